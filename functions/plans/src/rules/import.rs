//! Plans, products and contracts that an import brings in.
use crate::api::{Import, ImportContract, ImportRow, PlanId, PlanSetup, ProductId, ProductSetup};
use crate::rules::join::contract;
use crate::rules::{Known, Plan, check_plan, check_product};
use kernel::{CustomerId, Day};
use ledger::{CONTRACTS_MAX, Contract, GRANT_DAYS_AHEAD, GrantWish, Places, Setting};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use web::{FieldError, Row, broken};

/// One call's work.
const ROWS_MAX: usize = 1000;
/// A year of weeks for each of 400 contracts; at 400 bytes each they are 8 MB of statements.
const GRANTS_MAX: usize = 20_000;
/// What a row breaks by which somebody would pay for more contracts than one can have.
const TOO_MANY_CONTRACTS: &str = "too-many-contracts";

/// What is to be written: an import whose rows could all be read, or the one row of a form.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// Plans.
    pub plans: Vec<ImportRow<PlanId, PlanSetup>>,
    /// Products.
    pub products: Vec<ImportRow<ProductId, ProductSetup>>,
    /// Contracts.
    pub contracts: Vec<ImportContract>,
}

/// What changes name, to be looked up.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// Customers and payers.
    pub customers: BTreeSet<CustomerId>,
    /// Whoever is to pay.
    pub payers: BTreeSet<CustomerId>,
    /// Plans.
    pub plans: BTreeSet<PlanId>,
    /// Contracts.
    pub contracts: BTreeSet<ledger::ContractId>,
}

impl Changes {
    /// The rows of an import that could be read, and what is wrong with the others.
    pub fn read(import: Import) -> (Self, Vec<FieldError>) {
        let mut errors = Vec::new();
        let changes = Self {
            plans: Row::read(import.plans, "/plans", &mut errors),
            products: Row::read(import.products, "/products", &mut errors),
            contracts: Row::read(import.contracts, "/contracts", &mut errors),
        };
        (changes, errors)
    }

    /// How many rows there are.
    pub fn count(&self) -> usize {
        self.plans.len() + self.products.len() + self.contracts.len()
    }

    /// What the audit log says of it: how many rows were written, and the id of each; `made` are the contracts that are new. At most a
    /// thousand rows are some 40 KB.
    pub fn told(&self, written: usize, made: &[&ledger::ContractId]) -> Value {
        let plans: Vec<&PlanId> = self.plans.iter().map(|row| &row.id).collect();
        let products: Vec<&ProductId> = self.products.iter().map(|row| &row.id).collect();
        json!({ "rows": written, "plans": plans, "products": products, "contracts": made })
    }

    /// What they name.
    pub fn names(&self) -> Named {
        let customers = self.contracts.iter().map(|row| &row.customer_id);
        let payers = self.contracts.iter().filter_map(|row| row.payer_id.as_ref());
        Named {
            customers: customers.chain(payers).cloned().collect(),
            payers: self.contracts.iter().map(payer).cloned().collect(),
            plans: self.contracts.iter().map(|row| row.plan_id.clone()).collect(),
            contracts: self.contracts.iter().map(|row| row.id.clone()).collect(),
        }
    }

    /// Everything that is wrong with them.
    pub fn check(&self, known: &Known, today: Day) -> Vec<FieldError> {
        if ROWS_MAX < self.count() {
            return vec![broken(String::new(), "too-many", "at most 1000 rows at once")];
        }
        let mut errors = Vec::new();
        once("/plans", self.plans.iter().map(|row| &row.id), &mut errors);
        once("/products", self.products.iter().map(|row| &row.id), &mut errors);
        once("/contracts", self.contracts.iter().map(|row| &row.id), &mut errors);
        for (index, row) in self.plans.iter().enumerate() {
            errors.extend(check_plan(&row.id, &row.setup, known, &format!("/plans/{index}/setup")));
        }
        for (index, row) in self.products.iter().enumerate() {
            errors.extend(check_product(&row.id, &row.setup, known, &format!("/products/{index}/setup")));
        }
        for (index, row) in self.contracts.iter().enumerate() {
            let at = format!("/contracts/{index}");
            match self.plan_of(row, known) {
                Some(plan) => errors.extend(check_contract(row, plan, known, today, &at)),
                None => errors.push(broken(format!("{at}/plan_id"), "unknown", "there is no such plan")),
            }
        }
        errors.extend(self.too_many(known, today));
        errors
    }

    /// Rows by which somebody would pay for more contracts than one can have; one that is over is closed, and counts for nothing.
    fn too_many(&self, known: &Known, today: Day) -> Vec<FieldError> {
        let (mut paid_for, mut errors) = (known.paid_for.clone(), Vec::new());
        for (index, row) in self.contracts.iter().enumerate() {
            if known.contracts.contains(&row.id) || row.ends_on.is_some_and(|ends| ends <= today) {
                continue;
            }
            let contracts = paid_for.entry(payer(row).clone()).or_default();
            *contracts += 1;
            if CONTRACTS_MAX < *contracts {
                let field = if row.payer_id.is_some() { "payer_id" } else { "customer_id" };
                let detail = format!("whoever pays has {CONTRACTS_MAX} contracts, which is as many as one can have");
                errors.push(broken(format!("/contracts/{index}/{field}"), TOO_MANY_CONTRACTS, detail));
            }
        }
        errors
    }

    /// The plan that a row names, as these changes leave it.
    fn plan_of<'a>(&'a self, row: &ImportContract, known: &'a Known) -> Option<&'a PlanSetup> {
        let brought = self.plans.iter().find(|plan| plan.id == row.plan_id).map(|plan| &plan.setup);
        brought.or_else(|| known.plans.get(&row.plan_id))
    }

    /// The contracts that are new, and the benefits that they give; an error if those are too many for one call.
    pub fn contracts(
        &self,
        known: &Known,
        today: Day,
        setting: &Setting<'_>,
    ) -> Result<Vec<(Contract, PlanId, Vec<GrantWish>)>, FieldError> {
        let new = self.contracts.iter().filter(|row| !known.contracts.contains(&row.id));
        let (mut all, mut count) = (Vec::new(), 0);
        for row in new {
            let Some(setup) = self.plan_of(row, known) else { continue };
            let plan = Plan {
                id: row.plan_id.clone(),
                setup: setup.clone(),
                version: 1,
                counted: 0,
                places: Places::default(),
            };
            let mut contract = brought_in(row, &plan, today);
            let (mut grants, granted_until) = contract.grants(today.plus_days(GRANT_DAYS_AHEAD), 1, setting);
            contract.granted_until = granted_until;
            // Periods of the cycle that runs and that are over gave their part elsewhere.
            let begins = setting.zone.day_begins(today.date());
            grants.retain(|wish| wish.expires_at.is_none_or(|expires| begins < expires));
            count += grants.len();
            all.push((contract, plan.id, grants));
        }
        if count <= GRANTS_MAX {
            return Ok(all);
        }
        Err(broken("/contracts".to_owned(), "too-many", "they give more than 20000 benefits; bring in fewer at once"))
    }
}

/// Whoever is to pay for the contract of a row.
fn payer(row: &ImportContract) -> &CustomerId {
    row.payer_id.as_ref().unwrap_or(&row.customer_id)
}

/// Each of `keys` occurs once.
fn once<K: Ord>(list: &str, keys: impl Iterator<Item = K>, errors: &mut Vec<FieldError>) {
    let mut seen = BTreeSet::new();
    for (index, key) in keys.enumerate() {
        if !seen.insert(key) {
            errors.push(broken(format!("{list}/{index}/id"), "duplicate", "an earlier row has the same"));
        }
    }
}

fn check_contract(row: &ImportContract, plan: &PlanSetup, known: &Known, today: Day, at: &str) -> Vec<FieldError> {
    let mut errors = Vec::new();
    for (field, customer) in [("customer_id", Some(&row.customer_id)), ("payer_id", row.payer_id.as_ref())] {
        if customer.is_some_and(|customer| known.missing_customers.contains(customer)) {
            errors.push(broken(format!("{at}/{field}"), "unknown", "there is no such customer"));
        }
    }
    if row.ends_on.is_some_and(|ends| ends < row.starts_on) {
        errors.push(broken(format!("{at}/ends_on"), "order", "must not lie before starts_on"));
    }
    let begins = |day: Day| plan.terms.period_of(row.starts_on, day).from == day;
    if row.charged_until.is_some_and(|day| !begins(day)) {
        errors.push(broken(format!("{at}/charged_until"), "cycle", "must be the first day of a cycle"));
    }
    if row.starts_on < today.minus_days(36_525) || today.plus_days(3653) < row.starts_on {
        errors.push(broken(format!("{at}/starts_on"), "range", "must lie within 100 years back and 10 ahead"));
    }
    if row.prices_ahead.windows(2).any(|two| two[1].from <= two[0].from) {
        errors.push(broken(format!("{at}/prices_ahead"), "order", "must be in order"));
    }
    if row.prices_ahead.iter().any(|price| !(0..=1_000_000_000).contains(&price.price_minor)) {
        errors.push(broken(format!("{at}/prices_ahead"), "range", "must be 0 to 1000000000 minor units"));
    }
    errors
}

/// The contract that a row brings in: the cycle that runs has been charged elsewhere, and so have fee and deposit. Its benefits
/// are granted from that cycle on.
fn brought_in(row: &ImportContract, plan: &Plan, today: Day) -> Contract {
    let quantity = row.quantity.map_or(1, crate::api::Quantity::get);
    let new = contract(plan, &row.customer_id, row.starts_on, quantity, row.id.clone());
    let period = plan.setup.terms.period_of(row.starts_on, today);
    let has_begun = row.starts_on < today;
    let running = if has_begun { period.until } else { row.starts_on };
    let charged = row.charged_until.unwrap_or(running);
    let ends_on = row.ends_on;
    // One that is over is closed.
    let over = ends_on.is_some_and(|ends| ends <= today);
    let charged_until = if over { Day::LAST } else { ends_on.map_or(charged, |ends| ends.min(charged)) };
    Contract {
        payer: payer(row).clone(),
        ends_on,
        charged_until,
        paid_until: (row.starts_on < charged && !over).then_some(charged),
        granted_until: if has_begun { period.from } else { row.starts_on },
        price_minor: row.price_minor.map_or(new.price_minor, crate::api::Minor::get),
        prices_ahead: row.prices_ahead.clone(),
        sign_up_fee_minor: 0,
        deposit_minor: 0,
        due_days: (row.due_days.and_then(|days| days.get().try_into().ok()), new.due_days.1),
        ..new
    }
}
