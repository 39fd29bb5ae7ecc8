-- The bookings of orders that wait for their payment: credits are drawn for them already, under the ids under which they are booked when the
-- money is there. What draws anew reads them as it reads bookings.
CREATE VIEW v_order_bookings AS
  SELECT line.value ->> '$.made.id' AS id, orders.id AS order_id, orders.customer_id, line.value ->> '$.made.quote.resource.id' AS resource_id,
    line.value ->> '$.made.quote.location.id' AS location_id, unixepoch(line.value ->> '$.made.quote.starts_at') * 1000 AS starts_at
  FROM orders, json_each(orders.lines) AS line
  WHERE orders.status = 'awaiting_payment' AND line.value ->> '$.made.made' = 'booking';
