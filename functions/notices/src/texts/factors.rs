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
    /// A recovery code was shown.
    pub(crate) recovery_code_used: Words,
    /// A program may act for the account.
    pub(crate) api_token_made: Words,
}
