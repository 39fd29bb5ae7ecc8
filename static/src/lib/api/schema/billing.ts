// Generated from functions/billing/tests/golden/openapi.json by `npm run generate`. Not edited by hand.

export interface paths {
    "/api/billing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show billing */
        get: operations["show_billing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show account */
        get: operations["show_account"];
        /** Change account */
        put: operations["change_account"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/all/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List accounts */
        get: operations["list_accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/all/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show customer account */
        get: operations["show_customer_account"];
        /** Change customer account */
        put: operations["change_customer_account"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/all/accounts/{id}/charges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create charge */
        post: operations["create_charge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/all/accounts/{id}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue invoices */
        post: operations["issue_invoices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/all/accounts/{id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record payment */
        post: operations["record_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/all/accounts/{id}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show customer statement */
        get: operations["show_customer_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/all/accounts/{id}/upcoming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List customer upcoming */
        get: operations["list_customer_upcoming"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/all/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find payers */
        get: operations["find_payers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/all/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List disputes */
        get: operations["list_disputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/all/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all invoices */
        get: operations["list_all_invoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/all/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show any invoice */
        get: operations["show_any_invoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/all/invoices/{id}/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Credit invoice */
        post: operations["credit_invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/all/invoices/{id}/credit-notes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preview credit */
        post: operations["preview_credit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/all/invoices/{id}/write-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write off invoice */
        post: operations["write_off_invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/all/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all payments */
        get: operations["list_all_payments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/all/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show any payment */
        get: operations["show_any_payment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/all/payments/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create refund */
        post: operations["create_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/all/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List refunds */
        get: operations["list_refunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/all/refunds/{id}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Complete refund */
        post: operations["complete_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Receive event */
        post: operations["receive_event"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List invoices */
        get: operations["list_invoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show invoice */
        get: operations["show_invoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List methods */
        get: operations["list_methods"];
        put?: never;
        /** Create method */
        post: operations["create_method"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/methods/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke method */
        delete: operations["revoke_method"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/methods/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm method */
        post: operations["confirm_method"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/methods/{id}/default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose method */
        put: operations["choose_method"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/methods/{id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove method */
        post: operations["prove_method"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List payments */
        get: operations["list_payments"];
        put?: never;
        /** Create payment */
        post: operations["create_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show payment */
        get: operations["show_payment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/payments/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel payment */
        post: operations["cancel_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/payments/{id}/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refresh payment */
        post: operations["refresh_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/payments/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start payment */
        post: operations["start_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/settings": {
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
    "/api/billing/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show statement */
        get: operations["show_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/tax-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change tax rates */
        put: operations["change_tax_rates"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/upcoming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List upcoming */
        get: operations["list_upcoming"];
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
        /** @description What a US account is. */
        AccountKind: "checking" | "savings";
        /** @description What a customer may change of it. */
        AccountSetup: {
            /** @description Whether invoices are collected on their due day. */
            collects: boolean;
            /** @description What they are collected from. */
            default_method_id?: string | null;
            /** @description What invoices call the customer; left as it is, if null. */
            party?: components["schemas"]["BuyerSetup"] | null;
        };
        /** @description A customer's account over some days. */
        AccountStatement: {
            /** @description One for each currency. */
            accounts: components["schemas"]["StatementOfCurrency"][];
            /** @description Whose. */
            customer_id: string;
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
        /** @description How a customer stands with the space, in one currency. */
        Balance: {
            /** @description What the customer owes; negative for what the customer has. */
            balance: components["schemas"]["Money"];
            /** @description What the customer has paid or was credited beyond that. */
            credit: components["schemas"]["Money"];
            /** @description What is open of invoices. */
            open: components["schemas"]["Money"];
            /** @description What is open of invoices that were to be paid by now. */
            overdue: components["schemas"]["Money"];
        };
        /** @description What billing knows of a customer. */
        BillingAccount: {
            /** @description Whether invoices are collected on their due day. */
            collects: boolean;
            /** @description Whose. */
            customer_id: string;
            /** @description What they are collected from. */
            default_method_id: string | null;
            /**
             * Format: int64
             * @description The customer's own days to the due day.
             */
            due_days: number | null;
            /** @description Whether the customer said so; else it is made of name and address. */
            is_own: boolean;
            /** @description What invoices call the customer. */
            party: components["schemas"]["Party"];
            /**
             * Format: date-time
             * @description Since when the customer is suspended for what is unpaid.
             */
            suspended_at: string | null;
            /** @description How the customer is taxed. */
            tax_treatment: components["schemas"]["TaxTreatment"];
            /**
             * Format: int64
             * @description Grows with every change; 0 where nothing was ever changed.
             */
            version: number;
        };
        /** @description What invoices call a customer. */
        BuyerSetup: {
            /**
             * @description Place.
             * @default null
             */
            city: string | null;
            /** @description Country. */
            country: string;
            /**
             * Format: email
             * @description Where invoices go; the customer's own address, unless said.
             * @default null
             */
            email: string | null;
            /** @description The legal name. */
            name: string;
            /**
             * @description Postcode.
             * @default null
             */
            postcode: string | null;
            /**
             * @description What the buyer wants quoted on every invoice.
             * @default null
             */
            reference: string | null;
            /**
             * @description The number in a register of companies.
             * @default null
             */
            registration: string | null;
            /**
             * @description Street and number.
             * @default null
             */
            street: string | null;
            /**
             * @description A further line of the address.
             * @default null
             */
            street_more: string | null;
            /**
             * @description To whose attention it goes.
             * @default null
             */
            trading_name: string | null;
            /**
             * @description The VAT number with its country's prefix.
             * @default null
             */
            vat_number: string | null;
        };
        /** @description Something that an operator charges. */
        CreateCharge: {
            /** @description When it is invoiced. */
            invoice: components["schemas"]["WhenToInvoice"];
            /** @description What the invoice calls it. */
            name: string;
            /**
             * @description Why, for the customer.
             * @default null
             */
            note: string | null;
            /** @description How many. */
            quantity: number;
            /** @description How it is taxed. */
            tax_class: components["schemas"]["TaxClass"];
            /** @description What one costs, as prices are meant in this space; negative to give something back. */
            unit_price: components["schemas"]["Money"];
        };
        /** @description A method to be saved. A bank account comes with its holder's yes to the mandate, whose words the page shows. */
        CreateMethod: {
            /** @constant */
            method: "card";
        } | {
            /** @description Whose. */
            holder: components["schemas"]["HolderSetup"];
            /** @description Which. */
            iban: string;
            /** @constant */
            method: "sepa_debit";
        } | {
            /** @description Which. */
            account_number: string;
            /** @description Whose. */
            holder: components["schemas"]["HolderSetup"];
            /** @constant */
            method: "bacs_debit";
            /** @description Its bank. */
            sort_code: string;
        } | {
            /** @description What it is. */
            account_kind: components["schemas"]["AccountKind"];
            /** @description Which. */
            account_number: string;
            /** @description By name. */
            holder: components["schemas"]["HolderSetup"];
            /** @description Whose it is. */
            holder_kind: components["schemas"]["HolderKind"];
            /** @constant */
            method: "us_bank_account";
            /** @description Its bank. */
            routing_number: string;
        };
        /** @description A wish to pay: invoices of one currency, whole or in part. */
        CreatePayment: {
            /** @description What to pay, each invoice once. */
            invoices: components["schemas"]["PartWish"][];
        };
        /** @description Money that is to go back. */
        CreateRefund: {
            /** @description How much, in minor units of the payment's currency. */
            amount_minor: number;
            /** @description Why, for the customer. */
            reason: string;
        };
        /** @description A credit note that was issued. */
        Credited: {
            /** @description What it credits. */
            amount: components["schemas"]["Money"];
            /** @description The credit note. */
            credit_note_id: string;
            /** @description What goes back of it. */
            refunded: components["schemas"]["Money"];
        };
        /** @description What would be credited of a line. */
        CreditedLine: {
            /** @description With tax. */
            gross: components["schemas"]["Money"];
            /** @description What it is called. */
            name: string;
            /** @description Before tax. */
            net: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description Which, counted from 1.
             */
            position: number;
            /** @description The tax. */
            tax: components["schemas"]["Money"];
        };
        /** @description What of an invoice is credited. */
        CreditInvoice: {
            /**
             * @description Lines, each once; all of them, if none is named.
             * @default []
             */
            lines: components["schemas"]["CreditLine"][];
            /** @description Why, for the customer. */
            reason: string;
            /**
             * @description Whether what was paid beyond goes back where it came from; else it is the customer's credit.
             * @default false
             */
            refund: boolean;
        };
        /** @description What of a line is credited. */
        CreditLine: {
            /**
             * @description How much of it with tax, in minor units; all that is left of it, unless said.
             * @default null
             */
            gross_minor: number | null;
            /** @description Which, counted from 1. */
            position: number;
        };
        /** @description Who collects. */
        Creditor: {
            /** @description As SEPA knows them; empty for nobody. */
            id: string;
            /** @description The legal name. */
            name: string;
        };
        /** @description What a credit note would come to, and where its money would go. */
        CreditPreview: {
            /** @description With tax. */
            gross: components["schemas"]["Money"];
            /** @description What is then the customer's credit, which settles other open invoices. */
            kept: components["schemas"]["Money"];
            /** @description The same by line. */
            lines: components["schemas"]["CreditedLine"][];
            /** @description Before tax. */
            net: components["schemas"]["Money"];
            /** @description What goes back where it came from. */
            refunded: components["schemas"]["Money"];
            /** @description What it settles of its invoice. */
            settled: components["schemas"]["Money"];
            /** @description The tax. */
            tax: components["schemas"]["Money"];
        };
        /** @description A customer's account, whole. */
        CustomerAccount: {
            /** @description What billing knows of the customer. */
            account: components["schemas"]["BillingAccount"];
            /** @description How the customer stands, by currency. */
            balances: components["schemas"]["Balance"][];
            /** @description The customer's name. */
            customer_name: string;
            /** @description What was done about open invoices, by invoice. */
            dunning: components["schemas"]["DunnedInvoice"][];
            /** @description What the customer saved. */
            methods: components["schemas"]["SavedMethod"][];
        };
        /** @description What an operator may change of it. */
        CustomerSetup: {
            /** @description Whether invoices are collected on their due day. */
            collects: boolean;
            /** @description The customer's own days to the due day. */
            due_days?: number | null;
            /** @description What invoices call the customer. */
            party: components["schemas"]["BuyerSetup"];
            /** @description How the customer is taxed. */
            tax_treatment: components["schemas"]["TaxTreatment"];
        };
        /** @description Days, the last one not included. */
        Days: {
            /**
             * Format: date
             * @description The first.
             */
            from: string;
            /**
             * Format: date
             * @description The day after the last.
             */
            until: string;
        };
        /** @description A customer who owes something. */
        Debtor: {
            /** @description What is owed, by currency. */
            balances: components["schemas"]["Balance"][];
            /** @description Who. */
            customer_id: string;
            /** @description By name. */
            customer_name: string;
            /**
             * Format: date
             * @description Since when the oldest debt is due.
             */
            due_since: string;
            /** @description The oldest debt. */
            oldest: components["schemas"]["InvoiceName"];
            /** @description Whether the customer is suspended for it. */
            suspended: boolean;
        };
        /** @description How a dispute stands. */
        DisputeStatus: "open" | "won" | "lost";
        /** @description A payment that its payer's bank wants back. */
        DisputeView: {
            /** @description About how much. */
            amount: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description When it came to its status.
             */
            changed_at: string;
            /** @description Whose. */
            customer_id: string;
            /** @description The customer's name. */
            customer_name: string;
            /** @description The provider's id of it. */
            id: string;
            /**
             * Format: date-time
             * @description Since when.
             */
            opened_at: string;
            /** @description About which payment. */
            payment_id: string;
            /** @description Why, in the provider's word. */
            reason: string;
            /** @description How it stands. */
            status: components["schemas"]["DisputeStatus"];
        };
        /** @description What was done about one open invoice. */
        DunnedInvoice: {
            /** @description Which. */
            invoice: components["schemas"]["InvoiceName"];
            /** @description Every step that was taken, oldest first. */
            steps: components["schemas"]["DunningStep"][];
        };
        /** @description What is done about invoices that are not paid. Nothing, unless said. Each step is taken once for an invoice. */
        Dunning: {
            /**
             * @description What paying late costs.
             * @default null
             */
            late_fee: components["schemas"]["LateFeePolicy"] | null;
            /**
             * @description When the customer is reminded.
             * @default []
             */
            remind: number[];
            /**
             * @description When a collection that failed is tried again.
             * @default []
             */
            retry: number[];
            /**
             * @description When the customer is suspended.
             * @default null
             */
            suspension: components["schemas"]["SuspensionPolicy"] | null;
        };
        /** @description What is to be done about invoices that are not paid. Nothing, unless said. Each step is taken once for an invoice. */
        DunningSetup: {
            /**
             * @description What paying late costs.
             * @default null
             */
            late_fee: components["schemas"]["LateFeePolicy"] | null;
            /**
             * @description When the customer is reminded.
             * @default []
             */
            remind: number[];
            /**
             * @description When a collection that failed is tried again.
             * @default []
             */
            retry: number[];
            /**
             * @description When the customer is suspended.
             * @default null
             */
            suspension: components["schemas"]["SuspensionPolicy"] | null;
        };
        /** @description Something that was done about an invoice that was not paid. */
        DunningStep: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Which, such as `remind:7`: the number is days after due. */
            step: string;
        };
        /** @description What happened on an account. */
        EntryKind: "invoice" | "credit_note" | "payment" | "refund" | "refund_failed" | "dispute" | "dispute_won" | "write_off";
        /** @description How money came that no provider saw. */
        HandMethod: "bank_transfer" | "cash";
        /** @description A postal address. */
        HolderAddress: {
            /** @description Place. */
            city: string;
            /** @description Country. */
            country: string;
            /** @description Street and number. */
            line1: string;
            /** @description Postcode. */
            postcode: string;
        };
        /** @description Whose a US account is. */
        HolderKind: "individual" | "company";
        /** @description Who holds a bank account. */
        HolderSetup: {
            /** @description The postal address: for Bacs, and for SEPA from outside the European Economic Area. */
            address?: components["schemas"]["HolderAddress"] | null;
            /**
             * Format: email
             * @description Where the bank's notices of debits go.
             */
            email: string;
            /** @description The name on the account. */
            name: string;
        };
        /** @description An invoice or a credit note, whole. */
        Invoice: {
            /** @description What the buyer was called. */
            buyer: components["schemas"]["Party"];
            /** @description The credit notes that correct it. */
            corrected_by: components["schemas"]["InvoiceName"][];
            /** @description The invoice that a credit note corrects. */
            corrects: components["schemas"]["InvoiceName"] | null;
            /** @description Whose. */
            customer_id: string;
            /** @description The customer's name as it is now. */
            customer_name: string;
            /**
             * Format: date
             * @description The day by which it is to be paid.
             */
            due_on: string;
            /** @description Its id. */
            id: string;
            /**
             * Format: date-time
             * @description When it was issued.
             */
            issued_at: string;
            /**
             * Format: date
             * @description The day it was issued.
             */
            issued_on: string;
            /** @description Which of the two. */
            kind: components["schemas"]["InvoiceKind"];
            /** @description What is to be paid of it; nothing for a credit note. */
            left: components["schemas"]["Money"];
            /** @description Its lines. */
            lines: components["schemas"]["InvoiceLine"][];
            /** @description Its number, such as `INV-2030-00042`. */
            number: string;
            /** @description What is settled of it. */
            paid: components["schemas"]["Money"];
            /** @description Payments of it that have not come to an end. */
            pending: components["schemas"]["PendingPayment"][];
            /** @description What the seller was called. */
            seller: components["schemas"]["Party"];
            /** @description What settled it, oldest first. */
            settlements: components["schemas"]["Settlement"][];
            /** @description How it stands. */
            state: components["schemas"]["InvoiceState"];
            /** @description The tax by category and rate. */
            taxes: components["schemas"]["TaxTotal"][];
            /** @description What it comes to; negative for a credit note. */
            total: components["schemas"]["Money"];
            /** @description What they come to. */
            totals: components["schemas"]["Totals"];
            /** @description How to transfer what is left; null where nothing is, or transfers are not taken. */
            transfer: components["schemas"]["Transfer"] | null;
        };
        /** @description Which invoices are listed. */
        InvoiceFilter: "open" | "overdue";
        /** @description What is issued. */
        InvoiceKind: "invoice" | "credit_note";
        /** @description A line of an invoice, issued or to come. */
        InvoiceLine: {
            /** @description With tax. */
            gross: components["schemas"]["Money"];
            /** @description What it is called. */
            name: string;
            /** @description Before tax. */
            net: components["schemas"]["Money"];
            /** @description The days it covers, if it has any. */
            period: components["schemas"]["Days"] | null;
            /**
             * Format: int64
             * @description How many, in thousandths; negative for what goes back.
             */
            quantity_thousandths: number;
            /** @description What it is for. */
            source: components["schemas"]["Source"];
            /** @description The tax. */
            tax: components["schemas"]["Money"];
            /** @description UNTDID 5305. */
            tax_category: components["schemas"]["TaxCategory"];
            /**
             * Format: int64
             * @description In parts per million.
             */
            tax_rate_ppm: number;
            /** @description Why no tax is charged, where none is by law. */
            tax_reason: string | null;
            /** @description What one costs as prices are meant in this space, where it is so many of one price. */
            unit_price: components["schemas"]["Money"] | null;
            /** @description How the amount came about. */
            why: components["schemas"]["Step"][];
        };
        /** @description An invoice by id and number. */
        InvoiceName: {
            /** @description Its id. */
            id: string;
            /** @description Its number. */
            number: string;
        };
        /** @description An invoice or a credit note in a list. */
        InvoiceRow: {
            /** @description Whose. */
            customer_id: string;
            /** @description The customer's name as it is now. */
            customer_name: string;
            /**
             * Format: date
             * @description The day by which it is to be paid.
             */
            due_on: string;
            /** @description Its id. */
            id: string;
            /**
             * Format: date
             * @description The day it was issued.
             */
            issued_on: string;
            /** @description Which of the two. */
            kind: components["schemas"]["InvoiceKind"];
            /** @description What is to be paid of it; nothing for a credit note. */
            left: components["schemas"]["Money"];
            /** @description Its number, such as `INV-2030-00042`. */
            number: string;
            /** @description What is settled of it. */
            paid: components["schemas"]["Money"];
            /** @description How it stands. */
            state: components["schemas"]["InvoiceState"];
            /** @description What it comes to; negative for a credit note. */
            total: components["schemas"]["Money"];
        };
        /** @description How an invoice stands. */
        InvoiceState: "open" | "overdue" | "processing" | "paid" | "credited";
        /** @description An invoice with what was done about it. */
        InvoiceWithDunning: {
            /** @description What the buyer was called. */
            buyer: components["schemas"]["Party"];
            /** @description The credit notes that correct it. */
            corrected_by: components["schemas"]["InvoiceName"][];
            /** @description The invoice that a credit note corrects. */
            corrects: components["schemas"]["InvoiceName"] | null;
            /** @description Whose. */
            customer_id: string;
            /** @description The customer's name as it is now. */
            customer_name: string;
            /**
             * Format: date
             * @description The day by which it is to be paid.
             */
            due_on: string;
            /** @description Every step that was taken, oldest first. */
            dunning: components["schemas"]["DunningStep"][];
            /** @description Its id. */
            id: string;
            /**
             * Format: date-time
             * @description When it was issued.
             */
            issued_at: string;
            /**
             * Format: date
             * @description The day it was issued.
             */
            issued_on: string;
            /** @description Which of the two. */
            kind: components["schemas"]["InvoiceKind"];
            /** @description What is to be paid of it; nothing for a credit note. */
            left: components["schemas"]["Money"];
            /** @description Its lines. */
            lines: components["schemas"]["InvoiceLine"][];
            /** @description Its number, such as `INV-2030-00042`. */
            number: string;
            /** @description What is settled of it. */
            paid: components["schemas"]["Money"];
            /** @description Payments of it that have not come to an end. */
            pending: components["schemas"]["PendingPayment"][];
            /** @description What the seller was called. */
            seller: components["schemas"]["Party"];
            /** @description What settled it, oldest first. */
            settlements: components["schemas"]["Settlement"][];
            /** @description How it stands. */
            state: components["schemas"]["InvoiceState"];
            /** @description The tax by category and rate. */
            taxes: components["schemas"]["TaxTotal"][];
            /** @description What it comes to; negative for a credit note. */
            total: components["schemas"]["Money"];
            /** @description What they come to. */
            totals: components["schemas"]["Totals"];
            /** @description How to transfer what is left; null where nothing is, or transfers are not taken. */
            transfer: components["schemas"]["Transfer"] | null;
        };
        /** @description What was issued; nothing, if nothing was open. */
        Issued: {
            /** @description The invoices and credit notes. */
            invoice_ids: string[];
        };
        /** @description A fee for paying late; of invoices in its currency alone. */
        LateFeePolicy: {
            /** @description When it is charged. */
            after_days: number;
            /** @description How much, as prices are meant in this space. */
            fee: components["schemas"]["Money"];
            /** @description How it is taxed. */
            tax_class: components["schemas"]["TaxClass"];
        };
        /** @description Whether something may be done. */
        MayPay: {
            /** @description Whether it may. */
            allowed: boolean;
            /** @description The rule that forbids it. */
            rule: string | null;
        };
        /** @description Saved methods, and how more can be saved. */
        Methods: {
            /** @description Whether invoices are collected on their due day. */
            collects: boolean;
            /** @description Who collects, for the words of a mandate. */
            creditor: components["schemas"]["Creditor"];
            /** @description Those that are being saved and those that can be used, oldest first. */
            items: components["schemas"]["SavedMethod"][];
            /** @description The kinds that can be saved. */
            offered: components["schemas"]["PayMethod"][];
            /** @description How the browser reaches the provider; null where none is set up. */
            provider: components["schemas"]["ProviderFront"] | null;
        };
        /** @description Whether a saved method can be used. */
        MethodStatus: "wanted" | "pending" | "active" | "failed" | "revoked";
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
        /** @description What came of a charge. */
        NewCharge: {
            /** @description The charge. */
            charge_id: string;
            /** @description What it comes to, with tax. */
            gross: components["schemas"]["Money"];
            /** @description The invoice that it stands on, if it was issued at once. */
            invoice_id: string | null;
        };
        /** @description Everything about a customer's money at a glance. */
        Overview: {
            /** @description How the customer stands, one for each currency; one of nothing for who never owed anything. */
            balances: components["schemas"]["Balance"][];
            /** @description Whether invoices are collected on their due day. */
            collects: boolean;
            /** @description What is collected from. */
            default_method: components["schemas"]["SavedMethod"] | null;
            /** @description Whether the viewer may pay. */
            may_pay: components["schemas"]["MayPay"];
            /** @description Open invoices, first due first; at most 20. */
            open: components["schemas"]["InvoiceRow"][];
            /** @description Payments that have not come to an end. */
            pending: components["schemas"]["PendingPayment"][];
            /**
             * Format: date-time
             * @description Since when the customer is suspended for what is unpaid.
             */
            suspended_at: string | null;
            /**
             * Format: date
             * @description The day that it is in the books.
             */
            today: string;
            /** @description The next invoices, at most 3. */
            upcoming: components["schemas"]["UpcomingName"][];
        };
        /** @description One page of a list. */
        Page: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["InvoiceRow"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page2: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["PaymentView"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page3: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["PayerName"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page4: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["Debtor"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page5: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["RefundView"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page6: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["DisputeView"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description What a payment is for. */
        PaidFor: {
            /** @description Invoices. */
            invoices: components["schemas"]["PaidInvoice"][];
            /** @description An order. */
            order_id: string | null;
        };
        /** @description An invoice, and how much of it a payment is for. */
        PaidInvoice: {
            /** @description How much of it. */
            amount: components["schemas"]["Money"];
            /** @description Which. */
            id: string;
            /** @description Its number. */
            number: string;
        };
        /** @description So much of an invoice. */
        PartWish: {
            /** @description Which. */
            id: string;
            /** @description How much of it, in minor units. */
            minor: number;
        };
        /** @description A seller or a buyer: the words that an invoice keeps of them (EN 16931, BG-4 and BG-7). */
        Party: {
            /**
             * @description BT-86.
             * @default null
             */
            bic: string | null;
            /**
             * @description BT-37, BT-52.
             * @default null
             */
            city: string | null;
            /**
             * @description BT-40, BT-55: ISO 3166-1 alpha-2.
             * @default
             */
            country: string;
            /**
             * @description BT-43, BT-58: where invoices go.
             * @default null
             */
            email: string | null;
            /**
             * @description BT-84: the account to pay to.
             * @default null
             */
            iban: string | null;
            /**
             * @description BT-33 and what else the law wants at the foot of a page.
             * @default []
             */
            legal_lines: string[];
            /**
             * @description BT-27, BT-44: the legal name.
             * @default
             */
            name: string;
            /**
             * @description BT-42.
             * @default null
             */
            phone: string | null;
            /**
             * @description BT-38, BT-53.
             * @default null
             */
            postcode: string | null;
            /**
             * @description BT-10: what the buyer wants quoted.
             * @default null
             */
            reference: string | null;
            /**
             * @description BT-30, BT-47: the number in the register of companies.
             * @default null
             */
            registration: string | null;
            /**
             * @description BT-35, BT-50: street and number.
             * @default null
             */
            street: string | null;
            /**
             * @description BT-36, BT-51: a further line of the address.
             * @default null
             */
            street_more: string | null;
            /**
             * @description BT-32: the seller's local tax number.
             * @default null
             */
            tax_number: string | null;
            /**
             * @description BT-28, BT-45: what it trades under, or the person to whose attention it goes.
             * @default null
             */
            trading_name: string | null;
            /**
             * @description BT-31, BT-48: the VAT number with its country prefix.
             * @default null
             */
            vat_number: string | null;
        };
        /** @description Somebody who may owe something. */
        PayerName: {
            /** @description The customer's e-mail address. */
            email: string;
            /** @description Who. */
            id: string;
            /** @description By name. */
            name: string;
        };
        /** @description A payment with what became of its money. */
        PaymentDetail: {
            /** @description How much. */
            amount: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description When it came to its status.
             */
            changed_at: string;
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            created_at: string;
            /** @description Whose money. */
            customer_id: string;
            /** @description The customer's name. */
            customer_name: string;
            /** @description What its payer's bank wants back. */
            disputes: components["schemas"]["DisputeView"][];
            /** @description Why it failed, if it did. */
            failure: components["schemas"]["PaymentFailureView"] | null;
            /** @description Its id. */
            id: string;
            /** @description How; until it is started, how it may be. */
            method: components["schemas"]["PayMethod"];
            /** @description The saved method, as its owner knows it. */
            method_label: string | null;
            /** @description The provider's id of it. */
            provider_ref: string | null;
            /** @description What for. */
            purpose: components["schemas"]["PaidFor"];
            /** @description What the bank or the operator called it. */
            reference: string | null;
            /** @description What may still go back. */
            refundable: components["schemas"]["Money"];
            /** @description What goes back. */
            refunds: components["schemas"]["RefundView"][];
            /** @description What it settles, whatever it was made for. */
            settles: components["schemas"]["PaidInvoice"][];
            /** @description How far it has come. */
            status: components["schemas"]["PaymentStatus"];
            /** @description What is left of it: neither on an invoice nor on its way back. */
            unspent: components["schemas"]["Money"];
        };
        /** @description Why a payment failed. */
        PaymentFailureView: {
            /**
             * @description What to tell the payer: `insufficient-funds`, `expired`, `mistyped`, `not-authenticated`, `account-unusable`,
             *     `try-again` or `ask-your-bank`.
             */
            advice: string;
            /** @description The provider's word for it. */
            code: string;
        };
        /** @description Which payments are listed. */
        PaymentFilter: "pending" | "received" | "failed";
        /** @description A payment with all that the page needs on which it is made. */
        PaymentPage: {
            /** @description How much. */
            amount: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description When it came to its status.
             */
            changed_at: string;
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            created_at: string;
            /** @description Whose money. */
            customer_id: string;
            /** @description The customer's name. */
            customer_name: string;
            /**
             * Format: date
             * @description Where a direct debit would come too late for what is ordered: the first day on which something can begin that one pays for.
             */
            debit_from: string | null;
            /** @description Why it failed, if it did. */
            failure: components["schemas"]["PaymentFailureView"] | null;
            /** @description Its id. */
            id: string;
            /** @description How; until it is started, how it may be. */
            method: components["schemas"]["PayMethod"];
            /** @description The saved method, as its owner knows it. */
            method_label: string | null;
            /** @description The saved methods that can pay it. */
            methods: components["schemas"]["SavedMethod"][];
            /** @description The kinds of new methods that can pay it. */
            offered: components["schemas"]["PayMethod"][];
            /** @description How the browser reaches the provider; null where none is set up. */
            provider: components["schemas"]["ProviderFront"] | null;
            /** @description What for. */
            purpose: components["schemas"]["PaidFor"];
            /** @description What the bank or the operator called it. */
            reference: string | null;
            /** @description How far it has come. */
            status: components["schemas"]["PaymentStatus"];
        };
        /** @description How far a payment has come. */
        PaymentStatus: "wanted" | "needs_action" | "processing" | "succeeded" | "failed" | "cancelled";
        /** @description A payment. */
        PaymentView: {
            /** @description How much. */
            amount: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description When it came to its status.
             */
            changed_at: string;
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            created_at: string;
            /** @description Whose money. */
            customer_id: string;
            /** @description The customer's name. */
            customer_name: string;
            /** @description Why it failed, if it did. */
            failure: components["schemas"]["PaymentFailureView"] | null;
            /** @description Its id. */
            id: string;
            /** @description How; until it is started, how it may be. */
            method: components["schemas"]["PayMethod"];
            /** @description The saved method, as its owner knows it. */
            method_label: string | null;
            /** @description What for. */
            purpose: components["schemas"]["PaidFor"];
            /** @description What the bank or the operator called it. */
            reference: string | null;
            /** @description How far it has come. */
            status: components["schemas"]["PaymentStatus"];
        };
        /** @description How something is paid. */
        PayMethod: "card" | "sepa_debit" | "bacs_debit" | "us_bank_account" | "bank_transfer" | "cash";
        /** @description A payment that has not come to an end. */
        PendingPayment: {
            /** @description How much in all. */
            amount: components["schemas"]["Money"];
            /** @description Which. */
            id: string;
            /** @description How. */
            method: components["schemas"]["PayMethod"];
            /** @description The saved method, as its owner knows it. */
            method_label: string | null;
            /**
             * Format: date-time
             * @description Since when it stands so.
             */
            since: string;
            /** @description How far it has come. */
            status: components["schemas"]["PaymentStatus"];
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
        /** @description What proves a US account. */
        ProveMethod: {
            /** @description In any order. */
            amounts: [
                number,
                number
            ];
        } | {
            /** @description Six characters that begin with `SM`. */
            code: string;
        };
        /** @description What the browser needs to reach the provider. */
        ProviderFront: {
            /** @description The key that the script is given. */
            publishable_key: string;
            /** @description The provider's script. */
            script_url: string;
        };
        /** @description Money that came. */
        RecordPayment: {
            /** @description How much. */
            amount: components["schemas"]["Money"];
            /**
             * @description What it is for, oldest due first; what is left is the customer's credit, and with none named settles what is open.
             * @default []
             */
            invoices: components["schemas"]["PartWish"][];
            /** @description How. */
            method: components["schemas"]["HandMethod"];
            /** @description What the bank or the receipt calls it; once, for a transfer. */
            reference: string;
        };
        /** @description How far a refund has come. */
        RefundStatus: "wanted" | "processing" | "succeeded" | "failed";
        /** @description Money that goes back. */
        RefundView: {
            /** @description How much. */
            amount: components["schemas"]["Money"];
            /** @description Whether an operator has to carry it out at the bank or the till. */
            by_hand: boolean;
            /**
             * Format: date-time
             * @description When it came to its status.
             */
            changed_at: string;
            /**
             * Format: date-time
             * @description When it was wanted.
             */
            created_at: string;
            /** @description Whose. */
            customer_id: string;
            /** @description The customer's name. */
            customer_name: string;
            /** @description Its id. */
            id: string;
            /** @description Of which payment. */
            payment_id: string;
            /** @description Why. */
            reason: string;
            /** @description How far it has come. */
            status: components["schemas"]["RefundStatus"];
        };
        /** @description A saved method, as its owner knows it. */
        SavedMethod: {
            /**
             * Format: date-time
             * @description Since when.
             */
            created_at: string;
            /**
             * Format: date
             * @description The last day on which it can be used.
             */
            expires_on: string | null;
            /** @description Its id. */
            id: string;
            /** @description Whether invoices are collected from it. */
            is_default: boolean;
            /** @description Brand or bank and the last four digits. */
            label: string;
            /** @description What bank statements call its mandate. */
            mandate_ref: string | null;
            /** @description Where its mandate can be read. */
            mandate_url: string | null;
            /** @description Of which kind. */
            method: components["schemas"]["PayMethod"];
            /** @description Whether it can be used. */
            status: components["schemas"]["MethodStatus"];
        };
        /** @description What invoices call the space. */
        SellerSetup: {
            /**
             * @description The bank of that account.
             * @default null
             */
            bic: string | null;
            /**
             * @description Place.
             * @default null
             */
            city: string | null;
            /** @description Country. */
            country: string;
            /**
             * Format: email
             * @description Whom to write to about invoices.
             * @default null
             */
            email: string | null;
            /**
             * @description The account that transfers go to.
             * @default null
             */
            iban: string | null;
            /**
             * @description What else the law wants at the foot of a page.
             * @default []
             */
            legal_lines: string[];
            /** @description The legal name. */
            name: string;
            /**
             * @description Whom to call about invoices.
             * @default null
             */
            phone: string | null;
            /**
             * @description Postcode.
             * @default null
             */
            postcode: string | null;
            /**
             * @description The number in a register of companies.
             * @default null
             */
            registration: string | null;
            /**
             * @description Street and number.
             * @default null
             */
            street: string | null;
            /**
             * @description A further line of the address.
             * @default null
             */
            street_more: string | null;
            /**
             * @description The local tax number.
             * @default null
             */
            tax_number: string | null;
            /**
             * @description What it trades under.
             * @default null
             */
            trading_name: string | null;
            /**
             * @description The VAT number with its country's prefix.
             * @default null
             */
            vat_number: string | null;
        };
        /** @description How the space bills, and the version that this is. */
        Settings: {
            /** @description When contacts do. */
            contacts_pay: components["schemas"]["WhenToPay"];
            /** @description What the numbers of credit notes begin with. */
            credit_prefix: string;
            /** @description Who collects, as SEPA knows them. */
            creditor_id: string;
            /**
             * Format: int64
             * @description Days from an invoice to its due day.
             */
            due_days: number;
            /** @description What is done about invoices that are not paid. */
            dunning: components["schemas"]["Dunning"];
            /**
             * Format: int64
             * @description How long a basket holds a place.
             */
            hold_minutes: number;
            /** @description What the numbers of invoices begin with. */
            invoice_prefix: string;
            /** @description Whose calendar the books are kept in; the space's first location, if null. */
            location_id: string | null;
            /** @description When members pay what they book and buy. */
            members_pay: components["schemas"]["WhenToPay"];
            /** @description How customers can pay. */
            methods: components["schemas"]["PayMethod"][];
            /** @description Whether the prices that operators set contain the tax. */
            prices_include_tax: boolean;
            /** @description What invoices call the space. */
            seller: components["schemas"]["Party"];
            /** @description The tax rates. */
            tax_rates: components["schemas"]["TaxRate"][];
            /** @description Their words. */
            terms_text: string;
            /** @description Which terms a checkout accepts. */
            terms_version: string;
            /**
             * Format: int64
             * @description Grows with every change of any of this.
             */
            version: number;
        };
        /** @description How the space bills. */
        SettingsSetup: {
            /** @description When contacts do. */
            contacts_pay: components["schemas"]["WhenToPay"];
            /** @description What the numbers of credit notes begin with; another. */
            credit_prefix: string;
            /** @description Who collects, as SEPA knows them. */
            creditor_id: string;
            /** @description Days from an invoice to its due day, unless customer, contract or plan says another. */
            due_days: number;
            /** @description What is done about invoices that are not paid. */
            dunning: components["schemas"]["DunningSetup"];
            /** @description How long a basket holds a place. */
            hold_minutes: number;
            /** @description What the numbers of invoices begin with. */
            invoice_prefix: string;
            /** @description Whose calendar the books are kept in; the space's first location, if none. */
            location_id?: string | null;
            /** @description When members pay what they book and buy. */
            members_pay: components["schemas"]["WhenToPay"];
            /** @description How customers can pay. */
            methods: components["schemas"]["PayMethod"][];
            /** @description Whether the prices that operators set contain the tax. */
            prices_include_tax: boolean;
            /** @description What invoices call the space. */
            seller: components["schemas"]["SellerSetup"];
            /** @description Their words. */
            terms_text: string;
            /** @description Which terms a checkout accepts. */
            terms_version: string;
        };
        /** @description What settled an invoice, or (negative) unsettled it again. */
        Settlement: {
            /** @description How much. */
            amount: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description The credit note whose money it is. */
            credit_note: components["schemas"]["InvoiceName"] | null;
            /** @description How that was paid. */
            method: components["schemas"]["PayMethod"] | null;
            /** @description The saved method, as its owner knows it. */
            method_label: string | null;
            /** @description The payment whose money it is. */
            payment_id: string | null;
            /** @description By what. */
            source: components["schemas"]["SettlementSource"];
        };
        /** @description By what an invoice is settled or unsettled. */
        SettlementSource: "payment" | "credit_note" | "refund" | "dispute" | "write_off";
        /** @description What a charge is for. */
        Source: "contract" | "sign_up_fee" | "deposit" | "booking" | "product" | "fee" | "benefit" | "adjustment";
        /** @description A method that is being saved. */
        StartedMethod: {
            /** @description With this the browser completes it; null where nothing is left to do. */
            client_secret: string | null;
            /** @description The method as it is now. */
            method: components["schemas"]["SavedMethod"];
            /** @description How the browser reaches the provider. */
            provider: components["schemas"]["ProviderFront"];
            /** @description Whether the account is to be proved by what was paid into it. */
            wants_proof: boolean;
        };
        /** @description A payment that was started. */
        StartedPayment: {
            /** @description With this the browser completes it; null where nothing is left to do. */
            client_secret: string | null;
            /** @description The saved method by the provider's name, where the browser is to confirm with it. */
            method_ref: string | null;
            /** @description The payment as it is now. */
            payment: components["schemas"]["PaymentView"];
            /** @description How the browser reaches the provider. */
            provider: components["schemas"]["ProviderFront"];
        };
        /** @description How a payment is to be paid. */
        StartPayment: {
            /**
             * @description Or by a new one of this kind, which the browser hands to the provider; a card, unless said.
             * @default null
             */
            method: components["schemas"]["PayMethod"] | null;
            /**
             * @description From this saved method.
             * @default null
             */
            method_id: string | null;
            /**
             * @description Whether the new one is kept for later.
             * @default false
             */
            save: boolean;
        };
        /** @description One line of a statement. */
        StatementLine: {
            /** @description What it added to what is owed; negative for what it took off. */
            amount: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description When exactly.
             */
            at: string;
            /** @description What was owed after it. */
            balance: components["schemas"]["Money"];
            /** @description The invoice or credit note. */
            invoice_id: string | null;
            /** @description What happened. */
            kind: components["schemas"]["EntryKind"];
            /**
             * Format: date
             * @description On which day.
             */
            on: string;
            /** @description Its number, or what the bank or the operator called the payment; empty for nothing. */
            reference: string;
        };
        /** @description The statement of one currency. */
        StatementOfCurrency: {
            /** @description What was owed after the last day. */
            closing: components["schemas"]["Money"];
            /** @description What happened, in order. */
            lines: components["schemas"]["StatementLine"][];
            /** @description What was owed before the first day. */
            opening: components["schemas"]["Money"];
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
        /** @description When who does not pay is suspended; never without having been told so many days before. */
        SuspensionPolicy: {
            /** @description At the earliest. */
            after_days: number;
            /** @description How many days before it the customer is told. */
            notice_days: number;
        };
        /** @description UNTDID 5305 as EN 16931 restricts it. */
        TaxCategory: "S" | "Z" | "E" | "AE";
        /** @description How what is sold is taxed. */
        TaxClass: "standard" | "reduced" | "zero" | "exempt";
        /** @description The rate of a class from a day on. */
        TaxRate: {
            /** @description Of which class. */
            class: components["schemas"]["TaxClass"];
            /**
             * Format: date
             * @description From which day.
             */
            from_day: string;
            /**
             * Format: int64
             * @description In parts per million.
             */
            rate_ppm: number;
            /** @description Why nothing is charged, for the exempt class. */
            reason: string | null;
        };
        /** @description The rate of a class from a day on. */
        TaxRateSetup: {
            /** @description Of which class. */
            class: components["schemas"]["TaxClass"];
            /**
             * Format: date
             * @description From which day.
             */
            from_day: string;
            /** @description In parts per million. */
            rate_ppm: number;
            /**
             * @description Why nothing is charged, for the exempt class.
             * @default null
             */
            reason: string | null;
        };
        /** @description All tax rates. */
        TaxRatesSetup: {
            /** @description Every rate that was and will be. */
            rates: components["schemas"]["TaxRateSetup"][];
        };
        /** @description The tax of one category and rate. */
        TaxTotal: {
            /** @description UNTDID 5305. */
            category: components["schemas"]["TaxCategory"];
            /** @description What it is charged on. */
            net: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description In parts per million.
             */
            rate_ppm: number;
            /** @description Why no tax is charged, where none is by law. */
            reason: string | null;
            /** @description What it comes to. */
            tax: components["schemas"]["Money"];
        };
        /** @description How a customer is taxed. */
        TaxTreatment: "as_usual" | "reverse_charge" | "exempt";
        /** @description Sums before, of and with tax. */
        Totals: {
            /** @description With tax. */
            gross: components["schemas"]["Money"];
            /** @description Before tax. */
            net: components["schemas"]["Money"];
            /** @description The tax. */
            tax: components["schemas"]["Money"];
        };
        /** @description Where and how to transfer money. */
        Transfer: {
            /** @description At which bank. */
            bic: string | null;
            /** @description To which account. */
            iban: string;
            /** @description To whom. */
            name: string;
            /** @description What to quote: a creditor reference by ISO 11649. */
            reference: string;
        };
        /** @description The invoices of the coming year, if nothing else happens. */
        Upcoming: {
            /** @description In order. */
            items: components["schemas"]["UpcomingInvoice"][];
            /**
             * Format: date
             * @description The day that it is in the books.
             */
            today: string;
            /**
             * Format: date
             * @description How far it was foreseen.
             */
            until: string;
        };
        /** @description An invoice that is foreseen. */
        UpcomingInvoice: {
            /**
             * Format: date
             * @description The day by which it will be to be paid.
             */
            due_on: string;
            /**
             * Format: date
             * @description The day it will be issued.
             */
            issued_on: string;
            /** @description Its lines. */
            lines: components["schemas"]["InvoiceLine"][];
            /** @description What it will come to; below zero it will be a credit note. */
            totals: components["schemas"]["Totals"];
        };
        /** @description An invoice that comes, in short. */
        UpcomingName: {
            /**
             * Format: date
             * @description When it will be due.
             */
            due_on: string;
            /**
             * Format: date
             * @description When it will be issued.
             */
            issued_on: string;
            /** @description What it will come to. */
            total: components["schemas"]["Money"];
        };
        /** @description When what an operator charges is invoiced. */
        WhenToInvoice: "now" | "next";
        /** @description Whether something is paid with the next invoice, or before one has it. */
        WhenToPay: "next_invoice" | "at_once";
        /** @description Why an invoice is given up. */
        WriteOffInvoice: {
            /** @description For the books. */
            reason: string;
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
    show_billing: {
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
                    "application/json": components["schemas"]["Overview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_account: {
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
                    "application/json": components["schemas"]["BillingAccount"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    change_account: {
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
                "application/json": components["schemas"]["AccountSetup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingAccount"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_accounts: {
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
                    "application/json": components["schemas"]["Page4"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_customer_account: {
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
                    "application/json": components["schemas"]["CustomerAccount"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    change_customer_account: {
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
                "application/json": components["schemas"]["CustomerSetup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingAccount"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_charge: {
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
                "application/json": components["schemas"]["CreateCharge"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewCharge"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    issue_invoices: {
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
                    "application/json": components["schemas"]["Issued"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    record_payment: {
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
                "application/json": components["schemas"]["RecordPayment"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_customer_statement: {
        parameters: {
            query: {
                from: string;
                until: string;
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
                    "application/json": components["schemas"]["AccountStatement"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_customer_upcoming: {
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
                    "application/json": components["schemas"]["Upcoming"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    find_payers: {
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
    list_disputes: {
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
                    "application/json": components["schemas"]["Page6"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_all_invoices: {
        parameters: {
            query?: {
                cursor?: string;
                customer?: string;
                from?: string;
                kind?: components["schemas"]["InvoiceKind"];
                number?: string;
                state?: components["schemas"]["InvoiceFilter"];
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
                    "application/json": components["schemas"]["Page"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_any_invoice: {
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
                    "application/json": components["schemas"]["InvoiceWithDunning"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    credit_invoice: {
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
                "application/json": components["schemas"]["CreditInvoice"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credited"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    preview_credit: {
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
                "application/json": components["schemas"]["CreditInvoice"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    write_off_invoice: {
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
                "application/json": components["schemas"]["WriteOffInvoice"];
            };
        };
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
    list_all_payments: {
        parameters: {
            query?: {
                cursor?: string;
                customer?: string;
                state?: components["schemas"]["PaymentFilter"];
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
    show_any_payment: {
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
                    "application/json": components["schemas"]["PaymentDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_refund: {
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
                "application/json": components["schemas"]["CreateRefund"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_refunds: {
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
                    "application/json": components["schemas"]["Page5"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    complete_refund: {
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
                    "application/json": components["schemas"]["RefundView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    receive_event: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
    list_invoices: {
        parameters: {
            query?: {
                cursor?: string;
                from?: string;
                kind?: components["schemas"]["InvoiceKind"];
                state?: components["schemas"]["InvoiceFilter"];
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
                    "application/json": components["schemas"]["Page"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_invoice: {
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
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_methods: {
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
                    "application/json": components["schemas"]["Methods"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_method: {
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
                "application/json": components["schemas"]["CreateMethod"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedMethod"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    revoke_method: {
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
    confirm_method: {
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
                    "application/json": components["schemas"]["SavedMethod"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    choose_method: {
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
                    "application/json": components["schemas"]["SavedMethod"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    prove_method: {
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
                "application/json": components["schemas"]["ProveMethod"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedMethod"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_payments: {
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
    create_payment: {
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
                "application/json": components["schemas"]["CreatePayment"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_payment: {
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
                    "application/json": components["schemas"]["PaymentPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancel_payment: {
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
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    refresh_payment: {
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
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    start_payment: {
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
                "application/json": components["schemas"]["StartPayment"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedPayment"];
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
    show_statement: {
        parameters: {
            query: {
                from: string;
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
                    "application/json": components["schemas"]["AccountStatement"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    change_tax_rates: {
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
                "application/json": components["schemas"]["TaxRatesSetup"];
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
    list_upcoming: {
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
                    "application/json": components["schemas"]["Upcoming"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
