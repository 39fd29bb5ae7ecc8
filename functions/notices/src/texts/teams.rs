use super::Words;

/// The words of teams.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Teams {
    /// Somebody is invited into a team.
    pub(crate) invited: Words,
    /// Somebody is invited to run a team.
    pub(crate) invited_to_run: Words,
    /// To operators: somebody joined who is meant to have a plan.
    pub(crate) joined: Words,
    /// To the payer and operators: somebody left, and contracts go on.
    pub(crate) left: Words,
    /// To whoever was removed.
    pub(crate) removed: Words,
}
