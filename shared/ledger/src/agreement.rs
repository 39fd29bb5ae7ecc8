//! Contracts in the database: made, charged, changed, each guarded by the version that was read.
use crate::{CONTRACTS_CHANGED_MAX, CONTRACTS_MAX, Contract, ContractId, PlanId};
use db::Statement;
use kernel::{Day, Instant, Zone};

pub(crate) const ALL_SQL: &[&str] =
    &[INSERT, GUARD_TWICE, GUARD_FULL, GUARD_PAYERS, GUARD_VERSION, CHANGE, GUARD_ADVANCE, ADVANCE];

// A contract that has its end from the first is made by an operator.
const INSERT: &str = "
INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, ends_on, starts_at, ends_at, charged_until, granted_until,
  quantity, currency, price_minor, prices_ahead, pauses, sign_up_fee_minor, deposit_minor, tax_class, terms, due_days, follows, bound_until, paid_until,
  ended_by, created_at)
SELECT value ->> 'id', value ->> 'customer', value ->> 'payer', value ->> 'plan', value ->> 'status', value ->> 'starts_on', value ->> 'ends_on',
  value ->> 'starts_at', value ->> 'ends_at', value ->> 'charged_until', value ->> 'granted_until', value ->> 'quantity', value ->> 'currency',
  value ->> 'price', value -> 'prices_ahead', value -> 'pauses', value ->> 'sign_up_fee', value ->> 'deposit', value ->> 'tax_class',
  value -> 'terms', value ->> 'due_days', value ->> 'follows', value ->> 'bound_until', value ->> 'paid_until',
  iif(value ->> 'ends_on' IS NULL, NULL, 'operator'), value ->> 'created_at'
FROM json_each(?1)";

/// What a new contract has beside its terms.
#[derive(Debug, Clone, Copy)]
pub struct Agreeing<'a> {
    /// To which plan it binds.
    pub plan: &'a PlanId,
    /// Whether it waits for an operator's yes.
    pub waits: bool,
    /// The contract that it takes the place of.
    pub follows: Option<&'a ContractId>,
    /// The calendar.
    pub zone: &'a Zone,
    /// Now.
    pub now: Instant,
}

/// Writes a new contract.
pub fn agree(contract: &Contract, new: Agreeing<'_>) -> Statement {
    agree_all([(contract, new)])
}

/// Writes new contracts, some hundreds at once, to stay below D1's 2 MB a parameter.
pub fn agree_all<'a>(contracts: impl IntoIterator<Item = (&'a Contract, Agreeing<'a>)>) -> Statement {
    let row = |(contract, new): (&Contract, Agreeing<'_>)| {
        let begins = |day: Day| new.zone.day_begins(day.date()).as_millis();
        serde_json::json!({
            "id": contract.id, "customer": contract.customer, "payer": contract.payer, "plan": new.plan,
            "status": if new.waits { "waiting" } else { "agreed" }, "starts_on": contract.starts_on, "ends_on": contract.ends_on,
            "starts_at": begins(contract.starts_on), "ends_at": contract.ends_on.map(begins),
            "charged_until": contract.charged_until, "granted_until": contract.granted_until, "quantity": contract.quantity,
            "currency": contract.currency, "price": contract.price_minor, "prices_ahead": contract.prices_ahead,
            "pauses": contract.pauses, "sign_up_fee": contract.sign_up_fee_minor, "deposit": contract.deposit_minor,
            "tax_class": contract.tax_class, "terms": contract.terms, "due_days": contract.due_days.0, "follows": new.follows,
            "bound_until": contract.bound_until, "paid_until": contract.paid_until, "created_at": new.now.as_millis(),
        })
    };
    let rows = serde_json::Value::from(contracts.into_iter().map(row).collect::<Vec<_>>());
    Statement::new(INSERT, [rows.into()])
}

// Who wants more of a plan has a quantity of it, not a second contract at the same time. One that waits to take another's
// place is no second one.
const GUARD_TWICE: &str = "
INSERT INTO ledger_guards (guard) SELECT 'contract_exists' WHERE EXISTS (
  SELECT 1 FROM contracts WHERE customer_id = ?1 AND plan_id = ?2 AND id <> ?5 AND status IN ('waiting', 'agreed')
    AND (ends_on IS NULL OR ?3 < ends_on) AND (?4 IS NULL OR starts_on < ?4)
    AND follows IS NOT ?5 AND id IS NOT (SELECT follows FROM contracts WHERE id = ?5))
  OR EXISTS (SELECT 1 FROM v_order_places WHERE customer_id = ?1 AND plan_id = ?2 AND (?4 IS NULL OR starts_on < ?4))";
// Whoever has it on that day, or begins with it before the contract ends, takes a place; whoever waits for a yes has one already, and who
// waits for another quantity those that they have more. So does whoever is paying for one. `Places` reckons the same.
const GUARD_FULL: &str = concat!(
    "
INSERT INTO ledger_guards (guard) SELECT 'plan_is_full'",
    crate::more_than_places!("contracts", "v_order_places", "?3")
);

/// Holds a contract that the same batch made or changed before to what its plan allows from `from` on, its first day or the
/// day of the change: breaks `contract_exists` if the customer has the plan twice at the same time, and `plan_is_full` if
/// more have it on a day than its `subscribers_max`, however many join at once; and its payer to as many contracts as one can have, as
/// `guard_payers` does.
pub fn guard_agreed(contract: &Contract, plan: &PlanId, from: Day) -> Vec<Statement> {
    let mut guards = guard_kept(contract, plan, from);
    guards.push(guard_payers([&contract.id]));
    guards
}

/// The same of one that its payer has already, and that only goes on or begins on another day: that makes it no more of them.
pub fn guard_kept(contract: &Contract, plan: &PlanId, from: Day) -> Vec<Statement> {
    let until = contract.ends_on.map(|day| day.to_string());
    let places = Statement::new(GUARD_FULL, [plan.as_str().into(), from.to_string().into(), until.into()]);
    vec![guard_once(contract, plan, from), places]
}

/// The same of one that takes the place of another of the same plan, and of no fewer: that takes no place from anybody, whatever the plan allows by
/// now.
pub fn guard_instead(contract: &Contract, plan: &PlanId, from: Day) -> Vec<Statement> {
    vec![guard_once(contract, plan, from), guard_payers([&contract.id])]
}

// One that takes another's place stands beside it until that is over; for whoever pays for it instead it is one more.
const GUARD_PAYERS: &str = "
INSERT INTO ledger_guards (guard) SELECT 'too_many_contracts' WHERE EXISTS (
  SELECT 1 FROM (SELECT DISTINCT one.payer_id, (one.follows IS NULL
      OR one.payer_id <> (SELECT before.payer_id FROM contracts AS before WHERE before.id = one.follows)) AS is_new FROM json_each(?1) AS new JOIN contracts AS one ON one.id = new.value)
    AS added
  WHERE iif(is_new, ?2, ?3) < (SELECT count(*) FROM contracts
    WHERE contracts.payer_id = added.payer_id AND charged_until < '2199-12-31' AND status IN ('waiting', 'agreed')))";

/// Holds contracts that the same batch wrote before to what one payer can have, so that all of it can be reckoned together: breaks
/// `too_many_contracts` if one of their payers has more that are not closed.
pub fn guard_payers<'a>(contracts: impl IntoIterator<Item = &'a ContractId>) -> Statement {
    let ids = serde_json::json!(contracts.into_iter().collect::<Vec<_>>());
    let max = |contracts: usize| i64::try_from(contracts).unwrap_or(i64::MAX).into();
    Statement::new(GUARD_PAYERS, [ids.into(), max(CONTRACTS_MAX), max(CONTRACTS_CHANGED_MAX)])
}

/// Holds a contract, written or about to be, to being the only one of its plan that its customer has from `from` on: breaks
/// `contract_exists` if there is another, whoever pays for it, and also while it waits for a yes or its order for its payment.
pub fn guard_once(contract: &Contract, plan: &PlanId, from: Day) -> Statement {
    let own = [
        contract.customer.as_str().into(),
        plan.as_str().into(),
        from.to_string().into(),
        contract.ends_on.map(|day| day.to_string()).into(),
        contract.id.as_str().into(),
    ];
    Statement::new(GUARD_TWICE, own)
}

// Whoever decided on an older version of the contract comes too late.
const GUARD_VERSION: &str = "
INSERT INTO ledger_guards (guard) SELECT 'contract_changed' WHERE NOT EXISTS (SELECT 1 FROM contracts WHERE id = ?1 AND version = ?2)";
const CHANGE: &str = "
UPDATE contracts SET status = ?2, ends_on = ?3, ends_at = ?4, charged_until = ?5, granted_until = ?6, quantity = ?7, price_minor = ?8,
  prices_ahead = ?9, pauses = ?10, due_days = ?11, leaving_reason = iif(?3 IS NULL, NULL, coalesce(?12, leaving_reason)), starts_on = ?13,
  starts_at = ?14, paid_until = ?16, paid_until_unsure = iif(?3 IS NULL, 0, paid_until_unsure),
  ended_by = iif(?3 IS NULL, NULL, iif(ends_on IS NULL, ?15, ended_by)), follows = iif(?2 IN ('waiting', 'agreed'), follows, NULL), version = version + 1 WHERE id = ?1";

/// What a change of a contract leaves behind beside its terms.
#[derive(Debug, Clone, Copy)]
pub struct Changing<'a> {
    /// The version that the change was decided on.
    pub version: i64,
    /// `waiting`, `agreed`, `refused` by the operator or `withdrawn` by the customer; the last two follow no contract any more.
    pub status: &'a str,
    /// Why the customer leaves, if they say so now; forgotten when the contract has no end any more.
    pub leaving_reason: Option<&'a str>,
    /// `member` or `operator`: who sets the end, if the contract had none; forgotten as the reason is.
    pub ended_by: &'a str,
    /// The calendar.
    pub zone: &'a Zone,
}

/// Writes `contract` over what stands under its id; breaks `contract_changed` if that has changed since it was read.
pub fn change(contract: &Contract, changing: Changing<'_>) -> Vec<Statement> {
    let begins = |day: Day| changing.zone.day_begins(day.date());
    let id = contract.id.as_str();
    let params = [
        id.into(),
        changing.status.into(),
        contract.ends_on.map(|day| day.to_string()).into(),
        contract.ends_on.map(begins).into(),
        contract.charged_until.to_string().into(),
        contract.granted_until.to_string().into(),
        contract.quantity.into(),
        contract.price_minor.into(),
        serde_json::json!(contract.prices_ahead).into(),
        serde_json::json!(contract.pauses).into(),
        contract.due_days.0.into(),
        changing.leaving_reason.into(),
        contract.starts_on.to_string().into(),
        begins(contract.starts_on).into(),
        changing.ended_by.into(),
        contract.paid_until.map(|day| day.to_string()).into(),
    ];
    vec![Statement::new(GUARD_VERSION, [id.into(), changing.version.into()]), Statement::new(CHANGE, params)]
}

// Whoever changed a contract after it was read changed what is to be charged and granted.
const GUARD_ADVANCE: &str = "
INSERT INTO ledger_guards (guard) SELECT 'contract_changed' WHERE EXISTS (
  SELECT 1 FROM json_each(?1) AS advance JOIN contracts ON contracts.id = advance.value ->> 'id'
  WHERE contracts.version <> advance.value ->> 'version')";
const ADVANCE: &str = "
UPDATE contracts SET charged_until = coalesce(advance.value ->> 'charged', charged_until),
  granted_until = coalesce(advance.value ->> 'granted', granted_until), version = version + 1
FROM json_each(?1) AS advance WHERE contracts.id = advance.value ->> 'id'";

/// How far a contract is charged and granted after a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advance {
    /// Which.
    pub contract: ContractId,
    /// The version that was charged.
    pub version: i64,
    /// Until when it is charged now.
    pub charged_until: Option<Day>,
    /// Until when it is granted now.
    pub granted_until: Option<Day>,
}

/// Marks contracts as charged and granted further, any number at once; breaks `contract_changed` if one of them has changed
/// since it was read, and so is never charged past an end, or twice.
pub fn advance(advances: &[Advance]) -> Vec<Statement> {
    let row = |advance: &Advance| {
        serde_json::json!({ "id": advance.contract, "version": advance.version, "charged": advance.charged_until,
            "granted": advance.granted_until })
    };
    let rows = serde_json::Value::from(advances.iter().map(row).collect::<Vec<_>>());
    [GUARD_ADVANCE, ADVANCE].map(|sql| Statement::new(sql, [rows.clone().into()])).into()
}
