-- owner: account
-- The zone as data, by the release of the tz database that it was computed with; '' where it still has to be.
ALTER TABLE profiles ADD COLUMN zone_offsets TEXT;
ALTER TABLE profiles ADD COLUMN zone_release TEXT NOT NULL DEFAULT '';
CREATE INDEX profiles_by_zone_release ON profiles (zone_release) WHERE zone IS NOT NULL;
-- On whose clock somebody is told things, where they have said so.
CREATE VIEW v_account_zones AS SELECT account_id, zone_offsets AS zone FROM profiles WHERE zone_offsets IS NOT NULL;

-- owner: notices
-- Whether the address's server had taken the mail and sent it back later (RFC 3464): that it takes another proves nothing then.
ALTER TABLE bounces ADD COLUMN came_back INTEGER NOT NULL DEFAULT 0;

-- owner: notices
-- Mails that were given up on for a while: a full mailbox, a server that does not answer. Each once, for two weeks.
CREATE TABLE soft_bounces (
  address     TEXT NOT NULL,
  message_id  TEXT NOT NULL,
  reason      TEXT NOT NULL,
  at          INTEGER NOT NULL,
  PRIMARY KEY (address, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX soft_bounces_by_age ON soft_bounces (at);

-- owner: outbox
-- What a queue brought that names nothing, for operators to see among the dead letters: each once, with how often it came.
CREATE TABLE stray_messages (
  queue     TEXT NOT NULL,
  body      TEXT NOT NULL,
  why       TEXT NOT NULL,
  first_at  INTEGER NOT NULL,
  last_at   INTEGER NOT NULL,
  times     INTEGER NOT NULL,
  PRIMARY KEY (queue, body)
) STRICT, WITHOUT ROWID;
CREATE INDEX stray_messages_by_time ON stray_messages (last_at DESC);

-- owner: erasure
-- What a customer was called that went with its account: to be looked for, until nothing is left.
ALTER TABLE erasure_customers ADD COLUMN name TEXT;
CREATE INDEX erasure_customers_named ON erasure_customers (account_id) WHERE name IS NOT NULL;

-- owner: account
-- Whom of the customer's people the file is for; NULL for all who act for it.
ALTER TABLE customer_files ADD COLUMN account_id TEXT;
CREATE INDEX customer_files_by_account ON customer_files (account_id) WHERE account_id IS NOT NULL;
-- No row is ever in it, so it is made anew with one rule more.
DROP TABLE account_guards;

-- owner: account
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE account_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT profile_changed CHECK (guard <> 'profile_changed'),
  CONSTRAINT export_asked_lately CHECK (guard <> 'export_asked_lately'),
  CONSTRAINT export_moved CHECK (guard <> 'export_moved'),
  CONSTRAINT customer_file_is_gone CHECK (guard <> 'customer_file_is_gone'),
  CONSTRAINT too_many_customer_files CHECK (guard <> 'too_many_customer_files'),
  CONSTRAINT person_is_not_of_customer CHECK (guard <> 'person_is_not_of_customer')
) STRICT;
-- What files belong to that go with an account: those for one person go with that person, whoever else acts for the customer.
DROP VIEW v_erased_attachments;
CREATE VIEW v_erased_attachments AS
  SELECT v_erased_customers.account_id, ticket_messages.id AS attached_to
  FROM v_erased_customers JOIN tickets ON tickets.customer_id = v_erased_customers.customer_id
  JOIN ticket_messages ON ticket_messages.ticket_id = tickets.id
  UNION ALL
  SELECT v_erased_accounts.account_id, customer_files.id
  FROM v_erased_accounts JOIN customer_files ON customer_files.account_id = v_erased_accounts.account_id
    OR customer_files.customer_id IN (SELECT customer_id FROM v_erased_customers WHERE v_erased_customers.account_id = v_erased_accounts.account_id)
  UNION ALL
  SELECT v_erased_customers.account_id, deliveries.id || part.value
  FROM v_erased_customers JOIN deliveries ON deliveries.customer_id = v_erased_customers.customer_id
  CROSS JOIN json_each('["","/scan"]') AS part
  UNION ALL
  SELECT v_erased_customers.account_id, delivery_collections.id || part.value
  FROM v_erased_customers JOIN delivery_collections ON delivery_collections.customer_id = v_erased_customers.customer_id
  CROSS JOIN json_each('["/signature","/proof"]') AS part
  UNION ALL
  SELECT v_erased_customers.account_id, 'logo:' || teams.id
  FROM v_erased_customers JOIN teams ON teams.paying_customer_id = v_erased_customers.customer_id;
