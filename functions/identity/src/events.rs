//! What this function tells people, through the outbox.
use kernel::Locale;
use kernel::text::Email;
use outbox::{Message, Topic};

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

    /// A passkey opens the account from now on.
    pub(crate) fn passkey_added(&self, portal_url: &str, passkey: &str) -> Message {
        let link = format!("{portal_url}/account/sign-ins");
        self.told(Topic::PasskeyAdded { name: self.name.clone(), passkey: passkey.to_owned(), link })
    }

    /// A passkey opens the account no more.
    pub(crate) fn passkey_removed(&self, portal_url: &str, passkey: &str) -> Message {
        let link = format!("{portal_url}/account/sign-ins");
        self.told(Topic::PasskeyRemoved { name: self.name.clone(), passkey: passkey.to_owned(), link })
    }

    /// Codes are asked for from now on.
    pub(crate) fn second_step_on(&self, portal_url: &str) -> Message {
        let link = format!("{portal_url}/account/sign-ins");
        self.told(Topic::SecondStepOn { name: self.name.clone(), link })
    }

    /// Codes are asked for no more.
    pub(crate) fn second_step_off(&self, portal_url: &str) -> Message {
        let link = format!("{portal_url}/account/sign-ins");
        self.told(Topic::SecondStepOff { name: self.name.clone(), link })
    }

    /// A recovery code opened the account.
    pub(crate) fn recovery_code_used(&self, portal_url: &str, left: u32) -> Message {
        let link = format!("{portal_url}/account/sign-ins");
        self.told(Topic::RecoveryCodeUsed { name: self.name.clone(), left, link })
    }

    /// A program may act for the account from now on.
    pub(crate) fn api_token_made(&self, portal_url: &str, token: &str) -> Message {
        let link = format!("{portal_url}/account/tokens");
        self.told(Topic::ApiTokenMade { name: self.name.clone(), token: token.to_owned(), link })
    }

    /// The account cannot be got into by way of that provider any more.
    pub(crate) fn identity_unlinked(&self, portal_url: &str, provider: &str) -> Message {
        let link = format!("{portal_url}/account/sign-ins");
        self.told(Topic::IdentityUnlinked { name: self.name.clone(), provider: provider.to_owned(), link })
    }
}
