-- owner: ledger
-- A line that somebody owes (or, negative, is owed back). Its amounts never change: what was wrong is reversed.
CREATE TABLE charges (
  id                    TEXT PRIMARY KEY,
  -- What it is for, so that nothing is charged twice: 'contract:<id>:<first day>:price', 'booking:<id>', …
  key                   TEXT NOT NULL,
  -- Who pays, and who had it.
  payer_id              TEXT NOT NULL REFERENCES customers (id),
  customer_id           TEXT NOT NULL REFERENCES customers (id),
  source                TEXT NOT NULL,
  source_id             TEXT NOT NULL,
  name                  TEXT NOT NULL,
  -- The days it covers, the last one not included; NULL for what has no period.
  period_from           TEXT,
  period_until          TEXT,
  quantity_thousandths  INTEGER NOT NULL,
  currency              TEXT NOT NULL,
  net_minor             INTEGER NOT NULL,
  tax_minor             INTEGER NOT NULL,
  gross_minor           INTEGER NOT NULL,
  -- UNTDID 5305, as EN 16931 uses it: S standard or reduced, Z zero, E exempt, AE reverse charge.
  tax_category          TEXT NOT NULL,
  -- Parts per million: 200000 is 20 %.
  tax_rate_ppm          INTEGER NOT NULL,
  -- Why it is exempt or reversed; NULL where tax is charged.
  tax_reason            TEXT,
  -- How the amount came about: a JSON array of steps.
  why                   TEXT NOT NULL,
  reverses              TEXT REFERENCES charges (id),
  occurred_at           INTEGER NOT NULL,
  -- The day by which it must stand on an invoice.
  invoice_by            TEXT NOT NULL,
  CONSTRAINT charge_is_repeated UNIQUE (key),
  CONSTRAINT charge_is_reversed_once UNIQUE (reverses),
  CONSTRAINT charge_adds_up CHECK (net_minor + tax_minor = gross_minor),
  CONSTRAINT charge_source CHECK (source IN ('contract', 'sign_up_fee', 'deposit', 'booking', 'product', 'fee', 'benefit', 'adjustment')),
  CONSTRAINT charge_tax CHECK ((tax_category = 'S' AND 0 < tax_rate_ppm) OR (tax_category IN ('Z', 'E', 'AE') AND tax_rate_ppm = 0 AND tax_minor = 0)),
  CONSTRAINT charge_period CHECK ((period_from IS NULL) = (period_until IS NULL) AND (period_from IS NULL OR period_from < period_until)),
  CONSTRAINT charge_why_is_json CHECK (json_valid(why))
) STRICT;
CREATE INDEX charges_by_source ON charges (source_id);
CREATE INDEX charges_by_payer ON charges (payer_id, occurred_at);
CREATE INDEX charges_by_customer ON charges (customer_id, occurred_at);

-- owner: ledger
-- The charges that no invoice has yet: a work list, not a fact.
CREATE TABLE open_charges (
  charge_id   TEXT PRIMARY KEY REFERENCES charges (id),
  payer_id    TEXT NOT NULL,
  invoice_by  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX open_charges_by_payer ON open_charges (payer_id, invoice_by);
CREATE INDEX open_charges_by_day ON open_charges (invoice_by, payer_id);

-- owner: ledger
-- Issued invoices and credit notes. Nothing here is ever updated or deleted; a test holds every SQL text to that.
CREATE TABLE invoices (
  id            TEXT PRIMARY KEY,
  -- What makes it the same invoice if it is issued again: 'contract:<customer>:<day>', 'order:<id>', 'credit:<invoice>:<n>'.
  key           TEXT NOT NULL,
  series        TEXT NOT NULL,
  -- 1, 2, 3, … in each series, without a gap: chosen inside the batch that issues.
  number        INTEGER NOT NULL,
  kind          TEXT NOT NULL,
  customer_id   TEXT NOT NULL REFERENCES customers (id),
  -- The invoice that a credit note corrects.
  corrects      TEXT REFERENCES invoices (id),
  issued_at     INTEGER NOT NULL,
  issued_on     TEXT NOT NULL,
  due_on        TEXT NOT NULL,
  currency      TEXT NOT NULL,
  -- Negative in a credit note.
  net_minor     INTEGER NOT NULL,
  tax_minor     INTEGER NOT NULL,
  gross_minor   INTEGER NOT NULL,
  -- What the seller and the buyer were called on that day (ledger::Party), as JSON.
  seller        TEXT NOT NULL,
  buyer         TEXT NOT NULL,
  CONSTRAINT invoice_is_repeated UNIQUE (key),
  CONSTRAINT invoice_number_is_taken UNIQUE (series, number),
  CONSTRAINT invoice_number_is_positive CHECK (0 < number),
  CONSTRAINT invoice_kind CHECK (kind IN ('invoice', 'credit_note')),
  CONSTRAINT invoice_adds_up CHECK (net_minor + tax_minor = gross_minor),
  CONSTRAINT invoice_sign CHECK ((kind = 'invoice' AND 0 <= gross_minor) OR (kind = 'credit_note' AND gross_minor <= 0)),
  CONSTRAINT invoice_parties_are_json CHECK (json_valid(seller) AND json_valid(buyer))
) STRICT;
CREATE INDEX invoices_by_customer ON invoices (customer_id, issued_on, id);
CREATE INDEX invoices_by_day ON invoices (issued_on, id);
CREATE INDEX invoices_by_kind ON invoices (kind, issued_on, id);
CREATE INDEX invoices_by_corrected ON invoices (corrects) WHERE corrects IS NOT NULL;

-- owner: ledger
-- The invoices and credit notes that their customers have not been told of: a work list. Their numbers are chosen in the
-- batch that issues them, so that whoever tells comes after it.
CREATE TABLE untold_invoices (
  invoice_id  TEXT PRIMARY KEY REFERENCES invoices (id)
) STRICT, WITHOUT ROWID;

-- owner: ledger
-- A charge stands on one invoice, once.
CREATE TABLE invoice_lines (
  invoice_id  TEXT NOT NULL REFERENCES invoices (id),
  position    INTEGER NOT NULL,
  charge_id   TEXT NOT NULL REFERENCES charges (id),
  PRIMARY KEY (invoice_id, position),
  CONSTRAINT charge_is_invoiced_once UNIQUE (charge_id)
) STRICT, WITHOUT ROWID;

-- owner: ledger
-- The invoices that are not settled yet: a work list for reminders and collection, and the filter of the lists.
CREATE TABLE open_invoices (
  invoice_id   TEXT PRIMARY KEY REFERENCES invoices (id),
  customer_id  TEXT NOT NULL,
  due_on       TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX open_invoices_by_customer ON open_invoices (customer_id, due_on);
CREATE INDEX open_invoices_by_day ON open_invoices (due_on, invoice_id);

-- owner: ledger
-- Money that a customer gives. The provider is the source of truth for what its own payments have come to.
CREATE TABLE payments (
  id              TEXT PRIMARY KEY,
  -- What makes it the same payment if it is asked for again.
  key             TEXT NOT NULL,
  customer_id     TEXT NOT NULL REFERENCES customers (id),
  method          TEXT NOT NULL,
  currency        TEXT NOT NULL,
  amount_minor    INTEGER NOT NULL,
  status          TEXT NOT NULL,
  -- What it is for: {"invoices": [{"id", "minor"}]}, {"order": id}, or {} for the customer's balance.
  purpose         TEXT NOT NULL,
  -- The saved method it is taken from, and whether the customer is there to confirm.
  method_id       TEXT,
  on_session      INTEGER NOT NULL,
  -- The provider's id of it; NULL until the provider has answered, and for what comes by bank transfer or cash.
  provider_ref    TEXT,
  -- The bank's reference, as the operator noted it; the provider's code where it failed.
  note            TEXT,
  created_at      INTEGER NOT NULL,
  -- When it came to its status.
  changed_at      INTEGER NOT NULL,
  CONSTRAINT payment_is_repeated UNIQUE (key),
  CONSTRAINT payment_of_provider_is_known UNIQUE (provider_ref),
  CONSTRAINT payment_amount CHECK (0 < amount_minor),
  CONSTRAINT payment_method CHECK (method IN ('card', 'sepa_debit', 'bacs_debit', 'us_bank_account', 'bank_transfer', 'cash')),
  CONSTRAINT payment_status CHECK (status IN ('wanted', 'needs_action', 'processing', 'succeeded', 'failed', 'cancelled')),
  CONSTRAINT payment_purpose_is_json CHECK (json_valid(purpose))
) STRICT;
CREATE INDEX payments_by_customer ON payments (customer_id, created_at DESC, id);
CREATE INDEX payments_by_time ON payments (created_at DESC, id);
CREATE INDEX payments_unsettled ON payments (changed_at) WHERE status IN ('wanted', 'needs_action', 'processing');
CREATE INDEX payments_pending ON payments (customer_id) WHERE status IN ('wanted', 'needs_action', 'processing');
CREATE INDEX payments_by_order ON payments (purpose ->> 'order') WHERE purpose ->> 'order' IS NOT NULL;

-- owner: ledger
-- Money that goes back.
CREATE TABLE refunds (
  id            TEXT PRIMARY KEY,
  key           TEXT NOT NULL,
  payment_id    TEXT NOT NULL REFERENCES payments (id),
  customer_id   TEXT NOT NULL REFERENCES customers (id),
  currency      TEXT NOT NULL,
  amount_minor  INTEGER NOT NULL,
  status        TEXT NOT NULL,
  reason        TEXT NOT NULL,
  provider_ref  TEXT,
  created_at    INTEGER NOT NULL,
  changed_at    INTEGER NOT NULL,
  CONSTRAINT refund_is_repeated UNIQUE (key),
  CONSTRAINT refund_of_provider_is_known UNIQUE (provider_ref),
  CONSTRAINT refund_amount CHECK (0 < amount_minor),
  CONSTRAINT refund_status CHECK (status IN ('wanted', 'processing', 'succeeded', 'failed'))
) STRICT;
CREATE INDEX refunds_by_payment ON refunds (payment_id);
CREATE INDEX refunds_by_customer ON refunds (customer_id, created_at DESC, id);
CREATE INDEX refunds_by_time ON refunds (created_at DESC, id);
CREATE INDEX refunds_unsettled ON refunds (changed_at) WHERE status IN ('wanted', 'processing');

-- owner: ledger
-- A customer's bank wants a payment back. Lost, it takes the money from the account.
CREATE TABLE disputes (
  provider_ref  TEXT PRIMARY KEY,
  payment_id    TEXT NOT NULL REFERENCES payments (id),
  customer_id   TEXT NOT NULL REFERENCES customers (id),
  amount_minor  INTEGER NOT NULL,
  status        TEXT NOT NULL,
  reason        TEXT NOT NULL,
  opened_at     INTEGER NOT NULL,
  changed_at    INTEGER NOT NULL,
  CONSTRAINT dispute_amount CHECK (0 <= amount_minor),
  CONSTRAINT dispute_status CHECK (status IN ('open', 'won', 'lost'))
) STRICT;
CREATE INDEX disputes_by_payment ON disputes (payment_id);
CREATE INDEX disputes_by_customer ON disputes (customer_id, opened_at DESC, provider_ref);
CREATE INDEX disputes_by_time ON disputes (opened_at DESC, provider_ref);

-- owner: ledger
-- What settles an invoice: money of a payment, of a credit note, a write-off. `source_id` says whose money it is; what a
-- refund or a lost dispute takes away again is negative and names the payment too. `key` begins with the act that wrote it.
CREATE TABLE allocations (
  key           TEXT PRIMARY KEY,
  invoice_id    TEXT NOT NULL REFERENCES invoices (id),
  source        TEXT NOT NULL,
  source_id     TEXT NOT NULL,
  amount_minor  INTEGER NOT NULL,
  at            INTEGER NOT NULL,
  CONSTRAINT allocation_source CHECK (source IN ('payment', 'credit_note', 'refund', 'dispute', 'write_off')),
  CONSTRAINT allocation_amount CHECK (amount_minor <> 0 AND (0 < amount_minor) = (source IN ('payment', 'credit_note', 'write_off')))
) STRICT, WITHOUT ROWID;
CREATE INDEX allocations_by_invoice ON allocations (invoice_id, amount_minor);
CREATE INDEX allocations_by_source ON allocations (source_id, amount_minor);

-- owner: ledger
-- The payments and credit notes whose money is not all spent: a work list. What was paid for an order waits for the order.
CREATE TABLE open_credits (
  source_id    TEXT PRIMARY KEY,
  customer_id  TEXT NOT NULL,
  since        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX open_credits_by_customer ON open_credits (customer_id, since);

-- owner: ledger
-- The customer's account: what is owed is positive, what was paid negative; the balance is the sum.
CREATE TABLE account_entries (
  customer_id   TEXT NOT NULL,
  at            INTEGER NOT NULL,
  kind          TEXT NOT NULL,
  source_id     TEXT NOT NULL,
  currency      TEXT NOT NULL,
  amount_minor  INTEGER NOT NULL,
  PRIMARY KEY (customer_id, at, kind, source_id),
  CONSTRAINT entry_is_repeated UNIQUE (source_id, kind),
  CONSTRAINT entry_kind CHECK (kind IN ('invoice', 'credit_note', 'payment', 'refund', 'refund_failed', 'dispute', 'dispute_won', 'write_off'))
) STRICT, WITHOUT ROWID;

-- owner: ledger
-- A benefit that somebody was given for a time: minutes, money, days.
CREATE TABLE grants (
  id           TEXT PRIMARY KEY,
  -- 'contract:<id>:<first day>:<n>', 'order:<id>:<n>', …
  key          TEXT NOT NULL,
  customer_id  TEXT NOT NULL REFERENCES customers (id),
  contract_id  TEXT,
  kind         TEXT NOT NULL,
  name         TEXT NOT NULL,
  -- Minutes, minor units of `currency`, or passes.
  amount       INTEGER NOT NULL,
  currency     TEXT,
  -- What it can be spent on: {"kinds": [ids], "locations": [ids]}; an empty list is no limit.
  scope        TEXT NOT NULL,
  starts_at    INTEGER NOT NULL,
  expires_at   INTEGER,
  created_at   INTEGER NOT NULL,
  CONSTRAINT grant_is_repeated UNIQUE (key),
  CONSTRAINT grant_kind CHECK (kind IN ('time_credit', 'money_credit', 'day_pass', 'time_pass')),
  CONSTRAINT grant_amount CHECK (0 < amount),
  CONSTRAINT grant_currency CHECK ((kind = 'money_credit') = (currency IS NOT NULL)),
  CONSTRAINT grant_expires_after_it_starts CHECK (expires_at IS NULL OR starts_at < expires_at),
  CONSTRAINT grant_scope_is_json CHECK (json_valid(scope))
) STRICT;
CREATE INDEX grants_by_customer ON grants (customer_id, expires_at);
CREATE INDEX grants_by_contract ON grants (contract_id) WHERE contract_id IS NOT NULL;

-- owner: ledger
-- What was spent of a grant (positive) or came back (negative). The balance is the grant's amount less their sum.
CREATE TABLE draws (
  key        TEXT PRIMARY KEY,
  grant_id   TEXT NOT NULL REFERENCES grants (id),
  source     TEXT NOT NULL,
  source_id  TEXT NOT NULL,
  amount     INTEGER NOT NULL,
  -- What it saved the customer, in minor units before tax: owed if the grant's period never comes.
  worth_minor  INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  CONSTRAINT draw_source CHECK (source IN ('booking', 'check_in', 'order', 'expiry', 'revocation')),
  CONSTRAINT draw_amount CHECK (amount <> 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX draws_by_grant ON draws (grant_id, amount);
CREATE INDEX draws_by_source ON draws (source_id);

-- owner: ledger
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE ledger_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT benefit_overdrawn CHECK (guard <> 'benefit_overdrawn'),
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

-- What the other functions may read of this.
CREATE VIEW v_charges AS SELECT * FROM charges;
CREATE VIEW v_open_charges AS SELECT charge_id, payer_id, invoice_by FROM open_charges;
CREATE VIEW v_invoices AS
  SELECT invoices.*, EXISTS (SELECT 1 FROM open_invoices WHERE open_invoices.invoice_id = invoices.id) AS is_open,
    (SELECT coalesce(sum(amount_minor), 0) FROM allocations WHERE allocations.invoice_id = invoices.id) AS settled_minor
  FROM invoices;
CREATE VIEW v_untold_invoices AS SELECT invoice_id FROM untold_invoices;
CREATE VIEW v_open_invoices AS SELECT invoice_id, customer_id, due_on FROM open_invoices;
CREATE VIEW v_invoice_lines AS
  SELECT invoice_lines.invoice_id, invoice_lines.position, charges.*
  FROM invoice_lines JOIN charges ON charges.id = invoice_lines.charge_id;
CREATE VIEW v_allocations AS SELECT key, invoice_id, source, source_id, amount_minor, at FROM allocations;
CREATE VIEW v_payments AS SELECT * FROM payments;
CREATE VIEW v_refunds AS SELECT * FROM refunds;
CREATE VIEW v_disputes AS SELECT * FROM disputes;
-- What is left of the money of a payment that succeeded or of a credit note: less what settles invoices, what goes back and what a
-- bank took. Below zero, more goes back than is left: the invoices it settled are to be opened again.
CREATE VIEW v_unspent AS
  SELECT id AS source_id, 'payment' AS source, customer_id, currency,
    amount_minor - (SELECT coalesce(sum(amount_minor), 0) FROM allocations WHERE allocations.source_id = payments.id)
      - (SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE refunds.payment_id = payments.id AND refunds.status <> 'failed')
      - (SELECT coalesce(sum(amount_minor), 0) FROM disputes WHERE disputes.payment_id = payments.id AND disputes.status = 'lost') AS unspent_minor
  FROM payments WHERE status = 'succeeded'
  UNION ALL
  SELECT id, 'credit_note', customer_id, currency,
    -gross_minor - (SELECT coalesce(sum(amount_minor), 0) FROM allocations WHERE allocations.source_id = invoices.id)
  FROM invoices WHERE kind = 'credit_note';
-- One row at a time: joined to v_unspent, every payment would be reckoned.
CREATE VIEW v_open_credits AS
  SELECT source_id, customer_id, since,
    (SELECT source FROM v_unspent WHERE v_unspent.source_id = open_credits.source_id) AS source,
    (SELECT currency FROM v_unspent WHERE v_unspent.source_id = open_credits.source_id) AS currency,
    (SELECT unspent_minor FROM v_unspent WHERE v_unspent.source_id = open_credits.source_id) AS unspent_minor
  FROM open_credits;
CREATE VIEW v_account_entries AS SELECT customer_id, at, kind, source_id, currency, amount_minor FROM account_entries;
CREATE VIEW v_grants AS
  SELECT grants.*, grants.amount - (SELECT coalesce(sum(draws.amount), 0) FROM draws WHERE draws.grant_id = grants.id) AS balance
  FROM grants;
CREATE VIEW v_draws AS SELECT key, grant_id, source, source_id, amount, worth_minor, at FROM draws;
