//! Pushes that are due.
use super::write_down;
use crate::Office;
use crate::push::{NotPushed, Push, Recipient, seal};
use crate::rules::{
    LEASE_SECONDS, PUSH_KEPT_SECONDS, PushVerdict, URGENT_PUSH_KEPT_SECONDS, may_try, origin, push_verdict,
};
use crate::store::{self as own, PushRow};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use db::Statement;
use futures::future::join_all;
use kernel::Instant;
use sha2::{Digest, Sha256};

/// How many pushes one round takes: with ten seconds for a push at the most, eight rounds of five are over well before their
/// lease.
const PUSHES_MAX: u32 = 40;
/// How many are on their way at once: a Worker may have six connections open, and one is the database's.
const AT_ONCE: usize = 5;
/// How many rounds one run makes: 2,000 pushes an hour by the minute alone, and more as messages come.
const ROUNDS_MAX: u32 = 3;

/// Sends what is due to devices; gives what went wrong, for the log. Two round trips for forty.
pub async fn push(office: &Office) -> Vec<String> {
    let mut log = Vec::new();
    for _ in 0..ROUNDS_MAX {
        match round(office).await {
            Ok(taken) if taken < usize::try_from(PUSHES_MAX).unwrap_or(usize::MAX) => break,
            Ok(_) => {}
            Err(cause) => {
                log.push(format!("pushes: {cause}"));
                break;
            }
        }
    }
    log
}

async fn round(office: &Office) -> Result<usize, String> {
    if office.keys.vapid.is_none() {
        return Ok(0);
    }
    let now = office.clock.now();
    let taken = own::take_pushes(now, now.plus_seconds(LEASE_SECONDS), PUSHES_MAX);
    let taken = office.db.read(taken).await.map_err(|e| e.to_string())?;
    let mut notes = Vec::new();
    for some in taken.chunks(AT_ONCE) {
        let outcomes = join_all(some.iter().map(|row| send(office, row, now))).await;
        for (row, outcome) in some.iter().zip(outcomes) {
            notes.extend(note(row, outcome, office.clock.now()));
        }
    }
    if !notes.is_empty() {
        write_down(&office.db, notes).await.map_err(|e| format!("not noted: {e}"))?;
    }
    Ok(taken.len())
}

async fn send(office: &Office, row: &PushRow, now: Instant) -> Result<(), NotPushed> {
    let push = sealed(office, row, now)?;
    office.pusher.push(&push).await
}

/// The push that a row becomes.
fn sealed(office: &Office, row: &PushRow, now: Instant) -> Result<Push, NotPushed> {
    let never = |why: &str| NotPushed::Never(why.to_owned());
    may_try(row.attempts).map_err(|_| never("each attempt ended without a word"))?;
    let device = row.device.as_deref().ok_or(NotPushed::Gone)?;
    let (endpoint, p256dh, auth): (String, String, String) =
        serde_json::from_str(device).map_err(|_| never("the device cannot be read"))?;
    let origin = origin(&endpoint, office.keys.push_to_loopback).map_err(never)?;
    let vapid = office.keys.vapid.as_ref().ok_or_else(|| never("there is no key to sign with"))?;
    let recipient = Recipient::new(&p256dh, &auth).ok_or_else(|| never("the keys of the device are none"))?;
    // Without randomness nothing is sealed; the runtime always has some.
    let no_chance = || NotPushed::Later { why: "no randomness".to_owned(), after_seconds: None };
    let chance = office.chances.fresh().ok_or_else(no_chance)?;
    let body = seal(row.content.as_bytes(), &recipient, chance).ok_or_else(|| never("it could not be sealed"))?;
    let topic = URL_SAFE_NO_PAD.encode(&Sha256::digest(&row.message_id)[..24]);
    let kept = if row.urgency == "high" { URGENT_PUSH_KEPT_SECONDS } else { PUSH_KEPT_SECONDS };
    Ok(Push {
        endpoint,
        authorization: vapid.authorization(&origin, now),
        ttl_seconds: kept,
        urgency: row.urgency.clone(),
        topic,
        body,
    })
}

fn note(row: &PushRow, outcome: Result<(), NotPushed>, now: Instant) -> Vec<Statement> {
    match push_verdict(outcome, row.attempts, row.created_at, now) {
        PushVerdict::Done { why } => vec![own::push_done(row, now, why)],
        PushVerdict::Again { due_at, why } => vec![own::push_again(row, due_at, why)],
        PushVerdict::Gone => own::device_gone(row, now).to_vec(),
    }
}
