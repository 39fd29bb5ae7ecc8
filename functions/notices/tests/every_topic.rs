//! Of every topic that there is: delivered twice, out of order, by consumers that are killed at each step, and after a day without
//! mail, each reader is told once by each way.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod given;
mod post;

use given::owing::*;
use notices::mailer::NotSent;
use outbox::{FactorNotice, Page, Topic};
use post::{Post, deliver_by, faulty};
use std::collections::BTreeSet;
use testkit::Fault;

/// One of each: the made-up notices that operators see, and the letters that they cannot write about.
fn topics() -> Vec<Topic> {
    let samples = include_str!("../src/letter/samples.jsonl").lines().map(|line| serde_json::from_str(line).unwrap());
    let (name, page, link) = (|| "Ada".to_owned(), Page::account_data, || "https://portal.example/x".to_owned());
    let mut all: Vec<Topic> = samples.collect();
    let known: BTreeSet<String> = all.iter().map(|topic| topic.to_columns().0).collect();
    let letter = |what: &str, link: &str| FactorNotice { name: name(), what: what.to_owned(), link: link.to_owned() };
    let letters = [
        Topic::VerifyEmail { name: name(), link: link() },
        Topic::AlreadyRegistered { name: name(), link: link() },
        Topic::ResetPassword { name: name(), link: link() },
        Topic::ConfirmEmail(letter("abcd-efgh", "")),
        Topic::ConfirmEmailByLink(letter("", "https://portal.example/x")),
        Topic::EmailInUse(letter("", "https://portal.example/x")),
        Topic::EmailChanged(letter("n…@example.com", "https://portal.example/x")),
        Topic::EmailPutBack(letter("", "")),
        Topic::EmailChangeAsked(letter("n…@example.com", "")),
        Topic::ProveEmail(letter("abcd-efgh", "")),
        Topic::WayNotLinked(letter("Facebook", "https://portal.example/x")),
        Topic::GuestCode(letter("abcd-efgh", "")),
        Topic::GuestKnown(letter("", "https://portal.example/x")),
        Topic::AddressTried { name: name(), page: page() },
        Topic::AddressBounced { page: page() },
    ];
    all.extend(letters.into_iter().filter(|topic| !known.contains(&topic.to_columns().0)));
    all
}

/// The names that `outbox` gives its topics.
fn names() -> BTreeSet<&'static str> {
    let source = include_str!("../../../shared/outbox/src/message.rs");
    source.split("#[serde(rename = \"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_topic_is_among_them() {
    let here: BTreeSet<String> = topics().iter().map(|topic| topic.to_columns().0).collect();
    let missing: Vec<_> = names().into_iter().filter(|name| !here.contains(*name)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "a topic needs a made-up notice in letter/samples.jsonl");
}

/// Owes one of each; gives the ids, in order.
fn owe_all(post: &Post) -> Vec<String> {
    topics().into_iter().map(|topic| owe(post, topic)).collect()
}

/// What comes of one of each where nothing goes wrong, each delivered once.
fn plainly() -> (i64, usize, usize) {
    let post = new_post();
    for id in owe_all(&post) {
        assert_eq!(post.deliver(&[&id]), Vec::<String>::new());
    }
    push_all(&post);
    told(&post)
}

fn push_all(post: &Post) {
    while post.world.count("SELECT count(*) FROM pushes WHERE done_at IS NULL") > 0 {
        assert_eq!(push(post), Vec::<String>::new());
    }
}

#[test]
fn delivered_twice_and_out_of_order_each_is_told_as_often_as_plainly() {
    let post = new_post();
    let ids = owe_all(&post);
    let turned: Vec<&str> = ids.iter().rev().map(String::as_str).collect();
    let doubled: Vec<&str> = turned.iter().flat_map(|id| [*id, *id]).collect();
    for batch in [&doubled[..], &turned[..]] {
        for some in batch.chunks(10) {
            post.deliver(some);
        }
    }
    push_all(&post);
    assert_eq!(told(&post), plainly());
    assert_eq!(post.world.count("SELECT count(*) FROM stray_messages"), 0, "what was sent long ago names something");
}

#[test]
fn by_consumers_that_are_killed_at_each_step_each_is_told_as_often_as_plainly() {
    let expected = plainly();
    for (fault, nth) in
        [(Fault::Before, 1), (Fault::After, 1), (Fault::Before, 2), (Fault::After, 2), (Fault::After, 3)]
    {
        let post = new_post();
        let ids = owe_all(&post);
        for id in &ids {
            deliver_by(&faulty(&post, fault, nth), &[id]);
        }
        // The leases end, and the sweep nudges again, twice over.
        post.wait(130);
        for _ in 0..2 {
            for id in ids.iter().rev() {
                post.deliver(&[id]);
            }
        }
        post.wait(130);
        push_all(&post);
        assert_eq!(told(&post), expected, "{fault:?} of batch {nth}");
        assert!(post.due().is_empty(), "{fault:?} of batch {nth}");
    }
}

#[test]
fn after_a_day_without_mail_each_is_caught_up_with_and_none_is_told_twice() {
    let post = new_post();
    let ids = owe_all(&post);
    let batch: Vec<&str> = ids.iter().map(String::as_str).collect();
    // Four attempts in the first hour and a half find nobody there; the queue and its consumers then rest for a day.
    for wait in [30, 120, 600, 3600] {
        post.desk.says.borrow_mut().extend(ids.iter().map(|_| NotSent::Later("no connection".to_owned())));
        post.deliver(&batch);
        post.desk.says.borrow_mut().clear();
        post.wait(wait);
    }
    assert_eq!(post.mails(), 0);
    post.wait(24 * 3600);
    let due = post.due();
    assert_eq!(due.len(), ids.len());
    for _ in 0..2 {
        for some in due.iter().map(String::as_str).collect::<Vec<_>>().chunks(10) {
            assert_eq!(post.deliver(some), Vec::<String>::new());
        }
    }
    push_all(&post);
    assert_eq!(told(&post), plainly());
    assert!(post.due().is_empty());
}
