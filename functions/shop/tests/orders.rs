//! Checking out, paying, being carried out, given up, paid back: each whole or not at all.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::{FAULTS, Function, Persona};

type Shop = Function<shop::App>;

/// Carl's basket: a plan, passes, a room.
fn full() -> Shop {
    let function = function();
    add(&function, Carl, offered("plan", "pln_desk", 1)).expect(200);
    add(&function, Carl, offered("product", "prd_mug", 2)).expect(200);
    add(&function, Carl, offered("product", "prd_passes", 1)).expect(200);
    add(&function, Carl, booking("oak", "02T10:00", "02T11:00")).expect(200);
    function
}

/// (contracts that Carl has, bookings, charges, invoices, grants, orders carried out)
fn made(function: &Shop) -> [i64; 6] {
    [
        "SELECT count(*) FROM contracts WHERE customer_id = 'cus_carl'",
        "SELECT count(*) FROM bookings",
        "SELECT count(*) FROM charges",
        "SELECT count(*) FROM invoices",
        "SELECT count(*) FROM grants",
        "SELECT count(*) FROM orders WHERE status = 'fulfilled'",
    ]
    .map(|sql| count(function, sql))
}

const NOTHING: [i64; 6] = [0; 6];

#[test]
fn what_a_contact_orders_waits_for_its_payment_and_is_then_carried_out_whole() {
    let function = full();
    let order = check_out(&function, Carl, "k").expect(201);
    assert_eq!(order.trips, 2);
    // 200 + 50 + 20 + 90 + 20 at 19 %, and a deposit of 100 without.
    assert_eq!((&order.json["status"], &order.json["due_now"]["minor"]), (&json!("awaiting_payment"), &json!(55220)));
    assert_eq!(order.json["lapses_at"], "2030-01-01T08:30:00Z");
    let wanted =
        function.world.rows("SELECT customer_id, amount_minor, status, purpose ->> 'order' AS ord FROM payments");
    assert_eq!(
        wanted,
        [json!({ "customer_id": "cus_carl", "amount_minor": 55220, "status": "wanted", "ord": order.json["id"] })]
    );
    assert_eq!(made(&function), NOTHING);
    assert_eq!(
        count(&function, "SELECT stock FROM products WHERE id = 'prd_mug'"),
        0,
        "what is being paid is not sold twice"
    );
    assert_eq!(basket(&function, Carl)["order_pending"]["id"], order.json["id"]);
    let waiting = complete(&function, Carl, &order.json).expect(200);
    assert_eq!(waiting.json["status"], "awaiting_payment");
    pay(&function, &order.json);
    let done = complete(&function, Carl, &order.json).expect(200);
    assert_eq!((done.trips, &done.json["status"]), (2, &json!("fulfilled")));
    let made = made(&function);
    assert_eq!((made[0], made[1], made[2], made[3], made[5]), (1, 1, 6, 1, 1));
    assert!(2 < made[4], "benefits of a year, and the passes: {}", made[4]);
    let settled =
        "SELECT count(*) FROM invoices WHERE gross_minor = 55220 AND id NOT IN (SELECT invoice_id FROM open_invoices)";
    assert_eq!(count(&function, settled), 1);
    assert_eq!(count(&function, "SELECT count(*) FROM open_charges"), 0);
    let shown =
        function.get(Carl, &format!("/api/shop/orders/{}", order.json["id"].as_str().unwrap())).expect(200).json;
    assert_eq!(shown["invoice"]["number"], "INV-2030-00001");
    assert_eq!((shown["bookings"].as_array().unwrap().len(), shown["contracts"].as_array().unwrap().len()), (1, 1));
    assert_eq!(basket(&function, Carl)["items"], json!([]));
    let told = function.world.rows("SELECT topic FROM outbox ORDER BY topic");
    assert_eq!(told, [json!({ "topic": "bookings.confirmed" }), json!({ "topic": "shop.order_received" })]);
    assert_consistent(&function);
    // Once more, by whoever: it is done.
    complete(&function, Carl, &order.json).expect(200);
    assert_eq!(run(&function).orders, 0);
    assert_eq!(support_made(&function), made);
}

fn support_made(function: &Shop) -> [i64; 6] {
    made(function)
}

#[test]
fn what_a_member_orders_is_carried_out_in_the_same_commit_and_stands_on_the_next_invoice() {
    let function = function();
    add(&function, Ada, offered("plan", "pln_first", 1)).expect(200);
    add(&function, Ada, offered("product", "prd_passes", 1)).expect(200);
    add(&function, Ada, booking("oak", "02T10:00", "02T11:00")).expect(200);
    let order = check_out(&function, Ada, "k").expect(201);
    assert_eq!((order.trips, &order.json["status"], &order.json["payment_id"]), (2, &json!("fulfilled"), &Value::Null));
    assert_eq!((&order.json["due_now"]["minor"], &order.json["next_invoice"]["minor"]), (&json!(0), &json!(49980)));
    let open = function
        .world
        .rows("SELECT source, charges.invoice_by FROM charges JOIN open_charges ON charge_id = id ORDER BY source");
    let on = |source: &str, day: &str| json!({ "source": source, "invoice_by": day });
    assert_eq!(open, [on("booking", "2030-02-01"), on("contract", "2030-01-01"), on("product", "2030-02-01")]);
    assert_eq!(count(&function, "SELECT count(*) FROM invoices"), 0);
    // The job charges what comes after what was charged here.
    let charged = function.world.rows("SELECT charged_until FROM contracts WHERE plan_id = 'pln_first'");
    assert_eq!(charged, [json!({ "charged_until": "2030-02-01" })]);
    assert_consistent(&function);
}

#[test]
fn what_costs_nothing_is_carried_out_at_once_for_anybody() {
    let function = function();
    add(&function, Carl, offered("product", "prd_free", 1)).expect(200);
    assert_eq!(check_out(&function, Carl, "k").expect(201).json["status"], "fulfilled");
    assert_eq!(count(&function, "SELECT (SELECT count(*) FROM payments) + (SELECT count(*) FROM charges)"), 0);
    assert_consistent(&function);
}

#[test]
fn a_plan_that_takes_a_yes_waits_for_it_and_costs_nothing_until_then() {
    let function = function();
    add(&function, Carl, offered("plan", "pln_ask", 1)).expect(200);
    let seen = basket(&function, Carl);
    assert_eq!((&seen["due_now"]["minor"], &seen["next_invoice"]["minor"]), (&json!(0), &json!(59500)));
    assert_eq!(seen["items"][0]["waits"], true);
    let order = check_out(&function, Carl, "k").expect(201).json;
    assert_eq!((&order["status"], &order["lines"][0]["waits"]), (&json!("fulfilled"), &json!(true)));
    let waiting = function.world.rows("SELECT status, charged_until FROM contracts WHERE customer_id = 'cus_carl'");
    assert_eq!(waiting, [json!({ "status": "waiting", "charged_until": "2030-01-01" })]);
    assert_eq!(count(&function, "SELECT (SELECT count(*) FROM charges) + (SELECT count(*) FROM grants)"), 0);
    let told = "SELECT count(*) FROM outbox WHERE topic = 'plans.waits' AND recipient = 'boss@example.org'";
    assert_eq!(count(&function, told), 1);
    assert_consistent(&function);
}

#[test]
fn the_same_request_again_is_the_same_order() {
    let function = full();
    let seen = basket(&function, Carl);
    let wish = json!({ "basket_version": seen["version"], "accepted_terms_version": "1", "expected_gross": seen["totals"]["gross"] });
    let send = || function.send_with(Carl, "POST", "/api/shop/orders", wish.clone(), &[("idempotency-key", "k")]);
    let first = send().expect(201);
    let again = send().expect(201);
    assert_eq!((&first.json["id"], again.trips), (&again.json["id"], 1));
    assert_eq!(count(&function, "SELECT (SELECT count(*) FROM orders) + (SELECT count(*) FROM payments)"), 2);
}

#[test]
fn what_was_not_seen_is_not_ordered() {
    let function = full();
    let seen = basket(&function, Carl);
    let wish = |version: i64, terms: &str, gross: i64| json!({ "basket_version": version, "accepted_terms_version": terms, "expected_gross": { "minor": gross, "currency": "EUR" } });
    let (version, gross) = (seen["version"].as_i64().unwrap(), seen["totals"]["gross"]["minor"].as_i64().unwrap());
    let send = |who, wish| function.post(who, "/api/shop/orders", wish);
    let changed = send(Carl, wish(version - 1, "1", gross)).refused(409, "basket-changed");
    assert_eq!((changed.trips, &changed.json["basket"]["version"]), (1, &json!(version)));
    send(Carl, wish(version, "0", gross)).refused(409, "terms-changed");
    send(Carl, wish(version, "1", gross - 1)).refused(409, "price-changed");
    let mut pounds = wish(version, "1", gross);
    pounds["expected_gross"]["currency"] = "GBP".into();
    send(Carl, pounds).refused(409, "price-changed");
    send(Nobody, wish(version, "1", gross)).refused(401, "sign-in-required");
    send(Boss, wish(0, "1", 0)).refused(403, "no-customer");
    send(Bob, wish(0, "1", 0)).refused(409, "basket-empty");
    function.world.set_now("2030-01-01T08:15:00Z");
    send(Carl, wish(version, "1", gross)).refused(409, "basket-has-problems");
    assert_eq!(count(&function, "SELECT (SELECT count(*) FROM orders) + (SELECT count(*) FROM payments)"), 0);
}

#[test]
fn while_an_order_waits_its_basket_stands_still_and_is_free_again_when_it_is_given_up() {
    let function = full();
    let order = check_out(&function, Carl, "k").expect(201).json;
    let item = basket(&function, Carl)["items"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("/api/shop/basket/items/{item}");
    add(&function, Carl, offered("product", "prd_free", 1)).refused(409, "order-pending");
    function.put(Carl, &path, json!({ "quantity": 2 })).refused(409, "order-pending");
    function.delete(Carl, &path).refused(409, "order-pending");
    function.put(Carl, "/api/shop/basket/code", json!({ "code": "tenth" })).refused(409, "order-pending");
    check_out(&function, Carl, "k2").refused(409, "order-pending");
    let cancellation = format!("/api/shop/orders/{}/cancellation", order["id"].as_str().unwrap());
    function.post(Bob, &cancellation, Value::Null).refused(404, "not-found");
    let given_up = function.post(Carl, &cancellation, Value::Null).expect(200);
    assert_eq!((given_up.trips, &given_up.json["status"]), (2, &json!("lapsed")));
    function.post(Carl, &cancellation, Value::Null).refused(409, "order-ended");
    assert_eq!(count(&function, "SELECT stock FROM products WHERE id = 'prd_mug'"), 2);
    assert_eq!(function.world.rows("SELECT status FROM payments"), [json!({ "status": "cancelled" })]);
    assert_eq!(problems(&basket(&function, Carl)), ["hold-lapsed"]);
    assert_eq!(made(&function), NOTHING);
    assert_consistent(&function);
    add(&function, Bob, booking("oak", "02T10:00", "02T11:00")).expect(200);
}

#[test]
fn an_order_that_is_never_paid_lapses_and_gives_all_back() {
    let function = full();
    function.world.load("INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at) VALUES
  ('grt_ten', 't', 'cus_carl', NULL, 'money_credit', 'Ten', 1500, 'EUR', '{}', 0, NULL, 0)");
    function.put(Carl, "/api/shop/basket/code", json!({ "code": "tenth" })).expect(200);
    let order = check_out(&function, Carl, "k").expect(201).json;
    assert_eq!(count(&function, "SELECT sum(amount) FROM draws"), 1500, "the credit is taken while it waits");
    assert_eq!(count(&function, "SELECT count(*) FROM discount_uses"), 1);
    function.world.set_now("2030-01-01T08:29:59Z");
    assert_eq!(run(&function).orders, 0);
    add(&function, Ada, booking("oak", "02T10:00", "02T11:00")).refused(409, "slot-taken");
    function.world.set_now("2030-01-01T08:30:00Z");
    assert_eq!(run(&function).orders, 1);
    assert_eq!(count(&function, "SELECT sum(amount) FROM draws"), 0);
    assert_eq!(count(&function, "SELECT (SELECT count(*) FROM discount_uses) + (SELECT count(*) FROM claims)"), 0);
    assert_eq!(complete(&function, Carl, &order).expect(200).json["status"], "lapsed");
    assert_eq!((made(&function)[0], run(&function).orders), (0, 0));
    assert_consistent(&function);
}

#[test]
fn an_order_whose_payment_was_given_up_does_not_wait_for_it() {
    let function = full();
    check_out(&function, Carl, "k").expect(201);
    function.world.load("UPDATE payments SET status = 'cancelled', provider_ref = 'pi_1'");
    assert_eq!(run(&function).orders, 1);
    assert_eq!(count(&function, "SELECT count(*) FROM orders WHERE status = 'lapsed'"), 1);
    assert_eq!((count(&function, "SELECT count(*) FROM claims"), run(&function).orders), (0, 0));
    assert_consistent(&function);
}

#[test]
fn what_is_paid_too_late_is_honoured_if_it_is_still_free() {
    let function = full();
    function.world.load("INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at) VALUES
  ('grt_hour', 'h', 'cus_carl', NULL, 'time_credit', 'Half', 30, NULL, '{}', 0, NULL, 0)");
    let order = check_out(&function, Carl, "k").expect(201).json;
    function.world.load("UPDATE payments SET provider_ref = 'pi_1'");
    function.world.set_now("2030-01-01T08:30:00Z");
    run(&function);
    pay(&function, &order);
    function.world.set_now("2030-01-01T08:35:00Z");
    assert_eq!(run(&function), shop::jobs::Done { orders: 1, ..Default::default() });
    assert_eq!((made(&function)[0], made(&function)[1], made(&function)[5]), (1, 1, 1));
    assert_eq!(count(&function, "SELECT sum(amount) FROM draws"), 30);
    assert_eq!(count(&function, "SELECT stock FROM products WHERE id = 'prd_mug'"), 0);
    assert_consistent(&function);
    let shown = function.get(Carl, &format!("/api/shop/orders/{}", order["id"].as_str().unwrap())).expect(200).json;
    let booked = shown["bookings"][0].as_str().unwrap().to_owned();
    assert_eq!(function.world.rows("SELECT id FROM bookings"), [json!({ "id": booked })]);
}

#[test]
fn what_is_paid_too_late_and_gone_is_paid_back_with_a_notice() {
    let function = full();
    let order = check_out(&function, Carl, "k").expect(201).json;
    function.world.load("UPDATE payments SET provider_ref = 'pi_1'");
    function.world.set_now("2030-01-01T08:30:00Z");
    run(&function);
    add(&function, Ada, booking("oak", "02T10:30", "02T11:30")).expect(200);
    pay(&function, &order);
    let refused = complete(&function, Carl, &order).refused(409, "order-goes-back");
    assert_eq!((refused.trips, &refused.json["refused"]), (2, &json!("slot-taken")));
    assert_eq!(made(&function), NOTHING);
    assert_eq!(run(&function).paid_back, 1);
    let refunds = function.world.rows("SELECT status, amount_minor FROM refunds");
    assert_eq!(refunds, [json!({ "status": "wanted", "amount_minor": 55220 })]);
    assert_eq!(complete(&function, Carl, &order).expect(200).json["status"], "refunded");
    assert_eq!(count(&function, "SELECT count(*) FROM outbox WHERE topic = 'shop.order_refunded'"), 1);
    assert_eq!((run(&function).orders, made(&function)), (0, NOTHING));
    assert_eq!(count(&function, "SELECT stock FROM products WHERE id = 'prd_mug'"), 2);
    assert_consistent(&function);
}

#[test]
fn what_was_ordered_anew_is_not_had_twice() {
    let function = function();
    add(&function, Carl, offered("product", "prd_passes", 1)).expect(200);
    let first = check_out(&function, Carl, "k1").expect(201).json;
    function.world.load("UPDATE payments SET provider_ref = 'pi_1'");
    function.world.set_now("2030-01-01T08:30:00Z");
    run(&function);
    let second = check_out(&function, Carl, "k2").expect(201).json;
    // The first payment comes after all, then the second.
    pay(&function, &first);
    complete(&function, Carl, &first).refused(409, "order-goes-back");
    function.world.load("UPDATE payments SET provider_ref = 'pi_old' WHERE status = 'succeeded'");
    pay(&function, &second);
    assert_eq!(complete(&function, Carl, &second).expect(200).json["status"], "fulfilled");
    assert_eq!(run(&function).paid_back, 1);
    assert_eq!(count(&function, "SELECT count(*) FROM grants"), 1);
    assert_eq!(complete(&function, Carl, &first).expect(200).json["status"], "refunded");
    assert_consistent(&function);
}

#[test]
fn a_payment_that_takes_days_keeps_the_places() {
    let function = full();
    let order = check_out(&function, Carl, "k").expect(201).json;
    function.world.load("UPDATE payments SET status = 'processing', provider_ref = 'pi_1'");
    for minute in ["08:26", "08:52", "09:18"] {
        function.world.set_now(&format!("2030-01-01T{minute}:00Z"));
        run(&function);
    }
    add(&function, Ada, booking("oak", "02T10:00", "02T11:00")).refused(409, "slot-taken");
    let cancellation = format!("/api/shop/orders/{}/cancellation", order["id"].as_str().unwrap());
    function.post(Carl, &cancellation, Value::Null).refused(409, "payment-under-way");
    function.world.load("UPDATE payments SET status = 'wanted'");
    pay(&function, &order);
    assert_eq!(run(&function).orders, 1);
    assert_eq!(made(&function)[5], 1);
    assert_consistent(&function);
}

#[test]
fn an_order_of_somebody_else_does_not_exist() {
    let function = full();
    let order = check_out(&function, Carl, "k").expect(201).json;
    let path = format!("/api/shop/orders/{}", order["id"].as_str().unwrap());
    function.get(Ada, &path).refused(404, "not-found");
    complete(&function, Ada, &order).refused(404, "not-found");
    assert_eq!(function.get(Ada, "/api/shop/orders").expect(200).json["items"], json!([]));
    let listed = function.get(Carl, "/api/shop/orders").expect(200);
    assert_eq!((listed.trips, &listed.json["items"][0]), (1, &function.get(Carl, &path).expect(200).json));
    let all = function.get(Boss, "/api/shop/all/orders").expect(200).json;
    assert_eq!((&all["items"][0]["customer_id"], &all["items"][0]["order"]["id"]), (&json!("cus_carl"), &order["id"]));
}

/// Whichever batch fails, before or after it happened, a repeated request makes one order, and a paid one is carried out once.
#[test]
fn a_database_that_fails_loses_and_doubles_nothing() {
    for (fault, nth) in FAULTS {
        let sound = full();
        let faulty = || sound.failing(fault, nth);
        let seen = basket(&sound, Carl);
        let wish = json!({ "basket_version": seen["version"], "accepted_terms_version": "1", "expected_gross": seen["totals"]["gross"] });
        let key = [("idempotency-key", "k")];
        let failing = faulty();
        failing.send_with(Carl, "POST", "/api/shop/orders", wish.clone(), &key).refused(500, "internal");
        let order = failing.send_with(Carl, "POST", "/api/shop/orders", wish, &key).expect(201).json;
        assert_eq!(
            count(&sound, "SELECT (SELECT count(*) FROM orders) + (SELECT count(*) FROM payments)"),
            2,
            "{fault:?} {nth}"
        );
        pay(&sound, &order);
        let failing = faulty();
        complete(&failing, Carl, &order).refused(500, "internal");
        assert_eq!(complete(&failing, Carl, &order).expect(200).json["status"], "fulfilled");
        let made = made(&sound);
        assert_eq!((made[0], made[1], made[2], made[3], made[5]), (1, 1, 6, 1, 1), "{fault:?} {nth}");
        assert_eq!(count(&sound, "SELECT count(*) FROM outbox"), 2);
        assert_consistent(&sound);
    }
}

#[test]
fn the_queue_and_the_browser_at_once_carry_out_once() {
    let function = full();
    let order = check_out(&function, Carl, "k").expect(201).json;
    pay(&function, &order);
    let late = function.overtaken(
        |function| complete(function, Carl, &order),
        || {
            let app = app(&function.world, function.world.db());
            let ids = [order["id"].as_str().unwrap().to_owned(), "ord_unknown".to_owned()];
            let done = futures::executor::block_on(shop::jobs::paid(&app, &ids));
            assert_eq!((done.orders, done.log), (1, vec![]));
            let strays = function.world.rows("SELECT queue, body, times FROM stray_messages");
            assert_eq!(strays, [json!({ "queue": "orders", "body": "ord_unknown", "times": 1 })]);
        },
    );
    late.refused(409, "order-ended");
    assert_eq!(made(&function)[5], 1);
    assert_consistent(&function);
}

#[test]
fn lapsed_holds_are_let_go_and_old_baskets_forgotten() {
    let function = full();
    function.world.set_now("2030-01-01T08:15:00Z");
    assert_eq!(run(&function).let_go, 1);
    assert_eq!(run(&function).let_go, 0);
    assert_eq!(count(&function, "SELECT count(*) FROM claims"), 0);
    assert_eq!(problems(&basket(&function, Carl)), ["hold-lapsed"]);
    function.world.set_now("2030-03-02T08:00:00Z");
    assert_eq!(run(&function).forgotten, 0);
    function.world.set_now("2030-03-02T08:00:01Z");
    assert_eq!(run(&function).forgotten, 1);
    assert_eq!(count(&function, "SELECT (SELECT count(*) FROM baskets) + (SELECT count(*) FROM basket_items)"), 0);
}

#[test]
fn the_receipt_of_a_plan_that_takes_a_yes_says_that_it_waits() {
    let function = function();
    add(&function, Carl, offered("plan", "pln_ask", 1)).expect(200);
    check_out(&function, Carl, "k").expect(201);
    let told = function.world.rows("SELECT payload ->> '$.lines[0].charged.kind' AS charged, payload ->> '$.page' AS page FROM outbox WHERE topic = 'shop.order_received'");
    let order = function.world.rows("SELECT '/orders/' || id AS page FROM orders");
    assert_eq!(told, [json!({ "charged": "once_approved", "page": order[0]["page"] })]);
}
