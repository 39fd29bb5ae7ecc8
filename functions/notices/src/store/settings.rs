use crate::api::{Area, AreaChoice, Channel, ClockChoice, DigestEvery, NewSettings, QuietHours};
use db::{Query, Statement};
use kernel::hours::TimeOfDay;
use kernel::{AccountId, LocationId};
use serde::Deserialize;

pub(super) const SQL: &[&str] =
    &[SETTINGS, CHOICES, LOCATIONS, IS_SEEN, LOCATION_IS_KNOWN, ZONE, PUT, CHOOSE, UNSUBSCRIBE];

/// An account's settings as they are stored.
#[derive(Debug, Deserialize)]
pub(crate) struct SettingsRow {
    pub(crate) digest: DigestEvery,
    quiet_from: Option<u16>,
    quiet_until: Option<u16>,
    pub(crate) location_id: Option<LocationId>,
    pub(crate) version: u32,
}

impl SettingsRow {
    /// When it is quiet, if ever.
    pub(crate) fn quiet(&self) -> Option<QuietHours> {
        let time = |minutes: Option<u16>| minutes.and_then(TimeOfDay::from_minutes);
        let (from, until) = time(self.quiet_from).zip(time(self.quiet_until))?;
        Some(QuietHours { from, until })
    }
}

const SETTINGS: &str = "
SELECT digest, quiet_from, quiet_until, location_id, version FROM notice_settings WHERE account_id = ?1 LIMIT 1";

/// An account's settings, if it has any of its own.
pub(crate) fn settings(account: &AccountId) -> Query<SettingsRow> {
    Query::new(SETTINGS, [account.as_str().into()])
}

/// Where an account departs from a default.
#[derive(Debug, Deserialize)]
pub(crate) struct ChoiceRow {
    pub(crate) area: String,
    pub(crate) channel: Channel,
    pub(crate) wanted: u8,
}

const CHOICES: &str = "SELECT area, channel, wanted FROM notice_choices WHERE account_id = ?1 LIMIT 100";

/// Where an account departs from the defaults.
pub(crate) fn choices(account: &AccountId) -> Query<ChoiceRow> {
    Query::new(CHOICES, [account.as_str().into()])
}

/// A location whose clock can count.
#[derive(Debug, Deserialize)]
pub(crate) struct ClockRow {
    id: LocationId,
    name: String,
    zone: String,
}

impl From<ClockRow> for ClockChoice {
    fn from(ClockRow { id, name, zone }: ClockRow) -> Self {
        Self { id, name, zone }
    }
}

const LOCATIONS: &str = "SELECT id, name, zone ->> 'name' AS zone FROM v_locations ORDER BY slug LIMIT 200";

/// The locations, in their order.
pub(crate) fn clocks() -> Query<ClockRow> {
    Query::new(LOCATIONS, [])
}

const ZONE: &str = "SELECT zone ->> 'name' AS zone FROM v_account_zones WHERE account_id = ?1 LIMIT 1";
/// A zone.
#[derive(Debug, Deserialize)]
pub(crate) struct ZoneRow {
    /// Its name.
    pub(crate) zone: String,
}

/// The zone that an account has said it lives in.
pub(crate) fn zone(account: &AccountId) -> Query<ZoneRow> {
    Query::new(ZONE, [account.as_str().into()])
}

const IS_SEEN: &str = "
INSERT INTO notices_guards (guard) SELECT 'notice_settings_changed'
WHERE coalesce((SELECT version FROM notice_settings WHERE account_id = ?1), 0) <> ?2";
const LOCATION_IS_KNOWN: &str = "
INSERT INTO notices_guards (guard) SELECT 'notice_location_is_unknown'
WHERE ?1 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM v_locations WHERE id = ?1)";
const PUT: &str = "
INSERT INTO notice_settings (account_id, digest, quiet_from, quiet_until, location_id, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT DO UPDATE SET digest = excluded.digest, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
  location_id = excluded.location_id, version = excluded.version";
const CHOOSE: &str = "
INSERT INTO notice_choices (account_id, area, channel, wanted)
SELECT ?1, value ->> 0, value ->> 1, CAST(value ->> 2 AS INTEGER) FROM json_each(?2) WHERE true
ON CONFLICT DO UPDATE SET wanted = excluded.wanted";

/// Puts settings in place of those of version `seen`: refused by `notice_settings_changed` if there are newer ones, by
/// `notice_location_is_unknown` if there is no such location.
pub(crate) fn put_settings(account: &AccountId, seen: u32, new: &NewSettings) -> Vec<Statement> {
    let account = account.as_str();
    let location = new.location_id.as_ref().map(LocationId::as_str);
    let minutes = |time: fn(&QuietHours) -> TimeOfDay| new.quiet.as_ref().map(|quiet| time(quiet).minutes());
    let (from, until) = (minutes(|quiet| quiet.from).into(), minutes(|quiet| quiet.until).into());
    let digest = serde_json::json!(new.digest).as_str().unwrap_or_default().into();
    vec![
        Statement::new(IS_SEEN, [account.into(), seen.into()]),
        Statement::new(LOCATION_IS_KNOWN, [location.into()]),
        Statement::new(PUT, [account.into(), digest, from, until, location.into(), seen.saturating_add(1).into()]),
        Statement::new(CHOOSE, [account.into(), chosen(&new.areas).into()]),
    ]
}

fn chosen(areas: &[AreaChoice]) -> serde_json::Value {
    let of = |choice: &AreaChoice| {
        let ways = [(Channel::Mail, choice.mail), (Channel::InApp, choice.in_app), (Channel::Push, choice.push)];
        let area = choice.area.word();
        ways.map(|(channel, wanted)| serde_json::json!([area, channel.word(), i32::from(wanted)]))
    };
    areas.iter().flat_map(of).collect()
}

const UNSUBSCRIBE: &str = "
INSERT INTO notice_choices (account_id, area, channel, wanted) SELECT id, ?2, 'mail', 0 FROM v_accounts WHERE id = ?1
ON CONFLICT DO UPDATE SET wanted = 0";

/// Turns an area off by mail, once and for all; nothing for an account that is no more.
pub(crate) fn unsubscribe(account: &AccountId, area: Area) -> Statement {
    Statement::new(UNSUBSCRIBE, [account.as_str().into(), area.word().into()])
}
