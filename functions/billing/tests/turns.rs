//! Who cannot be seen to stands at the head of the lists, and keeps nobody behind from their turn.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use serde_json::json;
use support::*;
use testkit::Persona::*;

/// Tess pays for 120 desks whose benefits are the nearest to their end, and of which none can be granted; Bob pays for one behind them.
const DESKS: &str = "INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, starts_at, charged_until, granted_until, currency,
  price_minor, terms, created_at)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 121)
SELECT printf('con_of_%03d', i), iif(i = 121, 'cus_bob', 'cus_tess'), iif(i = 121, 'cus_bob', 'cus_tess'), (SELECT id FROM plans ORDER BY id LIMIT 1), 'agreed',
  '2030-01-01', 1893456000000, '2031-01-01', iif(i = 121, '2030-02-01', '2030-01-01'), 'EUR', 100,
  '{\"benefits\":[{\"name\":\"Rooms\",\"gives\":{\"kind\":\"time_credit\",\"minutes\":60}}]}', 1 FROM n;
UPDATE contracts SET granted_until = '2031-06-01' WHERE id NOT LIKE 'con_of_%';
CREATE TRIGGER bad BEFORE INSERT ON grants WHEN NEW.customer_id = 'cus_tess' BEGIN SELECT RAISE(ABORT, 'bad'); END";

#[test]
fn a_payer_of_many_contracts_of_whom_nothing_can_be_granted_is_passed() {
    let function = billing();
    function.world.load(DESKS);
    let done = jobs(&function.world);
    assert_eq!((done.granted, done.log.len()), (1, 1), "{:?}", done.log);
    assert!(done.log[0].starts_with("cus_tess is not granted benefits"));
    assert!(0 < function.world.count("SELECT count(*) FROM grants WHERE contract_id = 'con_of_121'"));
}

#[test]
fn what_could_not_be_seen_to_in_one_run_is_gone_on_from_in_the_next_and_come_to_again() {
    let function = billing();
    for who in [Ada, Bob] {
        let path = format!("/api/billing/all/accounts/{}/payments", customer(who));
        let paid = json!({ "method": "cash", "amount": { "minor": 100, "currency": "EUR" }, "reference": "x", "invoices": [] });
        function.post(Boss, &path, paid).expect(201);
    }
    let of_ada = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
    let of_bob = owes(&function.world, Bob, "b", &[1190], "2030-01-15");
    // A run had to stop at Ada.
    function.world.load("INSERT INTO job_marks (job, mark, at) VALUES ('round:credit', 'cus_ada', 1000)");
    assert!(sound_jobs(&function.world).more);
    assert_eq!((left(&function.world, &of_ada), left(&function.world, &of_bob)), (1190, 1090));
    sound_jobs(&function.world);
    assert_eq!((left(&function.world, &of_ada), left(&function.world, &of_bob)), (1090, 1090));
}

#[test]
fn who_is_due_behind_what_cannot_be_billed_is_billed_and_then_it_begins_anew() {
    let function = billing();
    function.world.load("UPDATE contracts SET charged_until = '2199-12-31'");
    for (who, key) in [(Ada, "a"), (Bob, "b")] {
        let made = ledger::charge(&[charged(who, key, 1190, &function.world)], &*function.world.ids()).1;
        commit(&function.world, made).unwrap();
    }
    function.world.load("INSERT INTO job_marks (job, mark, at) VALUES ('round:issue', '2030-01-01/cus_ada', 1000)");
    let invoiced = || function.world.count("SELECT count(*) FROM invoices WHERE customer_id = 'cus_ada'");
    let first = sound_jobs(&function.world);
    assert_eq!((first.issued, first.more, invoiced()), (1, true, 0));
    assert_eq!((sound_jobs(&function.world).issued, invoiced()), (1, 1));
}
