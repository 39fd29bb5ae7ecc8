//! What news of a payment change: the same for a webhook, the browser's return and reconciling.
use crate::provider::{self, supersedes};
use kernel::{Instant, Money};
use ledger::PaymentStatus;

/// A payment as we know it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known<'a> {
    /// How far it has come.
    pub(crate) status: PaymentStatus,
    /// Since when.
    pub(crate) changed_at: Instant,
    /// What it is over.
    pub(crate) amount: Money,
    /// The provider's id of its present attempt.
    pub(crate) provider_ref: Option<&'a str>,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// It is old news, or none.
    Nothing,
    /// The payment has come to this status, for this reason if it failed.
    Move(PaymentStatus, Option<String>),
    /// The money is ours.
    Settle,
    /// Money came that was not asked for: a second time, or another amount. An operator has to look.
    Unexpected,
}

/// What `news`, true at `at`, change about what is known.
pub(crate) fn step(known: Known<'_>, news: &provider::Payment, at: Instant) -> Step {
    let same_attempt = known.provider_ref.is_none_or(|known| known == news.id.as_str());
    if news.status == provider::PaymentStatus::Succeeded {
        // Money that came is ours to account for, whatever we had given up before.
        return match known.status {
            PaymentStatus::Succeeded if same_attempt => Step::Nothing,
            PaymentStatus::Succeeded => Step::Unexpected,
            _ if news.amount != known.amount => Step::Unexpected,
            _ => Step::Settle,
        };
    }
    // It was given up by somebody who knew nothing of this attempt, of which the money is on its way.
    let is_news = known.provider_ref.is_none_or(|known| known != news.id.as_str());
    if known.status == PaymentStatus::Cancelled && news.status == provider::PaymentStatus::Processing && is_news {
        return Step::Move(PaymentStatus::Processing, None);
    }
    let (Some(to), true) = (ours(&news.status), same_attempt) else { return Step::Nothing };
    // An attempt is given up before the next one, and that can be told at any time until we have the name of the next: it ends
    // no payment but one whose own money was on its way. Any other is ended by whoever gives it up.
    let is_on_its_way = known.status == PaymentStatus::Processing && known.provider_ref.is_some();
    if to == PaymentStatus::Cancelled && !is_on_its_way {
        return Step::Nothing;
    }
    if !supersedes((&theirs(known.status), known.changed_at), (&news.status, at)) || to == known.status {
        return Step::Nothing;
    }
    let note = news.decline.as_ref().filter(|_| to == PaymentStatus::Failed).map(|decline| decline.word().to_owned());
    // What waits for a method after a decline has failed, until it is tried again.
    match (to, &news.decline) {
        (PaymentStatus::Wanted, Some(decline)) => Step::Move(PaymentStatus::Failed, Some(decline.word().to_owned())),
        _ => Step::Move(to, note),
    }
}

fn ours(status: &provider::PaymentStatus) -> Option<PaymentStatus> {
    Some(match status {
        provider::PaymentStatus::Wanted => PaymentStatus::Wanted,
        provider::PaymentStatus::NeedsAction => PaymentStatus::NeedsAction,
        provider::PaymentStatus::Processing => PaymentStatus::Processing,
        provider::PaymentStatus::Succeeded => PaymentStatus::Succeeded,
        provider::PaymentStatus::Failed => PaymentStatus::Failed,
        provider::PaymentStatus::Cancelled => PaymentStatus::Cancelled,
        provider::PaymentStatus::Other(_) => return None,
    })
}

fn theirs(status: PaymentStatus) -> provider::PaymentStatus {
    match status {
        PaymentStatus::Wanted => provider::PaymentStatus::Wanted,
        PaymentStatus::NeedsAction => provider::PaymentStatus::NeedsAction,
        PaymentStatus::Processing => provider::PaymentStatus::Processing,
        PaymentStatus::Succeeded => provider::PaymentStatus::Succeeded,
        PaymentStatus::Failed => provider::PaymentStatus::Failed,
        PaymentStatus::Cancelled => provider::PaymentStatus::Cancelled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::Decline;

    fn at(seconds: i64) -> Instant {
        Instant::from_seconds(1_900_000_000 + seconds)
    }

    fn eur(minor: i64) -> Money {
        Money { minor, currency: "EUR".parse().unwrap() }
    }

    fn news(id: &str, status: &str, minor: i64, decline: Option<&str>) -> provider::Payment {
        provider::Payment {
            id: id.parse().unwrap(),
            ours: None,
            status: status.into(),
            amount: eur(minor),
            received_minor: 0,
            customer: None,
            method: None,
            decline: decline.map(|code| Decline { code: code.to_owned(), decline_code: None }),
            client_secret: None,
            created_at: at(0),
        }
    }

    #[track_caller]
    fn check(known: (PaymentStatus, Option<&str>), news: &provider::Payment, seconds: i64, expected: &Step) {
        let known = Known { status: known.0, changed_at: at(5), amount: eur(1000), provider_ref: known.1 };
        assert_eq!(step(known, news, at(seconds)), *expected, "{known:?} {news:?}");
    }

    #[test]
    fn money_that_came_is_settled_once_whatever_was_known() {
        let came = news("pi_1", "succeeded", 1000, None);
        for known in [PaymentStatus::Wanted, PaymentStatus::Processing, PaymentStatus::Failed, PaymentStatus::Cancelled]
        {
            check((known, Some("pi_1")), &came, 0, &Step::Settle);
            check((known, None), &came, 0, &Step::Settle);
        }
        check((PaymentStatus::Succeeded, Some("pi_1")), &came, 9, &Step::Nothing);
        check((PaymentStatus::Succeeded, Some("pi_0")), &came, 9, &Step::Unexpected);
        check((PaymentStatus::Wanted, Some("pi_1")), &news("pi_1", "succeeded", 999, None), 9, &Step::Unexpected);
    }

    #[test]
    fn news_of_a_replaced_attempt_and_old_news_change_nothing() {
        let failed = news("pi_1", "failed", 1000, Some("expired_card"));
        check(
            (PaymentStatus::Wanted, Some("pi_1")),
            &failed,
            9,
            &Step::Move(PaymentStatus::Failed, Some("expired_card".into())),
        );
        check((PaymentStatus::Wanted, Some("pi_2")), &failed, 9, &Step::Nothing);
        check((PaymentStatus::Processing, Some("pi_1")), &news("pi_1", "needs_action", 1000, None), 1, &Step::Nothing);
        check(
            (PaymentStatus::Processing, Some("pi_1")),
            &news("pi_1", "a_word_of_tomorrow", 1000, None),
            9,
            &Step::Nothing,
        );
    }

    #[test]
    fn an_attempt_that_is_given_up_for_the_next_does_not_end_the_payment() {
        let given_up = news("pi_1", "cancelled", 1000, None);
        for known in [PaymentStatus::Failed, PaymentStatus::Wanted, PaymentStatus::NeedsAction] {
            check((known, Some("pi_1")), &given_up, 9, &Step::Nothing);
            check((known, None), &given_up, 9, &Step::Nothing);
        }
        // Nobody has heard of the attempt that is on its way.
        check((PaymentStatus::Processing, None), &given_up, 9, &Step::Nothing);
        check((PaymentStatus::Processing, Some("pi_1")), &given_up, 9, &Step::Move(PaymentStatus::Cancelled, None));
    }

    #[test]
    fn what_was_given_up_without_knowing_of_an_attempt_is_on_its_way_with_it() {
        let on_its_way = news("pi_2", "processing", 1000, None);
        for known in [None, Some("pi_1")] {
            check((PaymentStatus::Cancelled, known), &on_its_way, 0, &Step::Move(PaymentStatus::Processing, None));
        }
        check((PaymentStatus::Cancelled, Some("pi_2")), &on_its_way, 9, &Step::Nothing);
        check((PaymentStatus::Cancelled, None), &news("pi_2", "needs_action", 1000, None), 9, &Step::Nothing);
    }

    #[test]
    fn what_waits_for_another_method_has_failed() {
        let waits = news("pi_1", "wanted", 1000, Some("insufficient_funds"));
        check(
            (PaymentStatus::Processing, Some("pi_1")),
            &waits,
            9,
            &Step::Move(PaymentStatus::Failed, Some("insufficient_funds".into())),
        );
    }
}
