//! Today in the books, for a query that cannot wait until their zone is read.

/// The query of `today (day)`, as `ledger::Books::day` reckons it; `$now` is the parameter that is now, as RFC 3339 has it.
macro_rules! today {
    ($now:literal) => {
        concat!(
            "today (day) AS MATERIALIZED (SELECT date(",
            $now,
            ", coalesce((SELECT value ->> 1 FROM json_each(zone, '$.transitions') WHERE value ->> 0 <= unixepoch(",
            $now,
            ") ORDER BY key DESC LIMIT 1), zone ->> 'first_offset_seconds', 0) || ' seconds')
  FROM (SELECT coalesce((SELECT zone FROM v_locations WHERE id = (SELECT location_id FROM v_billing_settings LIMIT 1)),
    (SELECT zone FROM v_locations ORDER BY id LIMIT 1)) AS zone))"
        )
    };
}
pub(super) use today;
