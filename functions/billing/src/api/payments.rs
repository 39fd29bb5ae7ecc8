use crate::api::{ListCursor, MethodStatus, Minor, SavedMethod};
use kernel::{CustomerId, Day, Instant, Money};
use ledger::{InvoiceId, Part, PayMethod, PaymentId, RefundId, RefundStatus};
use serde::{Deserialize, Serialize};

/// How far a payment has come.
pub type PaymentStatusName = ledger::PaymentStatus;

/// A wish to pay: invoices of one currency, whole or in part.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreatePayment {
    /// What to pay, each invoice once.
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = 50)))]
    pub invoices: Vec<PartWish>,
}

/// So much of an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PartWish {
    /// Which.
    pub id: InvoiceId,
    /// How much of it, in minor units.
    pub minor: Minor,
}

impl From<&PartWish> for Part {
    fn from(wish: &PartWish) -> Self {
        Self { id: wish.id.clone(), minor: wish.minor.get() }
    }
}

/// How a payment is to be paid.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StartPayment {
    /// From this saved method.
    #[serde(default)]
    pub method_id: Option<MethodId>,
    /// Or by a new one of this kind, which the browser hands to the provider; a card, unless said.
    #[serde(default)]
    pub method: Option<PayMethod>,
    /// Whether the new one is kept for later.
    #[serde(default)]
    pub save: bool,
}

kernel::id!(
    /// A saved method.
    MethodId,
    "mth"
);

/// What the browser needs to reach the provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ProviderFront {
    /// The provider's script.
    pub script_url: String,
    /// The key that the script is given.
    pub publishable_key: String,
}

/// An invoice, and how much of it a payment is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PaidInvoice {
    /// Which.
    pub id: InvoiceId,
    /// Its number.
    pub number: String,
    /// How much of it.
    pub amount: Money,
}

/// What a payment is for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PaidFor {
    /// Invoices.
    pub invoices: Vec<PaidInvoice>,
    /// An order.
    pub order_id: Option<String>,
}

/// Why a payment failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PaymentFailureView {
    /// The provider's word for it.
    pub code: String,
    /// What to tell the payer: `insufficient-funds`, `expired`, `mistyped`, `not-authenticated`, `account-unusable`,
    /// `try-again`, `not-carried-out` or `ask-your-bank`.
    pub advice: String,
}

/// A payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PaymentView {
    /// Its id.
    pub id: PaymentId,
    /// Whose money.
    pub customer_id: CustomerId,
    /// The customer's name.
    pub customer_name: String,
    /// How far it has come.
    pub status: PaymentStatusName,
    /// How much.
    pub amount: Money,
    /// How; until it is started, how it may be.
    pub method: PayMethod,
    /// The saved method, as its owner knows it.
    pub method_label: Option<String>,
    /// What for.
    pub purpose: PaidFor,
    /// Why it failed, if it did.
    pub failure: Option<PaymentFailureView>,
    /// What the bank or the operator called it.
    pub reference: Option<String>,
    /// The day on which it came, where an operator wrote it down.
    pub received_on: Option<Day>,
    /// When it was asked for.
    pub created_at: Instant,
    /// When it came to its status.
    pub changed_at: Instant,
}

/// A payment with all that the page needs on which it is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PaymentPage {
    /// The payment.
    #[serde(flatten)]
    pub payment: PaymentView,
    /// The saved methods that can pay it.
    pub methods: Vec<SavedMethod>,
    /// The kinds of new methods that can pay it.
    pub offered: Vec<PayMethod>,
    /// Where a direct debit would come too late for what is ordered: the first day on which something can begin that one pays for.
    pub debit_from: Option<Day>,
    /// Where the amount is too little to be paid by card or account, or too fine: the least that can be.
    pub least: Option<Money>,
    /// How the browser reaches the provider; null where none is set up.
    pub provider: Option<ProviderFront>,
}

/// A payment that was started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct StartedPayment {
    /// The payment as it is now.
    pub payment: PaymentView,
    /// With this the browser completes it; null where nothing is left to do.
    pub client_secret: Option<String>,
    /// The saved method by the provider's name, where the browser is to confirm with it.
    pub method_ref: Option<String>,
    /// How the browser reaches the provider.
    pub provider: ProviderFront,
}

/// Which payments, latest first.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListPayments {
    /// The page after this.
    pub cursor: Option<ListCursor>,
}

/// Which payments are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PaymentFilter {
    /// Those that have not come to an end: wanted, waiting for the customer, or on their way.
    Pending,
    /// Those that came.
    Received,
    /// Those that did not, or were given up.
    Failed,
}

impl PaymentFilter {
    /// What such payments have come to.
    pub fn statuses(self) -> &'static [PaymentStatusName] {
        use PaymentStatusName as Status;
        match self {
            Self::Pending => &[Status::Wanted, Status::NeedsAction, Status::Processing],
            Self::Received => &[Status::Succeeded],
            Self::Failed => &[Status::Failed, Status::Cancelled],
        }
    }
}

/// Which payments of which customer, latest first.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListAllPayments {
    /// Only this customer's.
    pub customer: Option<CustomerId>,
    /// Only those that stand so.
    pub state: Option<PaymentFilter>,
    /// The page after this.
    pub cursor: Option<ListCursor>,
}

/// Which refunds, latest first.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListRefunds {
    /// The page after this.
    pub cursor: Option<ListCursor>,
}

/// Which disputes, latest first.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListDisputes {
    /// The page after this.
    pub cursor: Option<ListCursor>,
}

/// Money that goes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct RefundView {
    /// Its id.
    pub id: RefundId,
    /// Of which payment.
    pub payment_id: PaymentId,
    /// Whose.
    pub customer_id: CustomerId,
    /// The customer's name.
    pub customer_name: String,
    /// How far it has come.
    pub status: RefundStatus,
    /// How much.
    pub amount: Money,
    /// Why.
    pub reason: String,
    /// Whether an operator has to carry it out at the bank or the till.
    pub by_hand: bool,
    /// When it was wanted.
    pub created_at: Instant,
    /// When it came to its status.
    pub changed_at: Instant,
}

/// A payment that its payer's bank wants back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DisputeView {
    /// The provider's id of it.
    pub id: String,
    /// About which payment.
    pub payment_id: PaymentId,
    /// Whose.
    pub customer_id: CustomerId,
    /// The customer's name.
    pub customer_name: String,
    /// How it stands.
    pub status: ledger::DisputeStatus,
    /// Whether a bank only asks and has taken nothing: what it asks about can be given back.
    pub is_inquiry: bool,
    /// Whether a bank returned a debit, which is lost at once: there is nothing to answer.
    pub is_return: bool,
    /// How much it asks for or took, also where some of that had gone back already.
    pub amount: Money,
    /// Why, in the provider's word.
    pub reason: String,
    /// Since when.
    pub opened_at: Instant,
    /// When it came to its status.
    pub changed_at: Instant,
}

/// A payment with what became of its money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PaymentDetail {
    /// The payment.
    #[serde(flatten)]
    pub payment: PaymentView,
    /// The provider's id of it.
    pub provider_ref: Option<String>,
    /// What it settles, whatever it was made for.
    pub settles: Vec<PaidInvoice>,
    /// What is left of it: neither on an invoice nor on its way back.
    pub unspent: Money,
    /// What may still go back.
    pub refundable: Money,
    /// What goes back.
    pub refunds: Vec<RefundView>,
    /// What its payer's bank wants back.
    pub disputes: Vec<DisputeView>,
}

impl MethodStatus {
    /// Whether money can be taken from it.
    pub fn is_usable(self) -> bool {
        self == Self::Active
    }
}
