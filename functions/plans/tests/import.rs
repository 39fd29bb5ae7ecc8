//! Bringing plans, products and contracts in.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use serde_json::{Value, json};
use support::*;
use testkit::Persona::*;
use testkit::{Answer, FAULTS};

fn rows() -> Value {
    json!({
        "plans": [{ "id": "pln_night", "setup": plan() }],
        "products": [{ "id": "prd_locker", "setup": product() }],
        "contracts": [
            { "id": "con_carl", "customer_id": "cus_carl", "plan_id": "pln_night", "starts_on": "2029-11-20" },
            { "id": "con_bob_night", "customer_id": "cus_bob", "payer_id": "cus_tess", "plan_id": "pln_night", "starts_on": "2030-01-20",
              "quantity": 2, "price_minor": 100, "prices_ahead": [{ "from": "2030-06-01", "price_minor": 200 }], "due_days": 3 },
            { "id": "con_ada_night", "customer_id": "cus_ada", "plan_id": "pln_night", "starts_on": "2029-10-01", "ends_on": "2029-12-01" },
            { "id": "con_tess_night", "customer_id": "cus_tess", "plan_id": "pln_night", "starts_on": "2029-10-01", "charged_until": "2030-03-01" },
        ],
    })
}

fn pointers(answer: &Answer) -> Vec<&str> {
    answer.json["errors"].as_array().unwrap().iter().map(|e| e["pointer"].as_str().unwrap()).collect()
}

#[test]
fn what_is_brought_in_goes_on_where_it_was() {
    let plans = plans();
    let dry = plans.post(Boss, "/api/plans/import?dry_run=true", rows()).expect(200);
    assert_eq!((dry.trips, &dry.json), (1, &json!({ "dry_run": true, "written": 6, "unchanged": 0 })));
    assert_eq!(plans.world.count("SELECT count(*) FROM plans WHERE id = 'pln_night'"), 0);
    let done = plans.post(Boss, "/api/plans/import", rows()).expect(200);
    assert_eq!((done.trips, &done.json["written"]), (2, &json!(6)));
    let again = plans.post(Boss, "/api/plans/import", rows()).expect(200).json;
    assert_eq!((&again["written"], &again["unchanged"]), (&json!(2), &json!(4)), "contracts stay as they are");
    let kept =
        plans.world.rows("SELECT id, charged_until, status FROM contracts WHERE plan_id = 'pln_night' ORDER BY id");
    let until = |row: usize| kept[row]["charged_until"].as_str().unwrap();
    assert_eq!((until(0), until(1), until(2), until(3)), ("2199-12-31", "2030-01-20", "2030-01-20", "2030-03-01"));
    let benefits = plans.world.rows("SELECT count(*) AS months, min(amount) AS minutes, max(starts_at) AS last FROM grants WHERE contract_id = 'con_carl'");
    assert_eq!((&benefits[0]["months"], &benefits[0]["minutes"]), (&json!(13), &json!(300)));
    for day in ["2030-01-19", "2030-01-20"] {
        go_to(&plans.world, day);
        run_the_day(&plans.world);
    }
    let owed = plans.world.rows("SELECT customer_id, gross_minor FROM invoices ORDER BY customer_id");
    assert_eq!(
        owed,
        [
            json!({ "customer_id": "cus_carl", "gross_minor": 4760 }),
            json!({ "customer_id": "cus_tess", "gross_minor": 238 })
        ]
    );
    assert_right(&plans.world);
    let told = plans.world.rows("SELECT detail FROM audit WHERE action = 'import_plans' ORDER BY rowid");
    let told: Vec<Value> =
        told.iter().map(|row| serde_json::from_str(row["detail"].as_str().unwrap()).unwrap()).collect();
    let named = |written: usize, contracts: Value| json!({ "rows": written, "plans": ["pln_night"], "products": ["prd_locker"], "contracts": contracts });
    // Each contract that came, once: what was known already is not among them.
    assert_eq!(
        told,
        [named(6, json!(["con_carl", "con_bob_night", "con_ada_night", "con_tess_night"])), named(2, json!([]))]
    );
}

#[test]
fn a_contract_that_is_brought_in_makes_a_member_of_a_contact() {
    let plans = plans();
    plans.post(Boss, "/api/plans/import", rows()).expect(200);
    assert_eq!(plans.world.count("SELECT count(*) FROM v_contracts WHERE customer_id = 'cus_carl' AND starts_at <= 1893484800000 AND ends_at IS NULL"), 1);
    assert_eq!(plans.get(Carl, "/api/plans").expect(200).json["contracts"][0]["next_charge"]["on"], "2030-01-20");
}

#[test]
fn every_broken_row_is_named_and_none_is_written() {
    let plans = plans();
    let mut broken = rows();
    broken["plans"][0]["setup"]["name"] = "".into();
    broken["products"] = json!([{ "id": "x" }]);
    broken["contracts"][0]["starts_on"] = "2029-2-30".into();
    let answer = plans.post(Boss, "/api/plans/import", broken).refused(422, "invalid-fields");
    assert_eq!(pointers(&answer), ["/plans/0/setup/name", "/products/0/id", "/contracts/0/starts_on"]);
    let mut broken = rows();
    broken["plans"][0]["setup"]["location_id"] = "loc_none".into();
    broken["contracts"][0]["plan_id"] = "pln_none".into();
    broken["contracts"][1]["customer_id"] = "cus_none".into();
    broken["contracts"][1]["payer_id"] = "cus_none".into();
    broken["contracts"][1]["prices_ahead"] =
        json!([{ "from": "2030-06-01", "price_minor": 2 }, { "from": "2030-06-01", "price_minor": -1 }]);
    broken["contracts"][2]["ends_on"] = "2029-09-30".into();
    broken["contracts"][3]["charged_until"] = "2030-03-02".into();
    broken["contracts"].as_array_mut().unwrap().push(rows()["contracts"][3].clone());
    let answer = plans.post(Boss, "/api/plans/import?dry_run=true", broken).refused(422, "invalid-fields");
    let expected = [
        "/contracts/4/id",
        "/plans/0/setup/location_id",
        "/contracts/0/plan_id",
        "/contracts/1/customer_id",
        "/contracts/1/payer_id",
        "/contracts/1/prices_ahead",
        "/contracts/1/prices_ahead",
        "/contracts/2/ends_on",
        "/contracts/3/charged_until",
    ];
    assert_eq!(pointers(&answer), expected);
    assert_eq!(
        plans.world.count("SELECT count(*) FROM contracts") + plans.world.count("SELECT count(*) FROM audit"),
        3
    );
}

#[test]
fn nobody_is_brought_in_twice_at_the_same_time() {
    let plans = plans();
    let twice = json!({ "contracts": [
        { "id": "con_a", "customer_id": "cus_carl", "plan_id": "pln_club", "starts_on": "2029-12-01", "ends_on": "2030-02-02" },
        { "id": "con_b", "customer_id": "cus_carl", "plan_id": "pln_club", "starts_on": "2030-02-01" },
    ] });
    let answer = plans.post(Boss, "/api/plans/import", twice.clone()).refused(422, "invalid-fields");
    assert_eq!(pointers(&answer), ["/contracts"]);
    assert_eq!(plans.world.count("SELECT count(*) FROM contracts WHERE customer_id = 'cus_carl'"), 0);
    let mut after = twice;
    after["contracts"][1]["starts_on"] = "2030-02-02".into();
    plans.post(Boss, "/api/plans/import", after).expect(200);
}

#[test]
fn one_call_brings_at_most_1000_rows_and_20000_benefits() {
    let plans = plans();
    let row = |n: usize| json!({ "id": format!("prd_{n}"), "setup": product() });
    let many: Vec<Value> = (0..1001).map(row).collect();
    let answer = plans.post(Boss, "/api/plans/import", json!({ "products": many })).refused(422, "invalid-fields");
    assert_eq!(answer.json["errors"][0]["rule"], "too-many");
    let mut weekly = plan();
    weekly["terms"] = json!({ "cycle": { "unit": "week", "count": 1 }, "benefits": vec![benefit(); 20] });
    let contracts: Vec<Value> = (0..20).map(|n| json!({ "id": format!("con_{n}"), "customer_id": "cus_carl", "plan_id": "pln_weekly", "starts_on": "2030-01-01" })).collect();
    let import = json!({ "plans": [{ "id": "pln_weekly", "setup": weekly }], "contracts": contracts });
    let answer = plans.post(Boss, "/api/plans/import", import).refused(422, "invalid-fields");
    assert_eq!(pointers(&answer), ["/contracts"]);
}

#[test]
fn an_import_that_failed_can_be_repeated() {
    for (fault, nth) in FAULTS {
        let mut plans = plans();
        let sound = plans.world.clone();
        plans.world = sound.failing(fault, nth);
        assert_eq!(plans.post(Boss, "/api/plans/import", rows()).status, 500);
        plans.post(Boss, "/api/plans/import", rows()).expect(200);
        assert_eq!(sound.count("SELECT count(*) FROM contracts WHERE plan_id = 'pln_night'"), 4);
        assert_eq!(sound.count("SELECT count(*) FROM grants WHERE contract_id = 'con_carl'"), 13);
    }
}

/// The demo space's own files, as the portal takes them.
#[test]
fn the_demo_space_sells_what_it_may() {
    let plans = plans();
    plans.world.load(
        "INSERT INTO kinds (id, name, category) VALUES ('knd_meeting', 'M', 'other'), ('knd_booth', 'B', 'other'), ('knd_hall', 'H', 'other'), ('knd_studio', 'S', 'other');
INSERT INTO locations (id, slug, name, address, currency, zone, hours, version) SELECT 'loc_berlin', 'b', 'B', '', 'EUR', zone, hours, 1 FROM locations",
    );
    let file = |name: &str| -> Value {
        let path = format!("{}/../../tests/demo/{name}", env!("CARGO_MANIFEST_DIR"));
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    };
    let import = json!({ "plans": file("plans.json"), "products": file("products.json") });
    assert_eq!(plans.post(Boss, "/api/plans/import", import).expect(200).json["written"], 22);
}

/// A year of 1,200.00 twice, which was charged elsewhere: it is not charged again for days that nothing could be given back of.
#[test]
fn what_was_paid_elsewhere_is_over_before_it_is_changed() {
    let plans = plans();
    let mut year = plan();
    (year["price_minor"], year["terms"]) =
        (120_000.into(), json!({ "cycle": { "unit": "month", "count": 12 }, "benefits": [], "prorates_last": true }));
    let row = json!({ "id": "con_year", "customer_id": "cus_tess", "plan_id": "pln_year", "quantity": 2, "starts_on": "2029-07-01" });
    let import = json!({ "plans": [{ "id": "pln_year", "setup": year }], "contracts": [row] });
    plans.post(Boss, "/api/plans/import", import).expect(200);
    let change = |when: &str| {
        let wish = json!({ "plan_id": "pln_year", "quantity": 3, "when": when });
        plans.post(Tess, "/api/plans/contracts/con_year/changes/preview", wish)
    };
    let act = |on: &str| {
        let act = json!({ "act": "quantity", "on": on, "quantity": 3 });
        plans.post(Boss, "/api/plans/all/con_year/acts?version=1&dry_run=true", act)
    };
    for (refused, field) in [
        (change("now"), "/when"),
        (change("2030-06-30"), "/when"),
        (act("2030-01-01"), "/on"),
        (act("2030-06-30"), "/on"),
    ] {
        let refused = refused.refused(422, "paid-elsewhere");
        assert_eq!((pointers(&refused), &refused.json["until"]), (vec![field], &json!("2030-07-01")));
        assert_eq!(refused.json["errors"][0]["rule"], "paid-elsewhere");
    }
    let card = |id: &str| {
        let mine = plans.get(Tess, "/api/plans").expect(200).json;
        mine["contracts"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap().clone()
    };
    assert_eq!(card("con_year")["change_from"], "2030-07-01");
    act("2030-07-01").expect(200);
    // From then on it is as any other: three for a year, and nobody pays twice.
    let shown = change("period_end").expect(200).json;
    assert_eq!(
        (&shown["takes_effect_on"], &shown["unchanged"][0]["gross"]["minor"]),
        (&json!("2030-07-01"), &json!(285_600))
    );
    assert_eq!(shown["invoices"][0]["gross"]["minor"], 428_400);
    let wish = json!({ "plan_id": "pln_year", "quantity": 3, "when": "2030-07-01" });
    agree(&plans, Tess, "/api/plans/contracts/con_year/changes", wish).expect(200);
    go_to(&plans.world, "2030-07-01");
    run_the_day(&plans.world);
    let owed = "SELECT sum(gross_minor) FROM charges WHERE source = 'contract' AND customer_id = 'cus_tess'";
    assert_eq!(plans.world.count(owed), 428_400);
    // The books know this year: it can be changed on any day of it.
    let follower = plans.world.rows("SELECT id FROM contracts WHERE follows = 'con_year'")[0]["id"].clone();
    let follower = follower.as_str().unwrap();
    assert_eq!(card(follower)["change_from"], Value::Null);
    let wish = json!({ "plan_id": "pln_year", "quantity": 4, "when": "now" });
    plans.post(Tess, &format!("/api/plans/contracts/{follower}/changes/preview"), wish).expect(200);
    assert_right(&plans.world);
}

/// 40.00 a month that were paid elsewhere until June; an end on the first of March or within it is taken back: nothing of it is charged again.
#[test]
fn what_was_paid_for_several_periods_ahead_is_not_charged_when_an_end_is_taken_back() {
    for ends_on in ["2030-03-01", "2030-03-17"] {
        let plans = plans();
        let row = json!({ "id": "con_ahead", "customer_id": "cus_carl", "plan_id": "pln_night", "starts_on": "2029-10-01", "charged_until": "2030-06-01" });
        let mut night = plan();
        night["terms"] = json!({ "cycle": { "unit": "month", "count": 1 }, "benefits": [], "prorates_last": true });
        let import = json!({ "plans": [{ "id": "pln_night", "setup": night }], "contracts": [row] });
        plans.post(Boss, "/api/plans/import", import).expect(200);
        let path = "/api/plans/contracts/con_ahead";
        agree(&plans, Carl, &format!("{path}/cancellation"), json!({ "ends_on": ends_on })).expect(200);
        let shown = plans.post(Carl, &format!("{path}/withdrawal/preview"), json!({})).expect(200).json;
        assert_eq!(shown["invoices"], json!([]), "{ends_on}");
        go_to(&plans.world, "2030-02-15");
        run_the_day(&plans.world);
        agree(&plans, Carl, &format!("{path}/withdrawal"), json!({})).expect(200);
        for day in ["2030-03-01", "2030-04-01", "2030-05-31"] {
            go_to(&plans.world, day);
            run_the_day(&plans.world);
        }
        assert_eq!(plans.world.count("SELECT count(*) FROM charges WHERE source_id = 'con_ahead'"), 0);
        go_to(&plans.world, "2030-06-01");
        run_the_day(&plans.world);
        let charged = plans.world.rows("SELECT period_from, gross_minor FROM charges WHERE source_id = 'con_ahead'");
        assert_eq!(charged, [json!({ "period_from": "2030-06-01", "gross_minor": 4760 })]);
        assert_right(&plans.world);
    }
}
