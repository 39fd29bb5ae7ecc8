//! How far a program may go that acts for somebody with a token of theirs: reading or writing, capability by capability.
use crate::{Claims, Problem, ProblemType};

/// The capabilities that a scope can name: each function whose addresses begin with `/api/<name>/`.
pub const CAPABILITIES: &[&str] = &[
    "account",
    "activity",
    "billing",
    "bookings",
    "dashboard",
    "deliveries",
    "documents",
    "identity",
    "notices",
    "plans",
    "shop",
    "space",
    "support",
    "teams",
    "visitors",
];

/// Those that a program may only read: with `identity` it could make itself other tokens and other ways in.
const READ_ONLY: &[&str] = &["dashboard", "identity"];

/// The program's token does not go so far.
pub const SCOPE_MISSING: ProblemType = ProblemType::new(403, "scope-missing", "This token may not do this");

/// Every scope that there is, such as `bookings:read`.
pub fn all() -> Vec<String> {
    let both = |name: &&str| [format!("{name}:read"), format!("{name}:write")];
    CAPABILITIES.iter().flat_map(both).filter(|scope| exists(scope)).collect()
}

/// Whether there is such a scope.
pub fn exists(scope: &str) -> bool {
    match scope.split_once(':') {
        Some((name, "read")) => CAPABILITIES.contains(&name),
        Some((name, "write")) => CAPABILITIES.contains(&name) && !READ_ONLY.contains(&name),
        _ => false,
    }
}

/// The scope that a program's token needs for a method at a path; there need not be such a scope, and then no program gets there.
pub fn needed(method: &str, path: &str) -> String {
    let name = path.strip_prefix("/api/").and_then(|rest| rest.split('/').next()).unwrap_or_default();
    format!("{name}:{}", if matches!(method, "GET" | "HEAD") { "read" } else { "write" })
}

/// Lets a request pass if nobody's token narrows it, or the token's scopes take in the method at the path. Who may write may
/// read.
pub fn admit(claims: Option<&Claims>, method: &str, path: &str) -> Result<(), Problem> {
    let Some(scopes) = claims.and_then(|claims| claims.scopes.as_ref()) else { return Ok(()) };
    let needed = needed(method, path);
    let written = needed.replace(":read", ":write");
    let holds = |scope: &String| exists(scope) && (*scope == needed || *scope == written);
    if scopes.iter().any(holds) {
        Ok(())
    } else {
        Err(SCOPE_MISSING.because(format!("This takes the scope {needed}.")).with("scope", needed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(scopes: Option<&[&str]>) -> Claims {
        Claims {
            account: "acc_ada".parse().unwrap(),
            customer: None,
            session: "ses_ada".parse().unwrap(),
            roles: Vec::new(),
            scopes: scopes.map(|scopes| scopes.iter().map(ToString::to_string).collect()),
            held: None,
        }
    }

    #[test]
    fn a_scope_takes_in_its_own_capability_and_writing_takes_in_reading() {
        for (scopes, method, path, passes) in [
            (None, "POST", "/api/identity/tokens", true),
            (Some(&["bookings:read"][..]), "GET", "/api/bookings/find", true),
            (Some(&["bookings:read"]), "POST", "/api/bookings/bookings", false),
            (Some(&["bookings:write"]), "GET", "/api/bookings/find", true),
            (Some(&["bookings:write"]), "DELETE", "/api/bookings/bookings/bok_1", true),
            (Some(&["bookings:write"]), "GET", "/api/billing/invoices", false),
            (Some(&["identity:read"]), "GET", "/api/identity/account", true),
            (Some(&["identity:read"]), "POST", "/api/identity/tokens", false),
            (Some(&["identity:write"]), "POST", "/api/identity/tokens", false),
            (Some(&["book:read"]), "GET", "/api/bookings/find", false),
            (Some(&[":read"]), "GET", "/prices", false),
            (Some(&[]), "GET", "/api/bookings/find", false),
        ] {
            assert_eq!(admit(Some(&claims(scopes)), method, path).is_ok(), passes, "{scopes:?} {method} {path}");
        }
        assert!(admit(None, "POST", "/api/bookings/bookings").is_ok(), "whoever is nobody is stopped elsewhere");
    }

    #[test]
    fn every_scope_exists_and_no_other() {
        assert!(all().iter().all(|scope| exists(scope)) && all().contains(&"identity:read".to_owned()));
        for wrong in ["identity:write", "dashboard:write", "bookings", "bookings:", ":read", "bookings:read:x"] {
            assert!(!exists(wrong), "{wrong}");
        }
    }
}
