use super::Words;

/// The words of passkeys, codes and tokens.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Factors {
    /// A passkey opens the account.
    pub(crate) passkey_added: Words,
    /// A passkey no longer opens it.
    pub(crate) passkey_removed: Words,
    /// Codes are asked for.
    pub(crate) second_step_on: Words,
    /// Codes are no longer asked for.
    pub(crate) second_step_off: Words,
    /// An operator signed the account out everywhere.
    pub(crate) signed_out: Words,
    /// An operator lifted a lock.
    pub(crate) lock_lifted: Words,
    /// To operators: an account waits.
    pub(crate) account_waits: Words,
    /// An operator approved of the account.
    pub(crate) account_approved: Words,
    /// An operator declined the account.
    pub(crate) account_declined: Words,
    /// Somebody is invited to be an operator.
    pub(crate) operator_invited: Words,
    /// A recovery code was shown.
    pub(crate) recovery_code_used: Words,
    /// A program may act for the account.
    pub(crate) api_token_made: Words,
}
