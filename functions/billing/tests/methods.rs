//! Saved methods and their mandates.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use db::Database;
use serde_json::{Value, json};
use support::till::Mood;
use support::*;
use testkit::Persona::*;

fn sepa() -> Value {
    json!({ "method": "sepa_debit", "iban": "DE89 3704 0044 0532 0130 00", "holder": { "name": "Ada Members", "email": "ada@example.org" } })
}

fn saved(function: &testkit::Function<billing::App>) -> Value {
    function.get(Ada, "/api/billing/methods").expect(200).json
}

#[test]
fn a_sepa_mandate_holds_at_once_is_collected_from_and_told() {
    let function = billing();
    let made = function.post(Ada, "/api/billing/methods", sepa()).expect(201);
    assert_eq!(
        (made.trips, &made.json["method"]["status"], &made.json["client_secret"]),
        (2, &json!("active"), &Value::Null)
    );
    let list = saved(&function);
    assert_eq!(list["items"][0]["mandate_ref"], "REF1");
    assert_eq!((&list["items"][0]["is_default"], &list["collects"]), (&json!(true), &json!(true)));
    assert_eq!(list["creditor"], json!({ "name": "Harbour GmbH", "id": "DE98ZZZ09999999999" }));
    assert_eq!(list["offered"], json!(["card", "sepa_debit", "bacs_debit", "us_bank_account"]));
    assert_eq!(told(&function.world, "billing.mandate_set_up"), 1);
    let rows = function.world.rows("SELECT * FROM payment_methods");
    assert!(!rows[0].to_string().contains("0532013000"), "the account's number is kept nowhere");
}

#[test]
fn the_same_wish_again_is_the_same_method() {
    let function = billing();
    let key = [("idempotency-key", "k1")];
    let send = || function.send_with(Ada, "POST", "/api/billing/methods", sepa(), &key);
    till().mood.set(Mood::Mute);
    send().refused(503, "provider-unavailable");
    till().mood.set(Mood::Willing);
    let first = send().expect(201).json;
    assert_eq!(send().expect(201).json["method"]["id"], first["method"]["id"]);
    assert_eq!(function.world.count("SELECT count(*) FROM payment_methods"), 1);
    assert_eq!(till().setups.borrow().len(), 1);
    assert_eq!(told(&function.world, "billing.mandate_set_up"), 1);
}

#[test]
fn a_card_is_saved_in_the_browser_and_chosen_by_its_owner() {
    let function = billing();
    let made = function.post(Ada, "/api/billing/methods", json!({ "method": "card" })).expect(201).json;
    assert_eq!(made["method"]["status"], "wanted");
    let secret = made["client_secret"].as_str().unwrap().to_owned();
    let setup = secret.trim_end_matches("_secret");
    till().give_method("pm_card", billing::provider::MethodKind::Card, "4242");
    let mut setups = till().setups.borrow().clone();
    let found = setups.get_mut(setup).unwrap();
    (found.status, found.method) = ("succeeded".into(), Some("pm_card".parse().unwrap()));
    *till().setups.borrow_mut() = setups;
    let id = made["method"]["id"].as_str().unwrap();
    let confirm = || function.post(Ada, &format!("/api/billing/methods/{id}/confirmation"), Value::Null);
    assert_eq!(confirm().expect(200).json["label"], "visa 4242");
    assert_eq!(confirm().expect(200).json["status"], "active");
    assert_eq!(saved(&function)["items"][0]["is_default"], false);
    function.put(Bob, &format!("/api/billing/methods/{id}/default"), Value::Null).refused(404, "not-found");
    let chosen = function.put(Ada, &format!("/api/billing/methods/{id}/default"), Value::Null).expect(200).json;
    assert_eq!((&chosen["is_default"], &saved(&function)["collects"]), (&json!(true), &json!(true)));
}

#[test]
fn who_confirms_after_the_providers_own_news_is_not_told_of_a_conflict() {
    let function = billing();
    let made = function.post(Ada, "/api/billing/methods", json!({ "method": "card" })).expect(201).json;
    let secret = made["client_secret"].as_str().unwrap().to_owned();
    till().give_method("pm_card", billing::provider::MethodKind::Card, "4242");
    let found = |setup: &mut billing::provider::Setup| {
        (setup.status, setup.method) = ("succeeded".into(), Some("pm_card".parse().unwrap()));
    };
    found(till().setups.borrow_mut().get_mut(secret.trim_end_matches("_secret")).unwrap());
    let database = function.world.sqlite.clone();
    let news = "UPDATE payment_methods SET status = 'active', provider_ref = 'pm_card', label = 'told by news', changed_at = changed_at + 1";
    let heard = async move {
        database.batch(vec![db::Statement::new(news, [])]).await.unwrap();
    };
    till().meanwhile.set(Some(Box::pin(heard)));
    let id = made["method"]["id"].as_str().unwrap();
    let seen = function.post(Ada, &format!("/api/billing/methods/{id}/confirmation"), Value::Null).expect(200).json;
    assert_eq!((&seen["status"], &seen["label"]), (&json!("active"), &json!("visa 4242")));
    assert_eq!(saved(&function)["items"][0]["label"], "told by news", "what the news wrote stays");
}

#[test]
fn an_american_account_is_proved_by_what_was_paid_into_it() {
    let function = billing();
    let wish = json!({ "method": "us_bank_account", "routing_number": "110000000", "account_number": "000123456789",
        "holder_kind": "company", "account_kind": "checking", "holder": { "name": "Ada", "email": "ada@example.org" } });
    let made = function.post(Ada, "/api/billing/methods", wish).expect(201).json;
    assert_eq!((&made["method"]["status"], &made["wants_proof"]), (&json!("pending"), &json!(true)));
    let path = format!("/api/billing/methods/{}/proof", made["method"]["id"].as_str().unwrap());
    function.post(Ada, &path, json!({ "amounts": [1, 2] })).refused(502, "provider-refused");
    assert_eq!(function.post(Ada, &path, json!({ "amounts": [32, 45] })).expect(200).json["status"], "active");
    function.post(Ada, &path, json!({ "amounts": [32, 100] })).refused(422, "invalid-fields");
}

#[test]
fn an_account_that_was_never_proven_is_collected_from_no_more_and_blocks_nothing() {
    let function = billing();
    let wish = json!({ "method": "us_bank_account", "routing_number": "110000000", "account_number": "000123456789",
        "holder_kind": "company", "account_kind": "checking", "holder": { "name": "Ada", "email": "ada@example.org" } });
    let made = function.post(Ada, "/api/billing/methods", wish).expect(201).json;
    assert_eq!(saved(&function)["items"][0]["is_default"], true, "the first account is collected from");
    // Ten days have passed, or ten wrong amounts.
    for setup in till().setups.borrow_mut().values_mut() {
        (setup.status, setup.wants_proof) = ("failed".into(), false);
    }
    let path = format!("/api/billing/methods/{}/confirmation", made["method"]["id"].as_str().unwrap());
    assert_eq!(function.post(Ada, &path, Value::Null).expect(200).json["status"], "failed");
    let account = function.get(Ada, "/api/billing/account").expect(200).json;
    assert_eq!((&account["default_method_id"], &saved(&function)["items"]), (&Value::Null, &json!([])));
    let setup = json!({ "party": { "name": "Ada Ltd", "country": "US" }, "tax_treatment": "as_usual", "due_days": 3, "collects": true });
    let version = account["version"].as_i64().unwrap();
    function.put(Boss, &format!("/api/billing/all/accounts/cus_ada?version={version}"), setup).expect(200);
    function.post(Ada, "/api/billing/methods", sepa()).expect(201);
    assert_eq!(saved(&function)["items"][0]["is_default"], true, "the next one is");
}

#[test]
fn accounts_that_an_unproven_method_blocks_are_freed_once_and_for_all() {
    let world = testkit::World::before("0034_unusable_defaults");
    world.load(
        "INSERT INTO customers (id, name, email, rights, created_at) VALUES ('cus_ada', 'Ada', 'ada@example.org', '{}', 1), ('cus_bob', 'Bob', 'bob@example.org', '{}', 1);
INSERT INTO payment_methods (id, customer_id, method, setup_ref, provider_ref, label, status, created_at, changed_at) VALUES
  ('mth_bad', 'cus_ada', 'us_bank_account', 'seti_1', NULL, '', 'failed', 1, 1), ('mth_new', 'cus_bob', 'us_bank_account', 'seti_2', NULL, '', 'pending', 1, 1);
INSERT INTO billing_accounts (customer_id, tax_treatment, default_method_id, collects, version) VALUES
  ('cus_ada', 'as_usual', 'mth_bad', 1, 4), ('cus_bob', 'as_usual', 'mth_new', 1, 4)",
    );
    world.migrate("0034_unusable_defaults");
    let rows = world.rows("SELECT default_method_id AS chosen, version FROM billing_accounts ORDER BY customer_id");
    assert_eq!(rows, [json!({ "chosen": null, "version": 5 }), json!({ "chosen": "mth_new", "version": 4 })]);
}

#[test]
fn a_method_that_is_revoked_is_forgotten_once_and_pays_nothing_more() {
    let function = billing();
    let made = function.post(Ada, "/api/billing/methods", sepa()).expect(201).json;
    let id = made["method"]["id"].as_str().unwrap();
    let path = format!("/api/billing/methods/{id}");
    let invoice = owes(&function.world, Ada, "a", &[1000], "2030-01-15");
    let payment = asks(&function, &invoice, 1000);
    till().mood.set(Mood::Slow);
    start(&function, &payment, json!({ "method_id": id })).expect(200);
    function.delete(Ada, &path).refused(409, "payment-pending");
    let theirs = till().only_payment().id;
    till().mood.set(Mood::Willing);
    till().comes(&theirs, "succeeded", None);
    refresh(&function, &payment).expect(200);
    function.delete(Bob, &path).refused(404, "not-found");
    till().mood.set(Mood::Mute);
    function.delete(Ada, &path).refused(503, "provider-unavailable");
    till().mood.set(Mood::Willing);
    function.delete(Ada, &path).expect(204);
    function.delete(Ada, &path).expect(204);
    let list = saved(&function);
    assert_eq!((&list["items"], &list["collects"]), (&json!([]), &json!(true)));
    assert_eq!(function.world.rows("SELECT default_method_id AS d FROM billing_accounts")[0]["d"], Value::Null);
    function.put(Ada, &format!("{path}/default"), Value::Null).refused(409, "method-gone");
}

#[test]
fn an_account_number_that_cannot_be_is_refused_before_anybody_is_asked() {
    let function = billing();
    let mut wrong = sepa();
    wrong["iban"] = "DE88370400440532013000".into();
    let refused = function.post(Ada, "/api/billing/methods", wrong).refused(422, "invalid-fields");
    assert_eq!(
        (&refused.json["errors"][0]["pointer"], &refused.json["errors"][0]["rule"]),
        (&json!("/iban"), &json!("iban"))
    );
    // What does not even look like one is told at its field as well, though the body is read by its method.
    let us = json!({ "method": "us_bank_account", "account_number": "12", "holder": sepa()["holder"] });
    let mut short = sepa();
    short["iban"] = "DE00".into();
    for (wish, pointer, detail) in [
        (short, "/iban", "not an IBAN such as DE89370400440532013000"),
        (us, "/account_number", "must have 4 to 17 digits"),
    ] {
        let refused = function.post(Ada, "/api/billing/methods", wish).refused(422, "invalid-fields");
        let error = json!({ "pointer": pointer, "rule": "invalid", "detail": detail });
        assert_eq!(refused.json["errors"], json!([error]));
    }
    function.world.load("UPDATE billing_settings SET methods = '[\"card\"]'");
    function.post(Ada, "/api/billing/methods", sepa()).refused(422, "method-not-taken");
    assert_eq!(till().orders.get(), 0);
}

#[test]
fn whoever_has_no_billing_address_yet_can_be_collected_from() {
    let function = billing();
    function.world.load(CARD);
    let wish = json!({ "party": null, "collects": true, "default_method_id": "mth_card" });
    let changed = function.put(Ada, "/api/billing/account?version=0", wish).expect(200).json;
    assert_eq!((&changed["collects"], &changed["is_own"]), (&json!(true), &json!(false)));
    assert_eq!(function.get(Ada, "/api/billing/account").expect(200).json, changed);
    // What was said once stays.
    let party = json!({ "name": "Ada Ltd", "country": "DE" });
    let own = json!({ "party": party, "collects": false, "default_method_id": null });
    function.put(Ada, "/api/billing/account?version=1", own).expect(200);
    let wish = json!({ "party": null, "collects": true, "default_method_id": "mth_card" });
    let changed = function.put(Ada, "/api/billing/account?version=2", wish).expect(200).json;
    assert_eq!((&changed["party"]["name"], &changed["is_own"]), (&json!("Ada Ltd"), &json!(true)));
}

#[test]
fn who_is_no_more_pays_by_nothing_any_more() {
    let function = billing();
    function.post(Ada, "/api/billing/methods", sepa()).expect(201);
    function.world.load(
        "INSERT INTO erasures (account_id, email, name, locale, asked_at, due_at, erased_at) VALUES ('acc_ada', 'ada@example.org', 'Ada Members', 'en', 1, 1, 2);\nINSERT INTO erasure_customers (account_id, customer_id) VALUES ('acc_ada', 'cus_ada')",
    );
    let run = || futures::executor::block_on(billing::jobs::run(&app(&function.world, function.world.db())));
    let erased = "SELECT (SELECT count(*) FROM erasure_marks WHERE part = 'billing') * 10
      + (SELECT count(*) FROM payment_methods WHERE status = 'revoked' AND label = '' AND mandate_ref IS NULL)";
    // As long as the provider cannot be told, nothing is forgotten that it would have to be told of.
    till().mood.set(Mood::Mute);
    assert!(run().log.iter().any(|line| line.ends_with("cannot be revoked")));
    assert_eq!(function.world.count(erased), 0);
    till().mood.set(Mood::Willing);
    run();
    assert_eq!((function.world.count(erased), till().methods.borrow().len()), (11, 0));
    run();
    assert_eq!(
        function.world.count("SELECT count(*) FROM billing_accounts WHERE party IS NOT NULL OR collects = 1"),
        0
    );
}

const MOVED: &str = "UPDATE customers SET email = 'ada@new.example' WHERE id = 'cus_ada'";
const MOVED_BACK: &str = "UPDATE customers SET email = 'ada@example.org' WHERE id = 'cus_ada'";

/// Invoices go where the customer's own address goes, unless another was named for them: no copy of it is kept.
#[test]
fn invoices_follow_the_customer_s_address_where_no_other_was_named() {
    let function = billing();
    let setup = |email: Value| json!({ "party": { "name": "Ada Ltd", "country": "DE", "email": email }, "collects": false, "default_method_id": null });
    let email = || function.get(Ada, "/api/billing/account").expect(200).json["party"]["email"].clone();
    let billed = || {
        function.world.rows("SELECT billing_email FROM v_recipients WHERE customer_id = 'cus_ada'")[0]["billing_email"]
            .clone()
    };
    for (version, named) in [json!("Ada@Example.org"), Value::Null].into_iter().enumerate() {
        function.put(Ada, &format!("/api/billing/account?version={version}"), setup(named)).expect(200);
        for (address, moved) in [("ada@new.example", MOVED), ("ada@example.org", MOVED_BACK)] {
            function.world.load(moved);
            assert_eq!((email(), billed()), (json!(address), json!(address)));
        }
    }
    function.put(Ada, "/api/billing/account?version=2", setup("books@ada.example".into())).expect(200);
    function.world.load(MOVED);
    assert_eq!((email(), billed()), (json!("books@ada.example"), json!("books@ada.example")));
}

const ORDER: &str = "
INSERT INTO orders (id, key, customer_id, status, lines, currency, net_minor, tax_minor, gross_minor, terms_version, payment_id, created_at, changed_at, begins_on)
VALUES ('ord_' || ?1, ?1, 'cus_ada', 'awaiting_payment', '[]', 'EUR', 1000, 0, 1000, '1', ?1, 1, 1, nullif(?2, ''))";

/// What Ada pays for an order of which the first begins on that day.
fn ordered(world: &testkit::World, begins_on: &str) -> String {
    let id: ledger::PaymentId = format!("pay_o{}", begins_on.replace('-', "")).parse().unwrap();
    let purpose = ledger::Purpose { order: Some(format!("ord_{id}")), ..ledger::Purpose::default() };
    let wanted = ledger::want_payment(&ledger::NewPayment {
        id: id.clone(),
        key: id.to_string(),
        customer: customer(Ada),
        method: ledger::PayMethod::Card,
        currency: "EUR".parse().unwrap(),
        amount_minor: 1000,
        purpose,
        method_id: None,
        on_session: true,
        note: None,
        received_on: None,
        now: world.now(),
    });
    commit(world, vec![wanted]).unwrap();
    commit(world, vec![db::Statement::new(ORDER, [id.as_str().into(), begins_on.into()])]).unwrap();
    id.to_string()
}

#[test]
fn a_debit_is_not_taken_for_what_begins_before_its_money_is_there() {
    for (begins_on, in_time) in [("2030-01-02", false), ("2030-01-14", false), ("2030-01-15", true), ("", true)] {
        let function = billing();
        function.world.load(CARD);
        function.world.load(DEBITS);
        let payment = ordered(&function.world, begins_on);
        let page = function.get(Ada, &format!("/api/billing/payments/{payment}")).expect(200);
        let methods: Vec<&str> =
            page.json["methods"].as_array().unwrap().iter().filter_map(|method| method["id"].as_str()).collect();
        let offered = page.json["offered"].as_array().unwrap().contains(&json!("sepa_debit"));
        assert_eq!((page.trips, methods.contains(&"mth_sepa"), offered), (1, in_time, in_time), "{begins_on}");
        assert!(methods.contains(&"mth_card") && page.json["offered"].as_array().unwrap().contains(&json!("card")));
        let from = if in_time { Value::Null } else { json!("2030-01-15") };
        assert_eq!(page.json["debit_from"], from, "{begins_on}");
        let before = till().orders.get();
        let started = start(&function, &payment, json!({ "method_id": "mth_sepa" }));
        if in_time {
            assert_eq!(started.expect(200).trips, 2, "{begins_on}");
        } else {
            assert_eq!(started.refused(422, "debit-too-slow").json["earliest"], "2030-01-15");
            assert_eq!(till().orders.get(), before, "the provider was asked for nothing");
            start(&function, &payment, json!({ "method_id": "mth_card" })).expect(200);
        }
        till().forget();
    }
}
