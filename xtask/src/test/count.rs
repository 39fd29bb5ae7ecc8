//! Adds up what the test runners report, so that one line says how many tests there were.

/// Tests that passed and failed.
#[derive(Default, Debug, PartialEq)]
pub(crate) struct Count {
    passed: u32,
    failed: u32,
}

impl Count {
    /// Reads one line of a runner: cargo's, Node's or Vitest's closing lines, or a plain one.
    pub(crate) fn read(&mut self, line: &str) {
        let plain = without_colours(line);
        let words: Vec<&str> = plain.split_whitespace().map(|word| word.trim_end_matches([',', ';', '.'])).collect();
        let closing = plain.starts_with("test result: ") || words.first() == Some(&"Tests") || is_plain(&words);
        match words.as_slice() {
            ["#" | "ℹ", "pass", number] => self.passed += value(number),
            ["#" | "ℹ", "fail", number] => self.failed += value(number),
            _ if closing => {
                self.passed += before(&words, "passed");
                self.failed += before(&words, "failed");
            }
            _ => {}
        }
    }

    pub(crate) fn print(&self) {
        if *self != Self::default() {
            println!("{} passed, {} failed", self.passed, self.failed);
        }
    }
}

/// `12 passed, 0 failed` alone on a line.
fn is_plain(words: &[&str]) -> bool {
    matches!(words, [passed, "passed", failed, "failed"] if passed.parse::<u32>().is_ok() && failed.parse::<u32>().is_ok())
}

fn before(words: &[&str], word: &str) -> u32 {
    words.windows(2).find(|pair| pair[1] == word).map_or(0, |pair| value(pair[0]))
}

fn value(word: &str) -> u32 {
    word.parse().unwrap_or(0)
}

/// The line without the escape codes for colours.
fn without_colours(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    first + &parts.map(|part| part.split_once('m').map_or("", |(_, text)| text)).collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_runner_is_understood() {
        let rows: &[(&str, u32, u32)] = &[
            ("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out", 12, 0),
            ("test result: FAILED. 3 passed; 2 failed; 0 ignored", 3, 2),
            ("# pass 7", 7, 0),
            ("\u{1b}[34mℹ fail 1\u{1b}[39m", 0, 1),
            ("      Tests  1 failed | 11 passed (12)", 11, 1),
            ("5 passed, 0 failed", 5, 0),
            ("test a_test_that_passed ... ok", 0, 0),
            (" Test Files  2 passed (2)", 0, 0),
        ];
        for (line, passed, failed) in rows {
            let mut count = Count::default();
            count.read(line);
            assert_eq!(count, Count { passed: *passed, failed: *failed }, "{line}");
        }
    }
}
