//! What the shop tells others: notices, in the batch of their cause.
use crate::api::{NewProposal, OrderId, Pays, ProposalId};
use crate::problems;
use crate::rules::{Line, Made, OrderFacts, OrderPayment, ProposalFacts};
use bookings::rules::quote::Quote;
use db::Statement;
use kernel::{Currency, CustomerId, Day, Instant, Money, NewIds};
use ledger::{Contract, NewInvoice, PayMethod};
use outbox::{
    BookingNotice, Charged, ContractWaits, Method, MethodKind, OrderGivenUp, OrderLine, OrderNotice, OrderRefund, Page,
    ProposalDecision, ProposalNotice, Topic, owe_customer, owe_operators,
};
use web::{Role, role};

/// Whom an order is told, and which.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told<'a> {
    /// Which.
    pub(crate) order: &'a OrderId,
    /// To whom.
    pub(crate) customer: &'a CustomerId,
    /// What they are called.
    pub(crate) name: &'a str,
    /// The code that was used.
    pub(crate) code: Option<&'a str>,
}

fn method(method: PayMethod) -> Method {
    let kind = match method {
        PayMethod::Card => MethodKind::Card,
        PayMethod::SepaDebit => MethodKind::SepaDebit,
        PayMethod::BacsDebit => MethodKind::BacsDebit,
        PayMethod::UsBankAccount => MethodKind::UsBankAccount,
        PayMethod::BankTransfer => MethodKind::BankTransfer,
        PayMethod::Cash => MethodKind::Cash,
    };
    Method { kind, label: String::new() }
}

/// Owes the receipt of an order that was carried out, and the calendar object of each of its bookings. The invoice's number
/// is only known once it is written: billing tells it with the invoice.
pub(crate) fn carried_out(
    told: Told<'_>,
    lines: &[Line],
    currency: Currency,
    paid: Option<(&OrderPayment, &NewInvoice)>,
    now: Instant,
    ids: &dyn NewIds,
) -> Vec<Statement> {
    let sum = |of: fn(&ledger::Charge) -> i64| Money {
        minor: lines.iter().flat_map(|line| &line.charges).map(of).sum(),
        currency,
    };
    let notice = OrderNotice {
        name: told.name.to_owned(),
        lines: lines.iter().map(|line| order_line(line, currency)).collect(),
        code: told.code.map(str::to_owned),
        tax: sum(|charge| charge.amounts.tax_minor),
        total: sum(|charge| charge.amounts.gross_minor),
        paid: paid.map(|(payment, _)| (Money { minor: payment.amount_minor, currency }, method(payment.method))),
        invoice: None,
        page: Page::order(told.order),
    };
    let mut owed = vec![owe_customer(told.customer, &Topic::OrderReceived(notice), now, ids)];
    for line in lines {
        let gross = Money { minor: line.gross_minor(), currency };
        match &line.made {
            Made::Booking { id, quote, .. } => {
                let notice = booking(id.as_str(), quote, told.name, gross);
                owed.push(owe_customer(told.customer, &Topic::BookingConfirmed(notice), now, ids));
            }
            Made::Plan { contract, waits: true, .. } => {
                let notice = waiting(contract, told.name);
                owed.push(owe_operators(role::Plans::NAME, &Topic::PlanWaits(notice), now, ids));
            }
            _ => {}
        }
    }
    owed
}

fn waiting(contract: &Contract, customer: &str) -> ContractWaits {
    ContractWaits {
        customer: customer.to_owned(),
        plan: contract.name.clone(),
        starts_on: contract.starts_on,
        page: Page::console_contract(&contract.id),
    }
}

fn order_line(line: &Line, currency: Currency) -> OrderLine {
    let name = line.detail.as_ref().map_or_else(|| line.name.clone(), |detail| format!("{}, {detail}", line.name));
    let starts_on = match &line.made {
        Made::Plan { contract, .. } => Some(contract.starts_on),
        _ => None,
    };
    OrderLine {
        name,
        quantity: u32::try_from(line.quantity).unwrap_or(1),
        amount: Money { minor: line.gross_minor(), currency },
        begins_late: starts_on.filter(|_| line.ordered_for.is_some()),
        charged: match (line.pays, starts_on) {
            _ if line.waits() && !line.charges.is_empty() => Charged::OnceApproved,
            (Pays::Nothing, _) => Charged::Covered,
            (Pays::AtOnce, _) => Charged::Now,
            (Pays::NextInvoice, Some(day)) => Charged::On { day },
            (Pays::NextInvoice, None) => Charged::NextInvoice,
        },
    }
}

fn booking(id: &str, quote: &Quote, name: &str, price: Money) -> BookingNotice {
    BookingNotice {
        booking_id: id.to_owned(),
        name: name.to_owned(),
        title: quote.title.clone(),
        resource: quote.resource.name.clone(),
        location: quote.location.name.as_str().to_owned(),
        starts_at: quote.starts_at,
        ends_at: quote.ends_at,
        zone: quote.location.zone.clone(),
        offsets_seconds: quote.offsets_seconds,
        price,
        sequence: 0,
    }
}

/// Owes the notice that the money of an order goes back, by that rule.
pub(crate) fn paid_back(order: &OrderFacts, rule: &str, ids: &dyn NewIds) -> Option<Statement> {
    let payment = order.payment.as_ref().filter(|payment| 0 < payment.left_minor())?;
    let (costs_other, taxed_anew) = (rule == problems::START_HAS_PASSED.slug, rule == problems::PRICE_CHANGED.slug);
    let today = order.books.day(order.now);
    // Where another owes the tax now, it is so of all of it.
    let is_part = order.lines.iter().any(|line| line.is_taxed_anew(today, &order.books));
    let is_missing = |line: &&Line| match (costs_other, taxed_anew && is_part) {
        (true, _) => line.carried_out_at(order.now, &order.books).is_none(),
        (_, true) => line.is_taxed_anew(today, &order.books),
        _ => true,
    };
    let notice = OrderRefund {
        name: order.customer_name.clone(),
        missing: order.lines.iter().filter(is_missing).map(|line| order_line(line, order.currency).name).collect(),
        costs_other,
        taxed_anew,
        amount: Money { minor: payment.left_minor(), currency: order.currency },
        method: method(payment.method),
        page: Page::basket(),
    };
    Some(owe_customer(&order.customer, &Topic::OrderRefunded(notice), order.now, ids))
}

/// Owes the notice that an operator has given up an order that was not paid.
pub(crate) fn given_up(order: &OrderFacts, ids: &dyn NewIds) -> Statement {
    let lines = order.lines.iter().map(|line| order_line(line, order.currency));
    let lines: Vec<_> = lines.map(|line| (line.name, line.amount)).collect();
    let total = lines.iter().map(|(_, amount)| amount.minor).sum();
    let notice = OrderGivenUp {
        name: order.customer_name.clone(),
        lines,
        total: Money { minor: total, currency: order.currency },
        page: Page::order(&order.id),
    };
    owe_customer(&order.customer, &Topic::OrderGivenUp(notice), order.now, ids)
}

/// Owes the notice of a proposal; `lines` with their names and what they come to.
pub(crate) fn proposed(
    id: &ProposalId,
    new: &NewProposal,
    (name, lines): (&str, Vec<(String, Money)>),
    expires_on: Day,
    now: Instant,
    ids: &dyn NewIds,
) -> Statement {
    let notice = ProposalNotice {
        name: name.to_owned(),
        message: new.message.as_str().to_owned(),
        lines,
        expires_on,
        page: Page::proposal(id),
    };
    owe_customer(&new.customer_id, &Topic::ProposalSent(notice), now, ids)
}

/// Owes operators the notice of what a customer has decided.
pub(crate) fn decided(
    proposal: &ProposalFacts,
    accepted: bool,
    lines: Vec<(String, Money)>,
    now: Instant,
    ids: &dyn NewIds,
) -> Statement {
    let notice = ProposalDecision {
        customer: proposal.customer_name.clone(),
        accepted,
        lines,
        page: Page::console_proposal(&proposal.id),
    };
    owe_operators(role::Shop::NAME, &Topic::ProposalDecided(notice), now, ids)
}
