//! Products by the cycle in the basket: bought as products are, and contracts then.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::json;
use support::*;
use testkit::{Function, Persona};

/// Something to sell, and a locker by the month that nobody has.
fn shop() -> Function<shop::App> {
    let function = function();
    function.world.with_lockers();
    function.world.load("DELETE FROM contracts WHERE plan_id = 'pln_locker'");
    function
}

fn problem(function: &Function<shop::App>, who: Persona) -> Vec<String> {
    problems(&basket(function, who)).into_iter().map(str::to_owned).collect()
}

#[test]
fn a_contact_pays_first_has_a_contract_then_and_stays_a_contact() {
    let function = shop();
    let put = add(&function, Carl, offered("plan", "pln_locker", 1)).expect(200).json;
    // 15 at 19 %, and a deposit of 25 without.
    assert_eq!((&put["items"][0]["kind"], &put["due_now"]["minor"]), (&json!("plan"), &json!(4285)));
    let order = check_out(&function, Carl, "k").expect(201).json;
    assert_eq!(order["status"], "awaiting_payment");
    pay(&function, &order);
    assert_eq!(complete(&function, Carl, &order).expect(200).json["status"], "fulfilled");
    let made = "SELECT count(*) FROM contracts WHERE customer_id = 'cus_carl' AND plan_id = 'pln_locker' AND status = 'agreed'";
    assert_eq!(count(&function, made), 1);
    // Still a contact: what is for members is not for Carl, and what he buys is paid at once.
    add(&function, Carl, offered("product", "prd_members", 1)).refused(403, "not-your-product");
    add(&function, Carl, offered("product", "prd_mug", 1)).expect(200);
    assert_eq!(basket(&function, Carl)["items"][0]["pays"], "at_once");
    assert_consistent(&function);
}

#[test]
fn the_right_to_buy_and_the_section_of_products_decide_and_not_the_right_to_change_plan() {
    let function = shop();
    for who in [Ada, Carl] {
        add(&function, who, offered("plan", "pln_locker", 1)).expect(200);
    }
    function.world.load(r#"UPDATE space_settings SET rights = '{"change_plan":false}'"#);
    assert_eq!((problem(&function, Ada), problem(&function, Carl)), (vec![], vec![]));
    function.world.load(r#"UPDATE space_settings SET rights = '{"buy_products":false}'"#);
    assert_eq!(
        (problem(&function, Ada), problem(&function, Carl)),
        (vec!["right-withheld".to_owned()], vec!["right-withheld".to_owned()])
    );
    check_out(&function, Ada, "k").refused(409, "basket-has-problems");
    function.world.load(
        r#"UPDATE space_settings SET rights = '{}', levels = '{"base":"signed_in","sections":{"plans":"members"}}'"#,
    );
    assert_eq!(problem(&function, Carl), Vec::<String>::new());
    function
        .world
        .load(r#"UPDATE space_settings SET levels = '{"base":"signed_in","sections":{"products":"members"}}'"#);
    assert_eq!(problem(&function, Carl), ["members-only"]);
    function.world.load("UPDATE plans SET archived = 1 WHERE id = 'pln_locker'");
    assert_eq!(problem(&function, Ada), ["no-such-product"]);
    function.world.load("UPDATE plans SET archived = 0, audience = 'contacts' WHERE id = 'pln_locker'");
    assert_eq!(problem(&function, Ada), ["not-your-product"]);
}

#[test]
fn a_member_has_it_on_the_next_invoice_once_and_while_there_are_places() {
    let function = shop();
    add(&function, Ada, offered("plan", "pln_locker", 1)).expect(200);
    let order = check_out(&function, Ada, "k").expect(201).json;
    assert_eq!((&order["status"], &order["next_invoice"]["minor"]), (&json!("fulfilled"), &json!(4285)));
    add(&function, Ada, offered("plan", "pln_locker", 1)).refused(409, "has-plan");
    function.world.load("UPDATE plans SET subscribers_max = 1 WHERE id = 'pln_locker'");
    add(&function, Bob, offered("plan", "pln_locker", 1)).refused(409, "plan-full");
    assert_consistent(&function);
}

#[test]
fn what_is_ordered_ahead_on_the_next_invoice_is_charged_on_its_first_day() {
    let ordered = |code: Option<&str>| {
        let function = shop();
        let wish = json!({ "kind": "plan", "subject_id": "pln_locker", "wish": { "starts_on": "2030-06-01" } });
        add(&function, Ada, wish).expect(200);
        if let Some(code) = code {
            function.put(Ada, "/api/shop/basket/code", json!({ "code": code })).expect(200);
        }
        let order = check_out(&function, Ada, "k").expect(201).json;
        assert_eq!(order["status"], "fulfilled");
        assert_consistent(&function);
        let charged =
            "SELECT charged_until > starts_on FROM contracts WHERE customer_id = 'cus_ada' AND plan_id = 'pln_locker'";
        let charged = count(&function, charged);
        let open = count(&function, "SELECT count(*) FROM open_charges WHERE invoice_by = '2030-06-01'");
        (charged, open)
    };
    // As if it was joined: nothing is written down until then. What a code takes off is, and waits.
    assert_eq!(ordered(None), (0, 0));
    assert_eq!(ordered(Some("ONCE")), (1, 2));
}

#[test]
fn what_each_period_costs_from_when_and_how_one_leaves_is_said_before_it_is_ordered() {
    let function = shop();
    function.world.load(
        "UPDATE plans SET terms = json_set(terms, '$.billing_day', 1, '$.prorates_first', json('true'), '$.cycles_min', 6, '$.notice_days', 90)
         WHERE id = 'pln_locker'",
    );
    let wish =
        json!({ "kind": "plan", "subject_id": "pln_locker", "quantity": 2, "wish": { "starts_on": "2030-06-07" } });
    let basket = add(&function, Carl, wish).expect(200).json;
    let item = &basket["items"][0];
    // Two at 15 for 24 of 30 days, at 19 %; a deposit of 25 each.
    let lines: Vec<_> = item["lines"].as_array().unwrap().iter().map(|line| line["gross"]["minor"].clone()).collect();
    assert_eq!((lines, &item["lines"][0]["tax_rate_ppm"]), (vec![json!(2856), json!(5000)], &json!(190_000)));
    let euros = |minor: i64| json!({ "minor": minor, "currency": "EUR" });
    let goes_on = json!({ "starts_on": "2030-06-07", "cycle": { "unit": "month", "count": 1 }, "next_on": "2030-07-01",
        "net": euros(3000), "gross": euros(3570), "cycles_min": 6, "notice_days": 90 });
    assert_eq!((&item["goes_on"], &basket["today"]), (&goes_on, &json!("2030-01-01")));
    // The order keeps it, whatever becomes of the plan.
    let order = check_out(&function, Carl, "k").expect(201).json;
    function.world.load("UPDATE plans SET price_minor = 9900 WHERE id = 'pln_locker'");
    let path = format!("/api/shop/orders/{}", order["id"].as_str().unwrap());
    let kept = &function.get(Carl, &path).expect(200).json["lines"][0];
    assert_eq!((&kept["goes_on"], &kept["charged_as"]), (&goes_on, &item["lines"]));
}

#[test]
fn to_a_code_it_is_a_product() {
    let function = shop();
    let off = |code: &str| {
        let basket = function.put(Carl, "/api/shop/basket/code", json!({ "code": code })).expect(200).json;
        basket["code"]["off"]["minor"].as_i64().unwrap_or(0)
    };
    add(&function, Carl, offered("plan", "pln_locker", 1)).expect(200);
    // `ONCE` takes half off products, and nothing off plans.
    assert_eq!(off("ONCE"), 750);
    function.world.load(r#"UPDATE discount_codes SET scope = '{"plans":true,"products":false,"bookings":false,"ids":[]}' WHERE code = 'TENTH'"#);
    assert_eq!(off("TENTH"), 0);
    function.world.load(r#"UPDATE discount_codes SET scope = '{"plans":false,"products":true,"bookings":false,"ids":["pln_locker"]}' WHERE code = 'TENTH'"#);
    assert_eq!(off("TENTH"), 150);
    let known = function.get(Boss, "/api/shop/known").expect(200).json;
    let sold_as =
        |id: &str| known["items"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap()["sold_as"].clone();
    assert_eq!(
        [sold_as("pln_locker"), sold_as("pln_desk"), sold_as("prd_mug")],
        [json!("product"), json!("plan"), json!(null)]
    );
}
