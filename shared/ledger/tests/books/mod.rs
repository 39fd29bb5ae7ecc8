//! Charges, invoices and payments of people in a world that stands still.
#![allow(dead_code, reason = "each test crate uses its part")]
use db::{DbError, Statement};
use futures::executor::block_on;
use kernel::{CustomerId, Day, Instant};
use ledger::*;
use testkit::World;

pub(crate) fn now() -> Instant {
    "2030-01-01T08:00:00Z".parse().unwrap()
}

pub(crate) fn today() -> Day {
    "2030-01-01".parse().unwrap()
}

pub(crate) fn commit(world: &World, statements: Vec<Statement>) -> Result<(), DbError> {
    block_on(world.db().commit(statements)).map(|_| ())
}

/// The rules that are broken.
pub(crate) fn broken(world: &World) -> Vec<String> {
    let counts = block_on(world.db().read(never(today()))).unwrap().remove(0);
    counts.into_iter().filter(|(_, cases)| 0 < *cases).map(|(rule, _)| rule).collect()
}

pub(crate) fn read(world: &World, customer: &str) -> Books {
    let customer: CustomerId = customer.parse().unwrap();
    Books::read(block_on(world.db().read(asked([&customer]))).unwrap()).unwrap()
}

/// Something that `customer` owes, or below zero is owed.
pub(crate) fn charged(customer: &str, key: &str, gross_minor: i64) -> Charge {
    let customer: CustomerId = customer.parse().unwrap();
    Charge {
        key: key.to_owned(),
        payer: customer.clone(),
        customer,
        source: Source::Adjustment,
        source_id: key.to_owned(),
        name: "Desk".to_owned(),
        period: None,
        quantity_thousandths: 1000,
        currency: "EUR".parse().unwrap(),
        amounts: Amounts::new(gross_minor, gross_minor),
        tax: Tax::on_deposit(),
        why: vec![],
        occurred_at: now(),
        invoice_by: today(),
    }
}

/// An invoice (or credit note) of one line that is written already.
pub(crate) fn owed(world: &World, customer: &str, key: &str, gross_minor: i64) -> NewInvoice {
    let (charges, statements) = charge(&[charged(customer, key, gross_minor)], &*world.ids());
    commit(world, statements).unwrap();
    NewInvoice {
        id: InvoiceId::new(&*world.ids()),
        key: format!("lines:{key}"),
        series: if gross_minor < 0 { "CN-2030" } else { "INV-2030" }.to_owned(),
        kind: if gross_minor < 0 { InvoiceKind::CreditNote } else { InvoiceKind::Invoice },
        customer: customer.parse().unwrap(),
        corrects: None,
        issued_at: now(),
        issued_on: today(),
        due_on: today(),
        currency: "EUR".parse().unwrap(),
        totals: Amounts::new(gross_minor, gross_minor),
        seller: Party::default(),
        buyer: Party::default(),
        charges,
        rounding: Vec::new(),
    }
}

/// An invoice of Ada's, issued, due in so many days.
pub(crate) fn invoice(world: &World, key: &str, gross_minor: i64, due_days: u32) -> InvoiceId {
    let new = NewInvoice { due_on: today().plus_days(due_days), ..owed(world, "cus_ada", key, gross_minor) };
    commit(world, issue(std::slice::from_ref(&new))).unwrap();
    new.id
}

/// A payment of Ada's that is wanted for parts of invoices.
pub(crate) fn wanted(world: &World, amount_minor: i64, parts: &[(&InvoiceId, i64)]) -> NewPayment {
    let invoices = parts.iter().map(|(id, minor)| Part { id: (*id).clone(), minor: *minor }).collect();
    let id = PaymentId::new(&*world.ids());
    let new = NewPayment {
        key: id.to_string(),
        id,
        customer: "cus_ada".parse().unwrap(),
        method: PayMethod::Card,
        currency: "EUR".parse().unwrap(),
        amount_minor,
        purpose: Purpose { invoices, order: None },
        method_id: None,
        on_session: true,
        note: None,
        received_on: None,
        now: now(),
    };
    commit(world, vec![want_payment(&new)]).unwrap();
    new
}

/// What settles `payment`, as seen while it was wanted.
pub(crate) fn settling(payment: &NewPayment) -> Vec<Statement> {
    let (from, now) = (PaymentStatus::Wanted, now());
    settle(Settling { payment: &payment.id, from, purpose: &payment.purpose, provider_ref: None, with: None, now })
}

/// A payment of Ada's that has come.
pub(crate) fn paid(world: &World, amount_minor: i64, parts: &[(&InvoiceId, i64)]) -> NewPayment {
    let payment = wanted(world, amount_minor, parts);
    commit(world, settling(&payment)).unwrap();
    payment
}

/// What is open of an invoice.
pub(crate) fn open(world: &World, invoice: &InvoiceId) -> i64 {
    let rows = world.rows("SELECT id, gross_minor - settled_minor AS open FROM v_invoices");
    rows.iter().find(|row| row["id"] == invoice.as_str()).unwrap()["open"].as_i64().unwrap()
}

/// What Ada has with the space beside what she owes.
pub(crate) fn credit(world: &World) -> i64 {
    world.count("SELECT coalesce(sum(unspent_minor), 0) FROM v_open_credits WHERE customer_id = 'cus_ada'")
}

const PAGE: &str = include_str!("../../../../docs/money.md");

/// The rows of a table of docs/money.md.
pub(crate) fn table(name: &str) -> Vec<Vec<&'static str>> {
    let marker = format!("<!-- table: {name} -->");
    let (_, rest) = PAGE.split_once(marker.as_str()).unwrap_or_else(|| panic!("no table {name}"));
    let lines = rest.lines().skip(1).take_while(|line| line.starts_with('|')).skip(2);
    let rows: Vec<Vec<_>> = lines.map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect();
    assert!(3 < rows.len(), "the table {name} has {} rows", rows.len());
    rows
}
