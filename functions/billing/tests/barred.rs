//! Of a provider that does not let us in, or says nothing, nothing is concluded: what waits, waits on, and an operator is told.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use ledger::InvoiceId;
use serde_json::{Value, json};
use std::cell::Cell;
use std::rc::Rc;
use support::telling::*;
use support::till::Mood;
use support::*;
use testkit::Persona::*;
use testkit::{Function, World};

/// An invoice that a saved card has paid, all of which is to go back, though she owes 10.00 for something else.
fn refund() -> (Function<App>, InvoiceId) {
    till().forget();
    till().mood.set(Mood::Willing);
    let function = billing();
    function.world.load(CARD);
    let invoice = owes(&function.world, Ada, "a", &[1000], "2030-02-15");
    let payment = asks(&function, &invoice, 1000);
    start(&function, &payment, json!({ "method_id": "mth_card" })).expect(200);
    let wish = json!({ "amount_minor": 1000, "reason": "Too much" });
    function.post(Boss, &format!("/api/billing/all/payments/{payment}/refunds"), wish).expect(201);
    (function, invoice)
}

fn status(world: &World) -> Value {
    world.rows("SELECT status FROM refunds")[0]["status"].clone()
}

#[test]
fn a_refund_on_its_way_has_not_failed_because_nobody_could_ask_after_it() {
    let (function, invoice) = refund();
    till().mood.set(Mood::Slow);
    jobs(&function.world);
    assert_eq!(status(&function.world), "processing");
    let forgotten = till().refunds.take();
    for (mood, hour) in [(Mood::Barred, 10), (Mood::Willing, 12)] {
        till().mood.set(mood);
        function.world.set_now(&format!("2030-01-01T{hour}:00:00Z"));
        jobs(&function.world);
        assert_eq!((status(&function.world), left(&function.world, &invoice)), (json!("processing"), 1000), "{mood:?}");
    }
    *till().refunds.borrow_mut() = forgotten;
    till().refunds.borrow_mut().values_mut().for_each(|refund| refund.status = "succeeded".into());
    function.world.set_now("2030-01-01T14:00:00Z");
    jobs(&function.world);
    assert_eq!((status(&function.world), broken(&function.world)), (json!("succeeded"), vec![]));
}

#[test]
fn a_refund_that_is_to_be_ordered_waits_where_we_are_not_let_in() {
    let (function, invoice) = refund();
    till().mood.set(Mood::Barred);
    jobs(&function.world);
    assert_eq!((status(&function.world), left(&function.world, &invoice)), (json!("wanted"), 1000));
    till().mood.set(Mood::Willing);
    jobs(&function.world);
    assert_eq!((status(&function.world), till().refunds.borrow().len()), (json!("succeeded"), 1));
}

/// The account at the provider is another one, which knows nothing of the payment.
#[test]
fn a_refund_of_a_payment_that_the_provider_does_not_know_fails_after_a_day_and_is_credit() {
    let (function, invoice) = refund();
    let known = till().payments.take();
    for moment in ["2030-01-01T10:00:00Z", "2030-01-02T07:00:00Z"] {
        // It may be the wrong key, which is put right.
        function.world.set_now(moment);
        let done = jobs(&function.world);
        assert_eq!((status(&function.world), left(&function.world, &invoice)), (json!("wanted"), 1000));
        assert!(done.log.iter().any(|line| line.contains("404")), "{:?}", done.log);
    }
    // Nor is it certain of who says nothing.
    function.world.set_now("2030-01-02T10:00:00Z");
    till().mood.set(Mood::Away);
    jobs(&function.world);
    assert_eq!(status(&function.world), "wanted");
    till().mood.set(Mood::Willing);
    let done = jobs(&function.world);
    assert!(done.log.iter().any(|line| line.starts_with("to be looked at: ")), "{:?}", done.log);
    assert_eq!((status(&function.world), left(&function.world, &invoice)), (json!("failed"), 0));
    assert_eq!((told(&function.world, "billing.refunded"), broken(&function.world)), (0, vec![]));
    // Where it is known after all, its money can be given back again.
    *till().payments.borrow_mut() = known;
    let payment = function.world.rows("SELECT id FROM payments")[0]["id"].as_str().unwrap().to_owned();
    let wish = json!({ "amount_minor": 1000, "reason": "Too much" });
    function.post(Boss, &format!("/api/billing/all/payments/{payment}/refunds"), wish).expect(201);
    jobs(&function.world);
    assert_eq!((told(&function.world, "billing.refunded"), left(&function.world, &invoice)), (1, 1000));
}

/// The day is counted from the first time that it was said, and from anew wherever something else was said meanwhile.
#[test]
fn a_refund_waits_a_day_from_when_it_is_first_said_that_its_payment_is_not_known() {
    let (function, invoice) = refund();
    let known = till().payments.take();
    let marks = || function.world.count("SELECT count(*) FROM job_marks WHERE job LIKE 'unknown:%'");
    let run = |moment: &str, mood| {
        till().mood.set(mood);
        function.world.set_now(moment);
        jobs(&function.world);
        (status(&function.world), left(&function.world, &invoice), marks())
    };
    let waits = |marks| (json!("wanted"), 1000, marks);
    // The key was revoked for two days, and the next one is of another account.
    assert_eq!(run("2030-01-01T10:00:00Z", Mood::Barred), waits(0));
    assert_eq!(run("2030-01-03T10:00:00Z", Mood::Barred), waits(0));
    assert_eq!(run("2030-01-03T11:00:00Z", Mood::Willing), waits(1));
    assert_eq!(run("2030-01-04T10:59:00Z", Mood::Willing), waits(1));
    // That one is revoked, too; whoever says nothing changes nothing.
    assert_eq!(run("2030-01-04T11:00:00Z", Mood::Barred), waits(0));
    assert_eq!(run("2030-01-04T12:00:00Z", Mood::Willing), waits(1));
    assert_eq!(run("2030-01-05T11:00:00Z", Mood::Away), waits(1));
    // A mistake of an hour costs nothing.
    *till().payments.borrow_mut() = known;
    assert_eq!(run("2030-01-05T12:00:00Z", Mood::Willing), (json!("succeeded"), 1000, 0));
    assert_eq!(broken(&function.world), [""; 0]);
}

/// As such refunds were left while a refused question counted as a refusal.
#[test]
fn a_refund_that_came_to_nothing_for_us_and_has_gone_all_the_same_is_taken_into_the_books() {
    let (function, invoice) = refund();
    till().mood.set(Mood::Refusing);
    jobs(&function.world);
    assert_eq!((status(&function.world), left(&function.world, &invoice)), (json!("failed"), 0));
    let theirs = till().only_payment();
    let at = function.world.now().as_seconds();
    let gone = |id: &str, status: &str| {
        let ours = function.world.rows("SELECT id FROM refunds")[0]["id"].clone();
        let refund = json!({ "id": "re_1", "object": "refund", "amount": 1000, "currency": "eur", "status": status,
            "payment_intent": theirs.id.to_string(), "metadata": { "refund": ours }, "created": at });
        till().keep_refund("re_1", theirs.id.as_str(), 1000, status);
        event(id, "refund.updated", refund, at)
    };
    till().mood.set(Mood::Willing);
    for n in 0..3 {
        tell(&function, &gone(&format!("evt_{n}"), "succeeded")).expect(204);
        assert_eq!((status(&function.world), left(&function.world, &invoice)), (json!("succeeded"), 1000));
        assert_eq!(broken(&function.world), [""; 0]);
        tell(&function, &gone(&format!("evt_{n}_back"), "failed")).expect(204);
        assert_eq!((status(&function.world), left(&function.world, &invoice)), (json!("failed"), 0));
        assert_eq!(broken(&function.world), [""; 0]);
        // Time passes between what the provider says.
        function.world.set_now(&format!("2030-01-01T08:0{}:00Z", n + 1));
    }
    // Old news of its having gone are not believed.
    let old = gone("evt_old", "succeeded");
    till().keep_refund("re_1", theirs.id.as_str(), 1000, "failed");
    tell(&function, &old).expect(204);
    assert_eq!((status(&function.world), left(&function.world, &invoice)), (json!("failed"), 0));
    assert_eq!(function.world.count("SELECT sum(amount_minor) FROM account_entries"), 0);
}

#[test]
fn a_collection_has_not_failed_because_we_are_not_let_in() {
    let (function, invoice) = due_by(RETRIES);
    till().mood.set(Mood::Barred);
    function.world.set_now("2030-01-03T06:00:00Z");
    let done = jobs(&function.world);
    assert_eq!((done.collected, done.more, done.log.len()), (1, true, 2), "{:?}", done.log);
    assert!(
        done.log[0].contains("of 2 things")
            && done.log[0].contains("401")
            && done.log[1].contains("does not speak with us"),
        "{:?}",
        done.log
    );
    let statuses = function.world.rows("SELECT status FROM payments");
    assert_eq!((statuses, told(&function.world, "billing.payment_failed")), (vec![json!({ "status": "wanted" })], 0));
    till().mood.set(Mood::Willing);
    on(&function.world, "2030-01-03");
    assert_eq!((left(&function.world, &invoice), till().only_payment().amount.minor), (0, 1190));
}

/// Sixty payments of Bob's of which nothing was heard.
const SILENT: &str = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 60)
INSERT INTO payments (id, key, customer_id, method, currency, amount_minor, status, purpose, on_session, provider_ref, created_at, changed_at)
SELECT 'pay_bank' || n, 'bank' || n, 'cus_bob', 'sepa_debit', 'EUR', 100, 'processing', '{}', 0, 'pi_bank' || n, 1000, 1000 + n FROM n";

#[test]
fn a_provider_that_hangs_is_not_waited_for_again_and_again_and_an_operator_is_told() {
    let (function, _) = due_by(RETRIES);
    function.world.load(SILENT);
    till().mood.set(Mood::Away);
    let asked = till().asked.get();
    let done = jobs(&function.world);
    // Eight of them and, once, what there is to be heard.
    assert_eq!((till().asked.get() - asked, done.more), (9, true));
    assert!(done.log[0].contains("of 9 things") && done.log[1].contains("does not speak with us"), "{:?}", done.log);
    // One that answers, but knows nothing of it, is complained of.
    till().mood.set(Mood::Willing);
    let asked = till().asked.get();
    let done = jobs(&function.world);
    // What is left of the sixty, and the events.
    assert_eq!(till().asked.get() - asked, 11);
    assert!(done.log.len() == 1 && done.log[0].contains("of 10 things"), "{:?}", done.log);
}

#[test]
fn what_needs_no_provider_is_done_before_it_is_asked() {
    let (function, _) = due_by(RETRIES);
    function.world.load(
        "UPDATE contracts SET starts_on = '2030-01-01', charged_until = '2030-01-01', granted_until = '2030-01-01',
  terms = '{\"benefits\":[{\"name\":\"Rooms\",\"gives\":{\"kind\":\"time_credit\",\"minutes\":600}}]}'",
    );
    let granted = Rc::new(Cell::new(0));
    let (seen, database) = (granted.clone(), function.world.database.clone());
    till().meanwhile.set(Some(Box::pin(async move {
        let rows = database.batch(vec![db::Statement::new("SELECT id FROM grants", [])]).await.unwrap();
        seen.set(rows[0].len());
    })));
    on(&function.world, "2030-01-03");
    assert!(0 < granted.get());
}

/// It failed at the provider's own pages, and that it had gone is told last.
#[test]
fn a_refund_that_we_hear_of_late_is_what_it_is_by_now() {
    for (now_status, told_of, open) in [("failed", 0, 0), ("succeeded", 1, 400), ("pending", 1, 400)] {
        till().forget();
        till().mood.set(Mood::Willing);
        let function = billing();
        let (invoice, payment, theirs) = begun(&function);
        let at = function.world.now().as_seconds();
        let paid = intent(&payment, &theirs, "succeeded", 1190);
        tell(&function, &event("evt_paid", "payment_intent.succeeded", paid, at)).expect(204);
        till().keep_refund("re_1", &theirs, 400, now_status);
        let gone = json!({ "id": "re_1", "object": "refund", "amount": 400, "currency": "eur", "status": "succeeded",
            "payment_intent": theirs, "metadata": {}, "created": at });
        tell(&function, &event("evt_gone", "refund.updated", gone, at)).expect(204);
        let known = function.world.count("SELECT count(*) FROM refunds");
        assert_eq!((known, left(&function.world, &invoice)), (told_of, open), "{now_status}");
        assert_eq!(broken(&function.world), [""; 0]);
    }
}

/// What is odd is told by whoever learns it, and stands where the runs of the jobs are shown, for a day.
#[test]
fn what_an_operator_has_to_look_at_stands_where_operators_look() {
    let (function, _) = refund();
    till().mood.set(Mood::Refusing);
    let odd = |done: billing::jobs::Done| done.log.iter().filter(|line| line.starts_with("to be looked at: ")).count();
    assert_eq!(odd(jobs(&function.world)), 1);
    let at = function.world.now().as_seconds();
    let foreign = intent("pay_none", "pi_none", "succeeded", 5);
    tell(&function, &event("evt_none", "payment_intent.succeeded", foreign, at)).expect(204);
    let mut anothers = intent("", "pi_anothers", "succeeded", 5);
    (anothers["metadata"], anothers["customer"]) = (json!({}), json!("cus_nobodys"));
    tell(&function, &event("evt_anothers", "payment_intent.succeeded", anothers, at)).expect(204);
    assert_eq!(odd(jobs(&function.world)), 2);
    function.world.set_now("2030-01-02T09:00:00Z");
    assert_eq!(odd(jobs(&function.world)), 0);
}

#[test]
fn a_provider_that_does_not_let_us_in_is_complained_of_though_nothing_waits() {
    let function = billing();
    till().mood.set(Mood::Barred);
    let done = jobs(&function.world);
    assert!(done.log.len() == 2 && done.log[0].contains("its events") && done.log[0].contains("401"), "{:?}", done.log);
    till().mood.set(Mood::Willing);
    sound_jobs(&function.world);
}
