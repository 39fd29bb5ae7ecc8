//! Where Cloudflare comes in. Nothing here decides anything.
use crate::{App, jobs, routes};
use std::rc::Rc;
use web::Routes;
use worker::{Context, Env, ScheduleContext, ScheduledEvent, console_error, event};

#[event(fetch)]
async fn fetch(request: worker::Request, env: Env, context: Context) -> worker::Result<worker::Response> {
    thread_local! { static ROUTES: Rc<Routes<App>> = Rc::new(routes()); }
    let routes = ROUTES.with(Rc::clone);
    let app = |parts: web::edge::Parts| App { db: parts.db, clock: parts.clock, ids: parts.ids };
    web::edge::serve(&routes, request, &env, &context, app).await
}

#[event(scheduled)]
async fn hour(_event: ScheduledEvent, env: Env, _context: ScheduleContext) {
    match web::edge::Parts::from_env(&env) {
        Ok(parts) => {
            if let Err(error) = jobs::run(&parts.db, parts.clock.now()).await {
                console_error!("plans: {error}");
            }
        }
        Err(cause) => console_error!("plans: {cause}"),
    }
}
