//! Bookings of Ada's on what her contracts give, and what each period of it holds.
use super::{room_booked, time_drawn};
use futures::executor::block_on;
use kernel::{CustomerId, Instant};
use ledger::{Books, Contract, GrantId, asked, draw, holding};
use serde_json::Value;
use std::collections::BTreeMap;
use testkit::World;

/// A booking of Ada's at 12:00 on `day`, drawn from what her contract gives then.
pub(crate) fn book(world: &World, day: &str, minutes: i64, worth_minor: i64, booking: &str) {
    let (customer, starts_at): (CustomerId, Instant) =
        ("cus_ada".parse().unwrap(), format!("{day}T12:00:00Z").parse().unwrap());
    room_booked(world, starts_at, minutes, booking);
    let held = block_on(world.db().read(holding(&customer, starts_at, starts_at.plus_minutes(1)))).unwrap();
    let grant: GrantId = held.iter().find(|grant| minutes <= grant.balance).unwrap().id.clone();
    let drawn = time_drawn(grant, minutes, worth_minor);
    block_on(world.db().commit(draw(&[drawn], &customer, ("booking", booking), world.now()))).unwrap();
}

/// What is charged for benefits, with what is reversed.
pub(crate) fn charged(world: &World) -> i64 {
    world.count("SELECT coalesce(sum(gross_minor), 0) FROM charges WHERE source = 'benefit'")
}

/// How many minutes are drawn for bookings and have not come back.
pub(crate) fn drawn(world: &World) -> i64 {
    world.count("SELECT coalesce(sum(amount), 0) FROM draws WHERE source = 'booking'")
}

/// What the grants of a period that is not over hold, all that were given for it together.
#[derive(Default)]
struct Held {
    balance: i64,
    drawn: i64,
    came_back: bool,
}

/// That each period to come, or that runs, of what Ada's contracts give holds what they give as they stand, less what is drawn of it,
/// whatever happened to them before; and that nothing was taken back of a period that was over.
#[track_caller]
pub(crate) fn assert_entitled(world: &World) {
    let (customer, now): (CustomerId, _) = ("cus_ada".parse().unwrap(), world.now());
    let books = Books::read(block_on(world.db().read(asked([&customer]))).unwrap()).unwrap();
    let payer = &books.payers[&customer];
    let mut entitled: BTreeMap<String, i64> = BTreeMap::new();
    // What contracts whose unused days are given back give of periods that are over by now too.
    let (mut part, mut held_to): (BTreeMap<String, i64>, Vec<String>) = (BTreeMap::new(), Vec::new());
    for contract in &payer.account.contracts {
        held_to.extend(contract.terms.prorates_last.then(|| format!("contract:{}:", contract.id)));
        let whole = Contract { granted_until: contract.starts_on, ..contract.clone() };
        let (wishes, reached) = whole.grants(contract.granted_until, 0, &books.setting(payer.treatment));
        assert_eq!(reached.max(contract.starts_on), contract.granted_until.max(contract.starts_on));
        part.extend(wishes.iter().map(|wish| (period(&wish.key), wish.amount)));
        for wish in wishes.iter().filter(|wish| wish.expires_at.is_some_and(|expires| now < expires)) {
            let twice = entitled.insert(period(&wish.key), wish.amount);
            assert_eq!(twice, None, "two benefits of one key: {}", wish.key);
        }
    }
    let mut held: BTreeMap<String, Held> = BTreeMap::new();
    for row in world.rows(GIVEN) {
        let number = |column: &str| row[column].as_i64().unwrap();
        if number("expires_at") <= now.as_millis() {
            continue;
        }
        let known = held.entry(period(row["key"].as_str().unwrap())).or_default();
        known.balance += number("balance");
        known.drawn += number("drawn");
        known.came_back |= number("came_back") == 1;
    }
    for (key, amount) in &entitled {
        assert!(held.contains_key(key), "{key} was never given, of {amount}");
    }
    for (key, Held { balance, drawn, came_back }) in &held {
        let left = (entitled.get(key).copied().unwrap_or_default() - drawn).max(0);
        // What came back of a period that had begun, and gave less then, stays the customer's.
        let is_right = if *came_back { left <= *balance } else { left == *balance };
        assert!(is_right, "{key} holds {balance} and not {left}, of which {drawn} are drawn");
        let too_many =
            held_to.iter().any(|id| key.starts_with(id)) && part.get(key).copied().unwrap_or_default() < *drawn;
        assert!(!too_many, "{drawn} are drawn of {key}, which gives {:?}", part.get(key));
    }
    assert_eq!(world.count(TAKEN_WHEN_OVER), 0, "a period that was over was touched");
}

const GIVEN: &str = "SELECT key, expires_at, balance,
  (SELECT coalesce(sum(draws.amount), 0) FROM draws WHERE grant_id = v_grants.id AND source <> 'revocation') AS drawn,
  EXISTS (SELECT 1 FROM draws WHERE grant_id = v_grants.id AND draws.key LIKE '%:back') AS came_back
FROM v_grants WHERE contract_id IS NOT NULL AND customer_id = 'cus_ada'";
const TAKEN_WHEN_OVER: &str = "SELECT count(*) FROM draws JOIN grants ON grants.id = grant_id
WHERE source = 'revocation' AND note IS NULL AND expires_at <= at";

/// Which benefit of which period a key names, whatever the version.
fn period(key: &str) -> String {
    key.rsplit_once(':').unwrap().0.to_owned()
}

/// What is left of each period of Ada's benefits of that name, as she reads it.
pub(crate) fn left_of(mine: &Value, name: &str) -> Vec<(String, i64)> {
    let benefits = mine["benefits"].as_array().unwrap().iter().filter(|benefit| benefit["name"] == name);
    let periods = benefits.flat_map(|benefit| benefit["periods"].as_array().unwrap());
    periods.map(|one| (one["from"].as_str().unwrap().to_owned(), one["balance"].as_i64().unwrap())).collect()
}
