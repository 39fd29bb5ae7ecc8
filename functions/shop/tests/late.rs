//! What comes late or in between: of a payment, a code, a place, a price.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use futures::executor::block_on;
use serde_json::{Value, json};
use support::*;
use testkit::{Function, Persona};

type Shop = Function<shop::App>;

/// Carl's order of passes with a code that counts once, given up for want of payment.
fn lapsed_with_code() -> (Shop, Value) {
    let function = function();
    add(&function, Carl, offered("product", "prd_passes", 1)).expect(200);
    function.put(Carl, "/api/shop/basket/code", json!({ "code": "once" })).expect(200);
    let order = check_out(&function, Carl, "k").expect(201).json;
    nobody_pays(&function);
    assert_eq!(count(&function, "SELECT count(*) FROM discount_uses"), 0);
    (function, order)
}

/// The money of the order's payment goes back, or is disputed, before the shop has looked at it.
fn goes_back(function: &Shop, order: &Value, minor: i64) {
    let ids = function.world.ids();
    let new = ledger::NewRefund {
        id: ledger::RefundId::new(&*ids),
        key: ids.next(),
        payment: order["payment_id"].as_str().unwrap().parse().unwrap(),
        customer: "cus_carl".parse().unwrap(),
        amount_minor: minor,
        reason: "An operator's".to_owned(),
        now: function.world.now(),
    };
    block_on(function.world.db().commit(ledger::want_refund(&new, &*ids))).unwrap();
}

#[test]
fn an_order_that_is_honoured_late_takes_its_code_anew() {
    let (function, order) = lapsed_with_code();
    pay(&function, &order);
    run(&function);
    let uses = function.world.rows("SELECT code, order_id, at FROM discount_uses");
    assert_eq!(uses, [json!({ "code": "ONCE", "order_id": order["id"], "at": 1_893_484_800_000_i64 })]);
    assert_consistent(&function);
}

#[test]
fn a_code_that_others_have_used_up_meanwhile_is_not_used_once_more() {
    let (function, order) = lapsed_with_code();
    add(&function, Ada, offered("product", "prd_passes", 1)).expect(200);
    function.put(Ada, "/api/shop/basket/code", json!({ "code": "once" })).expect(200);
    check_out(&function, Ada, "k").expect(201);
    pay(&function, &order);
    assert_eq!(complete(&function, Carl, &order).refused(409, "order-goes-back").json["refused"], "code-used-up");
    assert_eq!(run(&function).paid_back, 1);
    assert_eq!(count(&function, "SELECT count(*) FROM discount_uses"), 1);
    assert_consistent(&function);
}

#[test]
fn a_code_that_has_ended_meanwhile_counts_for_what_was_ordered_with_it() {
    let (function, order) = lapsed_with_code();
    function
        .world
        .load("UPDATE discount_codes SET archived = 1, valid_until = 1893485000000, version = 2 WHERE code = 'ONCE'");
    pay(&function, &order);
    assert_eq!(complete(&function, Carl, &order).expect(200).json["status"], "fulfilled");
    assert_consistent(&function);
}

#[test]
fn an_order_whose_money_goes_back_already_is_not_carried_out_and_ends() {
    // All of it, and a part, of which the rest goes back then.
    for gone_minor in [10_710, 700] {
        let function = function();
        add(&function, Carl, offered("product", "prd_passes", 1)).expect(200);
        let order = check_out(&function, Carl, "k").expect(201).json;
        pay(&function, &order);
        goes_back(&function, &order, gone_minor);
        complete(&function, Carl, &order).refused(409, "order-goes-back");
        assert_eq!(run(&function).paid_back, 1, "{gone_minor}");
        assert_eq!(count(&function, "SELECT sum(amount_minor) FROM refunds"), 10_710, "{gone_minor}");
        assert_eq!(count(&function, "SELECT count(*) FROM orders WHERE status = 'refunded'"), 1);
        assert_eq!(count(&function, "SELECT (SELECT count(*) FROM invoices) + (SELECT count(*) FROM grants)"), 0);
        assert_eq!(run(&function).orders, 0, "it waits for nothing any more");
        assert_consistent(&function);
    }
}

#[test]
fn an_order_is_not_given_up_while_its_payment_begins() {
    let function = function();
    add(&function, Carl, offered("product", "prd_passes", 1)).expect(200);
    let order = check_out(&function, Carl, "k").expect(201).json;
    let path = format!("/api/shop/orders/{}/cancellation", order["id"].as_str().unwrap());
    let late = function.overtaken(
        |function| function.post(Carl, &path, Value::Null),
        || function.world.load("UPDATE payments SET status = 'needs_action', provider_ref = 'pi_1'"),
    );
    late.refused(409, "changed-meanwhile");
    assert_eq!(function.post(Carl, &path, Value::Null).expect(200).json["status"], "lapsed");
    assert_consistent(&function);
}

#[test]
fn what_changed_since_it_was_ordered_changes_nothing_of_it() {
    let function = function();
    add(&function, Carl, offered("plan", "pln_desk", 1)).expect(200);
    add(&function, Carl, offered("product", "prd_passes", 1)).expect(200);
    let order = check_out(&function, Carl, "k").expect(201).json;
    nobody_pays(&function);
    function.world.load(
        "UPDATE plans SET price_minor = 99900, archived = 1, version = 2 WHERE id = 'pln_desk';
  UPDATE products SET price_minor = 1, archived = 1, version = 2 WHERE id = 'prd_passes'",
    );
    pay(&function, &order);
    assert_eq!(complete(&function, Carl, &order).expect(200).json["status"], "fulfilled");
    let contract = function.world.rows("SELECT price_minor FROM contracts WHERE plan_id = 'pln_desk'");
    assert_eq!(contract, [json!({ "price_minor": 20000 })]);
    assert_eq!(count(&function, "SELECT gross_minor FROM invoices"), order["due_now"]["minor"].as_i64().unwrap());
    assert_consistent(&function);
}

#[test]
fn a_place_that_somebody_took_between_the_look_and_the_order_is_not_paid_for() {
    let function = function();
    add(&function, Carl, booking("oak", "02T10:00", "02T11:00")).expect(200);
    function.world.set_now("2030-01-01T08:14:59Z");
    let seen = basket(&function, Carl);
    let late = function.overtaken(
        |function| check_out_seen(function, Carl, &seen, "k"),
        || {
            function.world.set_now("2030-01-01T08:15:00Z");
            add(&function, Ada, booking("oak", "02T10:00", "02T11:00")).expect(200);
            function.world.set_now("2030-01-01T08:14:59Z");
        },
    );
    late.refused(409, "hold-lapsed");
    assert_eq!(count(&function, "SELECT (SELECT count(*) FROM orders) + (SELECT count(*) FROM payments)"), 0);
    assert_consistent(&function);
}

#[test]
fn what_is_ordered_anew_while_the_first_order_is_honoured_late_is_ordered_once() {
    let function = function();
    add(&function, Carl, offered("product", "prd_passes", 1)).expect(200);
    let first = check_out(&function, Carl, "k1").expect(201).json;
    nobody_pays(&function);
    let seen = basket(&function, Carl);
    let late = function.overtaken(
        |function| check_out_seen(function, Carl, &seen, "k2"),
        || {
            pay(&function, &first);
            assert_eq!(complete(&function, Carl, &first).expect(200).json["status"], "fulfilled");
        },
    );
    late.refused(409, "basket-changed");
    assert_eq!(count(&function, "SELECT count(*) FROM orders"), 1);
    assert_consistent(&function);
}

#[test]
fn orders_that_can_never_be_read_keep_no_other_waiting() {
    let (function, order) = lapsed_with_code();
    pay(&function, &order);
    // Before it in the order of ids, and more than one look takes.
    function.world.load(
        "WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 120)
INSERT INTO orders (id, key, customer_id, status, lines, currency, net_minor, tax_minor, gross_minor, terms_version, created_at, lapses_at, changed_at)
SELECT printf('ord_%03d', value), printf('broken %d', value), 'cus_ada', 'awaiting_payment', '[1]', 'EUR', 0, 0, 0, '1', 0, 1, 0
FROM n",
    );
    let app = app(&function.world, function.world.db());
    let done = block_on(shop::jobs::run(&app));
    assert_eq!((done.orders, done.log.len()), (121, 120), "{:?}", done.log.first());
    let status = format!("/api/shop/orders/{}", order["id"].as_str().unwrap());
    assert_eq!(function.get(Carl, &status).expect(200).json["status"], "fulfilled");
}
