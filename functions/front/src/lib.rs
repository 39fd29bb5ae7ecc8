//! The front door: static assets, and every function behind one address.
