use crate::api::DayCursor;
use crate::api::PaymentStatusName;
use kernel::{CustomerId, Day, Instant, Money};
use ledger::{ChargeId, InvoiceId, InvoiceKind, Party, PayMethod, PaymentId, Source, Step, TaxAccounted, TaxCategory};
use serde::{Deserialize, Serialize};

/// How an invoice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum InvoiceState {
    /// Something is to be paid.
    Open,
    /// Something was to be paid by now.
    Overdue,
    /// All that is left of it is on its way through the banks.
    Processing,
    /// Nothing is to be paid any more.
    Paid,
    /// Nothing is to be paid any more: the space gave up what was left.
    WrittenOff,
    /// A credit note, or an invoice that credit notes took back whole.
    Credited,
}

/// Which invoices are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum InvoiceFilter {
    /// Those with something to be paid, first due first.
    Open,
    /// Those with something that was to be paid by now, first due first.
    Overdue,
}

/// Which invoices, latest first; open ones by their due day.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListInvoices {
    /// Only open or overdue ones.
    pub state: Option<InvoiceFilter>,
    /// Only invoices, or only credit notes.
    pub kind: Option<InvoiceKind>,
    /// Only those issued (open ones: due) on this day or later.
    pub from: Option<Day>,
    /// Only those issued (open ones: due) before this day.
    pub until: Option<Day>,
    /// The page after this.
    pub cursor: Option<DayCursor>,
}

/// Which invoices of which customer.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListAllInvoices {
    /// The one with this number and no other, such as `INV-2030-00042`.
    pub number: Option<String>,
    /// Only this customer's.
    pub customer: Option<CustomerId>,
    /// Only open or overdue ones.
    pub state: Option<InvoiceFilter>,
    /// Only invoices, or only credit notes.
    pub kind: Option<InvoiceKind>,
    /// Only those issued (open ones: due) on this day or later.
    pub from: Option<Day>,
    /// Only those issued (open ones: due) before this day.
    pub until: Option<Day>,
    /// The page after this.
    pub cursor: Option<DayCursor>,
}

/// An invoice or a credit note in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct InvoiceRow {
    /// Its id.
    pub id: InvoiceId,
    /// Its number, such as `INV-2030-00042`.
    pub number: String,
    /// Which of the two.
    pub kind: InvoiceKind,
    /// Whose.
    pub customer_id: CustomerId,
    /// The customer's name as it is now.
    pub customer_name: String,
    /// The day it was issued.
    pub issued_on: Day,
    /// The day by which it is to be paid.
    pub due_on: Day,
    /// What it comes to; negative for a credit note.
    pub total: Money,
    /// What is settled of it.
    pub paid: Money,
    /// What is to be paid of it; nothing for a credit note.
    pub left: Money,
    /// What of that is on its way through the banks.
    pub under_way: Money,
    /// How it stands.
    pub state: InvoiceState,
}

/// Sums before, of and with tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Totals {
    /// Before tax.
    pub net: Money,
    /// The tax.
    pub tax: Money,
    /// With tax.
    pub gross: Money,
}

/// Days, the last one not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Days {
    /// The first.
    pub from: Day,
    /// The day after the last.
    pub until: Day,
}

/// A line of an invoice, issued or to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct InvoiceLine {
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub source: Source,
    /// Whether it is the fee for paying late the invoice that it is called by, or takes one back.
    pub is_late_fee: bool,
    /// Whether it evens out what was rounded on the lines of the rate that it is called by.
    pub is_rounding: bool,
    /// The days it covers, if it has any.
    pub period: Option<Days>,
    /// How many, in thousandths; negative for what goes back.
    pub quantity_thousandths: i64,
    /// What one costs as prices are meant in this space, where it is so many of one price.
    pub unit_price: Option<Money>,
    /// What it comes to.
    #[serde(flatten)]
    pub totals: Totals,
    /// UNTDID 5305.
    pub tax_category: TaxCategory,
    /// In parts per million.
    pub tax_rate_ppm: i64,
    /// Why no tax is charged, where none is by law.
    pub tax_reason: Option<String>,
    /// How the amount came about.
    pub why: Vec<Step>,
    /// The charge, where an operator made it and no invoice has it yet: until then it can be withdrawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawable: Option<ChargeId>,
}

/// The tax of one category and rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct TaxTotal {
    /// UNTDID 5305.
    pub category: TaxCategory,
    /// In parts per million.
    pub rate_ppm: i64,
    /// Why no tax is charged, where none is by law.
    pub reason: Option<String>,
    /// What it is charged on.
    pub net: Money,
    /// What it comes to.
    pub tax: Money,
}

/// What settled an invoice, or (negative) unsettled it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Settlement {
    /// When.
    pub at: Instant,
    /// By what.
    pub source: SettlementSource,
    /// The payment whose money it is.
    pub payment_id: Option<PaymentId>,
    /// The credit note whose money it is.
    pub credit_note: Option<InvoiceName>,
    /// How that was paid.
    pub method: Option<PayMethod>,
    /// The saved method, as its owner knows it.
    pub method_label: Option<String>,
    /// How much.
    pub amount: Money,
}

/// By what an invoice is settled or unsettled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SettlementSource {
    /// A payment.
    Payment,
    /// A credit note.
    CreditNote,
    /// A refund of a payment.
    Refund,
    /// A payment that its payer's bank took back.
    Dispute,
    /// The space gave it up.
    WriteOff,
}

/// An invoice by id and number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct InvoiceName {
    /// Its id.
    pub id: InvoiceId,
    /// Its number.
    pub number: String,
}

/// A payment that has not come to an end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PendingPayment {
    /// Which.
    pub id: PaymentId,
    /// How far it has come.
    pub status: PaymentStatusName,
    /// How.
    pub method: PayMethod,
    /// The saved method, as its owner knows it.
    pub method_label: Option<String>,
    /// How much in all.
    pub amount: Money,
    /// Since when it stands so.
    pub since: Instant,
}

/// Where and how to transfer money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Transfer {
    /// To whom.
    pub name: String,
    /// To which account.
    pub iban: String,
    /// At which bank.
    pub bic: Option<String>,
    /// What to quote: a creditor reference by ISO 11649.
    pub reference: String,
}

/// How an invoice is collected by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Collection {
    /// On which day.
    pub on: Day,
    /// From a card or an account.
    pub method: PayMethod,
    /// Which, as its owner knows it.
    pub label: String,
    /// How much.
    pub amount: Money,
}

/// An invoice or a credit note, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Invoice {
    /// As in a list.
    #[serde(flatten)]
    pub row: InvoiceRow,
    /// When it was issued.
    pub issued_at: Instant,
    /// What the seller was called.
    pub seller: Party,
    /// What the buyer was called.
    pub buyer: Party,
    /// Its lines.
    pub lines: Vec<InvoiceLine>,
    /// What they come to.
    pub totals: Totals,
    /// The tax by category and rate.
    pub taxes: Vec<TaxTotal>,
    /// The tax in the currency that the seller accounts for it in, where that is another and there was a rate; it is not owed.
    pub tax_accounted: Option<TaxAccounted>,
    /// What settled it, oldest first.
    pub settlements: Vec<Settlement>,
    /// The invoices that a credit note corrects: those of whose lines it takes something back.
    pub corrects: Vec<InvoiceName>,
    /// The credit notes that correct it.
    pub corrected_by: Vec<InvoiceName>,
    /// Payments of it that have not come to an end.
    pub pending: Vec<PendingPayment>,
    /// When what is left and not under way is collected by itself; null where it is not, or a first try has failed.
    pub collection: Option<Collection>,
    /// How to transfer what is left; null where nothing is, it is collected, or transfers are not taken.
    pub transfer: Option<Transfer>,
}

/// An invoice with what was done about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct InvoiceWithDunning {
    /// The invoice.
    #[serde(flatten)]
    pub invoice: Invoice,
    /// Every step that was taken, oldest first.
    pub dunning: Vec<DunningStep>,
    /// Who has what the contracts and products on it gave, whoever pays.
    pub given_to: Vec<GivenTo>,
    /// Each time that what was left of it was given up, oldest first.
    pub given_up: Vec<GivenUp>,
}

/// What was left of an invoice was given up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GivenUp {
    /// When.
    #[serde(deserialize_with = "kernel::millis::deserialize")]
    #[cfg_attr(feature = "openapi", schemars(with = "Instant"))]
    pub at: Instant,
    /// Why, as the operator said it for the books; null once it is forgotten.
    pub reason: Option<String>,
}

/// A customer who was given benefits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GivenTo {
    /// Who.
    pub customer_id: CustomerId,
    /// What they are called.
    pub name: String,
}

/// Something that was done about an invoice that was not paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DunningStep {
    /// Which, such as `remind:7`: the number is days after due; of an invoice that was open again later the day of that follows, as in
    /// `remind:7:2030-03-04`, and it is days after that.
    pub step: String,
    /// When.
    #[serde(deserialize_with = "kernel::millis::deserialize")]
    #[cfg_attr(feature = "openapi", schemars(with = "Instant"))]
    pub at: Instant,
}

/// An invoice that is foreseen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct UpcomingInvoice {
    /// The day it will be issued.
    pub issued_on: Day,
    /// The day by which it will be to be paid.
    pub due_on: Day,
    /// What it will come to; below zero it will be a credit note.
    pub totals: Totals,
    /// Its lines.
    pub lines: Vec<InvoiceLine>,
}

/// The invoices of the coming year, if nothing else happens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Upcoming {
    /// The day that it is in the books.
    pub today: Day,
    /// How far it was foreseen.
    pub until: Day,
    /// In order.
    pub items: Vec<UpcomingInvoice>,
}
