//! What the jobs make good: refunds are ordered once, lost events heard, unfinished methods asked after, benefits granted
//! ahead, credit spent, payments given up that nobody goes on with.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use billing::provider::{Event, MethodKind, News};
use serde_json::{Value, json};
use support::till::Mood;
use support::*;
use testkit::Persona::*;
use testkit::{Fault, Function, World};

/// An invoice that a saved card has paid, of which 400 are to go back.
fn refund(function: &Function<App>) -> ledger::InvoiceId {
    function.world.load(CARD);
    let invoice = owes(&function.world, Ada, "a", &[1000], "2030-02-15");
    let payment = asks(function, &invoice, 1000);
    start(function, &payment, json!({ "method_id": "mth_card" })).expect(200);
    let wish = json!({ "amount_minor": 400, "reason": "Too much" });
    function.post(Boss, &format!("/api/billing/all/payments/{payment}/refunds"), wish).expect(201);
    invoice
}

fn status(world: &World) -> Value {
    world.rows("SELECT status FROM refunds")[0]["status"].clone()
}

#[test]
fn a_refund_is_ordered_once_whatever_the_provider_does() {
    for mood in [Mood::Willing, Mood::Away, Mood::Mute, Mood::Busy] {
        till().forget();
        let function = billing();
        till().mood.set(Mood::Willing);
        refund(&function);
        till().mood.set(mood);
        jobs(&function.world);
        till().mood.set(Mood::Willing);
        // Also where a day has passed before it is asked again.
        till().forget_keys();
        jobs(&function.world);
        jobs(&function.world);
        assert_eq!((till().refunds.borrow().len(), status(&function.world)), (1, json!("succeeded")), "{mood:?}");
        assert_eq!(function.world.count("SELECT sum(amount_minor) FROM account_entries WHERE kind = 'refund'"), 400);
        assert_eq!((told(&function.world, "billing.refunded"), broken(&function.world)), (1, vec![]));
    }
}

#[test]
fn a_refund_on_its_way_is_asked_after_and_one_that_is_refused_is_credit() {
    let function = billing();
    refund(&function);
    till().mood.set(Mood::Slow);
    assert_eq!((jobs(&function.world).refunded, status(&function.world)), (1, json!("processing")));
    till().refunds.borrow_mut().values_mut().for_each(|refund| refund.status = "succeeded".into());
    assert_eq!(jobs(&function.world).refunded, 0, "not at once");
    function.world.set_now("2030-01-01T10:00:00Z");
    assert_eq!((jobs(&function.world).refunded, status(&function.world)), (1, json!("succeeded")));
    till().forget();
    let function = billing();
    till().mood.set(Mood::Willing);
    let invoice = refund(&function);
    till().mood.set(Mood::Refusing);
    assert_eq!((jobs(&function.world).refunded, status(&function.world)), (1, json!("failed")));
    assert_eq!((left(&function.world, &invoice), broken(&function.world)), (0, vec![]));
    assert_eq!(ASIDE.with(|aside| aside.log.take()).len(), 1, "an operator has to look");
}

#[test]
fn a_method_that_was_saved_while_nobody_looked_is_found_and_one_that_was_not_is_given_up() {
    let function = billing();
    let made = function.post(Ada, "/api/billing/methods", json!({ "method": "card" })).expect(201).json;
    function.post(Ada, "/api/billing/methods", json!({ "method": "card" })).expect(201);
    till().give_method("pm_card", MethodKind::Card, "4242");
    let setup = made["client_secret"].as_str().unwrap().trim_end_matches("_secret").to_owned();
    {
        let setups = till();
        let mut setups = setups.setups.borrow_mut();
        let found = setups.get_mut(&setup).unwrap();
        (found.status, found.method) = ("succeeded".into(), Some("pm_card".parse().unwrap()));
    }
    function.world.set_now("2030-01-01T09:30:00Z");
    jobs(&function.world);
    let statuses = |world: &World| {
        world
            .rows("SELECT status FROM payment_methods ORDER BY created_at, id")
            .iter()
            .map(|row| row["status"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(statuses(&function.world), [json!("active"), json!("wanted")]);
    function.world.set_now("2030-01-04T09:30:00Z");
    jobs(&function.world);
    assert_eq!(statuses(&function.world), [json!("active"), json!("failed")]);
}

#[test]
fn a_card_that_soon_expires_is_told_of_once() {
    let function = billing();
    function.world.load(CARD);
    function.world.load("UPDATE payment_methods SET expires_on = '2030-01-31'");
    function.world.set_now("2029-12-31T08:00:00Z");
    jobs(&function.world);
    assert_eq!(told(&function.world, "billing.method_expiring"), 0);
    for _ in 0..2 {
        function.world.set_now("2030-01-01T08:00:00Z");
        jobs(&function.world);
        assert_eq!(told(&function.world, "billing.method_expiring"), 1);
    }
}

#[test]
fn benefits_are_granted_a_year_ahead_also_where_nothing_is_charged() {
    let function = billing();
    // Charged for the whole of next year, granted until January.
    function.world.load(
        "UPDATE contracts SET starts_on = '2030-01-01', charged_until = '2031-06-01', granted_until = '2030-02-01',
  terms = '{\"benefits\":[{\"name\":\"Rooms\",\"gives\":{\"kind\":\"time_credit\",\"minutes\":600}}]}' WHERE id = 'con_ada'",
    );
    // Those of the others too, which give nothing.
    assert_eq!(jobs(&function.world).granted, 3);
    let grants = |world: &World| world.count("SELECT count(*) FROM grants");
    assert_eq!(grants(&function.world), 12);
    assert_eq!((jobs(&function.world).granted, grants(&function.world)), (0, 12));
    function.world.set_now("2030-02-02T08:00:00Z");
    jobs(&function.world);
    assert_eq!(grants(&function.world), 13);
}

#[test]
fn benefits_of_a_week_are_granted_a_year_ahead_a_few_thousand_at_once() {
    let function = billing();
    // Twenty benefits a week, for two years of 53 periods: two customers fill a batch.
    function.world.load(
        "UPDATE contracts SET starts_on = '2030-01-01', charged_until = '2031-06-01', granted_until = '2030-01-01', terms = json_object(
    'cycle', json_object('unit', 'month', 'count', 12), 'benefits', (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
    SELECT json_group_array(json_object('name', 'Rooms ' || i, 'gives', json_object('kind', 'time_credit', 'minutes', 60),
      'every', json_object('unit', 'week', 'count', 1))) FROM n)) WHERE id IN ('con_ada', 'con_bob', 'con_tess')",
    );
    assert_eq!(jobs(&function.world).granted, 3);
    let grants = "SELECT count(*) FROM grants";
    assert_eq!(function.world.count(grants), 3 * 20 * 2 * 53);
    assert_eq!((jobs(&function.world).granted, function.world.count(grants)), (0, 3 * 20 * 2 * 53));
    function.world.set_now("2031-01-01T08:00:00Z");
    assert_eq!((jobs(&function.world).granted, function.world.count(grants)), (3, 3 * 20 * 3 * 53));
}

#[test]
fn what_a_customer_has_settles_what_the_customer_owes() {
    let function = billing();
    let came = json!({ "method": "cash", "amount": { "minor": 700, "currency": "EUR" }, "reference": "x" });
    function.post(Boss, "/api/billing/all/accounts/cus_ada/payments", came).expect(201);
    let invoice = owes(&function.world, Ada, "a", &[1000], "2030-02-15");
    jobs(&function.world);
    assert_eq!((left(&function.world, &invoice), broken(&function.world)), (300, vec![]));
}

#[test]
fn a_payment_that_nobody_goes_on_with_is_given_up_and_one_that_went_through_is_settled() {
    let function = billing();
    let (one, two) =
        (owes(&function.world, Ada, "a", &[1000], "2030-02-15"), owes(&function.world, Ada, "b", &[500], "2030-02-15"));
    let (left_alone, paid) = (asks(&function, &one, 1000), asks(&function, &two, 500));
    start(&function, &left_alone, json!({})).expect(200);
    let first = till().only_payment().id;
    start(&function, &paid, json!({})).expect(200);
    let second = till().payments.borrow().values().find(|payment| payment.id != first).unwrap().id.clone();
    function.world.set_now("2030-01-02T07:59:00Z");
    assert_eq!(function.world.count("SELECT count(*) FROM payments WHERE status = 'wanted'"), 2);
    till().comes(&second, "succeeded", None);
    function.world.set_now("2030-01-02T08:00:00Z");
    jobs(&function.world);
    assert_eq!((left(&function.world, &one), left(&function.world, &two)), (1000, 0));
    assert_eq!(function.world.count("SELECT count(*) FROM payments WHERE status = 'cancelled'"), 1);
    assert_eq!(till().payments.borrow()[first.as_str()].status.as_str(), "cancelled");
    assert_eq!(broken(&function.world), [""; 0]);
}

/// What the books say, without ids, which a repeated try chooses anew.
fn books(world: &World) -> Vec<Value> {
    let sums = "SELECT (SELECT count(*) FROM refunds WHERE status = 'succeeded') AS refunds, (SELECT sum(amount_minor) FROM account_entries) AS balance,
  (SELECT sum(amount_minor) FROM allocations) AS settled, (SELECT count(*) FROM grants) AS grants, (SELECT count(*) FROM outbox) AS notices,
  (SELECT count(*) FROM payments WHERE status = 'cancelled') AS given_up, (SELECT count(*) FROM provider_events) AS heard";
    world.rows(sums)
}

/// Everything that upkeep sees to, at once.
fn neglected() -> Function<App> {
    till().forget();
    till().mood.set(Mood::Willing);
    let function = billing();
    refund(&function);
    let second = owes(&function.world, Ada, "b", &[500], "2030-02-20");
    let payment = asks(&function, &second, 500);
    start(&function, &payment, json!({})).expect(200);
    let third = owes(&function.world, Ada, "c", &[300], "2030-02-20");
    asks(&function, &third, 300);
    function.world.load("UPDATE contracts SET granted_until = '2030-02-01', charged_until = '2031-06-01', starts_on = '2030-01-01',
  terms = '{\"benefits\":[{\"name\":\"Rooms\",\"gives\":{\"kind\":\"time_credit\",\"minutes\":600}}]}' WHERE id = 'con_ada'");
    function.world.load("UPDATE payment_methods SET expires_on = '2030-01-20'");
    let theirs =
        till().payments.borrow().values().find(|payment| payment.status.as_str() == "wanted").unwrap().id.clone();
    let news = News::Payment(till().comes(&theirs, "succeeded", None));
    *till().events.borrow_mut() = vec![Event { id: "evt_1".parse().unwrap(), at: function.world.now(), news }];
    function.world.set_now("2030-01-02T09:00:00Z");
    function
}

#[test]
fn killed_at_any_batch_and_run_again_it_comes_to_the_same() {
    let sound = neglected();
    jobs(&sound.world);
    let expected = books(&sound.world);
    jobs(&sound.world);
    assert_eq!(books(&sound.world), expected, "twice is once");
    for fault in [Fault::Before, Fault::After] {
        for nth in 1..60 {
            let function = neglected();
            let failing = function.failing(fault, nth);
            jobs(&failing.world);
            jobs(&function.world);
            assert_eq!(books(&function.world), expected, "{fault:?} {nth}");
            assert_eq!(broken(&function.world), [""; 0], "{fault:?} {nth}");
        }
    }
}
