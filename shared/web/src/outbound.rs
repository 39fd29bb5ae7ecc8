//! What a function asks of servers that are not ours.
#[cfg(target_arch = "wasm32")]
mod fetch;

#[cfg(target_arch = "wasm32")]
pub use fetch::Fetching;

use futures::future::LocalBoxFuture;
use std::time::Duration;

/// One request over HTTPS.
#[derive(Clone)]
pub struct Call {
    /// GET or POST.
    pub method: &'static str,
    /// The whole address.
    pub url: String,
    /// Names in lower case.
    pub headers: Vec<(&'static str, String)>,
    /// A form.
    pub body: Option<String>,
    /// How long all of it may take, until the last byte of the answer.
    pub limit: Duration,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The whole body.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }
}

/// A longer answer is not read: it is taken for a broken one.
pub const ANSWER_BYTES_MAX: usize = 4 * 1024 * 1024;

/// Why no answer came. The request may have been carried out all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// Nothing, or not all, within the limit.
    TimedOut,
    /// No connection, or one that broke.
    Disconnected(String),
}

/// Sends requests: the runtime's `fetch` at the edge, a socket or a script in tests. Sends each once, and follows nothing.
pub trait Http {
    /// One request and its whole answer, within the limit.
    fn send(&self, call: Call) -> LocalBoxFuture<'_, Result<Answer, Broken>>;
}
