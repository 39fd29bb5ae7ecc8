//! The provider is asked: for the money of collections, and what has become of every payment that it has said nothing final
//! of. What was lost on the way, an answer or an event, is made good here.
use super::Done;
use super::patience::Patience;
use super::round::{ITEMS_MAX, page};
use crate::App;
use crate::news::{
    Chosen, Learnt, Made, found, is_key_old, is_lost, kind_of, learn, theirs, told_away, told_late, unanswered,
};
use crate::provider::{Failure, NewPayment as Order, PayWith, Payment, Provider, REFUSED, RequestKey, TheirId};
use crate::store::{self, AccountRow, MethodRow, NewsFacts, PaymentFacts, PaymentRow, ToAskRow};
use db::{Both, DbError};
use ledger::{PaymentId, PaymentStatus};

/// How long nothing is asked of a payment of which something was heard, in minutes.
const SILENT_MINUTES: i64 = 10;

/// How many pages of what nobody was asked for a run begins that does nothing else. A collection takes two trips to the database
/// and one to three calls of the provider, so that 150 of them, and the pages of what is looked up, keep below the 1,000 that a Worker has for
/// one invocation; at two seconds each they are done before the next such run.
const BEGUN_PAGES_MAX: u32 = 3;

/// Who is asked in a run, and what is looked up in it once for all.
struct Asking<'a> {
    app: &'a App,
    provider: &'a dyn Provider,
    made: Made,
    patience: &'a mut Patience,
    /// How many could not be looked up.
    missed: usize,
}

/// Asks for what nobody has asked for yet, and after what has been silent for a while.
pub(super) async fn ask(app: &App, patience: &mut Patience, done: &mut Done) -> Result<(), DbError> {
    let Some(provider) = app.provider.clone() else { return Ok(()) };
    let mut asking = Asking::new(app, &*provider, patience);
    // However many are with the banks, what was begun just now is asked for at once.
    asking.begin(done).await?;
    if asking.patience.is_over() {
        asking.end(done);
        return Ok(());
    }
    let silent = app.clock.now().plus_minutes(-SILENT_MINUTES);
    let silent = page(app, done, "round:silent", |after, max| store::to_ask(silent, after, max)).await?;
    asking.each(silent, done).await;
    asking.end(done);
    Ok(())
}

/// Asks for what nobody has asked for yet, and again for what was never answered, page after page, as far as one run may go.
pub(super) async fn begin_all(app: &App, patience: &mut Patience, done: &mut Done) -> Result<(), DbError> {
    let Some(provider) = app.provider.clone() else { return Ok(()) };
    let mut asking = Asking::new(app, &*provider, patience);
    let mut pages_left = BEGUN_PAGES_MAX;
    for repeats in [false, true] {
        while 0 < pages_left && !asking.patience.is_over() {
            let asked = if repeats { asking.repeat(done).await? } else { asking.begin(done).await? };
            pages_left -= u32::from(0 < asked);
            if asked < ITEMS_MAX as usize {
                break;
            }
        }
    }
    asking.end(done);
    Ok(())
}

impl<'a> Asking<'a> {
    fn new(app: &'a App, provider: &'a dyn Provider, patience: &'a mut Patience) -> Self {
        Self { app, provider, made: Made::default(), patience, missed: 0 }
    }

    /// Says of how many nobody knows whether the provider has made them: they stay in the list.
    fn end(self, done: &mut Done) {
        if 0 < self.missed {
            done.log.push(format!("{} payments could not be looked up and wait for the next run", self.missed));
        }
    }

    /// Asks for a page of what nobody has asked for yet; how many there are.
    async fn begin(&mut self, done: &mut Done) -> Result<usize, DbError> {
        let rows = page(self.app, done, "round:begun", store::to_begin).await?;
        Ok(self.each(rows, done).await)
    }

    /// Asks again for a page of what was asked for and never answered: after an outage that is all there is to collect.
    async fn repeat(&mut self, done: &mut Done) -> Result<usize, DbError> {
        let silent = self.app.clock.now().plus_minutes(-SILENT_MINUTES);
        let rows = page(self.app, done, "round:repeated", |after, max| store::to_repeat(silent, after, max)).await?;
        Ok(self.each(rows, done).await)
    }

    /// One that cannot be seen to holds up no other, as long as the provider speaks.
    async fn each(&mut self, rows: Vec<ToAskRow>, done: &mut Done) -> usize {
        let count = rows.len();
        for row in rows {
            if self.patience.is_over() {
                break;
            }
            match self.one(&row.id).await {
                Ok(news) => done.learnt += usize::from(news),
                Err(cause) => done.log.push(format!("{} is not asked after: {cause:?}", row.id)),
            }
        }
        count
    }

    /// What the provider has made for a payment of which it never answered.
    async fn looked_up(&mut self, facts: &PaymentFacts) -> Result<Option<Payment>, Failure> {
        let looked_up = self.made.of(self.provider, facts).await;
        if let Err(failure) = &looked_up {
            self.missed += 1;
            self.patience.tried(failure);
        }
        looked_up
    }

    /// Asks after one payment; whether something was learnt.
    async fn one(&mut self, id: &PaymentId) -> Result<bool, DbError> {
        let (app, now) = (self.app, self.app.clock.now());
        let known = (store::account_of_payment(id), store::paid_elsewhere(id));
        let asked = Both(known, store::news_facts(Some(id.as_str()), None));
        let ((accounts, elsewhere), answers) = app.db.read(asked).await?;
        let Some(facts) = NewsFacts::read(answers)? else { return Ok(false) };
        let row = &facts.payment.row;
        let known: Option<TheirId> = row.provider_ref.as_deref().and_then(|id| id.parse().ok());
        let learnt = match (known, accounts.first(), &facts.saved) {
            (Some(theirs), ..) => match self.provider.payment(&theirs).await {
                Ok(news) => learn(app, &facts, &news, now, None).await?,
                Err(failure) => return Ok(self.patience.unheard(&row.id, &failure)),
            },
            (None, Some(account), Some(saved)) if row.on_session == 0 => {
                return self.collected(&facts, account, saved, !elsewhere.is_empty()).await;
            }
            (None, ..) => match found(app, self.looked_up(&facts.payment).await, &facts, now).await? {
                Ok(learnt) => learnt,
                Err(_) => return Ok(false),
            },
        };
        let news = !learnt.statements.is_empty();
        app.write_down(learnt).await?;
        Ok(news)
    }

    /// Asks for the money of a collection, under a key that makes asking twice the same as asking once; what may have been asked for so
    /// long ago that the key is forgotten is looked up first, and so is what something else `is_paid` by meanwhile, which is not asked for.
    async fn collected(
        &mut self,
        facts: &NewsFacts,
        account: &AccountRow,
        saved: &MethodRow,
        is_paid: bool,
    ) -> Result<bool, DbError> {
        let (app, provider) = (self.app, self.provider);
        let (row, now) = (&facts.payment.row, app.clock.now());
        let known = if is_paid || is_key_old(row.created_at, now) {
            let Ok(known) = self.looked_up(&facts.payment).await else { return Ok(false) };
            known
        } else {
            None
        };
        if is_paid && known.is_none() {
            // Another run may be asking for it at this moment.
            let called_off = is_lost(row.changed_at, now);
            if called_off {
                app.write_down(Learnt::moved(row, PaymentStatus::Cancelled, None, now)).await?;
            }
            return Ok(called_off);
        }
        let method = saved.provider_ref.as_deref().and_then(|id| id.parse::<TheirId>().ok());
        let Some(method) = method else { return Ok(false) };
        let customer = match theirs(provider, account).await {
            Ok(customer) => customer,
            Err(failure) => return Ok(self.patience.unheard(&row.id, &failure)),
        };
        let order = Order {
            ours: row.id.to_string(),
            amount: row.amount(),
            customer: customer.clone(),
            with: PayWith::Away(method, kind_of(saved.method)),
            description: row.id.to_string(),
            suffix: None,
        };
        let answer = match known {
            Some(known) => Some(Ok(known)),
            None => match ordered(provider, row, &order).await {
                Err(failure) if failure.is_key_reused() => self.made_otherwise(&facts.payment, failure).await,
                answer => Some(answer),
            },
        };
        let Some(answer) = answer else { return Ok(false) };
        if let Err(failure) = &answer {
            if failure.is_barred() {
                // It was asked for of nobody.
                return Ok(self.patience.unheard(&row.id, failure));
            }
            self.patience.tried(failure);
        }
        let chosen = Some((saved.method, Some(&saved.id)));
        let mut learnt = match &answer {
            Ok(news) => learn(app, facts, news, now, chosen).await?,
            Err(failure) => not_taken(app, facts, failure, chosen)?,
        };
        if account.provider_ref.is_none() {
            learnt.statements.insert(0, store::put_ref(&row.customer_id, customer.as_str()));
        }
        match app.write_down(learnt).await {
            Err(cause) if cause.is_refused_by("status_changed") => self.collected_late(row, &answer).await?,
            outcome => outcome?,
        }
        Ok(true)
    }

    /// Writes down what came of the order where its customer has given it up meanwhile, or the provider's event was faster.
    async fn collected_late(&self, row: &PaymentRow, answer: &Result<Payment, Failure>) -> Result<(), DbError> {
        let read = self.app.db.read(store::news_facts(Some(row.id.as_str()), None)).await?;
        let Some(facts) = NewsFacts::read(read)? else { return Ok(()) };
        self.app.write_down(told_late(self.app, &facts, answer, None, self.app.clock.now()).await?).await
    }

    /// What came of it where it was ordered otherwise before, under the same key, and nobody wrote that down: `failure`, if nothing did. Where
    /// nobody knows yet it waits.
    async fn made_otherwise(&mut self, facts: &PaymentFacts, failure: Failure) -> Option<Result<Payment, Failure>> {
        match self.looked_up(facts).await {
            Ok(Some(found)) => Some(Ok(found)),
            Ok(None) if is_lost(facts.row.changed_at, self.app.clock.now()) => Some(Err(failure)),
            Ok(None) => {
                self.patience.unheard(&facts.row.id, &failure);
                None
            }
            Err(_) => None,
        }
    }
}

/// What comes of the order. Where the bank wants the customer to confirm it, who is told to, that is what it is by then.
async fn ordered(provider: &dyn Provider, row: &PaymentRow, order: &Order) -> Result<Payment, Failure> {
    let answer = provider.pay(&RequestKey::new(&row.id, "pay"), order).await;
    if let Err(Failure::NeedsAction { payment: Some(id) }) = &answer {
        return provider.payment(id).await;
    }
    answer
}

/// What is known of a collection that was not taken, and who is told.
fn not_taken(app: &App, facts: &NewsFacts, failure: &Failure, chosen: Chosen<'_>) -> Result<Learnt, DbError> {
    let (row, now) = (&facts.payment.row, app.clock.now());
    let mut learnt = match failure {
        // What the provider will not have under any key is our fault: an operator has to look, and it is not asked for again.
        Failure::Refused { .. } if !failure.is_customer_missing() => {
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
