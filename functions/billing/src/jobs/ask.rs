//! The provider is asked: for the money of collections, and what has become of every payment that it has said nothing final
//! of. What was lost on the way, an answer or an event, is made good here.
use super::Done;
use super::round::{ITEMS_MAX, page};
use crate::App;
use crate::news::{Chosen, Learnt, found, is_key_old, kind_of, learn, lost, theirs, told_away, unanswered};
use crate::provider::{Failure, NewPayment as Order, PayWith, Provider, REFUSED, RequestKey, TheirId};
use crate::store::{self, AccountRow, MethodRow, NewsFacts, ToAskRow};
use db::{Both, DbError};
use ledger::{PaymentId, PaymentStatus};

/// How long nothing is asked of a payment of which something was heard, in minutes.
const SILENT_MINUTES: i64 = 10;

/// How many pages of what nobody was asked for a run begins that does nothing else. A collection takes two trips to the database
/// and one to three calls of the provider, so that 150 of them keep below the 1,000 that a Worker has for one invocation; at two seconds each
/// they are done before the next such run.
const BEGUN_PAGES_MAX: u32 = 3;

/// Asks for what nobody has asked for yet, and after what has been silent for a while.
pub(super) async fn ask(app: &App, done: &mut Done) -> Result<(), DbError> {
    let Some(provider) = app.provider.clone() else { return Ok(()) };
    // However many are with the banks, what was begun just now is asked for at once.
    begin(app, &*provider, done).await?;
    let silent = app.clock.now().plus_minutes(-SILENT_MINUTES);
    let silent = page(app, done, "round:silent", |after, max| store::to_ask(silent, after, max)).await?;
    each(app, &*provider, silent, done).await;
    Ok(())
}

/// Asks for what nobody has asked for yet, page after page, as far as one run may go.
pub(super) async fn begin_all(app: &App, done: &mut Done) -> Result<(), DbError> {
    let Some(provider) = app.provider.clone() else { return Ok(()) };
    for _ in 0..BEGUN_PAGES_MAX {
        if !begin(app, &*provider, done).await? {
            return Ok(());
        }
    }
    Ok(())
}

/// Asks for a page of what nobody has asked for yet; whether there may be another.
async fn begin(app: &App, provider: &dyn Provider, done: &mut Done) -> Result<bool, DbError> {
    let rows = page(app, done, "round:begun", store::to_begin).await?;
    let is_full = rows.len() == ITEMS_MAX as usize;
    each(app, provider, rows, done).await;
    Ok(is_full)
}

/// One that cannot be seen to holds up no other.
async fn each(app: &App, provider: &dyn Provider, rows: Vec<ToAskRow>, done: &mut Done) {
    for row in rows {
        match one(app, provider, &row.id).await {
            Ok(news) => done.learnt += usize::from(news),
            Err(cause) => done.log.push(format!("{} is not asked after: {cause:?}", row.id)),
        }
    }
}

/// Asks after one payment; whether something was learnt.
async fn one(app: &App, provider: &dyn Provider, id: &PaymentId) -> Result<bool, DbError> {
    let now = app.clock.now();
    let asked = Both(store::account_of_payment(id), store::news_facts(Some(id.as_str()), None));
    let (accounts, answers) = app.db.read(asked).await?;
    let Some(facts) = NewsFacts::read(answers)? else { return Ok(false) };
    let row = &facts.payment.row;
    let known: Option<TheirId> = row.provider_ref.as_deref().and_then(|id| id.parse().ok());
    let learnt = match (known, accounts.first(), &facts.saved) {
        (Some(theirs), ..) => match provider.payment(&theirs).await {
            Ok(news) => learn(app, &facts, &news, now, None).await?,
            Err(_) => return Ok(false),
        },
        (None, Some(account), Some(saved)) if row.on_session == 0 => {
            return collected(app, provider, &facts, account, saved).await;
        }
        (None, ..) => match found(app, provider, &facts, now).await? {
            Ok(learnt) => learnt,
            Err(_) => return Ok(false),
        },
    };
    let news = !learnt.statements.is_empty();
    app.write_down(learnt).await?;
    Ok(news)
}

/// Asks for the money of a collection, under a key that makes asking twice the same as asking once; what may have been asked for so long
/// ago that the key is forgotten is looked up first.
async fn collected(
    app: &App,
    provider: &dyn Provider,
    facts: &NewsFacts,
    account: &AccountRow,
    saved: &MethodRow,
) -> Result<bool, DbError> {
    let (row, now) = (&facts.payment.row, app.clock.now());
    let method = saved.provider_ref.as_deref().and_then(|id| id.parse::<TheirId>().ok());
    let (Ok(customer), Some(method)) = (theirs(provider, account).await, method) else { return Ok(false) };
    let order = Order {
        ours: row.id.to_string(),
        amount: row.amount(),
        customer: customer.clone(),
        with: PayWith::Away(method, kind_of(saved.method)),
        description: row.id.to_string(),
        suffix: None,
    };
    let known = if is_key_old(row.created_at, now) {
        let Ok(known) = lost(provider, row.id.as_str(), row.created_at).await else { return Ok(false) };
        known
    } else {
        None
    };
    let mut answer = match known {
        Some(known) => Ok(known),
        None => provider.pay(&RequestKey::new(&row.id, "pay"), &order).await,
    };
    // The bank wants the customer to confirm it, who is told to.
    if let Err(Failure::NeedsAction { payment: Some(id) }) = &answer {
        answer = provider.payment(id).await;
    }
    let chosen = Some((saved.method, Some(&saved.id)));
    let mut learnt = match answer {
        Ok(news) => learn(app, facts, &news, now, chosen).await?,
        Err(failure) => not_taken(app, facts, &failure, chosen)?,
    };
    if account.provider_ref.is_none() {
        learnt.statements.insert(0, store::put_ref(&row.customer_id, customer.as_str()));
    }
    app.write_down(learnt).await?;
    Ok(true)
}

/// What is known of a collection that was not taken, and who is told.
fn not_taken(app: &App, facts: &NewsFacts, failure: &Failure, chosen: Chosen<'_>) -> Result<Learnt, DbError> {
    let (row, now) = (&facts.payment.row, app.clock.now());
    let mut learnt = match failure {
        // What the provider will not have under any key is our fault: an operator has to look, and it is not asked for again.
        Failure::Refused { .. } => {
            let odd = Some(format!("{} was refused: {failure:?}", row.id));
            Learnt { odd, ..Learnt::moved(row, PaymentStatus::Failed, Some(REFUSED), now) }
        }
        _ => unanswered(facts, failure, chosen, now),
    };
    if learnt.status == Some(PaymentStatus::Failed) {
        learnt.statements.extend(told_away(app, facts, PaymentStatus::Failed, learnt.note.as_deref())?);
    }
    Ok(learnt)
}
