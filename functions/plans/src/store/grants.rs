//! What operators see of a customer's benefits, and decide on.
use super::{ASKED, NameRow, NamedRow, names};
use crate::api::{ContractId, CustomerGrant, GrantContract, ListGrants, TakenBack};
use crate::rules::{Names, Places};
use db::{Both, DbError, Query, json};
use kernel::{Currency, CustomerId, Instant, KindId, LocationId, millis, millis_option};
use ledger::{BenefitKind, Books, BooksRow, GrantId, TaxRate};
use serde::Deserialize;
use web::ListCursor;

pub(super) const ALL_SQL: &[&str] = &[HOLDING, OVER, OF_KEY, LEFT, CUSTOMER, PLACES];

/// What lasts for ever ends in the last millisecond of 2199, as the index of grants says.
const FOR_EVER_MILLIS: i64 = 7_258_118_399_999;

// What a change of its contract took back whole never counted. Each end of the page is said twice, so that the index is walked from there.
macro_rules! grants {
    ($past:literal, $order:literal) => {
        concat!(
            "
SELECT id, key, contract_id, (SELECT plan_name FROM v_agreements WHERE v_agreements.id = contract_id) AS plan_name, kind, name,
  v_grants.currency, scope, amount, balance, starts_at, expires_at, created_at,
  (SELECT coalesce(sum(v_draws.amount), 0) FROM v_draws WHERE grant_id = v_grants.id AND source = 'revocation' AND note IS NULL) AS withdrawn,
  (SELECT json_group_array(json_object('amount', taken.amount, 'note', note, 'at', at) ORDER BY at, taken.key)
    FROM v_draws AS taken WHERE grant_id = v_grants.id AND note IS NOT NULL) AS taken
FROM v_grants
WHERE customer_id = ?1 AND coalesce(expires_at, 7258118399999) ",
            $past,
            "= ?2 AND (coalesce(expires_at, 7258118399999) ",
            $past,
            " ?2 OR id ",
            $past,
            " ?3)
  AND NOT EXISTS (SELECT 1 FROM v_draws WHERE v_draws.key = 'revocation:' || v_grants.id AND v_draws.amount = v_grants.amount)
ORDER BY coalesce(expires_at, 7258118399999) ",
            $order,
            ", id ",
            $order,
            " LIMIT ?4"
        )
    };
}

const HOLDING: &str = grants!(">", "ASC");
const OVER: &str = grants!("<", "DESC");

/// A grant, as operators see it.
#[derive(Debug, Deserialize)]
pub(crate) struct GrantRow {
    id: GrantId,
    key: String,
    contract_id: Option<ContractId>,
    plan_name: Option<String>,
    kind: BenefitKind,
    name: String,
    currency: Option<Currency>,
    scope: String,
    amount: i64,
    balance: i64,
    #[serde(with = "millis")]
    starts_at: Instant,
    #[serde(with = "millis_option")]
    expires_at: Option<Instant>,
    #[serde(with = "millis")]
    created_at: Instant,
    withdrawn: i64,
    taken: String,
}

/// What was taken back by hand, as JSON.
#[derive(Debug, Deserialize)]
struct TakenRow {
    amount: i64,
    note: String,
    #[serde(with = "millis")]
    at: Instant,
}

/// The books, the names, the customer and a page of their grants.
pub(crate) type GrantsQueries = Both<
    (Query<BooksRow>, Query<TaxRate>),
    (Query<NameRow<KindId>>, Query<NameRow<LocationId>>, Query<NameRow<CustomerId>>, Query<GrantRow>),
>;

const CUSTOMER: &str = "SELECT id, name FROM v_customers WHERE id = ?1 LIMIT 1";

/// A page of a customer's grants, one more than it holds, with what it takes to show them.
pub(crate) fn grants(customer: &CustomerId, wish: &ListGrants, now: Instant) -> GrantsQueries {
    let (kinds, locations) = names();
    let sql = if wish.over { OVER } else { HOLDING };
    // What ends now is over: its end is not past now, whatever its id.
    let (at, id) = wish.cursor.as_ref().map_or((now.as_millis(), "~"), |last| (last.at.as_millis(), last.id.as_str()));
    let page = Query::new(sql, [customer.as_str().into(), at.into(), id.into(), ASKED.into()]);
    Both(ledger::books(), (kinds, locations, Query::new(CUSTOMER, [customer.as_str().into()]), page))
}

impl GrantRow {
    /// The place of a grant in the list.
    pub(crate) fn place(&self) -> ListCursor {
        let ends = self.expires_at.or_else(|| Instant::from_millis(FOR_EVER_MILLIS));
        ListCursor { at: ends.unwrap_or(self.starts_at), id: self.id.to_string() }
    }

    /// As it is shown.
    pub(crate) fn into_grant(self, books: &Books, names: &Names) -> Result<CustomerGrant, DbError> {
        let taken = json::<Vec<TakenRow>>(&self.taken)?;
        let by_hand: i64 = taken.iter().map(|taken| taken.amount).sum();
        let order = self.key.strip_prefix("order:").and_then(|rest| rest.split(':').next());
        Ok(CustomerGrant {
            scope: names.scope(&json(&self.scope)?),
            order_id: order.map(str::to_owned),
            contract: self.contract_id.map(|id| GrantContract { id, plan_name: self.plan_name.unwrap_or_default() }),
            id: self.id,
            name: self.name,
            kind: self.kind,
            currency: self.currency,
            from: books.day(self.starts_at),
            until: self.expires_at.map(|expires| books.day(expires.plus_seconds(-1)).plus_days(1)),
            amount: self.amount,
            drawn: self.amount - self.balance - self.withdrawn - by_hand,
            withdrawn: self.withdrawn,
            left: self.balance,
            given_at: self.created_at,
            taken: taken.into_iter().map(|TakenRow { amount, note, at }| TakenBack { amount, note, at }).collect(),
        })
    }
}

const OF_KEY: &str = "SELECT id FROM v_grants WHERE key = ?1 LIMIT 1";

const PLACES: &str = "SELECT id, name, currency FROM v_locations LIMIT 200";

/// A location with its currency.
#[derive(Debug, Deserialize)]
pub(crate) struct PlaceRow {
    id: LocationId,
    name: String,
    currency: Currency,
}

/// What a gift is decided on.
pub(crate) type GiftQueries = Both<
    (Query<BooksRow>, Query<TaxRate>),
    (Query<NamedRow<GrantId>>, Query<NameRow<CustomerId>>, Query<NameRow<KindId>>, Query<PlaceRow>),
>;
/// The answers.
pub(crate) type GiftAnswers = (Vec<NameRow<KindId>>, Vec<PlaceRow>);

/// The books, the grant that has that key, what the customer is called if there is one, and what a gift can name.
pub(crate) fn of_gift(customer: &CustomerId, key: &str) -> GiftQueries {
    let (kinds, _) = names();
    let places = Query::new(PLACES, []);
    let name = Query::new(CUSTOMER, [customer.as_str().into()]);
    let known = (Query::new(OF_KEY, [key.into()]), name, kinds, places);
    Both(ledger::books(), known)
}

/// What a gift can name.
pub(crate) fn into_places((kinds, places): GiftAnswers) -> Places {
    Places {
        currencies: places.iter().map(|place| place.currency.to_string()).collect(),
        locations: places.iter().map(|place| place.id.clone()).collect(),
        kinds: kinds.iter().map(|kind| kind.id.clone()).collect(),
        names: Names {
            kinds: kinds.into_iter().map(|kind| (kind.id, kind.name)).collect(),
            locations: places.into_iter().map(|place| (place.id, place.name)).collect(),
        },
    }
}

const LEFT: &str = "
SELECT customer_id, v_customers.name AS customer_name, v_grants.name, kind, currency, balance
FROM v_grants JOIN v_customers ON v_customers.id = customer_id WHERE v_grants.id = ?1 LIMIT 1";

/// What is left of a grant.
#[derive(Debug, Deserialize)]
pub(crate) struct LeftRow {
    pub(crate) customer_id: CustomerId,
    pub(crate) customer_name: String,
    pub(crate) name: String,
    pub(crate) kind: BenefitKind,
    pub(crate) currency: Option<Currency>,
    pub(crate) balance: i64,
}

/// What is left of that grant.
pub(crate) fn left(grant: &GrantId) -> Query<LeftRow> {
    Query::new(LEFT, [grant.as_str().into()])
}
