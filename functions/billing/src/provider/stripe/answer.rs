//! From an HTTP answer to what was asked for, or to the kind of failure.
use super::meaning::Told;
use super::wire::{Refusal, Refused};
use crate::provider::{Answer, Broken, Decline, Event, Failure};

/// How much of an answer that nobody understands goes to the log.
const QUOTE_CHARS_MAX: usize = 200;

/// Reads an answer. What cannot be read after a success may still have been done.
pub(super) fn read<T: Told>(sent: Result<Answer, Broken>) -> Result<T, Failure> {
    let answer = sent.map_err(|broken| match broken {
        Broken::TimedOut => Failure::unavailable("no answer in time"),
        Broken::Disconnected(cause) => Failure::unavailable(cause),
    })?;
    if !(200..300).contains(&answer.status) {
        return Err(failure(&answer));
    }
    parse(&answer.body).map_err(|cause| Failure::unavailable(format!("an answer that makes no sense: {cause}")))
}

/// Reads an event that came by itself.
pub(in crate::provider) fn read_event(body: &[u8]) -> Result<Event, String> {
    parse(body)
}

fn parse<T: Told>(body: &[u8]) -> Result<T, String> {
    T::told(serde_json::from_slice(body).map_err(|e| e.to_string())?)
}

fn failure(answer: &Answer) -> Failure {
    let status = answer.status;
    let told = serde_json::from_slice::<Refused>(&answer.body).ok().map(|body| body.error);
    let code = told.as_ref().and_then(|told| told.code.clone()).unwrap_or_default();
    match (status, told) {
        (429, _) => Failure::RateLimited {
            retry_after_seconds: answer.header("retry-after").and_then(|value| value.trim().parse().ok()),
        },
        (402, Some(told)) => declined(told),
        // Another request with this key is under way: its outcome is not known yet.
        (409, Some(_)) if code == "idempotency_key_in_use" => unavailable(answer),
        (400..=499, Some(told)) if status != 408 && status != 424 => {
            // Of the kinds of error, `idempotency_error` alone has no code of its own.
            let code = if code.is_empty() { told.kind } else { code };
            Failure::Refused { status, code, cause: told.message.unwrap_or_default() }
        }
        // An error without the API's own words comes from something in between, or from a fault.
        _ => unavailable(answer),
    }
}

fn declined(told: Refusal) -> Failure {
    let payment = told.payment_intent.map(|payment| payment.id);
    let decline =
        Decline { code: told.code.unwrap_or_else(|| "card_declined".to_owned()), decline_code: told.decline_code };
    let asked_for = |word: &str| word == "authentication_required" || word == "authentication_not_handled";
    if asked_for(&decline.code) || decline.decline_code.as_deref().is_some_and(asked_for) {
        return Failure::NeedsAction { payment };
    }
    Failure::Declined { decline, payment }
}

fn unavailable(answer: &Answer) -> Failure {
    let body: String = String::from_utf8_lossy(&answer.body).chars().take(QUOTE_CHARS_MAX).collect();
    let request = answer.header("request-id").unwrap_or("without a request id");
    Failure::Unavailable {
        cause: format!("{} ({request}): {body}", answer.status),
        stored: answer.header("idempotent-replayed") == Some("true")
            || answer.header("stripe-should-retry") == Some("false"),
    }
}
