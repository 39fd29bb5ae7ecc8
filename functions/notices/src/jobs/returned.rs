//! Mails that come back. Each is sent from an address of its own (`portal+<message>.<signature>@…`, what is known as VERP), so that
//! what comes back says by where it comes to which mail it is about: whom it was sent to is known here, and nothing that the report
//! says of addresses is believed.
use super::write_down;
use crate::rules::dsn;
use crate::rules::{RETURNS_DAYS, Returned, SOFT_DAYS, returned};
use crate::secrets::Keys;
use crate::store as own;
use db::{Db, DbError};
use kernel::Instant;
use outbox::{Page, Topic, owe_account};

/// The longest message that is read: a report, and perhaps the whole mail that it is about.
pub const RETURNED_BYTES_MAX: u32 = 1024 * 1024;

/// What came of a message that was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandedOver {
    /// It is taken: noted, or nothing to note.
    Taken,
    /// It does not go to an address that a mail of ours was sent from, or to one of so long ago that nothing comes back to it.
    NoMail,
    /// It is no report: an answer, a note that somebody is away.
    NoReport,
}

/// Reads a message that came to `to`. Said again it notes nothing more. One round trip to look, one to note.
pub async fn hand_over(db: &Db, keys: &Keys, to: &str, message: &[u8], now: Instant) -> Result<HandedOver, DbError> {
    let Some(id) = keys.came_to(to) else { return Ok(HandedOver::NoMail) };
    let fates = dsn::fates(message);
    if fates.is_empty() {
        return Ok(HandedOver::NoReport);
    }
    let days_ago = |days: i64| now.plus_minutes(-days * 24 * 60);
    let row = db.read_one(own::sent_mail(&id, days_ago(SOFT_DAYS))).await?;
    let Some(row) = row.filter(|row| days_ago(RETURNS_DAYS) < row.left_at()) else {
        return Ok(HandedOver::NoMail);
    };
    let notes = match returned(&fates, row.soft_before) {
        Returned::Nothing => return Ok(HandedOver::Taken),
        Returned::Soft(why) => {
            vec![own::soft_bounce(&id, &row.recipient, &why, now), outbox::store::came_back(&id, &why)]
        }
        Returned::Hard(why) => {
            let mut notes = own::came_back(&id, &row, &why, now).to_vec();
            notes.push(outbox::store::came_back(&id, &why));
            notes.push(tell(&id, &row.recipient, now));
            notes
        }
    };
    write_down(db, notes).await?;
    Ok(HandedOver::Taken)
}

/// Tells the account with that address, if there is one, that mail does not reach it: in its inbox and on its devices, since its
/// mails come back. Once for each mail that did.
pub(super) fn tell(message: &str, address: &str, now: Instant) -> db::Statement {
    let id = message.replacen("out_", "out_bnc-", 1);
    owe_account(&id, address, &Topic::AddressBounced { page: Page::notice_settings() }, now)
}
