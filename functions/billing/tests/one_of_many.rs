//! One of whom something cannot be written holds up nobody else, in any job.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use serde_json::json;
use support::till::Mood;
use support::*;
use testkit::Function;
use testkit::Persona::*;

/// Bob is as Ada is, who wants her invoices taken from a card that soon expires.
const BOB_TOO: &str = "UPDATE payment_methods SET expires_on = '2030-01-31';
INSERT INTO payment_methods (id, customer_id, method, setup_ref, provider_ref, label, status, expires_on, created_at, changed_at)
  SELECT 'mth_bob', 'cus_bob', method, 'seti_bob', 'pm_bob', label, status, expires_on, created_at, changed_at FROM payment_methods;
INSERT INTO billing_accounts (customer_id, tax_treatment, default_method_id, collects, provider_ref, version)
VALUES ('cus_bob', 'as_usual', 'mth_bob', 1, 'cus_bobs', 1)";

fn space() -> Function<App> {
    till().forget();
    till().mood.set(Mood::Willing);
    let function = billing();
    for fixture in [CARD, COLLECTS, BOB_TOO] {
        function.world.load(fixture);
    }
    function
}

/// What cannot be written of Bob, what is said of that, and how often it has happened of others.
const CASES: [[&str; 3]; 5] = [
    [
        "CREATE TRIGGER bad BEFORE DELETE ON untold_invoices WHEN OLD.invoice_id IN (SELECT id FROM invoices WHERE customer_id = 'cus_bob')
BEGIN SELECT RAISE(ABORT, 'bad'); END",
        "nobody is told of inv_",
        "SELECT count(*) FROM outbox WHERE topic = 'billing.invoice_issued'",
    ],
    [
        "CREATE TRIGGER bad BEFORE INSERT ON payments WHEN NEW.customer_id = 'cus_bob' BEGIN SELECT RAISE(ABORT, 'bad'); END",
        "cus_bob is not collected from",
        "SELECT count(*) FROM payments WHERE method = 'card' AND status = 'succeeded'",
    ],
    [
        "CREATE TRIGGER bad BEFORE INSERT ON job_marks WHEN NEW.job LIKE 'expiring:mth_bob%' BEGIN SELECT RAISE(ABORT, 'bad'); END",
        "nobody is told that mth_bob expires",
        "SELECT count(*) FROM outbox WHERE topic = 'billing.method_expiring'",
    ],
    [
        "CREATE TRIGGER bad BEFORE INSERT ON allocations WHEN NEW.invoice_id IN (SELECT id FROM invoices WHERE customer_id = 'cus_bob')
BEGIN SELECT RAISE(ABORT, 'bad'); END",
        "the credit of cus_bob is not spent",
        "SELECT count(DISTINCT invoice_id) FROM allocations",
    ],
    [
        "CREATE TRIGGER bad BEFORE UPDATE OF suspended_at ON billing_accounts WHEN OLD.customer_id = 'cus_bob' AND NEW.suspended_at IS NULL
BEGIN SELECT RAISE(ABORT, 'bad'); END",
        "cus_bob is not free again",
        "SELECT count(*) FROM outbox WHERE topic = 'billing.unsuspended'",
    ],
];

#[test]
fn who_cannot_be_seen_to_holds_up_nobody_else() {
    for [trigger, said, happened] in CASES {
        let function = space();
        for who in [Bob, Ada] {
            // Credit, and something that it does not pay wholly.
            let paid = json!({ "method": "cash", "amount": { "minor": 100, "currency": "EUR" }, "reference": "x", "invoices": [] });
            let path = format!("/api/billing/all/accounts/{}/payments", customer(who));
            function.post(Boss, &path, paid).expect(201);
            owes(&function.world, who, who.name(), &[1190], "2030-01-01");
        }
        function.world.load("UPDATE billing_accounts SET suspended_at = 1000");
        function.world.load(trigger);
        for n in 0..2 {
            let log = jobs(&function.world).log;
            assert!(log.iter().filter(|line| line.contains(said)).count() == 1, "{n} {said}: {log:?}");
            assert_eq!(function.world.count(happened), 1, "{n} {said}: Ada's, once");
        }
        // It is not forgotten.
        function.world.load("DROP TRIGGER bad");
        let log = jobs(&function.world).log;
        assert_eq!((log, function.world.count(happened)), (vec![], 2), "{said}");
        assert_eq!(broken(&function.world), [""; 0]);
    }
}
