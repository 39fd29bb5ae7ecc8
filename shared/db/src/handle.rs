use crate::{Database, DbError, Query, Row, Statement};
use futures::future::LocalBoxFuture;
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A request's way to the database. Clones share one count of round trips.
#[derive(Clone)]
pub struct Db {
    database: Rc<dyn Database>,
    trips: Rc<Cell<u32>>,
    nudges: Rc<RefCell<Vec<String>>>,
}

impl Db {
    /// A handle with its count at zero; one per request.
    pub fn new(database: Rc<dyn Database>) -> Self {
        Self { database, trips: Rc::default(), nudges: Rc::default() }
    }

    /// Asks any number of questions in one round trip: `db.read((a, b)).await? -> (Vec<A>, Vec<B>)`.
    pub async fn read<Q: Queries>(&self, queries: Q) -> Result<Q::Answers, DbError> {
        Q::answers(self.batch(queries.statements()).await?)
    }

    /// Asks for the one row that `query` finds, if any.
    pub async fn read_one<T: DeserializeOwned>(&self, query: Query<T>) -> Result<Option<T>, DbError> {
        Ok(self.read(query).await?.into_iter().next())
    }

    /// Writes all of `statements` or none, in order, in one round trip; answers with the rows of
    /// each (a `RETURNING` clause gives some).
    pub async fn commit(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, DbError> {
        let nudges: Vec<String> = statements.iter().filter_map(|s| s.nudge.clone()).collect();
        let rows = self.batch(statements).await?;
        self.nudges.borrow_mut().extend(nudges);
        Ok(rows)
    }

    /// Round trips so far.
    pub fn trips(&self) -> u32 {
        self.trips.get()
    }

    /// The outbox messages made due by what was committed, each handed out once.
    pub fn take_nudges(&self) -> Vec<String> {
        self.nudges.take()
    }

    fn batch(&self, statements: Vec<Statement>) -> LocalBoxFuture<'_, Result<Vec<Vec<Row>>, DbError>> {
        self.trips.set(self.trips.get() + 1);
        self.database.batch(statements)
    }
}

/// One query, a tuple of up to eight, or `Both` of two such, asked together.
pub trait Queries {
    /// How many statements it takes.
    const COUNT: usize;
    /// The rows of each, in the same order.
    type Answers;
    /// What to run.
    fn statements(self) -> Vec<Statement>;
    /// Reads the rows.
    fn answers(rows: Vec<Vec<Row>>) -> Result<Self::Answers, DbError>;
}

fn typed<T: DeserializeOwned>(rows: Option<Vec<Row>>) -> Result<Vec<T>, DbError> {
    let rows = rows.ok_or_else(|| DbError::Failed("fewer results than statements".to_owned()))?;
    rows.into_iter().map(|row| read(row)).collect()
}

/// Reads a column that holds JSON.
pub fn json<T: DeserializeOwned>(column: &str) -> Result<T, DbError> {
    serde_json::from_str(column).map_err(|e| DbError::Failed(format!("unexpected JSON in a row: {e}")))
}

/// Reads one row as a `T`.
pub(crate) fn read<T: DeserializeOwned>(row: Row) -> Result<T, DbError> {
    serde_json::from_value(serde_json::Value::Object(row)).map_err(|e| DbError::Failed(format!("unexpected row: {e}")))
}

impl<T: DeserializeOwned> Queries for Query<T> {
    const COUNT: usize = 1;
    type Answers = Vec<T>;
    fn statements(self) -> Vec<Statement> {
        vec![self.statement]
    }
    fn answers(rows: Vec<Vec<Row>>) -> Result<Vec<T>, DbError> {
        typed(rows.into_iter().next())
    }
}

/// Two sets of questions asked together: `db.read(Both(facts, others))`.
#[derive(Debug, Clone)]
pub struct Both<Q, R>(
    /// The first.
    pub Q,
    /// The second.
    pub R,
);

impl<Q: Queries, R: Queries> Queries for Both<Q, R> {
    const COUNT: usize = Q::COUNT + R::COUNT;
    type Answers = (Q::Answers, R::Answers);
    fn statements(self) -> Vec<Statement> {
        let mut statements = self.0.statements();
        statements.extend(self.1.statements());
        statements
    }
    fn answers(mut rows: Vec<Vec<Row>>) -> Result<Self::Answers, DbError> {
        let rest = rows.split_off(Q::COUNT.min(rows.len()));
        Ok((Q::answers(rows)?, R::answers(rest)?))
    }
}

macro_rules! queries {
    ($count:literal: $($T:ident),+) => {
        impl<$($T: DeserializeOwned),+> Queries for ($(Query<$T>,)+) {
            const COUNT: usize = $count;
            type Answers = ($(Vec<$T>,)+);
            fn statements(self) -> Vec<Statement> {
                #[expect(non_snake_case, reason = "a type and its value share the macro's name")]
                let ($($T,)+) = self;
                vec![$($T.statement),+]
            }
            fn answers(rows: Vec<Vec<Row>>) -> Result<Self::Answers, DbError> {
                let mut rows = rows.into_iter();
                Ok(($(typed::<$T>(rows.next())?,)+))
            }
        }
    };
}
queries!(2: A, B);
queries!(3: A, B, C);
queries!(4: A, B, C, D);
queries!(5: A, B, C, D, E);
queries!(6: A, B, C, D, E, F);
queries!(7: A, B, C, D, E, F, G);
queries!(8: A, B, C, D, E, F, G, H);
