//! What may be announced: by whom, for when, and what it then shows.
use super::facts::{PlaceFacts, StoredVisit};
use super::refusal::Refusal;
use super::{AHEAD_DAYS_MAX, LATE_MINUTES_MAX, VISIT_HOURS_MAX, days};
use crate::api::{Host, Repeat, SkippedDay, VISITS_MAX, Visit, VisitMay, VisitPlace, VisitStatus};
use access::{Right, Rule, Section, Viewer, decide};
use chrono::NaiveDateTime;
use kernel::{Day, Instant};

/// Whether the viewer may announce visitors.
pub fn permission(viewer: &Viewer) -> Result<(), Rule> {
    decide(viewer, Section::Visitors)?;
    decide(viewer, Right::RegisterVisitors)
}

/// Whether the viewer may see to visits that there are. Who is suspended still may: calling one off owes nothing.
pub fn to_manage(viewer: &Viewer) -> Result<(), Rule> {
    match permission(viewer) {
        Err(Rule::Suspended) => Ok(()),
        other => other,
    }
}

/// When somebody is to come.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
    /// How it repeats.
    pub repeat: Option<&'a Repeat>,
    /// How many come each time.
    pub visitors: usize,
}

/// One time that somebody is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The day on the location's calendar.
    pub day: Day,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
}

/// What a wish comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The times, in order.
    pub slots: Vec<Slot>,
    /// Days that a repeating visit leaves out.
    pub skipped: Vec<SkippedDay>,
}

/// The times of a wish at a location. Where `hours_bind`, the location has to be open: a visit that repeats leaves out the days
/// on which it is not, and one that does not is refused.
pub fn plan(place: &PlaceFacts, wish: Wish<'_>, hours_bind: bool, now: Instant) -> Result<Planned, Refusal> {
    times_fit(wish, now)?;
    let mut planned = Planned { slots: Vec::new(), skipped: Vec::new() };
    for slot in slots(place, wish)? {
        if !hours_bind || place.calendar.is_open_throughout(slot.starts_at, slot.ends_at) {
            planned.slots.push(slot);
        } else {
            planned.skipped.push(SkippedDay { day: slot.day, closure: closure(place, slot.day).unwrap_or_default() });
        }
    }
    if planned.slots.is_empty() || wish.repeat.is_none() && !planned.skipped.is_empty() {
        let day = place.day(wish.starts_at);
        let open = place.calendar.open_on(day.date());
        return Err(Refusal::NotOpen { day, open, closure: closure(place, day) });
    }
    if VISITS_MAX < planned.slots.len().saturating_mul(wish.visitors) {
        return Err(Refusal::TooManyVisits { visits_max: VISITS_MAX });
    }
    Ok(planned)
}

fn closure(place: &PlaceFacts, day: Day) -> Option<String> {
    place.calendar.closure_on(day.date()).map(|closure| closure.reason.clone())
}

fn times_fit(wish: Wish<'_>, now: Instant) -> Result<(), Refusal> {
    let ahead = i64::from(AHEAD_DAYS_MAX) * 24 * 60;
    match () {
        () if wish.ends_at <= wish.starts_at => Err(Refusal::EndsTooEarly),
        () if wish.starts_at.plus_minutes(VISIT_HOURS_MAX * 60) < wish.ends_at => {
            Err(Refusal::TooLong { hours_max: VISIT_HOURS_MAX })
        }
        () if wish.ends_at <= now || wish.starts_at < now.plus_minutes(-LATE_MINUTES_MAX) => Err(Refusal::HasPassed),
        () if now.plus_minutes(ahead) < wish.starts_at => Err(Refusal::TooFarAhead { days_max: AHEAD_DAYS_MAX }),
        () => Ok(()),
    }
}

/// Every time of a wish, whether the location is open or not: the same time on the wall clock each day.
fn slots(place: &PlaceFacts, wish: Wish<'_>) -> Result<Vec<Slot>, Refusal> {
    let first = Slot { day: place.day(wish.starts_at), starts_at: wish.starts_at, ends_at: wish.ends_at };
    let Some(repeat) = wish.repeat else { return Ok(vec![first]) };
    if repeat.until < first.day {
        return Err(Refusal::RepeatEnds);
    }
    if first.day.plus_days(AHEAD_DAYS_MAX) < repeat.until {
        return Err(Refusal::TooFarAhead { days_max: AHEAD_DAYS_MAX });
    }
    let found = days(first.day.date(), repeat, VISITS_MAX);
    if VISITS_MAX < found.len().saturating_mul(wish.visitors.max(1)) {
        return Err(Refusal::TooManyVisits { visits_max: VISITS_MAX });
    }
    let zone = &place.calendar.zone;
    let (starts, ends) = (zone.local(wish.starts_at), zone.local(wish.ends_at));
    let moved = |clock: NaiveDateTime, date: chrono::NaiveDate| {
        clock.checked_add_signed(date - first.day.date()).map(|clock| zone.wall_clock(clock).earliest())
    };
    let later = found.into_iter().skip(1).filter_map(|date| {
        let (starts_at, ends_at) = (moved(starts, date)?, moved(ends, date)?);
        // A visit within the hour that clocks skip is none.
        (starts_at < ends_at).then_some(Slot { day: Day::new(date)?, starts_at, ends_at })
    });
    Ok(std::iter::once(first).chain(later).collect())
}

/// Where a visit is moved to, and those of the same person that follow it and move along: by as many days, to the same time on
/// the wall clock. All of them are within opening hours, or none moves.
pub fn change(
    place: &PlaceFacts,
    wish: Wish<'_>,
    (from, following): (Day, &[StoredVisit]),
    now: Instant,
) -> Result<Vec<Slot>, Refusal> {
    let mut slots = plan(place, wish, true, now)?.slots;
    let Some(first) = slots.first().copied() else { return Ok(slots) };
    let zone = &place.calendar.zone;
    let clocks = [first.starts_at, first.ends_at].map(|at| zone.local(at));
    let last = now.plus_minutes(i64::from(AHEAD_DAYS_MAX) * 24 * 60);
    for visit in following {
        let days = chrono::Duration::days(from.days_until(visit.local_day));
        let [starts_at, ends_at] =
            clocks.map(|clock| clock.checked_add_signed(days).map_or(last, |clock| zone.wall_clock(clock).earliest()));
        let slot = Slot { day: place.day(starts_at), starts_at, ends_at };
        if last < starts_at {
            return Err(Refusal::TooFarAhead { days_max: AHEAD_DAYS_MAX });
        }
        if ends_at <= starts_at || !place.calendar.is_open_throughout(starts_at, ends_at) {
            let open = place.calendar.open_on(slot.day.date());
            return Err(Refusal::NotOpen { day: slot.day, open, closure: closure(place, slot.day) });
        }
        slots.push(slot);
    }
    Ok(slots)
}

/// Whether a visit is at that time of its day already, on the wall clock.
pub fn is_at(place: &PlaceFacts, visit: &StoredVisit, (starts_at, ends_at): (Instant, Instant)) -> bool {
    let clock = |at: Instant| place.calendar.zone.local(at).time();
    clock(visit.starts_at) == clock(starts_at) && clock(visit.ends_at) == clock(ends_at)
}

/// When a visit is that goes along with its booking: both of its ends move as those of the booking do (`before`, `after`), so that
/// who comes early still does; where nothing would be left of it, it is when the booking is.
pub fn taken_along(
    visit: (Instant, Instant),
    before: (Instant, Instant),
    after: (Instant, Instant),
) -> (Instant, Instant) {
    let moved = |at: Instant, from: Instant, to: Instant| at.plus_minutes(from.minutes_until(to));
    let (starts_at, ends_at) = (moved(visit.0, before.0, after.0), moved(visit.1, before.1, after.1));
    if starts_at < ends_at { (starts_at, ends_at) } else { after }
}

/// A visit as its host sees it; `may_manage` is what `to_manage` says of the viewer.
pub fn views(visit: &StoredVisit, may_manage: bool, now: Instant) -> Visit {
    let status = visit.status_at(now);
    let planned = matches!(status, VisitStatus::Expected | VisitStatus::AwaitingOperator);
    let may = VisitMay {
        change: may_manage && planned,
        cancel: may_manage && planned,
        link: may_manage && status == VisitStatus::Expected,
        decide: may_manage && status == VisitStatus::AwaitingHost,
        check_in: false,
        check_out: may_manage && status == VisitStatus::In,
    };
    Visit {
        id: visit.id.clone(),
        guest_id: visit.guest_id.clone(),
        status,
        name: visit.name.clone(),
        email: visit.email.clone(),
        company: visit.company.clone(),
        reason: visit.reason.clone(),
        note: visit.note.clone(),
        location: VisitPlace {
            id: visit.location_id.clone(),
            name: visit.location_name.clone(),
            zone: visit.zone.clone(),
        },
        host: Host { id: visit.host_id.clone(), name: visit.host_name.clone() },
        booking_id: visit.booking_id.clone(),
        starts_at: visit.starts_at,
        ends_at: visit.ends_at,
        repeats: visit.repeats == 1,
        walk_in: visit.walk_in == 1,
        in_at: visit.in_at,
        back_at: visit.back_at,
        out_at: visit.out_at,
        out_by: visit.out_by,
        refusal: visit.refusal.clone(),
        may,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{Every, WalkIns};
    use crate::rules::Reception;
    use chrono::{Offset, TimeZone};
    use kernel::Zone;
    use kernel::hours::{Calendar, Closure};

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn berlin() -> PlaceFacts {
        let tz = chrono_tz::Europe::Berlin;
        let zone = Zone::from_offsets("Europe/Berlin", |seconds| {
            tz.offset_from_utc_datetime(&chrono::DateTime::from_timestamp(seconds, 0).unwrap().naive_utc())
                .fix()
                .local_minus_utc()
        });
        let hours: Vec<_> =
            (1..=5).map(|day| format!(r#"{{"weekday":{day},"opens":"08:00","closes":"20:00"}}"#)).collect();
        let closures = vec![Closure {
            starts_on: "2030-03-27".parse().unwrap(),
            ends_on: "2030-03-27".parse().unwrap(),
            reason: "Painters".to_owned(),
        }];
        let calendar =
            Calendar { zone, hours: serde_json::from_str(&format!("[{}]", hours.join(","))).unwrap(), closures };
        PlaceFacts {
            id: "loc_berlin".parse().unwrap(),
            name: "Berlin".to_owned(),
            address: String::new(),
            calendar,
            location_version: 1,
            reception: Reception {
                place: "space".to_owned(),
                version: 1,
                day_max: None,
                week_max: None,
                month_max: None,
                operator_approves: false,
                walk_ins: WalkIns::Off,
                terms: None,
                signature: false,
                badge_fields: vec![],
            },
        }
    }

    fn now() -> Instant {
        at("2030-03-20T09:00:00Z")
    }

    fn wish(from: &str, until: &str) -> Wish<'static> {
        Wish { starts_at: at(from), ends_at: at(until), repeat: None, visitors: 1 }
    }

    #[track_caller]
    fn refused(from: &str, until: &str, expected: &Refusal) {
        assert_eq!(plan(&berlin(), wish(from, until), true, now()).as_ref(), Err(expected));
    }

    #[test]
    fn a_visit_has_a_beginning_an_end_and_a_bound() {
        refused("2030-03-21T10:00:00Z", "2030-03-21T10:00:00Z", &Refusal::EndsTooEarly);
        refused("2030-03-21T10:00:00Z", "2030-03-22T10:01:00Z", &Refusal::TooLong { hours_max: 24 });
        refused("2030-03-20T07:59:00Z", "2030-03-20T12:00:00Z", &Refusal::HasPassed);
        refused("2030-03-20T08:30:00Z", "2030-03-20T09:00:00Z", &Refusal::HasPassed);
        refused("2031-03-22T10:00:00Z", "2031-03-22T11:00:00Z", &Refusal::TooFarAhead { days_max: 366 });
        // Who stands beside their host is registered all the same.
        assert!(plan(&berlin(), wish("2030-03-20T08:30:00Z", "2030-03-20T10:00:00Z"), true, now()).is_ok());
    }

    #[test]
    fn a_visit_is_within_opening_hours_unless_an_operator_says_otherwise() {
        let open = vec![(at("2030-03-21T07:00:00Z"), at("2030-03-21T19:00:00Z"))];
        refused(
            "2030-03-21T18:30:00Z",
            "2030-03-21T19:30:00Z",
            &Refusal::NotOpen { day: day("2030-03-21"), open, closure: None },
        );
        let painters = Refusal::NotOpen { day: day("2030-03-27"), open: vec![], closure: Some("Painters".to_owned()) };
        refused("2030-03-27T10:00:00Z", "2030-03-27T11:00:00Z", &painters);
        assert!(plan(&berlin(), wish("2030-03-27T10:00:00Z", "2030-03-27T11:00:00Z"), false, now()).is_ok());
    }

    #[test]
    fn a_visit_that_repeats_keeps_its_time_on_the_wall_and_leaves_out_closed_days() {
        let weekdays: Vec<_> = [3, 5].iter().map(|day| i64::from(*day).try_into().unwrap()).collect();
        let repeat = Repeat {
            every: Every::Week,
            interval: 1.try_into().unwrap(),
            weekdays,
            until: "2030-04-05".parse().unwrap(),
        };
        let wish = Wish { repeat: Some(&repeat), ..wish("2030-03-22T09:00:00Z", "2030-03-22T10:00:00Z") };
        let planned = plan(&berlin(), wish, true, now()).unwrap();
        let shown: Vec<String> = planned.slots.iter().map(|slot| slot.starts_at.to_string()).collect();
        // Clocks go forward on 31 March.
        let expected = ["2030-03-22T09:00:00Z", "2030-03-29T09:00:00Z", "2030-04-03T08:00:00Z", "2030-04-05T08:00:00Z"];
        assert_eq!(shown, expected);
        let painters = SkippedDay { day: "2030-03-27".parse().unwrap(), closure: "Painters".to_owned() };
        assert_eq!(planned.skipped, [painters]);
    }

    #[test]
    fn a_visit_goes_along_with_its_booking() {
        let span =
            |from: &str, until: &str| (at(&format!("2030-03-21T{from}:00Z")), at(&format!("2030-03-21T{until}:00Z")));
        let check = |visit, before, after, expected| assert_eq!(taken_along(visit, before, after), expected);
        // Who comes a quarter of an hour early still does.
        check(span("09:45", "12:00"), span("10:00", "12:00"), span("13:00", "15:00"), span("12:45", "15:00"));
        check(span("10:00", "12:00"), span("10:00", "12:00"), span("10:00", "13:00"), span("10:00", "13:00"));
        // Who came for its last hour comes for what is left.
        check(span("11:00", "12:00"), span("10:00", "12:00"), span("10:00", "11:00"), span("10:00", "11:00"));
    }

    #[test]
    fn a_registration_is_bounded_by_its_visits() {
        let every = |until: &str| Repeat {
            every: Every::Day,
            interval: 1.try_into().unwrap(),
            weekdays: vec![],
            until: until.parse().unwrap(),
        };
        let plan_of = |until: &str, visitors| {
            let repeat = every(until);
            let wish = Wish { repeat: Some(&repeat), visitors, ..wish("2030-03-21T09:00:00Z", "2030-03-21T10:00:00Z") };
            plan(&berlin(), wish, false, now()).map(|planned| planned.slots.len())
        };
        assert_eq!(plan_of("2030-03-30", 20), Ok(10));
        assert_eq!(plan_of("2030-03-31", 20), Err(Refusal::TooManyVisits { visits_max: 200 }));
        assert_eq!(plan_of("2031-03-22", 1), Err(Refusal::TooManyVisits { visits_max: 200 }));
        assert_eq!(plan_of("2031-03-23", 1), Err(Refusal::TooFarAhead { days_max: 366 }));
        assert_eq!(plan_of("2030-03-20", 1), Err(Refusal::RepeatEnds));
    }
}
