-- owner: outbox
-- Never holds a row: a statement that would put one here aborts the batch it stands in.
CREATE TABLE outbox_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT outbox_message_is_not_dead CHECK (guard <> 'outbox_message_is_not_dead')
) STRICT;
