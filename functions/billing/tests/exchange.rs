//! The tax of invoices in another currency: what is set up, what an invoice keeps, and what is said where there is no rate.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use serde_json::{Value, json};
use support::*;
use testkit::Function;
use testkit::Persona::{Ada, Boss};

const PATH: &str = "/api/billing/exchange-rates";

/// A seller who is registered, in a space with locations in euros and in dollars.
const ABROAD: &str = "UPDATE billing_settings SET seller = json_set(seller, '$.vat_number', 'DE136695976');
INSERT INTO locations (id, slug, name, address, currency, zone, hours, version)
  SELECT 'loc_us', 'us', 'Portland', address, 'USD', zone, hours, version FROM locations WHERE id = 'loc_utc'";
const ACCOUNTED: &str = "UPDATE billing_settings SET accounting_currency = 'EUR'";

fn abroad() -> Function<App> {
    let function = billing();
    function.world.load(ABROAD);
    function
}

fn rates(of: &[(&str, &str, &str)]) -> Value {
    let rate = |(currency, from_day, rate): &(&str, &str, &str)| json!({ "currency": currency, "from_day": from_day, "rate": rate });
    json!({ "rates": of.iter().map(rate).collect::<Vec<_>>() })
}

/// What is wrong, as `/rates/0/rate invalid`.
fn wrong(function: &Function<App>, version: u8, wish: Value) -> Vec<String> {
    let refused = function.put(Boss, &format!("{PATH}?version={version}"), wish).refused(422, "invalid-fields").json;
    let said = |error: &Value| format!("{} {}", error["pointer"].as_str().unwrap(), error["rule"].as_str().unwrap());
    refused["errors"].as_array().unwrap().iter().map(said).collect()
}

/// An invoice of Ada's over 119.00 in `currency`, as she sees it.
fn invoiced_in(function: &Function<App>, currency: &str) -> Value {
    let charge = json!({ "name": "Key", "unit_price": { "minor": 10000, "currency": currency }, "quantity": 1, "tax_class": "standard", "invoice": "now" });
    let made = function.post(Boss, "/api/billing/all/accounts/cus_ada/charges", charge).expect(201);
    assert_eq!(made.trips, 2);
    let id = made.json["invoice_id"].as_str().unwrap();
    function.get(Ada, &format!("/api/billing/invoices/{id}")).expect(200).json
}

#[test]
fn exchange_rates_are_set_together_and_what_is_wrong_with_one_is_named() {
    let function = abroad();
    let some = || rates(&[("USD", "2029-12-01", "1.0853"), ("USD", "2030-01-15", "1.10")]);
    assert_eq!(wrong(&function, 1, some()), ["/rates no-accounting-currency"]);
    function.world.load(ACCOUNTED);
    let changed = function.put(Boss, &format!("{PATH}?version=1"), some()).expect(200);
    let first = json!({ "currency": "USD", "from_day": "2029-12-01", "rate": "1.0853", "one_of": "accounting" });
    assert_eq!((changed.trips, &changed.json["exchange_rates"][0], &changed.json["version"]), (2, &first, &json!(2)));
    assert_eq!(function.get(Boss, "/api/billing/settings").expect(200).json, changed.json);
    function.put(Boss, &format!("{PATH}?version=1"), some()).refused(409, "changed-meanwhile");

    assert_eq!(wrong(&function, 2, rates(&[("EUR", "2030-01-01", "1")])), ["/rates/0/currency accounting-currency"]);
    let twice = [("USD", "2030-01-01", "1"), ("AUD", "2030-01-01", "2"), ("USD", "2030-01-01", "3")];
    assert_eq!(wrong(&function, 2, rates(&twice)), ["/rates/2/from_day each-once"]);
    for rate in ["0", "0.0", "01", "-1", "1,1", "1.0000000001", "1000001", "a lot", ""] {
        let told = wrong(&function, 2, rates(&[("USD", "2030-01-01", rate)]));
        assert!(told[0].starts_with("/rates/0/rate "), "{rate}: {told:?}");
    }
    let many: Vec<String> = (0..501_u32).map(|n| kernel::Day::FIRST.plus_days(n).to_string()).collect();
    let many: Vec<_> = many.iter().map(|day| ("USD", day.as_str(), "1")).collect();
    assert_eq!(wrong(&function, 2, rates(&many)), ["/rates too-many-rates"]);
    function.put(Boss, &format!("{PATH}?version=2"), rates(&many[..500])).expect(200);
    let kept = function.get(Boss, "/api/billing/settings").expect(200).json;
    assert_eq!(
        kept["exchange_rates"].as_array().unwrap().len(),
        500,
        "a request may be as large as that, and is read again"
    );
    function.put(Boss, &format!("{PATH}?version=3"), rates(&many[..1])).expect(200);
}

#[test]
fn the_accounting_currency_stays_while_rates_stand_in_it() {
    let function = abroad();
    let mut wish = json!({ "seller": { "name": "Harbour GmbH", "country": "DE", "vat_number": "DE136695976" }, "location_id": null, "prices_include_tax": false, "due_days": 7,
        "members_pay": "at_once", "contacts_pay": "at_once", "hold_minutes": 20, "invoice_prefix": "RE", "credit_prefix": "GS",
        "terms_version": "2", "terms_text": "", "dunning": {}, "methods": ["card"], "creditor_id": "" });
    let put = |version: u8, wish: &Value| {
        function.put(Boss, &format!("/api/billing/settings?version={version}"), wish.clone())
    };
    assert_eq!(put(1, &wish).expect(200).json["accounting_currency"], Value::Null, "nothing was said of it");
    wish["accounting_currency"] = "euro".into();
    assert_eq!(put(2, &wish).refused(422, "invalid-fields").json["errors"][0]["pointer"], "/accounting_currency");
    wish["accounting_currency"] = "EUR".into();
    let set = put(2, &wish).expect(200).json;
    assert_eq!((&set["accounting_currency"], &set["without_rate"]), (&json!("EUR"), &json!(["USD"])));
    let changed = function.put(Boss, &format!("{PATH}?version=3"), rates(&[("USD", "2029-12-01", "1.0853")]));
    assert_eq!(changed.expect(200).json["without_rate"], json!([]));
    for other in [json!("HUF"), Value::Null] {
        wish["accounting_currency"] = other;
        let error = put(4, &wish).refused(422, "invalid-fields").json["errors"][0].clone();
        assert_eq!((&error["pointer"], &error["rule"]), (&json!("/accounting_currency"), &json!("rates-stand")));
    }
    function.put(Boss, &format!("{PATH}?version=4"), rates(&[])).expect(200);
    assert_eq!(put(5, &wish).expect(200).json["accounting_currency"], Value::Null);
}

#[test]
fn an_invoice_keeps_the_rate_it_was_issued_with_and_a_credit_note_takes_it() {
    let function = abroad();
    function.world.load(ACCOUNTED);
    let sets = |version: u8, of: &[(&str, &str, &str)]| {
        function.put(Boss, &format!("{PATH}?version={version}"), rates(of)).expect(200);
    };
    sets(1, &[("USD", "2029-12-01", "1.0853"), ("USD", "2030-01-15", "2")]);
    let invoice = invoiced_in(&function, "USD");
    let stated =
        json!({ "tax": { "minor": 1751, "currency": "EUR" }, "rate": { "one": "EUR", "rate": "1.0853", "of": "USD" } });
    assert_eq!((&invoice["totals"]["tax"]["minor"], &invoice["tax_accounted"]), (&json!(1900), &stated));
    assert_eq!(invoiced_in(&function, "EUR")["tax_accounted"], Value::Null, "that is its own currency");

    // What is said later, even of that day, changes nothing.
    sets(2, &[("USD", "2029-12-01", "4"), ("USD", "2030-01-15", "2")]);
    let id = invoice["id"].as_str().unwrap();
    assert_eq!(
        function.get(Boss, &format!("/api/billing/all/invoices/{id}")).expect(200).json["tax_accounted"],
        stated
    );
    function.world.set_now("2030-01-20T08:00:00Z");
    let credit =
        function.post(Boss, &format!("/api/billing/all/invoices/{id}/credit-notes"), json!({ "reason": "Sorry" }));
    let note = credit.expect(201).json["credit_note_id"].as_str().unwrap().to_owned();
    let note = function.get(Ada, &format!("/api/billing/invoices/{note}")).expect(200).json;
    assert_eq!(
        (&note["tax_accounted"]["tax"]["minor"], &note["tax_accounted"]["rate"]),
        (&json!(-1751), &stated["rate"])
    );
    assert_eq!(invoiced_in(&function, "USD")["tax_accounted"]["tax"]["minor"], 950, "another one takes that day's");
    assert_eq!(support::broken(&function.world), [""; 0]);
}

#[test]
fn where_there_is_no_rate_the_invoice_is_issued_and_it_is_said_of_which_currency() {
    let function = abroad();
    function.world.load(ACCOUNTED);
    function.put(Boss, &format!("{PATH}?version=1"), rates(&[("USD", "2030-01-02", "1.0853")])).expect(200);
    let without = || function.get(Boss, "/api/billing/settings").expect(200).json["without_rate"].clone();
    assert_eq!((invoiced_in(&function, "USD")["tax_accounted"].clone(), without()), (Value::Null, json!(["USD"])));
    assert_eq!(support::broken(&function.world), ["currency_without_an_exchange_rate"]);
    assert_eq!(jobs(&function.world).log, ["to be looked at: there is no exchange rate of USD"]);
    function.world.set_now("2030-01-02T08:00:00Z");
    assert_eq!((without(), support::broken(&function.world)), (json!([]), vec![]));
    assert_eq!(jobs(&function.world).log, [""; 0]);
    // Who is not registered for the tax accounts for none.
    function.world.load(
        "UPDATE billing_settings SET seller = json_remove(seller, '$.vat_number');
DELETE FROM exchange_rates",
    );
    assert_eq!((without(), jobs(&function.world).log), (json!([]), vec![]));
    assert_eq!(invoiced_in(&function, "USD")["tax_accounted"], Value::Null);
    assert_eq!(support::broken(&function.world), [""; 0]);
}

#[test]
fn whether_there_is_a_rate_is_judged_by_the_spaces_day() {
    let function = abroad();
    function.world.load(ACCOUNTED);
    function.world.load("UPDATE locations SET zone = json_set(zone, '$.first_offset_seconds', 43200)");
    function.put(Boss, &format!("{PATH}?version=1"), rates(&[("USD", "2030-01-02", "1.0853")])).expect(200);
    assert_eq!(jobs(&function.world).log, ["to be looked at: there is no exchange rate of USD"]);
    // There the second of January has begun.
    function.world.set_now("2030-01-01T12:30:00Z");
    assert_eq!(jobs(&function.world).log, [""; 0]);
}
