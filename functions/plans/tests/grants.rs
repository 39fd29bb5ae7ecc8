//! Benefits that operators see, give and take back by hand.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use futures::executor::block_on;
use serde_json::{Value, json};
use support::*;
use testkit::Answer;
use testkit::Persona::*;

const CARL: &str = "/api/plans/customers/cus_carl/grants";

fn gift() -> Value {
    json!({ "note": "For the cold week", "gives": { "kind": "time_credit", "minutes": 120 },
        "scope": { "kinds": ["knd_room"], "locations": [] }, "starts_on": "2030-01-02", "ends_on": "2030-04-01" })
}

/// A gift to Carl; its id.
fn given(plans: &testkit::Function<plans::App>, wish: Value) -> String {
    plans.post(Boss, CARL, wish).expect(201).json["grant_id"].as_str().unwrap().to_owned()
}

fn take(plans: &testkit::Function<plans::App>, id: &str, left: i64) -> Answer {
    let wish = json!({ "left": left, "note": "Given to the wrong Carl" });
    plans.post(Boss, &format!("/api/plans/grants/{id}/revocation"), wish)
}

fn pointers(answer: &Answer) -> Vec<String> {
    let errors = answer.json["errors"].as_array().unwrap().iter();
    errors.map(|e| format!("{} {}", e["pointer"].as_str().unwrap(), e["rule"].as_str().unwrap())).collect()
}

fn list(plans: &testkit::Function<plans::App>, path: &str) -> Vec<Value> {
    plans.get(Boss, path).expect(200).json["items"].as_array().unwrap().clone()
}

#[test]
fn a_gift_is_among_the_customer_s_benefits_by_its_note() {
    let plans = plans();
    let made = plans.post(Boss, CARL, gift()).expect(201);
    assert_eq!(made.trips, 2);
    go_to(&plans.world, "2030-01-02");
    let mine = plans.get(Carl, "/api/plans").expect(200).json["benefits"].clone();
    assert_eq!(
        mine,
        json!([{ "name": "For the cold week", "kind": "time_credit", "currency": null, "scope": { "kinds": ["Meeting room"], "locations": [] },
            "periods": [{ "grant_id": made.json["grant_id"], "contract_id": null, "from": "2030-01-02", "until": "2030-04-01", "amount": 120, "balance": 120 }] }])
    );
    let seen = plans.get(Boss, CARL).expect(200);
    assert_eq!(
        (seen.trips, &seen.json["customer"]["name"], &seen.json["today"]),
        (1, &json!("Carl Contact"), &json!("2030-01-02"))
    );
    assert_eq!(
        seen.json["items"],
        json!([{ "id": made.json["grant_id"], "name": "For the cold week", "kind": "time_credit", "currency": null,
            "scope": { "kinds": ["Meeting room"], "locations": [] }, "contract": null, "order_id": null, "from": "2030-01-02", "until": "2030-04-01",
            "amount": 120, "drawn": 0, "withdrawn": 0, "taken": [], "left": 120, "given_at": "2030-01-01T08:00:00Z" }])
    );
    let deed = &plans.world.rows("SELECT subject, detail FROM audit WHERE action = 'give_benefit'")[0];
    assert_eq!(deed["subject"], "cus_carl");
    assert!(deed["detail"].as_str().unwrap().contains("For the cold week"), "{deed}");
    assert_right(&plans.world);
}

#[test]
fn a_gift_sent_twice_under_one_key_is_one() {
    let plans = plans();
    let send = |key: &str| plans.send_with(Boss, "POST", CARL, gift(), &[("idempotency-key", key)]).expect(201).json;
    let first = send("k1");
    assert_eq!(send("k1"), first);
    assert_ne!(send("k2"), first);
    assert_eq!(plans.world.count("SELECT count(*) FROM grants WHERE customer_id = 'cus_carl'"), 2);
}

#[test]
fn each_kind_can_be_given_and_for_ever() {
    let plans = plans_in_order();
    for gives in [
        json!({ "kind": "money_credit", "minor": 2500, "currency": "EUR" }),
        json!({ "kind": "day_pass", "passes": 3 }),
        json!({ "kind": "time_pass", "minutes": 90 }),
    ] {
        let mut wish = gift();
        (wish["gives"], wish["ends_on"], wish["scope"]) = (gives, Value::Null, json!({}));
        given(&plans, wish);
    }
    let items = list(&plans, CARL);
    let seen: Vec<_> =
        items.iter().map(|one| (one["kind"].as_str().unwrap(), one["left"].as_i64().unwrap(), &one["until"])).collect();
    assert_eq!(
        seen,
        [("money_credit", 2500, &Value::Null), ("day_pass", 3, &Value::Null), ("time_pass", 90, &Value::Null)]
    );
}

#[test]
fn what_cannot_be_given_is_named_by_its_field() {
    let plans = plans();
    let refused = |field: &str, value: Value| {
        let mut wish = gift();
        wish[field] = value;
        pointers(&plans.post(Boss, CARL, wish).refused(422, "invalid-fields"))
    };
    assert_eq!(refused("gives", json!({ "kind": "discount", "off_ppm": 100_000 })), ["/gives discount"]);
    assert_eq!(
        refused("gives", json!({ "kind": "money_credit", "minor": 5, "currency": "USD" })),
        ["/gives/currency unknown"]
    );
    assert_eq!(
        refused("scope", json!({ "kinds": ["knd_room", "knd_none"], "locations": ["loc_none"] })),
        ["/scope/kinds/1 unknown", "/scope/locations/0 unknown"]
    );
    assert_eq!(refused("starts_on", json!("2029-12-31")), ["/starts_on past"]);
    assert_eq!(refused("starts_on", json!("2032-01-03")), ["/starts_on far", "/ends_on order"]);
    assert_eq!(refused("ends_on", json!("2030-01-02")), ["/ends_on order"]);
    assert_eq!(refused("note", json!(" ")).len(), 1);
    assert_eq!(refused("gives", json!({ "kind": "day_pass", "passes": 0 })).len(), 1);
    plans.post(Boss, "/api/plans/customers/cus_none/grants", gift()).refused(404, "not-found");
    plans.get(Boss, "/api/plans/customers/cus_none/grants").refused(404, "not-found");
    assert_eq!(plans.world.count("SELECT count(*) FROM grants") + plans.world.count("SELECT count(*) FROM audit"), 0);
}

#[test]
fn what_is_left_is_taken_back_and_no_more() {
    let plans = plans();
    let id = given(&plans, gift());
    plans.world.load("INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, at) SELECT 'booking:b', id, 'booking', 'bkg_1', 45, 100, 1 FROM grants");
    take(&plans, &id, 120).refused(409, "changed-meanwhile");
    let taken = take(&plans, &id, 75).expect(200);
    assert_eq!(
        (taken.trips, &taken.json),
        (2, &json!({ "amount": 75, "note": "Given to the wrong Carl", "at": "2030-01-01T08:00:00Z" }))
    );
    take(&plans, &id, 75).refused(409, "nothing-to-take");
    let seen = &list(&plans, CARL)[0];
    assert_eq!((&seen["amount"], &seen["drawn"], &seen["left"]), (&json!(120), &json!(45), &json!(0)));
    assert_eq!(seen["taken"][0]["note"], "Given to the wrong Carl");
    assert_eq!(plans.get(Carl, "/api/plans").expect(200).json["benefits"], json!([]));
    let deed = &plans.world.rows("SELECT subject, detail FROM audit WHERE action = 'take_benefit_back'")[0];
    assert_eq!((&deed["subject"], deed["detail"].as_str().unwrap().contains("wrong Carl")), (&json!("cus_carl"), true));
    // What comes back of a booking is the customer's, is seen, and can be taken back as well.
    plans.world.load("INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, at) SELECT 'booking:b:back', id, 'booking', 'bkg_1', -45, -100, 2 FROM grants");
    assert_eq!(plans.get(Carl, "/api/plans").expect(200).json["benefits"][0]["periods"][0]["balance"], 45);
    take(&plans, &id, 45).expect(200);
    assert_eq!(plans.world.count("SELECT sum(balance) FROM v_grants WHERE customer_id = 'cus_carl'"), 0);
    take(&plans, "grt_none", 1).refused(404, "not-found");
    let blank = json!({ "left": 0, "note": "" });
    assert_eq!(
        pointers(
            &plans.post(Boss, &format!("/api/plans/grants/{id}/revocation"), blank).refused(422, "invalid-fields")
        )
        .len(),
        1
    );
    assert_right(&plans.world);
}

#[test]
fn of_what_is_drawn_or_taken_at_once_nothing_is_taken_twice() {
    let drawn = "INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, at) SELECT 'booking:b', id, 'booking', 'bkg_1', 1, 0, 1 FROM grants";
    let taken = "INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, at, note) SELECT 'taken:' || id || ':0', id, 'revocation', id, amount, 0, 1, 'First' FROM grants";
    for meanwhile in [drawn, taken] {
        let mut plans = plans();
        let id = given(&plans, gift());
        Meanwhile::in_plans(&mut plans, meanwhile);
        take(&plans, &id, 120).refused(409, "changed-meanwhile");
        assert_eq!(plans.world.count("SELECT count(*) FROM draws"), 1, "{meanwhile}");
        assert_eq!(plans.world.count("SELECT count(*) FROM audit WHERE action = 'take_benefit_back'"), 0);
        assert_right(&plans.world);
    }
    let world = plans().world;
    world.load("INSERT INTO grants (id, key, customer_id, kind, name, amount, scope, starts_at, created_at) VALUES ('grt_1', 'k', 'cus_carl', 'day_pass', 'Pass', 2, '{}', 0, 1)");
    let id = "grt_1".parse().unwrap();
    let late = block_on(world.db().commit(ledger::take_back(&id, 3, "Too much", world.now()).to_vec())).unwrap_err();
    assert!(late.is_refused_by("benefit_overdrawn"), "{late:?}");
}

#[test]
fn what_was_taken_back_of_a_contract_s_is_not_given_anew_by_a_change() {
    let plans = desk_of_ada();
    let of_january = |plans: &testkit::Function<plans::App>| {
        let items = list(plans, "/api/plans/customers/cus_ada/grants");
        items.into_iter().filter(|one| one["from"] == "2030-01-01").collect::<Vec<_>>()
    };
    let january = of_january(&plans)[0].clone();
    assert_eq!(
        (&january["contract"], &january["left"]),
        (&json!({ "id": "con_1", "plan_name": "Fixed desk" }), &json!(600))
    );
    take(&plans, january["id"].as_str().unwrap(), 600).expect(200);
    let end = json!({ "act": "end", "on": "2030-02-10", "reason": "" });
    plans.post(Boss, "/api/plans/all/con_1/acts?version=2", end).expect(200);
    let pause = json!({ "act": "reopen" });
    plans.post(Boss, "/api/plans/all/con_1/acts?version=3", pause).expect(200);
    assert_eq!(of_january(&plans).iter().map(|one| one["left"].as_i64().unwrap()).sum::<i64>(), 0);
    // Twice as many from today on: the first one's month is granted anew, less what was taken of it.
    let end = json!({ "act": "end", "on": "2030-01-16", "reason": "" });
    plans.post(Boss, "/api/plans/all/con_1/acts?version=4", end).expect(200);
    assert_eq!(of_january(&plans).iter().map(|one| one["left"].as_i64().unwrap()).sum::<i64>(), 0);
    assert_right(&plans.world);
}

#[test]
fn benefits_are_listed_page_by_page_as_they_end_and_those_that_are_over_apart() {
    let plans = plans();
    // 60 that end day after day from the second of January on, 55 that are over, one that never ends, one that its contract replaced.
    plans.world.load(
        "INSERT INTO grants (id, key, customer_id, kind, name, amount, scope, starts_at, expires_at, created_at)
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
         SELECT 'grt_a' || i, 'a' || i, 'cus_carl', 'day_pass', 'Pass', 1, '{}', 0, 1893456000000 + i * 86400000, 1 FROM n;
INSERT INTO grants (id, key, customer_id, kind, name, amount, scope, starts_at, expires_at, created_at)
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 55)
         SELECT 'grt_o' || i, 'order:ord_' || i || ':0:0', 'cus_carl', 'day_pass', 'Pass', 1, '{}', 0, 1893456000000 - i / 2 * 86400000, 1 FROM n;
INSERT INTO grants (id, key, customer_id, kind, name, amount, scope, starts_at, created_at) VALUES
         ('grt_ever', 'e', 'cus_carl', 'day_pass', 'Ever', 1, '{}', 0, 1), ('grt_gone', 'g', 'cus_carl', 'day_pass', 'Gone', 1, '{}', 0, 1);
INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, at) VALUES ('revocation:grt_gone', 'grt_gone', 'revocation', 'con_1', 1, 0, 1)",
    );
    let walk = |over: bool| {
        let (mut ids, mut cursor, mut pages) = (Vec::new(), String::new(), 0);
        loop {
            let page = plans.get(Boss, &format!("{CARL}?over={over}{cursor}")).expect(200).json;
            ids.extend(page["items"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()));
            pages += 1;
            let Some(next) = page["next_cursor"].as_str() else { return (ids, pages) };
            cursor = format!("&cursor={next}");
        }
    };
    let (holding, pages) = walk(false);
    assert_eq!((holding.len(), pages, holding[0].as_str(), holding[60].as_str()), (61, 2, "grt_a1", "grt_ever"));
    let (over, pages) = walk(true);
    assert_eq!((over.len(), pages, over[0].as_str(), over[54].as_str()), (55, 2, "grt_o1", "grt_o54"));
    assert_eq!(list(&plans, &format!("{CARL}?over=true"))[0]["order_id"], "ord_1");
    plans.get(Boss, &format!("{CARL}?cursor=x")).refused(422, "invalid-fields");
}

/// What Carl is told of benefits, in order: the topic and what it says.
fn told(plans: &testkit::Function<plans::App>) -> Vec<(String, Value)> {
    let rows = plans
        .world
        .rows("SELECT topic, payload FROM outbox WHERE topic LIKE 'plans.benefit_%' ORDER BY created_at, id");
    let read = |row: Value| {
        let payload = serde_json::from_str(row["payload"].as_str().unwrap()).unwrap();
        (row["topic"].as_str().unwrap().to_owned(), payload)
    };
    rows.into_iter().map(read).collect()
}

#[test]
fn whoever_is_given_a_benefit_is_told_what_it_is_and_when_it_is_taken_back_why() {
    let plans = plans();
    let send = || plans.send_with(Boss, "POST", CARL, gift(), &[("idempotency-key", "k")]).expect(201);
    let id = send().json["grant_id"].as_str().unwrap().to_owned();
    send();
    let given = json!({ "name": "Carl Contact", "benefit": "For the cold week", "amount": { "kind": "time_credit", "minutes": 120 },
        "kinds": ["Meeting room"], "locations": [], "starts_on": "2030-01-02", "ends_on": "2030-04-01", "page": "/plans" });
    assert_eq!(told(&plans), [("plans.benefit_given".to_owned(), given)], "sent twice, told once");
    plans.world.set_now("2030-01-01T09:00:00Z");
    take(&plans, &id, 119).refused(409, "changed-meanwhile");
    assert_eq!(told(&plans).len(), 1, "nothing was taken");
    assert_eq!(take(&plans, &id, 120).expect(200).trips, 2);
    let taken = json!({ "name": "Carl Contact", "benefit": "For the cold week", "amount": { "kind": "time_credit", "minutes": 120 },
        "reason": "Given to the wrong Carl", "page": "/plans" });
    assert_eq!(told(&plans)[1..], [("plans.benefit_taken".to_owned(), taken)]);
    let to_others = "SELECT count(*) FROM outbox WHERE topic LIKE 'plans.benefit_%' AND recipient NOT LIKE '%carl%'";
    assert_eq!(plans.world.count(to_others), 0);
}

#[test]
fn of_money_that_is_given_the_currency_is_told() {
    let plans = plans();
    let mut wish = gift();
    (wish["gives"], wish["ends_on"]) =
        (json!({ "kind": "money_credit", "minor": 2500, "currency": "EUR" }), Value::Null);
    given(&plans, wish);
    let (_, said) = told(&plans).remove(0);
    let amount = json!({ "kind": "money_credit", "money": { "minor": 2500, "currency": "EUR" } });
    assert_eq!((&said["amount"], &said["ends_on"]), (&amount, &Value::Null));
}
