//! What is noted of jobs, and of the nightly look.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
use db::Query;
use futures::executor::block_on;
use health::{Never, Run, note};
use testkit::{World, check_sql};

const BROKEN: &str = "SELECT 1 AS overlapping_bookings, 0 AS invoice_number_gap";
const WORSE: &str = "SELECT 3 AS overlapping_bookings, 2 AS invoice_number_gap";
const SOUND: &str = "SELECT 0 AS overlapping_bookings";
const NO_SQL: &str = "SELECT 1 AS x FROM no_such_table";

fn run(world: &World, at: &str, log: &[&str], never: &'static str) {
    world.set_now(at);
    let log: Vec<String> = log.iter().map(|line| (*line).to_owned()).collect();
    let run = Run { function: "billing", now: world.now(), log: &log };
    let never: Never = Query::new(never, []);
    block_on(note(&world.db(), run, vec![never])).unwrap();
}

fn row(world: &World) -> String {
    let rows = world.rows("SELECT (ran_at / 60000) || ' ' || complaints || ' ' || (coalesce(looked_at, 0) / 60000) || ' ' || broken AS told FROM health WHERE function = 'billing'");
    rows[0]["told"].as_str().unwrap().to_owned()
}

fn told(world: &World) -> i64 {
    world.count("SELECT count(*) FROM outbox WHERE topic = 'health.broken'")
}

fn minutes(world: &World, at: &str) -> i64 {
    world.set_now(at);
    world.now().as_millis() / 60_000
}

#[test]
fn a_run_is_noted_now_and_then_and_what_it_complains_of_at_once() {
    let world = World::new();
    let looked = minutes(&world, "2030-01-01T05:00:00Z");
    run(&world, "2030-01-01T05:00:00Z", &[], SOUND);
    run(&world, "2030-01-01T05:09:00Z", &[], SOUND);
    assert_eq!(row(&world), format!("{looked} [] {looked} {{}}"), "not each minute");
    run(&world, "2030-01-01T05:09:00Z", &["no mail"], SOUND);
    assert_eq!(row(&world), format!("{} [\"no mail\"] {looked} {{}}", looked + 9));
    run(&world, "2030-01-01T05:10:00Z", &[], SOUND);
    assert_eq!(row(&world), format!("{} [] {looked} {{}}", looked + 10));
}

#[test]
fn each_night_is_looked_once_and_what_is_new_is_told_once() {
    let world = World::new();
    run(&world, "2030-01-01T05:00:00Z", &[], SOUND);
    run(&world, "2030-01-02T02:59:00Z", &[], BROKEN);
    assert_eq!(told(&world), 0, "that night is over at three");
    run(&world, "2030-01-02T03:00:00Z", &[], BROKEN);
    run(&world, "2030-01-02T03:00:00Z", &[], BROKEN);
    assert_eq!(told(&world), 1);
    assert!(row(&world).ends_with("{\"overlapping_bookings\":1}"), "{}", row(&world));
    run(&world, "2030-01-03T03:05:00Z", &[], BROKEN);
    assert_eq!(told(&world), 1, "known since yesterday");
    run(&world, "2030-01-04T03:05:00Z", &[], WORSE);
    assert_eq!(told(&world), 2, "something new");
    run(&world, "2030-01-05T03:05:00Z", &[], SOUND);
    assert!(row(&world).ends_with(" {}"), "{}", row(&world));
    run(&world, "2030-01-06T03:05:00Z", &[], BROKEN);
    assert_eq!(told(&world), 3, "it was gone, and is back");
}

#[test]
fn that_it_could_not_be_asked_is_told_and_not_asked_again_that_night() {
    let world = World::new();
    run(&world, "2030-01-02T03:00:00Z", &[], NO_SQL);
    run(&world, "2030-01-02T04:00:00Z", &[], NO_SQL);
    assert_eq!(told(&world), 1);
    assert!(row(&world).ends_with("{\"could_not_be_asked\":1}"), "{}", row(&world));
}

#[test]
fn a_log_without_end_is_cut() {
    let world = World::new();
    let line = "x".repeat(1000);
    let log: Vec<&str> = std::iter::repeat_n(line.as_str(), 100).collect();
    run(&world, "2030-01-01T05:00:00Z", &log, SOUND);
    assert!(row(&world).len() < 7000);
}

#[test]
fn every_sql_text_is_planned_with_an_index() {
    check_sql(health::ALL_SQL, &[]);
}
