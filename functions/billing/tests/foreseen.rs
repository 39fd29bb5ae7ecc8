//! What an operator's acts would come to is seen before they are done, and what cannot be meant is refused.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use serde_json::{Value, json};
use support::*;
use testkit::Function;
use testkit::Persona::*;

fn deeds(function: &Function<App>) -> i64 {
    function.world.count("SELECT count(*) FROM audit")
}

fn charge_wish(minor: i64, invoice: &str) -> Value {
    json!({ "name": "Key replaced", "unit_price": { "minor": minor, "currency": "EUR" }, "quantity": 2, "tax_class": "standard",
        "invoice": invoice })
}

#[test]
fn a_charge_is_seen_to_the_cent_before_it_is_invoiced() {
    let function = billing();
    let charges = "/api/billing/all/accounts/cus_ada/charges";
    let look = |wish| function.post(Boss, &format!("{charges}/preview"), wish);
    let now = look(charge_wish(1000, "now")).expect(200);
    let sums = |seen: &Value| ["net", "tax", "gross"].map(|name| seen[name]["minor"].as_i64().unwrap());
    assert_eq!((now.trips, sums(&now.json), &now.json["due_on"]), (1, [2000, 380, 2380], &json!("2030-01-15")));
    let next = look(charge_wish(1000, "next")).expect(200).json;
    assert_eq!((sums(&next), &next["due_on"]), ([2000, 380, 2380], &Value::Null));
    let back = look(charge_wish(-1000, "now")).expect(200).json;
    assert_eq!((sums(&back), &back["due_on"]), ([-2000, -380, -2380], &Value::Null), "a credit note is not due");
    // Nothing is not charged: a numbered invoice over it could not be taken back.
    for path in [charges.to_owned(), format!("{charges}/preview")] {
        let refused = function.post(Boss, &path, charge_wish(0, "now")).refused(422, "invalid-fields").json;
        assert_eq!(
            (&refused["errors"][0]["pointer"], &refused["errors"][0]["rule"]),
            (&json!("/unit_price/minor"), &json!("positive"))
        );
    }
    assert_eq!(
        (function.world.count("SELECT count(*) FROM charges"), deeds(&function)),
        (0, 0),
        "looking does nothing"
    );
    let made = function.post(Boss, charges, charge_wish(1000, "now")).expect(201).json;
    assert_eq!(made["gross"], now.json["gross"]);
}

#[test]
fn what_would_be_issued_is_seen_before_it_is() {
    let function = billing();
    let invoices = "/api/billing/all/accounts/cus_ada/invoices";
    let look = || function.post(Boss, &format!("{invoices}/preview"), Value::Null).expect(200);
    assert_eq!(look().json["invoices"], json!([]));
    for _ in 0..2 {
        function.post(Boss, "/api/billing/all/accounts/cus_ada/charges", charge_wish(500, "next")).expect(201);
    }
    let seen = look();
    let invoice = &seen.json["invoices"][0];
    assert_eq!((seen.trips, &invoice["lines"], &invoice["due_on"]), (1, &json!(2), &json!("2030-01-15")));
    let issued = function.post(Boss, invoices, Value::Null).expect(201).json;
    let id = issued["invoice_ids"][0].as_str().unwrap();
    let shown = function.get(Boss, &format!("/api/billing/all/invoices/{id}")).expect(200).json;
    assert_eq!((&shown["total"], &shown["due_on"]), (&invoice["gross"], &invoice["due_on"]));
    assert_eq!(look().json["invoices"], json!([]));
    function.post(Boss, "/api/billing/all/accounts/cus_none/invoices/preview", Value::Null).refused(404, "not-found");
}

#[test]
fn nobody_is_threatened_before_an_invoice_is_due() {
    let function = billing();
    let setup = |after: i64, notice: i64| {
        json!({ "seller": { "name": "Harbour GmbH", "country": "DE" }, "location_id": null, "prices_include_tax": false, "due_days": 7,
            "members_pay": "at_once", "contacts_pay": "at_once", "hold_minutes": 20, "invoice_prefix": "RE", "credit_prefix": "GS",
            "terms_version": "2", "terms_text": "", "methods": ["card"], "creditor_id": "",
            "dunning": { "suspension": { "after_days": after, "notice_days": notice } } })
    };
    let put = |after, notice| function.put(Boss, "/api/billing/settings?version=1", setup(after, notice));
    let refused = put(5, 10).refused(422, "invalid-fields").json;
    assert_eq!(
        (&refused["errors"][0]["pointer"], &refused["errors"][0]["rule"]),
        (&json!("/dunning/suspension/notice_days"), &json!("notice-before-due"))
    );
    put(10, 10).expect(200);
}

#[test]
fn money_came_at_most_four_hundred_days_ago() {
    let function = billing();
    for (day, status) in [("2028-11-27", 201), ("2028-11-26", 422), ("1971-01-01", 422)] {
        let came = json!({ "received_on": day, "method": "cash", "amount": { "minor": 5, "currency": "EUR" }, "reference": day });
        let answer = function.post(Boss, "/api/billing/all/accounts/cus_ada/payments", came);
        assert_eq!(answer.status, status, "{day}");
        if status == 422 {
            let error = &answer.json["errors"][0];
            assert_eq!((&error["pointer"], &error["rule"]), (&json!("/received_on"), &json!("too-long-ago")));
        }
    }
    assert_eq!(function.world.count("SELECT count(*) FROM payments"), 1);
}
