//! What happened since, for whoever was away.
use crate::rig::{pay, payment, rig};
use billing::provider::*;
use futures::executor::block_on;
use kernel::Instant;

/// Everything since, page by page.
fn all<T>(mut page_after: impl FnMut(Option<&TheirId>) -> Page<T>) -> Vec<T> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let page = page_after(after.as_ref());
        found.extend(page.items);
        after = page.next;
        if after.is_none() {
            return found;
        }
    }
}

#[test]
fn who_was_away_hears_all_that_happened_and_page_by_page() {
    let Some(rig) = rig() else { return };
    let (stripe, ada) = (rig.stripe(), rig.customer());
    let card = rig.card(&ada, "4242424242424242");
    let since = Instant::from_seconds(1_700_000_000);
    // Over a page of a hundred.
    let paid: Vec<Payment> = (0..105)
        .map(|_| pay(&stripe, &payment(&ada, PayWith::Away(card.clone(), MethodKind::Card))).unwrap())
        .collect();
    let bob = rig.customer();
    let bobs = rig.card(&bob, "4242424242424242");
    let other = pay(&stripe, &payment(&bob, PayWith::Away(bobs, MethodKind::Card))).unwrap();
    let made = all(|after| block_on(stripe.payments_since(None, since, after)).unwrap());
    assert!(made.contains(&other));
    let payments = all(|after| block_on(stripe.payments_since(Some(&ada), since, after)).unwrap());
    assert!(!payments.contains(&other), "another's");
    let events = all(|after| block_on(stripe.events_since(since, after)).unwrap());
    for wanted in &paid {
        let found: Vec<_> = payments.iter().filter(|payment| payment.id == wanted.id).collect();
        assert_eq!(found, [wanted]);
        let told = events.iter().filter(|event| matches!(&event.news, News::Payment(p) if p.id == wanted.id)).count();
        assert_eq!(told, 1);
    }
    assert!(payments.is_sorted_by(|a, b| a.created_at >= b.created_at), "the newest first");
    let newest = block_on(stripe.events_since(since, None)).unwrap();
    assert_eq!(newest.items.len(), 100);
    let event = &newest.items[0];
    assert_eq!(&block_on(stripe.event(&event.id)).unwrap(), event);
    let later = event.at.plus_seconds(3600);
    assert_eq!(block_on(stripe.events_since(later, None)).unwrap(), Page { items: Vec::new(), next: None });
}

#[test]
fn every_event_of_the_counterpart_can_be_read_as_it_is_sent() {
    let Some(rig) = rig() else { return };
    let (stripe, ada) = (rig.stripe(), rig.customer());
    let paid =
        pay(&stripe, &payment(&ada, PayWith::Away(rig.card(&ada, "4242424242424242"), MethodKind::Card))).unwrap();
    let events = rig.events();
    let read = |event: &serde_json::Value| webhook::read(event.to_string().as_bytes()).unwrap();
    let news: Vec<Event> = events.iter().map(read).collect();
    assert!(
        news.iter().any(|event| event.news == News::Payment(paid.clone())),
        "the last event says what the answer said"
    );
}
