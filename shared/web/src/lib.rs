//! HTTP without a server: a handler's signature declares its route; requests in, responses out.
//!
//! Read `routes` first (how a signature becomes an endpoint), then `caller` (the proofs that let a
//! caller in), `extract` (what a handler takes) and `reply` (what it gives). `openapi` writes the
//! same signatures down for others; `edge` joins all of it to Cloudflare's runtime. `outbound` is the other direction: what
//! a function asks of servers that are not ours.
mod caller;
mod cursor;
mod extract;
#[cfg(feature = "openapi")]
pub mod openapi;
pub mod outbound;
pub mod problem;
mod reply;
mod request;
mod routes;
mod rows;
pub mod scope;
#[cfg(feature = "tables")]
pub mod table;
pub mod token;
mod version;

#[cfg(target_arch = "wasm32")]
pub mod edge;

pub use caller::{Access, Anyone, Arriving, Caller, Claims, Hold, Operator, Role, SignedIn, role};
pub use cursor::{ListCursor, Pages};
pub use extract::{
    Body, Call, Cookies, Device, FILE_BYTES_MAX, FILE_POINTER, FileBody, FromCall, IdempotencyKey, LargeBody, Path,
    Query, SchemaOf, Takes,
};
pub use problem::{FieldError, Problem, ProblemType, broken, only};
pub use reply::{Accepted, Calendar, Created, Html, Json, NoContent, Page, Reply, WithCookies};
pub use request::{BodyReader, Headers, Request, Response};
pub use routes::{Endpoint, Handler, RefusalPage, Routes};
pub use rows::{ImportMode, Row, refuse_any};
pub use version::AtVersion;

/// What a type must offer to appear in the OpenAPI document. Costs nothing in a deployed Worker.
#[cfg(feature = "openapi")]
pub trait Described: schemars::JsonSchema {}
#[cfg(feature = "openapi")]
impl<T: schemars::JsonSchema> Described for T {}
/// What a type must offer to appear in the OpenAPI document. Costs nothing in a deployed Worker.
#[cfg(not(feature = "openapi"))]
pub trait Described {}
#[cfg(not(feature = "openapi"))]
impl<T> Described for T {}
