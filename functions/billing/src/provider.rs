//! Who carries the money: takes payments, keeps methods and mandates, sends money back.
//!
//! [`Provider`] is what billing asks of a payment provider, in billing's words; [`Stripe`] answers it, and another vendor
//! can. Four rules hold for all of it:
//!
//! 1. **The provider is the source of truth.** An event says what to look up, an answer says how it is, and
//!    [`supersedes`] says whether that is newer than what we know, so that their order does not matter.
//! 2. **Every order carries a [`RequestKey`]** made of our own ids. After [`Failure::Unavailable`] nobody knows what
//!    happened; the same order with the same key is the same order.
//! 3. **What we do not know is not final.** Unknown words become `Other`, which settles nothing and supersedes nothing.
//! 4. **A call ends.** [`Call::limit`] says when.
mod failure;
mod method;
mod names;
mod payment;
mod stripe;
pub mod webhook;

pub(crate) use failure::REFUSED;
pub use failure::{Advice, CUSTOMER_MISSING, Decline, Failure};
pub use method::{
    Acceptance, AccountHolder, AccountType, Address, BankDetails, Customer, Holder, Mandate, MandateStatus, Method,
    MethodKind, NewSetup, Proof, Setup, SetupStatus, WithMethod,
};
pub use names::{ClientSecret, RequestKey, TheirId};
pub use payment::{
    Dispute, DisputeStatus, NewPayment, NewRefund, PayWith, Payment, PaymentStatus, Refund, RefundReason, RefundStatus,
    StatementSuffix, supersedes,
};
pub use stripe::{API_VERSION, Account, Stripe, WATCHED_EVENTS};
#[cfg(target_arch = "wasm32")]
pub use web::outbound::Fetching;
pub use web::outbound::{Answer, Broken, Call, Http};

use futures::future::LocalBoxFuture;
use kernel::Instant;

/// What comes of asking.
pub type Reply<'a, T> = LocalBoxFuture<'a, Result<T, Failure>>;

/// What happened at the provider, as it tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The same however often it is told.
    pub id: TheirId,
    /// When it happened, to the second.
    pub at: Instant,
    /// What.
    pub news: News,
}

/// What an event is about, as that was when the event happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// A payment came to another status.
    Payment(Payment),
    /// Money of a payment went back, perhaps by the provider's own pages: its refunds are to be looked up.
    Refunded {
        /// Whose money.
        payment: TheirId,
    },
    /// A refund was made, changed or failed.
    Refund(Refund),
    /// A customer's bank took a payment back, or gave it up again.
    Dispute(Dispute),
    /// A method is being saved, was saved, or was not.
    Setup(Setup),
    /// A bank accepted a mandate, or it lapsed.
    Mandate(Mandate),
    /// A saved method changed, such as the expiry of a card that its bank renewed.
    MethodChanged(Method),
    /// A saved method can no longer be used.
    MethodGone(TheirId),
    /// Something that concerns billing and cannot be read, and why.
    Unreadable(String),
    /// Nothing that concerns billing.
    Nothing,
}

impl News {
    /// What it is about, for the record.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Payment(_) => "payment",
            Self::Refunded { .. } => "refunded",
            Self::Refund(_) => "refund",
            Self::Dispute(_) => "dispute",
            Self::Setup(_) => "setup",
            Self::Mandate(_) => "mandate",
            Self::MethodChanged(_) => "method_changed",
            Self::MethodGone(_) => "method_gone",
            Self::Unreadable(_) => "unreadable",
            Self::Nothing => "nothing",
        }
    }

    /// The provider's id of that; empty where there is none.
    pub(crate) fn about(&self) -> &str {
        match self {
            Self::Payment(of) => of.id.as_str(),
            Self::Refunded { payment } => payment.as_str(),
            Self::Refund(of) => of.id.as_str(),
            Self::Dispute(of) => of.id.as_str(),
            Self::Setup(of) => of.id.as_str(),
            Self::Mandate(of) => of.id.as_str(),
            Self::MethodChanged(of) => of.id.as_str(),
            Self::MethodGone(id) => id.as_str(),
            Self::Unreadable(_) | Self::Nothing => "",
        }
    }
}

/// A part of a list, the newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The part.
    pub items: Vec<T>,
    /// What the next part comes after; none when this was the last.
    pub next: Option<TheirId>,
}

/// A payment provider. Reading may be repeated at will, an order with the same key.
pub trait Provider {
    /// Makes the customer known to the provider; the same customer each time it is asked with the same key.
    fn ensure_customer<'a>(&'a self, key: &'a RequestKey, customer: &'a Customer) -> Reply<'a, TheirId>;

    /// Makes a payment. With a saved method it is taken at once; else the browser completes it.
    fn pay<'a>(&'a self, key: &'a RequestKey, payment: &'a NewPayment) -> Reply<'a, Payment>;
    /// How a payment is now.
    fn payment<'a>(&'a self, id: &'a TheirId) -> Reply<'a, Payment>;
    /// Gives a payment up. One that has succeeded, or is on its way through the banks, is refused.
    fn cancel<'a>(&'a self, key: &'a RequestKey, id: &'a TheirId) -> Reply<'a, Payment>;
    /// Payments made since, of one customer or of all, after `after` where a former page ended.
    fn payments_since<'a>(
        &'a self,
        customer: Option<&'a TheirId>,
        since: Instant,
        after: Option<&'a TheirId>,
    ) -> Reply<'a, Page<Payment>>;

    /// Saves a method for later: bank details at once, a card in the browser.
    fn set_up<'a>(&'a self, key: &'a RequestKey, setup: &'a NewSetup) -> Reply<'a, Setup>;
    /// How the saving of a method is now.
    fn setup<'a>(&'a self, id: &'a TheirId) -> Reply<'a, Setup>;
    /// Proves that a US account is the customer's, by what was paid into it.
    fn prove_account<'a>(&'a self, key: &'a RequestKey, setup: &'a TheirId, proof: &'a Proof) -> Reply<'a, Setup>;
    /// The methods that a customer has saved: at most a hundred, the newest first.
    fn methods_of<'a>(&'a self, customer: &'a TheirId) -> Reply<'a, Vec<Method>>;
    /// One method.
    fn method<'a>(&'a self, id: &'a TheirId) -> Reply<'a, Method>;
    /// Forgets a method for good; its mandate ends.
    fn detach<'a>(&'a self, key: &'a RequestKey, id: &'a TheirId) -> Reply<'a, Method>;
    /// How a mandate is now.
    fn mandate<'a>(&'a self, id: &'a TheirId) -> Reply<'a, Mandate>;

    /// Sends money back, the whole payment's or part of it.
    fn refund<'a>(&'a self, key: &'a RequestKey, refund: &'a NewRefund) -> Reply<'a, Refund>;
    /// How a refund is now.
    fn refund_now<'a>(&'a self, id: &'a TheirId) -> Reply<'a, Refund>;
    /// All refunds of a payment, wherever they were ordered: at most a hundred, the newest first.
    fn refunds_of<'a>(&'a self, payment: &'a TheirId) -> Reply<'a, Vec<Refund>>;
    /// How a dispute is now.
    fn dispute<'a>(&'a self, id: &'a TheirId) -> Reply<'a, Dispute>;

    /// What happened since and concerns billing. Providers remember about thirty days.
    fn events_since<'a>(&'a self, since: Instant, after: Option<&'a TheirId>) -> Reply<'a, Page<Event>>;
    /// One event.
    fn event<'a>(&'a self, id: &'a TheirId) -> Reply<'a, Event>;
}
