use crate::api::{DayRate, SellerSetup};
use kernel::{Currency, Day, LocationId, Money};
use ledger::{Party, PayMethod, TaxClass, TaxRate, WhenToPay};
use serde::{Deserialize, Deserializer, Serialize, de};

kernel::number!(
    /// Days from an invoice to its due day.
    DueDays,
    0..=365,
    "must be 0 to 365 days"
);
kernel::number!(
    /// Days after an invoice's due day; negative before it.
    DaysAfterDue,
    -60..=365,
    "must be -60 to 365 days"
);
kernel::number!(
    /// Days after an invoice's due day.
    OverdueDays,
    1..=365,
    "must be 1 to 365 days"
);
kernel::number!(
    /// How long a basket holds a place, in minutes.
    HoldMinutes,
    1..=120,
    "must be 1 to 120 minutes"
);
kernel::number!(
    /// A part of a million: 190000 is 19 %.
    Ppm,
    0..=1_000_000,
    "must be 0 to 1000000 parts per million"
);
kernel::text!(
    /// Which version of the terms of sale.
    TermsVersion,
    1..=40
);
kernel::text!(
    /// The terms of sale.
    TermsText,
    0..=20000
);
kernel::text!(
    /// Who collects, as SEPA knows them; empty for nobody.
    CreditorId,
    0..=35
);
kernel::text!(
    /// Why nothing is charged.
    TaxReason,
    1..=200
);

/// What the numbers of invoices begin with: one to eight capital letters or digits, a letter first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Prefix(String);

impl Prefix {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Prefix {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let plain = text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        let fits = (1..=8).contains(&text.len()) && text.starts_with(|c: char| c.is_ascii_uppercase());
        if plain && fits {
            Ok(Self(text))
        } else {
            Err(de::Error::custom("not 1 to 8 capital letters or digits, a letter first"))
        }
    }
}

kernel::schema!(Prefix, schemars::json_schema!({ "type": "string", "pattern": "^[A-Z][A-Z0-9]{0,7}$" }));

/// What is done about invoices that are not paid. Nothing, unless said. Each step is taken once for an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Dunning {
    /// When the customer is reminded.
    #[cfg_attr(feature = "openapi", schemars(length(max = 20)))]
    pub remind: Vec<DaysAfterDue>,
    /// When a collection that failed is tried again.
    #[cfg_attr(feature = "openapi", schemars(length(max = 10)))]
    pub retry: Vec<OverdueDays>,
    /// What paying late costs.
    pub late_fee: Option<LateFeePolicy>,
    /// When the customer is suspended.
    pub suspension: Option<SuspensionPolicy>,
}

/// What is to be done about invoices that are not paid. Nothing, unless said. Each step is taken once for an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct DunningSetup {
    /// When the customer is reminded.
    #[cfg_attr(feature = "openapi", schemars(length(max = 20)))]
    pub remind: Vec<DaysAfterDue>,
    /// When a collection that failed is tried again.
    #[cfg_attr(feature = "openapi", schemars(length(max = 10)))]
    pub retry: Vec<OverdueDays>,
    /// What paying late costs.
    pub late_fee: Option<LateFeePolicy>,
    /// When the customer is suspended.
    pub suspension: Option<SuspensionPolicy>,
}

impl From<DunningSetup> for Dunning {
    fn from(setup: DunningSetup) -> Self {
        let DunningSetup { remind, retry, late_fee, suspension } = setup;
        Self { remind, retry, late_fee, suspension }
    }
}

/// A fee for paying late; of invoices in its currency alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LateFeePolicy {
    /// When it is charged.
    pub after_days: OverdueDays,
    /// How much, as prices are meant in this space.
    pub fee: Money,
    /// How it is taxed.
    pub tax_class: TaxClass,
}

/// When who does not pay is suspended; never without having been told so many days before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SuspensionPolicy {
    /// At the earliest.
    pub after_days: OverdueDays,
    /// How many days before it the customer is told.
    pub notice_days: OverdueDays,
}

/// How the space bills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SettingsSetup {
    /// What invoices call the space.
    pub seller: SellerSetup,
    /// Whose calendar the books are kept in; the space's first location, if none.
    pub location_id: Option<LocationId>,
    /// Whether the prices that operators set contain the tax.
    pub prices_include_tax: bool,
    /// Days from an invoice to its due day, unless customer, contract or plan says another.
    pub due_days: DueDays,
    /// When members pay what they book and buy.
    pub members_pay: WhenToPay,
    /// When contacts do.
    pub contacts_pay: WhenToPay,
    /// How long a basket holds a place.
    pub hold_minutes: HoldMinutes,
    /// What the numbers of invoices begin with.
    pub invoice_prefix: Prefix,
    /// What the numbers of credit notes begin with; another.
    pub credit_prefix: Prefix,
    /// Which terms a checkout accepts.
    pub terms_version: TermsVersion,
    /// Their words.
    pub terms_text: TermsText,
    /// What is done about invoices that are not paid.
    pub dunning: DunningSetup,
    /// How customers can pay.
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = 6)))]
    pub methods: Vec<PayMethod>,
    /// Who collects, as SEPA knows them.
    pub creditor_id: CreditorId,
    /// In which currency the space accounts for its tax: invoices in another state it in this one too. None: in their own alone.
    #[serde(default)]
    pub accounting_currency: Option<Currency>,
}

/// How the space bills, and the version that this is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Settings {
    /// What invoices call the space.
    pub seller: Party,
    /// Whose calendar the books are kept in; the space's first location, if null.
    pub location_id: Option<LocationId>,
    /// Whether the prices that operators set contain the tax.
    pub prices_include_tax: bool,
    /// Days from an invoice to its due day.
    pub due_days: i64,
    /// When members pay what they book and buy.
    pub members_pay: WhenToPay,
    /// When contacts do.
    pub contacts_pay: WhenToPay,
    /// How long a basket holds a place.
    pub hold_minutes: i64,
    /// What the numbers of invoices begin with.
    pub invoice_prefix: String,
    /// What the numbers of credit notes begin with.
    pub credit_prefix: String,
    /// Which terms a checkout accepts.
    pub terms_version: String,
    /// Their words.
    pub terms_text: String,
    /// What is done about invoices that are not paid.
    pub dunning: Dunning,
    /// How customers can pay.
    pub methods: Vec<PayMethod>,
    /// Who collects, as SEPA knows them.
    pub creditor_id: String,
    /// In which currency the space accounts for its tax, if invoices in another are to state it in this one too.
    pub accounting_currency: Option<Currency>,
    /// The tax rates.
    pub tax_rates: Vec<TaxRate>,
    /// What other currencies are worth in the accounting one.
    pub exchange_rates: Vec<DayRate>,
    /// The currencies of locations that have no rate today: their invoices go out without their tax in the accounting currency.
    pub without_rate: Vec<Currency>,
    /// Grows with every change of any of this.
    pub version: i64,
}

/// The rate of a class from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TaxRateSetup {
    /// Of which class.
    pub class: TaxClass,
    /// From which day.
    pub from_day: Day,
    /// In parts per million.
    pub rate_ppm: Ppm,
    /// Why nothing is charged, for the exempt class.
    #[serde(default)]
    pub reason: Option<TaxReason>,
}

/// All tax rates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TaxRatesSetup {
    /// Every rate that was and will be.
    #[cfg_attr(feature = "openapi", schemars(length(max = 200)))]
    pub rates: Vec<TaxRateSetup>,
}
