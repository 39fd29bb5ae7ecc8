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
    let end = json!({ "act": "end", "on": "2030-02-01", "reason": "" });
    no(plans.post(Boss, "/api/plans/all/con_of_1999/acts?version=1", end));
    assert_eq!(plans.world.count("SELECT count(*) FROM contracts WHERE ends_on IS NOT NULL"), 0);
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
