//! When a notice is tried again, and when it is given up. Beside it: what a topic is to its reader (`topics`), by which ways a
//! message is told (`channels`), when it is quiet (`quiet`), where a push may go (`endpoint`), what a mail that came
//! back says (`dsn`) of its address (`returned`), what operators may write (`wording`).
mod channels;
mod choices;
pub(crate) mod dsn;
mod endpoint;
mod quiet;
mod returned;
mod topics;
mod wording;

pub(crate) use channels::{Addressee, ByMail, Told, told};
pub(crate) use choices::{acceptable, areas};
pub(crate) use endpoint::origin;
pub(crate) use returned::{RETURNS_DAYS, Returned, SOFT_DAYS, returned};
pub(crate) use topics::{AREAS, Haste, kind};
pub(crate) use wording::checked;

use crate::mailer::NotSent;
use crate::push::NotPushed;
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
    /// It is given up, and its address is not written to any more.
    Bounced {
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
        (Err(NotSent::Bounced(why)), _) => Verdict::Bounced { why: cut(&why) },
        (Err(NotSent::Later(why)), Some(seconds)) => {
            Verdict::Again { due_at: now.plus_seconds(*seconds), why: cut(&why) }
        }
        (Err(NotSent::Later(why) | NotSent::Never(why)), _) => Verdict::Dead { why: cut(&why) },
    }
}

/// What becomes of a push after an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PushVerdict {
    /// It is over: the push service has it, or never will.
    Done {
        /// Why it never will, if so.
        why: Option<String>,
    },
    /// It is tried again.
    Again {
        /// When.
        due_at: Instant,
        /// What went wrong.
        why: String,
    },
    /// There is no such browser any more.
    Gone,
}

/// How long a push is worth delivering: who was away for a day looks into the inbox.
pub(crate) const PUSH_KEPT_SECONDS: i64 = 24 * 60 * 60;
/// How long a push that is over is remembered: longer than one can be owed anew, which is a day.
pub(crate) const PUSHES_KEPT_DAYS: i64 = 7;
/// How long somebody at the door waits.
pub(crate) const URGENT_PUSH_KEPT_SECONDS: i64 = 60 * 60;

/// What becomes of a push, owed at `created_at`, whose `attempts`th attempt ended so. A push service may say itself when to
/// come back (RFC 8030, 8.4); it is not listened to beyond a day.
pub(crate) fn push_verdict(
    outcome: Result<(), NotPushed>,
    attempts: i64,
    created_at: Instant,
    now: Instant,
) -> PushVerdict {
    let (why, asked) = match outcome {
        Ok(()) => return PushVerdict::Done { why: None },
        Err(NotPushed::Gone) => return PushVerdict::Gone,
        Err(NotPushed::Never(why)) => return PushVerdict::Done { why: Some(cut(&why)) },
        Err(NotPushed::Later { why, after_seconds }) => (cut(&why), after_seconds),
    };
    let waited = usize::try_from(attempts - 1).unwrap_or(0);
    let Some(wait) = WAITS_SECONDS.get(waited) else { return PushVerdict::Done { why: Some(why) } };
    let due_at = now.plus_seconds(asked.unwrap_or(0).clamp(*wait, PUSH_KEPT_SECONDS));
    let over = created_at.plus_seconds(PUSH_KEPT_SECONDS) < due_at;
    if over { PushVerdict::Done { why: Some(why) } } else { PushVerdict::Again { due_at, why } }
}

/// Whether a reply to RCPT says that there is no such mailbox. 550, 551, 553 and 556 do (RFC 5321, 4.2.3; RFC 7504), unless
/// the enhanced code beside it speaks of policy: 5.7 means that we are refused, not the reader (RFC 3463, 3.8).
pub(crate) fn is_no_mailbox(code: &str, said: &str) -> bool {
    ["550", "551", "553", "556"].contains(&code) && !said.trim_start().starts_with("5.7.")
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
    fn a_push_is_tried_later_and_when_its_service_says_and_not_beyond_a_day() {
        let later = |after_seconds| Err(NotPushed::Later { why: "429".to_owned(), after_seconds });
        let wait = |outcome, attempts| match push_verdict(outcome, attempts, now(), now()) {
            PushVerdict::Again { due_at, .. } => Some(due_at.as_seconds() - now().as_seconds()),
            _ => None,
        };
        assert_eq!((wait(later(None), 1), wait(later(None), 3), wait(later(None), 6)), (Some(30), Some(600), None));
        assert_eq!((wait(later(Some(90)), 1), wait(later(Some(1)), 1)), (Some(90), Some(30)));
        assert_eq!(wait(later(Some(999_999)), 1), Some(86_400));
        let yesterday = now().plus_minutes(-24 * 60);
        assert!(matches!(push_verdict(later(None), 1, yesterday, now()), PushVerdict::Done { why: Some(_) }));
        assert_eq!(push_verdict(Err(NotPushed::Gone), 1, now(), now()), PushVerdict::Gone);
    }

    #[test]
    fn a_mailbox_that_is_not_there_is_told_from_a_sender_who_is_not_welcome() {
        assert!(is_no_mailbox("550", "5.1.1 no such user"));
        assert!(is_no_mailbox("550", "no such user"));
        assert!(!is_no_mailbox("550", "5.7.1 blocked"));
        assert!(!is_no_mailbox("554", "transaction failed"));
        assert!(!is_no_mailbox("552", "5.2.2 mailbox full"));
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
