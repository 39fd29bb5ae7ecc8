-- The front desk: visitors come back on the day of their visit, and go with the booking that they come for; a year is counted in
-- its indexes alone.

-- owner: visitors
-- When a visitor came back last; NULL for whoever has not been away.
ALTER TABLE visits ADD COLUMN back_at INTEGER;
-- When the booking was that a visit is for, as of the last look at it: a booking that is elsewhere takes its visits along.
ALTER TABLE visits ADD COLUMN booked_from INTEGER;
ALTER TABLE visits ADD COLUMN booked_until INTEGER;
UPDATE visits SET booked_from = v_bookings.starts_at, booked_until = v_bookings.ends_at
FROM v_bookings WHERE v_bookings.id = visits.booking_id;
-- Those that are still to be, whose bookings are looked at every ten minutes.
DROP INDEX visits_by_booking;
CREATE INDEX visits_by_booking ON visits (starts_at, booking_id)
  WHERE booking_id IS NOT NULL AND status IN ('expected', 'awaiting_operator');

-- owner: visitors
-- A visitor who left and came back: from when until when they were away.
CREATE TABLE visit_absences (
  visit_id  TEXT NOT NULL REFERENCES visits (id),
  -- 1 for the first.
  n         INTEGER NOT NULL,
  out_at    INTEGER NOT NULL,
  out_by    TEXT NOT NULL,
  back_at   INTEGER NOT NULL,
  PRIMARY KEY (visit_id, n),
  -- Each tells the host: more than that is not coming and going.
  CONSTRAINT visit_absences_are_few CHECK (n BETWEEN 1 AND 20),
  CONSTRAINT visit_absence_ends CHECK (out_at <= back_at),
  CONSTRAINT visit_absence_by CHECK (out_by IN ('kiosk', 'host', 'operator', 'closing'))
) STRICT, WITHOUT ROWID;

-- owner: activity
-- With all that a year, and a cap, count of a stay: its row is not looked at.
DROP INDEX check_ins_by_customer;
CREATE INDEX check_ins_by_customer ON check_ins (customer_id, in_at, id, local_day, out_at, counts);

-- owner: bookings
-- Those of a customer in the order in which they begin, with all that a year counts of them: the status too, or SQLite would look at
-- the row to see what the condition says already.
CREATE INDEX bookings_by_beginning ON bookings (customer_id, starts_at, ends_at, status) WHERE status = 'confirmed';
