//! Mails that come back later: to whom they were, and what is noted of it.
use crate::api::SoftBounce;
use db::{Query, Statement};
use kernel::{Instant, millis, millis_option};
use serde::Deserialize;

pub(super) const SQL: &[&str] = &[SENT, BOUNCED, SOFT, NO_MORE, FORGET, SOFT_LIST, PROVE, PROVE_SOFT];

/// A mail that was sent.
#[derive(Debug, Deserialize)]
pub(crate) struct SentRow {
    /// To whom.
    pub(crate) recipient: String,
    /// What about.
    pub(crate) topic: String,
    #[serde(with = "millis")]
    created_at: Instant,
    #[serde(with = "millis_option")]
    sent_at: Option<Instant>,
    /// How many others to that address were given up on lately.
    pub(crate) soft_before: u32,
}

impl SentRow {
    /// Since when it can come back. What was sent and not noted was owed at least.
    pub(crate) fn left_at(&self) -> Instant {
        self.sent_at.unwrap_or(self.created_at)
    }
}

const SENT: &str = "
SELECT recipient, topic, created_at, sent_at,
  (SELECT count(*) FROM soft_bounces WHERE address = v_outbox.recipient AND message_id <> v_outbox.id AND ?2 < at) AS soft_before
FROM v_outbox WHERE id = ?1 LIMIT 1";

/// The mail of that message, and how many others to its address were given up on since then.
pub(crate) fn sent_mail(message: &str, since: Instant) -> Query<SentRow> {
    Query::new(SENT, [message.into(), since.into()])
}

const BOUNCED: &str = "
INSERT INTO bounces (id, address, reason, topic, bounced_at, came_back) VALUES (?1, ?2, ?3, ?4, ?5, 1)
ON CONFLICT DO UPDATE SET reason = excluded.reason, topic = excluded.topic, bounced_at = excluded.bounced_at, came_back = 1";
const NO_MORE: &str = "DELETE FROM soft_bounces WHERE address = ?1";

/// Notes that mail to the address of `row` comes back, though its server takes it.
pub(crate) fn came_back(message: &str, row: &SentRow, reason: &str, now: Instant) -> [Statement; 2] {
    let id = message.replacen("out_", "bnc_", 1);
    let (address, topic) = (row.recipient.as_str(), row.topic.as_str().into());
    let noted = Statement::new(BOUNCED, [id.into(), address.into(), reason.into(), topic, now.into()]);
    [noted, Statement::new(NO_MORE, [address.into()])]
}

const SOFT: &str =
    "INSERT INTO soft_bounces (address, message_id, reason, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";

/// Notes that this mail was given up on for a while; once, however often it is said.
pub(crate) fn soft_bounce(message: &str, address: &str, reason: &str, now: Instant) -> Statement {
    Statement::new(SOFT, [address.into(), message.into(), reason.into(), now.into()])
}

const FORGET: &str = "
DELETE FROM soft_bounces WHERE (address, message_id) IN (
  SELECT address, message_id FROM soft_bounces WHERE at < ?1 ORDER BY at LIMIT ?2)";

/// Forgets those noted before `before`, the oldest first.
pub(crate) fn forget_soft(before: Instant, items_max: u32) -> Statement {
    Statement::new(FORGET, [before.into(), items_max.into()])
}

/// An address to which some mails did not arrive lately.
#[derive(Debug, Deserialize)]
pub(crate) struct SoftRow {
    pub(crate) address: String,
    pub(crate) mails: u32,
    /// Why the last of them did not.
    pub(crate) reason: String,
    #[serde(with = "millis")]
    pub(crate) last_at: Instant,
}

impl From<SoftRow> for SoftBounce {
    fn from(SoftRow { address, mails, reason, last_at }: SoftRow) -> Self {
        Self { address, mails, reason, last_at }
    }
}

// Beside max(), a bare column is that of its row.
const SOFT_LIST: &str = "
SELECT address, count(*) AS mails, reason, max(at) AS last_at
FROM (SELECT address, reason, at FROM soft_bounces WHERE ?1 < at ORDER BY at DESC LIMIT 500) GROUP BY address
ORDER BY last_at DESC, address LIMIT 50";

/// The fifty addresses to which mails did not arrive last, of the last five hundred since then.
pub(crate) fn soft_bounces(since: Instant) -> Query<SoftRow> {
    Query::new(SOFT_LIST, [since.into()])
}

const PROVE: &str = "
DELETE FROM bounces WHERE address = (SELECT recipient FROM v_outbox WHERE id = ?1 AND topic = 'notices.address_tried')";
const PROVE_SOFT: &str = "
DELETE FROM soft_bounces WHERE address = (SELECT recipient FROM v_outbox WHERE id = ?1 AND topic = 'notices.address_tried')";

/// Whoever read that mail has shown that its address works; nothing, once it is forgotten.
pub(crate) fn read_there(message: &str) -> [Statement; 2] {
    [PROVE, PROVE_SOFT].map(|sql| Statement::new(sql, [message.into()]))
}
