use crate::handlers::{show_invitation, show_prices, show_times};
use crate::{App, pages};
use web::Routes;

/// The table of contents.
pub fn routes() -> Routes<App> {
    Routes::new()
        .get("/prices", show_prices)
        .head("/prices", show_prices)
        .get("/visit/{code}", show_invitation)
        .head("/visit/{code}", show_invitation)
        .get("/visit/{code}/calendar", show_times)
        .refuse_with(pages::refusal)
}
