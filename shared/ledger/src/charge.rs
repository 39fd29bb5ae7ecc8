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
    /// What was given back of it before.
    GivenBack {
        /// Before tax, in minor units.
        minor: i64,
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

/// What the key of a fee for paying an invoice late begins with; the invoice's id follows.
const LATE_FEE: &str = "late_fee:";

/// The key of the fee for paying `invoice` late, which is charged once.
pub fn late_fee_key(invoice: &crate::InvoiceId) -> String {
    format!("{LATE_FEE}{invoice}")
}

/// Whether a charge of this key is a fee for paying late; its name is then the number of the invoice.
pub fn is_late_fee(key: &str) -> bool {
    key.starts_with(LATE_FEE)
}

pub(crate) const ALL_SQL: &[&str] = &[INSERT, INSERT_OPEN, GUARD_GIVEN_BACK, REVERSE, REVERSE_OPEN, CLOSE_REVERSED];

const INSERT: &str = "
INSERT INTO charges (id, key, payer_id, customer_id, source, source_id, name, period_from, period_until, quantity_thousandths, currency,
  net_minor, tax_minor, gross_minor, tax_category, tax_rate_ppm, tax_reason, why, occurred_at, invoice_by, gives_back)
SELECT value ->> 'id', value ->> 'key', value ->> 'payer', value ->> 'customer', value ->> 'source', value ->> 'source_id',
  value ->> 'name', value ->> 'from', value ->> 'until', value ->> 'quantity', value ->> 'currency', value ->> 'net', value ->> 'tax',
  value ->> 'gross', value ->> 'category', value ->> 'rate', value ->> 'reason', value ->> 'why', value ->> 'at', value ->> 'invoice_by',
  coalesce((SELECT charged.id FROM charges AS charged WHERE charged.id = value ->> 'corrects'),
    (SELECT charged.id FROM charges AS charged WHERE charged.key = value ->> 'unused_of'))
FROM json_each(?1)";
const INSERT_OPEN: &str = "
INSERT INTO open_charges (charge_id, payer_id, invoice_by)
SELECT value ->> 'id', value ->> 'payer', value ->> 'invoice_by' FROM json_each(?1)";
// Whoever else gave something back meanwhile: of a charge never more comes back than was charged.
const GUARD_GIVEN_BACK: &str = "
INSERT INTO ledger_guards (guard) SELECT 'more_given_back_than_charged' WHERE EXISTS (
  SELECT 1 FROM (SELECT charged.gross_minor AS minor, charged.gross_minor
      + (SELECT sum(gross_minor) FROM v_given_back WHERE charge_id = charged.id) AS left_minor
    FROM json_each(?1) AS new JOIN charges AS back ON back.id = new.value JOIN charges AS charged ON charged.id = back.gives_back) AS given
  WHERE left_minor NOT BETWEEN min(0, minor) AND max(0, minor))";

/// At some 650 bytes a charge, and up to 1900 with a long name and many steps, a parameter stays below D1's 2 MB.
const CHARGES_AT_ONCE: usize = 1000;

/// Charges `charges`, which stand on the payer's next invoice; a thousand in two statements, and a last one where one gives
/// something back. Gives their ids too. A charge that was written before breaks `charges.key`, and what gives back more than
/// is left of its charge `more_given_back_than_charged`, and so the batch.
pub fn charge(charges: &[Charge], ids: &dyn NewIds) -> (Vec<ChargeId>, Vec<Statement>) {
    let new: Vec<ChargeId> = charges.iter().map(|_| ChargeId::new(ids)).collect();
    let mut statements = write_charges(charges.iter().zip(&new));
    let back =
        charges.iter().zip(&new).filter(|(charge, _)| charge.corrects().is_some() || charge.unused_of().is_some());
    let back: Vec<&ChargeId> = back.map(|(_, id)| id).collect();
    if !back.is_empty() {
        statements.push(Statement::new(GUARD_GIVEN_BACK, [serde_json::json!(back).into()]));
    }
    (new, statements)
}

/// Writes charges with their ids, a thousand in two statements; nothing, if there are none.
pub(crate) fn write_charges<'a>(charges: impl IntoIterator<Item = (&'a Charge, &'a ChargeId)>) -> Vec<Statement> {
    let rows: Vec<_> = charges.into_iter().map(|(charge, id)| charge.row(id)).collect();
    let written = rows.chunks(CHARGES_AT_ONCE).flat_map(|rows| {
        let rows = serde_json::Value::from(rows);
        [Statement::new(INSERT, [rows.clone().into()]), Statement::new(INSERT_OPEN, [rows.into()])]
    });
    written.collect()
}

impl Charge {
    /// The charge that a correction corrects.
    fn corrects(&self) -> Option<&str> {
        (self.source == Source::Adjustment).then_some(self.source_id.as_str())
    }

    /// The key of the period of a contract of which this gives back the days that are not used (`Contract::unused`).
    fn unused_of(&self) -> Option<String> {
        let (period, _) = self.key.split_once(":unused:").filter(|_| self.source == Source::Contract)?;
        Some(format!("{period}:price"))
    }

    fn row(&self, id: &ChargeId) -> serde_json::Value {
        serde_json::json!({
            "id": id, "key": self.key, "payer": self.payer, "customer": self.customer, "source": self.source.word(),
            "source_id": self.source_id, "name": self.name, "from": self.period.map(|p| p.0), "until": self.period.map(|p| p.1),
            "quantity": self.quantity_thousandths, "currency": self.currency, "net": self.amounts.net_minor,
            "tax": self.amounts.tax_minor, "gross": self.amounts.gross_minor, "category": self.tax.category,
            "rate": self.tax.rate_ppm, "reason": self.tax.reason, "why": serde_json::json!(self.why).to_string(),
            "at": self.occurred_at.as_millis(), "invoice_by": self.invoice_by,
            "corrects": self.corrects(), "unused_of": self.unused_of(),
        })
    }
}

/// Reverses the charges of `$from`, whose columns `reversed` has, with `new_id`: ?3 and ?4 are now and the day. What was given back
/// of one before is not given back again, and the reversal says so.
macro_rules! reversal {
    ($from:literal) => {
        concat!(
            "
INSERT INTO charges (id, key, payer_id, customer_id, source, source_id, name, period_from, period_until, quantity_thousandths, currency,
  net_minor, tax_minor, gross_minor, tax_category, tax_rate_ppm, tax_reason, why, reverses, gives_back, occurred_at, invoice_by)
SELECT new_id, 'reversal:' || id, payer_id, customer_id, source, source_id, name, period_from, period_until,
  CASE WHEN given_minor = 0 THEN -quantity_thousandths WHEN quantity_thousandths < 0 THEN 1000 ELSE -1000 END, currency,
  -net_minor - given_net_minor, given_net_minor - given_minor - tax_minor, -gross_minor - given_minor, tax_category, tax_rate_ppm, tax_reason,
  iif(given_minor = 0, why, json_insert(why, '$[#]', json_object('step', 'given_back', 'minor', -given_net_minor))), id, id, ?3, ?4
FROM (SELECT reversed.*,
    (SELECT coalesce(sum(net_minor), 0) FROM v_given_back WHERE charge_id = reversed.id) AS given_net_minor,
    (SELECT coalesce(sum(gross_minor), 0) FROM v_given_back WHERE charge_id = reversed.id) AS given_minor
  FROM ",
            $from,
            ")"
        )
    };
}
/// Puts the reversals of `$new` on the next invoice. One of a charge that no invoice has yet leaves with it, unless something of it
/// was given back before: then all of them stand there. One over nothing stands nowhere.
macro_rules! open_reversal {
    ($new:literal) => {
        concat!(
            "
INSERT INTO open_charges (charge_id, payer_id, invoice_by)
SELECT reversal.id, reversal.payer_id, reversal.invoice_by FROM charges AS reversal JOIN charges AS charged ON charged.id = reversal.reverses
WHERE reversal.id ",
            $new,
            " AND (reversal.net_minor <> 0 OR reversal.gross_minor <> 0)
  AND (reversal.gross_minor <> -charged.gross_minor OR NOT EXISTS (SELECT 1 FROM open_charges WHERE charge_id = charged.id))"
        )
    };
}
macro_rules! close_reversed {
    ($new:literal) => {
        concat!(
            "
DELETE FROM open_charges WHERE charge_id IN (
  SELECT charged.id FROM charges AS reversal JOIN charges AS charged ON charged.id = reversal.reverses
  WHERE reversal.id ",
            $new,
            " AND reversal.gross_minor = -charged.gross_minor)"
        )
    };
}
pub(crate) use {close_reversed, open_reversal, reversal};

const REVERSE: &str = reversal!("(SELECT *, ?2 AS new_id FROM charges WHERE key = ?1) AS reversed");
const REVERSE_OPEN: &str = open_reversal!("= ?1");
const CLOSE_REVERSED: &str = close_reversed!("= ?1");

/// Reverses what is left of the charge written under `key`: all of it, less what was given back of it before, whoever gives
/// something back at the same moment; nothing, if none was written. A second time breaks `charges.reverses`.
pub fn reverse(key: &str, now: Instant, today: Day, ids: &dyn NewIds) -> Vec<Statement> {
    let id = ChargeId::new(ids);
    vec![
        Statement::new(REVERSE, [key.into(), id.as_str().into(), now.into(), today.to_string().into()]),
        Statement::new(REVERSE_OPEN, [id.as_str().into()]),
        Statement::new(CLOSE_REVERSED, [id.as_str().into()]),
    ]
}
