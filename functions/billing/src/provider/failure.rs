//! What can go wrong, by what is to be done about it.
use super::TheirId;
use std::fmt;

/// Why an order was not carried out, or why nobody knows whether it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The bank or the card's issuer said no. The order stays declined under its key.
    Declined {
        /// Why.
        decline: Decline,
        /// The payment that was made all the same, and waits for another method.
        payment: Option<TheirId>,
    },
    /// The customer must authenticate, but was not there.
    NeedsAction {
        /// The payment that waits for the customer.
        payment: Option<TheirId>,
    },
    /// Not now: too much was asked of the provider at once. Nothing happened.
    RateLimited {
        /// When to ask again, where the provider says.
        retry_after_seconds: Option<u32>,
    },
    /// Nobody knows what happened: no answer, half an answer, or an error of the provider's own.
    Unavailable {
        /// What was seen, for the log.
        cause: String,
        /// The provider repeated a stored error: it will do so for this key for ever. What happened must be looked up.
        stored: bool,
    },
    /// The order cannot be carried out as it stands: our fault, or a thing that has changed or gone.
    Refused {
        /// The HTTP status.
        status: u16,
        /// The provider's word for it, such as `resource_missing`; `CUSTOMER_MISSING`, where what is missing is the customer whom it names.
        code: String,
        /// What was said, for the log.
        cause: String,
    },
}

impl Failure {
    /// Whether the same order with the same key may be given again.
    pub fn may_repeat(&self) -> bool {
        matches!(self, Self::RateLimited { .. } | Self::Unavailable { stored: false, .. })
    }

    /// Whether it may have happened all the same. If so, it is looked up or repeated, and never given up.
    pub fn may_have_happened(&self) -> bool {
        matches!(self, Self::Unavailable { .. })
    }

    /// Whether the provider knows no such thing.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Refused { status: 404, .. })
    }

    /// The same of anything that an order names.
    pub fn names_the_unknown(&self) -> bool {
        self.is_missing() || matches!(self, Self::Refused { code, .. } if code == "resource_missing")
    }

    /// Whether the provider knows no such customer as the order names, who was perhaps deleted there.
    pub fn is_customer_missing(&self) -> bool {
        matches!(self, Self::Refused { code, .. } if code == CUSTOMER_MISSING)
    }

    /// Whether the provider would not listen to us at all: our key is wrong, was replaced or may not do this. Nothing happened, and
    /// nothing is known by it of what was asked for.
    pub fn is_barred(&self) -> bool {
        matches!(self, Self::Refused { status: 401 | 403, .. })
    }

    /// Whether something else was ordered under the same key before: what came of that nobody knows by this.
    pub fn is_key_reused(&self) -> bool {
        matches!(self, Self::Refused { code, .. } if code == "idempotency_error")
    }

    pub(super) fn unavailable(cause: impl Into<String>) -> Self {
        Self::Unavailable { cause: cause.into(), stored: false }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Declined { decline, .. } => write!(f, "declined: {}", decline.word()),
            Self::NeedsAction { .. } => f.write_str("the customer must authenticate"),
            Self::RateLimited { .. } => f.write_str("too many requests to the payment provider"),
            Self::Unavailable { cause, .. } => write!(f, "the payment provider did not answer well: {cause}"),
            Self::Refused { status, code, cause } => {
                write!(f, "the payment provider refused: {status} {code}: {cause}")
            }
        }
    }
}

/// Why a bank said no, in the provider's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decline {
    /// What kind of no, such as `card_declined`.
    pub code: String,
    /// The issuer's own reason, such as `insufficient_funds`.
    pub decline_code: Option<String>,
}

/// What the customer is told about a decline, and so what to do. The pages have a text for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// Too little money, or over a limit.
    InsufficientFunds,
    /// The card has expired.
    Expired,
    /// Number, expiry, security code, postcode or account is wrong.
    Mistyped,
    /// Authentication failed or was broken off: try again.
    NotAuthenticated,
    /// The account takes no debits, is closed, or the mandate was revoked: use another.
    AccountUnusable,
    /// A passing fault: try again.
    TryAgain,
    /// The provider would not carry it out, whatever the bank says: pay in another way.
    NotCarriedOut,
    /// The bank does not say, or what it says is not for the one at the screen (a stolen card): use another or ask it.
    AskYourBank,
}

impl Advice {
    /// The key of its text.
    pub fn key(self) -> &'static str {
        match self {
            Self::InsufficientFunds => "insufficient-funds",
            Self::Expired => "expired",
            Self::Mistyped => "mistyped",
            Self::NotAuthenticated => "not-authenticated",
            Self::AccountUnusable => "account-unusable",
            Self::TryAgain => "try-again",
            Self::NotCarriedOut => "not-carried-out",
            Self::AskYourBank => "ask-your-bank",
        }
    }
}

impl Decline {
    /// The most telling word, for the record: the issuer's, or else the provider's.
    pub fn word(&self) -> &str {
        self.decline_code.as_deref().unwrap_or(&self.code)
    }

    /// The key of the text for the customer.
    pub fn message_key(&self) -> &'static str {
        self.advice().key()
    }

    /// Stripe, "Decline codes" and "Error codes". A word that is not in the list advises to ask the bank, as the
    /// provider itself does for lost, stolen and suspected cards.
    pub fn advice(&self) -> Advice {
        let advised = [self.decline_code.as_deref().unwrap_or_default(), &self.code].map(advice_for);
        advised.into_iter().flatten().next().unwrap_or(Advice::AskYourBank)
    }
}

/// The word for an order that names a customer whom the provider does not know.
pub const CUSTOMER_MISSING: &str = "customer_missing";

/// What stands as the word where the provider refused a collection: its own word would tell the payer nothing.
pub(crate) const REFUSED: &str = "refused";

fn advice_for(word: &str) -> Option<Advice> {
    Some(match word {
        "insufficient_funds"
        | "withdrawal_count_limit_exceeded"
        | "card_velocity_exceeded"
        | "amount_too_large"
        | "charge_exceeds_source_limit"
        | "charge_exceeds_weekly_limit" => Advice::InsufficientFunds,
        "expired_card" => Advice::Expired,
        "incorrect_number"
        | "invalid_number"
        | "incorrect_cvc"
        | "invalid_cvc"
        | "incorrect_zip"
        | "incorrect_pin"
        | "invalid_expiry_month"
        | "invalid_expiry_year"
        | "incorrect_address"
        | "invalid_account"
        | "account_number_invalid"
        | "routing_number_invalid"
        | "no_account" => Advice::Mistyped,
        "authentication_required"
        | "approve_with_id"
        | "payment_intent_authentication_failure"
        | "setup_intent_authentication_failure"
        | "authentication_not_handled" => Advice::NotAuthenticated,
        "account_closed"
        | "bank_account_restricted"
        | "bank_ownership_changed"
        | "debit_not_authorized"
        | "payment_method_bank_account_blocked"
        | "payment_method_bank_account_closed"
        | "bank_account_unusable"
        | "invalid_bank_account_iban"
        | "mandate_invalid"
        | "payment_intent_mandate_invalid"
        | "card_not_supported"
        | "currency_not_supported"
        | "transaction_not_allowed" => Advice::AccountUnusable,
        "processing_error"
        | "try_again_later"
        | "issuer_not_available"
        | "reenter_transaction"
        | "payment_method_provider_timeout"
        | "could_not_process" => Advice::TryAgain,
        REFUSED => Advice::NotCarriedOut,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(code: &str, decline_code: &str, expected: &str) {
        let decline_code = (!decline_code.is_empty()).then(|| decline_code.to_owned());
        assert_eq!(Decline { code: code.to_owned(), decline_code }.message_key(), expected, "{code}");
    }

    #[test]
    fn a_decline_says_what_to_do() {
        check("card_declined", "insufficient_funds", "insufficient-funds");
        check("expired_card", "", "expired");
        check("incorrect_cvc", "", "mistyped");
        check("card_declined", "authentication_required", "not-authenticated");
        check("payment_intent_authentication_failure", "", "not-authenticated");
        check("debit_not_authorized", "", "account-unusable");
        check("processing_error", "", "try-again");
        check(REFUSED, "", "not-carried-out");
        check("card_declined", "generic_decline", "ask-your-bank");
    }

    #[test]
    fn who_holds_a_stolen_card_is_not_told_so() {
        for word in ["stolen_card", "lost_card", "fraudulent", "pickup_card", "a_word_of_tomorrow"] {
            check("card_declined", word, "ask-your-bank");
        }
    }

    #[test]
    fn only_what_may_have_another_outcome_is_repeated() {
        let declined = Failure::Declined { decline: Decline { code: "x".into(), decline_code: None }, payment: None };
        let rows: [(Failure, bool, bool); 6] = [
            (declined, false, false),
            (Failure::NeedsAction { payment: None }, false, false),
            (Failure::RateLimited { retry_after_seconds: None }, true, false),
            (Failure::Unavailable { cause: String::new(), stored: false }, true, true),
            (Failure::Unavailable { cause: String::new(), stored: true }, false, true),
            (Failure::Refused { status: 400, code: String::new(), cause: String::new() }, false, false),
        ];
        for (failure, may_repeat, may_have_happened) in rows {
            assert_eq!(
                (failure.may_repeat(), failure.may_have_happened()),
                (may_repeat, may_have_happened),
                "{failure}"
            );
        }
    }
}
