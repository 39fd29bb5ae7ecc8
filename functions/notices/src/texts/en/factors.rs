use crate::texts::Words;
use crate::texts::factors::Factors;

pub(super) const TEXTS: Factors = Factors {
    passkey_added: Words {
        subject: "A passkey for {space} was added",
        heading: "A new passkey",
        body: &["The passkey \"{what}\" was just added to your account at {space}: whoever holds it signs in with it."],
        action: "See how you sign in",
        after: &["If it was not you, remove it on that page at once, choose a new password, and let us know."],
    },
    passkey_removed: Words {
        subject: "A passkey for {space} was removed",
        heading: "A passkey was removed",
        body: &["The passkey \"{what}\" no longer signs you in to {space}."],
        action: "See how you sign in",
        after: &["If it was not you, choose a new password at once and let us know."],
    },
    second_step_on: Words {
        subject: "Signing in to {space} now takes a code",
        heading: "Two steps to sign in",
        body: &[
            "From now on your account at {space} asks for a code from your app after the password.",
            "Keep the recovery codes that you were shown: each of them opens your account once if you lose the app.",
        ],
        action: "See how you sign in",
        after: &["If it was not you, let us know at once."],
    },
    second_step_off: Words {
        subject: "Signing in to {space} no longer takes a code",
        heading: "One step to sign in",
        body: &["Your account at {space} no longer asks for a code after the password."],
        action: "See how you sign in",
        after: &["If it was not you, choose a new password at once and let us know."],
    },
    signed_out: Words {
        subject: "You were signed out of {space} everywhere",
        heading: "Signed out everywhere",
        body: &["The staff of {space} signed your account out on every device. You can sign in again at any time."],
        action: "See how you sign in",
        after: &["If you did not ask for it, ask the staff why."],
    },
    lock_lifted: Words {
        subject: "You can sign in to {space} again",
        heading: "The lock is lifted",
        body: &[
            "Too many wrong passwords or codes had locked your account at {space}. The staff have lifted the lock.",
        ],
        action: "See how you sign in",
        after: &["If you did not ask for it, or the wrong ones were not yours, choose a new password and let us know."],
    },
    account_waits: Words {
        subject: "{name} waits for your approval",
        heading: "A new account waits",
        body: &["{name} ({email}) has signed up at {space} and waits until one of you approves."],
        action: "See who waits",
        after: &[],
    },
    account_approved: Words {
        subject: "Welcome to {space}",
        heading: "Your account is approved",
        body: &["The staff of {space} have approved of your account. Everything is open to you from now on."],
        action: "Go to the portal",
        after: &[],
    },
    account_declined: Words {
        subject: "Your account at {space} was not approved",
        heading: "Your account was not approved",
        body: &["The staff of {space} have not approved of your account. They wrote:", "{words}"],
        action: "See how far it is",
        after: &["If something has changed since, get in touch with the staff: they can still approve."],
    },
    operator_invited: Words {
        subject: "{inviter} invites you to the staff of {space}",
        heading: "You are invited to the staff",
        body: &[
            "{inviter} invites you to work in the portal of {space} as an operator.",
            "Sign in with this e-mail address, or sign up with it, and you can accept.",
        ],
        action: "See the invitation",
        after: &["The invitation works once, until {day}. If you do not know {inviter}, do nothing."],
    },
    recovery_code_used: Words {
        subject: "A recovery code was used at {space}",
        heading: "A recovery code was used",
        body: &["A recovery code of your account at {space} was just used. Codes left: {what}."],
        action: "See how you sign in",
        after: &["If it was not you, choose a new password at once, make new recovery codes, and let us know."],
    },
    api_token_made: Words {
        subject: "A token for {space} was made",
        heading: "A new token for programs",
        body: &[
            "The token \"{what}\" was just made: whoever holds it can act for you at {space}, as far as its scopes go.",
        ],
        action: "See your tokens",
        after: &["If it was not you, revoke it on that page at once, choose a new password, and let us know."],
    },
};
