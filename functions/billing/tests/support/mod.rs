//! Billing in a world that stands still, with a payment provider in memory.
#![allow(dead_code, clippy::unwrap_used, reason = "each test crate uses its part, and a failure is what a test is for")]
pub(crate) mod making;
pub(crate) mod mood;
pub(crate) mod telling;
pub(crate) mod till;

use billing::jobs::{Done, run};
use billing::provider::Provider;
use billing::{App, Aside, Front, routes};
use db::{DbError, Statement};
use futures::executor::block_on;
use kernel::{CustomerId, Day};
use ledger::*;
use serde_json::{Value, json};
use std::rc::Rc;
use testkit::{Answer, Function, Persona, World};
use till::{Mood, Till};

thread_local! {
    // Each test has a thread of its own, and so a provider and a pile of what is to be done beside the answers.
    pub(crate) static TILL: Rc<Till> = Till::new(testkit::NOW.parse().unwrap());
    pub(crate) static ASIDE: Rc<Aside> = Rc::default();
}

pub(crate) fn till() -> Rc<Till> {
    TILL.with(Rc::clone)
}

/// With what the provider signs.
pub(crate) const SECRET: &str = "whsec_test";

pub(crate) fn app(world: &World, db: db::Db) -> App {
    let front = Front { script_url: "https://js.example/v3/".to_owned(), publishable_key: "pk_test".to_owned() };
    App {
        db,
        clock: world.clock(),
        ids: world.ids(),
        provider: Some(till() as Rc<dyn Provider>),
        front: Rc::new(front),
        webhook_secrets: Rc::new(vec![SECRET.to_owned()]),
        aside: ASIDE.with(Rc::clone),
    }
}

/// Billing in a space that takes every method.
pub(crate) fn billing() -> Function<App> {
    let function = Function::new(routes(), app);
    function.world.load(TAKES_ALL);
    function
}

const TAKES_ALL: &str = "UPDATE billing_settings SET methods = '[\"card\",\"sepa_debit\",\"bacs_debit\",\"us_bank_account\",\"bank_transfer\"]',
  creditor_id = 'DE98ZZZ09999999999',
  seller = '{\"name\":\"Harbour GmbH\",\"country\":\"DE\",\"iban\":\"DE89370400440532013000\",\"bic\":\"COBADEFFXXX\"}'";

pub(crate) fn commit(world: &World, statements: Vec<Statement>) -> Result<(), DbError> {
    block_on(world.db().commit(statements)).map(|_| ())
}

/// The day of the test world.
pub(crate) fn today(world: &World) -> Day {
    world.now().to_string()[..10].parse().unwrap()
}

pub(crate) fn customer(who: Persona) -> CustomerId {
    format!("cus_{}", who.name()).parse().unwrap()
}

/// Something that a customer owes at 19 %, or below zero is owed: `gross_minor` with tax.
pub(crate) fn charged(who: Persona, key: &str, gross_minor: i64, world: &World) -> Charge {
    let today: Day = world.now().to_string()[..10].parse().unwrap();
    Charge {
        key: key.to_owned(),
        payer: customer(who),
        customer: customer(who),
        source: Source::Product,
        source_id: key.to_owned(),
        name: format!("Desk {key}"),
        period: None,
        quantity_thousandths: 1000,
        currency: "EUR".parse().unwrap(),
        amounts: Amounts::new(
            half_up(rust_decimal::Decimal::from(gross_minor * 100) / rust_decimal::Decimal::from(119)),
            gross_minor,
        ),
        tax: Tax { category: TaxCategory::S, rate_ppm: 190_000, reason: None },
        why: vec![Step::Price { unit_minor: gross_minor, quantity: 1 }],
        occurred_at: world.now(),
        invoice_by: today,
    }
}

/// An invoice of one line for each amount, issued today and due on `due_on`.
pub(crate) fn owes(world: &World, who: Persona, key: &str, gross_minors: &[i64], due_on: &str) -> InvoiceId {
    let named = |(n, gross): (usize, &i64)| charged(who, &format!("{key}{n}"), *gross, world);
    invoiced(world, who, &gross_minors.iter().enumerate().map(named).collect::<Vec<_>>(), due_on)
}

/// An invoice of `charges`, issued today and due on `due_on`.
pub(crate) fn invoiced(world: &World, who: Persona, charges: &[Charge], due_on: &str) -> InvoiceId {
    let (ids, statements) = charge(charges, &*world.ids());
    let customer = customer(who);
    let books = Books::read(block_on(world.db().read(asked([&customer]))).unwrap()).unwrap();
    let today = books.day(world.now());
    let lines =
        charges.iter().zip(&ids).map(|(charge, id)| OpenCharge { id: Some(id.clone()), charge: charge.clone() });
    let draft = books.payers[&customer].account.draft(lines.collect(), today).unwrap();
    let draft = Draft { due_on: due_on.parse().unwrap(), ..draft };
    let issuing = Issuing { books: &books, customer: &customer, now: world.now() };
    let new = NewInvoice::of(&draft, issuing, &by_key(charges, &ids), &*world.ids()).unwrap();
    let mut batch = statements;
    batch.extend(issue(std::slice::from_ref(&new)));
    commit(world, batch).unwrap();
    new.id
}

/// A policy that collects anew three days after the due day and seven.
pub(crate) const RETRIES: &str = "UPDATE billing_settings SET dunning = '{\"retry\":[3,7]}'";

/// Ada owes 11.90, due on the third, and wants it taken from her card, where the space has that policy.
pub(crate) fn due_by(policy: &'static str) -> (Function<App>, InvoiceId) {
    till().forget();
    till().mood.set(Mood::Willing);
    let function = billing();
    for fixture in [CARD, COLLECTS, policy] {
        function.world.load(fixture);
    }
    let invoice = owes(&function.world, Persona::Ada, "a", &[1190], "2030-01-03");
    (function, invoice)
}

/// An invoice of Ada's whose payment the provider has carried out, and its answer was lost.
pub(crate) fn carried_out_unheard(function: &Function<App>) -> (InvoiceId, String) {
    function.world.load(CARD);
    let invoice = owes(&function.world, Persona::Ada, "a", &[1190], "2030-01-15");
    let payment = asks(function, &invoice, 1190);
    till().mood.set(Mood::LosingPayments { happen: true });
    start(function, &payment, json!({ "method_id": "mth_card" })).refused(503, "provider-unavailable");
    till().mood.set(Mood::Willing);
    (invoice, payment)
}

/// The rules of the ledger that are broken.
pub(crate) fn broken(world: &World) -> Vec<String> {
    let today: Day = world.now().to_string()[..10].parse().unwrap();
    let counts = block_on(world.db().read(never(today))).unwrap().remove(0);
    counts.into_iter().filter(|(_, cases)| 0 < *cases).map(|(rule, _)| rule).collect()
}

/// One run of the jobs, and what it did.
pub(crate) fn jobs(world: &World) -> Done {
    block_on(run(&app(world, world.db())))
}

/// What a run complained of, but for what is odd, and for a provider that says nothing.
pub(crate) fn complaints(done: &Done) -> Vec<String> {
    let says_nothing = matches!(till().mood.get(), Mood::Away | Mood::Mute);
    let expected = |line: &&String| {
        line.starts_with("to be looked at: ") || (says_nothing && line.starts_with("the payment provider "))
    };
    done.log.iter().filter(|line| !expected(line)).cloned().collect()
}

/// One run of the jobs that breaks no rule and complains of nothing, and what it did.
pub(crate) fn sound_jobs(world: &World) -> Done {
    let done = jobs(world);
    assert_eq!((broken(world), complaints(&done)), (vec![], vec![]));
    done
}

/// The same on a day at six in the morning.
pub(crate) fn on(world: &World, day: &str) -> Done {
    world.set_now(&format!("{day}T06:00:00Z"));
    sound_jobs(world)
}

/// Ada wants to be collected from, by her card.
pub(crate) const COLLECTS: &str =
    "INSERT INTO billing_accounts (customer_id, tax_treatment, default_method_id, collects, provider_ref, version)
VALUES ('cus_ada', 'as_usual', 'mth_card', 1, 'cus_theirs', 1)";

/// What is open of an invoice.
pub(crate) fn left(world: &World, invoice: &InvoiceId) -> i64 {
    let rows = world.rows("SELECT id, gross_minor - settled_minor AS open FROM v_invoices");
    rows.iter().find(|row| row["id"] == invoice.as_str()).unwrap()["open"].as_i64().unwrap()
}

/// A wish to pay so much of one invoice.
pub(crate) fn wish(invoice: &InvoiceId, minor: i64) -> Value {
    json!({ "invoices": [{ "id": invoice, "minor": minor }] })
}

/// A payment that Ada asks for.
pub(crate) fn asks(function: &Function<App>, invoice: &InvoiceId, minor: i64) -> String {
    let made = function.post(Persona::Ada, "/api/billing/payments", wish(invoice, minor)).expect(201);
    made.json["id"].as_str().unwrap().to_owned()
}

pub(crate) fn start(function: &Function<App>, payment: &str, body: Value) -> Answer {
    function.post(Persona::Ada, &format!("/api/billing/payments/{payment}/start"), body)
}

/// The same of a payment that failed: it is wanted again, in a batch of its own, before the provider is asked.
pub(crate) fn start_again(function: &Function<App>, payment: &str, body: Value) -> Answer {
    function.send_overtaken(Persona::Ada, "POST", &format!("/api/billing/payments/{payment}/start"), body)
}

pub(crate) fn refresh(function: &Function<App>, payment: &str) -> Answer {
    function.post(Persona::Ada, &format!("/api/billing/payments/{payment}/refresh"), Value::Null)
}

/// A card of Ada's that is saved.
pub(crate) const CARD: &str = "INSERT INTO payment_methods (id, customer_id, method, setup_ref, provider_ref, label, status, created_at, changed_at)
VALUES ('mth_card', 'cus_ada', 'card', 'seti_0', 'pm_card', 'visa 4242', 'active', 1000, 1000)";

/// Accounts of Ada's that are saved, one of which is not accepted yet, and Bob's card.
pub(crate) const DEBITS: &str = "INSERT INTO payment_methods (id, customer_id, method, setup_ref, provider_ref, label, status, created_at, changed_at) VALUES
  ('mth_sepa', 'cus_ada', 'sepa_debit', 'seti_1', 'pm_sepa', 'de 3000', 'active', 1000, 1000),
  ('mth_bacs', 'cus_ada', 'bacs_debit', 'seti_2', 'pm_bacs', 'gb 2345', 'pending', 1000, 1000),
  ('mth_bob', 'cus_bob', 'card', 'seti_3', 'pm_bob', 'visa 1', 'active', 1000, 1000)";

/// How often something is owed to be told.
pub(crate) fn told(world: &World, topic: &str) -> usize {
    world.rows("SELECT topic FROM outbox").iter().filter(|row| row["topic"] == topic).count()
}
