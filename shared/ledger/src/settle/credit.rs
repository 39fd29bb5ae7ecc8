//! Money that a customer has with the space, and what it is spent on.
use super::{Act, finish};
use crate::InvoiceId;
use db::Statement;
use kernel::{CustomerId, Instant, NewIds};

pub(crate) const ALL_SQL: &[&str] = &[SPEND, CORRECT, MATCH];

const SPEND: &str = "
WITH wanted AS (
  SELECT invoice.id, list.key AS place, invoice.gross_minor - invoice.settled_minor AS minor, unspent.source, unspent.unspent_minor
  FROM (SELECT source, customer_id, currency, unspent_minor FROM v_unspent WHERE source_id = ?1) AS unspent
  JOIN json_each(?2) AS list JOIN v_invoices AS invoice ON invoice.id = list.value
  WHERE invoice.kind = 'invoice' AND invoice.customer_id = unspent.customer_id AND invoice.currency = unspent.currency),
placed AS (SELECT *, sum(minor) OVER (ORDER BY place) - minor AS before FROM wanted WHERE 0 < minor)
INSERT INTO allocations (key, invoice_id, source, source_id, amount_minor, at)
SELECT ?3 || id, id, source, ?1, min(minor, unspent_minor - before), ?4 FROM placed WHERE before < unspent_minor";

/// Spends what is left of a payment or a credit note, named by its id, on `invoices` in that order, also on some that the
/// same batch issues; what is left then is the customer's credit. An order that was paid for is settled with this.
pub fn spend(source_id: &str, invoices: &[InvoiceId], now: Instant, ids: &dyn NewIds) -> Vec<Statement> {
    let act = Act::new("spent", &ids.next());
    let params = [source_id.into(), serde_json::json!(invoices).into(), act.0.as_str().into(), now.into()];
    let mut statements = vec![Statement::new(SPEND, params)];
    statements.extend(finish(&act, Some(source_id), now));
    statements
}

// What is left of each credit note, and the invoice that it corrects, if that is open: of several such, the oldest first.
const CORRECT: &str = "
WITH noted AS (
  SELECT open_credits.source_id, open_credits.since, corrected.id AS invoice_id, corrected.gross_minor - corrected.settled_minor AS open,
    (SELECT unspent_minor FROM v_unspent WHERE v_unspent.source_id = open_credits.source_id) AS minor
  FROM json_each(?1) AS owner JOIN open_credits ON open_credits.customer_id = owner.value
  JOIN invoices AS note ON note.id = open_credits.source_id JOIN v_invoices AS corrected ON corrected.id = note.corrects
  WHERE corrected.customer_id = open_credits.customer_id AND corrected.currency = note.currency),
placed AS (
  SELECT *, sum(minor) OVER (PARTITION BY invoice_id ORDER BY since, source_id) - minor AS before FROM noted WHERE 0 < minor AND 0 < open)
INSERT INTO allocations (key, invoice_id, source, source_id, amount_minor, at)
SELECT ?2 || source_id || ':' || invoice_id, invoice_id, 'credit_note', source_id, min(minor, open - before), ?3 FROM placed WHERE before < open";
// Each customer's credits, oldest first, and open invoices, oldest due first, laid end to end: where two intervals
// overlap, that credit settles that much of that invoice.
const MATCH: &str = "
WITH credit AS (
  SELECT opened.source_id, opened.since, opened.customer_id, opened.source, opened.currency, opened.unspent_minor AS minor
  FROM json_each(?1) AS owner JOIN v_open_credits AS opened ON opened.customer_id = owner.value),
debt AS (
  SELECT invoice.id, invoice.due_on, invoice.customer_id, invoice.currency, invoice.gross_minor - invoice.settled_minor AS minor
  FROM json_each(?1) AS owner JOIN open_invoices ON open_invoices.customer_id = owner.value
  JOIN v_invoices AS invoice ON invoice.id = open_invoices.invoice_id),
credits AS (
  SELECT *, sum(minor) OVER (PARTITION BY customer_id, currency ORDER BY since, source_id) AS ends FROM credit WHERE 0 < minor),
debts AS (
  SELECT *, sum(minor) OVER (PARTITION BY customer_id, currency ORDER BY due_on, id) AS ends FROM debt WHERE 0 < minor)
INSERT INTO allocations (key, invoice_id, source, source_id, amount_minor, at)
SELECT ?2 || source_id || ':' || debts.id, debts.id, source, source_id,
  min(credits.ends, debts.ends) - max(credits.ends - credits.minor, debts.ends - debts.minor), ?3
FROM credits JOIN debts ON debts.customer_id = credits.customer_id AND debts.currency = credits.currency
  AND debts.ends - debts.minor < credits.ends AND credits.ends - credits.minor < debts.ends";

/// Spends what `customers` have with the space on what they owe: a credit note on the invoice that it corrects, then the
/// oldest credit on the invoice that is due first. Nothing, where there is no credit or nothing is open; at most some
/// hundreds of customers at once.
pub fn spend_credit(customers: &[&CustomerId], now: Instant, ids: &dyn NewIds) -> Vec<Statement> {
    let act = Act::new("credit", &ids.next());
    let customers = serde_json::json!(customers);
    let params = || [customers.clone().into(), act.0.as_str().into(), now.into()];
    let mut statements = vec![Statement::new(CORRECT, params()), Statement::new(MATCH, params())];
    statements.extend(finish(&act, None, now));
    statements
}
