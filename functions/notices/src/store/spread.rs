//! What the consumer asks beside the message, and what it writes beside the mark.
use crate::api::{Area, Channel, DigestEvery, QuietHours};
use crate::rules::Addressee;
use db::{DbError, Query, Statement, json};
use kernel::hours::TimeOfDay;
use kernel::{AccountId, Instant, Zone};
use outbox::store::Stored;
use serde::Deserialize;

pub(super) const SQL: &[&str] = &[ADDRESSEES, INBOX, PUSHES, DIGEST];

/// An account that a message concerns, as it is stored.
#[derive(Debug, Deserialize)]
pub(crate) struct AddresseeRow {
    account_id: AccountId,
    is_recipient: u8,
    digest: Option<DigestEvery>,
    quiet_from: Option<u16>,
    quiet_until: Option<u16>,
    zone: Option<String>,
    choices: String,
    devices: String,
}

impl AddresseeRow {
    /// Reads what the columns hold as JSON. What was chosen about an area that is no more is left out.
    pub(crate) fn into_addressee(self) -> Result<Addressee, DbError> {
        let choices: Vec<(String, Channel, u8)> = json(&self.choices)?;
        let known = |(area, channel, wanted): &(String, Channel, u8)| Some((Area::of(area)?, *channel, *wanted == 1));
        let time = |minutes: Option<u16>| minutes.and_then(TimeOfDay::from_minutes);
        Ok(Addressee {
            choices: choices.iter().filter_map(known).collect(),
            account: self.account_id,
            is_recipient: self.is_recipient == 1,
            digest: self.digest.unwrap_or_default(),
            quiet: time(self.quiet_from).zip(time(self.quiet_until)).map(|(from, until)| QuietHours { from, until }),
            zone: self.zone.map_or_else(|| Ok(Zone::fixed("Etc/UTC", 0)), |zone| json(&zone))?,
            devices: json(&self.devices)?,
        })
    }
}

const ADDRESSEES: &str = "
SELECT v_addressees.account_id, v_addressees.is_recipient, notice_settings.digest, notice_settings.quiet_from,
  notice_settings.quiet_until,
  coalesce((SELECT zone FROM v_account_zones WHERE v_account_zones.account_id = v_addressees.account_id),
    (SELECT zone FROM v_locations WHERE id = notice_settings.location_id),
    (SELECT zone FROM v_locations ORDER BY slug LIMIT 1)) AS zone,
  (SELECT json_group_array(json_array(area, channel, wanted)) FROM notice_choices
    WHERE notice_choices.account_id = v_addressees.account_id) AS choices,
  (SELECT json_group_array(push_devices.id) FROM push_devices
    WHERE push_devices.account_id = v_addressees.account_id) AS devices
FROM v_addressees LEFT JOIN notice_settings ON notice_settings.account_id = v_addressees.account_id
WHERE v_addressees.message_id = ?1 LIMIT 20";

/// The accounts that a message concerns: the first twenty.
pub(crate) fn addressees(message: &str) -> Query<AddresseeRow> {
    Query::new(ADDRESSEES, [message.into()])
}

/// What a message says in short, and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Content {
    /// In a line.
    pub(crate) title: String,
    /// How it begins.
    pub(crate) text: String,
    /// The page that it is about, if it is one of the portal's.
    pub(crate) page: Option<String>,
}

const INBOX: &str = "
INSERT INTO inbox (account_id, message_id, topic, title, text, page, created_at)
SELECT value, ?2, ?3, ?4, ?5, ?6, ?7 FROM json_each(?1) WHERE true ON CONFLICT DO NOTHING";

/// Puts a message into inboxes; into each once, however often it is delivered.
pub(crate) fn into_inboxes(accounts: &[AccountId], message: &Stored, content: &Content) -> Statement {
    let [id, topic, title, text] = [&message.id, &message.topic, &content.title, &content.text].map(Into::into);
    let page = content.page.clone().into();
    Statement::new(INBOX, [serde_json::json!(accounts).into(), id, topic, title, text, page, message.created_at.into()])
}

const PUSHES: &str = "
INSERT INTO pushes (message_id, device_id, content, urgency, created_at, due_at)
SELECT ?2, value ->> 0, ?3, ?4, ?5, CAST(value ->> 1 AS INTEGER) FROM json_each(?1) WHERE true ON CONFLICT DO NOTHING";

/// Owes a push to each device, from its instant on; to each once, however often the message is delivered.
pub(crate) fn owe_pushes(
    devices: &[(String, Instant)],
    message: &Stored,
    content: &Content,
    urgency: &str,
) -> Statement {
    let devices: Vec<_> = devices.iter().map(|(device, due)| (device, due.as_millis())).collect();
    let said =
        serde_json::json!({ "title": content.title, "text": content.text, "page": content.page, "tag": message.id });
    let id = message.id.as_str().into();
    Statement::new(
        PUSHES,
        [serde_json::json!(devices).into(), id, said.into(), urgency.into(), message.created_at.into()],
    )
}

const DIGEST: &str = "
INSERT INTO digest_lines (account_id, message_id, title, text, page, created_at, due_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING";

/// Puts a message into an account's digest.
pub(crate) fn into_digest(account: &AccountId, due_at: Instant, message: &Stored, content: &Content) -> Statement {
    let [id, title, text] = [&message.id, &content.title, &content.text].map(Into::into);
    let (page, created_at) = (content.page.clone().into(), message.created_at.into());
    Statement::new(DIGEST, [account.as_str().into(), id, title, text, page, created_at, due_at.into()])
}
