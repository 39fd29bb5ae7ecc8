//! The function in a world with departments: see `desk.sql`. Now is Tuesday, 1 January 2030, 08:00; the location is open from
//! 8 to 18 on weekdays.
#![allow(dead_code, reason = "each test crate uses its part")]
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
use files::Memory;
use futures::executor::block_on;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::io::Cursor;
use std::rc::Rc;
use support::{App, routes};
use testkit::{Answer, Function, Persona, World};
use web::Request;

// Each test has a thread of its own, and with it a store.
thread_local! { static STORE: RefCell<Rc<Memory>> = RefCell::default(); }

pub(crate) fn store() -> Rc<Memory> {
    STORE.with_borrow(Rc::clone)
}

pub(crate) fn app(world: &World, db: db::Db) -> App {
    App { db, clock: world.clock(), ids: world.ids(), files: store() }
}

/// The function, over the store that there is.
pub(crate) fn fresh() -> Function<App> {
    Function::new(routes(), app)
}

/// The function in a new world, with an empty store.
pub(crate) fn function() -> Function<App> {
    STORE.set(Rc::default());
    let function = fresh();
    function.world.load(include_str!("desk.sql"));
    function
}

/// A request about the heating, with those files.
pub(crate) fn asked(files: &[&str]) -> Value {
    json!({ "department_id": "dep_building", "location_id": "loc_utc", "subject": "Heating",
        "text": "It is cold in Oak.", "file_ids": files })
}

pub(crate) fn ask(function: &Function<App>, who: Persona) -> String {
    let made = function.post(who, "/api/support/tickets", asked(&[])).expect(201);
    assert_eq!(made.trips, 2);
    made.json["id"].as_str().unwrap().to_owned()
}

pub(crate) fn reply(function: &Function<App>, who: Persona, ticket: &str) -> Answer {
    let path = format!("/api/support/tickets/{ticket}/messages");
    function.post(who, &path, json!({ "text": "Still cold.", "file_ids": [] }))
}

pub(crate) fn answer(function: &Function<App>, ticket: &str, then: &str) -> Answer {
    let path = format!("/api/support/all/tickets/{ticket}/messages");
    let said = json!({ "kind": "answer", "text": "On our way.", "then": then, "file_ids": [] });
    function.post(Persona::Boss, &path, said)
}

/// Merges a request, at its version, into the one of that number.
pub(crate) fn merge(function: &Function<App>, (gone, version): (&str, i64), into: i64) -> Answer {
    let path = format!("/api/support/all/tickets/{gone}/merge?version={version}");
    function.post(Persona::Boss, &path, json!({ "into": into }))
}

/// An English entry of the FAQ that others than operators read.
pub(crate) fn faq_entry(question: &str) -> Value {
    json!({ "language": "en", "question": question, "answer": "Yes.\n\n- *Here*", "position": 9, "published": true })
}

pub(crate) fn seen(function: &Function<App>, who: Persona, ticket: &str) -> Value {
    let answer = function.get(who, &format!("/api/support/tickets/{ticket}")).expect(200);
    assert_eq!(answer.trips, 1);
    answer.json
}

pub(crate) fn upload(function: &Function<App>, who: Persona, path: &str, bytes: Vec<u8>) -> Answer {
    let mut request = Request::new("POST", path, bytes);
    request.claims = who.claims();
    function.answer(request)
}

/// A photo of a wall, in one colour from left to right darker.
pub(crate) fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let shade = |x: u32, _| Rgb([u8::try_from(255 * x / width).unwrap(), 90, 40]);
    let picture = DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, shade));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub(crate) fn hand_in(function: &Function<App>, who: Persona) -> String {
    let made =
        upload(function, who, "/api/support/files?name=wall.jpg", picture(40, 30, ImageFormat::Jpeg)).expect(201);
    assert_eq!(made.trips, 2);
    made.json["id"].as_str().unwrap().to_owned()
}

pub(crate) fn run(function: &Function<App>) -> support::jobs::Done {
    let app = app(&function.world, function.world.db());
    let done = block_on(support::jobs::run(&app));
    assert_eq!(done.log, Vec::<String>::new());
    done
}

pub(crate) fn count(function: &Function<App>, sql: &'static str) -> i64 {
    function.world.count(sql)
}

/// The topics that are owed, each with to whom, in the order in which they were.
pub(crate) fn told(function: &Function<App>) -> Vec<String> {
    let rows = function.world.rows("SELECT topic, recipient FROM outbox ORDER BY rowid");
    rows.iter()
        .map(|row| format!("{} {}", row["topic"].as_str().unwrap(), row["recipient"].as_str().unwrap()))
        .collect()
}

/// What must be true whatever happened: the rules of the help desk hold, no guard has a row, each row of a file has its bytes.
pub(crate) fn assert_consistent(function: &Function<App>) {
    let guards = "SELECT (SELECT count(*) FROM support_guards) + (SELECT count(*) FROM file_guards)";
    assert_eq!(count(function, guards), 0);
    let broken = block_on(function.world.db().read(support::store::never(function.world.now()))).unwrap();
    assert!(broken[0].values().all(|count| *count == 0), "{broken:?}");
    let keys = store().keys();
    for row in
        function.world.rows("SELECT files.key || '/' || size.value AS key FROM files, json_each(files.sizes) AS size")
    {
        assert!(keys.iter().any(|key| row["key"] == json!(key)), "a row that points to nothing: {row}");
    }
}
