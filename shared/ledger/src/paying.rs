//! Who pays for what a customer spends, and with whose benefits, said once: as a part of SQL, so that a statement asks it of one
//! customer or of many.
use kernel::{Day, Instant};

/// Of the contracts of `v_agreements` that hold at once, the one that says who pays first: a plan's before that of a product by the cycle,
/// the oldest first.
#[macro_export]
macro_rules! first_pays {
    () => {
        " ORDER BY v_agreements.sold_as, v_agreements.starts_at, v_agreements.id"
    };
}

/// The id of who pays for what a customer spends at a time, as `Purse::payer_id_at` says it of what is booked for one: who pays for the contract of
/// theirs that holds then, else they themselves. The customer's id and the time are expressions of the statement around.
#[macro_export]
macro_rules! payer_of {
    ($customer:literal, $now:literal) => {
        concat!(
            "coalesce((SELECT v_agreements.payer_id FROM v_agreements WHERE v_agreements.customer_id = ",
            $customer,
            " AND v_agreements.status = 'agreed' AND v_agreements.starts_at <= ",
            $now,
            " AND (v_agreements.ends_at IS NULL OR ",
            $now,
            " < v_agreements.ends_at)",
            $crate::first_pays!(),
            " LIMIT 1), ",
            $customer,
            ")"
        )
    };
}

/// The day on which a payer's contracts are charged next. Those that have been charged until the last day there is never are again.
#[macro_export]
macro_rules! next_charge_of {
    ($payer:literal) => {
        concat!(
            "(SELECT min(v_agreements.charged_until) FROM v_agreements WHERE v_agreements.payer_id = ",
            $payer,
            " AND v_agreements.status = 'agreed' AND v_agreements.charged_until < '2199-12-31'",
            " AND (v_agreements.ends_on IS NULL OR v_agreements.charged_until < v_agreements.ends_on))"
        )
    };
}

/// `FROM` the grants that a customer can spend: their own, and those of the payers of teams who share theirs with them. `of` is the
/// payer's name, none for one's own; `turn` is 1 for what comes after one's own. Who pays for two of their teams shares as the one
/// that pools.
#[macro_export]
macro_rules! spendable {
    ($customer:literal) => {
        concat!(
            "FROM (SELECT ",
            $customer,
            " AS holder_id, NULL AS of, 0 AS turn, NULL AS kinds
  UNION ALL SELECT payer_id, (SELECT v_customers.name FROM v_customers WHERE v_customers.id = payer_id), min(shares <> 'pooled'), shared_kinds
  FROM v_benefit_shares WHERE v_benefit_shares.customer_id = ",
            $customer,
            " GROUP BY payer_id)
CROSS JOIN v_grants ON v_grants.customer_id = holder_id AND (kinds IS NULL OR kind IN (SELECT value FROM json_each(kinds)))"
        )
    };
}

/// Until when a grant of `v_grants` is spent: what a contract gave ends with it, also what comes back of a longer period later.
#[macro_export]
macro_rules! spent_until {
    () => {
        "min(v_grants.expires_at, coalesce((SELECT v_agreements.ends_at FROM v_agreements WHERE v_agreements.id = v_grants.contract_id), v_grants.expires_at))"
    };
}

/// The column `lent` of what is `spendable!`: who lends it, how much of it a member may draw in a month, and what this one has drawn
/// between two months (their first days), as JSON; NULL for one's own. Where there is no cap nothing is counted.
#[macro_export]
macro_rules! lent {
    ($customer:literal, $first:literal, $last:literal) => {
        concat!(
            "iif(of IS NULL, NULL, json_object('payer', holder_id, 'cap', (SELECT min(v_benefit_caps.amount) FROM v_benefit_caps
    WHERE v_benefit_caps.customer_id = ",
            $customer,
            " AND v_benefit_caps.payer_id = holder_id AND v_benefit_caps.kind = v_grants.kind),
  'drawn', json((SELECT json_group_object(month, amount) FROM (SELECT v_draws.month, sum(v_draws.amount) AS amount
    FROM v_draws JOIN v_grants AS spent ON spent.id = v_draws.grant_id
    WHERE v_draws.drawn_by = ",
            $customer,
            " AND v_draws.month BETWEEN ",
            $first,
            " AND ",
            $last,
            " AND spent.customer_id = holder_id AND spent.kind = v_grants.kind AND spent.currency IS v_grants.currency
      AND EXISTS (SELECT 1 FROM v_benefit_caps WHERE v_benefit_caps.customer_id = ",
            $customer,
            " AND v_benefit_caps.payer_id = holder_id AND v_benefit_caps.kind = v_grants.kind)
    GROUP BY v_draws.month))))) AS lent "
        )
    };
}

/// The first days of the months in which something between two instants can lie, in whatever zone.
pub fn months(from: Instant, until: Instant) -> [String; 2] {
    const ZONE_MINUTES: i64 = 24 * 60;
    let month = |at: Instant| Day::new(at.utc_date()).unwrap_or(Day::LAST).month().0.to_string();
    [month(from.plus_minutes(-ZONE_MINUTES)), month(until.plus_minutes(ZONE_MINUTES))]
}
