//! Many who want the last of something: one has it, the others are told, nobody pays for nothing.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::{Answer, Function, Persona};

type Shop = Function<shop::App>;

fn send(function: &Shop, who: Persona, seen: &Value) -> Answer {
    check_out_seen(function, who, seen, "k")
}

/// Everybody looks before anybody writes; the last to look writes first.
fn all_at_once(function: &Shop, who: &[(Persona, Value)]) -> Vec<(u16, String)> {
    let Some(((first, seen), rest)) = who.split_first() else { return Vec::new() };
    let mut others = Vec::new();
    let own = function.overtaken(|function| send(function, *first, seen), || others = all_at_once(function, rest));
    others.push((own.status, own.problem().to_owned()));
    others
}

fn with_baskets(function: &Shop, item: &Value) -> Vec<(Persona, Value)> {
    [Carl, Ada, Bob, Tess]
        .into_iter()
        .map(|who| {
            add(function, who, item.clone()).expect(200);
            (who, basket(function, who))
        })
        .collect()
}

fn assert_one_winner(outcomes: &[(u16, String)], slug: &str) {
    let expected: Vec<(u16, String)> = std::iter::once((201, String::new()))
        .chain(std::iter::repeat_n((409, slug.to_owned()), outcomes.len() - 1))
        .collect();
    assert_eq!(outcomes, expected);
}

#[test]
fn the_last_place_of_a_plan_is_one_customer_s() {
    let function = function();
    let baskets = with_baskets(&function, &offered("plan", "pln_one", 1));
    assert_one_winner(&all_at_once(&function, &baskets), "plan-full");
    assert_eq!(count(&function, "SELECT count(*) FROM contracts WHERE plan_id = 'pln_one'"), 1);
    assert_consistent(&function);
}

#[test]
fn the_last_place_is_kept_for_whoever_is_paying_for_it() {
    let function = function();
    add(&function, Carl, offered("plan", "pln_one", 1)).expect(200);
    add(&function, Ada, offered("plan", "pln_one", 1)).expect(200);
    let order = check_out(&function, Carl, "k").expect(201).json;
    assert_eq!(problems(&basket(&function, Ada)), ["plan-full"]);
    pay(&function, &order);
    complete(&function, Carl, &order).expect(200);
    assert_eq!(count(&function, "SELECT count(*) FROM contracts WHERE plan_id = 'pln_one'"), 1);
    assert_consistent(&function);
}

#[test]
fn the_last_place_is_kept_for_whoever_is_paying_from_those_who_pay_later() {
    let function = function();
    add(&function, Ada, offered("plan", "pln_one", 1)).expect(200);
    add(&function, Carl, offered("plan", "pln_one", 1)).expect(200);
    let seen = basket(&function, Ada);
    let mut order = Value::Null;
    let late = function
        .overtaken(|function| send(function, Ada, &seen), || order = check_out(&function, Carl, "k").expect(201).json);
    late.refused(409, "plan-full");
    pay(&function, &order);
    assert_eq!(complete(&function, Carl, &order).expect(200).json["status"], "fulfilled");
    assert_consistent(&function);
}

#[test]
fn the_last_mug_is_sold_once() {
    let function = function();
    function.world.load("UPDATE products SET stock = 1 WHERE id = 'prd_mug'");
    let baskets = with_baskets(&function, &offered("product", "prd_mug", 1));
    assert_one_winner(&all_at_once(&function, &baskets), "out-of-stock");
    assert_eq!(count(&function, "SELECT stock FROM products WHERE id = 'prd_mug'"), 0);
    assert_consistent(&function);
}

#[test]
fn a_credit_is_spent_once_however_many_baskets_count_on_it() {
    let function = function();
    function.world.load("INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at) VALUES
  ('grt_ten', 't', 'cus_ada', NULL, 'money_credit', 'Ten', 1000, 'EUR', '{}', 0, NULL, 0)");
    add(&function, Ada, offered("product", "prd_mug", 1)).expect(200);
    let seen = basket(&function, Ada);
    let late = function.overtaken(|function| send(function, Ada, &seen),
        || {
            function.world.load("INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, at) VALUES ('x', 'grt_ten', 'booking', 'bkg_x', 1000, 1000, 0)");
        },
    );
    late.refused(409, "benefits-changed");
    assert_eq!(count(&function, "SELECT count(*) FROM orders"), 0);
    assert_eq!(count(&function, "SELECT stock FROM products WHERE id = 'prd_mug'"), 2);
    assert_consistent(&function);
}

#[test]
fn a_team_s_credit_pays_for_what_is_bought_and_for_nobody_who_has_left() {
    let function = function();
    function.world.load("UPDATE teams SET shares = 'pooled' WHERE id = 'tea_tess';
INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at) VALUES
  ('grt_team', 't', 'cus_tess', NULL, 'money_credit', 'Team money', 100000, 'EUR', '{}', 0, NULL, 0)");
    add(&function, Ada, offered("product", "prd_mug", 1)).expect(200);
    let seen = basket(&function, Ada);
    let why = seen["items"][0]["why"].as_array().unwrap();
    assert!(why.iter().any(|step| step["of"] == "Tess Teams"), "{why:?}");
    let late = function.overtaken(
        |function| send(function, Ada, &seen),
        || function.world.load("DELETE FROM team_members WHERE customer_id = 'cus_ada'"),
    );
    late.refused(409, "benefits-changed");
    assert_eq!(count(&function, "SELECT count(*) FROM orders"), 0);
    function.world.load("INSERT INTO team_members (team_id, customer_id) VALUES ('tea_tess', 'cus_ada')");
    send(&function, Ada, &seen).expect(201);
    assert!(count(&function, "SELECT balance FROM v_grants WHERE id = 'grt_team'") < 100_000);
    assert_consistent(&function);
}

#[test]
fn a_basket_draws_of_the_team_s_what_one_member_may_and_the_next_order_nothing() {
    let function = function();
    function.world.load("UPDATE teams SET shares = 'pooled', share_caps = '{\"money_credit\":1000,\"time_credit\":60}' WHERE id = 'tea_tess';
INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at) VALUES
  ('grt_team', 't', 'cus_tess', NULL, 'money_credit', 'Team money', 100000, 'EUR', '{}', 0, NULL, 0),
  ('grt_hours', 'h', 'cus_tess', NULL, 'time_credit', 'Team hours', 600, NULL, '{}', 0, NULL, 0)");
    // Two bookings share an hour, and what is bought the money.
    add(&function, Ada, booking("oak", "02T10:00", "02T11:00")).expect(200);
    add(&function, Ada, booking("elm", "03T10:00", "03T11:00")).expect(200);
    add(&function, Ada, offered("product", "prd_mug", 1)).expect(200);
    let seen = basket(&function, Ada);
    send(&function, Ada, &seen).expect(201);
    let drawn = |kind: &str| {
        let rows = function.world.rows("SELECT kind, sum(v_draws.amount) AS amount FROM v_draws JOIN v_grants ON v_grants.id = grant_id WHERE drawn_by = 'cus_ada' GROUP BY kind");
        rows.iter().find(|row| row["kind"] == kind).map(|row| row["amount"].clone())
    };
    assert_eq!((drawn("time_credit"), drawn("money_credit")), (Some(json!(60)), Some(json!(1000))));
    assert_consistent(&function);
}

#[test]
fn a_cap_of_a_plan_holds_for_a_basket_as_for_a_booking() {
    let function = function();
    function
        .world
        .load("UPDATE contracts SET terms = '{\"caps\":{\"booking_minutes_per_week\":90}}' WHERE id = 'con_ada'");
    add(&function, Ada, booking("oak", "02T10:00", "02T11:00")).expect(200);
    let second = add(&function, Ada, booking("elm", "03T10:00", "03T11:00")).expect(200);
    assert_eq!(problems(&second.json), ["plan-cap-reached"], "one after the other they are too much");
    check_out(&function, Ada, "k").refused(409, "basket-has-problems");
}

#[test]
fn a_hold_becomes_a_booking_though_its_time_is_over_if_nobody_has_taken_it() {
    let function = function();
    add(&function, Ada, booking("oak", "02T10:00", "02T11:00")).expect(200);
    let seen = basket(&function, Ada);
    // Nobody else may take it between the look and the commit, and if somebody does, nothing happens.
    let late = function.overtaken(
        |function| send(function, Ada, &seen),
        || {
            function.world.load("UPDATE basket_items SET held_until = 1893484800000");
            function.world.set_now("2030-01-01T08:00:01Z");
            add(&function, Bob, booking("oak", "02T10:00", "02T11:00")).expect(200);
        },
    );
    late.refused(409, "slot-taken");
    assert_eq!(count(&function, "SELECT count(*) FROM bookings"), 0);
    assert_eq!(count(&function, "SELECT count(*) FROM open_charges"), 0);
}

#[test]
fn a_plan_that_one_has_is_known_whoever_pays_for_it_and_while_it_waits() {
    for status in ["agreed", "waiting"] {
        let function = function();
        add(&function, Carl, offered("plan", "pln_desk", 1)).expect(200);
        has(&function, "cus_carl", "pln_desk", status);
        assert_eq!(problems(&basket(&function, Carl)), ["has-plan"], "{status}");
        check_out(&function, Carl, "k").refused(409, "basket-has-problems");
        // Whom it is of, and not who pays for it, has it.
        add(&function, Tess, offered("plan", "pln_desk", 1)).expect(200);
        assert_eq!(problems(&basket(&function, Tess)), [""; 0], "{status}");
        // What was refused, or is over by then, is not had.
        for over in [
            "UPDATE contracts SET status = 'refused'",
            "UPDATE contracts SET status = 'agreed', starts_on = '2029-12-01', ends_on = '2030-01-01'",
        ] {
            function.world.load(over);
            assert_eq!(problems(&basket(&function, Carl)), [""; 0], "{over}");
        }
    }
}

#[test]
fn whoever_is_given_the_plan_between_the_look_and_the_order_does_not_pay_for_it() {
    let function = function();
    add(&function, Carl, offered("plan", "pln_desk", 1)).expect(200);
    let seen = basket(&function, Carl);
    let late =
        function.overtaken(|function| send(function, Carl, &seen), || has(&function, "cus_carl", "pln_desk", "agreed"));
    late.refused(409, "has-plan");
    assert_eq!(count(&function, "SELECT (SELECT count(*) FROM orders) + (SELECT count(*) FROM payments)"), 0);
    assert_consistent(&function);
}
