//! Charges: what is owed, and its statements.
use crate::{Amounts, Tax};
use db::Statement;
use kernel::{Currency, CustomerId, Day, Instant, NewIds};
use serde::{Deserialize, Serialize};

kernel::id!(
    /// A charge.
    ChargeId,
    "chg"
);

/// What a charge is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A period of a contract.
    Contract,
    /// The fee for signing up.
    SignUpFee,
    /// A deposit, or its return.
    Deposit,
    /// A booking.
    Booking,
    /// A product.
    Product,
    /// A fee, such as for paying late.
    Fee,
    /// A benefit that was used and is withdrawn.
    Benefit,
    /// A correction.
    Adjustment,
}

impl Source {
    /// The word in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Contract => "contract",
            Self::SignUpFee => "sign_up_fee",
            Self::Deposit => "deposit",
            Self::Booking => "booking",
            Self::Product => "product",
            Self::Fee => "fee",
            Self::Benefit => "benefit",
            Self::Adjustment => "adjustment",
        }
    }
}

/// One step of how an amount came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// So many at this price.
    Price {
        /// The price of one, in minor units.
        unit_minor: i64,
        /// How many.
        quantity: i64,
    },
    /// Only some days of the cycle.
    Days {
        /// How many are charged.
        days: i64,
        /// Out of how many.
        of: i64,
    },
    /// A discount.
    Discount {
        /// The code or the plan that gives it.
        name: String,
        /// The part taken off in parts per million; 0 where an amount is.
        off_ppm: i64,
        /// What it takes off, in minor units.
        off_minor: i64,
    },
    /// What was charged before and is not used.
    Unused {
        /// What was charged, before tax.
        charged_minor: i64,
        /// How many days were used.
        days: i64,
        /// Out of how many that were charged.
        of: i64,
    },
    /// What the contract before had paid.
    HeldBefore {
        /// In minor units.
        minor: i64,
    },
    /// Benefits that cover a part.
    Credits {
        /// The benefit's name.
        name: String,
        /// Minutes or minor units.
        amount: i64,
        /// What it took off, in minor units.
        off_minor: i64,
        /// Whose it was: the payer of a team who shares it; none for one's own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        of: Option<String>,
    },
    /// In words, for what an operator charges.
    Note {
        /// The words.
        text: String,
    },
}

/// A charge about to be written, or foreseen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charge {
    /// What it is for, so that nothing is charged twice.
    pub key: String,
    /// Who pays.
    pub payer: CustomerId,
    /// Who had it.
    pub customer: CustomerId,
    /// What it is for.
    pub source: Source,
    /// The contract, booking, product.
    pub source_id: String,
    /// What the invoice calls it.
    pub name: String,
    /// The days it covers, the last one not included.
    pub period: Option<(Day, Day)>,
    /// How many, in thousandths.
    pub quantity_thousandths: i64,
    /// The currency.
    pub currency: Currency,
    /// What it comes to.
    pub amounts: Amounts,
    /// The tax it bears.
    pub tax: Tax,
    /// How it came about.
    pub why: Vec<Step>,
    /// When it came about.
    pub occurred_at: Instant,
    /// The day by which it must stand on an invoice.
    pub invoice_by: Day,
}

pub(crate) const ALL_SQL: &[&str] = &[INSERT, INSERT_OPEN, REVERSE, REVERSE_OPEN, CLOSE_REVERSED];

const INSERT: &str = "
INSERT INTO charges (id, key, payer_id, customer_id, source, source_id, name, period_from, period_until, quantity_thousandths, currency,
  net_minor, tax_minor, gross_minor, tax_category, tax_rate_ppm, tax_reason, why, occurred_at, invoice_by)
SELECT value ->> 'id', value ->> 'key', value ->> 'payer', value ->> 'customer', value ->> 'source', value ->> 'source_id',
  value ->> 'name', value ->> 'from', value ->> 'until', value ->> 'quantity', value ->> 'currency', value ->> 'net', value ->> 'tax',
  value ->> 'gross', value ->> 'category', value ->> 'rate', value ->> 'reason', value ->> 'why', value ->> 'at', value ->> 'invoice_by'
FROM json_each(?1)";
const INSERT_OPEN: &str = "
INSERT INTO open_charges (charge_id, payer_id, invoice_by)
SELECT value ->> 'id', value ->> 'payer', value ->> 'invoice_by' FROM json_each(?1)";

/// Charges `charges`, which stand on the payer's next invoice; any number in two statements. Gives their ids too.
/// A charge that was written before breaks `charges.key` and so the batch.
pub fn charge(charges: &[Charge], ids: &dyn NewIds) -> (Vec<ChargeId>, Vec<Statement>) {
    let new: Vec<ChargeId> = charges.iter().map(|_| ChargeId::new(ids)).collect();
    let rows: Vec<_> = charges.iter().zip(&new).map(|(charge, id)| charge.row(id)).collect();
    let rows = serde_json::Value::from(rows);
    let statements = if charges.is_empty() {
        Vec::new()
    } else {
        vec![Statement::new(INSERT, [rows.clone().into()]), Statement::new(INSERT_OPEN, [rows.into()])]
    };
    (new, statements)
}

impl Charge {
    fn row(&self, id: &ChargeId) -> serde_json::Value {
        serde_json::json!({
            "id": id, "key": self.key, "payer": self.payer, "customer": self.customer, "source": self.source.word(),
            "source_id": self.source_id, "name": self.name, "from": self.period.map(|p| p.0), "until": self.period.map(|p| p.1),
            "quantity": self.quantity_thousandths, "currency": self.currency, "net": self.amounts.net_minor,
            "tax": self.amounts.tax_minor, "gross": self.amounts.gross_minor, "category": self.tax.category,
            "rate": self.tax.rate_ppm, "reason": self.tax.reason, "why": serde_json::json!(self.why).to_string(),
            "at": self.occurred_at.as_millis(), "invoice_by": self.invoice_by,
        })
    }
}

const REVERSE: &str = "
INSERT INTO charges (id, key, payer_id, customer_id, source, source_id, name, period_from, period_until, quantity_thousandths, currency,
  net_minor, tax_minor, gross_minor, tax_category, tax_rate_ppm, tax_reason, why, reverses, occurred_at, invoice_by)
SELECT ?2, 'reversal:' || id, payer_id, customer_id, source, source_id, name, period_from, period_until, -quantity_thousandths, currency,
  -net_minor, -tax_minor, -gross_minor, tax_category, tax_rate_ppm, tax_reason, why, id, ?3, ?4
FROM charges WHERE key = ?1";
// One that no invoice has yet leaves with its reversal; one that has been invoiced is given back on the next.
const REVERSE_OPEN: &str = "
INSERT INTO open_charges (charge_id, payer_id, invoice_by)
SELECT reversal.id, reversal.payer_id, reversal.invoice_by FROM charges AS reversal
WHERE reversal.id = ?1 AND NOT EXISTS (SELECT 1 FROM open_charges WHERE charge_id = reversal.reverses)";
const CLOSE_REVERSED: &str = "DELETE FROM open_charges WHERE charge_id = (SELECT reverses FROM charges WHERE id = ?1)";

/// Reverses the charge written under `key`; nothing, if none was. A second time breaks `charges.reverses`.
pub fn reverse(key: &str, now: Instant, today: Day, ids: &dyn NewIds) -> Vec<Statement> {
    let id = ChargeId::new(ids);
    vec![
        Statement::new(REVERSE, [key.into(), id.as_str().into(), now.into(), today.to_string().into()]),
        Statement::new(REVERSE_OPEN, [id.as_str().into()]),
        Statement::new(CLOSE_REVERSED, [id.as_str().into()]),
    ]
}
