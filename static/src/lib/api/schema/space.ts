// Generated from functions/space/tests/golden/openapi.json by `npm run generate`. Not edited by hand.

export interface paths {
    "/api/space/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List audit */
        get: operations["list_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/space/closures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete closure */
        delete: operations["delete_closure"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/space/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import space */
        post: operations["import_space"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/space/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List locations */
        get: operations["list_locations"];
        put?: never;
        /** Create location */
        post: operations["create_location"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/space/locations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change location */
        put: operations["change_location"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/space/locations/{id}/closures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create closure */
        post: operations["create_closure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/space/portal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show portal */
        get: operations["show_portal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/space/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show settings */
        get: operations["show_settings"];
        /** Change settings */
        put: operations["change_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/space/viewer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show viewer */
        get: operations["show_viewer"];
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
        /** @description A closure of a location. */
        Closure: {
            /**
             * Format: date
             * @description The last day; at most a year later.
             */
            ends_on: string;
            /** @description Its id. */
            id: string;
            /** @description Why, for people. */
            reason: string;
            /**
             * Format: date
             * @description The first day.
             */
            starts_on: string;
        };
        /** @description Whole days on which a location is closed, both ends included, on its own calendar. */
        ClosureSetup: {
            /**
             * Format: date
             * @description The last day; at most a year later.
             */
            ends_on: string;
            /** @description Why, for people. */
            reason: string;
            /**
             * Format: date
             * @description The first day.
             */
            starts_on: string;
        };
        /** @description What an operator did. */
        Deed: {
            /** @description Who. */
            account_id: string;
            /** @description Their name; null if the account is gone. */
            account_name: string | null;
            /** @description The operation id of the endpoint. */
            action: string;
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description What was asked for. */
            detail: unknown;
            /** @description Its id. */
            id: string;
            /** @description What it was done to. */
            subject: string;
        };
        /**
         * @description Rows to bring in, at most 1,000 of them, closures counted: all or none. A row whose
         *     id is known replaces what was there.
         */
        Import: {
            /** @description Locations. */
            locations?: components["schemas"]["ImportLocation"][];
        };
        /** @description What an import did, or would do. */
        Imported: {
            /** @description Whether nothing was written. */
            dry_run: boolean;
            /**
             * Format: uint
             * @description Rows written, closures counted.
             */
            written: number;
        };
        /** @description A location with the id that it has or is to have. */
        ImportLocation: {
            /**
             * @description Closures to add to those that it has.
             * @default []
             */
            closures: components["schemas"]["ClosureSetup"][];
            /** @description Its id. */
            id: string;
            /** @description What it is. */
            setup: components["schemas"]["LocationSetup"];
        };
        /** @enum {string} */
        Level: "public" | "signed_in" | "members" | "contacts" | "off";
        /** @description The level of each section: a base for the portal, and the sections that override it. */
        Levels: {
            /** @description For every section that has none of its own. */
            base: components["schemas"]["Level"];
            /** @description The sections that differ. */
            sections: {
                articles?: components["schemas"]["Level"];
                billing?: components["schemas"]["Level"];
                boards?: components["schemas"]["Level"];
                bookings?: components["schemas"]["Level"];
                deliveries?: components["schemas"]["Level"];
                directory?: components["schemas"]["Level"];
                events?: components["schemas"]["Level"];
                faq?: components["schemas"]["Level"];
                floor_plan?: components["schemas"]["Level"];
                help_desk?: components["schemas"]["Level"];
                home?: components["schemas"]["Level"];
                plans?: components["schemas"]["Level"];
                products?: components["schemas"]["Level"];
                team?: components["schemas"]["Level"];
                virtual_rooms?: components["schemas"]["Level"];
                visitors?: components["schemas"]["Level"];
            };
        };
        /** @description A language that the portal speaks. */
        Locale: "en" | "es" | "de";
        /** @description A location. */
        Location: {
            /** @description Where it is. */
            address: string;
            /** @description Closures that have not passed, soonest first. */
            closures: components["schemas"]["Closure"][];
            /** @description What is paid with there. */
            currency: string;
            /** @description When it is open; at most 28 stretches a week, no two at the same time. */
            hours: components["schemas"]["OpenHours"][];
            /** @description Its id. */
            id: string;
            /** @description What people call it. */
            name: string;
            /** @description What its address in the portal ends with. */
            slug: string;
            /**
             * Format: uint32
             * @description Grows with every change; a change names the version that it was decided on.
             */
            version: number;
            /** @description Its time zone. */
            zone: components["schemas"]["ZoneName"];
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
        /** @description A location, as operators set it up. */
        LocationSetup: {
            /** @description Where it is. */
            address: string;
            /** @description What is paid with there. */
            currency: string;
            /** @description When it is open; at most 28 stretches a week, no two at the same time. */
            hours: components["schemas"]["OpenHours"][];
            /** @description What people call it. */
            name: string;
            /** @description What its address in the portal ends with. */
            slug: string;
            /** @description Its time zone. */
            zone: components["schemas"]["ZoneName"];
        };
        /** @description A closure just made. */
        NewClosure: {
            /**
             * Format: uint32
             * @description How many confirmed bookings lie in it, to be dealt with.
             */
            affected_bookings: number;
            /** @description The closure. */
            closure: components["schemas"]["Closure"];
        };
        /** @description One stretch of a week in which a location is open. */
        OpenHours: {
            /** @description Until when, later on the same day; `24:00` joins the next day's `00:00`. */
            closes: string;
            /** @description From when. */
            opens: string;
            /**
             * Format: uint8
             * @description 1 for Monday to 7 for Sunday (ISO 8601).
             */
            weekday: number;
        };
        /** @description One page of a list. */
        Page: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["Location"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page2: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["Deed"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description What everybody may know of the space. */
        Portal: {
            /** @description The languages that the portal speaks. */
            locales: components["schemas"]["Locale"][];
            /** @description Every location by name. */
            locations: components["schemas"]["Location"][];
            /** @description What the space is called. */
            name: string;
            /** @description What shows to the viewer. */
            sections: components["schemas"]["SectionDecision"][];
            /** @description Whether strangers can make an account. */
            sign_up_open: boolean;
            /** @description What new accounts accept. */
            terms: components["schemas"]["Terms"];
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
        /** @description Of whom the space wants a second factor when they sign in: codes of an app, or a passkey. */
        SecondFactorOf: "nobody" | "operators" | "everybody";
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
        /** @description What concerns the whole space. */
        Settings: {
            /** @description Who sees which section. */
            levels: components["schemas"]["Levels"];
            /** @description What the space is called. */
            name: string;
            /** @description The rights that every customer has unless a plan, a team or the customer differs. */
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
            /**
             * Format: date-time
             * @description From when on; null for at once. Until then whoever it concerns is told.
             * @default null
             */
            second_factor_from: string | null;
            /**
             * @description Of whom a second factor is wanted.
             * @default nobody
             */
            second_factor_of: components["schemas"]["SecondFactorOf"];
            /**
             * @description Whether whoever signs up waits until an operator approves.
             * @default false
             */
            sign_up_approval: boolean;
            /** @description Whether strangers can make an account. */
            sign_up_open: boolean;
            /** @description Where they can be read. */
            terms_url: string | null;
            /** @description The version of the terms that new accounts accept. */
            terms_version: string;
            /**
             * Format: uint32
             * @description Grows with every change; a change names the version that it was decided on.
             */
            version: number;
        };
        /** @description What concerns the whole space. */
        SettingsSetup: {
            /** @description Who sees which section. */
            levels: components["schemas"]["Levels"];
            /** @description What the space is called. */
            name: string;
            /** @description The rights that every customer has unless a plan, a team or the customer differs. */
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
            /**
             * Format: date-time
             * @description From when on; null for at once. Until then whoever it concerns is told.
             * @default null
             */
            second_factor_from: string | null;
            /**
             * @description Of whom a second factor is wanted.
             * @default nobody
             */
            second_factor_of: components["schemas"]["SecondFactorOf"];
            /**
             * @description Whether whoever signs up waits until an operator approves.
             * @default false
             */
            sign_up_approval: boolean;
            /** @description Whether strangers can make an account. */
            sign_up_open: boolean;
            /** @description Where they can be read. */
            terms_url?: string | null;
            /** @description The version of the terms that new accounts accept. */
            terms_version: string;
        };
        /** @description What a customer is. Derived from contracts, never stored. */
        Standing: "member" | "contact";
        /** @description The terms of use. */
        Terms: {
            /** @description Where they can be read. */
            url: string | null;
            /** @description Which version. */
            version: string;
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
        /** @enum {string} */
        ZoneName: "Africa/Abidjan" | "Africa/Accra" | "Africa/Addis_Ababa" | "Africa/Algiers" | "Africa/Asmara" | "Africa/Asmera" | "Africa/Bamako" | "Africa/Bangui" | "Africa/Banjul" | "Africa/Bissau" | "Africa/Blantyre" | "Africa/Brazzaville" | "Africa/Bujumbura" | "Africa/Cairo" | "Africa/Casablanca" | "Africa/Ceuta" | "Africa/Conakry" | "Africa/Dakar" | "Africa/Dar_es_Salaam" | "Africa/Djibouti" | "Africa/Douala" | "Africa/El_Aaiun" | "Africa/Freetown" | "Africa/Gaborone" | "Africa/Harare" | "Africa/Johannesburg" | "Africa/Juba" | "Africa/Kampala" | "Africa/Khartoum" | "Africa/Kigali" | "Africa/Kinshasa" | "Africa/Lagos" | "Africa/Libreville" | "Africa/Lome" | "Africa/Luanda" | "Africa/Lubumbashi" | "Africa/Lusaka" | "Africa/Malabo" | "Africa/Maputo" | "Africa/Maseru" | "Africa/Mbabane" | "Africa/Mogadishu" | "Africa/Monrovia" | "Africa/Nairobi" | "Africa/Ndjamena" | "Africa/Niamey" | "Africa/Nouakchott" | "Africa/Ouagadougou" | "Africa/Porto-Novo" | "Africa/Sao_Tome" | "Africa/Timbuktu" | "Africa/Tripoli" | "Africa/Tunis" | "Africa/Windhoek" | "America/Adak" | "America/Anchorage" | "America/Anguilla" | "America/Antigua" | "America/Araguaina" | "America/Argentina/Buenos_Aires" | "America/Argentina/Catamarca" | "America/Argentina/ComodRivadavia" | "America/Argentina/Cordoba" | "America/Argentina/Jujuy" | "America/Argentina/La_Rioja" | "America/Argentina/Mendoza" | "America/Argentina/Rio_Gallegos" | "America/Argentina/Salta" | "America/Argentina/San_Juan" | "America/Argentina/San_Luis" | "America/Argentina/Tucuman" | "America/Argentina/Ushuaia" | "America/Aruba" | "America/Asuncion" | "America/Atikokan" | "America/Atka" | "America/Bahia" | "America/Bahia_Banderas" | "America/Barbados" | "America/Belem" | "America/Belize" | "America/Blanc-Sablon" | "America/Boa_Vista" | "America/Bogota" | "America/Boise" | "America/Buenos_Aires" | "America/Cambridge_Bay" | "America/Campo_Grande" | "America/Cancun" | "America/Caracas" | "America/Catamarca" | "America/Cayenne" | "America/Cayman" | "America/Chicago" | "America/Chihuahua" | "America/Ciudad_Juarez" | "America/Coral_Harbour" | "America/Cordoba" | "America/Costa_Rica" | "America/Coyhaique" | "America/Creston" | "America/Cuiaba" | "America/Curacao" | "America/Danmarkshavn" | "America/Dawson" | "America/Dawson_Creek" | "America/Denver" | "America/Detroit" | "America/Dominica" | "America/Edmonton" | "America/Eirunepe" | "America/El_Salvador" | "America/Ensenada" | "America/Fort_Nelson" | "America/Fort_Wayne" | "America/Fortaleza" | "America/Glace_Bay" | "America/Godthab" | "America/Goose_Bay" | "America/Grand_Turk" | "America/Grenada" | "America/Guadeloupe" | "America/Guatemala" | "America/Guayaquil" | "America/Guyana" | "America/Halifax" | "America/Havana" | "America/Hermosillo" | "America/Indiana/Indianapolis" | "America/Indiana/Knox" | "America/Indiana/Marengo" | "America/Indiana/Petersburg" | "America/Indiana/Tell_City" | "America/Indiana/Vevay" | "America/Indiana/Vincennes" | "America/Indiana/Winamac" | "America/Indianapolis" | "America/Inuvik" | "America/Iqaluit" | "America/Jamaica" | "America/Jujuy" | "America/Juneau" | "America/Kentucky/Louisville" | "America/Kentucky/Monticello" | "America/Knox_IN" | "America/Kralendijk" | "America/La_Paz" | "America/Lima" | "America/Los_Angeles" | "America/Louisville" | "America/Lower_Princes" | "America/Maceio" | "America/Managua" | "America/Manaus" | "America/Marigot" | "America/Martinique" | "America/Matamoros" | "America/Mazatlan" | "America/Mendoza" | "America/Menominee" | "America/Merida" | "America/Metlakatla" | "America/Mexico_City" | "America/Miquelon" | "America/Moncton" | "America/Monterrey" | "America/Montevideo" | "America/Montreal" | "America/Montserrat" | "America/Nassau" | "America/New_York" | "America/Nipigon" | "America/Nome" | "America/Noronha" | "America/North_Dakota/Beulah" | "America/North_Dakota/Center" | "America/North_Dakota/New_Salem" | "America/Nuuk" | "America/Ojinaga" | "America/Panama" | "America/Pangnirtung" | "America/Paramaribo" | "America/Phoenix" | "America/Port-au-Prince" | "America/Port_of_Spain" | "America/Porto_Acre" | "America/Porto_Velho" | "America/Puerto_Rico" | "America/Punta_Arenas" | "America/Rainy_River" | "America/Rankin_Inlet" | "America/Recife" | "America/Regina" | "America/Resolute" | "America/Rio_Branco" | "America/Rosario" | "America/Santa_Isabel" | "America/Santarem" | "America/Santiago" | "America/Santo_Domingo" | "America/Sao_Paulo" | "America/Scoresbysund" | "America/Shiprock" | "America/Sitka" | "America/St_Barthelemy" | "America/St_Johns" | "America/St_Kitts" | "America/St_Lucia" | "America/St_Thomas" | "America/St_Vincent" | "America/Swift_Current" | "America/Tegucigalpa" | "America/Thule" | "America/Thunder_Bay" | "America/Tijuana" | "America/Toronto" | "America/Tortola" | "America/Vancouver" | "America/Virgin" | "America/Whitehorse" | "America/Winnipeg" | "America/Yakutat" | "America/Yellowknife" | "Antarctica/Casey" | "Antarctica/Davis" | "Antarctica/DumontDUrville" | "Antarctica/Macquarie" | "Antarctica/Mawson" | "Antarctica/McMurdo" | "Antarctica/Palmer" | "Antarctica/Rothera" | "Antarctica/South_Pole" | "Antarctica/Syowa" | "Antarctica/Troll" | "Antarctica/Vostok" | "Arctic/Longyearbyen" | "Asia/Aden" | "Asia/Almaty" | "Asia/Amman" | "Asia/Anadyr" | "Asia/Aqtau" | "Asia/Aqtobe" | "Asia/Ashgabat" | "Asia/Ashkhabad" | "Asia/Atyrau" | "Asia/Baghdad" | "Asia/Bahrain" | "Asia/Baku" | "Asia/Bangkok" | "Asia/Barnaul" | "Asia/Beirut" | "Asia/Bishkek" | "Asia/Brunei" | "Asia/Calcutta" | "Asia/Chita" | "Asia/Choibalsan" | "Asia/Chongqing" | "Asia/Chungking" | "Asia/Colombo" | "Asia/Dacca" | "Asia/Damascus" | "Asia/Dhaka" | "Asia/Dili" | "Asia/Dubai" | "Asia/Dushanbe" | "Asia/Famagusta" | "Asia/Gaza" | "Asia/Harbin" | "Asia/Hebron" | "Asia/Ho_Chi_Minh" | "Asia/Hong_Kong" | "Asia/Hovd" | "Asia/Irkutsk" | "Asia/Istanbul" | "Asia/Jakarta" | "Asia/Jayapura" | "Asia/Jerusalem" | "Asia/Kabul" | "Asia/Kamchatka" | "Asia/Karachi" | "Asia/Kashgar" | "Asia/Kathmandu" | "Asia/Katmandu" | "Asia/Khandyga" | "Asia/Kolkata" | "Asia/Krasnoyarsk" | "Asia/Kuala_Lumpur" | "Asia/Kuching" | "Asia/Kuwait" | "Asia/Macao" | "Asia/Macau" | "Asia/Magadan" | "Asia/Makassar" | "Asia/Manila" | "Asia/Muscat" | "Asia/Nicosia" | "Asia/Novokuznetsk" | "Asia/Novosibirsk" | "Asia/Omsk" | "Asia/Oral" | "Asia/Phnom_Penh" | "Asia/Pontianak" | "Asia/Pyongyang" | "Asia/Qatar" | "Asia/Qostanay" | "Asia/Qyzylorda" | "Asia/Rangoon" | "Asia/Riyadh" | "Asia/Saigon" | "Asia/Sakhalin" | "Asia/Samarkand" | "Asia/Seoul" | "Asia/Shanghai" | "Asia/Singapore" | "Asia/Srednekolymsk" | "Asia/Taipei" | "Asia/Tashkent" | "Asia/Tbilisi" | "Asia/Tehran" | "Asia/Tel_Aviv" | "Asia/Thimbu" | "Asia/Thimphu" | "Asia/Tokyo" | "Asia/Tomsk" | "Asia/Ujung_Pandang" | "Asia/Ulaanbaatar" | "Asia/Ulan_Bator" | "Asia/Urumqi" | "Asia/Ust-Nera" | "Asia/Vientiane" | "Asia/Vladivostok" | "Asia/Yakutsk" | "Asia/Yangon" | "Asia/Yekaterinburg" | "Asia/Yerevan" | "Atlantic/Azores" | "Atlantic/Bermuda" | "Atlantic/Canary" | "Atlantic/Cape_Verde" | "Atlantic/Faeroe" | "Atlantic/Faroe" | "Atlantic/Jan_Mayen" | "Atlantic/Madeira" | "Atlantic/Reykjavik" | "Atlantic/South_Georgia" | "Atlantic/St_Helena" | "Atlantic/Stanley" | "Australia/ACT" | "Australia/Adelaide" | "Australia/Brisbane" | "Australia/Broken_Hill" | "Australia/Canberra" | "Australia/Currie" | "Australia/Darwin" | "Australia/Eucla" | "Australia/Hobart" | "Australia/LHI" | "Australia/Lindeman" | "Australia/Lord_Howe" | "Australia/Melbourne" | "Australia/NSW" | "Australia/North" | "Australia/Perth" | "Australia/Queensland" | "Australia/South" | "Australia/Sydney" | "Australia/Tasmania" | "Australia/Victoria" | "Australia/West" | "Australia/Yancowinna" | "Brazil/Acre" | "Brazil/DeNoronha" | "Brazil/East" | "Brazil/West" | "CET" | "CST6CDT" | "Canada/Atlantic" | "Canada/Central" | "Canada/Eastern" | "Canada/Mountain" | "Canada/Newfoundland" | "Canada/Pacific" | "Canada/Saskatchewan" | "Canada/Yukon" | "Chile/Continental" | "Chile/EasterIsland" | "Cuba" | "EET" | "EST" | "EST5EDT" | "Egypt" | "Eire" | "Etc/GMT" | "Etc/GMT+0" | "Etc/GMT+1" | "Etc/GMT+10" | "Etc/GMT+11" | "Etc/GMT+12" | "Etc/GMT+2" | "Etc/GMT+3" | "Etc/GMT+4" | "Etc/GMT+5" | "Etc/GMT+6" | "Etc/GMT+7" | "Etc/GMT+8" | "Etc/GMT+9" | "Etc/GMT-0" | "Etc/GMT-1" | "Etc/GMT-10" | "Etc/GMT-11" | "Etc/GMT-12" | "Etc/GMT-13" | "Etc/GMT-14" | "Etc/GMT-2" | "Etc/GMT-3" | "Etc/GMT-4" | "Etc/GMT-5" | "Etc/GMT-6" | "Etc/GMT-7" | "Etc/GMT-8" | "Etc/GMT-9" | "Etc/GMT0" | "Etc/Greenwich" | "Etc/UCT" | "Etc/UTC" | "Etc/Universal" | "Etc/Zulu" | "Europe/Amsterdam" | "Europe/Andorra" | "Europe/Astrakhan" | "Europe/Athens" | "Europe/Belfast" | "Europe/Belgrade" | "Europe/Berlin" | "Europe/Bratislava" | "Europe/Brussels" | "Europe/Bucharest" | "Europe/Budapest" | "Europe/Busingen" | "Europe/Chisinau" | "Europe/Copenhagen" | "Europe/Dublin" | "Europe/Gibraltar" | "Europe/Guernsey" | "Europe/Helsinki" | "Europe/Isle_of_Man" | "Europe/Istanbul" | "Europe/Jersey" | "Europe/Kaliningrad" | "Europe/Kiev" | "Europe/Kirov" | "Europe/Kyiv" | "Europe/Lisbon" | "Europe/Ljubljana" | "Europe/London" | "Europe/Luxembourg" | "Europe/Madrid" | "Europe/Malta" | "Europe/Mariehamn" | "Europe/Minsk" | "Europe/Monaco" | "Europe/Moscow" | "Europe/Nicosia" | "Europe/Oslo" | "Europe/Paris" | "Europe/Podgorica" | "Europe/Prague" | "Europe/Riga" | "Europe/Rome" | "Europe/Samara" | "Europe/San_Marino" | "Europe/Sarajevo" | "Europe/Saratov" | "Europe/Simferopol" | "Europe/Skopje" | "Europe/Sofia" | "Europe/Stockholm" | "Europe/Tallinn" | "Europe/Tirane" | "Europe/Tiraspol" | "Europe/Ulyanovsk" | "Europe/Uzhgorod" | "Europe/Vaduz" | "Europe/Vatican" | "Europe/Vienna" | "Europe/Vilnius" | "Europe/Volgograd" | "Europe/Warsaw" | "Europe/Zagreb" | "Europe/Zaporozhye" | "Europe/Zurich" | "GB" | "GB-Eire" | "GMT" | "GMT+0" | "GMT-0" | "GMT0" | "Greenwich" | "HST" | "Hongkong" | "Iceland" | "Indian/Antananarivo" | "Indian/Chagos" | "Indian/Christmas" | "Indian/Cocos" | "Indian/Comoro" | "Indian/Kerguelen" | "Indian/Mahe" | "Indian/Maldives" | "Indian/Mauritius" | "Indian/Mayotte" | "Indian/Reunion" | "Iran" | "Israel" | "Jamaica" | "Japan" | "Kwajalein" | "Libya" | "MET" | "MST" | "MST7MDT" | "Mexico/BajaNorte" | "Mexico/BajaSur" | "Mexico/General" | "NZ" | "NZ-CHAT" | "Navajo" | "PRC" | "PST8PDT" | "Pacific/Apia" | "Pacific/Auckland" | "Pacific/Bougainville" | "Pacific/Chatham" | "Pacific/Chuuk" | "Pacific/Easter" | "Pacific/Efate" | "Pacific/Enderbury" | "Pacific/Fakaofo" | "Pacific/Fiji" | "Pacific/Funafuti" | "Pacific/Galapagos" | "Pacific/Gambier" | "Pacific/Guadalcanal" | "Pacific/Guam" | "Pacific/Honolulu" | "Pacific/Johnston" | "Pacific/Kanton" | "Pacific/Kiritimati" | "Pacific/Kosrae" | "Pacific/Kwajalein" | "Pacific/Majuro" | "Pacific/Marquesas" | "Pacific/Midway" | "Pacific/Nauru" | "Pacific/Niue" | "Pacific/Norfolk" | "Pacific/Noumea" | "Pacific/Pago_Pago" | "Pacific/Palau" | "Pacific/Pitcairn" | "Pacific/Pohnpei" | "Pacific/Ponape" | "Pacific/Port_Moresby" | "Pacific/Rarotonga" | "Pacific/Saipan" | "Pacific/Samoa" | "Pacific/Tahiti" | "Pacific/Tarawa" | "Pacific/Tongatapu" | "Pacific/Truk" | "Pacific/Wake" | "Pacific/Wallis" | "Pacific/Yap" | "Poland" | "Portugal" | "ROC" | "ROK" | "Singapore" | "Turkey" | "UCT" | "US/Alaska" | "US/Aleutian" | "US/Arizona" | "US/Central" | "US/East-Indiana" | "US/Eastern" | "US/Hawaii" | "US/Indiana-Starke" | "US/Michigan" | "US/Mountain" | "US/Pacific" | "US/Samoa" | "UTC" | "Universal" | "W-SU" | "WET" | "Zulu";
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
    list_audit: {
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
                    "application/json": components["schemas"]["Page2"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_closure: {
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
    import_space: {
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
    list_locations: {
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
    create_location: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LocationSetup"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Location"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    change_location: {
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
                "application/json": components["schemas"]["LocationSetup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Location"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_closure: {
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
                "application/json": components["schemas"]["ClosureSetup"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewClosure"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_portal: {
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
                    "application/json": components["schemas"]["Portal"];
                };
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
    change_settings: {
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
                "application/json": components["schemas"]["SettingsSetup"];
            };
        };
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
    show_viewer: {
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
                    "application/json": components["schemas"]["Viewer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
