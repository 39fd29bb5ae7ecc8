//! Texts to lines of a width.
use super::face::{Fonts, Run};
use super::sheet::Style;
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// More lines than this in one paragraph are cut off: a page is not a book.
const LINES_MAX: usize = 40;

/// Breaks `text` so that no line is wider than `width` points, where Unicode (UAX 14) allows; within a word where
/// nothing else helps.
pub(super) fn broken(fonts: &Fonts, text: &str, style: Style, width: f32) -> Vec<Run> {
    let (mut lines, mut line, mut from) = (Vec::new(), String::new(), 0);
    let mut measure = |text: &str| fonts.shape(text, style).width(style.size);
    for (until, kind) in linebreaks(text) {
        for piece in fitting(&text[from..until], width, &mut measure) {
            if !line.is_empty() && width < measure(&format!("{line}{piece}")) {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(&piece);
        }
        from = until;
        let ends = kind == BreakOpportunity::Mandatory && (!line.trim().is_empty() || until < text.len());
        if ends {
            lines.push(std::mem::take(&mut line));
        }
    }
    if LINES_MAX < lines.len() {
        lines.truncate(LINES_MAX);
        lines.push("…".to_owned());
    }
    lines.iter().map(|line| fonts.shape(line, style)).collect()
}

/// A word that fits, or the parts of one that does not.
fn fitting(word: &str, width: f32, measure: &mut impl FnMut(&str) -> f32) -> Vec<String> {
    if measure(word) <= width {
        return vec![word.to_owned()];
    }
    let (mut parts, mut part, mut filled) = (Vec::new(), String::new(), 0.0);
    for c in word.chars() {
        let wide = measure(c.encode_utf8(&mut [0; 4]));
        if width < filled + wide && !part.is_empty() {
            parts.push(std::mem::take(&mut part));
            filled = 0.0;
        }
        part.push(c);
        filled += wide;
    }
    parts.push(part);
    parts
}

#[cfg(test)]
mod tests {
    use super::super::sheet::BODY;
    use super::*;

    fn lines(text: &str, width: f32) -> Vec<String> {
        let fonts = Fonts::new().unwrap();
        broken(&fonts, text, Style { size: 10.0, ..BODY }, width).into_iter().map(|run| run.text).collect()
    }

    #[test]
    fn a_line_breaks_between_words_and_keeps_the_space() {
        assert_eq!(lines("Ada Lovelace Analytics", 70.0), ["Ada Lovelace ", "Analytics"]);
        assert_eq!(lines("one\ntwo", 200.0), ["one ", "two"]);
        assert!(lines("", 70.0).is_empty());
    }

    #[test]
    fn a_word_wider_than_the_column_is_cut() {
        let lines = lines(&"w".repeat(100), 100.0);
        assert!(5 < lines.len());
        assert_eq!(lines.concat(), "w".repeat(100));
    }

    #[test]
    fn a_text_without_end_has_one() {
        assert_eq!(lines(&"word ".repeat(1000), 50.0).len(), LINES_MAX + 1);
    }
}
