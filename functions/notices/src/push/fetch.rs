use super::{NotPushed, Push, Pusher, outcome};
use futures::future::{FutureExt, LocalBoxFuture};
use worker::js_sys::Uint8Array;
use worker::web_sys::AbortSignal;
use worker::{Fetch, Headers, Method, Request, RequestInit, RequestRedirect};

/// How long a push service may take; well below the lease on a push.
const LIMIT_MS: u32 = 10_000;

/// The runtime's own `fetch`.
pub struct Fetching;

impl Pusher for Fetching {
    fn push<'a>(&'a self, push: &'a Push) -> LocalBoxFuture<'a, Result<(), NotPushed>> {
        async move {
            match exchange(push).await {
                Ok((status, retry_after)) => outcome(status, retry_after.as_deref()),
                Err(cause) => Err(NotPushed::Later { why: cause.to_string(), after_seconds: None }),
            }
        }
        .boxed_local()
    }
}

async fn exchange(push: &Push) -> worker::Result<(u16, Option<String>)> {
    let headers = Headers::new();
    for (name, value) in [
        ("authorization", push.authorization.as_str()),
        ("content-encoding", "aes128gcm"),
        ("content-type", "application/octet-stream"),
        ("ttl", &push.ttl_seconds.to_string()),
        ("urgency", &push.urgency),
        ("topic", &push.topic),
    ] {
        headers.set(name, value)?;
    }
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_headers(headers).with_redirect(RequestRedirect::Manual);
    init.with_body(Some(Uint8Array::from(push.body.as_slice()).into()));
    let signal = worker::AbortSignal::from(AbortSignal::timeout_with_u32(LIMIT_MS));
    let response = Fetch::Request(Request::new_with_init(&push.endpoint, &init)?).send_with_signal(&signal).await?;
    Ok((response.status_code(), response.headers().get("retry-after")?))
}
