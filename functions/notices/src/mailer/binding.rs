use super::{Mailer, NotSent};
use crate::letter::Mail;
use futures::future::{FutureExt, LocalBoxFuture};
use worker::{EmailMessage, SendEmail};

/// Cloudflare's `send_email` binding. It takes whole messages and says no by throwing.
pub struct Binding(pub SendEmail);

impl Mailer for Binding {
    fn send<'a>(&'a self, mail: &'a Mail) -> LocalBoxFuture<'a, Result<(), NotSent>> {
        async move {
            // What it throws has no stable code for "never", so everything is tried again until
            // the attempts are used up.
            let failed = |e: worker::js_sys::Error| NotSent::Later(String::from(e.to_string()));
            // It refuses an envelope that names another sender than the message: nothing comes back to us here.
            let (from, to) = (mail.sender.as_str(), mail.recipient.as_str());
            let message = EmailMessage::new(from, to, &mail.source).map_err(failed)?;
            self.0.send(&message).await.map(|_| ()).map_err(failed)
        }
        .boxed_local()
    }
}
