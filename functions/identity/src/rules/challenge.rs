//! Challenges that are signed and kept nowhere. One says by itself what it is for, to whom it was given and until when it is
//! good; only those that were answered are kept, so that none is answered twice. A page may ask for one each time it opens,
//! and costs no row.
use super::Refusal;
use crate::secrets::{Secret, derive_key, digest, same};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::{AccountId, Instant};

/// How long a challenge may be answered. A page with a sign-in form may stand open for as long before a passkey is chosen.
pub const CHALLENGE_MINUTES_MAX: i64 = 10;

const NONCE_BYTES: usize = 16;
const EXPIRY_BYTES: usize = 8;

/// What a challenge is for; one for something else does not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Showing a code after the password or the provider.
    SecondStep,
    /// Adding a passkey.
    AddPasskey,
    /// Showing a passkey.
    UsePasskey,
}

/// A challenge that was answered in time, as the database keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// SHA-256 of it.
    pub hash: String,
    /// When it is forgotten: it could not be answered any more.
    pub expires_at: Instant,
}

/// A new challenge for whoever `bound_to` names: 16 random bytes, when it expires, and an HMAC over all of it.
pub fn challenge(key: &[u8; 32], purpose: Purpose, bound_to: &[&str], chance: &Secret, now: Instant) -> String {
    let expires_at = now.plus_minutes(CHALLENGE_MINUTES_MAX);
    let said = [&chance.0[..NONCE_BYTES], &expires_at.as_millis().to_be_bytes()].concat();
    let mac = mac(key, purpose, bound_to, &said);
    URL_SAFE_NO_PAD.encode([said.as_slice(), &mac].concat())
}

/// Whether we gave that challenge for that purpose to them, and it is still good.
pub fn answered(
    text: &str,
    key: &[u8; 32],
    purpose: Purpose,
    bound_to: &[&str],
    now: Instant,
) -> Result<Answered, Refusal> {
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| Refusal::ChallengeLapsed)?;
    let (said, given) = bytes.split_at_checked(NONCE_BYTES + EXPIRY_BYTES).ok_or(Refusal::ChallengeLapsed)?;
    let own = URL_SAFE_NO_PAD.encode(mac(key, purpose, bound_to, said));
    let until = said[NONCE_BYTES..].try_into().ok().and_then(|bytes| Instant::from_millis(i64::from_be_bytes(bytes)));
    match until {
        Some(expires_at) if same(&own, &URL_SAFE_NO_PAD.encode(given)) && now < expires_at => {
            Ok(Answered { hash: digest(&bytes), expires_at })
        }
        _ => Err(Refusal::ChallengeLapsed),
    }
}

fn mac(key: &[u8; 32], purpose: Purpose, bound_to: &[&str], said: &[u8]) -> [u8; 32] {
    derive_key(key, &format!("{purpose:?}\n{}\n{}", bound_to.join("\n"), URL_SAFE_NO_PAD.encode(said)))
}

/// Somebody who has shown a password or come from a provider, and now shows a code: what their browser holds meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondStep {
    /// Whose account.
    pub account: AccountId,
    /// Which password the account had, as a digest: a new one ends this.
    seen: String,
    challenge: String,
}

impl SecondStep {
    /// Begins for an account as it is now.
    pub fn new(
        key: &[u8; 32],
        account: &AccountId,
        password_hash: Option<&str>,
        chance: &Secret,
        now: Instant,
    ) -> Self {
        let seen = seen(password_hash);
        let challenge = challenge(key, Purpose::SecondStep, &[account.as_str(), &seen], chance, now);
        Self { account: account.clone(), seen, challenge }
    }

    /// `<account id>.<digest>.<challenge>`.
    pub fn to_text(&self) -> String {
        format!("{}.{}.{}", self.account, self.seen, self.challenge)
    }

    /// Reads what `to_text` wrote, if we wrote it and it is still good.
    pub fn by(text: &str, key: &[u8; 32], now: Instant) -> Result<(Self, Answered), Refusal> {
        let (account, rest) = text.split_once('.').ok_or(Refusal::ChallengeLapsed)?;
        let (seen, challenge) = rest.split_once('.').ok_or(Refusal::ChallengeLapsed)?;
        let account: AccountId = account.parse().map_err(|_| Refusal::ChallengeLapsed)?;
        let answered = answered(challenge, key, Purpose::SecondStep, &[account.as_str(), seen], now)?;
        Ok((Self { account, seen: seen.to_owned(), challenge: challenge.to_owned() }, answered))
    }

    /// Whether the account's password is still the one that it had.
    pub fn still_holds(&self, password_hash: Option<&str>) -> Result<(), Refusal> {
        if self.seen == seen(password_hash) { Ok(()) } else { Err(Refusal::ChallengeLapsed) }
    }
}

fn seen(password_hash: Option<&str>) -> String {
    digest(password_hash.unwrap_or_default().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: [u8; 32] = [5; 32];

    fn now() -> Instant {
        "2030-01-01T08:00:00Z".parse().unwrap()
    }

    #[test]
    fn a_challenge_is_good_for_its_purpose_and_its_holder_for_ten_minutes() {
        let text = challenge(&KEY, Purpose::UsePasskey, &["browser"], &Secret([1; 32]), now());
        let at = |minutes| answered(&text, &KEY, Purpose::UsePasskey, &["browser"], now().plus_minutes(minutes));
        assert_eq!(at(0).unwrap(), at(9).unwrap());
        assert_eq!(at(0).unwrap().expires_at, now().plus_minutes(10));
        assert_eq!(at(10), Err(Refusal::ChallengeLapsed));
        for (key, purpose, holder) in [
            (&[6; 32], Purpose::UsePasskey, "browser"),
            (&KEY, Purpose::AddPasskey, "browser"),
            (&KEY, Purpose::UsePasskey, "another"),
        ] {
            assert_eq!(answered(&text, key, purpose, &[holder], now()), Err(Refusal::ChallengeLapsed));
        }
        for made_up in ["", "AAAA", "not base64!", &text[1..], &format!("{text}AAAA")] {
            assert!(answered(made_up, &KEY, Purpose::UsePasskey, &["browser"], now()).is_err(), "{made_up}");
        }
    }

    #[test]
    fn two_challenges_differ_and_a_later_expiry_cannot_be_written_in() {
        let one = challenge(&KEY, Purpose::UsePasskey, &["browser"], &Secret([1; 32]), now());
        assert_ne!(one, challenge(&KEY, Purpose::UsePasskey, &["browser"], &Secret([2; 32]), now()));
        let mut bytes = URL_SAFE_NO_PAD.decode(&one).unwrap();
        bytes[NONCE_BYTES + 4] += 1;
        let later = URL_SAFE_NO_PAD.encode(bytes);
        assert_eq!(answered(&later, &KEY, Purpose::UsePasskey, &["browser"], now()), Err(Refusal::ChallengeLapsed));
    }

    #[test]
    fn a_second_step_is_one_account_s_and_ends_with_its_password() {
        let ada: AccountId = "acc_ada".parse().unwrap();
        let begun = SecondStep::new(&KEY, &ada, Some("hash"), &Secret([1; 32]), now());
        let (read, _) = SecondStep::by(&begun.to_text(), &KEY, now()).unwrap();
        assert_eq!(read, begun);
        assert_eq!(read.still_holds(Some("hash")), Ok(()));
        assert_eq!(read.still_holds(Some("another")), Err(Refusal::ChallengeLapsed));
        assert_eq!(read.still_holds(None), Err(Refusal::ChallengeLapsed));
        let bobs = begun.to_text().replace("acc_ada", "acc_bob");
        assert!(SecondStep::by(&bobs, &KEY, now()).is_err());
        assert!(SecondStep::by("acc_ada", &KEY, now()).is_err());
    }
}
