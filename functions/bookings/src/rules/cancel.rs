//! Who may cancel, and until when.
use crate::api::{BookingStatus, Cancellable};
use access::{Right, Viewer, decide};
use kernel::Instant;

/// Why a booking cannot be cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CancelRefusal {
    /// It was, already.
    AlreadyCancelled,
    /// It has started.
    AlreadyStarted,
    /// The policy's time for it has passed.
    TooLateToCancel {
        /// Until when it could be.
        until: Instant,
    },
    /// The right to edit bookings is withheld.
    NotForYou(access::Rule),
}

impl CancelRefusal {
    /// The rule's stable name.
    pub fn slug(self) -> &'static str {
        match self {
            Self::AlreadyCancelled => "already-cancelled",
            Self::AlreadyStarted => "already-started",
            Self::TooLateToCancel { .. } => "too-late-to-cancel",
            Self::NotForYou(rule) => rule.slug(),
        }
    }
}

/// What decides whether a booking can be cancelled.
#[derive(Debug, Clone, Copy)]
pub struct Cancelling {
    /// Whether it stands.
    pub status: BookingStatus,
    /// When it starts.
    pub starts_at: Instant,
    /// Until when its owner can cancel it, fixed when it was made.
    pub until: Instant,
}

/// Whether the owner may cancel now.
pub fn may_cancel(viewer: &Viewer, booking: Cancelling, now: Instant) -> Result<(), CancelRefusal> {
    is_still_to_come(booking, now)?;
    decide(viewer, Right::EditBookings).map_err(CancelRefusal::NotForYou)?;
    if booking.until < now { Err(CancelRefusal::TooLateToCancel { until: booking.until }) } else { Ok(()) }
}

/// Whether an operator may: until it starts, whatever the policy says.
pub fn is_still_to_come(booking: Cancelling, now: Instant) -> Result<(), CancelRefusal> {
    if booking.status == BookingStatus::Cancelled {
        return Err(CancelRefusal::AlreadyCancelled);
    }
    if booking.starts_at <= now { Err(CancelRefusal::AlreadyStarted) } else { Ok(()) }
}

/// The same, as a booking shows it.
pub fn cancellable(viewer: &Viewer, booking: Cancelling, now: Instant) -> Cancellable {
    let refusal = may_cancel(viewer, booking, now).err();
    Cancellable {
        allowed: refusal.is_none(),
        rule: refusal.map(|refusal| refusal.slug().to_owned()),
        until: booking.until,
    }
}
