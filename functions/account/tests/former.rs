//! What addresses leave that an account had: it goes with the account, and is taken along; what is another's is not touched.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod own;

use Persona::*;
use own::*;
use serde_json::{Value, json};
use testkit::{FAULTS, Persona};

/// Ada had two addresses before her own. One of them was Carl's before, and is Bob's now.
fn moved() -> Own {
    let function = function();
    function.world.load(include_str!("own/life.sql"));
    function.world.load(include_str!("own/former.sql"));
    put_photo(&function, Ada);
    give(&function);
    function
}

/// Whose rows name old@example.org, in each table, by the last word of their ids.
const WHOSE: &[&str] = &[
    "SELECT id AS whose FROM outbox WHERE recipient = 'old@example.org' ORDER BY id",
    "SELECT message_id AS whose FROM soft_bounces WHERE address = 'old@example.org' ORDER BY message_id",
    "SELECT id AS whose FROM bounces WHERE address IN ('old@example.org', 'lone@example.org') ORDER BY id",
    "SELECT id AS whose FROM team_invitations WHERE email = 'old@example.org' ORDER BY id",
    "SELECT id AS whose FROM operator_invitations WHERE email = 'old@example.org' ORDER BY id",
    "SELECT token_hash AS whose FROM sign_ups WHERE email = 'old@example.org' ORDER BY token_hash",
    "SELECT id AS whose FROM visits WHERE email = 'old@example.org' ORDER BY id",
    "SELECT message_id AS whose FROM inbox WHERE 0 < instr(text, 'old@example.org') ORDER BY message_id",
    "SELECT id AS whose FROM outbox WHERE 0 < instr(payload, 'old@example.org') ORDER BY id",
];

fn whose(function: &Own) -> Vec<Vec<String>> {
    let last = |row: &Value| row["whose"].as_str().unwrap().rsplit('_').next().unwrap().to_owned();
    WHOSE.iter().map(|sql| function.world.rows(sql).iter().map(last).collect()).collect()
}

/// Lives through the erasure of whoever has asked for it.
fn erase(function: &Own) {
    for now in ["2030-01-08T08:00:00Z", "2030-01-08T08:10:00Z", "2030-01-10T08:00:00Z"] {
        function.world.set_now(now);
        begin(function);
        erase_elsewhere(function);
        run(function);
    }
}

#[test]
fn what_former_addresses_leave_goes_with_the_account_and_what_is_of_others_stays() {
    let function = moved();
    let before = whose(&function);
    assert_eq!(before.iter().filter(|of| of.contains(&"ada".to_owned())).count(), 9, "{before:?}");
    ask_erasure(&function, Ada).expect(202);
    erase(&function);
    let others = ["bob", "carl"].map(str::to_owned).to_vec();
    let after = whose(&function);
    for (i, sql) in WHOSE.iter().enumerate() {
        // An address has one such note, and this one is about the mailbox that is Bob's.
        let expected = if sql.contains("FROM bounces") { vec!["bob".to_owned()] } else { others.clone() };
        assert_eq!(after[i], expected, "{sql}");
    }
    assert_eq!(found(&function, &["lone@example.org"]), [""; 0]);
    let visits = function.world.rows("SELECT name FROM visits WHERE id IN ('vis_of_ada', 'vis_of_bob') ORDER BY id");
    assert_eq!(visits, [json!({ "name": "–" }), json!({ "name": "Bob" })]);
    let ends = "SELECT count(*) FROM accounts WHERE id = 'acc_bob' AND email = 'old@example.org'";
    assert_eq!((count(&function, ends), count(&function, "SELECT count(*) FROM erasure_addresses")), (1, 0));
    assert_eq!(function.world.rows("SELECT token_hash FROM former_addresses"), [json!({ "token_hash": "f_carl" })]);
    assert_consistent(&function);
}

#[test]
fn of_two_who_had_one_address_and_go_on_one_day_each_takes_what_is_theirs() {
    let function = moved();
    for who in [Ada, Carl] {
        ask_erasure(&function, who).expect(202);
    }
    erase(&function);
    let kept: Vec<_> = whose(&function).into_iter().flatten().collect();
    assert!(kept.iter().all(|of| of == "bob") && kept.len() == WHOSE.len(), "{kept:?}");
    assert_consistent(&function);
}

#[test]
fn while_one_is_being_erased_the_other_does_not_take_it_along_as_theirs() {
    let function = moved();
    ask_erasure(&function, Ada).expect(202);
    function.world.set_now("2030-01-08T08:00:00Z");
    assert_eq!(begin(&function), 1);
    let since = "SELECT count(*) FROM v_account_addresses WHERE account_id = 'acc_bob' AND since = 1893484800300";
    assert_eq!(count(&function, since), 1, "what is Ada's until all parts have erased it is not Bob's");
}

#[test]
fn a_run_that_breaks_anywhere_leaves_nothing_of_former_addresses() {
    for (fault, nth) in FAULTS {
        let function = moved();
        ask_erasure(&function, Ada).expect(202);
        function.world.set_now("2030-01-08T08:00:00Z");
        let world = function.world.failing(fault, nth);
        let _ = futures::executor::block_on(identity::jobs::erase_due(&world.db(), &*world.ids(), world.now()));
        begin(&function);
        function.world.set_now("2030-01-10T08:00:00Z");
        let world = function.world.failing(fault, nth);
        let _ = futures::executor::block_on(erasure::sweep(&world.db(), &notices::jobs::ERASURE, world.now()));
        erase(&function);
        let kept: Vec<_> = whose(&function).into_iter().flatten().collect();
        assert!(!kept.iter().any(|of| of == "ada"), "{fault:?} {nth}: {kept:?}");
        assert_eq!(found(&function, &["lone@example.org"]), [""; 0], "{fault:?} {nth}");
    }
}

/// It was begun by a release before, which noted no addresses.
#[test]
fn where_no_addresses_were_noted_the_last_one_is_looked_for() {
    let function = moved();
    ask_erasure(&function, Ada).expect(202);
    function.world.set_now("2030-01-08T08:00:00Z");
    assert_eq!(begin(&function), 1);
    function.world.load("DELETE FROM erasure_addresses");
    erase(&function);
    assert_eq!(found(&function, &["ada@example.org"]), ["invoices.buyer"]);
    assert_consistent(&function);
}

/// The ids of the mails that somebody's export names.
fn taken_along(function: &Own, who: Persona) -> Vec<String> {
    let asked = ask_export(function, who).expect(202).json;
    assert_eq!(run(function).parts, 1);
    let (_, mut read) = opened(fetch(function, who, asked["id"].as_str().unwrap(), 1).expect(200).bytes);
    let rows: Vec<Value> = serde_json::from_str(&read("notices.json")).unwrap();
    rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).filter(|id| id.contains("_of_")).collect()
}

#[test]
fn an_export_holds_what_was_mailed_to_an_address_while_it_was_ones_own() {
    let function = moved();
    assert_eq!(taken_along(&function, Ada), ["out_of_ada", "out_of_ada_alone", "out_of_ada_at_last"]);
    assert_eq!(taken_along(&function, Bob), ["out_of_bob"]);
    assert_eq!(taken_along(&function, Carl), ["out_of_carl"]);
}
