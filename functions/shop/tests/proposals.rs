//! Proposals: sent, seen, accepted at their own price, refused, taken back, over.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::{Function, Persona};

fn wish(customer: &str) -> Value {
    json!({ "customer_id": customer, "message": "As we said", "expires_at": "2030-01-08T08:00:00Z", "lines": [
        { "kind": "plan", "subject_id": "pln_secret", "quantity": 2, "price_minor": 8000, "starts_on": null },
        { "kind": "product", "subject_id": "prd_members", "quantity": 1, "price_minor": null, "starts_on": null } ] })
}

fn sent(function: &Function<shop::App>, customer: &str) -> String {
    let made = function.post(Boss, "/api/shop/all/proposals", wish(customer)).expect(201);
    assert_eq!(made.trips, 2);
    format!("/api/shop/proposals/{}", made.json["id"].as_str().unwrap())
}

/// A yes to what `wish` comes to.
fn agreed(terms: &str) -> Value {
    json!({ "accepted_terms_version": terms, "expected_gross": { "minor": 19575, "currency": "EUR" } })
}

fn accept(function: &Function<shop::App>, who: Persona, path: &str) -> testkit::Answer {
    function.post(who, &format!("{path}/acceptance"), agreed("1"))
}

#[test]
fn a_proposal_is_told_seen_and_accepted_at_its_own_price() {
    let function = function();
    let path = sent(&function, "cus_ada");
    let told = function.world.rows("SELECT topic, recipient, payload ->> '$.lines[0][1].minor' AS minor FROM outbox");
    assert_eq!(told, [json!({ "topic": "shop.proposal_sent", "recipient": "ada@example.org", "minor": 19040 })]);
    // What is offered to nobody, and for members alone, is offered to whom it was proposed.
    let seen = function.get(Ada, &path).expect(200);
    assert_eq!((seen.trips, &seen.json["status"]), (1, &json!("sent")));
    let gross: Vec<i64> =
        seen.json["lines"].as_array().unwrap().iter().map(|line| line["gross"]["minor"].as_i64().unwrap()).collect();
    assert_eq!((gross, &seen.json["totals"]["gross"]["minor"]), (vec![19040, 535], &json!(19575)));
    assert_eq!(function.get(Ada, "/api/shop/proposals").expect(200).json["items"][0], seen.json);
    function.get(Bob, &path).refused(404, "not-found");
    accept(&function, Bob, &path).refused(404, "not-found");
    function.post(Ada, &format!("{path}/acceptance"), agreed("0")).refused(409, "terms-changed");
    let order = accept(&function, Ada, &path).expect(201);
    assert_eq!(
        (order.trips, &order.json["status"], &order.json["next_invoice"]["minor"]),
        (2, &json!("fulfilled"), &json!(19575))
    );
    let contracts =
        function.world.rows("SELECT price_minor, quantity, starts_on FROM contracts WHERE plan_id = 'pln_secret'");
    assert_eq!(contracts, [json!({ "price_minor": 8000, "quantity": 2, "starts_on": "2030-01-01" })]);
    let again = accept(&function, Ada, &path).refused(409, "proposal-decided");
    assert_eq!(again.json["order_id"], order.json["id"]);
    assert_eq!(function.get(Ada, &path).expect(200).json["status"], "accepted");
    assert_eq!(
        count(
            &function,
            "SELECT count(*) FROM outbox WHERE topic = 'shop.proposal_decided' AND recipient = 'boss@example.org'"
        ),
        1
    );
    assert_eq!(count(&function, "SELECT count(*) FROM audit WHERE action = 'create_proposal'"), 1);
    assert_consistent(&function);
}

#[test]
fn a_contact_pays_and_an_unpaid_proposal_stands_again() {
    let function = function();
    let path = sent(&function, "cus_carl");
    let order = accept(&function, Carl, &path).expect(201).json;
    assert_eq!(order["status"], "awaiting_payment");
    function.world.set_now("2030-01-01T08:30:00Z");
    run(&function);
    assert_eq!(function.get(Carl, &path).expect(200).json["status"], "sent");
    let order = accept(&function, Carl, &path).expect(201).json;
    pay(&function, &order);
    assert_eq!(complete(&function, Carl, &order).expect(200).json["status"], "fulfilled");
    assert_eq!(count(&function, "SELECT count(*) FROM contracts WHERE plan_id = 'pln_secret'"), 1);
    assert_consistent(&function);
}

#[test]
fn a_proposal_that_is_paid_too_late_is_accepted_all_the_same_and_once() {
    let function = function();
    let path = sent(&function, "cus_carl");
    let order = accept(&function, Carl, &path).expect(201).json;
    function.world.load("UPDATE payments SET provider_ref = 'pi_1'");
    function.world.set_now("2030-01-01T08:30:00Z");
    run(&function);
    pay(&function, &order);
    assert_eq!(complete(&function, Carl, &order).expect(200).json["status"], "fulfilled");
    let seen = function.get(Carl, &path).expect(200).json;
    assert_eq!((&seen["status"], &seen["order_id"]), (&json!("accepted"), &order["id"]));
    accept(&function, Carl, &path).refused(409, "proposal-decided");
    assert_consistent(&function);
}

#[test]
fn it_is_refused_taken_back_or_over_once() {
    let function = function();
    let (refused, withdrawn, over) =
        (sent(&function, "cus_ada"), sent(&function, "cus_ada"), sent(&function, "cus_ada"));
    assert_eq!(function.post(Ada, &format!("{refused}/refusal"), Value::Null).expect(200).json["status"], "refused");
    function.post(Ada, &format!("{refused}/refusal"), Value::Null).refused(409, "proposal-decided");
    let id = withdrawn.rsplit('/').next().unwrap();
    let path = format!("/api/shop/all/proposals/{id}/withdrawal");
    function.post(Ada, &path, Value::Null).refused(403, "forbidden");
    assert_eq!(function.post(Boss, &path, Value::Null).expect(200).json["status"], "withdrawn");
    function.post(Boss, &path, Value::Null).refused(409, "proposal-decided");
    accept(&function, Ada, &withdrawn).refused(409, "proposal-decided");
    function.world.set_now("2030-01-08T08:00:00Z");
    assert_eq!(function.get(Ada, &over).expect(200).json["status"], "expired");
    accept(&function, Ada, &over).refused(409, "proposal-decided");
    let listed = function.get(Boss, "/api/shop/all/proposals").expect(200).json;
    let statuses: Vec<&str> =
        listed["items"].as_array().unwrap().iter().map(|one| one["status"].as_str().unwrap()).collect();
    assert!(["refused", "withdrawn", "expired"].iter().all(|status| statuses.contains(status)), "{statuses:?}");
    assert_eq!(count(&function, "SELECT count(*) FROM orders"), 0);
}

#[test]
fn accepted_twice_at_once_it_is_one_order() {
    let function = function();
    let path = sent(&function, "cus_ada");
    let late = function.overtaken(
        |function| accept(function, Ada, &path),
        || {
            accept(&function, Ada, &path).expect(201);
        },
    );
    late.refused(409, "proposal-decided");
    assert_eq!(count(&function, "SELECT count(*) FROM orders"), 1);
}

#[test]
fn what_a_proposal_comes_to_is_what_was_seen() {
    let function = function();
    let path = sent(&function, "cus_ada");
    let seen = function.get(Ada, &path).expect(200).json["totals"]["gross"].clone();
    let wish = json!({ "accepted_terms_version": "1", "expected_gross": seen });
    let accept = || function.post(Ada, &format!("{path}/acceptance"), wish.clone());
    function.world.load("UPDATE products SET price_minor = 501 WHERE id = 'prd_members'");
    accept().refused(409, "price-changed");
    // Nor is anything paid in a currency that nobody has named.
    function.world.load("UPDATE products SET price_minor = 500, currency = 'GBP' WHERE id = 'prd_members'");
    accept().refused(409, "other-currency");
    assert_eq!(count(&function, "SELECT count(*) FROM orders"), 0);
    function.world.load("UPDATE products SET currency = 'EUR' WHERE id = 'prd_members'");
    accept().expect(201);
    assert_consistent(&function);
}

#[test]
fn whoever_is_suspended_accepts_nothing_that_would_owe_more() {
    let function = function();
    let path = sent(&function, "cus_ada");
    function.world.load("INSERT INTO billing_accounts (customer_id, tax_treatment, collects, suspended_at, version) VALUES ('cus_ada', 'as_usual', 0, 1, 1)");
    accept(&function, Ada, &path).refused(403, "suspended");
    // Nor by a plan.
    add(&function, Ada, offered("plan", "pln_desk", 1)).refused(403, "suspended");
    assert_eq!(function.get(Ada, &path).expect(200).json["status"], "sent");
}

fn mugs(quantity: i64) -> Value {
    json!({ "kind": "product", "subject_id": "prd_mug", "quantity": quantity, "price_minor": null, "starts_on": null })
}

#[test]
fn a_proposal_stands_through_the_first_day_of_what_it_starts() {
    let function = function();
    let mut wish = wish("cus_ada");
    wish["lines"][0]["starts_on"] = "2030-01-07".into();
    wish["expires_at"] = "2030-01-08T00:00:00Z".into();
    function.post(Boss, "/api/shop/all/proposals", wish).expect(201);
}

#[test]
fn what_stands_in_the_way_of_a_proposal_is_said_and_nothing_is_paid_for_it() {
    let function = function();
    let path = sent(&function, "cus_carl");
    let problem = || function.get(Carl, &path).expect(200).json["problem"]["rule"].clone();
    assert_eq!(problem(), Value::Null);
    // An operator has given it meanwhile, and another pays.
    has(&function, "cus_carl", "pln_secret", "agreed");
    assert_eq!(problem(), "has-plan");
    assert_eq!(function.get(Carl, "/api/shop/proposals").expect(200).json["items"][0]["problem"]["rule"], "has-plan");
    accept(&function, Carl, &path).refused(409, "has-plan");
    function.world.load("UPDATE contracts SET status = 'refused' WHERE id = 'con_theirs';\nUPDATE products SET stock = 0 WHERE id = 'prd_members'");
    assert_eq!(problem(), "out-of-stock");
    function.world.load("UPDATE products SET stock = NULL WHERE id = 'prd_members'");
    // Another order waits.
    add(&function, Carl, offered("product", "prd_mug", 1)).expect(200);
    let order = check_out(&function, Carl, "k").expect(201).json;
    assert_eq!(problem(), "order-pending");
    pay(&function, &order);
    complete(&function, Carl, &order).expect(200);
    assert_eq!(problem(), Value::Null);
    assert_eq!(count(&function, "SELECT count(*) FROM payments"), 1);
    // What stands no more has nothing in its way.
    function.world.load("UPDATE products SET stock = 0 WHERE id = 'prd_members'");
    let refused = function.post(Carl, &format!("{path}/refusal"), Value::Null).expect(200);
    assert_eq!((&refused.json["problem"], problem()), (&Value::Null, Value::Null));
}

#[test]
fn whoever_is_given_the_plan_while_they_accept_it_does_not_pay_for_it() {
    let function = function();
    let path = sent(&function, "cus_carl");
    let late = function
        .overtaken(|function| accept(function, Carl, &path), || has(&function, "cus_carl", "pln_secret", "agreed"));
    late.refused(409, "has-plan");
    assert_eq!(count(&function, "SELECT (SELECT count(*) FROM orders) + (SELECT count(*) FROM payments)"), 0);
    assert_eq!(function.get(Carl, &path).expect(200).json["status"], "sent");
    assert_consistent(&function);
}

#[test]
fn two_proposals_accepted_at_once_are_not_both_paid_for() {
    let function = function();
    let (one, other) = (sent(&function, "cus_carl"), sent(&function, "cus_carl"));
    let late = function.overtaken(
        |function| accept(function, Carl, &one),
        || {
            accept(&function, Carl, &other).expect(201);
        },
    );
    late.refused(409, "order-pending");
    assert_eq!(count(&function, "SELECT count(*) FROM payments"), 1);
    assert_eq!(function.get(Carl, &one).expect(200).json["problem"]["rule"], "order-pending");
    assert_consistent(&function);
}

#[test]
fn an_accepted_proposal_shows_what_was_agreed_whatever_it_costs_by_now() {
    let function = function();
    let path = sent(&function, "cus_ada");
    let before = function.get(Ada, &path).expect(200).json;
    let order = accept(&function, Ada, &path).expect(201).json;
    function.world.load("UPDATE products SET price_minor = 900 WHERE id = 'prd_members';\nUPDATE plans SET sign_up_fee_minor = 7000 WHERE id = 'pln_secret'");
    function.world.set_now("2030-01-20T08:00:00Z");
    let after = function.get(Ada, &path).expect(200);
    assert_eq!((after.trips, &after.json["problem"]), (1, &Value::Null));
    for part in ["lines", "totals"] {
        assert_eq!(after.json[part], before[part], "{part}");
        assert_eq!(after.json[part], order[part], "{part}");
    }
    assert_eq!(function.get(Ada, "/api/shop/proposals").expect(200).json["items"][0], after.json);
}

#[test]
fn what_cannot_be_proposed_is_refused_by_field() {
    let change = |change: fn(&mut Value)| {
        let mut wish = wish("cus_ada");
        change(&mut wish);
        wish
    };
    let table: [(Value, &str); 18] = [
        (change(|wish| wish["lines"][1] = wish["lines"][0].clone()), "/lines/1/subject_id"),
        (change(|wish| wish["customer_id"] = "cus_nobody".into()), "/customer_id"),
        (change(|wish| wish["lines"] = json!([])), "/lines"),
        (change(|wish| wish["lines"][0]["subject_id"] = "pln_nowhere".into()), "/lines/0/subject_id"),
        (change(|wish| wish["lines"][0]["subject_id"] = "pln_pound".into()), "/lines/1/subject_id"),
        (change(|wish| wish["lines"][1]["starts_on"] = "2030-02-01".into()), "/lines/1/starts_on"),
        (change(|wish| wish["expires_at"] = "2030-01-01T08:00:00Z".into()), "/expires_at"),
        (change(|wish| wish["lines"][0]["price_minor"] = json!(-1)), "/lines/0/price_minor"),
        (change(|wish| wish["lines"][0]["deposit_minor"] = json!(-1)), "/lines/0/deposit_minor"),
        (change(|wish| wish["lines"][1]["sign_up_fee_minor"] = json!(0)), "/lines/1/sign_up_fee_minor"),
        (change(|wish| wish["lines"][1]["deposit_minor"] = json!(500)), "/lines/1/deposit_minor"),
        // What could not be accepted: too many, had already, passed, far ahead, over before its answer.
        (change(|wish| wish["lines"][0]["subject_id"] = "pln_one".into()), "/lines/0/quantity"),
        (change(|wish| wish["lines"][0]["subject_id"] = "pln_ask".into()), "/lines/0/subject_id"),
        (change(|wish| wish["lines"][0]["starts_on"] = "2029-12-31".into()), "/lines/0/starts_on"),
        (change(|wish| wish["lines"][0]["starts_on"] = "2033-01-01".into()), "/lines/0/starts_on"),
        (change(|wish| wish["lines"][0]["starts_on"] = "2030-01-07".into()), "/expires_at"),
        (change(|wish| wish["lines"][1] = mugs(3)), "/lines/1/quantity"),
        (change(|wish| (wish["lines"][0], wish["lines"][1]) = (mugs(1), mugs(2))), "/lines/1/quantity"),
    ];
    for (wish, pointer) in table {
        let function = function();
        has(&function, "cus_ada", "pln_ask", "waiting");
        let answer = function.post(Boss, "/api/shop/all/proposals", wish).refused(422, "invalid-fields");
        assert_eq!(answer.json["errors"][0]["pointer"], pointer, "{}", answer.text);
        assert_eq!(count(&function, "SELECT (SELECT count(*) FROM proposals) + (SELECT count(*) FROM outbox)"), 0);
    }
}

#[test]
fn a_proposal_that_stands_no_more_shows_what_it_was_whatever_it_would_cost_by_now() {
    let function = function();
    let gross = |path: &str| function.get(Ada, path).expect(200).json["totals"]["gross"]["minor"].as_i64().unwrap();
    let (refused, over) = (sent(&function, "cus_ada"), sent(&function, "cus_ada"));
    // What Ada refuses is what she saw, which is dearer by now than what was sent.
    function.world.load("UPDATE products SET price_minor = 1000 WHERE id = 'prd_members'");
    assert_eq!((gross(&refused), gross(&over)), (20_110, 20_110));
    let said = function.post(Ada, &format!("{refused}/refusal"), Value::Null).expect(200);
    assert_eq!((said.trips, &said.json["totals"]["gross"]["minor"]), (2, &json!(20_110)));
    function.world.load("UPDATE products SET price_minor = 9000 WHERE id = 'prd_members'");
    function.world.set_now("2030-01-08T08:00:00Z");
    assert_eq!((gross(&refused), gross(&over)), (20_110, 19_575));
    // One that was sent before that was kept comes to what it would now.
    function.world.load("UPDATE proposals SET shown = NULL");
    assert_eq!(gross(&over), 19_040 + 9_630);
}

#[test]
fn of_many_proposals_of_many_things_each_shows_all_that_it_proposes() {
    let function = function();
    function.world.load(
        "INSERT INTO products (id, name, description, location_id, currency, price_minor, tax_class, benefits, audience, public, archived, stock, position, version)
         WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 239)
         SELECT printf('prd_n%03d', i), 'Thing', '', NULL, 'EUR', 100, 'standard', '[]', 'everyone', 1, 0, NULL, 9, 1 FROM n",
    );
    for proposal in 0..12 {
        let line = |n: i64| json!({ "kind": "product", "subject_id": format!("prd_n{:03}", proposal * 20 + n), "quantity": 1 });
        let lines: Vec<Value> = (0..20).map(line).collect();
        let wish =
            json!({ "customer_id": "cus_ada", "message": "", "expires_at": "2030-01-08T08:00:00Z", "lines": lines });
        function.post(Boss, "/api/shop/all/proposals", wish).expect(201);
    }
    let listed = function.get(Ada, "/api/shop/proposals").expect(200).json;
    let gross: Vec<i64> = listed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["totals"]["gross"]["minor"].as_i64().unwrap())
        .collect();
    assert_eq!(gross, [20 * 119; 12], "twelve proposals of twenty things each");
}
