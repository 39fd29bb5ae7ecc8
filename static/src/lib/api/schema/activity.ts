// Generated from functions/activity/tests/golden/openapi.json by `npm run generate`. Not edited by hand.

export interface paths {
    "/api/activity/all/check-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all check ins */
        get: operations["list_all_check_ins"];
        put?: never;
        /** Check in customer */
        post: operations["check_in_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activity/all/check-ins/{id}/check-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check out any */
        post: operations["check_out_any"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activity/all/customers": {
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
    "/api/activity/all/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List plans */
        get: operations["list_plans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activity/all/present": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List present */
        get: operations["list_present"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activity/check-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List check ins */
        get: operations["list_check_ins"];
        put?: never;
        /** Create check in */
        post: operations["create_check_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activity/check-ins/current/check-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check out */
        post: operations["check_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activity/houses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List houses */
        get: operations["list_houses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activity/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import check ins */
        post: operations["import_check_ins"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activity/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List check in setups */
        get: operations["list_check_in_setups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activity/settings/{location}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put check in setup */
        put: operations["put_check_in_setup"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activity/settings/{location}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create door sign */
        post: operations["create_door_sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activity/teams/{id}/year": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show team year */
        get: operations["show_team_year"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activity/teams/{id}/year/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export team year */
        get: operations["export_team_year"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activity/year": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show year */
        get: operations["show_year"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activity/year/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export year */
        get: operations["export_year"];
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
        /** @description What a grant is counted in. */
        BenefitKind: "time_credit" | "money_credit" | "day_pass" | "time_pass";
        /** @description A stay in the house. */
        CheckIn: {
            /** @description The name of the plan or pass; empty where there is none. */
            cover_name: string;
            /** @description Whose pass it is: the payer of a team who shares it; null for one's own. */
            cover_of: string | null;
            /** @description What let them in. */
            covered_by: components["schemas"]["CoveredBy"];
            /**
             * Format: date
             * @description The day on the location's calendar on which it began.
             */
            day: string;
            /** @description Its id. */
            id: string;
            /**
             * Format: date-time
             * @description From when.
             */
            in_at: string;
            /** @description Where. */
            location: components["schemas"]["CheckInPlace"];
            /**
             * Format: int64
             * @description How long, until now for who is in.
             */
            minutes: number;
            /**
             * Format: date-time
             * @description Until when; null for who is in.
             */
            out_at: string | null;
            /** @description Who checked them out. */
            out_by: components["schemas"]["OutBy"] | null;
            /**
             * Format: int64
             * @description Minutes that the time passes did not reach for. Nobody is charged for them.
             */
            uncovered_minutes: number;
        };
        /** @description Check a customer in at the desk. */
        CheckInCustomer: {
            /**
             * Format: int64
             * @description The price of the day that they accept, in minor units with tax; null for none.
             */
            accepted_minor?: number | null;
            /** @description Lets them in though nothing covers it: no pass is drawn, nothing is charged, hours and capacity do not bind. */
            courtesy: boolean;
            /** @description Whom. */
            customer_id: string;
            /** @description Where. */
            location_id: string;
        };
        /** @description What would let the caller in. */
        CheckInOffer: {
            /** @description What it is. */
            covered_by: components["schemas"]["CoveredBy"];
            /** @description What is left of the pass before: passes or minutes; null for what is none. */
            left: components["schemas"]["PassLeft"] | null;
            /** @description The name of the plan or pass; empty where there is none. */
            name: string;
            /** @description Whose pass it is: the payer of a team who shares it; null for one's own. */
            of: string | null;
            /** @description What is charged, with tax; null where nothing is. */
            price: components["schemas"]["Money"] | null;
        };
        /** @description A location, by name. */
        CheckInPlace: {
            /** @description Which. */
            id: string;
            /** @description What it is called. */
            name: string;
            /** @description The IANA name of its time zone. */
            zone: string;
        };
        /** @description How members check in at a location. */
        CheckInSetup: {
            /** @description How many fit in; null where nobody counts. */
            capacity?: number | null;
            /** @description What a day costs without a pass, in minor units; null where nobody comes in without one. */
            day_price_minor?: number | null;
            /** @description The plans that include the house. */
            plan_ids: string[];
            /** @description Where members check themselves in. */
            self_check_in: components["schemas"]["SelfCheckIn"];
            /** @description How a day is taxed. */
            tax_class: components["schemas"]["TaxClass"];
        };
        /** @description What lets somebody in. */
        CoveredBy: "plan" | "booking" | "day_pass" | "time_pass" | "day_price" | "courtesy";
        /** @description Check in. */
        CreateCheckIn: {
            /**
             * Format: int64
             * @description The price of the day that the caller has seen and accepts, in minor units with tax; null for none.
             */
            accepted_minor?: number | null;
            /** @description What the sign at the door says; null for who is not there. */
            door_code?: string | null;
            /** @description Where. */
            location_id: string;
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
        /** @description What was done in a stretch of time. */
        Deeds: {
            /**
             * Format: int64
             * @description How long they were, in minutes.
             */
            booked_minutes: number;
            /**
             * Format: int64
             * @description Bookings that began in it and were not cancelled.
             */
            bookings: number;
            /**
             * Format: int64
             * @description Days on which somebody checked in.
             */
            days_in: number;
            /**
             * Format: int64
             * @description How long they were in, in minutes; until now for who is in.
             */
            minutes_in: number;
        };
        /** @description A location where one can check in. */
        House: {
            /**
             * Format: int64
             * @description How many fit in; null where nobody counts.
             */
            capacity: number | null;
            /** @description Which. */
            location: components["schemas"]["CheckInPlace"];
            /** @description What would let the caller in now; null where nothing does. */
            offer: components["schemas"]["CheckInOffer"] | null;
            /** @description Whether it is open now. */
            open_now: boolean;
            /**
             * Format: int64
             * @description How many are in.
             */
            people_in: number;
            /** @description The problem that a check-in would be refused with, by its slug; null where it would not. */
            refusal: string | null;
            /** @description Where members check themselves in. */
            self_check_in: components["schemas"]["SelfCheckIn"];
        };
        /** @description Where the caller is, and where they could be. */
        Houses: {
            /** @description Where the caller is in; null for nowhere. */
            current: components["schemas"]["CheckIn"] | null;
            /** @description The locations at which one checks in, by name. */
            items: components["schemas"]["House"][];
        };
        /** @description What a space that moves in knows of who was in the house. */
        Import: {
            /** @description Stays that are over. */
            check_ins: components["schemas"]["ImportCheckIn"][];
        };
        /** @description A stay that is over. It draws no pass and charges nothing: that was done where it was. */
        ImportCheckIn: {
            /** @description What let them in, such as the name of their plan. */
            cover_name: string;
            /** @description Whose. */
            customer_id: string;
            /** @description Its id. One that is known stays as it is. */
            id: string;
            /**
             * Format: date-time
             * @description When they came.
             */
            in_at: string;
            /** @description Where. */
            location_id: string;
            /**
             * Format: date-time
             * @description When they left.
             */
            out_at: string;
        };
        /** @description What an import did, or would do. */
        Imported: {
            /** @description Whether nothing was written. */
            dry_run: boolean;
            /**
             * Format: uint
             * @description Stays that were known already.
             */
            unchanged: number;
            /**
             * Format: uint
             * @description Stays written.
             */
            written: number;
        };
        /** @description Who checked somebody in. */
        InBy: "member" | "door" | "desk";
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
        /** @description A month. */
        MonthOfYear: {
            /**
             * Format: int64
             * @description How long they were, in minutes.
             */
            booked_minutes: number;
            /**
             * Format: int64
             * @description Bookings that began in it and were not cancelled.
             */
            bookings: number;
            /**
             * Format: int64
             * @description Days on which somebody checked in.
             */
            days_in: number;
            /**
             * Format: int64
             * @description How long they were in, in minutes; until now for who is in.
             */
            minutes_in: number;
            /**
             * Format: date
             * @description Its first day.
             */
            month: string;
            /** @description What was paid in it, less what came back, by currency; null for who may not see it. */
            paid: components["schemas"]["Money"][] | null;
        };
        /** @description A stay as the front desk sees it. */
        OperatorCheckIn: {
            /** @description The name of the plan or pass; empty where there is none. */
            cover_name: string;
            /** @description Whose pass it is: the payer of a team who shares it; null for one's own. */
            cover_of: string | null;
            /** @description What let them in. */
            covered_by: components["schemas"]["CoveredBy"];
            /** @description Whose. */
            customer_id: string;
            /** @description Their name. */
            customer_name: string;
            /**
             * Format: date
             * @description The day on the location's calendar on which it began.
             */
            day: string;
            /** @description Its id. */
            id: string;
            /**
             * Format: date-time
             * @description From when.
             */
            in_at: string;
            /** @description Who checked them in. */
            in_by: components["schemas"]["InBy"];
            /** @description Where. */
            location: components["schemas"]["CheckInPlace"];
            /**
             * Format: int64
             * @description How long, until now for who is in.
             */
            minutes: number;
            /**
             * Format: date-time
             * @description Until when; null for who is in.
             */
            out_at: string | null;
            /** @description Who checked them out. */
            out_by: components["schemas"]["OutBy"] | null;
            /**
             * Format: int64
             * @description Minutes that the time passes did not reach for. Nobody is charged for them.
             */
            uncovered_minutes: number;
        };
        /** @description Who checked somebody out. */
        OutBy: "member" | "desk" | "elsewhere" | "closing";
        /** @description One page of a list. */
        Page: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["CheckIn"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page2: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["OperatorCheckIn"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page3: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["CustomerName"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page4: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["PlanName"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page5: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["PlaceSetup"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description What is left of a pass. */
        PassLeft: {
            /**
             * Format: int64
             * @description How many passes or minutes.
             */
            amount: number;
            /** @description Counted in what. */
            kind: components["schemas"]["BenefitKind"];
        };
        /** @description A member of a team in those months. */
        PersonOfYear: {
            /**
             * Format: int64
             * @description How long they were, in minutes.
             */
            booked_minutes: number;
            /**
             * Format: int64
             * @description Bookings that began in it and were not cancelled.
             */
            bookings: number;
            /** @description Who. */
            customer_id: string;
            /**
             * Format: int64
             * @description Days on which somebody checked in.
             */
            days_in: number;
            /**
             * Format: int64
             * @description How long they were in, in minutes; until now for who is in.
             */
            minutes_in: number;
            /** @description Month by month, as many as the team has. */
            months: components["schemas"]["Deeds"][];
            /** @description Their name. */
            name: string;
        };
        /** @description The setup of a location. */
        PlaceSetup: {
            /** @description How many fit in; null where nobody counts. */
            capacity: number | null;
            /** @description What a day costs without a pass, in the location's currency. */
            day_price: components["schemas"]["Money"] | null;
            /** @description What a day costs without a pass, in minor units; null where nobody comes in without one. */
            day_price_minor: number | null;
            /** @description The path that the sign at the door shows as QR code; null where nobody checks in. */
            door_path: string | null;
            /** @description Which. */
            location: components["schemas"]["CheckInPlace"];
            /** @description What is paid with there. */
            location_currency: string;
            /** @description The plans that include the house. */
            plan_ids: string[];
            /** @description Where members check themselves in. */
            self_check_in: components["schemas"]["SelfCheckIn"];
            /** @description How a day is taxed. */
            tax_class: components["schemas"]["TaxClass"];
            /**
             * Format: int64
             * @description Grows with every change; 0 where nobody checks in yet. A change names the version that it was decided on.
             */
            version: number;
        };
        /** @description A plan by name. */
        PlanName: {
            /** @description Which. */
            id: string;
            /** @description What it is called. */
            name: string;
        };
        /** @description Who is in a house. */
        Present: {
            /**
             * Format: int64
             * @description How many fit in; null where nobody counts.
             */
            capacity: number | null;
            /** @description Those who are in, first come first. */
            items: components["schemas"]["OperatorCheckIn"][];
            /** @description The page after this. */
            next_cursor: string | null;
            /**
             * Format: int64
             * @description How many are in.
             */
            people_in: number;
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
        /** @description Where members check themselves in. */
        SelfCheckIn: "anywhere" | "door" | "desk";
        /** @description How what is sold is taxed. */
        TaxClass: "standard" | "reduced" | "zero" | "exempt";
        /** @description A team that the caller administers. */
        TeamName: {
            /** @description Which. */
            id: string;
            /** @description What it is called. */
            name: string;
        };
        /** @description Twelve months of a team. */
        TeamYear: {
            /** @description Twelve months, oldest first. What was paid is what the team's payer paid. */
            months: components["schemas"]["MonthOfYear"][];
            /** @description Those who are in the team today, by name. */
            people: components["schemas"]["PersonOfYear"][];
            /** @description Which. */
            team: components["schemas"]["TeamName"];
            /** @description The IANA name of the zone in whose months it is counted. */
            zone: string;
        };
        /** @description Twelve months of the caller. */
        Year: {
            /** @description Twelve months, oldest first. */
            months: components["schemas"]["MonthOfYear"][];
            /** @description The teams whose year the caller can see too. */
            teams: components["schemas"]["TeamName"][];
            /** @description The IANA name of the zone in whose months it is counted: that of the space's books. */
            zone: string;
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
    list_all_check_ins: {
        parameters: {
            query: {
                cursor?: string;
                day: string;
                location: string;
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
    check_in_customer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckInCustomer"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorCheckIn"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    check_out_any: {
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
                    "application/json": components["schemas"]["OperatorCheckIn"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
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
                    "application/json": components["schemas"]["Page3"];
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
                    "application/json": components["schemas"]["Page4"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_present: {
        parameters: {
            query: {
                cursor?: string;
                location: string;
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
                    "application/json": components["schemas"]["Present"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_check_ins: {
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
    create_check_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCheckIn"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckIn"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    check_out: {
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
                    "application/json": components["schemas"]["CheckIn"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_houses: {
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
                    "application/json": components["schemas"]["Houses"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    import_check_ins: {
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
    list_check_in_setups: {
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
    put_check_in_setup: {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                location: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckInSetup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceSetup"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_door_sign: {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                location: string;
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
                    "application/json": components["schemas"]["PlaceSetup"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_team_year: {
        parameters: {
            query?: {
                until?: string;
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
                    "application/json": components["schemas"]["TeamYear"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    export_team_year: {
        parameters: {
            query?: {
                until?: string;
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
                    "text/csv": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_year: {
        parameters: {
            query?: {
                until?: string;
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
                    "application/json": components["schemas"]["Year"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    export_year: {
        parameters: {
            query?: {
                until?: string;
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
                    "text/csv": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
