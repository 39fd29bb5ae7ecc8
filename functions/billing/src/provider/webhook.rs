//! Events that the provider tells by itself, over the open internet: who says so, and when.
//!
//! Stripe, "Verify webhook signatures manually": the header holds `t=<seconds>` and any number of `v1=<hex>`, each the
//! HMAC-SHA256 of `<seconds>.<body>` under one of the endpoint's secrets.
use super::{Event, stripe};
use hmac::{Hmac, Mac};
use kernel::Instant;
use sha2::Sha256;

/// How far the provider's clock and ours may be apart, with the way in between. Stripe's own libraries take as much.
pub const TOLERANCE_SECONDS: u32 = 300;

/// More signatures than this are not looked at: each costs a hash, and nobody has proved anything yet.
const SIGNATURES_MAX: usize = 8;

/// Why a message is not believed. All are a 400 for whoever sent it; which one it was is for the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Untrusted {
    /// The header is missing or is not of the form that the vendor describes.
    Malformed,
    /// It was signed too long ago, or in the future: a message that was kept, or a clock that is wrong.
    Untimely,
    /// No secret of ours made any of the signatures.
    Forged,
}

/// Whether the provider signed just this body, now. `header` is that of `Stripe-Signature`, `body` the bytes as they came.
/// Of `secrets` any will do: while one is being replaced there are two.
pub fn verify(
    header: &str,
    body: &[u8],
    secrets: &[&str],
    now: Instant,
    tolerance_seconds: u32,
) -> Result<(), Untrusted> {
    let mut signed_at = None;
    let mut signatures = Vec::new();
    for (name, value) in header.split(',').filter_map(|part| part.trim().split_once('=')) {
        match name {
            "t" if signed_at.is_none() => signed_at = Some(value),
            "v1" if signatures.len() < SIGNATURES_MAX => signatures.extend(bytes_of(value)),
            _ => {}
        }
    }
    let stamp = signed_at.ok_or(Untrusted::Malformed)?;
    let seconds: i64 = stamp.parse().map_err(|_| Untrusted::Malformed)?;
    if signatures.is_empty() {
        return Err(Untrusted::Malformed);
    }
    let known = |secret: &&str| signatures.iter().any(|signature| signed(secret, stamp, body, signature));
    // An empty secret is one that is not set, and would let everybody sign.
    if !secrets.iter().filter(|secret| !secret.is_empty()).any(known) {
        return Err(Untrusted::Forged);
    }
    let age = now.as_seconds().abs_diff(seconds);
    if age <= u64::from(tolerance_seconds) { Ok(()) } else { Err(Untrusted::Untimely) }
}

/// Whether `secret` signed `body` at `stamp`, compared in constant time.
fn signed(secret: &str, stamp: &str, body: &[u8], signature: &[u8]) -> bool {
    // HMAC is defined for keys of any length (RFC 2104), so there is always a key.
    Hmac::<Sha256>::new_from_slice(secret.as_bytes()).is_ok_and(|mut mac| {
        mac.update(stamp.as_bytes());
        mac.update(b".");
        mac.update(body);
        mac.verify_slice(signature).is_ok()
    })
}

/// A SHA-256 in hexadecimal.
fn bytes_of(hex: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if hex.len() != 64 || !hex.is_ascii() {
        return None;
    }
    for (byte, digits) in bytes.iter_mut().zip(hex.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(bytes)
}

/// Reads a message that is believed. Kinds that do not concern billing are [`News::Nothing`](super::News::Nothing); an
/// object that cannot be read is an error, for the log: the provider shall tell it again, and reconciling finds it.
pub fn read(body: &[u8]) -> Result<Event, String> {
    stripe::read_event(body)
}
