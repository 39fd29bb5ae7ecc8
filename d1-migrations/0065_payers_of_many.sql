-- Whoever pays has no more contracts than can be reckoned together, however they come. No row is ever in it, so it is made anew with one
-- rule more.
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
  CONSTRAINT plan_is_full CHECK (guard <> 'plan_is_full'),
  CONSTRAINT too_many_contracts CHECK (guard <> 'too_many_contracts')
) STRICT;

-- Nor does the seller move to where a buyer is who owes the tax in its place.
DROP TABLE billing_guards;
-- owner: billing
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE billing_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT billing_changed CHECK (guard <> 'billing_changed'),
  CONSTRAINT method_is_gone CHECK (guard <> 'method_is_gone'),
  CONSTRAINT invoice_moved CHECK (guard <> 'invoice_moved'),
  CONSTRAINT credited_too_much CHECK (guard <> 'credited_too_much'),
  CONSTRAINT reverse_charge_at_home CHECK (guard <> 'reverse_charge_at_home')
) STRICT;
CREATE INDEX accounts_with_reverse_charge ON billing_accounts (customer_id) WHERE tax_treatment = 'reverse_charge';
