//! What is chosen, what it costs, what the desk does about it.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod desk;

use desk::*;
use serde_json::{Value, json};
use testkit::Persona::*;

fn offers(shown: &Value) -> Vec<(String, i64)> {
    let offer = |one: &Value| {
        (one["handling"].as_str().unwrap().to_owned(), one["price"]["gross"]["minor"].as_i64().unwrap_or(0))
    };
    shown["offers"].as_array().unwrap().iter().map(offer).collect()
}

#[test]
fn what_can_be_chosen_is_what_the_plan_allows_for_that_sort_with_its_price() {
    let function = function();
    let publicity = {
        let mut one = parcel(Some("cus_ada"), "");
        one["label"]["kind"] = json!("publicity");
        one
    };
    let ids = register(&function, &[parcel(Some("cus_ada"), ""), publicity, parcel(Some("cus_tess"), "")]);
    let of = |name: &str, gross| (name.to_owned(), gross);
    let shown = seen(&function, Ada, &ids[0]);
    // 19 % on top.
    let expected = [of("store", 357), of("forward", 595), of("open_and_scan", 0), of("return", 0), of("shred", 0)];
    assert_eq!(offers(&shown), expected);
    assert_eq!(shown["offers"][0]["until"], "2030-01-29");
    assert_eq!(shown["storage_fee"]["gross"]["minor"], 119);
    assert_eq!(offers(&seen(&function, Ada, &ids[1])), [of("recycle", 0)]);
    // Tess has a plan that does it its own way.
    assert_eq!(offers(&seen(&function, Tess, &ids[2])), [of("forward", 0)]);
    // Who has bought a product by the cycle for it beside the plan has its terms.
    function.world.with_lockers();
    function.world.load(
        r#"INSERT INTO delivery_policies (id, plan_id, currency, tax_class, kinds, version) VALUES
  ('dpo_flex', 'pln_flex', 'EUR', 'standard', '[{"kind":null,"storage_days":9,"storage_fee":null,"handlings":[{"handling":"return","fee":null}]}]', 1),
  ('dpo_locker', 'pln_locker', 'EUR', 'standard', '[{"kind":null,"storage_days":9,"storage_fee":null,"handlings":[{"handling":"shred","fee":null}]}]', 1)"#,
    );
    assert_eq!(offers(&seen(&function, Ada, &ids[0])), [of("shred", 0)]);
}

#[test]
fn what_was_forwarded_was_chosen_at_its_price_charged_once_and_told() {
    let function = function();
    let id = waits(&function);
    let chosen = choose(&function, &id, wish("forward", 595, 1)).expect(200);
    assert_eq!(
        (chosen.trips, &chosen.json["status"], &chosen.json["handling"]),
        (2, &json!("chosen"), &json!("forward"))
    );
    let shown = seen(&function, Ada, &id);
    assert_eq!(
        (&shown["delivery"], &shown["address"], &shown["offers"]),
        (&chosen.json, &json!("1 Yard\nBerlin"), &json!([]))
    );
    assert_eq!(shown["history"][1]["detail"], "forward:1 Yard\nBerlin");
    let charges = function
        .world
        .rows("SELECT payer_id, customer_id, source, name, net_minor, tax_minor, gross_minor, invoice_by FROM charges");
    let expected = json!({ "payer_id": "cus_ada", "customer_id": "cus_ada", "source": "fee", "name": "Forwarding, #1", "net_minor": 500, "tax_minor": 95,
        "gross_minor": 595, "invoice_by": "2030-02-01" });
    assert_eq!(charges, [expected]);
    let done = complete(&function, &id, 2, json!({ "done": "forwarded", "tracking": "ZZ9" })).expect(200);
    assert_eq!((done.trips, &done.json["status"]), (2, &json!("forwarded")));
    assert_eq!(told(&function).last().unwrap(), "deliveries.done ada@example.org");
    assert_eq!(seen(&function, Ada, &id)["history"][2]["detail"], "ZZ9");
    // Where it went is offered the next time.
    let next = waits(&function);
    assert_eq!(seen(&function, Ada, &next)["address_before"], "1 Yard\nBerlin");
    assert_consistent(&function);
}

#[test]
fn what_is_not_offered_at_that_price_is_not_chosen_and_nothing_is_charged() {
    let function = function();
    let id = waits(&function);
    let check = |wish: Value, status, slug: &str| drop(choose(&function, &id, wish).refused(status, slug));
    check(wish("forward", 500, 1), 409, "delivery-fee-changed");
    check(wish("recycle", 0, 1), 409, "handling-not-offered");
    check(wish("return", 0, 2), 409, "delivery-moved");
    check(json!({ "handling": "forward", "address": null, "gross_minor": 595, "version": 1 }), 422, "invalid-fields");
    check(json!({ "handling": "return", "address": "1 Yard", "gross_minor": 0, "version": 1 }), 422, "invalid-fields");
    check(json!({ "handling": "burn", "address": null, "gross_minor": 0, "version": 1 }), 422, "invalid-fields");
    function.post(Bob, &format!("/api/deliveries/mine/{id}/handling"), wish("return", 0, 1)).refused(404, "not-found");
    function.world.load(
        "INSERT INTO billing_accounts (customer_id, tax_treatment, collects, suspended_at, version) VALUES ('cus_ada', 'as_usual', 0, 1, 1)",
    );
    let refused = choose(&function, &id, wish("forward", 595, 1));
    assert_eq!(refused.status, 403, "who owes too much owes no more: {}", refused.text);
    // Nor does who pays for whoever asks.
    function.world.load("UPDATE billing_accounts SET customer_id = 'cus_tess'");
    function.world.load("UPDATE contracts SET payer_id = 'cus_tess' WHERE customer_id = 'cus_ada'");
    choose(&function, &id, wish("forward", 595, 1)).refused(403, "suspended");
    choose(&function, &id, wish("return", 0, 1)).expect(200);
    assert_eq!(count(&function, "SELECT count(*) FROM charges"), 0);
    assert_consistent(&function);
}

#[test]
fn what_is_taken_back_is_not_paid_and_can_be_chosen_again() {
    let function = function();
    let id = waits(&function);
    choose(&function, &id, wish("forward", 595, 1)).expect(200);
    let back = function.post(Ada, &format!("/api/deliveries/mine/{id}/withdrawal"), Value::Null).expect(200);
    assert_eq!((back.trips, &back.json["status"]), (2, &json!("waiting")));
    assert_eq!(count(&function, "SELECT count(*) FROM open_charges"), 0);
    function.post(Ada, &format!("/api/deliveries/mine/{id}/withdrawal"), Value::Null).refused(409, "delivery-moved");
    choose(&function, &id, wish("forward", 595, 3)).expect(200);
    assert_eq!(count(&function, "SELECT count(*) FROM open_charges"), 1);
    // So can the desk, for somebody who stands there.
    let back = function.post(Boss, &format!("/api/deliveries/all/{id}/withdrawal"), Value::Null).expect(200);
    assert_eq!((&back.json["status"], &back.json["customer_name"]), (&json!("waiting"), &json!("Ada Members")));
    assert_eq!(count(&function, "SELECT sum(gross_minor) FROM charges"), 0);
    complete(&function, &id, 5, json!({ "done": "forwarded", "tracking": "" })).refused(409, "handling-not-asked-for");
    assert_consistent(&function);
}

#[test]
fn storing_buys_as_many_days_again() {
    let function = function();
    let id = waits(&function);
    let stored = choose(&function, &id, wish("store", 357, 1)).expect(200);
    assert_eq!((&stored.json["status"], &stored.json["free_until"]), (&json!("waiting"), &json!("2030-01-29")));
    assert_eq!(count(&function, "SELECT sum(gross_minor) FROM charges"), 357);
    function.world.set_now("2030-01-31T08:00:00Z");
    assert_eq!(run(&function).days, 2);
    let stored = choose(&function, &id, wish("store", 357, 2)).expect(200);
    assert_eq!(stored.json["free_until"], "2030-02-14");
    assert_eq!(run(&function).days, 0);
    assert_eq!(seen(&function, Ada, &id)["delivery"], stored.json);
    assert_consistent(&function);
}

#[test]
fn what_was_opened_is_read_by_its_customer_and_waits_again() {
    let function = function();
    let id = waits(&function);
    choose(&function, &id, wish("open_and_scan", 0, 1)).expect(200);
    complete(&function, &id, 2, json!({ "done": "scanned", "file_id": "fil_none" })).refused(409, "file-gone");
    let scan = hand_in(&function);
    let done = complete(&function, &id, 2, json!({ "done": "scanned", "file_id": scan })).expect(200);
    assert_eq!(done.json["status"], "waiting");
    let shown = seen(&function, Ada, &id);
    assert_eq!((&shown["files"][0]["role"], offers(&shown).len()), (&json!("scan"), 5));
    function.get(Ada, &format!("/api/deliveries/files/{scan}")).expect(200);
    function.get(Tess, &format!("/api/deliveries/files/{scan}")).refused(404, "not-found");
    assert_eq!(told(&function).last().unwrap(), "deliveries.done ada@example.org");
    choose(&function, &id, wish("shred", 0, 3)).expect(200);
    complete(&function, &id, 4, json!({ "done": "shredded" })).expect(200);
    assert_consistent(&function);
}

#[test]
fn the_desk_clears_what_nobody_asked_for_only_once_its_time_is_over() {
    let function = function();
    let ids = register(&function, &[parcel(Some("cus_ada"), ""), parcel(None, "")]);
    complete(&function, &ids[0], 1, json!({ "done": "recycled" })).refused(409, "handling-not-asked-for");
    complete(&function, &ids[1], 1, json!({ "done": "returned" })).expect(200);
    let mistake = waits(&function);
    complete(&function, &mistake, 1, json!({ "done": "mistake" })).expect(200);
    function.world.set_now("2030-01-16T08:00:00Z");
    complete(&function, &ids[0], 1, json!({ "done": "recycled" })).expect(200);
    complete(&function, &ids[0], 2, json!({ "done": "recycled" })).refused(409, "delivery-moved");
    complete(&function, &ids[0], 1, json!({ "done": "recycled" })).refused(409, "delivery-moved");
    // A mistake is nobody's news, nor in anybody's list.
    assert_eq!(
        told(&function),
        ["deliveries.arrived ada@example.org", "deliveries.arrived ada@example.org", "deliveries.done ada@example.org"]
    );
    let gone = function.get(Ada, "/api/deliveries/mine?when=gone").expect(200).json;
    assert_eq!(gone["items"].as_array().unwrap().len(), 1);
    assert_eq!(run(&function).reminded, 0, "what is gone is not reminded of");
    assert_consistent(&function);
}

#[test]
fn who_pays_for_the_contract_pays_for_the_handling() {
    let function = function();
    function.world.load("UPDATE contracts SET payer_id = 'cus_tess' WHERE id = 'con_ada'");
    let id = waits(&function);
    choose(&function, &id, wish("forward", 595, 1)).expect(200);
    let charged = function.world.rows("SELECT payer_id, customer_id FROM charges");
    assert_eq!(charged, [json!({ "payer_id": "cus_tess", "customer_id": "cus_ada" })]);
}
