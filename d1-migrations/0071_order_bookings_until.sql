-- What is ordered and waits for its payment is a booking ahead: it counts towards caps, open bookings and gaps, until when it lasts. The item of a
-- basket that holds it says whose it is while the basket shows it.
DROP VIEW v_order_bookings;
CREATE VIEW v_order_bookings AS
  SELECT line.value ->> '$.made.id' AS id, orders.id AS order_id, orders.customer_id, line.value ->> '$.item' AS item_id,
    line.value ->> '$.made.quote.resource.id' AS resource_id, line.value ->> '$.made.quote.location.id' AS location_id,
    unixepoch(line.value ->> '$.made.quote.starts_at') * 1000 AS starts_at, unixepoch(line.value ->> '$.made.quote.ends_at') * 1000 AS ends_at
  FROM orders, json_each(orders.lines) AS line
  WHERE orders.status = 'awaiting_payment' AND line.value ->> '$.made.made' = 'booking';
