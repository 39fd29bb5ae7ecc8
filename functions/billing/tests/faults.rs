//! Whichever batch fails, before or after it happened: the same request again makes it once, and nothing is charged twice.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use serde_json::{Value, json};
use support::*;
use testkit::Persona::{self, *};
use testkit::{FAULTS, Function, Write, write};

/// A request that writes, and what must hold once it has been made, whatever failed.
struct Owed {
    write: Write,
    /// What the second try may answer: that it is done, or that it was done the first time.
    again: &'static [u16],
    /// One row or sum, and what it must be.
    holds: (&'static str, i64),
}

fn prepare(function: &Function<App>) -> (String, String) {
    till().forget();
    function.world.load(CARD);
    let invoice = owes(&function.world, Ada, "a", &[1000, 190], "2030-01-15");
    let payment = asks(function, &invoice, 400);
    (invoice.to_string(), payment)
}

/// Fails the first and then the second batch of a request, before and after it happened, and repeats it.
#[track_caller]
fn survives(write: impl Fn(&Function<App>, &str, &str) -> Owed) {
    for fault in FAULTS {
        let sound = billing();
        let (invoice, payment) = prepare(&sound);
        let Owed { write, again, holds } = write(&sound, &invoice, &payment);
        sound.survives(fault, again, |function| write.send(function));
        assert_eq!(sound.world.count(holds.0), holds.1, "{write:?} {fault:?}");
        assert_eq!(broken(&sound.world), [""; 0], "{write:?} {fault:?}");
    }
}

fn at(path: impl Into<String>, body: Value) -> (String, Value) {
    (path.into(), body)
}

fn post(who: Persona, at: (String, Value), again: &'static [u16], holds: (&'static str, i64)) -> Owed {
    send("POST", who, at, again, holds)
}

fn send(
    method: &'static str,
    who: Persona,
    (path, body): (String, Value),
    again: &'static [u16],
    holds: (&'static str, i64),
) -> Owed {
    Owed { write: write(who, method, path, body), again, holds }
}

#[test]
fn a_payment_is_asked_for_once() {
    survives(|_, invoice, _| {
        let body = json!({ "invoices": [{ "id": invoice, "minor": 500 }] });
        post(
            Ada,
            at("/api/billing/payments", body),
            &[201],
            ("SELECT count(*) FROM payments WHERE amount_minor = 500", 1),
        )
    });
}

#[test]
fn a_saved_card_is_charged_once() {
    survives(|_, _, payment| {
        let body = json!({ "method_id": "mth_card" });
        let path = format!("/api/billing/payments/{payment}/start");
        post(
            Ada,
            at(path, body),
            &[200, 409],
            ("SELECT -sum(amount_minor) FROM account_entries WHERE kind = 'payment'", 400),
        )
    });
    assert_eq!(till().payments.borrow().len(), 1, "the provider made one payment in the last of the rounds");
}

#[test]
fn a_payment_that_came_is_settled_once_by_whoever_asks() {
    survives(|sound, _, payment| {
        start(sound, payment, json!({})).expect(200);
        let theirs = till().only_payment().id;
        till().comes(&theirs, "succeeded", None);
        let path = format!("/api/billing/payments/{payment}/refresh");
        post(
            Ada,
            at(path, Value::Null),
            &[200],
            ("SELECT -sum(amount_minor) FROM account_entries WHERE kind = 'payment'", 400),
        )
    });
}

#[test]
fn a_payment_is_given_up_once() {
    survives(|sound, _, payment| {
        start(sound, payment, json!({})).expect(200);
        let path = format!("/api/billing/payments/{payment}/cancellation");
        post(Ada, at(path, Value::Null), &[200, 409], ("SELECT count(*) FROM payments WHERE status = 'cancelled'", 1))
    });
}

#[test]
fn methods_are_saved_chosen_and_revoked_once() {
    let sepa = json!({ "method": "sepa_debit", "iban": "DE89370400440532013000", "holder": { "name": "Ada", "email": "ada@example.org" } });
    survives(|_, _, _| {
        post(
            Ada,
            at("/api/billing/methods", sepa.clone()),
            &[201],
            ("SELECT count(*) FROM payment_methods WHERE status = 'active'", 2),
        )
    });
    survives(|_, _, _| {
        let holds = ("SELECT count(*) FROM billing_accounts WHERE default_method_id = 'mth_card'", 1);
        send("PUT", Ada, at("/api/billing/methods/mth_card/default", Value::Null), &[200], holds)
    });
    survives(|_, _, _| {
        till().give_method("pm_card", billing::provider::MethodKind::Card, "4242");
        let holds = ("SELECT count(*) FROM payment_methods WHERE status = 'revoked'", 1);
        send("DELETE", Ada, at("/api/billing/methods/mth_card", Value::Null), &[204], holds)
    });
}

#[test]
fn accounts_and_settings_change_once() {
    let party = json!({ "party": { "name": "Ada Ltd", "country": "DE" }, "collects": false });
    survives(|_, _, _| {
        let holds = ("SELECT version FROM billing_accounts WHERE customer_id = 'cus_ada'", 1);
        send("PUT", Ada, at("/api/billing/account?version=0", party.clone()), &[200, 409], holds)
    });
    let setup = json!({ "party": { "name": "Ada Ltd", "country": "DE" }, "tax_treatment": "exempt", "due_days": 3, "collects": false });
    survives(|_, _, _| {
        let holds = ("SELECT count(*) FROM audit", 1);
        send("PUT", Boss, at("/api/billing/all/accounts/cus_ada?version=0", setup.clone()), &[200, 409], holds)
    });
    let rates = json!({ "rates": [{ "class": "standard", "from_day": "1970-01-01", "rate_ppm": 0 }, { "class": "reduced", "from_day": "1970-01-01", "rate_ppm": 0 }] });
    survives(|_, _, _| {
        let holds = ("SELECT version FROM billing_settings", 2);
        send("PUT", Boss, at("/api/billing/tax-rates?version=1", rates.clone()), &[200, 409], holds)
    });
    survives(|_, _, _| {
        let holds = ("SELECT version FROM billing_settings", 2);
        send("PUT", Boss, at("/api/billing/exchange-rates?version=1", json!({ "rates": [] })), &[200, 409], holds)
    });
}

#[test]
fn what_operators_charge_and_correct_is_written_once() {
    let charge = json!({ "name": "Key", "unit_price": { "minor": 100, "currency": "EUR" }, "quantity": 1, "tax_class": "zero", "invoice": "now" });
    survives(|_, _, _| {
        let holds = ("SELECT count(*) FROM invoices WHERE gross_minor = 100", 1);
        post(Boss, at("/api/billing/all/accounts/cus_ada/charges", charge.clone()), &[201], holds)
    });
    survives(|sound, _, _| {
        let next = json!({ "name": "Key", "unit_price": { "minor": 100, "currency": "EUR" }, "quantity": 1, "tax_class": "zero", "invoice": "next" });
        sound.post(Boss, "/api/billing/all/accounts/cus_ada/charges", next).expect(201);
        let holds = ("SELECT count(*) FROM invoices WHERE gross_minor = 100", 1);
        post(Boss, at("/api/billing/all/accounts/cus_ada/invoices", Value::Null), &[201, 409], holds)
    });
    survives(|sound, invoice, payment| {
        start(sound, payment, json!({ "method_id": "mth_card" })).expect(200);
        let path = format!("/api/billing/all/invoices/{invoice}/credit-notes");
        let holds = (
            "SELECT count(*) * 10000 + (SELECT sum(amount_minor) FROM refunds) FROM invoices WHERE kind = 'credit_note'",
            10400,
        );
        post(Boss, at(path, json!({ "reason": "x", "refund": true })), &[201], holds)
    });
    survives(|_, invoice, _| {
        let path = format!("/api/billing/all/invoices/{invoice}/write-off");
        let holds = ("SELECT -sum(amount_minor) FROM account_entries WHERE kind = 'write_off'", 1190);
        post(Boss, at(path, json!({ "reason": "x" })), &[204, 409], holds)
    });
}

#[test]
fn a_suspension_is_ended_once() {
    survives(|sound, _, _| {
        sound.world.load(
            "INSERT INTO billing_accounts (customer_id, tax_treatment, collects, suspended_at, version) VALUES ('cus_bob', 'as_usual', 0, 1000, 0)",
        );
        let holds = ("SELECT count(*) FROM audit WHERE action = 'reinstate_customer'", 1);
        post(Boss, at("/api/billing/all/accounts/cus_bob/reinstatement", json!({ "reason": "x" })), &[204, 409], holds)
    });
}

#[test]
fn money_that_operators_take_and_give_back_is_written_once() {
    survives(|_, invoice, _| {
        let body = json!({ "method": "cash", "amount": { "minor": 300, "currency": "EUR" }, "reference": "x", "invoices": [{ "id": invoice, "minor": 300 }] });
        let holds = ("SELECT -sum(amount_minor) FROM account_entries WHERE kind = 'payment'", 300);
        post(Boss, at("/api/billing/all/accounts/cus_ada/payments", body), &[201], holds)
    });
    let paid = |sound: &Function<App>| {
        let body = json!({ "method": "cash", "amount": { "minor": 300, "currency": "EUR" }, "reference": "x" });
        let made = sound.post(Boss, "/api/billing/all/accounts/cus_ada/payments", body).expect(201).json;
        made["id"].as_str().unwrap().to_owned()
    };
    let back = json!({ "amount_minor": 200, "reason": "x" });
    survives(|sound, _, _| {
        let path = format!("/api/billing/all/payments/{}/refunds", paid(sound));
        post(Boss, at(path, back.clone()), &[201], ("SELECT sum(amount_minor) FROM refunds", 200))
    });
    survives(|sound, _, _| {
        let made = sound
            .post(Boss, &format!("/api/billing/all/payments/{}/refunds", paid(sound)), back.clone())
            .expect(201)
            .json;
        let path = format!("/api/billing/all/refunds/{}/completion", made["id"].as_str().unwrap());
        post(
            Boss,
            at(path, Value::Null),
            &[200, 409],
            ("SELECT sum(amount_minor) FROM account_entries WHERE kind = 'refund'", 200),
        )
    });
}
