//! Money is collected on the due day from what the customer chose, once, whatever the provider does.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::jobs::{Done, run};
use futures::executor::block_on;
use ledger::InvoiceId;
use serde_json::json;
use support::till::Mood;
use support::{CARD, COLLECTS, app, asks, billing, jobs, left, on, owes, sound_jobs, start, till, told};
use testkit::{Fault, Function, Persona};

const CARLS_CARD: &str = "INSERT INTO payment_methods (id, customer_id, method, setup_ref, provider_ref, label, status, created_at, changed_at)
VALUES ('mth_carl', 'cus_carl', 'card', 'seti_1', 'pm_carl', 'visa 1881', 'active', 1000, 1000);
INSERT INTO billing_accounts (customer_id, tax_treatment, default_method_id, collects, provider_ref, version)
VALUES ('cus_carl', 'as_usual', 'mth_carl', 1, 'cus_carls', 1)";
const RETRIES: &str = "UPDATE billing_settings SET dunning = '{\"retry\":[3,7]}'";

/// Ada owes 11.90, due on the third, and wants it taken from her card.
fn due() -> (Function<billing::App>, InvoiceId) {
    till().forget();
    till().mood.set(Mood::Willing);
    let function = billing();
    for fixture in [CARD, COLLECTS, RETRIES] {
        function.world.load(fixture);
    }
    let invoice = owes(&function.world, Persona::Ada, "a", &[1190], "2030-01-03");
    (function, invoice)
}

#[test]
fn it_is_taken_on_the_due_day_and_no_sooner_and_once() {
    let (function, invoice) = due();
    assert_eq!(on(&function.world, "2030-01-02").collected, 0);
    assert_eq!(on(&function.world, "2030-01-03").collected, 1);
    assert_eq!(left(&function.world, &invoice), 0);
    assert_eq!(told(&function.world, "billing.payment_received"), 1);
    assert_eq!(on(&function.world, "2030-01-03"), Done::default());
    assert_eq!(till().only_payment().amount.minor, 1190);
}

#[test]
fn of_what_is_paid_already_no_collection_is_told() {
    let (function, invoice) = due();
    let paid = json!({ "method": "cash", "amount": { "minor": 1190, "currency": "EUR" }, "reference": "x", "invoices": [{ "id": invoice, "minor": 1190 }] });
    function.post(Persona::Boss, "/api/billing/all/accounts/cus_ada/payments", paid).expect(201);
    on(&function.world, "2030-01-02");
    let said = function.world.rows("SELECT payload ->> '$.open.minor' AS open, payload ->> '$.collected' AS collected FROM outbox WHERE topic = 'billing.invoice_issued'");
    assert_eq!(said, [json!({ "open": 0, "collected": null })]);
}

#[test]
fn a_debit_is_told_two_days_ahead_with_amount_day_and_mandate() {
    let (function, invoice) = due();
    function.world.load(
        "UPDATE payment_methods SET method = 'sepa_debit', label = 'DE 3000', mandate_ref = 'MANDATE-1' WHERE id = 'mth_card';
UPDATE billing_settings SET creditor_id = 'DE98ZZZ09999999999'",
    );
    assert_eq!(on(&function.world, "2029-12-31").collected, 0);
    assert_eq!(told(&function.world, "billing.collection_ahead"), 0);
    for day in ["2030-01-01", "2030-01-02"] {
        assert_eq!(on(&function.world, day).collected, 0);
        assert_eq!(told(&function.world, "billing.collection_ahead"), 1, "once, on {day}");
    }
    let said = function.world.rows("SELECT payload FROM outbox WHERE topic = 'billing.collection_ahead'");
    let said: serde_json::Value = serde_json::from_str(said[0]["payload"].as_str().unwrap()).unwrap();
    assert_eq!((&said["amount"]["minor"], &said["on"]), (&json!(1190), &json!("2030-01-03")), "{said}");
    assert_eq!((&said["mandate"], &said["creditor_id"]), (&json!("MANDATE-1"), &json!("DE98ZZZ09999999999")), "{said}");
    assert_eq!(on(&function.world, "2030-01-03").collected, 1);
    assert_eq!(left(&function.world, &invoice), 0);
}

#[test]
fn a_debit_that_nobody_could_be_told_of_in_time_is_taken_later() {
    let (function, invoice) = due();
    function.world.load("UPDATE payment_methods SET method = 'sepa_debit' WHERE id = 'mth_card'");
    let collected = ["2030-01-04", "2030-01-05", "2030-01-06"].map(|day| on(&function.world, day).collected);
    assert_eq!((collected, left(&function.world, &invoice)), ([0, 0, 1], 0));
}

#[test]
fn whoever_did_not_ask_for_it_is_not_collected_from() {
    let (function, invoice) = due();
    function.world.load("UPDATE billing_accounts SET collects = 0");
    assert_eq!(on(&function.world, "2030-01-10").collected, 0);
    function.world.load("UPDATE billing_accounts SET collects = 1");
    function.world.load("UPDATE payment_methods SET status = 'revoked'");
    assert_eq!(on(&function.world, "2030-01-10").collected, 0);
    assert_eq!(left(&function.world, &invoice), 1190);
}

#[test]
fn who_has_nothing_collected_loses_no_try_to_who_has() {
    let (function, _) = due();
    let other = owes(&function.world, Persona::Carl, "c", &[500], "2030-01-03");
    assert_eq!(on(&function.world, "2030-01-03").collected, 1);
    assert_eq!(function.world.count("SELECT count(*) FROM dunning_steps WHERE step LIKE 'collect:%'"), 1);
    function.world.load(CARLS_CARD);
    assert_eq!(on(&function.world, "2030-01-04").collected, 1);
    assert_eq!(left(&function.world, &other), 0);
}

#[test]
fn what_is_declined_is_told_and_tried_again_as_the_policy_says() {
    let (function, invoice) = due();
    till().mood.set(Mood::Declining("insufficient_funds"));
    let tried = ["2030-01-03", "2030-01-04", "2030-01-06", "2030-01-09", "2030-01-10", "2030-01-20"];
    let tried = tried.map(|day| on(&function.world, day).collected);
    assert_eq!(tried, [1, 0, 1, 0, 1, 0]);
    assert_eq!((left(&function.world, &invoice), told(&function.world, "billing.payment_failed")), (1190, 3));
    assert_eq!(function.world.count("SELECT count(*) FROM payments WHERE status = 'failed'"), 3);
}

#[test]
fn what_the_bank_wants_confirmed_waits_for_the_customer_who_is_told() {
    let (function, invoice) = due();
    till().mood.set(Mood::Cautious);
    assert_eq!(on(&function.world, "2030-01-03").collected, 1);
    assert_eq!(told(&function.world, "billing.payment_failed"), 1);
    assert_eq!(on(&function.world, "2030-01-06").collected, 0, "one is waiting");
    let theirs = till().only_payment().id;
    till().comes(&theirs, "succeeded", None);
    on(&function.world, "2030-01-07");
    assert_eq!(left(&function.world, &invoice), 0);
}

#[test]
fn a_debit_that_takes_days_is_asked_after_and_not_collected_twice() {
    let (function, invoice) = due();
    till().mood.set(Mood::Slow);
    assert_eq!(on(&function.world, "2030-01-03").collected, 1);
    assert_eq!(on(&function.world, "2030-01-06").collected, 0);
    let theirs = till().only_payment().id;
    till().comes(&theirs, "succeeded", None);
    // No event of it ever reaches us.
    assert_eq!(on(&function.world, "2030-01-07").learnt, 1);
    assert_eq!(left(&function.world, &invoice), 0);
    assert_eq!(on(&function.world, "2030-01-10"), Done::default());
}

#[test]
fn an_answer_that_is_lost_or_never_came_takes_no_money_twice() {
    for mood in [Mood::Mute, Mood::Away, Mood::Busy] {
        let (function, invoice) = due();
        till().mood.set(mood);
        assert_eq!(on(&function.world, "2030-01-03").collected, 1);
        assert_eq!(left(&function.world, &invoice), 1190);
        till().mood.set(Mood::Willing);
        on(&function.world, "2030-01-04");
        assert_eq!((left(&function.world, &invoice), till().only_payment().amount.minor), (0, 1190));
        assert_eq!(on(&function.world, "2030-01-20"), Done::default());
    }
}

/// The provider is told nothing by us for more than a day, and forgets by which keys it was asked.
#[test]
fn what_was_asked_for_a_day_ago_is_looked_up_and_not_taken_again() {
    // Whether the answer was lost, or whoever was to write it down died.
    for died in [false, true] {
        for (mood, open) in [(Mood::Mute, 0), (Mood::Declining("insufficient_funds"), 1190)] {
            let (function, invoice) = due();
            till().now.set("2030-01-03T06:00:00Z".parse().unwrap());
            till().mood.set(mood);
            on(&function.world, "2030-01-03");
            let lost = "UPDATE payments SET status = 'processing', provider_ref = NULL, note = NULL";
            function.world.load(if died {
                "UPDATE payments SET status = 'wanted', provider_ref = NULL, note = NULL"
            } else {
                lost
            });
            let theirs = till().only_payment().id;
            if mood != Mood::Mute {
                till().comes(&theirs, "failed", Some("insufficient_funds"));
            }
            till().mood.set(Mood::Willing);
            till().forget_keys();
            on(&function.world, "2030-01-05");
            assert_eq!((left(&function.world, &invoice), till().only_payment().id), (open, theirs), "{mood:?} {died}");
        }
    }
}

#[test]
fn what_was_never_asked_for_in_a_day_is_asked_for_then() {
    let (function, invoice) = due();
    till().mood.set(Mood::Away);
    on(&function.world, "2030-01-03");
    till().mood.set(Mood::Willing);
    till().forget_keys();
    on(&function.world, "2030-01-05");
    assert_eq!((left(&function.world, &invoice), till().only_payment().amount.minor), (0, 1190));
}

#[test]
fn a_run_that_is_killed_anywhere_takes_the_money_once() {
    for fault in [Fault::Before, Fault::After] {
        for nth in 1..=18 {
            let (function, invoice) = due();
            function.world.set_now("2030-01-03T06:00:00Z");
            let faulty = function.world.failing(fault, nth);
            block_on(run(&app(&faulty, faulty.db())));
            sound_jobs(&function.world);
            on(&function.world, "2030-01-04");
            assert_eq!(
                (left(&function.world, &invoice), till().only_payment().amount.minor),
                (0, 1190),
                "{fault:?} at batch {nth}"
            );
            assert_eq!(told(&function.world, "billing.payment_received"), 1);
        }
    }
}

#[test]
fn a_payment_of_which_the_answer_was_lost_is_found_again_or_given_up() {
    for (mood, status, open) in [(Mood::Mute, "succeeded", 0), (Mood::Away, "failed", 1190)] {
        let (function, invoice) = due();
        function.world.load("UPDATE billing_accounts SET collects = 0");
        let payment = asks(&function, &invoice, 1190);
        till().mood.set(mood);
        assert_eq!(start(&function, &payment, json!({ "method_id": "mth_card" })).status / 100, 5);
        till().mood.set(Mood::Willing);
        assert_eq!(sound_jobs(&function.world).learnt, 0, "too soon to ask");
        on(&function.world, "2030-01-02");
        let rows = function.world.rows("SELECT status FROM payments");
        assert_eq!((rows[0]["status"].as_str(), left(&function.world, &invoice)), (Some(status), open));
        assert_eq!(on(&function.world, "2030-01-03"), Done::default());
    }
}

#[test]
fn however_many_never_pay_everybody_is_come_to() {
    let (function, invoice) = due();
    // More than a run goes through, all due before Ada's, all reminded of before.
    function.world.load(
        "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 2100)
INSERT INTO invoices (id, key, series, number, kind, customer_id, issued_at, issued_on, due_on, currency, net_minor, tax_minor, gross_minor, seller, buyer)
SELECT 'inv_bad' || n, 'bad' || n, 'BAD', n, 'invoice', 'cus_bob', 1000, '2029-01-01', '2029-02-01', 'EUR', 1, 0, 1, '{}', '{}' FROM n;
INSERT INTO open_invoices (invoice_id, customer_id, due_on) SELECT id, customer_id, due_on FROM invoices WHERE series = 'BAD';
UPDATE billing_settings SET dunning = '{\"remind\":[0]}';
INSERT INTO dunning_steps (invoice_id, step, at) SELECT id, 'remind:0', 1000 FROM invoices WHERE series = 'BAD';
DELETE FROM untold_invoices",
    );
    function.world.set_now("2030-01-03T06:00:00Z");
    let run_jobs = || jobs(&function.world);
    let first = run_jobs();
    assert_eq!((first.collected, first.dunned, first.more, first.log), (0, 0, true, vec![]));
    let second = run_jobs();
    assert_eq!((second.collected, second.more, left(&function.world, &invoice)), (1, true, 0));
    // Then it begins at the head again.
    assert_eq!(
        (
            run_jobs().more,
            function.world.count("SELECT count(*) FROM job_marks WHERE job LIKE 'unpaid:%' AND mark <> ''")
        ),
        (true, 2)
    );
}
