-- owner: support
-- Where a request goes on that was merged into another of its customer; NULL for one that stands for itself. What was written in it
-- stays its own, and is read in the one that stays. One step: nothing is merged into what was merged.
ALTER TABLE tickets ADD COLUMN merged_into TEXT REFERENCES tickets (id)
  CONSTRAINT ticket_merged_is_closed CHECK (merged_into IS NULL OR (status = 'closed' AND merged_into <> id));
-- When what was merged into it, and had no answer, is to have its first one; NULL once it has, or if there is no such thing.
ALTER TABLE tickets ADD COLUMN merged_due_at INTEGER;
CREATE INDEX tickets_merged ON tickets (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX tickets_merged_due ON tickets (merged_due_at) WHERE merged_due_at IS NOT NULL AND status = 'open';
-- What a request can be merged into is looked for among what is not over.
CREATE INDEX tickets_not_over ON tickets (customer_id, changed_at DESC, id DESC) WHERE status <> 'closed';

-- Always empty, so it can be made anew with more names that it refuses.
DROP TABLE support_guards;

-- owner: support
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE support_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT department_changed CHECK (guard <> 'department_changed'),
  CONSTRAINT canned_reply_changed CHECK (guard <> 'canned_reply_changed'),
  CONSTRAINT ticket_changed CHECK (guard <> 'ticket_changed'),
  CONSTRAINT ticket_is_closed CHECK (guard <> 'ticket_is_closed'),
  CONSTRAINT ticket_is_merged CHECK (guard <> 'ticket_is_merged'),
  CONSTRAINT ticket_holds_others CHECK (guard <> 'ticket_holds_others'),
  CONSTRAINT too_many_tickets CHECK (guard <> 'too_many_tickets'),
  CONSTRAINT too_many_messages CHECK (guard <> 'too_many_messages'),
  CONSTRAINT department_is_archived CHECK (guard <> 'department_is_archived')
) STRICT;
