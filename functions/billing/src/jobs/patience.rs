//! How long a run goes on asking a provider that says nothing: another hour it may. One that does not let us in is asked no more.
use super::Done;
use crate::problems;
use crate::provider::Failure;
use std::fmt::Display;
use web::ProblemType;

/// After how many calls of which nobody says what became of them a run has had enough. One takes up to 30 seconds, and a run has 15 minutes.
const SILENCES_MAX: u32 = 8;

/// What a run has met with.
#[derive(Debug, Default)]
pub(super) struct Patience {
    silences: u32,
    is_barred: bool,
    /// How many of what was asked after nobody said how it is.
    unheard: u32,
    /// The last of them, and why.
    last: String,
}

impl Patience {
    /// A call has failed.
    pub(super) fn tried(&mut self, failure: &Failure) {
        self.silences += u32::from(failure.may_have_happened());
        self.is_barred |= failure.is_barred();
    }

    /// The same, where all that is known of it is what its asker would be told.
    pub(super) fn refused(&mut self, kind: &ProblemType) {
        self.silences += u32::from(*kind == problems::PROVIDER_UNAVAILABLE);
        self.is_barred |= *kind == problems::PROVIDER_BARS;
    }

    /// A call has failed, and so nothing is known of `what`, of which nothing changes; says that nothing was learnt.
    pub(super) fn unheard(&mut self, what: impl Display, failure: &Failure) -> bool {
        self.tried(failure);
        self.unheard += 1;
        self.last = format!("{what}: {failure}");
        false
    }

    /// Whether it does not let us in.
    pub(super) fn is_barred(&self) -> bool {
        self.is_barred
    }

    /// Whether nobody is asked any more.
    pub(super) fn is_over(&self) -> bool {
        self.is_barred || SILENCES_MAX <= self.silences
    }

    /// Complains of what was met with.
    pub(super) fn end(self, done: &mut Done) {
        let is_over = self.is_over();
        if 0 < self.unheard {
            done.log.push(format!(
                "the payment provider did not say of {} things how they are, the last {}",
                self.unheard, self.last
            ));
        }
        if is_over {
            done.more = true;
            done.log.push(
                "the payment provider does not speak with us: what it is to be asked for waits for the next run"
                    .to_owned(),
            );
        }
    }
}
