use crate::{Claims, Problem};
use futures::future::{FutureExt, LocalBoxFuture, ready};

/// Request or response headers: lower-case name and value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headers(pub Vec<(String, String)>);

impl Headers {
    /// The value of the first header of that (lower-case) name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

/// Reads a body of at most so many bytes; a longer one is `TOO_LARGE`. Called after the caller
/// was let in, and never for an endpoint that takes no body.
pub type BodyReader = Box<dyn FnOnce(usize) -> LocalBoxFuture<'static, Result<Vec<u8>, Problem>>>;

/// A request as the edge received it.
pub struct Request {
    /// The method in upper case.
    pub method: String,
    /// The path from the root, such as `/api/bookings/find`.
    pub path: String,
    /// The query without its `?`, undecoded.
    pub query: String,
    /// The headers.
    pub headers: Headers,
    /// What the access token says, if there is one and it verifies.
    pub claims: Option<Claims>,
    /// The way to the body.
    pub body: BodyReader,
}

impl Request {
    /// A request whose body is at hand.
    pub fn new(method: &str, path_and_query: &str, body: Vec<u8>) -> Self {
        let (path, query) = path_and_query.split_once('?').unwrap_or((path_and_query, ""));
        Self {
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            headers: Headers::default(),
            claims: None,
            body: Box::new(move |bytes_max| {
                let fits = body.len() <= bytes_max;
                ready(if fits { Ok(body) } else { Err(crate::problem::TOO_LARGE.because("")) }).boxed_local()
            }),
        }
    }
}

/// An answer on its way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: Headers,
    /// The body; empty for none.
    pub body: Vec<u8>,
}
