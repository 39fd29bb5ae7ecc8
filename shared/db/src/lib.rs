//! The one door to the database: statements in, typed rows out, round trips counted.
//!
//! A `Statement` is data, so the same text runs on D1 at the edge and on SQLite in native tests.
//! A read is one `Db::read` of any number of queries; a write is one `Db::commit` of a list of
//! statements, all or nothing. There is no other way in, and no interactive transaction: D1 has
//! none.
mod error;
mod handle;
mod statement;

#[cfg(feature = "d1")]
pub mod d1;
#[cfg(feature = "sqlite")]
pub mod sqlite;

pub use error::{DbError, all_of};
pub use handle::{Both, Db, Queries, json};
pub use statement::{Query, Statement, Value};

use futures::future::LocalBoxFuture;

/// One row as the database gives it: column name to value.
pub type Row = serde_json::Map<String, serde_json::Value>;

/// A database that runs a list of statements in order, in one round trip and one transaction,
/// and answers with the rows of each.
pub trait Database {
    /// Runs `statements`; either all of them happened or none.
    fn batch(&self, statements: Vec<Statement>) -> LocalBoxFuture<'_, Result<Vec<Vec<Row>>, DbError>>;
}
