//! A world that stands still: real SQLite, real migrations, known people, counted ids.
//!
//! `World` is a database with the people in it, a clock that only moves when told and ids that
//! count. `Function` sends requests through a function's `routes()` as one of those people.
mod faults;
mod faulty;
mod function;
mod golden;
mod matrix;
mod people;
mod slow;
mod sql;
mod world;

pub use faults::{FAULTS, Write, write};
pub use faulty::{Fault, FaultyDb};
pub use function::{Answer, Function};
pub use golden::golden;
pub use matrix::access_matrix;
pub use people::Persona;
pub use sql::check_sql;
pub use world::{NOW, World, migrations};
