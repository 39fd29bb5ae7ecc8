//! What a team shares: in whose turn it is spent, whoever draws at once, and whose it is when it comes back.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
use db::{DbError, Statement};
use futures::executor::block_on;
use kernel::{CustomerId, Instant};
use ledger::*;
use testkit::World;

/// Tess pays for Acme; Ada and Bob are in it.
const ACME: &str = "
UPDATE customers SET name = 'Acme GmbH' WHERE id = 'cus_tess';
INSERT INTO teams (id, name, paying_customer_id, rights, shares) VALUES ('tea_acme', 'Acme', 'cus_tess', '{}', 'after_own');
DELETE FROM team_members WHERE team_id = 'tea_acme';
INSERT INTO team_members (team_id, customer_id) VALUES ('tea_acme', 'cus_ada'), ('tea_acme', 'cus_bob'), ('tea_acme', 'cus_tess');";

/// The same numbers in every run (Knuth's linear congruential generator).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((self.0 >> 33) % sides).unwrap()
    }
}

fn now() -> Instant {
    "2030-01-01T08:00:00Z".parse().unwrap()
}

fn acme() -> World {
    let world = World::new();
    world.load(ACME);
    world
}

fn commit(world: &World, statements: Vec<Statement>) -> Result<(), DbError> {
    block_on(world.db().commit(statements)).map(|_| ())
}

fn customer(id: &str) -> CustomerId {
    id.parse().unwrap()
}

fn give(world: &World, key: &str, to: &str, kind: BenefitKind, amount: i64, days: i64) {
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
        expires_at: Some(now().plus_minutes(60 * 24 * days)),
    };
    commit(world, grant(&[wish], now(), &*world.ids()).into_iter().collect()).unwrap();
}

fn held(world: &World, by: &str) -> Vec<Grant> {
    block_on(world.db().read(holding(&customer(by), now(), now().plus_minutes(1)))).unwrap()
}

/// What is left of each grant that `by` can spend, and whose it is.
fn left(world: &World, by: &str) -> Vec<(String, i64, Option<String>)> {
    held(world, by).into_iter().map(|grant| (grant.name, grant.balance, grant.of)).collect()
}

fn draws(world: &World, by: &str, minutes: i64) -> Vec<Draw> {
    let cost = Cost { minutes, price_minor: minutes * 10, currency: "EUR".parse().unwrap() };
    let today = "2030-01-01".parse().unwrap();
    let spendable: Vec<Grant> = held(world, by).iter().map(|grant| grant.on(today)).collect();
    cover(cost, &spendable, 0).draws
}

fn book(world: &World, by: &str, id: &str, drawn: &[Draw]) -> Result<(), DbError> {
    commit(world, draw(drawn, &customer(by), ("booking", id), now()))
}

fn amounts(draws: &[Draw]) -> Vec<(&str, i64)> {
    draws.iter().map(|draw| (draw.name.as_str(), draw.amount)).collect()
}

#[test]
fn the_payer_s_come_after_one_s_own_or_with_them_and_to_nobody_else() {
    let world = acme();
    give(&world, "own", "cus_ada", BenefitKind::TimeCredit, 60, 30);
    give(&world, "acme", "cus_tess", BenefitKind::TimeCredit, 600, 5);
    let of_acme = || Some("Acme GmbH".to_owned());
    assert_eq!(left(&world, "cus_ada"), [("own".to_owned(), 60, None), ("acme".to_owned(), 600, of_acme())]);
    assert_eq!(amounts(&draws(&world, "cus_ada", 90)), [("own", 60), ("acme", 30)]);
    world.load("UPDATE teams SET shares = 'pooled' WHERE id = 'tea_acme'");
    assert_eq!(amounts(&draws(&world, "cus_ada", 90)), [("acme", 90)], "it ends sooner");
    // The payer shares with nobody more than they have, and with nobody outside.
    assert_eq!(left(&world, "cus_tess"), [("acme".to_owned(), 600, None)]);
    assert_eq!(left(&world, "cus_carl"), []);
    world.load("UPDATE teams SET shared_kinds = '[\"money_credit\"]' WHERE id = 'tea_acme'");
    assert_eq!(amounts(&draws(&world, "cus_ada", 90)), [("own", 60)], "time is not shared");
    world.load("UPDATE teams SET shares = 'none'");
    assert_eq!(left(&world, "cus_bob"), []);
}

#[test]
fn who_pays_for_two_teams_shares_once_as_the_one_that_pools() {
    let world = acme();
    world.load(
        "INSERT INTO teams (id, name, paying_customer_id, rights, shares) VALUES ('tea_b', 'B', 'cus_tess', '{}', 'pooled');
INSERT INTO team_members (team_id, customer_id) VALUES ('tea_b', 'cus_ada')",
    );
    give(&world, "acme", "cus_tess", BenefitKind::TimeCredit, 600, 5);
    give(&world, "own", "cus_ada", BenefitKind::TimeCredit, 60, 30);
    assert_eq!(held(&world, "cus_ada").len(), 2);
    assert_eq!(amounts(&draws(&world, "cus_ada", 30)), [("acme", 30)]);
}

#[test]
fn of_two_members_who_draw_the_last_hour_one_is_refused() {
    let world = acme();
    give(&world, "acme", "cus_tess", BenefitKind::TimeCredit, 60, 5);
    let (ada, bob) = (draws(&world, "cus_ada", 60), draws(&world, "cus_bob", 60));
    book(&world, "cus_ada", "bkg_ada", &ada).unwrap();
    let late = book(&world, "cus_bob", "bkg_bob", &bob).unwrap_err();
    assert!(late.is_refused_by("benefit_overdrawn"), "{late:?}");
    assert_eq!(world.count("SELECT count(*) FROM v_draws"), 1);
}

#[test]
fn who_has_left_draws_nothing_more_and_what_comes_back_is_the_payer_s() {
    let world = acme();
    give(&world, "acme", "cus_tess", BenefitKind::TimeCredit, 120, 5);
    let (first, second) = (draws(&world, "cus_ada", 60), draws(&world, "cus_ada", 60));
    book(&world, "cus_ada", "bkg_1", &first).unwrap();
    world.load("DELETE FROM team_members WHERE customer_id = 'cus_ada' AND team_id = 'tea_acme'");
    let late = book(&world, "cus_ada", "bkg_2", &second).unwrap_err();
    assert!(late.is_refused_by("benefit_not_shared"), "{late:?}");
    // Nobody else's credit was ever shared with anybody by saying so.
    let forged = [Draw { of: Some("Acme GmbH".to_owned()), ..first[0].clone() }];
    assert!(book(&world, "cus_carl", "bkg_3", &forged).unwrap_err().is_refused_by("benefit_not_shared"));
    commit(&world, vec![give_back("bkg_1", now())]).unwrap();
    assert_eq!(left(&world, "cus_tess"), [("acme".to_owned(), 120, None)]);
}

#[test]
fn sharing_never_costs_more_and_keeps_its_turns() {
    for seed in 1..=300 {
        let mut dice = Dice(seed);
        let grant = |place: usize, dice: &mut Dice, of: Option<&str>, turn: u8| Grant {
            id: format!("grt_{place}").parse().unwrap(),
            kind: BenefitKind::TimeCredit,
            name: String::new(),
            amount: 500,
            balance: dice.roll(200),
            currency: None,
            scope: Scope::default(),
            contract_id: None,
            starts_at: now(),
            expires_at: Some(now().plus_minutes(dice.roll(9))),
            of: of.map(str::to_owned),
            turn,
            lent: None,
        };
        let own: Vec<Grant> = (0..3).map(|n| grant(n, &mut dice, None, 0)).collect();
        let payers: Vec<Grant> = (3..6).map(|n| grant(n, &mut dice, Some("Acme"), 1)).collect();
        let pool: Vec<Grant> = payers.iter().map(|grant| Grant { turn: 0, ..grant.clone() }).collect();
        let cost = Cost { minutes: 1 + dice.roll(900), price_minor: dice.roll(9000), currency: "EUR".parse().unwrap() };
        let after_own = cover(cost, &[own.clone(), payers].concat(), 0);
        let pooled = cover(cost, &[own.clone(), pool.clone()].concat(), 0);
        assert!(after_own.left_minor <= cover(cost, &own, 0).left_minor, "seed {seed}");
        assert_eq!(after_own.left_minor, pooled.left_minor, "seed {seed}: the order is not the price");
        let spent = |cover: &Cover, grant: &Grant| -> i64 {
            cover.draws.iter().filter(|draw| draw.grant == grant.id).map(|draw| draw.amount).sum()
        };
        if after_own.draws.iter().any(|draw| draw.of.is_some()) {
            assert!(own.iter().all(|grant| spent(&after_own, grant) == grant.balance), "seed {seed}: own first");
        }
        let all = [own, pool].concat();
        for kept in all.iter().filter(|grant| spent(&pooled, grant) < grant.balance) {
            let later = |grant: &&Grant| kept.expires_at < grant.expires_at && 0 < spent(&pooled, grant);
            assert_eq!(all.iter().find(later), None, "seed {seed}: nothing lapses for what lasts longer");
        }
    }
}

#[test]
fn whoever_draws_and_gives_back_in_whatever_order_nothing_is_spent_twice() {
    let mut refused = 0;
    for seed in 1..=8 {
        let (world, mut dice, mut booked) = (acme(), Dice(seed), Vec::<String>::new());
        give(&world, "acme", "cus_tess", BenefitKind::TimeCredit, 300, 5);
        give(&world, "own", "cus_ada", BenefitKind::TimeCredit, 100, 3);
        let people = ["cus_ada", "cus_bob", "cus_tess"];
        // What each of them saw last, which may be old by now.
        let mut seen: Vec<Vec<Draw>> = people.iter().map(|by| draws(&world, by, 50)).collect();
        for n in 0..60 {
            let who = usize::try_from(dice.roll(3)).unwrap();
            match dice.roll(5) {
                0 => seen[who] = draws(&world, people[who], 1 + dice.roll(90)),
                1 if !booked.is_empty() => {
                    let at = usize::try_from(dice.roll(u64::try_from(booked.len()).unwrap())).unwrap();
                    commit(&world, vec![give_back(&booked.remove(at), now())]).unwrap();
                }
                2 if dice.roll(4) == 0 => {
                    world.load(
                        [
                            "UPDATE teams SET shares = 'none' WHERE id = 'tea_acme'",
                            "UPDATE teams SET shares = 'after_own' WHERE id = 'tea_acme'",
                            "UPDATE teams SET shares = 'pooled' WHERE id = 'tea_acme'",
                        ][usize::try_from(dice.roll(3)).unwrap()],
                    );
                }
                _ => {
                    let id = format!("bkg_{n}");
                    match book(&world, people[who], &id, &seen[who]) {
                        Ok(()) => booked.push(id),
                        Err(error) => {
                            let late = ["benefit_overdrawn", "benefit_not_shared", "benefit_capped"];
                            assert!(late.iter().any(|rule| error.is_refused_by(rule)), "{error:?}");
                            refused += 1;
                        }
                    }
                }
            }
            assert_eq!(
                world.count("SELECT count(*) FROM v_grants WHERE balance < 0 OR amount < balance"),
                0,
                "{seed}/{n}"
            );
        }
        for id in booked {
            commit(&world, vec![give_back(&id, now())]).unwrap();
        }
        assert_eq!(world.count("SELECT sum(balance) FROM v_grants"), 400, "all of it came back, seed {seed}");
        assert_eq!(
            world.count("SELECT count(*) FROM v_grants WHERE balance <> amount"),
            0,
            "to whom it was drawn from"
        );
    }
    assert!((20..400).contains(&refused), "some were to be too late, {refused} were");
}
