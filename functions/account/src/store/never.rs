//! What must never be true of accounts, asked of the live database.
use db::Query;
use kernel::Instant;
use std::collections::BTreeMap;

const NEVER: &str = "
SELECT
  (SELECT count(*) FROM profiles JOIN v_erased_accounts ON v_erased_accounts.account_id = profiles.account_id
    WHERE erased_at < ?1 - 86400000) AS profile_of_an_erased_account,
  (SELECT count(*) FROM customer_files JOIN v_erased_customers ON v_erased_customers.customer_id = customer_files.customer_id
    JOIN v_erased_accounts ON v_erased_accounts.account_id = v_erased_customers.account_id
    WHERE erased_at < ?1 - 86400000) AS file_of_an_erased_customer,
  (SELECT count(*) FROM profiles WHERE photo_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM v_files WHERE v_files.id = photo_id))
    + (SELECT count(*) FROM profiles WHERE cover_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM v_files WHERE v_files.id = cover_id))
    + (SELECT count(*) FROM customer_files WHERE NOT EXISTS (SELECT 1 FROM v_files WHERE v_files.id = file_id)) AS picture_or_file_of_nothing,
  (SELECT count(*) FROM exports WHERE made_at IS NULL AND lapsed_at IS NULL AND asked_at < ?1 - 86400000) AS export_never_made,
  (SELECT count(*) FROM exports WHERE lapsed_at IS NULL AND lapses_at < ?1 - 86400000) AS export_never_lapsed,
  (SELECT count(*) FROM skills WHERE NOT EXISTS (SELECT 1 FROM profile_skills WHERE profile_skills.skill = skills.skill)) AS skill_of_nobody";

/// How many cases of each there are, by the rule's name: all zero, at all times. It walks every table: for a job and for tests.
pub fn never(now: Instant) -> Query<BTreeMap<String, i64>> {
    Query::new(NEVER, [now.into()])
}
