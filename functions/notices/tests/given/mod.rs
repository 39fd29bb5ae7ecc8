//! What is there already, and what is asked.
#![allow(dead_code, reason = "each test crate uses its part")]
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
pub(crate) mod owing;

use serde_json::{Value, json};

/// A device and an inbox of Ada's, an address of Tess's that mail came back from.
pub(crate) const WORLD: &str = "
INSERT INTO push_devices (id, account_id, session_id, name, endpoint, p256dh, auth, created_at) VALUES
  ('dev_ada', 'acc_ada', 'ses_ada', 'Phone', 'https://push.example.net/phone',
    'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4', 'BTBZMqHH6r4Tts7J_aSIgg', 1000);
INSERT INTO inbox (account_id, message_id, topic, title, text, page, created_at) VALUES
  ('acc_ada', 'out_sent', 'bookings.confirmed', 'Booked', 'The room is yours.', '/bookings', 2000),
  ('acc_ada', 'out_two', 'plans.joined', 'Welcome', 'You have joined.', NULL, 3000),
  ('acc_bob', 'out_sent', 'bookings.confirmed', 'Booked', 'The room is yours.', '/bookings', 2000);
INSERT INTO bounces (id, address, reason, topic, bounced_at) VALUES
  ('bnc_tess', 'tess@example.org', 'RCPT: 550 no', 'bookings.confirmed', 1000);
";

/// A browser's subscription at that address.
pub(crate) fn device(endpoint: &str) -> Value {
    let p256dh = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    json!({ "name": "Firefox, Linux", "endpoint": endpoint, "keys": { "p256dh": p256dh, "auth": "BTBZMqHH6r4Tts7J_aSIgg==" } })
}

/// Settings in which nothing about plans is pushed or mailed, and nights are quiet.
pub(crate) fn settings() -> Value {
    json!({
        "areas": [{ "area": "plans", "mail": false, "in_app": true, "push": false }],
        "quiet": { "from": "22:00", "until": "07:00" }, "digest": "daily", "location_id": "loc_utc",
    })
}
