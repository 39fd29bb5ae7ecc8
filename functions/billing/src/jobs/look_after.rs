//! Methods whose saving was never finished or told, cards that soon expire, benefits of the year to come, credit that can
//! settle something, suspensions for what is paid, payments that nobody went on with.
use super::each::each;
use super::patience::Patience;
use super::round::{Round, page};
use super::{Done, PAGE_PAYERS, PAGES_MAX};
use crate::App;
use crate::api::{MethodStatus, Settings};
use crate::events;
use crate::news::{Saving, given_up, learn, saved_as};
use crate::provider::Provider;
use crate::rules;
use crate::store::{self, ExpiringRow, MethodRow, NewsFacts, PayerRow, SuspendedRow};
use db::{Both, DbError};
use kernel::CustomerId;
use ledger::{Advance, Books, FactQueries, First, GRANT_DAYS_AHEAD, GrantWish, PaymentId};
use ledger::{advance, asked, asked_first, grant, spend_credit};
use web::Problem;

/// How many owners of cards one run tells.
const TOLD_MAX: u32 = 50;
/// How long nothing is asked of a method that is being saved, and after which time nobody will finish it, in minutes.
const SILENT_MINUTES: i64 = 60;
const UNFINISHED_MINUTES: i64 = 2 * 24 * 60;
/// How many days before a card expires its owner is told.
const EXPIRING_DAYS: u32 = 30;
/// After which time a payment that nobody goes on with is given up, in minutes.
const ABANDONED_MINUTES: i64 = 24 * 60;
/// After which time a collection is given up that its customer was told to confirm, in minutes: then it is tried again as
/// the policy says, or paid by hand.
const UNCONFIRMED_MINUTES: i64 = 7 * 24 * 60;
/// After how many grants a batch takes in no further payer: whoever is left is of the next one.
const GRANTS_IN_BATCH: usize = 4000;
/// Of how many customers a run complains who are taxed as nobody should be.
const AT_HOME_MAX: u32 = 20;
/// For how long each run complains of what is odd, in minutes.
const ODD_MINUTES: i64 = 24 * 60;
/// How long the provider's events are remembered, in days; it tells none again after a month.
const EVENTS_DAYS: i64 = 60;

/// Asks how methods are that are being saved, or wait for a bank.
pub(super) async fn methods(app: &App, patience: &mut Patience, done: &mut Done) -> Result<(), DbError> {
    let Some(provider) = app.provider.clone().filter(|_| !patience.is_over()) else { return Ok(()) };
    let now = app.clock.now();
    let silent = now.plus_minutes(-SILENT_MINUTES);
    let rows = page(app, done, "round:methods", |after, max| store::unfinished_methods(silent, after, max)).await?;
    let creditor_id = store::only_settings(app.db.read(store::settings()).await?, Vec::new())?.creditor_id;
    for row in rows {
        if patience.is_over() {
            break;
        }
        if let Err(cause) = one_method(app, &*provider, &row, &creditor_id, patience).await {
            done.log.push(format!("{} is not asked after: {cause:?}", row.id));
        }
    }
    Ok(())
}

async fn one_method(
    app: &App,
    provider: &dyn Provider,
    row: &MethodRow,
    creditor_id: &str,
    patience: &mut Patience,
) -> Result<(), DbError> {
    let now = app.clock.now();
    let given_up = row.status == MethodStatus::Wanted && row.created_at.plus_minutes(UNFINISHED_MINUTES) <= now;
    let (after, beside) = match row.setup_id() {
        // A card that is kept with a payment: the payment knows it.
        None => {
            let asked = Both(store::account(&row.customer_id), store::news_facts(Some(&row.setup_ref), None));
            let (_, answers) = app.db.read(asked).await?;
            let facts = NewsFacts::read(answers)?;
            let theirs = facts.as_ref().and_then(|facts| facts.payment.row.provider_ref.as_deref()?.parse().ok());
            if let (Some(facts), Some(theirs)) = (facts, theirs) {
                match provider.payment(&theirs).await {
                    Ok(news) => {
                        let learnt = learn(app, &facts, &news, now, None).await?;
                        if !learnt.statements.is_empty() {
                            return app.write_down(learnt).await;
                        }
                    }
                    // What the provider does not know nobody will finish.
                    Err(failure) if failure.is_missing() => {}
                    Err(failure) => {
                        patience.unheard(&row.id, &failure);
                        return Ok(());
                    }
                }
            }
            (row.clone(), Vec::new())
        }
        Some(setup) => {
            let Some(account) = app.db.read_one(store::account(&row.customer_id)).await? else { return Ok(()) };
            let saving = Saving { provider, account: &account, creditor_id, now, ids: &*app.ids };
            let saved = match provider.setup(&setup).await {
                Ok(setup) => saved_as(&saving, row, &setup).await,
                Err(failure) => Err(failure),
            };
            match saved {
                Ok(saved) => (saved.row, saved.beside),
                Err(failure) if failure.is_missing() => (row.clone(), Vec::new()),
                Err(failure) => {
                    patience.unheard(&row.id, &failure);
                    return Ok(());
                }
            }
        }
    };
    let unchanged = after == *row;
    if unchanged && !given_up {
        return Ok(());
    }
    let failed = MethodRow { status: MethodStatus::Failed, changed_at: now, ..row.clone() };
    let mut writes = store::move_method(row, if unchanged { &failed } else { &after });
    writes.extend(beside);
    app.db.commit(writes).await.map(|_| ())
}

/// Tells, once for each, whose method soon cannot be used any more.
pub(super) async fn expiring(app: &App, done: &mut Done) -> Result<(), DbError> {
    let now = app.clock.now();
    let books = Books::alone(app.db.read(ledger::books()).await?)?;
    let rows = app.db.read(store::expiring(books.day(now), books.day(now).plus_days(EXPIRING_DAYS), TOLD_MAX)).await?;
    let told = |row: &ExpiringRow| {
        let mark = store::put_mark_once(&format!("expiring:{}:{}", row.id, row.expires_on), now);
        [mark, events::expiring(row, now, &*app.ids)]
    };
    let writes = |rows: &[ExpiringRow]| Ok(rows.iter().flat_map(told).collect());
    each(app, done, &rows, writes, |row| format!("nobody is told that {} expires", row.id)).await;
    Ok(())
}

/// Grants the benefits of cycles that begin within a year from today.
pub(super) async fn grants(app: &App, done: &mut Done) -> Result<(), DbError> {
    let now = app.clock.now();
    let books = Books::alone(app.db.read(ledger::books()).await?)?;
    let until = books.day(now).plus_days(GRANT_DAYS_AHEAD);
    // Of whom nothing could be granted in this run.
    let mut passed: Vec<CustomerId> = Vec::new();
    for _ in 0..PAGES_MAX {
        let rows = app.db.read(store::to_grant(until, &passed, PAGE_PAYERS)).await?;
        let payers: Vec<CustomerId> = rows.into_iter().map(|row| row.payer_id).collect();
        if payers.is_empty() {
            return Ok(());
        }
        match grant_page(app, asked(&payers), until).await {
            Ok(0) => passed.extend(payers),
            Ok(granted) => done.granted += granted,
            Err(_) => grant_one_by_one(app, payers, until, &mut passed, done).await,
        }
    }
    done.more = true;
    Ok(())
}

/// As with invoices: one whose contract cannot be read, or changes meanwhile, holds up nobody else, nor does what waits behind them.
async fn grant_one_by_one(
    app: &App,
    payers: Vec<CustomerId>,
    until: kernel::Day,
    passed: &mut Vec<CustomerId>,
    done: &mut Done,
) {
    for payer in payers {
        match grant_page(app, asked_first(&payer, First::Granted), until).await {
            Ok(0) => passed.push(payer),
            Ok(granted) => done.granted += granted,
            Err(cause) => {
                done.log.push(format!("{payer} is not granted benefits: {cause:?}"));
                passed.push(payer);
            }
        }
    }
}

async fn grant_page(app: &App, asked: FactQueries, until: kernel::Day) -> Result<usize, DbError> {
    let now = app.clock.now();
    let books = Books::read(app.db.read(asked).await?)?;
    let (mut advances, mut wishes): (Vec<Advance>, Vec<GrantWish>) = (Vec::new(), Vec::new());
    for payer in books.payers.values() {
        if GRANTS_IN_BATCH <= wishes.len() {
            break;
        }
        let setting = books.setting(payer.treatment);
        for contract in payer.account.contracts.iter().filter(|contract| contract.granted_until < until) {
            let Some(known) = payer.agreements.get(&contract.id) else { continue };
            let (grants, reached) = contract.grants(until, known.version, &setting);
            if reached == contract.granted_until {
                continue;
            }
            let (contract, version) = (contract.id.clone(), known.version);
            advances.push(Advance { contract, version, charged_until: None, granted_until: Some(reached) });
            wishes.extend(grants);
        }
    }
    if advances.is_empty() {
        return Ok(0);
    }
    let mut writes = advance(&advances);
    writes.extend(grant(&wishes, now, &*app.ids));
    app.db.commit(writes).await?;
    Ok(advances.len())
}

/// Spends what customers have with the space on what they owe.
pub(super) async fn credit(app: &App, done: &mut Done) -> Result<(), DbError> {
    let mut round = Round::begin(app, "round:credit").await?;
    for _ in 0..PAGES_MAX {
        let rows = app.db.read(store::with_credit_and_debt(&round.after, PAGE_PAYERS)).await?;
        let Some(last) = rows.last() else {
            done.more |= round.end(app, false).await?;
            return Ok(());
        };
        last.payer_id.as_str().clone_into(&mut round.after);
        let now = app.clock.now();
        let writes = |rows: &[PayerRow]| {
            let customers: Vec<&CustomerId> = rows.iter().map(|row| &row.payer_id).collect();
            let mut writes = spend_credit(&customers, now, &*app.ids);
            writes.extend(events::freed(&customers, now, &*app.ids));
            Ok(writes)
        };
        each(app, done, &rows, writes, |row| format!("the credit of {} is not spent", row.payer_id)).await;
    }
    done.more |= round.end(app, true).await?;
    Ok(())
}

/// Frees, and tells, who is suspended still though all is paid for which it happened: a payment came at the very moment of
/// being suspended, or another function settled it.
pub(super) async fn suspended(app: &App, done: &mut Done) -> Result<(), DbError> {
    let now = app.clock.now();
    for _ in 0..PAGES_MAX {
        let rows = app.db.read(store::still_suspended(PAGE_PAYERS)).await?;
        if rows.is_empty() {
            return Ok(());
        }
        let writes = |rows: &[SuspendedRow]| {
            let customers: Vec<&CustomerId> = rows.iter().map(|row| &row.customer_id).collect();
            Ok(events::freed(&customers, now, &*app.ids).into())
        };
        let count = each(app, done, &rows, writes, |row| format!("{} is not free again", row.customer_id)).await;
        // Who is left cannot be freed now.
        if count == 0 || rows.len() < PAGE_PAYERS as usize {
            return Ok(());
        }
    }
    done.more = true;
    Ok(())
}

/// Complains for a day of what an operator has to look at, whoever learnt it, and as long as it is so of currencies without a rate and of who
/// is taxed as nobody should be: the runs of jobs are where they look.
pub(super) async fn odd(app: &App, done: &mut Done) -> Result<(), DbError> {
    let now = app.clock.now();
    let odd = store::odd_since(now.plus_minutes(-ODD_MINUTES));
    let asked = (odd, store::settings(), store::exchange_rates(), ledger::currencies(), store::at_home(AT_HOME_MAX));
    let ((odd, settings, rates, dealt, at_home), books) = app.db.read(Both(asked, ledger::books())).await?;
    let today = Books::alone(books)?.day(now);
    let settings = Settings { exchange_rates: store::day_rates(rates)?, ..store::only_settings(settings, Vec::new())? };
    let without = rules::without_a_rate(&settings, &dealt.into(), today);
    let without = without.into_iter().map(|currency| format!("there is no exchange rate of {currency}"));
    let at_home = at_home.into_iter().map(|row| row.payer_id);
    let at_home =
        at_home.map(|customer| format!("{customer} owes the VAT in the place of a seller of the same country"));
    let all = odd.into_iter().map(|row| row.what).chain(without).chain(at_home);
    done.log.extend(all.map(|what| format!("to be looked at: {what}")));
    Ok(())
}

/// Gives payments up that nobody has gone on with for a day, and collections that nobody has confirmed for a week; forgets
/// what the provider told long ago.
pub(super) async fn sweep(app: &App, patience: &mut Patience, done: &mut Done) -> Result<(), DbError> {
    let now = app.clock.now();
    let long_ago = now.plus_minutes(-EVENTS_DAYS * 24 * 60);
    let forgotten = [
        store::forget_events(long_ago),
        store::forget_unheard(long_ago),
        store::forget_odd(long_ago),
        store::forget_all_unknown(long_ago),
    ];
    app.db.commit(forgotten.into()).await?;
    if patience.is_over() {
        return Ok(());
    }
    let before = (now.plus_minutes(-ABANDONED_MINUTES), now.plus_minutes(-UNCONFIRMED_MINUTES));
    let rows = page(app, done, "round:abandoned", |after, max| store::abandoned(before, after, max)).await?;
    for row in rows {
        if patience.is_over() {
            break;
        }
        // One that went through meanwhile is settled by this, and says so.
        if let Err(problem) = abandoned(app, &row.id).await
            && let Some(cause) = problem.internal
        {
            patience.refused(&problem.kind);
            done.log.push(format!("{} is not given up: {cause}", row.id));
        }
    }
    Ok(())
}

/// Gives one of them up.
async fn abandoned(app: &App, id: &PaymentId) -> Result<(), Problem> {
    let facts = NewsFacts::read(app.db.read(store::news_facts(Some(id.as_str()), None)).await?)?;
    match facts {
        Some(facts) => given_up(app, facts).await.map(drop),
        None => Ok(()),
    }
}
