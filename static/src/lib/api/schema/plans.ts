// Generated from functions/plans/tests/golden/openapi.json by `npm run generate`. Not edited by hand.

export interface paths {
    "/api/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show my plans */
        get: operations["show_my_plans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/advice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show advice */
        get: operations["show_advice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List contracts */
        get: operations["list_contracts"];
        put?: never;
        /** Create contract */
        post: operations["create_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/all/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show contract */
        get: operations["show_contract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/all/{id}/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Act on contract */
        post: operations["act_on_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Join plan */
        post: operations["join_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/contracts/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel plan */
        post: operations["cancel_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/contracts/{id}/cancellation/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preview cancellation */
        post: operations["preview_cancellation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/contracts/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change plan */
        post: operations["change_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/contracts/{id}/changes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preview change */
        post: operations["preview_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/contracts/{id}/pauses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pause plan */
        post: operations["pause_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/contracts/{id}/pauses/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preview pause */
        post: operations["preview_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/contracts/{id}/resumption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resume plan */
        post: operations["resume_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/contracts/{id}/resumption/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preview resumption */
        post: operations["preview_resumption"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/contracts/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw plan */
        post: operations["withdraw_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/contracts/{id}/withdrawal/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preview withdrawal */
        post: operations["preview_withdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/contracts/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preview joining */
        post: operations["preview_joining"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/customers/{id}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List customer grants */
        get: operations["list_customer_grants"];
        put?: never;
        /** Give benefit */
        post: operations["give_benefit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/grants/{id}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take benefit back */
        post: operations["take_benefit_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import plans */
        post: operations["import_plans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List offers */
        get: operations["list_offers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List products */
        get: operations["list_products"];
        put?: never;
        /** Create product */
        post: operations["create_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put product */
        put: operations["put_product"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List plans */
        get: operations["list_plans"];
        put?: never;
        /** Create plan */
        post: operations["create_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/setup/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put plan */
        put: operations["put_plan"];
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
        /** @description What happened to a contract by an operator, or would happen. */
        Acted: {
            /** @description What is charged or credited by the act itself; the rest comes with the contract's next periods. */
            charges: components["schemas"]["InvoiceLine"][];
            /** @description The contract that was changed, or the one that was made. */
            contract_id: string;
            /** @description Whether nothing was written. */
            dry_run: boolean;
            /**
             * Format: date
             * @description From when it holds.
             */
            takes_effect_on: string;
        };
        /** @description The last twelve months, replayed over every public plan. */
        Advice: {
            /**
             * Format: uint
             * @description How many bookings were replayed.
             */
            bookings: number;
            /**
             * Format: date
             * @description The first day of the twelve months.
             */
            from: string;
            /** @description The months, such as `2029-02`. */
            months: string[];
            /** @description What each plan would have come to, the best first. The first without a plan is how it would have been with none. */
            plans: components["schemas"]["PlanFit"][];
            /** @description How much less the best would have cost than what the customer has now; null if it is the best, or they have none. */
            saving: components["schemas"]["Money"] | null;
            /**
             * Format: date
             * @description The day after the last.
             */
            until: string;
        };
        /** @description Another plan, or another quantity of the same. */
        AgreedChange: {
            /** @description Which plan. */
            plan_id: string;
            /** @description How many of it. */
            quantity: number;
            /** @description The digest of the preview that the member agrees to. */
            seen: string;
            /** @description From when. */
            when: ("now" | "period_end") | string;
        };
        /** @description Joining a plan. */
        AgreedJoining: {
            /** @description Which. */
            plan_id: string;
            /** @description How many of it. */
            quantity: number;
            /** @description The digest of the preview that the member agrees to. */
            seen: string;
            /**
             * Format: date
             * @description The first day.
             */
            starts_on: string;
        };
        /** @description Leaving. */
        AgreedLeaving: {
            /**
             * Format: date
             * @description The first day on which it no longer holds.
             */
            ends_on: string;
            /** @description Why; empty to say nothing. */
            reason: string;
            /** @description The digest of the preview that the member agrees to. */
            seen: string;
        };
        /** @description A rest of whole cycles. */
        AgreedPausing: {
            /** @description How many cycles. */
            cycles: number;
            /**
             * Format: date
             * @description The first day: that of a cycle which is not charged yet.
             */
            from: string;
            /** @description The digest of the preview that the member agrees to. */
            seen: string;
        };
        /** @description Going on before a pause is over, from the next cycle on. */
        AgreedResuming: {
            /**
             * Format: date
             * @description The first day of the pause.
             */
            from: string;
            /** @description The digest of the preview that the member agrees to. */
            seen: string;
        };
        /** @description Taking back an end, or the change that lies ahead. */
        AgreedWithdrawing: {
            /** @description The digest of the preview that the member agrees to. */
            seen: string;
        };
        /** @description For whom something is. */
        Audience: "everyone" | "members" | "contacts";
        /** @description A benefit, as members read it. */
        Benefit: {
            /**
             * Format: uint16
             * @description For a product: how many days it lasts; null for ever. A plan's lasts its cycle.
             */
            days: number | null;
            /** @description What it gives. */
            gives: components["schemas"]["Gives"];
            /** @description What it is called. */
            name: string;
            /** @description What it can be used for. */
            scope: components["schemas"]["Scope"];
        };
        /** @description What is left of a benefit. */
        BenefitBalance: {
            /** @description Of which currency, for money. */
            currency: string | null;
            /** @description Counted in what. */
            kind: components["schemas"]["BenefitKind"];
            /** @description What it is called. */
            name: string;
            /** @description The periods in which it holds, the soonest first; those ahead are what is coming. */
            periods: components["schemas"]["BenefitPeriod"][];
            /** @description What it can be used for. */
            scope: components["schemas"]["Scope"];
        };
        /** @description What a grant is counted in. */
        BenefitKind: "time_credit" | "money_credit" | "day_pass" | "time_pass";
        /** @description What is left of a benefit in a period. */
        BenefitPeriod: {
            /**
             * Format: int64
             * @description How much was given: minutes, minor units, passes.
             */
            amount: number;
            /**
             * Format: int64
             * @description How much is left.
             */
            balance: number;
            /** @description By which contract it was given; null if it was bought or given by hand. */
            contract_id: string | null;
            /**
             * Format: date
             * @description From which day.
             */
            from: string;
            /** @description The grant. */
            grant_id: string;
            /**
             * Format: date
             * @description Until before which day; null for ever.
             */
            until: string | null;
        };
        /** @description What a cycle of a plan, or a product, gives. */
        BenefitSetup: {
            /**
             * Format: uint16
             * @description For a product: how many days it lasts from when it is bought; for ever, unless said. A plan's lasts its cycle.
             * @default null
             */
            days: number | null;
            /** @description What it gives, and how much. */
            gives: components["schemas"]["Gives"];
            /** @description What it is called. */
            name: string;
            /**
             * @description What it can be used for.
             * @default {
             *       "kinds": [],
             *       "locations": []
             *     }
             */
            scope: components["schemas"]["ScopeSetup"];
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
        /** @description Which cap. */
        CapName: "booking_minutes_per_week" | "booking_minutes_per_month";
        /** @description The most that may be used, whatever is left of the benefits; a bought pass helps even above. No limit, unless said. */
        Caps: {
            /**
             * Format: uint32
             * @description Minutes booked in a calendar month.
             * @default null
             */
            booking_minutes_per_month: number | null;
            /**
             * Format: uint32
             * @description Minutes booked in a calendar week, Monday first.
             * @default null
             */
            booking_minutes_per_week: number | null;
            /**
             * Format: uint32
             * @description Days checked in within a calendar month.
             * @default null
             */
            check_ins_per_month: number | null;
            /**
             * Format: uint32
             * @description Days checked in within a calendar week.
             * @default null
             */
            check_ins_per_week: number | null;
            /**
             * Format: uint32
             * @description Visitors expected on a day. Left out where there is none, so that a function that is older than it reads the terms.
             */
            visitors_per_day?: number | null;
            /**
             * Format: uint32
             * @description Visitors expected in a calendar month.
             * @default null
             */
            visitors_per_month: number | null;
            /**
             * Format: uint32
             * @description Visitors expected in a calendar week. Left out as that is.
             */
            visitors_per_week?: number | null;
        };
        /** @description The most that may be used in a stretch of time, and what has been. */
        CapUsed: {
            /** @description Which cap. */
            cap: components["schemas"]["CapName"];
            /**
             * Format: date
             * @description Its first day.
             */
            from: string;
            /**
             * Format: int64
             * @description The most.
             */
            max: number;
            /**
             * Format: date
             * @description The day after its last.
             */
            until: string;
            /**
             * Format: int64
             * @description What has been booked in it, bought minutes left out.
             */
            used: number;
        };
        /** @description Another plan, or another quantity of the same. */
        Change: {
            /** @description Which plan. */
            plan_id: string;
            /** @description How many of it. */
            quantity: number;
            /** @description From when. */
            when: ("now" | "period_end") | string;
        };
        /** @description A benefit that was drawn ahead, is withdrawn and so is charged. */
        ChargedDraw: {
            /** @description What it had saved, with tax. */
            gross: components["schemas"]["Money"];
            /** @description What the benefit is called. */
            name: string;
            /** @description The booking or the order that drew it. */
            source_id: string;
        };
        /** @description A contract, as its customer sees it. */
        Contract: {
            /** @description How often it is charged. */
            cycle: components["schemas"]["Cycle"];
            /** @description What is held until it ends. */
            deposit: components["schemas"]["Money"];
            /**
             * Format: date
             * @description The earliest day on which it can be left.
             */
            earliest_leave_on: string;
            /**
             * Format: date
             * @description The first day that it no longer holds.
             */
            ends_on: string | null;
            /** @description The contract that will take its place. */
            followed_by: components["schemas"]["Following"] | null;
            /** @description The contract that it takes the place of. */
            follows: string | null;
            /** @description Its id. */
            id: string;
            /** @description Why it is left, as the customer said. */
            leaving_reason: string | null;
            /** @description What can be done with it now. */
            may: components["schemas"]["May"];
            /**
             * Format: date
             * @description Until when it lasts at least.
             */
            minimum_until: string | null;
            /** @description When it is charged next, and what the invoice of that day comes to. */
            next_charge: components["schemas"]["NextCharge"] | null;
            /**
             * Format: uint16
             * @description How many days ahead one says that one leaves.
             */
            notice_days: number;
            /** @description Whether the viewer pays for it, or somebody else does. */
            own: boolean;
            /** @description When it can be paused; null if it cannot. */
            pause_options: components["schemas"]["PauseOptions"] | null;
            /** @description Cycles that it rests, in order. */
            pauses: components["schemas"]["Span"][];
            /** @description The period in which today lies; null before it begins. */
            period: components["schemas"]["Span"] | null;
            /** @description To which plan it binds. */
            plan: components["schemas"]["PlanName"];
            /** @description What all of it costs for a whole cycle now, as prices are meant here. */
            price: components["schemas"]["Money"];
            /** @description Prices from a later day on, of all of it for a whole cycle. */
            prices_ahead: components["schemas"]["PriceAhead"][];
            /** @description Whether `price` contains the tax. */
            prices_include_tax: boolean;
            /**
             * Format: int64
             * @description How many of it.
             */
            quantity: number;
            /**
             * Format: date
             * @description Its first day.
             */
            starts_on: string;
            /** @description Where it stands. */
            status: components["schemas"]["ContractStatus"];
            /**
             * Format: int64
             * @description Grows with every change.
             */
            version: number;
        };
        /** @description A contract, as operators make it. */
        ContractSetup: {
            /** @description Whose it is. */
            customer_id: string;
            /** @description What is held for one until it ends; null for what the plan says. */
            deposit_minor?: number | null;
            /** @description Days from an invoice to its due day; null for the plan's. */
            due_days?: number | null;
            /**
             * Format: date
             * @description The first day that it no longer holds; null while nobody has cancelled.
             */
            ends_on?: string | null;
            /** @description Who pays for it; null for the customer. */
            payer_id?: string | null;
            /** @description To which plan it binds; its terms are copied. */
            plan_id: string;
            /** @description The price of one for a cycle; null for the plan's. */
            price_minor?: number | null;
            /** @description How many of it. */
            quantity: number;
            /** @description What signing up costs; null for what the plan says. */
            sign_up_fee_minor?: number | null;
            /**
             * Format: date
             * @description The first day; today at the earliest.
             */
            starts_on: string;
        };
        /** @description Which state of contracts a list is of. */
        ContractState: "waiting" | "current" | "leaving" | "over";
        /** @description Where a contract stands. */
        ContractStatus: "waiting" | "agreed" | "refused" | "withdrawn";
        /** @description A benefit that a customer was given, as operators see it: `amount` is `drawn`, `withdrawn`, what was `taken` and what is `left`. */
        CustomerGrant: {
            /**
             * Format: int64
             * @description How much was given: minutes, minor units, passes.
             */
            amount: number;
            /** @description The contract that gives it; null if it was bought or given by hand. */
            contract: components["schemas"]["GrantContract"] | null;
            /** @description Of which currency, for money. */
            currency: string | null;
            /**
             * Format: int64
             * @description How much was used and did not come back.
             */
            drawn: number;
            /**
             * Format: date
             * @description From which day.
             */
            from: string;
            /**
             * Format: date-time
             * @description When it was given.
             */
            given_at: string;
            /** @description Its id. */
            id: string;
            /** @description Counted in what. */
            kind: components["schemas"]["BenefitKind"];
            /**
             * Format: int64
             * @description How much is left.
             */
            left: number;
            /** @description What it is called: of one that was given by hand, the note. */
            name: string;
            /** @description The order with which it was bought; null if a contract gives it, or a hand. */
            order_id: string | null;
            /** @description What it can be used for. */
            scope: components["schemas"]["Scope"];
            /** @description What operators took back by hand. */
            taken: components["schemas"]["TakenBack"][];
            /**
             * Format: date
             * @description Until before which day; null for ever.
             */
            until: string | null;
            /**
             * Format: int64
             * @description How much was taken back, and mostly given anew, because its contract changed.
             */
            withdrawn: number;
        };
        /** @description A page of a customer's benefits. */
        CustomerGrants: {
            /** @description Whose they are. */
            customer: components["schemas"]["CustomerName"];
            /** @description The benefits. */
            items: components["schemas"]["CustomerGrant"][];
            /** @description The page after this; null on the last. */
            next_cursor: string | null;
            /**
             * Format: date
             * @description Today, in the books.
             */
            today: string;
        };
        /** @description A customer, by name. */
        CustomerName: {
            /** @description The customer. */
            id: string;
            /** @description What they are called. */
            name: string;
        };
        /** @description How often something is charged. */
        Cycle: {
            /**
             * Format: uint32
             * @description How many, 1 to 24.
             */
            count: number;
            /** @description Of what. */
            unit: components["schemas"]["CycleUnit"];
        };
        /** @description What a cycle is made of. */
        CycleUnit: "week" | "month";
        /** @description Whether something can be done, or the rule that forbids it. */
        Decision: {
            /** @description Whether it can. */
            allowed: boolean;
            /** @description The slug of the problem that it would be refused with. */
            rule: string | null;
        };
        /** @description What a contract takes off the price of bookings. */
        Discount: {
            /** @description What it is called. */
            name: string;
            /**
             * Format: uint32
             * @description In parts per million: 200000 is 20 %.
             */
            off_ppm: number;
            /** @description For what. */
            scope: components["schemas"]["Scope"];
        };
        /** @description An invoice that will be issued; below zero it will be a credit note. */
        Draft: {
            /**
             * Format: date
             * @description The day by which it is to be paid.
             */
            due_on: string;
            /** @description What is to be paid. */
            gross: components["schemas"]["Money"];
            /**
             * Format: date
             * @description The day it is issued.
             */
            issued_on: string;
            /** @description Its lines, in order. */
            lines: components["schemas"]["InvoiceLine"][];
            /** @description Their sum before tax. */
            net: components["schemas"]["Money"];
            /** @description The tax on them. */
            tax: components["schemas"]["Money"];
        };
        /** @description A plan and its price. */
        FittedPlan: {
            /** @description How often it is charged. */
            cycle: components["schemas"]["Cycle"];
            /** @description The plan. */
            id: string;
            /** @description What it is called. */
            name: string;
            /** @description What one costs for a cycle. */
            price: components["schemas"]["Money"];
        };
        /** @description The contract that will take another's place. */
        Following: {
            /** @description Which. */
            contract_id: string;
            /** @description Of which plan. */
            plan_name: string;
            /**
             * Format: date
             * @description From when.
             */
            starts_on: string;
            /** @description Whether it waits for an operator's yes. */
            waits: boolean;
        };
        /** @description A benefit that an operator gives by hand. */
        GiveBenefit: {
            /**
             * Format: date
             * @description The first day that it no longer holds; null for ever.
             */
            ends_on?: string | null;
            /** @description What it gives, and how much; no discount. */
            gives: components["schemas"]["Gives"];
            /** @description What it is for: the customer reads it among their benefits. */
            note: string;
            /**
             * @description What it can be used for.
             * @default {
             *       "kinds": [],
             *       "locations": []
             *     }
             */
            scope: components["schemas"]["ScopeSetup"];
            /**
             * Format: date
             * @description The first day; today at the earliest.
             */
            starts_on: string;
        };
        /** @description What a benefit gives. */
        Gives: {
            /** @constant */
            kind: "time_credit";
            /**
             * Format: uint32
             * @description How many, up to a million.
             */
            minutes: number;
        } | {
            /** @description Of which currency. */
            currency: string;
            /** @constant */
            kind: "money_credit";
            /**
             * Format: uint32
             * @description How much, in minor units of `currency`.
             */
            minor: number;
        } | {
            /** @constant */
            kind: "day_pass";
            /**
             * Format: uint32
             * @description How many, up to ten thousand.
             */
            passes: number;
        } | {
            /** @constant */
            kind: "time_pass";
            /**
             * Format: uint32
             * @description How many, up to a million.
             */
            minutes: number;
        } | {
            /** @constant */
            kind: "discount";
            /**
             * Format: uint32
             * @description In parts per million: 200000 is 20 %.
             */
            off_ppm: number;
        };
        /** @description The contract that gives a benefit. */
        GrantContract: {
            /** @description Which. */
            id: string;
            /** @description What its plan is called. */
            plan_name: string;
        };
        /**
         * @description Rows to bring in, at most 1,000 of them: all or none. A plan or product whose id is known is replaced; a contract whose
         *     id is known stays as it is, because what was agreed is changed by acts and not by files.
         */
        Import: {
            /** @description Contracts. They hold no deposit and have paid their fee: what is held elsewhere is not this ledger's to give back. */
            contracts?: components["schemas"]["ImportContract"][];
            /** @description Plans. */
            plans?: components["schemas"]["PlanSetupRow"][];
            /** @description Products. */
            products?: components["schemas"]["ProductSetupRow"][];
        };
        /** @description A contract to bring in. */
        ImportContract: {
            /**
             * Format: date
             * @description Everything before this day was charged elsewhere: the first day of one of its cycles. If left out, the cycle that runs
             *     has been charged.
             */
            charged_until?: string | null;
            /** @description Whose it is. */
            customer_id: string;
            /** @description Days from an invoice to its due day; the plan's, if left out. */
            due_days?: number | null;
            /**
             * Format: date
             * @description The first day that it no longer holds.
             */
            ends_on?: string | null;
            /** @description Its id. One that is known stays as it is. */
            id: string;
            /** @description Who pays for it; the customer, if left out. */
            payer_id?: string | null;
            /** @description To which plan it binds; its terms are copied. */
            plan_id: string;
            /** @description The price of one for a cycle; the plan's, if left out. */
            price_minor?: number | null;
            /**
             * @description Prices of one from a later day on, in order.
             * @default []
             */
            prices_ahead: components["schemas"]["PriceFrom"][];
            /** @description How many of it; one, if left out. */
            quantity?: number | null;
            /**
             * Format: date
             * @description The first day.
             */
            starts_on: string;
        };
        /** @description What an import did, or would do. */
        Imported: {
            /** @description Whether nothing was written. */
            dry_run: boolean;
            /**
             * Format: uint
             * @description Contracts that were known already.
             */
            unchanged: number;
            /**
             * Format: uint
             * @description Rows written.
             */
            written: number;
        };
        /** @description A line of an invoice. */
        InvoiceLine: {
            /** @description With tax. */
            gross: components["schemas"]["Money"];
            /** @description What it is for. */
            name: string;
            /** @description Before tax. */
            net: components["schemas"]["Money"];
            /** @description The days that it covers. */
            period: components["schemas"]["Span"] | null;
            /**
             * Format: int64
             * @description How many, in thousandths.
             */
            quantity_thousandths: number;
            /** @description Of which sort that is. */
            source: components["schemas"]["Source"];
            /** @description The tax. */
            tax: components["schemas"]["Money"];
            /** @description The category of the tax, as EN 16931 has it. */
            tax_category: components["schemas"]["TaxCategory"];
            /**
             * Format: int64
             * @description Its rate in parts per million.
             */
            tax_rate_ppm: number;
            /** @description How the amount came about. */
            why: components["schemas"]["Step"][];
        };
        /** @description Joining a plan. */
        Joining: {
            /** @description Which. */
            plan_id: string;
            /** @description How many of it. */
            quantity: number;
            /**
             * Format: date
             * @description The first day.
             */
            starts_on: string;
        };
        /** @description Leaving. */
        Leaving: {
            /**
             * Format: date
             * @description The first day on which it no longer holds.
             */
            ends_on: string;
        };
        /** @description A plan in the operators' list. */
        ListedPlan: {
            /** @description Whether a contract waits for an operator's yes. */
            approval: boolean;
            /** @description Whether it is no longer offered; contracts of it go on. */
            archived: boolean;
            /** @description Who can join it. */
            audience: components["schemas"]["Audience"];
            /** @description The currency of its amounts. */
            currency: string;
            /** @description What is held until it ends. */
            deposit_minor: number;
            /** @description What to know about it. */
            description: string;
            /** @description Days from an invoice to its due day; null leaves it to the space. */
            due_days: number | null;
            /** @description Its id. */
            id: string;
            /** @description Where it belongs; null for the whole space. */
            location_id: string | null;
            /** @description What it is called. */
            name: string;
            /** @description Where it stands in lists. */
            position: number;
            /** @description What it costs for one cycle, as prices are meant in this space. */
            price_minor: number;
            /** @description Whether everybody sees it and can join it; else operators alone make contracts of it. */
            public: boolean;
            /** @description The rights that it grants or withholds. */
            rights: {
                book?: boolean;
                buy_products?: boolean;
                buy_tickets?: boolean;
                cancel_plan?: boolean;
                change_plan?: boolean;
                edit_bookings?: boolean;
                pay_invoices?: boolean;
                private_area?: boolean;
                register_visitors?: boolean;
                see_invoices?: boolean;
                use_boards?: boolean;
                use_directory?: boolean;
            };
            /** @description What signing up costs, once. */
            sign_up_fee_minor: number;
            /** @description How many may have it at once; null for any number. */
            subscribers_max: number | null;
            /**
             * Format: int64
             * @description How many have it or wait for it, quantities counted.
             */
            taken: number;
            /** @description How it is taxed. */
            tax_class: components["schemas"]["TaxClass"];
            /** @description Cycle, benefits and all that is agreed on. */
            terms: components["schemas"]["Terms"];
            /**
             * Format: int64
             * @description Grows with every change; a change names the version that it was decided on.
             */
            version: number;
        };
        /** @description What can be done with a contract. */
        May: {
            /** @description Leaving. */
            cancel: components["schemas"]["Decision"];
            /** @description Another plan, or another quantity. */
            change: components["schemas"]["Decision"];
            /** @description A rest. */
            pause: components["schemas"]["Decision"];
            /** @description Going on before a pause is over. */
            resume: components["schemas"]["Decision"];
            /** @description Staying after all: the end, or the change ahead, is taken back. */
            withdraw: components["schemas"]["Decision"];
        };
        /** @description What a customer has. */
        Mine: {
            /** @description What is left of each benefit, for each period in which it holds. */
            benefits: components["schemas"]["BenefitBalance"][];
            /** @description The most that may be used, and what has been. */
            caps: components["schemas"]["CapUsed"][];
            /** @description Contracts that hold, wait or lie ahead, the oldest first. */
            contracts: components["schemas"]["Contract"][];
            /** @description What contracts take off the price of bookings. */
            discounts: components["schemas"]["Discount"][];
            /** @description What teams share with the customer, by whose it is. */
            shared: components["schemas"]["SharedBenefits"][];
            /**
             * Format: date
             * @description Today, in the books.
             */
            today: string;
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
        /** @description What came of it. */
        NewGrant: {
            /** @description The benefit. */
            grant_id: string;
        };
        /** @description When a contract is charged next. */
        NextCharge: {
            /**
             * Format: date
             * @description The day.
             */
            on: string;
            /** @description What the invoice of that day comes to, with all else that is on it. */
            total: components["schemas"]["Money"];
        };
        /** @description What a cycle gives before and after. */
        NowAndThen: {
            /** @description Now. */
            now: components["schemas"]["Benefit"][];
            /** @description Once the wish has come true. */
            then: components["schemas"]["Benefit"][];
        };
        /** @description What can be joined and bought. */
        Offers: {
            /** @description The plans, in their order. */
            items: components["schemas"]["PlanOffer"][];
            /** @description Null: they fit on one page. */
            next_cursor: string | null;
            /** @description Whether prices contain the tax. */
            prices_include_tax: boolean;
            /** @description The products, in their order; none where that section does not show. */
            products: components["schemas"]["ProductOffer"][];
            /**
             * Format: date
             * @description Today, in the books.
             */
            today: string;
        };
        /** @description What an operator does to a contract. */
        OperatorAct: {
            /** @constant */
            act: "approve";
        } | {
            /** @constant */
            act: "refuse";
            /** @description Why, for the customer; empty to say nothing. */
            reason: string;
        } | {
            /** @constant */
            act: "price";
            /**
             * Format: date
             * @description The day; nothing before it is charged any more.
             */
            from: string;
            /** @description The price of one for a cycle. */
            price_minor: number;
        } | {
            /** @constant */
            act: "quantity";
            /**
             * Format: date
             * @description The day.
             */
            on: string;
            /** @description How many. */
            quantity: number;
        } | {
            /** @constant */
            act: "plan";
            /**
             * Format: date
             * @description The day.
             */
            on: string;
            /** @description Which; one that is not archived, or its own for another quantity. */
            plan_id: string;
            /** @description How many of it. */
            quantity: number;
        } | {
            /** @constant */
            act: "start";
            /**
             * Format: date
             * @description The day.
             */
            on: string;
        } | {
            /** @constant */
            act: "end";
            /**
             * Format: date
             * @description The first day that it no longer holds.
             */
            on: string;
            /** @description Why; empty to say nothing. */
            reason: string;
        } | {
            /** @constant */
            act: "reopen";
        } | {
            /** @constant */
            act: "pause";
            /** @description How many cycles. */
            cycles: number;
            /**
             * Format: date
             * @description The first day: that of a cycle which is not charged yet.
             */
            from: string;
        } | {
            /** @constant */
            act: "resume";
            /**
             * Format: date
             * @description The first day of the pause.
             */
            from: string;
        } | {
            /** @constant */
            act: "due_days";
            /** @description How many; null for the plan's. */
            days?: number | null;
        };
        /** @description A contract, as operators see it. */
        OperatorContract: {
            /**
             * Format: date
             * @description Everything before this day is charged; null once it is closed.
             */
            charged_until: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /** @description Whose it is. */
            customer: components["schemas"]["CustomerName"];
            /** @description What is held for one until it ends. */
            deposit: components["schemas"]["Money"];
            /**
             * Format: uint16
             * @description Days from an invoice to its due day, if it has its own.
             */
            due_days: number | null;
            /**
             * Format: date
             * @description The first day that it no longer holds.
             */
            ends_on: string | null;
            /** @description The contract that it takes the place of. */
            follows: string | null;
            /** @description Its id. */
            id: string;
            /** @description Why it is left, as the customer said. */
            leaving_reason: string | null;
            /** @description Cycles that it rests, in order. */
            pauses: components["schemas"]["Pause"][];
            /** @description Who pays for it. */
            payer: components["schemas"]["CustomerName"];
            /** @description To which plan it binds. */
            plan: components["schemas"]["PlanName"];
            /** @description The price of one for a cycle. */
            price: components["schemas"]["Money"];
            /** @description Prices of one from a later day on, in order. */
            prices_ahead: components["schemas"]["PriceFrom"][];
            /**
             * Format: int64
             * @description How many of it.
             */
            quantity: number;
            /** @description What was charged for signing up. */
            sign_up_fee: components["schemas"]["Money"];
            /**
             * Format: date
             * @description Its first day.
             */
            starts_on: string;
            /** @description Where it stands. */
            status: components["schemas"]["ContractStatus"];
            /** @description The other terms. */
            terms: components["schemas"]["Terms"];
            /**
             * Format: int64
             * @description Grows with every change; an act names the version that it was decided on.
             */
            version: number;
        };
        /** @description One page of a list. */
        Page: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["ListedPlan"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page2: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["ProductSetupWithId"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page3: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["OperatorContract"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description Whole cycles in which nothing is charged and nothing given. */
        Pause: {
            /**
             * Format: date
             * @description The first day of the first.
             */
            from: string;
            /**
             * Format: date
             * @description The day after the last.
             */
            until: string;
        };
        /** @description When a contract can be paused. */
        PauseOptions: {
            /**
             * Format: uint16
             * @description How many cycles it can last.
             */
            cycles_max: number;
            /** @description The days on which a pause can begin within a year. */
            first_days: string[];
        };
        /** @description How a contract can be paused; only for whole cycles. */
        PauseRules: {
            /**
             * Format: uint16
             * @description How many cycles one lasts at most.
             * @default 0
             */
            cycles_max: number;
            /**
             * Format: uint16
             * @description How many pauses may begin within twelve months; none, unless said.
             * @default 0
             */
            per_year_max: number;
        };
        /** @description A rest of whole cycles. */
        Pausing: {
            /** @description How many cycles. */
            cycles: number;
            /**
             * Format: date
             * @description The first day: that of a cycle which is not charged yet.
             */
            from: string;
        };
        /** @description How joining is paid for. */
        Pays: "nothing" | "next_invoice" | "at_once";
        /** @description A location, by name. */
        Place: {
            /** @description The location. */
            id: string;
            /** @description What people call it. */
            name: string;
        };
        /** @description What the twelve months would have come to under a plan. */
        PlanFit: {
            /**
             * Format: int64
             * @description How much of the minutes and the money that the plan gives would have been used, in parts per million; null if it gives none.
             */
            benefits_used_ppm: number | null;
            /** @description Of it, what benefits leave of the bookings. */
            bookings: components["schemas"]["Money"];
            /** @description The same month by month. */
            by_month: components["schemas"]["Money"][];
            /** @description Of it, what the plan costs. */
            contracts: components["schemas"]["Money"];
            /** @description Whether the customer has it now. */
            current: boolean;
            /** @description Whether the customer can join it. */
            join: components["schemas"]["Decision"];
            /** @description The plan; null for none at all. */
            plan: components["schemas"]["FittedPlan"] | null;
            /** @description What all would have come to, before tax if prices are meant so. */
            total: components["schemas"]["Money"];
        };
        /** @description A plan, by name. */
        PlanName: {
            /** @description The plan. */
            id: string;
            /** @description What it is called. */
            name: string;
        };
        /** @description A plan that is offered. */
        PlanOffer: {
            /** @description Whether a contract waits for an operator's yes. */
            approval: boolean;
            /** @description For whom it is. */
            audience: components["schemas"]["Audience"];
            /** @description What each cycle gives. */
            benefits: components["schemas"]["Benefit"][];
            /**
             * Format: uint32
             * @description The day of the month on which cycles begin; null for the day one joins.
             */
            billing_day: number | null;
            /** @description What may be used at most. */
            caps: components["schemas"]["Caps"];
            /** @description How often it is charged. */
            cycle: components["schemas"]["Cycle"];
            /**
             * Format: uint16
             * @description How many cycles it lasts at least.
             */
            cycles_min: number;
            /** @description What is held until it ends. */
            deposit: components["schemas"]["Money"];
            /** @description What to know about it. */
            description: string;
            /** @description The first invoice of whoever joins today; null where nothing is charged. */
            first_invoice: components["schemas"]["Draft"] | null;
            /** @description Its id. */
            id: string;
            /** @description Whether the viewer can join it; whoever is not signed in learns whether a contact could. */
            join: components["schemas"]["Decision"];
            /** @description Whether one can leave on any day and pays the days until then. */
            leave_any_day: boolean;
            /** @description Where it belongs; null for the whole space. */
            location: components["schemas"]["Place"] | null;
            /** @description What it is called. */
            name: string;
            /**
             * Format: uint16
             * @description How many days ahead one says that one leaves.
             */
            notice_days: number;
            /** @description Whether and how long it can be paused. */
            pause: components["schemas"]["PauseRules"];
            /** @description How joining is paid for. */
            pays: components["schemas"]["Pays"];
            /**
             * Format: int64
             * @description How many more can join; null for any number.
             */
            places_left: number | null;
            /** @description What one costs for a cycle, as prices are meant here. */
            price: components["schemas"]["Money"];
            /** @description Whether `price` contains the tax. */
            prices_include_tax: boolean;
            /** @description What signing up costs, once. */
            sign_up_fee: components["schemas"]["Money"];
            /** @description The same in its parts, at today's tax. */
            taxed: components["schemas"]["Taxed"];
        };
        /** @description A plan, as operators set it up. A contract keeps a copy of the terms that it was made on. */
        PlanSetup: {
            /** @description Whether a contract waits for an operator's yes. */
            approval: boolean;
            /** @description Whether it is no longer offered; contracts of it go on. */
            archived: boolean;
            /** @description Who can join it. */
            audience: components["schemas"]["Audience"];
            /** @description The currency of its amounts. */
            currency: string;
            /** @description What is held until it ends. */
            deposit_minor: number;
            /** @description What to know about it. */
            description: string;
            /** @description Days from an invoice to its due day; null leaves it to the space. */
            due_days?: number | null;
            /** @description Where it belongs; null for the whole space. */
            location_id?: string | null;
            /** @description What it is called. */
            name: string;
            /** @description Where it stands in lists. */
            position: number;
            /** @description What it costs for one cycle, as prices are meant in this space. */
            price_minor: number;
            /** @description Whether everybody sees it and can join it; else operators alone make contracts of it. */
            public: boolean;
            /** @description The rights that it grants or withholds. */
            rights: {
                book?: boolean;
                buy_products?: boolean;
                buy_tickets?: boolean;
                cancel_plan?: boolean;
                change_plan?: boolean;
                edit_bookings?: boolean;
                pay_invoices?: boolean;
                private_area?: boolean;
                register_visitors?: boolean;
                see_invoices?: boolean;
                use_boards?: boolean;
                use_directory?: boolean;
            };
            /** @description What signing up costs, once. */
            sign_up_fee_minor: number;
            /** @description How many may have it at once; null for any number. */
            subscribers_max?: number | null;
            /** @description How it is taxed. */
            tax_class: components["schemas"]["TaxClass"];
            /** @description Cycle, benefits and all that is agreed on. */
            terms: components["schemas"]["Terms"];
        };
        /** @description A row with the id that it has or is to have. */
        PlanSetupRow: {
            /** @description Its id. */
            id: string;
            /** @description What it is. */
            setup: components["schemas"]["PlanSetup"];
        };
        /** @description Something set up, with its id and version. */
        PlanSetupWithId: {
            /** @description Whether a contract waits for an operator's yes. */
            approval: boolean;
            /** @description Whether it is no longer offered; contracts of it go on. */
            archived: boolean;
            /** @description Who can join it. */
            audience: components["schemas"]["Audience"];
            /** @description The currency of its amounts. */
            currency: string;
            /** @description What is held until it ends. */
            deposit_minor: number;
            /** @description What to know about it. */
            description: string;
            /** @description Days from an invoice to its due day; null leaves it to the space. */
            due_days: number | null;
            /** @description Its id. */
            id: string;
            /** @description Where it belongs; null for the whole space. */
            location_id: string | null;
            /** @description What it is called. */
            name: string;
            /** @description Where it stands in lists. */
            position: number;
            /** @description What it costs for one cycle, as prices are meant in this space. */
            price_minor: number;
            /** @description Whether everybody sees it and can join it; else operators alone make contracts of it. */
            public: boolean;
            /** @description The rights that it grants or withholds. */
            rights: {
                book?: boolean;
                buy_products?: boolean;
                buy_tickets?: boolean;
                cancel_plan?: boolean;
                change_plan?: boolean;
                edit_bookings?: boolean;
                pay_invoices?: boolean;
                private_area?: boolean;
                register_visitors?: boolean;
                see_invoices?: boolean;
                use_boards?: boolean;
                use_directory?: boolean;
            };
            /** @description What signing up costs, once. */
            sign_up_fee_minor: number;
            /** @description How many may have it at once; null for any number. */
            subscribers_max: number | null;
            /** @description How it is taxed. */
            tax_class: components["schemas"]["TaxClass"];
            /** @description Cycle, benefits and all that is agreed on. */
            terms: components["schemas"]["Terms"];
            /**
             * Format: int64
             * @description Grows with every change; a change names the version that it was decided on.
             */
            version: number;
        };
        /** @description What a wish comes to, to the cent. */
        Preview: {
            /** @description What a cycle gives. */
            benefits: components["schemas"]["NowAndThen"];
            /** @description What was booked on benefits that are withdrawn, and is charged. */
            charged_draws: components["schemas"]["ChargedDraw"][];
            /** @description What the first come to less what the second do, with tax. */
            difference: components["schemas"]["Money"];
            /** @description Names all of this. */
            digest: string;
            /** @description The invoices that come. */
            invoices: components["schemas"]["Draft"][];
            /**
             * Format: date
             * @description From when it holds.
             */
            takes_effect_on: string;
            /** @description The invoices that would come without it. */
            unchanged: components["schemas"]["Draft"][];
            /**
             * Format: date
             * @description Every invoice through this day is below: by then the wish has worked itself out.
             */
            until: string;
            /** @description Whether it waits for an operator's yes; then this is how it comes if they say it today. */
            waits: boolean;
        };
        /** @description A price from a day on. */
        PriceAhead: {
            /**
             * Format: date
             * @description The first day of a period that costs it.
             */
            from: string;
            /** @description The price. */
            price: components["schemas"]["Money"];
        };
        /** @description A price from a day on. */
        PriceFrom: {
            /**
             * Format: date
             * @description The first day of a period that costs it.
             */
            from: string;
            /**
             * Format: int64
             * @description The price of one for a cycle.
             */
            price_minor: number;
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
        /** @description A product that is sold. */
        ProductOffer: {
            /** @description For whom it is. */
            audience: components["schemas"]["Audience"];
            /** @description What it gives. */
            benefits: components["schemas"]["Benefit"][];
            /** @description Whether the viewer can buy it. */
            buy: components["schemas"]["Decision"];
            /** @description Its currency. */
            currency: string;
            /** @description What to know about it. */
            description: string;
            /** @description Its id. */
            id: string;
            /** @description Where it is sold; null for everywhere. */
            location: components["schemas"]["Place"] | null;
            /** @description What it is called. */
            name: string;
            /** @description What one costs, as prices are meant here. */
            price: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description How many are left; null for any number.
             */
            stock: number | null;
            /** @description The same in its parts, at today's tax. */
            taxed: components["schemas"]["Taxed"];
        };
        /** @description A product, as operators set it up. */
        ProductSetup: {
            /** @description Whether it is no longer sold. */
            archived: boolean;
            /** @description Who can buy it. */
            audience: components["schemas"]["Audience"];
            /** @description What it gives when bought, such as ten day passes. */
            benefits: components["schemas"]["BenefitSetup"][];
            /** @description The currency of its price. */
            currency: string;
            /** @description What to know about it. */
            description: string;
            /** @description Where it is sold; null for everywhere. */
            location_id?: string | null;
            /** @description What it is called. */
            name: string;
            /** @description Where it stands in lists. */
            position: number;
            /** @description What one costs, as prices are meant in this space. */
            price_minor: number;
            /** @description Whether everybody sees it. */
            public: boolean;
            /** @description How many are left; null for any number. */
            stock?: number | null;
            /** @description How it is taxed. */
            tax_class: components["schemas"]["TaxClass"];
        };
        /** @description A row with the id that it has or is to have. */
        ProductSetupRow: {
            /** @description Its id. */
            id: string;
            /** @description What it is. */
            setup: components["schemas"]["ProductSetup"];
        };
        /** @description Something set up, with its id and version. */
        ProductSetupWithId: {
            /** @description Whether it is no longer sold. */
            archived: boolean;
            /** @description Who can buy it. */
            audience: components["schemas"]["Audience"];
            /** @description What it gives when bought, such as ten day passes. */
            benefits: components["schemas"]["BenefitSetup"][];
            /** @description The currency of its price. */
            currency: string;
            /** @description What to know about it. */
            description: string;
            /** @description Its id. */
            id: string;
            /** @description Where it is sold; null for everywhere. */
            location_id: string | null;
            /** @description What it is called. */
            name: string;
            /** @description Where it stands in lists. */
            position: number;
            /** @description What one costs, as prices are meant in this space. */
            price_minor: number;
            /** @description Whether everybody sees it. */
            public: boolean;
            /** @description How many are left; null for any number. */
            stock: number | null;
            /** @description How it is taxed. */
            tax_class: components["schemas"]["TaxClass"];
            /**
             * Format: int64
             * @description Grows with every change; a change names the version that it was decided on.
             */
            version: number;
        };
        /** @description Going on before a pause is over, from the next cycle on. */
        Resuming: {
            /**
             * Format: date
             * @description The first day of the pause.
             */
            from: string;
        };
        /** @description What a benefit can be used for, in names; an empty list is everything. */
        Scope: {
            /** @description Kinds of resources. */
            kinds: string[];
            /** @description Locations. */
            locations: string[];
        };
        /** @description What a benefit can be used for; an empty list is everything. */
        ScopeSetup: {
            /**
             * @description Kinds of resources.
             * @default []
             */
            kinds: string[];
            /**
             * @description Locations.
             * @default []
             */
            locations: string[];
        };
        /** @description What the payer of a team shares with the customer. */
        SharedBenefits: {
            /** @description Whether it is only spent when nothing is left of one's own; else it is as one with one's own, the soonest expiry first. */
            after_own: boolean;
            /** @description What is left of each benefit, for each period in which it holds. */
            benefits: components["schemas"]["BenefitBalance"][];
            /** @description What the team's caps leave the customer of it in this month; empty where there are none. */
            caps: components["schemas"]["CapLeft"][];
            /** @description Whose it is. */
            payer_name: string;
        };
        /** @description What a charge is for. */
        Source: "contract" | "sign_up_fee" | "deposit" | "booking" | "product" | "fee" | "benefit" | "adjustment";
        /** @description Days from one until before another. */
        Span: {
            /**
             * Format: date
             * @description The first day.
             */
            from: string;
            /**
             * Format: date
             * @description The day after the last.
             */
            until: string;
        };
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
        /** @description Taking back what is left of a benefit. */
        TakeBack: {
            /** @description What was seen to be left of it, all of which is taken back. */
            left: number;
            /** @description Why. */
            note: string;
        };
        /** @description What an operator took back of a benefit. */
        TakenBack: {
            /**
             * Format: int64
             * @description How much.
             */
            amount: number;
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Why. */
            note: string;
        };
        /** @description UNTDID 5305 as EN 16931 restricts it. */
        TaxCategory: "S" | "Z" | "E" | "AE";
        /** @description How what is sold is taxed. */
        TaxClass: "standard" | "reduced" | "zero" | "exempt";
        /** @description An amount in three parts. */
        Taxed: {
            /** @description With tax. */
            gross: components["schemas"]["Money"];
            /** @description Before tax. */
            net: components["schemas"]["Money"];
            /** @description The tax. */
            tax: components["schemas"]["Money"];
        };
        /** @description The terms of a plan, and of a contract from the day it is made. Whatever is left out is the mildest. */
        Terms: {
            /**
             * @description What each cycle gives.
             * @default []
             */
            benefits: components["schemas"]["BenefitSetup"][];
            /**
             * Format: uint32
             * @description The day of the month on which cycles begin, 1 to 28; the day it starts, if none.
             * @default null
             */
            billing_day: number | null;
            /**
             * @description What may be used at most.
             * @default {
             *       "booking_minutes_per_month": null,
             *       "booking_minutes_per_week": null,
             *       "check_ins_per_month": null,
             *       "check_ins_per_week": null,
             *       "visitors_per_month": null
             *     }
             */
            caps: components["schemas"]["Caps"];
            /**
             * @description How often it is charged.
             * @default {
             *       "count": 1,
             *       "unit": "month"
             *     }
             */
            cycle: components["schemas"]["Cycle"];
            /**
             * Format: uint16
             * @description How many cycles it lasts at least.
             * @default 0
             */
            cycles_min: number;
            /**
             * Format: uint16
             * @description How many days ahead one says that one leaves.
             * @default 0
             */
            notice_days: number;
            /**
             * @description Whether and how long it can be paused.
             * @default {
             *       "cycles_max": 0,
             *       "per_year_max": 0
             *     }
             */
            pause: components["schemas"]["PauseRules"];
            /**
             * @description Whether a first period cut by the billing day costs its days alone.
             * @default false
             */
            prorates_first: boolean;
            /**
             * @description Whether one can leave on any day and pays the days until then.
             * @default false
             */
            prorates_last: boolean;
        };
        /** @description Taking back an end, or the change that lies ahead. */
        Withdrawing: Record<string, never>;
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
    show_my_plans: {
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
                    "application/json": components["schemas"]["Mine"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_advice: {
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
                    "application/json": components["schemas"]["Advice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_contracts: {
        parameters: {
            query?: {
                cursor?: string;
                customer?: string;
                plan?: string;
                state?: components["schemas"]["ContractState"];
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
    create_contract: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractSetup"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_contract: {
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
                    "application/json": components["schemas"]["OperatorContract"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    act_on_contract: {
        parameters: {
            query: {
                dry_run?: boolean;
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
                "application/json": components["schemas"]["OperatorAct"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    join_plan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreedJoining"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancel_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreedLeaving"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    preview_cancellation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Leaving"];
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
    change_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreedChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    preview_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Change"];
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
    pause_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreedPausing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    preview_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Pausing"];
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
    resume_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreedResuming"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    preview_resumption: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Resuming"];
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
    withdraw_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreedWithdrawing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    preview_withdrawal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Withdrawing"];
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
    preview_joining: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Joining"];
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
    list_customer_grants: {
        parameters: {
            query?: {
                cursor?: string;
                over?: boolean;
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
                    "application/json": components["schemas"]["CustomerGrants"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    give_benefit: {
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
                "application/json": components["schemas"]["GiveBenefit"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewGrant"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    take_benefit_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeBack"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenBack"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    import_plans: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Import"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_offers: {
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
                    "application/json": components["schemas"]["Offers"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_products: {
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
    create_product: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductSetup"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductSetupWithId"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_product: {
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
                "application/json": components["schemas"]["ProductSetup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductSetupWithId"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_plans: {
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
                    "application/json": components["schemas"]["Page"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_plan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanSetup"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanSetupWithId"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_plan: {
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
                "application/json": components["schemas"]["PlanSetup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanSetupWithId"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
