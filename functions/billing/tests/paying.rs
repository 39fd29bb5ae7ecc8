//! Members pay: asked for once, taken once, whatever the provider does.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use db::Database;
use serde_json::{Value, json};
use support::till::Mood;
use support::*;
use testkit::Persona::*;

#[test]
fn a_card_in_the_browser_is_asked_for_confirmed_and_settled() {
    let function = billing();
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
    let payment = asks(&function, &invoice, 1190);
    let started = start(&function, &payment, json!({})).expect(200);
    assert_eq!((started.trips, &started.json["payment"]["status"]), (2, &json!("wanted")));
    let theirs = till().only_payment();
    assert_eq!(started.json["client_secret"], format!("{}_secret", theirs.id));
    assert_eq!(started.json["provider"]["publishable_key"], "pk_test");
    assert_eq!(theirs.ours.as_deref(), Some(payment.as_str()));
    // Again: the same secret, and no second order.
    let orders = till().orders.get();
    assert_eq!(start(&function, &payment, json!({})).expect(200).json["client_secret"], started.json["client_secret"]);
    assert_eq!((till().orders.get(), till().only_payment().id), (orders, theirs.id.clone()));
    till().comes(&theirs.id, "succeeded", None);
    let done = refresh(&function, &payment).expect(200);
    assert_eq!((done.trips, &done.json["status"]), (2, &json!("succeeded")));
    assert_eq!((left(&function.world, &invoice), told(&function.world, "billing.payment_received")), (0, 1));
    assert_eq!(refresh(&function, &payment).expect(200).json["status"], "succeeded");
    assert_eq!(told(&function.world, "billing.payment_received"), 1);
    assert_eq!(broken(&function.world), [""; 0]);
}

#[test]
fn three_d_secure_is_asked_for_and_a_saved_card_pays_at_once() {
    for (mood, status) in [(Mood::Willing, "succeeded"), (Mood::Cautious, "needs_action"), (Mood::Slow, "processing")] {
        let function = billing();
        function.world.load(CARD);
        let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
        let payment = asks(&function, &invoice, 1190);
        till().mood.set(mood);
        let started = start(&function, &payment, json!({ "method_id": "mth_card" })).expect(200).json;
        assert_eq!(started["payment"]["status"], status);
        assert_eq!(started["payment"]["method_label"], "visa 4242");
        assert_eq!(
            started["client_secret"].is_string(),
            status == "needs_action",
            "only where the browser has to go on"
        );
        if status != "succeeded" {
            till().mood.set(Mood::Willing);
            let theirs = till().only_payment().id;
            till().comes(&theirs, "succeeded", None);
            assert_eq!(refresh(&function, &payment).expect(200).json["status"], "succeeded");
        }
        assert_eq!((left(&function.world, &invoice), broken(&function.world)), (0, vec![]));
        till().forget();
    }
}

#[test]
fn a_decline_says_what_to_do_and_another_method_pays() {
    let function = billing();
    function.world.load(CARD);
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
    let payment = asks(&function, &invoice, 1190);
    till().mood.set(Mood::Declining("insufficient_funds"));
    let declined = start(&function, &payment, json!({ "method_id": "mth_card" })).refused(402, "declined");
    assert_eq!(declined.json["advice"], "insufficient-funds");
    let shown = function.get(Ada, &format!("/api/billing/payments/{payment}")).expect(200).json;
    assert_eq!((&shown["status"], &shown["failure"]["advice"]), (&json!("failed"), &json!("insufficient-funds")));
    till().mood.set(Mood::Willing);
    function.world.set_now("2030-01-01T08:05:00Z");
    let again = start_again(&function, &payment, json!({})).expect(200).json;
    assert_eq!(again["payment"]["status"], "wanted");
    assert!(again["client_secret"].is_string(), "{again}");
    let attempts: Vec<String> = till().payments.borrow().values().map(|p| p.status.as_str().to_owned()).collect();
    assert_eq!(attempts, ["cancelled", "wanted"], "the attempt before cannot succeed any more");
    let second = till().payments.borrow().values().find(|p| p.status.as_str() == "wanted").unwrap().id.clone();
    till().comes(&second, "succeeded", None);
    refresh(&function, &payment).expect(200);
    assert_eq!((left(&function.world, &invoice), broken(&function.world)), (0, vec![]));
}

#[test]
fn a_card_that_is_declined_in_the_browser_is_followed_by_another_on_the_same_attempt() {
    let function = billing();
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
    let payment = asks(&function, &invoice, 1190);
    let first = start(&function, &payment, json!({ "save": true })).expect(200).json;
    let theirs = till().only_payment().id;
    till().comes(&theirs, "failed", Some("card_declined"));
    assert_eq!(refresh(&function, &payment).expect(200).json["status"], "failed");
    let again = start_again(&function, &payment, json!({ "save": true })).expect(200).json;
    assert_eq!(again["payment"]["status"], "wanted", "nothing else is paid for that meanwhile");
    assert_eq!((&again["client_secret"], till().only_payment().id), (&first["client_secret"], theirs.clone()));
    till().comes(&theirs, "succeeded", None);
    refresh(&function, &payment).expect(200);
    assert_eq!((left(&function.world, &invoice), broken(&function.world)), (0, vec![]));
}

/// The provider's event of a payment can be here before the provider's answer: how it stands is what both say.
#[test]
fn an_event_that_overtakes_the_answer_is_no_conflict() {
    for (mood, status) in [(Mood::Slow, "processing"), (Mood::Cautious, "needs_action")] {
        let function = billing();
        function.world.load(CARD);
        let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
        let payment = asks(&function, &invoice, 1190);
        till().mood.set(mood);
        let database = function.world.sqlite.clone();
        let told = "UPDATE payments SET status = ?1, provider_ref = 'pi_2', changed_at = changed_at + 1";
        till().meanwhile.set(Some(Box::pin(async move {
            database.batch(vec![db::Statement::new(told, [status.into()])]).await.unwrap();
        })));
        let path = format!("/api/billing/payments/{payment}/start");
        let started = function.send_overtaken(Ada, "POST", &path, json!({ "method_id": "mth_card" })).expect(200).json;
        assert_eq!(till().only_payment().id.as_str(), "pi_2", "the event is of this attempt");
        assert_eq!(started["payment"]["status"], status);
        assert_eq!(started["client_secret"].is_string(), status == "needs_action");
        let kept = function.world.rows("SELECT method_id, provider_ref, status FROM payments");
        assert_eq!(kept, [json!({ "method_id": "mth_card", "provider_ref": "pi_2", "status": status })]);
        let account = function.world.rows("SELECT provider_ref FROM billing_accounts WHERE customer_id = 'cus_ada'");
        assert!(account[0]["provider_ref"].is_string(), "whom the provider knows is written all the same");
        till().mood.set(Mood::Willing);
        till().comes(&till().only_payment().id, "succeeded", None);
        assert_eq!(refresh(&function, &payment).expect(200).json["status"], "succeeded");
        assert_eq!((left(&function.world, &invoice), broken(&function.world)), (0, vec![]));
        till().forget();
    }
}

#[test]
fn who_gives_up_elsewhere_while_it_begins_is_handed_nothing_to_go_on_with() {
    let function = billing();
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
    let payment = asks(&function, &invoice, 1190);
    let database = function.world.sqlite.clone();
    till().meanwhile.set(Some(Box::pin(async move {
        let given_up = "UPDATE payments SET status = 'cancelled', changed_at = changed_at + 1";
        database.batch(vec![db::Statement::new(given_up, [])]).await.unwrap();
    })));
    let path = format!("/api/billing/payments/{payment}/start");
    let started = function.send_overtaken(Ada, "POST", &path, json!({})).expect(200).json;
    assert_eq!((&started["payment"]["status"], &started["client_secret"]), (&json!("cancelled"), &Value::Null));
    assert_eq!((till().only_payment().status.as_str(), broken(&function.world)), ("cancelled", vec![]));
}

#[test]
fn who_gives_up_while_the_provider_tells_of_it_is_told_how_it_ended() {
    for (told, status, slug) in
        [("cancelled", 200, ""), ("processing", 409, "payment-pending"), ("failed", 503, "busy")]
    {
        let function = billing();
        let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
        let payment = asks(&function, &invoice, 1190);
        start(&function, &payment, json!({})).expect(200);
        let database = function.world.sqlite.clone();
        till().meanwhile.set(Some(Box::pin(async move {
            let news = "UPDATE payments SET status = ?1, changed_at = changed_at + 1";
            database.batch(vec![db::Statement::new(news, [told.into()])]).await.unwrap();
        })));
        let path = format!("/api/billing/payments/{payment}/cancellation");
        let answer = function.send_overtaken(Ada, "POST", &path, Value::Null).expect(status);
        let said = answer.json["status"].as_str().filter(|_| status == 200).unwrap_or_default();
        assert_eq!((answer.problem(), said), (slug, if status == 200 { told } else { "" }));
        till().forget();
    }
}

#[test]
fn what_failed_can_be_given_up() {
    let function = billing();
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
    let payment = asks(&function, &invoice, 1190);
    start(&function, &payment, json!({})).expect(200);
    till().comes(&till().only_payment().id, "failed", Some("card_declined"));
    refresh(&function, &payment).expect(200);
    let path = format!("/api/billing/payments/{payment}/cancellation");
    assert_eq!(function.post(Ada, &path, Value::Null).expect(200).json["status"], "cancelled");
    assert_eq!(till().only_payment().status.as_str(), "cancelled");
    asks(&function, &invoice, 1190);
}

/// The provider is away, or acts and says nothing: nobody is charged twice, and nothing is lost.
#[test]
fn an_answer_that_is_lost_is_found_again() {
    for mood in [Mood::Away, Mood::Mute] {
        let function = billing();
        function.world.load(CARD);
        let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
        let payment = asks(&function, &invoice, 1190);
        // The customer is known to the provider already, so that it is the payment that is lost.
        function.world.load("INSERT INTO billing_accounts (customer_id, tax_treatment, collects, provider_ref, version) VALUES ('cus_ada', 'as_usual', 0, 'cus_theirs', 1)");
        till().mood.set(mood);
        start(&function, &payment, json!({ "method_id": "mth_card" })).refused(503, "provider-unavailable");
        till().mood.set(Mood::Willing);
        let status = function.world.rows("SELECT status FROM payments")[0]["status"].clone();
        assert_eq!(status, "processing", "until the provider has been asked, nothing else is tried");
        start(&function, &payment, json!({})).refused(409, "payment-pending");
        function.post(Ada, "/api/billing/payments", wish(&invoice, 1190)).refused(409, "payment-pending");
        assert!(till().payments.borrow().len() <= 1);
        // Whoever looks again learns at once what was done, and soon what was not.
        let looked = refresh(&function, &payment).expect(200).json["status"].clone();
        assert_eq!(looked, if mood == Mood::Mute { "succeeded" } else { "processing" });
        later(&function.world, 5);
        let looked = refresh(&function, &payment).expect(200).json["status"].clone();
        assert_eq!(looked, if mood == Mood::Mute { "succeeded" } else { "failed" });
        if mood == Mood::Away {
            start_again(&function, &payment, json!({ "method_id": "mth_card" })).expect(200);
        }
        assert_eq!((till().only_payment().amount.minor, left(&function.world, &invoice)), (1190, 0));
        assert_eq!(broken(&function.world), [""; 0]);
        till().forget();
    }
}

fn later(world: &testkit::World, minutes: i64) {
    world.set_now(&world.now().plus_minutes(minutes).to_string());
}

const ANOTHER_CARD: &str = "INSERT INTO payment_methods (id, customer_id, method, setup_ref, provider_ref, label, status, created_at, changed_at)
VALUES ('mth_two', 'cus_ada', 'card', 'seti_2', 'pm_two', 'visa 1111', 'active', 1000, 1000)";

/// What was declined before does not tell what became of the attempt that was not answered.
#[test]
fn an_answer_that_is_lost_after_a_decline_is_found_too() {
    for (happen, status) in [(true, "succeeded"), (false, "failed")] {
        let function = billing();
        function.world.load(CARD);
        let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
        let payment = asks(&function, &invoice, 1190);
        till().mood.set(Mood::Declining("card_declined"));
        start(&function, &payment, json!({ "method_id": "mth_card" }));
        function.world.load(ANOTHER_CARD);
        till().mood.set(Mood::LosingPayments { happen });
        start_again(&function, &payment, json!({ "method_id": "mth_two" })).refused(503, "provider-unavailable");
        till().mood.set(Mood::Willing);
        later(&function.world, 5);
        assert_eq!(refresh(&function, &payment).expect(200).json["status"], status, "happened: {happen}");
        assert_eq!(broken(&function.world), [""; 0]);
        till().forget();
    }
}

#[test]
fn too_many_requests_change_nothing() {
    let function = billing();
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
    let payment = asks(&function, &invoice, 1190);
    till().mood.set(Mood::Busy);
    let busy = start(&function, &payment, json!({})).refused(503, "provider-unavailable");
    assert_eq!(busy.headers.get("retry-after"), Some("3"));
    till().mood.set(Mood::Willing);
    start(&function, &payment, json!({})).expect(200);
}

#[test]
fn an_invoice_is_paid_in_parts_and_by_several_payments() {
    let function = billing();
    function.world.load(CARD);
    let (one, two) =
        (owes(&function.world, Ada, "a", &[1000], "2030-01-15"), owes(&function.world, Ada, "b", &[500], "2030-01-10"));
    let both = json!({ "invoices": [{ "id": one, "minor": 400 }, { "id": two, "minor": 500 }] });
    let made = function.post(Ada, "/api/billing/payments", both.clone()).expect(201);
    assert_eq!((made.trips, &made.json["amount"]["minor"]), (2, &json!(900)));
    assert_eq!(made.json["purpose"]["invoices"][1]["number"], "INV-2030-00002");
    let same = function.post(Ada, "/api/billing/payments", both).expect(201).json;
    assert_eq!(same["id"], made.json["id"], "what is asked for twice is one payment");
    function.post(Ada, "/api/billing/payments", wish(&one, 601)).refused(409, "payment-pending");
    let rest = asks(&function, &one, 600);
    for payment in [made.json["id"].as_str().unwrap(), &rest] {
        start(&function, payment, json!({ "method_id": "mth_card" })).expect(200);
    }
    assert_eq!((left(&function.world, &one), left(&function.world, &two)), (0, 0));
    function.post(Ada, "/api/billing/payments", wish(&one, 1)).refused(409, "already-paid");
    assert_eq!(broken(&function.world), [""; 0]);
}

#[test]
fn what_cannot_be_paid_is_refused_by_name() {
    let function = billing();
    let invoice = owes(&function.world, Ada, "a", &[1000], "2030-01-15");
    let changed = function.post(Ada, "/api/billing/payments", wish(&invoice, 1001)).refused(409, "amount-changed");
    assert_eq!(changed.json["left"]["minor"], 1000);
    function.post(Bob, "/api/billing/payments", wish(&invoice, 1000)).refused(404, "not-found");
    let twice = json!({ "invoices": [{ "id": invoice, "minor": 1 }, { "id": invoice, "minor": 2 }] });
    let twice = function.post(Ada, "/api/billing/payments", twice).refused(422, "invalid-fields");
    assert_eq!(twice.json["errors"][0]["pointer"], "/invoices/1/id");
    function.post(Ada, "/api/billing/payments", json!({ "invoices": [] })).refused(422, "invalid-fields");
    function.post(Ada, "/api/billing/payments", wish(&invoice, 0)).refused(422, "invalid-fields");
    let usd = owes(&function.world, Ada, "u", &[1000], "2030-01-15");
    function.world.load("UPDATE charges SET currency = 'USD' WHERE key = 'u0'");
    function.world.load("UPDATE invoices SET currency = 'USD' WHERE key = 'lines:u0'");
    let mixed = json!({ "invoices": [{ "id": invoice, "minor": 1 }, { "id": usd, "minor": 2 }] });
    function.post(Ada, "/api/billing/payments", mixed).refused(422, "several-currencies");
    let payment = asks(&function, &usd, 1000);
    function.world.load(DEBITS);
    start(&function, &payment, json!({ "method_id": "mth_sepa" })).refused(422, "method-not-taken");
    start(&function, &payment, json!({ "method_id": "mth_bacs" })).refused(409, "mandate-pending");
    start(&function, &payment, json!({ "method_id": "mth_gone" })).refused(409, "method-gone");
    start(&function, &payment, json!({ "method": "sepa_debit" })).refused(422, "method-not-taken");
    function.post(Bob, &format!("/api/billing/payments/{payment}/start"), json!({})).refused(404, "not-found");
    assert_eq!(till().orders.get(), 0, "the provider was asked for nothing");
}

#[test]
fn a_payment_that_nobody_completes_is_given_up_and_one_that_went_through_is_not() {
    let function = billing();
    let invoice = owes(&function.world, Ada, "a", &[1000], "2030-01-15");
    let cancel =
        |payment: &str| function.post(Ada, &format!("/api/billing/payments/{payment}/cancellation"), Value::Null);
    let unstarted = asks(&function, &invoice, 1000);
    assert_eq!(cancel(&unstarted).expect(200).json["status"], "cancelled");
    cancel(&unstarted).refused(409, "payment-ended");
    let started = asks(&function, &invoice, 1000);
    start(&function, &started, json!({})).expect(200);
    let theirs = till().only_payment().id;
    till().comes(&theirs, "succeeded", None);
    cancel(&started).refused(409, "payment-pending");
    assert_eq!(left(&function.world, &invoice), 0, "the money that came was not given up");
    assert_eq!(broken(&function.world), [""; 0]);
}

#[test]
fn a_card_can_be_kept_with_its_first_payment() {
    let function = billing();
    let invoice = owes(&function.world, Ada, "a", &[1000], "2030-01-15");
    let payment = asks(&function, &invoice, 1000);
    start(&function, &payment, json!({ "save": true })).expect(200);
    let theirs = till().only_payment().id;
    till().give_method("pm_new", billing::provider::MethodKind::Card, "4242");
    till().payments.borrow_mut().get_mut(theirs.as_str()).unwrap().method = Some("pm_new".parse().unwrap());
    till().comes(&theirs, "succeeded", None);
    refresh(&function, &payment).expect(200);
    let methods = function.get(Ada, "/api/billing/methods").expect(200).json;
    assert_eq!(
        (&methods["items"][0]["label"], &methods["items"][0]["status"]),
        (&json!("visa 4242"), &json!("active"))
    );
    assert_eq!(methods["items"][0]["is_default"], false, "nothing is collected that nobody asked to be");
}

#[test]
fn an_order_that_is_paid_waits_for_the_shop_which_hears_of_it() {
    let function = billing();
    function.world.load(
        "INSERT INTO payments (id, key, customer_id, method, currency, amount_minor, status, purpose, on_session, created_at, changed_at)
         VALUES ('pay_order', 'order:ord_1', 'cus_ada', 'card', 'EUR', 5000, 'wanted', '{\"order\":\"ord_1\"}', 1, 1893484800000, 1893484800000)",
    );
    function.world.load(CARD);
    let invoice = owes(&function.world, Ada, "a", &[1000], "2030-01-15");
    start(&function, "pay_order", json!({ "method_id": "mth_card" })).expect(200);
    assert_eq!(ASIDE.with(|aside| aside.paid_orders.take()), ["ord_1"]);
    assert_eq!(left(&function.world, &invoice), 1000, "what was paid for an order pays nothing else");
    assert_eq!(told(&function.world, "billing.payment_received"), 0, "the shop's receipt tells");
    assert_eq!(broken(&function.world), [""; 0]);
}
