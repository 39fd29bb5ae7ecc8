-- The payments that wait, and those that failed, of all that there ever were.
CREATE INDEX payments_waiting ON payments (created_at DESC, id) WHERE status IN ('wanted', 'needs_action', 'processing');
CREATE INDEX payments_failed ON payments (created_at DESC, id) WHERE status IN ('failed', 'cancelled');
