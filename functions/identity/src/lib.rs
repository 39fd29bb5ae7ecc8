//! Who somebody is: accounts, customers, signing up and in, sessions, passwords, operator roles.
