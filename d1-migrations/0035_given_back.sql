-- What gives something of a charge back says of which: a correction, a reversal, the days of a contract that are not used. Of a charge
-- never more comes back than was charged.
ALTER TABLE charges ADD COLUMN gives_back TEXT REFERENCES charges (id);
UPDATE charges SET gives_back = reverses WHERE reverses IS NOT NULL;
UPDATE charges SET gives_back = (SELECT charged.id FROM charges AS charged WHERE charged.id = charges.source_id) WHERE source = 'adjustment';
UPDATE charges SET gives_back = (
  SELECT charged.id FROM charges AS charged WHERE charged.key = substr(charges.key, 1, instr(charges.key, ':unused:') - 1) || ':price')
WHERE source = 'contract' AND reverses IS NULL AND 0 < instr(key, ':unused:');
CREATE INDEX charges_by_given_back ON charges (gives_back) WHERE gives_back IS NOT NULL;

-- What was given back of each charge, a row for each time, with the sign of what goes back, less what was taken back of it again.
CREATE VIEW v_given_back AS
  SELECT back.gives_back AS charge_id,
    back.net_minor + (SELECT coalesce(sum(again.net_minor), 0) FROM charges AS again WHERE again.gives_back = back.id) AS net_minor,
    back.gross_minor + (SELECT coalesce(sum(again.gross_minor), 0) FROM charges AS again WHERE again.gives_back = back.id) AS gross_minor
  FROM charges AS back WHERE back.gives_back IS NOT NULL;

-- No row is ever in it, so it is made anew with one rule more.
DROP TABLE ledger_guards;
-- owner: ledger
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE ledger_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT benefit_overdrawn CHECK (guard <> 'benefit_overdrawn'),
  CONSTRAINT benefit_not_shared CHECK (guard <> 'benefit_not_shared'),
  CONSTRAINT benefit_capped CHECK (guard <> 'benefit_capped'),
  CONSTRAINT invoice_differs_from_its_lines CHECK (guard <> 'invoice_differs_from_its_lines'),
  CONSTRAINT charge_is_not_open CHECK (guard <> 'charge_is_not_open'),
  CONSTRAINT more_given_back_than_charged CHECK (guard <> 'more_given_back_than_charged'),
  CONSTRAINT invoice_overallocated CHECK (guard <> 'invoice_overallocated'),
  CONSTRAINT payment_overspent CHECK (guard <> 'payment_overspent'),
  CONSTRAINT refund_exceeds_payment CHECK (guard <> 'refund_exceeds_payment'),
  CONSTRAINT status_changed CHECK (guard <> 'status_changed'),
  CONSTRAINT contract_changed CHECK (guard <> 'contract_changed'),
  CONSTRAINT contract_exists CHECK (guard <> 'contract_exists'),
  CONSTRAINT plan_is_full CHECK (guard <> 'plan_is_full')
) STRICT;
