use super::Words;

/// The words of addresses: proving one, changing it, putting it back.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Address {
    /// A code for the address that an account is to have.
    pub(crate) confirm: Words,
    /// A link for it, where the staff asked.
    pub(crate) confirm_by_link: Words,
    /// To the address that it has, where the staff asked.
    pub(crate) asked: Words,
    /// Somebody wants an address that is another account's.
    pub(crate) in_use: Words,
    /// To the address before.
    pub(crate) changed: Words,
    /// To the address that is the account's no more.
    pub(crate) put_back: Words,
    /// A code for the address of which a provider told.
    pub(crate) prove: Words,
    /// There is an account with that address already, so the provider's sign-in opens nothing.
    pub(crate) way_not_linked: Words,
    /// A code for somebody who wants to check out as a guest.
    pub(crate) guest: Words,
    /// There is an account with that address already, so no guest was let in.
    pub(crate) guest_known: Words,
}
