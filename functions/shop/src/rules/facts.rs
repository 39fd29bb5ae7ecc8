//! What the rules decide upon.
use super::QUANTITY_MAX;
use crate::api::{BasketId, CodeSetup, ItemId, ItemKind, OrderPending, OrderWithBank, Wish};
use access::{Standing, Viewer};
use bookings::api::Audience;
use bookings::rules::OwnBooking;
use bookings::rules::quote::Quote;
use claims::Claim;
use kernel::{Currency, CustomerId, Day, Instant, LocationId};
use ledger::{Benefit, Books, Places, Purse, Setting, SoldAs, TaxClass, TaxTreatment, Terms, WhenToPay};

/// Everything that decides about a basket.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Now.
    pub now: Instant,
    /// The day in the books.
    pub today: Day,
    /// Who asks.
    pub viewer: Viewer,
    /// The customer, if there is one.
    pub customer: Option<CustomerId>,
    /// The same; whoever has none yet would be a new one.
    pub payer: CustomerId,
    /// How the space keeps its books, with the customer as a payer.
    pub books: Books,
    /// The text of the terms of checking out.
    pub terms_text: String,
    /// What the customer books and buys with.
    pub purse: Purse,
    /// The customer's bookings.
    pub own: Vec<OwnBooking>,
    /// The baskets that make up this one: the customer's, and that of the cookie.
    pub baskets: Vec<StoredBasket>,
    /// What is in them, the oldest first.
    pub items: Vec<StoredItem>,
    /// Items that another of the same product has taken in, and which: they are gone with the next change.
    pub taken_in: Vec<(ItemId, ItemId)>,
    /// The plans that the customer has or will have, whoever pays for them, and also while they wait for a yes or are with the bank.
    pub has: Vec<HeldPlan>,
    /// The plans that are in it.
    pub plans: Vec<PlanFacts>,
    /// The products that are in it.
    pub products: Vec<ProductFacts>,
    /// What is claimed where an item is, or was, held.
    pub claims: Vec<ItemClaim>,
    /// The discount code that was entered.
    pub code: Option<CodeFacts>,
    /// The order that waits for its payment, of which nothing is on its way.
    pub pending: Option<OrderPending>,
    /// Those whose payment is on its way through the banks: what is in them is out of the basket, and they keep nobody from anything.
    pub with_bank: Vec<OrderWithBank>,
}

/// A basket as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredBasket {
    /// Its id.
    pub id: BasketId,
    /// Its version.
    pub version: i64,
    /// The code that was entered.
    pub code: Option<String>,
    /// The currency of what is in it.
    pub currency: Option<Currency>,
    /// Whether it is a customer's.
    pub owned: bool,
}

/// An item as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredItem {
    /// Its id.
    pub id: ItemId,
    /// In which basket.
    pub basket: BasketId,
    /// What it is.
    pub kind: ItemKind,
    /// The plan, the product or the resource.
    pub subject: String,
    /// How many.
    pub quantity: i64,
    /// When.
    pub wish: Wish,
    /// What is held of a booking, and for how much.
    pub quote: Option<Quote>,
    /// Until when it is held.
    pub held_until: Option<Instant>,
    /// The idempotency key of the call that put it in, or put more of it in.
    pub added_key: Option<String>,
}

/// A plan that a customer has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldPlan {
    /// Which.
    pub plan: ledger::PlanId,
    /// The first day that they no longer have it.
    pub ends_on: Option<Day>,
}

/// A plan as it stands.
#[derive(Debug, Clone)]
pub struct PlanFacts {
    /// Its id.
    pub id: ledger::PlanId,
    /// Its version.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// Whether it is a plan, or a product by the cycle.
    pub sold_as: SoldAs,
    /// The currency of its amounts.
    pub currency: Currency,
    /// What it costs for a cycle.
    pub price_minor: i64,
    /// What signing up costs.
    pub sign_up_fee_minor: i64,
    /// What is held until it ends.
    pub deposit_minor: i64,
    /// How it is taxed.
    pub tax_class: TaxClass,
    /// Its terms.
    pub terms: Terms,
    /// For whom it is.
    pub audience: Audience,
    /// Whether it waits for an operator's yes.
    pub approval: bool,
    /// How many may have it, and who has it when.
    pub places: Places,
    /// Whether it is on offer.
    pub offered: bool,
    /// Days from an invoice to its due day.
    pub due_days: Option<u16>,
}

/// A product as it stands.
#[derive(Debug, Clone)]
pub struct ProductFacts {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// Where it is sold.
    pub location: Option<LocationId>,
    /// The currency of its price.
    pub currency: Currency,
    /// What one costs.
    pub price_minor: i64,
    /// How it is taxed.
    pub tax_class: TaxClass,
    /// What it gives.
    pub benefits: Vec<Benefit>,
    /// For whom it is.
    pub audience: Audience,
    /// How many are left.
    pub stock: Option<i64>,
    /// Whether it is on sale.
    pub offered: bool,
}

/// What is claimed where an item is held.
#[derive(Debug, Clone)]
pub struct ItemClaim {
    /// Where which item is held.
    pub item: ItemId,
    /// The claim.
    pub claim: Claim,
    /// Whether its holder holds it now; else it is free for whoever takes it.
    pub live: bool,
}

/// A discount code and how often it was used.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeFacts {
    /// The code that was entered.
    pub code: String,
    /// What it is; nothing, if there is no such code.
    pub setup: Option<CodeSetup>,
    /// Its version.
    pub version: i64,
    /// How often it was used.
    pub uses: i64,
    /// How often by this customer.
    pub own_uses: i64,
}

impl Facts {
    /// Member or contact; whoever has no customer yet would be a contact.
    pub fn standing(&self) -> Standing {
        self.viewer.standing.unwrap_or(Standing::Contact)
    }

    /// When the customer pays.
    pub fn pays(&self) -> WhenToPay {
        self.purse.when_to_pay(self.standing() == Standing::Member)
    }

    /// How the customer is taxed.
    pub fn treatment(&self) -> TaxTreatment {
        let payer = self.customer.as_ref().and_then(|customer| self.books.payers.get(customer));
        payer.map(|payer| payer.treatment).unwrap_or_default()
    }

    /// How many contracts the customer pays for that are not closed, those that wait for a yes among them.
    pub fn paid_for(&self) -> usize {
        let payer = self.customer.as_ref().and_then(|customer| self.books.payers.get(customer));
        payer.map_or(0, |payer| payer.agreements.len())
    }

    /// What the customer's amounts depend on.
    pub fn setting(&self) -> Setting<'_> {
        self.books.setting(self.treatment())
    }

    /// The plan of that id.
    pub fn plan(&self, id: &str) -> Option<&PlanFacts> {
        self.plans.iter().find(|plan| plan.id.as_str() == id)
    }

    /// The product of that id.
    pub fn product(&self, id: &str) -> Option<&ProductFacts> {
        self.products.iter().find(|product| product.id == id)
    }

    /// The item of that id.
    pub fn item(&self, id: &ItemId) -> Option<&StoredItem> {
        self.items.iter().find(|item| item.id == *id)
    }

    /// The basket that changes are written to: the customer's, else that of the cookie.
    pub fn basket(&self) -> Option<&StoredBasket> {
        let owned = self.baskets.iter().find(|basket| basket.owned);
        owned.or_else(|| self.baskets.first().filter(|_| self.customer.is_none()))
    }

    /// The cookie's basket, where a customer is to take it over.
    pub fn to_merge(&self) -> Option<&StoredBasket> {
        self.baskets.iter().find(|basket| !basket.owned).filter(|_| self.customer.is_some())
    }

    /// The currency of what is in the basket; none, while it is empty.
    pub fn currency(&self) -> Option<Currency> {
        let of =
            |basket: &StoredBasket| basket.currency.filter(|_| self.items.iter().any(|item| item.basket == basket.id));
        self.baskets.iter().find_map(of)
    }

    /// The facts once a change of `basket` has begun: it is the only one, and at its next version.
    pub fn begun(&mut self, basket: &BasketId, currency: Option<Currency>) {
        let was = self.basket().cloned();
        let code = was.as_ref().and_then(|basket| basket.code.clone());
        let kept = was.as_ref().and_then(|basket| basket.currency).or_else(|| self.currency());
        self.baskets = vec![StoredBasket {
            id: basket.clone(),
            version: was.map_or(1, |basket| basket.version + 1),
            code,
            currency: currency.or(kept),
            owned: self.customer.is_some(),
        }];
        self.taken_in.clear();
        for item in &mut self.items {
            item.basket = basket.clone();
        }
    }

    /// Makes one item of the same product where two baskets that became one have it twice, so that what there is of it is held
    /// against all that is wanted: the customer's own, else the older.
    pub fn join(&mut self) {
        let owned = self.baskets.iter().find(|basket| basket.owned).map(|basket| basket.id.clone());
        let mut joined: Vec<StoredItem> = Vec::new();
        for mut item in std::mem::take(&mut self.items) {
            let same = |known: &&mut StoredItem| known.kind == ItemKind::Product && known.subject == item.subject;
            let Some(known) = joined.iter_mut().find(same).filter(|_| item.kind == ItemKind::Product) else {
                joined.push(item);
                continue;
            };
            let quantity = (known.quantity + item.quantity).min(QUANTITY_MAX);
            if Some(&item.basket) == owned.as_ref() && known.basket != item.basket {
                std::mem::swap(known, &mut item);
            }
            known.quantity = quantity;
            self.taken_in.push((item.id, known.id.clone()));
        }
        self.items = joined;
    }

    /// The facts with `item` as it then is.
    pub fn put(&mut self, item: StoredItem) {
        match self.items.iter_mut().find(|known| known.id == item.id) {
            Some(known) => *known = item,
            None => self.items.push(item),
        }
    }

    /// Whether the call with this key has put in what it was to put in.
    pub fn has_added(&self, key: Option<&str>) -> bool {
        key.is_some() && self.items.iter().any(|item| item.added_key.as_deref() == key)
    }

    /// Who holds a place of `item` too long.
    pub fn lapsed_around(&self, item: &ItemId) -> Vec<&str> {
        let lapsed = self.claims.iter().filter(|claim| claim.item == *item && !claim.live);
        let mut holders: Vec<&str> = lapsed.map(|claim| claim.claim.holder.as_str()).collect();
        holders.sort_unstable();
        holders.dedup();
        holders
    }

    /// Whether the place of `item` can be held, or is.
    pub fn is_free(&self, item: &StoredItem) -> bool {
        let Some(quote) = &item.quote else { return true };
        quote.leaves.iter().all(|(leaf, units)| {
            let others = self.claims.iter().filter(|claim| {
                claim.item == item.id
                    && claim.live
                    && claim.claim.resource_id == *leaf
                    && claim.claim.holder != item.id.as_str()
            });
            let mut taken: Vec<i64> = others.map(|claim| claim.claim.unit).collect();
            taken.sort_unstable();
            taken.dedup();
            taken.len() < *units as usize
        })
    }
}

impl StoredItem {
    /// Whether it holds its place at `now`.
    pub fn is_held(&self, now: Instant) -> bool {
        self.held_until.is_some_and(|until| now < until)
    }
}
