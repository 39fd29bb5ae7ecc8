use super::customer_of;
use crate::api::*;
use crate::jobs::{self, Came};
use crate::rules::{Facts, Made, Priced, check_out, judge, may_give_up, price, view};
use crate::store::{self, Asked};
use crate::{App, cookies, events, problems, secrets};
use db::{Both, Statement};
use kernel::{CustomerId, Money};
use ledger::PaymentId;
use web::{Body, Cookies, Created, IdempotencyKey, Json, Page, Path, Problem, Query, SignedIn};

pub(crate) async fn create_order(
    SignedIn(claims): SignedIn,
    app: App,
    IdempotencyKey(key): IdempotencyKey,
    cookies: Cookies,
    Body(wish): Body<CheckOut>,
) -> Result<Created<Order>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let id = OrderId::new(&*app.ids);
    let key = key.map_or_else(|| id.to_string(), |key| format!("{customer}:{key}"));
    let secret_hash = cookies.get(cookies::BASKET).and_then(secrets::hash_of);
    let asked = Asked { claims: Some(&claims), secret_hash: secret_hash.as_deref(), ..Asked::default() };
    let (answers, earlier) = app.db.read(Both(store::facts(asked, now), store::order_by_key(&key))).await?;
    if let Some(earlier) = earlier.into_iter().next() {
        return Ok(Created(earlier.view()?));
    }
    let facts = store::assemble(asked, answers, now)?;
    seen_as_it_is(&facts, &wish, &app)?;
    // A code that does not count takes nothing off, as the basket has shown.
    let priced = price(&facts, judge(&facts).ok().flatten(), &id, &*app.ids);
    if !is_seen(&priced, &wish.expected_gross) {
        return Err(problems::PRICE_CHANGED.because("").with("basket", view(&facts, &*app.ids)));
    }
    let checked = check_out(&facts, priced, (id, key), PaymentId::new(&*app.ids));
    let checked = checked.map_err(|refusal| Problem::from(refusal).with("basket", view(&facts, &*app.ids)))?;
    let mut writes = begin(&facts, &app, customer);
    writes.extend(guards(&facts, &checked));
    writes.extend(carried_or_awaited(&facts, &checked, &app));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Created(store::new_view(&checked, "")))
}

/// Whether `priced` comes to what was seen.
pub(super) fn is_seen(priced: &[Priced], seen: &Money) -> bool {
    let in_its_currency = priced.iter().all(|item| item.currency == seen.currency);
    in_its_currency && priced.iter().map(|item| item.amounts().gross_minor).sum::<i64>() == seen.minor
}

/// The basket and the terms are as they were seen.
fn seen_as_it_is(facts: &Facts, wish: &CheckOut, app: &App) -> Result<(), Problem> {
    let version = facts.basket().map_or(0, |basket| basket.version);
    if version != wish.basket_version {
        return Err(problems::BASKET_CHANGED.because("").with("basket", view(facts, &*app.ids)));
    }
    if facts.books.terms_version != wish.accepted_terms_version.as_str() {
        return Err(problems::TERMS_CHANGED.because("").with("basket", view(facts, &*app.ids)));
    }
    Ok(())
}

/// Whoever changes the basket or checks it out at the same time comes too late.
fn begin(facts: &Facts, app: &App, customer: &CustomerId) -> Vec<Statement> {
    let holder = store::Holder::Customer(customer);
    store::begin(facts, &BasketId::new(&*app.ids), holder, None).1
}

/// That the customer may have all these bookings, however many they make at once.
fn guards(facts: &Facts, checked: &crate::rules::Checked) -> Vec<Statement> {
    let order = &checked.order;
    let bookings = order.lines.iter().filter_map(|line| match &line.made {
        Made::Booking { id, quote, costing } => Some((id, quote, costing)),
        _ => None,
    });
    let guarded = bookings.flat_map(|(id, quote, costing)| {
        let caps = bookings::rules::caps::caps(&facts.purse, &facts.own, quote.starts_at, quote.spans);
        let (customer, now) = (&order.customer, order.now);
        let new = bookings::store::NewBooking { id, quote, costing, customer, idempotency_key: None, now };
        bookings::store::guards(new, &caps)
    });
    guarded.collect()
}

pub(super) fn carried_or_awaited(facts: &Facts, checked: &crate::rules::Checked, app: &App) -> Vec<Statement> {
    let code_version = facts.code.as_ref().map_or(0, |code| code.version);
    if checked.payment.is_some() {
        return store::await_payment(checked, code_version);
    }
    let items = checked.order.lines.iter().filter_map(|line| line.item.as_ref());
    let lapsed: Vec<String> = items.flat_map(|item| facts.lapsed_around(item)).map(str::to_owned).collect();
    let mut statements = store::carry_out_at_once(checked, &facts.books, &lapsed, code_version, &*app.ids);
    let name =
        facts.books.payers.get(&checked.order.customer).map(|payer| payer.party.name.clone()).unwrap_or_default();
    statements.extend(events::carried_out(
        events::Told {
            order: &checked.order.id,
            customer: &checked.order.customer,
            name: &name,
            code: checked.order.code.as_deref(),
        },
        &checked.order.lines,
        checked.order.currency,
        None,
        checked.order.now,
        &*app.ids,
    ));
    statements
}

pub(crate) async fn list_orders(
    SignedIn(claims): SignedIn,
    app: App,
    Query(pages): Query<Pages>,
) -> Result<Json<Page<Order>>, Problem> {
    let rows = app.db.read(store::orders_of(customer_of(&claims)?, pages.cursor.as_ref())).await?;
    let cursor = |last: &Order| ListCursor { at: last.created_at, id: last.id.to_string() }.to_string();
    let orders = rows.iter().map(store::OrderRow::view).collect::<Result<Vec<_>, _>>()?;
    Ok(Json(Page::cut(orders, store::PAGE_ITEMS_MAX, cursor)))
}

pub(crate) async fn show_order(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<OrderId>,
) -> Result<Json<Order>, Problem> {
    let row = app.db.read_one(store::order(&id, Some(customer_of(&claims)?))).await?;
    Ok(Json(row.ok_or_else(|| web::problem::NOT_FOUND.because(""))?.view()?))
}

/// The browser is back from paying: whatever is due with the order happens now.
pub(crate) async fn complete_order(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<OrderId>,
) -> Result<Json<Order>, Problem> {
    match jobs::see_to(&app, &id, customer_of(&claims)?).await? {
        Came::NoSuchOrder => Err(web::problem::NOT_FOUND.because("")),
        Came::Order(order) => Ok(Json(*order)),
        // The money goes back with the next run, which has more trips to spend than a request.
        Came::CannotBe(refused) => {
            Err(problems::ORDER_GOES_BACK.because("You will be told within minutes.").with("refused", refused))
        }
    }
}

pub(crate) async fn cancel_order(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<OrderId>,
) -> Result<Json<Order>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let found = store::assemble_order(app.db.read(store::order_facts(&id, customer, now)).await?, now)?;
    let (facts, row) = found.ok_or_else(|| web::problem::NOT_FOUND.because(""))?;
    may_give_up(&facts)?;
    app.db.commit(store::lapse(&facts, &*app.ids)).await.map_err(problems::lost)?;
    Ok(Json(row.moved(OrderStatus::Lapsed, &facts.lines)))
}
