//! What goes over the wire.
mod files;
mod logo;

pub use files::{Csv, Document, File, Kind, Pdf, PdfOrCsv, Xml};
pub use logo::{Logo, SetLogo};

use kernel::{CustomerId, Day, Locale};
use ledger::InvoiceKind;
use serde::Deserialize;

/// In which language a page is written.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InLanguage {
    /// That of the reader's account, unless said.
    pub locale: Option<Locale>,
}

/// Which days of whose account, and as what.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ShowStatement {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// As a page, unless said.
    #[serde(default)]
    pub format: StatementFormat,
    /// Whose account, for operators; one's own, unless said.
    pub customer: Option<CustomerId>,
    /// In which language; that of the reader's account, unless said.
    pub locale: Option<Locale>,
}

/// As what a statement comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StatementFormat {
    /// A page.
    #[default]
    Pdf,
    /// A table.
    Csv,
}

/// Which invoices to list: the same as the list of billing shows for the same wish.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExportInvoices {
    /// Issued (open ones: due) on this day or later.
    pub from: Option<Day>,
    /// Issued (open ones: due) before this day.
    pub until: Option<Day>,
    /// Only those of this state.
    pub state: Option<InvoiceState>,
    /// Only invoices, or only credit notes.
    pub kind: Option<InvoiceKind>,
    /// Only this customer's, for operators; all customers', unless said.
    pub customer: Option<CustomerId>,
}

/// Whether an invoice is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum InvoiceState {
    /// Something is left to pay.
    Open,
    /// It should have been paid before today.
    Overdue,
    /// Nothing is.
    Settled,
}
