//! Places in a basket: put in, and held again.
use super::basket::{Adding, Change, Seen, Shown, refused_at_once, stored};
use crate::App;
use crate::api::*;
use crate::rules::{self, Facts, StoredItem, view};
use crate::store;
use access::{Section, Standing, decide};
use bookings::api::CreateBooking;
use bookings::rules::Facts as PlaceFacts;
use bookings::rules::quote::{Quote, quote};
use bookings::store::Around;
use db::Both;
use kernel::{Instant, ResourceId};
use web::{Json, Problem, WithCookies};

/// Puts a place in, and holds it.
pub(super) async fn put_in(app: &App, Adding { seen, new, key }: Adding<'_>) -> Result<Shown, Problem> {
    let now = app.clock.now();
    let wish = booking_wish(new)?;
    let (facts, place_facts) =
        look(app, seen, Around::Stretch(&wish.resource_id, wish.starts_at, wish.ends_at)).await?;
    if facts.has_added(key.as_deref()) {
        return Ok(WithCookies(Json(view(&facts, &*app.ids)), Vec::new()));
    }
    let place_facts = place_facts?;
    let quoted = admitted(&place_facts, &wish)?.settled(facts.standing(), &facts.purse)?;
    let currency = quoted.price.currency;
    rules::added(&facts, ItemKind::Booking, currency)?;
    let lapsed: Vec<String> = place_facts.lapsed_for(&quoted).into_iter().map(str::to_owned).collect();
    let mut change = Change::begin(app, seen, facts, Some(currency))?;
    let item = StoredItem { added_key: key, ..held_item(app, &change, new, quoted) };
    change.statements.push(store::insert_item(&item, &change.basket, now));
    claim(&mut change, &item, &lapsed, now);
    change.facts.put(item);
    change.write(app).await
}

/// Holds a place longer; one that is held no more is admitted and priced anew, as if it were put in now.
pub(super) async fn hold(app: &App, seen: &Seen, id: &ItemId, wish: &ItemChange) -> Result<Shown, Problem> {
    let now = app.clock.now();
    let (facts, place_facts) = look(app, seen, Around::Item(id.as_str())).await?;
    let item = stored(&facts, id)?;
    let mut after = rules::changed(&facts, &item, wish)?;
    let is_anew = !item.is_held(now);
    if let (true, Some(before)) = (is_anew, &item.quote) {
        let place_facts = around_item(place_facts?, &facts, id);
        let wish = CreateBooking {
            resource_id: before.resource.id.clone(),
            starts_at: before.starts_at,
            ends_at: before.ends_at,
            people: item.wish.people.unwrap_or(bookings::api::People::ONE),
            title: item.wish.title.clone(),
            expected_gross: None,
        };
        let before = before.for_whom(facts.standing(), &facts.purse).unwrap_or_else(|_| before.clone());
        after.quote = Some(
            admitted(&place_facts, &wish)?.settled(facts.standing(), &facts.purse)?.in_place_of(&before, &facts.purse),
        );
    }
    let lapsed: Vec<String> = facts.lapsed_around(id).into_iter().map(str::to_owned).collect();
    let mut change = Change::begin(app, seen, facts, None)?;
    change.statements.push(store::update_item(&after));
    if is_anew {
        // What it claimed may not be what it claims now.
        change.statements.extend(store::release(&item));
        claim(&mut change, &after, &lapsed, now);
    }
    change.facts.put(after.clone());
    refused_at_once(&change.facts, &after, app)?;
    change.write(app).await
}

/// The basket, and everything that decides about a place, in one round trip; the latter may be gone.
async fn look(app: &App, seen: &Seen, around: Around<'_>) -> Result<(Facts, Result<PlaceFacts, Problem>), Problem> {
    let (now, asked, claims) = (app.clock.now(), seen.asked(), seen.claims.as_ref());
    let questions = Both(store::facts(asked, now), bookings::store::facts(claims, around, now));
    let (answers, place) = app.db.read(questions).await?;
    Ok((store::assemble(asked, answers, now)?, bookings::store::assemble(claims, around, place, now)))
}

/// The quote of `wish`, if it can be booked; whoever is to sign in later is a contact then.
fn admitted(place_facts: &PlaceFacts, wish: &CreateBooking) -> Result<Quote, Problem> {
    decide(&place_facts.viewer, Section::Bookings)?;
    let mut facts = place_facts.clone();
    if !facts.viewer.signed_in {
        (facts.viewer.signed_in, facts.viewer.standing) = (true, Some(Standing::Contact));
        facts.viewer.levels.sections.insert(Section::Bookings, access::Level::Public);
    }
    let place = bookings::store::place_in(&facts, &wish.resource_id)?;
    Ok(quote(&facts, place, wish)?.0)
}

/// The facts with what is claimed where an item of the basket is, but for what it claims itself.
fn around_item(mut place_facts: PlaceFacts, facts: &Facts, id: &ItemId) -> PlaceFacts {
    for of in facts.claims.iter().filter(|of| of.item == *id && of.claim.holder != id.as_str()) {
        let by_leaf = if of.live { &mut place_facts.claimed } else { &mut place_facts.lapsed };
        by_leaf.entry(of.claim.resource_id.clone()).or_default().push(of.claim.clone());
    }
    place_facts
}

/// Claims the place of `item`, if all that its quote rests on still holds.
fn claim(change: &mut Change, item: &StoredItem, lapsed: &[String], now: Instant) {
    let lapsed: Vec<&str> = lapsed.iter().map(String::as_str).collect();
    change.statements.extend(item.quote.as_ref().map(bookings::store::guard_setup));
    change.statements.extend(store::hold(item, &lapsed, now));
}

fn held_item(app: &App, change: &Change, new: &NewItem, quoted: Quote) -> StoredItem {
    StoredItem {
        id: ItemId::new(&*app.ids),
        basket: change.basket.clone(),
        kind: ItemKind::Booking,
        subject: new.subject_id.as_str().to_owned(),
        quantity: 1,
        wish: new.wish.clone(),
        quote: Some(quoted),
        held_until: Some(change.facts.now.plus_minutes(change.facts.books.hold_minutes)),
        added_key: None,
    }
}

/// What is to be booked.
fn booking_wish(new: &NewItem) -> Result<bookings::api::CreateBooking, Problem> {
    let missing = |field: &'static str| Problem::field(field, "required", "is needed for a booking");
    let resource: ResourceId =
        new.subject_id.as_str().parse().map_err(|_| bookings::problems::RESOURCE_GONE.because(""))?;
    if new.quantity != Quantity::ONE {
        return Err(Problem::field("/quantity", "one", "a booking is one"));
    }
    if new.wish.starts_on.is_some() {
        return Err(Problem::field("/wish/starts_on", "not_that_sort", "not of that sort of item"));
    }
    Ok(bookings::api::CreateBooking {
        resource_id: resource,
        starts_at: new.wish.starts_at.ok_or_else(|| missing("/wish/starts_at"))?,
        ends_at: new.wish.ends_at.ok_or_else(|| missing("/wish/ends_at"))?,
        people: new.wish.people.unwrap_or(bookings::api::People::ONE),
        title: new.wish.title.clone(),
        expected_gross: None,
    })
}
