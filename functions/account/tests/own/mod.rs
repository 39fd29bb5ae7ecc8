//! The function in a world where Ada and Bob have just signed in. Now is Tuesday, 1 January 2030, 08:00.
#![allow(dead_code, reason = "each test crate uses its part")]
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
use account::{App, routes};
use files::Memory;
use futures::executor::block_on;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::io::{Cursor, Read as _};
use std::rc::Rc;
use testkit::{Answer, Function, Persona, World};
use web::Request;

pub(crate) type Own = Function<App>;

// Each test has a thread of its own, and with it a store.
thread_local! { static STORE: RefCell<Rc<Memory>> = RefCell::default(); }

pub(crate) fn store() -> Rc<Memory> {
    STORE.with_borrow(Rc::clone)
}

pub(crate) fn app(world: &World, db: db::Db) -> App {
    App { db, clock: world.clock(), ids: world.ids(), files: store() }
}

/// The function, over the store that there is.
pub(crate) fn fresh() -> Own {
    Function::new(routes(), app)
}

/// The function in a new world, with an empty store.
pub(crate) fn function() -> Own {
    STORE.set(Rc::default());
    let function = fresh();
    function.world.load(include_str!("own.sql"));
    function
}

/// What Ada says of herself.
pub(crate) fn said(visibility: &str, shown: &[&str]) -> Value {
    json!({ "about": "I build tills.", "phone": "+49 30 123456", "position": "Engineer", "company": "Till & Co", "links": ["https://ada.example.org"],
        "skills": ["Rust", "Web  design"], "zone": "Europe/Berlin", "visibility": visibility, "shown": shown, "photo_alt": "", "cover_alt": "" })
}

pub(crate) fn upload(function: &Own, who: Persona, path: &str, bytes: Vec<u8>) -> Answer {
    let mut request = Request::new("POST", path, bytes);
    request.claims = who.claims();
    function.answer(request)
}

/// A photo, in one colour from left to right darker.
pub(crate) fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let shade = |x: u32, _| Rgb([u8::try_from(255 * x / width).unwrap(), 90, 40]);
    let picture = DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, shade));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub(crate) fn put_photo(function: &Own, who: Persona) -> String {
    let path = "/api/account/profile/photo?alt=At%20work";
    let made = upload(function, who, path, picture(600, 500, ImageFormat::Jpeg)).expect(201);
    assert_eq!(made.trips, 2);
    made.json["photo_id"].as_str().unwrap().to_owned()
}

pub(crate) const GIVE: &str = "/api/account/all/customers/cus_ada/files?title=Contract%201.2&kind=contract&name=c.txt";

/// A contract that Ada is given.
pub(crate) fn give(function: &Own) -> String {
    let made = upload(function, Persona::Boss, GIVE, b"We agree.".to_vec()).expect(201);
    assert_eq!(made.trips, 2);
    made.json["id"].as_str().unwrap().to_owned()
}

pub(crate) fn ask_export(function: &Own, who: Persona) -> Answer {
    function.post(who, "/api/account/exports", Value::Null)
}

pub(crate) fn fetch(function: &Own, who: Persona, export: &str, part: u32) -> Answer {
    function.get(who, &format!("/api/account/exports/{export}/zip?part={part}"))
}

/// What is in a ZIP: names, and a file's text.
pub(crate) fn opened(bytes: Vec<u8>) -> (Vec<String>, impl FnMut(&str) -> String) {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    let read = move |name: &str| {
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    (names, read)
}

pub(crate) fn ask_erasure(function: &Own, who: Persona) -> Answer {
    let email = format!("{}@example.org", who.name());
    function.post(who, "/api/account/erasure", json!({ "email": email }))
}

pub(crate) fn run(function: &Own) -> account::jobs::Done {
    let app = app(&function.world, function.world.db());
    let done = block_on(account::jobs::run(&app));
    assert_eq!(done.log, Vec::<String>::new());
    done
}

/// The hour of identity.
pub(crate) fn begin(function: &Own) -> usize {
    let world = &function.world;
    block_on(identity::jobs::erase_due(&world.db(), &*world.ids(), world.now())).unwrap()
}

/// The parts of all the others.
pub(crate) fn erase_elsewhere(function: &Own) -> usize {
    let (db, now) = (function.world.db(), function.world.now());
    let parts = [
        activity::jobs::ERASURE,
        billing::jobs::ERASURE,
        bookings::jobs::ERASURE,
        deliveries::jobs::ERASURE,
        notices::jobs::ERASURE,
        plans::jobs::ERASURE,
        shop::jobs::ERASURE,
        support::jobs::ERASURE,
        teams::jobs::ERASURE,
        visitors::jobs::ERASURE,
    ];
    parts.iter().map(|part| block_on(erasure::sweep(&db, part, now)).unwrap()).sum()
}

/// Every cell of every table that holds one of the words: `table.column`.
pub(crate) fn found(function: &Own, words: &[&str]) -> Vec<String> {
    let tables = function.world.rows(
        "SELECT m.name AS \"table\", c.name AS \"column\" FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'ticket_words_%' ORDER BY 1, 2",
    );
    let mut found = Vec::new();
    for row in tables {
        let (table, column) = (row["table"].as_str().unwrap(), row["column"].as_str().unwrap());
        // A test may make its own texts; they live as long as it.
        let sql: &'static str = Box::leak(format!("SELECT \"{column}\" AS cell FROM \"{table}\"").into_boxed_str());
        let cells = function.world.rows(sql);
        let holds = |cell: &Value| words.iter().any(|word| cell["cell"].to_string().to_lowercase().contains(word));
        if cells.iter().any(holds) {
            found.push(format!("{table}.{column}"));
        }
    }
    found
}

pub(crate) fn count(function: &Own, sql: &'static str) -> i64 {
    function.world.count(sql)
}

/// The topics that are owed, each with to whom, in the order in which they were.
pub(crate) fn told(function: &Own) -> Vec<String> {
    let rows = function.world.rows("SELECT topic, recipient FROM outbox ORDER BY rowid");
    let line = |row: &Value| format!("{} {}", row["topic"].as_str().unwrap(), row["recipient"].as_str().unwrap());
    rows.iter().map(line).collect()
}

/// What must be true whatever happened: no rule is broken, no guard has a row, each row of a file has its bytes.
pub(crate) fn assert_consistent(function: &Own) {
    let guards = "SELECT (SELECT count(*) FROM account_guards) + (SELECT count(*) FROM file_guards) + (SELECT count(*) FROM erasure_guards)";
    assert_eq!(count(function, guards), 0);
    let (db, now) = (function.world.db(), function.world.now());
    let asked = (account::store::never(now), erasure::never(now));
    let (own, erased) = block_on(db.read(asked)).unwrap();
    assert!(own[0].values().chain(erased[0].values()).all(|count| *count == 0), "{own:?} {erased:?}");
    let keys = store().keys();
    for row in
        function.world.rows("SELECT files.key || '/' || size.value AS key FROM files, json_each(files.sizes) AS size")
    {
        assert!(keys.iter().any(|key| row["key"] == json!(key)), "a row that points to nothing: {row}");
    }
}
