//! Whoever has more contracts to pay for than can be reckoned together: from before that was held to.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use support::{billing, broken, jobs};
use testkit::World;

/// Tess pays for 2,100 desks at 1.00 a month beside her own contract; each ends in March.
fn desks() -> World {
    let world = billing().world;
    world.load(
        "INSERT INTO customers (id, name, email, created_at) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2100)
           SELECT printf('cus_of_%04d', i), 'Person', 'person@example.org', 1 FROM n;
         INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, ends_on, starts_at, ends_at, charged_until, granted_until, currency,
           price_minor, terms, created_at)
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2100)
         SELECT printf('con_of_%04d', i), printf('cus_of_%04d', i), 'cus_tess', (SELECT id FROM plans ORDER BY id LIMIT 1), 'agreed', '2030-01-01', '2030-03-01',
           1893456000000, 1898553600000, '2030-01-01', '2030-01-01', 'EUR', 100,
           '{\"benefits\":[{\"name\":\"Rooms\",\"gives\":{\"kind\":\"time_credit\",\"minutes\":60}}]}', 1 FROM n",
    );
    world
}

#[test]
fn all_of_them_are_billed_and_granted_in_portions_closed_and_told_of_at_night() {
    let world = desks();
    let count = |sql: &'static str| world.count(sql);
    let charged = "SELECT count(*) FROM charges WHERE source_id LIKE 'con_of_%'";
    let first = jobs(&world);
    assert_eq!((count(charged), first.log), (1999, vec![]));
    jobs(&world);
    assert_eq!((count(charged), jobs(&world).issued), (2100, 0), "each once");
    assert_eq!(
        count("SELECT sum(gross_minor) FROM invoices WHERE customer_id = 'cus_tess' AND 0 < gross_minor"),
        2100 * 119
    );
    assert_eq!(count("SELECT count(DISTINCT contract_id) FROM grants WHERE contract_id LIKE 'con_of_%'"), 2100);
    assert_eq!(broken(&world), ["payer_of_more_contracts_than_are_reckoned_together"]);
    world.set_now("2030-03-01T06:00:00Z");
    for _ in 0..3 {
        jobs(&world);
    }
    assert_eq!(count("SELECT count(*) FROM contracts WHERE id LIKE 'con_of_%' AND charged_until < '2199-12-31'"), 0);
    assert_eq!(count("SELECT sum(gross_minor) FROM charges WHERE source_id LIKE 'con_of_%'"), 2 * 2100 * 119);
    assert_eq!(broken(&world), [""; 0]);
}
