//! The code that a customer shows at the desk.

/// Letters of a code: 40 bits of chance. It opens nothing by itself: somebody types it into a desk's console.
const CODE_LETTERS: usize = 8;

/// A code out of a new id, whose last letters nobody can guess.
pub fn code_of(id: &str) -> String {
    let letters: Vec<char> = id.chars().rev().take(CODE_LETTERS).collect();
    let code: String = letters.into_iter().rev().collect();
    format!("{code:0>CODE_LETTERS$}")
}

/// The code that somebody typed or scanned, as it is kept: small letters or capitals, with or without spaces and hyphens, an O
/// for a nought, an I or L for a one (Crockford's base 32). `None` for what is none.
pub fn read_code(typed: &str) -> Option<String> {
    let meant = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| match c.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    });
    let code: String = meant.take(CODE_LETTERS + 1).collect();
    let is_one = code.len() == CODE_LETTERS && code.bytes().all(|b| b.is_ascii_alphanumeric());
    is_one.then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_chance_at_the_end_of_an_id() {
        assert_eq!(code_of("01ht5k2v9m4tca7qf2m9x4tcab"), "2m9x4tcab".split_at(1).1);
        assert_eq!(code_of("7"), "00000007");
    }

    #[test]
    fn a_code_is_known_however_it_is_written() {
        for typed in ["k7qf2m90", " K7QF-2M9O ", "k7qf 2m90"] {
            assert_eq!(read_code(typed).as_deref(), Some("k7qf2m90"), "{typed}");
        }
        for none in ["", "k7qf2m9", "k7qf2m900", "k7qf2m9ä", "https://portal.example/"] {
            assert_eq!(read_code(none), None, "{none}");
        }
    }
}
