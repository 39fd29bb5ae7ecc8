// Generated from functions/support/tests/golden/openapi.json by `npm run generate`. Not edited by hand.

export interface paths {
    "/api/support/all/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create operator file */
        post: operations["create_operator_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/all/files/{id}": {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/all/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all tickets */
        get: operations["list_all_tickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/all/tickets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show any ticket */
        get: operations["show_any_ticket"];
        /** Put ticket */
        put: operations["put_ticket"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/all/tickets/{id}/canned-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fill canned replies */
        get: operations["fill_canned_replies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/all/tickets/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merge ticket */
        post: operations["merge_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/all/tickets/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create answer */
        post: operations["create_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/all/tickets/{id}/others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List other tickets */
        get: operations["list_other_tickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/canned-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List canned replies */
        get: operations["list_canned_replies"];
        put?: never;
        /** Create canned reply */
        post: operations["create_canned_reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/canned-replies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put canned reply */
        put: operations["put_canned_reply"];
        post?: never;
        /** Delete canned reply */
        delete: operations["delete_canned_reply"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List departments */
        get: operations["list_departments"];
        put?: never;
        /** Create department */
        post: operations["create_department"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/departments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put department */
        put: operations["put_department"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/faq": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List faq */
        get: operations["list_faq"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/faq-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List faq entries */
        get: operations["list_faq_entries"];
        put?: never;
        /** Create faq entry */
        post: operations["create_faq_entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/faq-entries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put faq entry */
        put: operations["put_faq_entry"];
        post?: never;
        /** Delete faq entry */
        delete: operations["delete_faq_entry"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create file */
        post: operations["create_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/files/{id}": {
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
    "/api/support/known": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List known */
        get: operations["list_known"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show options */
        get: operations["show_options"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tickets */
        get: operations["list_tickets"];
        put?: never;
        /** Create ticket */
        post: operations["create_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/tickets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show ticket */
        get: operations["show_ticket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/tickets/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create message */
        post: operations["create_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/tickets/{id}/solution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Solve ticket */
        post: operations["solve_ticket"];
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
        /** @description Such a question, for whoever asks it. */
        AnsweredQuestion: {
            /** @description What is answered, as HTML of paragraphs, lists, emphasis and links alone. */
            answer_html: string;
            /** @description The entry. */
            id: string;
            /** @description The language of both texts. */
            language: components["schemas"]["Locale"];
            /** @description What is asked. */
            question: string;
        };
        /** @description An answer that is given often. */
        CannedReply: {
            /** @description For the requests of one department; null for all. */
            department_id: string | null;
            /** @description The reply. */
            id: string;
            /** @description What operators know it by. */
            name: string;
            /** @description What it says. `{name}`, `{number}`, `{subject}`, `{operator}` and `{location}` stand for what they say. */
            text: string;
            /**
             * Format: int64
             * @description Grows with every change; a change names the version that it was decided on.
             */
            version: number;
        };
        /** @description An answer that is given often, as operators set it up. */
        CannedReplySetup: {
            /** @description For the requests of one department; null for all. */
            department_id?: string | null;
            /** @description What operators know it by. */
            name: string;
            /** @description What it says. `{name}`, `{number}`, `{subject}`, `{operator}` and `{location}` stand for what they say. */
            text: string;
        };
        /** @description A department. */
        Department: {
            /** @description Whether it takes no more requests. */
            archived: boolean;
            /** @description What it is for; may be empty. */
            description: string;
            /** @description In how many minutes, of those in which the location is open, a request has its first answer; null for no target. */
            first_answer_minutes: number | null;
            /** @description The department. */
            id: string;
            /** @description What it is called. */
            name: string;
            /** @description Who hears of its requests; empty for all who answer requests. */
            operators: string[];
            /** @description Its place among the others. */
            position: number;
            /** @description For how many days a reply opens a solved request again. */
            reopen_days: number;
            /**
             * Format: int64
             * @description How many requests of it are not solved.
             */
            unsolved: number;
            /**
             * Format: int64
             * @description Grows with every change; a change names the version that it was decided on.
             */
            version: number;
        };
        /** @description A department, as operators set it up. */
        DepartmentSetup: {
            /** @description Whether it takes no more requests. */
            archived: boolean;
            /** @description What it is for; may be empty. */
            description: string;
            /** @description In how many minutes, of those in which the location is open, a request has its first answer; null for no target. */
            first_answer_minutes?: number | null;
            /** @description What it is called. */
            name: string;
            /** @description Who hears of its requests; empty for all who answer requests. */
            operators: string[];
            /** @description Its place among the others. */
            position: number;
            /** @description For how many days a reply opens a solved request again. */
            reopen_days: number;
        };
        /** @description Such a question, for operators. */
        FaqEntry: {
            /** @description What is answered. */
            answer: string;
            /** @description What is answered, as others read it. */
            answer_html: string;
            /** @description The entry. */
            id: string;
            /** @description The language of both texts. */
            language: components["schemas"]["Locale"];
            /** @description Its place among the others. */
            position: number;
            /** @description Whether it is read by others than operators. */
            published: boolean;
            /** @description What is asked; once in each language. */
            question: string;
            /**
             * Format: int64
             * @description Grows with every change; a change names the version that it was decided on.
             */
            version: number;
        };
        /** @description A question that is asked often, as operators set it up. */
        FaqEntrySetup: {
            /** @description What is answered. */
            answer: string;
            /** @description The language of both texts. */
            language: components["schemas"]["Locale"];
            /** @description Its place among the others. */
            position: number;
            /** @description Whether it is read by others than operators. */
            published: boolean;
            /** @description What is asked; once in each language. */
            question: string;
        };
        /** @description A file. */
        File: {
            /**
             * Format: int64
             * @description How many bytes it has.
             */
            bytes: number;
            /**
             * Format: uint32
             * @description How high it is, of a picture.
             */
            height: number | null;
            /** @description The file. */
            id: string;
            /** @description What it is. */
            media_type: components["schemas"]["Media"];
            /** @description What it was called where it came from. */
            name: string;
            /**
             * Format: uint32
             * @description How wide it is, of a picture.
             */
            width: number | null;
        };
        /** @description Such an answer, filled in for one request by one operator. */
        FilledReply: {
            /** @description The reply. */
            id: string;
            /** @description What operators know it by. */
            name: string;
            /** @description What it says. */
            text: string;
        };
        /** @description What the console's lists and forms choose from. */
        KnownSupport: {
            /** @description Every department, archived ones too. */
            departments: components["schemas"]["Department"][];
            /** @description Every location. */
            locations: components["schemas"]["OfferedLocation"][];
            /** @description Who answers requests. */
            operators: components["schemas"]["SupportOperator"][];
        };
        /** @description A language that the portal speaks. */
        Locale: "en" | "es" | "de";
        /** @description A message that was written. */
        MadeMessage: {
            /** @description The message. */
            id: string;
            /** @description Where the request stands with it. */
            status: components["schemas"]["TicketStatus"];
            /** @description The request that it is about: of one that was merged, the one that stays. */
            ticket_id: string;
        };
        /** @description A request that was made. */
        MadeTicket: {
            /** @description The request. */
            id: string;
            /**
             * Format: int64
             * @description What people call it by.
             */
            number: number;
        };
        /** @description What a file is, once it was looked at. */
        Media: "image/jpeg" | "image/png" | "application/pdf" | "text/plain";
        /** @description Into which request another one is merged; of the same customer. */
        Merge: {
            /** @description The number of the request that stays. */
            into: number;
        };
        /** @description A request that was merged into another. */
        MergedTicket: {
            /**
             * Format: int64
             * @description What people call it by.
             */
            number: number;
            /** @description What it is about. */
            subject: string;
        };
        /** @description Something that was written. */
        Message: {
            /** @description The name of whoever wrote it. */
            author: string;
            /**
             * Format: date-time
             * @description When.
             */
            created_at: string;
            /** @description What is attached. */
            files: components["schemas"]["File"][];
            /** @description The message. */
            id: string;
            /** @description By whom, and for whom. */
            kind: components["schemas"]["MessageKind"];
            /** @description In which request it was written, if that was merged into this one. */
            merged_from: components["schemas"]["MergedTicket"] | null;
            /** @description What was written. */
            text: string;
        };
        /** @description Who wrote a message, and for whom. */
        MessageKind: "member" | "answer" | "note";
        /** @description What an operator writes. */
        NewAnswer: {
            /** @description Files that were handed in before, by whoever writes. */
            file_ids: string[];
            /** @constant */
            kind: "answer";
            /** @description What is written. */
            text: string;
            /** @description What becomes of it. */
            then: components["schemas"]["Then"];
        } | {
            /** @description Files that were handed in before, by whoever writes. */
            file_ids: string[];
            /** @constant */
            kind: "note";
            /** @description What is written. */
            text: string;
        };
        /** @description A reply. */
        NewMessage: {
            /** @description Files that were handed in before, by whoever writes. */
            file_ids: string[];
            /** @description What is written. */
            text: string;
        };
        /** @description A new request. */
        NewTicket: {
            /** @description Whose it is to be. */
            department_id: string;
            /** @description Files that were handed in before, by whoever asks. */
            file_ids: string[];
            /** @description Where it is about. */
            location_id: string;
            /** @description What it is about. */
            subject: string;
            /** @description What is asked for. */
            text: string;
        };
        /** @description A department to choose. */
        OfferedDepartment: {
            /** @description What it is for; may be empty. */
            description: string;
            /** @description The department. */
            id: string;
            /** @description What it is called. */
            name: string;
        };
        /** @description A location to choose. */
        OfferedLocation: {
            /** @description The location. */
            id: string;
            /** @description What it is called. */
            name: string;
        };
        /** @description A request as operators see it. */
        OperatorTicket: {
            /** @description What was written, notes too, the first first; of a long one the latest 500. */
            messages: components["schemas"]["Message"][];
            /** @description What the list says of it. */
            ticket: components["schemas"]["OperatorTicketLine"];
        };
        /** @description A request as operators see it in a list. */
        OperatorTicketLine: {
            /** @description Who sees to it. */
            assignee_id: string | null;
            /** @description The name of whoever sees to it. */
            assignee_name: string | null;
            /**
             * Format: date-time
             * @description When something last became of it.
             */
            changed_at: string;
            /**
             * Format: date-time
             * @description Until when a reply opens it again, of a solved one.
             */
            closes_at: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /** @description Whose request it is. */
            customer_id: string;
            /** @description The customer's name. */
            customer_name: string;
            /** @description Whose it is to answer. */
            department_id: string;
            /** @description The department's name. */
            department_name: string;
            /**
             * Format: date-time
             * @description When its first answer is due.
             */
            first_answer_due_at: string | null;
            /**
             * Format: date-time
             * @description When it had its first answer.
             */
            first_answered_at: string | null;
            /** @description The request. */
            id: string;
            /** @description Where it is about. */
            location_id: string;
            /** @description The location's name. */
            location_name: string;
            /**
             * Format: date-time
             * @description When what was merged into it is to have its first answer, while it has none.
             */
            merged_due_at: string | null;
            /** @description Where it goes on, if it was merged. */
            merged_into: components["schemas"]["StayingTicket"] | null;
            /**
             * Format: int64
             * @description What people call it by.
             */
            number: number;
            /** @description Whether it, or what was merged into it, waits for its first answer for too long. */
            overdue: boolean;
            /** @description How soon it is to be seen to. */
            priority: components["schemas"]["Priority"];
            /** @description Where it stands. */
            status: components["schemas"]["TicketStatus"];
            /** @description What it is about. */
            subject: string;
            /**
             * Format: int64
             * @description Grows with every change; a change names the version that it was decided on.
             */
            version: number;
        };
        /** @description One page of a list. */
        Page: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["TicketLine"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page2: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["AnsweredQuestion"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page3: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["OperatorTicketLine"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page4: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["FilledReply"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page5: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["Department"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page6: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["CannedReply"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page7: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["FaqEntry"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description How soon something is to be seen to. */
        Priority: "low" | "normal" | "high" | "urgent";
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
        /** @description Which requests. */
        Queue: "open" | "mine" | "unassigned" | "overdue" | "all";
        /** @description A size of a picture. */
        SizeName: "full" | "small";
        /** @description The request that another one was merged into. */
        StayingTicket: {
            /** @description The request. */
            id: string;
            /**
             * Format: int64
             * @description What people call it by.
             */
            number: number;
        };
        /** @description An operator who answers requests. */
        SupportOperator: {
            /** @description The account. */
            id: string;
            /** @description Its owner's name. */
            name: string;
        };
        /** @description What a new request chooses from. */
        SupportOptions: {
            /** @description Whose it can be. */
            departments: components["schemas"]["OfferedDepartment"][];
            /** @description Where it can be about. */
            locations: components["schemas"]["OfferedLocation"][];
        };
        /** @description What becomes of a request with an answer. */
        Then: "open" | "waiting" | "solved";
        /** @description A request as its member sees it. */
        Ticket: {
            /** @description What was written, the first first; of a long one the latest 500. */
            messages: components["schemas"]["Message"][];
            /** @description What the list says of it. */
            ticket: components["schemas"]["TicketLine"];
        };
        /** @description A request in its member's list. */
        TicketLine: {
            /**
             * Format: date-time
             * @description When something last became of it.
             */
            changed_at: string;
            /**
             * Format: date-time
             * @description Until when a reply opens it again, of a solved one.
             */
            closes_at: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /** @description Whose it is. */
            department_name: string;
            /** @description The request. */
            id: string;
            /** @description Where it is about. */
            location_name: string;
            /** @description Where it goes on, if it was merged. */
            merged_into: components["schemas"]["StayingTicket"] | null;
            /**
             * Format: int64
             * @description What people call it by.
             */
            number: number;
            /** @description Where it stands. */
            status: components["schemas"]["TicketStatus"];
            /** @description What it is about. */
            subject: string;
        };
        /** @description What operators decide about a request. */
        TicketSetup: {
            /** @description Who sees to it; null for nobody yet. */
            assignee_id?: string | null;
            /** @description Whose it is to answer. */
            department_id: string;
            /** @description How soon it is to be seen to. */
            priority: components["schemas"]["Priority"];
            /** @description Where it stands. */
            status: components["schemas"]["Then"];
        };
        /** @description Where a request stands. */
        TicketStatus: "open" | "waiting" | "solved" | "closed";
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
    create_operator_file: {
        parameters: {
            query: {
                name: string;
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
                    "application/json": components["schemas"]["File"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_any_file: {
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
    list_all_tickets: {
        parameters: {
            query?: {
                cursor?: string;
                department?: string;
                location?: string;
                queue?: components["schemas"]["Queue"];
                search?: string;
                status?: components["schemas"]["TicketStatus"];
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
                    "application/json": components["schemas"]["Page3"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_any_ticket: {
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
                    "application/json": components["schemas"]["OperatorTicket"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_ticket: {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketSetup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorTicketLine"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    fill_canned_replies: {
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
                    "application/json": components["schemas"]["Page4"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    merge_ticket: {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Merge"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StayingTicket"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_answer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAnswer"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeMessage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_other_tickets: {
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
                    "application/json": components["schemas"]["Page"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_canned_replies: {
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
                    "application/json": components["schemas"]["Page6"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_canned_reply: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CannedReplySetup"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReply"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_canned_reply: {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CannedReplySetup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReply"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_canned_reply: {
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
    list_departments: {
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
    create_department: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DepartmentSetup"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_department: {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DepartmentSetup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_faq: {
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
                    "application/json": components["schemas"]["Page2"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_faq_entries: {
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
                    "application/json": components["schemas"]["Page7"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_faq_entry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FaqEntrySetup"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaqEntry"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_faq_entry: {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FaqEntrySetup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaqEntry"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_faq_entry: {
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
    create_file: {
        parameters: {
            query: {
                name: string;
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
                    "application/json": components["schemas"]["File"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_file: {
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
    list_known: {
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
                    "application/json": components["schemas"]["KnownSupport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_options: {
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
                    "application/json": components["schemas"]["SupportOptions"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_tickets: {
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
    create_ticket: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTicket"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeTicket"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_ticket: {
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
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_message: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMessage"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeMessage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    solve_ticket: {
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
                    "application/json": components["schemas"]["TicketLine"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
