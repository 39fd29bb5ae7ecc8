//! Where Cloudflare comes in. Nothing here decides anything.
use crate::{App, jobs, routes};
use std::rc::Rc;
use web::Routes;
use worker::{Context, Env, ScheduleContext, ScheduledEvent, event};

#[event(fetch)]
async fn fetch(request: worker::Request, env: Env, context: Context) -> worker::Result<worker::Response> {
    thread_local! { static ROUTES: Rc<Routes<App>> = Rc::new(routes()); }
    let routes = ROUTES.with(Rc::clone);
    let app = |parts: web::edge::Parts| App { db: parts.db, clock: parts.clock, ids: parts.ids };
    web::edge::serve(&routes, request, &env, &context, app).await
}

#[event(scheduled)]
async fn hour(_event: ScheduledEvent, env: Env, _context: ScheduleContext) {
    let jobs = async |parts: web::edge::Parts| Ok(jobs::run(&parts.db, parts.clock.now(), &*parts.ids).await.failed);
    // What must never be true of contracts and benefits is asked with the rest of the ledger, by `billing`.
    health::edge::run_jobs(&env, "plans", |_| Vec::new(), jobs).await;
}
