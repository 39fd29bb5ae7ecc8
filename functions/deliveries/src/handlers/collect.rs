//! Handing over: all of one customer at once, against a code or a signature.
use super::{Desk, key_of, not_found};
use crate::api::*;
use crate::rules::{Refusal, Shown, Taken, code_of, hand_over, read_code};
use crate::store::{self, Deed, DeliveryRow};
use crate::{App, events, problems};
use access::audit;
use db::Statement;
use outbox::DeliveryBecame;
use web::{Body, Created, IdempotencyKey, Problem};

pub(crate) async fn create_collection(
    desk: Desk,
    app: App,
    key: IdempotencyKey,
    Body(wish): Body<HandOver>,
) -> Result<Created<Collection>, Problem> {
    if !(1..=HANDED_MAX).contains(&wish.deliveries.len()) {
        return Err(Problem::field("/deliveries", "length", format!("must have 1 to {HANDED_MAX} items")));
    }
    let twice = |n: &usize| {
        wish.deliveries.iter().take(*n).any(|one| wish.deliveries.get(*n).is_some_and(|it| it.id == one.id))
    };
    if let Some(place) = (0..wish.deliveries.len()).find(twice) {
        return Err(Refusal::Twice(place).into());
    }
    let (now, id) = (app.clock.now(), CollectionId::new(&*app.ids));
    let key = key_of(&desk.claims, key, id.as_str());
    let first = wish.deliveries.first().ok_or_else(not_found)?;
    let questions = (
        store::collection_by(&key),
        store::deliveries(wish.deliveries.iter().map(|one| &one.id)),
        store::code_of_delivery(&first.id),
    );
    let (earlier, rows, code) = app.db.read(questions).await?;
    if let Some(earlier) = earlier.into_iter().next() {
        return Ok(Created(earlier.into_collection()?));
    }
    if rows.len() != wish.deliveries.len() {
        return Err(not_found());
    }
    let taken: Vec<Taken> =
        rows.iter().map(|row| Taken { status: row.status, customer: row.customer_id.clone() }).collect();
    let shown = match &wish.proof {
        Proof::Code { code } => Shown::Code(code.as_str()),
        Proof::Signature { .. } => Shown::Signature,
    };
    let code = code.first().map(|row| row.text.as_str());
    let customer_id = hand_over(&taken, shown, code)?.clone();
    let collection = Collection { id, customer_id, handed_to: wish.handed_to.clone(), at: now };
    let mut writes = vec![store::guard_versions(
        &wish.deliveries.iter().map(|one| (&one.id, i64::from(one.version))).collect::<Vec<_>>(),
    )];
    writes.extend(written(&app, &desk, &wish, &collection, (&key, &rows)));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Created(collection))
}

/// What a handing over writes beside its guard.
fn written(
    app: &App,
    desk: &Desk,
    wish: &HandOver,
    collection: &Collection,
    (key, rows): (&str, &[DeliveryRow]),
) -> Vec<Statement> {
    let (now, by, to) = (collection.at, &desk.claims.account, collection.handed_to.as_str());
    let ids: Vec<&DeliveryId> = wish.deliveries.iter().map(|one| &one.id).collect();
    let mut writes = store::collect(collection, (key, &wish.proof, by), &ids);
    match &wish.proof {
        Proof::Code { code } => {
            let spent = read_code(code.as_str()).unwrap_or_default();
            writes.extend(store::spend_code(&collection.customer_id, &spent, &code_of(&app.ids.next())));
        }
        Proof::Signature { file_id } => {
            let place = format!("{}/signature", collection.id);
            writes.extend(files::rows::attach(std::slice::from_ref(file_id), by, &place));
        }
    }
    writes.extend(files::rows::attach(wish.photo_id.as_slice(), by, &format!("{}/proof", collection.id)));
    let deeds: Vec<Deed<'_>> = ids.iter().map(|id| Deed { id, act: Act::Collected, detail: to }).collect();
    writes.push(store::note(&deeds, Some(by), now));
    let became = DeliveryBecame::Collected { by: to.to_owned() };
    writes.extend(events::done(rows, became, now, &*app.ids));
    // The code is spent, and no secret any more; the rest says who did what.
    let detail = serde_json::json!({ "deliveries": ids, "handed_to": to });
    writes.push(audit(&desk.claims, "create_collection", collection.id.as_str(), detail, now, &*app.ids));
    writes
}
