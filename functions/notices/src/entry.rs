//! Where Cloudflare comes in: requests, the queue, its dead letters, the minute.
use crate::letter::Letterhead;
use crate::mailer::{Binding, Mailer, Server, Smtp, Sockets, runtime_timer};
use crate::{App, Office, jobs, routes};
use std::rc::Rc;
use web::Routes;
use web::edge::{NOTICES, Parts, RuntimeClock};
use worker::*;

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    thread_local! { static ROUTES: Rc<Routes<App>> = Rc::new(routes()); }
    let routes = ROUTES.with(Rc::clone);
    web::edge::serve(&routes, request, &env, &context, |parts| App { db: parts.db, clock: parts.clock, ids: parts.ids })
        .await
}

/// Every message is acknowledged, whatever came of it: the outbox knows, and the sweep comes back.
#[event(queue)]
async fn queue(batch: MessageBatch<String>, env: Env, _context: Context) -> Result<()> {
    let ids: Vec<String> = batch.raw_iter().filter_map(|message| message.body().as_string()).collect();
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

#[event(scheduled)]
async fn sweep(_event: ScheduledEvent, env: Env, _context: ScheduleContext) {
    if let Err(cause) = nudge_and_forget(&env).await {
        console_error!("notices: sweep: {cause}");
    }
}

async fn nudge_and_forget(env: &Env) -> std::result::Result<(), String> {
    let parts = Parts::from_env(env).map_err(|e| e.to_string())?;
    let now = parts.clock.now();
    let queue = env.queue(NOTICES).map_err(|e| e.to_string())?;
    let due = jobs::due(&parts.db, now).await.map_err(|e| e.to_string())?;
    for ids in due.chunks(jobs::NUDGES_PER_CALL_MAX) {
        queue.send_batch(ids.to_vec()).await.map_err(|e| e.to_string())?;
    }
    jobs::erase(&parts.db, now).await.map_err(|e| e.to_string())?;
    jobs::forget(&parts.db, now).await.map_err(|e| e.to_string())
}

fn office(env: &Env) -> std::result::Result<Office, String> {
    let var = |name: &str| env.var(name).map(|value| value.to_string()).unwrap_or_default();
    let letterhead =
        Letterhead::new(&var("MAIL_FROM"), &var("PORTAL_URL")).map_err(|rule| format!("MAIL_FROM is {rule}"))?;
    let mailer = mailer(env, &var("SMTP_URL"), &letterhead)?;
    let parts = Parts::from_env(env).map_err(|e| e.to_string())?;
    Ok(Office { db: parts.db, clock: Rc::new(RuntimeClock), mailer, letterhead })
}

/// The server that `SMTP_URL` names, or the binding `MAIL` where there is none.
fn mailer(env: &Env, smtp_url: &str, head: &Letterhead) -> std::result::Result<Rc<dyn Mailer>, String> {
    if smtp_url.is_empty() {
        return Ok(Rc::new(Binding(env.send_email("MAIL").map_err(|e| e.to_string())?)));
    }
    let server = Server::from_url(smtp_url)?;
    Ok(Rc::new(Smtp::new(server, head.domain(), Sockets, runtime_timer())))
}
