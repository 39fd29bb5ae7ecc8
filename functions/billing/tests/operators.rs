//! What operators do about customers' money: charged, corrected, taken and given back, each act once and on record.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use serde_json::{Value, json};
use support::*;
use testkit::Persona::*;
use testkit::{Answer, Function};

fn deeds(function: &Function<App>) -> i64 {
    function.world.count("SELECT count(*) FROM audit")
}

fn charge_wish(minor: i64, invoice: &str) -> Value {
    json!({ "name": "Key replaced", "unit_price": { "minor": minor, "currency": "EUR" }, "quantity": 2, "tax_class": "standard",
        "note": "Lost on Monday", "invoice": invoice })
}

#[test]
fn a_charge_is_taxed_and_stands_on_an_invoice_now_or_on_the_next() {
    let function = billing();
    let post = |wish, key: &str| {
        function.send_with(Boss, "POST", "/api/billing/all/accounts/cus_ada/charges", wish, &[("idempotency-key", key)])
    };
    let now = post(charge_wish(1000, "now"), "k1").expect(201);
    assert_eq!((now.trips, &now.json["gross"]["minor"]), (2, &json!(2380)));
    let mut mistyped = charge_wish(1000, "now");
    mistyped["unit_price"]["currency"] = "ERU".into();
    let refused = post(mistyped, "k0").refused(422, "invalid-fields");
    let error =
        json!({ "pointer": "/unit_price/currency", "rule": "unknown", "detail": "no location has it; there is EUR" });
    assert_eq!((refused.trips, &refused.json["errors"]), (1, &json!([error])));
    assert_eq!(post(charge_wish(1000, "now"), "k1").expect(201).json, now.json, "once under one key");
    let next = post(charge_wish(500, "next"), "k2").expect(201).json;
    assert_eq!((&next["gross"]["minor"], &next["invoice_id"]), (&json!(1190), &Value::Null));
    let shown = function
        .get(Ada, &format!("/api/billing/invoices/{}", now.json["invoice_id"].as_str().unwrap()))
        .expect(200)
        .json;
    assert_eq!(shown["lines"][0]["why"][1], json!({ "step": "note", "text": "Lost on Monday" }));
    assert_eq!((&shown["taxes"][0]["tax"]["minor"], &shown["due_on"]), (&json!(380), &json!("2030-01-15")));
    let issued = function.post(Boss, "/api/billing/all/accounts/cus_ada/invoices", Value::Null).expect(201).json;
    assert_eq!(issued["invoice_ids"].as_array().unwrap().len(), 1);
    function.post(Boss, "/api/billing/all/accounts/cus_ada/invoices", Value::Null).refused(409, "nothing-left");
    function.post(Boss, "/api/billing/all/accounts/cus_none/invoices", Value::Null).refused(404, "not-found");
    assert_eq!((deeds(&function), broken(&function.world)), (3, vec![]));
}

#[test]
fn what_is_given_back_at_once_is_a_credit_note_that_settles_what_is_open() {
    let function = billing();
    let invoice = owes(&function.world, Ada, "a", &[1000], "2030-01-15");
    function.post(Boss, "/api/billing/all/accounts/cus_ada/charges", charge_wish(-100, "now")).expect(201);
    assert_eq!(left(&function.world, &invoice), 762);
    assert_eq!(function.world.rows("SELECT series FROM invoices WHERE kind = 'credit_note'")[0]["series"], "CN-2030");
    assert_eq!(broken(&function.world), [""; 0]);
}

fn credit(function: &Function<App>, invoice: &ledger::InvoiceId, wish: Value, key: &str) -> Answer {
    let path = format!("/api/billing/all/invoices/{invoice}/credit-notes");
    function.send_with(Boss, "POST", &path, wish, &[("idempotency-key", key)])
}

#[test]
fn an_invoice_is_credited_whole_by_lines_or_by_amounts_and_never_beyond() {
    let function = billing();
    let invoice = owes(&function.world, Ada, "a", &[1190, 595], "2030-01-15");
    let some = json!({ "lines": [{ "position": 2, "gross_minor": 200 }], "reason": "Broken chair" });
    let note = credit(&function, &invoice, some.clone(), "k1").expect(201);
    assert_eq!((note.trips, &note.json["amount"]["minor"]), (2, &json!(200)));
    assert_eq!(credit(&function, &invoice, some, "k1").expect(201).json, note.json);
    assert_eq!(left(&function.world, &invoice), 1585);
    let beyond = json!({ "lines": [{ "position": 2, "gross_minor": 396 }], "reason": "x" });
    let beyond = credit(&function, &invoice, beyond, "k2").refused(422, "invalid-fields");
    assert_eq!(beyond.json["errors"][0]["pointer"], "/lines/0/gross_minor");
    function.world.set_now("2030-01-01T09:00:00Z");
    let rest = credit(&function, &invoice, json!({ "reason": "All of it" }), "k3").expect(201).json;
    assert_eq!(rest["amount"]["minor"], 1585);
    assert_eq!(left(&function.world, &invoice), 0);
    credit(&function, &invoice, json!({ "reason": "Again" }), "k4").refused(409, "nothing-left");
    let shown = function.get(Boss, &format!("/api/billing/all/invoices/{invoice}")).expect(200).json;
    assert_eq!((&shown["corrected_by"][1]["number"], &shown["state"]), (&json!("CN-2030-00002"), &json!("credited")));
    assert_eq!(shown["settlements"][0]["credit_note"]["number"], "CN-2030-00001");
    let first = shown["corrected_by"][0]["id"].as_str().unwrap().parse().unwrap();
    credit(&function, &first, json!({ "reason": "x" }), "k5").refused(409, "nothing-left");
    assert_eq!(function.world.count("SELECT sum(amount_minor) FROM account_entries"), 0);
    assert_eq!((deeds(&function), broken(&function.world)), (2, vec![]));
}

#[test]
fn what_was_paid_of_a_credited_invoice_goes_back_where_it_came_from() {
    let function = billing();
    function.world.load(CARD);
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
    let payment = asks(&function, &invoice, 1000);
    start(&function, &payment, json!({ "method_id": "mth_card" })).expect(200);
    let note = credit(&function, &invoice, json!({ "reason": "Closed", "refund": true }), "k1").expect(201).json;
    assert_eq!((&note["amount"]["minor"], &note["refunded"]["minor"]), (&json!(1190), &json!(1000)));
    assert_eq!(credit(&function, &invoice, json!({ "reason": "Closed", "refund": true }), "k1").expect(201).json, note);
    assert_eq!((left(&function.world, &invoice), broken(&function.world)), (0, vec![]));
    let refunds = function.get(Boss, "/api/billing/all/refunds").expect(200).json;
    assert_eq!((&refunds["items"][0]["status"], &refunds["items"][0]["by_hand"]), (&json!("wanted"), &json!(false)));
}

#[test]
fn a_credit_note_is_seen_to_the_cent_before_it_is_issued() {
    let function = billing();
    function.world.load(CARD);
    let invoice = owes(&function.world, Ada, "a", &[1190, 595], "2030-01-15");
    let payment = asks(&function, &invoice, 1000);
    start(&function, &payment, json!({ "method_id": "mth_card" })).expect(200);
    let look = |wish| function.post(Boss, &format!("/api/billing/all/invoices/{invoice}/credit-notes/preview"), wish);
    let minor = |seen: &Value, name: &str| seen[name]["minor"].as_i64().unwrap();
    let wish = json!({ "lines": [{ "position": 1 }], "reason": "Closed", "refund": true });
    let seen = look(wish.clone()).expect(200);
    assert_eq!((seen.trips, &seen.json["lines"][0]["position"]), (1, &json!(1)));
    assert_eq!(["gross", "settled", "refunded", "kept"].map(|name| minor(&seen.json, name)), [1190, 785, 405, 0]);
    let kept = look(json!({ "lines": [{ "position": 1 }], "reason": "Closed" })).expect(200).json;
    assert_eq!(["settled", "refunded", "kept"].map(|name| minor(&kept, name)), [785, 0, 405]);
    let beyond = look(json!({ "lines": [{ "position": 2, "gross_minor": 596 }], "reason": "x" }));
    assert_eq!(beyond.refused(422, "invalid-fields").json["errors"][0]["pointer"], "/lines/0/gross_minor");
    assert_eq!((left(&function.world, &invoice), deeds(&function)), (785, 0), "looking does nothing");
    let note = credit(&function, &invoice, wish, "k1").expect(201).json;
    assert_eq!((&note["amount"], &note["refunded"]), (&seen.json["gross"], &seen.json["refunded"]));
    let note: ledger::InvoiceId = note["credit_note_id"].as_str().unwrap().parse().unwrap();
    let shown = function.get(Boss, &format!("/api/billing/all/invoices/{note}")).expect(200).json;
    assert_eq!(minor(&shown["totals"], "net"), -minor(&seen.json, "net"));
    function
        .post(Boss, &format!("/api/billing/all/invoices/{note}/credit-notes/preview"), json!({ "reason": "x" }))
        .refused(409, "nothing-left");
    assert_eq!(broken(&function.world), [""; 0]);
}

fn came(minor: i64, invoices: &Value) -> Value {
    json!({ "method": "bank_transfer", "amount": { "minor": minor, "currency": "EUR" }, "reference": "RF18 539", "invoices": invoices })
}

#[test]
fn a_transfer_is_recorded_once_and_settles_what_it_is_for() {
    let function = billing();
    let (one, two) =
        (owes(&function.world, Ada, "a", &[1000], "2030-01-15"), owes(&function.world, Ada, "b", &[500], "2030-01-10"));
    let record = |wish, key: &str| {
        function.send_with(
            Boss,
            "POST",
            "/api/billing/all/accounts/cus_ada/payments",
            wish,
            &[("idempotency-key", key)],
        )
    };
    let made = record(came(700, &json!([{ "id": one, "minor": 700 }])), "k1").expect(201);
    assert_eq!(
        (made.trips, &made.json["status"], &made.json["reference"]),
        (2, &json!("succeeded"), &json!("RF18 539"))
    );
    assert_eq!(record(came(700, &json!([{ "id": one, "minor": 700 }])), "k1").expect(201).json["id"], made.json["id"]);
    assert_eq!((left(&function.world, &one), left(&function.world, &two)), (300, 500));
    record(came(900, &json!([])), "k2").expect(201);
    assert_eq!((left(&function.world, &one), left(&function.world, &two)), (0, 0), "for nothing in particular");
    let account = function.get(Boss, "/api/billing/all/accounts/cus_ada").expect(200).json;
    assert_eq!(
        (&account["balances"][0]["balance"]["minor"], &account["balances"][0]["credit"]["minor"]),
        (&json!(-100), &json!(100))
    );
    record(came(0, &json!([])), "k3").refused(422, "invalid-fields");
    let on = |day: &str| json!({ "received_on": day, "method": "cash", "amount": { "minor": 5, "currency": "EUR" }, "reference": "x" });
    let refused = record(on("2030-01-02"), "k3").refused(422, "invalid-fields");
    assert_eq!(refused.json["errors"][0]["pointer"], "/received_on");
    let friday = record(on("2029-12-28"), "k6").expect(201).json;
    let shown =
        function.get(Boss, &format!("/api/billing/all/payments/{}", friday["id"].as_str().unwrap())).expect(200);
    assert_eq!((&friday["received_on"], &shown.json["received_on"]), (&json!("2029-12-28"), &json!("2029-12-28")));
    let told_on =
        "SELECT count(*) FROM outbox WHERE topic = 'billing.payment_received' AND payload ->> '$.on' = '2029-12-28'";
    assert_eq!(function.world.count(told_on), 1);
    record(came(5, &json!([{ "id": one, "minor": 6 }])), "k4").refused(422, "invalid-fields");
    let of_bob = owes(&function.world, Bob, "c", &[5], "2030-01-15");
    record(came(5, &json!([{ "id": of_bob, "minor": 5 }])), "k5").refused(422, "invalid-fields");
    assert_eq!(
        (told(&function.world, "billing.payment_received"), deeds(&function), broken(&function.world)),
        (3, 3, vec![])
    );
}

#[test]
fn money_goes_back_once_and_no_more_than_came() {
    let function = billing();
    let invoice = owes(&function.world, Ada, "a", &[1000], "2030-01-15");
    let made = function.post(
        Boss,
        "/api/billing/all/accounts/cus_ada/payments",
        came(1000, &json!([{ "id": invoice, "minor": 1000 }])),
    );
    let payment = made.expect(201).json["id"].as_str().unwrap().to_owned();
    let path = format!("/api/billing/all/payments/{payment}/refunds");
    let refund = |minor: i64, key: &str| {
        function.send_with(
            Boss,
            "POST",
            &path,
            json!({ "amount_minor": minor, "reason": "Too much" }),
            &[("idempotency-key", key)],
        )
    };
    let first = refund(400, "k1").expect(201).json;
    assert_eq!((&first["by_hand"], &refund(400, "k1").expect(201).json["id"]), (&json!(true), &first["id"]));
    assert_eq!(left(&function.world, &invoice), 400);
    let beyond = refund(601, "k2").refused(409, "refund-exceeds-payment");
    assert_eq!(beyond.json["refundable"]["minor"], 600);
    let done = format!("/api/billing/all/refunds/{}/completion", first["id"].as_str().unwrap());
    assert_eq!(function.post(Boss, &done, Value::Null).expect(200).json["status"], "succeeded");
    function.post(Boss, &done, Value::Null).refused(409, "refund-ended");
    let shown = function.get(Boss, &format!("/api/billing/all/payments/{payment}")).expect(200).json;
    assert_eq!((&shown["refundable"]["minor"], &shown["refunds"][0]["amount"]["minor"]), (&json!(600), &json!(400)));
    assert_eq!(
        (&shown["settles"][0]["number"], &shown["settles"][0]["amount"]["minor"]),
        (&json!("INV-2030-00001"), &json!(600)),
        "what went back is owed again"
    );
    assert_eq!((told(&function.world, "billing.refunded"), broken(&function.world)), (1, vec![]));
}

#[test]
fn a_refund_by_hand_is_called_off_as_long_as_nobody_has_paid_it_out() {
    let function = billing();
    let paid = owes(&function.world, Ada, "a", &[1000], "2030-01-15");
    let came = came(1000, &json!([{ "id": paid, "minor": 1000 }]));
    let made = function.post(Boss, "/api/billing/all/accounts/cus_ada/payments", came).expect(201);
    let path = format!("/api/billing/all/payments/{}/refunds", made.json["id"].as_str().unwrap());
    let want = |minor: i64| {
        let wanted = function.post(Boss, &path, json!({ "amount_minor": minor, "reason": "Too much" })).expect(201);
        format!("/api/billing/all/refunds/{}", wanted.json["id"].as_str().unwrap())
    };
    let first = want(400);
    assert_eq!(left(&function.world, &paid), 400);
    function.world.load("INSERT INTO billing_accounts (customer_id, tax_treatment, collects, suspended_at, version) VALUES ('cus_ada', 'as_usual', 0, 1, 1)");
    let off = function.post(Boss, &format!("{first}/cancellation"), Value::Null).expect(200);
    assert_eq!((off.trips, &off.json["status"], left(&function.world, &paid)), (2, &json!("failed"), 0));
    assert_eq!(function.world.count("SELECT count(*) FROM billing_accounts WHERE suspended_at IS NOT NULL"), 0);
    for act in ["cancellation", "completion"] {
        function.post(Boss, &format!("{first}/{act}"), Value::Null).refused(409, "refund-ended");
    }
    let second = want(1000);
    function.post(Boss, &format!("{second}/completion"), Value::Null).expect(200);
    function.post(Boss, &format!("{second}/cancellation"), Value::Null).refused(409, "refund-ended");
    function.post(Boss, "/api/billing/all/refunds/rfd_none/cancellation", Value::Null).refused(404, "not-found");
    let acts = function.world.count("SELECT count(*) FROM audit WHERE action = 'cancel_refund'");
    assert_eq!((acts, told(&function.world, "billing.refunded"), broken(&function.world)), (1, 1, vec![]));
}

#[test]
fn a_debt_is_given_up_once() {
    let function = billing();
    let invoice = owes(&function.world, Ada, "a", &[1000], "2030-01-15");
    let path = format!("/api/billing/all/invoices/{invoice}/write-off");
    function.post(Boss, &path, json!({ "reason": "Gone to sea" })).expect(204);
    function.post(Boss, &path, json!({ "reason": "Gone to sea" })).refused(409, "nothing-left");
    function
        .post(Boss, "/api/billing/all/invoices/inv_none/write-off", json!({ "reason": "x" }))
        .refused(404, "not-found");
    assert_eq!((left(&function.world, &invoice), deeds(&function), broken(&function.world)), (0, 1, vec![]));
    let shown = function.get(Boss, &format!("/api/billing/all/invoices/{invoice}")).expect(200);
    assert_eq!((shown.trips, &shown.json["state"]), (1, &json!("written_off")));
    assert_eq!(shown.json["given_up"], json!([{ "at": "2030-01-01T08:00:00Z", "reason": "Gone to sea" }]));
    let theirs = function.get(Ada, &format!("/api/billing/invoices/{invoice}")).expect(200).json;
    assert_eq!((&theirs["state"], theirs.get("given_up")), (&json!("written_off"), None), "why is the space's own");
}

#[test]
fn an_invoice_is_found_by_its_number_and_a_customer_by_a_part_of_the_name() {
    let function = billing();
    owes(&function.world, Ada, "a", &[1000], "2029-12-20");
    let second = owes(&function.world, Bob, "b", &[300], "2030-01-20");
    let ids = |path: &str| {
        let items = function.get(Boss, path).expect(200).json["items"].as_array().unwrap().clone();
        items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ids("/api/billing/all/invoices?number=INV-2030-00002"), [second.to_string()]);
    assert_eq!(ids("/api/billing/all/invoices?number=%20INV-2030-2%20"), [second.to_string()]);
    for none in ["INV-2030-00003", "INV-2031-00002", "INV", "INV-2030-x", "-"] {
        assert_eq!(ids(&format!("/api/billing/all/invoices?number={none}")), [""; 0], "{none}");
    }
    assert_eq!(ids("/api/billing/all/customers?search=ADA"), ["cus_ada"]);
    let everybody = ids("/api/billing/all/customers");
    assert!(1 < everybody.len() && everybody.contains(&"cus_bob".to_owned()), "{everybody:?}");
    let rest = ids(&format!("/api/billing/all/customers?cursor={}", everybody[0]));
    assert_eq!(rest, everybody[1..]);
    assert_eq!(ids("/api/billing/all/customers?search=nobody-is-called-that"), [""; 0]);
}

#[test]
fn debtors_are_listed_with_what_they_owe() {
    let function = billing();
    owes(&function.world, Ada, "a", &[1000], "2029-12-20");
    owes(&function.world, Ada, "b", &[300], "2030-01-20");
    owes(&function.world, Bob, "c", &[50], "2030-01-20");
    let list = function.get(Boss, "/api/billing/all/accounts").expect(200).json;
    let ada = &list["items"][0];
    assert_eq!(
        (&ada["customer_id"], &ada["due_since"], &ada["oldest"]["number"]),
        (&json!("cus_ada"), &json!("2029-12-20"), &json!("INV-2030-00001"))
    );
    assert_eq!(
        (&ada["balances"][0]["open"]["minor"], &ada["balances"][0]["overdue"]["minor"]),
        (&json!(1300), &json!(1000))
    );
    let rest = function.get(Boss, "/api/billing/all/accounts?cursor=cus_ada").expect(200).json;
    assert_eq!((rest["items"].as_array().unwrap().len(), &rest["items"][0]["customer_id"]), (1, &json!("cus_bob")));
}

fn settings() -> Value {
    json!({ "seller": { "name": "Harbour GmbH", "country": "DE", "vat_number": "DE 136 695 976", "iban": "DE89 3704 0044 0532 0130 00" },
        "location_id": "loc_utc", "prices_include_tax": false, "due_days": 7, "members_pay": "at_once", "contacts_pay": "at_once",
        "hold_minutes": 20, "invoice_prefix": "RE", "credit_prefix": "GS", "terms_version": "2", "terms_text": "Pay.",
        "dunning": { "remind": [-3, 0, 7], "retry": [3], "late_fee": { "after_days": 14, "fee": { "minor": 500, "currency": "EUR" },
          "tax_class": "exempt" }, "suspension": { "after_days": 30, "notice_days": 7 } },
        "methods": ["card", "bank_transfer"], "creditor_id": "" })
}

#[test]
fn settings_that_somebody_else_changed_are_not_overwritten_and_ones_that_cannot_be_are_named() {
    let function = billing();
    let changed = function.put(Boss, "/api/billing/settings?version=1", settings()).expect(200);
    assert_eq!(
        (changed.trips, &changed.json["version"], &changed.json["seller"]["vat_number"]),
        (2, &json!(2), &json!("DE136695976"))
    );
    assert_eq!(function.get(Boss, "/api/billing/settings").expect(200).json, changed.json);
    function.put(Boss, "/api/billing/settings?version=1", settings()).refused(409, "changed-meanwhile");
    let with = |pointer: &str, value: Value| {
        let mut wish = settings();
        *wish.pointer_mut(pointer).unwrap() = value;
        let refused = function.put(Boss, "/api/billing/settings?version=2", wish).refused(422, "invalid-fields");
        refused.json["errors"][0]["pointer"].as_str().unwrap().to_owned()
    };
    assert_eq!(with("/seller/vat_number", "DE136695977".into()), "/seller/vat_number");
    assert_eq!(with("/seller/iban", "DE88370400440532013000".into()), "/seller/iban");
    assert_eq!(with("/seller/iban", Value::Null), "/seller/iban");
    assert_eq!(with("/credit_prefix", "RE".into()), "/credit_prefix");
    assert_eq!(with("/methods", json!(["card", "card"])), "/methods");
    assert_eq!(with("/dunning/remind", json!([7, 0])), "/dunning/remind");
    assert_eq!(with("/dunning/retry", json!([3, 3])), "/dunning/retry");
    assert_eq!(with("/dunning/late_fee/fee/minor", 0.into()), "/dunning/late_fee/fee/minor");
    // Nobody would ever be late in what is no currency of the space.
    assert_eq!(with("/dunning/late_fee/fee/currency", "ERU".into()), "/dunning/late_fee/fee/currency");
    assert_eq!(with("/due_days", 366.into()), "/due_days");
    assert_eq!(with("/prices_include_tax", true.into()), "/prices_include_tax", "while contracts are agreed without");
    assert_eq!(deeds(&function), 1, "what was refused leaves no trace");
    function.world.load("UPDATE contracts SET charged_until = '2199-12-31'");
    function.world.load("UPDATE contracts SET status = 'waiting' WHERE id = 'con_bob'");
    assert_eq!(with("/prices_include_tax", true.into()), "/prices_include_tax", "nor while one waits");
    function.world.load("UPDATE contracts SET status = 'agreed'");
    let mut gross = settings();
    gross["prices_include_tax"] = true.into();
    function.put(Boss, "/api/billing/settings?version=2", gross).expect(200);
}
