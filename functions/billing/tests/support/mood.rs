//! How the provider in memory is disposed.

/// What comes of the next orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mood {
    /// What can be taken is taken.
    Willing,
    /// The bank wants the customer to authenticate.
    Cautious,
    /// Banks take days.
    Slow,
    /// The issuer says no, with this code.
    Declining(&'static str),
    /// Nothing happens, and nothing is said.
    Away,
    /// It happens, and nothing is said.
    Mute,
    /// Of payments alone nothing is said, whether they happen or not.
    LosingPayments { happen: bool },
    /// Too much was asked at once.
    Busy,
    /// It cannot be carried out as it stands.
    Refusing,
    /// We are not let in, whatever we want.
    Barred,
    /// We may read what has happened, and nothing else.
    TellingEventsAlone,
}
