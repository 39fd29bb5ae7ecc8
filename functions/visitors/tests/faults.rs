//! Whichever batch fails, before or after it happened: the same request again writes it once, and tells of it once.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::{FAULTS, Fault, Persona, Write, write};

/// Fails the first and then the second batch of a request, before and after it happened, and repeats it: the second try answers
/// one of `again`, and `sql` then counts `holds`.
#[track_caller]
fn survives(write: impl Fn(&Visitors) -> Write, again: &[u16], (sql, holds): (&'static str, i64)) {
    for fault in FAULTS {
        let sound = function();
        let write = write(&sound);
        sound.survives(fault, again, |function| write.send(function));
        assert_eq!(sound.world.count(sql), holds, "{write:?} {fault:?}");
        assert_consistent(&sound);
    }
}

const MADE: &str = "SELECT (SELECT count(*) FROM visits) * 10 + (SELECT count(*) FROM outbox)";

#[test]
fn visitors_are_registered_once() {
    let two = registration(&["Eve Adams", "Max Berg"], "02");
    survives(|_| write(Ada, "POST", "/api/visitors/visits", two.clone()), &[201], (MADE, 22));
    let wish = json!({ "customer_id": "cus_ada", "registration": two });
    survives(|_| write(Boss, "POST", "/api/visitors/all/visits", wish.clone()), &[201], (MADE, 22));
}

#[test]
fn a_visit_is_changed_called_off_and_linked_to_once() {
    let told = "SELECT count(*) FROM outbox WHERE topic IN ('visitors.changed', 'visitors.cancelled')";
    let changed = |function: &Visitors| {
        let visit = expected(function, Ada, "Eve Adams");
        let body = json!({ "name": "Eve Adams", "email": "eve.adams@example.com", "company": "", "reason": "", "note": "",
            "starts_at": "2030-01-02T10:00:00Z", "ends_at": "2030-01-02T11:00:00Z" });
        write(Ada, "PUT", at(&visit, ""), body)
    };
    survives(changed, &[200], (told, 1));
    let off = |function: &Visitors| {
        let visit = expected(function, Ada, "Eve Adams");
        write(Ada, "POST", at(&visit, "/cancellation"), json!({ "following": true }))
    };
    survives(off, &[200, 409], (told, 1));
    let off = |function: &Visitors| {
        let visit = expected(function, Ada, "Eve Adams");
        let path = format!("/api/visitors/all/visits/{}/cancellation", id_of(&visit));
        write(Boss, "POST", path, json!({ "following": true }))
    };
    survives(off, &[200, 409], (told, 1));
    let link =
        |function: &Visitors| write(Ada, "POST", at(&expected(function, Ada, "Eve Adams"), "/link"), Value::Null);
    survives(link, &[200], ("SELECT count(*) FROM visits", 1));
}

#[test]
fn a_visit_is_decided_once() {
    let decided = |function: &Visitors| {
        receive(function, &json!({ "operator_approves": true }));
        let visit = expected(function, Ada, "Eve Adams");
        let path = format!("/api/visitors/all/visits/{}/decision", id_of(&visit));
        write(Boss, "POST", path, json!({ "approved": true, "because": "" }))
    };
    survives(
        decided,
        &[200, 409],
        ("SELECT count(*) FROM outbox WHERE topic IN ('visitors.invited', 'visitors.decided')", 2),
    );
    let by_host = |function: &Visitors| {
        let tablet = kiosk(function);
        let wish = json!({ "name": "Max", "company": "", "email": null, "host_id": "cus_ada", "locale": "en", "agreed": agreed_to_nothing() });
        let visit = tap(function, &tablet, "POST", "/walk-ins", wish).expect(201).json;
        write(Ada, "POST", at(&visit, "/decision"), json!({ "approved": true, "because": "" }))
    };
    survives(by_host, &[200, 409], ("SELECT count(*) FROM visits WHERE status = 'expected'", 1));
}

#[test]
fn a_visitor_comes_in_and_goes_out_once() {
    let told = "SELECT (SELECT count(*) FROM visits WHERE status = 'in') * 10 + (SELECT count(*) FROM outbox WHERE topic = 'visitors.arrived')";
    let by_tablet = |function: &Visitors| {
        let cookie = kiosk(function);
        let visit = expected(function, Ada, "Eve Adams");
        let path = format!("/api/visitors/kiosk/visits/{}/check-in", id_of(&visit));
        Write { cookie, ..write(Nobody, "POST", path, agreed_to_nothing()) }
    };
    survives(by_tablet, &[200, 409], (told, 11));
    let by_desk = |function: &Visitors| {
        let visit = expected(function, Ada, "Eve Adams");
        write(Boss, "POST", format!("/api/visitors/all/visits/{}/check-in", id_of(&visit)), Value::Null)
    };
    survives(by_desk, &[200, 409], (told, 11));
    let comes_back = |function: &Visitors| {
        let cookie = kiosk(function);
        let visit = expected(function, Ada, "Eve Adams");
        come_in(function, &cookie, &visit).expect(200);
        let path = format!("/visits/{}/check-out", id_of(&visit));
        tap(function, &cookie, "POST", &path, Value::Null).expect(200);
        let path = format!("/api/visitors/kiosk/visits/{}/check-in", id_of(&visit));
        Write { cookie, ..write(Nobody, "POST", path, agreed_to_nothing()) }
    };
    let away = "SELECT (SELECT count(*) FROM visit_absences) * 10 + (SELECT count(*) FROM outbox WHERE topic = 'visitors.arrived')";
    survives(comes_back, &[200, 409], (away, 12));
    let walks_in = |function: &Visitors| {
        receive(function, &json!({ "walk_ins": "open" }));
        let wish = json!({ "name": "Max", "company": "", "email": null, "host_id": "cus_ada", "locale": "en", "agreed": agreed_to_nothing() });
        Write { cookie: kiosk(function), ..write(Nobody, "POST", "/api/visitors/kiosk/walk-ins", wish) }
    };
    survives(walks_in, &[201], (told, 11));
    let left = "SELECT count(*) FROM visits WHERE status = 'left'";
    for (who, path) in
        [(Nobody, "/api/visitors/kiosk/visits/"), (Ada, "/api/visitors/visits/"), (Boss, "/api/visitors/all/visits/")]
    {
        let out = |function: &Visitors| {
            let cookie = kiosk(function);
            let visit = expected(function, Ada, "Eve Adams");
            come_in(function, &cookie, &visit).expect(200);
            Write { cookie, ..write(who, "POST", format!("{path}{}/check-out", id_of(&visit)), Value::Null) }
        };
        survives(out, &[200, 409], (left, 1));
    }
}

#[test]
fn settings_are_put_once_and_a_kiosk_is_linked_and_revoked() {
    let put = |_: &Visitors| {
        write(Boss, "PUT", "/api/visitors/settings/space?version=1", reception(&json!({ "terms_text": "Be kind" })))
    };
    survives(
        put,
        &[200, 409],
        ("SELECT version * 10 + (SELECT count(*) FROM visitor_terms) FROM visitor_settings", 21),
    );
    let acts = |deed: &'static str| {
        move |function: &Visitors| {
            kiosk(function);
            let id = function.get(Boss, "/api/visitors/kiosks").expect(200).json["items"][0]["id"]
                .as_str()
                .unwrap()
                .to_owned();
            write(Boss, "POST", format!("/api/visitors/kiosks/{id}/{deed}"), Value::Null)
        }
    };
    survives(acts("link"), &[200], ("SELECT count(*) FROM kiosks WHERE link_hash IS NOT NULL", 1));
    survives(acts("revocation"), &[200], ("SELECT count(*) FROM kiosks WHERE revoked_at IS NOT NULL", 1));
    // A lost answer uses the link up: the operator gives another.
    let open = |function: &Visitors| {
        let link = function
            .post(Boss, "/api/visitors/kiosks", json!({ "location_id": "loc_utc", "name": "Front" }))
            .expect(201)
            .json;
        let secret = link["path"].as_str().unwrap().split('#').nth(1).unwrap().to_owned();
        write(Nobody, "POST", "/api/visitors/kiosk/opening", json!({ "secret": secret }))
    };
    survives(open, &[200, 410], ("SELECT count(*) FROM kiosks WHERE device_hash IS NOT NULL", 1));
}

#[test]
fn what_takes_one_batch_is_done_once_too() {
    for fault in [Fault::Before, Fault::After] {
        let sound = function();
        sound.put(Boss, "/api/visitors/settings/loc_utc?version=0", reception(&json!({}))).expect(200);
        let failing = sound.failing(fault, 1);
        failing.delete(Boss, "/api/visitors/settings/loc_utc").refused(500, "internal");
        failing.delete(Boss, "/api/visitors/settings/loc_utc").expect(204);
        assert_eq!(sound.world.count("SELECT count(*) FROM visitor_settings"), 1);
    }
}
