use super::customer_of;
use crate::api::*;
use crate::rules::advisor::months_before;
use crate::rules::{self, Held, Looking};
use crate::{App, store};
use access::{Section, decide};
use db::{Both, all_of};
use kernel::Day;
use ledger::SoldAs;
use web::{Anyone, Json, Problem, SignedIn};

pub(crate) async fn show_my_plans(SignedIn(claims): SignedIn, app: App) -> Result<Json<Mine>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let (booked, zones) = store::booked(customer, now);
    let own = (store::balances(customer, now), booked, store::counted(customer, now), zones);
    let (facts, (balances, booked, counted, zones)) =
        app.db.read(Both(store::of_member(&claims, customer, None, now), own)).await?;
    let (facts, names) = store::into_member(facts, customer, now)?;
    // What is over waits for the day's job to be closed, and for nobody else.
    let seen = |held: &&Held| !held.is_over(facts.today) && facts.may_see_own(held).is_ok();
    let shown: Vec<&Held> = facts.held.iter().filter(seen).collect();
    if shown.is_empty() {
        facts.may_see(SoldAs::Product)?;
    }
    let booked = all_of("bookings", booked, store::BOOKED_READ)?;
    let balances = all_of("benefits", balances, store::BALANCES_READ)?;
    let balances = balances.into_iter().map(store::BalanceRow::into_balance).collect::<Result<Vec<_>, _>>()?;
    let (ahead, zones) = (facts.ahead_of_all(), store::Zones::read(zones, &facts.books)?);
    Ok(Json(Mine {
        today: facts.today,
        contracts: shown.into_iter().map(|held| rules::card(&facts, held, &ahead)).collect(),
        benefits: rules::balances(balances.iter().filter(|grant| grant.of.is_none()), &facts.books, &names),
        shared: rules::shared(&balances, &facts.books, &names, facts.today),
        discounts: rules::discounts(&facts, &names),
        caps: rules::caps(&facts, store::used(&booked, &counted, &zones, facts.today)),
    }))
}

fn may_see(facts: &rules::Facts, section: Section) -> Result<(), Problem> {
    facts.viewer.as_ref().map_or(Ok(()), |viewer| decide(viewer, section))?;
    Ok(())
}

pub(crate) async fn list_offers(Anyone(claims): Anyone, app: App) -> Result<Json<Offers>, Problem> {
    let now = app.clock.now();
    let answers = app.db.read(store::of_anyone(claims.as_ref(), now)).await?;
    let (facts, names, products) = store::into_anyone(answers, claims.as_ref(), now)?;
    let sees = [Section::Plans, Section::Products].map(|section| may_see(&facts, section));
    let [sees_plans, sees_products] = sees.each_ref().map(Result::is_ok);
    // Whoever sees neither is told why there are no plans.
    let [of_plans, _] = sees;
    if !sees_products {
        of_plans?;
    }
    let products = if sees_products { products } else { Vec::new() };
    let products = products.into_iter().map(store::ProductRow::into_product).collect::<Result<Vec<_>, _>>()?;
    let looking = Looking { facts: &facts, names: &names };
    let offered = |sold_as, sees| {
        let plans = facts.plans.iter().filter(|plan| plan.setup.public && !plan.setup.archived);
        let of_sort = plans.filter(move |plan| sees && plan.setup.sold_as == sold_as);
        of_sort.map(|plan| rules::plan_offer(looking, plan, ContractId::new(&*app.ids))).collect()
    };
    let shown = products.iter().filter(|product| product.setup.public && !product.setup.archived);
    Ok(Json(Offers {
        today: facts.today,
        prices_include_tax: facts.books.includes_tax,
        items: offered(SoldAs::Plan, sees_plans),
        by_cycle: offered(SoldAs::Product, sees_products),
        products: shown.map(|product| rules::product_offer(looking, product)).collect(),
        next_cursor: None,
    }))
}

pub(crate) async fn show_advice(SignedIn(claims): SignedIn, app: App) -> Result<Json<Advice>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    // The zones are not read yet: two days more are asked for on either side, and cut.
    let (from, _) = months_before(Day::new(now.utc_date()).unwrap_or(Day::FIRST));
    let past = store::past(customer, kernel::Instant::utc_midnight(from.minus_days(32).date()), now);
    let (facts, (past, zones)) = app.db.read(Both(store::of_member(&claims, customer, None, now), past)).await?;
    let (facts, _) = store::into_member(facts, customer, now)?;
    may_see(&facts, Section::Plans)?;
    let zones = store::Zones::read(zones, &facts.books)?;
    // Advice on some of the bookings would be wrong advice.
    let past: Vec<_> =
        all_of("bookings", past, store::PAST_READ)?.into_iter().map(|row| row.into_past(&zones)).collect();
    Ok(Json(rules::advise(&facts, &past)))
}
