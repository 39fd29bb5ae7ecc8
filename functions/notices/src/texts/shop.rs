use super::Words;

/// The words of orders and proposals.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Shop {
    /// An order was carried out.
    pub(crate) order_received: Words,
    /// An order was paid too late.
    pub(crate) order_refunded: Words,
    /// A plan was paid after its first day, and would cost something else by then.
    pub(crate) order_costs_other: Words,
    pub(crate) order_taxed_anew: Words,
    /// An operator gave up an order that was not paid: `{total}`.
    pub(crate) order_given_up: Words,
    /// An operator offers something.
    pub(crate) proposal_sent: Words,
    /// To operators: it was accepted.
    pub(crate) proposal_accepted: Words,
    /// To operators: it was refused.
    pub(crate) proposal_refused: Words,
    /// When a line is charged: `{amount}`, and where it is on one, `{day}`.
    pub(crate) charged: Charged,
    /// The label before the discount code.
    pub(crate) code: &'static str,
    /// The label before the total.
    pub(crate) total: &'static str,
    /// The label before the tax within it.
    pub(crate) tax: &'static str,
    /// The label before what was paid.
    pub(crate) paid: &'static str,
}

/// When a line of an order is charged.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Charged {
    /// At once.
    pub(crate) now: &'static str,
    /// With the next invoice.
    pub(crate) next_invoice: &'static str,
    /// On a day.
    pub(crate) on: &'static str,
    /// Not before the space has said yes.
    pub(crate) once_approved: &'static str,
    /// Not at all.
    pub(crate) covered: &'static str,
    /// After any of these: it begins on `{day}`, later than it was ordered for.
    pub(crate) begins_late: &'static str,
}
