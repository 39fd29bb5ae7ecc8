use crate::{App, handlers::show_prices, pages};
use web::Routes;

/// The table of contents.
pub fn routes() -> Routes<App> {
    Routes::new().get("/prices", show_prices).head("/prices", show_prices).refuse_with(pages::refusal)
}
