//! What the provider told and no webhook brought: heard once, in any order, however much there is; what cannot be acted on is set aside,
//! tried again after longer and longer, and shown to operators.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use billing::provider::{Event, News};
use futures::executor::block_on;
use serde_json::{Value, json};
use support::telling::{event, intent, tell};
use support::till::Mood;
use support::*;
use testkit::Persona::*;
use testkit::{Function, World};

#[test]
fn what_the_provider_told_and_nobody_heard_is_heard_once() {
    let function = billing();
    let invoice = owes(&function.world, Ada, "a", &[1000], "2030-02-15");
    let payment = asks(&function, &invoice, 1000);
    start(&function, &payment, json!({})).expect(200);
    let theirs = till().only_payment().id;
    let at = function.world.now();
    let event = |n: &str, status: &str| {
        let news = News::Payment(till().comes(&theirs, status, None));
        Event { id: format!("evt_{n}").parse().unwrap(), at, news }
    };
    let (first, second) = (event("1", "processing"), event("2", "succeeded"));
    *till().events.borrow_mut() = vec![second, first];
    assert_eq!(jobs(&function.world).heard, 2);
    assert_eq!((jobs(&function.world).heard, left(&function.world, &invoice)), (0, 0));
    assert_eq!(told(&function.world, "billing.payment_received"), 1);
    assert_eq!(function.world.count("SELECT count(*) FROM job_marks WHERE job = 'events'"), 1);
    assert_eq!(broken(&function.world), [""; 0]);
}

/// Events that change nothing, the newest first, each a second after the other.
fn trifles(function: &Function<App>, count: i64) -> Vec<Event> {
    let gone = News::MethodGone("pm_nobodys".parse().unwrap());
    let at = |n| function.world.now().plus_seconds(n - count);
    (1..=count)
        .rev()
        .map(|n| Event { id: format!("evt_{n}").parse().unwrap(), at: at(n), news: gone.clone() })
        .collect()
}

fn heard(world: &World) -> i64 {
    world.count("SELECT count(*) FROM provider_events")
}

#[test]
fn however_many_events_nobody_heard_none_is_passed_over() {
    let function = billing();
    *till().events.borrow_mut() = trifles(&function, 450);
    // Twenty pages of ten: a run reads 200 of them.
    till().page_items.set(10);
    let mut runs = 0;
    while heard(&function.world) < 450 {
        let done = jobs(&function.world);
        assert_eq!((done.log, runs < 12), (vec![], true), "{} are heard", heard(&function.world));
        runs += 1;
    }
    let mark = function.world.rows("SELECT mark FROM job_marks WHERE job = 'events'")[0]["mark"].clone();
    assert_eq!(mark, function.world.now().as_seconds().to_string(), "until the newest");
}

#[test]
fn what_webhooks_told_moves_the_mark_as_well() {
    let function = billing();
    *till().events.borrow_mut() = trifles(&function, 3);
    for n in 1..=3 {
        block_on(function.world.db().commit(vec![told_by_webhook(n)])).unwrap();
    }
    assert_eq!(jobs(&function.world).heard, 0);
    let mark = function.world.rows("SELECT mark FROM job_marks WHERE job = 'events'")[0]["mark"].clone();
    assert_eq!(mark, function.world.now().as_seconds().to_string());
}

fn told_by_webhook(n: i64) -> db::Statement {
    db::Statement::new(
        "INSERT INTO provider_events (id, kind, received_at) VALUES ('evt_' || CAST(?1 AS INTEGER), 'method_gone', 1)",
        [n.into()],
    )
}

/// A payment of Ada's that has come.
fn paid(function: &Function<App>) {
    function.world.load(CARD);
    let invoice = owes(&function.world, Ada, "a", &[1000], "2030-02-15");
    let payment = asks(function, &invoice, 1000);
    start(function, &payment, json!({ "method_id": "mth_card" })).expect(200);
}

/// That event with news that cannot be acted on: more went back of the one payment than was paid.
fn odd(of: &Event) -> Event {
    let refund = billing::provider::Refund {
        id: format!("re_odd_{}", of.id).parse().unwrap(),
        ours: None,
        payment: Some(till().only_payment().id),
        amount: till::eur(5000),
        status: "succeeded".into(),
        failure: None,
        created_at: of.at,
    };
    till().refunds.borrow_mut().insert(refund.id.to_string(), refund.clone());
    Event { news: News::Refund(refund), ..of.clone() }
}

fn mark(world: &World) -> Value {
    world.rows("SELECT mark FROM job_marks WHERE job = 'events'")[0]["mark"].clone()
}

const EVENTS: &str = "/api/billing/all/unheard-events";

fn unheard(function: &Function<App>) -> Vec<Value> {
    let answer = function.get(Boss, EVENTS).expect(200);
    assert_eq!(answer.trips, 1);
    answer.json["items"].as_array().unwrap().clone()
}

#[test]
fn events_that_fail_for_good_hold_up_none_that_come_later_however_many_they_are() {
    let function = billing();
    paid(&function);
    let told = trifles(&function, 230);
    // The newest come first: the 220 oldest cannot be acted on, ten after them can.
    *till().events.borrow_mut() = told[..10].iter().cloned().chain(told[10..].iter().map(odd)).collect();
    for _ in 0..3 {
        jobs(&function.world);
    }
    assert_eq!(heard(&function.world), 10);
    assert_eq!(mark(&function.world), function.world.now().as_seconds().to_string(), "until the newest");
    assert_eq!(function.world.count("SELECT count(*) FROM unheard_events"), 220);
}

#[test]
fn an_event_that_cannot_be_acted_on_is_tried_after_longer_and_longer_and_then_waits_for_an_operator() {
    let function = billing();
    paid(&function);
    let mut told = trifles(&function, 3);
    told[1] = odd(&told[1]);
    *till().events.borrow_mut() = told.clone();
    let log = jobs(&function.world).log;
    assert_eq!((log.len(), heard(&function.world)), (1, 2), "{log:?}");
    assert_eq!(jobs(&function.world).log, [""; 0], "not at once");
    let first = unheard(&function);
    let of = |item: &Value| json!([item["id"], item["kind"], item["about"], item["attempts"], item["due_at"]]);
    let after = |minutes| function.world.now().plus_minutes(minutes).to_string();
    assert_eq!(of(&first[0]), json!(["evt_2", "refund", "re_odd_evt_2", 1, after(10)]));
    assert_eq!((first.len(), first[0]["why"].as_str().unwrap().contains("refund-exceeds-payment")), (1, true));
    for (minutes, attempts, waits) in
        [(10, 2, Some(60)), (60, 3, Some(240)), (240, 4, Some(720)), (720, 5, Some(1440)), (1440, 6, None)]
    {
        let now = function.world.now();
        function.world.set_now(&now.plus_minutes(minutes - 1).to_string());
        assert_eq!(jobs(&function.world).log, [""; 0], "{attempts}");
        function.world.set_now(&now.plus_minutes(minutes).to_string());
        assert_eq!(jobs(&function.world).log.len(), 1, "{attempts}");
        let item = &unheard(&function)[0];
        let due_at = waits.map(|minutes| function.world.now().plus_minutes(minutes).to_string());
        assert_eq!((&item["attempts"], &item["due_at"]), (&json!(attempts), &json!(due_at)));
    }
    // It is tried no more by itself, and whoever looks at how the portal is reads that it waits.
    let log = on_and_complaining(&function, "2030-01-20");
    assert_eq!((log.len(), log[0].contains("wait for an operator: 1")), (1, true), "{log:?}");
}

/// The jobs of a day that breaks no rule, and of what they complain.
fn on_and_complaining(function: &Function<App>, day: &str) -> Vec<String> {
    function.world.set_now(&format!("{day}T06:00:00Z"));
    let done = jobs(&function.world);
    assert_eq!(broken(&function.world), [""; 0]);
    done.log
}

/// An event that waits for an operator.
fn set_aside(function: &Function<App>) -> Event {
    paid(function);
    let event = odd(&trifles(function, 1)[0]);
    *till().events.borrow_mut() = vec![event.clone()];
    jobs(&function.world);
    function.world.load("UPDATE unheard_events SET attempts = 6, due_at = NULL");
    event
}

#[test]
fn no_try_is_used_up_while_the_provider_does_not_let_us_in() {
    let function = billing();
    paid(&function);
    let told = trifles(&function, 1);
    *till().events.borrow_mut() = vec![odd(&told[0])];
    jobs(&function.world);
    till().mood.set(till::Mood::Barred);
    function.world.set_now(&function.world.now().plus_minutes(60).to_string());
    jobs(&function.world);
    assert_eq!(unheard(&function)[0]["attempts"], 1);
    till().mood.set(till::Mood::Willing);
    jobs(&function.world);
    assert_eq!(unheard(&function)[0]["attempts"], 2);
}

#[test]
fn an_operator_lets_it_be_tried_again_and_it_is_heard_within_ten_minutes() {
    let function = billing();
    let event = set_aside(&function);
    function.post(Boss, &format!("{EVENTS}/evt_none/retry"), Value::Null).refused(404, "not-found");
    // What was wrong is mended.
    *till().events.borrow_mut() = vec![Event { news: News::MethodGone("pm_nobodys".parse().unwrap()), ..event }];
    assert_eq!(jobs(&function.world).heard, 0, "nobody has said so yet");
    assert_eq!(function.post(Boss, &format!("{EVENTS}/evt_1/retry"), Value::Null).expect(204).trips, 2);
    let audited = function.world.count("SELECT count(*) FROM audit WHERE action = 'retry_provider_event'");
    let done = block_on(billing::jobs::collect_on(&app(&function.world, function.world.db())));
    assert_eq!((audited, done.heard, done.log, heard(&function.world)), (1, 1, vec![], 1));
    assert_eq!((unheard(&function).len(), jobs(&function.world).heard), (0, 0));
}

#[test]
fn an_operator_dismisses_it_and_it_is_not_tried_again() {
    let function = billing();
    set_aside(&function);
    assert_eq!(function.post(Boss, &format!("{EVENTS}/evt_1/dismissal"), Value::Null).expect(204).trips, 2);
    function.post(Boss, &format!("{EVENTS}/evt_1/dismissal"), Value::Null).refused(404, "not-found");
    let done = jobs(&function.world);
    assert_eq!((unheard(&function).len(), heard(&function.world), done.log), (0, 1, vec![]));
}

#[test]
fn what_is_set_aside_and_then_told_by_a_webhook_is_no_more_to_be_looked_at() {
    let function = billing();
    let (invoice, payment, theirs) = telling::begun(&function);
    let of = Event { id: "evt_1".parse().unwrap(), at: function.world.now(), news: News::Unreadable("x".into()) };
    *till().events.borrow_mut() = vec![of];
    jobs(&function.world);
    assert_eq!(unheard(&function)[0]["kind"], "unreadable");
    let now = function.world.now().as_seconds();
    let came = event("evt_1", "payment_intent.succeeded", intent(&payment, &theirs, "succeeded", 1190), now);
    tell(&function, &came).expect(204);
    assert_eq!((unheard(&function).len(), left(&function.world, &invoice)), (0, 0));
}

#[test]
fn what_the_provider_does_not_answer_or_has_forgotten_says_so() {
    let function = billing();
    set_aside(&function);
    function.post(Boss, &format!("{EVENTS}/evt_1/retry"), Value::Null).expect(204);
    till().events.borrow_mut().clear();
    jobs(&function.world);
    let why = |function: &Function<App>| unheard(function)[0]["why"].as_str().unwrap().to_owned();
    assert!(why(&function).contains("404 resource_missing"), "{}", why(&function));
    function.post(Boss, &format!("{EVENTS}/evt_1/retry"), Value::Null).expect(204);
    till().mood.set(Mood::Away);
    jobs(&function.world);
    assert!(why(&function).contains("the line is dead"), "{}", why(&function));
    assert_eq!(unheard(&function)[0]["attempts"], 1);
}
