//! The words of every notice, by language. One file per language holds all that a translator
//! needs; the tests hold the languages to one another.
mod de;
mod en;
mod es;

use outbox::Locale;

/// All words of one language. `{names}` in braces stand for what is put in.
#[derive(Debug)]
pub(crate) struct Texts {
    /// A person without a name is greeted without it.
    pub(crate) hello: &'static str,
    /// As `hello`, with `{name}`.
    pub(crate) hello_name: &'static str,
    /// Somebody signed up.
    pub(crate) verify_email: Words,
    /// Somebody signed up with an address that has an account.
    pub(crate) already_registered: Words,
    /// Somebody asked for a new password.
    pub(crate) reset_password: Words,
    /// The password was changed.
    pub(crate) password_changed: Words,
    /// A booking was made.
    pub(crate) booking_confirmed: Words,
    /// A booking was cancelled.
    pub(crate) booking_cancelled: Words,
    /// The label before the day and the times.
    pub(crate) when: &'static str,
    /// The label before the resource.
    pub(crate) what: &'static str,
    /// The label before the location.
    pub(crate) place: &'static str,
    /// The label before the title.
    pub(crate) title: &'static str,
    /// The label before the price.
    pub(crate) price: &'static str,
    /// What a price of nothing is called.
    pub(crate) free: &'static str,
    /// Before the address of the button, for who cannot press it.
    pub(crate) link: &'static str,
    /// At the end: who wrote, and that nobody reads answers.
    pub(crate) footer: &'static str,
}

/// The words of one notice.
#[derive(Debug)]
pub(crate) struct Words {
    /// The subject line.
    pub(crate) subject: &'static str,
    /// The heading.
    pub(crate) heading: &'static str,
    /// Paragraphs before the facts and the button.
    pub(crate) body: &'static [&'static str],
    /// What the button says; empty for none.
    pub(crate) action: &'static str,
    /// Paragraphs after the button.
    pub(crate) after: &'static [&'static str],
}

/// The words of `locale`.
pub(crate) fn texts(locale: Locale) -> &'static Texts {
    match locale {
        Locale::En => &en::TEXTS,
        Locale::Es => &es::TEXTS,
        Locale::De => &de::TEXTS,
    }
}

/// Puts values in for `{names}`, each on one line, in one pass: what is put in is not looked at again.
pub(crate) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some((before, from_name)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = from_name.split_once('}') else {
            rest = from_name;
            break;
        };
        let value = values.iter().find(|(known, _)| *known == name);
        filled.push_str(&one_line(value.map_or("", |(_, value)| value)));
        rest = after;
    }
    filled + rest
}

/// A name may hold a line break. In a mail it would begin a paragraph, or a header, that is not ours.
pub(crate) fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn names(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap()).collect()
    }

    fn every(texts: &'static Texts) -> Vec<(&'static str, String)> {
        let words = [
            &texts.verify_email,
            &texts.already_registered,
            &texts.reset_password,
            &texts.password_changed,
            &texts.booking_confirmed,
            &texts.booking_cancelled,
        ];
        let simple = [texts.hello_name, texts.when, texts.what, texts.place, texts.title, texts.price, texts.free];
        let more = [texts.hello, texts.link, texts.footer];
        let mut all: Vec<_> = simple.into_iter().chain(more).map(|text| ("label", text.to_owned())).collect();
        for words in words {
            all.push(("subject", words.subject.to_owned()));
            all.push(("heading", words.heading.to_owned()));
            all.push(("action", words.action.to_owned()));
            all.push(("body", words.body.join("\n")));
            all.push(("after", words.after.join("\n")));
        }
        all
    }

    #[test]
    fn every_language_says_the_same_things() {
        let english = every(texts(Locale::En));
        for locale in Locale::ALL {
            let theirs = every(texts(*locale));
            for ((kind, ours), (_, theirs)) in english.iter().zip(&theirs) {
                assert_eq!(names(ours), names(theirs), "{locale:?} {kind}: {theirs}");
                assert_eq!(ours.is_empty(), theirs.is_empty(), "{locale:?} {kind}: {ours}");
            }
        }
    }

    #[test]
    fn what_is_put_in_is_not_looked_at_again() {
        assert_eq!(fill("Hello {name} of {space}", &[("name", "{space}"), ("space", "Quay")]), "Hello {space} of Quay");
        assert_eq!(fill("a {b", &[]), "a b");
        assert_eq!(fill("{unknown}!", &[]), "!");
        assert_eq!(fill("Hello {name},", &[("name", "Ada\r\nBcc: all\n")]), "Hello Ada  Bcc: all,");
    }
}
