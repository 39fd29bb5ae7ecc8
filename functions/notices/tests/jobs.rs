//! The queue consumer, the dead letters and the sweep: each notice once, whatever the queue, the
//! mail server, the database and the clock do.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
mod post;

use futures::executor::block_on;
use futures::future::join;
use notices::jobs;
use notices::mailer::NotSent;
use post::{Post, deliver_by, faulty};
use testkit::Fault;

#[test]
fn a_notice_is_sent_once_and_then_forgets_what_it_said() {
    let post = Post::new();
    let id = post.owe();
    let office = post.office();
    assert_eq!(deliver_by(&office, &[&id]), Vec::<String>::new());
    assert_eq!((post.mails(), office.db.trips(), post.desk.closed.get()), (1, 2, 1));
    assert!(post.desk.took.borrow()[0].source.contains(&format!("Message-ID: <{id}@quay.example>")));
    let row = post.row();
    assert_eq!(row["sent_at"], post.world.now().as_millis());
    assert_eq!((&row["payload"], &row["dead_at"], &row["last_error"]), (&"{}".into(), &().into(), &().into()));
    assert!(post.due().is_empty());
}

#[test]
fn a_mail_is_signed_with_the_name_that_the_space_has_now() {
    let post = Post::new();
    post.world.load("UPDATE space_settings SET name = 'Quarterlight'");
    let id = post.owe();
    post.deliver(&[&id]);
    let source = post.desk.took.borrow()[0].source.clone();
    assert!(source.contains("From: \"Quarterlight\" <portal@quay.example>"), "{source}");
}

#[test]
fn a_nudge_that_is_doubled_late_or_about_nothing_changes_nothing() {
    let post = Post::new();
    let (first, second) = (post.owe(), post.owe());
    assert!(post.deliver(&[&second, &second, &first, "out_unknown", "", "'; DROP TABLE outbox"]).is_empty());
    post.wait(86_400);
    assert!(post.deliver(&[&first, &second]).is_empty());
    assert_eq!(post.mails(), 2);
}

#[test]
fn what_names_nothing_stands_among_the_dead_letters_with_its_reason() {
    let post = Post::new();
    let sent = post.owe();
    post.deliver(&[&sent, "out_unknown", ""]);
    post.wait(60);
    post.deliver(&["out_unknown", &sent]);
    let office = post.office();
    block_on(jobs::unreadable(&office.db, &["{\"id\":7}".to_owned(), "x".repeat(2000)], post.world.now())).unwrap();
    block_on(jobs::bury(&office.db, &["ord_1".to_owned(), sent], post.world.now())).unwrap();
    let rows = post.world.rows("SELECT body, why, times FROM stray_messages WHERE length(body) < 1000 ORDER BY body");
    let found: Vec<_> =
        rows.iter().map(|row| (row["body"].as_str().unwrap(), row["times"].as_i64().unwrap())).collect();
    assert_eq!(found, [("", 1), ("ord_1", 1), ("out_unknown", 2), ("{\"id\":7}", 1)]);
    assert_eq!(rows[2]["why"], "there is no message of that id");
    assert_eq!(rows[3]["why"], "it is no id of a message");
    assert_eq!(post.world.count("SELECT max(length(body)) FROM stray_messages"), 1001);
    post.wait(90 * 24 * 3600);
    block_on(jobs::forget(&office.db, post.world.now())).unwrap();
    assert_eq!(post.world.count("SELECT count(*) FROM stray_messages"), 4, "the first came a minute before the others");
    post.wait(1);
    block_on(jobs::forget(&office.db, post.world.now())).unwrap();
    assert_eq!(post.world.count("SELECT count(*) FROM stray_messages"), 0);
}

#[test]
fn two_consumers_at_once_send_one_mail() {
    let post = Post::new();
    let ids = [post.owe()];
    let (one, other) = (post.office(), post.office());
    let logs = block_on(join(jobs::deliver(&one, &ids), jobs::deliver(&other, &ids)));
    assert_eq!(logs, (vec![], vec![]));
    assert_eq!((post.mails(), &post.row()["attempts"]), (1, &1.into()));
}

#[test]
fn while_the_server_is_down_it_is_tried_later_and_later_and_then_sent() {
    let post = Post::new();
    let id = post.owe();
    for (attempt, wait) in [(1, 30), (2, 120), (3, 600), (4, 3600), (5, 14_400)] {
        post.desk.says.borrow_mut().push_back(NotSent::Later("no connection".to_owned()));
        let log = post.deliver(&[&id]);
        assert!(log[0].contains(&format!("attempt {attempt} failed")), "{log:?}");
        post.wait(wait - 1);
        assert!(post.due().is_empty() && post.deliver(&[&id]).is_empty(), "too early after attempt {attempt}");
        post.wait(1);
        assert_eq!(post.due(), [id.as_str()]);
    }
    assert!(post.deliver(&[&id]).is_empty());
    assert_eq!((post.mails(), &post.row()["attempts"]), (1, &6.into()));
}

#[test]
fn when_the_server_stays_down_it_is_given_up_with_the_reason() {
    let post = Post::new();
    let id = post.owe();
    for _ in 0..6 {
        post.desk.says.borrow_mut().push_back(NotSent::Later("no connection".to_owned()));
        post.deliver(&[&id]);
        post.wait(14_400);
    }
    let row = post.row();
    assert_eq!((&row["attempts"], &row["last_error"]), (&6.into(), &"no connection".into()));
    assert!(row["dead_at"].is_i64() && post.due().is_empty());
    assert!(row["payload"].as_str().unwrap().contains("secret"), "a replay needs what it says");
}

#[test]
fn what_is_refused_for_good_is_given_up_at_once_and_holds_up_no_other() {
    let post = Post::new();
    let (first, second) = (post.owe(), post.owe());
    post.desk.says.borrow_mut().push_back(NotSent::Never("RCPT: 550 no".to_owned()));
    assert_eq!(post.deliver(&[&first, &second]), [format!("{first}: given up: RCPT: 550 no")]);
    assert_eq!(post.mails(), 1);
    post.wait(86_400);
    assert!(post.deliver(&[&first]).is_empty() && post.due().is_empty());
}

#[test]
fn a_message_of_no_known_kind_is_given_up_with_the_reason() {
    let post = Post::new();
    let id = post.owe();
    post.world.load("UPDATE outbox SET topic = 'identity.unknown'");
    assert_eq!(post.deliver(&[&id]), [format!("{id}: given up: no notice is made of identity.unknown")]);
    assert_eq!(post.mails(), 0);
}

#[test]
fn a_mark_that_fails_is_made_again_so_the_mail_is_not() {
    for fault in [Fault::Before, Fault::After] {
        let post = Post::new();
        let id = post.owe();
        assert!(deliver_by(&faulty(&post, fault, 2), &[&id]).is_empty(), "{fault:?}");
        post.wait(86_400);
        assert!(post.deliver(&[&id]).is_empty() && post.due().is_empty());
        assert_eq!(post.mails(), 1, "{fault:?}");
    }
}

#[test]
fn a_message_whose_taking_failed_is_sent_when_it_is_swept_up() {
    for (fault, seconds) in [(Fault::Before, 0), (Fault::After, 120)] {
        let post = Post::new();
        let id = post.owe();
        assert_eq!(deliver_by(&faulty(&post, fault, 1), &[&id]).len(), 1, "{fault:?}");
        assert_eq!(post.mails(), 0);
        post.wait(seconds);
        assert_eq!(post.due(), [id.as_str()], "{fault:?}");
        post.deliver(&[&id]);
        assert_eq!(post.mails(), 1, "{fault:?}");
    }
}

#[test]
fn a_consumer_killed_before_it_sent_delays_the_mail_by_its_lease() {
    let post = Post::new();
    let id = post.owe();
    let now = post.world.now();
    let take = outbox::store::take(&id, now, now.plus_seconds(120));
    assert!(block_on(post.world.db().read_one(take)).unwrap().is_some());
    assert!(post.deliver(&[&id]).is_empty() && post.due().is_empty());
    post.wait(120);
    assert_eq!(post.due(), [id.as_str()]);
    post.deliver(&[&id]);
    assert_eq!(post.mails(), 1);
}

#[test]
fn a_message_that_kills_every_consumer_is_given_up_untried() {
    let post = Post::new();
    let id = post.owe();
    post.world.load("UPDATE outbox SET attempts = 6");
    assert_eq!(post.deliver(&[&id]), [format!("{id}: given up: 6 attempts ended without a word")]);
    assert_eq!(post.mails(), 0);
}

#[test]
fn a_consumer_that_lost_its_lease_cannot_undo_what_the_next_one_did() {
    let post = Post::new();
    let id = post.owe();
    let now = post.world.now();
    let take = outbox::store::take(&id, now, now.plus_seconds(120));
    let slow = block_on(post.world.db().read_one(take)).unwrap().unwrap();
    post.wait(120);
    post.desk.says.borrow_mut().push_back(NotSent::Later("busy".to_owned()));
    post.deliver(&[&id]);
    let before = post.row();
    let late = [outbox::store::failed(&slow, now, "late"), outbox::store::dead(&slow, now, "late")];
    block_on(post.world.db().commit(late.to_vec())).unwrap();
    assert_eq!(post.row(), before);
    // But what it says it has sent, it has sent.
    block_on(post.world.db().commit(vec![outbox::store::sent(&id, now)])).unwrap();
    assert!(post.row()["sent_at"].is_i64());
}

#[test]
fn a_dead_letter_that_was_tried_is_dead_and_one_that_was_not_is_still_due() {
    let post = Post::new();
    let ids: Vec<String> = (0..3).map(|_| post.owe()).collect();
    post.deliver(&[&ids[0]]);
    post.world.load("UPDATE outbox SET attempts = 1, due_at = 1 WHERE id = 'out_2'");
    for _ in 0..2 {
        block_on(jobs::bury(&post.world.db(), &ids, post.world.now())).unwrap();
    }
    let states = post.world.rows("SELECT id FROM outbox WHERE dead_at IS NOT NULL");
    assert_eq!(states, [serde_json::json!({ "id": ids[1] })]);
    assert_eq!(post.due(), [ids[2].as_str()]);
}

#[test]
fn the_sweep_is_bounded_and_takes_the_longest_due_first() {
    let post = Post::new();
    let ids: Vec<String> = (0..301).map(|_| post.owe()).collect();
    post.world.load("UPDATE outbox SET due_at = due_at - 1 WHERE id = 'out_301'");
    let due = post.due();
    assert_eq!((due.len(), due[0].as_str()), (300, ids[300].as_str()));
}

#[test]
fn what_was_sent_is_forgotten_after_ninety_days_and_nothing_else_is() {
    let post = Post::new();
    let ids: Vec<String> = (0..3).map(|_| post.owe()).collect();
    post.deliver(&[&ids[0]]);
    post.desk.says.borrow_mut().push_back(NotSent::Never("no".to_owned()));
    post.deliver(&[&ids[1]]);
    let left = || post.world.count("SELECT count(*) FROM outbox");
    let forget = || block_on(jobs::forget(&post.world.db(), post.world.now())).unwrap();
    post.wait(90 * 86_400);
    forget();
    assert_eq!(left(), 3);
    post.wait(1);
    forget();
    assert_eq!(left(), 2);
    assert_eq!(post.world.count("SELECT count(*) FROM outbox WHERE sent_at IS NOT NULL"), 0);
}
