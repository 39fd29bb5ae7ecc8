-- owner: deliveries
-- What the front desk chooses from; one row.
CREATE TABLE delivery_settings (
  id        INTEGER PRIMARY KEY,
  -- A JSON array of names.
  carriers  TEXT NOT NULL,
  version   INTEGER NOT NULL,
  CONSTRAINT delivery_settings_are_one CHECK (id = 1),
  CONSTRAINT delivery_carriers_are_json CHECK (json_valid(carriers))
) STRICT;
INSERT INTO delivery_settings (id, carriers, version) VALUES (1, '["DHL","DPD","FedEx","GLS","Hermes","UPS"]', 1);

-- owner: deliveries
-- What can be done with what has come, and what it costs: for one plan, or for all that have none of their own, where that
-- currency is paid in.
CREATE TABLE delivery_policies (
  id         TEXT PRIMARY KEY,
  -- Empty for all plans that have none of their own.
  plan_id    TEXT NOT NULL,
  currency   TEXT NOT NULL,
  tax_class  TEXT NOT NULL,
  -- [{kind, storage_days, storage_fee, handlings}]; a kind of null is for all that are not named.
  kinds      TEXT NOT NULL,
  version    INTEGER NOT NULL,
  CONSTRAINT delivery_policy_is_taken UNIQUE (plan_id, currency),
  CONSTRAINT delivery_policy_tax_class CHECK (tax_class IN ('standard', 'reduced', 'zero', 'exempt')),
  CONSTRAINT delivery_policy_kinds_are_json CHECK (json_valid(kinds))
) STRICT;

-- owner: deliveries
-- Other names under which things come for a customer.
CREATE TABLE delivery_names (
  id           TEXT PRIMARY KEY,
  customer_id  TEXT NOT NULL REFERENCES customers (id),
  name         TEXT NOT NULL,
  -- The name in small letters, words one space apart.
  sought       TEXT NOT NULL,
  CONSTRAINT delivery_name_is_taken UNIQUE (sought)
) STRICT;
CREATE INDEX delivery_names_by_customer ON delivery_names (customer_id);

-- owner: deliveries
-- What a customer shows at the desk. Whoever has it collects; it is spent with that, and a new one takes its place.
CREATE TABLE delivery_codes (
  customer_id  TEXT PRIMARY KEY REFERENCES customers (id),
  code         TEXT NOT NULL,
  CONSTRAINT delivery_code_is_taken UNIQUE (code),
  CONSTRAINT delivery_code_has_eight_letters CHECK (length(code) = 8)
) STRICT, WITHOUT ROWID;

-- owner: deliveries
-- Things handed over at the desk, all of one customer at once, and the proof of it.
CREATE TABLE delivery_collections (
  id           TEXT PRIMARY KEY,
  key          TEXT NOT NULL,
  customer_id  TEXT NOT NULL REFERENCES customers (id),
  -- The name of who took them.
  handed_to    TEXT NOT NULL,
  -- code or signature; the signature is a file that is attached to this.
  proof        TEXT NOT NULL,
  account_id   TEXT NOT NULL,
  at           INTEGER NOT NULL,
  CONSTRAINT delivery_collection_is_repeated UNIQUE (key),
  CONSTRAINT delivery_collection_proof CHECK (proof IN ('code', 'signature'))
) STRICT;
CREATE INDEX delivery_collections_by_customer ON delivery_collections (customer_id);

-- owner: deliveries
-- Mail or a parcel that has come. Days are those of its location's calendar.
CREATE TABLE deliveries (
  id             TEXT PRIMARY KEY,
  -- What people call it by; counted without gaps.
  number         INTEGER NOT NULL,
  -- The request that registered it, and its place in that.
  request_key    TEXT NOT NULL,
  request_place  INTEGER NOT NULL,
  location_id    TEXT NOT NULL REFERENCES locations (id),
  kind           TEXT NOT NULL,
  carrier        TEXT NOT NULL,
  -- Capitals and digits as the carrier writes them, without spaces; empty for none.
  tracking       TEXT NOT NULL,
  sender         TEXT NOT NULL,
  -- Where it lies.
  shelf          TEXT NOT NULL,
  -- For the desk alone.
  note           TEXT NOT NULL,
  -- The name that stands on it.
  recipient      TEXT NOT NULL,
  -- Recipient, sender, carrier and shelf in small letters, words one space apart.
  sought         TEXT NOT NULL,
  -- Whose it is; NULL until somebody knows.
  customer_id    TEXT REFERENCES customers (id),
  status         TEXT NOT NULL,
  -- What the desk is to do with it.
  handling       TEXT,
  -- Where it is to be forwarded to.
  address        TEXT,
  -- How often something was chosen: names the charge of each.
  choices        INTEGER NOT NULL,
  currency       TEXT NOT NULL,
  tax_class      TEXT NOT NULL,
  -- The last day on which lying here costs nothing; NULL for as long as it takes.
  free_until     TEXT,
  -- {name, minor} for each day after that; NULL for nothing.
  storage_fee    TEXT,
  -- How far its customer was reminded: 0 not, 1 before the last day, 2 on it, 3 after it.
  reminded       INTEGER NOT NULL,
  -- When the next reminder, and the next fee, may be due; NULL for never.
  remind_on      TEXT,
  fee_on         TEXT,
  local_day      TEXT NOT NULL,
  received_at    INTEGER NOT NULL,
  changed_at     INTEGER NOT NULL,
  closed_at      INTEGER,
  collection_id  TEXT REFERENCES delivery_collections (id),
  version        INTEGER NOT NULL,
  CONSTRAINT delivery_request_is_repeated UNIQUE (request_key, request_place),
  CONSTRAINT delivery_number_is_taken UNIQUE (number),
  CONSTRAINT delivery_kind CHECK (kind IN ('mail', 'parcel', 'cheque', 'publicity', 'other')),
  CONSTRAINT delivery_status CHECK (status IN ('unassigned', 'waiting', 'chosen', 'collected', 'forwarded', 'returned', 'recycled', 'shredded', 'mistake')),
  CONSTRAINT delivery_handling CHECK (handling IS NULL OR handling IN ('forward', 'open_and_scan', 'return', 'recycle', 'shred')),
  CONSTRAINT delivery_is_somebodys_once_it_waits CHECK (status NOT IN ('waiting', 'chosen', 'collected', 'forwarded') OR customer_id IS NOT NULL),
  CONSTRAINT delivery_unassigned_is_nobodys CHECK (status <> 'unassigned' OR customer_id IS NULL),
  CONSTRAINT delivery_handling_once_chosen CHECK ((status = 'chosen') = (handling IS NOT NULL)),
  CONSTRAINT delivery_address_to_forward CHECK (address IS NULL OR handling = 'forward'),
  CONSTRAINT delivery_closes_once_over CHECK ((status IN ('unassigned', 'waiting', 'chosen')) = (closed_at IS NULL)),
  CONSTRAINT delivery_collected_has_proof CHECK ((status = 'collected') = (collection_id IS NOT NULL)),
  CONSTRAINT delivery_reminded CHECK (reminded BETWEEN 0 AND 3),
  CONSTRAINT delivery_reminds_while_it_waits CHECK (status = 'waiting' OR (remind_on IS NULL AND fee_on IS NULL)),
  CONSTRAINT delivery_storage_fee_is_json CHECK (storage_fee IS NULL OR json_valid(storage_fee))
) STRICT;
-- What lies here has come once; once it is gone, the same number may come again.
CREATE UNIQUE INDEX delivery_is_here_once ON deliveries (tracking) WHERE tracking <> '' AND status IN ('unassigned', 'waiting', 'chosen');
CREATE INDEX deliveries_by_tracking ON deliveries (tracking) WHERE tracking <> '';
CREATE INDEX deliveries_by_time ON deliveries (received_at DESC, id DESC);
CREATE INDEX deliveries_here ON deliveries (received_at DESC, id DESC) WHERE status IN ('unassigned', 'waiting', 'chosen');
CREATE INDEX deliveries_to_do ON deliveries (received_at DESC, id DESC) WHERE status = 'chosen';
CREATE INDEX deliveries_unassigned ON deliveries (received_at DESC, id DESC) WHERE status = 'unassigned';
CREATE INDEX deliveries_by_last_day ON deliveries (free_until, id) WHERE status = 'waiting';
CREATE INDEX deliveries_by_day ON deliveries (local_day, received_at DESC, id DESC);
CREATE INDEX deliveries_by_customer ON deliveries (customer_id, received_at DESC, id DESC);
CREATE INDEX deliveries_of_customer ON deliveries (customer_id, received_at DESC, id DESC) WHERE status IN ('waiting', 'chosen');
CREATE INDEX deliveries_to_remind ON deliveries (remind_on, id) WHERE remind_on IS NOT NULL;
CREATE INDEX deliveries_to_charge ON deliveries (fee_on, id) WHERE fee_on IS NOT NULL;
CREATE INDEX deliveries_by_location ON deliveries (location_id);
CREATE INDEX deliveries_by_collection ON deliveries (collection_id) WHERE collection_id IS NOT NULL;

-- owner: deliveries
-- What became of each, when and by whom.
CREATE TABLE delivery_events (
  id           INTEGER PRIMARY KEY,
  delivery_id  TEXT NOT NULL REFERENCES deliveries (id),
  at           INTEGER NOT NULL,
  -- NULL for what happens by itself.
  account_id   TEXT,
  act          TEXT NOT NULL,
  -- To whom, where to, how long: as the act has it.
  detail       TEXT NOT NULL,
  CONSTRAINT delivery_act CHECK (act IN ('registered', 'assigned', 'changed', 'chosen', 'withdrawn', 'stored', 'scanned', 'reminded', 'charged',
    'collected', 'forwarded', 'returned', 'recycled', 'shredded', 'mistake'))
) STRICT;
CREATE INDEX delivery_events_by_delivery ON delivery_events (delivery_id, id);

-- owner: deliveries
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE delivery_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT delivery_code_spent CHECK (guard <> 'delivery_code_spent'),
  CONSTRAINT delivery_moved CHECK (guard <> 'delivery_moved'),
  CONSTRAINT delivery_setup_changed CHECK (guard <> 'delivery_setup_changed')
) STRICT;

-- What the other functions may read of this.
CREATE VIEW v_deliveries AS
  SELECT id, number, location_id, customer_id, kind, sender, status, free_until, received_at FROM deliveries;

-- What files belong to that go with an account: those of its deliveries too. D1 takes five parts of a compound at most.
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
  CROSS JOIN json_each('["/signature","/proof"]') AS part;
