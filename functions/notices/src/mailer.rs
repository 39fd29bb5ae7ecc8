//! What carries mails. Two ways out: an SMTP server over a socket, or Cloudflare's own binding.
mod server;
mod smtp;

#[cfg(target_arch = "wasm32")]
mod binding;
#[cfg(target_arch = "wasm32")]
mod socket;

#[cfg(target_arch = "wasm32")]
pub use binding::Binding;
pub use server::{Server, Tls};
pub use smtp::{Dial, Line, Patience, Smtp};
#[cfg(target_arch = "wasm32")]
pub use socket::{Sockets, runtime_timer};

use crate::letter::Mail;
use futures::future::{FutureExt, LocalBoxFuture, ready};

/// Why a mail was not taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSent {
    /// It may be next time: nobody answered, or the answer was "not now", or our own set-up is at
    /// fault, which an operator can mend.
    Later(String),
    /// It never will be: the server refused this recipient or this message.
    Never(String),
    /// It never will be, nor any other to this address: the server says that there is no such mailbox.
    Bounced(String),
}

/// Hands mails over, one at a time.
pub trait Mailer {
    /// Hands `mail` over. `Ok` means that somebody else is responsible for it now.
    fn send<'a>(&'a self, mail: &'a Mail) -> LocalBoxFuture<'a, Result<(), NotSent>>;

    /// Says good-bye after the last mail, where that is the custom.
    fn close(&self) -> LocalBoxFuture<'_, ()> {
        ready(()).boxed_local()
    }
}
