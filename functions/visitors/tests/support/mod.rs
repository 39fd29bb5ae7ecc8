//! The function in a world with a harbour that is open on weekdays from 8 to 20. Now is Tuesday, 1 January 2030, 08:00.
#![allow(dead_code, reason = "each test crate uses its part")]
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
use futures::executor::block_on;
use serde_json::{Value, json};
use std::cell::Cell;
use std::rc::Rc;
use testkit::{Answer, Function, Persona, World};
use visitors::{App, Secrets, routes};

pub(crate) type Visitors = Function<App>;

/// Secrets that count.
struct Counted;

impl Secrets for Counted {
    fn fresh(&self) -> Option<[u8; 32]> {
        thread_local! { static NTH: Cell<u32> = const { Cell::new(0) }; }
        NTH.set(NTH.get() + 1);
        let digits = NTH.get().to_le_bytes();
        Some(std::array::from_fn(|n| digits[(n / 2) % 4] >> (n % 2 * 4) & 15))
    }
}

pub(crate) fn app(world: &World, db: db::Db) -> App {
    App { db, clock: world.clock(), ids: world.ids(), secrets: Rc::new(Counted) }
}

pub(crate) fn function() -> Visitors {
    Function::new(routes(), app)
}

/// A registration of people by name, each with an address, on a day of January 2030 from ten to eleven.
pub(crate) fn registration(names: &[&str], day: &str) -> Value {
    let visitor = |name: &&str| {
        let email = format!("{}@example.com", name.to_lowercase().replace(' ', "."));
        json!({ "name": name, "email": email, "company": "Acme", "locale": null })
    };
    json!({
        "location_id": "loc_utc", "host_id": null, "booking_id": null, "starts_at": format!("2030-01-{day}T10:00:00Z"),
        "ends_at": format!("2030-01-{day}T11:00:00Z"), "repeat": null, "reason": "Demo", "note": "Has a dog",
        "visitors": names.iter().map(visitor).collect::<Vec<_>>(),
    })
}

pub(crate) fn register(function: &Visitors, who: Persona, body: Value) -> Answer {
    function.post(who, "/api/visitors/visits", body)
}

/// Registers one person for today; the visit.
pub(crate) fn expected(function: &Visitors, who: Persona, name: &str) -> Value {
    register(function, who, registration(&[name], "01")).expect(201).json["visits"][0].clone()
}

pub(crate) fn id_of(visit: &Value) -> &str {
    visit["id"].as_str().unwrap()
}

/// The path of a visit, and what is below it.
pub(crate) fn at(visit: &Value, below: &str) -> String {
    format!("/api/visitors/visits/{}{below}", id_of(visit))
}

/// How visitors are received; `changes` are laid over what holds at first.
pub(crate) fn reception(changes: &Value) -> Value {
    let mut all = json!({
        "day_max": null, "week_max": null, "month_max": null, "operator_approves": false, "walk_ins": "host_approves",
        "terms_text": "", "signature": false, "badge_fields": ["company", "host"], "kept_days": 90,
    });
    for (name, value) in changes.as_object().unwrap() {
        all[name] = value.clone();
    }
    all
}

/// Sets up how visitors are received everywhere.
pub(crate) fn receive(function: &Visitors, changes: &Value) -> Value {
    let version = function.world.count("SELECT version FROM visitor_settings WHERE place = 'space'");
    let path = format!("/api/visitors/settings/space?version={version}");
    function.put(Persona::Boss, &path, reception(changes)).expect(200).json
}

/// A tablet at the harbour's door: the cookie that it shows.
pub(crate) fn kiosk(function: &Visitors) -> String {
    let new = json!({ "location_id": "loc_utc", "name": "Front door" });
    let link = function.post(Persona::Boss, "/api/visitors/kiosks", new).expect(201).json;
    opened(function, link["path"].as_str().unwrap())
}

/// Opens a kiosk by its link; the cookie that its tablet shows from then on.
pub(crate) fn opened(function: &Visitors, path: &str) -> String {
    let secret = path.split('#').nth(1).unwrap();
    let answer = function.post(Persona::Nobody, "/api/visitors/kiosk/opening", json!({ "secret": secret })).expect(200);
    let cookie = answer.headers.get("set-cookie").unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("Path=/api/visitors/kiosk;"), "{cookie}");
    cookie.split(';').next().unwrap().to_owned()
}

/// What a tablet asks.
pub(crate) fn tap(function: &Visitors, cookie: &str, method: &str, path: &str, body: Value) -> Answer {
    let path = format!("/api/visitors/kiosk{path}");
    function.send_with(Persona::Nobody, method, &path, body, &[("cookie", cookie)])
}

pub(crate) fn agreed_to_nothing() -> Value {
    json!({ "terms_version": null, "signature": null })
}

/// Comes in at a kiosk.
pub(crate) fn come_in(function: &Visitors, cookie: &str, visit: &Value) -> Answer {
    tap(function, cookie, "POST", &format!("/visits/{}/check-in", id_of(visit)), agreed_to_nothing())
}

/// What is owed: topic, to whom, and what is told.
pub(crate) fn told(function: &Visitors) -> Vec<(String, String, Value)> {
    let rows = function
        .world
        .rows("SELECT topic, recipient, payload FROM outbox ORDER BY created_at, CAST(substr(id, 5) AS INTEGER)");
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    let read = |row: Value| {
        (text(&row, "topic"), text(&row, "recipient"), serde_json::from_str(row["payload"].as_str().unwrap()).unwrap())
    };
    rows.into_iter().map(read).collect()
}

/// The topics that are owed, with to whom.
pub(crate) fn topics(function: &Visitors) -> Vec<String> {
    told(function).into_iter().map(|(topic, to, _)| format!("{topic} {to}")).collect()
}

/// The code in the last mail that had one.
pub(crate) fn last_code(function: &Visitors) -> String {
    let told = told(function);
    let path = told.iter().rev().find_map(|(.., payload)| payload["path"].as_str()).unwrap();
    path.strip_prefix("/visit/").unwrap().to_owned()
}

pub(crate) fn run(function: &Visitors) -> visitors::jobs::Done {
    let app = app(&function.world, function.world.db());
    let done = block_on(visitors::jobs::run(&app));
    assert_eq!(done.log, Vec::<String>::new());
    done
}

/// What must be true whatever happened.
pub(crate) fn assert_consistent(function: &Visitors) {
    let broken = block_on(function.world.db().read(visitors::store::never(function.world.now()))).unwrap();
    assert!(broken[0].values().all(|count| *count == 0), "{broken:?}");
}
