use super::acts::runs;
use super::at_home::guard_seller;
use super::{only, word};
use crate::api::{Dunning, Settings, SettingsSetup, TaxRateSetup, TaxReason};
use db::{DbError, Query, Statement, json};
use kernel::{Currency, LocationId};
use ledger::{Party, PayMethod, TaxRate, WhenToPay};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[SETTINGS, GUARD_SETTINGS, GUARD_PRICES, UPDATE, GROW, FORGET_RATES, PUT_RATES];

/// The one row of settings.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct SettingsRow {
    seller: String,
    location_id: Option<LocationId>,
    prices_include_tax: u8,
    due_days: i64,
    members_pay: WhenToPay,
    contacts_pay: WhenToPay,
    hold_minutes: i64,
    invoice_prefix: String,
    credit_prefix: String,
    terms_version: String,
    terms_text: String,
    dunning: String,
    methods: String,
    creditor_id: String,
    accounting_currency: Option<Currency>,
    version: i64,
}

const SETTINGS: &str = "
SELECT seller, location_id, prices_include_tax, due_days, members_pay, contacts_pay, hold_minutes, invoice_prefix, credit_prefix,
  terms_version, terms_text, dunning, methods, creditor_id, accounting_currency, version
FROM billing_settings LIMIT 1";

/// How the space bills.
pub(crate) fn settings() -> Query<SettingsRow> {
    Query::new(SETTINGS, [])
}

/// The settings out of the rows of `settings`, and the tax rates; no exchange rates.
pub(crate) fn only_settings(rows: Vec<SettingsRow>, tax_rates: Vec<TaxRate>) -> Result<Settings, DbError> {
    let row = only(rows, "billing settings")?;
    Ok(Settings {
        seller: json(&row.seller)?,
        location_id: row.location_id,
        prices_include_tax: row.prices_include_tax == 1,
        due_days: row.due_days,
        members_pay: row.members_pay,
        contacts_pay: row.contacts_pay,
        hold_minutes: row.hold_minutes,
        invoice_prefix: row.invoice_prefix,
        credit_prefix: row.credit_prefix,
        terms_version: row.terms_version,
        terms_text: row.terms_text,
        dunning: json::<Dunning>(&row.dunning)?,
        methods: json::<Vec<PayMethod>>(&row.methods)?,
        creditor_id: row.creditor_id,
        accounting_currency: row.accounting_currency,
        tax_rates,
        exchange_rates: Vec::new(),
        without_rate: Vec::new(),
        version: row.version,
    })
}

const GUARD_SETTINGS: &str = "
INSERT INTO billing_guards (guard)
SELECT 'billing_changed' WHERE NOT EXISTS (SELECT 1 FROM billing_settings WHERE version = ?1)";
// Between looking and writing somebody joined, at prices as they are meant until now.
const GUARD_PRICES: &str = concat!(
    "
INSERT INTO billing_guards (guard) SELECT 'billing_changed'
WHERE EXISTS (SELECT 1 FROM billing_settings WHERE prices_include_tax <> ?1) AND ",
    runs!()
);
const UPDATE: &str = "
UPDATE billing_settings SET seller = ?1, location_id = ?2, prices_include_tax = ?3, due_days = ?4, members_pay = ?5, contacts_pay = ?6,
  hold_minutes = ?7, invoice_prefix = ?8, credit_prefix = ?9, terms_version = ?10, terms_text = ?11, dunning = ?12, methods = ?13,
  creditor_id = ?14, accounting_currency = ?15, version = version + 1
WHERE id = 1";

/// Sets the settings, if they still are at `version`; whether prices contain the tax only while no contract runs, and a seller who `moves`
/// to another country, or takes another number, only while nobody there owes the tax in its place.
pub(crate) fn change_settings(setup: &SettingsSetup, moves: bool, version: u32) -> Vec<Statement> {
    let update = [
        serde_json::json!(Party::from(&setup.seller)).into(),
        setup.location_id.as_ref().map(LocationId::as_str).into(),
        setup.prices_include_tax.into(),
        setup.due_days.get().into(),
        word(setup.members_pay).into(),
        word(setup.contacts_pay).into(),
        setup.hold_minutes.get().into(),
        setup.invoice_prefix.as_str().into(),
        setup.credit_prefix.as_str().into(),
        setup.terms_version.as_str().into(),
        setup.terms_text.as_str().into(),
        serde_json::json!(setup.dunning).into(),
        serde_json::json!(setup.methods).into(),
        setup.creditor_id.as_str().into(),
        setup.accounting_currency.map(|currency| currency.to_string()).into(),
    ];
    let prices = Statement::new(GUARD_PRICES, [setup.prices_include_tax.into()]);
    let guards = moves.then(guard_seller).into_iter().flatten();
    [guard_settings(version), prices, Statement::new(UPDATE, update)].into_iter().chain(guards).collect()
}

/// Refuses the batch if the settings no longer are at `version`.
pub(super) fn guard_settings(version: u32) -> Statement {
    Statement::new(GUARD_SETTINGS, [version.into()])
}

const GROW: &str = "UPDATE billing_settings SET version = version + 1 WHERE id = 1";

/// Something that belongs to the settings has changed.
pub(super) fn grown() -> Statement {
    Statement::new(GROW, [])
}

const FORGET_RATES: &str = "DELETE FROM tax_rates";
const PUT_RATES: &str = "
INSERT INTO tax_rates (class, from_day, rate_ppm, reason)
SELECT value ->> 'class', value ->> 'from_day', value ->> 'rate_ppm', value ->> 'reason' FROM json_each(?1)";

/// Sets all tax rates, if the settings still are at `version`. What is charged keeps the rate that it was charged at.
pub(crate) fn change_tax_rates(rates: &[TaxRateSetup], version: u32) -> Vec<Statement> {
    let row = |rate: &TaxRateSetup| {
        serde_json::json!({ "class": rate.class, "from_day": rate.from_day, "rate_ppm": rate.rate_ppm.get(),
            "reason": rate.reason.as_ref().map(TaxReason::as_str) })
    };
    let rows = serde_json::Value::from(rates.iter().map(row).collect::<Vec<_>>());
    vec![guard_settings(version), grown(), Statement::new(FORGET_RATES, []), Statement::new(PUT_RATES, [rows.into()])]
}
