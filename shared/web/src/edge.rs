//! Where Cloudflare comes in: one function turns a Worker's event into a `Request` and the answer
//! into a Worker's response. Nothing here decides anything.
use crate::token::{PublicKey, Shown};
use crate::{BodyReader, Claims, Headers, Problem, Request, Response, Routes, problem};
use db::{Db, d1::D1};
use futures::StreamExt;
use kernel::{Clock, Instant, NewIds};
use std::cell::RefCell;
use std::rc::Rc;
use worker::{Context, Env, console_error};

/// The name of the D1 binding.
pub const DATABASE: &str = "DB";
/// The name of the queue that carries the ids of due outbox messages.
pub const NOTICES: &str = "NOTICES";
/// The variable that holds the key which verifies access tokens.
pub const PUBLIC_KEY: &str = "ACCESS_TOKEN_PUBLIC_KEY";
/// The header under which one request is found in every log.
pub const REQUEST_ID: &str = "x-request-id";

/// What every function's `App` is made of.
pub struct Parts {
    /// This request's way to the database.
    pub db: Db,
    /// The runtime's clock.
    pub clock: Rc<dyn Clock>,
    /// Ids from the runtime's randomness.
    pub ids: Rc<dyn NewIds>,
}

impl Parts {
    /// Reads the bindings.
    pub fn from_env(env: &Env) -> worker::Result<Self> {
        let db = Db::new(Rc::new(D1(env.d1(DATABASE)?)));
        Ok(Self { db, clock: Rc::new(RuntimeClock), ids: Rc::new(RandomIds) })
    }
}

/// The runtime's clock. It stands still while a Worker computes.
pub struct RuntimeClock;

impl Clock for RuntimeClock {
    fn now(&self) -> Instant {
        i64::try_from(worker::Date::now().as_millis()).ok().and_then(Instant::from_millis).unwrap_or(EPOCH)
    }
}

const EPOCH: Instant = match Instant::from_millis(0) {
    Some(epoch) => epoch,
    None => unreachable!(),
};

/// Ids as ULIDs: 48 bits of time, so that neighbours in time are neighbours in the database, and
/// 80 bits of randomness, so that none can be guessed.
pub struct RandomIds;

impl NewIds for RandomIds {
    fn next(&self) -> String {
        const CROCKFORD: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let mut bits = [0_u8; 16];
        // Without randomness there is no safe id; the runtime always has some.
        if getrandom::fill(&mut bits[6..]).is_err() {
            worker::console_error!("no randomness: ids repeat within a millisecond");
        }
        bits[..6].copy_from_slice(&RuntimeClock.now().as_millis().to_be_bytes()[2..]);
        let number = u128::from_be_bytes(bits);
        (0..26).rev().map(|i| char::from(CROCKFORD[usize::try_from((number >> (5 * i)) & 31).unwrap_or(0)])).collect()
    }
}

/// Answers one fetch event: verifies who calls, dispatches, logs what went wrong on our side, and
/// after the answer nudges the queue for what the outbox now owes.
pub async fn serve<A: 'static>(
    routes: &Routes<A>,
    request: worker::Request,
    env: &Env,
    context: &Context,
    app: impl FnOnce(Parts) -> A,
) -> worker::Result<worker::Response> {
    let parts = Parts::from_env(env)?;
    let db = parts.db.clone();
    let id = request_id(request.headers());
    let request = receive(request, env, parts.clock.now());
    let target = format!("{} {}", request.method, request.path);
    let (mut response, cause) = routes.answer(app(parts), request).await;
    if let Some(cause) = cause {
        console_error!("{id} {target}: {cause}");
    }
    response.headers.0.push((REQUEST_ID.to_owned(), id.clone()));
    let nudges = db.take_nudges();
    if !nudges.is_empty() {
        let env = env.clone();
        context.wait_until(async move { nudge(&env, nudges, &id).await });
    }
    send(response)
}

/// Answers an event that nobody waits for, a cron's or a queue's: lets `jobs` run, logs the lines that they give under the function's `name`, and nudges the
/// queue for what the outbox now owes.
pub async fn run_jobs(env: &Env, name: &str, jobs: impl AsyncFnOnce(Parts) -> worker::Result<Vec<String>>) {
    let ran = async {
        let parts = Parts::from_env(env)?;
        let db = parts.db.clone();
        jobs(parts).await.map(|log| (log, db.take_nudges()))
    };
    match ran.await {
        Ok((log, nudges)) => {
            for line in log {
                console_error!("{name}: {line}");
            }
            nudge(env, nudges, name).await;
        }
        Err(cause) => console_error!("{name}: {cause}"),
    }
}

/// Tells `notices` of messages that are due; a nudge that gets lost is made up for by its sweep.
async fn nudge(env: &Env, messages: Vec<String>, whose: &str) {
    let Ok(queue) = env.queue(NOTICES) else { return };
    for message in messages {
        if let Err(error) = queue.send(message).await {
            console_error!("{whose}: nudge not sent: {error}");
        }
    }
}

fn receive(request: worker::Request, env: &Env, now: Instant) -> Request {
    let headers = Headers(request.headers().entries().map(|(name, value)| (name.to_lowercase(), value)).collect());
    // `worker::Url` costs 72 KB of wasm; the text is at hand.
    let url = request.inner().url();
    let query = url.split_once('?').map(|(_, query)| query.split('#').next().unwrap_or_default().to_owned());
    Request {
        // `worker::Method` would take a method that it does not know for GET.
        method: request.inner().method(),
        path: request.path(),
        query: query.unwrap_or_default(),
        claims: verify(&headers, env, now),
        headers,
        body: reader(request),
    }
}

/// Who calls, if what they show verifies. Without a public key nobody is let in.
fn verify(headers: &Headers, env: &Env, now: Instant) -> Option<Claims> {
    thread_local! { static KEY: RefCell<Option<(String, PublicKey)>> = const { RefCell::new(None) }; }
    let shown = Shown::by(headers)?;
    let text = env.var(PUBLIC_KEY).ok()?.to_string();
    KEY.with_borrow_mut(|cached| {
        if cached.as_ref().is_none_or(|(known, _)| *known != text) {
            *cached = PublicKey::from_text(&text).map(|key| (text, key));
        }
        cached.as_ref().and_then(|(_, key)| shown.verify(key, now))
    })
}

fn reader(mut request: worker::Request) -> BodyReader {
    Box::new(move |bytes_max| {
        Box::pin(async move {
            let too_large = || problem::TOO_LARGE.because(format!("At most {bytes_max} bytes."));
            let announced =
                request.headers().get("content-length").ok().flatten().and_then(|n| n.parse::<usize>().ok());
            if announced.is_some_and(|bytes| bytes_max < bytes) {
                return Err(too_large());
            }
            let Ok(mut stream) = request.stream() else { return Ok(Vec::new()) };
            let mut body = Vec::with_capacity(announced.unwrap_or(0));
            while let Some(chunk) = stream.next().await {
                body.extend(chunk.map_err(Problem::internal)?);
                if bytes_max < body.len() {
                    return Err(too_large());
                }
            }
            Ok(body)
        })
    })
}

/// The headers on every answer of a function, but for those that an answer has of its own.
pub const SECURITY_HEADERS: &[(&str, &str)] = &[
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
    ("strict-transport-security", "max-age=63072000; includeSubDomains"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// The id under which a request is found in every log: the one it came with, if it is a plausible
/// one, or a new one.
pub fn request_id(headers: &worker::Headers) -> String {
    let plain =
        |id: &String| (1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    headers.get(REQUEST_ID).ok().flatten().filter(plain).unwrap_or_else(|| RandomIds.next())
}

/// A refusal outside any route, with the headers that every answer has.
pub fn refuse(problem: Problem, id: &str) -> worker::Result<worker::Response> {
    let (mut response, cause) = crate::routes::refuse(problem);
    if let Some(cause) = cause {
        console_error!("{id}: {cause}");
    }
    response.headers.0.push((REQUEST_ID.to_owned(), id.to_owned()));
    send(response)
}

fn send(response: Response) -> worker::Result<worker::Response> {
    let headers = worker::Headers::new();
    for (name, value) in SECURITY_HEADERS.iter().filter(|(name, _)| response.headers.get(name).is_none()) {
        headers.set(name, value)?;
    }
    for (name, value) in &response.headers.0 {
        headers.append(name, value)?;
    }
    let made = if response.body.is_empty() {
        worker::Response::empty()?
    } else {
        worker::Response::from_bytes(response.body)?
    };
    Ok(made.with_status(response.status).with_headers(headers))
}
