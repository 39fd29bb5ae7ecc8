//! Our wishes as Stripe's forms.
use super::amount::to_stripe;
use super::form::Form;
use crate::provider::{
    Acceptance, AccountHolder, AccountType, BankDetails, Customer, Failure, Holder, NewPayment, NewRefund, NewSetup,
    PayWith, Proof, RefundReason, StatementSuffix, WithMethod,
};

pub(super) fn customer(customer: &Customer) -> Form {
    let mut form = Form::default();
    form.set("name", &customer.name);
    form.set("email", &customer.email);
    form.set("metadata[customer]", &customer.ours);
    form
}

pub(super) fn payment(payment: &NewPayment) -> Result<Form, Failure> {
    let mut form = Form::default();
    form.set("amount", to_stripe(payment.amount)?);
    form.set("currency", payment.amount.currency.to_string().to_ascii_lowercase());
    form.set("customer", &payment.customer);
    form.set("description", &payment.description);
    form.set("metadata[payment]", &payment.ours);
    form.set_some("statement_descriptor_suffix", payment.suffix.as_ref().map(StatementSuffix::as_str));
    match &payment.with {
        PayWith::Chosen { kinds, keep } => {
            for kind in kinds {
                form.set("payment_method_types[]", kind.as_str());
            }
            form.set_some("setup_future_usage", keep.then_some("off_session"));
        }
        PayWith::Here(method, kind) | PayWith::Away(method, kind) => {
            form.set("payment_method_types[]", kind.as_str());
            form.set("payment_method", method);
            form.set("confirm", true);
            form.set("off_session", matches!(payment.with, PayWith::Away(..)));
        }
    }
    Ok(form)
}

pub(super) fn setup(setup: &NewSetup) -> Form {
    let mut form = Form::default();
    form.set("customer", &setup.customer);
    form.set("usage", "off_session");
    form.set("metadata[setup]", &setup.ours);
    match &setup.with {
        WithMethod::Browser(kind) => form.set("payment_method_types[]", kind.as_str()),
        WithMethod::Bank(details, holder, acceptance) => {
            form.set("payment_method_types[]", details.kind().as_str());
            form.set("payment_method_data[type]", details.kind().as_str());
            set_bank_details(&mut form, details);
            set_holder(&mut form, holder);
            set_acceptance(&mut form, acceptance);
            form.set("confirm", true);
        }
    }
    form
}

fn set_bank_details(form: &mut Form, details: &BankDetails) {
    match details {
        BankDetails::Iban(iban) => form.set("payment_method_data[sepa_debit][iban]", iban),
        BankDetails::Uk { sort_code, account_number } => {
            form.set("payment_method_data[bacs_debit][sort_code]", sort_code);
            form.set("payment_method_data[bacs_debit][account_number]", account_number);
        }
        BankDetails::Us { routing_number, account_number, holder, account } => {
            let holder = match holder {
                AccountHolder::Individual => "individual",
                AccountHolder::Company => "company",
            };
            let account = match account {
                AccountType::Checking => "checking",
                AccountType::Savings => "savings",
            };
            form.set("payment_method_data[us_bank_account][routing_number]", routing_number);
            form.set("payment_method_data[us_bank_account][account_number]", account_number);
            form.set("payment_method_data[us_bank_account][account_holder_type]", holder);
            form.set("payment_method_data[us_bank_account][account_type]", account);
        }
    }
}

fn set_holder(form: &mut Form, holder: &Holder) {
    form.set("payment_method_data[billing_details][name]", &holder.name);
    form.set("payment_method_data[billing_details][email]", &holder.email);
    if let Some(address) = &holder.address {
        form.set("payment_method_data[billing_details][address][line1]", &address.line1);
        form.set("payment_method_data[billing_details][address][city]", &address.city);
        form.set("payment_method_data[billing_details][address][postal_code]", &address.postal_code);
        form.set("payment_method_data[billing_details][address][country]", &address.country);
    }
}

fn set_acceptance(form: &mut Form, acceptance: &Acceptance) {
    form.set("mandate_data[customer_acceptance][type]", "online");
    form.set("mandate_data[customer_acceptance][accepted_at]", acceptance.at.as_seconds());
    form.set("mandate_data[customer_acceptance][online][ip_address]", &acceptance.ip);
    form.set("mandate_data[customer_acceptance][online][user_agent]", &acceptance.user_agent);
}

pub(super) fn proof(proof: &Proof) -> Form {
    let mut form = Form::default();
    match proof {
        Proof::Amounts(one, other) => {
            form.set("amounts[]", one);
            form.set("amounts[]", other);
        }
        Proof::Code(code) => form.set("descriptor_code", code),
    }
    form
}

pub(super) fn refund(refund: &NewRefund) -> Result<Form, Failure> {
    let mut form = Form::default();
    form.set("payment_intent", &refund.payment);
    form.set("amount", to_stripe(refund.amount)?);
    form.set("metadata[refund]", &refund.ours);
    let reason = match refund.reason {
        RefundReason::Duplicate => "duplicate",
        RefundReason::Requested => "requested_by_customer",
    };
    form.set("reason", reason);
    Ok(form)
}
