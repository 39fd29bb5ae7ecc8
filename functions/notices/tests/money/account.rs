use super::{NAME, day};
use outbox::{ApprovalNotice, BrokenRule, HealthNotice, OperatorInvitation, Page, Topic};

pub(super) fn told() -> Vec<(&'static str, Topic)> {
    let name = || NAME.to_owned();
    let approval = |words: &str, page| ApprovalNotice { name: name(), words: words.to_owned(), page };
    vec![
        (
            "",
            Topic::FileGiven {
                name: name(),
                title: "Contract: the flooded room".to_owned(),
                page: Page::account_files(),
            },
        ),
        ("", Topic::ExportMade { name: name(), until: day("2030-01-16"), page: Page::account_data() }),
        ("", Topic::AccountWaits(approval("dan@example.org", Page::console_approvals()))),
        (
            "",
            Topic::HealthBroken(HealthNotice {
                function: "billing".to_owned(),
                rules: vec![BrokenRule { rule: "invoice number gap".to_owned(), cases: 2 }],
                page: Page::console_health(),
            }),
        ),
        ("", Topic::AccountApproved(approval("", Page::dashboard()))),
        ("", Topic::AccountDeclined(approval("We are full <until> March.", Page::waiting()))),
        (
            "",
            Topic::OperatorInvited(OperatorInvitation {
                inviter: "Boss <Operator>".to_owned(),
                last_day: day("2030-01-14"),
                page: Page::operator_invitation("token"),
            }),
        ),
        ("", Topic::ErasureAsked { name: name(), due: day("2030-01-16"), page: Page::account_data() }),
        ("", Topic::ErasureTakenBack { name: name(), page: Page::account_data() }),
        ("", Topic::ErasureHeld { name: name(), page: Page::account_data() }),
        ("", Topic::AccountErased { name: name() }),
    ]
}
