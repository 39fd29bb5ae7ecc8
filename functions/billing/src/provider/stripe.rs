//! Stripe, by its HTTP API. Requests are forms whose nested names have brackets; answers are JSON.
//!
//! The vendor's own rules that this rests on: "Idempotent requests", "Advanced error handling", "Currencies" and the
//! published OpenAPI, which the tests hold every request to.
mod amount;
mod answer;
mod form;
mod meaning;
mod orders;
mod thing;

pub(super) use answer::read_event;

use super::{
    Call, Customer, Dispute, Event, Failure, Http, Mandate, Method, NewPayment, NewRefund, NewSetup, Page, Payment,
    Proof, Provider, Refund, Reply, RequestKey, Setup, TheirId,
};
use answer::{open, read};
use form::Form;
use futures::future::FutureExt;
use kernel::Instant;
use meaning::Told;
use serde_json::Value;
use std::time::Duration;

/// The version of the API that requests and answers are in. A webhook endpoint is to be made with the same.
pub const API_VERSION: &str = "2024-06-20";

/// The events that concern billing: what a webhook endpoint is to be subscribed to. Stripe lists at most 20 kinds at once.
pub const WATCHED_EVENTS: [&str; 20] = [
    "payment_intent.requires_action",
    "payment_intent.processing",
    "payment_intent.succeeded",
    "payment_intent.payment_failed",
    "payment_intent.canceled",
    "charge.refunded",
    "charge.refund.updated",
    "refund.created",
    "refund.updated",
    "refund.failed",
    "charge.dispute.created",
    "charge.dispute.updated",
    "charge.dispute.closed",
    "setup_intent.succeeded",
    "setup_intent.setup_failed",
    "setup_intent.canceled",
    "mandate.updated",
    "payment_method.updated",
    "payment_method.automatically_updated",
    "payment_method.detached",
];

/// How long a question may take.
const ASKING_MAX: Duration = Duration::from_secs(10);
/// How long an order may take. A card's bank is asked meanwhile; Stripe answers nearly all within ten seconds.
const ORDERING_MAX: Duration = Duration::from_secs(30);
/// The most that Stripe puts on a page.
const PAGE_ITEMS_MAX: &str = "100";

/// Where the account is, and what opens it.
#[derive(Clone)]
pub struct Account {
    api_base: String,
    secret_key: String,
}

impl Account {
    /// `api_base` is `https://api.stripe.com`, or a counterpart's on this very machine; `secret_key` is `sk_…` or,
    /// better, a restricted key `rk_…`.
    pub fn new(api_base: &str, secret_key: &str) -> Result<Self, &'static str> {
        let api_base = api_base.trim().trim_end_matches('/');
        let host = api_base.strip_prefix("http://").map(|rest| rest.split([':', '/']).next().unwrap_or_default());
        let safe = api_base.starts_with("https://") || matches!(host, Some("127.0.0.1" | "localhost"));
        if !safe {
            return Err("the address of the payment provider is not https://…");
        }
        let key = secret_key.trim();
        if !["sk_", "rk_"].iter().any(|kind| key.starts_with(kind)) || !key.bytes().all(|b| b.is_ascii_graphic()) {
            return Err("the secret key of the payment provider is not sk_… or rk_…");
        }
        Ok(Self { api_base: api_base.to_owned(), secret_key: key.to_owned() })
    }
}

/// Stripe as a [`Provider`].
pub struct Stripe<H: Http> {
    account: Account,
    http: H,
}

impl<H: Http> Stripe<H> {
    /// Stripe behind `http`.
    pub fn new(account: Account, http: H) -> Self {
        Self { account, http }
    }

    /// Asks; may be repeated at will.
    async fn ask<T: Told>(&self, path: &str, query: Form) -> Result<T, Failure> {
        let query = query.into_text();
        let mark = if query.is_empty() { "" } else { "?" };
        self.exchange(self.call("GET", &format!("{path}{mark}{query}"), ASKING_MAX)).await.and_then(|said| read(&said))
    }

    /// Orders; the same key is the same order.
    async fn order<T: Told>(&self, key: &RequestKey, path: &str, form: Form) -> Result<T, Failure> {
        let mut call = self.call("POST", path, ORDERING_MAX);
        call.headers.push(("idempotency-key", key.as_str().to_owned()));
        call.headers.push(("content-type", "application/x-www-form-urlencoded".to_owned()));
        call.body = Some(form.into_text());
        self.exchange(call).await.and_then(|said| read(&said))
    }

    /// Sends and receives, the same for all that is asked and ordered.
    async fn exchange(&self, call: Call) -> Result<Value, Failure> {
        open(self.http.send(call).await)
    }

    fn call(&self, method: &'static str, path: &str, limit: Duration) -> Call {
        let headers = vec![
            ("authorization", format!("Bearer {}", self.account.secret_key)),
            ("stripe-version", API_VERSION.to_owned()),
        ];
        Call { method, url: format!("{}/v1/{path}", self.account.api_base), headers, body: None, limit }
    }

    async fn list<T: Told>(&self, path: &str, mut query: Form) -> Result<T, Failure> {
        query.set("limit", PAGE_ITEMS_MAX);
        self.ask(path, query).await
    }
}

/// What was made at or after `since`, and comes after `after` where a former page ended.
fn since(since: Instant, after: Option<&TheirId>) -> Form {
    let mut query = Form::default();
    query.set("created[gte]", since.as_seconds());
    query.set_some("starting_after", after);
    query
}

impl<H: Http> Provider for Stripe<H> {
    fn ensure_customer<'a>(&'a self, key: &'a RequestKey, customer: &'a Customer) -> Reply<'a, TheirId> {
        async move { self.order(key, "customers", orders::customer(customer)).await }.boxed_local()
    }

    fn pay<'a>(&'a self, key: &'a RequestKey, payment: &'a NewPayment) -> Reply<'a, Payment> {
        async move { self.order(key, "payment_intents", orders::payment(payment)?).await }.boxed_local()
    }

    fn payment<'a>(&'a self, id: &'a TheirId) -> Reply<'a, Payment> {
        async move { self.ask(&format!("payment_intents/{id}"), Form::default()).await }.boxed_local()
    }

    fn cancel<'a>(&'a self, key: &'a RequestKey, id: &'a TheirId) -> Reply<'a, Payment> {
        let path = format!("payment_intents/{id}/cancel");
        async move { self.order(key, &path, Form::default()).await }.boxed_local()
    }

    fn payments_since<'a>(
        &'a self,
        customer: Option<&'a TheirId>,
        from: Instant,
        after: Option<&'a TheirId>,
    ) -> Reply<'a, Page<Payment>> {
        let mut query = since(from, after);
        query.set_some("customer", customer);
        async move { self.list("payment_intents", query).await }.boxed_local()
    }

    fn set_up<'a>(&'a self, key: &'a RequestKey, setup: &'a NewSetup) -> Reply<'a, Setup> {
        async move { self.order(key, "setup_intents", orders::setup(setup)).await }.boxed_local()
    }

    fn setup<'a>(&'a self, id: &'a TheirId) -> Reply<'a, Setup> {
        async move { self.ask(&format!("setup_intents/{id}"), Form::default()).await }.boxed_local()
    }

    fn prove_account<'a>(&'a self, key: &'a RequestKey, setup: &'a TheirId, proof: &'a Proof) -> Reply<'a, Setup> {
        let path = format!("setup_intents/{setup}/verify_microdeposits");
        async move { self.order(key, &path, orders::proof(proof)).await }.boxed_local()
    }

    fn methods_of<'a>(&'a self, customer: &'a TheirId) -> Reply<'a, Vec<Method>> {
        let path = format!("customers/{customer}/payment_methods");
        async move { self.list(&path, Form::default()).await }.boxed_local()
    }

    fn method<'a>(&'a self, id: &'a TheirId) -> Reply<'a, Method> {
        async move { self.ask(&format!("payment_methods/{id}"), Form::default()).await }.boxed_local()
    }

    fn detach<'a>(&'a self, key: &'a RequestKey, id: &'a TheirId) -> Reply<'a, Method> {
        let path = format!("payment_methods/{id}/detach");
        async move { self.order(key, &path, Form::default()).await }.boxed_local()
    }

    fn mandate<'a>(&'a self, id: &'a TheirId) -> Reply<'a, Mandate> {
        async move { self.ask(&format!("mandates/{id}"), Form::default()).await }.boxed_local()
    }

    fn refund<'a>(&'a self, key: &'a RequestKey, refund: &'a NewRefund) -> Reply<'a, Refund> {
        async move { self.order(key, "refunds", orders::refund(refund)?).await }.boxed_local()
    }

    fn refund_now<'a>(&'a self, id: &'a TheirId) -> Reply<'a, Refund> {
        async move { self.ask(&format!("refunds/{id}"), Form::default()).await }.boxed_local()
    }

    fn refunds_of<'a>(&'a self, payment: &'a TheirId) -> Reply<'a, Vec<Refund>> {
        let mut query = Form::default();
        query.set("payment_intent", payment);
        async move { self.list("refunds", query).await }.boxed_local()
    }

    fn dispute<'a>(&'a self, id: &'a TheirId) -> Reply<'a, Dispute> {
        async move { self.ask(&format!("disputes/{id}"), Form::default()).await }.boxed_local()
    }

    fn events_since<'a>(&'a self, from: Instant, after: Option<&'a TheirId>) -> Reply<'a, Page<Event>> {
        let mut query = since(from, after);
        for kind in WATCHED_EVENTS {
            query.set("types[]", kind);
        }
        async move { self.list("events", query).await }.boxed_local()
    }

    fn event<'a>(&'a self, id: &'a TheirId) -> Reply<'a, Event> {
        async move { self.ask(&format!("events/{id}"), Form::default()).await }.boxed_local()
    }
}
