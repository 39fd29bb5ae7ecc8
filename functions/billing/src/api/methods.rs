use crate::api::{Country, IbanText, Line, MethodId, ProviderFront};
use kernel::text::{Email, Name};
use kernel::{Day, Instant};
use ledger::PayMethod;
use serde::{Deserialize, Deserializer, Serialize, de};

/// Whether a saved method can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MethodStatus {
    /// It is being saved.
    Wanted,
    /// The bank has yet to accept it.
    Pending,
    /// It can be used.
    Active,
    /// It could not be saved.
    Failed,
    /// It is used no more.
    Revoked,
}

/// A saved method, as its owner knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SavedMethod {
    /// Its id.
    pub id: MethodId,
    /// Of which kind.
    pub method: PayMethod,
    /// Brand or bank and the last four digits.
    pub label: String,
    /// The last day on which it can be used.
    pub expires_on: Option<Day>,
    /// Whether it can be used.
    pub status: MethodStatus,
    /// Whether invoices are collected from it.
    pub is_default: bool,
    /// What bank statements call its mandate.
    pub mandate_ref: Option<String>,
    /// Where its mandate can be read.
    pub mandate_url: Option<String>,
    /// Since when.
    pub created_at: Instant,
}

/// Saved methods, and how more can be saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Methods {
    /// Those that are being saved and those that can be used, oldest first.
    pub items: Vec<SavedMethod>,
    /// The kinds that can be saved.
    pub offered: Vec<PayMethod>,
    /// Whether invoices are collected on their due day.
    pub collects: bool,
    /// Who collects, for the words of a mandate.
    pub creditor: Creditor,
    /// How the browser reaches the provider; null where none is set up.
    pub provider: Option<ProviderFront>,
}

/// Who collects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Creditor {
    /// The legal name.
    pub name: String,
    /// As SEPA knows them; empty for nobody.
    pub id: String,
}

/// Who holds a bank account.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HolderSetup {
    /// The name on the account.
    pub name: Name,
    /// Where the bank's notices of debits go.
    pub email: Email,
    /// The postal address: for Bacs, and for SEPA from outside the European Economic Area.
    #[serde(default)]
    pub address: Option<HolderAddress>,
}

/// A postal address.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HolderAddress {
    /// Street and number.
    pub line1: Line,
    /// Place.
    pub city: Line,
    /// Postcode.
    pub postcode: Line,
    /// Country.
    pub country: Country,
}

macro_rules! digits {
    ($(#[$doc:meta])* $name:ident, $min:literal ..= $max:literal, $rule:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(String);

        impl $name {
            /// The digits.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        // Not printed: it is passed on, and kept nowhere.
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text: String = String::deserialize(deserializer)?;
                let text: String = text.chars().filter(|c| ![' ', '-'].contains(c)).collect();
                let fits = ($min..=$max).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
                if fits { Ok(Self(text)) } else { Err(de::Error::custom($rule)) }
            }
        }

        kernel::schema!($name, schemars::json_schema!({ "type": "string", "pattern": concat!("^[0-9]{", $min, ",", $max, "}$") }));
    };
}
digits!(
    /// The bank of a UK account.
    SortCode,
    6..=6,
    "must have six digits"
);
digits!(
    /// A UK account.
    UkAccount,
    8..=8,
    "must have eight digits"
);
digits!(
    /// The bank of a US account.
    RoutingNumber,
    9..=9,
    "must have nine digits"
);
digits!(
    /// A US account.
    UsAccount,
    4..=17,
    "must have 4 to 17 digits"
);

/// Whose a US account is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum HolderKind {
    /// A person's.
    Individual,
    /// A company's.
    Company,
}

/// What a US account is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    /// For daily use.
    Checking,
    /// For saving.
    Savings,
}

/// serde reads a tagged enum without knowing where in it: each field says that itself, before what is wrong with it.
macro_rules! placed {
    ($($read:ident: $type:ty, $at:literal;)*) => {$(
        fn $read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
            <$type>::deserialize(deserializer).map_err(|error| de::Error::custom(format!(concat!($at, ": {}"), error)))
        }
    )*};
}
placed! {
    iban: IbanText, "/iban";
    sort_code: SortCode, "/sort_code";
    uk_account: UkAccount, "/account_number";
    routing_number: RoutingNumber, "/routing_number";
    us_account: UsAccount, "/account_number";
}

/// A method to be saved. A bank account comes with its holder's yes to the mandate, whose words the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "method", rename_all = "snake_case", deny_unknown_fields)]
pub enum CreateMethod {
    /// A card, which the browser hands to the provider.
    Card {},
    /// An account for SEPA Direct Debit.
    SepaDebit {
        /// Which.
        #[serde(deserialize_with = "iban")]
        iban: IbanText,
        /// Whose.
        holder: HolderSetup,
    },
    /// An account for Bacs Direct Debit.
    BacsDebit {
        /// Its bank.
        #[serde(deserialize_with = "sort_code")]
        sort_code: SortCode,
        /// Which.
        #[serde(deserialize_with = "uk_account")]
        account_number: UkAccount,
        /// Whose.
        holder: HolderSetup,
    },
    /// An account for ACH debit.
    UsBankAccount {
        /// Its bank.
        #[serde(deserialize_with = "routing_number")]
        routing_number: RoutingNumber,
        /// Which.
        #[serde(deserialize_with = "us_account")]
        account_number: UsAccount,
        /// Whose it is.
        holder_kind: HolderKind,
        /// What it is.
        account_kind: AccountKind,
        /// By name.
        holder: HolderSetup,
    },
}

/// A method that is being saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct StartedMethod {
    /// The method as it is now.
    pub method: SavedMethod,
    /// With this the browser completes it; null where nothing is left to do.
    pub client_secret: Option<String>,
    /// Whether the account is to be proved by what was paid into it.
    pub wants_proof: bool,
    /// How the browser reaches the provider.
    pub provider: ProviderFront,
}

/// What proves a US account.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(untagged, deny_unknown_fields)]
pub enum ProveMethod {
    /// Two amounts in cents.
    Amounts {
        /// In any order.
        amounts: (Cents, Cents),
    },
    /// What stands beside a deposit of one cent.
    Code {
        /// Six characters that begin with `SM`.
        code: ProofCode,
    },
}

kernel::number!(
    /// Cents of a deposit that proves an account.
    Cents,
    1..=99,
    "must be 1 to 99 cents"
);
kernel::text!(
    /// Six characters.
    ProofCode,
    1..=6
);
