//! A contract as it is charged: what each of its days owes and gives.
use crate::{Charge, Period, Pricing, Source, Step, Tax, TaxCategory, TaxClass, TaxRate, TaxTreatment, Terms};
use kernel::{Currency, CustomerId, Day, Instant, Zone};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

kernel::id!(
    /// A contract.
    ContractId,
    "con"
);
kernel::id!(
    /// A plan.
    PlanId,
    "pln"
);

/// How far ahead a contract's benefits are granted, so that they can be booked with.
pub const GRANT_DAYS_AHEAD: u32 = 366;

/// A contract between a customer and the space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contract {
    /// Its id.
    pub id: ContractId,
    /// Who has it.
    pub customer: CustomerId,
    /// Who pays for it.
    pub payer: CustomerId,
    /// The plan's name, for invoices.
    pub name: String,
    /// Its first day.
    pub starts_on: Day,
    /// The first day that it no longer holds.
    pub ends_on: Option<Day>,
    /// Everything before this day is charged.
    pub charged_until: Day,
    /// Every cycle that begins before this day has been granted its benefits.
    pub granted_until: Day,
    /// How many of it.
    pub quantity: i64,
    /// The currency of its amounts.
    pub currency: Currency,
    /// The price of one for a cycle, as prices are meant in this space.
    pub price_minor: i64,
    /// Prices from a later day on, in order.
    pub prices_ahead: Vec<PriceFrom>,
    /// Cycles that it rests, in order.
    pub pauses: Vec<Pause>,
    /// The fee for signing up, charged with the first period; nothing once it is charged.
    pub sign_up_fee_minor: i64,
    /// What is held for one of it until it ends.
    pub deposit_minor: i64,
    /// What the contract that it follows has left here of its own deposit, for all of it.
    pub deposit_before_minor: i64,
    /// Whether a later contract takes this one's place, and its deposit.
    pub is_followed: bool,
    /// Until when it lasts at least, whatever its own terms say: what is left of the minimum term of the contract that it follows.
    #[serde(default)]
    pub bound_until: Option<Day>,
    /// Until when it was paid elsewhere before it was brought in: days of which the books know no charge.
    #[serde(default)]
    pub paid_until: Option<Day>,
    /// How it is taxed.
    pub tax_class: TaxClass,
    /// The other terms.
    pub terms: Terms,
    /// Days from an invoice to its due day: its own, and its plan's.
    pub due_days: (Option<u16>, Option<u16>),
}

/// A price from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PriceFrom {
    /// The first day of a period that costs it.
    pub from: Day,
    /// The price of one for a cycle.
    #[cfg_attr(feature = "openapi", schemars(range(min = 0, max = 1_000_000_000)))]
    pub price_minor: i64,
}

/// Whole cycles in which nothing is charged and nothing given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pause {
    /// The first day of the first.
    pub from: Day,
    /// The day after the last.
    pub until: Day,
}

/// What the amounts of a contract depend on beside itself.
#[derive(Debug, Clone)]
pub struct Setting<'a> {
    /// Whether prices contain the tax.
    pub includes_tax: bool,
    /// The rates of the tax classes.
    pub rates: &'a [TaxRate],
    /// How the payer is taxed.
    pub treatment: TaxTreatment,
    /// The calendar.
    pub zone: &'a Zone,
}

impl Setting<'_> {
    /// How a supply of `class` that begins on `day` is priced.
    pub fn pricing(&self, class: TaxClass, day: Day) -> Pricing {
        Pricing {
            includes_tax: self.includes_tax,
            usual_rate_ppm: crate::usual_rate_ppm(class, self.rates, day),
            tax: Tax::on(class, self.treatment, self.rates, day),
        }
    }

    pub(crate) fn midnight(&self, day: Day) -> Instant {
        self.zone.day_begins(day.date())
    }
}

/// What a plan offers to whoever takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// What invoices call it.
    pub name: String,
    /// The currency of its amounts.
    pub currency: Currency,
    /// The price of one for a cycle, as prices are meant in this space.
    pub price_minor: i64,
    /// The fee for signing up.
    pub sign_up_fee_minor: i64,
    /// What is held for one of it until it ends.
    pub deposit_minor: i64,
    /// How it is taxed.
    pub tax_class: TaxClass,
    /// The other terms.
    pub terms: Terms,
    /// Days from an invoice to its due day.
    pub due_days: Option<u16>,
}

impl Contract {
    /// A contract of `customer`, who pays, on what is offered: nothing of it is charged or granted yet.
    pub fn new(id: ContractId, customer: &CustomerId, offered: Offered, starts_on: Day, quantity: i64) -> Self {
        Self {
            id,
            customer: customer.clone(),
            payer: customer.clone(),
            name: offered.name,
            starts_on,
            ends_on: None,
            charged_until: starts_on,
            granted_until: starts_on,
            quantity,
            currency: offered.currency,
            price_minor: offered.price_minor,
            prices_ahead: Vec::new(),
            pauses: Vec::new(),
            sign_up_fee_minor: offered.sign_up_fee_minor,
            deposit_minor: offered.deposit_minor,
            deposit_before_minor: 0,
            is_followed: false,
            bound_until: None,
            paid_until: None,
            tax_class: offered.tax_class,
            terms: offered.terms,
            due_days: (None, offered.due_days),
        }
    }

    /// What is charged on the day that the contract is charged next, and the day it is charged until then; nothing more once it has ended.
    pub fn next_charges(&self, setting: &Setting<'_>) -> Option<(Vec<Charge>, Day)> {
        let day = self.charged_until;
        if self.ends_on.is_some_and(|ends| ends <= day) {
            return None;
        }
        let period = self.terms.period_of(self.starts_on, day);
        let mut charges: Vec<Charge> = self.period_charge(period, setting).into_iter().collect();
        if day == self.starts_on {
            charges.extend(self.first_charges(setting));
        }
        Some((charges, self.ends_on.map_or(period.until, |ends| ends.min(period.until))))
    }

    /// The price of one on `day`.
    pub fn price_on(&self, day: Day) -> i64 {
        self.prices_ahead
            .iter()
            .rev()
            .find(|price| price.from <= day)
            .map_or(self.price_minor, |price| price.price_minor)
    }

    fn period_charge(&self, period: Period, setting: &Setting<'_>) -> Option<Charge> {
        let (share, price) = (period.share(self), self.price_on(period.from));
        if share.days == 0 || price == 0 {
            return None;
        }
        let mut why = vec![Step::Price { unit_minor: price, quantity: self.quantity }];
        if !share.is_whole() {
            why.push(Step::Days { days: share.days, of: share.of });
        }
        let until =
            self.ends_on.filter(|_| self.terms.prorates_last).map_or(period.until, |ends| ends.min(period.until));
        let exact = share.of(price * self.quantity);
        let pricing = setting.pricing(self.tax_class, period.from);
        let mut charge = self.charge(&format!("{}:price", period.from), Source::Contract, period.from, setting);
        charge.name.clone_from(&self.name);
        charge.period = Some((period.from, until));
        charge.quantity_thousandths = self.quantity * 1000;
        (charge.amounts, charge.tax, charge.why) = (pricing.line(exact), pricing.tax, why);
        Some(charge)
    }

    fn first_charges(&self, setting: &Setting<'_>) -> Vec<Charge> {
        let mut charges = Vec::new();
        if 0 < self.sign_up_fee_minor {
            let mut fee = self.charge("sign_up_fee", Source::SignUpFee, self.starts_on, setting);
            let pricing = setting.pricing(self.tax_class, self.starts_on);
            fee.why = vec![Step::Price { unit_minor: self.sign_up_fee_minor, quantity: 1 }];
            (fee.amounts, fee.tax) = (pricing.line(Decimal::from(self.sign_up_fee_minor)), pricing.tax);
            charges.push(fee);
        }
        let own = self.deposit_minor * self.quantity;
        if own != self.deposit_before_minor {
            let mut deposit = self.deposit("deposit", own - self.deposit_before_minor, self.starts_on, setting);
            deposit.why = vec![Step::Price { unit_minor: self.deposit_minor, quantity: self.quantity }];
            if self.deposit_before_minor != 0 {
                deposit.why.push(Step::HeldBefore { minor: self.deposit_before_minor });
            }
            charges.push(deposit);
        }
        charges
    }

    /// What goes back on the day that the contract has ended: its deposit, unless a later contract keeps it. One that was left
    /// before it was ever charged holds what the contract before it left here.
    pub fn closing_charges(&self, ends_on: Day, setting: &Setting<'_>) -> Vec<Charge> {
        let began = self.starts_on < self.charged_until;
        let (unit_minor, quantity) =
            if began { (self.deposit_minor, self.quantity) } else { (self.deposit_before_minor, 1) };
        if unit_minor == 0 || self.is_followed {
            return Vec::new();
        }
        let mut back = self.deposit("deposit_back", -unit_minor * quantity, ends_on, setting);
        back.why = vec![Step::Price { unit_minor, quantity: -quantity }];
        vec![back]
    }

    fn deposit(&self, part: &str, minor: i64, day: Day, setting: &Setting<'_>) -> Charge {
        let mut charge = self.charge(part, Source::Deposit, day, setting);
        charge.quantity_thousandths = minor.signum() * 1000;
        (charge.amounts, charge.tax) = (crate::Amounts::new(minor, minor), Tax::on_deposit());
        charge
    }

    /// What goes back if the contract ends on `ends_on`, within the period of `charged`: what was charged less what the
    /// days used cost at that price, as far as that was not given back otherwise; nothing where the plan gives nothing back, unless no day of
    /// the period was used at all.
    pub fn unused(&self, charged: &ChargedPeriod, ends_on: Day, setting: &Setting<'_>) -> Option<Charge> {
        let days = charged.from.days_until(charged.until);
        let used = charged.from.days_until(ends_on.clamp(charged.from, charged.until));
        let left = crate::Amounts::sum([charged.amounts, charged.given_back]);
        let all_is_back = left == crate::Amounts::default() && charged.given_back != left;
        if (!self.terms.prorates_last && 0 < used) || days <= used || all_is_back {
            return None;
        }
        let kept = charged.price_of_days(used, days, setting.includes_tax);
        let mut credit = self.charge(&format!("{}:unused:{ends_on}", charged.from), Source::Contract, ends_on, setting);
        credit.name.clone_from(&self.name);
        credit.period = Some((ends_on.max(charged.from), charged.until));
        credit.quantity_thousandths = -self.quantity * 1000;
        let unused = crate::Amounts::sum([charged.amounts, kept.reversed()]);
        credit.amounts = unused.within(left).reversed();
        credit.tax = charged.tax.clone();
        credit.why = vec![Step::Unused { charged_minor: charged.amounts.net_minor, days: used, of: days }];
        if credit.amounts != unused.reversed() {
            credit.why.push(Step::GivenBack { minor: -charged.given_back.net_minor });
        }
        Some(credit)
    }

    fn charge(&self, part: &str, source: Source, day: Day, setting: &Setting<'_>) -> Charge {
        Charge {
            key: format!("contract:{}:{part}", self.id),
            payer: self.payer.clone(),
            customer: self.customer.clone(),
            source,
            source_id: self.id.as_str().to_owned(),
            name: self.name.clone(),
            period: None,
            quantity_thousandths: 1000,
            currency: self.currency,
            amounts: crate::Amounts::default(),
            tax: Tax::on_deposit(),
            why: Vec::new(),
            occurred_at: setting.midnight(day),
            invoice_by: day,
        }
    }
}

/// A period that was charged, as the ledger has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargedPeriod {
    /// Its first day.
    pub from: Day,
    /// The day after its last.
    pub until: Day,
    /// The exact amount that was rounded, as a fraction of minor units: `price × quantity × days` and `of`.
    pub exact_minor: (i64, i64),
    /// What it came to.
    pub amounts: crate::Amounts,
    /// What was given back of it already, by whatever: the other way around.
    pub given_back: crate::Amounts,
    /// The tax it bore.
    pub tax: Tax,
    /// The rate that prices of its class contain on its first day, as the rates say it now.
    pub usual_rate_ppm: i64,
}

impl ChargedPeriod {
    /// The exact amount out of the steps of `why`, in their order.
    pub fn exact_of(why: &[Step]) -> (i64, i64) {
        why.iter().fold((0, 1), |(exact, of), step| match step {
            Step::Price { unit_minor, quantity } => (unit_minor * quantity, 1),
            Step::Days { days, of: all } => (exact * days, of * all),
            Step::Discount { off_minor, .. } => (exact - off_minor * of, of),
            _ => (exact, of),
        })
    }

    /// What the first `used` of its `days` cost: their part of the exact price, so that charge and credit are together the price of the
    /// days used. Whatever the rates say now, a charge that bears tax contained its own rate; one that bears none had the net price
    /// that it says, where the rates do not explain it any more.
    fn price_of_days(&self, used: i64, days: i64, includes_tax: bool) -> crate::Amounts {
        let exact = Decimal::from(self.exact_minor.0) / Decimal::from(self.exact_minor.1.max(1));
        let part = |exact: Decimal| exact * Decimal::from(used) / Decimal::from(days);
        let bears = matches!(self.tax.category, TaxCategory::S | TaxCategory::Z);
        let usual_rate_ppm = if bears { self.tax.rate_ppm } else { self.usual_rate_ppm };
        let pricing = Pricing { includes_tax, usual_rate_ppm, tax: self.tax.clone() };
        if bears || !includes_tax || pricing.line(exact) == self.amounts {
            return pricing.line(part(exact));
        }
        Pricing { includes_tax: false, ..pricing }.line(part(Decimal::from(self.amounts.net_minor)))
    }
}
