use futures::future::LocalBoxFuture;

/// Where bytes lie could not be reached, or did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreError(
    /// Why, for the log.
    pub String,
);

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the store of files failed: {}", self.0)
    }
}

impl From<StoreError> for web::Problem {
    fn from(error: StoreError) -> Self {
        Self::internal(error)
    }
}

/// The answer of a store.
type Told<'a, T> = LocalBoxFuture<'a, Result<T, StoreError>>;

/// Keys at once: what R2 lists, and deletes, in one call.
pub const LISTED_MAX: usize = 1000;

/// Where bytes lie: R2 at the edge, a map in tests.
pub trait Store {
    /// Keeps `bytes` under `key`, in place of what was there.
    fn put<'a>(&'a self, key: &'a str, bytes: Vec<u8>) -> Told<'a, ()>;
    /// The bytes under `key`, if there are any.
    fn get<'a>(&'a self, key: &'a str) -> Told<'a, Option<Vec<u8>>>;
    /// Forgets what lies under `keys`, at most `LISTED_MAX` of them; where nothing does, nothing happens.
    fn delete(&self, keys: Vec<String>) -> Told<'_, ()>;
    /// The first `LISTED_MAX` keys that begin with `prefix` and come after `after`, in order.
    fn list<'a>(&'a self, prefix: &'a str, after: &'a str) -> Told<'a, Vec<String>>;
}
