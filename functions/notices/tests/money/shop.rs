use super::{NAME, card, day, euros, sepa};
use outbox::{
    Charged, OrderGivenUp, OrderLine, OrderNotice, OrderRefund, Page, ProposalDecision, ProposalNotice, Topic,
};

pub(super) fn told() -> Vec<(&'static str, Topic)> {
    let refund = OrderRefund {
        name: NAME.to_owned(),
        missing: vec!["Oak room, Tuesday, 1 January 2030, 09:00–11:00".to_owned(), "Pine room".to_owned()],
        amount: euros(13_000),
        costs_other: false,
        taxed_anew: false,
        method: card(),
        page: Page::basket(),
    };
    let proposal = ProposalNotice {
        name: NAME.to_owned(),
        message: "As we said on the phone:\r\n\r\nthe corner desk & a locker.\nUntil Friday.".to_owned(),
        lines: lines_offered(),
        expires_on: day("2030-01-31"),
        page: Page::proposal("prp_1"),
    };
    let decided = |accepted| {
        let page = Page::console_proposal("prp_1");
        Topic::ProposalDecided(ProposalDecision { customer: NAME.to_owned(), accepted, lines: lines_offered(), page })
    };
    vec![
        ("", Topic::OrderReceived(order())),
        ("next_invoice", Topic::OrderReceived(on_the_next_invoice())),
        ("waits", Topic::OrderReceived(that_waits())),
        ("begins_late", Topic::OrderReceived(that_begins_late())),
        ("", Topic::OrderRefunded(refund.clone())),
        (
            "costs_other",
            Topic::OrderRefunded(OrderRefund { costs_other: true, missing: vec!["Flex".to_owned()], ..refund.clone() }),
        ),
        (
            "taxed_anew",
            Topic::OrderRefunded(OrderRefund { taxed_anew: true, missing: vec!["Ten passes".to_owned()], ..refund }),
        ),
        (
            "",
            Topic::OrderGivenUp(OrderGivenUp {
                name: NAME.to_owned(),
                lines: lines_offered(),
                total: euros(29_900),
                page: Page::order("ord_1"),
            }),
        ),
        ("", Topic::ProposalSent(proposal.clone())),
        ("unsaid", Topic::ProposalSent(ProposalNotice { message: String::new(), ..proposal })),
        ("accepted", decided(true)),
        ("refused", decided(false)),
    ]
}

fn lines_offered() -> Vec<(String, kernel::Money)> {
    vec![("Corner desk".to_owned(), euros(29_900)), ("Locker 7".to_owned(), euros(0))]
}

fn line(name: &str, quantity: u32, minor: i64, charged: Charged) -> OrderLine {
    OrderLine { name: name.to_owned(), quantity, amount: euros(minor), charged, begins_late: None }
}

fn order() -> OrderNotice {
    OrderNotice {
        name: NAME.to_owned(),
        lines: vec![
            line("Flex", 1, 10_000, Charged::On { day: day("2030-02-01") }),
            line("Day pass", 10, 15_000, Charged::Now),
            line("Oak room, Tuesday, 1 January 2030, 09:00–11:00", 1, 4_000, Charged::Now),
            line("Phone booth", 1, 0, Charged::Covered),
        ],
        code: Some("WELCOME".to_owned()),
        tax: euros(4_630),
        total: euros(29_000),
        paid: Some((euros(19_000), card())),
        invoice: Some("INV-2030-18".to_owned()),
        page: Page::order("ord_1"),
    }
}

fn on_the_next_invoice() -> OrderNotice {
    let lines = vec![line("Day pass", 1, 1_500, Charged::NextInvoice)];
    OrderNotice { lines, code: None, tax: euros(239), total: euros(1_500), paid: None, invoice: None, ..order() }
}

fn that_waits() -> OrderNotice {
    let lines = vec![line("Corner desk", 1, 90_000, Charged::OnceApproved)];
    OrderNotice { lines, code: None, tax: euros(14_370), total: euros(90_000), paid: None, invoice: None, ..order() }
}

fn that_begins_late() -> OrderNotice {
    let begun = OrderLine { begins_late: Some(day("2030-01-09")), ..line("Flex", 1, 10_000, Charged::Now) };
    OrderNotice {
        lines: vec![begun],
        code: None,
        tax: euros(1_597),
        total: euros(10_000),
        paid: Some((euros(10_000), sepa())),
        ..order()
    }
}
