//! The SMTP conversation against servers that follow a script, good and bad.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
use futures::executor::block_on;
use futures::future::{FutureExt, LocalBoxFuture, join, pending, ready};
use notices::letter::Mail;
use notices::mailer::{Dial, Line, Mailer, NotSent, Patience, Server, Smtp};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader, DuplexStream, ReadBuf, duplex};

/// A wire whose encrypted half is another wire.
struct Wire(DuplexStream, Option<DuplexStream>);

impl AsyncRead for Wire {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(cx, buf)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(cx, buf)
    }
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }
    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(cx)
    }
}

impl Line for Wire {
    fn secured(self) -> Self {
        Wire(self.1.unwrap(), None)
    }
}

/// Gives out prepared wires, one a call.
struct Exchange(RefCell<VecDeque<Wire>>);

impl Dial for Exchange {
    type Line = Wire;
    fn dial(&self, _: &Server) -> LocalBoxFuture<'static, io::Result<Wire>> {
        let wire = self.0.borrow_mut().pop_front();
        ready(wire.ok_or_else(|| io::Error::other("connection refused"))).boxed_local()
    }
}

/// What a server expects to hear (a command's beginning, `.` for a message, nothing for its own
/// greeting) and what it says then. After its script it hangs up.
type Script = &'static [(&'static str, &'static str)];

const GOOD: Script = &[
    ("", "220 mail.example.org ready\r\n"),
    ("EHLO example.org", "250-mail.example.org\r\n250-PIPELINING\r\n250-SIZE 1000000\r\n250 8BITMIME\r\n"),
    ("MAIL FROM:<portal@example.org>", "250 2.1.0 fine\r\n"),
    ("RCPT TO:<ada@example.org>", "250 2.1.5 fine\r\n"),
    ("DATA", "354 go on\r\n"),
    (".", "250 2.0.0 queued as 1\r\n"),
];

/// Plays a script; gives what was heard, and keeps silent at the end if `silent`.
async fn play(stream: DuplexStream, script: Script, silent: bool) -> String {
    let mut stream = BufReader::new(stream);
    let mut heard = String::new();
    for (expected, reply) in script {
        let mut said = String::new();
        while !expected.is_empty() {
            let begins = said.len();
            if stream.read_line(&mut said).await.unwrap_or(0) == 0 {
                return heard;
            }
            if *expected != "." || &said[begins..] == ".\r\n" {
                break;
            }
        }
        assert!(*expected == "." || said.starts_with(expected), "heard {said:?}, not {expected:?}");
        heard.push_str(&said);
        if stream.write_all(reply.as_bytes()).await.is_err() {
            return heard;
        }
    }
    if silent {
        pending::<()>().await;
    }
    heard
}

fn mail(source: &str) -> Mail {
    let address = |text: &str| text.parse().unwrap();
    let (sender, recipient) = (address("portal@example.org"), address("ada@example.org"));
    Mail { sender, return_path: None, recipient, source: source.to_owned() }
}

fn patient() -> Patience {
    Rc::new(|_| pending().boxed_local())
}

fn smtp(url: &str, wires: Vec<Wire>, patience: Patience) -> Smtp<Exchange> {
    let exchange = Exchange(RefCell::new(wires.into()));
    Smtp::new(Server::from_url(url).unwrap(), "example.org", exchange, patience)
}

/// One mail to a server that follows `script`: what came of it, and what the server heard.
fn send_to(url: &str, script: Script, source: &str) -> (Result<(), NotSent>, String) {
    let (ours, theirs) = duplex(64 * 1024);
    let mailer = smtp(url, vec![Wire(ours, None)], patient());
    let mail = mail(source);
    let sending = async {
        let outcome = mailer.send(&mail).await;
        drop(mailer);
        outcome
    };
    block_on(join(sending, play(theirs, script, false)))
}

const HERE: &str = "smtp://127.0.0.1:2525";

#[track_caller]
fn check(script: Script, expected: &Result<(), NotSent>) {
    assert_eq!(send_to(HERE, script, "Subject: x\r\n\r\nHello\r\n").0, *expected);
}

fn later(why: &str) -> Result<(), NotSent> {
    Err(NotSent::Later(why.to_owned()))
}

fn never(why: &str) -> Result<(), NotSent> {
    Err(NotSent::Never(why.to_owned()))
}

#[test]
fn a_good_server_takes_the_mail() {
    let (outcome, heard) = send_to(HERE, GOOD, "Subject: x\r\n\r\nHello\r\n");
    assert_eq!(outcome, Ok(()));
    assert!(heard.ends_with("DATA\r\nSubject: x\r\n\r\nHello\r\n.\r\n"), "{heard}");
}

#[test]
fn a_dot_at_the_start_of_a_line_does_not_end_the_message() {
    let (outcome, heard) = send_to(HERE, GOOD, ".\r\n..\r\n.a\r\nb.\r\n\r\nno line end");
    assert_eq!(outcome, Ok(()));
    assert!(heard.ends_with("DATA\r\n..\r\n...\r\n..a\r\nb.\r\n\r\nno line end\r\n.\r\n"), "{heard}");
}

#[test]
fn a_server_that_is_not_ready_is_asked_again_later() {
    check(&[("", "421 busy\r\n")], &later("greeting: 421 busy"));
    check(&[("", "554-go\r\n554 away\r\n")], &later("greeting: 554 go away"));
    check(&[("", "220 hi\r\n"), ("EHLO", "502 what?\r\n")], &later("greeting: 502 what?"));
}

#[test]
fn a_server_that_speaks_something_else_is_asked_again_later() {
    for garbage in ["HTTP/1.1 400 Bad Request\r\n\r\n", "\u{1b}\r\n", "99 x\r\n", "220\r\n250 x\r\n", "220 no line end"]
    {
        let script: Script = Box::leak(Box::new([("", &*Box::leak(garbage.to_owned().into_boxed_str()))]));
        let (outcome, _) = send_to(HERE, script, "x\r\n");
        assert!(matches!(outcome, Err(NotSent::Later(_))), "{garbage}: {outcome:?}");
    }
}

const GREETED: [(&str, &str); 2] = [("", "220 hi\r\n"), ("EHLO", "250 hi\r\n")];

#[test]
fn what_the_server_says_of_the_sender_is_our_own_trouble() {
    check(&[GREETED[0], GREETED[1], ("MAIL", "530 5.7.0 log in first\r\n")], &later("MAIL: 530 5.7.0 log in first"));
    check(&[GREETED[0], GREETED[1], ("MAIL", "451 wait\r\n")], &later("MAIL: 451 wait"));
}

const MAIL: (&str, &str) = ("MAIL", "250 ok\r\n");
const RCPT: (&str, &str) = ("RCPT", "250 ok\r\n");
const DATA: (&str, &str) = ("DATA", "354 go\r\n");

#[test]
fn a_recipient_refused_for_good_stays_refused() {
    check(
        &[GREETED[0], GREETED[1], MAIL, ("RCPT", "550-5.1.1 no\r\n550 5.1.1 such user\r\n")],
        &Err(NotSent::Bounced("RCPT: 550 5.1.1 no 5.1.1 such user".to_owned())),
    );
    // Who is refused here is the sender, not the reader: the address may be all right.
    check(&[GREETED[0], GREETED[1], MAIL, ("RCPT", "550 5.7.1 blocked\r\n")], &never("RCPT: 550 5.7.1 blocked"));
    check(&[GREETED[0], GREETED[1], MAIL, ("RCPT", "450 4.2.1 greylisted\r\n")], &later("RCPT: 450 4.2.1 greylisted"));
}

#[test]
fn a_message_refused_for_good_stays_refused() {
    check(&[GREETED[0], GREETED[1], MAIL, RCPT, ("DATA", "554 no\r\n")], &never("DATA: 554 no"));
    check(&[GREETED[0], GREETED[1], MAIL, RCPT, ("DATA", "250 what?\r\n")], &later("DATA: 250 what?"));
    check(&[GREETED[0], GREETED[1], MAIL, RCPT, DATA, (".", "552 too big\r\n")], &never("message: 552 too big"));
    check(&[GREETED[0], GREETED[1], MAIL, RCPT, DATA, (".", "452 full\r\n")], &later("message: 452 full"));
}

#[test]
fn a_server_that_hangs_up_at_any_step_is_asked_again_later() {
    for length in 0..GOOD.len() {
        let (outcome, _) = send_to(HERE, &GOOD[..length], "x\r\n");
        assert!(matches!(outcome, Err(NotSent::Later(_))), "after {length} steps: {outcome:?}");
    }
}

#[test]
fn a_server_that_falls_silent_at_any_step_is_not_waited_for() {
    for length in 0..GOOD.len() {
        let (ours, theirs) = duplex(64 * 1024);
        // The timer goes off when the server has played its part.
        let mailer = smtp(HERE, vec![Wire(ours, None)], Rc::new(|_| after_a_while().boxed_local()));
        let message = mail("x\r\n");
        let sending = mailer.send(&message);
        let outcome = block_on(async {
            match futures::future::select(sending, play(theirs, &GOOD[..length], true).boxed_local()).await {
                futures::future::Either::Left((outcome, _)) => outcome,
                futures::future::Either::Right(_) => panic!("the server was to keep silent"),
            }
        });
        let Err(NotSent::Later(why)) = outcome else { panic!("after {length} steps: {outcome:?}") };
        let step = if length < 2 { "opening: no end within 20 s" } else { "sending: no end within 60 s" };
        assert_eq!(why, step, "after {length} steps");
    }
}

/// Long enough for both sides to say all that they have to say.
async fn after_a_while() {
    for _ in 0..200 {
        let mut again = false;
        futures::future::poll_fn(|cx| {
            cx.waker().wake_by_ref();
            if std::mem::replace(&mut again, true) { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
    }
}

#[test]
fn a_server_that_is_not_there_is_asked_again_later() {
    let mailer = smtp(HERE, Vec::new(), patient());
    assert_eq!(block_on(mailer.send(&mail("x"))), later("no connection: connection refused"));
}

const TWO_MAILS: Script = &[
    GREETED[0],
    GREETED[1],
    MAIL,
    RCPT,
    DATA,
    (".", "250 one\r\n"),
    MAIL,
    RCPT,
    DATA,
    (".", "250 two\r\n"),
    ("QUIT", "221 bye\r\n"),
];

#[test]
fn one_connection_serves_a_batch() {
    let (ours, theirs) = duplex(64 * 1024);
    let mailer = smtp(HERE, vec![Wire(ours, None)], patient());
    let message = mail("x\r\n");
    let sending = async {
        let outcomes = (mailer.send(&message).await, mailer.send(&message).await);
        mailer.close().await;
        drop(mailer);
        outcomes
    };
    let (outcomes, heard) = block_on(join(sending, play(theirs, TWO_MAILS, false)));
    assert_eq!(outcomes, (Ok(()), Ok(())));
    assert!(heard.ends_with("QUIT\r\n"), "{heard}");
}

#[test]
fn after_a_refusal_the_next_mail_gets_a_connection_of_its_own() {
    const REFUSING: Script = &[GREETED[0], GREETED[1], MAIL, ("RCPT", "550 no\r\n")];
    let ((ours, theirs), (ours_too, theirs_too)) = (duplex(64 * 1024), duplex(64 * 1024));
    let mailer = smtp(HERE, vec![Wire(ours, None), Wire(ours_too, None)], patient());
    let message = mail("x\r\n");
    let sending = async {
        let outcomes = (mailer.send(&message).await, mailer.send(&message).await);
        drop(mailer);
        outcomes
    };
    let servers = join(play(theirs, REFUSING, false), play(theirs_too, GOOD, false));
    let (outcomes, _) = block_on(join(sending, servers));
    assert_eq!(outcomes, (Err(NotSent::Bounced("RCPT: 550 no".to_owned())), Ok(())));
}

#[test]
fn who_has_a_password_logs_in() {
    const PLAIN: Script = &[
        GREETED[0],
        ("EHLO", "250-hi\r\n250 AUTH LOGIN PLAIN\r\n"),
        ("AUTH PLAIN AHUAcA==", "235 welcome\r\n"),
        MAIL,
        RCPT,
        DATA,
        (".", "250 ok\r\n"),
    ];
    const LOGIN: Script = &[
        GREETED[0],
        ("EHLO", "250-hi\r\n250 AUTH LOGIN\r\n"),
        ("AUTH LOGIN", "334 VXNlcm5hbWU6\r\n"),
        ("dQ==", "334 UGFzc3dvcmQ6\r\n"),
        ("cA==", "235 welcome\r\n"),
        MAIL,
        RCPT,
        DATA,
        (".", "250 ok\r\n"),
    ];
    const WRONG: Script =
        &[GREETED[0], ("EHLO", "250-hi\r\n250 AUTH PLAIN\r\n"), ("AUTH PLAIN", "535 5.7.8 wrong\r\n")];
    let url = "smtp://u:p@127.0.0.1";
    assert_eq!(send_to(url, PLAIN, "x\r\n").0, Ok(()));
    assert_eq!(send_to(url, LOGIN, "x\r\n").0, Ok(()));
    assert_eq!(send_to(url, WRONG, "x\r\n").0, later("AUTH: 535 5.7.8 wrong"));
}

/// A server that is reached in the clear and then encrypted.
fn send_encrypted(clear: Script, encrypted: Script) -> (Result<(), NotSent>, String) {
    let ((ours, theirs), (ours_later, theirs_later)) = (duplex(64 * 1024), duplex(64 * 1024));
    let mailer = smtp("smtp://u:p@mail.example.org", vec![Wire(ours, Some(ours_later))], patient());
    let message = mail("x\r\n");
    let sending = async {
        let outcome = mailer.send(&message).await;
        drop(mailer);
        outcome
    };
    let servers = join(play(theirs, clear, false), play(theirs_later, encrypted, false));
    let (outcome, (in_clear, _)) = block_on(join(sending, servers));
    (outcome, in_clear)
}

const OFFERS_TLS: (&str, &str) = ("EHLO", "250-hi\r\n250 STARTTLS\r\n");
const ENCRYPTED: Script = &[
    ("EHLO", "250-hi\r\n250 AUTH PLAIN\r\n"),
    ("AUTH PLAIN AHUAcA==", "235 welcome\r\n"),
    MAIL,
    RCPT,
    DATA,
    (".", "250 ok\r\n"),
];

#[test]
fn the_password_is_said_after_starttls_only() {
    let (outcome, in_clear) = send_encrypted(&[GREETED[0], OFFERS_TLS, ("STARTTLS", "220 go\r\n")], ENCRYPTED);
    assert_eq!(outcome, Ok(()));
    assert_eq!(in_clear, "EHLO example.org\r\nSTARTTLS\r\n");
}

#[test]
fn a_server_without_starttls_gets_neither_password_nor_mail() {
    let offers_login: Script = &[GREETED[0], ("EHLO", "250-hi\r\n250 AUTH PLAIN\r\n")];
    let (outcome, in_clear) = send_encrypted(offers_login, &[]);
    assert_eq!(outcome, later("STARTTLS: client: server does not support STARTTLS"));
    assert_eq!(in_clear, "EHLO example.org\r\n");
    let (outcome, _) = send_encrypted(&[GREETED[0], OFFERS_TLS, ("STARTTLS", "454 not now\r\n")], &[]);
    assert_eq!(outcome, later("STARTTLS: 454 not now"));
}

#[test]
fn what_was_said_before_the_encryption_is_not_believed() {
    let injected: Script = &[GREETED[0], OFFERS_TLS, ("STARTTLS", "220 go\r\n250 injected\r\n")];
    let (outcome, _) = send_encrypted(injected, ENCRYPTED);
    assert_eq!(outcome, later("STARTTLS: the server spoke before its turn"));
}
