//! Benefits granted anew because their contract changes, pauses or ends (docs/money.md, part 7).
//!
//! From the period on in which the change takes effect (the cycle, or the benefit's own), what is left of each grant is taken back and
//! given again as the contract then is, less what was drawn of it and what an operator took back by hand. What was drawn of a period that
//! gives less now, or nothing, is returned as far as it no longer fits, and what it had saved is charged; but what was drawn of a period that
//! has begun and was paid whole stays. Periods that are over stay as they are.
use crate::beyond::Charging;
use crate::charge::{close_reversed, open_reversal, reversal};
use crate::{Benefit, BenefitKind, Beyond, Charge, ChargeId, Contract, ContractId, Drawn, GRANT_DAYS_AHEAD, GrantId};
use crate::{GrantWish, Pricing, Redrawn, Setting, grant, revoke};
use db::{Query, Statement};
use kernel::{Currency, Day, Instant, NewIds, millis, millis_option};
use serde::{Deserialize, Deserializer, de};
use std::collections::BTreeMap;

pub(crate) const ALL_SQL: &[&str] = &[GRANTED, GUARD_SEEN, RETURN, REVERSE, REVERSE_OPEN, CLOSE_REVERSED];

/// A grant of a contract, with what was drawn of it and has not come back.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Granted {
    /// The grant.
    pub id: GrantId,
    /// What it was given for: `contract:<id>:<first day>:<place among the benefits>:<version>`.
    pub key: String,
    /// By which contract.
    pub contract_id: ContractId,
    /// Counted in what.
    pub kind: BenefitKind,
    /// What it is called.
    pub name: String,
    /// Of which currency, for money.
    pub currency: Option<Currency>,
    /// How much was given.
    pub amount: i64,
    /// How much is left.
    pub balance: i64,
    /// From when it holds.
    #[serde(with = "millis")]
    pub starts_at: Instant,
    /// Until when.
    #[serde(with = "millis_option")]
    pub expires_at: Option<Instant>,
    /// 1 if it was taken back: what was drawn of it still counts.
    pub revoked: u8,
    /// How much of it was taken back by hand: that is not given anew.
    pub taken: i64,
    /// What was drawn.
    #[serde(deserialize_with = "draws")]
    pub draws: Vec<Drawn>,
}

fn draws<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Drawn>, D::Error> {
    serde_json::from_str(&String::deserialize(deserializer)?).map_err(de::Error::custom)
}

const GRANTED: &str = "
SELECT v_grants.id, v_grants.key, contract_id, kind, name, v_grants.currency, v_grants.amount, balance, v_grants.starts_at, expires_at,
  EXISTS (SELECT 1 FROM draws WHERE draws.key = 'revocation:' || v_grants.id) AS revoked,
  (SELECT coalesce(sum(draws.amount), 0) FROM draws WHERE draws.grant_id = v_grants.id AND note IS NOT NULL) AS taken,
  (SELECT json_group_array(json_object('key', draw.key, 'source_id', source_id, 'amount', draw.amount, 'worth_minor', worth_minor,
      'currency', coalesce(draw.currency, v_grants.currency, contracts.currency),
      'starts_at', coalesce((SELECT v_bookings.starts_at FROM v_bookings WHERE v_bookings.id = source_id),
        iif(source = 'booking', (SELECT v_order_bookings.starts_at FROM v_order_bookings WHERE v_order_bookings.id = source_id), NULL), at)))
    FROM draws AS draw WHERE draw.grant_id = v_grants.id AND 0 < draw.amount AND source <> 'revocation'
    AND NOT EXISTS (SELECT 1 FROM draws AS back WHERE back.key IN (draw.key || ':back', draw.key || ':withdrawn'))) AS draws
FROM contracts JOIN v_grants ON contract_id = contracts.id AND ?2 < expires_at
  AND (0 < balance OR EXISTS (SELECT 1 FROM draws WHERE draws.grant_id = v_grants.id AND (source <> 'revocation' OR note IS NOT NULL)))
WHERE contracts.id IN (SELECT id FROM contracts WHERE id = ?1 UNION SELECT id FROM contracts WHERE follows = ?1
  UNION SELECT follows FROM contracts WHERE id = ?1)
ORDER BY v_grants.starts_at, v_grants.id LIMIT 5000";
/// Three contracts of twenty benefits a week, and what they gave in other versions. Whoever reads so many has not read all.
pub const GRANTED_MAX: usize = 5000;

/// The grants that hold at `now` or later, those that were taken back too, of the contract that is acted on, of the one that it
/// follows and of the one that follows it: all that an act grants anew. Of no others: a payer of many has more than can be read.
pub fn granted(acted_on: Option<&ContractId>, now: Instant) -> Query<Granted> {
    Query::new(GRANTED, [acted_on.map(ContractId::as_str).into(), now.into()])
}

/// The benefits of a contract from a day on, granted anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regrant {
    /// What was drawn and is charged now.
    pub charges: Vec<Charge>,
    /// What is granted instead of what is taken back.
    pub grants: Vec<GrantWish>,
    /// Every cycle that begins before this day is granted then.
    pub granted_until: Day,
    /// What of a draw that was returned is drawn anew of the same period.
    pub kept: Vec<Redrawn>,
    pub(crate) beyond: Vec<Beyond>,
    pub(crate) pricing: Pricing,
    contract: ContractId,
    from: Instant,
    stays: Vec<GrantId>,
    seen: Vec<(GrantId, i64)>,
}

/// How benefits are granted anew.
#[derive(Debug, Clone, Copy)]
pub struct Regranting<'a> {
    /// The day from which the contract is as it is to be; for one that begins on another day, the earlier of the two.
    pub from: Day,
    /// Today.
    pub today: Day,
    /// Now.
    pub now: Instant,
    /// Until when days are paid for which nothing goes back: what was drawn of a period that has begun before it stays.
    pub paid_until: Day,
    /// The version of the contract after the change.
    pub version: i64,
    /// The grants of the contract, from `granted`.
    pub granted: &'a [Granted],
}

impl Contract {
    /// Grants the benefits anew as the contract is to be, each from its period on in which `from` lies: the cycle, or its own.
    pub fn regrant(&self, how: Regranting<'_>, setting: &Setting<'_>) -> Regrant {
        let since = self.terms.period_of(self.starts_on, how.from).from;
        let begins: Vec<Instant> = self.terms.benefits.iter().map(|one| self.anew_from(one, how, setting)).collect();
        let of_cycle = setting.zone.day_begins(since.min(how.from).date());
        let anew_from = |key: &str| place(key).and_then(|n| begins.get(n)).copied().unwrap_or(of_cycle);
        let then = Self { granted_until: since, ..self.clone() };
        let (wishes, granted_until) = then.grants(how.today.plus_days(GRANT_DAYS_AHEAD), how.version, setting);
        let wishes: Vec<GrantWish> = wishes.into_iter().filter(|wish| anew_from(&wish.key) <= wish.starts_at).collect();
        let own = how.granted.iter().filter(|granted| granted.contract_id == self.id && of_cycle <= granted.starts_at);
        let (granted, stay): (Vec<&Granted>, Vec<&Granted>) =
            own.partition(|granted| anew_from(&granted.key) <= granted.starts_at);
        let mut regrant = Regrant {
            charges: Vec::new(),
            grants: Vec::new(),
            granted_until,
            kept: Vec::new(),
            beyond: Vec::new(),
            pricing: setting.pricing(self.tax_class, how.today),
            contract: self.id.clone(),
            from: of_cycle,
            stays: stay.iter().map(|granted| granted.id.clone()).collect(),
            seen: granted.iter().map(|granted| (granted.id.clone(), granted.balance)).collect(),
        };
        let mut periods: BTreeMap<&str, Vec<&Granted>> = BTreeMap::new();
        for known in granted {
            periods.entry(part(&known.key)).or_default().push(known);
        }
        regrant.hold_to(self, &periods, &wishes, how, setting);
        let kept = |wish: &GrantWish| -> i64 {
            let known = || periods.get(part(&wish.key)).into_iter().flatten();
            let draws = known().flat_map(|known| &known.draws);
            let stays: i64 = draws.filter(|draw| regrant.beyond(&draw.key).is_none()).map(|draw| draw.amount).sum();
            stays + known().map(|known| known.taken).sum::<i64>()
        };
        let anew = |wish: &GrantWish| -> i64 {
            regrant.kept.iter().filter(|kept| kept.grant == wish.key).map(|kept| kept.amount).sum()
        };
        let left =
            wishes.iter().map(|wish| GrantWish { amount: (wish.amount - kept(wish)).max(anew(wish)), ..wish.clone() });
        regrant.grants = left.filter(|wish| 0 < wish.amount).collect();
        regrant
    }

    /// From when `benefit` is granted anew.
    fn anew_from(&self, benefit: &Benefit, how: Regranting<'_>, setting: &Setting<'_>) -> Instant {
        setting.zone.day_begins(self.period_begins(benefit, how.from).min(how.from).date())
    }
}

/// Which benefit of which period a key names, whatever the version.
fn part(key: &str) -> &str {
    key.rsplit_once(':').map_or(key, |(part, _)| part)
}

/// The place among the benefits that a key names.
fn place(key: &str) -> Option<usize> {
    part(key).rsplit_once(':').and_then(|(_, n)| n.parse().ok())
}

impl Regrant {
    /// Holds what was drawn of each period to what it then gives; but for one that has begun and was paid whole.
    fn hold_to(
        &mut self,
        contract: &Contract,
        periods: &BTreeMap<&str, Vec<&Granted>>,
        wishes: &[GrantWish],
        how: Regranting<'_>,
        setting: &Setting<'_>,
    ) {
        let paid_until = setting.midnight(how.paid_until);
        let entitled: BTreeMap<&str, &GrantWish> = wishes.iter().map(|wish| (part(&wish.key), wish)).collect();
        let pricing = self.pricing.clone();
        for (period, known) in periods {
            let Some(Granted { name, starts_at, .. }) = known.first() else { continue };
            let has_begun = known.iter().any(|known| known.starts_at <= how.now);
            if has_begun && *starts_at < paid_until {
                continue;
            }
            let wish = entitled.get(period);
            let entitled = wish.map_or((0, ""), |wish| (wish.amount, wish.key.as_str()));
            let draws = known.iter().flat_map(|known| &known.draws).collect();
            let invoice_by = how.from.max(how.today);
            let charging = Charging { contract, name, pricing: &pricing, now: how.now, invoice_by };
            self.return_beyond(draws, entitled, has_begun, charging);
        }
    }

    /// The grants that are taken back and given anew, with what is left of each.
    pub fn taken_back(&self) -> impl Iterator<Item = (&GrantId, i64)> {
        self.seen.iter().map(|(id, balance)| (id, *balance))
    }

    /// The benefits of the contract as they then are; breaks `contract_changed` if somebody drew meanwhile. The charges and what is kept
    /// are written by the same batch, and `granted_until` with the contract.
    pub fn statements(&self, now: Instant, ids: &dyn NewIds) -> Vec<Statement> {
        let seen: Vec<_> =
            self.seen.iter().map(|(id, balance)| serde_json::json!({ "id": id, "balance": balance })).collect();
        let mut statements = vec![Statement::new(GUARD_SEEN, [serde_json::Value::from(seen).into()])];
        if !self.beyond.is_empty() {
            let returned: Vec<&String> = self.beyond.iter().map(|beyond| &beyond.draw).collect();
            statements.push(Statement::new(RETURN, [serde_json::json!(returned).into(), now.into()]));
        }
        statements.push(revoke(&self.contract, self.from, &self.stays, now));
        statements.extend(grant(&self.grants, now, ids));
        statements
    }
}

const GUARD_SEEN: &str = "
INSERT INTO ledger_guards (guard) SELECT 'contract_changed' WHERE EXISTS (
  SELECT 1 FROM json_each(?1) AS seen JOIN v_grants ON v_grants.id = seen.value ->> 'id' WHERE v_grants.balance <> seen.value ->> 'balance')";
const RETURN: &str = "
INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, currency, at, drawn_by, month)
SELECT key || ':withdrawn', grant_id, source, source_id, -amount, -worth_minor, currency, ?2, drawn_by, month FROM draws WHERE key IN (SELECT value FROM json_each(?1))";

/// A booking or an order draws from a few grants.
const WITHDRAWN_MAX: usize = 20;

const REVERSE: &str = reversal!(
    "(SELECT *, ?2 ->> ('$[' || (row_number() OVER (ORDER BY id) - 1) || ']') AS new_id FROM charges
    WHERE source_id = ?1 AND source = 'benefit' AND reverses IS NULL
      AND NOT EXISTS (SELECT 1 FROM charges AS back WHERE back.reverses = charges.id)) AS reversed WHERE new_id IS NOT NULL"
);
const REVERSE_OPEN: &str = open_reversal!("IN (SELECT value FROM json_each(?1))");
const CLOSE_REVERSED: &str = close_reversed!("IN (SELECT value FROM json_each(?1))");

/// Reverses what was charged for benefits that were withdrawn after `source_id` (a booking, an order) had drawn them: goes
/// with `give_back` where that is cancelled. What was drawn anew since (`redraw`) is reversed already.
pub fn reverse_withdrawn(source_id: &str, now: Instant, today: Day, ids: &dyn NewIds) -> Vec<Statement> {
    let new = serde_json::json!((0..WITHDRAWN_MAX).map(|_| ChargeId::new(ids)).collect::<Vec<_>>());
    let params = [source_id.into(), new.clone().into(), now.into(), today.to_string().into()];
    vec![
        Statement::new(REVERSE, params),
        Statement::new(REVERSE_OPEN, [new.clone().into()]),
        Statement::new(CLOSE_REVERSED, [new.into()]),
    ]
}
