//! What only others can bring to an end: however much of it waits, what is new is begun at once and everything is asked after in its turn.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use billing::jobs::{COLLECTIONS_CRON, Done, collect_on, run};
use billing::provider::Payment;
use futures::executor::block_on;
use ledger::InvoiceId;
use serde_json::json;
use support::till::{Mood, eur};
use support::*;
use testkit::Function;
use testkit::Persona::{self, Ada, Boss, Carl};

const COLLECTS: &str = "INSERT INTO payment_methods (id, customer_id, method, setup_ref, provider_ref, label, status, created_at, changed_at)
VALUES ('mth_carl', 'cus_carl', 'card', 'seti_1', 'pm_carl', 'visa 1881', 'active', 1000, 1000);
INSERT INTO billing_accounts (customer_id, tax_treatment, default_method_id, collects, provider_ref, version)
VALUES ('cus_ada', 'as_usual', 'mth_card', 1, 'cus_theirs', 1), ('cus_carl', 'as_usual', 'mth_carl', 1, 'cus_carls', 1)";
/// Sixty debits of Bob's of which the banks say nothing, begun before everything else.
const WITH_THE_BANKS: &str = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 60)
INSERT INTO payments (id, key, customer_id, method, currency, amount_minor, status, purpose, on_session, provider_ref, created_at, changed_at)
SELECT 'pay_bank' || n, 'bank' || n, 'cus_bob', 'sepa_debit', 'EUR', 100, 'processing', '{}', 0, 'pi_bank' || n, 1000, 1000 + n FROM n";

fn space() -> Function<App> {
    till().forget();
    till().mood.set(Mood::Willing);
    let function = billing();
    for fixture in [CARD, COLLECTS, "UPDATE billing_settings SET dunning = '{\"retry\":[3,7]}'"] {
        function.world.load(fixture);
    }
    function
}

fn owed(function: &Function<App>, who: Persona, key: &str, due_on: &str) -> InvoiceId {
    owes(&function.world, who, key, &[1190], due_on)
}

fn at(function: &Function<App>, moment: &str) -> Done {
    function.world.set_now(moment);
    let done = block_on(run(&app(&function.world, function.world.db())));
    assert_eq!((broken(&function.world), complaints(&done)), (vec![], vec![]));
    done
}

fn marks(function: &Function<App>) -> i64 {
    function.world.count("SELECT count(*) FROM job_marks WHERE job LIKE 'round:%' AND mark <> ''")
}

#[test]
fn however_many_debits_are_with_the_banks_what_is_new_is_begun_at_once_and_everything_is_asked_after() {
    let function = space();
    till().mood.set(Mood::Slow);
    let slow = owed(&function, Ada, "a", "2030-01-03");
    assert_eq!(at(&function, "2030-01-03T06:00:00Z").collected, 1);
    let theirs = till().only_payment().id;
    function.world.load(WITH_THE_BANKS);
    let with_the_banks = |n| {
        let id = format!("pi_bank{n}");
        let payment = Payment {
            id: id.parse().unwrap(),
            ours: Some(format!("pay_bank{n}")),
            amount: eur(100),
            ..till().only_payment()
        };
        (id, payment)
    };
    let with_the_banks: Vec<(String, Payment)> = (1..=60).map(with_the_banks).collect();
    till().payments.borrow_mut().extend(with_the_banks);
    till().mood.set(Mood::Willing);
    till().comes(&theirs, "succeeded", None);
    let new = owed(&function, Carl, "c", "2030-01-04");
    let first = at(&function, "2030-01-04T06:00:00Z");
    assert_eq!((first.collected, first.more, left(&function.world, &new)), (1, true, 0));
    assert_eq!((left(&function.world, &slow), marks(&function)), (1190, 1), "behind sixty others");
    let second = at(&function, "2030-01-04T07:00:00Z");
    assert_eq!((second.learnt, left(&function.world, &slow), marks(&function)), (1, 0, 0));
    assert!(at(&function, "2030-01-04T08:00:00Z").more, "then it begins at the head again");
}

#[test]
fn what_is_due_on_one_day_is_taken_within_the_hour_and_no_run_does_more_than_a_worker_may() {
    let function = space();
    function.world.load(
        "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 400)
INSERT INTO invoices (id, key, series, number, kind, customer_id, issued_at, issued_on, due_on, currency, net_minor, tax_minor, gross_minor, seller, buyer)
SELECT 'inv_n' || n, 'n' || n, 'N', n, 'invoice', 'cus_carl', 1000, '2030-01-01', '2030-01-04', 'EUR', 100, 0, 100, '{}', '{}' FROM n;
INSERT INTO open_invoices (invoice_id, customer_id, due_on) SELECT id, customer_id, due_on FROM invoices WHERE series = 'N'",
    );
    let open = || function.world.count("SELECT count(*) FROM v_open_invoices");
    function.world.set_now("2030-01-04T00:05:00Z");
    let hourly = app(&function.world, function.world.db());
    let first = block_on(run(&hourly));
    assert_eq!((first.collected, open(), hourly.db.trips() < 400), (400, 350, true), "{}", hourly.db.trips());
    for (minute, left) in [(15, 200), (25, 50), (35, 0), (45, 0)] {
        function.world.set_now(&format!("2030-01-04T00:{minute}:00Z"));
        let between = app(&function.world, function.world.db());
        let orders = till().orders.get();
        let done = block_on(collect_on(&between));
        assert_eq!((open(), done.log), (left, vec![]), "at {minute} past");
        let calls = between.db.trips() + till().orders.get() - orders;
        assert!(calls < 500, "{calls} at {minute} past");
    }
    assert_eq!((till().payments.borrow().len(), marks(&function)), (400, 0), "each once");
    assert!(include_str!("../wrangler.toml").contains(COLLECTIONS_CRON));
}

#[test]
fn collections_that_cannot_be_begun_hold_up_no_other() {
    let function = space();
    // Methods without which nothing can be asked for.
    function.world.load(
        "INSERT INTO payment_methods (id, customer_id, method, setup_ref, label, status, created_at, changed_at)
VALUES ('mth_none', 'cus_bob', 'card', 'seti_2', '', 'failed', 1000, 1000)",
    );
    function.world.load(
        "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 60)
INSERT INTO payments (id, key, customer_id, method, currency, amount_minor, status, purpose, method_id, on_session, created_at, changed_at)
SELECT 'pay_none' || n, 'none' || n, 'cus_bob', 'card', 'EUR', 100, 'wanted', '{}', 'mth_none', 0, 1000, 1000 + n FROM n",
    );
    let new = owed(&function, Carl, "c", "2030-01-04");
    at(&function, "2030-01-04T06:00:00Z");
    at(&function, "2030-01-04T07:00:00Z");
    assert_eq!(left(&function.world, &new), 0);
}

/// A hundred and twenty collections of a day ago that nobody was asked for, while the provider has made `newer` payments since, for
/// their customer or for another.
fn backlog(newer: usize, customer: &str) -> (Function<App>, usize) {
    let function = space();
    function.world.load(
        "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 120)
INSERT INTO payments (id, key, customer_id, method, currency, amount_minor, status, purpose, method_id, on_session, created_at, changed_at)
SELECT 'pay_n' || n, 'n' || n, 'cus_carl', 'card', 'EUR', 100, 'wanted', '{}', 'mth_carl', 0, 1893628800000 + n, 1893628800000 + n FROM n",
    );
    let since: kernel::Instant = "2030-01-03T06:00:00Z".parse().unwrap();
    for n in 0..newer {
        let made = billing::provider::Payment {
            id: format!("pi_other{n}").parse().unwrap(),
            ours: Some(format!("pay_other{n}")),
            status: "succeeded".into(),
            amount: till::eur(100),
            received_minor: 100,
            customer: customer.parse().ok(),
            method: None,
            decline: None,
            client_secret: None,
            created_at: since.plus_seconds(i64::try_from(n).unwrap()),
        };
        till().payments.borrow_mut().insert(made.id.to_string(), made);
    }
    till().page_items.set(10);
    function.world.set_now("2030-01-04T06:00:00Z");
    (function, newer)
}

#[test]
fn what_waited_for_a_day_is_looked_up_once_for_all_however_much_was_made_since() {
    let (function, newer) = backlog(80, "cus_carls");
    let looked_at = till().looked_at.get();
    let done = block_on(collect_on(&app(&function.world, function.world.db())));
    assert_eq!((done.learnt, done.log, till().payments.borrow().len()), (120, vec![], newer + 120));
    assert!(till().looked_at.get() - looked_at <= 9, "{}", till().looked_at.get());
    assert_eq!(function.world.count("SELECT count(*) FROM payments WHERE status = 'succeeded'"), 120);
}

#[test]
fn however_much_is_made_for_others_what_was_made_for_a_customer_is_found() {
    let (function, newer) = backlog(5000, "cus_others");
    let done = block_on(collect_on(&app(&function.world, function.world.db())));
    assert_eq!((done.learnt, done.log, till().payments.borrow().len()), (120, vec![], newer + 120));
    assert!(till().looked_at.get() < 20, "{}", till().looked_at.get());
}

#[test]
fn what_cannot_be_looked_up_is_not_asked_for_and_said_once() {
    let (function, newer) = backlog(110, "cus_carls");
    let done = block_on(collect_on(&app(&function.world, function.world.db())));
    assert_eq!((done.learnt, till().payments.borrow().len()), (0, newer));
    assert_eq!(done.log, ["120 payments could not be looked up and wait for the next run"]);
}

#[test]
fn however_many_refunds_are_on_their_way_a_new_one_is_ordered_at_once() {
    let function = space();
    let invoice = owes(&function.world, Ada, "a", &[6100], "2030-02-15");
    let payment = asks(&function, &invoice, 6100);
    start(&function, &payment, json!({ "method_id": "mth_card" })).expect(200);
    let path = format!("/api/billing/all/payments/{payment}/refunds");
    let want = || function.post(Boss, &path, json!({ "amount_minor": 100, "reason": "Too much" })).expect(201);
    let succeeded = || function.world.count("SELECT count(*) FROM refunds WHERE status = 'succeeded'");
    for _ in 0..60 {
        want();
    }
    till().mood.set(Mood::Slow);
    assert_eq!(at(&function, "2030-01-02T06:00:00Z").refunded, 50);
    assert_eq!(at(&function, "2030-01-02T06:10:00Z").refunded, 10);
    till().mood.set(Mood::Willing);
    want();
    at(&function, "2030-01-02T08:00:00Z");
    assert_eq!(succeeded(), 1, "the newest");
    till().refunds.borrow_mut().values_mut().for_each(|refund| refund.status = "succeeded".into());
    at(&function, "2030-01-02T09:00:00Z");
    at(&function, "2030-01-02T10:00:00Z");
    at(&function, "2030-01-02T11:00:00Z");
    assert_eq!((succeeded(), told(&function.world, "billing.refunded")), (61, 61));
}

#[test]
fn a_collection_that_nobody_confirms_is_given_up_after_a_week_and_tried_again_as_the_policy_says() {
    let function = space();
    till().mood.set(Mood::Cautious);
    let invoice = owed(&function, Ada, "a", "2030-01-03");
    assert_eq!(at(&function, "2030-01-03T06:00:00Z").collected, 1);
    let theirs = till().only_payment().id;
    assert_eq!(at(&function, "2030-01-10T05:00:00Z").collected, 0, "one is waiting");
    till().mood.set(Mood::Willing);
    at(&function, "2030-01-10T06:00:00Z");
    assert_eq!(till().payments.borrow()[theirs.as_str()].status.as_str(), "cancelled");
    assert_eq!((at(&function, "2030-01-10T07:00:00Z").collected, left(&function.world, &invoice)), (1, 0));
    assert_eq!(function.world.count("SELECT count(*) FROM payments WHERE status = 'cancelled'"), 1);
}

/// A collection of the third that waits, for its customer or for the provider, and whose customer has begun to pay it with another card.
fn taken_over(mood: Mood) -> (Function<App>, InvoiceId) {
    let function = space();
    function.world.load("UPDATE billing_settings SET dunning = '{\"retry\":[3,7],\"remind\":[2]}'");
    let invoice = owed(&function, Ada, "a", "2030-01-03");
    till().mood.set(mood);
    assert_eq!(at(&function, "2030-01-03T06:00:00Z").collected, 1);
    till().mood.set(Mood::Willing);
    let waits = function.post(Ada, "/api/billing/payments", wish(&invoice, 1190)).expect(201).json;
    let started = start(&function, waits["id"].as_str().unwrap(), json!({})).expect(200).json;
    assert_eq!((&started["payment"]["status"], started["client_secret"].is_string()), (&json!("wanted"), true));
    (function, invoice)
}

#[test]
fn a_collection_that_its_customer_began_and_left_is_reminded_of_given_up_after_a_day_and_tried_again() {
    for mood in [Mood::Cautious, Mood::Busy] {
        let (function, invoice) = taken_over(mood);
        assert_eq!(
            (at(&function, "2030-01-04T05:00:00Z").collected, told(&function.world, "billing.reminder")),
            (0, 0)
        );
        at(&function, "2030-01-04T06:00:00Z");
        assert_eq!(function.world.count("SELECT count(*) FROM payments WHERE status = 'cancelled'"), 1, "{mood:?}");
        at(&function, "2030-01-05T06:00:00Z");
        assert_eq!(told(&function.world, "billing.reminder"), 1, "{mood:?}");
        assert_eq!(at(&function, "2030-01-06T06:00:00Z").collected, 1, "{mood:?}");
        assert_eq!((left(&function.world, &invoice), broken(&function.world)), (0, vec![]), "{mood:?}");
    }
}

#[test]
fn who_is_there_to_pay_a_collection_is_written_no_mail_of_it() {
    let function = space();
    let invoice = owed(&function, Ada, "a", "2030-01-03");
    till().mood.set(Mood::Busy);
    at(&function, "2030-01-03T06:00:00Z");
    till().mood.set(Mood::Cautious);
    let waits = asks(&function, &invoice, 1190);
    let started = start(&function, &waits, json!({ "method_id": "mth_card" })).expect(200).json;
    assert_eq!(started["payment"]["status"], "needs_action");
    assert_eq!((told(&function.world, "billing.payment_failed"), left(&function.world, &invoice)), (0, 1190));
}

/// As such payments were left before whoever begins one was noted.
#[test]
fn a_collection_of_which_the_provider_waits_for_a_method_holds_up_neither_reminders_nor_the_next() {
    let (function, invoice) = taken_over(Mood::Cautious);
    function.world.load("UPDATE payments SET on_session = 0");
    at(&function, "2030-01-05T06:00:00Z");
    assert_eq!(told(&function.world, "billing.reminder"), 1);
    assert_eq!(at(&function, "2030-01-10T05:00:00Z").collected, 0);
    at(&function, "2030-01-10T06:00:00Z");
    assert_eq!(function.world.count("SELECT count(*) FROM payments WHERE status = 'cancelled'"), 1);
    assert_eq!((at(&function, "2030-01-10T07:00:00Z").collected, left(&function.world, &invoice)), (1, 0));
}

#[test]
fn a_collection_of_which_its_customers_try_came_to_nothing_is_still_collected() {
    let function = space();
    let invoice = owed(&function, Ada, "a", "2030-01-03");
    till().mood.set(Mood::Busy);
    at(&function, "2030-01-03T06:00:00Z");
    let waits = asks(&function, &invoice, 1190);
    start(&function, &waits, json!({ "method_id": "mth_card" })).refused(503, "provider-unavailable");
    till().mood.set(Mood::Willing);
    at(&function, "2030-01-03T07:00:00Z");
    assert_eq!((left(&function.world, &invoice), till().only_payment().amount.minor), (0, 1190));
}
