//! What the queue of paid orders brings: twice, out of order, to consumers that are killed at each step.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use futures::executor::block_on;
use serde_json::{Value, json};
use support::*;
use testkit::{Fault, Function, Persona};

type Shop = Function<shop::App>;

/// Two orders of Carl's, the first carried out long ago, the second just paid; gives their ids.
fn two_paid() -> (Shop, Vec<String>) {
    let function = function();
    let mut ids = Vec::new();
    for key in ["k1", "k2"] {
        run(&function);
        add(&function, Carl, offered("product", "prd_passes", 1)).expect(200);
        let order = check_out(&function, Carl, key).expect(201).json;
        pay(&function, &order);
        function.world.load("UPDATE payments SET provider_ref = id");
        ids.push(order["id"].as_str().unwrap().to_owned());
    }
    (function, ids)
}

fn statuses(function: &Shop) -> Vec<Value> {
    function.world.rows("SELECT status FROM orders ORDER BY id")
}

/// That both were carried out, once: what was bought is theirs, and each has one receipt.
#[track_caller]
fn assert_carried_out_once(function: &Shop, why: &str) {
    let done = json!({ "status": "fulfilled" });
    assert_eq!(statuses(function), [done.clone(), done], "{why}");
    let receipts = "SELECT count(*) FROM outbox WHERE topic = 'shop.order_received'";
    assert_eq!(count(function, receipts), 2, "{why}");
    assert_consistent(function);
}

#[test]
fn delivered_twice_and_out_of_order_each_order_is_carried_out_once() {
    let (function, ids) = two_paid();
    let turned = [ids[1].clone(), ids[0].clone(), ids[1].clone(), ids[0].clone()];
    for _ in 0..2 {
        let app = app(&function.world, function.world.db());
        assert_eq!(block_on(shop::jobs::paid(&app, &turned)).log, Vec::<String>::new());
    }
    assert_carried_out_once(&function, "doubled");
    assert_eq!(count(&function, "SELECT count(*) FROM stray_messages"), 0);
}

#[test]
fn a_consumer_that_is_killed_at_any_step_is_made_up_for_by_the_minute() {
    for nth in 1..=6 {
        for fault in [Fault::Before, Fault::After] {
            let (function, ids) = two_paid();
            let killed = function.world.failing(fault, nth);
            block_on(shop::jobs::paid(&app(&killed, killed.db()), &ids));
            // The message was acknowledged: the order knows where it stands, and the minute comes back.
            for _ in 0..2 {
                assert_eq!(run(&function).log, Vec::<String>::new());
            }
            assert_carried_out_once(&function, &format!("{fault:?} of batch {nth}"));
        }
    }
}

/// Three hundred orders whose time is over and of which nothing can be written, and one behind them.
const STUCK: &str = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 300)
INSERT INTO orders (id, key, customer_id, status, lines, currency, net_minor, tax_minor, gross_minor, terms_version, created_at, lapses_at, changed_at)
SELECT printf('ord_bad%03d', n), 'bad' || n, 'cus_carl', 'awaiting_payment', '[]', 'EUR', 0, 0, 0, '1', 1000, 2000, 1000 FROM n
UNION ALL SELECT 'ord_good', 'good', 'cus_carl', 'awaiting_payment', '[]', 'EUR', 0, 0, 0, '1', 1000, 2000, 1000;
CREATE TRIGGER stuck BEFORE UPDATE ON orders WHEN OLD.id LIKE 'ord_bad%' BEGIN SELECT RAISE(ABORT, 'stuck'); END";

#[test]
fn however_many_orders_can_never_be_ended_the_others_have_their_turn() {
    let function = function();
    function.world.load(STUCK);
    let good = || count(&function, "SELECT count(*) FROM orders WHERE id = 'ord_good' AND status = 'lapsed'");
    let app = || app(&function.world, function.world.db());
    assert_eq!((block_on(shop::jobs::run(&app())).orders, good()), (250, 0));
    assert_eq!((block_on(shop::jobs::run(&app())).orders, good()), (51, 1));
    // Then it begins at the head again, and nothing is forgotten.
    function.world.load("DROP TRIGGER stuck");
    for _ in 0..6 {
        block_on(shop::jobs::run(&app()));
    }
    assert_eq!(count(&function, "SELECT count(*) FROM orders WHERE status = 'lapsed'"), 301);
}
