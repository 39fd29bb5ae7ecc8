use crate::api::*;
use crate::{App, problems, rules, store};
use db::{Both, Query as Read};
use kernel::{Day, Instant};
use ledger::{Books, BooksRow, Currencies, CurrencyRow, Party, TaxRate};
use web::{AtVersion, Body, Json, Operator, Problem, Query, refuse_any, role};

/// The settings as they stand, and what they are checked against.
struct Known {
    settings: Settings,
    dealt: Currencies,
    today: Day,
}

type Asked = (Read<store::SettingsRow>, Read<store::DayRateRow>, Read<CurrencyRow>, Read<BooksRow>, Read<TaxRate>);

fn asked() -> Asked {
    let (books, rates) = ledger::books();
    (store::settings(), store::exchange_rates(), ledger::currencies(), books, rates)
}

impl Known {
    fn read(
        (settings, exchange, dealt, books, rates): <Asked as db::Queries>::Answers,
        now: Instant,
    ) -> Result<Self, Problem> {
        let books = Books::alone((books, rates))?;
        let today = books.day(now);
        let exchange_rates = store::day_rates(exchange)?;
        let settings = Settings { exchange_rates, ..store::only_settings(settings, books.rates)? };
        Ok(Self { settings, dealt: dealt.into(), today })
    }

    /// `settings` as they are shown.
    fn shown(&self, settings: Settings) -> Json<Settings> {
        let without_rate = rules::without_a_rate(&settings, &self.dealt, self.today);
        Json(Settings { without_rate, ..settings })
    }
}

pub(crate) async fn show_settings(_: Operator<role::BillingRead>, app: App) -> Result<Json<Settings>, Problem> {
    let known = Known::read(app.db.read(asked()).await?, app.clock.now())?;
    Ok(known.shown(known.settings.clone()))
}

pub(crate) async fn change_settings(
    operator: Operator<role::Billing>,
    app: App,
    Query(AtVersion { version }): Query<AtVersion>,
    Body(setup): Body<SettingsSetup>,
) -> Result<Json<Settings>, Problem> {
    refuse_any(rules::check_settings(&setup))?;
    let (answers, running) = app.db.read(Both(asked(), store::running())).await?;
    let known = Known::read(answers, app.clock.now())?;
    let runs = running.iter().any(|row| row.yes == 1);
    refuse_any(rules::check_prices(known.settings.prices_include_tax, setup.prices_include_tax, runs))?;
    refuse_any(rules::check_late_fee(&setup, &known.dealt))?;
    refuse_any(rules::check_accounting(&known.settings, setup.accounting_currency))?;
    let (before, seller) = (&known.settings.seller, Party::from(&setup.seller));
    let moves = (&before.country, &before.vat_number) != (&seller.country, &seller.vat_number);
    let mut writes = store::change_settings(&setup, moves, version);
    writes.push(app.audit(&operator.claims, "change_settings", "billing", &setup));
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(known.shown(Settings {
        seller,
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
        accounting_currency: setup.accounting_currency,
        version: i64::from(version) + 1,
        ..known.settings.clone()
    }))
}

pub(crate) async fn change_tax_rates(
    operator: Operator<role::Billing>,
    app: App,
    Query(AtVersion { version }): Query<AtVersion>,
    Body(setup): Body<TaxRatesSetup>,
) -> Result<Json<Settings>, Problem> {
    refuse_any(rules::check_tax_rates(&setup.rates))?;
    let known = Known::read(app.db.read(asked()).await?, app.clock.now())?;
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
    Ok(known.shown(Settings { tax_rates, version: i64::from(version) + 1, ..known.settings.clone() }))
}

pub(crate) async fn change_exchange_rates(
    operator: Operator<role::Billing>,
    app: App,
    Query(AtVersion { version }): Query<AtVersion>,
    Body(setup): Body<ExchangeRatesSetup>,
) -> Result<Json<Settings>, Problem> {
    let known = Known::read(app.db.read(asked()).await?, app.clock.now())?;
    let accounting = known.settings.accounting_currency;
    refuse_any(rules::check_exchange_rates(&setup.rates, accounting, store::EXCHANGE_RATES_MAX))?;
    let mut writes = store::change_exchange_rates(&setup.rates, version);
    writes.push(app.audit(&operator.claims, "change_exchange_rates", "billing", &setup));
    app.db.commit(writes).await.map_err(problems::refused)?;
    let rate = |DayRateSetup { currency, from_day, rate, one_of }| DayRate { currency, from_day, rate, one_of };
    let exchange_rates = setup.rates.into_iter().map(rate).collect();
    Ok(known.shown(Settings { exchange_rates, version: i64::from(version) + 1, ..known.settings.clone() }))
}
