//! What a customer books with, read with the facts.
use crate::rules::{Agreed, Purse};
use db::{DbError, Query, json};
use kernel::{CustomerId, Day, Instant};
use ledger::{Books, BooksRow, Grant, TaxRate, TaxTreatment};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[PAYER];

/// What `purse` asks, in order.
pub type PurseQuestions = (Query<BooksRow>, Query<TaxRate>, Query<Grant>, Query<PayerRow>);
/// What it hears.
pub type PurseAnswers = <PurseQuestions as db::Queries>::Answers;

// Who pays for the customer's contract pays for what the customer books, else the customer does. Contracts that have been
// charged until the last day there is are never charged again.
const PAYER: &str = "
WITH payer (id) AS (SELECT coalesce((SELECT payer_id FROM v_agreements
    WHERE customer_id = ?1 AND status = 'agreed' AND starts_at <= ?2 AND (ends_at IS NULL OR ?2 < ends_at)
    ORDER BY starts_at, id LIMIT 1), ?1))
SELECT payer.id AS payer_id,
  (SELECT tax_treatment FROM v_billing_accounts WHERE customer_id = payer.id) AS tax_treatment,
  (SELECT min(charged_until) FROM v_agreements WHERE v_agreements.payer_id = payer.id AND status = 'agreed'
    AND charged_until < '2199-12-31' AND (ends_on IS NULL OR charged_until < ends_on)) AS next_charge_on,
  (SELECT json_group_array(json_object('plan', plan_name, 'starts_at', starts_at, 'ends_at', ends_at, 'quantity', quantity,
      'terms', json(terms), 'pauses', json(pauses)))
    FROM v_agreements WHERE customer_id = ?1 AND status = 'agreed' AND (ends_at IS NULL OR ?2 < ends_at)) AS agreements
FROM payer LIMIT 1";

/// Who pays, and the customer's contracts.
#[derive(Debug, Deserialize)]
pub struct PayerRow {
    payer_id: Option<CustomerId>,
    tax_treatment: Option<TaxTreatment>,
    next_charge_on: Option<Day>,
    agreements: String,
}

/// The benefits of `customer` between two instants, and who pays: what makes a purse, once the books are known.
pub fn benefits(
    customer: Option<&CustomerId>,
    (from, until): (Instant, Instant),
    now: Instant,
) -> (Query<Grant>, Query<PayerRow>) {
    let payer = Query::new(PAYER, [customer.map(CustomerId::as_str).into(), now.into()]);
    (ledger::holding(customer, from, until), payer)
}

/// What `customer` books with between two instants.
pub(super) fn purse(customer: Option<&CustomerId>, span: (Instant, Instant), now: Instant) -> PurseQuestions {
    let (books, rates) = ledger::books();
    let (grants, payer) = benefits(customer, span, now);
    (books, rates, grants, payer)
}

/// Puts the answers to `purse` together.
pub(super) fn assemble_purse((books, rates, grants, payers): PurseAnswers) -> Result<Purse, DbError> {
    purse_of(Books::alone((books, rates))?, grants, payers)
}

/// Puts the answers to `benefits` together.
pub fn purse_of(books: Books, grants: Vec<Grant>, payers: Vec<PayerRow>) -> Result<Purse, DbError> {
    let payer = payers.into_iter().next();
    let payer = payer.ok_or_else(|| DbError::Failed("no answer about who pays".to_owned()))?;
    let agreements: Vec<Agreed> = json(&payer.agreements)?;
    Ok(Purse {
        payer: payer.payer_id,
        treatment: payer.tax_treatment.unwrap_or_default(),
        next_charge_on: payer.next_charge_on,
        books,
        agreements,
        grants,
    })
}
