//! What happens between the look and the writing, and writes that fail.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use futures::executor::block_on;
use serde_json::{Value, json};
use support::*;
use testkit::Persona::*;
use testkit::{FAULTS, Fault};

const DESK: &str = "/api/plans/contracts/con_1";

fn leave(plans: &testkit::Function<plans::App>) -> Value {
    let shown =
        plans.post(Ada, &format!("{DESK}/cancellation/preview"), json!({ "ends_on": "2030-01-16" })).expect(200);
    json!({ "ends_on": "2030-01-16", "reason": "", "seen": shown.json["digest"] })
}

#[test]
fn what_is_agreed_is_what_was_seen() {
    let plans = desk_of_ada();
    let agreed = leave(&plans);
    plans.world.load("UPDATE plans SET due_days = 9 WHERE id = 'pln_desk'");
    let answer = plans.post(Ada, &format!("{DESK}/cancellation"), agreed.clone()).refused(409, "preview-outdated");
    assert_ne!(answer.json["preview"]["digest"], agreed["seen"]);
    assert_eq!(plans.world.count("SELECT count(*) FROM contracts WHERE ends_on IS NOT NULL"), 0);
    assert_eq!(plans.world.count("SELECT count(*) FROM outbox WHERE topic = 'plans.cancelled'"), 0);
    let mut seen = agreed;
    seen["seen"] = answer.json["preview"]["digest"].clone();
    plans.post(Ada, &format!("{DESK}/cancellation"), seen).expect(200);
    let tomorrow = desk_of_ada();
    let agreed = leave(&tomorrow);
    go_to(&tomorrow.world, "2030-01-02");
    run_the_day(&tomorrow.world);
    tomorrow.post(Ada, &format!("{DESK}/cancellation"), agreed).expect(200);
}

#[test]
fn a_contract_that_was_charged_meanwhile_is_not_overwritten() {
    for meanwhile in [
        "UPDATE contracts SET version = version + 1 WHERE id = 'con_1'",
        "INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, at) SELECT 'booking:bkg_1:' || id, id, 'booking', 'bkg_1', 60, 100, 1 FROM grants WHERE key LIKE 'contract:con_1:2030-02-01:0:%'",
    ] {
        let mut plans = desk_of_ada();
        let agreed = leave(&plans);
        Meanwhile::in_plans(&mut plans, meanwhile);
        plans.post(Ada, &format!("{DESK}/cancellation"), agreed).refused(409, "changed-meanwhile");
        assert_eq!(plans.world.count("SELECT count(*) FROM contracts WHERE ends_on IS NOT NULL"), 0);
        assert_eq!(plans.world.count("SELECT count(*) FROM charges WHERE gross_minor < 0"), 0);
    }
}

#[test]
fn a_job_that_read_before_an_end_charges_nothing_past_it() {
    let plans = desk_of_ada();
    agree(&plans, Ada, &format!("{DESK}/pauses"), json!({ "from": "2030-05-01", "cycles": 1 })).expect(200);
    go_to(&plans.world, "2030-02-01");
    let stale = the_day(&plans.world);
    let end = json!({ "act": "end", "on": "2030-02-01", "reason": "" });
    plans.post(Boss, "/api/plans/all/con_1/acts?version=3", end).expect(200);
    let late = block_on(plans.world.db().commit(stale)).unwrap_err();
    assert!(late.is_refused_by("contract_changed"), "{late:?}");
    run_the_day(&plans.world);
    assert_eq!(plans.world.count("SELECT count(*) FROM charges WHERE period_from = '2030-02-01'"), 0);
    assert_right(&plans.world);
}

#[test]
fn the_last_place_has_one_taker() {
    let mut plans = plans();
    plans.world.load("UPDATE plans SET subscribers_max = 1 WHERE id = 'pln_desk'");
    let wish = json!({ "plan_id": "pln_desk", "quantity": 1, "starts_on": "2030-01-01" });
    let shown = plans.post(Ada, "/api/plans/contracts/preview", wish.clone()).expect(200);
    Meanwhile::in_plans(
        &mut plans,
        "INSERT INTO contracts (id, customer_id, payer_id, plan_id, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
         VALUES ('con_fast', 'cus_bob', 'cus_bob', 'pln_desk', '2030-01-05', 1, '2030-02-01', '2030-02-01', 'EUR', 0, '{}', 1)",
    );
    let mut agreed = wish;
    agreed["seen"] = shown.json["digest"].clone();
    plans.post(Ada, "/api/plans/contracts", agreed).refused(409, "plan-full");
    assert_eq!(plans.world.count("SELECT count(*) FROM contracts WHERE plan_id = 'pln_desk'"), 1);
    assert_eq!(plans.world.count("SELECT count(*) FROM grants"), 0);
}

#[test]
fn who_joins_twice_at_once_joins_once_and_on_the_terms_that_were_seen() {
    let twice = "INSERT INTO contracts (id, customer_id, payer_id, plan_id, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
         VALUES ('con_fast', 'cus_ada', 'cus_ada', 'pln_club', '2030-01-01', 1, '2030-02-01', '2030-02-01', 'EUR', 0, '{}', 1)";
    let dearer = "UPDATE plans SET price_minor = 9900, version = version + 1 WHERE id = 'pln_club'";
    for (meanwhile, slug) in [(twice, "has-plan"), (dearer, "changed-meanwhile")] {
        let mut plans = plans();
        let wish = json!({ "plan_id": "pln_club", "quantity": 1, "starts_on": "2030-01-01" });
        let shown = plans.post(Ada, "/api/plans/contracts/preview", wish.clone()).expect(200);
        Meanwhile::in_plans(&mut plans, meanwhile);
        let mut agreed = wish;
        agreed["seen"] = shown.json["digest"].clone();
        plans.post(Ada, "/api/plans/contracts", agreed).refused(409, slug);
        assert_eq!(
            plans.world.count("SELECT count(*) FROM contracts WHERE id <> 'con_fast' AND plan_id = 'pln_club'"),
            0
        );
    }
}

/// Every write, broken before or after it persisted, then repeated: what was asked for is there once.
#[test]
fn a_write_that_failed_can_be_repeated() {
    let writes = [
        (Ada, "POST /api/plans/contracts", "SELECT count(*) FROM contracts WHERE plan_id = 'pln_club'"),
        (Ada, "POST /api/plans/contracts/{id}/changes", "SELECT count(*) FROM contracts WHERE follows = 'con_1'"),
        (
            Ada,
            "POST /api/plans/contracts/{id}/pauses",
            "SELECT json_array_length(pauses) FROM contracts WHERE id = 'con_1'",
        ),
        (
            Ada,
            "POST /api/plans/contracts/{id}/cancellation",
            "SELECT count(*) FROM contracts WHERE ends_on = '2030-02-10'",
        ),
        (Boss, "POST /api/plans/setup", "SELECT min(1, count(*)) FROM plans WHERE name = 'Night'"),
        (Boss, "PUT /api/plans/setup/{id}", "SELECT count(*) FROM plans WHERE id = 'pln_night' AND version = 1"),
        (Boss, "POST /api/plans/products", "SELECT min(1, count(*)) FROM products WHERE name = 'Locker'"),
        (Boss, "PUT /api/plans/products/{id}", "SELECT count(*) FROM products WHERE id = 'prd_mug' AND version = 2"),
        (Boss, "POST /api/plans/all", "SELECT count(*) FROM contracts WHERE customer_id = 'cus_carl'"),
        (Boss, "POST /api/plans/all/{id}/acts", "SELECT count(*) FROM contracts WHERE due_days = 3 AND version = 3"),
        (Boss, "POST /api/plans/customers/{id}/grants", "SELECT min(1, count(*)) FROM grants WHERE key LIKE 'gift:%'"),
        (Boss, "POST /api/plans/grants/{id}/revocation", "SELECT count(*) FROM draws WHERE note IS NOT NULL"),
        (Boss, "POST /api/plans/import", "SELECT count(*) FROM products WHERE id = 'prd_new'"),
    ];
    for (who, endpoint, there) in writes {
        for (fault, nth) in FAULTS {
            let mut plans = desk_of_ada();
            let (path, body) = plausible(&plans, who, endpoint);
            let method = endpoint.split(' ').next().unwrap();
            let sound = plans.world.clone();
            plans.world = sound.failing(fault, nth);
            let first = plans.send(who, method, &path, body.clone());
            if first.trips < nth {
                continue;
            }
            assert_eq!(first.status, 500, "{endpoint} {fault:?} {nth}");
            assert!(!first.text.contains("out of order") && !first.text.contains("was lost"), "{}", first.text);
            let again = plans.send(who, method, &path, body);
            assert!(again.status < 500, "{endpoint} {fault:?} {nth}: {} {:?}", again.text, again.cause);
            assert_eq!(sound.count(there), 1, "{endpoint} {fault:?} {nth}: {}", again.text);
            assert_right(&sound);
        }
    }
}

#[test]
fn taking_back_and_going_on_survive_a_fault() {
    let acts = [
        (
            "withdrawal",
            json!({}),
            "cancellation",
            json!({ "ends_on": "2030-02-10" }),
            "SELECT count(*) FROM contracts WHERE id = 'con_1' AND ends_on IS NULL",
        ),
        (
            "resumption",
            json!({ "from": "2030-03-01" }),
            "pauses",
            json!({ "from": "2030-03-01", "cycles": 1 }),
            "SELECT count(*) FROM contracts WHERE id = 'con_1' AND pauses = '[]'",
        ),
    ];
    for (act, wish, first, of, there) in acts {
        for fault in [Fault::Before, Fault::After] {
            let mut plans = desk_of_ada();
            agree(&plans, Ada, &format!("{DESK}/{first}"), of.clone()).expect(200);
            let shown = plans.post(Ada, &format!("{DESK}/{act}/preview"), wish.clone()).expect(200);
            let mut agreed = wish.clone();
            agreed["seen"] = shown.json["digest"].clone();
            let sound = plans.world.clone();
            plans.world = sound.failing(fault, 2);
            assert_eq!(plans.post(Ada, &format!("{DESK}/{act}"), agreed.clone()).status, 500);
            assert!(plans.post(Ada, &format!("{DESK}/{act}"), agreed).status < 500);
            assert_eq!(sound.count(there), 1, "{act} {fault:?}");
            assert_right(&sound);
        }
    }
}

#[test]
fn an_end_is_not_taken_back_once_somebody_else_has_the_place() {
    let plans = desk_of_ada();
    agree(&plans, Ada, &format!("{DESK}/cancellation"), json!({ "ends_on": "2030-01-16" })).expect(200);
    plans.world.load(
        "UPDATE plans SET subscribers_max = 1 WHERE id = 'pln_desk';
UPDATE contracts SET plan_id = 'pln_desk', starts_on = '2030-01-16' WHERE id = 'con_tess'",
    );
    let refused = plans.post(Ada, &format!("{DESK}/withdrawal/preview"), json!({})).refused(409, "plan-full");
    assert_eq!(refused.json["left"], 0);
    plans.world.load("UPDATE plans SET subscribers_max = 2 WHERE id = 'pln_desk'");
    agree(&plans, Ada, &format!("{DESK}/withdrawal"), json!({})).expect(200);
}
