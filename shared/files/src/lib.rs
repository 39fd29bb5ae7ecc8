//! Files that people hand in: looked at, made harmless, kept, given back.
//!
//! Read `accept` first: what is taken, decided by the bytes alone. `store` is where bytes lie (R2, or a map in tests), `rows`
//! what the database says of them, `keep` and `sweep` how the two are held to one another, `download` how a file goes out;
//! `place` is all of it for a function that takes files in and hands them out, `api` what it says of them.
//!
//! The order is always the same: bytes first, then the row, in the batch of whatever the file belongs to; when a file goes,
//! its row first and its bytes afterwards. So a row never points to nothing, and what may be left over is bytes without a row,
//! which `sweep` finds.
mod accept;
pub mod api;
mod document;
mod download;
mod keep;
#[cfg(feature = "memory")]
mod memory;
#[cfg(feature = "pictures")]
mod picture;
mod place;
pub mod problems;
#[cfg(target_arch = "wasm32")]
mod r2;
pub mod rows;
mod store;
mod sweep;

#[cfg(feature = "pictures")]
pub use accept::accept;
pub use accept::{Accepted, Media, Refusal, Size, Variant};
pub use download::{CachedDownload, Download};
pub use keep::{Kept, drop_bytes, keep};
#[cfg(feature = "memory")]
pub use memory::Memory;
pub use place::{NewKept, Place, takes_more};
#[cfg(target_arch = "wasm32")]
pub use r2::R2;
pub use store::{LISTED_MAX, Store, StoreError};
pub use sweep::{SweepError, Swept, sweep};

kernel::id!(
    /// A file.
    FileId,
    "fil"
);
kernel::text!(
    /// What a file was called where it came from.
    FileName,
    1..=120
);
