//! What an operator asks of people, and what counts as an answer.
use crate::api::{Answers, AskedField, FieldKind, FieldSetup};
use kernel::Day;
use serde_json::Value;
use web::{FieldError, broken};

/// How many fields there may be, the archived ones included.
pub const FIELDS_MAX: u32 = 100;
/// How many choices a field may have.
const CHOICES_MAX: usize = 50;
/// Characters of a line, and of a long text.
const TEXT_LENGTH_MAX: usize = 200;
const LONG_TEXT_LENGTH_MAX: usize = 2000;

/// What is wrong with a field that an operator sets up.
pub(crate) fn check_setup(setup: &FieldSetup) -> Vec<FieldError> {
    let chooses = matches!(setup.kind, FieldKind::Choice | FieldKind::Choices);
    let mut errors = Vec::new();
    if chooses == setup.choices.is_empty() || CHOICES_MAX < setup.choices.len() {
        let detail = "A choice has 1 to 50 things to choose from, and other fields have none.";
        errors.push(broken("/choices".to_owned(), "choices", detail));
    }
    for (index, choice) in setup.choices.iter().enumerate() {
        if setup.choices[..index].iter().any(|other| other.id == choice.id) {
            errors.push(broken(format!("/choices/{index}/id"), "duplicate", "is named twice"));
        }
    }
    errors
}

/// The answers that count, null for those that are taken back; or what is wrong with them. `all` are the fields that can be answered
/// here; of those, each that is required and `asked` has to be.
pub(crate) fn checked(
    all: &[AskedField],
    given: &Answers,
    asked: impl Fn(&AskedField) -> bool,
) -> Result<Answers, Vec<FieldError>> {
    let mut errors = Vec::new();
    let unknown = given.keys().filter(|id| !all.iter().any(|field| field.id.as_str() == **id));
    errors.extend(unknown.map(|id| broken(format!("/answers/{id}"), "unknown", "There is no such field here.")));
    let mut answers = Answers::new();
    for field in all {
        let id = field.id.as_str();
        let pointer = || format!("/answers/{id}");
        let answer = given.get(id).filter(|answer| !is_nothing(answer));
        let stays = !given.contains_key(id) && field.answer.is_some();
        match answer {
            Some(answer) if fits(field, answer) => drop(answers.insert(id.to_owned(), answer.clone())),
            Some(_) => errors.push(broken(pointer(), "answer", "This is no answer to that field.")),
            None if field.required && asked(field) && !stays => {
                errors.push(broken(pointer(), "required", "must be answered"));
            }
            None if given.contains_key(id) => drop(answers.insert(id.to_owned(), Value::Null)),
            None => {}
        }
    }
    if errors.is_empty() { Ok(answers) } else { Err(errors) }
}

/// An empty text, no choices and a box that is not ticked say nothing.
fn is_nothing(answer: &Value) -> bool {
    match answer {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

fn fits(field: &AskedField, answer: &Value) -> bool {
    let short = |max: usize| answer.as_str().is_some_and(|text| text.chars().count() <= max);
    let known = |id: &Value| id.as_str().is_some_and(|id| field.choices.iter().any(|choice| choice.id.as_str() == id));
    match field.kind {
        FieldKind::Text => short(TEXT_LENGTH_MAX) && answer.as_str().is_some_and(|text| !text.contains('\n')),
        FieldKind::LongText => short(LONG_TEXT_LENGTH_MAX),
        FieldKind::Choice => known(answer),
        FieldKind::Choices => answer
            .as_array()
            .is_some_and(|ids| ids.iter().enumerate().all(|(index, id)| known(id) && !ids[..index].contains(id))),
        FieldKind::Checkbox => answer == &Value::Bool(true),
        FieldKind::Date => answer.as_str().is_some_and(|day| day.parse::<Day>().is_ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{AskedWhen, FieldChoice, Labels};
    use serde_json::json;

    fn labels() -> Labels {
        Labels { en: "Label".parse().unwrap(), de: String::new().parse().unwrap(), es: String::new().parse().unwrap() }
    }

    fn field(kind: FieldKind, required: bool, answer: Option<Value>) -> AskedField {
        let choices = ["a", "b"].map(|id| FieldChoice { id: id.parse().unwrap(), labels: labels() });
        AskedField {
            id: "fld_1".parse().unwrap(),
            kind,
            asked: AskedWhen::SignUp,
            required,
            labels: labels(),
            choices: choices.to_vec(),
            answer,
        }
    }

    fn rule(field: AskedField, given: Value) -> Result<Answers, &'static str> {
        let given = serde_json::from_value(given).unwrap();
        checked(&[field], &given, |_| true).map_err(|errors| errors[0].rule)
    }

    #[test]
    fn an_answer_fits_its_kind() {
        for (kind, good, bad) in [
            (FieldKind::Text, json!("Rowing"), json!("two\nlines")),
            (FieldKind::Text, json!("x".repeat(200)), json!("x".repeat(201))),
            (FieldKind::LongText, json!("two\nlines"), json!(["two", "lines"])),
            (FieldKind::Choice, json!("a"), json!("c")),
            (FieldKind::Choices, json!(["b", "a"]), json!(["a", "a"])),
            (FieldKind::Choices, json!(["b"]), json!("b")),
            (FieldKind::Checkbox, json!(true), json!("yes")),
            (FieldKind::Date, json!("2030-02-28"), json!("2030-02-30")),
        ] {
            let given = |answer: &Value| json!({ "fld_1": answer });
            assert_eq!(rule(field(kind, false, None), given(&good)).unwrap()["fld_1"], good);
            assert_eq!(rule(field(kind, false, None), given(&bad)), Err("answer"), "{kind:?} {bad}");
        }
    }

    #[test]
    fn what_is_required_is_answered_and_stays_answered() {
        for nothing in [
            json!({}),
            json!({ "fld_1": null }),
            json!({ "fld_1": " " }),
            json!({ "fld_1": false }),
            json!({ "fld_1": [] }),
        ] {
            assert_eq!(rule(field(FieldKind::Text, true, None), nothing), Err("required"));
        }
        let answered = || field(FieldKind::Text, true, Some(json!("before")));
        assert_eq!(rule(answered(), json!({})), Ok(Answers::new()), "it stays as it is");
        assert_eq!(rule(answered(), json!({ "fld_1": null })), Err("required"), "and is not taken back");
        let taken_back = rule(field(FieldKind::Text, false, Some(json!("before"))), json!({ "fld_1": "" })).unwrap();
        assert_eq!(taken_back["fld_1"], Value::Null);
        assert_eq!(rule(field(FieldKind::Text, false, None), json!({ "fld_2": "x" })), Err("unknown"));
    }

    #[test]
    fn a_choice_has_something_to_choose_from_and_each_thing_once() {
        let setup = |kind, ids: &[&str]| FieldSetup {
            kind,
            asked: AskedWhen::Later,
            required: false,
            position: 1,
            labels: labels(),
            choices: ids.iter().map(|id| FieldChoice { id: id.parse().unwrap(), labels: labels() }).collect(),
            archived: false,
        };
        for (setup, rules) in [
            (setup(FieldKind::Text, &[]), &[][..]),
            (setup(FieldKind::Text, &["a"]), &["choices"]),
            (setup(FieldKind::Choice, &[]), &["choices"]),
            (setup(FieldKind::Choices, &["a", "b"]), &[]),
            (setup(FieldKind::Choices, &["a", "b", "a"]), &["duplicate"]),
        ] {
            let found: Vec<_> = check_setup(&setup).iter().map(|error| error.rule).collect();
            assert_eq!(found, rules, "{setup:?}");
        }
    }
}
