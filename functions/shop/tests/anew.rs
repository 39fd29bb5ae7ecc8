//! What a place in the basket costs when another signs in, when somebody becomes a member or is one no longer, and when its
//! place is held anew.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use shop::App;
use support::*;
use testkit::{Answer, Function, Persona};

/// Contacts pay 30.00 an hour, members 20.00; whoever comes sees rooms.
const RATES: &str = "UPDATE space_settings SET levels = '{\"base\":\"public\",\"sections\":{}}';
UPDATE rates SET audience = 'contacts', amount_minor = 3000;
INSERT INTO rates (id, location_id, kind_id, name, audience, weekdays, from_minute, until_minute, length_minutes_min, length_minutes_max, unit, amount_minor, cap_minor)
  SELECT 'rat_members', location_id, kind_id, 'Members', 'members', weekdays, from_minute, until_minute, length_minutes_min, length_minutes_max, unit, 2000, cap_minor FROM rates";
/// Two hours of the oak.
const TWO_HOURS: (&str, &str) = ("02T10:00", "02T12:00");

fn euros(minor: i64) -> Value {
    json!({ "minor": minor, "currency": "EUR" })
}

fn with(fixture: &'static str) -> Function<App> {
    let function = function();
    function.world.load(fixture);
    function
}

/// What an item costs with tax, and what its price was and is, if it has changed.
fn price(basket: &Value) -> (i64, Value) {
    let item = &basket["items"][0];
    (item["gross"]["minor"].as_i64().unwrap(), item["price_changed"].clone())
}

fn hold(function: &Function<App>, who: Persona, basket: &Value) -> Answer {
    let path = format!("/api/shop/basket/items/{}", basket["items"][0]["id"].as_str().unwrap());
    function.put(who, &path, json!({ "hold": true }))
}

#[test]
fn what_was_put_in_before_sign_in_costs_what_it_costs_whoever_signs_in() {
    for (who, gross, changed) in
        [(Ada, 4760, json!({ "before": euros(7140), "after": euros(4760) })), (Carl, 7140, Value::Null)]
    {
        let function = with(RATES);
        let guest = add(&function, Nobody, booking("oak", TWO_HOURS.0, TWO_HOURS.1)).expect(200);
        assert_eq!(price(&guest.json), (7140, Value::Null));
        let cookie = guest.headers.get("set-cookie").unwrap().split(';').next().unwrap().to_owned();
        let headers = &[("cookie", cookie.as_str())];
        let seen = function.send_with(who, "GET", "/api/shop/basket", Value::Null, headers).expect(200).json;
        assert_eq!(price(&seen), (gross, changed.clone()), "before it is taken over");
        let merged = function.send_with(who, "POST", "/api/shop/basket/merge", Value::Null, headers).expect(200);
        assert_eq!(price(&merged.json), (gross, changed.clone()));
        assert_eq!(price(&basket(&function, who)), (gross, changed));
        let order = check_out(&function, who, "k").expect(201).json;
        assert_eq!(order["lines"][0]["gross"], euros(gross));
        if who == Ada {
            assert_eq!(count(&function, "SELECT sum(gross_minor) FROM charges"), gross);
            assert_eq!(count(&function, "SELECT price_minor FROM bookings"), 4000);
        }
        assert_consistent(&function);
    }
}

#[test]
fn who_is_a_member_no_longer_pays_as_a_contact_does() {
    let function = with(RATES);
    let member = add(&function, Ada, booking("oak", TWO_HOURS.0, TWO_HOURS.1)).expect(200).json;
    assert_eq!(price(&member), (4760, Value::Null));
    function.world.load(
        "UPDATE contracts SET ends_on = '2029-12-31', ends_at = 1893369600000, ended_by = 'operator' WHERE id = 'con_ada'",
    );
    let contact = basket(&function, Ada);
    assert_eq!(price(&contact), (7140, json!({ "before": euros(4760), "after": euros(7140) })));
    // What was shown before is not what is ordered.
    check_out_seen(&function, Ada, &member, "k").refused(409, "price-changed");
    let order = check_out(&function, Ada, "l").expect(201).json;
    assert_eq!((&order["lines"][0]["gross"], &order["status"]), (&euros(7140), &json!("awaiting_payment")));
    // Where nothing says what it costs contacts, or they may not have it, they cannot.
    for (change, rule) in [
        ("DELETE FROM rates WHERE audience = 'contacts'", "no-rate"),
        ("UPDATE resources SET audience = 'members'", "resource-closed-to-you"),
    ] {
        let function = with(RATES);
        function.world.load(change);
        add(&function, Ada, booking("oak", TWO_HOURS.0, TWO_HOURS.1)).expect(200);
        function.world.load(
            "UPDATE contracts SET ends_on = '2029-12-31', ends_at = 1893369600000, ended_by = 'operator' WHERE id = 'con_ada'",
        );
        assert_eq!(problems(&basket(&function, Ada)), [rule]);
    }
}

#[test]
fn a_place_held_again_costs_what_it_costs_by_then() {
    let function = function();
    let seen = add(&function, Carl, booking("oak", TWO_HOURS.0, TWO_HOURS.1)).expect(200).json;
    assert_eq!(price(&seen), (4760, Value::Null));
    function.world.load("UPDATE rates SET amount_minor = 3000;\nUPDATE resources SET version = version + 1");
    // As long as the place is held, its price is.
    assert_eq!(price(&basket(&function, Carl)), (4760, Value::Null));
    function.world.set_now("2030-01-01T08:15:00Z");
    let again = hold(&function, Carl, &seen).expect(200);
    let changed = json!({ "before": euros(4760), "after": euros(7140) });
    assert_eq!((again.trips, price(&again.json)), (2, (7140, changed.clone())));
    assert_eq!(price(&basket(&function, Carl)), (7140, changed));
    assert_eq!(count(&function, "SELECT count(*) FROM claims"), 1);
    let order = check_out(&function, Carl, "k").expect(201).json;
    assert_eq!(order["lines"][0]["gross"], euros(7140));
    assert_consistent(&function);
}

#[test]
fn a_place_is_held_again_only_if_it_can_be_booked_by_then() {
    let table = [
        (
            "INSERT INTO closures (id, location_id, starts_on, ends_on, reason) VALUES ('clo_1', 'loc_utc', '2030-01-02', '2030-01-02', 'Stocktaking')",
            422,
            "location-closed",
        ),
        ("UPDATE resources SET audience = 'members'", 403, "resource-closed-to-you"),
        ("UPDATE policies SET length_minutes_max = 60", 422, "too-long"),
        ("DELETE FROM rates", 422, "no-rate"),
        ("UPDATE resources SET archived = 1 WHERE id = 'res_oak'", 404, "resource-gone"),
    ];
    for (change, status, slug) in table {
        let function = function();
        let seen = add(&function, Carl, booking("oak", TWO_HOURS.0, TWO_HOURS.1)).expect(200).json;
        function.world.load(change);
        function.world.set_now("2030-01-01T08:15:00Z");
        let answer = hold(&function, Carl, &seen);
        assert_eq!((answer.status, answer.problem()), (status, slug), "{change} {}", answer.text);
        assert_eq!(problems(&basket(&function, Carl)), ["hold-lapsed"], "{change}");
    }
}

#[test]
fn a_price_that_changes_by_its_tax_alone_is_told() {
    let function = with(RATES);
    function
        .world
        .load("UPDATE rates SET amount_minor = 3000;\nUPDATE rates SET tax_class = 'reduced' WHERE id = 'rat_members'");
    let guest = add(&function, Nobody, booking("oak", TWO_HOURS.0, TWO_HOURS.1)).expect(200);
    let cookie = guest.headers.get("set-cookie").unwrap().split(';').next().unwrap().to_owned();
    let seen =
        function.send_with(Ada, "GET", "/api/shop/basket", Value::Null, &[("cookie", cookie.as_str())]).expect(200);
    assert_eq!(price(&seen.json), (6420, json!({ "before": euros(7140), "after": euros(6420) })));
    // So is a rate that the space changes, and who is taxed otherwise by now.
    let member = add(&function, Bob, booking("elm", TWO_HOURS.0, TWO_HOURS.1)).expect(200).json;
    assert_eq!(price(&member), (6420, Value::Null));
    function.world.load("UPDATE tax_rates SET rate_ppm = 100000 WHERE class = 'reduced'");
    assert_eq!(price(&basket(&function, Bob)), (6600, json!({ "before": euros(6420), "after": euros(6600) })));
    function.world.load("INSERT INTO billing_accounts (customer_id, party, tax_treatment, collects, version) VALUES ('cus_bob', '{}', 'reverse_charge', 0, 1)");
    assert_eq!(price(&basket(&function, Bob)), (6000, json!({ "before": euros(6420), "after": euros(6000) })));
    // Where it is nothing else with its tax, nothing is told.
    function.world.load("UPDATE tax_rates SET rate_ppm = 190000 WHERE class = 'reduced'");
    let seen =
        function.send_with(Ada, "GET", "/api/shop/basket", Value::Null, &[("cookie", cookie.as_str())]).expect(200);
    assert_eq!(price(&seen.json), (7140, Value::Null));
}
