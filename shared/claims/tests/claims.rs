//! Claims on real SQLite: what overlaps cannot be written.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
use claims::{ALL_SQL, Claim, SlotRange, claimed, is_taken, put, release, take};
use db::DbError;
use futures::executor::block_on;
use testkit::{World, check_sql};

fn range(first: i64, after: i64) -> SlotRange {
    SlotRange::of(first, after).unwrap()
}

fn try_take(world: &World, holder: &str, leaves: &[(&str, u32)], slots: SlotRange) -> Result<(), DbError> {
    block_on(world.db().commit(take(holder, leaves.iter().copied(), slots))).map(|_| ())
}

#[test]
fn a_unit_is_held_once_at_a_time() {
    let world = World::new();
    try_take(&world, "a", &[("oak", 1)], range(10, 14)).unwrap();
    for overlapping in [range(10, 14), range(9, 11), range(13, 20), range(11, 12), range(0, 100)] {
        assert!(is_taken(&try_take(&world, "b", &[("oak", 1)], overlapping).unwrap_err()), "{overlapping:?}");
    }
    try_take(&world, "b", &[("oak", 1)], range(14, 15)).unwrap();
    try_take(&world, "c", &[("oak", 1)], range(8, 10)).unwrap();
    assert_eq!(world.count("SELECT count(*) FROM slot_claims"), 7);
}

#[test]
fn as_many_hold_it_as_there_are_units_and_the_lowest_free_one_is_taken() {
    let world = World::new();
    for holder in ["a", "b", "c"] {
        try_take(&world, holder, &[("desk", 3)], range(0, 4)).unwrap();
    }
    assert!(is_taken(&try_take(&world, "d", &[("desk", 3)], range(3, 5)).unwrap_err()));
    block_on(world.db().commit(release("b", range(0, 4)))).unwrap();
    try_take(&world, "d", &[("desk", 3)], range(3, 5)).unwrap();
    assert_eq!(world.count("SELECT unit FROM claims WHERE holder = 'd'"), 1);
}

#[test]
fn all_leaves_are_held_or_none() {
    let world = World::new();
    try_take(&world, "a", &[("elm", 1)], range(0, 4)).unwrap();
    assert!(is_taken(&try_take(&world, "b", &[("oak", 1), ("elm", 1)], range(2, 6)).unwrap_err()));
    assert_eq!(world.count("SELECT count(*) FROM claims"), 1);
    assert_eq!(world.count("SELECT count(*) FROM slot_claims"), 4);
}

#[test]
fn what_is_released_is_free_and_what_is_claimed_is_found() {
    let world = World::new();
    try_take(&world, "a", &[("oak", 1), ("elm", 1)], range(10, 14)).unwrap();
    let found = |slots| block_on(world.db().read(claimed(["oak", "elm", "ash"], slots))).unwrap().len();
    assert_eq!((found(range(13, 20)), found(range(14, 20)), found(range(0, 10))), (2, 0, 0));
    block_on(world.db().commit(release("a", range(10, 14)))).unwrap();
    assert_eq!(world.count("SELECT (SELECT count(*) FROM claims) + (SELECT count(*) FROM slot_claims)"), 0);
}

#[test]
fn claims_brought_in_together_conflict_like_any_other() {
    let world = World::new();
    let claim = |holder: &str, unit, first_slot, after_slot| Claim {
        resource_id: "desk".to_owned(),
        unit,
        first_slot,
        after_slot,
        holder: holder.to_owned(),
    };
    block_on(world.db().commit(put(&[claim("a", 0, 0, 4), claim("b", 1, 2, 6)]))).unwrap();
    assert_eq!(world.count("SELECT count(*) FROM slot_claims"), 8);
    assert!(is_taken(&block_on(world.db().commit(put(&[claim("c", 1, 5, 7)]))).unwrap_err()));
}

#[test]
fn a_stretch_lies_on_the_grid_and_within_32_days() {
    let at = |text: &str| text.parse().unwrap();
    let between = |from, until| SlotRange::between(at(from), at(until));
    assert!(between("2030-01-01T10:00:00Z", "2030-01-01T10:15:00Z").is_some());
    assert!(between("2030-01-01T10:00:00Z", "2030-01-01T10:20:00Z").is_none());
    assert!(between("2030-01-01T10:00:00Z", "2030-01-01T10:00:00Z").is_none());
    assert!(between("2030-01-01T10:00:00Z", "2030-01-01T09:00:00Z").is_none());
    assert!(between("2030-01-01T00:00:00Z", "2030-02-02T00:15:00Z").is_none());
}

#[test]
fn every_sql_text_is_planned_with_an_index() {
    check_sql(ALL_SQL, &["slots"]);
}
