//! Invoices are seen, corrected and given up.
use crate::api::*;
use crate::handlers::{assembled, page};
use crate::rules::{Charged, TakenOff};
use crate::{App, events, problems, rules, store};
use db::{Both, Statement};
use kernel::{Day, Instant, Money};
use ledger::{
    Amounts, Books, Charge, InvoiceId, InvoiceKind, NewInvoice, NewRefund, RefundId, Source, Step, Tax, WriteOffId,
    charge, issue, series, spend_credit, want_refund, write_off,
};
use web::{Body, Created, IdempotencyKey, Json, NoContent, Operator, Page, Path, Problem, Query, problem, role};

pub(crate) async fn list_all_invoices(
    _: Operator<role::BillingRead>,
    app: App,
    Query(list): Query<ListAllInvoices>,
) -> Result<Json<Page<InvoiceRow>>, Problem> {
    let (books, rates) = ledger::books();
    let rows = store::invoices(store::InvoiceList::all(&list));
    let (rows, books, rates) = app.db.read((rows, books, rates)).await?;
    let today = Books::alone((books, rates))?.day(app.clock.now());
    Ok(Json(page(rows, list.state, today)))
}

pub(crate) async fn show_any_invoice(
    _: Operator<role::BillingRead>,
    app: App,
    Path(id): Path<InvoiceId>,
) -> Result<Json<InvoiceWithDunning>, Problem> {
    let beside = (store::steps(&id), store::given_to(&id));
    let (answers, (dunning, given_to)) = app.db.read(Both(store::invoice_facts(&id), beside)).await?;
    Ok(Json(InvoiceWithDunning { invoice: assembled(answers, app.clock.now())?, dunning, given_to }))
}

pub(crate) async fn write_off_invoice(
    operator: Operator<role::Billing>,
    app: App,
    Path(id): Path<InvoiceId>,
    Body(wish): Body<WriteOffInvoice>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let asked = (store::wanted([&id]), store::holds_deposit(&id), store::coming_for(&id));
    let (rows, deposits, coming) = app.db.read(asked).await?;
    let row = rows.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    if row.kind == InvoiceKind::CreditNote || row.left_minor <= 0 {
        return Err(problems::NOTHING_LEFT.because(""));
    }
    // Else a deposit that nobody paid would go back.
    if deposits.iter().any(|row| row.yes == 1) {
        return Err(problems::DEPOSIT_HELD.because(""));
    }
    // What is on its way would come for nothing.
    if let Some(payment) = coming.into_iter().next() {
        return Err(problems::PAYMENT_PENDING.because("Wait for it: it pays the debt.").with("payment_id", payment.id));
    }
    let mut writes = vec![store::guard_deposit(&id), store::guard_coming(&id)];
    writes.extend(write_off(&id, &WriteOffId::new(&*app.ids), now));
    writes.extend(events::freed(&[&row.customer_id], now, &*app.ids));
    writes.push(app.audit(&operator.claims, "write_off_invoice", id.as_str(), &wish));
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(NoContent)
}

pub(crate) async fn credit_invoice(
    operator: Operator<role::Billing>,
    app: App,
    Path(id): Path<InvoiceId>,
    IdempotencyKey(key): IdempotencyKey,
    Body(wish): Body<CreditInvoice>,
) -> Result<Created<Credited>, Problem> {
    let now = app.clock.now();
    let key = format!("credit:{id}/{}", key.unwrap_or_else(|| app.ids.next()));
    let (books, rates) = ledger::books();
    let asked =
        (store::invoice(&id), store::lines(&id), store::paid_by(&id), store::invoice_by_key(&key), books, rates);
    let (invoices, lines, paid_by, repeated, books, rates) = app.db.read(asked).await?;
    let invoice = invoices.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let currency = invoice.row.currency;
    if let Some(earlier) = repeated.into_iter().next() {
        let money = |minor| Money { minor, currency };
        let (amount, refunded) = (money(-earlier.gross_minor), money(earlier.refunded_minor));
        return Ok(Created(Credited { credit_note_id: earlier.id, amount, refunded }));
    }
    let books = Books::alone((books, rates))?;
    let crediting = Crediting { app: &app, invoice: &invoice, lines: &lines, paid_by: &paid_by, books: &books, now };
    let credit = crediting.credit(key, &wish)?;
    let preview = crediting.preview(&credit);
    let note = credit.note;
    let mut writes = note.writes;
    writes.extend(issue(std::slice::from_ref(&note.new)));
    writes.extend(credit.refunds);
    writes.extend(spend_credit(&[&invoice.row.customer_id], now, &*app.ids));
    writes.extend(events::freed(&[&invoice.row.customer_id], now, &*app.ids));
    writes.push(app.audit(&operator.claims, "credit_invoice", id.as_str(), &wish));
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(Created(Credited { credit_note_id: note.new.id, amount: preview.totals.gross, refunded: preview.refunded }))
}

/// What a credit note would come to, to the cent, and where its money would go; nothing is written.
pub(crate) async fn preview_credit(
    _: Operator<role::BillingRead>,
    app: App,
    Path(id): Path<InvoiceId>,
    Body(wish): Body<CreditInvoice>,
) -> Result<Json<CreditPreview>, Problem> {
    let (books, rates) = ledger::books();
    let asked = (store::invoice(&id), store::lines(&id), store::paid_by(&id), books, rates);
    let (invoices, lines, paid_by, books, rates) = app.db.read(asked).await?;
    let invoice = invoices.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let (books, now) = (Books::alone((books, rates))?, app.clock.now());
    let crediting = Crediting { app: &app, invoice: &invoice, lines: &lines, paid_by: &paid_by, books: &books, now };
    let credit = crediting.credit(format!("credit:{id}/"), &wish)?;
    Ok(Json(crediting.preview(&credit)))
}

/// What a credit note is made of.
struct Crediting<'a> {
    app: &'a App,
    invoice: &'a store::InvoiceFullRow,
    lines: &'a [store::LineRow],
    paid_by: &'a [store::PaidByRow],
    books: &'a Books,
    now: Instant,
}

/// A credit note about to be issued, and where its money goes: first to what is open of its invoice.
struct Credit {
    note: Note,
    taken: Vec<TakenOff>,
    settled_minor: i64,
    refunds: Vec<Statement>,
    refunded_minor: i64,
}

/// A credit note about to be issued, and what is written before it.
struct Note {
    new: NewInvoice,
    writes: Vec<Statement>,
}

impl Crediting<'_> {
    fn credit(&self, key: String, wish: &CreditInvoice) -> Result<Credit, Problem> {
        let row = &self.invoice.row;
        if row.kind == InvoiceKind::CreditNote {
            return Err(problems::NOTHING_LEFT.because("A credit note is not credited."));
        }
        let charged: Vec<Charged> = self.lines.iter().map(store::LineRow::charged).collect();
        let taken = rules::take_off(&charged, &wish.lines)
            .map_err(|errors| Problem { errors, ..problem::INVALID_FIELDS.because("") })?;
        let note = self.note(key, &taken, wish)?;
        let amount = -note.new.totals.gross_minor;
        let settled_minor = (row.gross_minor - row.settled_minor).min(amount);
        let paid = amount - settled_minor;
        let (refunds, refunded_minor) =
            if wish.refund { self.refunds(&note.new.id, paid, wish) } else { (Vec::new(), 0) };
        Ok(Credit { note, taken, settled_minor, refunds, refunded_minor })
    }

    /// The credit as it is told: what is taken off is above nothing.
    fn preview(&self, credit: &Credit) -> CreditPreview {
        let currency = self.invoice.row.currency;
        let money = |minor| Money { minor, currency };
        let totals = |amounts: Amounts| Totals {
            net: money(amounts.net_minor),
            tax: money(amounts.tax_minor),
            gross: money(amounts.gross_minor),
        };
        let name = |position| self.lines.iter().find(|line| line.position == position).map(|line| line.name.clone());
        let line = |off: &TakenOff| CreditedLine {
            position: off.position,
            name: name(off.position).unwrap_or_default(),
            totals: totals(off.amounts.reversed()),
        };
        let amount = totals(credit.note.new.totals.reversed());
        let kept_minor = amount.gross.minor - credit.settled_minor - credit.refunded_minor;
        CreditPreview {
            totals: amount,
            lines: credit.taken.iter().map(line).collect(),
            settled: money(credit.settled_minor),
            refunded: money(credit.refunded_minor),
            kept: money(kept_minor),
        }
    }

    /// The credit note that takes `taken` off; the buyer is called what the invoice calls them.
    fn note(&self, key: String, taken: &[TakenOff], wish: &CreditInvoice) -> Result<Note, Problem> {
        let today = self.books.day(self.now);
        let id = InvoiceId::new(&*self.app.ids);
        let mut charges = Vec::new();
        for off in taken {
            let line = self.lines.iter().find(|line| line.position == off.position);
            charges.extend(line.map(|line| self.charge(&id, line, off, today, wish)));
        }
        // Some of the lines may lie too far apart, as those of an invoice may.
        let evened = ledger::evened(&charges, today);
        charges.extend(evened);
        let totals = Amounts::sum(charges.iter().map(|charge| charge.amounts));
        if 0 <= totals.gross_minor {
            return Err(problems::NOTHING_LEFT
                .because("Nothing is left to be credited; a deposit goes back when its contract has ended."));
        }
        let (ids, writes) = charge(&charges, &*self.app.ids);
        let row = &self.invoice.row;
        let new = NewInvoice {
            id,
            key,
            series: series(&self.books.prefixes.1, today),
            kind: InvoiceKind::CreditNote,
            customer: row.customer_id.clone(),
            corrects: Some(row.id.clone()),
            issued_at: self.now,
            issued_on: today,
            due_on: today,
            currency: row.currency,
            totals,
            seller: self.books.seller.clone(),
            buyer: self.invoice.parties()?.1,
            charges: ids,
            rounding: Vec::new(),
        };
        Ok(Note { new, writes })
    }

    fn charge(
        &self,
        note: &InvoiceId,
        line: &store::LineRow,
        off: &TakenOff,
        today: Day,
        wish: &CreditInvoice,
    ) -> Charge {
        let row = &self.invoice.row;
        Charge {
            key: format!("credit:{note}:{}", off.position),
            payer: row.customer_id.clone(),
            customer: line.customer_id.clone(),
            source: Source::Adjustment,
            source_id: line.id.to_string(),
            name: line.name.clone(),
            period: line.period_from.zip(line.period_until),
            quantity_thousandths: if off.whole {
                -line.quantity_thousandths
            } else {
                off.amounts.gross_minor.signum() * 1000
            },
            currency: row.currency,
            amounts: off.amounts,
            tax: Tax { category: line.tax_category, rate_ppm: line.tax_rate_ppm, reason: line.tax_reason.clone() },
            why: vec![Step::Note { text: wish.reason.as_str().to_owned() }],
            occurred_at: self.now,
            invoice_by: today,
        }
    }

    /// Sends back so much of what was paid, the newest payment first, and says how much that is.
    fn refunds(&self, note: &InvoiceId, wanted_minor: i64, wish: &CreditInvoice) -> (Vec<Statement>, i64) {
        let (mut statements, mut left) = (Vec::new(), wanted_minor);
        for paid in self.paid_by {
            let amount_minor = left.min(paid.minor).min(paid.refundable_minor);
            if amount_minor <= 0 {
                continue;
            }
            let refund = NewRefund {
                id: RefundId::new(&*self.app.ids),
                key: format!("credit:{note}:{}", paid.payment_id),
                payment: paid.payment_id.clone(),
                customer: self.invoice.row.customer_id.clone(),
                amount_minor,
                reason: wish.reason.as_str().to_owned(),
                now: self.now,
            };
            statements.extend(want_refund(&refund, &*self.app.ids));
            left -= amount_minor;
        }
        (statements, wanted_minor - left)
    }
}
