use super::{customer_of, may_see};
use crate::api::*;
use crate::{App, problems, rules, store};
use access::{Right, decide};
use db::Both;
use kernel::{CustomerId, Day};
use ledger::{Books, InvoiceId, PayMethod};
use web::{Json, Page, Path, Problem, Query, SignedIn, problem};

/// How far ahead invoices are foreseen: a year, as benefits are granted.
const AHEAD_DAYS: u32 = 366;
/// How many open invoices and how many that come an overview shows.
const OPEN_MAX: usize = 20;
const UPCOMING_MAX: usize = 3;

pub(crate) async fn show_billing(SignedIn(claims): SignedIn, app: App) -> Result<Json<Overview>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let list = ListInvoices { state: Some(InvoiceFilter::Open), kind: None, from: None, until: None, cursor: None };
    let own = (
        access::store::viewer(Some(&claims), now),
        store::account(customer),
        store::balances([customer]),
        store::invoices(store::InvoiceList::own(customer, &list)),
        store::pending(customer),
        store::methods(customer, now),
    );
    let (own, facts) = app.db.read(Both(own, ledger::asked([customer]))).await?;
    let (viewer, accounts, parts, open, pending, methods) = own;
    let viewer = access::store::only(viewer)?;
    may_see(&viewer)?;
    let books = Books::read(facts)?;
    let today = books.day(now);
    let account = store::only(accounts, "customer")?.into_account()?;
    let parts: Vec<_> = parts.iter().map(store::BalanceRow::part).collect();
    let upcoming = drafts(&books, customer, today);
    let usual = upcoming.first().map(|draft| draft.totals.gross.currency);
    let default = account.default_method_id.as_ref();
    let pay = decide(&viewer, Right::PayInvoices).err();
    Ok(Json(Overview {
        today,
        balances: rules::balances(&parts, today, usual),
        open: open.into_iter().take(OPEN_MAX).map(|row| row.into_row(today)).collect(),
        upcoming: upcoming.iter().take(UPCOMING_MAX).map(in_short).collect(),
        pending: pending.iter().map(store::PaymentRow::as_pending).collect(),
        default_method: methods.iter().find(|method| default == Some(&method.id)).map(|method| method.saved(default)),
        collects: account.collects,
        suspended_at: account.suspended_at,
        may_pay: MayPay { allowed: pay.is_none(), rule: pay.map(|rule| rule.slug().to_owned()) },
    }))
}

fn in_short(draft: &UpcomingInvoice) -> UpcomingName {
    UpcomingName { issued_on: draft.issued_on, due_on: draft.due_on, total: draft.totals.gross }
}

/// What the coming year brings a customer, if nothing else happens.
pub(crate) fn drafts(books: &Books, customer: &CustomerId, today: Day) -> Vec<UpcomingInvoice> {
    let Some(payer) = books.payers.get(customer) else { return Vec::new() };
    let drafts = payer.account.ahead(today, today.plus_days(AHEAD_DAYS), &books.setting(payer.treatment));
    drafts.iter().map(rules::upcoming).collect()
}

pub(crate) async fn list_upcoming(SignedIn(claims): SignedIn, app: App) -> Result<Json<Upcoming>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let asked = Both(access::store::viewer(Some(&claims), now), ledger::asked([customer]));
    let (viewer, facts) = app.db.read(asked).await?;
    may_see(&access::store::only(viewer)?)?;
    Ok(Json(foreseen(&Books::read(facts)?, customer, &app)))
}

/// The coming year of a customer.
pub(crate) fn foreseen(books: &Books, customer: &CustomerId, app: &App) -> Upcoming {
    let today = books.day(app.clock.now());
    Upcoming { today, until: today.plus_days(AHEAD_DAYS), items: drafts(books, customer, today) }
}

pub(crate) async fn list_invoices(
    SignedIn(claims): SignedIn,
    app: App,
    Query(list): Query<ListInvoices>,
) -> Result<Json<Page<InvoiceRow>>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let viewer = access::store::viewer(Some(&claims), now);
    let rows = store::invoices(store::InvoiceList::own(customer, &list));
    let (books, rates) = ledger::books();
    let (viewer, rows, books, rates) = app.db.read((viewer, rows, books, rates)).await?;
    may_see(&access::store::only(viewer)?)?;
    let today = Books::alone((books, rates))?.day(now);
    Ok(Json(page(rows, list.state, today)))
}

/// A page of invoices as they stand today. Open ones come first due first, so that what is overdue is at their head.
pub(crate) fn page(rows: Vec<store::InvoiceListRow>, state: Option<InvoiceFilter>, today: Day) -> Page<InvoiceRow> {
    let overdue = |row: &store::InvoiceListRow| state != Some(InvoiceFilter::Overdue) || row.due_on < today;
    let rows = rows.into_iter().filter(overdue).map(|row| row.into_row(today)).collect();
    let day = |row: &InvoiceRow| if state.is_some() { row.due_on } else { row.issued_on };
    Page::cut(rows, store::PAGE_ITEMS_MAX, |last| DayCursor { day: day(last), id: last.id.to_string() }.to_string())
}

pub(crate) async fn show_invoice(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<InvoiceId>,
) -> Result<Json<Invoice>, Problem> {
    let now = app.clock.now();
    let asked = Both(access::store::viewer(Some(&claims), now), store::invoice_facts(&id));
    let (viewer, answers) = app.db.read(asked).await?;
    may_see(&access::store::only(viewer)?)?;
    let invoice = assembled(answers, now)?;
    // Somebody else's invoice does not exist.
    if Some(&invoice.row.customer_id) == claims.customer.as_ref() {
        Ok(Json(invoice))
    } else {
        Err(problem::NOT_FOUND.because(""))
    }
}

/// The invoice out of the answers to `invoice_facts`.
pub(crate) fn assembled(answers: store::InvoiceAnswers, now: kernel::Instant) -> Result<Invoice, Problem> {
    let (invoice, lines, settlements, corrections, pending, books, rates, settings) = answers;
    let invoice = invoice.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let settings = store::only_settings(settings, Vec::new())?;
    let transfers = settings.methods.contains(&PayMethod::BankTransfer);
    let books = Books::alone((books, rates))?;
    let parts = store::InvoiceParts { invoice, lines, settlements, corrections, pending, transfers };
    Ok(parts.into_invoice(now, &books)?)
}

pub(crate) async fn show_statement(
    SignedIn(claims): SignedIn,
    app: App,
    Query(range): Query<StatementRange>,
) -> Result<Json<AccountStatement>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let asked = Both(access::store::viewer(Some(&claims), now), store::statement_facts(customer, range));
    let (viewer, answers) = app.db.read(asked).await?;
    may_see(&access::store::only(viewer)?)?;
    Ok(Json(told(customer, range, answers)?))
}

/// The statement out of the answers to `statement_facts`.
pub(crate) fn told(
    customer: &CustomerId,
    range: StatementRange,
    (opening, entries, books, rates): store::StatementAnswers,
) -> Result<AccountStatement, Problem> {
    let StatementRange { from, until } = range;
    if until <= from {
        return Err(Problem::field("/until", "order", "must lie after the first day"));
    }
    if store::ENTRIES_MAX < entries.len() {
        return Err(problems::TOO_LONG.because(format!("A statement tells at most {} lines.", store::ENTRIES_MAX)));
    }
    let opening: Vec<_> = opening.into_iter().map(|row| (row.currency, row.minor)).collect();
    let entries: Vec<_> = entries.into_iter().map(store::EntryRow::into_entry).collect();
    let zone = Books::alone((books, rates))?.zone;
    let accounts = rules::statement(&opening, entries, (from, until), &zone);
    Ok(AccountStatement { customer_id: customer.clone(), from, until, accounts })
}
