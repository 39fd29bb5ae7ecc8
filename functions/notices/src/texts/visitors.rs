use super::Words;

/// The words of visits.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Visitors {
    /// To a visitor: they are expected.
    pub(crate) invited: Words,
    /// To a visitor: something about it is new.
    pub(crate) changed: Words,
    /// To a visitor: it does not happen.
    pub(crate) cancelled: Words,
    /// To a visitor: it is soon.
    pub(crate) reminder: Words,
    /// To a host: their visitor is here.
    pub(crate) arrived: Words,
    /// To a host: somebody is here who was not expected.
    pub(crate) at_the_door: Words,
    /// To operators: a visit waits for a yes.
    pub(crate) to_approve: Words,
    /// To a host: an operator said yes.
    pub(crate) approved: Words,
    /// To a host: an operator said no.
    pub(crate) refused: Words,
    /// To a host: their visitors went along with a booking.
    pub(crate) followed: Words,
    /// To a host: their visitors were called off with a booking.
    pub(crate) followed_off: Words,
    /// The label before when it was.
    pub(crate) was: &'static str,
    /// The label before when it is now.
    pub(crate) now: &'static str,
    /// Under the picture of the code, which stands in `{code}` too.
    pub(crate) code: &'static str,
    /// For whom cannot see the picture.
    pub(crate) picture: &'static str,
    /// The label before the host's name.
    pub(crate) host: &'static str,
    /// The label before the visitor's name.
    pub(crate) visitor: &'static str,
    /// The label before the visitor's company.
    pub(crate) company: &'static str,
    /// The label before the reason of a visit.
    pub(crate) reason: &'static str,
    /// The label before why somebody said no.
    pub(crate) because: &'static str,
    /// The label before the times that are not written out.
    pub(crate) further: &'static str,
    /// One more time, and `{count}` more.
    pub(crate) more: [&'static str; 2],
}
