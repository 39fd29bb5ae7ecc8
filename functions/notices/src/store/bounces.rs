use super::ASKED;
use crate::api::{Bounce, BounceId};
use db::{Query, Statement};
use kernel::{AccountId, Instant, millis, millis_option};
use outbox::store::Stored;
use serde::Deserialize;
use web::ListCursor;

pub(super) const SQL: &[&str] =
    &[OF_MESSAGE, OF_ACCOUNT, LIST, COUNT, NOTE, PROVEN, FORGIVE, IS_THERE, TRIED, IS_TRIED];

/// Why mail to an address comes back.
#[derive(Debug, Deserialize)]
pub(crate) struct ReasonRow {
    pub(crate) reason: String,
}

const OF_MESSAGE: &str = "
SELECT bounces.reason FROM v_outbox JOIN bounces ON bounces.address = v_outbox.recipient WHERE v_outbox.id = ?1 LIMIT 1";

/// Whether mail to the recipient of that message comes back.
pub(crate) fn bounce_of_message(message: &str) -> Query<ReasonRow> {
    Query::new(OF_MESSAGE, [message.into()])
}

/// That mail to an account's address came back.
#[derive(Debug, Deserialize)]
pub(crate) struct BouncedRow {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) locale: String,
    pub(crate) reason: Option<String>,
    #[serde(with = "millis_option")]
    pub(crate) bounced_at: Option<Instant>,
    #[serde(with = "millis_option")]
    pub(crate) tried_at: Option<Instant>,
}

const OF_ACCOUNT: &str = "
SELECT v_accounts.name, v_accounts.email, v_accounts.locale, bounces.reason, bounces.bounced_at, bounces.tried_at
FROM v_accounts LEFT JOIN bounces ON bounces.address = v_accounts.email WHERE v_accounts.id = ?1 LIMIT 1";

/// The account, and whether mail to its address comes back.
pub(crate) fn bounce_of_account(account: &AccountId) -> Query<BouncedRow> {
    Query::new(OF_ACCOUNT, [account.as_str().into()])
}

/// A bounce as it is stored.
#[derive(Debug, Deserialize)]
pub(crate) struct BounceRow {
    id: BounceId,
    address: String,
    reason: String,
    topic: String,
    #[serde(with = "millis")]
    bounced_at: Instant,
    came_back: u8,
}

impl From<BounceRow> for Bounce {
    fn from(BounceRow { id, address, reason, topic, bounced_at, came_back }: BounceRow) -> Self {
        Self { id, address, reason, topic, bounced_at, came_back: came_back == 1 }
    }
}

const LIST: &str = "
SELECT id, address, reason, topic, bounced_at, came_back FROM bounces
WHERE (bounced_at, id) < (?1, ?2) ORDER BY bounced_at DESC, id DESC LIMIT ?3";

/// The addresses that mail came back from, the latest first.
pub(crate) fn bounces(cursor: Option<&ListCursor>) -> Query<BounceRow> {
    let (at, id) = super::newest_before(cursor);
    Query::new(LIST, [at.into(), id.into(), ASKED.into()])
}

/// How many there are.
#[derive(Debug, Deserialize)]
pub(crate) struct CountRow {
    pub(crate) count: u32,
}

const COUNT: &str = "SELECT count(*) AS count FROM (SELECT 1 FROM bounces LIMIT 1000)";

/// How many addresses are not written to; a thousand for that and more.
pub(crate) fn bounce_count() -> Query<CountRow> {
    Query::new(COUNT, [])
}

const NOTE: &str = "
INSERT INTO bounces (id, address, reason, topic, bounced_at) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT DO UPDATE SET reason = excluded.reason, topic = excluded.topic, bounced_at = excluded.bounced_at, came_back = 0";

/// Notes that the server of `taken`'s recipient knows no such mailbox.
pub(crate) fn note_bounce(taken: &Stored, reason: &str, now: Instant) -> Statement {
    let id = taken.id.replacen("out_", "bnc_", 1);
    let (address, topic) = (taken.recipient.as_str().into(), taken.topic.as_str().into());
    Statement::new(NOTE, [id.into(), address, reason.into(), topic, now.into()])
}

// Where mails are taken first and come back later, that one is taken says nothing.
const PROVEN: &str = "DELETE FROM bounces WHERE address = ?1 AND came_back = 0";

/// The address has taken a mail: it works again, if it was by refusing one that it did not.
pub(crate) fn proven(address: &str) -> Statement {
    Statement::new(PROVEN, [address.into()])
}

const FORGIVE: &str = "DELETE FROM bounces WHERE id = ?1";

/// Has the address written to again, because an operator says so.
pub(crate) fn forgive(id: &BounceId) -> Statement {
    Statement::new(FORGIVE, [id.as_str().into()])
}

const IS_THERE: &str = "
INSERT INTO notices_guards (guard) SELECT 'address_is_not_bounced' WHERE NOT EXISTS (SELECT 1 FROM bounces WHERE id = ?1)";

/// Aborts its batch, refused by `address_is_not_bounced`, unless there is that bounce.
pub(crate) fn bounce_is_there(id: &BounceId) -> Statement {
    Statement::new(IS_THERE, [id.as_str().into()])
}

const IS_TRIED: &str = "
INSERT INTO notices_guards (guard) SELECT 'address_was_tried'
WHERE NOT EXISTS (SELECT 1 FROM bounces WHERE address = ?1 AND (tried_at IS NULL OR tried_at <= ?2))";
const TRIED: &str = "UPDATE bounces SET tried_at = ?2 WHERE address = ?1";

/// Notes that the owner of the address wants it tried, unless that was noted after `before`: refused by `address_was_tried`.
pub(crate) fn try_address(address: &str, before: Instant, now: Instant) -> [Statement; 2] {
    let guard = Statement::new(IS_TRIED, [address.into(), before.into()]);
    [guard, Statement::new(TRIED, [address.into(), now.into()])]
}
