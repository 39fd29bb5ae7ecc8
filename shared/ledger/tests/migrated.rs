//! What a migration makes of rows that were there before it.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
use serde_json::{Value, json};
use testkit::World;

/// Tess pays for a team that Ada and Bob are in. What they drew of hers is written as it was before caps: without who drew it. Ada has
/// a booking on 1 February 2030, Bob an order of 31 December 2029 and a stay of 15 January 2030.
const BEFORE: &str = "
INSERT INTO customers (id, name, email, created_at) VALUES ('cus_ada', 'Ada', 'ada@example.org', 1), ('cus_bob', 'Bob', 'bob@example.org', 1),
  ('cus_tess', 'Tess', 'tess@example.org', 1);
INSERT INTO locations (id, slug, name, address, currency, zone, hours, version) VALUES
  ('loc_utc', 'harbour', 'Harbour', '1 Quay Street', 'EUR', '{\"name\":\"Etc/UTC\",\"first_offset_seconds\":0,\"transitions\":[]}', '[]', 1);
INSERT INTO kinds (id, name, category) VALUES ('knd_room', 'Meeting room', 'meeting_room');
INSERT INTO policies (id, name, length_minutes_min, length_minutes_max, grain_minutes, lead_time_minutes, horizon_days, open_bookings_max,
    return_gap_same_resource_minutes, return_gap_any_resource_minutes, buffer_before_minutes, buffer_after_minutes, cancel_until_minutes)
  VALUES ('pol_1', 'P', 30, 480, 30, 0, 60, NULL, 0, 0, 0, 0, 0);
INSERT INTO resources (id, location_id, kind_id, policy_id, name, description, capacity, units, amenities, audience, plan_ids, team_ids, position, archived, version)
  VALUES ('res_oak', 'loc_utc', 'knd_room', 'pol_1', 'Oak', '', 8, 1, '[]', 'everyone', '[]', '[]', 1, 0, 1);
INSERT INTO bookings (id, resource_id, location_id, customer_id, starts_at, ends_at, first_slot, after_slot, status, title, people, price_minor,
    currency, price_why, cancel_until, created_at) VALUES
  ('bkg_ada', 'res_oak', 'loc_utc', 'cus_ada', 1896134400000, 1896138000000, 1, 5, 'confirmed', '', 1, 0, 'EUR', '[]', 1, 1),
  ('bkg_tess', 'res_oak', 'loc_utc', 'cus_tess', 1896134400000, 1896138000000, 1, 5, 'confirmed', '', 1, 0, 'EUR', '[]', 1, 1);
INSERT INTO orders (id, key, customer_id, status, lines, currency, net_minor, tax_minor, gross_minor, terms_version, created_at, changed_at) VALUES
  ('ord_bob', 'o', 'cus_bob', 'fulfilled', '[]', 'EUR', 0, 0, 0, '1', 1893455999000, 1893455999000);
INSERT INTO check_ins (id, customer_id, location_id, local_day, in_at, in_by, out_at, out_by, covered_by, grant_id, cover_name, counts) VALUES
  ('chk_bob', 'cus_bob', 'loc_utc', '2030-01-15', 1894694400000, 'member', 1894698000000, 'member', 'day_pass', 'grt_pass', 'Pass', 0);
INSERT INTO grants (id, key, customer_id, kind, name, amount, scope, starts_at, created_at) VALUES
  ('grt_hours', 'h', 'cus_tess', 'time_credit', 'Hours', 600, '{}', 0, 1), ('grt_pass', 'p', 'cus_tess', 'day_pass', 'Pass', 10, '{}', 0, 1),
  ('grt_own', 'o', 'cus_ada', 'time_credit', 'Own', 600, '{}', 0, 1);
INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, at) VALUES
  ('a', 'grt_hours', 'booking', 'bkg_ada', 60, 300, 1), ('a:back', 'grt_hours', 'booking', 'bkg_ada', -60, -300, 2),
  ('a:own', 'grt_own', 'booking', 'bkg_ada', 15, 75, 1),
  ('b', 'grt_hours', 'order', 'ord_bob', 30, 150, 1), ('c', 'grt_pass', 'check_in', 'chk_bob', 1, 900, 1),
  ('d', 'grt_hours', 'booking', 'bkg_tess', 45, 225, 1), ('e', 'grt_hours', 'booking', 'bkg_gone', 20, 100, 1),
  ('f', 'grt_hours', 'revocation', 'con_tess', 10, 0, 1);\n";

#[test]
fn what_was_drawn_of_a_payer_s_before_there_were_caps_gets_who_drew_it_and_when_it_takes_place() {
    const FILLS: &str = "0031_share_caps";
    let world = World::before(FILLS);
    world.load(BEFORE);
    let (count, sum) = ("SELECT count(*) FROM draws", "SELECT sum(balance) FROM v_grants");
    let before = (world.count(count), world.count(sum));
    world.migrate(FILLS);
    let of = |key: &str, by: Option<&str>, month: Option<&str>| json!({ "key": key, "drawn_by": by, "month": month });
    let expected: [Value; 8] = [
        of("a", Some("cus_ada"), Some("2030-02-01")),
        // What came back comes back to her.
        of("a:back", Some("cus_ada"), Some("2030-02-01")),
        of("a:own", None, None),
        of("b", Some("cus_bob"), Some("2029-12-01")),
        of("c", Some("cus_bob"), Some("2030-01-01")),
        // Who pays draws what is theirs; what is gone, or was taken back, nobody drew.
        of("d", None, None),
        of("e", None, None),
        of("f", None, None),
    ];
    assert_eq!(world.rows("SELECT key, drawn_by, month FROM v_draws ORDER BY key"), expected);
    assert_eq!((world.count(count), world.count(sum)), before, "nothing is drawn or comes back by it");
}

#[test]
fn what_gave_something_back_before_it_said_of_which_charge_is_known_by_what_it_says() {
    const FILLS: &str = "0035_given_back";
    let world = World::before(FILLS);
    world.load(
        "INSERT INTO customers (id, name, email, created_at) VALUES ('cus_ada', 'Ada', 'ada@example.org', 1);
INSERT INTO charges (id, key, payer_id, customer_id, source, source_id, name, quantity_thousandths, currency, net_minor, tax_minor, gross_minor,
    tax_category, tax_rate_ppm, why, occurred_at, invoice_by, reverses)
  SELECT value ->> 0, value ->> 1, 'cus_ada', 'cus_ada', value ->> 2, value ->> 3, 'Desk', 1000, 'EUR', value ->> 4, 0, value ->> 4, 'E', 0, '[]', 1,
    '2030-01-01', value ->> 5 FROM json_each('[[\"month\",\"contract:con_1:2030-01-01:price\",\"contract\",\"con_1\",3100,null],
    [\"unused\",\"contract:con_1:2030-01-01:unused:2030-01-16:2\",\"contract\",\"con_1\",-1600,null],
    [\"taken_back\",\"reversal:unused\",\"contract\",\"con_1\",1600,\"unused\"],
    [\"credit\",\"credit:inv_1:1\",\"adjustment\",\"month\",-100,null],
    [\"by_hand\",\"x\",\"adjustment\",\"nothing\",-100,null], [\"room\",\"booking:bkg_1\",\"booking\",\"bkg_1\",700,null]]');",
    );
    world.migrate(FILLS);
    let of = |id: &str, of: Option<&str>| json!({ "id": id, "gives_back": of });
    let expected = [
        of("by_hand", None),
        of("credit", Some("month")),
        of("month", None),
        of("room", None),
        of("taken_back", Some("unused")),
        of("unused", Some("month")),
    ];
    assert_eq!(world.rows("SELECT id, gives_back FROM v_charges ORDER BY id"), expected);
    let given = "SELECT charge_id, sum(gross_minor) AS minor FROM v_given_back GROUP BY charge_id ORDER BY charge_id";
    let of = |id: &str, minor: i64| json!({ "charge_id": id, "minor": minor });
    assert_eq!(world.rows(given), [of("month", -100), of("unused", 1600)]);
}

#[test]
fn what_was_drawn_before_its_currency_was_kept_is_in_that_of_what_it_was_drawn_for() {
    const FILLS: &str = "0044_draw_currency";
    let world = World::before(FILLS);
    world.load(BEFORE);
    world.load(
        "UPDATE bookings SET currency = 'CHF' WHERE id = 'bkg_ada';
UPDATE orders SET currency = 'USD' WHERE id = 'ord_bob';
INSERT INTO plans (id, name, currency, price_minor, terms) VALUES ('pln_desk', 'Desk', 'GBP', 100, '{}');
INSERT INTO contracts (id, customer_id, payer_id, plan_id, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
  VALUES ('con_ada', 'cus_ada', 'cus_ada', 'pln_desk', '2030-01-01', 1, '2030-02-01', '2030-02-01', 'GBP', 100, '{}', 1);
INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, currency, scope, starts_at, created_at) VALUES
  ('grt_money', 'm', 'cus_ada', 'con_ada', 'money_credit', 'Money', 600, 'SEK', '{}', 0, 1), ('grt_time', 't', 'cus_ada', 'con_ada', 'time_credit', 'Time', 600, NULL, '{}', 0, 1);
INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, at) VALUES
  ('b:late', 'grt_hours', 'order', 'ord_bob:late', 30, 150, 1), ('g', 'grt_money', 'booking', 'bkg_gone', 20, 20, 1), ('h', 'grt_time', 'booking', 'bkg_gone', 5, 20, 1),
  ('i', 'grt_time', 'booking', 'bkg_ada', 5, 20, 1), ('j', 'grt_own', 'booking', 'bkg_gone', 5, 20, 1);",
    );
    world.migrate(FILLS);
    let expected = [
        ("a", json!("CHF")),
        ("a:back", json!("CHF")),
        ("a:own", json!("CHF")),
        ("b", json!("USD")),
        ("b:late", json!("USD")),
        ("c", json!("EUR")),
        ("d", json!("EUR")),
        // Nobody knows any more, and no contract says.
        ("e", Value::Null),
        ("f", Value::Null),
        // Money is of its own; else of the booking; else, where that is gone, of the contract.
        ("g", json!("SEK")),
        ("h", json!("GBP")),
        ("i", json!("CHF")),
        ("j", Value::Null),
    ];
    let expected = expected.map(|(key, currency)| json!({ "key": key, "currency": currency }));
    assert_eq!(world.rows("SELECT key, currency FROM v_draws ORDER BY key"), expected);
}

#[test]
fn what_settled_invoices_is_as_it_was_and_what_was_given_up_can_be_taken_back() {
    const MADE_ANEW: &str = "0077_recovered";
    let world = World::before(MADE_ANEW);
    world.load(
        "INSERT INTO customers (id, name, email, created_at) VALUES ('cus_ada', 'Ada', 'ada@example.org', 1);
INSERT INTO invoices (id, key, series, number, kind, customer_id, issued_at, issued_on, due_on, currency, net_minor, tax_minor, gross_minor, seller, buyer)
VALUES ('inv_a', 'a', 'INV-2030', 1, 'invoice', 'cus_ada', 1, '2030-01-01', '2030-01-15', 'EUR', 1000, 0, 1000, '{}', '{}');
INSERT INTO allocations (key, invoice_id, source, source_id, amount_minor, at) VALUES
  ('paid:pay_a:inv_a', 'inv_a', 'payment', 'pay_a', 400, 1), ('refund:rfd_a:inv_a', 'inv_a', 'refund', 'pay_a', -100, 2),
  ('write_off:wof_a:inv_a', 'inv_a', 'write_off', 'wof_a', 700, 3)",
    );
    let rows = || world.rows("SELECT * FROM v_allocations ORDER BY key");
    let before = rows();
    world.migrate(MADE_ANEW);
    assert_eq!((rows(), before.len()), (before, 3));
    assert_eq!(world.count("SELECT settled_minor FROM v_invoices"), 1000);
    world.load("INSERT INTO allocations (key, invoice_id, source, source_id, amount_minor, at) VALUES ('x', 'inv_a', 'write_off', 'wof_a', -700, 4)");
    assert_eq!(world.count("SELECT settled_minor FROM v_invoices"), 300);
}
