//! The native twin of D1 for tests: real SQLite, real migrations, in memory.
use crate::{Database, DbError, Row, Statement, Value};
use futures::future::{FutureExt, LocalBoxFuture, ready};
use rusqlite::limits::Limit;
use rusqlite::{Connection, MAIN_DB, params_from_iter, types};

/// The parts of a compound SELECT that D1 takes.
const COMPOUND_PARTS_MAX: i32 = 5;

/// An SQLite database in memory.
pub struct Sqlite(Connection);

impl Sqlite {
    /// A new database with `migrations` applied in order, and foreign keys on and compounds as short as in D1.
    pub fn migrated<S: AsRef<str>>(migrations: &[S]) -> Result<Self, DbError> {
        let connection = Connection::open_in_memory().map_err(|e| failed(&e))?;
        as_in_d1(&connection)?;
        let new = Self(connection);
        migrations.iter().try_for_each(|sql| new.migrate(sql.as_ref()))?;
        Ok(new)
    }

    /// Applies one more migration to what is in it.
    pub fn migrate(&self, migration: &str) -> Result<(), DbError> {
        self.0.execute_batch(migration).map_err(|e| failed(&e))
    }

    /// The whole database as the bytes of an SQLite file, from which [`Self::of_image`] makes as many more as one wants.
    pub fn image(&self) -> Result<Vec<u8>, DbError> {
        Ok(self.0.serialize(MAIN_DB).map_err(|e| failed(&e))?.to_vec())
    }

    /// A new database as `image` has it: nothing is migrated or loaded once more.
    pub fn of_image(image: &[u8]) -> Result<Self, DbError> {
        let mut connection = Connection::open_in_memory().map_err(|e| failed(&e))?;
        connection.deserialize_read_exact(MAIN_DB, image, image.len(), false).map_err(|e| failed(&e))?;
        as_in_d1(&connection)?;
        Ok(Self(connection))
    }

    /// The query plan of a text, line by line; an error if it does not even prepare.
    pub fn plan(&self, sql: &str) -> Result<Vec<String>, DbError> {
        let explain = format!("EXPLAIN QUERY PLAN {sql}");
        let mut prepared = self.0.prepare(&explain).map_err(|e| failed(&e))?;
        let nulls = vec![types::Value::Null; prepared.parameter_count()];
        let lines = prepared.query_map(params_from_iter(nulls), |row| row.get(3)).map_err(|e| failed(&e))?;
        lines.collect::<Result<_, _>>().map_err(|e| failed(&e))
    }

    fn run(&self, statement: &Statement) -> Result<Vec<Row>, DbError> {
        let mut prepared = self.0.prepare_cached(statement.sql).map_err(|e| failed(&e))?;
        let names: Vec<String> = prepared.column_names().iter().map(ToString::to_string).collect();
        let params = params_from_iter(statement.params.iter().map(bind));
        let mut cursor = prepared.query(params).map_err(|e| failed(&e))?;
        let mut rows = Vec::new();
        while let Some(row) = cursor.next().map_err(|e| failed(&e))? {
            let read = |(i, name): (usize, &String)| Ok((name.clone(), json(row.get_ref(i)?)));
            rows.push(names.iter().enumerate().map(read).collect::<rusqlite::Result<Row>>().map_err(|e| failed(&e))?);
        }
        Ok(rows)
    }

    fn transaction(&self, statements: &[Statement]) -> Result<Vec<Vec<Row>>, DbError> {
        let transaction = self.0.unchecked_transaction().map_err(|e| failed(&e))?;
        let rows = statements.iter().map(|s| self.run(s)).collect::<Result<Vec<_>, _>>()?;
        transaction.commit().map_err(|e| failed(&e))?;
        Ok(rows)
    }
}

impl Database for Sqlite {
    fn batch(&self, statements: Vec<Statement>) -> LocalBoxFuture<'_, Result<Vec<Vec<Row>>, DbError>> {
        ready(self.transaction(&statements)).boxed_local()
    }
}

/// Foreign keys on and compounds as short as in D1: both belong to the connection, not to the file.
fn as_in_d1(connection: &Connection) -> Result<(), DbError> {
    connection.execute_batch("PRAGMA foreign_keys = ON").map_err(|e| failed(&e))?;
    connection.set_limit(Limit::SQLITE_LIMIT_COMPOUND_SELECT, COMPOUND_PARTS_MAX).map_err(|e| failed(&e))?;
    Ok(())
}

fn failed(error: &rusqlite::Error) -> DbError {
    match error {
        rusqlite::Error::SqliteFailure(_, Some(text)) => DbError::from_text(text),
        other => DbError::Failed(other.to_string()),
    }
}

/// As D1 does it: a bound number is a REAL until a column gives it INTEGER affinity.
#[expect(clippy::cast_precision_loss, reason = "D1 is exact to 2^53 and so are we")]
fn bind(value: &Value) -> types::Value {
    match value {
        Value::Null => types::Value::Null,
        Value::Integer(n) => types::Value::Real(*n as f64),
        Value::Text(text) => types::Value::Text(text.clone()),
    }
}

/// As D1 gives it back: JavaScript has one kind of number, so 3.0 is 3.
fn json(value: types::ValueRef<'_>) -> serde_json::Value {
    match value {
        types::ValueRef::Integer(n) => n.into(),
        #[expect(clippy::cast_possible_truncation, reason = "only taken when the value is whole and small")]
        types::ValueRef::Real(f) if f.fract() == 0.0 && f.abs() < 9e15 => (f as i64).into(),
        types::ValueRef::Real(f) => f.into(),
        types::ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned().into(),
        types::ValueRef::Null | types::ValueRef::Blob(_) => serde_json::Value::Null,
    }
}
