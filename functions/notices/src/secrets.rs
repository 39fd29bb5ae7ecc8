//! What only this function knows: the key that links in mails and the addresses that they come back to are signed with, and the
//! one that pushes are.
use crate::api::Area;
use crate::push::{Chance, Vapid};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use kernel::AccountId;
use kernel::text::Email;
use sha2::Sha256;

/// Makes what each push takes: random at the edge, fixed in tests.
pub trait Chances {
    /// New salt and secret; `None` if there is no randomness.
    fn fresh(&self) -> Option<Chance>;
}

/// The keys of a deployment; each may be missing, and then what it is for is not offered.
#[derive(Clone, Default)]
pub struct Keys {
    links: Option<Vec<u8>>,
    /// What pushes are signed with.
    pub vapid: Option<Vapid>,
    /// Whether pushes may go to this very machine: on a developer's alone.
    pub push_to_loopback: bool,
}

/// The bytes of the signature that a link carries: 128 bits.
const SIGNATURE_BYTES: usize = 16;
/// The bytes of the signature in an address that mails come back to: 64 bits, each guess of which is a mail or a request.
const RETURN_BYTES: usize = 8;
/// The longest local part of an address, in octets.
const LOCAL_PART_MAX: usize = 64;
/// The shortest key: 256 bits.
const KEY_BYTES_MIN: usize = 32;

impl Keys {
    /// Reads the key of the links (base64url, 32 bytes or more) and takes the one of the pushes.
    pub fn new(links: &str, vapid: Option<Vapid>, push_to_loopback: bool) -> Self {
        let key = URL_SAFE_NO_PAD.decode(links.trim_end_matches('=')).ok();
        Self { links: key.filter(|key| KEY_BYTES_MIN <= key.len()), vapid, push_to_loopback }
    }

    /// What a link that turns `area` off for `account` by mail carries: who, what, and that we wrote it. It has no end, because
    /// a mail has none; all that it can do is this.
    pub(crate) fn unsubscribe_token(&self, account: &AccountId, area: Area) -> Option<String> {
        let signature = self.signer(account.as_str(), &area.word())?.finalize().into_bytes();
        Some(format!("{account}.{}.{}", area.word(), URL_SAFE_NO_PAD.encode(&signature[..SIGNATURE_BYTES])))
    }

    /// The address that the mail of `message` is sent from: `portal+<message>.<signature>@…` beside `portal@…`. In small letters and
    /// digits alone, since some servers write a local part in other letters than they were given. `None` without a key, and where
    /// the local part would have more than the 64 octets that it may (RFC 5321, 4.5.3.1.1).
    pub(crate) fn return_address(&self, message: &str, bounces: &Email) -> Option<Email> {
        let (local, domain) = bounces.as_str().rsplit_once('@')?;
        let signature = self.sign(&["returned", message])?.finalize().into_bytes();
        let signature = u64::from_be_bytes(signature[..RETURN_BYTES].try_into().ok()?);
        let local = format!("{local}+{}.{signature:016x}", message.strip_prefix("out_")?);
        if local.len() <= LOCAL_PART_MAX { format!("{local}@{domain}").parse().ok() } else { None }
    }

    /// The message whose mail was sent from that address; `None` if none of ours was.
    pub(crate) fn came_to(&self, address: &str) -> Option<String> {
        let (local, _) = address.rsplit_once('@')?;
        let local = local.to_ascii_lowercase();
        let (rest, signature) = local.rsplit_once('+')?.1.rsplit_once('.')?;
        let message = format!("out_{rest}");
        let whole = signature.len() == 2 * RETURN_BYTES && signature.bytes().all(|b| b.is_ascii_hexdigit());
        let signature = u64::from_str_radix(signature, 16).ok().filter(|_| whole)?.to_be_bytes();
        self.sign(&["returned", &message])?.verify_truncated_left(&signature).ok()?;
        Some(message)
    }

    /// What the link carries in the mail of `message`, that shows that it was read.
    pub(crate) fn proof_token(&self, message: &str) -> Option<String> {
        let signature = self.sign(&["proof", message])?.finalize().into_bytes();
        Some(format!("{message}.{}", URL_SAFE_NO_PAD.encode(&signature[..SIGNATURE_BYTES])))
    }

    /// The message whose mail whoever holds that token has read; `None` if we did not write it.
    pub(crate) fn proven(&self, token: &str) -> Option<String> {
        let (message, signature) = token.rsplit_once('.')?;
        let signature = URL_SAFE_NO_PAD.decode(signature).ok().filter(|bytes| bytes.len() == SIGNATURE_BYTES)?;
        self.sign(&["proof", message])?.verify_truncated_left(&signature).ok()?;
        Some(message.to_owned())
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
        self.sign(&["unsubscribe", account, area])
    }

    /// Signs what a text is for, so that one is never taken for another, and what it names. No part has a line break.
    fn sign(&self, parts: &[&str]) -> Option<Hmac<Sha256>> {
        let mut signer = Hmac::<Sha256>::new_from_slice(self.links.as_ref()?).ok()?;
        signer.update(parts.join("\n").as_bytes());
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
    fn a_mail_comes_back_to_an_address_of_its_own_and_to_no_other() {
        let keys = Keys::new(&URL_SAFE_NO_PAD.encode([1; 32]), None, false);
        let portal: Email = "portal@quay.example".parse().unwrap();
        let message = "out_01hmzq9k3v5w7x9yabcdefghjk";
        let address = keys.return_address(message, &portal).unwrap();
        let (local, domain) = address.as_str().split_once('@').unwrap();
        assert_eq!((local.len(), domain), (7 + 26 + 1 + 16, "quay.example"));
        assert_eq!(keys.came_to(address.as_str()).as_deref(), Some(message));
        assert_eq!(keys.came_to(&address.as_str().to_uppercase()).as_deref(), Some(message));
        for forged in [
            address.as_str().replace("01hmzq", "01hmzr"),
            format!("portal+{}.0000000000000000@quay.example", &message[4..]),
            format!("portal+{}.@quay.example", &message[4..]),
            format!("portal+{}.+000000000000000@quay.example", &message[4..]),
            "portal@quay.example".to_owned(),
            "portal+@quay.example".to_owned(),
            String::new(),
        ] {
            assert_eq!(keys.came_to(&forged), None, "{forged}");
        }
        assert_eq!(Keys::new(&URL_SAFE_NO_PAD.encode([2; 32]), None, false).came_to(address.as_str()), None);
        let long = format!("{}@quay.example", "notices".repeat(3)).parse().unwrap();
        assert_eq!(keys.return_address(message, &long), None, "too long for a local part");
    }

    #[test]
    fn a_link_proves_the_mail_that_it_stood_in() {
        let keys = Keys::new(&URL_SAFE_NO_PAD.encode([1; 32]), None, false);
        let token = keys.proof_token("out_1").unwrap();
        assert_eq!(keys.proven(&token).as_deref(), Some("out_1"));
        assert_eq!(keys.proven(&token.replace("out_1", "out_2")), None);
        let ada: AccountId = "acc_ada".parse().unwrap();
        assert_eq!(keys.proven(&keys.unsubscribe_token(&ada, Area::Bookings).unwrap()), None);
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
