use crate::extract::{SchemaOf, schema_of};
use crate::{Described, Headers, Problem, Response};
use serde::Serialize;

/// What a handler may answer with. The type carries its status and its schema.
pub trait Reply {
    /// The HTTP status.
    const STATUS: u16;
    /// The media type; empty for no body, several with `, ` between them where the asker chooses.
    const MEDIA_TYPE: &'static str = "application/json";
    /// The schema of the body, if it is JSON.
    fn schema() -> Option<SchemaOf>;
    /// The answer.
    fn respond(self) -> Result<Response, Problem>;
}

fn json<T: Serialize>(status: u16, value: &T) -> Result<Response, Problem> {
    let body = serde_json::to_vec(value).map_err(Problem::internal)?;
    let headers = Headers(vec![("content-type".to_owned(), "application/json".to_owned())]);
    Ok(Response { status, headers, body })
}

macro_rules! json_reply {
    ($($(#[$doc:meta])* $name:ident = $status:literal),+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name<T>(
            /// The body.
            pub T,
        );
        impl<T: Serialize + Described> Reply for $name<T> {
            const STATUS: u16 = $status;
            fn schema() -> Option<SchemaOf> { Some(schema_of::<T>()) }
            fn respond(self) -> Result<Response, Problem> { json($status, &self.0) }
        }
    )+};
}
json_reply! {
    /// 200 with a JSON body.
    Json = 200,
    /// 201: something was made; the body is it.
    Created = 201,
    /// 202: heard; what follows happens later.
    Accepted = 202
}

/// 204: done, nothing to say.
#[derive(Debug, Clone, Copy)]
pub struct NoContent;

impl Reply for NoContent {
    const STATUS: u16 = 204;
    const MEDIA_TYPE: &'static str = "";
    fn schema() -> Option<SchemaOf> {
        None
    }
    fn respond(self) -> Result<Response, Problem> {
        Ok(Response { status: 204, headers: Headers::default(), body: Vec::new() })
    }
}

/// 200 with an iCalendar object (RFC 5545).
#[derive(Debug, Clone)]
pub struct Calendar(
    /// The object's text.
    pub String,
);

impl Reply for Calendar {
    const STATUS: u16 = 200;
    const MEDIA_TYPE: &'static str = "text/calendar";
    fn schema() -> Option<SchemaOf> {
        None
    }
    fn respond(self) -> Result<Response, Problem> {
        let content_type = ("content-type".to_owned(), "text/calendar; charset=utf-8".to_owned());
        Ok(Response { status: 200, headers: Headers(vec![content_type]), body: self.0.into_bytes() })
    }
}

/// 200 with a page for people.
#[derive(Debug, Clone)]
pub struct Html {
    /// The document.
    pub document: String,
    /// Headers of its own: what it may load, how long it may be kept.
    pub headers: Vec<(&'static str, String)>,
}

impl Reply for Html {
    const STATUS: u16 = 200;
    const MEDIA_TYPE: &'static str = "text/html";
    fn schema() -> Option<SchemaOf> {
        None
    }
    fn respond(self) -> Result<Response, Problem> {
        let own = self.headers.into_iter().map(|(name, value)| (name.to_owned(), value));
        let content_type = ("content-type".to_owned(), "text/html; charset=utf-8".to_owned());
        let headers = Headers(std::iter::once(content_type).chain(own).collect());
        Ok(Response { status: 200, headers, body: self.document.into_bytes() })
    }
}

/// A reply that also sets cookies; each is a whole `set-cookie` value.
#[derive(Debug, Clone)]
pub struct WithCookies<R>(
    /// The reply.
    pub R,
    /// The `set-cookie` values.
    pub Vec<String>,
);

impl<R: Reply> Reply for WithCookies<R> {
    const STATUS: u16 = R::STATUS;
    const MEDIA_TYPE: &'static str = R::MEDIA_TYPE;
    fn schema() -> Option<SchemaOf> {
        R::schema()
    }
    fn respond(self) -> Result<Response, Problem> {
        let mut response = self.0.respond()?;
        response.headers.0.extend(self.1.into_iter().map(|cookie| ("set-cookie".to_owned(), cookie)));
        Ok(response)
    }
}

/// One page of a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Page<T> {
    /// The items, in the list's order.
    pub items: Vec<T>,
    /// Ask again with this `cursor` for the next page; null on the last.
    pub next_cursor: Option<String>,
}

impl<T> Page<T> {
    /// A list that fits on one page.
    pub fn whole(items: Vec<T>) -> Self {
        Self { items, next_cursor: None }
    }

    /// A page out of `items`, of which one more than `items_max` was asked for to learn whether
    /// there is a next page; `cursor_of` names the place after an item.
    pub fn cut(mut items: Vec<T>, items_max: usize, cursor_of: impl FnOnce(&T) -> String) -> Self {
        let more = items_max < items.len();
        items.truncate(items_max);
        let next_cursor = if more { items.last().map(cursor_of) } else { None };
        Self { items, next_cursor }
    }
}
