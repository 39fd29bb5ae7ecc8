//! The first invoice of who joins: asked of the ledger's own code, which will issue it.
use crate::api::{Audience, FirstInvoice, Line};
use crate::store::PlanRow;
use chrono::{Datelike, Months};
use kernel::{Day, Money};
use ledger::{Account, Books, Contract, Draft, Offered, Step, TaxTreatment, Terms, WhenToPay};
use web::Problem;

/// For who starts on `first_day`, the first on which there is a place, and for who starts on the first of the month after it; once, if
/// every day comes to the same.
pub(super) fn invoices(
    row: &PlanRow,
    terms: &Terms,
    books: &Books,
    first_day: Day,
) -> Result<Vec<FirstInvoice>, Problem> {
    let mut invoices = Vec::new();
    for starts_on in [first_day, first_of_next_month(first_day)] {
        let invoice = invoice(contract(row, terms, starts_on)?, books);
        invoices.extend(invoice.map(|invoice| FirstInvoice {
            due_on: invoice.due_on.filter(|_| !is_paid_at_once(row, books)),
            ..invoice
        }));
    }
    let may_be_part = terms.billing_day.is_some() && terms.prorates_first;
    let same = |one: &mut FirstInvoice, other: &mut FirstInvoice| one.total == other.total && one.lines == other.lines;
    if !may_be_part {
        invoices.dedup_by(same);
    }
    Ok(invoices)
}

/// Whether whoever orders it pays before they have it: whoever has no plan is a contact, and what takes a yes costs nothing until then.
fn is_paid_at_once(row: &PlanRow, books: &Books) -> bool {
    let (members, contacts) = books.pay;
    let when = if row.audience == Audience::Members { members } else { contacts };
    when == WhenToPay::AtOnce && row.approval == 0
}

fn first_of_next_month(day: Day) -> Day {
    let first = day.date().with_day(1).and_then(|first| first.checked_add_months(Months::new(1)));
    first.and_then(Day::new).unwrap_or(Day::LAST)
}

/// A contract of somebody on the plan as it is offered.
fn contract(row: &PlanRow, terms: &Terms, starts_on: Day) -> Result<Contract, Problem> {
    let id = "con_new".parse().map_err(Problem::internal)?;
    let nobody = "cus_new".parse().map_err(Problem::internal)?;
    let offered = Offered {
        name: row.name.clone(),
        currency: row.currency,
        price_minor: row.price_minor,
        sign_up_fee_minor: row.sign_up_fee_minor,
        deposit_minor: row.deposit_minor,
        tax_class: row.tax_class,
        terms: terms.clone(),
        due_days: row.due_days,
    };
    Ok(Contract::new(id, &nobody, offered, starts_on, 1))
}

/// What the first day of `contract` brings to somebody who owes nothing else.
fn invoice(contract: Contract, books: &Books) -> Option<FirstInvoice> {
    let starts_on = contract.starts_on;
    let account = Account { contracts: vec![contract], open: Vec::new(), due_days: (None, books.due_days) };
    let bill = account.bill(starts_on, &books.setting(TaxTreatment::AsUsual));
    bill.drafts.into_iter().next().map(|draft| shown(&draft, starts_on))
}

fn shown(draft: &Draft, starts_on: Day) -> FirstInvoice {
    let money = |minor| Money { minor, currency: draft.currency };
    let lines = draft.lines.iter().map(|line| Line {
        source: line.charge.source,
        part: line.charge.why.iter().find_map(|step| match step {
            Step::Days { days, of } => Some((*days, *of)),
            _ => None,
        }),
        gross: money(line.charge.amounts.gross_minor),
    });
    FirstInvoice {
        starts_on,
        due_on: Some(draft.due_on),
        total: money(draft.total.gross_minor),
        lines: lines.collect(),
    }
}
