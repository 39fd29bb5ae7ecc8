//! Documents through their routes: a real database, real migrations.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use documents::routes;
use serde_json::{Value, json};
use support::*;
use testkit::Persona::*;
use testkit::{Fault, access_matrix, check_sql};

#[test]
fn every_endpoint_answers_each_person_as_the_matrix_says() {
    access_matrix(&routes().endpoints, include_str!("access.txt"), |method, path, who| {
        let documents = documents();
        let (wish, body) = plausible(&format!("{method} {path}"), who);
        let answer = documents.send(who, method, &wish, body);
        let changes = answer.status < 300 && method != "GET";
        let deeds = documents.world.count("SELECT count(*) FROM audit");
        assert_eq!(deeds, i64::from(changes), "one audit row for each change: {who:?} {method} {path}");
        answer.status.to_string()
    });
}

#[test]
fn every_sql_text_is_planned_with_an_index() {
    check_sql(documents::store::ALL_SQL, &["billing_settings", "document_logo"]);
}

#[test]
fn an_invoice_is_a_page_with_the_e_invoice_in_it() {
    let pdf = documents().get(Ada, "/api/documents/invoices/inv_1/pdf?locale=de").expect(200);
    assert_eq!((pdf.trips, header(&pdf, "content-type")), (1, "application/pdf"));
    assert_eq!(header(&pdf, "content-disposition"), "attachment; filename=\"INV-2029-00041.pdf\"");
    assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
    let holds = |words: &[u8]| pdf.bytes.windows(words.len()).any(|window| window == words);
    assert!(holds(b"factur-x.xml") && holds(b"<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>"));
}

#[test]
fn the_same_invoice_is_the_same_bytes_and_need_not_be_sent_twice() {
    let documents = documents();
    let path = "/api/documents/invoices/inv_1/pdf";
    let first = documents.get(Ada, path).expect(200);
    documents.world.set_now("2030-06-01T08:00:00Z");
    let second = documents.get(Boss, path).expect(200);
    assert!(first.bytes == second.bytes);
    let tag = header(&first, "etag");
    documents.send_with(Ada, "GET", path, Value::Null, &[("if-none-match", tag)]).expect(304);
}

#[test]
fn an_e_invoice_says_what_the_ledger_says() {
    let documents = documents();
    let ubl = documents.get(Ada, "/api/documents/invoices/inv_1/ubl").expect(200);
    assert_eq!((ubl.trips, header(&ubl, "content-type")), (1, "application/xml"));
    for said in ["INV-2029-00041", "2029-11-22", ">328.41<", ">279.00<", ">49.41<", "Flex membership", "DE987654321"] {
        assert!(ubl.text.contains(said), "{said}\n{}", ubl.text);
    }
    // The last day of the period, and no payment that came after the issue.
    assert!(ubl.text.contains("<cbc:EndDate>2029-12-31</cbc:EndDate>") && !ubl.text.contains("PrepaidAmount"));
    let cii = documents.get(Boss, "/api/documents/invoices/inv_1/cii").expect(200);
    assert!(cii.text.contains("CrossIndustryInvoice") && cii.text.contains(">328.41<"));
}

#[test]
fn a_fee_is_called_what_it_is_and_not_as_its_plan_or_invoice() {
    let documents = documents();
    let named = |sql: &'static str| {
        documents.world.load(sql);
        documents.get(Ada, "/api/documents/invoices/inv_1/ubl").expect(200).text
    };
    documents.world.load("UPDATE charges SET source = 'sign_up_fee' WHERE id = 'chg_1'");
    documents
        .world
        .load("UPDATE charges SET source = 'fee', key = 'late_fee:inv_9', name = 'INV-2029-00009' WHERE id = 'chg_2'");
    for (locale, fee, late) in [
        ("UPDATE accounts SET locale = 'en'", "Flex membership, sign-up fee", "Late fee for INV-2029-00009"),
        ("UPDATE accounts SET locale = 'de'", "Flex membership, Aufnahmegebühr", "Mahngebühr zu INV-2029-00009"),
        ("UPDATE accounts SET locale = 'es'", "Flex membership, cuota de alta", "Recargo por demora de INV-2029-00009"),
    ] {
        let ubl = named(locale);
        assert!(ubl.contains(&format!("<cbc:Name>{fee}<")) && ubl.contains(&format!("<cbc:Name>{late}<")), "{ubl}");
    }
    // What takes it back is called by what it takes back; another fee by its own name.
    documents.world.load(
        "UPDATE charges SET gives_back = 'chg_2', source = 'adjustment', name = 'INV-2029-00009' WHERE id = 'chg_3'",
    );
    let note = documents.get(Ada, "/api/documents/invoices/inv_2/ubl").expect(200).text;
    assert!(note.contains("<cbc:Name>Recargo por demora de INV-2029-00009<"), "{note}");
    let other = named("UPDATE charges SET key = 'manual:1' WHERE id = 'chg_2'");
    assert!(other.contains("<cbc:Name>INV-2029-00009<"), "{other}");
    let deposit = named("UPDATE charges SET source = 'deposit' WHERE id = 'chg_1'");
    assert!(deposit.contains("<cbc:Name>Flex membership, depósito<"), "{deposit}");
}

#[test]
fn a_credit_note_is_positive_and_names_what_it_corrects() {
    let ubl = documents().get(Ada, "/api/documents/invoices/inv_2/ubl").expect(200).text;
    assert!(ubl.contains("<CreditNote ") || ubl.contains(":CreditNote "), "{ubl}");
    for said in ["CN-2029-00003", ">32.10<", "INV-2029-00041", ">1.5<"] {
        assert!(ubl.contains(said), "{said}\n{ubl}");
    }
    assert!(!ubl.contains(">-"), "{ubl}");
}

/// The invoice and its credit note in dollars, by a seller who accounts for the tax in euros.
const DOLLARS: &str = "UPDATE charges SET currency = 'USD';
UPDATE invoices SET currency = 'USD';
INSERT INTO accounted_invoices (invoice_id, currency, rate_nanos, one_of)
  VALUES ('inv_1', 'EUR', 1085300000, 'accounting'), ('inv_2', 'EUR', 1085300000, 'accounting')";

#[test]
fn what_is_invoiced_in_another_currency_states_its_tax_in_the_sellers_own() {
    let documents = documents();
    let stated = |ubl: &str| ubl.contains("TaxCurrencyCode") || ubl.contains("currencyID=\"EUR\"");
    documents.world.load(DOLLARS);
    let both = [
        "<cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>",
        "<cbc:TaxAmount currencyID=\"USD\">49.41<",
        "<cbc:TaxAmount currencyID=\"EUR\">45.53<",
    ];
    let ubl = documents.get(Ada, "/api/documents/invoices/inv_1/ubl").expect(200);
    assert_eq!(ubl.trips, 1);
    for said in both {
        assert!(ubl.text.contains(said), "{said}\n{}", ubl.text);
    }
    let cii = documents.get(Ada, "/api/documents/invoices/inv_1/cii").expect(200).text;
    for said in
        ["<ram:TaxCurrencyCode>EUR<", "<ram:TaxTotalAmount currencyID=\"EUR\">45.53<", "currencyID=\"USD\">49.41<"]
    {
        assert!(cii.contains(said), "{said}\n{cii}");
    }
    documents.get(Ada, "/api/documents/invoices/inv_1/pdf").expect(200);
    // A credit note says it as it is, with its own sign.
    let note = documents.get(Ada, "/api/documents/invoices/inv_2/ubl").expect(200).text;
    assert!(note.contains("<cbc:TaxAmount currencyID=\"EUR\">1.93<"), "{note}");
    let list = documents.get(Boss, "/api/documents/invoices?customer=cus_ada").expect(200).text;
    let row = |number: &str| list.lines().find(|line| line.starts_with(number)).unwrap().to_owned();
    assert!(row("INV-2029-00041").ends_with(",EUR,45.53,EUR,1.0853"), "{list}");
    assert!(row("CN-2029-00003").ends_with(",EUR,-1.93,EUR,1.0853"), "{list}");
    assert!(row("INV-2029-00043").ends_with(",settled,,,,"), "{list}");
    // Without a rate nothing is stated.
    documents.world.load("DELETE FROM accounted_invoices");
    let ubl = documents.get(Ada, "/api/documents/invoices/inv_1/ubl").expect(200).text;
    assert!(!stated(&ubl), "{ubl}");
}

#[test]
fn a_credit_note_over_two_invoices_names_both() {
    let documents = documents();
    documents.world.load(
        "UPDATE invoices SET corrects = NULL, customer_id = 'cus_ada';
UPDATE charges SET gives_back = 'chg_2' WHERE id = 'chg_3';
INSERT INTO charges (id, key, payer_id, customer_id, source, source_id, name, quantity_thousandths, currency, net_minor, tax_minor, gross_minor, tax_category, tax_rate_ppm, why, gives_back, occurred_at, invoice_by)
  VALUES ('chg_7', '7', 'cus_ada', 'cus_ada', 'product', 'prd_1', '=1+1', -1000, 'EUR', -1000, -190, -1190, 'S', 190000, '[]', 'chg_4', 1000, '2029-12-01');
INSERT INTO invoice_lines (invoice_id, position, charge_id) VALUES ('inv_2', 2, 'chg_7');
UPDATE invoices SET net_minor = -4000, tax_minor = -400, gross_minor = -4400 WHERE id = 'inv_2'",
    );
    for syntax in ["ubl", "cii"] {
        let note = documents.get(Ada, &format!("/api/documents/invoices/inv_2/{syntax}")).expect(200);
        assert_eq!(note.trips, 1);
        let (first, second) = (note.text.find("INV-2029-00041"), note.text.find("INV-2029-00042"));
        assert!(first.is_some() && first < second, "{}", note.text);
    }
    documents.get(Ada, "/api/documents/invoices/inv_2/pdf").expect(200);
    // What takes nothing back refers to nothing, nor does an invoice.
    documents.world.load("UPDATE charges SET gives_back = NULL");
    let note = documents.get(Ada, "/api/documents/invoices/inv_2/ubl").expect(200).text;
    assert!(!note.contains("BillingReference"), "{note}");
}

#[test]
fn what_was_paid_by_the_moment_of_issue_is_prepaid() {
    let documents = documents();
    documents.world.load("UPDATE allocations SET at = 1890000000000 WHERE key = '2'");
    let ubl = documents.get(Ada, "/api/documents/invoices/inv_1/ubl").expect(200).text;
    assert!(ubl.contains(">100.00</cbc:PrepaidAmount>") && ubl.contains(">228.41</cbc:PayableAmount>"), "{ubl}");
}

#[test]
fn what_is_collected_says_from_where() {
    let documents = documents();
    documents.world.load(
        "INSERT INTO payment_methods (id, customer_id, method, setup_ref, provider_ref, label, mandate_ref, status, created_at, changed_at)
         VALUES ('pm_1', 'cus_ada', 'sepa_debit', 'seti_1', 'pm_x', 'SEPA 3000', 'MD-7', 'active', 1, 1);
INSERT INTO billing_accounts (customer_id, party, tax_treatment, default_method_id, collects, version)
         VALUES ('cus_ada', '{}', 'as_usual', 'pm_1', 1, 1)",
    );
    let ubl = documents.get(Ada, "/api/documents/invoices/inv_1/ubl").expect(200).text;
    assert!(ubl.contains(">59<") && ubl.contains("MD-7"), "{ubl}");
    // A debit in pounds collects no euros, and what went back is collected from nowhere.
    documents.world.load("UPDATE payment_methods SET method = 'bacs_debit'");
    let transferred = || {
        let ubl = documents.get(Ada, "/api/documents/invoices/inv_1/ubl").expect(200).text;
        assert!(!ubl.contains(">59<") && !ubl.contains("MD-7"), "{ubl}");
    };
    transferred();
    documents.world.load("UPDATE payment_methods SET method = 'sepa_debit'");
    documents.world.load(
        "INSERT INTO allocations (key, invoice_id, source, source_id, amount_minor, at) VALUES ('refund:1', 'inv_1', 'refund', 'pay_1', -1, 1)",
    );
    transferred();
}

#[test]
fn how_an_invoice_is_paid_stays_as_it_was_issued() {
    let documents = documents();
    let ubl = || documents.get(Ada, "/api/documents/invoices/inv_1/ubl").expect(200).text;
    documents.world.load(
        r#"UPDATE invoices SET pay_from = '{"method":"sepa_debit","label":"SEPA 3000","mandate_ref":"MD-1"}' WHERE id = 'inv_1'"#,
    );
    let before = ubl();
    assert!(before.contains(">59<") && before.contains("MD-1"), "{before}");
    documents.world.load(
        "INSERT INTO payment_methods (id, customer_id, method, setup_ref, provider_ref, label, mandate_ref, status, created_at, changed_at)
         VALUES ('pm_1', 'cus_ada', 'card', 'seti_1', 'pm_x', 'Visa 4242', NULL, 'active', 1, 1);
INSERT INTO billing_accounts (customer_id, party, tax_treatment, default_method_id, collects, version)
         VALUES ('cus_ada', '{}', 'as_usual', 'pm_1', 1, 1);
INSERT INTO allocations (key, invoice_id, source, source_id, amount_minor, at) VALUES ('refund:1', 'inv_1', 'refund', 'pay_1', -1, 1895000000000)",
    );
    assert_eq!(ubl(), before, "another choice, and money that went back, change nothing of what was issued");
    documents.world.load("UPDATE invoices SET pay_from = 'null' WHERE id = 'inv_1'");
    assert!(ubl().contains(">58<"));
}

#[test]
fn where_nothing_is_to_be_paid_there_is_no_way_to_pay() {
    let documents = documents();
    let means = |id: &str| {
        let ubl = documents.get(Ada, &format!("/api/documents/invoices/{id}/ubl")).expect(200).text;
        ubl.contains("PaymentMeans")
    };
    assert!(means("inv_1") && !means("inv_2"), "a credit note");
    documents.world.load("UPDATE allocations SET at = 1890000000000, amount_minor = iif(key = '1', 16420, 16421)");
    assert!(!means("inv_1"), "all of it was paid by the moment of issue: 164.20 + 164.21");
}

#[test]
fn a_transfer_quotes_the_reference_that_the_portal_shows() {
    let documents = documents();
    let ubl = documents.get(Ada, "/api/documents/invoices/inv_1/ubl").expect(200).text;
    let reference = ledger::creditor_reference("INV-2029-00041");
    assert!(reference.starts_with("RF") && ubl.contains(&format!("<cbc:PaymentID>{reference}<")), "{ubl}");
}

#[test]
fn an_invoice_that_is_no_e_invoice_says_why_and_is_a_page_all_the_same() {
    let documents = documents();
    let refused = documents.get(Bob, "/api/documents/invoices/inv_3/ubl").refused(409, "not-an-e-invoice");
    assert_eq!(refused.json["rules"][0]["rule"], "BR-10", "{}", refused.text);
    // Three decimals have no place in EN 16931.
    let refused = documents.get(Ada, "/api/documents/invoices/inv_4/cii").refused(409, "not-an-e-invoice");
    assert_eq!(refused.json["rules"][0]["rule"], "BR-DEC");
    for (who, id) in [(Bob, "inv_3"), (Ada, "inv_4")] {
        let pdf = documents.get(who, &format!("/api/documents/invoices/{id}/pdf")).expect(200);
        assert!(!pdf.bytes.windows(12).any(|window| window == b"factur-x.xml"));
    }
}

#[test]
fn a_seller_without_tax_numbers_sells_outside_the_scope_of_vat() {
    let ubl = documents().get(Bob, "/api/documents/invoices/inv_5/ubl").expect(200).text;
    assert!(ubl.contains("<cbc:ID>O</cbc:ID>") && ubl.contains("VATEX-EU-O"), "{ubl}");
}

#[test]
fn an_invoice_that_differs_from_its_lines_is_not_shown() {
    let documents = documents();
    documents.world.load("DELETE FROM invoice_lines WHERE charge_id = 'chg_2'");
    let answer = documents.get(Ada, "/api/documents/invoices/inv_1/pdf").refused(500, "internal");
    assert!(answer.cause.unwrap().contains("differs from its lines"));
}

#[test]
fn what_is_not_there_or_not_for_the_reader_is_nothing() {
    let documents = documents();
    documents.get(Ada, "/api/documents/invoices/inv_none/pdf").refused(404, "not-found");
    documents.get(Bob, &format!("{DECEMBER}&customer=cus_ada")).refused(404, "not-found");
    documents.get(Bob, "/api/documents/invoices?customer=cus_ada").refused(404, "not-found");
    documents.get(Boss, &format!("{DECEMBER}&customer=cus_none")).refused(404, "not-found");
    documents.get(Boss, DECEMBER).refused(422, "invalid-fields");
}

#[test]
fn whoever_may_not_see_invoices_sees_no_document_of_them() {
    let documents = documents();
    documents.world.load("UPDATE customers SET rights = '{\"see_invoices\":false}' WHERE id = 'cus_ada'");
    let paths =
        ["/api/documents/invoices/inv_1/pdf", "/api/documents/invoices/inv_1/ubl", "/api/documents/invoices", DECEMBER];
    for path in paths {
        documents.get(Ada, path).refused(403, "right-withheld");
        documents.world.load("UPDATE space_settings SET levels = '{\"base\":\"off\",\"sections\":{}}'");
        documents.get(Ada, path).refused(404, "section-off");
        documents.world.load("UPDATE space_settings SET levels = '{\"base\":\"signed_in\",\"sections\":{}}'");
    }
}

#[test]
fn a_list_holds_what_was_asked_for_and_no_formula() {
    let documents = documents();
    documents.world.load("UPDATE customers SET name = '=cmd()' WHERE id = 'cus_bob'");
    let list = documents.get(Boss, "/api/documents/invoices?customer=cus_bob&from=2029-12-01&state=open").expect(200);
    assert_eq!(list.trips, 1);
    let heads = "\u{feff}number,kind,issued_on,due_on,customer,currency,net,tax,gross,settled,open,state,accounting_currency,accounting_tax,rate_for_one,rate\r\n";
    let bobs = "INV-2029-00042,invoice,2029-12-15,2029-12-31,'=cmd(),EUR,10.00,1.90,11.90,0.00,11.90,open,,,,\r\n";
    assert_eq!(list.text, format!("{heads}{bobs}"));
    let adas = documents.get(Ada, "/api/documents/invoices").expect(200).text;
    assert_eq!(adas.lines().count(), 4, "{adas}");
    assert!(adas.contains("INV-2029-00043,invoice,2029-12-21,2029-12-31,Ada Members,KWD,10.005,0.000,10.005,"));
    assert!(adas.contains(
        "CN-2029-00003,credit_note,2029-12-03,2029-12-31,Ada Members,EUR,-30.00,-2.10,-32.10,0.00,0.00,settled"
    ));
    // Whose name it is, and how much: what billing's list shows for the same wish.
    let numbers = |query: &str| {
        let text = documents.get(Boss, &format!("/api/documents/invoices?{query}")).expect(200).text;
        text.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let day_of_issue = numbers("from=2029-12-03&until=2029-12-21");
    assert_eq!(day_of_issue, ["INV-2029-00042", "CN-2029-00003"], "the day after the last is none of it");
    assert_eq!(numbers("kind=credit_note"), ["CN-2029-00003"]);
    assert_eq!(numbers("kind=invoice&customer=cus_ada"), ["INV-2029-00043", "INV-2029-00041"]);
    documents.world.load("UPDATE open_invoices SET due_on = '2030-01-01' WHERE invoice_id = 'inv_3'");
    documents.world.load("UPDATE invoices SET due_on = '2030-01-01' WHERE id = 'inv_3'");
    assert_eq!(numbers("state=open"), ["INV-2029-00041", "INV-2029-00042"], "the first due first");
    assert_eq!(numbers("state=overdue"), ["INV-2029-00041"], "what is due today is not overdue");
    assert_eq!(numbers("state=open&from=2030-01-01"), ["INV-2029-00042"], "by the day on which it is due");
    assert_eq!(numbers("state=open&until=2030-01-01&customer=cus_bob"), [""; 0]);
    let settled = documents.get(Bob, "/api/documents/invoices?state=settled").expect(200).text;
    assert!(settled.contains("INV-2029-00044") && !settled.contains("INV-2029-00042"));
}

#[test]
fn a_logo_stands_at_the_head_of_documents_until_it_is_taken_away() {
    let documents = documents();
    let path = "/api/documents/invoices/inv_1/pdf";
    let without = documents.get(Ada, path).expect(200).bytes;
    assert_eq!(documents.get(Boss, "/api/documents/logo").expect(200).json, json!({ "image": null }));
    documents.put(Boss, "/api/documents/logo", json!({ "image": PIXEL })).expect(200);
    assert_eq!(documents.get(Boss, "/api/documents/logo").expect(200).json, json!({ "image": PIXEL }));
    assert!(documents.get(Ada, path).expect(200).bytes != without);
    documents.delete(Boss, "/api/documents/logo").expect(204);
    assert!(documents.get(Ada, path).expect(200).bytes == without);
}

#[test]
fn what_is_no_picture_is_no_logo() {
    let documents = documents();
    let put = |image: &str| documents.put(Boss, "/api/documents/logo", json!({ "image": image }));
    // A PNG that ends after its head, and a text.
    put("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptV").refused(422, "not-a-logo");
    put("SGVsbG8=").refused(422, "not-a-logo");
    put("not base64").refused(422, "invalid-fields");
    assert_eq!(documents.world.count("SELECT count(*) FROM document_logo"), 0);
    assert_eq!(documents.world.count("SELECT count(*) FROM audit"), 0);
}

#[test]
fn a_logo_is_set_once_and_told_once_whatever_fails() {
    for (fault, done) in [(Fault::Before, 0), (Fault::After, 1)] {
        let documents = documents();
        let (world, body) = (documents.world.clone(), json!({ "image": PIXEL }));
        let documents = documents.failing(fault, 1);
        documents.put(Boss, "/api/documents/logo", body.clone()).refused(500, "internal");
        assert_eq!(world.count("SELECT count(*) FROM document_logo"), done);
        assert_eq!(world.count("SELECT count(*) FROM audit"), done, "the deed and its word go together");
        documents.put(Boss, "/api/documents/logo", body).expect(200);
        documents.delete(Boss, "/api/documents/logo").expect(204);
        documents.delete(Boss, "/api/documents/logo").expect(204);
        assert_eq!(world.count("SELECT count(*) FROM document_logo"), 0);
    }
}

#[cfg(feature = "openapi")]
#[test]
fn the_openapi_document_is_current() {
    let promise = "Turns what is in the ledger into documents to be kept.";
    let text = web::openapi::text("documents", promise, &routes());
    testkit::golden(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/openapi.json"), &text);
}
