//! The space in a world that stands still, and plausible requests to it.
#![allow(dead_code, reason = "each test crate uses its part")]
use serde_json::{Value, json};
use space::{App, routes};
use testkit::{Function, World};

pub(crate) fn app(world: &World, db: db::Db) -> App {
    App { db, clock: world.clock(), ids: world.ids() }
}

pub(crate) fn space() -> Function<App> {
    Function::new(routes(), app)
}

/// The location of the test world as operators would set it up anew.
pub(crate) fn harbour() -> Value {
    json!({ "name": "Harbour", "slug": "harbour", "zone": "Europe/Berlin", "currency": "EUR",
        "address": "1 Quay Street", "hours": [{ "weekday": 1, "opens": "08:00", "closes": "20:00" }] })
}

pub(crate) fn dock() -> Value {
    let mut dock = harbour();
    dock["slug"] = "dock".into();
    dock["name"] = "Dock".into();
    dock
}

pub(crate) fn settings() -> Value {
    json!({ "name": "Quayside", "levels": { "base": "signed_in", "sections": { "plans": "contacts" } },
        "rights": { "change_plan": false }, "terms_version": "2", "terms_url": "https://example.org/terms",
        "sign_up_open": false })
}

pub(crate) fn closure() -> Value {
    json!({ "starts_on": "2030-01-02", "ends_on": "2030-01-03", "reason": "Works" })
}

/// A plausible request for an endpoint of the matrix.
pub(crate) fn plausible(endpoint: &str) -> (String, Value) {
    let (path, body) = match endpoint {
        "PUT /api/space/settings" => ("/api/space/settings?version=1", settings()),
        "POST /api/space/locations" => ("/api/space/locations", dock()),
        "PUT /api/space/locations/{id}" => ("/api/space/locations/loc_utc?version=1", harbour()),
        "POST /api/space/locations/{id}/closures" => ("/api/space/locations/loc_utc/closures", closure()),
        "DELETE /api/space/closures/{id}" => ("/api/space/closures/clo_feb", Value::Null),
        "POST /api/space/import" => ("/api/space/import", json!({})),
        other => (other.split(' ').next_back().unwrap_or_default(), Value::Null),
    };
    (path.to_owned(), body)
}

pub(crate) const CLOSED: &str = "INSERT INTO closures (id, location_id, starts_on, ends_on, reason)
VALUES ('clo_feb', 'loc_utc', '2030-02-01', '2030-02-01', 'Holiday')";
