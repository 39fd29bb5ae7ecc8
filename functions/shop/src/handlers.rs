mod basket;
mod known;
mod operators;
mod orders;
mod proposals;

pub(crate) use basket::*;
pub(crate) use known::*;
pub(crate) use operators::*;
pub(crate) use orders::*;
pub(crate) use proposals::*;

use kernel::CustomerId;
use web::{Claims, Problem};

/// The customer that the account acts for.
fn customer_of(claims: &Claims) -> Result<&CustomerId, Problem> {
    claims.customer.as_ref().ok_or_else(|| access::Rule::NoCustomer.into())
}
