mod collect;
mod desk;
mod handling;
mod members;
mod register;
mod setup;
mod uploads;

pub(crate) use collect::*;
pub(crate) use desk::*;
pub(crate) use handling::*;
pub(crate) use members::*;
pub(crate) use register::*;
pub(crate) use setup::*;
pub(crate) use uploads::*;

use crate::rules::rules_for;
use crate::store;
use access::customer_of;
use kernel::Day;
use web::only;
use web::{Claims, IdempotencyKey, Operator, Problem, role};

type Desk = Operator<role::Deliveries>;
type Reader = Operator<role::DeliveriesRead>;

/// Under which a repeated call is the same: the account's own key, or, without one, an id that nobody else has.
fn key_of(claims: &Claims, key: IdempotencyKey, id: &str) -> String {
    key.0.map_or_else(|| id.to_owned(), |key| format!("{}:{key}", claims.account))
}

fn not_found() -> Problem {
    web::problem::NOT_FOUND.because("")
}

/// On which terms something of that sort lies here for a customer from `today` on.
fn lies_for(customer: &store::TermsRow, kind: crate::api::DeliveryKind, today: Day) -> Result<store::Terms, Problem> {
    let kinds = customer.kinds()?;
    let rules = rules_for(&kinds, kind);
    let storage_fee = rules.storage_fee.clone();
    Ok(store::Terms {
        currency: customer.currency,
        tax_class: customer.tax_class(),
        lying: crate::rules::arriving(&rules, today),
        storage_fee,
    })
}

/// On which terms something lies here that is nobody's: for as long as it takes.
fn lies_for_nobody(currency: kernel::Currency, today: Day) -> store::Terms {
    let lying = crate::rules::lying(None, 0, false, today);
    store::Terms { currency, tax_class: ledger::TaxClass::Standard, storage_fee: None, lying }
}
