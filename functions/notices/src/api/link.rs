//! What a link to unsubscribe carries.
use kernel::Locale;
use web::{Call, FromCall, Problem, Takes};

/// Who, what and a signature, as `Keys` writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token(String);

impl Token {
    /// The text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Token {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // Whatever it holds: whether we wrote it, its signature says.
        if (1..=200).contains(&text.len()) { Ok(Self(text.to_owned())) } else { Err("not a token") }
    }
}

kernel::schema!(Token, schemars::json_schema!({ "type": "string", "minLength": 1, "maxLength": 200 }));

/// The language of a page: the one that the link in the mail names with `lang`, which is the mail's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Language(
    /// The language.
    pub(crate) Locale,
);

impl FromCall for Language {
    fn describe(_: &mut Takes) {}
    fn from_call(call: &Call) -> Result<Self, Problem> {
        let asked = form_urlencoded::parse(call.query.as_bytes()).find(|(name, _)| name == "lang");
        Ok(Self(asked.map(|(_, tag)| Locale::from_tag(&tag)).unwrap_or_default()))
    }
}
