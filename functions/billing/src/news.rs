//! What the provider says, written down: the same for the browser's return, webhooks and the jobs. This is a part of its
//! own because all three ask the provider and commit what it says.
mod asking;
mod disputes;
mod giving_up;
mod hear;
mod methods;
pub(crate) mod refunds;
mod saving;
mod taken;

pub(crate) use asking::{Made, found, is_key_old, is_lost, kind_of, lost, theirs, told_late, unanswered};
pub(crate) use giving_up::{given_up, is_open, not_left_alive, still_open, waits};
pub(crate) use hear::hear;
pub(crate) use saving::{Saving, apply_mandate, beside, detached, saved_as};

use crate::api::{MethodId, MethodStatus, PaymentFailureView, PaymentView};
use crate::provider::{self, Provider, TheirId};
use crate::rules::{Known, Step, step};
use crate::store::{self, MethodRow, NewsFacts, PaymentRow};
use crate::{App, events, problems};
use db::{DbError, Statement};
use kernel::Instant;
use ledger::{
    NewPayment, PayMethod, PaymentId, PaymentMove, PaymentStatus, Purpose, Settling, move_payment, settle, want_payment,
};
use outbox::AfterFailure;
use web::{Problem, problem};

/// What is to be written because of news.
#[derive(Debug, Default)]
pub(crate) struct Learnt {
    /// The batch; empty for no news.
    pub(crate) statements: Vec<Statement>,
    /// The status that the payment comes to, if it comes to another, and why if it failed.
    pub(crate) status: Option<PaymentStatus>,
    /// The provider's word for why it failed.
    pub(crate) note: Option<String>,
    /// The order that was paid.
    pub(crate) order: Option<String>,
    /// What an operator has to look at.
    pub(crate) odd: Option<String>,
    /// The provider's payment that it is about, where none of ours is known by it.
    pub(crate) stranger: Option<TheirId>,
    /// Whether what is told of that names something of ours.
    pub(crate) names_ours: bool,
}

impl Learnt {
    /// Nothing but something to look at.
    pub(crate) fn odd(what: String) -> Self {
        Self { odd: Some(what), ..Self::default() }
    }

    /// The same of the provider's `payment`, which none of ours is known by: perhaps it is one of ours, perhaps a stranger's who has the
    /// same account there, which is nobody's business unless what is told of it names something of ours.
    pub(crate) fn strange(what: String, payment: Option<&TheirId>, names_ours: bool) -> Self {
        if payment.is_none() && !names_ours {
            return Self::default();
        }
        Self { stranger: payment.cloned(), names_ours, ..Self::odd(what) }
    }

    /// This and what else was learnt, in one batch.
    pub(crate) fn and(&mut self, other: Self) {
        self.statements.extend(other.statements);
        self.order = self.order.take().or(other.order);
        self.odd = self.odd.take().or(other.odd);
        self.stranger = self.stranger.take().or(other.stranger);
        self.names_ours |= other.names_ours;
    }
}

impl Learnt {
    /// That a payment has come to `to`, and why if it failed.
    pub(crate) fn moved(row: &PaymentRow, to: PaymentStatus, note: Option<&str>, at: Instant) -> Self {
        let step = PaymentMove { payment: &row.id, from: row.status, to, provider_ref: None, note, with: None, at };
        let note = note.map(str::to_owned);
        Self { statements: move_payment(step), status: Some(to), note, ..Self::default() }
    }
}

/// How a payment is paid, if that was chosen just now.
pub(crate) type Chosen<'a> = Option<(PayMethod, Option<&'a MethodId>)>;

/// What `news` of the payment of `facts`, true at `at`, change.
pub(crate) async fn learn(
    app: &App,
    facts: &NewsFacts,
    news: &provider::Payment,
    at: Instant,
    with: Chosen<'_>,
) -> Result<Learnt, DbError> {
    let row = &facts.payment.row;
    let (purpose, now) = (row.purpose()?, app.clock.now());
    // What was just ordered is an attempt of its own, whatever came of those before.
    let fresh = with.is_some() && row.provider_ref.as_deref() != Some(news.id.as_str());
    let mut known = Known {
        status: row.status,
        changed_at: row.changed_at,
        amount: row.amount(),
        provider_ref: row.provider_ref.as_deref(),
    };
    if fresh {
        known = Known { status: PaymentStatus::Wanted, provider_ref: None, ..known };
    }
    let provider_ref = Some(news.id.as_str());
    let with = with.map(|(method, id)| (method, id.map(MethodId::as_str)));
    let mut learnt = Learnt::default();
    let mut moves = |to, note: Option<&str>| {
        let step = PaymentMove { payment: &row.id, from: row.status, to, provider_ref, note, with, at };
        learnt.statements.extend(move_payment(step));
    };
    match step(known, news, at) {
        Step::Settle => {
            let settling = Settling { payment: &row.id, from: row.status, purpose: &purpose, provider_ref, with, now };
            learnt.statements.extend(settle(settling));
            learnt.statements.extend(events::paid(&facts.payment, facts.books.day(now), now, &*app.ids)?);
            learnt.order = purpose.order;
            learnt.status = Some(PaymentStatus::Succeeded);
        }
        Step::Move(to, note) => {
            moves(to, note.as_deref());
            learnt.statements.extend(told_away(app, facts, to, note.as_deref())?);
            (learnt.status, learnt.note) = (Some(to), note);
        }
        Step::Unexpected => return Ok(adopt(app, facts, news)),
        // The provider's id is worth keeping even where nothing else is new, but not one that was given up before.
        Step::Nothing
            if known.provider_ref.is_none()
                && known.status != PaymentStatus::Succeeded
                && (with.is_some() || news.status != provider::PaymentStatus::Cancelled) =>
        {
            moves(known.status, None);
            learnt.status = Some(known.status);
        }
        Step::Nothing => {}
    }
    if let (Some(saved), Some(provider)) = (&facts.saved, &app.provider) {
        learnt.statements.extend(kept(&**provider, saved, news, now).await);
    }
    Ok(learnt)
}

/// The notice to a customer who was not there when a payment failed: a collection, or a debit that a bank thought about for days.
pub(crate) fn told_away(
    app: &App,
    facts: &NewsFacts,
    to: PaymentStatus,
    note: Option<&str>,
) -> Result<Option<Statement>, DbError> {
    let row = &facts.payment.row;
    let (code, next) = match to {
        PaymentStatus::Failed => (note.unwrap_or_default(), None),
        PaymentStatus::NeedsAction => ("authentication_required", Some(AfterFailure::ConfirmIt)),
        _ => return Ok(None),
    };
    let by_themselves = row.on_session == 1;
    if by_themselves && row.status != PaymentStatus::Processing {
        return Ok(None);
    }
    let now = app.clock.now();
    let decline = provider::Decline { code: code.to_owned(), decline_code: None };
    let failure = PaymentFailureView { code: code.to_owned(), advice: decline.message_key().to_owned() };
    let (today, led_by) = (facts.books.day(now), row.led_by()?);
    let is_tried = !by_themselves && may_pass(decline.advice()) && facts.payment.is_collected();
    let again = led_by.filter(|_| is_tried).and_then(|due_on| {
        let days = facts.dunning.retry.iter().filter_map(|days| u32::try_from(days.get()).ok());
        days.map(|days| due_on.plus_days(days)).find(|day| today < *day)
    });
    let late_from = facts.payment.late_from(|at| facts.books.day(at))?;
    let suspended_on = facts
        .dunning
        .suspension
        .zip(late_from)
        .map(|(policy, from)| from.plus_days(u32::try_from(policy.after_days.get()).unwrap_or(0)).max(today));
    let for_order = row.purpose()?.order.is_some();
    let to_pay = if for_order { AfterFailure::OrderLapses } else { AfterFailure::PayYourself };
    let otherwise = again.map_or(to_pay, |on| AfterFailure::TriedAgain { on });
    let after = events::After { next: next.unwrap_or(otherwise), suspended_on };
    events::failed(&facts.payment, &failure, after, now, &*app.ids).map(Some)
}

/// Whether the same method may do another day.
fn may_pass(advice: provider::Advice) -> bool {
    !matches!(advice, provider::Advice::AccountUnusable | provider::Advice::Expired | provider::Advice::Mistyped)
}

/// Money that came a second time for one payment of ours is a payment of its own: the customer's credit.
fn adopt(app: &App, facts: &NewsFacts, news: &provider::Payment) -> Learnt {
    let (row, now) = (&facts.payment.row, app.clock.now());
    let odd = format!("{} came for {} beside {:?}, over {}", news.id, row.id, row.provider_ref, news.amount.plain());
    let another = row.provider_ref.as_deref() != Some(news.id.as_str());
    if !another || news.amount.currency != row.currency {
        return Learnt { odd: Some(odd), ..Learnt::default() };
    }
    let new = NewPayment {
        id: PaymentId::new(&*app.ids),
        key: format!("provider:{}", news.id),
        customer: row.customer_id.clone(),
        method: row.method,
        currency: row.currency,
        amount_minor: news.amount.minor,
        purpose: Purpose::default(),
        method_id: None,
        on_session: false,
        note: None,
        received_on: None,
        now,
    };
    let mut statements = vec![want_payment(&new)];
    let (provider_ref, purpose) = (Some(news.id.as_str()), &new.purpose);
    statements.extend(settle(Settling {
        payment: &new.id,
        from: PaymentStatus::Wanted,
        purpose,
        provider_ref,
        with: None,
        now,
    }));
    Learnt { statements, odd: Some(odd), ..Learnt::default() }
}

/// A method that is kept with its first payment is known once that has gone through. What cannot be asked now is asked by
/// the job that looks after unfinished methods.
async fn kept(provider: &dyn Provider, saved: &MethodRow, news: &provider::Payment, now: Instant) -> Vec<Statement> {
    let went = matches!(news.status, provider::PaymentStatus::Succeeded | provider::PaymentStatus::Processing);
    let (true, MethodStatus::Wanted, Some(id)) = (went, saved.status, &news.method) else { return Vec::new() };
    let Ok(method) = provider.method(id).await else { return Vec::new() };
    store::move_method(saved, &completed(saved, &method, MethodStatus::Active, now))
}

/// A method as it is once the provider knows it.
pub(crate) fn completed(saved: &MethodRow, method: &provider::Method, status: MethodStatus, now: Instant) -> MethodRow {
    MethodRow {
        provider_ref: Some(method.id.to_string()),
        label: method.label(),
        expires_on: method.expires_on,
        status,
        changed_at: now,
        ..saved.clone()
    }
}

impl NewsFacts {
    /// The payment as it is told once what was learnt is written.
    pub(crate) fn after(&self, learnt: &Learnt, at: Instant) -> Result<PaymentView, DbError> {
        let mut row = self.payment.row.clone();
        if let Some(status) = learnt.status {
            (row.status, row.changed_at) = (status, at);
            row.note = learnt.note.clone().or(row.note);
        }
        row.view()
    }
}

impl App {
    /// Writes down what was learnt, with what is odd of it, and lets the shop hear of a paid order.
    pub(crate) async fn write_down(&self, mut learnt: Learnt) -> Result<(), DbError> {
        learnt.statements.extend(learnt.odd.as_ref().map(|odd| store::note_odd(odd, self.clock.now())));
        if !learnt.statements.is_empty() {
            self.db.commit(learnt.statements).await?;
        }
        self.aside.paid_orders.borrow_mut().extend(learnt.order);
        self.aside.log.borrow_mut().extend(learnt.odd);
        Ok(())
    }

    /// All that decides about a payment of which somebody else has told meanwhile, as they left it.
    pub(crate) async fn told_meanwhile(&self, row: &PaymentRow) -> Result<NewsFacts, Problem> {
        let facts = NewsFacts::read(self.db.read(store::news_facts(Some(row.id.as_str()), None)).await?)?;
        facts.ok_or_else(|| problem::NOT_FOUND.because(""))
    }

    /// The provider; a refusal where none is set up.
    pub(crate) fn provider(&self) -> Result<&dyn Provider, Problem> {
        self.provider.as_deref().ok_or_else(|| problems::NO_PROVIDER.because(""))
    }
}
