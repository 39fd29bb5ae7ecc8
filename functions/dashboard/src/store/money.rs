use db::Query;
use kernel::{Currency, CustomerId, Day, Instant, millis_option};
use ledger::{BenefitKind, FactQueries, PayMethod};
use serde::Deserialize;
use web::Claims;

pub(super) const ALL_SQL: &[&str] = &[UNPAID, PAYMENTS, COLLECTED, BENEFITS, SHARED, BASKET];

/// How many unpaid invoices and payments are looked at. Whoever has more is told that there are so many.
const UNPAID_ITEMS_MAX: u32 = 100;
/// How many benefits show.
const BENEFIT_ITEMS_MAX: u32 = 8;
/// As many as a basket holds.
const BASKET_ITEMS_MAX: u32 = 100;

const UNPAID: &str = "
SELECT v_invoices.id, v_invoices.series, v_invoices.number, v_invoices.due_on, v_invoices.currency, v_invoices.gross_minor,
  v_invoices.settled_minor,
  EXISTS (SELECT 1 FROM v_allocations WHERE v_allocations.invoice_id = v_invoices.id AND v_allocations.amount_minor < 0) AS given_back
FROM v_open_invoices JOIN v_invoices ON v_invoices.id = v_open_invoices.invoice_id
WHERE v_open_invoices.customer_id = ?1 ORDER BY v_open_invoices.due_on, v_invoices.id LIMIT ?2";
/// An unpaid invoice.
#[derive(Debug, Clone, Deserialize)]
pub struct UnpaidRow {
    pub(crate) id: String,
    pub(crate) series: String,
    pub(crate) number: i64,
    pub(crate) due_on: Day,
    pub(crate) currency: Currency,
    pub(crate) gross_minor: i64,
    pub(crate) settled_minor: i64,
    /// Whether money that had settled it was given back, or taken back by a bank: nothing of it is collected.
    pub(crate) given_back: u8,
}

const PAYMENTS: &str = "
SELECT status, purpose FROM v_payments WHERE customer_id = ?1 AND status IN ('needs_action', 'processing', 'failed')
ORDER BY created_at DESC, id LIMIT ?2";
/// A payment that has not come, the latest first.
#[derive(Debug, Clone, Deserialize)]
pub struct PaymentRow {
    pub(crate) status: String,
    pub(crate) purpose: String,
}

const COLLECTED: &str = "
SELECT v_payment_methods.method, v_payment_methods.label
FROM v_billing_accounts JOIN v_payment_methods ON v_payment_methods.id = v_billing_accounts.default_method_id
WHERE v_billing_accounts.customer_id = ?1 AND v_billing_accounts.collects = 1 AND v_payment_methods.status = 'active' LIMIT 1";
/// What invoices are collected from.
#[derive(Debug, Clone, Deserialize)]
pub struct CollectedRow {
    pub(crate) method: PayMethod,
    pub(crate) label: String,
}

const BENEFITS: &str = concat!(
    "
SELECT kind, name, currency, ",
    ledger::spent_until!(),
    " AS expires_at, sum(balance) AS remains, sum(amount) AS given FROM v_grants
WHERE customer_id = ?1 AND starts_at <= ?2 AND (v_grants.expires_at IS NULL OR ?2 < ",
    ledger::spent_until!(),
    ") AND 0 < balance
GROUP BY kind, name, currency, 4 ORDER BY expires_at IS NULL, expires_at, name LIMIT ?3"
);
/// What is left of the benefits of one name that end together.
#[derive(Debug, Clone, Deserialize)]
pub struct BenefitRow {
    pub(crate) kind: BenefitKind,
    pub(crate) name: String,
    pub(crate) currency: Option<Currency>,
    #[serde(with = "millis_option")]
    pub(crate) expires_at: Option<Instant>,
    pub(crate) remains: i64,
    pub(crate) given: i64,
}

/// How many grants are looked at that teams share: those of some payers, now and in the next days.
const SHARED_ITEMS_MAX: u32 = 100;
/// What is coming is told as many days ahead: as many as a month has, so that the next month's always is.
const COMING_DAYS: i64 = 31;

const SHARED: &str = concat!(
    "
SELECT of, turn, kind, name, currency, starts_at, ",
    ledger::spent_until!(),
    " AS expires_at, sum(balance) AS remains, sum(amount) AS given, ",
    ledger::lent!("?1", "?5", "?6"),
    ledger::spendable!("?1"),
    "
WHERE of IS NOT NULL AND starts_at < ?3 AND (v_grants.expires_at IS NULL OR ?2 < ",
    ledger::spent_until!(),
    ") AND 0 < balance
GROUP BY of, turn, kind, name, currency, starts_at, 7
ORDER BY turn, of, starts_at > ?2, expires_at IS NULL, expires_at, starts_at, name LIMIT ?4"
);
/// What is left of the benefits of one name that begin and end together and that a team shares.
#[derive(Debug, Clone, Deserialize)]
pub struct SharedRow {
    pub(crate) of: String,
    pub(crate) turn: u8,
    #[serde(with = "kernel::millis")]
    pub(crate) starts_at: Instant,
    /// `ledger::Lent` as JSON.
    pub(crate) lent: String,
    #[serde(flatten)]
    pub(crate) benefit: BenefitRow,
}

const BASKET: &str = "
SELECT held_until, CASE kind
    WHEN 'plan' THEN (SELECT name FROM v_plans WHERE id = subject_id)
    WHEN 'product' THEN (SELECT name FROM v_products WHERE id = subject_id)
    ELSE (SELECT name FROM v_resources WHERE id = subject_id) END AS name
FROM v_basket_items WHERE customer_id = ?1 ORDER BY added_at, id LIMIT ?2";
/// A thing in the basket.
#[derive(Debug, Clone, Deserialize)]
pub struct BasketRow {
    #[serde(with = "millis_option")]
    pub(crate) held_until: Option<Instant>,
    /// None if it is no longer on offer.
    pub(crate) name: Option<String>,
}

/// What `money` asks, in order.
pub type MoneyQuestions =
    (Query<UnpaidRow>, Query<PaymentRow>, Query<CollectedRow>, Query<BenefitRow>, Query<SharedRow>, Query<BasketRow>);

/// What `claims`' customer owes, has and is about to buy, and what decides about their next invoice.
pub fn money(claims: &Claims, now: Instant) -> (FactQueries, MoneyQuestions) {
    let customer = || claims.customer.as_ref().map(CustomerId::as_str).into();
    let soon = now.plus_minutes(COMING_DAYS * 24 * 60);
    let [first, last] = ledger::months(now, now);
    let mine = (
        Query::new(UNPAID, [customer(), UNPAID_ITEMS_MAX.into()]),
        Query::new(PAYMENTS, [customer(), UNPAID_ITEMS_MAX.into()]),
        Query::new(COLLECTED, [customer()]),
        Query::new(BENEFITS, [customer(), now.into(), BENEFIT_ITEMS_MAX.into()]),
        Query::new(SHARED, [customer(), now.into(), soon.into(), SHARED_ITEMS_MAX.into(), first.into(), last.into()]),
        Query::new(BASKET, [customer(), BASKET_ITEMS_MAX.into()]),
    );
    (ledger::asked(claims.customer.as_ref()), mine)
}
