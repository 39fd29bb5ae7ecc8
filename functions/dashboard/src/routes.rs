use crate::App;
use crate::handlers::{show_dashboard, show_health};
use web::Routes;

/// The table of contents.
pub fn routes() -> Routes<App> {
    Routes::new().get("/api/dashboard", show_dashboard).get("/api/dashboard/health", show_health)
}
