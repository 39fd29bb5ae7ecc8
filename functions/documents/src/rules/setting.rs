use crate::store::SettingRow;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use db::json;
use kernel::{Day, Instant, Locale, Zone};
use ledger::Party;
use web::Problem;

/// What every document needs of the space and of whoever reads it.
#[derive(Debug, Clone)]
pub(crate) struct Setting {
    /// The zone that the books are kept in.
    pub(crate) zone: Zone,
    /// The language of the page.
    pub(crate) locale: Locale,
    /// The logo, if there is one.
    pub(crate) logo: Option<Vec<u8>>,
    /// What the seller is called now.
    pub(crate) seller: Party,
}

impl Setting {
    /// The day in the books.
    pub(crate) fn day(&self, at: Instant) -> Day {
        Day::new(self.zone.date(at)).unwrap_or(Day::FIRST)
    }

    /// The setting for a page in `locale`, or in the reader's own language.
    pub(crate) fn of(rows: Vec<SettingRow>, locale: Option<Locale>) -> Result<Self, Problem> {
        let row = rows.into_iter().next().ok_or_else(|| Problem::internal("no billing settings"))?;
        let zone = row.zone.as_deref().map(json).transpose()?;
        Ok(Self {
            zone: zone.unwrap_or_else(|| Zone::fixed("Etc/UTC", 0)),
            locale: locale.unwrap_or_else(|| row.locale.as_deref().map_or_else(Locale::default, Locale::from_tag)),
            logo: row.logo.map(|image| STANDARD.decode(image).unwrap_or_default()),
            seller: json(&row.seller)?,
        })
    }
}
