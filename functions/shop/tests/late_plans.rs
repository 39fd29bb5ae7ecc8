//! Plans whose order is paid after the day on which they were to begin (docs/money.md, part 7, "What begins when").
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use futures::executor::block_on;
use kernel::Day;
use ledger::PaymentStatus;
use serde_json::{Value, json};
use support::*;
use testkit::{Function, Persona};

type Shop = Function<shop::App>;

const PAGE: &str = include_str!("../../../docs/money.md");

/// The rows of that table of the page.
fn table(name: &str) -> Vec<Vec<&'static str>> {
    let (_, rest) = PAGE.split_once(&format!("<!-- table: {name} -->\n")).unwrap();
    let rows = rest.lines().take_while(|line| line.starts_with('|')).skip(2);
    rows.map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

fn plan(id: &str, starts_on: &str) -> Value {
    let mut item = offered("plan", id, 1);
    item["wish"] = json!({ "starts_on": starts_on });
    item
}

/// Carl's order of `items`, checked out at 08:00 on `day`, which a bank debits.
fn ordered(function: &Shop, items: Vec<Value>, day: &str) -> Value {
    function.world.set_now(&format!("{day}T08:00:00Z"));
    for item in items {
        add(function, Carl, item).expect(200);
    }
    let order = check_out(function, Carl, "k").expect(201).json;
    is_debited(function);
    order
}

/// Its money is there at that moment.
fn is_there(function: &Shop, order: &Value, now: &str) {
    function.world.set_now(now);
    pay_from(function, order, PaymentStatus::Processing);
}

/// When Carl's contracts begin, until when they are charged, and what their charges are for.
fn contracts(function: &Shop) -> Vec<Value> {
    function.world.rows("SELECT contracts.starts_on, charged_until, period_from, period_until, gross_minor
      FROM contracts JOIN charges ON charges.source_id = contracts.id AND charges.source = 'contract' WHERE contracts.customer_id = 'cus_carl'")
}

/// The payload of the last notice of that topic.
fn told(function: &Shop, topic: &str) -> Value {
    let rows = function.world.rows("SELECT topic, payload FROM outbox ORDER BY rowid");
    let row = rows.iter().rev().find(|row| row["topic"] == topic).unwrap_or_else(|| panic!("{topic} was not told"));
    serde_json::from_str(row["payload"].as_str().unwrap()).unwrap()
}

#[test]
fn a_plan_that_is_paid_late_begins_when_it_is_carried_out_or_is_paid_back() {
    for row in table("late") {
        let [billing_day, prorates, to_begin, carried_out, begins, until] = row[..] else { panic!("{row:?}") };
        let function = function();
        function.world.load(
            "INSERT INTO tax_rates (class, from_day, rate_ppm) VALUES ('standard', '2031-01-01', 160000);
-- Nobody's job charges the others' contracts here.
UPDATE contracts SET charged_until = '2031-12-31'",
        );
        let terms = json!({ "billing_day": billing_day.parse::<u8>().ok(), "prorates_first": prorates == "yes" });
        let set = "UPDATE plans SET terms = ?1, deposit_minor = 0, sign_up_fee_minor = 0 WHERE id = 'pln_desk'";
        let set = db::Statement::new(set, [terms.to_string().into()]);
        block_on(function.world.db().commit(vec![set])).unwrap();
        let day: Day = to_begin.parse().unwrap();
        let order = ordered(&function, vec![plan("pln_desk", to_begin)], &day.minus_days(7).to_string());
        let paid = order["due_now"]["minor"].as_i64().unwrap();
        is_there(&function, &order, &format!("{carried_out}T23:59:59Z"));
        if begins == "paid back" {
            assert_eq!(
                complete(&function, Carl, &order).refused(409, "order-goes-back").json["refused"],
                "start-has-passed"
            );
            assert_eq!(run(&function).paid_back, 1, "{row:?}");
            assert_eq!(count(&function, "SELECT sum(amount_minor) FROM refunds"), paid, "{row:?}");
            assert_eq!(
                (contracts(&function), count(&function, "SELECT count(*) FROM order_places")),
                (vec![], 0),
                "{row:?}"
            );
        } else {
            assert_eq!(complete(&function, Carl, &order).expect(200).json["status"], "fulfilled", "{row:?}");
            let expected = json!({ "starts_on": begins, "charged_until": until, "period_from": begins, "period_until": until, "gross_minor": paid });
            assert_eq!(contracts(&function), [expected], "{row:?}");
            assert_eq!(count(&function, "SELECT gross_minor FROM invoices"), paid, "{row:?}");
        }
        assert_consistent(&function);
    }
}

#[test]
fn all_of_a_plan_counts_from_the_day_on_which_it_was_paid() {
    let function = function();
    function.world.load("UPDATE plans SET terms = json_set(terms, '$.cycles_min', 3) WHERE id = 'pln_desk'");
    let order = ordered(&function, vec![plan("pln_desk", "2030-01-03")], "2030-01-01");
    // The bank takes its time, day after day.
    for day in 2..=8 {
        function.world.set_now(&format!("2030-01-0{day}T09:00:00Z"));
        assert_eq!(run(&function).paid_back, 0);
    }
    is_there(&function, &order, "2030-01-08T10:00:00Z");
    let done = complete(&function, Carl, &order).expect(200);
    assert_eq!(done.trips, 2);
    let line = &done.json["lines"][0];
    assert_eq!((&line["starts_on"], &line["ordered_for"]), (&json!("2030-01-08"), &json!("2030-01-03")));
    assert_eq!(done.json["due_now"], order["due_now"], "it costs what was agreed");
    let shown = function.get(Carl, &format!("/api/shop/orders/{}", order["id"].as_str().unwrap())).expect(200).json;
    assert_eq!((&shown["lines"], &shown["totals"]), (&done.json["lines"], &order["totals"]));
    let held = "SELECT strftime('%Y-%m-%d', starts_at / 1000, 'unixepoch') AS starts, strftime('%Y-%m-%d', expires_at / 1000, 'unixepoch') AS ends
      FROM grants ORDER BY starts_at LIMIT 2";
    assert_eq!(
        function.world.rows(held),
        [
            json!({ "starts": "2030-01-08", "ends": "2030-02-08" }),
            json!({ "starts": "2030-02-08", "ends": "2030-03-08" })
        ]
    );
    let contract = "SELECT starts_on, charged_until, ends_on FROM contracts WHERE customer_id = 'cus_carl'";
    assert_eq!(
        function.world.rows(contract),
        [json!({ "starts_on": "2030-01-08", "charged_until": "2030-02-08", "ends_on": null })]
    );
    // The period, the fee and the deposit: each once, under a name of its own, on the invoice that is paid.
    let charges = "SELECT count(DISTINCT key) FROM v_invoice_lines";
    assert_eq!((count(&function, charges), count(&function, "SELECT count(*) FROM charges")), (3, 3));
    assert_eq!(told(&function, "shop.order_received")["lines"][0]["begins_late"], "2030-01-08");
    assert_eq!(count(&function, "SELECT count(*) FROM order_places"), 0);
    assert_consistent(&function);
}

#[test]
fn what_a_code_took_off_stays_off() {
    let function = function();
    add(&function, Carl, plan("pln_desk", "2030-01-01")).expect(200);
    function.put(Carl, "/api/shop/basket/code", json!({ "code": "tenth" })).expect(200);
    let order = check_out(&function, Carl, "k").expect(201).json;
    nobody_pays(&function);
    function.world.set_now("2030-01-05T09:00:00Z");
    pay(&function, &order);
    let done = complete(&function, Carl, &order).expect(200).json;
    assert_eq!((&done["due_now"], &done["lines"][0]["why"]), (&order["due_now"], &order["lines"][0]["why"]));
    let expected = json!({ "starts_on": "2030-01-05", "charged_until": "2030-02-05", "period_from": "2030-01-05", "period_until": "2030-02-05", "gross_minor": 21_420 });
    assert_eq!(contracts(&function), [expected]);
    assert_consistent(&function);
}

#[test]
fn a_card_that_is_charged_in_the_night_begins_the_plan_of_the_morning() {
    let function = function();
    function.world.set_now("2030-01-01T23:50:00Z");
    add(&function, Carl, plan("pln_desk", "2030-01-01")).expect(200);
    let order = check_out(&function, Carl, "k").expect(201).json;
    function.world.set_now("2030-01-01T23:59:59Z");
    assert_eq!(run(&function).paid_back, 0);
    function.world.set_now("2030-01-02T00:00:10Z");
    pay(&function, &order);
    let done = complete(&function, Carl, &order).expect(200).json;
    assert_eq!(
        (&done["lines"][0]["starts_on"], &done["lines"][0]["ordered_for"]),
        (&json!("2030-01-02"), &json!("2030-01-01"))
    );
    assert_consistent(&function);
}

#[test]
fn an_order_that_is_given_up_and_paid_days_later_takes_the_last_place_from_that_day() {
    let function = function();
    add(&function, Carl, plan("pln_one", "2030-01-01")).expect(200);
    let order = check_out(&function, Carl, "k").expect(201).json;
    nobody_pays(&function);
    function.world.set_now("2030-01-06T09:00:00Z");
    pay(&function, &order);
    assert_eq!(complete(&function, Carl, &order).expect(200).json["lines"][0]["starts_on"], "2030-01-06");
    add(&function, Ada, plan("pln_one", "2030-01-07")).refused(409, "plan-full");
    assert_consistent(&function);
}

#[test]
fn who_has_the_plan_by_then_is_paid_back() {
    let function = function();
    let order = ordered(&function, vec![plan("pln_desk", "2030-01-02")], "2030-01-01");
    has(&function, "cus_carl", "pln_desk", "agreed");
    is_there(&function, &order, "2030-01-06T09:00:00Z");
    assert_eq!(complete(&function, Carl, &order).refused(409, "order-goes-back").json["refused"], "has-plan");
    assert_eq!(run(&function).paid_back, 1);
    assert_eq!(told(&function, "shop.order_refunded")["costs_other"], false);
    assert_consistent(&function);
}

#[test]
fn whoever_is_paid_back_for_another_amount_is_told_so_of_that_plan() {
    let function = function();
    let items =
        vec![plan("pln_first", "2030-01-10"), plan("pln_one", "2030-01-02"), offered("product", "prd_passes", 1)];
    let order = ordered(&function, items, "2030-01-01");
    is_there(&function, &order, "2030-01-12T09:00:00Z");
    assert_eq!(run(&function).paid_back, 1);
    let notice = told(&function, "shop.order_refunded");
    assert_eq!((&notice["costs_other"], &notice["missing"]), (&json!(true), &json!(["First of month"])));
    assert_eq!(
        count(
            &function,
            "SELECT (SELECT count(*) FROM contracts WHERE customer_id = 'cus_carl') + (SELECT count(*) FROM grants)"
        ),
        0
    );
    assert_consistent(&function);
}

#[test]
fn a_plan_that_waits_for_a_yes_begins_with_the_yes() {
    let function = function();
    let order =
        ordered(&function, vec![plan("pln_ask", "2030-01-02"), offered("product", "prd_passes", 1)], "2030-01-01");
    is_there(&function, &order, "2030-01-12T09:00:00Z");
    let done = complete(&function, Carl, &order).expect(200).json;
    assert_eq!((&done["lines"][0]["waits"], &done["lines"][0]["ordered_for"]), (&json!(true), &Value::Null));
    assert_consistent(&function);
}

#[test]
fn a_product_whose_tax_is_another_when_it_is_paid_is_paid_back() {
    for (includes_tax, paid_on, paid_back) in [(0, "2030-01-09", 0), (0, "2030-01-10", 1), (1, "2030-01-10", 1)] {
        let function = function();
        function
            .world
            .load("INSERT INTO tax_rates (class, from_day, rate_ppm) VALUES ('standard', '2030-01-10', 210000)");
        if includes_tax == 1 {
            function.world.load("UPDATE billing_settings SET prices_include_tax = 1");
        }
        let order = ordered(&function, vec![offered("product", "prd_passes", 1)], "2030-01-02");
        is_there(&function, &order, &format!("{paid_on}T09:00:00Z"));
        assert_eq!(run(&function).paid_back, paid_back, "{includes_tax} {paid_on}");
        let said = if paid_back == 1 { "refunded" } else { "fulfilled" };
        assert_eq!(function.world.rows("SELECT status FROM orders"), [json!({ "status": said })]);
        if paid_back == 1 {
            let notice = told(&function, "shop.order_refunded");
            assert_eq!((&notice["taxed_anew"], &notice["costs_other"]), (&json!(true), &json!(false)));
            let paid = order["due_now"]["minor"].as_i64().unwrap();
            assert_eq!(count(&function, "SELECT sum(amount_minor) FROM refunds"), paid);
        }
        assert_consistent(&function);
    }
}
