//! Whichever batch fails, before or after it happened: the same request again writes it once, and the next run of the job makes
//! up for one that was killed.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod desk;

use Persona::*;
use desk::*;
use futures::executor::block_on;
use image::ImageFormat;
use serde_json::{Value, json};
use testkit::{FAULTS, Fault, Function, Persona, Write, write};

type Desk = Function<support::App>;

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
fn a_request_is_made_once_and_told_once() {
    let made = "SELECT (SELECT count(*) FROM tickets) * 100 + (SELECT count(*) FROM ticket_messages) * 10 + (SELECT count(*) FROM outbox)";
    let with_a_file = |function: &Desk| {
        let file = hand_in(function, Ada);
        write(Ada, "POST", "/api/support/tickets", asked(&[&file]))
    };
    survives(with_a_file, &[201], (made, 111));
}

#[test]
fn a_message_is_written_once_and_told_once() {
    let written = "SELECT (SELECT count(*) FROM ticket_messages) * 10 + (SELECT count(*) FROM outbox WHERE topic <> 'support.raised')";
    let reply = |function: &Desk| {
        let path = format!("/api/support/tickets/{}/messages", ask(function, Ada));
        write(Ada, "POST", path, json!({ "text": "More", "file_ids": [] }))
    };
    survives(reply, &[201], (written, 21));
    let said = |said: Value| {
        move |function: &Desk| {
            let path = format!("/api/support/all/tickets/{}/messages", ask(function, Ada));
            write(Boss, "POST", path, said.clone())
        }
    };
    survives(said(json!({ "kind": "answer", "text": "So", "then": "solved", "file_ids": [] })), &[201], (written, 21));
    survives(said(json!({ "kind": "note", "text": "So", "file_ids": [] })), &[201], (written, 20));
}

#[test]
fn what_is_decided_is_decided_once() {
    let solved = |function: &Desk| {
        write(Ada, "POST", format!("/api/support/tickets/{}/solution", ask(function, Ada)), Value::Null)
    };
    survives(solved, &[200], ("SELECT version FROM tickets WHERE status = 'solved'", 2));
    let put = |function: &Desk| {
        let setup =
            json!({ "department_id": "dep_building", "priority": "low", "assignee_id": null, "status": "solved" });
        write(Boss, "PUT", format!("/api/support/all/tickets/{}?version=1", ask(function, Ada)), setup)
    };
    let decided = "SELECT version * 100 + (SELECT count(*) FROM audit) * 10 + (SELECT count(*) FROM outbox WHERE topic = 'support.changed') FROM tickets";
    survives(put, &[200, 409], (decided, 211));
}

#[test]
fn a_request_is_merged_once_and_told_once() {
    let merge = |function: &Desk| {
        let gone = ask(function, Ada);
        ask(function, Ada);
        write(Boss, "POST", format!("/api/support/all/tickets/{gone}/merge?version=1"), json!({ "into": 2 }))
    };
    let merged =
        "SELECT (SELECT count(*) FROM tickets WHERE merged_into IS NOT NULL) * 100 + (SELECT count(*) FROM audit) * 10
        + (SELECT count(*) FROM outbox WHERE topic = 'support.merged')";
    survives(merge, &[200], (merged, 111));
}

#[test]
fn the_desk_is_set_up_once() {
    let department = json!({ "name": "N", "description": "", "operators": [], "first_answer_minutes": null, "reopen_days": 7,
        "position": 1, "archived": false });
    let made = "SELECT count(*) * 10 + (SELECT count(*) FROM audit) FROM departments WHERE name = 'N'";
    let (new, changed) = (department.clone(), department);
    survives(move |_| write(Boss, "POST", "/api/support/departments", new.clone()), &[201, 409], (made, 11));
    survives(
        move |_| write(Boss, "PUT", "/api/support/departments/dep_building?version=1", changed.clone()),
        &[200, 409],
        (made, 11),
    );
    let canned = json!({ "name": "N", "department_id": "dep_building", "text": "Hello" });
    let made = "SELECT count(*) * 10 + (SELECT count(*) FROM audit) FROM canned_replies WHERE name = 'N'";
    let (new, changed) = (canned.clone(), canned);
    survives(move |_| write(Boss, "POST", "/api/support/canned-replies", new.clone()), &[201, 409], (made, 11));
    survives(
        move |_| write(Boss, "PUT", "/api/support/canned-replies/can_all?version=1", changed.clone()),
        &[200, 409],
        (made, 11),
    );
    let left = "SELECT count(*) * 10 + (SELECT count(*) FROM audit) FROM canned_replies";
    survives(|_| write(Boss, "DELETE", "/api/support/canned-replies/can_all", Value::Null), &[204, 404], (left, 21));
}

#[test]
fn a_question_is_written_changed_and_removed_once() {
    const PATH: &str = "/api/support/faq-entries";
    let made = "SELECT count(*) * 10 + (SELECT count(*) FROM audit) FROM faq_entries WHERE question = 'N'";
    survives(|_| write(Boss, "POST", PATH, faq_entry("N")), &[201, 409], (made, 11));
    survives(|_| write(Boss, "PUT", format!("{PATH}/faq_hours?version=1"), faq_entry("N")), &[200, 409], (made, 11));
    let left = "SELECT count(*) * 10 + (SELECT count(*) FROM audit) FROM faq_entries";
    survives(|_| write(Boss, "DELETE", format!("{PATH}/faq_hours"), Value::Null), &[204, 404], (left, 31));
}

/// Whatever is lost of an upload, no row points to nothing, and what is left over goes.
#[test]
fn an_upload_that_fails_leaves_bytes_at_the_most_and_those_are_swept() {
    for (fault, nth) in FAULTS {
        let sound = function();
        let failing = sound.failing(fault, nth);
        upload(&failing, Ada, "/api/support/files?name=a.png", picture(8, 8, ImageFormat::Png))
            .refused(500, "internal");
        assert_consistent(&sound);
        assert_eq!(store().keys().len(), if nth == 2 { 2 } else { 0 }, "{fault:?} {nth}");
        // Within the day its row may still come.
        run(&sound);
        assert_eq!(store().keys().len(), if nth == 2 { 2 } else { 0 }, "{fault:?} {nth}");
        sound.world.set_now("2030-01-03T08:00:00Z");
        run(&sound);
        assert_eq!(store().keys(), [""; 0], "{fault:?} {nth}");
        assert_consistent(&sound);
    }
}

/// A request that was solved long ago, a file that nobody attached, one whose row never came.
fn much_due() -> Desk {
    let function = function();
    let id = ask(&function, Ada);
    function.post(Ada, &format!("/api/support/tickets/{id}/solution"), Value::Null).expect(200);
    hand_in(&function, Ada);
    let lost = store();
    block_on(files::Store::put(&*lost, "support/2030-01-01/fil_lost/full", vec![1])).unwrap();
    function.world.set_now("2030-01-20T08:00:00Z");
    function
}

#[test]
fn a_run_that_is_killed_anywhere_is_made_up_for_by_the_next() {
    let outcome = |function: &Desk| {
        let open = "SELECT (SELECT count(*) FROM tickets WHERE status <> 'closed') + (SELECT count(*) FROM files) + (SELECT count(*) FROM file_trash)";
        (count(function, open), store().keys())
    };
    let mut batches = 0;
    for nth in 1..30 {
        let mut was_killed = false;
        for fault in [Fault::Before, Fault::After] {
            let sound = much_due();
            let app = desk::app(&sound.world, sound.world.failing(fault, nth).db());
            was_killed |= !block_on(support::jobs::run(&app)).log.is_empty();
            run(&sound);
            assert_eq!(outcome(&sound), (0, Vec::new()), "{fault:?} {nth}");
            assert_eq!(run(&sound), support::jobs::Done::default(), "nothing is left: {fault:?} {nth}");
            assert_consistent(&sound);
        }
        if !was_killed {
            break;
        }
        batches += 1;
    }
    assert_eq!(batches, 7, "closing; whom to erase; a look, rows, trash; what is listed, how far");
}
