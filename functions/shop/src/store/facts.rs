//! Everything that decides about a basket, in one round trip.
use crate::api::{BasketId, CodeSetup, ItemId, ItemKind};
use crate::rules::{CodeFacts, Facts, HeldPlan, ItemClaim, PlanFacts, ProductFacts, StoredBasket, StoredItem};
use access::Standing;
use access::store::ViewerRow;
use bookings::api::Audience;
use bookings::store::{OwnRow, all_own, own_bookings};
use claims::Claim;
use db::{Both, DbError, Queries, Query, all_of, json};
use kernel::{Currency, CustomerId, Day, Instant, LocationId, millis_option};
use ledger::{Books, FactQueries, Grant, Places, PlanId, Purse, SoldAs, SpenderRow, TaxClass};
use serde::Deserialize;
use web::Claims;

pub(super) const ALL_SQL: &[&str] = &[TERMS, BASKETS, ITEMS, HELD, PLANS, PRODUCTS, CLAIMED, CODE];

/// How far ahead benefits are asked for: as far as anything can be booked.
const AHEAD_DAYS: i64 = 740;

/// Whose basket is asked for, and what is to be added to it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Asked<'a> {
    /// Who is signed in.
    pub(crate) claims: Option<&'a Claims>,
    /// The hash of the cookie's secret.
    pub(crate) secret_hash: Option<&'a str>,
    /// A plan or product beside those that are in it, as a JSON list of ids.
    pub(crate) subjects: &'a str,
    /// Whether the plans and products of proposals to the customer are asked for too.
    pub(crate) proposals: bool,
    /// The code to judge instead of the one that was entered.
    pub(crate) code: Option<&'a str>,
}

impl Asked<'_> {
    /// The customer.
    pub(crate) fn customer(&self) -> Option<&CustomerId> {
        self.claims.and_then(|claims| claims.customer.as_ref())
    }
}

type BasketQueries = (
    Query<ViewerRow>,
    Query<TermsRow>,
    Query<BasketRow>,
    Query<ItemRow>,
    Query<PlanRow>,
    Query<ProductRow>,
    Query<ClaimRow>,
    Query<CodeRow>,
);
type CustomerQueries = (Query<super::PendingRow>, Query<HeldRow>, Query<OwnRow>, Query<Grant>, Query<SpenderRow>);
/// What `facts` asks.
pub(crate) type Questions = Both<FactQueries, Both<BasketQueries, CustomerQueries>>;
/// What it hears.
pub(crate) type Answers = <Questions as Queries>::Answers;

/// Everything that decides about the basket.
pub(crate) fn facts(asked: Asked<'_>, now: Instant) -> Questions {
    let customer = asked.customer();
    let who = || [customer.map(CustomerId::as_str).into(), asked.secret_hash.into()];
    let [own, secret] = who();
    let subjects = if asked.subjects.is_empty() { "[]" } else { asked.subjects };
    let [own_now, secret_now] = who();
    let today = now.plus_minutes(-26 * 60).utc_date().to_string();
    let basket = (
        access::store::viewer(asked.claims, now),
        Query::new(TERMS, []),
        Query::new(BASKETS, who()),
        Query::new(ITEMS, who()),
        Query::new(
            PLANS,
            [own.clone(), secret.clone(), subjects.into(), today.as_str().into(), asked.proposals.into()],
        ),
        Query::new(PRODUCTS, [own.clone(), secret.clone(), subjects.into(), asked.proposals.into()]),
        Query::new(CLAIMED, [own_now, secret_now, now.into()]),
        Query::new(CODE, [own.clone(), secret.clone(), asked.code.into()]),
    );
    let span = (now, now.plus_minutes(AHEAD_DAYS * 24 * 60));
    let (grants, payer) = ledger::benefits(customer, span, now);
    let held = Query::new(HELD, [own.clone(), today.into()]);
    let beside = (super::pending(&own), held, own_bookings(customer, now), grants, payer);
    Both(ledger::asked(customer), Both(basket, beside))
}

/// Puts the answers together.
pub(crate) fn assemble(asked: Asked<'_>, answers: Answers, now: Instant) -> Result<Facts, DbError> {
    let (books, (basket, (pending, held, own, grants, payer))) = answers;
    let (viewer, terms, baskets, items, plans, products, claimed, codes) = basket;
    let books = Books::read(books)?;
    let customer = asked.customer().cloned();
    let new = || "cus_new".parse().map_err(|rule: &str| DbError::Failed(rule.to_owned()));
    let payer_id = customer.clone().map_or_else(new, Ok)?;
    let purse = Purse::of(books.clone(), grants, payer)?;
    let viewer = access::store::only(viewer)?;
    let (pending, with_bank) = super::PendingRow::split(pending);
    let items = items.into_iter().map(ItemRow::into_item).collect::<Result<Vec<_>, _>>()?;
    // What the basket shows while it is being paid for is reckoned as the basket's own.
    let is_shown = |waits_as: &String| items.iter().any(|item| item.id.as_str() == waits_as);
    let mut own = all_own(own)?;
    own.retain(|own| !own.waits_as.as_ref().is_some_and(is_shown));
    let mut facts = Facts {
        now,
        today: books.day(now),
        terms_text: terms.into_iter().next().map(|row| row.terms_text).unwrap_or_default(),
        own,
        baskets: baskets.into_iter().map(BasketRow::into_basket).collect(),
        items,
        taken_in: Vec::new(),
        has: all_of("contracts", held, ledger::CONTRACTS_READ)?.into_iter().map(HeldRow::into_held).collect(),
        plans: all_of("plans", plans, OFFERS_READ)?.into_iter().map(PlanRow::into_plan).collect::<Result<_, _>>()?,
        products: all_of("products", products, OFFERS_READ)?
            .into_iter()
            .map(ProductRow::into_product)
            .collect::<Result<_, _>>()?,
        claims: all_of("claims", claimed, CLAIMED_READ)?.into_iter().map(ClaimRow::into_claim).collect(),
        code: codes.into_iter().next().map(CodeRow::into_code).transpose()?,
        pending,
        with_bank,
        payer: payer_id,
        purse,
        customer,
        viewer,
        books,
    };
    // What is paid at once is paid by whoever is there, whoever pays for the contract.
    let is_member = facts.standing() == Standing::Member;
    facts.purse = facts.purse.as_paid_by(is_member);
    facts.join();
    Ok(facts)
}

const TERMS: &str = "SELECT terms_text FROM v_billing_settings LIMIT 1";
/// The text of the terms.
#[derive(Debug, Deserialize)]
pub(crate) struct TermsRow {
    terms_text: String,
}

const BASKETS: &str = "
SELECT id, version, code, currency, (customer_id IS NOT NULL) AS owned FROM baskets WHERE customer_id = ?1 OR secret_hash = ?2 LIMIT 2";
/// A basket.
#[derive(Debug, Deserialize)]
pub(crate) struct BasketRow {
    id: BasketId,
    version: i64,
    code: Option<String>,
    currency: Option<Currency>,
    owned: u8,
}

impl BasketRow {
    fn into_basket(self) -> StoredBasket {
        let Self { id, version, code, currency, owned } = self;
        StoredBasket { id, version, code, currency, owned: owned == 1 }
    }
}

// What is with the bank is out of the basket.
const ITEMS: &str = "
SELECT basket_items.id, basket_id, kind, subject_id, quantity, wish, quote, held_until, added_key
FROM baskets JOIN basket_items ON basket_items.basket_id = baskets.id
WHERE (baskets.customer_id = ?1 OR baskets.secret_hash = ?2) AND (basket_items.order_id IS NULL OR NOT EXISTS (
  SELECT 1 FROM v_orders_with_the_bank WHERE v_orders_with_the_bank.id = basket_items.order_id))
ORDER BY added_at, basket_items.rowid LIMIT 50";
/// An item.
#[derive(Debug, Deserialize)]
pub(crate) struct ItemRow {
    id: ItemId,
    basket_id: BasketId,
    kind: ItemKind,
    subject_id: String,
    quantity: i64,
    wish: String,
    quote: Option<String>,
    #[serde(with = "millis_option")]
    held_until: Option<Instant>,
    added_key: Option<String>,
}

impl ItemRow {
    fn into_item(self) -> Result<StoredItem, DbError> {
        Ok(StoredItem {
            wish: json(&self.wish)?,
            quote: self.quote.as_deref().map(json).transpose()?,
            id: self.id,
            basket: self.basket_id,
            kind: self.kind,
            subject: self.subject_id,
            quantity: self.quantity,
            held_until: self.held_until,
            added_key: self.added_key,
        })
    }
}

const HELD: &str = "
SELECT plan_id, ends_on FROM v_agreements WHERE customer_id = ?1 AND status IN ('waiting', 'agreed') AND (ends_on IS NULL OR ?2 < ends_on)
UNION ALL SELECT order_places.plan_id, NULL FROM v_orders_with_the_bank JOIN order_places ON order_places.order_id = v_orders_with_the_bank.id
WHERE v_orders_with_the_bank.customer_id = ?1 LIMIT 2000";
/// A plan that the customer has, has asked for, or is paying for through the bank.
#[derive(Debug, Deserialize)]
pub(crate) struct HeldRow {
    plan_id: PlanId,
    ends_on: Option<Day>,
}

impl HeldRow {
    fn into_held(self) -> HeldPlan {
        HeldPlan { plan: self.plan_id, ends_on: self.ends_on }
    }
}

const PLANS: &str = concat!(
    "
SELECT id, version, name, sold_as, currency, price_minor, sign_up_fee_minor, deposit_minor, tax_class, terms, audience, approval, subscribers_max,
  public, archived, due_days,
  iif(subscribers_max IS NULL, '[]', ",
    ledger::places!("v_plans.id", "?4"),
    ") AS taken
FROM v_plans WHERE id IN (
  SELECT value FROM json_each(?3) UNION SELECT subject_id FROM baskets JOIN basket_items ON basket_items.basket_id = baskets.id
  WHERE (baskets.customer_id = ?1 OR baskets.secret_hash = ?2) AND kind = 'plan'
  UNION SELECT line.value ->> 'subject_id' FROM proposals, json_each(proposals.lines) AS line WHERE ?5 = 1 AND proposals.customer_id = ?1)
LIMIT 1000"
);
/// All that a basket and all proposals to a customer can name.
const OFFERS_READ: usize = 1000;
/// A plan.
#[derive(Debug, Deserialize)]
pub(crate) struct PlanRow {
    id: PlanId,
    version: i64,
    name: String,
    sold_as: SoldAs,
    currency: Currency,
    price_minor: i64,
    sign_up_fee_minor: i64,
    deposit_minor: i64,
    tax_class: TaxClass,
    terms: String,
    audience: Audience,
    approval: u8,
    subscribers_max: Option<i64>,
    public: u8,
    archived: u8,
    due_days: Option<u16>,
    taken: String,
}

impl PlanRow {
    fn into_plan(self) -> Result<PlanFacts, DbError> {
        Ok(PlanFacts {
            terms: json(&self.terms)?,
            id: self.id,
            version: self.version,
            name: self.name,
            sold_as: self.sold_as,
            currency: self.currency,
            price_minor: self.price_minor,
            sign_up_fee_minor: self.sign_up_fee_minor,
            deposit_minor: self.deposit_minor,
            tax_class: self.tax_class,
            audience: self.audience,
            approval: self.approval == 1,
            places: Places { max: self.subscribers_max, taken: json(&self.taken)? },
            offered: self.public == 1 && self.archived == 0,
            due_days: self.due_days,
        })
    }
}

const PRODUCTS: &str = "
SELECT id, version, name, location_id, currency, price_minor, tax_class, benefits, audience, stock, public, archived
FROM v_products WHERE id IN (
  SELECT value FROM json_each(?3) UNION SELECT subject_id FROM baskets JOIN basket_items ON basket_items.basket_id = baskets.id
  WHERE (baskets.customer_id = ?1 OR baskets.secret_hash = ?2) AND kind = 'product'
  UNION SELECT line.value ->> 'subject_id' FROM proposals, json_each(proposals.lines) AS line WHERE ?4 = 1 AND proposals.customer_id = ?1)
LIMIT 1000";
/// A product.
#[derive(Debug, Deserialize)]
pub(crate) struct ProductRow {
    id: String,
    version: i64,
    name: String,
    location_id: Option<LocationId>,
    currency: Currency,
    price_minor: i64,
    tax_class: TaxClass,
    benefits: String,
    audience: Audience,
    stock: Option<i64>,
    public: u8,
    archived: u8,
}

impl ProductRow {
    fn into_product(self) -> Result<ProductFacts, DbError> {
        Ok(ProductFacts {
            benefits: json(&self.benefits)?,
            id: self.id,
            version: self.version,
            name: self.name,
            location: self.location_id,
            currency: self.currency,
            price_minor: self.price_minor,
            tax_class: self.tax_class,
            audience: self.audience,
            stock: self.stock,
            offered: self.public == 1 && self.archived == 0,
        })
    }
}

// A claim reaches back at most 32 days (`claims::SLOTS_MAX`). An item's claim counts while the item is held.
const CLAIMED: &str = "
SELECT basket_items.id AS item_id, v_claims.resource_id, v_claims.unit, v_claims.first_slot, v_claims.after_slot, v_claims.holder,
  (v_claims.holder NOT GLOB 'itm_*' OR EXISTS (SELECT 1 FROM v_holds WHERE v_holds.id = v_claims.holder AND ?3 < v_holds.held_until)) AS live
FROM baskets JOIN basket_items ON basket_items.basket_id = baskets.id, json_each(basket_items.quote, '$.leaves') AS leaf
JOIN v_claims ON v_claims.resource_id = leaf.value ->> 0 AND (basket_items.quote ->> 'first_slot') - 3072 <= v_claims.first_slot
  AND v_claims.first_slot < basket_items.quote ->> 'after_slot' AND basket_items.quote ->> 'first_slot' < v_claims.after_slot
WHERE (baskets.customer_id = ?1 OR baskets.secret_hash = ?2) AND basket_items.quote IS NOT NULL LIMIT 5000";
const CLAIMED_READ: usize = 5000;
/// A claim where an item is held.
#[derive(Debug, Deserialize)]
pub(crate) struct ClaimRow {
    item_id: ItemId,
    #[serde(flatten)]
    claim: Claim,
    live: u8,
}

impl ClaimRow {
    fn into_claim(self) -> ItemClaim {
        ItemClaim { item: self.item_id, claim: self.claim, live: self.live == 1 }
    }
}

const CODE: &str = "
WITH entered (code) AS (SELECT coalesce(?3, (SELECT code FROM baskets WHERE customer_id = ?1),
  (SELECT code FROM baskets WHERE secret_hash = ?2)))
SELECT entered.code, discount_codes.name, percent_off_ppm, amount_off_minor, currency, scope, audience, valid_from, valid_until, uses_max,
  uses_per_customer_max, archived, coalesce(version, 0) AS version,
  (SELECT count(*) FROM discount_uses WHERE discount_uses.code = entered.code) AS uses,
  (SELECT count(*) FROM discount_uses WHERE discount_uses.code = entered.code AND customer_id = ?1) AS own_uses
FROM entered LEFT JOIN discount_codes ON discount_codes.code = entered.code WHERE entered.code IS NOT NULL LIMIT 1";
/// A code that was entered.
#[derive(Debug, Deserialize)]
pub(crate) struct CodeRow {
    code: String,
    #[serde(flatten)]
    setup: super::CodeColumns,
    version: i64,
    uses: i64,
    own_uses: i64,
}

impl CodeRow {
    fn into_code(self) -> Result<CodeFacts, DbError> {
        let setup: Option<CodeSetup> = self.setup.into_setup()?;
        Ok(CodeFacts { code: self.code, setup, version: self.version, uses: self.uses, own_uses: self.own_uses })
    }
}
