//! The business of this function. Pure: no database, clock, HTTP or chance.
pub mod arrivals;
pub mod id_token;
pub mod imports;
pub mod openid;
pub mod passwords;
pub mod providers;
pub mod sessions;
pub mod sign_up;
pub mod throttle;

use crate::api::ProviderId;

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
    /// A way to a provider and back that took too long, was gone before, or is another browser's.
    WayLapsed,
    /// The provider does not vouch for the address.
    EmailNotProven,
    /// The provider does not speak for the address's domain.
    EmailOfOthers {
        /// The domain.
        domain: String,
    },
    /// Whoever has an address of that domain signs in there and nowhere else.
    ProviderRequired {
        /// Where.
        provider: ProviderId,
        /// What people call it.
        name: String,
    },
    /// The identity is another account's.
    IdentityTaken,
    /// The account has another identity at the same provider.
    IdentityDiffers,
    /// The account would have no way in.
    LastWayIn,
    /// Signed in too long ago for this.
    SignInAgain,
    /// A domain is named twice, or by a provider that speaks for none, or a corporate one names none.
    Domains {
        /// What is wrong.
        rule: &'static str,
    },
    /// An issuer to whom no secret may go.
    UnsafeIssuer,
}
