// Generated from functions/notices/tests/golden/openapi.json by `npm run generate`. Not edited by hand.

export interface paths {
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List notices */
        get: operations["list_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replay notice */
        post: operations["replay_notice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A notice as operators see it: everything but what it says, which may hold a link to sign in with. */
        Notice: {
            /**
             * Format: uint32
             * @description How often it was tried.
             */
            attempts: number;
            /**
             * Format: date-time
             * @description When it was owed.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it is tried next, if it waits.
             */
            due_at: string | null;
            /** @description Its id; also the left half of its mail's Message-ID. */
            id: string;
            /** @description Why the last attempt failed, if it did. */
            last_error: string | null;
            /** @description To whom; as it was owed, even if it is no address. */
            recipient: string;
            /**
             * Format: date-time
             * @description When it was sent, if it was.
             */
            sent_at: string | null;
            /** @description What has become of it. */
            state: components["schemas"]["State"];
            /** @description What about, such as `bookings.confirmed`. */
            topic: string;
        };
        /** @description One page of a list. */
        Page: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["Notice"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description RFC 9457. Kinds add members of their own. */
        Problem: {
            detail?: string;
            errors?: {
                detail: string;
                pointer: string;
                rule: string;
            }[];
            status: number;
            title: string;
            type: string;
        };
        /** @description What has become of a notice. */
        State: "waiting" | "sent" | "dead";
    };
    responses: {
        /** @description Refused; `type` says why */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_notices: {
        parameters: {
            query?: {
                cursor?: string;
                state?: components["schemas"]["State"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    replay_notice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
}
