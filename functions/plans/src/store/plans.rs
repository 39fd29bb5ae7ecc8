use super::day::today;
use crate::api::{ImportRow, ListedPlan, PlanId, PlanSetup, ProductId, ProductSetup, SetUp};
use crate::rules::{Plan, Product};
use db::{DbError, Query, Statement, json};
use kernel::Instant;
use ledger::Places;
use serde::Deserialize;
use serde_json::json;

pub(super) const ALL_SQL: &[&str] = &[PLANS, PRODUCTS, UPSERT_PLANS, UPSERT_PRODUCTS, GUARD_PLAN, GUARD_PRODUCT, SELL];

/// A plan.
#[derive(Debug, Deserialize)]
pub(crate) struct PlanRow {
    id: PlanId,
    setup: String,
    version: i64,
    counted: i64,
    taken: String,
}

// Those who have it are counted for whoever asks; those too who are paying for it.
const PLANS: &str = concat!(
    "WITH ",
    today!("?1"),
    "
SELECT id, version,
  json_object('name', name, 'description', description, 'sold_as', sold_as, 'rights', json(rights), 'location_id', location_id, 'currency', currency,
    'price_minor', price_minor, 'sign_up_fee_minor', sign_up_fee_minor, 'deposit_minor', deposit_minor, 'tax_class', tax_class,
    'terms', json(terms), 'audience', audience, 'approval', json(iif(approval = 1, 'true', 'false')), 'subscribers_max', subscribers_max,
    'public', json(iif(public = 1, 'true', 'false')), 'archived', json(iif(archived = 1, 'true', 'false')), 'due_days', due_days,
    'position', position) AS setup,
  iif(?2 = 0, 0, (SELECT coalesce(sum(quantity), 0) FROM v_agreements
    WHERE plan_id = plans.id AND (status = 'waiting' OR (status = 'agreed' AND starts_on <= (SELECT day FROM today)))
      AND (ends_on IS NULL OR (SELECT day FROM today) < ends_on))
    + (SELECT coalesce(sum(quantity), 0) FROM v_order_places WHERE v_order_places.plan_id = plans.id)) AS counted,
  iif(subscribers_max IS NULL, '[]', ",
    ledger::places!("plans.id", "(SELECT day FROM today)"),
    ") AS taken
FROM plans ORDER BY position, name, id LIMIT 1000"
);
/// Those that are archived are plans of somebody, and none is ever gone.
pub(crate) const PLANS_READ: usize = 1000;

/// Every plan in its order; `counted` with how many have those that anybody may.
pub(crate) fn plans(now: Instant, counted: bool) -> Query<PlanRow> {
    Query::new(PLANS, [now.to_string().into(), counted.into()])
}

impl PlanRow {
    /// Reads what it is.
    pub(crate) fn into_plan(self) -> Result<Plan, DbError> {
        let setup: PlanSetup = json(&self.setup)?;
        let max = setup.subscribers_max.map(crate::api::Places::get);
        let places = Places { max, taken: json(&self.taken)? };
        Ok(Plan { id: self.id, setup, version: self.version, counted: self.counted, places })
    }
}

impl From<Plan> for ListedPlan {
    fn from(plan: Plan) -> Self {
        let Plan { id, setup, version, counted, .. } = plan;
        Self { plan: SetUp { id, setup, version }, taken: counted }
    }
}

/// A product.
#[derive(Debug, Deserialize)]
pub(crate) struct ProductRow {
    id: ProductId,
    setup: String,
    version: i64,
}

const PRODUCTS: &str = "
SELECT id, version,
  json_object('name', name, 'description', description, 'location_id', location_id, 'currency', currency, 'price_minor', price_minor,
    'tax_class', tax_class, 'benefits', json(benefits), 'audience', audience, 'public', json(iif(public = 1, 'true', 'false')),
    'archived', json(iif(archived = 1, 'true', 'false')), 'stock', stock, 'position', position) AS setup
FROM products ORDER BY position, name, id LIMIT 1000";
pub(crate) const PRODUCTS_READ: usize = 1000;

/// Every product in its order.
pub(crate) fn products() -> Query<ProductRow> {
    Query::new(PRODUCTS, [])
}

impl ProductRow {
    /// Reads what it is.
    pub(crate) fn into_product(self) -> Result<Product, DbError> {
        Ok(Product { id: self.id, setup: json(&self.setup)? })
    }

    /// Reads what it is, with its version.
    pub(crate) fn into_set_up(self) -> Result<SetUp<ProductId, ProductSetup>, DbError> {
        Ok(SetUp { id: self.id, setup: json(&self.setup)?, version: self.version })
    }
}

// What it is sold as stays: whoever asks for something else was refused, or came second.
const UPSERT_PLANS: &str = "
INSERT INTO plans (id, name, description, sold_as, rights, location_id, currency, price_minor, sign_up_fee_minor, deposit_minor, tax_class, terms,
  audience, approval, subscribers_max, public, archived, due_days, position, version)
SELECT value ->> 'id', value ->> '$.setup.name', value ->> '$.setup.description', value ->> '$.setup.sold_as', value -> '$.setup.rights', value ->> '$.setup.location_id',
  value ->> '$.setup.currency', value ->> '$.setup.price_minor', value ->> '$.setup.sign_up_fee_minor', value ->> '$.setup.deposit_minor',
  value ->> '$.setup.tax_class', value -> '$.setup.terms', value ->> '$.setup.audience', value ->> '$.setup.approval',
  value ->> '$.setup.subscribers_max', value ->> '$.setup.public', value ->> '$.setup.archived', value ->> '$.setup.due_days',
  value ->> '$.setup.position', 1
FROM json_each(?1) WHERE true
ON CONFLICT (id) DO UPDATE SET name = excluded.name, description = excluded.description, rights = excluded.rights,
  location_id = excluded.location_id, currency = excluded.currency, price_minor = excluded.price_minor,
  sign_up_fee_minor = excluded.sign_up_fee_minor, deposit_minor = excluded.deposit_minor, tax_class = excluded.tax_class,
  terms = excluded.terms, audience = excluded.audience, approval = excluded.approval, subscribers_max = excluded.subscribers_max,
  public = excluded.public, archived = excluded.archived, due_days = excluded.due_days, position = excluded.position, version = version + 1";

/// Writes plans; each that is known gets a new version.
pub(crate) fn upsert_plans(plans: &[ImportRow<PlanId, PlanSetup>]) -> Statement {
    Statement::new(UPSERT_PLANS, [json!(plans).into()])
}

const UPSERT_PRODUCTS: &str = "
INSERT INTO products (id, name, description, location_id, currency, price_minor, tax_class, benefits, audience, public, archived, stock,
  position, version)
SELECT value ->> 'id', value ->> '$.setup.name', value ->> '$.setup.description', value ->> '$.setup.location_id',
  value ->> '$.setup.currency', value ->> '$.setup.price_minor', value ->> '$.setup.tax_class', value -> '$.setup.benefits',
  value ->> '$.setup.audience', value ->> '$.setup.public', value ->> '$.setup.archived', value ->> '$.setup.stock',
  value ->> '$.setup.position', 1
FROM json_each(?1) WHERE true
ON CONFLICT (id) DO UPDATE SET name = excluded.name, description = excluded.description, location_id = excluded.location_id,
  currency = excluded.currency, price_minor = excluded.price_minor, tax_class = excluded.tax_class, benefits = excluded.benefits,
  audience = excluded.audience, public = excluded.public, archived = excluded.archived, stock = excluded.stock,
  position = excluded.position, version = version + 1";

/// Writes products; each that is known gets a new version.
pub(crate) fn upsert_products(products: &[ImportRow<ProductId, ProductSetup>]) -> Statement {
    Statement::new(UPSERT_PRODUCTS, [json!(products).into()])
}

const GUARD_PLAN: &str = "
INSERT INTO plan_guards (guard)
SELECT 'plan_changed' WHERE coalesce((SELECT version FROM plans WHERE id = ?1), 0) <> ?2";

/// Aborts the batch unless the plan still is at `version`; 0 is for one that does not exist.
pub(crate) fn guard_plan(id: &PlanId, version: i64) -> Statement {
    Statement::new(GUARD_PLAN, [id.as_str().into(), version.into()])
}

const GUARD_PRODUCT: &str = "
INSERT INTO plan_guards (guard)
SELECT 'product_changed' WHERE coalesce((SELECT version FROM products WHERE id = ?1), 0) <> ?2";

/// Aborts the batch unless the product still is at `version`; 0 is for one that does not exist.
pub(crate) fn guard_product(id: &ProductId, version: i64) -> Statement {
    Statement::new(GUARD_PRODUCT, [id.as_str().into(), version.into()])
}

const SELL: &str = "
UPDATE products SET stock = stock - CAST(?2 AS INTEGER), version = version + 1 WHERE id = ?1 AND stock IS NOT NULL";

/// Takes `quantity` of a product from stock, or puts them back, if negative; one too many breaks `product_amounts` and so the
/// batch. Products without a stock stay as they are.
pub fn sell(product: &str, quantity: i64) -> Statement {
    Statement::new(SELL, [product.into(), quantity.into()])
}
