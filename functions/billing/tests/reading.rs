//! What members read of their money: lists, invoices, statements, what comes; each in one trip.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use serde_json::{Value, json};
use support::*;
use testkit::Persona::*;

const LIVES_HERE: &str = "INSERT INTO billing_accounts (customer_id, party, tax_treatment, collects, version)
VALUES ('cus_ada', '{\"name\":\"Ada Ltd\",\"country\":\"DE\",\"email\":\"books@ada.example\"}', 'as_usual', 0, 3)";

fn numbers(page: &Value) -> Vec<String> {
    page["items"].as_array().unwrap().iter().map(|item| item["number"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn invoices_are_listed_latest_first_page_by_page_and_by_what_they_are() {
    let function = billing();
    for n in 1..=60 {
        let day = format!("2030-01-{:02}", 1 + n / 4);
        function.world.set_now(&format!("{day}T08:00:00Z"));
        owes(&function.world, Ada, &format!("i{n}"), &[1000], "2030-02-01");
    }
    owes(&function.world, Bob, "b", &[1000], "2030-02-01");
    let first = function.get(Ada, "/api/billing/invoices").expect(200).json;
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = function.get(Ada, &format!("/api/billing/invoices?cursor={cursor}")).expect(200).json;
    let mut all = [numbers(&first), numbers(&second)].concat();
    assert_eq!((numbers(&first).len(), all.len(), &second["next_cursor"]), (50, 60, &Value::Null));
    assert_eq!(first["items"][0]["issued_on"], "2030-01-16");
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 60, "each once");
    let some = function.get(Ada, "/api/billing/invoices?from=2030-01-03&until=2030-01-05").expect(200).json;
    assert_eq!(numbers(&some).len(), 8);
    let range = "/api/billing/invoices?from=2030-01-01&until=2030-01-16";
    let first = function.get(Ada, range).expect(200).json;
    let rest =
        function.get(Ada, &format!("{range}&cursor={}", first["next_cursor"].as_str().unwrap())).expect(200).json;
    assert_eq!((numbers(&rest).len(), &rest["next_cursor"]), (9, &Value::Null));
    let beyond = function.get(Ada, &format!("{range}&cursor=2030-01-20.inv_1")).expect(200).json;
    assert_eq!(numbers(&beyond), numbers(&first), "a place outside the range is its end");
    assert_eq!(numbers(&function.get(Ada, "/api/billing/invoices?kind=credit_note").expect(200).json).len(), 0);
    let all = function.get(Boss, "/api/billing/all/invoices").expect(200).json;
    assert_eq!((numbers(&all).len(), &all["items"][0]["issued_on"]), (50, &json!("2030-01-16")));
    assert_eq!(numbers(&function.get(Boss, "/api/billing/all/invoices?customer=cus_bob").expect(200).json).len(), 1);
    function.get(Ada, "/api/billing/invoices?cursor=nowhere").refused(422, "invalid-fields");
}

#[test]
fn what_is_open_comes_first_due_first_and_what_is_overdue_alone() {
    let function = billing();
    function.world.set_now("2030-01-20T08:00:00Z");
    for (key, due_on) in [("a", "2030-01-19"), ("b", "2030-01-20"), ("c", "2030-01-10")] {
        owes(&function.world, Ada, key, &[1000], due_on);
    }
    function.world.load(CARD);
    let paid = owes(&function.world, Ada, "d", &[1000], "2030-01-01");
    let payment = asks(&function, &paid, 1000);
    start(&function, &payment, json!({ "method_id": "mth_card" })).expect(200);
    let listed = |filter: &str| {
        let page = function.get(Ada, &format!("/api/billing/invoices?{filter}")).expect(200).json;
        page["items"].as_array().unwrap().iter().map(|i| format!("{} {}", i["due_on"], i["state"])).collect::<Vec<_>>()
    };
    let text = |rows: &[&str]| rows.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>();
    let open = ["\"2030-01-10\" \"overdue\"", "\"2030-01-19\" \"overdue\"", "\"2030-01-20\" \"open\""];
    assert_eq!(listed("state=open"), text(&open));
    assert_eq!(listed("state=overdue"), text(&open[..2]));
    assert_eq!(listed("state=open&from=2030-01-19"), text(&open[1..]));
    let all = function.get(Boss, "/api/billing/all/invoices?state=overdue").expect(200).json;
    assert_eq!(numbers(&all).len(), 2);
    let overview = function.get(Ada, "/api/billing").expect(200);
    assert_eq!((overview.trips, &overview.json["balances"][0]["overdue"]["minor"]), (1, &json!(2000)));
    assert_eq!(
        (overview.json["open"].as_array().unwrap().len(), &overview.json["may_pay"]["allowed"]),
        (3, &json!(true))
    );
}

#[test]
fn an_invoice_shows_its_lines_its_tax_and_how_to_transfer() {
    let function = billing();
    function.world.load(LIVES_HERE);
    let invoice = owes(&function.world, Ada, "a", &[1190, 119], "2030-01-15");
    function.world.load(CARD);
    let payment = asks(&function, &invoice, 309);
    start(&function, &payment, json!({ "method_id": "mth_card" })).expect(200);
    let shown = function.get(Ada, &format!("/api/billing/invoices/{invoice}")).expect(200);
    assert_eq!(shown.trips, 1);
    let shown = shown.json;
    assert_eq!((&shown["buyer"]["name"], &shown["seller"]["name"]), (&json!("Ada Ltd"), &json!("Harbour GmbH")));
    assert_eq!(
        (&shown["lines"][1]["name"], &shown["lines"][0]["unit_price"]["minor"]),
        (&json!("Desk a1"), &json!(1190))
    );
    assert_eq!(shown["taxes"].as_array().unwrap().len(), 1);
    assert_eq!((&shown["taxes"][0]["net"]["minor"], &shown["taxes"][0]["tax"]["minor"]), (&json!(1100), &json!(209)));
    assert_eq!(
        (&shown["left"]["minor"], &shown["settlements"][0]["method_label"]),
        (&json!(1000), &json!("visa 4242"))
    );
    let transfer = &shown["transfer"];
    assert_eq!(
        (&transfer["iban"], &transfer["reference"]),
        (&json!("DE89370400440532013000"), &json!("RF56INV203000001"))
    );
    function.get(Bob, &format!("/api/billing/invoices/{invoice}")).refused(404, "not-found");
    function.get(Ada, "/api/billing/invoices/inv_none").refused(404, "not-found");
    function.world.load("UPDATE billing_settings SET methods = '[\"card\"]'");
    let shown = function.get(Ada, &format!("/api/billing/invoices/{invoice}")).expect(200).json;
    assert_eq!(shown["transfer"], Value::Null);
}

/// 400 of the one invoice there is, on their way through the banks.
const UNDER_WAY: &str = "INSERT INTO payments (id, key, customer_id, method, currency, amount_minor, status, purpose, on_session, provider_ref, created_at, changed_at)
SELECT 'pay_part', 'part', 'cus_ada', 'sepa_debit', 'EUR', 400, 'processing',
  json_object('invoices', json_array(json_object('id', id, 'minor', 400))), 0, 'pi_part', 1000, 1000 FROM invoices";
const COLLECTS: &str = "INSERT INTO billing_accounts (customer_id, tax_treatment, default_method_id, collects, version)
VALUES ('cus_ada', 'as_usual', 'mth_card', 1, 1)";

#[test]
fn an_invoice_says_how_much_of_it_is_under_way_and_when_the_rest_is_collected() {
    let function = billing();
    function.world.load(CARD);
    let invoice = owes(&function.world, Ada, "a", &[1000], "2030-01-15");
    let shown = || {
        let seen = function.get(Ada, &format!("/api/billing/invoices/{invoice}")).expect(200);
        assert_eq!(seen.trips, 1);
        seen.json
    };
    let stands =
        |seen: &Value| (seen["state"].clone(), seen["left"]["minor"].clone(), seen["under_way"]["minor"].clone());
    assert_eq!(stands(&shown()), (json!("open"), json!(1000), json!(0)));
    function.world.load(UNDER_WAY);
    let part = shown();
    assert_eq!(stands(&part), (json!("open"), json!(1000), json!(400)), "the rest is to be paid");
    assert_eq!((&part["collection"], part["transfer"].is_object()), (&Value::Null, true));
    assert_eq!(stands(&function.get(Ada, "/api/billing").expect(200).json["open"][0]), stands(&part));
    function.world.load(COLLECTS);
    let collected = shown();
    let amount = json!({ "minor": 600, "currency": "EUR" });
    let collection = json!({ "on": "2030-01-15", "method": "card", "label": "visa 4242", "amount": amount });
    assert_eq!((&collected["collection"], &collected["transfer"]), (&collection, &Value::Null), "nobody pays it twice");
    // Once the day has passed, and where all of it is under way, nothing lies ahead.
    function.world.load("UPDATE payments SET purpose = replace(purpose, '400', '1000'), amount_minor = 1000");
    let whole = shown();
    assert_eq!((stands(&whole), &whole["collection"]), ((json!("processing"), json!(1000), json!(1000)), &Value::Null));
    function.world.load("UPDATE payments SET status = 'failed'");
    function.world.set_now("2030-01-17T08:00:00Z");
    let late = shown();
    assert_eq!((stands(&late), &late["collection"]), ((json!("overdue"), json!(1000), json!(0)), &Value::Null));
}

#[test]
fn a_statement_says_how_money_came_and_nothing_of_what_failed_before() {
    let function = billing();
    function.world.load(CARD);
    let invoice = owes(&function.world, Ada, "a", &[1000], "2030-01-15");
    let payment = asks(&function, &invoice, 1000);
    start(&function, &payment, json!({ "method_id": "mth_card" })).expect(200);
    function.world.load("UPDATE payments SET note = 'payment_intent_authentication_failure'");
    let told = function.get(Ada, "/api/billing/statement?from=2030-01-01&until=2030-02-01").expect(200).json;
    let line = &told["accounts"][0]["lines"][1];
    assert_eq!((&line["kind"], &line["reference"]), (&json!("payment"), &json!("")));
    assert_eq!((&line["method"], &line["method_label"]), (&json!("card"), &json!("visa 4242")));
}

#[test]
fn a_statement_runs_from_opening_to_closing() {
    let function = billing();
    function.world.load(CARD);
    owes(&function.world, Ada, "a", &[1000], "2030-01-15");
    function.world.set_now("2030-02-03T08:00:00Z");
    let second = owes(&function.world, Ada, "b", &[500], "2030-02-15");
    function.world.set_now("2030-02-04T08:00:00Z");
    let payment = asks(&function, &second, 500);
    start(&function, &payment, json!({ "method_id": "mth_card" })).expect(200);
    let told = function.get(Ada, "/api/billing/statement?from=2030-02-01&until=2030-03-01").expect(200);
    assert_eq!(told.trips, 1);
    let account = &told.json["accounts"][0];
    assert_eq!((&account["opening"]["minor"], &account["closing"]["minor"]), (&json!(1000), &json!(1000)));
    let lines: Vec<String> = account["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|l| format!("{} {} {} {}", l["on"], l["reference"], l["amount"]["minor"], l["balance"]["minor"]))
        .collect();
    assert_eq!(lines, ["\"2030-02-03\" \"INV-2030-00002\" 500 1500", "\"2030-02-04\" \"\" -500 1000"]);
    function.get(Ada, "/api/billing/statement?from=2030-02-01&until=2030-02-01").refused(422, "invalid-fields");
    let same =
        function.get(Boss, "/api/billing/all/accounts/cus_ada/statement?from=2030-02-01&until=2030-03-01").expect(200);
    assert_eq!(same.json, told.json);
    let nothing = function.get(Carl, "/api/billing/statement?from=2030-02-01&until=2030-03-01").expect(200).json;
    assert_eq!(nothing["accounts"], json!([]));
}

const CONTRACT: &str = "UPDATE contracts SET charged_until = '2030-01-16', starts_on = '2029-12-16', price_minor = 10000, payer_id = customer_id,
  terms = '{\"cycle\":{\"unit\":\"month\",\"count\":1}}' WHERE id = 'con_ada'";

#[test]
fn what_comes_is_foreseen_for_a_year() {
    let function = billing();
    function.world.load(CONTRACT);
    let coming = function.get(Ada, "/api/billing/upcoming").expect(200);
    assert_eq!((coming.trips, coming.json["items"].as_array().unwrap().len()), (1, 12));
    assert_eq!(
        (&coming.json["items"][0]["issued_on"], &coming.json["items"][0]["totals"]["gross"]["minor"]),
        (&json!("2030-01-16"), &json!(11900))
    );
    let same = function.get(Boss, "/api/billing/all/accounts/cus_ada/upcoming").expect(200).json;
    assert_eq!(same, coming.json);
    function.get(Boss, "/api/billing/all/accounts/cus_none/upcoming").refused(404, "not-found");
    let short = function.get(Ada, "/api/billing").expect(200).json;
    assert_eq!(short["upcoming"].as_array().unwrap().len(), 3);
}

#[test]
fn who_may_not_see_or_pay_is_told_the_rule() {
    let function = billing();
    let invoice = owes(&function.world, Ada, "a", &[1000], "2030-01-15");
    function.world.load("UPDATE customers SET rights = '{\"pay_invoices\":false}' WHERE id = 'cus_ada'");
    function.get(Ada, &format!("/api/billing/invoices/{invoice}")).expect(200);
    assert_eq!(
        function.get(Ada, "/api/billing").expect(200).json["may_pay"],
        json!({ "allowed": false, "rule": "right-withheld" })
    );
    function.post(Ada, "/api/billing/payments", wish(&invoice, 1000)).refused(403, "right-withheld");
    function.post(Ada, "/api/billing/methods", json!({ "method": "card" })).refused(403, "right-withheld");
    function.world.load("UPDATE customers SET rights = '{\"see_invoices\":false}' WHERE id = 'cus_ada'");
    for path in [
        "",
        "/invoices",
        "/upcoming",
        "/account",
        "/payments",
        "/methods",
        "/statement?from=2030-01-01&until=2030-02-01",
    ] {
        function.get(Ada, &format!("/api/billing{path}")).refused(403, "right-withheld");
    }
    function
        .world
        .load("UPDATE space_settings SET levels = '{\"base\":\"members\",\"sections\":{\"billing\":\"off\"}}'");
    function.get(Ada, "/api/billing").refused(404, "section-off");
}

#[test]
fn an_operator_sees_who_has_what_the_plans_and_products_of_an_invoice_gave() {
    let function = billing();
    let invoice = owes(&function.world, Ada, "a", &[1190, 595, 100], "2030-01-15");
    let path = format!("/api/billing/all/invoices/{invoice}");
    let given_to = || {
        let shown = function.get(Boss, &path).expect(200);
        assert_eq!(shown.trips, 1);
        let all = shown.json["given_to"].as_array().unwrap().clone();
        all.iter().map(|one| one["customer_id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    function.world.load("UPDATE charges SET source = 'fee'");
    assert_eq!(given_to(), [""; 0], "fees give nothing");
    // She pays for Bob's plan, and for products of her own.
    function.world.load(
        "UPDATE charges SET source = 'contract', customer_id = 'cus_bob' WHERE gross_minor = 595;
UPDATE charges SET source = 'product' WHERE gross_minor <> 595",
    );
    assert_eq!(given_to(), ["cus_ada", "cus_bob"]);
}

#[test]
fn a_statement_tells_of_a_transfer_on_the_day_on_which_it_came_and_says_when_it_was_written_down() {
    let function = billing();
    let invoice = owes(&function.world, Ada, "a", &[1000], "2030-01-15");
    function.world.set_now("2030-02-03T08:00:00Z");
    let came = json!({ "method": "bank_transfer", "amount": { "minor": 1000, "currency": "EUR" }, "reference": "x", "received_on": "2030-01-31",
        "invoices": [{ "id": invoice, "minor": 1000 }] });
    function.post(Boss, "/api/billing/all/accounts/cus_ada/payments", came).expect(201);
    let told =
        |days: &str| function.get(Ada, &format!("/api/billing/statement?{days}")).expect(200).json["accounts"].clone();
    let january = told("from=2030-01-01&until=2030-02-01");
    let lines = january[0]["lines"].as_array().unwrap();
    let of = |line: &Value| json!([line["on"], line["recorded_on"], line["balance"]["minor"]]);
    assert_eq!(
        lines.iter().map(of).collect::<Vec<_>>(),
        [json!(["2030-01-01", null, 1000]), json!(["2030-01-31", "2030-02-03", 0])]
    );
    assert_eq!((&january[0]["opening"]["minor"], &january[0]["closing"]["minor"]), (&json!(0), &json!(0)));
    assert_eq!(
        told("from=2030-02-01&until=2030-03-01"),
        json!([]),
        "nothing is owed before February, and nothing came in it"
    );
    let day = told("from=2030-01-31&until=2030-02-01");
    assert_eq!((&day[0]["opening"]["minor"], &day[0]["closing"]["minor"]), (&json!(1000), &json!(0)));
}
