use crate::api::{Settings, SettingsSetup};
use access::SecondFactorOf;
use db::{DbError, Query, Statement, json};
use kernel::{Instant, millis_option};
use serde::Deserialize;

/// The one row of settings.
#[derive(Debug, Deserialize)]
pub(crate) struct SettingsRow {
    name: String,
    levels: String,
    rights: String,
    terms_version: String,
    terms_url: Option<String>,
    sign_up_open: u8,
    sign_up_approval: u8,
    guest_checkout: u8,
    guests_welcome: u8,
    second_factor_of: SecondFactorOf,
    #[serde(with = "millis_option")]
    second_factor_from: Option<Instant>,
    version: u32,
}

pub(super) const SETTINGS: &str = "
SELECT name, levels, rights, terms_version, terms_url, sign_up_open, sign_up_approval, guest_checkout, second_factor_of,
  second_factor_from, version, (SELECT guests_welcome FROM v_settings) AS guests_welcome FROM space_settings LIMIT 1";

/// What concerns the whole space.
pub(crate) fn settings() -> Query<SettingsRow> {
    Query::new(SETTINGS, [])
}

/// Whether a visitor may check out as a guest, out of the rows of `settings`.
pub(crate) fn are_guests_welcome(rows: &[SettingsRow]) -> bool {
    rows.first().is_some_and(|row| row.guests_welcome == 1)
}

/// The settings out of the rows of `settings`.
pub(crate) fn only_settings(rows: Vec<SettingsRow>) -> Result<Settings, DbError> {
    let row = rows.into_iter().next().ok_or_else(|| DbError::Failed("no space settings".to_owned()))?;
    let setup = serde_json::json!({
        "name": row.name,
        "levels": json::<serde_json::Value>(&row.levels)?,
        "rights": json::<serde_json::Value>(&row.rights)?,
        "terms_version": row.terms_version,
        "terms_url": row.terms_url,
        "sign_up_open": row.sign_up_open == 1,
        "sign_up_approval": row.sign_up_approval == 1,
        "guest_checkout": row.guest_checkout == 1,
        "second_factor_of": row.second_factor_of,
        "second_factor_from": row.second_factor_from,
    });
    let setup = serde_json::from_value(setup).map_err(|e| DbError::Failed(format!("unexpected settings: {e}")))?;
    Ok(Settings { setup, version: row.version })
}

pub(super) const GUARD_SETTINGS: &str = "
INSERT INTO space_guards (guard)
SELECT 'changed_meanwhile' WHERE NOT EXISTS (SELECT 1 FROM space_settings WHERE version = ?1)";
pub(super) const UPDATE_SETTINGS: &str = "
UPDATE space_settings SET name = ?1, levels = ?2, rights = ?3, terms_version = ?4, terms_url = ?5, sign_up_open = ?6,
  second_factor_of = ?7, second_factor_from = ?8, sign_up_approval = ?9, guest_checkout = ?10,
  version = version + 1
WHERE id = 1";

/// Sets the settings, if they still are at `version`.
pub(crate) fn change_settings(setup: &SettingsSetup, version: u32) -> Vec<Statement> {
    let guard = Statement::new(GUARD_SETTINGS, [version.into()]);
    let update = [
        setup.name.as_str().into(),
        serde_json::json!(setup.levels).into(),
        serde_json::json!(setup.rights).into(),
        setup.terms_version.as_str().into(),
        setup.terms_url.as_ref().map(kernel::text::WebAddress::as_str).into(),
        setup.sign_up_open.into(),
        setup.second_factor_of.as_str().into(),
        setup.second_factor_from.into(),
        setup.sign_up_approval.into(),
        setup.guest_checkout.into(),
    ];
    vec![guard, Statement::new(UPDATE_SETTINGS, update)]
}
