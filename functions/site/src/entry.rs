//! Where Cloudflare comes in. Nothing here is worth a unit test; keep it that way.
use crate::{App, routes};
use std::rc::Rc;
use web::Routes;
use worker::{Context, Env, Request, Response, Result, event};

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    thread_local! { static ROUTES: Rc<Routes<App>> = Rc::new(routes()); }
    let routes = ROUTES.with(Rc::clone);
    let url = env.var("PORTAL_URL").map(|url| url.to_string()).unwrap_or_default();
    let portal_url: Rc<str> = url.trim_end_matches('/').into();
    let app = |parts: web::edge::Parts| App { db: parts.db, clock: parts.clock, portal_url };
    web::edge::serve(&routes, request, &env, &context, app).await
}
