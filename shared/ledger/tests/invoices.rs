//! Invoices on real SQLite: numbered without a gap, whoever issues at once, and held to their lines.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod books;

use books::*;
use ledger::*;
use testkit::World;

#[test]
fn invoices_of_one_batch_are_numbered_in_order_and_go_on_where_the_last_ended() {
    let world = World::new();
    let first: Vec<NewInvoice> = (0..3).map(|n| owed(&world, "cus_ada", &format!("a{n}"), 1000)).collect();
    commit(&world, issue(&first)).unwrap();
    let mut second: Vec<NewInvoice> = (0..2).map(|n| owed(&world, "cus_bob", &format!("b{n}"), 500)).collect();
    second.push(NewInvoice { series: "CN-2030".to_owned(), ..owed(&world, "cus_bob", "c", -200) });
    commit(&world, issue(&second)).unwrap();
    let numbers = world.rows("SELECT series, group_concat(number) AS numbers FROM (SELECT series, number FROM invoices ORDER BY rowid) GROUP BY series");
    assert_eq!(numbers[0], serde_json::json!({ "series": "CN-2030", "numbers": "1" }));
    assert_eq!(numbers[1], serde_json::json!({ "series": "INV-2030", "numbers": "1,2,3,4,5" }));
    assert_eq!(world.count("SELECT count(*) FROM open_charges"), 0);
    assert_eq!(world.count("SELECT count(*) FROM open_invoices"), 5, "a credit note is not owed");
    assert_eq!(world.count("SELECT count(*) FROM open_credits"), 1);
    assert_eq!(world.count("SELECT sum(amount_minor) FROM account_entries"), 3 * 1000 + 2 * 500 - 200);
    assert_eq!(broken(&world), [""; 0]);
}

#[test]
fn an_invoice_keeps_what_it_was_to_be_collected_from() {
    let world = World::new();
    world.load(
        "INSERT INTO payment_methods (id, customer_id, method, setup_ref, provider_ref, label, mandate_ref, status, created_at, changed_at)
         VALUES ('mth_1', 'cus_ada', 'sepa_debit', 'seti_1', 'pm_x', 'SEPA 3000', 'MD-7', 'active', 1, 1);
INSERT INTO billing_accounts (customer_id, party, tax_treatment, default_method_id, collects, version)
         VALUES ('cus_ada', NULL, 'as_usual', 'mth_1', 1, 1)",
    );
    let collected = owed(&world, "cus_ada", "a", 1000);
    let beyond = owed(&world, "cus_ada", "dispute:1", 1000);
    world.load("UPDATE charges SET source = 'fee' WHERE key LIKE 'dispute:%'");
    let new = [collected, beyond, owed(&world, "cus_bob", "b", 1000), owed(&world, "cus_ada", "c", -200)];
    commit(&world, issue(&new)).unwrap();
    // What is chosen later says nothing of what was issued before.
    world.load("UPDATE billing_accounts SET collects = 0");
    commit(&world, issue(&[owed(&world, "cus_ada", "d", 1000)])).unwrap();
    let kept = world.rows("SELECT coalesce(pay_from ->> 'label', pay_from) AS said FROM invoices ORDER BY rowid");
    let kept: Vec<_> = kept.iter().map(|row| row["said"].as_str()).collect();
    assert_eq!(kept, [Some("SEPA 3000"), Some("null"), Some("null"), None, Some("null")]);
}

#[test]
fn of_two_who_invoice_the_same_charge_the_later_writes_nothing() {
    let world = World::new();
    let invoice = owed(&world, "cus_ada", "a", 1000);
    let stale = NewInvoice { id: "inv_stale".parse().unwrap(), key: "stale".to_owned(), ..invoice.clone() };
    commit(&world, issue(std::slice::from_ref(&invoice))).unwrap();
    let fresh = owed(&world, "cus_bob", "b", 700);
    let late = commit(&world, issue(&[fresh.clone(), stale])).unwrap_err();
    assert!(late.is_refused_by("charge_is_not_open"), "{late:?}");
    let twice = commit(&world, issue(&[invoice])).unwrap_err();
    assert!(twice.is_refused_by("invoices.id") || twice.is_refused_by("invoices.key"), "{twice:?}");
    assert_eq!(world.count("SELECT count(*) FROM invoices"), 1);
    commit(&world, issue(&[fresh])).unwrap();
    assert_eq!(world.count("SELECT max(number) FROM invoices"), 2, "what was refused leaves no gap");
    assert_eq!(broken(&world), [""; 0]);
}

#[test]
fn a_charge_of_somebody_else_or_in_another_currency_is_on_no_invoice() {
    let world = World::new();
    let stolen = NewInvoice { customer: "cus_bob".parse().unwrap(), ..owed(&world, "cus_ada", "a", 1000) };
    assert!(commit(&world, issue(&[stolen])).unwrap_err().is_refused_by("charge_is_not_open"));
    let foreign = NewInvoice { currency: "USD".parse().unwrap(), ..owed(&world, "cus_ada", "b", 1000) };
    assert!(commit(&world, issue(&[foreign])).unwrap_err().is_refused_by("invoice_differs_from_its_lines"));
    let wrong = NewInvoice { totals: Amounts::new(999, 999), ..owed(&world, "cus_ada", "c", 1000) };
    assert!(commit(&world, issue(&[wrong])).unwrap_err().is_refused_by("invoice_differs_from_its_lines"));
    let empty = NewInvoice { charges: vec![], totals: Amounts::default(), ..owed(&world, "cus_ada", "d", 0) };
    assert!(commit(&world, issue(&[empty])).unwrap_err().is_refused_by("invoice_differs_from_its_lines"));
    assert_eq!(world.count("SELECT count(*) FROM invoices"), 0);
    assert!(issue(&[]).is_empty());
}

#[test]
fn an_invoice_of_nothing_is_settled_from_the_start() {
    let world = World::new();
    commit(&world, issue(&[owed(&world, "cus_ada", "a", 0)])).unwrap();
    assert_eq!(world.count("SELECT count(*) FROM open_invoices"), 0);
    assert_eq!(broken(&world), [""; 0]);
}

#[test]
fn a_draft_becomes_an_invoice_and_below_zero_a_credit_note() {
    let world = World::new();
    let charges = [charged("cus_ada", "a", 1000), charged("cus_ada", "b", -1500)];
    let (new, statements) = charge(&charges, &*world.ids());
    commit(&world, statements).unwrap();
    let read = read(&world, "cus_ada");
    let customer = "cus_ada".parse().unwrap();
    let account = &read.payers[&customer].account;
    let issuing = Issuing { books: &read, customer: &customer, now: now() };
    let whole = account.draft(account.open.clone(), today()).unwrap();
    let note = NewInvoice::of(&whole, issuing, &by_key(&[], &[]), &*world.ids()).unwrap();
    assert_eq!((note.kind, note.series.as_str(), note.totals.gross_minor), (InvoiceKind::CreditNote, "CN-2030", -500));
    assert_eq!((note.buyer.name.as_str(), note.due_on.to_string()), ("Ada Members", "2030-01-15".to_owned()));
    let unwritten = OpenCharge { id: None, charge: charges[0].clone() };
    let draft = account.draft(vec![unwritten], today()).unwrap();
    assert_eq!(NewInvoice::of(&draft, issuing, &by_key(&[], &[]), &*world.ids()), None);
    let invoice = NewInvoice::of(&draft, issuing, &by_key(&charges, &new), &*world.ids()).unwrap();
    assert_eq!(
        (invoice.kind, invoice.key.as_str(), &invoice.charges[..]),
        (InvoiceKind::Invoice, "lines:a", &new[..1])
    );
    commit(&world, issue(&[note])).unwrap();
    assert_eq!(world.count("SELECT number FROM invoices"), 1);
    assert_eq!(invoice_number("INV-2030", 42), "INV-2030-00042");
    assert_eq!(broken(&world), [""; 0]);
}
