//! Members find and book rooms and desks; operators say what can be booked, when and for how much.
