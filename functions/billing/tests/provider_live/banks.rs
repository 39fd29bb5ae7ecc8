//! Direct debits: mandates, days on the way, and what comes back.
use crate::rig::{bank, iban, pay, payment, rig, status_of, unique};
use billing::provider::*;
use futures::executor::block_on;
use serde_json::json;

const GOOD: &str = "DE89370400440532013000";

fn uk(account_number: &str) -> BankDetails {
    BankDetails::Uk { sort_code: "108800".into(), account_number: account_number.into() }
}

fn us(account_number: &str) -> BankDetails {
    BankDetails::Us {
        routing_number: "110000000".into(),
        account_number: account_number.into(),
        holder: AccountHolder::Individual,
        account: AccountType::Checking,
    }
}

#[test]
fn an_account_is_saved_with_a_mandate_and_debited_over_days() {
    let Some(rig) = rig() else { return };
    let (stripe, ada) = (rig.stripe(), rig.customer());
    for (details, label, has_reference) in [(iban(GOOD), "DE 3000", true), (uk("00012345"), "2345", true)] {
        let kind = details.kind();
        let saved = rig.account(&ada, details);
        assert_eq!(saved.status, SetupStatus::Succeeded);
        let mandate = block_on(stripe.mandate(&saved.mandate.unwrap())).unwrap();
        assert_eq!((mandate.status, mandate.reference.is_some()), (MandateStatus::Active, has_reference));
        let method = saved.method.unwrap();
        assert_eq!(mandate.method, method);
        assert_eq!(block_on(stripe.method(&method)).unwrap().label(), label);
        let wish = payment(&ada, PayWith::Away(method, kind));
        let on_its_way = pay(&stripe, &wish).unwrap();
        assert_eq!((&on_its_way.status, on_its_way.received_minor), (&PaymentStatus::Processing, 0));
        rig.settle();
        assert_eq!(status_of(&stripe, &on_its_way.id), PaymentStatus::Succeeded);
        assert_eq!(rig.charges_of(&wish.ours), [1250]);
    }
}

#[test]
fn a_us_account_is_proved_first() {
    let Some(rig) = rig() else { return };
    let (stripe, ada) = (rig.stripe(), rig.customer());
    let saved = rig.account(&ada, us("000123456789"));
    assert_eq!((saved.status, saved.wants_proof, saved.mandate), (SetupStatus::NeedsAction, true, None));
    let prove =
        |proof: Proof| block_on(stripe.prove_account(&RequestKey::new(unique("proof"), "prove"), &saved.id, &proof));
    assert!(matches!(prove(Proof::Amounts(1, 2)), Err(Failure::Refused { .. })));
    let proved = prove(Proof::Code("SM11AA".into())).unwrap();
    assert_eq!((proved.status, proved.wants_proof), (SetupStatus::Succeeded, false));
    let method = proved.method.unwrap();
    assert_eq!(block_on(stripe.method(&method)).unwrap().label(), "STRIPE TEST BANK 6789");
    let paid = pay(&stripe, &payment(&ada, PayWith::Away(method, MethodKind::UsBankAccount))).unwrap();
    rig.settle();
    assert_eq!(status_of(&stripe, &paid.id), PaymentStatus::Succeeded);
}

#[test]
fn a_debit_that_comes_back_says_why() {
    let Some(rig) = rig() else { return };
    let (stripe, ada) = (rig.stripe(), rig.customer());
    let rows = [
        (iban("DE62370400440532013001"), "debit_not_authorized", "account-unusable"),
        (iban("DE65370400440002222227"), "insufficient_funds", "insufficient-funds"),
        (uk("33333335"), "debit_not_authorized", "account-unusable"),
    ];
    for (details, word, message_key) in rows {
        let kind = details.kind();
        let method = rig.account(&ada, details).method.unwrap();
        let wish = payment(&ada, PayWith::Away(method, kind));
        let sent = pay(&stripe, &wish).unwrap();
        rig.settle();
        let failed = block_on(stripe.payment(&sent.id)).unwrap();
        assert_eq!(failed.status, PaymentStatus::Failed);
        let decline = failed.decline.unwrap();
        assert_eq!((decline.word(), decline.message_key()), (word, message_key));
        assert!(rig.charges_of(&wish.ours).is_empty());
    }
}

#[test]
fn a_debit_that_its_payer_takes_back_is_a_lost_dispute() {
    let Some(rig) = rig() else { return };
    let (stripe, ada) = (rig.stripe(), rig.customer());
    let method = rig.account(&ada, iban("DE35370400440532013002")).method.unwrap();
    let sent = pay(&stripe, &payment(&ada, PayWith::Away(method, MethodKind::SepaDebit))).unwrap();
    rig.settle();
    let news = block_on(stripe.events_since(sent.created_at, None)).unwrap();
    let dispute = news.items.iter().find_map(|event| match &event.news {
        News::Dispute(dispute) if dispute.payment.as_ref() == Some(&sent.id) => Some(dispute),
        _ => None,
    });
    assert_eq!(dispute.unwrap().status, DisputeStatus::Lost);
    assert_eq!(status_of(&stripe, &sent.id), PaymentStatus::Succeeded);
}

#[test]
fn without_a_mandate_nothing_is_debited() {
    let Some(rig) = rig() else { return };
    let (stripe, ada) = (rig.stripe(), rig.customer());
    let saved = rig.account(&ada, iban(GOOD));
    let (method, mandate) = (saved.method.unwrap(), saved.mandate.unwrap());
    rig.act("turnMandate", &json!([mandate]));
    assert_eq!(block_on(stripe.mandate(&mandate)).unwrap().status, MandateStatus::Inactive);
    let wish = payment(&ada, PayWith::Away(method, MethodKind::SepaDebit));
    let outcome = pay(&stripe, &wish);
    let Err(Failure::Declined { decline, .. }) = outcome else { panic!("{outcome:?}") };
    assert_eq!(decline.message_key(), "account-unusable");
    assert!(rig.charges_of(&wish.ours).is_empty());
}

#[test]
fn an_account_that_is_no_account_is_refused() {
    let Some(rig) = rig() else { return };
    let ada = rig.customer();
    let outcome = rig.set_up(&ada, bank(iban("DE8937")));
    assert!(matches!(outcome, Err(Failure::Refused { .. })), "{outcome:?}");
}

#[test]
fn a_refund_of_a_debit_takes_its_time() {
    let Some(rig) = rig() else { return };
    let (stripe, ada) = (rig.stripe(), rig.customer());
    let method = rig.account(&ada, iban(GOOD)).method.unwrap();
    let sent = pay(&stripe, &payment(&ada, PayWith::Away(method, MethodKind::SepaDebit))).unwrap();
    let wish =
        NewRefund { ours: unique("ref"), payment: sent.id, amount: sent.amount, reason: RefundReason::Duplicate };
    let refund = || block_on(stripe.refund(&RequestKey::new(unique("ref"), "refund"), &wish));
    assert!(matches!(refund(), Err(Failure::Refused { .. })), "what has not come cannot go back");
    rig.settle();
    let back = refund().unwrap();
    assert_eq!(back.status, RefundStatus::Processing);
    rig.settle();
    assert_eq!(block_on(stripe.refund_now(&back.id)).unwrap().status, RefundStatus::Succeeded);
}
