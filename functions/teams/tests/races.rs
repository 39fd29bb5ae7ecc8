//! Several at once, writes that fail, and the job.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use futures::executor::block_on;
use serde_json::{Value, json};
use support::*;
use testkit::{FAULTS, Fault, Persona};

#[test]
fn of_two_who_take_the_last_seat_one_does() {
    let function = function();
    set(&function, &json!({ "seats_max": 3 })).expect(200);
    let path = link(&function, 5);
    let late = function.overtaken(
        |function| function.post(Bob, &path, Value::Null),
        || {
            function.post(Carl, &path, Value::Null).expect(200);
        },
    );
    late.refused(409, "team-full");
    assert!(in_team(&function, "cus_carl") && !in_team(&function, "cus_bob"));
    assert_consistent(&function);
}

#[test]
fn of_two_who_use_the_last_place_of_a_link_one_does() {
    let function = function();
    let path = link(&function, 1);
    let late = function.overtaken(
        |function| function.post(Bob, &path, Value::Null),
        || {
            function.post(Carl, &path, Value::Null).expect(200);
        },
    );
    late.refused(410, "team-invitation-over");
    assert_eq!(function.world.count("SELECT uses FROM team_invitations"), 1);
    assert_consistent(&function);
}

#[test]
fn one_token_twice_at_once_joins_once() {
    let function = function();
    invite(&function, Tess, &["bob@example.org"]).expect(201);
    let path = mailed(&function, "bob@example.org");
    let late = function.overtaken(
        |function| function.post(Bob, &path, Value::Null),
        || {
            function.post(Bob, &path, Value::Null).expect(200);
        },
    );
    late.refused(410, "team-invitation-over");
    function.post(Bob, &path, Value::Null).expect(200);
    assert_eq!(function.world.count("SELECT count(*) FROM team_members WHERE customer_id = 'cus_bob'"), 1);
    assert_consistent(&function);
}

#[test]
fn an_invitation_that_is_revoked_meanwhile_lets_nobody_in() {
    let function = function();
    let made = invite(&function, Tess, &["bob@example.org"]).expect(201).json;
    let path = mailed(&function, "bob@example.org");
    let revoke = format!("/api/teams/invitations/{}", made["items"][0]["id"].as_str().unwrap());
    let late = function.overtaken(
        |function| function.post(Bob, &path, Value::Null),
        || {
            function.delete(Tess, &revoke).expect(204);
        },
    );
    late.refused(410, "team-invitation-over");
    assert!(!in_team(&function, "cus_bob"));
}

#[test]
fn of_two_administrators_who_go_at_once_one_stays() {
    let function = function();
    function.put(Tess, &of("cus_ada"), setup(true, &[])).expect(200);
    let late = function.overtaken(
        |function| function.delete(Tess, &of("cus_tess")),
        || {
            function.delete(Ada, &of("cus_ada")).expect(204);
        },
    );
    late.refused(409, "last-administrator");
    assert!(in_team(&function, "cus_tess"));
}

#[test]
fn whoever_is_no_administrator_any_more_changes_nothing() {
    type Act = (&'static str, &'static str, String, Value);
    let acts: [Act; 5] = [
        ("removes", "DELETE", of("cus_bob"), Value::Null),
        ("narrows", "PUT", of("cus_bob"), setup(false, &["book"])),
        ("invites", "POST", "/api/teams/tea_tess/invitations".to_owned(), invitation(&["x@example.org"])),
        ("renames", "PUT", "/api/teams/tea_tess?version=1".to_owned(), profile("x")),
        ("caps", "PUT", "/api/teams/tea_tess/share-caps?version=1".to_owned(), json!({ "caps": {} })),
    ];
    for (what, method, path, body) in acts {
        let function = function();
        for (customer, administrator) in [("cus_ada", true), ("cus_bob", false)] {
            let path = format!("/api/teams/all/tea_tess/members?customer={customer}");
            function.put(Boss, &path, setup(administrator, &[])).expect(200);
        }
        let late = function.overtaken(
            |function| function.send(Ada, method, &path, body.clone()),
            || {
                function.put(Tess, &of("cus_ada"), setup(false, &[])).expect(200);
            },
        );
        assert_eq!((late.status, late.problem()), (403, "team-administrators-only"), "{what}");
        assert!(in_team(&function, "cus_bob"), "{what}");
        assert_eq!(mails(&function), [], "{what}");
    }
}

#[test]
fn seats_that_go_meanwhile_are_gone() {
    let function = function();
    let late = function.overtaken(
        |function| invite(function, Tess, &["x@example.org"]),
        || {
            set(&function, &json!({ "seats_max": 2 })).expect(200);
        },
    );
    late.refused(409, "team-full");
    assert_eq!((mails(&function).len(), function.world.count("SELECT count(*) FROM team_invitations")), (0, 0));
}

/// Every write, broken before or after it persisted, then repeated: what was asked for is there once.
#[test]
fn a_write_that_failed_can_be_repeated() {
    let acts: [(&str, Persona, &str, &str, Value, &str); 6] = [
        (
            "PUT",
            Tess,
            "/api/teams/tea_tess?version=1",
            "renamed",
            profile("New"),
            "SELECT count(*) FROM teams WHERE name = 'New' AND version = 2",
        ),
        (
            "PUT",
            Tess,
            "/api/teams/tea_tess/members?customer=cus_ada",
            "narrowed",
            setup(false, &["book"]),
            "SELECT count(*) FROM team_members WHERE narrowed = '{\"book\":false}'",
        ),
        (
            "DELETE",
            Tess,
            "/api/teams/tea_tess/members?customer=cus_ada",
            "removed",
            Value::Null,
            "SELECT count(*) = 0 FROM team_members WHERE customer_id = 'cus_ada'",
        ),
        (
            "POST",
            Tess,
            "/api/teams/tea_tess/invitations",
            "invited",
            invitation(&["x@example.org"]),
            "SELECT count(*) FROM team_invitations WHERE revoked_at IS NULL AND uses = 0",
        ),
        (
            "PUT",
            Boss,
            "/api/teams/all/tea_tess/members?customer=cus_bob",
            "put in",
            setup(false, &[]),
            "SELECT count(*) FROM team_members WHERE customer_id = 'cus_bob'",
        ),
        (
            "PUT",
            Boss,
            "/api/teams/all/tea_tess?version=1",
            "set",
            details(&json!({ "seats_max": 9 })),
            "SELECT count(*) FROM teams WHERE seats_max = 9 AND version = 2",
        ),
    ];
    for (method, who, path, what, body, there) in acts {
        for (fault, nth) in FAULTS {
            let mut function = function();
            let sound = function.world.clone();
            function.world = sound.failing(fault, nth);
            let first = function.send(who, method, path, body.clone());
            if first.trips < nth {
                continue;
            }
            assert_eq!(first.status, 500, "{what} {fault:?} {nth}");
            let again = function.send(who, method, path, body.clone());
            assert!(again.status < 500, "{what} {fault:?} {nth}: {}", again.text);
            assert_eq!(sound.count(there), 1, "{what} {fault:?} {nth}");
        }
    }
}

#[test]
fn invitations_are_forgotten_a_month_after_they_were_over() {
    let function = function();
    invite(&function, Tess, &["bob@example.org"]).expect(201);
    let run = || block_on(teams::jobs::run(&app(&function.world, function.world.db())));
    function.world.set_now("2030-02-14T07:00:00Z");
    assert_eq!(run().forgotten, 0);
    function.world.set_now("2030-02-14T08:01:00Z");
    // Cut off before or after it has written, it goes on where it was.
    let cut = function.world.failing(Fault::Before, 1);
    assert_eq!(block_on(teams::jobs::run(&app(&cut, cut.db()))).log.len(), 1);
    assert_eq!((run().forgotten, run().forgotten), (1, 0));
    assert_eq!(function.world.count("SELECT count(*) FROM team_invitations"), 0);
}
