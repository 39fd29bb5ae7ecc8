//! A function's jobs in the runtime.
use crate::{Never, Run, note};
use kernel::Instant;
use web::edge::Parts;
use worker::Env;

/// Lets `jobs` run as `web::edge::run_jobs` does, and notes it; `never` is what must never be true at a time.
pub async fn run_jobs(
    env: &Env,
    function: &str,
    never: fn(Instant) -> Vec<Never>,
    jobs: impl AsyncFnOnce(Parts) -> worker::Result<Vec<String>>,
) {
    let noted = async |parts: Parts| {
        let (db, now) = (parts.db.clone(), parts.clock.now());
        let mut log = jobs(parts).await.unwrap_or_else(|cause| vec![cause.to_string()]);
        let noted = note(&db, Run { function, now, log: &log }, never(now)).await;
        log.extend(noted.err().map(|error| format!("health: {error}")));
        Ok(log)
    };
    web::edge::run_jobs(env, function, noted).await;
}
