//! Contracts in the database: made, charged, changed, each guarded by the version that was read.
use crate::{Contract, ContractId, PlanId};
use db::Statement;
use kernel::{Day, Instant, Zone};

pub(crate) const ALL_SQL: &[&str] = &[INSERT, GUARD_VERSION, CHANGE, ADVANCE];

const INSERT: &str = "
INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, ends_on, starts_at, ends_at, charged_until, granted_until,
  quantity, currency, price_minor, prices_ahead, pauses, sign_up_fee_minor, deposit_minor, tax_class, terms, due_days, follows, created_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)";

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
    let begins = |day: Day| new.zone.day_begins(day.date());
    let params = [
        contract.id.as_str().into(),
        contract.customer.as_str().into(),
        contract.payer.as_str().into(),
        new.plan.as_str().into(),
        if new.waits { "waiting" } else { "agreed" }.into(),
        contract.starts_on.to_string().into(),
        contract.ends_on.map(|day| day.to_string()).into(),
        begins(contract.starts_on).into(),
        contract.ends_on.map(begins).into(),
        contract.charged_until.to_string().into(),
        contract.granted_until.to_string().into(),
        contract.quantity.into(),
        contract.currency.to_string().into(),
        contract.price_minor.into(),
        serde_json::json!(contract.prices_ahead).into(),
        serde_json::json!(contract.pauses).into(),
        contract.sign_up_fee_minor.into(),
        contract.deposit_minor.into(),
        serde_json::json!(contract.tax_class).as_str().unwrap_or_default().into(),
        serde_json::json!(contract.terms).into(),
        contract.due_days.0.into(),
        new.follows.map(ContractId::as_str).into(),
        new.now.into(),
    ];
    Statement::new(INSERT, params)
}

// Whoever decided on an older version of the contract comes too late.
const GUARD_VERSION: &str = "
INSERT INTO ledger_guards (guard) SELECT 'contract_changed' WHERE NOT EXISTS (SELECT 1 FROM contracts WHERE id = ?1 AND version = ?2)";
const CHANGE: &str = "
UPDATE contracts SET status = ?2, ends_on = ?3, ends_at = ?4, charged_until = ?5, granted_until = ?6, quantity = ?7, price_minor = ?8,
  prices_ahead = ?9, pauses = ?10, due_days = ?11, leaving_reason = ?12, version = version + 1 WHERE id = ?1";

/// What a change of a contract leaves behind beside its terms.
#[derive(Debug, Clone, Copy)]
pub struct Changing<'a> {
    /// The version that the change was decided on.
    pub version: i64,
    /// `agreed`, or `refused` by the operator.
    pub status: &'a str,
    /// Why the customer leaves.
    pub leaving_reason: Option<&'a str>,
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
    ];
    vec![Statement::new(GUARD_VERSION, [id.into(), changing.version.into()]), Statement::new(CHANGE, params)]
}

// Any number at once; `from` is how far each was charged when the job read it.
const ADVANCE: &str = "
UPDATE contracts SET charged_until = coalesce(advance.value ->> 'charged', charged_until), granted_until = coalesce(advance.value ->> 'granted', granted_until)
FROM json_each(?1) AS advance WHERE contracts.id = advance.value ->> 'id'";

/// How far a contract is charged and granted after a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advance {
    /// Which.
    pub contract: ContractId,
    /// Until when it is charged now.
    pub charged_until: Option<Day>,
    /// Until when it is granted now.
    pub granted_until: Option<Day>,
}

/// Marks contracts as charged and granted further. That it happens once rests on the keys of the charges and grants in the
/// same batch.
pub fn advance(advances: &[Advance]) -> Statement {
    let row = |advance: &Advance| serde_json::json!({ "id": advance.contract, "charged": advance.charged_until, "granted": advance.granted_until });
    let rows = serde_json::Value::from(advances.iter().map(row).collect::<Vec<_>>());
    Statement::new(ADVANCE, [rows.into()])
}
