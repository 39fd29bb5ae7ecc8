//! Prices for all contracts that are said again, or late, or of which one cannot be brought: what is seen is what comes, and nothing is held up.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use futures::executor::block_on;
use plans::{App, jobs};
use serde_json::{Value, json};
use support::*;
use testkit::Function;
use testkit::Persona::*;

const PATH: &str = "/api/plans/setup/pln_desk/prices";

fn wish(from: &str, price_minor: i64, of: &[i64]) -> Value {
    json!({ "from": from, "price_minor": price_minor, "of_prices": of })
}

fn say(plans: &Function<App>, wish: &Value) -> Value {
    let shown = plans.post(Boss, &format!("{PATH}/preview"), wish.clone()).expect(200).json;
    let path = format!("{PATH}?seen={}", shown["digest"].as_str().unwrap());
    plans.post(Boss, &path, wish.clone()).expect(201);
    shown
}

fn run(plans: &Function<App>) -> jobs::Ran {
    block_on(jobs::run(&plans.world.db(), plans.world.now(), &*plans.world.ids()))
}

/// Ada pays 310.00 with 14 days of notice, and Carl, who is bound until July.
fn desks() -> Function<App> {
    let plans = desk_of_ada();
    plans.world.load("UPDATE plans SET subscribers_max = NULL WHERE id = 'pln_desk'");
    plans.world.load(
        r#"INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
  VALUES ('con_carl2', 'cus_carl', 'cus_carl', 'pln_desk', 'agreed', '2030-01-01', 1893456000000, '2030-02-01', '2031-02-01', 'EUR', 31000, '{"notice_days":14,"cycles_min":6}', 1)"#,
    );
    plans.world.load("DELETE FROM outbox");
    plans
}

fn ahead(plans: &Function<App>, id: &str) -> Value {
    let rows = plans.world.rows("SELECT id, prices_ahead FROM contracts");
    let row = rows.iter().find(|row| row["id"] == id).unwrap();
    serde_json::from_str(row["prices_ahead"].as_str().unwrap()).unwrap()
}

fn told(plans: &Function<App>) -> Vec<(String, String, i64, i64, Value)> {
    let rows = plans.world.rows("SELECT recipient, payload ->> '$.from' AS day, payload ->> '$.before.amount.minor' AS was, payload ->> '$.price.amount.minor' AS minor,
      payload ->> '$.leave_by' AS leave_by FROM outbox WHERE topic = 'plans.price_ahead' ORDER BY recipient");
    plans.world.load("DELETE FROM outbox");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let minor = |value: &Value| value.as_i64().unwrap();
    let row = |row: &Value| {
        (text(&row["recipient"]), text(&row["day"]), minor(&row["was"]), minor(&row["minor"]), row["leave_by"].clone())
    };
    rows.iter().map(row).collect()
}

#[test]
fn a_price_that_was_said_is_said_otherwise_and_later_ones_are_no_more() {
    let plans = desks();
    say(&plans, &wish("2030-03-01", 35_000, &[31_000]));
    assert_eq!(run(&plans).seen, 2);
    told(&plans);
    let shown = say(&plans, &wish("2030-03-01", 31_000, &[31_000]));
    for (field, value) in [
        ("contracts", json!(2)),
        ("stay", json!(0)),
        ("first_on", json!("2030-03-01")),
        ("last_on", json!("2030-07-01")),
        ("then", json!({ "minor": 62_000, "currency": "EUR" })),
    ] {
        assert_eq!(shown[field], value, "{field}");
    }
    run(&plans);
    let told = told(&plans);
    let days: Vec<_> = told.iter().map(|(who, day, was, then, _)| (who.as_str(), day.as_str(), then < was)).collect();
    assert_eq!(days, [("ada@example.org", "2030-03-01", true), ("carl@example.org", "2030-07-01", true)]);
    assert_eq!(ahead(&plans, "con_carl2"), json!([{ "from": "2030-07-01", "price_minor": 31_000 }]));
    let same = wish("2030-03-01", 31_000, &[31_000]);
    plans.post(Boss, &format!("{PATH}/preview"), same).refused(422, "nothing-changes");
}

/// A lower price that was promised is no lower one's excuse to rise before whoever is bound can leave.
#[test]
fn a_promised_price_holds_until_one_can_leave() {
    let plans = desks();
    plans.world.load("UPDATE contracts SET prices_ahead = '[{\"from\":\"2030-04-01\",\"price_minor\":20000}]' WHERE id = 'con_carl2'");
    say(&plans, &wish("2030-03-01", 25_000, &[31_000]));
    run(&plans);
    assert_eq!(ahead(&plans, "con_1"), json!([{ "from": "2030-03-01", "price_minor": 25_000 }]));
    let promised =
        json!([{ "from": "2030-04-01", "price_minor": 20_000 }, { "from": "2030-07-01", "price_minor": 25_000 }]);
    assert_eq!(ahead(&plans, "con_carl2"), promised);
}

#[test]
fn amid_a_cycle_it_is_the_next_that_costs_more_and_one_can_leave_before() {
    let plans = desks();
    plans
        .world
        .load("UPDATE contracts SET terms = json_set(terms, '$.prorates_last', json('false')) WHERE id = 'con_1'");
    let shown = say(&plans, &wish("2030-03-10", 35_000, &[31_000]));
    assert_eq!((&shown["first_on"], &shown["later"]), (&json!("2030-04-01"), &json!(1)));
    run(&plans);
    let ada = told(&plans).remove(0);
    assert_eq!((ada.1.as_str(), ada.4), ("2030-04-01", json!("2030-03-18")));
    let alone = json!({ "act": "price", "from": "2030-05-10", "price_minor": 36_000 });
    let version = &plans.get(Boss, "/api/plans/all/con_1").expect(200).json["version"];
    plans.post(Boss, &format!("/api/plans/all/con_1/acts?version={version}"), alone).expect(200);
    assert_eq!(told(&plans).remove(0).4, "2030-05-18");
}

#[test]
fn it_concerns_who_paid_it_when_it_was_said() {
    let plans = desks();
    plans.world.load(
        "UPDATE contracts SET prices_ahead = '[{\"from\":\"2030-02-01\",\"price_minor\":32000}]' WHERE id = 'con_1'",
    );
    assert_eq!(say(&plans, &wish("2030-04-01", 35_000, &[31_000]))["contracts"], 2);
    go_to(&plans.world, "2030-02-02");
    run(&plans);
    assert_eq!(ahead(&plans, "con_1")[1], json!({ "from": "2030-04-01", "price_minor": 35_000 }));
}

#[test]
fn what_cannot_be_done_holds_up_nothing_else() {
    let plans = desks();
    plans.world.load("INSERT INTO price_rounds (id, plan_id, from_day, price_minor, of_prices, created_at) VALUES ('rnd_0', 'pln_free', '2030-03-01', 1, '{}', 0)");
    plans.world.load("CREATE TRIGGER held_up BEFORE UPDATE ON contracts WHEN NEW.id = 'con_1' BEGIN SELECT RAISE(ABORT, 'held up'); END");
    say(&plans, &wish("2030-03-01", 35_000, &[31_000]));
    let ran = run(&plans);
    assert_eq!((ran.seen, ran.failed.len()), (1, 2), "{:?}", ran.failed);
    assert_eq!(ahead(&plans, "con_1"), json!([]));
    assert_eq!(ahead(&plans, "con_carl2")[0]["price_minor"], 35_000);
    let open = "SELECT count(*) FROM price_rounds WHERE finished_at IS NULL AND plan_id = 'pln_desk'";
    assert_eq!(plans.world.count(open), 1);
    plans.world.load("DROP TRIGGER held_up");
    assert_eq!(run(&plans).seen, 1);
    assert_eq!((ahead(&plans, "con_1")[0]["price_minor"].clone(), plans.world.count(open)), (json!(35_000), 0));
    assert_eq!(told(&plans).len(), 2);
}

/// Whoever takes an end back is told then what was said meanwhile, and sees nothing of it before.
#[test]
fn an_end_that_is_taken_back_brings_what_was_said_since() {
    let plans = desks();
    agree(&plans, Ada, "/api/plans/contracts/con_1/cancellation", json!({ "ends_on": "2030-02-01" })).expect(200);
    assert_eq!(say(&plans, &wish("2030-03-01", 35_000, &[31_000]))["stay"], 1);
    run(&plans);
    assert_eq!(told(&plans).len(), 1, "Carl alone");
    let mine = |plans: &Function<App>| plans.get(Ada, "/api/plans").expect(200).json["contracts"].clone();
    let desk =
        |contracts: &Value| contracts.as_array().unwrap().iter().find(|one| one["id"] == "con_1").unwrap().clone();
    assert_eq!(desk(&mine(&plans))["prices_ahead"], json!([]));
    agree(&plans, Ada, "/api/plans/contracts/con_1/withdrawal", json!({})).expect(200);
    let ada = told(&plans).remove(0);
    assert_eq!((ada.0.as_str(), ada.1.as_str(), ada.2 < ada.3), ("ada@example.org", "2030-03-01", true));
    assert_eq!(ada.4, "2030-02-15");
    assert_eq!(desk(&mine(&plans))["prices_ahead"][0]["from"], "2030-03-01");
}

/// What is under way can be called off: who was told keeps it, nobody else is, and another can be said.
#[test]
fn a_price_that_is_under_way_is_called_off() {
    let plans = desks();
    plans.delete(Boss, PATH).refused(404, "not-found");
    plans.world.load("CREATE TRIGGER held_up BEFORE UPDATE ON contracts WHEN NEW.id = 'con_1' BEGIN SELECT RAISE(ABORT, 'held up'); END");
    say(&plans, &wish("2030-03-01", 35_000, &[31_000]));
    run(&plans);
    assert_eq!(plans.delete(Boss, PATH).expect(204).trips, 2);
    plans.world.load("DROP TRIGGER held_up");
    assert_eq!(run(&plans).seen, 0);
    let said = plans.get(Boss, PATH).expect(200).json["said"][0].clone();
    assert_eq!(
        (&said["called_off"], &said["contracts"], said["finished_at"].is_null()),
        (&json!(true), &json!(1), false)
    );
    assert_eq!((told(&plans).len(), ahead(&plans, "con_1")), (1, json!([])));
    say(&plans, &wish("2030-03-01", 36_000, &[31_000]));
}
