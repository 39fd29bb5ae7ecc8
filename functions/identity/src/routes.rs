use crate::App;
use crate::handlers::*;
use web::Routes;

/// Everything that can be asked of this function.
pub fn routes() -> Routes<App> {
    Routes::new()
        .post("/api/identity/accounts", create_account)
        .get("/api/identity/accounts", find_accounts)
        .post("/api/identity/email-verifications", verify_email)
        .post("/api/identity/email-verifications/resend", resend_verification)
        .post("/api/identity/sessions", create_session)
        .get("/api/identity/sessions", list_sessions)
        .post("/api/identity/sessions/refresh", refresh_session)
        .delete("/api/identity/sessions/current", end_current_session)
        .delete("/api/identity/sessions/{id}", end_session)
        .post("/api/identity/password-resets", request_password_reset)
        .post("/api/identity/password-resets/complete", complete_password_reset)
        .put("/api/identity/password", change_password)
        .get("/api/identity/account", show_account)
        .put("/api/identity/account", update_account)
        .post("/api/identity/operators/first", create_first_operator)
        .get("/api/identity/operators", list_operators)
        .put("/api/identity/operators/{account_id}", update_operator)
        .get("/api/identity/customers", list_customers)
        .put("/api/identity/customers/{id}/rights", update_customer_rights)
        .post("/api/identity/import", import_people)
}
