//! What each function's job does about the accounts that are no more.
use crate::PARTS;
use db::{Db, DbError, Query, Statement, json};
use kernel::{AccountId, CustomerId, Instant};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;

pub(crate) const ALL_SQL: &[&str] = &[TO_ERASE, MARK, FINISH, FINISH_CUSTOMERS, FINISH_ADDRESSES];

/// An address in the time in which it was the account's. Somebody else may have had it before, and may have it by now: what is
/// theirs is not touched.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Address {
    /// The address.
    pub email: String,
    /// What is not later than this is not the account's; the first instant, if nobody had the address before.
    #[serde(with = "kernel::millis")]
    pub since: Instant,
    /// Nor what is later than this: when the account left the address, or went.
    #[serde(with = "kernel::millis")]
    pub until: Instant,
}

/// What others knew somebody by, and what they were told after `since` and not after `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known<'a> {
    /// The name, or the address.
    pub name: &'a str,
    /// After this,
    pub since: Instant,
    /// and until this.
    pub until: Instant,
}

/// Somebody who is no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    /// The account.
    pub account: AccountId,
    /// The customers that went with it.
    pub customers: Vec<CustomerId>,
    /// The addresses that are not to be found any more: the last, and those before it.
    pub addresses: Vec<Address>,
    /// Nor the name.
    pub name: String,
    /// Nor what those customers were called.
    pub customer_names: Vec<String>,
    /// When the account went: what is of that address later is somebody's who has begun anew.
    pub erased_at: Instant,
}

impl Erased {
    /// All that others knew them by, each once: their name, what their customers were called, their addresses. What they had at the
    /// end others may have been told until `told_until`; what they had given up, until then.
    pub fn known_by(&self, told_until: Instant) -> Vec<Known<'_>> {
        let begin = Instant::from_seconds(0);
        let names = [&self.name].into_iter().chain(&self.customer_names);
        let names = names.map(|name| Known { name: name.trim(), since: begin, until: told_until });
        let addresses = self.addresses.iter().map(|address| {
            let until = if address.until < self.erased_at { address.until } else { told_until };
            Known { name: &address.email, since: address.since, until }
        });
        let mut known: Vec<Known<'_>> = names.chain(addresses).filter(|known| !known.name.is_empty()).collect();
        known.sort_unstable();
        known.dedup();
        known
    }

    /// The customers, for `json_each`.
    pub fn customers_json(&self) -> String {
        json!(self.customers).to_string()
    }
}

/// What one function erases.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// Its name among `PARTS`.
    pub name: &'static str,
    /// Waits so long after the account has gone: `SIGNED_OUT_MINUTES`, or longer for mails that are still to be sent to it.
    pub after_minutes: i64,
    /// Erases all that the function knows of somebody. Run twice it does nothing more.
    pub statements: fn(&Erased) -> Vec<Statement>,
}

const TO_ERASE: &str = "
SELECT account_id, email, name, erased_at,
  (SELECT json_group_array(customer_id) FROM erasure_customers WHERE erasure_customers.account_id = erasures.account_id) AS customers,
  (SELECT json_group_array(name) FROM erasure_customers WHERE erasure_customers.account_id = erasures.account_id AND name IS NOT NULL) AS customer_names,
  (SELECT json_group_array(json_object('email', own.email, 'since', own.since, 'until', own.until))
    FROM erasure_addresses AS own WHERE own.account_id = erasures.account_id) AS addresses
FROM erasures
WHERE finished_at IS NULL AND erased_at IS NOT NULL AND erased_at <= ?2
  AND NOT EXISTS (SELECT 1 FROM erasure_marks WHERE erasure_marks.account_id = erasures.account_id AND part = ?1)
  AND account_id NOT IN (SELECT value FROM json_each(?3))
ORDER BY erased_at LIMIT 20";
#[derive(Debug, Deserialize)]
struct ErasedRow {
    account_id: AccountId,
    email: String,
    name: String,
    #[serde(with = "kernel::millis")]
    erased_at: Instant,
    customers: String,
    customer_names: String,
    addresses: String,
}

impl ErasedRow {
    fn erased(&self) -> Result<Erased, DbError> {
        let mut addresses: Vec<Address> = json(&self.addresses)?;
        // Begun before addresses were noted: the last is what is known.
        if addresses.is_empty() {
            let (since, until) = (Instant::from_seconds(0), self.erased_at);
            addresses.push(Address { email: self.email.clone(), since, until });
        }
        Ok(Erased {
            account: self.account_id.clone(),
            customers: json(&self.customers)?,
            addresses,
            name: self.name.clone(),
            customer_names: json(&self.customer_names)?,
            erased_at: self.erased_at,
        })
    }
}

const MARK: &str = "INSERT OR IGNORE INTO erasure_marks (account_id, part, at) VALUES (?1, ?2, ?3)";

/// Says that a part has erased what it owns.
pub fn mark(account: &AccountId, part: &str, now: Instant) -> Statement {
    Statement::new(MARK, [account.as_str().into(), part.into(), now.into()])
}

/// Erases what a function owns of the accounts that are no more, 20 of them a run, each in one batch with its mark: killed
/// anywhere, the next run goes on. Gives how many it did.
pub async fn sweep(db: &Db, part: &Part, now: Instant) -> Result<usize, DbError> {
    sweep_but(db, part, now, &[]).await
}

/// The same of all but `held`, of whom something is still to be done elsewhere that needs what is known of them.
pub async fn sweep_but(db: &Db, part: &Part, now: Instant, held: &[AccountId]) -> Result<usize, DbError> {
    let before = now.plus_minutes(-part.after_minutes);
    let params = [part.name.into(), before.into(), json!(held).to_string().into()];
    let rows = db.read(Query::<ErasedRow>::new(TO_ERASE, params)).await?;
    for row in &rows {
        let erased = row.erased()?;
        let mut writes = (part.statements)(&erased);
        writes.push(mark(&erased.account, part.name, now));
        db.commit(writes).await?;
    }
    Ok(rows.len())
}

// ?1 is how many parts there are.
const FINISH: &str = "
UPDATE erasures SET email = NULL, name = NULL, finished_at = ?2 WHERE account_id IN (
  SELECT account_id FROM erasures WHERE finished_at IS NULL AND erased_at IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM json_each(?1) AS part WHERE NOT EXISTS (
      SELECT 1 FROM erasure_marks WHERE erasure_marks.account_id = erasures.account_id AND erasure_marks.part = part.value)) LIMIT 100)
RETURNING account_id";

const FINISH_CUSTOMERS: &str = "
UPDATE erasure_customers SET name = NULL WHERE name IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM erasures WHERE erasures.account_id = erasure_customers.account_id AND finished_at IS NULL)";

// It holds who is being erased and nobody else, so it is walked.
const FINISH_ADDRESSES: &str = "
DELETE FROM erasure_addresses WHERE NOT EXISTS (
  SELECT 1 FROM erasures WHERE erasures.account_id = erasure_addresses.account_id AND finished_at IS NULL)";

/// Forgets addresses and names of whomever every part has erased; the first answers with their accounts.
pub fn finish(now: Instant) -> Vec<Statement> {
    vec![
        Statement::new(FINISH, [json!(PARTS).into(), now.into()]),
        Statement::new(FINISH_CUSTOMERS, []),
        Statement::new(FINISH_ADDRESSES, []),
    ]
}

const NEVER: &str = "
SELECT
  (SELECT count(*) FROM erasures WHERE finished_at IS NULL AND erased_at IS NOT NULL AND erased_at < ?1) AS erased_and_still_known,
  (SELECT count(*) FROM erasures JOIN v_accounts ON v_accounts.id = erasures.account_id
    WHERE erased_at IS NOT NULL AND v_accounts.email NOT LIKE '%@erased.invalid') AS erased_account_with_an_address,
  (SELECT count(*) FROM v_erased_customers JOIN v_customers ON v_customers.id = v_erased_customers.customer_id
    WHERE v_customers.email NOT LIKE '%@erased.invalid') AS erased_customer_with_an_address,
  (SELECT count(*) FROM v_erased_customers JOIN v_agreements ON v_agreements.customer_id = v_erased_customers.customer_id
    WHERE v_agreements.status = 'agreed' AND (v_agreements.ends_at IS NULL OR ?2 < v_agreements.ends_at)) AS contract_of_an_erased_customer";

/// What must never be true of those who are no more, by the rule's name: all zero, at all times. Two days are the longest
/// that a part waits, and jobs may have stood still for some more.
pub fn never(now: Instant) -> Query<BTreeMap<String, i64>> {
    Query::new(NEVER, [now.plus_minutes(-6 * 24 * 60).into(), now.into()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_given_up_was_theirs_until_then_and_what_they_had_at_the_end_is_still_told() {
        let at = |seconds| Instant::from_seconds(seconds);
        let own = |email: &str, since, until| Address { email: email.to_owned(), since: at(since), until: at(until) };
        let erased = Erased {
            account: "acc_ada".parse().unwrap(),
            customers: Vec::new(),
            addresses: vec![own("ada@example.org", 0, 100), own("ada@before.example", 10, 20)],
            name: " Ada ".to_owned(),
            customer_names: vec!["Ada".to_owned(), String::new()],
            erased_at: at(100),
        };
        let known = |name, since, until| Known { name, since: at(since), until: at(until) };
        let expected = [known("Ada", 0, 160), known("ada@before.example", 10, 20), known("ada@example.org", 0, 160)];
        assert_eq!(erased.known_by(at(160)), expected);
    }
}
