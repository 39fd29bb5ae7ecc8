//! What is written of deliveries.
use super::word;
use crate::api::{DeliveryId, DeliveryStatus, Fee, Handling, Label, MadeDelivery};
use crate::rules::{Lying, sought, tracking_of};
use db::{Query, Statement};
use kernel::{Currency, CustomerId, Day, Instant, LocationId};
use ledger::TaxClass;
use serde::Deserialize;
use serde_json::json;

pub(super) const ALL_SQL: &[&str] =
    &[BY_KEY, LIES_HERE, INSERT, GIVE_CODES, REMEMBER, GUARD, CHOOSE, STORE, WAIT, CLOSE, PUT, ASSIGN];

const BY_KEY: &str = "
SELECT deliveries.id, deliveries.number, v_customers.name AS customer_name
FROM deliveries LEFT JOIN v_customers ON v_customers.id = deliveries.customer_id
WHERE deliveries.request_key = ?1 ORDER BY deliveries.request_place LIMIT 100";

/// What an earlier call with the same key registered.
pub(crate) fn registered_by(key: &str) -> Query<MadeDelivery> {
    Query::new(BY_KEY, [key.into()])
}

const LIES_HERE: &str = "
SELECT deliveries.tracking, deliveries.number FROM json_each(?1) AS asked CROSS JOIN deliveries ON deliveries.tracking = asked.value
WHERE deliveries.tracking <> '' AND deliveries.status IN ('unassigned', 'waiting', 'chosen') LIMIT 100";
/// Something that lies here.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct LiesHereRow {
    /// Its carrier's number.
    pub(crate) tracking: String,
    /// What people call it by.
    pub(crate) number: i64,
}

/// What of these carriers' numbers lies here.
pub(crate) fn lies_here(tracking: &[String]) -> Query<LiesHereRow> {
    Query::new(LIES_HERE, [json!(tracking).into()])
}

/// The terms on which something lies here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Terms {
    /// What is paid in.
    pub(crate) currency: Currency,
    /// How the storage fee is taxed.
    pub(crate) tax_class: TaxClass,
    /// What each day after the last free one costs.
    pub(crate) storage_fee: Option<Fee>,
    /// When something comes of it.
    pub(crate) lying: Lying,
}

/// Something to be registered.
#[derive(Debug, Clone)]
pub(crate) struct NewRow<'a> {
    /// Its id.
    pub(crate) id: &'a DeliveryId,
    /// What is known of it.
    pub(crate) label: &'a Label,
    /// The name that stands on it.
    pub(crate) recipient: &'a str,
    /// The terms.
    pub(crate) terms: Terms,
}

// One statement for all: the numbers count on from one another.
const INSERT: &str = "
INSERT INTO deliveries (id, number, request_key, request_place, location_id, kind, carrier, tracking, sender, shelf, note, recipient, sought,
  customer_id, status, choices, currency, tax_class, free_until, storage_fee, reminded, remind_on, fee_on, local_day, received_at, changed_at,
  version)
SELECT value ->> 'id', (SELECT coalesce(max(number), 0) FROM deliveries) + 1 + (value ->> 'place'), ?2, value ->> 'place', ?3, value ->> 'kind',
  value ->> 'carrier', value ->> 'tracking', value ->> 'sender', value ->> 'shelf', value ->> 'note', value ->> 'recipient',
  value ->> 'sought', value ->> 'customer', CASE WHEN value ->> 'customer' IS NULL THEN 'unassigned' ELSE 'waiting' END, 0,
  value ->> 'currency', value ->> 'tax_class', value ->> 'free_until', value ->> 'storage_fee', 0, value ->> 'remind_on', value ->> 'fee_on',
  ?4, ?5, ?5, 1
FROM json_each(?1)
RETURNING id, number";

/// Registers deliveries; answers with their numbers. Breaks `deliveries.tracking` where one lies here already, and
/// `deliveries.request_key, deliveries.request_place` if they were registered before.
pub(crate) fn insert(rows: &[NewRow<'_>], key: &str, location: &LocationId, local_day: Day, now: Instant) -> Statement {
    let row = |(place, new): (usize, &NewRow<'_>)| {
        let label = new.label;
        json!({
            "id": new.id, "place": place, "kind": label.kind, "carrier": label.carrier, "tracking": tracking_of(label.tracking.as_str()),
            "sender": label.sender, "shelf": label.shelf, "note": label.note, "recipient": new.recipient,
            "sought": found_by(label, new.recipient), "customer": label.customer_id, "currency": new.terms.currency,
            "tax_class": new.terms.tax_class, "free_until": new.terms.lying.free_until, "storage_fee": fee_column(&new.terms),
            "remind_on": new.terms.lying.remind_on, "fee_on": new.terms.lying.fee_on,
        })
    };
    let rows = json!(rows.iter().enumerate().map(row).collect::<Vec<_>>());
    let params = [rows.into(), key.into(), location.as_str().into(), local_day.to_string().into(), now.into()];
    Statement::new(INSERT, params)
}

fn found_by(label: &Label, recipient: &str) -> String {
    sought(&[recipient, label.sender.as_str(), label.carrier.as_str(), label.shelf.as_str()])
}

fn fee_column(terms: &Terms) -> Option<String> {
    terms.storage_fee.as_ref().map(|fee| json!(fee).to_string())
}

const GIVE_CODES: &str = "
INSERT INTO delivery_codes (customer_id, code) SELECT value ->> 'customer', value ->> 'code' FROM json_each(?1) WHERE true
ON CONFLICT (customer_id) DO NOTHING";

/// Gives a code to each customer who has none.
pub(crate) fn give_codes(codes: &[(&CustomerId, String)]) -> Statement {
    let row = |(customer, code): &(&CustomerId, String)| json!({ "customer": customer, "code": code });
    Statement::new(GIVE_CODES, [json!(codes.iter().map(row).collect::<Vec<_>>()).into()])
}

const REMEMBER: &str = "
INSERT INTO delivery_names (id, customer_id, name, sought) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (sought) DO NOTHING";

/// Remembers another name of a customer, unless it is somebody's already.
pub(crate) fn remember(id: &crate::api::NameId, customer: &CustomerId, name: &str) -> Statement {
    Statement::new(REMEMBER, [id.as_str().into(), customer.as_str().into(), name.into(), sought(&[name]).into()])
}

const GUARD: &str = "
INSERT INTO delivery_guards (guard) SELECT 'delivery_moved' WHERE json_array_length(?1) <> (
  SELECT count(*) FROM json_each(?1) AS seen CROSS JOIN deliveries ON deliveries.id = seen.value ->> 'id' WHERE deliveries.version = seen.value ->> 'version')";

/// Refuses the batch unless each delivery still is at the version that was looked at.
pub(crate) fn guard_versions(seen: &[(&DeliveryId, i64)]) -> Statement {
    let row = |(id, version): &(&DeliveryId, i64)| json!({ "id": id, "version": version });
    Statement::new(GUARD, [json!(seen.iter().map(row).collect::<Vec<_>>()).into()])
}

const CHOOSE: &str = "
UPDATE deliveries SET status = 'chosen', handling = ?2, address = ?3, choices = choices + 1, remind_on = NULL, fee_on = NULL, changed_at = ?4,
  version = version + 1
WHERE id = ?1";

/// Writes down what the desk is to do.
pub(crate) fn choose(id: &DeliveryId, handling: Handling, address: Option<&str>, now: Instant) -> Statement {
    Statement::new(CHOOSE, [id.as_str().into(), word(handling).into(), address.into(), now.into()])
}

const STORE: &str = "
UPDATE deliveries SET choices = choices + 1, free_until = ?2, reminded = 0, remind_on = ?3, fee_on = ?4, changed_at = ?5, version = version + 1
WHERE id = ?1";

/// Lets it lie here for longer.
pub(crate) fn store_longer(id: &DeliveryId, lying: &Lying, now: Instant) -> Statement {
    let [until, remind, fee] = [lying.free_until, lying.remind_on, lying.fee_on].map(day);
    Statement::new(STORE, [id.as_str().into(), until, remind, fee, now.into()])
}

fn day(day: Option<Day>) -> db::Value {
    day.map(|day| day.to_string()).into()
}

const WAIT: &str = "
UPDATE deliveries SET status = 'waiting', handling = NULL, address = NULL, remind_on = ?2, fee_on = ?3, changed_at = ?4, version = version + 1
WHERE id = ?1";

/// Lets it wait again.
pub(crate) fn wait(id: &DeliveryId, lying: &Lying, now: Instant) -> Statement {
    Statement::new(WAIT, [id.as_str().into(), day(lying.remind_on), day(lying.fee_on), now.into()])
}

const CLOSE: &str = "
UPDATE deliveries SET status = ?2, handling = NULL, address = NULL, remind_on = NULL, fee_on = NULL, changed_at = ?3, closed_at = ?3,
  version = version + 1
WHERE id = ?1";

/// It is gone.
pub(crate) fn close(id: &DeliveryId, status: DeliveryStatus, now: Instant) -> Statement {
    Statement::new(CLOSE, [id.as_str().into(), word(status).into(), now.into()])
}

const PUT: &str = "
UPDATE deliveries SET kind = value ->> 'kind', carrier = value ->> 'carrier', tracking = value ->> 'tracking', sender = value ->> 'sender',
  shelf = value ->> 'shelf', note = value ->> 'note', recipient = value ->> 'recipient', sought = value ->> 'sought', changed_at = ?3,
  version = version + 1
FROM json_each(?2) WHERE deliveries.id = ?1";

/// Puts right what is known of it; one whose number lies here already breaks `deliveries.tracking`.
pub(crate) fn put(id: &DeliveryId, label: &Label, recipient: &str, now: Instant) -> Statement {
    let row = json!([{
        "kind": label.kind, "carrier": label.carrier, "tracking": tracking_of(label.tracking.as_str()), "sender": label.sender,
        "shelf": label.shelf, "note": label.note, "recipient": recipient, "sought": found_by(label, recipient),
    }]);
    Statement::new(PUT, [id.as_str().into(), row.into(), now.into()])
}

const ASSIGN: &str = "
UPDATE deliveries SET customer_id = ?2, status = CASE WHEN ?2 IS NULL THEN 'unassigned' ELSE 'waiting' END, tax_class = value ->> 'tax_class',
  free_until = value ->> 'free_until', storage_fee = value ->> 'storage_fee', reminded = 0, remind_on = value ->> 'remind_on',
  fee_on = value ->> 'fee_on'
FROM json_each(?3) WHERE deliveries.id = ?1";

/// Says whose it is, on which terms; nobody's, if none is named. It keeps its version: `put` is in the same batch.
pub(crate) fn assign(id: &DeliveryId, customer: Option<&CustomerId>, terms: &Terms) -> Statement {
    let row = json!([{
        "tax_class": terms.tax_class, "free_until": terms.lying.free_until, "storage_fee": fee_column(terms),
        "remind_on": terms.lying.remind_on, "fee_on": terms.lying.fee_on,
    }]);
    Statement::new(ASSIGN, [id.as_str().into(), customer.map(CustomerId::as_str).into(), row.into()])
}
