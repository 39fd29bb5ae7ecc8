//! The twin suite. Nearly all tests run on SQLite; these scenarios run on D1 in workerd as well,
//! and both transcripts must be the same file. What they cover is what could differ: error texts,
//! number types, NULL, batches that fail halfway, the statements of `claims`.
mod scenarios;

#[cfg(target_arch = "wasm32")]
mod entry;

pub use scenarios::transcript;
