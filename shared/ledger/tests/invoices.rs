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

/// What an invoice was issued with, as `HUF 388900000000 foreign`.
fn accounted(world: &World, id: &InvoiceId) -> Option<String> {
    let rows =
        world.rows("SELECT invoice_id, currency || ' ' || rate_nanos || ' ' || one_of AS said FROM accounted_invoices");
    let found = rows.iter().find(|row| row["invoice_id"] == id.as_str())?;
    found["said"].as_str().map(str::to_owned)
}

const RATES: &str = "UPDATE billing_settings SET accounting_currency = 'HUF';
INSERT INTO exchange_rates (currency, from_day, rate_nanos, one_of) VALUES
  ('EUR', '2029-12-01', 388900000000, 'foreign'), ('EUR', '2030-01-02', 390000000000, 'foreign'), ('USD', '2029-12-01', 1, 'accounting')";

#[test]
fn an_invoice_in_another_currency_keeps_the_rate_of_its_day_and_what_corrects_it_takes_it() {
    let world = World::new();
    let registered = || Party { vat_number: Some("HU12345676".to_owned()), ..Party::default() };
    let owes = |key: &str, minor| NewInvoice { seller: registered(), ..owed(&world, "cus_ada", key, minor) };
    let issued = |new: NewInvoice| {
        commit(&world, issue(std::slice::from_ref(&new))).unwrap();
        new.id
    };
    let before = issued(owes("a", 1000));
    assert_eq!(accounted(&world, &before), None, "there is no accounting currency");
    world.load(RATES);
    let frozen = issued(owes("b", 1000));
    assert_eq!(accounted(&world, &frozen).unwrap(), "HUF 388900000000 foreign", "the next day has another rate");
    let unregistered = issued(owed(&world, "cus_ada", "c", 1000));
    assert_eq!(accounted(&world, &unregistered), None, "nobody accounts for its tax");

    // Later another accounting currency is chosen, and there are other rates.
    world.load(
        "DELETE FROM exchange_rates WHERE currency <> 'USD';
UPDATE billing_settings SET accounting_currency = 'CZK';
INSERT INTO exchange_rates (currency, from_day, rate_nanos, one_of) VALUES
  ('EUR', '2029-01-01', 24000000000, 'foreign'), ('EUR', '2030-03-01', 25000000000, 'foreign')",
    );
    assert_eq!(accounted(&world, &frozen).unwrap(), "HUF 388900000000 foreign", "what is issued stays");
    let later = |key: &str, corrects: Option<&InvoiceId>| {
        let issued_on = "2030-03-05".parse().unwrap();
        let note =
            NewInvoice { corrects: corrects.cloned(), issued_on, kind: InvoiceKind::CreditNote, ..owes(key, -200) };
        accounted(&world, &issued(note))
    };
    assert_eq!(later("d", Some(&frozen)).unwrap(), "HUF 388900000000 foreign", "it corrects what was stated");
    assert_eq!(later("e", Some(&before)).unwrap(), "CZK 24000000000 foreign", "of the day of what it corrects");
    assert_eq!(later("f", None).unwrap(), "CZK 25000000000 foreign", "of its own day");
    // In the accounting currency itself nothing is to be stated.
    world.load(
        "DELETE FROM exchange_rates;
UPDATE billing_settings SET accounting_currency = 'EUR'",
    );
    assert_eq!(later("g", None), None);
    assert_eq!(broken(&world), [""; 0]);
}

#[test]
fn what_has_no_rate_is_issued_all_the_same_and_found_by_night() {
    let world = World::new();
    world.load(RATES);
    world.load("DELETE FROM exchange_rates WHERE currency = 'EUR' AND from_day <= '2030-01-01'");
    let registered = Party { tax_number: Some("12/345".to_owned()), ..Party::default() };
    let new = NewInvoice { seller: registered, ..owed(&world, "cus_ada", "a", 1000) };
    commit(&world, issue(std::slice::from_ref(&new))).unwrap();
    assert_eq!((accounted(&world, &new.id), world.count("SELECT count(*) FROM open_invoices")), (None, 1));
    assert_eq!(broken(&world), [""; 0], "the seller of the settings is not registered");
    world.load("UPDATE billing_settings SET seller = json_set(seller, '$.tax_number', '12/345')");
    assert_eq!(broken(&world), ["currency_without_an_exchange_rate"]);
    world.load("UPDATE exchange_rates SET from_day = '2030-01-01' WHERE currency = 'EUR'");
    assert_eq!(broken(&world), [""; 0]);
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
