//! What is asked of the provider, and what is known if it does not answer: the same for whoever pays and for collections.
use super::{Chosen, Learnt, learn};
use crate::App;
use crate::provider::{self, Customer, Failure, MethodKind, Payment, Provider, RequestKey, TheirId};
use crate::store::{AccountRow, NewsFacts};
use db::DbError;
use kernel::Instant;
use ledger::{PayMethod, PaymentMove, PaymentStatus, move_payment};

/// After which time what the provider has not heard of by then never reached it, in minutes; a call of ours ends after half
/// of one, and what it set going at the provider within another.
const LOST_MINUTES: i64 = 5;
/// How long the same key is sure to be the same order, in minutes: the provider forgets keys after a day.
const KEY_HOLDS_MINUTES: i64 = 20 * 60;
/// How many pages of a hundred payments are looked through for a lost one.
const PAGES_MAX: u32 = 10;

/// What has become of a payment that the provider was asked for and never answered: it is looked up by our name for it. What
/// it never heard of has failed, so that the customer may try again.
pub(crate) async fn found(
    app: &App,
    provider: &dyn Provider,
    facts: &NewsFacts,
    now: Instant,
) -> Result<Result<Learnt, Failure>, DbError> {
    let row = &facts.payment.row;
    match lost(provider, row.id.as_str(), row.created_at).await {
        Ok(Some(news)) => learn(app, facts, &news, now, None).await.map(Ok),
        Ok(None) if row.changed_at.plus_minutes(LOST_MINUTES) <= now => {
            Ok(Ok(Learnt::moved(row, PaymentStatus::Failed, Some("no_answer"), now)))
        }
        Ok(None) => Ok(Ok(Learnt::default())),
        Err(failure) => Ok(Err(failure)),
    }
}

/// Whether what was first asked for at `since` would be another order now, if it was carried out: it is to be looked up before it is
/// asked for again.
pub(crate) fn is_key_old(since: Instant, now: Instant) -> bool {
    since.plus_minutes(KEY_HOLDS_MINUTES) <= now
}

/// The payment that the provider made for ours, of which its answer never reached us.
pub(crate) async fn lost(provider: &dyn Provider, ours: &str, since: Instant) -> Result<Option<Payment>, Failure> {
    let since = since.plus_minutes(-1);
    let mut after = None;
    for _ in 0..PAGES_MAX {
        let page = provider.payments_since(since, after.as_ref()).await?;
        // An attempt that was given up is not the one that was asked for last.
        let given_up = |payment: &Payment| payment.status == provider::PaymentStatus::Cancelled;
        let asked_for = |payment: &Payment| payment.ours.as_deref() == Some(ours) && !given_up(payment);
        if let Some(found) = page.items.into_iter().find(asked_for) {
            return Ok(Some(found));
        }
        let Some(next) = page.next else { return Ok(None) };
        after = Some(next);
    }
    // There are more than we looked at: nobody knows yet.
    Err(Failure::RateLimited { retry_after_seconds: None })
}

/// The kind in the provider's words; what no provider carries is no kind of theirs.
pub(crate) fn kind_of(method: PayMethod) -> MethodKind {
    match method {
        PayMethod::Card => MethodKind::Card,
        PayMethod::SepaDebit => MethodKind::SepaDebit,
        PayMethod::BacsDebit => MethodKind::BacsDebit,
        PayMethod::UsBankAccount => MethodKind::UsBankAccount,
        PayMethod::BankTransfer => MethodKind::Other("bank_transfer".to_owned()),
        PayMethod::Cash => MethodKind::Other("cash".to_owned()),
    }
}

/// What the provider calls a customer, who is made known to it if need be.
pub(crate) async fn theirs(provider: &dyn Provider, account: &AccountRow) -> Result<TheirId, Failure> {
    if let Some(known) = account.provider_ref.as_deref().and_then(|id| id.parse().ok()) {
        return Ok(known);
    }
    let customer =
        Customer { ours: account.customer_id.to_string(), name: account.name.clone(), email: account.email.clone() };
    provider.ensure_customer(&RequestKey::new(&account.customer_id, "customer"), &customer).await
}

/// What is known after a failure: a decline is one; of no answer nobody knows what happened, so that nothing else may be
/// tried until the provider has been asked.
pub(crate) fn unanswered(facts: &NewsFacts, failure: &Failure, with: Chosen<'_>, at: Instant) -> Learnt {
    let row = &facts.payment.row;
    let with = with.map(|(method, id)| (method, id.map(crate::api::MethodId::as_str)));
    let moved = |to, note: Option<&str>, id: Option<&str>| {
        let step = PaymentMove { payment: &row.id, from: row.status, to, provider_ref: id, note, with, at };
        let note = note.map(str::to_owned);
        Learnt { statements: move_payment(step), status: Some(to), note, ..Learnt::default() }
    };
    match failure {
        Failure::Declined { decline, payment } => {
            moved(PaymentStatus::Failed, Some(decline.word()), payment.as_ref().map(TheirId::as_str))
        }
        Failure::Unavailable { .. } => moved(PaymentStatus::Processing, None, None),
        Failure::Refused { .. } | Failure::NeedsAction { .. } | Failure::RateLimited { .. } => Learnt::default(),
    }
}
