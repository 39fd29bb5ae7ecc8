//! Every way in which something is refused, as data.
use crate::api::DeliveryStatus;
use crate::problems::*;
use access::Rule;
use web::Problem;

/// Why something cannot be done with a delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// What would owe more is not for who owes too much.
    NotForYou(Rule),
    /// It has moved on.
    Moved(DeliveryStatus),
    /// Its plan does not allow that for things of its sort.
    NotOffered,
    /// It costs something else than what was shown.
    FeeChanged,
    /// Forwarding takes an address.
    NoAddress,
    /// Nothing but forwarding takes an address.
    AddressForNothing,
    /// Nobody has asked for that, and its time is not over.
    NotAskedFor,
    /// They are not all of one customer.
    SeveralCustomers,
    /// One of them twice.
    Twice(usize),
    /// That is not the customer's code, or no longer.
    WrongCode,
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotForYou(rule) => rule.into(),
            Refusal::Moved(status) => DELIVERY_MOVED.because("").with("delivery_status", status),
            Refusal::NotOffered => HANDLING_NOT_OFFERED.because(""),
            Refusal::FeeChanged => FEE_CHANGED.because("Look at what it costs now, and choose again."),
            Refusal::NoAddress => Self::field("/address", "address", "forwarding takes an address"),
            Refusal::AddressForNothing => Self::field("/address", "unknown", "only forwarding takes an address"),
            Refusal::NotAskedFor => NOT_ASKED_FOR.because(""),
            Refusal::SeveralCustomers => {
                Self::field("/deliveries", "elsewhere", "must all be of one customer, and lie here")
            }
            Refusal::Twice(place) => Self::field(format!("/deliveries/{place}"), "twice", "must stand there once"),
            Refusal::WrongCode => WRONG_CODE.because(""),
        }
    }
}
