use crate::App;
use crate::handlers::*;
use web::Routes;

/// What operators see of the notices.
pub fn routes() -> Routes<App> {
    Routes::new().get("/api/notices", list_notices).post("/api/notices/{id}/replay", replay_notice)
}
