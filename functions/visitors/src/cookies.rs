//! The cookie of a kiosk: a device token that opens the kiosk's endpoints and nothing else. No script can read it.

/// Its name.
pub(crate) const KIOSK: &str = "__Secure-portico_kiosk";

/// A tablet hangs at its door for years; it is taken off by revoking it.
const SECONDS_MAX: i64 = 400 * 24 * 60 * 60;

/// Carries a kiosk's secret, for as long as browsers keep a cookie.
pub(crate) fn kiosk(secret: &str) -> String {
    format!("{KIOSK}={secret}; Path=/api/visitors/kiosk; Max-Age={SECONDS_MAX}; Secure; HttpOnly; SameSite=Strict")
}
