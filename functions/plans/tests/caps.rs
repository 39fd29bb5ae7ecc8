//! What is left of the caps of one's plans: minutes booked and ordered, days here, visitors.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use serde_json::{Value, json};
use support::booked::book;
use support::*;
use testkit::Persona::*;

const CAPS: &str = "UPDATE contracts SET terms = json_set(terms, '$.caps', json('{\"check_ins_per_week\":3,\"check_ins_per_month\":8,\"visitors_per_day\":1,\"visitors_per_week\":4,\"visitors_per_month\":9}')) WHERE id = 'con_1'";
/// Ada came twice on the first, on the second, and on the seventh, which is the next week's; on the third with a pass that she had bought.
/// In December she came on the last day, which is the week's.
const STAYS: &str = "
INSERT INTO check_ins (id, customer_id, location_id, local_day, in_at, in_by, out_at, out_by, covered_by, cover_name, counts)
SELECT 'chk_' || key, value ->> 0, 'loc_utc', value ->> 1, unixepoch(value ->> 1) * 1000, 'member', unixepoch(value ->> 1) * 1000, 'member', 'plan', '', value ->> 2
FROM json_each('[[\"cus_ada\",\"2029-12-31\",1],[\"cus_ada\",\"2030-01-01\",1],[\"cus_ada\",\"2030-01-01\",1],[\"cus_ada\",\"2030-01-02\",1],[\"cus_ada\",\"2030-01-03\",0],[\"cus_ada\",\"2030-01-07\",1],[\"cus_bob\",\"2030-01-01\",1]]')";
/// One visitor today, two on the fourth, one of whom was called off, one on the thirtieth.
const VISITS: &str = "
INSERT INTO visits (id, guest_id, location_id, host_id, customer_id, name, sought, locale, company, reason, note, starts_at, ends_at, local_day, repeats, walk_in, status, sequence, request_key, request_place, created_at)
SELECT 'vis_' || key, 'gue_1', 'loc_utc', 'cus_ada', value ->> 0, 'Gus', 'gus', 'en', '', '', '', unixepoch(value ->> 1) * 1000, unixepoch(value ->> 1) * 1000 + 1, value ->> 1, 0, 0, value ->> 2, 0, 'k', key, 1
FROM json_each('[[\"cus_ada\",\"2030-01-01\",\"expected\"],[\"cus_ada\",\"2030-01-04\",\"expected\"],[\"cus_ada\",\"2030-01-04\",\"cancelled\"],[\"cus_ada\",\"2030-01-30\",\"expected\"],[\"cus_bob\",\"2030-01-01\",\"expected\"]]')";

#[test]
fn days_here_and_visitors_are_shown_with_what_the_plan_allows() {
    let plans = desk_of_ada();
    plans.world.load(CAPS);
    let caps = || {
        let mine = plans.get(Ada, "/api/plans").expect(200);
        assert_eq!(mine.trips, 1);
        mine.json["caps"].clone()
    };
    let of = |cap: &str, used: i64, max: i64, from: &str, until: &str| json!({ "cap": cap, "used": used, "max": max, "from": from, "until": until });
    let [week, month] = [("2029-12-31", "2030-01-07"), ("2030-01-01", "2030-02-01")];
    let shown = |[stays_week, stays_month, visitors_day, visitors_week, visitors_month]: [i64; 5]| {
        json!([
            of("check_ins_per_week", stays_week, 3, week.0, week.1),
            of("check_ins_per_month", stays_month, 8, month.0, month.1),
            of("visitors_per_day", visitors_day, 1, "2030-01-01", "2030-01-02"),
            of("visitors_per_week", visitors_week, 4, week.0, week.1),
            of("visitors_per_month", visitors_month, 9, month.0, month.1),
        ])
    };
    assert_eq!(caps(), shown([0, 0, 0, 0, 0]));
    plans.world.load(STAYS);
    plans.world.load(VISITS);
    assert_eq!(caps(), shown([3, 3, 1, 2, 3]));
    // Of two plans each gives its own; one without a cap lifts it.
    plans.world.load("UPDATE contracts SET quantity = 2 WHERE id = 'con_1'");
    assert_eq!(caps()[0]["max"], 6);
    plans.world.load("UPDATE contracts SET terms = json_remove(terms, '$.caps.visitors_per_week') WHERE id = 'con_1'");
    assert_eq!(caps().as_array().unwrap().len(), 4);
}

#[test]
fn what_is_ordered_and_not_paid_yet_is_shown_as_booked() {
    const ORDERED: &str = "INSERT INTO orders (id, key, customer_id, status, lines, currency, net_minor, tax_minor, gross_minor, terms_version, created_at, changed_at)
  VALUES ('ord_1', 'k', 'cus_ada', 'awaiting_payment', '[{\"item\":\"itm_1\",\"made\":{\"made\":\"booking\",\"id\":\"bkg_ordered\",\"quote\":{\"resource\":{\"id\":\"res_room\"},\"location\":{\"id\":\"loc_utc\"},\"starts_at\":\"2030-01-03T10:00:00Z\",\"ends_at\":\"2030-01-03T12:00:00Z\"}}}]',
    'EUR', 0, 0, 0, '1', 0, 0)";
    let plans = desk_of_ada();
    plans.world.load("UPDATE contracts SET terms = json_set(terms, '$.caps', json('{\"booking_minutes_per_month\":600}')) WHERE id = 'con_1'");
    plans.world.load(ROOM);
    book(&plans.world, "2030-01-02", 90, 3000, "bkg_1");
    let used = || plans.get(Ada, "/api/plans").expect(200).json["caps"][0]["used"].clone();
    let before = used();
    plans.world.load(ORDERED);
    assert_eq!(used(), Value::from(before.as_i64().unwrap() + 120));
    plans.world.load("UPDATE orders SET status = 'lapsed'");
    assert_eq!(used(), before);
}
