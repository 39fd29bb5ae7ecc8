use crate::App;
use crate::handlers::*;
use web::Routes;

/// Everything that billing answers.
pub fn routes() -> Routes<App> {
    Routes::new()
        .get("/api/billing", show_billing)
        .get("/api/billing/invoices", list_invoices)
        .get("/api/billing/invoices/{id}", show_invoice)
        .get("/api/billing/upcoming", list_upcoming)
        .get("/api/billing/statement", show_statement)
        .get("/api/billing/account", show_account)
        .put("/api/billing/account", change_account)
        .get("/api/billing/payments", list_payments)
        .post("/api/billing/payments", create_payment)
        .get("/api/billing/payments/{id}", show_payment)
        .post("/api/billing/payments/{id}/start", start_payment)
        .post("/api/billing/payments/{id}/refresh", refresh_payment)
        .post("/api/billing/payments/{id}/cancellation", cancel_payment)
        .get("/api/billing/methods", list_methods)
        .post("/api/billing/methods", create_method)
        .delete("/api/billing/methods/{id}", revoke_method)
        .post("/api/billing/methods/{id}/confirmation", confirm_method)
        .post("/api/billing/methods/{id}/proof", prove_method)
        .put("/api/billing/methods/{id}/default", choose_method)
        .post("/api/billing/events", receive_event)
}
