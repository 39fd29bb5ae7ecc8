//! What this function tells people, through the outbox.
use crate::rules::address::masked;
use db::Statement;
use kernel::text::Email;
use kernel::{Day, Instant, Locale, NewIds};
use outbox::{ApprovalNotice, FactorNotice, Message, OperatorInvitation, Page, Topic, owe_operators};
use web::{Role, role};

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

    fn approval(&self, words: &str, page: Page) -> ApprovalNotice {
        ApprovalNotice { name: self.name.clone(), words: words.to_owned(), page }
    }

    /// An operator approved of the account.
    pub(crate) fn account_approved(&self) -> Message {
        self.told(Topic::AccountApproved(self.approval("", Page::dashboard())))
    }

    /// An operator declined the account, in these words.
    pub(crate) fn account_declined(&self, words: &str) -> Message {
        self.told(Topic::AccountDeclined(self.approval(words, Page::waiting())))
    }

    /// An operator signed the account out everywhere.
    pub(crate) fn signed_out(&self, portal_url: &str) -> Message {
        self.told(Topic::SignedOut(self.factor("", portal_url, "sign-ins")))
    }

    /// An operator forgot the wrong passwords and codes that were tried.
    pub(crate) fn lock_lifted(&self, portal_url: &str) -> Message {
        self.told(Topic::LockLifted(self.factor("", portal_url, "sign-ins")))
    }

    /// Show this code, and the account has this address.
    pub(crate) fn confirm_email(&self, code: &str) -> Message {
        self.told(Topic::ConfirmEmail(self.letter(code, String::new())))
    }

    /// The staff have noted this address for the account: it is the account's once this link was followed.
    pub(crate) fn confirm_email_by_link(&self, portal_url: &str, token: &str) -> Message {
        let link = format!("{portal_url}/new-address?token={token}");
        self.told(Topic::ConfirmEmailByLink(self.letter("", link)))
    }

    /// The staff are about to change the address of the account.
    pub(crate) fn email_change_asked(&self, to: &Email) -> Message {
        self.told(Topic::EmailChangeAsked(self.letter(&masked(to), String::new())))
    }

    /// Somebody wants this address for another account.
    pub(crate) fn email_in_use(&self, portal_url: &str) -> Message {
        let link = format!("{portal_url}/sign-in");
        self.told(Topic::EmailInUse(self.letter("", link)))
    }

    /// The account has another address; this link puts this one back.
    pub(crate) fn email_changed(&self, portal_url: &str, to: &Email, token: &str) -> Message {
        let link = format!("{portal_url}/former-address?token={token}");
        self.told(Topic::EmailChanged(self.letter(&masked(to), link)))
    }

    /// The account does not have this address any more: the one before was put back.
    pub(crate) fn email_put_back(&self) -> Message {
        self.told(Topic::EmailPutBack(FactorNotice { name: String::new(), ..self.letter("", String::new()) }))
    }

    /// Show this code, and an account with this address can be made.
    pub(crate) fn prove_email(&self, code: &str) -> Message {
        self.told(Topic::ProveEmail(self.letter(code, String::new())))
    }

    /// Somebody came by way of a provider that told this address, which has an account: nothing was linked.
    pub(crate) fn way_not_linked(&self, portal_url: &str, provider: &str) -> Message {
        let link = format!("{portal_url}/sign-in");
        self.told(Topic::WayNotLinked(self.letter(provider, link)))
    }

    /// Show this code, and the basket goes on to its checkout.
    pub(crate) fn guest_code(&self, code: &str) -> Message {
        self.told(Topic::GuestCode(self.letter(code, String::new())))
    }

    /// Somebody wanted to check out as a guest with this address, which has an account: sign in with that.
    pub(crate) fn guest_known(&self, portal_url: &str) -> Message {
        let link = format!("{portal_url}/sign-in?next=%2Fbasket");
        self.told(Topic::GuestKnown(self.letter("", link)))
    }

    fn letter(&self, what: &str, link: String) -> FactorNotice {
        FactorNotice { name: self.name.clone(), what: what.to_owned(), link }
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

/// To whoever approves of accounts: one waits.
pub(crate) fn account_waits(newcomer: &Reader, now: Instant, ids: &dyn NewIds) -> Statement {
    let notice = ApprovalNotice {
        name: newcomer.name.clone(),
        words: newcomer.email.as_str().to_owned(),
        page: Page::console_approvals(),
    };
    owe_operators(role::Space::NAME, &Topic::AccountWaits(notice), now, ids)
}

/// Whom an invitation goes to.
pub(crate) struct Invited<'a> {
    /// The mailbox.
    pub email: Email,
    /// In which language.
    pub locale: Locale,
    /// The name of whoever invites.
    pub inviter: &'a str,
    /// Until when its link holds.
    pub expires_at: Instant,
}

/// You are invited to be an operator.
pub(crate) fn invited(told: &Invited<'_>, token: &str) -> Message {
    let notice = OperatorInvitation {
        inviter: told.inviter.to_owned(),
        // The whole of that day in UTC is before it ends: nobody is promised more than holds.
        last_day: Day::new(told.expires_at.utc_date()).unwrap_or(Day::LAST).minus_days(1),
        page: Page::operator_invitation(token),
    };
    Message { recipient: told.email.clone(), locale: told.locale, topic: Topic::OperatorInvited(notice) }
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
