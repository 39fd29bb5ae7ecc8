//! What Stripe's objects mean in billing's words.
use super::thing::Thing;
use crate::provider::{
    Dispute, DisputeStatus, Event, Mandate, MandateStatus, Method, MethodKind, News, Page, Payment, PaymentStatus,
    Refund, RefundStatus, Setup, SetupStatus, TheirId,
};
use chrono::{Months, NaiveDate};
use kernel::{Day, Instant};

/// What can be read from an answer.
pub(super) trait Told: Sized {
    fn told(thing: Thing) -> Result<Self, String>;
}

impl Told for TheirId {
    fn told(thing: Thing) -> Result<Self, String> {
        thing.id("id")
    }
}

impl<T: Told> Told for Vec<T> {
    fn told(list: Thing) -> Result<Self, String> {
        list.items("data")?.map(T::told).collect()
    }
}

impl<T: Told> Told for Page<T> {
    fn told(list: Thing) -> Result<Self, String> {
        let end = list.items("data")?.last().filter(|_| list.flag("has_more"));
        Ok(Self { items: Told::told(list)?, next: end.map(TheirId::told).transpose()? })
    }
}

impl Told for Payment {
    fn told(thing: Thing) -> Result<Self, String> {
        let said = PaymentStatus::from(thing.word("status")?);
        // After a later success, a former failure is of no interest.
        let decline = thing.decline("last_payment_error").filter(|_| said == PaymentStatus::Wanted);
        Ok(Self {
            id: thing.id("id")?,
            ours: thing.inner("metadata").text("payment"),
            status: if decline.is_some() { PaymentStatus::Failed } else { said },
            amount: thing.money("amount")?,
            received_minor: thing.money("amount_received").map_or(0, |received| received.minor),
            customer: thing.maybe_id("customer")?,
            method: thing.maybe_id("payment_method")?,
            decline,
            client_secret: thing.text("client_secret").map(crate::provider::ClientSecret),
            created_at: thing.created()?,
        })
    }
}

impl Told for Refund {
    fn told(thing: Thing) -> Result<Self, String> {
        Ok(Self {
            id: thing.id("id")?,
            ours: thing.inner("metadata").text("refund"),
            payment: thing.maybe_id("payment_intent")?,
            amount: thing.money("amount")?,
            status: RefundStatus::from(thing.word("status").unwrap_or_default()),
            failure: thing.text("failure_reason"),
            created_at: thing.created()?,
        })
    }
}

impl Told for Dispute {
    fn told(thing: Thing) -> Result<Self, String> {
        Ok(Self {
            id: thing.id("id")?,
            payment: thing.maybe_id("payment_intent")?,
            amount: thing.money("amount")?,
            status: DisputeStatus::from(thing.word("status")?),
            reason: thing.text("reason").unwrap_or_default(),
            // None for what cannot be answered, such as a debit that a bank returns.
            answer_by: thing.inner("evidence_details").number("due_by").ok().map(Instant::from_seconds),
            created_at: thing.created()?,
        })
    }
}

impl Told for Setup {
    fn told(thing: Thing) -> Result<Self, String> {
        let said = SetupStatus::from(thing.word("status")?);
        let decline = thing.decline("last_setup_error").filter(|_| said == SetupStatus::Wanted);
        Ok(Self {
            id: thing.id("id")?,
            ours: thing.inner("metadata").text("setup"),
            status: if decline.is_some() { SetupStatus::Failed } else { said },
            customer: thing.maybe_id("customer")?,
            method: thing.maybe_id("payment_method")?,
            mandate: thing.maybe_id("mandate")?,
            decline,
            wants_proof: thing.inner("next_action").word("type") == Ok("verify_with_microdeposits"),
            client_secret: thing.text("client_secret").map(crate::provider::ClientSecret),
        })
    }
}

impl Told for Method {
    fn told(thing: Thing) -> Result<Self, String> {
        let kind = thing.word("type")?;
        // A card's details or an account's stand under the name of the kind.
        let details = thing.inner(kind);
        let issuer = ["brand", "bank_name", "country"].iter().find_map(|name| details.text(name));
        let expiry = details.number("exp_year").ok().zip(details.number("exp_month").ok());
        Ok(Self {
            id: thing.id("id")?,
            kind: MethodKind::from(kind),
            customer: thing.maybe_id("customer")?,
            issuer: issuer.unwrap_or_default(),
            last4: details.text("last4").unwrap_or_default(),
            expires_on: expiry.and_then(|(year, month)| last_day_of(year, month)),
        })
    }
}

/// A card can be used until its month is over.
fn last_day_of(year: i64, month: i64) -> Option<Day> {
    let first = NaiveDate::from_ymd_opt(year.try_into().ok()?, month.try_into().ok()?, 1)?;
    Day::new(first.checked_add_months(Months::new(1))?.pred_opt()?)
}

impl Told for Mandate {
    fn told(thing: Thing) -> Result<Self, String> {
        let details = thing.inner("payment_method_details");
        let terms = details.inner(details.word("type").unwrap_or_default());
        Ok(Self {
            id: thing.id("id")?,
            status: MandateStatus::from(thing.word("status")?),
            method: thing.id("payment_method")?,
            reference: terms.text("reference"),
            url: terms.text("url"),
        })
    }
}

impl Told for Event {
    fn told(thing: Thing) -> Result<Self, String> {
        let (id, kind) = (thing.id("id")?, thing.word("type")?);
        let object = thing.inner("data").inner("object");
        // One that cannot be read is left to whoever looks after it, and holds up no other of its page.
        let unreadable = |why: String| News::Unreadable(format!("{kind} {id}: {why}"));
        let news = news(kind, object)
            .unwrap_or_else(|why| if is_strangers(kind, object) { News::Nothing } else { unreadable(why) });
        Ok(Self { id, at: thing.created()?, news })
    }
}

/// Whether it is about what carries our name wherever it is ours, and does not.
fn is_strangers(kind: &str, object: Thing) -> bool {
    let name = match kind.split_once('.') {
        Some(("payment_intent", _)) => "payment",
        Some(("setup_intent", _)) => "setup",
        _ => return false,
    };
    object.is_there() && object.inner("metadata").text(name).is_none()
}

/// What an event is about. Which event it is matters little: the object says how things are.
fn news(kind: &str, object: Thing) -> Result<News, String> {
    Ok(match kind.rsplit_once('.') {
        Some(("charge", "refunded")) => {
            object.maybe_id("payment_intent")?.map_or(News::Nothing, |payment| News::Refunded { payment })
        }
        Some(("payment_intent", _)) => News::Payment(Told::told(object)?),
        Some(("refund" | "charge.refund", _)) => News::Refund(Told::told(object)?),
        Some(("charge.dispute", _)) => News::Dispute(Told::told(object)?),
        Some(("setup_intent", _)) => News::Setup(Told::told(object)?),
        Some(("mandate", _)) => News::Mandate(Told::told(object)?),
        Some(("payment_method", "detached")) => News::MethodGone(Told::told(object)?),
        Some(("payment_method", _)) => News::MethodChanged(Told::told(object)?),
        _ => News::Nothing,
    })
}
