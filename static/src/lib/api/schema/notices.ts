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
    "/api/notices/address-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try address */
        post: operations["try_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/bounces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List bounces */
        get: operations["list_bounces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/bounces/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete bounce */
        delete: operations["delete_bounce"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/bounces/soft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List soft bounces */
        get: operations["list_soft_bounces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create device */
        post: operations["create_device"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete device */
        delete: operations["delete_device"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List inbox */
        get: operations["list_inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/inbox/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read one */
        post: operations["read_one"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/inbox/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read all */
        post: operations["read_all"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/proofs/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show proof */
        get: operations["show_proof"];
        put?: never;
        /** Prove address */
        post: operations["prove_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replay notices */
        post: operations["replay_notices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/returned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take returned */
        post: operations["take_returned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show settings */
        get: operations["show_settings"];
        /** Put settings */
        put: operations["put_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/strays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List strays */
        get: operations["list_strays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/strays/dismissals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Dismiss strays */
        post: operations["dismiss_strays"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/strays/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replay stray */
        post: operations["replay_stray"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show summary */
        get: operations["show_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List texts */
        get: operations["list_texts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/texts/{topic}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show text */
        get: operations["show_text"];
        /** Put text */
        put: operations["put_text"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/texts/{topic}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preview text */
        post: operations["preview_text"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count unread */
        get: operations["count_unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/unsubscribe/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show unsubscribe */
        get: operations["show_unsubscribe"];
        put?: never;
        /** Unsubscribe */
        post: operations["unsubscribe"];
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
        /** @description What a notice is about, as people choose by it: some topics each. */
        Area: "security" | "bookings" | "invoices" | "payments" | "plans" | "shop" | "visitors" | "deliveries" | "support" | "staff";
        /** @description How one area is told. */
        AreaChoice: {
            /** @description Which. */
            area: components["schemas"]["Area"];
            /** @description In the inbox. */
            in_app: boolean;
            /** @description By mail. */
            mail: boolean;
            /** @description By push. */
            push: boolean;
        };
        /** @description How one area is told, and what can be chosen. */
        AreaSetting: {
            /** @description Which. */
            area: components["schemas"]["Area"];
            /** @description Whether some of it can wait, for quiet hours to end or for a digest. */
            can_wait: boolean;
            /** @description In the inbox. */
            in_app: boolean;
            /** @description By mail. */
            mail: boolean;
            /** @description Whether it is told by mail whatever is chosen. */
            mail_always: boolean;
            /** @description By push. */
            push: boolean;
        };
        /** @description An address to which mail does not come. */
        Bounce: {
            /** @description The address. */
            address: string;
            /**
             * Format: date-time
             * @description When.
             */
            bounced_at: string;
            /** @description Whether its server took the mail and sent it back later; if not, it refused it. */
            came_back: boolean;
            /** @description Its id. */
            id: string;
            /** @description What its server said. */
            reason: string;
            /** @description What about the mail was. */
            topic: string;
        };
        /** @description That the account's address is not written to. */
        Bounced: {
            /** @description What its server said. */
            reason: string;
            /**
             * Format: date-time
             * @description When.
             */
            since: string;
            /**
             * Format: date-time
             * @description When a mail to try it may be asked for again; now, if it is past.
             */
            try_again_at: string;
        };
        /** @description A location whose clock can count. */
        ClockChoice: {
            /** @description The location. */
            id: string;
            /** @description Its name. */
            name: string;
            /** @description The IANA name of its zone. */
            zone: string;
        };
        /** @description A browser that takes pushes. */
        Device: {
            /**
             * Format: date-time
             * @description Since when.
             */
            created_at: string;
            /** @description Its id. */
            id: string;
            /** @description Whether it is the session that asks. */
            is_this_session: boolean;
            /** @description What its owner calls it. */
            name: string;
        };
        /** @description The keys that messages to a browser are sealed for (RFC 8291, 3). */
        DeviceKeys: {
            /** @description Its secret, 16 bytes. */
            auth: string;
            /** @description Its public key: an uncompressed point of P-256, 65 bytes. */
            p256dh: string;
        };
        /** @description How often what can wait is told by mail. */
        DigestEvery: "off" | "daily" | "weekly";
        /** @description How many were dismissed. */
        Dismissed: {
            /**
             * Format: uint
             * @description Of those that had come until then.
             */
            dismissed: number;
        };
        /** @description An operator's own words as they hold. */
        HeldWords: {
            /** @description After all else. */
            closing: string | null;
            /** @description Before all else that the notice says. */
            opening: string | null;
            /** @description In place of the subject line; null for the standard one. */
            subject: string | null;
        };
        /** @description A notice in an account's inbox. */
        InboxItem: {
            /**
             * Format: date-time
             * @description When it was owed.
             */
            created_at: string;
            /** @description Its id. */
            id: string;
            /** @description The page of the portal that it is about, if there is one. */
            page: string | null;
            /**
             * Format: date-time
             * @description When it was read, if it was.
             */
            read_at: string | null;
            /** @description How it begins. */
            text: string;
            /** @description What it says, in a line. */
            title: string;
            /** @description What about, such as `bookings.confirmed`. */
            topic: string;
        };
        /** @description A language that the portal speaks. */
        Locale: "en" | "es" | "de";
        /** @description A browser's subscription (W3C Push API), and what to call it. */
        NewDevice: {
            /** @description Where its push service takes messages. */
            endpoint: string;
            /** @description The keys that messages are sealed for. */
            keys: components["schemas"]["DeviceKeys"];
            /** @description What its owner calls it. */
            name: string;
        };
        /** @description How an account wants to be told. */
        NewSettings: {
            /** @description The areas to change; others stay. */
            areas: components["schemas"]["AreaChoice"][];
            /** @description How often what can wait is mailed. */
            digest: components["schemas"]["DigestEvery"];
            /** @description The location whose clock counts; null for the space's first. */
            location_id?: string | null;
            /** @description When it is quiet; null for never. */
            quiet?: components["schemas"]["QuietHours"] | null;
        };
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
        /** @description What a topic says in one language. */
        NoticeText: {
            /** @description The language. */
            locale: components["schemas"]["Locale"];
            /** @description The names that may stand in braces. */
            placeholders: string[];
            /** @description A made-up notice with these words. */
            preview: components["schemas"]["Preview"];
            /** @description The topic. */
            topic: string;
            /**
             * Format: uint32
             * @description What a change is made on; 0 before the first.
             */
            version: number;
            /** @description The last ten versions, the newest first. */
            versions: components["schemas"]["TextVersion"][];
            /** @description What operators say in their own words. */
            words: components["schemas"]["HeldWords"];
        };
        /** @description An operator's own words. `{names}` in braces stand for what is put in. */
        OwnWords: {
            /** @description After all else. */
            closing?: string | null;
            /** @description Before all else that the notice says. */
            opening?: string | null;
            /** @description In place of the subject line; null for the standard one. */
            subject?: string | null;
        };
        /** @description One page of a list. */
        Page: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["InboxItem"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page2: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["Notice"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page3: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["Stray"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page4: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["Bounce"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page5: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["SoftBounce"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page6: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["TextLine"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description A notice as its reader sees it. */
        Preview: {
            /** @description The mail as a page: without script, and it fetches nothing. */
            html: string;
            /** @description The subject line. */
            subject: string;
            /** @description The mail as plain text. */
            text: string;
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
        /**
         * @description When nothing that can wait is pushed or mailed, on the clock of `zone`, or of `location_id`. An end before the beginning lies on the next
         *     day.
         */
        QuietHours: {
            /** @description From when. */
            from: string;
            /** @description Until when; another time than `from`. */
            until: string;
        };
        /** @description Which to mark as read. */
        ReadUntil: {
            /**
             * Format: date-time
             * @description All that were owed until then: the `created_at` of the newest that was seen, so that none is read that came since.
             */
            until: string;
        };
        /** @description How many were made due again. */
        Replayed: {
            /**
             * Format: uint
             * @description Of those asked for.
             */
            replayed: number;
        };
        /** @description Notices to send again. */
        Replays: {
            /** @description Which; those that were not given up are left alone. */
            ids: string[];
        };
        /** @description A message to send to the queue again that brought it. */
        ReplayStray: {
            /** @description What it says. */
            body: string;
            /** @description The queue that brought it. */
            queue: string;
        };
        /** @description How an account is told. */
        Settings: {
            /** @description Each area that concerns the account. */
            areas: components["schemas"]["AreaSetting"][];
            /** @description That mail to the account's address came back, if it did. */
            bounced: components["schemas"]["Bounced"] | null;
            /** @description The devices that take pushes. */
            devices: components["schemas"]["Device"][];
            /** @description How often what can wait is mailed. */
            digest: components["schemas"]["DigestEvery"];
            /** @description The location whose clock counts without a zone; null for the space's first. */
            location_id: string | null;
            /** @description Those that there are. */
            locations: components["schemas"]["ClockChoice"][];
            /** @description The key that a browser subscribes with (RFC 8292, base64url); null while the space sends no pushes. */
            push_key: string | null;
            /** @description When it is quiet, if ever. */
            quiet: components["schemas"]["QuietHours"] | null;
            /**
             * Format: uint32
             * @description What a change is made on; 0 before the first.
             */
            version: number;
            /** @description The zone of the account's profile, whose clock counts before any location's; null if it says none. */
            zone: string | null;
        };
        /** @description An address to which some mails did not arrive lately. It is written to all the same, until they are five in a fortnight. */
        SoftBounce: {
            /** @description The address. */
            address: string;
            /**
             * Format: date-time
             * @description When that was said.
             */
            last_at: string;
            /**
             * Format: uint32
             * @description How many mails.
             */
            mails: number;
            /** @description Why the last of them did not. */
            reason: string;
        };
        /** @description What has become of a notice. */
        State: "waiting" | "sent" | "dead";
        /** @description A message of a queue that names nothing: no notice, no order. */
        Stray: {
            /** @description What it says, or its beginning. */
            body: string;
            /** @description Whether it can be sent again; one of which only the beginning was kept cannot. */
            can_replay: boolean;
            /**
             * Format: date-time
             * @description When it came first.
             */
            first_at: string;
            /**
             * Format: date-time
             * @description When it came last.
             */
            last_at: string;
            /** @description The queue that brought it: `notices` or `orders`. */
            queue: string;
            /**
             * Format: uint32
             * @description How often.
             */
            times: number;
            /** @description Why nothing could be done. */
            why: string;
        };
        /** @description How many notices are where; each number ends at a thousand. */
        Summary: {
            /**
             * Format: uint32
             * @description Addresses that are not written to.
             */
            bounced: number;
            /**
             * Format: uint32
             * @description Given up.
             */
            dead: number;
            /**
             * Format: date-time
             * @description Since when the longest due of them has been due, if one is.
             */
            due_since: string | null;
            /**
             * Format: uint32
             * @description Sent since the day began in UTC.
             */
            sent_today: number;
            /**
             * Format: uint32
             * @description Messages of the queues that name nothing.
             */
            stray: number;
            /**
             * Format: uint32
             * @description Waiting, due or not yet.
             */
            waiting: number;
        };
        /** @description A topic in the list of texts. */
        TextLine: {
            /** @description The languages in which operators say something of their own. */
            edited: components["schemas"]["Locale"][];
            /** @description Its standard subject line, of a made-up notice. */
            subject: string;
            /** @description Its name. */
            topic: string;
        };
        /** @description One version of an operator's words. */
        TextVersion: {
            /** @description Who wrote it, if their account is there. */
            by: string | null;
            /**
             * Format: date-time
             * @description When.
             */
            edited_at: string;
            /**
             * Format: uint32
             * @description Its number, from 1.
             */
            version: number;
            /** @description What it says; nothing at all for the standard words. */
            words: components["schemas"]["HeldWords"];
        };
        /** @description How many were not read yet. */
        Unread: {
            /**
             * Format: uint32
             * @description So many; 100 for that and more.
             */
            unread: number;
        };
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
                    "application/json": components["schemas"]["Page2"];
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
    try_address: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
    list_bounces: {
        parameters: {
            query?: {
                cursor?: string;
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
                    "application/json": components["schemas"]["Page4"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_bounce: {
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
    list_soft_bounces: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["Page5"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_device: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDevice"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_device: {
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
    list_inbox: {
        parameters: {
            query?: {
                cursor?: string;
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
    read_one: {
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
    read_all: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadUntil"];
            };
        };
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
    show_proof: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
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
                    "text/html": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    prove_address: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
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
                    "text/html": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    replay_notices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Replays"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replayed"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    take_returned: {
        parameters: {
            query: {
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
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
    show_settings: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["Settings"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_settings: {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSettings"];
            };
        };
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
    list_strays: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["Page3"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    dismiss_strays: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadUntil"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dismissed"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    replay_stray: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayStray"];
            };
        };
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
    show_summary: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["Summary"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_texts: {
        parameters: {
            query: {
                locale: components["schemas"]["Locale"];
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
                    "application/json": components["schemas"]["Page6"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_text: {
        parameters: {
            query: {
                locale: components["schemas"]["Locale"];
            };
            header?: never;
            path: {
                topic: string;
            };
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
                    "application/json": components["schemas"]["NoticeText"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_text: {
        parameters: {
            query: {
                locale: components["schemas"]["Locale"];
                version: number;
            };
            header?: never;
            path: {
                topic: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnWords"];
            };
        };
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
    preview_text: {
        parameters: {
            query: {
                locale: components["schemas"]["Locale"];
            };
            header?: never;
            path: {
                topic: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnWords"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    count_unread: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["Unread"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_unsubscribe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
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
                    "text/html": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    unsubscribe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
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
                    "text/html": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
