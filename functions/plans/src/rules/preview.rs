//! What an act comes to: every invoice until it has worked itself out, and what would have come without it.
use crate::api::{Benefit, Bound, ChargedDraw, ContractStatus, Digest, Draft, NowAndThen, Preview};
use crate::rules::facts::earliest_leave;
use crate::rules::{Facts, Names, Outcome, left};
use kernel::{Currency, Day, Money};
use ledger::{Account, Contract, Draft as Bill, Source};
use rust_decimal::Decimal;

/// What `outcome` comes to; `waits` if it takes an operator's yes first.
pub fn preview(facts: &Facts, outcome: &Outcome, waits: bool, names: &Names) -> Preview {
    let until = outcome.contracts().map(|contract| worked_out(contract, outcome.takes_effect_on)).max();
    let until = until.unwrap_or(outcome.takes_effect_on).max(facts.today);
    let setting = facts.setting();
    let after = outcome.account(&facts.account).ahead(facts.today, until, &setting);
    let before = facts.account.ahead(facts.today, until, &setting);
    let mut shown = Preview {
        takes_effect_on: outcome.takes_effect_on,
        waits,
        until,
        differences: differences((&after, &before), outcome.currency),
        invoices: after.iter().map(Draft::from).collect(),
        unchanged: before.iter().map(Draft::from).collect(),
        benefits: now_and_then(facts, outcome, names),
        left: left(facts, outcome),
        bound: outcome.made.as_ref().map(|made| bound(facts, &made.contract)),
        charged_draws: charged_draws(outcome),
        in_part: facts.in_part,
        digest: Digest::of(b""),
    };
    shown.digest = Digest::of(&serde_json::to_vec(&shown).unwrap_or_default());
    shown
}

/// What an operator's act comes to for whoever pays, and for whoever pays from then on, if that is another. The first one's digest names both.
pub fn previews(facts: &Facts, outcome: &Outcome, names: &Names) -> (Preview, Option<Preview>) {
    let next_payer = facts
        .next_payer
        .as_ref()
        .zip(outcome.made.as_ref())
        .filter(|(next_payer, made)| next_payer.id == made.contract.payer);
    let Some((next_payer, _)) = next_payer else { return (preview(facts, outcome, false, names), None) };
    let theirs = Facts { account: next_payer.account.clone(), treatment: next_payer.treatment, ..facts.clone() };
    let mut then = preview(&theirs, &outcome.paid_by(&next_payer.id), false, names);
    let before = outcome.changed.first().map_or(&next_payer.id, |changed| &changed.contract.payer);
    let mut now = preview(facts, &outcome.paid_by(before), false, names);
    // What it gives stays with whose it is, whoever pays.
    let benefits = now_and_then(facts, outcome, names);
    (now.benefits, then.benefits) = (benefits.clone(), benefits);
    let left = left(facts, outcome);
    (now.left, then.left) = (left.clone(), left);
    now.digest = Digest::of(&serde_json::to_vec(&(&now.digest, &then.digest)).unwrap_or_default());
    (now, Some(then))
}

/// What the first invoices come to less what the second do, each currency by itself, `own` before the others.
fn differences((after, before): (&[Bill], &[Bill]), own: Currency) -> Vec<Money> {
    let mut sums = vec![Money { minor: 0, currency: own }];
    for (sign, drafts) in [(1, after), (-1, before)] {
        for Bill { total, currency, .. } in drafts {
            let minor = sign * total.gross_minor;
            match sums.iter_mut().find(|sum| sum.currency == *currency) {
                Some(sum) => sum.minor += minor,
                None => sums.push(Money { minor, currency: *currency }),
            }
        }
    }
    sums[1..].sort_by_key(|sum| sum.currency.to_string());
    let any = sums.iter().any(|sum| sum.minor != 0);
    if any {
        sums.retain(|sum| sum.minor != 0);
    } else {
        sums.truncate(1);
    }
    sums
}

/// The last day of the first whole cycle from `from` on that nothing cuts or rests; for a contract that ends, the day on which it is
/// closed: the day after, for one that was charged and is left on its first.
fn worked_out(contract: &Contract, from: Day) -> Day {
    if let Some(ends_on) = contract.ends_on {
        return ends_on.max(contract.charged_until).max(from);
    }
    let mut period = contract.terms.period_of(contract.starts_on, from);
    while period.from < from || period.days() < period.cycle_days || !period.share(contract).is_whole() {
        if period.until <= period.from || period.until == Day::LAST {
            break;
        }
        period = contract.terms.period_of(contract.starts_on, period.until);
    }
    period.until.minus_days(1)
}

/// What a cycle of all that the customer has from the day on which the act holds gives, before and after.
fn now_and_then(facts: &Facts, outcome: &Outcome, names: &Names) -> NowAndThen {
    let day = outcome.takes_effect_on;
    let benefits = |contract: &Contract| -> Vec<Benefit> {
        let whole = |benefit: &ledger::Benefit| names.benefit(benefit, contract.quantity);
        contract.terms.benefits.iter().map(whole).collect()
    };
    let of_whom =
        outcome.changed.iter().map(|changed| &changed.contract).chain(outcome.made.iter().map(|m| &m.contract));
    let customer = of_whom.map(|contract| &contract.customer).next();
    let is_changed = |contract: &Contract| outcome.changed.iter().any(|changed| changed.contract.id == contract.id);
    let lasts = |contract: &&Contract| {
        customer == Some(&contract.customer) && contract.ends_on.is_none_or(|ends_on| day < ends_on)
    };
    let held = facts.held.iter().filter(|held| held.status == ContractStatus::Agreed).map(|held| &held.contract);
    let (concerned, others): (Vec<&Contract>, Vec<&Contract>) = held.filter(lasts).partition(|one| is_changed(one));
    let others = others.into_iter().filter(|contract| contract.starts_on <= day).flat_map(benefits);
    NowAndThen {
        now: concerned.into_iter().flat_map(benefits).chain(others.clone()).collect(),
        then: outcome.contracts().filter(lasts).flat_map(benefits).chain(others).collect(),
    }
}

/// What all of `contract` costs for a whole cycle that begins on `day`, with tax.
pub fn gross_of_cycle(facts: &Facts, contract: &Contract, day: Day) -> Money {
    let pricing = facts.setting().pricing(contract.tax_class, day);
    let amounts = pricing.line(Decimal::from(contract.price_on(day) * contract.quantity));
    Money { minor: amounts.gross_minor, currency: contract.currency }
}

/// What one is bound to by `contract`, which is made today.
fn bound(facts: &Facts, contract: &Contract) -> Bound {
    let until = contract.ends_on.unwrap_or_else(|| earliest_leave(contract, facts.today));
    let alone = Contract { ends_on: Some(until), ..contract.clone() };
    let account = Account { contracts: vec![alone], open: Vec::new(), due_days: facts.account.due_days };
    let bills = account.ahead(facts.today, until, &facts.setting());
    let lines = bills.iter().flat_map(|bill| &bill.lines).filter(|line| line.charge.source != Source::Deposit);
    let minor = lines.map(|line| line.charge.amounts.gross_minor).sum();
    Bound {
        price: gross_of_cycle(facts, contract, contract.starts_on),
        cycle: contract.terms.cycle,
        notice_days: contract.terms.notice_days,
        until,
        least: Money { minor, currency: contract.currency },
    }
}

fn charged_draws(outcome: &Outcome) -> Vec<ChargedDraw> {
    let withdrawn = outcome.charges.iter().filter(|charge| charge.source == Source::Benefit);
    let shown = withdrawn.map(|charge| ChargedDraw {
        name: charge.name.clone(),
        source_id: charge.source_id.clone(),
        gross: Money { minor: charge.amounts.gross_minor, currency: charge.currency },
    });
    shown.collect()
}
