//! How much one member may draw of what a team shares: whoever draws at once, whatever comes back, in whichever month.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
use db::{DbError, Query, Statement};
use futures::executor::block_on;
use kernel::{CustomerId, Day, Instant};
use ledger::*;
use std::collections::BTreeMap;
use testkit::World;

/// Tess pays for Acme; Ada and Bob are in it, and each may draw two hours a month.
const ACME: &str = "
UPDATE customers SET name = 'Acme GmbH' WHERE id = 'cus_tess';
INSERT INTO teams (id, name, paying_customer_id, rights, shares, share_caps) VALUES ('tea_acme', 'Acme', 'cus_tess', '{}', 'pooled', '{\"time_credit\":120}');
INSERT INTO team_members (team_id, customer_id) VALUES ('tea_acme', 'cus_ada'), ('tea_acme', 'cus_bob'), ('tea_acme', 'cus_tess');";

/// The same numbers in every run (Knuth's linear congruential generator).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((self.0 >> 33) % sides).unwrap()
    }

    fn of<'a, T>(&mut self, several: &'a [T]) -> &'a T {
        &several[usize::try_from(self.roll(u64::try_from(several.len()).unwrap())).unwrap()]
    }
}

const JANUARY: &str = "2030-01-10";
const FEBRUARY: &str = "2030-02-10";

fn now() -> Instant {
    "2030-01-01T08:00:00Z".parse().unwrap()
}

fn acme() -> World {
    let world = World::new();
    world.load(ACME);
    // Two grants of one name and one of another: a cap counts what is of one kind.
    for (key, amount) in [("rooms", 100), ("booths", 400)] {
        give(&world, key, "cus_tess", BenefitKind::TimeCredit, amount);
    }
    world
}

fn commit(world: &World, statements: Vec<Statement>) -> Result<(), DbError> {
    block_on(world.db().commit(statements)).map(|_| ())
}

fn customer(id: &str) -> CustomerId {
    id.parse().unwrap()
}

fn give(world: &World, key: &str, to: &str, kind: BenefitKind, amount: i64) {
    let wish = GrantWish {
        key: key.to_owned(),
        customer: customer(to),
        contract: None,
        kind,
        name: key.to_owned(),
        amount,
        currency: None,
        scope: Scope::default(),
        starts_at: now(),
        expires_at: Some(now().plus_minutes(60 * 24 * 90)),
    };
    commit(world, grant(&[wish], now(), &*world.ids()).into_iter().collect()).unwrap();
}

fn on(world: &World, by: &str, day: &str) -> Vec<Grant> {
    let day: Day = day.parse().unwrap();
    let until = now().plus_minutes(60 * 24 * 60);
    let held = block_on(world.db().read(holding(&customer(by), now(), until))).unwrap();
    held.iter().map(|grant| grant.on(day)).collect()
}

fn draws(world: &World, by: &str, day: &str, minutes: i64) -> Vec<Draw> {
    let cost = Cost { minutes, price_minor: minutes * 10, currency: "EUR".parse().unwrap() };
    cover(cost, &on(world, by, day), 0).draws
}

fn minutes(draws: &[Draw]) -> i64 {
    draws.iter().map(|draw| draw.amount).sum()
}

fn book(world: &World, by: &str, id: &str, drawn: &[Draw]) -> Result<(), DbError> {
    commit(world, draw(drawn, &customer(by), ("booking", id), now()))
}

/// What somebody has drawn of what is not theirs in the month of `day`.
fn drawn_in(world: &World, by: &str, day: &str) -> i64 {
    const DRAWN: &str = "SELECT coalesce(sum(amount), 0) AS total FROM v_draws WHERE drawn_by = ?1 AND month = ?2";
    let month = day.parse::<Day>().unwrap().month().0.to_string();
    let asked: Query<BTreeMap<String, i64>> = Query::new(DRAWN, [by.into(), month.into()]);
    block_on(world.db().read(asked)).unwrap()[0]["total"]
}

#[test]
fn a_member_draws_as_much_as_one_may_each_month() {
    let world = acme();
    let first = draws(&world, "cus_ada", JANUARY, 300);
    assert_eq!(minutes(&first), 120, "of two grants together");
    book(&world, "cus_ada", "bkg_1", &first).unwrap();
    assert_eq!(draws(&world, "cus_ada", JANUARY, 60), []);
    // Another month and another member have their own.
    assert_eq!(minutes(&draws(&world, "cus_ada", FEBRUARY, 300)), 120);
    assert_eq!(minutes(&draws(&world, "cus_bob", JANUARY, 300)), 120);
    // What is cancelled comes back to the cap as to the grant.
    commit(&world, vec![give_back("bkg_1", now())]).unwrap();
    assert_eq!(minutes(&draws(&world, "cus_ada", JANUARY, 300)), 120);
    // Who pays has what is theirs, all of it; and a kind that no cap names has none.
    assert_eq!(minutes(&draws(&world, "cus_tess", JANUARY, 900)), 500);
    world.load("UPDATE teams SET share_caps = '{\"day_pass\":1}' WHERE id = 'tea_acme'");
    assert_eq!(minutes(&draws(&world, "cus_ada", JANUARY, 900)), 500);
}

#[test]
fn one_s_own_are_no_part_of_it_and_nothing_may_be_a_cap() {
    let world = acme();
    give(&world, "own", "cus_ada", BenefitKind::TimeCredit, 200);
    assert_eq!(minutes(&draws(&world, "cus_ada", JANUARY, 900)), 320);
    world.load("UPDATE teams SET share_caps = '{\"time_credit\":0}' WHERE id = 'tea_acme'");
    let own = draws(&world, "cus_ada", JANUARY, 900);
    assert_eq!((minutes(&own), own.len()), (200, 1));
    book(&world, "cus_ada", "bkg_own", &own).unwrap();
    assert_eq!(drawn_in(&world, "cus_ada", JANUARY), 0);
}

#[test]
fn who_is_in_two_teams_of_one_payer_is_held_to_both() {
    let world = acme();
    world.load(
        "INSERT INTO teams (id, name, paying_customer_id, rights, shares, share_caps) VALUES ('tea_b', 'B', 'cus_tess', '{}', 'pooled', '{\"time_credit\":45}');
INSERT INTO team_members (team_id, customer_id) VALUES ('tea_b', 'cus_ada')",
    );
    assert_eq!(minutes(&draws(&world, "cus_ada", JANUARY, 300)), 45);
    assert_eq!(minutes(&draws(&world, "cus_bob", JANUARY, 300)), 120);
    // A team that does not share it says nothing of it.
    world.load("UPDATE teams SET shared_kinds = '[\"day_pass\"]' WHERE id = 'tea_b'");
    world.load("UPDATE teams SET shares = 'after_own' WHERE id = 'tea_b'");
    assert_eq!(minutes(&draws(&world, "cus_ada", JANUARY, 300)), 120);
}

#[test]
fn of_two_draws_of_one_member_at_once_the_one_above_the_cap_is_refused_whole() {
    let world = acme();
    world.load("UPDATE grants SET amount = 400");
    let (first, second) = (draws(&world, "cus_ada", JANUARY, 90), draws(&world, "cus_ada", JANUARY, 90));
    book(&world, "cus_ada", "bkg_1", &first).unwrap();
    let late = book(&world, "cus_ada", "bkg_2", &second).unwrap_err();
    assert!(late.is_refused_by("benefit_capped"), "{late:?}");
    assert_eq!(drawn_in(&world, "cus_ada", JANUARY), 90);
    // A cap that was lowered meanwhile holds for what comes, and leaves what was drawn.
    let third = draws(&world, "cus_ada", JANUARY, 20);
    assert_eq!(minutes(&third), 20);
    world.load("UPDATE teams SET share_caps = '{\"time_credit\":60}' WHERE id = 'tea_acme'");
    assert!(book(&world, "cus_ada", "bkg_3", &third).unwrap_err().is_refused_by("benefit_capped"));
    commit(&world, vec![give_back("bkg_1", now())]).unwrap();
    assert_eq!(minutes(&draws(&world, "cus_ada", JANUARY, 90)), 60);
}

#[test]
fn what_a_cap_leaves_is_told_once_for_what_is_counted_together() {
    let world = acme();
    give(&world, "own", "cus_ada", BenefitKind::TimeCredit, 200);
    give(&world, "passes", "cus_tess", BenefitKind::DayPass, 5);
    let told = |by: &str, month: &str| {
        let (mut caps, month) = (Vec::new(), month.parse::<Day>().unwrap().month().0);
        for grant in on(&world, by, JANUARY) {
            if let Some(lent) = &grant.lent {
                lent.note_cap(&mut caps, (grant.kind, grant.currency), month);
            }
        }
        caps
    };
    let left = |left| vec![CapLeft { kind: BenefitKind::TimeCredit, currency: None, left, max: 120 }];
    assert_eq!(told("cus_ada", JANUARY), left(120), "of two grants of hours; passes have no cap here");
    book(&world, "cus_ada", "bkg_1", &draws(&world, "cus_ada", JANUARY, 290)).unwrap();
    assert_eq!((told("cus_ada", JANUARY), told("cus_ada", FEBRUARY)), (left(30), left(120)));
    assert_eq!((told("cus_bob", JANUARY), told("cus_tess", JANUARY)), (left(120), vec![]), "who pays has none");
}

#[test]
fn what_one_item_of_a_basket_draws_is_gone_for_the_next() {
    let world = acme();
    let mut grants = on(&world, "cus_ada", JANUARY);
    let cost = |minutes| Cost { minutes, price_minor: minutes * 10, currency: "EUR".parse().unwrap() };
    for (asked, got) in [(80, 80), (80, 40), (10, 0)] {
        let drawn = cover(cost(asked), &grants, 0).draws;
        assert_eq!(minutes(&drawn), got);
        for draw in &drawn {
            leave(&mut grants, draw);
        }
    }
}

fn set_cap(world: &World, minutes: i64) {
    const SET: &str =
        "UPDATE teams SET share_caps = json_object('time_credit', CAST(?1 AS INTEGER)) WHERE id = 'tea_acme'";
    commit(world, vec![Statement::new(SET, [minutes.into()])]).unwrap();
}

#[test]
fn whoever_draws_gives_back_and_sets_caps_no_member_has_more_and_nothing_is_drawn_twice() {
    let (mut refused, mut capped) = (0, 0);
    for seed in 1..=12 {
        let (world, mut dice, mut booked) = (acme(), Dice(seed), Vec::<String>::new());
        let (people, months) = (["cus_ada", "cus_bob"], [JANUARY, FEBRUARY]);
        // The highest cap since the beginning: a lower one takes nothing back.
        let mut highest = 120;
        // What each of them saw last, which may be old by now.
        let mut seen: Vec<(&str, Vec<Draw>)> = people.iter().map(|by| (*by, draws(&world, by, JANUARY, 50))).collect();
        for n in 0..60 {
            let who = usize::try_from(dice.roll(2)).unwrap();
            match dice.roll(6) {
                0 | 1 => {
                    let month = *dice.of(&months);
                    seen[who].1 = draws(&world, people[who], month, 1 + dice.roll(90));
                }
                2 if !booked.is_empty() => {
                    let at = usize::try_from(dice.roll(u64::try_from(booked.len()).unwrap())).unwrap();
                    commit(&world, vec![give_back(&booked.remove(at), now())]).unwrap();
                }
                3 if dice.roll(3) == 0 => {
                    let cap = 30 + dice.roll(120);
                    highest = highest.max(cap);
                    set_cap(&world, cap);
                }
                _ => match book(&world, seen[who].0, &format!("bkg_{n}"), &seen[who].1) {
                    Ok(()) => booked.push(format!("bkg_{n}")),
                    Err(error) => {
                        refused += 1;
                        capped += i32::from(error.is_refused_by("benefit_capped"));
                        assert!(
                            error.is_refused_by("benefit_capped") || error.is_refused_by("benefit_overdrawn"),
                            "{error:?}"
                        );
                    }
                },
            }
            for (by, month) in people.iter().flat_map(|by| months.map(|month| (by, month))) {
                assert!((0..=highest).contains(&drawn_in(&world, by, month)), "seed {seed}, act {n}: {by} in {month}");
            }
            assert_eq!(world.count("SELECT count(*) FROM v_grants WHERE balance < 0 OR amount < balance"), 0);
        }
        for id in &booked {
            commit(&world, vec![give_back(id, now())]).unwrap();
        }
        assert_eq!(world.count("SELECT sum(balance) FROM v_grants"), 500, "all of it came back, seed {seed}");
        let kept = people.iter().flat_map(|by| months.map(|month| drawn_in(&world, by, month))).sum::<i64>();
        assert_eq!(kept, 0, "and to the caps, seed {seed}");
    }
    assert!(20 < refused && 10 < capped, "some were to be too late: {refused} were, {capped} by the cap");
}
