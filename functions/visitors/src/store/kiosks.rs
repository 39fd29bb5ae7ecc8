//! Kiosks: tablets at doors, and what opens them.
use super::facts::PlaceRow;
use crate::api::{Kiosk, KioskId, KioskStatus, NewKiosk, VisitPlace};
use db::{Query, Statement};
use kernel::{Instant, LocationId, millis_option};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[
    KIOSKS,
    KIOSK,
    BY_DEVICE,
    BY_LINK,
    PLACE_OF_DEVICE,
    CLOSURES_OF_DEVICE,
    INSERT,
    LINK,
    REVOKE,
    OPEN,
    GUARD_LINK,
    GUARD_DEVICE,
    LOCATION,
];

macro_rules! select_kiosks {
    ($tail:literal) => {
        concat!(
            "
SELECT kiosks.id, kiosks.name, kiosks.location_id, v_locations.name AS location_name, v_locations.zone ->> 'name' AS zone,
  kiosks.link_until, kiosks.device_hash IS NOT NULL AS is_open, kiosks.opened_at, kiosks.revoked_at,
  (SELECT name FROM v_settings LIMIT 1) AS space
FROM kiosks JOIN v_locations ON v_locations.id = kiosks.location_id
",
            $tail
        )
    };
}
const KIOSKS: &str = select_kiosks!("ORDER BY v_locations.name, kiosks.created_at LIMIT 500");
const KIOSK: &str = select_kiosks!("WHERE kiosks.id = ?1 LIMIT 1");
const BY_DEVICE: &str = select_kiosks!("WHERE kiosks.device_hash = ?1 LIMIT 1");
const BY_LINK: &str = select_kiosks!("WHERE kiosks.link_hash = ?1 LIMIT 1");

/// A kiosk as it is kept.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct KioskRow {
    /// Its id.
    pub(crate) id: KioskId,
    /// Which door.
    pub(crate) name: String,
    location_id: LocationId,
    location_name: String,
    zone: String,
    /// Until when its link opens it.
    #[serde(with = "millis_option")]
    pub(crate) link_until: Option<Instant>,
    is_open: u8,
    #[serde(with = "millis_option")]
    opened_at: Option<Instant>,
    #[serde(with = "millis_option")]
    revoked_at: Option<Instant>,
    /// The space's name.
    pub(crate) space: String,
}

impl KioskRow {
    /// Where it is.
    pub(crate) fn place(&self) -> VisitPlace {
        VisitPlace { id: self.location_id.clone(), name: self.location_name.clone(), zone: self.zone.clone() }
    }

    /// As operators see it.
    pub(crate) fn view(&self, now: Instant) -> Kiosk {
        let status = match self {
            Self { revoked_at: Some(_), .. } => KioskStatus::Revoked,
            Self { link_until: Some(until), .. } if now < *until => KioskStatus::Linked,
            Self { is_open: 1, .. } => KioskStatus::Open,
            _ => KioskStatus::Closed,
        };
        Kiosk {
            id: self.id.clone(),
            location: self.place(),
            name: self.name.clone(),
            status,
            opened_at: self.opened_at,
        }
    }

    /// Whether it was taken off.
    pub(crate) fn is_revoked(&self) -> bool {
        self.revoked_at.is_some()
    }
}

/// Every kiosk.
pub(crate) fn kiosks() -> Query<KioskRow> {
    Query::new(KIOSKS, [])
}

/// A kiosk by its id.
pub(crate) fn kiosk(id: &KioskId) -> Query<KioskRow> {
    Query::new(KIOSK, [id.as_str().into()])
}

/// The kiosk that a tablet is.
pub(crate) fn kiosk_by_device(hash: &str) -> Query<KioskRow> {
    Query::new(BY_DEVICE, [hash.into()])
}

/// The kiosk that a link opens.
pub(crate) fn kiosk_by_link(hash: &str) -> Query<KioskRow> {
    Query::new(BY_LINK, [hash.into()])
}

const PLACE_OF_DEVICE: &str = "
SELECT v_locations.id, v_locations.name, v_addresses.address, v_locations.zone, v_locations.hours,
  v_locations.version AS location_version, visitor_settings.place, visitor_settings.version, day_max, week_max, month_max,
  operator_approves, walk_ins, terms_version, signature, badge_fields,
  (SELECT text FROM visitor_terms WHERE visitor_terms.place = visitor_settings.place
    AND visitor_terms.version = visitor_settings.terms_version) AS terms_text
FROM kiosks
JOIN v_locations ON v_locations.id = kiosks.location_id
JOIN v_addresses ON v_addresses.location_id = v_locations.id
JOIN visitor_settings ON visitor_settings.place = coalesce(
  (SELECT own.place FROM visitor_settings AS own WHERE own.place = v_locations.id), 'space')
WHERE kiosks.device_hash = ?1 LIMIT 1";

/// The location of a tablet, with what holds there.
pub(crate) fn place_of_device(hash: &str) -> Query<PlaceRow> {
    Query::new(PLACE_OF_DEVICE, [hash.into()])
}

const CLOSURES_OF_DEVICE: &str = "
SELECT v_closures.starts_on, v_closures.ends_on, v_closures.reason
FROM kiosks JOIN v_closures ON v_closures.location_id = kiosks.location_id
WHERE kiosks.device_hash = ?1 AND ?2 <= v_closures.ends_on AND v_closures.starts_on <= ?3 LIMIT 100";

/// The closures of a tablet's location around today.
pub(crate) fn closures_of_device(hash: &str, now: Instant) -> Query<kernel::hours::Closure> {
    const DAY: i64 = 24 * 60;
    let [first, last] = [-DAY, DAY].map(|minutes| now.plus_minutes(minutes).utc_date().to_string());
    Query::new(CLOSURES_OF_DEVICE, [hash.into(), first.into(), last.into()])
}

const LOCATION: &str = "SELECT id, name, zone ->> 'name' AS zone FROM v_locations WHERE id = ?1 LIMIT 1";
/// A location by name.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct LocationRow {
    id: LocationId,
    name: String,
    zone: String,
}

impl From<LocationRow> for VisitPlace {
    fn from(row: LocationRow) -> Self {
        Self { id: row.id, name: row.name, zone: row.zone }
    }
}

/// A location.
pub(crate) fn location(id: &LocationId) -> Query<LocationRow> {
    Query::new(LOCATION, [id.as_str().into()])
}

const INSERT: &str =
    "INSERT INTO kiosks (id, location_id, name, link_hash, link_until, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

/// Sets a kiosk up, with a link that opens it.
pub(crate) fn insert_kiosk(id: &KioskId, new: &NewKiosk, link: (&str, Instant), now: Instant) -> Statement {
    let (hash, until) = link;
    let params = [
        id.as_str().into(),
        new.location_id.as_str().into(),
        new.name.as_str().into(),
        hash.into(),
        until.into(),
        now.into(),
    ];
    Statement::new(INSERT, params)
}

// A kiosk that was taken off stays so: its CHECK refuses a link.
const LINK: &str = "UPDATE kiosks SET link_hash = ?2, link_until = ?3 WHERE id = ?1 AND revoked_at IS NULL";

/// Gives a kiosk a new link; the tablet that has it keeps it until the link is opened on another.
pub(crate) fn link_kiosk(id: &KioskId, hash: &str, until: Instant) -> Statement {
    Statement::new(LINK, [id.as_str().into(), hash.into(), until.into()])
}

const REVOKE: &str = "
UPDATE kiosks SET revoked_at = coalesce(revoked_at, ?2), device_hash = NULL, link_hash = NULL, link_until = NULL WHERE id = ?1";

/// Takes a kiosk off.
pub(crate) fn revoke_kiosk(id: &KioskId, now: Instant) -> Statement {
    Statement::new(REVOKE, [id.as_str().into(), now.into()])
}

const GUARD_LINK: &str = "
INSERT INTO visitor_guards (guard) SELECT 'kiosk_is_closed'
WHERE NOT EXISTS (SELECT 1 FROM kiosks WHERE id = ?1 AND link_hash = ?2)";
const OPEN: &str = "
UPDATE kiosks SET device_hash = ?3, opened_at = ?4, link_hash = NULL, link_until = NULL WHERE id = ?1 AND link_hash = ?2";

/// Opens a kiosk on a tablet; its link is used up.
pub(crate) fn open_kiosk(id: &KioskId, link_hash: &str, device_hash: &str, now: Instant) -> Vec<Statement> {
    vec![
        Statement::new(GUARD_LINK, [id.as_str().into(), link_hash.into()]),
        Statement::new(OPEN, [id.as_str().into(), link_hash.into(), device_hash.into(), now.into()]),
    ]
}

const GUARD_DEVICE: &str = "
INSERT INTO visitor_guards (guard) SELECT 'kiosk_is_closed' WHERE NOT EXISTS (SELECT 1 FROM kiosks WHERE device_hash = ?1)";

/// Refuses the batch where the kiosk was taken off meanwhile.
pub(crate) fn guard_device(hash: &str) -> Statement {
    Statement::new(GUARD_DEVICE, [hash.into()])
}
