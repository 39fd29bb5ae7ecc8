//! What a customer's bank wants back, and what had gone back before.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use serde_json::{Value, json};
use support::telling::*;
use support::*;
use testkit::Function;
use testkit::Persona::*;

#[test]
fn a_dispute_is_told_to_operators_and_costs_only_when_it_is_lost() {
    let function = billing();
    let (invoice, payment, theirs) = begun(&function);
    let now = function.world.now().as_seconds();
    // The dispute is heard of before the payment.
    till().comes(&theirs.parse().unwrap(), "succeeded", None);
    let dispute = |status: &str| {
        json!({ "id": "du_1", "object": "dispute", "amount": 1190, "currency": "eur", "status": status, "reason": "fraudulent",
            "payment_intent": theirs, "created": now, "evidence_details": { "due_by": now + 7 * 86_400 } })
    };
    tell(&function, &event("evt_2", "charge.dispute.created", dispute("needs_response"), now)).expect(204);
    assert_eq!((left(&function.world, &invoice), told(&function.world, "billing.dispute_opened")), (0, 1));
    let said = "SELECT payload ->> '$.answer_by' AS answer_by FROM outbox WHERE topic = 'billing.dispute_opened'";
    assert_eq!(function.world.rows(said), [json!({ "answer_by": "2030-01-08" })]);
    tell(&function, &event("evt_1", "payment_intent.succeeded", intent(&payment, &theirs, "succeeded", 1190), now))
        .expect(204);
    tell(&function, &event("evt_3", "charge.dispute.closed", dispute("lost"), now)).expect(204);
    tell(&function, &event("evt_4", "charge.dispute.closed", dispute("lost"), now)).expect(204);
    assert_eq!((left(&function.world, &invoice), told(&function.world, "billing.dispute_opened")), (1190, 1));
    assert_eq!(function.world.count("SELECT sum(amount_minor) FROM account_entries"), 1190);
    at_the_bank("won");
    tell(&function, &event("evt_5", "charge.dispute.closed", dispute("won"), now)).expect(204);
    assert_eq!((left(&function.world, &invoice), broken(&function.world)), (0, vec![]));
}

/// How the provider has the dispute `du_1` over 11.90 now.
fn at_the_bank(status: &str) {
    let dispute = billing::provider::Dispute {
        id: "du_1".parse().unwrap(),
        payment: Some(till().only_payment().id),
        amount: till::eur(1190),
        status: status.into(),
        reason: "fraudulent".to_owned(),
        answer_by: None,
        created_at: till().now.get(),
    };
    till().disputes.borrow_mut().insert("du_1".to_owned(), dispute);
}

/// A payment of Ada's that has come, and how news of a dispute about it are told.
fn disputed(function: &Function<App>) -> (ledger::InvoiceId, String, impl Fn(&str, &str)) {
    till().forget();
    let (invoice, payment, theirs) = begun(function);
    let now = function.world.now().as_seconds();
    till().comes(&theirs.parse().unwrap(), "succeeded", None);
    tell(function, &event("evt_0", "payment_intent.succeeded", intent(&payment, &theirs, "succeeded", 1190), now))
        .expect(204);
    let dispute = move |status: &str| {
        json!({ "id": "du_1", "object": "dispute", "amount": 1190, "currency": "eur", "status": status, "reason": "fraudulent",
            "payment_intent": theirs, "created": now, "evidence_details": {} })
    };
    let function = function.seen_in(function.world.clone());
    let told = move |id: &str, status: &str| {
        tell(&function, &event(id, "charge.dispute.updated", dispute(status), now)).expect(204);
    };
    (invoice, payment, told)
}

fn refund_of(theirs: &str, id: &str, minor: i64, status: &str, now: i64) -> Value {
    till().keep_refund(id, theirs, minor, status);
    json!({ "id": id, "object": "refund", "amount": minor, "currency": "eur", "status": status, "payment_intent": theirs,
        "metadata": {}, "created": now })
}

#[test]
fn a_bank_that_only_asks_holds_up_no_refund() {
    let function = billing();
    let (invoice, payment, told_dispute) = disputed(&function);
    told_dispute("evt_1", "warning_needs_response");
    assert_eq!(told(&function.world, "billing.dispute_opened"), 1);
    let path = format!("/api/billing/all/payments/{payment}");
    let seen = function.get(Boss, &path).expect(200).json;
    let first = &seen["disputes"][0];
    assert_eq!(
        (&seen["refundable"]["minor"], &first["is_inquiry"], &first["amount"]["minor"]),
        (&json!(1190), &json!(true), &json!(1190))
    );
    let back = json!({ "amount_minor": 190, "reason": "Sorry" });
    function.post(Boss, &format!("{path}/refunds"), back).expect(201);
    let (theirs, now) = (till().only_payment().id, function.world.now().as_seconds());
    let refund = refund_of(theirs.as_str(), "re_1", 1000, "succeeded", now);
    tell(&function, &event("evt_2", "refund.created", refund, now)).expect(204);
    told_dispute("evt_3", "warning_closed");
    let seen = function.get(Boss, &path).expect(200).json;
    assert_eq!((&seen["disputes"][0]["status"], left(&function.world, &invoice)), (&json!("won"), 1190));
    assert_eq!(broken(&function.world), [""; 0]);
}

#[test]
fn a_bank_that_asked_and_then_wants_the_money_is_told_of_again_and_binds_it() {
    let function = billing();
    let (_, payment, told_dispute) = disputed(&function);
    told_dispute("evt_1", "warning_needs_response");
    told_dispute("evt_2", "warning_under_review");
    told_dispute("evt_3", "needs_response");
    told_dispute("evt_4", "under_review");
    let said =
        "SELECT payload ->> '$.is_inquiry' AS asks FROM outbox WHERE topic = 'billing.dispute_opened' ORDER BY rowid";
    assert_eq!(function.world.rows(said), [json!({ "asks": 1 }), json!({ "asks": 0 })]);
    let seen = function.get(Boss, &format!("/api/billing/all/payments/{payment}")).expect(200).json;
    assert_eq!((&seen["refundable"]["minor"], &seen["disputes"][0]["is_inquiry"]), (&json!(0), &json!(false)));
    let back = json!({ "amount_minor": 1, "reason": "Sorry" });
    function
        .post(Boss, &format!("/api/billing/all/payments/{payment}/refunds"), back)
        .refused(409, "refund-exceeds-payment");
}

#[test]
fn a_refund_that_has_gone_all_the_same_after_a_bank_took_the_money_is_owed_by_an_invoice() {
    let function = billing();
    let (invoice, payment, told_dispute) = disputed(&function);
    let back = json!({ "amount_minor": 1190, "reason": "Sorry" });
    function.post(Boss, &format!("/api/billing/all/payments/{payment}/refunds"), back).expect(201);
    till().mood.set(support::till::Mood::Refusing);
    jobs(&function.world);
    till().mood.set(support::till::Mood::Willing);
    let ours = function.world.rows("SELECT id, status FROM refunds")[0].clone();
    assert_eq!(ours["status"], "failed");
    told_dispute("evt_1", "needs_response");
    told_dispute("evt_2", "lost");
    at_the_bank("lost");
    assert_eq!(left(&function.world, &invoice), 1190);
    let now = function.world.now().as_seconds();
    let mut gone = refund_of(till().only_payment().id.as_str(), "re_1", 1190, "succeeded", now);
    gone["metadata"] = json!({ "refund": ours["id"] });
    tell(&function, &event("evt_3", "refund.updated", gone, now)).expect(204);
    assert_eq!(function.world.rows("SELECT status FROM refunds"), [json!({ "status": "succeeded" })]);
    sound_jobs(&function.world);
    // 11.90 were paid, and 23.80 have gone back.
    assert_eq!(function.world.count("SELECT sum(amount_minor) FROM account_entries"), 2380);
}

/// 11.90 were paid and 3.00 given back, and the bank takes all 11.90: the customer has had 14.90.
#[test]
fn what_a_bank_takes_beyond_the_payment_is_owed_by_an_invoice() {
    let function = billing();
    let (invoice, _, told_dispute) = disputed(&function);
    let (theirs, now) = (till().only_payment().id, function.world.now().as_seconds());
    let refund = refund_of(theirs.as_str(), "re_1", 300, "succeeded", now);
    tell(&function, &event("evt_1", "refund.created", refund, now)).expect(204);
    told_dispute("evt_2", "needs_response");
    told_dispute("evt_3", "lost");
    at_the_bank("lost");
    told_dispute("evt_4", "lost");
    let owes_now = || function.world.count("SELECT sum(amount_minor) FROM account_entries");
    assert_eq!((left(&function.world, &invoice), owes_now()), (1190, 1190), "the rest is charged");
    sound_jobs(&function.world);
    assert_eq!(owes_now(), 1490);
    let lines = "SELECT gross_minor, tax_minor, name FROM v_invoice_lines WHERE key = 'dispute:du_1'";
    let name = "Given back and taken back by the bank as well INV-2030-00001";
    assert_eq!(function.world.rows(lines), [json!({ "gross_minor": 300, "tax_minor": 0, "name": name })]);
    // Nothing of that is collected by itself.
    function.world.load(CARD);
    function
        .world
        .load("UPDATE billing_accounts SET default_method_id = 'mth_card', collects = 1 WHERE customer_id = 'cus_ada'");
    function.world.set_now("2030-03-01T08:00:00Z");
    assert_eq!(sound_jobs(&function.world).collected, 0);
    assert_eq!(ASIDE.with(|aside| aside.log.take()).len(), 1);
    // Won after all, it owes what was given back of it, and then lost again: each time it is right.
    for turn in 0..2 {
        at_the_bank("won");
        told_dispute(&format!("evt_won_{turn}"), "won");
        sound_jobs(&function.world);
        assert_eq!(owes_now(), 300, "{turn}");
        // Told late, that it was lost changes nothing.
        told_dispute(&format!("evt_late_{turn}"), "lost");
        assert_eq!(owes_now(), 300, "{turn}");
        at_the_bank("lost");
        told_dispute(&format!("evt_lost_{turn}"), "lost");
        sound_jobs(&function.world);
        assert_eq!((owes_now(), broken(&function.world)), (1490, vec![]), "{turn}");
    }
}

#[test]
fn a_refund_that_was_ordered_and_done_at_the_provider_is_told_to_its_customer_once() {
    let function = billing();
    let (_, _, _) = disputed(&function);
    let (theirs, now) = (till().only_payment().id, function.world.now().as_seconds());
    for (id, refund, status) in
        [("1", "re_1", "succeeded"), ("2", "re_1", "succeeded"), ("3", "re_2", "pending"), ("4", "re_2", "succeeded")]
    {
        let refund = refund_of(theirs.as_str(), refund, 100, status, now);
        tell(&function, &event(&format!("evt_{id}"), "refund.updated", refund, now)).expect(204);
    }
    assert_eq!((told(&function.world, "billing.refunded"), broken(&function.world)), (2, vec![]));
}

/// A refund that was ordered and done at the provider.
fn keep_refund(id: &str, minor: i64) {
    till().keep_refund(id, till().only_payment().id.as_str(), minor, "succeeded");
}

fn dispute_over(minor: i64, currency: &str, theirs: &str, status: &str, now: i64) -> Value {
    json!({ "id": "du_1", "object": "dispute", "amount": minor, "currency": currency, "status": status, "reason": "fraudulent",
        "payment_intent": theirs, "created": now, "evidence_details": {} })
}

#[test]
fn by_what_banks_differ_nobody_owes_more() {
    for (minor, currency, refunded, owed) in
        [(1208, "eur", 0, 1190), (1208, "eur", 300, 1490), (1290, "usd", 0, 1190), (1290, "usd", 300, 1190)]
    {
        let function = billing();
        let (invoice, payment, _) = disputed(&function);
        let (theirs, now) = (till().only_payment().id, function.world.now().as_seconds());
        if 0 < refunded {
            let refund = refund_of(theirs.as_str(), "re_1", refunded, "succeeded", now);
            tell(&function, &event("evt_1", "refund.created", refund, now)).expect(204);
        }
        for (id, status) in [("evt_2", "needs_response"), ("evt_3", "lost")] {
            let news = dispute_over(minor, currency, theirs.as_str(), status, now);
            tell(&function, &event(id, "charge.dispute.updated", news, now)).expect(204);
        }
        sound_jobs(&function.world);
        let owes_now = function.world.count("SELECT sum(amount_minor) FROM account_entries");
        let row = (minor, currency, refunded);
        assert_eq!(
            (owes_now, left(&function.world, &invoice), broken(&function.world)),
            (owed, 1190, vec![]),
            "{row:?}"
        );
        let said = ASIDE.with(|aside| aside.log.take());
        assert!(said.iter().any(|line| line.contains(&payment)), "an operator is to look: {said:?}");
    }
}

/// 11.90 were paid and some of it given back, of which we hear after the bank has taken all 11.90.
#[test]
fn a_refund_that_is_heard_of_after_the_bank_took_all_is_in_the_books_as_if_it_was_heard_of_before() {
    for kind in ["refund.created", "charge.refunded"] {
        let function = billing();
        let (invoice, _, told_dispute) = disputed(&function);
        let (theirs, now) = (till().only_payment().id, function.world.now().as_seconds());
        let owes_now = || {
            sound_jobs(&function.world);
            assert_eq!(broken(&function.world), [""; 0], "{kind}");
            function.world.count("SELECT sum(amount_minor) FROM account_entries")
        };
        told_dispute("evt_1", "needs_response");
        told_dispute("evt_2", "lost");
        assert_eq!(owes_now(), 1190);
        let mut gone = 0;
        for (id, minor) in [("re_1", 300), ("re_2", 100)] {
            let refund = refund_of(theirs.as_str(), id, minor, "succeeded", now);
            keep_refund(id, minor);
            let charge = json!({ "id": "ch_1", "object": "charge", "payment_intent": theirs.as_str() });
            let object = if kind == "refund.created" { refund } else { charge };
            for again in ["", "_again"] {
                tell(&function, &event(&format!("evt_{id}{again}"), kind, object.clone(), now)).expect(204);
            }
            gone += minor;
            assert_eq!((owes_now(), left(&function.world, &invoice)), (1190 + gone, 1190), "{kind}");
        }
        assert_eq!(told(&function.world, "billing.refunded"), 2, "{kind}");
        // Won after all, and lost again.
        for (id, status, owed) in [("evt_won", "won", gone), ("evt_lost", "lost", 1190 + gone)] {
            at_the_bank(status);
            told_dispute(id, status);
            assert_eq!(owes_now(), owed, "{kind} {status}");
        }
    }
}

/// Two refunds are heard of at once, when a bank has taken all.
#[test]
fn refunds_that_are_heard_of_at_once_after_the_bank_took_all_are_all_owed() {
    let function = billing();
    let (_, _, told_dispute) = disputed(&function);
    let (theirs, now) = (till().only_payment().id, function.world.now().as_seconds());
    told_dispute("evt_1", "lost");
    for (id, minor) in [("re_1", 300), ("re_2", 100)] {
        keep_refund(id, minor);
    }
    let charge = json!({ "id": "ch_1", "object": "charge", "payment_intent": theirs.as_str() });
    tell(&function, &event("evt_2", "charge.refunded", charge, now)).expect(204);
    sound_jobs(&function.world);
    let owes_now = function.world.count("SELECT sum(amount_minor) FROM account_entries");
    assert_eq!((owes_now, broken(&function.world)), (1590, vec![]));
}

#[test]
fn a_debit_that_a_bank_returns_is_told_as_such_and_one_that_can_be_answered_as_a_dispute() {
    for (method, reason, due_by, is_return) in [
        ("sepa_debit", "insufficient_funds", None, true),
        ("bacs_debit", "debit_not_authorized", None, true),
        ("us_bank_account", "R03", None, true),
        ("us_bank_account", "debit_not_authorized", Some(7), false),
        ("card", "fraudulent", None, false),
    ] {
        let function = billing();
        till().forget();
        let (invoice, payment, theirs) = begun(&function);
        let now = function.world.now().as_seconds();
        till().comes(&theirs.parse().unwrap(), "succeeded", None);
        tell(&function, &event("evt_0", "payment_intent.succeeded", intent(&payment, &theirs, "succeeded", 1190), now))
            .expect(204);
        commit(&function.world, vec![db::Statement::new("UPDATE payments SET method = ?1", [method.into()])]).unwrap();
        let details = due_by.map_or(json!({}), |days| json!({ "due_by": now + days * 86_400 }));
        let status = if due_by.is_some() { "needs_response" } else { "lost" };
        let dispute = json!({ "id": "du_1", "object": "dispute", "amount": 1190, "currency": "eur", "status": status, "reason": reason,
            "payment_intent": theirs, "created": now, "evidence_details": details });
        tell(&function, &event("evt_1", "charge.dispute.created", dispute, now)).expect(204);
        let said = "SELECT payload ->> '$.is_return' AS is_return, payload ->> '$.reason' AS reason FROM outbox WHERE topic = 'billing.dispute_opened'";
        let told = json!({ "is_return": i32::from(is_return), "reason": reason });
        assert_eq!(function.world.rows(said), [told], "{method}");
        let seen = function.get(Boss, &format!("/api/billing/all/payments/{payment}")).expect(200).json;
        assert_eq!(seen["disputes"][0]["is_return"], is_return, "{method}");
        let listed = function.get(Boss, "/api/billing/all/disputes").expect(200).json;
        assert_eq!(listed["items"][0]["is_return"], is_return, "{method}");
        assert_eq!(left(&function.world, &invoice), if status == "lost" { 1190 } else { 0 }, "{method}");
    }
}
