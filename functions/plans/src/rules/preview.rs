//! What an act comes to: every invoice until it has worked itself out, and what would have come without it.
use crate::api::{Benefit, ChargedDraw, ContractStatus, Digest, Draft, NowAndThen, Preview};
use crate::rules::{Facts, Names, Outcome};
use kernel::{Currency, Day, Money};
use ledger::{Contract, Draft as Bill, Source};

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

/// What a cycle of the contracts concerned gives, before and after.
fn now_and_then(facts: &Facts, outcome: &Outcome, names: &Names) -> NowAndThen {
    let benefits = |contract: &Contract| -> Vec<Benefit> {
        let whole = |benefit: &ledger::Benefit| names.benefit(benefit, contract.quantity);
        contract.terms.benefits.iter().map(whole).collect()
    };
    let goes_on = |contract: &&Contract| contract.ends_on.is_none();
    let now = facts.held.iter().filter(|held| {
        outcome.changed.iter().any(|changed| changed.contract.id == held.contract.id)
            && held.status == ContractStatus::Agreed
    });
    NowAndThen {
        now: now.flat_map(|held| benefits(&held.contract)).collect(),
        then: outcome.contracts().filter(goes_on).flat_map(benefits).collect(),
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
