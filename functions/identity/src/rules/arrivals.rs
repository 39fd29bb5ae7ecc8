//! What becomes of somebody for whom a provider vouches. An identity is (issuer, subject); an address is only ever used to
//! find the account of somebody who comes for the first time, and only if it is proven on both sides.
use super::Refusal;
use crate::api::{Domain, ProviderId, ProviderKind};
use kernel::text::Email;
use kernel::{AccountId, Instant};

/// So recently one must have signed in to change the ways into one's account: a browser may have been left alone.
pub const RECENT_MINUTES_MAX: i64 = 15;

/// Who came back from where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// The provider.
    pub provider: ProviderId,
    /// What it is.
    pub kind: ProviderKind,
    /// The address that it told.
    pub email: Option<Email>,
    /// Whether it says that the address is theirs, if it says anything.
    pub email_verified: Option<bool>,
    /// Whether they have shown the code that we mailed to it.
    pub proven: bool,
    /// The account that is to be linked, if it is that.
    pub to_link: Option<AccountId>,
}

/// A domain that a corporate provider speaks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The provider.
    pub provider: ProviderId,
    /// What people call it.
    pub name: String,
    /// Whether it is the only way in, while it is on.
    pub is_required: bool,
}

/// What the database knows of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The account that has this identity.
    pub owner: Option<AccountId>,
    /// Who speaks for the domain of that account's address.
    pub owner_claim: Option<Claim>,
    /// The account with the address that the provider told.
    pub namesake: Option<AccountId>,
    /// Who speaks for the domain of the address that the provider told.
    pub claim: Option<Claim>,
    /// Whether strangers may sign up, or this one by an invitation.
    pub sign_up_open: bool,
}

/// What happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// The identity is known: its account is signed in.
    SignIn(AccountId),
    /// The identity joins the account with its address, which is signed in and told.
    LinkAndSignIn(AccountId),
    /// The identity joins the account that asked for it.
    Link(AccountId),
    /// It has joined it before.
    Linked,
    /// There is no account with this address: one may be made.
    SignUp(Email),
    /// The provider does not vouch for the address: a code that is mailed there may. Whether it has an account makes no difference.
    Prove(Email),
}

/// Decides by the identity first, by the address only if nobody has the identity.
pub fn decide(arrival: &Arrival, facts: &Facts, signed_in: Option<&AccountId>) -> Result<Decision, Refusal> {
    if let Some(account) = &arrival.to_link {
        return link(account, facts, signed_in);
    }
    if let Some(owner) = &facts.owner {
        elsewhere(arrival, facts.owner_claim.as_ref())?;
        return Ok(Decision::SignIn(owner.clone()));
    }
    let email = arrival.email.as_ref().ok_or(Refusal::EmailNotProven)?;
    elsewhere(arrival, facts.claim.as_ref())?;
    let speaks = facts.claim.as_ref().is_some_and(|claim| claim.provider == arrival.provider);
    if arrival.kind == ProviderKind::Corporate && !speaks {
        return Err(Refusal::EmailOfOthers { domain: Domain::of(email).as_str().to_owned() });
    }
    let is_vouched_for = is_proven(arrival);
    match &facts.namesake {
        // Where nobody may sign up, there is nothing that a code would open.
        _ if !is_vouched_for && !facts.sign_up_open => Err(Refusal::EmailNotProven),
        _ if !is_vouched_for && !arrival.proven => Ok(Decision::Prove(email.clone())),
        Some(account) if is_vouched_for => Ok(Decision::LinkAndSignIn(account.clone())),
        // Our code proves that somebody reads the mailbox, not that the identity is theirs: it makes an account and joins none.
        Some(_) => Err(Refusal::EmailTaken),
        None if facts.sign_up_open => Ok(Decision::SignUp(email.clone())),
        None => Err(Refusal::SignUpClosed),
    }
}

/// An identity joins one account, at the wish of whoever is signed in to it.
fn link(account: &AccountId, facts: &Facts, signed_in: Option<&AccountId>) -> Result<Decision, Refusal> {
    if signed_in != Some(account) {
        return Err(Refusal::WayLapsed);
    }
    match &facts.owner {
        Some(owner) if owner == account => Ok(Decision::Linked),
        Some(_) => Err(Refusal::IdentityTaken),
        None => Ok(Decision::Link(account.clone())),
    }
}

/// Refuses a provider where another is the only way in.
fn elsewhere(arrival: &Arrival, claim: Option<&Claim>) -> Result<(), Refusal> {
    match claim {
        Some(claim) if claim.is_required && claim.provider != arrival.provider => {
            Err(Refusal::ProviderRequired { provider: claim.provider.clone(), name: claim.name.clone() })
        }
        _ => Ok(()),
    }
}

/// A company speaks for its own domain unless it says that it does not know; Google must say that it saw; Facebook does not
/// say whether it ever saw.
fn is_proven(arrival: &Arrival) -> bool {
    match arrival.kind {
        ProviderKind::Google => arrival.email_verified == Some(true),
        ProviderKind::Corporate => arrival.email_verified != Some(false),
        ProviderKind::Facebook => false,
    }
}

/// Whether somebody who signed in then may change the ways in now.
pub fn is_recent(signed_in_at: Instant, now: Instant) -> Result<(), Refusal> {
    if now <= signed_in_at.plus_minutes(RECENT_MINUTES_MAX) { Ok(()) } else { Err(Refusal::SignInAgain) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(name: &str) -> AccountId {
        format!("acc_{name}").parse().unwrap()
    }

    fn provider(name: &str) -> ProviderId {
        format!("idp_{name}").parse().unwrap()
    }

    fn claim(name: &str, is_required: bool) -> Claim {
        Claim { provider: provider(name), name: name.to_owned(), is_required }
    }

    fn from(kind: ProviderKind, email_verified: Option<bool>) -> Arrival {
        let name = if kind == ProviderKind::Corporate { "corp" } else { "open" };
        let email = "ada@corp.example".parse().ok();
        Arrival { provider: provider(name), kind, email, email_verified, proven: false, to_link: None }
    }

    fn required(name: &str) -> Refusal {
        Refusal::ProviderRequired { provider: provider(name), name: name.to_owned() }
    }

    #[test]
    fn a_first_time_joins_the_account_of_its_address_only_if_proven_on_both_sides() {
        use ProviderKind::*;
        let of_others = Refusal::EmailOfOthers { domain: "corp.example".to_owned() };
        let joins = || Ok(Decision::LinkAndSignIn(account("ada")));
        let table = [
            (Google, Some(true), None, joins()),
            (Google, Some(false), None, Err(Refusal::EmailNotProven)),
            (Google, None, None, Err(Refusal::EmailNotProven)),
            (Google, Some(true), Some(claim("corp", false)), joins()),
            (Google, Some(true), Some(claim("corp", true)), Err(required("corp"))),
            (Facebook, Some(true), None, Err(Refusal::EmailNotProven)),
            (Corporate, None, Some(claim("corp", false)), joins()),
            (Corporate, Some(true), Some(claim("corp", true)), joins()),
            (Corporate, Some(false), Some(claim("corp", true)), Err(Refusal::EmailNotProven)),
            (Corporate, Some(true), None, Err(of_others.clone())),
            (Corporate, Some(true), Some(claim("other", false)), Err(of_others)),
            (Corporate, Some(true), Some(claim("other", true)), Err(required("other"))),
        ];
        for (kind, verified, claim, expected) in table {
            let facts = Facts { namesake: Some(account("ada")), claim, ..Facts::default() };
            assert_eq!(decide(&from(kind, verified), &facts, None), expected, "{kind:?} {verified:?} {facts:?}");
        }
    }

    #[test]
    fn a_known_identity_signs_in_whatever_its_address_says_now() {
        let facts = Facts { owner: Some(account("bob")), namesake: Some(account("ada")), ..Facts::default() };
        let arrival = from(ProviderKind::Facebook, None);
        assert_eq!(decide(&arrival, &facts, None), Ok(Decision::SignIn(account("bob"))));
        let silent = Arrival { email: None, ..arrival.clone() };
        assert_eq!(decide(&silent, &facts, None), Ok(Decision::SignIn(account("bob"))));
        let bound = Facts { owner_claim: Some(claim("corp", true)), ..facts };
        assert_eq!(decide(&arrival, &bound, None), Err(required("corp")));
    }

    #[test]
    fn a_stranger_signs_up_where_the_door_is_open() {
        let email = "ada@corp.example".parse().unwrap();
        let open = Facts { sign_up_open: true, ..Facts::default() };
        assert_eq!(decide(&from(ProviderKind::Google, Some(true)), &open, None), Ok(Decision::SignUp(email)));
        let closed = Facts::default();
        assert_eq!(decide(&from(ProviderKind::Google, Some(true)), &closed, None), Err(Refusal::SignUpClosed));
        let silent = Arrival { email: None, ..from(ProviderKind::Google, Some(true)) };
        assert_eq!(decide(&silent, &open, None), Err(Refusal::EmailNotProven));
    }

    #[test]
    fn an_address_that_nobody_vouches_for_is_proven_by_a_code_and_joins_no_account() {
        let email: Email = "ada@corp.example".parse().unwrap();
        let known = Some(account("ada"));
        for (kind, verified) in [(ProviderKind::Facebook, Some(true)), (ProviderKind::Google, Some(false))] {
            let before = from(kind, verified);
            let after = Arrival { proven: true, ..before.clone() };
            for (arrival, namesake, sign_up_open, decided) in [
                (&before, None, true, Ok(Decision::Prove(email.clone()))),
                (&before, known.clone(), true, Ok(Decision::Prove(email.clone()))),
                (&before, None, false, Err(Refusal::EmailNotProven)),
                (&before, known.clone(), false, Err(Refusal::EmailNotProven)),
                (&after, None, true, Ok(Decision::SignUp(email.clone()))),
                (&after, known.clone(), true, Err(Refusal::EmailTaken)),
            ] {
                let facts = Facts { namesake, sign_up_open, ..Facts::default() };
                assert_eq!(decide(arrival, &facts, None), decided, "{kind:?} {facts:?}");
            }
            let required = Facts { claim: Some(claim("corp", true)), sign_up_open: true, ..Facts::default() };
            assert!(matches!(decide(&after, &required, None), Err(Refusal::ProviderRequired { .. })), "{kind:?}");
        }
    }

    #[test]
    fn linking_is_for_whoever_is_signed_in_and_takes_nobody_s_identity() {
        let arrival = Arrival { to_link: Some(account("ada")), ..from(ProviderKind::Facebook, None) };
        let (ada, bob) = (account("ada"), account("bob"));
        assert_eq!(decide(&arrival, &Facts::default(), Some(&ada)), Ok(Decision::Link(ada.clone())));
        assert_eq!(decide(&arrival, &Facts::default(), Some(&bob)), Err(Refusal::WayLapsed));
        assert_eq!(decide(&arrival, &Facts::default(), None), Err(Refusal::WayLapsed));
        let of = |owner: &AccountId| Facts { owner: Some(owner.clone()), ..Facts::default() };
        assert_eq!(decide(&arrival, &of(&ada), Some(&ada)), Ok(Decision::Linked));
        assert_eq!(decide(&arrival, &of(&bob), Some(&ada)), Err(Refusal::IdentityTaken));
    }

    #[test]
    fn the_ways_in_are_changed_soon_after_signing_in_or_not_at_all() {
        let at: Instant = "2030-01-01T08:00:00Z".parse().unwrap();
        assert_eq!(is_recent(at, at.plus_minutes(15)), Ok(()));
        assert_eq!(is_recent(at, at.plus_minutes(16)), Err(Refusal::SignInAgain));
    }
}
