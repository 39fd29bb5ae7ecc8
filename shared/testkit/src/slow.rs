//! A request that somebody overtakes between its look and its writing.
use crate::{Answer, Function};
use db::{Database, DbError, Row, Statement};
use futures::future::LocalBoxFuture;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A database whose reader is slow: it looks in the first request, which fails, and writes in the second, on what it saw
/// then.
struct Slow {
    inner: Rc<dyn Database>,
    batches: Cell<u32>,
    seen: RefCell<Vec<Vec<Row>>>,
}

impl Database for Slow {
    fn batch(&self, statements: Vec<Statement>) -> LocalBoxFuture<'_, Result<Vec<Vec<Row>>, DbError>> {
        self.batches.set(self.batches.get() + 1);
        let nth = self.batches.get();
        Box::pin(async move {
            match nth {
                1 => {
                    let rows = self.inner.batch(statements).await?;
                    self.seen.replace(rows.clone());
                    Ok(rows)
                }
                2 => Err(DbError::Failed("too slow".to_owned())),
                3 => Ok(self.seen.take()),
                _ => self.inner.batch(statements).await,
            }
        })
    }
}

impl<A: 'static> Function<A> {
    /// The answer to `send`, which looks once and writes once, where `meanwhile` happens between the two.
    pub fn overtaken(&self, send: impl Fn(&Self) -> Answer, meanwhile: impl FnOnce()) -> Answer {
        let (inner, batches, seen) = (self.world.database.clone(), Cell::default(), RefCell::default());
        let slow = self.seen_in(self.world.through(Rc::new(Slow { inner, batches, seen })));
        send(&slow).refused(500, "internal");
        meanwhile();
        send(&slow)
    }
}
