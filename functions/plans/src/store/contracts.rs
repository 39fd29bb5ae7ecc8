use super::ASKED;
use super::day::today;
use crate::api::{
    ContractId, ContractState, ContractStatus, CustomerName, ListContracts, OperatorContract, PlanId, PlanName,
};
use db::{DbError, Query, json};
use kernel::{Currency, CustomerId, Day, Instant, Money};
use ledger::SoldAs;
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[OF_ALL, OF_CUSTOMER, OF_PLAN, CONTRACT];

macro_rules! contracts {
    ($where:literal) => {
        contracts!(concat "", $where, "")
    };
    (concat $with:expr, $where:literal, $rest:literal) => {
        concat!(
            $with,
            "
SELECT id, version, customer_id, (SELECT name FROM v_customers WHERE v_customers.id = customer_id) AS customer_name,
  payer_id, (SELECT name FROM v_customers WHERE v_customers.id = payer_id) AS payer_name, plan_id, plan_name, sold_as, status, starts_on, ends_on,
  charged_until, quantity, currency, price_minor, prices_ahead, pauses, sign_up_fee_minor, deposit_minor, terms, bound_until, due_days, leaving_reason,
  follows, paid_until_unsure, created_at
FROM v_agreements WHERE ",
            $where,
            $rest
        )
    };
    (pages of $where:literal) => {
        contracts!(concat concat!("WITH ", today!("?4")), $where,
            " AND ?2 < id AND CASE ?3 WHEN 'waiting' THEN status = 'waiting'
  WHEN 'current' THEN status = 'agreed' AND (ends_on IS NULL OR (SELECT day FROM today) < ends_on)
  WHEN 'leaving' THEN status = 'agreed' AND (SELECT day FROM today) < ends_on
  WHEN 'over' THEN status IN ('refused', 'withdrawn') OR ends_on <= (SELECT day FROM today)
  ELSE true END AND (?6 IS NULL OR sold_as = ?6) ORDER BY id LIMIT ?5")
    };
}

const OF_ALL: &str = contracts!(pages of "?1 = ''");
const OF_CUSTOMER: &str = contracts!(pages of "id IN (SELECT id FROM v_agreements WHERE customer_id = ?1 UNION SELECT id FROM v_agreements WHERE payer_id = ?1)");
const OF_PLAN: &str = contracts!(pages of "plan_id = ?1");
const CONTRACT: &str = contracts!("id = ?1 LIMIT 1");

/// A contract.
#[derive(Debug, Deserialize)]
pub(crate) struct ContractRow {
    id: ContractId,
    version: i64,
    customer_id: CustomerId,
    customer_name: Option<String>,
    payer_id: CustomerId,
    payer_name: Option<String>,
    plan_id: PlanId,
    plan_name: String,
    sold_as: SoldAs,
    status: ContractStatus,
    starts_on: Day,
    ends_on: Option<Day>,
    charged_until: Day,
    quantity: i64,
    currency: Currency,
    price_minor: i64,
    prices_ahead: String,
    pauses: String,
    sign_up_fee_minor: i64,
    deposit_minor: i64,
    terms: String,
    bound_until: Option<Day>,
    due_days: Option<u16>,
    leaving_reason: Option<String>,
    follows: Option<ContractId>,
    paid_until_unsure: u8,
    #[serde(with = "kernel::millis")]
    created_at: Instant,
}

/// A page of contracts: of one customer, of one plan (the customer's first, if both are named), of all.
pub(crate) fn contracts(wish: &ListContracts, now: Instant) -> Query<ContractRow> {
    let (sql, of) = match (&wish.customer, &wish.plan) {
        (Some(customer), _) => (OF_CUSTOMER, customer.as_str()),
        (None, Some(plan)) => (OF_PLAN, plan.as_str()),
        (None, None) => (OF_ALL, ""),
    };
    let after = wish.cursor.as_ref().map_or("", ContractId::as_str);
    let state = wish.state.map(|state| match state {
        ContractState::Waiting => "waiting",
        ContractState::Current => "current",
        ContractState::Leaving => "leaving",
        ContractState::Over => "over",
    });
    let sold_as = wish.sold_as.map(SoldAs::word);
    let params = [of.into(), after.into(), state.into(), now.to_string().into(), ASKED.into(), sold_as.into()];
    Query::new(sql, params)
}

/// The contract of that id.
pub(crate) fn contract(id: &ContractId) -> Query<ContractRow> {
    Query::new(CONTRACT, [id.as_str().into()])
}

impl ContractRow {
    /// Reads its lists and terms.
    pub(crate) fn into_contract(self) -> Result<OperatorContract, DbError> {
        let money = |minor| Money { minor, currency: self.currency };
        let name =
            |id: &CustomerId, name: Option<String>| CustomerName { id: id.clone(), name: name.unwrap_or_default() };
        Ok(OperatorContract {
            customer: name(&self.customer_id, self.customer_name),
            payer: name(&self.payer_id, self.payer_name),
            price: money(self.price_minor),
            sign_up_fee: money(self.sign_up_fee_minor),
            deposit: money(self.deposit_minor),
            prices_ahead: json(&self.prices_ahead)?,
            pauses: json(&self.pauses)?,
            terms: json(&self.terms)?,
            charged_until: Some(self.charged_until).filter(|day| *day < Day::LAST),
            plan: PlanName { id: self.plan_id, name: self.plan_name },
            sold_as: self.sold_as,
            id: self.id,
            version: self.version,
            status: self.status,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            quantity: self.quantity,
            bound_until: self.bound_until,
            due_days: self.due_days,
            leaving_reason: self.leaving_reason,
            follows: self.follows,
            asks_paid_until: self.paid_until_unsure == 1,
            created_at: self.created_at,
        })
    }
}
