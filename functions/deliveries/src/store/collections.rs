//! Things handed over.
use super::lists::{DeliveryRow, select_deliveries};
use super::word;
use crate::api::{Collection, CollectionId, DeliveryId, Proof};
use db::{DbError, Query, Statement};
use kernel::{AccountId, CustomerId, Instant, millis};
use serde::Deserialize;
use serde_json::json;

pub(super) const ALL_SQL: &[&str] = &[
    BY_KEY,
    CODE_OF_DELIVERY,
    COLLECTOR_BY_CODE,
    COLLECTOR,
    WAITING_BY_CODE,
    WAITING_OF,
    INSERT,
    COLLECT,
    GUARD_CODE,
    SPEND,
];

const BY_KEY: &str = "SELECT id, customer_id, handed_to, at FROM delivery_collections WHERE key = ?1 LIMIT 1";
/// A handing over.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct CollectionRow {
    id: CollectionId,
    customer_id: CustomerId,
    handed_to: String,
    #[serde(with = "millis")]
    at: Instant,
}

impl CollectionRow {
    /// As it is told.
    pub(crate) fn into_collection(self) -> Result<Collection, DbError> {
        let handed_to = self.handed_to.parse().map_err(DbError::Failed)?;
        Ok(Collection { id: self.id, customer_id: self.customer_id, handed_to, at: self.at })
    }
}

/// The handing over that an earlier call with the same key made.
pub(crate) fn collection_by(key: &str) -> Query<CollectionRow> {
    Query::new(BY_KEY, [key.into()])
}

const CODE_OF_DELIVERY: &str = "
SELECT code AS text FROM delivery_codes WHERE customer_id = (SELECT customer_id FROM deliveries WHERE id = ?1) LIMIT 1";

/// The code of whose delivery it is.
pub(crate) fn code_of_delivery(id: &DeliveryId) -> Query<super::TextRow> {
    Query::new(CODE_OF_DELIVERY, [id.as_str().into()])
}

const COLLECTOR: &str = "SELECT id, name FROM v_customers WHERE id = ?1 LIMIT 1";
const COLLECTOR_BY_CODE: &str = "
SELECT id, name FROM v_customers WHERE id = (SELECT customer_id FROM delivery_codes WHERE code = ?1) LIMIT 1";
const WAITING_OF: &str = select_deliveries!(
    "WHERE deliveries.customer_id = ?1 AND deliveries.status IN ('waiting', 'chosen') ORDER BY deliveries.received_at DESC, deliveries.id DESC LIMIT 50"
);
const WAITING_BY_CODE: &str = select_deliveries!(
    "WHERE deliveries.customer_id = (SELECT customer_id FROM delivery_codes WHERE code = ?1) AND deliveries.status IN ('waiting', 'chosen')
ORDER BY deliveries.received_at DESC, deliveries.id DESC LIMIT 50"
);
/// A customer by name.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct CollectorRow {
    /// The customer.
    pub(crate) id: CustomerId,
    /// The name.
    pub(crate) name: String,
}

/// Whose code that is, and what lies here for them.
pub(crate) fn collectable_by_code(code: &str) -> (Query<CollectorRow>, Query<DeliveryRow>) {
    (Query::new(COLLECTOR_BY_CODE, [code.into()]), Query::new(WAITING_BY_CODE, [code.into()]))
}

/// A customer, and what lies here for them.
pub(crate) fn collectable_of(customer: &CustomerId) -> (Query<CollectorRow>, Query<DeliveryRow>) {
    (Query::new(COLLECTOR, [customer.as_str().into()]), Query::new(WAITING_OF, [customer.as_str().into()]))
}

const INSERT: &str = "
INSERT INTO delivery_collections (id, key, customer_id, handed_to, proof, account_id, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const COLLECT: &str = "
UPDATE deliveries SET status = 'collected', collection_id = ?2, remind_on = NULL, fee_on = NULL, changed_at = ?3, closed_at = ?3,
  version = version + 1
WHERE id IN (SELECT value FROM json_each(?1))";

/// Hands things over; one of that key breaks `delivery_collections.key`.
pub(crate) fn collect(
    collection: &Collection,
    (key, proof, by): (&str, &Proof, &AccountId),
    ids: &[&DeliveryId],
) -> Vec<Statement> {
    let proof = if matches!(proof, Proof::Code { .. }) { "code" } else { "signature" };
    let params = [
        collection.id.as_str().into(),
        key.into(),
        collection.customer_id.as_str().into(),
        collection.handed_to.as_str().into(),
        word(proof).into(),
        by.as_str().into(),
        collection.at.into(),
    ];
    let collected = [json!(ids).into(), collection.id.as_str().into(), collection.at.into()];
    vec![Statement::new(INSERT, params), Statement::new(COLLECT, collected)]
}

const GUARD_CODE: &str = "
INSERT INTO delivery_guards (guard) SELECT 'delivery_code_spent'
WHERE NOT EXISTS (SELECT 1 FROM delivery_codes WHERE customer_id = ?1 AND code = ?2)";
const SPEND: &str = "UPDATE delivery_codes SET code = ?2 WHERE customer_id = ?1";

/// A code is spent, if it is not yet: another takes its place.
pub(crate) fn spend_code(customer: &CustomerId, spent: &str, fresh: &str) -> Vec<Statement> {
    vec![
        Statement::new(GUARD_CODE, [customer.as_str().into(), spent.into()]),
        Statement::new(SPEND, [customer.as_str().into(), fresh.into()]),
    ]
}
