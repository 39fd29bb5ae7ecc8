//! The end of an account: asked for, taken back, in the way of it, and that nothing is left.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod own;

use Persona::*;
use own::*;
use serde_json::json;
use testkit::{FAULTS, Persona};

const ERASURE: &str = "/api/account/erasure";

/// Ada with all that can be known of somebody, and nothing that stands in the way.
fn lived() -> Own {
    let function = function();
    function.world.load(include_str!("own/life.sql"));
    put_photo(&function, Ada);
    function.put(Ada, "/api/account/profile?version=1", said("public", &["about", "photo"])).expect(200);
    upload(&function, Ada, "/api/account/profile/cover", picture(90, 30, image::ImageFormat::Png)).expect(201);
    give(&function);
    ask_export(&function, Ada).expect(202);
    run(&function);
    function
}

const WORDS: &[&str] = &["ada@example.org", "ada members"];

#[test]
fn after_the_jobs_nothing_is_left_of_somebody_but_what_tax_law_wants() {
    let function = lived();
    assert!(20 < found(&function, WORDS).len(), "{:?}", found(&function, WORDS));
    let bobs = found(&function, &["bob@example.org", "bob "]);
    assert!(
        ["inbox.title", "inbox.text", "digest_lines.title", "pushes.content", "outbox.payload"]
            .iter()
            .all(|one| found(&function, WORDS).contains(&(*one).to_owned()))
    );
    ask_erasure(&function, Ada).expect(202);
    function.world.set_now("2030-01-08T08:00:00Z");
    assert_eq!(begin(&function), 1);
    assert_eq!((run(&function).erased, erase_elsewhere(&function)), (0, 0), "somebody may still act for it");
    function.put(Ada, "/api/account/profile?version=3", said("public", &["about"])).expect(200);
    function.world.set_now("2030-01-08T08:10:00Z");
    assert_eq!((run(&function).erased, erase_elsewhere(&function)), (1, 9));
    // The last mail has two days to arrive.
    assert_eq!(run(&function).finished, 0);
    function.world.set_now("2030-01-10T08:00:00Z");
    assert_eq!((erase_elsewhere(&function), run(&function).finished), (1, 1));
    assert_eq!(found(&function, WORDS), ["invoices.buyer"]);
    // What others were told of somebody stays, and of whom it was nobody reads any more.
    let told = function.world.rows("SELECT title, text FROM inbox WHERE account_id = 'acc_bob'").remove(0);
    let somebody = "jemand, der nicht mehr da ist";
    assert_eq!(told["title"], json!(format!("Guest of {somebody} is here")));
    assert_eq!(told["text"], json!(format!("{somebody} asks for you. Write to {somebody}, or ask Adamant.")));
    let waits = function
        .world
        .rows("SELECT payload ->> 'customer' AS customer FROM outbox WHERE id IN ('out_2', 'out_waits') ORDER BY id");
    assert_eq!(
        waits,
        [json!({ "customer": "somebody who left" }), json!({ "customer": somebody })],
        "it can still be sent"
    );
    assert_eq!(found(&function, &["bob@example.org", "bob "]), bobs, "what is Bob's is as it was");
    assert_eq!(store().keys(), [""; 0]);
    assert_consistent(&function);
    let (db, now) = (function.world.db(), function.world.now());
    let never =
        futures::executor::block_on(db.read((support::store::never(now), visitors::store::never(now)))).unwrap();
    assert!(never.0[0].values().chain(never.1[0].values()).all(|count| *count == 0), "{never:?}");
    // Run again, nothing happens.
    assert_eq!((begin(&function), erase_elsewhere(&function), run(&function)), (0, 0, account::jobs::Done::default()));
}

#[test]
fn nobody_gets_in_from_the_first_moment_and_the_address_is_free() {
    let function = lived();
    ask_erasure(&function, Ada).expect(202);
    function.world.set_now("2030-01-08T07:59:59Z");
    assert_eq!(begin(&function), 0);
    function.world.set_now("2030-01-08T08:00:00Z");
    assert_eq!(begin(&function), 1);
    let ways = "SELECT (SELECT count(*) FROM sessions WHERE account_id = 'acc_ada') + (SELECT count(*) FROM identities)
      + (SELECT count(*) FROM password_resets) + (SELECT count(*) FROM account_customers WHERE account_id = 'acc_ada')";
    assert_eq!(count(&function, ways), 0);
    assert_eq!(
        count(&function, "SELECT count(*) FROM accounts WHERE email = 'ada@example.org' OR password_hash IS NOT NULL"),
        0
    );
    assert_eq!(told(&function).last().unwrap(), "account.erased ada@example.org");
    function.delete(Ada, ERASURE).refused(409, "erasure-not-asked");
}

#[test]
fn it_is_shown_what_goes_and_what_stays_and_can_be_taken_back() {
    let function = lived();
    let shown = function.get(Ada, ERASURE).expect(200);
    assert_eq!((shown.trips, &shown.json["asked"], &shown.json["cooling_off_days"]), (1, &json!(null), &json!(7)));
    let held = &shown.json["holdings"];
    let counts =
        ["customers", "files", "given_files", "tickets", "visits", "bookings", "invoices", "payments", "contracts"];
    assert_eq!(counts.map(|name| held[name].as_i64().unwrap()), [1, 2, 1, 1, 1, 1, 1, 1, 1]);
    let asked = ask_erasure(&function, Ada).expect(202);
    assert_eq!((&asked.json["due_at"], asked.trips), (&json!("2030-01-08T08:00:00Z"), 2));
    function.world.set_now("2030-01-01T08:04:00Z");
    assert_eq!(ask_erasure(&function, Ada).expect(202).json, asked.json, "asked again it is as it was");
    assert_eq!(function.get(Ada, ERASURE).expect(200).json["asked"], asked.json);
    function.delete(Ada, ERASURE).expect(204);
    function.delete(Ada, ERASURE).refused(409, "erasure-not-asked");
    let topics = told(&function);
    assert_eq!(
        topics[topics.len() - 2..],
        ["account.erasure_asked ada@example.org", "account.erasure_taken_back ada@example.org"]
    );
    function.world.set_now("2030-02-01T08:00:00Z");
    assert_eq!(begin(&function), 0);
}

#[test]
fn only_who_has_just_signed_in_and_types_the_address_may_ask() {
    let function = lived();
    let other = function.post(Ada, ERASURE, json!({ "email": "bob@example.org" })).refused(422, "invalid-fields");
    assert_eq!(other.json["errors"][0]["rule"], json!("other-address"));
    function.world.set_now("2030-01-01T08:05:00Z");
    ask_erasure(&function, Ada).refused(403, "sign-in-again");
    assert_eq!(count(&function, "SELECT count(*) FROM erasures"), 0);
}

/// What stands in the way, and how many.
#[track_caller]
fn blocks(change: &'static str, what: &str) {
    let function = lived();
    function.world.load(change);
    let refused = ask_erasure(&function, Ada).refused(409, "erasure-blocked");
    assert_eq!(refused.json["obstacles"][what], json!(1), "{}", refused.text);
    assert_eq!(count(&function, "SELECT count(*) FROM erasures"), 0);
}

#[test]
fn whatever_runs_or_is_owed_stands_in_the_way_by_its_name() {
    blocks("UPDATE contracts SET ends_on = NULL, ends_at = NULL WHERE id = 'con_ada'", "contracts");
    blocks(
        "UPDATE contracts SET ends_on = NULL, ends_at = NULL, customer_id = 'cus_bob' WHERE id = 'con_ada'",
        "contracts",
    );
    blocks(
        "INSERT INTO open_invoices (invoice_id, customer_id, due_on) VALUES ('inv_1', 'cus_ada', '2030-01-15')",
        "invoices",
    );
    blocks("UPDATE payments SET status = 'processing'", "payments");
    blocks("INSERT INTO open_credits (source_id, customer_id, since) VALUES ('pay_1', 'cus_ada', 1000)", "credits");
    blocks("UPDATE bookings SET ends_at = 1893571200000 WHERE id = 'bkg_1'", "bookings");
    blocks("UPDATE teams SET paying_customer_id = 'cus_ada'", "teams");
    blocks("UPDATE accounts SET roles = '[\"space:write\"]' WHERE id = 'acc_ada'", "roles");
}

#[test]
fn what_comes_into_the_way_later_is_told_once_and_looked_at_again() {
    let function = lived();
    ask_erasure(&function, Ada).expect(202);
    function.world.load("UPDATE bookings SET ends_at = 1900000000000 WHERE id = 'bkg_1'");
    let held = |day: &str| {
        function.world.set_now(day);
        assert_eq!(begin(&function), 0);
        told(&function).iter().filter(|line| line.starts_with("account.erasure_held")).count()
    };
    assert_eq!((held("2030-01-08T08:00:00Z"), held("2030-01-08T09:00:00Z"), held("2030-01-09T08:00:00Z")), (1, 1, 1));
    assert_eq!(function.get(Ada, ERASURE).expect(200).json["asked"]["held_since"], json!("2030-01-08T08:00:00Z"));
    function.world.load("UPDATE bookings SET ends_at = 1893403600000 WHERE id = 'bkg_1'");
    function.world.set_now("2030-01-10T08:00:00Z");
    assert_eq!(begin(&function), 1);
    run(&function);
    assert_consistent(&function);
}

#[test]
fn a_customer_whom_others_act_for_too_stays_with_them() {
    let function = lived();
    function.world.load("INSERT INTO account_customers (account_id, customer_id) VALUES ('acc_bob', 'cus_ada');\nUPDATE contracts SET ends_on = NULL, ends_at = NULL WHERE id = 'con_ada'");
    upload(&function, Boss, &format!("{GIVE}&account_id=acc_ada"), b"For Ada alone.".to_vec()).expect(201);
    assert_eq!(count(&function, "SELECT count(*) FROM customer_files"), 2);
    ask_erasure(&function, Ada).expect(202);
    function.world.set_now("2030-01-08T08:00:00Z");
    assert_eq!(begin(&function), 1);
    function.world.set_now("2030-01-08T08:10:00Z");
    run(&function);
    erase_elsewhere(&function);
    assert_eq!(count(&function, "SELECT count(*) FROM customers WHERE name = 'Ada Members'"), 1);
    assert_eq!(count(&function, "SELECT count(*) FROM account_customers WHERE customer_id = 'cus_ada'"), 1);
    assert_eq!(count(&function, "SELECT count(*) FROM tickets WHERE subject = 'Ada Members is cold'"), 1);
    assert_eq!(count(&function, "SELECT count(*) FROM customer_files"), 1);
    assert_eq!(count(&function, "SELECT count(*) FROM profiles"), 0);
    assert_consistent(&function);
}

#[test]
fn whoever_comes_back_with_the_address_is_somebody_new() {
    let function = lived();
    ask_erasure(&function, Ada).expect(202);
    function.world.set_now("2030-01-08T08:00:00Z");
    begin(&function);
    function.world.set_now("2030-01-08T09:00:00Z");
    function.world.load(
        "INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at) VALUES ('out_new', 'identity.verify_email', 'ada@example.org', 'en', '{}', 1894093200000, 1894093200000)",
    );
    run(&function);
    function.world.set_now("2030-01-10T09:00:00Z");
    erase_elsewhere(&function);
    assert_eq!(told(&function).iter().filter(|line| line.ends_with("ada@example.org")).count(), 1);
}

#[test]
fn a_run_that_breaks_anywhere_is_made_up_for_by_the_next() {
    for (fault, nth) in FAULTS {
        let function = lived();
        ask_erasure(&function, Ada).expect(202);
        function.world.set_now("2030-01-08T08:00:00Z");
        let faulty = || function.world.failing(fault, nth);
        let world = faulty();
        let _ = futures::executor::block_on(identity::jobs::erase_due(&world.db(), &*world.ids(), world.now()));
        begin(&function);
        function.world.set_now("2030-01-08T08:10:00Z");
        let own = app(&function.world, faulty().db());
        futures::executor::block_on(account::jobs::run(&own));
        erase_elsewhere(&function);
        run(&function);
        function.world.set_now("2030-01-10T08:00:00Z");
        erase_elsewhere(&function);
        run(&function);
        assert_eq!(found(&function, WORDS), ["invoices.buyer"], "{fault:?} {nth}");
        let last = told(&function).iter().filter(|line| line.starts_with("account.erased")).count();
        assert_eq!((last, store().keys().len()), (0, 0), "{fault:?} {nth}");
        assert_consistent(&function);
    }
}

#[test]
fn every_part_that_is_waited_for_is_somebodys() {
    let mut parts = vec![
        identity::jobs::ERASURE_PART,
        account::jobs::ERASURE.name,
        billing::jobs::ERASURE.name,
        activity::jobs::ERASURE.name,
        bookings::jobs::ERASURE.name,
        deliveries::jobs::ERASURE.name,
        notices::jobs::ERASURE.name,
        plans::jobs::ERASURE.name,
        shop::jobs::ERASURE.name,
        support::jobs::ERASURE.name,
        teams::jobs::ERASURE.name,
        visitors::jobs::ERASURE.name,
    ];
    let mut waited_for = erasure::PARTS.to_vec();
    parts.sort_unstable();
    waited_for.sort_unstable();
    assert_eq!(parts, waited_for);
}
