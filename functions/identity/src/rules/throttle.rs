//! Lock-out with back-off: how many attempts, how long a lock.
//!
//! An attempt is counted before it is judged, in the statement that admits it, so that a hundred attempts at once are a
//! hundred attempts. What is locked is neither judged nor counted: it costs no Argon2 and prolongs no lock.
use crate::secrets::digest;
use kernel::text::Email;
use kernel::{AccountId, Instant};
use serde::Serialize;
use std::net::IpAddr;

/// Minutes of lock after the last free attempt and after each further one; the last entry repeats.
const LOCK_MINUTES: [i64; 5] = [1, 2, 4, 8, 15];

/// How many attempts a subject has, and when counting begins anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// This attempt and each after it locks.
    pub attempts_max: u32,
    /// Minutes after the first attempt at which the count begins anew.
    pub window_minutes: i64,
}

/// Passwords tried on one account. 5 free ones, then 4 that wait, then one each 15 minutes: about 100 a day, as many as
/// NIST SP 800-63B-4, 3.2.2, allows in a row. Success forgets them.
pub const PASSWORDS_PER_ACCOUNT: Limit = Limit { attempts_max: 5, window_minutes: 24 * 60 };
/// Passwords tried wrongly from one address. A whole space may share one, so the count begins anew each hour: an office
/// whose members mistype now and then is never locked, a list of stolen passwords is.
pub const PASSWORDS_PER_ADDRESS: Limit = Limit { attempts_max: 20, window_minutes: 60 };
/// Mails that strangers can make us send to one mailbox.
pub const MAILS_PER_MAILBOX: Limit = Limit { attempts_max: 5, window_minutes: 60 };
/// Mails that one address can make us send. On its opening day a space signs up from one address.
pub const MAILS_PER_ADDRESS: Limit = Limit { attempts_max: 60, window_minutes: 60 };

/// Ways to a provider from one address. On Monday morning a space signs in from one address; each way costs a row and
/// perhaps a question to the provider.
pub const WAYS_PER_ADDRESS: Limit = Limit { attempts_max: 300, window_minutes: 60 };

/// Something that is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counter {
    /// Whose attempts: `account:…`, `password:…`, `code:…`, `mail-code:…`, `mailbox:…`, `address:…`, `mails-from:…`, `ways`
    /// or `ways-from:…`.
    pub subject: String,
    /// How many.
    pub limit: Limit,
}

/// Until when the subject is locked once so many attempts are counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// From this count on.
    pub attempts: u32,
    /// Milliseconds since 1970.
    pub until: i64,
}

impl Counter {
    /// The locks of an attempt made now, by the count that it reaches.
    pub fn steps(&self, now: Instant) -> Vec<Step> {
        let attempts = self.limit.attempts_max..=u32::MAX;
        let step = |(attempts, minutes)| Step { attempts, until: now.plus_minutes(minutes).as_millis() };
        attempts.zip(LOCK_MINUTES).map(step).collect()
    }

    /// A count that began at this instant or before begins anew.
    pub fn forget_since(&self, now: Instant) -> Instant {
        now.plus_minutes(-self.limit.window_minutes)
    }
}

/// An attempt of somebody from somewhere: counted for both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// On whom.
    pub on: Counter,
    /// From where.
    pub from: Counter,
}

impl Attempt {
    /// Trying a password for an e-mail address. Unknown addresses are counted alike, under a digest, because people also
    /// type their password there.
    pub fn sign_in(email: &Email, address: &str) -> Self {
        let on =
            Counter { subject: format!("account:{}", digest(email.as_str().as_bytes())), limit: PASSWORDS_PER_ACCOUNT };
        Self { on, from: from("address", address, PASSWORDS_PER_ADDRESS) }
    }

    /// Trying the present password of the account that one is signed in with.
    pub fn change_password(account: &AccountId, address: &str) -> Self {
        let on = Counter { subject: format!("password:{account}"), limit: PASSWORDS_PER_ACCOUNT };
        Self { on, from: from("address", address, PASSWORDS_PER_ADDRESS) }
    }

    /// Showing a code for an account: an app's or a recovery code. A right password does not forget them.
    pub fn code(account: &AccountId, address: &str) -> Self {
        let on = Counter { subject: format!("code:{account}"), limit: PASSWORDS_PER_ACCOUNT };
        Self { on, from: from("address", address, PASSWORDS_PER_ADDRESS) }
    }

    /// Showing a code that was mailed, for an account or for a way by a provider.
    pub fn mail_code(of: &str, address: &str) -> Self {
        let on = Counter { subject: format!("mail-code:{of}"), limit: PASSWORDS_PER_ACCOUNT };
        Self { on, from: from("address", address, PASSWORDS_PER_ADDRESS) }
    }

    /// Asking for something that sends a mail.
    pub fn mail(email: &Email, address: &str) -> Self {
        let on =
            Counter { subject: format!("mailbox:{}", digest(email.as_str().as_bytes())), limit: MAILS_PER_MAILBOX };
        Self { on, from: from("mails-from", address, MAILS_PER_ADDRESS) }
    }
}

impl Attempt {
    /// Setting out for a provider, or asking which one it is: counted for where it comes from.
    pub fn way(address: &str) -> Self {
        let unlimited = Limit { attempts_max: u32::MAX, ..WAYS_PER_ADDRESS };
        let on = Counter { subject: "ways".to_owned(), limit: unlimited };
        Self { on, from: from("ways-from", address, WAYS_PER_ADDRESS) }
    }
}

/// A counter for an address. An IPv6 customer has a whole /64 (RFC 6177), so that is what counts. At the edge the
/// address is always known and cannot be forged; elsewhere there is none, and nothing is counted against it.
fn from(kind: &str, address: &str, limit: Limit) -> Counter {
    let place = match address.parse::<IpAddr>().map(|address| address.to_canonical()) {
        Ok(IpAddr::V4(v4)) => v4.to_string(),
        Ok(IpAddr::V6(v6)) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        Err(_) => {
            let unlimited = Limit { attempts_max: u32::MAX, ..limit };
            return Counter { subject: format!("{kind}:unknown"), limit: unlimited };
        }
    };
    Counter { subject: format!("{kind}:{place}"), limit }
}

/// Too many attempts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Locked {
    /// Seconds to wait, rounded up.
    pub retry_after_seconds: i64,
}

/// Lets an attempt go on if the database admitted it for both its counters; else says how long to wait.
pub fn admit(
    attempt: &Attempt,
    admitted: &[String],
    locked_until: Option<Instant>,
    now: Instant,
) -> Result<(), Locked> {
    if [&attempt.on, &attempt.from].into_iter().all(|counter| admitted.contains(&counter.subject)) {
        return Ok(());
    }
    let left_millis = locked_until.map_or(0, |until| until.as_millis() - now.as_millis());
    Err(Locked { retry_after_seconds: left_millis.max(1).div_euclid(1000) + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ada() -> Email {
        "ada@example.org".parse().unwrap()
    }

    #[test]
    fn the_lock_doubles_up_to_a_quarter_of_an_hour() {
        let now: Instant = "2030-01-01T08:00:00Z".parse().unwrap();
        let steps = Attempt::sign_in(&ada(), "192.0.2.1").on.steps(now);
        let minutes: Vec<_> =
            steps.iter().map(|step| (step.attempts, (step.until - now.as_millis()) / 60_000)).collect();
        assert_eq!(minutes, [(5, 1), (6, 2), (7, 4), (8, 8), (9, 15)]);
    }

    #[test]
    fn an_address_is_an_ipv4_address_or_a_network_of_ipv6() {
        for (address, subject) in [
            ("192.0.2.1", "address:192.0.2.1"),
            ("2001:db8:1:2:3:4:5:6", "address:2001:db8:1:2::/64"),
            ("2001:db8:1:2::9", "address:2001:db8:1:2::/64"),
            ("::ffff:192.0.2.1", "address:192.0.2.1"),
            ("", "address:unknown"),
        ] {
            assert_eq!(Attempt::sign_in(&ada(), address).from.subject, subject);
        }
        let now: Instant = "2030-01-01T08:00:00Z".parse().unwrap();
        let unknown = Attempt::sign_in(&ada(), "").from.steps(now);
        assert!(unknown.iter().all(|step| step.attempts == u32::MAX));
    }

    #[test]
    fn the_subject_of_an_account_does_not_show_its_address() {
        assert!(!Attempt::sign_in(&ada(), "").on.subject.contains("ada"));
        assert_ne!(Attempt::sign_in(&ada(), "").on, Attempt::mail(&ada(), "").on);
    }

    #[test]
    fn an_attempt_needs_both_its_counters() {
        let now: Instant = "2030-01-01T08:00:00Z".parse().unwrap();
        let attempt = Attempt::sign_in(&ada(), "192.0.2.1");
        let both = [attempt.on.subject.clone(), attempt.from.subject.clone()];
        assert_eq!(admit(&attempt, &both, None, now), Ok(()));
        let locked = admit(&attempt, &both[..1], Some(now.plus_seconds(60)), now);
        assert_eq!(locked, Err(Locked { retry_after_seconds: 61 }));
    }
}
