use crate::api::{
    BasketCard, BenefitLeft, BenefitToCome, BillingCard, InvoicePayment, NextInvoice, SharedLeft, UnpaidInvoice,
};
use crate::store::{BasketRow, BenefitRow, CollectedRow, PaymentRow, SharedRow, UnpaidRow};
use access::{Right, Section, Viewer, decide};
use kernel::{Currency, CustomerId, Day, Instant, Money};
use ledger::{Books, Draft, Lent, PayMethod, invoice_number};
use serde::Deserialize;
use std::collections::BTreeMap;
use web::Problem;

/// How many unpaid invoices show.
const UNPAID_SHOWN_MAX: usize = 5;
/// How far the next invoice is looked for: a year and a month, so that what is charged once a year is found.
const AHEAD_DAYS: u32 = 397;
/// How much of what one payer shares shows, and of what is coming.
const SHARED_SHOWN_MAX: usize = 8;
/// How many names of what is in the basket show.
const NAMES_SHOWN_MAX: usize = 3;

/// What the customer owes and will owe; nothing for whom billing is not.
pub fn billing(
    viewer: &Viewer,
    customer: Option<&CustomerId>,
    books: &Books,
    (unpaid, payments, collected): (&[UnpaidRow], &[PaymentRow], Vec<CollectedRow>),
    now: Instant,
) -> Result<Option<BillingCard>, Problem> {
    let shows = decide(viewer, Section::Billing).and(decide(viewer, Right::SeeInvoices)).is_ok();
    let Some(customer) = customer.filter(|_| shows) else { return Ok(None) };
    let today = books.day(now);
    let payments = latest(payments)?;
    let collected = collected.into_iter().next();
    let by = collected.as_ref().map(|row| row.method);
    let invoices: Vec<_> = unpaid.iter().map(|row| row.invoice(&payments, by, today)).collect();
    Ok(Some(BillingCard {
        unpaid_count: u32::try_from(invoices.len()).unwrap_or(u32::MAX),
        owed: sums(invoices.iter()),
        overdue: sums(invoices.iter().filter(|invoice| invoice.overdue)),
        unpaid: invoices.into_iter().take(UNPAID_SHOWN_MAX).collect(),
        collected_from: collected.map(|row| row.label),
        may_pay: decide(viewer, Right::PayInvoices).is_ok(),
        next: next_invoice(books, customer, today),
    }))
}

impl UnpaidRow {
    fn invoice(&self, payments: &BTreeMap<String, InvoicePayment>, by: Option<PayMethod>, today: Day) -> UnpaidInvoice {
        let money = |minor| Money { minor, currency: self.currency };
        UnpaidInvoice {
            id: self.id.clone(),
            number: invoice_number(&self.series, self.number),
            due_on: self.due_on,
            total: money(self.gross_minor),
            open: money(self.gross_minor - self.settled_minor),
            overdue: self.due_on < today,
            payment: payments.get(&self.id).copied(),
            collected: self.given_back == 0 && by.is_some_and(|method| method.takes(self.currency)),
        }
    }
}

/// What a payment is for, as far as it is for invoices.
#[derive(Deserialize)]
struct Purpose {
    #[serde(default)]
    invoices: Vec<Part>,
}

#[derive(Deserialize)]
struct Part {
    id: String,
}

/// What became of the latest payment for each invoice, out of payments of which the latest comes first.
fn latest(payments: &[PaymentRow]) -> Result<BTreeMap<String, InvoicePayment>, Problem> {
    let mut latest = BTreeMap::new();
    for row in payments {
        let payment = match row.status.as_str() {
            "needs_action" => InvoicePayment::NeedsAction,
            "processing" => InvoicePayment::Processing,
            _ => InvoicePayment::Failed,
        };
        for part in db::json::<Purpose>(&row.purpose)?.invoices {
            latest.entry(part.id).or_insert(payment);
        }
    }
    Ok(latest)
}

/// What is open, one amount for each currency.
fn sums<'a>(invoices: impl Iterator<Item = &'a UnpaidInvoice>) -> Vec<Money> {
    let mut sums: BTreeMap<String, (Currency, i64)> = BTreeMap::new();
    for UnpaidInvoice { open, .. } in invoices {
        sums.entry(open.currency.to_string()).or_insert((open.currency, 0)).1 += open.minor;
    }
    sums.into_values().map(|(currency, minor)| Money { minor, currency }).collect()
}

fn next_invoice(books: &Books, customer: &CustomerId, today: Day) -> Option<NextInvoice> {
    let payer = books.payers.get(customer)?;
    let ahead = payer.account.ahead(today, today.plus_days(AHEAD_DAYS), &books.setting(payer.treatment));
    // A credit note of the same day settles what is invoiced beside it.
    let left = |draft: &Draft| -> i64 {
        let same = |other: &&Draft| (other.issued_on, other.currency) == (draft.issued_on, draft.currency);
        ahead.iter().filter(same).map(|other| other.total.gross_minor).sum()
    };
    let next = ahead.iter().find(|draft| 0 < draft.total.gross_minor && 0 < left(draft))?;
    let total = Money { minor: left(next), currency: next.currency };
    Some(NextInvoice { on: next.issued_on, due_on: next.due_on, total })
}

/// What is left of benefits, for whom there is a section that they are spent or got in.
pub fn benefits(viewer: &Viewer, books: &Books, rows: Vec<BenefitRow>) -> Vec<BenefitLeft> {
    if !sees_benefits(viewer) {
        return Vec::new();
    }
    rows.into_iter().map(|row| row.left(books)).collect()
}

fn sees_benefits(viewer: &Viewer) -> bool {
    decide(viewer, Section::Bookings).or(decide(viewer, Section::Plans)).is_ok()
}

impl BenefitRow {
    fn left(self, books: &Books) -> BenefitLeft {
        BenefitLeft {
            kind: self.kind,
            name: self.name,
            left: self.remains,
            given: self.given,
            currency: self.currency,
            // What ends at midnight can be used on the day before.
            last_day: self.expires_at.map(|expires| books.day(expires.plus_seconds(-1))),
        }
    }

    fn coming(self, first_day: Day) -> BenefitToCome {
        let Self { kind, name, remains: left, currency, .. } = self;
        BenefitToCome { kind, name, left, currency, first_day }
    }
}

/// What teams share with the viewer, by whose it is: what is left of it, and what begins soon.
pub fn shared(viewer: &Viewer, books: &Books, rows: Vec<SharedRow>, now: Instant) -> Result<Vec<SharedLeft>, Problem> {
    let (month, _) = books.day(now).month();
    let mut payers: Vec<SharedLeft> = Vec::new();
    for SharedRow { of, turn, starts_at, lent, benefit } in rows.into_iter().filter(|_| sees_benefits(viewer)) {
        let known = payers.iter().position(|payer| payer.payer_name == of).unwrap_or_else(|| {
            let (benefits, coming, caps) = (Vec::new(), Vec::new(), Vec::new());
            payers.push(SharedLeft { payer_name: of, after_own: turn == 1, benefits, coming, caps });
            payers.len() - 1
        });
        let Some(payer) = payers.get_mut(known) else { continue };
        db::json::<Lent>(&lent)?.note_cap(&mut payer.caps, (benefit.kind, benefit.currency), month);
        if now < starts_at {
            payer.coming.push(benefit.coming(books.day(starts_at)));
        } else {
            add(&mut payer.benefits, benefit.left(books));
        }
    }
    for payer in &mut payers {
        payer.coming.sort_by_key(|benefit| benefit.first_day);
        payer.benefits.truncate(SHARED_SHOWN_MAX);
        payer.coming.truncate(SHARED_SHOWN_MAX);
    }
    Ok(payers)
}

/// What ends together is one, whenever it began.
fn add(benefits: &mut Vec<BenefitLeft>, one: BenefitLeft) {
    let same = |known: &&mut BenefitLeft| {
        (known.kind, &known.name, known.currency, known.last_day) == (one.kind, &one.name, one.currency, one.last_day)
    };
    match benefits.iter_mut().find(same) {
        Some(known) => {
            known.left += one.left;
            known.given += one.given;
        }
        None => benefits.push(one),
    }
}

/// What waits in the basket, if anything does.
pub fn basket(rows: &[BasketRow], now: Instant) -> Option<BasketCard> {
    let items = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    (0 < items).then(|| BasketCard {
        items,
        names: rows.iter().filter_map(|row| row.name.clone()).take(NAMES_SHOWN_MAX).collect(),
        held_until: rows.iter().filter_map(|row| row.held_until).filter(|until| now < *until).min(),
    })
}
