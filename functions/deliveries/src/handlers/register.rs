//! Things that have come: registered all or none, told to whose they are in the same batch.
use super::{Desk, key_of, lies_for, lies_for_nobody};
use crate::api::*;
use crate::rules::{code_of, tracking_of};
use crate::store::{self, Deed, NewRow, PlaceRow, TermsRow};
use crate::{App, events, problems};
use access::audit;
use db::Statement;
use kernel::{CustomerId, Day, Instant, Zone};
use outbox::{DeliveryItem, Page};
use std::collections::BTreeMap;
use web::{Body, Created, FieldError, IdempotencyKey, Problem, refuse_any};

/// What is wrong with what is asked, before anything is read.
fn broken(wish: &RegisterDeliveries) -> Vec<FieldError> {
    let field = |place: usize, name: &str, rule, words: &str| FieldError {
        pointer: format!("/deliveries/{place}/label/{name}"),
        rule,
        detail: words.to_owned(),
    };
    let mut errors = Vec::new();
    if !(1..=AT_ONCE_MAX).contains(&wish.deliveries.len()) {
        let detail = format!("must have 1 to {AT_ONCE_MAX} items");
        errors.push(FieldError { pointer: "/deliveries".to_owned(), rule: "length", detail });
    }
    let mut seen: Vec<String> = Vec::new();
    for (place, NewDelivery { label, .. }) in wish.deliveries.iter().enumerate() {
        if label.customer_id.is_none() && label.recipient.as_str().is_empty() {
            errors.push(field(place, "recipient", "nameless", "must have the name that stands on it, or a customer"));
        }
        let tracking = tracking_of(label.tracking.as_str());
        if !tracking.is_empty() && seen.contains(&tracking) {
            errors.push(field(place, "tracking", "twice", "must stand there once"));
        }
        seen.push(tracking);
    }
    errors
}

/// What is registered, with what is known by now.
struct Registering<'a> {
    wish: &'a RegisterDeliveries,
    ids: &'a [DeliveryId],
    key: &'a str,
    place: PlaceRow,
    today: Day,
    customers: BTreeMap<CustomerId, TermsRow>,
}

impl Registering<'_> {
    fn customer(&self, label: &Label) -> Option<&TermsRow> {
        label.customer_id.as_ref().and_then(|id| self.customers.get(id))
    }

    fn recipient<'b>(&'b self, label: &'b Label) -> &'b str {
        let written = label.recipient.as_str();
        if written.is_empty() { self.customer(label).map_or("", |customer| customer.name.as_str()) } else { written }
    }

    fn rows(&self) -> Result<Vec<NewRow<'_>>, Problem> {
        self.wish.deliveries.iter().zip(self.ids).map(|(new, id)| self.row(&new.label, id)).collect()
    }

    fn row<'b>(&'b self, label: &'b Label, id: &'b DeliveryId) -> Result<NewRow<'b>, Problem> {
        let terms = match self.customer(label) {
            Some(customer) => lies_for(customer, label.kind, self.today)?,
            None => lies_for_nobody(self.place.currency, self.today),
        };
        Ok(NewRow { id, label, recipient: self.recipient(label), terms })
    }
}

pub(crate) async fn create_deliveries(
    desk: Desk,
    app: App,
    key: IdempotencyKey,
    Body(wish): Body<RegisterDeliveries>,
) -> Result<Created<Registered>, Problem> {
    refuse_any(broken(&wish))?;
    let now = app.clock.now();
    let ids: Vec<DeliveryId> = wish.deliveries.iter().map(|_| DeliveryId::new(&*app.ids)).collect();
    let key = key_of(&desk.claims, key, ids.first().map_or("", DeliveryId::as_str));
    let customers: Vec<&CustomerId> = wish.deliveries.iter().filter_map(|new| new.label.customer_id.as_ref()).collect();
    let tracking: Vec<String> = wish.deliveries.iter().map(|new| tracking_of(new.label.tracking.as_str())).collect();
    let questions = (
        store::registered_by(&key),
        store::place(&wish.location_id),
        store::terms_of(&customers, &wish.location_id, now),
        store::lies_here(&tracking),
    );
    let (earlier, place, customers, here) = app.db.read(questions).await?;
    if !earlier.is_empty() {
        if earlier.len() != ids.len() {
            return Err(problems::KEY_REUSED.because(""));
        }
        return Ok(Created(Registered { deliveries: earlier }));
    }
    let unknown = |pointer: &str, what: &str| Problem::field(pointer, "unknown", format!("there is no such {what}"));
    let place = place.into_iter().next().ok_or_else(|| unknown("/location_id", "location"))?;
    let lies_here = |number: &String| here.iter().find(|row| row.tracking == *number).map(|row| row.number);
    let again: Vec<_> = tracking.iter().enumerate().filter_map(|(n, one)| Some((n, lies_here(one)?))).collect();
    if !again.is_empty() {
        return Err(problems::scanned_before(again));
    }
    let today = Day::new(db::json::<Zone>(&place.zone)?.date(now)).unwrap_or(Day::LAST);
    let customers = customers.into_iter().map(|row| (row.customer_id.clone(), row)).collect();
    let new = Registering { wish: &wish, ids: &ids, key: &key, place, today, customers };
    for (n, one) in wish.deliveries.iter().enumerate() {
        if one.label.customer_id.is_some() && new.customer(&one.label).is_none() {
            return Err(unknown(&format!("/deliveries/{n}/label/customer_id"), "customer"));
        }
    }
    let writes = writes(&app, &desk, &new, now)?;
    let rows = app.db.commit(writes).await.map_err(problems::lost)?;
    let numbers = rows.first().cloned().unwrap_or_default();
    let made = |(id, one): (&DeliveryId, &NewDelivery)| {
        let row = numbers.iter().find(|row| row.get("id").and_then(|value| value.as_str()) == Some(id.as_str()));
        let number = row.and_then(|row| row.get("number")?.as_i64());
        let number = number.ok_or_else(|| Problem::internal("a delivery without a number"))?;
        let customer_name = new.customer(&one.label).map(|customer| customer.name.clone());
        Ok(MadeDelivery { id: id.clone(), number, customer_name })
    };
    let deliveries = ids.iter().zip(&wish.deliveries).map(made).collect::<Result<_, Problem>>()?;
    Ok(Created(Registered { deliveries }))
}

/// The batch; its first statement answers with the numbers.
fn writes(app: &App, desk: &Desk, new: &Registering<'_>, now: Instant) -> Result<Vec<Statement>, Problem> {
    let (by, rows) = (&desk.claims.account, new.rows()?);
    let mut writes = vec![store::insert(&rows, new.key, &new.wish.location_id, new.today, now)];
    let deeds: Vec<Deed<'_>> = rows.iter().map(|row| Deed { id: row.id, act: Act::Registered, detail: "" }).collect();
    writes.push(store::note(&deeds, Some(by), now));
    let codes: Vec<_> = new.customers.keys().map(|customer| (customer, code_of(&app.ids.next()))).collect();
    if !codes.is_empty() {
        writes.push(store::give_codes(&codes));
    }
    for (row, one) in rows.iter().zip(&new.wish.deliveries) {
        writes.extend(files::rows::attach(one.photo_id.as_slice(), by, row.id.as_str()));
        writes.extend(remembered(app, row.label));
    }
    for (id, customer) in &new.customers {
        let own: Vec<&NewRow<'_>> = rows.iter().filter(|row| row.label.customer_id.as_ref() == Some(id)).collect();
        let told = events::Arrived {
            customer: id,
            name: &customer.name,
            location: &new.place.name,
            items: own.iter().map(|row| item(row.label)).collect(),
            free_until: own.iter().filter_map(|row| row.terms.lying.free_until).min(),
            page: if let [one] = own.as_slice() { Page::delivery(one.id) } else { Page::deliveries() },
        };
        writes.push(events::arrived(told, now, &*app.ids));
    }
    let numbered: Vec<&str> = new.ids.iter().map(DeliveryId::as_str).collect();
    writes.push(audit(&desk.claims, "create_deliveries", new.wish.location_id.as_str(), numbered, now, &*app.ids));
    Ok(writes)
}

/// A label, as notices name what it is on; its number is given in the batch that tells of it.
pub(super) fn item(label: &Label) -> DeliveryItem {
    DeliveryItem {
        number: None,
        sort: events::sort(label.kind),
        sender: label.sender.as_str().to_owned(),
        carrier: label.carrier.as_str().to_owned(),
    }
}

/// The name that stands on it is another name of its customer from now on, if that was asked for.
pub(super) fn remembered(app: &App, label: &Label) -> Option<Statement> {
    let customer = label.customer_id.as_ref().filter(|_| label.remember)?;
    let name = Some(label.recipient.as_str()).filter(|name| !name.is_empty())?;
    Some(store::remember(&NameId::new(&*app.ids), customer, name))
}
