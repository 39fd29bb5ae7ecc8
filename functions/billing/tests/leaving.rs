//! What a contract leaves behind: its deposit, its unused days, and what is open when nothing waits for it any more.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use serde_json::{Value, json};
use support::*;
use testkit::Persona::*;
use testkit::{Function, World};

const FROM_JANUARY: &str =
    "UPDATE contracts SET starts_on = '2030-01-01', charged_until = '2030-01-01', granted_until = '2030-01-01',
  price_minor = 10000, deposit_minor = 20000, terms = '{\"prorates_last\":true}' WHERE id = 'con_ada'";

/// Ada pays 100.00 a month from the first of January 2030, with a deposit of 200.00, and the first month is invoiced.
fn with_deposit() -> (Function<App>, ledger::InvoiceId) {
    let function = billing();
    function.world.load(FROM_JANUARY);
    sound_jobs(&function.world);
    let invoice = function.world.rows("SELECT id FROM invoices WHERE customer_id = 'cus_ada'")[0]["id"].clone();
    (function, serde_json::from_value(invoice).unwrap())
}

fn ends(world: &World, on: &str) {
    world.load(match on {
        "2030-02-01" => "UPDATE contracts SET ends_on = '2030-02-01', ends_at = 1896134400000 WHERE id = 'con_ada'",
        _ => unreachable!("{on}"),
    });
}

/// What Ada owes in the end, all she was charged and given back together.
fn owed(world: &World) -> i64 {
    world.count("SELECT sum(gross_minor) FROM charges WHERE payer_id = 'cus_ada'")
}

#[test]
fn a_deposit_is_not_credited_and_goes_back_once() {
    let (function, invoice) = with_deposit();
    let world = &function.world;
    assert_eq!(left(world, &invoice), 11_900 + 20_000);
    let path = format!("/api/billing/all/invoices/{invoice}/credit-notes");
    let of_deposit = json!({ "lines": [{ "position": 2 }], "reason": "All of it" });
    let refused = function.post(Boss, &path, of_deposit).refused(422, "invalid-fields");
    assert_eq!(refused.json["errors"][0]["rule"], "deposit");
    let credited = function.post(Boss, &path, json!({ "reason": "All of it" })).expect(201).json;
    assert_eq!(credited["amount"]["minor"], 11_900, "all but the deposit");
    function.post(Boss, &path, json!({ "reason": "Again" })).refused(409, "nothing-left");
    ends(world, "2030-02-01");
    on(world, "2030-02-01");
    assert_eq!((owed(world), left(world, &invoice)), (0, 0), "it has gone back, and settled what was open of it");
    let note = "SELECT id FROM invoices WHERE kind = 'credit_note' AND gross_minor = -20000";
    let back = world.rows(note)[0]["id"].as_str().unwrap().to_owned();
    function
        .post(Boss, &format!("/api/billing/all/invoices/{back}/credit-notes"), json!({ "reason": "x" }))
        .refused(409, "nothing-left");
    assert_eq!(broken(world), [""; 0]);
}

/// Another contract takes the place of Ada's on the first of February.
const FOLLOWED: &str = "
INSERT INTO contracts SELECT * FROM (SELECT 'con_next' AS id, customer_id, payer_id, plan_id, status, '2030-02-01' AS starts_on, ends_on,
  1896134400000 AS starts_at, ends_at, '2030-02-01' AS charged_until, '2030-02-01' AS granted_until, quantity, currency, price_minor, prices_ahead, pauses,
  sign_up_fee_minor, deposit_minor, tax_class, terms, due_days, leaving_reason, 'con_ada' AS follows, created_at, version, bound_until, ended_by, paid_until,
  paid_until_unsure FROM contracts WHERE id = 'con_ada')";

#[test]
fn a_debt_with_a_deposit_is_not_given_up_while_a_contract_holds_it() {
    let (function, invoice) = with_deposit();
    let path = format!("/api/billing/all/invoices/{invoice}/write-off");
    let give_up = || function.post(Boss, &path, json!({ "reason": "Gone to sea" }));
    give_up().refused(409, "deposit-held");
    assert_eq!(left(&function.world, &invoice), 31_900, "nothing was given up");
    // Another contract takes its place, and keeps the deposit.
    function.world.load(FOLLOWED);
    ends(&function.world, "2030-02-01");
    on(&function.world, "2030-02-01");
    give_up().refused(409, "deposit-held");
    function.world.load("UPDATE contracts SET ends_on = '2030-03-01', ends_at = 1898553600000 WHERE id = 'con_next'");
    on(&function.world, "2030-03-01");
    assert!(0 < left(&function.world, &invoice), "the deposit went back and settled its part");
    give_up().expect(204);
    assert_eq!((left(&function.world, &invoice), broken(&function.world)), (0, vec![]));
}

/// Whoever pays for the next one instead is charged a deposit of their own; this one goes back.
#[test]
fn a_deposit_is_not_held_by_a_contract_that_another_pays_for() {
    let (function, invoice) = with_deposit();
    function.world.load(FOLLOWED);
    function.world.load("UPDATE contracts SET payer_id = 'cus_bob' WHERE id = 'con_next'");
    ends(&function.world, "2030-02-01");
    on(&function.world, "2030-02-01");
    let deposits = |of: &'static str| function.world.rows(of)[0]["minor"].clone();
    assert_eq!(
        deposits("SELECT sum(gross_minor) AS minor FROM charges WHERE source = 'deposit' AND payer_id = 'cus_ada'"),
        0
    );
    assert_eq!(
        deposits("SELECT sum(gross_minor) AS minor FROM charges WHERE source = 'deposit' AND payer_id = 'cus_bob'"),
        20_000
    );
    let path = format!("/api/billing/all/invoices/{invoice}/write-off");
    function.post(Boss, &path, json!({ "reason": "Gone to sea" })).expect(204);
    assert_eq!(broken(&function.world), [""; 0]);
}

#[test]
fn days_that_are_not_used_correct_the_invoice_that_they_stand_on() {
    let (function, invoice) = with_deposit();
    let world = &function.world;
    let unused = ledger::Charge {
        source: ledger::Source::Contract,
        source_id: "con_ada".to_owned(),
        ..charged(Ada, "contract:con_ada:2030-01-01:unused:2030-01-16:2", -5900, world)
    };
    let new = ledger::Charge { source: ledger::Source::Fee, ..charged(Ada, "new", 1190, world) };
    commit(world, ledger::charge(&[unused, new], &*world.ids()).1).unwrap();
    let issued = function.post(Boss, "/api/billing/all/accounts/cus_ada/invoices", Value::Null).expect(201).json;
    assert_eq!(issued["invoice_ids"].as_array().unwrap().len(), 2, "what is new stands on an invoice of its own");
    let note = world.rows("SELECT corrects, gross_minor FROM invoices WHERE kind = 'credit_note'");
    assert_eq!(note, [json!({ "corrects": invoice, "gross_minor": -5900 })]);
    assert_eq!(world.count("SELECT gross_minor FROM invoices WHERE kind = 'invoice' ORDER BY rowid DESC"), 1190);
    assert_eq!((left(world, &invoice), broken(world)), (31_900 - 5900, vec![]), "what it corrects comes first");
}

#[test]
fn what_is_open_of_somebody_who_left_waits_for_nothing() {
    let function = billing();
    let world = &function.world;
    world.load(FROM_JANUARY);
    world.load("UPDATE contracts SET deposit_minor = 0, price_minor = 0, ends_on = '2030-02-01', ends_at = 1896134400000 WHERE id = 'con_ada'");
    let room = ledger::Charge { invoice_by: "2030-12-01".parse().unwrap(), ..charged(Ada, "room", 300, world) };
    commit(world, ledger::charge(&[room], &*world.ids()).1).unwrap();
    assert_eq!(on(world, "2030-01-31").issued, 0, "it stands on the next invoice of the contract");
    let upcoming = function.get(Ada, "/api/billing/upcoming").expect(200).json["items"].clone();
    assert_eq!(
        (&upcoming[0]["issued_on"], &upcoming[0]["totals"]["gross"]["minor"]),
        (&json!("2030-02-01"), &json!(300))
    );
    on(world, "2030-02-01");
    assert_eq!(world.count("SELECT gross_minor FROM invoices WHERE customer_id = 'cus_ada' ORDER BY rowid DESC"), 300);
}

#[test]
fn what_an_operator_charged_can_be_withdrawn_until_an_invoice_has_it() {
    let function = billing();
    let charge = |invoice: &str, minor: i64| {
        let wish = json!({ "name": "Key replaced", "unit_price": { "minor": minor, "currency": "EUR" }, "quantity": 1,
            "tax_class": "standard", "invoice": invoice });
        let made = function.post(Boss, "/api/billing/all/accounts/cus_ada/charges", wish).expect(201).json;
        made["charge_id"].as_str().unwrap().to_owned()
    };
    let withdraw = |id: &str| function.send(Boss, "DELETE", &format!("/api/billing/all/charges/{id}"), Value::Null);
    let (kept, gone) = (charge("next", 100), charge("next", 500));
    let upcoming = function.get(Boss, "/api/billing/all/accounts/cus_ada/upcoming").expect(200).json["items"].clone();
    let lines = upcoming[0]["lines"].as_array().unwrap();
    let ids: Vec<_> = lines.iter().filter_map(|line| line["withdrawable"].as_str()).collect();
    assert_eq!(ids, [&kept, &gone]);
    assert_eq!(withdraw(&gone).expect(204).trips, 2);
    withdraw(&gone).refused(409, "invoiced");
    withdraw("chg_none").refused(404, "not-found");
    assert_eq!(function.world.count("SELECT count(*) FROM audit WHERE action = 'withdraw_charge'"), 1);
    function.post(Boss, "/api/billing/all/accounts/cus_ada/invoices", Value::Null).expect(201);
    assert_eq!(function.world.count("SELECT sum(gross_minor) FROM invoices"), 119, "neither it nor its withdrawal");
    withdraw(&kept).refused(409, "invoiced");
    let product = &owes(&function.world, Ada, "a", &[1000], "2030-01-15");
    let line = function.world.rows("SELECT id FROM charges WHERE key = 'a0'");
    withdraw(line[0]["id"].as_str().unwrap()).refused(404, "not-found");
    assert_eq!((left(&function.world, product), broken(&function.world)), (1000, vec![]));
}
