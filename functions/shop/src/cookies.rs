//! The cookie of a basket before sign-in. No script can read it, and only the shop's endpoints get it.
use crate::rules::BASKET_DAYS_KEPT;

/// Its name.
pub(crate) const BASKET: &str = "__Secure-portico_basket";

/// Carries the secret of a basket for as long as the basket is kept.
pub(crate) fn basket(secret: &str) -> String {
    let seconds_max = BASKET_DAYS_KEPT * 24 * 60 * 60;
    format!("{BASKET}={secret}; Path=/api/shop; Max-Age={seconds_max}; Secure; HttpOnly; SameSite=Lax")
}

/// Forgets it: the basket is a customer's now.
pub(crate) fn cleared() -> String {
    format!("{BASKET}=; Path=/api/shop; Max-Age=0; Secure; HttpOnly; SameSite=Lax")
}
