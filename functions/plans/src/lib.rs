//! Plans, products and contracts: what is offered, joined, changed, paused, left.
