//! Proposals.
use super::ASKED;
use super::orders::place;
use crate::api::{ListCursor, NewProposal, ProposalId, ProposalLine, ProposalStatus};
use crate::rules::{Line, ProposalFacts};
use db::{DbError, Query, Statement, json};
use kernel::{Currency, CustomerId, Instant, millis, millis_option};
use serde::Deserialize;
use serde_json::json;

pub(super) const ALL_SQL: &[&str] = &[BY_ID, BY_KEY, OF_CUSTOMER, ALL, INSERT, GUARD, DECIDE, REMEMBER, CUSTOMER];

/// A proposal.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ProposalRow {
    id: ProposalId,
    customer_id: CustomerId,
    customer_name: String,
    status: ProposalStatus,
    message: String,
    lines: String,
    currency: Currency,
    #[serde(with = "millis")]
    expires_at: Instant,
    #[serde(with = "millis")]
    created_at: Instant,
    #[serde(with = "millis_option")]
    decided_at: Option<Instant>,
    order_id: Option<String>,
    /// The lines of the order that accepting it made, as JSON.
    ordered: Option<String>,
    /// What it came to when it was sent or refused, as JSON.
    shown: Option<String>,
}

impl ProposalRow {
    /// Reads what is proposed.
    pub(crate) fn into_proposal(self) -> Result<ProposalFacts, DbError> {
        Ok(ProposalFacts {
            lines: json::<Vec<ProposalLine>>(&self.lines)?,
            id: self.id,
            customer: self.customer_id,
            customer_name: self.customer_name,
            status: self.status,
            message: self.message,
            currency: self.currency,
            expires_at: self.expires_at,
            created_at: self.created_at,
            decided_at: self.decided_at,
            order_id: self.order_id,
            ordered: self.ordered.as_deref().map(json::<Vec<Line>>).transpose()?,
            shown: self.shown.as_deref().map(json::<Vec<Line>>).transpose()?,
        })
    }
}

macro_rules! select_proposals {
    ($kept:literal, $tail:literal) => {
        concat!(
            "
SELECT proposals.id, proposals.customer_id, v_customers.name AS customer_name, proposals.status, proposals.message, proposals.lines, proposals.currency,
  proposals.expires_at, proposals.created_at, proposals.decided_at, proposals.order_id, ",
            $kept,
            "
FROM proposals JOIN v_customers ON v_customers.id = proposals.customer_id
",
            $tail
        )
    };
}

// What was agreed is shown to whom it was proposed; operators see what they proposed.
const BY_ID: &str = select_proposals!(
    "(SELECT lines FROM orders WHERE orders.id = proposals.order_id) AS ordered, proposals.shown",
    "WHERE proposals.id = ?1 AND (?2 IS NULL OR proposals.customer_id = ?2) LIMIT 1"
);
const BY_KEY: &str = select_proposals!("NULL AS ordered, NULL AS shown", "WHERE proposals.key = ?1 LIMIT 1");
const OF_CUSTOMER: &str = select_proposals!(
    "(SELECT lines FROM orders WHERE orders.id = proposals.order_id) AS ordered, proposals.shown",
    "WHERE proposals.customer_id = ?1 AND (proposals.created_at, proposals.id) < (?2, ?3) ORDER BY proposals.created_at DESC, proposals.id DESC LIMIT ?4"
);
const ALL: &str = select_proposals!(
    "NULL AS ordered, NULL AS shown",
    "WHERE (proposals.created_at, proposals.id) < (?1, ?2) AND (?4 IS NULL OR proposals.customer_id = ?4) ORDER BY proposals.created_at DESC, proposals.id DESC LIMIT ?3"
);

/// A proposal to a customer, or to anybody.
pub(crate) fn proposal(id: &ProposalId, customer: Option<&CustomerId>) -> Query<ProposalRow> {
    Query::new(BY_ID, [id.as_str().into(), customer.map(CustomerId::as_str).into()])
}

/// The proposal that an earlier request with the same key sent.
pub(crate) fn proposal_by_key(key: &str) -> Query<ProposalRow> {
    Query::new(BY_KEY, [key.into()])
}

/// What was proposed to a customer, the latest first.
pub(crate) fn proposals_of(customer: &CustomerId, cursor: Option<&ListCursor>) -> Query<ProposalRow> {
    let (at, id) = place(cursor);
    Query::new(OF_CUSTOMER, [customer.as_str().into(), at.into(), id.into(), ASKED.into()])
}

/// What was proposed to a customer, or to anybody, the latest first.
pub(crate) fn all_proposals(customer: Option<&CustomerId>, cursor: Option<&ListCursor>) -> Query<ProposalRow> {
    let (at, id) = place(cursor);
    Query::new(ALL, [at.into(), id.into(), ASKED.into(), customer.map(CustomerId::as_str).into()])
}

const INSERT: &str = "
INSERT INTO proposals (id, key, customer_id, status, message, lines, currency, expires_at, created_at, shown)
VALUES (?1, ?2, ?3, 'sent', ?4, ?5, ?6, ?7, ?8, ?9)";

/// Writes a proposal with what it comes to; one with the same key breaks `proposals.key`.
pub(crate) fn insert_proposal(
    (id, key): (&ProposalId, &str),
    new: &NewProposal,
    (currency, shown): (Currency, &[Line]),
    now: Instant,
) -> Statement {
    let params = [
        id.as_str().into(),
        key.into(),
        new.customer_id.as_str().into(),
        new.message.as_str().into(),
        json!(new.lines).into(),
        currency.to_string().into(),
        new.expires_at.into(),
        now.into(),
        json!(shown).into(),
    ];
    Statement::new(INSERT, params)
}

const GUARD: &str = "
INSERT INTO shop_guards (guard) SELECT 'proposal_decided' WHERE NOT EXISTS (
  SELECT 1 FROM proposals WHERE id = ?1 AND status = 'sent' AND ?2 < expires_at)";
const DECIDE: &str = "UPDATE proposals SET status = ?2, decided_at = ?3, order_id = ?4 WHERE id = ?1";
const REMEMBER: &str = "UPDATE proposals SET shown = ?2 WHERE id = ?1";

/// Decides a proposal that still stands; breaks `proposal_decided` otherwise.
pub(crate) fn decide_proposal(
    id: &ProposalId,
    to: ProposalStatus,
    order: Option<&str>,
    now: Instant,
) -> Vec<Statement> {
    let status = json!(to);
    let params = [id.as_str().into(), status.as_str().unwrap_or_default().into(), now.into(), order.into()];
    vec![Statement::new(GUARD, [id.as_str().into(), now.into()]), Statement::new(DECIDE, params)]
}

/// Remembers what a proposal came to when it was decided.
pub(crate) fn remember_proposal(id: &ProposalId, shown: &[Line]) -> Statement {
    Statement::new(REMEMBER, [id.as_str().into(), json!(shown).into()])
}

const CUSTOMER: &str = "SELECT id, name FROM v_customers WHERE id = ?1 LIMIT 1";
/// A customer by name.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct CustomerRow {
    /// The name.
    pub(crate) name: String,
}

/// A customer.
pub(crate) fn customer(id: &CustomerId) -> Query<CustomerRow> {
    Query::new(CUSTOMER, [id.as_str().into()])
}
