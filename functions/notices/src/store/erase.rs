//! What is forgotten of somebody who is no more: what they were told here, how they wanted to be, and where; and their names in what
//! others were told.
use db::Statement;
use erasure::{Erased, Known};
use outbox::gone::{SOMEBODY, anywhere, by_itself, stands_anywhere};

pub(super) const ALL_SQL: &[&str] = &[
    PUSHES,
    DEVICES,
    INBOX,
    DIGESTS,
    CHOICES,
    SETTINGS,
    BOUNCES,
    SOFT,
    INBOX_ANYWHERE,
    INBOX_WORD,
    DIGEST_ANYWHERE,
    DIGEST_WORD,
    PUSH_ANYWHERE,
    PUSH_WORD,
];

const PUSHES: &str = "DELETE FROM pushes WHERE device_id IN (SELECT id FROM push_devices WHERE account_id = ?1)";
const DEVICES: &str = "DELETE FROM push_devices WHERE account_id = ?1";
const INBOX: &str = "DELETE FROM inbox WHERE account_id = ?1";
const DIGESTS: &str = "DELETE FROM digest_lines WHERE account_id = ?1";
const CHOICES: &str = "DELETE FROM notice_choices WHERE account_id = ?1";
const SETTINGS: &str = "DELETE FROM notice_settings WHERE account_id = ?1";
// A mail comes back when the address may be the account's no more. What is noted then is of it all the same, unless somebody else has had
// the address since.
const BOUNCES: &str = "
DELETE FROM bounces WHERE address = ?1 AND ?2 < bounced_at AND (bounced_at <= ?3 OR NOT EXISTS (
  SELECT 1 FROM v_account_addresses WHERE email = ?1 AND ?3 < until))";
// These name their mail, which says whose they are.
const SOFT: &str = "
DELETE FROM soft_bounces WHERE address = ?1 AND message_id IN (
  SELECT id FROM v_outbox WHERE recipient = ?1 AND ?2 < created_at AND created_at <= ?3)";

/// What stands for a name, in the language of whoever reads it.
macro_rules! somebody {
    ($account:literal) => {
        concat!("coalesce((SELECT ?2 ->> locale FROM v_accounts WHERE v_accounts.id = ", $account, "), ?2 ->> 'en')")
    };
}

// What is still read of others: 90 days of inboxes are walked once for each name of an account that ends. A network of five
// thousand people with fifty notices each has 250,000 rows, which D1 walks in a second.
const INBOX_ANYWHERE: &str = concat!(
    "UPDATE inbox SET title = ",
    anywhere!("title", somebody!("inbox.account_id")),
    ", text = ",
    anywhere!("text", somebody!("inbox.account_id")),
    " WHERE ?4 < created_at AND created_at <= ?3 AND (0 < instr(title, ?1) OR 0 < instr(text, ?1))"
);
const INBOX_WORD: &str = concat!(
    "UPDATE inbox SET title = ",
    by_itself!("title", somebody!("inbox.account_id")),
    ", text = ",
    by_itself!("text", somebody!("inbox.account_id")),
    " WHERE ?4 < created_at AND created_at <= ?3 AND (0 < instr(title, ?1) OR 0 < instr(text, ?1))"
);
const DIGEST_ANYWHERE: &str = concat!(
    "UPDATE digest_lines SET title = ",
    anywhere!("title", somebody!("digest_lines.account_id")),
    ", text = ",
    anywhere!("text", somebody!("digest_lines.account_id")),
    " WHERE 0 < due_at AND ?4 < created_at AND created_at <= ?3 AND (0 < instr(title, ?1) OR 0 < instr(text, ?1))"
);
const DIGEST_WORD: &str = concat!(
    "UPDATE digest_lines SET title = ",
    by_itself!("title", somebody!("digest_lines.account_id")),
    ", text = ",
    by_itself!("text", somebody!("digest_lines.account_id")),
    " WHERE 0 < due_at AND ?4 < created_at AND created_at <= ?3 AND (0 < instr(title, ?1) OR 0 < instr(text, ?1))"
);
// In JSON a name stands as JSON has it.
const PUSH_ANYWHERE: &str = concat!(
    "UPDATE pushes SET content = ",
    anywhere!("content", "?2 ->> 'en'"),
    " WHERE done_at IS NULL AND 0 < due_at AND ?4 < created_at AND created_at <= ?3 AND 0 < instr(content, ?1)"
);
const PUSH_WORD: &str = concat!(
    "UPDATE pushes SET content = ",
    by_itself!("content", "?2 ->> 'en'"),
    " WHERE done_at IS NULL AND 0 < due_at AND ?4 < created_at AND created_at <= ?3 AND 0 < instr(content, ?1)"
);

/// What this function's tables hold of somebody; the mails themselves are the outbox's.
pub(crate) fn erase(erased: &Erased) -> Vec<Statement> {
    let mut writes: Vec<_> = [PUSHES, DEVICES, INBOX, DIGESTS, CHOICES, SETTINGS]
        .map(|sql| Statement::new(sql, [erased.account.as_str().into()]))
        .to_vec();
    for own in &erased.addresses {
        writes.extend(
            [BOUNCES, SOFT]
                .map(|sql| Statement::new(sql, [own.email.as_str().into(), own.since.into(), own.until.into()])),
        );
    }
    let known = erased.known_by(outbox::gone::until(erased.erased_at));
    writes.extend(known.iter().flat_map(unname));
    writes
}

/// Takes a name out of what others were told while it was somebody's, and have not been yet.
fn unname(known: &Known<'_>) -> [Statement; 3] {
    let (name, quoted) = (known.name, outbox::gone::in_json(known.name));
    let put = |sql: &'static str, name: &str| {
        Statement::new(sql, [name.into(), SOMEBODY.into(), known.until.into(), known.since.into()])
    };
    if stands_anywhere(name) {
        [put(INBOX_ANYWHERE, name), put(DIGEST_ANYWHERE, name), put(PUSH_ANYWHERE, &quoted)]
    } else {
        [put(INBOX_WORD, name), put(DIGEST_WORD, name), put(PUSH_WORD, &quoted)]
    }
}
