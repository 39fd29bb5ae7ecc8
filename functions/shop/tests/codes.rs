//! Discount codes: what they take off, for whom, and never once too often.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::{Function, Persona};

fn enter(function: &Function<shop::App>, who: Persona, code: &str) -> testkit::Answer {
    function.put(who, "/api/shop/basket/code", json!({ "code": code }))
}

/// (what the code takes off, gross of each item, total)
fn off(basket: &Value) -> (i64, Vec<i64>, i64) {
    let items = basket["items"].as_array().unwrap().iter();
    (
        basket["code"]["off"]["minor"].as_i64().unwrap_or(0),
        items.map(|item| item["gross"]["minor"].as_i64().unwrap()).collect(),
        basket["totals"]["gross"]["minor"].as_i64().unwrap(),
    )
}

#[test]
fn a_part_is_taken_off_each_line_in_scope_and_an_amount_off_all_together() {
    let function = function();
    add(&function, Carl, offered("plan", "pln_desk", 1)).expect(200);
    add(&function, Carl, offered("product", "prd_mug", 1)).expect(200);
    add(&function, Carl, booking("oak", "02T10:00", "02T11:00")).expect(200);
    // Of the plan the first period: neither the fee nor the deposit.
    let tenth = enter(&function, Carl, " tenth ").expect(200);
    assert_eq!((tenth.trips, off(&tenth.json)), (2, (2300, vec![37370, 1071, 2142], 40583)));
    assert_eq!(tenth.json["items"][1]["was"]["minor"], 1190);
    assert_eq!(
        tenth.json["items"][2]["why"][1],
        json!({ "step": "discount", "name": "TENTH", "off_ppm": 100_000, "off_minor": 200 })
    );
    // Five euros come off the first that they count for.
    assert_eq!(off(&enter(&function, Carl, "FIVE").expect(200).json), (500, vec![39155, 1190, 2380], 42725));
    assert_eq!(off(&enter(&function, Carl, "MUGS").expect(200).json), (1000, vec![39750, 0, 2380], 42130));
    assert_eq!(basket(&function, Carl)["code"]["code"], "MUGS");
    let dropped = function.delete(Carl, "/api/shop/basket/code").expect(200).json;
    assert_eq!((off(&dropped), &dropped["code"]), ((0, vec![39750, 1190, 2380], 43320), &Value::Null));
}

#[test]
fn an_amount_larger_than_a_line_goes_on_to_the_next() {
    let function = function();
    function.world.load("UPDATE discount_codes SET amount_off_minor = 1500 WHERE code = 'FIVE'");
    add(&function, Carl, offered("product", "prd_mug", 1)).expect(200);
    add(&function, Carl, offered("product", "prd_passes", 1)).expect(200);
    assert_eq!(off(&enter(&function, Carl, "FIVE").expect(200).json), (1500, vec![0, 10115], 10115));
}

#[test]
fn what_a_code_takes_off_contains_the_tax_where_prices_do() {
    for (contain, expected) in [(false, (500, vec![595], 595)), (true, (500, vec![500], 500))] {
        let function = function();
        if contain {
            function.world.load("UPDATE billing_settings SET prices_include_tax = 1");
        }
        add(&function, Carl, offered("product", "prd_mug", 1)).expect(200);
        let basket = enter(&function, Carl, "FIVE").expect(200).json;
        assert_eq!((off(&basket), &basket["code"]["prices_include_tax"]), (expected, &json!(contain)));
    }
}

#[test]
fn a_code_that_does_not_count_says_why() {
    let table = [
        (Carl, "NOWHERE", 404, "no-such-code"),
        (Carl, "LATER", 409, "code-not-now"),
        (Carl, "OVER", 409, "code-not-now"),
        (Carl, "MEMBERS", 409, "code-not-for-you"),
        (Carl, "", 422, "invalid-fields"),
    ];
    for (who, code, status, slug) in table {
        let function = function();
        let answer = enter(&function, who, code);
        assert_eq!((answer.status, answer.problem()), (status, slug), "{code} {}", answer.text);
        assert_eq!(count(&function, "SELECT count(*) FROM baskets"), 0);
    }
    let function = function();
    add(&function, Carl, booking("oak", "02T10:00", "02T11:00")).expect(200);
    let seen = enter(&function, Carl, "ONCE").expect(200).json;
    assert_eq!((&seen["code_problem"]["rule"], &seen["code"]), (&json!("code-not-for-this"), &Value::Null));
    // What ends later is said later, and the basket goes on without it.
    enter(&function, Carl, "TENTH").expect(200);
    function.world.load("UPDATE discount_codes SET archived = 1");
    let seen = basket(&function, Carl);
    assert_eq!(
        (&seen["code_problem"]["rule"], &seen["totals"]["gross"]["minor"]),
        (&json!("no-such-code"), &json!(2380))
    );
    check_out(&function, Carl, "k").expect(201);
    assert_eq!(count(&function, "SELECT count(*) FROM discount_uses"), 0);
}

#[test]
fn a_code_is_used_as_often_as_it_can_be_and_not_once_more() {
    let function = function();
    for who in [Carl, Ada] {
        add(&function, who, offered("product", "prd_passes", 1)).expect(200);
        enter(&function, who, "ONCE").expect(200);
    }
    // Carl's order waits for its payment and has the place.
    let order = check_out(&function, Carl, "k").expect(201).json;
    // What Carl's basket shows meanwhile is what was ordered.
    let waits = basket(&function, Carl);
    assert_eq!((&waits["code"]["code"], &waits["code_problem"]), (&json!("ONCE"), &Value::Null));
    assert_eq!((&waits["totals"], &waits["order_pending"]["gross"]), (&order["totals"], &order["totals"]["gross"]));
    assert_eq!(basket(&function, Ada)["code_problem"]["rule"], "code-used-up");
    enter(&function, Bob, "ONCE").refused(409, "code-used-up");
    // Given up, the place is free again.
    function
        .post(Carl, &format!("/api/shop/orders/{}/cancellation", order["id"].as_str().unwrap()), Value::Null)
        .expect(200);
    assert_eq!(check_out(&function, Ada, "k").expect(201).json["code"], "ONCE");
    assert_eq!(basket(&function, Carl)["code_problem"]["rule"], "code-used-up");
    // What Ada puts in next is another order: nothing is said of the code.
    let next = add(&function, Ada, offered("product", "prd_mug", 1)).expect(200).json;
    assert_eq!((&next["code"], &next["code_problem"]), (&Value::Null, &Value::Null));
    let uses = function.get(Boss, "/api/shop/codes/once/uses").expect(200).json;
    assert_eq!((&uses["items"][0]["customer_id"], &uses["items"][0]["place"]), (&json!("cus_ada"), &json!(1)));
    assert_consistent(&function);
}

#[test]
fn each_customer_has_uses_of_their_own() {
    let function = function();
    for (who, fits) in [(Ada, true), (Bob, true), (Ada, false)] {
        add(&function, who, offered("product", "prd_passes", 1)).expect(200);
        let entered = enter(&function, who, "OWNONCE");
        if fits {
            entered.expect(200);
            check_out(&function, who, &format!("{who:?}")).expect(201);
        } else {
            entered.refused(409, "code-used-up");
        }
    }
    assert_eq!(count(&function, "SELECT count(*) FROM discount_uses"), 2);
}

/// All look while the last use is free, and all check out then.
#[test]
fn of_many_who_want_the_last_use_one_has_it() {
    let function = function();
    for who in [Ada, Bob, Tess] {
        add(&function, who, offered("product", "prd_passes", 1)).expect(200);
        enter(&function, who, "ONCE").expect(200);
    }
    let seen: Vec<Value> = [Ada, Bob, Tess].map(|who| basket(&function, who)).into();
    let send = |function: &Function<shop::App>, who: Persona, seen: &Value| {
        let wish = json!({ "basket_version": seen["version"], "accepted_terms_version": "1", "expected_gross": seen["totals"]["gross"] });
        function.send_with(who, "POST", "/api/shop/orders", wish, &[("idempotency-key", "k")])
    };
    let late = function.overtaken(
        |function| send(function, Ada, &seen[0]),
        || {
            let later = function.overtaken(
                |function| send(function, Bob, &seen[1]),
                || {
                    send(&function, Tess, &seen[2]).expect(201);
                },
            );
            later.refused(409, "code-used-up");
        },
    );
    late.refused(409, "code-used-up");
    assert_eq!(count(&function, "SELECT count(*) FROM discount_uses"), 1);
    assert_eq!(count(&function, "SELECT count(*) FROM orders"), 1);
    assert_consistent(&function);
}

#[test]
fn a_cap_is_not_set_below_what_was_used_already() {
    let function = function();
    add(&function, Ada, offered("product", "prd_passes", 1)).expect(200);
    enter(&function, Ada, "tenth").expect(200);
    check_out(&function, Ada, "k").expect(201);
    function.world.load("INSERT INTO discount_uses (code, place, customer_id, own_place, order_id, at) VALUES ('TENTH', 2, 'cus_ada', 2, 'ord_b', 0)");
    let put = |uses_max: Value, own_max: Value| {
        let setup = json!({ "name": "A tenth off", "off": { "kind": "percent", "off_ppm": 100_000 },
            "scope": { "plans": true, "products": true, "bookings": true, "ids": [] }, "audience": "everyone", "valid_from": null,
            "valid_until": null, "uses_max": uses_max, "uses_per_customer_max": own_max, "archived": false });
        function.put(Boss, "/api/shop/codes/tenth?version=1", setup)
    };
    for (uses_max, own_max, field) in [
        (json!(1), Value::Null, "/uses_max"),
        (Value::Null, json!(1), "/uses_per_customer_max"),
        (json!(2), json!(1), "/uses_per_customer_max"),
        (json!(1), json!(2), "/uses_max"),
    ] {
        let refused = put(uses_max, own_max).refused(422, "invalid-fields");
        let error = &refused.json["errors"][0];
        assert_eq!((&error["pointer"], &error["rule"]), (&json!(field), &json!("used")), "{}", refused.text);
        assert_eq!(refused.trips, 1);
    }
    put(json!(2), json!(2)).expect(200);
    assert_consistent(&function);
}

#[test]
fn a_code_takes_off_an_amount_in_a_currency_of_the_space() {
    let function = function();
    let setup = |currency: &str, archived: bool| {
        json!({ "name": "Off", "off": { "kind": "amount", "minor": 500, "currency": currency },
            "scope": { "plans": true, "products": true, "bookings": true, "ids": [] }, "audience": "everyone", "valid_from": null,
            "valid_until": null, "uses_max": null, "uses_per_customer_max": null, "archived": archived })
    };
    let new = |currency: &str| {
        function.post(Boss, "/api/shop/codes", json!({ "code": "off", "setup": setup(currency, false) }))
    };
    let refused = new("ERU").refused(422, "invalid-fields");
    assert_eq!(
        refused.json["errors"][0],
        json!({ "pointer": "/setup/off/currency", "rule": "unknown", "detail": "no location has it; there is EUR" })
    );
    new("EUR").expect(201);
    let put =
        |currency: &str, archived: bool| function.put(Boss, "/api/shop/codes/off?version=1", setup(currency, archived));
    assert_eq!(put("ERU", false).refused(422, "invalid-fields").json["errors"][0]["pointer"], "/off/currency");
    // One keeps the currency that it has, though no location has that any more; and archived, any that it had.
    function.world.load("UPDATE locations SET currency = 'CHF'");
    function.put(Boss, "/api/shop/codes/off?version=1", setup("EUR", false)).expect(200);
    function.put(Boss, "/api/shop/codes/off?version=2", setup("ERU", true)).expect(200);
}

#[test]
fn operators_set_codes_up_and_every_deed_is_on_record() {
    let function = function();
    let setup = json!({ "name": "Spring", "off": { "kind": "percent", "off_ppm": 250_000 }, "scope": { "plans": true, "products": false, "bookings": false, "ids": [] },
        "audience": "contacts", "valid_from": null, "valid_until": null, "uses_max": 10, "uses_per_customer_max": 1, "archived": false });
    let new = |code: &str, setup: &Value| json!({ "code": code, "setup": setup });
    function.post(Ada, "/api/shop/codes", new("spring", &setup)).refused(403, "forbidden");
    let made = function.post(Boss, "/api/shop/codes", new("spring-30", &setup)).expect(201).json;
    assert_eq!((&made["code"], &made["version"]), (&json!("SPRING-30"), &json!(1)));
    function.post(Boss, "/api/shop/codes", new("Spring-30", &setup)).refused(409, "code-exists");
    let mut ended = setup.clone();
    ended["archived"] = true.into();
    let put = |version: i64, setup: &Value| {
        function.put(Boss, &format!("/api/shop/codes/spring-30?version={version}"), setup.clone())
    };
    assert_eq!(put(1, &ended).expect(200).json["version"], 2);
    put(1, &setup).refused(409, "changed-meanwhile");
    function.put(Boss, "/api/shop/codes/nowhere?version=1", setup.clone()).refused(404, "not-found");
    enter(&function, Carl, "spring-30").refused(404, "no-such-code");
    for (field, bad, pointer) in [
        ("scope", json!({ "plans": false, "products": false, "bookings": false, "ids": [] }), "/setup/scope"),
        ("off", json!({ "kind": "percent", "off_ppm": 0 }), "/setup/off/off_ppm"),
        ("off", json!({ "kind": "percent", "off_ppm": 1_000_001 }), "/setup/off/off_ppm"),
        ("uses_max", json!(0), "/setup/uses_max"),
    ] {
        let mut wrong = setup.clone();
        wrong[field] = bad;
        let answer = function.post(Boss, "/api/shop/codes", new("x", &wrong)).refused(422, "invalid-fields");
        assert!(
            answer.json["errors"][0]["pointer"].as_str().unwrap().starts_with("/setup"),
            "{pointer} {}",
            answer.text
        );
    }
    function.post(Boss, "/api/shop/codes", new("no spaces", &setup)).refused(422, "invalid-fields");
    let listed = function.get(Boss, "/api/shop/codes").expect(200).json;
    assert_eq!(listed["items"].as_array().unwrap().len(), 9);
    assert_eq!(count(&function, "SELECT count(*) FROM audit"), 2);
}

#[test]
fn codes_are_listed_page_by_page_and_each_is_found_by_itself() {
    let function = function();
    function.world.load("
  INSERT INTO discount_codes (code, name, percent_off_ppm, scope, audience, archived, version)
  WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 699)
  SELECT 'MANY-' || i, 'Of many', 100000, '{\"plans\":true,\"products\":true,\"bookings\":true,\"ids\":[]}', 'everyone', 0, 1 FROM n");
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = function.get(Boss, &format!("/api/shop/codes{cursor}")).expect(200).json;
        seen.extend(page["items"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned()));
        let Some(next) = page["next_cursor"].as_str() else { break };
        cursor = format!("?cursor={next}");
    }
    assert!(seen.is_sorted() && seen.contains(&"MANY-699".to_owned()), "{seen:?}");
    assert_eq!(i64::try_from(seen.len()).unwrap(), count(&function, "SELECT count(*) FROM discount_codes"));
    assert_eq!(function.get(Boss, "/api/shop/codes/many-699").expect(200).json["name"], "Of many");
    function.get(Boss, "/api/shop/codes/none").refused(404, "not-found");
    function.get(Boss, "/api/shop/codes?cursor=").refused(422, "invalid-fields");
}

#[test]
fn a_code_takes_off_what_there_is_and_no_more_of_half_a_cent_neither() {
    let function = function();
    function.world.load(
        "UPDATE plans SET price_minor = 387 WHERE id = 'pln_first';
  INSERT INTO discount_codes (code, name, percent_off_ppm, scope, audience, archived, version) VALUES
  ('ALL', 'All of it', 1000000, '{\"plans\":true,\"products\":true,\"bookings\":true,\"ids\":[]}', 'everyone', 0, 1)",
    );
    // 15 of 30 days of 3.87 are 193.5 cents.
    let wish = json!({ "kind": "plan", "subject_id": "pln_first", "wish": { "starts_on": "2030-04-16" } });
    add(&function, Carl, wish).expect(200);
    for code in ["all", "five"] {
        let seen = enter(&function, Carl, code).expect(200).json;
        assert_eq!((&seen["totals"]["gross"]["minor"], &seen["due_now"]["minor"]), (&json!(0), &json!(0)), "{code}");
    }
    assert_eq!(check_out(&function, Carl, "k").expect(201).json["status"], "fulfilled");
    assert_eq!(count(&function, "SELECT count(*) FROM charges WHERE gross_minor < 0"), 0);
    assert_consistent(&function);
}

#[test]
fn a_code_whose_cap_was_lowered_is_not_used_beyond_it() {
    let function = function();
    // The first two places were given back, the third is used; then two are the most.
    function.world.load("INSERT INTO discount_uses (code, place, customer_id, own_place, order_id, at) VALUES ('ONCE', 3, 'cus_bob', 1, 'ord_b', 0);
  UPDATE discount_codes SET uses_max = 2 WHERE code = 'ONCE'");
    for who in [Carl, Ada] {
        add(&function, who, offered("product", "prd_passes", 1)).expect(200);
        enter(&function, who, "once").expect(200);
    }
    let seen = basket(&function, Carl);
    let late = function.overtaken(
        |function| check_out_seen(function, Carl, &seen, "k"),
        || {
            check_out(&function, Ada, "k").expect(201);
        },
    );
    late.refused(409, "code-used-up");
    assert_consistent(&function);
}
