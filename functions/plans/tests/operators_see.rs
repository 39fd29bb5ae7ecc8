//! What an operator is shown before an act on a contract is what is invoiced, whoever pays.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use plans::App;
use serde_json::{Value, json};
use support::life::{Foreseen, issued_since};
use support::*;
use testkit::Persona::*;
use testkit::{Answer, Function};

fn act(plans: &Function<App>, id: &str, more: &str, act: Value) -> Answer {
    let version = plans.get(Boss, &format!("/api/plans/all/{id}")).expect(200).json["version"].clone();
    plans.post(Boss, &format!("/api/plans/all/{id}/acts?version={version}{more}"), act)
}

/// Looks at an act, carries it out as it was seen, and holds every day until it has worked itself out against that.
#[track_caller]
fn comes_as_seen(plans: &Function<App>, id: &str, wish: &Value) -> Answer {
    let looked = act(plans, id, "&dry_run=true", wish.clone()).expect(200);
    assert_eq!(looked.trips, 1, "{wish}");
    let shown = looked.json["preview"].clone();
    let seen = format!("&seen={}", shown["digest"].as_str().unwrap());
    let done = act(plans, id, &seen, wish.clone()).expect(200);
    assert_eq!((done.trips, &done.json["preview"]), (2, &shown), "{wish}");
    let mut foreseen = Foreseen::of(&shown);
    loop {
        let known = plans.world.count("SELECT count(*) FROM invoices");
        run_the_day(&plans.world);
        let day = today(&plans.world);
        foreseen.comes(&day.to_string(), &issued_since(&plans.world, known), 0);
        if foreseen.until <= day.to_string() {
            break;
        }
        go_to(&plans.world, &day.plus_days(1).to_string());
    }
    assert_right(&plans.world);
    done
}

/// How many invoices an act foresees, after what was done to the contract before.
#[test]
fn what_an_operator_saw_is_what_is_invoiced() {
    let plan = json!({ "act": "plan", "plan_id": "pln_club", "quantity": 2, "on": "2030-01-20" });
    let quantity = json!({ "act": "quantity", "on": "2030-01-11", "quantity": 2 });
    let price = json!({ "act": "price", "from": "2030-03-15", "price_minor": 40_000 });
    let pause = json!({ "act": "pause", "from": "2030-02-01", "cycles": 2 });
    let resume = json!({ "act": "resume", "from": "2030-02-01" });
    let end = json!({ "act": "end", "on": "2030-01-20", "reason": "" });
    let (reopen, days) = (json!({ "act": "reopen" }), json!({ "act": "due_days", "days": 3 }));
    let mut seen = Vec::new();
    for (before, wish) in [
        (None, plan.clone()),
        (None, quantity.clone()),
        (None, price),
        (None, pause.clone()),
        (Some(pause), resume),
        (None, end.clone()),
        (Some(end), reopen.clone()),
        (Some(quantity), reopen),
        (None, days),
    ] {
        let plans = desk_of_ada();
        go_to(&plans.world, "2030-01-05");
        if let Some(before) = before {
            act(&plans, "con_1", "", before).expect(200);
        }
        let done = comes_as_seen(&plans, "con_1", &wish);
        let count = |of: &str| done.json["preview"][of].as_array().unwrap().len();
        seen.push((wish["act"].as_str().unwrap().to_owned(), count("invoices"), count("unchanged")));
    }
    let rows = [
        ("plan", 2, 1),
        ("quantity", 1, 1),
        ("price", 3, 3),
        ("pause", 1, 3),
        ("resume", 1, 0),
        ("end", 1, 0),
        ("reopen", 1, 1),
        ("reopen", 1, 2),
        ("due_days", 1, 1),
    ];
    assert_eq!(seen, rows.map(|(act, then, now)| (act.to_owned(), then, now)));
}

#[test]
fn what_one_has_who_does_not_pay_is_seen_on_the_payers_account() {
    let plans = plans();
    plans.world.load(
        "INSERT INTO billing_accounts (customer_id, party, tax_treatment, due_days, collects, version)
          VALUES ('cus_tess', '{\"name\":\"Tess\",\"country\":\"FR\"}', 'reverse_charge', 21, 0, 1)",
    );
    let mut paid = contract("cus_carl", "pln_desk", "2030-01-01");
    paid["payer_id"] = "cus_tess".into();
    let made = plans.post(Boss, "/api/plans/all", paid).expect(201).json;
    // The first month without tax, the fee and the deposit.
    assert_eq!(made["preview"]["invoices"][0]["tax"]["minor"], 0);
    run_the_day(&plans.world);
    let id = made["contract_id"].as_str().unwrap();
    let done = comes_as_seen(&plans, id, &json!({ "act": "quantity", "on": "2030-01-11", "quantity": 2 }));
    let first = &done.json["preview"]["invoices"][0];
    assert_eq!((&first["tax"]["minor"], &first["due_on"]), (&json!(0), &json!("2030-02-01")));
}

#[test]
fn a_yes_comes_as_it_was_seen() {
    let plans = plans();
    plans.world.load("UPDATE billing_settings SET contacts_pay = 'next_invoice'");
    let wish = joining("pln_asked", "2030-01-10");
    let asked = agree(&plans, Carl, "/api/plans/contracts", wish).expect(201).json["id"].clone();
    let done = comes_as_seen(&plans, asked.as_str().unwrap(), &json!({ "act": "approve" }));
    assert_eq!(done.json["preview"]["invoices"][0]["gross"]["minor"], 150_671);
    let plans = plans_in_order();
    let made = plans.post(Boss, "/api/plans/all", contract("cus_carl", "pln_desk", "2030-03-01")).expect(201).json;
    let id = made["contract_id"].as_str().unwrap();
    comes_as_seen(&plans, id, &json!({ "act": "start", "on": "2030-02-10" }));
}

#[test]
fn the_days_to_pay_of_what_is_over_stay_as_they_were() {
    let plans = desk_of_ada();
    plans.post(Boss, "/api/plans/all", contract("cus_ada", "pln_club", "2030-01-01")).expect(201);
    plans.world.load(
        "UPDATE contracts SET starts_on = '2029-11-01', ends_on = '2029-12-01', ends_at = 1890777600000, charged_until = '2199-12-31' WHERE id = 'con_1'",
    );
    for dry in ["", "&dry_run=true"] {
        act(&plans, "con_1", dry, json!({ "act": "due_days", "days": 3 })).refused(409, "is-over");
    }
    assert_eq!(plans.world.count("SELECT count(*) FROM contracts WHERE due_days = 3"), 0);
}

#[test]
fn what_has_changed_since_an_operator_looked_is_shown_and_not_done() {
    let plans = desk_of_ada();
    let end = json!({ "act": "end", "on": "2030-01-20", "reason": "" });
    let shown = act(&plans, "con_1", "&dry_run=true", end.clone()).expect(200).json["preview"].clone();
    // The contract is as it was, and its payer is not.
    plans.world.load("UPDATE billing_accounts SET due_days = 2 WHERE customer_id = 'cus_ada'");
    plans.world.load("INSERT INTO billing_accounts (customer_id, party, tax_treatment, due_days, collects, version)
        SELECT 'cus_ada', '{\"name\":\"Ada\",\"country\":\"FR\"}', 'as_usual', 2, 0, 1 WHERE NOT EXISTS (SELECT 1 FROM billing_accounts WHERE customer_id = 'cus_ada')");
    let seen = format!("&seen={}", shown["digest"].as_str().unwrap());
    let refused = act(&plans, "con_1", &seen, end.clone()).refused(409, "preview-outdated");
    assert_eq!(plans.world.count("SELECT count(*) FROM contracts WHERE ends_on IS NOT NULL"), 0);
    let anew = format!("&seen={}", refused.json["preview"]["digest"].as_str().unwrap());
    act(&plans, "con_1", &anew, end).expect(200);
}
