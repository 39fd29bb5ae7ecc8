//! The business of this function. Pure: no database, clock, HTTP or chance.
pub mod address;
pub mod arrivals;
pub mod challenge;
pub mod codes;
pub mod doors;
pub mod fields;
pub mod guests;
pub mod id_token;
pub mod imports;
pub mod invitations;
pub mod openid;
pub mod passkeys;
pub mod passwords;
pub mod providers;
pub mod sessions;
pub mod sign_up;
pub mod throttle;
pub mod tokens;

use crate::api::ProviderId;

/// Why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The operator has closed signing up.
    SignUpClosed,
    /// The space has no guests.
    NoGuests,
    /// The terms that were accepted are not the present ones.
    OtherTerms {
        /// The present version.
        current: String,
    },
    /// The terms have changed since they were accepted, a mail ago.
    TermsChanged,
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
    /// Not the password, where one shows anew who one is.
    NotThePassword,
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
    /// A challenge that took too long, was answered before, or was another's.
    ChallengeLapsed,
    /// Not a code of now, or one that was taken before.
    WrongCode,
    /// The address that the account has.
    SameEmail,
    /// Another account has the address, and whoever asks has shown that they read it.
    EmailTaken,
    /// The account has a password; it is changed with the present one.
    HasPassword,
    /// The account shows codes already.
    SecondStepIsOn,
    /// The account shows no codes.
    SecondStepIsOff,
    /// Nothing, or more than one thing, to show who one is.
    OneProof,
    /// The account has as many as it may.
    TooMany {
        /// How many that is.
        items_max: u32,
    },
    /// A token without a scope, or with one that there is not.
    Scopes,
    /// A domain is named twice, or by a provider that speaks for none, or a corporate one names none.
    Domains {
        /// What is wrong.
        rule: &'static str,
    },
    /// An operator without a role.
    NoRole,
    /// Roles that the inviter lacks.
    WiderThanOwn,
    /// An invitation that was accepted, revoked, has expired, or whose inviter could not give as much any more.
    InvitationOver,
    /// An invitation for another address.
    InvitationForAnother,
    /// An issuer to whom no secret may go.
    UnsafeIssuer,
}
