//! One page that shows what is next, in one request and one round trip.
