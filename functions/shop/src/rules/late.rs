//! A plan whose order is carried out after the day on which it was to begin, and a product whose tax is another by then (docs/money.md, part 7,
//! "What begins when").
use super::checkout::{Given, Line, Made};
use crate::api::GoesOn;
use kernel::Day;
use ledger::{Books, Charge, Contract, GRANT_DAYS_AHEAD, Setting, Step, TaxCategory, TaxClass, TaxTreatment};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

impl Line {
    /// Whether it is a product of which the tax is another on `day` than when it was ordered.
    pub fn is_taxed_anew(&self, day: Day, books: &Books) -> bool {
        let Made::Product { sold: Some(sold), .. } = &self.made else { return false };
        self.charges.iter().any(|charge| sold.differs(charge, day, books))
    }

    /// The same with its plan, of `contract`, begun on `day`: periods, minimum term, charges and benefits are counted from then on, at what
    /// was agreed and paid. None, where the first charges would come to something else: a first period that is cut, a tax that has changed.
    pub(super) fn begun_on(&self, contract: &Contract, day: Day, books: &Books) -> Option<Self> {
        let treatment = books.payers.get(&contract.payer).map(|payer| payer.treatment).unwrap_or_default();
        let setting = books.setting(treatment);
        let (as_ordered, _) = first_charges(contract, contract.starts_on, &setting)?;
        let (mut new, charged_until) = first_charges(contract, day, &setting)?;
        let is_same = |(one, other): (&Charge, &Charge)| {
            (one.source, one.amounts, &one.tax) == (other.source, other.amounts, &other.tax)
        };
        let paid = &self.charges;
        if new.len() != as_ordered.len() || new.len() != paid.len() || !new.iter().zip(&as_ordered).all(is_same) {
            return None;
        }
        for (charge, paid) in new.iter_mut().zip(paid) {
            // What a code took off stays off.
            charge.why.extend(paid.why.iter().filter(|step| matches!(step, Step::Discount { .. })).cloned());
            (charge.amounts, charge.tax, charge.invoice_by) = (paid.amounts, paid.tax.clone(), day);
        }
        let mut line = self.clone();
        if let Made::Plan { contract, .. } = &mut line.made {
            (contract.starts_on, contract.charged_until, contract.granted_until) = (day, charged_until, day);
            let (wishes, granted_until) = contract.grants(day.plus_days(GRANT_DAYS_AHEAD), 1, &setting);
            contract.granted_until = granted_until;
            line.grants = wishes.into_iter().map(|wish| Given { wish, days: None }).collect();
        }
        // As it is agreed now; of what was ordered before this was kept, nothing.
        line.goes_on = self.goes_on.as_ref().map(|_| {
            let begun = Contract { starts_on: day, charged_until, ..contract.clone() };
            GoesOn::of(&begun, charged_until, &setting)
        });
        line.why = new.iter().flat_map(|charge| charge.why.iter().cloned()).collect();
        line.charges = new;
        line.ordered_for = Some(self.ordered_for.unwrap_or(contract.starts_on));
        Some(line)
    }
}

/// What is charged first of `contract`, were its first day `day`, and until when it is charged then.
fn first_charges(contract: &Contract, day: Day, setting: &Setting<'_>) -> Option<(Vec<Charge>, Day)> {
    Contract { starts_on: day, charged_until: day, ..contract.clone() }.next_charges(setting)
}

/// What is charged for a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sold {
    /// In minor units, as the space says its prices: with the tax or without.
    pub minor: i64,
    /// How it is taxed.
    pub class: TaxClass,
}

impl Sold {
    /// Whether it comes on `day` to something else than `charge` says, or to the same at another tax.
    fn differs(self, charge: &Charge, day: Day, books: &Books) -> bool {
        // Who owes the tax stays as it was ordered.
        let treatment = match charge.tax.category {
            TaxCategory::AE => TaxTreatment::ReverseCharge,
            TaxCategory::E if self.class != TaxClass::Exempt => TaxTreatment::Exempt,
            _ => TaxTreatment::AsUsual,
        };
        let pricing = books.setting(treatment).pricing(self.class, day);
        pricing.tax.rate_ppm != charge.tax.rate_ppm || pricing.line(Decimal::from(self.minor)) != charge.amounts
    }
}
