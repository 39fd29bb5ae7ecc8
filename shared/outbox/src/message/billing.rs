use crate::Page;
use kernel::{Day, Money};
use serde::{Deserialize, Serialize};

/// How somebody pays; the words of the column `payments.method`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MethodKind {
    /// A card.
    Card,
    /// SEPA Direct Debit.
    SepaDebit,
    /// Bacs Direct Debit.
    BacsDebit,
    /// ACH debit of an account in the United States.
    UsBankAccount,
    /// A transfer that the customer orders at the bank.
    BankTransfer,
    /// Money in hand.
    Cash,
}

/// One means of payment, as its owner knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Method {
    /// Of which kind.
    pub kind: MethodKind,
    /// Brand or bank and the last four digits; empty for a transfer or cash.
    pub label: String,
}

/// Money that will be taken without the customer's doing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collection {
    /// On which day.
    pub on: Day,
    /// From what.
    pub from: Method,
}

/// An invoice, when it is issued and when it is reminded of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceNotice {
    /// The customer's name.
    pub name: String,
    /// As it is printed, such as `INV-2030-17`.
    pub number: String,
    /// What it comes to, with tax.
    pub total: Money,
    /// What is still to be paid of it; nothing, if it was paid as it was issued.
    pub open: Money,
    /// By when it is to be paid.
    pub due_on: Day,
    /// What a bank transfer is to quote.
    pub reference: String,
    /// Its page, such as `/billing/invoices/inv_…`.
    pub page: Page,
    /// Whether and when it is collected by itself.
    pub collected: Option<Collection>,
    /// By what it was settled, where that was no payment.
    #[serde(default)]
    pub settled: Option<SettledWithout>,
}

/// What settled an invoice that nobody paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettledWithout {
    /// Credit notes took all of it back.
    Credited,
    /// The space gave up what was left.
    WrittenOff,
}

/// A reminder of an invoice that is not paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// The invoice.
    #[serde(flatten)]
    pub invoice: InvoiceNotice,
    /// How it stands.
    pub when: Due,
    /// From which day the customer is suspended if nothing is paid, where that is near.
    #[serde(default)]
    pub suspended_on: Option<Day>,
}

/// How an unpaid invoice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Due {
    /// It is due in some days.
    BeforeDue {
        /// In how many.
        days: u16,
    },
    /// It is due today.
    Due,
    /// It was due.
    Overdue {
        /// How many days ago.
        days: u16,
    },
}

/// A correction of an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditNoteNotice {
    /// The customer's name.
    pub name: String,
    /// As it is printed, such as `CN-2030-2`.
    pub number: String,
    /// The number of the invoice that it corrects; none, if it corrects none.
    pub corrects: Option<String>,
    /// The numbers of the other invoices that it corrects.
    #[serde(default)]
    pub also: Vec<String>,
    /// What is credited, as a positive amount.
    pub amount: Money,
    /// Its page.
    pub page: Page,
}

/// Money that has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentNotice {
    /// The customer's name.
    pub name: String,
    /// How much.
    pub amount: Money,
    /// On which day.
    pub on: Day,
    /// By what.
    pub method: Method,
    /// The numbers of the invoices that it settles, whole or in part.
    pub invoices: Vec<String>,
    /// What is left of it for the next invoice.
    pub credit: Option<Money>,
    /// Where to look at it.
    pub page: Page,
}

/// Money that did not come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentFailure {
    /// The customer's name.
    pub name: String,
    /// How much was to be paid.
    pub amount: Money,
    /// By what.
    pub method: Method,
    /// The number of the invoice; none, if it was for something else.
    pub number: Option<String>,
    /// The numbers of the other invoices that it was for.
    #[serde(default)]
    pub also: Vec<String>,
    /// Why, as far as the payer is told.
    pub reason: FailureReason,
    /// What happens next.
    pub next: AfterFailure,
    /// From which day the customer is suspended if nothing is paid, where the space's policy says so.
    pub suspended_on: Option<Day>,
    /// Where to pay, or to choose another method.
    pub page: Page,
}

/// Why a payment failed, in words that are for the payer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailureReason {
    /// Too little money, or over a limit.
    InsufficientFunds,
    /// The card has expired.
    Expired,
    /// Something about the card or the account was mistyped.
    Mistyped,
    /// The payer did not confirm.
    NotAuthenticated,
    /// The account takes no debits, is closed, or the mandate was revoked.
    AccountUnusable,
    /// A passing fault.
    TryAgain,
    /// The provider would not carry it out.
    NotCarriedOut,
    /// The bank does not say.
    AskYourBank,
}

/// What happens after a payment failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AfterFailure {
    /// It is tried once more by itself.
    TriedAgain {
        /// On which day.
        on: Day,
    },
    /// The customer's bank wants the customer to confirm it.
    ConfirmIt,
    /// Nothing happens by itself any more: the customer is to pay.
    PayYourself,
    /// It was for an order, which is given up within half an hour unless it is paid in another way.
    OrderLapses,
}

/// That money will be taken from a bank account, said ahead as the schemes want it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionAhead {
    /// The customer's name.
    pub name: String,
    /// How much.
    pub amount: Money,
    /// On which day.
    pub on: Day,
    /// From which account, and by which scheme.
    pub method: Method,
    /// The mandate's reference.
    pub mandate: String,
    /// Who collects, as the scheme knows them; empty where the scheme has no such thing.
    pub creditor_id: String,
    /// The invoice's number.
    pub number: String,
    /// The numbers of the other invoices that are collected with it.
    #[serde(default)]
    pub also: Vec<String>,
    /// Its page.
    pub page: Page,
}

/// A mandate that holds from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MandateNotice {
    /// The customer's name.
    pub name: String,
    /// For which account, and by which scheme.
    pub method: Method,
    /// Its reference.
    pub mandate: String,
    /// Who may collect, as the scheme knows them; empty where the scheme has no such thing.
    pub creditor_id: String,
    /// Where it can be seen and revoked.
    pub page: Page,
}

/// A fee for paying late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateFee {
    /// The customer's name.
    pub name: String,
    /// The number of the invoice that is late.
    pub number: String,
    /// How many days ago it was due.
    pub days: u16,
    /// What is still to be paid of it.
    pub open: Money,
    /// The fee, with tax; it stands on the next invoice.
    pub fee: Money,
    /// The late invoice's page.
    pub page: Page,
}

/// That a customer was suspended for what is unpaid, or no longer is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuspensionNotice {
    /// The customer's name.
    pub name: String,
    /// What is overdue; nothing when the suspension ends because it is paid.
    pub overdue: Money,
    /// Where to pay.
    pub page: Page,
}

/// Money that goes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundNotice {
    /// The customer's name.
    pub name: String,
    /// How much.
    pub amount: Money,
    /// Where it goes back to.
    pub method: Method,
    /// Why, as the operator wrote; empty if they did not.
    pub reason: String,
    /// Where to look at it.
    pub page: Page,
}

/// A saved method that soon cannot be used any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MethodExpiring {
    /// The customer's name.
    pub name: String,
    /// Which.
    pub method: Method,
    /// The last day on which it can be used.
    pub expires_on: Day,
    /// Where another can be saved.
    pub page: Page,
}

/// A customer's bank wants a payment back, asks about it, or has returned a debit; told to operators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeNotice {
    /// The customer's name.
    pub customer: String,
    /// How much.
    pub amount: Money,
    /// Why, in the provider's word, such as `fraudulent`.
    pub reason: String,
    /// Until when the space can answer at the provider, if the provider said so.
    pub answer_by: Option<Day>,
    /// Whether the bank only asks, and has taken nothing. Notices from before this was told do not have it.
    #[serde(default)]
    pub is_inquiry: bool,
    /// Whether the bank returned a debit: the money is gone, and there is nothing to answer. Notices from before this was told do not have it.
    #[serde(default)]
    pub is_return: bool,
    /// The payment's page in the console.
    pub page: Page,
}
