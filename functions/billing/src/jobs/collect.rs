//! What is due is taken from the method that its customer chose for that, on the due day and as often after it as the
//! space's policy says; of what a bank debits, the customer is told ahead. What is too little by itself goes with others. A collection
//! is a payment that stands before anybody is asked for the money; `ask` asks.
use super::Done;
use super::unpaid::Unpaid;
use crate::App;
use crate::events;
use crate::rules::{Debt, Late, Means, Promise, Share, TOLD_AHEAD_MAX, told_together, tried_together};
use crate::store::{self, Mark, ToldRow};
use db::{DbError, Statement};
use kernel::{CustomerId, Money};
use ledger::{InvoiceId, NewPayment, Part, PaymentId, Purpose, payable, want_payment};
use std::collections::BTreeSet;

/// Where this job leaves word of how far it has come.
const JOB: &str = "unpaid:collect";

/// Tells of collections that lie ahead, and begins every one that is due.
pub(super) async fn collect(app: &App, done: &mut Done) -> Result<(), DbError> {
    if app.provider.is_none() {
        return Ok(());
    }
    let mut unpaid = Unpaid::within(app, TOLD_AHEAD_MAX, JOB).await?;
    while let Some(rows) = unpaid.next(app).await? {
        // What nobody asked to have collected is not, nor what was given back: its steps stay open for the day on which it can be.
        let rows: Vec<&ToldRow> = rows.iter().filter(|row| row.means().is_some()).collect();
        done.collected += match page(app, &unpaid, &rows).await {
            Ok(begun) => begun,
            Err(_) => one_by_one(app, &unpaid, &rows, done).await,
        };
    }
    done.more |= unpaid.end(app).await?;
    Ok(())
}

/// Who pays at this moment, or cannot be collected from at all, holds up nobody else; what is one customer's goes together.
async fn one_by_one(app: &App, list: &Unpaid, rows: &[&ToldRow], done: &mut Done) -> usize {
    let customers: BTreeSet<&CustomerId> = rows.iter().map(|row| &row.customer_id).collect();
    let mut begun = 0;
    for customer in customers {
        let rows: Vec<&ToldRow> = rows.iter().copied().filter(|row| row.customer_id == *customer).collect();
        match page(app, list, &rows).await {
            Ok(count) => begun += count,
            // They have paid at this moment, or begun to, or another run was there: the next run sees.
            Err(DbError::Refused { rule }) if rule == "invoice_moved" || rule.starts_with("dunning_steps") => {}
            Err(cause) => done.log.push(format!("{customer} is not collected from: {cause:?}")),
        }
    }
    begun
}

async fn page(app: &App, list: &Unpaid, collected: &[&ToldRow]) -> Result<usize, DbError> {
    let customers: BTreeSet<&CustomerId> = collected.iter().map(|row| &row.customer_id).collect();
    let customers: Vec<&CustomerId> = customers.into_iter().collect();
    if customers.is_empty() {
        return Ok(0);
    }
    let asked = (store::little_of(&customers, list.until), store::leading(&customers));
    let (little, leading) = app.db.read(asked).await?;
    let (little, leading) = (free(&little, list)?, free(&leading, list)?);
    let beside = Beside { little: &little, leading: &leading };
    let mut page = Page { app, list, marks: Vec::new(), writes: Vec::new(), gone: BTreeSet::new(), begun: 0 };
    // What can be collected by itself leads first: what is too little goes with it, and not before it.
    let is_alone = |row: &&ToldRow| payable(row.left()).is_some();
    let (alone, too_little): (Vec<&ToldRow>, Vec<&ToldRow>) = collected.iter().copied().partition(is_alone);
    for row in alone.into_iter().chain(too_little) {
        // What somebody began and did not end may never come: it is told with the rest, and the rest is taken.
        let (told, taken) = (row.left_beyond_under_way(), row.left_beyond_pending());
        let goes = |left: &Money| row.is_free() || payable(*left).is_some();
        if let Some(left) = Some(told).filter(goes)
            && let Some(first) = Seen::new(row, left, list)?
        {
            page.announce(&first, &beside);
        }
        if let Some(left) = Some(taken).filter(goes)
            && let Some(first) = Seen::new(row, left, list)?
        {
            page.collect(&first, &beside);
        }
    }
    if page.marks.is_empty() {
        return Ok(0);
    }
    page.writes.insert(0, store::mark(&page.marks, app.clock.now()));
    app.db.commit(page.writes).await?;
    Ok(page.begun)
}

/// Those of `rows` that are collected and of which no payment is begun.
fn free<'a>(rows: &'a [ToldRow], list: &Unpaid) -> Result<Vec<Seen<'a>>, DbError> {
    let seen = |row: &'a ToldRow| Seen::new(row, row.left(), list).transpose();
    rows.iter().filter(|row| row.is_free()).filter_map(seen).collect()
}

/// An invoice that is collected, and what has been done about it.
struct Seen<'a> {
    row: &'a ToldRow,
    /// What is to be taken of it: what is left, but for what comes by another payment.
    left: Money,
    means: Means<'a>,
    late: Late,
}

impl<'a> Seen<'a> {
    /// Nothing, if it is not collected.
    fn new(row: &'a ToldRow, left: Money, list: &Unpaid) -> Result<Option<Self>, DbError> {
        let (issued_on, due_on, taken) = (row.issued_on, row.due_on, row.taken(|at| list.books.day(at))?);
        let late = Late {
            issued_on,
            due_on,
            counts_from: due_on,
            taken,
            bears_fee: false,
            under_way: false,
            is_payable: true,
        };
        Ok(row.means().map(|means| Self { row, left, means, late }))
    }

    fn debt(&self) -> Debt<'_> {
        Debt { id: &self.row.id, left: self.left, late: &self.late }
    }
}

/// What stands beside an invoice that is collected, of everybody on the page.
struct Beside<'a> {
    /// What is too little by itself.
    little: &'a [Seen<'a>],
    /// What leads a debit of several.
    leading: &'a [Seen<'a>],
}

/// What comes of a page.
struct Page<'a> {
    app: &'a App,
    list: &'a Unpaid,
    marks: Vec<Mark>,
    writes: Vec<Statement>,
    /// Of what something was told or begun on this page.
    gone: BTreeSet<InvoiceId>,
    begun: usize,
}

impl Page<'_> {
    /// What can go with `first`, and what is promised of it; nothing, if it has gone itself.
    fn others<'a>(&self, first: &Seen<'_>, beside: &Beside<'a>) -> Option<(Vec<Debt<'a>>, Vec<Promise<'a>>)> {
        let row = first.row;
        let is_theirs = |other: &&Seen| {
            let theirs = other.row.customer_id == row.customer_id && other.row.currency == row.currency;
            theirs && !self.gone.contains(&other.row.id)
        };
        let others = beside.little.iter().filter(is_theirs).filter(|other| other.row.id != row.id).map(Seen::debt);
        let leading = beside.leading.iter().filter(is_theirs);
        let promises = leading.filter_map(|leader| Promise::of(leader.debt(), leader.means));
        (!self.gone.contains(&row.id)).then(|| (others.collect(), promises.collect()))
    }

    /// Tells of the debit that `first` leads, if it is time.
    fn announce(&mut self, first: &Seen<'_>, beside: &Beside<'_>) {
        let Some((others, promises)) = self.others(first, beside) else { return };
        let told = told_together(&self.list.policy, first.means, first.debt(), (&others, &promises), self.list.today);
        let Some((on, shares)) = told else { return };
        let with: Vec<InvoiceId> = shares.iter().skip(1).map(|share| share.id.clone()).collect();
        let numbers = with.iter().filter_map(|id| beside.little.iter().find(|other| other.row.id == *id));
        let ahead = events::Ahead {
            amount: sum(&shares, first.row),
            also: numbers.map(|other| other.row.number()).collect(),
            by: first.means.method,
            on,
            creditor_id: &self.list.creditor_id,
        };
        self.writes.push(events::collection_ahead(first.row, ahead, self.app.clock.now(), &*self.app.ids));
        self.mark(shares, Some(with));
    }

    /// Begins the collection that `first` leads, if it is time.
    fn collect(&mut self, first: &Seen<'_>, beside: &Beside<'_>) {
        let Some((others, promises)) = self.others(first, beside) else { return };
        let tried = tried_together(&self.list.policy, first.means, first.debt(), (&others, &promises), self.list.today);
        let Some((step, shares)) = tried else { return };
        self.writes.extend(wanted(self.app, first, &shares, &step));
        self.mark(shares, None);
        self.begun += 1;
    }

    /// Marks what was done of `shares`, the first of which leads; `with` goes with a debit that was told.
    fn mark(&mut self, shares: Vec<Share<'_>>, mut with: Option<Vec<InvoiceId>>) {
        self.gone.extend(shares.iter().map(|share| share.id.clone()));
        let steps = shares.into_iter().map(|share| (share.id.clone(), share.step, with.take()));
        self.marks.extend(steps.filter_map(|(id, step, with)| Some((id, step?, with))));
    }
}

fn sum(shares: &[Share<'_>], row: &ToldRow) -> Money {
    Money { minor: shares.iter().map(|share| share.minor).sum(), currency: row.currency }
}

fn wanted(app: &App, first: &Seen<'_>, shares: &[Share<'_>], step: &str) -> Vec<Statement> {
    let parts: Vec<Part> = shares.iter().map(|share| Part { id: share.id.clone(), minor: share.minor }).collect();
    let (row, guard) = (first.row, store::guard_open(&parts));
    let new = NewPayment {
        id: PaymentId::new(&*app.ids),
        key: format!("{step}:{}", row.id),
        customer: row.customer_id.clone(),
        method: first.means.method,
        currency: row.currency,
        amount_minor: sum(shares, row).minor,
        purpose: Purpose { invoices: parts, order: None },
        method_id: Some(first.means.id.to_string()),
        on_session: false,
        note: None,
        received_on: None,
        now: app.clock.now(),
    };
    vec![guard, want_payment(&new)]
}
