//! Visits as a table. The heads are words for programs, the same in every language.
use crate::api::OperatorVisit;
use kernel::Instant;
use web::table::{Table, TableError, cell};

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
pub(crate) fn visits(visits: &[OperatorVisit]) -> Result<Vec<u8>, TableError> {
    let mut table = Table::with(&HEADS)?;
    for OperatorVisit { visit, day, customer_name, .. } in visits {
        table.row(&[
            &day.to_string(),
            &cell(&visit.location.name),
            &cell(&visit.name),
            &cell(&visit.company),
            &cell(visit.email.as_deref().unwrap_or_default()),
            &cell(&visit.host.name),
            &cell(customer_name),
            visit.status.word(),
            if visit.walk_in { "yes" } else { "no" },
            &visit.starts_at.to_string(),
            &visit.ends_at.to_string(),
            &at(visit.in_at),
            &at(visit.out_at),
            visit.out_by.map_or("", crate::api::OutBy::word),
        ])?;
    }
    table.done()
}

fn at(instant: Option<Instant>) -> String {
    instant.map(|at| at.to_string()).unwrap_or_default()
}
