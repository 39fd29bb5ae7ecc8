//! What is offered, at today's tax, with the first invoice of whoever joins today.
use crate::api::{ContractStatus, Has, Place, PlanOffer, ProductOffer, Taxed, in_money};
use crate::rules::join::{contract, is_for, pays};
use crate::rules::{Facts, Held, Names, Plan, Product, Refusal, may_change, may_join};
use access::{Right, Section, Standing};
use kernel::{Currency, Day, LocationId, Money};
use ledger::{Account, ContractId, TaxClass};
use rust_decimal::Decimal;

/// What an offer is made of beside itself.
#[derive(Debug, Clone, Copy)]
pub struct Looking<'a> {
    /// Who looks, and the books.
    pub facts: &'a Facts,
    /// What kinds and locations are called.
    pub names: &'a Names,
}

impl Looking<'_> {
    fn taxed(&self, minor: i64, class: TaxClass, currency: Currency) -> Taxed {
        let pricing = self.facts.setting().pricing(class, self.facts.today);
        let [net, tax, gross] = in_money(pricing.line(Decimal::from(minor)), currency);
        Taxed { net, tax, gross }
    }

    fn place(&self, id: Option<&LocationId>) -> Option<Place> {
        let name = |id: &LocationId| self.names.locations.get(id).cloned().map(|name| Place { id: id.clone(), name });
        id.and_then(name)
    }
}

/// A plan as it is offered; `id` stands for the contract that does not exist.
pub fn plan_offer(looking: Looking<'_>, plan: &Plan, id: ContractId) -> PlanOffer {
    let (facts, setup) = (looking.facts, &plan.setup);
    let money = |minor| Money { minor, currency: setup.currency };
    let free_from = plan.places.free_from(facts.today);
    let first_day = free_from.unwrap_or(facts.today);
    let new = contract(plan, &facts.customer, first_day, 1, id);
    let account = Account { contracts: vec![new.clone()], open: Vec::new(), due_days: facts.account.due_days };
    let first = account.bill(first_day, &facts.setting()).drafts;
    PlanOffer {
        id: plan.id.clone(),
        name: setup.name.as_str().to_owned(),
        description: setup.description.as_str().to_owned(),
        location: looking.place(setup.location_id.as_ref()),
        audience: setup.audience,
        price: money(setup.price_minor.get()),
        taxed: looking.taxed(setup.price_minor.get(), setup.tax_class, setup.currency),
        prices_include_tax: facts.books.includes_tax,
        cycle: setup.terms.cycle,
        billing_day: setup.terms.billing_day,
        sign_up_fee: money(setup.sign_up_fee_minor.get()),
        deposit: money(setup.deposit_minor.get()),
        benefits: setup.terms.benefits.iter().map(|benefit| looking.names.benefit(benefit, 1)).collect(),
        caps: setup.terms.caps,
        cycles_min: setup.terms.cycles_min,
        notice_days: setup.terms.notice_days,
        leave_any_day: setup.terms.prorates_last,
        pause: setup.terms.pause,
        approval: setup.approval,
        places_left: plan.places.left(first_day, None),
        free_from: free_from.filter(|day| facts.today < *day),
        first_invoice: first.first().map(crate::api::Draft::from),
        pays: pays(facts, &new),
        join: may_join(facts, plan).and_then(|()| could_have_another(had(facts, plan))).into(),
        has: had(facts, plan).map(|held| Has {
            contract_id: held.contract.id.clone(),
            waits: held.status == ContractStatus::Waiting,
            quantity: held.contract.quantity,
            ends_on: held.contract.ends_on,
            change: may_change(facts, held).into(),
        }),
    }
}

/// What the viewer has of `plan`: the contract that lasts longest, or may.
fn had<'a>(facts: &'a Facts, plan: &Plan) -> Option<&'a Held> {
    let of_plan = |held: &&Held| held.plan == plan.id && held.contract.customer == facts.customer;
    let alive = |held: &&Held| held.status.takes_a_place() && !held.is_over(facts.today);
    facts.held.iter().filter(of_plan).filter(alive).max_by_key(|held| held.contract.ends_on.unwrap_or(Day::LAST))
}

/// Nobody has a plan twice; what has an end can be had anew from then on.
fn could_have_another(had: Option<&Held>) -> Result<(), Refusal> {
    if had.is_some_and(|held| held.contract.ends_on.is_none()) { Err(Refusal::HasPlan) } else { Ok(()) }
}

/// A product as it is offered.
pub fn product_offer(looking: Looking<'_>, product: &Product) -> ProductOffer {
    let setup = &product.setup;
    ProductOffer {
        id: product.id.clone(),
        name: setup.name.as_str().to_owned(),
        description: setup.description.as_str().to_owned(),
        location: looking.place(setup.location_id.as_ref()),
        audience: setup.audience,
        price: Money { minor: setup.price_minor.get(), currency: setup.currency },
        taxed: looking.taxed(setup.price_minor.get(), setup.tax_class, setup.currency),
        currency: setup.currency,
        benefits: setup.benefits.iter().map(|benefit| looking.names.benefit(benefit, 1)).collect(),
        stock: setup.stock.map(crate::api::Stock::get),
        buy: may_buy(looking.facts, product).into(),
    }
}

/// Whether the viewer could buy `product`; whoever is not signed in learns whether a contact could.
fn may_buy(facts: &Facts, product: &Product) -> Result<(), Refusal> {
    let viewer = facts.viewer.as_ref();
    let standing: Option<Standing> = viewer.and_then(|viewer| viewer.standing);
    facts.may(Section::Products)?;
    if !is_for(product.setup.audience, standing) {
        return Err(Refusal::NotYourProduct);
    }
    if product.setup.stock.is_some_and(|stock| stock.get() < 1) {
        return Err(Refusal::SoldOut);
    }
    if viewer.is_some_and(|viewer| viewer.signed_in) { facts.may(Right::BuyProducts) } else { Ok(()) }
}
