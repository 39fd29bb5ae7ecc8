//! A debt that is given up is no loss as far as it is paid after all, and the letter about money that came says what it did.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use serde_json::{Value, json};
use support::till::Mood;
use support::*;
use testkit::Persona::*;
use testkit::{Answer, Function};

fn given_up(function: &Function<App>, invoice: &ledger::InvoiceId) -> Answer {
    let path = format!("/api/billing/all/invoices/{invoice}/write-off");
    function.post(Boss, &path, json!({ "reason": "Gone away" }))
}

fn came(minor: i64, invoices: &Value) -> Value {
    json!({ "method": "bank_transfer", "amount": { "minor": minor, "currency": "EUR" }, "reference": "RF18", "invoices": invoices })
}

#[test]
fn what_a_bank_is_about_to_bring_is_not_given_up() {
    let (function, invoice) = due_by(RETRIES);
    till().mood.set(Mood::Slow);
    assert_eq!(on(&function.world, "2030-01-03").collected, 1);
    let refused = given_up(&function, &invoice).refused(409, "payment-pending");
    assert_eq!(refused.json["payment_id"], function.world.rows("SELECT id FROM payments")[0]["id"]);
    till().comes(&till().only_payment().id, "failed", Some("insufficient_funds"));
    on(&function.world, "2030-01-05");
    assert_eq!(given_up(&function, &invoice).expect(204).trips, 2);
    assert_eq!((left(&function.world, &invoice), broken(&function.world)), (0, vec![]));
}

#[test]
fn what_somebody_began_and_did_not_end_keeps_nobody_from_giving_up_and_is_no_credit_if_it_comes() {
    let function = billing();
    let (invoice, payment, theirs) = support::telling::begun(&function);
    given_up(&function, &invoice).expect(204);
    till().comes(&theirs.parse().unwrap(), "succeeded", None);
    refresh(&function, &payment).expect(200);
    let account = function.get(Boss, "/api/billing/all/accounts/cus_ada").expect(200).json;
    let balance = &account["balances"][0];
    assert_eq!((&balance["balance"]["minor"], &balance["credit"]["minor"]), (&json!(0), &json!(0)), "{account}");
    assert_eq!((left(&function.world, &invoice), broken(&function.world)), (0, vec![]));
}

#[test]
fn a_transfer_for_what_was_given_up_pays_it() {
    let function = billing();
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
    given_up(&function, &invoice).expect(204);
    let other = owes(&function.world, Ada, "b", &[500], "2030-01-15");
    let path = "/api/billing/all/accounts/cus_ada/payments";
    function.post(Boss, path, came(1190, &json!([{ "id": invoice, "minor": 1190 }]))).expect(201);
    assert_eq!((left(&function.world, &invoice), left(&function.world, &other)), (0, 500));
    let shown = function.get(Boss, &format!("/api/billing/all/invoices/{invoice}")).expect(200).json;
    assert_eq!(shown["settlements"].as_array().unwrap().len(), 3, "{shown}");
    let account = function.get(Boss, "/api/billing/all/accounts/cus_ada").expect(200).json;
    assert_eq!(account["balances"][0]["balance"]["minor"], 500);
    assert_eq!(broken(&function.world), [""; 0]);
}

/// What the letter says that the last payment settled, and what is left of it.
fn said(function: &Function<App>) -> Vec<Value> {
    function.world.rows(
        "SELECT payload ->> '$.invoices' AS invoices, payload ->> '$.credit.minor' AS credit, payload ->> '$.page' AS page
FROM outbox WHERE topic = 'billing.payment_received' ORDER BY rowid",
    )
}

#[test]
fn the_letter_names_what_a_transfer_for_nothing_in_particular_settled_and_what_is_left() {
    let function = billing();
    let path = "/api/billing/all/accounts/cus_ada/payments";
    owes(&function.world, Ada, "a", &[5949], "2030-01-15");
    function.post(Boss, path, came(7000, &json!([]))).expect(201);
    function.post(Boss, path, came(100, &json!([]))).expect(201);
    let second = owes(&function.world, Ada, "b", &[2000], "2030-01-10");
    let for_it = json!([{ "id": second, "minor": 500 }]);
    function.post(Boss, path, came(500, &for_it)).expect(201);
    let said: Vec<Value> = said(&function).into_iter().map(|row| json!([row["invoices"], row["credit"]])).collect();
    assert_eq!(said[0], json!(["[\"INV-2030-00001\"]", 1051]));
    assert_eq!(said[1], json!(["[]", 100]));
    assert_eq!(said[2], json!(["[\"INV-2030-00002\"]", null]));
    assert_eq!(broken(&function.world), [""; 0]);
}
