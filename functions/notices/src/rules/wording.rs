//! What operators may write of their own.
use crate::api::{OwnParagraphs, OwnSubject, OwnWords};
use web::{Problem, broken, refuse_any};

/// Refuses words that hold a name in braces which stands for nothing, or a brace that is not closed; names the field and what may
/// stand there.
pub(crate) fn checked(words: &OwnWords, known: &[String]) -> Result<(), Problem> {
    let fields = [
        ("/subject", words.subject.as_ref().map(OwnSubject::as_str)),
        ("/opening", words.opening.as_ref().map(OwnParagraphs::as_str)),
        ("/closing", words.closing.as_ref().map(OwnParagraphs::as_str)),
    ];
    let mut errors: Vec<_> = fields
        .iter()
        .filter_map(|(pointer, text)| {
            let name = unknown((*text)?, known)?;
            let listed = known.join("}, {");
            let detail = format!("{{{name}}} stands for nothing here; there are {{{listed}}}");
            Some(broken(*pointer, "placeholder", detail))
        })
        .collect();
    if words.subject.as_ref().is_some_and(|subject| subject.as_str().contains('\n')) {
        errors.push(broken("/subject", "one-line", "a subject is one line"));
    }
    refuse_any(errors)
}

/// The first name in braces that is not known; what follows a brace that is not closed counts as one.
fn unknown<'a>(text: &'a str, known: &[String]) -> Option<&'a str> {
    text.split('{').skip(1).find_map(|rest| match rest.split_once('}') {
        Some((name, _)) => (!known.iter().any(|one| one == name)).then_some(name),
        None => Some(rest.split_whitespace().next().unwrap_or_default()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(subject: &str, opening: &str) -> Vec<(String, &'static str)> {
        let words = OwnWords { subject: subject.parse().ok(), opening: opening.parse().ok(), closing: None };
        let known = ["name".to_owned(), "space".to_owned()];
        match checked(&words, &known) {
            Ok(()) => Vec::new(),
            Err(problem) => problem.errors.into_iter().map(|error| (error.pointer, error.rule)).collect(),
        }
    }

    #[test]
    fn a_name_that_stands_for_nothing_is_refused_at_its_field() {
        assert_eq!(refusal("Hello {name} of {space}", "As ever,\n\n{space}"), []);
        let at = |pointer: &str| vec![(pointer.to_owned(), "placeholder")];
        assert_eq!(refusal("Hello {nmae}", "x"), at("/subject"));
        assert_eq!(refusal("Hello", "Dear {name"), at("/opening"));
        assert_eq!(refusal("Hello", "{} or {name}"), at("/opening"));
        assert_eq!(refusal("Hello\nthere", "x"), [("/subject".to_owned(), "one-line")]);
    }
}
