//! One request, one function: ask `store` for the facts, let `rules` decide, commit the decision.
pub(crate) mod members;
pub(crate) mod operators;
