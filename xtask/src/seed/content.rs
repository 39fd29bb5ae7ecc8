//! The files of `tests/demo` as the bodies of imports.

use super::habits::{Place, Rate, Resource, WEEKS_MAX, World, week_begins, zone};
use super::stays;
use super::table::{self, Row};
use crate::{Result, failure};
use chrono::{Datelike, Days, Months, NaiveDate};
use kernel::hours::{Calendar, Closure};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The small space has the first so many customers.
const SMALL_CUSTOMERS: usize = 20;
/// And so many weeks of bookings either side of this one.
const SMALL_WEEKS: i64 = 1;

/// Everything that the demo space is, ready to be posted.
pub(crate) struct Content {
    pub(crate) settings: Value,
    pub(crate) billing: Value,
    pub(crate) exchange_rates: Vec<Value>,
    pub(crate) customers: Vec<Value>,
    pub(crate) accounts: Vec<Value>,
    pub(crate) locations: Vec<Value>,
    pub(crate) plans: Value,
    pub(crate) products: Value,
    pub(crate) contracts: Vec<Value>,
    pub(crate) teams: Vec<Value>,
    pub(crate) kinds: Value,
    pub(crate) policies: Value,
    pub(crate) resources: Vec<Value>,
    pub(crate) rates: Vec<Value>,
    pub(crate) bookings: Vec<Value>,
    pub(crate) houses: Vec<Value>,
    /// What can be done with mail and parcels, and what has come.
    pub(crate) deliveries: Value,
    /// Who was in the house on which days.
    pub(crate) stays: Vec<Value>,
    /// What happens at the front desk.
    pub(crate) desk: Value,
}

/// Reads the demo space as it is today; of the small one, what tests need.
pub(crate) fn read(folder: &Path, small: bool, today: NaiveDate) -> Result<Content> {
    let table = |name: &str| table::read(&folder.join(name));
    let list = |name: &str| table::read_json(&folder.join(name));
    let mut customers = table("customers.csv")?;
    let mut resources = table("resources.csv")?;
    let mut locations = list("locations.json")?.as_array().cloned().unwrap_or_default();
    if small {
        customers.truncate(SMALL_CUSTOMERS);
        resources = kept(resources, |row| row.yes("in_small"))?;
        locations.truncate(1);
    }
    let here: BTreeSet<String> = ids(&customers)?;
    let is_here = |row: &Row, column: &str| Ok(here.contains(row.text(column)?));
    // Closures would make tests depend on the season.
    let closures = if small { Vec::new() } else { table("closures.csv")? };
    let mut houses = list("houses.json")?.as_array().cloned().unwrap_or_default();
    houses.retain(|house| locations.iter().any(|location| location["id"] == house["location_id"]));
    let places = places(&mut locations, &closures, today)?;
    let in_place = |row: &Row| Ok(places.contains_key(row.text("location_id")?));
    let plans = list("plans.json")?;
    let products = products_by_the_cycle(&plans);
    let wanted = |row: &Row| Ok(is_here(row, "customer_id")? && !(small && products.contains(row.text("plan_id")?)));
    let contracts = kept(table("contracts.csv")?, wanted)?;
    let teams = kept(table("teams.csv")?, |row| is_here(row, "paying_customer_id"))?;
    let rates = kept(table("rates.csv")?, in_place)?;

    let members = members(&contracts, &products)?;
    let bookable = resources.iter().map(resource).collect::<Result<_>>()?;
    let world = World {
        places: &places,
        resources: &bookable,
        rates: &rates.iter().map(Rate::read).collect::<Result<Vec<_>>>()?,
        is_member: &|customer| members.contains(customer),
        // All that is booked in such a week is: for some days tests would find nothing ahead of anybody.
        cancels: !small,
        today,
    };
    let habits = kept(table("habits.csv")?, |row| is_here(row, "customer_id"))?;
    let weeks_max = if small { SMALL_WEEKS } else { WEEKS_MAX };
    let bookings = habits.iter().map(|habit| world.bookings(habit, weeks_max)).collect::<Result<Vec<_>>>()?;
    let mut bookings = bookings.concat();
    bookings.sort_by_key(|booking| booking["starts_at"].to_string());

    let stays = table("stays.csv")?;
    let stays = stays.iter().map(|row| stays::of(row, &places, today)).collect::<Result<Vec<_>>>()?.concat();

    let accounts = kept(table("accounts.csv")?, |row| is_here(row, "customer_ids"))?;
    let team_members = table("team_members.csv")?;
    Ok(Content {
        settings: list("settings.json")?,
        billing: list("billing.json")?,
        exchange_rates: exchange_rates(&list("exchange-rates.json")?, today),
        customers: customers.iter().map(customer).collect::<Result<_>>()?,
        accounts: accounts.iter().map(account).collect::<Result<_>>()?,
        locations,
        plans,
        products: list("products.json")?,
        contracts: contracts.iter().map(|row| contract(row, today)).collect::<Result<_>>()?,
        teams: teams.iter().map(|row| team(row, &team_members, small)).collect::<Result<_>>()?,
        kinds: list("kinds.json")?,
        policies: list("policies.json")?,
        resources: resources.iter().map(resource_setup).collect::<Result<_>>()?,
        rates: rates.iter().map(rate).collect::<Result<_>>()?,
        bookings,
        houses,
        deliveries: list("deliveries.json")?,
        stays,
        desk: list("desk.json")?,
    })
}

/// Each rate from the first day of its month on.
fn exchange_rates(rates: &Value, today: NaiveDate) -> Vec<Value> {
    let first = today.with_day(1).unwrap_or(today);
    let rate = |rate: &Value| {
        let months = rate["months_ago"].as_u64().and_then(|months| u32::try_from(months).ok()).unwrap_or_default();
        json!({ "currency": rate["currency"], "rate": rate["rate"], "from_day": (first - Months::new(months)).to_string() })
    };
    rates.as_array().into_iter().flatten().map(rate).collect()
}

fn kept(rows: Vec<Row>, keep: impl Fn(&Row) -> Result<bool>) -> Result<Vec<Row>> {
    let mut kept = Vec::with_capacity(rows.len());
    for row in rows {
        if keep(&row)? {
            kept.push(row);
        }
    }
    Ok(kept)
}

fn ids(rows: &[Row]) -> Result<BTreeSet<String>> {
    rows.iter().map(|row| row.value("id")).collect()
}

/// Adds this year's, last year's and next year's closures to the locations, and makes places of
/// them to reckon with.
fn places(locations: &mut [Value], closures: &[Row], today: NaiveDate) -> Result<BTreeMap<String, Place>> {
    let mut places = BTreeMap::new();
    for location in locations {
        let broken = || failure!("locations.json does not hold locations");
        let id = location["id"].as_str().ok_or_else(broken)?.to_owned();
        let mut days = Vec::new();
        for closure in closures {
            if closure.text("location_id")? == id {
                days.extend(every_year(closure, today)?);
            }
        }
        location["closures"] = serde_json::to_value(&days).map_err(|_| broken())?;
        let setup = &location["setup"];
        let zone = setup["zone"].as_str().and_then(zone).ok_or_else(broken)?;
        let hours = serde_json::from_value(setup["hours"].clone()).map_err(|_| broken())?;
        let currency = setup["currency"].as_str().ok_or_else(broken)?.to_owned();
        places.insert(id, Place { calendar: Calendar { zone, hours, closures: days }, currency });
    }
    Ok(places)
}

fn every_year(closure: &Row, today: NaiveDate) -> Result<Vec<Closure>> {
    let (days, reason) = (closure.value::<u64>("days")?, closure.text("reason")?);
    let mut closures = Vec::new();
    for year in today.year() - 1..=today.year() + 1 {
        let first = format!("{year}-{}", closure.text("month_day")?);
        let starts_on: NaiveDate = first.parse().map_err(|_| failure!("closures.csv: {first} is no day"))?;
        let ends_on = starts_on.checked_add_days(Days::new(days - 1)).unwrap_or(starts_on);
        closures.push(Closure { starts_on, ends_on, reason: reason.to_owned() });
    }
    Ok(closures)
}

/// The ids of what is charged by the cycle and makes nobody a member.
fn products_by_the_cycle(plans: &Value) -> BTreeSet<String> {
    let plans = plans.as_array().into_iter().flatten();
    let products = plans.filter(|plan| plan["setup"]["sold_as"] == "product");
    products.filter_map(|plan| plan["id"].as_str().map(str::to_owned)).collect()
}

/// Whoever has a contract of a plan this week.
fn members(contracts: &[Row], products: &BTreeSet<String>) -> Result<BTreeSet<String>> {
    let mut members = BTreeSet::new();
    for row in contracts {
        if products.contains(row.text("plan_id")?) {
            continue;
        }
        let goes_on = row.optional::<i64>("until_week")?.is_none_or(|week| 0 < week);
        if goes_on && row.value::<i64>("from_week")? <= 0 {
            members.insert(row.value("customer_id")?);
        }
    }
    Ok(members)
}

fn customer(row: &Row) -> Result<Value> {
    Ok(json!({ "id": row.text("id")?, "name": row.text("name")?, "email": row.text("email")? }))
}

fn account(row: &Row) -> Result<Value> {
    Ok(json!({ "id": row.text("id")?, "email": row.text("email")?, "name": row.text("name")?,
        "locale": row.text("locale")?, "customer_ids": row.words("customer_ids")?,
        "password_hash": row.text("password_hash")? }))
}

fn contract(row: &Row, today: NaiveDate) -> Result<Value> {
    let until = row.optional("until_week")?.map(|week| week_begins(today, week));
    Ok(json!({ "id": row.text("id")?, "customer_id": row.text("customer_id")?, "plan_id": row.text("plan_id")?,
        "starts_on": week_begins(today, row.value("from_week")?), "ends_on": until, "quantity": row.value::<i64>("quantity")?,
        "price_minor": row.optional::<i64>("price_minor")?, "due_days": row.optional::<i64>("due_days")? }))
}

/// A team with its people. In the small space nobody shares: tests say themselves who does.
fn team(row: &Row, members: &[Row], small: bool) -> Result<Value> {
    let id = row.text("id")?;
    let mut people = Vec::new();
    for member in members {
        if member.text("team_id")? == id {
            people.push(json!({ "customer_id": member.text("customer_id")?,
                "is_administrator": member.yes("is_administrator")?, "narrowed": member.rights(None, "withholds")? }));
        }
    }
    let shares = row.optional::<String>("shares")?.filter(|_| !small);
    let setup = json!({ "name": row.text("name")?, "paying_customer_id": row.text("paying_customer_id")?, "shares": shares,
        "rights": row.rights(Some("grants"), "withholds")?, "members": people });
    Ok(json!({ "id": id, "setup": setup }))
}

fn resource(row: &Row) -> Result<(String, Resource)> {
    Ok((row.value("id")?, Resource { location: row.value("location_id")?, kind: row.value("kind_id")? }))
}

fn resource_setup(row: &Row) -> Result<Value> {
    let setup = json!({
        "location_id": row.text("location_id")?,
        "kind_id": row.text("kind_id")?,
        "policy_id": row.text("policy_id")?,
        "name": row.text("name")?,
        "description": row.text("description")?,
        "capacity": row.value::<u32>("capacity")?,
        "units": row.value::<u32>("units")?,
        "amenities": row.words("amenities")?,
        "audience": row.text("audience")?,
        "plan_ids": row.words("plan_ids")?,
        "team_ids": row.words("team_ids")?,
        "part_ids": row.words("part_ids")?,
        "position": row.value::<u32>("position")?,
        "archived": row.yes("archived")?,
    });
    Ok(json!({ "id": row.text("id")?, "setup": setup }))
}

fn rate(row: &Row) -> Result<Value> {
    let weekdays: Vec<u32> = row.text("weekdays")?.chars().filter_map(|digit| digit.to_digit(10)).collect();
    let setup = json!({
        "location_id": row.text("location_id")?,
        "kind_id": row.text("kind_id")?,
        "name": row.text("name")?,
        "audience": row.text("audience")?,
        "weekdays": weekdays,
        "from": row.text("from")?,
        "until": row.text("until")?,
        "length_minutes_min": row.value::<i64>("length_minutes_min")?,
        "length_minutes_max": row.value::<i64>("length_minutes_max")?,
        "unit": row.text("unit")?,
        "amount_minor": row.value::<i64>("amount_minor")?,
        "cap_minor": row.optional::<i64>("cap_minor")?,
    });
    Ok(json!({ "id": row.text("id")?, "setup": setup }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Project;
    use kernel::Instant;

    /// A day like any other, one on which clocks change, and the last of a leap year.
    const DAYS: [&str; 3] = ["2026-11-24", "2027-03-28", "2028-12-31"];

    fn content(small: bool, today: &str) -> Content {
        let folder = Project::here().unwrap().at("tests/demo");
        read(&folder, small, today.parse().unwrap()).unwrap()
    }

    #[test]
    fn the_demo_space_is_as_large_on_any_day() {
        for today in DAYS {
            let content = content(false, today);
            let sizes = (content.locations.len(), content.resources.len(), content.customers.len());
            assert_eq!(sizes, (3, 60, 400));
            assert_eq!((content.accounts.len(), content.teams.len()), (24, 36));
            assert!((11_500..12_700).contains(&content.bookings.len()), "{today}: {}", content.bookings.len());
        }
    }

    /// On the last of them the week that comes is one whose bookings were cancelled.
    #[test]
    fn in_the_small_space_members_have_something_ahead_on_any_day() {
        for today in [&DAYS[..], &["2027-01-01", "2027-01-03"]].concat() {
            let ahead = content(true, today).bookings.into_iter().filter(|booking| {
                booking["customer_id"] == "cus_ada"
                    && booking["status"] == "confirmed"
                    && booking["starts_at"].as_str() > Some(today)
            });
            assert!(0 < ahead.count(), "{today}");
        }
    }

    #[test]
    fn the_small_space_names_nothing_that_it_lacks() {
        let content = content(true, "2026-11-24");
        let ids = |list: &[Value]| list.iter().map(|row| row["id"].to_string()).collect::<BTreeSet<_>>();
        let (customers, resources) = (ids(&content.customers), ids(&content.resources));
        assert_eq!((content.locations.len(), customers.len()), (1, 20));
        assert!(content.resources.iter().all(|row| row["setup"]["location_id"] == "loc_berlin"));
        for booking in &content.bookings {
            assert!(customers.contains(&booking["customer_id"].to_string()), "{booking}");
            assert!(resources.contains(&booking["resource_id"].to_string()), "{booking}");
        }
        let members = content.teams.iter().flat_map(|team| team["setup"]["members"].as_array().unwrap());
        assert!(members.map(|member| &member["customer_id"]).all(|id| customers.contains(&id.to_string())));
    }

    /// What each resource claims and the minutes around its bookings, as the import will reckon.
    fn claims(content: &Content) -> BTreeMap<String, (Vec<String>, usize, i64, i64)> {
        let policies = content.policies.as_array().unwrap();
        let units = |id: &str| {
            let row = content.resources.iter().find(|row| row["id"] == id).unwrap();
            usize::try_from(row["setup"]["units"].as_u64().unwrap()).unwrap()
        };
        let claim = |row: &Value| {
            let (id, setup) = (row["id"].as_str().unwrap().to_owned(), &row["setup"]);
            let policy = &policies.iter().find(|policy| policy["id"] == setup["policy_id"]).unwrap()["setup"];
            let parts: Vec<String> = serde_json::from_value(setup["part_ids"].clone()).unwrap();
            let leaves = if parts.is_empty() { vec![id.clone()] } else { parts };
            let buffer = |side: &str| policy[format!("buffer_{side}_minutes")].as_i64().unwrap();
            (id.clone(), (leaves, units(&id), buffer("before"), buffer("after")))
        };
        content.resources.iter().map(claim).collect()
    }

    #[test]
    fn no_two_bookings_want_the_same_place_on_any_day() {
        for today in DAYS {
            let content = content(false, today);
            let claims = claims(&content);
            let mut taken: BTreeMap<String, Vec<(Instant, Instant)>> = BTreeMap::new();
            for booking in content.bookings.iter().filter(|booking| booking["status"] == "confirmed") {
                let at = |end: &str| booking[end].as_str().unwrap().parse::<Instant>().unwrap();
                let (leaves, _, before, after) = &claims[booking["resource_id"].as_str().unwrap()];
                let (from, until) = (at("starts_at").plus_minutes(-before), at("ends_at").plus_minutes(*after));
                for leaf in leaves {
                    let here = taken.entry(leaf.clone()).or_default();
                    // They come in order but for their buffers, so that yesterday's cannot matter any more.
                    here.retain(|(_, ends)| from.plus_minutes(-24 * 60) < *ends);
                    let meanwhile = here.iter().filter(|(begins, ends)| *begins < until && from < *ends).count();
                    assert!(meanwhile < claims[leaf].1, "{today}: {booking}");
                    here.push((from, until));
                }
            }
        }
    }

    #[test]
    fn whoever_can_sign_in_can_book_more() {
        let content = content(false, "2026-11-24");
        for account in &content.accounts {
            let ahead = content.bookings.iter().filter(|booking| {
                booking["customer_id"] == account["customer_ids"][0]
                    && booking["starts_at"].as_str() > Some("2026-11-24")
            });
            assert!(ahead.count() <= 8, "{}", account["email"]);
        }
    }
}
