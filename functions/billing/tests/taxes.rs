//! Who is taxed how: rates, and who owes the tax in the seller's place.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use serde_json::{Value, json};
use support::{CARD, billing, jobs};
use testkit::Function;
use testkit::Persona::{Ada, Boss};

#[test]
fn tax_rates_are_set_together_under_the_settings_version() {
    let function = billing();
    let rates = json!({ "rates": [{ "class": "standard", "from_day": "1970-01-01", "rate_ppm": 190_000 },
        { "class": "standard", "from_day": "2030-02-01", "rate_ppm": 210_000 },
        { "class": "exempt", "from_day": "1970-01-01", "rate_ppm": 0, "reason": "By law" },
        { "class": "reduced", "from_day": "1970-01-01", "rate_ppm": 70_000 }] });
    let changed = function.put(Boss, "/api/billing/tax-rates?version=1", rates.clone()).expect(200).json;
    assert_eq!(changed["tax_rates"].as_array().unwrap().len(), 4);
    function.put(Boss, "/api/billing/tax-rates?version=1", rates.clone()).refused(409, "changed-meanwhile");
    let mut twice = rates.clone();
    twice["rates"][1]["from_day"] = "1970-01-01".into();
    function.put(Boss, "/api/billing/tax-rates?version=2", twice).refused(422, "invalid-fields");
    let mut taxed = rates.clone();
    taxed["rates"][2]["rate_ppm"] = 1.into();
    function.put(Boss, "/api/billing/tax-rates?version=2", taxed).refused(422, "invalid-fields");
    // A class without a rate, for all days or for the first, would be invoiced as one of nothing.
    let told = |rates: Value| {
        let refused = function.put(Boss, "/api/billing/tax-rates?version=2", rates).refused(422, "invalid-fields").json;
        assert_eq!(refused["errors"][0]["rule"], "from-the-first-day");
        refused["errors"][0]["pointer"].as_str().unwrap().to_owned()
    };
    let mut late = rates.clone();
    late["rates"][0]["from_day"] = "2030-07-01".into();
    assert_eq!(told(late), "/rates/1/from_day", "the first row of its class");
    let mut lacks = rates;
    lacks["rates"].as_array_mut().unwrap().pop();
    assert_eq!(told(lacks), "/rates");
    assert_eq!(function.world.count("SELECT count(*) FROM tax_rates"), 4);
}

#[test]
fn who_owes_the_tax_in_the_sellers_place_is_named_by_number() {
    let function = billing();
    let setup = |treatment: &str, vat: Value| json!({ "party": { "name": "Ada SARL", "country": "FR", "vat_number": vat }, "tax_treatment": treatment, "due_days": 30, "collects": false });
    let path = "/api/billing/all/accounts/cus_ada?version=0";
    let unnamed = function.put(Boss, path, setup("reverse_charge", Value::Null)).refused(422, "invalid-fields");
    assert_eq!(unnamed.json["errors"][0]["rule"], "required-for-reverse-charge");
    let changed = function.put(Boss, path, setup("reverse_charge", "FR40303265045".into())).expect(200).json;
    assert_eq!((&changed["version"], &changed["due_days"]), (&json!(1), &json!(30)));
    let mut own =
        json!({ "party": { "name": "Ada SARL", "country": "FR" }, "collects": false, "default_method_id": null });
    function.put(Ada, "/api/billing/account?version=1", own.clone()).refused(422, "invalid-fields");
    own["party"]["vat_number"] = "FR40303265045".into();
    let own = function.put(Ada, "/api/billing/account?version=1", own).expect(200).json;
    assert_eq!((&own["tax_treatment"], &own["version"]), (&json!("reverse_charge"), &json!(2)));
    assert_eq!(function.get(Ada, "/api/billing/account").expect(200).json, own);
    let charge = json!({ "name": "Key", "unit_price": { "minor": 1000, "currency": "EUR" }, "quantity": 2, "tax_class": "standard", "invoice": "now" });
    let bill = function.post(Boss, "/api/billing/all/accounts/cus_ada/charges", charge).expect(201).json;
    assert_eq!(bill["gross"]["minor"], 2000, "no tax is charged");
}

#[test]
fn nobody_owes_the_tax_in_the_place_of_a_seller_of_their_own_country() {
    let function = billing();
    let setup = |vat: &str| json!({ "party": { "name": "Ada AG", "country": "AT", "vat_number": vat }, "tax_treatment": "reverse_charge", "due_days": null, "collects": false });
    let all = |version: i64| format!("/api/billing/all/accounts/cus_ada?version={version}");
    let refused = |answer: testkit::Answer| {
        let error = answer.refused(422, "invalid-fields").json["errors"][0].clone();
        (error["pointer"].as_str().unwrap().to_owned(), error["rule"].as_str().unwrap().to_owned())
    };
    let home = refused(function.put(Boss, &all(0), setup("DE136695976")));
    assert_eq!(home, ("/party/vat_number".to_owned(), "reverse-charge-at-home".to_owned()));
    assert_eq!(function.world.count("SELECT count(*) FROM billing_accounts"), 0);
    function.put(Boss, &all(0), setup("ATU13585627")).expect(200);

    // Who is taxed like that changes neither number nor country without an operator, but all the rest.
    let own = |country: &str, vat: &str, name: &str| json!({ "party": { "name": name, "country": country, "vat_number": vat }, "collects": false, "default_method_id": null });
    let mine = |wish: Value| function.put(Ada, "/api/billing/account?version=1", wish);
    let kept = |field: &str| (format!("/party/{field}"), "kept-for-reverse-charge".to_owned());
    assert_eq!(refused(mine(own("AT", "DE136695976", "Ada AG"))), kept("vat_number"));
    assert_eq!(refused(mine(own("AT", "FR40303265045", "Ada AG"))), kept("vat_number"));
    assert_eq!(refused(mine(own("DE", "ATU13585627", "Ada AG"))), kept("country"));
    assert_eq!(function.world.count("SELECT version FROM billing_accounts"), 1, "nothing was written");
    mine(own("AT", "ATU 1358-5627", "Ada Holding AG")).expect(200);

    // Nor does the seller move to where such a buyer is.
    let (settings, version) = settings(&function);
    let moved = |path: &str, to: &str, version: i64| {
        let mut settings = settings.clone();
        settings["seller"][path] = to.into();
        function.put(Boss, &format!("/api/billing/settings?version={version}"), settings)
    };
    let home = |pointer: &str| (pointer.to_owned(), "buyers-at-home".to_owned());
    assert_eq!(refused(moved("country", "AT", version)), home("/seller/country"));
    assert_eq!(refused(moved("vat_number", "ATU13585627", version)), home("/seller/country"));
    moved("country", "FR", version).expect(200);
    // Nor while there is a charge on which the buyer would owe it, whatever was said of them since.
    let charge = json!({ "name": "Key", "unit_price": { "minor": 1000, "currency": "EUR" }, "quantity": 2, "tax_class": "standard", "invoice": "next" });
    function.post(Boss, "/api/billing/all/accounts/cus_ada/charges", charge).expect(201);
    let mut usual = setup("ATU13585627");
    usual["tax_treatment"] = "as_usual".into();
    function.put(Boss, &all(2), usual).expect(200);
    assert_eq!(refused(moved("country", "AT", version + 1)), home("/seller/country"));
    function.post(Boss, "/api/billing/all/accounts/cus_ada/invoices", Value::Null).expect(201);
    moved("country", "AT", version + 1).expect(200);
    assert_eq!(support::broken(&function.world), [""; 0]);
    // Should it ever be so, it is found at night.
    function.world.load("UPDATE billing_accounts SET tax_treatment = 'reverse_charge'");
    assert_eq!(support::broken(&function.world), ["reverse_charge_at_home"]);
}

/// The settings as they can be sent back, and their version.
fn settings(function: &Function<App>) -> (Value, i64) {
    let mut settings = function.get(Boss, "/api/billing/settings").expect(200).json;
    let version = settings["version"].as_i64().unwrap();
    for key in ["version", "tax_rates", "exchange_rates", "without_rate"] {
        settings.as_object_mut().unwrap().remove(key);
    }
    settings["seller"].as_object_mut().unwrap().retain(|key, value| !value.is_null() && key != "reference");
    (settings, version)
}

/// A buyer whom the seller followed into their country before that was refused.
#[test]
fn who_is_at_home_from_before_can_save_all_the_rest_and_so_can_operators() {
    let function = billing();
    let party = |name: &str, vat: &str| json!({ "name": name, "country": "AT", "vat_number": vat });
    let operators = |treatment: &str, due_days: Value| json!({ "party": party("Ada AG", "ATU13585627"), "tax_treatment": treatment, "due_days": due_days, "collects": false });
    let all = |version: i64| format!("/api/billing/all/accounts/cus_ada?version={version}");
    function.put(Boss, &all(0), operators("reverse_charge", Value::Null)).expect(200);
    function.world.load(CARD);
    assert_eq!(jobs(&function.world).log, [""; 0]);
    function.world.load("UPDATE billing_settings SET seller = json_set(seller, '$.country', 'AT')");
    let said = "to be looked at: cus_ada owes the VAT in the place of a seller of the same country";
    assert_eq!(jobs(&function.world).log, [said]);

    let mine = |version: i64, party: Value, method: Value| {
        let wish = json!({ "party": party, "collects": true, "default_method_id": method });
        function.put(Ada, &format!("/api/billing/account?version={version}"), wish)
    };
    mine(1, Value::Null, "mth_card".into()).expect(200);
    mine(2, party("Ada Holding AG", "ATU13585627"), "mth_card".into()).expect(200);
    function.put(Boss, &all(3), operators("reverse_charge", 30.into())).expect(200);
    let (mut settings, version) = settings(&function);
    settings["dunning"]["remind"] = json!([3]);
    let put = |settings: &Value, version: i64| {
        function.put(Boss, &format!("/api/billing/settings?version={version}"), settings.clone())
    };
    put(&settings, version).expect(200);
    // What would make it worse is refused as ever.
    settings["seller"]["vat_number"] = "ATU13585627".into();
    let refused = put(&settings, version + 1).refused(422, "invalid-fields").json;
    assert_eq!(refused["errors"][0]["rule"], "buyers-at-home");
    function.put(Boss, &all(4), operators("as_usual", 30.into())).expect(200);
    function.put(Boss, &all(5), operators("reverse_charge", 30.into())).refused(422, "invalid-fields");
    put(&settings, version + 1).expect(200);
    assert_eq!(jobs(&function.world).log, [""; 0]);
}

#[test]
fn who_is_still_to_be_invoiced_as_owing_the_tax_keeps_a_number_of_another_country() {
    let function = billing();
    let setup = |treatment: &str, vat: Value| json!({ "party": { "name": "Ada AG", "country": "AT", "vat_number": vat }, "tax_treatment": treatment, "due_days": null, "collects": false });
    let put = |version: i64, treatment: &str, vat: Value| {
        function.put(Boss, &format!("/api/billing/all/accounts/cus_ada?version={version}"), setup(treatment, vat))
    };
    put(0, "reverse_charge", "ATU13585627".into()).expect(200);
    let charge = json!({ "name": "Key", "unit_price": { "minor": 1000, "currency": "EUR" }, "quantity": 2, "tax_class": "standard", "invoice": "next" });
    function.post(Boss, "/api/billing/all/accounts/cus_ada/charges", charge).expect(201);
    put(1, "as_usual", "ATU13585627".into()).expect(200);
    for at_home in [json!("DE136695976"), Value::Null] {
        let error = put(2, "as_usual", at_home).refused(422, "invalid-fields").json["errors"][0].clone();
        let named = (&error["pointer"], &error["rule"]);
        assert_eq!(named, (&json!("/party/vat_number"), &json!("reverse-charge-to-come")));
    }
    put(2, "as_usual", "FR40303265045".into()).expect(200);
    function.post(Boss, "/api/billing/all/accounts/cus_ada/invoices", Value::Null).expect(201);
    put(3, "as_usual", "DE136695976".into()).expect(200);
}

#[test]
fn an_invoice_in_whole_crowns_is_evened_out_as_it_was_foreseen_and_credited_with_all_of_it() {
    let function = billing();
    function.world.load(
        "UPDATE billing_settings SET prices_include_tax = 1;
UPDATE tax_rates SET rate_ppm = 240000 WHERE class = 'standard';
UPDATE locations SET currency = 'ISK';
UPDATE contracts SET charged_until = '2199-12-31'",
    );
    let charge = json!({ "name": "Day", "unit_price": { "minor": 9990, "currency": "ISK" }, "quantity": 1, "tax_class": "standard", "invoice": "next" });
    for _ in 0..2 {
        function.post(Boss, "/api/billing/all/accounts/cus_ada/charges", charge.clone()).expect(201);
    }
    let lines = |shown: &Value| -> Vec<Value> {
        let said =
            |line: &Value| json!([line["name"], line["is_rounding"], line["net"]["minor"], line["tax"]["minor"]]);
        shown["lines"].as_array().unwrap().iter().map(said).collect()
    };
    let upcoming = function.get(Ada, "/api/billing/upcoming").expect(200).json["items"][0].clone();
    assert_eq!((lines(&upcoming).len(), &lines(&upcoming)[2]), (3, &json!(["24 %", true, 1, -1])));
    let issued = function.post(Boss, "/api/billing/all/accounts/cus_ada/invoices", Value::Null).expect(201).json;
    let id = issued["invoice_ids"][0].as_str().unwrap();
    let shown = function.get(Ada, &format!("/api/billing/invoices/{id}")).expect(200).json;
    assert_eq!((lines(&shown), &shown["totals"]["tax"]["minor"]), (lines(&upcoming), &json!(3867)));
    function
        .post(Boss, &format!("/api/billing/all/invoices/{id}/credit-notes"), json!({ "reason": "Sorry" }))
        .expect(201);
    let all = "SELECT sum(net_minor) * 10000 + sum(tax_minor) FROM invoices";
    assert_eq!((function.world.count(all), support::broken(&function.world)), (0, vec![]));
}

#[test]
fn a_credit_note_over_some_lines_in_whole_crowns_is_evened_out_as_its_preview_says() {
    let function = billing();
    function.world.load(
        "UPDATE billing_settings SET prices_include_tax = 1;
UPDATE tax_rates SET rate_ppm = 240000 WHERE class = 'standard';
UPDATE locations SET currency = 'ISK';
UPDATE contracts SET charged_until = '2199-12-31'",
    );
    let charge = json!({ "name": "Day", "unit_price": { "minor": 9990, "currency": "ISK" }, "quantity": 1, "tax_class": "standard", "invoice": "next" });
    for _ in 0..3 {
        function.post(Boss, "/api/billing/all/accounts/cus_ada/charges", charge.clone()).expect(201);
    }
    let issued = function.post(Boss, "/api/billing/all/accounts/cus_ada/invoices", Value::Null).expect(201).json;
    let path = format!("/api/billing/all/invoices/{}/credit-notes", issued["invoice_ids"][0].as_str().unwrap());
    let two = json!({ "reason": "Sorry", "lines": [{ "position": 1 }, { "position": 2 }] });
    let foreseen = function.post(Boss, &format!("{path}/preview"), two.clone()).expect(200).json;
    function.post(Boss, &path, two).expect(201);
    let note = function.world.rows("SELECT net_minor, tax_minor FROM invoices WHERE kind = 'credit_note'")[0].clone();
    assert_eq!(
        note,
        json!({ "net_minor": -16113, "tax_minor": -3867 }),
        "the tax of the rate is within one of what the law says"
    );
    let totals = (&foreseen["net"]["minor"], &foreseen["tax"]["minor"]);
    assert_eq!(totals, (&json!(16113), &json!(3867)));
    // The rest can be credited too.
    function.post(Boss, &path, json!({ "reason": "All of it" })).expect(201);
    let left = function.world.count("SELECT sum(gross_minor) FROM invoices");
    assert_eq!((left, support::broken(&function.world)), (0, vec![]));
}
