//! What becomes of an order: carried out whole, given up, or paid back.
use super::checkout::{Line, Made};
use super::refusal::Refusal;
use crate::api::{OrderId, OrderStatus};
use kernel::{BookingId, Currency, CustomerId, Instant, NewIds};
use ledger::{Books, PayMethod, PaymentId, PaymentStatus, TaxCategory, TaxTreatment};

/// An order with all that decides what becomes of it.
#[derive(Debug, Clone)]
pub struct OrderFacts {
    /// Now.
    pub now: Instant,
    /// Its id.
    pub id: OrderId,
    /// Whose it is.
    pub customer: CustomerId,
    /// What the customer is called.
    pub customer_name: String,
    /// Where it stands.
    pub status: OrderStatus,
    /// What was ordered.
    pub lines: Vec<Line>,
    /// Its currency.
    pub currency: Currency,
    /// The code that was used.
    pub code: Option<String>,
    /// When it was made.
    pub created_at: Instant,
    /// When it lapses.
    pub lapses_at: Option<Instant>,
    /// What is wanted for it, or was paid.
    pub payment: Option<OrderPayment>,
    /// Who holds its places too long.
    pub lapsed: Vec<String>,
    /// How the space keeps its books, with the customer as a payer.
    pub books: Books,
}

/// The payment of an order.
#[derive(Debug, Clone)]
pub struct OrderPayment {
    /// Which.
    pub id: PaymentId,
    /// How far it has come.
    pub status: PaymentStatus,
    /// How much, in minor units.
    pub amount_minor: i64,
    /// How much of that goes back already, or is disputed.
    pub gone_minor: i64,
    /// How it is paid.
    pub method: PayMethod,
    /// Whether the provider knows of it.
    pub is_known_there: bool,
}

impl OrderPayment {
    /// Whether it is given up with its order: nobody has been asked for it, and it has not come to an end.
    pub fn is_to_be_given_up(&self) -> bool {
        !self.is_known_there && self.status != PaymentStatus::Cancelled
    }

    /// What can go back of it.
    pub fn left_minor(&self) -> i64 {
        (self.amount_minor - self.gone_minor).max(0)
    }

    fn is_spent_elsewhere(&self) -> bool {
        self.status == PaymentStatus::Succeeded && 0 < self.gone_minor
    }
}

/// What is to happen now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Nothing: it waits, or is done.
    Nothing,
    /// It was paid: it is carried out, or the money goes back.
    CarryOut {
        /// Whether it had been given up before.
        late: bool,
    },
    /// It was paid when a booking of it had begun: the money goes back, as where its place is gone.
    TooLate,
    /// It was paid when the tax on it was another than when it was ordered, or was owed by another: the money goes back.
    TaxChanged,
    /// Money of its payment goes back already, or is disputed: what is left of it goes back too.
    PayBack,
    /// Its payment is on its way through the banks: it waits longer.
    WaitLonger,
    /// It was not paid in time.
    Lapse,
}

/// What is to happen with an order now.
pub fn next(order: &OrderFacts) -> Next {
    let paid = order.payment.as_ref().map(|payment| payment.status);
    let is_late = order.lapses_at.is_some_and(|lapses_at| lapses_at <= order.now);
    let is_open = matches!(order.status, OrderStatus::AwaitingPayment | OrderStatus::Lapsed);
    let goes_back = order.payment.as_ref().is_some_and(OrderPayment::is_spent_elsewhere);
    let has_begun = order.lines.iter().any(|line| line.has_begun(order.now));
    match (order.status, paid) {
        _ if is_open && goes_back => Next::PayBack,
        (_, Some(PaymentStatus::Succeeded)) if is_open && has_begun => Next::TooLate,
        (_, Some(PaymentStatus::Succeeded)) if is_open && is_taxed_otherwise(order) => Next::TaxChanged,
        (OrderStatus::AwaitingPayment, Some(PaymentStatus::Succeeded)) => Next::CarryOut { late: false },
        (OrderStatus::Lapsed, Some(PaymentStatus::Succeeded)) => Next::CarryOut { late: true },
        (OrderStatus::AwaitingPayment, Some(PaymentStatus::Processing)) => Next::WaitLonger,
        // Nobody goes on with it.
        (OrderStatus::AwaitingPayment, Some(PaymentStatus::Cancelled)) => Next::Lapse,
        (OrderStatus::AwaitingPayment, _) if is_late => Next::Lapse,
        _ => Next::Nothing,
    }
}

/// Whether what is invoiced now is not taxed as it was ordered.
fn is_taxed_otherwise(order: &OrderFacts) -> bool {
    let today = order.books.day(order.now);
    is_taxed_at_home(order) || order.lines.iter().any(|line| line.is_taxed_anew(today, &order.books))
}

/// Whether the customer owes the tax on it in the place of a seller of the same country, as it was ordered and is no more: one of them has moved
/// while the order was given up.
fn is_taxed_at_home(order: &OrderFacts) -> bool {
    let mut charges = order.lines.iter().flat_map(|line| &line.charges);
    let Some(payer) = order.books.payers.get(&order.customer) else { return false };
    let is_owed = payer.treatment == TaxTreatment::ReverseCharge || payer.party.may_owe_vat_of(&order.books.seller);
    !is_owed && charges.any(|charge| charge.tax.category == TaxCategory::AE)
}

/// Whether an order can be given up: it waits for its payment, and no money is on its way.
pub fn may_give_up(order: &OrderFacts) -> Result<(), Refusal> {
    let paid = order.payment.as_ref().map(|payment| payment.status);
    match (order.status, paid) {
        (OrderStatus::AwaitingPayment, Some(PaymentStatus::Processing | PaymentStatus::Succeeded)) => {
            Err(Refusal::PaymentUnderWay)
        }
        (OrderStatus::AwaitingPayment, _) => Ok(()),
        _ => Err(Refusal::OrderEnded),
    }
}

/// The lines of an order as they are carried out now; none, where a plan of it can begin no more as it was paid. Where it had been given up before it was paid, its bookings are new ones,
/// since what the first had drawn has gone back under their ids.
pub fn carried_out(order: &OrderFacts, late: bool, ids: &dyn NewIds) -> Option<Vec<Line>> {
    let anew = |line: &Line| {
        let mut line = line.carried_out_at(order.now, &order.books)?;
        if let (true, Made::Booking { id, .. }) = (late, &mut line.made) {
            *id = BookingId::new(ids);
            for charge in &mut line.charges {
                charge.key = bookings::api::ledger_key(id);
                charge.source_id = id.to_string();
            }
        }
        Some(line)
    };
    order.lines.iter().map(anew).collect()
}
