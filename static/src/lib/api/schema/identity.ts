// Generated from functions/identity/tests/golden/openapi.json by `npm run generate`. Not edited by hand.

export interface paths {
    "/api/identity/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show account */
        get: operations["show_account"];
        /** Update account */
        put: operations["update_account"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find accounts */
        get: operations["find_accounts"];
        put?: never;
        /** Create account */
        post: operations["create_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/accounts/{id}/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change email of */
        put: operations["change_email_of"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/accounts/{id}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Lift lock */
        delete: operations["lift_lock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/accounts/{id}/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send password reset */
        post: operations["send_password_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/accounts/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End sessions of */
        delete: operations["end_sessions_of"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/accounts/{id}/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove totp of */
        delete: operations["remove_totp_of"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/all/accounts": {
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
    "/api/identity/all/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show account ways */
        get: operations["show_account_ways"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/all/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List approvals */
        get: operations["list_approvals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/all/approvals/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve account */
        post: operations["approve_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/all/approvals/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline account */
        post: operations["decline_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/all/customers/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List answers of */
        get: operations["list_answers_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/all/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List fields */
        get: operations["list_fields"];
        put?: never;
        /** Create field */
        post: operations["create_field"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/all/fields/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Update field */
        put: operations["update_field"];
        post?: never;
        /** Delete field */
        delete: operations["delete_field"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/all/operator-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List operator invitations */
        get: operations["list_operator_invitations"];
        put?: never;
        /** Invite operator */
        post: operations["invite_operator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/all/operator-invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke operator invitation */
        delete: operations["revoke_operator_invitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/all/operator-invitations/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resend operator invitation */
        post: operations["resend_operator_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/all/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove passkey of */
        delete: operations["remove_passkey_of"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/all/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List providers */
        get: operations["list_providers"];
        put?: never;
        /** Create provider */
        post: operations["create_provider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/all/providers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Update provider */
        put: operations["update_provider"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/all/providers/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check provider */
        post: operations["check_provider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show approval */
        get: operations["show_approval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List customers */
        get: operations["list_customers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/customers/{id}/rights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Update customer rights */
        put: operations["update_customer_rights"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show email */
        get: operations["show_email"];
        /** Change email */
        put: operations["change_email"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/email-changes/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm email by link */
        post: operations["confirm_email_by_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/email-changes/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put email back */
        post: operations["put_email_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/email-verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify email */
        post: operations["verify_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/email-verifications/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resend verification */
        post: operations["resend_verification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/email/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Call email change off */
        delete: operations["call_email_change_off"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/email/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm email */
        post: operations["confirm_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show factors */
        get: operations["show_factors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List own fields */
        get: operations["list_own_fields"];
        /** Answer fields */
        put: operations["answer_fields"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List identities */
        get: operations["list_identities"];
        put?: never;
        /** Link identity */
        post: operations["link_identity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/identities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Unlink identity */
        delete: operations["unlink_identity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import people */
        post: operations["import_people"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/operator-invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show operator invitation */
        get: operations["show_operator_invitation"];
        put?: never;
        /** Accept operator invitation */
        post: operations["accept_operator_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/operators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List operators */
        get: operations["list_operators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/operators/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Update operator */
        put: operations["update_operator"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/operators/first": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create first operator */
        post: operations["create_first_operator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create passkey */
        post: operations["create_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Update passkey */
        put: operations["update_passkey"];
        post?: never;
        /** Delete passkey */
        delete: operations["delete_passkey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/passkeys/question": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin passkey */
        post: operations["begin_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change password */
        put: operations["change_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Request password reset */
        post: operations["request_password_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/password-resets/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Complete password reset */
        post: operations["complete_password_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/provider-sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start provider sign in */
        post: operations["start_provider_sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/provider-sign-ins/arrival": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Arrive from provider */
        post: operations["arrive_from_provider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/provider-sign-ins/entry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter by provider */
        post: operations["enter_by_provider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/provider-sign-ins/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask proof */
        post: operations["ask_proof"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/provider-sign-ins/proof/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show proof */
        post: operations["show_proof"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/provider-sign-ins/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign up by provider */
        post: operations["sign_up_by_provider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List provider buttons */
        get: operations["list_provider_buttons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create recovery codes */
        post: operations["create_recovery_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List sessions */
        get: operations["list_sessions"];
        put?: never;
        /** Create session */
        post: operations["create_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End session */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End current session */
        delete: operations["end_current_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/sessions/current/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Confirm session */
        put: operations["confirm_session"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/sessions/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create session by passkey */
        post: operations["create_session_by_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/sessions/passkey/question": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin passkey sign in */
        post: operations["begin_passkey_sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/sessions/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refresh session */
        post: operations["refresh_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/sessions/second-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finish session */
        post: operations["finish_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/sign-up-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List sign up fields */
        get: operations["list_sign_up_fields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List api tokens */
        get: operations["list_api_tokens"];
        put?: never;
        /** Create api token */
        post: operations["create_api_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke api token */
        delete: operations["revoke_api_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/tokens/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create access */
        post: operations["create_access"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enrol totp */
        post: operations["enrol_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/totp/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm totp */
        post: operations["confirm_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/totp/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove totp */
        post: operations["remove_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/ways-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find way in */
        post: operations["find_way_in"];
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
        /** @description One's own account. */
        Account: {
            email: string;
            /** @description Always true: an account is made when its mailbox is proven. */
            email_verified: boolean;
            id: string;
            locale: components["schemas"]["Locale"];
            name: string;
        };
        /** @description An account in a list. */
        AccountLine: {
            account_id: string;
            email: string;
            /** @description Whether it has a second factor: codes, or a passkey. */
            has_factor: boolean;
            /** @description Whether it has a role. */
            is_operator: boolean;
            name: string;
        };
        /** @description How an account is got into. */
        AccountWays: {
            account_id: string;
            /**
             * Format: date-time
             * @description Since when an app makes codes for it; null if none does.
             */
            codes_since: string | null;
            /** @description The company that speaks for the address, if it is the only way in. */
            company: string | null;
            email: string;
            has_password: boolean;
            identities: components["schemas"]["LinkedIdentity"][];
            /**
             * Format: date-time
             * @description Until when wrong passwords or codes keep everybody out; null if they do not.
             */
            locked_until: string | null;
            name: string;
            passkeys: components["schemas"]["Passkey"][];
            /**
             * Format: uint32
             * @description How many recovery codes are left.
             */
            recovery_codes_left: number;
            roles: components["schemas"]["StaffRole"][];
            /** @description Where it is signed in, the one used last first. */
            sessions: components["schemas"]["Session"][];
            /** @description What programs may act for it. */
            tokens: components["schemas"]["ApiToken"][];
            /** @description Whether the space wants a second factor of it. */
            wanted: boolean;
        };
        /** @description Answer fields; those that are not named stay as they are. */
        AnswerFields: {
            answers: {
                [key: string]: unknown;
            };
        };
        /** @description Access for some minutes (in the words of RFC 6749, 5.1). Send it as `Authorization: Bearer …`. */
        ApiAccess: {
            access_token: string;
            /**
             * Format: int64
             * @description Seconds; then ask anew.
             */
            expires_in: number;
            /** @description What it may do, with spaces between. */
            scope: string;
            token_type: string;
        };
        /** @description A token of one's own. What the program holds is not among what is shown. */
        ApiToken: {
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            id: string;
            /**
             * Format: date-time
             * @description To the hour; null until it was used once.
             */
            last_used_at: string | null;
            name: string;
            /** @description Such as `bookings:read` or `billing:write`; who may write may read. */
            scopes: string[];
        };
        /** @description One's tokens, and what a new one may do. */
        ApiTokens: {
            items: components["schemas"]["ApiToken"][];
            /** @description All scopes that there are. */
            scopes: string[];
        };
        /** @description How far one's own account is. */
        Approval: {
            email: string;
            /**
             * Format: date-time
             * @description Since when.
             */
            since: string | null;
            state: components["schemas"]["ApprovalState"];
            /** @description Why it was declined, in the operator's words. */
            words: string | null;
        };
        /** @description Whether an operator had to approve of an account, and what came of it. */
        ApprovalState: "not_wanted" | "waits" | "approved" | "declined";
        /** @description What the provider sent the browser back with. */
        ArriveFromProvider: {
            /**
             * @description What can be exchanged for who it is.
             * @default null
             */
            code: string | null;
            /**
             * @description Why there is no code.
             * @default null
             */
            error: string | null;
            /**
             * @description Who the provider says it is (RFC 9207).
             * @default null
             */
            iss: string | null;
            state: string;
        };
        /** @description A field as it is asked. */
        AskedField: {
            /** @description What was answered; null for nothing yet. */
            answer: unknown;
            asked: components["schemas"]["AskedWhen"];
            choices: components["schemas"]["FieldChoice"][];
            id: string;
            kind: components["schemas"]["FieldKind"];
            labels: components["schemas"]["Labels"];
            required: boolean;
        };
        /** @description Fields in their order. */
        AskedFields: {
            items: components["schemas"]["AskedField"][];
        };
        /** @description When it is asked. */
        AskedWhen: "sign_up" | "later" | "profile";
        /** @description Exchange a token for access. */
        AskForAccess: {
            token: string;
        };
        /** @description Have a code mailed to the address that a provider told. */
        AskProof: {
            /**
             * Format: email
             * @description The address as `newcomer` tells it: what is mailed there is counted.
             */
            email: string;
            /** @description The language of the mail. */
            locale: components["schemas"]["Locale"];
            state: string;
        };
        /** @description Have another address. */
        ChangeEmail: {
            /** Format: email */
            email: string;
        };
        /** @description Change the password while signed in. */
        ChangePassword: {
            /** Format: password */
            current_password: string;
            /** Format: password */
            new_password: string;
        };
        /** @description A domain for which a provider speaks. */
        ClaimedDomain: {
            domain: string;
            /** @description Whether its people get in there and nowhere else. */
            is_required: boolean;
        };
        /** @description Choose a new password by the token of a link. */
        CompletePasswordReset: {
            /** Format: password */
            password: string;
            token: string;
        };
        /** @description Show anew who one is, by exactly one of these. */
        ConfirmSession: {
            /** @default null */
            code: string | null;
            passkey?: components["schemas"]["ShowPasskey"] | null;
            /** Format: password */
            password?: string | null;
        };
        /** @description Sign up as a contact. */
        CreateAccount: {
            /** @description The version of the terms as `GET /api/space/portal` shows it now. */
            accepted_terms_version: string;
            /**
             * @description To what `GET /api/identity/sign-up-fields` asks.
             * @default {}
             */
            answers: {
                [key: string]: unknown;
            };
            /** Format: email */
            email: string;
            /**
             * @description The token of an invitation into a team: it lets in where signing up is shut to strangers.
             * @default null
             */
            invitation: string | null;
            /** @description The language of mails and pages. */
            locale: components["schemas"]["Locale"];
            name: string;
            /** Format: password */
            password: string;
        };
        /** @description Make a token. */
        CreateApiToken: {
            /** @description For how many days it is good: 1 to 366. */
            days: number;
            name: string;
            scopes: string[];
        };
        /** @description Make the first operator. */
        CreateFirstOperator: {
            /** Format: email */
            email: string;
            name: string;
            /** Format: password */
            password: string;
            setup_token: string;
        };
        /** @description Keep a passkey that a device has made. */
        CreatePasskey: {
            /** @description `response.attestationObject`. */
            attestation: string;
            /** @description `response.clientDataJSON`. */
            client_data: string;
            name: string;
            /**
             * @description `response.getTransports()`.
             * @default []
             */
            transports: string[];
        };
        /** @description Set a provider up. */
        CreateProvider: {
            client_id: string;
            client_secret: string;
            /**
             * @description For a corporate provider at least one, for others none.
             * @default []
             */
            domains: components["schemas"]["ClaimedDomain"][];
            /** @description `https://accounts.google.com`, `https://www.facebook.com`, or what the company's provider calls itself. */
            issuer: string;
            kind: components["schemas"]["ProviderKind"];
            name: string;
        };
        /** @description Sign in. */
        CreateSession: {
            /** Format: email */
            email: string;
            /** Format: password */
            password: string;
        };
        /** @description A customer as operators see it. */
        Customer: {
            email: string;
            id: string;
            name: string;
            /** @description Rights granted (true) or withheld (false) for this customer alone. */
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
            /** @description Member or contact, by the contracts of this moment. */
            standing: components["schemas"]["Standing"];
        };
        /** @description Say no, and why. */
        DeclineAccount: {
            words: string;
        };
        /** @description Where the browser goes now. */
        Departure: {
            /** @description The provider's page, with all that it needs to know. */
            location: string;
        };
        /** @description Go in, now that the provider was believed. */
        EnterByProvider: {
            state: string;
        };
        /** @description What came of going in. */
        Entered: {
            /** @description Who may sign up now. */
            newcomer: components["schemas"]["Newcomer"] | null;
            outcome: components["schemas"]["Outcome"];
            return_to: string;
            /** @description Who is signed in now. */
            session: components["schemas"]["SignedInAs"] | null;
        };
        /** @description What shows who one is besides the password. */
        Factors: {
            /**
             * Format: date-time
             * @description Since when an app makes codes for this account; null if none does.
             */
            codes_since: string | null;
            /** @description Whether the account has a password to show who one is with. */
            has_password: boolean;
            passkeys: components["schemas"]["Passkey"][];
            /**
             * Format: uint32
             * @description How many recovery codes are left.
             */
            recovery_codes_left: number;
            /** @description Whether the space wants a second factor of this account. */
            wanted: boolean;
            /**
             * Format: date-time
             * @description From when on; null for at once. Until then nothing is held back.
             */
            wanted_from: string | null;
        };
        /** @description One of those to choose from. */
        FieldChoice: {
            id: string;
            labels: components["schemas"]["Labels"];
        };
        /** @description What an answer is. */
        FieldKind: "text" | "long_text" | "choice" | "choices" | "checkbox" | "date";
        /** @description A field, as operators set it up. */
        FieldSetup: {
            /**
             * @description Whether it is asked no more. What was answered stays.
             * @default false
             */
            archived: boolean;
            asked: components["schemas"]["AskedWhen"];
            /**
             * @description Of a choice or several choices; empty for other kinds.
             * @default []
             */
            choices: components["schemas"]["FieldChoice"][];
            /** @description It stays as it was first set. */
            kind: components["schemas"]["FieldKind"];
            labels: components["schemas"]["Labels"];
            /**
             * Format: uint16
             * @description Its place among the others, from the smallest on.
             */
            position: number;
            /** @description Whether it must be answered where it is asked. */
            required: boolean;
        };
        /** @description The token of a link. */
        FollowLink: {
            token: string;
        };
        /**
         * @description What keeps somebody who is signed in from going on, until something was done about it. A token says so, and every function
         *     holds to it without a trip.
         */
        Hold: "roles" | "second_factor" | "approval";
        /** @description The ways into one's own account. */
        Identities: {
            /** @description Whether the account has a password. */
            has_password: boolean;
            items: components["schemas"]["LinkedIdentity"][];
            /** @description Providers that can still be linked. */
            others: components["schemas"]["ProviderButton"][];
        };
        /** @description Accounts and customers from elsewhere, at most 1,000 of both together: all of them or none. */
        Import: {
            accounts?: components["schemas"]["ImportAccount"][];
            customers?: components["schemas"]["ImportCustomer"][];
        };
        /** @description An account to make, or to change if the id or else the e-mail address is known. */
        ImportAccount: {
            /**
             * @description The customers that it acts for, besides those that it acts for already.
             * @default []
             */
            customer_ids: string[];
            /** Format: email */
            email: string;
            /** @default null */
            id: string | null;
            locale: components["schemas"]["Locale"];
            name: string;
            /**
             * @description An Argon2id PHC string; kept only if the account has no password yet.
             * @default null
             */
            password_hash: string | null;
        };
        /** @description A customer to make, or to change if the id is known. */
        ImportCustomer: {
            /** Format: email */
            email: string;
            /** @description Chosen by the importer, so that accounts can name it and a repeated import changes nothing. */
            id: string;
            name: string;
            /**
             * @description What is left out stays as it is.
             * @default null
             */
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
            } | null;
        };
        /** @description What an import did, or would do. */
        Imported: {
            /**
             * Format: uint
             * @description Accounts and customers that are new.
             */
            created: number;
            /** @description Whether nothing was written. */
            dry_run: boolean;
            /**
             * Format: uint
             * @description Accounts and customers that were known.
             */
            updated: number;
        };
        /** @description What an invitation says to whoever has its link. */
        InvitationShown: {
            /** @description Whose it is: who has this address can accept. */
            email: string;
            /** Format: date-time */
            expires_at: string;
            /** @description The name of whoever invited. */
            invited_by: string;
            /** @description Why the caller cannot accept it as they are, by the slug of the problem; null if they can, once signed in. */
            refusal: string | null;
            roles: components["schemas"]["StaffRole"][];
        };
        /** @description Invite somebody to be an operator with these roles. */
        InviteOperator: {
            /** Format: email */
            email: string;
            /** @description The language of the mail, to whoever has no account yet; others have chosen theirs. */
            locale: components["schemas"]["Locale"];
            /** @description At least one, and none that the inviter lacks. */
            roles: components["schemas"]["StaffRole"][];
        };
        /** @description A passkey as a browser finds it. */
        KnownPasskey: {
            credential_id: string;
            transports: string[];
        };
        /** @description A label in the languages of the portal; where one is empty, the English one stands. */
        Labels: {
            de: string;
            en: string;
            es: string;
        };
        /** @description Who one is at a provider. */
        LinkedIdentity: {
            /** @description The address that the provider told when it was linked. */
            email: string | null;
            id: string;
            /** @description Whether it opens the door now: not if the operator switched the provider off. */
            is_on: boolean;
            kind: components["schemas"]["ProviderKind"];
            /** Format: date-time */
            last_used_at: string;
            /** Format: date-time */
            linked_at: string;
            /** @description The provider. */
            provider: string;
        };
        /** @description A language that the portal speaks. */
        Locale: "en" | "es" | "de";
        /** @description Where a mail goes to, if there is a reason to send one. */
        Mailbox: {
            /** Format: email */
            email: string;
        };
        /** @description A token that was made. */
        NewApiToken: {
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            id: string;
            /**
             * Format: date-time
             * @description To the hour; null until it was used once.
             */
            last_used_at: string | null;
            name: string;
            /** @description Such as `bookings:read` or `billing:write`; who may write may read. */
            scopes: string[];
            /** @description What the program must hold. It is shown this once. */
            token: string;
        };
        /** @description Somebody whom a provider vouches for, without an account. */
        Newcomer: {
            email: string;
            /** @description The name at the provider; empty if it told none. */
            name: string;
            /** @description The provider. */
            provider: string;
        };
        /** @description An account and its roles. */
        OperatorAccount: {
            account_id: string;
            email: string;
            name: string;
            roles: components["schemas"]["StaffRole"][];
        };
        /** @description An invitation that was neither accepted nor revoked. */
        OperatorInvitation: {
            /** Format: date-time */
            created_at: string;
            email: string;
            /**
             * Format: date-time
             * @description Until when its link holds; it can be sent again after that.
             */
            expires_at: string;
            id: string;
            /** @description The name of whoever invited. */
            invited_by: string;
            roles: components["schemas"]["StaffRole"][];
        };
        /** @description What came of it. */
        Outcome: "signed_in" | "second_step" | "linked" | "sign_up" | "prove_email";
        /** @description The address of one's account, and the one that it is to have. */
        OwnEmail: {
            email: string;
            /** @description The address that a code was mailed to, if one waits to be shown in this session. */
            pending: components["schemas"]["PendingEmail"] | null;
        };
        /** @description One page of a list. */
        Page: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["OperatorAccount"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page2: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["Session"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page3: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["ProviderButton"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page4: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["OperatorInvitation"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page5: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["ProfileField"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page6: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["ToApprove"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page7: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["AccountLine"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page8: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["Customer"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description One page of a list. */
        Page9: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["Provider"][];
            /** @description Ask again with this `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description A passkey of one's own. */
        Passkey: {
            /** Format: date-time */
            created_at: string;
            id: string;
            /** @description Whether it is on several devices of its owner, or on one alone. */
            is_backed_up: boolean;
            /** Format: date-time */
            last_used_at: string;
            name: string;
        };
        /** @description What a browser asks for a passkey with (Web Authentication, `PublicKeyCredentialRequestOptions`). */
        PasskeyQuestion: {
            challenge: string;
            rp_id: string;
            /** Format: int64 */
            timeout_seconds: number;
        };
        /** @description What a browser has a device make a key for (Web Authentication, `PublicKeyCredentialCreationOptions`). */
        PasskeyWish: {
            /** @description COSE algorithms, the best first. */
            algorithms: number[];
            challenge: string;
            /** @description Passkeys that the account has already: a device that holds one makes no other. */
            exclude: components["schemas"]["KnownPasskey"][];
            rp_id: string;
            rp_name: string;
            /** Format: int64 */
            timeout_seconds: number;
            user_display_name: string;
            /** @description Whose it will be, as the device keeps it: URL-safe base64. */
            user_id: string;
            user_name: string;
        };
        /** @description An address that waits for its code. */
        PendingEmail: {
            email: string;
            /**
             * Format: date-time
             * @description Until when the code is good.
             */
            expires_at: string;
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
        /** @description A field, as operators see it. */
        ProfileField: {
            /** @description Whether somebody has answered it; then it can be archived and not deleted. */
            answered: boolean;
            /**
             * @description Whether it is asked no more. What was answered stays.
             * @default false
             */
            archived: boolean;
            asked: components["schemas"]["AskedWhen"];
            /**
             * @description Of a choice or several choices; empty for other kinds.
             * @default []
             */
            choices: components["schemas"]["FieldChoice"][];
            id: string;
            /** @description It stays as it was first set. */
            kind: components["schemas"]["FieldKind"];
            labels: components["schemas"]["Labels"];
            /**
             * Format: uint16
             * @description Its place among the others, from the smallest on.
             */
            position: number;
            /** @description Whether it must be answered where it is asked. */
            required: boolean;
            /**
             * Format: uint32
             * @description Grows with each change.
             */
            version: number;
        };
        /** @description A provider as operators see it. Its secret is not among what they see. */
        Provider: {
            client_id: string;
            domains: components["schemas"]["ClaimedDomain"][];
            id: string;
            /**
             * Format: uint32
             * @description How many accounts are linked.
             */
            identities: number;
            is_on: boolean;
            issuer: string;
            kind: components["schemas"]["ProviderKind"];
            name: string;
            /** @description Where the provider is to send browsers back to, exactly so. */
            redirect_uri: string;
        };
        /** @description A button on the pages where one signs in or up. */
        ProviderButton: {
            id: string;
            kind: components["schemas"]["ProviderKind"];
            name: string;
        };
        /** @description What a provider publishes of itself now. */
        ProviderCheck: {
            /** @description Their algorithms. */
            algorithms: string[];
            /**
             * Format: uint32
             * @description The keys that its tokens may be signed with; none for Facebook, which signs none.
             */
            keys: number;
        };
        /** @description What a provider is. */
        ProviderKind: "google" | "facebook" | "corporate";
        /** @description Put an address back that an account had, by the token of the link that was mailed there. */
        PutEmailBack: {
            /**
             * Format: password
             * @description The password from now on: whoever changed the address may have known the one before.
             */
            password: string;
            token: string;
        };
        /** @description New recovery codes; those before are worth nothing. They are not shown again. */
        RecoveryCodes: {
            codes: string[];
        };
        /** @description A signed-in device. */
        Session: {
            /** Format: date-time */
            created_at: string;
            /** @description Whether this request came from it. */
            current: boolean;
            id: string;
            /**
             * Format: date-time
             * @description When it last refreshed its access token.
             */
            last_used_at: string;
            /** @description What the device called itself when it signed in. */
            user_agent: string;
        };
        /** @description Show a code. */
        ShowCode: {
            code: string;
        };
        /** @description Show the code that was mailed. */
        ShowMailCode: {
            code: string;
        };
        /** @description Show a passkey. */
        ShowPasskey: {
            /** @description `response.authenticatorData`. */
            authenticator_data: string;
            /** @description `response.clientDataJSON`. */
            client_data: string;
            /** @description `id` of the credential. */
            credential_id: string;
            /** @description `response.signature`. */
            signature: string;
            /** @description `response.userHandle`. */
            user_handle: string;
        };
        /** @description Show the code. */
        ShowProof: {
            code: string;
            state: string;
        };
        /** @description Somebody is signed in; the tokens are in cookies that no script can read. */
        SignedInAs: {
            /**
             * Format: date-time
             * @description When the access token expires; refresh before, or when an answer is 401.
             */
            access_expires_at: string;
            account_id: string;
            /** @description What keeps the account from going on, until something is done about it under `/second-factor`. */
            held: components["schemas"]["Hold"] | null;
        };
        /** @description Sign up with what a provider said. */
        SignUpByProvider: {
            /** @description The version of the terms as `GET /api/space/portal` shows it now. */
            accepted_terms_version: string;
            /**
             * @description To what `GET /api/identity/sign-up-fields` asks.
             * @default {}
             */
            answers: {
                [key: string]: unknown;
            };
            /** @description The language of mails and pages. */
            locale: components["schemas"]["Locale"];
            name: string;
            state: string;
        };
        /** @description What an operator may do. */
        StaffRole: "operators:write" | "space:write" | "bookings:write" | "notices:write" | "plans:write" | "plans:read" | "billing:write" | "billing:read" | "shop:write" | "shop:read" | "visitors:write" | "visitors:read" | "support:write" | "support:read" | "activity:write" | "activity:read" | "account:write" | "account:read" | "deliveries:write" | "deliveries:read" | "teams:write" | "teams:read";
        /** @description What a customer is. Derived from contracts, never stored. */
        Standing: "member" | "contact";
        /** @description Set out for a provider. */
        StartProviderSignIn: {
            provider_id: string;
            /** @description Where to go on afterwards. */
            return_to: string;
        };
        /** @description An account that waits, or was declined. */
        ToApprove: {
            account_id: string;
            /** @description What its owner has answered, the fields that are asked no more included. */
            answers: components["schemas"]["AskedField"][];
            email: string;
            name: string;
            /**
             * Format: date-time
             * @description Since when.
             */
            since: string;
            /** @description Why it was declined. */
            words: string | null;
        };
        /** @description What an app needs to make codes for an account. It counts once a code of it was shown. */
        TotpEnrolment: {
            /** @description To type. */
            secret: string;
            /** @description To scan. */
            uri: string;
        };
        /** @description Change what an account says of its owner. */
        UpdateAccount: {
            locale: components["schemas"]["Locale"];
            name: string;
        };
        /** @description Grant (true) or withhold (false) rights for one customer; what is not named follows team, plan and space. */
        UpdateCustomerRights: {
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
        };
        /** @description Give an account these roles and no others; none makes it an ordinary account again. */
        UpdateOperator: {
            roles: components["schemas"]["StaffRole"][];
        };
        /** @description Call a passkey something else. */
        UpdatePasskey: {
            name: string;
        };
        /** @description Change a provider. Its issuer stays: the identities of its people are its word. */
        UpdateProvider: {
            client_id: string;
            /**
             * @description A new secret; left out, the one that there is stays.
             * @default null
             */
            client_secret: string | null;
            /** @default [] */
            domains: components["schemas"]["ClaimedDomain"][];
            is_on: boolean;
            name: string;
        };
        /** @description How people with the address's domain get in. It says nothing of accounts. */
        WayIn: {
            /** @description Whether they get in there and nowhere else. */
            is_required: boolean;
            /** @description The corporate provider that speaks for the domain. */
            provider: components["schemas"]["ProviderButton"] | null;
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
                    "application/json": components["schemas"]["Account"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    update_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateAccount"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    find_accounts: {
        parameters: {
            query: {
                email: string;
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
    create_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAccount"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailbox"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    change_email_of: {
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
                "application/json": components["schemas"]["ChangeEmail"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PendingEmail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    lift_lock: {
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
    send_password_reset: {
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
    end_sessions_of: {
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
    remove_totp_of: {
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
    list_accounts: {
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
                    "application/json": components["schemas"]["Page7"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_account_ways: {
        parameters: {
            query: {
                email: string;
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
                    "application/json": components["schemas"]["AccountWays"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_approvals: {
        parameters: {
            query?: {
                cursor?: string;
                declined?: boolean;
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
    approve_account: {
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
    decline_account: {
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
                "application/json": components["schemas"]["DeclineAccount"];
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
    list_answers_of: {
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
                    "application/json": components["schemas"]["AskedFields"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_fields: {
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
    create_field: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FieldSetup"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileField"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    update_field: {
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
                "application/json": components["schemas"]["FieldSetup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileField"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_field: {
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
    list_operator_invitations: {
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
    invite_operator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteOperator"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorInvitation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    revoke_operator_invitation: {
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
    resend_operator_invitation: {
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
    remove_passkey_of: {
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
    list_providers: {
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
                    "application/json": components["schemas"]["Page9"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_provider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateProvider"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Provider"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    update_provider: {
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
                "application/json": components["schemas"]["UpdateProvider"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Provider"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    check_provider: {
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
                    "application/json": components["schemas"]["ProviderCheck"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_approval: {
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
                    "application/json": components["schemas"]["Approval"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_customers: {
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
                    "application/json": components["schemas"]["Page8"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    update_customer_rights: {
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
                "application/json": components["schemas"]["UpdateCustomerRights"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_email: {
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
                    "application/json": components["schemas"]["OwnEmail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    change_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeEmail"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnEmail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirm_email_by_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowLink"];
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
    put_email_back: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutEmailBack"];
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
    verify_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowLink"];
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
    resend_verification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Mailbox"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailbox"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    call_email_change_off: {
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
    confirm_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShowMailCode"];
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
    show_factors: {
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
                    "application/json": components["schemas"]["Factors"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_own_fields: {
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
                    "application/json": components["schemas"]["AskedFields"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    answer_fields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerFields"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedFields"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_identities: {
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
                    "application/json": components["schemas"]["Identities"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    link_identity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartProviderSignIn"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Departure"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    unlink_identity: {
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
    import_people: {
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
    show_operator_invitation: {
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
                    "application/json": components["schemas"]["InvitationShown"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    accept_operator_invitation: {
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
                    "application/json": components["schemas"]["OperatorAccount"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_operators: {
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
    update_operator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateOperator"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorAccount"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_first_operator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateFirstOperator"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorAccount"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePasskey"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    update_passkey: {
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
                "application/json": components["schemas"]["UpdatePasskey"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_passkey: {
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
    begin_passkey: {
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
                    "application/json": components["schemas"]["PasskeyWish"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
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
    request_password_reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Mailbox"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailbox"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    complete_password_reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompletePasswordReset"];
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
    start_provider_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartProviderSignIn"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Departure"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    arrive_from_provider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArriveFromProvider"];
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
    enter_by_provider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnterByProvider"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entered"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ask_proof: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskProof"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailbox"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_proof: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShowProof"];
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
    sign_up_by_provider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUpByProvider"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInAs"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_provider_buttons: {
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
    create_recovery_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShowCode"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_sessions: {
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
    create_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSession"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInAs"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    end_session: {
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
    end_current_session: {
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
    confirm_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmSession"];
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
    create_session_by_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShowPasskey"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInAs"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    begin_passkey_sign_in: {
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
                    "application/json": components["schemas"]["PasskeyQuestion"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    refresh_session: {
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
                    "application/json": components["schemas"]["SignedInAs"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    finish_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShowCode"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInAs"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_sign_up_fields: {
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
                    "application/json": components["schemas"]["AskedFields"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_api_tokens: {
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
                    "application/json": components["schemas"]["ApiTokens"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_api_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiToken"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiToken"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    revoke_api_token: {
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
    create_access: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskForAccess"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiAccess"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    enrol_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["TotpEnrolment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirm_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShowCode"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    remove_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShowCode"];
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
    find_way_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Mailbox"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WayIn"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
