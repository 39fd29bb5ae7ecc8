//! Benefits with periods of their own: set up, given ahead, granted anew when a contract changes within its cycle.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use db::Statement;
use futures::executor::block_on;
use kernel::CustomerId;
use ledger::holding;
use plans::App;
use serde_json::{Value, json};
use support::booked::{assert_entitled, book, charged, drawn, left_of};
use support::*;
use testkit::Persona::*;
use testkit::{Function, World};

const YEAR: &str = "/api/plans/contracts/con_2";

/// A plan that is charged by the year, with these benefits.
fn year(benefits: &Value) -> Value {
    let mut year = plan();
    (year["name"], year["price_minor"]) = ("Year".into(), 120_000.into());
    year["terms"] = json!({ "cycle": { "unit": "month", "count": 12 }, "prorates_last": true, "benefits": benefits });
    year
}

/// Ten hours in rooms a month.
fn monthly() -> Value {
    json!([{ "name": "Rooms", "gives": { "kind": "time_credit", "minutes": 600 }, "scope": { "kinds": ["knd_room"] },
        "every": { "unit": "month", "count": 1 } }])
}

/// Ada has such a plan from the first of January, charged.
fn year_of_ada(benefits: &Value) -> Function<App> {
    let plans = plans();
    plans.world.load("DELETE FROM contracts WHERE id IN ('con_ada', 'con_bob')");
    plans.world.load(ROOM);
    plans.put(Boss, "/api/plans/setup/pln_year?version=0", year(benefits)).expect(200);
    let made = plans.post(Boss, "/api/plans/all", contract("cus_ada", "pln_year", "2030-01-01")).expect(201);
    assert_eq!(made.json["contract_id"], "con_2");
    run_the_day(&plans.world);
    plans
}

fn rooms(plans: &Function<App>) -> Vec<(String, i64)> {
    left_of(&plans.get(Ada, "/api/plans").expect(200).json, "Rooms")
}

fn first(rows: &[(String, i64)], count: usize) -> Vec<(&str, i64)> {
    rows.iter().take(count).map(|(from, left)| (from.as_str(), *left)).collect()
}

#[test]
fn a_period_is_shorter_than_the_cycle_and_of_what_comes_again() {
    let plans = plans();
    let refused = |cycle: (&str, u32), gives: &Value, every: (&str, u32), rule: &str| {
        let mut wish = plan();
        let every = json!({ "unit": every.0, "count": every.1 });
        wish["terms"] = json!({ "cycle": { "unit": cycle.0, "count": cycle.1 },
            "benefits": [{ "name": "Days", "gives": gives, "every": every }] });
        let answer = plans.post(Boss, "/api/plans/setup", wish);
        if rule.is_empty() {
            answer.expect(201);
        } else {
            let error = &answer.refused(422, "invalid-fields").json["errors"][0];
            assert_eq!((&error["pointer"], &error["rule"]), (&json!("/terms/benefits/0/every"), &json!(rule)));
        }
    };
    let passes = &json!({ "kind": "day_pass", "passes": 5 });
    refused(("month", 1), passes, ("week", 1), "");
    refused(("month", 1), passes, ("week", 3), "");
    refused(("month", 1), passes, ("week", 4), "shorter");
    refused(("month", 1), passes, ("month", 1), "shorter");
    refused(("month", 12), passes, ("month", 11), "");
    refused(("month", 3), passes, ("month", 12), "shorter");
    refused(("week", 2), passes, ("week", 1), "");
    refused(("week", 2), passes, ("week", 2), "shorter");
    refused(("week", 8), passes, ("month", 1), "months");
    refused(("month", 12), &json!({ "kind": "discount", "off_ppm": 1000 }), ("month", 1), "discount");
    let mut lasts = plan();
    lasts["terms"]["benefits"][0]["days"] = 30.into();
    let answer = plans.post(Boss, "/api/plans/setup", lasts).refused(422, "invalid-fields");
    assert_eq!(answer.json["errors"][0]["pointer"], "/terms/benefits/0/days");
    let mut once = product();
    once["benefits"] = monthly();
    let answer = plans.post(Boss, "/api/plans/products", once).refused(422, "invalid-fields");
    let error = &answer.json["errors"][0];
    assert_eq!((&error["pointer"], &error["rule"]), (&json!("/benefits/0/every"), &json!("once")));
}

#[test]
fn ten_hours_a_month_come_each_month_of_a_year() {
    let plans = year_of_ada(&monthly());
    let given = rooms(&plans);
    assert_eq!(first(&given, 3), [("2030-01-01", 600), ("2030-02-01", 600), ("2030-03-01", 600)]);
    assert_eq!(given.len(), 24, "those of the next year are granted too: it begins within a year");
    let offers = plans.get(Ada, "/api/plans/offers").expect(200).json;
    let offer = offers["items"].as_array().unwrap().iter().find(|offer| offer["id"] == "pln_year").unwrap();
    assert_eq!(offer["benefits"][0]["every"], json!({ "unit": "month", "count": 1 }));
    assert_entitled(&plans.world);
}

#[test]
fn who_leaves_within_the_year_keeps_the_months_until_then() {
    let plans = year_of_ada(&monthly());
    for (day, booking) in [("2030-02-10", "bkg_2"), ("2030-03-10", "bkg_3"), ("2030-04-10", "bkg_4")] {
        book(&plans.world, day, 120, 3000, booking);
    }
    go_to(&plans.world, "2030-02-05");
    let wish = json!({ "ends_on": "2030-04-01" });
    let shown = plans.post(Ada, &format!("{YEAR}/cancellation/preview"), wish.clone()).expect(200).json;
    assert_eq!(shown["charged_draws"].as_array().unwrap().len(), 1);
    assert_eq!(agree(&plans, Ada, &format!("{YEAR}/cancellation"), wish).expect(200).trips, 2);
    assert_eq!((charged(&plans.world), drawn(&plans.world)), (3570, 240));
    assert_eq!(first(&rooms(&plans), 9), [("2030-02-01", 480), ("2030-03-01", 480)]);
    let january = "SELECT balance FROM v_grants WHERE key = 'contract:con_2:2030-01-01:0:1'";
    assert_eq!(plans.world.count(january), 600, "what is over stays as it was");
    assert_eq!(plans.world.count("SELECT count(*) FROM grants WHERE key LIKE 'contract:con_2:2030-0_-01:0:2'"), 0);
    assert_entitled(&plans.world);
    // She stays after all: the months are back, and so is the booking on its credit.
    agree(&plans, Ada, &format!("{YEAR}/withdrawal"), json!({})).expect(200);
    assert_eq!((charged(&plans.world), drawn(&plans.world)), (0, 360));
    let left = [("2030-02-01", 480), ("2030-03-01", 480), ("2030-04-01", 480), ("2030-05-01", 600)];
    assert_eq!(first(&rooms(&plans), 4), left);
    assert_eq!(rooms(&plans).len(), 23);
    assert_entitled(&plans.world);
    assert_right(&plans.world);
}

#[test]
fn a_month_that_the_end_cuts_gives_its_days_and_is_whole_again_without_it() {
    let plans = year_of_ada(&monthly());
    book(&plans.world, "2030-03-10", 120, 3000, "bkg_3");
    go_to(&plans.world, "2030-02-05");
    agree(&plans, Ada, &format!("{YEAR}/cancellation"), json!({ "ends_on": "2030-03-16" })).expect(200);
    // 15 of the 31 days of March are 290 minutes.
    assert_eq!(first(&rooms(&plans), 9), [("2030-02-01", 600), ("2030-03-01", 290 - 120)]);
    assert_entitled(&plans.world);
    agree(&plans, Ada, &format!("{YEAR}/withdrawal"), json!({})).expect(200);
    assert_eq!(first(&rooms(&plans), 3), [("2030-02-01", 600), ("2030-03-01", 480), ("2030-04-01", 600)]);
    assert_eq!((charged(&plans.world), drawn(&plans.world)), (0, 120));
    assert_entitled(&plans.world);
    assert_right(&plans.world);
}

#[test]
fn a_plan_that_takes_the_place_within_the_year_takes_the_bookings_along() {
    let plans = year_of_ada(&monthly());
    book(&plans.world, "2030-03-10", 120, 3000, "bkg_3");
    book(&plans.world, "2030-04-10", 600, 9000, "bkg_4");
    go_to(&plans.world, "2030-02-05");
    let wish = json!({ "plan_id": "pln_desk", "quantity": 1, "when": "2030-02-15" });
    agree(&plans, Ada, &format!("{YEAR}/changes"), wish).expect(200);
    assert_eq!((charged(&plans.world), drawn(&plans.world)), (0, 720));
    // Half of February, and from the day of the change on the months of the desk.
    let left = [("2030-02-01", 300), ("2030-02-15", 480), ("2030-03-15", 0), ("2030-04-15", 600)];
    assert_eq!(first(&rooms(&plans), 4), left);
    assert_entitled(&plans.world);
    assert_right(&plans.world);
}

/// So many hours that a contract gave besides, each begun before all that Ada's gives.
fn grants_of(world: &World, contract: &str, customer: &str, count: i64) {
    const GIVEN: &str = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?3)
INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, scope, starts_at, expires_at, created_at)
SELECT 'grt_other_' || i, 'contract:' || ?1 || ':2029-12-01:' || i || ':1', ?2, ?1, 'time_credit', 'Rooms', 60, '{}', 1, 4102444800000, 1 FROM n";
    let params = [contract.into(), customer.into(), count.into()];
    block_on(world.db().commit(vec![Statement::new(GIVEN, params)])).unwrap();
}

#[test]
fn a_payer_of_many_contracts_leaves_one_with_all_that_was_drawn_of_it() {
    let plans = year_of_ada(&monthly());
    book(&plans.world, "2030-03-10", 120, 3000, "bkg_3");
    book(&plans.world, "2030-04-10", 120, 3000, "bkg_4");
    let mut seat = contract("cus_bob", "pln_free", "2030-01-01");
    seat["payer_id"] = "cus_ada".into();
    let seat = plans.post(Boss, "/api/plans/all", seat).expect(201).json["contract_id"].clone();
    grants_of(&plans.world, seat.as_str().unwrap(), "cus_bob", 6000);
    let ends = json!({ "ends_on": "2030-03-01" });
    assert_eq!(agree(&plans, Ada, &format!("{YEAR}/cancellation"), ends).expect(200).trips, 2);
    assert_eq!((charged(&plans.world), drawn(&plans.world)), (2 * 3570, 0));
    assert_entitled(&plans.world);
    // Nothing is given twice when she stays after all, and both are drawn anew.
    agree(&plans, Ada, &format!("{YEAR}/withdrawal"), json!({})).expect(200);
    assert_eq!((charged(&plans.world), drawn(&plans.world)), (0, 240));
    assert_entitled(&plans.world);
    assert_right(&plans.world);
}

#[test]
fn what_cannot_all_be_read_is_not_decided_on() {
    let plans = year_of_ada(&monthly());
    let path = format!("{YEAR}/cancellation/preview");
    let ends = || json!({ "ends_on": "2030-03-01" });
    let own = plans.world.count("SELECT count(*) FROM grants");
    grants_of(&plans.world, "con_2", "cus_ada", 4999 - own);
    plans.post(Ada, &path, ends()).expect(200);
    plans.world.load("UPDATE grants SET key = key || ':9' WHERE id = 'grt_other_1';
INSERT INTO grants SELECT 'grt_one_more', 'contract:con_2:2029-12-01:0:1', customer_id, contract_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at
  FROM grants WHERE id = 'grt_other_1'");
    let refused = plans.post(Ada, &path, ends()).refused(409, "too-much-at-once");
    assert_eq!(refused.json["detail"], "There are 5000 benefits, or more.");
    let act = json!({ "act": "end", "on": "2030-03-01", "reason": "" });
    plans.post(Boss, "/api/plans/all/con_2/acts?version=1", act).refused(409, "too-much-at-once");
    assert_eq!(plans.world.count("SELECT count(*) FROM contracts WHERE ends_on IS NOT NULL AND id = 'con_2'"), 0);
}

#[test]
fn what_an_operator_took_of_a_month_is_not_given_anew() {
    let plans = year_of_ada(&monthly());
    let id = plans.world.rows("SELECT id FROM grants WHERE key = 'contract:con_2:2030-03-01:0:1'")[0]["id"].clone();
    let path = format!("/api/plans/grants/{}/revocation", id.as_str().unwrap());
    plans.post(Boss, &path, json!({ "left": 600, "note": "By mistake" })).expect(200);
    agree(&plans, Ada, &format!("{YEAR}/cancellation"), json!({ "ends_on": "2030-02-10" })).expect(200);
    agree(&plans, Ada, &format!("{YEAR}/withdrawal"), json!({})).expect(200);
    let march = "SELECT coalesce(sum(balance), 0) FROM v_grants WHERE key LIKE 'contract:con_2:2030-03-01:0:%'";
    assert_eq!(plans.world.count(march), 0);
    assert_eq!(first(&rooms(&plans), 3)[..2], [("2030-01-01", 600), ("2030-02-01", 600)]);
}

#[test]
fn twenty_benefits_a_week_are_given_changed_and_shown_all_of_them() {
    let of_week = |n: u32| json!({ "name": format!("Rooms {n}"), "gives": { "kind": "time_credit", "minutes": 70 }, "every": { "unit": "week", "count": 1 } });
    let plans = year_of_ada(&json!((0..20).map(of_week).collect::<Vec<_>>()));
    // 52 weeks and a day, of this year and of the next.
    assert_eq!(plans.world.count("SELECT count(*) FROM grants"), 20 * 2 * 53);
    assert_eq!(plans.world.count("SELECT count(*) FROM grants WHERE amount = 10"), 20 * 2, "a day of a week");
    let mine = plans.get(Ada, "/api/plans").expect(200);
    let periods: usize =
        mine.json["benefits"].as_array().unwrap().iter().map(|b| b["periods"].as_array().unwrap().len()).sum();
    assert_eq!((mine.trips, periods), (1, 20 * 2 * 53));
    let (ada, now): (CustomerId, _) = ("cus_ada".parse().unwrap(), plans.world.now());
    let held = block_on(plans.world.db().read(holding(&ada, now, now.plus_minutes(365 * 24 * 60)))).unwrap();
    assert_eq!(held.len(), 20 * 54, "what a series of bookings over a year can draw from");
    // Whatever happens to the contract, what is read does not grow with it.
    for _ in 0..3 {
        agree(&plans, Ada, &format!("{YEAR}/cancellation"), json!({ "ends_on": "2030-01-20" })).expect(200);
        assert_entitled(&plans.world);
        assert_eq!(agree(&plans, Ada, &format!("{YEAR}/withdrawal"), json!({})).expect(200).trips, 2);
        assert_entitled(&plans.world);
    }
    let granted = ledger::granted("con_2".parse().ok().as_ref(), now);
    assert_eq!(block_on(plans.world.db().read(granted)).unwrap().len(), 20 * 2 * 53);
    assert_right(&plans.world);
}

#[test]
fn of_a_contract_that_is_brought_in_the_months_that_are_over_are_not_given() {
    let plans = plans();
    let rows = json!({ "plans": [{ "id": "pln_year", "setup": year(&monthly()) }],
        "contracts": [{ "id": "con_year", "customer_id": "cus_carl", "plan_id": "pln_year", "starts_on": "2029-07-15" }] });
    plans.post(Boss, "/api/plans/import", rows).expect(200);
    let given = plans.world.rows("SELECT key FROM grants WHERE contract_id = 'con_year' ORDER BY starts_at");
    assert_eq!((given.len(), &given[0]["key"]), (7 + 12, &json!("contract:con_year:2029-12-15:0:1")));
}

#[test]
fn the_advisor_replays_periods_within_cycles() {
    let plans = year_of_ada(&monthly());
    plans.world.load(
        "INSERT INTO bookings (id, resource_id, location_id, customer_id, starts_at, ends_at, first_slot, after_slot, status, title, people, price_minor, currency,
          price_why, cancel_until, created_at, cancelled_at)
        WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 11)
        SELECT 'bkg_' || i, 'res_room', 'loc_utc', 'cus_ada', 1885716000000 + i * 604800000, 1885723200000 + i * 604800000, i * 100, i * 100 + 8,
          'confirmed', '', 1, 4000, 'EUR', '[]', 1, 1, NULL FROM n",
    );
    let mut weekly = plan();
    weekly["terms"]["benefits"] = json!([{ "name": "Rooms", "gives": { "kind": "time_credit", "minutes": 60 }, "every": { "unit": "week", "count": 1 } }]);
    plans.put(Boss, "/api/plans/setup/pln_week?version=0", weekly).expect(200);
    let advice = plans.get(Ada, "/api/plans/advice").expect(200).json;
    let fit =
        |id: &str| advice["plans"].as_array().unwrap().iter().find(|fit| fit["plan"]["id"] == id).unwrap().clone();
    // Twelve bookings of two hours on Wednesdays: 24 of the 30 hours that three of the twelve months give.
    let year = fit("pln_year");
    assert_eq!((&year["bookings"]["minor"], &year["benefits_used_ppm"]), (&json!(0), &json!(800_000)));
    // An hour of each is paid, and of 31 October, in a week of three days, 94 minutes.
    assert_eq!(fit("pln_week")["bookings"]["minor"], 11 * 2000 + 3133);
}
