//! What is ordered is invoiced as it was ordered: seller and buyer stay in two countries while an order waits on which the buyer owes the tax.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use std::rc::Rc;
use support::*;
use testkit::{Answer, Function, Persona, World};

/// Billing without a provider in the same world.
fn billing_of(function: &Function<shop::App>) -> Function<billing::App> {
    let app = |world: &World, db| billing::App {
        db,
        clock: world.clock(),
        ids: world.ids(),
        provider: None,
        front: Rc::new(billing::Front { script_url: String::new(), publishable_key: String::new() }),
        webhook_secrets: Rc::default(),
        aside: Rc::default(),
    };
    Function::new(billing::routes(), app).in_world(function.world.clone())
}

/// How operators have Carl taxed, and by which number.
fn taxed(billing: &Function<billing::App>, version: i64, treatment: &str, vat: &str) -> Answer {
    let party = json!({ "name": "Carl AG", "country": "AT", "vat_number": vat });
    let wish = json!({ "party": party, "tax_treatment": treatment, "due_days": null, "collects": false });
    billing.put(Boss, &format!("/api/billing/all/accounts/cus_carl?version={version}"), wish)
}

/// The seller's country changes.
fn moves(billing: &Function<billing::App>, country: &str) -> Answer {
    let mut settings = billing.get(Boss, "/api/billing/settings").expect(200).json;
    let version = settings["version"].clone();
    for key in ["version", "tax_rates", "exchange_rates", "without_rate"] {
        settings.as_object_mut().unwrap().remove(key);
    }
    settings["seller"].as_object_mut().unwrap().retain(|key, value| !value.is_null() && key != "reference");
    settings["seller"]["country"] = country.into();
    settings["methods"] = json!(["card"]);
    billing.put(Boss, &format!("/api/billing/settings?version={version}"), settings)
}

fn refused(answer: Answer) -> [Value; 2] {
    let error = answer.refused(422, "invalid-fields").json["errors"][0].clone();
    ["pointer", "rule"].map(|key| error[key].clone())
}

/// Carl, of Austria, owes the tax himself, and has ordered that, which he pays by a debit that takes days.
fn debited(item: Value) -> (Function<shop::App>, Function<billing::App>, Value) {
    let function = function();
    let billing = billing_of(&function);
    taxed(&billing, 0, "reverse_charge", "ATU13585627").expect(200);
    add(&function, Carl, item).expect(200);
    let order = check_out(&function, Carl, "k").expect(201).json;
    assert_eq!(order["totals"]["tax"]["minor"], 0);
    is_debited(&function);
    // He is taxed as usual from now on.
    taxed(&billing, 1, "as_usual", "ATU13585627").expect(200);
    (function, billing, order)
}

#[test]
fn neither_moves_to_the_others_country_while_an_order_waits_on_which_the_buyer_owes_the_tax() {
    for item in
        [offered("product", "prd_mug", 1), offered("plan", "pln_desk", 1), booking("oak", "22T10:00", "22T11:00")]
    {
        let (function, billing, order) = debited(item);
        assert_eq!(refused(moves(&billing, "AT")), ["/seller/country", "orders-at-home"]);
        assert_eq!(
            refused(taxed(&billing, 2, "as_usual", "DE136695976")),
            ["/party/vat_number", "reverse-charge-to-come"]
        );
        moves(&billing, "FR").expect(200);
        pay_from(&function, &order, ledger::PaymentStatus::Processing);
        assert_eq!(complete(&function, Carl, &order).expect(200).json["status"], "fulfilled");
        assert_eq!(count(&function, "SELECT count(*) FROM invoices"), 1);
        moves(&billing, "AT").expect(200);
        assert_consistent(&function);
    }
}

#[test]
fn what_was_given_up_keeps_nobody_where_they_are() {
    let (function, billing, order) = debited(offered("product", "prd_mug", 1));
    function.world.load("UPDATE payments SET status = 'failed' WHERE status = 'processing'");
    assert_eq!(refused(moves(&billing, "AT")), ["/seller/country", "orders-at-home"]);
    let path = format!("/api/shop/all/orders/{}/cancellation", order["id"].as_str().unwrap());
    function.post(Boss, &path, Value::Null).expect(200);
    moves(&billing, "AT").expect(200);
}

#[test]
fn what_is_paid_after_it_was_given_up_and_somebody_has_moved_is_paid_back() {
    let (function, billing, order) = debited(offered("product", "prd_mug", 1));
    function.world.load("UPDATE payments SET status = 'failed' WHERE status = 'processing'");
    function.world.set_now("2030-01-01T08:31:00Z");
    assert_eq!(run(&function).orders, 1);
    moves(&billing, "AT").expect(200);
    function.world.load("UPDATE payments SET status = 'processing'");
    pay_from(&function, &order, ledger::PaymentStatus::Processing);
    assert_eq!(run(&function).paid_back, 1);
    assert_eq!(count(&function, "SELECT count(*) FROM invoices"), 0);
    assert_eq!(count(&function, "SELECT sum(amount_minor) FROM refunds"), 1000);
    assert_consistent(&function);
}
