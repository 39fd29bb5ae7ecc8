//! The front door. Pages and scripts are answered by Cloudflare's asset server without a Worker;
//! what is under `/api/` comes here and is handed to its function by service binding. In a zone,
//! and in local development, each function has a route of its own and this hop is saved.
pub mod routes;

#[cfg(target_arch = "wasm32")]
mod entry;
