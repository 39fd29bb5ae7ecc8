use billing::provider::{Account, Answer, Broken, Call, Http, Stripe, TheirId};
use futures::future::{FutureExt, LocalBoxFuture, ready};
use std::cell::RefCell;
use std::rc::Rc;

/// Answers every call alike, and keeps the last.
#[derive(Clone)]
pub(crate) struct Script {
    answer: Result<Answer, Broken>,
    heard: Rc<RefCell<Vec<Call>>>,
}

impl Http for Script {
    fn send(&self, call: Call) -> LocalBoxFuture<'_, Result<Answer, Broken>> {
        self.heard.borrow_mut().push(call);
        ready(self.answer.clone()).boxed_local()
    }
}

impl Script {
    pub(crate) fn answering(status: u16, headers: &[(&str, &str)], body: &str) -> Self {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { answer: Ok(Answer { status, headers, body: body.into() }), heard: Rc::default() }
    }

    pub(crate) fn breaking(broken: Broken) -> Self {
        Self { answer: Err(broken), heard: Rc::default() }
    }

    pub(crate) fn stripe(&self) -> Stripe<Self> {
        Stripe::new(Account::new("https://api.stripe.com/", "sk_test_x").unwrap(), self.clone())
    }

    pub(crate) fn heard_nothing(&self) -> bool {
        self.heard.borrow().is_empty()
    }

    /// The one call that was made.
    pub(crate) fn call(&self) -> Call {
        let heard = self.heard.borrow();
        assert_eq!(heard.len(), 1, "each order is sent once");
        heard[0].clone()
    }
}

pub(crate) fn id(text: &str) -> TheirId {
    text.parse().unwrap()
}
