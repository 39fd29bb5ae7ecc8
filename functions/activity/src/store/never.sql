-- What must never be true of the house, however many come and go at once. Read by tests and by whoever looks after the
-- database, not by any request: it walks.
SELECT
  (SELECT count(*) FROM (SELECT customer_id FROM check_ins WHERE out_at IS NULL GROUP BY customer_id HAVING 1 < count(*))) AS in_two_places,
  (SELECT count(*) FROM check_ins WHERE out_at IS NULL AND in_at < ?1 - 93600000) AS in_past_closing,
  (SELECT count(*) FROM (SELECT location_id, count(*) AS people FROM check_ins WHERE out_at IS NULL AND covered_by <> 'courtesy' GROUP BY location_id)
    AS house JOIN check_in_settings USING (location_id) WHERE capacity < people) AS fuller_than_full,
  -- A day pass is drawn once for all stays of its day, whatever becomes of the draw when its contract ends.
  (SELECT count(*) FROM (SELECT DISTINCT customer_id, grant_id, local_day FROM check_ins WHERE covered_by = 'day_pass') AS day
    WHERE 1 <> (SELECT count(*) FROM check_ins AS stay JOIN v_draws ON v_draws.source_id = stay.id AND v_draws.source = 'check_in'
      WHERE stay.customer_id = day.customer_id AND stay.grant_id = day.grant_id AND stay.local_day = day.local_day
        AND v_draws.key = 'check_in:' || stay.id || ':' || day.grant_id)) AS day_pass_not_drawn_once,
  -- What a time pass let in was drawn of, or did not reach.
  (SELECT count(*) FROM check_ins WHERE covered_by = 'time_pass' AND out_at IS NOT NULL
    AND uncovered_minutes + coalesce((SELECT sum(amount) FROM v_draws WHERE source_id = check_ins.id AND key = 'check_in:' || source_id || ':' || grant_id), 0)
      <> max((out_at - in_at + 59999) / 60000, 1)) AS minutes_not_drawn,
  (SELECT count(*) FROM (SELECT DISTINCT customer_id, location_id, local_day FROM check_ins WHERE covered_by = 'day_price') AS day
    WHERE 1 <> (SELECT count(*) FROM check_ins AS stay JOIN v_charges ON v_charges.source_id = stay.id
      WHERE stay.customer_id = day.customer_id AND stay.location_id = day.location_id AND stay.local_day = day.local_day)) AS day_not_charged_once,
  (SELECT count(*) FROM activity_guards) AS guards_kept;
