//! The demo space: a portal with something in it, for people who want to look around.
//!
//! `tests/demo` holds it as files, in words and weeks; here they become the imports that an operator
//! who moves in would make, posted through the same endpoints. Loading it again changes nothing.

mod content;
mod desk;
mod habits;
mod portal;
mod stays;
mod table;

use crate::args::SeedOptions;
use crate::project::Project;
use crate::{Result, failure};
use content::Content;
use portal::Portal;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::io::{IsTerminal as _, Write as _};
use std::time::{Instant, SystemTime};

/// The password of everybody in the demo space; `accounts.csv` holds it hashed.
const PASSWORD: &str = "spare key under the fern";
const BOSS: &str = "boss@demo.portico.example";
/// What one import takes.
const ROWS_MAX: usize = 1000;
/// Contracts at once: each gives benefits for a year.
const CONTRACTS_MAX: usize = 200;

/// Where the demo space goes.
pub(crate) struct Target<'a> {
    /// A running portal, such as `http://localhost:8787`.
    pub(crate) base_url: &'a str,
    /// What the portal's first operator proves their right with.
    pub(crate) setup_token: &'a str,
    /// As little as tests need, in place of a lively space.
    pub(crate) small: bool,
}

/// Someone who can sign in to the demo space.
pub(crate) struct SignIn {
    pub(crate) who: &'static str,
    pub(crate) email: &'static str,
    pub(crate) password: &'static str,
}

/// Fills an empty portal through its own interface.
pub(crate) fn load(target: &Target) -> Result<()> {
    let started = Instant::now();
    let content = content::read(&Project::here()?.at("tests/demo"), target.small, today())?;
    let mut portal = Portal::at(target.base_url);
    open(&mut portal, target.setup_token)?;
    settle(&portal, "/api/space/settings", &content.settings)?;
    settle(&portal, "/api/billing/settings", &content.billing)?;
    exchange(&portal, &content.exchange_rates)?;
    let people = json!({ "customers": content.customers, "accounts": content.accounts });
    import(&portal, "/api/identity/import", &people)?;
    import(&portal, "/api/space/import", &json!({ "locations": content.locations }))?;
    let setup = json!({ "kinds": content.kinds, "policies": content.policies, "resources": content.resources,
        "rates": content.rates });
    import(&portal, "/api/bookings/import", &setup)?;
    members(&portal, &content)?;
    houses(&portal, &content.houses)?;
    let booked = bookings(&portal, &content.bookings)?;
    if !target.small {
        deliveries(&portal, &content.deliveries)?;
        desk::fill(&portal, target.base_url, &content.desk, &content.stays)?;
    }
    println!(
        "  demo space: {} locations, {} resources, {} customers, {booked} bookings, after {:.1} s",
        content.locations.len(),
        content.resources.len(),
        content.customers.len(),
        started.elapsed().as_secs_f32()
    );
    Ok(())
}

/// What time it is.
fn now() -> kernel::Instant {
    let seconds = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    kernel::Instant::from_seconds(i64::try_from(seconds).unwrap_or_default())
}

/// Today in UTC.
fn today() -> chrono::NaiveDate {
    kernel::Zone::fixed("Etc/UTC", 0).date(now())
}

/// Signs in as the operator of the demo space; makes them first where there is no operator yet.
fn open(portal: &mut Portal, setup_token: &str) -> Result<()> {
    let boss = json!({ "setup_token": setup_token, "email": BOSS, "password": PASSWORD, "name": "Bea Ravenscar" });
    let made = portal.post("/api/identity/operators/first", &boss)?;
    if made.status != 201 && made.problem() != "operators-exist" {
        return Err(made.failed("making the first operator"));
    }
    portal.sign_in(BOSS, PASSWORD)
}

/// Sets what concerns the whole space, unless it is set like that already.
fn settle(portal: &Portal, path: &str, settings: &Value) -> Result<()> {
    let known = portal.get(path)?.expect(200, path)?.body;
    let wanted = settings.as_object().into_iter().flatten();
    if wanted.into_iter().any(|(name, value)| known[name] != *value) {
        let path = format!("{path}?version={}", known["version"]);
        portal.put(&path, settings)?.expect(200, &path)?;
    }
    Ok(())
}

/// Says what other currencies are worth, unless somebody has.
fn exchange(portal: &Portal, rates: &[Value]) -> Result<()> {
    let known = portal.get("/api/billing/settings")?.expect(200, "/api/billing/settings")?.body;
    if known["exchange_rates"].as_array().is_some_and(Vec::is_empty) {
        let path = format!("/api/billing/exchange-rates?version={}", known["version"]);
        portal.put(&path, &json!({ "rates": rates }))?.expect(200, &path)?;
    }
    Ok(())
}

/// What there is to have, who has it, and in which teams they are.
fn members(portal: &Portal, content: &Content) -> Result<()> {
    const PATH: &str = "/api/plans/import";
    import(portal, PATH, &json!({ "plans": content.plans, "products": content.products }))?;
    for contracts in content.contracts.chunks(CONTRACTS_MAX) {
        import(portal, PATH, &json!({ "contracts": contracts }))?;
    }
    // A team's members count as rows.
    for teams in content.teams.chunks(ROWS_MAX / 20) {
        import(portal, "/api/teams/import", &json!({ "teams": teams }))?;
    }
    Ok(())
}

/// How members check in, unless that was said already.
fn houses(portal: &Portal, houses: &[Value]) -> Result<()> {
    const PATH: &str = "/api/activity/settings";
    let known = portal.get(PATH)?.expect(200, PATH)?.body;
    let is_new = |house: &&Value| {
        let places = known["items"].as_array().into_iter().flatten();
        places.into_iter().any(|place| place["location"]["id"] == house["location_id"] && place["version"] == 0)
    };
    for house in houses.iter().filter(is_new) {
        let path = format!("{PATH}/{}?version=0", house["location_id"].as_str().unwrap_or_default());
        portal.put(&path, &house["setup"])?.expect(200, &path)?;
    }
    Ok(())
}

/// Posts an import that must succeed as a whole.
fn import(portal: &Portal, path: &str, body: &Value) -> Result<()> {
    portal.post(path, body)?.expect(200, path).map(drop)
}

/// Posts the bookings, soonest first; leaves out those whose place somebody has taken since.
fn bookings(portal: &Portal, bookings: &[Value]) -> Result<usize> {
    let mut done = 0;
    for chunk in bookings.chunks(ROWS_MAX) {
        let mut chunk = chunk.to_vec();
        loop {
            let answer = portal.post("/api/bookings/import", &json!({ "bookings": chunk }))?;
            if answer.status == 200 {
                break;
            }
            let taken = taken(&answer.body);
            if taken.is_empty() {
                return Err(answer.failed("importing bookings"));
            }
            let mut index = 0;
            chunk.retain(|_| {
                index += 1;
                !taken.contains(&(index - 1))
            });
        }
        done += chunk.len();
        progress(done, bookings.len());
    }
    Ok(done)
}

/// What can be done with mail and parcels, and some that have come; nothing, once that was said.
fn deliveries(portal: &Portal, deliveries: &Value) -> Result<()> {
    const POLICIES: &str = "/api/deliveries/policies";
    let known = portal.get(POLICIES)?.expect(200, POLICIES)?.body;
    if known["items"].as_array().is_some_and(|policies| !policies.is_empty()) {
        return Ok(());
    }
    for (list, path) in [("policies", POLICIES), ("registered", "/api/deliveries/all")] {
        for one in deliveries[list].as_array().into_iter().flatten() {
            portal.post(path, one)?.expect(201, path)?;
        }
    }
    Ok(())
}

/// The rows that an import was refused for, if they were refused for being taken and nothing else.
fn taken(problem: &Value) -> BTreeSet<usize> {
    let errors = problem["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
    let row = |error: &Value| {
        let row = error["pointer"].as_str()?.strip_prefix("/bookings/")?;
        row.parse().ok().filter(|_| error.to_string().contains("overlaps another booking"))
    };
    errors.iter().map(row).collect::<Option<_>>().unwrap_or_default()
}

fn progress(done: usize, all: usize) {
    if std::io::stdout().is_terminal() {
        print!("\r  {done} of {all} bookings{}", if done == all { "\n" } else { "" });
        let _ = std::io::stdout().flush();
    }
}

/// Those who can sign in once the demo space is loaded.
pub(crate) fn sign_ins() -> &'static [SignIn] {
    const fn person(who: &'static str, email: &'static str) -> SignIn {
        SignIn { who, email, password: PASSWORD }
    }
    const {
        &[
            person("operator", BOSS),
            person("member", "ada@demo.portico.example"),
            person("team", "tess@demo.portico.example"),
            person("contact", "carl@demo.portico.example"),
        ]
    }
}

/// `cargo xtask seed`.
pub(crate) fn run(project: &Project, options: &SeedOptions) -> Result<()> {
    let setup_token = match &options.setup_token {
        Some(token) => token.clone(),
        None => local_setup_token(project)?,
    };
    load(&Target { base_url: &options.url, setup_token: &setup_token, small: options.small })
}

/// The set-up token of the local portal.
pub(crate) fn local_setup_token(project: &Project) -> Result<String> {
    let file = project.local("secrets.json");
    let text = fs::read_to_string(&file)
        .map_err(|_| failure!("start the portal first (cargo xtask dev), or give --setup-token"))?;
    let secrets: serde_json::Value = serde_json::from_str(&text)
        .map_err(|error| failure!("{} is damaged ({error}); remove it and start the portal again", file.display()))?;
    secrets["setupToken"]
        .as_str()
        .map(str::to_owned)
        .ok_or_else(|| failure!("{} has no setupToken; remove it and start the portal again", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_rows_whose_place_is_taken_are_left_out() {
        let error = |row: &str, detail: &str| json!({ "pointer": format!("/bookings/{row}"), "detail": detail });
        let overlap = "slot-taken: overlaps another booking";
        let refused = json!({ "errors": [error("3", overlap), error("14", overlap)] });
        assert_eq!(taken(&refused), BTreeSet::from([3, 14]));
        let broken = json!({ "errors": [error("3", overlap), error("4/customer_id", "unknown: no such customer")] });
        assert_eq!(taken(&broken), BTreeSet::new());
        assert_eq!(taken(&json!({ "status": 500 })), BTreeSet::new());
    }
}
