//! Sends what the outbox owes: mail now, push and inbox later.
