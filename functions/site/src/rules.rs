//! What the pages show. Pure: no clock, no database, no HTTP.
mod first;
mod invitation;
mod offer;

pub use invitation::{calendar, invitation};

use crate::api::{Place, Prices};
use crate::store::{LocationRow, Offers, PlanRow, ProductRow};
use access::{Decision, Level, Rule, Section, Viewer, decide};
use kernel::{Instant, LocationId};
use ledger::Books;
use offer::Names;
use web::Problem;

/// The prices that `viewer` may see at `now`; a refusal, if there are none for them.
pub fn prices(viewer: &Viewer, books: &Books, offers: Offers, now: Instant) -> Result<Prices, Problem> {
    let (space, plans, mut products, locations, kinds, had) = offers;
    let sections = [Section::Plans, Section::Products];
    let [of_plans, of_products] = sections.map(|section| decide(viewer, section));
    if let Some(rule) = neither(of_plans, of_products) {
        return Err(rule.into());
    }
    let (mut plans, mut by_cycle): (Vec<_>, Vec<_>) = plans.into_iter().partition(|row| row.sold_as.makes_member());
    plans.retain(|_| of_plans.is_ok());
    by_cycle.retain(|_| of_products.is_ok());
    products.retain(|_| of_products.is_ok());
    let space = space.into_iter().next();
    let rights = space.as_ref().map(|space| db::json(&space.rights)).transpose()?.unwrap_or_default();
    let names = Names { locations: &locations, kinds: &kinds, had: &had, rights };
    let today = books.day(now);
    let contracts = |rows: &[PlanRow], is_here: &dyn Fn(&Option<LocationId>) -> bool| {
        let here = rows.iter().filter(|row| is_here(&row.location_id));
        here.map(|row| offer::plan(row, books, &names, today)).collect::<Result<Vec<_>, Problem>>()
    };
    let anywhere = std::iter::once(None).chain(locations.iter().map(Some));
    let places = anywhere.map(|location| {
        let is_here = |of: &Option<LocationId>| of.as_ref() == location.map(|location| &location.id);
        Ok(Place {
            name: location.map(|location| location.name.clone()),
            anchor: location.map_or_else(|| "everywhere".to_owned(), |location: &LocationRow| location.slug.clone()),
            plans: contracts(&plans, &is_here)?,
            by_cycle: contracts(&by_cycle, &is_here)?,
            products: products
                .iter()
                .filter(|row: &&ProductRow| is_here(&row.location_id))
                .map(|row| offer::product(row, books, &names, today))
                .collect::<Result<_, Problem>>()?,
        })
    });
    let places = places.collect::<Result<Vec<Place>, Problem>>()?;
    Ok(Prices {
        space: space.map_or_else(String::new, |row| row.name),
        today,
        places: places.into_iter().filter(|place| !place.is_empty()).collect(),
        is_public: had.is_empty()
            && sections
                .iter()
                .all(|section| viewer.levels.of(*section) == Level::Public || decide(viewer, *section).is_err()),
    })
}

/// Why somebody sees neither of two sections: the rule that something can be done about, if one is.
fn neither(one: Decision, other: Decision) -> Option<Rule> {
    match (one.err()?, other.err()?) {
        (Rule::SectionOff, rule) | (rule, _) => Some(rule),
    }
}
