//! What shows to the outside: who may call what, the SQL, the OpenAPI document.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::routes;
use serde_json::{Value, json};
use support::*;
use testkit::{Persona, access_matrix, check_sql};

#[test]
fn every_sql_text_is_planned_with_an_index() {
    let small = [
        "billing_settings",
        "tax_rates",
        "exchange_rates",
        "space_settings",
        "locations",
        "owners",
        "held",
        "holding",
        "untold_invoices",
    ];
    check_sql(&[&billing::all_sql()[..], access::customers::ALL_SQL].concat(), &small);
}

/// A list that is sorted when it is asked for reads all of it: every list follows an index.
#[test]
fn no_list_is_sorted_when_it_is_asked_for() {
    let world = testkit::World::new();
    for sql in billing::all_sql().into_iter().filter(|sql| sql.contains("LIMIT ?")) {
        let plan = world.sqlite.plan(sql).unwrap();
        let sorted = plan.iter().any(|line| line.contains("TEMP B-TREE FOR ORDER BY"));
        assert!(!sorted, "{sql}\n{plan:#?}");
    }
}

/// The index leads to where the last page ended: with two bounds on the same side it takes one, and reads on from there to the other.
#[test]
fn the_last_page_of_many_invoices_costs_as_little_as_the_first() {
    let world = testkit::World::new();
    let lists = billing::all_sql().into_iter().filter(|sql| {
        sql.contains("LIMIT ?")
            && ["ORDER BY issued_on DESC", "ORDER BY opened.due_on"].iter().any(|by| sql.contains(by))
    });
    let mut looked_at = 0;
    for sql in lists {
        let plan = world.sqlite.plan(sql).unwrap();
        let begins =
            |line: &String| line.contains("(issued_on,id)<(?,?)") || line.contains("(due_on,invoice_id)>(?,?)");
        assert!(plan.iter().any(begins), "{sql}\n{plan:#?}");
        looked_at += 1;
    }
    assert_eq!(looked_at, 5);
}

/// Every endpoint as every persona with a request that would do, held against `access.txt`, which
/// is edited by hand only.
#[test]
fn the_access_matrix_holds() {
    access_matrix(&routes().endpoints, include_str!("access.txt"), status);
}

/// The answer to a plausible request; only what succeeds leaves a deed, and only an operator's.
fn status(method: &str, path: &str, who: Persona) -> String {
    till().forget();
    let function = billing();
    function.world.load(CARD);
    function.world.load(HAND);
    let invoice = owes(&function.world, Persona::Ada, "a", &[1000], "2030-01-15");
    let (place, query, body) = plausible(method, path, &invoice);
    let answer = function.send(who, method, &format!("{}{query}", path.replace("{id}", place)), body);
    let deeds = function.world.count("SELECT count(*) FROM audit");
    let acts = method != "GET" && !path.ends_with("/preview");
    let acted = who == Persona::Boss && acts && (200..300).contains(&answer.status);
    assert_eq!(deeds, i64::from(acted), "{who:?} {method} {path} {}", answer.text);
    answer.status.to_string()
}

const HAND: &str = "INSERT INTO payments (id, key, customer_id, method, currency, amount_minor, status, purpose, on_session, created_at, changed_at) VALUES
  ('pay_hand', 'h', 'cus_ada', 'cash', 'EUR', 500, 'succeeded', '{}', 0, 1000, 1000),
  ('pay_new', 'n', 'cus_ada', 'card', 'EUR', 500, 'wanted', '{\"invoices\":[]}', 1, 1000, 1000);
INSERT INTO refunds (id, key, payment_id, customer_id, currency, amount_minor, status, reason, created_at, changed_at)
VALUES ('rfd_hand', 'r', 'pay_hand', 'cus_ada', 'EUR', 100, 'wanted', '', 1000, 1000);
INSERT INTO charges (id, key, payer_id, customer_id, source, source_id, name, quantity_thousandths, currency, net_minor, tax_minor, gross_minor,
  tax_category, tax_rate_ppm, why, occurred_at, invoice_by)
VALUES ('chg_hand', 'manual:cus_ada/1', 'cus_ada', 'cus_ada', 'fee', 'manual:cus_ada/1', 'Key', 1000, 'EUR', 5, 0, 5, 'Z', 0, '[]', 1000, '2030-01-31');
INSERT INTO open_charges (charge_id, payer_id, invoice_by) VALUES ('chg_hand', 'cus_ada', '2030-01-31');
INSERT INTO billing_accounts (customer_id, tax_treatment, collects, suspended_at, version) VALUES ('cus_bob', 'as_usual', 0, 1000, 0);
INSERT INTO unheard_events (id, kind, about, happened_at, attempts, why, tried_at) VALUES ('evt_1', 'refund', 're_1', 1000, 6, 'x', 1000)";

/// What stands for `{id}`, the query and the body of a request that would do.
fn plausible<'a>(method: &str, path: &str, invoice: &'a ledger::InvoiceId) -> (&'a str, &'static str, Value) {
    let days = "?from=2030-01-01&until=2030-02-01";
    let party = json!({ "name": "Ada Ltd", "country": "DE" });
    let reason = json!({ "reason": "x" });
    let charge = json!({ "name": "Key", "unit_price": { "minor": 5, "currency": "EUR" }, "quantity": 1, "tax_class": "zero", "invoice": "now" });
    let came = json!({ "method": "cash", "amount": { "minor": 5, "currency": "EUR" }, "reference": "x" });
    match (method, path.trim_start_matches("/api/billing")) {
        ("GET", "/statement") => ("", days, Value::Null),
        ("PUT", "/account") => ("", "?version=0", json!({ "party": party, "collects": false })),
        ("POST", "/payments") => ("", "", wish(invoice, 1000)),
        ("POST", "/payments/{id}/start") => ("pay_new", "", json!({})),
        (_, "/payments/{id}" | "/payments/{id}/refresh" | "/payments/{id}/cancellation") => {
            ("pay_new", "", Value::Null)
        }
        ("POST", "/methods") => ("", "", json!({ "method": "card" })),
        ("POST", "/methods/{id}/proof") => ("mth_card", "", json!({ "amounts": [32, 45] })),
        (_, path) if path.starts_with("/methods/{id}") => ("mth_card", "", Value::Null),
        ("PUT", "/settings") => ("", "?version=1", settings()),
        ("PUT", "/tax-rates") => (
            "",
            "?version=1",
            json!({ "rates": [{ "class": "standard", "from_day": "1970-01-01", "rate_ppm": 0 }, { "class": "reduced", "from_day": "1970-01-01", "rate_ppm": 0 }] }),
        ),
        ("PUT", "/exchange-rates") => ("", "?version=1", json!({ "rates": [] })),
        ("GET", "/all/accounts/{id}/statement") => ("cus_ada", days, Value::Null),
        ("PUT", "/all/accounts/{id}") => (
            "cus_ada",
            "?version=0",
            json!({ "party": party, "tax_treatment": "as_usual", "due_days": 3, "collects": false }),
        ),
        ("POST", "/all/accounts/{id}/charges" | "/all/accounts/{id}/charges/preview") => ("cus_ada", "", charge),
        ("POST", "/all/accounts/{id}/payments") => ("cus_ada", "", came),
        ("POST", "/all/accounts/{id}/reinstatement") => ("cus_bob", "", reason),
        ("POST", path) if path.starts_with("/all/invoices/{id}") => (invoice.as_str(), "", reason),
        ("POST", "/all/payments/{id}/refunds") => ("pay_hand", "", json!({ "amount_minor": 5, "reason": "x" })),
        (_, path) if path.starts_with("/all/accounts/{id}") => ("cus_ada", "", Value::Null),
        (_, path) if path.contains("invoices/{id}") => (invoice.as_str(), "", Value::Null),
        ("DELETE", "/all/charges/{id}") => ("chg_hand", "", Value::Null),
        (_, path) if path.starts_with("/all/unheard-events/{id}") => ("evt_1", "", Value::Null),
        (_, "/all/payments/{id}") => ("pay_hand", "", Value::Null),
        (_, "/all/refunds/{id}/completion" | "/all/refunds/{id}/cancellation") => ("rfd_hand", "", Value::Null),
        _ => ("", "", Value::Null),
    }
}

fn settings() -> Value {
    json!({ "seller": { "name": "Harbour GmbH", "country": "DE" }, "location_id": null, "prices_include_tax": false, "due_days": 7,
        "members_pay": "at_once", "contacts_pay": "at_once", "hold_minutes": 20, "invoice_prefix": "RE", "credit_prefix": "GS",
        "terms_version": "2", "terms_text": "", "dunning": {}, "methods": ["card"], "creditor_id": "" })
}

#[cfg(feature = "openapi")]
#[test]
fn the_openapi_document_is_current() {
    let promise = "What a customer owes and how it is paid: invoices, payments, what goes back.";
    let text = web::openapi::text("billing", promise, &routes());
    testkit::golden(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/openapi.json"), &text);
}
