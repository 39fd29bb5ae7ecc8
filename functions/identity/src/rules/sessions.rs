//! How long a session lasts, and what a refresh token that comes back means.
use crate::secrets::Secret;
use kernel::{Instant, SessionId};

/// A session that is not used for so long ends.
pub const IDLE_DAYS_MAX: i64 = 30;
/// However much it is used, a session ends after so long. The store's SQL says the same in milliseconds.
pub const SESSION_DAYS_MAX: i64 = 90;
/// How many devices may be signed in to one account; a further sign-in ends the session unused for longest.
pub const SESSIONS_OPEN_MAX: u32 = 50;
/// For so long after its replacement a refresh token may come back: two tabs that refresh at once, or one browser that
/// never got the answer. Whoever presents it later is not the browser that replaced it.
pub const REPEAT_SECONDS_MAX: i64 = 10;

const MINUTES_PER_DAY: i64 = 24 * 60;

/// When a session used now ends if it is not used again.
pub fn idle_until(now: Instant) -> Instant {
    now.plus_minutes(IDLE_DAYS_MAX * MINUTES_PER_DAY)
}

/// What the refresh cookie carries: a session, and a secret that proves it.
pub struct RefreshToken {
    /// The session.
    pub session: SessionId,
    /// The secret.
    pub secret: Secret,
}

impl RefreshToken {
    /// `<session id>.<secret>`.
    pub fn to_text(&self) -> String {
        format!("{}.{}", self.session, self.secret.to_text())
    }

    /// Reads what `to_text` wrote; `None` for anything else.
    pub fn from_text(text: &str) -> Option<Self> {
        let (session, secret) = text.split_once('.')?;
        Some(Self { session: session.parse().ok()?, secret: Secret::from_text(secret)? })
    }
}

/// A session after a refresh was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// What the database keeps of the refresh token that is good now.
    pub refresh_hash: String,
    /// When the one before was replaced.
    pub rotated_at: Instant,
    /// When the session ends by itself.
    pub expires_at: Instant,
    /// Whether it was ended.
    pub is_ended: bool,
}

/// What a presented refresh token means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refreshed {
    /// The session goes on, with the successor of the presented token.
    GoesOn,
    /// The token was replaced a while ago, or never was this session's: it is in two hands, and the session must end.
    Stolen,
}

/// The session has ended or expired.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended;

/// Judges a refresh. `successor_hash` is that of the presented token's successor: if it is the good one now, this refresh
/// made it so, or one moments ago did and this is its repeat.
pub fn refreshed(session: Option<&Tried>, successor_hash: &str, now: Instant) -> Result<Refreshed, Ended> {
    let session = session.filter(|s| !s.is_ended && now < s.expires_at).ok_or(Ended)?;
    let is_recent = now <= session.rotated_at.plus_seconds(REPEAT_SECONDS_MAX);
    let goes_on = session.refresh_hash == successor_hash && is_recent;
    Ok(if goes_on { Refreshed::GoesOn } else { Refreshed::Stolen })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        "2030-01-01T08:00:00Z".parse::<Instant>().unwrap().plus_seconds(seconds)
    }

    fn session() -> Tried {
        Tried { refresh_hash: "b".to_owned(), rotated_at: at(0), expires_at: at(1000), is_ended: false }
    }

    #[test]
    fn a_refresh_goes_on_now_and_for_ten_seconds() {
        assert_eq!(refreshed(Some(&session()), "b", at(0)), Ok(Refreshed::GoesOn));
        assert_eq!(refreshed(Some(&session()), "b", at(10)), Ok(Refreshed::GoesOn));
        assert_eq!(refreshed(Some(&session()), "b", at(11)), Ok(Refreshed::Stolen));
        assert_eq!(refreshed(Some(&session()), "another", at(0)), Ok(Refreshed::Stolen));
    }

    #[test]
    fn a_session_that_ended_or_expired_or_never_was_does_not_go_on() {
        assert_eq!(refreshed(None, "b", at(0)), Err(Ended));
        assert_eq!(refreshed(Some(&Tried { is_ended: true, ..session() }), "b", at(0)), Err(Ended));
        assert_eq!(refreshed(Some(&session()), "b", at(1000)), Err(Ended));
    }

    #[test]
    fn a_refresh_token_reads_back() {
        let token = RefreshToken { session: "ses_1".parse().unwrap(), secret: Secret([1; 32]) };
        let read = RefreshToken::from_text(&token.to_text()).unwrap();
        assert!(read.session == token.session && read.secret == token.secret);
        assert!(RefreshToken::from_text("ses_1").is_none());
        assert!(RefreshToken::from_text("ses_1.short").is_none());
        assert!(RefreshToken::from_text("acc_1.AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE").is_none());
    }
}
