//! Payments, and what takes them back: refunds and disputes.
use super::names::words;
use super::{ClientSecret, Decline, MethodKind, TheirId};
use kernel::{Instant, Money};
use std::str::FromStr;

words! {
    /// How far a payment has come.
    PaymentStatus {
        /// Nothing was taken yet: it waits for a method or a confirmation.
        Wanted = "wanted" | "requires_payment_method" | "requires_confirmation",
        /// The customer must do something, such as 3-D Secure.
        NeedsAction = "needs_action" | "requires_action",
        /// On its way through the banks, which takes days.
        Processing = "processing",
        /// The money is ours. A bank may still take it back, but as a dispute.
        Succeeded = "succeeded",
        /// The last attempt failed. The same payment may be attempted again, so this is not final.
        Failed = "failed",
        /// Given up for good.
        Cancelled = "cancelled" | "canceled",
    }
}

impl PaymentStatus {
    /// Whether it stays so for ever.
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Succeeded | Self::Cancelled)
    }

    /// How far along one attempt it stands. An unknown status stands before all.
    pub fn rank(&self) -> u8 {
        match self {
            Self::Other(_) => 0,
            Self::Wanted => 1,
            Self::NeedsAction => 2,
            Self::Processing => 3,
            Self::Failed => 4,
            Self::Cancelled => 5,
            Self::Succeeded => 6,
        }
    }
}

/// Whether news of a payment replace what is known of it, whatever the order in which they come.
///
/// A status comes with the second it was true in: that of the event, or that in which the provider was asked.
///
/// | known \ news | unknown word | not final | final |
/// |---|---|---|---|
/// | not final | never | if later; in the same second if further along | always |
/// | final | never | never | never |
pub fn supersedes(known: (&PaymentStatus, Instant), news: (&PaymentStatus, Instant)) -> bool {
    let ((known, known_at), (new, new_at)) = (known, news);
    if known.is_final() || matches!(new, PaymentStatus::Other(_)) {
        return false;
    }
    new.is_final() || (known_at.as_seconds(), known.rank()) < (new_at.as_seconds(), new.rank())
}

/// A payment as the provider has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// The provider's name for it.
    pub id: TheirId,
    /// Our own payment, as we told the provider.
    pub ours: Option<String>,
    /// How far it has come.
    pub status: PaymentStatus,
    /// What it is over.
    pub amount: Money,
    /// What has arrived of it.
    pub received_minor: i64,
    /// Whose it is.
    pub customer: Option<TheirId>,
    /// The method it is taken from.
    pub method: Option<TheirId>,
    /// Why the last attempt failed.
    pub decline: Option<Decline>,
    /// For the customer's browser.
    pub client_secret: Option<ClientSecret>,
    /// When it was made.
    pub created_at: Instant,
}

/// A payment to be made.
#[derive(Debug, Clone)]
pub struct NewPayment {
    /// Our own payment.
    pub ours: String,
    /// How much.
    pub amount: Money,
    /// Whose it is.
    pub customer: TheirId,
    /// From where the money comes.
    pub with: PayWith,
    /// What the provider's own pages call it, such as the invoice's number.
    pub description: String,
    /// What the bank statement says beside the space's name.
    pub suffix: Option<StatementSuffix>,
}

/// From where the money of a payment comes.
#[derive(Debug, Clone)]
pub enum PayWith {
    /// The customer chooses in the browser, which also confirms.
    Chosen {
        /// The kinds to choose from.
        kinds: Vec<MethodKind>,
        /// Whether the method is kept for later collections.
        keep: bool,
    },
    /// A saved method, while the customer is there and can be asked to authenticate.
    Here(TheirId, MethodKind),
    /// A saved method, while nobody is there: a collection.
    Away(TheirId, MethodKind),
}

/// What the bank statement says beside the space's name: at most 22 characters with it, so at most 12 here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementSuffix(String);

impl StatementSuffix {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for StatementSuffix {
    type Err = &'static str;
    /// Stripe, "Statement descriptors": Latin characters, at least one letter, none of `< > \ ' " *`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain = text.bytes().all(|b| (b' '..=b'~').contains(&b) && !b"<>\\'\"*".contains(&b));
        let letter = text.bytes().any(|b| b.is_ascii_alphabetic());
        let fits = text.len() <= 12 && text.trim() == text;
        if plain && letter && fits { Ok(Self(text.to_owned())) } else { Err("not fit for a bank statement") }
    }
}

words! {
    /// How far a refund has come.
    RefundStatus {
        /// On its way through the banks.
        Processing = "processing" | "pending" | "requires_action",
        /// Sent. It may still fail when the customer's bank turns it away.
        Succeeded = "succeeded",
        /// The money did not go back: the bank turned it away, or it was called off.
        Failed = "failed" | "canceled",
    }
}

/// A refund as the provider has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refund {
    /// The provider's name for it.
    pub id: TheirId,
    /// Our own refund, as we told the provider; none where it was ordered elsewhere.
    pub ours: Option<String>,
    /// The payment whose money it is.
    pub payment: Option<TheirId>,
    /// How much goes back.
    pub amount: Money,
    /// How far it has come.
    pub status: RefundStatus,
    /// The provider's word for why it failed.
    pub failure: Option<String>,
    /// When it was ordered.
    pub created_at: Instant,
}

/// Why money is sent back, in the words that banks know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefundReason {
    /// It was taken twice.
    Duplicate,
    /// The customer asked for it, or is owed it.
    Requested,
}

/// A refund to be made.
#[derive(Debug, Clone)]
pub struct NewRefund {
    /// Our own refund.
    pub ours: String,
    /// The payment whose money it is.
    pub payment: TheirId,
    /// How much; always said, so that a repeated order cannot come to mean "the rest".
    pub amount: Money,
    /// Why.
    pub reason: RefundReason,
}

words! {
    /// How a dispute stands.
    DisputeStatus {
        /// A bank asks about the payment and has taken nothing.
        Inquiry = "inquiry" | "warning_needs_response" | "warning_under_review",
        /// The money is gone for now, or about to go.
        Open = "open" | "needs_response" | "under_review",
        /// The money is ours again, or never went.
        Won = "won" | "warning_closed" | "prevented" | "charge_refunded",
        /// The money is gone. A direct debit that its payer's bank takes back is lost at once.
        Lost = "lost",
    }
}

/// A customer's bank takes a payment back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// The provider's name for it.
    pub id: TheirId,
    /// The payment.
    pub payment: Option<TheirId>,
    /// How much of it.
    pub amount: Money,
    /// How it stands.
    pub status: DisputeStatus,
    /// The provider's word for why.
    pub reason: String,
    /// Until when it can be answered, if it can.
    pub answer_by: Option<Instant>,
    /// When it was opened.
    pub created_at: Instant,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_seconds(1_700_000_000 + seconds)
    }

    #[track_caller]
    fn check(known: (&str, i64), news: (&str, i64), expected: bool) {
        let (old, new) = (PaymentStatus::from(known.0), PaymentStatus::from(news.0));
        assert_eq!(supersedes((&old, at(known.1)), (&new, at(news.1))), expected, "{known:?} <- {news:?}");
    }

    #[test]
    fn what_succeeded_or_was_cancelled_stays_so() {
        for later in ["wanted", "needs_action", "processing", "failed", "cancelled", "succeeded", "other"] {
            check(("succeeded", 0), (later, 9), false);
            check(("cancelled", 0), (later, 9), false);
        }
    }

    #[test]
    fn a_final_status_is_believed_however_late_it_comes() {
        for known in ["wanted", "needs_action", "processing", "failed", "other"] {
            check((known, 9), ("succeeded", 0), true);
            check((known, 9), ("cancelled", 0), true);
        }
    }

    #[test]
    fn between_others_the_later_counts() {
        check(("processing", 5), ("failed", 8), true);
        check(("failed", 8), ("processing", 5), false);
        // The customer tried again.
        check(("failed", 8), ("processing", 9), true);
        check(("needs_action", 2), ("wanted", 1), false);
        check(("processing", 5), ("processing", 5), false);
    }

    #[test]
    fn in_the_same_second_the_further_counts() {
        for (before, after) in [("wanted", "needs_action"), ("needs_action", "processing"), ("processing", "failed")] {
            check((before, 5), (after, 5), true);
            check((after, 5), (before, 5), false);
        }
    }

    #[test]
    fn an_unknown_status_settles_nothing() {
        for known in ["wanted", "processing", "failed", "succeeded"] {
            check((known, 0), ("half_paid", 9), false);
        }
        check(("half_paid", 0), ("processing", 1), true);
        assert!(!PaymentStatus::from("half_paid").is_final());
        assert_eq!(PaymentStatus::from("half_paid").as_str(), "half_paid");
    }

    #[test]
    fn a_suffix_is_fit_for_a_bank_statement() {
        for good in ["INV 2026-17", "A", "PAY.7F3A-2B"] {
            assert_eq!(good.parse::<StatementSuffix>().unwrap().as_str(), good);
        }
        for bad in ["", "2026-17", "INV-2026-00017", "a*b", "\"a\"", "Ä", " a", "a\nb"] {
            assert!(bad.parse::<StatementSuffix>().is_err(), "{bad}");
        }
    }
}
