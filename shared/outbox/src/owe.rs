use crate::{Locale, Page, PaymentNotice, Topic};
use db::Statement;
use kernel::{AccountId, CustomerId, Instant, NewIds, text::Email};

/// Every SQL text here, for the tests that prepare and plan them.
pub(crate) const ALL_SQL: &[&str] = &[
    INSERT,
    INSERT_FOR_CUSTOMER,
    INSERT_FOR_PAID,
    INSERT_FOR_OPERATORS,
    INSERT_FOR_SOME,
    INSERT_FOR_ACCOUNT,
    INSERT_FOR_FREE,
];

/// A message to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// To whom.
    pub recipient: Email,
    /// In which language.
    pub locale: Locale,
    /// What about.
    pub topic: Topic,
}

const INSERT: &str = "INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)";

/// Owes `message`: a statement for the batch of its cause.
pub fn owe(message: &Message, now: Instant, ids: &dyn NewIds) -> Statement {
    owe_as(&format!("out_{}", ids.next()), message, now)
}

const INSERT_FOR_CUSTOMER: &str = "
INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at, customer_id)
SELECT ?1, ?2, CASE WHEN ?2 LIKE 'billing.%' THEN billing_email ELSE email END, locale, ?3, ?4, ?4, customer_id
FROM v_recipients WHERE customer_id = ?5";

/// Owes `topic` to a customer, in the language of whoever acts for them: what concerns invoices and payments to where
/// invoices go, the rest to the customer's own address. For jobs, which know no more of a customer than the id.
pub fn owe_customer(customer: &CustomerId, topic: &Topic, now: Instant, ids: &dyn NewIds) -> Statement {
    let id = format!("out_{}", ids.next());
    let (topic, payload) = topic.to_columns();
    let params = [id.as_str().into(), topic.into(), payload.into(), now.into(), customer.as_str().into()];
    Statement::new(INSERT_FOR_CUSTOMER, params).nudging(id)
}

// What it settles is chosen in the batch, so that it is read there: the invoices, the first due first, and what is left.
const INSERT_FOR_PAID: &str = "
INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at, customer_id)
SELECT ?1, ?2, billing_email, locale, json_set(?3,
  '$.invoices', json((SELECT json_group_array(number) FROM (
    SELECT printf('%s-%05d', invoice.series, invoice.number) AS number FROM v_allocations AS held JOIN v_invoices AS invoice ON invoice.id = held.invoice_id
    WHERE held.source_id = ?6 GROUP BY invoice.id HAVING 0 < sum(held.amount_minor) ORDER BY invoice.due_on, invoice.id))),
  '$.credit', json((SELECT json_object('minor', unspent_minor, 'currency', currency) FROM v_unspent WHERE source_id = ?6 AND 0 < unspent_minor))),
  ?4, ?4, customer_id
FROM v_recipients WHERE customer_id = ?5";

/// Owes the customer the notice that `payment` came, with the invoices that it settles at that place of the batch, and what is then left of it.
pub fn owe_received(
    customer: &CustomerId,
    payment: &str,
    notice: PaymentNotice,
    now: Instant,
    ids: &dyn NewIds,
) -> Statement {
    let id = format!("out_{}", ids.next());
    let (topic, payload) = Topic::PaymentReceived(notice).to_columns();
    let params =
        [id.as_str().into(), topic.into(), payload.into(), now.into(), customer.as_str().into(), payment.into()];
    Statement::new(INSERT_FOR_PAID, params).nudging(id)
}

// The payload is that of `SuspensionNotice`, over nothing.
const INSERT_FOR_FREE: &str = "
INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at, customer_id)
SELECT ?1 || CASE WHEN place = 1 THEN '' ELSE '-' || place END, 'billing.unsuspended', billing_email, locale,
  json_object('name', name, 'overdue', json_object('minor', 0, 'currency', currency), 'page', ?2), ?3, ?3, customer_id
FROM (SELECT v_free_again.customer_id, name, currency, billing_email, locale, row_number() OVER (ORDER BY v_free_again.customer_id) AS place
  FROM v_free_again JOIN v_recipients ON v_recipients.customer_id = v_free_again.customer_id
  WHERE v_free_again.customer_id IN (SELECT value FROM json_each(?4)))";

/// Owes `Topic::Unsuspended` to those of `customers` who are suspended and, at that place of the batch, owe none of the invoices any more
/// for which it happened; nothing to all others. The sweep finds it within a minute: nobody knows before whether there is any.
pub fn owe_free_again(customers: &[&CustomerId], page: &Page, now: Instant, ids: &dyn NewIds) -> Statement {
    let (id, customers) = (format!("out_{}", ids.next()), serde_json::json!(customers));
    let page = serde_json::to_value(page).ok().and_then(|page| page.as_str().map(str::to_owned)).unwrap_or_default();
    Statement::new(INSERT_FOR_FREE, [id.into(), page.into(), now.into(), customers.into()])
}

const INSERT_FOR_ACCOUNT: &str = "
INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at)
SELECT ?1, ?2, email, locale, ?3, ?4, ?4 FROM v_accounts WHERE email = ?5 ON CONFLICT DO NOTHING";

/// Owes `topic` to the account with that address, in its language, under an id that the caller made: once, however often it is
/// owed; nothing if there is no such account.
pub fn owe_account(id: &str, address: &str, topic: &Topic, now: Instant) -> Statement {
    let (topic, payload) = topic.to_columns();
    Statement::new(INSERT_FOR_ACCOUNT, [id.into(), topic.into(), payload.into(), now.into(), address.into()])
        .nudging(id)
}

// Ids of a batch must be known before it: the operators' messages count on from one, and the first keeps it whole.
const INSERT_FOR_OPERATORS: &str = "
INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at)
SELECT ?1 || CASE WHEN place = 1 THEN '' ELSE '-' || place END, ?2, email, locale, ?3, ?4, ?4
FROM (SELECT email, locale, row_number() OVER (ORDER BY email) AS place FROM v_accounts
  WHERE roles <> '[]' AND EXISTS (SELECT 1 FROM json_each(roles) WHERE value = ?5) ORDER BY email LIMIT 50)";

/// Owes `message` under an id that the caller made, so that owing it twice refuses the second batch by `OWED_ALREADY`.
pub fn owe_as(id: &str, message: &Message, now: Instant) -> Statement {
    let (topic, payload) = message.topic.to_columns();
    let recipient = message.recipient.as_str();
    let params = [id.into(), topic.into(), recipient.into(), message.locale.tag().into(), payload.into(), now.into()];
    Statement::new(INSERT, params).nudging(id)
}

/// What the schema calls a message that is owed already.
pub const OWED_ALREADY: &str = "outbox.id";

/// Owes `topic` to every operator who holds the role, such as `billing:write`; to the first 50 by address. The queue is
/// nudged for the first of them, and the sweep finds the others within a minute.
pub fn owe_operators(role: &str, topic: &Topic, now: Instant, ids: &dyn NewIds) -> Statement {
    owe_operators_as(&format!("out_{}", ids.next()), role, topic, now)
}

/// The same under an id that the caller made, so that owing it twice refuses the second batch by `OWED_ALREADY`.
pub fn owe_operators_as(id: &str, role: &str, topic: &Topic, now: Instant) -> Statement {
    let (topic, payload) = topic.to_columns();
    let params = [id.into(), topic.into(), payload.into(), now.into(), role.into()];
    Statement::new(INSERT_FOR_OPERATORS, params).nudging(id)
}

const INSERT_FOR_SOME: &str = "
INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at)
SELECT ?1 || CASE WHEN place = 1 THEN '' ELSE '-' || place END, ?2, email, locale, ?3, ?4, ?4
FROM (SELECT email, locale, row_number() OVER (ORDER BY email) AS place FROM v_accounts
  WHERE roles <> '[]' AND EXISTS (SELECT 1 FROM json_each(roles) WHERE value = ?5)
    AND (id IN (SELECT value FROM json_each(?6)) OR NOT EXISTS (
      SELECT 1 FROM v_accounts AS named, json_each(named.roles) AS role
      WHERE named.id IN (SELECT value FROM json_each(?6)) AND role.value = ?5))
  ORDER BY email LIMIT 50)";

/// Owes `topic` to those of `accounts` who hold the role; to every operator who does, if none of them is left. So what was to
/// be told to somebody is never told to nobody.
pub fn owe_operators_among(
    accounts: &[AccountId],
    role: &str,
    topic: &Topic,
    now: Instant,
    ids: &dyn NewIds,
) -> Statement {
    let id = format!("out_{}", ids.next());
    let (topic, payload) = topic.to_columns();
    let among = serde_json::json!(accounts);
    let params = [id.as_str().into(), topic.into(), payload.into(), now.into(), role.into(), among.into()];
    Statement::new(INSERT_FOR_SOME, params).nudging(id)
}
