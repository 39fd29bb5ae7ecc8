//! What news of disputes change.
use super::{Learnt, learn};
use crate::provider::{self, DisputeStatus as Theirs, TheirId};
use crate::store::{self, DisputeRow, EventRow, NewsFacts};
use crate::{App, events, problems};
use db::{Both, DbError, Query, Statement};
use kernel::{Instant, Money};
use ledger::{
    Amounts, Charge, Decided, Dispute, DisputeStatus, PaymentStatus, Source, Step, Tax, claim_dispute, lose_dispute,
    open_dispute, reverse, win_dispute,
};
use web::Problem;

/// What one dispute changes; nothing, if the event was heard before.
pub(super) async fn one(
    app: &App,
    event: Query<EventRow>,
    news: &provider::Dispute,
) -> Result<Option<Learnt>, Problem> {
    let payment = news.payment.as_ref().map(TheirId::as_str);
    let known = (event, store::dispute(news.id.as_str()), store::left_beside(payment, news.id.as_str()));
    let ((heard, disputes, left), answers) = app.db.read(Both(known, store::news_facts(None, payment))).await?;
    if !heard.is_empty() {
        return Ok(None);
    }
    let Some(facts) = NewsFacts::read(answers)? else {
        let odd = format!("{} disputes no payment of ours", news.id);
        return Ok(Some(Learnt::strange(odd, news.payment.as_ref(), false)));
    };
    // A bank takes back what it has paid: whoever hears of that first has missed the payment.
    let mut learnt = Learnt::default();
    if let (Some(id), false) = (&news.payment, facts.payment.row.status == PaymentStatus::Succeeded) {
        let paid = app.provider()?.payment(id).await.map_err(|failure| problems::not_answered(&failure))?;
        learnt = learn(app, &facts, &paid, app.clock.now(), None).await?;
    }
    let known = disputes.first();
    let news = as_it_is(app, known, news).await?;
    let left_minor = left.first().map_or(0, |row| row.left_minor);
    let moving = Moving { app, facts: &facts, known, news: &news, left_minor, now: app.clock.now() };
    learnt.and(moving.moved()?);
    Ok(Some(learnt))
}

/// A dispute as the provider has it. News of a decision that is against the one we know are old, or a bank has decided anew: the
/// provider is asked.
async fn as_it_is(
    app: &App,
    known: Option<&DisputeRow>,
    news: &provider::Dispute,
) -> Result<provider::Dispute, Problem> {
    let is_against = matches!(
        (known.map(|known| known.status), &news.status),
        (Some(DisputeStatus::Won), Theirs::Lost) | (Some(DisputeStatus::Lost), Theirs::Won)
    );
    if !is_against {
        return Ok(news.clone());
    }
    app.provider()?.dispute(&news.id).await.map_err(|failure| problems::not_answered(&failure))
}

/// News of a dispute, with all that decides what they change.
struct Moving<'a> {
    app: &'a App,
    facts: &'a NewsFacts,
    known: Option<&'a DisputeRow>,
    news: &'a provider::Dispute,
    /// What of the payment has not gone back, but for what this dispute takes.
    left_minor: i64,
    now: Instant,
}

impl Moving<'_> {
    fn moved(&self) -> Result<Learnt, DbError> {
        let (row, ids) = (&self.facts.payment.row, &*self.app.ids);
        let dispute = Dispute {
            provider_ref: self.news.id.to_string(),
            payment: row.id.clone(),
            customer: row.customer_id.clone(),
            amount_minor: self.counted(),
            reason: self.news.reason.clone(),
        };
        let mut learnt = Learnt::default();
        if self.known.is_none() {
            learnt.statements.push(open_dispute(&dispute, self.news.status == Theirs::Inquiry, self.now));
            learnt.statements.push(self.told());
            learnt.odd = self.differs();
        }
        let from = self.known.map_or(Decided::NEVER, DisputeRow::decided);
        match (from.status, &self.news.status) {
            // The bank that only asked wants the money.
            (DisputeStatus::Open, Theirs::Open) if self.known.is_some_and(DisputeRow::is_inquiry) => {
                learnt.statements.extend(claim_dispute(&dispute, self.now));
                learnt.statements.push(self.told());
            }
            (DisputeStatus::Open | DisputeStatus::Won, Theirs::Lost) => learnt.and(self.lost(&dispute, from)?),
            (DisputeStatus::Open | DisputeStatus::Lost, Theirs::Won) => {
                if from.status == DisputeStatus::Lost {
                    let today = self.facts.books.day(self.now);
                    // Nothing, where nothing was charged.
                    learnt.statements.extend(reverse(&charge_key(&dispute, from.losses), self.now, today, ids));
                }
                learnt.statements.extend(win_dispute(&dispute, from, self.now, ids));
                learnt.statements.extend(events::freed(&[&row.customer_id], self.now, ids));
            }
            _ => {}
        }
        Ok(learnt)
    }

    /// What of it counts, of the payment's money: no more than was paid, for what banks differ by nobody has had; and of what is
    /// said in another currency as much as is left of the payment, so that nothing is charged of which we cannot know.
    fn counted(&self) -> i64 {
        let (row, said) = (&self.facts.payment.row, &self.news.amount);
        if said.currency == row.currency { said.minor.min(row.amount_minor) } else { self.left_minor.max(0) }
    }

    /// What an operator has to look at, if the bank says another amount than counts.
    fn differs(&self) -> Option<String> {
        let (row, said) = (&self.facts.payment.row, &self.news.amount);
        let counts = Money { minor: self.counted(), currency: row.currency };
        (counts != *said)
            .then(|| format!("{} is over {} of {}: {} counts", self.news.id, said.plain(), row.id, counts.plain()))
    }

    fn told(&self) -> Statement {
        let answer_by = self.news.answer_by.map(|at| self.facts.books.day(at));
        events::disputed(&self.facts.payment.row, self.news, answer_by, self.now, &*self.app.ids)
    }

    /// The bank has the money. What it took beyond what was left of the payment its customer has twice, and owes.
    fn lost(&self, dispute: &Dispute, from: Decided) -> Result<Learnt, DbError> {
        let (row, ids) = (&self.facts.payment.row, &*self.app.ids);
        let beyond_minor = (dispute.amount_minor - self.left_minor.max(0)).max(0);
        let statements = lose_dispute(dispute, from, beyond_minor, self.now, ids);
        let mut learnt = Learnt { statements, odd: self.differs(), ..Learnt::default() };
        if 0 < beyond_minor {
            let charge = beyond(self.facts, dispute, from.losses + 1, beyond_minor, self.now)?;
            learnt.statements.extend(ledger::charge(&[charge], ids).1);
            let taken = self.news.amount.plain();
            // For the log: the customer's bank and ours have to be asked how that came.
            learnt.odd = Some(format!(
                "{} took {taken}, {beyond_minor} more than was left of {}: it is charged",
                dispute.provider_ref, row.id
            ));
        }
        learnt.statements.extend(events::freed(&[&row.customer_id], self.now, ids));
        Ok(learnt)
    }
}

/// The charge over what a bank took of a payment, with a dispute's nth loss, though it had gone back before.
pub(super) fn beyond(
    facts: &NewsFacts,
    dispute: &Dispute,
    nth: i64,
    minor: i64,
    now: Instant,
) -> Result<Charge, DbError> {
    let row = &facts.payment.row;
    let numbers: Vec<String> = row.paid_for()?.invoices.into_iter().map(|part| part.number).collect();
    Ok(Charge {
        key: charge_key(dispute, nth),
        payer: row.customer_id.clone(),
        customer: row.customer_id.clone(),
        source: Source::Fee,
        source_id: row.id.to_string(),
        name: format!("Given back and taken back by the bank as well {}", numbers.join(", ")).trim_end().to_owned(),
        period: None,
        quantity_thousandths: 1000,
        currency: row.currency,
        amounts: Amounts::new(minor, minor),
        tax: Tax::on_taken_back(),
        why: vec![Step::Price { unit_minor: minor, quantity: 1 }],
        occurred_at: now,
        invoice_by: facts.books.day(now),
    })
}

/// What is charged because of a dispute's nth loss.
pub(super) fn charge_key(dispute: &Dispute, nth: i64) -> String {
    format!("dispute:{}", dispute.loss(nth))
}
