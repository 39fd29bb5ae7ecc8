//! All SQL of this capability. It owns no table; it reads what the others publish.
use crate::api::Audience;
use db::Query;
use kernel::{Currency, CustomerId, Instant, KindId, LocationId, millis};
use ledger::{SoldAs, TaxClass};
use serde::Deserialize;

/// Every SQL text, for the tests that prepare and plan them.
pub const ALL_SQL: &[&str] = &[SPACE, PLANS, PRODUCTS, LOCATIONS, KINDS, HAD, INVITATION];

const SPACE: &str = "SELECT name, rights FROM v_settings LIMIT 1";
/// What the space is called.
#[derive(Debug, Clone, Deserialize)]
pub struct SpaceRow {
    pub(crate) name: String,
    pub(crate) rights: String,
}

// Places are those of the ledger; who has one until yesterday or today anywhere in the world is read, and judged by the books' day.
const PLANS: &str = concat!(
    "
SELECT id, name, description, sold_as, rights, location_id, currency, price_minor, sign_up_fee_minor, deposit_minor, tax_class, terms, audience, approval,
  due_days, subscribers_max, iif(subscribers_max IS NULL, '[]', ",
    ledger::places!("v_plans.id", "date(?1 / 1000, 'unixepoch', '-1 day')"),
    ") AS taken
FROM v_plans WHERE public = 1 AND archived = 0 ORDER BY position, name, id LIMIT 100"
);
/// A public plan, or a product by the cycle.
#[derive(Debug, Clone, Deserialize)]
pub struct PlanRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) sold_as: SoldAs,
    pub(crate) rights: String,
    pub(crate) location_id: Option<LocationId>,
    pub(crate) currency: Currency,
    pub(crate) price_minor: i64,
    pub(crate) sign_up_fee_minor: i64,
    pub(crate) deposit_minor: i64,
    pub(crate) tax_class: TaxClass,
    pub(crate) terms: String,
    pub(crate) audience: Audience,
    pub(crate) approval: u8,
    pub(crate) due_days: Option<u16>,
    pub(crate) subscribers_max: Option<i64>,
    pub(crate) taken: String,
}

const PRODUCTS: &str = "
SELECT id, name, description, location_id, currency, price_minor, tax_class, benefits, audience, stock IS NOT NULL AND stock < 1 AS sold_out
FROM v_products WHERE public = 1 AND archived = 0 ORDER BY position, name, id LIMIT 100";
/// A public product.
#[derive(Debug, Clone, Deserialize)]
pub struct ProductRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) location_id: Option<LocationId>,
    pub(crate) currency: Currency,
    pub(crate) price_minor: i64,
    pub(crate) tax_class: TaxClass,
    pub(crate) benefits: String,
    pub(crate) audience: Audience,
    pub(crate) sold_out: u8,
}

const LOCATIONS: &str = "SELECT id, slug, name FROM v_locations ORDER BY name LIMIT 200";
/// A location.
#[derive(Debug, Clone, Deserialize)]
pub struct LocationRow {
    pub(crate) id: LocationId,
    pub(crate) slug: String,
    pub(crate) name: String,
}

const KINDS: &str = "SELECT id, name FROM v_kinds ORDER BY name LIMIT 500";
/// A kind of resources.
#[derive(Debug, Clone, Deserialize)]
pub struct KindRow {
    pub(crate) id: KindId,
    pub(crate) name: String,
}

// Of the plans above alone, so that as many rows are enough.
const HAD: &str = "
SELECT DISTINCT plan_id FROM v_agreements WHERE customer_id = ?1 AND status IN ('waiting', 'agreed') AND (ends_at IS NULL OR ?2 < ends_at)
  AND plan_id IN (SELECT id FROM v_plans WHERE public = 1 AND archived = 0) LIMIT 500";
/// A plan that whoever looks has, or has asked for.
#[derive(Debug, Clone, Deserialize)]
pub struct HadRow {
    pub(crate) plan_id: String,
}

/// What `offers` asks, in order.
pub type Questions =
    (Query<SpaceRow>, Query<PlanRow>, Query<ProductRow>, Query<LocationRow>, Query<KindRow>, Query<HadRow>);
/// The answers.
pub type Offers = (Vec<SpaceRow>, Vec<PlanRow>, Vec<ProductRow>, Vec<LocationRow>, Vec<KindRow>, Vec<HadRow>);

/// What the space offers to everybody at `now`, the names of what that is for, and what `customer` has of it.
pub fn offers(customer: Option<&CustomerId>, now: Instant) -> Questions {
    (
        Query::new(SPACE, []),
        Query::new(PLANS, [now.into()]),
        Query::new(PRODUCTS, []),
        Query::new(LOCATIONS, []),
        Query::new(KINDS, []),
        Query::new(HAD, [customer.map(CustomerId::as_str).into(), now.into()]),
    )
}

const INVITATION: &str = "
SELECT v_visits.id, v_visits.name, v_visits.status, v_visits.starts_at, v_visits.ends_at, v_visits.sequence, hosts.name AS host,
  v_locations.name AS location, v_locations.zone, v_addresses.address, (SELECT name FROM v_settings LIMIT 1) AS space
FROM v_visit_codes
JOIN v_visits ON v_visits.guest_id = v_visit_codes.guest_id
JOIN v_customers AS hosts ON hosts.id = v_visits.host_id
JOIN v_locations ON v_locations.id = v_visits.location_id
JOIN v_addresses ON v_addresses.location_id = v_visits.location_id
WHERE v_visit_codes.code_hash = ?1 ORDER BY v_visits.starts_at LIMIT 200";
/// A visit that a code opens.
#[derive(Debug, Clone, Deserialize)]
pub struct InvitationRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) status: String,
    #[serde(with = "millis")]
    pub(crate) starts_at: Instant,
    #[serde(with = "millis")]
    pub(crate) ends_at: Instant,
    pub(crate) sequence: u32,
    pub(crate) host: String,
    pub(crate) location: String,
    pub(crate) zone: String,
    pub(crate) address: String,
    pub(crate) space: String,
}

/// The visits that a code opens, of which there is only the hash.
pub fn invitation(code_hash: &str) -> Query<InvitationRow> {
    Query::new(INVITATION, [code_hash.into()])
}
