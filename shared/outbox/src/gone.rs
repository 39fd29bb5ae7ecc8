//! The names of those who are no more, in what others are told: "somebody who left" takes their place.
//!
//! A name of several words, or an address, is taken out wherever it stands. A name of one word only where it stands by itself: whoever
//! is called Rose must not cost a reader the Rosenthal. D1 has no regular expressions, so what stands around a word is written out.
use kernel::Instant;

/// What takes a name's place, by language, as JSON.
pub const SOMEBODY: &str =
    r#"{"en":"somebody who left","de":"jemand, der nicht mehr da ist","es":"alguien que ya no está"}"#;

/// How long after an account has gone the functions may still tell others its name, until each has erased what it knows.
const STILL_TOLD_MINUTES: i64 = 60;

/// Until when what was told is looked through.
pub fn until(erased_at: Instant) -> Instant {
    erased_at.plus_minutes(STILL_TOLD_MINUTES)
}

/// A name as it stands within a text of JSON.
pub fn in_json(name: &str) -> String {
    let quoted = serde_json::json!(name).to_string();
    quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(&quoted).to_owned()
}

/// Whether a name is taken out wherever it stands: it is more than one word.
pub fn stands_anywhere(name: &str) -> bool {
    !name.chars().all(char::is_alphanumeric)
}

/// SQL: a column without the name `?1` anywhere, with `$somebody` in its place.
#[macro_export]
macro_rules! anywhere {
    ($column:literal, $somebody:expr) => {
        concat!("replace(", $column, ", ?1, ", $somebody, ")")
    };
}

/// SQL: a column without the word `?1` where it stands by itself, with `$somebody` in its place. The ends of the text count as spaces.
#[macro_export]
macro_rules! by_itself {
    ($column:literal, $somebody:expr) => {
        $crate::by_itself!(@ concat!("' ' || ", $column, " || ' '"), $somebody,
            " " " ", " " ",", " " ".", " " ":", " " ";", " " "!", " " "?", " " "''", " " "\u{2019}", " " ")", "(" ")", "(" " ",
            "\"" "\"", "\"" " ", " " "\"", "\"" ",", "\"" ":", "\"" ".")
    };
    (@ $text:expr, $somebody:expr,) => { concat!("trim(", $text, ")") };
    (@ $text:expr, $somebody:expr, $before:literal $after:literal $(, $($rest:tt)*)?) => {
        $crate::by_itself!(@ concat!("replace(", $text, ", '", $before, "' || ?1 || '", $after, "', '", $before, "' || ", $somebody, " || '", $after, "')"),
            $somebody, $($($rest)*)?)
    };
}

pub use {anywhere, by_itself};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_one_word_stands_by_itself_and_others_anywhere() {
        assert!(!stands_anywhere("Rose") && !stands_anywhere("Zoë"));
        assert!(stands_anywhere("Ada Members") && stands_anywhere("ada@example.org") && stands_anywhere("Jean-Luc"));
    }

    #[test]
    fn in_json_a_name_is_written_as_json_writes_it() {
        assert_eq!(in_json(r#"A "B" C"#), r#"A \"B\" C"#);
        assert_eq!(in_json("Zoë"), "Zoë");
    }
}
