use billing::provider::*;
use futures::executor::block_on;
use futures::future::{FutureExt, LocalBoxFuture, ready};
use kernel::{Instant, Money};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// HTTP over loopback.
pub(crate) struct Loopback {
    /// Shortens every limit, so that no test waits for it.
    pub(crate) limit: Option<Duration>,
}

impl Http for Loopback {
    fn send(&self, call: Call) -> LocalBoxFuture<'_, Result<Answer, Broken>> {
        let limit = self.limit.unwrap_or(call.limit);
        let config = ureq::Agent::config_builder().timeout_global(Some(limit)).http_status_as_error(false);
        let agent: ureq::Agent = config.max_redirects(0).max_idle_connections(0).build().into();
        let answer = exchange(&agent, &call).map_err(|error| match error {
            ureq::Error::Timeout(_) => Broken::TimedOut,
            other => Broken::Disconnected(other.to_string()),
        });
        ready(answer).boxed_local()
    }
}

fn exchange(agent: &ureq::Agent, call: &Call) -> Result<Answer, ureq::Error> {
    let mut request = ureq::http::Request::builder().method(call.method).uri(&call.url);
    for (name, value) in &call.headers {
        request = request.header(*name, value);
    }
    let mut response = agent.run(request.body(call.body.clone().unwrap_or_default())?)?;
    let read = |(name, value): (&ureq::http::HeaderName, &ureq::http::HeaderValue)| {
        Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))
    };
    let headers = response.headers().iter().filter_map(read).collect();
    Ok(Answer { status: response.status().as_u16(), headers, body: response.body_mut().read_to_vec()? })
}

/// The counterpart, for one test at a time: faults and events are everybody's.
pub(crate) struct Rig {
    api_base: String,
    door: String,
    _alone: MutexGuard<'static, ()>,
}

static ALONE: Mutex<()> = Mutex::new(());

/// The counterpart, if one was started.
pub(crate) fn rig() -> Option<Rig> {
    let (api_base, door) = (std::env::var("PORTICO_STRIPE").ok()?, std::env::var("PORTICO_STRIPE_DOOR").ok()?);
    let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let rig = Rig { api_base, door, _alone: alone };
    rig.act("clearFaults", &json!([]));
    Some(rig)
}

impl Rig {
    pub(crate) fn stripe(&self) -> Stripe<Loopback> {
        self.stripe_within(None)
    }

    pub(crate) fn stripe_within(&self, limit: Option<Duration>) -> Stripe<Loopback> {
        Stripe::new(Account::new(&self.api_base, "sk_test_portico").unwrap(), Loopback { limit })
    }

    /// Does what its door is named after.
    pub(crate) fn act(&self, name: &str, args: &Value) -> Value {
        let text =
            ureq::post(format!("{}/{name}", self.door)).send(args.to_string()).unwrap().body_mut().read_to_string();
        serde_json::from_str(&text.unwrap()).unwrap()
    }

    pub(crate) fn settle(&self) {
        self.act("settle", &json!([]));
    }

    /// Every event so far.
    pub(crate) fn events(&self) -> Vec<Value> {
        self.act("deliver", &json!([]));
        self.act("events", &json!([])).as_array().unwrap().clone()
    }

    pub(crate) fn fault(&self, wish: Value) {
        self.act("fault", &Value::Array(vec![wish]));
    }

    /// Fails when a fault did not happen, or when one of our payments took money twice.
    pub(crate) fn charges_of(&self, ours: &str) -> Vec<i64> {
        assert_eq!(self.act("faultsLeft", &json!([])), json!(0), "a fault that was ordered did not happen");
        let taken = self.act("taken", &json!([]));
        let mine = taken.as_array().unwrap().iter().filter(|charge| charge["ours"] == ours);
        mine.map(|charge| charge["amount"].as_i64().unwrap()).collect()
    }

    /// A new customer.
    pub(crate) fn customer(&self) -> TheirId {
        let ours = unique("cus");
        let ada = Customer { ours: ours.clone(), name: "Ada".into(), email: "ada@example.org".into() };
        block_on(self.stripe().ensure_customer(&RequestKey::new(ours, "customer"), &ada)).unwrap()
    }

    /// A card of that number, saved for a customer as the browser would.
    pub(crate) fn card(&self, customer: &TheirId, number: &str) -> TheirId {
        let setup = self.set_up(customer, WithMethod::Browser(MethodKind::Card)).unwrap();
        let base = self.act("browserBase", &json!([]));
        let secret = setup.client_secret.unwrap().0;
        let card = json!({ "type": "card", "card": { "number": number, "exp_month": "12", "exp_year": "2030", "cvc": "123" } });
        let body = json!({ "key": "pk_test_x", "client_secret": secret, "payment_method_data": card });
        let url = format!("{}/v1/setup_intents/{}/confirm", base.as_str().unwrap(), setup.id);
        ureq::post(url).send(body.to_string()).unwrap();
        let setup = block_on(self.stripe().setup(&setup.id)).unwrap();
        if setup.status == SetupStatus::NeedsAction {
            self.act("authenticate3ds", &json!([setup.id]));
        }
        block_on(self.stripe().setup(&setup.id)).unwrap().method.unwrap()
    }

    pub(crate) fn set_up(&self, customer: &TheirId, with: WithMethod) -> Result<Setup, Failure> {
        let ours = unique("setup");
        let order = NewSetup { ours: ours.clone(), customer: customer.clone(), with };
        block_on(self.stripe().set_up(&RequestKey::new(ours, "set-up"), &order))
    }

    /// An account, saved with its mandate.
    pub(crate) fn account(&self, customer: &TheirId, details: BankDetails) -> Setup {
        self.set_up(customer, bank(details)).unwrap()
    }
}

pub(crate) fn bank(details: BankDetails) -> WithMethod {
    let address = Address {
        line1: "1 High Street".into(),
        city: "London".into(),
        postal_code: "N1 1AA".into(),
        country: "GB".into(),
    };
    let holder = Holder { name: "Ada".into(), email: "ada@example.org".into(), address: Some(address) };
    let at = Instant::from_seconds(1_790_000_000);
    let acceptance = Acceptance { at, ip: "192.0.2.7".into(), user_agent: "Browser/1".into() };
    WithMethod::Bank(details, holder.into(), acceptance)
}

pub(crate) fn iban(text: &str) -> BankDetails {
    BankDetails::Iban(text.to_owned())
}

/// An id that no other test uses.
pub(crate) fn unique(prefix: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{prefix}_live_{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

pub(crate) fn eur(minor: i64) -> Money {
    Money { minor, currency: "EUR".parse().unwrap() }
}

/// A payment of 12.50 in the currency of the method.
pub(crate) fn payment(customer: &TheirId, with: PayWith) -> NewPayment {
    let currency = match &with {
        PayWith::Here(_, MethodKind::BacsDebit) | PayWith::Away(_, MethodKind::BacsDebit) => "GBP",
        PayWith::Here(_, MethodKind::UsBankAccount) | PayWith::Away(_, MethodKind::UsBankAccount) => "USD",
        _ => "EUR",
    };
    NewPayment {
        ours: unique("pay"),
        amount: Money { minor: 1250, currency: currency.parse().unwrap() },
        customer: customer.clone(),
        with,
        description: "INV-2026-17".into(),
        suffix: "INV 2026-17".parse().ok(),
    }
}

pub(crate) fn pay(stripe: &impl Provider, wish: &NewPayment) -> Result<Payment, Failure> {
    block_on(stripe.pay(&RequestKey::new(&wish.ours, "pay"), wish))
}

pub(crate) fn status_of(stripe: &impl Provider, id: &TheirId) -> PaymentStatus {
    block_on(stripe.payment(id)).unwrap().status
}
