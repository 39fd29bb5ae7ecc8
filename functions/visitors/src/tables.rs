//! Visits as a table: CSV (RFC 4180), with a byte order mark, because spreadsheets take a file without one for another
//! alphabet's. The heads are words for programs, the same in every language.
use crate::api::OperatorVisit;
use kernel::Instant;

/// U+FEFF in UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

const HEADS: [&str; 14] = [
    "day",
    "location",
    "visitor",
    "company",
    "email",
    "host",
    "registered_by",
    "status",
    "walk_in",
    "starts_at",
    "ends_at",
    "in_at",
    "out_at",
    "out_by",
];

/// Visits, one a row.
pub(crate) fn visits(visits: &[OperatorVisit]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(HEADS)?;
    for OperatorVisit { visit, day, customer_name, .. } in visits {
        writer.write_record([
            day.to_string(),
            text(&visit.location.name),
            text(&visit.name),
            text(&visit.company),
            text(visit.email.as_deref().unwrap_or_default()),
            text(&visit.host.name),
            text(customer_name),
            visit.status.word().to_owned(),
            if visit.walk_in { "yes" } else { "no" }.to_owned(),
            visit.starts_at.to_string(),
            visit.ends_at.to_string(),
            at(visit.in_at),
            at(visit.out_at),
            visit.out_by.map_or("", crate::api::OutBy::word).to_owned(),
        ])?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

fn at(instant: Option<Instant>) -> String {
    instant.map(|at| at.to_string()).unwrap_or_default()
}

/// A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
fn text(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if formula { format!("'{text}") } else { text.to_owned() }
}
