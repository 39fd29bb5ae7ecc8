//! The plan-fit advisor: up to twelve whole months of bookings, replayed over every plan that is offered.
//!
//! Each plan is taken as if it had held from the first of the months to the last: its price period by period, its benefits
//! drawn as bookings draw them (`ledger::cover_within`), its discount, its caps. Prices of bookings are those without benefits, as
//! they were; fees for signing up and deposits are left out, and so is tax where prices do not contain it. Passes are for
//! checking in, which is not replayed. Products by the cycle are no plans, and are left out of all of it.
use crate::api::{Advice, FittedPlan, PlanFit};
use crate::rules::benefits::week_and_month;
use crate::rules::join::contract;
use crate::rules::{Facts, Plan, may_join};
use access::Standing;
use chrono::{Datelike, Months};
use kernel::{Currency, Day, Instant, KindId, LocationId, Money};
use ledger::{BenefitKind, Contract, ContractId, Cost, Gives, Grant, GrantId, GrantWish, cover_within, half_up};
use std::collections::BTreeMap;

/// So many months are replayed.
const MONTHS: u32 = 12;

/// A booking that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// When it started.
    pub starts_at: Instant,
    /// The day that this lies in, where it was.
    pub day: Day,
    /// How long it was, in minutes.
    pub minutes: i64,
    /// What it cost without benefits, in minor units.
    pub price_minor: i64,
    /// Of which currency.
    pub currency: Currency,
    /// What was booked.
    pub kind: KindId,
    /// Where.
    pub location: LocationId,
}

/// The first day of the months that are replayed at most, and the day after their last.
pub fn months_before(today: Day) -> (Day, Day) {
    let until = today.date().with_day(1).unwrap_or(today.date());
    let from = until.checked_sub_months(Months::new(MONTHS)).unwrap_or(until);
    (Day::new(from).unwrap_or(today), Day::new(until).unwrap_or(today))
}

/// What `past` would have come to under each plan, the best first. `past` is in order; what lies outside the months, or was
/// paid in another currency than the latest, is left out.
pub fn advise(facts: &Facts, past: &[Past]) -> Advice {
    let (year_ago, until) = months_before(facts.today);
    let within: Vec<&Past> = past.iter().filter(|one| year_ago <= one.day && one.day < until).collect();
    let Some(currency) = within.last().map(|one| one.currency) else {
        let prices_include_tax = facts.books.includes_tax;
        let (months, plans) = (Vec::new(), Vec::new());
        return Advice { from: until, until, months, bookings: 0, plans, saving: None, prices_include_tax };
    };
    let past: Vec<&Past> = within.into_iter().filter(|one| one.currency == currency).collect();
    // Whoever has not been here for a year is not told what a year costs.
    let first = past.first().map_or(until, |one| month_of(one.day));
    let replay = Replay { facts, past: &past, from: first.max(year_ago), until, currency };
    let is_plan = |plan: &&Plan| plan.setup.sold_as.makes_member() && plan.setup.currency == currency;
    let offered = facts.plans.iter().filter(is_plan);
    let mut plans: Vec<PlanFit> = offered.filter_map(|plan| replay.plan(plan)).collect();
    plans.sort_by_key(|fit| fit.total.minor);
    let current: Vec<Contract> = replay.current().map(|held| replay.moved(&held.contract)).collect();
    let now = (!current.is_empty()).then(|| replay.fit(None, &current).total.minor);
    let saving = now.zip(plans.first()).map(|(now, best)| now - best.total.minor).filter(|saving| 0 < *saving);
    // What the bookings would have cost a contact is not known here, so that having no plan is never said to be the best.
    plans.push(replay.fit(None, &[]));
    Advice {
        from: replay.from,
        until,
        months: replay.months().map(|(from, _)| from.to_string()[..7].to_owned()).collect(),
        bookings: past.len(),
        plans,
        saving: saving.map(|minor| Money { minor, currency }),
        prices_include_tax: facts.books.includes_tax,
    }
}

fn month_of(day: Day) -> Day {
    day.date().with_day(1).and_then(Day::new).unwrap_or(day)
}

/// What is replayed.
struct Replay<'a> {
    facts: &'a Facts,
    past: &'a [&'a Past],
    from: Day,
    until: Day,
    currency: Currency,
}

impl Replay<'_> {
    /// The months, each with the day after its last.
    fn months(&self) -> impl Iterator<Item = (Day, Day)> + '_ {
        let next = |day: Day| day.date().checked_add_months(Months::new(1)).and_then(Day::new);
        let months = std::iter::successors(Some(self.from), move |day| next(*day));
        months.take_while(|day| *day < self.until).map(move |day| (day, next(day).unwrap_or(self.until)))
    }

    /// The contracts of plans that the customer has and that hold today, not those of others that they pay for.
    fn current(&self) -> impl Iterator<Item = &crate::rules::Held> {
        let today = self.facts.today;
        self.facts.held.iter().filter(move |held| {
            let own = held.contract.customer == self.facts.customer && held.contract.currency == self.currency;
            own && held.sold_as.makes_member() && held.is_agreed(today).is_ok() && held.contract.starts_on <= today
        })
    }

    /// The contract as if it had held from the first month to the last.
    fn moved(&self, contract: &Contract) -> Contract {
        let price_minor = contract.price_on(self.facts.today);
        Contract {
            starts_on: self.from,
            ends_on: None,
            charged_until: self.from,
            granted_until: self.from,
            price_minor,
            prices_ahead: Vec::new(),
            pauses: Vec::new(),
            ..contract.clone()
        }
    }

    /// A plan that is offered, or that the customer has; theirs on their own terms.
    fn plan(&self, plan: &Plan) -> Option<PlanFit> {
        let held = self.current().find(|held| held.plan == plan.id);
        let setup = &plan.setup;
        if held.is_none() && (!setup.public || setup.archived || !setup.audience.takes_in(Some(Standing::Member))) {
            return None;
        }
        let id: ContractId = "con_advice".parse().ok()?;
        let new = || contract(plan, &self.facts.customer, self.from, 1, id);
        let contract = held.map_or_else(new, |held| self.moved(&held.contract));
        Some(self.fit(Some((plan, held.is_some())), &[contract]))
    }

    fn fit(&self, plan: Option<(&Plan, bool)>, contracts: &[Contract]) -> PlanFit {
        let mut by_month: BTreeMap<Day, (i64, i64)> = self.months().map(|(month, _)| (month, (0, 0))).collect();
        for contract in contracts {
            self.charge(contract, &mut by_month);
        }
        let used = self.book(contracts, &mut by_month);
        let money = |minor| Money { minor, currency: self.currency };
        let (contracts, bookings) = by_month.values().fold((0, 0), |(c, b), month| (c + month.0, b + month.1));
        PlanFit {
            plan: plan.map(|(plan, _)| FittedPlan {
                id: plan.id.clone(),
                name: plan.setup.name.as_str().to_owned(),
                price: money(plan.setup.price_minor.get()),
                cycle: plan.setup.terms.cycle,
            }),
            current: plan.is_some_and(|(_, current)| current),
            join: plan.map_or(Ok(()), |(plan, _)| may_join(self.facts, plan)).into(),
            total: money(contracts + bookings),
            by_month: by_month.values().map(|(contracts, bookings)| money(contracts + bookings)).collect(),
            contracts: money(contracts),
            bookings: money(bookings),
            benefits_used_ppm: used,
        }
    }

    /// What the contract costs, in the months in which its periods begin; of the last period the days that are replayed.
    fn charge(&self, contract: &Contract, by_month: &mut BTreeMap<Day, (i64, i64)>) {
        let mut day = self.from;
        while day < self.until {
            let period = contract.terms.period_of(self.from, day);
            let days = day.days_until(period.until.min(self.until));
            let share = ledger::Share { days, of: period.cycle_days };
            if let Some(month) = by_month.get_mut(&month_of(day)) {
                month.0 += half_up(share.of(contract.price_minor * contract.quantity));
            }
            day = period.until;
        }
    }

    /// What benefits leave of the bookings; gives how much of them was used.
    fn book(&self, contracts: &[Contract], by_month: &mut BTreeMap<Day, (i64, i64)>) -> Option<i64> {
        let setting = self.facts.setting();
        let wishes = contracts.iter().flat_map(|contract| contract.grants(self.until, 1, &setting).0);
        // Of a cycle that goes on beyond the months, benefits with periods of their own come later: they are none of these months.
        let over = setting.zone.day_begins(self.until.date());
        let wishes = wishes.filter(|wish| wish.starts_at < over);
        let mut grants: Vec<Grant> = wishes.enumerate().filter_map(|(n, wish)| given(n, wish)).collect();
        let mut booked = Booked::default();
        for past in self.past {
            let cap_leaves = booked.leave(contracts, past);
            let in_scope =
                |grant: &&Grant| grant.holds_at(past.starts_at) && grant.scope.takes_in(&past.kind, &past.location);
            let usable: Vec<Grant> = grants.iter().filter(in_scope).cloned().collect();
            let cost = Cost { minutes: past.minutes, price_minor: past.price_minor, currency: past.currency };
            let covered = cover_within(cost, &usable, discount(contracts, past), cap_leaves);
            for draw in &covered.draws {
                grants.iter_mut().filter(|grant| grant.id == draw.grant).for_each(|grant| grant.balance -= draw.amount);
            }
            if let Some(month) = by_month.get_mut(&month_of(past.day)) {
                month.1 += covered.left_minor;
            }
        }
        used_ppm(&grants)
    }
}

/// The minutes booked so far, by week and by month.
#[derive(Default)]
struct Booked(BTreeMap<(Day, Day), i64>);

impl Booked {
    /// Counts `past`, and says how many minutes the nearest cap leaves the plan to cover of it; none, where there is no cap.
    fn leave(&mut self, contracts: &[Contract], past: &Past) -> Option<i64> {
        let [week, month] = week_and_month(past.day);
        let caps = |cap: fn(&ledger::Caps) -> Option<u32>| -> Option<i64> {
            let of = |contract: &Contract| cap(&contract.terms.caps).map(|cap| i64::from(cap) * contract.quantity);
            if contracts.is_empty() { None } else { contracts.iter().map(of).sum() }
        };
        let caps =
            [(week, caps(|caps| caps.booking_minutes_per_week)), (month, caps(|caps| caps.booking_minutes_per_month))];
        let left = caps.map(|(span, cap)| {
            let minutes = self.0.entry(span).or_default();
            let left = cap.map(|cap| (cap - *minutes).max(0));
            *minutes += past.minutes;
            left
        });
        left.into_iter().flatten().min()
    }
}

/// The largest discount that the contracts give on `past`.
fn discount(contracts: &[Contract], past: &Past) -> i64 {
    let benefits = contracts.iter().flat_map(|contract| &contract.terms.benefits);
    let in_scope = benefits.filter(|benefit| benefit.scope.takes_in(&past.kind, &past.location));
    let discounts = in_scope.filter_map(|benefit| match benefit.gives {
        Gives::Discount { off_ppm } => Some(i64::from(off_ppm)),
        _ => None,
    });
    discounts.max().unwrap_or(0)
}

fn given(place: usize, wish: GrantWish) -> Option<Grant> {
    let id: GrantId = format!("grt_{place}").parse().ok()?;
    let GrantWish { kind, name, amount, currency, scope, contract, starts_at, expires_at, .. } = wish;
    Some(Grant {
        id,
        kind,
        name,
        amount,
        balance: amount,
        currency,
        scope,
        contract_id: contract,
        starts_at,
        expires_at,
        of: None,
        turn: 0,
        lent: None,
    })
}

/// How much of the minutes was used; of the money, where no minutes are given.
fn used_ppm(grants: &[Grant]) -> Option<i64> {
    let of = |kind: BenefitKind| {
        let all = grants.iter().filter(|grant| grant.kind == kind);
        all.fold((0, 0), |(used, given), grant| (used + grant.amount - grant.balance, given + grant.amount))
    };
    let counted = [BenefitKind::TimeCredit, BenefitKind::MoneyCredit].map(of);
    counted.into_iter().find(|(_, given)| 0 < *given).map(|(used, given)| used * 1_000_000 / given)
}
