mod kiosk;
mod members;
mod operators;
mod register;
mod settings;

pub(crate) use kiosk::*;
pub(crate) use members::*;
pub(crate) use operators::*;
pub(crate) use register::*;
pub(crate) use settings::*;

use crate::rules::{PlaceFacts, StoredVisit};
use crate::store::PlaceRow;
use access::customer_of;
use kernel::CustomerId;
use kernel::hours::Closure;
use web::Problem;
use web::only;

/// The one location that was asked for.
fn place_in(rows: Vec<PlaceRow>, closures: Vec<Closure>) -> Result<PlaceFacts, Problem> {
    Ok(only(rows)?.into_facts(closures)?)
}

/// A visit that the customer has to do with; to others there is none.
fn mine(rows: Vec<StoredVisit>, customer: &CustomerId) -> Result<StoredVisit, Problem> {
    only(rows.into_iter().filter(|visit| visit.is_of(customer)).collect())
}
