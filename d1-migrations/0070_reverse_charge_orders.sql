-- Orders that wait for their payment and on which the buyer owes the tax in the seller's place: they are invoiced as they were ordered, so
-- neither of them moves to the other's country meanwhile.
CREATE VIEW v_reverse_charge_orders AS
  SELECT orders.id, orders.customer_id FROM orders
  WHERE orders.status = 'awaiting_payment' AND EXISTS (
    SELECT 1 FROM json_each(orders.lines) AS line, json_each(line.value, '$.charges') AS charge
    WHERE charge.value ->> '$.tax.category' = 'AE');

-- No row is ever in it, so it is made anew with two rules more.
DROP TABLE billing_guards;
-- owner: billing
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE billing_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT billing_changed CHECK (guard <> 'billing_changed'),
  CONSTRAINT method_is_gone CHECK (guard <> 'method_is_gone'),
  CONSTRAINT invoice_moved CHECK (guard <> 'invoice_moved'),
  CONSTRAINT credited_too_much CHECK (guard <> 'credited_too_much'),
  CONSTRAINT reverse_charge_at_home CHECK (guard <> 'reverse_charge_at_home'),
  CONSTRAINT reverse_charge_ordered CHECK (guard <> 'reverse_charge_ordered'),
  CONSTRAINT reverse_charge_to_come CHECK (guard <> 'reverse_charge_to_come')
) STRICT;
