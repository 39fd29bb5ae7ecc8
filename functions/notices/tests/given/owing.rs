//! What is owed, and what has come of it.
use super::WORLD;
use crate::post::Post;
use futures::executor::block_on;
use kernel::Money;
use notices::jobs;
use outbox::{BookingNotice, Locale, Message, Page, TicketBecame, TicketChange, Topic};

pub(crate) fn booking() -> Topic {
    let at = |text: &str| text.parse().unwrap();
    Topic::BookingConfirmed(BookingNotice {
        booking_id: "bkg_1".to_owned(),
        name: "Ada Members".to_owned(),
        title: String::new(),
        resource: "Oak room".to_owned(),
        location: "Harbour".to_owned(),
        starts_at: at("2030-01-02T08:30:00Z"),
        ends_at: at("2030-01-02T10:00:00Z"),
        zone: "Etc/UTC".to_owned(),
        offsets_seconds: (0, 0),
        price: Money { minor: 0, currency: "EUR".parse().unwrap() },
        sequence: 0,
    })
}

/// What can wait.
pub(crate) fn changed(subject: &str) -> Topic {
    Topic::TicketChanged(TicketChange {
        name: "Ada Members".to_owned(),
        number: 17,
        subject: subject.to_owned(),
        became: TicketBecame::Open,
        page: Page::ticket("tkt_1"),
    })
}

pub(crate) fn new_post() -> Post {
    let post = Post::new();
    post.world.load(WORLD);
    post.world.load("DELETE FROM inbox");
    post
}

pub(crate) fn owe_to(post: &Post, address: &str, topic: Topic) -> String {
    let message = Message { recipient: address.parse().unwrap(), locale: Locale::En, topic };
    let db = post.world.db();
    block_on(db.commit(vec![outbox::owe(&message, post.world.now(), &*post.world.ids())])).unwrap();
    db.take_nudges().remove(0)
}

pub(crate) fn owe(post: &Post, topic: Topic) -> String {
    owe_to(post, "ada@example.org", topic)
}

pub(crate) fn told(post: &Post) -> (i64, usize, usize) {
    (post.world.count("SELECT count(*) FROM inbox"), post.mails(), post.pigeons.took.borrow().len())
}

pub(crate) fn push(post: &Post) -> Vec<String> {
    block_on(jobs::push(&post.office()))
}

pub(crate) fn source(post: &Post, nth: usize) -> String {
    post.desk.took.borrow()[nth].source.clone()
}
