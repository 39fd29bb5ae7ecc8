//! What is asked of the provider, and what is known if it does not answer: the same for whoever pays and for collections.
use super::{Chosen, Learnt, learn, not_left_alive};
use crate::App;
use crate::provider::{self, Customer, Failure, MethodKind, Page, Payment, Provider, REFUSED, RequestKey, TheirId};
use crate::store::{self, AccountRow, NewsFacts, PaymentFacts};
use db::DbError;
use kernel::Instant;
use ledger::{PayMethod, PaymentMove, PaymentStatus, move_payment, note_method};
use std::collections::BTreeMap;

/// After which time what the provider has not heard of by then never reached it, in minutes; a call of ours ends after half
/// of one, and what it set going at the provider within another.
const LOST_MINUTES: i64 = 5;
/// How long the same key is sure to be the same order, in minutes: the provider forgets keys after a day.
const KEY_HOLDS_MINUTES: i64 = 20 * 60;
/// How many pages of a hundred payments of a customer's are looked through for a lost one, and how many in one run.
const PAGES_MAX: u32 = 10;
/// The same of everybody's, among which those are looked up whom the provider has once forgotten.
const EVERYBODYS_PAGES_MAX: u32 = 50;
const ALL_PAGES_MAX: u32 = 250;

/// What has become of a payment that the provider was asked for and never answered, once it is `looked_up` by our name for it. What
/// the provider never heard of has failed, so that the customer may try again.
pub(crate) async fn found(
    app: &App,
    looked_up: Result<Option<Payment>, Failure>,
    facts: &NewsFacts,
    now: Instant,
) -> Result<Result<Learnt, Failure>, DbError> {
    let row = &facts.payment.row;
    match looked_up {
        Ok(Some(news)) => learn(app, facts, &news, now, None).await.map(Ok),
        Ok(None) if is_lost(row.changed_at, now) => {
            Ok(Ok(Learnt::moved(row, PaymentStatus::Failed, Some("no_answer"), now)))
        }
        Ok(None) => Ok(Ok(Learnt::default())),
        Err(failure) => Ok(Err(failure)),
    }
}

/// Whether what was asked for at `since`, and the provider does not know, never reached it.
pub(crate) fn is_lost(since: Instant, now: Instant) -> bool {
    since.plus_minutes(LOST_MINUTES) <= now
}

/// Whether what was first asked for at `since` would be another order now, if it was carried out: it is to be looked up before it is
/// asked for again.
pub(crate) fn is_key_old(since: Instant, now: Instant) -> bool {
    since.plus_minutes(KEY_HOLDS_MINUTES) <= now
}

/// The payment that the provider made for ours, of which its answer never reached us.
pub(crate) async fn lost(provider: &dyn Provider, facts: &PaymentFacts) -> Result<Option<Payment>, Failure> {
    Made::default().of(provider, facts).await
}

/// The payments that the provider has made since a while, by our names for them: those of one customer where it knows whose ours is, so
/// that it does not matter how many it makes for others. They are read as far as they are looked for, and once however many are: an item of
/// a list that is looked up takes no list of its own.
#[derive(Debug, Default)]
pub(crate) struct Made {
    /// How many pages of a hundred were read.
    pages: u32,
    /// By the provider's name of the customer; of all, without one.
    of: BTreeMap<Option<TheirId>, List>,
}

/// The payments of one customer, or of all.
#[derive(Debug, Default)]
struct List {
    pages: u32,
    /// Since when, what the next page comes after, and whether there is none.
    since: Option<Instant>,
    after: Option<TheirId>,
    is_whole: bool,
    by_ours: BTreeMap<String, Payment>,
}

impl Made {
    /// The one that was made for ours.
    pub(crate) async fn of(
        &mut self,
        provider: &dyn Provider,
        facts: &PaymentFacts,
    ) -> Result<Option<Payment>, Failure> {
        let (ours, since) = (facts.row.id.as_str(), facts.row.created_at.plus_minutes(-1));
        let whose: Option<TheirId> = facts.customer_ref.as_deref().and_then(|id| id.parse().ok());
        let list = self.of.entry(whose.clone()).or_default();
        if list.since.is_none_or(|read| since < read) {
            *list = List { since: Some(since), pages: list.pages, ..List::default() };
        }
        loop {
            if let Some(found) = list.by_ours.get(ours) {
                return Ok(Some(found.clone()));
            }
            if list.is_whole {
                return Ok(None);
            }
            // There are more than we look at: nobody knows yet.
            let pages_max = if whose.is_some() { PAGES_MAX } else { EVERYBODYS_PAGES_MAX };
            if list.pages == pages_max || self.pages == ALL_PAGES_MAX {
                return Err(Failure::RateLimited { retry_after_seconds: None });
            }
            (list.pages, self.pages) = (list.pages + 1, self.pages + 1);
            let since = list.since.unwrap_or(since);
            list.take(provider.payments_since(whose.as_ref(), since, list.after.as_ref()).await?);
        }
    }
}

impl List {
    fn take(&mut self, page: Page<Payment>) {
        for payment in page.items {
            // An attempt that was given up is not the one that was asked for last, which comes first.
            if let (Some(ours), false) = (&payment.ours, payment.status == provider::PaymentStatus::Cancelled) {
                self.by_ours.entry(ours.clone()).or_insert(payment);
            }
        }
        (self.is_whole, self.after) = (page.next.is_none(), page.next);
    }
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
    // Under the key of one who is gone the provider would name that one again.
    let key = match account.refs_lost.filter(|lost| 0 < *lost) {
        Some(lost) => format!("{}.{lost}", account.customer_id),
        None => account.customer_id.to_string(),
    };
    provider.ensure_customer(&RequestKey::new(key, "customer"), &customer).await
}

/// What an answer changes that has come after somebody else told of the payment of `facts`, such as its customer who has given it up
/// meanwhile: money that is on its way, or may be, is not forgotten for that.
pub(crate) async fn told_late(
    app: &App,
    facts: &NewsFacts,
    answer: &Result<Payment, Failure>,
    with: Chosen<'_>,
    at: Instant,
) -> Result<Learnt, DbError> {
    let is_given_up = facts.payment.row.status == PaymentStatus::Cancelled;
    match answer {
        Ok(news) => {
            if is_given_up {
                not_left_alive(app, &facts.payment.row, news).await;
            }
            let mut learnt = learn(app, facts, news, at, None).await?;
            let with = with.map(|(method, id)| (method, id.map(crate::api::MethodId::as_str)));
            learnt.statements.extend(with.map(|with| note_method(&facts.payment.row.id, news.id.as_str(), with)));
            Ok(learnt)
        }
        Err(failure) if is_given_up && failure.may_have_happened() => Ok(unanswered(facts, failure, with, at)),
        Err(_) => Ok(Learnt::default()),
    }
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
        // Whom the provider knows no more is made known to it anew at the next try, which is another order then.
        failure if failure.is_customer_missing() => {
            let mut learnt = moved(PaymentStatus::Failed, Some(REFUSED), None);
            learnt.statements.push(store::forget_ref(&row.customer_id));
            learnt
        }
        // What is refused stays refused under its key: it has failed, so that the next try, by whatever method, has another. So has what was
        // ordered otherwise under its key before, once its asker has looked up that nothing came of that.
        Failure::Refused { .. } if !failure.is_barred() => moved(PaymentStatus::Failed, Some(REFUSED), None),
        Failure::Refused { .. } | Failure::NeedsAction { .. } | Failure::RateLimited { .. } => Learnt::default(),
    }
}
