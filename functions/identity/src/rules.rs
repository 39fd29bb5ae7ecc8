//! The business of this function. Pure: no database, clock, HTTP or chance.
pub mod imports;
pub mod passwords;
pub mod sessions;
pub mod sign_up;
pub mod throttle;

/// Why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The operator has closed signing up.
    SignUpClosed,
    /// The terms that were accepted are not the present ones.
    OtherTerms {
        /// The present version.
        current: String,
    },
    /// Everybody's password.
    CommonPassword {
        /// The field that holds it.
        pointer: &'static str,
    },
    /// Little more than the e-mail address or the name of the space.
    GuessablePassword {
        /// The field that holds it.
        pointer: &'static str,
    },
    /// Not the present password.
    WrongPassword,
    /// No such account, or not its password.
    WrongCredentials,
    /// The password is right, but the mailbox is not proven.
    EmailNotVerified,
    /// A link that was used, has expired, or never was.
    LinkNotValid,
    /// Not the set-up token of this deployment.
    WrongSetupToken,
}
