//! Charges and benefits on real SQLite: what the statements do, and what they refuse to.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
use db::{DbError, Statement};
use futures::executor::block_on;
use kernel::{CustomerId, Day, Instant};
use ledger::*;
use testkit::World;

fn ada() -> CustomerId {
    "cus_ada".parse().unwrap()
}

fn now() -> Instant {
    "2030-01-01T08:00:00Z".parse().unwrap()
}

fn today() -> Day {
    "2030-01-01".parse().unwrap()
}

fn commit(world: &World, statements: Vec<Statement>) -> Result<(), DbError> {
    block_on(world.db().commit(statements)).map(|_| ())
}

fn booking(id: &str, net_minor: i64) -> Charge {
    Charge {
        key: format!("booking:{id}"),
        payer: ada(),
        customer: ada(),
        source: Source::Booking,
        source_id: id.to_owned(),
        name: "Oak".to_owned(),
        period: None,
        quantity_thousandths: 1500,
        currency: "EUR".parse().unwrap(),
        amounts: Amounts::new(net_minor, net_minor),
        tax: Tax::on_deposit(),
        why: vec![Step::Price { unit_minor: net_minor, quantity: 1 }],
        occurred_at: now(),
        invoice_by: today(),
    }
}

#[test]
fn every_text_is_prepared_and_walks_no_table() {
    // Small tables, and the parts of one statement, each drawn from an index.
    let small = ["billing_settings", "tax_rates", "locations"];
    let parts = [
        "added", "payer", "payers", "held", "placed", "wanted", "noted", "credit", "debt", "credits", "debts",
        "reversed", "point", "written", "named",
    ];
    testkit::check_sql(&ledger::all_sql(), &[&small[..], &parts].concat());
}

/// The rules that are broken.
fn broken(world: &World) -> Vec<String> {
    let counts = block_on(world.db().read(never(today()))).unwrap().remove(0);
    counts.into_iter().filter(|(_, cases)| 0 < *cases).map(|(rule, _)| rule).collect()
}

#[test]
fn nothing_that_must_not_be_is_and_what_breaks_a_rule_is_found() {
    let world = World::new();
    commit(&world, charge(&[booking("bkg_1", 1000)], &*world.ids()).1).unwrap();
    assert_eq!(broken(&world), [""; 0]);
    world.load("DELETE FROM open_charges");
    assert_eq!(broken(&world), ["charge_lost"]);
    commit(&world, grant(&[minutes("a", 90)], now(), &*world.ids()).into_iter().collect()).unwrap();
    world.load("INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, at) SELECT 'x', id, 'booking', 'bkg_1', 91, 0, 0 FROM grants");
    assert_eq!(broken(&world), ["benefit_below_zero", "charge_lost"]);
}

#[test]
fn a_deposit_that_is_kept_after_the_last_contract_is_found_whatever_was_refused_and_in_each_currency() {
    let world = World::new();
    let deposit = |key: &str, currency: &str, minor: i64| Charge {
        key: format!("contract:con_ada:{key}"),
        source: Source::Deposit,
        source_id: "con_ada".to_owned(),
        currency: currency.parse().unwrap(),
        ..booking(key, minor)
    };
    let written = |charges: &[Charge]| commit(&world, charge(charges, &*world.ids()).1).unwrap();
    let kept = || broken(&world).contains(&"deposit_kept_after_the_last_contract".to_owned());
    written(&[deposit("deposit", "EUR", 5000)]);
    assert!(!kept());
    world.load("UPDATE contracts SET ends_on = '2029-12-31', charged_until = '2199-12-31' WHERE id = 'con_ada'");
    assert!(kept());
    world.load(
        "INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
VALUES ('con_wish', 'cus_ada', 'cus_ada', 'pln_flex', 'refused', '2030-02-01', 0, '2030-02-01', '2030-02-01', 'EUR', 0, '{}', 1000)",
    );
    assert!(kept(), "a wish that was refused holds nothing");
    world.load("UPDATE contracts SET status = 'waiting' WHERE id = 'con_wish'");
    assert!(!kept());
    world.load("UPDATE contracts SET status = 'withdrawn' WHERE id = 'con_wish'");
    written(&[deposit("back", "EUR", -5000)]);
    assert!(!kept());
    // What is held in one currency is not what was given back in another.
    written(&[deposit("dollars", "USD", 700), deposit("pounds", "GBP", -700)]);
    assert!(kept() && broken(&world).contains(&"more_deposit_returned_than_held".to_owned()));
}

#[test]
fn a_charge_is_written_once_and_waits_for_an_invoice() {
    let world = World::new();
    let charges = [booking("bkg_1", 1000), booking("bkg_2", 500)];
    commit(&world, charge(&charges, &*world.ids()).1).unwrap();
    assert_eq!(world.count("SELECT sum(gross_minor) FROM v_charges JOIN v_open_charges ON charge_id = id"), 1500);
    let again = commit(&world, charge(&charges[1..], &*world.ids()).1).unwrap_err();
    assert!(again.is_refused_by("charges.key"), "{again:?}");
    assert!(charge(&[], &*world.ids()).1.is_empty());
    assert_eq!(world.count("SELECT count(*) FROM v_charges"), 2);
    // A payer of very many contracts, of whom nothing was billed for two months.
    let many: Vec<Charge> = (0..3500).map(|n| booking(&format!("bkg_many_{n}"), 20_000)).collect();
    let (ids, statements) = charge(&many, &*world.ids());
    let parameters = statements.iter().flat_map(|statement| &statement.params);
    let largest = parameters.map(|value| if let db::Value::Text(text) = value { text.len() } else { 0 }).max();
    assert!(largest < Some(2_000_000), "D1 takes no parameter as long as that: {largest:?}");
    commit(&world, statements).unwrap();
    assert_eq!(
        (ids.len(), world.count("SELECT count(*) FROM open_charges WHERE charge_id IN (SELECT id FROM charges WHERE source_id LIKE 'bkg_many_%')")),
        (3500, 3500)
    );
}

#[test]
fn the_charge_is_read_back_as_it_was_written() {
    let world = World::new();
    commit(&world, charge(&[booking("bkg_1", 1000)], &*world.ids()).1).unwrap();
    let books = Books::read(block_on(world.db().read(asked([&ada()]))).unwrap()).unwrap();
    let open: Vec<_> = books.payers[&ada()].account.open.iter().map(|open| open.charge.clone()).collect();
    assert_eq!(open, [booking("bkg_1", 1000)]);
    assert_eq!(books.day(now()), today());
}

#[test]
fn a_charge_that_no_invoice_has_leaves_with_its_reversal() {
    let world = World::new();
    commit(&world, charge(&[booking("bkg_1", 1000)], &*world.ids()).1).unwrap();
    commit(&world, reverse("booking:bkg_1", now(), today(), &*world.ids())).unwrap();
    assert_eq!(world.count("SELECT count(*) FROM v_open_charges"), 0);
    assert_eq!(world.count("SELECT sum(gross_minor) FROM v_charges"), 0);
    let again = commit(&world, reverse("booking:bkg_1", now(), today(), &*world.ids())).unwrap_err();
    assert!(again.is_refused_by("charges.key") || again.is_refused_by("charges.reverses"), "{again:?}");
    commit(&world, reverse("booking:unknown", now(), today(), &*world.ids())).unwrap();
    assert_eq!(world.count("SELECT count(*) FROM v_charges"), 2);
}

fn minutes(key: &str, amount: i64) -> GrantWish {
    GrantWish {
        key: key.to_owned(),
        customer: ada(),
        contract: Some("con_1".parse().unwrap()),
        kind: BenefitKind::TimeCredit,
        name: "Room hours".to_owned(),
        amount,
        currency: None,
        scope: Scope::default(),
        starts_at: now(),
        expires_at: Some(now().plus_minutes(60 * 24 * 31)),
    }
}

fn held(world: &World) -> Vec<Grant> {
    block_on(world.db().read(holding(&ada(), now(), now().plus_minutes(1)))).unwrap()
}

fn hour(price_minor: i64) -> Cost {
    Cost { minutes: 60, price_minor, currency: "EUR".parse().unwrap() }
}

#[test]
fn of_two_who_draw_the_same_hour_one_is_refused() {
    let world = World::new();
    commit(&world, grant(&[minutes("a", 90)], now(), &*world.ids()).into_iter().collect()).unwrap();
    let seen = held(&world);
    let draws = cover(hour(1000), &seen, 0).draws;
    commit(&world, draw(&draws, &ada(), ("booking", "bkg_1"), now())).unwrap();
    let late = commit(&world, draw(&draws, &ada(), ("booking", "bkg_2"), now())).unwrap_err();
    assert!(late.is_refused_by("benefit_overdrawn"), "{late:?}");
    assert_eq!(held(&world)[0].balance, 30);
    let twice = commit(&world, draw(&draws, &ada(), ("booking", "bkg_1"), now())).unwrap_err();
    assert!(twice.is_refused_by("draws.key"), "{twice:?}");
}

#[test]
fn what_was_drawn_comes_back_once() {
    let world = World::new();
    let wishes = [minutes("a", 40), GrantWish { expires_at: None, ..minutes("b", 40) }];
    commit(&world, grant(&wishes, now(), &*world.ids()).into_iter().collect()).unwrap();
    let draws = cover(hour(1000), &held(&world), 0).draws;
    assert_eq!(draws.iter().map(|draw| draw.amount).collect::<Vec<_>>(), [40, 20]);
    commit(&world, draw(&draws, &ada(), ("booking", "bkg_1"), now())).unwrap();
    commit(&world, vec![give_back("bkg_1", now())]).unwrap();
    assert_eq!(held(&world).iter().map(|grant| grant.balance).sum::<i64>(), 80);
    assert!(commit(&world, vec![give_back("bkg_1", now())]).unwrap_err().is_refused_by("draws.key"));
}

#[test]
fn a_grant_is_given_once_and_taken_back_as_far_as_it_is_left() {
    let world = World::new();
    let give = || grant(&[minutes("a", 90)], now(), &*world.ids()).into_iter().collect::<Vec<_>>();
    commit(&world, give()).unwrap();
    assert!(commit(&world, give()).unwrap_err().is_refused_by("grants.key"));
    commit(&world, draw(&cover(hour(1000), &held(&world), 0).draws, &ada(), ("booking", "bkg_1"), now())).unwrap();
    let contract = "con_1".parse().unwrap();
    commit(&world, vec![revoke(&contract, now().plus_minutes(1), &[], now())]).unwrap();
    assert_eq!(held(&world)[0].balance, 30, "what began before stays");
    commit(&world, vec![revoke(&contract, now(), &[], now())]).unwrap();
    commit(&world, vec![revoke(&contract, now(), &[], now())]).unwrap();
    assert_eq!(held(&world)[0].balance, 0);
}
