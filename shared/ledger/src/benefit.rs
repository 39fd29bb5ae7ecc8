//! Benefits: what is given, what it covers, what is drawn (docs/money.md, part 7).
use crate::{Benefit, ContractId, Gives, Lent, Scope, Share, Tally, half_up};
use db::{Query, Statement};
use kernel::{Currency, CustomerId, Day, Instant, NewIds, millis, millis_option};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

kernel::id!(
    /// A benefit that was given for a time.
    GrantId,
    "grt"
);

/// What a grant is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BenefitKind {
    /// Minutes to book with.
    TimeCredit,
    /// Money to book and buy with, in minor units.
    MoneyCredit,
    /// Days of any number of check-ins.
    DayPass,
    /// Minutes checked in.
    TimePass,
}

/// A grant about to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantWish {
    /// What it is given for, so that nothing is given twice.
    pub key: String,
    /// To whom.
    pub customer: CustomerId,
    /// By which contract; by none, if it was bought or given.
    pub contract: Option<ContractId>,
    /// Counted in what.
    pub kind: BenefitKind,
    /// What it is called.
    pub name: String,
    /// How much.
    pub amount: i64,
    /// Of which currency, for money.
    pub currency: Option<Currency>,
    /// What it can be used for.
    pub scope: Scope,
    /// From when.
    pub starts_at: Instant,
    /// Until when; for ever, if none.
    pub expires_at: Option<Instant>,
}

impl GrantWish {
    /// What `quantity` of `benefit` give for `share` of a cycle; nothing for a discount or for no days.
    pub fn of(
        benefit: &Benefit,
        customer: &CustomerId,
        quantity: i64,
        share: Share,
        key: String,
        (starts_at, expires_at): (Instant, Option<Instant>),
    ) -> Option<Self> {
        let (kind, amount, currency) = match benefit.gives {
            Gives::TimeCredit { minutes } => (BenefitKind::TimeCredit, minutes, None),
            Gives::MoneyCredit { minor, currency } => (BenefitKind::MoneyCredit, minor, Some(currency)),
            Gives::DayPass { passes } => (BenefitKind::DayPass, passes, None),
            Gives::TimePass { minutes } => (BenefitKind::TimePass, minutes, None),
            Gives::Discount { .. } => return None,
        };
        let amount = i64::from(amount) * quantity;
        let part = if 0 < share.days && 0 < amount { half_up(share.of(amount)).max(1) } else { return None };
        let lasts = expires_at.is_none_or(|expires| starts_at < expires);
        lasts.then(|| Self {
            key,
            customer: customer.clone(),
            contract: None,
            kind,
            name: benefit.name.as_str().to_owned(),
            amount: part,
            currency,
            scope: benefit.scope.clone(),
            starts_at,
            expires_at,
        })
    }
}

/// What is left of a grant.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Grant {
    /// Its id.
    pub id: GrantId,
    /// Counted in what.
    pub kind: BenefitKind,
    /// What it is called.
    pub name: String,
    /// How much was given.
    pub amount: i64,
    /// How much is left.
    pub balance: i64,
    /// Of which currency, for money.
    pub currency: Option<Currency>,
    /// What it can be used for, as JSON.
    #[serde(deserialize_with = "scope")]
    pub scope: Scope,
    /// By which contract.
    pub contract_id: Option<ContractId>,
    /// From when.
    #[serde(with = "millis")]
    pub starts_at: Instant,
    /// Until when.
    #[serde(with = "millis_option")]
    pub expires_at: Option<Instant>,
    /// Whose it is: the name of the payer of a team who shares it; none for one's own.
    #[serde(default)]
    pub of: Option<String>,
    /// 1 for what is only spent when nothing of turn 0 is left: what a team shares after one's own.
    #[serde(default)]
    pub turn: u8,
    /// Who lends it, and how much of it; none for one's own.
    #[serde(default, deserialize_with = "lent")]
    pub lent: Option<Lent>,
}

fn lent<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Lent>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| serde_json::from_str(&text).map_err(serde::de::Error::custom)).transpose()
}

fn scope<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Scope, D::Error> {
    serde_json::from_str(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
}

/// What is drawn of one grant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// Of which.
    pub grant: GrantId,
    /// What it is called.
    pub name: String,
    /// Counted in what.
    pub kind: BenefitKind,
    /// How much: minutes, minor units, passes.
    pub amount: i64,
    /// What it saves, in minor units of `currency`.
    pub worth_minor: i64,
    /// In which currency that is: that of what is bought or booked, whatever the contract's. None for what saves nothing that is known
    /// yet (the minutes of a time pass), and for what was agreed before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// Whose it is: the name of the payer of a team who shares it; none for one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The first day of the month in which it counts towards a cap of that team; none for one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<Day>,
}

/// What benefits leave of a price.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cover {
    /// What is drawn, in order.
    pub draws: Vec<Draw>,
    /// What the discount takes off, in minor units.
    pub discount_minor: i64,
    /// What is left to pay, in minor units.
    pub left_minor: i64,
}

/// What is covered: so many minutes at this price, both of the cheapest rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// How long; 0 for what is not counted in time.
    pub minutes: i64,
    /// What it costs, in minor units of `currency`.
    pub price_minor: i64,
    /// The currency.
    pub currency: Currency,
}

/// Covers `cost` by `grants` (those in scope that hold at its time), then by a discount, then by money.
pub fn cover(cost: Cost, grants: &[Grant], discount_ppm: i64) -> Cover {
    cover_within(cost, grants, discount_ppm, None)
}

/// The same where a cap leaves so many minutes for the credits of contracts; the rest of the time only bought ones cover.
pub fn cover_within(cost: Cost, grants: &[Grant], discount_ppm: i64, cap_leaves: Option<i64>) -> Cover {
    let mut cover = Cover { left_minor: cost.price_minor, ..Cover::default() };
    let left_of = |covered: i64| {
        let left = Decimal::from(cost.price_minor) * Decimal::from(cost.minutes - covered);
        half_up(left / Decimal::from(cost.minutes.max(1)))
    };
    let (mut minutes, mut tally, mut cap_leaves) = (0, Tally::default(), cap_leaves.unwrap_or(i64::MAX));
    // Nothing is drawn for what costs nothing.
    let of_time = in_order(grants, BenefitKind::TimeCredit).into_iter().filter(|_| 0 < cost.price_minor);
    for grant in of_time {
        let is_bought = grant.contract_id.is_none();
        let wanted = cost.minutes - minutes;
        let amount = tally.take(grant, if is_bought { wanted } else { wanted.min(cap_leaves) });
        if 0 < amount {
            cap_leaves -= if is_bought { 0 } else { amount };
            let worth_minor = left_of(minutes) - left_of(minutes + amount);
            minutes += amount;
            cover.draws.push(grant.draw(amount, worth_minor, Some(cost.currency)));
            cover.left_minor = left_of(minutes);
        }
    }
    let after = Decimal::from(cover.left_minor) * Decimal::from(1_000_000 - discount_ppm) / Decimal::from(1_000_000);
    cover.discount_minor = cover.left_minor - half_up(after);
    cover.left_minor -= cover.discount_minor;
    for grant in in_order(grants, BenefitKind::MoneyCredit).into_iter().filter(|g| g.currency == Some(cost.currency)) {
        let amount = tally.take(grant, cover.left_minor);
        if 0 < amount {
            cover.draws.push(grant.draw(amount, amount, Some(cost.currency)));
            cover.left_minor -= amount;
        }
    }
    cover
}

fn in_order(grants: &[Grant], kind: BenefitKind) -> Vec<&Grant> {
    in_turn(grants.iter().filter(|grant| grant.kind == kind))
}

/// Those of `grants` that have something left to draw, in the order in which they are drawn from: by turn, soonest expiry first, then the
/// narrowest scope, then one's own, then the oldest.
pub(crate) fn in_turn<'a>(grants: impl Iterator<Item = &'a Grant>) -> Vec<&'a Grant> {
    let mut chosen: Vec<&Grant> = grants.filter(|grant| 0 < grant.available()).collect();
    let expiry = |g: &Grant| (g.expires_at.is_none(), g.expires_at);
    chosen.sort_by_key(|g| (g.turn, expiry(g), g.scope.breadth(), g.of.is_some(), g.starts_at, g.id.clone()));
    chosen
}

impl Grant {
    /// So much of it, which saves `worth_minor` of that currency.
    pub fn draw(&self, amount: i64, worth_minor: i64, currency: Option<Currency>) -> Draw {
        let (of, month) = (self.of.clone(), self.lent.as_ref().and_then(|lent| lent.month));
        let (grant, name) = (self.id.clone(), self.name.clone());
        Draw { grant, name, kind: self.kind, amount, worth_minor, currency, of, month }
    }

    /// Whether it holds at `at`.
    pub fn holds_at(&self, at: Instant) -> bool {
        self.starts_at <= at && self.expires_at.is_none_or(|expires| at < expires)
    }
}

pub(crate) const ALL_SQL: &[&str] = &[GRANT, HOLDING, DRAW, GUARD_DRAWN, GUARD_SHARED, GUARD_CAPPED, GIVE_BACK, REVOKE];

const GRANT: &str = "
INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at)
SELECT value ->> 'id', value ->> 'key', value ->> 'customer', value ->> 'contract', value ->> 'kind', value ->> 'name',
  value ->> 'amount', value ->> 'currency', value ->> 'scope', value ->> 'starts_at', value ->> 'expires_at', value ->> 'created_at'
FROM json_each(?1)";

/// At some 400 bytes a grant, and up to 1900 with a scope of some forty kinds and places, a parameter stays below D1's 2 MB.
const GRANTS_AT_ONCE: usize = 1000;

/// Gives `wishes`, a thousand in each statement; one that was given before breaks `grants.key` and so the batch.
pub fn grant(wishes: &[GrantWish], now: Instant, ids: &dyn NewIds) -> Vec<Statement> {
    let new = |chunk: &[GrantWish]| given(chunk.iter().map(|wish| (GrantId::new(ids), wish)), now);
    wishes.chunks(GRANTS_AT_ONCE).map(new).collect()
}

/// Writes grants under ids that are chosen already.
pub(crate) fn given<'a>(wishes: impl IntoIterator<Item = (GrantId, &'a GrantWish)>, now: Instant) -> Statement {
    let row = |(id, wish): (GrantId, &GrantWish)| {
        serde_json::json!({
            "id": id, "key": wish.key, "customer": wish.customer, "contract": wish.contract, "kind": wish.kind,
            "name": wish.name, "amount": wish.amount, "currency": wish.currency,
            "scope": serde_json::json!(wish.scope).to_string(), "starts_at": wish.starts_at.as_millis(),
            "expires_at": wish.expires_at.map(Instant::as_millis), "created_at": now.as_millis(),
        })
    };
    Statement::new(GRANT, [serde_json::Value::from(wishes.into_iter().map(row).collect::<Vec<_>>()).into()])
}

/// A company of a thousand contracts, each with a benefit a month, has some 13,000 a year ahead.
pub(crate) const HOLDING_READ: usize = 20_000;
const HOLDING: &str = concat!(
    "
SELECT id, kind, name, amount, balance, currency, scope, contract_id, starts_at, ",
    crate::spent_until!(),
    " AS expires_at, of, turn, ",
    crate::lent!("?1", "?4", "?5"),
    crate::spendable!("?1"),
    "
WHERE starts_at < ?3 AND (expires_at IS NULL OR ?2 < expires_at)
  AND (0 < balance OR EXISTS (SELECT 1 FROM v_draws WHERE grant_id = v_grants.id AND source <> 'revocation'))
ORDER BY turn, expires_at, id LIMIT 20000"
);

/// The grants that `customer` can spend and that hold at some time from `from` until `until`, spent ones too: their own, and those
/// that a team shares with them. Nobody has none. A plan of twenty benefits of a week each gives some 1100 in a year.
pub fn holding<'a>(customer: impl Into<Option<&'a CustomerId>>, from: Instant, until: Instant) -> Query<Grant> {
    let [first, last] = crate::paying::months(from, until);
    let customer = customer.into().map(CustomerId::as_str).into();
    Query::new(HOLDING, [customer, from.into(), until.into(), first.into(), last.into()])
}

const DRAW: &str = "
INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, currency, at, drawn_by, month)
SELECT ?1 || ':' || (value ->> 'grant'), value ->> 'grant', ?2, ?3, value ->> 'amount', value ->> 'worth', value ->> 'currency', ?4, value ->> 'by',
  value ->> 'month'
FROM json_each(?5)";
pub(crate) const GUARD_DRAWN: &str = "
INSERT INTO ledger_guards (guard) SELECT 'benefit_overdrawn' WHERE EXISTS (
  SELECT 1 FROM json_each(?1) AS drawn JOIN v_grants ON v_grants.id = drawn.value ->> 'grant' WHERE v_grants.balance < 0)";

const GUARD_SHARED: &str = "
INSERT INTO ledger_guards (guard) SELECT 'benefit_not_shared' WHERE EXISTS (
  SELECT 1 FROM json_each(?1) AS drawn JOIN grants ON grants.id = drawn.value ->> 'grant'
  WHERE grants.customer_id <> ?2 AND NOT EXISTS (SELECT 1 FROM v_benefit_shares WHERE v_benefit_shares.customer_id = ?2
    AND payer_id = grants.customer_id AND grants.kind IN (SELECT value FROM json_each(shared_kinds))))";

// After the draws: what one member draws of a payer's in a month is never more than the smallest cap of a team that shares it.
const GUARD_CAPPED: &str = "
INSERT INTO ledger_guards (guard) SELECT 'benefit_capped' WHERE EXISTS (
  SELECT 1 FROM json_each(?1) AS drawn JOIN grants ON grants.id = drawn.value ->> 'grant'
  JOIN v_benefit_caps ON v_benefit_caps.customer_id = ?2 AND v_benefit_caps.payer_id = grants.customer_id AND v_benefit_caps.kind = grants.kind
  WHERE v_benefit_caps.amount < (
    SELECT sum(draws.amount) FROM draws JOIN grants AS lent ON lent.id = draws.grant_id
    WHERE draws.drawn_by = ?2 AND draws.month = drawn.value ->> 'month' AND lent.customer_id = grants.customer_id
      AND lent.kind = grants.kind AND lent.currency IS grants.currency))";

/// Draws `draws` for what `source_id` names (a booking, an order) of `customer`, whoever else draws at once: the one that comes
/// too late breaks `benefit_overdrawn` and so its batch; whoever is no longer shared with breaks `benefit_not_shared`, and whoever
/// has drawn as much as one member may breaks `benefit_capped`.
pub fn draw(draws: &[Draw], customer: &CustomerId, (source, source_id): (&str, &str), now: Instant) -> Vec<Statement> {
    if draws.is_empty() {
        return Vec::new();
    }
    let today = Day::new(now.utc_date()).unwrap_or(Day::LAST);
    let row = |draw: &Draw| {
        // What was agreed before months were kept counts in that in which it is drawn.
        let lent = draw.of.is_some().then(|| (customer, draw.month.unwrap_or(today.month().0)));
        let (by, month) = lent.unzip();
        let (amount, worth, currency) = (draw.amount, draw.worth_minor, draw.currency);
        serde_json::json!({ "grant": draw.grant, "amount": amount, "worth": worth, "currency": currency, "by": by, "month": month })
    };
    let rows = serde_json::Value::from(draws.iter().map(row).collect::<Vec<_>>());
    let key = format!("{source}:{source_id}");
    let params = [key.into(), source.into(), source_id.into(), now.into(), rows.clone().into()];
    let mut statements = vec![Statement::new(DRAW, params), Statement::new(GUARD_DRAWN, [rows.clone().into()])];
    if draws.iter().any(|draw| draw.of.is_some()) {
        let guard = |sql| Statement::new(sql, [rows.clone().into(), customer.as_str().into()]);
        statements.extend([guard(GUARD_SHARED), guard(GUARD_CAPPED)]);
    }
    statements
}

const GIVE_BACK: &str = "
INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, currency, at, drawn_by, month)
SELECT key || ':back', grant_id, source, source_id, -amount, -worth_minor, currency, ?2, drawn_by, month FROM draws
WHERE source_id = ?1 AND 0 < amount AND NOT EXISTS (SELECT 1 FROM draws AS withdrawn WHERE withdrawn.key = draws.key || ':withdrawn')";

/// Gives back what was drawn for `source_id`, but for what was withdrawn and charged since (`reverse_withdrawn`); a second
/// time breaks `draws.key` and so the batch.
pub fn give_back(source_id: &str, now: Instant) -> Statement {
    Statement::new(GIVE_BACK, [source_id.into(), now.into()])
}

// What is left of a grant; what was drawn of it ahead is returned and charged by `Regrant`, and then taken back once more.
const REVOKE: &str = "
INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, at)
SELECT 'revocation:' || id || (SELECT iif(count(*) = 0, '', ':' || count(*)) FROM draws WHERE grant_id = v_grants.id AND source = 'revocation'),
  id, 'revocation', contract_id, balance, 0, ?3 FROM v_grants
WHERE contract_id = ?1 AND ?2 <= starts_at AND ?3 < expires_at AND 0 < balance AND id NOT IN (SELECT value FROM json_each(?4))";

/// Takes back what is left of every grant of `contract` that begins at `from` or later and has not expired, but for those that stay.
pub fn revoke(contract: &ContractId, from: Instant, stay: &[GrantId], now: Instant) -> Statement {
    let stay = serde_json::json!(stay);
    Statement::new(REVOKE, [contract.as_str().into(), from.into(), now.into(), stay.into()])
}
