use crate::App;
use crate::handlers::*;
use web::Routes;

/// The table of contents.
pub fn routes() -> Routes<App> {
    Routes::new()
        .get("/api/teams/mine", list_my_teams)
        .get("/api/teams/{id}", show_team)
        .put("/api/teams/{id}", change_team)
        .put("/api/teams/{id}/members", change_member)
        .put("/api/teams/{id}/share-caps", set_share_caps)
        .post("/api/teams/{id}/logo", put_logo)
        .delete("/api/teams/{id}/logo", delete_logo)
        .get("/api/teams/logos/{id}", show_logo)
        .get("/api/teams/public", list_public_teams)
        .get("/api/teams/public/{id}", show_public_team)
        .get("/api/teams/{id}/leaving", show_leaving)
        .delete("/api/teams/{id}/members", delete_member)
        .post("/api/teams/{id}/invitations", create_invitations)
        .post("/api/teams/invitations/{id}/resend", resend_invitation)
        .delete("/api/teams/invitations/{id}", delete_invitation)
        .post("/api/teams/{id}/links", create_link)
        .get("/api/teams/joining/{token}", show_joining)
        .post("/api/teams/joining/{token}", join_team)
        // Operators.
        .get("/api/teams/all", list_all_teams)
        .post("/api/teams/all", create_team)
        .get("/api/teams/all/known", list_known)
        .get("/api/teams/all/customers", find_customers)
        .get("/api/teams/all/{id}", show_any_team)
        .put("/api/teams/all/{id}", set_team)
        .put("/api/teams/all/{id}/members", set_member)
        .delete("/api/teams/all/{id}/members", remove_member)
        .post("/api/teams/import", import_teams)
}
