//! Changing the address of an account.
use super::Refusal;
use crate::secrets::same;
use kernel::text::Email;
use kernel::{Instant, SessionId};

/// How long the code is good that is mailed to a new address.
pub const CODE_MINUTES_MAX: i64 = 30;

/// How long the link is good that an operator has mailed there: its reader may not be at the screen.
pub const LINK_MINUTES_MAX: i64 = 24 * 60;

/// How long the address before can be put back. Whoever was on holiday reads the mail in time.
pub const PUT_BACK_MINUTES_MAX: i64 = 7 * 24 * 60;

/// What was added to an account so long before its address changed goes with the change when the address is put back: who takes an
/// account over sets up ways in at the same sitting.
pub const SUSPECT_MINUTES: i64 = 24 * 60;

/// Refuses the address that the account has.
pub fn is_another(present: &Email, wanted: &Email) -> Result<(), Refusal> {
    if present == wanted { Err(Refusal::SameEmail) } else { Ok(()) }
}

/// A change that waits for its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// What is kept of the code.
    pub proof_hash: String,
    /// Where the code is shown; `None` where a link does.
    pub session: Option<SessionId>,
    /// Until when.
    pub expires_at: Instant,
}

impl Waiting {
    /// Whether a code shown in that session could still do.
    pub fn is_open(&self, session: &SessionId, now: Instant) -> bool {
        self.session.as_ref() == Some(session) && now < self.expires_at
    }
}

/// Judges a code, by what would be kept of it: it is shown where it was asked for, in time, and right.
pub fn judge(waiting: Option<&Waiting>, session: &SessionId, shown_hash: &str, now: Instant) -> Result<(), Refusal> {
    let waiting = waiting.filter(|waiting| waiting.is_open(session, now)).ok_or(Refusal::ChallengeLapsed)?;
    if same(&waiting.proof_hash, shown_hash) { Ok(()) } else { Err(Refusal::WrongCode) }
}

/// An address as whoever reads the one before may see it: its first letter and its domain. They may be somebody from a former company.
pub fn masked(email: &Email) -> String {
    let (local, domain) = email.as_str().rsplit_once('@').unwrap_or_default();
    format!("{}…@{domain}", local.chars().take(1).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_good_in_its_session_in_time_and_if_it_is_right() {
        let now: Instant = "2030-01-01T08:00:00Z".parse().unwrap();
        let (ada, other): (SessionId, SessionId) = ("ses_ada".parse().unwrap(), "ses_other".parse().unwrap());
        let expires_at = now.plus_minutes(CODE_MINUTES_MAX);
        let waiting = Waiting { proof_hash: "right".to_owned(), session: Some(ada.clone()), expires_at };
        let by_link = Waiting { session: None, ..waiting.clone() };
        for (waiting, session, shown, at, judged) in [
            (Some(&waiting), &ada, "right", now, Ok(())),
            (Some(&waiting), &ada, "wrong", now, Err(Refusal::WrongCode)),
            (Some(&waiting), &other, "right", now, Err(Refusal::ChallengeLapsed)),
            (Some(&waiting), &ada, "right", expires_at, Err(Refusal::ChallengeLapsed)),
            (Some(&by_link), &ada, "right", now, Err(Refusal::ChallengeLapsed)),
            (None, &ada, "right", now, Err(Refusal::ChallengeLapsed)),
        ] {
            assert_eq!(judge(waiting, session, shown, at), judged, "{session} {shown}");
        }
    }

    #[test]
    fn an_address_is_masked_but_for_its_first_letter_and_its_domain() {
        assert_eq!(masked(&"ada.members@example.org".parse().unwrap()), "a…@example.org");
    }

    #[test]
    fn the_same_address_is_none_to_change_to() {
        let ada: Email = "ada@example.org".parse().unwrap();
        assert_eq!(is_another(&ada, &"ADA@example.org".parse().unwrap()), Err(Refusal::SameEmail));
        assert_eq!(is_another(&ada, &"ada@example.com".parse().unwrap()), Ok(()));
    }
}
