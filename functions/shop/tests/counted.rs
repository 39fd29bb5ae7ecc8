//! What is counted against what there is, and on which invoice what is bought stands.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::Persona;

/// Whoever comes sees what is sold.
const PUBLIC: &str = "UPDATE space_settings SET levels = '{\"base\":\"public\",\"sections\":{}}'";
/// Somebody has the only place of a plan, from last year until a day.
const HAS: &str = "
INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, ends_on, starts_at, ends_at, charged_until, granted_until, currency, price_minor, terms, ended_by, created_at)
VALUES ('con_theirs', 'cus_bob', 'cus_bob', 'pln_one', 'agreed', '2029-12-01', ?1, 1890777600000, unixepoch(?1) * 1000, ?1, ?1, 'EUR', 10000, '{}', 'operator', 1000)";

fn starting(day: &str) -> Value {
    json!({ "kind": "plan", "subject_id": "pln_one", "wish": { "starts_on": day } })
}

fn has_until(day: &str) -> testkit::Function<shop::App> {
    let function = function();
    let made = db::Statement::new(HAS, [day.into()]);
    futures::executor::block_on(function.world.db().commit(vec![made])).unwrap();
    function
}

#[test]
fn a_place_can_be_had_from_the_day_on_which_it_is_free() {
    // Its last day was yesterday: today it is free.
    let function = has_until("2030-01-01");
    let seen = add(&function, Carl, offered("plan", "pln_one", 1)).expect(200).json;
    assert_eq!((problems(&seen), &seen["items"][0]["quantity_max"]), (vec![], &json!(1)));
    let order = check_out(&function, Carl, "k").expect(201).json;
    pay(&function, &order);
    assert_eq!(complete(&function, Carl, &order).expect(200).json["status"], "fulfilled");
    assert_consistent(&function);
    // One that is free in three weeks can be had from then on, and no day sooner.
    let function = has_until("2030-01-20");
    for day in ["2030-01-01", "2030-01-19"] {
        add(&function, Carl, starting(day)).refused(409, "plan-full");
    }
    let seen = add(&function, Carl, starting("2030-01-20")).expect(200).json;
    let path = format!("/api/shop/basket/items/{}", seen["items"][0]["id"].as_str().unwrap());
    function.put(Carl, &path, json!({ "starts_on": "2030-01-19" })).refused(409, "plan-full");
    check_out(&function, Carl, "k").expect(201);
    assert_consistent(&function);
}

#[test]
fn who_waits_for_another_quantity_takes_its_places_once() {
    let function = function();
    function.world.load("UPDATE plans SET subscribers_max = 3 WHERE id = 'pln_one';
INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, starts_at, charged_until, granted_until, currency, price_minor, quantity, terms, follows, created_at) VALUES
  ('con_one', 'cus_bob', 'cus_bob', 'pln_one', 'agreed', '2029-12-01', 1890777600000, '2030-02-01', '2031-01-01', 'EUR', 10000, 1, '{}', NULL, 1000),
  ('con_two', 'cus_bob', 'cus_bob', 'pln_one', 'waiting', '2030-02-01', 1896134400000, '2030-02-01', '2030-02-01', 'EUR', 10000, 2, '{}', 'con_one', 1000)");
    // Two of three are taken, not three.
    add(&function, Carl, offered("plan", "pln_one", 2)).refused(409, "plan-full");
    let seen = add(&function, Carl, offered("plan", "pln_one", 1)).expect(200).json;
    assert_eq!(seen["items"][0]["quantity_max"], 1);
    let order = check_out(&function, Carl, "k").expect(201).json;
    pay(&function, &order);
    assert_eq!(complete(&function, Carl, &order).expect(200).json["status"], "fulfilled");
    assert_consistent(&function);
}

#[test]
fn the_same_product_of_two_baskets_is_one_item_of_both() {
    let function = function();
    function.world.load(PUBLIC);
    function.world.load("UPDATE products SET stock = 3 WHERE id = 'prd_mug'");
    let guest = add(&function, Nobody, offered("product", "prd_mug", 2)).expect(200);
    let cookie = guest.headers.get("set-cookie").unwrap().split(';').next().unwrap().to_owned();
    let headers = &[("cookie", cookie.as_str())];
    let own = add(&function, Carl, offered("product", "prd_mug", 2)).expect(200).json;
    let check = |basket: &Value| {
        let items = basket["items"].as_array().unwrap();
        assert_eq!(items.len(), 1, "{items:?}");
        assert_eq!((&items[0]["id"], &items[0]["quantity"]), (&own["items"][0]["id"], &json!(4)));
        assert_eq!((problems(basket), &items[0]["quantity_max"]), (vec!["out-of-stock"], &json!(3)));
        assert_eq!(basket["checkout"]["rule"], "basket-has-problems");
    };
    let seen = function.send_with(Carl, "GET", "/api/shop/basket", Value::Null, headers).expect(200).json;
    check(&seen);
    assert_eq!(seen["to_merge"], true, "all of the other basket is in it twice");
    let merged = function.send_with(Carl, "POST", "/api/shop/basket/merge", Value::Null, headers).expect(200);
    assert_eq!(merged.trips, 2);
    check(&merged.json);
    assert_eq!(merged.json["to_merge"], false);
    check(&basket(&function, Carl));
    assert_eq!(count(&function, "SELECT count(*) FROM basket_items"), 1);
    let path = format!("/api/shop/basket/items/{}", own["items"][0]["id"].as_str().unwrap());
    function.put(Carl, &path, json!({ "quantity": 3 })).expect(200);
    check_out(&function, Carl, "k").expect(201);
    assert_eq!(count(&function, "SELECT stock FROM products WHERE id = 'prd_mug'"), 0);
    assert_consistent(&function);
}

#[test]
fn what_two_baskets_have_twice_is_taken_out_and_ordered_whole() {
    let both = || {
        let function = function();
        function.world.load(PUBLIC);
        let guest = add(&function, Nobody, offered("product", "prd_mug", 1)).expect(200);
        let cookie = guest.headers.get("set-cookie").unwrap().split(';').next().unwrap().to_owned();
        let own = add(&function, Ada, offered("product", "prd_mug", 1)).expect(200).json;
        (function, cookie, format!("/api/shop/basket/items/{}", own["items"][0]["id"].as_str().unwrap()))
    };
    let (function, cookie, path) = both();
    let rest = function.send_with(Ada, "DELETE", &path, Value::Null, &[("cookie", &cookie)]).expect(200).json;
    assert_eq!((&rest["items"], count(&function, "SELECT count(*) FROM basket_items")), (&json!([]), 0));
    let (function, cookie, path) = both();
    let one = function.send_with(Ada, "PUT", &path, json!({ "quantity": 1 }), &[("cookie", &cookie)]).expect(200).json;
    assert_eq!((&one["items"][0]["quantity"], &basket(&function, Ada)["items"]), (&json!(1), &one["items"]));
    let (function, cookie, _) = both();
    let seen = function.send_with(Ada, "GET", "/api/shop/basket", Value::Null, &[("cookie", &cookie)]).expect(200).json;
    let wish = json!({ "basket_version": seen["version"], "accepted_terms_version": "1", "expected_gross": seen["totals"]["gross"] });
    let headers = [("cookie", cookie.as_str()), ("idempotency-key", "k")];
    let order = function.send_with(Ada, "POST", "/api/shop/orders", wish, &headers).expect(201).json;
    assert_eq!((&order["lines"][0]["quantity"], &order["lines"][0]["gross"]["minor"]), (&json!(2), &json!(2380)));
    assert_eq!(count(&function, "SELECT count(*) FROM basket_items"), 0);
    assert_consistent(&function);
}

#[test]
fn what_a_team_s_member_buys_stands_on_the_member_s_own_next_invoice() {
    // Tess pays Ada's contract and is charged next on 15 March; Ada pays for her mug herself.
    const PAID: &str = "UPDATE contracts SET payer_id = 'cus_tess' WHERE id = 'con_ada';
UPDATE contracts SET charged_until = '2030-03-15' WHERE payer_id = 'cus_tess'";
    const OWN: &str = "INSERT INTO contracts (id, customer_id, payer_id, plan_id, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
  VALUES ('con_own', 'cus_ada', 'cus_ada', 'pln_first', '2029-12-20', 1892419200000, '2030-01-20', '2031-01-01', 'EUR', 0, '{}', 1000)";
    for (fixture, mug_by) in [(vec![PAID], "2030-01-02"), (vec![PAID, OWN], "2030-01-20")] {
        let function = function();
        for sql in fixture {
            function.world.load(sql);
        }
        add(&function, Ada, offered("product", "prd_mug", 1)).expect(200);
        add(&function, Ada, booking("oak", "02T10:00", "02T11:00")).expect(200);
        check_out(&function, Ada, "k").expect(201);
        let charges = function.world.rows("SELECT source, payer_id, invoice_by FROM charges ORDER BY source");
        let expected = [
            json!({ "source": "booking", "payer_id": "cus_tess", "invoice_by": "2030-03-15" }),
            json!({ "source": "product", "payer_id": "cus_ada", "invoice_by": mug_by }),
        ];
        assert_eq!(charges, expected);
        assert_consistent(&function);
    }
}

#[test]
fn who_does_not_pay_for_it_is_not_suspended_for_who_does() {
    let function = function();
    function.world.load("UPDATE contracts SET payer_id = 'cus_tess' WHERE id = 'con_ada';
INSERT INTO billing_accounts (customer_id, tax_treatment, collects, suspended_at, version) VALUES ('cus_tess', 'as_usual', 0, 1, 1)");
    // What Ada buys she pays herself; a room would be charged to Tess, who may owe no more.
    add(&function, Ada, offered("product", "prd_mug", 1)).expect(200);
    add(&function, Ada, booking("oak", "02T10:00", "02T11:00")).refused(403, "suspended");
    check_out(&function, Ada, "k").expect(201);
    // One that was put in before cannot be ordered.
    function.world.load("UPDATE billing_accounts SET suspended_at = NULL");
    add(&function, Ada, booking("oak", "02T10:00", "02T11:00")).expect(200);
    function.world.load("UPDATE billing_accounts SET suspended_at = 1");
    assert_eq!(problems(&basket(&function, Ada)), ["suspended"]);
    check_out(&function, Ada, "l").refused(409, "basket-has-problems");
    // What is paid at once is paid by whoever is there.
    function.world.load("UPDATE billing_settings SET members_pay = 'at_once'");
    assert_eq!(problems(&basket(&function, Ada)), Vec::<&str>::new());
    check_out(&function, Ada, "m").expect(201);
    assert_consistent(&function);
}

#[test]
fn a_place_that_is_being_paid_for_is_taken_from_its_first_day_on() {
    let shop = function();
    let app = |world: &testkit::World, db| plans::App { db, clock: world.clock(), ids: world.ids() };
    let plans = testkit::Function::new(plans::routes(), app).in_world(shop.world.clone());
    add(&shop, Carl, starting("2030-03-01")).expect(200);
    assert_eq!(check_out(&shop, Carl, "k").expect(201).json["status"], "awaiting_payment");
    let until = |day: &str| {
        let wish = json!({ "customer_id": "cus_bob", "payer_id": null, "plan_id": "pln_one", "quantity": 1, "starts_on": "2030-01-10",
            "ends_on": day, "price_minor": null, "sign_up_fee_minor": null, "deposit_minor": null, "due_days": null });
        plans.post(Boss, "/api/plans/all", wish)
    };
    until("2030-03-02").refused(409, "plan-full");
    until("2030-03-01").expect(201);
}
