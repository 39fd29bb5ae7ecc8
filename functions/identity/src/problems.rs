//! Every way this function says no.
use crate::cookies;
use crate::rules::challenge::SecondStep;
use crate::rules::{Refusal, sessions, throttle};
use web::{Problem, ProblemType};

/// Nobody can sign up now.
pub(crate) const SIGN_UP_CLOSED: ProblemType =
    ProblemType::new(403, "sign-up-closed", "Signing up is closed; ask the staff for an account");
/// The space has no guests, or not any more.
pub(crate) const NO_GUESTS: ProblemType =
    ProblemType::new(403, "no-guests", "Ordering as a guest is not possible here; sign up or sign in");
/// The terms have changed between a mail and its code.
pub(crate) const TERMS_CHANGED: ProblemType =
    ProblemType::new(409, "terms-changed", "The terms have changed since you accepted them");
/// A link was used, has expired, or never was.
pub(crate) const LINK_NOT_VALID: ProblemType = ProblemType::new(422, "link-not-valid", "This link is no longer valid");
/// The e-mail address or the password is wrong; which of them is not told.
pub(crate) const WRONG_CREDENTIALS: ProblemType =
    ProblemType::new(401, "wrong-credentials", "The e-mail address or the password is wrong");
/// The password is right, but the link in the mail was not followed yet.
pub(crate) const EMAIL_NOT_VERIFIED: ProblemType =
    ProblemType::new(403, "email-not-verified", "Follow the link in the mail that we sent you first");
/// Too many attempts on an account, for a mailbox or from an address.
pub(crate) const TOO_MANY_ATTEMPTS: ProblemType =
    ProblemType::new(429, "too-many-attempts", "Too many attempts; wait a little");
/// The session was ended, has expired, or its token was presented by two.
pub(crate) const SESSION_ENDED: ProblemType =
    ProblemType::new(401, "session-ended", "This session has ended; please sign in again");
/// The set-up token is wrong, or this deployment has none.
pub(crate) const WRONG_SETUP_TOKEN: ProblemType =
    ProblemType::new(403, "wrong-setup-token", "The set-up token is wrong");
/// There are operators already; one of them can make more.
pub(crate) const OPERATORS_EXIST: ProblemType =
    ProblemType::new(409, "operators-exist", "There is an operator already");
/// Nobody could hand out roles any more.
pub(crate) const LAST_OPERATOR: ProblemType =
    ProblemType::new(409, "last-operator", "Somebody must keep the role operators:write");

/// A way to a provider and back that took too long, was gone before, or is another browser's.
pub(crate) const WAY_LAPSED: ProblemType =
    ProblemType::new(422, "way-lapsed", "This sign-in took too long or was begun elsewhere; please begin again");
/// The provider does not answer, or not in time.
pub(crate) const WAY_CLOSED: ProblemType =
    ProblemType::new(503, "way-closed", "The sign-in service does not answer now; try again later");
/// What the provider answered is not to be believed.
pub(crate) const WAY_NOT_BELIEVED: ProblemType =
    ProblemType::new(422, "way-not-believed", "The answer of the sign-in service could not be accepted");
/// Whoever was at the provider's page said no.
pub(crate) const WAY_DECLINED: ProblemType =
    ProblemType::new(422, "way-declined", "Signing in was cancelled at the sign-in service");
/// The provider does not vouch for the address.
pub(crate) const EMAIL_NOT_PROVEN: ProblemType =
    ProblemType::new(403, "email-not-proven", "The sign-in service does not vouch for your e-mail address");
/// The provider does not speak for the address's domain.
pub(crate) const EMAIL_OF_OTHERS: ProblemType =
    ProblemType::new(403, "email-of-others", "The sign-in service does not speak for this e-mail address");
/// Whoever has an address of that domain signs in at its provider and nowhere else.
pub(crate) const PROVIDER_REQUIRED: ProblemType =
    ProblemType::new(403, "provider-required", "With this e-mail address you sign in at your company");
/// The identity is another account's.
pub(crate) const IDENTITY_TAKEN: ProblemType =
    ProblemType::new(409, "identity-taken", "This sign-in belongs to another account");
/// The account has another identity at the same provider.
pub(crate) const IDENTITY_DIFFERS: ProblemType =
    ProblemType::new(409, "identity-differs", "The account is linked with another sign-in of the same service");
/// The account would have no way in.
pub(crate) const LAST_WAY_IN: ProblemType =
    ProblemType::new(409, "last-way-in", "This is the only way into the account");
/// Another account has the address.
pub(crate) const EMAIL_TAKEN: ProblemType =
    ProblemType::new(409, "email-taken", "Another account has this e-mail address");
/// Signed in too long ago.
pub(crate) const SIGN_IN_AGAIN: ProblemType =
    ProblemType::new(403, "sign-in-again", "Please sign in again before you change this");
/// Whoever hands out roles could not get in any more.
pub(crate) const OPERATORS_LOCKED_OUT: ProblemType =
    ProblemType::new(409, "operators-locked-out", "Nobody with the role operators:write could sign in any more");
/// This deployment has no key to seal secrets with.
pub(crate) const NO_SEALING_KEY: ProblemType =
    ProblemType::new(409, "no-sealing-key", "This portal has no key to keep secrets with");

/// The password is right; now a code.
pub(crate) const SECOND_STEP: ProblemType = ProblemType::new(403, "second-step", "Now show the code from your app");
/// A challenge that took too long, was answered before, or was given to another.
pub(crate) const CHALLENGE_LAPSED: ProblemType =
    ProblemType::new(422, "challenge-lapsed", "This took too long or was begun elsewhere; please begin again");
/// The account has a password.
pub(crate) const HAS_PASSWORD: ProblemType =
    ProblemType::new(409, "has-password", "The account has a password; it is changed with the present one");
/// The account shows codes already.
pub(crate) const SECOND_STEP_ON: ProblemType = ProblemType::new(409, "second-step-on", "Codes are asked for already");
/// The account shows no codes.
pub(crate) const SECOND_STEP_OFF: ProblemType =
    ProblemType::new(409, "second-step-off", "No codes are asked for on this account");
/// A passkey that does not hold.
pub(crate) const PASSKEY_NOT_BELIEVED: ProblemType =
    ProblemType::new(422, "passkey-not-believed", "This passkey could not be accepted");
/// A passkey that nobody has here.
pub(crate) const PASSKEY_UNKNOWN: ProblemType =
    ProblemType::new(422, "passkey-unknown", "This passkey is not known here");
/// The device's key is known already.
pub(crate) const PASSKEY_TAKEN: ProblemType = ProblemType::new(409, "passkey-taken", "This passkey is here already");
/// The account has as many as it may.
pub(crate) const TOO_MANY: ProblemType =
    ProblemType::new(409, "limit-reached", "There are as many as there may be; remove one first");
/// A token that was revoked, has expired, or never was.
pub(crate) const TOKEN_NOT_VALID: ProblemType = ProblemType::new(401, "token-not-valid", "This token is not valid");

/// A field that somebody has answered is not deleted.
pub(crate) const FIELD_ANSWERED: ProblemType =
    ProblemType::new(409, "field-answered", "Somebody has answered this field");
/// A field of another kind is another field.
pub(crate) const KIND_STAYS: ProblemType = ProblemType::new(409, "kind-stays", "The kind of a field stays as it is");
/// The account does not wait until an operator approves.
pub(crate) const NOT_WAITING: ProblemType =
    ProblemType::new(409, "approval-decided", "This account does not wait any more");
/// There is no inviting an operator.
pub(crate) const OPERATOR_ALREADY: ProblemType =
    ProblemType::new(409, "operator-already", "Whoever has this address is an operator already");
/// An invitation that does not hold any more.
pub(crate) const INVITATION_OVER: ProblemType =
    ProblemType::new(410, "operator-invitation-over", "This invitation does not hold any more");
/// An invitation for somebody else.
pub(crate) const INVITATION_FOR_ANOTHER: ProblemType =
    ProblemType::new(403, "operator-invitation-for-another", "This invitation is for another e-mail address");

/// The password or the provider has done its part; the browser is marked for the next.
pub(crate) fn second_step(begun: &SecondStep) -> Problem {
    SECOND_STEP.because("").header("set-cookie", cookies::second_step(begun))
}

/// The session has ended; the browser forgets its cookies.
pub(crate) fn session_ended() -> Problem {
    let problem = SESSION_ENDED.because("");
    cookies::cleared().into_iter().fold(problem, |problem, cookie| problem.header("set-cookie", cookie))
}

impl From<throttle::Locked> for Problem {
    fn from(locked: throttle::Locked) -> Self {
        TOO_MANY_ATTEMPTS.because("").retry_after_seconds(locked.retry_after_seconds)
    }
}

impl From<sessions::Ended> for Problem {
    fn from(_: sessions::Ended) -> Self {
        session_ended()
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::SignUpClosed => SIGN_UP_CLOSED.because(""),
            Refusal::OtherTerms { current } => Problem::field(
                "/accepted_terms_version",
                "terms-version",
                format!("The terms have changed meanwhile: their version is {current}."),
            ),
            Refusal::CommonPassword { pointer } => {
                Problem::field(pointer, "too-common", "This password is among those that are tried first.")
            }
            Refusal::GuessablePassword { pointer } => Problem::field(
                pointer,
                "guessable",
                "Besides your e-mail address and the name of the space, a password needs 8 characters of its own.",
            ),
            Refusal::WrongPassword => {
                Problem::field("/current_password", "wrong", "This is not your present password.")
            }
            Refusal::WrongCredentials => WRONG_CREDENTIALS.because(""),
            Refusal::EmailNotVerified => EMAIL_NOT_VERIFIED.because(""),
            Refusal::LinkNotValid => LINK_NOT_VALID.because("Ask for a new one."),
            Refusal::WrongSetupToken => WRONG_SETUP_TOKEN.because(""),
            other => of_factors(other),
        }
    }
}

/// The refusals of codes, passkeys and tokens.
fn of_factors(refusal: Refusal) -> Problem {
    match refusal {
        Refusal::NotThePassword => Problem::field("/password", "wrong", "This is not your password."),
        Refusal::WrongCode => Problem::field("/code", "wrong-code", "This code is not right, or was used before."),
        Refusal::SameEmail => {
            Problem::field("/email", "same-email", "This is the e-mail address of the account already.")
        }
        Refusal::EmailTaken => EMAIL_TAKEN.because(""),
        Refusal::NoGuests => NO_GUESTS.because(""),
        Refusal::TermsChanged => TERMS_CHANGED.because("Read them and ask for another code."),
        Refusal::HasPassword => HAS_PASSWORD.because(""),
        Refusal::OneProof => {
            Problem::field("/password", "one-proof", "Show a password, a code or a passkey: exactly one of them.")
        }
        Refusal::ChallengeLapsed => CHALLENGE_LAPSED.because(""),
        Refusal::SecondStepIsOn => SECOND_STEP_ON.because(""),
        Refusal::SecondStepIsOff => SECOND_STEP_OFF.because(""),
        Refusal::TooMany { items_max } => TOO_MANY.because(format!("That is {items_max}.")),
        Refusal::NoRole => Problem::field("/roles", "no-role", "Choose at least one role."),
        Refusal::WiderThanOwn => {
            Problem::field("/roles", "wider-than-own", "You can give no role that you do not hold yourself.")
        }
        Refusal::InvitationOver => INVITATION_OVER.because("Ask whoever invited you for another."),
        Refusal::InvitationForAnother => INVITATION_FOR_ANOTHER.because("Sign in with that address to accept it."),
        Refusal::Scopes => Problem::field("/scopes", "scopes", "Choose at least one scope of those that there are."),
        other => of_providers(other),
    }
}

/// The refusals on the way by a provider.
fn of_providers(refusal: Refusal) -> Problem {
    match refusal {
        Refusal::EmailNotProven => EMAIL_NOT_PROVEN
            .because("Sign up with your e-mail address and a password; then this can be linked under My account."),
        Refusal::EmailOfOthers { domain } => EMAIL_OF_OTHERS.because(format!("The domain is {domain}.")),
        Refusal::ProviderRequired { provider, name } => PROVIDER_REQUIRED
            .because(format!("That is {name}."))
            .with("provider", serde_json::json!({ "id": provider, "kind": "corporate", "name": name })),
        Refusal::IdentityTaken => IDENTITY_TAKEN.because(""),
        Refusal::IdentityDiffers => IDENTITY_DIFFERS.because(""),
        Refusal::LastWayIn => LAST_WAY_IN.because("Choose a password or link another sign-in first."),
        Refusal::SignInAgain => SIGN_IN_AGAIN.because(""),
        Refusal::Domains { rule } => Problem::field(
            "/domains",
            rule,
            "A corporate provider names each of its domains once; another provider names none.",
        ),
        Refusal::UnsafeIssuer => Problem::field("/issuer", "https", "An issuer is an https address."),
        _ => WAY_LAPSED.because(""),
    }
}
