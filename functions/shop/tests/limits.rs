//! What is with the bank counts towards what may be booked, and an order does not stand in its own way. Who pays for a booking in a basket.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::json;
use support::*;
use testkit::Persona;

const ONE_OPEN: &str = "UPDATE policies SET open_bookings_max = 1";
const GAP: &str = "UPDATE policies SET return_gap_any_resource_minutes = 120";

#[test]
fn two_orders_with_the_bank_are_no_more_open_bookings_than_one_may_have() {
    for (limit, second, rule) in [
        (ONE_OPEN, booking("elm", "25T10:00", "25T11:00"), "too-many-open-bookings"),
        (GAP, booking("elm", "22T12:00", "22T13:00"), "gap-too-short"),
    ] {
        let function = function();
        function.world.load(limit);
        add(&function, Carl, booking("oak", "22T10:00", "22T11:00")).expect(200);
        let order = check_out(&function, Carl, "k").expect(201).json;
        // While it waits to be paid the basket shows it as it was.
        assert_eq!(problems(&basket(&function, Carl)), Vec::<&str>::new());
        is_debited(&function);
        add(&function, Carl, second.clone()).refused(409, rule);
        pay_from(&function, &order, ledger::PaymentStatus::Processing);
        assert_eq!(complete(&function, Carl, &order).expect(200).json["status"], "fulfilled");
        add(&function, Carl, second).refused(409, rule);
        assert_eq!(count(&function, "SELECT count(*) FROM bookings"), 1);
        assert_consistent(&function);
    }
}

#[test]
fn minutes_that_are_with_the_bank_are_booked_under_the_cap() {
    let function = function();
    function.world.load("UPDATE billing_settings SET members_pay = 'at_once'");
    function
        .world
        .load("UPDATE contracts SET terms = '{\"caps\":{\"booking_minutes_per_month\":120}}' WHERE id = 'con_ada'");
    add(&function, Ada, booking("oak", "22T10:00", "22T11:00")).expect(200);
    add(&function, Ada, booking("oak", "23T10:00", "23T11:00")).expect(200);
    let order = check_out(&function, Ada, "k").expect(201).json;
    assert_eq!(problems(&basket(&function, Ada)), Vec::<&str>::new());
    is_debited(&function);
    add(&function, Ada, booking("elm", "24T10:00", "24T11:00")).refused(409, "plan-cap-reached");
    add(&function, Ada, booking("elm", "24T10:00", "24T11:00")).refused(409, "plan-cap-reached");
    // The debit comes back: it is in the basket again, where it counts once.
    function.world.load("UPDATE payments SET status = 'failed' WHERE status = 'processing'");
    assert_eq!(problems(&basket(&function, Ada)), Vec::<&str>::new());
    pay_from(&function, &order, ledger::PaymentStatus::Failed);
    assert_eq!(complete(&function, Ada, &order).expect(200).json["status"], "fulfilled");
    assert_eq!(basket(&function, Ada)["items"], json!([]));
    assert_consistent(&function);
}

#[test]
fn a_booking_in_a_basket_is_paid_by_who_pays_when_it_starts() {
    let function = function();
    function.world.load("UPDATE contracts SET payer_id = 'cus_tess', ends_on = '2030-01-22', ends_at = unixepoch('2030-01-22') * 1000 WHERE id = 'con_ada'");
    function.world.load("INSERT INTO billing_accounts (customer_id, party, tax_treatment, collects, version) VALUES ('cus_tess', '{}', 'reverse_charge', 0, 1)");
    add(&function, Ada, booking("oak", "21T10:00", "21T11:00")).expect(200);
    add(&function, Ada, booking("oak", "22T10:00", "22T11:00")).expect(200);
    let seen = basket(&function, Ada);
    assert_eq!(seen["next_invoice"]["minor"], 2000 + 2380);
    check_out(&function, Ada, "k").expect(201);
    let charged = function.world.rows("SELECT payer_id, gross_minor, invoice_by FROM charges ORDER BY gross_minor");
    let by = |payer: &str, gross: i64, day: &str| json!({ "payer_id": payer, "gross_minor": gross, "invoice_by": day });
    assert_eq!(charged, [by("cus_tess", 2000, "2030-02-01"), by("cus_ada", 2380, "2030-01-23")]);
    assert_consistent(&function);
}
