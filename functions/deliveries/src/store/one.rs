//! One delivery: what it is, what became of it, its files.
use super::lists::{DeliveryRow, select_deliveries};
use crate::api::{Act, DeliveryFile, DeliveryId, File, FileRole, Past};
use db::{Query, Statement};
use files::FileId;
use kernel::{AccountId, CustomerId, Instant, millis};
use serde::Deserialize;
use serde_json::json;

pub(super) const ALL_SQL: &[&str] = &[BY_ID, BY_IDS, HISTORY, FILES, SEEN, ADDRESS_BEFORE, CODE, NOTE];

const BY_ID: &str =
    select_deliveries!("WHERE deliveries.id = ?1 AND (?2 IS NULL OR deliveries.customer_id = ?2) LIMIT 1");

/// A delivery of a customer, or of anybody.
pub(crate) fn delivery(id: &DeliveryId, customer: Option<&CustomerId>) -> Query<DeliveryRow> {
    Query::new(BY_ID, [id.as_str().into(), customer.map(CustomerId::as_str).into()])
}

const BY_IDS: &str = select_deliveries!("WHERE deliveries.id IN (SELECT value FROM json_each(?1)) LIMIT 100");

/// Several deliveries.
pub(crate) fn deliveries<'a>(ids: impl Iterator<Item = &'a DeliveryId>) -> Query<DeliveryRow> {
    Query::new(BY_IDS, [json!(ids.collect::<Vec<_>>()).into()])
}

const HISTORY: &str = "
SELECT delivery_events.act, delivery_events.at, v_accounts.name AS by_name, delivery_events.detail
FROM delivery_events LEFT JOIN v_accounts ON v_accounts.id = delivery_events.account_id
WHERE delivery_events.delivery_id = ?1 ORDER BY delivery_events.id LIMIT 500";
/// Something that became of it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PastRow {
    act: Act,
    #[serde(with = "millis")]
    at: Instant,
    by_name: Option<String>,
    detail: String,
}

impl PastRow {
    /// As it is told.
    pub(crate) fn into_past(self) -> Past {
        Past { act: self.act, at: self.at, by: self.by_name, detail: self.detail }
    }
}

/// What became of a delivery, the first first.
pub(crate) fn history(id: &DeliveryId) -> Query<PastRow> {
    Query::new(HISTORY, [id.as_str().into()])
}

// What a file shows is part of what it is attached to: the photo to the delivery, the rest to what is named below it.
const FILES: &str = "
SELECT v_files.id, v_files.name, v_files.media_type, v_files.bytes, v_files.width, v_files.height, v_files.attached_to
FROM (SELECT id AS owner FROM deliveries WHERE id = ?1 UNION ALL SELECT id || '/scan' FROM deliveries WHERE id = ?1
  UNION ALL SELECT collection_id || '/signature' FROM deliveries WHERE id = ?1
  UNION ALL SELECT collection_id || '/proof' FROM deliveries WHERE id = ?1) AS owners
CROSS JOIN v_files ON v_files.attached_to = owners.owner
ORDER BY v_files.id LIMIT 100";
/// A file, and what it is attached to.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct AttachedRow {
    attached_to: String,
    #[serde(flatten)]
    file: File,
}

impl AttachedRow {
    /// The file, and what it shows.
    pub(crate) fn into_file(self) -> DeliveryFile {
        let role = match self.attached_to.split_once('/') {
            Some((_, "scan")) => FileRole::Scan,
            Some((_, "signature")) => FileRole::Signature,
            Some(_) => FileRole::Proof,
            None => FileRole::Photo,
        };
        DeliveryFile { role, file: self.file }
    }
}

/// The files of a delivery.
pub(crate) fn files_of(id: &DeliveryId) -> Query<AttachedRow> {
    Query::new(FILES, [id.as_str().into()])
}

// Attached to a delivery, to its scan, or to the collection with which it went.
const SEEN: &str = "
WITH owner (id) AS (SELECT rtrim(rtrim(attached_to, 'abcdefghijklmnopqrstuvwxyz'), '/') FROM v_files WHERE v_files.id = ?1 AND attached_to GLOB '*/*'
  UNION ALL SELECT attached_to FROM v_files WHERE v_files.id = ?1)
SELECT deliveries.customer_id FROM owner JOIN deliveries ON deliveries.id = owner.id
UNION ALL SELECT delivery_collections.customer_id FROM owner JOIN delivery_collections ON delivery_collections.id = owner.id
LIMIT 1";
/// Whose delivery a file is of.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct SeenRow {
    /// Whose.
    pub(crate) customer_id: Option<CustomerId>,
}

/// Whose delivery a file is of; no row for one that is of none.
pub(crate) fn seen(file: &FileId) -> Query<SeenRow> {
    Query::new(SEEN, [file.as_str().into()])
}

// Of the last fifty things that came for them.
const ADDRESS_BEFORE: &str = "
SELECT delivery_events.detail AS text FROM (
  SELECT id, received_at FROM deliveries WHERE customer_id = ?1 ORDER BY received_at DESC, id DESC LIMIT 50) AS latest
CROSS JOIN delivery_events ON delivery_events.delivery_id = latest.id
WHERE delivery_events.act = 'chosen' AND delivery_events.detail GLOB 'forward:*'
ORDER BY latest.received_at DESC, latest.id DESC LIMIT 1";
/// A text.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct TextRow {
    /// The text.
    pub(crate) text: String,
}

/// Where a customer had something forwarded to last, after `forward:`.
pub(crate) fn address_before(customer: &CustomerId) -> Query<TextRow> {
    Query::new(ADDRESS_BEFORE, [customer.as_str().into()])
}

const CODE: &str = "
SELECT (SELECT code FROM delivery_codes WHERE customer_id = ?1) AS code,
  (SELECT count(*) FROM deliveries WHERE customer_id = ?1 AND status IN ('waiting', 'chosen')) AS here LIMIT 1";
/// A customer's code, and how much lies here for them.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct CodeRow {
    /// The code.
    pub(crate) code: Option<String>,
    /// How many things.
    pub(crate) here: i64,
}

/// What a customer shows at the desk.
pub(crate) fn code(customer: &CustomerId) -> Query<CodeRow> {
    Query::new(CODE, [customer.as_str().into()])
}

const NOTE: &str = "
INSERT INTO delivery_events (delivery_id, at, account_id, act, detail)
SELECT value ->> 'id', value ->> 'at', value ->> 'by', value ->> 'act', value ->> 'detail' FROM json_each(?1)";

/// Something that becomes of a delivery.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deed<'a> {
    /// Of which.
    pub(crate) id: &'a DeliveryId,
    /// What.
    pub(crate) act: Act,
    /// As the act has it; may be empty.
    pub(crate) detail: &'a str,
}

/// Writes down what becomes of deliveries, by whom (nobody, for what happens by itself).
pub(crate) fn note(deeds: &[Deed<'_>], by: Option<&AccountId>, now: Instant) -> Statement {
    let row = |deed: &Deed<'_>| json!({ "id": deed.id, "at": now.as_millis(), "by": by, "act": deed.act, "detail": deed.detail });
    Statement::new(NOTE, [json!(deeds.iter().map(row).collect::<Vec<_>>()).into()])
}
