//! Whether a passkey is what it says (Web Authentication level 3, 7.1 and 7.2).
//!
//! Every passkey must be discoverable and know its holder by a PIN, a finger or a face, so that it stands for two factors. A
//! challenge is known by what it says (`rules::challenge`) before anything here is asked.
mod authenticator;
mod cose;

pub use cose::ALGORITHMS;

use authenticator::{AuthenticatorData, in_attestation};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cose::PublicKey;
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// How many passkeys an account may have.
pub const PASSKEYS_MAX: u32 = 20;

/// Why a passkey is not believed, for the log: whoever shows one learns no more than that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unbelieved(
    /// What does not hold.
    pub &'static str,
);

/// Whom a passkey must be for.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// Where the pages live, such as `https://portal.example`.
    pub origin: &'a str,
    /// The challenge that was given.
    pub challenge: &'a str,
}

/// The name under which devices keep our keys: the host of the pages.
pub fn rp_id(origin: &str) -> &str {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    host.split([':', '/']).next().unwrap_or_default()
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ClientData {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
    #[serde(default)]
    top_origin: Option<String>,
}

fn client_data(bytes: &[u8]) -> Result<ClientData, Unbelieved> {
    serde_json::from_slice(bytes).map_err(|_| Unbelieved("the client data could not be read"))
}

/// The challenge that a browser says it was given.
pub fn challenge_in(client_data_json: &[u8]) -> Result<String, Unbelieved> {
    client_data(client_data_json).map(|read| read.challenge)
}

/// Bytes that a browser sent as URL-safe base64.
pub fn bytes(text: &str) -> Result<Vec<u8>, Unbelieved> {
    URL_SAFE_NO_PAD.decode(text).map_err(|_| Unbelieved("not base64url"))
}

/// Bytes as the database and the wire have them.
pub fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// A key that a device has made for us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPasskey {
    /// What the device calls it, in base64url.
    pub credential_id: String,
    /// The COSE key, in base64url.
    pub public_key: String,
    /// How often it has signed.
    pub sign_count: u32,
    /// Whether it may be on several devices.
    pub is_backup_eligible: bool,
    /// Whether it is.
    pub is_backed_up: bool,
}

/// Judges a new key (Web Authentication, 7.1).
pub fn made(client_data_json: &[u8], attestation: &[u8], expected: Expected<'_>) -> Result<NewPasskey, Unbelieved> {
    asked_by_us(&client_data(client_data_json)?, "webauthn.create", expected)?;
    let data = AuthenticatorData::read(in_attestation(attestation)?)?;
    held_by_somebody(&data, expected)?;
    let attested = data.attested.as_ref().ok_or(Unbelieved("there is no key in it"))?;
    by_its_holder(&data)?;
    Ok(NewPasskey {
        credential_id: text(&attested.credential_id),
        public_key: text(&attested.public_key),
        sign_count: data.sign_count,
        is_backup_eligible: data.is_backup_eligible(),
        is_backed_up: data.is_backed_up(),
    })
}

/// A passkey as we know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The account that it opens.
    pub account: String,
    /// The COSE key, in base64url.
    pub public_key: String,
    /// How often it had signed.
    pub sign_count: u32,
    /// Whether it may be on several devices: that never changes.
    pub is_backup_eligible: bool,
}

/// What a browser brings of a passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// What the browser says.
    pub client_data_json: Vec<u8>,
    /// What the device says.
    pub authenticator_data: Vec<u8>,
    /// Its signature over both.
    pub signature: Vec<u8>,
    /// Whose the device says it is.
    pub user_handle: Vec<u8>,
}

/// A passkey that was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// How often it has signed.
    pub sign_count: u32,
    /// Whether it is on several devices.
    pub is_backed_up: bool,
    /// It has signed less often than we know of: there are two of it where there should be one (Web Authentication, 6.1.1).
    pub is_cloned: bool,
}

/// Judges a passkey that is shown (Web Authentication, 7.2).
pub fn used(known: &Known, brought: &Brought, expected: Expected<'_>) -> Result<Used, Unbelieved> {
    asked_by_us(&client_data(&brought.client_data_json)?, "webauthn.get", expected)?;
    if brought.user_handle != known.account.as_bytes() {
        return Err(Unbelieved("the passkey is another account's"));
    }
    let data = AuthenticatorData::read(&brought.authenticator_data)?;
    held_by_somebody(&data, expected)?;
    if data.is_backup_eligible() != known.is_backup_eligible {
        return Err(Unbelieved("whether it can be backed up has changed"));
    }
    let (key, _) = PublicKey::read(&bytes(&known.public_key)?)?;
    let message = [brought.authenticator_data.as_slice(), &Sha256::digest(&brought.client_data_json)].concat();
    if !key.has_signed(&message, &brought.signature) {
        return Err(Unbelieved("the signature is not of this key over this"));
    }
    by_its_holder(&data)?;
    let counts = data.sign_count != 0 || known.sign_count != 0;
    let is_cloned = counts && data.sign_count <= known.sign_count;
    Ok(Used { sign_count: data.sign_count, is_backed_up: data.is_backed_up(), is_cloned })
}

/// The browser asked for what we asked, on a page of ours and in no frame of another's.
fn asked_by_us(said: &ClientData, kind: &str, expected: Expected<'_>) -> Result<(), Unbelieved> {
    if said.kind != kind {
        return Err(Unbelieved("it was made for something else"));
    }
    if said.challenge != expected.challenge {
        return Err(Unbelieved("it answers another challenge"));
    }
    if said.origin != expected.origin {
        return Err(Unbelieved("it was made on another site"));
    }
    if said.cross_origin || said.top_origin.is_some() {
        return Err(Unbelieved("it was made in a frame"));
    }
    Ok(())
}

/// The device knew its holder. Asked last: the standard's own examples fail here and nowhere before.
fn by_its_holder(data: &AuthenticatorData) -> Result<(), Unbelieved> {
    if data.is_verified() { Ok(()) } else { Err(Unbelieved("the device did not ask who its holder is")) }
}

/// The device made it for us, while somebody touched it.
fn held_by_somebody(data: &AuthenticatorData, expected: Expected<'_>) -> Result<(), Unbelieved> {
    if data.rp_id_hash != <[u8; 32]>::from(Sha256::digest(rp_id(expected.origin))) {
        return Err(Unbelieved("the device made it for another site"));
    }
    if !data.is_present() {
        return Err(Unbelieved("nobody touched the device"));
    }
    if data.is_backed_up() && !data.is_backup_eligible() {
        return Err(Unbelieved("it is backed up and cannot be"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_kept_under_the_host_of_the_pages() {
        for (origin, id) in [
            ("https://portal.example", "portal.example"),
            ("https://portal.example:8443", "portal.example"),
            ("http://localhost:8787", "localhost"),
        ] {
            assert_eq!(rp_id(origin), id);
        }
    }
}
