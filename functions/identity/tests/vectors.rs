//! The examples of the standard (Web Authentication level 3, 16.2 and 16.11), as `rules::passkeys` judges them. Their devices
//! never ask who holds them, which we always do, and ask about last: so each of them fails there, and nowhere before.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

use identity::rules::passkeys::{Brought, Expected, Known, Unbelieved, made, text, used};

const ORIGIN: &str = "https://example.org";
const UNVERIFIED: Unbelieved = Unbelieved("the device did not ask who its holder is");

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<char> = hex.chars().collect();
    digits.chunks(2).map(|pair| u8::from_str_radix(&pair.iter().collect::<String>(), 16).unwrap()).collect()
}

/// One example: a key that is made, and shown.
struct Example {
    public_key: &'static str,
    is_backup_eligible: bool,
    challenge: &'static str,
    client_data: &'static str,
    authenticator_data: &'static str,
    signature: &'static str,
}

const ES256: Example = Example {
    public_key: "a5010203262001215820afefa16f97ca9b2d23eb86ccb64098d20db90856062eb249c33a9b672f26df61225820930a56b87a2fca66334b03458abf879717c12cc68ed73290af2e2664796b9220",
    is_backup_eligible: true,
    challenge: "39c0e7521417ba54d43e8dc95174f423dee9bf3cd804ff6d65c857c9abf4d408",
    client_data: "7b2274797065223a22776562617574686e2e676574222c226368616c6c656e6765223a224f63446e55685158756c5455506f334a5558543049393770767a7a59425039745a63685879617630314167222c226f726967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a66616c73657d",
    authenticator_data: "bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b51900000000",
    signature: "3046022100f50a4e2e4409249c4a853ba361282f09841df4dd4547a13a87780218deffcd380221008480ac0f0b93538174f575bf11a1dd5d78c6e486013f937295ea13653e331e87",
};

const EDDSA: Example = Example {
    public_key: "a401010327200621582044e06ddd331c36a8dc667bab52bcae63486c916aa5e339e6acebaa84934bf832",
    is_backup_eligible: false,
    challenge: "895957e01c633a698348a2d8a31a54b7db27e8c1c43b2080d79ae2190267bfd2",
    client_data: "7b2274797065223a22776562617574686e2e676574222c226368616c6c656e6765223a2269566c583442786a4f6d6d44534b4c596f7870557439736e364d48454f7943413135726947514a6e763949222c226f726967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a66616c73657d",
    authenticator_data: "bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b50100000000",
    signature: "f5c59c7e46c34f6f8cc197101ddf9934fa2595f68eb1913a637e8419eb9ba4cfdfc48f85393bc0d40b011f0d6fecb097d6607525713223a0dc0d453993dae00b",
};

const REGISTRATION: [&str; 3] = [
    "00c30fb78531c464d2b6771dab8d7b603c01162f2fa486bea70f283ae556e130",
    "7b2274797065223a22776562617574686e2e637265617465222c226368616c6c656e6765223a22414d4d507434557878475453746e63647134313759447742466938767049612d7077386f4f755657345441222c226f726967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a66616c73652c22657874726144617461223a22636c69656e74446174614a534f4e206d617920626520657874656e6465642077697468206164646974696f6e616c206669656c647320696e20746865206675747572652c207375636820617320746869733a20426b5165446a646354427258426941774a544c453551227d",
    "a363666d74646e6f6e656761747453746d74a068617574684461746158a4bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b559000000008446ccb9ab1db374750b2367ff6f3a1f0020f91f391db4c9b2fde0ea70189cba3fb63f579ba6122b33ad94ff3ec330084be4a5010203262001215820afefa16f97ca9b2d23eb86ccb64098d20db90856062eb249c33a9b672f26df61225820930a56b87a2fca66334b03458abf879717c12cc68ed73290af2e2664796b9220",
];

impl Example {
    fn judged(&self, change: impl FnOnce(&mut Known, &mut Brought)) -> Unbelieved {
        let mut known = Known {
            account: "acc_ada".to_owned(),
            public_key: text(&bytes(self.public_key)),
            sign_count: 0,
            is_backup_eligible: self.is_backup_eligible,
        };
        let mut brought = Brought {
            client_data_json: bytes(self.client_data),
            authenticator_data: bytes(self.authenticator_data),
            signature: bytes(self.signature),
            user_handle: b"acc_ada".to_vec(),
        };
        change(&mut known, &mut brought);
        let challenge = text(&bytes(self.challenge));
        used(&known, &brought, Expected { origin: ORIGIN, challenge: &challenge }).unwrap_err()
    }
}

#[test]
fn the_standard_s_keys_have_signed_its_examples_and_no_others() {
    let not_signed = Unbelieved("the signature is not of this key over this");
    for example in [ES256, EDDSA] {
        assert_eq!(example.judged(|_, _| ()), UNVERIFIED);
        assert_eq!(example.judged(|_, brought| *brought.signature.last_mut().unwrap() ^= 1), not_signed);
        assert_eq!(example.judged(|_, brought| brought.signature.clear()), not_signed);
        assert_eq!(example.judged(|_, brought| brought.authenticator_data[36] ^= 1), not_signed);
        // A space more in what the browser says changes nothing but its digest.
        assert_eq!(example.judged(|_, brought| brought.client_data_json.push(b' ')), not_signed);
    }
    assert_eq!(ES256.judged(|known, _| known.public_key = text(&bytes(EDDSA.public_key))), not_signed);
}

#[test]
fn the_standard_s_registration_is_read_to_its_last_flag() {
    let [challenge, client_data, attestation] = REGISTRATION;
    let challenge = text(&bytes(challenge));
    let expected = |origin| Expected { origin, challenge: &challenge };
    let judged = |attestation: &[u8], origin| made(&bytes(client_data), attestation, expected(origin)).unwrap_err();
    assert_eq!(judged(&bytes(attestation), ORIGIN), UNVERIFIED);
    assert_eq!(judged(&bytes(attestation), "https://example.com"), Unbelieved("it was made on another site"));
    // The same with the flag set is a key: nothing of a registration is signed where there is no attestation.
    let mut verified = bytes(attestation);
    let flags = verified.len() - 164 + 32;
    verified[flags] |= 0x04;
    let key = made(&bytes(client_data), &verified, expected(ORIGIN)).unwrap();
    assert_eq!(key.public_key, text(&bytes(ES256.public_key)));
    assert_eq!((key.sign_count, key.is_backup_eligible, key.is_backed_up), (0, true, true));
    for cut in 1..verified.len() {
        assert!(made(&bytes(client_data), &verified[..cut], expected(ORIGIN)).is_err(), "cut at {cut}");
    }
    for at in 0..verified.len() {
        let mut broken = verified.clone();
        broken[at] ^= 0xff;
        // Whatever a byte becomes, it is judged; most of them are refused, and none is a fault of ours.
        let _judged = made(&bytes(client_data), &broken, expected(ORIGIN));
    }
}

/// RS256, which the standard shows with an attestation only: a key of ours in its COSE form (RFC 8230, 4).
#[test]
fn an_rsa_key_of_2048_bits_signs_and_a_shorter_one_is_none() {
    use rsa::pkcs1v15::SigningKey;
    use rsa::signature::{SignatureEncoding, Signer};
    use rsa::traits::PublicKeyParts;
    use sha2::{Digest, Sha256};
    let jwk: serde_json::Value =
        serde_json::from_str::<serde_json::Value>(include_str!("support/keys.json")).unwrap()["rsa"].clone();
    let number = |name: &str| {
        let bytes = identity::rules::passkeys::bytes(jwk[name].as_str().unwrap()).unwrap();
        rsa::BigUint::from_bytes_be(&bytes)
    };
    let primes = vec![number("p"), number("q")];
    let key = rsa::RsaPrivateKey::from_components(number("n"), number("e"), number("d"), primes).unwrap();
    let cose = |n: &[u8]| {
        let mut cose = vec![0xa4, 0x01, 0x03, 0x03, 0x39, 0x01, 0x00, 0x20, 0x59];
        cose.extend(u16::try_from(n.len()).unwrap().to_be_bytes());
        cose.extend(n);
        cose.extend([0x21, 0x43, 0x01, 0x00, 0x01]);
        text(&cose)
    };
    let message = [bytes(ES256.authenticator_data), Sha256::digest(bytes(ES256.client_data)).to_vec()].concat();
    let signature = SigningKey::<Sha256>::new(key.clone()).sign(&message).to_vec();
    let n = key.n().to_bytes_be();
    let judged = |n: &[u8]| {
        ES256.judged(|known, brought| {
            known.public_key = cose(n);
            brought.signature.clone_from(&signature);
        })
    };
    assert_eq!(judged(&n), UNVERIFIED);
    assert_eq!(judged(&n[..128]), Unbelieved("the RSA key is too short, too long or none"));
}
