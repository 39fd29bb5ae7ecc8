//! However many payments somebody begins and does not end, nobody else is held up, and nobody is held off from what they owe.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use serde_json::json;
use support::till::Mood;
use support::*;
use testkit::Function;
use testkit::Persona::*;

/// Bob is collected from, and is reminded a day after the due day.
const BOB: &str = "UPDATE billing_settings SET dunning = '{\"retry\":[3],\"remind\":[1]}';
INSERT INTO payment_methods (id, customer_id, method, setup_ref, provider_ref, label, status, created_at, changed_at)
VALUES ('mth_bob', 'cus_bob', 'card', 'seti_3', 'pm_bob', 'visa 1', 'active', 1000, 1000);
INSERT INTO billing_accounts (customer_id, tax_treatment, default_method_id, collects, provider_ref, version)
VALUES ('cus_bob', 'as_usual', 'mth_bob', 1, 'cus_bobs', 1)";
/// Six hundred payments of Ada's, each for ten of her invoices.
const CROWD: &str = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 600)
INSERT INTO payments (id, key, customer_id, method, currency, amount_minor, status, purpose, on_session, created_at, changed_at)
SELECT 'pay_crowd' || n, 'crowd' || n, 'cus_ada', 'card', 'EUR', 50, 'wanted',
  (SELECT json_object('invoices', json_group_array(json_object('id', id, 'minor', 5))) FROM (
    SELECT id FROM invoices WHERE customer_id = 'cus_ada' LIMIT 10)), 1, 1893700000000, 1893700000000 + n FROM n";

fn space(fixtures: &[&'static str]) -> Function<App> {
    till().forget();
    till().mood.set(Mood::Willing);
    let function = billing();
    for fixture in fixtures {
        function.world.load(fixture);
    }
    function
}

#[test]
fn the_payments_that_one_customer_began_leave_out_none_of_anothers() {
    let function = space(&[BOB]);
    for n in 0..10 {
        owes(&function.world, Ada, &format!("a{n}-"), &[30_000], "2030-01-03");
    }
    let debt = owes(&function.world, Bob, "b", &[1190], "2030-01-03");
    till().mood.set(Mood::Slow);
    assert_eq!(on(&function.world, "2030-01-03").collected, 1);
    function.world.load(CROWD);
    let reminded = || told(&function.world, "billing.reminder");
    let before = reminded();
    for day in ["2030-01-04", "2030-01-06"] {
        assert_eq!(on(&function.world, day).collected, 0, "{day}: it is with the bank");
    }
    let of_bob = "SELECT count(*) FROM outbox WHERE topic = 'billing.reminder' AND recipient LIKE 'bob%'";
    assert_eq!((reminded() - before, function.world.count(of_bob)), (10, 0), "Ada is reminded of hers, and Bob is not");
    assert_eq!(left(&function.world, &debt), 1190);
}

#[test]
fn who_has_begun_twenty_payments_ends_some_first() {
    let function = space(&[]);
    let invoices: Vec<_> =
        (0..21).map(|n| owes(&function.world, Ada, &format!("a{n}-"), &[100], "2030-01-15")).collect();
    let asked = |n: usize| function.post(Ada, "/api/billing/payments", wish(&invoices[n], 100));
    let made: Vec<_> = (0..20).map(|n| asked(n).expect(201)).collect();
    assert_eq!(made[19].trips, 2);
    let refused = asked(20).refused(409, "too-many-payments");
    assert_eq!((&refused.json["most"], refused.trips), (&json!(20), 1));
    assert_eq!(asked(0).expect(201).json["id"], made[0].json["id"], "the same is no other");
    let id = made[0].json["id"].as_str().unwrap();
    function.post(Ada, &format!("/api/billing/payments/{id}/cancellation"), json!(null)).expect(200);
    asked(20).expect(201);
    // What was seen before another window began one more is refused by the batch.
    let guard = "INSERT INTO payment_guards (guard) SELECT 'too_many_payments'";
    assert!(futures::executor::block_on(function.world.db().commit(vec![db::Statement::new(guard, [])])).is_err());
}

#[test]
fn a_part_that_is_begun_and_not_ended_holds_off_no_more_than_itself() {
    let (function, invoice) = due_by(RETRIES);
    asks(&function, &invoice, 50);
    assert_eq!(on(&function.world, "2030-01-03").collected, 1);
    assert_eq!((left(&function.world, &invoice), till().only_payment().amount.minor), (50, 1140));
    // It is given up after a day, and what it was for is taken on the next day of the policy.
    for day in ["2030-01-04", "2030-01-05"] {
        assert_eq!(on(&function.world, day).collected, 0, "{day}");
    }
    assert_eq!(on(&function.world, "2030-01-06").collected, 1);
    assert_eq!(left(&function.world, &invoice), 0);
}

#[test]
fn of_what_is_begun_a_debit_tells_and_takes_no_more_than_was_told() {
    let (function, invoice) = due_by(RETRIES);
    function.world.load("UPDATE payment_methods SET method = 'sepa_debit', mandate_ref = 'M-1' WHERE id = 'mth_card'");
    asks(&function, &invoice, 50);
    on(&function.world, "2030-01-01");
    let said = function
        .world
        .rows("SELECT payload ->> '$.amount.minor' AS minor FROM outbox WHERE topic = 'billing.collection_ahead'");
    assert_eq!(said, [json!({ "minor": 1190 })]);
    assert_eq!(on(&function.world, "2030-01-03").collected, 1);
    assert!(till().only_payment().amount.minor <= 1190);
}
