//! The Cloudflare adapter. Thin on purpose: everything else is tested natively.
use crate::{Store, StoreError};
use futures::future::{FutureExt, LocalBoxFuture};
use worker::Bucket;

/// An R2 binding.
pub struct R2(pub Bucket);

impl R2 {
    /// The name of the binding.
    pub const BINDING: &'static str = "FILES";
}

fn failed(error: &worker::Error) -> StoreError {
    StoreError(error.to_string())
}

impl Store for R2 {
    fn put<'a>(&'a self, key: &'a str, bytes: Vec<u8>) -> LocalBoxFuture<'a, Result<(), StoreError>> {
        async move { self.0.put(key, bytes).execute().await.map(|_| ()).map_err(|error| failed(&error)) }.boxed_local()
    }

    fn get<'a>(&'a self, key: &'a str) -> LocalBoxFuture<'a, Result<Option<Vec<u8>>, StoreError>> {
        async move {
            let object = self.0.get(key).execute().await.map_err(|error| failed(&error))?;
            match object.as_ref().and_then(worker::Object::body) {
                Some(body) => body.bytes().await.map(Some).map_err(|error| failed(&error)),
                None => Ok(None),
            }
        }
        .boxed_local()
    }

    fn delete(&self, keys: Vec<String>) -> LocalBoxFuture<'_, Result<(), StoreError>> {
        async move {
            if keys.is_empty() {
                return Ok(());
            }
            self.0.delete_multiple(keys).await.map_err(|error| failed(&error))
        }
        .boxed_local()
    }

    fn list<'a>(&'a self, prefix: &'a str, after: &'a str) -> LocalBoxFuture<'a, Result<Vec<String>, StoreError>> {
        async move {
            let listed =
                self.0.list().prefix(prefix).start_after(after).execute().await.map_err(|error| failed(&error))?;
            Ok(listed.objects().iter().map(worker::Object::key).collect())
        }
        .boxed_local()
    }
}
