//! What a device says of itself and its key (Web Authentication level 3, 6.1 and 6.5).
use super::Unbelieved;
use super::cose::PublicKey;
use minicbor::Decoder;

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const BACKUP_ELIGIBLE: u8 = 0x08;
const BACKED_UP: u8 = 0x10;
const ATTESTED: u8 = 0x40;
const EXTENDED: u8 = 0x80;

/// A credential's id is no longer (Web Authentication, 4).
const CREDENTIAL_BYTES_MAX: usize = 1023;

/// The key that a device has made.
pub(super) struct Attested {
    /// What the device calls it.
    pub(super) credential_id: Vec<u8>,
    /// The public key as it stands there.
    pub(super) public_key: Vec<u8>,
}

/// Authenticator data, read.
pub(super) struct AuthenticatorData {
    /// SHA-256 of the relying party's id.
    pub(super) rp_id_hash: [u8; 32],
    flags: u8,
    /// How often the device has signed.
    pub(super) sign_count: u32,
    /// The new key, if it is one.
    pub(super) attested: Option<Attested>,
}

impl AuthenticatorData {
    /// Reads it to the last byte.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Unbelieved> {
        let mut rest = bytes;
        let rp_id_hash = take::<32>(&mut rest)?;
        let [flags] = take::<1>(&mut rest)?;
        let sign_count = u32::from_be_bytes(take::<4>(&mut rest)?);
        let attested = if flags & ATTESTED == 0 { None } else { Some(attested(&mut rest)?) };
        if flags & EXTENDED != 0 {
            let mut decoder = Decoder::new(rest);
            decoder.skip().map_err(|_| CUT)?;
            rest = rest.get(decoder.position()..).unwrap_or_default();
        }
        if !rest.is_empty() {
            return Err(Unbelieved("there is more behind the authenticator data"));
        }
        Ok(Self { rp_id_hash, flags, sign_count, attested })
    }

    /// Whether somebody touched the device.
    pub(super) fn is_present(&self) -> bool {
        self.flags & PRESENT != 0
    }

    /// Whether the device knows who touched it: by a PIN, a finger, a face.
    pub(super) fn is_verified(&self) -> bool {
        self.flags & VERIFIED != 0
    }

    /// Whether the key may be on several devices.
    pub(super) fn is_backup_eligible(&self) -> bool {
        self.flags & BACKUP_ELIGIBLE != 0
    }

    /// Whether it is.
    pub(super) fn is_backed_up(&self) -> bool {
        self.flags & BACKED_UP != 0
    }
}

const CUT: Unbelieved = Unbelieved("the authenticator data is cut short");

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], Unbelieved> {
    let (taken, left) = rest.split_first_chunk::<N>().ok_or(CUT)?;
    *rest = left;
    Ok(*taken)
}

fn attested(rest: &mut &[u8]) -> Result<Attested, Unbelieved> {
    // The model of the device: attestation "none" says nothing of it that could be relied on.
    let _aaguid = take::<16>(rest)?;
    let length = usize::from(u16::from_be_bytes(take::<2>(rest)?));
    if length == 0 || CREDENTIAL_BYTES_MAX < length {
        return Err(Unbelieved("the credential's id is empty or too long"));
    }
    let (credential_id, left) = rest.split_at_checked(length).ok_or(CUT)?;
    let (_, key_bytes) = PublicKey::read(left)?;
    let (public_key, left) = left.split_at_checked(key_bytes).ok_or(CUT)?;
    *rest = left;
    Ok(Attested { credential_id: credential_id.to_vec(), public_key: public_key.to_vec() })
}

/// The authenticator data in an attestation object. Only the format "none" is taken: we ask for no other, and would have
/// nothing to check one against.
pub(super) fn in_attestation(object: &[u8]) -> Result<&[u8], Unbelieved> {
    let (format, statement_is_empty, data) =
        read(object).map_err(|_| Unbelieved("the attestation object could not be read"))?;
    if format != "none" || !statement_is_empty {
        return Err(Unbelieved("the passkey came with an attestation that was not asked for"));
    }
    Ok(data)
}

fn read(object: &[u8]) -> Result<(&str, bool, &[u8]), minicbor::decode::Error> {
    let mut decoder = Decoder::new(object);
    let (mut format, mut statement_is_empty, mut data) = ("", false, None);
    for _ in 0..decoder.map()?.unwrap_or_default() {
        match decoder.str()? {
            "fmt" => format = decoder.str()?,
            "authData" => data = Some(decoder.bytes()?),
            "attStmt" => {
                statement_is_empty = decoder.probe().map()? == Some(0);
                decoder.skip()?;
            }
            _ => decoder.skip()?,
        }
    }
    let whole = decoder.position() == object.len();
    let data = data.filter(|_| whole).ok_or_else(|| minicbor::decode::Error::message("a member is missing"))?;
    Ok((format, statement_is_empty, data))
}
