use crate::extract::field_error;
use crate::{FieldError, Problem, problem};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

/// How to import.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportMode {
    /// Check everything and say what would happen, but write nothing.
    #[serde(default)]
    pub dry_run: bool,
}

/// A row of an import: read by itself, so that every broken row of a file is told at once and not
/// only the first.
#[derive(Debug, Clone)]
pub struct Row<T>(Result<T, FieldError>);

/// More than this many errors help nobody.
const ERRORS_MAX: usize = 100;

impl<T> Row<T> {
    /// A row that was read before.
    pub fn new(row: T) -> Self {
        Self(Ok(row))
    }

    /// The rows that could be read; what is wrong with the others goes to `errors`, with pointers
    /// below `list`, such as `/plans`.
    pub fn read(rows: Vec<Self>, list: &str, errors: &mut Vec<FieldError>) -> Vec<T> {
        let mut read = Vec::with_capacity(rows.len());
        for (index, row) in rows.into_iter().enumerate() {
            match row.0 {
                Ok(row) => read.push(row),
                Err(error) => errors.push(FieldError { pointer: format!("{list}/{index}{}", error.pointer), ..error }),
            }
        }
        read
    }
}

/// Refuses if there are any `errors`, and names the first hundred.
pub fn refuse_any(mut errors: Vec<FieldError>) -> Result<(), Problem> {
    if errors.is_empty() {
        return Ok(());
    }
    let count = errors.len();
    errors.truncate(ERRORS_MAX);
    Err(Problem { errors, ..problem::INVALID_FIELDS.because(format!("{count} fields break a rule.")) })
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Row<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        Ok(Self(serde_path_to_error::deserialize(value).map_err(|e| field_error(&e))))
    }
}

#[cfg(feature = "openapi")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Row<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }
    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Money, text::Email};

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Person {
        email: Email,
        #[expect(dead_code, reason = "only read")]
        owes: Option<Money>,
    }

    #[test]
    fn every_broken_row_is_named_with_its_field() {
        let text =
            r#"[{"email":"a@example.org"},{"email":"b"},{"email":"c@example.org","owes":{"minor":"x"}},{"x":1},7]"#;
        let rows: Vec<Row<Person>> = serde_json::from_str(text).unwrap();
        let mut errors = Vec::new();
        let read = Row::read(rows, "/people", &mut errors);
        assert_eq!(read.iter().map(|p| p.email.as_str()).collect::<Vec<_>>(), ["a@example.org"]);
        let named: Vec<_> = errors.iter().map(|e| (e.pointer.as_str(), e.rule)).collect();
        let expected = [
            ("/people/1/email", "invalid"),
            ("/people/2/owes/minor", "invalid"),
            ("/people/3/x", "unknown"),
            ("/people/4", "invalid"),
        ];
        assert_eq!(named, expected);
        assert_eq!(refuse_any(errors).unwrap_err().detail, "4 fields break a rule.");
    }
}
