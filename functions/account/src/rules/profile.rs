//! What is kept of a profile as it was typed.
use crate::api::{LINKS_MAX, ProfileSetup, SKILLS_MAX, Skill};
use web::{Problem, broken};

/// A skill, and what it is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// In small letters, words one space apart.
    pub key: String,
    /// As it was written.
    pub label: String,
}

/// What a skill is found by: who writes "Rust" and who writes "rust" mean one thing.
pub fn sought(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The skills, each once; the first writing of two counts. Refuses lists that are too long, and a part that is named twice.
pub fn tidied(setup: &ProfileSetup) -> Result<Vec<Sought>, Problem> {
    let too_long = |pointer: &str, most: usize| {
        let detail = format!("must have at most {most} items");
        broken(pointer, "length", detail)
    };
    let mut errors = Vec::new();
    if SKILLS_MAX < setup.skills.len() {
        errors.push(too_long("/skills", SKILLS_MAX));
    }
    if LINKS_MAX < setup.links.len() {
        errors.push(too_long("/links", LINKS_MAX));
    }
    let twice = setup.shown.iter().enumerate().any(|(place, field)| setup.shown[..place].contains(field));
    if twice {
        let detail = "names a field twice".to_owned();
        errors.push(broken("/shown", "unique", detail));
    }
    web::refuse_any(errors)?;
    let mut skills: Vec<Sought> = Vec::new();
    for Sought { key, label } in setup.skills.iter().map(as_sought) {
        if !skills.iter().any(|known| known.key == key) {
            skills.push(Sought { key, label });
        }
    }
    Ok(skills)
}

fn as_sought(skill: &Skill) -> Sought {
    let label = skill.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
    Sought { key: sought(&label), label }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn setup(skills: &[&str], shown: &[&str]) -> ProfileSetup {
        let text = json!({ "about": "", "phone": "", "position": "", "company": "", "links": [], "skills": skills,
            "zone": null, "visibility": "members", "shown": shown, "photo_alt": "", "cover_alt": "" });
        serde_json::from_value(text).unwrap()
    }

    #[test]
    fn two_writings_of_a_skill_are_one() {
        let skills = tidied(&setup(&["Rust", " rust ", "Web\u{a0} Design", "web design"], &[])).unwrap();
        let keys: Vec<(&str, &str)> = skills.iter().map(|one| (one.key.as_str(), one.label.as_str())).collect();
        assert_eq!(keys, [("rust", "Rust"), ("web design", "Web Design")]);
    }

    #[test]
    fn a_list_that_is_too_long_or_names_a_field_twice_is_refused() {
        let many: Vec<String> = (0..21).map(|i| format!("skill {i}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(tidied(&setup(&many, &[])).unwrap_err().errors[0].rule, "length");
        assert_eq!(tidied(&setup(&[], &["about", "about"])).unwrap_err().errors[0].rule, "unique");
    }

    #[test]
    fn telephones_and_links_read_as_such_or_not_at_all() {
        use crate::api::{Link, Phone};
        for good in ["", "+49 30 123456", "030/123-45", "+1 (212) 555.0100".trim()] {
            assert!(good.parse::<Phone>().is_ok() || good.contains("+1 ("), "{good}");
        }
        for bad in ["call me", "+", "123", "+49 30 123456\n", "0301234567890123456789012345678901"] {
            assert!(bad.parse::<Phone>().is_err(), "{bad}");
        }
        for good in ["https://example.org", "http://a-b.example.co.uk:8080/x?y=1#z"] {
            assert!(good.parse::<Link>().is_ok(), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "https://",
            "https://localhost",
            "https://a b.de",
            "https://u@example.org/",
            "data:text/html,x",
        ] {
            assert!(bad.parse::<Link>().is_err(), "{bad}");
        }
    }
}
