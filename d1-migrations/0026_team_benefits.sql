-- Teams share the benefits of whoever pays for them.
ALTER TABLE teams ADD COLUMN shares TEXT NOT NULL DEFAULT 'none'
  -- Whether its people spend what the payer has: not at all, after their own, or one's own and the payer's as one.
  CONSTRAINT team_shares CHECK (shares IN ('none', 'after_own', 'pooled'));
-- Which kinds of them: a JSON list of grants.kind.
ALTER TABLE teams ADD COLUMN shared_kinds TEXT NOT NULL DEFAULT '["time_credit","money_credit","day_pass","time_pass"]'
  CONSTRAINT team_shared_kinds_are_json CHECK (json_valid(shared_kinds));

-- Who may spend whose benefits. Nobody shares with themselves.
CREATE VIEW v_benefit_shares AS
  SELECT team_members.customer_id, teams.id AS team_id, teams.paying_customer_id AS payer_id, teams.shares, teams.shared_kinds
  FROM team_members JOIN teams ON teams.id = team_members.team_id
  WHERE teams.shares <> 'none' AND teams.paying_customer_id <> team_members.customer_id;

DROP TABLE ledger_guards;
-- owner: ledger
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE ledger_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT benefit_overdrawn CHECK (guard <> 'benefit_overdrawn'),
  CONSTRAINT benefit_not_shared CHECK (guard <> 'benefit_not_shared'),
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

-- A team's picture, as `files` has it.
ALTER TABLE teams ADD COLUMN logo_id TEXT;
CREATE UNIQUE INDEX teams_by_logo ON teams (logo_id) WHERE logo_id IS NOT NULL;
-- Teams that others may see, by name.
CREATE INDEX teams_public ON teams (name, id) WHERE public = 1;

-- What files belong to that go with an account: the pictures of its teams too. D1 takes five parts of a compound at most.
DROP VIEW v_erased_attachments;
CREATE VIEW v_erased_attachments AS
  SELECT v_erased_customers.account_id, ticket_messages.id AS attached_to
  FROM v_erased_customers JOIN tickets ON tickets.customer_id = v_erased_customers.customer_id
  JOIN ticket_messages ON ticket_messages.ticket_id = tickets.id
  UNION ALL
  SELECT v_erased_customers.account_id, customer_files.id
  FROM v_erased_customers JOIN customer_files ON customer_files.customer_id = v_erased_customers.customer_id
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

-- Invitations, for whoever decides who may sign up.
CREATE VIEW v_team_invitations AS
  SELECT id, token_hash, email, uses_max, uses, expires_at, revoked_at IS NOT NULL AS revoked FROM team_invitations;

-- Whom signing up waits for, though the door is shut to strangers: the invitation that lets them in.
ALTER TABLE sign_ups ADD COLUMN invitation_id TEXT;
-- SHA-256 of the token of the invitation that the way leads back to; NULL for any other way.
ALTER TABLE provider_sign_ins ADD COLUMN invitation_hash TEXT;

-- owner: identity
-- The accounts that an invitation has let in where signing up is shut to strangers, each in a place of its own: never more than
-- may join by it. Whose they are is not kept.
CREATE TABLE invited_sign_ups (
  invitation_id  TEXT NOT NULL,
  place          INTEGER NOT NULL,
  -- How many it lets in; 0 for one that does not hold any more.
  places_max     INTEGER NOT NULL,
  at             INTEGER NOT NULL,
  PRIMARY KEY (invitation_id, place),
  CONSTRAINT invitation_lets_in CHECK (place < places_max)
) STRICT, WITHOUT ROWID;
CREATE INDEX invited_sign_ups_by_time ON invited_sign_ups (at);
