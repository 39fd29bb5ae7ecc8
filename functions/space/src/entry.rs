//! Where Cloudflare comes in. Nothing here decides anything.
use crate::{App, routes};
use std::rc::Rc;
use web::Routes;
use worker::{Context, Env, event};

#[event(fetch)]
async fn fetch(request: worker::Request, env: Env, context: Context) -> worker::Result<worker::Response> {
    thread_local! { static ROUTES: Rc<Routes<App>> = Rc::new(routes()); }
    let routes = ROUTES.with(Rc::clone);
    let app = |parts: web::edge::Parts| App { db: parts.db, clock: parts.clock, ids: parts.ids };
    web::edge::serve(&routes, request, &env, &context, app).await
}
