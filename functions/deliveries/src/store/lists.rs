//! Deliveries as lists have them: a customer's own, the desk's queues.
use super::ASKED;
use crate::api::{
    DeliveryFilter, DeliveryId, DeliveryKind, DeliveryLine, DeliveryStatus, Fee, Handling, Label, ListCursor,
    OperatorDeliveryLine, Queue, When,
};
use crate::rules::{sought, tracking_of};
use db::{DbError, Query, json};
use kernel::{Currency, CustomerId, Day, Instant, LocationId, Zone, millis};
use ledger::TaxClass;
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] =
    &[OWN_HERE, OWN_GONE, HERE, HERE_NAMED, TO_DO, UNASSIGNED, OVERDUE, ALL, OF_DAY, OF_CUSTOMER, NUMBERED];

/// A delivery with the names of all that it has to do with.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct DeliveryRow {
    pub(crate) id: DeliveryId,
    pub(crate) number: i64,
    pub(crate) location_id: LocationId,
    pub(crate) location_name: String,
    pub(crate) zone: String,
    pub(crate) kind: DeliveryKind,
    pub(crate) carrier: String,
    pub(crate) tracking: String,
    pub(crate) sender: String,
    pub(crate) shelf: String,
    pub(crate) note: String,
    pub(crate) recipient: String,
    pub(crate) customer_id: Option<CustomerId>,
    pub(crate) customer_name: Option<String>,
    pub(crate) status: DeliveryStatus,
    pub(crate) handling: Option<Handling>,
    pub(crate) address: Option<String>,
    pub(crate) choices: i64,
    pub(crate) currency: Currency,
    pub(crate) tax_class: TaxClass,
    pub(crate) free_until: Option<Day>,
    pub(crate) storage_fee: Option<String>,
    pub(crate) reminded: i64,
    pub(crate) remind_on: Option<Day>,
    pub(crate) fee_on: Option<Day>,
    #[serde(with = "millis")]
    pub(crate) received_at: Instant,
    #[serde(with = "millis")]
    pub(crate) changed_at: Instant,
    pub(crate) version: i64,
}

macro_rules! select_deliveries {
    ($tail:literal) => {
        concat!(
            "
SELECT deliveries.id, deliveries.number, deliveries.location_id, v_locations.name AS location_name, v_locations.zone, deliveries.kind,
  deliveries.carrier, deliveries.tracking, deliveries.sender, deliveries.shelf, deliveries.note, deliveries.recipient,
  deliveries.customer_id, v_customers.name AS customer_name, deliveries.status, deliveries.handling, deliveries.address,
  deliveries.choices, deliveries.currency, deliveries.tax_class, deliveries.free_until, deliveries.storage_fee, deliveries.reminded,
  deliveries.remind_on, deliveries.fee_on, deliveries.received_at, deliveries.changed_at, deliveries.version
FROM deliveries
JOIN v_locations ON v_locations.id = deliveries.location_id
LEFT JOIN v_customers ON v_customers.id = deliveries.customer_id
",
            $tail
        )
    };
}
pub(super) use select_deliveries;

impl DeliveryRow {
    /// The zone of its location.
    pub(crate) fn zone(&self) -> Result<Zone, DbError> {
        json(&self.zone)
    }

    /// The day that it is at its location.
    pub(crate) fn today(&self, now: Instant) -> Result<Day, DbError> {
        Ok(Day::new(self.zone()?.date(now)).unwrap_or(Day::LAST))
    }

    /// What each day after the last free one costs.
    pub(crate) fn storage_fee(&self) -> Result<Option<Fee>, DbError> {
        self.storage_fee.as_deref().map(json).transpose()
    }

    /// The same with what is known of it put right.
    pub(crate) fn labelled(mut self, label: &Label, recipient: &str) -> Self {
        self.kind = label.kind;
        recipient.clone_into(&mut self.recipient);
        self.tracking = tracking_of(label.tracking.as_str());
        let columns = [&mut self.carrier, &mut self.sender, &mut self.shelf, &mut self.note];
        let texts = [label.carrier.as_str(), label.sender.as_str(), label.shelf.as_str(), label.note.as_str()];
        for (column, text) in columns.into_iter().zip(texts) {
            text.clone_into(column);
        }
        self
    }

    /// Whether it has lain here for longer than it may for nothing.
    pub(crate) fn is_overdue(&self, now: Instant) -> Result<bool, DbError> {
        let today = self.today(now)?;
        Ok(self.status == DeliveryStatus::Waiting && self.free_until.is_some_and(|last| last < today))
    }

    /// As its customer sees it in a list.
    pub(crate) fn line(&self, now: Instant) -> Result<DeliveryLine, DbError> {
        let zone = self.zone()?;
        let today = Day::new(zone.date(now)).unwrap_or(Day::LAST);
        let free_until = self.free_until.filter(|_| self.status.is_here());
        Ok(DeliveryLine {
            id: self.id.clone(),
            number: self.number,
            kind: self.kind,
            sender: self.sender.clone(),
            carrier: self.carrier.clone(),
            tracking: self.tracking.clone(),
            recipient: self.recipient.clone(),
            location_name: self.location_name.clone(),
            zone: zone.name,
            status: self.status,
            handling: self.handling,
            received_at: self.received_at,
            changed_at: self.changed_at,
            free_until,
            days_left: free_until.map(|last| today.days_until(last)),
            version: self.version,
        })
    }

    /// As operators see it in a list.
    pub(crate) fn operator_line(self, now: Instant) -> Result<OperatorDeliveryLine, DbError> {
        Ok(OperatorDeliveryLine {
            line: self.line(now)?,
            location_id: self.location_id,
            shelf: self.shelf,
            note: self.note,
            customer_id: self.customer_id,
            customer_name: self.customer_name,
            address: self.address,
        })
    }
}

/// Where a list that has no cursor begins: later than any delivery.
fn place(cursor: Option<&ListCursor>) -> (i64, String) {
    // The year 2242.
    let last = i64::from(u32::MAX) * 2000;
    cursor.map_or((last, "~".to_owned()), |cursor| (cursor.at.as_millis(), cursor.id.clone()))
}

const OWN_HERE: &str = select_deliveries!(
    "WHERE deliveries.customer_id = ?1 AND deliveries.status IN ('waiting', 'chosen') AND (deliveries.received_at, deliveries.id) < (?2, ?3)
ORDER BY deliveries.received_at DESC, deliveries.id DESC LIMIT ?4"
);
const OWN_GONE: &str = select_deliveries!(
    "WHERE deliveries.customer_id = ?1 AND (deliveries.received_at, deliveries.id) < (?2, ?3)
  AND deliveries.status NOT IN ('unassigned', 'waiting', 'chosen', 'mistake')
ORDER BY deliveries.received_at DESC, deliveries.id DESC LIMIT ?4"
);

/// A customer's deliveries, the latest first.
pub(crate) fn own(customer: &CustomerId, when: When, cursor: Option<&ListCursor>) -> Query<DeliveryRow> {
    let (at, id) = place(cursor);
    let sql = if when == When::Here { OWN_HERE } else { OWN_GONE };
    Query::new(sql, [customer.as_str().into(), at.into(), id.into(), ASKED.into()])
}

const HERE: &str = select_deliveries!(
    "WHERE deliveries.status IN ('unassigned', 'waiting', 'chosen') AND (deliveries.received_at, deliveries.id) < (?1, ?2)
  AND (?3 IS NULL OR deliveries.location_id = ?3) ORDER BY deliveries.received_at DESC, deliveries.id DESC LIMIT ?4"
);
// What lies on the shelves is what is looked through.
const HERE_NAMED: &str = select_deliveries!(
    "WHERE deliveries.status IN ('unassigned', 'waiting', 'chosen') AND (deliveries.received_at, deliveries.id) < (?1, ?2)
  AND (?3 IS NULL OR deliveries.location_id = ?3)
  AND (instr(deliveries.sought, ?5) > 0 OR instr(lower(v_customers.name), ?5) > 0 OR deliveries.number = ?6 OR deliveries.tracking = ?7)
ORDER BY deliveries.received_at DESC, deliveries.id DESC LIMIT ?4"
);
const TO_DO: &str = select_deliveries!(
    "WHERE deliveries.status = 'chosen' AND (deliveries.received_at, deliveries.id) < (?1, ?2)
  AND (?3 IS NULL OR deliveries.location_id = ?3) ORDER BY deliveries.received_at DESC, deliveries.id DESC LIMIT ?4"
);
const UNASSIGNED: &str = select_deliveries!(
    "WHERE deliveries.status = 'unassigned' AND (deliveries.received_at, deliveries.id) < (?1, ?2)
  AND (?3 IS NULL OR deliveries.location_id = ?3) ORDER BY deliveries.received_at DESC, deliveries.id DESC LIMIT ?4"
);
const OVERDUE: &str = select_deliveries!(
    "WHERE deliveries.status = 'waiting' AND deliveries.free_until < ?1 AND (?2 IS NULL OR deliveries.location_id = ?2)
ORDER BY deliveries.free_until, deliveries.id LIMIT 100"
);
const ALL: &str = select_deliveries!(
    "WHERE (deliveries.received_at, deliveries.id) < (?1, ?2) AND (?3 IS NULL OR deliveries.location_id = ?3)
ORDER BY deliveries.received_at DESC, deliveries.id DESC LIMIT ?4"
);
const OF_DAY: &str = select_deliveries!(
    "WHERE deliveries.local_day = ?5 AND (deliveries.received_at, deliveries.id) < (?1, ?2) AND (?3 IS NULL OR deliveries.location_id = ?3)
ORDER BY deliveries.received_at DESC, deliveries.id DESC LIMIT ?4"
);
const OF_CUSTOMER: &str = select_deliveries!(
    "WHERE deliveries.customer_id = ?5 AND (deliveries.received_at, deliveries.id) < (?1, ?2) AND (?3 IS NULL OR deliveries.location_id = ?3)
ORDER BY deliveries.received_at DESC, deliveries.id DESC LIMIT ?4"
);
// Each part follows an index of its own.
const NUMBERED: &str = select_deliveries!(
    "WHERE deliveries.id IN (SELECT id FROM deliveries WHERE number = ?5 UNION SELECT id FROM deliveries WHERE tracking = ?6 AND tracking <> '')
  AND (deliveries.received_at, deliveries.id) < (?1, ?2) AND (?3 IS NULL OR deliveries.location_id = ?3)
ORDER BY deliveries.received_at DESC, deliveries.id DESC LIMIT ?4"
);

/// The deliveries of a queue, the latest first; what is overdue by how long.
pub(crate) fn queue(filter: &DeliveryFilter, now: Instant) -> Query<DeliveryRow> {
    let (at, id) = place(filter.cursor.as_ref());
    let location = || filter.location.as_ref().map(LocationId::as_str);
    let mut params = vec![at.into(), id.into(), location().into(), ASKED.into()];
    let search = filter.search.as_ref().map(|search| search.as_str().trim()).filter(|search| !search.is_empty());
    if let Some(search) = search {
        let number = search.trim_start_matches('#').parse::<u32>().ok();
        let tracking = tracking_of(search);
        if filter.queue == Queue::All {
            params.extend([number.into(), tracking.into()]);
            return Query::new(NUMBERED, params);
        }
        params.extend([sought(&[search]).into(), number.into(), tracking.into()]);
        return Query::new(HERE_NAMED, params);
    }
    match filter.queue {
        Queue::Here => Query::new(HERE, params),
        Queue::ToDo => Query::new(TO_DO, params),
        Queue::Unassigned => Query::new(UNASSIGNED, params),
        // Wherever it is, the day after the last free one has begun.
        Queue::Overdue => Query::new(OVERDUE, [latest_day(now).into(), location().into()]),
        Queue::All => {
            let of = |value: String| [value.into()];
            match (&filter.customer, filter.day) {
                (Some(customer), _) => {
                    params.extend(of(customer.to_string()));
                    Query::new(OF_CUSTOMER, params)
                }
                (None, Some(day)) => {
                    params.extend(of(day.to_string()));
                    Query::new(OF_DAY, params)
                }
                (None, None) => Query::new(ALL, params),
            }
        }
    }
}

/// The day that it is where it is latest; elsewhere it may be the one before still.
pub(super) fn latest_day(now: Instant) -> String {
    now.plus_minutes(14 * 60).utc_date().to_string()
}
