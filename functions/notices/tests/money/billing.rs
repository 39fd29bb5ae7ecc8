use super::{NAME, card, day, euros, sepa, transfer};
use kernel::Money;
use outbox::{
    AfterFailure, Collection, CollectionAhead, CreditNoteNotice, DisputeNotice, Due, FailureReason, InvoiceNotice,
    LateFee, MandateNotice, Method, MethodExpiring, MethodKind, Page, PaymentFailure, PaymentNotice, RefundNotice,
    Reminder, SettledWithout, SuspensionNotice, Topic,
};

pub(super) fn told() -> Vec<(&'static str, Topic)> {
    [invoices(), reminders(), payments(), failures(), standing()].concat()
}

fn invoice() -> InvoiceNotice {
    InvoiceNotice {
        name: NAME.to_owned(),
        number: "INV-2030-17".to_owned(),
        total: euros(123_450),
        open: euros(123_450),
        due_on: day("2030-01-15"),
        reference: "INV-2030-17".to_owned(),
        page: Page::invoice("inv_1"),
        collected: None,
        settled: None,
    }
}

fn collected(by: Method) -> InvoiceNotice {
    InvoiceNotice { collected: Some(Collection { on: day("2030-01-15"), from: by }), ..invoice() }
}

fn settled(by: SettledWithout) -> Topic {
    Topic::InvoiceIssued(InvoiceNotice { open: euros(0), settled: Some(by), ..invoice() })
}

fn invoices() -> Vec<(&'static str, Topic)> {
    let note = CreditNoteNotice {
        name: NAME.to_owned(),
        number: "CN-2030-2".to_owned(),
        corrects: Some("INV-2030-17".to_owned()),
        also: Vec::new(),
        amount: euros(4_000),
        page: Page::invoice("inv_2"),
    };
    vec![
        ("", Topic::InvoiceIssued(invoice())),
        ("collected", Topic::InvoiceIssued(collected(card()))),
        ("paid", Topic::InvoiceIssued(InvoiceNotice { open: euros(0), ..invoice() })),
        ("credited", settled(SettledWithout::Credited)),
        ("written_off", settled(SettledWithout::WrittenOff)),
        ("", Topic::CreditNoteIssued(note.clone())),
        ("of_several", Topic::CreditNoteIssued(CreditNoteNotice { also: numbers(&["INV-2030-18"]), ..note.clone() })),
        ("alone", Topic::CreditNoteIssued(CreditNoteNotice { corrects: None, ..note })),
    ]
}

fn numbers(list: &[&str]) -> Vec<String> {
    list.iter().map(ToString::to_string).collect()
}

fn reminders() -> Vec<(&'static str, Topic)> {
    let of = |invoice: InvoiceNotice, when| Topic::InvoiceReminder(Reminder { invoice, when, suspended_on: None });
    let part = || InvoiceNotice { open: euros(23_450), ..invoice() };
    let when = Due::Overdue { days: 23 };
    let suspended_soon =
        Topic::InvoiceReminder(Reminder { invoice: invoice(), when, suspended_on: Some(day("2030-02-20")) });
    vec![
        ("before", of(part(), Due::BeforeDue { days: 3 })),
        ("before_collected", of(collected(sepa()), Due::BeforeDue { days: 1 })),
        ("due", of(part(), Due::Due)),
        ("overdue", of(invoice(), Due::Overdue { days: 7 })),
        ("suspended_soon", suspended_soon),
    ]
}

fn payments() -> Vec<(&'static str, Topic)> {
    let payment = PaymentNotice {
        name: NAME.to_owned(),
        amount: euros(50_000),
        on: day("2030-01-02"),
        method: transfer(),
        invoices: numbers(&["INV-2030-17", "INV-2030-18"]),
        credit: Some(euros(1_000)),
        page: Page::billing(),
    };
    let one = PaymentNotice {
        method: card(),
        invoices: numbers(&["INV-2030-17"]),
        credit: None,
        amount: Money { minor: 1_500, currency: "JPY".parse().unwrap() },
        ..payment.clone()
    };
    let refund = RefundNotice {
        name: NAME.to_owned(),
        amount: euros(4_000),
        method: card(),
        reason: "The room was flooded.".to_owned(),
        page: Page::billing(),
    };
    vec![
        ("", Topic::PaymentReceived(payment)),
        ("card", Topic::PaymentReceived(one)),
        ("", Topic::Refunded(refund.clone())),
        ("unsaid", Topic::Refunded(RefundNotice { reason: String::new(), method: transfer(), ..refund })),
    ]
}

fn failures() -> Vec<(&'static str, Topic)> {
    let failure = PaymentFailure {
        name: NAME.to_owned(),
        amount: euros(123_450),
        method: card(),
        number: Some("INV-2030-17".to_owned()),
        also: Vec::new(),
        reason: FailureReason::InsufficientFunds,
        next: AfterFailure::TriedAgain { on: day("2030-01-18") },
        suspended_on: Some(day("2030-02-14")),
        page: Page::invoice("inv_1"),
    };
    let failed = |way, reason, next, method| {
        let failure = PaymentFailure { reason, next, method, suspended_on: None, ..failure.clone() };
        (way, Topic::PaymentFailed(failure))
    };
    let again = AfterFailure::TriedAgain { on: day("2030-01-18") };
    vec![
        ("again", Topic::PaymentFailed(failure.clone())),
        ("of_several", Topic::PaymentFailed(PaymentFailure { also: numbers(&["INV-2030-18"]), ..failure.clone() })),
        ("expired", failed("", FailureReason::Expired, AfterFailure::PayYourself, card()).1),
        failed("mistyped", FailureReason::Mistyped, AfterFailure::PayYourself, sepa()),
        failed("confirm", FailureReason::NotAuthenticated, AfterFailure::ConfirmIt, card()),
        failed("unconfirmed", FailureReason::NotAuthenticated, AfterFailure::PayYourself, card()),
        failed("unusable", FailureReason::AccountUnusable, AfterFailure::PayYourself, sepa()),
        failed("passing", FailureReason::TryAgain, again, sepa()),
        failed("refused", FailureReason::NotCarriedOut, AfterFailure::PayYourself, sepa()),
        (
            "of_order",
            Topic::PaymentFailed(PaymentFailure {
                number: None,
                method: sepa(),
                next: AfterFailure::OrderLapses,
                suspended_on: None,
                page: Page::order("ord_1"),
                ..failure.clone()
            }),
        ),
        failed("unsaid", FailureReason::AskYourBank, again, card()),
    ]
}

/// What concerns the customer's standing and means of payment.
fn standing() -> Vec<(&'static str, Topic)> {
    let (name, page) = (NAME.to_owned(), Page::invoice("inv_1"));
    let ahead = CollectionAhead {
        name: name.clone(),
        amount: euros(123_450),
        on: day("2030-01-15"),
        method: sepa(),
        mandate: "PORTICO-7".to_owned(),
        creditor_id: "DE98ZZZ09999999999".to_owned(),
        number: "INV-2030-17".to_owned(),
        also: Vec::new(),
        page: page.clone(),
    };
    let several = CollectionAhead { also: numbers(&["INV-2030-12", "INV-2030-9"]), ..ahead.clone() };
    let bacs = Method { kind: MethodKind::BacsDebit, label: "•••• 2345".to_owned() };
    let mandate = MandateNotice {
        name: name.clone(),
        method: sepa(),
        mandate: ahead.mandate.clone(),
        creditor_id: ahead.creditor_id.clone(),
        page: Page::methods(),
    };
    let ach = Method { kind: MethodKind::UsBankAccount, label: "Quay Bank •••• 6789".to_owned() };
    let overdue = |minor| SuspensionNotice { name: NAME.to_owned(), overdue: euros(minor), page: Page::billing() };
    let (number, open, fee) = ("INV-2030-17".to_owned(), euros(123_450), euros(1_500));
    vec![
        ("bacs", Topic::CollectionAhead(CollectionAhead { method: bacs, creditor_id: String::new(), ..ahead.clone() })),
        ("", Topic::CollectionAhead(ahead)),
        ("of_several", Topic::CollectionAhead(several)),
        ("ach", Topic::MandateSetUp(MandateNotice { method: ach, creditor_id: String::new(), ..mandate.clone() })),
        ("", Topic::MandateSetUp(mandate)),
        ("", Topic::LateFee(LateFee { name: name.clone(), number, days: 14, open, fee, page: page.clone() })),
        ("", Topic::Suspended(overdue(123_450))),
        ("", Topic::Unsuspended(overdue(0))),
        ("", Topic::Reinstated(overdue(123_450))),
        ("", Topic::MethodExpiring(MethodExpiring { name, method: card(), expires_on: day("2030-01-31"), page })),
        ("", Topic::DisputeOpened(dispute())),
        ("inquiry", Topic::DisputeOpened(DisputeNotice { is_inquiry: true, ..dispute() })),
        ("returned", returned("account_closed")),
        ("returned_for_a_new_reason", returned("MD07")),
    ]
}

fn dispute() -> DisputeNotice {
    DisputeNotice {
        customer: NAME.to_owned(),
        amount: euros(123_450),
        reason: "fraudulent".to_owned(),
        answer_by: Some(day("2030-01-20")),
        is_inquiry: false,
        is_return: false,
        page: Page::console_payment("pay_1"),
    }
}

fn returned(reason: &str) -> Topic {
    let notice = DisputeNotice { reason: reason.to_owned(), answer_by: None, is_return: true, ..dispute() };
    Topic::DisputeOpened(notice)
}
