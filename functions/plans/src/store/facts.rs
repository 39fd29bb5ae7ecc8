//! Everything that decides about a customer's contracts, in one round trip.
use super::{
    DRAWN_MAX, DrawnRow, NameAnswers, NameQueries, NameRow, PLANS_READ, PlanRow, ProductRow, drawn_ahead, into_names,
    names, plans,
};
use crate::api::{ContractStatus, EndedBy};
use crate::rules::{ChargedLine, Facts, Held, Names, NextPayer, Ordered};
use access::store::ViewerRow;
use db::{Both, DbError, Query, Value, all_of, json};
use kernel::{CustomerId, Day, Instant, KindId, LocationId};
use ledger::{
    Account, AgreementRow, Amounts, Books, BooksRow, CONTRACTS_READ, ChargeId, ContractId, FactAnswers, FactQueries,
    GRANTED_MAX, Granted, SoldAs, Tax, TaxCategory, TaxRate, TaxTreatment,
};
use serde::Deserialize;
use web::Claims;

pub(super) const ALL_SQL: &[&str] = &[HELD, CHARGED, ORDERED, CUSTOMER, TREATMENT];

/// Whose contracts are asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Whose<'a> {
    /// Those that a customer has or pays for.
    Customer(&'a CustomerId),
    /// All of whoever has this one, the one that it follows, and the one that follows it.
    Contract(&'a ContractId),
}

impl Whose<'_> {
    /// The two parameters that say so.
    pub(super) fn params(self) -> [Value; 2] {
        match self {
            Self::Customer(customer) => [customer.as_str().into(), Value::Null],
            Self::Contract(contract) => [Value::Null, contract.as_str().into()],
        }
    }
}

/// A contract as it stands.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct HeldRow {
    #[serde(flatten)]
    agreement: AgreementRow,
    customer_name: Option<String>,
    payer_name: Option<String>,
    leaving_reason: Option<String>,
    ended_by: Option<EndedBy>,
    follows: Option<ContractId>,
    sold_as: SoldAs,
    paid_until_unsure: u8,
}

// The columns of `ledger::AgreementRow`, and seven more. What is closed for good is over.
const HELD: &str = "
SELECT id, customer_id, payer_id, plan_id, plan_name, status, starts_on, ends_on, charged_until, granted_until, quantity, currency,
  price_minor, prices_ahead, pauses, sign_up_fee_minor, deposit_minor, tax_class, terms, due_days, plan_due_days, bound_until, paid_until, version, leaving_reason, ended_by, follows, sold_as, paid_until_unsure,
  (SELECT name FROM v_customers WHERE v_customers.id = customer_id) AS customer_name,
  (SELECT name FROM v_customers WHERE v_customers.id = payer_id) AS payer_name,
  coalesce((SELECT before.deposit_minor * before.quantity FROM v_agreements AS before WHERE before.id = v_agreements.follows
    AND before.payer_id = v_agreements.payer_id), 0) AS deposit_before_minor,
  EXISTS (SELECT 1 FROM v_agreements AS later WHERE later.follows = v_agreements.id AND later.status = 'agreed'
    AND later.payer_id = v_agreements.payer_id) AS is_followed
FROM v_agreements
WHERE id IN (SELECT id FROM v_agreements WHERE customer_id = ?1 UNION SELECT id FROM v_agreements WHERE payer_id = ?1
    UNION SELECT id FROM v_agreements WHERE customer_id = (SELECT customer_id FROM v_agreements WHERE id = ?2)
    UNION SELECT id FROM v_agreements WHERE follows = ?2 UNION SELECT follows FROM v_agreements WHERE id = ?2)
  AND status IN ('waiting', 'agreed') AND (charged_until < '2199-12-31' OR id = ?2)
ORDER BY starts_on, id LIMIT 2000";

/// What was charged for days that have not passed.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ChargedRow {
    id: ChargeId,
    contract_id: ContractId,
    key: String,
    period_from: Day,
    period_until: Day,
    net_minor: i64,
    tax_minor: i64,
    gross_minor: i64,
    given_net_minor: i64,
    given_minor: i64,
    tax_category: TaxCategory,
    tax_rate_ppm: i64,
    tax_reason: Option<String>,
    why: String,
}

const CHARGED: &str = "
SELECT id, source_id AS contract_id, key, period_from, period_until, net_minor, tax_minor, gross_minor, tax_category, tax_rate_ppm, tax_reason, why,
  (SELECT coalesce(sum(net_minor), 0) FROM v_given_back WHERE charge_id = v_charges.id) AS given_net_minor,
  (SELECT coalesce(sum(gross_minor), 0) FROM v_given_back WHERE charge_id = v_charges.id) AS given_minor
FROM v_charges
WHERE source_id IN (SELECT id FROM v_agreements WHERE customer_id = ?1 UNION SELECT id FROM v_agreements WHERE payer_id = ?1
    UNION SELECT id FROM v_agreements WHERE id = ?2 UNION SELECT id FROM v_agreements WHERE follows = ?2
    UNION SELECT follows FROM v_agreements WHERE id = ?2)
  AND source = 'contract' AND reverses IS NULL AND ?3 < period_until
  AND NOT EXISTS (SELECT 1 FROM v_charges AS back WHERE back.reverses = v_charges.id)
ORDER BY period_from, id LIMIT 1000";
const CHARGED_MAX: usize = 1000;

// Those of whoever has the contract that is acted on, or makes one.
const ORDERED: &str = "
SELECT customer_id, plan_id, starts_on FROM v_order_places
WHERE customer_id = coalesce(?1, (SELECT customer_id FROM v_agreements WHERE id = ?2)) ORDER BY plan_id, starts_on LIMIT 500";
const ORDERED_MAX: usize = 500;

const CUSTOMER: &str = "
SELECT id, name FROM v_customers WHERE id = coalesce(?1, (SELECT customer_id FROM v_agreements WHERE id = ?2)) LIMIT 1";

type CustomerRow = NameRow<CustomerId>;
type ContractQueries = (
    Query<PlanRow>,
    Query<HeldRow>,
    Query<ChargedRow>,
    Query<Granted>,
    Query<CustomerRow>,
    Query<DrawnRow>,
    Query<Ordered>,
);
type ContractAnswers =
    (Vec<PlanRow>, Vec<HeldRow>, Vec<ChargedRow>, Vec<Granted>, Vec<CustomerRow>, Vec<DrawnRow>, Vec<Ordered>);

/// Periods end on days of the books, whose zone is not read yet: a day more is asked for on either side.
fn day_before(now: Instant) -> Day {
    Day::new(now.plus_minutes(-26 * 60).utc_date()).unwrap_or(Day::FIRST)
}

/// The contracts that are asked for. What was charged, granted and drawn is asked of the one that is acted on and of its neighbours
/// alone, which are all that an act changes: a payer of many has more of it than can be read.
fn contracts(whose: Whose<'_>, acted_on: Option<&ContractId>, now: Instant) -> ContractQueries {
    let today = day_before(now);
    let [customer, contract] = acted_on.map_or(whose, Whose::Contract).params();
    (
        plans(now, false),
        Query::new(HELD, whose.params()),
        Query::new(CHARGED, [customer.clone(), contract.clone(), today.to_string().into()]),
        ledger::granted(acted_on, now),
        Query::new(CUSTOMER, whose.params()),
        drawn_ahead(acted_on, now),
        Query::new(ORDERED, [customer, contract]),
    )
}

type LookingQueries = (Query<ViewerRow>, Query<NameRow<KindId>>, Query<NameRow<LocationId>>);
type LookingAnswers = (Vec<ViewerRow>, Vec<NameRow<KindId>>, Vec<NameRow<LocationId>>);
/// What a member's page and acts are decided on.
pub(crate) type MemberQueries = Both<FactQueries, Both<LookingQueries, ContractQueries>>;
/// The answers.
pub(crate) type MemberAnswers = (FactAnswers, (LookingAnswers, ContractAnswers));

fn looking(claims: Option<&Claims>, now: Instant) -> LookingQueries {
    let (kinds, locations) = names();
    (access::store::viewer(claims, now), kinds, locations)
}

/// Everything that decides about the contracts of `customer`, and about what they do to the one that is acted on.
pub(crate) fn of_member(
    claims: &Claims,
    customer: &CustomerId,
    acted_on: Option<&ContractId>,
    now: Instant,
) -> MemberQueries {
    let own = contracts(Whose::Customer(customer), acted_on, now);
    Both(ledger::asked([customer]), Both(looking(Some(claims), now), own))
}

/// Puts the answers to `of_member` together.
pub(crate) fn into_member(
    (books, ((viewer, kinds, locations), answers)): MemberAnswers,
    customer: &CustomerId,
    now: Instant,
) -> Result<(Facts, Names), DbError> {
    let mut books = Books::read(books)?;
    let payer = books.payers.remove(customer).ok_or_else(|| DbError::Failed(format!("no customer {customer}")))?;
    let nobody = nobody(books, customer, now);
    let viewer = Some(access::store::only(viewer)?);
    let (paid_for, payer_suspended) = (payer.agreements.len(), payer.suspended);
    let (treatment, account, payer_name) = (payer.treatment, payer.account, payer.name);
    let facts = Facts { viewer, payer_name, treatment, account, paid_for, payer_suspended, ..nobody };
    Ok((with_contracts(facts, answers)?, into_names((kinds, locations))))
}

/// What is offered is decided on.
pub(crate) type AnyoneQueries = Both<
    (Query<BooksRow>, Query<TaxRate>),
    Both<LookingQueries, (Query<PlanRow>, Query<ProductRow>, Query<TreatmentRow>, Query<HeldRow>)>,
>;
/// The answers.
pub(crate) type AnyoneAnswers =
    ((Vec<BooksRow>, Vec<TaxRate>), (LookingAnswers, (Vec<PlanRow>, Vec<ProductRow>, Vec<TreatmentRow>, Vec<HeldRow>)));

/// What is offered to whoever looks, and what they have of it.
pub(crate) fn of_anyone(claims: Option<&Claims>, now: Instant) -> AnyoneQueries {
    let customer = claims.and_then(|claims| claims.customer.as_ref()).map(CustomerId::as_str);
    let treatment = Query::new(TREATMENT, [customer.into()]);
    let held = Query::new(HELD, [customer.into(), Value::Null]);
    let offered = (plans(now, false), super::products(), treatment, held);
    Both(ledger::books(), Both(looking(claims, now), offered))
}

/// Puts the answers to `of_anyone` together.
pub(crate) fn into_anyone(
    (books, ((viewer, kinds, locations), (plans, products, treatment, held))): AnyoneAnswers,
    claims: Option<&Claims>,
    now: Instant,
) -> Result<(Facts, Names, Vec<ProductRow>), DbError> {
    let customer = claims.and_then(|claims| claims.customer.clone());
    // Whoever has no customer yet would be a new one.
    let customer =
        customer.map_or_else(|| "cus_new".parse().map_err(|rule: &str| DbError::Failed(rule.to_owned())), Ok)?;
    let facts = Facts {
        viewer: Some(access::store::only(viewer)?),
        treatment: treatment.first().map(|row| row.tax_treatment).unwrap_or_default(),
        ..nobody(Books::alone(books)?, &customer, now)
    };
    let alone = (plans, held, Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let products = all_of("products", products, super::PRODUCTS_READ)?;
    Ok((with_contracts(facts, alone)?, into_names((kinds, locations)), products))
}

/// How a customer is taxed.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct TreatmentRow {
    tax_treatment: TaxTreatment,
}

const TREATMENT: &str = "SELECT tax_treatment FROM v_billing_accounts WHERE customer_id = ?1 LIMIT 1";

/// What an operator's acts are decided on.
pub(crate) type OperatorQueries = Both<FactQueries, Both<NameQueries, ContractQueries>>;
/// The answers.
pub(crate) type OperatorAnswers = (FactAnswers, (NameAnswers, ContractAnswers));

/// Everything that decides about a contract, and about what its payer owes.
pub(crate) fn of_contract(id: &ContractId, now: Instant) -> OperatorQueries {
    Both(ledger::asked_for(id), Both(names(), contracts(Whose::Contract(id), Some(id), now)))
}

/// Everything that decides about a contract that `customer` is to have and `payer` to pay for.
pub(crate) fn of_customer(customer: &CustomerId, payer: &CustomerId, now: Instant) -> OperatorQueries {
    Both(ledger::asked([payer]), Both(names(), contracts(Whose::Customer(customer), None, now)))
}

/// Puts the answers to either together; `None` if there is no such contract or customer.
pub(crate) fn into_operator(answers: OperatorAnswers, now: Instant) -> Result<Option<(Facts, Names)>, DbError> {
    operating(answers, now, |books| Ok((Books::read(books)?, false)))
}

/// The same for what can be done though the payer has more contracts than can be reckoned together: of these there is then no more known
/// than those that are acted on.
pub(crate) fn into_operator_beyond(answers: OperatorAnswers, now: Instant) -> Result<Option<(Facts, Names)>, DbError> {
    operating(answers, now, Books::read_beyond)
}

/// Whoever is to pay instead, out of the answers of `ledger::asked`; `None` if there is no such customer.
pub(crate) fn into_next_payer(answers: FactAnswers, id: &CustomerId) -> Result<Option<NextPayer>, DbError> {
    let next_payer = Books::read(answers)?.payers.remove(id).map(|payer| NextPayer {
        id: id.clone(),
        name: payer.name,
        paid_for: payer.agreements.len(),
        treatment: payer.treatment,
        suspended: payer.suspended,
        account: payer.account,
    });
    Ok(next_payer)
}

fn operating(
    (books, (names, answers)): OperatorAnswers,
    now: Instant,
    read: impl FnOnce(FactAnswers) -> Result<(Books, bool), DbError>,
) -> Result<Option<(Facts, Names)>, DbError> {
    let Some(customer) = answers.4.first().map(|row| row.id.clone()) else { return Ok(None) };
    let (mut books, in_part) = read(books)?;
    let Some((id, payer)) = books.payers.pop_first() else { return Ok(None) };
    let paid_for = if in_part { CONTRACTS_READ } else { payer.agreements.len() };
    let (treatment, account, payer_suspended) = (payer.treatment, payer.account, payer.suspended);
    let facts = Facts {
        payer_name: payer.name,
        treatment,
        account,
        paid_for,
        payer_suspended,
        in_part,
        ..nobody(books, &customer, now)
    };
    let mut facts = with_contracts(facts, answers)?;
    if in_part {
        let own = facts.held.iter().filter(|held| held.status == ContractStatus::Agreed && held.contract.payer == id);
        facts.account.contracts = own.map(|held| held.contract.clone()).collect();
        let is_known = |source: &str| facts.held.iter().any(|held| held.contract.id.as_str() == source);
        facts.account.open.retain(|open| is_known(&open.charge.source_id));
    }
    Ok(Some((facts, into_names(names))))
}

/// Facts in which nobody has anything.
pub(super) fn nobody(books: Books, customer: &CustomerId, now: Instant) -> Facts {
    Facts {
        now,
        today: books.day(now),
        viewer: None,
        customer: customer.clone(),
        customer_name: String::new(),
        payer_name: String::new(),
        treatment: TaxTreatment::AsUsual,
        account: Account { contracts: Vec::new(), open: Vec::new(), due_days: (None, books.due_days) },
        paid_for: 0,
        payer_suspended: false,
        next_payer: None,
        in_part: false,
        books,
        held: Vec::new(),
        plans: Vec::new(),
        ordered: Vec::new(),
        drawn: Vec::new(),
    }
}

fn with_contracts(
    facts: Facts,
    (plans, held, charged, granted, customer, drawn, ordered): ContractAnswers,
) -> Result<Facts, DbError> {
    let plans = all_of("plans", plans, PLANS_READ)?.into_iter().map(PlanRow::into_plan).collect::<Result<_, _>>()?;
    let held = all_of("contracts", held, CONTRACTS_READ)?;
    let granted = all_of("benefits", granted, GRANTED_MAX)?;
    let drawn = all_of("bookings on benefits", drawn, DRAWN_MAX)?;
    let ordered = all_of("orders", ordered, ORDERED_MAX)?;
    let charged = all_of("charges", charged, CHARGED_MAX)?
        .into_iter()
        .map(ChargedRow::into_line)
        .collect::<Result<Vec<_>, _>>()?;
    let charged: Vec<_> = charged.into_iter().filter(|(_, line)| facts.today < line.until).collect();
    let held = held.into_iter().map(|row| row.into_held(&charged, &granted)).collect::<Result<_, DbError>>()?;
    let customer_name = customer.into_iter().next().map(|row| row.name).unwrap_or_default();
    let drawn = drawn.into_iter().map(|row| row.into_drawn(&facts)).collect::<Result<_, _>>()?;
    Ok(Facts { customer_name, held, plans, ordered, drawn, ..facts })
}

impl HeldRow {
    /// Reads it, with what of `charged` and `granted` is its own.
    pub(super) fn into_held(self, charged: &[(ContractId, ChargedLine)], granted: &[Granted]) -> Result<Held, DbError> {
        let (contract, beside) = self.agreement.into_contract()?;
        let own = charged.iter().filter(|(id, _)| *id == contract.id);
        Ok(Held {
            charged: own.map(|(_, line)| line.clone()).collect(),
            granted: granted.iter().filter(|granted| granted.contract_id == contract.id).cloned().collect(),
            status: status(&beside.status)?,
            plan: beside.plan,
            sold_as: self.sold_as,
            version: beside.version,
            customer_name: self.customer_name.unwrap_or_default(),
            payer_name: self.payer_name.unwrap_or_default(),
            leaving_reason: self.leaving_reason,
            ended_by: self.ended_by,
            follows: self.follows,
            paid_until_unsure: self.paid_until_unsure == 1,
            contract,
        })
    }
}

fn status(word: &str) -> Result<ContractStatus, DbError> {
    json(&format!("\"{word}\""))
}

impl ChargedRow {
    fn into_line(self) -> Result<(ContractId, ChargedLine), DbError> {
        let line = ChargedLine {
            why: json(&self.why)?,
            id: self.id,
            key: self.key,
            from: self.period_from,
            until: self.period_until,
            amounts: Amounts { net_minor: self.net_minor, tax_minor: self.tax_minor, gross_minor: self.gross_minor },
            given_back: Amounts::new(self.given_net_minor, self.given_minor),
            tax: Tax { category: self.tax_category, rate_ppm: self.tax_rate_ppm, reason: self.tax_reason },
        };
        Ok((self.contract_id, line))
    }
}
