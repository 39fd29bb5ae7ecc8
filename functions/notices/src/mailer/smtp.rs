//! SMTP (RFC 5321) over any stream that can turn to TLS. async-smtp knows the words; here is the
//! order in which they are said, and what each refusal means for the mail.
use super::{Mailer, NotSent, Server, Tls};
use crate::letter::Mail;
use crate::rules::is_no_mailbox;
use async_smtp::authentication::{Credentials, DEFAULT_ENCRYPTED_MECHANISMS};
use async_smtp::commands::{DataCommand, MailCommand, RcptCommand};
use async_smtp::error::Error;
use async_smtp::extension::ClientId;
use async_smtp::response::Response;
use async_smtp::{EmailAddress, SmtpClient, SmtpTransport};
use futures::future::{Either, FutureExt, LocalBoxFuture, select};
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, BufReader};

/// A connection that can turn to TLS.
pub trait Line: AsyncRead + AsyncWrite + Unpin + 'static {
    /// The same connection, encrypted from now on, its certificate checked.
    fn secured(self) -> Self;
}

/// Makes connections.
pub trait Dial {
    /// What it makes.
    type Line: Line;
    /// Connects to a server, with TLS from the first byte if the server is named so.
    fn dial(&self, server: &Server) -> LocalBoxFuture<'static, std::io::Result<Self::Line>>;
}

/// Ends a wait: the runtime's timer at the edge.
pub type Patience = Rc<dyn Fn(Duration) -> LocalBoxFuture<'static, ()>>;

/// How long a server may take until it is ready to take mail.
const OPENING_MAX: Duration = Duration::from_secs(20);
/// How long it may take over one mail. With the opening it stays well below the lease on a
/// message, so that no second consumer sends what this one is still sending.
const SENDING_MAX: Duration = Duration::from_mins(1);
/// How long a good-bye may take; it changes nothing any more.
const CLOSING_MAX: Duration = Duration::from_secs(5);

type Session<L> = SmtpTransport<BufReader<L>>;

/// An SMTP server that takes our mail. One connection serves a batch.
pub struct Smtp<D: Dial> {
    server: Server,
    /// What we call ourselves in EHLO.
    hello_name: String,
    dial: D,
    patience: Patience,
    /// The connection, between two mails.
    open: RefCell<Option<Session<D::Line>>>,
}

impl<D: Dial> Smtp<D> {
    /// A way to `server`; nothing is connected before the first mail.
    pub fn new(server: Server, hello_name: &str, dial: D, patience: Patience) -> Self {
        Self { server, hello_name: hello_name.to_owned(), dial, patience, open: RefCell::default() }
    }

    async fn hand_over(&self, mail: &Mail) -> Result<(), NotSent> {
        let kept = self.open.take();
        let mut session = match kept {
            Some(session) => session,
            None => self.within(OPENING_MAX, "opening", self.connect()).await?,
        };
        self.within(SENDING_MAX, "sending", converse(&mut session, mail)).await?;
        // Only a conversation that ended well can be gone on with.
        self.open.replace(Some(session));
        Ok(())
    }

    /// A session that is ready for mail. Whatever goes wrong here is no fault of the mail.
    async fn connect(&self) -> Result<Session<D::Line>, NotSent> {
        let line = self.dial.dial(&self.server).await.map_err(|e| NotSent::Later(format!("no connection: {e}")))?;
        let mut session = self.greet(line).await?;
        if let Some((user, password)) = &self.server.credentials {
            // A server that offers neither PLAIN nor LOGIN is not logged in to; it says itself
            // whether it takes mail so.
            let credentials = Credentials::new(user.clone(), password.clone());
            let logged_in = session.try_login(&credentials, DEFAULT_ENCRYPTED_MECHANISMS).await;
            logged_in.map_err(|e| later("AUTH", &e))?;
        }
        Ok(session)
    }

    async fn greet(&self, line: D::Line) -> Result<Session<D::Line>, NotSent> {
        let client = || SmtpClient::new().hello_name(ClientId::new(self.hello_name.clone()));
        let greeted = SmtpTransport::new(client(), BufReader::new(line)).await.map_err(|e| later("greeting", &e))?;
        if self.server.tls != Tls::StartTls {
            return Ok(greeted);
        }
        let clear = greeted.starttls().await.map_err(|e| later("STARTTLS", &e))?;
        // What came in before the encryption did not come from whom it will seem to (RFC 3207, 6).
        if !clear.buffer().is_empty() {
            return Err(NotSent::Later("STARTTLS: the server spoke before its turn".to_owned()));
        }
        let secured = BufReader::new(clear.into_inner().secured());
        SmtpTransport::new(client().without_greeting(), secured).await.map_err(|e| later("EHLO", &e))
    }

    async fn within<T>(
        &self,
        longest: Duration,
        step: &str,
        work: impl Future<Output = Result<T, NotSent>>,
    ) -> Result<T, NotSent> {
        match select(std::pin::pin!(work), (self.patience)(longest)).await {
            Either::Left((done, _)) => done,
            Either::Right(_) => Err(NotSent::Later(format!("{step}: no end within {} s", longest.as_secs()))),
        }
    }

    async fn say_good_bye(&self) {
        let kept = self.open.take();
        if let Some(mut session) = kept {
            let quit = async { session.quit().await.map_err(|e| later("QUIT", &e)) };
            let _ = self.within(CLOSING_MAX, "QUIT", quit).await;
        }
    }
}

impl<D: Dial> Mailer for Smtp<D> {
    fn send<'a>(&'a self, mail: &'a Mail) -> LocalBoxFuture<'a, Result<(), NotSent>> {
        self.hand_over(mail).boxed_local()
    }

    fn close(&self) -> LocalBoxFuture<'_, ()> {
        self.say_good_bye().boxed_local()
    }
}

/// One mail from MAIL to the server's last word. A sender that is refused is our own set-up's
/// fault; a recipient or a message that is refused for good stays refused.
async fn converse<L: Line>(session: &mut Session<L>, mail: &Mail) -> Result<(), NotSent> {
    let address = |text: &str| EmailAddress::new(text.to_owned()).map_err(|e| NotSent::Never(e.to_string()));
    let sender = address(mail.return_path.as_ref().unwrap_or(&mail.sender).as_str())?;
    let recipient = address(mail.recipient.as_str())?;
    let stream = session.get_mut();
    let mail_from = MailCommand::new(Some(sender), Vec::new());
    stream.command(mail_from).await.map_err(|e| later("MAIL", &e))?;
    stream.command(RcptCommand::new(recipient, Vec::new())).await.map_err(|e| no_mailbox(&e))?;
    let go_on = stream.command(DataCommand).await.map_err(|e| refused("DATA", &e))?;
    if !go_on.has_code(354) {
        return Err(NotSent::Later(format!("DATA: {}", said(&go_on))));
    }
    let last_word = stream.command(Content(&mail.source)).await.map_err(|e| refused("message", &e))?;
    // 2yz: the server has taken responsibility (RFC 5321, 4.2.5). 3yz would mean nothing here.
    if last_word.has_code(354) { Err(NotSent::Later(format!("message: {}", said(&last_word)))) } else { Ok(()) }
}

/// A message as DATA carries it: a dot at the start of a line is doubled (RFC 5321, 4.5.2), and a
/// line with a dot alone ends it.
struct Content<'a>(&'a str);

impl fmt::Display for Content<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in self.0.lines() {
            let stuffed = if line.starts_with('.') { "." } else { "" };
            write!(f, "{stuffed}{line}\r\n")?;
        }
        f.write_str(".\r\n")
    }
}

fn later(step: &str, error: &Error) -> NotSent {
    NotSent::Later(told(step, error))
}

fn refused(step: &str, error: &Error) -> NotSent {
    match error {
        Error::Permanent(_) => NotSent::Never(told(step, error)),
        _ => NotSent::Later(told(step, error)),
    }
}

/// A recipient that is refused for good, and whether because it is not there.
fn no_mailbox(error: &Error) -> NotSent {
    match (error, refused("RCPT", error)) {
        (Error::Permanent(reply), NotSent::Never(why))
            if is_no_mailbox(&reply.code.to_string(), &reply.message.join(" ")) =>
        {
            NotSent::Bounced(why)
        }
        (_, refused) => refused,
    }
}

fn told(step: &str, error: &Error) -> String {
    match error {
        Error::Permanent(reply) | Error::Transient(reply) => format!("{step}: {}", said(reply)),
        other => format!("{step}: {other}"),
    }
}

fn said(reply: &Response) -> String {
    format!("{} {}", reply.code, reply.message.join(" "))
}
