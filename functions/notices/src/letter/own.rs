//! What operators say in their own words: a subject line in place of the standard one, and paragraphs before and after all that
//! a notice says, in Markdown. The standard words between them stay, because they hold what the law or the reader needs.
use super::Letter;
use crate::store::Content;
use crate::texts::fill;
use markup::{Dress, blocks};

/// How their words look in a mail, which has no style sheet.
const MAIL: Dress = Dress {
    paragraph: "margin:0 0 16px",
    list: "margin:0 0 16px;padding-left:24px",
    link: "color:#17605a",
    paths: false,
};

/// An operator's own words; names in braces are filled in as in the standard ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    /// In place of the subject line.
    pub subject: Option<String>,
    /// Before all else, as Markdown.
    pub opening: Option<String>,
    /// After all else.
    pub closing: Option<String>,
}

/// The longest text of a notice in an inbox or a push, in characters: its beginning.
const BEGINNING_CHARS_MAX: usize = 300;
/// The longest title, in characters.
const TITLE_CHARS_MAX: usize = 200;

impl Letter {
    /// With an operator's words around the standard ones; notes the names that they may use.
    pub(super) fn in_own_words<V: AsRef<str>>(mut self, own: &Own, name: &str, values: &[(&str, V)]) -> Self {
        let mut named: Vec<(&str, &str)> = values.iter().map(|(known, value)| (*known, value.as_ref())).collect();
        if !named.iter().any(|(known, _)| *known == "name") {
            named.push(("name", name));
        }
        if let Some(subject) = &own.subject {
            self.subject = fill(subject, &named);
        }
        let said =
            |words: &Option<String>| blocks(words.as_deref().unwrap_or_default(), MAIL, &|text| fill(text, &named));
        (self.opening, self.closing) = (said(&own.opening), said(&own.closing));
        self.names = named.iter().map(|(known, _)| (*known).to_owned()).collect();
        self
    }

    /// The same in short: for inboxes, pushes and digests.
    pub(crate) fn content(&self, portal_url: &str) -> Content {
        let facts = self.facts.iter().map(|(label, value)| format!("{label}: {value}"));
        let opening = self.opening.iter().map(|block| block.text.replace('\n', " "));
        let said = opening.chain(self.body.iter().cloned()).collect::<Vec<_>>().join(" ");
        let text = std::iter::once(said).chain(facts).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let page = self.action.as_ref().and_then(|(_, link)| link.strip_prefix(portal_url));
        Content {
            title: beginning(&self.subject, TITLE_CHARS_MAX),
            text: beginning(&text, BEGINNING_CHARS_MAX),
            page: page.filter(|page| page.starts_with('/') && !page.starts_with("//")).map(str::to_owned),
        }
    }
}

fn beginning(text: &str, chars_max: usize) -> String {
    if text.chars().count() <= chars_max {
        return text.to_owned();
    }
    text.chars().take(chars_max - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::{Block, Letterhead, html, letter, text};
    use outbox::{Locale, Topic};

    #[test]
    fn an_operator_s_words_stand_around_the_standard_ones() {
        let mut head = Letterhead::new("Quay <a@example.org>", "https://portal.example").unwrap();
        let topic = Topic::PasswordChanged { name: "Ada\r\nBcc: all".to_owned() };
        let plain = letter(&topic, Locale::En, &head);
        head.own = Own {
            subject: Some("{space}: {name}".to_owned()),
            opening: Some("One,\n**for** {name}.\n\n\n\nTwo.".to_owned()),
            closing: Some("Bye.".to_owned()),
        };
        let own = letter(&topic, Locale::En, &head);
        assert_eq!(own.subject, "Quay: Ada  Bcc: all");
        let said = |blocks: &[Block]| blocks.iter().map(|block| block.text.clone()).collect::<Vec<_>>();
        assert_eq!(said(&own.opening), ["One, for Ada  Bcc: all.", "Two."]);
        assert_eq!((&own.body, &own.after), (&plain.body, &plain.after));
        assert_eq!(said(&own.closing), ["Bye."]);
        let html = html(&own);
        assert!(html.contains("One, <strong>for</strong> Ada  Bcc: all.</p>"), "{html}");
        let text = text(&own);
        assert!(text.contains("One, for Ada  Bcc: all.\n\nTwo.\n\n"), "{text}");
        assert!(own.content("").text.starts_with("One, for Ada  Bcc: all. Two. "));
        assert_eq!(own.names, ["space", "name"]);
    }

    #[test]
    fn in_short_it_leads_to_a_page_of_the_portal_and_nowhere_else() {
        let head = Letterhead::new("Quay <a@example.org>", "https://portal.example").unwrap();
        let page = |link: &str| {
            let link = link.to_owned();
            let topic = Topic::IdentityLinked { name: "Ada".to_owned(), provider: "Google".to_owned(), link };
            letter(&topic, Locale::En, &head).content(&head.portal_url).page
        };
        assert_eq!(page("https://portal.example/account/sign-ins"), Some("/account/sign-ins".to_owned()));
        assert_eq!(page("https://portal.example.evil/x"), None);
        assert_eq!(page("https://portal.example//evil.example"), None);
    }
}
