//! Joining a plan.
use crate::api::{Audience, Joining, Pays};
use crate::rules::{Event, Facts, Held, Made, Outcome, Plan, Refusal};
use access::{Right, Section, Standing};
use kernel::{CustomerId, Day, NewIds};
use ledger::{Account, CONTRACTS_CHANGED_MAX, CONTRACTS_MAX, Contract, ContractId, Offered, PlanId, SoldAs, WhenToPay};

/// The contract that joining `plan` makes.
pub(super) fn contract(plan: &Plan, customer: &CustomerId, starts_on: Day, quantity: i64, id: ContractId) -> Contract {
    let setup = &plan.setup;
    let offered = Offered {
        name: setup.name.as_str().to_owned(),
        currency: setup.currency,
        price_minor: setup.price_minor.get(),
        sign_up_fee_minor: setup.sign_up_fee_minor.get(),
        deposit_minor: setup.deposit_minor.get(),
        tax_class: setup.tax_class,
        terms: setup.terms.clone(),
        due_days: setup.due_days.and_then(|days| u16::try_from(days.get()).ok()),
    };
    Contract::new(id, customer, offered, starts_on, quantity)
}

/// Whether `plan` is offered to the viewer and has a place, whatever it costs; a product by the cycle, whether they could buy it.
pub fn may_join(facts: &Facts, plan: &Plan) -> Result<(), Refusal> {
    let standing = facts.viewer.as_ref().and_then(|viewer| viewer.standing);
    is_offered(plan, standing)?;
    match plan.setup.sold_as {
        SoldAs::Plan => {
            facts.may(Section::Plans)?;
            // Who has a plan changes what they have by taking another; who has none begins.
            if standing == Some(Standing::Member) {
                facts.may(Right::ChangePlan)?;
            }
        }
        SoldAs::Product => {
            facts.may(Section::Products)?;
            if facts.viewer.as_ref().is_some_and(|viewer| viewer.signed_in) {
                facts.may(Right::BuyProducts)?;
            }
        }
    }
    facts.may_owe()?;
    // The day that is wished for is asked by itself.
    plan.places.free_from(facts.today).map(|_| ()).ok_or(Refusal::PlanFull { left: 0 })
}

/// Whether something is for a viewer of that standing: who is not signed in has no contract yet, and so is a contact.
pub(super) fn is_for(audience: Audience, standing: Option<Standing>) -> bool {
    audience.takes_in(Some(standing.unwrap_or(Standing::Contact)))
}

/// Whether `plan` is on offer for that standing.
pub(super) fn is_offered(plan: &Plan, standing: Option<Standing>) -> Result<(), Refusal> {
    let setup = &plan.setup;
    match () {
        () if setup.archived || !setup.public => Err(Refusal::NoSuchPlan),
        () if !is_for(setup.audience, standing) => Err(Refusal::NotYourPlan),
        () => Ok(()),
    }
}

/// Whether `quantity` more can have `plan` in that time; `None` is for ever.
pub(super) fn has_places(plan: &Plan, quantity: i64, (from, until): (Day, Option<Day>)) -> Result<(), Refusal> {
    let left = plan.places.left(from, until);
    left.filter(|left| *left < quantity).map_or(Ok(()), |left| Err(Refusal::PlanFull { left }))
}

/// That `customer` has no contract of `plan` in that time but those that end before it, and no order of it; `None` is for ever.
pub(super) fn has_none(
    facts: &Facts,
    customer: &CustomerId,
    plan: &PlanId,
    (from, until): (Day, Option<Day>),
) -> Result<(), Refusal> {
    let meanwhile = |contract: &Contract| {
        contract.ends_on.is_none_or(|ends| from < ends) && until.is_none_or(|until| contract.starts_on < until)
    };
    let own = |held: &&Held| held.plan == *plan && held.contract.customer == *customer && held.status.takes_a_place();
    let until_then = |starts_on: Option<Day>| until.is_none_or(|until| starts_on.is_some_and(|day| day < until));
    let mut ordered = facts.ordered.iter().filter(|one| one.customer_id == *customer && one.plan_id == *plan);
    match () {
        () if facts.held.iter().filter(own).any(|held| meanwhile(&held.contract)) => Err(Refusal::HasPlan),
        () if ordered.any(|one| until_then(one.starts_on)) => Err(Refusal::IsOrdered),
        () => Ok(()),
    }
}

/// Whether `contract` can be owed: what costs nothing is owed by nobody.
pub(super) fn can_be_owed(facts: &Facts, contract: &Contract) -> Result<(), Refusal> {
    if is_free(contract) { Ok(()) } else { facts.may_owe() }
}

/// Whether `contract` costs nothing, now or later.
pub(super) fn is_free(contract: &Contract) -> bool {
    let mut prices = contract.prices_ahead.iter().map(|price| price.price_minor);
    let amounts = [contract.price_minor, contract.sign_up_fee_minor, contract.deposit_minor];
    prices.all(|minor| minor == 0) && amounts.into_iter().all(|minor| minor == 0)
}

/// That whoever pays can have one more contract: what is reckoned of their account is reckoned of all of them.
pub(super) fn pays_for_one_more(facts: &Facts) -> Result<(), Refusal> {
    pays_for(facts.paid_for + 1, CONTRACTS_MAX)
}

/// The same of one that takes the place of another.
pub(super) fn pays_for_one_beside(facts: &Facts) -> Result<(), Refusal> {
    pays_for(facts.paid_for + 1, CONTRACTS_CHANGED_MAX)
}

/// That `contracts` of one payer are no more than that; `ledger::guard_payers` asks the same as it is written.
pub(super) fn pays_for(contracts: usize, contracts_max: usize) -> Result<(), Refusal> {
    if contracts_max < contracts { Err(Refusal::TooManyContracts { contracts_max }) } else { Ok(()) }
}

/// How the first invoice of `contract` is paid.
pub(super) fn pays(facts: &Facts, contract: &Contract) -> Pays {
    let account = Account { contracts: vec![contract.clone()], open: Vec::new(), due_days: (None, 0) };
    let first = account.bill(contract.starts_on, &facts.setting()).drafts;
    if first.iter().all(|draft| draft.total.gross_minor == 0) {
        return Pays::Nothing;
    }
    let (members, contacts) = facts.books.pay;
    let is_member = facts.viewer.as_ref().and_then(|viewer| viewer.standing) == Some(Standing::Member);
    match if is_member { members } else { contacts } {
        WhenToPay::NextInvoice => Pays::NextInvoice,
        WhenToPay::AtOnce => Pays::AtOnce,
    }
}

/// Joins a plan that costs nothing, or is paid on the next invoice.
pub fn join(facts: &Facts, wish: &Joining, ids: &dyn NewIds) -> Result<Outcome, Refusal> {
    let plan = facts.plan(&wish.plan_id).ok_or(Refusal::NoSuchPlan)?;
    may_join(facts, plan)?;
    // A product is bought, and nobody becomes a member by it.
    if plan.setup.sold_as == SoldAs::Product {
        return Err(Refusal::IsProduct);
    }
    facts.ahead(wish.starts_on)?;
    has_places(plan, wish.quantity.get(), (wish.starts_on, None))?;
    has_none(facts, &facts.customer, &plan.id, (wish.starts_on, None))?;
    pays_for_one_more(facts)?;
    let new = contract(plan, &facts.customer, wish.starts_on, wish.quantity.get(), ContractId::new(ids));
    if pays(facts, &new) == Pays::AtOnce {
        return Err(Refusal::PayFirst);
    }
    let mut outcome = Outcome::new(wish.starts_on, Event::Joined, new.currency);
    outcome.made = Some(Made::new(facts, new, plan.id.clone(), Some(plan.version)));
    Ok(outcome)
}
