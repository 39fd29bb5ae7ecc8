use crate::App;
use crate::handlers::*;
use web::Routes;

/// The table of contents.
pub fn routes() -> Routes<App> {
    Routes::new()
        .get("/api/visitors/form", show_form)
        .get("/api/visitors/visits", list_visits)
        .post("/api/visitors/visits", register_visitors)
        .get("/api/visitors/visits/{id}", show_visit)
        .put("/api/visitors/visits/{id}", change_visit)
        .post("/api/visitors/visits/{id}/cancellation", cancel_visit)
        .post("/api/visitors/visits/{id}/link", make_link)
        .post("/api/visitors/visits/{id}/decision", decide_visit)
        .post("/api/visitors/visits/{id}/check-out", check_out_visitor)
        // A tablet at the door.
        .post("/api/visitors/kiosk/opening", open_kiosk)
        .get("/api/visitors/kiosk", show_kiosk)
        .post("/api/visitors/kiosk/finding", find_visit)
        .get("/api/visitors/kiosk/hosts", find_hosts)
        .post("/api/visitors/kiosk/walk-ins", walk_in)
        .get("/api/visitors/kiosk/visits/{id}", show_at_kiosk)
        .post("/api/visitors/kiosk/visits/{id}/check-in", check_in_at_kiosk)
        .post("/api/visitors/kiosk/visits/{id}/check-out", check_out_at_kiosk)
        // Operators.
        .get("/api/visitors/all/visits", list_all_visits)
        .post("/api/visitors/all/visits", register_for_customer)
        .get("/api/visitors/all/visits/{id}", show_any_visit)
        .post("/api/visitors/all/visits/{id}/decision", decide_any_visit)
        .post("/api/visitors/all/visits/{id}/cancellation", cancel_any_visit)
        .post("/api/visitors/all/visits/{id}/check-in", check_in_any)
        .post("/api/visitors/all/visits/{id}/check-out", check_out_any)
        .get("/api/visitors/all/present", list_present)
        .get("/api/visitors/all/export", export_visits)
        .get("/api/visitors/all/customers", find_customers)
        .get("/api/visitors/settings", list_settings)
        .put("/api/visitors/settings/{place}", put_settings)
        .delete("/api/visitors/settings/{place}", delete_settings)
        .get("/api/visitors/kiosks", list_kiosks)
        .post("/api/visitors/kiosks", create_kiosk)
        .post("/api/visitors/kiosks/{id}/link", link_kiosk)
        .post("/api/visitors/kiosks/{id}/revocation", revoke_kiosk)
}
