//! Bookings in the ledger: credits, discounts, tax, charges, caps, who pays when.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use bookings::App;
use serde_json::{Value, json};
use support::{assert_consistent, book, function, wish};
use testkit::{Answer, FAULTS, Function, Persona};

/// A grant of a contract: an hour for Ada to book rooms with, in January.
const HOUR: &str = "INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at)
  VALUES ('grt_hour', 'h', 'cus_ada', 'con_ada', 'time_credit', 'Room hours', 60, NULL, '{\"kinds\":[\"knd_room\"]}', 1893456000000, 1896134400000, 0)";
/// Ten euros for Ada, bought, for ever.
const TEN: &str = "INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at)
  VALUES ('grt_ten', 't', 'cus_ada', NULL, 'money_credit', 'Ten', 1000, 'EUR', '{}', 1893456000000, NULL, 0)";
const DISCOUNT: &str = "UPDATE contracts SET terms = '{\"benefits\":[{\"name\":\"Off\",\"gives\":{\"kind\":\"discount\",\"off_ppm\":200000}}]}' WHERE id = 'con_ada'";

fn with(fixtures: &[&'static str]) -> Function<App> {
    let function = function();
    for fixture in fixtures {
        function.world.load(fixture);
    }
    function
}

/// (drawn of each benefit, discount, net, gross, how it is paid)
fn cost(of: &Value) -> (Vec<(String, i64)>, i64, i64, i64, String) {
    let cost = &of["cost"];
    let draws = cost["draws"].as_array().unwrap().iter();
    (
        draws.map(|draw| (draw["name"].as_str().unwrap().to_owned(), draw["amount"].as_i64().unwrap())).collect(),
        cost["discount"]["off"]["minor"].as_i64().unwrap_or(0),
        cost["net"]["minor"].as_i64().unwrap(),
        cost["gross"]["minor"].as_i64().unwrap(),
        cost["pays"].as_str().unwrap().to_owned(),
    )
}

fn cancel(function: &Function<App>, made: &Answer) -> Answer {
    function.post(Ada, &format!("/api/bookings/{}/cancellation", made.json["id"].as_str().unwrap()), Value::Null)
}

fn drawn(function: &Function<App>) -> i64 {
    function.world.count("SELECT coalesce(sum(amount), 0) FROM draws")
}

#[test]
fn credits_come_first_then_the_discount_then_money_and_the_rest_is_taxed_and_charged() {
    let function = with(&[HOUR, TEN, DISCOUNT]);
    // 3 h at 15.00: an hour is covered, 30.00 less 20 % is 24.00, less ten is 14.00.
    let made = book(&function, Ada, "oak", "02T10:00", "02T13:00").expect(201);
    assert_eq!(made.trips, 2);
    assert_eq!(made.json["price"]["minor"], 4500);
    let drawn = vec![("Room hours".to_owned(), 60), ("Ten".to_owned(), 1000)];
    assert_eq!(cost(&made.json), (drawn, 600, 1400, 1666, "next_invoice".to_owned()));
    let charges = function.world.rows(
        "SELECT key, payer_id, customer_id, source, name, net_minor, tax_minor, tax_category, invoice_by, json_array_length(why) AS steps FROM charges",
    );
    let id = made.json["id"].as_str().unwrap();
    let expected = json!({ "key": format!("booking:{id}"), "payer_id": "cus_ada", "customer_id": "cus_ada", "source": "booking",
        "name": "Oak, 2030-01-02 10:00–13:00", "net_minor": 1400, "tax_minor": 266, "tax_category": "S", "invoice_by": "2030-02-01", "steps": 4 });
    assert_eq!(charges, [expected]);
    assert_eq!(function.world.count("SELECT count(*) FROM open_charges"), 1);
    // The same as it was offered, and as it is shown.
    let offered = with(&[HOUR, TEN, DISCOUNT]);
    let path = "/api/bookings/find?location=loc_utc&date=2030-01-02&time=10:00&length_minutes=180";
    let found = offered.get(Ada, path).expect(200);
    assert_eq!((found.trips, &found.json["rooms"][0]["offer"]["cost"]), (1, &made.json["cost"]));
    assert_eq!(function.get(Ada, &format!("/api/bookings/{id}")).expect(200).json, made.json);
    assert_consistent(&function);
}

#[test]
fn what_is_covered_is_not_charged_and_what_is_spent_covers_nothing_more() {
    let function = with(&[HOUR]);
    let first = book(&function, Ada, "oak", "02T10:00", "02T11:00").expect(201);
    assert_eq!(cost(&first.json).4, "nothing");
    assert_eq!(function.world.count("SELECT count(*) FROM charges"), 0);
    let second = book(&function, Ada, "oak", "03T10:00", "03T11:00").expect(201);
    assert_eq!(cost(&second.json), (vec![], 0, 1500, 1785, "next_invoice".to_owned()));
    // The hour holds in January alone, and not for desks.
    let february =
        json!({ "resource_id": "res_oak", "starts_at": "2030-02-04T10:00:00Z", "ends_at": "2030-02-04T11:00:00Z" });
    assert_eq!(cost(&function.post(Ada, "/api/bookings", february).expect(201).json).0, vec![]);
    assert_consistent(&function);
}

#[test]
fn tax_is_in_the_price_or_on_it_by_class_and_by_who_pays() {
    let table: [(&'static str, i64, i64); 5] = [
        ("UPDATE billing_settings SET prices_include_tax = 1", 1261, 1500),
        ("UPDATE rates SET tax_class = 'reduced'", 1500, 1605),
        ("UPDATE rates SET tax_class = 'exempt'", 1500, 1500),
        (
            "INSERT INTO billing_accounts (customer_id, party, tax_treatment, collects, version) VALUES ('cus_ada', '{}', 'reverse_charge', 0, 1)",
            1500,
            1500,
        ),
        ("UPDATE rates SET amount_minor = 0", 0, 0),
    ];
    for (setting, net, gross) in table {
        let function = with(&[setting]);
        let made = book(&function, Ada, "oak", "02T10:00", "02T11:00").expect(201);
        assert_eq!((cost(&made.json).2, cost(&made.json).3), (net, gross), "{setting}");
        assert_eq!(function.world.count("SELECT count(*) FROM charges"), i64::from(0 < gross), "{setting}");
        assert_consistent(&function);
    }
}

#[test]
fn who_pays_for_the_contract_pays_for_the_bookings() {
    let function = with(&[
        "UPDATE contracts SET payer_id = 'cus_tess' WHERE id = 'con_ada'",
        "UPDATE contracts SET charged_until = '2030-01-15' WHERE id = 'con_tess'",
    ]);
    book(&function, Ada, "oak", "02T10:00", "02T11:00").expect(201);
    let charged = function.world.rows("SELECT payer_id, customer_id, invoice_by FROM charges");
    assert_eq!(charged, [json!({ "payer_id": "cus_tess", "customer_id": "cus_ada", "invoice_by": "2030-01-15" })]);
}

#[test]
fn what_a_contact_has_to_pay_goes_into_the_basket_unless_the_space_says_otherwise() {
    let function = function();
    let refused = book(&function, Carl, "oak", "02T10:00", "02T11:00").refused(402, "payment-needed");
    assert_eq!(refused.trips, 1);
    let item = json!({ "kind": "booking", "subject_id": "res_oak", "quantity": 1,
        "wish": { "starts_at": "2030-01-02T10:00:00Z", "ends_at": "2030-01-02T11:00:00Z", "people": 1, "title": "" } });
    assert_eq!((&refused.json["item"], cost(&refused.json).3), (&item, 2380));
    assert_eq!(
        function.world.count(
            "SELECT (SELECT count(*) FROM bookings) + (SELECT count(*) FROM outbox) + (SELECT count(*) FROM claims)"
        ),
        0
    );
    function.world.load("UPDATE billing_settings SET contacts_pay = 'next_invoice', members_pay = 'at_once'");
    book(&function, Carl, "oak", "02T10:00", "02T11:00").expect(201);
    assert_eq!(function.world.rows("SELECT invoice_by FROM charges"), [json!({ "invoice_by": "2030-01-03" })]);
    book(&function, Ada, "elm", "02T10:00", "02T11:00").refused(402, "payment-needed");
    // Nothing left to pay needs no basket.
    function.world.load(HOUR);
    book(&function, Ada, "elm", "02T10:00", "02T11:00").expect(201);
    assert_consistent(&function);
}

#[test]
fn who_pays_at_once_sees_what_they_pay_and_not_what_their_company_would() {
    let function = function();
    function.world.load("UPDATE contracts SET payer_id = 'cus_tess' WHERE id = 'con_ada'");
    function.world.load(
        "INSERT INTO billing_accounts (customer_id, party, tax_treatment, collects, version) VALUES ('cus_tess', '{}', 'reverse_charge', 0, 1)",
    );
    let found = |function: &Function<App>| {
        let path = "/api/bookings/find?location=loc_utc&date=2030-01-02&time=10:00&length_minutes=60";
        cost(&function.get(Ada, path).expect(200).json["rooms"][0]["offer"]).3
    };
    assert_eq!(found(&function), 1500, "the company's next invoice");
    function.world.load("UPDATE billing_settings SET members_pay = 'at_once'");
    assert_eq!(found(&function), 1785, "Ada's basket");
}

#[test]
fn cancelling_in_time_gives_credits_back_and_takes_the_charge_away() {
    let function = with(&[HOUR]);
    let made = book(&function, Ada, "oak", "02T10:00", "02T12:00").expect(201);
    assert_eq!(drawn(&function), 60);
    assert_eq!(cancel(&function, &made).expect(200).trips, 2);
    assert_eq!((drawn(&function), function.world.count("SELECT count(*) FROM open_charges")), (0, 0));
    assert_eq!(function.world.count("SELECT sum(gross_minor) FROM charges"), 0);
    assert_eq!(cost(&book(&function, Ada, "oak", "02T10:00", "02T11:00").expect(201).json).4, "nothing");
    assert_consistent(&function);
}

#[test]
fn whoever_comes_too_late_for_a_credit_is_told_the_price_without_it() {
    let function = with(&[HOUR]);
    let late = |function: &Function<App>| book(function, Ada, "oak", "02T10:00", "02T11:00");
    let refused = function.overtaken(late, || {
        book(&function, Ada, "elm", "02T10:00", "02T11:00").expect(201);
    });
    let refused = refused.refused(409, "benefits-changed");
    assert_eq!((refused.trips, cost(&refused.json).3), (2, 1785));
    assert_eq!((drawn(&function), function.world.count("SELECT count(*) FROM bookings")), (60, 1));
    assert_eq!(function.world.count("SELECT count(*) FROM outbox"), 1);
    assert_consistent(&function);
}

/// Tess pays for the team that Ada is in, shares what she has, and has an hour.
const SHARED: &str = "UPDATE teams SET shares = 'after_own' WHERE id = 'tea_tess';
INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at)
  VALUES ('grt_team', 's', 'cus_tess', NULL, 'time_credit', 'Team hours', 60, NULL, '{}', 1893456000000, NULL, 0)";

#[test]
fn a_team_s_credit_covers_what_one_s_own_does_not_and_says_whose_it_is() {
    let function = with(&[SHARED, HOUR]);
    let made = book(&function, Ada, "oak", "02T10:00", "02T12:00").expect(201);
    assert_eq!(made.trips, 2);
    let drawn = vec![("Room hours".to_owned(), 60), ("Team hours".to_owned(), 60)];
    assert_eq!(cost(&made.json), (drawn, 0, 0, 0, "nothing".to_owned()));
    let whose: Vec<_> = made.json["cost"]["draws"].as_array().unwrap().iter().map(|draw| &draw["of"]).collect();
    assert_eq!(whose, [&Value::Null, &json!("Tess Teams")]);
    // What is cancelled comes back to whom it was drawn from, though she has left the team.
    function.world.load("DELETE FROM team_members WHERE customer_id = 'cus_ada'");
    cancel(&function, &made).expect(200);
    let left = "SELECT sum(balance) FROM v_grants WHERE customer_id = 'cus_tess'";
    assert_eq!((function.world.count(left), function.world.count("SELECT sum(balance) FROM v_grants")), (60, 120));
    assert_eq!(cost(&book(&function, Ada, "oak", "02T10:00", "02T12:00").expect(201).json).2, 1500);
    assert_consistent(&function);
}

#[test]
fn of_two_who_draw_the_team_s_last_hour_and_of_two_where_one_is_let_go_one_is_told_the_price() {
    let function = with(&[SHARED]);
    let late = |function: &Function<App>| book(function, Ada, "oak", "02T10:00", "02T11:00");
    let refused = function.overtaken(late, || {
        book(&function, Tess, "elm", "02T10:00", "02T11:00").expect(201);
    });
    assert_eq!(cost(&refused.refused(409, "benefits-changed").json).3, 1785);
    assert_eq!((drawn(&function), function.world.count("SELECT count(*) FROM bookings")), (60, 1));
    let function = with(&[SHARED]);
    let refused = function.overtaken(late, || {
        function.world.load("DELETE FROM team_members WHERE customer_id = 'cus_ada'");
    });
    assert_eq!(cost(&refused.refused(409, "benefits-changed").json).3, 1785);
    assert_eq!((drawn(&function), function.world.count("SELECT count(*) FROM bookings")), (0, 0));
    assert_consistent(&function);
}

/// The team has ten hours, and each of its people may draw one of them a month.
const CAPPED: &str = "UPDATE grants SET amount = 600 WHERE id = 'grt_team';
UPDATE teams SET share_caps = '{\"time_credit\":60}' WHERE id = 'tea_tess'";

#[test]
fn a_member_draws_of_the_team_s_what_one_may_in_the_month_in_which_it_takes_place() {
    let function = with(&[SHARED, CAPPED]);
    let made = book(&function, Ada, "oak", "02T10:00", "02T12:00").expect(201);
    assert_eq!((made.trips, cost(&made.json).0), (2, vec![("Team hours".to_owned(), 60)]));
    assert_eq!(
        cost(&book(&function, Ada, "oak", "03T10:00", "03T11:00").expect(201).json).0,
        vec![],
        "all that she may"
    );
    // Who pays has it all, and what is cancelled is hers to draw again.
    assert_eq!(cost(&book(&function, Tess, "elm", "02T10:00", "02T12:00").expect(201).json).0[0].1, 120);
    cancel(&function, &made).expect(200);
    assert_eq!(cost(&book(&function, Ada, "oak", "02T10:00", "02T12:00").expect(201).json).0[0].1, 60);
    let months = function
        .world
        .rows("SELECT drawn_by, month, sum(amount) AS minutes FROM v_draws WHERE drawn_by IS NOT NULL GROUP BY 1, 2");
    assert_eq!(months, [json!({ "drawn_by": "cus_ada", "month": "2030-01-01", "minutes": 60 })]);
    assert_consistent(&function);
}

#[test]
fn of_two_bookings_of_one_member_at_once_the_one_above_the_cap_is_told_the_price() {
    let function = with(&[SHARED, CAPPED]);
    let late = |function: &Function<App>| book(function, Ada, "oak", "02T10:00", "02T11:00");
    let refused = function.overtaken(late, || {
        book(&function, Ada, "elm", "02T10:00", "02T11:00").expect(201);
    });
    assert_eq!(cost(&refused.refused(409, "benefits-changed").json).3, 1785);
    assert_eq!((drawn(&function), function.world.count("SELECT count(*) FROM bookings")), (60, 1));
    assert_consistent(&function);
}

#[test]
fn a_database_that_fails_draws_and_charges_once() {
    for (fault, nth) in FAULTS {
        let sound = with(&[HOUR]);
        let failing = sound.failing(fault, nth);
        let key = [("idempotency-key", "k")];
        let send = || failing.send_with(Ada, "POST", "/api/bookings", wish("oak", "02T10:00", "02T12:00"), &key);
        send().refused(500, "internal");
        let made = send().expect(201);
        assert_eq!((drawn(&sound), sound.world.count("SELECT count(*) FROM charges")), (60, 1), "{fault:?} {nth}");
        let failing = sound.failing(fault, nth);
        cancel(&failing, &made).refused(500, "internal");
        assert!([200, 409].contains(&cancel(&failing, &made).status));
        assert_eq!((drawn(&sound), sound.world.count("SELECT sum(gross_minor) FROM charges")), (0, 0));
        assert_consistent(&sound);
    }
}

const CAPS: &str = "UPDATE contracts SET terms = '{\"caps\":{\"booking_minutes_per_week\":120,\"booking_minutes_per_month\":180}}' WHERE id = 'con_ada'";
/// An hour that Ada has bought.
const BOUGHT: &str = "INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at)
  VALUES ('grt_bought', 'b', 'cus_ada', NULL, 'time_credit', 'Bought', 60, NULL, '{}', 1893456000000, NULL, 0)";

#[test]
fn a_plan_s_caps_are_named_with_what_is_left_of_them() {
    let function = with(&[CAPS]);
    // A locker beside the plan has no caps, and lifts none.
    function.world.with_lockers();
    book(&function, Ada, "oak", "02T10:00", "02T11:30").expect(201);
    let refused = book(&function, Ada, "oak", "03T10:00", "03T11:00").refused(409, "plan-cap-reached");
    assert_eq!(refused.json["detail"], "2 h in a week; 30 min left.");
    assert!(refused.json["alternatives"].as_array().unwrap().iter().any(|offer| offer["change"] == "shorten"));
    book(&function, Ada, "oak", "03T10:00", "03T10:30").expect(201);
    // In the week after, the month's cap.
    let refused = book(&function, Ada, "oak", "09T10:00", "09T11:30").refused(409, "plan-cap-reached");
    assert_eq!(refused.json["detail"], "3 h in a month; 1 h left.");
    book(&function, Ada, "oak", "09T10:00", "09T11:00").expect(201);
    book(&function, Bob, "elm", "09T12:00", "09T16:00").expect(201);
    assert_consistent(&function);
}

#[test]
fn a_room_can_be_for_those_who_have_a_product_by_the_cycle() {
    let function = with(&["UPDATE resources SET plan_ids = '[\"pln_locker\"]' WHERE id = 'res_oak'"]);
    function.world.with_lockers();
    book(&function, Bob, "oak", "02T10:00", "02T11:00").refused(403, "resource-closed-to-you");
    let made = book(&function, Carl, "oak", "02T10:00", "02T11:00");
    assert_ne!(made.problem(), "resource-closed-to-you", "{}", made.text);
    // Who pays for the plan pays for bookings, whoever pays for a locker that somebody had before.
    function.world.load("UPDATE contracts SET payer_id = 'cus_bob' WHERE id = 'con_locker_ada'");
    book(&function, Ada, "oak", "03T10:00", "03T11:00").expect(201);
    assert_eq!(
        function.world.rows("SELECT DISTINCT payer_id FROM charges WHERE customer_id = 'cus_ada'"),
        [json!({ "payer_id": "cus_ada" })]
    );
}

#[test]
fn what_was_bought_helps_even_above_a_cap() {
    let function = with(&[CAPS, HOUR, BOUGHT]);
    let within = book(&function, Ada, "oak", "02T10:00", "02T12:00").expect(201);
    assert_eq!(cost(&within.json).0, [("Room hours".to_owned(), 60), ("Bought".to_owned(), 60)]);
    // Half of that was bought: an hour of the cap is left, and nothing bought.
    book(&function, Ada, "oak", "03T10:00", "03T11:30").refused(409, "plan-cap-reached");
    cancel(&function, &within).expect(200);
    book(&function, Ada, "oak", "02T10:00", "02T11:00").expect(201);
    book(&function, Ada, "elm", "02T10:00", "02T11:00").expect(201);
    assert_consistent(&function);
    let above = with(&[CAPS, BOUGHT]);
    above.world.load("UPDATE contracts SET terms = '{\"caps\":{\"booking_minutes_per_week\":0}}' WHERE id = 'con_ada'");
    book(&above, Ada, "oak", "02T10:00", "02T11:30").refused(409, "plan-cap-reached");
    assert_eq!(cost(&book(&above, Ada, "oak", "02T10:00", "02T11:00").expect(201).json).0, [("Bought".to_owned(), 60)]);
    assert_consistent(&above);
}

#[test]
fn beyond_a_cap_the_plan_covers_what_the_cap_leaves() {
    let function = with(&[HOUR, BOUGHT]);
    function
        .world
        .load("UPDATE contracts SET terms = '{\"caps\":{\"booking_minutes_per_week\":30}}' WHERE id = 'con_ada'");
    book(&function, Ada, "oak", "02T10:00", "02T12:00").refused(409, "plan-cap-reached");
    // Half an hour of the plan's and the hour that was bought are all of it.
    let made = book(&function, Ada, "oak", "02T10:00", "02T11:30").expect(201);
    let both = [("Room hours".to_owned(), 30), ("Bought".to_owned(), 60)];
    assert_eq!((cost(&made.json).0, &made.json["cost"]["gross"]["minor"]), (both.to_vec(), &json!(0)));
    assert_consistent(&function);
}

#[test]
fn two_at_once_cannot_book_more_than_the_plan_lets_one() {
    let function = with(&[CAPS]);
    let late = |function: &Function<App>| book(function, Ada, "oak", "02T10:00", "02T11:00");
    let refused = function.overtaken(late, || {
        book(&function, Ada, "elm", "02T12:00", "02T13:30").expect(201);
    });
    refused.refused(409, "plan-cap-reached");
    assert_eq!(function.world.count("SELECT count(*) FROM bookings"), 1);
    assert_consistent(&function);
}

#[test]
fn what_credits_save_is_in_the_currency_of_the_place_and_comes_back_in_it() {
    let function = with(&[HOUR, "UPDATE locations SET currency = 'CHF' WHERE id = 'loc_utc'"]);
    let made = book(&function, Ada, "oak", "02T10:00", "02T11:00").expect(201);
    cancel(&function, &made).expect(200);
    let row = |key: &str, minor: i64| json!({ "key": key, "worth_minor": minor, "currency": "CHF" });
    let key = format!("booking:{}:grt_hour", made.json["id"].as_str().unwrap());
    let drawn = function.world.rows("SELECT key, worth_minor, currency FROM draws ORDER BY key");
    assert_eq!(drawn, [row(&key, 1500), row(&format!("{key}:back"), -1500)]);
    assert_consistent(&function);
}
