//! Where Cloudflare comes in: requests, paid orders from the queue, the minute.
use crate::secrets::Secrets;
use crate::{App, jobs, routes, store};
use std::rc::Rc;
use web::Routes;
use web::edge::Parts;
use worker::*;

/// The runtime's randomness.
struct Chance;

impl Secrets for Chance {
    fn fresh(&self) -> Option<[u8; 32]> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).ok().map(|()| bytes)
    }
}

fn app(parts: Parts) -> App {
    App { db: parts.db, clock: parts.clock, ids: parts.ids, secrets: Rc::new(Chance) }
}

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    thread_local! { static ROUTES: Rc<Routes<App>> = Rc::new(routes()); }
    let routes = ROUTES.with(Rc::clone);
    web::edge::serve(&routes, request, &env, &context, app).await
}

/// Every message is acknowledged, whatever came of it: the order knows where it stands, and the minute comes back.
#[event(queue)]
async fn queue(batch: MessageBatch<String>, env: Env, _context: Context) -> Result<()> {
    // What is no text names no order either; operators see it as JSON.
    let json = |body: &wasm_bindgen::JsValue| js_sys::JSON::stringify(body).ok().and_then(|text| text.as_string());
    let ids: Vec<String> = batch.raw_iter().filter_map(|message| message.body().as_string()).collect();
    let others: Vec<_> = batch.raw_iter().map(|message| message.body()).filter(|body| !body.is_string()).collect();
    let others: Vec<String> = others.iter().map(|body| json(body).unwrap_or_default()).collect();
    web::edge::run_jobs(&env, "shop", async |parts| {
        let app = app(parts);
        let mut log = jobs::paid(&app, &ids).await.log;
        if !others.is_empty() {
            log.extend(jobs::unreadable(&app, &others).await.err().map(|cause| format!("no orders: {cause}")));
        }
        Ok(log)
    })
    .await;
    batch.ack_all();
    Ok(())
}

#[event(scheduled)]
async fn sweep(_event: ScheduledEvent, env: Env, _context: ScheduleContext) {
    let jobs = async |parts| Ok(jobs::run(&app(parts)).await.log);
    health::edge::run_jobs(&env, "shop", |now| vec![store::never(now)], jobs).await;
}
