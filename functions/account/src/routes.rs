use crate::App;
use crate::handlers::*;
use web::Routes;

/// The table of contents.
pub fn routes() -> Routes<App> {
    Routes::new()
        .get("/api/account/profile", show_profile)
        .put("/api/account/profile", put_profile)
        .post("/api/account/profile/photo", put_photo)
        .delete("/api/account/profile/photo", delete_photo)
        .post("/api/account/profile/cover", put_cover)
        .delete("/api/account/profile/cover", delete_cover)
        .get("/api/account/pictures/{id}", show_picture)
        .get("/api/account/skills", suggest_skills)
        .get("/api/account/files", list_files)
        .get("/api/account/files/{id}", show_file)
        .get("/api/account/exports", list_exports)
        .post("/api/account/exports", create_export)
        .get("/api/account/exports/{id}/zip", show_export)
        .get("/api/account/erasure", show_erasure)
        .post("/api/account/erasure", ask_erasure)
        .delete("/api/account/erasure", take_back_erasure)
        // Operators.
        .get("/api/account/all/customers", find_account_customers)
        .get("/api/account/all/customers/{id}/files", list_customer_files)
        .post("/api/account/all/customers/{id}/files", give_file)
        .get("/api/account/all/files/{id}", show_any_file)
        .delete("/api/account/all/files/{id}", take_back_file)
}
