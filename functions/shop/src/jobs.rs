//! What becomes of orders by themselves: the queue brings those that were paid, the minute finds what the queue lost.
//!
//! All of it is `see_to`, which looks at what an order is and does what is due: twice, late or at once with the browser's
//! return, it happens once, since each step is guarded by where the order stood. A job has as many trips as it needs; what is
//! paid and cannot be carried out is paid back here.
use crate::api::{Order, OrderId, OrderStatus};
use crate::rules::{Next, OrderFacts, PAYMENT_MINUTES_MIN, carried_out, next};
use crate::store::{self, OrderRow};
use crate::{App, events, problems};
use db::DbError;
use kernel::CustomerId;
use outbox::Form;
use web::Problem;

/// What this function erases of an account that is no more.
pub const ERASURE: erasure::Part =
    erasure::Part { name: "shop", after_minutes: erasure::SIGNED_OUT_MINUTES, statements: store::erase };

/// What a look at an order has come to.
#[derive(Debug, Clone)]
pub enum Came {
    /// There is none of that id, or it is another customer's.
    NoSuchOrder,
    /// As it is now.
    Order(Box<Order>),
    /// It was paid, and by that rule it can no longer be carried out.
    CannotBe(&'static str),
}

/// Does with an order what is due: carries it out, gives it up, or leaves it.
pub async fn see_to(app: &App, id: &OrderId, customer: &CustomerId) -> Result<Came, Problem> {
    let Some((order, row)) = look(app, id, customer).await? else { return Ok(Came::NoSuchOrder) };
    act(app, &order, &row).await
}

async fn look(app: &App, id: &OrderId, customer: &CustomerId) -> Result<Option<(OrderFacts, OrderRow)>, DbError> {
    let now = app.clock.now();
    store::assemble_order(app.db.read(store::order_facts(id, customer, now)).await?, now)
}

async fn act(app: &App, order: &OrderFacts, row: &OrderRow) -> Result<Came, Problem> {
    match next(order) {
        Next::Nothing => Ok(Came::Order(Box::new(row.view()?))),
        Next::WaitLonger => {
            let until = order.now.plus_minutes(PAYMENT_MINUTES_MIN);
            app.db.commit(store::prolong(&order.id, &order.lines, until, order.now)).await?;
            Ok(Came::Order(Box::new(row.view()?)))
        }
        Next::Lapse => {
            app.db.commit(store::lapse(order, &*app.ids)).await.map_err(problems::lost)?;
            Ok(Came::Order(Box::new(row.moved(OrderStatus::Lapsed, &order.lines))))
        }
        Next::PayBack => Ok(Came::CannotBe("payment-goes-back")),
        Next::TooLate => Ok(Came::CannotBe(problems::HOLD_LAPSED.slug)),
        Next::TaxChanged => Ok(Came::CannotBe(problems::PRICE_CHANGED.slug)),
        Next::CarryOut { late } => {
            let Some(lines) = carried_out(order, late, &*app.ids) else {
                return Ok(Came::CannotBe(problems::START_HAS_PASSED.slug));
            };
            let (mut writes, invoice) = store::carry_out(order, &lines, late, &*app.ids);
            let told = events::Told {
                order: &order.id,
                customer: &order.customer,
                name: &order.customer_name,
                code: order.code.as_deref(),
            };
            let paid = order.payment.as_ref().zip(invoice.as_ref());
            writes.extend(events::carried_out(told, &lines, order.currency, paid, order.now, &*app.ids));
            match app.db.commit(writes).await {
                Ok(_) => Ok(Came::Order(Box::new(row.moved(OrderStatus::Fulfilled, &lines)))),
                Err(error @ DbError::Refused { .. }) if !error.is_refused_by("order_changed") => {
                    Ok(Came::CannotBe(problems::lost(error).kind.slug))
                }
                Err(error) => Err(problems::lost(error)),
            }
        }
    }
}

/// What the queue is called where operators see what it brought.
const QUEUE: &str = "orders";

/// How often a run goes on behind what fails.
const PAGES_MAX: usize = 5;

/// What a run has done, for the log and for tests.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Done {
    /// Orders that were looked at.
    pub orders: usize,
    /// Orders whose money goes back.
    pub paid_back: usize,
    /// Holds that were let go.
    pub let_go: usize,
    /// Baskets that were forgotten.
    pub forgotten: usize,
    /// What went wrong.
    pub log: Vec<String>,
}

/// Orders that were paid, by id, as the queue brings them.
pub async fn paid(app: &App, ids: &[String]) -> Done {
    let mut done = Done::default();
    for id in ids {
        let outcome = match app.db.read_one(store::customer_of_order(id)).await {
            Ok(Some(due)) => finish(app, &due, &mut done).await,
            Ok(None) => {
                let why = "there is no order of that id";
                let noted = outbox::stray(QUEUE, (std::slice::from_ref(id), Form::Text), why, app.clock.now());
                app.db.commit(vec![noted]).await.map(|_| ()).map_err(Into::into)
            }
            Err(error) => Err(error.into()),
        };
        note(&mut done, id, outcome);
    }
    done
}

/// What the queue brought that is no text, and so no id: `bodies` as JSON. It stands among the dead letters.
pub async fn unreadable(app: &App, bodies: &[String]) -> Result<(), DbError> {
    let noted = outbox::stray(QUEUE, (bodies, Form::Json), "it is no id of an order", app.clock.now());
    app.db.commit(vec![noted]).await.map(|_| ())
}

/// What is due at this moment of the app's clock.
pub async fn run(app: &App) -> Done {
    let mut done = Done::default();
    if let Err(error) = orders(app, &mut done).await {
        done.log.push(format!("orders: {error}"));
    }
    if let Err(error) = sweep(app, &mut done).await {
        done.log.push(format!("baskets: {error}"));
    }
    if let Err(error) = erasure::sweep(&app.db, &ERASURE, app.clock.now()).await {
        done.log.push(format!("erasure: {error}"));
    }
    done
}

/// Sees to what is due. Where most of it fails the run goes on behind it, and the next one from where this one had to stop, so that what can
/// never be done keeps nobody waiting, however much it is.
async fn orders(app: &App, done: &mut Done) -> Result<(), DbError> {
    let known = app.db.read_one(store::round()).await?.map(|row| row.mark).unwrap_or_default();
    let (mut after, mut mark) = (known.clone(), String::new());
    for n in 1..=PAGES_MAX {
        let failed_before = done.log.len();
        let page = app.db.read(store::due_orders(app.clock.now(), &after)).await?;
        for due in &page {
            let outcome = finish(app, due, done).await;
            note(done, due.id.as_str(), outcome);
        }
        let failed = done.log.len() - failed_before;
        mark.clear();
        let Some(last) = page.last().filter(|_| page.len() == store::ORDERS_MAX as usize) else { break };
        after = last.id.to_string();
        let goes_on = page.len() <= failed * 2;
        // What was done is off the list: the next run begins at its head, unless this one was behind something.
        if !known.is_empty() || (goes_on && n == PAGES_MAX) {
            mark.clone_from(&after);
        }
        if !goes_on {
            break;
        }
    }
    if mark != known {
        app.db.commit(vec![store::put_round(&mark)]).await?;
    }
    Ok(())
}

fn note(done: &mut Done, id: &str, outcome: Result<(), Problem>) {
    if let Err(problem) = outcome {
        // Somebody else was faster; it is done.
        let raced = problem.kind.slug == problems::ORDER_ENDED.slug;
        if !raced {
            done.log.push(format!("{id}: {} {}", problem.kind.slug, problem.internal.unwrap_or_default()));
        }
    }
}

/// Sees to an order to the end: what cannot be carried out is paid back.
async fn finish(app: &App, due: &store::DueOrder, done: &mut Done) -> Result<(), Problem> {
    done.orders += 1;
    let Some((order, row)) = look(app, &due.id, &due.customer_id).await? else { return Ok(()) };
    if let Came::CannotBe(rule) = act(app, &order, &row).await? {
        let mut writes = store::pay_back(&order, &*app.ids);
        writes.extend(events::paid_back(&order, rule, &*app.ids));
        app.db.commit(writes).await.map_err(problems::lost)?;
        done.paid_back += 1;
    }
    Ok(())
}

/// Holds that lapsed are let go, and baskets that nobody has touched for weeks are forgotten.
async fn sweep(app: &App, done: &mut Done) -> Result<(), DbError> {
    let now = app.clock.now();
    let (holds, baskets) = app.db.read((store::overdue_holds(now), store::old_baskets(now))).await?;
    let mut writes = Vec::new();
    if !holds.is_empty() {
        writes.extend(store::let_go_of(&holds, now));
    }
    if !baskets.is_empty() {
        writes.extend(store::forget_baskets(&baskets, now));
    }
    if !writes.is_empty() {
        app.db.commit(writes).await?;
    }
    (done.let_go, done.forgotten) = (holds.len(), baskets.len());
    Ok(())
}
