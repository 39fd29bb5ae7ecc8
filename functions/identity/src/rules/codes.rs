//! One-time codes: those that an app makes of a shared secret (RFC 6238), and those that open in their place.
use super::Refusal;
use crate::secrets::{Secret, derive_key, digest, same};
use data_encoding::BASE32_NOPAD;
use form_urlencoded::byte_serialize;
use hmac::{Hmac, Mac};
use kernel::Instant;
use sha1::Sha1;

/// A code is good for so long (RFC 6238, 5.2)…
pub const STEP_SECONDS: i64 = 30;
/// … and so many steps before and after, for clocks that are off and fingers that are slow.
pub const STEPS_OFF_MAX: i64 = 1;
/// Recovery codes that are made at once.
pub const RECOVERY_CODES: usize = 10;

/// Bytes of the shared secret: as many as HMAC-SHA-1 gives (RFC 4226, 4, R6).
const SECRET_BYTES: usize = 20;
/// Random bytes of a recovery code: 80 bits cannot be searched for, so a plain SHA-256 is kept.
const RECOVERY_BYTES: usize = 10;

/// Random bytes of a code in a mail: 40 bits, of which half an hour lets somebody try a dozen.
const MAIL_BYTES: usize = 5;

/// A code to type from a mail: letters and digits in two groups of four.
pub fn mail_code(chance: &Secret) -> String {
    let letters = BASE32_NOPAD.encode(&chance.0[..MAIL_BYTES]).to_ascii_lowercase();
    letters.get(..4).zip(letters.get(4..)).map_or_else(String::new, |(first, last)| format!("{first}-{last}"))
}

/// What the database keeps of a code in a mail for `what`, however it is typed. 40 bits could be searched for, so it takes a key.
pub fn mail_code_hash(key: &[u8; 32], what: &str, code: &str) -> String {
    digest(&derive_key(key, &format!("mail code\n{what}\n{}", plain(code))))
}

/// A secret that an account shares with an app: 32 letters and digits, as people type them.
pub fn new_secret(chance: &Secret) -> String {
    BASE32_NOPAD.encode(&chance.0[..SECRET_BYTES])
}

/// What an app scans to learn the secret (the key URI format that all of them read).
pub fn enrolment_uri(secret: &str, email: &str, space: &str) -> String {
    // Apps show a plus sign as one, so a space is written out.
    let plain = |text: &str| byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20");
    let (space, email) = (plain(space), plain(email));
    format!("otpauth://totp/{space}:{email}?secret={secret}&issuer={space}&algorithm=SHA1&digits=6&period=30")
}

/// The step that an instant lies in.
pub fn step_at(now: Instant) -> i64 {
    now.as_millis().div_euclid(STEP_SECONDS * 1000)
}

/// The code of a step (RFC 4226, 5.3): six digits.
pub fn code_of(secret: &str, step: i64) -> Option<String> {
    let key = BASE32_NOPAD.decode(secret.as_bytes()).ok()?;
    let mac = Hmac::<Sha1>::new_from_slice(&key).ok()?.chain_update(step.to_be_bytes()).finalize().into_bytes();
    let offset = usize::from(mac[19] & 0x0f);
    let word: [u8; 4] = mac.get(offset..offset + 4)?.try_into().ok()?;
    Some(format!("{:06}", (u32::from_be_bytes(word) & 0x7fff_ffff) % 1_000_000))
}

/// New recovery codes: letters and digits in four groups of four.
pub fn recovery_code(chance: &Secret) -> String {
    let letters = BASE32_NOPAD.encode(&chance.0[..RECOVERY_BYTES]).to_ascii_lowercase();
    let groups: Vec<&str> = (0..4).filter_map(|n| letters.get(n * 4..n * 4 + 4)).collect();
    groups.join("-")
}

/// What the database keeps of a recovery code, however it is typed.
pub fn recovery_hash(code: &str) -> String {
    digest(plain(code).as_bytes())
}

fn plain(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// A shared secret and the step whose code was taken last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared<'a> {
    /// The secret.
    pub secret: &'a str,
    /// No code of this step or one before is taken.
    pub last_step: i64,
}

/// What a right code is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// The app's, of this step.
    Code {
        /// The step: this code and those before are worth nothing from now on.
        step: i64,
    },
    /// A recovery code.
    Recovery {
        /// What the database keeps of it.
        hash: String,
    },
}

/// Judges a code that somebody typed: six digits are the app's, anything else is a recovery code. `unused` are the recovery
/// codes that are left.
pub fn shown(typed: &str, shared: &Shared<'_>, unused: &[String], now: Instant) -> Result<Shown, Refusal> {
    let digits = plain(typed);
    if digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit()) {
        return step_of(&digits, shared, now).map(|step| Shown::Code { step });
    }
    let hash = recovery_hash(typed);
    if unused.contains(&hash) { Ok(Shown::Recovery { hash }) } else { Err(Refusal::WrongCode) }
}

/// The step of a code of the app's, if it is one of now and was not taken.
pub fn step_of(digits: &str, shared: &Shared<'_>, now: Instant) -> Result<i64, Refusal> {
    let present = step_at(now);
    let steps = (present - STEPS_OFF_MAX)..=(present + STEPS_OFF_MAX);
    let is_it = |step: &i64| code_of(shared.secret, *step).is_some_and(|code| same(&code, digits));
    steps.filter(|step| shared.last_step < *step).find(is_it).ok_or(Refusal::WrongCode)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B: the ASCII text `12345678901234567890`.
    const RFC_SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    fn at(seconds: i64) -> Instant {
        Instant::from_millis(seconds * 1000).unwrap()
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, SHA1, the last six of its eight digits.
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
        ] {
            assert_eq!(code_of(RFC_SECRET, step_at(at(seconds))).as_deref(), Some(code), "{seconds}");
        }
        assert_eq!(code_of(RFC_SECRET, 20_000_000_000 / 30).as_deref(), Some("353130"));
    }

    #[test]
    fn a_code_is_taken_one_step_early_or_late_and_once() {
        let now = at(1_111_111_111);
        let present = step_at(now);
        let fresh = Shared { secret: RFC_SECRET, last_step: 0 };
        for (off, taken) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
            let code = code_of(RFC_SECRET, present + off).unwrap();
            assert_eq!(step_of(&code, &fresh, now).is_ok(), taken, "{off}");
        }
        let used = Shared { last_step: present, ..fresh };
        assert_eq!(step_of(&code_of(RFC_SECRET, present).unwrap(), &used, now), Err(Refusal::WrongCode));
        assert_eq!(step_of(&code_of(RFC_SECRET, present - 1).unwrap(), &used, now), Err(Refusal::WrongCode));
        assert_eq!(step_of(&code_of(RFC_SECRET, present + 1).unwrap(), &used, now), Ok(present + 1));
    }

    #[test]
    fn a_recovery_code_is_known_however_it_is_typed() {
        let code = recovery_code(&Secret([7; 32]));
        assert_eq!((code.len(), code.matches('-').count()), (19, 3));
        let (shared, unused) = (Shared { secret: RFC_SECRET, last_step: 0 }, [recovery_hash(&code)]);
        for typed in [code.clone(), code.to_uppercase(), code.replace('-', ""), code.replace('-', " ")] {
            let hash = unused[0].clone();
            assert_eq!(shown(&typed, &shared, &unused, at(0)), Ok(Shown::Recovery { hash }), "{typed}");
        }
        for wrong in ["000000", "aaaa-aaaa-aaaa-aaaa", ""] {
            assert_eq!(shown(wrong, &shared, &unused, at(0)), Err(Refusal::WrongCode), "{wrong}");
        }
        assert_eq!(shown(&code, &shared, &[], at(0)), Err(Refusal::WrongCode), "used");
    }

    #[test]
    fn a_code_from_a_mail_is_good_for_what_it_was_mailed_for_however_it_is_typed() {
        let code = mail_code(&Secret([7; 32]));
        assert_eq!((code.len(), code.matches('-').count()), (9, 1));
        let hash = mail_code_hash(&[1; 32], "acc_ada", &code);
        for typed in [code.to_uppercase(), code.replace('-', ""), format!(" {} ", code.replace('-', " "))] {
            assert_eq!(mail_code_hash(&[1; 32], "acc_ada", &typed), hash, "{typed}");
        }
        assert_ne!(mail_code_hash(&[1; 32], "acc_bob", &code), hash);
        assert_ne!(mail_code_hash(&[2; 32], "acc_ada", &code), hash);
        assert_ne!(mail_code_hash(&[1; 32], "acc_ada", &mail_code(&Secret([8; 32]))), hash);
    }

    #[test]
    fn six_digits_may_be_typed_in_two_groups() {
        let shared = Shared { secret: RFC_SECRET, last_step: 0 };
        assert_eq!(shown("050 471", &shared, &[], at(1_111_111_111)), Ok(Shown::Code { step: 37_037_037 }));
    }

    #[test]
    fn an_app_learns_the_secret_by_one_address() {
        let secret = new_secret(&Secret([1; 32]));
        assert_eq!(secret.len(), 32);
        assert_eq!(
            enrolment_uri("ABC", "ada+x@example.org", "The Yard & Co"),
            "otpauth://totp/The%20Yard%20%26%20Co:ada%2Bx%40example.org?secret=ABC&issuer=The%20Yard%20%26%20Co&algorithm=SHA1&digits=6&period=30"
        );
    }
}
