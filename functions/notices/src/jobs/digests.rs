//! What could wait, in one mail.
use crate::store::{self as own, DigestRow};
use db::{Db, DbError, json};
use kernel::{Instant, Locale};
use outbox::{DigestLine, DigestNotice, Message, OWED_ALREADY, Page, Topic, owe_as};

/// How many digests one run makes: a run a minute makes 3,000 an hour.
const DIGESTS_MAX: u32 = 50;
/// How many lines stand in a mail; the others are counted, and stand in the inbox.
const LINES_MAX: usize = 40;

/// Owes the digests that are due; gives what went wrong, for the log. A digest takes the id of its first line, so that two runs
/// at once owe one, and it leaves its lines in the same batch.
pub async fn collect(db: &Db, now: Instant) -> Vec<String> {
    let rows = match db.read(own::due_digests(now, DIGESTS_MAX)).await {
        Ok(rows) => rows,
        Err(cause) => return vec![format!("digests: {cause}")],
    };
    let mut log = Vec::new();
    for row in rows {
        match owe_one(db, &row, now).await {
            Err(cause) if !cause.is_refused_by(OWED_ALREADY) => {
                log.push(format!("digest of {}: {cause}", row.account_id));
            }
            _ => {}
        }
    }
    log
}

async fn owe_one(db: &Db, row: &DigestRow, now: Instant) -> Result<(), DbError> {
    let lines: Vec<(String, String, String)> = json(&row.lines)?;
    let Some((first, ..)) = lines.first() else { return Ok(()) };
    let id = first.replacen("out_", "out_dig-", 1);
    let more = u16::try_from(lines.len().saturating_sub(LINES_MAX)).unwrap_or(u16::MAX);
    let shown =
        lines.iter().take(LINES_MAX).map(|(_, title, text)| DigestLine { title: title.clone(), text: text.clone() });
    let notice = DigestNotice { name: row.name.clone(), lines: shown.collect(), more, page: Page::inbox() };
    let recipient =
        row.email.parse().map_err(|rule| DbError::Failed(format!("the address of an account is {rule}")))?;
    let message = Message { recipient, locale: Locale::from_tag(&row.locale), topic: Topic::Digest(notice) };
    let told: Vec<String> = lines.into_iter().map(|(message, ..)| message).collect();
    db.commit(vec![owe_as(&id, &message, now), own::digest_told(&row.account_id, &told)]).await.map(|_| ())
}
