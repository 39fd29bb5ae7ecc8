-- owner: billing
-- What the provider told and could not be acted on: tried again after longer and longer, so that it holds up nothing that came later.
CREATE TABLE unheard_events (
  -- The provider's id of the event.
  id           TEXT PRIMARY KEY,
  kind         TEXT NOT NULL,
  -- The provider's id of what it is about; empty where that could not be read.
  about        TEXT NOT NULL,
  happened_at  INTEGER NOT NULL,
  -- How often it was tried, and why it failed last.
  attempts     INTEGER NOT NULL,
  why          TEXT NOT NULL,
  tried_at     INTEGER NOT NULL,
  -- When it is tried again; null once it waits for an operator.
  due_at       INTEGER,
  CONSTRAINT unheard_event_attempts CHECK (0 <= attempts)
) STRICT, WITHOUT ROWID;
CREATE INDEX unheard_events_due ON unheard_events (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX unheard_events_set_aside ON unheard_events (happened_at, id) WHERE due_at IS NULL;
CREATE INDEX unheard_events_by_time ON unheard_events (happened_at);
