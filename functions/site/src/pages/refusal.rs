//! Every no, in plain words.
use super::frame::{Page, document, headers};
use crate::api::Language;
use crate::texts::Words;
use maud::html;
use web::{Call, FromCall, Html, Problem};

/// The page of `problem`, in the language of `call`.
pub(crate) fn refusal(problem: &Problem, call: &Call) -> Html {
    let Language(locale) = Language::from_call(call).unwrap_or(Language(kernel::Locale::default()));
    let words = Words::of(locale);
    let (title, said, way) = match problem.kind.status {
        401 => (words.sign_in_title, words.sign_in_first, ("/sign-in?next=%2Fprices", words.sign_in)),
        403 => (words.not_for_you_title, words.not_for_you, ("/", words.home)),
        404 | 405 => (words.not_found_title, words.not_found, ("/", words.home)),
        _ => (words.broken_title, words.broken, ("", words.again)),
    };
    let content = html! {
        div.notice.card {
            h1 { (title) }
            p { (said) }
            p { a.button href=(way.0) { (way.1) } }
        }
    };
    let page = Page { locale, title, listing: None, space: "", here: None };
    Html { document: document(&page, &content), headers: headers("no-store") }
}
