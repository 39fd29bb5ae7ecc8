//! What was paid and is open again is late from that day; and nobody who pays at that moment is charged for paying late.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use billing::jobs::run;
use db::{Database, DbError, Row, Statement};
use futures::executor::block_on;
use futures::future::LocalBoxFuture;
use ledger::{
    Decided, Dispute, InvoiceId, NewPayment, Part, PayMethod, PaymentId, PaymentStatus, Purpose, Settling,
    lose_dispute, open_dispute, settle, want_payment,
};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::rc::Rc;
use support::till::Mood;
use support::*;
use testkit::Persona::*;
use testkit::{Function, World};

const POLICY: &str = "UPDATE billing_settings SET dunning = '{\"remind\":[7],\"late_fee\":{\"after_days\":10,\"fee\":{\"minor\":500,\"currency\":\"EUR\"},\"tax_class\":\"standard\"},
  \"suspension\":{\"after_days\":30,\"notice_days\":7}}'";

/// Ada owes 11.90, due on the third.
fn due() -> (Function<App>, InvoiceId) {
    till().forget();
    till().mood.set(Mood::Willing);
    let function = billing();
    for fixture in [CARD, POLICY] {
        function.world.load(fixture);
    }
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-03");
    (function, invoice)
}

/// The topics of what is owed on that day.
fn told_on(function: &Function<App>, day: &str) -> Vec<String> {
    function.world.load("DELETE FROM outbox");
    on(&function.world, day);
    let rows = function.world.rows("SELECT topic FROM outbox ORDER BY rowid");
    rows.iter().map(|row| row["topic"].as_str().unwrap().trim_start_matches("billing.").to_owned()).collect()
}

/// Ada pays it, and her bank takes it back on that day.
fn paid_and_taken_back(function: &Function<App>, invoice: &InvoiceId, day: &str) {
    let payment = asks(function, invoice, 1190);
    start(function, &payment, json!({ "method_id": "mth_card" })).expect(200);
    assert_eq!(left(&function.world, invoice), 0);
    function.world.set_now(&format!("{day}T05:00:00Z"));
    let dispute = Dispute {
        provider_ref: "du_1".to_owned(),
        payment: payment.parse().unwrap(),
        customer: customer(Ada),
        amount_minor: 1190,
        reason: "fraudulent".to_owned(),
    };
    let now = function.world.now();
    commit(&function.world, vec![open_dispute(&dispute, false, now)]).unwrap();
    commit(&function.world, lose_dispute(&dispute, Decided::NEVER, 0, now, &*function.world.ids())).unwrap();
    assert_eq!(left(&function.world, invoice), 1190);
}

#[test]
fn what_a_bank_took_back_after_weeks_is_late_from_then_on() {
    let (function, invoice) = due();
    paid_and_taken_back(&function, &invoice, "2030-02-22");
    let told = ["2030-02-22", "2030-03-01", "2030-03-03", "2030-03-04", "2030-03-16", "2030-03-17", "2030-03-24"];
    let told = told.map(|day| (day, told_on(&function, day)));
    let said = |topics: &[&str]| topics.iter().map(|topic| (*topic).to_owned()).collect::<Vec<_>>();
    let expected = [
        ("2030-02-22", said(&["invoice_issued"])),
        ("2030-03-01", said(&["reminder"])),
        ("2030-03-03", said(&[])),
        ("2030-03-04", said(&["late_fee"])),
        ("2030-03-16", said(&[])),
        ("2030-03-17", said(&["reminder"])),
        ("2030-03-24", said(&["suspended"])),
    ];
    assert_eq!(told, expected);
}

#[test]
fn who_was_told_of_a_suspension_and_paid_is_told_again_before_it() {
    let (function, invoice) = due();
    function.world.load("UPDATE billing_settings SET dunning = json_remove(dunning, '$.late_fee')");
    assert_eq!(told_on(&function, "2030-01-26"), ["invoice_issued", "reminder"]);
    paid_and_taken_back(&function, &invoice, "2030-03-04");
    let days = ["2030-03-04", "2030-03-11", "2030-03-14", "2030-03-27", "2030-04-02", "2030-04-03"];
    let told: Vec<_> = days
        .iter()
        .map(|day| told_on(&function, day).into_iter().filter(|topic| topic != "invoice_issued").collect::<Vec<_>>())
        .collect();
    assert_eq!(told, [vec![], vec!["reminder"], vec![], vec!["reminder"], vec![], vec!["suspended"]]);
    let days = function.world.rows("SELECT step FROM dunning_steps WHERE step LIKE 'suspen%' ORDER BY at");
    let steps: Vec<_> = days.iter().map(|row| row["step"].as_str().unwrap()).collect();
    assert_eq!(steps, ["suspension_told:23", "suspension_told:23:2030-03-04", "suspend:30:2030-03-04"]);
}

/// Whose next payment fails is told of the suspension that comes of being late anew.
#[test]
fn a_payment_that_fails_tells_the_suspension_of_what_is_open_again() {
    let (function, invoice) = due();
    paid_and_taken_back(&function, &invoice, "2030-02-22");
    function.world.load("UPDATE payment_methods SET method = 'sepa_debit', label = 'DE 3000', mandate_ref = 'M-1'");
    till().mood.set(Mood::Slow);
    let payment = asks(&function, &invoice, 1190);
    start(&function, &payment, json!({ "method_id": "mth_card" })).expect(200);
    let theirs = till().payments.borrow().values().find(|one| one.status.as_str() == "processing").unwrap().id.clone();
    till().comes(&theirs, "failed", Some("insufficient_funds"));
    function.world.load("DELETE FROM outbox");
    assert_eq!(refresh(&function, &payment).expect(200).json["status"], "failed");
    let said = "SELECT topic, payload ->> '$.suspended_on' AS day FROM outbox";
    assert_eq!(function.world.rows(said), [json!({ "topic": "billing.payment_failed", "day": "2030-03-24" })]);
}

/// Ada was suspended for one, paid it, and her bank took that back; she is suspended for another, and pays that.
#[test]
fn who_pays_what_they_are_suspended_for_is_free_though_an_older_one_is_open_again() {
    let (function, invoice) = due();
    let other = owes(&function.world, Ada, "b", &[500], "2030-01-10");
    function.world.load("UPDATE billing_settings SET dunning = json_remove(dunning, '$.late_fee')");
    let suspended = || function.world.count("SELECT count(*) FROM billing_accounts WHERE suspended_at IS NOT NULL");
    for day in ["2030-01-26", "2030-02-02"] {
        on(&function.world, day);
    }
    assert_eq!(suspended(), 1);
    paid_and_taken_back(&function, &invoice, "2030-02-03");
    on(&function.world, "2030-02-03");
    assert_eq!(suspended(), 0, "that it is open again suspends nobody before its time");
    on(&function.world, "2030-02-09");
    assert_eq!(suspended(), 1);
    let payment = asks(&function, &other, 500);
    start(&function, &payment, json!({ "method_id": "mth_card" })).expect(200);
    sound_jobs(&function.world);
    assert_eq!((left(&function.world, &other), left(&function.world, &invoice), suspended()), (0, 1190, 0));
    // Until it is late enough anew.
    for day in ["2030-02-26", "2030-03-05"] {
        on(&function.world, day);
    }
    assert_eq!(suspended(), 1);
}

/// A part of it that goes back opens nothing again.
#[test]
fn of_what_was_never_paid_wholly_the_due_day_counts() {
    let (function, invoice) = due();
    let payment = asks(&function, &invoice, 400);
    start(&function, &payment, json!({ "method_id": "mth_card" })).expect(200);
    function.world.set_now("2030-01-20T05:00:00Z");
    let back = json!({ "amount_minor": 400, "reason": "x" });
    function.post(Boss, &format!("/api/billing/all/payments/{payment}/refunds"), back).expect(201);
    assert!(told_on(&function, "2030-01-20").contains(&"late_fee".to_owned()));
}

/// A database in which something is written just before the steps of a run are marked.
struct Overtaken {
    inner: Rc<dyn Database>,
    meanwhile: RefCell<Vec<Statement>>,
}

impl Database for Overtaken {
    fn batch(&self, statements: Vec<Statement>) -> LocalBoxFuture<'_, Result<Vec<Vec<Row>>, DbError>> {
        let marks = statements.iter().any(|statement| statement.sql.contains("INSERT INTO dunning_steps"));
        let meanwhile = if marks { self.meanwhile.take() } else { Vec::new() };
        Box::pin(async move {
            if !meanwhile.is_empty() {
                self.inner.batch(meanwhile).await?;
            }
            self.inner.batch(statements).await
        })
    }
}

/// Ada pays all of it in cash.
fn cash(world: &World, invoice: &InvoiceId) -> Vec<Statement> {
    let new = NewPayment {
        id: PaymentId::new(&*world.ids()),
        key: "cash".to_owned(),
        customer: customer(Ada),
        method: PayMethod::Cash,
        currency: "EUR".parse().unwrap(),
        amount_minor: 1190,
        purpose: Purpose { invoices: vec![Part { id: invoice.clone(), minor: 1190 }], order: None },
        method_id: None,
        on_session: false,
        note: None,
        received_on: None,
        now: world.now(),
    };
    let (payment, purpose, from) = (&new.id, &new.purpose, PaymentStatus::Wanted);
    let mut statements = vec![want_payment(&new)];
    statements.extend(settle(Settling { payment, from, purpose, provider_ref: None, with: None, now: world.now() }));
    statements
}

#[test]
fn who_pays_at_that_moment_is_charged_no_fee_and_everybody_else_is() {
    let (function, invoice) = due();
    let world = &function.world;
    let other = owes(world, Carl, "c", &[500], "2030-01-03");
    on(world, "2030-01-10");
    world.set_now("2030-01-13T06:00:00Z");
    let meanwhile = RefCell::new(cash(world, &invoice));
    let slow = world.through(Rc::new(Overtaken { inner: world.database.clone(), meanwhile }));
    let done = block_on(run(&app(&slow, slow.db())));
    assert_eq!((done.dunned, done.log), (1, vec![]));
    let charged = world.rows("SELECT key FROM charges WHERE source = 'fee'");
    assert_eq!(charged, [json!({ "key": format!("late_fee:{other}") })]);
    assert_eq!((left(world, &invoice), broken(world)), (0, vec![]));
}

#[test]
fn a_fee_for_paying_late_is_waived_until_an_invoice_has_it_and_comes_no_more() {
    let (function, _) = due();
    on(&function.world, "2030-01-13");
    let upcoming = function.get(Boss, "/api/billing/all/accounts/cus_ada/upcoming").expect(200).json["items"].clone();
    let fee = upcoming[0]["lines"].as_array().unwrap().iter().find(|line| line["source"] == "fee").unwrap().clone();
    let path = format!("/api/billing/all/charges/{}", fee["withdrawable"].as_str().unwrap());
    assert_eq!(function.send(Boss, "DELETE", &path, Value::Null).expect(204).trips, 2);
    on(&function.world, "2030-03-20");
    assert_eq!(function.world.count("SELECT sum(gross_minor) FROM charges WHERE source = 'fee'"), 0);
    assert_eq!(broken(&function.world), [""; 0]);
}
