use crate::news::hear;
use crate::provider::webhook::{TOLERANCE_SECONDS, read, verify};
use crate::{App, problems};
use web::{Anyone, Call, FromCall, NoContent, Problem, Takes};

/// The longest event that is read. Stripe's are a few KiB; nobody has proved anything yet.
const EVENT_BYTES_MAX: usize = 256 * 1024;

/// An event as it came: what was signed are its bytes.
pub(crate) struct SignedEvent {
    signature: String,
    body: Vec<u8>,
}

impl FromCall for SignedEvent {
    fn from_call(call: &Call) -> Result<Self, Problem> {
        let signature = call.headers.get("stripe-signature").unwrap_or_default().to_owned();
        Ok(Self { signature, body: call.body.to_vec() })
    }
    fn describe(takes: &mut Takes) {
        takes.body_bytes_max = EVENT_BYTES_MAX;
    }
}

/// The provider tells what happened: once, twice or in any order. What cannot be written down now is to be told again.
pub(crate) async fn receive_event(_: Anyone, app: App, event: SignedEvent) -> Result<NoContent, Problem> {
    let secrets: Vec<&str> = app.webhook_secrets.iter().map(String::as_str).collect();
    let now = app.clock.now();
    verify(&event.signature, &event.body, &secrets, now, TOLERANCE_SECONDS).map_err(|why| {
        let mut problem = problems::UNTRUSTED.because("");
        problem.internal = Some(format!("{why:?}"));
        problem
    })?;
    let event = read(&event.body).map_err(Problem::internal)?;
    hear(&app, &event).await?;
    Ok(NoContent)
}
