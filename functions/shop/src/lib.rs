//! The basket: what is chosen, held, checked out and paid, all or nothing.
