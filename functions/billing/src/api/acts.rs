use crate::api::{Balance, BillingAccount, DunningStep, InvoiceName, Line, PartWish, SavedMethod, Totals};
use kernel::text::Name;
use kernel::{CustomerId, Day, Money};
use ledger::TaxClass;
use serde::{Deserialize, Serialize};

kernel::number!(
    /// How many.
    Quantity,
    1..=1000,
    "must be 1 to 1000"
);
kernel::text!(
    /// Why, for people.
    Reason,
    1..=300
);

/// When what an operator charges is invoiced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WhenToInvoice {
    /// By itself, at once.
    Now,
    /// With the next invoice, within a month.
    Next,
}

/// Something that an operator charges.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateCharge {
    /// What the invoice calls it.
    pub name: Name,
    /// What one costs, as prices are meant in this space; negative to give something back.
    pub unit_price: Money,
    /// How many.
    pub quantity: Quantity,
    /// How it is taxed.
    pub tax_class: TaxClass,
    /// Why, for the customer.
    #[serde(default)]
    pub note: Option<Reason>,
    /// When it is invoiced.
    pub invoice: WhenToInvoice,
}

/// What came of a charge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NewCharge {
    /// The charge.
    pub charge_id: String,
    /// What it comes to, with tax.
    pub gross: Money,
    /// The invoice that it stands on, if it was issued at once.
    pub invoice_id: Option<ledger::InvoiceId>,
}

/// What a charge would come to; nothing is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ChargePreview {
    /// With and without tax; of all that its invoice says, if it is issued at once.
    #[serde(flatten)]
    pub totals: Totals,
    /// By when its invoice is to be paid, if it is issued at once.
    pub due_on: Option<Day>,
}

/// What would be issued now; nothing is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct IssuePreview {
    /// The invoices and credit notes, one for each currency.
    pub invoices: Vec<IssuedPreview>,
}

/// An invoice, or a credit note, that would be issued now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct IssuedPreview {
    /// Its sums; below nothing, it is a credit note.
    #[serde(flatten)]
    pub totals: Totals,
    /// How many lines it has.
    pub lines: usize,
    /// By when it is to be paid.
    pub due_on: Day,
}

/// What was issued; nothing, if nothing was open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Issued {
    /// The invoices and credit notes.
    pub invoice_ids: Vec<ledger::InvoiceId>,
}

/// What of an invoice is credited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreditInvoice {
    /// Lines, each once; all of them, if none is named.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(length(max = 200)))]
    pub lines: Vec<CreditLine>,
    /// Why, for the customer.
    pub reason: Reason,
    /// Whether what was paid beyond goes back where it came from; else it is the customer's credit.
    #[serde(default)]
    pub refund: bool,
}

/// What of a line is credited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreditLine {
    /// Which, counted from 1.
    pub position: Position,
    /// How much of it with tax, in minor units; all that is left of it, unless said.
    #[serde(default)]
    pub gross_minor: Option<Minor>,
}

kernel::number!(
    /// A line of an invoice, counted from 1.
    Position,
    1..=20000,
    "must be 1 to 20000"
);
kernel::number!(
    /// An amount in minor units, above nothing: up to ten billion major ones, which JSON's floats hold exactly as well.
    Minor,
    1..=1_000_000_000_000_i64,
    "must be 1 to 1000000000000 minor units"
);

/// A credit note that was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Credited {
    /// The credit note.
    pub credit_note_id: ledger::InvoiceId,
    /// What it credits.
    pub amount: Money,
    /// What goes back of it.
    pub refunded: Money,
}

/// What a credit note would come to, and where its money would go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CreditPreview {
    /// What it credits.
    #[serde(flatten)]
    pub totals: Totals,
    /// The same by line.
    pub lines: Vec<CreditedLine>,
    /// What it settles of its invoice.
    pub settled: Money,
    /// What goes back where it came from.
    pub refunded: Money,
    /// What is then the customer's credit, which settles other open invoices.
    pub kept: Money,
}

/// What would be credited of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CreditedLine {
    /// Which, counted from 1.
    pub position: i64,
    /// What it is called.
    pub name: String,
    /// How much of it.
    #[serde(flatten)]
    pub totals: Totals,
}

/// How money came that no provider saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum HandMethod {
    /// The bank shows it.
    BankTransfer,
    /// It lies in the till.
    Cash,
}

/// Money that came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordPayment {
    /// How.
    pub method: HandMethod,
    /// How much.
    pub amount: Money,
    /// What the bank or the receipt calls it; once, for a transfer.
    pub reference: Line,
    /// The day on which it came, today or before; today, unless said.
    #[serde(default)]
    pub received_on: Option<Day>,
    /// What it is for, oldest due first; what is left is the customer's credit, and with none named settles what is open.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(length(max = 50)))]
    pub invoices: Vec<PartWish>,
}

/// Money that is to go back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateRefund {
    /// How much, in minor units of the payment's currency.
    pub amount_minor: Minor,
    /// Why, for the customer.
    pub reason: Reason,
}

/// Why an invoice is given up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WriteOffInvoice {
    /// For the books.
    pub reason: Reason,
}

/// Why a customer is suspended no longer, whatever is owed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReinstateCustomer {
    /// For the log of what operators did.
    pub reason: Reason,
}

/// Which customers' accounts, in the order of their ids.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListAccounts {
    /// The page after this.
    pub cursor: Option<CustomerId>,
}

/// A customer who owes something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Debtor {
    /// Who.
    pub customer_id: CustomerId,
    /// By name.
    pub customer_name: String,
    /// What is owed, by currency.
    pub balances: Vec<Balance>,
    /// Since when the oldest debt is due.
    pub due_since: Day,
    /// The oldest debt.
    pub oldest: InvoiceName,
    /// Whether the customer is suspended for it.
    pub suspended: bool,
}

/// A customer's account, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CustomerAccount {
    /// What billing knows of the customer.
    pub account: BillingAccount,
    /// The customer's name.
    pub customer_name: String,
    /// How the customer stands, by currency.
    pub balances: Vec<Balance>,
    /// What the customer saved.
    pub methods: Vec<SavedMethod>,
    /// What was done about open invoices, by invoice.
    pub dunning: Vec<DunnedInvoice>,
}

/// What was done about one open invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DunnedInvoice {
    /// Which.
    pub invoice: InvoiceName,
    /// Every step that was taken, oldest first.
    pub steps: Vec<DunningStep>,
}
