//! What this function tells people, through the outbox.
use kernel::Locale;
use kernel::text::Email;
use outbox::{FactorNotice, Message, Page, Topic};

/// Whom to tell, in which language.
#[derive(Debug, Clone)]
pub(crate) struct Reader {
    /// The mailbox.
    pub email: Email,
    /// The person's name.
    pub name: String,
    /// The language.
    pub locale: Locale,
}

impl Reader {
    fn told(&self, topic: Topic) -> Message {
        Message { recipient: self.email.clone(), locale: self.locale, topic }
    }

    /// Prove that this mailbox is yours.
    pub(crate) fn verify_email(&self, portal_url: &str, token: &str) -> Message {
        let link = format!("{portal_url}/verify-email?token={token}");
        self.told(Topic::VerifyEmail { name: self.name.clone(), link })
    }

    /// Somebody signed up with this address, which has an account.
    pub(crate) fn already_registered(&self, portal_url: &str) -> Message {
        let link = format!("{portal_url}/forgot-password");
        self.told(Topic::AlreadyRegistered { name: self.name.clone(), link })
    }

    /// Choose a new password here.
    pub(crate) fn reset_password(&self, portal_url: &str, token: &str) -> Message {
        let link = format!("{portal_url}/reset-password?token={token}");
        self.told(Topic::ResetPassword { name: self.name.clone(), link })
    }

    /// Your password was changed.
    pub(crate) fn password_changed(&self) -> Message {
        self.told(Topic::PasswordChanged { name: self.name.clone() })
    }

    /// The account can be got into by way of a provider from now on.
    pub(crate) fn identity_linked(&self, portal_url: &str, provider: &str) -> Message {
        let link = format!("{portal_url}/account/sign-ins");
        self.told(Topic::IdentityLinked { name: self.name.clone(), provider: provider.to_owned(), link })
    }

    fn factor(&self, what: &str, portal_url: &str, page: &str) -> FactorNotice {
        FactorNotice { name: self.name.clone(), what: what.to_owned(), link: format!("{portal_url}/account/{page}") }
    }

    /// A passkey opens the account from now on.
    pub(crate) fn passkey_added(&self, portal_url: &str, passkey: &str) -> Message {
        self.told(Topic::PasskeyAdded(self.factor(passkey, portal_url, "sign-ins")))
    }

    /// A passkey opens the account no more.
    pub(crate) fn passkey_removed(&self, portal_url: &str, passkey: &str) -> Message {
        self.told(Topic::PasskeyRemoved(self.factor(passkey, portal_url, "sign-ins")))
    }

    /// Codes are asked for from now on.
    pub(crate) fn second_step_on(&self, portal_url: &str) -> Message {
        self.told(Topic::SecondStepOn(self.factor("", portal_url, "sign-ins")))
    }

    /// Codes are asked for no more.
    pub(crate) fn second_step_off(&self, portal_url: &str) -> Message {
        self.told(Topic::SecondStepOff(self.factor("", portal_url, "sign-ins")))
    }

    /// A recovery code opened the account.
    pub(crate) fn recovery_code_used(&self, portal_url: &str, left: u32) -> Message {
        self.told(Topic::RecoveryCodeUsed(self.factor(&left.to_string(), portal_url, "sign-ins")))
    }

    /// A program may act for the account from now on.
    pub(crate) fn api_token_made(&self, portal_url: &str, token: &str) -> Message {
        self.told(Topic::ApiTokenMade(self.factor(token, portal_url, "tokens")))
    }

    /// The account cannot be got into by way of that provider any more.
    pub(crate) fn identity_unlinked(&self, portal_url: &str, provider: &str) -> Message {
        let link = format!("{portal_url}/account/sign-ins");
        self.told(Topic::IdentityUnlinked { name: self.name.clone(), provider: provider.to_owned(), link })
    }
}

/// The account is no more; `None` if the address is none that can be written to.
pub(crate) fn erased(row: &erasure::ErasureRow) -> Option<Message> {
    let topic = Topic::AccountErased { name: row.name.clone() };
    Some(Message { recipient: row.email.parse().ok()?, locale: row.locale(), topic })
}

/// It was to be erased, and something stands in the way.
pub(crate) fn erasure_held(row: &erasure::ErasureRow) -> Option<Message> {
    let topic = Topic::ErasureHeld { name: row.name.clone(), page: Page::account_data() };
    Some(Message { recipient: row.email.parse().ok()?, locale: row.locale(), topic })
}
