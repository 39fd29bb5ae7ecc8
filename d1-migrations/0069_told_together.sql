-- What was told ahead of a debit together, the ids of the invoices that go with the one that leads it: so that what is taken is what was told.
-- Null with any other step, and with what was told before this was kept.
ALTER TABLE dunning_steps ADD COLUMN told_with TEXT CONSTRAINT told_with_is_json CHECK (json_valid(told_with));

-- Whether this key may not read what the event names: it waits a day each time, and behind what may be read.
ALTER TABLE unheard_events ADD COLUMN barred INTEGER NOT NULL DEFAULT 0 CONSTRAINT unheard_event_barred CHECK (barred IN (0, 1));
CREATE INDEX unheard_events_readable ON unheard_events (barred, due_at, id) WHERE due_at IS NOT NULL;
