//! A period of a benefit that has begun and that an end cuts: no free hours come of it (docs/money.md, part 7).
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use futures::executor::block_on;
use kernel::{CustomerId, Instant};
use plans::App;
use serde_json::{Value, json};
use support::booked::{assert_entitled, book, charged, drawn};
use support::*;
use testkit::Persona::*;
use testkit::{Function, World};

const DESK: &str = "/api/plans/contracts/con_1";

/// What of Ada's grants can be spent at that time, as whoever books reads it.
fn spendable(world: &World, at: &str) -> i64 {
    let (ada, at): (CustomerId, Instant) = ("cus_ada".parse().unwrap(), at.parse().unwrap());
    let held = block_on(world.db().read(ledger::holding(&ada, world.now(), at.plus_minutes(1)))).unwrap();
    held.iter().filter(|grant| grant.holds_at(at)).map(|grant| grant.balance).sum()
}

/// The contract that holds last.
fn last(world: &World) -> String {
    let held = world.rows("SELECT id FROM contracts WHERE customer_id = 'cus_ada' AND ends_on IS NULL");
    held[0]["id"].as_str().unwrap().to_owned()
}

#[test]
fn changing_the_quantity_again_and_again_gives_no_hours() {
    let plans = desk_of_ada();
    plans.world.load(ROOM);
    let (mut booked, hour) = (0, 1500);
    for (n, quantity) in [2, 1, 2, 1, 3, 1].into_iter().enumerate() {
        let left = spendable(&plans.world, "2030-01-20T12:00:00Z");
        if 0 < left {
            book(&plans.world, "2030-01-20", left, left * hour / 60, &format!("bkg_{n}"));
            booked += left;
        }
        let path = format!("/api/plans/contracts/{}/changes", last(&plans.world));
        let wish = json!({ "plan_id": "pln_desk", "quantity": quantity, "when": "now" });
        let shown = plans.post(Ada, &format!("{path}/preview"), wish.clone()).expect(200).json;
        let foreseen: i64 =
            shown["charged_draws"].as_array().unwrap().iter().map(|one| one["gross"]["minor"].as_i64().unwrap()).sum();
        let before = charged(&plans.world);
        agree(&plans, Ada, &path, wish).expect(200);
        assert_eq!(charged(&plans.world) - before, foreseen, "as it was shown");
        run_the_day(&plans.world);
        let free = drawn(&plans.world);
        assert!(free <= 600 * quantity, "{free} of {booked} for nothing on {quantity} desks");
        assert_eq!(charged(&plans.world), (booked - free) * hour / 60 * 119 / 100, "the rest is paid for");
        assert_right(&plans.world);
        assert_entitled(&plans.world);
    }
    assert!(1200 < booked, "{booked}: that shows nothing");
}

/// A desk of Ada's that can be left without notice.
fn left_at_will() -> Function<App> {
    let plans = desk_of_ada();
    plans.world.load(ROOM);
    plans.world.load("UPDATE contracts SET terms = json_set(terms, '$.notice_days', 0) WHERE id = 'con_1'");
    plans
}

#[test]
fn leaving_on_the_first_day_and_joining_again_gives_no_hours() {
    let plans = left_at_will();
    book(&plans.world, "2030-01-20", 600, 15_000, "bkg_1");
    let wish = json!({ "ends_on": "2030-01-01" });
    let shown = plans.post(Ada, &format!("{DESK}/cancellation/preview"), wish.clone()).expect(200).json;
    let charge = json!([{ "name": "Rooms", "source_id": "bkg_1", "gross": { "minor": 17_850, "currency": "EUR" } }]);
    assert_eq!(shown["charged_draws"], charge);
    agree(&plans, Ada, &format!("{DESK}/cancellation"), wish).expect(200);
    assert_eq!((charged(&plans.world), drawn(&plans.world)), (17_850, 0));
    plans.post(Boss, "/api/plans/all", contract("cus_ada", "pln_desk", "2030-01-01")).expect(201);
    assert_eq!((spendable(&plans.world, "2030-01-20T12:00:00Z"), charged(&plans.world)), (600, 17_850));
    assert_right(&plans.world);
    // What is cancelled is paid by nobody.
    room_cancelled(&plans.world, "bkg_1");
    assert_eq!((charged(&plans.world), spendable(&plans.world, "2030-01-20T12:00:00Z")), (0, 600));
    assert_right(&plans.world);
}

#[test]
fn what_comes_back_of_a_contract_that_has_ended_is_spent_by_nobody() {
    let plans = left_at_will();
    book(&plans.world, "2030-01-25", 100, 2500, "bkg_1");
    agree(&plans, Ada, &format!("{DESK}/cancellation"), json!({ "ends_on": "2030-01-16" })).expect(200);
    assert_eq!((charged(&plans.world), drawn(&plans.world)), (0, 100), "it lies within its part");
    assert_eq!(spendable(&plans.world, "2030-01-15T12:00:00Z"), 290 - 100);
    room_cancelled(&plans.world, "bkg_1");
    let spent = ["2030-01-15T23:59:00Z", "2030-01-16T00:00:00Z", "2030-01-20T12:00:00Z"];
    assert_eq!(spent.map(|at| spendable(&plans.world, at)), [290, 0, 0]);
    // Once the end is taken back it is all there again.
    agree(&plans, Ada, &format!("{DESK}/withdrawal"), json!({})).expect(200);
    assert_eq!(spent.map(|at| spendable(&plans.world, at)), [600, 600, 600]);
    assert_right(&plans.world);
}

#[test]
fn who_takes_an_end_back_has_the_hours_back_also_those_that_are_used() {
    let plans = left_at_will();
    book(&plans.world, "2030-01-02", 400, 10_000, "bkg_1");
    book(&plans.world, "2030-01-20", 200, 5000, "bkg_2");
    go_to(&plans.world, "2030-01-10");
    agree(&plans, Ada, &format!("{DESK}/cancellation"), json!({ "ends_on": "2030-01-16" })).expect(200);
    // 290 minutes are its part: 110 of the first are charged, at a fortieth of a euro, and all of the second.
    assert_eq!((charged(&plans.world), drawn(&plans.world)), ((2750 + 5000) * 119 / 100 + 1, 290));
    assert_right(&plans.world);
    go_to(&plans.world, "2030-01-12");
    agree(&plans, Ada, &format!("{DESK}/withdrawal"), json!({})).expect(200);
    assert_eq!((charged(&plans.world), drawn(&plans.world)), (0, 600));
    assert_eq!(spendable(&plans.world, "2030-01-20T12:00:00Z"), 0);
    assert_right(&plans.world);
    assert_entitled(&plans.world);
}

#[test]
fn what_is_left_before_it_is_charged_keeps_no_hours() {
    let plans = plans();
    plans.world.load("DELETE FROM contracts WHERE id IN ('con_ada', 'con_bob')");
    plans
        .world
        .load("UPDATE plans SET terms = json_set(terms, '$.prorates_last', json('false')) WHERE id = 'pln_desk'");
    plans.world.load(ROOM);
    plans.post(Boss, "/api/plans/all", contract("cus_ada", "pln_desk", "2030-01-01")).expect(201);
    book(&plans.world, "2030-01-20", 600, 15_000, "bkg_1");
    let act = json!({ "act": "end", "on": "2030-01-01", "reason": "" });
    plans.post(Boss, "/api/plans/all/con_1/acts?version=1", act).expect(200);
    assert_eq!((drawn(&plans.world), plans.world.count(CHARGED_NET)), (0, 15_000));
    assert_right(&plans.world);
}

/// A row of the table: what a plan gives and gives back, what was drawn of it, when it ends, what follows.
struct Row<'a> {
    counted_in: &'a str,
    gives: &'a str,
    prorates_last: bool,
    draws: Vec<(i64, i64)>,
    ends_on: &'a str,
    then_gives: &'a str,
}

impl Row<'_> {
    fn of(cells: &[&'static str]) -> Row<'static> {
        let [counted_in, gives, prorates_last, draws, ends_on, then_gives] = cells else { panic!("{cells:?}") };
        let number = |text: &str| text.parse::<i64>().unwrap();
        let draws = draws.split(' ').map(|draw| draw.split_once('/').unwrap());
        let draws = draws.map(|(amount, worth)| (number(amount), number(worth))).collect();
        Row { counted_in, gives, prorates_last: *prorates_last == "yes", draws, ends_on, then_gives }
    }

    fn plan(&self, gives: &str) -> Value {
        let amount: i64 = gives.parse().unwrap();
        let gives = match self.counted_in {
            "minutes" => json!({ "kind": "time_credit", "minutes": amount }),
            _ => json!({ "kind": "day_pass", "passes": amount }),
        };
        let terms = json!({ "prorates_last": self.prorates_last, "benefits": [{ "name": "Given", "gives": gives }] });
        let mut plan = plan();
        plan["terms"] = terms;
        plan
    }

    /// A contract of January, of which was drawn on the 4th, the 8th and so on.
    fn world(&self) -> Function<App> {
        let plans = plans();
        plans.world.load("DELETE FROM contracts WHERE id IN ('con_ada', 'con_bob')");
        plans.world.load(ROOM);
        plans.put(Boss, "/api/plans/setup/pln_cut?version=0", self.plan(self.gives)).expect(200);
        if self.then_gives != "-" {
            plans.put(Boss, "/api/plans/setup/pln_then?version=0", self.plan(self.then_gives)).expect(200);
        }
        plans.post(Boss, "/api/plans/all", contract("cus_ada", "pln_cut", "2030-01-01")).expect(201);
        run_the_day(&plans.world);
        for (n, (amount, worth)) in self.draws.iter().enumerate() {
            let day = format!("2030-01-{:02}", 4 * (n + 1));
            if self.counted_in == "minutes" {
                book(&plans.world, &day, *amount, *worth, &format!("bkg_{n}"));
            } else {
                checked_in(&plans.world, *amount, *worth, &format!("chk_{n}"));
            }
        }
        plans
    }
}

/// So many passes drawn by people who came.
fn checked_in(world: &World, passes: i64, worth_minor: i64, stay: &str) {
    let ada: CustomerId = "cus_ada".parse().unwrap();
    let held = block_on(world.db().read(ledger::holding(&ada, world.now(), world.now().plus_minutes(1)))).unwrap();
    let grant = held.iter().find(|grant| passes <= grant.balance).unwrap();
    let drawn = grant.draw(passes, worth_minor, "EUR".parse().ok());
    block_on(world.db().commit(ledger::draw(&[drawn], &ada, ("check_in", stay), world.now()))).unwrap();
}

const DRAWN_OF_IT: &str = "SELECT coalesce(sum(draws.amount), 0) FROM draws JOIN grants ON grants.id = grant_id
WHERE source <> 'revocation' AND contract_id = (SELECT id FROM contracts WHERE plan_id = 'pln_cut')";
const DRAWN_OF_THE_NEXT: &str = "SELECT coalesce(sum(draws.amount), 0) FROM draws JOIN grants ON grants.id = grant_id
WHERE source <> 'revocation' AND contract_id = (SELECT id FROM contracts WHERE plan_id = 'pln_then')";
const CHARGED_NET: &str = "SELECT coalesce(sum(net_minor), 0) FROM charges WHERE source = 'benefit'";

#[test]
fn a_period_that_is_cut_gives_its_part() {
    for cells in table("cut") {
        let row = Row::of(&cells[..6]);
        let [stays, anew, net] = [6, 7, 8].map(|n| cells[n].parse::<i64>().unwrap());
        // Foreseen on the first day, or done on the day itself: it comes to the same.
        for today in ["2030-01-01", row.ends_on] {
            let plans = row.world();
            go_to(&plans.world, today);
            let act = match row.then_gives {
                "-" => json!({ "act": "end", "on": row.ends_on, "reason": "" }),
                _ => json!({ "act": "plan", "plan_id": "pln_then", "quantity": 1, "on": row.ends_on }),
            };
            let held = &plans.world.rows("SELECT id, version FROM contracts WHERE plan_id = 'pln_cut'")[0];
            let path = format!("/api/plans/all/{}/acts?version={}", held["id"].as_str().unwrap(), held["version"]);
            let shown = plans.post(Boss, &format!("{path}&dry_run=true"), act.clone()).expect(200).json;
            plans.post(Boss, &path, act).expect(200);
            let gross = |draw: &Value| draw["gross"]["minor"].as_i64().unwrap();
            let foreseen: i64 = shown["preview"]["charged_draws"].as_array().unwrap().iter().map(gross).sum();
            assert_eq!(foreseen, charged(&plans.world), "{cells:?} on {today}");
            let known = [DRAWN_OF_IT, DRAWN_OF_THE_NEXT, CHARGED_NET].map(|sql| plans.world.count(sql));
            assert_eq!(known, [stays, anew, net], "{cells:?} on {today}");
            assert_right(&plans.world);
            assert_entitled(&plans.world);
        }
    }
}

/// The rows of a table of docs/money.md.
fn table(name: &str) -> Vec<Vec<&'static str>> {
    let page = include_str!("../../../docs/money.md");
    let (_, table) = page.split_once(&format!("<!-- table: {name} -->\n")).unwrap();
    let rows = table.lines().take_while(|line| line.starts_with('|')).skip(2);
    rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect()).collect()
}
