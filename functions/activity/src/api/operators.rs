use super::{CheckIn, CheckInPlace, InBy, SelfCheckIn};
use kernel::{Currency, CustomerId, Day, LocationId, Money};
use ledger::{PlanId, TaxClass};
use serde::{Deserialize, Serialize};
use web::ListCursor;

kernel::number!(
    /// People who fit into a location.
    Capacity, 1..=100_000, "must be 1 to 100000"
);
kernel::number!(
    /// The price of a day, in minor units.
    DayPrice, 1..=10_000_000, "must be 1 to 10000000"
);

/// A stay as the front desk sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OperatorCheckIn {
    /// The stay.
    #[serde(flatten)]
    pub check_in: CheckIn,
    /// Whose.
    pub customer_id: CustomerId,
    /// Their name.
    pub customer_name: String,
    /// Who checked them in.
    pub in_by: InBy,
}

/// The stays of a day.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListAllCheckIns {
    /// Where.
    pub location: LocationId,
    /// On which day of its calendar.
    pub day: Day,
    /// The page after this.
    pub cursor: Option<ListCursor>,
}

/// Who is in.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListPresent {
    /// Where.
    pub location: LocationId,
    /// The page after this.
    pub cursor: Option<ListCursor>,
}

/// Who is in a house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Present {
    /// How many are in.
    pub people_in: i64,
    /// How many fit in; null where nobody counts.
    pub capacity: Option<i64>,
    /// Those who are in, first come first.
    pub items: Vec<OperatorCheckIn>,
    /// The page after this.
    pub next_cursor: Option<String>,
}

/// Check a customer in at the desk.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckInCustomer {
    /// Whom.
    pub customer_id: CustomerId,
    /// Where.
    pub location_id: LocationId,
    /// Lets them in though nothing covers it: no pass is drawn, nothing is charged, hours and capacity do not bind.
    pub courtesy: bool,
    /// The price of the day that they accept, in minor units with tax; null for none.
    pub accepted_minor: Option<i64>,
}

/// A plan by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PlanName {
    /// Which.
    pub id: PlanId,
    /// What it is called.
    pub name: String,
}

/// How members check in at a location.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckInSetup {
    /// Where members check themselves in.
    pub self_check_in: SelfCheckIn,
    /// How many fit in; null where nobody counts.
    pub capacity: Option<Capacity>,
    /// The plans that include the house.
    #[cfg_attr(feature = "openapi", schemars(length(max = 100)))]
    pub plan_ids: Vec<PlanId>,
    /// What a day costs without a pass, in minor units; null where nobody comes in without one.
    pub day_price_minor: Option<DayPrice>,
    /// How a day is taxed.
    pub tax_class: TaxClass,
}

/// The setup of a location.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PlaceSetup {
    /// Which.
    pub location: CheckInPlace,
    /// How members check in; what it would be at first, where nobody does yet.
    #[serde(flatten)]
    pub setup: CheckInSetup,
    /// What is paid with there.
    pub location_currency: Currency,
    /// What a day costs without a pass, in the location's currency.
    pub day_price: Option<Money>,
    /// The path that the sign at the door shows as QR code; null where nobody checks in.
    pub door_path: Option<String>,
    /// Grows with every change; 0 where nobody checks in yet. A change names the version that it was decided on.
    pub version: i64,
}

impl PlaceSetup {
    /// The same with another sign at the door.
    pub fn with_sign(self, door_path: String) -> Self {
        Self { door_path: Some(door_path), version: self.version + 1, ..self }
    }

    /// The same after a change to `setup`.
    pub fn with(self, setup: CheckInSetup, door_path: String) -> Self {
        let currency = self.location_currency;
        Self {
            day_price: setup.day_price_minor.map(|price| Money { minor: price.get(), currency }),
            setup,
            door_path: Some(door_path),
            version: self.version + 1,
            ..self
        }
    }
}
