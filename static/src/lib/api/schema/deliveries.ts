// Generated from functions/deliveries/tests/golden/openapi.json by `npm run generate`. Not edited by hand.

export interface paths {
    "/api/deliveries/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all deliveries */
        get: operations["list_all_deliveries"];
        put?: never;
        /** Create deliveries */
        post: operations["create_deliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/all/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show any delivery */
        get: operations["show_any_delivery"];
        /** Put delivery */
        put: operations["put_delivery"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/all/{id}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Complete delivery */
        post: operations["complete_delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/all/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw any handling */
        post: operations["withdraw_any_handling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show code */
        get: operations["show_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/desk/collectable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find collectable */
        get: operations["find_collectable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/desk/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create collection */
        post: operations["create_collection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/desk/files": {
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
    "/api/deliveries/desk/files/{id}": {
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
    "/api/deliveries/desk/recipients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find recipients */
        get: operations["find_recipients"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/files/{id}": {
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
    "/api/deliveries/known": {
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
    "/api/deliveries/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List deliveries */
        get: operations["list_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/mine/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show delivery */
        get: operations["show_delivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/mine/{id}/handling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose handling */
        post: operations["choose_handling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/mine/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw handling */
        post: operations["withdraw_handling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List names */
        get: operations["list_names"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/names/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete name */
        delete: operations["delete_name"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/policies": {
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
    "/api/deliveries/policies/{id}": {
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
        /** Delete policy */
        delete: operations["delete_policy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/settings": {
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
        /** @description What became of a delivery. */
        Act: "registered" | "assigned" | "changed" | "chosen" | "withdrawn" | "stored" | "scanned" | "reminded" | "charged" | "collected" | "forwarded" | "returned" | "recycled" | "shredded" | "mistake";
        /** @description Something that can be chosen. */
        Allowed: {
            /** @description What it costs; null for nothing. */
            fee?: components["schemas"]["Fee"] | null;
            /** @description What. */
            handling: components["schemas"]["Handling"];
        };
        /** @description What a member chooses. */
        ChooseHandling: {
            /** @description Where to, of forwarding; null otherwise. */
            address?: string | null;
            /**
             * Format: int64
             * @description What is to be paid, in minor units, as it was shown; 0 for nothing.
             */
            gross_minor: number;
            /** @description What. */
            handling: components["schemas"]["Handling"];
            /**
             * Format: uint32
             * @description The version that was looked at.
             */
            version: number;
        };
        /** @description What can be handed over to whoever stands at the desk. */
        Collectable: {
            /** @description Whose. */
            customer_id: string;
            /** @description The customer's name. */
            customer_name: string;
            /** @description What lies here for them, wherever; at most 50. */
            deliveries: components["schemas"]["OperatorDeliveryLine"][];
        };
        /** @description Things that were handed over. */
        Collection: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Whose they were. */
            customer_id: string;
            /** @description Who took them. */
            handed_to: string;
            /** @description The handing over. */
            id: string;
        };
        /** @description What a member shows at the desk. */
        CollectionCode: {
            /** @description Eight letters and digits; null as long as nothing has come. Whoever shows it collects all that lies here. */
            code: string | null;
            /**
             * Format: int64
             * @description How many things lie here.
             */
            here: number;
        };
        /** @description What the desk has done. */
        Completion: {
            /** @constant */
            done: "forwarded";
            /** @description Under which number; may be empty. */
            tracking: string;
        } | {
            /** @constant */
            done: "scanned";
            /** @description What is in it, handed in before by whoever did. */
            file_id: string;
        } | {
            /** @constant */
            done: "returned";
        } | {
            /** @constant */
            done: "recycled";
        } | {
            /** @constant */
            done: "shredded";
        } | {
            /** @constant */
            done: "mistake";
        };
        /** @description A delivery as its customer sees it. */
        Delivery: {
            /** @description Where it is forwarded to, if that was chosen. */
            address: string | null;
            /** @description Where the customer had something forwarded to last; null for nowhere yet. */
            address_before: string | null;
            /** @description What the list says of it. */
            delivery: components["schemas"]["DeliveryLine"];
            /** @description Its files. */
            files: components["schemas"]["DeliveryFile"][];
            /** @description What became of it, the first first. */
            history: components["schemas"]["Past"][];
            /** @description What can be chosen; collecting it always can be, for nothing. */
            offers: components["schemas"]["Offer"][];
            /** @description What each day after the last free one costs; null for nothing. */
            storage_fee: components["schemas"]["Priced"] | null;
        };
        /** @description A file of a delivery. */
        DeliveryFile: {
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
            /** @description What it shows. */
            role: components["schemas"]["FileRole"];
            /**
             * Format: uint32
             * @description How wide it is, of a picture.
             */
            width: number | null;
        };
        /** @description What has come. */
        DeliveryKind: "mail" | "parcel" | "cheque" | "publicity" | "other";
        /** @description A delivery in its customer's list. */
        DeliveryLine: {
            /** @description Who brought it; may be empty. */
            carrier: string;
            /**
             * Format: date-time
             * @description When something last became of it.
             */
            changed_at: string;
            /**
             * Format: int64
             * @description Days until then; 0 on the last, below 0 after it.
             */
            days_left: number | null;
            /**
             * Format: date
             * @description The last day on which lying here costs nothing; null for as long as it takes, and once it is gone.
             */
            free_until: string | null;
            /** @description What was chosen, until it is done. */
            handling: components["schemas"]["Handling"] | null;
            /** @description The delivery. */
            id: string;
            /** @description What it is. */
            kind: components["schemas"]["DeliveryKind"];
            /** @description The location's name. */
            location_name: string;
            /**
             * Format: int64
             * @description What people call it by.
             */
            number: number;
            /**
             * Format: date-time
             * @description When it came.
             */
            received_at: string;
            /** @description The name that stands on it. */
            recipient: string;
            /** @description Who sent it; may be empty. */
            sender: string;
            /** @description Where it stands. */
            status: components["schemas"]["DeliveryStatus"];
            /** @description The carrier's number; may be empty. */
            tracking: string;
            /**
             * Format: int64
             * @description Grows with every change; a change names the version that it was decided on.
             */
            version: number;
            /** @description The IANA name of its zone. */
            zone: string;
        };
        /** @description Where it stands. */
        DeliveryStatus: "unassigned" | "waiting" | "chosen" | "collected" | "forwarded" | "returned" | "recycled" | "shredded" | "mistake";
        /** @description A place where things come. */
        DeskLocation: {
            /** @description What is paid in there. */
            currency: string;
            /** @description The location. */
            id: string;
            /** @description What it is called. */
            name: string;
        };
        /** @description A plan to choose. */
        DeskPlan: {
            /** @description The plan. */
            id: string;
            /** @description What it is called. */
            name: string;
        };
        /** @description What the desk sets up for itself. */
        DeskSettings: {
            /** @description Who brings things. */
            carriers: string[];
        };
        /** @description A fee. */
        Fee: {
            /** @description How much, as the space's prices are meant: with tax, or before it. */
            minor: number;
            /** @description What the invoice calls it; the number of the delivery follows. */
            name: string;
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
        /** @description What a file of a delivery shows. */
        FileRole: "photo" | "scan" | "signature" | "proof";
        /** @description As what somebody was found. */
        FoundAs: "customer" | "name" | "team";
        /** @description One of the things that are handed over, as it was seen. */
        Handed: {
            /** @description The delivery. */
            id: string;
            /**
             * Format: uint32
             * @description The version that was looked at.
             */
            version: number;
        };
        /** @description What can be done with it beside collecting it. */
        Handling: "store" | "forward" | "open_and_scan" | "return" | "recycle" | "shred";
        /** @description Things that are handed over, all or none. */
        HandOver: {
            /** @description What, all of one customer. */
            deliveries: components["schemas"]["Handed"][];
            /** @description The name of who takes them. */
            handed_to: string;
            /** @description A photo of it, handed in before by whoever hands over. */
            photo_id?: string | null;
            /** @description How they show that they may. */
            proof: components["schemas"]["Proof"];
        };
        /** @description What holds for one sort of delivery. */
        KindRules: {
            /** @description What can be chosen. Storing can be where there are storage days: it adds as many again. */
            handlings: components["schemas"]["Allowed"][];
            /** @description Of which sort; null for all that have no rules of their own. */
            kind?: components["schemas"]["DeliveryKind"] | null;
            /** @description For how many days, that on which it came not counted, it lies here for nothing; null for as long as it takes. */
            storage_days?: number | null;
            /** @description What each day after those costs; null for nothing. */
            storage_fee?: components["schemas"]["Fee"] | null;
        };
        /** @description What the console's lists and forms choose from. */
        KnownDeliveries: {
            /** @description Who brings things. */
            carriers: string[];
            /** @description Every location. */
            locations: components["schemas"]["DeskLocation"][];
            /** @description Every plan. */
            plans: components["schemas"]["DeskPlan"][];
            /** @description Whether prices contain the tax. */
            prices_include_tax: boolean;
            /**
             * Format: int64
             * @description Grows with every change of the settings; a change names the version that it was decided on.
             */
            version: number;
        };
        /** @description Another name under which things come for a customer. */
        KnownName: {
            /** @description Whose it is. */
            customer_id: string;
            /** @description The customer's name. */
            customer_name: string;
            /** @description The name, as a row. */
            id: string;
            /** @description What stands on things. */
            name: string;
        };
        /** @description What is known of something that has come. */
        Label: {
            /** @description Who brought it; may be empty. */
            carrier: string;
            /** @description Whose it is; null until somebody knows. */
            customer_id?: string | null;
            /** @description What it is. */
            kind: components["schemas"]["DeliveryKind"];
            /** @description For the desk alone; may be empty. */
            note: string;
            /** @description The name that stands on it; may be empty where its customer is known. */
            recipient: string;
            /** @description Whether the name that stands on it is another name of that customer from now on. */
            remember: boolean;
            /** @description Who sent it; may be empty. */
            sender: string;
            /** @description Where it lies; may be empty. */
            shelf: string;
            /** @description The carrier's number; may be empty. */
            tracking: string;
        };
        /** @description Something that was registered. */
        MadeDelivery: {
            /** @description The name of whose it is; null if nobody knows. */
            customer_name: string | null;
            /** @description The delivery. */
            id: string;
            /**
             * Format: int64
             * @description What people call it by: what is written on it.
             */
            number: number;
        };
        /** @description What a file is, once it was looked at. */
        Media: "image/jpeg" | "image/png" | "application/pdf" | "text/plain";
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
        /** @description Something that has come. */
        NewDelivery: {
            /** @description What is known of it. */
            label: components["schemas"]["Label"];
            /** @description Its photo, handed in before by whoever registers it. */
            photo_id?: string | null;
        };
        /** @description Something that can be chosen. */
        Offer: {
            /** @description What. */
            handling: components["schemas"]["Handling"];
            /** @description What it costs; null for nothing. */
            price: components["schemas"]["Priced"] | null;
            /**
             * Format: date
             * @description Until when it would lie here for nothing, of storing.
             */
            until: string | null;
        };
        /** @description A delivery as operators see it. */
        OperatorDelivery: {
            /** @description What the list says of it. */
            delivery: components["schemas"]["OperatorDeliveryLine"];
            /** @description Its files. */
            files: components["schemas"]["DeliveryFile"][];
            /** @description What became of it, the first first. */
            history: components["schemas"]["Past"][];
        };
        /** @description A delivery as operators see it in a list. */
        OperatorDeliveryLine: {
            /** @description Where it is to be forwarded to, if that was chosen. */
            address: string | null;
            /** @description Who brought it; may be empty. */
            carrier: string;
            /**
             * Format: date-time
             * @description When something last became of it.
             */
            changed_at: string;
            /** @description Whose it is; null until somebody knows. */
            customer_id: string | null;
            /** @description The customer's name. */
            customer_name: string | null;
            /**
             * Format: int64
             * @description Days until then; 0 on the last, below 0 after it.
             */
            days_left: number | null;
            /**
             * Format: date
             * @description The last day on which lying here costs nothing; null for as long as it takes, and once it is gone.
             */
            free_until: string | null;
            /** @description What was chosen, until it is done. */
            handling: components["schemas"]["Handling"] | null;
            /** @description The delivery. */
            id: string;
            /** @description What it is. */
            kind: components["schemas"]["DeliveryKind"];
            /** @description Where it is. */
            location_id: string;
            /** @description The location's name. */
            location_name: string;
            /** @description For the desk alone; may be empty. */
            note: string;
            /**
             * Format: int64
             * @description What people call it by.
             */
            number: number;
            /**
             * Format: date-time
             * @description When it came.
             */
            received_at: string;
            /** @description The name that stands on it. */
            recipient: string;
            /** @description Who sent it; may be empty. */
            sender: string;
            /** @description Where it lies; may be empty. */
            shelf: string;
            /** @description Where it stands. */
            status: components["schemas"]["DeliveryStatus"];
            /** @description The carrier's number; may be empty. */
            tracking: string;
            /**
             * Format: int64
             * @description Grows with every change; a change names the version that it was decided on.
             */
            version: number;
            /** @description The IANA name of its zone. */
            zone: string;
        };
        /** @description One page of a list. */
        Page: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["DeliveryLine"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page2: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["OperatorDeliveryLine"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page3: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["Recipient"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page4: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["Policy"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page5: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["KnownName"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One of the things that became of it. */
        Past: {
            /** @description What. */
            act: components["schemas"]["Act"];
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description The name of whoever did it; null for what happens by itself. */
            by: string | null;
            /**
             * @description To whom it was handed, under which number it was sent on, which handling, until which day; empty if there is nothing
             *     to say.
             */
            detail: string;
        };
        /** @description Such a policy. */
        Policy: {
            /** @description Where that currency is paid in. */
            currency: string;
            /** @description The policy. */
            id: string;
            /** @description What holds for each sort. */
            kinds: components["schemas"]["KindRules"][];
            /** @description For whom that plan holds; null for all whose plan has none of its own. */
            plan_id: string | null;
            /** @description The plan's name; empty for all others. */
            plan_name: string;
            /** @description How the fees are taxed. */
            tax_class: components["schemas"]["TaxClass"];
            /**
             * Format: int64
             * @description Grows with every change; a change names the version that it was decided on.
             */
            version: number;
        };
        /** @description What can be done with what has come, as operators set it up. */
        PolicySetup: {
            /** @description Where that currency is paid in. */
            currency: string;
            /** @description What holds for each sort. */
            kinds: components["schemas"]["KindRules"][];
            /** @description For whom that plan holds; null for all whose plan has none of its own. */
            plan_id?: string | null;
            /** @description How the fees are taxed. */
            tax_class: components["schemas"]["TaxClass"];
        };
        /** @description What something costs. */
        Priced: {
            /** @description What is to be paid. */
            gross: components["schemas"]["Money"];
            /** @description Before tax. */
            net: components["schemas"]["Money"];
            /** @description The tax. */
            tax: components["schemas"]["Money"];
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
        /** @description How somebody shows that they may take it. */
        Proof: {
            /** @description As it was typed or scanned. */
            code: string;
            /** @constant */
            kind: "code";
        } | {
            /** @description The picture, handed in before by whoever hands over. */
            file_id: string;
            /** @constant */
            kind: "signature";
        };
        /** @description Which deliveries. */
        Queue: "here" | "to_do" | "unassigned" | "overdue" | "all";
        /** @description For whom something may be. */
        Recipient: {
            /** @description The customer. */
            customer_id: string;
            /** @description The customer's name. */
            customer_name: string;
            /** @description As what. */
            found_as: components["schemas"]["FoundAs"];
            /** @description The name that was found. */
            name: string;
        };
        /** @description Things that have come, registered all or none. */
        RegisterDeliveries: {
            /** @description What. */
            deliveries: components["schemas"]["NewDelivery"][];
            /** @description Where. */
            location_id: string;
        };
        /** @description All that was registered, in the order in which it was asked. */
        Registered: {
            /** @description What. */
            deliveries: components["schemas"]["MadeDelivery"][];
        };
        /** @description A size of a picture. */
        SizeName: "full" | "small";
        /** @description How what is sold is taxed. */
        TaxClass: "standard" | "reduced" | "zero" | "exempt";
        /** @description Which of a member's own. */
        When: "here" | "gone";
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
    list_all_deliveries: {
        parameters: {
            query?: {
                cursor?: string;
                customer?: string;
                day?: string;
                location?: string;
                queue?: components["schemas"]["Queue"];
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
                    "application/json": components["schemas"]["Page2"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_deliveries: {
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
                "application/json": components["schemas"]["RegisterDeliveries"];
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
    show_any_delivery: {
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
                    "application/json": components["schemas"]["OperatorDelivery"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_delivery: {
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
                "application/json": components["schemas"]["Label"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorDeliveryLine"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    complete_delivery: {
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
                "application/json": components["schemas"]["Completion"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorDeliveryLine"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    withdraw_any_handling: {
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
                    "application/json": components["schemas"]["OperatorDeliveryLine"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_code: {
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
                    "application/json": components["schemas"]["CollectionCode"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    find_collectable: {
        parameters: {
            query?: {
                code?: string;
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
                    "application/json": components["schemas"]["Collectable"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_collection: {
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
                "application/json": components["schemas"]["HandOver"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
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
    find_recipients: {
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
                    "application/json": components["schemas"]["Page3"];
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
                    "application/json": components["schemas"]["KnownDeliveries"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_deliveries: {
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
    show_delivery: {
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
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    choose_handling: {
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
                "application/json": components["schemas"]["ChooseHandling"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryLine"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    withdraw_handling: {
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
                    "application/json": components["schemas"]["DeliveryLine"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_names: {
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
    delete_name: {
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
                    "application/json": components["schemas"]["Policy"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_policy: {
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
                    "application/json": components["schemas"]["Policy"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_policy: {
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
                "application/json": components["schemas"]["DeskSettings"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskSettings"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
