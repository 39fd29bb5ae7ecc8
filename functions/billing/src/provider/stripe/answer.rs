//! From an HTTP answer to what was asked for, or to the kind of failure.
use super::meaning::Told;
use super::thing::Thing;
use crate::provider::{Answer, Broken, CUSTOMER_MISSING, Decline, Event, Failure};
use serde_json::Value;

/// How much of an answer that nobody understands goes to the log.
const QUOTE_CHARS_MAX: usize = 200;

/// What codes begin with that are about the customer's account and not about our request.
const UNUSABLE: [&str; 2] = ["payment_intent_mandate_invalid", "payment_method_bank_account_"];

/// Reads an answer: its object, if it is a success. What cannot be read after a success may still have been done.
pub(super) fn open(sent: Result<Answer, Broken>) -> Result<Value, Failure> {
    let answer = sent.map_err(|broken| match broken {
        Broken::TimedOut => Failure::unavailable("no answer in time"),
        Broken::Disconnected(cause) => Failure::unavailable(cause),
    })?;
    if !(200..300).contains(&answer.status) {
        return Err(failure(&answer));
    }
    serde_json::from_slice(&answer.body).map_err(|e| senseless(&e.to_string()))
}

/// What the object of an answer means.
pub(super) fn read<T: Told>(object: &Value) -> Result<T, Failure> {
    T::told(Thing(object)).map_err(|cause| senseless(&cause))
}

fn senseless(cause: &str) -> Failure {
    Failure::unavailable(format!("an answer that makes no sense: {cause}"))
}

/// Reads an event that came by itself.
pub(in crate::provider) fn read_event(body: &[u8]) -> Result<Event, String> {
    let object: Value = serde_json::from_slice(body).map_err(|e| e.to_string())?;
    Event::told(Thing(&object))
}

fn failure(answer: &Answer) -> Failure {
    let status = answer.status;
    let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    let error = Thing(&body).inner("error");
    let code = error.text("code").or_else(|| error.text("type")).unwrap_or_default();
    match status {
        429 => Failure::RateLimited {
            retry_after_seconds: answer.header("retry-after").and_then(|value| value.trim().parse().ok()),
        },
        // An error without the API's own words comes from something in between, or from a fault.
        _ if !error.is_there() => unavailable(answer),
        402 => declined(error, Decline { code, decline_code: error.text("decline_code") }),
        // Another request with this key is under way: its outcome is not known yet.
        409 if code == "idempotency_key_in_use" => unavailable(answer),
        // The request was sound, but no bank would carry it out.
        400 if UNUSABLE.iter().any(|word| code.starts_with(word)) => {
            declined(error, Decline { code, decline_code: None })
        }
        // Too slow for them, and a fault of those that they ask.
        408 | 424 => unavailable(answer),
        400..=499 => {
            let is_customer = code == "resource_missing" && error.text("param").as_deref() == Some("customer");
            let code = if is_customer { CUSTOMER_MISSING.to_owned() } else { code };
            Failure::Refused { status, code, cause: error.text("message").unwrap_or_default() }
        }
        _ => unavailable(answer),
    }
}

fn declined(error: Thing, decline: Decline) -> Failure {
    let payment = error.inner("payment_intent").id("id").ok();
    match decline.word() {
        "authentication_required" | "authentication_not_handled" => Failure::NeedsAction { payment },
        _ => Failure::Declined { decline, payment },
    }
}

fn unavailable(answer: &Answer) -> Failure {
    let body: String = String::from_utf8_lossy(&answer.body).chars().take(QUOTE_CHARS_MAX).collect();
    let request = answer.header("request-id").unwrap_or("without a request id");
    let stored = [("idempotent-replayed", "true"), ("stripe-should-retry", "false")];
    Failure::Unavailable {
        cause: format!("{} ({request}): {body}", answer.status),
        stored: stored.iter().any(|(name, value)| answer.header(name) == Some(value)),
    }
}
