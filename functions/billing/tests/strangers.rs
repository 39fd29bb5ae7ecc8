//! What others do on the same account at the provider is nobody's business here, and a key that may not read something concludes nothing.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use billing::provider::{Dispute, DisputeStatus, Event, News, Payment, PaymentStatus, TheirId};
use futures::executor::block_on;
use serde_json::{Value, json};
use support::telling::*;
use support::till::{Mood, eur};
use support::*;
use testkit::Function;

fn space() -> Function<App> {
    till().forget();
    till().mood.set(Mood::Willing);
    billing()
}

/// A payment at the provider that none of ours is known by, and the name of ours that it carries.
fn theirs(ours: Option<&str>) {
    let payment = Payment {
        id: "pi_x".parse().unwrap(),
        ours: ours.map(str::to_owned),
        status: PaymentStatus::Succeeded,
        amount: eur(1000),
        received_minor: 1000,
        customer: None,
        method: None,
        decline: None,
        client_secret: None,
        created_at: till().now.get(),
    };
    till().payments.borrow_mut().insert("pi_x".to_owned(), payment);
    till().keep_refund("re_x", "pi_x", 400, "succeeded");
}

/// What can be told of that payment's money going back.
fn tales(function: &Function<App>, payment: &Value) -> [Value; 3] {
    let at = function.world.now().as_seconds();
    let refund = json!({ "id": "re_x", "object": "refund", "amount": 400, "currency": "eur", "status": "succeeded",
        "payment_intent": payment, "metadata": {}, "created": at });
    let dispute = json!({ "id": "du_x", "object": "dispute", "amount": 1000, "currency": "eur", "status": "needs_response",
        "reason": "fraudulent", "payment_intent": payment, "metadata": {}, "created": at });
    let charge = json!({ "id": "ch_x", "object": "charge", "payment_intent": payment });
    [
        event("evt_1", "refund.created", refund, at),
        event("evt_2", "charge.dispute.created", dispute, at),
        event("evt_3", "charge.refunded", charge, at),
    ]
}

#[test]
fn what_goes_back_to_a_stranger_is_noted_only_where_it_carries_our_name() {
    for (ours, payment, noted) in
        [(None, json!("pi_x"), 0), (None, json!(null), 0), (Some("pay_none"), json!("pi_x"), 3)]
    {
        let function = space();
        theirs(ours);
        for tale in tales(&function, &payment) {
            // Of what carries our name it is looked at whose it is.
            if ours.is_some() { tell_before(&function, &tale) } else { tell(&function, &tale) }.expect(204);
        }
        let count = |sql: &'static str| function.world.count(sql);
        let notes = function.world.rows("SELECT what FROM billing_oddities");
        // Both that tell of the refund say the same.
        assert_eq!(notes.len(), if noted == 3 { 2 } else { 0 }, "{ours:?} {notes:?}");
        assert_eq!(count("SELECT count(*) FROM refunds") + count("SELECT count(*) FROM disputes"), 0);
        let heard = if payment.is_null() { 2 } else { 3 };
        assert_eq!(count("SELECT count(*) FROM provider_events"), heard, "{ours:?}");
    }
}

#[test]
fn a_refund_that_carries_our_name_is_noted_though_its_payment_is_a_strangers() {
    let function = space();
    theirs(None);
    let mut tale = tales(&function, &json!("pi_x"))[0].clone();
    tale["data"]["object"]["metadata"] = json!({ "refund": "rfd_none" });
    tell(&function, &tale).expect(204);
    assert_eq!(function.world.count("SELECT count(*) FROM billing_oddities"), 1);
}

#[test]
fn what_a_key_may_not_read_waits_and_uses_up_no_try() {
    let function = space();
    theirs(None);
    let at = function.world.now();
    let disputed = billing::provider::Dispute {
        id: "du_x".parse().unwrap(),
        payment: "pi_x".parse().ok(),
        amount: eur(1000),
        status: billing::provider::DisputeStatus::Open,
        reason: "fraudulent".to_owned(),
        answer_by: None,
        created_at: at,
    };
    let gone = Event { id: "evt_2".parse().unwrap(), at, news: News::MethodGone("pm_nobodys".parse().unwrap()) };
    *till().events.borrow_mut() = vec![gone, Event { id: "evt_1".parse().unwrap(), at, news: News::Dispute(disputed) }];
    till().mood.set(Mood::TellingEventsAlone);
    let attempts = || function.world.rows("SELECT attempts, due_at IS NULL AS set_aside FROM unheard_events");
    for day in ["2030-01-02", "2030-01-03", "2030-01-04", "2030-01-05", "2030-01-06", "2030-01-07", "2030-01-08"] {
        function.world.set_now(&format!("{day}T06:00:00Z"));
        let done = jobs(&function.world);
        assert_eq!(attempts(), [json!({ "attempts": 0, "set_aside": 0 })], "{day}");
        assert!(done.log.iter().any(|line| line.contains("evt_1") && line.contains("401")), "{day}: {:?}", done.log);
    }
    // It holds up nothing else.
    assert_eq!(function.world.count("SELECT count(*) FROM provider_events WHERE id = 'evt_2'"), 1);
    till().mood.set(Mood::Willing);
    function.world.set_now("2030-01-09T06:00:00Z");
    sound_jobs(&function.world);
    assert_eq!((attempts().len(), function.world.count("SELECT count(*) FROM billing_oddities")), (0, 0));
}

/// Thirty strangers' disputes about payments that this key may not read, and one event of ours that fails once.
#[test]
fn what_this_key_may_not_read_is_tried_once_a_day_and_holds_up_no_other() {
    let function = space();
    let at = function.world.now();
    let foreign = |n: usize| {
        let payment: TheirId = format!("pi_foreign_{n}").parse().unwrap();
        till().hidden.borrow_mut().push(payment.to_string());
        let dispute = Dispute {
            id: format!("du_{n}").parse().unwrap(),
            payment: Some(payment),
            amount: eur(1000),
            status: DisputeStatus::Open,
            reason: "fraudulent".to_owned(),
            answer_by: None,
            created_at: at,
        };
        Event { id: format!("evt_{n:02}").parse().unwrap(), at, news: News::Dispute(dispute) }
    };
    let own = |news| Event { id: "evt_own".parse().unwrap(), at, news };
    let mut told = vec![own(News::Unreadable("x".into()))];
    told.extend((0..30).map(foreign));
    *till().events.borrow_mut() = told;
    jobs(&function.world);
    let of_ours = "SELECT attempts FROM unheard_events WHERE id = 'evt_own'";
    let waiting = "SELECT count(*) FROM unheard_events WHERE attempts = 0 AND barred = 1";
    assert_eq!((function.world.count(of_ours), function.world.count(waiting)), (1, 30), "one run has come to all");
    let after = |minutes| function.world.set_now(&at.plus_minutes(minutes).to_string());
    let between = || block_on(billing::jobs::collect_on(&app(&function.world, function.world.db())));
    after(10);
    assert_eq!((between().log.len(), function.world.count(of_ours)), (1, 2), "ours alone is tried again");
    // They are due again, before it is, and still it comes first.
    function.world.load("UPDATE unheard_events SET due_at = due_at + 86400000 WHERE id = 'evt_own'");
    till().events.borrow_mut()[0] = own(News::MethodGone("pm_nobodys".parse().unwrap()));
    after(2 * 24 * 60);
    assert_eq!(between().heard, 1);
    assert_eq!(function.world.count(waiting), 30, "no try is used up");
    // With the right to read they are heard.
    till().hidden.borrow_mut().clear();
    after(3 * 24 * 60);
    let heard: usize = (0..2).map(|_| between().heard).sum();
    assert_eq!((heard, function.world.count("SELECT count(*) FROM unheard_events")), (30, 0));
}

#[test]
fn what_is_taken_by_hand_there_from_a_customer_of_ours_is_noted_once_and_moves_nothing() {
    for (customer, status, notes) in
        [("cus_theirs", "succeeded", 1), ("cus_theirs", "processing", 0), ("cus_nobodys", "succeeded", 0)]
    {
        let function = space();
        for fixture in [CARD, COLLECTS] {
            function.world.load(fixture);
        }
        let at = function.world.now().as_seconds();
        let taken = json!({ "id": "pi_hand", "object": "payment_intent", "status": status, "amount": 11900, "amount_received": 11900,
            "currency": "eur", "customer": customer, "payment_method": "pm_card", "metadata": {}, "created": at });
        for _ in 0..2 {
            tell(&function, &event("evt_1", "payment_intent.succeeded", taken.clone(), at)).expect(204);
        }
        let noted = function.world.rows("SELECT what FROM billing_oddities");
        assert_eq!(noted.len(), notes, "{customer} {status}: {noted:?}");
        let said = |note: &Value| {
            ["pi_hand", "119.00", "cus_ada"].iter().all(|word| note["what"].as_str().unwrap().contains(word))
        };
        assert!(noted.iter().all(said), "{noted:?}");
        assert_eq!(function.world.count("SELECT count(*) FROM payments"), 0);
    }
}
