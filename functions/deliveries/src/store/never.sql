-- What must never be true of deliveries: each column counts the cases, and every count is 0 at all times. ?1 is the day before yesterday, or
-- yesterday.
SELECT
  (SELECT count(*) FROM deliveries WHERE status = 'waiting' AND free_until < ?1 AND reminded < 3) AS uncollected_past_its_days_with_no_reminder,
  (SELECT count(*) FROM deliveries WHERE fee_on < ?1) AS day_of_storage_never_charged,
  (SELECT count(*) FROM deliveries WHERE status IN ('waiting', 'chosen') AND NOT EXISTS (
    SELECT 1 FROM delivery_codes WHERE delivery_codes.customer_id = deliveries.customer_id)) AS nobody_can_collect,
  (SELECT count(*) FROM deliveries WHERE NOT EXISTS (
    SELECT 1 FROM delivery_events WHERE delivery_events.delivery_id = deliveries.id AND act = 'registered')) AS delivery_without_a_history,
  (SELECT count(*) FROM deliveries WHERE status NOT IN ('unassigned', 'waiting', 'chosen') AND NOT EXISTS (
    SELECT 1 FROM delivery_events WHERE delivery_events.delivery_id = deliveries.id AND act = deliveries.status)) AS gone_and_nobody_knows_how,
  (SELECT coalesce(max(number), 0) FROM deliveries) - (SELECT count(*) FROM deliveries) AS gap_in_the_numbers,
  (SELECT count(*) FROM delivery_collections WHERE NOT EXISTS (
    SELECT 1 FROM deliveries WHERE deliveries.collection_id = delivery_collections.id)) AS collection_of_nothing,
  (SELECT count(*) FROM delivery_collections WHERE proof = 'signature' AND NOT EXISTS (
    SELECT 1 FROM v_files WHERE v_files.attached_to = delivery_collections.id || '/signature')) AS signature_that_is_not_kept,
  (SELECT count(*) FROM v_files WHERE attached_to GLOB 'dlv_*' AND NOT EXISTS (
    SELECT 1 FROM deliveries WHERE deliveries.id = v_files.attached_to OR deliveries.id || '/scan' = v_files.attached_to)) AS file_of_nothing
