use super::{NameRow, names, plans};
use crate::api::ProductId;
use crate::rules::Known;
use crate::rules::import::Named;
use db::{Both, DbError, Query, Statement, all_of};
use kernel::{Currency, CustomerId, Instant, KindId, LocationId, NewIds};
use ledger::{Agreeing, Books, BooksRow, Contract, ContractId, CurrencyRow, GrantWish, PlanId, TaxRate};
use serde::Deserialize;
use serde_json::json;

pub(super) const ALL_SQL: &[&str] =
    &[MISSING_CUSTOMERS, KNOWN_CONTRACTS, PAID_FOR, PRODUCT_CURRENCIES, GUARD_PLANS_ONCE];

/// An id that a list names.
#[derive(Debug, Deserialize)]
pub(crate) struct NamedRow<I> {
    pub(crate) id: I,
}

const MISSING_CUSTOMERS: &str = "
SELECT value AS id FROM json_each(?1)
WHERE NOT EXISTS (SELECT 1 FROM v_customers WHERE id = value) LIMIT 2000";
const KNOWN_CONTRACTS: &str = "
SELECT value AS id FROM json_each(?1) WHERE EXISTS (SELECT 1 FROM v_agreements WHERE id = value) LIMIT 1000";

// One that is closed is charged until the last day there is.
const PAID_FOR: &str = "
SELECT value AS payer_id, (SELECT count(*) FROM v_agreements
  WHERE v_agreements.payer_id = value AND charged_until < '2199-12-31' AND status IN ('waiting', 'agreed')) AS contracts
FROM json_each(?1) LIMIT 1000";

/// How many contracts somebody pays for.
#[derive(Debug, Deserialize)]
pub(crate) struct PaidForRow {
    payer_id: CustomerId,
    contracts: usize,
}

const PRODUCT_CURRENCIES: &str = "SELECT id, currency FROM products LIMIT 1000";

/// What a product costs.
#[derive(Debug, Deserialize)]
pub(crate) struct ProductCurrencyRow {
    id: ProductId,
    currency: Currency,
}

type KnownQueries = Both<
    (Query<BooksRow>, Query<TaxRate>),
    (
        Query<NameRow<KindId>>,
        Query<NameRow<LocationId>>,
        Query<super::PlanRow>,
        Query<NamedRow<CustomerId>>,
        Query<NamedRow<ContractId>>,
        Query<CurrencyRow>,
        Query<PaidForRow>,
        Query<ProductCurrencyRow>,
    ),
>;
type KnownAnswers = (
    (Vec<BooksRow>, Vec<TaxRate>),
    (
        Vec<NameRow<KindId>>,
        Vec<NameRow<LocationId>>,
        Vec<super::PlanRow>,
        Vec<NamedRow<CustomerId>>,
        Vec<NamedRow<ContractId>>,
        Vec<CurrencyRow>,
        Vec<PaidForRow>,
        Vec<ProductCurrencyRow>,
    ),
);

/// Those of `customers` that do not exist.
pub(crate) fn missing_customers<'a>(
    customers: impl IntoIterator<Item = &'a CustomerId>,
) -> Query<NamedRow<CustomerId>> {
    Query::new(MISSING_CUSTOMERS, [json!(customers.into_iter().collect::<Vec<_>>()).into()])
}

/// What there is of what is named, and the books.
pub(crate) fn known(named: &Named, now: Instant) -> KnownQueries {
    let (kinds, locations) = names();
    let customers = missing_customers(&named.customers);
    let contracts = Query::new(KNOWN_CONTRACTS, [json!(named.contracts).into()]);
    let paid_for = Query::new(PAID_FOR, [json!(named.payers).into()]);
    let products = Query::new(PRODUCT_CURRENCIES, []);
    let own = (kinds, locations, plans(now, false), customers, contracts, ledger::currencies(), paid_for, products);
    Both(ledger::books(), own)
}

/// Puts the answers to `known` together.
pub(crate) fn into_known(
    (books, (kinds, locations, plans, customers, contracts, currencies, paid_for, products)): KnownAnswers,
) -> Result<(Known, Books), DbError> {
    let names = super::into_names((kinds, locations));
    let plans = all_of("plans", plans, super::PLANS_READ)?
        .into_iter()
        .map(super::PlanRow::into_plan)
        .collect::<Result<Vec<_>, _>>()?;
    let known = Known {
        locations: names.locations.into_keys().collect(),
        kinds: names.kinds.into_keys().collect(),
        currencies: currencies.into(),
        missing_customers: customers.into_iter().map(|row| row.id).collect(),
        products: all_of("products", products, super::PRODUCTS_READ)?
            .into_iter()
            .map(|row| (row.id, row.currency))
            .collect(),
        plans: plans.into_iter().map(|plan| (plan.id, plan.setup)).collect(),
        contracts: contracts.into_iter().map(|row| row.id).collect(),
        paid_for: paid_for.into_iter().map(|row| (row.payer_id, row.contracts)).collect(),
    };
    Ok((known, Books::alone(books)?))
}

/// At some 4 KB a contract, a parameter stays below D1's 2 MB.
const CONTRACTS_AT_ONCE: usize = 250;

const GUARD_PLANS_ONCE: &str = "
INSERT INTO plan_guards (guard) SELECT 'has_plan' WHERE EXISTS (
  SELECT 1 FROM json_each(?1) AS new JOIN v_agreements AS one ON one.id = new.value
  JOIN v_agreements AS other ON other.customer_id = one.customer_id AND other.plan_id = one.plan_id AND other.id <> one.id
  WHERE one.status = 'agreed' AND other.status IN ('waiting', 'agreed') AND (one.ends_on IS NULL OR other.starts_on < one.ends_on)
    AND (other.ends_on IS NULL OR one.starts_on < other.ends_on))";

/// Writes contracts that are brought in, with the benefits that they give; breaks `has_plan` if somebody has a plan twice at
/// the same time.
pub(crate) fn bring_in(
    contracts: &[(Contract, PlanId, Vec<GrantWish>)],
    books: &Books,
    now: Instant,
    ids: &dyn NewIds,
) -> Vec<Statement> {
    let mut statements = Vec::new();
    for chunk in contracts.chunks(CONTRACTS_AT_ONCE) {
        let new = chunk.iter().map(|(contract, plan, _)| {
            (contract, Agreeing { plan, waits: false, follows: None, zone: &books.zone, now })
        });
        statements.push(ledger::agree_all(new));
    }
    let grants: Vec<GrantWish> = contracts.iter().flat_map(|(_, _, grants)| grants.iter().cloned()).collect();
    statements.extend(ledger::grant(&grants, now, ids));
    if !contracts.is_empty() {
        let new = json!(contracts.iter().map(|(contract, ..)| &contract.id).collect::<Vec<_>>());
        statements.push(Statement::new(GUARD_PLANS_ONCE, [new.into()]));
        statements.push(ledger::guard_payers(contracts.iter().map(|(contract, ..)| &contract.id)));
    }
    statements
}
