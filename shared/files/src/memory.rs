use crate::{LISTED_MAX, Store, StoreError};
use futures::future::{FutureExt, LocalBoxFuture, ready};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// A store in memory, for tests.
#[derive(Debug, Default)]
pub struct Memory {
    objects: RefCell<BTreeMap<String, Vec<u8>>>,
    fails: Cell<bool>,
}

impl Memory {
    /// Every key, in order.
    pub fn keys(&self) -> Vec<String> {
        self.objects.borrow().keys().cloned().collect()
    }

    /// From now on it does nothing but fail, or works again.
    pub fn fail(&self, fails: bool) {
        self.fails.set(fails);
    }

    fn answer<T>(&self, act: impl FnOnce(&mut BTreeMap<String, Vec<u8>>) -> T) -> Result<T, StoreError> {
        if self.fails.get() {
            Err(StoreError("out of order".to_owned()))
        } else {
            Ok(act(&mut self.objects.borrow_mut()))
        }
    }
}

impl Store for Memory {
    fn put<'a>(&'a self, key: &'a str, bytes: Vec<u8>) -> LocalBoxFuture<'a, Result<(), StoreError>> {
        ready(self.answer(|objects| drop(objects.insert(key.to_owned(), bytes)))).boxed_local()
    }

    fn get<'a>(&'a self, key: &'a str) -> LocalBoxFuture<'a, Result<Option<Vec<u8>>, StoreError>> {
        ready(self.answer(|objects| objects.get(key).cloned())).boxed_local()
    }

    fn delete(&self, keys: Vec<String>) -> LocalBoxFuture<'_, Result<(), StoreError>> {
        ready(self.answer(|objects| objects.retain(|key, _| !keys.contains(key)))).boxed_local()
    }

    fn list<'a>(&'a self, prefix: &'a str, after: &'a str) -> LocalBoxFuture<'a, Result<Vec<String>, StoreError>> {
        let listed = self.answer(|objects| {
            let wanted = |key: &&String| key.starts_with(prefix) && after < key.as_str();
            objects.keys().filter(wanted).take(LISTED_MAX).cloned().collect()
        });
        ready(listed).boxed_local()
    }
}
