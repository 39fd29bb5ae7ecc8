//! Every way this function says no.
use crate::cookies;
use crate::rules::{Refusal, sessions, throttle};
use web::{Problem, ProblemType};

/// Nobody can sign up now.
pub(crate) const SIGN_UP_CLOSED: ProblemType =
    ProblemType::new(403, "sign-up-closed", "Signing up is closed; ask the staff for an account");
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
        }
    }
}
