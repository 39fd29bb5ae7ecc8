//! What a change, an end and a first day are held to, and who is told.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use serde_json::{Value, json};
use support::*;
use testkit::Persona::*;
use testkit::{Answer, Function};

const DESK: &str = "/api/plans/contracts/con_1";
const SUSPENDED: &str = "INSERT INTO billing_accounts (customer_id, tax_treatment, collects, suspended_at, version) VALUES ('cus_ada', 'as_usual', 0, 1, 1)";

fn change(plans: &Function<plans::App>, plan: &str, quantity: i64, when: &str) -> Answer {
    let wish = json!({ "plan_id": plan, "quantity": quantity, "when": when });
    plans.post(Ada, &format!("{DESK}/changes/preview"), wish)
}

fn act(plans: &Function<plans::App>, id: &str, act: Value) -> Answer {
    let known = plans.get(Boss, &format!("/api/plans/all/{id}")).expect(200).json;
    plans.post(Boss, &format!("/api/plans/all/{id}/acts?version={}", known["version"]), act)
}

/// The contract of Ada that follows another.
fn follower(plans: &Function<plans::App>) -> Value {
    let mine = plans.get(Ada, "/api/plans").expect(200).json["contracts"].as_array().unwrap().clone();
    mine.into_iter().find(|contract| !contract["follows"].is_null()).unwrap()
}

#[test]
fn fewer_of_a_plan_is_a_change_to_what_costs_less() {
    let plans = desk_of_ada();
    plans.world.load(
        "UPDATE contracts SET quantity = 3, terms = json_set(terms, '$.cycles_min', 12) WHERE id = 'con_1';
UPDATE plans SET subscribers_max = 10 WHERE id = 'pln_desk'",
    );
    let refused = change(&plans, "pln_desk", 1, "period_end").refused(409, "minimum-term");
    assert_eq!(refused.json["until"], "2031-01-01");
    change(&plans, "pln_desk", 4, "period_end").expect(200);
    change(&plans, "pln_desk", 1, "2031-01-01").expect(200);
    act(&plans, "con_1", json!({ "act": "quantity", "on": "2030-02-01", "quantity": 1 })).expect(200);
}

#[test]
fn what_rests_goes_on_before_it_is_changed() {
    let plans = desk_of_ada();
    plans.world.load(
        "UPDATE contracts SET pauses = '[{\"from\":\"2030-03-01\",\"until\":\"2030-05-01\"}]' WHERE id = 'con_1';
UPDATE plans SET subscribers_max = 10, terms = json_set(terms, '$.prorates_last', json('true')) WHERE id = 'pln_desk';
UPDATE contracts SET terms = json_set(terms, '$.prorates_last', json('true')) WHERE id = 'con_1'",
    );
    let refused = change(&plans, "pln_desk", 2, "2030-04-01").refused(409, "rests");
    assert_eq!(refused.json["until"], "2030-05-01");
    change(&plans, "pln_free", 1, "2030-02-01").refused(409, "rests");
    change(&plans, "pln_free", 1, "2030-05-01").expect(200);
    act(&plans, "con_1", json!({ "act": "quantity", "on": "2030-04-01", "quantity": 2 })).refused(409, "rests");
    // A pause that is still to come goes along.
    let wish = json!({ "plan_id": "pln_desk", "quantity": 2, "when": "2030-02-01" });
    agree(&plans, Ada, &format!("{DESK}/changes"), wish).expect(200);
    assert_eq!(follower(&plans)["pauses"], json!([{ "from": "2030-03-01", "until": "2030-05-01" }]));
}

#[test]
fn a_pause_goes_along_only_where_it_is_whole_cycles_of_the_new_contract_too() {
    let plans = desk_of_ada();
    plans.world.load(
        "UPDATE contracts SET pauses = '[{\"from\":\"2030-03-01\",\"until\":\"2030-04-01\"}]' WHERE id = 'con_1';
UPDATE plans SET subscribers_max = 10 WHERE id = 'pln_desk'",
    );
    // From the 15th on the cycles begin on the 15th: that from 15 February on would have been charged, and that from 15 March on have rested.
    let refused = change(&plans, "pln_desk", 2, "2030-02-15").refused(409, "rests");
    assert_eq!(refused.json["until"], "2030-04-01");
    let quantity = |on: &str| json!({ "act": "quantity", "on": on, "quantity": 2 });
    act(&plans, "con_1", quantity("2030-02-15")).refused(409, "rests");
    change(&plans, "pln_desk", 2, "2030-03-01").expect(200);
    change(&plans, "pln_desk", 2, "2030-04-15").expect(200);
    // Where the plan has a billing day, cycles begin on it whenever the contract does.
    plans.world.load("UPDATE contracts SET terms = json_set(terms, '$.billing_day', 1) WHERE id = 'con_1'");
    act(&plans, "con_1", quantity("2030-02-15")).expect(200);
    assert_eq!(follower(&plans)["pauses"], json!([{ "from": "2030-03-01", "until": "2030-04-01" }]));
}

#[test]
fn a_yes_to_a_change_asks_what_happened_to_the_contract_meanwhile() {
    let plans = desk_of_ada();
    let wish = |plan: &str, quantity: i64, when: &str| {
        let wish = json!({ "plan_id": plan, "quantity": quantity, "when": when });
        agree(&plans, Ada, &format!("{DESK}/changes"), wish).expect(200);
        follower(&plans)["id"].as_str().unwrap().to_owned()
    };
    let yes = || json!({ "act": "approve" });
    let pause = |from: &str| act(&plans, "con_1", json!({ "act": "pause", "from": from, "cycles": 1 })).expect(200);
    // Another plan would know nothing of the pause.
    let studio = wish("pln_asked", 1, "2030-03-01");
    pause("2030-03-01");
    let refused = act(&plans, &studio, yes()).refused(409, "rests");
    assert_eq!(refused.json["until"], "2030-04-01");
    act(&plans, "con_1", json!({ "act": "resume", "from": "2030-03-01" })).expect(200);
    agree(&plans, Ada, &format!("{DESK}/withdrawal"), json!({})).expect(200);
    // More of the same costs what it then costs, and rests when it then rests.
    plans.world.load("UPDATE plans SET approval = 1, subscribers_max = 10 WHERE id = 'pln_desk'");
    let more = wish("pln_desk", 2, "2030-02-15");
    pause("2030-03-01");
    act(&plans, &more, yes()).refused(409, "rests");
    agree(&plans, Ada, &format!("{DESK}/withdrawal"), json!({})).expect(200);
    let more = wish("pln_desk", 2, "2030-02-01");
    pause("2030-05-01");
    for (from, price_minor) in [("2030-02-01", 32000), ("2030-06-01", 33000)] {
        act(&plans, "con_1", json!({ "act": "price", "from": from, "price_minor": price_minor })).expect(200);
    }
    act(&plans, &more, yes()).expect(200);
    let next = follower(&plans);
    assert_eq!((&next["status"], &next["price"]["minor"]), (&json!("agreed"), &json!(64000)));
    let price = json!({ "minor": 66000, "currency": "EUR" });
    assert_eq!(next["prices_ahead"], json!([{ "from": "2030-06-01", "price": price }]));
    let rests = ["2030-03-01", "2030-05-01"]
        .map(|from| next["pauses"].as_array().unwrap().iter().any(|pause| pause["from"] == from));
    assert_eq!(rests, [true, true]);
    assert_right(&plans.world);
}

#[test]
fn what_is_left_of_a_minimum_term_goes_along_to_the_day() {
    let plans = desk_of_ada();
    plans.world.load("UPDATE contracts SET terms = json_set(terms, '$.cycles_min', 6) WHERE id = 'con_1';
UPDATE plans SET price_minor = 99000, terms = '{\"cycle\":{\"unit\":\"month\",\"count\":2},\"prorates_last\":true,\"notice_days\":14}' WHERE id = 'pln_free'");
    let wish = json!({ "plan_id": "pln_free", "quantity": 1, "when": "period_end" });
    agree(&plans, Ada, &format!("{DESK}/changes"), wish).expect(200);
    let next = follower(&plans);
    assert_eq!((&next["minimum_until"], &next["earliest_leave_on"]), (&json!("2030-07-01"), &json!("2030-07-01")));
    go_to(&plans.world, "2030-02-01");
    run_the_day(&plans.world);
    let path = format!("/api/plans/contracts/{}", next["id"].as_str().unwrap());
    let early = plans.post(Ada, &format!("{path}/cancellation/preview"), json!({ "ends_on": "2030-06-30" }));
    assert_eq!(early.refused(422, "too-early").json["earliest"], "2030-07-01");
    let back = json!({ "plan_id": "pln_desk", "quantity": 1, "when": "2030-06-30" });
    plans.post(Ada, &format!("{path}/changes/preview"), back).refused(409, "minimum-term");
    plans.post(Ada, &format!("{path}/cancellation/preview"), json!({ "ends_on": "2030-07-01" })).expect(200);
    let known = plans.get(Boss, &format!("/api/plans/all/{}", next["id"].as_str().unwrap())).expect(200).json;
    assert_eq!(known["bound_until"], "2030-07-01");
    // Once it is over nothing of it goes along.
    go_to(&plans.world, "2030-07-02");
    run_the_day(&plans.world);
    let more = json!({ "plan_id": "pln_free", "quantity": 2, "when": "now" });
    agree(&plans, Ada, &format!("{path}/changes"), more).expect(200);
    assert_eq!(plans.world.count("SELECT count(*) FROM contracts WHERE bound_until IS NOT NULL"), 1);
    assert_right(&plans.world);
}

#[test]
fn a_plan_s_own_term_holds_where_it_is_longer_than_what_is_left() {
    let plans = desk_of_ada();
    plans.world.load(
        "UPDATE contracts SET terms = json_set(terms, '$.cycles_min', 2) WHERE id = 'con_1';
UPDATE plans SET approval = 0 WHERE id = 'pln_asked'",
    );
    let wish = json!({ "plan_id": "pln_asked", "quantity": 1, "when": "period_end" });
    agree(&plans, Ada, &format!("{DESK}/changes"), wish).expect(200);
    assert_eq!(follower(&plans)["minimum_until"], "2030-05-01");
}

#[test]
fn a_change_in_mid_cycle_does_not_lengthen_the_term() {
    let plans = plans();
    plans.world.load(
        "DELETE FROM contracts WHERE id IN ('con_ada', 'con_bob');
UPDATE plans SET terms = json_set(terms, '$.billing_day', 1, '$.cycles_min', 6) WHERE id = 'pln_desk'",
    );
    plans.post(Boss, "/api/plans/all", contract("cus_ada", "pln_desk", "2030-01-16")).expect(201);
    for day in ["2030-01-16", "2030-02-01", "2030-03-01"] {
        go_to(&plans.world, day);
        run_the_day(&plans.world);
    }
    let before = plans.get(Ada, "/api/plans").expect(200).json["contracts"][0]["minimum_until"].clone();
    go_to(&plans.world, "2030-03-16");
    let more = json!({ "plan_id": "pln_desk", "quantity": 2, "when": "now" });
    agree(&plans, Ada, &format!("{DESK}/changes"), more).expect(200);
    let next = follower(&plans);
    assert_eq!((&before, &next["minimum_until"]), (&json!("2030-08-01"), &json!("2030-08-01")));
    assert_eq!(next["earliest_leave_on"], "2030-08-01");
}

#[test]
fn whoever_is_suspended_changes_to_nothing_that_costs_more() {
    let plans = desk_of_ada();
    plans.world.load(SUSPENDED);
    change(&plans, "pln_asked", 1, "period_end").refused(403, "suspended");
    change(&plans, "pln_desk", 2, "now").refused(403, "suspended");
    change(&plans, "pln_free", 1, "period_end").expect(200);
}

#[test]
fn nobody_makes_a_payer_who_is_suspended_owe_more() {
    let plans = desk_of_ada();
    let wish = json!({ "plan_id": "pln_asked", "quantity": 1, "when": "2030-02-01" });
    agree(&plans, Ada, &format!("{DESK}/changes"), wish).expect(200);
    let studio = follower(&plans)["id"].as_str().unwrap().to_owned();
    plans.world.load(SUSPENDED);
    let made = |plan: &str, customer: &str| {
        let mut made = contract(customer, plan, "2030-01-02");
        made["payer_id"] = "cus_ada".into();
        plans.post(Boss, "/api/plans/all", made)
    };
    // Whoever asks for it: a contract that they pay for, a yes, more of what there is, what goes on after all.
    made("pln_club", "cus_carl").refused(403, "suspended");
    act(&plans, &studio, json!({ "act": "approve" })).refused(403, "suspended");
    act(&plans, &studio, json!({ "act": "refuse", "reason": "" })).expect(200);
    act(&plans, "con_1", json!({ "act": "quantity", "on": "2030-02-01", "quantity": 2 })).refused(403, "suspended");
    act(&plans, "con_1", json!({ "act": "plan", "plan_id": "pln_asked", "on": "2030-02-01", "quantity": 1 }))
        .refused(403, "suspended");
    act(&plans, "con_1", json!({ "act": "pause", "from": "2030-02-01", "cycles": 1 })).expect(200);
    act(&plans, "con_1", json!({ "act": "resume", "from": "2030-02-01" })).refused(403, "suspended");
    agree(&plans, Ada, &format!("{DESK}/cancellation"), json!({ "ends_on": "2030-03-01" })).expect(200);
    plans.post(Ada, &format!("{DESK}/withdrawal/preview"), json!({})).refused(403, "suspended");
    act(&plans, "con_1", json!({ "act": "reopen" })).refused(403, "suspended");
    // What costs nothing is owed by nobody; and once they are free, it is as ever.
    made("pln_free", "cus_carl").expect(201);
    plans.world.load("UPDATE billing_accounts SET suspended_at = NULL");
    act(&plans, "con_1", json!({ "act": "reopen" })).expect(200);
    made("pln_club", "cus_carl").expect(201);
}

#[test]
fn an_end_that_an_operator_set_is_not_the_member_s_to_take_back() {
    let plans = desk_of_ada();
    let withdrawal = format!("{DESK}/withdrawal");
    let ended_by = || plans.world.rows("SELECT ended_by FROM contracts WHERE id = 'con_1'")[0]["ended_by"].clone();
    let end = json!({ "act": "end", "on": "2030-03-01", "reason": "" });
    act(&plans, "con_1", end.clone()).expect(200);
    plans.post(Ada, &format!("{withdrawal}/preview"), json!({})).refused(409, "ended-by-operator");
    let may = plans.get(Ada, "/api/plans").expect(200).json["contracts"][0]["may"]["withdraw"].clone();
    assert_eq!(may, json!({ "allowed": false, "rule": "ended-by-operator" }));
    act(&plans, "con_1", json!({ "act": "reopen" })).expect(200);
    assert_eq!(ended_by(), Value::Null, "taken back, and forgotten");
    // An end of her own she takes back, and so may an operator.
    for taken_back_by in [Ada, Boss] {
        agree(&plans, Ada, &format!("{DESK}/cancellation"), json!({ "ends_on": "2030-01-16" })).expect(200);
        assert_eq!(ended_by(), "member");
        match taken_back_by {
            Ada => agree(&plans, Ada, &withdrawal, json!({})).expect(200),
            _ => act(&plans, "con_1", json!({ "act": "reopen" })).expect(200),
        };
    }
    // A change that an operator made has set an end too; nobody knows who set one from before that was kept.
    act(&plans, "con_1", json!({ "act": "quantity", "on": "2030-02-01", "quantity": 2 })).expect(200);
    plans.post(Ada, &format!("{withdrawal}/preview"), json!({})).refused(409, "ended-by-operator");
    plans.world.load("UPDATE contracts SET ended_by = NULL");
    plans.post(Ada, &format!("{withdrawal}/preview"), json!({})).refused(409, "ended-by-operator");
    assert_right(&plans.world);
}

#[test]
fn a_contract_that_was_made_or_brought_in_for_a_time_stays_so() {
    let plans = plans();
    let mut made = contract("cus_carl", "pln_secret", "2030-01-10");
    made["ends_on"] = "2030-03-10".into();
    let made = plans.post(Boss, "/api/plans/all", made).expect(201).json["contract_id"].clone();
    let brought = json!({ "contracts": [{ "id": "con_club", "customer_id": "cus_carl", "plan_id": "pln_club", "starts_on": "2029-12-01", "ends_on": "2030-02-02" }] });
    plans.post(Boss, "/api/plans/import", brought).expect(200);
    for id in [made.as_str().unwrap(), "con_club"] {
        let path = format!("/api/plans/contracts/{id}/withdrawal/preview");
        plans.post(Carl, &path, json!({})).refused(409, "ended-by-operator");
        act(&plans, id, json!({ "act": "reopen" })).expect(200);
    }
}

#[test]
fn a_change_that_was_wished_and_approved_is_the_member_s_to_take_back() {
    let plans = desk_of_ada();
    let wish = json!({ "plan_id": "pln_asked", "quantity": 1, "when": "2030-01-11" });
    let asked = agree(&plans, Ada, &format!("{DESK}/changes"), wish).expect(200).json;
    let waiting = asked["followed_by"]["contract_id"].as_str().unwrap();
    act(&plans, waiting, json!({ "act": "approve" })).expect(200);
    agree(&plans, Ada, &format!("{DESK}/withdrawal"), json!({})).expect(200);
    assert_right(&plans.world);
}

#[test]
fn a_first_day_is_not_moved_over_another_contract_of_the_plan() {
    let mut plans = plans();
    let mut first = contract("cus_carl", "pln_desk", "2030-01-01");
    first["ends_on"] = "2030-03-01".into();
    plans.post(Boss, "/api/plans/all", first).expect(201);
    let later = plans.post(Boss, "/api/plans/all", contract("cus_carl", "pln_desk", "2030-03-10")).expect(201).json;
    let later = later["contract_id"].as_str().unwrap().to_owned();
    let start = |day: &str| json!({ "act": "start", "on": day });
    let looked = plans.post(Boss, &format!("/api/plans/all/{later}/acts?version=1&dry_run=true"), start("2030-02-10"));
    looked.refused(409, "has-plan");
    act(&plans, &later, start("2030-02-10")).refused(409, "has-plan");
    act(&plans, &later, start("2030-03-01")).expect(200);
    // Nor over one that is made meanwhile, nor where others have the places.
    plans.world.load("DELETE FROM contracts WHERE ends_on = '2030-03-01';
INSERT INTO contracts (id, customer_id, payer_id, plan_id, starts_on, ends_on, starts_at, ends_at, charged_until, granted_until, currency, price_minor, terms, created_at)
  VALUES ('con_bob_desk', 'cus_bob', 'cus_bob', 'pln_desk', '2030-01-01', '2030-02-15', 1, 1897344000000, '2030-02-01', '2030-02-01', 'EUR', 0, '{}', 1);
UPDATE plans SET subscribers_max = 1 WHERE id = 'pln_desk'");
    act(&plans, &later, start("2030-02-14")).refused(409, "plan-full");
    act(&plans, &later, start("2030-02-15")).expect(200);
    Meanwhile::in_plans(
        &mut plans,
        "INSERT INTO contracts (id, customer_id, payer_id, plan_id, starts_on, ends_on, starts_at, ends_at, charged_until, granted_until, currency, price_minor, terms, created_at)
         VALUES ('con_fast', 'cus_carl', 'cus_carl', 'pln_desk', '2030-02-20', '2030-02-25', 1, 2, '2030-02-20', '2030-02-20', 'EUR', 0, '{}', 1)",
    );
    let late = plans.post(Boss, &format!("/api/plans/all/{later}/acts?version=3"), start("2030-02-16"));
    late.refused(409, "has-plan");
    assert_eq!(plans.world.count("SELECT count(*) FROM contracts WHERE starts_on = '2030-02-15' AND version = 3"), 1);
}

/// Who was told of a topic, by what name, and of whose plan.
fn told(plans: &Function<plans::App>, topic: &str) -> Vec<(String, String, String)> {
    let rows = plans.world.rows("SELECT topic, recipient, payload FROM outbox ORDER BY recipient");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    rows.iter()
        .filter(|row| row["topic"] == topic)
        .map(|row| {
            let payload: Value = serde_json::from_str(row["payload"].as_str().unwrap()).unwrap();
            (text(&row["recipient"]), text(&payload["name"]), text(&payload["of"]))
        })
        .collect()
}

#[test]
fn whoever_pays_for_another_sees_whose_it_is_and_is_told() {
    let plans = plans();
    plans.world.load("DELETE FROM contracts WHERE id = 'con_ada'");
    let mut paid = contract("cus_ada", "pln_desk", "2030-01-01");
    paid["payer_id"] = "cus_tess".into();
    let id = plans.post(Boss, "/api/plans/all", paid).expect(201).json["contract_id"].as_str().unwrap().to_owned();
    run_the_day(&plans.world);
    let whose = |who| {
        let mine = plans.get(who, "/api/plans").expect(200).json["contracts"].as_array().unwrap().clone();
        mine.into_iter().find(|contract| contract["id"] == *id).unwrap()["customer_name"].clone()
    };
    assert_eq!((whose(Tess), whose(Ada)), (json!("Ada Members"), Value::Null));
    let both = [
        ("ada@example.org".to_owned(), "Ada Members".to_owned(), String::new()),
        ("tess@example.org".to_owned(), "Tess Teams".to_owned(), "Ada Members".to_owned()),
    ];
    act(&plans, &id, json!({ "act": "price", "from": "2030-03-01", "price_minor": 40_000 })).expect(200);
    assert_eq!(told(&plans, "plans.price_ahead"), both);
    let path = format!("/api/plans/contracts/{id}");
    let wish = json!({ "plan_id": "pln_asked", "quantity": 1, "when": "2030-02-01" });
    let asked = agree(&plans, Tess, &format!("{path}/changes"), wish).expect(200).json;
    let waiting = asked["followed_by"]["contract_id"].as_str().unwrap();
    act(&plans, waiting, json!({ "act": "refuse", "reason": "" })).expect(200);
    assert_eq!(told(&plans, "plans.refused"), both);
    // Who leaves for another knows that; the other is told, by their own name.
    agree(&plans, Tess, &format!("{path}/cancellation"), json!({ "ends_on": "2030-01-16" })).expect(200);
    assert_eq!(told(&plans, "plans.cancelled"), both[..1]);
    agree(&plans, Tess, &format!("{path}/withdrawal"), json!({})).expect(200);
    plans.world.load("DELETE FROM outbox");
    act(&plans, &id, json!({ "act": "end", "on": "2030-01-16", "reason": "" })).expect(200);
    assert_eq!(told(&plans, "plans.cancelled"), both);
}
