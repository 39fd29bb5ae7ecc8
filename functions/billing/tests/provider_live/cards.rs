//! Cards: taken, declined, authenticated, sent back, disputed.
use crate::rig::{eur, pay, payment, rig, status_of, unique};
use billing::provider::*;
use futures::executor::block_on;
use serde_json::json;

const GOOD: &str = "4242424242424242";
const ASKS_EACH_TIME: &str = "4000002760003184";
const ASKS_WHEN_SAVED: &str = "4000002500003155";
const DECLINED_WHEN_CHARGED: &str = "4000000000000341";
const POOR_AFTER_ASKING: &str = "4000008260003178";

#[test]
fn a_saved_card_is_charged_while_nobody_is_there() {
    let Some(rig) = rig() else { return };
    let (stripe, ada) = (rig.stripe(), rig.customer());
    let card = rig.card(&ada, GOOD);
    let wish = payment(&ada, PayWith::Away(card.clone(), MethodKind::Card));
    let paid = pay(&stripe, &wish).unwrap();
    assert_eq!((paid.status, paid.amount, paid.received_minor), (PaymentStatus::Succeeded, eur(1250), 1250));
    assert_eq!((paid.ours.as_deref(), paid.customer, paid.method), (Some(wish.ours.as_str()), Some(ada), Some(card)));
    assert_eq!(rig.charges_of(&wish.ours), [1250]);
}

#[test]
fn a_customer_s_methods_are_listed_and_can_be_forgotten() {
    let Some(rig) = rig() else { return };
    let (stripe, ada) = (rig.stripe(), rig.customer());
    let card = rig.card(&ada, GOOD);
    let methods = block_on(stripe.methods_of(&ada)).unwrap();
    assert_eq!((methods.len(), methods[0].label().as_str()), (1, "visa 4242"));
    assert_eq!(methods[0].expires_on.unwrap().to_string(), "2030-12-31");
    let gone = block_on(stripe.detach(&RequestKey::new(unique("pm"), "detach"), &card)).unwrap();
    assert_eq!(gone.customer, None);
    assert_eq!(block_on(stripe.methods_of(&ada)).unwrap(), []);
    assert_eq!(block_on(stripe.method(&card)).unwrap().customer, None);
    let outcome = pay(&stripe, &payment(&ada, PayWith::Away(card, MethodKind::Card)));
    assert!(matches!(outcome, Err(Failure::Refused { .. })), "{outcome:?}");
}

#[test]
fn a_card_that_asks_is_authenticated_by_the_customer() {
    let Some(rig) = rig() else { return };
    let (stripe, ada) = (rig.stripe(), rig.customer());
    let card = rig.card(&ada, ASKS_EACH_TIME);
    let wish = payment(&ada, PayWith::Here(card.clone(), MethodKind::Card));
    let asked = pay(&stripe, &wish).unwrap();
    assert_eq!(asked.status, PaymentStatus::NeedsAction);
    assert!(asked.client_secret.is_some());
    rig.act("authenticate3ds", &json!([asked.id]));
    assert_eq!(status_of(&stripe, &asked.id), PaymentStatus::Succeeded);

    let refused = pay(&stripe, &payment(&ada, PayWith::Here(card, MethodKind::Card))).unwrap();
    rig.act("authenticate3ds", &json!([refused.id, { "success": false }]));
    let failed = block_on(stripe.payment(&refused.id)).unwrap();
    assert_eq!(failed.status, PaymentStatus::Failed);
    assert_eq!(failed.decline.unwrap().message_key(), "not-authenticated");
    assert_eq!(rig.charges_of(&wish.ours), [1250]);
}

#[test]
fn a_card_that_asks_cannot_be_collected_from_unless_it_asked_when_it_was_saved() {
    let Some(rig) = rig() else { return };
    let (stripe, ada) = (rig.stripe(), rig.customer());
    let wary = payment(&ada, PayWith::Away(rig.card(&ada, ASKS_EACH_TIME), MethodKind::Card));
    let outcome = pay(&stripe, &wary);
    let Err(Failure::NeedsAction { payment: Some(waits) }) = outcome else { panic!("{outcome:?}") };
    assert_eq!(status_of(&stripe, &waits), PaymentStatus::Failed);
    let asked = payment(&ada, PayWith::Away(rig.card(&ada, ASKS_WHEN_SAVED), MethodKind::Card));
    assert_eq!(pay(&stripe, &asked).unwrap().status, PaymentStatus::Succeeded);
}

#[test]
fn a_decline_says_what_to_tell_the_customer() {
    let Some(rig) = rig() else { return };
    let (stripe, ada) = (rig.stripe(), rig.customer());
    let wish = payment(&ada, PayWith::Away(rig.card(&ada, DECLINED_WHEN_CHARGED), MethodKind::Card));
    let outcome = pay(&stripe, &wish);
    let Err(Failure::Declined { decline, payment: Some(waits) }) = &outcome else { panic!("{outcome:?}") };
    assert_eq!((decline.word(), decline.message_key()), ("generic_decline", "ask-your-bank"));
    assert_eq!(status_of(&stripe, waits), PaymentStatus::Failed);
    // The order stays declined under its key.
    assert_eq!(pay(&stripe, &wish), outcome);
    assert!(rig.charges_of(&wish.ours).is_empty());

    let poor = payment(&ada, PayWith::Here(rig.card(&ada, POOR_AFTER_ASKING), MethodKind::Card));
    let asked = pay(&stripe, &poor).unwrap();
    rig.act("authenticate3ds", &json!([asked.id]));
    let decline = block_on(stripe.payment(&asked.id)).unwrap().decline.unwrap();
    assert_eq!(decline.message_key(), "insufficient-funds");
}

#[test]
fn a_payment_that_waits_can_be_given_up_and_one_that_succeeded_cannot() {
    let Some(rig) = rig() else { return };
    let (stripe, ada) = (rig.stripe(), rig.customer());
    let chosen = PayWith::Chosen { kinds: vec![MethodKind::Card, MethodKind::SepaDebit], keep: true };
    let waits = pay(&stripe, &payment(&ada, chosen)).unwrap();
    assert_eq!(waits.status, PaymentStatus::Wanted);
    let key = RequestKey::new(unique("pay"), "cancel");
    assert_eq!(block_on(stripe.cancel(&key, &waits.id)).unwrap().status, PaymentStatus::Cancelled);
    let paid = pay(&stripe, &payment(&ada, PayWith::Away(rig.card(&ada, GOOD), MethodKind::Card))).unwrap();
    let refused = block_on(stripe.cancel(&RequestKey::new(unique("pay"), "cancel"), &paid.id));
    assert!(matches!(refused, Err(Failure::Refused { code, .. }) if code == "payment_intent_unexpected_state"));
}

#[test]
fn money_is_sent_back_in_parts_and_never_more_than_came() {
    let Some(rig) = rig() else { return };
    let (stripe, ada) = (rig.stripe(), rig.customer());
    let paid = pay(&stripe, &payment(&ada, PayWith::Away(rig.card(&ada, GOOD), MethodKind::Card))).unwrap();
    let back = |minor: i64| {
        let wish = NewRefund {
            ours: unique("ref"),
            payment: paid.id.clone(),
            amount: eur(minor),
            reason: RefundReason::Requested,
        };
        block_on(stripe.refund(&RequestKey::new(&wish.ours, "refund"), &wish))
    };
    let first = back(300).unwrap();
    assert_eq!(
        (first.status.clone(), first.amount, first.payment),
        (RefundStatus::Succeeded, eur(300), Some(paid.id.clone()))
    );
    assert!(matches!(back(951), Err(Failure::Refused { .. })));
    back(950).unwrap();
    assert!(matches!(back(1), Err(Failure::Refused { code, .. }) if code == "charge_already_refunded"));
    let all = block_on(stripe.refunds_of(&paid.id)).unwrap();
    assert_eq!(all.iter().map(|refund| refund.amount.minor).collect::<Vec<_>>(), [950, 300]);
    rig.act("failRefund", &json!([first.id]));
    let failed = block_on(stripe.refund_now(&first.id)).unwrap();
    assert_eq!((failed.status, failed.failure.as_deref()), (RefundStatus::Failed, Some("expired_or_canceled_card")));
}

#[test]
fn a_dispute_takes_nothing_from_the_payment_s_status() {
    let Some(rig) = rig() else { return };
    let (stripe, ada) = (rig.stripe(), rig.customer());
    let paid = pay(&stripe, &payment(&ada, PayWith::Away(rig.card(&ada, GOOD), MethodKind::Card))).unwrap();
    let id: TheirId = rig.act("dispute", &json!([paid.id]))["id"].as_str().unwrap().parse().unwrap();
    let dispute = block_on(stripe.dispute(&id)).unwrap();
    assert_eq!(
        (dispute.status, dispute.amount, dispute.payment),
        (DisputeStatus::Open, eur(1250), Some(paid.id.clone()))
    );
    rig.act("closeDispute", &json!([id, "lost"]));
    assert_eq!(block_on(stripe.dispute(&id)).unwrap().status, DisputeStatus::Lost);
    assert_eq!(status_of(&stripe, &paid.id), PaymentStatus::Succeeded);
}
