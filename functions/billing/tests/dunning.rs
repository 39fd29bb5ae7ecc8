//! Nobody is collected from, reminded, fined or suspended but for what they owe and do not pay.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use ledger::{Decided, Dispute, DisputeStatus, InvoiceId, PaymentId, lose_dispute, open_dispute, win_dispute};
use serde_json::{Value, json};
use support::till::Mood;
use support::*;
use testkit::Persona::*;
use testkit::{Function, World};

const POLICY: &str = "UPDATE billing_settings SET dunning = '{\"remind\":[-3,0,7],\"retry\":[3,9],\"late_fee\":{\"after_days\":10,\"fee\":{\"minor\":500,\"currency\":\"EUR\"},\"tax_class\":\"standard\"},
  \"suspension\":{\"after_days\":30,\"notice_days\":7}}'";

/// The topics of what was owed since the last look.
fn topics(world: &World) -> Vec<String> {
    let rows = world.rows("SELECT topic FROM outbox ORDER BY rowid");
    world.load("DELETE FROM outbox");
    rows.iter().map(|row| row["topic"].as_str().unwrap().trim_start_matches("billing.").to_owned()).collect()
}

/// The one payment that has come.
fn paid(world: &World) -> PaymentId {
    let rows = world.rows("SELECT id FROM payments WHERE status = 'succeeded'");
    assert_eq!(rows.len(), 1);
    rows[0]["id"].as_str().unwrap().parse().unwrap()
}

/// Each day of `days`: how many collections were begun, and what was told.
fn lived(world: &World, days: &[&str]) -> Vec<(usize, Vec<String>)> {
    days.iter().map(|day| (on(world, day).collected, topics(world))).collect()
}

/// The jobs that reckon with all of a payer's contracts say that these are too many; it is no reason to remind nobody.
#[test]
fn more_contracts_than_can_be_reckoned_with_keep_nobody_from_being_reminded() {
    let (function, _) = due_by(POLICY);
    function.world.load("UPDATE billing_accounts SET collects = 0");
    function.world.load(
        "INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2001)
         SELECT printf('con_of_%04d', i), 'cus_ada', 'cus_ada', (SELECT min(id) FROM plans), 'agreed', '2030-01-01', 1893456000000, '2030-02-01', '2030-02-01',
           'EUR', 100, '{}', 1 FROM n",
    );
    function.world.set_now("2030-01-03T06:00:00Z");
    assert_eq!(jobs(&function.world).dunned, 1);
    assert!(topics(&function.world).contains(&"reminder".to_owned()));
}

#[test]
fn what_was_refunded_is_not_taken_again_and_reminded_of() {
    for minor in [1190, 400] {
        let (function, invoice) = due_by(POLICY);
        assert_eq!(on(&function.world, "2030-01-03").collected, 1);
        let path = format!("/api/billing/all/payments/{}/refunds", paid(&function.world));
        function.post(Boss, &path, json!({ "amount_minor": minor, "reason": "x" })).expect(201);
        topics(&function.world);
        let after = lived(&function.world, &["2030-01-03", "2030-01-06", "2030-01-12"]);
        let told = |topics: &[&str]| topics.iter().map(|topic| (*topic).to_owned()).collect::<Vec<_>>();
        // The reminder of the due day has come too late for the day, and still tells what is owed.
        assert_eq!(after, [(0, told(&["refunded", "reminder"])), (0, vec![]), (0, told(&["reminder"]))]);
        assert_eq!((left(&function.world, &invoice), till().payments.borrow().len()), (minor, 1));
        let page = function.get(Ada, &format!("/api/billing/invoices/{invoice}")).expect(200).json;
        assert_eq!(page["left"]["minor"], minor);
    }
}

#[test]
fn what_a_bank_took_back_is_not_taken_again_nor_promised() {
    let (function, invoice) = due_by(POLICY);
    assert_eq!(on(&function.world, "2030-01-03").collected, 1);
    let dispute = Dispute {
        provider_ref: "du_1".to_owned(),
        payment: paid(&function.world),
        customer: customer(Ada),
        amount_minor: 1190,
        reason: "fraudulent".to_owned(),
    };
    let now = function.world.now();
    commit(&function.world, vec![open_dispute(&dispute, false, now)]).unwrap();
    commit(&function.world, lose_dispute(&dispute, Decided::NEVER, 0, now, &*function.world.ids())).unwrap();
    assert_eq!(left(&function.world, &invoice), 1190);
    topics(&function.world);
    on(&function.world, "2030-01-11");
    let said = function.world.rows("SELECT topic, payload ->> '$.collected' AS collected FROM outbox");
    assert_eq!(said, [json!({ "topic": "billing.reminder", "collected": null })]);
    assert_eq!(till().payments.borrow().len(), 1);
    // It is won after all: what is new is collected as ever.
    commit(
        &function.world,
        win_dispute(&dispute, Decided { status: DisputeStatus::Lost, losses: 1 }, now, &*function.world.ids()),
    )
    .unwrap();
    let next = owes(&function.world, Ada, "b", &[500], "2030-01-12");
    assert_eq!(on(&function.world, "2030-01-12").collected, 1);
    assert_eq!((left(&function.world, &invoice), left(&function.world, &next)), (0, 0));
}

/// A debit of Ada's that the banks take a month for.
fn slow_debit() -> (Function<App>, InvoiceId) {
    let (function, invoice) = due_by(POLICY);
    function.world.load("UPDATE payment_methods SET method = 'sepa_debit', label = 'DE 3000', mandate_ref = 'M-1'");
    till().mood.set(Mood::Slow);
    (function, invoice)
}

#[test]
fn who_has_a_debit_under_way_is_not_late_until_it_has_failed() {
    let (function, invoice) = slow_debit();
    let days = ["2030-01-01", "2030-01-03", "2030-01-10", "2030-01-13", "2030-01-27", "2030-02-05"];
    let told: Vec<String> = lived(&function.world, &days).into_iter().flat_map(|(_, topics)| topics).collect();
    assert_eq!(told, ["invoice_issued", "collection_ahead"], "no reminder, no fee, nobody suspended");
    assert_eq!(function.world.count("SELECT count(*) FROM charges WHERE source = 'fee'"), 0);
    let theirs = till().only_payment().id;
    till().mood.set(Mood::Willing);
    till().comes(&theirs, "failed", Some("insufficient_funds"));
    function.world.load("UPDATE billing_accounts SET collects = 0");
    on(&function.world, "2030-02-06");
    // Then it is late as ever; suspended no sooner than a week after being told.
    let told = topics(&function.world);
    assert_eq!(told, ["payment_failed", "reminder", "late_fee"]);
    on(&function.world, "2030-02-13");
    assert_eq!(topics(&function.world), ["suspended"]);
    assert_eq!(left(&function.world, &invoice), 1190);
}

#[test]
fn a_debit_of_a_part_keeps_nobody_from_being_reminded_of_the_rest() {
    let (function, invoice) = slow_debit();
    function.world.load("UPDATE billing_accounts SET collects = 0");
    let payment = asks(&function, &invoice, 100);
    start(&function, &payment, json!({ "method_id": "mth_card" })).expect(200);
    topics(&function.world);
    on(&function.world, "2030-01-10");
    assert_eq!(topics(&function.world), ["invoice_issued", "reminder"]);
}

#[test]
fn who_only_looked_at_the_page_that_pays_is_reminded() {
    let (function, invoice) = due_by(POLICY);
    function.world.load("UPDATE billing_accounts SET collects = 0");
    function.world.set_now("2030-01-10T05:00:00Z");
    let payment = asks(&function, &invoice, 1190);
    start(&function, &payment, json!({})).expect(200);
    on(&function.world, "2030-01-10");
    assert_eq!(topics(&function.world), ["invoice_issued", "reminder"]);
}

#[test]
fn who_was_told_of_a_debit_to_come_is_not_late_before_it() {
    let (function, invoice) = due_by(POLICY);
    // Bacs takes what it was told eight days ahead: here, seven days after the due day.
    function.world.load("UPDATE payment_methods SET method = 'bacs_debit', label = 'GB 2345'");
    function.world.load("UPDATE charges SET currency = 'GBP';\nUPDATE invoices SET currency = 'GBP';\nUPDATE account_entries SET currency = 'GBP'");
    let days = ["2030-01-02", "2030-01-03", "2030-01-09", "2030-01-10"];
    let told: Vec<String> = lived(&function.world, &days).into_iter().flat_map(|(_, topics)| topics).collect();
    assert_eq!(told, ["invoice_issued", "collection_ahead", "payment_received"]);
    assert_eq!(left(&function.world, &invoice), 0);
}

const DOLLARS: &str = "UPDATE charges SET currency = 'USD';\nUPDATE invoices SET currency = 'USD';\nUPDATE account_entries SET currency = 'USD'";

#[test]
fn what_is_in_another_currency_is_neither_debited_nor_promised() {
    let (function, invoice) = slow_debit();
    function.world.load(DOLLARS);
    assert_eq!(on(&function.world, "2030-01-01").collected, 0);
    assert_eq!(on(&function.world, "2030-01-03").collected, 0);
    let said = function.world.rows("SELECT topic, payload ->> '$.collected' AS collected FROM outbox ORDER BY rowid");
    let told = |topic: &str| json!({ "topic": topic, "collected": null });
    assert_eq!(said, [told("billing.invoice_issued"), told("billing.reminder")]);
    // A card pays in any.
    function.world.load("UPDATE payment_methods SET method = 'card'");
    till().mood.set(Mood::Willing);
    assert_eq!(on(&function.world, "2030-01-04").collected, 1);
    assert_eq!(left(&function.world, &invoice), 0);
}

#[test]
fn whose_collection_the_provider_would_not_carry_out_is_told() {
    let (function, invoice) = due_by(POLICY);
    topics(&function.world);
    till().mood.set(Mood::Refusing);
    assert_eq!(on(&function.world, "2030-01-03").collected, 1);
    let said = function.world.rows("SELECT payload ->> '$.reason' AS reason, payload ->> '$.next.on' AS again FROM outbox WHERE topic = 'billing.payment_failed'");
    assert_eq!(said, [json!({ "reason": "not_carried_out", "again": "2030-01-06" })]);
    assert_eq!(ASIDE.with(|aside| aside.log.take()).len(), 1, "an operator has to look");
    let shown = function.get(Ada, "/api/billing/payments").expect(200).json;
    assert_eq!(shown["items"][0]["failure"], json!({ "code": "refused", "advice": "not-carried-out" }));
    assert_eq!(left(&function.world, &invoice), 1190);
}

#[test]
fn a_fee_for_paying_late_costs_no_fee_for_paying_late() {
    let function = billing();
    function.world.load(POLICY);
    owes(&function.world, Ada, "a", &[1190], "2030-01-03");
    // The fee of the thirteenth is invoiced after a month, due two weeks later; nobody pays either.
    for day in ["2030-01-13", "2030-02-13", "2030-03-20"] {
        on(&function.world, day);
    }
    let fees = "SELECT count(*) FROM charges WHERE source = 'fee'";
    let invoices = "SELECT count(*) FROM invoices WHERE gross_minor = 595 AND due_on < '2030-03-10'";
    assert_eq!((function.world.count(fees), function.world.count(invoices)), (1, 1));
    // With anything else on it, it does.
    owes(&function.world, Ada, "b", &[100], "2030-03-20");
    on(&function.world, "2030-03-30");
    assert_eq!(function.world.count(fees), 2);
}

const SUSPENDS: &str = "UPDATE billing_settings SET dunning = '{\"suspension\":{\"after_days\":30,\"notice_days\":7}}'";

/// Ada is suspended for an invoice over 11.90.
fn suspended() -> (Function<App>, InvoiceId) {
    let function = billing();
    function.world.load(SUSPENDS);
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-03");
    for day in ["2030-01-26", "2030-02-02"] {
        on(&function.world, day);
    }
    assert_eq!(is_suspended(&function), 1);
    function.world.load("DELETE FROM outbox");
    (function, invoice)
}

fn is_suspended(function: &Function<App>) -> i64 {
    function.world.count("SELECT count(*) FROM billing_accounts WHERE suspended_at IS NOT NULL")
}

#[test]
fn credit_that_pays_all_frees_whichever_way_it_came() {
    let gives = json!({ "name": "Sorry", "unit_price": { "minor": -1190, "currency": "EUR" }, "quantity": 1, "tax_class": "zero", "invoice": "now" });
    let charges = "/api/billing/all/accounts/cus_ada/charges";
    let (function, invoice) = suspended();
    function.post(Boss, charges, gives.clone()).expect(201);
    free_and_told_once(&function, &invoice);

    let (function, invoice) = suspended();
    let later = |mut wish: Value| {
        wish["invoice"] = "next".into();
        wish
    };
    function.post(Boss, charges, later(gives.clone())).expect(201);
    assert_eq!(is_suspended(&function), 1, "it is on no invoice yet");
    assert_eq!(told(&function.world, "billing.unsuspended"), 0);
    function.post(Boss, "/api/billing/all/accounts/cus_ada/invoices", Value::Null).expect(201);
    free_and_told_once(&function, &invoice);

    let (function, invoice) = suspended();
    function.post(Boss, charges, later(gives)).expect(201);
    on(&function.world, "2030-03-05");
    free_and_told_once(&function, &invoice);
}

/// Ada owes nothing, is free, and was told so in words that can be read; and is told no more by any job.
fn free_and_told_once(function: &Function<App>, invoice: &InvoiceId) {
    assert_eq!((left(&function.world, invoice), is_suspended(function)), (0, 0));
    let said = "SELECT topic, recipient, customer_id, payload FROM outbox WHERE topic LIKE 'billing.%suspended'";
    for _ in 0..2 {
        let rows = function.world.rows(said);
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert_eq!(
            (rows[0]["recipient"].as_str(), rows[0]["customer_id"].as_str()),
            (Some("ada@example.org"), Some("cus_ada"))
        );
        let topic =
            outbox::Topic::from_columns(rows[0]["topic"].as_str().unwrap(), rows[0]["payload"].as_str().unwrap());
        let Some(outbox::Topic::Unsuspended(notice)) = topic else { panic!("{rows:?}") };
        assert_eq!((notice.name.as_str(), notice.overdue.plain().as_str()), ("Ada Members", "0.00 EUR"));
        sound_jobs(&function.world);
    }
}

#[test]
fn what_an_operator_settles_frees_and_tells_in_the_same_batch() {
    let sorry = json!({ "lines": [{ "position": 1, "gross_minor": 1190 }], "reason": "Sorry", "refund": false });
    let (function, invoice) = suspended();
    function.post(Boss, &format!("/api/billing/all/invoices/{invoice}/credit-notes"), sorry).expect(201);
    free_and_told_once(&function, &invoice);

    let (function, invoice) = suspended();
    let gone = json!({ "reason": "Uncollectable" });
    function.post(Boss, &format!("/api/billing/all/invoices/{invoice}/write-off"), gone).expect(204);
    free_and_told_once(&function, &invoice);

    let (function, invoice) = suspended();
    let came = |minor: i64, invoices: Value| json!({ "method": "bank_transfer", "amount": { "minor": minor, "currency": "EUR" }, "reference": "x", "invoices": invoices });
    let payments = "/api/billing/all/accounts/cus_ada/payments";
    function.post(Boss, payments, came(1000, json!([]))).expect(201);
    assert_eq!((is_suspended(&function), told(&function.world, "billing.unsuspended")), (1, 0), "a part is not all");
    function.post(Boss, payments, came(190, json!([{ "id": invoice, "minor": 190 }]))).expect(201);
    free_and_told_once(&function, &invoice);
}

#[test]
fn a_refund_that_is_called_off_frees_and_tells_too() {
    let (function, invoice) = suspended();
    let came = json!({ "method": "cash", "amount": { "minor": 1190, "currency": "EUR" }, "reference": "x", "invoices": [{ "id": invoice, "minor": 1190 }] });
    let paid = function.post(Boss, "/api/billing/all/accounts/cus_ada/payments", came).expect(201).json;
    let path = format!("/api/billing/all/payments/{}/refunds", paid["id"].as_str().unwrap());
    let back = json!({ "amount_minor": 1190, "reason": "Twice" });
    let refund = function.post(Boss, &path, back).expect(201).json;
    // Open again, and again a reason to be suspended.
    function.world.load("UPDATE billing_accounts SET suspended_at = 1893484800000");
    function.world.load("DELETE FROM outbox");
    assert_eq!(left(&function.world, &invoice), 1190);
    let path = format!("/api/billing/all/refunds/{}/cancellation", refund["id"].as_str().unwrap());
    function.post(Boss, &path, Value::Null).expect(200);
    free_and_told_once(&function, &invoice);
}

#[test]
fn who_was_suspended_while_paying_is_freed_and_told_once() {
    let (function, invoice) = suspended();
    assert_eq!(sound_jobs(&function.world).dunned, 0);
    assert_eq!(is_suspended(&function), 1, "it is owed still");
    // Paid in the moment of being suspended: nobody has looked at it since.
    let since = "UPDATE billing_accounts SET suspended_at = 1893484800000";
    let came = json!({ "method": "cash", "amount": { "minor": 1190, "currency": "EUR" }, "reference": "x", "invoices": [{ "id": invoice, "minor": 1190 }] });
    function.post(Boss, "/api/billing/all/accounts/cus_ada/payments", came).expect(201);
    function.world.load(since);
    function.world.load("DELETE FROM outbox");
    for _ in 0..2 {
        sound_jobs(&function.world);
        assert_eq!((is_suspended(&function), told(&function.world, "billing.unsuspended")), (0, 1));
    }
}

#[test]
fn an_operator_ends_a_suspension_and_the_same_invoice_brings_it_back_never() {
    let (function, invoice) = suspended();
    let path = "/api/billing/all/accounts/cus_ada/reinstatement";
    let because = json!({ "reason": "Agreed on instalments" });
    function.post(Boss, path, json!({})).refused(422, "invalid-fields");
    function.post(Boss, "/api/billing/all/accounts/cus_none/reinstatement", because.clone()).refused(404, "not-found");
    let before = function.world.count("SELECT count(*) FROM audit");
    assert_eq!(function.post(Boss, path, because.clone()).expect(204).trips, 2);
    function.post(Boss, path, because).refused(409, "not-suspended");
    let audited = function.world.count("SELECT count(*) FROM audit WHERE action = 'reinstate_customer'");
    assert_eq!((audited, function.world.count("SELECT count(*) FROM audit") - before), (1, 1));
    let said = function.world.rows("SELECT topic, payload ->> '$.overdue.minor' AS overdue FROM outbox");
    assert_eq!(said, [json!({ "topic": "billing.reinstated", "overdue": 1190 })]);
    on(&function.world, "2030-02-20");
    assert_eq!((left(&function.world, &invoice), is_suspended(&function)), (1190, 0));
}
