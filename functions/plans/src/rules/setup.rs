//! What may be set up: a plan or a product names only what exists, in its own currency.
use crate::api::{PlanSetup, ProductId, ProductSetup};
use kernel::{Currency, CustomerId, KindId, LocationId};
use ledger::{Benefit, Caps, Currencies, Cycle, CycleUnit, Gives, PlanId, Scope, SoldAs};
use std::collections::{BTreeMap, BTreeSet};
use web::{FieldError, broken};

/// What there is to name.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Every location.
    pub locations: BTreeSet<LocationId>,
    /// Every kind of resources.
    pub kinds: BTreeSet<KindId>,
    /// The currencies that there are.
    pub currencies: Currencies,
    /// The customers that are named and do not exist.
    pub missing_customers: BTreeSet<CustomerId>,
    /// The plans that are named, as they stand.
    pub plans: BTreeMap<PlanId, PlanSetup>,
    /// What the products there are cost.
    pub products: BTreeMap<ProductId, Currency>,
    /// The contracts that are known already.
    pub contracts: BTreeSet<ledger::ContractId>,
    /// How many contracts whoever is to pay has that are not closed.
    pub paid_for: BTreeMap<CustomerId, usize>,
}

/// What is wrong with a plan, or a product by the cycle, that stands at `pointer`.
pub fn check_plan(id: &PlanId, setup: &PlanSetup, known: &Known, pointer: &str) -> Vec<FieldError> {
    let mut errors = check_place(setup.location_id.as_ref(), known, pointer);
    let kept = known.plans.get(id).map(|plan| plan.currency);
    errors.extend(check_currency((setup.currency, kept), setup.archived, known, pointer));
    if setup.terms.billing_day.is_some() && setup.terms.cycle.unit == CycleUnit::Week {
        errors.push(broken(
            format!("{pointer}/terms/billing_day"),
            "weeks",
            "cycles of weeks begin on the day one joins",
        ));
    }
    if known.plans.get(id).is_some_and(|plan| plan.sold_as != setup.sold_as) {
        let detail = "a plan does not become a product, nor a product a plan: members would be made and unmade";
        errors.push(broken(format!("{pointer}/sold_as"), "fixed", detail));
    }
    if setup.sold_as == SoldAs::Product && setup.terms.caps != Caps::default() {
        let detail = "caps are those of plans, and a product by the cycle has none";
        errors.push(broken(format!("{pointer}/terms/caps"), "product", detail));
    }
    errors.extend(check_benefits(&setup.terms.benefits, setup.currency, known, &format!("{pointer}/terms/benefits")));
    for (index, benefit) in setup.terms.benefits.iter().enumerate() {
        let at = |field: &str| format!("{pointer}/terms/benefits/{index}/{field}");
        if benefit.days.is_some() {
            errors.push(broken(at("days"), "period", "a plan's benefit lasts its period"));
        }
        errors.extend(benefit.every.and_then(|every| check_every(benefit, every, setup.terms.cycle, at("every"))));
    }
    errors
}

/// What is wrong with the period of a plan's benefit: its periods lie within the cycle, and a cycle of weeks has no whole month.
fn check_every(benefit: &Benefit, every: Cycle, cycle: Cycle, at: String) -> Option<FieldError> {
    if matches!(benefit.gives, Gives::Discount { .. }) {
        return Some(broken(at, "discount", "a discount lasts as long as the contract"));
    }
    let is_shorter = match (every.unit, cycle.unit) {
        (CycleUnit::Month, CycleUnit::Week) => {
            return Some(broken(at, "months", "in cycles of weeks a benefit comes every so many weeks"));
        }
        (CycleUnit::Week, CycleUnit::Month) => every.count < 4 * cycle.count,
        _ => every.count < cycle.count,
    };
    let detail = "must be shorter than the plan's cycle, of whose months each counts four weeks";
    (!is_shorter).then(|| broken(at, "shorter", detail))
}

/// What is wrong with a product that stands at `pointer`.
pub fn check_product(id: &ProductId, setup: &ProductSetup, known: &Known, pointer: &str) -> Vec<FieldError> {
    let mut errors = check_place(setup.location_id.as_ref(), known, pointer);
    let kept = known.products.get(id).copied();
    errors.extend(check_currency((setup.currency, kept), setup.archived, known, pointer));
    errors.extend(check_benefits(&setup.benefits, setup.currency, known, &format!("{pointer}/benefits")));
    for (index, benefit) in setup.benefits.iter().enumerate() {
        if matches!(benefit.gives, Gives::Discount { .. }) {
            let detail = "a discount lasts as long as a contract, and a product is none";
            errors.push(broken(format!("{pointer}/benefits/{index}/gives"), "discount", detail));
        }
        if benefit.every.is_some() {
            let detail = "what a product gives comes once, when it is bought";
            errors.push(broken(format!("{pointer}/benefits/{index}/every"), "once", detail));
        }
    }
    errors
}

/// What is sold costs a currency of the space's, or the one that it costs already; what is archived any that it had.
fn check_currency(
    (currency, kept): (Currency, Option<Currency>),
    archived: bool,
    known: &Known,
    pointer: &str,
) -> Option<FieldError> {
    let detail = known.currencies.refused_anew(currency, kept).filter(|_| !archived)?;
    Some(broken(format!("{pointer}/currency"), "unknown", detail))
}

fn check_place(location: Option<&LocationId>, known: &Known, pointer: &str) -> Vec<FieldError> {
    let missing = location.filter(|location| !known.locations.contains(location));
    let error = |_| broken(format!("{pointer}/location_id"), "unknown", "there is no such location");
    missing.map(error).into_iter().collect()
}

/// What is wrong with benefits: a credit in another currency could never be spent, a scope of nothing neither.
pub fn check_benefits(benefits: &[Benefit], currency: Currency, known: &Known, pointer: &str) -> Vec<FieldError> {
    let mut errors = Vec::new();
    for (index, benefit) in benefits.iter().enumerate() {
        let at = |field: &str| format!("{pointer}/{index}/{field}");
        if matches!(benefit.gives, Gives::MoneyCredit { currency: other, .. } if other != currency) {
            errors.push(broken(at("gives/currency"), "currency", "must be the currency of the price"));
        }
        errors.extend(check_scope(&benefit.scope, (&known.kinds, &known.locations), &at("scope")));
    }
    errors
}

/// What is wrong with a scope: it names only kinds and locations that there are.
pub(super) fn check_scope(
    scope: &Scope,
    (kinds, locations): (&BTreeSet<KindId>, &BTreeSet<LocationId>),
    pointer: &str,
) -> Vec<FieldError> {
    let mut errors = Vec::new();
    for (place, _) in scope.kinds.iter().enumerate().filter(|(_, kind)| !kinds.contains(kind)) {
        errors.push(broken(format!("{pointer}/kinds/{place}"), "unknown", "there is no such kind"));
    }
    for (place, _) in scope.locations.iter().enumerate().filter(|(_, location)| !locations.contains(location)) {
        errors.push(broken(format!("{pointer}/locations/{place}"), "unknown", "there is no such location"));
    }
    errors
}
