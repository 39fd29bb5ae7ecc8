//! What was drawn of a benefit beyond what its period then gives: returned, and charged unless it is drawn anew (docs/money.md, part 7).
use crate::{Charge, Contract, Pricing, Redrawn, Regrant, Source, Step, half_up};
use kernel::{Currency, Day, Instant, millis};
use rust_decimal::Decimal;
use serde::Deserialize;

/// What was drawn of a grant.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Drawn {
    /// The draw.
    pub key: String,
    /// The booking, the order or the stay.
    pub source_id: String,
    /// Minutes, minor units, passes.
    pub amount: i64,
    /// What it saved, in minor units before tax.
    pub worth_minor: i64,
    /// In which currency: that of what was booked or bought.
    pub currency: Currency,
    /// When the booking begins; when it was drawn, for what is none.
    #[serde(with = "millis")]
    pub starts_at: Instant,
}

/// Some of a draw, or all of it, that its period does not give any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beyond {
    /// The draw.
    pub draw: String,
    /// Minutes, minor units, passes.
    pub amount: i64,
    /// What it had saved, in minor units before tax.
    pub worth_minor: i64,
    /// Whether its period has begun: then the first period of the contract that follows gives it.
    pub has_begun: bool,
}

/// What is charged for a draw that was returned, beside its amount.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Charging<'a> {
    /// Whose contract gave it.
    pub contract: &'a Contract,
    /// What the benefit is called.
    pub name: &'a str,
    /// At which tax.
    pub pricing: &'a Pricing,
    /// Now.
    pub now: Instant,
    /// The day by which it stands on an invoice.
    pub invoice_by: Day,
}

impl Drawn {
    /// What the first `amount` of it saved.
    fn worth_of(&self, amount: i64) -> i64 {
        half_up(Decimal::from(self.worth_minor) * Decimal::from(amount) / Decimal::from(self.amount.max(1)))
    }

    fn charge(&self, worth_minor: i64, charging: Charging<'_>) -> Charge {
        let Charging { contract, name, pricing, now, invoice_by } = charging;
        Charge {
            // A draw is returned once.
            key: withdrawn_key(&self.key),
            payer: contract.payer.clone(),
            customer: contract.customer.clone(),
            source: Source::Benefit,
            source_id: self.source_id.clone(),
            name: name.to_owned(),
            period: None,
            quantity_thousandths: 1000,
            currency: self.currency,
            amounts: pricing.line(Decimal::from(worth_minor)),
            tax: pricing.tax.clone(),
            why: vec![Step::Price { unit_minor: worth_minor, quantity: 1 }],
            occurred_at: now,
            invoice_by,
        }
    }
}

impl Regrant {
    /// Returns of `draws`, all of one benefit of one period, what is more than `entitled`: the latest first, and of the last one no more
    /// than is too much. What of that one is not too much is drawn anew of `grant`, which the period then gives.
    pub(crate) fn return_beyond(
        &mut self,
        mut draws: Vec<&Drawn>,
        (entitled, grant): (i64, &str),
        has_begun: bool,
        charging: Charging<'_>,
    ) {
        draws.sort_by_key(|draw| (draw.starts_at, draw.key.clone()));
        let mut over = draws.iter().map(|draw| draw.amount).sum::<i64>() - entitled;
        for drawn in draws.into_iter().rev() {
            if over <= 0 {
                break;
            }
            let amount = over.min(drawn.amount);
            over -= amount;
            let (draw, kept) = (drawn.key.clone(), drawn.amount - amount);
            let kept_minor = drawn.worth_of(kept);
            if 0 < kept {
                let (draw, grant) = (draw.clone(), grant.to_owned());
                self.kept.push(Redrawn { draw, grant, amount: kept, worth_minor: kept_minor });
            }
            let worth_minor = drawn.worth_minor - kept_minor;
            if 0 < worth_minor {
                self.charges.push(drawn.charge(worth_minor, charging));
            }
            self.beyond.push(Beyond { draw, amount, worth_minor, has_begun });
        }
    }

    /// What of a draw its period does not give any more.
    pub fn beyond(&self, draw: &str) -> Option<&Beyond> {
        self.beyond.iter().find(|beyond| beyond.draw == draw)
    }

    /// `charge`, which is one of its own, at what is left of it.
    pub fn at_rest(&self, charge: Charge, worth_minor: i64) -> Charge {
        let why = vec![Step::Price { unit_minor: worth_minor, quantity: 1 }];
        Charge { amounts: self.pricing.line(Decimal::from(worth_minor)), why, ..charge }
    }
}

/// The key of the charge for a draw that was returned.
pub fn withdrawn_key(draw: &str) -> String {
    format!("withdrawn:{draw}")
}
