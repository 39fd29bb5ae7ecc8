//! What carries pushes: sealed for one browser (`seal`), signed for its push service (`vapid`), handed over there (`fetch`).
//!
//! The primitives are those of `RustCrypto`, which are kept and which sign-in carries anyway; the crates that put them together for this
//! were last touched in 2023 (`web-push-native`, which also makes its own chance) or want OpenSSL (`ece`).
#[cfg(target_arch = "wasm32")]
mod fetch;
mod seal;
mod vapid;

#[cfg(target_arch = "wasm32")]
pub use fetch::Fetching;
pub use seal::{Chance, Recipient, seal};
pub use vapid::Vapid;

use futures::future::LocalBoxFuture;

/// One push, ready to go (RFC 8030).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Push {
    /// Where the browser's push service takes it.
    pub endpoint: String,
    /// Who sends it (RFC 8292).
    pub authorization: String,
    /// For how many seconds it is worth delivering.
    pub ttl_seconds: i64,
    /// `high`, `normal` or `low`.
    pub urgency: String,
    /// A push of the same topic takes the place of one that was not delivered yet: at most 32 characters of base64url.
    pub topic: String,
    /// The sealed content (RFC 8291).
    pub body: Vec<u8>,
}

/// Why a push was not taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotPushed {
    /// It may be next time; the service may have said in how many seconds.
    Later {
        /// What went wrong.
        why: String,
        /// How long to wait at the least.
        after_seconds: Option<i64>,
    },
    /// It never will be.
    Never(String),
    /// There is no such browser any more.
    Gone,
}

/// Hands pushes over, one at a time.
pub trait Pusher {
    /// Hands `push` over. `Ok` means that the push service has it now.
    fn push<'a>(&'a self, push: &'a Push) -> LocalBoxFuture<'a, Result<(), NotPushed>>;
}

/// What a push service's answer means (RFC 8030, 5 and 8.4). It is sent to no other address: a redirect is a refusal.
pub fn outcome(status: u16, retry_after: Option<&str>) -> Result<(), NotPushed> {
    let why = format!("the push service answered {status}");
    match status {
        200..=299 => Ok(()),
        404 | 410 => Err(NotPushed::Gone),
        429 | 500..=599 => {
            let after_seconds = retry_after.and_then(|text| text.trim().parse().ok()).filter(|seconds| 0 < *seconds);
            Err(NotPushed::Later { why, after_seconds })
        }
        _ => Err(NotPushed::Never(why)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_push_service_is_understood() {
        assert_eq!(outcome(201, None), Ok(()));
        assert_eq!(outcome(410, None), Err(NotPushed::Gone));
        assert_eq!(outcome(404, None), Err(NotPushed::Gone));
        let later = |status, asked, after_seconds| {
            let why = format!("the push service answered {status}");
            assert_eq!(outcome(status, asked), Err(NotPushed::Later { why, after_seconds }));
        };
        later(429, Some("120"), Some(120));
        later(429, Some("Tue, 01 Jan 2030 08:00:00 GMT"), None);
        later(503, None, None);
        for status in [301, 307, 400, 401, 403, 413] {
            assert!(matches!(outcome(status, None), Err(NotPushed::Never(_))), "{status}");
        }
    }
}
