//! What the hour's job looks for.
use db::Statement;
use kernel::Instant;

pub(super) const ALL_SQL: &[&str] = &[CLOSE];

/// How many requests one statement closes.
pub(crate) const CLOSED_MAX: usize = 500;

const CLOSE: &str = "
UPDATE tickets SET status = 'closed', version = version + 1 WHERE id IN (
  SELECT id FROM tickets WHERE status = 'solved' AND closes_at <= ?1 ORDER BY closes_at LIMIT 500)
RETURNING id";

/// Closes what was solved long enough; answers with what it closed.
pub(crate) fn close(now: Instant) -> Statement {
    Statement::new(CLOSE, [now.into()])
}
