//! What is decided about invoices and payments. Pure: no database, clock or HTTP.
mod balance;
mod collecting;
mod credit;
mod dunning;
mod exchange;
mod lines;
mod news;
mod party;
mod pay;
mod standing;
mod statement;
mod together;
mod unheard;
mod vat;

pub(crate) use balance::{BalancePart, Part, balances};
pub(crate) use collecting::{Means, TOLD_AHEAD_MAX, collected_on, is_coming, next_collection};
pub(crate) use credit::{Charged, TakenOff, take_off};
pub(crate) use dunning::{Acts, Late, Taken, acts};
pub(crate) use exchange::{check_accounting, check_exchange_rates, without_a_rate};
pub(crate) use ledger::creditor_reference;
pub(crate) use lines::{BY_HAND, taxes, totals, unit_price, upcoming};
pub(crate) use news::{Known, Step, step};
pub(crate) use party::{
    check_buyer, check_iban, check_late_fee, check_own, check_prices, check_settings, check_tax_rates,
};
pub(crate) use pay::{Asked, BEGUN_MAX, Pending, Refusal, Wanted, Ways, admit, admit_still, check_parts};
pub(crate) use standing::state;
pub(crate) use statement::{Entry, statement};
pub(crate) use together::{Debt, Promise, Share, told_together, tried_together};
pub(crate) use unheard::{barred_until, tried_again};
