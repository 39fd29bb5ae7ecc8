//! All SQL of this capability. It owns no table; it reads what the others publish.
use crate::api::Audience;
use db::Query;
use kernel::{Currency, Instant, KindId, LocationId};
use ledger::TaxClass;
use serde::Deserialize;

/// Every SQL text, for the tests that prepare and plan them.
pub const ALL_SQL: &[&str] = &[SPACE, PLANS, PRODUCTS, LOCATIONS, KINDS];

const SPACE: &str = "SELECT name FROM v_settings LIMIT 1";
/// What the space is called.
#[derive(Debug, Clone, Deserialize)]
pub struct SpaceRow {
    pub(crate) name: String,
}

// Full as the ledger's own guard counts it: whoever waits for a yes has a place already.
const PLANS: &str = "
SELECT id, name, description, location_id, currency, price_minor, sign_up_fee_minor, deposit_minor, tax_class, terms, audience, approval,
  due_days, subscribers_max IS NOT NULL AND subscribers_max <= (SELECT coalesce(sum(quantity), 0) FROM v_agreements
    WHERE plan_id = v_plans.id AND status IN ('waiting', 'agreed') AND (ends_at IS NULL OR ?1 < ends_at)) AS is_full
FROM v_plans WHERE public = 1 AND archived = 0 ORDER BY position, name, id LIMIT 100";
/// A public plan.
#[derive(Debug, Clone, Deserialize)]
pub struct PlanRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) description: String,
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
    pub(crate) is_full: u8,
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

/// What `offers` asks, in order.
pub type Questions = (Query<SpaceRow>, Query<PlanRow>, Query<ProductRow>, Query<LocationRow>, Query<KindRow>);
/// The answers.
pub type Offers = (Vec<SpaceRow>, Vec<PlanRow>, Vec<ProductRow>, Vec<LocationRow>, Vec<KindRow>);

/// What the space offers to everybody at `now`, and the names of what that is for.
pub fn offers(now: Instant) -> Questions {
    (
        Query::new(SPACE, []),
        Query::new(PLANS, [now.into()]),
        Query::new(PRODUCTS, []),
        Query::new(LOCATIONS, []),
        Query::new(KINDS, []),
    )
}
