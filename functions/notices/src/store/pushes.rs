use crate::api::{Device, DeviceId, NewDevice};
use db::{Query, Statement};
use kernel::{AccountId, Instant, SessionId, millis};
use serde::Deserialize;

pub(super) const SQL: &[&str] = &[TAKE, DONE, AGAIN, GONE, GONE_PUSHES, FORGET, DEVICES, HAS_ROOM, ADD, REMOVE];

/// How many devices an account may have.
pub(crate) const DEVICES_MAX: u32 = 20;

/// A push that was taken on lease.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PushRow {
    pub(crate) message_id: String,
    pub(crate) device_id: String,
    pub(crate) content: String,
    pub(crate) urgency: String,
    #[serde(with = "millis")]
    pub(crate) created_at: Instant,
    pub(crate) attempts: i64,
    /// JSON: endpoint, p256dh, auth; NULL if the device is gone or was signed out.
    pub(crate) device: Option<String>,
}

const TAKE: &str = "
UPDATE pushes SET attempts = attempts + 1, due_at = ?2
WHERE (message_id, device_id) IN (
  SELECT message_id, device_id FROM pushes WHERE done_at IS NULL AND due_at <= ?1 ORDER BY due_at LIMIT ?3)
RETURNING message_id, device_id, content, urgency, created_at, attempts,
  (SELECT json_array(endpoint, p256dh, auth) FROM push_devices WHERE push_devices.id = device_id
    AND EXISTS (SELECT 1 FROM v_live_sessions WHERE v_live_sessions.id = push_devices.session_id)) AS device";

/// Takes the longest due pushes on lease: at most one run at a time sends each.
pub(crate) fn take_pushes(now: Instant, leased_until: Instant, items_max: u32) -> Query<PushRow> {
    Query::new(TAKE, [now.into(), leased_until.into(), items_max.into()])
}

const DONE: &str = "
UPDATE pushes SET done_at = ?3, content = '{}', last_error = ?4 WHERE message_id = ?1 AND device_id = ?2 AND done_at IS NULL";

/// It is over; `why` if it was not delivered. What it said goes, the row stays.
pub(crate) fn push_done(push: &PushRow, now: Instant, why: Option<String>) -> Statement {
    let (message, device) = (push.message_id.as_str().into(), push.device_id.as_str().into());
    Statement::new(DONE, [message, device, now.into(), why.into()])
}

const AGAIN: &str = "
UPDATE pushes SET due_at = ?4, last_error = ?5 WHERE message_id = ?1 AND device_id = ?2 AND attempts = ?3 AND done_at IS NULL";

/// It is tried again.
pub(crate) fn push_again(push: &PushRow, due_at: Instant, why: String) -> Statement {
    let (message, device) = (push.message_id.as_str().into(), push.device_id.as_str().into());
    Statement::new(AGAIN, [message, device, push.attempts.into(), due_at.into(), why.into()])
}

const GONE: &str = "DELETE FROM push_devices WHERE id = ?1";
const GONE_PUSHES: &str = "UPDATE pushes SET done_at = ?2, content = '{}', last_error = 'the device is gone' WHERE device_id = ?1 AND message_id = ?3";

/// There is no such browser any more: it is forgotten. Its other pushes find it gone when they are taken.
pub(crate) fn device_gone(push: &PushRow, now: Instant) -> [Statement; 2] {
    let device = push.device_id.as_str();
    let over = Statement::new(GONE_PUSHES, [device.into(), now.into(), push.message_id.as_str().into()]);
    [Statement::new(GONE, [device.into()]), over]
}

const FORGET: &str = "
DELETE FROM pushes WHERE (message_id, device_id) IN (
  SELECT message_id, device_id FROM pushes WHERE created_at < ?1 ORDER BY created_at LIMIT ?2)";

/// Forgets pushes about what was owed before `before`, the oldest first.
pub(crate) fn forget_pushes(before: Instant, items_max: u32) -> Statement {
    Statement::new(FORGET, [before.into(), items_max.into()])
}

/// A device as it is stored.
#[derive(Debug, Deserialize)]
pub(crate) struct DeviceRow {
    id: DeviceId,
    name: String,
    session_id: String,
    #[serde(with = "millis")]
    created_at: Instant,
}

impl DeviceRow {
    /// As its owner sees it from `session`.
    pub(crate) fn seen_from(self, session: &SessionId) -> Device {
        let is_this_session = self.session_id == session.as_str();
        Device { id: self.id, name: self.name, created_at: self.created_at, is_this_session }
    }
}

const DEVICES: &str = "
SELECT id, name, session_id, created_at FROM push_devices WHERE account_id = ?1
  AND EXISTS (SELECT 1 FROM v_live_sessions WHERE v_live_sessions.id = push_devices.session_id)
ORDER BY created_at LIMIT 20";

/// The devices of an account that are told something: a device that was signed out is not.
pub(crate) fn devices(account: &AccountId) -> Query<DeviceRow> {
    Query::new(DEVICES, [account.as_str().into()])
}

const HAS_ROOM: &str = "
INSERT INTO notices_guards (guard) SELECT 'too_many_push_devices'
WHERE (SELECT count(*) FROM push_devices WHERE account_id = ?1 AND endpoint <> ?2) >= ?3";
const ADD: &str = "
INSERT INTO push_devices (id, account_id, session_id, name, endpoint, p256dh, auth, created_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT (endpoint) DO UPDATE SET account_id = excluded.account_id, session_id = excluded.session_id, name = excluded.name,
  p256dh = excluded.p256dh, auth = excluded.auth
RETURNING id, name, session_id, created_at";

/// Adds a device, or takes over the one with that address: a browser belongs to who subscribed with it last. Refused by
/// `too_many_push_devices` where there are twenty others.
pub(crate) fn add_device(
    id: &DeviceId,
    (account, session): (&AccountId, &SessionId),
    new: &NewDevice,
    now: Instant,
) -> [Statement; 2] {
    let room = Statement::new(HAS_ROOM, [account.as_str().into(), (&new.endpoint).into(), DEVICES_MAX.into()]);
    let (account, session) = (account.as_str().into(), session.as_str().into());
    let [p256dh, auth] = [new.keys.p256dh.as_str().into(), new.keys.auth.as_str().into()];
    let name = new.name.as_str().into();
    let endpoint = (&new.endpoint).into();
    [room, Statement::new(ADD, [id.as_str().into(), account, session, name, endpoint, p256dh, auth, now.into()])]
}

const REMOVE: &str = "DELETE FROM push_devices WHERE id = ?1 AND account_id = ?2 RETURNING id";

/// Removes a device of that account; the row comes back if there was one. What is on its way finds it gone.
pub(crate) fn remove_device(id: &DeviceId, account: &AccountId) -> Statement {
    Statement::new(REMOVE, [id.as_str().into(), account.as_str().into()])
}
