use crate::App;
use crate::handlers::*;
use web::Routes;

/// The table of contents.
pub fn routes() -> Routes<App> {
    Routes::new()
        .get("/api/deliveries/mine", list_deliveries)
        .get("/api/deliveries/mine/{id}", show_delivery)
        .post("/api/deliveries/mine/{id}/handling", choose_handling)
        .post("/api/deliveries/mine/{id}/withdrawal", withdraw_handling)
        .get("/api/deliveries/code", show_code)
        .get("/api/deliveries/files/{id}", show_file)
        // Operators.
        .get("/api/deliveries/all", list_all_deliveries)
        .post("/api/deliveries/all", create_deliveries)
        .get("/api/deliveries/all/{id}", show_any_delivery)
        .put("/api/deliveries/all/{id}", put_delivery)
        .post("/api/deliveries/all/{id}/completion", complete_delivery)
        .post("/api/deliveries/all/{id}/withdrawal", withdraw_any_handling)
        .get("/api/deliveries/desk/recipients", find_recipients)
        .get("/api/deliveries/desk/collectable", find_collectable)
        .post("/api/deliveries/desk/collections", create_collection)
        .post("/api/deliveries/desk/files", create_file)
        .get("/api/deliveries/desk/files/{id}", show_any_file)
        .get("/api/deliveries/known", list_known)
        .put("/api/deliveries/settings", put_settings)
        .get("/api/deliveries/policies", list_policies)
        .post("/api/deliveries/policies", create_policy)
        .put("/api/deliveries/policies/{id}", put_policy)
        .delete("/api/deliveries/policies/{id}", delete_policy)
        .get("/api/deliveries/names", list_names)
        .delete("/api/deliveries/names/{id}", delete_name)
}
