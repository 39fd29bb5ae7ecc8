//! What each item comes to. Items are reckoned in the order in which they were put in: what one draws of a benefit, the next
//! no longer finds, and an amount that a code takes off is taken off the first that it counts for.
use super::checkout::{Given, Made};
use super::code::Code;
use super::facts::{Facts, StoredItem};
use super::item::problem_of;
use super::lines::{booking_line, plan_line, product_line};
use super::refusal::Refusal;
use crate::api::{GoesOn, ItemId, ItemKind, OrderId, Pays};
use bookings::rules::OwnBooking;
use bookings::rules::cost::{CodeOff, steps};
use kernel::{Currency, Day, NewIds};
use ledger::{Amounts, Charge, Draw, SoldAs, Step};

/// An item with what it comes to.
#[derive(Debug, Clone)]
pub struct Priced {
    /// Which.
    pub item: Option<ItemId>,
    /// What it is.
    pub kind: ItemKind,
    /// The plan, the product or the resource.
    pub subject: String,
    /// Its name.
    pub name: String,
    /// More about it.
    pub detail: Option<String>,
    /// How many.
    pub quantity: i64,
    /// How many it can be.
    pub quantity_max: i64,
    /// What it becomes; nothing, where it is gone.
    pub made: Option<Made>,
    /// What is charged for it.
    pub charges: Vec<Charge>,
    /// What is drawn of benefits for it.
    pub draws: Vec<Draw>,
    /// What it gives.
    pub grants: Vec<Given>,
    /// What the code takes off, as prices are meant in this space.
    pub code_minor: i64,
    /// What it came to without the code, with tax.
    pub was_gross_minor: i64,
    /// Its currency.
    pub currency: Currency,
    /// What is agreed of a plan beyond its first invoice.
    pub goes_on: Option<GoesOn>,
    /// How it is paid.
    pub pays: Pays,
    /// Why it cannot be had as it stands.
    pub problem: Option<Refusal>,
}

impl Priced {
    /// What it comes to.
    pub fn amounts(&self) -> Amounts {
        Amounts::sum(self.charges.iter().map(|charge| charge.amounts))
    }
}

/// What something costs one customer, where that is not what it costs anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_field_names, reason = "the unit stands in every name")]
pub struct Own {
    /// The price of one.
    pub price_minor: Option<i64>,
    /// The fee for signing up.
    pub sign_up_fee_minor: Option<i64>,
    /// The deposit of one.
    pub deposit_minor: Option<i64>,
}

/// What a plan or product is wanted at.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// How many.
    pub quantity: i64,
    /// The first day of a plan.
    pub starts_on: Day,
    /// What was agreed for this customer.
    pub own: Own,
    /// What the code takes off.
    pub code: Option<CodeOff<'a>>,
}

/// Every item of the basket, as an order of that id would have it.
pub fn price(facts: &Facts, mut code: Option<Code<'_>>, order: &OrderId, ids: &dyn NewIds) -> Vec<Priced> {
    let mut facts = facts.clone();
    let items = facts.items.clone();
    let mut all = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let currency = currency_of(&facts, item);
        let off = code
            .as_ref()
            .zip(currency)
            .and_then(|(code, currency)| code.off(known_as(&facts, item), &item.subject, currency));
        let Some(mut priced) = priced(&facts, item, off, order, place, ids) else { continue };
        priced.problem = problem_of(&facts, item, &priced).or_else(|| not_beside(&priced, &all));
        if let Some(code) = &mut code {
            code.took(priced.code_minor);
        }
        spend(&mut facts, &priced);
        all.push(priced);
    }
    all
}

/// What people know an item as: to a code, a product by the cycle is a product.
fn known_as(facts: &Facts, item: &StoredItem) -> ItemKind {
    let sold_as = facts.plan(&item.subject).map(|plan| plan.sold_as);
    if item.kind == ItemKind::Plan && sold_as == Some(SoldAs::Product) { ItemKind::Product } else { item.kind }
}

fn currency_of(facts: &Facts, item: &StoredItem) -> Option<Currency> {
    match item.kind {
        ItemKind::Plan => facts.plan(&item.subject).map(|plan| plan.currency),
        ItemKind::Product => facts.product(&item.subject).map(|product| product.currency),
        ItemKind::Booking => item.quote.as_ref().map(|quote| quote.price.currency),
    }
}

/// Two baskets that became one can have the same plan twice, or two currencies.
fn not_beside(priced: &Priced, before: &[Priced]) -> Option<Refusal> {
    let twice =
        |other: &Priced| other.kind == ItemKind::Plan && other.kind == priced.kind && other.subject == priced.subject;
    if before.iter().any(twice) {
        return Some(Refusal::HasPlan);
    }
    let first = before.first().map_or(priced.currency, |first| first.currency);
    (first != priced.currency).then_some(Refusal::OtherCurrency { currency: first })
}

/// Leaves to the items that follow what this one does not draw, and counts it towards the caps of plans.
pub(super) fn spend(facts: &mut Facts, priced: &Priced) {
    for draw in &priced.draws {
        ledger::leave(&mut facts.purse.grants, draw);
    }
    if let Some(Made::Booking { id, quote, costing }) = &priced.made {
        facts.own.push(OwnBooking {
            id: id.clone(),
            resource_id: quote.resource.id.to_string(),
            policy_id: quote.policy.id.clone(),
            starts_at: quote.starts_at,
            ends_at: quote.ends_at,
            bought_minutes: costing.bought_minutes,
            waits_as: priced.item.as_ref().map(ToString::to_string),
        });
    }
}

fn priced(
    facts: &Facts,
    item: &StoredItem,
    code: Option<CodeOff<'_>>,
    order: &OrderId,
    place: usize,
    ids: &dyn NewIds,
) -> Option<Priced> {
    let starts_on = item.wish.starts_on.unwrap_or(facts.today);
    let wanted = Wanted { quantity: item.quantity, starts_on, own: Own::default(), code };
    let found = match item.kind {
        ItemKind::Plan => facts.plan(&item.subject).map(|plan| plan_line(facts, plan, wanted, ids)),
        ItemKind::Product => {
            facts.product(&item.subject).map(|product| product_line(facts, product, wanted, order, place))
        }
        ItemKind::Booking => item.quote.as_ref().map(|quote| booking_line(facts, quote, code, ids)),
    };
    let priced = found.or_else(|| gone(facts, item))?;
    Some(Priced { item: Some(item.id.clone()), ..priced })
}

/// Something that is no longer there at all is said, not dropped.
fn gone(facts: &Facts, item: &StoredItem) -> Option<Priced> {
    Some(Priced {
        item: None,
        kind: item.kind,
        subject: item.subject.clone(),
        name: item.subject.clone(),
        detail: None,
        quantity: item.quantity,
        quantity_max: item.quantity,
        made: None,
        charges: Vec::new(),
        draws: Vec::new(),
        grants: Vec::new(),
        code_minor: 0,
        was_gross_minor: 0,
        currency: facts.currency()?,
        goes_on: None,
        pays: Pays::Nothing,
        problem: None,
    })
}

/// What benefits cover, as steps.
pub(super) fn covered(draws: &[Draw]) -> Vec<Step> {
    let step = |draw: &Draw| Step::Credits {
        name: draw.name.clone(),
        amount: draw.amount,
        off_minor: draw.worth_minor,
        of: draw.of.clone(),
    };
    draws.iter().map(step).collect()
}

impl Priced {
    /// How what it comes to came about, also where nothing is left to charge.
    pub fn why(&self) -> Vec<Step> {
        match &self.made {
            Some(Made::Booking { quote, costing, .. }) => steps(quote.price, &costing.cost),
            _ if self.charges.is_empty() => covered(&self.draws),
            _ => self.charges.iter().flat_map(|charge| charge.why.iter().cloned()).collect(),
        }
    }
}
