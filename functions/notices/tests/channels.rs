//! The consumer over all channels: each reader is told once by each, whatever the queue, the servers, the database and the clock
//! do.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod given;
mod post;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use futures::executor::block_on;
use given::owing::*;
use kernel::{CustomerId, Money};
use notices::jobs;
use notices::mailer::NotSent;
use notices::push::NotPushed;
use outbox::{Page, Topic};
use post::{deliver_by, faulty};
use serde_json::{Value, json};
use testkit::Fault;

#[test]
fn a_message_is_told_by_all_three_ways_in_two_round_trips_and_two_for_its_pushes() {
    let post = new_post();
    let id = owe(&post, booking());
    let office = post.office();
    assert_eq!(deliver_by(&office, &[&id]), Vec::<String>::new());
    assert_eq!((told(&post), office.db.trips()), ((1, 1, 1), 4));
    let row = post.world.rows("SELECT * FROM inbox").remove(0);
    assert_eq!(
        (&row["account_id"], &row["page"], &row["read_at"]),
        (&json!("acc_ada"), &json!("/bookings"), &Value::Null)
    );
    assert!(row["title"].as_str().unwrap().contains("Oak room"), "{row}");
    let push = post.pigeons.took.borrow()[0].clone();
    assert_eq!(
        (push.endpoint.as_str(), push.ttl_seconds, push.urgency.as_str()),
        ("https://push.example.net/phone", 86_400, "normal")
    );
    assert!(push.authorization.starts_with("vapid t=") && push.topic.len() == 32);
    assert!(URL_SAFE_NO_PAD.decode(&push.topic).is_ok());
    assert_eq!(post.world.count("SELECT count(*) FROM pushes WHERE done_at IS NOT NULL AND content = '{}'"), 1);
}

#[test]
fn doubled_and_out_of_order_each_reader_is_told_once_by_each_way() {
    let post = new_post();
    let ids: Vec<String> = (0..3).map(|_| owe(&post, booking())).collect();
    let order = [&ids[2], &ids[0], &ids[2], &ids[1], &ids[0], &ids[1]].map(String::as_str);
    for _ in 0..2 {
        assert_eq!(post.deliver(&order), Vec::<String>::new());
    }
    push(&post);
    assert_eq!(told(&post), (3, 3, 3));
}

#[test]
fn a_consumer_killed_at_any_step_tells_each_reader_once_by_each_way_in_the_end() {
    // The batches are: take, note, take pushes, note pushes. A note is made thrice, so a fault in it is made up for at once.
    for nth in 1..=4 {
        for fault in [Fault::Before, Fault::After] {
            let post = new_post();
            let id = owe(&post, booking());
            deliver_by(&faulty(&post, fault, nth), &[&id]);
            for _ in 0..2 {
                post.wait(130);
                post.deliver(&[&id]);
                push(&post);
            }
            assert_eq!(told(&post), (1, 1, 1), "{fault:?} of batch {nth}");
        }
    }
}

#[test]
fn a_consumer_that_dies_after_the_mail_sends_it_again_under_the_same_id_and_nothing_else_twice() {
    // The one window that cannot be closed: the server has the mail and nobody could note it.
    let post = new_post();
    let id = owe(&post, booking());
    post.deliver(&[&id]);
    post.world.load("UPDATE outbox SET sent_at = NULL, payload = (SELECT '{\"name\":\"x\"}')");
    let (topic, payload) = booking().to_columns();
    let again = db::Statement::new("UPDATE outbox SET topic = ?1, payload = ?2", [topic.into(), payload.into()]);
    block_on(post.world.db().commit(vec![again])).unwrap();
    post.wait(130);
    post.deliver(&[&id]);
    push(&post);
    assert_eq!(told(&post), (1, 2, 1));
    let named = format!("Message-ID: <{id}@quay.example>");
    assert!(source(&post, 0).contains(&named) && source(&post, 1).contains(&named));
}

#[test]
fn while_mail_is_down_the_inbox_and_the_devices_are_told_at_once_and_once() {
    let post = new_post();
    let id = owe(&post, booking());
    for wait in [30, 120, 600] {
        post.desk.says.borrow_mut().push_back(NotSent::Later("no connection".to_owned()));
        assert_eq!(post.deliver(&[&id]).len(), 1);
        assert_eq!(told(&post), (1, 0, 1));
        post.wait(wait);
    }
    post.deliver(&[&id]);
    assert_eq!(told(&post), (1, 1, 1));
}

#[test]
fn after_a_day_without_mail_all_is_caught_up_in_order_of_age_and_nothing_twice() {
    let post = new_post();
    // 700 are owed over a day in which the queue and the mail server do nothing.
    let mut ids = Vec::new();
    for _ in 0..700 {
        post.wait(120);
        ids.push(owe(&post, booking()));
    }
    let mut runs = Vec::new();
    loop {
        let due = block_on(jobs::due(&post.world.db(), post.world.now())).unwrap();
        if due.is_empty() {
            break;
        }
        runs.push(due.len());
        // The queue hands out ten at a time, and each batch twice.
        for batch in due.chunks(10) {
            let batch: Vec<&str> = batch.iter().map(String::as_str).collect();
            assert!(post.deliver(&batch).is_empty() && post.deliver(&batch).is_empty());
        }
        post.wait(60);
        push(&post);
    }
    assert_eq!(runs, [300, 300, 100], "each minute is bounded");
    assert_eq!(told(&post).0, 700);
    let sent: Vec<String> = post.desk.took.borrow().iter().map(|mail| message_id(&mail.source)).collect();
    assert_eq!(sent, ids, "the longest due first, none twice");
    assert_eq!(post.pigeons.took.borrow().len(), ids.len(), "pushes younger than a day go out, once");
}

fn message_id(source: &str) -> String {
    let rest = source.split("Message-ID: <").nth(1).unwrap();
    rest.split('@').next().unwrap().to_owned()
}

#[test]
fn what_is_not_wanted_by_mail_is_in_the_inbox_alone() {
    let post = new_post();
    post.world.load(
        "INSERT INTO notice_choices VALUES ('acc_ada', 'bookings', 'mail', 0), ('acc_ada', 'bookings', 'push', 0)",
    );
    let id = owe(&post, booking());
    post.deliver(&[&id]);
    assert_eq!(told(&post), (1, 0, 0));
    assert_eq!(post.row()["last_error"], "not wanted by mail");
    assert!(post.row()["sent_at"].is_i64() && post.due().is_empty());
    // A letter, such as a link to sign in with, comes whatever is chosen, and is in no inbox.
    let letter = post.owe();
    post.deliver(&[&letter]);
    assert_eq!(told(&post), (1, 1, 0));
}

#[test]
fn a_mail_that_can_be_turned_off_says_how_and_others_do_not() {
    let post = new_post();
    let (plain, letter) = (owe(&post, booking()), post.owe());
    let stranger = owe_to(&post, "someone@example.net", booking());
    post.deliver(&[&plain, &letter, &stranger]);
    let link =
        format!("https://portal.example/api/notices/unsubscribe/{}?lang=en", post::keys_token("acc_ada", "bookings"));
    let unfolded = source(&post, 0).replace("\r\n ", " ").replace("\r\n\t", " ");
    assert!(unfolded.contains(&format!("List-Unsubscribe: <{link}>\r\n")), "{unfolded}");
    assert!(unfolded.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
    assert!(!source(&post, 1).contains("List-Unsubscribe") && !source(&post, 2).contains("List-Unsubscribe"));
}

#[test]
fn whoever_acts_for_a_customer_finds_what_concerns_it_wherever_its_mail_goes() {
    let post = new_post();
    post.world.load(
        "INSERT INTO billing_accounts (customer_id, party, tax_treatment, collects, version)
         VALUES ('cus_bob', '{\"name\":\"Bob & Co\",\"country\":\"DE\",\"email\":\"books@bob.example\"}', 'as_usual', 0, 1)",
    );
    let customer: CustomerId = "cus_bob".parse().unwrap();
    let topic = Topic::Suspended(outbox::SuspensionNotice {
        name: "Bob".to_owned(),
        overdue: Money { minor: 100, currency: "EUR".parse().unwrap() },
        page: Page::billing(),
    });
    let db = post.world.db();
    block_on(db.commit(vec![outbox::owe_customer(&customer, &topic, post.world.now(), &*post.world.ids())])).unwrap();
    post.deliver(&[&db.take_nudges()[0]]);
    let rows = post.world.rows("SELECT account_id, page FROM inbox");
    assert_eq!(rows, [json!({ "account_id": "acc_bob", "page": "/billing" })]);
    assert_eq!(post.desk.took.borrow()[0].recipient.as_str(), "books@bob.example");
}

#[test]
fn at_night_what_can_wait_waits_and_waiting_is_no_attempt() {
    let post = new_post();
    post.world.load("INSERT INTO notice_settings VALUES ('acc_ada', 'off', 420, 600, NULL, 1)");
    let (soon, waits) = (owe(&post, booking()), owe(&post, changed("Heating")));
    post.deliver(&[&soon, &waits]);
    assert_eq!(told(&post), (2, 1, 0), "the inbox makes no noise, and a booking's mail does not wait");
    post.wait(2 * 3600 - 1);
    assert!(post.due().is_empty() && push(&post).is_empty());
    post.wait(1);
    assert_eq!(post.due(), [waits.as_str()]);
    post.deliver(&[&waits]);
    push(&post);
    assert_eq!(told(&post), (2, 2, 2));
    assert_eq!(post.world.count("SELECT max(attempts) FROM outbox"), 1);
}

#[test]
fn a_digest_collects_what_can_wait_and_is_sent_once() {
    let post = new_post();
    post.world.load("INSERT INTO notice_settings VALUES ('acc_ada', 'daily', NULL, NULL, NULL, 1)");
    let ids = [owe(&post, changed("Heating")), owe(&post, changed("Lights")), owe(&post, booking())];
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    for _ in 0..2 {
        post.deliver(&ids);
    }
    assert_eq!(told(&post), (3, 1, 3));
    let collect = || block_on(jobs::collect(&post.world.db(), post.world.now()));
    assert!(collect().is_empty() && post.due().is_empty(), "not before it is due");
    post.world.set_now("2030-01-02T08:00:00Z");
    for _ in 0..2 {
        assert_eq!(collect(), Vec::<String>::new());
    }
    let due = post.due();
    assert_eq!(due, ["out_dig-1"]);
    post.deliver(&["out_dig-1"]);
    assert_eq!(post.mails(), 2);
    let mail = source(&post, 1);
    assert!(mail.contains("Subject: 2 notices from Portico"), "{mail}");
    assert!(mail.contains("Heating") && mail.contains("Lights") && mail.contains("/inbox"), "{mail}");
    post.world.set_now("2030-01-03T08:00:00Z");
    assert!(collect().is_empty() && post.due().is_empty());
}

#[test]
fn a_digest_cut_halfway_is_owed_once_and_two_runs_at_once_owe_one() {
    for fault in [Fault::Before, Fault::After] {
        let post = new_post();
        post.world.load("INSERT INTO notice_settings VALUES ('acc_ada', 'weekly', NULL, NULL, NULL, 1)");
        let id = owe(&post, changed("Heating"));
        post.deliver(&[&id]);
        post.world.set_now("2030-01-07T08:00:00Z");
        let cut = faulty(&post, fault, 2);
        assert_eq!(block_on(jobs::collect(&cut.db, post.world.now())).len(), 1);
        block_on(jobs::collect(&post.world.db(), post.world.now()));
        assert_eq!(post.world.count("SELECT count(*) FROM outbox WHERE topic = 'notices.digest'"), 1, "{fault:?}");
        assert_eq!(post.world.count("SELECT count(*) FROM digest_lines"), 0);
    }
    // The other run had read the same lines before this one was done.
    let post = new_post();
    post.world.load(
        "INSERT INTO digest_lines VALUES ('acc_ada', 'out_7', 'Heating', 'x', NULL, 1000, 1000);
         INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at)
         VALUES ('out_dig-7', 'notices.digest', 'ada@example.org', 'en', '{}', 1000, 1000);\n",
    );
    assert!(block_on(jobs::collect(&post.world.db(), post.world.now())).is_empty());
    assert_eq!(post.world.count("SELECT count(*) FROM outbox"), 1);
}

#[test]
fn an_address_without_a_mailbox_is_not_written_to_again_until_it_takes_a_letter() {
    let post = new_post();
    let first = owe(&post, booking());
    post.desk.says.borrow_mut().push_back(NotSent::Bounced("RCPT: 550 no such user".to_owned()));
    assert!(post.deliver(&[&first])[0].contains("no such mailbox"));
    let noted =
        post.world.rows("SELECT address, topic, reason FROM bounces WHERE address = 'ada@example.org'").remove(0);
    assert_eq!(noted["reason"], "RCPT: 550 no such user");
    let second = owe(&post, booking());
    assert!(post.deliver(&[&second]).is_empty());
    assert_eq!(told(&post), (2, 0, 2), "the inbox and the devices are told all the same");
    // A letter is tried, and proves that the address works.
    let letter = post.owe();
    post.deliver(&[&letter]);
    assert_eq!(post.world.count("SELECT count(*) FROM bounces WHERE address = 'ada@example.org'"), 0);
    let third = owe(&post, booking());
    post.deliver(&[&third]);
    assert_eq!(post.mails(), 2);
}

#[test]
fn who_has_no_inbox_either_is_left_to_an_operator() {
    let post = new_post();
    post.world.load(
        "INSERT INTO bounces (id, address, reason, topic, bounced_at) VALUES ('bnc_x', 'x@example.net', '550', 't', 1)",
    );
    let id = owe_to(&post, "x@example.net", booking());
    assert!(post.deliver(&[&id])[0].contains("comes back: 550"));
    assert!(post.row()["dead_at"].is_i64() && post.row()["payload"].as_str().unwrap().contains("Oak room"));
}

#[test]
fn a_push_service_that_is_busy_is_asked_later_and_a_browser_that_is_gone_is_forgotten() {
    let post = new_post();
    let id = owe(&post, booking());
    let busy = NotPushed::Later { why: "the push service answered 429".to_owned(), after_seconds: Some(300) };
    post.pigeons.says.borrow_mut().push_back(busy);
    post.deliver(&[&id]);
    post.wait(299);
    push(&post);
    assert_eq!(told(&post).2, 0);
    post.wait(1);
    push(&post);
    assert_eq!(told(&post).2, 1);
    post.pigeons.says.borrow_mut().push_back(NotPushed::Gone);
    let (next, after) = (owe(&post, booking()), owe(&post, booking()));
    post.deliver(&[&next]);
    post.deliver(&[&after]);
    assert_eq!(told(&post).2, 1);
    assert_eq!(post.world.count("SELECT count(*) FROM push_devices"), 0);
    assert_eq!(post.world.count("SELECT count(*) FROM pushes WHERE done_at IS NULL"), 0);
}

#[test]
fn a_device_that_was_signed_out_is_told_nothing_more() {
    let post = new_post();
    post.world.load("UPDATE sessions SET ended_at = 5000 WHERE id = 'ses_ada'");
    let id = owe(&post, booking());
    post.deliver(&[&id]);
    assert_eq!(told(&post), (1, 1, 0));
    assert_eq!(post.world.count("SELECT count(*) FROM push_devices"), 0);
}

#[test]
fn a_push_about_yesterday_is_not_sent_and_an_inbox_keeps_ninety_days() {
    let post = new_post();
    let id = owe(&post, booking());
    post.wait(24 * 3600);
    post.deliver(&[&id]);
    assert_eq!(told(&post), (1, 1, 0));
    let forget = || block_on(jobs::forget(&post.world.db(), post.world.now())).unwrap();
    post.wait(89 * 24 * 3600);
    forget();
    assert_eq!(told(&post).0, 1);
    post.wait(1);
    forget();
    forget();
    assert_eq!(told(&post).0, 0);
}

#[test]
fn an_operator_s_words_stand_in_the_next_mail_and_in_the_inbox() {
    let post = new_post();
    post.world.load(
        "INSERT INTO notice_texts VALUES ('bookings.confirmed', 'en', 1, 'Old', NULL, NULL, 'acc_boss', 1),
           ('bookings.confirmed', 'en', 2, '{room} is yours, {name}', 'Ring at the **blue** [door](https://quay.example/door).', NULL, 'acc_boss', 2),
           ('bookings.confirmed', 'de', 1, 'Anders', NULL, NULL, 'acc_boss', 2)",
    );
    let id = owe(&post, booking());
    post.deliver(&[&id]);
    let mail = source(&post, 0);
    assert!(
        mail.contains("Subject: Oak room is yours, Ada Members\r\n")
            && mail.contains("Ring at the blue door (https://quay.example/door).")
            && mail.contains("<strong>blue</strong>"),
        "{mail}"
    );
    assert_eq!(post.world.rows("SELECT title FROM inbox")[0]["title"], "Oak room is yours, Ada Members");
}
