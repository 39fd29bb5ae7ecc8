//! Of a charge never more comes back than was charged, whoever gives it back and in whatever order.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use serde_json::{Value, json};
use support::*;
use testkit::Persona::*;
use testkit::{Answer, Function};

fn credit(function: &Function<App>, invoice: &ledger::InvoiceId, wish: Value, key: &str) -> Answer {
    let path = format!("/api/billing/all/invoices/{invoice}/credit-notes");
    function.send_with(Boss, "POST", &path, wish, &[("idempotency-key", key)])
}

/// What all charges come to together.
fn come_to(function: &Function<App>) -> i64 {
    function.world.count("SELECT sum(gross_minor) FROM charges")
}

#[test]
fn what_was_credited_is_not_given_back_again_by_a_cancellation() {
    for (credited, comes_back) in [(None, -1190), (Some(200), -990), (Some(1190), 0)] {
        let function = billing();
        let world = &function.world;
        let invoice = owes(world, Ada, "a", &[1190], "2030-01-15");
        if let Some(gross_minor) = credited {
            let wish = json!({ "lines": [{ "position": 1, "gross_minor": gross_minor }], "reason": "Too loud" });
            credit(&function, &invoice, wish, "k1").expect(201);
        }
        let cancel = || commit(world, ledger::reverse("a0", world.now(), today(world), &*world.ids()));
        cancel().unwrap();
        let reversal = &world.rows("SELECT gross_minor, net_minor, why FROM charges WHERE reverses IS NOT NULL")[0];
        assert_eq!(reversal["gross_minor"], comes_back, "{credited:?}");
        assert_eq!(reversal["why"].as_str().unwrap().contains("given_back"), credited.is_some());
        let open = world.count("SELECT coalesce(sum(gross_minor), 0) FROM charges JOIN open_charges ON charge_id = id");
        let lines = world.count("SELECT count(*) FROM open_charges");
        assert_eq!((open, lines), (comes_back, i64::from(comes_back != 0)), "{credited:?}");
        assert_eq!(world.count("SELECT sum(net_minor) + sum(tax_minor) + sum(gross_minor) FROM charges"), 0);
        credit(&function, &invoice, json!({ "reason": "All of it" }), "k2").refused(409, "nothing-left");
        assert!(cancel().is_err(), "once");
        assert_eq!(broken(world), [""; 0]);
    }
}

#[test]
fn what_a_contract_gave_back_is_not_credited_again() {
    let function = billing();
    let world = &function.world;
    let of_contract = |key: &str, gross_minor| ledger::Charge {
        source: ledger::Source::Contract,
        source_id: "con_ada".to_owned(),
        ..charged(Ada, &format!("contract:con_ada:2030-01-01:{key}"), gross_minor, world)
    };
    let month = of_contract("price", 1190);
    let invoice = invoiced(world, Ada, &[month], "2030-01-15");
    let unused = || ledger::charge(&[of_contract("unused:2030-01-16:2", -590)], &*world.ids()).1;
    commit(world, unused()).unwrap();
    let path = format!("/api/billing/all/invoices/{invoice}/credit-notes/preview");
    let seen = function.post(Boss, &path, json!({ "reason": "Moved" })).expect(200).json;
    assert_eq!((&seen["gross"]["minor"], &seen["net"]["minor"]), (&json!(600), &json!(504)));
    let beyond = json!({ "lines": [{ "position": 1, "gross_minor": 601 }], "reason": "Moved" });
    credit(&function, &invoice, beyond, "k1").refused(422, "invalid-fields");
    credit(&function, &invoice, json!({ "reason": "Moved" }), "k2").expect(201);
    assert_eq!((come_to(&function), broken(world)), (0, vec![]));
    // Its end is taken back: the credit with it, and that much can be credited again.
    let key = "contract:con_ada:2030-01-01:unused:2030-01-16:2";
    commit(world, ledger::reverse(key, world.now(), today(world), &*world.ids())).unwrap();
    assert_eq!(come_to(&function), 590);
    let seen = function.post(Boss, &path, json!({ "reason": "Moved" })).expect(200).json;
    assert_eq!(seen["gross"]["minor"], 590);
    assert_eq!(broken(world), [""; 0]);
}

#[test]
fn of_two_who_give_back_the_same_at_once_one_is_refused() {
    let function = billing();
    let world = &function.world;
    owes(world, Ada, "a", &[1190], "2030-01-15");
    let id = world.rows("SELECT id FROM charges WHERE key = 'a0'")[0]["id"].as_str().unwrap().to_owned();
    let off = |key: &str, gross_minor| ledger::Charge {
        source: ledger::Source::Adjustment,
        source_id: id.clone(),
        ..charged(Ada, key, gross_minor, world)
    };
    let write = |key: &str, gross_minor| commit(world, ledger::charge(&[off(key, gross_minor)], &*world.ids()).1);
    write("one", -1000).unwrap();
    let late = write("two", -191).unwrap_err();
    assert!(late.is_refused_by("more_given_back_than_charged"), "{late:?}");
    assert!(
        write("more", 1001).unwrap_err().is_refused_by("more_given_back_than_charged"),
        "nor is more charged by it"
    );
    write("three", -190).unwrap();
    assert_eq!((come_to(&function), broken(world)), (0, vec![]));
    world.load("UPDATE charges SET gives_back = NULL WHERE key = 'three'");
    commit(world, ledger::reverse("a0", world.now(), today(world), &*world.ids())).unwrap();
    world.load("UPDATE charges SET gives_back = (SELECT id FROM charges AS charged WHERE charged.key = 'a0') WHERE key = 'three'");
    assert_eq!(broken(world), ["more_given_back_than_charged"]);
}
