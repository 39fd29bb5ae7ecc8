use crate::App;
use crate::handlers::*;
use web::Routes;

/// The table of contents.
pub fn routes() -> Routes<App> {
    Routes::new()
        .get("/api/documents/invoices/{id}/pdf", invoice_as_pdf)
        .get("/api/documents/invoices/{id}/ubl", invoice_as_ubl)
        .get("/api/documents/invoices/{id}/cii", invoice_as_cii)
        .get("/api/documents/invoices", export_invoices)
        .get("/api/documents/statement", show_statement)
        .get("/api/documents/logo", show_logo)
        .put("/api/documents/logo", set_logo)
        .delete("/api/documents/logo", delete_logo)
}
