-- A debt that was given up and is paid after all: what had given it up is taken back, below zero, by the money that comes. The table is made
-- anew with the same rows, since a rule of it changes; nothing refers to it but views, which name it.
-- owner: ledger
CREATE TABLE allocations_kept (
  key           TEXT PRIMARY KEY,
  invoice_id    TEXT NOT NULL,
  source        TEXT NOT NULL,
  source_id     TEXT NOT NULL,
  amount_minor  INTEGER NOT NULL,
  at            INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO allocations_kept (key, invoice_id, source, source_id, amount_minor, at)
SELECT key, invoice_id, source, source_id, amount_minor, at FROM allocations;
DROP TABLE allocations;
-- owner: ledger
-- What settles an invoice: money of a payment, of a credit note, a write-off. `source_id` says whose money it is; what a refund or a lost
-- dispute takes away again is negative and names the payment too, and what is taken back of a write-off is negative and names that. `key`
-- begins with the act that wrote it.
CREATE TABLE allocations (
  key           TEXT PRIMARY KEY,
  invoice_id    TEXT NOT NULL REFERENCES invoices (id),
  source        TEXT NOT NULL,
  source_id     TEXT NOT NULL,
  amount_minor  INTEGER NOT NULL,
  at            INTEGER NOT NULL,
  CONSTRAINT allocation_source CHECK (source IN ('payment', 'credit_note', 'refund', 'dispute', 'write_off')),
  CONSTRAINT allocation_amount CHECK (amount_minor <> 0 AND (source = 'write_off' OR (0 < amount_minor) = (source IN ('payment', 'credit_note'))))
) STRICT, WITHOUT ROWID;
INSERT INTO allocations (key, invoice_id, source, source_id, amount_minor, at)
SELECT key, invoice_id, source, source_id, amount_minor, at FROM allocations_kept;
DROP TABLE allocations_kept;
CREATE INDEX allocations_by_invoice ON allocations (invoice_id, amount_minor);
CREATE INDEX allocations_by_source ON allocations (source_id, amount_minor);
