//! What Stripe's objects mean in billing's words.
use super::amount::from_stripe;
use super::wire;
use crate::provider::{
    Decline, Dispute, DisputeStatus, Event, Mandate, MandateStatus, Method, MethodKind, News, Page, Payment,
    PaymentStatus, Refund, RefundStatus, Setup, SetupStatus, TheirId,
};
use chrono::{Months, NaiveDate};
use kernel::{Day, Instant};
use serde::de::DeserializeOwned;

/// What can be read from an answer.
pub(super) trait Told: Sized {
    /// How it is on the wire.
    type Wire: DeserializeOwned;

    fn told(wire: Self::Wire) -> Result<Self, String>;
}

impl Told for TheirId {
    type Wire = wire::Named;

    fn told(wire: wire::Named) -> Result<Self, String> {
        Ok(wire.id)
    }
}

impl<T: Told> Told for Vec<T> {
    type Wire = wire::List<T::Wire>;

    fn told(wire: Self::Wire) -> Result<Self, String> {
        wire.data.into_iter().map(T::told).collect()
    }
}

/// What a list goes on after.
pub(super) trait Listed: Told {
    fn id(&self) -> &TheirId;
}

impl<T: Listed> Told for Page<T> {
    type Wire = wire::List<T::Wire>;

    fn told(wire: Self::Wire) -> Result<Self, String> {
        let more = wire.has_more;
        let items = Vec::<T>::told(wire)?;
        let next = items.last().filter(|_| more).map(|last| last.id().clone());
        Ok(Self { items, next })
    }
}

impl Listed for Payment {
    fn id(&self) -> &TheirId {
        &self.id
    }
}

impl Listed for Event {
    fn id(&self) -> &TheirId {
        &self.id
    }
}

fn decline(fault: wire::Fault) -> Decline {
    Decline { code: fault.code.unwrap_or(fault.kind), decline_code: fault.decline_code }
}

impl Told for Payment {
    type Wire = wire::PaymentIntent;

    fn told(wire: wire::PaymentIntent) -> Result<Self, String> {
        let said = PaymentStatus::from(wire.status.as_str());
        let failed = said == PaymentStatus::Wanted && wire.last_payment_error.is_some();
        Ok(Self {
            id: wire.id,
            ours: wire.metadata.payment,
            status: if failed { PaymentStatus::Failed } else { said },
            amount: from_stripe(wire.amount, &wire.currency)?,
            received_minor: from_stripe(wire.amount_received, &wire.currency)?.minor,
            customer: wire.customer,
            method: wire.payment_method,
            decline: wire.last_payment_error.filter(|_| failed).map(decline),
            client_secret: wire.client_secret,
            created_at: Instant::from_seconds(wire.created),
        })
    }
}

impl Told for Refund {
    type Wire = wire::Refund;

    fn told(wire: wire::Refund) -> Result<Self, String> {
        Ok(Self {
            id: wire.id,
            ours: wire.metadata.unwrap_or_default().refund,
            payment: wire.payment_intent,
            amount: from_stripe(wire.amount, &wire.currency)?,
            status: RefundStatus::from(wire.status.as_deref().unwrap_or_default()),
            failure: wire.failure_reason,
            created_at: Instant::from_seconds(wire.created),
        })
    }
}

impl Told for Dispute {
    type Wire = wire::Dispute;

    fn told(wire: wire::Dispute) -> Result<Self, String> {
        Ok(Self {
            id: wire.id,
            payment: wire.payment_intent,
            amount: from_stripe(wire.amount, &wire.currency)?,
            status: DisputeStatus::from(wire.status.as_str()),
            reason: wire.reason,
            created_at: Instant::from_seconds(wire.created),
        })
    }
}

impl Told for Setup {
    type Wire = wire::SetupIntent;

    fn told(wire: wire::SetupIntent) -> Result<Self, String> {
        let said = SetupStatus::from(wire.status.as_str());
        let failed = said == SetupStatus::Wanted && wire.last_setup_error.is_some();
        let next = wire.next_action.map(|action| action.kind);
        Ok(Self {
            id: wire.id,
            ours: wire.metadata.unwrap_or_default().setup,
            status: if failed { SetupStatus::Failed } else { said },
            customer: wire.customer,
            method: wire.payment_method,
            mandate: wire.mandate,
            decline: wire.last_setup_error.filter(|_| failed).map(decline),
            wants_proof: next.as_deref() == Some("verify_with_microdeposits"),
            client_secret: wire.client_secret,
        })
    }
}

impl Told for Method {
    type Wire = wire::PaymentMethod;

    fn told(wire: wire::PaymentMethod) -> Result<Self, String> {
        let details = wire.card.unwrap_or_default();
        let issuer = details.brand.or(details.bank_name).or(details.country);
        Ok(Self {
            id: wire.id,
            kind: MethodKind::from(wire.kind.as_str()),
            customer: wire.customer,
            issuer: issuer.unwrap_or_default(),
            last4: details.last4.unwrap_or_default(),
            expires_on: details.exp_year.zip(details.exp_month).and_then(|(year, month)| last_day_of(year, month)),
        })
    }
}

/// A card can be used until its month is over.
fn last_day_of(year: i32, month: u32) -> Option<Day> {
    let next_month = NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?;
    Day::new(next_month.pred_opt()?)
}

impl Told for Mandate {
    type Wire = wire::Mandate;

    fn told(wire: wire::Mandate) -> Result<Self, String> {
        let written = wire.payment_method_details.sepa_debit;
        let (reference, url) = written.map_or((None, None), |written| (written.reference, written.url));
        let status = MandateStatus::from(wire.status.as_str());
        Ok(Self { id: wire.id, status, method: wire.payment_method, reference, url })
    }
}

impl Told for Event {
    type Wire = wire::Event;

    fn told(wire: wire::Event) -> Result<Self, String> {
        let news = news(&wire.kind, wire.data.object).map_err(|e| format!("{} {}: {e}", wire.kind, wire.id))?;
        Ok(Self { id: wire.id, at: Instant::from_seconds(wire.created), news })
    }
}

/// What an event is about. Which event it is matters little: the object says how things are.
fn news(kind: &str, object: serde_json::Value) -> Result<News, String> {
    Ok(match kind.rsplit_once('.') {
        _ if kind == "charge.refunded" => {
            let charge: wire::Charge = thing(object)?;
            charge.payment_intent.map_or(News::Nothing, |payment| News::Refunded { payment })
        }
        Some(("payment_intent", _)) => News::Payment(Told::told(thing(object)?)?),
        Some(("refund" | "charge.refund", _)) => News::Refund(Told::told(thing(object)?)?),
        Some(("charge.dispute", _)) => News::Dispute(Told::told(thing(object)?)?),
        Some(("setup_intent", _)) => News::Setup(Told::told(thing(object)?)?),
        Some(("mandate", _)) => News::Mandate(Told::told(thing(object)?)?),
        Some(("payment_method", "detached")) => News::MethodGone(Told::told(thing(object)?)?),
        Some(("payment_method", _)) => News::MethodChanged(Told::told(thing(object)?)?),
        _ => News::Nothing,
    })
}

fn thing<T: DeserializeOwned>(object: serde_json::Value) -> Result<T, String> {
    serde_json::from_value(object).map_err(|e| e.to_string())
}
