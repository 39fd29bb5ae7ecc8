//! Plans in a world that stands still, and plausible requests to them.
#![allow(dead_code, reason = "each test crate uses its part")]
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
pub(crate) mod booked;
pub(crate) mod life;

use db::{Database, DbError, Row, Statement};
use futures::executor::block_on;
use futures::future::{FutureExt, LocalBoxFuture};
use kernel::{CustomerId, Day, Instant, NewIds};
use ledger::{Amounts, BenefitKind, Books, Charge, Draw, GrantId, Source, Step, Tax, TaxCategory, asked, carry, never};
use plans::{App, routes};
use serde_json::{Value, json};
use std::cell::Cell;
use std::rc::Rc;
use testkit::Persona;
use testkit::{Answer, Function, World};

pub(crate) fn app(world: &World, db: db::Db) -> App {
    App { db, clock: world.clock(), ids: world.ids() }
}

/// So many minutes of a room credit, as a booking draws them.
pub(crate) fn time_drawn(grant: GrantId, minutes: i64, worth_minor: i64) -> Draw {
    let (name, kind) = ("Rooms".to_owned(), BenefitKind::TimeCredit);
    Draw { grant, name, kind, amount: minutes, worth_minor, currency: "EUR".parse().ok(), of: None, month: None }
}

/// Plans on offer; Ada and Bob have a free contract on a plan that is not.
pub(crate) fn plans() -> Function<App> {
    let plans = Function::new(routes(), app);
    plans.world.load(include_str!("plans.sql"));
    plans
}

/// The same, where later ids sort after earlier ones, as they do at the edge.
pub(crate) fn plans_in_order() -> Function<App> {
    struct InOrder(Rc<dyn NewIds>);
    impl NewIds for InOrder {
        fn next(&self) -> String {
            format!("{:0>6}", self.0.next())
        }
    }
    let plans = Function::new(routes(), |world, db| App { ids: Rc::new(InOrder(world.ids())), ..app(world, db) });
    plans.world.load(include_str!("plans.sql"));
    plans
}

/// The day of the test world.
pub(crate) fn today(world: &World) -> Day {
    Day::new(world.now().utc_date()).unwrap()
}

/// Has the books of every customer brought up to date, as the job does each day.
pub(crate) fn run_the_day(world: &World) {
    block_on(world.db().commit(the_day(world))).unwrap();
}

/// What the job of this day writes.
pub(crate) fn the_day(world: &World) -> Vec<Statement> {
    let customers: Vec<CustomerId> =
        world.rows("SELECT id FROM customers").iter().map(|row| row["id"].as_str().unwrap().parse().unwrap()).collect();
    let now: Instant = world.now();
    let books = Books::read(block_on(world.db().read(asked(&customers))).unwrap()).unwrap();
    let bills: Vec<_> = customers
        .iter()
        .map(|customer| {
            let payer = &books.payers[customer];
            (customer.clone(), payer.account.bill(books.day(now), &books.setting(payer.treatment)))
        })
        .collect();
    carry(&bills, &books, now, &*world.ids()).unwrap().statements
}

/// What is left of what contracts were charged and credited, the latest first: what each came to less what was given back of it.
pub(crate) const LEFT: &str = "
SELECT id, key, reverses, net_minor + (SELECT coalesce(sum(net_minor), 0) FROM v_given_back WHERE charge_id = charges.id) AS net_minor,
  gross_minor + (SELECT coalesce(sum(gross_minor), 0) FROM v_given_back WHERE charge_id = charges.id) AS gross_minor,
  tax_category, tax_rate_ppm, payer_id FROM charges WHERE source = 'contract' ORDER BY period_from DESC, id DESC";

/// Credits so much, with tax, of what is left of a charge (a row of `LEFT`), as an operator does.
pub(crate) fn credit(world: &World, row: &Value, gross_minor: i64) {
    let (id, payer): (&str, CustomerId) =
        (row["id"].as_str().unwrap(), row["payer_id"].as_str().unwrap().parse().unwrap());
    let left = Amounts::new(row["net_minor"].as_i64().unwrap(), row["gross_minor"].as_i64().unwrap());
    let off = Amounts::new(left.net_minor * gross_minor / left.gross_minor, gross_minor);
    let category = if row["tax_category"] == "S" { TaxCategory::S } else { TaxCategory::E };
    let credit = Charge {
        key: format!("credit:{}", world.next()),
        payer: payer.clone(),
        customer: payer,
        source: Source::Adjustment,
        source_id: id.to_owned(),
        name: "Too loud".to_owned(),
        period: None,
        quantity_thousandths: -1000,
        currency: "EUR".parse().unwrap(),
        amounts: if gross_minor < 0 { off.reversed() } else { off.within(left).reversed() },
        tax: Tax { category, rate_ppm: row["tax_rate_ppm"].as_i64().unwrap(), reason: None },
        why: vec![Step::Note { text: "Too loud".to_owned() }],
        occurred_at: world.now(),
        invoice_by: today(world),
    };
    block_on(world.db().commit(ledger::charge(&[credit], &*world.ids()).1)).unwrap();
}

/// Sets the clock to `day` at 08:00 in UTC.
pub(crate) fn go_to(world: &World, day: &str) {
    world.set_now(&format!("{day}T08:00:00Z"));
}

/// That nothing is true of the ledger that must never be.
#[track_caller]
pub(crate) fn assert_right(world: &World) {
    let counts = block_on(world.db().read(never(today(world)))).unwrap().remove(0);
    let broken: Vec<_> = counts.into_iter().filter(|(_, cases)| 0 < *cases).collect();
    assert!(broken.is_empty(), "{broken:?}");
}

/// Ada gets a contract of `pln_desk` from the first of January, charged: what acts are tried on.
pub(crate) fn desk_of_ada() -> Function<App> {
    let plans = plans();
    plans.world.load("DELETE FROM contracts WHERE id IN ('con_ada', 'con_bob')");
    let made = plans.post(Persona::Boss, "/api/plans/all", contract("cus_ada", "pln_desk", "2030-01-01")).expect(201);
    assert_eq!(made.json["contract_id"], "con_1");
    run_the_day(&plans.world);
    plans
}

pub(crate) fn contract(customer: &str, plan: &str, starts_on: &str) -> Value {
    json!({ "customer_id": customer, "payer_id": null, "plan_id": plan, "quantity": 1, "starts_on": starts_on, "ends_on": null,
        "price_minor": null, "sign_up_fee_minor": null, "deposit_minor": null, "due_days": null })
}

pub(crate) fn joining(plan: &str, starts_on: &str) -> Value {
    json!({ "plan_id": plan, "quantity": 1, "starts_on": starts_on })
}

pub(crate) fn plan() -> Value {
    json!({ "name": "Night", "description": "", "rights": { "book": true }, "location_id": "loc_utc", "currency": "EUR",
        "price_minor": 4000, "sign_up_fee_minor": 0, "deposit_minor": 0, "tax_class": "standard",
        "terms": { "cycle": { "unit": "month", "count": 1 }, "benefits": [benefit()] }, "audience": "everyone", "approval": false,
        "subscribers_max": null, "public": true, "archived": false, "due_days": null, "position": 1 })
}

pub(crate) fn benefit() -> Value {
    json!({ "name": "Rooms", "gives": { "kind": "time_credit", "minutes": 300 }, "scope": { "kinds": ["knd_room"] } })
}

pub(crate) fn product() -> Value {
    json!({ "name": "Locker", "description": "", "location_id": null, "currency": "EUR", "price_minor": 900, "tax_class": "standard",
        "benefits": [], "audience": "members", "public": true, "archived": false, "stock": 5, "position": 1 })
}

/// A meeting room that can be booked.
pub(crate) const ROOM: &str = "INSERT INTO policies (id, name, length_minutes_min, length_minutes_max, grain_minutes, lead_time_minutes, horizon_days, open_bookings_max,
    return_gap_same_resource_minutes, return_gap_any_resource_minutes, buffer_before_minutes, buffer_after_minutes, cancel_until_minutes)
  VALUES ('pol_room', 'P', 30, 480, 30, 0, 60, NULL, 0, 0, 0, 0, 0);
INSERT INTO resources (id, location_id, kind_id, policy_id, name, description, capacity, units, amenities, audience, plan_ids, team_ids, position, archived, version)
  VALUES ('res_room', 'loc_utc', 'knd_room', 'pol_room', 'Oak', '', 8, 1, '[]', 'everyone', '[]', '[]', 1, 0, 1)";

/// That room booked by Ada.
pub(crate) fn room_booked(world: &World, starts_at: Instant, minutes: i64, booking: &str) {
    const BOOKED: &str = "INSERT INTO bookings (id, resource_id, location_id, customer_id, starts_at, ends_at, first_slot, after_slot, status, title, people, price_minor, currency,
    price_why, cancel_until, created_at)
  VALUES (?1, 'res_room', 'loc_utc', 'cus_ada', ?2, ?3, 0, 1, 'confirmed', '', 1, 0, 'EUR', '[]', 1, 1)";
    let params = [booking.into(), starts_at.into(), starts_at.plus_minutes(minutes).into()];
    block_on(world.db().commit(vec![Statement::new(BOOKED, params)])).unwrap();
}

/// Cancels a booking, as far as benefits are concerned, as bookings do it.
pub(crate) fn room_cancelled(world: &World, booking: &str) {
    const CANCELLED: &str = "UPDATE bookings SET status = 'cancelled', cancelled_at = 1 WHERE id = ?1";
    let mut back = vec![ledger::give_back(booking, world.now())];
    back.extend(ledger::reverse_withdrawn(booking, world.now(), today(world), &*world.ids()));
    back.push(Statement::new(CANCELLED, [booking.into()]));
    block_on(world.db().commit(back)).unwrap();
}

/// Previews a wish, and carries it out as it was shown.
pub(crate) fn agree(plans: &Function<App>, who: Persona, path: &str, wish: Value) -> Answer {
    let mut agreed = wish.clone();
    let mut asked = wish;
    asked.as_object_mut().unwrap().remove("reason");
    let shown = plans.post(who, &format!("{path}/preview"), asked);
    if shown.status != 200 {
        return shown;
    }
    agreed["seen"] = shown.json["digest"].clone();
    if path.ends_with("cancellation") && agreed.get("reason").is_none() {
        agreed["reason"] = "Moving away".into();
    }
    plans.post(who, path, agreed)
}

/// A database in which something happens between the look and the writing.
pub(crate) struct Meanwhile {
    inner: Rc<dyn Database>,
    what: Cell<Option<&'static str>>,
    trips: Cell<u32>,
}

impl Meanwhile {
    /// `plans`, where `what` (one statement) happens before the next act is written.
    pub(crate) fn in_plans(plans: &mut Function<App>, what: &'static str) {
        let inner = plans.world.database.clone();
        let meanwhile = Self { inner, what: Cell::new(Some(what)), trips: Cell::new(0) };
        plans.world = plans.world.through(Rc::new(meanwhile));
    }
}

impl Database for Meanwhile {
    fn batch(&self, statements: Vec<Statement>) -> LocalBoxFuture<'_, Result<Vec<Vec<Row>>, DbError>> {
        self.trips.set(self.trips.get() + 1);
        let what = if self.trips.get() == 2 { self.what.take() } else { None };
        async move {
            if let Some(what) = what {
                self.inner.batch(vec![Statement::new(what, [])]).await?;
            }
            self.inner.batch(statements).await
        }
        .boxed_local()
    }
}

/// A plausible request for an endpoint of the matrix; an act is agreed to as it was shown, or to nothing.
pub(crate) fn plausible(plans: &Function<App>, who: Persona, endpoint: &str) -> (String, Value) {
    let (method, path) = endpoint.split_once(' ').unwrap();
    let body = match path {
        "/api/plans/contracts" | "/api/plans/contracts/preview" => {
            json!({ "plan_id": "pln_club", "quantity": 1, "starts_on": "2030-01-15" })
        }
        "/api/plans/setup" if method == "POST" => plan(),
        "/api/plans/setup/{id}" => return ("/api/plans/setup/pln_night?version=0".to_owned(), plan()),
        "/api/plans/setup/{id}/prices" | "/api/plans/setup/{id}/prices/preview" => {
            let wish = json!({ "from": "2030-06-01", "price_minor": 33_000, "of_prices": [0] });
            let path = path.replace("{id}", "pln_full");
            if method == "DELETE" {
                plans.world.load("INSERT INTO price_rounds (id, plan_id, from_day, price_minor, of_prices, created_at) VALUES ('rnd_1', 'pln_full', '2030-06-01', 1, '[0]', 1)");
                return (path, Value::Null);
            }
            if method == "GET" || path.ends_with("preview") {
                return (path, if method == "GET" { Value::Null } else { wish });
            }
            let shown = plans.post(who, &format!("{path}/preview"), wish.clone());
            let seen = shown.json["digest"].as_str().unwrap_or("0000000000000000").to_owned();
            return (format!("{path}?seen={seen}"), wish);
        }
        "/api/plans/products" if method == "POST" => product(),
        "/api/plans/products/{id}" => return ("/api/plans/products/prd_mug?version=1".to_owned(), product()),
        "/api/plans/all" | "/api/plans/all/preview" if method == "POST" => {
            contract("cus_carl", "pln_desk", "2030-01-02")
        }
        "/api/plans/all/{id}" => return ("/api/plans/all/con_1".to_owned(), Value::Null),
        "/api/plans/all/{id}/acts" => {
            return ("/api/plans/all/con_1/acts?version=2".to_owned(), json!({ "act": "due_days", "days": 3 }));
        }
        "/api/plans/customers/{id}/grants" => {
            let gift = json!({ "note": "For the cold week", "gives": { "kind": "day_pass", "passes": 2 }, "starts_on": "2030-01-01", "ends_on": null });
            return (
                "/api/plans/customers/cus_carl/grants".to_owned(),
                if method == "POST" { gift } else { Value::Null },
            );
        }
        "/api/plans/grants/{id}/revocation" => {
            let left = &plans.world.rows("SELECT id, balance FROM v_grants ORDER BY starts_at, id LIMIT 1")[0];
            let path = format!("/api/plans/grants/{}/revocation", left["id"].as_str().unwrap());
            return (path, json!({ "left": left["balance"], "note": "By mistake" }));
        }
        "/api/plans/import" => json!({ "products": [{ "id": "prd_new", "setup": product() }] }),
        path => match path.trim_end_matches("/preview").rsplit('/').next().unwrap() {
            "changes" => json!({ "plan_id": "pln_club", "quantity": 1, "when": "period_end" }),
            "pauses" => json!({ "from": "2030-02-01", "cycles": 1 }),
            "resumption" => json!({ "from": "2030-03-01" }),
            "cancellation" => json!({ "ends_on": "2030-02-10" }),
            "withdrawal" => json!({}),
            _ => Value::Null,
        },
    };
    let path = path.replace("{id}", "con_1");
    if method == "POST" && path.starts_with("/api/plans/contracts") && !path.ends_with("preview") {
        let shown = plans.post(who, &format!("{path}/preview"), body.clone());
        let mut agreed = body;
        agreed["seen"] = shown.json.get("digest").cloned().unwrap_or_else(|| "0000000000000000".into());
        if path.ends_with("cancellation") {
            agreed["reason"] = "".into();
        }
        return (path, agreed);
    }
    (path, body)
}
