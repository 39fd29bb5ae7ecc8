//! What decides about a payer's money, read in the caller's own round trip.
use crate::ask::{FactAnswers, OPEN_READ, PAYERS_READ, RATES_READ};
use crate::{
    Account, Amounts, Charge, ChargeId, Contract, ContractId, OpenCharge, Party, PlanId, Setting, Source, Tax,
    TaxCategory, TaxClass, TaxRate, TaxTreatment,
};
use db::{DbError, all_of, json};
use kernel::{Currency, CustomerId, Day, Instant, Zone, millis};
use serde::Deserialize;
use std::collections::BTreeMap;

/// How the space keeps its books.
#[derive(Debug, Clone, Deserialize)]
pub struct BooksRow {
    seller: String,
    prices_include_tax: u8,
    due_days: u16,
    zone: String,
    invoice_prefix: String,
    credit_prefix: String,
    terms_version: String,
    members_pay: WhenToPay,
    contacts_pay: WhenToPay,
    hold_minutes: i64,
    version: i64,
}

/// Whether something is paid with the next invoice, or before one has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WhenToPay {
    /// It is a line of the next invoice.
    NextInvoice,
    /// In the basket.
    AtOnce,
}

/// A payer, as billing knows them.
#[derive(Debug, Clone, Deserialize)]
pub struct PayerRow {
    id: CustomerId,
    name: String,
    email: String,
    party: Option<String>,
    tax_treatment: Option<TaxTreatment>,
    due_days: Option<u16>,
    suspended: u8,
}

/// A contract as it stands.
#[derive(Debug, Clone, Deserialize)]
pub struct AgreementRow {
    id: ContractId,
    customer_id: CustomerId,
    payer_id: CustomerId,
    plan_id: PlanId,
    plan_name: String,
    status: String,
    starts_on: Day,
    ends_on: Option<Day>,
    charged_until: Day,
    granted_until: Day,
    quantity: i64,
    currency: Currency,
    price_minor: i64,
    prices_ahead: String,
    pauses: String,
    sign_up_fee_minor: i64,
    deposit_minor: i64,
    deposit_before_minor: i64,
    is_followed: u8,
    bound_until: Option<Day>,
    paid_until: Option<Day>,
    tax_class: TaxClass,
    terms: String,
    due_days: Option<u16>,
    plan_due_days: Option<u16>,
    version: i64,
}

/// Contracts of the payers that are asked for together; a company whose people have one each.
pub const CONTRACTS_READ: usize = 2000;
/// How many one payer gets. What is left of those that are read is for changes, whose contracts stand beside one another for a day.
pub const CONTRACTS_MAX: usize = 1900;
/// How many there can be with those that take the place of others: all of which it is known that they were read.
pub const CONTRACTS_CHANGED_MAX: usize = CONTRACTS_READ - 1;
/// A charge that no invoice has yet.
#[derive(Debug, Clone, Deserialize)]
pub struct OpenRow {
    id: ChargeId,
    key: String,
    payer_id: CustomerId,
    customer_id: CustomerId,
    source: Source,
    source_id: String,
    name: String,
    period_from: Option<Day>,
    period_until: Option<Day>,
    quantity_thousandths: i64,
    currency: Currency,
    net_minor: i64,
    tax_minor: i64,
    gross_minor: i64,
    tax_category: TaxCategory,
    tax_rate_ppm: i64,
    tax_reason: Option<String>,
    why: String,
    #[serde(with = "millis")]
    occurred_at: Instant,
    invoice_by: Day,
}

/// The space's books and the accounts of the payers that were asked for.
#[derive(Debug, Clone)]
pub struct Books {
    /// Who sells.
    pub seller: Party,
    /// The zone in whose days the books are kept.
    pub zone: Zone,
    /// Whether prices contain the tax.
    pub includes_tax: bool,
    /// The rates of the tax classes.
    pub rates: Vec<TaxRate>,
    /// The space's days from an invoice to its due day.
    pub due_days: u16,
    /// What the numbers of invoices and of credit notes begin with.
    pub prefixes: (String, String),
    /// The version of the terms that a checkout accepts.
    pub terms_version: String,
    /// When members, and contacts, pay what they book and buy.
    pub pay: (WhenToPay, WhenToPay),
    /// How long a basket holds a place.
    pub hold_minutes: i64,
    /// The version of the settings that these are.
    pub version: i64,
    /// The payers.
    pub payers: BTreeMap<CustomerId, Payer>,
}

/// A payer with what they owe and will owe.
#[derive(Debug, Clone)]
pub struct Payer {
    /// What the portal calls them.
    pub name: String,
    /// What invoices call them.
    pub party: Party,
    /// How they are taxed.
    pub treatment: TaxTreatment,
    /// Whether they are suspended, and so owe no more.
    pub suspended: bool,
    /// Their contracts and open charges.
    pub account: Account,
    /// Beside the contracts: plan, status and version, by id.
    pub agreements: BTreeMap<ContractId, Agreement>,
}

/// What a contract is beside what it is charged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// To which plan it binds.
    pub plan: PlanId,
    /// `waiting` or `agreed`.
    pub status: String,
    /// The version of the row.
    pub version: i64,
}

impl Books {
    /// Reads the answers of `asked`; an error if a column does not hold what its table promises.
    pub fn read((books, rates, payers, agreements, open): FactAnswers) -> Result<Self, DbError> {
        let mut read = Self::alone((books, rates))?;
        let due_days = read.due_days;
        for payer in all_of("payers", payers, PAYERS_READ)? {
            read.payers.insert(payer.id.clone(), payer.into_payer(due_days)?);
        }
        // A contract or a charge that was not read would not be billed, and would be missing from every preview.
        for agreement in all_of("contracts", agreements, CONTRACTS_READ)? {
            if let Some(payer) = read.payers.get_mut(&agreement.payer_id) {
                let (contract, beside) = agreement.into_contract()?;
                // One that waits for a yes, or was refused, is not charged.
                if beside.status == "agreed" {
                    payer.account.contracts.push(contract.clone());
                }
                payer.agreements.insert(contract.id, beside);
            }
        }
        for open in all_of("charges without an invoice", open, OPEN_READ)? {
            if let Some(payer) = read.payers.get_mut(&open.payer_id) {
                payer.account.open.push(open.into_open()?);
            }
        }
        for payer in read.payers.values_mut() {
            payer.account.contracts.sort_by(|a, b| (a.starts_on, &a.id).cmp(&(b.starts_on, &b.id)));
        }
        Ok(read)
    }

    /// The same; of whoever has more contracts than can be read together, as came about before that was held to, no account is made, and the
    /// open charges alone are kept. Gives also whether that was so.
    pub fn read_beyond(mut answers: FactAnswers) -> Result<(Self, bool), DbError> {
        let is_beyond = CONTRACTS_READ <= answers.3.len();
        if is_beyond {
            answers.3.clear();
        }
        Ok((Self::read(answers)?, is_beyond))
    }

    /// Reads the answers of `asked_alone`: payers without their accounts.
    pub fn of_payers((books, rates, payers): (Vec<BooksRow>, Vec<TaxRate>, Vec<PayerRow>)) -> Result<Self, DbError> {
        Self::read((books, rates, payers, Vec::new(), Vec::new()))
    }

    /// Reads the answers of `books`: how the space keeps its books, and nobody's account.
    pub fn alone((books, rates): (Vec<BooksRow>, Vec<TaxRate>)) -> Result<Self, DbError> {
        let Some(row) = books.into_iter().next() else {
            return Err(DbError::Failed("no billing settings".to_owned()));
        };
        Ok(Self {
            seller: json(&row.seller)?,
            zone: json(&row.zone)?,
            includes_tax: row.prices_include_tax == 1,
            rates: all_of("tax rates", rates, RATES_READ)?,
            due_days: row.due_days,
            prefixes: (row.invoice_prefix, row.credit_prefix),
            terms_version: row.terms_version,
            pay: (row.members_pay, row.contacts_pay),
            hold_minutes: row.hold_minutes,
            version: row.version,
            payers: BTreeMap::new(),
        })
    }

    /// What the amounts of a payer depend on.
    pub fn setting(&self, treatment: TaxTreatment) -> Setting<'_> {
        Setting { includes_tax: self.includes_tax, rates: &self.rates, treatment, zone: &self.zone }
    }

    /// The day that `now` lies in, in the books.
    pub fn day(&self, now: Instant) -> Day {
        Day::new(self.zone.date(now)).unwrap_or(Day::LAST)
    }
}

impl PayerRow {
    fn into_payer(self, space_days: u16) -> Result<Payer, DbError> {
        let party = match self.party {
            Some(party) => json::<Party>(&party)?,
            None => Party { name: self.name.clone(), ..Party::default() },
        };
        let party = party.or_email(self.email);
        Ok(Payer {
            name: self.name,
            party,
            treatment: self.tax_treatment.unwrap_or_default(),
            suspended: self.suspended == 1,
            account: Account { contracts: Vec::new(), open: Vec::new(), due_days: (self.due_days, space_days) },
            agreements: BTreeMap::new(),
        })
    }
}

impl AgreementRow {
    /// The contract, and what it is beside.
    pub fn into_contract(self) -> Result<(Contract, Agreement), DbError> {
        let beside = Agreement { plan: self.plan_id, status: self.status, version: self.version };
        let contract = Contract {
            prices_ahead: json(&self.prices_ahead)?,
            pauses: json(&self.pauses)?,
            terms: json(&self.terms)?,
            id: self.id,
            customer: self.customer_id,
            payer: self.payer_id,
            name: self.plan_name,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            charged_until: self.charged_until,
            granted_until: self.granted_until,
            quantity: self.quantity,
            currency: self.currency,
            price_minor: self.price_minor,
            sign_up_fee_minor: self.sign_up_fee_minor,
            deposit_minor: self.deposit_minor,
            deposit_before_minor: self.deposit_before_minor,
            is_followed: self.is_followed == 1,
            bound_until: self.bound_until,
            paid_until: self.paid_until,
            tax_class: self.tax_class,
            due_days: (self.due_days, self.plan_due_days),
        };
        Ok((contract, beside))
    }
}

impl OpenRow {
    fn into_open(self) -> Result<OpenCharge, DbError> {
        let charge = Charge {
            key: self.key,
            payer: self.payer_id,
            customer: self.customer_id,
            source: self.source,
            source_id: self.source_id,
            name: self.name,
            period: self.period_from.zip(self.period_until),
            quantity_thousandths: self.quantity_thousandths,
            currency: self.currency,
            amounts: Amounts { net_minor: self.net_minor, tax_minor: self.tax_minor, gross_minor: self.gross_minor },
            tax: Tax { category: self.tax_category, rate_ppm: self.tax_rate_ppm, reason: self.tax_reason },
            why: json(&self.why)?,
            occurred_at: self.occurred_at,
            invoice_by: self.invoice_by,
        };
        Ok(OpenCharge { id: Some(self.id), charge })
    }
}
