//! Where Cloudflare comes in: requests, and the hour.
use crate::{App, jobs, routes, store};
use files::R2;
use std::rc::Rc;
use web::Routes;
use web::edge::Parts;
use worker::*;

fn app(parts: Parts, files: Bucket) -> App {
    App { db: parts.db, clock: parts.clock, ids: parts.ids, files: Rc::new(R2(files)) }
}

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    thread_local! { static ROUTES: Rc<Routes<App>> = Rc::new(routes()); }
    let routes = ROUTES.with(Rc::clone);
    let files = env.bucket(R2::BINDING)?;
    web::edge::serve(&routes, request, &env, &context, |parts| app(parts, files)).await
}

#[event(scheduled)]
async fn hour(_event: ScheduledEvent, env: Env, _context: ScheduleContext) {
    let jobs = async |parts| Ok(jobs::run(&app(parts, env.bucket(R2::BINDING)?)).await.log);
    health::edge::run_jobs(&env, "deliveries", |now| vec![store::never(now)], jobs).await;
}
