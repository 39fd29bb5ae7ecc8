//! Prices said for all contracts of a plan, and how far the job has come with them.
use super::facts::{HeldRow, nobody};
use crate::api::{PlanId, PriceSaid, RoundId};
use crate::rules::{Facts, Held, Round};
use db::{Both, DbError, Query, Statement, all_of, json};
use kernel::{Currency, CustomerId, Day, Instant, Money};
use ledger::{Books, BooksRow, CONTRACTS_READ, ContractId, TaxRate, TaxTreatment};
use serde::Deserialize;
use serde_json::json;

pub(super) const ALL_SQL: &[&str] = &[OF_PLAN, NEXT, NEXT_OF, SAID, SAY, NOTE, FINISH, CALL_OFF];

/// How many contracts are told in one batch: each writes some four rows.
pub(crate) const PORTION: usize = 25;

// What is asked of contracts to change their price: nothing of their deposits, which stay.
macro_rules! agreed {
    ($from:expr, $rest:expr) => {
        concat!(
            "
SELECT v_agreements.id, customer_id, payer_id, v_agreements.plan_id, plan_name, status, starts_on, ends_on, charged_until, granted_until, quantity,
  currency, v_agreements.price_minor, prices_ahead, pauses, sign_up_fee_minor, deposit_minor, tax_class, terms, due_days, plan_due_days, bound_until,
  paid_until, version, leaving_reason, ended_by, follows, sold_as, paid_until_unsure, 0 AS deposit_before_minor, 0 AS is_followed,
  (SELECT name FROM v_customers WHERE v_customers.id = customer_id) AS customer_name,
  (SELECT name FROM v_customers WHERE v_customers.id = payer_id) AS payer_name,
  (SELECT tax_treatment FROM v_billing_accounts WHERE v_billing_accounts.customer_id = payer_id) AS tax_treatment
FROM ",
            $from,
            " AND status = 'agreed' AND charged_until < '2199-12-31'",
            $rest
        )
    };
}

const OF_PLAN: &str = agreed!("v_agreements WHERE v_agreements.plan_id = ?1", " ORDER BY v_agreements.id LIMIT 2000");
macro_rules! next {
    ($what:literal) => {
        concat!(
            "SELECT ",
            $what,
            " FROM price_rounds WHERE finished_at IS NULL AND id NOT IN (SELECT value FROM json_each(?1)) ORDER BY created_at, id LIMIT 1"
        )
    };
}
const NEXT: &str = next!("id, plan_id, from_day, price_minor, of_prices, created_at");
const NEXT_OF: &str = agreed!(concat!("v_agreements WHERE v_agreements.plan_id = (", next!("plan_id"), ")"), concat!(
    "
  AND NOT EXISTS (SELECT 1 FROM price_round_contracts AS done WHERE done.contract_id = v_agreements.id AND done.round_id = (",
    next!("id"),
    "))
  AND v_agreements.id NOT IN (SELECT value FROM json_each(?2))
ORDER BY v_agreements.id LIMIT 25"
));

/// A contract whose price may change, with how its payer is taxed.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct AgreedRow {
    #[serde(flatten)]
    held: HeldRow,
    tax_treatment: Option<TaxTreatment>,
}

/// A price that is said.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct RoundRow {
    id: RoundId,
    plan_id: PlanId,
    from_day: Day,
    price_minor: i64,
    of_prices: String,
    #[serde(with = "kernel::millis")]
    created_at: Instant,
}

type BooksQueries = (Query<BooksRow>, Query<TaxRate>);
type BooksAnswers = (Vec<BooksRow>, Vec<TaxRate>);

/// The books and all contracts that are agreed on of a plan.
pub(crate) fn agreed_of(plan: &PlanId) -> Both<BooksQueries, (Query<AgreedRow>, Query<SaidRow>)> {
    let said = Query::new(SAID, [plan.as_str().into()]);
    Both(ledger::books(), (Query::new(OF_PLAN, [plan.as_str().into()]), said))
}

/// Facts in which nobody has anything, and the contracts.
pub(crate) fn into_agreed(
    books: BooksAnswers,
    rows: Vec<AgreedRow>,
    now: Instant,
) -> Result<(Facts, Vec<Held>), DbError> {
    let rows = all_of("contracts", rows, CONTRACTS_READ)?;
    let nobody = nobody_of(books, now)?;
    let contracts = rows.into_iter().map(|row| row.held.into_held(&[], &[])).collect::<Result<Vec<_>, _>>()?;
    // What is over waits for the day's job to be closed, and for nobody else.
    let running = contracts.into_iter().filter(|held| !held.is_over(nobody.today)).collect();
    Ok((nobody, running))
}

fn nobody_of(books: BooksAnswers, now: Instant) -> Result<Facts, DbError> {
    let customer: CustomerId = "cus_new".parse().map_err(|rule: &str| DbError::Failed(rule.to_owned()))?;
    Ok(nobody(Books::alone(books)?, &customer, now))
}

/// What the job does next.
pub(crate) struct Portion {
    pub(crate) round: Round,
    /// Each contract with what decides about it.
    pub(crate) contracts: Vec<(Facts, Held)>,
    /// Whether none is left after these.
    pub(crate) is_last: bool,
}

/// What a run does not look at again: the next does.
#[derive(Debug, Default)]
pub(crate) struct Passed {
    pub(crate) rounds: Vec<RoundId>,
    pub(crate) contracts: Vec<ContractId>,
}

/// Asks for the next contracts of the price that was said first and is not finished, without what is passed over.
pub(crate) fn next_portion(passed: &Passed) -> Both<BooksQueries, (Query<RoundRow>, Query<AgreedRow>)> {
    let (rounds, contracts) = (json!(passed.rounds), json!(passed.contracts));
    let next = Query::new(NEXT, [rounds.clone().into()]);
    Both(ledger::books(), (next, Query::new(NEXT_OF, [rounds.into(), contracts.into()])))
}

/// The answer, and of which price; none where nothing is to be done.
pub(crate) fn into_portion(
    (books, (round, rows)): (BooksAnswers, (Vec<RoundRow>, Vec<AgreedRow>)),
    now: Instant,
) -> Option<(RoundId, Result<Portion, DbError>)> {
    let round = round.into_iter().next()?;
    Some((round.id.clone(), portion(books, round, rows, now)))
}

fn portion(books: BooksAnswers, round: RoundRow, rows: Vec<AgreedRow>, now: Instant) -> Result<Portion, DbError> {
    let is_last = rows.len() < PORTION;
    let nobody = nobody_of(books, now)?;
    let contract = |row: AgreedRow| {
        let treatment = row.tax_treatment.unwrap_or_default();
        let held = row.held.into_held(&[], &[])?;
        let customer_name = held.customer_name.clone();
        let customer = held.contract.customer.clone();
        Ok((Facts { customer, customer_name, treatment, ..nobody.clone() }, held))
    };
    let contracts = rows.into_iter().map(contract).collect::<Result<_, DbError>>()?;
    let round = Round {
        id: round.id,
        plan: round.plan_id,
        said_on: nobody.books.day(round.created_at),
        from: round.from_day,
        price_minor: round.price_minor,
        of_prices: json(&round.of_prices)?,
    };
    Ok(Portion { round, contracts, is_last })
}

/// A price that was said.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct SaidRow {
    id: RoundId,
    from_day: Day,
    price_minor: i64,
    #[serde(with = "kernel::millis")]
    created_at: Instant,
    finished_at: Option<i64>,
    called_off_at: Option<i64>,
    contracts: i64,
    stay: i64,
}

const SAID: &str = "
SELECT id, from_day, price_minor, created_at, finished_at, called_off_at,
  (SELECT count(from_day) FROM price_round_contracts WHERE round_id = price_rounds.id) AS contracts,
  (SELECT count(*) FROM price_round_contracts WHERE round_id = price_rounds.id AND left_by NOT IN ('own-price', 'is-over')) AS stay
FROM price_rounds WHERE plan_id = ?1 ORDER BY created_at DESC, id LIMIT 50";

impl SaidRow {
    /// Whether contracts are still told of it.
    pub(crate) fn is_under_way(&self) -> bool {
        self.finished_at.is_none()
    }

    /// Reads it in the currency of its plan.
    pub(crate) fn into_said(self, currency: Currency) -> PriceSaid {
        PriceSaid {
            id: self.id,
            from: self.from_day,
            price: Money { minor: self.price_minor, currency },
            created_at: self.created_at,
            finished_at: self.finished_at.and_then(Instant::from_millis),
            called_off: self.called_off_at.is_some(),
            contracts: self.contracts,
            stay: self.stay,
        }
    }
}

const SAY: &str = "
INSERT INTO price_rounds (id, plan_id, from_day, price_minor, of_prices, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

/// Says a price for all; breaks `price_rounds.plan_id` while the one before is under way.
pub(crate) fn say(round: &Round, now: Instant) -> Statement {
    let params = [
        round.id.as_str().into(),
        round.plan.as_str().into(),
        round.from.to_string().into(),
        round.price_minor.into(),
        json!(round.of_prices).into(),
        now.into(),
    ];
    Statement::new(SAY, params)
}

const NOTE: &str = "
INSERT INTO price_round_contracts (round_id, contract_id, from_day, left_by)
SELECT ?1, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?2)";

/// What became of a contract: from when it costs the price, or the rule by which it stays as it is.
pub(crate) type Came = (ContractId, Option<Day>, Option<&'static str>);

/// Notes what became of contracts, each once: breaks `price_round_contracts.round_id` if another run came first.
pub(crate) fn note(round: &RoundId, came: &[Came]) -> Statement {
    Statement::new(NOTE, [round.as_str().into(), json!(came).into()])
}

const FINISH: &str = "UPDATE price_rounds SET finished_at = ?2 WHERE id = ?1 AND finished_at IS NULL";

/// Notes that no contract is left.
pub(crate) fn finish(round: &RoundId, now: Instant) -> Statement {
    Statement::new(FINISH, [round.as_str().into(), now.into()])
}

const CALL_OFF: &str =
    "UPDATE price_rounds SET finished_at = ?2, called_off_at = ?2 WHERE plan_id = ?1 AND finished_at IS NULL";

/// Brings the price that is under way for a plan to no more contracts.
pub(crate) fn call_off(plan: &PlanId, now: Instant) -> Statement {
    Statement::new(CALL_OFF, [plan.as_str().into(), now.into()])
}
