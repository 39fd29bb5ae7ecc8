//! Who sees what of somebody, and who may do what cannot be taken back.
use super::RECENT_MINUTES_MAX;
use crate::api::{ProfileField, Visibility};
use access::{Right, Section, Viewer, decide};
use kernel::{AccountId, Instant};

/// Of whose profile a picture is, and who finds that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Whose.
    pub owner: AccountId,
    /// Who finds them.
    pub visibility: Visibility,
    /// What is shown there.
    pub shown: Vec<ProfileField>,
}

/// Whether somebody sees the pictures of a profile: its owner always, others where both are shown to them.
pub fn sees(asker: Option<&AccountId>, viewer: &Viewer, of: &Seen) -> bool {
    if asker == Some(&of.owner) {
        return true;
    }
    of.shown.contains(&ProfileField::Photo)
        && match of.visibility {
            Visibility::Nobody => false,
            Visibility::Members => {
                asker.is_some()
                    && decide(viewer, Section::Directory).is_ok()
                    && decide(viewer, Right::UseDirectory).is_ok()
            }
            Visibility::Public => true,
        }
}

/// For how many seconds a browser keeps a picture without asking: its address changes with the picture, so what could be out of
/// date is who may see it. Five minutes, as long as a sign-out takes to reach everybody.
pub fn kept_seconds(of: &Seen) -> (u32, bool) {
    (300, of.visibility == Visibility::Public && of.shown.contains(&ProfileField::Photo))
}

/// Whether a session began just now.
pub fn recent(began: Instant, now: Instant) -> bool {
    now < began.plus_minutes(RECENT_MINUTES_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_recent_for_a_quarter_of_an_hour() {
        let began: Instant = "2030-01-01T08:00:00Z".parse().unwrap();
        assert!(recent(began, began.plus_seconds(899)));
        assert!(!recent(began, began.plus_seconds(900)));
    }
}
