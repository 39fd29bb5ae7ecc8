use db::{Database, DbError, Row, Statement};
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use std::cell::Cell;
use std::rc::Rc;

/// In which of the two ways that a cloud can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It refuses, and nothing happened.
    Before,
    /// It happened, and the answer was lost.
    After,
}

/// A database whose `nth` batch (counted from 1) fails.
pub struct FaultyDb {
    inner: Rc<dyn Database>,
    fault: Fault,
    left: Cell<u32>,
}

impl FaultyDb {
    /// `inner`, whose `nth` batch fails in that way.
    pub fn new(inner: Rc<dyn Database>, fault: Fault, nth: u32) -> Self {
        Self { inner, fault, left: Cell::new(nth) }
    }
}

impl Database for FaultyDb {
    fn batch(&self, statements: Vec<Statement>) -> LocalBoxFuture<'_, Result<Vec<Vec<Row>>, DbError>> {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        let fails = left == 1;
        async move {
            if fails && self.fault == Fault::Before {
                return Err(DbError::Failed("out of order".to_owned()));
            }
            let rows = self.inner.batch(statements).await;
            if fails { Err(DbError::Failed("the answer was lost".to_owned())) } else { rows }
        }
        .boxed_local()
    }
}
