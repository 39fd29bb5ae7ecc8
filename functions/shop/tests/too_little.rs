//! What is to be paid at once is no less than can be paid by card or account.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::Persona;

/// 0.25 before tax, so 0.30 with it.
const CHEAP: &str = "UPDATE products SET price_minor = 25 WHERE id = 'prd_mug'";

#[test]
fn an_order_of_less_than_the_least_says_so_before_it_is_made() {
    let function = function();
    function.world.load(CHEAP);
    add(&function, Carl, offered("product", "prd_mug", 1)).expect(200);
    let seen = basket(&function, Carl);
    assert_eq!(seen["checkout"], json!({ "allowed": false, "rule": "too-little-to-pay" }));
    assert_eq!((&seen["due_now"]["minor"], &seen["least"]["minor"]), (&json!(30), &json!(50)));
    let refused = check_out(&function, Carl, "k").refused(409, "too-little-to-pay").json;
    assert_eq!((&refused["amount"]["minor"], &refused["least"]["minor"]), (&json!(30), &json!(50)));
    assert_eq!(count(&function, "SELECT count(*) FROM orders"), 0);
    // Two are enough.
    add(&function, Carl, offered("product", "prd_mug", 1)).expect(200);
    assert_eq!(basket(&function, Carl)["least"], Value::Null);
    let order = check_out(&function, Carl, "l").expect(201).json;
    assert_eq!((&order["status"], &order["due_now"]["minor"]), (&json!("awaiting_payment"), &json!(60)));
}

#[test]
fn what_costs_nothing_or_stands_on_the_next_invoice_may_be_as_little_as_it_likes() {
    let function = function();
    function.world.load(CHEAP);
    add(&function, Ada, offered("product", "prd_mug", 1)).expect(200);
    assert_eq!(check_out(&function, Ada, "k").expect(201).json["status"], "fulfilled");
    add(&function, Carl, offered("product", "prd_free", 1)).expect(200);
    assert_eq!(check_out(&function, Carl, "l").expect(201).json["status"], "fulfilled");
}
