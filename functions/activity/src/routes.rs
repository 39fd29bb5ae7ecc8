use crate::App;
use crate::handlers::*;
use web::Routes;

/// The table of contents.
pub fn routes() -> Routes<App> {
    Routes::new()
        .get("/api/activity/houses", list_houses)
        .get("/api/activity/check-ins", list_check_ins)
        .post("/api/activity/check-ins", create_check_in)
        .post("/api/activity/check-ins/current/check-out", check_out)
        .get("/api/activity/year", show_year)
        .get("/api/activity/year/export", export_year)
        .get("/api/activity/teams/{id}/year", show_team_year)
        .get("/api/activity/teams/{id}/year/export", export_team_year)
        // Operators.
        .get("/api/activity/all/present", list_present)
        .get("/api/activity/all/check-ins", list_all_check_ins)
        .post("/api/activity/all/check-ins", check_in_customer)
        .post("/api/activity/all/check-ins/{id}/check-out", check_out_any)
        .post("/api/activity/import", import_check_ins)
        .get("/api/activity/all/customers", find_customers)
        .get("/api/activity/all/plans", list_plans)
        .get("/api/activity/settings", list_check_in_setups)
        .put("/api/activity/settings/{location}", put_check_in_setup)
        .post("/api/activity/settings/{location}/sign", create_door_sign)
}
