//! Pages as HTML: what `rules` found, in the words of `texts`. Nothing is decided here.
mod frame;
mod invitation;
mod plan;
mod prices;
mod product;
mod refusal;
mod structured;

pub(crate) use invitation::invitation;
pub(crate) use prices::prices;
pub(crate) use refusal::refusal;
