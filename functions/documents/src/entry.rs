//! Where Cloudflare comes in. Nothing here is worth a unit test; keep it that way.
use crate::{App, routes};
use std::rc::Rc;
use web::Routes;
use worker::{Context, Env, Request, Response, Result, event};

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    thread_local! { static ROUTES: Rc<Routes<App>> = Rc::new(routes()); }
    let routes = ROUTES.with(Rc::clone);
    let app = |parts: web::edge::Parts| App { db: parts.db, clock: parts.clock, ids: parts.ids };
    web::edge::serve(&routes, request, &env, &context, app).await
}
