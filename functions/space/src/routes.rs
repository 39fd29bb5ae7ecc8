use crate::App;
use crate::handlers::*;
use web::Routes;

/// Everything that the space answers.
pub fn routes() -> Routes<App> {
    Routes::new()
        .get("/api/space/portal", show_portal)
        .get("/api/space/viewer", show_viewer)
        .get("/api/space/settings", show_settings)
        .put("/api/space/settings", change_settings)
        .get("/api/space/locations", list_locations)
        .post("/api/space/locations", create_location)
        .put("/api/space/locations/{id}", change_location)
        .post("/api/space/locations/{id}/closures", create_closure)
        .delete("/api/space/closures/{id}", delete_closure)
        .get("/api/space/audit", list_audit)
        .post("/api/space/import", import_space)
}
