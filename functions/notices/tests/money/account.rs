use super::{NAME, day};
use outbox::{Page, Topic};

pub(super) fn told() -> Vec<(&'static str, Topic)> {
    let name = || NAME.to_owned();
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
        ("", Topic::ErasureAsked { name: name(), due: day("2030-01-16"), page: Page::account_data() }),
        ("", Topic::ErasureTakenBack { name: name(), page: Page::account_data() }),
        ("", Topic::ErasureHeld { name: name(), page: Page::account_data() }),
        ("", Topic::AccountErased { name: name() }),
    ]
}
