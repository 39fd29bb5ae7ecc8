//! A running contract as it could be agreed today: on its plan's terms of today, or with another payer. A contract of its own takes its place.
use crate::rules::change::{can_be_followed, can_be_followed_on, follow, no_rest_after, of_quantity};
use crate::rules::join::{contract, is_free, pays_for};
use crate::rules::{Event, Facts, Held, Outcome, Refusal};
use access::Rule;
use kernel::{CustomerId, Day, NewIds};
use ledger::{CONTRACTS_MAX, Contract, ContractId, Terms};

/// On the terms of today from `day` on: price, deposit, notice, caps, benefits and all else that the plan says. The minimum term begins anew only
/// where that is wished; what is left of the one before holds anyway. Whoever has it pays no fee, and keeps days to pay of their own.
pub(super) fn on_todays_terms(
    facts: &Facts,
    held: &Held,
    (day, term_anew): (Day, bool),
    ids: &dyn NewIds,
) -> Result<Outcome, Refusal> {
    let plan = facts.plan(&held.plan).ok_or(Refusal::NoSuchPlan)?;
    let old = &held.contract;
    if plan.setup.currency != old.currency {
        return Err(Refusal::OtherCurrency);
    }
    no_rest_after(held, day)?;
    let today = contract(plan, &old.customer, day, old.quantity, ContractId::new(ids));
    let cycles_min = if term_anew { today.terms.cycles_min } else { 0 };
    let new = Contract {
        payer: old.payer.clone(),
        sign_up_fee_minor: 0,
        due_days: (old.due_days.0, today.due_days.1),
        terms: Terms { cycles_min, ..today.terms.clone() },
        ..today
    };
    if is_the_same(old, &new, day) {
        return Err(Refusal::NothingChanges);
    }
    Ok(follow(facts, held, new, plan.id.clone(), Some(plan)))
}

/// Whether nothing of `new` is otherwise than `old` would be from `day` on.
fn is_the_same(old: &Contract, new: &Contract, day: Day) -> bool {
    let terms = Terms { cycles_min: 0, ..old.terms.clone() };
    let later = old.prices_ahead.iter().any(|price| day < price.from && price.price_minor != new.price_minor);
    !later
        && (old.price_on(day), old.deposit_minor, old.tax_class) == (new.price_minor, new.deposit_minor, new.tax_class)
        && terms == new.terms
}

/// Another payer from `day` on, on the terms that were agreed: the deposit goes back to the one, and the other is charged it.
pub(super) fn paid_by_another(
    facts: &Facts,
    held: &Held,
    (wished, day): (&CustomerId, Day),
    ids: &dyn NewIds,
) -> Result<Outcome, Refusal> {
    let next_payer =
        facts.next_payer.as_ref().filter(|next_payer| next_payer.id == *wished).ok_or(Refusal::NoSuchPayer)?;
    if next_payer.id == held.contract.payer {
        return Err(Refusal::NothingChanges);
    }
    can_be_followed(facts, held)?;
    can_be_followed_on(facts, held, day)?;
    pays_for(next_payer.paid_for + 1, CONTRACTS_MAX)?;
    let new = of_quantity(held, held.contract.quantity, day, ContractId::new(ids))?;
    let new = Contract { payer: next_payer.id.clone(), ..new };
    if next_payer.suspended && !is_free(&new) {
        return Err(Rule::Suspended.into());
    }
    let outcome = follow(facts, held, new, held.plan.clone(), None);
    Ok(Outcome { event: Event::PaidByAnother, ..outcome })
}
