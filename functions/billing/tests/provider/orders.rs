//! What is sent, to the letter.
use crate::script::{Script, id};
use billing::provider::*;
use futures::executor::block_on;
use kernel::{Instant, Money};
use std::time::Duration;

fn key() -> RequestKey {
    RequestKey::new("pay_1", "test")
}

fn eur(minor: i64) -> Money {
    Money { minor, currency: "EUR".parse().unwrap() }
}

/// An order, whose answer does not matter here: where it goes, and its form as readable lines.
#[track_caller]
fn check_order(order: impl AsyncFnOnce(Stripe<Script>), path: &str, form: &[&str]) {
    let script = Script::answering(200, &[], "{}");
    block_on(order(script.stripe()));
    let call = script.call();
    assert_eq!((call.method, call.url.as_str()), ("POST", format!("https://api.stripe.com/v1/{path}").as_str()));
    let said: Vec<String> = form_urlencoded::parse(call.body.unwrap_or_default().as_bytes())
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    assert_eq!(said, form);
    let expected = [
        ("authorization", "Bearer sk_test_x"),
        ("stripe-version", API_VERSION),
        ("idempotency-key", "pay_1/test"),
        ("content-type", "application/x-www-form-urlencoded"),
    ];
    assert_eq!(call.headers, expected.map(|(name, value)| (name, value.to_owned())));
    assert_eq!(call.limit, Duration::from_secs(30));
}

fn payment(with: PayWith) -> NewPayment {
    NewPayment {
        ours: "pay_1".to_owned(),
        amount: eur(1250),
        customer: id("cus_1"),
        with,
        description: "INV-2026-17 & more".to_owned(),
        suffix: "INV 2026-17".parse().ok(),
    }
}

const PAYMENT: [&str; 6] = [
    "amount=1250",
    "currency=eur",
    "customer=cus_1",
    "description=INV-2026-17 & more",
    "metadata[payment]=pay_1",
    "statement_descriptor_suffix=INV 2026-17",
];

#[test]
fn a_payment_whose_method_is_chosen_in_the_browser_is_not_confirmed_here() {
    let kinds = vec![MethodKind::Card, MethodKind::SepaDebit];
    let kept = payment(PayWith::Chosen { kinds: kinds.clone(), keep: true });
    let kinds_said = ["payment_method_types[]=card", "payment_method_types[]=sepa_debit"];
    check_order(
        async |stripe| drop(stripe.pay(&key(), &kept).await),
        "payment_intents",
        &[&PAYMENT[..], &kinds_said, &["setup_future_usage=off_session"]].concat(),
    );
    let once = payment(PayWith::Chosen { kinds, keep: false });
    let expected = [&PAYMENT[..], &kinds_said].concat();
    check_order(async |stripe| drop(stripe.pay(&key(), &once).await), "payment_intents", &expected);
}

#[test]
fn a_payment_with_a_saved_method_is_taken_at_once() {
    let said = |away: &'static str| {
        [&PAYMENT[..], &["payment_method_types[]=card", "payment_method=pm_1", "confirm=true", away]].concat()
    };
    let here = payment(PayWith::Here(id("pm_1"), MethodKind::Card));
    let expected = said("off_session=false");
    check_order(async |stripe| drop(stripe.pay(&key(), &here).await), "payment_intents", &expected);
    let away = payment(PayWith::Away(id("pm_1"), MethodKind::Card));
    let expected = said("off_session=true");
    check_order(async |stripe| drop(stripe.pay(&key(), &away).await), "payment_intents", &expected);
}

#[test]
fn an_amount_that_cannot_be_charged_is_never_sent() {
    let script = Script::answering(200, &[], "{}");
    let amount = Money { minor: 5124, currency: "KWD".parse().unwrap() };
    let wish = NewPayment { amount, ..payment(PayWith::Here(id("pm_1"), MethodKind::Card)) };
    let outcome = block_on(script.stripe().pay(&key(), &wish));
    assert!(matches!(outcome, Err(Failure::Refused { code, .. }) if code == "amount_not_chargeable"));
    assert!(script.heard_nothing());
}

#[test]
fn a_customer_is_told_with_our_own_id() {
    let ada = Customer { ours: "cus_ada".into(), name: "Ada".into(), email: "ada@example.org".into() };
    check_order(
        async |stripe| drop(stripe.ensure_customer(&key(), &ada).await),
        "customers",
        &["name=Ada", "email=ada@example.org", "metadata[customer]=cus_ada"],
    );
}

#[test]
fn a_method_from_the_browser_is_only_prepared() {
    let wish = NewSetup { ours: "x".into(), customer: id("cus_1"), with: WithMethod::Browser(MethodKind::Card) };
    let said = ["customer=cus_1", "usage=off_session", "metadata[setup]=x", "payment_method_types[]=card"];
    check_order(async |stripe| drop(stripe.set_up(&key(), &wish).await), "setup_intents", &said);
}

#[track_caller]
fn check_bank(details: BankDetails, address: Option<Address>, said: &[&str]) {
    let holder = Holder { name: "Ada".into(), email: "ada@example.org".into(), address };
    let acceptance =
        Acceptance { at: Instant::from_seconds(1_700_000_000), ip: "192.0.2.7".into(), user_agent: "Browser/1".into() };
    let kind = details.kind();
    let wish = NewSetup {
        ours: "x".into(),
        customer: id("cus_1"),
        with: WithMethod::Bank(details, holder.into(), acceptance),
    };
    let (types, data) =
        (format!("payment_method_types[]={}", kind.as_str()), format!("payment_method_data[type]={}", kind.as_str()));
    let head = ["customer=cus_1", "usage=off_session", "metadata[setup]=x", &types, &data];
    let tail = [
        "mandate_data[customer_acceptance][type]=online",
        "mandate_data[customer_acceptance][accepted_at]=1700000000",
        "mandate_data[customer_acceptance][online][ip_address]=192.0.2.7",
        "mandate_data[customer_acceptance][online][user_agent]=Browser/1",
        "confirm=true",
    ];
    let expected = [&head[..], said, &tail].concat();
    check_order(async |stripe| drop(stripe.set_up(&key(), &wish).await), "setup_intents", &expected);
}

const HOLDER: [&str; 2] =
    ["payment_method_data[billing_details][name]=Ada", "payment_method_data[billing_details][email]=ada@example.org"];

#[test]
fn a_bank_account_is_saved_with_its_mandate() {
    let iban = BankDetails::Iban("DE89370400440532013000".into());
    check_bank(iban, None, &[&["payment_method_data[sepa_debit][iban]=DE89370400440532013000"], &HOLDER[..]].concat());
    let us = BankDetails::Us {
        routing_number: "110000000".into(),
        account_number: "000123456789".into(),
        holder: AccountHolder::Company,
        account: AccountType::Checking,
    };
    let said = [
        "payment_method_data[us_bank_account][routing_number]=110000000",
        "payment_method_data[us_bank_account][account_number]=000123456789",
        "payment_method_data[us_bank_account][account_holder_type]=company",
        "payment_method_data[us_bank_account][account_type]=checking",
    ];
    check_bank(us, None, &[&said[..], &HOLDER[..]].concat());
}

#[test]
fn a_uk_account_comes_with_an_address() {
    let uk = BankDetails::Uk { sort_code: "108800".into(), account_number: "00012345".into() };
    let address = Address {
        line1: "1 High Street".into(),
        city: "London".into(),
        postal_code: "N1 1AA".into(),
        country: "GB".into(),
    };
    let said = [
        "payment_method_data[bacs_debit][sort_code]=108800",
        "payment_method_data[bacs_debit][account_number]=00012345",
        HOLDER[0],
        HOLDER[1],
        "payment_method_data[billing_details][address][line1]=1 High Street",
        "payment_method_data[billing_details][address][city]=London",
        "payment_method_data[billing_details][address][postal_code]=N1 1AA",
        "payment_method_data[billing_details][address][country]=GB",
    ];
    check_bank(uk, Some(address), &said);
}

#[test]
fn an_account_is_proved_by_amounts_or_by_a_code() {
    let path = "setup_intents/seti_1/verify_microdeposits";
    let (amounts, code) = (Proof::Amounts(32, 45), Proof::Code("SM11AA".into()));
    let seti = id("seti_1");
    check_order(
        async |stripe| drop(stripe.prove_account(&key(), &seti, &amounts).await),
        path,
        &["amounts[]=32", "amounts[]=45"],
    );
    check_order(
        async |stripe| drop(stripe.prove_account(&key(), &seti, &code).await),
        path,
        &["descriptor_code=SM11AA"],
    );
}

#[test]
fn a_refund_says_how_much_and_why() {
    let wish =
        NewRefund { ours: "ref_1".into(), payment: id("pi_1"), amount: eur(300), reason: RefundReason::Requested };
    let said = ["payment_intent=pi_1", "amount=300", "metadata[refund]=ref_1", "reason=requested_by_customer"];
    check_order(async |stripe| drop(stripe.refund(&key(), &wish).await), "refunds", &said);
    let wish = NewRefund { reason: RefundReason::Duplicate, ..wish };
    let said = ["payment_intent=pi_1", "amount=300", "metadata[refund]=ref_1", "reason=duplicate"];
    check_order(async |stripe| drop(stripe.refund(&key(), &wish).await), "refunds", &said);
}

#[test]
fn cancelling_and_detaching_name_their_thing() {
    let (pi, pm) = (id("pi_1"), id("pm_1"));
    check_order(async |stripe| drop(stripe.cancel(&key(), &pi).await), "payment_intents/pi_1/cancel", &[]);
    check_order(async |stripe| drop(stripe.detach(&key(), &pm).await), "payment_methods/pm_1/detach", &[]);
}

/// A question: where it goes. It carries no key and no form.
#[track_caller]
fn check_question(question: impl AsyncFnOnce(Stripe<Script>), path: &str) {
    let script = Script::answering(200, &[], "{}");
    block_on(question(script.stripe()));
    let call = script.call();
    assert_eq!((call.method, call.url.as_str()), ("GET", format!("https://api.stripe.com/v1/{path}").as_str()));
    assert!(call.body.is_none() && call.headers.iter().all(|(name, _)| *name != "idempotency-key"));
    assert_eq!(call.limit, Duration::from_secs(10));
}

#[test]
fn questions_name_what_they_ask_for() {
    check_question(async |stripe| drop(stripe.payment(&id("pi_1")).await), "payment_intents/pi_1");
    check_question(async |stripe| drop(stripe.setup(&id("seti_1")).await), "setup_intents/seti_1");
    check_question(async |stripe| drop(stripe.method(&id("pm_1")).await), "payment_methods/pm_1");
    check_question(async |stripe| drop(stripe.mandate(&id("mandate_1")).await), "mandates/mandate_1");
    check_question(async |stripe| drop(stripe.refund_now(&id("re_1")).await), "refunds/re_1");
    check_question(async |stripe| drop(stripe.dispute(&id("du_1")).await), "disputes/du_1");
    check_question(async |stripe| drop(stripe.event(&id("evt_1")).await), "events/evt_1");
}

#[test]
fn lists_are_asked_for_in_full_pages() {
    let since = Instant::from_seconds(1_700_000_000);
    check_question(
        async |stripe| drop(stripe.methods_of(&id("cus_1")).await),
        "customers/cus_1/payment_methods?limit=100",
    );
    check_question(async |stripe| drop(stripe.refunds_of(&id("pi_1")).await), "refunds?payment_intent=pi_1&limit=100");
    check_question(
        async |stripe| drop(stripe.payments_since(None, since, None).await),
        "payment_intents?created%5Bgte%5D=1700000000&limit=100",
    );
    check_question(
        async |stripe| drop(stripe.payments_since(Some(&id("cus_1")), since, Some(&id("pi_9"))).await),
        "payment_intents?created%5Bgte%5D=1700000000&starting_after=pi_9&customer=cus_1&limit=100",
    );
    let kinds = WATCHED_EVENTS.map(|kind| format!("&types%5B%5D={kind}")).concat();
    check_question(
        async |stripe| drop(stripe.events_since(since, None).await),
        &format!("events?created%5Bgte%5D=1700000000{kinds}&limit=100"),
    );
}

#[test]
fn the_account_is_reached_in_secret_alone() {
    for (base, key) in [("https://api.stripe.com", "sk_live_1"), ("http://127.0.0.1:8420", "rk_test_1")] {
        assert!(Account::new(base, key).is_ok(), "{base}");
    }
    let bad = [
        ("http://api.stripe.com", "sk_1"),
        ("http://127.0.0.1.example.org", "sk_1"),
        ("", "sk_1"),
        ("https://api.stripe.com", "pk_1"),
        ("https://api.stripe.com", ""),
        ("https://api.stripe.com", "sk_1\nx: y"),
    ];
    for (base, key) in bad {
        assert!(Account::new(base, key).is_err(), "{base} {key}");
    }
}
