-- The first day on which something of an order begins whenever it is paid (a booking, a plan), in the days of the books; NULL for products
-- alone, which begin when it is carried out. A payment that takes days cannot pay for what begins sooner.
ALTER TABLE orders ADD COLUMN begins_on TEXT;
UPDATE orders SET begins_on = (
  SELECT min(coalesce(line.value ->> '$.made.contract.starts_on', substr(line.value ->> '$.made.quote.starts_at', 1, 10)))
  FROM json_each(orders.lines) AS line) WHERE status = 'awaiting_payment';

-- So that it shows the new column, too.
DROP VIEW v_orders;
CREATE VIEW v_orders AS SELECT * FROM orders;
