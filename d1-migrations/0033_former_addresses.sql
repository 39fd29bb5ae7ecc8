-- What is left under an address that an account had goes with the account, and under one that is another's by now only what is of its time.

-- Who had an address before, and until when, is asked by the address.
CREATE INDEX former_addresses_by_email ON former_addresses (email, changed_at);

-- owner: erasure
-- The addresses that an account had which is no more, and from when until when each was its own: to be looked for, until nothing is left.
CREATE TABLE erasure_addresses (
  account_id  TEXT NOT NULL REFERENCES erasures (account_id),
  email       TEXT NOT NULL,
  -- What is not later than this is of somebody who had the address before; 0 if nobody did.
  since       INTEGER NOT NULL,
  -- What is later is of somebody who has it now, or of nobody.
  until       INTEGER NOT NULL,
  PRIMARY KEY (account_id, email, since),
  CONSTRAINT erasure_address_is_had_for_a_time CHECK (since <= until)
) STRICT, WITHOUT ROWID;
CREATE INDEX erasure_addresses_by_email ON erasure_addresses (email, until);
CREATE VIEW v_erased_addresses AS SELECT account_id, email, since, until FROM erasure_addresses;

-- The addresses that an account has and had: what stands under `email` after `since` and not after `until` is about that account. The present
-- one has no end. Before `since` the address was another's, as far as that is still known.
CREATE VIEW v_account_addresses AS
  SELECT accounts.id AS account_id, accounts.email,
    max(
      coalesce((SELECT max(changed_at) FROM former_addresses AS before WHERE before.email = accounts.email AND before.account_id <> accounts.id), 0),
      coalesce((SELECT max(until) FROM erasure_addresses AS before WHERE before.email = accounts.email AND before.account_id <> accounts.id), 0)
    ) AS since,
    9007199254740991 AS until
  FROM accounts
  UNION ALL
  SELECT former.account_id, former.email,
    max(
      coalesce((SELECT max(changed_at) FROM former_addresses AS before
        WHERE before.email = former.email AND before.account_id <> former.account_id AND before.changed_at < former.changed_at), 0),
      coalesce((SELECT max(until) FROM erasure_addresses AS before
        WHERE before.email = former.email AND before.account_id <> former.account_id AND before.until < former.changed_at), 0)
    ),
    former.changed_at
  FROM former_addresses AS former;

-- Former addresses under which something stands that came there while the account had them, by their row: they are still to be known. A mail
-- comes back within 14 days, so what is noted then may be of one that went out so long before.
CREATE VIEW v_needed_addresses AS
  SELECT former.token_hash FROM former_addresses AS former
  WHERE EXISTS (SELECT 1 FROM outbox WHERE outbox.recipient = former.email AND outbox.created_at <= former.changed_at)
    OR EXISTS (SELECT 1 FROM bounces WHERE bounces.address = former.email AND bounces.bounced_at <= former.changed_at + 1209600000)
    OR EXISTS (SELECT 1 FROM visits WHERE visits.email = former.email AND visits.created_at <= former.changed_at)
    OR EXISTS (SELECT 1 FROM team_invitations AS invited WHERE invited.email = former.email AND invited.created_at <= former.changed_at)
    OR EXISTS (SELECT 1 FROM operator_invitations AS invited WHERE invited.email = former.email AND invited.created_at <= former.changed_at);

-- A request that was merged says into which, by its number.
DROP VIEW v_tickets;
CREATE VIEW v_tickets AS
  SELECT id, customer_id, number, subject, status, created_at, changed_at,
    (SELECT stays.number FROM tickets AS stays WHERE stays.id = tickets.merged_into) AS merged_into_number
  FROM tickets;
