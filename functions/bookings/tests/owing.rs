//! Who owes for a booking, and how much: a payer who is suspended, the rate that is cheapest with its tax, one that is written
//! meanwhile.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::{assert_consistent, book, function};
use testkit::Persona;

const PAID_BY_TESS: &str = "UPDATE contracts SET payer_id = 'cus_tess' WHERE id = 'con_ada'";
const SUSPENDED: &str = "INSERT INTO billing_accounts (customer_id, tax_treatment, collects, suspended_at, version) VALUES ('cus_tess', 'as_usual', 0, 1, 1)";

#[test]
fn nothing_is_charged_to_a_payer_who_is_suspended() {
    let function = function();
    function.world.load(PAID_BY_TESS);
    function.world.load(SUSPENDED);
    book(&function, Ada, "oak", "02T10:00", "02T11:00").refused(403, "suspended");
    assert_eq!(function.world.count("SELECT (SELECT count(*) FROM bookings) + (SELECT count(*) FROM charges)"), 0);
    let path = "/api/bookings/find?location=loc_utc&date=2030-01-02&time=10:00&length_minutes=60";
    let found = function.get(Ada, path).expect(200).json;
    assert_eq!(
        (&found["rooms"][0]["offer"], &found["rooms"][0]["refusal"]["rule"]),
        (&Value::Null, &json!("suspended"))
    );
    // What costs nothing is charged to nobody.
    function.world.load("INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at)
  VALUES ('grt_hour', 'h', 'cus_ada', NULL, 'time_credit', 'Hour', 60, NULL, '{}', 0, NULL, 0)");
    book(&function, Ada, "oak", "02T10:00", "02T11:00").expect(201);
    book(&function, Ada, "oak", "02T11:00", "02T12:00").refused(403, "suspended");
    // Others, and she herself once Tess owes nothing overdue, book as ever.
    book(&function, Bob, "elm", "02T10:00", "02T11:00").expect(201);
    function.world.load("UPDATE billing_accounts SET suspended_at = NULL");
    book(&function, Ada, "oak", "02T11:00", "02T12:00").expect(201);
    assert_consistent(&function);
}

#[test]
fn the_cheapest_rate_is_the_one_that_is_cheapest_with_its_tax() {
    // 15.00 an hour at 19 % are 17.85; 16.00 at 7 % are 17.12.
    const REDUCED: &str = "INSERT INTO rates (id, location_id, kind_id, name, audience, weekdays, from_minute, until_minute, length_minutes_min, length_minutes_max, unit, amount_minor, cap_minor, tax_class)
  SELECT 'rat_reduced', location_id, kind_id, 'Reduced', 'members', weekdays, from_minute, until_minute, length_minutes_min, length_minutes_max, unit, 1600, NULL, 'reduced' FROM rates WHERE id = 'rat_member'";
    const EXEMPT_BUYER: &str = "INSERT INTO billing_accounts (customer_id, party, tax_treatment, collects, version) VALUES ('cus_ada', '{}', 'reverse_charge', 0, 1)";
    const CONTAINED: &str = "UPDATE billing_settings SET prices_include_tax = 1";
    // Who is charged no tax takes the lower net; where prices contain the tax, the lower price, or what is left of it without.
    let table: [(&[&'static str], &str, i64); 4] = [
        (&[], "Reduced", 1712),
        (&[EXEMPT_BUYER], "Members hourly", 1500),
        (&[CONTAINED], "Members hourly", 1500),
        (&[CONTAINED, EXEMPT_BUYER], "Members hourly", 1261),
    ];
    for (fixtures, rate, gross) in table {
        let function = function();
        function.world.load(REDUCED);
        for sql in fixtures {
            function.world.load(sql);
        }
        let made = book(&function, Ada, "oak", "02T10:00", "02T11:00").expect(201).json;
        let seen = (&made["price_why"][0]["rate"], &made["cost"]["gross"]["minor"]);
        assert_eq!(seen, (&json!(rate), &json!(gross)), "{fixtures:?}");
        assert_consistent(&function);
    }
}

#[test]
fn nobody_books_at_a_rate_that_is_replaced_meanwhile() {
    let rate = json!({ "location_id": "loc_utc", "kind_id": "knd_room", "name": "Members hourly", "audience": "members", "weekdays": [1, 2, 3, 4, 5, 6, 7],
        "from": "00:00", "until": "24:00", "length_minutes_min": 15, "length_minutes_max": 46080, "unit": "hour", "amount_minor": 9900, "cap_minor": null });
    let elsewhere = {
        let mut rate = rate.clone();
        rate["kind_id"] = "knd_desk".into();
        rate
    };
    // Where it was counts as well as where it then is.
    for setup in [rate, elsewhere] {
        let function = function();
        let late = function.overtaken(
            |function| book(function, Ada, "oak", "02T10:00", "02T11:00"),
            || {
                function.put(Boss, "/api/bookings/rates/rat_member", setup.clone()).expect(200);
            },
        );
        late.refused(409, "changed-meanwhile");
        assert_eq!(function.world.count("SELECT count(*) FROM bookings"), 0);
        book(&function, Ada, "oak", "02T10:00", "02T11:00").expect(201);
        assert_eq!(function.world.count("SELECT price_minor FROM bookings"), 2000, "everybody's hourly");
        assert_consistent(&function);
    }
    // Rooms of other kinds are not touched.
    let function = function();
    let versions = "SELECT sum(version) FROM resources";
    assert_eq!(function.world.count(versions), 7);
    let desk = json!({ "location_id": "loc_utc", "kind_id": "knd_desk", "name": "Day", "audience": "members", "weekdays": [1],
        "from": "00:00", "until": "24:00", "length_minutes_min": 15, "length_minutes_max": 46080, "unit": "day", "amount_minor": 1300, "cap_minor": null });
    function.put(Boss, "/api/bookings/rates/rat_desk", desk).expect(200);
    assert_eq!(function.world.count(versions), 8);
}

/// The contract that Tess pays for Ada ends with January.
const ENDS: &str =
    "UPDATE contracts SET ends_on = '2030-02-01', ends_at = unixepoch('2030-02-01') * 1000 WHERE id = 'con_ada'";
const TESS_OWES_THE_TAX: &str = "INSERT INTO billing_accounts (customer_id, party, tax_treatment, collects, version) VALUES ('cus_tess', '{}', 'reverse_charge', 0, 1)";

fn in_february() -> Value {
    json!({ "resource_id": "res_oak", "starts_at": "2030-02-04T10:00:00Z", "ends_at": "2030-02-04T11:00:00Z" })
}

#[test]
fn a_company_pays_for_nothing_after_the_end_of_the_contract_that_it_pays() {
    let function = function();
    for fixture in [PAID_BY_TESS, TESS_OWES_THE_TAX, ENDS] {
        function.world.load(fixture);
    }
    let found = |date: &str| {
        let path = format!("/api/bookings/find?location=loc_utc&date={date}&time=10:00&length_minutes=60");
        function.get(Ada, &path).expect(200).json["rooms"][0]["offer"]["cost"]["gross"]["minor"].clone()
    };
    assert_eq!((found("2030-01-31"), found("2030-02-04")), (json!(1500), json!(1785)));
    book(&function, Ada, "oak", "31T10:00", "31T11:00").expect(201);
    let made = function.post(Ada, "/api/bookings", in_february()).expect(201);
    assert_eq!((made.trips, &made.json["cost"]["gross"]["minor"]), (2, &json!(1785)));
    let charged =
        function.world.rows("SELECT payer_id, customer_id, gross_minor, invoice_by FROM charges ORDER BY period_from");
    let by = |payer: &str, gross: i64, day: &str| json!({ "payer_id": payer, "customer_id": "cus_ada", "gross_minor": gross, "invoice_by": day });
    assert_eq!(charged, [by("cus_tess", 1500, "2030-02-01"), by("cus_ada", 1785, "2030-02-05")]);
    // What Tess owes keeps Ada from January's, not from what she pays herself.
    function.world.load("UPDATE billing_accounts SET suspended_at = 1 WHERE customer_id = 'cus_tess'");
    book(&function, Ada, "elm", "31T10:00", "31T11:00").refused(403, "suspended");
    let elm =
        json!({ "resource_id": "res_elm", "starts_at": "2030-02-04T10:00:00Z", "ends_at": "2030-02-04T11:00:00Z" });
    function.post(Ada, "/api/bookings", elm).expect(201);
    assert_consistent(&function);
}

#[test]
fn what_was_booked_ahead_before_the_end_was_known_stays_with_who_paid_then() {
    let function = function();
    function.world.load(PAID_BY_TESS);
    let made = function.post(Ada, "/api/bookings", in_february()).expect(201);
    function.world.load(ENDS);
    let payers = || function.world.rows("SELECT payer_id, gross_minor FROM charges ORDER BY gross_minor DESC");
    let tess = |gross: i64| json!({ "payer_id": "cus_tess", "gross_minor": gross });
    assert_eq!(payers(), [tess(1785)]);
    let path = format!("/api/bookings/{}/cancellation", made.json["id"].as_str().unwrap());
    function.post(Ada, &path, Value::Null).expect(200);
    assert_eq!(payers(), [tess(1785), tess(-1785)]);
    assert_consistent(&function);
}

#[test]
fn a_company_pays_from_the_first_day_of_the_contract_on() {
    let function = function();
    function.world.load("UPDATE contracts SET payer_id = 'cus_tess', starts_on = '2030-02-01', starts_at = unixepoch('2030-02-01') * 1000 WHERE id = 'con_ada'");
    function.world.load("UPDATE billing_settings SET contacts_pay = 'next_invoice'");
    function.post(Ada, "/api/bookings", in_february()).expect(201);
    book(&function, Ada, "oak", "31T10:00", "31T11:00").expect(201);
    let charged = function.world.rows("SELECT payer_id FROM charges ORDER BY period_from");
    assert_eq!(charged, [json!({ "payer_id": "cus_ada" }), json!({ "payer_id": "cus_tess" })]);
}
