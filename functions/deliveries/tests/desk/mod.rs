//! The function in a world with policies: see `desk.sql`. Now is Tuesday, 1 January 2030, 08:00 in UTC.
#![allow(dead_code, reason = "each test crate uses its part")]
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
use deliveries::{App, routes};
use files::Memory;
use futures::executor::block_on;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::io::Cursor;
use std::rc::Rc;
use testkit::Persona::*;
use testkit::{Answer, Function, Persona, World};
use web::Request;

pub(crate) type Desk = Function<App>;

// Each test has a thread of its own, and with it a store.
thread_local! { static STORE: RefCell<Rc<Memory>> = RefCell::default(); }

pub(crate) fn store() -> Rc<Memory> {
    STORE.with_borrow(Rc::clone)
}

pub(crate) fn app(world: &World, db: db::Db) -> App {
    App { db, clock: world.clock(), ids: world.ids(), files: store() }
}

/// The function, over the store that there is.
pub(crate) fn fresh() -> Desk {
    Function::new(routes(), app)
}

/// The function in a new world, with an empty store.
pub(crate) fn function() -> Desk {
    STORE.set(Rc::default());
    let function = fresh();
    function.world.load(include_str!("desk.sql"));
    function
}

/// A parcel for a customer, or for a name alone.
pub(crate) fn parcel(customer: Option<&str>, tracking: &str) -> Value {
    let recipient = if customer.is_some() { "" } else { "J. Doe" };
    json!({ "label": { "kind": "parcel", "carrier": "DHL", "tracking": tracking, "sender": "Acme", "shelf": "A1", "note": "",
        "recipient": recipient, "customer_id": customer, "remember": false }, "photo_id": null })
}

pub(crate) fn these(deliveries: &[Value]) -> Value {
    json!({ "location_id": "loc_utc", "deliveries": deliveries })
}

/// Registers parcels and gives their ids.
pub(crate) fn register(function: &Desk, deliveries: &[Value]) -> Vec<String> {
    let made = function.post(Boss, "/api/deliveries/all", these(deliveries)).expect(201);
    assert_eq!(made.trips, 2);
    made.json["deliveries"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

/// A parcel for Ada that waits.
pub(crate) fn waits(function: &Desk) -> String {
    register(function, &[parcel(Some("cus_ada"), "")]).remove(0)
}

pub(crate) fn seen(function: &Desk, who: Persona, id: &str) -> Value {
    let answer = function.get(who, &format!("/api/deliveries/mine/{id}")).expect(200);
    assert_eq!(answer.trips, 1);
    answer.json
}

/// What Ada chooses, at that version.
pub(crate) fn wish(handling: &str, gross_minor: i64, version: i64) -> Value {
    let address = (handling == "forward").then_some("1 Yard\nBerlin");
    json!({ "handling": handling, "address": address, "gross_minor": gross_minor, "version": version })
}

pub(crate) fn choose(function: &Desk, id: &str, wish: Value) -> Answer {
    function.post(Ada, &format!("/api/deliveries/mine/{id}/handling"), wish)
}

pub(crate) fn complete(function: &Desk, id: &str, version: i64, done: Value) -> Answer {
    function.post(Boss, &format!("/api/deliveries/all/{id}/completion?version={version}"), done)
}

pub(crate) fn code(function: &Desk, who: Persona) -> String {
    function.get(who, "/api/deliveries/code").expect(200).json["code"].as_str().unwrap().to_owned()
}

pub(crate) fn by_code(code: &str, handed: &[(&str, i64)]) -> Value {
    hand_over(&json!({ "kind": "code", "code": code }), handed)
}

pub(crate) fn hand_over(proof: &Value, handed: &[(&str, i64)]) -> Value {
    let deliveries: Vec<Value> = handed.iter().map(|(id, version)| json!({ "id": id, "version": version })).collect();
    json!({ "deliveries": deliveries, "handed_to": "Eve Adams", "proof": proof, "photo_id": null })
}

pub(crate) fn collect(function: &Desk, wish: Value) -> Answer {
    function.post(Boss, "/api/deliveries/desk/collections", wish)
}

pub(crate) fn upload(function: &Desk, who: Persona, bytes: Vec<u8>) -> Answer {
    let mut request = Request::new("POST", "/api/deliveries/desk/files?name=photo.jpg", bytes);
    request.claims = who.claims();
    function.answer(request)
}

/// A photo, in one colour from left to right darker.
pub(crate) fn picture() -> Vec<u8> {
    let shade = |x: u32, _| Rgb([u8::try_from(255 * x / 40).unwrap(), 90, 40]);
    let picture = DynamicImage::ImageRgb8(RgbImage::from_fn(40, 30, shade));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

pub(crate) fn hand_in(function: &Desk) -> String {
    let made = upload(function, Boss, picture()).expect(201);
    assert_eq!(made.trips, 2);
    made.json["id"].as_str().unwrap().to_owned()
}

pub(crate) fn run(function: &Desk) -> deliveries::jobs::Done {
    let app = app(&function.world, function.world.db());
    let done = block_on(deliveries::jobs::run(&app));
    assert_eq!(done.log, Vec::<String>::new());
    done
}

pub(crate) fn count(function: &Desk, sql: &'static str) -> i64 {
    function.world.count(sql)
}

/// The topics that are owed, each with to whom, in the order in which they were.
pub(crate) fn told(function: &Desk) -> Vec<String> {
    let rows = function.world.rows("SELECT topic, recipient FROM outbox ORDER BY rowid");
    rows.iter()
        .map(|row| format!("{} {}", row["topic"].as_str().unwrap(), row["recipient"].as_str().unwrap()))
        .collect()
}

/// What must be true whatever happened: the rules of deliveries and of the ledger hold, no guard has a row, each row of a file
/// has its bytes.
pub(crate) fn assert_consistent(function: &Desk) {
    let guards = "SELECT (SELECT count(*) FROM delivery_guards) + (SELECT count(*) FROM file_guards)";
    assert_eq!(count(function, guards), 0);
    let broken = block_on(function.world.db().read(deliveries::store::never(function.world.now()))).unwrap();
    assert!(broken[0].values().all(|count| *count == 0), "{broken:?}");
    let keys = store().keys();
    for row in
        function.world.rows("SELECT files.key || '/' || size.value AS key FROM files, json_each(files.sizes) AS size")
    {
        assert!(keys.iter().any(|key| row["key"] == json!(key)), "a row that points to nothing: {row}");
    }
}
