//! When an event that could not be acted on is tried again, and when it is set aside for an operator.
use kernel::Instant;

/// How long to wait after the first, second, … failure, in minutes: ten for two that moved the same thing at once, a day for a provider
/// that is away. 41 h 10 min altogether.
const WAITS_MINUTES: [i64; 5] = [10, 60, 4 * 60, 12 * 60, 24 * 60];

/// When an event that has failed `attempts` times is tried again; never, after the last wait.
pub(crate) fn tried_again(attempts: u32, now: Instant) -> Option<Instant> {
    let waited = usize::try_from(attempts).ok()?.saturating_sub(1);
    WAITS_MINUTES.get(waited).map(|minutes| now.plus_minutes(*minutes))
}

/// How long an event waits whose object this key may not read, in minutes: somebody has to give it the right, or another key.
const BARRED_MINUTES: i64 = 24 * 60;

/// When an event is tried again whose object this key may not read.
pub(crate) fn barred_until(now: Instant) -> Instant {
    now.plus_minutes(BARRED_MINUTES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_tried_six_times_in_two_days() {
        let at = |attempts| tried_again(attempts, Instant::from_seconds(0)).map(|at| at.as_seconds() / 60);
        let waits: Vec<_> = (1..=7).map(at).collect();
        assert_eq!(waits, [Some(10), Some(60), Some(240), Some(720), Some(1440), None, None]);
    }
}
