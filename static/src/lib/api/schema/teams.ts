// Generated from functions/teams/tests/golden/openapi.json by `npm run generate`. Not edited by hand.

export interface paths {
    "/api/teams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show team */
        get: operations["show_team"];
        /** Change team */
        put: operations["change_team"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create invitations */
        post: operations["create_invitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{id}/leaving": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show leaving */
        get: operations["show_leaving"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create link */
        post: operations["create_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{id}/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put logo */
        post: operations["put_logo"];
        /** Delete logo */
        delete: operations["delete_logo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change member */
        put: operations["change_member"];
        post?: never;
        /** Delete member */
        delete: operations["delete_member"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{id}/share-caps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set share caps */
        put: operations["set_share_caps"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all teams */
        get: operations["list_all_teams"];
        put?: never;
        /** Create team */
        post: operations["create_team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/all/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show any team */
        get: operations["show_any_team"];
        /** Set team */
        put: operations["set_team"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/all/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set member */
        put: operations["set_member"];
        post?: never;
        /** Remove member */
        delete: operations["remove_member"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/all/customers": {
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
    "/api/teams/all/known": {
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
    "/api/teams/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import teams */
        post: operations["import_teams"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete invitation */
        delete: operations["delete_invitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/invitations/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resend invitation */
        post: operations["resend_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/joining/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show joining */
        get: operations["show_joining"];
        put?: never;
        /** Join team */
        post: operations["join_team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/logos/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show logo */
        get: operations["show_logo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List my teams */
        get: operations["list_my_teams"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/public": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List public teams */
        get: operations["list_public_teams"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/public/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show public team */
        get: operations["show_public_team"];
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
        /** @description What only administrators of a team see. */
        Administration: {
            /** @description What its people have booked from now on; the first 20. */
            bookings: components["schemas"]["TeamBooking"][];
            /** @description Open invitations, the latest first; the latest 200. */
            invitations: components["schemas"]["Invitation"][];
            /** @description Members and open invitations by mail at the most; null for no limit. */
            seats_max: number | null;
            /**
             * Format: uint
             * @description Members and open invitations by mail.
             */
            seats_taken: number;
        };
        /** @description What a grant is counted in. */
        BenefitKind: "time_credit" | "money_credit" | "day_pass" | "time_pass";
        /** @description Whom to invite by mail. */
        CreateInvitations: {
            /** @description To whom; one mail each. */
            emails: string[];
            /** @description Whether they are to run the team. */
            is_administrator: boolean;
            /** @description What is withheld from them. */
            withheld: components["schemas"]["Right"][];
        };
        /** @description A link for several people. */
        CreateLink: {
            /** @description For how many days it leads into the team. */
            days: number;
            /** @description How many may join by it. */
            uses_max: number;
            /** @description What is withheld from whoever joins by it. */
            withheld: components["schemas"]["Right"][];
        };
        /** @description A new team. */
        CreateTeam: {
            /** @description Who runs it first; null for nobody yet. */
            administrator_id?: string | null;
            /** @description What it is. */
            details: components["schemas"]["TeamDetails"];
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
        /** @description What somebody in a team has drawn of what its payer shares, in this month. */
        DrawnShare: {
            /**
             * Format: int64
             * @description How much: minutes, minor units, passes. What was given back is not counted.
             */
            amount: number;
            /** @description Of which currency, for money. */
            currency: string | null;
            /** @description Who. */
            customer_id: string;
            /** @description Counted in what. */
            kind: components["schemas"]["BenefitKind"];
        };
        /** @description Rows to bring in, at most 1,000 of them, members counted: all or none. A row whose id is known replaces what was there. */
        Import: {
            /** @description Teams. */
            teams?: components["schemas"]["ImportedTeam"][];
        };
        /** @description What an import did, or would do. */
        Imported: {
            /** @description Whether nothing was written. */
            dry_run: boolean;
            /**
             * Format: uint
             * @description Rows written, members counted.
             */
            written: number;
        };
        /** @description A customer in a team. */
        ImportedMember: {
            /** @description Who. */
            customer_id: string;
            /** @description Whether they run the team. */
            is_administrator: boolean;
            /** @description What an administrator withheld from them (`false`); nothing can be granted here. */
            narrowed: {
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
        };
        /** @description A team with the id that it has or is to have. */
        ImportedTeam: {
            /** @description Its id. */
            id: string;
            /** @description What it is. */
            setup: components["schemas"]["TeamSetup"];
        };
        /** @description An open invitation. */
        Invitation: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /** @description To whom; null for a link. */
            email: string | null;
            /**
             * Format: date-time
             * @description Until when it holds.
             */
            expires_at: string;
            /** @description The invitation. */
            id: string;
            /** @description Whether whoever joins is to run the team. */
            is_administrator: boolean;
            /**
             * Format: int64
             * @description How many have.
             */
            uses: number;
            /**
             * Format: int64
             * @description How many may join by it.
             */
            uses_max: number;
            /** @description What is withheld from whoever joins. */
            withheld: components["schemas"]["Right"][];
        };
        /** @description Invitations that are on their way. */
        Invited: {
            /** @description One for each address. */
            items: components["schemas"]["Invitation"][];
        };
        /** @description What an invitation says to whoever has its link. */
        Joining: {
            /** @description The plan that its people are meant to have; an operator makes the contract. */
            default_plan_name: string | null;
            /**
             * Format: date-time
             * @description Until when it holds.
             */
            expires_at: string;
            /** @description The name of whoever invited. */
            invited_by: string | null;
            /** @description Whether whoever joins is to run the team. */
            is_administrator: boolean;
            /** @description Whether the caller is in the team already. */
            is_member: boolean;
            /** @description Why the caller cannot join as they are, by the slug of the problem; null if they can. */
            refusal: string | null;
            /** @description The team that it leads into. */
            team_id: string;
            /** @description What it is called. */
            team_name: string;
            /** @description What is withheld from whoever joins. */
            withheld: components["schemas"]["Right"][];
        };
        /** @description What the console's forms choose from. */
        KnownPlans: {
            /** @description Plans that can be had, by name. */
            plans: components["schemas"]["PlanName"][];
        };
        /** @description What goes and what stays when somebody leaves a team. */
        Leaving: {
            /**
             * Format: int64
             * @description Upcoming bookings: they stay, because they were made with the member at their own price.
             */
            bookings_stay: number;
            /** @description Contracts that the team's payer pays: they go on until the payer or an operator ends them, and both are told. */
            contracts_go_on: components["schemas"]["PaidContract"][];
            /** @description Who leaves. */
            customer_id: string;
            /** @description What the team granted beyond what everybody has. */
            granted_ends: components["schemas"]["Right"][];
            /** @description Whether it is the caller. */
            is_me: boolean;
            /** @description Their name. */
            name: string;
            /** @description Why they cannot leave, by the slug of the problem; null if they can. */
            refusal: string | null;
            /** @description Whether they have spent, or could have, what the team's payer has: they no longer can. What was drawn stays drawn. */
            sharing_ends: boolean;
            /** @description What they leave. */
            team_name: string;
            /** @description What the team withheld, and what they may do again unless something else says no. */
            withheld_ends: components["schemas"]["Right"][];
        };
        /** @description A size of a picture. */
        LogoSize: "full" | "small";
        /** @description A link, shown this once: only its hash is kept. */
        MadeLink: {
            /** @description What is known of it afterwards. */
            invitation: components["schemas"]["Invitation"];
            /** @description Its path in the portal. */
            path: string;
        };
        /** @description What somebody is in a team. */
        MemberSetup: {
            /** @description Whether they run the team. */
            is_administrator: boolean;
            /** @description What they may not do although they could; nothing of an administrator. What they may do elsewhere cannot be widened here. */
            withheld: components["schemas"]["Right"][];
        };
        /** @description A team that the caller is in. */
        MyTeam: {
            /** @description The team. */
            id: string;
            /** @description Whether the caller runs it. */
            is_administrator: boolean;
            /** @description What it is called. */
            name: string;
        };
        /** @description The teams that the caller is in. */
        MyTeams: {
            /** @description By name; the first 100. */
            items: components["schemas"]["MyTeam"][];
        };
        /** @description A team as operators see it. */
        OperatorTeam: {
            /** @description Open invitations, the latest first; the latest 200. */
            invitations: components["schemas"]["Invitation"][];
            /** @description Its people by name. */
            members: components["schemas"]["TeamMember"][];
            /** @description What its payer shares and who drew what, as its administrators see it. */
            sharing: components["schemas"]["Sharing"];
            /** @description What the list says of it. */
            team: components["schemas"]["OperatorTeamLine"];
            /** @description Those of them who are meant to have the default plan and have no contract of it, nor wait for one. */
            without_plan: string[];
        };
        /** @description A team as operators see it in a list. */
        OperatorTeamLine: {
            /** @description The plan that whoever joins is meant to have. An operator is told and makes the contract. */
            default_plan_id: string | null;
            /** @description The name of its default plan. */
            default_plan_name: string | null;
            /** @description What it does; may be empty. */
            description: string;
            /** @description The team. */
            id: string;
            /**
             * Format: int64
             * @description How many people are in it.
             */
            members: number;
            /** @description What it is called. */
            name: string;
            /** @description The name of who pays for it. */
            payer_name: string;
            /** @description Who pays for it. */
            paying_customer_id: string;
            /** @description Whether others may see that there is such a team. */
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
            /** @description Members and open invitations by mail at the most; null for no limit. */
            seats_max: number | null;
            /** @description Which kinds of it. */
            shared_kinds: components["schemas"]["BenefitKind"][];
            /** @description Whether its people spend what its payer has. */
            shares: components["schemas"]["Shares"];
            /**
             * Format: int64
             * @description Grows with every change; a change names the version that it was decided on.
             */
            version: number;
            /** @description Where there is more about it. */
            website: string | null;
        };
        /** @description One page of a list. */
        Page: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["PublicTeamLine"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page2: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["OperatorTeamLine"][];
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
        /** @description A contract that somebody else pays. */
        PaidContract: {
            /**
             * Format: date
             * @description The first day on which it no longer holds; null while nobody has ended it.
             */
            ends_on: string | null;
            /** @description The plan. */
            plan_name: string;
        };
        /** @description A plan by name. */
        PlanName: {
            /** @description The plan. */
            id: string;
            /** @description What it is called. */
            name: string;
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
        /** @description Somebody in a team who shows in the directory, with what they show there. */
        PublicMember: {
            /** @description Their name. */
            name: string;
            /** @description Their photo, as `account` has it. */
            photo_id: string | null;
            /** @description What they do; may be empty. */
            position: string;
        };
        /** @description A team as others see it. */
        PublicTeam: {
            /** @description What it does; may be empty. */
            description: string;
            /** @description The team. */
            id: string;
            /** @description Whether the caller is in it. */
            is_member: boolean;
            /** @description Its picture. */
            logo_id: string | null;
            /** @description Those of its people who show in the directory, by name; nobody to who may not use that. */
            members: components["schemas"]["PublicMember"][];
            /** @description What it is called. */
            name: string;
            /** @description Whether others than its people see this. */
            public: boolean;
            /** @description Where there is more about it. */
            website: string | null;
        };
        /** @description A team as others see it in a list. */
        PublicTeamLine: {
            /** @description What it does; may be empty. */
            description: string;
            /** @description The team. */
            id: string;
            /** @description Its picture. */
            logo_id: string | null;
            /** @description What it is called. */
            name: string;
        };
        /** @enum {string} */
        Right: "private_area" | "book" | "edit_bookings" | "buy_products" | "buy_tickets" | "use_boards" | "use_directory" | "change_plan" | "cancel_plan" | "see_invoices" | "pay_invoices" | "register_visitors";
        /** @description A team's picture, after a change. */
        SavedLogo: {
            /** @description The picture. */
            logo_id: string;
            /**
             * Format: int64
             * @description The team as it is now.
             */
            version: number;
        };
        /** @description Somebody whom an operator put into a team, or changed in it. */
        SavedMember: {
            /** @description Who. */
            customer_id: string;
            /** @description Whether they run the team. */
            is_administrator: boolean;
            /** @description What they may not do although they could; nothing of an administrator. What they may do elsewhere cannot be widened here. */
            withheld: components["schemas"]["Right"][];
        };
        /** @description A team that was made or changed. */
        SavedTeam: {
            /** @description The team. */
            id: string;
            /**
             * Format: int64
             * @description As it is now.
             */
            version: number;
        };
        /** @description What administrators say of what one member may draw. */
        SetShareCaps: {
            /** @description The caps, all of them. They hold from now on: what was drawn stays drawn. */
            caps: {
                [key: string]: number;
            };
        };
        /** @description What is left of the benefits of one name that a team shares and that end together. */
        SharedBenefit: {
            /** @description Of which currency, for money. */
            currency: string | null;
            /**
             * Format: int64
             * @description Of how much.
             */
            given: number;
            /** @description Counted in what. */
            kind: components["schemas"]["BenefitKind"];
            /**
             * Format: date
             * @description The last day on which it can be spent; null for ever.
             */
            last_day: string | null;
            /**
             * Format: int64
             * @description How much is left: minutes, minor units, passes.
             */
            left: number;
            /** @description What it is called. */
            name: string;
        };
        /** @description Whether the people of a team spend what its payer has (docs/money.md, part 7). */
        Shares: "none" | "after_own" | "pooled";
        /** @description What is left of what a team's payer shares with its people, how much of it one of them may draw, and who drew what. */
        Sharing: {
            /** @description What is left of what they share now, the soonest expiry first; the first 50. */
            benefits: components["schemas"]["SharedBenefit"][];
            /** @description What was drawn of it in this month: by each of its people, for administrators and operators; by the caller, for others. */
            drawn: components["schemas"]["DrawnShare"][];
            /**
             * Format: date
             * @description The first day of this month, on the calendar of the books.
             */
            month: string;
            /** @description How much of each kind one member may draw of it in a month. */
            share_caps: {
                [key: string]: number;
            };
        };
        /** @description A team as its people see it. */
        Team: {
            /** @description What only administrators see; null for others. */
            administration: components["schemas"]["Administration"] | null;
            /** @description What is left of what they share now, the soonest expiry first; the first 50. */
            benefits: components["schemas"]["SharedBenefit"][];
            /** @description Whether that is the caller. */
            caller_pays: boolean;
            /** @description What it does; may be empty. */
            description: string;
            /** @description What was drawn of it in this month: by each of its people, for administrators and operators; by the caller, for others. */
            drawn: components["schemas"]["DrawnShare"][];
            /** @description The team. */
            id: string;
            /** @description Whether the caller runs it. */
            is_administrator: boolean;
            /** @description Its picture. */
            logo_id: string | null;
            /** @description Its people by name. */
            members: components["schemas"]["TeamMember"][];
            /**
             * Format: date
             * @description The first day of this month, on the calendar of the books.
             */
            month: string;
            /** @description What it is called. */
            name: string;
            /** @description Who pays for it. */
            payer_name: string;
            /** @description Whether others may see that there is such a team. */
            public: boolean;
            /** @description How much of each kind one member may draw of it in a month. */
            share_caps: {
                [key: string]: number;
            };
            /** @description Which kinds they share. */
            shared_kinds: components["schemas"]["BenefitKind"][];
            /** @description Whether its people spend what the payer has. */
            shares: components["schemas"]["Shares"];
            /**
             * Format: int64
             * @description Grows with every change; a change names the version that it was decided on.
             */
            version: number;
            /** @description Where there is more about it. */
            website: string | null;
        };
        /** @description A booking of somebody in the team. */
        TeamBooking: {
            /** @description Whose. */
            customer_name: string;
            /**
             * Format: date-time
             * @description Until when.
             */
            ends_at: string;
            /** @description The booking. */
            id: string;
            /** @description Where. */
            location_name: string;
            /** @description What. */
            resource_name: string;
            /**
             * Format: date-time
             * @description From when.
             */
            starts_at: string;
            /** @description The IANA name of the zone there. */
            zone: string;
        };
        /** @description What a team is, as operators set it up; its people apart. */
        TeamDetails: {
            /** @description The plan that whoever joins is meant to have. An operator is told and makes the contract. */
            default_plan_id?: string | null;
            /** @description What it does; may be empty. */
            description: string;
            /** @description What it is called. */
            name: string;
            /** @description Who pays for it. */
            paying_customer_id: string;
            /** @description Whether others may see that there is such a team. */
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
            /** @description Members and open invitations by mail at the most; null for no limit. */
            seats_max?: number | null;
            /** @description Which kinds of it. */
            shared_kinds: components["schemas"]["BenefitKind"][];
            /** @description Whether its people spend what its payer has. */
            shares: components["schemas"]["Shares"];
            /** @description Where there is more about it. */
            website?: string | null;
        };
        /** @description Somebody in a team. */
        TeamMember: {
            /** @description Who. */
            customer_id: string;
            /** @description Their address, for administrators; null for others. */
            email: string | null;
            /** @description Whether they run the team. */
            is_administrator: boolean;
            /** @description Whether it is the caller. */
            is_me: boolean;
            /** @description Their name. */
            name: string;
            /** @description What is withheld from them in this team, for administrators and for themselves; null for others. */
            withheld: components["schemas"]["Right"][] | null;
        };
        /** @description What the people of a team say of it. */
        TeamProfile: {
            /** @description What it does; may be empty. */
            description: string;
            /** @description What it is called. */
            name: string;
            /** @description Whether others may see that there is such a team. */
            public: boolean;
            /** @description Where there is more about it. */
            website?: string | null;
        };
        /** @description A team with its people, as it is imported. Of what it does not name, a team that there is keeps what it has. */
        TeamSetup: {
            /**
             * @description The plan that whoever joins is meant to have.
             * @default null
             */
            default_plan_id: string | null;
            /**
             * @description What it does.
             * @default null
             */
            description: string | null;
            /** @description Its people, all of them: whoever is not named leaves it. With the team itself they are the 1,000 rows of one call. */
            members: components["schemas"]["ImportedMember"][];
            /** @description What it is called. */
            name: string;
            /** @description Who pays for it. */
            paying_customer_id: string;
            /**
             * @description Whether others may see that there is such a team.
             * @default null
             */
            public: boolean | null;
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
            /**
             * @description Members and open invitations by mail at the most.
             * @default null
             */
            seats_max: number | null;
            /**
             * @description Which kinds of it.
             * @default null
             */
            shared_kinds: components["schemas"]["BenefitKind"][] | null;
            /**
             * @description Whether its people spend what its payer has.
             * @default null
             */
            shares: components["schemas"]["Shares"] | null;
            /**
             * @description Where there is more about it.
             * @default null
             */
            website: string | null;
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
    show_team: {
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
                    "application/json": components["schemas"]["Team"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    change_team: {
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
                "application/json": components["schemas"]["TeamProfile"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedTeam"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_invitations: {
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
                "application/json": components["schemas"]["CreateInvitations"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invited"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_leaving: {
        parameters: {
            query: {
                customer: string;
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
                    "application/json": components["schemas"]["Leaving"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_link: {
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
                "application/json": components["schemas"]["CreateLink"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeLink"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_logo: {
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
                    "application/json": components["schemas"]["SavedLogo"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_logo: {
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
    change_member: {
        parameters: {
            query: {
                customer: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberSetup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedMember"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_member: {
        parameters: {
            query: {
                customer: string;
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    set_share_caps: {
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
                "application/json": components["schemas"]["SetShareCaps"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedTeam"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_all_teams: {
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
                    "application/json": components["schemas"]["Page2"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_team: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTeam"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedTeam"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_any_team: {
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
                    "application/json": components["schemas"]["OperatorTeam"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    set_team: {
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
                "application/json": components["schemas"]["TeamDetails"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedTeam"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    set_member: {
        parameters: {
            query: {
                customer: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberSetup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedMember"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    remove_member: {
        parameters: {
            query: {
                customer: string;
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
                    "application/json": components["schemas"]["KnownPlans"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    import_teams: {
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
    delete_invitation: {
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
    resend_invitation: {
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
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invited"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_joining: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
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
                    "application/json": components["schemas"]["Joining"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    join_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
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
                    "application/json": components["schemas"]["MyTeam"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_logo: {
        parameters: {
            query?: {
                size?: components["schemas"]["LogoSize"];
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
    list_my_teams: {
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
                    "application/json": components["schemas"]["MyTeams"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_public_teams: {
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
    show_public_team: {
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
                    "application/json": components["schemas"]["PublicTeam"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
