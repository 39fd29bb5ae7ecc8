//! What handling and storing come to, and how they are charged (docs/money.md).
use crate::api::{DeliveryId, Fee, Priced};
use kernel::{Currency, CustomerId, Day, Instant, Money};
use ledger::{Amounts, Books, Charge, Source, Step, TaxClass, TaxTreatment};
use rust_decimal::Decimal;

/// By when it is invoiced for whoever has no contract that brings an invoice: as what an operator charges is.
const INVOICED_WITHIN_DAYS: u32 = 30;

/// Whom a fee is charged to, and how.
#[derive(Debug, Clone, Copy)]
pub struct Charging<'a> {
    /// How the space keeps its books.
    pub books: &'a Books,
    /// Who pays: who pays for the customer's contract, else the customer.
    pub payer: &'a CustomerId,
    /// Whose delivery it is.
    pub customer: &'a CustomerId,
    /// How the payer is taxed.
    pub treatment: TaxTreatment,
    /// The day on which the payer's contracts are charged next, if one ever is.
    pub next_charge_on: Option<Day>,
    /// How the fee is taxed.
    pub tax_class: TaxClass,
    /// What it is paid in.
    pub currency: Currency,
    /// Now.
    pub now: Instant,
}

impl Charging<'_> {
    fn pricing(&self, day: Day) -> ledger::Pricing {
        self.books.setting(self.treatment).pricing(self.tax_class, day)
    }

    fn amounts(&self, fee: &Fee, day: Day) -> Amounts {
        self.pricing(day).line(Decimal::from(fee.minor.get()))
    }
}

/// What a fee comes to today.
pub fn priced(charging: &Charging<'_>, fee: &Fee) -> Priced {
    let amounts = charging.amounts(fee, charging.books.day(charging.now));
    let money = |minor| Money { minor, currency: charging.currency };
    Priced { net: money(amounts.net_minor), tax: money(amounts.tax_minor), gross: money(amounts.gross_minor) }
}

/// The key of what the `nth` choice costs.
pub fn choice_key(id: &DeliveryId, nth: i64) -> String {
    format!("delivery:{id}:{nth}")
}

/// The key of a day of storage.
pub fn storage_key(id: &DeliveryId, day: Day) -> String {
    format!("delivery:{id}:storage:{day}")
}

/// The charge for what was chosen.
pub fn fee_charge(charging: &Charging<'_>, fee: &Fee, delivery: (&DeliveryId, i64), nth: i64) -> Charge {
    let today = charging.books.day(charging.now);
    charge(charging, fee, delivery, (choice_key(delivery.0, nth), today))
}

/// The charge for a day of storage.
pub fn storage_charge(charging: &Charging<'_>, fee: &Fee, delivery: (&DeliveryId, i64), day: Day) -> Charge {
    charge(charging, fee, delivery, (storage_key(delivery.0, day), day))
}

fn charge(charging: &Charging<'_>, fee: &Fee, (id, number): (&DeliveryId, i64), (key, day): (String, Day)) -> Charge {
    let today = charging.books.day(charging.now);
    Charge {
        key,
        payer: charging.payer.clone(),
        customer: charging.customer.clone(),
        source: Source::Fee,
        source_id: id.to_string(),
        name: format!("{}, #{number}", fee.name.as_str()),
        period: Some((day, day.plus_days(1))),
        quantity_thousandths: 1000,
        currency: charging.currency,
        amounts: charging.amounts(fee, day),
        tax: charging.pricing(day).tax,
        why: vec![Step::Price { unit_minor: fee.minor.get(), quantity: 1 }],
        occurred_at: charging.now,
        invoice_by: charging.next_charge_on.unwrap_or_else(|| today.plus_days(INVOICED_WITHIN_DAYS)),
    }
}
