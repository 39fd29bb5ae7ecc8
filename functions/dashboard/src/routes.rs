use crate::{App, handlers::show_dashboard};
use web::Routes;

/// The table of contents.
pub fn routes() -> Routes<App> {
    Routes::new().get("/api/dashboard", show_dashboard)
}
