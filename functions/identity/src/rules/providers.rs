//! What an operator may set up.
use super::Refusal;
use super::openid::is_safe;
use crate::api::{Domain, ProviderKind};

/// Domains of one provider.
const DOMAINS_MAX: usize = 50;

/// A corporate provider speaks for its domains, each named once; one that is open to anybody speaks for none.
pub fn may_speak_for(kind: ProviderKind, domains: &[&Domain]) -> Result<(), Refusal> {
    let mut sorted = domains.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let rule = match (kind, domains.len()) {
        (ProviderKind::Corporate, 0) => "choose-one",
        (ProviderKind::Corporate, many) if DOMAINS_MAX < many => "too-many",
        (ProviderKind::Corporate, many) if sorted.len() < many => "each-once",
        (ProviderKind::Corporate, _) | (_, 0) => return Ok(()),
        _ => "corporate-only",
    };
    Err(Refusal::Domains { rule })
}

/// An issuer is an https address without a query (OpenID Connect Discovery 1.0, 4.3).
pub fn may_issue(issuer: &str, on_loopback: bool) -> Result<(), Refusal> {
    if is_safe(issuer, on_loopback) && !issuer.contains('?') { Ok(()) } else { Err(Refusal::UnsafeIssuer) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_names_its_domains_and_nobody_else_does() {
        let domain = |text: &str| Domain::of(&format!("a@{text}").parse().unwrap());
        let (one, two) = (domain("one.example"), domain("two.example"));
        let refused = |rule| Err(Refusal::Domains { rule });
        assert_eq!(may_speak_for(ProviderKind::Corporate, &[&one, &two]), Ok(()));
        assert_eq!(may_speak_for(ProviderKind::Corporate, &[]), refused("choose-one"));
        assert_eq!(may_speak_for(ProviderKind::Corporate, &[&one, &one]), refused("each-once"));
        assert_eq!(may_speak_for(ProviderKind::Corporate, &vec![&one; 51]), refused("too-many"));
        assert_eq!(may_speak_for(ProviderKind::Google, &[&one]), refused("corporate-only"));
        assert_eq!(may_speak_for(ProviderKind::Facebook, &[]), Ok(()));
    }

    #[test]
    fn an_issuer_is_an_https_address_without_a_query() {
        for (issuer, safe) in
            [("https://id.example", true), ("https://id.example/?x", false), ("http://id.example", false)]
        {
            assert_eq!(may_issue(issuer, false).is_ok(), safe, "{issuer}");
        }
    }
}
