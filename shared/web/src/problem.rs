//! Every no is a problem document (RFC 9457) with a stable slug.
use serde::Serialize;
use serde_json::{Map, Value, json};

/// One kind of refusal, declared once as a const.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProblemType {
    /// The HTTP status.
    pub status: u16,
    /// The last part of the `type` address; stable, for programs.
    pub slug: &'static str,
    /// What is wrong, for people, in a few words.
    pub title: &'static str,
}

impl ProblemType {
    /// Declares a kind of refusal.
    pub const fn new(status: u16, slug: &'static str, title: &'static str) -> Self {
        Self { status, slug, title }
    }

    /// This refusal with a sentence about this occurrence; empty for none.
    pub fn because(self, detail: impl Into<String>) -> Problem {
        Problem {
            kind: self,
            detail: detail.into(),
            errors: Vec::new(),
            extensions: Map::new(),
            headers: Vec::new(),
            internal: None,
        }
    }

    /// This refusal, which is about one field: where it is, which rule it breaks, and a sentence of both.
    pub fn at(self, pointer: impl Into<String>, rule: &'static str, detail: impl Into<String>) -> Problem {
        let detail = detail.into();
        Problem { errors: vec![broken(pointer, rule, detail.clone())], ..self.because(detail) }
    }
}

/// The request body is not JSON.
pub const INVALID_BODY: ProblemType = ProblemType::new(400, "invalid-body", "The request body could not be read");
/// Nobody is signed in, or the access token has expired.
pub const SIGN_IN: ProblemType = ProblemType::new(401, "sign-in-required", "Please sign in");
/// The caller lacks the role.
pub const FORBIDDEN: ProblemType = ProblemType::new(403, "forbidden", "You may not do this");
/// A browser sent the request on behalf of another site.
pub const CROSS_SITE: ProblemType = ProblemType::new(403, "cross-site", "Requests from other sites are refused");
/// The space wants a second factor, and this session has shown none; `way` is the page where one is shown or set up.
pub const SECOND_FACTOR: ProblemType =
    ProblemType::new(403, "second-factor-required", "First show, or set up, a second factor");
/// The account waits until an operator approves; `way` is the page that says how far it is.
pub const APPROVAL: ProblemType =
    ProblemType::new(403, "approval-awaited", "This account waits until the staff have approved");
/// There is nothing at that address, or the caller may not know that there is.
pub const NOT_FOUND: ProblemType = ProblemType::new(404, "not-found", "There is nothing here");
/// The address exists but takes other methods; see the `allow` header.
pub const METHOD: ProblemType = ProblemType::new(405, "method-not-allowed", "This address does not take that method");
/// The body is larger than the endpoint takes.
pub const TOO_LARGE: ProblemType = ProblemType::new(413, "body-too-large", "The request body is too large");
/// The body is not sent as JSON.
pub const MEDIA_TYPE: ProblemType = ProblemType::new(415, "media-type", "Send the body as application/json");
/// A field breaks its rule; `errors` names both.
pub const INVALID_FIELDS: ProblemType = ProblemType::new(422, "invalid-fields", "Some fields are not acceptable");
/// Somebody else changed the same thing meanwhile.
pub const CHANGED: ProblemType = ProblemType::new(409, "changed-meanwhile", "This has changed meanwhile; look again");
/// There is so much of something that what is decided on it could be wrong; `detail` names it and how much is read.
pub const TOO_MUCH: ProblemType =
    ProblemType::new(409, "too-much-at-once", "There is more of this than can be reckoned with at once");
/// Our fault; the cause is in the log under the request id.
pub const INTERNAL: ProblemType = ProblemType::new(500, "internal", "Something went wrong on our side");
/// A function that the front door forwards to does not answer.
pub const UNAVAILABLE: ProblemType =
    ProblemType::new(503, "unavailable", "This part of the portal is not available now");

/// A field that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// Where in the body or query: a JSON pointer (RFC 6901), such as `/email`.
    pub pointer: String,
    /// The rule's stable name.
    pub rule: &'static str,
    /// The rule in words.
    pub detail: String,
}

/// A field that breaks a rule: where it is, the rule's stable name, and the rule in words.
pub fn broken(pointer: impl Into<String>, rule: &'static str, detail: impl Into<String>) -> FieldError {
    FieldError { pointer: pointer.into(), rule, detail: detail.into() }
}

/// A refusal on its way to the caller.
#[derive(Debug, Clone)]
pub struct Problem {
    /// What kind.
    pub kind: ProblemType,
    /// A sentence about this occurrence; empty for none.
    pub detail: String,
    /// Which fields, if it is about fields.
    pub errors: Vec<FieldError>,
    /// Members of the kind's own, such as `alternatives`.
    pub extensions: Map<String, Value>,
    /// Headers of the kind's own, such as `retry-after`.
    pub headers: Vec<(&'static str, String)>,
    /// For the log only. There is no way to serialise it.
    pub internal: Option<String>,
}

impl Problem {
    /// Our fault: the caller learns that, the log learns why.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self { internal: Some(cause.to_string()), ..INTERNAL.because("") }
    }

    /// One field that breaks one rule.
    pub fn field(pointer: impl Into<String>, rule: &'static str, detail: impl Into<String>) -> Self {
        INVALID_FIELDS.at(pointer, rule, detail)
    }

    /// Adds a member of the kind's own.
    pub fn with(mut self, member: &str, value: impl Serialize) -> Self {
        if let Ok(value) = serde_json::to_value(value) {
            self.extensions.insert(member.to_owned(), value);
        }
        self
    }

    /// Says when to try again, as the `retry-after` header and as a member.
    pub fn retry_after_seconds(mut self, seconds: i64) -> Self {
        self.headers.push(("retry-after", seconds.to_string()));
        self.with("retry_after_seconds", seconds)
    }

    /// Adds a response header.
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The problem document.
    pub fn document(&self) -> Value {
        let mut document = json!({
            "type": format!("/problems/{}", self.kind.slug), "title": self.kind.title, "status": self.kind.status,
        });
        if let Value::Object(members) = &mut document {
            if !self.detail.is_empty() {
                members.insert("detail".to_owned(), self.detail.clone().into());
            }
            if !self.errors.is_empty() {
                members.insert("errors".to_owned(), json!(self.errors));
            }
            members.extend(self.extensions.clone());
        }
        document
    }
}

impl From<db::DbError> for Problem {
    fn from(error: db::DbError) -> Self {
        match error {
            db::DbError::Beyond { what, max } => TOO_MUCH.because(format!("There are {max} {what}, or more.")),
            other => Self::internal(other),
        }
    }
}

/// The first of what was found; 404 if nothing was.
pub fn only<T>(rows: Vec<T>) -> Result<T, Problem> {
    rows.into_iter().next().ok_or_else(|| NOT_FOUND.because(""))
}
