//! Checking out: an order is a copy of all that was agreed.
use super::PAYMENT_MINUTES_MIN;
use super::facts::Facts;
use super::late::Sold;
use super::price::Priced;
use super::refusal::Refusal;
use crate::api::{GoesOn, ItemId, ItemKind, ItemLine, OrderId, OrderLine, Pays, Rounding, TaxSum, Totals};
use access::Rule;
use bookings::rules::cost::Costing;
use bookings::rules::quote::Quote;
use kernel::{BookingId, Currency, CustomerId, Day, Instant, Money};
use ledger::{Amounts, Books, Charge, Contract, Draw, GrantWish, PaymentId, PlanId, Source, Step, Tax, least, payable};
use serde::{Deserialize, Serialize};

/// A line of an order, as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The item of the basket; none of a proposal's.
    pub item: Option<ItemId>,
    /// What it is.
    pub kind: ItemKind,
    /// The plan, the product or the resource.
    pub subject: String,
    /// Its name.
    pub name: String,
    /// More about it.
    pub detail: Option<String>,
    /// How many.
    pub quantity: i64,
    /// How it is paid.
    pub pays: Pays,
    /// How what it comes to came about.
    pub why: Vec<Step>,
    /// What is charged for it.
    pub charges: Vec<Charge>,
    /// What is agreed of a plan beyond its first invoice; nothing for what was ordered before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goes_on: Option<GoesOn>,
    /// What is drawn of benefits for it.
    pub draws: Vec<Draw>,
    /// What it gives.
    pub grants: Vec<Given>,
    /// What it becomes.
    pub made: Made,
    /// The day on which a plan was to begin, if it was paid later and so begins when the order is carried out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ordered_for: Option<Day>,
}

/// What a line gives, and for how long.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Given {
    /// What.
    #[serde(flatten)]
    pub wish: GrantWish,
    /// For how many days, the first of them that on which the order is carried out; nothing for what has days of its own (a
    /// plan's) or lasts for ever.
    #[serde(default)]
    pub days: Option<u16>,
}

impl Given {
    /// From `now` until so many days are over, today the first of them; for ever, without days.
    pub fn span(days: Option<u16>, now: Instant, books: &Books) -> (Instant, Option<Instant>) {
        let until = days.map(|days| books.day(now).plus_days(days.into()));
        (now, until.map(|until| books.zone.day_begins(until.date())))
    }

    /// The same, given at `now`.
    fn given_at(&mut self, now: Instant, books: &Books) {
        // What was ordered before days were kept ends when it was to end.
        if self.days.is_some() || self.wish.expires_at.is_none() {
            (self.wish.starts_at, self.wish.expires_at) = Self::span(self.days, now, books);
        }
    }
}

/// What a line becomes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "made", rename_all = "snake_case")]
pub enum Made {
    /// A contract.
    Plan {
        /// The contract.
        contract: Box<Contract>,
        /// To which plan it binds.
        plan: PlanId,
        /// Whether it waits for an operator's yes.
        waits: bool,
    },
    /// So many of a product.
    Product {
        /// Whether they are taken from a stock.
        stocked: bool,
        /// What is charged for them before the tax is reckoned, which is that of the day on which the order is carried out; none in orders of
        /// before that was kept.
        #[serde(default)]
        sold: Option<Sold>,
    },
    /// A booking.
    Booking {
        /// Its id.
        id: BookingId,
        /// What is booked.
        quote: Box<Quote>,
        /// What is left of its price to pay.
        costing: Box<Costing>,
    },
}

/// An order about to be made.
#[derive(Debug, Clone)]
pub struct OrderDraft {
    /// Its id.
    pub id: OrderId,
    /// What makes it the same order if it is asked for again.
    pub key: String,
    /// Whose it is.
    pub customer: CustomerId,
    /// What is ordered.
    pub lines: Vec<Line>,
    /// The currency.
    pub currency: Currency,
    /// What it comes to.
    pub amounts: Amounts,
    /// The discount code, if it took anything off.
    pub code: Option<String>,
    /// The version of the terms that were agreed to.
    pub terms_version: String,
    /// The first day on which something of it begins that does not wait for its payment: a booking, a plan.
    pub begins_on: Option<Day>,
    /// Now.
    pub now: Instant,
}

/// An order that waits for its payment, or needs none.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The order.
    pub order: OrderDraft,
    /// What is to be paid before it is carried out, and until when; nothing, where it is carried out at once.
    pub payment: Option<(PaymentId, Money, Instant)>,
}

/// Whether the basket can be checked out.
pub fn may_check_out(facts: &Facts, priced: &[Priced]) -> Result<(), Refusal> {
    match () {
        () if !facts.viewer.signed_in => Err(Rule::SignInRequired.into()),
        () if facts.customer.is_none() => Err(Rule::NoCustomer.into()),
        () if facts.pending.is_some() => Err(Refusal::OrderPending),
        () if priced.is_empty() => Err(Refusal::BasketEmpty),
        () if priced.iter().any(|item| item.problem.is_some()) => Err(Refusal::BasketHasProblems),
        () => is_payable(priced),
    }
}

/// Whether what is paid at once can be: it is paid by card or account, which take no less than the least.
fn is_payable(priced: &[Priced]) -> Result<(), Refusal> {
    let Some(currency) = priced.first().map(|item| item.currency) else { return Ok(()) };
    let due_now = due(priced, Pays::AtOnce, currency);
    let is_payable = due_now.minor <= 0 || payable(due_now) == Some(due_now);
    if is_payable { Ok(()) } else { Err(Refusal::TooLittle { due_now, least: least(currency) }) }
}

/// What is paid in that way, with tax.
pub fn due(priced: &[Priced], pays: Pays, currency: Currency) -> Money {
    let minor = priced.iter().filter(|item| item.pays == pays).map(|item| item.amounts().gross_minor).sum();
    Money { minor, currency }
}

/// The sums of all items.
pub fn totals(priced: &[Priced], currency: Currency) -> Totals {
    sums(priced.iter().map(|item| (item.pays, item.charges.as_slice())), currency)
}

/// The sums of the lines of an order.
pub fn sums_of(lines: &[Line], currency: Currency) -> Totals {
    sums(lines.iter().map(|line| (line.pays, line.charges.as_slice())), currency)
}

/// What evens out the rounding of what is paid at once, which stands on an invoice of its own (docs/money.md, part 1); what is paid on the
/// next invoice is evened there, with all that it then has.
fn evening<'a>(parts: impl Iterator<Item = (Pays, &'a [Charge])>) -> Vec<Charge> {
    let at_once: Vec<&Charge> =
        parts.filter(|(pays, _)| *pays == Pays::AtOnce).flat_map(|(_, charges)| charges).collect();
    let day = at_once.first().map_or(Day::FIRST, |charge| charge.invoice_by);
    ledger::evened(at_once, day)
}

/// The sums of charges, and those of each category and rate of tax.
fn sums<'a>(parts: impl Iterator<Item = (Pays, &'a [Charge])> + Clone, currency: Currency) -> Totals {
    let money = |minor| Money { minor, currency };
    let mut taxes: Vec<(Tax, Amounts)> = Vec::new();
    let mut total = Amounts::default();
    let evened = evening(parts.clone());
    for charge in parts.flat_map(|(_, charges)| charges).chain(&evened) {
        total = Amounts::sum([total, charge.amounts]);
        match taxes.iter_mut().find(|(tax, _)| *tax == charge.tax) {
            Some((_, amounts)) => *amounts = Amounts::sum([*amounts, charge.amounts]),
            None => taxes.push((charge.tax.clone(), charge.amounts)),
        }
    }
    taxes.sort_by_key(|(tax, _)| (tax.category, -tax.rate_ppm));
    let sum = |(tax, amounts): (Tax, Amounts)| TaxSum {
        category: tax.category,
        rate_ppm: tax.rate_ppm,
        reason: tax.reason,
        net: money(amounts.net_minor),
        tax: money(amounts.tax_minor),
    };
    Totals {
        net: money(total.net_minor),
        tax: money(total.tax_minor),
        gross: money(total.gross_minor),
        taxes: taxes.into_iter().map(sum).collect(),
        rounding: evened
            .iter()
            .map(|charge| Rounding {
                rate_ppm: charge.tax.rate_ppm,
                net: money(charge.amounts.net_minor),
                tax: money(charge.amounts.tax_minor),
            })
            .collect(),
    }
}

/// The order that `priced` items become.
pub fn check_out(
    facts: &Facts,
    priced: Vec<Priced>,
    (id, key): (OrderId, String),
    new_payment: PaymentId,
) -> Result<Checked, Refusal> {
    may_check_out(facts, &priced)?;
    let customer = facts.customer.clone().ok_or(Refusal::NotForYou(Rule::NoCustomer))?;
    let currency = priced.first().map(|item| item.currency).ok_or(Refusal::BasketEmpty)?;
    let due_now = due(&priced, Pays::AtOnce, currency);
    let used = facts.code.as_ref().filter(|_| priced.iter().any(|item| 0 < item.code_minor));
    let lapses_at = facts.now.plus_minutes(facts.books.hold_minutes.max(PAYMENT_MINUTES_MIN));
    let evened = evening(priced.iter().map(|item| (item.pays, item.charges.as_slice())));
    let evened = evened.iter().map(|charge| charge.amounts);
    let amounts = Amounts::sum(priced.iter().map(Priced::amounts).chain(evened));
    let lines: Vec<Line> = priced.into_iter().filter_map(Line::of).collect();
    let order = OrderDraft {
        id,
        key,
        customer,
        currency,
        amounts,
        code: used.map(|code| code.code.clone()),
        terms_version: facts.books.terms_version.clone(),
        begins_on: lines.iter().filter_map(|line| line.begins_on(&facts.books)).min(),
        now: facts.now,
        lines,
    };
    Ok(Checked { payment: (0 < due_now.minor).then_some((new_payment, due_now, lapses_at)), order })
}

impl Line {
    /// The line that an item becomes; none for what is gone.
    pub fn of(priced: Priced) -> Option<Self> {
        let why = priced.why();
        Some(Self {
            item: priced.item,
            kind: priced.kind,
            subject: priced.subject,
            name: priced.name,
            detail: priced.detail,
            quantity: priced.quantity,
            pays: priced.pays,
            why,
            charges: priced.charges,
            goes_on: priced.goes_on,
            draws: priced.draws,
            grants: priced.grants,
            made: priced.made?,
            ordered_for: None,
        })
    }

    /// As it is shown.
    pub fn view(&self, currency: Currency) -> OrderLine {
        let booked = match &self.made {
            Made::Booking { quote, .. } => Some(quote),
            _ => None,
        };
        OrderLine {
            name: self.name.clone(),
            detail: self.detail.clone(),
            starts_at: booked.map(|quote| quote.starts_at),
            ends_at: booked.map(|quote| quote.ends_at),
            location: booked.map(|quote| quote.location.clone()),
            quantity: self.quantity,
            gross: Money { minor: self.gross_minor(), currency },
            sign_up_fee: self.part(Source::SignUpFee, currency),
            deposit: self.part(Source::Deposit, currency),
            why: self.why.clone(),
            charged_as: self.charges.iter().map(|charge| ItemLine::of(charge, currency)).collect(),
            goes_on: self.goes_on.clone(),
            pays: self.pays,
            waits: self.waits(),
            starts_on: match &self.made {
                Made::Plan { contract, .. } => Some(contract.starts_on),
                _ => None,
            },
            ordered_for: self.ordered_for,
        }
    }

    /// What of it is charged as `source`, with tax, if it is a plan.
    fn part(&self, source: Source, currency: Currency) -> Option<Money> {
        let of = |charge: &&Charge| charge.source == source;
        let minor = self.charges.iter().filter(of).map(|charge| charge.amounts.gross_minor).sum();
        matches!(self.made, Made::Plan { .. }).then_some(Money { minor, currency })
    }

    /// The day on which it begins, whenever it is paid; none for a product, which begins when the order is carried out.
    fn begins_on(&self, books: &Books) -> Option<Day> {
        match &self.made {
            Made::Plan { contract, .. } => Some(contract.starts_on),
            Made::Booking { quote, .. } => Some(books.day(quote.starts_at)),
            Made::Product { .. } => None,
        }
    }

    /// Whether it is a booking whose time has come.
    pub fn has_begun(&self, now: Instant) -> bool {
        matches!(&self.made, Made::Booking { quote, .. } if quote.starts_at <= now)
    }

    /// The line as it is carried out at `now`: what a product gives begins then, and lasts as long as was ordered; a plan whose first day
    /// has passed begins then. None, where that plan would cost another amount than was paid.
    pub fn carried_out_at(&self, now: Instant, books: &Books) -> Option<Self> {
        let mut line = self.clone();
        match &self.made {
            Made::Plan { contract, waits: false, .. } if contract.starts_on < books.day(now) => {
                return self.begun_on(contract, books.day(now), books);
            }
            // One that waits for a yes begins no sooner than that is said.
            Made::Plan { .. } | Made::Booking { .. } => {}
            Made::Product { .. } => line.grants.iter_mut().for_each(|given| given.given_at(now, books)),
        }
        Some(line)
    }

    /// What it comes to, with tax.
    pub fn gross_minor(&self) -> i64 {
        self.charges.iter().map(|charge| charge.amounts.gross_minor).sum()
    }

    /// What is charged for it when it is carried out: nothing, while it waits for an operator's yes, or where it is charged on its first day.
    pub fn charged(&self) -> &[Charge] {
        match &self.made {
            Made::Plan { contract, .. } if contract.charged_until == contract.starts_on => &[],
            _ => &self.charges,
        }
    }

    /// Whether it is a plan that waits for an operator's yes.
    pub fn waits(&self) -> bool {
        matches!(self.made, Made::Plan { waits: true, .. })
    }
}
