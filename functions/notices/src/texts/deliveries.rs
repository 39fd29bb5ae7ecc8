use super::Words;

/// What has come, in a sentence: `a parcel`.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Sorts {
    /// A letter.
    pub(crate) mail: &'static str,
    /// A parcel.
    pub(crate) parcel: &'static str,
    /// A cheque.
    pub(crate) cheque: &'static str,
    /// Publicity.
    pub(crate) publicity: &'static str,
    /// Something else.
    pub(crate) other: &'static str,
}

/// The words of mail and parcels.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Deliveries {
    /// Something has come.
    pub(crate) arrived: Words,
    /// Several things have come.
    pub(crate) arrived_several: Words,
    /// The free time ends soon.
    pub(crate) ends_soon: Words,
    /// It ends today.
    pub(crate) ends_today: Words,
    /// It has ended.
    pub(crate) has_ended: Words,
    /// It was handed over.
    pub(crate) collected: Words,
    /// It was sent on.
    pub(crate) forwarded: Words,
    /// It was scanned.
    pub(crate) scanned: Words,
    /// It went back.
    pub(crate) returned: Words,
    /// It went to the waste paper.
    pub(crate) recycled: Words,
    /// It was shredded.
    pub(crate) shredded: Words,
    /// Until when it lies there for nothing.
    pub(crate) free_until: &'static str,
    /// What each day after that will cost.
    pub(crate) fee_then: &'static str,
    /// What each day costs by now.
    pub(crate) fee_now: &'static str,
    /// The label before the carrier's number.
    pub(crate) tracking: &'static str,
    /// One thing, and `{count}` things.
    pub(crate) things: [&'static str; 2],
    /// What has come.
    pub(crate) sorts: Sorts,
}
