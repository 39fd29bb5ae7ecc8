//! Names as they are looked for. A kiosk finds a visitor by the last name in full, and nobody by less.

/// A name in small letters, one space between its words.
pub fn sought(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether what was typed is the last name of whoever is called `name` (as `sought` has it): its last word, or more than that.
pub(super) fn is_last_name(name: &str, typed: &str) -> bool {
    !typed.is_empty() && (name == typed || name.strip_suffix(typed).is_some_and(|before| before.ends_with(' ')))
}

/// Whether what was typed begins the name.
pub(super) fn is_first_name(name: &str, typed: &str) -> bool {
    !typed.is_empty() && (name == typed || name.strip_prefix(typed).is_some_and(|after| after.starts_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_last_name_is_found_in_full_and_by_no_less() {
        let name = sought("  Ludwig  van Beethoven ");
        assert_eq!(name, "ludwig van beethoven");
        for typed in ["beethoven", "van beethoven", "ludwig van beethoven"] {
            assert!(is_last_name(&name, typed), "{typed}");
        }
        for typed in ["", "b", "hoven", "beethove", "van", "ludwig", "n beethoven"] {
            assert!(!is_last_name(&name, typed), "{typed}");
        }
    }

    #[test]
    fn a_first_name_is_a_word_from_the_beginning() {
        let name = sought("Ada Lovelace");
        assert!(is_first_name(&name, "ada") && is_first_name(&name, "ada lovelace"));
        assert!(!is_first_name(&name, "a") && !is_first_name(&name, "lovelace") && !is_first_name(&name, ""));
    }
}
