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

/// When Carl's passes hold.
fn passes(function: &Shop) -> Vec<Value> {
    function.world.rows("SELECT strftime('%Y-%m-%dT%H', starts_at / 1000, 'unixepoch') AS starts, strftime('%Y-%m-%dT%H', expires_at / 1000, 'unixepoch') AS ends FROM grants")
}

#[test]
fn passes_that_a_bank_debits_begin_when_they_are_paid_and_last_as_long_as_was_ordered() {
    let function = function();
    add(&function, Carl, offered("product", "prd_passes", 1)).expect(200);
    let order = check_out(&function, Carl, "k").expect(201).json;
    is_debited(&function);
    // Ninety days from the day on which they are had, and not from that on which they were ordered.
    for day in 2..=6 {
        function.world.set_now(&format!("2030-01-0{day}T09:00:00Z"));
        run(&function);
    }
    pay_from(&function, &order, ledger::PaymentStatus::Processing);
    assert_eq!(complete(&function, Carl, &order).expect(200).json["status"], "fulfilled");
    assert_eq!(passes(&function), [json!({ "starts": "2030-01-06T09", "ends": "2030-04-06T00" })]);
    assert_consistent(&function);
}

#[test]
fn a_pass_of_one_day_that_is_honoured_late_is_none_of_yesterday() {
    let function = function();
    function.world.load("UPDATE products SET benefits = '[{\"name\":\"Today\",\"gives\":{\"kind\":\"day_pass\",\"passes\":1},\"days\":1}]' WHERE id = 'prd_passes'");
    add(&function, Carl, offered("product", "prd_passes", 1)).expect(200);
    let order = check_out(&function, Carl, "k").expect(201).json;
    nobody_pays(&function);
    function.world.set_now("2030-01-04T21:00:00Z");
    pay(&function, &order);
    assert_eq!(complete(&function, Carl, &order).expect(200).json["status"], "fulfilled");
    assert_eq!(passes(&function), [json!({ "starts": "2030-01-04T21", "ends": "2030-01-05T00" })]);
    assert_consistent(&function);
}

#[test]
fn passes_that_were_ordered_before_their_days_were_kept_end_when_they_were_to_end() {
    let function = function();
    add(&function, Carl, offered("product", "prd_passes", 1)).expect(200);
    let order = check_out(&function, Carl, "k").expect(201).json;
    function.world.load("UPDATE orders SET lines = json_remove(lines, '$[0].grants[0].days')");
    function.world.set_now("2030-01-01T08:20:00Z");
    pay(&function, &order);
    assert_eq!(complete(&function, Carl, &order).expect(200).json["status"], "fulfilled");
    assert_eq!(passes(&function), [json!({ "starts": "2030-01-01T08", "ends": "2030-04-01T00" })]);
}

#[test]
fn a_room_whose_time_has_come_before_its_payment_is_paid_back() {
    for (late, now) in [(false, "2030-01-02T10:00:00Z"), (true, "2030-01-02T10:00:00Z"), (true, "2030-01-03T10:00:00Z")]
    {
        let function = function();
        add(&function, Carl, booking("oak", "02T10:00", "02T11:00")).expect(200);
        add(&function, Carl, offered("product", "prd_passes", 1)).expect(200);
        let order = check_out(&function, Carl, "k").expect(201).json;
        let from = if late {
            nobody_pays(&function);
            ledger::PaymentStatus::Wanted
        } else {
            is_debited(&function);
            ledger::PaymentStatus::Processing
        };
        function.world.set_now(now);
        pay_from(&function, &order, from);
        assert_eq!(complete(&function, Carl, &order).refused(409, "order-goes-back").json["refused"], "hold-lapsed");
        assert_eq!(run(&function).paid_back, 1, "{late}");
        assert_eq!(
            count(&function, "SELECT sum(amount_minor) FROM refunds"),
            order["due_now"]["minor"].as_i64().unwrap()
        );
        assert_eq!(
            count(
                &function,
                "SELECT (SELECT count(*) FROM bookings) + (SELECT count(*) FROM grants) + (SELECT count(*) FROM claims)"
            ),
            0
        );
        assert_consistent(&function);
    }
}

#[test]
fn a_room_that_is_paid_for_in_the_minute_before_is_had() {
    let function = function();
    add(&function, Carl, booking("oak", "02T10:00", "02T11:00")).expect(200);
    let order = check_out(&function, Carl, "k").expect(201).json;
    is_debited(&function);
    run(&function);
    function.world.set_now("2030-01-02T09:59:59Z");
    pay_from(&function, &order, ledger::PaymentStatus::Processing);
    assert_eq!(complete(&function, Carl, &order).expect(200).json["status"], "fulfilled");
    assert_eq!(count(&function, "SELECT count(*) FROM bookings"), 1);
    assert_consistent(&function);
}

#[test]
fn an_order_says_when_the_first_of_it_begins_that_waits_for_nobody() {
    let plan = |starts_on: &str| {
        let mut item = offered("plan", "pln_desk", 1);
        item["wish"] = json!({ "starts_on": starts_on });
        item
    };
    let room = || booking("oak", "03T10:00", "03T11:00");
    let passes = || offered("product", "prd_passes", 1);
    for (items, begins_on) in [
        (vec![passes()], Value::Null),
        (vec![passes(), plan("2030-01-20")], json!("2030-01-20")),
        (vec![plan("2030-01-20"), room()], json!("2030-01-03")),
        (vec![offered("plan", "pln_desk", 1), room()], json!("2030-01-01")),
    ] {
        let function = function();
        for item in items {
            add(&function, Carl, item).expect(200);
        }
        check_out(&function, Carl, "k").expect(201);
        assert_eq!(function.world.rows("SELECT begins_on FROM v_orders"), [json!({ "begins_on": begins_on })]);
    }
}
