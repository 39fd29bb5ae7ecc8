//! What is looked for, as the index of words takes it.

/// Words of a search at the most: more narrow nothing.
const WORDS_MAX: usize = 8;

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// All of these words, each as a word's beginning, in the language of SQLite's FTS5.
    pub words: String,
    /// The request of this number.
    pub number: Option<i64>,
}

/// Reads a search; `None` if it has no word. Each word is quoted, so that nothing in it is an operator.
pub fn wanted(search: &str) -> Option<Wanted> {
    let words: Vec<String> = search
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(WORDS_MAX)
        .map(|word| format!("\"{word}\"*"))
        .collect();
    let digits = search.trim().trim_start_matches('#');
    let number = Some(digits).filter(|digits| digits.len() <= 12).and_then(|digits| digits.parse().ok());
    (!words.is_empty()).then(|| Wanted { words: words.join(" "), number })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_is_words_and_nothing_but_words() {
        let words = |search| wanted(search).map(|wanted| wanted.words);
        assert_eq!(words("heating oak"), Some("\"heating\"* \"oak\"*".to_owned()));
        assert_eq!(words("a\" OR b* NEAR(c)"), Some("\"a\"* \"OR\"* \"b\"* \"NEAR\"* \"c\"*".to_owned()));
        assert_eq!(words(" \"*-^ "), None);
        assert_eq!(words("1 2 3 4 5 6 7 8 9").map(|words| words.split(' ').count()), Some(8));
    }

    #[test]
    fn a_number_finds_the_request_of_that_number() {
        let number = |search| wanted(search).and_then(|wanted| wanted.number);
        assert_eq!(
            (number("#17"), number(" 17 "), number("17 b"), number("9999999999999")),
            (Some(17), Some(17), None, None)
        );
    }
}
