use super::CheckInId;
use kernel::{Day, Instant, LocationId, Money};
use ledger::BenefitKind;
use serde::{Deserialize, Serialize};
use web::ListCursor;

kernel::text!(
    /// What the sign at a door carries.
    DoorCode,
    1..=60
);

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// The word in the database.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}

words! {
    /// What lets somebody in.
    CoveredBy {
        /// A plan that includes the house.
        Plan = "plan",
        /// A booking here, now or within half an hour.
        Booking = "booking",
        /// A day pass: one for all stays of a day.
        DayPass = "day_pass",
        /// A time pass: its minutes go when one checks out.
        TimePass = "time_pass",
        /// The price of a day, on the next invoice.
        DayPrice = "day_price",
        /// An operator, who asked for nothing.
        Courtesy = "courtesy",
    }
}

words! {
    /// Who checked somebody in.
    InBy {
        /// They themselves, from anywhere.
        Member = "member",
        /// They themselves, by the sign at the door.
        Door = "door",
        /// An operator.
        Desk = "desk",
    }
}

words! {
    /// Who checked somebody out.
    OutBy {
        /// They themselves.
        Member = "member",
        /// An operator.
        Desk = "desk",
        /// They have checked in somewhere else.
        Elsewhere = "elsewhere",
        /// The doors were shut.
        Closing = "closing",
    }
}

words! {
    /// Where members check themselves in.
    SelfCheckIn {
        /// From anywhere.
        Anywhere = "anywhere",
        /// By the sign at the door.
        Door = "door",
        /// Nowhere: an operator does.
        Desk = "desk",
    }
}

/// A location, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CheckInPlace {
    /// Which.
    pub id: LocationId,
    /// What it is called.
    pub name: String,
    /// The IANA name of its time zone.
    pub zone: String,
}

/// A stay in the house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CheckIn {
    /// Its id.
    pub id: CheckInId,
    /// Where.
    pub location: CheckInPlace,
    /// The day on the location's calendar on which it began.
    pub day: Day,
    /// From when.
    pub in_at: Instant,
    /// Until when; null for who is in.
    pub out_at: Option<Instant>,
    /// Who checked them out.
    pub out_by: Option<OutBy>,
    /// How long, until now for who is in.
    pub minutes: i64,
    /// What let them in.
    pub covered_by: CoveredBy,
    /// The name of the plan or pass; empty where there is none.
    pub cover_name: String,
    /// Whose pass it is: the payer of a team who shares it; null for one's own.
    pub cover_of: Option<String>,
    /// Minutes that the time passes did not reach for. Nobody is charged for them.
    pub uncovered_minutes: i64,
}

/// What would let the caller in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CheckInOffer {
    /// What it is.
    pub covered_by: CoveredBy,
    /// The name of the plan or pass; empty where there is none.
    pub name: String,
    /// Whose pass it is: the payer of a team who shares it; null for one's own.
    pub of: Option<String>,
    /// What is left of the pass before: passes or minutes; null for what is none.
    pub left: Option<PassLeft>,
    /// What is charged, with tax; null where nothing is.
    pub price: Option<Money>,
}

/// What is left of a pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PassLeft {
    /// Counted in what.
    pub kind: BenefitKind,
    /// How many passes or minutes.
    pub amount: i64,
}

/// A location where one can check in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct House {
    /// Which.
    pub location: CheckInPlace,
    /// Where members check themselves in.
    pub self_check_in: SelfCheckIn,
    /// Whether it is open now.
    pub open_now: bool,
    /// How many are in.
    pub people_in: i64,
    /// How many fit in; null where nobody counts.
    pub capacity: Option<i64>,
    /// What would let the caller in now; null where nothing does.
    pub offer: Option<CheckInOffer>,
    /// The problem that a check-in would be refused with, by its slug; null where it would not.
    pub refusal: Option<String>,
}

/// Where the caller is, and where they could be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Houses {
    /// Where the caller is in; null for nowhere.
    pub current: Option<CheckIn>,
    /// The locations at which one checks in, by name.
    pub items: Vec<House>,
}

/// Check in.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateCheckIn {
    /// Where.
    pub location_id: LocationId,
    /// What the sign at the door says; null for who is not there.
    pub door_code: Option<DoorCode>,
    /// The price of the day that the caller has seen and accepts, in minor units with tax; null for none.
    pub accepted_minor: Option<i64>,
}

/// A page of one's stays, latest first.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListCheckIns {
    /// The page after this.
    pub cursor: Option<ListCursor>,
}
