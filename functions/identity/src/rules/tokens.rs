//! Tokens that let programs act for an account.
use super::Refusal;
use crate::api::ApiTokenId;
use crate::secrets::Secret;
use web::scope;

/// How many tokens an account may have.
pub const TOKENS_MAX: u32 = 50;
/// When a token was used last is kept to the hour.
pub const USED_MINUTES_MIN: i64 = 60;

/// What a token begins with, so that it is known where it does not belong, such as in a repository.
const PREFIX: &str = "portico_";

/// What a program holds: an id, and a secret that proves it.
pub struct ApiToken {
    /// The token.
    pub id: ApiTokenId,
    /// The secret.
    pub secret: Secret,
}

impl ApiToken {
    /// `portico_<id>.<secret>`.
    pub fn to_text(&self) -> String {
        format!("{PREFIX}{}.{}", self.id.as_str(), self.secret.to_text())
    }

    /// Reads what `to_text` wrote; `None` for anything else.
    pub fn from_text(text: &str) -> Option<Self> {
        let (id, secret) = text.strip_prefix(PREFIX)?.split_once('.')?;
        Some(Self { id: id.parse().ok()?, secret: Secret::from_text(secret)? })
    }
}

/// The scopes of a new token in order, each once; there must be one at least, and each must exist.
pub fn scopes(wished: &[String]) -> Result<Vec<String>, Refusal> {
    let mut scopes = wished.to_vec();
    scopes.sort_unstable();
    scopes.dedup();
    if scopes.is_empty() || !scopes.iter().all(|scope| scope::exists(scope)) {
        return Err(Refusal::Scopes);
    }
    Ok(scopes)
}

/// The roles that an access token carries: those of the account, as far as the scopes go. Who may write, with a token that
/// only reads, reads.
pub fn narrowed(roles: &[String], scopes: &[String]) -> Vec<String> {
    let within = |role: &String| {
        let name = role.split(':').next().unwrap_or_default();
        let holds = |scope: &str| scopes.iter().any(|held| *held == format!("{name}:{scope}"));
        let reads = format!("{name}:read");
        if holds("write") {
            Some(role.clone())
        } else if holds("read") && web::role::ALL.contains(&reads.as_str()) {
            Some(reads)
        } else {
            None
        }
    };
    let mut kept: Vec<String> = roles.iter().filter_map(within).collect();
    kept.sort_unstable();
    kept.dedup();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(items: &[&str]) -> Vec<String> {
        items.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_token_has_each_scope_once_and_none_that_there_is_not() {
        let twice = list(&["bookings:write", "billing:read", "bookings:write"]);
        assert_eq!(scopes(&twice), Ok(list(&["billing:read", "bookings:write"])));
        for wrong in [&[][..], &["identity:write"], &["operators:write"], &["bookings:all"], &["bookings"], &[""]] {
            assert_eq!(scopes(&list(wrong)), Err(Refusal::Scopes), "{wrong:?}");
        }
    }

    #[test]
    fn roles_go_as_far_as_scopes_and_no_further_than_the_owner_s() {
        let boss = list(&["operators:write", "space:write", "billing:write", "billing:read", "notices:write"]);
        for (scopes, expected) in [
            (&["billing:write"][..], &["billing:read", "billing:write"][..]),
            (&["billing:read"], &["billing:read"]),
            (&["bookings:write", "identity:read"], &[]),
            (&["notices:read"], &[]),
            (&["space:write"], &["space:write"]),
        ] {
            assert_eq!(narrowed(&boss, &list(scopes)), list(expected), "{scopes:?}");
        }
        assert_eq!(narrowed(&list(&["billing:read"]), &list(&["billing:write"])), list(&["billing:read"]));
        assert_eq!(narrowed(&[], &list(&["billing:write"])), list(&[]));
    }

    #[test]
    fn a_token_reads_back() {
        let token = ApiToken { id: "tok_1".parse().unwrap(), secret: Secret([1; 32]) };
        let read = ApiToken::from_text(&token.to_text()).unwrap();
        assert!(read.id == token.id && read.secret == token.secret);
        for wrong in ["", "portico_", "portico_tok_1", "portico_tok_1.short", "tok_1.AQEB", "portico_ses_1.AQEB"] {
            assert!(ApiToken::from_text(wrong).is_none(), "{wrong}");
        }
    }
}
