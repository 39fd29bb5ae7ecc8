use crate::App;
use crate::handlers::*;
use web::Routes;

/// The table of contents.
pub fn routes() -> Routes<App> {
    Routes::new()
        .get("/api/support/options", show_options)
        .get("/api/support/tickets", list_tickets)
        .post("/api/support/tickets", create_ticket)
        .get("/api/support/tickets/{id}", show_ticket)
        .post("/api/support/tickets/{id}/messages", create_message)
        .post("/api/support/tickets/{id}/solution", solve_ticket)
        .post("/api/support/files", create_file)
        .get("/api/support/files/{id}", show_file)
        .get("/api/support/faq", list_faq)
        // Operators.
        .get("/api/support/all/tickets", list_all_tickets)
        .get("/api/support/all/tickets/{id}", show_any_ticket)
        .put("/api/support/all/tickets/{id}", put_ticket)
        .post("/api/support/all/tickets/{id}/messages", create_answer)
        .post("/api/support/all/tickets/{id}/merge", merge_ticket)
        .get("/api/support/all/tickets/{id}/others", list_other_tickets)
        .get("/api/support/all/tickets/{id}/canned-replies", fill_canned_replies)
        .post("/api/support/all/files", create_operator_file)
        .get("/api/support/all/files/{id}", show_any_file)
        .get("/api/support/known", list_known)
        .get("/api/support/departments", list_departments)
        .post("/api/support/departments", create_department)
        .put("/api/support/departments/{id}", put_department)
        .get("/api/support/canned-replies", list_canned_replies)
        .post("/api/support/canned-replies", create_canned_reply)
        .put("/api/support/canned-replies/{id}", put_canned_reply)
        .delete("/api/support/canned-replies/{id}", delete_canned_reply)
        .get("/api/support/faq-entries", list_faq_entries)
        .post("/api/support/faq-entries", create_faq_entry)
        .put("/api/support/faq-entries/{id}", put_faq_entry)
        .delete("/api/support/faq-entries/{id}", delete_faq_entry)
}
