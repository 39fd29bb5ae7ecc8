mod basket;
mod known;
mod operators;
mod orders;
mod places;
mod proposals;

pub(crate) use basket::*;
pub(crate) use known::*;
pub(crate) use operators::*;
pub(crate) use orders::*;
pub(crate) use proposals::*;

use access::customer_of;
