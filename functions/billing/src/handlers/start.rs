//! A payment is started: the provider is asked for the money of a row that stands.
use super::{customer_of, into_ways, may_pay, owned_facts};
use crate::api::*;
use crate::news::{
    Chosen, is_key_old, is_lost, is_open, kind_of, learn, lost, still_open, theirs, told_late, unanswered, waits,
};
use crate::provider::{self, Failure, MethodKind, NewPayment as Order, PayWith, Provider, RequestKey, TheirId};
use crate::store::{AccountRow, MethodRow, NewsFacts, PaymentRow, WantedRow};
use crate::{App, problems, rules, store};
use db::{Both, Statement};
use kernel::Instant;
use ledger::{PayMethod, PaymentId, PaymentStatus, begin_payment, want_again};
use web::{Body, Json, Path, Problem, SignedIn};

/// When to try again what was begun otherwise and may not have come to the provider yet, in seconds.
const LOST_SECONDS: i64 = 60;

/// From what a payment is paid.
enum Source {
    /// A saved method, and what the provider calls it.
    Saved(MethodRow, TheirId),
    /// A new card, which is kept under this row if it is to be kept.
    New(Option<MethodRow>),
}

pub(crate) async fn start_payment(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<PaymentId>,
    Body(wish): Body<StartPayment>,
) -> Result<Json<StartedPayment>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let viewer = access::store::viewer(Some(&claims), now);
    let chosen = wish.method_id.as_ref().map_or_else(store::no_method, store::method);
    let rivals = (store::wanted_of(&id), store::pending(customer));
    let beside = Both(store::ways(&id), Both(rivals, (viewer, store::account(customer), chosen)));
    let asked = Both(beside, store::news_facts(Some(id.as_str()), None));
    let ((ways, ((wanted, pending), (viewer, accounts, chosen))), answers) = app.db.read(asked).await?;
    let facts = owned_facts(answers, customer)?;
    // What was ordered may be paid by whoever could order it.
    if facts.payment.row.purpose()?.order.is_none() {
        may_pay(&access::store::only(viewer)?)?;
    }
    let account = store::only(accounts, "customer")?;
    let ways = into_ways(ways, facts.payment.row.amount(), now)?;
    let source = source_of(&app, &facts, &wish, chosen)?;
    ways.admit(source.method())?;
    still_open(&facts.payment.row)?;
    still_owed(&facts.payment.row, &wanted, &pending)?;
    let (front, facts) = (app.needed_front()?, wanted_now(&app, facts, now).await?);
    let started = Starting { app: &app, provider: app.provider()?, facts: &facts, account: &account, now };
    started.start(source, front).await.map(Json)
}

/// Whether what it is for is still to be paid, and by nothing else that is under way.
fn still_owed(row: &PaymentRow, wanted: &[WantedRow], pending: &[PaymentRow]) -> Result<(), Problem> {
    let owed: Vec<_> = wanted.iter().filter_map(|wanted| wanted.wanted_by(&row.customer_id)).collect();
    let others = pending.iter().filter(|other| other.id != row.id);
    let others = others.map(PaymentRow::waiting).collect::<Result<Vec<_>, _>>()?;
    Ok(rules::admit_still(&row.purpose()?.invoices, &owed, &others)?)
}

/// What failed counts for nothing, so that something else may be paid instead. Before the provider is asked again it is wanted again,
/// in one batch with the guard that nothing else is meanwhile. Whatever it was, its customer is there now.
async fn wanted_now(app: &App, mut facts: NewsFacts, now: Instant) -> Result<NewsFacts, Problem> {
    let row = &mut facts.payment.row;
    row.on_session = 1;
    if row.status != PaymentStatus::Failed {
        return Ok(facts);
    }
    // The time of it names the next attempt, which is not the first.
    let at = now.max(row.created_at.plus_seconds(1));
    let mut writes = vec![store::guard_few(&row.customer_id), store::guard_open(&row.purpose()?.invoices)];
    writes.extend(want_again(&row.id, at));
    app.db.commit(writes).await.map_err(problems::refused)?;
    (row.status, row.changed_at) = (PaymentStatus::Wanted, at);
    Ok(facts)
}

fn source_of(app: &App, facts: &NewsFacts, wish: &StartPayment, chosen: Vec<MethodRow>) -> Result<Source, Problem> {
    let row = &facts.payment.row;
    if wish.method_id.is_some() {
        let method = chosen.into_iter().find(|method| method.customer_id == row.customer_id);
        let method = method.ok_or_else(|| problems::METHOD_GONE.because(""))?;
        let theirs = method.provider_ref.as_deref().and_then(|id| id.parse().ok());
        match (method.status, theirs) {
            (MethodStatus::Active, Some(theirs)) => Ok(Source::Saved(method, theirs)),
            (MethodStatus::Pending, _) => Err(problems::MANDATE_PENDING.because("")),
            _ => Err(problems::METHOD_GONE.because("")),
        }
    } else {
        // An account is saved first, with its mandate; a card the browser hands over.
        if wish.method.is_some_and(|method| method != PayMethod::Card) {
            return Err(problems::METHOD_NOT_TAKEN.because("Save the account first."));
        }
        Ok(Source::New(wish.save.then(|| kept_later(app, facts))))
    }
}

/// A card that is kept once the payment has gone through: until then the payment's id stands for its being saved.
fn kept_later(app: &App, facts: &NewsFacts) -> MethodRow {
    let (row, now) = (&facts.payment.row, app.clock.now());
    let known = facts.saved.clone().filter(|saved| saved.status == MethodStatus::Wanted);
    let (id, customer) = (MethodId::new(&*app.ids), &row.customer_id);
    known.unwrap_or_else(|| MethodRow::wanted(id, customer, PayMethod::Card, row.id.to_string(), now))
}

impl Source {
    fn method(&self) -> PayMethod {
        match self {
            Self::Saved(method, _) => method.method,
            Self::New(_) => PayMethod::Card,
        }
    }

    fn saved(&self) -> Option<&MethodRow> {
        match self {
            Self::Saved(method, _) => Some(method),
            Self::New(kept) => kept.as_ref(),
        }
    }

    /// Whether what has come, or is on its way, comes from another method than this saved one.
    fn is_another(&self, news: &provider::Payment) -> bool {
        let comes = matches!(news.status, provider::PaymentStatus::Succeeded | provider::PaymentStatus::Processing);
        let Self::Saved(_, theirs) = self else { return false };
        comes && news.method.as_ref().is_some_and(|method| method != theirs)
    }

    fn with(&self) -> PayWith {
        match self {
            Self::Saved(method, theirs) => PayWith::Here(theirs.clone(), kind_of(method.method)),
            Self::New(kept) => PayWith::Chosen { kinds: vec![MethodKind::Card], keep: kept.is_some() },
        }
    }
}

struct Starting<'a> {
    app: &'a App,
    provider: &'a dyn Provider,
    facts: &'a NewsFacts,
    account: &'a AccountRow,
    now: Instant,
}

impl Starting<'_> {
    async fn start(&self, source: Source, front: ProviderFront) -> Result<StartedPayment, Problem> {
        let known = self.last_attempt().await?;
        let attempt = match self.attempt_after(known, &source).await? {
            Before::GoesOn(news) => return self.written(Ok(news), None, &source, front).await,
            Before::Fresh(attempt) => attempt,
        };
        let customer = theirs(self.provider, self.account).await.map_err(|failure| problems::not_answered(&failure))?;
        let row = &self.facts.payment.row;
        let order = Order {
            ours: row.id.to_string(),
            amount: row.amount(),
            customer: customer.clone(),
            with: source.with(),
            description: row.id.to_string(),
            suffix: None,
        };
        let mut answer = self.provider.pay(&RequestKey::new(attempt, "pay"), &order).await;
        // It was begun otherwise before, under the same key, and nobody wrote down what came of that.
        if answer.as_ref().is_err_and(Failure::is_key_reused)
            && let Some(made) = self.unwritten().await?
        {
            answer = match self.attempt_after(Some(made), &source).await? {
                Before::GoesOn(news) => Ok(news),
                Before::Fresh(attempt) => self.provider.pay(&RequestKey::new(attempt, "pay"), &order).await,
            };
        }
        // The browser authenticates what the bank wants authenticated.
        if let Err(Failure::NeedsAction { payment: Some(id) }) = &answer {
            answer = self.provider.payment(id).await;
        }
        self.written(answer, Some(customer), &source, front).await
    }

    /// What the provider made of an order of which nobody wrote down what came. Where it made nothing, that has failed once an order would
    /// have come there by now: the next has another key.
    async fn unwritten(&self) -> Result<Option<provider::Payment>, Problem> {
        let made =
            lost(self.provider, &self.facts.payment).await.map_err(|failure| problems::not_answered(&failure))?;
        if made.is_none() && !is_lost(self.facts.payment.row.changed_at, self.now) {
            return Err(problems::PROVIDER_UNAVAILABLE.because("").retry_after_seconds(LOST_SECONDS));
        }
        Ok(made)
    }

    /// What becomes of an attempt that the provider knows of: it goes on if it is of the same kind, else it is given up.
    async fn attempt_after(&self, known: Option<provider::Payment>, source: &Source) -> Result<Before, Problem> {
        let row = &self.facts.payment.row;
        let Some(news) = known else {
            // What was declined stays declined under its name.
            let again = format!("{}.{}", row.id, row.changed_at.as_millis());
            return Ok(Before::Fresh(if row.created_at == row.changed_at { row.id.to_string() } else { again }));
        };
        let same = row.method_id.as_ref() == source.saved().map(|saved| &saved.id);
        match news.status {
            provider::PaymentStatus::Succeeded | provider::PaymentStatus::Processing => {
                return Ok(Before::GoesOn(news));
            }
            provider::PaymentStatus::Wanted | provider::PaymentStatus::NeedsAction if same => {
                return Ok(Before::GoesOn(news));
            }
            // A card that was declined in the browser is followed by another there: it is wanted again.
            provider::PaymentStatus::Failed if same && matches!(source, Source::New(_)) => {
                let status = provider::PaymentStatus::Wanted;
                return Ok(Before::GoesOn(provider::Payment { status, decline: None, ..news }));
            }
            provider::PaymentStatus::Cancelled => {}
            _ => {
                let given_up = self.provider.cancel(&RequestKey::new(news.id.as_str(), "cancel"), &news.id).await;
                given_up.map_err(|failure| problems::not_answered(&failure))?;
            }
        }
        // A new attempt is a new order, and each has one name, however often it is given; after one that was refused, another.
        Ok(Before::Fresh(format!("{}.{}.{}", row.id, news.id, row.changed_at.as_millis())))
    }

    /// The attempt that the provider knows of. One of which nobody wrote down what came is known by its key, as long as the provider
    /// remembers that; after it, it is looked up.
    async fn last_attempt(&self) -> Result<Option<provider::Payment>, Problem> {
        let row = &self.facts.payment.row;
        let found = match row.provider_ref.as_deref() {
            Some(known) => {
                let known: TheirId = known.parse().map_err(Problem::internal)?;
                self.provider.payment(&known).await.map(Some)
            }
            None if is_key_old(row.changed_at, self.now) => lost(self.provider, &self.facts.payment).await,
            None => Ok(None),
        };
        found.map_err(|failure| problems::not_answered(&failure))
    }

    /// The payment where somebody told of it before its beginning was written down: the provider's event of the same
    /// beginning, or its customer who has given it up elsewhere. It is as they said; `beside`, and how it is paid, are
    /// written all the same. But money that is on its way, or may be, is not given up.
    async fn told_before(
        &self,
        beside: Vec<Statement>,
        answer: &Result<provider::Payment, Failure>,
        chosen: Chosen<'_>,
    ) -> Result<PaymentView, Problem> {
        let facts = self.app.told_meanwhile(&self.facts.payment.row).await?;
        let mut learnt = told_late(self.app, &facts, answer, chosen, self.now).await?;
        let view = facts.after(&learnt, self.now)?;
        learnt.statements = beside.into_iter().chain(learnt.statements).collect();
        self.app.write_down(learnt).await.map_err(problems::refused)?;
        Ok(view)
    }

    /// Writes down what the provider answered, and says what the browser is to do.
    async fn written(
        &self,
        answer: Result<provider::Payment, Failure>,
        customer: Option<TheirId>,
        source: &Source,
        front: ProviderFront,
    ) -> Result<StartedPayment, Problem> {
        let row = &self.facts.payment.row;
        let chosen = Some((source.method(), source.saved().map(|saved| &saved.id)));
        // Money that comes from another method is not paid by the one that was chosen now.
        let chosen = chosen.filter(|_| !answer.as_ref().is_ok_and(|news| source.is_another(news)));
        let mut learnt = match &answer {
            Ok(news) => learn(self.app, self.facts, news, self.now, chosen).await?,
            Err(failure) => unanswered(self.facts, failure, chosen, self.now),
        };
        // Where nothing came of it, a collection is one still.
        learnt.statements.extend((!learnt.statements.is_empty()).then(|| begin_payment(&row.id)));
        let mut first = customer.iter().filter(|_| self.account.provider_ref.is_none());
        let known = first.next().map(|id| store::put_ref(&row.customer_id, id.as_str()));
        let new = source
            .saved()
            .filter(|saved| saved.status == MethodStatus::Wanted && self.facts.saved.as_ref() != Some(saved));
        let beside: Vec<_> = known.into_iter().chain(new.map(store::insert_method)).collect();
        learnt.statements = beside.iter().cloned().chain(learnt.statements).collect();
        let view = self.facts.after(&learnt, self.now)?;
        let view = match self.app.write_down(learnt).await {
            Err(cause) if cause.is_refused_by("status_changed") => self.told_before(beside, &answer, chosen).await?,
            outcome => outcome.map(|()| view).map_err(problems::refused)?,
        };
        let news = answer.map_err(|failure| problems::not_answered(&failure).with("payment_id", &row.id))?;
        let secret = news.client_secret.filter(|_| waits(&news.status) && is_open(view.status)).map(|secret| secret.0);
        let method_ref = source.saved().and_then(|saved| saved.provider_ref.clone()).filter(|_| secret.is_some());
        let (method, method_label) =
            (source.method(), source.saved().map(|saved| saved.label.clone()).filter(|label| !label.is_empty()));
        Ok(StartedPayment {
            payment: PaymentView { method, method_label, ..view },
            client_secret: secret,
            method_ref,
            provider: front,
        })
    }
}

/// What became of the attempt before.
enum Before {
    /// It can be completed.
    GoesOn(provider::Payment),
    /// There is none any more: the next has this name.
    Fresh(String),
}
