//! Where Cloudflare comes in: hand over, or say why not.
use crate::routes::{binding_for, check_length};
use web::{Problem, edge, problem};
use worker::{Context, Env, Request, Response, Result, console_error, event};

#[event(fetch)]
async fn fetch(request: Request, env: Env, _: Context) -> Result<Response> {
    let id = edge::request_id(request.headers());
    match forward(request, &env, &id).await {
        Ok(response) => Ok(response),
        Err(problem) => edge::refuse(problem, &id),
    }
}

/// Hands the request to its function and the answer back, untouched: neither body is read.
async fn forward(request: Request, env: &Env, id: &str) -> std::result::Result<Response, Problem> {
    let path = request.path();
    let binding = binding_for(&path)?;
    check_length(request.headers().get("content-length").ok().flatten().as_deref())?;
    let mut request = request.clone_mut().map_err(Problem::internal)?;
    let headers = request.headers_mut().map_err(Problem::internal)?;
    headers.set(edge::REQUEST_ID, id).map_err(Problem::internal)?;
    let function = env.service(binding).map_err(|error| unavailable(&path, &error))?;
    function.fetch_request(request).await.map_err(|error| unavailable(&path, &error))
}

fn unavailable(path: &str, error: &worker::Error) -> Problem {
    console_error!("{path}: {error}");
    problem::UNAVAILABLE.because("Please try again in a minute.").retry_after_seconds(60)
}
