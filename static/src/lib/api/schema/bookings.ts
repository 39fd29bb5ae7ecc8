// Generated from functions/bookings/tests/golden/openapi.json by `npm run generate`. Not edited by hand.

export interface paths {
    "/api/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List bookings */
        get: operations["list_bookings"];
        put?: never;
        /** Create booking */
        post: operations["create_booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show booking */
        get: operations["show_booking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show booking calendar */
        get: operations["show_booking_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel booking */
        post: operations["cancel_booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all bookings */
        get: operations["list_all_bookings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/all/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel any booking */
        post: operations["cancel_any_booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show day */
        get: operations["show_day"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find offers */
        get: operations["find_offers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import bookings */
        post: operations["import_bookings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List kinds */
        get: operations["list_kinds"];
        put?: never;
        /** Create kind */
        post: operations["create_kind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/kinds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put kind */
        put: operations["put_kind"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/options": {
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
    "/api/bookings/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List policies */
        get: operations["list_policies"];
        put?: never;
        /** Create policy */
        post: operations["create_policy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put policy */
        put: operations["put_policy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List rates */
        get: operations["list_rates"];
        put?: never;
        /** Create rate */
        post: operations["create_rate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/rates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put rate */
        put: operations["put_rate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List resources */
        get: operations["list_resources"];
        put?: never;
        /** Create resource */
        post: operations["create_resource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/resources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put resource */
        put: operations["put_resource"];
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
        /** @description For whom something is. */
        Audience: "everyone" | "members" | "contacts";
        /** @description What a grant is counted in. */
        BenefitKind: "time_credit" | "money_credit" | "day_pass" | "time_pass";
        /** @description What a booking books. */
        BookedResource: {
            /** @description Its id. */
            id: string;
            /** @description Its kind's name. */
            kind_name: string;
            /** @description Its name. */
            name: string;
        };
        /** @description A booking. */
        Booking: {
            /** @description Whether its owner can cancel it now. */
            cancellable: components["schemas"]["Cancellable"];
            /**
             * Format: date-time
             * @description When it was cancelled.
             */
            cancelled_at: string | null;
            /** @description What was left to pay of it; null for a booking that was imported. */
            cost: components["schemas"]["Cost"] | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Until when.
             */
            ends_at: string;
            /** @description Its id. */
            id: string;
            /** @description Where. */
            location: components["schemas"]["LocationName"];
            /**
             * Format: uint32
             * @description For how many people.
             */
            people: number;
            /** @description The full price, locked when it was made. */
            price: components["schemas"]["Money"];
            /** @description How the price came about. */
            price_why: components["schemas"]["PriceLine"][];
            /** @description What is booked. */
            resource: components["schemas"]["BookedResource"];
            /**
             * Format: date-time
             * @description From when.
             */
            starts_at: string;
            /** @description Whether it stands. */
            status: components["schemas"]["BookingStatus"];
            /** @description What it is called; empty for nothing. */
            title: string;
        };
        /** @description Whether a booking stands. */
        BookingStatus: "confirmed" | "cancelled";
        /** @description A stretch in which a resource cannot be had. */
        Busy: {
            /** @description The viewer's own booking. */
            booking_id: string | null;
            /**
             * Format: date-time
             * @description Until when.
             */
            ends_at: string;
            /** @description Whether it is the viewer's own booking. */
            mine: boolean;
            /**
             * Format: date-time
             * @description From when.
             */
            starts_at: string;
        };
        /** @description Whether a booking can be cancelled, and until when or why not. */
        Cancellable: {
            /** @description Whether it can. */
            allowed: boolean;
            /** @description The rule that forbids it. */
            rule: string | null;
            /**
             * Format: date-time
             * @description Until when it could or can be.
             */
            until: string;
        };
        /** @description What all spaces call a kind. */
        Category: "meeting_room" | "hot_desk" | "dedicated_desk" | "office" | "phone_booth" | "other";
        /** @description How an offer differs from what was asked for. */
        Change: "none" | "shift" | "shorten" | "other_room";
        /** @description What is left to pay of a price: less what benefits cover, less the plan's discount, taxed and rounded once. */
        Cost: {
            /**
             * @description What a discount code takes off, where it was bought with one.
             * @default null
             */
            code: components["schemas"]["Discount"] | null;
            /** @description The discount of a plan, if one is taken off. */
            discount: components["schemas"]["Discount"] | null;
            /** @description What is drawn of which benefit, in order. */
            draws: components["schemas"]["Covered"][];
            /** @description What is left, with tax. */
            gross: components["schemas"]["Money"];
            /** @description What is left, before tax. */
            net: components["schemas"]["Money"];
            /** @description How what is left is paid. */
            pays: components["schemas"]["Pays"];
            /** @description Whether the price, and what is taken off it, contains the tax. */
            prices_include_tax: boolean;
            /** @description The tax on it. */
            tax: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description The rate of the tax in parts per million: 200000 is 20 %.
             */
            tax_rate_ppm: number;
            /** @description Why no tax is charged, where none is by law. */
            tax_reason: string | null;
        };
        /** @description What a benefit covers. */
        Covered: {
            /**
             * Format: int64
             * @description How much of it: minutes or minor units.
             */
            amount: number;
            /** @description Which. */
            grant_id: string;
            /** @description Counted in what. */
            kind: components["schemas"]["BenefitKind"];
            /** @description What it is called. */
            name: string;
            /**
             * @description Whose it is: the payer of a team who shares it; null for one's own.
             * @default null
             */
            of: string | null;
            /** @description What it takes off the price. */
            worth: components["schemas"]["Money"];
        };
        /** @description A wish to book. */
        CreateBooking: {
            /**
             * Format: date-time
             * @description Until when.
             */
            ends_at: string;
            /**
             * @description For how many people; one, unless said.
             * @default 1
             */
            people: number;
            /** @description What. */
            resource_id: string;
            /**
             * Format: date-time
             * @description From when.
             */
            starts_at: string;
            /** @description What to call it. */
            title?: string | null;
        };
        /** @description A day at a location, resource by resource. */
        DayView: {
            /**
             * Format: date-time
             * @description When it closes.
             */
            closes_at: string | null;
            /** @description Why it is closed all day, if a closure says so. */
            closure: string | null;
            /**
             * Format: date
             * @description Which day.
             */
            date: string;
            /** @description Where. */
            location: components["schemas"]["LocationName"];
            /**
             * Format: date-time
             * @description When the location opens that day, if it does.
             */
            opens_at: string | null;
            /** @description Every resource that the viewer may see. */
            resources: components["schemas"]["ResourceDay"][];
        };
        /** @description What a plan or a code takes off. */
        Discount: {
            /** @description The plan's name, or the code. */
            name: string;
            /** @description What it takes off. */
            off: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description The part that it takes off, in parts per million; 0 where an amount is.
             */
            off_ppm: number;
        };
        /** @description What can be booked, and when. */
        Found: {
            /** @description Where a time was asked for and no room has it: the nearest that can be booked instead, best first. */
            alternatives: components["schemas"]["Offer"][];
            /**
             * Format: date
             * @description On which day.
             */
            date: string;
            /** @description Why nothing at all can be booked that day, if one rule says so for every room. */
            day_refusal: components["schemas"]["RefusalView"] | null;
            /**
             * Format: int64
             * @description How long.
             */
            length_minutes: number;
            /** @description Where. */
            location: components["schemas"]["LocationName"];
            /** @description Every room that fits, bookable ones first. */
            rooms: components["schemas"]["FoundRoom"][];
            /** @description At which time, if one was asked for. */
            time: string | null;
        };
        /** @description One room and when it can be booked. */
        FoundRoom: {
            /** @description The offer at the time asked for. */
            offer: components["schemas"]["Offer"] | null;
            /** @description Why there is no offer: at the time asked for, or at any. */
            refusal: components["schemas"]["RefusalView"] | null;
            /** @description The room. */
            resource: components["schemas"]["Resource"];
            /** @description Every offer of the day, in order. */
            starts: components["schemas"]["Offer"][];
        };
        /**
         * @description Rows to bring in: all of them or none. A row whose id is known replaces it; a booking whose id
         *     is known is left as it is.
         */
        Import: {
            /** @description Bookings, past and to come. They are held to conflicts, not to policies. */
            bookings?: components["schemas"]["ImportBooking"][];
            /** @description Kinds. */
            kinds?: components["schemas"]["ImportRow"][];
            /** @description Policies. */
            policies?: components["schemas"]["ImportRow2"][];
            /** @description Rates. */
            rates?: components["schemas"]["ImportRow4"][];
            /** @description Resources; parts before what they are parts of. */
            resources?: components["schemas"]["ImportRow3"][];
        };
        /** @description A booking made elsewhere. */
        ImportBooking: {
            /** @description Whose it is. */
            customer_id: string;
            /**
             * Format: date-time
             * @description Until when, on a quarter-hour.
             */
            ends_at: string;
            /** @description Its id. */
            id: string;
            /** @description For how many people. */
            people: number;
            /** @description What it cost. */
            price: components["schemas"]["Money"];
            /** @description What is booked. */
            resource_id: string;
            /**
             * Format: date-time
             * @description From when, on a quarter-hour.
             */
            starts_at: string;
            /** @description Whether it stands. */
            status: components["schemas"]["BookingStatus"];
            /** @description What it is called. */
            title: string;
        };
        /** @description What an import did, or would do. */
        Imported: {
            /** @description Whether nothing was written. */
            dry_run: boolean;
            /**
             * Format: uint
             * @description Bookings that were known already.
             */
            unchanged: number;
            /**
             * Format: uint
             * @description Rows written.
             */
            written: number;
        };
        /** @description A row with the id that it has or is to have. */
        ImportRow: {
            /** @description Its id. */
            id: string;
            /** @description What it is. */
            setup: components["schemas"]["KindSetup"];
        };
        /** @description A row with the id that it has or is to have. */
        ImportRow2: {
            /** @description Its id. */
            id: string;
            /** @description What it is. */
            setup: components["schemas"]["PolicySetup"];
        };
        /** @description A row with the id that it has or is to have. */
        ImportRow3: {
            /** @description Its id. */
            id: string;
            /** @description What it is. */
            setup: components["schemas"]["ResourceSetup"];
        };
        /** @description A row with the id that it has or is to have. */
        ImportRow4: {
            /** @description Its id. */
            id: string;
            /** @description What it is. */
            setup: components["schemas"]["RateSetup"];
        };
        /** @description What sort of thing a resource is. */
        KindName: {
            /** @description What all spaces call it. */
            category: components["schemas"]["Category"];
            /** @description Its id. */
            id: string;
            /** @description Its name. */
            name: string;
        };
        /** @description A kind, as operators set it up. */
        KindSetup: {
            /** @description What all spaces call it. */
            category: components["schemas"]["Category"];
            /** @description Its name. */
            name: string;
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
        /** @description Something that can be booked: whoever books exactly this is admitted, unless somebody was faster. */
        Offer: {
            /** @description How it differs from what was asked for. */
            change: components["schemas"]["Change"];
            /** @description What is left to pay of it. */
            cost: components["schemas"]["Cost"];
            /**
             * Format: date-time
             * @description Until when.
             */
            ends_at: string;
            /** @description The full price. */
            price: components["schemas"]["Money"];
            /** @description How the price came about. */
            price_why: components["schemas"]["PriceLine"][];
            /** @description What. */
            resource_id: string;
            /** @description Its name. */
            resource_name: string;
            /**
             * Format: date-time
             * @description From when.
             */
            starts_at: string;
        };
        /** @description A booking as operators see it. */
        OperatorBooking: {
            /** @description The booking. */
            booking: components["schemas"]["Booking"];
            /** @description Whose it is. */
            customer_id: string;
            /** @description The customer's name. */
            customer_name: string;
        };
        /** @description What the form that finds needs. */
        Options: {
            /** @description The amenities that some resource has. */
            amenities: string[];
            /** @description Every kind. */
            kinds: components["schemas"]["KindName"][];
            /** @description Lengths that people book, in minutes. */
            lengths_minutes: number[];
            /** @description The locations. */
            locations: components["schemas"]["LocationName"][];
        };
        /** @description One page of a list. */
        Page: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["Booking"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page2: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["OperatorBooking"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page3: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["SetUp"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page4: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["SetUp2"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page5: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["SetUp3"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page6: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["SetUp4"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description How what is left is paid. */
        Pays: "nothing" | "next_invoice" | "at_once";
        /** @description A policy, as operators set it up. */
        PolicySetup: {
            /** @description How long it is cleared up after one: a multiple of 15. */
            buffer_after_minutes: number;
            /** @description How long the resource is prepared before a booking: a multiple of 15. */
            buffer_before_minutes: number;
            /** @description How long before it starts a booking can be cancelled at the latest. */
            cancel_until_minutes: number;
            /**
             * @description Bookings start and end on multiples of this on the wall clock: 15, 30 or 60.
             * @enum {integer}
             */
            grain_minutes: 15 | 30 | 60;
            /** @description How many days ahead a booking ends at the latest. */
            horizon_days: number;
            /** @description How long before it starts a booking is made at the latest. */
            lead_time_minutes: number;
            /** @description The longest. */
            length_minutes_max: number;
            /** @description The shortest booking. */
            length_minutes_min: number;
            /** @description Its name. */
            name: string;
            /** @description How many bookings under this policy a customer may have that have not ended; null for any. */
            open_bookings_max?: number | null;
            /** @description How long a customer stays away between two bookings of any resource. */
            return_gap_any_resource_minutes: number;
            /** @description How long a customer stays away between two bookings of the same resource. */
            return_gap_same_resource_minutes: number;
        };
        /** @description One line of a price's derivation. */
        PriceLine: {
            /** @description What the line comes to. */
            amount: components["schemas"]["Money"];
            /** @description Whether the rate's cap lowered it. */
            capped: boolean;
            /**
             * Format: int64
             * @description The booked minutes.
             */
            minutes: number;
            /**
             * Format: int64
             * @description How many units they come to, in hundredths.
             */
            quantity_hundredths: number;
            /** @description The rate's name. */
            rate: string;
            /** @description What the rate counts. */
            unit: components["schemas"]["RateUnit"];
            /** @description What one unit costs. */
            unit_price: components["schemas"]["Money"];
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
        /** @description A rate, as operators set it up. */
        RateSetup: {
            /** @description What one unit costs. */
            amount_minor: number;
            /** @description For whom. */
            audience: components["schemas"]["Audience"];
            /** @description No booking costs more than this at this rate; null for no cap. */
            cap_minor?: number | null;
            /** @description From which time on the wall clock. */
            from: string;
            /** @description For which kind. */
            kind_id: string;
            /** @description For bookings at most this long. */
            length_minutes_max: number;
            /** @description For bookings at least this long. */
            length_minutes_min: number;
            /** @description Where it holds; amounts are in this location's currency. */
            location_id: string;
            /** @description Its name. */
            name: string;
            /**
             * @description How it is taxed; as usual, unless said.
             * @default standard
             */
            tax_class: components["schemas"]["TaxClass"];
            /** @description What it counts. */
            unit: components["schemas"]["RateUnit"];
            /** @description Until which. */
            until: string;
            /** @description On which days. */
            weekdays: number[];
        };
        /** @description What a rate counts. */
        RateUnit: "hour" | "half_day" | "day" | "use";
        /** @description A no, and the rule behind it. */
        RefusalView: {
            /** @description The rule in words. */
            detail: string;
            /** @description The rule's stable name. */
            rule: string;
        };
        /** @description A bookable thing. */
        Resource: {
            /** @description What it has. */
            amenities: string[];
            /**
             * Format: uint32
             * @description People in each unit.
             */
            capacity: number;
            /** @description What to know about it. */
            description: string;
            /** @description Its id. */
            id: string;
            /** @description Its kind. */
            kind: components["schemas"]["KindName"];
            /** @description Where it is. */
            location_id: string;
            /** @description Its name. */
            name: string;
            /**
             * Format: uint32
             * @description How many of it there are.
             */
            units: number;
        };
        /** @description A resource's day. */
        ResourceDay: {
            /** @description When it cannot be had, in order; of several units, when none can. */
            busy: components["schemas"]["Busy"][];
            /** @description The resource. */
            resource: components["schemas"]["Resource"];
        };
        /** @description A resource, as operators set it up. */
        ResourceSetup: {
            /** @description What it has. */
            amenities: string[];
            /** @description Whether it is out of use. */
            archived: boolean;
            /** @description Who may book it. */
            audience: components["schemas"]["Audience"];
            /** @description People in each unit. */
            capacity: number;
            /** @description What to know about it. */
            description: string;
            /** @description Its kind. */
            kind_id: string;
            /** @description Where it is. */
            location_id: string;
            /** @description Its name. */
            name: string;
            /** @description The rooms that it is made of; empty for a room of its own. */
            part_ids: string[];
            /** @description Only under these plans; empty for any. */
            plan_ids: string[];
            /** @description Its policy. */
            policy_id: string;
            /** @description Where it stands in lists. */
            position: number;
            /** @description Only for these teams; empty for any. */
            team_ids: string[];
            /** @description How many of it there are that nobody tells apart. */
            units: number;
        };
        /** @description Something set up, with its id. */
        SetUp: {
            /** @description What all spaces call it. */
            category: components["schemas"]["Category"];
            /** @description Its id. */
            id: string;
            /** @description Its name. */
            name: string;
        };
        /** @description Something set up, with its id. */
        SetUp2: {
            /** @description How long it is cleared up after one: a multiple of 15. */
            buffer_after_minutes: number;
            /** @description How long the resource is prepared before a booking: a multiple of 15. */
            buffer_before_minutes: number;
            /** @description How long before it starts a booking can be cancelled at the latest. */
            cancel_until_minutes: number;
            /**
             * @description Bookings start and end on multiples of this on the wall clock: 15, 30 or 60.
             * @enum {integer}
             */
            grain_minutes: 15 | 30 | 60;
            /** @description How many days ahead a booking ends at the latest. */
            horizon_days: number;
            /** @description Its id. */
            id: string;
            /** @description How long before it starts a booking is made at the latest. */
            lead_time_minutes: number;
            /** @description The longest. */
            length_minutes_max: number;
            /** @description The shortest booking. */
            length_minutes_min: number;
            /** @description Its name. */
            name: string;
            /** @description How many bookings under this policy a customer may have that have not ended; null for any. */
            open_bookings_max: number | null;
            /** @description How long a customer stays away between two bookings of any resource. */
            return_gap_any_resource_minutes: number;
            /** @description How long a customer stays away between two bookings of the same resource. */
            return_gap_same_resource_minutes: number;
        };
        /** @description Something set up, with its id. */
        SetUp3: {
            /** @description What it has. */
            amenities: string[];
            /** @description Whether it is out of use. */
            archived: boolean;
            /** @description Who may book it. */
            audience: components["schemas"]["Audience"];
            /** @description People in each unit. */
            capacity: number;
            /** @description What to know about it. */
            description: string;
            /** @description Its id. */
            id: string;
            /** @description Its kind. */
            kind_id: string;
            /** @description Where it is. */
            location_id: string;
            /** @description Its name. */
            name: string;
            /** @description The rooms that it is made of; empty for a room of its own. */
            part_ids: string[];
            /** @description Only under these plans; empty for any. */
            plan_ids: string[];
            /** @description Its policy. */
            policy_id: string;
            /** @description Where it stands in lists. */
            position: number;
            /** @description Only for these teams; empty for any. */
            team_ids: string[];
            /** @description How many of it there are that nobody tells apart. */
            units: number;
        };
        /** @description Something set up, with its id. */
        SetUp4: {
            /** @description What one unit costs. */
            amount_minor: number;
            /** @description For whom. */
            audience: components["schemas"]["Audience"];
            /** @description No booking costs more than this at this rate; null for no cap. */
            cap_minor: number | null;
            /** @description From which time on the wall clock. */
            from: string;
            /** @description Its id. */
            id: string;
            /** @description For which kind. */
            kind_id: string;
            /** @description For bookings at most this long. */
            length_minutes_max: number;
            /** @description For bookings at least this long. */
            length_minutes_min: number;
            /** @description Where it holds; amounts are in this location's currency. */
            location_id: string;
            /** @description Its name. */
            name: string;
            /**
             * @description How it is taxed; as usual, unless said.
             * @default standard
             */
            tax_class: components["schemas"]["TaxClass"];
            /** @description What it counts. */
            unit: components["schemas"]["RateUnit"];
            /** @description Until which. */
            until: string;
            /** @description On which days. */
            weekdays: number[];
        };
        /** @description How what is sold is taxed. */
        TaxClass: "standard" | "reduced" | "zero" | "exempt";
        /** @description Which bookings to list. */
        When: "upcoming" | "past";
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
    list_bookings: {
        parameters: {
            query?: {
                cursor?: string;
                when?: components["schemas"]["When"];
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
    create_booking: {
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
                "application/json": components["schemas"]["CreateBooking"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_booking: {
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
                    "application/json": components["schemas"]["Booking"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_booking_calendar: {
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
                    "text/calendar": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancel_booking: {
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
                    "application/json": components["schemas"]["Booking"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_all_bookings: {
        parameters: {
            query: {
                date: string;
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
    cancel_any_booking: {
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
                    "application/json": components["schemas"]["OperatorBooking"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_day: {
        parameters: {
            query: {
                date: string;
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
                    "application/json": components["schemas"]["DayView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    find_offers: {
        parameters: {
            query: {
                amenities?: string;
                date: string;
                kind?: string;
                length_minutes: number;
                location: string;
                people?: number;
                time?: string;
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
                    "application/json": components["schemas"]["Found"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    import_bookings: {
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
    list_kinds: {
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
    create_kind: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KindSetup"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUp"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_kind: {
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
                "application/json": components["schemas"]["KindSetup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUp"];
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
                    "application/json": components["schemas"]["Options"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_policies: {
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
    create_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicySetup"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUp2"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_policy: {
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
                "application/json": components["schemas"]["PolicySetup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUp2"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_rates: {
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
    create_rate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RateSetup"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUp4"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_rate: {
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
                "application/json": components["schemas"]["RateSetup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUp4"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_resources: {
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
    create_resource: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResourceSetup"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUp3"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_resource: {
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
                "application/json": components["schemas"]["ResourceSetup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUp3"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
