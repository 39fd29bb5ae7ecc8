//! Mail and parcels: what has come, how long it lies there for nothing, what has become of it.
use super::Letter;
use super::pen::{Pen, Values, counted};
use crate::texts::{Words, fill, one_line};
use outbox::{
    DeliveriesNotice, DeliveryBecame, DeliveryDone, DeliveryItem, DeliveryReminder, DeliverySort, DeliveryTime,
};

/// Things that are named; the page has all of them.
const ITEMS_MAX: usize = 20;

pub(super) fn arrived(pen: &Pen, notice: &DeliveriesNotice) -> Letter {
    let texts = &pen.texts.deliveries;
    let several = 1 < notice.items.len();
    let words = if several { &texts.arrived_several } else { &texts.arrived };
    let values = values(pen, &notice.items, &notice.location);
    let until = notice.free_until.map(|day| fill(texts.free_until, &[("day", pen.day(day))]));
    pen.letter(words, &notice.name, &notice.page, values)
        .with_paragraph(until)
        .with_facts(facts(pen, &notice.items))
        .with_facts([(pen.texts.place, notice.location.clone())])
}

pub(super) fn reminder(pen: &Pen, notice: &DeliveryReminder) -> Letter {
    let texts = &pen.texts.deliveries;
    let items = std::slice::from_ref(&notice.item);
    let mut values = values(pen, items, &notice.location);
    values.push(("day", pen.day(notice.free_until)));
    let words = match notice.time {
        DeliveryTime::Before => &texts.ends_soon,
        DeliveryTime::LastDay => &texts.ends_today,
        DeliveryTime::After => &texts.has_ended,
    };
    let fee = notice.fee.map(|fee| {
        let text = if notice.time == DeliveryTime::After { texts.fee_now } else { texts.fee_then };
        fill(text, &[("amount", pen.money(fee))])
    });
    pen.letter(words, &notice.name, &notice.page, values)
        .with_paragraph(fee)
        .with_facts(facts(pen, items))
        .with_facts([(pen.texts.place, notice.location.clone())])
}

pub(super) fn done(pen: &Pen, notice: &DeliveryDone) -> Letter {
    let texts = &pen.texts.deliveries;
    let mut values = values(pen, &notice.items, &notice.location);
    let (words, number): (&Words, &str) = match &notice.became {
        DeliveryBecame::Collected { by } => {
            values.push(("by", one_line(by)));
            (&texts.collected, "")
        }
        DeliveryBecame::Forwarded { tracking } => (&texts.forwarded, tracking),
        DeliveryBecame::Scanned => (&texts.scanned, ""),
        DeliveryBecame::Returned => (&texts.returned, ""),
        DeliveryBecame::Recycled => (&texts.recycled, ""),
        DeliveryBecame::Shredded => (&texts.shredded, ""),
    };
    pen.letter(words, &notice.name, &notice.page, values)
        .with_facts(facts(pen, &notice.items))
        .with_facts([(texts.tracking, number.to_owned()), (pen.texts.place, notice.location.clone())])
}

/// What the texts name: `{what}` is one thing, or how many.
fn values(pen: &Pen, items: &[DeliveryItem], location: &str) -> Values {
    let what = match items {
        [one] => sort(pen, one).to_owned(),
        many => counted(pen.texts.deliveries.things, u16::try_from(many.len()).unwrap_or(u16::MAX)),
    };
    vec![("what", what), ("location", location.to_owned())]
}

fn sort(pen: &Pen, item: &DeliveryItem) -> &'static str {
    let sorts = &pen.texts.deliveries.sorts;
    match item.sort {
        DeliverySort::Mail => sorts.mail,
        DeliverySort::Parcel => sorts.parcel,
        DeliverySort::Cheque => sorts.cheque,
        DeliverySort::Publicity => sorts.publicity,
        DeliverySort::Other => sorts.other,
    }
}

/// Each thing: its number, once it has one; what it is, who sent and brought it.
fn facts<'a>(pen: &'a Pen, items: &'a [DeliveryItem]) -> impl Iterator<Item = (String, String)> + 'a {
    items.iter().take(ITEMS_MAX).map(|item| {
        let named = |part: &String| Some(one_line(part)).filter(|part| !part.is_empty());
        let from = [named(&item.sender), named(&item.carrier)].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let label = item.number.map_or_else(|| pen.texts.what.to_owned(), |number| format!("#{number}"));
        let what = sort(pen, item);
        (label, if from.is_empty() { what.to_owned() } else { format!("{what} ({from})") })
    })
}
