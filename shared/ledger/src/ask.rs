//! What is asked of a payer's money, in the caller's own round trip.
use crate::facts::{AgreementRow, BooksRow, OpenRow, PayerRow};
use crate::{ContractId, TaxRate};
use db::{Query, Value};
use kernel::CustomerId;

pub(crate) const ALL_SQL: &[&str] = &[BOOKS, RATES, PAYERS, AGREEMENTS, TO_CHARGE, TO_GRANT, OPEN];

const BOOKS: &str = "
SELECT seller, prices_include_tax, due_days, invoice_prefix, credit_prefix, terms_version, members_pay, contacts_pay, hold_minutes, version,
  coalesce((SELECT zone FROM v_locations WHERE id = v_billing_settings.location_id),
    (SELECT zone FROM v_locations ORDER BY id LIMIT 1), '{\"name\":\"Etc/UTC\",\"first_offset_seconds\":0,\"transitions\":[]}') AS zone
FROM v_billing_settings LIMIT 1";
pub(crate) const RATES_READ: usize = 500;
const RATES: &str = "SELECT class, from_day, rate_ppm, reason FROM v_tax_rates ORDER BY class, from_day LIMIT 500";

pub(crate) const PAYERS_READ: usize = 1000;
// Payers are named, or are whoever pays for a contract.
const PAYERS: &str = "
WITH payers (payer) AS (SELECT value FROM json_each(?1) UNION ALL SELECT payer_id FROM v_agreements WHERE id = ?2)
SELECT v_customers.id, v_customers.name, v_customers.email, v_billing_accounts.party, v_billing_accounts.tax_treatment,
  v_billing_accounts.due_days, (v_billing_accounts.suspended_at IS NOT NULL) AS suspended
FROM payers JOIN v_customers ON v_customers.id = payers.payer
LEFT JOIN v_billing_accounts ON v_billing_accounts.customer_id = v_customers.id LIMIT 1000";

// A contract that is closed for good has been charged until the last day there is; one that was refused or withdrawn never is.
macro_rules! agreements {
    ($rest:literal) => {
        concat!(
            "
WITH payers (payer) AS (SELECT value FROM json_each(?1) UNION ALL SELECT payer_id FROM v_agreements WHERE id = ?2)
SELECT id, customer_id, payer_id, plan_id, plan_name, status, starts_on, ends_on, charged_until, granted_until, quantity, currency,
  price_minor, prices_ahead, pauses, sign_up_fee_minor, deposit_minor, tax_class, terms, due_days, plan_due_days, bound_until, paid_until, version,
  coalesce((SELECT before.deposit_minor * before.quantity FROM v_agreements AS before WHERE before.id = v_agreements.follows
    AND before.payer_id = v_agreements.payer_id), 0) AS deposit_before_minor,
  EXISTS (SELECT 1 FROM v_agreements AS later WHERE later.follows = v_agreements.id AND later.status = 'agreed'
    AND later.payer_id = v_agreements.payer_id) AS is_followed
FROM payers JOIN v_agreements ON v_agreements.payer_id = payers.payer AND charged_until < '2199-12-31' AND status IN ('waiting', 'agreed')
ORDER BY ",
            $rest
        )
    };
}
const AGREEMENTS: &str = agreements!("starts_on, id LIMIT 2000");
// As many as are known to be all, where they are all.
const TO_CHARGE: &str = agreements!("charged_until, id LIMIT 1999");
const TO_GRANT: &str = agreements!("granted_until, id LIMIT 1999");

pub(crate) const OPEN_READ: usize = 20_000;
const OPEN: &str = "
WITH payers (payer) AS (SELECT value FROM json_each(?1) UNION ALL SELECT payer_id FROM v_agreements WHERE id = ?2)
SELECT id, key, v_charges.payer_id, customer_id, source, source_id, name, period_from, period_until, quantity_thousandths, currency, net_minor,
  tax_minor, gross_minor, tax_category, tax_rate_ppm, tax_reason, why, occurred_at, v_charges.invoice_by
FROM payers JOIN v_open_charges ON v_open_charges.payer_id = payers.payer
JOIN v_charges ON v_charges.id = v_open_charges.charge_id ORDER BY occurred_at, id LIMIT 20000";

/// The questions of `asked`; `Books::read` makes sense of the answers.
pub type FactQueries = (Query<BooksRow>, Query<TaxRate>, Query<PayerRow>, Query<AgreementRow>, Query<OpenRow>);
/// Their answers.
pub type FactAnswers = (Vec<BooksRow>, Vec<TaxRate>, Vec<PayerRow>, Vec<AgreementRow>, Vec<OpenRow>);

/// How the space keeps its books, for whoever prices something and needs nobody's account.
pub fn books() -> (Query<BooksRow>, Query<TaxRate>) {
    (Query::new(BOOKS, []), Query::new(RATES, []))
}

/// What decides about the money of `payers`; at most a few hundred at once.
pub fn asked<'a>(payers: impl IntoIterator<Item = &'a CustomerId>) -> FactQueries {
    let payers = serde_json::json!(payers.into_iter().map(CustomerId::as_str).collect::<Vec<_>>());
    asked_of(&[payers.into(), Value::Null])
}

/// How `payers` are called and taxed, and nothing of what they owe: for whoever charges them and reckons nothing of their accounts.
pub fn asked_alone<'a>(
    payers: impl IntoIterator<Item = &'a CustomerId>,
) -> (Query<BooksRow>, Query<TaxRate>, Query<PayerRow>) {
    let payers = serde_json::json!(payers.into_iter().map(CustomerId::as_str).collect::<Vec<_>>());
    let (books, rates) = books();
    (books, rates, Query::new(PAYERS, [payers.into(), Value::Null]))
}

/// The same of whoever pays for `contract`.
pub fn asked_for(contract: &ContractId) -> FactQueries {
    asked_of(&[serde_json::json!([]).into(), contract.as_str().into()])
}

/// What of a payer's contracts is done first, where they are more than can be read together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// What is to be charged the longest.
    Charged,
    /// What is to be granted the longest.
    Granted,
}

/// The same of one payer; of more contracts than can be read together, as came about before that was held to, those that are due first: a job
/// does the others when it comes again. Nothing is foreseen by it.
pub fn asked_first(payer: &CustomerId, first: First) -> FactQueries {
    let of = [serde_json::json!([payer]).into(), Value::Null];
    let (books, rates, payers, _, open) = asked_of(&of);
    let agreements = match first {
        First::Charged => TO_CHARGE,
        First::Granted => TO_GRANT,
    };
    (books, rates, payers, Query::new(agreements, of), open)
}

fn asked_of(payers: &[Value; 2]) -> FactQueries {
    let of = || payers.clone();
    (
        Query::new(BOOKS, []),
        Query::new(RATES, []),
        Query::new(PAYERS, of()),
        Query::new(AGREEMENTS, of()),
        Query::new(OPEN, of()),
    )
}
