//! An order whose payment is on its way through the banks keeps nobody from anything, and what it holds is held.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::{Function, Persona};

type Shop = Function<shop::App>;

/// Carl has ordered a plan, a mug and a room, and pays them by a debit that takes days.
fn debited() -> (Shop, Value) {
    let function = function();
    add(&function, Carl, offered("plan", "pln_desk", 1)).expect(200);
    add(&function, Carl, offered("product", "prd_mug", 1)).expect(200);
    add(&function, Carl, booking("oak", "22T10:00", "22T11:00")).expect(200);
    let order = check_out(&function, Carl, "k").expect(201).json;
    is_debited(&function);
    (function, order)
}

/// The order as Carl sees it.
fn shown(function: &Shop, order: &Value) -> Value {
    function.get(Carl, &format!("/api/shop/orders/{}", order["id"].as_str().unwrap())).expect(200).json
}

fn give_up(function: &Shop, who: Persona, order: &Value) -> testkit::Answer {
    let of = if who == Boss { "/all" } else { "" };
    function.post(who, &format!("/api/shop{of}/orders/{}/cancellation", order["id"].as_str().unwrap()), Value::Null)
}

/// The bank has sent the debit back.
fn comes_back(function: &Shop) {
    function.world.load("UPDATE payments SET status = 'failed' WHERE status = 'processing'");
}

#[test]
fn what_is_with_the_bank_is_out_of_the_basket_which_goes_on() {
    let (function, order) = debited();
    let seen = basket(&function, Carl);
    assert_eq!((&seen["items"], &seen["order_pending"]), (&json!([]), &Value::Null));
    let away = json!([{ "id": order["id"], "created_at": "2030-01-01T08:00:00Z", "gross": order["totals"]["gross"] }]);
    assert_eq!(seen["orders_with_bank"], away);
    assert_eq!(count(&function, "SELECT count(*) FROM v_basket_items"), 0);
    // Another order, which is paid at once, with a code, and of the same product.
    add(&function, Carl, offered("product", "prd_mug", 1)).expect(200);
    add(&function, Carl, booking("elm", "03T10:00", "03T11:00")).expect(200);
    function.put(Carl, "/api/shop/basket/code", json!({ "code": "TENTH" })).expect(200);
    let second = check_out(&function, Carl, "k2").expect(201).json;
    // While that one waits the basket stands still, as ever.
    add(&function, Carl, offered("product", "prd_free", 1)).refused(409, "order-pending");
    assert_eq!(basket(&function, Carl)["order_pending"]["id"], second["id"]);
    function.world.load("UPDATE payments SET provider_ref = 'pi_0' WHERE status = 'processing'");
    pay(&function, &second);
    assert_eq!(complete(&function, Carl, &second).expect(200).json["status"], "fulfilled");
    assert_consistent(&function);
    function.world.load("UPDATE payments SET provider_ref = 'pi_2' WHERE status = 'succeeded'");
    pay_from(&function, &order, ledger::PaymentStatus::Processing);
    assert_eq!(complete(&function, Carl, &order).expect(200).json["status"], "fulfilled");
    assert_eq!(count(&function, "SELECT count(*) FROM bookings WHERE status = 'confirmed'"), 2);
    assert_eq!(count(&function, "SELECT (SELECT count(*) FROM basket_items) + (SELECT count(*) FROM order_places)"), 0);
    assert_consistent(&function);
}

#[test]
fn a_proposal_can_be_accepted_meanwhile() {
    let (function, _) = debited();
    let proposed = json!({ "customer_id": "cus_carl", "message": "", "expires_at": "2030-01-08T08:00:00Z",
        "lines": [{ "kind": "product", "subject_id": "prd_passes", "quantity": 1, "price_minor": 100, "starts_on": null }] });
    let proposal = function.post(Boss, "/api/shop/all/proposals", proposed).expect(201).json;
    let path = format!("/api/shop/proposals/{}", proposal["id"].as_str().unwrap());
    let gross = function.get(Carl, &path).expect(200).json["totals"]["gross"].clone();
    let wish = json!({ "accepted_terms_version": "1", "expected_gross": gross });
    function.post(Carl, &format!("{path}/acceptance"), wish).expect(201);
    assert_consistent(&function);
}

#[test]
fn the_order_says_that_it_is_with_the_bank_and_no_time_at_which_it_is_given_up() {
    let (function, order) = debited();
    assert_eq!((&order["with_bank"], order["lapses_at"].is_null()), (&json!(false), false));
    let seen = shown(&function, &order);
    assert_eq!(
        (&seen["status"], &seen["with_bank"], &seen["lapses_at"]),
        (&json!("awaiting_payment"), &json!(true), &Value::Null)
    );
    let theirs =
        function.get(Boss, &format!("/api/shop/all/orders/{}", order["id"].as_str().unwrap())).expect(200).json;
    assert_eq!(theirs["order"], seen);
    pay_from(&function, &order, ledger::PaymentStatus::Processing);
    assert_eq!(complete(&function, Carl, &order).expect(200).json["with_bank"], false);
}

#[test]
fn nobody_buys_a_plan_twice_while_the_first_is_with_the_bank() {
    let (function, order) = debited();
    add(&function, Carl, offered("plan", "pln_desk", 1)).refused(409, "has-plan");
    // Nor where plans are joined, for a time that the ordered one takes up; there it is said what it is.
    let plans = function_of(&function);
    let made = |starts_on: &str, ends_on: Value| {
        let contract = json!({ "customer_id": "cus_carl", "payer_id": null, "plan_id": "pln_desk", "quantity": 1, "starts_on": starts_on,
            "ends_on": ends_on, "price_minor": null, "sign_up_fee_minor": null, "deposit_minor": null, "due_days": null });
        plans.post(Boss, "/api/plans/all", contract)
    };
    made("2030-01-01", Value::Null).refused(409, "is-ordered");
    made("2030-03-01", Value::Null).refused(409, "is-ordered");
    // Another has it as ever.
    add(&function, Bob, offered("plan", "pln_desk", 1)).expect(200);
    pay_from(&function, &order, ledger::PaymentStatus::Processing);
    assert_eq!(complete(&function, Carl, &order).expect(200).json["status"], "fulfilled");
    assert_consistent(&function);
}

#[test]
fn a_plan_that_was_with_the_bank_and_not_paid_can_be_had() {
    let (function, order) = debited();
    comes_back(&function);
    nothing_waits(&function, &order);
    let joined = json!({ "customer_id": "cus_carl", "payer_id": null, "plan_id": "pln_desk", "quantity": 1, "starts_on": "2030-01-01",
        "ends_on": null, "price_minor": null, "sign_up_fee_minor": null, "deposit_minor": null, "due_days": null });
    function_of(&function).post(Boss, "/api/plans/all", joined).expect(201);
    assert_eq!(problems(&basket(&function, Carl)), ["has-plan", "hold-lapsed"]);
    assert_consistent(&function);
}

/// The order whose debit came back lapses.
fn nothing_waits(function: &Shop, order: &Value) {
    function.world.set_now("2030-01-01T08:31:00Z");
    run(function);
    assert_eq!(shown(function, order)["status"], "lapsed");
}

/// Plans in the same world.
fn function_of(function: &Shop) -> Function<plans::App> {
    let app = |world: &testkit::World, db| plans::App { db, clock: world.clock(), ids: world.ids() };
    Function::new(plans::routes(), app).in_world(function.world.clone())
}

#[test]
fn what_was_with_the_bank_comes_back_into_the_basket_when_the_debit_does() {
    let (function, order) = debited();
    for minute in ["08:26", "08:52", "09:18"] {
        function.world.set_now(&format!("2030-01-01T{minute}:00Z"));
        run(&function);
    }
    add(&function, Carl, offered("product", "prd_passes", 1)).expect(200);
    add(&function, Ada, booking("oak", "22T10:00", "22T11:00")).refused(409, "slot-taken");
    comes_back(&function);
    // It can be paid in another way for some minutes: it waits again, and holds what it held.
    let seen = basket(&function, Carl);
    assert_eq!((seen["items"].as_array().unwrap().len(), &seen["order_pending"]["id"]), (4, &order["id"]));
    assert_eq!(seen["order_pending"]["lapses_at"], "2030-01-01T09:48:00Z");
    function.world.set_now("2030-01-01T09:48:00Z");
    assert_eq!(run(&function).orders, 1);
    assert_eq!(shown(&function, &order)["status"], "lapsed");
    let seen = basket(&function, Carl);
    assert_eq!((&seen["order_pending"], problems(&seen)), (&Value::Null, vec!["hold-lapsed"]));
    assert_eq!(count(&function, "SELECT stock FROM products WHERE id = 'prd_mug'"), 2);
    assert_consistent(&function);
    add(&function, Ada, booking("oak", "22T10:00", "22T11:00")).expect(200);
}

#[test]
fn what_comes_back_into_a_basket_of_another_currency_does_not() {
    let (function, order) = debited();
    add(&function, Carl, offered("plan", "pln_pound", 1)).expect(200);
    comes_back(&function);
    nothing_waits(&function, &order);
    let seen = basket(&function, Carl);
    assert_eq!(seen["items"].as_array().unwrap().len(), 1);
    assert_eq!(seen["totals"]["gross"]["currency"], "GBP");
    assert_consistent(&function);
}

#[test]
fn operators_give_up_what_waits_and_not_what_is_on_its_way() {
    let (function, order) = debited();
    for who in [Carl, Boss] {
        give_up(&function, who, &order).refused(409, "payment-under-way");
    }
    comes_back(&function);
    give_up(&function, Ada, &order).refused(404, "not-found");
    let given_up = give_up(&function, Boss, &order).expect(200);
    assert_eq!((given_up.trips, &given_up.json["order"]["status"]), (2, &json!("lapsed")));
    assert_eq!(given_up.json["order"], shown(&function, &order));
    let audited = function.world.rows("SELECT action, subject FROM audit WHERE action = 'give_up_order'");
    assert_eq!(audited, [json!({ "action": "give_up_order", "subject": order["id"] })]);
    let told = function.world.rows(
        "SELECT json_extract(payload, '$.total.minor') AS total, customer_id FROM outbox WHERE topic = 'shop.order_given_up'",
    );
    assert_eq!(told, [json!({ "total": 43_320, "customer_id": "cus_carl" })]);
    assert_eq!(count(&function, "SELECT count(*) FROM claims"), 0);
    give_up(&function, Boss, &order).refused(409, "order-ended");
    assert_consistent(&function);
}

#[test]
fn what_an_operator_gives_up_while_its_payment_begins_stays() {
    let function = function();
    add(&function, Carl, offered("product", "prd_mug", 1)).expect(200);
    let order = check_out(&function, Carl, "k").expect(201).json;
    let late = function.overtaken(
        |function| give_up(function, Boss, &order),
        || function.world.load("UPDATE payments SET status = 'processing', provider_ref = 'pi_1'"),
    );
    late.refused(409, "changed-meanwhile");
    assert_eq!(shown(&function, &order)["status"], "awaiting_payment");
    assert_consistent(&function);
}

#[test]
fn what_the_provider_has_not_answered_of_is_not_with_the_bank_yet() {
    let function = function();
    add(&function, Carl, offered("product", "prd_passes", 1)).expect(200);
    let order = check_out(&function, Carl, "k").expect(201).json;
    is_debited(&function);
    function.world.load("UPDATE payments SET provider_ref = NULL");
    let seen = basket(&function, Carl);
    assert_eq!((&seen["orders_with_bank"], &seen["checkout"]["rule"]), (&json!([]), &json!("order-pending")));
    add(&function, Carl, offered("product", "prd_passes", 1)).refused(409, "order-pending");
    let path = format!("/api/shop/orders/{}", order["id"].as_str().unwrap());
    assert_eq!(function.get(Carl, &path).expect(200).json["with_bank"], false);
    is_debited(&function);
    add(&function, Carl, offered("product", "prd_passes", 1)).expect(200);
}
