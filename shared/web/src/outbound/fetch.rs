//! The runtime's own `fetch`. Its `AbortSignal` ends the request and the reading of the answer.
use super::{ANSWER_BYTES_MAX, Answer, Broken, Call, Http};
use futures::StreamExt;
use futures::future::{FutureExt, LocalBoxFuture};
use worker::web_sys::AbortSignal;
use worker::{Fetch, Headers, Method, Request, RequestInit, RequestRedirect};

/// Sends requests from a Worker.
pub struct Fetching;

impl Http for Fetching {
    fn send(&self, call: Call) -> LocalBoxFuture<'_, Result<Answer, Broken>> {
        async move {
            let limit_ms = u32::try_from(call.limit.as_millis()).unwrap_or(u32::MAX);
            let signal = worker::AbortSignal::from(AbortSignal::timeout_with_u32(limit_ms));
            // An aborted request and a broken one throw alike; the signal knows which it was.
            let broken = |error: worker::Error| {
                if signal.aborted() { Broken::TimedOut } else { Broken::Disconnected(error.to_string()) }
            };
            exchange(call, &signal).await.map_err(broken)
        }
        .boxed_local()
    }
}

async fn exchange(call: Call, signal: &worker::AbortSignal) -> worker::Result<Answer> {
    let headers = Headers::new();
    for (name, value) in &call.headers {
        headers.set(name, value)?;
    }
    let mut init = RequestInit::new();
    init.with_method(if call.method == "POST" { Method::Post } else { Method::Get });
    init.with_headers(headers).with_redirect(RequestRedirect::Manual);
    init.with_body(call.body.map(Into::into));
    let mut response = Fetch::Request(Request::new_with_init(&call.url, &init)?).send_with_signal(signal).await?;
    let headers = response.headers().entries().map(|(name, value)| (name.to_lowercase(), value)).collect();
    let (status, mut stream, mut body) = (response.status_code(), response.stream()?, Vec::new());
    while let Some(chunk) = stream.next().await {
        body.extend(chunk?);
        if ANSWER_BYTES_MAX < body.len() {
            return Err(worker::Error::RustError(format!("an answer of more than {ANSWER_BYTES_MAX} bytes")));
        }
    }
    Ok(Answer { status, headers, body })
}
