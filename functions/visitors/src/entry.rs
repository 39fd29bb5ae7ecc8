//! Where Cloudflare comes in: requests, and every ten minutes.
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

#[event(scheduled)]
async fn scheduled(_event: ScheduledEvent, env: Env, _context: ScheduleContext) {
    let jobs = async |parts| Ok(jobs::run(&app(parts)).await.log);
    health::edge::run_jobs(&env, "visitors", |now| vec![store::never(now)], jobs).await;
}
