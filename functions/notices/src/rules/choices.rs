//! What people choose.
use super::topics::AREAS;
use crate::api::{Area, AreaChoice, Channel, NewSettings};
use web::{Problem, broken, refuse_any};

/// How each area is told that concerns an account, with what it chose.
pub(crate) fn areas(
    chosen: &[(&str, Channel, bool)],
    is_operator: bool,
    has_customer: bool,
) -> impl Iterator<Item = AreaChoice> {
    let told = move |area: Area, channel: Channel| {
        let own = chosen.iter().find(|(of, by, _)| *of == area.word() && *by == channel);
        let always = channel == Channel::Mail && area.is_always_mailed();
        always || own.map_or_else(|| area.by_default(channel), |(_, _, wanted)| *wanted)
    };
    let concerning = AREAS.into_iter().filter(move |area| area.concerns(is_operator, has_customer));
    concerning.map(move |area| AreaChoice {
        area,
        mail: told(area, Channel::Mail),
        in_app: told(area, Channel::InApp),
        push: told(area, Channel::Push),
    })
}

/// Refuses quiet hours without a length, an area named twice, and that one is not mailed which always is.
pub(crate) fn acceptable(new: &NewSettings) -> Result<(), Problem> {
    let mut errors = Vec::new();
    let mut refuse = |pointer: String, rule, detail: &str| errors.push(broken(pointer, rule, detail));
    for (place, choice) in new.areas.iter().enumerate() {
        if !choice.mail && choice.area.is_always_mailed() {
            refuse(format!("/areas/{place}/mail"), "always-by-mail", "this is always told by mail");
        }
        if new.areas[..place].iter().any(|other| other.area == choice.area) {
            refuse(format!("/areas/{place}/area"), "twice", "this area was named already");
        }
    }
    if new.quiet.is_some_and(|quiet| quiet.from.minutes() % 1440 == quiet.until.minutes() % 1440) {
        refuse("/quiet/until".to_owned(), "no-length", "must differ from the beginning");
    }
    refuse_any(errors)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{DigestEvery, QuietHours};

    #[test]
    fn everybody_sees_what_concerns_them() {
        let names = |operator, customer| areas(&[], operator, customer).map(|choice| choice.area).collect::<Vec<_>>();
        assert_eq!(names(false, false), [Area::Security]);
        assert_eq!(names(true, false), [Area::Security, Area::Staff]);
        assert_eq!(names(false, true).len(), 9);
    }

    #[test]
    fn what_was_chosen_stands_before_the_defaults_but_not_before_what_must_be() {
        let chosen =
            [("bookings", Channel::Mail, false), ("invoices", Channel::Mail, false), ("plans", Channel::Push, true)];
        let all: Vec<_> = areas(&chosen, false, true).collect();
        let of = |area| all.iter().find(|choice| choice.area == area).map(|choice| (choice.mail, choice.push));
        assert_eq!(of(Area::Bookings), Some((false, true)));
        assert_eq!(of(Area::Invoices), Some((true, false)));
        assert_eq!(of(Area::Plans), Some((true, true)));
    }

    #[test]
    fn what_cannot_be_chosen_is_refused_at_its_field() {
        let choice = |area, mail| AreaChoice { area, mail, in_app: true, push: true };
        let noon = || "12:00".parse().unwrap();
        let new = NewSettings {
            areas: vec![choice(Area::Bookings, false), choice(Area::Invoices, false), choice(Area::Bookings, true)],
            quiet: Some(QuietHours { from: noon(), until: noon() }),
            digest: DigestEvery::Off,
            location_id: None,
        };
        let problem = acceptable(&new).unwrap_err();
        let named: Vec<_> = problem.errors.iter().map(|error| (error.pointer.as_str(), error.rule)).collect();
        assert_eq!(
            named,
            [("/areas/1/mail", "always-by-mail"), ("/areas/2/area", "twice"), ("/quiet/until", "no-length")]
        );
    }
}
