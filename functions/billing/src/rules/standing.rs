use crate::api::InvoiceState;
use kernel::Day;
use ledger::InvoiceKind;

/// How an invoice stands on `today`: what is to be paid of it, by when, and whether a payment of it is on its way.
pub(crate) fn state(kind: InvoiceKind, left_minor: i64, due_on: Day, today: Day, processing: bool) -> InvoiceState {
    match kind {
        InvoiceKind::CreditNote => InvoiceState::Credited,
        InvoiceKind::Invoice if left_minor <= 0 => InvoiceState::Paid,
        InvoiceKind::Invoice if processing => InvoiceState::Processing,
        InvoiceKind::Invoice if due_on < today => InvoiceState::Overdue,
        InvoiceKind::Invoice => InvoiceState::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: InvoiceKind, left: i64, due_on: &str, processing: bool, expected: InvoiceState) {
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(state(kind, left, day(due_on), day("2030-01-15"), processing), expected);
    }

    #[test]
    fn an_invoice_is_overdue_on_the_day_after_it_was_due() {
        check(InvoiceKind::Invoice, 1, "2030-01-15", false, InvoiceState::Open);
        check(InvoiceKind::Invoice, 1, "2030-01-14", false, InvoiceState::Overdue);
        check(InvoiceKind::Invoice, 1, "2030-01-14", true, InvoiceState::Processing);
        check(InvoiceKind::Invoice, 0, "2030-01-14", true, InvoiceState::Paid);
        check(InvoiceKind::CreditNote, -5, "2030-01-14", false, InvoiceState::Credited);
    }
}
