use crate::api::InvoiceState;
use crate::store::ListedRow;
use kernel::Day;

/// Of open invoices those that are overdue on `today`, if these were asked for: as in the list of billing, from the day after they
/// were due.
pub(crate) fn of_state(rows: Vec<ListedRow>, state: Option<InvoiceState>, today: Day) -> Vec<ListedRow> {
    let overdue = |row: &ListedRow| state != Some(InvoiceState::Overdue) || row.due_on < today;
    rows.into_iter().filter(overdue).collect()
}
