use crate::api::InvoiceState;
use kernel::Day;
use ledger::InvoiceKind;

/// What is known of an invoice.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Standing {
    /// Invoice or credit note.
    pub(crate) kind: InvoiceKind,
    /// What is to be paid of it.
    pub(crate) left_minor: i64,
    /// By when.
    pub(crate) due_on: Day,
    /// Whether a payment of it is on its way.
    pub(crate) processing: bool,
    /// Whether some of it was given up.
    pub(crate) written_off: bool,
    /// Whether credit notes took all of it back.
    pub(crate) credited: bool,
}

/// How an invoice stands on `today`.
pub(crate) fn state(of: Standing, today: Day) -> InvoiceState {
    match of.kind {
        InvoiceKind::CreditNote => InvoiceState::Credited,
        InvoiceKind::Invoice if 0 < of.left_minor => match of {
            Standing { processing: true, .. } => InvoiceState::Processing,
            Standing { due_on, .. } if due_on < today => InvoiceState::Overdue,
            _ => InvoiceState::Open,
        },
        InvoiceKind::Invoice if of.written_off => InvoiceState::WrittenOff,
        InvoiceKind::Invoice if of.credited => InvoiceState::Credited,
        InvoiceKind::Invoice => InvoiceState::Paid,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn invoice() -> Standing {
        let due_on = "2030-01-14".parse().unwrap();
        Standing {
            kind: InvoiceKind::Invoice,
            left_minor: 0,
            due_on,
            processing: false,
            written_off: false,
            credited: false,
        }
    }

    #[track_caller]
    fn check(of: Standing, expected: InvoiceState) {
        assert_eq!(state(of, "2030-01-15".parse().unwrap()), expected);
    }

    #[test]
    fn an_invoice_is_overdue_on_the_day_after_it_was_due() {
        let open = Standing { left_minor: 1, ..invoice() };
        check(Standing { due_on: "2030-01-15".parse().unwrap(), ..open }, InvoiceState::Open);
        check(open, InvoiceState::Overdue);
        check(Standing { processing: true, ..open }, InvoiceState::Processing);
    }

    #[test]
    fn what_is_settled_says_by_what() {
        check(Standing { processing: true, ..invoice() }, InvoiceState::Paid);
        check(Standing { written_off: true, ..invoice() }, InvoiceState::WrittenOff);
        check(Standing { credited: true, ..invoice() }, InvoiceState::Credited);
        check(Standing { kind: InvoiceKind::CreditNote, left_minor: -5, ..invoice() }, InvoiceState::Credited);
        // Money went back after it was given up: it is open again.
        check(Standing { left_minor: 1, written_off: true, ..invoice() }, InvoiceState::Overdue);
    }
}
