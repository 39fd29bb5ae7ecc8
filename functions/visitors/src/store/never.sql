-- What must never be true of visits, however many act at once. Read by tests and by whoever looks after the database, not by
-- any request: it walks.
SELECT
  (SELECT count(*) FROM visits WHERE out_at < in_at) AS left_before_coming,
  (SELECT count(*) FROM (SELECT guest_id FROM visits WHERE status = 'in' GROUP BY guest_id HAVING 1 < count(*))) AS guest_in_twice,
  (SELECT count(*) FROM visits WHERE status IN ('refused', 'cancelled', 'awaiting_host', 'awaiting_operator', 'expected') AND in_at IS NOT NULL)
    AS in_without_being_let_in,
  (SELECT count(*) FROM visits WHERE status = 'in' AND in_at < ?1 - 176400000) AS in_for_two_days,
  (SELECT count(*) FROM visits WHERE accepted_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM visitor_terms
    WHERE visitor_terms.place = visits.terms_place AND visitor_terms.version = visits.terms_version)) AS terms_that_never_were,
  (SELECT count(*) FROM visits WHERE signature IS NOT NULL AND accepted_at IS NULL) AS signed_nothing,
  (SELECT count(*) FROM visits WHERE email IS NOT NULL AND walk_in = 0 AND status IN ('expected', 'in') AND NOT EXISTS (
    SELECT 1 FROM visit_codes WHERE visit_codes.guest_id = visits.guest_id)) AS invited_without_a_code,
  (SELECT count(*) FROM visits WHERE status = 'awaiting_operator' AND EXISTS (
    SELECT 1 FROM visit_codes WHERE visit_codes.guest_id = visits.guest_id)) AS invited_before_the_yes,
  (SELECT count(*) FROM visit_codes WHERE NOT EXISTS (SELECT 1 FROM visits WHERE visits.guest_id = visit_codes.guest_id)) AS code_of_nobody,
  (SELECT count(*) FROM visits JOIN visitor_settings ON visitor_settings.place = coalesce(
      (SELECT own.place FROM visitor_settings AS own WHERE own.place = visits.location_id), 'space')
    WHERE visits.status <> 'in' AND visits.ends_at + (visitor_settings.kept_days + 2) * 86400000 < ?1) AS kept_too_long,
  (SELECT count(*) FROM kiosks WHERE revoked_at IS NOT NULL AND device_hash IS NOT NULL) AS revoked_kiosk_open,
  (SELECT count(*) FROM visitor_settings WHERE terms_version <> 0 AND NOT EXISTS (SELECT 1 FROM visitor_terms
    WHERE visitor_terms.place = visitor_settings.place AND visitor_terms.version = visitor_settings.terms_version)) AS settings_without_their_terms,
  (SELECT count(*) FROM visit_absences JOIN visits ON visits.id = visit_absences.visit_id
    WHERE visits.in_at IS NULL OR visit_absences.out_at < visits.in_at OR visits.back_at < visit_absences.back_at) AS away_without_being_in,
  (SELECT count(*) FROM visits WHERE out_at < back_at OR back_at < in_at) AS back_before_coming,
  (SELECT count(*) FROM visits WHERE (booking_id IS NULL) <> (booked_from IS NULL) OR (booked_from IS NULL) <> (booked_until IS NULL))
    AS booking_without_its_times,
  (SELECT count(*) FROM visitor_guards) AS guard_has_a_row
