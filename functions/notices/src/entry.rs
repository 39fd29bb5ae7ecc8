//! Where Cloudflare comes in: requests, the queue, its dead letters, mails that come back, the minute.
use crate::jobs::HandedOver;
use crate::letter::Letterhead;
use crate::mailer::{Binding, Mailer, Server, Smtp, Sockets, runtime_timer};
use crate::push::{Chance, Fetching, Vapid};
use crate::secrets::{Chances, Keys};
use crate::{App, Office, jobs, routes};
use std::rc::Rc;
use web::Routes;
use web::edge::{NOTICES, Parts, RuntimeClock};
use worker::*;

/// The runtime's randomness.
struct Randomness;

impl Chances for Randomness {
    fn fresh(&self) -> Option<Chance> {
        let mut chance = Chance { salt: [0; 16], secret: [0; 32] };
        getrandom::fill(&mut chance.salt).ok()?;
        getrandom::fill(&mut chance.secret).ok()?;
        Some(chance)
    }
}

fn var(env: &Env, name: &str) -> String {
    env.var(name).map(|value| value.to_string()).unwrap_or_default()
}

fn letterhead(env: &Env) -> std::result::Result<Letterhead, String> {
    let head = Letterhead::new(&var(env, "MAIL_FROM"), &var(env, "PORTAL_URL"));
    let head = head.map_err(|rule| format!("MAIL_FROM is {rule}"))?;
    head.returning_to(&var(env, "BOUNCES_TO")).map_err(|rule| format!("BOUNCES_TO is {rule}"))
}

/// What is signed with, as far as it is set up: without a key there are no links to unsubscribe, or no pushes.
fn keys(env: &Env, head: &Letterhead) -> Keys {
    let vapid = Vapid::new(&var(env, "VAPID_SECRET_KEY"), &format!("mailto:{}", head.sender.as_str()));
    Keys::new(&var(env, "UNSUBSCRIBE_KEY"), vapid, var(env, "PUSH_TO_LOOPBACK") == "1")
}

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    thread_local! { static ROUTES: Rc<Routes<App>> = Rc::new(routes()); }
    let routes = ROUTES.with(Rc::clone);
    // Who sends is only shown in previews: without it, everything else is answered all the same.
    let head = letterhead(&env).or_else(|_| Letterhead::new("portal@localhost.invalid", "")).map_err(Error::from)?;
    let keys = Rc::new(keys(&env, &head));
    let app = |parts: Parts| App { db: parts.db, clock: parts.clock, ids: parts.ids, keys, letterhead: Rc::new(head) };
    let replays = request.path().ends_with(REPLAYS_PATH);
    let response = web::edge::serve(&routes, request, &env, &context, app).await;
    if replays {
        let env = env.clone();
        context.wait_until(async move {
            // The minute comes back to what could not be sent.
            if let Err(cause) = send_again(&env).await {
                console_error!("notices: replay: {cause}");
            }
        });
    }
    response
}

/// The end of the path by which operators have messages sent again.
const REPLAYS_PATH: &str = "/strays/replays";
/// The queue on which `shop` hears of paid orders.
const ORDERS: &str = "ORDERS";

/// Sends what operators want sent again to the queue that brought it, in the form in which it came.
async fn send_again(env: &Env) -> std::result::Result<(), String> {
    let parts = Parts::from_env(env).map_err(|e| e.to_string())?;
    for replay in jobs::replays(&parts.db, parts.clock.now()).await.map_err(|e| e.to_string())? {
        let binding = if replay.queue == jobs::QUEUE { NOTICES } else { ORDERS };
        let queue = env.queue(binding).map_err(|e| e.to_string())?;
        let sent = if replay.is_json == 1 {
            let body = js_sys::JSON::parse(&replay.body).map_err(|e| format!("{e:?}"))?;
            queue.send_raw(RawMessageBuilder::new(body).build_with_content_type(QueueContentType::Json)).await
        } else {
            queue.send(replay.body.clone()).await
        };
        sent.map_err(|e| e.to_string())?;
        jobs::replayed(&parts.db, &replay).await.map_err(|e| e.to_string())?;
    }
    Ok(())
}

/// Every message is acknowledged, whatever came of it: the outbox knows, and the sweep comes back.
#[event(queue)]
async fn queue(batch: MessageBatch<String>, env: Env, _context: Context) -> Result<()> {
    let ids: Vec<String> = batch.raw_iter().filter_map(|message| message.body().as_string()).collect();
    let nameless: Vec<String> = batch.raw_iter().filter_map(|message| no_text(&message.body())).collect();
    if !nameless.is_empty() {
        let noted = match Parts::from_env(&env) {
            Ok(parts) => jobs::unreadable(&parts.db, &nameless, parts.clock.now()).await.map_err(|e| e.to_string()),
            Err(cause) => Err(cause.to_string()),
        };
        console_error!("notices: {} messages of the queue name nothing: {noted:?}", nameless.len());
    }
    let log = match office(&env) {
        Err(cause) => vec![format!("no mail can be sent: {cause}")],
        Ok(office) if batch.queue().ends_with("-dead") => {
            let now = office.clock.now();
            jobs::bury(&office.db, &ids, now).await.err().map(|e| e.to_string()).into_iter().collect()
        }
        Ok(office) => jobs::deliver(&office, &ids).await,
    };
    for line in log {
        console_error!("notices: {line}");
    }
    batch.ack_all();
    Ok(())
}

/// What Cloudflare's Email Routing hands over: mails that came back. Whatever else comes is refused, so that its sender hears of it.
#[event(email)]
async fn email(message: ForwardableEmailMessage, env: Env, _context: Context) -> Result<()> {
    let refused = match came_back(&message, &env).await {
        Ok(HandedOver::Taken) => None,
        Ok(HandedOver::NoMail) => Some("nobody reads here"),
        Ok(HandedOver::NoReport) => Some("only reports about mails are read here"),
        Err(cause) => {
            console_error!("notices: a mail that came back: {cause}");
            Some("it could not be read")
        }
    };
    if let Some(why) = refused {
        message.set_reject(why);
    }
    Ok(())
}

async fn came_back(message: &ForwardableEmailMessage, env: &Env) -> std::result::Result<HandedOver, String> {
    if f64::from(jobs::RETURNED_BYTES_MAX) < message.raw_size() {
        return Err("it is too large".to_owned());
    }
    let parts = Parts::from_env(env).map_err(|e| e.to_string())?;
    let keys = keys(env, &letterhead(env)?);
    let source = message.raw_bytes().await.map_err(|e| e.to_string())?;
    let outcome = jobs::hand_over(&parts.db, &keys, &message.to(), &source, parts.clock.now()).await;
    let queue = env.queue(NOTICES).map_err(|e| e.to_string())?;
    for id in parts.db.take_nudges() {
        queue.send(id).await.map_err(|e| e.to_string())?;
    }
    outcome.map_err(|e| e.to_string())
}

/// A body that is no text, as JSON.
fn no_text(body: &wasm_bindgen::JsValue) -> Option<String> {
    if body.is_string() {
        return None;
    }
    Some(js_sys::JSON::stringify(body).ok().and_then(|text| text.as_string()).unwrap_or_else(|| format!("{body:?}")))
}

#[event(scheduled)]
async fn sweep(_event: ScheduledEvent, env: Env, _context: ScheduleContext) {
    let jobs = async |_| Ok(nudge_and_forget(&env).await.err().into_iter().collect());
    health::edge::run_jobs(&env, "notices", |now| vec![outbox::never(now)], jobs).await;
}

async fn nudge_and_forget(env: &Env) -> std::result::Result<(), String> {
    let parts = Parts::from_env(env).map_err(|e| e.to_string())?;
    let now = parts.clock.now();
    let queue = env.queue(NOTICES).map_err(|e| e.to_string())?;
    let mut log = jobs::collect(&parts.db, now).await;
    let due = jobs::due(&parts.db, now).await.map_err(|e| e.to_string())?;
    for ids in due.chunks(jobs::NUDGES_PER_CALL_MAX) {
        queue.send_batch(ids.to_vec()).await.map_err(|e| e.to_string())?;
    }
    match office(env) {
        Ok(office) => log.extend(jobs::push(&office).await),
        Err(cause) => log.push(format!("nothing can be pushed: {cause}")),
    }
    log.extend(send_again(env).await.err().map(|cause| format!("replay: {cause}")));
    jobs::erase(&parts.db, now).await.map_err(|e| e.to_string())?;
    jobs::forget(&parts.db, now).await.map_err(|e| e.to_string())?;
    if log.is_empty() { Ok(()) } else { Err(log.join("; ")) }
}

fn office(env: &Env) -> std::result::Result<Office, String> {
    let letterhead = letterhead(env)?;
    let mailer = mailer(env, &var(env, "SMTP_URL"), &letterhead)?;
    let parts = Parts::from_env(env).map_err(|e| e.to_string())?;
    Ok(Office {
        db: parts.db,
        clock: Rc::new(RuntimeClock),
        mailer,
        pusher: Rc::new(Fetching),
        chances: Rc::new(Randomness),
        keys: Rc::new(keys(env, &letterhead)),
        letterhead,
    })
}

/// The server that `SMTP_URL` names, or the binding `MAIL` where there is none.
fn mailer(env: &Env, smtp_url: &str, head: &Letterhead) -> std::result::Result<Rc<dyn Mailer>, String> {
    if smtp_url.is_empty() {
        return Ok(Rc::new(Binding(env.send_email("MAIL").map_err(|e| e.to_string())?)));
    }
    let server = Server::from_url(smtp_url)?;
    Ok(Rc::new(Smtp::new(server, head.domain(), Sockets, runtime_timer())))
}
