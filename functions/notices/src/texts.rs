//! The words of every notice, by language. One file per language holds all that a translator
//! needs; the tests hold the languages to one another.
pub(crate) mod account;
pub(crate) mod address;
pub(crate) mod billing;
mod de;
pub(crate) mod deliveries;
mod en;
mod es;
pub(crate) mod factors;
pub(crate) mod notices;
pub(crate) mod plans;
pub(crate) mod shop;
pub(crate) mod support;
pub(crate) mod teams;
pub(crate) mod visitors;

use outbox::Locale;

/// All words of one language. `{names}` in braces stand for what is put in.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
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
    /// The account can be got into by way of a provider.
    pub(crate) identity_linked: Words,
    /// The account can no longer be got into by way of it.
    pub(crate) identity_unlinked: Words,
    /// Passkeys, codes and tokens.
    pub(crate) factors: factors::Factors,
    /// Addresses.
    pub(crate) address: address::Address,
    /// A booking was made.
    pub(crate) booking_confirmed: Words,
    /// A booking was cancelled.
    pub(crate) booking_cancelled: Words,
    /// Invoices and payments.
    pub(crate) billing: billing::Billing,
    /// Digests, links to unsubscribe.
    pub(crate) notices: notices::Notices,
    /// Orders and proposals.
    pub(crate) shop: shop::Shop,
    /// Requests to the staff.
    pub(crate) account: account::Account,
    pub(crate) support: support::Support,
    /// Plans.
    pub(crate) plans: plans::Plans,
    /// Visits.
    pub(crate) visitors: visitors::Visitors,
    /// Mail and parcels.
    pub(crate) deliveries: deliveries::Deliveries,
    /// Teams.
    pub(crate) teams: teams::Teams,
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
    /// One day, and `{count}` days, standing alone.
    pub(crate) days: [&'static str; 2],
    /// The same after "in", "for" and "since".
    pub(crate) in_days: [&'static str; 2],
}

/// The words of one notice.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
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
pub(crate) fn fill<V: AsRef<str>>(text: &str, values: &[(&str, V)]) -> String {
    let mut filled = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some((before, from_name)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = from_name.split_once('}') else {
            rest = from_name;
            break;
        };
        let value = values.iter().find(|(known, _)| *known == name);
        filled.push_str(&one_line(value.map_or("", |(_, value)| value.as_ref())));
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
    use serde_json::Value;
    use std::collections::BTreeSet;

    fn names(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap()).collect()
    }

    /// Holds two languages to one another, text by text; `path` says where.
    fn compare(path: &str, ours: &Value, theirs: &Value) {
        match (ours, theirs) {
            (Value::String(ours), Value::String(theirs)) => {
                assert_eq!(names(ours), names(theirs), "{path}: {theirs}");
                assert_eq!(ours.is_empty(), theirs.is_empty(), "{path}: {ours}");
            }
            (Value::Object(ours), Value::Object(theirs)) => {
                ours.iter().for_each(|(name, text)| compare(&format!("{path}.{name}"), text, &theirs[name]));
            }
            (Value::Array(ours), Value::Array(theirs)) => {
                assert_eq!(ours.len(), theirs.len(), "{path}");
                ours.iter().zip(theirs).for_each(|(ours, theirs)| compare(path, ours, theirs));
            }
            _ => panic!("{path}: a text is missing"),
        }
    }

    #[test]
    fn every_language_says_the_same_things() {
        let of = |locale| serde_json::to_value(texts(locale)).unwrap();
        for locale in Locale::ALL {
            compare(locale.tag(), &of(Locale::En), &of(*locale));
        }
    }

    #[test]
    fn what_is_put_in_is_not_looked_at_again() {
        assert_eq!(fill("Hello {name} of {space}", &[("name", "{space}"), ("space", "Quay")]), "Hello {space} of Quay");
        assert_eq!(fill::<&str>("a {b", &[]), "a b");
        assert_eq!(fill::<&str>("{unknown}!", &[]), "!");
        assert_eq!(fill("Hello {name},", &[("name", "Ada\r\nBcc: all\n")]), "Hello Ada  Bcc: all,");
    }
}
