//! What only this function knows: the key that links to unsubscribe are signed with, and the one that pushes are.
use crate::api::Area;
use crate::push::{Chance, Vapid};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use kernel::AccountId;
use sha2::Sha256;

/// Makes what each push takes: random at the edge, fixed in tests.
pub trait Chances {
    /// New salt and secret; `None` if there is no randomness.
    fn fresh(&self) -> Option<Chance>;
}

/// The keys of a deployment; each may be missing, and then what it is for is not offered.
#[derive(Clone, Default)]
pub struct Keys {
    unsubscribe: Option<Vec<u8>>,
    /// What pushes are signed with.
    pub vapid: Option<Vapid>,
    /// Whether pushes may go to this very machine: on a developer's alone.
    pub push_to_loopback: bool,
}

/// The bytes of the signature that a link carries: 128 bits.
const SIGNATURE_BYTES: usize = 16;
/// The shortest key: 256 bits.
const KEY_BYTES_MIN: usize = 32;

impl Keys {
    /// Reads the key of the links (base64url, 32 bytes or more) and takes the one of the pushes.
    pub fn new(unsubscribe: &str, vapid: Option<Vapid>, push_to_loopback: bool) -> Self {
        let key = URL_SAFE_NO_PAD.decode(unsubscribe.trim_end_matches('=')).ok();
        Self { unsubscribe: key.filter(|key| KEY_BYTES_MIN <= key.len()), vapid, push_to_loopback }
    }

    /// What a link that turns `area` off for `account` by mail carries: who, what, and that we wrote it. It has no end, because
    /// a mail has none; all that it can do is this.
    pub(crate) fn unsubscribe_token(&self, account: &AccountId, area: Area) -> Option<String> {
        let signature = self.signer(account.as_str(), &area.word())?.finalize().into_bytes();
        Some(format!("{account}.{}.{}", area.word(), URL_SAFE_NO_PAD.encode(&signature[..SIGNATURE_BYTES])))
    }

    /// Whom and what a token names; `None` if we did not write it.
    pub(crate) fn unsubscribed(&self, token: &str) -> Option<(AccountId, Area)> {
        let (who, signature) = token.rsplit_once('.')?;
        let (account, area) = who.split_once('.')?;
        let signature = URL_SAFE_NO_PAD.decode(signature).ok().filter(|bytes| bytes.len() == SIGNATURE_BYTES)?;
        self.signer(account, area)?.verify_truncated_left(&signature).ok()?;
        Some((account.parse().ok()?, Area::of(area)?))
    }

    fn signer(&self, account: &str, area: &str) -> Option<Hmac<Sha256>> {
        let mut signer = Hmac::<Sha256>::new_from_slice(self.unsubscribe.as_ref()?).ok()?;
        signer.update(format!("unsubscribe\n{account}\n{area}").as_bytes());
        Some(signer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_names_whom_and_what_and_only_ours_do() {
        let keys = Keys::new(&URL_SAFE_NO_PAD.encode([1; 32]), None, false);
        let ada: AccountId = "acc_ada".parse().unwrap();
        let token = keys.unsubscribe_token(&ada, Area::Bookings).unwrap();
        assert_eq!(keys.unsubscribed(&token), Some((ada.clone(), Area::Bookings)));
        for forged in [
            token.replace("acc_ada", "acc_bob"),
            token.replace("bookings", "payments"),
            token[..token.len() - 2].to_owned(),
            "acc_ada.bookings.".to_owned(),
            "acc_ada.bookings".to_owned(),
            String::new(),
        ] {
            assert_eq!(keys.unsubscribed(&forged), None, "{forged}");
        }
        let other = Keys::new(&URL_SAFE_NO_PAD.encode([2; 32]), None, false);
        assert_eq!(other.unsubscribed(&token), None);
    }

    #[test]
    fn without_a_good_key_there_are_no_links() {
        let ada: AccountId = "acc_ada".parse().unwrap();
        for bad in ["", "short", "AAAA"] {
            let keys = Keys::new(bad, None, false);
            assert_eq!(keys.unsubscribe_token(&ada, Area::Bookings), None);
            assert_eq!(keys.unsubscribed("acc_ada.bookings.AAAAAAAAAAAAAAAAAAAAAA"), None);
        }
    }
}
