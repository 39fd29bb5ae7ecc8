//! The two cookies of a signed-in browser, that of one on its way to a provider or asking for a passkey, and that of one which
//! must show a code next; and that of a guest who waits for one. No script can read any.
use crate::rules::challenge::{CHALLENGE_MINUTES_MAX, SecondStep};
use crate::rules::guests::CODE_MINUTES_MAX;
use crate::rules::openid::{ARRIVED_MINUTES_MAX, AWAY_MINUTES_MAX};
use crate::rules::sessions::{IDLE_DAYS_MAX, RefreshToken};
use crate::secrets::Secret;
use web::token;

/// The cookie that carries the refresh token. Only the endpoints of sessions ever get it.
pub(crate) const REFRESH: &str = "__Secure-portico_refresh";

const REFRESH_PATH: &str = "/api/identity/sessions";

/// Carries an access token to every function. `Lax`, so that a link from a mail finds its reader signed in.
pub(crate) fn access(token: &str) -> String {
    format!("{}={token}; Path=/; Max-Age={}; Secure; HttpOnly; SameSite=Lax", token::COOKIE, token::SECONDS_MAX)
}

/// Carries a refresh token to the endpoints of sessions, from our own pages only.
pub(crate) fn refresh(token: &RefreshToken) -> String {
    let seconds_max = IDLE_DAYS_MAX * 24 * 60 * 60;
    format!(
        "{REFRESH}={}; Path={REFRESH_PATH}; Max-Age={seconds_max}; Secure; HttpOnly; SameSite=Strict",
        token.to_text()
    )
}

/// The cookie that ties a way to a provider and back, or a question for a passkey, to one browser.
pub(crate) const BROWSER: &str = "__Host-portico_browser";

/// Marks a browser that sets out for a provider. `Strict` will do: it comes back to a page of ours, and that page asks.
pub(crate) fn browser(secret: &Secret) -> String {
    let seconds_max = (AWAY_MINUTES_MAX + ARRIVED_MINUTES_MAX) * 60;
    format!("{BROWSER}={}; Path=/; Max-Age={seconds_max}; Secure; HttpOnly; SameSite=Strict", secret.to_text())
}

/// The cookie of a browser whose owner has shown a password, or come from a provider, and now shows a code.
pub(crate) const SECOND_STEP: &str = "__Host-portico_second_step";

/// Marks a browser that must show a code next.
pub(crate) fn second_step(begun: &SecondStep) -> String {
    let seconds_max = CHALLENGE_MINUTES_MAX * 60;
    format!("{SECOND_STEP}={}; Path=/; Max-Age={seconds_max}; Secure; HttpOnly; SameSite=Strict", begun.to_text())
}

/// Forgets that: the code was shown.
pub(crate) fn no_second_step() -> String {
    format!("{SECOND_STEP}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict")
}

/// The cookie that ties the code mailed to a guest to one browser.
pub(crate) const GUEST: &str = "__Host-portico_guest";

/// Marks a browser whose owner waits for that code.
pub(crate) fn guest(secret: &Secret) -> String {
    let seconds_max = CODE_MINUTES_MAX * 60;
    format!("{GUEST}={}; Path=/; Max-Age={seconds_max}; Secure; HttpOnly; SameSite=Strict", secret.to_text())
}

/// Forgets that: the guest is signed in.
pub(crate) fn no_guest() -> String {
    format!("{GUEST}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict")
}

/// Forgets both.
pub(crate) fn cleared() -> Vec<String> {
    vec![
        format!("{}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax", token::COOKIE),
        format!("{REFRESH}=; Path={REFRESH_PATH}; Max-Age=0; Secure; HttpOnly; SameSite=Strict"),
    ]
}
