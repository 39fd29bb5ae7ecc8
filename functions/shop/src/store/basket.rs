//! Baskets and what is put in, changed and taken out.
use crate::api::{BasketId, ItemId};
use crate::rules::{Facts, StoredItem};
use db::Statement;
use kernel::{Currency, CustomerId, Instant};
use serde_json::json;

pub(super) const ALL_SQL: &[&str] = &[MAKE, GUARD, TOUCH, MERGE, FORGET, INSERT, UPDATE, DELETE, SET_CODE];

/// Whose basket is made, where there is none yet.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Holder<'a> {
    /// A customer's.
    Customer(&'a CustomerId),
    /// That of a cookie, by the hash of its secret.
    Secret(&'a str),
}

const MAKE: &str = "
INSERT INTO baskets (id, secret_hash, customer_id, currency, created_at, changed_at, version) VALUES (?1, ?2, ?3, ?4, ?5, ?5, 1)";

/// Makes a basket; a second one of the same holder breaks `baskets.customer_id` or `baskets.secret_hash`.
pub(crate) fn make(id: &BasketId, holder: Holder<'_>, currency: Option<Currency>, now: Instant) -> Statement {
    let (secret, customer) = match holder {
        Holder::Customer(customer) => (None, Some(customer.as_str())),
        Holder::Secret(hash) => (Some(hash), None),
    };
    let currency = currency.map(|currency| currency.to_string());
    Statement::new(MAKE, [id.as_str().into(), secret.into(), customer.into(), currency.into(), now.into()])
}

const GUARD: &str = "
INSERT INTO shop_guards (guard) SELECT 'basket_changed' WHERE NOT EXISTS (SELECT 1 FROM baskets WHERE id = ?1 AND version = ?2)";
const TOUCH: &str =
    "UPDATE baskets SET version = version + 1, changed_at = ?2, currency = coalesce(?3, currency) WHERE id = ?1";

/// Moves a basket on to its next version; breaks `basket_changed` if it is no longer at the one that was read.
pub(crate) fn touch(id: &BasketId, version: i64, currency: Option<Currency>, now: Instant) -> Vec<Statement> {
    let currency = currency.map(|currency| currency.to_string());
    vec![
        Statement::new(GUARD, [id.as_str().into(), version.into()]),
        Statement::new(TOUCH, [id.as_str().into(), now.into(), currency.into()]),
    ]
}

const MERGE: &str = "UPDATE basket_items SET basket_id = ?2 WHERE basket_id = ?1";
const FORGET: &str = "DELETE FROM baskets WHERE id = ?1 AND customer_id IS NULL";

/// Makes the items of the cookie's basket the customer's.
pub(crate) fn merge(from: &BasketId, into: &BasketId) -> Vec<Statement> {
    vec![
        Statement::new(MERGE, [from.as_str().into(), into.as_str().into()]),
        Statement::new(FORGET, [from.as_str().into()]),
    ]
}

const INSERT: &str = "
INSERT INTO basket_items (id, basket_id, kind, subject_id, quantity, wish, quote, held_until, added_at, added_key)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

/// Puts something in; a booking's place is claimed by `hold`.
pub(crate) fn insert_item(item: &StoredItem, basket: &BasketId, now: Instant) -> Statement {
    let params = [
        item.id.as_str().into(),
        basket.as_str().into(),
        json!(item.kind).as_str().unwrap_or_default().into(),
        item.subject.as_str().into(),
        item.quantity.into(),
        json!(item.wish).into(),
        item.quote.as_ref().map(|quote| json!(quote)).into(),
        item.held_until.into(),
        now.into(),
        item.added_key.as_deref().into(),
    ];
    Statement::new(INSERT, params)
}

const UPDATE: &str =
    "UPDATE basket_items SET quantity = ?2, wish = ?3, quote = ?4, held_until = ?5, added_key = ?6 WHERE id = ?1";

/// Changes an item.
pub(crate) fn update_item(item: &StoredItem) -> Statement {
    let params = [
        item.id.as_str().into(),
        item.quantity.into(),
        json!(item.wish).into(),
        item.quote.as_ref().map(|quote| json!(quote)).into(),
        item.held_until.into(),
        item.added_key.as_deref().into(),
    ];
    Statement::new(UPDATE, params)
}

/// Claims the place of a booking for its item, in the place of holds that have lapsed, its own among them.
pub(crate) fn hold(item: &StoredItem, lapsed: &[&str], now: Instant) -> Vec<Statement> {
    let Some(quote) = &item.quote else { return Vec::new() };
    let mut statements = release(item);
    statements.extend(claims::release_lapsed(lapsed, now));
    let leaves = quote.leaves.iter().map(|(leaf, units)| (leaf.as_str(), *units));
    statements
        .extend(quote.range().into_iter().flat_map(|range| claims::take(item.id.as_str(), leaves.clone(), range)));
    statements
}

/// Gives back what an item holds.
pub(crate) fn release(item: &StoredItem) -> Vec<Statement> {
    let range = item.quote.as_ref().and_then(bookings::rules::quote::Quote::range);
    range.map(|range| claims::release(item.id.as_str(), range)).unwrap_or_default()
}

const DELETE: &str = "DELETE FROM basket_items WHERE id IN (SELECT value FROM json_each(?1))";

/// Takes items out.
pub(crate) fn delete_items<'a>(items: impl IntoIterator<Item = &'a ItemId>) -> Statement {
    let ids = json!(items.into_iter().map(ItemId::as_str).collect::<Vec<_>>());
    Statement::new(DELETE, [ids.into()])
}

const SET_CODE: &str = "UPDATE baskets SET code = ?2 WHERE id = ?1";

/// Enters a code, or takes it away.
pub(crate) fn set_code(basket: &BasketId, code: Option<&str>) -> Statement {
    Statement::new(SET_CODE, [basket.as_str().into(), code.into()])
}

/// The customer's basket as every change of it begins: made if there is none, moved on to its next version, with the
/// cookie's items in it, those of the same product as one. `made` is the id of one that is to be made.
pub(crate) fn begin(
    facts: &Facts,
    made: &BasketId,
    holder: Holder<'_>,
    currency: Option<Currency>,
) -> (BasketId, Vec<Statement>) {
    let (id, mut statements) = if let Some(basket) = facts.basket() {
        (basket.id.clone(), touch(&basket.id, basket.version, currency, facts.now))
    } else {
        let kept = currency.or_else(|| facts.currency());
        (made.clone(), vec![make(made, holder, kept, facts.now)])
    };
    if let Some(other) = facts.to_merge() {
        statements.extend(merge(&other.id, &id));
        let code = facts.basket().and_then(|basket| basket.code.as_deref()).or(other.code.as_deref());
        statements.push(set_code(&id, code));
    }
    if !facts.taken_in.is_empty() {
        statements.extend(facts.taken_in.iter().filter_map(|(_, by)| facts.item(by)).map(update_item));
        statements.push(delete_items(facts.taken_in.iter().map(|(gone, _)| gone)));
    }
    (id, statements)
}
