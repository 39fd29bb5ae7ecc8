//! Teams in a world that stands still: Tess runs a team that Ada is in, Bob and Carl are in none. Now is Tuesday, 1 January
//! 2030, 08:00.
#![allow(dead_code, reason = "each test crate uses its part")]
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
use files::Memory;
use futures::executor::block_on;
use image::{DynamicImage, ImageFormat, RgbImage};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::io::Cursor;
use std::rc::Rc;
use teams::{App, Secrets, routes};
use testkit::{Answer, Function, Persona, World};

pub(crate) type Teams = Function<App>;

/// Secrets that count.
struct Counted;

impl Secrets for Counted {
    fn fresh(&self) -> Option<[u8; 32]> {
        thread_local! { static NTH: Cell<u32> = const { Cell::new(0) }; }
        NTH.set(NTH.get() + 1);
        let digits = NTH.get().to_le_bytes();
        Some(std::array::from_fn(|n| digits[n % 4]))
    }
}

// Each test has a thread of its own, and with it a store.
thread_local! { static STORE: RefCell<Rc<Memory>> = RefCell::default(); }

pub(crate) fn store() -> Rc<Memory> {
    STORE.with_borrow(Rc::clone)
}

pub(crate) fn app(world: &World, db: db::Db) -> App {
    App { db, clock: world.clock(), ids: world.ids(), secrets: Rc::new(Counted), files: store() }
}

pub(crate) fn upload(function: &Teams, who: Persona, path: &str, bytes: Vec<u8>) -> Answer {
    let mut request = web::Request::new("POST", path, bytes);
    request.claims = who.claims();
    function.answer(request)
}

pub(crate) fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(RgbImage::new(width, height)).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

pub(crate) fn function() -> Teams {
    STORE.set(Rc::default());
    Function::new(routes(), app)
}

pub(crate) const LOGO: &str = "/api/teams/tea_tess/logo";
pub(crate) const MEMBERS: &str = "/api/teams/tea_tess/members";

pub(crate) fn of(customer: &str) -> String {
    format!("{MEMBERS}?customer={customer}")
}

pub(crate) fn leaving(customer: &str) -> String {
    format!("/api/teams/tea_tess/leaving?customer={customer}")
}

/// What somebody is to be in the team.
pub(crate) fn setup(is_administrator: bool, withheld: &[&str]) -> Value {
    json!({ "is_administrator": is_administrator, "withheld": withheld })
}

pub(crate) fn profile(name: &str) -> Value {
    json!({ "name": name, "description": "We make maps.", "website": "https://maps.example", "public": true })
}

/// What operators say of the team; `changes` are laid over it.
pub(crate) fn details(changes: &Value) -> Value {
    let mut all = json!({ "name": "Team of Tess", "description": "", "website": null, "public": false,
        "paying_customer_id": "cus_tess", "rights": {}, "seats_max": null, "default_plan_id": null, "shares": "none",
        "shared_kinds": ["time_credit", "money_credit", "day_pass", "time_pass"] });
    for (name, value) in changes.as_object().unwrap() {
        all[name] = value.clone();
    }
    all
}

/// Operators change the team of Tess.
pub(crate) fn set(function: &Teams, changes: &Value) -> Answer {
    let version = function.world.count("SELECT version FROM teams WHERE id = 'tea_tess'");
    function.put(Persona::Boss, &format!("/api/teams/all/tea_tess?version={version}"), details(changes))
}

pub(crate) fn invitation(emails: &[&str]) -> Value {
    json!({ "emails": emails, "is_administrator": false, "withheld": [] })
}

pub(crate) fn invite(function: &Teams, who: Persona, emails: &[&str]) -> Answer {
    function.post(who, "/api/teams/tea_tess/invitations", invitation(emails))
}

/// Makes a link for so many, and gives the path that joins by it.
pub(crate) fn link(function: &Teams, uses_max: u32) -> String {
    let wish = json!({ "days": 7, "uses_max": uses_max, "withheld": ["buy_products"] });
    let made = function.post(Persona::Tess, "/api/teams/tea_tess/links", wish).expect(201).json;
    joining(made["path"].as_str().unwrap())
}

/// The path that joins by the page of an invitation.
pub(crate) fn joining(page: &str) -> String {
    page.replace("/team/invitations/", "/api/teams/joining/")
}

/// What was owed, the latest first: topic, recipient, language and payload.
pub(crate) fn mails(function: &Teams) -> Vec<(String, String, String, Value)> {
    let rows = function.world.rows("SELECT topic, recipient, locale, payload FROM outbox ORDER BY rowid DESC");
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    let read = |row: &Value| {
        let payload = serde_json::from_str(row["payload"].as_str().unwrap()).unwrap();
        (text(row, "topic"), text(row, "recipient"), text(row, "locale"), payload)
    };
    rows.iter().map(read).collect()
}

/// The path that joins by the latest mail to that address.
pub(crate) fn mailed(function: &Teams, to: &str) -> String {
    let (.., payload) =
        mails(function).into_iter().find(|(topic, who, ..)| topic == "teams.invited" && who == to).unwrap();
    joining(payload["page"].as_str().unwrap())
}

pub(crate) fn in_team(function: &Teams, customer: &str) -> bool {
    let rows = function.world.rows("SELECT customer_id FROM team_members WHERE team_id = 'tea_tess'");
    rows.iter().any(|row| row["customer_id"] == customer)
}

/// What must be true whatever happened.
pub(crate) fn assert_consistent(function: &Teams) {
    let broken = block_on(function.world.db().read(teams::store::never(function.world.now()))).unwrap();
    assert!(broken[0].values().all(|count| *count == 0), "{broken:?}");
}
