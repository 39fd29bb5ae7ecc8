//! How visitors are received, as operators set it.
use crate::api::{Place, PlaceSettings, Reception};
use db::{DbError, Query, Statement, json};
use kernel::Instant;
use serde::Deserialize;
use serde_json::json as value;

pub(super) const ALL_SQL: &[&str] = &[SETTINGS, SETTINGS_OF, GUARD_VERSION, INSERT_TERMS, PUT, DELETE];

// The space first, then the locations by name; what a location has not of its own is the space's.
macro_rules! select_settings {
    ($tail:literal) => {
        concat!(
            "
SELECT places.place, places.name, own.place IS NOT NULL AS own, coalesce(own.version, 0) AS version,
  held.day_max, held.week_max, held.month_max, held.operator_approves, held.walk_ins, held.terms_version, held.signature,
  held.badge_fields, held.kept_days,
  coalesce((SELECT text FROM visitor_terms WHERE visitor_terms.place = held.place AND visitor_terms.version = held.terms_version), '')
    AS terms_text,
  (SELECT coalesce(max(version), 0) FROM visitor_terms WHERE visitor_terms.place = places.place) AS own_terms
FROM (SELECT 'space' AS place, '' AS name UNION ALL SELECT id, name FROM v_locations) AS places
LEFT JOIN visitor_settings AS own ON own.place = places.place
JOIN visitor_settings AS held ON held.place = coalesce(own.place, 'space')
",
            $tail
        )
    };
}
const SETTINGS: &str = select_settings!("ORDER BY places.place <> 'space', places.name LIMIT 201");
const SETTINGS_OF: &str = select_settings!("WHERE places.place = ?1 LIMIT 1");

/// The settings of a place.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct SettingsRow {
    place: Place,
    name: String,
    own: u8,
    version: i64,
    day_max: Option<i64>,
    week_max: Option<i64>,
    month_max: Option<i64>,
    operator_approves: u8,
    walk_ins: crate::api::WalkIns,
    terms_version: i64,
    signature: u8,
    badge_fields: String,
    kept_days: i64,
    terms_text: String,
    /// The newest version of the place's own terms, whether they hold or not.
    pub(crate) own_terms: i64,
}

impl SettingsRow {
    /// As operators see them.
    pub(crate) fn into_settings(self) -> Result<PlaceSettings, DbError> {
        fn read<T: TryFrom<i64>>(number: Option<i64>) -> Result<Option<T>, DbError> {
            let failed = |_| DbError::Failed("a setting out of its range".to_owned());
            number.map(T::try_from).transpose().map_err(failed)
        }
        let failed = |rule: String| DbError::Failed(rule);
        Ok(PlaceSettings {
            place: self.place,
            name: self.name,
            own: self.own == 1,
            reception: Reception {
                day_max: read(self.day_max)?,
                week_max: read(self.week_max)?,
                month_max: read(self.month_max)?,
                operator_approves: self.operator_approves == 1,
                walk_ins: self.walk_ins,
                terms_text: self.terms_text.parse().map_err(failed)?,
                signature: self.signature == 1,
                badge_fields: json(&self.badge_fields)?,
                kept_days: self.kept_days.try_into().map_err(|rule: &str| failed(rule.to_owned()))?,
            },
            terms_version: self.terms_version,
            version: self.version,
        })
    }
}

/// The settings of the space and of every location.
pub(crate) fn settings() -> Query<SettingsRow> {
    Query::new(SETTINGS, [])
}

/// The settings of one of them.
pub(crate) fn settings_of(place: &Place) -> Query<SettingsRow> {
    Query::new(SETTINGS_OF, [place.as_str().into()])
}

const GUARD_VERSION: &str = "
INSERT INTO visitor_guards (guard) SELECT 'visitor_setup_changed'
WHERE ?2 <> coalesce((SELECT version FROM visitor_settings WHERE place = ?1), 0)";

/// Refuses the batch unless the settings of a place are at that version; 0 for none of its own.
pub(crate) fn guard_version(place: &Place, version: i64) -> Statement {
    Statement::new(GUARD_VERSION, [place.as_str().into(), version.into()])
}

const INSERT_TERMS: &str = "INSERT INTO visitor_terms (place, version, text, since) VALUES (?1, ?2, ?3, ?4)";

/// Writes new terms down.
pub(crate) fn insert_terms(place: &Place, version: i64, text: &str, now: Instant) -> Statement {
    Statement::new(INSERT_TERMS, [place.as_str().into(), version.into(), text.into(), now.into()])
}

const PUT: &str = "
INSERT INTO visitor_settings (place, day_max, week_max, month_max, operator_approves, walk_ins, terms_version, signature, badge_fields, kept_days,
  version)
SELECT ?1, value ->> 'day', value ->> 'week', value ->> 'month', value ->> 'approves', value ->> 'walk_ins', value ->> 'terms',
  value ->> 'signature', value ->> 'badge', value ->> 'kept', value ->> 'version'
FROM json_each(?2) WHERE true
ON CONFLICT (place) DO UPDATE SET day_max = excluded.day_max, week_max = excluded.week_max, month_max = excluded.month_max,
  operator_approves = excluded.operator_approves, walk_ins = excluded.walk_ins, terms_version = excluded.terms_version,
  signature = excluded.signature, badge_fields = excluded.badge_fields, kept_days = excluded.kept_days, version = excluded.version";

/// Writes the settings of a place.
pub(crate) fn put_settings(settings: &PlaceSettings) -> Statement {
    let reception = &settings.reception;
    let row = value!([{
        "day": reception.day_max, "week": reception.week_max, "month": reception.month_max,
        "approves": i64::from(reception.operator_approves), "walk_ins": reception.walk_ins.word(),
        "terms": settings.terms_version, "signature": i64::from(reception.signature),
        "badge": value!(reception.badge_fields).to_string(), "kept": reception.kept_days, "version": settings.version,
    }]);
    Statement::new(PUT, [settings.place.as_str().into(), row.into()])
}

const DELETE: &str = "DELETE FROM visitor_settings WHERE place = ?1 AND place <> 'space'";

/// Forgets that a location does it its own way.
pub(crate) fn delete_settings(place: &Place) -> Statement {
    Statement::new(DELETE, [place.as_str().into()])
}
