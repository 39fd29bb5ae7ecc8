//! Charges, invoices and payments that operators make.
use crate::api::*;
use crate::{App, events, problems, rules, store};
use db::Both;
use kernel::{CustomerId, Money};
use ledger::{
    Books, Charge, ChargeId, Currencies, Draft, Issuing, NewInvoice, NewPayment, OpenCharge, Part, PayMethod, Payer,
    PaymentId, PaymentStatus, Purpose, Settling, Source, Step, by_key, charge, issue, reverse, settle, spend_credit,
    want_payment,
};
use rust_decimal::Decimal;
use web::{Body, Created, IdempotencyKey, Json, NoContent, Operator, Path, Problem, problem, refuse_any, role};

/// By when what an operator charges with the next invoice is invoiced all the same.
const NEXT_DAYS: u32 = 30;
/// How long ago money may have come that is written down now: a year and what it takes to close its books. Longer ago is a mistyped year.
const RECEIVED_DAYS_MAX: u32 = 400;

fn payer<'a>(books: &'a Books, customer: &CustomerId) -> Result<&'a Payer, Problem> {
    books.payers.get(customer).ok_or_else(|| problem::NOT_FOUND.because(""))
}

pub(crate) async fn create_charge(
    operator: Operator<role::Billing>,
    app: App,
    Path(customer): Path<CustomerId>,
    IdempotencyKey(key): IdempotencyKey,
    Body(wish): Body<CreateCharge>,
) -> Result<Created<NewCharge>, Problem> {
    let now = app.clock.now();
    let key = format!("{}{customer}/{}", rules::BY_HAND, key.unwrap_or_else(|| app.ids.next()));
    let beside = (store::charge_by_key(&key), ledger::currencies());
    let (facts, (written, currencies)) = app.db.read(Both(ledger::asked([&customer]), beside)).await?;
    if let Some(row) = written.into_iter().next() {
        let gross = Money { minor: row.gross_minor, currency: row.currency };
        return Ok(Created(NewCharge { charge_id: row.id.to_string(), gross, invoice_id: row.invoice_id }));
    }
    let books = Books::read(facts)?;
    let payer = payer(&books, &customer)?;
    acceptable(&wish, &Currencies::from(currencies))?;
    let charged = charge_of(&books, payer, &customer, key, &wish, now);
    let (ids, mut writes) = charge(std::slice::from_ref(&charged), &*app.ids);
    let gross = Money { minor: charged.amounts.gross_minor, currency: charged.currency };
    let mut invoice_id = None;
    if wish.invoice == WhenToInvoice::Now {
        let line = OpenCharge { id: ids.first().cloned(), charge: charged };
        let draft = payer.account.draft(vec![line], books.day(now));
        let issued = issued(&app, &books, &customer, draft.iter())?;
        invoice_id = issued.first().map(|new| new.id.clone());
        writes.extend(issue(&issued));
        writes.extend(spend_credit(&[&customer], now, &*app.ids));
        writes.extend(events::freed(&[&customer], now, &*app.ids));
    }
    writes.push(app.audit(&operator.claims, "create_charge", customer.as_str(), &wish));
    app.db.commit(writes).await.map_err(problems::refused)?;
    let charge_id = ids.first().map(ToString::to_string).unwrap_or_default();
    Ok(Created(NewCharge { charge_id, gross, invoice_id }))
}

/// What a charge would come to, and its invoice if it is issued at once; nothing is written.
pub(crate) async fn preview_charge(
    _: Operator<role::BillingRead>,
    app: App,
    Path(customer): Path<CustomerId>,
    Body(wish): Body<CreateCharge>,
) -> Result<Json<ChargePreview>, Problem> {
    let now = app.clock.now();
    let (facts, currencies) = app.db.read(Both(ledger::asked([&customer]), ledger::currencies())).await?;
    let books = Books::read(facts)?;
    let payer = payer(&books, &customer)?;
    acceptable(&wish, &Currencies::from(currencies))?;
    let charged = charge_of(&books, payer, &customer, rules::BY_HAND.to_owned(), &wish, now);
    let (amounts, currency) = (charged.amounts, charged.currency);
    let lines =
        if wish.invoice == WhenToInvoice::Now { vec![OpenCharge { id: None, charge: charged }] } else { Vec::new() };
    let draft = payer.account.draft(lines, books.day(now));
    let totals = rules::totals(draft.as_ref().map_or(amounts, |draft| draft.total), currency);
    Ok(Json(ChargePreview { totals, due_on: draft.filter(|_| 0 < totals.gross.minor).map(|draft| draft.due_on) }))
}

/// Nothing is not charged, and nothing in a currency that no location has.
fn acceptable(wish: &CreateCharge, currencies: &Currencies) -> Result<(), Problem> {
    if wish.unit_price.minor == 0 {
        return Err(Problem::field("/unit_price/minor", "positive", "must be above or below nothing"));
    }
    match currencies.refused(wish.unit_price.currency) {
        Some(detail) => Err(Problem::field("/unit_price/currency", "unknown", detail)),
        None => Ok(()),
    }
}

fn charge_of(
    books: &Books,
    payer: &Payer,
    customer: &CustomerId,
    key: String,
    wish: &CreateCharge,
    now: kernel::Instant,
) -> Charge {
    let (today, quantity, unit) = (books.day(now), wish.quantity.get(), wish.unit_price.minor);
    let pricing = books.setting(payer.treatment).pricing(wish.tax_class, today);
    let note = wish.note.as_ref().map(|note| Step::Note { text: note.as_str().to_owned() });
    Charge {
        source_id: key.clone(),
        key,
        payer: customer.clone(),
        customer: customer.clone(),
        source: Source::Fee,
        name: wish.name.as_str().to_owned(),
        period: None,
        quantity_thousandths: quantity * 1000,
        currency: wish.unit_price.currency,
        amounts: pricing.line(Decimal::from(unit) * Decimal::from(quantity)),
        tax: pricing.tax,
        why: std::iter::once(Step::Price { unit_minor: unit, quantity }).chain(note).collect(),
        occurred_at: now,
        invoice_by: if wish.invoice == WhenToInvoice::Now { today } else { today.plus_days(NEXT_DAYS) },
    }
}

/// Takes back what an operator charged, or a fee for paying late, while no invoice has it.
pub(crate) async fn withdraw_charge(
    operator: Operator<role::Billing>,
    app: App,
    Path(id): Path<ChargeId>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let (books, rates) = ledger::books();
    let (rows, books, rates) = app.db.read((store::by_hand(&id), books, rates)).await?;
    let row = rows.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    if row.is_open == 0 {
        return Err(problems::INVOICED.because(""));
    }
    let today = Books::alone((books, rates))?.day(now);
    let mut writes = vec![store::guard_by_hand(&id)];
    writes.extend(reverse(&row.key, now, today, &*app.ids));
    writes.push(app.audit(&operator.claims, "withdraw_charge", row.payer_id.as_str(), &id));
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(NoContent)
}

/// The invoices that `drafts` become; their charges are written.
fn issued<'a>(
    app: &App,
    books: &Books,
    customer: &CustomerId,
    drafts: impl Iterator<Item = &'a Draft>,
) -> Result<Vec<NewInvoice>, Problem> {
    let issuing = Issuing { books, customer, now: app.clock.now() };
    let of = |draft| NewInvoice::of(draft, issuing, &by_key(&[], &[]), &*app.ids);
    drafts
        .map(of)
        .collect::<Option<Vec<_>>>()
        .ok_or_else(|| Problem::internal("a draft of charges that are not written"))
}

/// What would be issued now, to the cent; nothing is written.
pub(crate) async fn preview_issue(
    _: Operator<role::BillingRead>,
    app: App,
    Path(customer): Path<CustomerId>,
) -> Result<Json<IssuePreview>, Problem> {
    let books = Books::read(app.db.read(ledger::asked([&customer])).await?)?;
    let account = &payer(&books, &customer)?.account;
    let today = books.day(app.clock.now());
    let drafts = account.drafts(&account.open_on(today), today).into_iter();
    let seen = |draft: Draft| IssuedPreview {
        totals: rules::totals(draft.total, draft.currency),
        lines: draft.lines.len(),
        due_on: draft.due_on,
    };
    Ok(Json(IssuePreview { invoices: drafts.map(seen).collect() }))
}

/// Everything that is open goes on an invoice now, one for each currency.
pub(crate) async fn issue_invoices(
    operator: Operator<role::Billing>,
    app: App,
    Path(customer): Path<CustomerId>,
) -> Result<Created<Issued>, Problem> {
    let now = app.clock.now();
    let books = Books::read(app.db.read(ledger::asked([&customer])).await?)?;
    let payer = payer(&books, &customer)?;
    let today = books.day(now);
    let drafts = payer.account.drafts(&payer.account.open_on(today), today);
    let issued = issued(&app, &books, &customer, drafts.iter())?;
    if issued.is_empty() {
        return Err(problems::NOTHING_LEFT.because("Nothing is open."));
    }
    let invoice_ids: Vec<_> = issued.iter().map(|new| new.id.clone()).collect();
    let mut writes = issue(&issued);
    writes.extend(spend_credit(&[&customer], now, &*app.ids));
    writes.extend(events::freed(&[&customer], now, &*app.ids));
    writes.push(app.audit(&operator.claims, "issue_invoices", customer.as_str(), &invoice_ids));
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(Created(Issued { invoice_ids }))
}

pub(crate) async fn record_payment(
    operator: Operator<role::Billing>,
    app: App,
    Path(customer): Path<CustomerId>,
    IdempotencyKey(key): IdempotencyKey,
    Body(wish): Body<RecordPayment>,
) -> Result<Created<PaymentView>, Problem> {
    refuse_any(rules::check_parts(&wish.invoices))?;
    let parts: Vec<Part> = wish.invoices.iter().map(Part::from).collect();
    let sum = parts.iter().fold(0, |sum: i64, part| sum.saturating_add(part.minor));
    if wish.amount.minor <= 0 {
        return Err(Problem::field("/amount/minor", "positive", "must be above nothing"));
    }
    if wish.amount.minor < sum {
        return Err(Problem::field("/invoices", "more-than-came", "more than the amount that came"));
    }
    let now = app.clock.now();
    let id = PaymentId::new(&*app.ids);
    let key = key.map_or_else(|| id.to_string(), |key| format!("recorded:{customer}/{key}"));
    let (books, rates) = ledger::books();
    let asked = (
        store::account(&customer),
        store::wanted(parts.iter().map(|part| &part.id)),
        store::payment_by_key(&key),
        books,
        rates,
    );
    let (accounts, invoices, repeated, books, rates) = app.db.read(asked).await?;
    if let Some(earlier) = repeated.into_iter().next() {
        return Ok(Created(earlier.view()?));
    }
    let account = accounts.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    for (n, part) in parts.iter().enumerate() {
        let known = invoices.iter().filter_map(|row| row.wanted_by(&customer)).find(|invoice| invoice.id == part.id);
        if known.is_none_or(|invoice| invoice.currency != wish.amount.currency) {
            return Err(Problem::field(
                format!("/invoices/{n}/id"),
                "no-such-invoice",
                "not one of theirs in that currency",
            ));
        }
    }
    let today = Books::alone((books, rates))?.day(now);
    let on = wish.received_on.unwrap_or(today);
    if today < on {
        return Err(Problem::field("/received_on", "not-yet", "must be today or before"));
    }
    if on < today.minus_days(RECEIVED_DAYS_MAX) {
        let detail = format!("must be at most {RECEIVED_DAYS_MAX} days ago");
        return Err(Problem::field("/received_on", "too-long-ago", detail));
    }
    let new = NewPayment { received_on: Some(on), ..recorded(id, key, customer, &wish, parts, now) };
    let mut view = store::new_payment_view(&new, account.name.clone(), &invoices);
    view.status = PaymentStatus::Succeeded;
    let (payment, from, purpose) = (&new.id, PaymentStatus::Wanted, &new.purpose);
    let mut writes = vec![want_payment(&new)];
    writes.extend(settle(Settling { payment, from, purpose, provider_ref: None, with: None, now }));
    // What is for nothing in particular settles what is open.
    writes.extend(spend_credit(&[&new.customer], now, &*app.ids));
    writes.push(events::received(&view, on, now, &*app.ids));
    writes.extend(events::freed(&[&new.customer], now, &*app.ids));
    writes.push(app.audit(&operator.claims, "record_payment", new.customer.as_str(), &wish));
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(Created(view))
}

fn recorded(
    id: PaymentId,
    key: String,
    customer: CustomerId,
    wish: &RecordPayment,
    invoices: Vec<Part>,
    now: kernel::Instant,
) -> NewPayment {
    NewPayment {
        id,
        key,
        customer,
        method: match wish.method {
            HandMethod::BankTransfer => PayMethod::BankTransfer,
            HandMethod::Cash => PayMethod::Cash,
        },
        currency: wish.amount.currency,
        amount_minor: wish.amount.minor,
        purpose: Purpose { invoices, order: None },
        method_id: None,
        on_session: false,
        note: Some(wish.reference.as_str().to_owned()),
        received_on: wish.received_on,
        now,
    }
}
