//! Mails that come back later: what is noted, who is told, and who is not believed.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod given;
mod post;

use futures::executor::block_on;
use given::owing::*;
use notices::jobs::{self, HandedOver};
use notices::{App, routes};
use post::{Post, return_address};
use serde_json::{Value, json};
use std::rc::Rc;
use testkit::Persona::{Ada, Boss, Nobody};
use testkit::{Answer, FAULTS, Function, World};

const UNKNOWN: &[u8] = include_bytes!("returned/postfix-unknown.eml");
const EXIM: &[u8] = include_bytes!("returned/exim-unknown.eml");
const EXCHANGE: &[u8] = include_bytes!("returned/exchange-unknown.eml");
const FULL: &[u8] = include_bytes!("returned/gmail-full.eml");
const EXPIRED: &[u8] = include_bytes!("returned/sendmail-expired.eml");
const DELAYED: &[u8] = include_bytes!("returned/postfix-delayed.eml");
const AWAY: &[u8] = include_bytes!("returned/away.eml");

/// As a mail server sends it.
fn on_the_wire(message: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(message).replace('\n', "\r\n").into_bytes()
}

fn app(world: &World, db: db::Db) -> App {
    App { db, clock: world.clock(), ids: world.ids(), keys: Rc::new(post::keys()), letterhead: Rc::new(post::head()) }
}

fn hand_over(post: &Post, to: &str, message: &[u8]) -> HandedOver {
    block_on(jobs::hand_over(&post.world.db(), &post::keys(), to, message, post.world.now())).unwrap()
}

fn bounces(post: &Post) -> Vec<Value> {
    post.world.rows("SELECT address, reason, came_back FROM bounces WHERE address <> 'tess@example.org'")
}

fn soft(post: &Post) -> i64 {
    post.world.count("SELECT count(*) FROM soft_bounces")
}

/// A booking of Ada's that her server has taken; gives its id.
fn taken(post: &Post) -> String {
    let id = owe(post, booking());
    assert_eq!(post.deliver(&[&id]), Vec::<String>::new());
    id
}

#[test]
fn each_mail_is_sent_from_an_address_of_its_own_and_says_it_is_from_the_portal() {
    let post = new_post();
    let ids = [taken(&post), taken(&post)];
    let took = post.desk.took.borrow();
    for (id, mail) in ids.iter().zip(took.iter()) {
        assert_eq!(mail.return_path.as_ref().unwrap().as_str(), return_address(id));
        assert_eq!(mail.sender.as_str(), "portal@quay.example");
        assert!(mail.source.contains("From: \"Portico\" <portal@quay.example>"), "{}", mail.source);
        assert!(!mail.source.contains("portal+"), "its reader does not see it");
    }
}

#[test]
fn a_mailbox_that_is_not_there_is_not_written_to_and_its_owner_is_told_in_the_inbox() {
    for (message, reason) in [
        (
            UNKNOWN,
            "5.1.1 550 5.1.1 <ada@example.org>: Recipient address rejected: User unknown in virtual mailbox table",
        ),
        (EXIM, "5.0.0 550 No such user here"),
        (
            EXCHANGE,
            "5.1.10 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ada@example.org not found by SMTP address lookup",
        ),
    ] {
        let post = new_post();
        let id = taken(&post);
        for message in [message.to_vec(), on_the_wire(message)] {
            assert_eq!(hand_over(&post, &return_address(&id), &message), HandedOver::Taken);
        }
        assert_eq!(bounces(&post), [json!({ "address": "ada@example.org", "reason": reason, "came_back": 1 })]);
        assert_eq!(post.world.rows("SELECT last_error FROM outbox")[0]["last_error"], format!("came back: {reason}"));
        let due = post.due();
        assert_eq!(due, [id.replace("out_", "out_bnc-")], "told once, however often it is said");
        post.deliver(&[&due[0]]);
        assert_eq!(told(&post), (2, 1, 2), "in the inbox and by push, and not by mail");
        let item = post.world.rows("SELECT title, page FROM inbox WHERE topic = 'notices.address_bounced'").remove(0);
        assert_eq!(item, json!({ "title": "E-mail does not reach you", "page": "/account/notices" }));
        let next = owe(&post, booking());
        post.deliver(&[&next]);
        assert_eq!(told(&post), (3, 1, 3), "nor is anything else mailed there");
    }
}

#[test]
fn that_its_server_takes_a_mail_proves_nothing_of_such_an_address_and_that_it_was_read_does() {
    let post = new_post();
    let id = taken(&post);
    hand_over(&post, &return_address(&id), UNKNOWN);
    post.deliver(&[&post.due()[0]]);
    let letter = post.owe();
    post.deliver(&[&letter]);
    assert_eq!(
        (post.mails(), bounces(&post).len()),
        (2, 1),
        "a letter is sent there, and taken, as the first mail was"
    );
    let function = Function::new(routes(), app).in_world(post.world.clone());
    function.post(Ada, "/api/notices/address-check", Value::Null).expect(204);
    let tried = post.due().remove(0);
    post.deliver(&[&tried]);
    let link = format!("https://portal.example/api/notices/proofs/{}", post::proof_token(&tried));
    let mail = source(&post, 2).replace("=\r\n", "").replace("=3D", "=");
    assert!(mail.contains(&format!("{link}?lang=en")), "{mail}");
    assert_eq!(bounces(&post).len(), 1);
    let path = format!("/api/notices/proofs/{}", post::proof_token(&tried));
    let page = function.get(Nobody, &path).expect(200);
    assert!(page.text.contains("<form method=\"post\"") && !page.text.contains("<script"), "{}", page.text);
    assert_eq!(bounces(&post).len(), 1, "looking proves nothing");
    // The links of other mails do not do it, nor what nobody wrote.
    for other in [post::proof_token(&letter), tried.clone(), format!("{tried}.AAAAAAAAAAAAAAAAAAAAAA")] {
        function.post(Nobody, &format!("/api/notices/proofs/{other}"), Value::Null);
        assert_eq!(bounces(&post).len(), 1, "{other}");
    }
    for _ in 0..2 {
        assert_eq!(function.post(Nobody, &path, Value::Null).expect(200).trips, 1);
    }
    assert_eq!(bounces(&post), Vec::<Value>::new());
    taken(&post);
    assert_eq!(post.mails(), 4);
}

#[test]
fn what_passes_is_counted_once_for_each_mail_and_five_in_a_fortnight_are_enough() {
    let post = new_post();
    for (nth, message) in [FULL, EXPIRED, FULL, EXPIRED].into_iter().enumerate() {
        let id = taken(&post);
        for _ in 0..2 {
            assert_eq!(hand_over(&post, &return_address(&id), message), HandedOver::Taken);
        }
        assert_eq!((soft(&post), bounces(&post).len()), (i64::try_from(nth).unwrap() + 1, 0));
        post.wait(24 * 3600);
    }
    let fifth = taken(&post);
    hand_over(&post, &return_address(&fifth), FULL);
    let noted = bounces(&post).remove(0);
    assert!(
        noted["reason"].as_str().unwrap().starts_with("5 mails in 14 days did not arrive; the last: 5.2.2"),
        "{noted}"
    );
    assert_eq!(soft(&post), 0);
}

#[test]
fn after_a_fortnight_what_passed_is_forgotten() {
    let post = new_post();
    for _ in 0..4 {
        let id = taken(&post);
        hand_over(&post, &return_address(&id), FULL);
    }
    post.wait(14 * 24 * 3600);
    let id = taken(&post);
    hand_over(&post, &return_address(&id), FULL);
    assert_eq!((soft(&post), bounces(&post).len()), (5, 0));
    post.wait(1);
    block_on(jobs::forget(&post.world.db(), post.world.now())).unwrap();
    assert_eq!(soft(&post), 1);
}

#[test]
fn what_is_on_its_way_or_is_no_report_notes_nothing() {
    let post = new_post();
    let id = taken(&post);
    assert_eq!(hand_over(&post, &return_address(&id), DELAYED), HandedOver::Taken);
    for nothing in [AWAY, b"", b"x"] {
        assert_eq!(hand_over(&post, &return_address(&id), nothing), HandedOver::NoReport);
    }
    assert_eq!((soft(&post), bounces(&post).len(), post.due().len()), (0, 0, 0));
}

#[test]
fn a_report_to_an_address_that_is_forged_or_old_is_refused() {
    let post = new_post();
    let (id, unsent) = (taken(&post), "out_never");
    let ours = return_address(&id);
    let forged = [
        ours.replace(&id[4..], "2"),
        ours.replace("portal+", "portal"),
        format!("portal+{}.0000000000000000@quay.example", &id[4..]),
        "portal@quay.example".to_owned(),
        String::new(),
        return_address(unsent),
    ];
    for to in &forged {
        assert_eq!(hand_over(&post, to, UNKNOWN), HandedOver::NoMail, "{to}");
    }
    post.wait(14 * 24 * 3600);
    assert_eq!(hand_over(&post, &ours, UNKNOWN), HandedOver::NoMail, "nothing comes back after a fortnight");
    assert_eq!(bounces(&post), Vec::<Value>::new());
    // The report names another address: it is not believed.
    let other = String::from_utf8_lossy(UNKNOWN).replace("ada@example.org", "bob@example.org");
    let again = taken(&post);
    hand_over(&post, &return_address(&again).to_uppercase(), other.as_bytes());
    assert_eq!(bounces(&post)[0]["address"], "ada@example.org");
}

#[test]
fn whichever_batch_fails_a_report_that_is_handed_over_again_is_noted_once() {
    for (fault, nth) in FAULTS {
        let post = new_post();
        let id = taken(&post);
        let faulty = post.world.failing(fault, nth);
        let first =
            block_on(jobs::hand_over(&faulty.db(), &post::keys(), &return_address(&id), UNKNOWN, post.world.now()));
        // A note that fails is made again at once; a look is not.
        assert_eq!(first.is_ok(), nth == 2, "{fault:?} {nth}");
        hand_over(&post, &return_address(&id), UNKNOWN);
        assert_eq!((bounces(&post).len(), post.due().len()), (1, 1), "{fault:?} {nth}");
    }
}

#[test]
fn an_address_that_is_refused_at_once_is_told_of_in_the_inbox_too() {
    let post = new_post();
    let id = owe(&post, booking());
    post.desk.says.borrow_mut().push_back(notices::mailer::NotSent::Bounced("RCPT: 550 no such user".to_owned()));
    post.deliver(&[&id]);
    assert_eq!(bounces(&post)[0]["came_back"], 0);
    let due = post.due();
    assert_eq!(due, [id.replace("out_", "out_bnc-")]);
    post.deliver(&[&due[0]]);
    assert_eq!(told(&post), (2, 0, 2));
    // Whoever has no account has no inbox: nobody is owed anything, and nothing goes round.
    let stranger = owe_to(&post, "x@example.net", booking());
    post.desk.says.borrow_mut().push_back(notices::mailer::NotSent::Bounced("RCPT: 550 no such user".to_owned()));
    post.deliver(&[&stranger]);
    assert_eq!(post.due(), Vec::<String>::new());
}

fn asked(function: &Function<App>, to: &str, message: &[u8]) -> Answer {
    let to = to.replace('+', "%2B");
    function.answer(web::Request::new("POST", &format!("/api/notices/returned?to={to}"), message.to_vec()))
}

#[test]
fn a_mail_server_that_is_not_cloudflare_s_hands_them_over_by_http_and_operators_see_them() {
    let post = new_post();
    let function = Function::new(routes(), app).in_world(post.world.clone());
    let [hard, soft] = [taken(&post), taken(&post)];
    assert_eq!(asked(&function, &return_address(&soft), FULL).expect(204).trips, 2);
    let listed = function.get(Boss, "/api/notices/bounces/soft").expect(200);
    assert_eq!((listed.trips, &listed.json["items"][0]["mails"]), (1, &json!(1)));
    assert_eq!(listed.json["items"][0]["address"], "ada@example.org");
    asked(&function, &return_address(&hard), UNKNOWN).expect(204);
    let items = function.get(Boss, "/api/notices/bounces").expect(200).json["items"].clone();
    assert_eq!((&items[0]["address"], &items[0]["came_back"]), (&json!("ada@example.org"), &json!(true)));
    assert_eq!(function.get(Boss, "/api/notices/bounces/soft").expect(200).json["items"], json!([]));
    asked(&function, &return_address(&hard), AWAY).refused(422, "not-a-delivery-report");
    asked(&function, "portal@quay.example", UNKNOWN).refused(404, "not-found");
    asked(&function, &return_address(&hard).replace('1', "2"), UNKNOWN).refused(404, "not-found");
    asked(&function, &"x".repeat(321), UNKNOWN).refused(422, "invalid-fields");
    asked(&function, &return_address(&hard), &vec![b'x'; 1024 * 1024 + 1]).refused(413, "body-too-large");
    // Without a key there are no such addresses.
    let unkeyed = Function::new(routes(), |world, db| App { keys: Rc::default(), ..app(world, db) });
    asked(&unkeyed.in_world(post.world.clone()), &return_address(&hard), UNKNOWN).refused(404, "not-found");
}
