//! Refunds are ordered where the money came from, and what was ordered is asked after. What no provider carried an operator
//! gives back by hand.
use super::Done;
use super::patience::Patience;
use super::round::page;
use crate::news::{Learnt, refunds};
use crate::provider::{Failure, NewRefund as Order, Provider, Refund, RefundReason, RequestKey, TheirId};
use crate::store::{self, RefundRow};
use crate::{App, events};
use db::DbError;
use kernel::Money;
use ledger::{RefundMove, fail_refund};

/// How long nothing is asked of a refund that is on its way, in minutes.
const SILENT_MINUTES: i64 = 60;

/// For how long a refund waits of whose payment the provider says that it knows none, each time that it is asked, in minutes.
const UNKNOWN_MINUTES: i64 = 24 * 60;

/// Orders what is wanted and asks after what was ordered.
pub(super) async fn give_back(app: &App, patience: &mut Patience, done: &mut Done) -> Result<(), DbError> {
    let outcome = ask(app, patience, done).await;
    if patience.is_barred() {
        // The key is being looked after: what the next one is not let know was never said by this one.
        app.db.commit(vec![store::forget_all_unknown(app.clock.now())]).await?;
    }
    outcome
}

async fn ask(app: &App, patience: &mut Patience, done: &mut Done) -> Result<(), DbError> {
    let Some(provider) = app.provider.clone().filter(|_| !patience.is_over()) else { return Ok(()) };
    let silent = app.clock.now().plus_minutes(-SILENT_MINUTES);
    let wanted = page(app, done, "round:refunds_wanted", store::to_order).await?;
    let silent = page(app, done, "round:refunds_silent", |after, max| store::ordered(silent, after, max)).await?;
    for row in wanted.into_iter().chain(silent) {
        if patience.is_over() {
            break;
        }
        match one(app, &*provider, &row, patience).await {
            Ok(news) => done.refunded += usize::from(news),
            // The provider's own event was faster.
            Err(cause) if cause.is_refused_by("status_changed") => {}
            Err(cause) => done.log.push(format!("{} is not given back: {cause:?}", row.id)),
        }
    }
    Ok(())
}

/// Sees to one refund; whether something was learnt.
async fn one(app: &App, provider: &dyn Provider, row: &RefundRow, patience: &mut Patience) -> Result<bool, DbError> {
    let Some(payment) = row.payment_ref.as_deref().and_then(|id| id.parse::<TheirId>().ok()) else { return Ok(false) };
    let (answer, is_order) = match row.provider_ref.as_deref().and_then(|id| id.parse().ok()) {
        Some(known) => (provider.refund_now(&known).await, false),
        None => match made(provider, row, &payment).await {
            Ok(None) => (ordered(provider, row, payment.clone()).await, true),
            Ok(Some(found)) => (Ok(found), false),
            Err(failure) => (Err(failure), false),
        },
    };
    let (answer, is_unknown) = match answer {
        Err(failure) if row.provider_ref.is_none() && failure.names_the_unknown() => {
            match provider.payment(&payment).await {
                Err(unknown) => (Err(unknown), true),
                Ok(_) => (Err(failure), false),
            }
        }
        answer => (answer, false),
    };
    let mut learnt = match answer {
        Ok(news) => {
            let payments = app.db.read(store::payment_facts(Some(row.payment_id.as_str()), None)).await?;
            refunds::moved(app, row, payments.first(), &news)
        }
        Err(failure) if is_order && !is_unknown && is_final(&failure) => refused(app, row, &failure),
        Err(failure) if is_unknown && failure.is_missing() => {
            if !waited(app, row) {
                if row.unknown_since.is_none() {
                    app.db.commit(vec![store::put_unknown(&row.id, app.clock.now())]).await?;
                }
                return Ok(patience.unheard(&row.id, &failure));
            }
            refused(app, row, &failure)
        }
        Err(failure) => {
            if row.unknown_since.is_some() && !failure.may_repeat() && !failure.may_have_happened() {
                app.db.commit(vec![store::forget_unknown(&row.id)]).await?;
            }
            return Ok(patience.unheard(&row.id, &failure));
        }
    };
    let news = !learnt.statements.is_empty();
    learnt.statements.extend(row.unknown_since.map(|_| store::forget_unknown(&row.id)));
    app.write_down(learnt).await?;
    Ok(news)
}

/// Whether what was ordered will never go back so. Whoever is not let in has the wrong key, and whoever names a payment that the provider
/// does not know may have: of that, and of a question that is refused, no money comes back.
fn is_final(failure: &Failure) -> bool {
    matches!(failure, Failure::Refused { .. }) && !failure.is_barred() && !failure.names_the_unknown()
}

/// Whether a wrong key would have been noticed by now: for a day each answer was this, of which each run has complained. What is not known
/// then is another account's.
fn waited(app: &App, row: &RefundRow) -> bool {
    row.unknown_since.is_some_and(|since| since.plus_minutes(UNKNOWN_MINUTES) <= app.clock.now())
}

/// The refund as it was ordered before, if it was: the provider forgets keys after a day, and knows it by our name for it.
async fn made(provider: &dyn Provider, row: &RefundRow, payment: &TheirId) -> Result<Option<Refund>, Failure> {
    let known = provider.refunds_of(payment).await?;
    Ok(known.into_iter().find(|refund| refund.ours.as_deref() == Some(row.id.as_str())))
}

async fn ordered(provider: &dyn Provider, row: &RefundRow, payment: TheirId) -> Result<Refund, Failure> {
    let amount = Money { minor: row.amount_minor, currency: row.currency };
    let order = Order { ours: row.id.to_string(), payment, amount, reason: RefundReason::Requested };
    provider.refund(&RequestKey::new(&row.id, "refund"), &order).await
}

/// What the provider will not give back is the customer's credit, and an operator has to look.
fn refused(app: &App, row: &RefundRow, failure: &Failure) -> Learnt {
    let step = RefundMove { refund: &row.id, from: row.status, provider_ref: None, now: app.clock.now() };
    let mut learnt = Learnt::odd(format!("{} was refused: {failure}", row.id));
    learnt.statements = fail_refund(step, &row.payment_id, &row.customer_id, &*app.ids);
    learnt.statements.extend(events::freed(&[&row.customer_id], step.now, &*app.ids));
    learnt
}
