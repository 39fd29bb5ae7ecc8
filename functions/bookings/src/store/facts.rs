//! The facts that the rules decide upon, in one round trip.
use super::own::{OwnRow, all_own, own_bookings};
use crate::api::{Audience, Category, KindName, RateUnit, Resource};
use crate::problems;
use crate::rules::{Facts, Place, Policy, Rate};
use access::store::ViewerRow;
use access::{LocationName, Standing};
use chrono::NaiveDate;
use claims::{Claim, SLOTS_MAX, slot_of};
use db::{Both, DbError, Query, json};
use kernel::hours::{Calendar, Closure};
use kernel::{Currency, CustomerId, Instant, KindId, LocationId, ResourceId, Zone};
use ledger::{Purse, PurseQueries, TaxClass};
use serde::Deserialize;
use std::collections::BTreeMap;
use web::{Claims, Problem};

pub(super) const ALL_SQL: &[&str] = &[LOCATION, CLOSURES, PLACES, RATES, CLAIMED, MEMBERSHIPS];

/// Where the facts are about, and for how long around.
#[derive(Debug, Clone, Copy)]
pub enum Around<'a> {
    /// A location on a day of its calendar; any zone's day lies within 14 h of UTC's.
    /// With how long a booking that starts that day lasts, in minutes.
    Day(&'a LocationId, NaiveDate, i64),
    /// The location of a resource, a day before and after a stretch of time.
    Stretch(&'a ResourceId, Instant, Instant),
    /// The location of what an item of a basket is of, whenever that may be. What is claimed there the basket knows.
    Item(&'a str),
}

/// What `facts` asks, in order.
pub type Questions = Both<PlaceQuestions, PurseQueries>;
/// What it asks about the place and the viewer.
pub type PlaceQuestions = (
    Query<ViewerRow>,
    Query<LocationRow>,
    Query<Closure>,
    Query<PlaceRow>,
    Query<RateRow>,
    Query<ClaimsRow>,
    Query<OwnRow>,
    Query<MembershipRow>,
);
/// What it hears.
pub type Answers = <Questions as db::Queries>::Answers;

impl Around<'_> {
    fn keys(self) -> (Option<&'static str>, String) {
        match self {
            Self::Day(location, ..) => (Some("location"), location.to_string()),
            Self::Stretch(resource, ..) => (None, resource.to_string()),
            Self::Item(item) => (None, item.to_owned()),
        }
    }

    /// From when until when: wide enough for the day in any zone or for alternatives a day away,
    /// and for buffers; narrow enough to read a few claims a resource.
    pub fn window(self, now: Instant) -> (Instant, Instant) {
        const HOUR: i64 = 60;
        const BUFFER: i64 = crate::rules::setup::BUFFER_MINUTES_MAX;
        match self {
            Self::Day(_, date, minutes) => {
                let midnight = Instant::utc_midnight(date);
                let until = midnight.plus_minutes(38 * HOUR + minutes + BUFFER);
                (midnight.plus_minutes(-14 * HOUR - BUFFER), until)
            }
            Self::Stretch(_, starts_at, ends_at) => {
                // A wish beyond 32 days is refused for its length; its far end is not looked at.
                let ends_at = ends_at.clamp(starts_at, starts_at.plus_minutes(32 * 24 * HOUR));
                let beyond = 24 * HOUR + BUFFER;
                (starts_at.plus_minutes(-beyond), ends_at.plus_minutes(beyond))
            }
            // Nothing is booked further ahead.
            Self::Item(_) => (now.plus_minutes(-24 * HOUR), now.plus_minutes(740 * 24 * HOUR)),
        }
    }
}

/// Everything that decides what `claims` may book around there.
pub fn facts(claims: Option<&Claims>, around: Around<'_>, now: Instant) -> Questions {
    let (by_location, key) = around.keys();
    let (from, until) = around.window(now);
    let (first, after) = if matches!(around, Around::Item(_)) { (now, now) } else { (from, until) };
    let location = || [by_location.into(), key.clone().into()];
    let payer = claims.and_then(|c| c.customer.as_ref());
    let customer = payer.map(CustomerId::as_str);
    let reach = slot_of(first) - SLOTS_MAX;
    let [mode, id] = location();
    let place = (
        access::store::viewer(claims, now),
        Query::new(LOCATION, location()),
        Query::new(
            CLOSURES,
            [mode.clone(), id.clone(), from.utc_date().to_string().into(), until.utc_date().to_string().into()],
        ),
        Query::new(PLACES, location()),
        Query::new(RATES, location()),
        Query::new(CLAIMED, [mode, id, slot_of(first).into(), slot_of(after).into(), reach.into(), now.into()]),
        own_bookings(payer, now),
        Query::new(MEMBERSHIPS, [customer.into(), now.into()]),
    );
    Both(place, ledger::purse(payer, (from, until), now))
}

/// Puts the answers together; 404 if there is no such location or resource.
pub fn assemble(
    claims: Option<&Claims>,
    around: Around<'_>,
    (place, purse): Answers,
    now: Instant,
) -> Result<Facts, Problem> {
    let (viewer, location, closures, places, rates, claimed, own, memberships) = place;
    let location = location.into_iter().next().ok_or_else(|| web::problem::NOT_FOUND.because(""))?;
    let zone: Zone = json(&location.zone)?;
    let currency: Currency = location.currency.parse().map_err(Problem::internal)?;
    let rates = rates.into_iter().map(RateRow::into_rate).collect::<Result<Vec<_>, DbError>>()?;
    let (claimed, lapsed) = split_claims(claimed)?;
    let memberships = memberships.into_iter().next();
    let memberships = memberships.ok_or_else(|| Problem::internal("no answer about memberships"))?;
    let (viewer, customer) = (access::store::only(viewer)?, claims.and_then(|c| c.customer.clone()));
    Ok(Facts {
        now,
        // What goes through the basket costs here what it costs there.
        purse: Purse::read(purse)?.as_paid_by(viewer.standing == Some(Standing::Member)),
        viewer,
        customer,
        plan_ids: json(&memberships.plan_ids)?,
        team_ids: json(&memberships.team_ids)?,
        location: LocationName {
            id: location.id,
            name: location.name.parse().map_err(Problem::internal)?,
            zone: zone.name.clone(),
            currency,
        },
        currency,
        calendar: Calendar { zone, hours: json(&location.hours)?, closures },
        location_version: location.version,
        places: places.into_iter().map(|row| row.into_place(&rates)).collect::<Result<_, Problem>>()?,
        claimed,
        lapsed,
        window: around.window(now),
        own: all_own(own)?,
    })
}

// `?1` says whether `?2` names the location itself, or else a resource there or an item of a basket that is of one.
const LOCATION: &str = "
SELECT id, name, currency, zone, hours, version FROM v_locations
WHERE id = CASE WHEN ?1 IS NULL THEN (SELECT location_id FROM resources WHERE id = coalesce((SELECT subject_id FROM v_basket_items WHERE id = ?2), ?2)) ELSE ?2 END LIMIT 1";
/// A location.
#[derive(Debug, Deserialize)]
pub struct LocationRow {
    id: LocationId,
    name: String,
    currency: String,
    zone: String,
    hours: String,
    version: i64,
}

const CLOSURES: &str = "
SELECT starts_on, ends_on, reason FROM v_closures
WHERE location_id = CASE WHEN ?1 IS NULL THEN (SELECT location_id FROM resources WHERE id = coalesce((SELECT subject_id FROM v_basket_items WHERE id = ?2), ?2)) ELSE ?2 END
  AND ?3 <= ends_on AND starts_on <= ?4 LIMIT 1000";
const PLACES: &str = "
SELECT resources.id, resources.name, resources.description, resources.location_id, resources.capacity, resources.units,
  resources.amenities, resources.audience, resources.plan_ids, resources.team_ids, resources.version,
  kinds.id AS kind_id, kinds.name AS kind_name, kinds.category, policies.id AS policy_id,
  policies.length_minutes_min, policies.length_minutes_max, policies.grain_minutes, policies.lead_time_minutes,
  policies.horizon_days, policies.open_bookings_max, policies.return_gap_same_resource_minutes,
  policies.return_gap_any_resource_minutes, policies.buffer_before_minutes, policies.buffer_after_minutes,
  policies.cancel_until_minutes,
  (SELECT json_group_array(json_array(leaf.id, leaf.units)) FROM resource_leaves
    JOIN resources AS leaf ON leaf.id = resource_leaves.leaf_id
    WHERE resource_leaves.resource_id = resources.id) AS leaves
FROM resources
JOIN kinds ON kinds.id = resources.kind_id
JOIN policies ON policies.id = resources.policy_id
WHERE resources.location_id = CASE WHEN ?1 IS NULL THEN (SELECT location_id FROM resources WHERE id = coalesce((SELECT subject_id FROM v_basket_items WHERE id = ?2), ?2)) ELSE ?2 END
  AND resources.archived = 0
ORDER BY resources.position, resources.id LIMIT 500";
/// A resource with its kind and policy.
#[derive(Debug, Deserialize)]
pub struct PlaceRow {
    id: ResourceId,
    name: String,
    description: String,
    location_id: LocationId,
    capacity: u32,
    units: u32,
    amenities: String,
    audience: Audience,
    plan_ids: String,
    team_ids: String,
    version: i64,
    kind_id: KindId,
    kind_name: String,
    category: Category,
    policy_id: String,
    length_minutes_min: i64,
    length_minutes_max: i64,
    grain_minutes: i64,
    lead_time_minutes: i64,
    horizon_days: i64,
    open_bookings_max: Option<i64>,
    return_gap_same_resource_minutes: i64,
    return_gap_any_resource_minutes: i64,
    buffer_before_minutes: i64,
    buffer_after_minutes: i64,
    cancel_until_minutes: i64,
    leaves: String,
}

impl PlaceRow {
    fn into_place(self, rates: &[(KindId, Rate)]) -> Result<Place, Problem> {
        let policy = self.policy();
        let rates = rates.iter().filter(|(kind, _)| *kind == self.kind_id).map(|(_, rate)| rate.clone()).collect();
        Ok(Place {
            version: self.version,
            audience: self.audience,
            plan_ids: json(&self.plan_ids)?,
            team_ids: json(&self.team_ids)?,
            policy,
            rates,
            leaves: json(&self.leaves)?,
            resource: Resource {
                id: self.id,
                name: self.name,
                kind: KindName { id: self.kind_id, name: self.kind_name, category: self.category },
                location_id: self.location_id,
                capacity: self.capacity,
                units: self.units,
                amenities: json(&self.amenities)?,
                description: self.description,
            },
        })
    }

    fn policy(&self) -> Policy {
        Policy {
            id: self.policy_id.clone(),
            length_minutes_min: self.length_minutes_min,
            length_minutes_max: self.length_minutes_max,
            grain_minutes: self.grain_minutes,
            lead_time_minutes: self.lead_time_minutes,
            horizon_days: self.horizon_days,
            open_bookings_max: self.open_bookings_max,
            return_gap_same_resource_minutes: self.return_gap_same_resource_minutes,
            return_gap_any_resource_minutes: self.return_gap_any_resource_minutes,
            buffer_before_minutes: self.buffer_before_minutes,
            buffer_after_minutes: self.buffer_after_minutes,
            cancel_until_minutes: self.cancel_until_minutes,
        }
    }
}

const RATES: &str = "
SELECT id, kind_id, name, audience, weekdays, from_minute, until_minute, length_minutes_min, length_minutes_max, unit,
  amount_minor, cap_minor, tax_class
FROM rates
WHERE location_id = CASE WHEN ?1 IS NULL THEN (SELECT location_id FROM resources WHERE id = coalesce((SELECT subject_id FROM v_basket_items WHERE id = ?2), ?2)) ELSE ?2 END
ORDER BY id LIMIT 1000";
/// A rate.
#[derive(Debug, Deserialize)]
pub struct RateRow {
    id: String,
    kind_id: KindId,
    name: String,
    audience: Audience,
    weekdays: String,
    from_minute: i64,
    until_minute: i64,
    length_minutes_min: i64,
    length_minutes_max: i64,
    unit: RateUnit,
    amount_minor: i64,
    cap_minor: Option<i64>,
    tax_class: TaxClass,
}

impl RateRow {
    fn into_rate(self) -> Result<(KindId, Rate), DbError> {
        let rate = Rate {
            id: self.id,
            name: self.name,
            audience: self.audience,
            weekdays: json(&self.weekdays)?,
            from_minute: self.from_minute,
            until_minute: self.until_minute,
            length_minutes_min: self.length_minutes_min,
            length_minutes_max: self.length_minutes_max,
            unit: self.unit,
            amount_minor: self.amount_minor,
            cap_minor: self.cap_minor,
            tax_class: self.tax_class,
        };
        Ok((self.kind_id, rate))
    }
}

// One row a resource: a thousand rows of five columns take longer to cross into wasm than to find. What an item of a basket
// holds counts while it is held; after that, whoever needs the place frees it.
const CLAIMED: &str = "
SELECT resource_id, json_group_array(json(claim)) FILTER (WHERE is_live) AS claims, json_group_array(json(claim)) FILTER (WHERE NOT is_live) AS lapsed
FROM (
  SELECT resources.id AS resource_id,
    json_array(v_claims.unit, v_claims.first_slot, v_claims.after_slot, v_claims.holder) AS claim,
    (v_claims.holder NOT GLOB 'itm_*' OR EXISTS (SELECT 1 FROM v_holds WHERE v_holds.id = v_claims.holder AND ?6 < v_holds.held_until)) AS is_live
  FROM resources CROSS JOIN v_claims ON v_claims.resource_id = resources.id
    AND ?5 <= v_claims.first_slot AND v_claims.first_slot < ?4 AND ?3 < v_claims.after_slot
  WHERE resources.location_id = CASE WHEN ?1 IS NULL THEN (SELECT location_id FROM resources WHERE id = coalesce((SELECT subject_id FROM v_basket_items WHERE id = ?2), ?2)) ELSE ?2 END)
GROUP BY resource_id LIMIT 500";
/// What is claimed of one resource.
#[derive(Debug, Deserialize)]
pub struct ClaimsRow {
    resource_id: String,
    claims: String,
    lapsed: String,
}

type ByLeaf = BTreeMap<String, Vec<Claim>>;

/// What is claimed, and what is held no longer.
fn split_claims(rows: Vec<ClaimsRow>) -> Result<(ByLeaf, ByLeaf), DbError> {
    let (mut claimed, mut lapsed) = (ByLeaf::new(), ByLeaf::new());
    for row in rows {
        lapsed.insert(row.resource_id.clone(), row.read(&row.lapsed)?);
        claimed.insert(row.resource_id.clone(), row.read(&row.claims)?);
    }
    Ok((claimed, lapsed))
}

impl ClaimsRow {
    fn read(&self, column: &str) -> Result<Vec<Claim>, DbError> {
        let rows: Vec<(i64, i64, i64, String)> = json(column)?;
        let claim = |(unit, first_slot, after_slot, holder)| Claim {
            resource_id: self.resource_id.clone(),
            unit,
            first_slot,
            after_slot,
            holder,
        };
        Ok(rows.into_iter().map(claim).collect())
    }
}

const MEMBERSHIPS: &str = "
SELECT (SELECT json_group_array(plan_id) FROM v_contracts
    WHERE customer_id = ?1 AND starts_at <= ?2 AND (ends_at IS NULL OR ?2 < ends_at)) AS plan_ids,
  (SELECT json_group_array(team_id) FROM v_team_members WHERE customer_id = ?1) AS team_ids";
/// The plans and teams of the customer.
#[derive(Debug, Deserialize)]
pub struct MembershipRow {
    plan_ids: String,
    team_ids: String,
}

/// The place of a resource; 404 if it is out of use.
pub fn place_in<'a>(facts: &'a Facts, resource: &ResourceId) -> Result<&'a Place, Problem> {
    facts.place(resource.as_str()).ok_or_else(|| problems::RESOURCE_GONE.because(""))
}
