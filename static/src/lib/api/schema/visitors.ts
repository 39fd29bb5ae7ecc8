// Generated from functions/visitors/tests/golden/openapi.json by `npm run generate`. Not edited by hand.

export interface paths {
    "/api/visitors/all/customers": {
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
    "/api/visitors/all/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export visits */
        get: operations["export_visits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/all/present": {
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
    "/api/visitors/all/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all visits */
        get: operations["list_all_visits"];
        put?: never;
        /** Register for customer */
        post: operations["register_for_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/all/visits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show any visit */
        get: operations["show_any_visit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/all/visits/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel any visit */
        post: operations["cancel_any_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/all/visits/{id}/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check in any */
        post: operations["check_in_any"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/all/visits/{id}/check-out": {
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
    "/api/visitors/all/visits/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide any visit */
        post: operations["decide_any_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show form */
        get: operations["show_form"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/kiosk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show kiosk */
        get: operations["show_kiosk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/kiosk/finding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find visit */
        post: operations["find_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/kiosk/hosts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find hosts */
        get: operations["find_hosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/kiosk/opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open kiosk */
        post: operations["open_kiosk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/kiosk/visits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show at kiosk */
        get: operations["show_at_kiosk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/kiosk/visits/{id}/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check in at kiosk */
        post: operations["check_in_at_kiosk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/kiosk/visits/{id}/check-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check out at kiosk */
        post: operations["check_out_at_kiosk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/kiosk/walk-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Walk in */
        post: operations["walk_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/kiosks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List kiosks */
        get: operations["list_kiosks"];
        put?: never;
        /** Create kiosk */
        post: operations["create_kiosk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/kiosks/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Link kiosk */
        post: operations["link_kiosk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/kiosks/{id}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke kiosk */
        post: operations["revoke_kiosk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List settings */
        get: operations["list_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/settings/{place}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put settings */
        put: operations["put_settings"];
        post?: never;
        /** Delete settings */
        delete: operations["delete_settings"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List visits */
        get: operations["list_visits"];
        put?: never;
        /** Register visitors */
        post: operations["register_visitors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/visits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show visit */
        get: operations["show_visit"];
        /** Change visit */
        put: operations["change_visit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/visits/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel visit */
        post: operations["cancel_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/visits/{id}/check-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check out visitor */
        post: operations["check_out_visitor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/visits/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide visit */
        post: operations["decide_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitors/visits/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make link */
        post: operations["make_link"];
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
        /** @description A time that a visitor was away, on the day of their visit. */
        Absence: {
            /**
             * Format: date-time
             * @description When they came back.
             */
            back_at: string;
            /**
             * Format: date-time
             * @description When they left.
             */
            out_at: string;
            /** @description Who said so. */
            out_by: components["schemas"]["OutBy"];
        };
        /** @description What can stand on a badge beside the name. */
        BadgeField: "company" | "host" | "location" | "day" | "time";
        /** @description How much of a visit that repeats is called off. */
        CancelVisit: {
            /** @description All that follow as well. */
            following: boolean;
        };
        /** @description A limit on visits, and how much of it is left. */
        CapLeft: {
            /** @description Of what. */
            per: components["schemas"]["Per"];
            /**
             * Format: int64
             * @description What is left now, on this day, in this week or month.
             */
            visits_left: number;
            /**
             * Format: int64
             * @description The most.
             */
            visits_max: number;
        };
        /** @description A change of a visit. */
        ChangeVisit: {
            /** @description For whom the visitor works; may be empty. */
            company: string;
            /**
             * Format: email
             * @description The visitor's address; null where there is none.
             */
            email?: string | null;
            /**
             * Format: date-time
             * @description Until when.
             */
            ends_at: string;
            /**
             * @description All that follow as well, where it repeats: what is said of them, and, if it moves, by as many days to the same time.
             * @default false
             */
            following: boolean;
            /** @description The visitor's name. */
            name: string;
            /** @description What the front desk is told; may be empty. */
            note: string;
            /** @description Why they come; may be empty. */
            reason: string;
            /**
             * Format: date-time
             * @description From when.
             */
            starts_at: string;
        };
        /** @description What a visitor agrees to. */
        CheckIn: {
            /** @description Their signature, where one is asked for. */
            signature?: string | null;
            /**
             * Format: uint32
             * @description The version of the terms that they have read; null where there are none.
             */
            terms_version?: number | null;
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
        /** @description A yes or a no. */
        DecideVisit: {
            /** @description Yes or no. */
            approved: boolean;
            /** @description Why; may be empty. */
            because: string;
        };
        /** @description How a visit repeats. */
        Every: "day" | "week" | "month";
        /** @description Who says that they are expected: by the code of their invitation, or by name. */
        FindVisit: {
            /** @description The code, typed or scanned. */
            code?: string | null;
            /** @description The first name, where several have that last name. */
            first_name?: string | null;
            /** @description The last name, in full. */
            last_name?: string | null;
        };
        /** @description A booking that visitors can come for. */
        FormBooking: {
            /**
             * Format: date-time
             * @description Until when.
             */
            ends_at: string;
            /** @description Its id. */
            id: string;
            /** @description Where. */
            location_id: string;
            /**
             * Format: date-time
             * @description From when.
             */
            starts_at: string;
            /** @description What it is called; the resource's name, if nothing. */
            title: string;
        };
        /** @description A location that can be visited. */
        FormPlace: {
            /** @description Whether an operator has to say yes first. */
            approval: boolean;
            /** @description The limits there. */
            caps: components["schemas"]["CapLeft"][];
            /** @description The location. */
            id: string;
            /** @description What people call it. */
            name: string;
            /** @description The IANA name of its time zone. */
            zone: string;
        };
        /** @description Somebody who receives visitors. */
        Host: {
            /** @description The customer. */
            id: string;
            /** @description By name. */
            name: string;
        };
        /** @description An invitation to hand on by oneself. */
        InvitationLink: {
            /** @description The code as it is typed at a kiosk. */
            code: string;
            /** @description The path of its page, which is shown this once. */
            path: string;
        };
        /** @description A kiosk as operators see it. */
        Kiosk: {
            /** @description Its id. */
            id: string;
            /** @description Where. */
            location: components["schemas"]["VisitPlace"];
            /** @description Which door. */
            name: string;
            /**
             * Format: date-time
             * @description When it was opened on its tablet.
             */
            opened_at: string | null;
            /** @description Where it stands. */
            status: components["schemas"]["KioskStatus"];
        };
        /** @description The link that opens a kiosk on its tablet, once. */
        KioskLink: {
            /** @description The kiosk. */
            kiosk: components["schemas"]["Kiosk"];
            /** @description The path, which is shown this once. */
            path: string;
            /**
             * Format: date-time
             * @description Until when it opens the kiosk.
             */
            until: string;
        };
        /** @description A kiosk as its tablet shows it. */
        KioskScreen: {
            /** @description What stands on a badge beside the name. */
            badge_fields: components["schemas"]["BadgeField"][];
            /** @description Where it is. */
            location: components["schemas"]["VisitPlace"];
            /** @description The kiosk's name. */
            name: string;
            /** @description The space's name. */
            space: string;
            /** @description What visitors agree to; null for nothing. */
            terms: components["schemas"]["VisitorTerms"] | null;
            /** @description How those are received who were not announced. */
            walk_ins: components["schemas"]["WalkIns"];
        };
        /** @description Where a kiosk stands. */
        KioskStatus: "linked" | "closed" | "open" | "revoked";
        /** @description A visit as a kiosk shows it, and as it stands on a badge. */
        KioskVisit: {
            /** @description For whom the visitor works; may be empty. */
            company: string;
            /**
             * Format: date
             * @description The day of the visit.
             */
            day: string;
            /**
             * Format: date-time
             * @description Until when.
             */
            ends_at: string;
            /** @description Whom they visit. */
            host_name: string;
            /** @description Its id. */
            id: string;
            /**
             * Format: date-time
             * @description When they came.
             */
            in_at: string | null;
            /** @description The visitor's name. */
            name: string;
            /**
             * Format: date-time
             * @description From when.
             */
            starts_at: string;
            /** @description Where it stands. */
            status: components["schemas"]["VisitStatus"];
            /**
             * Format: int64
             * @description The version of the terms that they have agreed to.
             */
            terms_version: number | null;
        };
        /** @description A language that the portal speaks. */
        Locale: "en" | "es" | "de";
        /** @description A kiosk to set up. */
        NewKiosk: {
            /** @description At which location. */
            location_id: string;
            /** @description Which door. */
            name: string;
        };
        /** @description Somebody to invite. */
        NewVisitor: {
            /** @description For whom the visitor works; may be empty. */
            company: string;
            /**
             * Format: email
             * @description Where the invitation goes; nobody is written to without one.
             */
            email?: string | null;
            /** @description In which language to write; that of whoever registers, if none is named. */
            locale?: components["schemas"]["Locale"] | null;
            /** @description The visitor's name. */
            name: string;
        };
        /** @description The secret of the link that opens a kiosk. */
        OpenKiosk: {
            /** @description As it stands in the link. */
            secret: string;
        };
        /** @description A visit as operators see it. */
        OperatorVisit: {
            /**
             * Format: date-time
             * @description When.
             */
            accepted_at: string | null;
            /**
             * Format: date-time
             * @description When they came back, where they had left in between.
             */
            back_at: string | null;
            /** @description The booking that they come for. */
            booking_id: string | null;
            /** @description For whom the visitor works; may be empty. */
            company: string;
            /** @description Who registered it, and towards whose caps it counts. */
            customer_id: string;
            /** @description By name. */
            customer_name: string;
            /**
             * Format: date
             * @description The day of the visit on the location's calendar.
             */
            day: string;
            /** @description The visitor's address; null where there is none. */
            email: string | null;
            /**
             * Format: date-time
             * @description Until when.
             */
            ends_at: string;
            /** @description The person, who has the same one in every visit of a registration. */
            guest_id: string;
            /** @description Whom they visit. */
            host: components["schemas"]["Host"];
            /** @description Its id. */
            id: string;
            /**
             * Format: date-time
             * @description When they came.
             */
            in_at: string | null;
            /** @description Where. */
            location: components["schemas"]["VisitPlace"];
            /** @description What can be done with it now. */
            may: components["schemas"]["VisitMay"];
            /** @description The visitor's name. */
            name: string;
            /** @description What the front desk is told; may be empty. */
            note: string;
            /**
             * Format: date-time
             * @description When they left.
             */
            out_at: string | null;
            /** @description Who said so. */
            out_by: components["schemas"]["OutBy"] | null;
            /** @description Why they come; may be empty. */
            reason: string;
            /** @description Why it was refused; may be empty. */
            refusal: string;
            /** @description Whether it is one of several. */
            repeats: boolean;
            /**
             * Format: date-time
             * @description From when.
             */
            starts_at: string;
            /** @description Where it stands. */
            status: components["schemas"]["VisitStatus"];
            /**
             * Format: int64
             * @description The version of the terms that the visitor agreed to.
             */
            terms_version: number | null;
            /** @description Whether the visitor came unannounced. */
            walk_in: boolean;
        };
        /** @description A visit, and what was signed. */
        OperatorVisitDetail: {
            /** @description When they were away, in order. */
            absences: components["schemas"]["Absence"][];
            /**
             * Format: date-time
             * @description When.
             */
            accepted_at: string | null;
            /**
             * Format: date-time
             * @description When they came back, where they had left in between.
             */
            back_at: string | null;
            /** @description The booking that they come for. */
            booking_id: string | null;
            /** @description For whom the visitor works; may be empty. */
            company: string;
            /** @description Who registered it, and towards whose caps it counts. */
            customer_id: string;
            /** @description By name. */
            customer_name: string;
            /**
             * Format: date
             * @description The day of the visit on the location's calendar.
             */
            day: string;
            /** @description The visitor's address; null where there is none. */
            email: string | null;
            /**
             * Format: date-time
             * @description Until when.
             */
            ends_at: string;
            /** @description The person, who has the same one in every visit of a registration. */
            guest_id: string;
            /** @description Whom they visit. */
            host: components["schemas"]["Host"];
            /** @description Its id. */
            id: string;
            /**
             * Format: date-time
             * @description When they came.
             */
            in_at: string | null;
            /** @description Where. */
            location: components["schemas"]["VisitPlace"];
            /** @description What can be done with it now. */
            may: components["schemas"]["VisitMay"];
            /** @description The visitor's name. */
            name: string;
            /** @description What the front desk is told; may be empty. */
            note: string;
            /**
             * Format: date-time
             * @description When they left.
             */
            out_at: string | null;
            /** @description Who said so. */
            out_by: components["schemas"]["OutBy"] | null;
            /** @description Why they come; may be empty. */
            reason: string;
            /** @description Why it was refused; may be empty. */
            refusal: string;
            /** @description Whether it is one of several. */
            repeats: boolean;
            /** @description The signature. */
            signature: string | null;
            /**
             * Format: date-time
             * @description From when.
             */
            starts_at: string;
            /** @description Where it stands. */
            status: components["schemas"]["VisitStatus"];
            /** @description What the visitor agreed to, word for word. */
            terms_text: string | null;
            /**
             * Format: int64
             * @description The version of the terms that the visitor agreed to.
             */
            terms_version: number | null;
            /** @description Whether the visitor came unannounced. */
            walk_in: boolean;
        };
        /** @description By whom a visitor was checked out. */
        OutBy: "kiosk" | "host" | "operator" | "closing";
        /** @description One page of a list. */
        Page: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["Visit"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page2: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["Host"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page3: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["OperatorVisit"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page4: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["CustomerName"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page5: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["PlaceSettings"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page6: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["Kiosk"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description Of what a cap is. */
        Per: "day" | "week" | "month" | "plan_day" | "plan_week" | "plan_month";
        /** @description The settings of a place. */
        PlaceSettings: {
            /** @description What stands on a badge beside the name. */
            badge_fields: components["schemas"]["BadgeField"][];
            /** @description Visits of one customer at one location on a day; null for any number. */
            day_max: number | null;
            /** @description For how many days after a visit it is kept. */
            kept_days: number;
            /** @description In a month. */
            month_max: number | null;
            /** @description What it is called; empty for the space. */
            name: string;
            /** @description Whether a visit that is registered waits for an operator's yes. */
            operator_approves: boolean;
            /** @description Whether the place has settings of its own. */
            own: boolean;
            /** @description Of what. */
            place: string;
            /** @description Whether they sign for it. */
            signature: boolean;
            /** @description What visitors agree to; empty for nothing. */
            terms_text: string;
            /**
             * Format: int64
             * @description The version of its terms.
             */
            terms_version: number;
            /**
             * Format: int64
             * @description Grows with every change; 0 where the place has none of its own. A change names the version that it was decided on.
             */
            version: number;
            /** @description How those are received who were not announced. */
            walk_ins: components["schemas"]["WalkIns"];
            /** @description In a week, Monday first. */
            week_max: number | null;
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
        /** @description How visitors are received. */
        Reception: {
            /** @description What stands on a badge beside the name. */
            badge_fields: components["schemas"]["BadgeField"][];
            /** @description Visits of one customer at one location on a day; null for any number. */
            day_max?: number | null;
            /** @description For how many days after a visit it is kept. */
            kept_days: number;
            /** @description In a month. */
            month_max?: number | null;
            /** @description Whether a visit that is registered waits for an operator's yes. */
            operator_approves: boolean;
            /** @description Whether they sign for it. */
            signature: boolean;
            /** @description What visitors agree to; empty for nothing. */
            terms_text: string;
            /** @description How those are received who were not announced. */
            walk_ins: components["schemas"]["WalkIns"];
            /** @description In a week, Monday first. */
            week_max?: number | null;
        };
        /** @description What was registered. */
        Registered: {
            /** @description Days that it would have been on, had the location been open. */
            skipped: components["schemas"]["SkippedDay"][];
            /** @description The visits, by day. */
            visits: components["schemas"]["Visit"][];
        };
        /** @description Visitors to register for a customer, by an operator: caps and opening hours bind members, not the operator's word. */
        RegisterForCustomer: {
            /** @description Whose visitors they are. */
            customer_id: string;
            /** @description Who comes, and when. */
            registration: components["schemas"]["RegisterVisitors"];
        };
        /** @description Visitors to register. */
        RegisterVisitors: {
            /** @description The booking that they come for. */
            booking_id?: string | null;
            /**
             * Format: date-time
             * @description Until when.
             */
            ends_at: string;
            /** @description Whom they visit: oneself, if nobody is named, or somebody of one's team. */
            host_id?: string | null;
            /** @description Where. */
            location_id: string;
            /** @description What the front desk is told; may be empty. */
            note: string;
            /** @description Why they come; may be empty. */
            reason: string;
            /** @description How it repeats, if it does. */
            repeat?: components["schemas"]["Repeat"] | null;
            /**
             * Format: date-time
             * @description From when.
             */
            starts_at: string;
            /** @description Who comes. */
            visitors: components["schemas"]["NewVisitor"][];
        };
        /** @description A visit that repeats, at the same time on the wall clock. */
        Repeat: {
            /** @description By what. */
            every: components["schemas"]["Every"];
            /** @description By how many of it. */
            interval: number;
            /**
             * Format: date
             * @description The last day on which it may be.
             */
            until: string;
            /** @description For weeks: on which days; that of the first visit, if none is named. */
            weekdays: number[];
        };
        /** @description A day that a repeating visit leaves out. */
        SkippedDay: {
            /** @description Why the location is closed then; empty where it is just not open at that time. */
            closure: string;
            /**
             * Format: date
             * @description Which.
             */
            day: string;
        };
        /** @description A visit. */
        Visit: {
            /**
             * Format: date-time
             * @description When they came back, where they had left in between.
             */
            back_at: string | null;
            /** @description The booking that they come for. */
            booking_id: string | null;
            /** @description For whom the visitor works; may be empty. */
            company: string;
            /** @description The visitor's address; null where there is none. */
            email: string | null;
            /**
             * Format: date-time
             * @description Until when.
             */
            ends_at: string;
            /** @description The person, who has the same one in every visit of a registration. */
            guest_id: string;
            /** @description Whom they visit. */
            host: components["schemas"]["Host"];
            /** @description Its id. */
            id: string;
            /**
             * Format: date-time
             * @description When they came.
             */
            in_at: string | null;
            /** @description Where. */
            location: components["schemas"]["VisitPlace"];
            /** @description What can be done with it now. */
            may: components["schemas"]["VisitMay"];
            /** @description The visitor's name. */
            name: string;
            /** @description What the front desk is told; may be empty. */
            note: string;
            /**
             * Format: date-time
             * @description When they left.
             */
            out_at: string | null;
            /** @description Who said so. */
            out_by: components["schemas"]["OutBy"] | null;
            /** @description Why they come; may be empty. */
            reason: string;
            /** @description Why it was refused; may be empty. */
            refusal: string;
            /** @description Whether it is one of several. */
            repeats: boolean;
            /**
             * Format: date-time
             * @description From when.
             */
            starts_at: string;
            /** @description Where it stands. */
            status: components["schemas"]["VisitStatus"];
            /** @description Whether the visitor came unannounced. */
            walk_in: boolean;
        };
        /** @description What can be done with a visit now. */
        VisitMay: {
            /** @description Call it off. */
            cancel: boolean;
            /** @description Change when it is, and what is said of it. */
            change: boolean;
            /** @description Say that the visitor is here, or here again: operators. */
            check_in: boolean;
            /** @description Say that the visitor has left. */
            check_out: boolean;
            /** @description Say yes or no to it. */
            decide: boolean;
            /** @description Hand on its invitation. */
            link: boolean;
        };
        /** @description What there is to choose from when visitors are registered. */
        VisitorForm: {
            /** @description One's next bookings. */
            bookings: components["schemas"]["FormBooking"][];
            /** @description Whom to visit: oneself first, then those of one's teams. */
            hosts: components["schemas"]["Host"][];
            /** @description Where. */
            places: components["schemas"]["FormPlace"][];
        };
        /** @description What visitors agree to. */
        VisitorTerms: {
            /** @description Whether they sign for it. */
            signature: boolean;
            /** @description The text. */
            text: string;
            /**
             * Format: int64
             * @description Grows with every change of the text.
             */
            version: number;
        };
        /** @description Where a visit is. */
        VisitPlace: {
            /** @description The location. */
            id: string;
            /** @description What people call it. */
            name: string;
            /** @description The IANA name of its time zone. */
            zone: string;
        };
        /** @description Where a visit stands. */
        VisitStatus: "awaiting_operator" | "awaiting_host" | "expected" | "in" | "left" | "refused" | "cancelled" | "missed";
        /** @description Somebody at the door whom nobody announced. */
        WalkIn: {
            /** @description What they agree to. */
            agreed: components["schemas"]["CheckIn"];
            /** @description For whom the visitor works; may be empty. */
            company: string;
            /**
             * Format: email
             * @description The visitor's address, if they leave one.
             */
            email?: string | null;
            /** @description Whom they want to see. */
            host_id: string;
            /** @description The language that they chose at the kiosk. */
            locale: components["schemas"]["Locale"];
            /** @description The visitor's name. */
            name: string;
        };
        /** @description How those are received who were not announced. */
        WalkIns: "off" | "open" | "host_approves";
        /** @description Which of one's visits. */
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
                    "application/json": components["schemas"]["Page4"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    export_visits: {
        parameters: {
            query: {
                from: string;
                location: string;
                until: string;
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
    list_present: {
        parameters: {
            query: {
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
                    "application/json": components["schemas"]["Page3"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_all_visits: {
        parameters: {
            query: {
                cursor?: string;
                day: string;
                location: string;
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
    register_for_customer: {
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
                "application/json": components["schemas"]["RegisterForCustomer"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registered"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_any_visit: {
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
                    "application/json": components["schemas"]["OperatorVisitDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancel_any_visit: {
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
                "application/json": components["schemas"]["CancelVisit"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorVisit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    check_in_any: {
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
                    "application/json": components["schemas"]["OperatorVisit"];
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
                    "application/json": components["schemas"]["OperatorVisit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    decide_any_visit: {
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
                "application/json": components["schemas"]["DecideVisit"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorVisit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_form: {
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
                    "application/json": components["schemas"]["VisitorForm"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_kiosk: {
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
                    "application/json": components["schemas"]["KioskScreen"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    find_visit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindVisit"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KioskVisit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    find_hosts: {
        parameters: {
            query: {
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
    open_kiosk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenKiosk"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kiosk"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_at_kiosk: {
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
                    "application/json": components["schemas"]["KioskVisit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    check_in_at_kiosk: {
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
                "application/json": components["schemas"]["CheckIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KioskVisit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    check_out_at_kiosk: {
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
                    "application/json": components["schemas"]["KioskVisit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    walk_in: {
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
                "application/json": components["schemas"]["WalkIn"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KioskVisit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_kiosks: {
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
    create_kiosk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKiosk"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KioskLink"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    link_kiosk: {
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
                    "application/json": components["schemas"]["KioskLink"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    revoke_kiosk: {
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
                    "application/json": components["schemas"]["Kiosk"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_settings: {
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
    put_settings: {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                place: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reception"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceSettings"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_settings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                place: string;
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
    list_visits: {
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
    register_visitors: {
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
                "application/json": components["schemas"]["RegisterVisitors"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registered"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_visit: {
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
                    "application/json": components["schemas"]["Visit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    change_visit: {
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
                "application/json": components["schemas"]["ChangeVisit"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancel_visit: {
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
                "application/json": components["schemas"]["CancelVisit"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    check_out_visitor: {
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
                    "application/json": components["schemas"]["Visit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    decide_visit: {
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
                "application/json": components["schemas"]["DecideVisit"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    make_link: {
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
                    "application/json": components["schemas"]["InvitationLink"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
