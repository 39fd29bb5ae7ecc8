//! Whichever batch fails, before or after it happened: the same request again writes it once.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod desk;

use desk::*;
use serde_json::{Value, json};
use testkit::Persona::*;
use testkit::{FAULTS, Write, write};

/// Fails the first and then the second batch of a request, before and after it happened, and repeats it: the second try answers
/// one of `again`, and `sql` then counts `holds`. What has one batch is failed on that.
#[track_caller]
fn survives(write: impl Fn(&Desk) -> Write, again: &[u16], (sql, holds): (&'static str, i64)) {
    for fault in FAULTS {
        let sound = function();
        let write = write(&sound);
        sound.survives(fault, again, |function| write.send(function));
        assert_eq!(count(&sound, sql), holds, "{write:?} {fault:?}");
        assert_consistent(&sound);
    }
}

#[test]
fn what_comes_is_registered_once_and_told_once() {
    let made = "SELECT (SELECT count(*) FROM deliveries) * 100 + (SELECT count(*) FROM delivery_events) * 10 + (SELECT count(*) FROM outbox)";
    let with_a_photo = |function: &Desk| {
        let mut one = parcel(Some("cus_ada"), "AB12");
        one["photo_id"] = json!(hand_in(function));
        write(Boss, "POST", "/api/deliveries/all", these(&[one, parcel(None, "")]))
    };
    survives(with_a_photo, &[201], (made, 221));
}

#[test]
fn what_is_handed_over_is_handed_over_once() {
    let made = "SELECT (SELECT count(*) FROM delivery_collections) * 100 + (SELECT count(*) FROM deliveries WHERE status = 'collected') * 10
      + (SELECT count(*) FROM outbox WHERE topic = 'deliveries.done')";
    let by_their_code = |function: &Desk| {
        let id = waits(function);
        write(Boss, "POST", "/api/deliveries/desk/collections", by_code(&code(function, Ada), &[(&id, 1)]))
    };
    survives(by_their_code, &[201], (made, 111));
    let signed = |function: &Desk| {
        let (id, file) = (waits(function), hand_in(function));
        let proof = json!({ "kind": "signature", "file_id": file });
        write(Boss, "POST", "/api/deliveries/desk/collections", hand_over(&proof, &[(&id, 1)]))
    };
    survives(signed, &[201], (made, 111));
}

#[test]
fn what_is_chosen_is_charged_once_and_carried_out_once() {
    let charged = "SELECT sum(gross_minor) FROM charges";
    let chosen = |function: &Desk| {
        let id = waits(function);
        write(Ada, "POST", format!("/api/deliveries/mine/{id}/handling"), wish("forward", 595, 1))
    };
    survives(chosen, &[200], (charged, 595));
    let stored = |function: &Desk| {
        let id = waits(function);
        write(Ada, "POST", format!("/api/deliveries/mine/{id}/handling"), wish("store", 357, 1))
    };
    survives(stored, &[200, 409], (charged, 357));
    let back = |function: &Desk| {
        let id = waits(function);
        choose(function, &id, wish("forward", 595, 1)).expect(200);
        write(Ada, "POST", format!("/api/deliveries/mine/{id}/withdrawal"), Value::Null)
    };
    survives(back, &[200, 409], (charged, 0));
    let done = "SELECT (SELECT count(*) FROM outbox WHERE topic = 'deliveries.done') * 10 + (SELECT count(*) FROM deliveries WHERE status = 'shredded')";
    let carried_out = |function: &Desk| {
        let id = waits(function);
        choose(function, &id, wish("shred", 0, 1)).expect(200);
        write(Boss, "POST", format!("/api/deliveries/all/{id}/completion?version=2"), json!({ "done": "shredded" }))
    };
    survives(carried_out, &[200, 409], (done, 11));
}

#[test]
fn what_is_put_right_is_put_right_once() {
    let right = "SELECT version * 100 + (SELECT count(*) FROM outbox) * 10 + (SELECT count(*) FROM audit WHERE action = 'put_delivery') FROM deliveries";
    let put = |function: &Desk| {
        let id = register(function, &[parcel(None, "")]).remove(0);
        let label = parcel(Some("cus_ada"), "X")["label"].clone();
        write(Boss, "PUT", format!("/api/deliveries/all/{id}?version=1"), label)
    };
    survives(put, &[200, 409], (right, 211));
}

#[test]
fn the_desk_is_set_up_once() {
    let policy = json!({ "plan_id": "pln_flex", "currency": "EUR", "tax_class": "standard", "kinds": [] });
    let made = "SELECT count(*) * 10 + (SELECT count(*) FROM audit) FROM delivery_policies WHERE plan_id = 'pln_flex'";
    let (new, changed) = (policy.clone(), policy);
    survives(move |_| write(Boss, "POST", "/api/deliveries/policies", new.clone()), &[201, 409], (made, 11));
    survives(
        move |_| write(Boss, "PUT", "/api/deliveries/policies/dpo_team?version=1", changed.clone()),
        &[200, 409],
        (made, 11),
    );
    let left = "SELECT count(*) FROM delivery_policies";
    survives(|_| write(Boss, "DELETE", "/api/deliveries/policies/dpo_team", Value::Null), &[204, 404], (left, 1));
    let carriers = "SELECT version * 10 + json_array_length(carriers) FROM delivery_settings";
    let put = |_: &Desk| write(Boss, "PUT", "/api/deliveries/settings?version=1", json!({ "carriers": ["Post"] }));
    survives(put, &[200, 409], (carriers, 21));
    let names = "SELECT count(*) FROM delivery_names";
    survives(|_| write(Boss, "DELETE", "/api/deliveries/names/nam_acme", Value::Null), &[204], (names, 0));
}
