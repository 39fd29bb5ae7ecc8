//! The scenarios as a Worker of their own, for the tests alone.
use worker::{Context, Env, Request, Response, Result, event};

#[event(fetch)]
async fn fetch(_: Request, env: Env, _: Context) -> Result<Response> {
    let database = db::d1::D1(env.d1("DB")?);
    Response::ok(crate::transcript(&database).await)
}
