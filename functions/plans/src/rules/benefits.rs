//! What is left of benefits, in the words of members.
use crate::api::{
    Benefit, BenefitBalance, BenefitPeriod, CapLeft, CapName, CapUsed, ContractStatus, Discount, Scope, SharedBenefits,
};
use crate::rules::{Facts, Held};
use chrono::{Datelike, Days, Months, NaiveDate};
use kernel::{Currency, Day, Instant, KindId, LocationId};
use ledger::{BenefitKind, Books, Caps, Contract, ContractId, Gives, GrantId, Lent};
use std::collections::BTreeMap;

/// What kinds and locations are called.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Kinds of resources.
    pub kinds: BTreeMap<KindId, String>,
    /// Locations.
    pub locations: BTreeMap<LocationId, String>,
}

impl Names {
    /// A scope in names; what is gone is left out.
    pub fn scope(&self, scope: &ledger::Scope) -> Scope {
        Scope {
            kinds: scope.kinds.iter().filter_map(|id| self.kinds.get(id).cloned()).collect(),
            locations: scope.locations.iter().filter_map(|id| self.locations.get(id).cloned()).collect(),
        }
    }

    /// A benefit as `quantity` contracts give it.
    pub fn benefit(&self, benefit: &ledger::Benefit, quantity: i64) -> Benefit {
        let times = |amount: u32| u32::try_from(i64::from(amount) * quantity).unwrap_or(u32::MAX);
        let gives = match benefit.gives {
            Gives::TimeCredit { minutes } => Gives::TimeCredit { minutes: times(minutes) },
            Gives::MoneyCredit { minor, currency } => Gives::MoneyCredit { minor: times(minor), currency },
            Gives::DayPass { passes } => Gives::DayPass { passes: times(passes) },
            Gives::TimePass { minutes } => Gives::TimePass { minutes: times(minutes) },
            discount @ Gives::Discount { .. } => discount,
        };
        let (name, scope) = (benefit.name.as_str().to_owned(), self.scope(&benefit.scope));
        Benefit { name, gives, scope, days: benefit.days, every: benefit.every }
    }
}

/// A grant as it stands, taken back or not.
#[derive(Debug, Clone)]
pub struct Balance {
    /// The grant.
    pub id: GrantId,
    /// What it is called.
    pub name: String,
    /// Counted in what.
    pub kind: BenefitKind,
    /// Of which currency, for money.
    pub currency: Option<Currency>,
    /// What it can be used for.
    pub scope: ledger::Scope,
    /// By which contract.
    pub contract: Option<ContractId>,
    /// How much was given.
    pub amount: i64,
    /// How much is left.
    pub balance: i64,
    /// From when it holds.
    pub starts_at: Instant,
    /// Until when.
    pub expires_at: Option<Instant>,
    /// Whose it is, if a team shares it.
    pub of: Option<String>,
    /// 1 for what is spent after one's own.
    pub turn: u8,
    /// What caps leave of it, if a team shares it.
    pub lent: Option<Lent>,
}

/// What is shared, by whose it is, in the order in which it is spent, with what caps leave of it in the month of `today`.
pub fn shared(grants: &[Balance], books: &Books, names: &Names, today: Day) -> Vec<SharedBenefits> {
    let mut payers: Vec<(&str, Vec<&Balance>)> = Vec::new();
    for grant in grants {
        let Some(of) = grant.of.as_deref() else { continue };
        match payers.iter_mut().find(|(payer, _)| *payer == of) {
            Some((_, known)) => known.push(grant),
            None => payers.push((of, vec![grant])),
        }
    }
    let (month, _) = today.month();
    let shown = |(payer, grants): (&str, Vec<&Balance>)| SharedBenefits {
        payer_name: payer.to_owned(),
        after_own: grants.iter().all(|grant| grant.turn == 1),
        caps: caps_left(&grants, month),
        benefits: balances(grants, books, names),
    };
    payers.into_iter().map(shown).collect()
}

fn caps_left(grants: &[&Balance], month: Day) -> Vec<CapLeft> {
    let mut caps = Vec::new();
    for grant in grants {
        if let Some(lent) = &grant.lent {
            lent.note_cap(&mut caps, (grant.kind, grant.currency), month);
        }
    }
    caps
}

/// The grants by what they give, each with its periods, the soonest first.
pub fn balances<'a>(
    grants: impl IntoIterator<Item = &'a Balance>,
    books: &Books,
    names: &Names,
) -> Vec<BenefitBalance> {
    let mut sorts: Vec<BenefitBalance> = Vec::new();
    for grant in grants {
        let scope = names.scope(&grant.scope);
        let period = BenefitPeriod {
            grant_id: grant.id.clone(),
            contract_id: grant.contract.clone(),
            from: books.day(grant.starts_at),
            until: grant.expires_at.map(|expires| books.day(expires.plus_seconds(-1)).plus_days(1)),
            amount: grant.amount,
            balance: grant.balance,
        };
        let same = |known: &&mut BenefitBalance| {
            (&known.name, known.kind, known.currency, &known.scope) == (&grant.name, grant.kind, grant.currency, &scope)
        };
        match sorts.iter_mut().find(same) {
            Some(known) => known.periods.push(period),
            None => sorts.push(BenefitBalance {
                name: grant.name.clone(),
                kind: grant.kind,
                currency: grant.currency,
                scope,
                periods: vec![period],
            }),
        }
    }
    sorts
}

/// The customer's contracts that hold today, those that rest too.
fn holding(facts: &Facts) -> impl Iterator<Item = &Held> {
    let today = facts.today;
    let holds = move |held: &&Held| {
        let Contract { starts_on, ends_on, customer, .. } = &held.contract;
        held.status == ContractStatus::Agreed
            && *customer == facts.customer
            && *starts_on <= today
            && ends_on.is_none_or(|ends| today < ends)
    };
    facts.held.iter().filter(holds)
}

/// What the contracts that do not rest take off the price of bookings.
pub fn discounts(facts: &Facts, names: &Names) -> Vec<Discount> {
    let discount = |benefit: &ledger::Benefit| match benefit.gives {
        Gives::Discount { off_ppm } => {
            let (name, scope) = (benefit.name.as_str().to_owned(), names.scope(&benefit.scope));
            Some(Discount { name, off_ppm, scope })
        }
        _ => None,
    };
    let rests =
        |held: &&Held| held.contract.pauses.iter().any(|pause| pause.from <= facts.today && facts.today < pause.until);
    let benefits = holding(facts).filter(|held| !rests(held)).flat_map(|held| &held.contract.terms.benefits);
    benefits.filter_map(discount).collect()
}

/// What counts towards the caps of plans today, since Monday and until Sunday, and from the first to the last of the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct InSpans {
    /// Of today.
    pub today: i64,
    /// Of the week.
    pub in_week: i64,
    /// Of the month.
    pub in_month: i64,
}

/// What has been used, what was bought left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Used {
    /// Minutes that are booked, or ordered.
    pub minutes: InSpans,
    /// Days on which the customer came.
    pub check_ins: InSpans,
    /// Visitors who came or are expected.
    pub visitors: InSpans,
}

/// The week (Monday first) and the month of `day`.
pub fn week_and_month(day: Day) -> [(Day, Day); 2] {
    let date = day.date();
    let monday = date.checked_sub_days(Days::new(date.weekday().num_days_from_monday().into())).unwrap_or(date);
    let first = date.with_day(1).unwrap_or(date);
    let span = |from: NaiveDate, until: Option<NaiveDate>| {
        (Day::new(from).unwrap_or(day), until.and_then(Day::new).unwrap_or(Day::LAST))
    };
    [span(monday, monday.checked_add_days(Days::new(7))), span(first, first.checked_add_months(Months::new(1)))]
}

/// The caps: each the sum over the plans that hold; none where one of them has none. A product by the cycle has none, and lifts none.
pub fn caps(facts: &Facts, used: Used) -> Vec<CapUsed> {
    let plans = holding(facts).filter(|held| held.sold_as.makes_member());
    let holding: Vec<&Contract> = plans.map(|held| &held.contract).collect();
    let sum = |cap: fn(&Caps) -> Option<u32>| {
        let all =
            holding.iter().map(|contract| cap(&contract.terms.caps).map(|cap| i64::from(cap) * contract.quantity));
        if holding.is_empty() { None } else { all.sum::<Option<i64>>() }
    };
    let day = (facts.today, facts.today.plus_days(1));
    let [week, month] = week_and_month(facts.today);
    let Used { minutes, check_ins, visitors } = used;
    let of = |cap, max: Option<i64>, used, (from, until)| max.map(|max| CapUsed { cap, used, max, from, until });
    let caps = [
        of(CapName::BookingMinutesPerWeek, sum(|caps| caps.booking_minutes_per_week), minutes.in_week, week),
        of(CapName::BookingMinutesPerMonth, sum(|caps| caps.booking_minutes_per_month), minutes.in_month, month),
        of(CapName::CheckInsPerWeek, sum(|caps| caps.check_ins_per_week), check_ins.in_week, week),
        of(CapName::CheckInsPerMonth, sum(|caps| caps.check_ins_per_month), check_ins.in_month, month),
        of(CapName::VisitorsPerDay, sum(|caps| caps.visitors_per_day), visitors.today, day),
        of(CapName::VisitorsPerWeek, sum(|caps| caps.visitors_per_week), visitors.in_week, week),
        of(CapName::VisitorsPerMonth, sum(|caps| caps.visitors_per_month), visitors.in_month, month),
    ];
    caps.into_iter().flatten().collect()
}
