//! A proposal with a fee for signing up and a deposit of its own: seen, charged so and no otherwise, and kept with the contract.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::{Function, Persona};

/// Sends `customer` a proposal of the desk (200.00, a fee of 50.00, a deposit of 100.00), with a fee and a deposit of its own.
fn sent(function: &Function<shop::App>, customer: &str, fee: Option<i64>, deposit: Option<i64>) -> String {
    let wish = json!({ "customer_id": customer, "message": "", "expires_at": "2030-01-08T08:00:00Z", "lines": [
        { "kind": "plan", "subject_id": "pln_desk", "quantity": 2, "price_minor": null, "sign_up_fee_minor": fee, "deposit_minor": deposit,
          "starts_on": null } ] });
    let made = function.post(Boss, "/api/shop/all/proposals", wish).expect(201).json;
    let line = &made["lines"][0];
    assert_eq!(
        (&line["sign_up_fee_minor"], &line["deposit_minor"]),
        (&json!(fee), &json!(deposit)),
        "the operator reads what was sent"
    );
    format!("/api/shop/proposals/{}", made["id"].as_str().unwrap())
}

fn accepted(function: &Function<shop::App>, who: Persona, path: &str, gross_minor: i64) -> testkit::Answer {
    let seen = function.get(who, path).expect(200).json;
    let wish = json!({ "accepted_terms_version": "1", "expected_gross": { "minor": gross_minor, "currency": "EUR" } });
    assert_eq!(seen["totals"]["gross"], wish["expected_gross"]);
    function.post(who, &format!("{path}/acceptance"), wish)
}

fn charged(function: &Function<shop::App>) -> Vec<Value> {
    function.world.rows("SELECT source, gross_minor FROM charges ORDER BY source")
}

/// The fee and the deposit of a line of a proposal: as it is seen and sums up, what is charged, and what the contract keeps.
#[test]
fn a_fee_and_a_deposit_of_its_own_are_seen_and_charged_so() {
    let price = json!({ "source": "contract", "gross_minor": 47_600 });
    let (fee, deposit) = (
        |gross: i64| json!({ "source": "sign_up_fee", "gross_minor": gross }),
        |gross: i64| json!({ "source": "deposit", "gross_minor": gross }),
    );
    for (own, seen, charges, kept) in [
        ((None, None), (5950, 20_000), vec![price.clone(), deposit(20_000), fee(5950)], (5000, 10_000)),
        ((Some(1234), Some(2550)), (1468, 5100), vec![price.clone(), deposit(5100), fee(1468)], (1234, 2550)),
        ((Some(0), Some(2550)), (0, 5100), vec![price.clone(), deposit(5100)], (0, 2550)),
        ((Some(0), Some(0)), (0, 0), vec![price.clone()], (0, 0)),
    ] {
        let function = function();
        let path = sent(&function, "cus_ada", own.0, own.1);
        let told = function
            .world
            .rows("SELECT payload ->> '$.lines[0][1].minor' AS minor FROM outbox WHERE topic = 'shop.proposal_sent'");
        let all = 47_600 + seen.0 + seen.1;
        assert_eq!(told, [json!({ "minor": all })]);
        let line = function.get(Ada, &path).expect(200).json["lines"][0].clone();
        assert_eq!((&line["sign_up_fee"]["minor"], &line["deposit"]["minor"]), (&json!(seen.0), &json!(seen.1)));
        let order = accepted(&function, Ada, &path, all).expect(201).json;
        assert_eq!(order["lines"][0], line, "what was seen is what is ordered");
        assert_eq!(charged(&function), charges);
        let contracts =
            function.world.rows("SELECT sign_up_fee_minor, deposit_minor FROM contracts WHERE plan_id = 'pln_desk'");
        assert_eq!(contracts, [json!({ "sign_up_fee_minor": kept.0, "deposit_minor": kept.1 })]);
        assert_consistent(&function);
    }
}

#[test]
fn who_pays_days_later_pays_the_fee_and_the_deposit_that_were_proposed() {
    let function = function();
    let path = sent(&function, "cus_carl", Some(0), Some(3000));
    // The plan has another fee by the day on which it is accepted: it is no part of what was proposed.
    function.world.load("UPDATE plans SET sign_up_fee_minor = 9900, deposit_minor = 77700 WHERE id = 'pln_desk'");
    function.world.set_now("2030-01-05T08:00:00Z");
    let order = accepted(&function, Carl, &path, 47_600 + 6000).expect(201).json;
    assert_eq!((&order["status"], &order["due_now"]["minor"]), (&json!("awaiting_payment"), &json!(53_600)));
    is_debited(&function);
    function.world.set_now("2030-01-09T08:00:00Z");
    pay_from(&function, &order, ledger::PaymentStatus::Processing);
    assert_eq!(complete(&function, Carl, &order).expect(200).json["status"], "fulfilled");
    let invoiced = function.world.rows("SELECT gross_minor, issued_on FROM invoices");
    assert_eq!(invoiced, [json!({ "gross_minor": 53_600, "issued_on": "2030-01-09" })]);
    let contracts = function
        .world
        .rows("SELECT sign_up_fee_minor, deposit_minor, starts_on FROM contracts WHERE plan_id = 'pln_desk'");
    assert_eq!(contracts, [json!({ "sign_up_fee_minor": 0, "deposit_minor": 3000, "starts_on": "2030-01-09" })]);
    assert_consistent(&function);
}

#[test]
fn one_that_was_sent_before_it_could_have_its_own_has_the_plans() {
    let function = function();
    let path = sent(&function, "cus_ada", Some(1), Some(1));
    function.world.load(
        "UPDATE proposals SET lines = (SELECT json_group_array(json_remove(value, '$.sign_up_fee_minor', '$.deposit_minor')) FROM json_each(lines))",
    );
    accepted(&function, Ada, &path, 47_600 + 5950 + 20_000).expect(201);
}
