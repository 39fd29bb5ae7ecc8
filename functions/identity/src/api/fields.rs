//! What an operator asks of people besides name and address.
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

kernel::id!(
    /// A field.
    FieldId,
    "fld"
);
kernel::text!(
    /// What a field or a choice is called.
    FieldLabel,
    1..=200
);
kernel::text!(
    /// The same in another language; empty for the English words.
    TranslatedLabel,
    0..=200
);
kernel::text!(
    /// What a choice is known by; it stays when its label changes.
    ChoiceId,
    1..=40
);

/// A label in the languages of the portal; where one is empty, the English one stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Labels {
    pub en: FieldLabel,
    pub de: TranslatedLabel,
    pub es: TranslatedLabel,
}

/// What an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum FieldKind {
    /// A line of 200 characters at most.
    Text,
    /// 2,000 characters at most.
    LongText,
    /// The id of one of the choices.
    Choice,
    /// The ids of some of the choices.
    Choices,
    /// True.
    Checkbox,
    /// A day, `2030-01-31`.
    Date,
}

/// When it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum AskedWhen {
    /// By whoever signs up.
    SignUp,
    /// After that, until it is answered.
    Later,
    /// Never; who likes to answer it finds it under My account.
    Profile,
}

impl AskedWhen {
    /// As the table has it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::SignUp => "sign_up",
            Self::Later => "later",
            Self::Profile => "profile",
        }
    }
}

/// One of those to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldChoice {
    pub id: ChoiceId,
    pub labels: Labels,
}

/// A field, as operators set it up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldSetup {
    /// It stays as it was first set.
    pub kind: FieldKind,
    pub asked: AskedWhen,
    /// Whether it must be answered where it is asked.
    pub required: bool,
    /// Its place among the others, from the smallest on.
    pub position: u16,
    pub labels: Labels,
    /// Of a choice or several choices; empty for other kinds.
    #[serde(default)]
    pub choices: Vec<FieldChoice>,
    /// Whether it is asked no more. What was answered stays.
    #[serde(default)]
    pub archived: bool,
}

/// A field, as operators see it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct ProfileField {
    pub id: FieldId,
    #[serde(flatten)]
    pub setup: FieldSetup,
    /// Whether somebody has answered it; then it can be archived and not deleted.
    pub answered: bool,
    /// Grows with each change.
    pub version: u32,
}

/// A field as it is asked.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct AskedField {
    pub id: FieldId,
    pub kind: FieldKind,
    pub asked: AskedWhen,
    pub required: bool,
    pub labels: Labels,
    pub choices: Vec<FieldChoice>,
    /// What was answered; null for nothing yet.
    pub answer: Option<Value>,
}

/// Fields in their order.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct AskedFields {
    pub items: Vec<AskedField>,
}

/// Answers by the field's id: a text, an id, a list of ids, true, or a day; null takes an answer back.
pub(crate) type Answers = BTreeMap<String, Value>;

/// Answer fields; those that are not named stay as they are.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerFields {
    pub answers: Answers,
}

/// Which state of a field is changed.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldVersion {
    pub version: u32,
}
