use super::account::{AccountRow, account_columns};
use super::word;
use crate::api::{MethodId, MethodStatus, SavedMethod};
use db::{Query, Statement};
use kernel::{CustomerId, Day, Instant};
use ledger::PayMethod;
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] =
    &[METHODS, METHOD, METHOD_KNOWN, METHOD_OF_PAYMENT, ACCOUNT_OF, INSERT, GUARD, MOVE];

/// A saved method, with what the provider calls it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct MethodRow {
    pub(crate) id: MethodId,
    pub(crate) customer_id: CustomerId,
    pub(crate) method: PayMethod,
    pub(crate) setup_ref: String,
    pub(crate) provider_ref: Option<String>,
    pub(crate) label: String,
    pub(crate) expires_on: Option<Day>,
    pub(crate) mandate_id: Option<String>,
    pub(crate) mandate_ref: Option<String>,
    pub(crate) mandate_url: Option<String>,
    pub(crate) status: MethodStatus,
    #[serde(with = "kernel::millis")]
    pub(crate) created_at: Instant,
    #[serde(with = "kernel::millis")]
    pub(crate) changed_at: Instant,
}

impl MethodRow {
    /// A method that is being saved, under what the provider calls its being saved.
    pub(crate) fn wanted(
        id: MethodId,
        customer: &CustomerId,
        method: PayMethod,
        setup_ref: String,
        now: Instant,
    ) -> Self {
        Self {
            id,
            customer_id: customer.clone(),
            method,
            setup_ref,
            provider_ref: None,
            label: String::new(),
            expires_on: None,
            mandate_id: None,
            mandate_ref: None,
            mandate_url: None,
            status: MethodStatus::Wanted,
            created_at: now,
            changed_at: now,
        }
    }

    /// The method as its owner sees it.
    pub(crate) fn saved(&self, default: Option<&MethodId>) -> SavedMethod {
        SavedMethod {
            id: self.id.clone(),
            method: self.method,
            label: self.label.clone(),
            expires_on: self.expires_on,
            status: self.status,
            is_default: default == Some(&self.id),
            mandate_ref: self.mandate_ref.clone(),
            mandate_url: self.mandate_url.clone(),
            created_at: self.created_at,
        }
    }
}

macro_rules! method_columns {
    ($where:literal) => {
        concat!(
            "
SELECT id, customer_id, method, setup_ref, provider_ref, label, expires_on, mandate_id, mandate_ref, mandate_url, status, created_at, changed_at
FROM payment_methods WHERE ",
            $where
        )
    };
}
pub(super) use method_columns;

// What was never completed is of no interest after a day.
const METHODS: &str = method_columns!(
    "customer_id = ?1 AND (status IN ('active', 'pending') OR (status = 'wanted' AND ?2 <= created_at)) ORDER BY created_at, id LIMIT 100"
);
const METHOD: &str = method_columns!("id = ?1 LIMIT 1");
const METHOD_KNOWN: &str = method_columns!("setup_ref = ?1 OR provider_ref = ?2 OR mandate_id = ?3 LIMIT 1");
const METHOD_OF_PAYMENT: &str = method_columns!(
    "id IN (SELECT method_id FROM v_payments WHERE provider_ref = ?2 UNION ALL SELECT method_id FROM v_payments WHERE id = ?1) LIMIT 1"
);

/// The method that pays the payment of `payment_facts`.
pub(crate) fn method_of_payment(ours: Option<&str>, provider_ref: Option<&str>) -> Query<MethodRow> {
    Query::new(METHOD_OF_PAYMENT, [ours.into(), provider_ref.into()])
}

/// A customer's methods that are being saved or can be used, oldest first.
pub(crate) fn methods(customer: &CustomerId, now: Instant) -> Query<MethodRow> {
    Query::new(METHODS, [customer.as_str().into(), now.plus_minutes(-24 * 60).into()])
}

/// One method.
pub(crate) fn method(id: &MethodId) -> Query<MethodRow> {
    Query::new(METHOD, [id.as_str().into()])
}

/// No method, for whoever asks for none beside other questions.
pub(crate) fn no_method() -> Query<MethodRow> {
    Query::new(METHOD, [db::Value::Null])
}

/// By which of the provider's names a method is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct MethodNames {
    /// Of its being saved.
    pub(crate) setup: Option<String>,
    /// Its own.
    pub(crate) method: Option<String>,
    /// Of its mandate.
    pub(crate) mandate: Option<String>,
}

impl MethodNames {
    fn params(&self) -> [db::Value; 3] {
        [self.setup.as_deref().into(), self.method.as_deref().into(), self.mandate.as_deref().into()]
    }
}

/// The method by one of its names.
pub(crate) fn method_known(names: &MethodNames) -> Query<MethodRow> {
    Query::new(METHOD_KNOWN, names.params())
}

const ACCOUNT_OF: &str = account_columns!(
    "WHERE v_customers.id = (
  SELECT customer_id FROM payment_methods WHERE setup_ref = ?1 OR provider_ref = ?2 OR mandate_id = ?3 LIMIT 1) LIMIT 1"
);

/// Whose that is.
pub(crate) fn account_of_method(names: &MethodNames) -> Query<AccountRow> {
    Query::new(ACCOUNT_OF, names.params())
}

const INSERT: &str = "
INSERT INTO payment_methods (id, customer_id, method, setup_ref, provider_ref, label, expires_on, mandate_id, mandate_ref, mandate_url, status,
  created_at, changed_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";

/// Writes a method that is being saved; one that is known already breaks `payment_methods.setup_ref`.
pub(crate) fn insert_method(row: &MethodRow) -> Statement {
    let params = [
        row.id.as_str().into(),
        row.customer_id.as_str().into(),
        word(row.method).into(),
        row.setup_ref.as_str().into(),
        row.provider_ref.as_deref().into(),
        row.label.as_str().into(),
        row.expires_on.map(|day| day.to_string()).into(),
        row.mandate_id.as_deref().into(),
        row.mandate_ref.as_deref().into(),
        row.mandate_url.as_deref().into(),
        word(row.status).into(),
        row.created_at.into(),
        row.changed_at.into(),
    ];
    Statement::new(INSERT, params)
}

const GUARD: &str = "
INSERT INTO billing_guards (guard)
SELECT 'billing_changed' WHERE NOT EXISTS (SELECT 1 FROM payment_methods WHERE id = ?1 AND changed_at = ?2 AND status = ?3)";
const MOVE: &str = "
UPDATE payment_methods SET provider_ref = ?2, label = ?3, expires_on = ?4, mandate_id = ?5, mandate_ref = ?6, mandate_url = ?7, status = ?8,
  changed_at = ?9 WHERE id = ?1";

/// Writes `to` over `from`; breaks `billing_changed` if somebody else has changed it since it was read.
pub(crate) fn move_method(from: &MethodRow, to: &MethodRow) -> Vec<Statement> {
    let id = from.id.as_str();
    let params = [
        id.into(),
        to.provider_ref.as_deref().into(),
        to.label.as_str().into(),
        to.expires_on.map(|day| day.to_string()).into(),
        to.mandate_id.as_deref().into(),
        to.mandate_ref.as_deref().into(),
        to.mandate_url.as_deref().into(),
        word(to.status).into(),
        to.changed_at.into(),
    ];
    vec![
        Statement::new(GUARD, [id.into(), from.changed_at.into(), word(from.status).into()]),
        Statement::new(MOVE, params),
    ]
}

impl MethodRow {
    /// The provider's id of its being saved; none for a card that is kept with a payment.
    pub(crate) fn setup_id(&self) -> Option<crate::provider::TheirId> {
        self.setup_ref.parse().ok().filter(|_| !self.setup_ref.starts_with("pay_"))
    }
}
