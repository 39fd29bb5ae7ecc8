//! What a plan goes on costing once its first invoice is paid.
use crate::api::{GoesOn, ItemLine};
use kernel::{Currency, Day, Money};
use ledger::{Charge, Contract, Setting};
use rust_decimal::Decimal;

impl GoesOn {
    /// What is agreed of `contract`, whose first period ends before `next_on`, beyond that period: each is charged as the ledger will do it.
    pub(super) fn of(contract: &Contract, next_on: Day, setting: &Setting<'_>) -> Self {
        let Contract { terms, currency, quantity, .. } = contract;
        let pricing = setting.pricing(contract.tax_class, next_on);
        let amounts = pricing.line(Decimal::from(contract.price_on(next_on) * quantity));
        let money = |minor| Money { minor, currency: *currency };
        Self {
            starts_on: contract.starts_on,
            cycle: terms.cycle,
            next_on,
            net: money(amounts.net_minor),
            gross: money(amounts.gross_minor),
            cycles_min: terms.cycles_min,
            notice_days: terms.notice_days,
        }
    }
}

impl ItemLine {
    /// A charge as it is shown.
    pub(super) fn of(charge: &Charge, currency: Currency) -> Self {
        let money = |minor| Money { minor, currency };
        Self {
            source: charge.source,
            name: charge.name.clone(),
            net: money(charge.amounts.net_minor),
            tax: money(charge.amounts.tax_minor),
            gross: money(charge.amounts.gross_minor),
            tax_category: charge.tax.category,
            tax_rate_ppm: charge.tax.rate_ppm,
            why: charge.why.clone(),
        }
    }
}
