//! What members see: offers, what they have, what is left of it, and the advice.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use futures::executor::block_on;
use ledger::{GrantId, draw, give_back, reverse_withdrawn};
use serde_json::{Value, json};
use support::*;
use testkit::Persona::*;
use testkit::World;

const DESK: &str = "/api/plans/contracts/con_1";

/// Draws minutes of Ada's room credit of the month that begins on `day`, for a booking.
fn book(world: &World, day: &str, minutes: i64, worth_minor: i64, booking: &str) {
    let key = format!("contract:con_1:{day}:0:");
    let rows = world.rows("SELECT id, key FROM grants");
    let known = rows.iter().rfind(|row| row["key"].as_str().unwrap().starts_with(&key)).unwrap();
    let grant: GrantId = known["id"].as_str().unwrap().parse().unwrap();
    let drawn = time_drawn(grant, minutes, worth_minor);
    block_on(world.db().commit(draw(&[drawn], &"cus_ada".parse().unwrap(), ("booking", booking), world.now())))
        .unwrap();
}

#[test]
fn what_a_team_shares_stands_apart_with_whose_it_is() {
    let plans = plans();
    let shared = || plans.get(Ada, "/api/plans").expect(200);
    assert_eq!(shared().json["shared"], json!([]));
    plans.world.load("UPDATE teams SET shares = 'after_own' WHERE id = 'tea_tess';
INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at)
  VALUES ('grt_team', 's', 'cus_tess', NULL, 'time_credit', 'Team hours', 60, NULL, '{}', 1893456000000, NULL, 0)");
    let seen = shared();
    assert_eq!(seen.trips, 1);
    let of = &seen.json["shared"][0];
    assert_eq!((&of["payer_name"], &of["after_own"]), (&json!("Tess Teams"), &json!(true)));
    assert_eq!(
        (&of["benefits"][0]["name"], &of["benefits"][0]["periods"][0]["balance"]),
        (&json!("Team hours"), &json!(60))
    );
    assert!(seen.json["benefits"].as_array().unwrap().iter().all(|own| own["name"] != "Team hours"));
    plans.world.load("UPDATE teams SET shared_kinds = '[\"day_pass\"]'");
    assert_eq!(shared().json["shared"], json!([]));
}

#[test]
fn what_a_cap_leaves_of_it_this_month_is_told_as_the_dashboard_tells_it() {
    let plans = plans();
    plans.world.load("UPDATE teams SET shares = 'pooled', shared_kinds = '[\"time_credit\",\"money_credit\"]' WHERE id = 'tea_tess';
INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at) VALUES
  ('grt_rooms', 'r', 'cus_tess', NULL, 'time_credit', 'Rooms', 600, NULL, '{}', 1893456000000, 1896134400000, 0),
  ('grt_booths', 'b', 'cus_tess', NULL, 'time_credit', 'Booths', 300, NULL, '{}', 1893456000000, NULL, 0),
  ('grt_later', 'l', 'cus_tess', NULL, 'time_credit', 'Rooms', 600, NULL, '{}', 1896134400000, 1898553600000, 0),
  ('grt_money', 'm', 'cus_tess', NULL, 'money_credit', 'Money', 5000, 'EUR', '{}', 1893456000000, NULL, 0);
INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, at, drawn_by, month) VALUES
  ('a', 'grt_rooms', 'booking', 'bkg_1', 90, 0, 1, 'cus_ada', '2030-01-01'), ('a:back', 'grt_rooms', 'booking', 'bkg_1', -30, 0, 1, 'cus_ada', '2030-01-01'),
  ('b', 'grt_booths', 'booking', 'bkg_2', 15, 0, 1, 'cus_ada', '2030-01-01'), ('c', 'grt_later', 'booking', 'bkg_3', 20, 0, 1, 'cus_ada', '2030-02-01'),
  ('d', 'grt_rooms', 'booking', 'bkg_4', 10, 0, 1, 'cus_bob', '2030-01-01')");
    let seen = |who| plans.get(who, "/api/plans").expect(200);
    assert_eq!(seen(Ada).json["shared"][0]["caps"], json!([]), "no cap, nothing said");
    plans.world.load("UPDATE teams SET share_caps = '{\"time_credit\":120,\"money_credit\":500,\"day_pass\":1}'");
    let caps = json!([
        { "kind": "time_credit", "currency": null, "left": 45, "max": 120 },
        { "kind": "money_credit", "currency": "EUR", "left": 500, "max": 500 },
    ]);
    let told = seen(Ada);
    assert_eq!((told.trips, told.json["shared"].as_array().unwrap().len()), (1, 1));
    assert_eq!(
        told.json["shared"][0]["caps"], caps,
        "two grants of a kind have one cap, and a kind that is not shared has none here"
    );
    // A cap that was lowered below what was drawn leaves nothing; who pays has none; the next month has its own.
    plans.world.load("UPDATE teams SET share_caps = '{\"time_credit\":60}'");
    assert_eq!(seen(Ada).json["shared"][0]["caps"][0]["left"], 0);
    assert_eq!(seen(Tess).json["shared"], json!([]));
    plans.world.set_now("2030-02-10T08:00:00Z");
    assert_eq!(seen(Ada).json["shared"][0]["caps"][0]["left"], 40);
}

#[test]
fn everybody_sees_what_is_offered_where_the_section_says_so() {
    let plans = plans();
    plans.get(Nobody, "/api/plans/offers").refused(401, "sign-in-required");
    plans.world.load("UPDATE space_settings SET levels = '{\"base\":\"members\",\"sections\":{\"plans\":\"public\"}}'");
    let offers = plans.get(Nobody, "/api/plans/offers").expect(200);
    assert_eq!((offers.trips, &offers.json["products"]), (1, &json!([])));
    let ids: Vec<_> =
        offers.json["items"].as_array().unwrap().iter().map(|offer| offer["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["pln_desk", "pln_club", "pln_free", "pln_full", "pln_asked", "pln_first", "pln_dollar"]);
    let desk = &offers.json["items"][0];
    assert_eq!(desk["join"], json!({ "allowed": true, "rule": null }), "as a contact could");
    assert_eq!(
        (&desk["taxed"]["gross"]["minor"], &desk["first_invoice"]["gross"]["minor"]),
        (&json!(36_890), &json!(92_840))
    );
    assert_eq!(desk["benefits"][0]["scope"], json!({ "kinds": ["Meeting room"], "locations": [] }));
    plans.world.load("UPDATE billing_settings SET prices_include_tax = 1");
    let desk = plans.get(Nobody, "/api/plans/offers").expect(200).json["items"][0].clone();
    assert_eq!((&desk["taxed"]["gross"]["minor"], &desk["taxed"]["net"]["minor"]), (&json!(31_000), &json!(26_050)));
    plans.world.load("INSERT INTO billing_accounts (customer_id, party, tax_treatment, collects, version) VALUES ('cus_ada', '{}', 'reverse_charge', 0, 1)");
    let desk = plans.get(Ada, "/api/plans/offers").expect(200).json["items"][0].clone();
    assert_eq!((&desk["taxed"]["gross"]["minor"], &desk["pays"]), (&json!(26_050), &json!("next_invoice")));
}

#[test]
fn products_say_whether_they_can_be_bought() {
    let plans = plans();
    let products = |who| plans.get(who, "/api/plans/offers").expect(200).json["products"].clone();
    assert_eq!(products(Ada)[0]["buy"], json!({ "allowed": true, "rule": null }));
    assert_eq!(products(Ada)[1]["buy"], json!({ "allowed": false, "rule": "sold-out" }));
    plans.world.load("UPDATE space_settings SET rights = '{\"buy_products\":false}'");
    assert_eq!(products(Ada)[0]["buy"]["rule"], "right-withheld");
    plans.world.load("UPDATE products SET audience = 'members'");
    assert_eq!(products(Carl)[0]["buy"]["rule"], "not-your-product");
}

#[test]
fn whoever_has_nothing_sees_that() {
    let plans = plans();
    let mine = plans.get(Carl, "/api/plans").expect(200);
    assert_eq!(
        mine.json,
        json!({ "today": "2030-01-01", "contracts": [], "benefits": [], "shared": [], "discounts": [], "caps": [] })
    );
    let advice = plans.get(Carl, "/api/plans/advice").expect(200);
    assert_eq!((advice.trips, &advice.json["plans"], &advice.json["saving"]), (1, &json!([]), &Value::Null));
    assert_eq!(advice.json["prices_include_tax"], false);
    plans.world.load("UPDATE billing_settings SET prices_include_tax = 1");
    assert_eq!(plans.get(Carl, "/api/plans/advice").expect(200).json["prices_include_tax"], true);
    plans.get(Boss, "/api/plans").refused(403, "no-customer");
}

#[test]
fn what_one_has_is_shown_with_what_comes() {
    let plans = desk_of_ada();
    plans.world.load("UPDATE contracts SET terms = json_set(terms, '$.caps', json('{\"booking_minutes_per_week\":600}'), '$.cycles_min', 2) WHERE id = 'con_1'");
    book(&plans.world, "2030-02-01", 90, 3000, "bkg_1");
    let mine = plans.get(Ada, "/api/plans").expect(200);
    let desk = &mine.json["contracts"][0];
    assert_eq!(mine.trips, 1);
    assert_eq!(desk["period"], json!({ "from": "2030-01-01", "until": "2030-02-01" }));
    assert_eq!(desk["next_charge"], json!({ "on": "2030-02-01", "total": { "minor": 36_890, "currency": "EUR" } }));
    assert_eq!((&desk["minimum_until"], &desk["earliest_leave_on"]), (&json!("2030-03-01"), &json!("2030-03-01")));
    assert_eq!(desk["pause_options"]["first_days"][0], "2030-02-01");
    let rooms = &mine.json["benefits"][0];
    assert_eq!(
        (&rooms["name"], &rooms["kind"], rooms["periods"].as_array().unwrap().len()),
        (&json!("Rooms"), &json!("time_credit"), 13)
    );
    assert_eq!((&rooms["periods"][0]["balance"], &rooms["periods"][1]["balance"]), (&json!(600), &json!(510)));
    assert_eq!(
        (&rooms["periods"][1]["from"], &rooms["periods"][1]["until"]),
        (&json!("2030-02-01"), &json!("2030-03-01"))
    );
    assert_eq!(
        mine.json["discounts"],
        json!([{ "name": "Off rooms", "off_ppm": 100_000, "scope": { "kinds": [], "locations": [] } }])
    );
    assert_eq!(
        mine.json["caps"],
        json!([{ "cap": "booking_minutes_per_week", "used": 0, "max": 600, "from": "2029-12-31", "until": "2030-01-07" }])
    );
}

#[test]
fn nobody_books_a_year_ahead_on_credits_of_a_month() {
    let plans = desk_of_ada();
    book(&plans.world, "2030-01-01", 100, 4000, "bkg_now");
    book(&plans.world, "2030-02-01", 200, 9000, "bkg_feb");
    book(&plans.world, "2030-05-01", 600, 30_000, "bkg_may");
    let path = format!("{DESK}/cancellation");
    let shown = plans.post(Ada, &format!("{path}/preview"), json!({ "ends_on": "2030-02-11" })).expect(200).json;
    // February gives 10 of 28 days of 600 minutes: 214, so that what was drawn of it stays; May gives nothing any more.
    let charged = json!([{ "name": "Rooms", "source_id": "bkg_may", "gross": { "minor": 35_700, "currency": "EUR" } }]);
    assert_eq!(shown["charged_draws"], charged);
    agree(&plans, Ada, &path, json!({ "ends_on": "2030-02-11" })).expect(200);
    let left = plans.get(Ada, "/api/plans").expect(200).json["benefits"][0]["periods"].clone();
    let left: Vec<_> = left
        .as_array()
        .unwrap()
        .iter()
        .map(|p| (p["from"].as_str().unwrap(), p["balance"].as_i64().unwrap()))
        .collect();
    assert_eq!(left, [("2030-01-01", 500), ("2030-02-01", 14)]);
    assert_right(&plans.world);
    // The booking in May is cancelled in time after all: what was charged for it goes.
    let world = &plans.world;
    let mut back = vec![give_back("bkg_may", world.now())];
    back.extend(reverse_withdrawn("bkg_may", world.now(), today(world), &*world.ids()));
    block_on(world.db().commit(back)).unwrap();
    assert_eq!(world.count("SELECT sum(gross_minor) FROM charges WHERE source = 'benefit'"), 0);
    assert_eq!(world.count("SELECT count(*) FROM open_charges"), 0);
    assert_eq!(
        world.count("SELECT sum(balance) FROM v_grants WHERE contract_id = 'con_1' AND starts_at >= 1897516800000"),
        0
    );
    assert_right(world);
}

#[test]
fn benefits_of_a_changed_plan_are_less_what_was_drawn() {
    let plans = desk_of_ada();
    book(&plans.world, "2030-01-01", 400, 4000, "bkg_now");
    let wish = json!({ "plan_id": "pln_desk", "quantity": 2, "when": "2030-01-16" });
    let shown = plans.post(Ada, &format!("{DESK}/changes/preview"), wish.clone()).expect(200).json;
    assert_eq!(shown["benefits"]["now"][0]["gives"]["minutes"], 600);
    assert_eq!(shown["benefits"]["then"][0]["gives"]["minutes"], 1200);
    agree(&plans, Ada, &format!("{DESK}/changes"), wish).expect(200);
    let left = plans.get(Ada, "/api/plans").expect(200).json["benefits"][0]["periods"].clone();
    // Half a month gives 290 minutes, of which more were used: none are left, and what was too much is drawn of what follows.
    let shown = [&left[0], &left[1]].map(|period| (&period["from"], &period["balance"]));
    assert_eq!(shown, [(&json!("2030-01-01"), &json!(0)), (&json!("2030-01-16"), &json!(1200 - 110))]);
    assert_eq!(plans.world.count("SELECT count(*) FROM charges WHERE source = 'benefit'"), 0);
    assert_right(&plans.world);
}

/// Two hours in a meeting room each Wednesday of three months, at 20.00 an hour.
fn past_bookings(world: &World) {
    world.load(
        "INSERT INTO policies (id, name, length_minutes_min, length_minutes_max, grain_minutes, lead_time_minutes, horizon_days, open_bookings_max,
          return_gap_same_resource_minutes, return_gap_any_resource_minutes, buffer_before_minutes, buffer_after_minutes, cancel_until_minutes)
        VALUES ('pol_1', 'P', 30, 480, 30, 0, 60, NULL, 0, 0, 0, 0, 0);
INSERT INTO resources (id, location_id, kind_id, policy_id, name, description, capacity, units, amenities, audience, plan_ids, team_ids, position, archived, version)
        VALUES ('res_oak', 'loc_utc', 'knd_room', 'pol_1', 'Oak', '', 8, 1, '[]', 'everyone', '[]', '[]', 1, 0, 1);
INSERT INTO bookings (id, resource_id, location_id, customer_id, starts_at, ends_at, first_slot, after_slot, status, title, people, price_minor, currency,
          price_why, cancel_until, created_at, cancelled_at)
        WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 12)
        SELECT 'bkg_' || i, 'res_oak', 'loc_utc', 'cus_ada', 1885716000000 + i * 604800000, 1885723200000 + i * 604800000, i * 100, i * 100 + 8,
          iif(i = 12, 'cancelled', 'confirmed'), '', 1, 4000, 'EUR', '[]', 1, 1, iif(i = 12, 1, NULL) FROM n",
    );
}

#[test]
fn the_advisor_replays_the_bookings_over_every_plan() {
    let plans = desk_of_ada();
    past_bookings(&plans.world);
    let advice = plans.get(Ada, "/api/plans/advice").expect(200);
    assert_eq!(advice.trips, 1);
    let advice = advice.json;
    assert_eq!(
        (&advice["from"], &advice["until"], &advice["bookings"]),
        (&json!("2029-10-01"), &json!("2030-01-01"), &json!(12))
    );
    assert_eq!(advice["months"], json!(["2029-10", "2029-11", "2029-12"]));
    let fits = advice["plans"].as_array().unwrap();
    let shown: Vec<_> = fits
        .iter()
        .map(|fit| {
            (
                fit["plan"]["id"].as_str().unwrap_or("none"),
                fit["total"]["minor"].as_i64().unwrap(),
                fit["bookings"]["minor"].as_i64().unwrap(),
            )
        })
        .collect();
    // Twelve bookings of 40.00. The desk gives ten hours a month, so that all are covered.
    let expected = [
        ("pln_free", 48_000, 48_000),
        ("pln_club", 48_000 + 32_857, 48_000),
        ("pln_desk", 93_000, 0),
        ("pln_asked", 180_000 + 48_000, 48_000),
        ("pln_full", 270_000 + 48_000, 48_000),
        // At her own prices, which a contact may not have: never the best.
        ("none", 48_000, 48_000),
    ];
    assert_eq!(shown, expected);
    assert_eq!(advice["saving"]["minor"], 93_000 - 48_000);
    let desk = fits.iter().find(|fit| fit["plan"]["id"] == "pln_desk").unwrap();
    assert_eq!((&desk["current"], &desk["benefits_used_ppm"]), (&json!(true), &json!(800_000)));
    assert_eq!(
        desk["by_month"],
        json!([31_000, 31_000, 31_000].map(|minor| json!({ "minor": minor, "currency": "EUR" })))
    );
    let full = fits.iter().find(|fit| fit["plan"]["id"] == "pln_full").unwrap();
    assert_eq!(full["join"], json!({ "allowed": false, "rule": "plan-full" }));
}

#[test]
fn the_advisor_takes_a_contract_on_its_own_terms_and_minutes_within_their_cap() {
    let plans = desk_of_ada();
    past_bookings(&plans.world);
    plans.world.load("UPDATE contracts SET price_minor = 10000, terms = json_set(terms, '$.caps', json('{\"booking_minutes_per_month\":240}')) WHERE id = 'con_1'");
    let advice = plans.get(Ada, "/api/plans/advice").expect(200).json;
    let desk = advice["plans"].as_array().unwrap().iter().find(|fit| fit["current"] == true).unwrap().clone();
    // Two bookings a month within the cap, the rest at a tenth off.
    let beyond = desk["bookings"]["minor"].as_i64().unwrap();
    assert_eq!((desk["contracts"]["minor"].as_i64().unwrap(), beyond), (30_000, 6 * 3600));
}

#[test]
fn the_advisor_leaves_out_what_one_pays_for_others_and_never_advises_to_have_no_plan() {
    let plans = desk_of_ada();
    past_bookings(&plans.world);
    let alone = plans.get(Ada, "/api/plans/advice").expect(200).json;
    let mut of_bob = contract("cus_bob", "pln_club", "2030-01-01");
    of_bob["payer_id"] = "cus_ada".into();
    plans.post(Boss, "/api/plans/all", of_bob).expect(201);
    assert_eq!(plans.get(Ada, "/api/plans/advice").expect(200).json, alone);
    // Nothing is offered that costs less than the desk but no plan at all.
    plans.world.load("UPDATE plans SET public = 0 WHERE id <> 'pln_desk';\nUPDATE contracts SET price_minor = 20000 WHERE id = 'con_1'");
    let advice = plans.get(Ada, "/api/plans/advice").expect(200).json;
    let totals: Vec<_> = advice["plans"].as_array().unwrap().iter().map(|fit| fit["total"]["minor"].clone()).collect();
    assert_eq!((totals, &advice["saving"]), (vec![json!(60_000), json!(48_000)], &Value::Null));
}

#[test]
fn another_number_of_one_s_own_plan_needs_no_offer_but_for_more_of_a_full_one() {
    let plans = desk_of_ada();
    let wish = |quantity: i64| json!({ "plan_id": "pln_desk", "quantity": quantity, "when": "2030-02-01" });
    let path = "/api/plans/contracts/con_1/changes/preview";
    for gone in [
        "UPDATE plans SET archived = 1 WHERE id = 'pln_desk'",
        "UPDATE plans SET archived = 0, public = 0 WHERE id = 'pln_desk'",
        "UPDATE plans SET public = 1, audience = 'contacts' WHERE id = 'pln_desk'",
    ] {
        plans.world.load(gone);
        let shown = plans.post(Ada, path, wish(2)).expect(200).json;
        assert_eq!(shown["takes_effect_on"], "2030-02-01", "{gone}");
    }
    agree(&plans, Ada, "/api/plans/contracts/con_1/changes", wish(3)).expect(200);
    go_to(&plans.world, "2030-02-01");
    run_the_day(&plans.world);
    // All three places are theirs now: fewer can be had, more cannot.
    let follower = plans.world.rows("SELECT id FROM contracts WHERE follows = 'con_1'")[0]["id"].clone();
    let path = format!("/api/plans/contracts/{}/changes/preview", follower.as_str().unwrap());
    let later = |quantity: i64| json!({ "plan_id": "pln_desk", "quantity": quantity, "when": "2030-03-01" });
    plans.post(Ada, &path, later(4)).refused(409, "plan-full");
    plans.post(Ada, &path, later(2)).expect(200);
    assert_right(&plans.world);
}
