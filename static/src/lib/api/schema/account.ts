// Generated from functions/account/tests/golden/openapi.json by `npm run generate`. Not edited by hand.

export interface paths {
    "/api/account/all/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find account customers */
        get: operations["find_account_customers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/all/customers/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List customer files */
        get: operations["list_customer_files"];
        put?: never;
        /** Give file */
        post: operations["give_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/all/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show any file */
        get: operations["show_any_file"];
        put?: never;
        post?: never;
        /** Take back file */
        delete: operations["take_back_file"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show erasure */
        get: operations["show_erasure"];
        put?: never;
        /** Ask erasure */
        post: operations["ask_erasure"];
        /** Take back erasure */
        delete: operations["take_back_erasure"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List exports */
        get: operations["list_exports"];
        put?: never;
        /** Create export */
        post: operations["create_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/exports/{id}/zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show export */
        get: operations["show_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List files */
        get: operations["list_files"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show file */
        get: operations["show_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/pictures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show picture */
        get: operations["show_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show profile */
        get: operations["show_profile"];
        /** Put profile */
        put: operations["put_profile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/profile/cover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put cover */
        post: operations["put_cover"];
        /** Delete cover */
        delete: operations["delete_cover"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/profile/photo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put photo */
        post: operations["put_photo"];
        /** Delete photo */
        delete: operations["delete_photo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Suggest skills */
        get: operations["suggest_skills"];
        put?: never;
        post?: never;
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
        /** @description An erasure that was asked for. */
        AskedErasure: {
            /**
             * Format: date-time
             * @description When.
             */
            asked_at: string;
            /**
             * Format: date-time
             * @description Until when it can be taken back.
             */
            due_at: string;
            /**
             * Format: date-time
             * @description Since when it is due and something stands in its way.
             */
            held_since: string | null;
        };
        /** @description Asks for it. */
        AskErasure: {
            /**
             * Format: email
             * @description The account's address, typed once more: nobody presses that button by accident.
             */
            email: string;
        };
        /** @description A file that a customer was given. */
        CustomerFile: {
            /**
             * Format: int64
             * @description How many bytes it has.
             */
            bytes: number;
            /**
             * Format: date-time
             * @description When somebody of the customer first had it.
             */
            fetched_at: string | null;
            /**
             * Format: date-time
             * @description When it was given.
             */
            given_at: string;
            /** @description The file. */
            id: string;
            /** @description What it is. */
            kind: components["schemas"]["FileKind"];
            /** @description Of which sort it is. */
            media_type: components["schemas"]["Media"];
            /** @description What it is called. */
            title: string;
        };
        /** @description What a customer was given. */
        CustomerFiles: {
            /** @description What the customer is called. */
            customer_name: string;
            /** @description The items, in the list's order. */
            items: components["schemas"]["CustomerFile"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description A customer, to be chosen. */
        CustomerName: {
            /** @description The address. */
            email: string;
            /** @description The customer. */
            id: string;
            /** @description The name. */
            name: string;
        };
        /** @description What erasing the account would mean. */
        Erasure: {
            /** @description Whether it was asked for. */
            asked: components["schemas"]["AskedErasure"] | null;
            /**
             * Format: int64
             * @description In how many days it is due once it is.
             */
            cooling_off_days: number;
            /** @description What is there, and so goes or stays. */
            holdings: components["schemas"]["Holdings"];
            /** @description What stands in its way. */
            obstacles: components["schemas"]["Obstacles"];
        };
        /** @description All of somebody's data, as ZIP files. */
        Export: {
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            asked_at: string;
            /** @description The export. */
            id: string;
            /**
             * Format: date-time
             * @description Until when it can be fetched.
             */
            lapses_at: string | null;
            /** @description How many bytes each part has. The first holds all that is written; files that do not fit into it are in the others. */
            parts: number[];
            /** @description Where it stands. */
            status: components["schemas"]["ExportStatus"];
        };
        /** @description What was asked for lately. */
        Exports: {
            /** @description The latest ten, the latest first. */
            items: components["schemas"]["Export"][];
            /**
             * Format: date-time
             * @description From when on another can be asked for; null for now.
             */
            next_at: string | null;
        };
        /** @description Where an export stands. */
        ExportStatus: "asked" | "made" | "lapsed";
        /** @description What a file is that a customer was given. */
        FileKind: "contract" | "house_rules" | "access" | "other";
        /** @description What is, and what becomes of it. */
        Holdings: {
            /**
             * Format: int64
             * @description Bookings: their titles go, that a room was taken stays.
             */
            bookings: number;
            /**
             * Format: int64
             * @description Contracts that are over: kept without the reason for leaving, because invoices rest on them.
             */
            contracts: number;
            /**
             * Format: int64
             * @description Customers that go with the account; those that others act for too stay with them.
             */
            customers: number;
            /**
             * Format: int64
             * @description Pictures and files that were handed in.
             */
            files: number;
            /**
             * Format: int64
             * @description Files from the staff.
             */
            given_files: number;
            /**
             * Format: int64
             * @description Invoices and credit notes: kept with the name and address on them, because tax law wants it.
             */
            invoices: number;
            /**
             * Format: int64
             * @description Mails that were sent.
             */
            notices: number;
            /**
             * Format: int64
             * @description Payments: kept, because tax law wants it.
             */
            payments: number;
            /**
             * Format: int64
             * @description Requests to the staff: their words and files go, that there was one stays.
             */
            tickets: number;
            /**
             * Format: int64
             * @description Visits that were registered.
             */
            visits: number;
        };
        /** @description What a file is, once it was looked at. */
        Media: "image/jpeg" | "image/png" | "application/pdf" | "text/plain";
        /** @description How many of each stand in the way; of the customers that nobody else acts for. */
        Obstacles: {
            /**
             * Format: int64
             * @description Bookings that are not over.
             */
            bookings: number;
            /**
             * Format: int64
             * @description Charges that are not invoiced yet.
             */
            charges: number;
            /**
             * Format: int64
             * @description Contracts that run, or wait for a yes.
             */
            contracts: number;
            /**
             * Format: int64
             * @description Payments and credit notes of which money is left, that is theirs.
             */
            credits: number;
            /**
             * Format: int64
             * @description Mail and parcels that wait for them.
             */
            deliveries: number;
            /**
             * Format: int64
             * @description Invoices that are not paid.
             */
            invoices: number;
            /**
             * Format: int64
             * @description Payments that are on their way.
             */
            payments: number;
            /**
             * Format: int64
             * @description 1 for an operator.
             */
            roles: number;
            /**
             * Format: int64
             * @description Teams that they pay for and others are in.
             */
            teams: number;
        };
        /** @description One page of a list. */
        Page: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["CustomerFile"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page2: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["CustomerName"][];
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
        /** @description A profile, as its owner sees it. */
        Profile: {
            /** @description What they say of themselves. */
            about: string;
            /** @description For whom. */
            company: string;
            /** @description What the cover shows. */
            cover_alt: string;
            /** @description The wide picture above the profile, if there is one. */
            cover_id: string | null;
            /** @description Pages of theirs. */
            links: string[];
            /** @description A telephone number; may be empty. */
            phone: string;
            /** @description What the photo shows. */
            photo_alt: string;
            /** @description The photo, if there is one. */
            photo_id: string | null;
            /** @description What they do. */
            position: string;
            /** @description What is shown of them there. */
            shown: components["schemas"]["ProfileField"][];
            /** @description Skills and interests; of two that are written alike but for capitals and spaces, the first counts. */
            skills: string[];
            /**
             * Format: int64
             * @description Grows with every change; a change names the version that it was decided on. 0 for one that was never written.
             */
            version: number;
            /** @description Who finds them. */
            visibility: components["schemas"]["Visibility"];
            /** @description The zone in which they read times; null for the browser's. */
            zone: string | null;
        };
        /** @description A part of a profile that is shown, or is not, where the profile is. The name always is. */
        ProfileField: "photo" | "about" | "phone" | "position" | "company" | "links" | "skills";
        /** @description A profile, as its owner writes it. */
        ProfileSetup: {
            /** @description What they say of themselves. */
            about: string;
            /** @description For whom. */
            company: string;
            /** @description What the cover shows. */
            cover_alt: string;
            /** @description Pages of theirs. */
            links: string[];
            /** @description A telephone number; may be empty. */
            phone: string;
            /** @description What the photo shows. */
            photo_alt: string;
            /** @description What they do. */
            position: string;
            /** @description What is shown of them there. */
            shown: components["schemas"]["ProfileField"][];
            /** @description Skills and interests; of two that are written alike but for capitals and spaces, the first counts. */
            skills: string[];
            /** @description Who finds them. */
            visibility: components["schemas"]["Visibility"];
            /** @description The zone in which they read times; null for the browser's. */
            zone?: string | null;
        };
        /** @description A size of a picture. */
        SizeName: "full" | "medium" | "small";
        /** @description Skills that others have. */
        Suggestions: {
            /** @description At most eight, as they are written. */
            items: string[];
        };
        /** @description Who finds somebody in the directory. */
        Visibility: "nobody" | "members" | "public";
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
    find_account_customers: {
        parameters: {
            query: {
                cursor?: string;
                search: string;
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
    list_customer_files: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["CustomerFiles"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    give_file: {
        parameters: {
            query: {
                kind: components["schemas"]["FileKind"];
                name: string;
                title: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerFile"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_any_file: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "image/jpeg": string;
                    "image/png": string;
                    "text/plain": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    take_back_file: {
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
    show_erasure: {
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
                    "application/json": components["schemas"]["Erasure"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ask_erasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskErasure"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedErasure"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    take_back_erasure: {
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
    list_exports: {
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
                    "application/json": components["schemas"]["Exports"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_export: {
        parameters: {
            query: {
                part: number;
            };
            header?: never;
            path: {
                id: string;
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
                    "application/zip": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_files: {
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
    show_file: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "image/jpeg": string;
                    "image/png": string;
                    "text/plain": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_picture: {
        parameters: {
            query?: {
                size?: components["schemas"]["SizeName"];
            };
            header?: never;
            path: {
                id: string;
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
                    "application/pdf": string;
                    "image/jpeg": string;
                    "image/png": string;
                    "text/plain": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_profile: {
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
                    "application/json": components["schemas"]["Profile"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_profile: {
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
                "application/json": components["schemas"]["ProfileSetup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_cover: {
        parameters: {
            query?: {
                alt?: string;
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
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_cover: {
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
    put_photo: {
        parameters: {
            query?: {
                alt?: string;
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
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_photo: {
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
    suggest_skills: {
        parameters: {
            query: {
                begins: string;
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
                    "application/json": components["schemas"]["Suggestions"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
