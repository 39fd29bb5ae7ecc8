//! What happens when the queue delivers, when it gives up, and when the minute strikes.
//!
//! The outbox is the truth and the queue only a nudge: a nudge that is lost, doubled, late or about
//! something long done changes nothing. So no job fails; each hands back what belongs in the log.
mod digests;
mod pushes;
mod returned;
mod sweep;

pub use digests::collect;
pub use pushes::push;
pub use returned::{HandedOver, RETURNED_BYTES_MAX, hand_over};
pub use sweep::{NUDGES_PER_CALL_MAX, bury, due, forget, replayed, replays, unreadable};

use crate::Office;
use crate::letter::{Letter, Letterhead, Mail, Own, mail_of, written};
use crate::mailer::NotSent;
use crate::rules::{
    self, Addressee, ByMail, Haste, KEPT_DAYS, LEASE_SECONDS, PUSH_KEPT_SECONDS, Told, Verdict, kind, told,
};
use crate::store::{self as own, WordsRow};
use db::{Db, DbError, Statement};
use kernel::Instant;
use outbox::Topic;
use outbox::store::{self, Stored};

/// What the queue is called where operators see what it brought.
pub const QUEUE: &str = "notices";

/// How often an outcome is written down before the log is all that knows it. What was sent and not
/// noted is sent again, so this is worth insisting on.
const NOTES_MAX: u32 = 3;

/// What this function erases of an account that is no more: every mail to it, its inbox, how it wanted to be told, and its names in
/// what others were told. The last mail has two days to arrive.
pub const ERASURE: erasure::Part =
    erasure::Part { name: "notices", after_minutes: 2 * 24 * 60, statements: forget_whom };

fn forget_whom(erased: &erasure::Erased) -> Vec<Statement> {
    // What comes back is known by its mail, so that goes last.
    let mut writes = own::erase(erased);
    writes.extend(erased.addresses.iter().map(|own| store::forget_sent_to(&own.email, own.since, own.until)));
    let known = erased.known_by(outbox::gone::until(erased.erased_at));
    writes.extend(known.into_iter().flat_map(|known| store::unname(known.name, known.since, known.until)));
    writes
}

/// Erases it, a bounded number of accounts in a run.
pub async fn erase(db: &Db, now: Instant) -> Result<usize, DbError> {
    erasure::sweep(db, &ERASURE, now).await
}

/// Tells the messages of one batch, in turn; gives what went wrong, for the log.
pub async fn deliver(office: &Office, ids: &[String]) -> Vec<String> {
    let (mut log, mut pushes, mut nothing) = (Vec::new(), false, Vec::new());
    for id in ids {
        match deliver_one(office, id).await {
            Ok(None) => nothing.push(id.clone()),
            Ok(Some((owed, trouble))) => {
                pushes |= owed;
                log.extend(trouble.map(|trouble| format!("{id}: {trouble}")));
            }
            Err(cause) => log.push(format!("{id}: {cause}")),
        }
    }
    office.mailer.close().await;
    // Sent long ago, on lease to another, or the id of nothing: the database knows.
    if !nothing.is_empty() {
        let strays = vec![outbox::stray_ids(QUEUE, &nothing, office.clock.now())];
        log.extend(write_down(&office.db, strays).await.err().map(|cause| format!("strays: {cause}")));
    }
    if pushes {
        log.extend(push(office).await);
    }
    log
}

/// A message that was taken, with all that decides what becomes of it.
struct Taken {
    stored: Stored,
    head: Letterhead,
    addressees: Vec<Addressee>,
    /// Why mail to its recipient comes back, if it does.
    bounced: Option<String>,
}

/// Takes a message: one round trip for it and all that telling it needs. Nothing, if it was sent, is dead, or is on lease to
/// another.
async fn take(office: &Office, id: &str, now: Instant) -> Result<Option<Taken>, DbError> {
    let asked = (
        store::take(id, now, now.plus_seconds(LEASE_SECONDS)),
        own::space(),
        own::addressees(id),
        own::words_of_message(id),
        own::bounce_of_message(id),
    );
    let (taken, space, addressees, words, bounced) = office.db.read(asked).await?;
    let Some(stored) = taken.into_iter().next() else { return Ok(None) };
    let mut head =
        space.first().map_or_else(|| office.letterhead.clone(), |row| office.letterhead.signed_by(&row.name));
    if let Some(WordsRow { subject, opening, closing }) = words.into_iter().next() {
        head.own = Own { subject, opening, closing };
    }
    let addressees = addressees.into_iter().map(own::AddresseeRow::into_addressee).collect::<Result<_, _>>()?;
    let bounced = bounced.into_iter().next().map(|row| row.reason);
    Ok(Some(Taken { stored, head, addressees, bounced }))
}

/// Tells one message; gives whether pushes are owed for it now, and what to say in the log. Nothing, if there was none to take.
async fn deliver_one(office: &Office, id: &str) -> Result<Option<(bool, Option<String>)>, String> {
    let now = office.clock.now();
    let Some(taken) = take(office, id, now).await.map_err(|e| e.to_string())? else { return Ok(None) };
    let stored = &taken.stored;
    let made = match rules::may_try(stored.attempts) {
        Ok(()) => written(stored, &taken.head).map_err(NotSent::Never),
        Err(never) => Err(never),
    };
    let (notes, trouble, pushes) = match made {
        Err(never) => {
            let (notes, trouble) = note(&taken, Err(never), office.clock.now());
            (notes, trouble, false)
        }
        Ok((topic, letter)) => {
            let way = told(kind(&stored.topic), &taken.addressees, taken.bounced.is_some(), now);
            let mut notes = spread(&taken, &letter, &way, now);
            let (mailed, trouble) = by_mail(office, &taken, (&topic, letter), &way, now).await;
            notes.extend(mailed);
            (notes, trouble, way.pushes.iter().any(|(_, due_at)| *due_at <= now))
        }
    };
    write_down(&office.db, notes).await.map_err(|e| format!("not noted: {e}"))?;
    Ok(Some((pushes, trouble)))
}

/// Puts a message into inboxes, and owes it to devices: into each inbox and to each device once, however often this is done.
/// What lies so far back that those rows may be forgotten already is left alone.
fn spread(taken: &Taken, letter: &Letter, way: &Told, now: Instant) -> Vec<Statement> {
    let (stored, content) = (&taken.stored, letter.content(&taken.head.portal_url));
    let is_since = |seconds: i64| now.plus_seconds(-seconds) < stored.created_at;
    let mut notes = Vec::new();
    if !way.inboxes.is_empty() && is_since(KEPT_DAYS * 24 * 60 * 60) {
        notes.push(own::into_inboxes(&way.inboxes, stored, &content));
    }
    if !way.pushes.is_empty() && is_since(PUSH_KEPT_SECONDS) {
        let urgency = match kind(&stored.topic).haste {
            Haste::Urgent => "high",
            Haste::Soon => "normal",
            Haste::CanWait => "low",
        };
        notes.push(own::owe_pushes(&way.pushes, stored, &content, urgency));
    }
    notes
}

/// Sends the mail, or lets it be; gives what to write down, and what to say in the log.
async fn by_mail(
    office: &Office,
    taken: &Taken,
    (topic, mut letter): (&Topic, Letter),
    way: &Told,
    now: Instant,
) -> (Vec<Statement>, Option<String>) {
    let stored = &taken.stored;
    match &way.mail {
        ByMail::Now => {
            letter.unsubscribe = unsubscribe(office, &letter, way);
            letter.action = proof(office, stored, topic, &letter).or(letter.action);
            let return_path = office.keys.return_address(&stored.id, &taken.head.bounces);
            let outcome = match mail_of(stored, topic, &letter, &taken.head, now) {
                Ok(mail) if return_path.is_some() => office.mailer.send(&Mail { return_path, ..mail }).await,
                Ok(mail) => office.mailer.send(&mail).await,
                Err(rule) => Err(NotSent::Never(rule)),
            };
            note(taken, outcome, office.clock.now())
        }
        ByMail::At(due_at) => (vec![store::put_off(stored, *due_at)], None),
        ByMail::InDigest(account, due_at) => {
            let line = own::into_digest(account, *due_at, stored, &letter.content(&taken.head.portal_url));
            (vec![line, store::settled(stored, now, "in a digest")], None)
        }
        ByMail::Unwanted => (vec![store::settled(stored, now, "not wanted by mail")], None),
        ByMail::Bounced => {
            (vec![store::settled(stored, now, "in the inbox alone: mail to the address comes back")], None)
        }
        ByMail::Unreachable => {
            let reason = taken.bounced.as_deref().unwrap_or_default();
            note(taken, Err(NotSent::Never(format!("mail to the address comes back: {reason}"))), now)
        }
    }
}

/// What turns mails like this off, where that can be.
fn unsubscribe(office: &Office, letter: &Letter, way: &Told) -> Option<(&'static str, String)> {
    let (account, area) = way.may_unsubscribe.as_ref()?;
    let token = office.keys.unsubscribe_token(account, *area)?;
    let (portal, lang) = (&office.letterhead.portal_url, letter.locale.tag());
    let label = crate::texts::texts(letter.locale).notices.unsubscribe;
    Some((label, format!("{portal}/api/notices/unsubscribe/{token}?lang={lang}")))
}

/// The link that shows that this very mail was read, in the one that tries an address.
fn proof(office: &Office, stored: &Stored, topic: &Topic, letter: &Letter) -> Option<(String, String)> {
    let Topic::AddressTried { .. } = topic else { return None };
    let token = office.keys.proof_token(&stored.id)?;
    let (portal, lang) = (&office.letterhead.portal_url, letter.locale.tag());
    Some((letter.action.as_ref()?.0.clone(), format!("{portal}/api/notices/proofs/{token}?lang={lang}")))
}

/// What to write down of an attempt, and what to say in the log.
fn note(taken: &Taken, outcome: Result<(), NotSent>, now: Instant) -> (Vec<Statement>, Option<String>) {
    let stored = &taken.stored;
    match rules::verdict(outcome, stored.attempts, now) {
        Verdict::Sent => {
            let works = taken.bounced.is_some().then(|| own::proven(&stored.recipient));
            ([store::sent(&stored.id, now)].into_iter().chain(works).collect(), None)
        }
        Verdict::Again { due_at, why } => {
            let trouble = format!("attempt {} failed, the next is due at {due_at}: {why}", stored.attempts);
            (vec![store::failed(stored, due_at, &why)], Some(trouble))
        }
        Verdict::Dead { why } => (vec![store::dead(stored, now, &why)], Some(format!("given up: {why}"))),
        Verdict::Bounced { why } => {
            let told = returned::tell(&stored.id, &stored.recipient, now);
            let notes = vec![store::dead(stored, now, &why), own::note_bounce(stored, &why, now), told];
            (notes, Some(format!("given up, there is no such mailbox: {why}")))
        }
    }
}

/// Every note may be written twice: its WHERE, or its key, makes the second nothing.
async fn write_down(db: &Db, notes: Vec<Statement>) -> Result<(), DbError> {
    let mut outcome = db.commit(notes.clone()).await;
    for _ in 1..NOTES_MAX {
        if outcome.is_ok() {
            break;
        }
        outcome = db.commit(notes.clone()).await;
    }
    outcome.map(|_| ())
}
