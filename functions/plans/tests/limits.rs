//! How many contracts one payer can have: all of them are reckoned with, or it is said that they are too many.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use plans::App;
use serde_json::json;
use support::*;
use testkit::Function;
use testkit::Persona::*;

/// Tess pays for so many people's desks beside her own contract.
fn desks_of_a_company(count: i64) -> Function<App> {
    let plans = plans();
    let made = db::Statement::new(
        "INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
         SELECT printf('con_of_%04d', i), printf('cus_of_%04d', i), 'cus_tess', 'pln_club', 'agreed', '2030-01-01', 1893456000000, '2030-02-01', '2030-02-01',
           'EUR', 100, '{}', 1 FROM n",
        [count.into()],
    );
    let people = db::Statement::new(
        "INSERT INTO customers (id, name, email, created_at) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
         SELECT printf('cus_of_%04d', i), 'Person', 'person@example.org', 1 FROM n",
        [count.into()],
    );
    futures::executor::block_on(plans.world.db().commit(vec![people, made])).unwrap();
    plans
}

#[test]
fn whoever_pays_for_hundreds_sees_all_of_them_and_leaves_the_last() {
    let plans = desks_of_a_company(600);
    let mine = plans.get(Tess, "/api/plans").expect(200);
    assert_eq!((mine.trips, mine.json["contracts"].as_array().unwrap().len()), (1, 601));
    let leave = json!({ "ends_on": "2030-02-01" });
    let shown = plans.post(Tess, "/api/plans/contracts/con_of_0600/cancellation/preview", leave).expect(200).json;
    // On the first of February 600 desks at 1.00 and 19 % would be invoiced, and without this one 599 are.
    let of = |list: &str| {
        shown[list].as_array().unwrap().iter().find(|one| one["issued_on"] == "2030-02-01").unwrap().clone()
    };
    let lines =
        |list: &str| of(list)["lines"].as_array().unwrap().iter().filter(|line| line["gross"]["minor"] == 119).count();
    assert_eq!((lines("unchanged"), lines("invoices")), (600, 599));
}

#[test]
fn more_than_can_be_reckoned_with_is_said_and_nothing_is_decided_on_a_part() {
    let plans = desks_of_a_company(1999);
    let no = |answer: testkit::Answer| {
        assert_eq!(answer.refused(409, "too-much-at-once").json["detail"], "There are 2000 contracts, or more.");
    };
    no(plans.get(Tess, "/api/plans"));
    no(plans.post(Tess, "/api/plans/contracts/con_of_1999/cancellation/preview", json!({ "ends_on": "2030-02-01" })));
    let price = json!({ "act": "price", "from": "2030-02-01", "price_minor": 200 });
    no(plans.post(Boss, "/api/plans/all/con_of_1999/acts?version=1", price));
    assert_eq!(plans.world.count("SELECT count(*) FROM contracts WHERE 1 < version"), 0);
}

#[test]
fn an_operator_ends_and_refuses_what_is_too_much_and_sees_of_it_what_concerns_the_customer() {
    let plans = desks_of_a_company(1999);
    let end = json!({ "act": "end", "on": "2030-02-01", "reason": "" });
    let done = plans.post(Boss, "/api/plans/all/con_of_1999/acts?version=1", end).expect(200);
    assert_eq!((done.trips, &done.json["preview"]["in_part"]), (2, &json!(true)));
    let of = |list: &str| done.json["preview"][list].as_array().unwrap().len();
    assert_eq!((of("invoices"), of("unchanged")), (0, 1), "it would have been charged on that day");
    plans.world.load("UPDATE contracts SET status = 'waiting' WHERE id = 'con_of_0007'");
    let refuse = json!({ "act": "refuse", "reason": "" });
    plans.post(Boss, "/api/plans/all/con_of_0007/acts?version=1", refuse).expect(200);
    let left = plans.get(Tess, "/api/plans").expect(200).json;
    assert_eq!(left["contracts"].as_array().unwrap().len(), 1999);
    let whole = json!({ "act": "end", "on": "2030-02-01", "reason": "" });
    let done = plans.post(Boss, "/api/plans/all/con_of_0008/acts?version=1&dry_run=true", whole).expect(200);
    assert_eq!(done.json["preview"].get("in_part"), None, "what can be reckoned together is");
}

#[test]
fn an_import_names_each_row_that_is_too_much_for_who_pays() {
    let plans = desks_of_a_company(1897);
    let desk = |id: &str, customer: &str, payer: Option<&str>, ends_on: Option<&str>| {
        let mut row = json!({ "id": id, "customer_id": customer, "plan_id": "pln_free", "starts_on": "2029-06-01" });
        if let Some(payer) = payer {
            row["payer_id"] = payer.into();
        }
        if let Some(day) = ends_on {
            row["ends_on"] = day.into();
        }
        row
    };
    let tess = Some("cus_tess");
    let rows = |second: &str| {
        json!({ "contracts": [
            desk("con_of_0001", "cus_of_0001", tess, None), desk("con_new_1", "cus_of_0002", tess, None),
            desk("con_new_2", "cus_of_0003", tess, Some("2029-12-01")), desk("con_new_3", second, None, None),
            desk("con_new_4", "cus_of_0004", tess, None), desk("con_new_5", "cus_of_0005", tess, None),
        ] })
    };
    let refused = plans.post(Boss, "/api/plans/import", rows("cus_of_0006")).refused(422, "invalid-fields");
    let told = &refused.json["errors"];
    assert_eq!((&told[0]["pointer"], told.as_array().unwrap().len()), (&json!("/contracts/5/payer_id"), 1));
    assert_eq!(told[0]["rule"], "too-many-contracts");
    assert_eq!(plans.world.count("SELECT count(*) FROM contracts WHERE id LIKE 'con_new%'"), 0);
    let refused = plans.post(Boss, "/api/plans/import", rows("cus_tess")).refused(422, "invalid-fields");
    assert_eq!(refused.json["errors"][0]["pointer"], "/contracts/4/payer_id", "her own counts too");
    let mut fewer = rows("cus_of_0006");
    fewer["contracts"].as_array_mut().unwrap().pop();
    plans.post(Boss, "/api/plans/import", fewer).expect(200);
    assert_eq!(plans.world.count("SELECT count(*) FROM contracts WHERE id LIKE 'con_new%'"), 4);
}

#[test]
fn of_two_that_come_at_once_the_last_that_one_can_have_goes_to_one() {
    let mut plans = desks_of_a_company(1898);
    let made = || {
        let mut made = contract("cus_carl", "pln_free", "2030-01-02");
        made["payer_id"] = "cus_tess".into();
        made
    };
    Meanwhile::in_plans(&mut plans, "UPDATE contracts SET payer_id = 'cus_tess' WHERE id = 'con_bob'");
    let refused = plans.post(Boss, "/api/plans/all", made()).refused(409, "too-many-contracts");
    assert_eq!(refused.json["contracts_max"], 1900);
    assert_eq!(plans.world.count("SELECT count(*) FROM contracts WHERE customer_id = 'cus_carl'"), 0);
}

#[test]
fn who_waits_for_a_yes_counts_and_a_yes_is_held_to_it_too() {
    let plans = desks_of_a_company(1899);
    plans.world.load("UPDATE contracts SET status = 'waiting' WHERE id = 'con_of_0001'");
    let mut made = contract("cus_carl", "pln_free", "2030-01-02");
    made["payer_id"] = "cus_tess".into();
    plans.post(Boss, "/api/plans/all", made).refused(409, "too-many-contracts");
    let act = |contract: &str, act: &str| {
        plans.post(Boss, &format!("/api/plans/all/{contract}/acts?version=1&dry_run=true"), json!({ "act": act }))
    };
    act("con_of_0001", "approve").expect(200);
    plans.world.load("UPDATE contracts SET payer_id = 'cus_tess' WHERE id = 'con_bob'");
    act("con_of_0001", "approve").refused(409, "too-many-contracts");
}

/// 1,899 and a change of one of them ahead, which makes 1,901: taking something back makes none more, whoever does it.
#[test]
fn what_is_taken_back_is_no_more_than_there_was() {
    let plans = desks_of_a_company(1899);
    let change = json!({ "act": "quantity", "quantity": 2, "on": "2030-02-01" });
    plans.post(Boss, "/api/plans/all/con_of_0002/acts?version=1", change).expect(200);
    plans.world.load("UPDATE contracts SET ends_on = '2030-02-01', ended_by = 'operator' WHERE id = 'con_of_0003'");
    for (contract, version) in [("con_of_0002", 2), ("con_of_0003", 1)] {
        let path = format!("/api/plans/all/{contract}/acts?version={version}");
        plans.post(Boss, &format!("{path}&dry_run=true"), json!({ "act": "reopen" })).expect(200);
        plans.post(Boss, &path, json!({ "act": "reopen" })).expect(200);
    }
    plans.world.load("UPDATE contracts SET ends_on = '2030-02-01', ended_by = 'member' WHERE id = 'con_of_0004'");
    agree(&plans, Tess, "/api/plans/contracts/con_of_0004/withdrawal", json!({})).expect(200);
    assert_eq!(plans.world.count("SELECT count(*) FROM contracts WHERE ends_on IS NOT NULL AND status = 'agreed'"), 0);
}

#[test]
fn nobody_gets_to_pay_for_more_contracts_than_one_can_have() {
    let plans = desks_of_a_company(1898);
    let paid_by_tess = |plan: &str| {
        let mut made = contract("cus_carl", plan, "2030-01-02");
        made["payer_id"] = "cus_tess".into();
        plans.post(Boss, "/api/plans/all", made)
    };
    paid_by_tess("pln_free").expect(201);
    let refused = paid_by_tess("pln_club").refused(409, "too-many-contracts");
    assert_eq!(refused.json["contracts_max"], 1900);
    plans.world.load("UPDATE billing_settings SET members_pay = 'next_invoice'");
    plans
        .post(
            Tess,
            "/api/plans/contracts/preview",
            json!({ "plan_id": "pln_club", "quantity": 1, "starts_on": "2030-01-02" }),
        )
        .refused(409, "too-many-contracts");
    plans.post(Boss, "/api/plans/all", contract("cus_carl", "pln_club", "2030-01-02")).expect(201);
}
