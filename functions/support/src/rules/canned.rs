//! Answers that are given often, filled in.

/// What the names in braces stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Names<'a> {
    /// The customer's name.
    pub name: &'a str,
    /// What people call the request by.
    pub number: i64,
    /// What it is about.
    pub subject: &'a str,
    /// The name of whoever answers.
    pub operator: &'a str,
    /// Where it is about.
    pub location: &'a str,
}

const KNOWN: &[&str] = &["name", "number", "subject", "operator", "location"];

/// The first name in braces that stands for nothing; a brace without its twin is a brace.
pub fn unknown_placeholder(text: &str) -> Option<&str> {
    placeholders(text).find(|name| !KNOWN.contains(name))
}

fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

/// The text with what its names stand for, in one pass: what is put in is not looked at again.
pub fn fill(text: &str, names: &Names<'_>) -> String {
    let number = names.number.to_string();
    let mut filled = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some((before, from_name)) = rest.split_once('{') {
        filled.push_str(before);
        let value = from_name.split_once('}').and_then(|(name, after)| {
            let value = match name {
                "name" => names.name,
                "number" => &number,
                "subject" => names.subject,
                "operator" => names.operator,
                "location" => names.location,
                _ => return None,
            };
            Some((value, after))
        });
        if let Some((value, after)) = value {
            filled.push_str(value);
            rest = after;
        } else {
            filled.push('{');
            rest = from_name;
        }
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_braces_stand_for_what_they_say() {
        let names = Names { name: "Ada {number}", number: 17, subject: "Heating", operator: "Boss", location: "Quay" };
        let text = "Hello {name}, about #{number} ({subject}) at {location}: {unknown} {\n{operator}";
        assert_eq!(fill(text, &names), "Hello Ada {number}, about #17 (Heating) at Quay: {unknown} {\nBoss");
    }

    #[test]
    fn a_name_that_stands_for_nothing_is_found() {
        assert_eq!(unknown_placeholder("Hello {name}, {operator}"), None);
        assert_eq!(unknown_placeholder("Hello {nmae}, {operator}"), Some("nmae"));
        assert_eq!(unknown_placeholder("a { b"), None);
    }
}
