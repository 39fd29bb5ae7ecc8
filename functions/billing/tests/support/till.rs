//! A payment provider in memory: it keeps what it was ordered, knows orders by their keys, and fails as it is told.
pub(crate) use super::mood::Mood;
use billing::provider::*;
use futures::future::{FutureExt, LocalBoxFuture, ready};
use kernel::{Instant, Money};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The provider.
pub(crate) struct Till {
    pub(crate) mood: Cell<Mood>,
    pub(crate) payments: RefCell<BTreeMap<String, Payment>>,
    pub(crate) setups: RefCell<BTreeMap<String, Setup>>,
    pub(crate) methods: RefCell<BTreeMap<String, Method>>,
    pub(crate) mandates: RefCell<BTreeMap<String, Mandate>>,
    pub(crate) refunds: RefCell<BTreeMap<String, Refund>>,
    pub(crate) events: RefCell<Vec<Event>>,
    pub(crate) disputes: RefCell<BTreeMap<String, Dispute>>,
    /// How many events, and how many payments, stand on a page.
    pub(crate) page_items: Cell<usize>,
    /// How often a page of payments was looked at.
    pub(crate) looked_at: Cell<usize>,
    keys: RefCell<BTreeMap<String, String>>,
    /// How what was ordered under each key is paid: under it nothing else can be ordered, also where it was refused.
    ordered: RefCell<BTreeMap<String, String>>,
    pub(crate) orders: Cell<u32>,
    /// Customers whom it knows no more.
    pub(crate) gone: RefCell<Vec<String>>,
    /// What this key may not read.
    pub(crate) hidden: RefCell<Vec<String>>,
    /// How often something was asked that is no order.
    pub(crate) asked: Cell<u32>,
    pub(crate) now: Cell<Instant>,
    /// What happens elsewhere while the next setup is looked at.
    pub(crate) meanwhile: Cell<Option<LocalBoxFuture<'static, ()>>>,
}

impl Till {
    pub(crate) fn new(now: Instant) -> Rc<Self> {
        Rc::new(Self {
            mood: Cell::new(Mood::Willing),
            payments: RefCell::default(),
            setups: RefCell::default(),
            methods: RefCell::default(),
            mandates: RefCell::default(),
            refunds: RefCell::default(),
            events: RefCell::default(),
            disputes: RefCell::default(),
            page_items: Cell::new(usize::MAX),
            looked_at: Cell::new(0),
            keys: RefCell::default(),
            ordered: RefCell::default(),
            orders: Cell::new(0),
            gone: RefCell::default(),
            hidden: RefCell::default(),
            asked: Cell::new(0),
            now: Cell::new(now),
            meanwhile: Cell::default(),
        })
    }

    /// The thing that was made under that key, or a new name for one.
    fn named(&self, key: &RequestKey, prefix: &str) -> (TheirId, bool) {
        let mut keys = self.keys.borrow_mut();
        let count = keys.len() + 1;
        let known = keys.contains_key(key.as_str());
        let id = keys.entry(key.as_str().to_owned()).or_insert_with(|| format!("{prefix}_{count}")).clone();
        (id.parse().unwrap(), known)
    }

    fn unavailable<T>() -> Result<T, Failure> {
        Err(Failure::Unavailable { cause: "the line is dead".to_owned(), stored: false })
    }

    fn known(&self, customer: &TheirId) -> Result<(), Failure> {
        let gone = self.gone.borrow().iter().any(|gone| gone == customer.as_str());
        let missing = Failure::Refused { status: 400, code: CUSTOMER_MISSING.to_owned(), cause: String::new() };
        if gone { Err(missing) } else { Ok(()) }
    }

    fn barred() -> Failure {
        Failure::Refused { status: 401, code: "api_key_expired".to_owned(), cause: String::new() }
    }

    /// Carries an order out as the mood is.
    fn order<T: Clone>(&self, made: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        match self.mood.get() {
            Mood::Away => return Self::unavailable(),
            Mood::Refusing => {
                let (code, cause) = ("charge_already_refunded".to_owned(), String::new());
                return Err(Failure::Refused { status: 400, code, cause });
            }
            Mood::Busy => return Err(Failure::RateLimited { retry_after_seconds: Some(3) }),
            Mood::Barred => return Err(Self::barred()),
            _ => {}
        }
        self.orders.set(self.orders.get() + 1);
        let made = made();
        if self.mood.get() == Mood::Mute { Self::unavailable() } else { made }
    }

    fn ask<T: Clone>(&self, known: Option<T>) -> Result<T, Failure> {
        if self.mood.get() == Mood::TellingEventsAlone { Err(Self::barred()) } else { self.tell(known) }
    }

    fn tell<T: Clone>(&self, known: Option<T>) -> Result<T, Failure> {
        self.asked.set(self.asked.get() + 1);
        if matches!(self.mood.get(), Mood::Away | Mood::Mute) {
            return Self::unavailable();
        }
        if self.mood.get() == Mood::Barred {
            return Err(Self::barred());
        }
        let missing = Failure::Refused { status: 404, code: "resource_missing".to_owned(), cause: String::new() };
        known.ok_or(missing)
    }

    /// Forgets every payment, and by which keys it was ordered.
    pub(crate) fn forget(&self) {
        self.payments.borrow_mut().clear();
        self.setups.borrow_mut().clear();
        self.refunds.borrow_mut().clear();
        self.events.borrow_mut().clear();
        self.keys.borrow_mut().clear();
        self.ordered.borrow_mut().clear();
    }

    /// A day has passed: what is ordered under an old key is a new order.
    pub(crate) fn forget_keys(&self) {
        self.ordered.borrow_mut().clear();
        let forgotten = std::mem::take(&mut *self.keys.borrow_mut());
        self.keys.borrow_mut().extend(forgotten.into_iter().map(|(key, id)| (format!("{key} of old"), id)));
    }

    /// The one payment that there is.
    pub(crate) fn only_payment(&self) -> Payment {
        let payments = self.payments.borrow();
        assert_eq!(payments.len(), 1, "{payments:?}");
        payments.values().next().cloned().unwrap()
    }

    /// What stands on a page of `items` that comes after that one.
    fn page<T>(&self, mut items: Vec<T>, id: impl Fn(&T) -> &TheirId, after: Option<&TheirId>) -> Page<T> {
        let from = after.map_or(0, |after| 1 + items.iter().position(|item| id(item) == after).unwrap());
        items.drain(..from);
        let is_cut = self.page_items.get() < items.len();
        items.truncate(self.page_items.get());
        Page { next: items.last().map(|item| id(item).clone()).filter(|_| is_cut), items }
    }

    /// A payment comes to a status, as its customer or the banks have it.
    pub(crate) fn comes(&self, id: &TheirId, status: &str, decline: Option<&str>) -> Payment {
        let mut payments = self.payments.borrow_mut();
        let payment = payments.get_mut(id.as_str()).unwrap();
        payment.status = status.into();
        payment.decline = decline.map(|code| Decline { code: code.to_owned(), decline_code: None });
        payment.clone()
    }

    /// A refund of a payment that the provider keeps, as it stands there.
    pub(crate) fn keep_refund(&self, id: &str, payment: &str, minor: i64, status: &str) {
        let refund = Refund {
            id: id.parse().unwrap(),
            ours: None,
            payment: Some(payment.parse().unwrap()),
            amount: eur(minor),
            status: status.into(),
            failure: None,
            created_at: self.now.get(),
        };
        self.refunds.borrow_mut().insert(id.to_owned(), refund);
    }

    /// A method that a customer has.
    pub(crate) fn give_method(&self, id: &str, kind: MethodKind, last4: &str) -> Method {
        let method = Method {
            id: id.parse().unwrap(),
            kind,
            customer: None,
            issuer: "visa".to_owned(),
            last4: last4.to_owned(),
            expires_on: "2031-12-31".parse().ok(),
        };
        self.methods.borrow_mut().insert(id.to_owned(), method.clone());
        method
    }
}

impl Till {
    /// An answer that is here once what was to happen meanwhile has.
    fn after_meanwhile<'a, T: 'a>(&'a self, answer: Result<T, Failure>) -> LocalBoxFuture<'a, Result<T, Failure>> {
        Box::pin(async move {
            if let Some(meanwhile) = self.meanwhile.take() {
                meanwhile.await;
            }
            answer
        })
    }
}

fn now<'a, T: 'a>(value: Result<T, Failure>) -> LocalBoxFuture<'a, Result<T, Failure>> {
    ready(value).boxed_local()
}

impl Provider for Till {
    fn ensure_customer<'a>(&'a self, key: &'a RequestKey, _: &'a Customer) -> Reply<'a, TheirId> {
        now(self.order(|| Ok(self.named(key, "cus").0)))
    }
    fn pay<'a>(&'a self, key: &'a RequestKey, payment: &'a NewPayment) -> Reply<'a, Payment> {
        let losing = matches!(self.mood.get(), Mood::LosingPayments { .. });
        if self.mood.get() == (Mood::LosingPayments { happen: false }) {
            return now(Self::unavailable());
        }
        let with = format!("{:?}", payment.with);
        let listens = !matches!(self.mood.get(), Mood::Away | Mood::Busy | Mood::Barred);
        if listens && *self.ordered.borrow_mut().entry(key.as_str().to_owned()).or_insert_with(|| with.clone()) != with
        {
            let (code, cause) = ("idempotency_error".to_owned(), String::new());
            return now(Err(Failure::Refused { status: 400, code, cause }));
        }
        let answer = self.order(|| match self.known(&payment.customer).map(|()| self.named(key, "pi"))? {
            (id, true) => Ok(self.payments.borrow()[id.as_str()].clone()),
            (id, false) => self.paid(&id, payment),
        });
        self.after_meanwhile(if losing { Self::unavailable() } else { answer })
    }
    fn payment<'a>(&'a self, id: &'a TheirId) -> Reply<'a, Payment> {
        if self.hidden.borrow().iter().any(|hidden| hidden == id.as_str()) {
            return now(Err(Self::barred()));
        }
        now(self.ask(self.payments.borrow().get(id.as_str()).cloned()))
    }
    fn cancel<'a>(&'a self, _: &'a RequestKey, id: &'a TheirId) -> Reply<'a, Payment> {
        let answer = self.order(|| {
            let status = self.payments.borrow()[id.as_str()].status.clone();
            let refused =
                Failure::Refused { status: 400, code: "payment_intent_unexpected_state".into(), cause: String::new() };
            let gone = matches!(status, PaymentStatus::Succeeded | PaymentStatus::Processing);
            if gone { Err(refused) } else { Ok(self.comes(id, "cancelled", None)) }
        });
        self.after_meanwhile(answer)
    }
    fn payments_since<'a>(
        &'a self,
        of: Option<&'a TheirId>,
        since: Instant,
        after: Option<&'a TheirId>,
    ) -> Reply<'a, Page<Payment>> {
        self.looked_at.set(self.looked_at.get() + 1);
        let is_since = |payment: &&Payment| since.as_seconds() <= payment.created_at.as_seconds();
        let is_of = |payment: &&Payment| of.is_none() || payment.customer.as_ref() == of;
        let mut items: Vec<Payment> = self.payments.borrow().values().filter(is_since).filter(is_of).cloned().collect();
        // The newest first.
        items.reverse();
        items.sort_by_key(|payment| std::cmp::Reverse(payment.created_at));
        now(self.ask(Some(self.page(items, |payment| &payment.id, after))))
    }
    fn set_up<'a>(&'a self, key: &'a RequestKey, setup: &'a NewSetup) -> Reply<'a, Setup> {
        now(self.order(|| match self.known(&setup.customer).map(|()| self.named(key, "seti"))? {
            (id, true) => Ok(self.setups.borrow()[id.as_str()].clone()),
            (id, false) => Ok(self.set_up_now(&id, setup)),
        }))
    }
    fn setup<'a>(&'a self, id: &'a TheirId) -> Reply<'a, Setup> {
        self.after_meanwhile(self.ask(self.setups.borrow().get(id.as_str()).cloned()))
    }
    fn prove_account<'a>(&'a self, _: &'a RequestKey, id: &'a TheirId, proof: &'a Proof) -> Reply<'a, Setup> {
        now(self.order(|| {
            if *proof != Proof::Amounts(32, 45) {
                let (code, cause) =
                    ("payment_method_microdeposit_verification_amounts_mismatch".to_owned(), String::new());
                return Err(Failure::Refused { status: 400, code, cause });
            }
            let mut setups = self.setups.borrow_mut();
            let missing = Failure::Refused { status: 404, code: "resource_missing".to_owned(), cause: String::new() };
            let setup = setups.get_mut(id.as_str()).ok_or(missing)?;
            (setup.status, setup.wants_proof) = ("succeeded".into(), false);
            Ok(setup.clone())
        }))
    }
    fn methods_of<'a>(&'a self, _: &'a TheirId) -> Reply<'a, Vec<Method>> {
        now(self.ask(Some(self.methods.borrow().values().cloned().collect())))
    }
    fn method<'a>(&'a self, id: &'a TheirId) -> Reply<'a, Method> {
        now(self.ask(self.methods.borrow().get(id.as_str()).cloned()))
    }
    fn detach<'a>(&'a self, _: &'a RequestKey, id: &'a TheirId) -> Reply<'a, Method> {
        let missing = Failure::Refused { status: 404, code: "resource_missing".to_owned(), cause: String::new() };
        now(self.order(|| self.methods.borrow_mut().remove(id.as_str()).ok_or(missing)))
    }
    fn mandate<'a>(&'a self, id: &'a TheirId) -> Reply<'a, Mandate> {
        now(self.ask(self.mandates.borrow().get(id.as_str()).cloned()))
    }
    fn refund<'a>(&'a self, key: &'a RequestKey, new: &'a NewRefund) -> Reply<'a, Refund> {
        now(self.order(|| {
            self.ask(self.payments.borrow().get(new.payment.as_str()).cloned())?;
            let (id, known) = self.named(key, "re");
            if !known {
                let status = if self.mood.get() == Mood::Slow { "processing" } else { "succeeded" };
                let refund = Refund {
                    id: id.clone(),
                    ours: Some(new.ours.clone()),
                    payment: Some(new.payment.clone()),
                    amount: new.amount,
                    status: status.into(),
                    failure: None,
                    created_at: self.now.get(),
                };
                self.refunds.borrow_mut().insert(id.to_string(), refund);
            }
            Ok(self.refunds.borrow()[id.as_str()].clone())
        }))
    }
    fn refund_now<'a>(&'a self, id: &'a TheirId) -> Reply<'a, Refund> {
        now(self.ask(self.refunds.borrow().get(id.as_str()).cloned()))
    }
    fn refunds_of<'a>(&'a self, payment: &'a TheirId) -> Reply<'a, Vec<Refund>> {
        let refunds = self.refunds.borrow();
        let of = refunds.values().filter(|refund| refund.payment.as_ref() == Some(payment)).cloned().collect();
        now(self.ask(Some(of)))
    }
    fn dispute<'a>(&'a self, id: &'a TheirId) -> Reply<'a, Dispute> {
        now(self.ask(self.disputes.borrow().get(id.as_str()).cloned()))
    }
    fn events_since<'a>(&'a self, since: Instant, after: Option<&'a TheirId>) -> Reply<'a, Page<Event>> {
        let items = self.events.borrow().iter().filter(|event| since <= event.at).cloned().collect();
        now(self.tell(Some(self.page(items, |event| &event.id, after))))
    }
    fn event<'a>(&'a self, id: &'a TheirId) -> Reply<'a, Event> {
        now(self.tell(self.events.borrow().iter().find(|event| event.id == *id).cloned()))
    }
}

/// Ten euros and the like.
pub(crate) fn eur(minor: i64) -> Money {
    Money { minor, currency: "EUR".parse().unwrap() }
}
