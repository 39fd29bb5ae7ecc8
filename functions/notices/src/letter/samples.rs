//! A made-up notice of each topic, for whoever writes words of their own to see what comes of them: a line of `samples.jsonl`
//! each. A topic without one cannot be written about; where a topic is told in several ways, it is the plainest of them, so that
//! what may stand in braces is there in all.
use outbox::Topic;

const SAMPLES: &str = include_str!("samples.jsonl");

/// The topics that can be written about, each with a made-up notice.
pub(crate) fn samples() -> impl Iterator<Item = (String, Topic)> {
    SAMPLES.lines().filter_map(|line| {
        let topic: Topic = serde_json::from_str(line).ok()?;
        Some((topic.to_columns().0, topic))
    })
}

/// A made-up notice of that topic, if there is one.
pub(crate) fn sample(topic: &str) -> Option<Topic> {
    samples().find(|(name, _)| name == topic).map(|(_, topic)| topic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::{Letterhead, letter};
    use outbox::Locale;

    #[test]
    fn every_line_is_a_notice_that_can_be_written() {
        assert_eq!(samples().count(), SAMPLES.lines().count());
        let head = Letterhead::new("Quay <a@example.org>", "https://portal.example").unwrap();
        for (name, topic) in samples() {
            let letter = letter(&topic, Locale::En, &head);
            assert!(letter.names.iter().any(|known| known == "space"), "{name}");
            assert!(!letter.subject.is_empty(), "{name}");
        }
    }
}
