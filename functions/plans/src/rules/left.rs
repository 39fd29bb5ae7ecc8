//! What is left of benefits in the periods that an act cuts short, or makes whole again.
use crate::api::BenefitLeft;
use crate::rules::{Facts, Outcome};
use kernel::{Day, Instant};
use ledger::{Benefit, Contract, Gives, GrantWish, Regrant};
use std::collections::BTreeMap;

/// What is left of each benefit whose period has begun before the act holds and is another by it, the soonest first; and of what a contract
/// that is made gives in its first period, where that is not what it gives in each.
pub fn left(facts: &Facts, outcome: &Outcome) -> Vec<BenefitLeft> {
    let mut rows: Vec<BenefitLeft> = outcome.regrants.iter().flat_map(|one| of_regrant(facts, outcome, one)).collect();
    rows.retain(|row| row.from < outcome.takes_effect_on && (row.now, row.now_until) != (row.then, row.then_until));
    rows.extend(first_period(facts, outcome));
    rows.sort_by_key(|row| row.from);
    rows
}

fn of_regrant(facts: &Facts, outcome: &Outcome, regrant: &Regrant) -> Vec<BenefitLeft> {
    let mut rows: BTreeMap<String, BenefitLeft> = BTreeMap::new();
    for (id, balance) in regrant.taken_back() {
        let granted = facts.held.iter().flat_map(|held| &held.granted).find(|granted| granted.id == *id);
        let Some(granted) = granted else { continue };
        let row = rows.entry(period_of(&granted.key)).or_insert_with(|| BenefitLeft {
            name: granted.name.clone(),
            kind: granted.kind,
            currency: granted.currency,
            from: facts.books.day(granted.starts_at),
            now: 0,
            now_until: None,
            then: 0,
            then_until: None,
        });
        if 0 < balance {
            (row.now, row.now_until) = (row.now + balance, until(facts, granted.expires_at));
        }
    }
    for wish in &regrant.grants {
        let row = rows.entry(period_of(&wish.key)).or_insert_with(|| nothing_yet(facts, wish));
        let amount = wish.amount - drawn_of(outcome, wish);
        if 0 < amount {
            (row.then, row.then_until) = (amount, until(facts, wish.expires_at));
        }
    }
    rows.into_values().collect()
}

fn first_period(facts: &Facts, outcome: &Outcome) -> Vec<BenefitLeft> {
    let Some(made) = &outcome.made else { return Vec::new() };
    let begins = facts.books.zone.day_begins(made.contract.starts_on.date());
    let first = made.grants.iter().filter(|wish| wish.starts_at == begins);
    let shown = first.filter_map(|wish| {
        let amount = wish.amount - drawn_of(outcome, wish);
        let is_whole = whole(&made.contract, wish).is_none_or(|whole| whole == amount);
        let (then, then_until) = (amount.max(0), until(facts, wish.expires_at));
        (!is_whole).then(|| BenefitLeft { then, then_until, ..nothing_yet(facts, wish) })
    });
    shown.collect()
}

fn nothing_yet(facts: &Facts, wish: &GrantWish) -> BenefitLeft {
    BenefitLeft {
        name: wish.name.clone(),
        kind: wish.kind,
        currency: wish.currency,
        from: facts.books.day(wish.starts_at),
        now: 0,
        now_until: None,
        then: 0,
        then_until: None,
    }
}

/// What is drawn anew of what is granted.
fn drawn_of(outcome: &Outcome, wish: &GrantWish) -> i64 {
    outcome.redrawn.iter().filter(|drawn| drawn.grant == wish.key).map(|drawn| drawn.amount).sum()
}

/// What `contract` gives in a whole period of what `wish` is of.
fn whole(contract: &Contract, wish: &GrantWish) -> Option<i64> {
    let place = wish.key.rsplit(':').nth(1)?.parse::<usize>().ok()?;
    contract.terms.benefits.get(place).map(|benefit: &Benefit| {
        let amount = match benefit.gives {
            Gives::TimeCredit { minutes: amount }
            | Gives::TimePass { minutes: amount }
            | Gives::DayPass { passes: amount }
            | Gives::MoneyCredit { minor: amount, .. } => amount,
            Gives::Discount { .. } => 0,
        };
        i64::from(amount) * contract.quantity
    })
}

/// Which benefit of which period a grant's key names, whatever the version of its contract.
fn period_of(key: &str) -> String {
    key.rsplit_once(':').map_or(key, |(period, _)| period).to_owned()
}

/// The first day on which it no longer holds.
fn until(facts: &Facts, expires_at: Option<Instant>) -> Option<Day> {
    expires_at.map(|expires| facts.books.day(expires.plus_seconds(-1)).plus_days(1))
}
