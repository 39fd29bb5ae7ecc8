//! Who sells and who buys, as an invoice names them.
use serde::{Deserialize, Serialize};

/// A seller or a buyer: the words that an invoice keeps of them (EN 16931, BG-4 and BG-7).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Party {
    /// BT-27, BT-44: the legal name.
    pub name: String,
    /// BT-28, BT-45: what it trades under, or the person to whose attention it goes.
    pub trading_name: Option<String>,
    /// BT-35, BT-50: street and number.
    pub street: Option<String>,
    /// BT-36, BT-51: a further line of the address.
    pub street_more: Option<String>,
    /// BT-38, BT-53.
    pub postcode: Option<String>,
    /// BT-37, BT-52.
    pub city: Option<String>,
    /// BT-40, BT-55: ISO 3166-1 alpha-2.
    pub country: String,
    /// BT-31, BT-48: the VAT number with its country prefix.
    pub vat_number: Option<String>,
    /// BT-32: the seller's local tax number.
    pub tax_number: Option<String>,
    /// BT-30, BT-47: the number in the register of companies.
    pub registration: Option<String>,
    /// BT-43, BT-58: where invoices go.
    pub email: Option<String>,
    /// BT-42.
    pub phone: Option<String>,
    /// BT-84: the account to pay to.
    pub iban: Option<String>,
    /// BT-86.
    pub bic: Option<String>,
    /// BT-33 and what else the law wants at the foot of a page.
    pub legal_lines: Vec<String>,
    /// BT-10: what the buyer wants quoted.
    pub reference: Option<String>,
}

impl Party {
    /// With the customer's own address where none is kept for invoices. No copy of that is kept here, so that it follows where it changes.
    #[must_use]
    pub fn or_email(self, own: String) -> Self {
        let email = self.email.filter(|email| !email.is_empty()).or(Some(own));
        Self { email, ..self }
    }

    /// Whether this seller is registered for VAT: whoever has no tax number at all sells outside its scope.
    pub fn is_registered(&self) -> bool {
        let given = |number: &Option<String>| number.as_deref().is_some_and(|number| !number.trim().is_empty());
        given(&self.vat_number) || given(&self.tax_number)
    }

    /// Whether this buyer may owe the VAT in the place of `seller`: only one who is known by a VAT number of another country, whatever
    /// country the seller's address and number are of (Directive 2006/112/EC, articles 44 and 196).
    pub fn may_owe_vat_of(&self, seller: &Self) -> bool {
        let own = [Some(seller.country.as_str()), seller.vat_number.as_deref().map(vat_country)];
        self.vat_number.as_deref().map(vat_country).is_some_and(|buyer| !own.contains(&Some(buyer)))
    }
}

/// The country that gave out a VAT number; Greece's and Northern Ireland's begin with other letters than their countries' codes.
fn vat_country(number: &str) -> &str {
    match number.get(..2).unwrap_or_default() {
        "EL" => "GR",
        "XI" => "GB",
        country => country,
    }
}
