use kernel::Instant;
use serde::de::DeserializeOwned;
use std::marker::PhantomData;

/// What can be bound to a parameter.
///
/// D1 binds every number as REAL, so a bound number is only ever stored in an INTEGER column of a
/// STRICT table or compared with one; arithmetic on it is done in Rust before it is bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// SQL NULL.
    Null,
    /// A whole number within ±2^53.
    Integer(i64),
    /// Text; also how lists travel, as JSON for `json_each`.
    Text(String),
}

macro_rules! value_from {
    ($($type:ty => |$it:ident| $value:expr),+ $(,)?) => {$(
        impl From<$type> for Value {
            fn from($it: $type) -> Self { $value }
        }
    )+};
}

value_from! {
    &str => |it| Self::Text(it.to_owned()),
    String => |it| Self::Text(it),
    &String => |it| Self::Text(it.clone()),
    i64 => |it| Self::Integer(it),
    i32 => |it| Self::Integer(it.into()),
    u32 => |it| Self::Integer(it.into()),
    u16 => |it| Self::Integer(it.into()),
    u8 => |it| Self::Integer(it.into()),
    bool => |it| Self::Integer(it.into()),
    Instant => |it| Self::Integer(it.as_millis()),
    serde_json::Value => |it| Self::Text(it.to_string()),
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// An SQL text with its parameters: a decision not yet carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The text, with parameters `?1`, `?2`, ….
    pub sql: &'static str,
    /// The parameters, `?1` first.
    pub params: Vec<Value>,
    /// The outbox message that this statement writes, if it does: when the batch has been
    /// committed, the entry nudges the queue for it.
    pub nudge: Option<String>,
}

impl Statement {
    /// A statement with its parameters, `?1` first.
    pub fn new(sql: &'static str, params: impl Into<Vec<Value>>) -> Self {
        Self { sql, params: params.into(), nudge: None }
    }

    /// Says that committing this statement makes the outbox message `id` due.
    pub fn nudging(mut self, id: impl Into<String>) -> Self {
        self.nudge = Some(id.into());
        self
    }
}

/// A reading statement that knows the type of its rows.
#[derive(Debug, Clone)]
pub struct Query<T> {
    pub(crate) statement: Statement,
    rows: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> Query<T> {
    /// A query with its parameters, `?1` first.
    pub fn new(sql: &'static str, params: impl Into<Vec<Value>>) -> Self {
        Self { statement: Statement::new(sql, params), rows: PhantomData }
    }
}
