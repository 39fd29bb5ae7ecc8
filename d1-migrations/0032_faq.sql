-- owner: support
-- Questions that are asked often, with their answers: read by whom the section shows to, and suggested while one writes a request.
CREATE TABLE faq_entries (
  id         TEXT PRIMARY KEY,
  -- en, es or de: a space says in each language what it wants to.
  language   TEXT NOT NULL,
  question   TEXT NOT NULL,
  -- Markdown (CommonMark), of which shared/markup writes out a safe few elements.
  answer     TEXT NOT NULL,
  position   INTEGER NOT NULL,
  published  INTEGER NOT NULL,
  version    INTEGER NOT NULL,
  CONSTRAINT faq_question_is_taken UNIQUE (language, question),
  CONSTRAINT faq_language CHECK (language IN ('en', 'es', 'de')),
  CONSTRAINT faq_published CHECK (published IN (0, 1))
) STRICT;

-- Always empty, so it can be made anew with more names that it refuses.
DROP TABLE support_guards;

-- owner: support
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE support_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT department_changed CHECK (guard <> 'department_changed'),
  CONSTRAINT canned_reply_changed CHECK (guard <> 'canned_reply_changed'),
  CONSTRAINT faq_entry_changed CHECK (guard <> 'faq_entry_changed'),
  CONSTRAINT too_many_faq_entries CHECK (guard <> 'too_many_faq_entries'),
  CONSTRAINT ticket_changed CHECK (guard <> 'ticket_changed'),
  CONSTRAINT ticket_is_closed CHECK (guard <> 'ticket_is_closed'),
  CONSTRAINT ticket_is_merged CHECK (guard <> 'ticket_is_merged'),
  CONSTRAINT ticket_holds_others CHECK (guard <> 'ticket_holds_others'),
  CONSTRAINT too_many_tickets CHECK (guard <> 'too_many_tickets'),
  CONSTRAINT too_many_messages CHECK (guard <> 'too_many_messages'),
  CONSTRAINT department_is_archived CHECK (guard <> 'department_is_archived')
) STRICT;
