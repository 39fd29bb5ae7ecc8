//! Who may see and do what.
//!
//! `decide` is the one function that says so, for the API, the menus and the public site alike. It
//! is pure: `Viewer` holds all that it needs, and `store::viewer` reads that in the caller's own
//! round trip, so that a right withdrawn a second ago is withdrawn now.
mod audit;
pub mod customers;
mod decide;
mod rights;
pub mod store;
pub mod viewer;

pub use audit::{audit, forget_subjects};
pub use decide::{Decision, NewDebt, Rule, Wish, decide};
pub use rights::{Audience, Level, Levels, Right, Rights, SecondFactorOf, Section, Source, Standing, Viewer};
pub use viewer::{LocationName, RightDecision, SectionDecision, ViewerCard, ViewerCustomer, customer_of};
