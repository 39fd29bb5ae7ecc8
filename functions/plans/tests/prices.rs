//! A price for all contracts of a plan from a day on: to each as if it had been said to it alone, each told, once, whatever fails meanwhile.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use futures::executor::block_on;
use plans::{App, jobs};
use serde_json::{Value, json};
use support::life::{Foreseen, issued_since};
use support::*;
use testkit::Persona::*;
use testkit::{Answer, FAULTS, Function, World};

const PATH: &str = "/api/plans/setup/pln_desk/prices";

fn wish(from: &str, price_minor: i64, of: &[i64]) -> Value {
    json!({ "from": from, "price_minor": price_minor, "of_prices": of })
}

fn look(plans: &Function<App>, wish: &Value) -> Answer {
    plans.post(Boss, &format!("{PATH}/preview"), wish.clone())
}

fn say(plans: &Function<App>, wish: &Value) -> Value {
    let shown = look(plans, wish).expect(200).json;
    let path = format!("{PATH}?seen={}", shown["digest"].as_str().unwrap());
    let said = plans.post(Boss, &path, wish.clone()).expect(201);
    assert_eq!(said.trips, 2);
    shown
}

fn run(world: &World) -> jobs::Ran {
    block_on(jobs::run(&world.db(), world.now(), &*world.ids()))
}

fn contracts(plans: &Function<App>, rows: &str) {
    let made = format!(
        "INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, ends_on, ends_at, created_at) VALUES {rows}"
    );
    plans.world.load(Box::leak(made.into_boxed_str()));
}

/// Ada pays 310.00 with 14 days of notice; Bob 200.00, a price of his own; Carl is bound until July; Tess leaves in February. One that is over waits to
/// be closed, and counts nowhere.
fn desks() -> Function<App> {
    let plans = desk_of_ada();
    plans.world.load("UPDATE plans SET subscribers_max = NULL WHERE id = 'pln_desk'");
    contracts(
        &plans,
        r#"('con_bob2', 'cus_bob', 'cus_bob', 'pln_desk', 'agreed', '2030-01-01', 1893456000000, '2030-02-01', '2031-02-01', 'EUR', 20000, '{"notice_days":14}', NULL, NULL, 1),
      ('con_carl2', 'cus_carl', 'cus_tess', 'pln_desk', 'agreed', '2030-01-01', 1893456000000, '2030-02-01', '2031-02-01', 'EUR', 31000, '{"notice_days":14,"cycles_min":6}', NULL, NULL, 1),
      ('con_tess2', 'cus_tess', 'cus_tess', 'pln_desk', 'agreed', '2030-01-01', 1893456000000, '2030-02-01', '2031-02-01', 'EUR', 31000, '{}', '2030-02-15', 1897344000000, 1),
      ('con_tess1', 'cus_tess', 'cus_tess', 'pln_desk', 'agreed', '2029-12-01', 1890777600000, '2030-01-01', '2030-01-01', 'EUR', 31000, '{}', '2030-01-01', 1893456000000, 1)"#,
    );
    plans.world.load("DELETE FROM outbox");
    plans
}

fn ahead(plans: &Function<App>) -> Vec<Value> {
    plans.world.rows("SELECT id, prices_ahead FROM contracts WHERE plan_id = 'pln_desk' ORDER BY id")
}

/// Lives from day to day, and holds what is issued to Ada against what was foreseen.
fn comes_to_ada(plans: &Function<App>, preview: &Value) {
    let mut foreseen = Foreseen::of(preview);
    let mut day = today(&plans.world);
    while day.to_string() <= foreseen.until {
        let before = plans.world.count("SELECT count(*) FROM invoices");
        go_to(&plans.world, &day.to_string());
        run_the_day(&plans.world);
        let payers = plans.world.rows("SELECT customer_id FROM invoices ORDER BY rowid");
        let new = issued_since(&plans.world, before);
        let of_ada = new
            .into_iter()
            .zip(&payers[usize::try_from(before).unwrap()..])
            .filter(|(_, row)| row["customer_id"] == "cus_ada");
        foreseen.comes(&day.to_string(), &of_ada.map(|(one, _)| one).collect::<Vec<_>>(), 0);
        day = day.plus_days(1);
    }
    assert_right(&plans.world);
}

#[test]
fn whoever_pays_what_is_chosen_pays_the_price_from_the_day_and_whoever_is_bound_later() {
    let plans = desks();
    let listed = plans.get(Boss, PATH).expect(200);
    let paid = |minor: i64, contracts: i64| json!({ "price": { "minor": minor, "currency": "EUR" }, "contracts": contracts, "quantity": contracts });
    assert_eq!((listed.trips, &listed.json["paid"]), (1, &json!([paid(31_000, 3), paid(20_000, 1)])));
    let wish = wish("2030-03-01", 35_000, &[31_000]);
    let shown = look(&plans, &wish).expect(200);
    let money = |minor: i64| json!({ "minor": minor, "currency": "EUR" });
    assert_eq!(shown.trips, 1);
    for (field, value) in [
        ("contracts", json!(2)),
        ("now", money(62_000)),
        ("then", money(70_000)),
        ("first_on", json!("2030-03-01")),
        ("last_on", json!("2030-07-01")),
        ("later", json!(1)),
        ("stay", json!(1)),
    ] {
        assert_eq!(shown.json[field], value, "{field}");
    }
    // To one alone it would come to the same.
    let alone = json!({ "act": "price", "from": "2030-03-01", "price_minor": 35_000 });
    let alone = plans.post(Boss, "/api/plans/all/con_1/acts?version=2&dry_run=true", alone).expect(200).json;
    assert_eq!(say(&plans, &wish), shown.json);
    assert!(ahead(&plans).iter().all(|row| row["prices_ahead"] == "[]"), "the job brings it");
    plans
        .post(Boss, &format!("{PATH}?seen={}", shown.json["digest"].as_str().unwrap()), wish.clone())
        .refused(409, "price-under-way");
    run(&plans.world);
    let of = |id: &str, text: &str| json!({ "id": id, "prices_ahead": text });
    assert_eq!(
        ahead(&plans),
        [
            of("con_1", r#"[{"from":"2030-03-01","price_minor":35000}]"#),
            of("con_bob2", "[]"),
            of("con_carl2", r#"[{"from":"2030-07-01","price_minor":35000}]"#),
            of("con_tess1", "[]"),
            // Behind the end, should it be taken back.
            of("con_tess2", r#"[{"from":"2030-03-01","price_minor":35000}]"#),
        ]
    );
    let told = plans.world.rows("SELECT recipient, payload ->> '$.from' AS day, payload ->> '$.leave_by' AS leave_by FROM outbox WHERE topic = 'plans.price_ahead' ORDER BY recipient");
    let row = |who: &str, day: &str, leave_by: &str| json!({ "recipient": who, "day": day, "leave_by": leave_by });
    assert_eq!(
        told,
        [
            row("ada@example.org", "2030-03-01", "2030-02-15"),
            row("carl@example.org", "2030-07-01", "2030-06-17"),
            row("tess@example.org", "2030-07-01", "2030-06-17"),
        ]
    );
    let said = plans.get(Boss, PATH).expect(200).json["said"][0].clone();
    assert_eq!((&said["contracts"], &said["stay"], said["finished_at"].is_null()), (&json!(2), &json!(1), false));
    // Nothing of it happens twice, and what is the same already is not said again.
    run(&plans.world);
    assert_eq!(plans.world.count("SELECT count(*) FROM outbox WHERE topic = 'plans.price_ahead'"), 3);
    look(&plans, &wish).refused(422, "nothing-changes");
    // What was foreseen of the one is what comes.
    comes_to_ada(&plans, &alone["preview"]);
}

#[test]
fn who_is_to_pay_less_pays_it_with_the_next_charge_and_an_own_price_goes_where_it_is_chosen() {
    let plans = desks();
    say(&plans, &wish("2030-01-05", 15_000, &[20_000, 31_000]));
    run(&plans.world);
    let price = r#"[{"from":"2030-02-01","price_minor":15000}]"#;
    let running: Vec<Value> = ahead(&plans).into_iter().filter(|row| row["id"] != "con_tess1").collect();
    assert!(running.iter().all(|row| row["prices_ahead"] == price), "{running:?}");
    assert_eq!(
        plans.world.count("SELECT count(*) FROM outbox WHERE topic = 'plans.price_ahead'"),
        5,
        "four, and who pays for one"
    );
}

#[test]
fn what_cannot_be_is_refused_and_says_where() {
    let plans = desks();
    look(&plans, &wish("2029-12-31", 35_000, &[31_000])).refused(422, "in-the-past");
    look(&plans, &wish("2032-06-01", 35_000, &[31_000])).refused(422, "too-far-ahead");
    look(&plans, &wish("2030-03-01", 35_000, &[12])).refused(422, "nothing-changes");
    let refused = look(&plans, &wish("2030-03-01", 35_000, &[])).refused(422, "invalid-fields");
    assert_eq!(refused.json["errors"][0]["pointer"], "/of_prices");
    plans.post(Boss, "/api/plans/setup/pln_none/prices/preview", wish("2030-03-01", 1, &[2])).refused(404, "not-found");
    let shown = look(&plans, &wish("2030-03-01", 35_000, &[31_000])).expect(200).json;
    plans.world.load("UPDATE contracts SET quantity = 2 WHERE id = 'con_carl2'");
    let path = format!("{PATH}?seen={}", shown["digest"].as_str().unwrap());
    let outdated = plans.post(Boss, &path, wish("2030-03-01", 35_000, &[31_000])).refused(409, "preview-outdated");
    assert_eq!(outdated.json["preview"]["quantity"], 3);
    assert_eq!(plans.world.count("SELECT count(*) FROM price_rounds"), 0);
}

/// Sixty more, in portions: a run that is cut off is gone on with, and each is told once.
#[test]
fn many_are_brought_to_it_in_portions_and_a_run_that_fails_is_gone_on_with() {
    for (fault, nth) in FAULTS {
        let plans = desks();
        let rows: Vec<String> = (0..60)
            .map(|n| format!("('con_of_{n:02}', 'cus_of_{n:02}', 'cus_of_{n:02}', 'pln_desk', 'agreed', '2030-01-01', 1893456000000, '2030-02-01', '2031-02-01', 'EUR', 31000, '{{}}', NULL, NULL, 1)"))
            .collect();
        plans.world.load("INSERT INTO customers (id, name, email, created_at) WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 59)
          SELECT printf('cus_of_%02d', i), 'Person', printf('person%d@example.org', i), 1 FROM n");
        contracts(&plans, &rows.join(", "));
        say(&plans, &wish("2030-03-01", 35_000, &[31_000]));
        let failing = plans.world.failing(fault, nth);
        let _ = block_on(jobs::run(&failing.db(), failing.now(), &*failing.ids()));
        run(&plans.world);
        run(&plans.world);
        let told = "SELECT count(*) FROM outbox WHERE topic = 'plans.price_ahead'";
        assert_eq!(plans.world.count(told), 60 + 3, "{fault:?} {nth}");
        assert_eq!(
            plans.world.count("SELECT count(DISTINCT recipient) FROM outbox WHERE topic = 'plans.price_ahead'"),
            60 + 3
        );
        assert_eq!(plans.world.count("SELECT count(*) FROM contracts WHERE prices_ahead LIKE '%35000%'"), 63);
        assert_eq!(plans.world.count("SELECT count(*) FROM price_rounds WHERE finished_at IS NULL"), 0);
        assert_eq!(plans.world.count("SELECT count(*) FROM price_round_contracts"), 65);
    }
}

/// The table of docs/money.md, part 5.
#[test]
fn the_day_is_the_first_that_is_fair() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/money.md")).unwrap();
    let table = page.split("<!-- table: rises -->").nth(1).unwrap();
    let rows = table.trim_start().lines().take_while(|line| line.starts_with('|')).skip(2);
    let rows: Vec<Vec<&str>> = rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect()).collect();
    assert_eq!(rows.len(), 6);
    for row in rows {
        let [charged, bound, pays, to_pay, from] = row[..] else { panic!("{row:?}") };
        let plans = desk_of_ada();
        let bound = if bound == "-" { "NULL".to_owned() } else { format!("'{bound}'") };
        let set = format!(
            "UPDATE contracts SET charged_until = '{charged}', bound_until = {bound}, price_minor = {pays} WHERE id = 'con_1'"
        );
        plans.world.load(Box::leak(set.into_boxed_str()));
        let shown = look(&plans, &wish("2030-03-01", to_pay.parse().unwrap(), &[pays.parse().unwrap()]));
        if from == "-" {
            shown.refused(422, "nothing-changes");
        } else {
            assert_eq!(shown.expect(200).json["first_on"], from, "{row:?}");
        }
    }
}
