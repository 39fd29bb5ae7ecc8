//! Who comes in, who goes out, and who is found at the kiosk.
use super::facts::{Agreed, PlaceFacts, Reception, StoredVisit};
use super::names::{is_first_name, is_last_name, sought};
use super::refusal::Refusal;
use super::register::Slot;
use crate::api::{CheckIn, VisitStatus, WalkIns};
use kernel::Instant;

/// How somebody comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// For the first time.
    First,
    /// Back from where they went.
    Back,
}

/// Who lets somebody in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// The tablet: nobody looks whom.
    Kiosk,
    /// Somebody at the desk.
    Desk,
}

/// Whether a visitor may come in: expected, and today. Who has left may come back for as long as the visit was to last; the desk,
/// which sees who it is, lets them back in all day.
pub fn may_come_in(visit: &StoredVisit, place: &PlaceFacts, door: Door, now: Instant) -> Result<Entry, Refusal> {
    let is_today = visit.local_day == place.day(now);
    match visit.status {
        VisitStatus::Expected if is_today => Ok(Entry::First),
        VisitStatus::Expected => Err(Refusal::NotToday(visit.local_day)),
        VisitStatus::Left if now < visit.ends_at || door == Door::Desk && is_today => Ok(Entry::Back),
        _ => Err(Refusal::Moved(visit.status_at(now))),
    }
}

/// Whether a visitor can be checked out: only who is in.
pub fn may_leave(visit: &StoredVisit, now: Instant) -> Result<(), Refusal> {
    if visit.status == VisitStatus::In { Ok(()) } else { Err(Refusal::Moved(visit.status_at(now))) }
}

/// What a visitor agrees to as they come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Which terms.
    pub terms: Agreed,
    /// The signature.
    pub signature: Option<String>,
}

/// What is written down of what a visitor agreed to; nothing where there is nothing to agree to, or they have (`before`).
pub fn agree(reception: &Reception, before: Option<&Agreed>, wish: &CheckIn) -> Result<Option<Agreement>, Refusal> {
    let Some(terms) = &reception.terms else { return Ok(None) };
    let asked = Agreed { place: reception.place.clone(), version: terms.version };
    if before == Some(&asked) {
        return Ok(None);
    }
    if wish.terms_version.map(i64::from) != Some(terms.version) {
        return Err(Refusal::TermsChanged { version: terms.version });
    }
    let signature = wish.signature.as_ref().map(|signature| signature.as_str().to_owned());
    if reception.signature && signature.is_none() {
        return Err(Refusal::SignatureMissing);
    }
    Ok(Some(Agreement { terms: asked, signature }))
}

/// When somebody who was not announced is here: from now until the location closes, or for two hours where it has no hours.
pub fn may_walk_in(place: &PlaceFacts, now: Instant) -> Result<Slot, Refusal> {
    if place.reception.walk_ins == WalkIns::Off {
        return Err(Refusal::NoWalkIns);
    }
    let day = place.day(now);
    let open = place.calendar.open_on(day.date());
    let closes = open.iter().find(|(opens, closes)| *opens <= now && now < *closes).map(|(_, closes)| *closes);
    Ok(Slot { day, starts_at: now, ends_at: closes.unwrap_or_else(|| now.plus_minutes(120)) })
}

/// What a walk-in's visit begins as.
pub fn came(walk_ins: WalkIns) -> VisitStatus {
    if walk_ins == WalkIns::HostApproves { VisitStatus::AwaitingHost } else { VisitStatus::In }
}

/// The visit that a kiosk shows for a name or a code: of those that `visits` brought, the one of today that is expected or in.
/// A code (`named` is nothing) brings one guest's visits alone; a last name in full may be that of several people, of whom a
/// kiosk says no more than that there are several.
pub fn find<'a>(
    visits: &'a [StoredVisit],
    named: Option<(&str, Option<&str>)>,
    place: &PlaceFacts,
    now: Instant,
) -> Result<&'a StoredVisit, Refusal> {
    let today = place.day(now);
    let is_meant = |visit: &&StoredVisit| match named {
        None => true,
        Some((last, first)) => {
            let first = first.map(sought).filter(|first| !first.is_empty());
            is_last_name(&visit.sought, &sought(last)) && first.is_none_or(|first| is_first_name(&visit.sought, &first))
        }
    };
    let here: Vec<&StoredVisit> =
        visits.iter().filter(|visit| visit.location_id == place.id && is_meant(visit)).collect();
    let can_be_shown = |visit: &&&StoredVisit| match visit.status {
        VisitStatus::In => true,
        VisitStatus::AwaitingHost => visit.local_day == today,
        _ => may_come_in(visit, place, Door::Kiosk, now).is_ok(),
    };
    let shown: Vec<&StoredVisit> = here.iter().filter(can_be_shown).copied().collect();
    match shown.as_slice() {
        [] => Err(why_nobody(&here, named.is_some(), now)),
        [one] => Ok(one),
        // One person who comes twice today: the visit that they are in, else the next, else the one that they left.
        [first, others @ ..] if others.iter().all(|other| other.sought == first.sought) => {
            let is_in = shown.iter().find(|visit| visit.status == VisitStatus::In);
            let next = || shown.iter().min_by_key(|visit| (visit.status == VisitStatus::Left, visit.starts_at));
            Ok(is_in.or_else(next).copied().unwrap_or(first))
        }
        _ => Err(Refusal::SeveralOfThatName),
    }
}

/// A code is known by whoever was given it, so that it is told what has become of the visit; a name is known by anybody.
fn why_nobody(here: &[&StoredVisit], by_name: bool, now: Instant) -> Refusal {
    let Some(nearest) = here.iter().filter(|_| !by_name).min_by_key(|visit| now.minutes_until(visit.starts_at).abs())
    else {
        return Refusal::NobodyExpected;
    };
    match nearest.status {
        VisitStatus::Expected => Refusal::NotToday(nearest.local_day),
        status => Refusal::Moved(status),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::TermsFacts;
    use kernel::Zone;
    use kernel::hours::Calendar;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn now() -> Instant {
        at("2030-01-01T09:00:00Z")
    }

    fn place(walk_ins: WalkIns) -> PlaceFacts {
        let hours = serde_json::from_str(r#"[{"weekday":2,"opens":"08:00","closes":"20:00"}]"#).unwrap();
        PlaceFacts {
            id: "loc_here".parse().unwrap(),
            name: String::new(),
            address: String::new(),
            calendar: Calendar { zone: Zone::fixed("Etc/UTC", 0), hours, closures: vec![] },
            location_version: 1,
            reception: Reception {
                place: "space".to_owned(),
                version: 1,
                day_max: None,
                week_max: None,
                month_max: None,
                operator_approves: false,
                walk_ins,
                terms: Some(TermsFacts { version: 2, text: "Be kind".to_owned() }),
                signature: true,
                badge_fields: vec![],
            },
        }
    }

    fn visit(name: &str, status: &str, day: &str) -> StoredVisit {
        let came = matches!(status, "in" | "left").then_some(1);
        let row = serde_json::json!({
            "id": format!("vis_{}", name.replace(' ', "-")), "guest_id": "gst_1", "location_id": "loc_here",
            "location_name": "", "zone": "Etc/UTC", "host_id": "cus_ada", "host_name": "Ada", "customer_id": "cus_ada",
            "customer_name": "Ada", "booking_id": null, "name": name, "sought": sought(name), "email": null, "locale": "en",
            "company": "", "reason": "", "note": "", "starts_at": at(&format!("{day}T10:00:00Z")).as_millis(),
            "ends_at": at(&format!("{day}T11:00:00Z")).as_millis(), "local_day": day, "repeats": 0, "walk_in": 0,
            "status": status, "refusal": "", "in_at": came, "back_at": null, "out_at": null, "out_by": null, "terms_place": null,
            "terms_version": null, "accepted_at": null, "sequence": 0,
        });
        serde_json::from_value(row).unwrap()
    }

    #[test]
    fn only_who_is_expected_today_comes_in() {
        let (place, today) = (place(WalkIns::Off), "2030-01-01");
        let comes = |visit: &StoredVisit, now| may_come_in(visit, &place, Door::Kiosk, now);
        assert_eq!(comes(&visit("Eve", "expected", today), now()), Ok(Entry::First));
        let tomorrow = visit("Eve", "expected", "2030-01-02");
        assert_eq!(comes(&tomorrow, now()), Err(Refusal::NotToday(tomorrow.local_day)));
        // Late is not too late, while it is today.
        assert_eq!(comes(&visit("Eve", "expected", today), at("2030-01-01T19:00:00Z")), Ok(Entry::First));
        for status in ["in", "cancelled", "refused", "awaiting_host", "awaiting_operator"] {
            let visit = visit("Eve", status, today);
            assert_eq!(comes(&visit, now()), Err(Refusal::Moved(visit.status)), "{status}");
        }
    }

    #[test]
    fn who_has_left_comes_back_while_the_visit_lasts_and_by_the_desk_all_day() {
        let (place, left) = (place(WalkIns::Off), visit("Eve", "left", "2030-01-01"));
        let check = |door, now: &str, expected| {
            assert_eq!(may_come_in(&left, &place, door, at(now)), expected, "{door:?} {now}");
        };
        let gone = Err(Refusal::Moved(VisitStatus::Left));
        check(Door::Kiosk, "2030-01-01T10:59:00Z", Ok(Entry::Back));
        check(Door::Kiosk, "2030-01-01T11:00:00Z", gone.clone());
        check(Door::Desk, "2030-01-01T11:00:00Z", Ok(Entry::Back));
        check(Door::Desk, "2030-01-02T00:00:00Z", gone);
    }

    #[test]
    fn only_who_is_in_goes_out() {
        assert_eq!(may_leave(&visit("Eve", "in", "2030-01-01"), now()), Ok(()));
        for status in ["expected", "left", "cancelled"] {
            assert!(may_leave(&visit("Eve", status, "2030-01-01"), now()).is_err(), "{status}");
        }
    }

    #[test]
    fn terms_are_agreed_to_in_the_version_that_holds_and_signed() {
        let reception = place(WalkIns::Off).reception;
        let wish = |version, signature: Option<&str>| CheckIn {
            terms_version: version,
            signature: signature.map(|path| path.parse().unwrap()),
        };
        let agreed = agree(&reception, None, &wish(Some(2), Some("M1 2L3 4"))).unwrap().unwrap();
        assert_eq!((agreed.terms.version, agreed.signature.as_deref()), (2, Some("M1 2L3 4")));
        assert_eq!(agree(&reception, None, &wish(Some(1), None)), Err(Refusal::TermsChanged { version: 2 }));
        assert_eq!(agree(&reception, None, &wish(None, None)), Err(Refusal::TermsChanged { version: 2 }));
        assert_eq!(agree(&reception, None, &wish(Some(2), None)), Err(Refusal::SignatureMissing));
        assert_eq!(agree(&reception, Some(&agreed.terms), &wish(None, None)), Ok(None), "once is enough");
        assert_eq!(agree(&Reception { terms: None, ..reception }, None, &wish(None, None)), Ok(None));
    }

    #[test]
    fn a_kiosk_finds_by_the_full_last_name_and_names_nobody() {
        let (place, today) = (place(WalkIns::Off), "2030-01-01");
        let visits = [
            visit("Eve Adams", "expected", today),
            visit("Max Adams", "expected", today),
            visit("Ida Berg", "in", today),
            visit("Old Crow", "expected", "2030-01-02"),
            visit("Gone Dale", "left", today),
            StoredVisit { ends_at: now(), ..visit("Una Wolf", "left", today) },
        ];
        let named = |last: &str, first: Option<&str>| {
            find(&visits, Some((last, first)), &place, now()).map(|visit| visit.name.as_str())
        };
        assert_eq!(named("ADAMS ", None), Err(Refusal::SeveralOfThatName));
        assert_eq!(named("adams", Some("eve")), Ok("Eve Adams"));
        assert_eq!(named("adams", Some("zoe")), Err(Refusal::NobodyExpected));
        assert_eq!(named("Berg", None), Ok("Ida Berg"));
        assert_eq!(named("Dale", None), Ok("Gone Dale"), "who may come back");
        for nobody in ["ada", "", "crow", "wolf", "smith"] {
            assert_eq!(named(nobody, None), Err(Refusal::NobodyExpected), "{nobody}");
        }
    }

    #[test]
    fn a_code_says_what_has_become_of_the_visit() {
        let place = place(WalkIns::Off);
        let of = |visits: &[StoredVisit]| find(visits, None, &place, now()).map(|visit| visit.id.to_string());
        let tomorrow = visit("Eve", "expected", "2030-01-02");
        assert_eq!(of(std::slice::from_ref(&tomorrow)), Err(Refusal::NotToday(tomorrow.local_day)));
        assert_eq!(of(&[visit("Eve", "cancelled", "2030-01-01")]), Err(Refusal::Moved(VisitStatus::Cancelled)));
        assert_eq!(of(&[]), Err(Refusal::NobodyExpected));
        assert_eq!(of(&[tomorrow, visit("Today", "expected", "2030-01-01")]), Ok("vis_Today".to_owned()));
        let mut twice = [visit("Eve", "expected", "2030-01-01"), visit("Eve", "in", "2030-01-01")];
        twice[1].id = "vis_in".parse().unwrap();
        assert_eq!(of(&twice), Ok("vis_in".to_owned()), "who is in is shown the way out");
    }

    #[test]
    fn a_walk_in_stays_until_closing() {
        assert_eq!(may_walk_in(&place(WalkIns::Off), now()), Err(Refusal::NoWalkIns));
        let slot = may_walk_in(&place(WalkIns::Open), now()).unwrap();
        assert_eq!((slot.starts_at, slot.ends_at), (now(), at("2030-01-01T20:00:00Z")));
        let late = at("2030-01-01T21:00:00Z");
        assert_eq!(may_walk_in(&place(WalkIns::Open), late).unwrap().ends_at, at("2030-01-01T23:00:00Z"));
        assert_eq!((came(WalkIns::Open), came(WalkIns::HostApproves)), (VisitStatus::In, VisitStatus::AwaitingHost));
    }
}
