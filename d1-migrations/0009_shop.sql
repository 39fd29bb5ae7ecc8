-- owner: shop
-- A basket lives for weeks, on any device: before sign-in under the secret of a cookie, afterwards under the customer.
CREATE TABLE baskets (
  id           TEXT PRIMARY KEY,
  -- SHA-256 of the cookie's secret; NULL once it is somebody's.
  secret_hash  TEXT,
  customer_id  TEXT REFERENCES customers (id),
  currency     TEXT,
  code         TEXT,
  created_at   INTEGER NOT NULL,
  changed_at   INTEGER NOT NULL,
  version      INTEGER NOT NULL,
  CONSTRAINT basket_secret_is_taken UNIQUE (secret_hash),
  CONSTRAINT basket_of_customer_is_one UNIQUE (customer_id),
  CONSTRAINT basket_is_somebodys CHECK (secret_hash IS NOT NULL OR customer_id IS NOT NULL)
) STRICT;
CREATE INDEX baskets_by_change ON baskets (changed_at);

-- owner: shop
CREATE TABLE basket_items (
  id          TEXT PRIMARY KEY,
  basket_id   TEXT NOT NULL REFERENCES baskets (id),
  kind        TEXT NOT NULL,
  -- The plan, the product or the resource.
  subject_id  TEXT NOT NULL,
  quantity    INTEGER NOT NULL,
  -- {"starts_on"} of a plan; {"starts_at","ends_at","people","title"} of a booking; {} of a product.
  wish        TEXT NOT NULL,
  -- bookings::rules::quote::Quote of a booking: what is held, at which price; NULL for anything else.
  quote       TEXT,
  -- Until when its slots are held; NULL for what holds no place, or no longer.
  held_until  INTEGER,
  added_at    INTEGER NOT NULL,
  -- The idempotency key of the call that put it in, or put more of it in.
  added_key   TEXT,
  CONSTRAINT basket_item_kind CHECK (kind IN ('plan', 'product', 'booking')),
  CONSTRAINT basket_item_quantity CHECK (0 < quantity AND quantity <= 100),
  CONSTRAINT basket_item_wish_is_json CHECK (json_valid(wish)),
  CONSTRAINT basket_item_quote_is_json CHECK (quote IS NULL OR json_valid(quote))
) STRICT;
CREATE INDEX basket_items_by_basket ON basket_items (basket_id, added_at);
CREATE INDEX basket_items_held ON basket_items (held_until) WHERE held_until IS NOT NULL;

-- owner: shop
CREATE TABLE discount_codes (
  code               TEXT PRIMARY KEY,
  name               TEXT NOT NULL,
  -- One of the two.
  percent_off_ppm    INTEGER,
  amount_off_minor   INTEGER,
  currency           TEXT,
  -- {"plans": bool, "products": bool, "bookings": bool, "ids": [..]}
  scope              TEXT NOT NULL,
  audience           TEXT NOT NULL,
  -- For a plan: how many of its cycles; NULL is for the first alone.
  valid_from         INTEGER,
  valid_until        INTEGER,
  uses_max           INTEGER,
  uses_per_customer_max INTEGER,
  archived           INTEGER NOT NULL,
  version            INTEGER NOT NULL,
  CONSTRAINT discount_percent_or_amount CHECK ((percent_off_ppm IS NULL) <> (amount_off_minor IS NULL)),
  CONSTRAINT discount_percent CHECK (percent_off_ppm IS NULL OR (0 < percent_off_ppm AND percent_off_ppm <= 1000000)),
  CONSTRAINT discount_amount CHECK (amount_off_minor IS NULL OR (0 < amount_off_minor AND currency IS NOT NULL)),
  CONSTRAINT discount_window CHECK (valid_from IS NULL OR valid_until IS NULL OR valid_from < valid_until),
  CONSTRAINT discount_audience CHECK (audience IN ('everyone', 'members', 'contacts')),
  CONSTRAINT discount_scope_is_json CHECK (json_valid(scope))
) STRICT, WITHOUT ROWID;

-- owner: shop
-- A use is a claimed place: the n-th of all, and the n-th of this customer. Neither can be written twice.
CREATE TABLE discount_uses (
  code         TEXT NOT NULL REFERENCES discount_codes (code),
  place        INTEGER NOT NULL,
  customer_id  TEXT NOT NULL,
  own_place    INTEGER NOT NULL,
  order_id     TEXT NOT NULL,
  at           INTEGER NOT NULL,
  PRIMARY KEY (code, place),
  CONSTRAINT discount_use_of_customer UNIQUE (code, customer_id, own_place),
  CONSTRAINT discount_use_of_order UNIQUE (order_id, code)
) STRICT, WITHOUT ROWID;

-- owner: shop
-- What was checked out: a copy of all that was agreed, carried out whole or not at all.
CREATE TABLE orders (
  id              TEXT PRIMARY KEY,
  key             TEXT NOT NULL,
  customer_id     TEXT NOT NULL REFERENCES customers (id),
  status          TEXT NOT NULL,
  -- [shop::api::OrderLine]
  lines           TEXT NOT NULL,
  currency        TEXT NOT NULL,
  net_minor       INTEGER NOT NULL,
  tax_minor       INTEGER NOT NULL,
  gross_minor     INTEGER NOT NULL,
  code            TEXT,
  terms_version   TEXT NOT NULL,
  -- What is wanted, or was paid, before it is carried out.
  payment_id      TEXT,
  -- The invoice that was issued with it.
  invoice_id      TEXT,
  created_at      INTEGER NOT NULL,
  -- When an unpaid one lapses.
  lapses_at       INTEGER,
  changed_at      INTEGER NOT NULL,
  CONSTRAINT order_is_repeated UNIQUE (key),
  CONSTRAINT order_status CHECK (status IN ('awaiting_payment', 'fulfilled', 'lapsed', 'refunded')),
  CONSTRAINT order_adds_up CHECK (net_minor + tax_minor = gross_minor),
  CONSTRAINT order_lines_are_json CHECK (json_valid(lines))
) STRICT;
CREATE INDEX orders_by_customer ON orders (customer_id, created_at DESC, id);
CREATE INDEX orders_by_time ON orders (created_at DESC, id);
CREATE INDEX orders_waiting ON orders (lapses_at) WHERE status = 'awaiting_payment';
CREATE INDEX orders_pending ON orders (customer_id) WHERE status = 'awaiting_payment';
-- Paid too late, an order is honoured if it can be, else the money goes back.
CREATE INDEX orders_lapsed ON orders (changed_at) WHERE status = 'lapsed';

-- owner: shop
-- The places of a plan that orders have which wait for their payment.
CREATE TABLE order_places (
  plan_id   TEXT NOT NULL,
  order_id  TEXT NOT NULL REFERENCES orders (id),
  quantity  INTEGER NOT NULL,
  PRIMARY KEY (plan_id, order_id),
  CONSTRAINT order_place_quantity CHECK (0 < quantity)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_places_by_order ON order_places (order_id);

-- owner: shop
-- What an operator offers a customer: to accept or refuse while it stands.
CREATE TABLE proposals (
  id           TEXT PRIMARY KEY,
  key          TEXT NOT NULL,
  customer_id  TEXT NOT NULL REFERENCES customers (id),
  status       TEXT NOT NULL,
  message      TEXT NOT NULL,
  -- [shop::api::ProposalLine]: plan or product, own price, quantity, start day.
  lines        TEXT NOT NULL,
  currency     TEXT NOT NULL,
  expires_at   INTEGER NOT NULL,
  created_at   INTEGER NOT NULL,
  decided_at   INTEGER,
  order_id     TEXT,
  CONSTRAINT proposal_is_repeated UNIQUE (key),
  CONSTRAINT proposal_status CHECK (status IN ('sent', 'accepted', 'refused', 'withdrawn')),
  CONSTRAINT proposal_lines_are_json CHECK (json_valid(lines))
) STRICT;
CREATE INDEX proposals_by_order ON proposals (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX proposals_by_time ON proposals (created_at DESC, id);
CREATE INDEX proposals_by_customer ON proposals (customer_id, created_at DESC, id);
CREATE INDEX proposals_sent ON proposals (expires_at) WHERE status = 'sent';

-- owner: shop
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE shop_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT basket_changed CHECK (guard <> 'basket_changed'),
  CONSTRAINT code_is_used_up CHECK (guard <> 'code_is_used_up'),
  CONSTRAINT order_changed CHECK (guard <> 'order_changed'),
  CONSTRAINT ordered_again CHECK (guard <> 'ordered_again'),
  CONSTRAINT hold_has_lapsed CHECK (guard <> 'hold_has_lapsed'),
  CONSTRAINT no_place_left CHECK (guard <> 'no_place_left'),
  CONSTRAINT code_changed CHECK (guard <> 'code_changed'),
  CONSTRAINT proposal_decided CHECK (guard <> 'proposal_decided')
) STRICT;

-- What the other functions may read of this.
CREATE VIEW v_orders AS SELECT * FROM orders;
CREATE VIEW v_order_places AS SELECT * FROM order_places;
CREATE VIEW v_holds AS SELECT id, basket_id, subject_id, held_until FROM basket_items WHERE held_until IS NOT NULL;
-- What waits in the customers' baskets.
CREATE VIEW v_basket_items AS
  SELECT basket_items.id, baskets.customer_id, basket_items.kind, basket_items.subject_id, basket_items.quantity, basket_items.held_until, basket_items.added_at
  FROM baskets JOIN basket_items ON basket_items.basket_id = baskets.id;
