-- What must never be true of the shop: each column counts the cases, and every count is 0 at all times. ?1 is now.
SELECT
  (SELECT count(*) FROM discount_codes
    WHERE uses_max < (SELECT count(*) FROM discount_uses WHERE discount_uses.code = discount_codes.code)) AS code_used_beyond_its_cap,
  (SELECT count(*) FROM (SELECT discount_codes.code FROM discount_codes JOIN discount_uses ON discount_uses.code = discount_codes.code
    GROUP BY discount_codes.code, discount_uses.customer_id HAVING uses_per_customer_max < count(*))) AS code_used_beyond_a_customers_cap,
  (SELECT count(*) FROM orders JOIN discount_codes ON discount_codes.code = orders.code
    WHERE orders.status = 'awaiting_payment' AND discount_codes.valid_until <= orders.created_at) AS expired_code_still_taken_off,
  (SELECT count(*) FROM discount_uses WHERE EXISTS (
    SELECT 1 FROM orders WHERE orders.id = discount_uses.order_id AND status NOT IN ('awaiting_payment', 'fulfilled')))
    AS code_used_by_an_order_that_ended,
  (SELECT count(*) FROM orders WHERE status IN ('awaiting_payment', 'fulfilled') AND code IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM discount_uses WHERE discount_uses.order_id = orders.id AND discount_uses.code = orders.code)) AS code_taken_off_and_not_used,
  (SELECT count(*) FROM orders LEFT JOIN v_payments ON v_payments.id = orders.payment_id
    WHERE orders.status = 'awaiting_payment' AND lapses_at < ?1 - 3600000 AND v_payments.status IS NOT 'processing')
    AS order_waits_past_its_time,
  (SELECT count(*) FROM orders JOIN v_payments ON v_payments.id = orders.payment_id
    WHERE orders.status IN ('awaiting_payment', 'lapsed') AND v_payments.status = 'succeeded' AND v_payments.changed_at < ?1 - 3600000)
    AS paid_order_neither_carried_out_nor_paid_back,
  (SELECT count(*) FROM orders WHERE status = 'refunded'
    AND NOT EXISTS (SELECT 1 FROM v_refunds WHERE v_refunds.payment_id = orders.payment_id)
    AND NOT EXISTS (SELECT 1 FROM v_disputes WHERE v_disputes.payment_id = orders.payment_id)) AS order_paid_back_without_a_refund,
  (SELECT count(*) FROM orders WHERE status = 'fulfilled' AND payment_id IS NOT NULL AND invoice_id IS NULL) AS paid_order_without_an_invoice,
  (SELECT count(*) FROM orders WHERE gross_minor <> (
    SELECT coalesce(sum(charge.value ->> '$.amounts.gross_minor'), 0)
    FROM json_each(orders.lines) AS line, json_each(line.value, '$.charges') AS charge)) AS order_differs_from_its_lines,
  (SELECT count(*) FROM (SELECT line.value ->> 'item' FROM orders, json_each(orders.lines) AS line
    WHERE status IN ('awaiting_payment', 'fulfilled') AND line.value ->> 'item' IS NOT NULL
    GROUP BY line.value ->> 'item' HAVING 1 < count(*))) AS item_ordered_twice,
  (SELECT count(*) FROM order_places WHERE NOT EXISTS (
    SELECT 1 FROM orders WHERE orders.id = order_places.order_id AND status = 'awaiting_payment')) AS place_kept_for_no_order,
  (SELECT count(*) FROM orders WHERE status IN ('lapsed', 'refunded') AND (
    0 <> (SELECT coalesce(sum(amount), 0) FROM v_draws WHERE v_draws.source_id = orders.id)
    OR 0 <> (SELECT coalesce(sum(amount), 0) FROM v_draws JOIN json_each(orders.lines) AS line
      ON line.value ->> '$.made.made' = 'booking' AND v_draws.source_id = line.value ->> '$.made.id'))) AS benefit_kept_by_an_order_that_ended,
  -- Of which something is left once what was given back of it is taken off.
  (SELECT count(*) FROM v_charges AS charge WHERE charge.source = 'benefit' AND charge.reverses IS NULL
    AND 0 < charge.gross_minor + (SELECT coalesce(sum(gross_minor), 0) FROM v_given_back WHERE charge_id = charge.id)
    AND (charge.source_id GLOB 'bkg_*'
        AND NOT EXISTS (SELECT 1 FROM v_bookings WHERE v_bookings.id = charge.source_id AND v_bookings.status = 'confirmed')
        AND NOT EXISTS (SELECT 1 FROM v_order_bookings WHERE v_order_bookings.id = charge.source_id)
      OR charge.source_id GLOB 'ord_*' AND NOT EXISTS (SELECT 1 FROM orders WHERE charge.source_id IN (orders.id, orders.id || ':late')
        AND status IN ('awaiting_payment', 'fulfilled')))) AS withdrawn_benefit_charged_for_what_never_came,
  (SELECT count(*) FROM v_claims WHERE holder GLOB 'itm_*' AND NOT EXISTS (
    SELECT 1 FROM basket_items WHERE basket_items.id = v_claims.holder AND held_until IS NOT NULL)) AS place_held_by_no_item,
  (SELECT count(*) FROM proposals WHERE (status = 'accepted') <> (order_id IS NOT NULL)) AS proposal_accepted_without_an_order,
  (SELECT count(*) FROM shop_guards) AS guard_has_a_row
