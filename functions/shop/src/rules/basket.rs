//! A basket as it is shown.
use super::checkout::{Made, due, may_check_out, totals};
use super::code::judge;
use super::facts::{Facts, StoredItem};
use super::price::{Priced, price};
use super::refusal::Refusal;
use crate::api::{Basket, CodeInUse, Decision, Item, ItemLine, OrderId, Owner, Pays, PriceChange, Subject, Terms};
use bookings::rules::price::gross_minor;
use kernel::{Money, NewIds};

/// The basket, and what checking it out comes to.
pub fn view(facts: &Facts, ids: &dyn NewIds) -> Basket {
    let judged = judge(facts);
    let code = judged.as_ref().ok().cloned().flatten();
    let priced = price(facts, code, &OrderId::new(ids), ids);
    let off_minor: i64 = priced.iter().map(|item| item.code_minor).sum();
    let currency = priced.first().map(|item| item.currency);
    let in_use = facts.code.as_ref().zip(currency).filter(|_| 0 < off_minor).map(|(known, currency)| CodeInUse {
        code: known.code.clone(),
        name: known.setup.as_ref().map(|setup| setup.name.as_str().to_owned()).unwrap_or_default(),
        off: Money { minor: off_minor, currency },
        prices_include_tax: facts.books.includes_tax,
    });
    let counts_for_nothing = matches!(judged, Ok(Some(_))) && off_minor == 0 && !priced.is_empty();
    let code_problem = judged.err().or_else(|| counts_for_nothing.then_some(Refusal::CodeNotForThis));
    let refused = may_check_out(facts, &priced).err();
    let due = |pays| currency.map(|currency| due(&priced, pays, currency));
    Basket {
        version: facts.basket().map_or(0, |basket| basket.version),
        owner: if facts.customer.is_some() { Owner::Customer } else { Owner::Guest },
        to_merge: facts.to_merge().is_some_and(|basket| {
            !facts.taken_in.is_empty() || facts.items.iter().any(|item| item.basket == basket.id)
        }),
        now: facts.now,
        today: facts.today,
        items: priced
            .iter()
            .filter_map(|priced| Some(item(facts, facts.item(priced.item.as_ref()?)?, priced)))
            .collect(),
        code: in_use,
        code_problem: code_problem.map(|refusal| refusal.shown()),
        totals: currency.map(|currency| totals(&priced, currency)),
        due_now: due(Pays::AtOnce),
        least: match &refused {
            Some(Refusal::TooLittle { least, .. }) => Some(*least),
            _ => None,
        },
        next_invoice: due(Pays::NextInvoice),
        terms: Terms { version: facts.books.terms_version.clone(), text: facts.terms_text.clone() },
        checkout: Decision { allowed: refused.is_none(), rule: refused.map(|refusal| refusal.shown().rule) },
        order_pending: facts.pending.clone(),
        orders_with_bank: facts.with_bank.clone(),
    }
}

fn item(facts: &Facts, stored: &StoredItem, priced: &Priced) -> Item {
    let money = |minor| Money { minor, currency: priced.currency };
    let gross = money(priced.amounts().gross_minor);
    let lines = priced.charges.iter().map(|charge| ItemLine::of(charge, priced.currency));
    let quote = stored.quote.as_ref();
    Item {
        id: stored.id.clone(),
        kind: stored.kind,
        subject: Subject { id: priced.subject.clone(), name: priced.name.clone(), detail: priced.detail.clone() },
        quantity: stored.quantity,
        quantity_max: priced.quantity_max,
        starts_on: stored.wish.starts_on,
        starts_at: quote.map(|quote| quote.starts_at),
        ends_at: quote.map(|quote| quote.ends_at),
        location: quote.map(|quote| quote.location.clone()),
        held_until: stored.held_until,
        gross,
        was: (0 < priced.code_minor).then(|| money(priced.was_gross_minor)),
        price_changed: price_changed(facts, priced),
        why: priced.why(),
        lines: lines.collect(),
        goes_on: priced.goes_on.clone(),
        pays: priced.pays,
        waits: matches!(priced.made, Some(Made::Plan { waits: true, .. })),
        problem: priced.problem.as_ref().map(Refusal::shown),
    }
}

/// What a booking's full price was and is with tax, if that has changed since it was seen: also by its tax alone.
fn price_changed(facts: &Facts, priced: &Priced) -> Option<PriceChange> {
    let Some(Made::Booking { quote, .. }) = &priced.made else { return None };
    let known = quote.price_before.as_ref().map(|before| gross_minor(before, &facts.purse, quote.starts_at));
    let (before, after) = (quote.gross_seen_minor.or(known)?, quote.gross_minor(&facts.purse));
    let money = |minor| Money { minor, currency: quote.price.currency };
    (before != after).then(|| PriceChange { before: money(before), after: money(after) })
}
