//! Who does not pay is reminded, charged a fee, told of being suspended and suspended, as the space's policy says.
use super::Done;
use super::unpaid::Unpaid;
use crate::App;
use crate::api::Dunning;
use crate::events;
use crate::rules::{Acts, Late, acts, is_coming, next_collection};
use crate::store::{self, ToldRow};
use db::{DbError, Statement};
use kernel::{CustomerId, Day, Instant, Money};
use ledger::{Books, Charge, InvoiceId, Pricing, Source, Step, asked_alone, is_late, is_reminded, late_fee_key};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Where this job leaves word of how far it has come.
const JOB: &str = "unpaid:remind";
/// The longest before its due day that an invoice is reminded of (`DaysAfterDue`).
const DAYS_BEFORE_MAX: u32 = 60;
/// A fee stands on the next invoice; who gets none within so many days gets one for it.
const FEE_DAYS: u32 = 31;

/// Takes the steps that are due about every invoice that is not paid.
pub(super) async fn remind(app: &App, done: &mut Done) -> Result<(), DbError> {
    let mut unpaid = Unpaid::within(app, DAYS_BEFORE_MAX, JOB).await?;
    while let Some(rows) = unpaid.next(app).await? {
        let dunned = page(app, &unpaid.policy, &rows, done).await?;
        done.dunned += dunned;
    }
    done.more |= unpaid.end(app).await?;
    Ok(())
}

async fn page(app: &App, policy: &Dunning, rows: &[ToldRow], done: &mut Done) -> Result<usize, DbError> {
    let customers: BTreeSet<&CustomerId> = rows.iter().map(|row| &row.customer_id).collect();
    let books = Books::of_payers(app.db.read(asked_alone(customers)).await?)?;
    let today = books.day(app.clock.now());
    let mut steps = Vec::new();
    // Of a rest that is too little to be paid nothing is marked: the steps are open once it is more.
    for row in rows.iter().filter(|row| is_reminded(row.total(), row.left())) {
        let day = |at| books.day(at);
        let late = Late {
            issued_on: row.issued_on,
            due_on: row.due_on,
            counts_from: row.counts_from(day),
            taken: row.taken(day)?,
            bears_fee: row.bears_fees() && policy.late_fee.is_some_and(|fee| fee.fee.currency == row.currency),
            under_way: row.is_under_way(),
            is_payable: is_late(row.left()),
        };
        // Its steps stay open for the day on which it turns out not to have come.
        if is_coming(row.means(), &late, today) {
            continue;
        }
        let acts = acts(policy, &late, today);
        if acts.marks.is_empty() {
            continue;
        }
        let collected_on = row.means_alone().and_then(|means| next_collection(policy, means, &late, today));
        let writes = carried_out(app, policy, &Seen { row, acts: &acts, collected_on }, &books);
        steps.push(Steps { invoice: &row.id, marks: acts.marks, writes });
    }
    let taken = |steps: &[Steps<'_>]| steps.iter().filter(|steps| !steps.writes.is_empty()).count();
    if steps.is_empty() {
        return Ok(0);
    }
    if app.db.commit(written(&steps, app.clock.now())).await.is_ok() {
        return Ok(taken(&steps));
    }
    // Somebody has paid at this moment, or another run was there: everybody else is seen to all the same.
    let mut count = 0;
    for one in steps.chunks(1) {
        match app.db.commit(written(one, app.clock.now())).await {
            Ok(_) => count += taken(one),
            Err(DbError::Refused { rule }) if rule == "billing_changed" || rule.starts_with("dunning_steps") => {}
            Err(cause) => done.log.push(format!("{} is not reminded of: {cause:?}", one[0].invoice)),
        }
    }
    Ok(count)
}

/// What is done about an invoice, in one batch.
struct Steps<'a> {
    invoice: &'a InvoiceId,
    marks: Vec<String>,
    writes: Vec<Statement>,
}

/// First, that none of the invoices was paid meanwhile, and the marks: a step that another run has taken meanwhile takes the whole batch
/// with it.
fn written(steps: &[Steps<'_>], now: Instant) -> Vec<Statement> {
    let invoices: Vec<&InvoiceId> = steps.iter().map(|steps| steps.invoice).collect();
    let marks =
        steps.iter().flat_map(|steps| steps.marks.iter().map(|mark| (steps.invoice.clone(), mark.clone(), None)));
    let head = [store::guard_unpaid(&invoices), store::mark(&marks.collect::<Vec<_>>(), now)];
    head.into_iter().chain(steps.iter().flat_map(|steps| steps.writes.iter().cloned())).collect()
}

/// An invoice, what is to be done about it, and when it is collected next.
struct Seen<'a> {
    row: &'a ToldRow,
    acts: &'a Acts,
    collected_on: Option<Day>,
}

fn carried_out(app: &App, policy: &Dunning, seen: &Seen<'_>, books: &Books) -> Vec<Statement> {
    let Seen { row, acts, collected_on } = *seen;
    let (now, today, ids) = (app.clock.now(), books.day(app.clock.now()), &*app.ids);
    let mut writes = Vec::new();
    let days = row.due_on.days_until(today);
    if acts.remind.is_some() || acts.suspended_on.is_some() {
        let days = acts.remind.unwrap_or(days);
        writes.push(events::reminder(row, days, acts.suspended_on, collected_on, now, ids));
    }
    if let Some((charge, fee)) = late_fee(policy, row, today, books, app).filter(|_| acts.fee) {
        writes.extend(ledger::charge(&[charge], ids).1);
        writes.push(events::late_fee(row, days, fee, now, ids));
    }
    if acts.suspend {
        writes.push(store::suspend(&row.customer_id, now));
        writes.push(events::suspended(row, now, ids));
    }
    writes
}

/// The fee for paying `row` late, and what it comes to with tax.
fn late_fee(policy: &Dunning, row: &ToldRow, today: Day, books: &Books, app: &App) -> Option<(Charge, Money)> {
    let fee = policy.late_fee?;
    let payer = books.payers.get(&row.customer_id)?;
    let pricing: Pricing = books.setting(payer.treatment).pricing(fee.tax_class, today);
    let amounts = pricing.line(Decimal::from(fee.fee.minor));
    let charge = Charge {
        key: late_fee_key(&row.id),
        payer: row.customer_id.clone(),
        customer: row.customer_id.clone(),
        source: Source::Fee,
        source_id: row.id.to_string(),
        name: row.number(),
        period: None,
        quantity_thousandths: 1000,
        currency: fee.fee.currency,
        amounts,
        tax: pricing.tax,
        why: vec![Step::Price { unit_minor: fee.fee.minor, quantity: 1 }],
        occurred_at: app.clock.now(),
        invoice_by: today.plus_days(FEE_DAYS),
    };
    Some((charge, Money { minor: amounts.gross_minor, currency: fee.fee.currency }))
}
