//! Whichever batch fails, before or after it happened: the same request again writes it once, and the next run of the job makes
//! up for one that was killed.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use futures::executor::block_on;
use serde_json::{Value, json};
use support::*;
use testkit::{FAULTS, Fault, Function, Persona, Write, write};

type Shop = Function<shop::App>;

/// Fails the first and then the second batch of a request, before and after it happened, and repeats it: the second try answers
/// one of `again`, and `sql` then counts `holds`.
#[track_caller]
fn survives(write: impl Fn(&Shop) -> Write, again: &[u16], (sql, holds): (&'static str, i64)) {
    for fault in FAULTS {
        let sound = function();
        let write = write(&sound);
        sound.survives(fault, again, |function| write.send(function));
        assert_eq!(count(&sound, sql), holds, "{write:?} {fault:?}");
        assert_consistent(&sound);
    }
}

/// Puts something into Ada's basket: the path of the item.
fn item(function: &Shop, item: Value) -> String {
    let seen = add(function, Ada, item).expect(200).json;
    format!("/api/shop/basket/items/{}", seen["items"][0]["id"].as_str().unwrap())
}

const ITEMS: &str = "SELECT coalesce(sum(quantity), 0) FROM basket_items";

#[test]
fn a_basket_is_changed_once() {
    let post = |item: Value| move |_: &Shop| write(Ada, "POST", "/api/shop/basket/items", item.clone());
    survives(post(offered("product", "prd_passes", 2)), &[200], (ITEMS, 2));
    survives(post(offered("plan", "pln_desk", 1)), &[200], (ITEMS, 1));
    survives(post(booking("oak", "02T10:00", "02T11:00")), &[200], ("SELECT count(*) FROM claims", 1));
    let more = |function: &Shop| {
        let path = item(function, offered("product", "prd_mug", 1));
        write(Ada, "PUT", path, json!({ "quantity": 2 }))
    };
    survives(more, &[200], (ITEMS, 2));
    let again = |function: &Shop| {
        let path = item(function, booking("oak", "02T10:00", "02T11:00"));
        function.world.set_now("2030-01-01T08:15:00Z");
        write(Ada, "PUT", path, json!({ "hold": true }))
    };
    survives(
        again,
        &[200],
        ("SELECT count(*) FROM basket_items JOIN claims ON holder = id WHERE held_until = 1893486600000", 1),
    );
    let out = |function: &Shop| {
        let path = item(function, booking("oak", "02T10:00", "02T11:00"));
        write(Ada, "DELETE", path, Value::Null)
    };
    survives(out, &[200, 404], ("SELECT (SELECT count(*) FROM basket_items) + (SELECT count(*) FROM claims)", 0));
    let code = |function: &Shop| {
        item(function, offered("product", "prd_mug", 1));
        write(Ada, "PUT", "/api/shop/basket/code", json!({ "code": "tenth" }))
    };
    survives(code, &[200], ("SELECT count(*) FROM baskets WHERE code = 'TENTH'", 1));
}

#[test]
fn an_order_is_given_up_once() {
    let given_up = |function: &Shop| {
        add(function, Carl, offered("product", "prd_mug", 2)).expect(200);
        let order = check_out(function, Carl, "o").expect(201).json;
        write(Carl, "POST", format!("/api/shop/orders/{}/cancellation", order["id"].as_str().unwrap()), Value::Null)
    };
    survives(given_up, &[200, 409], ("SELECT stock FROM products WHERE id = 'prd_mug'", 2));
}

fn proposed() -> Value {
    json!({ "customer_id": "cus_ada", "message": "", "expires_at": "2030-01-08T08:00:00Z",
        "lines": [{ "kind": "plan", "subject_id": "pln_desk", "quantity": 1, "price_minor": 100, "starts_on": null }] })
}

fn sent(function: &Shop) -> String {
    let made = function.post(Boss, "/api/shop/all/proposals", proposed()).expect(201).json;
    made["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_proposal_is_sent_and_decided_once() {
    let told = "SELECT (SELECT count(*) FROM proposals) * 10 + (SELECT count(*) FROM outbox)";
    survives(|_| write(Boss, "POST", "/api/shop/all/proposals", proposed()), &[201], (told, 11));
    let accepted = |function: &Shop| {
        let path = format!("/api/shop/proposals/{}", sent(function));
        let gross = function.get(Ada, &path).expect(200).json["totals"]["gross"].clone();
        let wish = json!({ "accepted_terms_version": "1", "expected_gross": gross });
        write(Ada, "POST", format!("{path}/acceptance"), wish)
    };
    survives(accepted, &[201, 409], ("SELECT count(*) FROM contracts WHERE plan_id = 'pln_desk'", 1));
    let decided = "SELECT count(*) FROM outbox WHERE topic = 'shop.proposal_decided'";
    let refused =
        |function: &Shop| write(Ada, "POST", format!("/api/shop/proposals/{}/refusal", sent(function)), Value::Null);
    survives(refused, &[200, 409], (decided, 1));
    let withdrawn = |function: &Shop| {
        write(Boss, "POST", format!("/api/shop/all/proposals/{}/withdrawal", sent(function)), Value::Null)
    };
    survives(withdrawn, &[200, 409], ("SELECT count(*) FROM proposals WHERE status = 'withdrawn'", 1));
}

#[test]
fn a_code_is_set_up_and_changed_once() {
    let setup = json!({ "name": "N", "off": { "kind": "percent", "off_ppm": 1 }, "scope": { "plans": true, "products": true, "bookings": true, "ids": [] },
        "audience": "everyone", "valid_from": null, "valid_until": null, "uses_max": null, "uses_per_customer_max": null, "archived": false });
    let new = json!({ "code": "new", "setup": setup });
    let made = "SELECT count(*) * 10 + (SELECT count(*) FROM audit) FROM discount_codes WHERE code = 'NEW'";
    for (fault, nth) in [(Fault::Before, 1), (Fault::After, 1)] {
        let sound = function();
        let failing = sound.failing(fault, nth);
        failing.post(Boss, "/api/shop/codes", new.clone()).refused(500, "internal");
        let second = failing.post(Boss, "/api/shop/codes", new.clone());
        assert!([201, 409].contains(&second.status), "{fault:?} {}", second.text);
        assert_eq!(count(&sound, made), 11, "{fault:?}");
    }
    let changed = |_: &Shop| write(Boss, "PUT", "/api/shop/codes/TENTH?version=1", setup.clone());
    survives(
        changed,
        &[200, 409],
        ("SELECT version * 10 + (SELECT count(*) FROM audit) FROM discount_codes WHERE code = 'TENTH'", 21),
    );
}

/// Three orders at once of which something is due: one to be carried out, one to lapse, one whose money goes back; a hold to be
/// let go; a basket to be forgotten.
fn much_due() -> Shop {
    let function = function();
    function.world.load(
        "INSERT INTO baskets (id, secret_hash, created_at, changed_at, version) VALUES ('bsk_old', 'x', 0, 0, 1);
  UPDATE billing_settings SET members_pay = 'at_once'",
    );
    let mut orders = Vec::new();
    for (who, place) in [(Carl, "02T10:00"), (Ada, "02T12:00"), (Bob, "02T14:00")] {
        add(&function, who, booking("oak", place, &place.replace(":00", ":30"))).expect(200);
        orders.push(check_out(&function, who, "k").expect(201).json);
    }
    add(&function, Tess, booking("elm", "02T10:00", "02T11:00")).expect(200);
    for order in [&orders[0], &orders[2]] {
        pay(&function, order);
        function.world.load("UPDATE payments SET provider_ref = id");
    }
    // Whoever has what the third had ordered has it.
    function.world.load("UPDATE claims SET holder = 'bkg_other' WHERE holder = (SELECT id FROM basket_items WHERE quote ->> 'first_slot' = (SELECT max(quote ->> 'first_slot') FROM basket_items))");
    function.world.set_now("2030-01-01T08:40:00Z");
    function
}

#[test]
fn a_run_that_is_killed_anywhere_is_made_up_for_by_the_next() {
    let outcome = |function: &Shop| {
        let rows = "SELECT status, count(*) AS orders FROM orders GROUP BY status ORDER BY status";
        let beside = "SELECT (SELECT count(*) FROM bookings) AS bookings, (SELECT count(*) FROM invoices) AS invoices,
          (SELECT count(*) FROM refunds) AS refunds, (SELECT count(*) FROM baskets) AS baskets, (SELECT count(*) FROM outbox) AS told,
          (SELECT count(*) FROM basket_items WHERE held_until IS NOT NULL) AS held";
        [function.world.rows(rows), function.world.rows(beside)].concat()
    };
    let sound = much_due();
    run(&sound);
    let whole = outcome(&sound);
    assert_eq!(whole[0], json!({ "status": "fulfilled", "orders": 1 }), "{whole:?}");
    assert_eq!((whole.len(), &whole[3]["refunds"], &whole[3]["held"]), (4, &json!(1), &json!(0)), "{whole:?}");
    let mut batches = 0;
    for nth in 1.. {
        let mut was_killed = false;
        for fault in [Fault::Before, Fault::After] {
            let sound = much_due();
            let killed = sound.world.failing(fault, nth);
            let done = block_on(shop::jobs::run(&app(&killed, killed.db())));
            was_killed |= !done.log.is_empty();
            run(&sound);
            assert_eq!(outcome(&sound), whole, "{fault:?} {nth}");
            assert_eq!(run(&sound), shop::jobs::Done::default(), "nothing is left: {fault:?} {nth}");
        }
        if !was_killed {
            break;
        }
        batches += 1;
    }
    assert_eq!(
        batches, 12,
        "each batch of a run: where it begins, looks, the acts of three orders, the sweep, whom to erase"
    );
}
