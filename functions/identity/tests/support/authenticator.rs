//! A device that keeps a passkey and does what a test tells it; and the browser between it and us.
use super::cookie;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use identity::App;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use testkit::{Answer, Function, Persona};

pub(crate) const PASSKEYS: &str = "/api/identity/passkeys";
pub(crate) const BY_PASSKEY: &str = "/api/identity/sessions/passkey";

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const ATTESTED: u8 = 0x40;

/// What the device and the browser say; a test changes what it likes.
#[derive(Clone)]
pub(crate) struct Device {
    key: SigningKey,
    pub(crate) credential_id: String,
    pub(crate) origin: String,
    pub(crate) rp_id: String,
    /// Besides that there is a key in it.
    pub(crate) flags: u8,
    pub(crate) sign_count: u32,
    pub(crate) user_handle: String,
    pub(crate) kind: Option<&'static str>,
    pub(crate) cross_origin: bool,
    pub(crate) format: &'static str,
    /// The COSE key's algorithm, as it says.
    pub(crate) algorithm: u8,
}

pub(crate) fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Device {
    pub(crate) fn new(number: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[number; 32]).unwrap(),
            credential_id: encode(&[number; 16]),
            origin: "https://portal.example".to_owned(),
            rp_id: "portal.example".to_owned(),
            flags: PRESENT | VERIFIED,
            sign_count: 0,
            user_handle: String::new(),
            kind: None,
            cross_origin: false,
            format: "none",
            algorithm: 0x26,
        }
    }

    fn client_data(&self, kind: &str, challenge: &str) -> Vec<u8> {
        let kind = self.kind.unwrap_or(kind);
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": self.cross_origin })
            .to_string()
            .into_bytes()
    }

    fn data(&self, more: u8) -> Vec<u8> {
        let mut data = Sha256::digest(&self.rp_id).to_vec();
        data.push(self.flags | more);
        data.extend(self.sign_count.to_be_bytes());
        data
    }

    /// What the browser posts of a new key.
    pub(crate) fn made(&self, challenge: &str) -> Value {
        let mut data = self.data(ATTESTED);
        let credential_id = URL_SAFE_NO_PAD.decode(&self.credential_id).unwrap();
        data.extend([0; 16]);
        data.extend(u16::try_from(credential_id.len()).unwrap().to_be_bytes());
        data.extend(credential_id);
        let point = self.key.verifying_key().to_encoded_point(false);
        // A map of five: kind 2 (EC2), the algorithm (-7 is 0x26), curve 1 (P-256), x, y.
        data.extend([0xa5, 0x01, 0x02, 0x03, self.algorithm, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(point.x().unwrap());
        data.extend([0x22, 0x58, 0x20]);
        data.extend(point.y().unwrap());
        let mut object = vec![0xa3];
        object.extend(b"\x63fmt");
        object.push(0x60 + u8::try_from(self.format.len()).unwrap());
        object.extend(self.format.as_bytes());
        object.extend(b"\x67attStmt\xa0\x68authData\x58");
        object.push(u8::try_from(data.len()).unwrap());
        object.extend(data);
        let client_data = self.client_data("webauthn.create", challenge);
        json!({ "name": "My phone", "client_data": encode(&client_data), "attestation": encode(&object),
            "transports": ["internal", "hybrid"] })
    }

    /// What the browser posts of a key that is shown. The device counts.
    pub(crate) fn shown(&mut self, challenge: &str) -> Value {
        if self.sign_count != 0 {
            self.sign_count += 1;
        }
        let (client_data, data) = (self.client_data("webauthn.get", challenge), self.data(0));
        let signature: Signature = self.key.sign(&[data.as_slice(), &Sha256::digest(&client_data)].concat());
        json!({ "credential_id": self.credential_id, "client_data": encode(&client_data),
            "authenticator_data": encode(&data), "signature": encode(signature.to_der().as_bytes()),
            "user_handle": self.user_handle })
    }
}

/// A challenge, and the cookie of the browser that got it.
pub(crate) struct Asked {
    pub(crate) challenge: String,
    pub(crate) cookie: String,
    pub(crate) json: Value,
}

fn asked(answer: Answer) -> Asked {
    let kept = cookie(&answer, "__Host-portico_browser").unwrap();
    Asked {
        challenge: answer.json["challenge"].as_str().unwrap().to_owned(),
        cookie: format!("__Host-portico_browser={}", kept.split(';').next().unwrap()),
        json: answer.json,
    }
}

/// Asks for a new key; the owner has just signed in.
pub(crate) fn ask_to_make(function: &Function<App>, who: Persona) -> Asked {
    super::factors::just_signed_in(function);
    asked(function.post(who, &format!("{PASSKEYS}/question"), Value::Null).expect(200))
}

/// Asks whoever comes for a passkey.
pub(crate) fn ask_to_show(function: &Function<App>) -> Asked {
    asked(function.post(Persona::Nobody, &format!("{BY_PASSKEY}/question"), Value::Null).expect(200))
}

pub(crate) fn post(function: &Function<App>, who: Persona, path: &str, cookie: &str, body: Value) -> Answer {
    function.send_with(who, "POST", path, body, &[("cookie", cookie), ("user-agent", "Browser/1")])
}

/// Adds the device's passkey to an account.
pub(crate) fn add(function: &Function<App>, who: Persona, device: &mut Device) -> Answer {
    let asked = ask_to_make(function, who);
    asked.json["user_id"].as_str().unwrap().clone_into(&mut device.user_handle);
    post(function, who, PASSKEYS, &asked.cookie, device.made(&asked.challenge))
}

/// Signs in with it.
pub(crate) fn sign_in_with(function: &Function<App>, device: &mut Device) -> Answer {
    let asked = ask_to_show(function);
    let shown = device.shown(&asked.challenge);
    post(function, Persona::Nobody, BY_PASSKEY, &asked.cookie, shown)
}
