-- An order whose payment is on its way through the banks, and known to the provider, keeps nobody from anything else: what is in it is out of the basket, and comes back
-- if the payment does not come.
CREATE VIEW v_orders_with_the_bank AS
  SELECT orders.id, orders.customer_id, orders.currency, orders.gross_minor, orders.created_at
  FROM orders JOIN v_payments ON v_payments.id = orders.payment_id
  WHERE orders.status = 'awaiting_payment' AND v_payments.status = 'processing' AND v_payments.provider_ref IS NOT NULL;

-- The order that is being paid for it.
ALTER TABLE basket_items ADD COLUMN order_id TEXT;
UPDATE basket_items SET order_id = (
  SELECT orders.id FROM orders, json_each(orders.lines) AS line
  WHERE orders.status = 'awaiting_payment' AND line.value ->> 'item' = basket_items.id LIMIT 1);

-- Whose place it is, and from when on: nobody buys a plan that they are paying for already.
ALTER TABLE order_places ADD COLUMN customer_id TEXT;
ALTER TABLE order_places ADD COLUMN starts_on TEXT;
UPDATE order_places SET customer_id = (SELECT orders.customer_id FROM orders WHERE orders.id = order_places.order_id),
  starts_on = (SELECT line.value ->> '$.made.contract.starts_on' FROM orders, json_each(orders.lines) AS line
    WHERE orders.id = order_places.order_id AND line.value ->> '$.made.plan' = order_places.plan_id LIMIT 1);
CREATE INDEX order_places_by_customer ON order_places (customer_id, plan_id);

-- So that it shows the new columns, too.
DROP VIEW v_order_places;
CREATE VIEW v_order_places AS SELECT * FROM order_places;

-- What waits in the customers' baskets; not what is with the bank.
DROP VIEW v_basket_items;
CREATE VIEW v_basket_items AS
  SELECT basket_items.id, baskets.customer_id, basket_items.kind, basket_items.subject_id, basket_items.quantity, basket_items.held_until, basket_items.added_at
  FROM baskets JOIN basket_items ON basket_items.basket_id = baskets.id
  WHERE basket_items.order_id IS NULL OR basket_items.order_id NOT IN (SELECT v_orders_with_the_bank.id FROM v_orders_with_the_bank);
