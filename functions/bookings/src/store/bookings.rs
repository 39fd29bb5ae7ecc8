//! Bookings: what is asked of them and how they are written.
use super::own::guards;
use crate::api::{BookedResource, Booking, BookingStatus, Cursor, OperatorBooking, PriceLine, When, ledger_key};
use crate::rules::Facts;
use crate::rules::cancel::{Cancelling, cancellable};
use crate::rules::caps::caps;
use crate::rules::cost::{Charging, Costing, charge};
use crate::rules::quote::Quote;
use access::{LocationName, Viewer};
use claims::SlotRange;
use db::{Query, Statement, json};
use kernel::{
    BookingId, Currency, CustomerId, Day, Instant, LocationId, Money, NewIds, ResourceId, millis, millis_option,
};
use serde::Deserialize;
use web::{Claims, Problem};

pub(super) const ALL_SQL: &[&str] = &[
    UPCOMING,
    PAST,
    BY_ID,
    BY_KEY,
    ALL_OF_DAY,
    INSERT,
    GUARD_SETUP,
    GUARD_CONFIRMED,
    CANCEL,
    PERSON,
    PERSON_OF,
    ZONE,
    ZONE_OF,
];

/// A booking with what it is shown with.
#[derive(Debug, Clone, Deserialize)]
pub struct BookingRow {
    id: BookingId,
    resource_id: ResourceId,
    resource_name: String,
    kind_name: String,
    location_id: LocationId,
    location_name: String,
    zone: String,
    customer_id: CustomerId,
    customer_name: String,
    #[serde(with = "millis")]
    starts_at: Instant,
    #[serde(with = "millis")]
    ends_at: Instant,
    first_slot: i64,
    after_slot: i64,
    status: BookingStatus,
    title: String,
    people: u32,
    price_minor: i64,
    currency: Currency,
    price_why: String,
    cost: Option<String>,
    #[serde(with = "millis")]
    cancel_until: Instant,
    #[serde(with = "millis")]
    created_at: Instant,
    #[serde(with = "millis_option")]
    cancelled_at: Option<Instant>,
}

impl BookingRow {
    /// The booking as `viewer` sees it.
    pub fn into_booking(self, viewer: &Viewer, now: Instant) -> Result<Booking, Problem> {
        Ok(Booking {
            cancellable: cancellable(viewer, self.cancelling(), now),
            resource: BookedResource { id: self.resource_id, name: self.resource_name, kind_name: self.kind_name },
            location: LocationName {
                id: self.location_id,
                name: self.location_name.parse().map_err(Problem::internal)?,
                zone: self.zone,
                currency: self.currency,
            },
            id: self.id,
            status: self.status,
            title: self.title,
            people: self.people,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            price: Money { minor: self.price_minor, currency: self.currency },
            price_why: json::<Vec<PriceLine>>(&self.price_why)?,
            cost: self.cost.as_deref().map(json).transpose()?,
            created_at: self.created_at,
            cancelled_at: self.cancelled_at,
        })
    }

    /// The booking as an operator sees it.
    pub fn into_operator_booking(self, viewer: &Viewer, now: Instant) -> Result<OperatorBooking, Problem> {
        let (customer_id, customer_name) = (self.customer_id.clone(), self.customer_name.clone());
        Ok(OperatorBooking { booking: self.into_booking(viewer, now)?, customer_id, customer_name })
    }

    /// What decides whether it can be cancelled.
    pub fn cancelling(&self) -> Cancelling {
        Cancelling { status: self.status, starts_at: self.starts_at, until: self.cancel_until }
    }

    /// Whose it is.
    pub fn customer_id(&self) -> &CustomerId {
        &self.customer_id
    }

    /// What it claims.
    pub fn range(&self) -> Option<SlotRange> {
        SlotRange::of(self.first_slot, self.after_slot)
    }

    /// The same, cancelled at `now`.
    pub fn cancelled(self, now: Instant) -> Self {
        Self { status: BookingStatus::Cancelled, cancelled_at: Some(now), ..self }
    }

    /// Whether it is what `wish` asked for.
    pub fn is_for(&self, wish: &crate::api::CreateBooking) -> bool {
        self.resource_id == wish.resource_id && self.starts_at == wish.starts_at && self.ends_at == wish.ends_at
    }
}

macro_rules! select_bookings {
    ($tail:literal) => {
        concat!(
            "
SELECT bookings.id, bookings.resource_id, resources.name AS resource_name, kinds.name AS kind_name, bookings.location_id,
  v_locations.name AS location_name, v_locations.zone ->> 'name' AS zone, bookings.customer_id,
  v_customers.name AS customer_name, bookings.starts_at, bookings.ends_at, bookings.first_slot, bookings.after_slot,
  bookings.status, bookings.title, bookings.people, bookings.price_minor, bookings.currency, bookings.price_why,
  bookings.cost, bookings.cancel_until, bookings.created_at, bookings.cancelled_at
FROM bookings
JOIN resources ON resources.id = bookings.resource_id
JOIN kinds ON kinds.id = resources.kind_id
JOIN v_locations ON v_locations.id = bookings.location_id
JOIN v_customers ON v_customers.id = bookings.customer_id
",
            $tail
        )
    };
}

const UPCOMING: &str = select_bookings!(
    "WHERE bookings.customer_id = ?1 AND bookings.status = 'confirmed'
  AND ?2 < bookings.ends_at AND (?3 < bookings.ends_at OR (bookings.ends_at = ?3 AND ?4 < bookings.id))
ORDER BY bookings.ends_at, bookings.id LIMIT ?5"
);
const PAST: &str = select_bookings!(
    "WHERE bookings.customer_id = ?1 AND (bookings.ends_at <= ?2 OR bookings.status = 'cancelled')
  AND bookings.ends_at <= ?3 AND (bookings.ends_at < ?3 OR bookings.id < ?4)
ORDER BY bookings.ends_at DESC, bookings.id DESC LIMIT ?5"
);

/// A customer's bookings after `cursor`.
pub fn bookings_of(
    customer: &CustomerId,
    when: When,
    cursor: Option<&Cursor>,
    now: Instant,
    items_max: u32,
) -> Query<BookingRow> {
    let last = i64::from(u32::MAX) * 2000; // the year 2242, later than any booking
    let (sql, start) = match when {
        When::Upcoming => (UPCOMING, (0, "")),
        When::Past => (PAST, (last, "~")),
    };
    let (ends_at, id) = cursor.map_or(start, |c| (c.at.as_millis(), c.id.as_str()));
    Query::new(sql, [customer.as_str().into(), now.into(), ends_at.into(), id.into(), items_max.into()])
}

const BY_ID: &str = select_bookings!("WHERE bookings.id = ?1 LIMIT 1");

/// A booking.
pub fn booking(id: &BookingId) -> Query<BookingRow> {
    Query::new(BY_ID, [id.as_str().into()])
}

const BY_KEY: &str = select_bookings!("WHERE bookings.customer_id = ?1 AND bookings.idempotency_key = ?2 LIMIT 1");

/// The booking that an earlier request with the same key made.
pub fn booking_by_key(customer: &CustomerId, key: Option<&str>) -> Query<BookingRow> {
    Query::new(BY_KEY, [customer.as_str().into(), key.into()])
}

/// When the day `?2` of the calendar of location `?1` begins, so many days on: what the clocks there show is midnight then.
macro_rules! begins {
    ($on:literal) => {
        concat!(
            "(SELECT (unixepoch(?2, '",
            $on,
            "') - coalesce((SELECT value ->> 1 FROM json_each(place.zone, '$.transitions')
      WHERE (value ->> 0) + (value ->> 1) <= unixepoch(?2, '",
            $on,
            "') ORDER BY key DESC LIMIT 1), place.zone ->> 'first_offset_seconds', 0)) * 1000
    FROM v_locations AS place WHERE place.id = ?1)"
        )
    };
}

const ALL_OF_DAY: &str = concat!(
    select_bookings!("WHERE bookings.location_id = ?1 AND bookings.starts_at >= "),
    begins!("+0 days"),
    " AND bookings.starts_at < ",
    begins!("+1 days"),
    " AND (bookings.starts_at, bookings.id) > (?3, ?4)
ORDER BY bookings.starts_at, bookings.id LIMIT ?5"
);

/// The bookings at a location that start on a day of its calendar, cancelled ones too, after `cursor`.
pub fn all_bookings(location: &LocationId, day: Day, cursor: Option<&Cursor>, items_max: u32) -> Query<BookingRow> {
    let (at, id) = cursor.map_or((0, ""), |c| (c.at.as_millis(), c.id.as_str()));
    Query::new(ALL_OF_DAY, [location.as_str().into(), day.to_string().into(), at.into(), id.into(), items_max.into()])
}

/// Who is told about a booking.
#[derive(Debug, Clone, Deserialize)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// The language's tag.
    pub locale: String,
}

const PERSON: &str = "SELECT name, email, locale FROM v_accounts WHERE id = ?1 LIMIT 1";

/// Whoever `claims` names.
pub fn person(claims: &Claims) -> Query<Person> {
    Query::new(PERSON, [claims.account.as_str().into()])
}

const PERSON_OF: &str = "
SELECT v_customers.name, v_customers.email, coalesce((SELECT locale FROM v_accounts WHERE email = v_customers.email), 'en') AS locale
FROM bookings JOIN v_customers ON v_customers.id = bookings.customer_id WHERE bookings.id = ?1 LIMIT 1";

/// The customer of a booking.
pub fn person_of(id: &BookingId) -> Query<Person> {
    Query::new(PERSON_OF, [id.as_str().into()])
}

/// A location's zone, as data.
#[derive(Debug, Deserialize)]
pub struct ZoneRow {
    zone: String,
}

const ZONE: &str = "SELECT zone FROM v_locations WHERE id = ?1 LIMIT 1";

/// The zone of a location.
pub fn zone(location: &LocationId) -> Query<ZoneRow> {
    Query::new(ZONE, [location.as_str().into()])
}

const ZONE_OF: &str = "
SELECT v_locations.zone FROM bookings JOIN v_locations ON v_locations.id = bookings.location_id WHERE bookings.id = ?1 LIMIT 1";

/// The zone of a booking's location.
pub fn zone_of(id: &BookingId) -> Query<ZoneRow> {
    Query::new(ZONE_OF, [id.as_str().into()])
}

/// The zone out of the rows of `zone` or `zone_of`; 404 if there is none.
pub fn only_zone(rows: Vec<ZoneRow>) -> Result<kernel::Zone, Problem> {
    let row = rows.into_iter().next().ok_or_else(|| web::problem::NOT_FOUND.because(""))?;
    Ok(json(&row.zone)?)
}

// Nothing that the decision rested on has changed since: hours, closures, resource, policy, rates.
const GUARD_SETUP: &str = "
INSERT INTO booking_guards (guard) SELECT 'setup_changed' WHERE NOT EXISTS (
  SELECT 1 FROM resources JOIN v_locations ON v_locations.id = resources.location_id
  WHERE resources.id = ?1 AND resources.version = ?2 AND v_locations.version = ?3 AND resources.archived = 0)";
const INSERT: &str = "
INSERT INTO bookings (id, resource_id, location_id, customer_id, starts_at, ends_at, first_slot, after_slot, status, title,
  people, price_minor, currency, price_why, cost, cancel_until, idempotency_key, created_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'confirmed', ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";

/// A booking about to be written.
#[derive(Debug, Clone, Copy)]
pub struct NewBooking<'a> {
    /// Its id.
    pub id: &'a BookingId,
    /// What is booked.
    pub quote: &'a Quote,
    /// What is left of its price to pay.
    pub costing: &'a Costing,
    /// Whose it is.
    pub customer: &'a CustomerId,
    /// The key of the request that makes it.
    pub idempotency_key: Option<&'a str>,
    /// Now.
    pub now: Instant,
}

/// Writes a booking, claims its slots, draws the benefits that cover it and charges the rest, if all that admitted it
/// still holds.
pub fn insert(facts: &Facts, new: NewBooking<'_>, ids: &dyn NewIds) -> Vec<Statement> {
    let (quote, purse) = (new.quote, &facts.purse);
    let mut statements = vec![guard_setup(quote)];
    statements.extend(guards(new, &caps(purse, &facts.own, quote.starts_at, quote.spans)));
    statements.extend(write(new, &facts.lapsed_for(quote)));
    statements.extend(ledger::draw(&new.costing.draws, new.customer, ("booking", new.id.as_str()), new.now));
    let charging = purse.payer_id_at(quote.starts_at).map(|payer| Charging {
        payer,
        customer: new.customer,
        day: purse.books.day(quote.starts_at),
        invoice_by: purse.invoice_by(quote.starts_at, quote.ends_at),
        now: new.now,
    });
    let charge = charging.and_then(|charging| charge(quote, new.id, new.costing, &charging));
    statements.extend(ledger::charge(charge.as_slice(), ids).1);
    statements
}

/// That hours, closures, resource, policy and rates still are those that the quote was made on.
pub fn guard_setup(quote: &Quote) -> Statement {
    let (resource, location) = quote.versions;
    Statement::new(GUARD_SETUP, [quote.resource.id.as_str().into(), resource.into(), location.into()])
}

/// Writes a booking and claims its slots, in the place of `lapsed` holds.
pub fn write(new: NewBooking<'_>, lapsed: &[&str]) -> Vec<Statement> {
    let leaves = new.quote.leaves.iter().map(|(leaf, units)| (leaf.as_str(), *units));
    let mut statements = vec![row(new)];
    statements.extend(claims::release_lapsed(lapsed, new.now));
    statements
        .extend(new.quote.range().into_iter().flat_map(|range| claims::take(new.id.as_str(), leaves.clone(), range)));
    statements
}

fn row(new: NewBooking<'_>) -> Statement {
    let NewBooking { id, quote, costing, customer, idempotency_key, now } = new;
    let params = [
        id.as_str().into(),
        quote.resource.id.as_str().into(),
        quote.location.id.as_str().into(),
        customer.as_str().into(),
        quote.starts_at.into(),
        quote.ends_at.into(),
        quote.first_slot.into(),
        quote.after_slot.into(),
        quote.title.as_str().into(),
        quote.people.into(),
        quote.price.minor.into(),
        quote.price.currency.to_string().into(),
        serde_json::json!(quote.price_why).into(),
        serde_json::json!(costing.cost).into(),
        quote.cancel_until().into(),
        idempotency_key.into(),
        now.into(),
    ];
    Statement::new(INSERT, params)
}

const GUARD_CONFIRMED: &str = "
INSERT INTO booking_guards (guard) SELECT 'not_confirmed' WHERE NOT EXISTS (
  SELECT 1 FROM bookings WHERE id = ?1 AND status = 'confirmed')";
const CANCEL: &str = "UPDATE bookings SET status = 'cancelled', cancelled_at = ?2 WHERE id = ?1";

/// Cancels a booking that stands: its slots are free, its credits come back and its charge is reversed, `today` in the
/// books.
pub fn cancel(row: &BookingRow, now: Instant, today: Day, ids: &dyn NewIds) -> Vec<Statement> {
    let id = row.id.as_str();
    let mut statements =
        vec![Statement::new(GUARD_CONFIRMED, [id.into()]), Statement::new(CANCEL, [id.into(), now.into()])];
    if let Some(range) = row.range() {
        statements.extend(claims::release(id, range));
    }
    statements.push(ledger::give_back(id, now));
    statements.extend(ledger::reverse_withdrawn(id, now, today, ids));
    statements.extend(ledger::reverse(&ledger_key(&row.id), now, today, ids));
    statements
}
