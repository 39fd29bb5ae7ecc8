use kernel::text::{Email, Name};
use ledger::Party;
use serde::{Deserialize, Deserializer, Serialize, de};

kernel::text!(
    /// A line of an address, a number in a register, a reference.
    Line,
    1..=120
);
kernel::text!(
    /// Words at the foot of every invoice.
    LegalLine,
    1..=300
);

/// ISO 3166-1 alpha-2, such as `DE`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Country(String);

/// A number in two capital letters and up to thirteen further characters, such as `DE136695976`; blanks and dots are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct VatNumber(String);

/// An account number as ISO 13616 writes it, blanks left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct IbanText(String);

macro_rules! code {
    ($name:ident, $pattern:literal, $rule:literal, |$text:ident| $read:expr) => {
        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let $text = String::deserialize(deserializer)?;
                let read: Option<String> = $read;
                read.map(Self).ok_or_else(|| de::Error::custom($rule))
            }
        }

        kernel::schema!($name, schemars::json_schema!({ "type": "string", "pattern": $pattern }));
    };
}
code!(Country, "^[A-Z]{2}$", "not two capital letters such as DE", |text| {
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase())).then_some(text)
});
code!(VatNumber, "^[A-Z]{2}[0-9A-Z+*]{2,13}$", "not a VAT number such as DE136695976", |text| {
    let kept = compact(&text);
    let plain = kept.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase() || b == b'+' || b == b'*');
    let country = kept.bytes().take(2).all(|b| b.is_ascii_uppercase());
    (plain && country && (4..=15).contains(&kept.len())).then_some(kept)
});
code!(IbanText, "^[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}$", "not an IBAN such as DE89370400440532013000", |text| {
    let kept = compact(&text);
    let head = kept.bytes().take(2).all(|b| b.is_ascii_uppercase())
        && kept.bytes().skip(2).take(2).all(|b| b.is_ascii_digit());
    let plain = kept.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    (head && plain && (15..=34).contains(&kept.len())).then_some(kept)
});

/// What people put between groups is no part of a number.
fn compact(text: &str) -> String {
    text.chars().filter(|c| ![' ', '.', '-', '/'].contains(c)).collect::<String>().to_ascii_uppercase()
}

/// What invoices call a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BuyerSetup {
    /// The legal name.
    pub name: Name,
    /// To whose attention it goes.
    #[serde(default)]
    pub trading_name: Option<Line>,
    /// Street and number.
    #[serde(default)]
    pub street: Option<Line>,
    /// A further line of the address.
    #[serde(default)]
    pub street_more: Option<Line>,
    /// Postcode.
    #[serde(default)]
    pub postcode: Option<Line>,
    /// Place.
    #[serde(default)]
    pub city: Option<Line>,
    /// Country.
    pub country: Country,
    /// The VAT number with its country's prefix.
    #[serde(default)]
    pub vat_number: Option<VatNumber>,
    /// The number in a register of companies.
    #[serde(default)]
    pub registration: Option<Line>,
    /// Where invoices go; the customer's own address, unless said.
    #[serde(default)]
    pub email: Option<Email>,
    /// What the buyer wants quoted on every invoice.
    #[serde(default)]
    pub reference: Option<Line>,
}

/// What invoices call the space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SellerSetup {
    /// The legal name.
    pub name: Name,
    /// What it trades under.
    #[serde(default)]
    pub trading_name: Option<Line>,
    /// Street and number.
    #[serde(default)]
    pub street: Option<Line>,
    /// A further line of the address.
    #[serde(default)]
    pub street_more: Option<Line>,
    /// Postcode.
    #[serde(default)]
    pub postcode: Option<Line>,
    /// Place.
    #[serde(default)]
    pub city: Option<Line>,
    /// Country.
    pub country: Country,
    /// The VAT number with its country's prefix.
    #[serde(default)]
    pub vat_number: Option<VatNumber>,
    /// The local tax number.
    #[serde(default)]
    pub tax_number: Option<Line>,
    /// The number in a register of companies.
    #[serde(default)]
    pub registration: Option<Line>,
    /// Whom to write to about invoices.
    #[serde(default)]
    pub email: Option<Email>,
    /// Whom to call about invoices.
    #[serde(default)]
    pub phone: Option<Line>,
    /// The account that transfers go to.
    #[serde(default)]
    pub iban: Option<IbanText>,
    /// The bank of that account.
    #[serde(default)]
    pub bic: Option<Line>,
    /// What else the law wants at the foot of a page.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(length(max = 8)))]
    pub legal_lines: Vec<LegalLine>,
}

macro_rules! said {
    ($text:expr) => {
        $text.as_ref().map(|text| text.as_str().to_owned())
    };
}

impl From<&BuyerSetup> for Party {
    fn from(setup: &BuyerSetup) -> Self {
        Self {
            name: setup.name.as_str().to_owned(),
            trading_name: said!(setup.trading_name),
            street: said!(setup.street),
            street_more: said!(setup.street_more),
            postcode: said!(setup.postcode),
            city: said!(setup.city),
            country: setup.country.as_str().to_owned(),
            vat_number: said!(setup.vat_number),
            registration: said!(setup.registration),
            email: said!(setup.email),
            reference: said!(setup.reference),
            ..Self::default()
        }
    }
}

impl From<&SellerSetup> for Party {
    fn from(setup: &SellerSetup) -> Self {
        Self {
            name: setup.name.as_str().to_owned(),
            trading_name: said!(setup.trading_name),
            street: said!(setup.street),
            street_more: said!(setup.street_more),
            postcode: said!(setup.postcode),
            city: said!(setup.city),
            country: setup.country.as_str().to_owned(),
            vat_number: said!(setup.vat_number),
            tax_number: said!(setup.tax_number),
            registration: said!(setup.registration),
            email: said!(setup.email),
            phone: said!(setup.phone),
            iban: said!(setup.iban),
            bic: said!(setup.bic),
            legal_lines: setup.legal_lines.iter().map(|line| line.as_str().to_owned()).collect(),
            reference: None,
        }
    }
}
