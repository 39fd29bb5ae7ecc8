//! Customers, the methods they save, and the mandates that allow direct debits.
use super::names::words;
use super::{ClientSecret, Decline, TheirId};
use kernel::{Day, Instant};
use std::fmt;

/// A customer of ours, as the provider is to know it.
#[derive(Debug, Clone)]
pub struct Customer {
    /// Our own id.
    pub ours: String,
    /// The name, where the provider shows one.
    pub name: String,
    /// The e-mail address, for receipts that the provider must send by law.
    pub email: String,
}

words! {
    /// How money comes.
    MethodKind {
        /// A card.
        Card = "card",
        /// SEPA Direct Debit, in euros.
        SepaDebit = "sepa_debit",
        /// Bacs Direct Debit, in pounds.
        BacsDebit = "bacs_debit",
        /// ACH debit, in US dollars.
        UsBankAccount = "us_bank_account",
    }
}

/// A saved method. What is kept of it identifies it to its owner and to nobody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method {
    /// The provider's name for it.
    pub id: TheirId,
    /// How money comes.
    pub kind: MethodKind,
    /// Whose it is; none when it is no longer saved.
    pub customer: Option<TheirId>,
    /// A card's brand (`visa`), an account's bank or country.
    pub issuer: String,
    /// The last four digits.
    pub last4: String,
    /// The last day on which a card can be used.
    pub expires_on: Option<Day>,
}

impl Method {
    /// What its owner knows it by, such as `visa 4242`.
    pub fn label(&self) -> String {
        format!("{} {}", self.issuer, self.last4).trim().to_owned()
    }
}

words! {
    /// How far the saving of a method has come.
    SetupStatus {
        /// Nothing was given yet.
        Wanted = "wanted" | "requires_payment_method" | "requires_confirmation",
        /// The customer must do something: 3-D Secure, or proving a US account.
        NeedsAction = "needs_action" | "requires_action",
        /// With the bank.
        Processing = "processing",
        /// The method can be used.
        Succeeded = "succeeded",
        /// The last attempt failed; another may be made.
        Failed = "failed",
        /// Given up for good.
        Cancelled = "cancelled" | "canceled",
    }
}

/// The saving of a method, as the provider has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    /// The provider's name for it.
    pub id: TheirId,
    /// Our own word for it, as we told the provider.
    pub ours: Option<String>,
    /// How far it has come.
    pub status: SetupStatus,
    /// Whose method it is.
    pub customer: Option<TheirId>,
    /// The method, once there is one.
    pub method: Option<TheirId>,
    /// What allows direct debits from it.
    pub mandate: Option<TheirId>,
    /// Why the last attempt failed.
    pub decline: Option<Decline>,
    /// Whether a US account is to be proved, by [`Proof`].
    pub wants_proof: bool,
    /// For the customer's browser.
    pub client_secret: Option<ClientSecret>,
}

/// A method to be saved, so that it can be collected from while nobody is there.
#[derive(Debug, Clone)]
pub struct NewSetup {
    /// Our own word for it.
    pub ours: String,
    /// Whose it is.
    pub customer: TheirId,
    /// What is saved.
    pub with: WithMethod,
}

/// Where a method to be saved comes from.
#[derive(Debug, Clone)]
pub enum WithMethod {
    /// The browser, which hands it to the provider itself: no card number passes through the portal.
    Browser(MethodKind),
    /// A bank account, with the mandate that its holder has just accepted.
    Bank(BankDetails, Box<Holder>, Acceptance),
}

/// A bank account. Not printed: it is passed on, and kept nowhere.
#[derive(Clone, PartialEq, Eq)]
pub enum BankDetails {
    /// For SEPA Direct Debit.
    Iban(String),
    /// For Bacs Direct Debit.
    Uk {
        /// Six digits.
        sort_code: String,
        /// Eight digits.
        account_number: String,
    },
    /// For ACH debit.
    Us {
        /// Nine digits.
        routing_number: String,
        /// Up to 17 digits.
        account_number: String,
        /// Whose account it is.
        holder: AccountHolder,
        /// What account it is.
        account: AccountType,
    },
}

impl BankDetails {
    /// How money comes from it.
    pub fn kind(&self) -> MethodKind {
        match self {
            Self::Iban(_) => MethodKind::SepaDebit,
            Self::Uk { .. } => MethodKind::BacsDebit,
            Self::Us { .. } => MethodKind::UsBankAccount,
        }
    }
}

impl fmt::Debug for BankDetails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BankDetails({} …)", self.kind().as_str())
    }
}

/// Whose a US account is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountHolder {
    /// A person's.
    Individual,
    /// A company's.
    Company,
}

/// What a US account is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountType {
    /// For daily use.
    Checking,
    /// For saving.
    Savings,
}

/// Who holds an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The name on the account.
    pub name: String,
    /// Where the bank's notices of debits go.
    pub email: String,
    /// Needed for Bacs, and for SEPA where the account lies outside the European Economic Area.
    pub address: Option<Address>,
}

/// A postal address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Street and number.
    pub line1: String,
    /// Place.
    pub city: String,
    /// Postcode.
    pub postal_code: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
}

/// How a mandate was accepted: the evidence when a debit is disputed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// When.
    pub at: Instant,
    /// From which address.
    pub ip: String,
    /// With which browser.
    pub user_agent: String,
}

/// What proves a US account: what its holder reads on the statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// Two amounts in cents.
    Amounts(u8, u8),
    /// The six characters beside a deposit of one cent, which begin with `SM`.
    Code(String),
}

words! {
    /// Whether a mandate allows debits.
    MandateStatus {
        /// It does.
        Active = "active",
        /// The bank has yet to accept it.
        Pending = "pending",
        /// It does not: refused or revoked.
        Inactive = "inactive",
    }
}

/// What allows direct debits from an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandate {
    /// The provider's name for it.
    pub id: TheirId,
    /// Whether it allows debits.
    pub status: MandateStatus,
    /// The method that it is for.
    pub method: TheirId,
    /// The reference on bank statements, which SEPA and Bacs have us tell the customer.
    pub reference: Option<String>,
    /// Where the customer can read it.
    pub url: Option<String>,
}
