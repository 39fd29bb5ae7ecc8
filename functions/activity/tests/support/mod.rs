//! The function in a world with a harbour that is open on weekdays from 8 to 20, whose members check in by the door, from
//! anywhere or at the desk. Now is Tuesday, 1 January 2030, 08:00.
#![allow(dead_code, reason = "each test crate uses its part")]
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
use activity::{App, routes};
use futures::executor::block_on;
use serde_json::{Value, json};
use testkit::{Answer, Function, Persona, World};

pub(crate) type Activity = Function<App>;

pub(crate) fn app(world: &World, db: db::Db) -> App {
    App { db, clock: world.clock(), ids: world.ids() }
}

pub(crate) fn function() -> Activity {
    Function::new(routes(), app)
}

/// How members check in; `changes` are laid over what holds at first: from anywhere, with a pass.
pub(crate) fn setup(changes: &Value) -> Value {
    let mut all = json!({
        "self_check_in": "anywhere", "capacity": null, "plan_ids": [], "day_price_minor": null, "tax_class": "standard",
    });
    for (name, value) in changes.as_object().unwrap() {
        all[name] = value.clone();
    }
    all
}

/// Sets the harbour up.
pub(crate) fn set_up(function: &Activity, changes: &Value) -> Value {
    let version =
        function.world.count("SELECT coalesce(max(version), 0) FROM check_in_settings WHERE location_id = 'loc_utc'");
    let path = format!("/api/activity/settings/loc_utc?version={version}");
    function.put(Persona::Boss, &path, setup(changes)).expect(200).json
}

/// A function whose harbour lets in by the plan that Ada and Bob have.
pub(crate) fn by_plan() -> Activity {
    let function = function();
    set_up(&function, &json!({ "plan_ids": ["pln_flex"] }));
    function
}

/// Writes something, as other functions would have.
pub(crate) fn write<const N: usize>(function: &Activity, sql: &'static str, params: [db::Value; N]) {
    block_on(function.world.db().commit(vec![db::Statement::new(sql, params)])).unwrap();
}

/// Gives `customer` something that holds for ever: `day_pass` or `time_pass`, so many, bought unless a contract is named.
pub(crate) fn give(function: &Activity, id: &str, customer: &str, (kind, amount): (&str, i64), contract: Option<&str>) {
    write(
        function,
        "INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at)
         VALUES (?1, ?1, ?2, ?3, ?4, 'Pass ' || ?1, ?5, NULL, '{\"kinds\":[],\"locations\":[]}', 0, NULL, 0)",
        [id.into(), customer.into(), contract.into(), kind.into(), amount.into()],
    );
}

pub(crate) fn wish(changes: &Value) -> Value {
    let mut all = json!({ "location_id": "loc_utc", "door_code": null, "accepted_minor": null });
    for (name, value) in changes.as_object().unwrap() {
        all[name] = value.clone();
    }
    all
}

pub(crate) fn come(function: &Activity, who: Persona) -> Answer {
    function.post(who, "/api/activity/check-ins", wish(&json!({})))
}

pub(crate) fn go(function: &Activity, who: Persona) -> Answer {
    function.post(who, "/api/activity/check-ins/current/check-out", Value::Null)
}

/// What is left of a grant.
pub(crate) fn left(function: &Activity, grant: &str) -> i64 {
    let balances = function.world.rows("SELECT id, balance FROM v_grants");
    balances.iter().find(|row| row["id"] == grant).unwrap()["balance"].as_i64().unwrap()
}

pub(crate) fn run(function: &Activity) -> usize {
    let app = app(&function.world, function.world.db());
    let done = block_on(activity::jobs::run(&app));
    assert_eq!(done.log, Vec::<String>::new());
    done.left
}

/// What must be true whatever happened.
pub(crate) fn assert_consistent(function: &Activity) {
    let broken = block_on(function.world.db().read(activity::store::never(function.world.now()))).unwrap();
    assert!(broken[0].values().all(|count| *count == 0), "{broken:?}");
}
