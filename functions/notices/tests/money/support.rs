use super::{NAME, day};
use outbox::{AnswerDue, Page, TicketAnswer, TicketBecame, TicketChange, TicketMerge, TicketNotice, Topic};

pub(super) fn told() -> Vec<(&'static str, Topic)> {
    let due = AnswerDue {
        at: "2030-01-02T10:30:00Z".parse().unwrap(),
        offset_seconds: 3600,
        zone: "Europe/Berlin".to_owned(),
    };
    let raised = TicketNotice {
        customer: NAME.to_owned(),
        number: None,
        subject: "Oak room: the heating is off".to_owned(),
        department: "Building".to_owned(),
        location: "Harbour".to_owned(),
        text: "It is 14 °C in here.\r\n\r\nThe valve & the pump are flooded.".to_owned(),
        due: Some(due),
        page: Page::console_ticket("tkt_1"),
    };
    let answered = TicketAnswer {
        name: NAME.to_owned(),
        number: 17,
        subject: "Oak room: the heating is off".to_owned(),
        text: "We are on our way.\n\nMay we come in at ten?".to_owned(),
        solved_until: None,
        page: Page::ticket("tkt_1"),
    };
    let became = |became| {
        let (name, subject) = (NAME.to_owned(), "Oak room: the heating is off".to_owned());
        Topic::TicketChanged(TicketChange { name, number: 17, subject, became, page: Page::ticket("tkt_1") })
    };
    let merged = TicketMerge {
        name: NAME.to_owned(),
        number: 19,
        subject: "Still cold".to_owned(),
        into_number: 17,
        into_subject: "Oak room: the heating is off".to_owned(),
        page: Page::ticket("tkt_1"),
    };
    vec![
        ("", Topic::TicketRaised(raised.clone())),
        ("no_target", Topic::TicketRaised(TicketNotice { due: None, ..raised.clone() })),
        ("", Topic::TicketReplied(TicketNotice { number: Some(17), due: None, ..raised })),
        ("", Topic::TicketAnswered(answered.clone())),
        ("solved", Topic::TicketAnswered(TicketAnswer { solved_until: Some(day("2030-01-16")), ..answered })),
        ("open", became(TicketBecame::Open)),
        ("waiting", became(TicketBecame::Waiting)),
        ("solved", became(TicketBecame::Solved { until: day("2030-01-16") })),
        ("", Topic::TicketMerged(merged)),
    ]
}
