//! Products by the cycle: contracts as those of plans are, by which nobody becomes a member.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use plans::App;
use serde_json::{Value, json};
use support::*;
use testkit::Persona::*;
use testkit::{Function, Persona};

const CARLS: &str = "/api/plans/contracts/con_locker_carl";

/// Plans on offer, and a locker by the month; Ada has one beside her plan, Carl has one and is a contact.
fn lockers() -> Function<App> {
    let plans = plans();
    plans.world.with_lockers();
    plans.world.load("UPDATE contracts SET starts_on = '2029-12-01', starts_at = 1890777600000 WHERE plan_id = 'pln_locker';
INSERT INTO plans (id, name, sold_as, currency, price_minor, terms, public, position) VALUES ('pln_shelf', 'Shelf', 'product', 'EUR', 2500, '{}', 1, 21)");
    plans
}

fn ids(offers: &Value) -> Vec<&str> {
    offers.as_array().unwrap().iter().map(|offer| offer["id"].as_str().unwrap()).collect()
}

fn locker_of(plans: &Function<App>, who: Persona) -> Value {
    let mine = plans.get(who, "/api/plans").expect(200).json["contracts"].as_array().unwrap().clone();
    mine.into_iter().find(|contract| contract["sold_as"] == "product").unwrap()
}

/// A product by the cycle, as an operator sets one up.
fn setup() -> Value {
    let mut setup = plan();
    setup["sold_as"] = "product".into();
    setup
}

#[test]
fn they_are_offered_beside_plans_and_to_whoever_sees_products() {
    let plans = lockers();
    let offers = plans.get(Carl, "/api/plans/offers").expect(200).json;
    assert_eq!(ids(&offers["by_cycle"]), ["pln_locker", "pln_shelf"]);
    assert!(!ids(&offers["items"]).contains(&"pln_locker"));
    assert_eq!(offers["by_cycle"][1]["join"]["allowed"], true);
    plans.world.load(r#"UPDATE space_settings SET levels = '{"base":"members","sections":{"products":"signed_in"}}'"#);
    let offers = plans.get(Carl, "/api/plans/offers").expect(200).json;
    assert_eq!((ids(&offers["by_cycle"]).len(), &offers["items"]), (2, &json!([])));
    assert_eq!(ids(&json!(plans.get(Carl, "/api/plans").expect(200).json["contracts"])), ["con_locker_carl"]);
    plans.world.load(r#"UPDATE space_settings SET levels = '{"base":"signed_in","sections":{"products":"off"}}'"#);
    let offers = plans.get(Carl, "/api/plans/offers").expect(200).json;
    assert_eq!((&offers["by_cycle"], ids(&offers["items"]).is_empty()), (&json!([]), false));
    plans.world.load(r#"UPDATE space_settings SET levels = '{"base":"members","sections":{}}'"#);
    plans.get(Carl, "/api/plans/offers").refused(403, "members-only");
}

#[test]
fn whoever_pays_for_one_sees_and_leaves_it_whatever_the_sections_say() {
    let plans = lockers();
    let [cancel, withdraw] = ["cancellation", "withdrawal"].map(|act| format!("{CARLS}/{act}"));
    for (levels, status, rule) in [
        (r#"UPDATE space_settings SET levels = '{"base":"members","sections":{}}'"#, 403, "members-only"),
        (r#"UPDATE space_settings SET levels = '{"base":"off","sections":{}}'"#, 404, "section-off"),
    ] {
        plans.world.load(levels);
        let locker = locker_of(&plans, Carl);
        assert_eq!((&locker["id"], &locker["may"]["cancel"]["allowed"]), (&json!("con_locker_carl"), &json!(true)));
        // What they may have besides, and when it rests, is the section's.
        assert_eq!([&locker["may"]["change"]["allowed"], &locker["may"]["pause"]["allowed"]], [false, false]);
        let wish = json!({ "plan_id": "pln_locker", "quantity": 2, "when": "period_end" });
        plans.post(Carl, &format!("{CARLS}/changes/preview"), wish).refused(status, rule);
        plans.get(Carl, "/api/plans/offers").refused(status, rule);
        let left = agree(&plans, Carl, &cancel, json!({ "ends_on": "2030-02-01" })).expect(200);
        assert_eq!((&left.json["ends_on"], left.trips), (&json!("2030-02-01"), 2));
        assert_eq!(locker_of(&plans, Carl)["may"]["withdraw"]["allowed"], true);
        agree(&plans, Carl, &withdraw, json!({})).expect(200);
    }
    // A right that an operator withheld is withheld, and so is all of the private area.
    let ends = json!({ "ends_on": "2030-02-01" });
    plans.world.load(r#"UPDATE space_settings SET rights = '{"cancel_plan":false}'"#);
    plans.post(Carl, &format!("{cancel}/preview"), ends.clone()).refused(403, "right-withheld");
    plans.world.load(
        r#"UPDATE space_settings SET rights = '{"private_area":false}', levels = '{"base":"members","sections":{}}'"#,
    );
    plans.post(Carl, &format!("{cancel}/preview"), ends).refused(403, "no-private-area");
    plans.get(Carl, "/api/plans").refused(403, "no-private-area");
    // Whoever has nothing is told what the section says.
    plans.world.load(
        "UPDATE space_settings SET rights = '{}';
UPDATE contracts SET status = 'withdrawn', charged_until = '2199-12-31' WHERE id = 'con_locker_carl'",
    );
    plans.get(Carl, "/api/plans").refused(403, "members-only");
}

#[test]
fn taking_one_is_buying_and_goes_through_the_basket() {
    let plans = lockers();
    let wish = json!({ "plan_id": "pln_shelf", "quantity": 1, "starts_on": "2030-01-01" });
    for who in [Ada, Carl] {
        plans.post(who, "/api/plans/contracts/preview", wish.clone()).refused(409, "is-product");
    }
    let may = |who| plans.get(who, "/api/plans/offers").expect(200).json["by_cycle"][1]["join"].clone();
    // A member who may not change plan may buy; who may not buy may not, member or not.
    plans.world.load(r#"UPDATE space_settings SET rights = '{"change_plan":false}'"#);
    assert_eq!(may(Ada)["allowed"], true);
    plans.world.load(r#"UPDATE space_settings SET rights = '{"buy_products":false}'"#);
    for who in [Ada, Carl] {
        assert_eq!(may(who), json!({ "allowed": false, "rule": "right-withheld" }));
    }
    assert_eq!(locker_of(&plans, Ada)["may"]["change"]["rule"], "right-withheld");
    assert_eq!(locker_of(&plans, Ada)["may"]["cancel"]["allowed"], true);
}

#[test]
fn one_changes_to_another_or_to_more_and_to_no_plan() {
    let plans = lockers();
    let change = |path: &str, plan: &str, quantity: i64| {
        let wish = json!({ "plan_id": plan, "quantity": quantity, "when": "period_end" });
        plans.post(Carl, &format!("{path}/changes/preview"), wish)
    };
    change(CARLS, "pln_club", 1).refused(422, "other-sort");
    change(CARLS, "pln_locker", 2).expect(200);
    change(CARLS, "pln_shelf", 1).expect(200);
    let wish = json!({ "plan_id": "pln_locker", "quantity": 1, "when": "period_end" });
    plans.post(Ada, "/api/plans/contracts/con_ada/changes/preview", wish).refused(422, "other-sort");
    let act = json!({ "act": "plan", "plan_id": "pln_club", "quantity": 1, "on": "2030-02-01" });
    plans.post(Boss, "/api/plans/all/con_locker_carl/acts?version=1", act).refused(422, "other-sort");
    // What is changed ahead is taken back by whoever may buy.
    agree(
        &plans,
        Carl,
        &format!("{CARLS}/changes"),
        json!({ "plan_id": "pln_shelf", "quantity": 1, "when": "period_end" }),
    )
    .expect(200);
    plans.world.load(r#"UPDATE space_settings SET rights = '{"buy_products":false}'"#);
    plans.post(Carl, &format!("{CARLS}/withdrawal/preview"), json!({})).refused(403, "right-withheld");
    plans.world.load(r#"UPDATE space_settings SET rights = '{"change_plan":false}'"#);
    plans.post(Carl, &format!("{CARLS}/withdrawal/preview"), json!({})).expect(200);
}

#[test]
fn it_is_paused_and_left_as_a_plan_is_and_gives_its_deposit_back() {
    let plans = plans();
    plans.world.with_lockers();
    plans.world.load("DELETE FROM contracts WHERE plan_id = 'pln_locker'");
    let made = plans.post(Boss, "/api/plans/all", contract("cus_carl", "pln_locker", "2030-01-01")).expect(201).json;
    run_the_day(&plans.world);
    let path = format!("/api/plans/contracts/{}", made["contract_id"].as_str().unwrap());
    let locker = locker_of(&plans, Carl);
    assert_eq!((&locker["deposit"]["minor"], &locker["earliest_leave_on"]), (&json!(2500), &json!("2030-02-01")));
    assert_eq!(locker["next_charge"]["on"], "2030-02-01");
    plans.post(Carl, &format!("{path}/pauses/preview"), json!({ "from": "2030-02-01", "cycles": 1 })).expect(200);
    agree(&plans, Carl, &format!("{path}/cancellation"), json!({ "ends_on": "2030-02-01" })).expect(200);
    for day in ["2030-02-01", "2030-02-02"] {
        go_to(&plans.world, day);
        run_the_day(&plans.world);
    }
    let deposits =
        "SELECT coalesce(sum(gross_minor), 0) FROM charges WHERE source = 'deposit' AND payer_id = 'cus_carl'";
    assert_eq!(plans.world.count(deposits), 0);
    assert_eq!(plans.world.count("SELECT count(*) FROM charges WHERE source = 'deposit'"), 2);
    assert_right(&plans.world);
}

#[test]
fn it_has_no_caps_and_lifts_none_of_a_plan_s() {
    let plans = lockers();
    plans
        .world
        .load(r#"UPDATE contracts SET terms = '{"caps":{"booking_minutes_per_week":120}}' WHERE id = 'con_ada'"#);
    let caps = plans.get(Ada, "/api/plans").expect(200).json["caps"].clone();
    assert_eq!((caps.as_array().unwrap().len(), &caps[0]["max"]), (1, &json!(120)));
    assert_eq!(plans.get(Carl, "/api/plans").expect(200).json["caps"], json!([]));
    let mut capped = setup();
    capped["terms"]["caps"] = json!({ "check_ins_per_week": 2 });
    let refused = plans.post(Boss, "/api/plans/setup", capped).refused(422, "invalid-fields").json;
    assert_eq!(
        (&refused["errors"][0]["pointer"], &refused["errors"][0]["rule"]),
        (&json!("/terms/caps"), &json!("product"))
    );
}

#[test]
fn the_advisor_knows_plans_alone() {
    let plans = lockers();
    plans.world.load(ROOM);
    room_booked(&plans.world, "2029-12-10T10:00:00Z".parse().unwrap(), 60, "bkg_1");
    let advice = plans.get(Ada, "/api/plans/advice").expect(200).json;
    let fits = advice["plans"].as_array().unwrap();
    let of = |id: &str| fits.iter().find(|fit| fit["plan"]["id"] == id);
    assert_eq!(of("pln_flex").map(|fit| &fit["current"]), Some(&json!(true)));
    assert!(of("pln_locker").is_none() && of("pln_shelf").is_none(), "{advice}");
    // What one has now is the free plan, whatever the locker costs.
    assert_eq!(advice["saving"], Value::Null);
}

#[test]
fn it_stays_what_it_was_set_up_as() {
    let plans = plans();
    let made = plans.post(Boss, "/api/plans/setup", setup()).expect(201).json;
    assert_eq!((&made["sold_as"], &made["version"]), (&json!("product"), &json!(1)));
    let path = format!("/api/plans/setup/{}?version=1", made["id"].as_str().unwrap());
    // A request that does not know of it means a plan.
    let refused = plans.put(Boss, &path, plan()).refused(422, "invalid-fields").json;
    assert_eq!(
        (&refused["errors"][0]["pointer"], &refused["errors"][0]["rule"]),
        (&json!("/sold_as"), &json!("fixed"))
    );
    assert_eq!(plans.put(Boss, &path, setup()).expect(200).json["version"], 2);
    let row = |sold_as: &str| {
        let mut row = json!({ "id": "pln_desk", "setup": plan() });
        row["setup"]["sold_as"] = sold_as.into();
        json!({ "plans": [row] })
    };
    let refused = plans.post(Boss, "/api/plans/import", row("product")).refused(422, "invalid-fields").json;
    assert_eq!(refused["errors"][0]["pointer"], "/plans/0/setup/sold_as");
    plans.post(Boss, "/api/plans/import", row("plan")).expect(200);
    let mut new = row("product");
    new["plans"][0]["id"] = "pln_box".into();
    plans.post(Boss, "/api/plans/import", new).expect(200);
    let listed = plans.get(Boss, "/api/plans/setup").expect(200).json;
    let products = listed["items"].as_array().unwrap().iter().filter(|plan| plan["sold_as"] == "product");
    assert_eq!(products.count(), 2);
}

#[test]
fn operators_list_contracts_by_what_they_are() {
    let plans = lockers();
    let listed = |sold_as: &str| {
        let page = plans.get(Boss, &format!("/api/plans/all?sold_as={sold_as}")).expect(200);
        assert_eq!(page.trips, 1);
        page.json["items"].clone()
    };
    let products = listed("product");
    assert_eq!(ids(&products), ["con_locker_ada", "con_locker_carl"]);
    assert_eq!(products[0]["sold_as"], "product");
    assert_eq!(ids(&listed("plan")), ["con_ada", "con_bob", "con_tess"]);
    plans.get(Boss, "/api/plans/all?sold_as=thing").refused(422, "invalid-fields");
}
