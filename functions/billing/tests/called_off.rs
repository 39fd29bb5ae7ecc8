//! What something else has paid meanwhile is not taken as well, and what an outage held up is caught up on within the hour.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use billing::jobs::collect_on;
use futures::executor::block_on;
use ledger::InvoiceId;
use serde_json::json;
use support::till::Mood;
use support::*;
use testkit::Function;
use testkit::Persona::*;

fn paid_in_cash(function: &Function<App>, invoice: &InvoiceId, minor: i64) {
    let paid = json!({ "method": "cash", "amount": { "minor": minor, "currency": "EUR" }, "reference": "x", "invoices": [{ "id": invoice, "minor": minor }] });
    function.post(Boss, "/api/billing/all/accounts/cus_ada/payments", paid).expect(201);
}

#[test]
fn what_was_paid_while_the_provider_was_away_is_not_taken_once_it_is_back() {
    for mood in [Mood::Away, Mood::Busy] {
        for (paid, taken_then, left_then) in [(1190, 0, 0), (400, 790, 790)] {
            let (function, invoice) = due_by(RETRIES);
            till().mood.set(mood);
            function.world.set_now("2030-01-03T06:00:00Z");
            assert_eq!(jobs(&function.world).collected, 1);
            paid_in_cash(&function, &invoice, paid);
            till().mood.set(Mood::Willing);
            on(&function.world, "2030-01-05");
            assert_eq!((till().payments.borrow().len(), left(&function.world, &invoice)), (0, left_then), "{mood:?}");
            assert_eq!(function.world.count("SELECT count(*) FROM payments WHERE status = 'cancelled'"), 1, "{mood:?}");
            // What is left is taken on the next day that the policy names.
            on(&function.world, "2030-01-06");
            let taken: i64 = till().payments.borrow().values().map(|payment| payment.amount.minor).sum();
            assert_eq!((taken, left(&function.world, &invoice)), (taken_then, 0), "{mood:?}");
        }
    }
}

#[test]
fn what_was_taken_before_it_was_paid_again_is_known_and_credit() {
    let (function, invoice) = due_by(RETRIES);
    till().now.set("2030-01-03T06:00:00Z".parse().unwrap());
    till().mood.set(Mood::Mute);
    function.world.set_now("2030-01-03T06:00:00Z");
    assert_eq!(jobs(&function.world).collected, 1);
    paid_in_cash(&function, &invoice, 1190);
    till().mood.set(Mood::Willing);
    on(&function.world, "2030-01-05");
    assert_eq!((till().only_payment().amount.minor, left(&function.world, &invoice)), (1190, 0));
    assert_eq!(function.world.count("SELECT sum(unspent_minor) FROM v_open_credits"), 1190);
}

#[test]
fn what_an_outage_held_up_is_asked_for_again_between_two_runs() {
    let (function, _) = due_by(RETRIES);
    function.world.load(
        "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 200)
INSERT INTO payments (id, key, customer_id, method, currency, amount_minor, status, purpose, method_id, on_session, created_at, changed_at)
SELECT 'pay_held' || n, 'held' || n, 'cus_ada', 'card', 'EUR', 100, 'processing', '{}', 'mth_card', 0, 1893650400000, 1893650400000 + n FROM n",
    );
    // Of one of which something was heard just now nothing is asked.
    function.world.load("UPDATE payments SET changed_at = 1893654600000 WHERE id = 'pay_held1'");
    let waits = || function.world.count("SELECT count(*) FROM payments WHERE status = 'processing'");
    for (minute, held) in [(15, 50), (25, 0)] {
        function.world.set_now(&format!("2030-01-03T07:{minute}:00Z"));
        let done = block_on(collect_on(&app(&function.world, function.world.db())));
        assert_eq!((waits(), done.log), (held, vec![]), "at {minute} past");
    }
    assert_eq!((till().payments.borrow().len(), broken(&function.world)), (200, vec![]));
}
