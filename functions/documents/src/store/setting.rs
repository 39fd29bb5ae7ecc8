use db::{Query, Statement};
use kernel::AccountId;
use serde::Deserialize;

/// What every document needs of the space and of whoever reads it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct SettingRow {
    /// The zone that the books are kept in.
    pub(crate) zone: Option<String>,
    /// The reader's language.
    pub(crate) locale: Option<String>,
    /// The logo in base64.
    pub(crate) logo: Option<String>,
    /// What the seller is called now.
    pub(crate) seller: String,
}

pub(super) const SETTING: &str = "
SELECT coalesce((SELECT zone FROM v_locations WHERE id = v_billing_settings.location_id),
    (SELECT zone FROM v_locations ORDER BY id LIMIT 1)) AS zone,
  (SELECT locale FROM v_accounts WHERE id = ?1) AS locale, (SELECT image FROM document_logo LIMIT 1) AS logo, seller
FROM v_billing_settings LIMIT 1";

/// The setting, for a reader.
pub(crate) fn setting(reader: &AccountId) -> Query<SettingRow> {
    Query::new(SETTING, [reader.as_str().into()])
}

/// The logo.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct LogoRow {
    /// In base64.
    pub(crate) image: String,
}

pub(super) const LOGO: &str = "SELECT image FROM document_logo LIMIT 1";
/// The logo, if there is one.
pub(crate) fn logo() -> Query<LogoRow> {
    Query::new(LOGO, [])
}

pub(super) const SET_LOGO: &str =
    "INSERT INTO document_logo (id, image) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET image = excluded.image";
/// Makes this the logo.
pub(crate) fn set_logo(image: &str) -> Statement {
    Statement::new(SET_LOGO, [image.into()])
}

pub(super) const DELETE_LOGO: &str = "DELETE FROM document_logo WHERE id = 1";
/// Takes the logo away.
pub(crate) fn delete_logo() -> Statement {
    Statement::new(DELETE_LOGO, [])
}
