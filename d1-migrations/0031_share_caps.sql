-- owner: teams
-- How much of what its payer shares one member may draw in a calendar month: {grants.kind: minutes, minor units of each currency,
-- passes}. A kind that is not named has no cap.
ALTER TABLE teams ADD COLUMN share_caps TEXT NOT NULL DEFAULT '{}'
  CONSTRAINT team_share_caps_are_json CHECK (json_valid(share_caps));

-- Who may draw how much of whose in a month. Who pays for two teams of one member is held to both: the smaller counts.
CREATE VIEW v_benefit_caps AS
  SELECT team_members.customer_id, teams.paying_customer_id AS payer_id, cap.key AS kind, cap.value AS amount
  FROM team_members JOIN teams ON teams.id = team_members.team_id CROSS JOIN json_each(teams.share_caps) AS cap
  WHERE teams.shares <> 'none' AND teams.paying_customer_id <> team_members.customer_id
    AND cap.key IN (SELECT value FROM json_each(teams.shared_kinds));

-- owner: ledger
-- Who drew what is somebody else's, and the first day of the month in which it takes place; NULL for one's own.
ALTER TABLE draws ADD COLUMN drawn_by TEXT;
ALTER TABLE draws ADD COLUMN month TEXT
  CONSTRAINT draw_of_others_has_a_month CHECK ((drawn_by IS NULL) = (month IS NULL));
-- What was drawn before: by whoever has the booking, the order or the stay, in the month of the draw.
UPDATE draws SET drawn_by = theirs.customer_id, month = strftime('%Y-%m-01', theirs.at / 1000, 'unixepoch')
FROM (
  SELECT draws.key, coalesce(bookings.customer_id, orders.customer_id, check_ins.customer_id) AS customer_id,
    coalesce(bookings.starts_at, orders.created_at, check_ins.in_at) AS at
  FROM draws JOIN grants ON grants.id = draws.grant_id
  LEFT JOIN bookings ON bookings.id = draws.source_id LEFT JOIN orders ON orders.id = draws.source_id
  LEFT JOIN check_ins ON check_ins.id = draws.source_id
  WHERE draws.source IN ('booking', 'order', 'check_in')
    AND grants.customer_id <> coalesce(bookings.customer_id, orders.customer_id, check_ins.customer_id)) AS theirs
WHERE theirs.key = draws.key;
CREATE INDEX draws_by_member ON draws (drawn_by, month) WHERE drawn_by IS NOT NULL;
DROP VIEW v_draws;
CREATE VIEW v_draws AS SELECT key, grant_id, source, source_id, amount, worth_minor, at, drawn_by, month FROM draws;

-- No row is ever in it, so it is made anew with one rule more.
DROP TABLE ledger_guards;
-- owner: ledger
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE ledger_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT benefit_overdrawn CHECK (guard <> 'benefit_overdrawn'),
  CONSTRAINT benefit_not_shared CHECK (guard <> 'benefit_not_shared'),
  CONSTRAINT benefit_capped CHECK (guard <> 'benefit_capped'),
  CONSTRAINT invoice_differs_from_its_lines CHECK (guard <> 'invoice_differs_from_its_lines'),
  CONSTRAINT charge_is_not_open CHECK (guard <> 'charge_is_not_open'),
  CONSTRAINT invoice_overallocated CHECK (guard <> 'invoice_overallocated'),
  CONSTRAINT payment_overspent CHECK (guard <> 'payment_overspent'),
  CONSTRAINT refund_exceeds_payment CHECK (guard <> 'refund_exceeds_payment'),
  CONSTRAINT status_changed CHECK (guard <> 'status_changed'),
  CONSTRAINT contract_changed CHECK (guard <> 'contract_changed'),
  CONSTRAINT contract_exists CHECK (guard <> 'contract_exists'),
  CONSTRAINT plan_is_full CHECK (guard <> 'plan_is_full')
) STRICT;

-- owner: outbox
-- 1 for what came as something else than a text; it is kept as JSON, and sent as that again.
ALTER TABLE stray_messages ADD COLUMN is_json INTEGER NOT NULL DEFAULT 0;
-- What notices noted of that sort before.
UPDATE stray_messages SET is_json = 1 WHERE why = 'it is no id of a message' AND json_valid(body);

-- owner: outbox
-- What an operator wants sent to its queue again, until the queue has it: a work list.
CREATE TABLE stray_replays (
  queue     TEXT NOT NULL,
  body      TEXT NOT NULL,
  is_json   INTEGER NOT NULL,
  asked_at  INTEGER NOT NULL,
  -- When somebody may send it; later while one is at it.
  due_at    INTEGER NOT NULL,
  PRIMARY KEY (queue, body)
) STRICT, WITHOUT ROWID;
CREATE INDEX stray_replays_by_time ON stray_replays (due_at);

-- No row is ever in it, so it is made anew with one rule more.
DROP TABLE outbox_guards;
-- owner: outbox
-- Never holds a row: a statement that would put one here aborts the batch it stands in.
CREATE TABLE outbox_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT outbox_message_is_not_dead CHECK (guard <> 'outbox_message_is_not_dead'),
  CONSTRAINT stray_is_gone CHECK (guard <> 'stray_is_gone')
) STRICT;
