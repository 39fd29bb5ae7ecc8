//! What members do with their contracts, one act at a time.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use serde_json::{Value, json};
use support::*;
use testkit::Persona::*;

const DESK: &str = "/api/plans/contracts/con_1";

/// Day and amount with tax of each invoice of a preview.
fn gross(list: &Value) -> Vec<(String, i64)> {
    let invoices = list.as_array().unwrap().iter();
    invoices.map(|i| (i["issued_on"].as_str().unwrap().to_owned(), i["gross"]["minor"].as_i64().unwrap())).collect()
}

#[track_caller]
fn check(list: &Value, expected: &[(&str, i64)]) {
    assert_eq!(gross(list), expected.iter().map(|(day, minor)| ((*day).to_owned(), *minor)).collect::<Vec<_>>());
}

#[test]
fn a_contact_joins_a_free_plan_and_is_a_member() {
    let plans = plans();
    let joined = agree(&plans, Carl, "/api/plans/contracts", joining("pln_free", "2030-01-01")).expect(201);
    assert_eq!(
        (joined.trips, &joined.json["status"], &joined.json["plan"]["name"]),
        (2, &json!("agreed"), &json!("Friend"))
    );
    assert_eq!(plans.world.count("SELECT count(*) FROM v_contracts WHERE customer_id = 'cus_carl'"), 1);
    let told = plans.world.rows("SELECT topic, recipient, payload FROM outbox");
    assert_eq!(
        (told.len(), &told[0]["topic"], &told[0]["recipient"]),
        (1, &json!("plans.joined"), &json!("carl@example.org"))
    );
    assert!(told[0]["payload"].as_str().unwrap().contains(r#""page":"/plans""#), "{told:?}");
    let again = plans.post(Carl, "/api/plans/contracts/preview", joining("pln_free", "2030-03-01"));
    again.refused(409, "has-plan");
}

#[test]
fn what_is_to_be_paid_at_once_goes_through_the_basket() {
    let plans = plans();
    plans.post(Carl, "/api/plans/contracts/preview", joining("pln_club", "2030-01-01")).refused(409, "pay-first");
    plans.world.load("UPDATE billing_settings SET contacts_pay = 'next_invoice'");
    let shown = plans.post(Carl, "/api/plans/contracts/preview", joining("pln_club", "2030-01-01")).expect(200).json;
    check(&shown["invoices"], &[("2030-01-01", 5950)]);
    assert_eq!((&shown["until"], &shown["unchanged"]), (&json!("2030-01-14"), &json!([])));
    assert_eq!(shown["benefits"]["then"][0]["gives"], json!({ "kind": "day_pass", "passes": 2 }));
}

#[test]
fn a_place_that_somebody_is_paying_for_is_taken() {
    let plans = plans();
    plans.world.load("INSERT INTO orders (id, key, customer_id, status, lines, currency, net_minor, tax_minor, gross_minor, terms_version, created_at, changed_at)
  VALUES ('ord_1', 'k', 'cus_carl', 'awaiting_payment', '[]', 'EUR', 0, 0, 0, '1', 0, 0);
  INSERT INTO order_places (plan_id, order_id, quantity) VALUES ('pln_desk', 'ord_1', 1)");
    let wish = json!({ "plan_id": "pln_desk", "quantity": 3, "starts_on": "2030-01-01" });
    let refused = plans.post(Ada, "/api/plans/contracts/preview", wish).refused(409, "plan-full");
    assert_eq!(refused.json["left"], 2);
}

#[test]
fn a_plan_is_joined_by_those_it_is_offered_to() {
    let plans = plans();
    let refused = |who, plan: &str, status, slug: &str| {
        plans.post(who, "/api/plans/contracts/preview", joining(plan, "2030-01-01")).refused(status, slug);
    };
    refused(Ada, "pln_secret", 404, "no-such-plan");
    refused(Ada, "pln_gone", 404, "no-such-plan");
    refused(Ada, "pln_none", 404, "no-such-plan");
    refused(Ada, "pln_first", 403, "not-your-plan");
    refused(Ada, "pln_full", 409, "plan-full");
    let early = plans.post(Ada, "/api/plans/contracts/preview", joining("pln_club", "2029-12-31"));
    early.refused(422, "in-the-past");
    let late = plans.post(Ada, "/api/plans/contracts/preview", joining("pln_club", "2032-01-03"));
    assert_eq!(late.refused(422, "too-far-ahead").json["days_max"], 731);
    let many = json!({ "plan_id": "pln_desk", "quantity": 4, "starts_on": "2030-01-01" });
    assert_eq!(plans.post(Ada, "/api/plans/contracts/preview", many).refused(409, "plan-full").json["left"], 3);
    plans.world.load("INSERT INTO billing_accounts (customer_id, tax_treatment, collects, suspended_at, version) VALUES ('cus_ada', 'as_usual', 0, 1, 1)");
    refused(Ada, "pln_club", 403, "suspended");
    plans.world.load("UPDATE space_settings SET levels = '{\"base\":\"signed_in\",\"sections\":{\"plans\":\"off\"}}'");
    refused(Ada, "pln_club", 404, "section-off");
    // Products stand on the same page, and are seen all the same.
    assert_eq!(plans.get(Carl, "/api/plans").expect(200).json["contracts"], json!([]));
    plans.world.load("UPDATE space_settings SET levels = '{\"base\":\"off\",\"sections\":{}}'");
    plans.get(Carl, "/api/plans").refused(404, "section-off");
    assert_eq!(plans.get(Ada, "/api/plans").expect(200).json["contracts"][0]["may"]["cancel"]["allowed"], true);
}

#[test]
fn members_may_book_but_not_change_their_plan() {
    let plans = desk_of_ada();
    plans.world.load("UPDATE space_settings SET rights = '{\"change_plan\":false}'");
    let wish = json!({ "plan_id": "pln_club", "quantity": 1, "when": "now" });
    plans.post(Ada, &format!("{DESK}/changes/preview"), wish).refused(403, "right-withheld");
    let rest = json!({ "from": "2030-02-01", "cycles": 1 });
    plans.post(Ada, &format!("{DESK}/pauses/preview"), rest).refused(403, "right-withheld");
    plans.post(Ada, "/api/plans/contracts/preview", joining("pln_club", "2030-01-01")).refused(403, "right-withheld");
    let may = plans.get(Ada, "/api/plans").expect(200).json["contracts"][0]["may"].clone();
    assert_eq!(may["change"], json!({ "allowed": false, "rule": "right-withheld" }));
    assert_eq!(may["cancel"], json!({ "allowed": true, "rule": null }));
    plans.post(Ada, &format!("{DESK}/cancellation/preview"), json!({ "ends_on": "2030-01-15" })).expect(200);
    plans.world.load("UPDATE space_settings SET rights = '{\"cancel_plan\":false}'");
    let leave = plans.post(Ada, &format!("{DESK}/cancellation/preview"), json!({ "ends_on": "2030-01-15" }));
    leave.refused(403, "right-withheld");
}

#[test]
fn leaving_gives_back_the_days_that_are_not_used_and_the_deposit() {
    let plans = desk_of_ada();
    let path = format!("{DESK}/cancellation");
    let early = plans.post(Ada, &format!("{path}/preview"), json!({ "ends_on": "2030-01-14" }));
    assert_eq!(early.refused(422, "too-early").json["earliest"], "2030-01-15");
    let shown = plans.post(Ada, &format!("{path}/preview"), json!({ "ends_on": "2030-01-16" })).expect(200).json;
    // 16 of 31 days of 310.00, with 19 %, and 500.00 held.
    check(&shown["invoices"], &[("2030-01-16", -(16 * 1190) - 50_000)]);
    assert_eq!(
        shown["invoices"][0]["lines"][1]["why"],
        json!([{ "step": "unused", "charged_minor": 31000, "days": 15, "of": 31 }])
    );
    let left = agree(&plans, Ada, &path, json!({ "ends_on": "2030-01-16", "reason": "Moving to Rome" })).expect(200);
    assert_eq!(
        (left.trips, &left.json["ends_on"], &left.json["leaving_reason"]),
        (2, &json!("2030-01-16"), &json!("Moving to Rome"))
    );
    let told = plans.world.rows("SELECT payload FROM outbox WHERE topic = 'plans.cancelled'");
    let told: Value = serde_json::from_str(told[0]["payload"].as_str().unwrap()).unwrap();
    assert_eq!((&told["deposit"]["minor"], &told["credit"]["minor"]), (&json!(50_000), &json!(16 * 1190)));
    plans.post(Ada, &format!("{path}/preview"), json!({ "ends_on": "2030-02-01" })).refused(409, "ends-already");
    go_to(&plans.world, "2030-01-16");
    run_the_day(&plans.world);
    assert_eq!(plans.world.count("SELECT sum(gross_minor) FROM charges WHERE source = 'deposit'"), 0);
    assert_eq!(plans.get(Ada, "/api/plans").expect(200).json["contracts"], json!([]));
    assert_right(&plans.world);
}

#[test]
fn an_end_can_be_taken_back_until_it_comes() {
    let plans = desk_of_ada();
    let before = plans.get(Ada, "/api/plans").expect(200).json;
    agree(&plans, Ada, &format!("{DESK}/cancellation"), json!({ "ends_on": "2030-01-16" })).expect(200);
    let cut = plans.get(Ada, "/api/plans").expect(200).json;
    assert_eq!(cut["benefits"][0]["periods"].as_array().unwrap().len(), 1);
    assert_eq!(cut["benefits"][0]["periods"][0]["balance"], 290);
    let shown = plans.post(Ada, &format!("{DESK}/withdrawal/preview"), json!({})).expect(200).json;
    check(&shown["invoices"], &[("2030-02-01", 36_890)]);
    agree(&plans, Ada, &format!("{DESK}/withdrawal"), json!({})).expect(200);
    let mut after = plans.get(Ada, "/api/plans").expect(200).json;
    let known = |mine: &Value| {
        mine["benefits"][0]["periods"].as_array().unwrap().iter().map(|p| p["balance"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(known(&after), known(&before), "benefits are what they were");
    after["contracts"][0]["version"] = before["contracts"][0]["version"].clone();
    assert_eq!(after["contracts"], before["contracts"]);
    plans.post(Ada, &format!("{DESK}/withdrawal/preview"), json!({})).refused(409, "has-no-end");
    // Left and stayed again, on the same days.
    agree(&plans, Ada, &format!("{DESK}/cancellation"), json!({ "ends_on": "2030-01-16" })).expect(200);
    go_to(&plans.world, "2030-01-16");
    run_the_day(&plans.world);
    plans.post(Ada, &format!("{DESK}/withdrawal/preview"), json!({})).refused(404, "not-found");
    assert_right(&plans.world);
}

#[test]
fn a_last_part_period_that_is_charged_stays_the_last() {
    let plans = desk_of_ada();
    agree(&plans, Ada, &format!("{DESK}/cancellation"), json!({ "ends_on": "2030-02-11" })).expect(200);
    go_to(&plans.world, "2030-02-01");
    run_the_day(&plans.world);
    let may = plans.get(Ada, "/api/plans").expect(200).json["contracts"][0]["may"]["withdraw"].clone();
    assert_eq!(may, json!({ "allowed": false, "rule": "last-period-charged" }));
    plans.post(Ada, &format!("{DESK}/withdrawal/preview"), json!({})).refused(409, "last-period-charged");
}

#[test]
fn a_change_now_credits_what_was_charged_and_keeps_the_deposit() {
    let plans = desk_of_ada();
    go_to(&plans.world, "2030-01-11");
    let wish = json!({ "plan_id": "pln_free", "quantity": 1, "when": "now" });
    let shown = plans.post(Ada, &format!("{DESK}/changes/preview"), wish.clone()).expect(200).json;
    check(&shown["invoices"], &[("2030-01-11", -(21 * 1190) - 50_000)]);
    check(&shown["unchanged"], &[("2030-02-01", 36_890)]);
    assert_eq!(shown["differences"][0]["minor"], -(21 * 1190) - 50_000 - 36_890);
    let changed = agree(&plans, Ada, &format!("{DESK}/changes"), wish).expect(200).json;
    assert_eq!((&changed["followed_by"]["plan_name"], &changed["ends_on"]), (&json!("Friend"), &json!("2030-01-11")));
    assert_eq!(plans.world.count("SELECT count(*) FROM outbox WHERE topic = 'plans.changed'"), 1);
    run_the_day(&plans.world);
    assert_right(&plans.world);
    let mine = plans.get(Ada, "/api/plans").expect(200).json;
    assert_eq!(
        (mine["contracts"].as_array().unwrap().len(), &mine["contracts"][0]["plan"]["name"]),
        (1, &json!("Friend"))
    );
}

#[test]
fn a_change_that_lies_ahead_is_taken_back_with_the_end() {
    let plans = desk_of_ada();
    let wish = json!({ "plan_id": "pln_club", "quantity": 2, "when": "period_end" });
    agree(&plans, Ada, &format!("{DESK}/changes"), wish.clone()).expect(200);
    plans.post(Ada, &format!("{DESK}/changes/preview"), wish).refused(409, "ends-already");
    agree(&plans, Ada, &format!("{DESK}/withdrawal"), json!({})).expect(200);
    let states =
        plans.world.rows("SELECT status, ends_on, follows FROM contracts WHERE customer_id = 'cus_ada' ORDER BY id");
    assert_eq!(
        states,
        [
            json!({ "status": "agreed", "ends_on": null, "follows": null }),
            json!({ "status": "withdrawn", "ends_on": "2030-02-01", "follows": null })
        ]
    );
    assert_right(&plans.world);
}

#[test]
fn a_change_obeys_both_plans() {
    let plans = desk_of_ada();
    let change = |path: &str, plan: &str, quantity: i64, when: &str| {
        plans.post(
            Ada,
            &format!("{path}/changes/preview"),
            json!({ "plan_id": plan, "quantity": quantity, "when": when }),
        )
    };
    change(DESK, "pln_desk", 1, "now").refused(422, "nothing-changes");
    change(DESK, "pln_desk", 4, "now").refused(409, "plan-full");
    change(DESK, "pln_dollar", 1, "now").refused(422, "other-currency");
    change(DESK, "pln_secret", 1, "now").refused(404, "no-such-plan");
    change(DESK, "pln_free", 1, "2029-12-31").refused(422, "in-the-past");
    let shown = change(DESK, "pln_desk", 2, "2030-01-11").expect(200).json;
    // Twenty-one days of one go, the same days of two come on the new contract's own cycle: a whole month from the 11th.
    check(&shown["invoices"], &[("2030-01-11", 2 * 36_890 - 21 * 1190 + 50_000)]);
    agree(&plans, Ada, "/api/plans/contracts", joining("pln_club", "2030-01-01")).expect(201);
    let club = plans.get(Ada, "/api/plans").expect(200).json["contracts"][1]["id"].as_str().unwrap().to_owned();
    let path = format!("/api/plans/contracts/{club}");
    change(&path, "pln_free", 1, "now").refused(409, "not-begun");
    run_the_day(&plans.world);
    let refused = change(&path, "pln_free", 1, "now").refused(422, "not-a-cycle-start");
    assert_eq!(refused.json["next"], "2030-01-15", "nothing is given back for days of the club");
    change(&path, "pln_desk", 1, "period_end").refused(409, "has-plan");
    change(&path, "pln_free", 1, "period_end").expect(200);
}

#[test]
fn until_the_minimum_term_is_over_only_to_what_costs_as_much() {
    let plans = desk_of_ada();
    plans.world.load("UPDATE contracts SET terms = json_set(terms, '$.cycles_min', 3) WHERE id = 'con_1'");
    let change = |plan: &str, when: &str| {
        plans.post(Ada, &format!("{DESK}/changes/preview"), json!({ "plan_id": plan, "quantity": 1, "when": when }))
    };
    assert_eq!(change("pln_free", "period_end").refused(409, "minimum-term").json["until"], "2030-04-01");
    change("pln_asked", "period_end").expect(200);
    change("pln_free", "2030-04-01").expect(200);
    let leave = plans.post(Ada, &format!("{DESK}/cancellation/preview"), json!({ "ends_on": "2030-03-01" }));
    assert_eq!(leave.refused(422, "too-early").json["earliest"], "2030-04-01");
}

#[test]
fn a_pause_rests_whole_cycles_that_are_not_charged_yet() {
    let plans = desk_of_ada();
    let pause = |from: &str, cycles: i64| {
        plans.post(Ada, &format!("{DESK}/pauses/preview"), json!({ "from": from, "cycles": cycles }))
    };
    assert_eq!(pause("2030-01-01", 1).refused(422, "not-a-cycle-start").json["next"], "2030-02-01");
    assert_eq!(pause("2030-02-02", 1).refused(422, "not-a-cycle-start").json["next"], "2030-03-01");
    assert_eq!(pause("2030-02-01", 4).refused(422, "pause-too-long").json["cycles_max"], 3);
    let shown = pause("2030-02-01", 2).expect(200).json;
    check(&shown["invoices"], &[("2030-04-01", 36_890)]);
    check(&shown["unchanged"], &[("2030-02-01", 36_890), ("2030-03-01", 36_890), ("2030-04-01", 36_890)]);
    agree(&plans, Ada, &format!("{DESK}/pauses"), json!({ "from": "2030-02-01", "cycles": 2 })).expect(200);
    pause("2030-03-01", 1).refused(409, "pause-overlaps");
    agree(&plans, Ada, &format!("{DESK}/pauses"), json!({ "from": "2030-06-01", "cycles": 1 })).expect(200);
    assert_eq!(pause("2030-09-01", 1).refused(409, "too-many-pauses").json["per_year_max"], 2);
    let mine = plans.get(Ada, "/api/plans").expect(200).json;
    let months = mine["benefits"][0]["periods"].as_array().unwrap();
    assert!(
        months
            .iter()
            .all(|month| !["2030-02-01", "2030-03-01", "2030-06-01"].contains(&month["from"].as_str().unwrap()))
    );
    assert_eq!(plans.world.count("SELECT count(*) FROM outbox WHERE topic = 'plans.pause_set'"), 2);
    plans.world.load("UPDATE contracts SET terms = '{}' WHERE id = 'con_1'");
    pause("2030-12-01", 1).refused(409, "no-pauses");
    assert_right(&plans.world);
}

#[test]
fn who_goes_on_early_goes_on_with_the_next_cycle() {
    let plans = desk_of_ada();
    agree(&plans, Ada, &format!("{DESK}/pauses"), json!({ "from": "2030-02-01", "cycles": 3 })).expect(200);
    go_to(&plans.world, "2030-02-10");
    run_the_day(&plans.world);
    let path = format!("{DESK}/resumption");
    plans.post(Ada, &format!("{path}/preview"), json!({ "from": "2030-03-01" })).refused(409, "no-such-pause");
    let resumed = agree(&plans, Ada, &path, json!({ "from": "2030-02-01" })).expect(200).json;
    assert_eq!(resumed["pauses"], json!([{ "from": "2030-02-01", "until": "2030-03-01" }]));
    plans.post(Ada, &format!("{path}/preview"), json!({ "from": "2030-02-01" })).refused(409, "no-such-pause");
    go_to(&plans.world, "2030-03-01");
    run_the_day(&plans.world);
    assert_eq!(plans.world.count("SELECT count(*) FROM charges WHERE key = 'contract:con_1:2030-03-01:price'"), 1);
    assert_right(&plans.world);
}

#[test]
fn a_wish_that_takes_a_yes_waits_and_costs_nothing() {
    let plans = plans();
    plans.world.load("UPDATE billing_settings SET contacts_pay = 'next_invoice'");
    let wish = joining("pln_asked", "2030-01-10");
    let shown = plans.post(Carl, "/api/plans/contracts/preview", wish.clone()).expect(200).json;
    assert_eq!(shown["waits"], true);
    // 22 of 31 days of 600.00 with 19 %, and the deposit; then a whole month.
    check(&shown["invoices"], &[("2030-01-10", 150_671), ("2030-02-01", 71_400)]);
    let waiting = agree(&plans, Carl, "/api/plans/contracts", wish.clone()).expect(201).json;
    assert_eq!((&waiting["status"], &waiting["next_charge"]), (&json!("waiting"), &Value::Null));
    let told = "SELECT count(*) FROM outbox WHERE topic = 'plans.waits' AND recipient = 'boss@example.org'";
    assert_eq!(plans.world.count(told), 1);
    go_to(&plans.world, "2030-01-15");
    run_the_day(&plans.world);
    assert_eq!(
        plans.world.count("SELECT count(*) FROM invoices") + plans.world.count("SELECT count(*) FROM grants"),
        0
    );
    let id = waiting["id"].as_str().unwrap();
    let approve = format!("/api/plans/all/{id}/acts?version=1");
    let done = plans.post(Boss, &approve, json!({ "act": "approve" })).expect(200).json;
    assert_eq!(done["preview"]["takes_effect_on"], "2030-01-15", "not before the yes");
    plans
        .post(Boss, &format!("/api/plans/all/{id}/acts?version=2"), json!({ "act": "approve" }))
        .refused(409, "not-waiting");
    run_the_day(&plans.world);
    assert_eq!(plans.world.count("SELECT sum(gross_minor) FROM invoices"), 139_155);
    assert_eq!(plans.world.count("SELECT count(*) FROM outbox WHERE topic = 'plans.approved'"), 1);
    assert_right(&plans.world);
}

#[test]
fn a_wish_is_refused_or_taken_back() {
    let plans = plans();
    plans.world.load("UPDATE billing_settings SET contacts_pay = 'next_invoice'");
    let wish = joining("pln_asked", "2030-01-10");
    let first = agree(&plans, Carl, "/api/plans/contracts", wish.clone()).expect(201).json["id"].clone();
    let refuse = format!("/api/plans/all/{}/acts?version=1", first.as_str().unwrap());
    plans.post(Boss, &refuse, json!({ "act": "refuse", "reason": "No room until May." })).expect(200);
    let told = plans.world.rows("SELECT payload FROM outbox WHERE topic = 'plans.refused'");
    assert!(told[0]["payload"].as_str().unwrap().contains("No room until May."));
    let second = agree(&plans, Carl, "/api/plans/contracts", wish).expect(201).json["id"].clone();
    let path = format!("/api/plans/contracts/{}", second.as_str().unwrap());
    let club = json!({ "plan_id": "pln_club", "quantity": 1, "when": "now" });
    plans.post(Carl, &format!("{path}/changes/preview"), club).refused(409, "not-agreed");
    let taken = agree(&plans, Carl, &format!("{path}/withdrawal"), json!({})).expect(200).json;
    assert_eq!(taken["status"], "withdrawn");
    assert_right(&plans.world);
}

#[test]
fn a_change_that_waits_takes_the_place_when_it_is_approved() {
    let plans = desk_of_ada();
    let wish = json!({ "plan_id": "pln_asked", "quantity": 1, "when": "2030-01-11" });
    let shown = plans.post(Ada, &format!("{DESK}/changes/preview"), wish.clone()).expect(200).json;
    let asked = agree(&plans, Ada, &format!("{DESK}/changes"), wish.clone()).expect(200).json;
    assert_eq!((&asked["ends_on"], &asked["followed_by"]["waits"]), (&Value::Null, &json!(true)));
    plans.post(Ada, &format!("{DESK}/changes/preview"), wish).refused(409, "change-ahead");
    let waiting = asked["followed_by"]["contract_id"].as_str().unwrap().to_owned();
    plans.post(Boss, &format!("/api/plans/all/{waiting}/acts?version=1"), json!({ "act": "approve" })).expect(200);
    go_to(&plans.world, "2030-01-11");
    run_the_day(&plans.world);
    let issued = plans.world.count("SELECT gross_minor FROM invoices WHERE issued_on = '2030-01-11'");
    assert_eq!(gross(&shown["invoices"])[0], ("2030-01-11".to_owned(), issued));
    assert_right(&plans.world);
}

#[test]
fn a_change_is_not_approved_once_the_contract_was_left() {
    let plans = desk_of_ada();
    let wish = json!({ "plan_id": "pln_asked", "quantity": 1, "when": "2030-01-11" });
    let asked = agree(&plans, Ada, &format!("{DESK}/changes"), wish).expect(200).json;
    agree(&plans, Ada, &format!("{DESK}/cancellation"), json!({ "ends_on": "2030-01-20" })).expect(200);
    let waiting = asked["followed_by"]["contract_id"].as_str().unwrap().to_owned();
    let approve = plans.post(Boss, &format!("/api/plans/all/{waiting}/acts?version=1"), json!({ "act": "approve" }));
    approve.refused(409, "predecessor-left");
}

#[test]
fn whoever_pays_decides() {
    let plans = plans();
    let mut paid = contract("cus_ada", "pln_desk", "2030-01-01");
    paid["payer_id"] = "cus_tess".into();
    let made = plans.post(Boss, "/api/plans/all", paid).expect(201).json["contract_id"].as_str().unwrap().to_owned();
    run_the_day(&plans.world);
    let path = format!("/api/plans/contracts/{made}/cancellation/preview");
    plans.post(Ada, &path, json!({ "ends_on": "2030-01-20" })).refused(403, "paid-by-another");
    let mine = plans.get(Ada, "/api/plans").expect(200).json["contracts"].clone();
    assert!(mine.as_array().unwrap().iter().any(|contract| contract["own"] == false), "{mine}");
    plans.post(Tess, &path, json!({ "ends_on": "2030-01-20" })).expect(200);
}
