//! Who is told of what operators do to a contract: whose it is, and who pays for it.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use plans::App;
use serde_json::{Value, json};
use support::*;
use testkit::Function;
use testkit::Persona::*;

fn act(plans: &Function<App>, id: &str, act: Value) {
    let known = plans.get(Boss, &format!("/api/plans/all/{id}")).expect(200).json;
    plans.post(Boss, &format!("/api/plans/all/{id}/acts?version={}", known["version"]), act).expect(200);
}

/// What was owed since the last time: the topic, to whom, and whose it is where that is another.
fn told(plans: &Function<App>) -> Vec<(String, String, Value)> {
    let rows = plans.world.rows(
        "SELECT topic, recipient, payload ->> '$.of' AS of, payload ->> '$.how' AS how FROM outbox ORDER BY recipient",
    );
    plans.world.load("DELETE FROM outbox");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let topic = |row: &Value| [text(&row["topic"]), row["how"].as_str().unwrap_or_default().to_owned()].join(" ");
    rows.iter().map(|row| (topic(row).trim().to_owned(), text(&row["recipient"]), row["of"].clone())).collect()
}

/// Both are told; whoever pays, of whose it is.
fn both(topic: &str) -> [(String, String, Value); 2] {
    [
        (topic.to_owned(), "bob@example.org".to_owned(), json!("Carl Contact")),
        (topic.to_owned(), "carl@example.org".to_owned(), Value::Null),
    ]
}

#[test]
fn what_an_operator_makes_of_a_contract_is_told_to_whose_it_is_and_to_who_pays() {
    let plans = plans();
    plans.world.load("UPDATE plans SET terms = json_set(terms, '$.pause', json('{\"per_year_max\":3,\"cycles_max\":3}')) WHERE id = 'pln_desk'");
    let mut paid = contract("cus_carl", "pln_desk", "2030-01-10");
    paid["payer_id"] = "cus_bob".into();
    let made = plans.post(Boss, "/api/plans/all", paid).expect(201).json;
    let id = made["contract_id"].as_str().unwrap().to_owned();
    assert_eq!(told(&plans), both("plans.joined"));
    for (wish, topic) in [
        (json!({ "act": "start", "on": "2030-01-05" }), "plans.goes_on moved"),
        (json!({ "act": "pause", "from": "2030-02-05", "cycles": 1 }), "plans.pause_set"),
        (json!({ "act": "resume", "from": "2030-02-05" }), "plans.goes_on resumed"),
        (json!({ "act": "end", "on": "2030-06-05", "reason": "" }), "plans.cancelled"),
        (json!({ "act": "reopen" }), "plans.goes_on reopened"),
    ] {
        act(&plans, &id, wish);
        assert_eq!(told(&plans), both(topic));
    }
    go_to(&plans.world, "2030-01-06");
    run_the_day(&plans.world);
    told(&plans);
    act(&plans, &id, json!({ "act": "quantity", "on": "2030-02-05", "quantity": 2 }));
    assert_eq!(told(&plans), both("plans.changed"));
}

#[test]
fn who_pays_for_a_new_contract_is_called_as_everywhere_and_not_as_on_invoices() {
    let plans = plans();
    plans.world.load("INSERT INTO billing_accounts (customer_id, party, tax_treatment, collects, version) VALUES ('cus_bob', '{\"name\":\"Bob Holding SE\"}', 'as_usual', 0, 1)");
    let mut paid = contract("cus_carl", "pln_desk", "2030-01-10");
    paid["payer_id"] = "cus_bob".into();
    plans.post(Boss, "/api/plans/all", paid).expect(201);
    let called = plans.world.rows("SELECT payload ->> '$.name' AS name FROM outbox ORDER BY recipient");
    assert_eq!(called, [json!({ "name": "Bob Members" }), json!({ "name": "Carl Contact" })]);
}

#[test]
fn the_end_of_a_pause_is_told_and_who_takes_an_end_back_knows() {
    let plans = desk_of_ada();
    told(&plans);
    act(&plans, "con_1", json!({ "act": "pause", "from": "2030-02-01", "cycles": 2 }));
    assert_eq!(told(&plans)[0].0, "plans.pause_set");
    act(&plans, "con_1", json!({ "act": "resume", "from": "2030-02-01" }));
    assert_eq!(told(&plans), [("plans.goes_on resumed".to_owned(), "ada@example.org".to_owned(), Value::Null)]);
    agree(&plans, Ada, "/api/plans/contracts/con_1/cancellation", json!({ "ends_on": "2030-03-01" })).expect(200);
    told(&plans);
    agree(&plans, Ada, "/api/plans/contracts/con_1/withdrawal", json!({})).expect(200);
    assert_eq!(told(&plans), []);
}

#[test]
fn a_contract_can_be_left_however_far_ahead_its_terms_end() {
    let plans = plans();
    plans.world.load(
        "UPDATE billing_settings SET contacts_pay = 'next_invoice';
UPDATE plans SET terms = json_set(terms, '$.cycles_min', 36) WHERE id = 'pln_desk'",
    );
    agree(&plans, Carl, "/api/plans/contracts", joining("pln_desk", "2030-01-02")).expect(201);
    let mine = plans.get(Carl, "/api/plans").expect(200).json["contracts"][0].clone();
    assert_eq!(mine["earliest_leave_on"], "2033-01-02");
    let leave = format!("/api/plans/contracts/{}/cancellation", mine["id"].as_str().unwrap());
    let wish = |day: &str| json!({ "ends_on": day });
    plans.post(Carl, &format!("{leave}/preview"), wish("2033-01-01")).refused(422, "too-early");
    plans.post(Carl, &format!("{leave}/preview"), wish("2033-01-03")).refused(422, "too-far-ahead");
    agree(&plans, Carl, &leave, wish("2033-01-02")).expect(200);
}
