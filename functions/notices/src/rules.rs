//! When a notice is tried again, and when it is given up.
use crate::mailer::NotSent;
use kernel::Instant;

/// How long a consumer has a message to itself. Longer than a mailer may take over one mail.
pub(crate) const LEASE_SECONDS: i64 = 120;

/// How long to wait after the first, second, … failure: half a minute for a hiccup, hours for an
/// outage. 5 h 12 min 30 s altogether.
const WAITS_SECONDS: [i64; 5] = [30, 2 * 60, 10 * 60, 60 * 60, 4 * 60 * 60];

/// How long sent messages are kept, for whoever asks whether one was.
pub(crate) const KEPT_DAYS: i64 = 90;

/// The longest reason kept, in characters.
const REASON_CHARS_MAX: usize = 500;

/// What becomes of a message after an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It was sent.
    Sent,
    /// It is tried again.
    Again {
        /// When.
        due_at: Instant,
        /// What went wrong.
        why: String,
    },
    /// It is given up.
    Dead {
        /// Why.
        why: String,
    },
}

/// Whether a message that was now taken for the `attempts`th time may be tried. More attempts than
/// there are waits means that those before ended without a word: it kills its consumer.
pub(crate) fn may_try(attempts: i64) -> Result<(), NotSent> {
    let tries_max = i64::try_from(WAITS_SECONDS.len()).unwrap_or(0) + 1;
    if attempts <= tries_max {
        Ok(())
    } else {
        Err(NotSent::Never(format!("{tries_max} attempts ended without a word")))
    }
}

/// What becomes of a message whose `attempts`th attempt ended so.
pub(crate) fn verdict(outcome: Result<(), NotSent>, attempts: i64, now: Instant) -> Verdict {
    let waited = usize::try_from(attempts - 1).unwrap_or(0);
    match (outcome, WAITS_SECONDS.get(waited)) {
        (Ok(()), _) => Verdict::Sent,
        (Err(NotSent::Later(why)), Some(seconds)) => {
            Verdict::Again { due_at: now.plus_seconds(*seconds), why: cut(&why) }
        }
        (Err(NotSent::Later(why) | NotSent::Never(why)), _) => Verdict::Dead { why: cut(&why) },
    }
}

fn cut(why: &str) -> String {
    why.chars().map(|c| if c.is_control() { ' ' } else { c }).take(REASON_CHARS_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Instant {
        "2030-01-01T08:00:00Z".parse().unwrap()
    }

    #[test]
    fn it_is_tried_again_later_and_later_and_then_given_up() {
        let after = |attempts| match verdict(Err(NotSent::Later("busy".to_owned())), attempts, now()) {
            Verdict::Again { due_at, .. } => Some(due_at.as_seconds() - now().as_seconds()),
            _ => None,
        };
        let waits: Vec<_> = (1..=7).map(after).collect();
        assert_eq!(waits, [Some(30), Some(120), Some(600), Some(3600), Some(14_400), None, None]);
    }

    #[test]
    fn what_was_refused_for_good_is_given_up_at_once() {
        let never = Err(NotSent::Never("RCPT: 550 no\r\nsuch user".to_owned()));
        assert_eq!(verdict(never, 1, now()), Verdict::Dead { why: "RCPT: 550 no  such user".to_owned() });
    }

    #[test]
    fn a_sent_message_is_sent_however_often_it_was_tried() {
        assert_eq!(verdict(Ok(()), 9, now()), Verdict::Sent);
    }

    #[test]
    fn a_message_that_kills_its_consumer_is_not_tried_for_ever() {
        assert_eq!(may_try(6), Ok(()));
        assert!(matches!(may_try(7), Err(NotSent::Never(_))));
    }
}
