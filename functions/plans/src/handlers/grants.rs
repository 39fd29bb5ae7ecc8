//! What operators see of a customer's benefits, give and take back by hand.
use crate::api::*;
use crate::rules::gift;
use crate::{App, events, problems, store};
use kernel::CustomerId;
use ledger::{Books, GrantId};
use serde_json::json;
use web::{Body, Created, IdempotencyKey, Json, Operator, Path, Problem, Query, problem, refuse_any, role};

pub(crate) async fn list_customer_grants(
    _: Operator<role::PlansRead>,
    app: App,
    Path(customer): Path<CustomerId>,
    Query(wish): Query<ListGrants>,
) -> Result<Json<CustomerGrants>, Problem> {
    let now = app.clock.now();
    let (books, (kinds, locations, found, mut rows)) = app.db.read(store::grants(&customer, &wish, now)).await?;
    let name = found.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?.name;
    let (books, names) = (Books::alone(books)?, store::into_names((kinds, locations)));
    let more = store::PAGE_ITEMS_MAX < rows.len();
    rows.truncate(store::PAGE_ITEMS_MAX);
    let next_cursor = rows.last().filter(|_| more).map(|last| last.place().to_string());
    Ok(Json(CustomerGrants {
        customer: CustomerName { id: customer, name },
        today: books.day(now),
        items: rows.into_iter().map(|row| row.into_grant(&books, &names)).collect::<Result<_, _>>()?,
        next_cursor,
    }))
}

pub(crate) async fn give_benefit(
    operator: Operator<role::Plans>,
    app: App,
    Path(customer): Path<CustomerId>,
    IdempotencyKey(key): IdempotencyKey,
    Body(wish): Body<GiveBenefit>,
) -> Result<Created<NewGrant>, Problem> {
    let now = app.clock.now();
    let key = format!("gift:{customer}/{}", key.unwrap_or_else(|| app.ids.next()));
    let (books, (written, found, kinds, places)) = app.db.read(store::of_gift(&customer, &key)).await?;
    if let Some(row) = written.into_iter().next() {
        return Ok(Created(NewGrant { grant_id: row.id }));
    }
    let name = found.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?.name;
    let books = Books::alone(books)?;
    let known = store::into_places((kinds, places));
    let given = match gift(&wish, (&customer, key), &known, (books.day(now), &books.zone)) {
        Ok(given) => given,
        Err(errors) => {
            refuse_any(errors)?;
            return Err(Problem::internal("a gift that breaks no rule gives nothing"));
        }
    };
    let id = GrantId::new(&*app.ids);
    let audit = app.audit(&operator.claims, "give_benefit", customer.as_str(), json!({ "grant": id, "gift": wish }));
    let told = events::benefit_given(&name, &given, (wish.starts_on, wish.ends_on), &known.names, now, &*app.ids);
    let writes = [ledger::give(&id, &given, now), audit].into_iter().chain(told).collect();
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(Created(NewGrant { grant_id: id }))
}

pub(crate) async fn take_benefit_back(
    operator: Operator<role::Plans>,
    app: App,
    Path(id): Path<GrantId>,
    Body(wish): Body<TakeBack>,
) -> Result<Json<TakenBack>, Problem> {
    let now = app.clock.now();
    let known = app.db.read_one(store::left(&id)).await?.ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let (amount, note) = (known.balance, wish.note.as_str().to_owned());
    if amount <= 0 {
        return Err(problems::NOTHING_TO_TAKE.because(""));
    }
    if amount != wish.left.get() {
        return Err(problem::CHANGED.because(""));
    }
    let detail = json!({ "grant": id, "name": known.name, "amount": amount, "note": note });
    let mut writes = ledger::take_back(&id, amount, &note, now).to_vec();
    writes.push(app.audit(&operator.claims, "take_benefit_back", known.customer_id.as_str(), detail));
    writes.extend(events::benefit_taken(&known, &note, now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(Json(TakenBack { amount, note, at: now }))
}
