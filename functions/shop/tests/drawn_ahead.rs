//! An order that waits for its payment has drawn credits of a contract that changes meanwhile.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use futures::executor::block_on;
use serde_json::{Value, json};
use support::*;
use testkit::{Function, Persona};

type Shop = Function<shop::App>;
type Plans = Function<plans::App>;

/// Carl, a contact, has a locker that gives an hour of room each month; two hours on 12 February, half of them on that, wait for his bank.
fn ordered() -> (Shop, Plans, Value) {
    let shop = function();
    shop.world.with_lockers();
    shop.world.load(
        r#"DELETE FROM contracts WHERE plan_id = 'pln_locker';
UPDATE plans SET deposit_minor = 0, terms = '{"benefits":[{"name":"Room hours","gives":{"kind":"time_credit","minutes":60}}]}' WHERE id = 'pln_locker'"#,
    );
    let app = |world: &testkit::World, db| plans::App { db, clock: world.clock(), ids: world.ids() };
    let plans = Function::new(plans::routes(), app).in_world(shop.world.clone());
    let locker = json!({ "customer_id": "cus_carl", "payer_id": null, "plan_id": "pln_locker", "quantity": 1, "starts_on": "2030-01-01",
        "ends_on": null, "price_minor": null, "sign_up_fee_minor": null, "deposit_minor": null, "due_days": null });
    plans.post(Boss, "/api/plans/all", locker).expect(201);
    is_charged(&shop);
    let wish = json!({ "starts_at": "2030-02-12T10:00:00Z", "ends_at": "2030-02-12T12:00:00Z" });
    add(&shop, Carl, json!({ "kind": "booking", "subject_id": "res_oak", "wish": wish })).expect(200);
    let order = check_out(&shop, Carl, "k").expect(201).json;
    assert_eq!((&order["status"], &order["due_now"]["minor"]), (&json!("awaiting_payment"), &json!(2380)));
    is_debited(&shop);
    (shop, plans, order)
}

/// The first period of Carl's locker is charged, as the job does it.
fn is_charged(shop: &Shop) {
    let (carl, now): (kernel::CustomerId, _) = ("cus_carl".parse().unwrap(), shop.world.now());
    let books = ledger::Books::read(block_on(shop.world.db().read(ledger::asked([&carl]))).unwrap()).unwrap();
    let payer = &books.payers[&carl];
    let bill = payer.account.bill(books.day(now), &books.setting(payer.treatment));
    let carried = ledger::carry(&[(carl.clone(), bill)], &books, now, &*shop.world.ids()).unwrap();
    block_on(shop.world.db().commit(carried.statements)).unwrap();
}

/// Previews an act on Carl's locker, and carries it out as it was shown.
fn act(plans: &Plans, path: &str, wish: Value) -> Value {
    let contract = plans
        .world
        .rows("SELECT id FROM contracts WHERE plan_id = 'pln_locker' ORDER BY created_at DESC, rowid DESC LIMIT 1");
    let path = format!("/api/plans/contracts/{}/{path}", contract[0]["id"].as_str().unwrap());
    let shown = plans.post(Carl, &format!("{path}/preview"), wish.clone()).expect(200).json;
    let mut agreed = wish;
    agreed["seen"] = shown["digest"].clone();
    if path.ends_with("cancellation") {
        agreed["reason"] = json!("");
    }
    plans.post(Carl, &path, agreed).expect(200).json
}

fn leave(plans: &Plans) {
    act(plans, "cancellation", json!({ "ends_on": "2030-02-01" }));
}

/// What Carl is charged for benefits that were withdrawn, and what stands on his next invoice of it.
fn charged(shop: &Shop) -> (i64, i64) {
    let open = "SELECT coalesce(sum(gross_minor), 0) FROM charges JOIN open_charges ON charge_id = charges.id WHERE source = 'benefit'";
    (count(shop, "SELECT coalesce(sum(gross_minor), 0) FROM charges WHERE source = 'benefit'"), count(shop, open))
}

/// How many minutes are drawn.
fn drawn(shop: &Shop) -> i64 {
    count(shop, "SELECT coalesce(sum(amount), 0) FROM draws WHERE source = 'booking'")
}

/// The bank has sent the debit back.
fn comes_back(shop: &Shop) {
    shop.world.load("UPDATE payments SET status = 'cancelled'");
    assert_eq!(run(shop).orders, 1);
    assert_eq!(count(shop, "SELECT count(*) FROM orders WHERE status = 'lapsed'"), 1);
}

#[test]
fn an_order_that_lapses_takes_back_what_was_charged_for_its_credits() {
    let (shop, plans, _) = ordered();
    leave(&plans);
    assert_eq!((charged(&shop), drawn(&shop)), ((2380, 2380), 0), "right, while the order lives");
    assert_consistent(&shop);
    comes_back(&shop);
    assert_eq!((charged(&shop), drawn(&shop)), ((0, 0), 0));
    assert_consistent(&shop);
}

#[test]
fn one_that_is_carried_out_is_charged_for_them() {
    let (shop, plans, order) = ordered();
    leave(&plans);
    pay_from(&shop, &order, ledger::PaymentStatus::Processing);
    assert_eq!(complete(&shop, Carl, &order).expect(200).json["status"], "fulfilled");
    assert_eq!(charged(&shop), (2380, 2380));
    assert_consistent(&shop);
}

#[test]
fn one_that_is_paid_after_it_lapsed_is_not_paid_twice() {
    let (shop, plans, order) = ordered();
    leave(&plans);
    comes_back(&shop);
    shop.world.load("UPDATE payments SET status = 'processing'");
    pay_from(&shop, &order, ledger::PaymentStatus::Processing);
    // The credits that it was reckoned with are no more.
    assert_eq!(complete(&shop, Carl, &order).refused(409, "order-goes-back").json["refused"], "benefits-changed");
    assert_eq!(run(&shop).paid_back, 1);
    assert_eq!((charged(&shop), count(&shop, "SELECT sum(amount_minor) FROM refunds")), ((0, 0), 2380));
    assert_consistent(&shop);
}

#[test]
fn a_contract_that_gives_as_much_after_a_change_is_drawn_from_for_it_too() {
    let (shop, plans, order) = ordered();
    act(&plans, "changes", json!({ "plan_id": "pln_locker", "quantity": 2, "when": "period_end" }));
    assert_eq!((charged(&shop), drawn(&shop)), ((0, 0), 60));
    pay_from(&shop, &order, ledger::PaymentStatus::Processing);
    assert_eq!(complete(&shop, Carl, &order).expect(200).json["status"], "fulfilled");
    assert_eq!((charged(&shop), drawn(&shop)), ((0, 0), 60));
    assert_consistent(&shop);
}

#[test]
fn what_was_drawn_anew_for_it_comes_back_when_it_lapses() {
    let (shop, plans, _) = ordered();
    act(&plans, "changes", json!({ "plan_id": "pln_locker", "quantity": 2, "when": "period_end" }));
    comes_back(&shop);
    let left = "SELECT sum(balance) FROM v_grants WHERE customer_id = 'cus_carl' AND starts_at = 1896134400000";
    assert_eq!((charged(&shop), drawn(&shop), count(&shop, left)), ((0, 0), 0, 120));
    assert_consistent(&shop);
}

#[test]
fn who_takes_the_end_back_has_the_charge_for_it_taken_back() {
    let (shop, plans, _) = ordered();
    leave(&plans);
    act(&plans, "withdrawal", json!({}));
    assert_eq!((charged(&shop), drawn(&shop)), ((0, 0), 60));
    assert_consistent(&shop);
    comes_back(&shop);
    assert_eq!((charged(&shop), drawn(&shop)), ((0, 0), 0));
    assert_consistent(&shop);
}
