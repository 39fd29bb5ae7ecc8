//! What a contract is agreed on, beside its price.
use kernel::{Currency, KindId, LocationId};
use serde::{Deserialize, Deserializer, Serialize, de};

/// The terms of a plan, and of a contract from the day it is made. Whatever is left out is the mildest.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(transform = mild))]
#[serde(default, deny_unknown_fields)]
pub struct Terms {
    /// How often it is charged.
    pub cycle: Cycle,
    /// The day of the month on which cycles begin, 1 to 28; the day it starts, if none.
    #[serde(deserialize_with = "billing_day")]
    #[cfg_attr(feature = "openapi", schemars(range(min = 1, max = 28)))]
    pub billing_day: Option<u32>,
    /// Whether a first period cut by the billing day costs its days alone.
    pub prorates_first: bool,
    /// Whether one can leave on any day and pays the days until then.
    pub prorates_last: bool,
    /// How many cycles it lasts at least.
    #[serde(deserialize_with = "up_to::<120, _, _>")]
    #[cfg_attr(feature = "openapi", schemars(range(max = 120)))]
    pub cycles_min: u16,
    /// How many days ahead one says that one leaves.
    #[serde(deserialize_with = "up_to::<365, _, _>")]
    #[cfg_attr(feature = "openapi", schemars(range(max = 365)))]
    pub notice_days: u16,
    /// Whether and how long it can be paused.
    pub pause: PauseRules,
    /// What each cycle gives.
    #[serde(deserialize_with = "few::<20, _, _>")]
    #[cfg_attr(feature = "openapi", schemars(length(max = 20)))]
    pub benefits: Vec<Benefit>,
    /// What may be used at most.
    pub caps: Caps,
}

/// How often something is charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cycle {
    /// Of what.
    pub unit: CycleUnit,
    /// How many, 1 to 24.
    #[serde(deserialize_with = "between::<1, 24, _, _>")]
    #[cfg_attr(feature = "openapi", schemars(range(min = 1, max = 24)))]
    pub count: u32,
}

/// What a cycle is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CycleUnit {
    /// Seven days.
    Week,
    /// A month of the calendar.
    Month,
}

impl Default for Cycle {
    fn default() -> Self {
        Self { unit: CycleUnit::Month, count: 1 }
    }
}

/// How a contract can be paused; only for whole cycles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(transform = mild))]
#[serde(default, deny_unknown_fields)]
pub struct PauseRules {
    /// How many pauses may begin within twelve months; none, unless said.
    #[serde(deserialize_with = "up_to::<12, _, _>")]
    #[cfg_attr(feature = "openapi", schemars(range(max = 12)))]
    pub per_year_max: u16,
    /// How many cycles one lasts at most.
    #[serde(deserialize_with = "up_to::<24, _, _>")]
    #[cfg_attr(feature = "openapi", schemars(range(max = 24)))]
    pub cycles_max: u16,
}

/// The most that may be used, whatever is left of the benefits; a bought pass helps even above. No limit, unless said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(transform = mild))]
#[serde(default, deny_unknown_fields)]
pub struct Caps {
    /// Minutes booked in a calendar week, Monday first.
    pub booking_minutes_per_week: Option<u32>,
    /// Minutes booked in a calendar month.
    pub booking_minutes_per_month: Option<u32>,
    /// Days checked in within a calendar week.
    pub check_ins_per_week: Option<u32>,
    /// Days checked in within a calendar month.
    pub check_ins_per_month: Option<u32>,
    /// Visitors expected on a day. Left out where there is none, so that a function that is older than it reads the terms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitors_per_day: Option<u32>,
    /// Visitors expected in a calendar week. Left out as that is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitors_per_week: Option<u32>,
    /// Visitors expected in a calendar month.
    pub visitors_per_month: Option<u32>,
}

/// What a cycle of a plan, or a product, gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "BenefitSetup", transform = mild))]
#[serde(deny_unknown_fields)]
pub struct Benefit {
    /// What it is called.
    pub name: kernel::text::Name,
    /// What it gives, and how much.
    pub gives: Gives,
    /// What it can be used for.
    #[serde(default)]
    pub scope: Scope,
    /// For a product: how many days it lasts from when it is bought; for ever, unless said. A plan's lasts its period.
    #[serde(default, deserialize_with = "days")]
    #[cfg_attr(feature = "openapi", schemars(range(min = 1, max = 3650)))]
    pub days: Option<u16>,
    /// For a plan: how often it comes within a cycle, shorter than that; once a cycle, unless said.
    // Left out where nothing is said, so that a function that is older than it reads the terms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every: Option<Cycle>,
}

/// What a benefit gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Gives {
    /// Minutes to book with.
    TimeCredit {
        /// How many, up to a million.
        #[serde(deserialize_with = "between::<1, 1_000_000, _, _>")]
        #[cfg_attr(feature = "openapi", schemars(range(min = 1, max = 1_000_000)))]
        minutes: u32,
    },
    /// Money to book and buy with.
    MoneyCredit {
        /// How much, in minor units of `currency`.
        #[serde(deserialize_with = "between::<1, 1_000_000_000, _, _>")]
        #[cfg_attr(feature = "openapi", schemars(range(min = 1, max = 1_000_000_000)))]
        minor: u32,
        /// Of which currency.
        currency: Currency,
    },
    /// Days of any number of check-ins.
    DayPass {
        /// How many, up to ten thousand.
        #[serde(deserialize_with = "between::<1, 10_000, _, _>")]
        #[cfg_attr(feature = "openapi", schemars(range(min = 1, max = 10_000)))]
        passes: u32,
    },
    /// Minutes checked in, over any number of days.
    TimePass {
        /// How many, up to a million.
        #[serde(deserialize_with = "between::<1, 1_000_000, _, _>")]
        #[cfg_attr(feature = "openapi", schemars(range(min = 1, max = 1_000_000)))]
        minutes: u32,
    },
    /// A part off every booking's price, as long as the contract lasts.
    Discount {
        /// In parts per million: 200000 is 20 %.
        #[serde(deserialize_with = "between::<1, 1_000_000, _, _>")]
        #[cfg_attr(feature = "openapi", schemars(range(min = 1, max = 1_000_000)))]
        off_ppm: u32,
    },
}

/// What a benefit can be used for; an empty list is everything.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "ScopeSetup", transform = mild))]
#[serde(default, deny_unknown_fields)]
pub struct Scope {
    /// Kinds of resources.
    #[serde(deserialize_with = "few::<50, _, _>")]
    #[cfg_attr(feature = "openapi", schemars(length(max = 50)))]
    pub kinds: Vec<KindId>,
    /// Locations.
    #[serde(deserialize_with = "few::<50, _, _>")]
    #[cfg_attr(feature = "openapi", schemars(length(max = 50)))]
    pub locations: Vec<LocationId>,
}

fn billing_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    within(Option::<u32>::deserialize(deserializer)?, 1, 28)
}

fn days<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u16>, D::Error> {
    within(Option::<u16>::deserialize(deserializer)?, 1, 3650)
}

fn up_to<'de, const MAX: u32, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Copy + Into<u32>,
{
    between::<0, MAX, D, T>(deserializer)
}

fn between<'de, const MIN: u32, const MAX: u32, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Copy + Into<u32>,
{
    let number = T::deserialize(deserializer)?;
    within(Some(number), MIN, MAX).map(|_| number)
}

fn within<T: Copy + Into<u32>, E: de::Error>(number: Option<T>, min: u32, max: u32) -> Result<Option<T>, E> {
    let fits = number.is_none_or(|number| (min..=max).contains(&number.into()));
    if fits { Ok(number) } else { Err(E::custom(format!("must be {min} to {max}"))) }
}

fn few<'de, const MAX: usize, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let items = Vec::deserialize(deserializer)?;
    if items.len() <= MAX { Ok(items) } else { Err(de::Error::custom(format!("must have at most {MAX} items"))) }
}

/// In requests and in answers alike: what has a mildest value may be left out.
#[cfg(feature = "openapi")]
fn mild(schema: &mut schemars::Schema) {
    let must = ["name", "gives"];
    let named = |name: &str| schema.get("properties").is_some_and(|properties| properties.get(name).is_some());
    let required: Vec<&str> = must.into_iter().filter(|name| named(name)).collect();
    schema.remove("required");
    if !required.is_empty() {
        schema.insert("required".to_owned(), required.into());
    }
}

impl Scope {
    /// Whether something of `kind` at `location` lies in it.
    pub fn takes_in(&self, kind: &KindId, location: &LocationId) -> bool {
        (self.kinds.is_empty() || self.kinds.contains(kind)) && self.takes_in_place(location)
    }

    /// Whether `location` lies in it, whatever is used there.
    pub fn takes_in_place(&self, location: &LocationId) -> bool {
        self.locations.is_empty() || self.locations.contains(location)
    }

    /// How narrow it is: what names fewer things is spent before what names more, and that before what names none.
    pub fn breadth(&self) -> (usize, usize) {
        let of = |named: usize| if named == 0 { usize::MAX } else { named };
        (of(self.kinds.len()), of(self.locations.len()))
    }
}
