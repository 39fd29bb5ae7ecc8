//! Documents in a world that stands still, with a ledger in it, and plausible requests.
#![allow(dead_code, reason = "each test crate uses its part")]
use documents::{App, routes};
use serde_json::{Value, json};
use testkit::{Answer, Function, Persona, World};

/// The statement of a month.
pub(crate) const DECEMBER: &str = "/api/documents/statement?from=2029-12-01&until=2029-12-31";

pub(crate) fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.get(name).unwrap_or_default()
}

pub(crate) fn app(world: &World, db: db::Db) -> App {
    App { db, clock: world.clock(), ids: world.ids() }
}

pub(crate) fn documents() -> Function<App> {
    let function = Function::new(routes(), app);
    function.world.load(include_str!("../ledger.sql"));
    function
}

/// One grey pixel as a PNG.
pub(crate) const PIXEL: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

/// A plausible request of `who` for an endpoint of the matrix.
pub(crate) fn plausible(endpoint: &str, who: Persona) -> (String, Value) {
    let (path, body) = match endpoint {
        "GET /api/documents/statement" if who == Persona::Boss => {
            ("/api/documents/statement?from=2029-12-01&until=2029-12-31&customer=cus_ada", Value::Null)
        }
        "GET /api/documents/statement" => ("/api/documents/statement?from=2029-12-01&until=2029-12-31", Value::Null),
        "PUT /api/documents/logo" => ("/api/documents/logo", json!({ "image": PIXEL })),
        other => (other.split(' ').next_back().unwrap_or_default(), Value::Null),
    };
    (path.replace("{id}", "inv_1"), body)
}
