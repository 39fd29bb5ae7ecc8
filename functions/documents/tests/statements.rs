//! Statements: what stands on them, in which order, and what is refused.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use support::*;
use testkit::Persona::*;

#[test]
fn a_statement_runs_from_balance_to_balance_on_the_calendar_of_the_books() {
    let documents = documents();
    let csv = documents.get(Ada, &format!("{DECEMBER}&format=csv")).expect(200);
    assert_eq!((csv.trips, header(&csv, "content-type")), (1, "text/csv"));
    assert_eq!(header(&csv, "content-disposition"), "attachment; filename=\"statement-2029-12-01-2029-12-31.csv\"");
    // The write-off was at 23:30 in UTC on the last day of the year, which is the next year where the books are kept.
    let expected = "\u{feff}date,what,reference,currency,amount,balance,recorded_on\r\n\
        2029-12-01,opening_balance,,EUR,,328.41,\r\n\
        2029-12-03,credit_note,CN-2029-00003,EUR,-32.10,296.31,\r\n\
        2029-12-09,payment,by bank transfer,EUR,-100.00,196.31,\r\n\
        2029-12-31,closing_balance,,EUR,,196.31,\r\n";
    assert_eq!(csv.text, expected);
    let pdf = documents.get(Ada, DECEMBER).expect(200);
    assert_eq!((pdf.trips, header(&pdf, "content-type")), (1, "application/pdf"));
    assert!(pdf.bytes.starts_with(b"%PDF"));
}

#[test]
fn a_transfer_stands_on_the_day_on_which_it_came_whenever_it_was_written_down() {
    for (came, written_down, lines) in [
        (
            "2029-12-02",
            "2029-12-09",
            [
                "2029-12-02,payment,by bank transfer,EUR,-100.00,228.41,2029-12-09",
                "2029-12-03,credit_note,CN-2029-00003,EUR,-32.10,196.31,",
            ],
        ),
        (
            "2029-12-31",
            "2030-01-20",
            [
                "2029-12-03,credit_note,CN-2029-00003,EUR,-32.10,296.31,",
                "2029-12-31,payment,by bank transfer,EUR,-100.00,196.31,2030-01-20",
            ],
        ),
        (
            "2029-11-30",
            "2029-12-09",
            ["2029-12-01,opening_balance,,EUR,,228.41,", "2029-12-03,credit_note,CN-2029-00003,EUR,-32.10,196.31,"],
        ),
        (
            "2030-01-01",
            "2030-01-20",
            ["2029-12-03,credit_note,CN-2029-00003,EUR,-32.10,296.31,", "2029-12-31,closing_balance,,EUR,,296.31,"],
        ),
    ] {
        let documents = documents();
        let at = format!("{written_down}T12:00:00Z").parse::<kernel::Instant>().unwrap().as_millis();
        let dated = format!(
            "UPDATE payments SET received_on = '{came}';\nUPDATE account_entries SET at = {at} WHERE source_id = 'pay_1'"
        );
        documents.world.load(dated.leak());
        let csv = documents.get(Ada, &format!("{DECEMBER}&format=csv")).expect(200).text;
        let told: Vec<&str> = csv.lines().filter(|line| lines.contains(line)).collect();
        assert_eq!(
            (told, csv.lines().count()),
            (lines.to_vec(), if came.starts_with("2029-12") { 5 } else { 4 }),
            "{csv}"
        );
        let pdf = documents.get(Ada, DECEMBER).expect(200);
        assert!(pdf.bytes.starts_with(b"%PDF"));
    }
}

#[test]
fn a_statement_of_days_without_anything_is_empty() {
    let csv = documents().get(Carl, &format!("{DECEMBER}&format=csv")).expect(200);
    assert_eq!(csv.text, "\u{feff}date,what,reference,currency,amount,balance,recorded_on\r\n");
}

#[test]
fn days_that_end_before_they_begin_are_refused() {
    let documents = documents();
    let backwards = "from=2029-12-31&until=2029-12-01";
    for path in ["/api/documents/statement", "/api/documents/invoices"] {
        let answer = documents.get(Ada, &format!("{path}?{backwards}")).refused(422, "invalid-fields");
        assert_eq!(answer.json["errors"][0]["pointer"], "/until");
    }
}

#[test]
fn more_than_a_document_holds_is_refused() {
    let documents = documents();
    documents.world.load(
        "INSERT INTO account_entries (customer_id, at, kind, source_id, currency, amount_minor)
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5001)
         SELECT 'cus_carl', 1891000000000 + i, 'payment', 'pay_many_' || i, 'EUR', -1 FROM n",
    );
    documents.get(Carl, DECEMBER).refused(422, "too-much");
}
