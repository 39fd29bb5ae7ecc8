//! What a customer books with: benefits, the discount and the caps of their contracts, and the books that the rest
//! is charged in.
use super::facts::Facts;
use access::Standing;
use kernel::{CustomerId, Day, Instant, KindId, LocationId, millis, millis_option};
use ledger::{BenefitKind, Books, Gives, Grant, Pause, Setting, TaxTreatment, Terms, WhenToPay};
use serde::Deserialize;

/// What a customer books with.
#[derive(Debug, Clone)]
pub struct Purse {
    /// Who is invoiced: who pays for the customer's contract, else the customer; nobody for a visitor.
    pub payer: Option<CustomerId>,
    /// How the payer is taxed.
    pub treatment: TaxTreatment,
    /// The day on which the payer's contracts are charged next, if one ever is.
    pub next_charge_on: Option<Day>,
    /// How the space keeps its books.
    pub books: Books,
    /// The customer's contracts that have not ended.
    pub agreements: Vec<Agreed>,
    /// The customer's grants around the time.
    pub grants: Vec<Grant>,
}

/// A contract, as far as bookings are concerned.
#[derive(Debug, Clone, Deserialize)]
pub struct Agreed {
    /// The plan's name.
    pub plan: String,
    /// From when it holds.
    #[serde(with = "millis")]
    pub starts_at: Instant,
    /// Until when.
    #[serde(with = "millis_option")]
    pub ends_at: Option<Instant>,
    /// How many of it.
    pub quantity: i64,
    /// What was agreed.
    pub terms: Terms,
    /// When it rests.
    pub pauses: Vec<Pause>,
}

/// The discount of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanDiscount<'a> {
    /// The plan's name.
    pub plan: &'a str,
    /// The part taken off, in parts per million.
    pub off_ppm: i64,
}

impl Agreed {
    fn holds_at(&self, at: Instant) -> bool {
        self.starts_at <= at && self.ends_at.is_none_or(|ends_at| at < ends_at)
    }
}

impl Purse {
    /// The largest discount that a contract gives on `kind` at `location` at `at`; none while it rests.
    pub fn discount(&self, kind: &KindId, location: &LocationId, at: Instant) -> Option<PlanDiscount<'_>> {
        let day = self.books.day(at);
        let gives = |agreed: &&Agreed| {
            agreed.holds_at(at) && !agreed.pauses.iter().any(|pause| pause.from <= day && day < pause.until)
        };
        let of = |agreed: &'_ Agreed| {
            let benefits = agreed.terms.benefits.iter();
            let in_scope = benefits.filter(|benefit| benefit.scope.takes_in(kind, location));
            let parts = in_scope.filter_map(|benefit| match benefit.gives {
                Gives::Discount { off_ppm } => Some(i64::from(off_ppm).min(1_000_000)),
                _ => None,
            });
            parts.max()
        };
        let discounts = self
            .agreements
            .iter()
            .filter(gives)
            .filter_map(|agreed| of(agreed).map(|off_ppm| PlanDiscount { plan: &agreed.plan, off_ppm }));
        discounts.filter(|discount| 0 < discount.off_ppm).max_by_key(|discount| discount.off_ppm)
    }

    /// The grants that cover a booking of `kind` at `location` which starts at `at`. Above the caps of the plans (`over`) only
    /// minutes that were bought count, and money.
    pub fn grants_for(&self, kind: &KindId, location: &LocationId, at: Instant, over: bool) -> Vec<Grant> {
        let covers = |grant: &&Grant| {
            grant.holds_at(at)
                && grant.scope.takes_in(kind, location)
                && (!over || grant.contract_id.is_none() || grant.kind != BenefitKind::TimeCredit)
        };
        self.grants.iter().filter(covers).cloned().collect()
    }

    /// The minutes that may be booked in a week and in a month around `at`: the sum over the contracts that hold then,
    /// and no limit where one of them has none.
    pub fn caps(&self, at: Instant) -> (Option<i64>, Option<i64>) {
        let holding: Vec<&Agreed> = self.agreements.iter().filter(|agreed| agreed.holds_at(at)).collect();
        let sum = |cap: fn(&Terms) -> Option<u32>| {
            let caps = holding.iter().map(|agreed| cap(&agreed.terms).map(|cap| i64::from(cap) * agreed.quantity));
            if holding.is_empty() { None } else { caps.sum::<Option<i64>>() }
        };
        (sum(|terms| terms.caps.booking_minutes_per_week), sum(|terms| terms.caps.booking_minutes_per_month))
    }

    /// When somebody of that standing pays.
    pub fn when_to_pay(&self, standing: Option<Standing>) -> WhenToPay {
        let (members, contacts) = self.books.pay;
        if standing == Some(Standing::Member) { members } else { contacts }
    }

    /// What the payer's amounts depend on.
    pub fn setting(&self) -> Setting<'_> {
        self.books.setting(self.treatment)
    }

    /// The day by which a booking that ends at `ends_at` stands on an invoice: the next that the payer's contracts
    /// bring; the day after it ends, for whoever has none.
    pub fn invoice_by(&self, ends_at: Instant) -> Day {
        self.next_charge_on.unwrap_or_else(|| self.books.day(ends_at.plus_seconds(-1)).plus_days(1))
    }
}

impl Facts {
    /// The facts after the benefits that `grants` names turned out to be spent: what a lost race has taught.
    pub fn without_grants(mut self, grants: &[ledger::GrantId]) -> Self {
        self.purse.grants.retain(|grant| !grants.contains(&grant.id));
        self
    }
}
