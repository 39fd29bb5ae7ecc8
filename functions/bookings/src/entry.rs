//! Where Cloudflare comes in. Nothing here is worth a unit test; keep it that way.
use crate::{App, jobs, routes, store};
use std::rc::Rc;
use web::Routes;
use worker::{Context, Env, Request, Response, Result, ScheduleContext, ScheduledEvent, event};

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    thread_local! { static ROUTES: Rc<Routes<App>> = Rc::new(routes()); }
    let routes = ROUTES.with(Rc::clone);
    let app = |parts: web::edge::Parts| App { db: parts.db, clock: parts.clock, ids: parts.ids };
    web::edge::serve(&routes, request, &env, &context, app).await
}

#[event(scheduled)]
async fn hour(_event: ScheduledEvent, env: Env, _context: ScheduleContext) {
    let jobs = async |parts: web::edge::Parts| {
        let failed = jobs::run(&parts.db, parts.clock.now()).await.err();
        Ok(failed.iter().map(ToString::to_string).collect())
    };
    health::edge::run_jobs(&env, "bookings", |now| vec![store::never(now)], jobs).await;
}
