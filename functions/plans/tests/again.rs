//! A running contract on its plan's terms of today, and one that somebody else pays for: what is seen is what comes, to each of the payers.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use plans::App;
use serde_json::{Value, json};
use support::life::{Foreseen, issued_since};
use support::*;
use testkit::Persona::*;
use testkit::{Answer, Function};

fn acts(plans: &Function<App>, id: &str, dry_run: bool, act: &Value) -> Answer {
    let known = plans.get(Boss, &format!("/api/plans/all/{id}")).expect(200).json;
    let path = format!("/api/plans/all/{id}/acts?version={}&dry_run={dry_run}", known["version"]);
    plans.post(Boss, &path, act.clone())
}

fn known(plans: &Function<App>, id: &Value) -> Value {
    plans.get(Boss, &format!("/api/plans/all/{}", id.as_str().unwrap())).expect(200).json
}

/// Lives from day to day through `until`, and holds what is issued to the customer against what was foreseen.
fn lived(plans: &Function<App>, of: &[(&str, &Value)]) {
    let mut foreseen: Vec<(&str, Foreseen)> = of.iter().map(|(who, shown)| (*who, Foreseen::of(shown))).collect();
    let until = foreseen.iter().map(|(_, foreseen)| foreseen.until.clone()).max().unwrap();
    let mut day = today(&plans.world);
    while day.to_string() <= until {
        let before = plans.world.count("SELECT count(*) FROM invoices");
        go_to(&plans.world, &day.to_string());
        run_the_day(&plans.world);
        let new = plans.world.rows("SELECT customer_id FROM invoices ORDER BY rowid");
        let new = &new[usize::try_from(before).unwrap()..];
        let issued = issued_since(&plans.world, before);
        for (who, foreseen) in &mut foreseen {
            let theirs: Vec<Value> = issued
                .iter()
                .zip(new)
                .filter(|(_, row)| row["customer_id"] == *who)
                .map(|(one, _)| one.clone())
                .collect();
            if day.to_string() <= foreseen.until {
                foreseen.comes(&day.to_string(), &theirs, 0);
            }
        }
        day = day.plus_days(1);
    }
    assert_right(&plans.world);
}

fn today_s_terms(on: &str) -> Value {
    json!({ "act": "plan", "plan_id": "pln_desk", "quantity": 1, "on": on })
}

/// 310.00 with a deposit of 500.00, 14 days of notice and 600 minutes; set up anew it costs 350.00, 400.00, 30 days and 900 minutes.
fn set_up_anew(plans: &Function<App>) {
    plans.world.load(
        "UPDATE plans SET price_minor = 35000, deposit_minor = 40000, version = version + 1,
  terms = json_set(terms, '$.notice_days', 30, '$.cycles_min', 6, '$.benefits[0].gives.minutes', 900) WHERE id = 'pln_desk'",
    );
}

#[test]
fn a_contract_is_brought_to_the_terms_of_today() {
    let plans = desk_of_ada();
    acts(&plans, "con_1", true, &today_s_terms("2030-01-16")).refused(422, "nothing-changes");
    set_up_anew(&plans);
    let shown = acts(&plans, "con_1", true, &today_s_terms("2030-02-01")).expect(200);
    assert_eq!((shown.trips, &shown.json["next_payer_preview"]), (1, &Value::Null));
    let done = acts(&plans, "con_1", false, &today_s_terms("2030-02-01")).expect(200).json;
    assert_eq!(done["preview"], shown.json["preview"]);
    let new = known(&plans, &done["contract_id"]);
    assert_eq!(
        (&new["price"]["minor"], &new["deposit"]["minor"], &new["terms"]["notice_days"], &new["follows"]),
        (&json!(35_000), &json!(40_000), &json!(30), &json!("con_1"))
    );
    // The minimum term is not begun anew, and the fee not charged.
    assert_eq!(
        (&new["terms"]["cycles_min"], &new["bound_until"], &new["sign_up_fee"]["minor"]),
        (&json!(0), &Value::Null, &json!(0))
    );
    assert_eq!(plans.world.count("SELECT count(*) FROM outbox WHERE topic = 'plans.changed'"), 1);
    let minutes =
        "SELECT sum(amount) FROM v_grants WHERE starts_at = 1896134400000 AND balance > 0 AND kind = 'time_credit'";
    assert_eq!(plans.world.count(minutes), 900);
    lived(&plans, &[("cus_ada", &done["preview"])]);
    // 100.00 of the deposit comes back, and 350.00 with 19 % are charged.
    let first = plans.world.count("SELECT sum(gross_minor) FROM invoices WHERE issued_on = '2030-02-01'");
    assert_eq!(first, 41_650 - 10_000);
    let id = done["contract_id"].as_str().unwrap();
    acts(&plans, id, true, &today_s_terms("2030-03-16")).refused(422, "nothing-changes");
    // What is left of it can still be said later.
    let mut anew = today_s_terms("2030-03-16");
    anew["term_anew"] = true.into();
    let bound = acts(&plans, id, false, &anew).expect(200).json;
    assert_eq!(known(&plans, &bound["contract_id"])["terms"]["cycles_min"], 6);
}

#[test]
fn what_is_left_of_a_term_holds_and_an_own_price_goes() {
    let plans = desk_of_ada();
    plans.world.load(
        "UPDATE contracts SET terms = json_set(terms, '$.cycles_min', 6), price_minor = 20000, due_days = 21,
      prices_ahead = '[{\"from\":\"2030-05-01\",\"price_minor\":21000}]' WHERE id = 'con_1'",
    );
    let done = acts(&plans, "con_1", false, &today_s_terms("2030-01-16")).expect(200).json;
    let new = known(&plans, &done["contract_id"]);
    assert_eq!(
        (&new["price"]["minor"], &new["prices_ahead"], &new["bound_until"], &new["due_days"]),
        (&json!(31_000), &json!([]), &json!("2030-07-01"), &json!(21))
    );
    lived(&plans, &[("cus_ada", &done["preview"])]);
}

/// Fewer places than there are by now: whoever has one keeps it.
#[test]
fn who_has_a_place_keeps_it_whatever_the_plan_allows_by_now() {
    let plans = desk_of_ada();
    plans.world.load("INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
      VALUES ('con_2', 'cus_bob', 'cus_bob', 'pln_desk', 'agreed', '2030-01-01', 1893456000000, '2030-02-01', '2030-02-01', 'EUR', 31000, '{}', 1000)");
    plans.world.load("UPDATE plans SET subscribers_max = 1 WHERE id = 'pln_desk'");
    set_up_anew(&plans);
    acts(&plans, "con_1", true, &today_s_terms("2030-02-01")).expect(200);
    acts(&plans, "con_1", false, &today_s_terms("2030-02-01")).expect(200);
}

fn payer(who: &str, on: &str) -> Value {
    json!({ "act": "payer", "payer_id": who, "on": on })
}

#[test]
fn somebody_else_pays_from_a_day_on() {
    for day in ["2030-01-01", "2030-01-16", "2030-02-01"] {
        let plans = desk_of_ada();
        plans.world.load("DELETE FROM outbox");
        acts(&plans, "con_1", true, &payer("cus_none", day)).refused(422, "invalid-fields");
        acts(&plans, "con_1", true, &payer("cus_ada", day)).refused(422, "nothing-changes");
        let shown = acts(&plans, "con_1", true, &payer("cus_tess", day)).expect(200);
        assert_eq!(shown.trips, 1);
        let done = acts(&plans, "con_1", false, &payer("cus_tess", day)).expect(200);
        assert_eq!((done.trips, &done.json["preview"]), (2, &shown.json["preview"]));
        assert_eq!(done.json["next_payer_preview"], shown.json["next_payer_preview"]);
        let new = known(&plans, &done.json["contract_id"]);
        assert_eq!(
            (&new["payer"]["id"], &new["customer"]["id"], &new["deposit"]["minor"], &new["follows"]),
            (&json!("cus_tess"), &json!("cus_ada"), &json!(50_000), &json!("con_1"))
        );
        let told = plans.world.rows("SELECT recipient, payload ->> '$.told' AS told, payload ->> '$.of' AS of, payload ->> '$.deposit.minor' AS deposit FROM outbox WHERE topic = 'plans.payer_changed' ORDER BY recipient");
        let row =
            |who: &str, told: &str, of: Value| json!({ "recipient": who, "told": told, "of": of, "deposit": 50_000 });
        assert_eq!(
            told,
            [row("ada@example.org", "before", Value::Null), row("tess@example.org", "payer", json!("Ada Members"))]
        );
        assert_eq!(
            plans.world.count("SELECT count(*) FROM audit WHERE action = 'act_on_contract' AND subject = 'con_1'"),
            1
        );
        lived(&plans, &[("cus_ada", &done.json["preview"]), ("cus_tess", &done.json["next_payer_preview"])]);
        let deposits = |who: &str| {
            format!(
                "SELECT coalesce(sum(gross_minor), 0) AS minor FROM charges WHERE source = 'deposit' AND payer_id = '{who}'"
            )
        };
        let of = |who: &str| plans.world.rows(Box::leak(deposits(who).into_boxed_str()))[0]["minor"].clone();
        assert_eq!((of("cus_ada"), of("cus_tess")), (json!(0), json!(50_000)), "{day}");
    }
}

/// Bob pays for Carl's, and Tess takes it over: all three are told. Who is suspended takes nothing over that costs something.
#[test]
fn who_has_it_is_told_too_and_who_is_suspended_takes_nothing_over() {
    let plans = plans();
    let mut made = contract("cus_carl", "pln_desk", "2030-01-01");
    made["payer_id"] = "cus_bob".into();
    let id = plans.post(Boss, "/api/plans/all", made).expect(201).json["contract_id"].as_str().unwrap().to_owned();
    acts(&plans, &id, true, &payer("cus_tess", "2030-01-16")).refused(409, "not-begun");
    run_the_day(&plans.world);
    plans.world.load("DELETE FROM outbox");
    plans.world.load("INSERT INTO billing_accounts (customer_id, party, tax_treatment, collects, suspended_at, version) VALUES ('cus_tess', '{\"name\":\"Tess Holding SE\"}', 'as_usual', 0, 1, 1)");
    acts(&plans, &id, true, &payer("cus_tess", "2030-01-16")).refused(403, "suspended");
    plans.world.load("UPDATE billing_accounts SET suspended_at = NULL");
    let done = acts(&plans, &id, false, &payer("cus_tess", "2030-01-16")).expect(200).json;
    assert_eq!(plans.world.count("SELECT count(*) FROM outbox WHERE topic = 'plans.payer_changed'"), 3);
    let called = plans
        .world
        .rows("SELECT DISTINCT payload ->> '$.payer' AS payer FROM outbox WHERE topic = 'plans.payer_changed'");
    assert_eq!(called, [json!({ "payer": "Tess Teams" })], "as everywhere, and not as on invoices");
    // Whoever is suspended owes nothing anew.
    plans.world.load("INSERT INTO billing_accounts (customer_id, tax_treatment, collects, suspended_at, version) VALUES ('cus_bob', 'as_usual', 0, 1, 1)");
    acts(&plans, &id, true, &json!({ "act": "reopen" })).refused(403, "suspended");
    plans.world.load("UPDATE billing_accounts SET suspended_at = NULL");
    // Taken back by an operator, nobody is charged, and whoever was to pay is told.
    plans.world.load("DELETE FROM outbox");
    acts(&plans, &id, false, &json!({ "act": "reopen" })).expect(200);
    let told = plans.world.rows("SELECT recipient, payload ->> '$.told' AS told, payload ->> '$.payer' AS payer FROM outbox WHERE topic = 'plans.payer_changed'");
    assert_eq!(told, [json!({ "recipient": "tess@example.org", "told": "not_after_all", "payer": "Bob Members" })]);
    let dropped = known(&plans, &done["contract_id"]);
    assert_eq!((&dropped["status"], &dropped["follows"]), (&json!("withdrawn"), &Value::Null));
    go_to(&plans.world, "2030-02-01");
    run_the_day(&plans.world);
    assert_eq!(plans.world.count("SELECT count(*) FROM charges WHERE payer_id = 'cus_tess'"), 0);
    assert_right(&plans.world);
}

/// What was booked ahead on the hours of a contract stays covered when another pays.
#[test]
fn what_was_booked_stays_booked_whoever_pays() {
    let plans = desk_of_ada();
    plans.world.load(ROOM);
    let grant = plans.world.rows(
        "SELECT id FROM v_grants WHERE contract_id = 'con_1' AND starts_at = 1893456000000 AND kind = 'time_credit'",
    )[0]["id"]
        .clone();
    let drawn = time_drawn(grant.as_str().unwrap().parse().unwrap(), 120, 6000);
    room_booked(&plans.world, "2030-01-20T10:00:00Z".parse().unwrap(), 120, "bkg_1");
    let ada = "cus_ada".parse().unwrap();
    futures::executor::block_on(plans.world.db().commit(ledger::draw(
        &[drawn],
        &ada,
        ("booking", "bkg_1"),
        plans.world.now(),
    )))
    .unwrap();
    let done = acts(&plans, "con_1", false, &payer("cus_tess", "2030-01-16")).expect(200).json;
    assert_eq!(
        (&done["preview"]["charged_draws"], &done["next_payer_preview"]["charged_draws"]),
        (&json!([]), &json!([]))
    );
    assert_right(&plans.world);
}

#[test]
fn for_whoever_pays_instead_it_is_one_contract_more() {
    let plans = desk_of_ada();
    plans.world.load(
        "INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1898)
         SELECT printf('con_of_%04d', i), 'cus_carl', 'cus_tess', 'pln_club', 'agreed', '2030-01-01', 1893456000000, '2030-02-01', '2030-02-01', 'EUR', 0, '{}', 1 FROM n",
    );
    acts(&plans, "con_1", true, &payer("cus_tess", "2030-02-01")).expect(200);
    plans.world.load("UPDATE contracts SET payer_id = 'cus_tess' WHERE id = 'con_bob'");
    plans.world.load("INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
      VALUES ('con_more', 'cus_bob', 'cus_tess', 'pln_free', 'agreed', '2030-01-01', 1893456000000, '2030-02-01', '2030-02-01', 'EUR', 0, '{}', 1)");
    acts(&plans, "con_1", true, &payer("cus_tess", "2030-02-01")).refused(409, "too-many-contracts");
}
