//! Stripe's objects as they are on the wire, with only the fields that are read.
//!
//! Words that may grow are strings here and become ours in `meaning`. Ids of other objects stand for themselves: nothing
//! is ever asked to be expanded.
use crate::provider::{ClientSecret, TheirId};
use serde::Deserialize;

/// Any object: its id is what is read of it.
#[derive(Deserialize)]
pub(super) struct Named {
    pub(super) id: TheirId,
}

/// A part of a list.
#[derive(Deserialize)]
pub(super) struct List<T> {
    pub(super) data: Vec<T>,
    #[serde(default)]
    pub(super) has_more: bool,
}

/// The body of an answer that is no success.
#[derive(Deserialize)]
pub(super) struct Refused {
    pub(super) error: Refusal,
}

#[derive(Deserialize)]
pub(super) struct Refusal {
    #[serde(default, rename = "type")]
    pub(super) kind: String,
    pub(super) code: Option<String>,
    pub(super) decline_code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) payment_intent: Option<Named>,
}

/// What we told Stripe of our own.
#[derive(Deserialize, Default)]
pub(super) struct Ours {
    pub(super) payment: Option<String>,
    pub(super) refund: Option<String>,
    pub(super) setup: Option<String>,
}

/// Why an attempt failed.
#[derive(Deserialize)]
pub(super) struct Fault {
    #[serde(default, rename = "type")]
    pub(super) kind: String,
    pub(super) code: Option<String>,
    pub(super) decline_code: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct PaymentIntent {
    pub(super) id: TheirId,
    pub(super) status: String,
    pub(super) amount: i64,
    #[serde(default)]
    pub(super) amount_received: i64,
    pub(super) currency: String,
    pub(super) created: i64,
    pub(super) customer: Option<TheirId>,
    pub(super) payment_method: Option<TheirId>,
    pub(super) last_payment_error: Option<Fault>,
    pub(super) client_secret: Option<ClientSecret>,
    #[serde(default)]
    pub(super) metadata: Ours,
}

/// What is read of a charge.
#[derive(Deserialize)]
pub(super) struct Charge {
    pub(super) payment_intent: Option<TheirId>,
}

#[derive(Deserialize)]
pub(super) struct Refund {
    pub(super) id: TheirId,
    pub(super) status: Option<String>,
    pub(super) amount: i64,
    pub(super) currency: String,
    pub(super) created: i64,
    pub(super) payment_intent: Option<TheirId>,
    pub(super) failure_reason: Option<String>,
    #[serde(default)]
    pub(super) metadata: Option<Ours>,
}

#[derive(Deserialize)]
pub(super) struct Dispute {
    pub(super) id: TheirId,
    pub(super) status: String,
    pub(super) amount: i64,
    pub(super) currency: String,
    pub(super) created: i64,
    pub(super) payment_intent: Option<TheirId>,
    #[serde(default)]
    pub(super) reason: String,
}

#[derive(Deserialize)]
pub(super) struct SetupIntent {
    pub(super) id: TheirId,
    pub(super) status: String,
    pub(super) customer: Option<TheirId>,
    pub(super) payment_method: Option<TheirId>,
    pub(super) mandate: Option<TheirId>,
    pub(super) last_setup_error: Option<Fault>,
    pub(super) next_action: Option<NextAction>,
    pub(super) client_secret: Option<ClientSecret>,
    #[serde(default)]
    pub(super) metadata: Option<Ours>,
}

#[derive(Deserialize)]
pub(super) struct NextAction {
    #[serde(rename = "type")]
    pub(super) kind: String,
}

#[derive(Deserialize)]
pub(super) struct PaymentMethod {
    pub(super) id: TheirId,
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) customer: Option<TheirId>,
    /// A card's details or an account's, under the name of the kind.
    #[serde(alias = "sepa_debit", alias = "bacs_debit", alias = "us_bank_account")]
    pub(super) card: Option<Details>,
}

#[derive(Deserialize, Default)]
pub(super) struct Details {
    pub(super) brand: Option<String>,
    pub(super) bank_name: Option<String>,
    pub(super) country: Option<String>,
    pub(super) last4: Option<String>,
    pub(super) exp_month: Option<u32>,
    pub(super) exp_year: Option<i32>,
}

#[derive(Deserialize)]
pub(super) struct Mandate {
    pub(super) id: TheirId,
    pub(super) status: String,
    pub(super) payment_method: TheirId,
    #[serde(default)]
    pub(super) payment_method_details: Terms,
}

/// The mandate's terms, under the name of the method's kind.
#[derive(Deserialize, Default)]
pub(super) struct Terms {
    #[serde(alias = "bacs_debit")]
    pub(super) sepa_debit: Option<Written>,
}

#[derive(Deserialize)]
pub(super) struct Written {
    pub(super) reference: Option<String>,
    pub(super) url: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Event {
    pub(super) id: TheirId,
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) created: i64,
    pub(super) data: Data,
}

#[derive(Deserialize)]
pub(super) struct Data {
    pub(super) object: serde_json::Value,
}
