//! Public keys of passkeys: COSE keys (RFC 9052, 7; RFC 9053; RFC 8230), and the three algorithms that we verify.
use super::Unbelieved;
use ed25519_dalek::VerifyingKey as EdDsaKey;
use minicbor::Decoder;
use minicbor::data::Type;
use p256::EncodedPoint;
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{Signature as Es256Signature, VerifyingKey as Es256Key};
use rsa::traits::PublicKeyParts as _;
use rsa::{BigUint, Pkcs1v15Sign, RsaPublicKey};
use sha2::{Digest, Sha256};

/// What a device may sign with, the best first: EdDSA, ES256, RS256 (IANA's COSE algorithms). Nothing else is offered, and
/// nothing else is taken.
pub const ALGORITHMS: [i64; 3] = [-8, -7, -257];

/// Bits of an RSA key at least.
const RSA_BITS_MIN: usize = 2048;

/// A public key, with its one algorithm.
pub(super) enum PublicKey {
    /// Ed25519.
    EdDsa(EdDsaKey),
    /// ECDSA on P-256 with SHA-256.
    Es256(Box<Es256Key>),
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    Rs256(RsaPublicKey),
}

/// The members of a COSE key that the three kinds have.
#[derive(Default)]
struct Members<'a> {
    kind: Option<i64>,
    algorithm: Option<i64>,
    curve: Option<i64>,
    /// By their labels -1, -2, -3.
    bytes: [Option<&'a [u8]>; 3],
}

impl PublicKey {
    /// Reads the key that `bytes` begin with; and how long it is.
    pub(super) fn read(bytes: &[u8]) -> Result<(Self, usize), Unbelieved> {
        let mut decoder = Decoder::new(bytes);
        let members = members(&mut decoder).map_err(|_| Unbelieved("the public key is not a COSE key"))?;
        Ok((members.key()?, decoder.position()))
    }

    /// Whether it made the signature.
    pub(super) fn has_signed(&self, message: &[u8], signature: &[u8]) -> bool {
        match self {
            Self::EdDsa(key) => {
                signature.try_into().is_ok_and(|signature| key.verify_strict(message, &signature).is_ok())
            }
            // Web Authentication, 6.5.5: DER, where JOSE has the two numbers side by side.
            Self::Es256(key) => {
                Es256Signature::from_der(signature).is_ok_and(|signature| key.verify(message, &signature).is_ok())
            }
            Self::Rs256(key) => key.verify(Pkcs1v15Sign::new::<Sha256>(), &Sha256::digest(message), signature).is_ok(),
        }
    }
}

fn members<'a>(decoder: &mut Decoder<'a>) -> Result<Members<'a>, minicbor::decode::Error> {
    let count = decoder.map()?.ok_or_else(|| minicbor::decode::Error::message("of no known length"))?;
    let mut members = Members::default();
    for _ in 0..count {
        let label = decoder.i64()?;
        match (label, decoder.datatype()?) {
            (1, _) => members.kind = Some(decoder.i64()?),
            (3, _) => members.algorithm = Some(decoder.i64()?),
            (-1, Type::Bytes) => members.bytes[0] = Some(decoder.bytes()?),
            (-1, _) => members.curve = Some(decoder.i64()?),
            (-2, _) => members.bytes[1] = Some(decoder.bytes()?),
            (-3, _) => members.bytes[2] = Some(decoder.bytes()?),
            _ => decoder.skip()?,
        }
    }
    Ok(members)
}

impl Members<'_> {
    /// Kind, algorithm and curve must say the same (Web Authentication, 5.8.5).
    fn key(&self) -> Result<PublicKey, Unbelieved> {
        const WRONG: Unbelieved = Unbelieved("the public key is not on its curve");
        match (self.algorithm, self.kind, self.curve, self.bytes) {
            (Some(-8), Some(1), Some(6), [_, Some(x), _]) => {
                let key = x.try_into().ok().and_then(|x| EdDsaKey::from_bytes(x).ok());
                key.filter(|key| !key.is_weak()).map(PublicKey::EdDsa).ok_or(WRONG)
            }
            (Some(-7), Some(2), Some(1), [_, Some(x), Some(y)]) if x.len() == 32 && y.len() == 32 => {
                let point = EncodedPoint::from_affine_coordinates(x.into(), y.into(), false);
                let key = Es256Key::from_encoded_point(&point).map_err(|_| WRONG)?;
                Ok(PublicKey::Es256(Box::new(key)))
            }
            (Some(-257), Some(3), _, [Some(n), Some(e), _]) => {
                let key = RsaPublicKey::new(BigUint::from_bytes_be(n), BigUint::from_bytes_be(e));
                let key = key.ok().filter(|key| RSA_BITS_MIN <= key.n().bits());
                key.map(PublicKey::Rs256).ok_or(Unbelieved("the RSA key is too short, too long or none"))
            }
            _ => Err(Unbelieved("the passkey has an algorithm that was not offered")),
        }
    }
}
