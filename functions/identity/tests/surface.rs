//! What shows to the outside: who may call what, the SQL, the OpenAPI document.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use serde_json::{Value, json};
use support::*;
use testkit::{Persona, access_matrix, check_sql};

#[test]
fn every_sql_text_is_planned_with_an_index() {
    check_sql(identity::ALL_SQL, &["space_settings", "identity_providers"]);
}

/// Every endpoint as every persona with a request that would do, held against `access.txt`, which is edited by hand only.
#[test]
fn the_access_matrix_holds() {
    access_matrix(&identity().routes().endpoints, include_str!("access.txt"), status);
}

fn status(method: &str, path: &str, who: Persona) -> String {
    let identity = identity();
    let (path, body) = plausible(method, path);
    identity.send(who, method, path, body).status.to_string()
}

fn plausible<'a>(method: &str, path: &'a str) -> (&'a str, Value) {
    let mailbox = json!({ "email": "ada@example.org" });
    match (method, path) {
        ("POST", "/api/identity/accounts") => (path, sign_up("dan@example.org", PASSWORD)),
        ("GET", "/api/identity/accounts") => ("/api/identity/accounts?email=ada@example.org", Value::Null),
        ("POST", "/api/identity/email-verifications" | "/api/identity/email-changes/confirmation") => {
            (path, json!({ "token": "x" }))
        }
        (
            "POST",
            "/api/identity/email-verifications/resend" | "/api/identity/password-resets" | "/api/identity/ways-in",
        ) => (path, mailbox),
        ("POST", "/api/identity/sessions") => (path, json!({ "email": "ada@example.org", "password": PASSWORD })),
        ("POST", "/api/identity/password-resets/complete") => {
            (path, json!({ "token": "x", "password": OTHER_PASSWORD }))
        }
        ("PUT", "/api/identity/password") => {
            (path, json!({ "current_password": PASSWORD, "new_password": OTHER_PASSWORD }))
        }
        ("POST", "/api/identity/password") => (path, json!({ "password": OTHER_PASSWORD })),
        ("POST", "/api/identity/guests") => {
            (path, json!({ "email": "dan@example.org", "name": "Dan", "locale": "de", "accepted_terms_version": "1" }))
        }
        ("POST", "/api/identity/sessions/guest") => (path, json!({ "code": "abcd-efgh" })),
        ("PUT", "/api/identity/account") => (path, json!({ "name": "Ada", "locale": "es" })),
        ("POST", "/api/identity/operators/first") => (
            path,
            json!({ "setup_token": SETUP_TOKEN, "email": "bea@example.org", "password": PASSWORD, "name": "Bea" }),
        ),
        ("DELETE", "/api/identity/sessions/{id}") => ("/api/identity/sessions/ses_ada", Value::Null),
        ("PUT", "/api/identity/operators/{account_id}") => {
            ("/api/identity/operators/acc_ada", json!({ "roles": ["space:write"] }))
        }
        ("PUT", "/api/identity/customers/{id}/rights") => {
            ("/api/identity/customers/cus_ada/rights", json!({ "rights": {} }))
        }
        ("POST", "/api/identity/import") => (path, json!({})),
        ("POST", "/api/identity/provider-sign-ins" | "/api/identity/identities") => {
            (path, json!({ "provider_id": "idp_none", "return_to": "/" }))
        }
        ("POST", "/api/identity/provider-sign-ins/arrival") => (path, json!({ "state": "x", "code": "x" })),
        ("POST", "/api/identity/provider-sign-ins/entry") => (path, json!({ "state": "x" })),
        ("POST", "/api/identity/provider-sign-ins/sign-up") => {
            (path, json!({ "state": "x", "name": "Dan", "locale": "de", "accepted_terms_version": "1" }))
        }
        ("DELETE", "/api/identity/identities/{id}") => ("/api/identity/identities/idn_none", Value::Null),
        ("POST", "/api/identity/all/providers") => (
            path,
            json!({ "kind": "google", "name": "Google", "issuer": "https://accounts.google.com", "client_id": "x",
                "client_secret": "x" }),
        ),
        ("PUT", "/api/identity/all/providers/{id}") => {
            ("/api/identity/all/providers/idp_none", json!({ "name": "Google", "client_id": "x", "is_on": true }))
        }
        ("POST", "/api/identity/all/providers/{id}/check") => {
            ("/api/identity/all/providers/idp_none/check", Value::Null)
        }
        _ => of_factors(method, path),
    }
}

fn of_factors<'a>(method: &str, path: &'a str) -> (&'a str, Value) {
    let code = json!({ "code": "000000" });
    let shown = json!({ "credential_id": "AA", "client_data": "AA", "authenticator_data": "AA", "signature": "AA",
        "user_handle": "AA" });
    match (method, path) {
        (
            "POST",
            "/api/identity/sessions/second-step"
            | "/api/identity/totp/confirmation"
            | "/api/identity/totp/removal"
            | "/api/identity/recovery-codes",
        ) => (path, code),
        ("POST", "/api/identity/sessions/passkey") => (path, shown),
        ("PUT", "/api/identity/sessions/current/confirmation") => (path, json!({ "password": PASSWORD })),
        ("POST", "/api/identity/passkeys") => {
            (path, json!({ "name": "Phone", "client_data": "AA", "attestation": "AA" }))
        }
        ("DELETE", "/api/identity/accounts/{id}/totp") => ("/api/identity/accounts/acc_ada/totp", Value::Null),
        ("PUT", "/api/identity/fields") => (path, json!({ "answers": {} })),
        ("POST", "/api/identity/all/fields") => (path, text_field()),
        ("PUT", "/api/identity/all/fields/{id}") => ("/api/identity/all/fields/fld_none?version=1", text_field()),
        ("DELETE", "/api/identity/all/fields/{id}") => ("/api/identity/all/fields/fld_none", Value::Null),
        ("GET", "/api/identity/all/customers/{id}/answers") => {
            ("/api/identity/all/customers/cus_ada/answers", Value::Null)
        }
        ("POST", "/api/identity/all/approvals/{id}/approval") => {
            ("/api/identity/all/approvals/acc_ada/approval", Value::Null)
        }
        ("POST", "/api/identity/all/approvals/{id}/refusal") => {
            ("/api/identity/all/approvals/acc_ada/refusal", json!({ "words": "No." }))
        }
        ("GET", "/api/identity/all/accounts/{id}") => {
            ("/api/identity/all/accounts/acc_ada?email=ada@example.org", Value::Null)
        }
        ("PUT", "/api/identity/email") => (path, json!({ "email": "ada@new.example" })),
        ("POST", "/api/identity/email/confirmation") => (path, json!({ "code": "abcd-efgh" })),
        ("POST", "/api/identity/email-changes/return") => (path, json!({ "token": "x", "password": OTHER_PASSWORD })),
        ("PUT", "/api/identity/accounts/{id}/email") => {
            ("/api/identity/accounts/acc_ada/email", json!({ "email": "ada@new.example" }))
        }
        ("DELETE", "/api/identity/all/passkeys/{id}") => ("/api/identity/all/passkeys/psk_none", Value::Null),
        ("POST", "/api/identity/provider-sign-ins/proof") => {
            (path, json!({ "state": "x", "email": "ada@example.org", "locale": "en" }))
        }
        ("POST", "/api/identity/provider-sign-ins/proof/confirmation") => (path, json!({ "state": "x", "code": "x" })),
        ("DELETE", "/api/identity/accounts/{id}/sessions") => ("/api/identity/accounts/acc_ada/sessions", Value::Null),
        ("POST", "/api/identity/accounts/{id}/password-reset") => {
            ("/api/identity/accounts/acc_ada/password-reset", Value::Null)
        }
        ("DELETE", "/api/identity/accounts/{id}/lock") => ("/api/identity/accounts/acc_ada/lock", Value::Null),
        ("POST", "/api/identity/all/operator-invitations") => {
            (path, json!({ "email": "dan@example.org", "roles": ["space:write"], "locale": "de" }))
        }
        ("POST", "/api/identity/all/operator-invitations/{id}/resend") => {
            ("/api/identity/all/operator-invitations/oin_none/resend", Value::Null)
        }
        ("DELETE", "/api/identity/all/operator-invitations/{id}") => {
            ("/api/identity/all/operator-invitations/oin_none", Value::Null)
        }
        ("GET" | "POST", "/api/identity/operator-invitations/{token}") => {
            ("/api/identity/operator-invitations/x", Value::Null)
        }
        ("PUT", "/api/identity/passkeys/{id}") => ("/api/identity/passkeys/psk_none", json!({ "name": "Phone" })),
        ("DELETE", "/api/identity/passkeys/{id}") => ("/api/identity/passkeys/psk_none", Value::Null),
        ("POST", "/api/identity/tokens") => (path, json!({ "name": "Door", "scopes": ["bookings:read"], "days": 30 })),
        ("DELETE", "/api/identity/tokens/{id}") => ("/api/identity/tokens/tok_none", Value::Null),
        ("POST", "/api/identity/tokens/access") => (path, json!({ "token": "x" })),
        _ => (path, Value::Null),
    }
}

#[cfg(feature = "openapi")]
#[test]
fn the_openapi_document_is_current() {
    let promise =
        "Says who somebody is: accounts and customers, signing up and in, sessions, passwords, operator roles.";
    let text = web::openapi::text("identity", promise, &identity::routes());
    testkit::golden(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/openapi.json"), &text);
}
