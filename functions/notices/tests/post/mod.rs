//! A post office in a world: what it takes in, what carries it, and what of that misbehaves.
#![allow(dead_code, reason = "each test crate uses its part")]
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
use futures::FutureExt;
use futures::executor::block_on;
use futures::future::{LocalBoxFuture, ready};
use notices::letter::{Letterhead, Mail};
use notices::mailer::{Mailer, NotSent};
use notices::push::{Chance, NotPushed, Push, Pusher, Vapid};
use notices::secrets::{Chances, Keys};
use notices::{Office, jobs};
use outbox::{Locale, Message, Topic};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::task::Poll;
use testkit::{Fault, World};

/// A mailer that keeps what it is given, and says what it was told to say first.
#[derive(Default)]
pub(crate) struct Desk {
    pub(crate) took: RefCell<Vec<Mail>>,
    pub(crate) says: RefCell<VecDeque<NotSent>>,
    pub(crate) closed: Cell<u32>,
}

impl Mailer for Desk {
    fn send<'a>(&'a self, mail: &'a Mail) -> LocalBoxFuture<'a, Result<(), NotSent>> {
        async move {
            // Others have their turn while a mail is on its way.
            yielded().await;
            if let Some(said) = self.says.borrow_mut().pop_front() {
                return Err(said);
            }
            self.took.borrow_mut().push(mail.clone());
            Ok(())
        }
        .boxed_local()
    }
    fn close(&self) -> LocalBoxFuture<'_, ()> {
        self.closed.set(self.closed.get() + 1);
        ready(()).boxed_local()
    }
}

pub(crate) fn deliver_by(office: &Office, ids: &[&str]) -> Vec<String> {
    block_on(jobs::deliver(office, &ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>()))
}

pub(crate) async fn yielded() {
    let mut again = false;
    futures::future::poll_fn(|cx| {
        cx.waker().wake_by_ref();
        if std::mem::replace(&mut again, true) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}

pub(crate) struct Post {
    pub(crate) world: World,
    pub(crate) desk: Rc<Desk>,
    pub(crate) pigeons: Rc<Pigeons>,
}

impl Post {
    pub(crate) fn new() -> Self {
        Self { world: World::new(), desk: Rc::default(), pigeons: Rc::default() }
    }

    /// A consumer as the runtime starts it for one batch.
    pub(crate) fn office(&self) -> Office {
        Office {
            db: self.world.db(),
            clock: self.world.clock(),
            mailer: self.desk.clone(),
            pusher: self.pigeons.clone(),
            chances: Rc::new(Fixed),
            keys: Rc::new(keys()),
            letterhead: head(),
        }
    }

    /// Owes somebody something; gives the id.
    pub(crate) fn owe(&self) -> String {
        let message = Message {
            recipient: "ada@example.org".parse().unwrap(),
            locale: Locale::En,
            topic: Topic::ResetPassword { name: "Ada".to_owned(), link: "https://portal.example/secret".to_owned() },
        };
        let db = self.world.db();
        block_on(db.commit(vec![outbox::owe(&message, self.world.now(), &*self.world.ids())])).unwrap();
        db.take_nudges().remove(0)
    }

    pub(crate) fn deliver(&self, ids: &[&str]) -> Vec<String> {
        deliver_by(&self.office(), ids)
    }

    pub(crate) fn due(&self) -> Vec<String> {
        block_on(jobs::due(&self.world.db(), self.world.now())).unwrap()
    }

    pub(crate) fn mails(&self) -> usize {
        self.desk.took.borrow().len()
    }

    pub(crate) fn wait(&self, seconds: i64) {
        self.world.set_now(&self.world.now().plus_seconds(seconds).to_string());
    }

    pub(crate) fn row(&self) -> serde_json::Value {
        self.world.rows("SELECT attempts, sent_at, dead_at, due_at, payload, last_error FROM outbox").remove(0)
    }
}

/// Pigeons that keep what they are given, and do first what they were told to.
#[derive(Default)]
pub(crate) struct Pigeons {
    pub(crate) took: RefCell<Vec<Push>>,
    pub(crate) says: RefCell<VecDeque<NotPushed>>,
}

impl Pusher for Pigeons {
    fn push<'a>(&'a self, push: &'a Push) -> LocalBoxFuture<'a, Result<(), NotPushed>> {
        async move {
            yielded().await;
            if let Some(said) = self.says.borrow_mut().pop_front() {
                return Err(said);
            }
            self.took.borrow_mut().push(push.clone());
            Ok(())
        }
        .boxed_local()
    }
}

/// No chance at all: the same each time.
struct Fixed;

impl Chances for Fixed {
    fn fresh(&self) -> Option<Chance> {
        Some(Chance { salt: [1; 16], secret: [2; 32] })
    }
}

/// What a deployment signs with: 32 bytes of 7 in base64url.
pub(crate) const KEY: &str = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc";

pub(crate) fn head() -> Letterhead {
    Letterhead::new("Quay <portal@quay.example>", "https://portal.example").unwrap()
}

/// A link's token as a mail to that account carries it.
pub(crate) fn keys_token(account: &str, area: &str) -> String {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    let signature = signed(&format!("unsubscribe\n{account}\n{area}"));
    format!("{account}.{area}.{}", URL_SAFE_NO_PAD.encode(&signature[..16]))
}

fn signed(text: &str) -> Vec<u8> {
    use hmac::{Hmac, Mac};
    let mut signer = Hmac::<sha2::Sha256>::new_from_slice(&[7; 32]).unwrap();
    signer.update(text.as_bytes());
    signer.finalize().into_bytes().to_vec()
}

/// The address that the mail of that message is sent from.
pub(crate) fn return_address(message: &str) -> String {
    let signature = u64::from_be_bytes(signed(&format!("returned\n{message}"))[..8].try_into().unwrap());
    format!("portal+{}.{signature:016x}@quay.example", message.strip_prefix("out_").unwrap())
}

/// What the link carries in the mail of that message, which tries an address.
pub(crate) fn proof_token(message: &str) -> String {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(&signed(&format!("proof\n{message}"))[..16]))
}

pub(crate) fn keys() -> Keys {
    Keys::new(KEY, Vapid::new(KEY, "mailto:portal@quay.example"), false)
}

/// A consumer whose `nth` batch to the database fails.
pub(crate) fn faulty(post: &Post, fault: Fault, nth: u32) -> Office {
    Office { db: post.world.failing(fault, nth).db(), ..post.office() }
}
