use kernel::{CustomerId, Day, Money, TeamId};
use serde::{Deserialize, Serialize};

/// Which twelve months.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct YearWish {
    /// A day of the last month; today, unless said.
    pub until: Option<Day>,
}

/// What was done in a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Deeds {
    /// Bookings that began in it and were not cancelled.
    pub bookings: i64,
    /// How long they were, in minutes.
    pub booked_minutes: i64,
    /// Days on which somebody checked in.
    pub days_in: i64,
    /// How long they were in, in minutes; until now for who is in.
    pub minutes_in: i64,
}

/// A month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct MonthOfYear {
    /// Its first day.
    pub month: Day,
    /// What was done in it.
    #[serde(flatten)]
    pub deeds: Deeds,
    /// What was paid in it, less what came back, by currency; null for who may not see it.
    pub paid: Option<Vec<Money>>,
}

/// A team that the caller administers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct TeamName {
    /// Which.
    pub id: TeamId,
    /// What it is called.
    pub name: String,
}

/// Twelve months of the caller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Year {
    /// The IANA name of the zone in whose months it is counted: that of the space's books.
    pub zone: String,
    /// Twelve months, oldest first.
    pub months: Vec<MonthOfYear>,
    /// The teams whose year the caller can see too.
    pub teams: Vec<TeamName>,
}

/// A member of a team in those months.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PersonOfYear {
    /// Who.
    pub customer_id: CustomerId,
    /// Their name.
    pub name: String,
    /// What they did in all twelve.
    #[serde(flatten)]
    pub deeds: Deeds,
    /// Month by month, as many as the team has.
    pub months: Vec<Deeds>,
}

/// Twelve months of a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct TeamYear {
    /// Which.
    pub team: TeamName,
    /// The IANA name of the zone in whose months it is counted.
    pub zone: String,
    /// Twelve months, oldest first. What was paid is what the team's payer paid.
    pub months: Vec<MonthOfYear>,
    /// Those who are in the team today, by name.
    pub people: Vec<PersonOfYear>,
}
