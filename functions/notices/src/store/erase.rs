//! What is forgotten of somebody who is no more: what they were told here, how they wanted to be, and where.
use db::Statement;
use erasure::Erased;

pub(super) const ALL_SQL: &[&str] = &[PUSHES, DEVICES, INBOX, DIGESTS, CHOICES, SETTINGS, BOUNCES];

const PUSHES: &str = "DELETE FROM pushes WHERE device_id IN (SELECT id FROM push_devices WHERE account_id = ?1)";
const DEVICES: &str = "DELETE FROM push_devices WHERE account_id = ?1";
const INBOX: &str = "DELETE FROM inbox WHERE account_id = ?1";
const DIGESTS: &str = "DELETE FROM digest_lines WHERE account_id = ?1";
const CHOICES: &str = "DELETE FROM notice_choices WHERE account_id = ?1";
const SETTINGS: &str = "DELETE FROM notice_settings WHERE account_id = ?1";
const BOUNCES: &str = "DELETE FROM bounces WHERE address = ?1 AND bounced_at <= ?2";

/// What this function's tables hold of somebody; the mails themselves are the outbox's.
pub(crate) fn erase(erased: &Erased) -> Vec<Statement> {
    let mut writes: Vec<_> = [PUSHES, DEVICES, INBOX, DIGESTS, CHOICES, SETTINGS]
        .map(|sql| Statement::new(sql, [erased.account.as_str().into()]))
        .to_vec();
    writes.push(Statement::new(BOUNCES, [erased.email.as_str().into(), erased.erased_at.into()]));
    writes
}
