use crate::{Described, FieldError, Headers, Problem, problem};
use serde::de::DeserializeOwned;
use std::rc::Rc;

/// One request whose caller has been let in.
pub struct Call {
    /// The parameters of the path, in its order.
    pub params: Vec<String>,
    /// The query without its `?`, undecoded.
    pub query: String,
    /// The headers.
    pub headers: Headers,
    /// The body; empty if the endpoint takes none. Shared, so that a file is not there twice.
    pub body: Rc<Vec<u8>>,
}

/// What an endpoint takes, for OpenAPI and for the body reader.
#[derive(Default, Clone)]
pub struct Takes {
    /// The path parameter's schema.
    pub path: Option<SchemaOf>,
    /// The schema of the query as one object.
    pub query: Option<SchemaOf>,
    /// The body's schema, if it is JSON.
    pub body: Option<SchemaOf>,
    /// Whether the body is a file, whatever its headers call it.
    pub body_is_a_file: bool,
    /// The longest body; 0 for an endpoint that takes none.
    pub body_bytes_max: usize,
    /// Whether the `idempotency-key` header means something here.
    pub idempotency_key: bool,
}

/// Makes the schema of a type when asked; nothing in a deployed Worker.
#[cfg(feature = "openapi")]
pub type SchemaOf = fn(&mut schemars::SchemaGenerator) -> schemars::Schema;
/// Makes the schema of a type when asked; nothing in a deployed Worker.
#[cfg(not(feature = "openapi"))]
#[derive(Debug, Clone, Copy)]
pub struct SchemaOf;
#[cfg(feature = "openapi")]
pub(crate) fn schema_of<T: Described>() -> SchemaOf {
    |generator| generator.subschema_for::<T>()
}
#[cfg(not(feature = "openapi"))]
#[expect(clippy::extra_unused_type_parameters, reason = "its twin above uses it")]
pub(crate) fn schema_of<T: Described>() -> SchemaOf {
    SchemaOf
}

/// Something a handler can take out of a request.
pub trait FromCall: Sized {
    /// Takes it, or says which field breaks which rule.
    fn from_call(call: &Call) -> Result<Self, Problem>;
    /// Says what it takes.
    fn describe(takes: &mut Takes);
}

/// The path's parameter. One that cannot name anything names nothing: 404.
pub struct Path<T>(
    /// The parameter.
    pub T,
);

impl<T: std::str::FromStr + Described> FromCall for Path<T> {
    fn from_call(call: &Call) -> Result<Self, Problem> {
        let raw = call.params.first().ok_or_else(|| Problem::internal("this route has no parameter"))?;
        raw.parse().map(Path).map_err(|_| problem::NOT_FOUND.because(""))
    }
    fn describe(takes: &mut Takes) {
        takes.path = Some(schema_of::<T>());
    }
}

/// The query, as one object of strings and numbers.
pub struct Query<T>(
    /// The object.
    pub T,
);

impl<T: DeserializeOwned + Described> FromCall for Query<T> {
    fn from_call(call: &Call) -> Result<Self, Problem> {
        let deserializer = serde_urlencoded::Deserializer::new(serde_urlencoded_pairs(&call.query));
        serde_path_to_error::deserialize(deserializer).map(Query).map_err(|e| broken_field(&e))
    }
    fn describe(takes: &mut Takes) {
        takes.query = Some(schema_of::<T>());
    }
}

fn serde_urlencoded_pairs(query: &str) -> form_urlencoded::Parse<'_> {
    form_urlencoded::parse(query.as_bytes())
}

/// A JSON body of at most 64 KiB: every form that a person fills in fits many times over.
pub struct Body<T>(
    /// The body.
    pub T,
);

/// A JSON body of at most 4 MiB, for imports.
pub struct LargeBody<T>(
    /// The body.
    pub T,
);

/// A body that is a file of at most 10 MiB: its bytes, whatever its headers call them. Read piece by piece, and let go of at
/// the first byte too many.
pub struct FileBody(
    /// The bytes.
    pub Rc<Vec<u8>>,
);

/// What names such a body in a problem: it has no fields.
pub const FILE_POINTER: &str = "/file";
/// The longest file: ten photos of a phone that are sent as they are, or one of a good camera.
pub const FILE_BYTES_MAX: usize = 10 * 1024 * 1024;

impl FromCall for FileBody {
    fn from_call(call: &Call) -> Result<Self, Problem> {
        Ok(Self(Rc::clone(&call.body)))
    }
    fn describe(takes: &mut Takes) {
        takes.body_is_a_file = true;
        takes.body_bytes_max = FILE_BYTES_MAX;
    }
}

const BODY_BYTES_MAX: usize = 64 * 1024;
const LARGE_BODY_BYTES_MAX: usize = 4 * 1024 * 1024;

impl<T: DeserializeOwned + Described> FromCall for Body<T> {
    fn from_call(call: &Call) -> Result<Self, Problem> {
        json(call).map(Body)
    }
    fn describe(takes: &mut Takes) {
        takes.body = Some(schema_of::<T>());
        takes.body_bytes_max = BODY_BYTES_MAX;
    }
}

impl<T: DeserializeOwned + Described> FromCall for LargeBody<T> {
    fn from_call(call: &Call) -> Result<Self, Problem> {
        json(call).map(LargeBody)
    }
    fn describe(takes: &mut Takes) {
        takes.body = Some(schema_of::<T>());
        takes.body_bytes_max = LARGE_BODY_BYTES_MAX;
    }
}

fn json<T: DeserializeOwned>(call: &Call) -> Result<T, Problem> {
    let media_type = call.headers.get("content-type").unwrap_or_default();
    if !media_type.to_ascii_lowercase().starts_with("application/json") {
        return Err(problem::MEDIA_TYPE.because(""));
    }
    // By way of a `Value`: rows are read from one too, so that each type has one reader in the Worker and not two.
    let mut value: serde_json::Value =
        serde_json::from_slice(&call.body).map_err(|_| problem::INVALID_BODY.because("The body is not valid JSON."))?;
    integers(&mut value);
    serde_path_to_error::deserialize(value).map_err(|e| broken_field(&e))
}

/// JSON has one sort of number: `250.0` is the integer 250, for schemas (JSON Schema 2020-12, 6.1.1) and so for us.
fn integers(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Number(number) => {
            let whole = number.as_f64().filter(|float| number.is_f64() && float.fract() == 0.0);
            // As text, because a float has no checked way to an integer.
            if let Some(whole) = whole.and_then(|float| format!("{float:.0}").parse::<i64>().ok()) {
                *number = whole.into();
            }
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(integers),
        serde_json::Value::Object(members) => members.values_mut().for_each(integers),
        _ => {}
    }
}

fn broken_field<E: std::fmt::Display>(error: &serde_path_to_error::Error<E>) -> Problem {
    Problem { errors: vec![field_error(error)], ..problem::INVALID_FIELDS.because("") }
}

/// Names the field and the rule of a value that could not be read.
pub(crate) fn field_error<E: std::fmt::Display>(error: &serde_path_to_error::Error<E>) -> FieldError {
    let said = error.inner().to_string();
    let said = said.split(" at line ").next().unwrap_or(&said);
    // A field of a tagged enum, whose place serde forgets, says it itself: "/iban: not an IBAN".
    let (inside, detail) = said.strip_prefix('/').and_then(|rest| rest.split_once(": ")).unwrap_or(("", said));
    let named = |prefix: &str| {
        let rest = detail.strip_prefix(prefix)?;
        rest.split('`').next().map(str::to_owned)
    };
    let (rule, field) = if let Some(field) = named("missing field `") {
        ("required", Some(field))
    } else if let Some(field) = named("unknown field `") {
        ("unknown", Some(field))
    } else {
        ("invalid", None)
    };
    let mut steps: Vec<String> = error.path().iter().filter_map(step).collect();
    if field.is_some() && steps.last() != field.as_ref() {
        steps.extend(field);
    }
    steps.extend(inside.split('/').filter(|step| !step.is_empty()).map(str::to_owned));
    let pointer = steps.iter().fold(String::new(), |pointer, step| pointer + "/" + step);
    FieldError { pointer, rule, detail: detail.to_owned() }
}

fn step(segment: &serde_path_to_error::Segment) -> Option<String> {
    match segment {
        serde_path_to_error::Segment::Seq { index } => Some(index.to_string()),
        serde_path_to_error::Segment::Map { key } => Some(key.clone()),
        _ => None,
    }
}

/// The key under which a repeated request is the same request (at most 64 printable characters).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey(
    /// The key, if the caller sent one.
    pub Option<String>,
);

impl FromCall for IdempotencyKey {
    fn from_call(call: &Call) -> Result<Self, Problem> {
        let Some(key) = call.headers.get("idempotency-key") else { return Ok(Self(None)) };
        if (1..=64).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic()) {
            Ok(Self(Some(key.to_owned())))
        } else {
            let rule = "must have 1 to 64 printable ASCII characters";
            Err(Problem::field("/header/idempotency-key", "invalid", rule))
        }
    }
    fn describe(takes: &mut Takes) {
        takes.idempotency_key = true;
    }
}

/// What is known of the device that calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// The network address, as the edge saw it.
    pub address: String,
    /// The `user-agent` header, cut to 200 characters.
    pub user_agent: String,
}

impl FromCall for Device {
    fn from_call(call: &Call) -> Result<Self, Problem> {
        let header = |name| call.headers.get(name).unwrap_or_default().chars().take(200).collect();
        Ok(Self { address: header("cf-connecting-ip"), user_agent: header("user-agent") })
    }
    fn describe(_: &mut Takes) {}
}

/// The cookies of the request.
#[derive(Debug, Clone)]
pub struct Cookies(String);

impl Cookies {
    /// The value of the cookie of that name.
    pub fn get(&self, name: &str) -> Option<&str> {
        find_cookie(&self.0, name)
    }
}

/// Finds a cookie in a `cookie` header.
pub(crate) fn find_cookie<'a>(header: &'a str, name: &str) -> Option<&'a str> {
    header.split(';').filter_map(|pair| pair.trim().split_once('=')).find(|(n, _)| *n == name).map(|(_, value)| value)
}

impl FromCall for Cookies {
    fn from_call(call: &Call) -> Result<Self, Problem> {
        Ok(Self(call.headers.get("cookie").unwrap_or_default().to_owned()))
    }
    fn describe(_: &mut Takes) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_whole_number_is_an_integer_however_it_is_written() {
        let mut value = json!([250.0, { "minor": -3.0 }, 0.5, 1e300, 7, "8.0"]);
        integers(&mut value);
        assert_eq!(value, json!([250, { "minor": -3 }, 0.5, 1e300, 7, "8.0"]));
    }
}
