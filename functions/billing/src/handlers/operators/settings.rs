use crate::api::*;
use crate::{App, problems, rules, store};
use ledger::{Party, TaxRate};
use web::{AtVersion, Body, Json, Operator, Problem, Query, refuse_any, role};

pub(crate) async fn show_settings(_: Operator<role::BillingRead>, app: App) -> Result<Json<Settings>, Problem> {
    let (_, rates) = ledger::books();
    let (settings, rates) = app.db.read((store::settings(), rates)).await?;
    Ok(Json(store::only_settings(settings, rates)?))
}

pub(crate) async fn change_settings(
    operator: Operator<role::Billing>,
    app: App,
    Query(AtVersion { version }): Query<AtVersion>,
    Body(setup): Body<SettingsSetup>,
) -> Result<Json<Settings>, Problem> {
    refuse_any(rules::check_settings(&setup))?;
    let (_, rates) = ledger::books();
    let asked = (store::settings(), rates, store::running(), ledger::currencies());
    let (settings, rates, running, currencies) = app.db.read(asked).await?;
    let known = store::only_settings(settings, rates)?;
    let runs = running.iter().any(|row| row.yes == 1);
    refuse_any(rules::check_prices(known.prices_include_tax, setup.prices_include_tax, runs))?;
    refuse_any(rules::check_late_fee(&setup, &currencies.into()))?;
    let mut writes = store::change_settings(&setup, version);
    writes.push(app.audit(&operator.claims, "change_settings", "billing", &setup));
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(Json(Settings {
        seller: Party::from(&setup.seller),
        location_id: setup.location_id,
        prices_include_tax: setup.prices_include_tax,
        due_days: setup.due_days.get(),
        members_pay: setup.members_pay,
        contacts_pay: setup.contacts_pay,
        hold_minutes: setup.hold_minutes.get(),
        invoice_prefix: setup.invoice_prefix.as_str().to_owned(),
        credit_prefix: setup.credit_prefix.as_str().to_owned(),
        terms_version: setup.terms_version.as_str().to_owned(),
        terms_text: setup.terms_text.as_str().to_owned(),
        dunning: setup.dunning.into(),
        methods: setup.methods,
        creditor_id: setup.creditor_id.as_str().to_owned(),
        version: i64::from(version) + 1,
        ..known
    }))
}

pub(crate) async fn change_tax_rates(
    operator: Operator<role::Billing>,
    app: App,
    Query(AtVersion { version }): Query<AtVersion>,
    Body(setup): Body<TaxRatesSetup>,
) -> Result<Json<Settings>, Problem> {
    refuse_any(rules::check_tax_rates(&setup.rates))?;
    let known = store::only_settings(app.db.read(store::settings()).await?, Vec::new())?;
    let mut writes = store::change_tax_rates(&setup.rates, version);
    writes.push(app.audit(&operator.claims, "change_tax_rates", "billing", &setup));
    app.db.commit(writes).await.map_err(problems::refused)?;
    let rate = |rate: TaxRateSetup| TaxRate {
        class: rate.class,
        from_day: rate.from_day,
        rate_ppm: rate.rate_ppm.get(),
        reason: rate.reason.map(|reason| reason.as_str().to_owned()),
    };
    let tax_rates = setup.rates.into_iter().map(rate).collect();
    Ok(Json(Settings { tax_rates, version: i64::from(version) + 1, ..known }))
}
