//! Visitors are announced: by members, and by operators for them.
use super::{customer_of, place_in};
use crate::api::*;
use crate::events::{self, Visitor};
use crate::rules::{self, Caps, PlaceFacts, Planned, StoredVisit, Wish, check_caps, permission, plan, views};
use crate::store::{self, NewVisit, Shared};
use crate::{App, problems};
use access::audit;
use db::{Both, Statement};
use kernel::{CustomerId, Instant, Locale};
use web::{Body, Created, IdempotencyKey, Operator, Problem, SignedIn, role};

/// What the schema cannot say of a registration; `at` is where it stands in the body.
fn sound(wish: &RegisterVisitors, at: &str) -> Result<(), Problem> {
    if wish.visitors.is_empty() || VISITORS_MAX < wish.visitors.len() {
        return Err(Problem::field(format!("{at}/visitors"), "length", "must have 1 to 20 items"));
    }
    if wish.repeat.as_ref().is_some_and(|repeat| 7 < repeat.weekdays.len()) {
        return Err(Problem::field(format!("{at}/repeat/weekdays"), "length", "must have at most 7 items"));
    }
    for (n, visitor) in wish.visitors.iter().enumerate() {
        let twice = |other: &NewVisitor| visitor.email.is_some() && other.email == visitor.email;
        if wish.visitors.iter().take(n).any(twice) {
            return Err(Problem::field(format!("{at}/visitors/{n}/email"), "twice", "must be invited once"));
        }
    }
    Ok(())
}

/// The last moment that a wish is about, for the facts around it.
fn last_of(wish: &RegisterVisitors) -> Instant {
    let until = wish.repeat.as_ref().map(|repeat| Instant::utc_midnight(repeat.until.plus_days(2).date()));
    // A rule that reaches too far is refused; its far end is not looked at.
    let far = wish.starts_at.plus_minutes(i64::from(rules::AHEAD_DAYS_MAX + 2) * 24 * 60);
    until.map_or(wish.ends_at, |until| until.max(wish.ends_at)).clamp(wish.starts_at, far.max(wish.starts_at))
}

fn wish_of(wish: &RegisterVisitors) -> Wish<'_> {
    let RegisterVisitors { starts_at, ends_at, repeat, visitors, .. } = wish;
    Wish { starts_at: *starts_at, ends_at: *ends_at, repeat: repeat.as_ref(), visitors: visitors.len() }
}

/// Everything that a registration is made of.
struct Registering<'a> {
    app: &'a App,
    place: &'a PlaceFacts,
    wish: &'a RegisterVisitors,
    planned: &'a Planned,
    host: &'a Host,
    customer: &'a Host,
    booking: Option<&'a store::BookingRow>,
    /// The language of whoever registers.
    locale: Locale,
    key: &'a str,
    status: VisitStatus,
    now: Instant,
}

impl Registering<'_> {
    fn new_visits(&self) -> Vec<Vec<NewVisit>> {
        let of = |visitor: &NewVisitor| {
            let guest = GuestId::new(&*self.app.ids);
            let of_slot = |slot: &rules::Slot| NewVisit {
                id: VisitId::new(&*self.app.ids),
                guest: guest.clone(),
                name: visitor.name.as_str().to_owned(),
                email: visitor.email.as_ref().map(|email| email.as_str().to_owned()),
                locale: visitor.locale.unwrap_or(self.locale),
                company: visitor.company.as_str().to_owned(),
                slot: *slot,
                is_booked: self.booking.is_some_and(|booking| {
                    self.planned.slots.len() == 1 || self.place.day(booking.starts_at) == slot.day
                }),
            };
            self.planned.slots.iter().map(of_slot).collect()
        };
        self.wish.visitors.iter().map(of).collect()
    }

    fn shared(&self) -> Shared<'_> {
        Shared {
            location: &self.place.id,
            host: &self.host.id,
            customer: &self.customer.id,
            booking: self.booking,
            reason: self.wish.reason.as_str(),
            note: self.wish.note.as_str(),
            repeats: 1 < self.planned.slots.len(),
            walk_in: false,
            status: self.status,
            key: self.key,
            now: self.now,
        }
    }

    /// The visits as they will be, and what writes them and tells of them.
    fn made(&self) -> Result<(Vec<StoredVisit>, Vec<Statement>), Problem> {
        let guests = self.new_visits();
        let all: Vec<NewVisit> = guests.iter().flatten().cloned().collect();
        let stored: Vec<StoredVisit> =
            all.iter().map(|new| stored(new, &self.shared(), self.place, (self.host, self.customer))).collect();
        let mut writes = vec![store::insert(&all, &self.shared())];
        if self.status == VisitStatus::AwaitingOperator {
            writes.extend(stored.first().map(|first| self.asked(first)));
            return Ok((stored, writes));
        }
        for visits in &guests {
            let Some(first) = visits.first() else { continue };
            let visitor = Visitor {
                guest: &first.guest,
                name: &first.name,
                email: first.email.as_deref(),
                locale: first.locale,
                host: &self.host.name,
            };
            let times = events::new_times(&visits.iter().collect::<Vec<_>>(), &self.place.calendar.zone);
            let topic = outbox::Topic::VisitorInvited;
            writes.extend(events::with_code(self.app, visitor, self.place.whereabouts(), times, topic, self.now)?);
        }
        Ok((stored, writes))
    }

    /// The operators are asked once, however many come.
    fn asked(&self, first: &StoredVisit) -> Statement {
        let others = self.wish.visitors.len() - 1;
        let name = if others == 0 { first.name.clone() } else { format!("{} (+{others})", first.name) };
        let first = StoredVisit { name, ..first.clone() };
        events::to_approve(&first, &self.place.calendar.zone, self.now, &*self.app.ids)
    }
}

/// A visit as it will be read once it is written.
pub(super) fn stored(
    new: &NewVisit,
    shared: &Shared<'_>,
    place: &PlaceFacts,
    (host, customer): (&Host, &Host),
) -> StoredVisit {
    StoredVisit {
        id: new.id.clone(),
        guest_id: new.guest.clone(),
        location_id: place.id.clone(),
        location_name: place.name.clone(),
        zone: place.calendar.zone.name.clone(),
        host_id: host.id.clone(),
        host_name: host.name.clone(),
        customer_id: customer.id.clone(),
        customer_name: customer.name.clone(),
        booking_id: shared.booking.filter(|_| new.is_booked).map(|booking| booking.id.clone()),
        name: new.name.clone(),
        sought: rules::sought(&new.name),
        email: new.email.clone(),
        locale: new.locale,
        company: new.company.clone(),
        reason: shared.reason.to_owned(),
        note: shared.note.to_owned(),
        starts_at: new.slot.starts_at,
        ends_at: new.slot.ends_at,
        local_day: new.slot.day,
        repeats: shared.repeats.into(),
        walk_in: shared.walk_in.into(),
        status: shared.status,
        refusal: String::new(),
        in_at: (shared.status == VisitStatus::In).then_some(shared.now),
        back_at: None,
        out_at: None,
        out_by: None,
        terms_place: None,
        terms_version: None,
        accepted_at: None,
        sequence: 0,
    }
}

fn registered(visits: &[StoredVisit], skipped: Vec<SkippedDay>, now: Instant) -> Created<Registered> {
    let mut visits: Vec<Visit> = visits.iter().map(|visit| views(visit, true, now)).collect();
    visits.sort_by_key(|visit| visit.starts_at);
    Created(Registered { visits, skipped })
}

/// The host that was named, of those who can be.
fn host_in(hosts: &[Host], wish: &RegisterVisitors, customer: &CustomerId, at: &str) -> Result<Host, Problem> {
    let id = wish.host_id.as_ref().unwrap_or(customer);
    let unknown = || Problem::field(format!("{at}/host_id"), "unknown", "must be you or somebody of your team");
    hosts.iter().find(|host| host.id == *id).cloned().ok_or_else(unknown)
}

/// The booking that was named stands, and is where they come to.
fn booking_in(rows: &[store::BookingRow], wish: &RegisterVisitors, at: &str) -> Result<(), Problem> {
    let field = |rule, detail| Err(Problem::field(format!("{at}/booking_id"), rule, detail));
    match (&wish.booking_id, rows.first()) {
        (Some(_), None) => field("unknown", "there is no such booking"),
        (Some(_), Some(booking)) if booking.location_id != wish.location_id => {
            field("elsewhere", "must be at the same location")
        }
        _ => Ok(()),
    }
}

pub(crate) async fn register_visitors(
    SignedIn(claims): SignedIn,
    app: App,
    IdempotencyKey(key): IdempotencyKey,
    Body(wish): Body<RegisterVisitors>,
) -> Result<Created<Registered>, Problem> {
    sound(&wish, "")?;
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let key = key.map_or_else(|| format!("req_{}", app.ids.next()), |key| format!("{}:{key}", claims.account));
    let (from, until) = (wish.starts_at, last_of(&wish));
    let facts = (
        access::store::viewer(Some(&claims), now),
        store::place(&wish.location_id),
        store::closures(&wish.location_id, from, until),
        store::counted(customer, from, until),
        store::of_request(&key),
        store::hosts(customer),
        store::plan_caps(customer, now),
        store::person(&claims.account),
    );
    let host_id = wish.host_id.as_ref().unwrap_or(customer);
    let booking = store::booking(wish.booking_id.as_ref(), customer, host_id);
    let ((viewer, places, closures, counted, earlier, hosts, plan_caps, person), bookings) =
        app.db.read(Both(facts, booking)).await?;
    if !earlier.is_empty() {
        return Ok(registered(&earlier, Vec::new(), now));
    }
    permission(&access::store::only(viewer)?)?;
    let unknown = |_| Problem::field("/location_id", "unknown", "there is no such location");
    let place = place_in(places, closures).map_err(unknown)?;
    let host = host_in(&hosts, &wish, customer, "")?;
    booking_in(&bookings, &wish, "")?;
    let planned = plan(&place, wish_of(&wish), true, now)?;
    let caps = Caps::of(&place.reception, plan_caps.first().copied().unwrap_or_default());
    let days: Vec<_> = planned.slots.iter().map(|slot| slot.day).collect();
    check_caps(caps, &counted, &place.id, &days, wish.visitors.len())?;
    let waits = place.reception.operator_approves;
    let registering = Registering {
        app: &app,
        place: &place,
        wish: &wish,
        planned: &planned,
        host: &host,
        customer: &host_in(&hosts, &RegisterVisitors { host_id: None, ..wish.clone() }, customer, "")?,
        booking: bookings.first(),
        locale: person.first().map_or(Locale::default(), |person| person.locale),
        key: &key,
        status: if waits { VisitStatus::AwaitingOperator } else { VisitStatus::Expected },
        now,
    };
    let (stored, mut writes) = registering.made()?;
    writes.push(store::guard_setup(&place));
    writes.extend(store::guard_caps(customer, &place.id, caps, &days));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(registered(&stored, planned.skipped, now))
}

pub(crate) async fn register_for_customer(
    boss: Operator<role::Visitors>,
    app: App,
    IdempotencyKey(key): IdempotencyKey,
    Body(RegisterForCustomer { customer_id, registration: wish }): Body<RegisterForCustomer>,
) -> Result<Created<Registered>, Problem> {
    sound(&wish, "/registration")?;
    let now = app.clock.now();
    let key = key.map_or_else(|| format!("req_{}", app.ids.next()), |key| format!("{}:{key}", boss.claims.account));
    let host_id = wish.host_id.as_ref().unwrap_or(&customer_id);
    let asked = (
        store::place(&wish.location_id),
        store::of_request(&key),
        store::hosts(&customer_id),
        store::person(&boss.claims.account),
        store::booking(wish.booking_id.as_ref(), &customer_id, host_id),
    );
    let (places, earlier, hosts, person, bookings) = app.db.read(asked).await?;
    if !earlier.is_empty() {
        return Ok(registered(&earlier, Vec::new(), now));
    }
    let unknown = |_| Problem::field("/registration/location_id", "unknown", "there is no such location");
    let place = place_in(places, Vec::new()).map_err(unknown)?;
    let nobody = || Problem::field("/customer_id", "unknown", "there is no such customer");
    let customer = hosts.iter().find(|host| host.id == customer_id).cloned().ok_or_else(nobody)?;
    let host = host_in(&hosts, &wish, &customer_id, "/registration")?;
    booking_in(&bookings, &wish, "/registration")?;
    let planned = plan(&place, wish_of(&wish), false, now)?;
    let registering = Registering {
        app: &app,
        place: &place,
        wish: &wish,
        planned: &planned,
        host: &host,
        customer: &customer,
        booking: bookings.first(),
        locale: person.first().map_or(Locale::default(), |person| person.locale),
        key: &key,
        status: VisitStatus::Expected,
        now,
    };
    let (stored, mut writes) = registering.made()?;
    // Of whom is not said: what visitors left goes after a time, and what operators did stays.
    let detail = serde_json::json!({ "location": place.id, "starts_at": wish.starts_at, "visits": stored.len() });
    writes.push(audit(&boss.claims, "register_for_customer", customer_id.as_str(), detail, now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(registered(&stored, planned.skipped, now))
}
