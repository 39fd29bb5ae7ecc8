//! The function in a world with rooms: see `rooms.sql`. Now is Tuesday, 1 January 2030, 08:00.
#![allow(dead_code, reason = "each test crate uses its part")]
use bookings::{App, routes};
use futures::executor::block_on;
use serde_json::{Value, json};
use testkit::{Answer, Function, Persona};

fn fresh() -> Function<App> {
    Function::new(routes(), |world, db| App { db, clock: world.clock(), ids: world.ids() })
}

pub(crate) fn function() -> Function<App> {
    let function = fresh();
    function.world.load(include_str!("../rooms.sql"));
    function
}

/// A wish for `resource` on a day of January 2030, such as `wish("oak", "01T10:00", "01T11:00")`.
pub(crate) fn wish(resource: &str, from: &str, until: &str) -> Value {
    let at = |text: &str| format!("2030-01-{text}:00Z");
    json!({ "resource_id": format!("res_{resource}"), "starts_at": at(from), "ends_at": at(until) })
}

pub(crate) fn book(function: &Function<App>, who: Persona, resource: &str, from: &str, until: &str) -> Answer {
    function.post(who, "/api/bookings", wish(resource, from, until))
}

/// What must be true whatever happened: every confirmed booking has its claims, and nobody else any.
pub(crate) fn assert_consistent(function: &Function<App>) {
    let orphans =
        "SELECT count(*) FROM claims WHERE holder NOT IN (SELECT id FROM bookings WHERE status = 'confirmed')";
    let naked = "SELECT count(*) FROM bookings WHERE status = 'confirmed' AND id NOT IN (SELECT holder FROM claims)";
    let uneven =
        "SELECT (SELECT count(*) FROM slot_claims) - (SELECT coalesce(sum(after_slot - first_slot), 0) FROM claims)";
    let guards = "SELECT count(*) FROM booking_guards";
    for sql in [orphans, naked, uneven, guards] {
        assert_eq!(function.world.count(sql), 0, "{sql}");
    }
    let today = "2030-01-01".parse().unwrap();
    let broken = block_on(function.world.db().read(ledger::never(today))).unwrap();
    assert_eq!(broken.len(), 1);
    assert!(broken[0].values().all(|count| *count == 0), "{broken:?}");
}
