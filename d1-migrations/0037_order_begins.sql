-- The first day on which something of an order begins whenever it is paid (a booking, a plan), in the days of the books; NULL for products
-- alone, which begin when it is carried out. A payment that takes days cannot pay for what begins sooner.
ALTER TABLE orders ADD COLUMN begins_on TEXT;
UPDATE orders SET begins_on = (
  SELECT min(coalesce(line.value ->> '$.made.contract.starts_on', substr(line.value ->> '$.made.quote.starts_at', 1, 10)))
  FROM json_each(orders.lines) AS line) WHERE status = 'awaiting_payment';

-- So that it shows the new column, too.
DROP VIEW v_orders;
CREATE VIEW v_orders AS SELECT * FROM orders;

DROP TABLE shop_guards;
-- owner: shop
-- Never holds a row, so that it can be made anew with one rule more: a customer has one order that waits for its payment.
CREATE TABLE shop_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT basket_changed CHECK (guard <> 'basket_changed'),
  CONSTRAINT code_is_used_up CHECK (guard <> 'code_is_used_up'),
  CONSTRAINT order_changed CHECK (guard <> 'order_changed'),
  CONSTRAINT order_pending CHECK (guard <> 'order_pending'),
  CONSTRAINT ordered_again CHECK (guard <> 'ordered_again'),
  CONSTRAINT hold_has_lapsed CHECK (guard <> 'hold_has_lapsed'),
  CONSTRAINT no_place_left CHECK (guard <> 'no_place_left'),
  CONSTRAINT code_changed CHECK (guard <> 'code_changed'),
  CONSTRAINT proposal_decided CHECK (guard <> 'proposal_decided')
) STRICT;
