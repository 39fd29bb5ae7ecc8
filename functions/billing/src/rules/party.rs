//! What must be true of those whom an invoice names, and of how the space bills, beyond what each field says.
use super::vat;
use crate::api::{BillingAccount, BuyerSetup, IbanText, Prefix, SellerSetup, SettingsSetup, TaxRateSetup, VatNumber};
use kernel::Day;
use ledger::{Currencies, Party, PayMethod, TaxClass, TaxTreatment, without_a_rate};
use web::{FieldError, broken};

const NUMBER: &str = "/party/vat_number";
const VAT_RULE: &str = "not a number that its country gives out; a digit may be mistyped";

fn check_vat(number: Option<&VatNumber>, pointer: &str) -> Option<FieldError> {
    let wrong = number.is_some_and(|number| !vat::is_plausible(number.as_str()));
    wrong.then(|| broken(format!("{pointer}/vat_number"), "vat-number", VAT_RULE))
}

/// What is wrong with an account number: its check digits (ISO 7064) or the form that its country gives it.
pub(crate) fn check_iban(iban: Option<&IbanText>, pointer: &str) -> Option<FieldError> {
    let wrong = iban.is_some_and(|text| text.as_str().parse::<iban::Iban>().is_err());
    wrong.then(|| broken(pointer.to_owned(), "iban", "not an account number; a digit may be mistyped"))
}

/// What is wrong with a buyer who is to be taxed like that by this seller; nothing, where they are taxed so already, and by the same number.
pub(crate) fn check_buyer(
    buyer: &BuyerSetup,
    treatment: TaxTreatment,
    known: &BillingAccount,
    seller: &Party,
) -> Vec<FieldError> {
    let mut errors: Vec<FieldError> = check_vat(buyer.vat_number.as_ref(), "/party").into_iter().collect();
    let new = Party::from(buyer);
    let is_kept = (treatment, &new.vat_number) == (known.tax_treatment, &known.party.vat_number);
    if treatment == TaxTreatment::ReverseCharge && !is_kept && !new.may_owe_vat_of(seller) {
        errors.push(match buyer.vat_number {
            // EN 16931, BR-AE-03: who owes the tax is named by number.
            None => {
                broken(NUMBER, "required-for-reverse-charge", "needed by whoever owes the VAT in the seller's place")
            }
            Some(_) => {
                broken(NUMBER, "reverse-charge-at-home", "of the seller's own country, whose VAT the seller owes")
            }
        });
    }
    errors
}

/// What is wrong with what `known` says of themselves: who owes the VAT in the seller's place stays who that is.
pub(crate) fn check_own(buyer: &BuyerSetup, known: &Party, treatment: TaxTreatment) -> Vec<FieldError> {
    let new = Party::from(buyer);
    let kept = |changes: bool, pointer: &str| {
        let changes = changes && treatment == TaxTreatment::ReverseCharge;
        changes.then(|| broken(pointer, "kept-for-reverse-charge", "changed by the space, since the VAT depends on it"))
    };
    let changes = [
        kept(new.vat_number.is_some() && new.vat_number != known.vat_number, NUMBER),
        kept(new.country != known.country, "/party/country"),
    ];
    changes.into_iter().flatten().collect()
}

/// What is wrong with a seller.
pub(crate) fn check_seller(seller: &SellerSetup, pointer: &str) -> Vec<FieldError> {
    let mut errors: Vec<FieldError> = check_vat(seller.vat_number.as_ref(), pointer).into_iter().collect();
    errors.extend(check_iban(seller.iban.as_ref(), &format!("{pointer}/iban")));
    if 8 < seller.legal_lines.len() {
        errors.push(broken(format!("{pointer}/legal_lines"), "too-many", "at most 8"));
    }
    errors
}

/// What is wrong with how the space bills.
pub(crate) fn check_settings(setup: &SettingsSetup) -> Vec<FieldError> {
    let mut errors = check_seller(&setup.seller, "/seller");
    if Prefix::as_str(&setup.invoice_prefix) == setup.credit_prefix.as_str() {
        errors.push(broken("/credit_prefix".to_owned(), "same-series", "must not be that of invoices"));
    }
    let twice = |n: &usize| setup.methods[..*n].contains(&setup.methods[*n]);
    if setup.methods.is_empty() || (0..setup.methods.len()).any(|n| twice(&n)) {
        errors.push(broken("/methods".to_owned(), "each-once", "at least one, and each once"));
    }
    let transfers = setup.methods.contains(&PayMethod::BankTransfer);
    if transfers && setup.seller.iban.is_none() {
        errors.push(broken("/seller/iban".to_owned(), "required-for-transfers", "needed where transfers are taken"));
    }
    errors.extend(check_dunning(setup));
    errors
}

/// What is wrong with prices that are to contain the tax, or no longer to: what is agreed would come to something else, and so
/// would what is given back of it.
pub(crate) fn check_prices(known: bool, wanted: bool, contracts_run: bool) -> Vec<FieldError> {
    let rule = "contracts are agreed on prices as they are meant now; they end first";
    let changes = known != wanted && contracts_run;
    changes.then(|| broken("/prices_include_tax".to_owned(), "contracts-run", rule)).into_iter().collect()
}

/// What is wrong with the currency of the fee for paying late: nobody would ever be late in it.
pub(crate) fn check_late_fee(setup: &SettingsSetup, known: &Currencies) -> Vec<FieldError> {
    let detail = setup.dunning.late_fee.and_then(|fee| known.refused(fee.fee.currency));
    detail.map(|detail| broken("/dunning/late_fee/fee/currency", "unknown", detail)).into_iter().collect()
}

fn check_dunning(setup: &SettingsSetup) -> Vec<FieldError> {
    let dunning = &setup.dunning;
    let mut errors = Vec::new();
    let mut remind: Vec<i64> = dunning.remind.iter().map(|days| days.get()).collect();
    remind.dedup();
    if remind.len() != dunning.remind.len() || !remind.is_sorted() || 20 < remind.len() {
        errors.push(broken("/dunning/remind".to_owned(), "in-order", "at most 20, each once, in order"));
    }
    let mut retry: Vec<i64> = dunning.retry.iter().map(|days| days.get()).collect();
    retry.dedup();
    if retry.len() != dunning.retry.len() || !retry.is_sorted() || 10 < retry.len() {
        errors.push(broken("/dunning/retry".to_owned(), "in-order", "at most 10, each once, in order"));
    }
    if dunning.late_fee.is_some_and(|fee| fee.fee.minor <= 0) {
        errors.push(broken("/dunning/late_fee/fee/minor".to_owned(), "positive", "must be above nothing"));
    }
    // Else a customer is threatened before anything is overdue.
    if dunning.suspension.is_some_and(|suspension| suspension.after_days < suspension.notice_days) {
        let detail = "must be at most after_days";
        errors.push(broken("/dunning/suspension/notice_days".to_owned(), "notice-before-due", detail));
    }
    errors
}

/// What is wrong with all tax rates together.
pub(crate) fn check_tax_rates(rates: &[TaxRateSetup]) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if rates.is_empty() || 200 < rates.len() {
        errors.push(broken("/rates".to_owned(), "how-many", "1 to 200"));
    }
    let known: Vec<_> = rates.iter().map(|rate| (rate.class, rate.from_day)).collect();
    for class in without_a_rate(&known) {
        // The first row of the class begins too late; without one the list lacks it.
        let first =
            rates.iter().enumerate().filter(|(_, rate)| rate.class == class).min_by_key(|(_, rate)| rate.from_day);
        let pointer = first.map_or_else(|| "/rates".to_owned(), |(n, _)| format!("/rates/{n}/from_day"));
        let says = if class == TaxClass::Standard { "the standard class" } else { "the reduced class" };
        errors.push(broken(pointer, "from-the-first-day", format!("{says} needs a rate from {} on", Day::FIRST)));
    }
    for (n, rate) in rates.iter().enumerate() {
        if rates[..n].iter().any(|other| other.class == rate.class && other.from_day == rate.from_day) {
            errors.push(broken(format!("/rates/{n}/from_day"), "each-once", "this class has a rate from that day on"));
        }
        if matches!(rate.class, TaxClass::Zero | TaxClass::Exempt) && rate.rate_ppm.get() != 0 {
            errors.push(broken(format!("/rates/{n}/rate_ppm"), "no-rate", "must be 0 for this class"));
        }
    }
    errors
}
