//! What the dashboard says about money: still one request and one round trip.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
use Persona::*;
use dashboard::{App, routes};
use serde_json::{Value, json};
use testkit::{Function, Persona};

const INVOICES: &str = "
INSERT INTO invoices (id, key, series, number, kind, customer_id, issued_at, issued_on, due_on, currency, net_minor, tax_minor, gross_minor, seller, buyer) VALUES
  ('inv_1', 'a', 'INV-2029', 7, 'invoice', 'cus_ada', 1000, '2029-12-01', '2029-12-15', 'EUR', 10000, 1900, 11900, '{}', '{}'),
  ('inv_2', 'b', 'INV-2029', 8, 'invoice', 'cus_ada', 1000, '2029-12-20', '2030-01-01', 'EUR', 1000, 190, 1190, '{}', '{}'),
  ('inv_3', 'c', 'INV-2029', 9, 'invoice', 'cus_ada', 1000, '2029-12-20', '2030-01-03', 'GBP', 1000, 0, 1000, '{}', '{}'),
  ('inv_4', 'd', 'INV-2029', 10, 'invoice', 'cus_ada', 1000, '2029-12-20', '2030-01-03', 'EUR', 500, 0, 500, '{}', '{}'),
  ('inv_5', 'e', 'INV-2029', 11, 'invoice', 'cus_bob', 1000, '2029-12-20', '2030-01-03', 'EUR', 700, 0, 700, '{}', '{}');
INSERT INTO open_invoices (invoice_id, customer_id, due_on) VALUES ('inv_1', 'cus_ada', '2029-12-15'), ('inv_2', 'cus_ada', '2030-01-01'),
  ('inv_3', 'cus_ada', '2030-01-03'), ('inv_5', 'cus_bob', '2030-01-03');
INSERT INTO payments (id, key, customer_id, method, currency, amount_minor, status, purpose, on_session, created_at, changed_at) VALUES
  ('pay_1', 'a', 'cus_ada', 'card', 'EUR', 1900, 'succeeded', '{\"invoices\":[{\"id\":\"inv_1\",\"minor\":1900}]}', 1, 1000, 1000),
  ('pay_2', 'b', 'cus_ada', 'card', 'EUR', 10000, 'processing', '{\"invoices\":[{\"id\":\"inv_1\",\"minor\":10000}]}', 0, 2000, 2000),
  ('pay_3', 'c', 'cus_ada', 'card', 'EUR', 10000, 'failed', '{\"invoices\":[{\"id\":\"inv_1\",\"minor\":10000},{\"id\":\"inv_2\",\"minor\":1190}]}', 0, 3000, 3000),
  ('pay_4', 'd', 'cus_ada', 'card', 'EUR', 10000, 'wanted', '{\"invoices\":[{\"id\":\"inv_1\",\"minor\":10000}]}', 1, 4000, 4000),
  ('pay_5', 'e', 'cus_ada', 'card', 'EUR', 10000, 'failed', '{\"order\":\"ord_1\"}', 1, 5000, 5000);
INSERT INTO allocations (key, invoice_id, source, source_id, amount_minor, at) VALUES ('a', 'inv_1', 'payment', 'pay_1', 1900, 1000);\n";

const ACCOUNT: &str = "
INSERT INTO payment_methods (id, customer_id, setup_ref, provider_ref, method, label, status, created_at, changed_at)
VALUES ('pmt_1', 'cus_ada', 'seti_1', 'pm_1', 'card', 'Visa •••• 4242', 'active', 1000, 1000);
INSERT INTO billing_accounts (customer_id, party, tax_treatment, default_method_id, collects, version)
VALUES ('cus_ada', '{\"name\":\"Ada\",\"country\":\"DE\"}', 'as_usual', 'pmt_1', 1, 1);\n";

// 2030-01-01 is day 1893456000000; now is eight hours later.
const GRANTS: &str = "
INSERT INTO grants (id, key, customer_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at) VALUES
  ('grt_1', '1', 'cus_ada', 'time_credit', 'Meeting rooms', 600, NULL, '{}', 1893456000000, 1896134400000, 1000),
  ('grt_2', '2', 'cus_ada', 'time_credit', 'Meeting rooms', 600, NULL, '{}', 1893456000000, 1896134400000, 1000),
  ('grt_3', '3', 'cus_ada', 'time_credit', 'Meeting rooms', 600, NULL, '{}', 1896134400000, 1898553600000, 1000),
  ('grt_4', '4', 'cus_ada', 'money_credit', 'Welcome', 5000, 'EUR', '{}', 1893456000000, NULL, 1000),
  ('grt_5', '5', 'cus_ada', 'day_pass', 'Day pass', 1, NULL, '{}', 1893456000000, 1893542400000, 1000),
  ('grt_6', '6', 'cus_ada', 'day_pass', 'Spent', 1, NULL, '{}', 1893456000000, 1893542400000, 1000),
  ('grt_7', '7', 'cus_ada', 'day_pass', 'Gone', 1, NULL, '{}', 1000, 1893456000000, 1000),
  ('grt_8', '8', 'cus_bob', 'day_pass', 'Bob''s', 1, NULL, '{}', 1000, NULL, 1000);
INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, at) VALUES
  ('1', 'grt_1', 'booking', 'bkg_1', 90, 0, 1000), ('6', 'grt_6', 'booking', 'bkg_1', 1, 0, 1000);\n";

const BASKET: &str = "
INSERT INTO products (id, name, description, currency, price_minor, tax_class, benefits, audience, public, archived, position, version)
VALUES ('prd_1', 'Ten day passes', '', 'EUR', 15000, 'standard', '[]', 'everyone', 1, 0, 1, 1);
INSERT INTO baskets (id, customer_id, created_at, changed_at, version) VALUES ('bsk_1', 'cus_ada', 1000, 1000, 1), ('bsk_2', 'cus_bob', 1000, 1000, 1);
INSERT INTO basket_items (id, basket_id, kind, subject_id, quantity, wish, held_until, added_at) VALUES
  ('itm_1', 'bsk_1', 'booking', 'res_oak', 1, '{}', 1893484800001, 1000),
  ('itm_2', 'bsk_1', 'product', 'prd_1', 2, '{}', NULL, 2000),
  ('itm_3', 'bsk_1', 'plan', 'pln_flex', 1, '{}', NULL, 3000),
  ('itm_4', 'bsk_1', 'booking', 'res_elm', 1, '{}', 1893484800000, 4000);\n";

fn function() -> Function<App> {
    let function = Function::new(routes(), |world, db| App { db, clock: world.clock() });
    function.world.load(include_str!("../../bookings/tests/rooms.sql"));
    function
}

fn shown(function: &Function<App>, who: Persona) -> Value {
    let shown = function.get(who, "/api/dashboard").expect(200);
    assert_eq!(shown.trips, 1);
    shown.json
}

fn euros(minor: i64) -> Value {
    json!({ "minor": minor, "currency": "EUR" })
}

#[test]
fn what_is_owed_is_told_with_what_became_of_its_payments() {
    let function = function();
    function.world.load(INVOICES);
    let billing = &shown(&function, Ada)["billing"];
    let pounds = json!({ "minor": 1000, "currency": "GBP" });
    let expected = json!([
        { "id": "inv_1", "number": "INV-2029-00007", "due_on": "2029-12-15", "total": euros(11_900), "open": euros(10_000), "overdue": true, "payment": "failed", "collected": false },
        { "id": "inv_2", "number": "INV-2029-00008", "due_on": "2030-01-01", "total": euros(1_190), "open": euros(1_190), "overdue": false, "payment": "failed", "collected": false },
        { "id": "inv_3", "number": "INV-2029-00009", "due_on": "2030-01-03", "total": pounds, "open": pounds, "overdue": false, "payment": null, "collected": false },
    ]);
    assert_eq!(billing["unpaid"], expected);
    assert_eq!((&billing["owed"], &billing["overdue"]), (&json!([euros(11_190), pounds]), &json!([euros(10_000)])));
    assert_eq!((&billing["unpaid_count"], &billing["collected_from"]), (&json!(3), &Value::Null));
    function.world.load("UPDATE payments SET status = 'needs_action' WHERE id = 'pay_3'");
    assert_eq!(shown(&function, Ada)["billing"]["unpaid"][1]["payment"], "needs_action");
    function.world.load("UPDATE payments SET status = 'cancelled' WHERE id = 'pay_3'");
    assert_eq!(shown(&function, Ada)["billing"]["unpaid"][0]["payment"], "processing");
}

#[test]
fn five_unpaid_invoices_show_and_all_are_counted() {
    let function = function();
    function.world.load(
        "INSERT INTO invoices (id, key, series, number, kind, customer_id, issued_at, issued_on, due_on, currency, net_minor, tax_minor, gross_minor, seller, buyer)
         SELECT 'inv_' || value, value, 'INV-2029', value, 'invoice', 'cus_ada', 1000, '2029-12-01', '2030-02-0' || value, 'EUR', 100, 0, 100, '{}', '{}'
         FROM json_each('[1,2,3,4,5,6,7]');
         INSERT INTO open_invoices (invoice_id, customer_id, due_on) SELECT id, customer_id, due_on FROM invoices;\n",
    );
    let billing = &shown(&function, Ada)["billing"];
    assert_eq!((billing["unpaid"].as_array().unwrap().len(), &billing["unpaid_count"]), (5, &json!(7)));
    assert_eq!((&billing["owed"], &billing["overdue"]), (&json!([euros(700)]), &json!([])));
}

#[test]
fn the_next_invoice_is_foreseen_and_what_is_collected_says_from_where() {
    let function = function();
    assert_eq!(shown(&function, Carl)["billing"]["next"], Value::Null, "no contract, no invoice");
    assert_eq!(shown(&function, Ada)["billing"]["next"], Value::Null, "a free plan makes none");
    function.world.load("UPDATE contracts SET price_minor = 10000 WHERE id = 'con_ada'");
    function.world.load(ACCOUNT);
    let billing = &shown(&function, Ada)["billing"];
    let expected = json!({ "on": "2030-02-01", "due_on": "2030-02-15", "total": euros(11_900) });
    assert_eq!((&billing["next"], &billing["collected_from"]), (&expected, &json!("Visa •••• 4242")));
    function.world.load("UPDATE contracts SET charged_until = '2029-12-01' WHERE id = 'con_ada'");
    let missed = json!({ "on": "2030-01-01", "due_on": "2030-01-15", "total": euros(23_800) });
    assert_eq!(shown(&function, Ada)["billing"]["next"], missed, "what a job has missed is made up for today");
    function.world.load("UPDATE payment_methods SET status = 'revoked'");
    assert_eq!(shown(&function, Ada)["billing"]["collected_from"], Value::Null);
}

#[test]
fn what_a_credit_note_of_the_same_day_settles_is_no_next_invoice() {
    let function = function();
    function.world.load(
        "UPDATE contracts SET deposit_minor = 20000, ends_on = '2030-02-01', ends_at = 1896134400000, charged_until = '2030-02-01' WHERE id = 'con_ada';
INSERT INTO charges (id, key, payer_id, customer_id, source, source_id, name, quantity_thousandths, currency, net_minor, tax_minor, gross_minor,
  tax_category, tax_rate_ppm, why, occurred_at, invoice_by)
VALUES ('chg_1', 'room', 'cus_ada', 'cus_ada', 'booking', 'bkg_1', 'Room', 1000, 'EUR', 9000, 0, 9000, 'Z', 0, '[]', 1000, '2030-03-01');
INSERT INTO open_charges (charge_id, payer_id, invoice_by) VALUES ('chg_1', 'cus_ada', '2030-03-01')",
    );
    let next = || shown(&function, Ada)["billing"]["next"]["total"].clone();
    assert_eq!(next(), Value::Null, "more goes back than is charged");
    function.world.load("UPDATE contracts SET deposit_minor = 5000");
    assert_eq!(next(), euros(4000));
}

#[test]
fn no_collection_is_promised_that_does_not_come() {
    let function = function();
    function.world.load(INVOICES);
    function.world.load(ACCOUNT);
    let collected = || {
        let unpaid = shown(&function, Ada)["billing"]["unpaid"].as_array().unwrap().clone();
        unpaid.iter().map(|invoice| invoice["collected"].as_bool().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(collected(), [true, true, true]);
    function.world.load("UPDATE payment_methods SET method = 'sepa_debit'");
    assert_eq!(collected(), [true, true, false], "the third is in pounds");
    // What had settled it was refunded, in part.
    function.world.load(
        "INSERT INTO allocations (key, invoice_id, source, source_id, amount_minor, at) VALUES ('b', 'inv_1', 'refund', 'pay_1', -100, 2000)",
    );
    assert_eq!(collected(), [false, true, false]);
    function.world.load("UPDATE billing_accounts SET collects = 0");
    assert_eq!(collected(), [false; 3]);
}

#[test]
fn whoever_may_not_see_invoices_is_told_nothing_of_them() {
    let function = function();
    function.world.load(INVOICES);
    assert_eq!(shown(&function, Boss)["billing"], Value::Null);
    function.world.load("UPDATE customers SET rights = '{\"pay_invoices\":false}' WHERE id = 'cus_ada'");
    assert_eq!(shown(&function, Ada)["billing"]["may_pay"], false);
    function.world.load("UPDATE customers SET rights = '{\"see_invoices\":false}' WHERE id = 'cus_ada'");
    assert_eq!(shown(&function, Ada)["billing"], Value::Null);
    assert_eq!(shown(&function, Bob)["billing"]["may_pay"], true);
    function
        .world
        .load("UPDATE space_settings SET levels = '{\"base\":\"signed_in\",\"sections\":{\"billing\":\"off\"}}'");
    assert_eq!(shown(&function, Bob)["billing"], Value::Null);
}

#[test]
fn who_is_suspended_is_told_so_and_still_sees_what_to_pay() {
    let function = function();
    function.world.load(INVOICES);
    function.world.load(ACCOUNT);
    function.world.load("UPDATE billing_accounts SET suspended_at = 1000");
    let page = shown(&function, Ada);
    let book =
        page["viewer"]["rights"].as_array().unwrap().iter().find(|decision| decision["right"] == "book").unwrap();
    assert_eq!((&book["allowed"], &book["rule"]), (&json!(false), &json!("suspended")));
    assert_eq!((&page["billing"]["overdue"], &page["billing"]["may_pay"]), (&json!([euros(10_000)]), &json!(true)));
}

#[test]
fn what_is_left_of_benefits_is_told_what_ends_first_first() {
    let function = function();
    function.world.load(GRANTS);
    let expected = json!([
        { "kind": "day_pass", "name": "Day pass", "left": 1, "given": 1, "currency": null, "last_day": "2030-01-01" },
        { "kind": "time_credit", "name": "Meeting rooms", "left": 1110, "given": 1200, "currency": null, "last_day": "2030-01-31" },
        { "kind": "money_credit", "name": "Welcome", "left": 5000, "given": 5000, "currency": "EUR", "last_day": null },
    ]);
    assert_eq!(shown(&function, Ada)["benefits"], expected);
    assert_eq!(shown(&function, Carl)["benefits"], json!([]));
    let levels = "UPDATE space_settings SET levels = '{\"base\":\"signed_in\",\"sections\":{\"plans\":\"off\",\"bookings\":\"off\"}}'";
    function.world.load(levels);
    assert_eq!(shown(&function, Ada)["benefits"], json!([]));
}

/// Tess, who is Acme, pays for a team that Ada is in, and has hours now, more of them from February, and what is not shared.
const SHARED: &str = "
UPDATE customers SET name = 'Acme GmbH' WHERE id = 'cus_tess';
UPDATE teams SET shares = 'after_own', shared_kinds = '[\"time_credit\"]' WHERE id = 'tea_tess';
INSERT INTO grants (id, key, customer_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at) VALUES
  ('grt_t1', 't1', 'cus_tess', 'time_credit', 'Rooms', 600, NULL, '{}', 1893456000000, 1896134400000, 1000),
  ('grt_t2', 't2', 'cus_tess', 'time_credit', 'Rooms', 300, NULL, '{}', 1893456000001, 1896134400000, 1000),
  ('grt_t3', 't3', 'cus_tess', 'time_credit', 'Rooms', 900, NULL, '{}', 1896134400000, 1898553600000, 1000),
  ('grt_t4', 't4', 'cus_tess', 'time_credit', 'Rooms', 900, NULL, '{}', 1898553600000, 1901232000000, 1000),
  ('grt_t5', 't5', 'cus_tess', 'money_credit', 'Money', 5000, 'EUR', '{}', 1893456000000, NULL, 1000);
INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, at) VALUES ('t1', 'grt_t1', 'booking', 'bkg_1', 90, 0, 1000);\n";

#[test]
fn what_a_team_shares_is_told_with_whose_it_is_and_what_is_coming() {
    let function = function();
    function.world.load(GRANTS);
    let own = shown(&function, Ada)["benefits"].clone();
    assert_eq!(shown(&function, Ada)["shared"], json!([]));
    function.world.load(SHARED);
    let expected = json!([{
        "payer_name": "Acme GmbH", "after_own": true,
        "benefits": [{ "kind": "time_credit", "name": "Rooms", "left": 810, "given": 900, "currency": null, "last_day": "2030-01-31" }],
        "coming": [{ "kind": "time_credit", "name": "Rooms", "left": 900, "currency": null, "first_day": "2030-02-01" }],
        "caps": [],
    }]);
    let page = shown(&function, Ada);
    assert_eq!((&page["shared"], &page["benefits"]), (&expected, &own), "one's own stay as they are");
    // To whom nobody shares nothing shows; what is one's own is nobody's share.
    for who in [Bob, Carl, Tess] {
        assert_eq!(shown(&function, who)["shared"], json!([]), "{who:?}");
    }
    function.world.load(
        "UPDATE teams SET shares = 'pooled', share_caps = '{\"time_credit\":120,\"money_credit\":500}';
UPDATE draws SET drawn_by = 'cus_ada', month = '2030-01-01' WHERE key = 't1'",
    );
    let cap = json!([{ "kind": "time_credit", "currency": null, "left": 30, "max": 120 }]);
    assert_eq!(shown(&function, Ada)["shared"][0]["caps"], cap, "money is not shared, and no cap of it shows");
    assert_eq!(shown(&function, Ada)["shared"][0]["after_own"], false);
    // When all of it is spent, what is coming still shows.
    function.world.load("INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, at) SELECT 'all:' || id, id, 'booking', 'bkg_1', balance, 0, 1000 FROM v_grants WHERE id IN ('grt_t1', 'grt_t2')");
    let spent = &shown(&function, Ada)["shared"][0];
    assert_eq!((&spent["benefits"], &spent["coming"][0]["left"]), (&json!([]), &json!(900)));
    let levels = "UPDATE space_settings SET levels = '{\"base\":\"signed_in\",\"sections\":{\"plans\":\"off\",\"bookings\":\"off\"}}'";
    function.world.load(levels);
    assert_eq!(shown(&function, Ada)["shared"], json!([]));
}

#[test]
fn what_waits_in_the_basket_is_named_with_the_hold_that_lapses_first() {
    let function = function();
    assert_eq!(shown(&function, Ada)["basket"], Value::Null);
    function.world.load(BASKET);
    let names = json!(["Oak", "Ten day passes", "Flex"]);
    let basket = &shown(&function, Ada)["basket"];
    assert_eq!(basket, &json!({ "items": 4, "names": names, "held_until": "2030-01-01T08:00:00.001Z" }));
    assert_eq!(shown(&function, Bob)["basket"], Value::Null, "empty");
    function.world.set_now("2030-01-01T09:00:00Z");
    assert_eq!(shown(&function, Ada)["basket"]["held_until"], Value::Null, "what lapsed is held no more");
}
