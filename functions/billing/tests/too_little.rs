//! What is less than the provider takes is offered in no way that it carries, not collected by itself, and nobody's fault.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use ledger::InvoiceId;
use serde_json::{Value, json};
use support::till::Mood;
use support::*;
use testkit::Function;
use testkit::Persona::*;

const POLICY: &str = "UPDATE billing_settings SET dunning = '{\"remind\":[0],\"retry\":[3],\"late_fee\":{\"after_days\":10,\"fee\":{\"minor\":500,\"currency\":\"EUR\"},\"tax_class\":\"standard\"},
  \"suspension\":{\"after_days\":30,\"notice_days\":7}}'";
const NO_TRANSFERS: &str = "UPDATE billing_settings SET methods = '[\"card\"]'";

fn wish(function: &Function<App>, parts: &Value) -> testkit::Answer {
    function.post(Ada, "/api/billing/payments", json!({ "invoices": parts }))
}

#[test]
fn it_is_refused_with_the_least_before_the_provider_is_asked() {
    let function = billing();
    let (little, more) =
        (owes(&function.world, Ada, "a", &[30], "2030-01-15"), owes(&function.world, Ada, "b", &[70], "2030-01-15"));
    let refused = wish(&function, &json!([{ "id": little, "minor": 30 }])).refused(422, "too-little-to-pay");
    assert_eq!((&refused.json["amount"]["minor"], &refused.json["least"]["minor"]), (&json!(30), &json!(50)));
    assert_eq!(function.world.count("SELECT count(*) FROM payments"), 0);
    // With another invoice it is enough.
    let both = json!([{ "id": little, "minor": 30 }, { "id": more, "minor": 70 }]);
    wish(&function, &both).expect(201);
    assert_eq!(till().orders.get(), 0);
}

/// One that was asked for before there was such a rule, or of an order.
#[test]
fn one_that_waits_is_offered_in_no_way_and_not_begun() {
    let function = billing();
    function.world.load(CARD);
    let invoice = owes(&function.world, Ada, "a", &[100], "2030-01-15");
    let payment = asks(&function, &invoice, 100);
    let path = format!("/api/billing/payments/{payment}");
    let page = function.get(Ada, &path).expect(200).json;
    assert_eq!((page["methods"].as_array().unwrap().len(), &page["least"]), (1, &Value::Null));
    function
        .world
        .load("UPDATE payments SET amount_minor = 49, purpose = json_set(purpose, '$.invoices[0].minor', 49)");
    let page = function.get(Ada, &path).expect(200).json;
    assert_eq!((&page["methods"], &page["offered"]), (&json!([]), &json!(["bank_transfer"])));
    assert_eq!(page["least"], json!({ "minor": 50, "currency": "EUR" }));
    let refused = start(&function, &payment, json!({ "method_id": "mth_card" })).refused(422, "too-little-to-pay");
    assert_eq!(refused.json["least"]["minor"], 50);
    assert_eq!(till().orders.get(), 0);
}

#[test]
fn a_part_leaves_no_less_unless_the_space_takes_transfers() {
    let function = billing();
    function.world.load(NO_TRANSFERS);
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
    let part = |minor: i64| json!([{ "id": invoice, "minor": minor }]);
    let refused = wish(&function, &part(1160)).refused(422, "invalid-fields").json;
    assert_eq!(refused["errors"][0]["pointer"], "/invoices/0/minor", "{refused}");
    assert_eq!(refused["errors"][0]["rule"], "leaves-too-little");
    assert_eq!((&refused["left"]["minor"], &refused["least"]["minor"]), (&json!(30), &json!(50)));
    function.world.load("UPDATE billing_settings SET methods = '[\"card\",\"bank_transfer\"]'");
    wish(&function, &part(1160)).expect(201);
}

#[test]
fn it_is_not_collected_and_nobody_is_fined_or_suspended_for_it() {
    till().mood.set(Mood::Willing);
    let function = billing();
    for fixture in [CARD, COLLECTS, POLICY] {
        function.world.load(fixture);
    }
    let invoice = owes(&function.world, Ada, "a", &[30], "2030-01-03");
    for day in ["2030-01-03", "2030-01-06", "2030-01-13", "2030-01-26", "2030-02-02", "2030-02-10"] {
        assert_eq!(on(&function.world, day).collected, 0, "{day}");
    }
    assert_eq!((till().orders.get(), left(&function.world, &invoice)), (0, 30));
    assert_eq!(function.world.count("SELECT count(*) FROM payments"), 0);
    let told = function.world.rows("SELECT topic, payload ->> '$.collected' AS collected FROM outbox ORDER BY rowid");
    let topics: Vec<_> = told.iter().map(|row| (row["topic"].as_str().unwrap(), &row["collected"])).collect();
    assert_eq!(topics, [("billing.invoice_issued", &Value::Null), ("billing.reminder", &Value::Null)]);
    assert_eq!(function.world.count("SELECT count(*) FROM charges WHERE source = 'fee'"), 0);
    let suspended = "SELECT count(*) FROM billing_accounts WHERE suspended_at IS NOT NULL";
    assert_eq!(function.world.count(suspended), 0);
    let marks = function.world.rows("SELECT step FROM dunning_steps");
    assert_eq!(marks, [json!({ "step": "remind:0" })], "nothing else is marked");
    // What comes to the least is collected as ever.
    let next = owes(&function.world, Ada, "b", &[50], "2030-02-11");
    assert_eq!(on(&function.world, "2030-02-11").collected, 1);
    assert_eq!((left(&function.world, &invoice), left(&function.world, &next)), (0, 0), "and takes the little with it");
    assert_eq!(till().only_payment().amount.minor, 80);
}

/// Ada pays so much of it in cash.
fn pays_in_cash(function: &Function<App>, invoice: &InvoiceId, minor: i64) {
    let paid = json!({ "method": "cash", "amount": { "minor": minor, "currency": "EUR" }, "reference": "x", "invoices": [{ "id": invoice, "minor": minor }] });
    function.post(Boss, "/api/billing/all/accounts/cus_ada/payments", paid).expect(201);
}

const SUSPENDED: &str = "SELECT count(*) FROM billing_accounts WHERE suspended_at IS NOT NULL";

#[test]
fn who_is_suspended_and_has_paid_all_but_less_than_the_least_is_free() {
    for (paid, suspended) in [(1140, 1), (1141, 0)] {
        let function = billing();
        function.world.load(POLICY);
        let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-03");
        for day in ["2030-01-26", "2030-02-02"] {
            on(&function.world, day);
        }
        assert_eq!(function.world.count(SUSPENDED), 1);
        pays_in_cash(&function, &invoice, paid);
        let told = told(&function.world, "billing.unsuspended");
        assert_eq!((function.world.count(SUSPENDED), told), (suspended, usize::from(suspended == 0)), "{paid}");
        // Nor are they suspended for it again.
        on(&function.world, "2030-03-20");
        assert_eq!(function.world.count(SUSPENDED), suspended, "{paid}");
    }
}

/// Whoever was suspended, has paid all but so little and loses that payment is as late from then on as if all of it had been paid.
#[test]
fn what_was_paid_but_for_so_little_and_goes_back_is_late_anew() {
    let function = billing();
    function.world.load(POLICY);
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-03");
    for day in ["2030-01-26", "2030-02-02"] {
        on(&function.world, day);
    }
    pays_in_cash(&function, &invoice, 1150);
    assert_eq!(function.world.count(SUSPENDED), 0);
    let dispute = ledger::Dispute {
        provider_ref: "du_1".to_owned(),
        payment: function.world.rows("SELECT id FROM payments")[0]["id"].as_str().unwrap().parse().unwrap(),
        customer: "cus_ada".parse().unwrap(),
        amount_minor: 1150,
        reason: "fraudulent".to_owned(),
    };
    let now = function.world.now();
    let commit = |statements| futures::executor::block_on(function.world.db().commit(statements)).unwrap();
    commit(vec![ledger::open_dispute(&dispute, false, now)]);
    commit(ledger::lose_dispute(&dispute, ledger::Decided::NEVER, 0, now, &*function.world.ids()));
    assert_eq!(left(&function.world, &invoice), 1190);
    for day in ["2030-02-10", "2030-02-26", "2030-03-10", "2030-03-20"] {
        on(&function.world, day);
    }
    assert_eq!(function.world.count(SUSPENDED), 1);
}

#[test]
fn of_a_rest_that_is_less_than_the_least_nobody_is_reminded_nor_fined() {
    for (paid, topics) in [(1140, vec!["reminder", "late_fee", "reminder"]), (1141, vec![])] {
        let function = billing();
        function.world.load(POLICY);
        let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-03");
        pays_in_cash(&function, &invoice, paid);
        jobs(&function.world);
        function.world.load("DELETE FROM outbox");
        for day in ["2030-01-03", "2030-01-13", "2030-01-26"] {
            on(&function.world, day);
        }
        let rows = function.world.rows("SELECT topic FROM outbox ORDER BY rowid");
        let told: Vec<_> =
            rows.iter().map(|row| row["topic"].as_str().unwrap().trim_start_matches("billing.")).collect();
        assert_eq!(told, topics, "{paid}");
        assert_eq!(left(&function.world, &invoice), 1190 - paid);
    }
}
