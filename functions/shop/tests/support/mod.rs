//! The function in a world with something to sell: see `shop.sql`. Now is Tuesday, 1 January 2030, 08:00. Prices are before
//! a tax of 19 %; members pay on the next invoice, contacts at once.
#![allow(dead_code, reason = "each test crate uses its part")]
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
use futures::executor::block_on;
use serde_json::{Value, json};
use shop::{App, Secrets, routes};
use std::cell::Cell;
use std::rc::Rc;
use testkit::{Answer, Function, Persona, World};

/// Secrets that count.
struct Counted;

impl Secrets for Counted {
    fn fresh(&self) -> Option<[u8; 32]> {
        thread_local! { static NTH: Cell<u8> = const { Cell::new(0) }; }
        NTH.with(|nth| {
            nth.set(nth.get() + 1);
            Some([nth.get(); 32])
        })
    }
}

pub(crate) fn app(world: &World, db: db::Db) -> App {
    App { db, clock: world.clock(), ids: world.ids(), secrets: Rc::new(Counted) }
}

pub(crate) fn fresh() -> Function<App> {
    Function::new(routes(), app)
}

pub(crate) fn function() -> Function<App> {
    let function = fresh();
    function.world.load(include_str!("shop.sql"));
    function
}

/// An item of a plan or product.
pub(crate) fn offered(kind: &str, id: &str, quantity: i64) -> Value {
    json!({ "kind": kind, "subject_id": id, "quantity": quantity })
}

/// A booking of `resource` on a day of January 2030, such as `booking("oak", "02T10:00", "02T11:00")`.
pub(crate) fn booking(resource: &str, from: &str, until: &str) -> Value {
    let at = |text: &str| format!("2030-01-{text}:00Z");
    json!({ "kind": "booking", "subject_id": format!("res_{resource}"), "wish": { "starts_at": at(from), "ends_at": at(until) } })
}

pub(crate) fn add(function: &Function<App>, who: Persona, item: Value) -> Answer {
    function.post(who, "/api/shop/basket/items", item)
}

pub(crate) fn basket(function: &Function<App>, who: Persona) -> Value {
    let answer = function.get(who, "/api/shop/basket").expect(200);
    assert_eq!(answer.trips, 1);
    answer.json
}

/// Checks out what the basket shows.
pub(crate) fn check_out(function: &Function<App>, who: Persona, key: &str) -> Answer {
    check_out_seen(function, who, &basket(function, who), key)
}

/// Checks out the basket as it was `seen`.
pub(crate) fn check_out_seen(function: &Function<App>, who: Persona, seen: &Value, key: &str) -> Answer {
    let gross = if seen["totals"].is_null() {
        json!({ "minor": 0, "currency": "EUR" })
    } else {
        seen["totals"]["gross"].clone()
    };
    let wish = json!({ "basket_version": seen["version"], "accepted_terms_version": "1", "expected_gross": gross });
    function.send_with(who, "POST", "/api/shop/orders", wish, &[("idempotency-key", key)])
}

/// The provider says that the payment of an order has succeeded: what billing writes then.
pub(crate) fn pay(function: &Function<App>, order: &Value) {
    pay_from(function, order, ledger::PaymentStatus::Wanted);
}

/// The bank carries out the payment of an order, which takes days.
pub(crate) fn is_debited(function: &Function<App>) {
    function.world.load("UPDATE payments SET status = 'processing', method = 'sepa_debit', provider_ref = 'pi_1'");
}

/// The same of one that has come so far.
pub(crate) fn pay_from(function: &Function<App>, order: &Value, from: ledger::PaymentStatus) {
    let id: ledger::PaymentId = order["payment_id"].as_str().unwrap().parse().unwrap();
    let purpose = ledger::Purpose { invoices: vec![], order: Some(order["id"].as_str().unwrap().to_owned()) };
    let settling = ledger::Settling {
        payment: &id,
        from,
        purpose: &purpose,
        provider_ref: Some("pi_1"),
        with: None,
        now: function.world.now(),
    };
    block_on(function.world.db().commit(ledger::settle(settling))).unwrap();
}

/// The provider knows of the payments that are wanted, nobody pays, and their orders are given up.
pub(crate) fn nobody_pays(function: &Function<App>) {
    function.world.load("UPDATE payments SET provider_ref = id WHERE provider_ref IS NULL");
    function.world.set_now("2030-01-01T08:30:00Z");
    run(function);
}

/// A contract of a customer that an operator has made, from February on: another pays for it.
pub(crate) fn has(function: &Function<App>, customer: &str, plan: &str, status: &str) {
    const CONTRACT: &str = "
INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
VALUES ('con_theirs', ?1, 'cus_tess', ?2, ?3, '2030-02-01', 1896134400000, '2030-02-01', '2030-02-01', 'EUR', 20000, '{}', 1000)";
    let made = db::Statement::new(CONTRACT, [customer.into(), plan.into(), status.into()]);
    block_on(function.world.db().commit(vec![made])).unwrap();
}

pub(crate) fn complete(function: &Function<App>, who: Persona, order: &Value) -> Answer {
    function.post(who, &format!("/api/shop/orders/{}/complete", order["id"].as_str().unwrap()), Value::Null)
}

pub(crate) fn run(function: &Function<App>) -> shop::jobs::Done {
    let app = app(&function.world, function.world.db());
    let done = block_on(shop::jobs::run(&app));
    assert_eq!(done.log, Vec::<String>::new());
    done
}

pub(crate) fn count(function: &Function<App>, sql: &'static str) -> i64 {
    function.world.count(sql)
}

/// The rules of items that have a problem, in order.
pub(crate) fn problems(basket: &Value) -> Vec<&str> {
    basket["items"].as_array().unwrap().iter().filter_map(|item| item["problem"]["rule"].as_str()).collect()
}

/// What must be true whatever happened: each claim is somebody's who holds it, the rules of the ledger and of the shop hold, no
/// guard has a row.
pub(crate) fn assert_consistent(function: &Function<App>) {
    let orphans = "SELECT count(*) FROM claims WHERE holder NOT IN (SELECT id FROM bookings WHERE status = 'confirmed')
      AND holder NOT IN (SELECT id FROM basket_items WHERE held_until IS NOT NULL)";
    let naked = "SELECT count(*) FROM bookings WHERE status = 'confirmed' AND id NOT IN (SELECT holder FROM claims)";
    let uneven =
        "SELECT (SELECT count(*) FROM slot_claims) - (SELECT coalesce(sum(after_slot - first_slot), 0) FROM claims)";
    let guards = "SELECT (SELECT count(*) FROM booking_guards) + (SELECT count(*) FROM ledger_guards)";
    for sql in [orphans, naked, uneven, guards] {
        assert_eq!(function.world.count(sql), 0, "{sql}");
    }
    let now = function.world.now();
    let today = now.utc_date().to_string().parse().unwrap();
    for broken in [
        block_on(function.world.db().read(ledger::never(today))).unwrap(),
        block_on(function.world.db().read(shop::store::never(now))).unwrap(),
    ] {
        assert!(broken[0].values().all(|count| *count == 0), "{broken:?}");
    }
}
