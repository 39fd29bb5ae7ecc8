use kernel::Instant;

/// The grain of this deployment: bookings start and end on a multiple of it, and a claim costs one
/// row for each. A finer grain makes a booking dearer to write (an hour: 4 rows at 15 minutes, 12
/// at 5).
pub const SLOT_MINUTES: i64 = 15;

/// A stretch of quarter-hours, at least one: from `first` up to but without `after`, counted since
/// 1970-01-01T00:00:00Z. Every zone's offset is a multiple of 15 minutes, so the grid is every
/// location's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SlotRange {
    first: i64,
    after: i64,
}

/// 32 days: longer stretches are contracts, not bookings. Bounds the rows of one claim to 3,072.
pub const SLOTS_MAX: i64 = 32 * 24 * 60 / SLOT_MINUTES;

impl SlotRange {
    /// The slots from one instant to another; `None` unless both lie on the grid, the second after
    /// the first and at most 32 days later.
    pub fn between(starts_at: Instant, ends_at: Instant) -> Option<Self> {
        if !starts_at.is_on_grid(SLOT_MINUTES) || !ends_at.is_on_grid(SLOT_MINUTES) {
            return None;
        }
        Self::of(slot_of(starts_at), slot_of(ends_at))
    }

    /// From slot to slot, as stored; `None` for an empty or overlong range.
    pub fn of(first: i64, after: i64) -> Option<Self> {
        (first < after && after - first <= SLOTS_MAX).then_some(Self { first, after })
    }

    /// The first slot.
    pub fn first(self) -> i64 {
        self.first
    }

    /// The slot after the last.
    pub fn after(self) -> i64 {
        self.after
    }

    /// Whether the two share a slot.
    pub fn overlaps(self, other: Self) -> bool {
        self.first < other.after && other.first < self.after
    }

    /// Each slot.
    pub fn slots(self) -> impl Iterator<Item = i64> {
        self.first..self.after
    }

    /// The earliest first slot that a claim overlapping this range can have.
    pub fn reaches_back_to(self) -> i64 {
        self.first - SLOTS_MAX
    }

    /// When it starts.
    pub fn starts_at(self) -> Instant {
        Instant::from_seconds(self.first * SLOT_MINUTES * 60)
    }

    /// When it ends.
    pub fn ends_at(self) -> Instant {
        Instant::from_seconds(self.after * SLOT_MINUTES * 60)
    }
}

/// The quarter-hour that an instant lies in.
pub fn slot_of(at: Instant) -> i64 {
    at.as_seconds().div_euclid(SLOT_MINUTES * 60)
}
