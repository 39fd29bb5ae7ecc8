//! The rules of booking. Pure: no clock, no database, no HTTP.
//!
//! `facts` is what they decide upon, `admission` who may book what when, `quote` and `book` what a booking then is, `price` what it costs, `cost` what is
//! left of that to pay, `caps` how much a plan lets one book, `offers` and `find` what can be
//! booked, `alternatives` what comes nearest, `cancel` who may cancel, `day` what a day looks like, `setup` what operators may set up
//! and `import` what they may bring in.
pub mod admission;
pub mod alternatives;
pub mod book;
pub mod cancel;
pub mod caps;
pub mod cost;
pub mod day;
pub mod facts;
pub mod find;
pub mod import;
pub mod offers;
pub mod price;
pub mod quote;
pub mod setup;

pub use facts::{Facts, OwnBooking, Place, Policy, Rate, Wish};
