use crate::{Accepted, FileId, Media, Store, StoreError};
use kernel::Instant;

/// A file whose bytes lie in the store: what its row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The file.
    pub id: FileId,
    /// Where its sizes lie: `support/2030-01-01/fil_1`, each under `/<size>` below it.
    pub key: String,
    /// What it is.
    pub media: Media,
    /// The names of its sizes.
    pub sizes: Vec<&'static str>,
    /// How many bytes its first size has.
    pub bytes: usize,
    /// Width and height of its first size, of a picture.
    pub pixels: Option<(u32, u32)>,
}

impl Kept {
    fn objects(&self) -> Vec<String> {
        self.sizes.iter().map(|size| format!("{}/{size}", self.key)).collect()
    }
}

/// Puts the bytes of a file into the store, for the function `area`. Its row comes after, in the batch of its cause; the day
/// in its key is how `sweep` knows that the row will not come any more.
pub async fn keep(
    store: &dyn Store,
    area: &str,
    id: FileId,
    accepted: Accepted,
    now: Instant,
) -> Result<Kept, StoreError> {
    let kept = Kept {
        key: format!("{area}/{}/{id}", now.utc_date()),
        id,
        media: accepted.media,
        sizes: accepted.variants.iter().map(|variant| variant.size).collect(),
        bytes: accepted.variants.first().map_or(0, |variant| variant.bytes.len()),
        pixels: accepted.pixels,
    };
    for variant in accepted.variants {
        store.put(&format!("{}/{}", kept.key, variant.size), variant.bytes).await?;
    }
    Ok(kept)
}

/// Forgets the bytes of a file whose row was refused. What goes wrong here is left to `sweep`.
pub async fn drop_bytes(store: &dyn Store, kept: &Kept) {
    let _ = store.delete(kept.objects()).await;
}
