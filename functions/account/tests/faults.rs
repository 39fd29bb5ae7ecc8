//! Whichever batch fails, before or after it happened: the same request again leaves one of what it was to make. Two at once do
//! not get past a limit or over one another.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod own;

use Persona::*;
use own::*;
use serde_json::json;
use testkit::{Answer, FAULTS, Persona};

/// Fails the first and then the second batch of a request, before and after it happened, and repeats it: the second try answers
/// one of `again`, and `sql` then counts `holds`.
#[track_caller]
fn survives(send: impl Fn(&Own) -> Answer, again: &[u16], (sql, holds): (&'static str, i64)) {
    for fault in FAULTS {
        let sound = function();
        sound.survives(fault, again, &send);
        assert_eq!(count(&sound, sql), holds, "{fault:?}");
        assert_consistent(&sound);
    }
}

#[test]
fn a_profile_is_written_once() {
    let written = ("SELECT count(*) + max(version) * 10 FROM profiles", 11);
    survives(|function| function.put(Ada, "/api/account/profile?version=0", said("nobody", &[])), &[200, 409], written);
}

#[test]
fn an_erasure_is_asked_for_once() {
    let carl = |function: &Own| function.post(Carl, "/api/account/erasure", json!({ "email": "carl@example.org" }));
    survives(carl, &[202], ("SELECT (SELECT count(*) FROM erasures) * 10 + (SELECT count(*) FROM outbox)", 11));
}

#[test]
fn an_export_is_asked_for_once() {
    survives(|function| ask_export(function, Ada), &[202, 429], ("SELECT count(*) FROM exports", 1));
}

#[test]
fn a_photo_is_one_photo() {
    let picture = picture(8, 8, image::ImageFormat::Png);
    let put = |function: &Own| upload(function, Ada, "/api/account/profile/photo", picture.clone());
    survives(put, &[201], ("SELECT count(*) FROM files WHERE attached_to = 'photo:acc_ada'", 1));
}

#[test]
fn two_who_write_a_profile_at_once_are_told_of_each_other() {
    let function = function();
    let put = |function: &Own| function.put(Ada, "/api/account/profile?version=0", said("nobody", &[]));
    function.overtaken(put, || drop(put(&function).expect(200))).refused(409, "changed-meanwhile");
    let picture = picture(8, 8, image::ImageFormat::Png);
    let photo = |function: &Own| upload(function, Ada, "/api/account/profile/photo", picture.clone());
    // Of the try whose answer was lost the bytes stay until the sweep; of the one that was refused they are gone.
    function.overtaken(photo, || drop(photo(&function).expect(201))).refused(409, "changed-meanwhile");
    assert_eq!((count(&function, "SELECT count(*) FROM files"), store().keys().len()), (1, 6));
    assert_consistent(&function);
}

#[test]
fn two_exports_asked_for_at_once_are_one() {
    let function = function();
    let late =
        function.overtaken(|function| ask_export(function, Ada), || drop(ask_export(&function, Ada).expect(202)));
    late.refused(429, "export-asked-lately");
    assert_eq!(count(&function, "SELECT count(*) FROM exports"), 1);
}

#[test]
fn what_comes_into_the_way_between_look_and_writing_is_seen() {
    let function = function();
    let ask = |function: &Own| function.post(Carl, "/api/account/erasure", json!({ "email": "carl@example.org" }));
    let late = function.overtaken(ask, || {
        function.world.load("UPDATE contracts SET customer_id = 'cus_carl' WHERE id = 'con_ada'");
    });
    late.refused(409, "erasure-blocked");
    assert_eq!(count(&function, "SELECT (SELECT count(*) FROM erasures) + (SELECT count(*) FROM outbox)"), 0);
}

#[test]
fn the_last_file_that_a_customer_takes_is_one() {
    let function = function();
    function.world.load(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 199)
         INSERT INTO customer_files (id, customer_id, file_id, kind, title, given_by, given_at) SELECT 'cfi_n' || i, 'cus_ada', 'fil_n' || i, 'other', 'T', 'acc_boss', 1000 FROM n",
    );
    let late = function.overtaken(|function| upload(function, Boss, GIVE, b"Hi".to_vec()), || drop(give(&function)));
    late.refused(409, "too-many-customer-files");
    assert_eq!((count(&function, "SELECT count(*) FROM customer_files"), store().keys().len()), (200, 2));
}

#[test]
fn two_who_ask_to_be_erased_at_once_are_told_of_it_once() {
    let function = function();
    let ask = |function: &Own| function.post(Carl, "/api/account/erasure", json!({ "email": "carl@example.org" }));
    function.overtaken(ask, || drop(ask(&function).expect(202))).refused(409, "changed-meanwhile");
    assert_eq!(ask(&function).expect(202).json["due_at"], json!("2030-01-08T08:00:00Z"));
    assert_eq!(count(&function, "SELECT (SELECT count(*) FROM erasures) * 10 + (SELECT count(*) FROM outbox)"), 11);
}
