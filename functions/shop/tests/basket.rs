//! Putting in, changing, holding, taking out; before and after sign-in.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::{Answer, Function, Persona};

fn item(basket: &Value, n: usize) -> &Value {
    &basket["items"][n]
}

/// The cookie that an answer sets, as a browser sends it back.
fn cookie(answer: &Answer) -> String {
    let set = answer.headers.get("set-cookie").unwrap();
    set.split(';').next().unwrap().to_owned()
}

fn with_cookie(
    function: &Function<shop::App>,
    who: Persona,
    method: &str,
    path: &str,
    body: Value,
    cookie: &str,
) -> Answer {
    function.send_with(who, method, path, body, &[("cookie", cookie)])
}

#[test]
fn a_plan_a_product_and_a_booking_are_one_basket_with_their_first_invoice() {
    let function = function();
    assert_eq!(basket(&function, Carl)["checkout"]["rule"], "basket-empty");
    assert_eq!(add(&function, Carl, offered("plan", "pln_desk", 1)).expect(200).trips, 2);
    add(&function, Carl, offered("product", "prd_passes", 2)).expect(200);
    let shown = add(&function, Carl, booking("oak", "02T10:00", "02T11:30")).expect(200);
    assert_eq!(shown.trips, 2);
    let seen = basket(&function, Carl);
    // The reply to a change is the basket as it then is.
    assert_eq!((&seen["items"], &seen["version"]), (&shown.json["items"], &shown.json["version"]));
    let lines: Vec<(&str, i64)> = seen["items"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|item| item["lines"].as_array().unwrap())
        .map(|line| (line["source"].as_str().unwrap(), line["gross"]["minor"].as_i64().unwrap()))
        .collect();
    let expected =
        [("contract", 23800), ("sign_up_fee", 5950), ("deposit", 10000), ("product", 21420), ("booking", 3570)];
    assert_eq!(lines, expected);
    assert_eq!(seen["totals"]["gross"]["minor"], 64740);
    assert_eq!(seen["totals"]["taxes"].as_array().unwrap().len(), 2, "the deposit bears no tax: {}", seen["totals"]);
    assert_eq!((&seen["due_now"]["minor"], &seen["next_invoice"]["minor"]), (&json!(64740), &json!(0)));
    assert_eq!(seen["checkout"], json!({ "allowed": true, "rule": null }));
    assert_eq!(item(&seen, 2)["held_until"], "2030-01-01T08:15:00Z");
    assert_eq!(seen["terms"]["version"], "1");
    assert_consistent(&function);
}

#[test]
fn a_first_part_period_costs_its_days() {
    let function = function();
    let wish = json!({ "kind": "plan", "subject_id": "pln_first", "wish": { "starts_on": "2030-01-16" } });
    let seen = add(&function, Carl, wish).expect(200).json;
    assert_eq!(item(&seen, 0)["lines"][0]["net"]["minor"], 16000);
    assert_eq!(item(&seen, 0)["why"][1], json!({ "step": "days", "days": 16, "of": 31 }));
}

#[test]
fn what_a_member_has_is_drawn_and_the_rest_goes_on_the_next_invoice() {
    let function = function();
    function.world.load("INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at) VALUES
  ('grt_hour', 'h', 'cus_ada', 'con_ada', 'time_credit', 'Hours', 60, NULL, '{}', 0, NULL, 0),
  ('grt_ten', 't', 'cus_ada', NULL, 'money_credit', 'Ten', 1000, 'EUR', '{}', 0, NULL, 0)");
    add(&function, Ada, booking("oak", "02T10:00", "02T11:00")).expect(200);
    add(&function, Ada, booking("elm", "02T10:00", "02T11:00")).expect(200);
    let seen = add(&function, Ada, offered("product", "prd_mug", 1)).expect(200).json;
    // The hour covers the first, ten euros half of the second; nothing is left for the mug.
    let gross: Vec<i64> = (0..3).map(|n| item(&seen, n)["gross"]["minor"].as_i64().unwrap()).collect();
    let pays: Vec<&str> = (0..3).map(|n| item(&seen, n)["pays"].as_str().unwrap()).collect();
    assert_eq!((gross, pays), (vec![0, 1190, 1190], vec!["nothing", "next_invoice", "next_invoice"]));
    assert_eq!((&seen["due_now"]["minor"], &seen["next_invoice"]["minor"]), (&json!(0), &json!(2380)));
}

#[test]
fn what_cannot_be_had_is_refused_by_name_and_not_put_in() {
    let table: [(Persona, Value, u16, &str); 18] = [
        (Carl, offered("plan", "pln_nowhere", 1), 404, "no-such-plan"),
        (Carl, offered("plan", "pln_secret", 1), 404, "no-such-plan"),
        (Carl, offered("plan", "pln_one", 2), 409, "plan-full"),
        (Carl, offered("product", "prd_nowhere", 1), 404, "no-such-product"),
        (Carl, offered("product", "prd_old", 1), 404, "no-such-product"),
        (Carl, offered("product", "prd_mug", 3), 409, "out-of-stock"),
        (Carl, offered("product", "prd_members", 1), 403, "not-your-product"),
        (Carl, offered("product", "prd_mug", 0), 422, "invalid-fields"),
        (Carl, offered("product", "prd_mug", 101), 422, "invalid-fields"),
        (Carl, offered("event", "evt_1", 1), 422, "invalid-fields"),
        (
            Carl,
            json!({ "kind": "product", "subject_id": "prd_mug", "wish": { "starts_on": "2030-01-02" } }),
            422,
            "invalid-fields",
        ),
        (
            Carl,
            json!({ "kind": "plan", "subject_id": "pln_desk", "wish": { "starts_on": "2029-12-31" } }),
            409,
            "start-has-passed",
        ),
        (
            Carl,
            json!({ "kind": "plan", "subject_id": "pln_desk", "wish": { "starts_on": "2033-01-01" } }),
            422,
            "too-far-ahead",
        ),
        (Carl, json!({ "kind": "booking", "subject_id": "res_oak" }), 422, "invalid-fields"),
        (Carl, booking("nowhere", "02T10:00", "02T11:00"), 404, "not-found"),
        (Carl, booking("oak", "02T10:10", "02T11:00"), 422, "off-the-grain"),
        (Carl, booking("oak", "05T10:00", "05T11:00"), 422, "location-closed"),
        (Carl, booking("oak", "01T08:30", "01T09:30"), 422, "too-soon"),
    ];
    for (who, wish, status, slug) in table {
        let function = function();
        let answer = add(&function, who, wish.clone());
        assert_eq!((answer.status, answer.problem()), (status, slug), "{wish} {} {:?}", answer.text, answer.cause);
        assert_eq!(
            count(&function, "SELECT (SELECT count(*) FROM baskets) + (SELECT count(*) FROM claims)"),
            0,
            "{wish}"
        );
    }
    let function = function();
    function
        .world
        .load("UPDATE customers SET rights = '{\"change_plan\":false,\"buy_products\":false}' WHERE id = 'cus_ada'");
    add(&function, Ada, offered("plan", "pln_desk", 1)).refused(403, "right-withheld");
    add(&function, Ada, offered("product", "prd_mug", 1)).refused(403, "right-withheld");
    function.world.load("UPDATE plans SET public = 1 WHERE id = 'pln_flex'");
    add(&function, Bob, offered("plan", "pln_flex", 1)).refused(409, "has-plan");
}

#[test]
fn one_currency_twenty_items_and_five_places_are_the_most() {
    let function = function();
    add(&function, Carl, offered("plan", "pln_desk", 1)).expect(200);
    add(&function, Carl, offered("plan", "pln_pound", 1)).refused(409, "other-currency");
    for hour in 9..14 {
        add(&function, Carl, booking("oak", &format!("02T{hour:02}:00"), &format!("02T{:02}:00", hour + 1)))
            .expect(200);
    }
    add(&function, Carl, booking("elm", "02T10:00", "02T11:00")).refused(409, "too-many-holds");
    function.world.load("INSERT INTO basket_items (id, basket_id, kind, subject_id, quantity, wish, added_at)
  SELECT 'itm_x' || value, (SELECT id FROM baskets), 'product', 'prd_x' || value, 1, '{}', 0 FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14]')");
    add(&function, Carl, offered("product", "prd_mug", 1)).refused(409, "basket-full");
}

#[test]
fn items_change_by_the_rules_of_their_sort() {
    let function = function();
    let seen = add(&function, Carl, offered("product", "prd_mug", 1)).expect(200).json;
    let mug = format!("/api/shop/basket/items/{}", item(&seen, 0)["id"].as_str().unwrap());
    assert_eq!(function.put(Carl, &mug, json!({ "quantity": 2 })).expect(200).json["totals"]["gross"]["minor"], 2380);
    function.put(Carl, &mug, json!({ "quantity": 3 })).refused(409, "out-of-stock");
    function.put(Carl, &mug, json!({ "hold": true })).refused(422, "not-that-sort");
    function.put(Carl, &mug, json!({ "quantity": 0 })).refused(422, "invalid-fields");
    function.put(Bob, &mug, json!({ "quantity": 1 })).refused(404, "not-found");
    function.delete(Bob, &mug).refused(404, "not-found");
    // The same again is more of it.
    add(&function, Carl, offered("product", "prd_mug", 1)).refused(409, "out-of-stock");
    let seen = add(&function, Carl, offered("plan", "pln_desk", 1)).expect(200).json;
    let plan = format!("/api/shop/basket/items/{}", item(&seen, 1)["id"].as_str().unwrap());
    let moved = function.put(Carl, &plan, json!({ "starts_on": "2030-02-01", "quantity": 2 })).expect(200).json;
    assert_eq!((&item(&moved, 1)["starts_on"], &item(&moved, 1)["quantity"]), (&json!("2030-02-01"), &json!(2)));
    // A plan chosen again from a list stays as it was; with another day it is moved.
    let chosen = add(&function, Carl, offered("plan", "pln_desk", 1)).expect(200).json;
    assert_eq!(chosen["items"], moved["items"]);
    let wish =
        json!({ "kind": "plan", "subject_id": "pln_desk", "quantity": 1, "wish": { "starts_on": "2030-03-01" } });
    let moved = add(&function, Carl, wish).expect(200).json;
    assert_eq!((&item(&moved, 1)["starts_on"], &item(&moved, 1)["quantity"]), (&json!("2030-03-01"), &json!(1)));
    let rest = function.delete(Carl, &mug).expect(200).json;
    assert_eq!(rest["items"].as_array().unwrap().len(), 1);
    assert_eq!(basket(&function, Carl)["items"], rest["items"]);
}

#[test]
fn a_place_is_held_then_lapses_by_name_and_is_held_anew() {
    let function = function();
    let seen = add(&function, Carl, booking("oak", "02T10:00", "02T11:00")).expect(200).json;
    let path = format!("/api/shop/basket/items/{}", item(&seen, 0)["id"].as_str().unwrap());
    add(&function, Ada, booking("grove", "02T10:00", "02T11:00")).refused(409, "slot-taken");
    function.world.set_now("2030-01-01T08:15:00Z");
    let lapsed = basket(&function, Carl);
    assert_eq!((problems(&lapsed), &lapsed["checkout"]["rule"]), (vec!["hold-lapsed"], &json!("basket-has-problems")));
    let again = function.put(Carl, &path, json!({ "hold": true })).expect(200);
    assert_eq!((again.trips, &item(&again.json, 0)["held_until"]), (2, &json!("2030-01-01T08:30:00Z")));
    assert_consistent(&function);
    // Somebody else takes what has lapsed, though nobody has cleaned up.
    function.world.set_now("2030-01-01T08:31:00Z");
    add(&function, Ada, booking("grove", "02T10:00", "02T11:00")).expect(200);
    assert_eq!(problems(&basket(&function, Carl)), ["slot-taken"]);
    function.put(Carl, &path, json!({ "hold": true })).refused(409, "slot-taken");
    assert_eq!(count(&function, "SELECT count(*) FROM claims"), 2, "oak and elm, as the grove");
    function.delete(Carl, &path).expect(200);
    assert_consistent(&function);
    // Too late is too late, held or not.
    function.world.set_now("2030-01-02T09:30:00Z");
    assert_eq!(problems(&basket(&function, Ada)), ["too-soon"]);
}

#[test]
fn a_basket_before_sign_in_is_the_cookie_s_and_afterwards_the_customer_s() {
    let function = function();
    function.world.load("UPDATE space_settings SET levels = '{\"base\":\"public\",\"sections\":{}}'");
    let first = add(&function, Nobody, booking("oak", "02T10:00", "02T11:00")).expect(200);
    let set = first.headers.get("set-cookie").unwrap();
    assert!(set.contains("HttpOnly") && set.contains("Secure") && set.contains("Max-Age=5184000"), "{set}");
    let cookie = cookie(&first);
    let secret = cookie.split_once('=').unwrap().1.to_owned();
    assert_eq!(
        count(&function, "SELECT count(*) FROM baskets WHERE secret_hash IS NOT NULL AND customer_id IS NULL"),
        1
    );
    assert!(
        !function.world.rows("SELECT secret_hash FROM baskets")[0].to_string().contains(&secret),
        "it is kept hashed"
    );
    let items = "/api/shop/basket/items";
    with_cookie(&function, Nobody, "POST", items, offered("product", "prd_mug", 1), &cookie).expect(200);
    let guest = with_cookie(&function, Nobody, "GET", "/api/shop/basket", Value::Null, &cookie).expect(200).json;
    assert_eq!((guest["items"].as_array().unwrap().len(), &guest["owner"]), (2, &json!("guest")));
    assert_eq!(guest["checkout"]["rule"], "sign-in-required");
    assert_eq!(basket(&function, Nobody)["items"], json!([]), "without the cookie it is nobody's");
    // Carl has something already, signs in on this device, and sees both.
    add(&function, Carl, offered("plan", "pln_desk", 1)).expect(200);
    let both = with_cookie(&function, Carl, "GET", "/api/shop/basket", Value::Null, &cookie).expect(200).json;
    assert_eq!((both["items"].as_array().unwrap().len(), &both["to_merge"]), (3, &json!(true)));
    assert_eq!(basket(&function, Carl)["items"].as_array().unwrap().len(), 1, "on another device not yet");
    let merged = with_cookie(&function, Carl, "POST", "/api/shop/basket/merge", Value::Null, &cookie).expect(200);
    assert!(merged.headers.get("set-cookie").unwrap().contains("Max-Age=0"));
    assert_eq!((merged.trips, &merged.json["to_merge"]), (2, &json!(false)));
    assert_eq!(basket(&function, Carl)["items"].as_array().unwrap().len(), 3, "on every device");
    assert_eq!(count(&function, "SELECT count(*) FROM baskets"), 1);
    // Again, and without anything to take over, nothing happens.
    let again = with_cookie(&function, Carl, "POST", "/api/shop/basket/merge", Value::Null, &cookie).expect(200);
    assert_eq!(again.trips, 1);
    with_cookie(&function, Nobody, "GET", "/api/shop/basket", Value::Null, &cookie).expect(200);
    assert_consistent(&function);
}

#[test]
fn whoever_means_their_own_basket_is_never_given_a_cookie_s() {
    let function = function();
    for (method, path) in [("GET", "/api/shop/basket?mine=true"), ("DELETE", "/api/shop/basket/code?mine=true")] {
        function.send(Nobody, method, path, Value::Null).refused(401, "sign-in-required");
    }
    function
        .post(Nobody, "/api/shop/basket/items?mine=true", offered("product", "prd_mug", 1))
        .refused(401, "sign-in-required");
    function.get(Ada, "/api/shop/basket?mine=true").expect(200);
    // A cookie that nobody gave out is no cookie.
    let odd =
        with_cookie(&function, Nobody, "GET", "/api/shop/basket", Value::Null, "__Secure-portico_basket=x").expect(200);
    assert_eq!(odd.json["items"], json!([]));
}

#[test]
fn what_is_gone_since_is_said_and_not_dropped() {
    let function = function();
    add(&function, Carl, offered("plan", "pln_desk", 1)).expect(200);
    add(&function, Carl, offered("product", "prd_mug", 2)).expect(200);
    add(&function, Carl, offered("product", "prd_passes", 1)).expect(200);
    function.world.load("UPDATE plans SET archived = 1 WHERE id = 'pln_desk';\nUPDATE products SET stock = 1 WHERE id = 'prd_mug';\nDELETE FROM products WHERE id = 'prd_passes'");
    let seen = basket(&function, Carl);
    assert_eq!(problems(&seen), ["no-such-plan", "out-of-stock", "no-such-product"]);
    check_out(&function, Carl, "k").refused(409, "basket-has-problems");
}

#[test]
fn two_changes_at_once_are_one_after_the_other() {
    let function = function();
    add(&function, Carl, offered("product", "prd_passes", 1)).expect(200);
    let late = function.overtaken(
        |function| add(function, Carl, offered("product", "prd_mug", 1)),
        || {
            add(&function, Carl, offered("plan", "pln_desk", 1)).expect(200);
        },
    );
    late.refused(409, "basket-changed");
    assert_eq!(basket(&function, Carl)["items"].as_array().unwrap().len(), 2);
}

#[test]
fn two_who_want_one_place_are_one_holder() {
    let function = function();
    let want = |function: &Function<shop::App>| add(function, Carl, booking("oak", "02T10:00", "02T11:00"));
    let late = function.overtaken(want, || {
        add(&function, Bob, booking("grove", "02T10:30", "02T11:30")).expect(200);
    });
    late.refused(409, "slot-taken");
    assert_eq!(count(&function, "SELECT count(*) FROM basket_items"), 1);
    assert_consistent(&function);
}

#[test]
fn what_is_sent_twice_with_one_key_is_put_in_once() {
    let function = function();
    let send = |key: &str, wish: Value| {
        function.send_with(Carl, "POST", "/api/shop/basket/items", wish, &[("idempotency-key", key)]).expect(200)
    };
    send("a", offered("product", "prd_passes", 1));
    assert_eq!(send("a", offered("product", "prd_passes", 1)).trips, 1, "nothing is written");
    assert_eq!(item(&basket(&function, Carl), 0)["quantity"], 1);
    send("b", offered("product", "prd_passes", 1));
    assert_eq!(item(&basket(&function, Carl), 0)["quantity"], 2);
    send("c", booking("oak", "02T10:00", "02T11:00"));
    let again = send("c", booking("oak", "02T10:00", "02T11:00")).json;
    assert_eq!(again["items"].as_array().unwrap().len(), 2);
    assert_eq!(again, basket(&function, Carl));
    let bad = &[("idempotency-key", "")];
    let wish = offered("product", "prd_mug", 1);
    function.send_with(Carl, "POST", "/api/shop/basket/items", wish, bad).refused(422, "invalid-fields");
    assert_consistent(&function);
}

#[test]
fn the_bookings_of_a_basket_obey_their_policy_together() {
    let table = [
        ("UPDATE policies SET open_bookings_max = 1", "too-many-open-bookings"),
        ("UPDATE policies SET return_gap_any_resource_minutes = 60", "gap-too-short"),
    ];
    for (policy, slug) in table {
        let function = function();
        function.world.load(policy);
        add(&function, Ada, booking("oak", "02T10:00", "02T11:00")).expect(200);
        let seen = add(&function, Ada, booking("elm", "02T11:30", "02T12:30")).expect(200).json;
        assert_eq!(problems(&seen), [slug], "{policy}");
        check_out(&function, Ada, "k").refused(409, "basket-has-problems");
    }
}

#[test]
fn who_pays_for_as_many_contracts_as_one_can_have_gets_no_plan_more_into_the_basket() {
    let function = function();
    add(&function, Carl, offered("plan", "pln_desk", 1)).expect(200);
    function.world.load(
        "INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1900)
         SELECT printf('con_of_%04d', i), 'cus_bob', 'cus_carl', 'pln_desk', iif(i = 1, 'waiting', 'agreed'), '2030-01-01', 1893456000000, '2030-02-01', '2030-02-01',
           'EUR', 100, '{}', 1 FROM n",
    );
    assert_eq!(basket(&function, Carl)["items"][0]["problem"]["rule"], "too-many-contracts");
    check_out(&function, Carl, "k").refused(409, "basket-has-problems");
    function.world.load("DELETE FROM contracts WHERE id = 'con_of_1900'");
    let order = check_out(&function, Carl, "k").expect(201).json;
    // Somebody else made the last one while it was paid: the money goes back.
    function.world.load("INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
      SELECT 'con_last', customer_id, payer_id, plan_id, status, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, 1 FROM contracts WHERE id = 'con_of_0002'");
    pay(&function, &order);
    run(&function);
    assert_eq!(count(&function, "SELECT count(*) FROM orders WHERE status = 'refunded'"), 1);
    assert_eq!(count(&function, "SELECT count(*) FROM contracts WHERE customer_id = 'cus_carl'"), 0);
}
