// Generated from functions/dashboard/tests/golden/openapi.json by `npm run generate`. Not edited by hand.

export interface paths {
    "/api/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show dashboard */
        get: operations["show_dashboard"];
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
        /** @description What waits in the basket. */
        BasketCard: {
            /**
             * Format: date-time
             * @description Until when the first of the places in it is held; null if it holds none.
             */
            held_until: string | null;
            /**
             * Format: uint32
             * @description How many things.
             */
            items: number;
            /** @description What the first three are called, in the order in which they were added. */
            names: string[];
        };
        /** @description What a grant is counted in. */
        BenefitKind: "time_credit" | "money_credit" | "day_pass" | "time_pass";
        /** @description What is left of a benefit. */
        BenefitLeft: {
            /** @description Of which currency, for money. */
            currency: string | null;
            /**
             * Format: int64
             * @description How much was given.
             */
            given: number;
            /** @description Counted in what. */
            kind: components["schemas"]["BenefitKind"];
            /**
             * Format: date
             * @description The last day on which it can be used, on the calendar of the books; null for ever.
             */
            last_day: string | null;
            /**
             * Format: int64
             * @description How much is left: minutes, minor units of `currency`, passes.
             */
            left: number;
            /** @description What it is called. */
            name: string;
        };
        /** @description A benefit that begins soon. */
        BenefitToCome: {
            /** @description Of which currency, for money. */
            currency: string | null;
            /**
             * Format: date
             * @description The first day on which it can be used, on the calendar of the books.
             */
            first_day: string;
            /** @description Counted in what. */
            kind: components["schemas"]["BenefitKind"];
            /**
             * Format: int64
             * @description How much of it is left to spend: minutes, minor units of `currency`, passes.
             */
            left: number;
            /** @description What it is called. */
            name: string;
        };
        /** @description What a customer owes and will owe. */
        BillingCard: {
            /** @description What invoices are collected from by themselves on their due day; null if they are not. */
            collected_from: string | null;
            /** @description Whether the viewer may pay. */
            may_pay: boolean;
            /** @description The next invoice, if nothing else happens; null if none is in sight. */
            next: components["schemas"]["NextInvoice"] | null;
            /** @description What of it is overdue. */
            overdue: components["schemas"]["Money"][];
            /** @description What is still to be paid of all of them, one amount for each currency. */
            owed: components["schemas"]["Money"][];
            /** @description Unpaid invoices, those due first first; five at most. */
            unpaid: components["schemas"]["UnpaidInvoice"][];
            /**
             * Format: uint32
             * @description How many are unpaid.
             */
            unpaid_count: number;
        };
        /** @description What a cap leaves a member of what a payer shares, in this month. */
        CapLeft: {
            /** @description Of which currency, for money. */
            currency: string | null;
            /** @description Counted in what. */
            kind: components["schemas"]["BenefitKind"];
            /**
             * Format: int64
             * @description How much the viewer may still draw: minutes, minor units, passes.
             */
            left: number;
            /**
             * Format: int64
             * @description Of how much.
             */
            max: number;
        };
        /** @description Everything that the dashboard shows. */
        Dashboard: {
            /** @description What waits in the basket; null if nothing does. */
            basket: components["schemas"]["BasketCard"] | null;
            /** @description What is left of benefits that hold now, what expires first first. */
            benefits: components["schemas"]["BenefitLeft"][];
            /** @description What is owed and what will be; null for whom billing is not. */
            billing: components["schemas"]["BillingCard"] | null;
            /** @description What waits for the viewer at a desk, the latest first; empty if the section is not for the viewer. */
            deliveries: components["schemas"]["WaitingDelivery"][];
            /** @description The next bookings, soonest first; empty if the section is not for the viewer. */
            next_bookings: components["schemas"]["NextBooking"][];
            /**
             * Format: uint32
             * @description How many bookings have not ended.
             */
            open_bookings: number;
            /** @description The viewer's requests to the staff that are not solved, the latest change first; empty if the section is not for the viewer. */
            requests: components["schemas"]["OpenRequest"][];
            /** @description What teams share with the viewer, by whose it is; empty if none does. */
            shared: components["schemas"]["SharedLeft"][];
            /** @description What each location does today, on its own calendar. */
            today: components["schemas"]["LocationToday"][];
            /**
             * Format: uint32
             * @description How many notices in their inbox they have not read; 100 for that and more. What the bell begins with.
             */
            unread: number;
            /** @description Who looks, and what they may see and do. */
            viewer: components["schemas"]["Viewer"];
            /** @description Who visits the viewer now or next, soonest first; empty if the section is not for the viewer. */
            visitors: components["schemas"]["NextVisitor"][];
        };
        /** @description What became of a payment that has not settled its invoice. */
        InvoicePayment: "needs_action" | "processing" | "failed";
        /** @description A language that the portal speaks. */
        Locale: "en" | "es" | "de";
        /** @description A place to choose, without its calendar. */
        LocationName: {
            /** @description What is paid with there. */
            currency: string;
            /** @description The location. */
            id: string;
            /** @description What people call it. */
            name: string;
            /** @description The IANA name of its time zone, such as `Europe/Berlin`. */
            zone: string;
        };
        /** @description What a location does today. */
        LocationToday: {
            /**
             * Format: int64
             * @description How many fit in; null where nobody counts.
             */
            capacity: number | null;
            /**
             * Format: date-time
             * @description When it closes.
             */
            closes_at: string | null;
            /** @description Why it is closed all day, if a closure says so. */
            closure: string | null;
            /**
             * Format: date-time
             * @description Since when the viewer is in; null for who is not.
             */
            in_since: string | null;
            /** @description Which. */
            location: components["schemas"]["LocationName"];
            /** @description Whether it is open now. */
            open_now: boolean;
            /**
             * Format: date-time
             * @description When it opens, if it does.
             */
            opens_at: string | null;
            /**
             * Format: int64
             * @description How many members are in; null where nobody checks in.
             */
            people_in: number | null;
        };
        /** @description An amount: integer minor units (cents, pence; yen have none) of a currency. */
        Money: {
            /** @description The currency. */
            currency: string;
            /**
             * Format: int64
             * @description The amount in the currency's smallest unit, exact as a number of JavaScript and so of D1.
             */
            minor: number;
        };
        /** @description A booking that has not ended. */
        NextBooking: {
            /** @description Whether it can be cancelled now. */
            can_cancel: boolean;
            /**
             * Format: date-time
             * @description Until when.
             */
            ends_at: string;
            /** @description Its id. */
            id: string;
            /** @description The kind of it. */
            kind_name: string;
            /** @description Where. */
            location: components["schemas"]["LocationName"];
            /** @description What it costs. */
            price: components["schemas"]["Money"];
            /** @description What is booked. */
            resource_name: string;
            /**
             * Format: date-time
             * @description From when.
             */
            starts_at: string;
            /** @description What it is called; empty for nothing. */
            title: string;
        };
        /** @description An invoice to come. */
        NextInvoice: {
            /**
             * Format: date
             * @description The day by which it will have to be paid.
             */
            due_on: string;
            /**
             * Format: date
             * @description The day it will be issued.
             */
            on: string;
            /** @description What it will come to. */
            total: components["schemas"]["Money"];
        };
        /** @description Somebody who is in, is at the door, or is expected. */
        NextVisitor: {
            /** @description For whom the visitor works; may be empty. */
            company: string;
            /**
             * Format: date-time
             * @description Until when.
             */
            ends_at: string;
            /** @description The visit. */
            id: string;
            /** @description Whether the visitor is in. */
            is_in: boolean;
            /** @description The location's name. */
            location_name: string;
            /** @description The visitor's name. */
            name: string;
            /**
             * Format: date-time
             * @description From when.
             */
            starts_at: string;
            /** @description Whether the visitor is at the door and waits for the viewer's yes. */
            waits: boolean;
            /** @description The IANA name of its zone. */
            zone: string;
        };
        /** @description A request that is not solved. */
        OpenRequest: {
            /** @description The request. */
            id: string;
            /**
             * Format: int64
             * @description What people call it by.
             */
            number: number;
            /** @description What it is about. */
            subject: string;
            /** @description Whether the staff wait for the viewer's answer. */
            waits: boolean;
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
        /** @enum {string} */
        Right: "private_area" | "book" | "edit_bookings" | "buy_products" | "buy_tickets" | "use_boards" | "use_directory" | "change_plan" | "cancel_plan" | "see_invoices" | "pay_invoices" | "register_visitors";
        /** @description Whether the viewer has a right. */
        RightDecision: {
            /** @description Whether it is granted. */
            allowed: boolean;
            /** @description The right. */
            right: components["schemas"]["Right"];
            /** @description The rule that withholds it. */
            rule: components["schemas"]["Rule"] | null;
        };
        /** @enum {string} */
        Rule: "section-off" | "sign-in-required" | "members-only" | "contacts-only" | "no-customer" | "no-private-area" | "right-withheld" | "suspended";
        /** @enum {string} */
        Section: "home" | "plans" | "products" | "bookings" | "floor_plan" | "events" | "articles" | "faq" | "directory" | "boards" | "virtual_rooms" | "visitors" | "deliveries" | "billing" | "team" | "help_desk";
        /** @description Whether a section shows to the viewer. */
        SectionDecision: {
            /** @description Whether it shows. */
            allowed: boolean;
            /** @description The rule that hides it. */
            rule: components["schemas"]["Rule"] | null;
            /** @description The section. */
            section: components["schemas"]["Section"];
        };
        /** @description What the payer of a team shares with the viewer. */
        SharedLeft: {
            /** @description Whether it is spent only when nothing is left of one's own; if not, with one's own as one. */
            after_own: boolean;
            /** @description What is left of it now. */
            benefits: components["schemas"]["BenefitLeft"][];
            /** @description What the team's caps leave the viewer of it in this month; empty where there are none. */
            caps: components["schemas"]["CapLeft"][];
            /** @description What begins in the next days, the soonest first. */
            coming: components["schemas"]["BenefitToCome"][];
            /** @description Whose it is. */
            payer_name: string;
        };
        /** @description What a customer is. Derived from contracts, never stored. */
        Standing: "member" | "contact";
        /** @description An invoice that is not paid, or not all of it. */
        UnpaidInvoice: {
            /**
             * @description Whether it is collected by itself on its day: not where its money was given back, nor in a currency in which the
             *     chosen method cannot pay.
             */
            collected: boolean;
            /**
             * Format: date
             * @description By when it is to be paid, on the calendar of the books.
             */
            due_on: string;
            /** @description Its id. */
            id: string;
            /** @description As it is printed. */
            number: string;
            /** @description What is still to be paid of it. */
            open: components["schemas"]["Money"];
            /** @description Whether its day is over. */
            overdue: boolean;
            /** @description What became of the latest payment for it; null if none is under way and none failed. */
            payment: components["schemas"]["InvoicePayment"] | null;
            /** @description What it came to. */
            total: components["schemas"]["Money"];
        };
        /** @description Who looks, what shows to them and what they may do. `Viewer` on the wire. */
        Viewer: {
            /** @description The account. */
            account_id: string;
            /** @description The customer that it acts for; null for staff. */
            customer: components["schemas"]["ViewerCustomer"] | null;
            /**
             * Format: email
             * @description Its address.
             */
            email: string;
            /** @description The language that its owner chose. */
            locale: components["schemas"]["Locale"];
            /** @description Every location by name. */
            locations: components["schemas"]["LocationName"][];
            /** @description Its owner's name. */
            name: string;
            /**
             * Format: uint32
             * @description How many things the space asks of its owner, and has no answer to yet.
             */
            questions: number;
            /** @description Every right. */
            rights: components["schemas"]["RightDecision"][];
            /** @description The operator roles that its token holds. */
            roles: string[];
            /** @description Whether there are more, which rest until a second factor was shown. */
            roles_rest: boolean;
            /** @description Every section, in the order of the menu. */
            sections: components["schemas"]["SectionDecision"][];
            /** @description The IANA name of the zone in which they read times; null for the browser's. */
            zone: string | null;
        };
        /** @description The customer that the viewer acts for. */
        ViewerCustomer: {
            /** @description The customer. */
            id: string;
            /** @description The customer's name. */
            name: string;
            /** @description Member or contact. */
            standing: components["schemas"]["Standing"];
        };
        /** @description Mail or a parcel that waits. */
        WaitingDelivery: {
            /**
             * Format: int64
             * @description Days until then; 0 on the last, below 0 after it.
             */
            days_left: number | null;
            /**
             * Format: date
             * @description The last day on which lying there costs nothing; null for as long as it takes.
             */
            free_until: string | null;
            /** @description The delivery. */
            id: string;
            /** @description What it is: `mail`, `parcel`, `cheque`, `publicity` or `other`. */
            kind: string;
            /** @description The location's name. */
            location_name: string;
            /**
             * Format: int64
             * @description What people call it by.
             */
            number: number;
            /** @description Who sent it; may be empty. */
            sender: string;
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
    show_dashboard: {
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
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
