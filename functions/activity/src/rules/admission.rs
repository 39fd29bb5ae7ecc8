//! Who is let in, and by what.
//!
//! In this order: what has let them in today does so again; a booking; a plan that includes the house; a pass, soonest expiry
//! first; the price of a day, if it was accepted. Above a cap of their plans only what is bought lets somebody in.
use super::{CountedDay, PlaceFacts, Reception, Refusal};
use crate::api::{CheckInId, CheckInOffer, CoveredBy, DoorCode, PassLeft, SelfCheckIn};
use access::{NewDebt, Right, Viewer, decide};
use kernel::{CustomerId, Day, Instant, Money};
use ledger::{Amounts, BenefitKind, Charge, Draw, Grant, GrantId, Purse, Source, Step, Tax, WhenToPay};
use rust_decimal::Decimal;

/// How somebody comes.
#[derive(Debug, Clone, Copy)]
pub enum Way<'a> {
    /// They check themselves in.
    Member {
        /// Who they are.
        viewer: &'a Viewer,
        /// What the sign at the door says.
        door: Option<&'a DoorCode>,
    },
    /// An operator checks them in.
    Desk {
        /// For nothing, whatever the hours and however many are in.
        courtesy: bool,
    },
}

/// Somebody at a door.
#[derive(Debug, Clone, Copy)]
pub struct Entrance<'a> {
    /// What they spend with.
    pub purse: &'a Purse,
    /// The days on which they were in, of this month and around it.
    pub days: &'a [CountedDay],
    /// Where.
    pub place: &'a PlaceFacts,
    /// Now.
    pub now: Instant,
}

/// What lets somebody in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admitted {
    /// What it is.
    pub covered_by: CoveredBy,
    /// What that is called.
    pub name: String,
    /// Whose pass it is, if a team shares it.
    pub of: Option<String>,
    /// Which pass.
    pub grant: Option<GrantId>,
    /// What is left of the pass, before.
    pub left: Option<PassLeft>,
    /// What is drawn of it now.
    pub draws: Vec<Draw>,
    /// What is charged.
    pub price: Option<DayCost>,
    /// Whether the day counts towards the caps of plans.
    pub counts: bool,
}

/// What a day costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayCost {
    /// What it comes to.
    pub amounts: Amounts,
    /// The tax that it bears.
    pub tax: Tax,
    /// With tax.
    pub gross: Money,
    /// Before anything, in minor units.
    pub unit_minor: i64,
}

impl Admitted {
    fn by(covered_by: CoveredBy, name: &str, counts: bool) -> Self {
        let name = name.to_owned();
        Self { covered_by, name, of: None, grant: None, left: None, draws: Vec::new(), price: None, counts }
    }

    /// The same, once its price, if it has one, was accepted to the cent.
    pub fn accepted(self, accepted_minor: Option<i64>) -> Result<Self, Refusal> {
        match &self.price {
            Some(cost) if accepted_minor != Some(cost.gross.minor) => {
                Err(Refusal::PriceNotAccepted { price: cost.gross })
            }
            _ => Ok(self),
        }
    }

    /// As it is offered.
    pub fn offer(&self) -> CheckInOffer {
        let price = self.price.as_ref().map(|cost| cost.gross);
        CheckInOffer {
            covered_by: self.covered_by,
            name: self.name.clone(),
            of: self.of.clone(),
            left: self.left,
            price,
        }
    }

    /// The charge of the day, if it is paid for.
    pub fn charge(&self, id: &CheckInId, customer: &CustomerId, at: Entrance<'_>) -> Option<Charge> {
        let (cost, payer) = (self.price.as_ref()?, at.purse.payer_id_at(at.now)?);
        let today = at.purse.books.day(at.now);
        Some(Charge {
            key: format!("check_in:{id}"),
            payer: payer.clone(),
            customer: customer.clone(),
            source: Source::Fee,
            source_id: id.to_string(),
            name: format!("{}, {}", at.place.name, at.place.day(at.now)),
            period: Some((today, today.plus_days(1))),
            quantity_thousandths: 1000,
            currency: at.place.currency,
            amounts: cost.amounts,
            tax: cost.tax.clone(),
            why: vec![Step::Price { unit_minor: cost.unit_minor, quantity: 1 }],
            occurred_at: at.now,
            invoice_by: at.purse.invoice_by(at.now, at.now.plus_seconds(1)),
        })
    }
}

/// Whether somebody is let in now, and by what; where that has a price, it is still to be accepted.
pub fn admit(at: Entrance<'_>, way: Way<'_>) -> Result<Admitted, Refusal> {
    let reception = at.place.reception.as_ref().ok_or(Refusal::NoCheckIn)?;
    match way {
        Way::Member { viewer, door } => {
            decide(viewer, Right::Book)?;
            may_themselves(reception, door)?;
        }
        Way::Desk { courtesy: true } => return Ok(Admitted::by(CoveredBy::Courtesy, "", false)),
        Way::Desk { courtesy: false } => {}
    }
    if !at.place.calendar.is_open_at(at.now) {
        let open = at.place.calendar.open_on(at.place.calendar.zone.date(at.now));
        return Err(Refusal::Closed { open });
    }
    if let Some(capacity) = reception.capacity.filter(|capacity| *capacity <= at.place.people_in) {
        return Err(Refusal::Full { capacity });
    }
    let over = cap_reached(at);
    again_today(at)
        .or_else(|| at.place.has_booking.then(|| Admitted::by(CoveredBy::Booking, "", false)))
        .or_else(|| over.is_none().then(|| by_plan(at, reception)).flatten())
        .or_else(|| by_pass(at, reception, over.is_some()))
        .or_else(|| by_price(at, reception, way))
        .ok_or(over.unwrap_or(Refusal::PassNeeded))
}

fn may_themselves(reception: &Reception, door: Option<&DoorCode>) -> Result<(), Refusal> {
    match reception.self_check_in {
        SelfCheckIn::Desk => Err(Refusal::AtTheDesk),
        SelfCheckIn::Anywhere => Ok(()),
        SelfCheckIn::Door => match door {
            None => Err(Refusal::AtTheDoor),
            Some(code) if code.as_str() != reception.door_code => Err(Refusal::SignOld),
            Some(_) => Ok(()),
        },
    }
}

/// The week and the month that caps are counted in, with the most days of each.
pub fn day_spans(purse: &Purse, today: Day, now: Instant) -> Vec<((Day, Day), i64)> {
    let week = purse.cap(now, |caps| caps.check_ins_per_week).map(|max| (today.week(), max));
    let month = purse.cap(now, |caps| caps.check_ins_per_month).map(|max| (today.month(), max));
    week.into_iter().chain(month).collect()
}

/// The cap of the plans that one more day would exceed.
fn cap_reached(at: Entrance<'_>) -> Option<Refusal> {
    let today = at.place.day(at.now);
    let mut counted: Vec<Day> = at.days.iter().filter(|day| day.counts).map(|day| day.local_day).collect();
    counted.sort_unstable();
    counted.dedup();
    // A day that counts already can be stayed for.
    if counted.contains(&today) {
        return None;
    }
    let full = |((from, until), max): &((Day, Day), i64)| {
        let within = counted.iter().filter(|day| from <= *day && *day < until).count();
        *max <= i64::try_from(within).unwrap_or(i64::MAX)
    };
    let ((from, until), days_max) = day_spans(at.purse, today, at.now).into_iter().find(full)?;
    Some(Refusal::CapReached { days_max, from, until })
}

/// What has let them in today does so again, for as long as the day lasts: a day's pass at every location that it is for.
fn again_today(at: Entrance<'_>) -> Option<Admitted> {
    let today = at.place.day(at.now);
    let holds = |day: &&CountedDay| {
        let here = day.location_id == at.place.id;
        let in_scope = || {
            let grant = at.purse.grants.iter().find(|grant| Some(&grant.id) == day.grant_id.as_ref());
            grant.is_some_and(|grant| grant.scope.takes_in_place(&at.place.id))
        };
        day.local_day == today
            && match day.covered_by {
                CoveredBy::DayPass => here || in_scope(),
                CoveredBy::DayPrice => here,
                _ => false,
            }
    };
    let day = at.days.iter().find(holds)?;
    let pass = at.purse.grants.iter().find(|grant| Some(&grant.id) == day.grant_id.as_ref());
    let of = pass.and_then(|pass| pass.of.clone());
    Some(Admitted { grant: day.grant_id.clone(), of, ..Admitted::by(day.covered_by, &day.cover_name, day.counts) })
}

fn by_plan(at: Entrance<'_>, reception: &Reception) -> Option<Admitted> {
    let includes = |plan: &str| reception.plan_ids.iter().any(|id| id.as_str() == plan);
    let plan = at.purse.in_force(at.now).find(|agreed| includes(&agreed.plan_id))?;
    Some(Admitted::by(CoveredBy::Plan, &plan.plan, true))
}

fn by_pass(at: Entrance<'_>, reception: &Reception, over: bool) -> Option<Admitted> {
    let now = (at.now, at.place.day(at.now));
    let pass: Grant = at.purse.passes_for(&at.place.id, now, over).into_iter().next()?;
    let is_day = pass.kind == BenefitKind::DayPass;
    let covered_by = if is_day { CoveredBy::DayPass } else { CoveredBy::TimePass };
    // The minutes of a time pass are known when they have been stayed.
    let worth = reception.day_price_minor.unwrap_or_default();
    let draws = if is_day { vec![pass.draw(1, worth, Some(at.place.currency))] } else { Vec::new() };
    Some(Admitted {
        grant: Some(pass.id.clone()),
        of: pass.of.clone(),
        left: Some(PassLeft { kind: pass.kind, amount: pass.available() }),
        draws,
        ..Admitted::by(covered_by, &pass.name, pass.contract_id.is_some())
    })
}

/// The price of a day, for whoever pays on the next invoice and may owe more, as may who pays it.
fn by_price(at: Entrance<'_>, reception: &Reception, way: Way<'_>) -> Option<Admitted> {
    let unit_minor = reception.day_price_minor?;
    let may_owe = match way {
        Way::Member { viewer, .. } => decide(viewer, NewDebt).is_ok() && !at.purse.is_suspended_at(at.now),
        Way::Desk { .. } => true,
    };
    if !may_owe
        || at.purse.payer_id_at(at.now).is_none()
        || at.purse.when_to_pay(at.purse.is_member(at.now)) != WhenToPay::NextInvoice
    {
        return None;
    }
    let pricing = at.purse.setting_at(at.now).pricing(reception.tax_class, at.purse.books.day(at.now));
    let amounts = pricing.line(Decimal::from(unit_minor));
    let gross = Money { minor: amounts.gross_minor, currency: at.place.currency };
    let cost = DayCost { amounts, tax: pricing.tax, gross, unit_minor };
    Some(Admitted { price: Some(cost), ..Admitted::by(CoveredBy::DayPrice, "", false) })
}
