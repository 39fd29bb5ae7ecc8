//! Payments that nobody goes on with: by their customer's wish, or because a day has passed.
use super::{Learnt, learn, lost};
use crate::api::PaymentView;
use crate::provider::{self, PaymentStatus as Theirs, RequestKey, TheirId};
use crate::store::{NewsFacts, PaymentRow};
use crate::{App, problems};
use kernel::Instant;
use ledger::{PaymentStatus, give_up_payment};
use web::Problem;

/// Whether anything can still be done about a payment: it has not come to an end, and its money is not on its way.
pub(crate) fn still_open(row: &PaymentRow) -> Result<(), Problem> {
    match row.status {
        PaymentStatus::Succeeded | PaymentStatus::Cancelled => Err(problems::PAYMENT_ENDED.because("")),
        PaymentStatus::Processing => Err(on_its_way(row)),
        _ => Ok(()),
    }
}

fn on_its_way(row: &PaymentRow) -> Problem {
    let detail = "Its money is on its way, or may be: it can be given up only if it does not come.";
    problems::PAYMENT_PENDING.because(detail).with("payment_id", &row.id)
}

/// The attempt at a payment that the provider knows of: also one of which nobody wrote down what came, which is looked up. Of somebody whom
/// the provider never knew nothing was asked there.
async fn attempt(app: &App, facts: &NewsFacts) -> Result<Option<TheirId>, Problem> {
    if let Some(id) = facts.payment.row.provider_ref.as_deref() {
        return id.parse().map(Some).map_err(Problem::internal);
    }
    let Some(provider) = app.provider.as_deref().filter(|_| facts.payment.was_known_there()) else {
        return Ok(None);
    };
    let made = lost(provider, &facts.payment).await.map_err(|failure| problems::not_answered(&failure))?;
    Ok(made.map(|made| made.id))
}

/// Whether it still waits for its customer.
pub(crate) fn is_open(status: PaymentStatus) -> bool {
    !matches!(status, PaymentStatus::Succeeded | PaymentStatus::Cancelled | PaymentStatus::Processing)
}

/// A payment that is given up, unless it has come to an end or its money is on its way.
pub(crate) async fn given_up(app: &App, facts: NewsFacts) -> Result<PaymentView, Problem> {
    let (row, at) = (&facts.payment.row, app.clock.now());
    still_open(row)?;
    let learnt = match attempt(app, &facts).await? {
        // Its end, which nobody but us decides.
        None => ended(row, at),
        Some(id) => {
            let provider = app.provider()?;
            // Refused, it has gone through meanwhile: the provider says how it is.
            let news = match provider.cancel(&RequestKey::new(id.as_str(), "cancel"), &id).await {
                Ok(news) => news,
                Err(failure) if failure.may_have_happened() => return Err(problems::not_answered(&failure)),
                Err(_) => provider.payment(&id).await.map_err(|failure| problems::not_answered(&failure))?,
            };
            if news.status != Theirs::Cancelled {
                let learnt = learn(app, &facts, &news, at, None).await?;
                app.write_down(learnt).await.map_err(problems::refused)?;
                return Err(on_its_way(row));
            }
            // The end of an attempt is not the end of the payment, which is decided here.
            ended(row, at)
        }
    };
    let view = facts.after(&learnt, at)?;
    match app.write_down(learnt).await {
        // The provider's event has come at the same moment: it tells that it is given up, or that its money came first. Or its customer
        // has begun it anew elsewhere, and may be about to pay.
        Err(cause) if cause.is_refused_by("status_changed") => {
            let told = app.told_meanwhile(row).await?.payment.row;
            if told.status == PaymentStatus::Cancelled {
                return Ok(told.view()?);
            }
            still_open(&told)?;
            let anew = told.provider_ref != row.provider_ref;
            Err(if anew { problems::BEGUN_ANEW.because("") } else { problems::refused(cause) })
        }
        outcome => outcome.map(|()| view).map_err(problems::refused),
    }
}

/// Whether somebody has to go on with what the provider says of a payment.
pub(crate) fn waits(status: &Theirs) -> bool {
    matches!(status, Theirs::Wanted | Theirs::NeedsAction | Theirs::Failed)
}

/// Of a payment that was given up while this attempt at it began, the attempt is given up too. Where the provider does not do so now an
/// operator reads of it: nobody was handed what it could be completed with.
pub(crate) async fn not_left_alive(app: &App, row: &PaymentRow, news: &provider::Payment) {
    let Some(provider) = app.provider.as_deref().filter(|_| waits(&news.status)) else { return };
    if let Err(failure) = provider.cancel(&RequestKey::new(news.id.as_str(), "cancel"), &news.id).await {
        app.aside.log.borrow_mut().push(format!("{} of {} is not given up: {failure}", news.id, row.id));
    }
}

/// The end of a payment whose attempt that we know of is given up.
fn ended(row: &PaymentRow, at: Instant) -> Learnt {
    let statements = give_up_payment(&row.id, row.status, row.provider_ref.as_deref(), at);
    Learnt { statements, status: Some(PaymentStatus::Cancelled), ..Learnt::default() }
}
