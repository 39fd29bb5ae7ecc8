//! What customers have booked themselves already: what stands, and what is ordered and waits for its payment.
use super::NewBooking;
use crate::rules::OwnBooking;
use crate::rules::caps::Cap;
use db::{DbError, Query, Statement, all_of};
use kernel::{BookingId, CustomerId, Instant, millis};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[OWN, GUARD_OPEN, GUARD_GAP, GUARD_CAP];

/// What customer `?1` has booked or ordered that ends after `?2`.
macro_rules! own_bookings {
    () => {
        "(SELECT id, resource_id, starts_at, ends_at, NULL AS item_id FROM bookings
    WHERE customer_id = ?1 AND ?2 < ends_at AND status = 'confirmed'
  UNION ALL SELECT id, resource_id, starts_at, ends_at, coalesce(item_id, order_id) FROM v_order_bookings
    WHERE customer_id = ?1 AND ?2 < ends_at) AS own"
    };
}

/// How many minutes of `own` credits cover that no contract gave.
macro_rules! bought_minutes {
    () => {
        "(SELECT coalesce(sum(v_draws.amount), 0) FROM v_draws JOIN v_grants ON v_grants.id = v_draws.grant_id
    WHERE v_draws.source_id = own.id AND v_grants.kind = 'time_credit' AND v_grants.contract_id IS NULL)"
    };
}

const OWN: &str = concat!(
    "
SELECT own.id, own.resource_id, resources.policy_id, own.starts_at, own.ends_at, own.item_id, ",
    bought_minutes!(),
    " AS bought_minutes
FROM ",
    own_bookings!(),
    " JOIN resources ON resources.id = own.resource_id LIMIT 5000"
);
/// Who has booked so many ahead has more than is reckoned with.
const OWN_READ: usize = 5000;

/// A booking of the customer's own.
#[derive(Debug, Deserialize)]
pub struct OwnRow {
    id: BookingId,
    resource_id: String,
    policy_id: String,
    #[serde(with = "millis")]
    starts_at: Instant,
    #[serde(with = "millis")]
    ends_at: Instant,
    item_id: Option<String>,
    bought_minutes: i64,
}

/// The bookings of `customer` that stand, or wait for their payment, and have not ended, or ended lately.
pub fn own_bookings(customer: Option<&CustomerId>, now: Instant) -> Query<OwnRow> {
    // A gap to a booking that has ended counts as well; gaps are at most 32 days.
    Query::new(OWN, [customer.map(CustomerId::as_str).into(), now.plus_minutes(-46_080).into()])
}

/// All of them; an error where there may be more.
pub fn all_own(rows: Vec<OwnRow>) -> Result<Vec<OwnBooking>, DbError> {
    Ok(all_of("bookings", rows, OWN_READ)?.into_iter().map(OwnRow::into_own).collect())
}

impl OwnRow {
    fn into_own(self) -> OwnBooking {
        OwnBooking {
            id: self.id,
            resource_id: self.resource_id,
            policy_id: self.policy_id,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            bought_minutes: self.bought_minutes,
            waits_as: self.item_id,
        }
    }
}

// Two requests at once cannot both take the last open booking.
const GUARD_OPEN: &str = concat!(
    "
INSERT INTO booking_guards (guard) SELECT 'too_many_open_bookings' WHERE ?4 <= (
  SELECT count(*) FROM ",
    own_bookings!(),
    " JOIN resources ON resources.id = own.resource_id WHERE resources.policy_id = ?3)"
);
// Nor can two that are too near to each other.
const GUARD_GAP: &str = concat!(
    "
INSERT INTO booking_guards (guard) SELECT 'gap_too_short' WHERE EXISTS (
  SELECT 1 FROM ",
    own_bookings!(),
    " WHERE starts_at < ?3 AND (?4 IS NULL OR resource_id = ?4))"
);
// Nor can several together book more in a week or month than the plan lets one.
const GUARD_CAP: &str = concat!(
    "
INSERT INTO booking_guards (guard) SELECT 'plan_cap_reached' WHERE ?4 < (
  SELECT coalesce(sum((own.ends_at - own.starts_at) / 60000 - ",
    bought_minutes!(),
    "), 0)
  FROM ",
    own_bookings!(),
    " WHERE ?2 <= starts_at AND starts_at < ?3)"
);

/// That the customer may have one more booking of this sort, however many they make at once. `caps` are those of their
/// plans.
pub fn guards(new: NewBooking<'_>, caps: &[Cap]) -> Vec<Statement> {
    let NewBooking { quote, costing, .. } = new;
    let (resource, customer, policy) = (quote.resource.id.as_str(), new.customer.as_str(), &quote.policy);
    let mut statements = Vec::new();
    let counted = quote.minutes() - costing.bought_minutes;
    for cap in caps.iter().filter(|_| 0 < counted) {
        let booked_max = cap.minutes_max - counted;
        statements
            .push(Statement::new(GUARD_CAP, [customer.into(), cap.from.into(), cap.until.into(), booked_max.into()]));
    }
    if let Some(open_max) = policy.open_bookings_max {
        let params = [customer.into(), new.now.into(), policy.id.as_str().into(), open_max.into()];
        statements.push(Statement::new(GUARD_OPEN, params));
    }
    let gaps =
        [(policy.return_gap_same_resource_minutes, Some(resource)), (policy.return_gap_any_resource_minutes, None)];
    for (minutes, of) in gaps.into_iter().filter(|(minutes, _)| 0 < *minutes) {
        let (from, until) = (quote.starts_at.plus_minutes(-minutes), quote.ends_at.plus_minutes(minutes));
        statements.push(Statement::new(GUARD_GAP, [customer.into(), from.into(), until.into(), of.into()]));
    }
    statements
}
