use super::Words;

/// The words of requests to the staff.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Support {
    /// To operators: somebody made one.
    pub(crate) raised: Words,
    /// To operators: somebody wrote more.
    pub(crate) replied: Words,
    /// The staff answered.
    pub(crate) answered: Words,
    /// The staff answered, and that is all there was to do.
    pub(crate) answered_and_solved: Words,
    /// It is solved.
    pub(crate) solved: Words,
    /// It is open again.
    pub(crate) reopened: Words,
    /// The staff wait for a reply.
    pub(crate) waiting: Words,
    /// It goes on in another.
    pub(crate) merged: Words,
    /// The label before the department.
    pub(crate) department: &'static str,
    /// The label before when the first answer is due.
    pub(crate) due: &'static str,
}
