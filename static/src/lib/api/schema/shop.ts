// Generated from functions/shop/tests/golden/openapi.json by `npm run generate`. Not edited by hand.

export interface paths {
    "/api/shop/all/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find customers */
        get: operations["find_customers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/all/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all orders */
        get: operations["list_all_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/all/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show any order */
        get: operations["show_any_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/all/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all proposals */
        get: operations["list_all_proposals"];
        put?: never;
        /** Create proposal */
        post: operations["create_proposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/all/proposals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show any proposal */
        get: operations["show_any_proposal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/all/proposals/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw proposal */
        post: operations["withdraw_proposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/basket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show basket */
        get: operations["show_basket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/basket/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Enter code */
        put: operations["enter_code"];
        post?: never;
        /** Drop code */
        delete: operations["drop_code"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/basket/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add item */
        post: operations["add_item"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/basket/items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change item */
        put: operations["change_item"];
        post?: never;
        /** Remove item */
        delete: operations["remove_item"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/basket/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merge basket */
        post: operations["merge_basket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List codes */
        get: operations["list_codes"];
        put?: never;
        /** Create code */
        post: operations["create_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/codes/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put code */
        put: operations["put_code"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/codes/{code}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List code uses */
        get: operations["list_code_uses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/known": {
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
    "/api/shop/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List orders */
        get: operations["list_orders"];
        put?: never;
        /** Create order */
        post: operations["create_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show order */
        get: operations["show_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/orders/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel order */
        post: operations["cancel_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/orders/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Complete order */
        post: operations["complete_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List proposals */
        get: operations["list_proposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/proposals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show proposal */
        get: operations["show_proposal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/proposals/{id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept proposal */
        post: operations["accept_proposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/proposals/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse proposal */
        post: operations["refuse_proposal"];
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
        /** @description A yes to a proposal. */
        Accept: {
            /** @description The terms that are agreed to. */
            accepted_terms_version: string;
            /** @description What it came to, as it was seen: if it comes to anything else by now, it is not accepted. */
            expected_gross: components["schemas"]["Money"];
        };
        /** @description For whom something is. */
        Audience: "everyone" | "members" | "contacts";
        /** @description The basket, and what checking it out comes to. */
        Basket: {
            /** @description Whether it can be checked out now. */
            checkout: components["schemas"]["Decision"];
            /** @description The discount code, where it counts. */
            code: components["schemas"]["CodeInUse"] | null;
            /** @description Why the code that was entered does not count. */
            code_problem: components["schemas"]["ItemProblem"] | null;
            /** @description What is paid when it is checked out. */
            due_now: components["schemas"]["Money"] | null;
            /** @description What is in it, the oldest first. */
            items: components["schemas"]["Item"][];
            /** @description What goes on later invoices. */
            next_invoice: components["schemas"]["Money"] | null;
            /**
             * Format: date-time
             * @description Now, for counting down to when holds lapse.
             */
            now: string;
            /** @description The order that waits for its payment: it is paid or given up before there is another, and nothing changes meanwhile. */
            order_pending: components["schemas"]["OrderPending"] | null;
            /** @description Whose it is. */
            owner: components["schemas"]["Owner"];
            /** @description What one agrees to. */
            terms: components["schemas"]["Terms"];
            /**
             * @description Whether the cookie still has a basket of its own whose items are shown here: `POST /api/shop/basket/merge` makes
             *     them the customer's on every device. Any change of the basket does so too.
             */
            to_merge: boolean;
            /** @description What it comes to; null for an empty basket. */
            totals: components["schemas"]["Totals"] | null;
            /**
             * Format: int64
             * @description Grows with every change; checking out names it. 0 for a basket that does not exist yet.
             */
            version: number;
        };
        /** @description Checking the basket out. */
        CheckOut: {
            /** @description The terms that are agreed to. */
            accepted_terms_version: string;
            /**
             * Format: int64
             * @description The basket as it was seen.
             */
            basket_version: number;
            /** @description What it came to, as it was seen. */
            expected_gross: components["schemas"]["Money"];
        };
        /** @description A code that counts. */
        CodeInUse: {
            /** @description The code. */
            code: string;
            /** @description What it is called. */
            name: string;
            /** @description What it takes off, as prices are meant. */
            off: components["schemas"]["Money"];
            /** @description Whether that contains the tax: prices do in this space. */
            prices_include_tax: boolean;
        };
        /** @description What a code counts for. Of a plan the first period; neither fees nor deposits. */
        CodeScope: {
            /** @description Bookings. */
            bookings: boolean;
            /** @description Only these plans, products and resources; empty for any. */
            ids: string[];
            /** @description Plans. */
            plans: boolean;
            /** @description Products. */
            products: boolean;
        };
        /** @description A discount code, as operators set it up. */
        CodeSetup: {
            /** @description Whether it is no longer taken. */
            archived: boolean;
            /** @description Who can use it. */
            audience: components["schemas"]["Audience"];
            /** @description What it is called. */
            name: string;
            /** @description What it takes off. */
            off: components["schemas"]["Off"];
            /** @description What it counts for. */
            scope: components["schemas"]["CodeScope"];
            /** @description How often in all; null for any number. */
            uses_max?: number | null;
            /** @description How often by each customer; null for any number. */
            uses_per_customer_max?: number | null;
            /**
             * Format: date-time
             * @description From when.
             */
            valid_from?: string | null;
            /**
             * Format: date-time
             * @description Until when.
             */
            valid_until?: string | null;
        };
        /** @description A use of a code. */
        CodeUse: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description By whom. */
            customer_id: string;
            /** @description The customer's name. */
            customer_name: string;
            /** @description In which order. */
            order_id: string;
            /**
             * Format: int64
             * @description The place that it took, 1 the first.
             */
            place: number;
        };
        /** @description A customer by name. */
        CustomerName: {
            /** @description The customer's e-mail address. */
            email: string;
            /** @description Who. */
            id: string;
            /** @description By name. */
            name: string;
        };
        /** @description Whether something can be done, or the rule against it. */
        Decision: {
            /** @description Whether it can. */
            allowed: boolean;
            /** @description The rule against it. */
            rule: string | null;
        };
        /** @description A code, and how often it was used. */
        DiscountCode: {
            /** @description Whether it is no longer taken. */
            archived: boolean;
            /** @description Who can use it. */
            audience: components["schemas"]["Audience"];
            /** @description The code. */
            code: string;
            /** @description What it is called. */
            name: string;
            /** @description What it takes off. */
            off: components["schemas"]["Off"];
            /** @description What it counts for. */
            scope: components["schemas"]["CodeScope"];
            /**
             * Format: int64
             * @description How often it was used, orders that wait for their payment counted.
             */
            uses: number;
            /** @description How often in all; null for any number. */
            uses_max: number | null;
            /** @description How often by each customer; null for any number. */
            uses_per_customer_max: number | null;
            /**
             * Format: date-time
             * @description From when.
             */
            valid_from: string | null;
            /**
             * Format: date-time
             * @description Until when.
             */
            valid_until: string | null;
            /**
             * Format: int64
             * @description Grows with every change; a change names the version that it was decided on.
             */
            version: number;
        };
        /** @description An invoice, by name. */
        InvoiceOf: {
            /** @description Its id. */
            id: string;
            /** @description Its number. */
            number: string;
        };
        /** @description Something in the basket. */
        Item: {
            /**
             * Format: date-time
             * @description Until when.
             */
            ends_at: string | null;
            /** @description What it comes to, with tax; of a plan the first invoice. */
            gross: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description Until when its place is held; null for what holds none.
             */
            held_until: string | null;
            /** @description Its id. */
            id: string;
            /** @description What it is. */
            kind: components["schemas"]["ItemKind"];
            /** @description What it is charged as: of a plan the first period, the fee for signing up, the deposit. */
            lines: components["schemas"]["ItemLine"][];
            /** @description Where it is booked. */
            location: components["schemas"]["LocationName"] | null;
            /** @description How it is paid. */
            pays: components["schemas"]["Pays"];
            /** @description Why it cannot be had as it stands: what has changed or is gone since it was put in. */
            problem: components["schemas"]["ItemProblem"] | null;
            /**
             * Format: int64
             * @description How many.
             */
            quantity: number;
            /**
             * Format: int64
             * @description How many it can be.
             */
            quantity_max: number;
            /**
             * Format: date-time
             * @description From when something is booked.
             */
            starts_at: string | null;
            /**
             * Format: date
             * @description The first day of a plan.
             */
            starts_on: string | null;
            /** @description The plan, the product or the resource. */
            subject: components["schemas"]["Subject"];
            /** @description Whether it is a plan that waits for an operator's yes once it is ordered: until then it costs nothing. */
            waits: boolean;
            /** @description What it came to without the discount code, where that takes something off. */
            was: components["schemas"]["Money"] | null;
            /** @description How that came about. */
            why: components["schemas"]["Step"][];
        };
        /** @description A change of an item. */
        ItemChange: {
            /**
             * @description Whether the place of a booking is to be held anew.
             * @default false
             */
            hold: boolean;
            /**
             * @description How many of a plan or product.
             * @default null
             */
            quantity: number | null;
            /**
             * Format: date
             * @description The first day of a plan.
             * @default null
             */
            starts_on: string | null;
        };
        /** @description What an item is. */
        ItemKind: "plan" | "product" | "booking";
        /** @description A line that an item is charged as. */
        ItemLine: {
            /** @description With tax. */
            gross: components["schemas"]["Money"];
            /** @description What the invoice calls it. */
            name: string;
            /** @description Before tax. */
            net: components["schemas"]["Money"];
            /** @description What for. */
            source: components["schemas"]["Source"];
            /** @description The tax. */
            tax: components["schemas"]["Money"];
            /** @description How it came about. */
            why: components["schemas"]["Step"][];
        };
        /** @description A rule that speaks against something. */
        ItemProblem: {
            /** @description What there is to say beside the rule, in English; may be empty. */
            detail: string;
            /** @description The rule's stable name. */
            rule: string;
        };
        /** @description Something that a discount code or a proposal can name. */
        Known: {
            /** @description Whether it is no longer on offer to anybody new. */
            archived: boolean;
            /** @description Of a resource, what kind it is of. */
            detail: string | null;
            /** @description Its id. */
            id: string;
            /** @description A plan, a product, or a resource to book. */
            kind: components["schemas"]["ItemKind"];
            /** @description Its name. */
            name: string;
            /** @description What one costs (of a plan, for a cycle); of a resource, nothing that one amount could say. */
            price: components["schemas"]["Money"] | null;
        };
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
        /** @description A new code. */
        NewCode: {
            /** @description What people write. */
            code: string;
            /** @description What it is. */
            setup: components["schemas"]["CodeSetup"];
        };
        /** @description Something to put into the basket. */
        NewItem: {
            /** @description What it is. */
            kind: components["schemas"]["ItemKind"];
            /**
             * @description How many; one, unless said. A booking is one.
             * @default 1
             */
            quantity: number;
            /** @description The plan, the product or the resource. */
            subject_id: string;
            /**
             * @description When.
             * @default {
             *       "ends_at": null,
             *       "people": null,
             *       "starts_at": null,
             *       "starts_on": null,
             *       "title": null
             *     }
             */
            wish: components["schemas"]["Wish"];
        };
        /** @description A proposal to send. */
        NewProposal: {
            /** @description To whom. */
            customer_id: string;
            /**
             * Format: date-time
             * @description Until when it stands.
             */
            expires_at: string;
            /** @description What is proposed. */
            lines: components["schemas"]["ProposalLine"][];
            /** @description What to say with it; may be empty. */
            message: string;
        };
        /** @description What a code takes off. */
        Off: {
            /** @constant */
            kind: "percent";
            /** @description Which part. */
            off_ppm: number;
        } | {
            /** @description Of which currency. */
            currency: string;
            /** @constant */
            kind: "amount";
            /** @description How much. */
            minor: number;
        };
        /** @description An order as operators see it. */
        OperatorOrder: {
            /** @description Whose it is. */
            customer_id: string;
            /** @description The customer's name. */
            customer_name: string;
            /** @description The order. */
            order: components["schemas"]["Order"];
        };
        /** @description A proposal as operators see it. */
        OperatorProposal: {
            /**
             * Format: date-time
             * @description When it was sent.
             */
            created_at: string;
            /** @description To whom. */
            customer_id: string;
            /** @description The customer's name. */
            customer_name: string;
            /**
             * Format: date-time
             * @description When it was decided.
             */
            decided_at: string | null;
            /**
             * Format: date-time
             * @description Until when it stands.
             */
            expires_at: string;
            /** @description Its id. */
            id: string;
            /** @description What is proposed. */
            lines: components["schemas"]["SentLine"][];
            /** @description What was written. */
            message: string;
            /** @description The order that accepting it made. */
            order_id: string | null;
            /** @description Where it stands. */
            status: components["schemas"]["ProposalStatus"];
        };
        /** @description An order: a copy of all that was agreed, carried out whole or not at all. */
        Order: {
            /** @description The bookings that it made. */
            bookings: string[];
            /** @description The discount code. */
            code: string | null;
            /** @description The contracts that it made. */
            contracts: string[];
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /** @description What was paid, or is to be, before it is carried out. */
            due_now: components["schemas"]["Money"];
            /** @description Its id. */
            id: string;
            /** @description The invoice that was issued with it. */
            invoice: components["schemas"]["InvoiceOf"] | null;
            /**
             * Format: date-time
             * @description When it is given up, unless it is paid.
             */
            lapses_at: string | null;
            /** @description What was ordered. */
            lines: components["schemas"]["OrderLine"][];
            /** @description What goes on later invoices. */
            next_invoice: components["schemas"]["Money"];
            /** @description What is to be paid, or was: `POST /api/billing/payments/{id}/start`. */
            payment_id: string | null;
            /** @description Where it stands. */
            status: components["schemas"]["OrderStatus"];
            /** @description What it comes to. */
            totals: components["schemas"]["Totals"];
        };
        /** @description A line of an order or a proposal. */
        OrderLine: {
            /** @description More about it: the time of a booking, on its location's clock. */
            detail: string | null;
            /**
             * Format: date-time
             * @description Until when.
             */
            ends_at: string | null;
            /** @description What it comes to, with tax. */
            gross: components["schemas"]["Money"];
            /** @description Where. */
            location: components["schemas"]["LocationName"] | null;
            /** @description What. */
            name: string;
            /** @description How it is paid. */
            pays: components["schemas"]["Pays"];
            /**
             * Format: int64
             * @description How many.
             */
            quantity: number;
            /**
             * Format: date-time
             * @description From when something is booked.
             */
            starts_at: string | null;
            /** @description Whether it is a plan that waits for an operator's yes when the order is carried out: until then it costs nothing. */
            waits: boolean;
            /** @description How that came about. */
            why: components["schemas"]["Step"][];
        };
        /** @description An order that waits for its payment. */
        OrderPending: {
            /** @description The order. */
            id: string;
            /**
             * Format: date-time
             * @description When it is given up.
             */
            lapses_at: string | null;
            /** @description Its payment. */
            payment_id: string | null;
        };
        /** @description Where an order stands. */
        OrderStatus: "awaiting_payment" | "fulfilled" | "lapsed" | "refunded";
        /** @description Whose a basket is. */
        Owner: "customer" | "guest";
        /** @description One page of a list. */
        Page: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["Order"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page2: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["Proposal"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page3: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["DiscountCode"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page4: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["CodeUse"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page5: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["Known"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page6: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["CustomerName"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page7: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["OperatorOrder"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page8: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["OperatorProposal"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description How what is left is paid. */
        Pays: "nothing" | "next_invoice" | "at_once";
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
        /** @description A proposal. */
        Proposal: {
            /**
             * Format: date-time
             * @description When it was sent.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Until when it stands.
             */
            expires_at: string;
            /** @description Its id. */
            id: string;
            /** @description What is proposed; of a plan the first invoice. Of one that was accepted, what was ordered. */
            lines: components["schemas"]["OrderLine"][];
            /** @description What the operator wrote. */
            message: string;
            /** @description The order that accepting it made. */
            order_id: string | null;
            /** @description What stands in the way of accepting it now; null where it can be accepted, or stands no more. */
            problem: components["schemas"]["ItemProblem"] | null;
            /** @description Where it stands. */
            status: components["schemas"]["ProposalStatus"];
            /** @description What one agrees to with it. */
            terms: components["schemas"]["Terms"];
            /** @description What accepting it today comes to, or came to. */
            totals: components["schemas"]["Totals"];
        };
        /** @description A line of a proposal. */
        ProposalLine: {
            /** @description What sort. */
            kind: components["schemas"]["Proposed"];
            /** @description What one costs (of a plan, for a cycle); null for what it costs anybody. */
            price_minor?: number | null;
            /** @description How many. */
            quantity: number;
            /**
             * Format: date
             * @description The first day of a plan; the day of acceptance, if none.
             */
            starts_on?: string | null;
            /** @description The plan or the product. */
            subject_id: string;
        };
        /** @description Where a proposal stands. */
        ProposalStatus: "sent" | "accepted" | "refused" | "withdrawn" | "expired";
        /** @description What is proposed. */
        Proposed: "plan" | "product";
        /** @description A line of a proposal as it was sent. */
        SentLine: {
            /** @description What sort. */
            kind: components["schemas"]["Proposed"];
            /** @description What one costs; null for what it costs anybody. */
            price_minor: number | null;
            /** @description How many. */
            quantity: number;
            /**
             * Format: date
             * @description The first day of a plan; the day of acceptance, if none.
             */
            starts_on: string | null;
            /** @description The plan or the product. */
            subject_id: string;
        };
        /** @description What a charge is for. */
        Source: "contract" | "sign_up_fee" | "deposit" | "booking" | "product" | "fee" | "benefit" | "adjustment";
        /** @description One step of how an amount came about. */
        Step: {
            /**
             * Format: int64
             * @description How many.
             */
            quantity: number;
            /** @constant */
            step: "price";
            /**
             * Format: int64
             * @description The price of one, in minor units.
             */
            unit_minor: number;
        } | {
            /**
             * Format: int64
             * @description How many are charged.
             */
            days: number;
            /**
             * Format: int64
             * @description Out of how many.
             */
            of: number;
            /** @constant */
            step: "days";
        } | {
            /** @description The code or the plan that gives it. */
            name: string;
            /**
             * Format: int64
             * @description What it takes off, in minor units.
             */
            off_minor: number;
            /**
             * Format: int64
             * @description The part taken off in parts per million; 0 where an amount is.
             */
            off_ppm: number;
            /** @constant */
            step: "discount";
        } | {
            /**
             * Format: int64
             * @description What was charged, before tax.
             */
            charged_minor: number;
            /**
             * Format: int64
             * @description How many days were used.
             */
            days: number;
            /**
             * Format: int64
             * @description Out of how many that were charged.
             */
            of: number;
            /** @constant */
            step: "unused";
        } | {
            /**
             * Format: int64
             * @description In minor units.
             */
            minor: number;
            /** @constant */
            step: "held_before";
        } | {
            /**
             * Format: int64
             * @description Minutes or minor units.
             */
            amount: number;
            /** @description The benefit's name. */
            name: string;
            /** @description Whose it was: the payer of a team who shares it; none for one's own. */
            of?: string | null;
            /**
             * Format: int64
             * @description What it took off, in minor units.
             */
            off_minor: number;
            /** @constant */
            step: "credits";
        } | {
            /** @constant */
            step: "note";
            /** @description The words. */
            text: string;
        };
        /** @description What an item is of. */
        Subject: {
            /** @description More about it: a kind of resource, a description. */
            detail: string | null;
            /** @description Its id. */
            id: string;
            /** @description Its name. */
            name: string;
        };
        /** @description UNTDID 5305 as EN 16931 restricts it. */
        TaxCategory: "S" | "Z" | "E" | "AE";
        /** @description What has one category and rate of tax. */
        TaxSum: {
            /** @description The category. */
            category: components["schemas"]["TaxCategory"];
            /** @description Before tax. */
            net: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description The rate in parts per million.
             */
            rate_ppm: number;
            /** @description Why there is none. */
            reason: string | null;
            /** @description The tax. */
            tax: components["schemas"]["Money"];
        };
        /** @description What one agrees to when checking out. */
        Terms: {
            /** @description The text; may be empty. */
            text: string;
            /** @description Which version. */
            version: string;
        };
        /** @description Sums. */
        Totals: {
            /** @description With tax. */
            gross: components["schemas"]["Money"];
            /** @description Before tax. */
            net: components["schemas"]["Money"];
            /** @description The tax. */
            tax: components["schemas"]["Money"];
            /** @description Of each category and rate. */
            taxes: components["schemas"]["TaxSum"][];
        };
        /** @description A code to use. */
        UseCode: {
            /** @description The code. */
            code: string;
        };
        /** @description When something is wanted: the first day of a plan (today, unless said), the times of a booking, nothing of a product. */
        Wish: {
            /**
             * Format: date-time
             * @description Until when.
             * @default null
             */
            ends_at: string | null;
            /**
             * @description For how many people; one, unless said.
             * @default null
             */
            people: number | null;
            /**
             * Format: date-time
             * @description From when.
             * @default null
             */
            starts_at: string | null;
            /**
             * Format: date
             * @description The first day of a plan.
             * @default null
             */
            starts_on: string | null;
            /**
             * @description What the booking is called.
             * @default null
             */
            title: string | null;
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
    find_customers: {
        parameters: {
            query?: {
                cursor?: string;
                search?: string;
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
    list_all_orders: {
        parameters: {
            query?: {
                cursor?: string;
                customer?: string;
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
                    "application/json": components["schemas"]["Page7"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_any_order: {
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
                    "application/json": components["schemas"]["OperatorOrder"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_all_proposals: {
        parameters: {
            query?: {
                cursor?: string;
                customer?: string;
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
                    "application/json": components["schemas"]["Page8"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_proposal: {
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
                "application/json": components["schemas"]["NewProposal"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorProposal"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_any_proposal: {
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
                    "application/json": components["schemas"]["OperatorProposal"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    withdraw_proposal: {
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
                    "application/json": components["schemas"]["OperatorProposal"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_basket: {
        parameters: {
            query?: {
                mine?: boolean;
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
                    "application/json": components["schemas"]["Basket"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    enter_code: {
        parameters: {
            query?: {
                mine?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UseCode"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Basket"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    drop_code: {
        parameters: {
            query?: {
                mine?: boolean;
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
                    "application/json": components["schemas"]["Basket"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    add_item: {
        parameters: {
            query?: {
                mine?: boolean;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewItem"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Basket"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    change_item: {
        parameters: {
            query?: {
                mine?: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Basket"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    remove_item: {
        parameters: {
            query?: {
                mine?: boolean;
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
                    "application/json": components["schemas"]["Basket"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    merge_basket: {
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
                    "application/json": components["schemas"]["Basket"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_codes: {
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
    create_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCode"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscountCode"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_code: {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeSetup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscountCode"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_code_uses: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path: {
                code: string;
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
                    "application/json": components["schemas"]["Page5"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_orders: {
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
    create_order: {
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
                "application/json": components["schemas"]["CheckOut"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_order: {
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
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancel_order: {
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
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    complete_order: {
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
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_proposals: {
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
    show_proposal: {
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
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    accept_proposal: {
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
                "application/json": components["schemas"]["Accept"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    refuse_proposal: {
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
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
