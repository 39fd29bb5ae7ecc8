-- A bank that only asks takes nothing: such an inquiry stands here with an amount of 0, until it takes the money after all.
ALTER TABLE disputes ADD COLUMN is_inquiry INTEGER NOT NULL DEFAULT 0 CONSTRAINT dispute_is_inquiry CHECK (is_inquiry IN (0, 1));
-- What the bank asks for, or took. `amount_minor` is the part of it that had not gone back before; what is beyond is owed by an invoice of
-- its own. Null where both are the same.
ALTER TABLE disputes ADD COLUMN claimed_minor INTEGER CONSTRAINT dispute_claim CHECK (claimed_minor IS NULL OR amount_minor <= claimed_minor);
-- How often the bank took it: once it was won, it can be lost again.
ALTER TABLE disputes ADD COLUMN losses INTEGER NOT NULL DEFAULT 0 CONSTRAINT dispute_losses CHECK (0 <= losses);
UPDATE disputes SET losses = 1 WHERE EXISTS (
  SELECT 1 FROM account_entries WHERE account_entries.source_id = disputes.provider_ref AND account_entries.kind = 'dispute');
DROP VIEW v_disputes;
CREATE VIEW v_disputes AS
  SELECT provider_ref, payment_id, customer_id, amount_minor, status, reason, opened_at, changed_at, is_inquiry, claimed_minor, losses FROM disputes;
