use super::{customer_of, into_ways, may_pay, may_see};
use crate::api::*;
use crate::news::{found, given_up, learn, lost};
use crate::provider::TheirId;
use crate::store::{NewsFacts, PaymentRow};
use crate::{App, problems, rules, store};
use access::Viewer;
use db::Both;
use kernel::{CustomerId, Instant};
use ledger::{NewPayment, Part, PayMethod, PaymentId, PaymentStatus, Purpose, want_payment};
use web::{Body, Claims, Created, IdempotencyKey, Json, Page, Path, Problem, Query, SignedIn, problem, refuse_any};

pub(crate) async fn create_payment(
    SignedIn(claims): SignedIn,
    app: App,
    IdempotencyKey(key): IdempotencyKey,
    Body(wish): Body<CreatePayment>,
) -> Result<Created<PaymentView>, Problem> {
    refuse_any(rules::check_parts(&wish.invoices))?;
    if wish.invoices.is_empty() {
        return Err(Problem::field("/invoices", "how-many", "at least one"));
    }
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let parts: Vec<Part> = wish.invoices.iter().map(Part::from).collect();
    let id = PaymentId::new(&*app.ids);
    let key = key.map_or_else(|| id.to_string(), |key| format!("{customer}/{key}"));
    let asked = (
        access::store::viewer(Some(&claims), now),
        store::wanted(parts.iter().map(|part| &part.id)),
        store::pending(customer),
        store::payment_by_key(&key),
        store::account(customer),
        store::settings(),
    );
    let (viewer, wanted, pending, repeated, accounts, settings) = app.db.read(asked).await?;
    may_pay(&access::store::only(viewer)?)?;
    if let Some(earlier) = repeated.into_iter().next() {
        return repeat(&earlier, &parts).map(Created);
    }
    let open: Vec<_> = wanted.iter().filter_map(|row| row.wanted_by(customer)).collect();
    let waiting = pending.iter().map(PaymentRow::waiting).collect::<Result<Vec<_>, _>>()?;
    let takes_transfers = store::only_settings(settings, Vec::new())?.methods.contains(&PayMethod::BankTransfer);
    let amount = match rules::admit(&parts, &open, &waiting, takes_transfers)? {
        rules::Asked::New(amount) => amount,
        rules::Asked::Same(same) => {
            let same = pending.iter().find(|row| row.id == same).ok_or_else(|| problem::CHANGED.because(""))?;
            return Ok(Created(same.view()?));
        }
    };
    let new = new_payment(id, key, customer.clone(), amount, parts, now);
    let writes = vec![store::guard_few(customer), store::guard_open(&new.purpose.invoices), want_payment(&new)];
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(Created(store::new_payment_view(&new, store::only(accounts, "customer")?.name, &wanted)))
}

fn new_payment(
    id: PaymentId,
    key: String,
    customer: CustomerId,
    amount: kernel::Money,
    invoices: Vec<Part>,
    now: Instant,
) -> NewPayment {
    NewPayment {
        id,
        key,
        customer,
        method: PayMethod::Card,
        currency: amount.currency,
        amount_minor: amount.minor,
        purpose: Purpose { invoices, order: None },
        method_id: None,
        on_session: true,
        note: None,
        received_on: None,
        now,
    }
}

/// The same request again gets the same answer; another request under its key gets none.
fn repeat(earlier: &PaymentRow, parts: &[Part]) -> Result<PaymentView, Problem> {
    if earlier.purpose()?.invoices == parts {
        Ok(earlier.view()?)
    } else {
        Err(problems::KEY_REUSED.because("Use a new key for a new payment."))
    }
}

pub(crate) async fn list_payments(
    SignedIn(claims): SignedIn,
    app: App,
    Query(list): Query<ListPayments>,
) -> Result<Json<Page<PaymentView>>, Problem> {
    let customer = customer_of(&claims)?;
    let viewer = access::store::viewer(Some(&claims), app.clock.now());
    let (viewer, rows) = app.db.read((viewer, store::payments(Some(customer), None, list.cursor.as_ref()))).await?;
    may_see(&access::store::only(viewer)?)?;
    payment_page(&rows)
}

/// A page of payments out of its rows.
pub(crate) fn payment_page(rows: &[PaymentRow]) -> Result<Json<Page<PaymentView>>, Problem> {
    let views = rows.iter().map(PaymentRow::view).collect::<Result<Vec<_>, _>>()?;
    let cursor = |last: &PaymentView| ListCursor { at: last.created_at, id: last.id.to_string() }.to_string();
    Ok(Json(Page::cut(views, store::PAGE_ITEMS_MAX, cursor)))
}

pub(crate) async fn show_payment(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<PaymentId>,
) -> Result<Json<PaymentPage>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let viewer = access::store::viewer(Some(&claims), now);
    let own = (viewer, store::payment(&id), store::methods(customer, now), store::account(customer));
    let (ways, (viewer, payments, methods, accounts)) = app.db.read(Both(store::ways(&id), own)).await?;
    may_see(&access::store::only(viewer)?)?;
    let row = owned(payments, customer)?;
    let ways = into_ways(ways, row.amount(), now)?;
    let default = accounts.into_iter().next().and_then(|account| account.default_method_id);
    let usable = methods.iter().filter(|method| method.status.is_usable() && ways.admit(method.method).is_ok());
    Ok(Json(PaymentPage {
        payment: row.view()?,
        methods: usable.map(|method| method.saved(default.as_ref())).collect(),
        offered: ways.taken.iter().copied().filter(|method| ways.admit(*method).is_ok()).collect(),
        debit_from: ways.debit_from(),
        least: ways.least(),
        provider: app.front(),
    }))
}

/// Somebody else's payment does not exist.
fn owned(rows: Vec<PaymentRow>, customer: &CustomerId) -> Result<PaymentRow, Problem> {
    rows.into_iter().find(|row| row.customer_id == *customer).ok_or_else(|| problem::NOT_FOUND.because(""))
}

/// As `owned`, of all that decides about it.
pub(super) fn owned_facts(answers: store::NewsAnswers, customer: &CustomerId) -> Result<NewsFacts, Problem> {
    let facts = NewsFacts::read(answers)?.filter(|facts| facts.payment.row.customer_id == *customer);
    facts.ok_or_else(|| problem::NOT_FOUND.because(""))
}

/// All that decides about the payment `id` of whoever asks, who `may` do it.
async fn facts_for(
    claims: &Claims,
    app: &App,
    id: &PaymentId,
    may: fn(&Viewer) -> Result<(), Problem>,
) -> Result<NewsFacts, Problem> {
    let customer = customer_of(claims)?;
    let viewer = access::store::viewer(Some(claims), app.clock.now());
    let (viewer, answers) = app.db.read(Both(viewer, store::news_facts(Some(id.as_str()), None))).await?;
    may(&access::store::only(viewer)?)?;
    owned_facts(answers, customer)
}

/// The browser has come back from the provider, or wants to know: the provider is asked.
pub(crate) async fn refresh_payment(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<PaymentId>,
) -> Result<Json<PaymentView>, Problem> {
    let facts = facts_for(&claims, &app, &id, may_see).await?;
    refreshed(&app, facts).await.map(Json)
}

/// A payment as the provider has it now.
pub(crate) async fn refreshed(app: &App, facts: NewsFacts) -> Result<PaymentView, Problem> {
    let (row, at) = (&facts.payment.row, app.clock.now());
    let learnt = match (row.provider_ref.as_deref(), row.status) {
        (_, PaymentStatus::Succeeded) => return Ok(row.view()?),
        (Some(id), _) => {
            let id: TheirId = id.parse().map_err(Problem::internal)?;
            let news = app.provider()?.payment(&id).await.map_err(|failure| problems::not_answered(&failure))?;
            learn(app, &facts, &news, at, None).await?
        }
        // It was asked for, and no answer came.
        (None, PaymentStatus::Processing) if row.on_session == 1 => {
            let looked_up = lost(app.provider()?, &facts.payment).await;
            found(app, looked_up, &facts, at).await?.map_err(|failure| problems::not_answered(&failure))?
        }
        (None, _) => return Ok(row.view()?),
    };
    let view = facts.after(&learnt, at)?;
    match app.write_down(learnt).await {
        // The provider's event has come at the same moment, and tells the same.
        Err(cause) if cause.is_refused_by("status_changed") => Ok(app.told_meanwhile(row).await?.payment.row.view()?),
        outcome => outcome.map(|()| view).map_err(problems::refused),
    }
}

/// Gives a payment up that nobody has completed, so that something else can be paid instead.
pub(crate) async fn cancel_payment(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<PaymentId>,
) -> Result<Json<PaymentView>, Problem> {
    let facts = facts_for(&claims, &app, &id, may_pay).await?;
    given_up(&app, facts).await.map(Json)
}
