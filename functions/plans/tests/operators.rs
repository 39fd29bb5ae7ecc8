//! What operators set up, make, change and bring in.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use serde_json::{Value, json};
use support::*;
use testkit::Answer;
use testkit::Persona::*;

fn act(plans: &testkit::Function<plans::App>, id: &str, act: Value) -> Answer {
    let known = plans.get(Boss, &format!("/api/plans/all/{id}")).expect(200).json;
    plans.post(Boss, &format!("/api/plans/all/{id}/acts?version={}", known["version"]), act)
}

fn pointers(answer: &Answer) -> Vec<(String, String)> {
    let errors = answer.json["errors"].as_array().unwrap().iter();
    errors.map(|e| (e["pointer"].as_str().unwrap().to_owned(), e["rule"].as_str().unwrap().to_owned())).collect()
}

#[test]
fn a_plan_is_changed_at_the_version_that_was_read() {
    let plans = plans();
    let made = plans.put(Boss, "/api/plans/setup/pln_night?version=0", plan()).expect(200);
    assert_eq!((made.trips, &made.json["version"]), (2, &json!(1)));
    plans.put(Boss, "/api/plans/setup/pln_night?version=0", plan()).refused(409, "changed-meanwhile");
    let mut dearer = plan();
    dearer["price_minor"] = 4500.into();
    dearer["archived"] = true.into();
    plans.put(Boss, "/api/plans/setup/pln_night?version=1", dearer.clone()).expect(200);
    plans.put(Boss, "/api/plans/setup/pln_night?version=1", plan()).refused(409, "changed-meanwhile");
    let listed = plans.get(Boss, "/api/plans/setup").expect(200);
    let known = listed.json["items"].as_array().unwrap().iter().find(|p| p["id"] == "pln_night").unwrap().clone();
    assert_eq!(
        (listed.trips, &known["price_minor"], &known["version"], &known["taken"]),
        (1, &json!(4500), &json!(2), &json!(0))
    );
    let full = listed.json["items"].as_array().unwrap().iter().find(|p| p["id"] == "pln_full").unwrap();
    assert_eq!(full["taken"], 1);
    let offers = plans.get(Ada, "/api/plans/offers").expect(200).json;
    assert!(offers["items"].as_array().unwrap().iter().all(|offer| offer["id"] != "pln_night"), "archived");
}

#[test]
fn a_plan_names_what_there_is_in_its_own_currency() {
    let plans = plans();
    let mut broken = plan();
    broken["location_id"] = "loc_none".into();
    broken["terms"] = json!({ "cycle": { "unit": "week", "count": 1 }, "billing_day": 3, "benefits": [
        { "name": "Money", "gives": { "kind": "money_credit", "minor": 100, "currency": "USD" } },
        { "name": "Rooms", "gives": { "kind": "time_credit", "minutes": 10 }, "scope": { "kinds": ["knd_none"], "locations": ["loc_none"] } },
    ] });
    let answer = plans.post(Boss, "/api/plans/setup", broken).refused(422, "invalid-fields");
    let expected = [
        ("/location_id", "unknown"),
        ("/terms/billing_day", "weeks"),
        ("/terms/benefits/0/gives/currency", "currency"),
        ("/terms/benefits/1/scope/kinds/0", "unknown"),
        ("/terms/benefits/1/scope/locations/0", "unknown"),
    ];
    assert_eq!(pointers(&answer), expected.map(|(at, rule)| (at.to_owned(), rule.to_owned())));
    for (field, value) in [
        ("cycle", json!({ "unit": "month", "count": 25 })),
        ("billing_day", json!(29)),
        ("notice_days", json!(366)),
        ("cycles_min", json!(121)),
        ("pause", json!({ "per_year_max": 13, "cycles_max": 1 })),
        ("benefits", json!([{ "name": "Rooms", "gives": { "kind": "time_credit", "minutes": 0 } }])),
    ] {
        let mut beyond = plan();
        beyond["terms"] = json!({ field: value });
        let answer = plans.post(Boss, "/api/plans/setup", beyond).refused(422, "invalid-fields");
        assert!(pointers(&answer)[0].0.starts_with(&format!("/terms/{field}")), "{}", answer.text);
    }
    assert_eq!(plans.world.count("SELECT count(*) FROM plans WHERE name = 'Night'"), 0);
    let mut discount = product();
    discount["benefits"] = json!([{ "name": "Off", "gives": { "kind": "discount", "off_ppm": 100_000 } }]);
    let answer = plans.post(Boss, "/api/plans/products", discount).refused(422, "invalid-fields");
    assert_eq!(pointers(&answer), [("/benefits/0/gives".to_owned(), "discount".to_owned())]);
}

#[test]
fn an_operator_sees_what_a_contract_brings_before_it_is_made() {
    let plans = plans();
    let wish = || contract("cus_carl", "pln_desk", "2030-01-10");
    let seen = plans.post(Boss, "/api/plans/all/preview", wish()).expect(200);
    assert_eq!((seen.trips, &seen.json["dry_run"]), (1, &json!(true)));
    assert_eq!(plans.world.count("SELECT count(*) FROM contracts WHERE customer_id = 'cus_carl'"), 0);
    let path = format!("/api/plans/all?seen={}", seen.json["preview"]["digest"].as_str().unwrap());
    // The plan costs something else by then: it is seen anew.
    plans.world.load("UPDATE plans SET price_minor = price_minor + 100, version = version + 1 WHERE id = 'pln_desk'");
    let outdated = plans.post(Boss, &path, wish()).refused(409, "preview-outdated");
    assert_eq!(plans.world.count("SELECT count(*) FROM contracts WHERE customer_id = 'cus_carl'"), 0);
    let path = format!("/api/plans/all?seen={}", outdated.json["preview"]["digest"].as_str().unwrap());
    let made = plans.post(Boss, &path, wish()).expect(201).json;
    assert_eq!(made["preview"], outdated.json["preview"]);
}

#[test]
fn an_operator_makes_a_contract_at_its_own_price() {
    let plans = plans();
    let mut own = contract("cus_carl", "pln_secret", "2030-01-10");
    (own["price_minor"], own["quantity"], own["due_days"], own["deposit_minor"]) =
        (777.into(), 2.into(), 30.into(), 5000.into());
    own["ends_on"] = "2030-03-10".into();
    let made = plans.post(Boss, "/api/plans/all", own).expect(201);
    assert_eq!((made.trips, &made.json["preview"]["takes_effect_on"]), (2, &json!("2030-01-10")));
    let id = made.json["contract_id"].as_str().unwrap().to_owned();
    let known = plans.get(Boss, &format!("/api/plans/all/{id}")).expect(200).json;
    assert_eq!(
        (&known["price"]["minor"], &known["quantity"], &known["due_days"]),
        (&json!(777), &json!(2), &json!(30))
    );
    assert_eq!((&known["customer"]["name"], &known["payer"]["id"]), (&json!("Carl Contact"), &json!("cus_carl")));
    for (day, total) in [("2030-01-10", 2 * 777 + 295 + 10_000), ("2030-02-10", 1849), ("2030-03-10", -10_000)] {
        go_to(&plans.world, day);
        run_the_day(&plans.world);
        assert_eq!(plans.world.count("SELECT gross_minor FROM invoices ORDER BY rowid DESC LIMIT 1"), total, "{day}");
    }
    assert_eq!(
        plans.world.count(
            "SELECT count(DISTINCT julianday(due_on) - julianday(issued_on)) FROM invoices WHERE kind = 'invoice'"
        ),
        1
    );
    assert_right(&plans.world);
    let refused = |body: Value, status, slug: &str| plans.post(Boss, "/api/plans/all", body).refused(status, slug);
    assert_eq!(
        pointers(&refused(contract("cus_none", "pln_desk", "2030-05-01"), 422, "invalid-fields"))[0].0,
        "/customer_id"
    );
    let mut unpaid = contract("cus_carl", "pln_desk", "2030-05-01");
    unpaid["payer_id"] = "cus_none".into();
    assert_eq!(pointers(&refused(unpaid, 422, "invalid-fields"))[0].0, "/payer_id");
    refused(contract("cus_carl", "pln_gone", "2030-05-01"), 404, "no-such-plan");
    refused(contract("cus_carl", "pln_full", "2030-05-01"), 409, "plan-full");
    refused(contract("cus_carl", "pln_desk", "2030-01-01"), 422, "in-the-past");
    let mut backwards = contract("cus_carl", "pln_desk", "2030-05-01");
    backwards["ends_on"] = "2030-04-30".into();
    refused(backwards, 422, "too-early");
    plans.post(Boss, "/api/plans/all", contract("cus_carl", "pln_desk", "2030-05-01")).expect(201);
    refused(contract("cus_carl", "pln_desk", "2030-06-01"), 409, "has-plan");
}

#[test]
fn a_price_holds_from_a_day_and_is_told_ahead() {
    let plans = desk_of_ada();
    let price =
        |from: &str, minor: i64| act(&plans, "con_1", json!({ "act": "price", "from": from, "price_minor": minor }));
    assert_eq!(price("2030-01-31", 40_000).refused(422, "too-early").json["earliest"], "2030-02-01");
    price("2030-03-15", 31_000).refused(422, "nothing-changes");
    price("2030-03-15", 40_000).expect(200);
    let told = plans.world.rows("SELECT payload FROM outbox WHERE topic = 'plans.price_ahead'");
    let told: Value = serde_json::from_str(told[0]["payload"].as_str().unwrap()).unwrap();
    assert_eq!(
        (&told["leave_by"], &told["before"]["amount"]["minor"], &told["price"]["amount"]["minor"]),
        (&json!("2030-03-18"), &json!(36_890), &json!(47_600)),
        "the first cycle at that price begins on 1 April"
    );
    let mine = plans.get(Ada, "/api/plans").expect(200).json["contracts"][0].clone();
    assert_eq!(
        mine["prices_ahead"],
        json!([{ "from": "2030-03-15", "price": { "minor": 40_000, "currency": "EUR" } }])
    );
    for (day, price) in [("2030-02-01", 36_890), ("2030-03-01", 36_890), ("2030-04-01", 47_600)] {
        go_to(&plans.world, day);
        run_the_day(&plans.world);
        assert_eq!(plans.world.count("SELECT gross_minor FROM invoices ORDER BY rowid DESC LIMIT 1"), price, "{day}");
    }
}

#[test]
fn a_price_that_was_said_for_later_stays() {
    let plans = desk_of_ada();
    let price = |from: &str, minor: i64| {
        let version = plans.get(Boss, "/api/plans/all/con_1").expect(200).json["version"].clone();
        let act = json!({ "act": "price", "from": from, "price_minor": minor });
        plans.post(Boss, &format!("/api/plans/all/con_1/acts?version={version}"), act)
    };
    price("2030-06-01", 40_000).expect(200);
    price("2030-03-01", 35_000).expect(200);
    price("2030-06-01", 41_000).expect(200);
    let known = plans.get(Boss, "/api/plans/all/con_1").expect(200).json;
    let from = |from: &str, price_minor: i64| json!({ "from": from, "price_minor": price_minor });
    assert_eq!(known["prices_ahead"], json!([from("2030-03-01", 35_000), from("2030-06-01", 41_000)]));
}

#[test]
fn an_operator_ends_reopens_rests_and_multiplies_without_the_terms_limits() {
    let plans = desk_of_ada();
    let looked = plans.post(
        Boss,
        "/api/plans/all/con_1/acts?version=2&dry_run=true",
        json!({ "act": "end", "on": "2030-01-01", "reason": "" }),
    );
    let back: Vec<_> =
        looked.json["preview"]["invoices"].as_array().unwrap().iter().map(|one| &one["gross"]["minor"]).collect();
    assert_eq!((looked.trips, back), (1, vec![&json!(-36_890), &json!(-50_000)]), "the deposit, once it is closed");
    assert_eq!(plans.world.count("SELECT count(*) FROM contracts WHERE ends_on IS NOT NULL"), 0);
    plans
        .post(Boss, "/api/plans/all/con_1/acts?version=1", json!({ "act": "reopen" }))
        .refused(409, "changed-meanwhile");
    plans.post(Boss, "/api/plans/all/con_none/acts?version=1", json!({ "act": "reopen" })).refused(404, "not-found");
    act(&plans, "con_1", json!({ "act": "end", "on": "2029-12-31", "reason": "" })).refused(422, "in-the-past");
    act(&plans, "con_1", json!({ "act": "start", "on": "2030-01-05" })).refused(409, "has-begun");
    act(&plans, "con_1", json!({ "act": "end", "on": "2030-01-03", "reason": "Left the country" })).expect(200);
    act(&plans, "con_1", json!({ "act": "reopen" })).expect(200);
    act(&plans, "con_1", json!({ "act": "pause", "from": "2030-02-01", "cycles": 12 })).expect(200);
    act(&plans, "con_1", json!({ "act": "resume", "from": "2030-02-01" })).expect(200);
    let more = act(&plans, "con_1", json!({ "act": "quantity", "on": "2030-02-01", "quantity": 3 })).expect(200).json;
    let deeds = plans.world.rows("SELECT action, subject FROM audit WHERE action = 'act_on_contract'");
    assert_eq!(deeds.len(), 5);
    go_to(&plans.world, "2030-02-01");
    run_the_day(&plans.world);
    assert_eq!(
        plans.world.count("SELECT gross_minor FROM invoices ORDER BY rowid DESC LIMIT 1"),
        3 * 36_890 + 2 * 50_000
    );
    let listed = plans.get(Boss, "/api/plans/all?customer=cus_ada&state=current").expect(200).json;
    assert_eq!((listed["items"].as_array().unwrap().len(), &listed["items"][0]["id"]), (1, &more["contract_id"]));
    assert_right(&plans.world);
}

#[test]
fn a_contract_that_has_not_begun_can_begin_another_day() {
    let plans = plans();
    let made = plans.post(Boss, "/api/plans/all", contract("cus_carl", "pln_desk", "2030-03-01")).expect(201).json;
    let id = made["contract_id"].as_str().unwrap().to_owned();
    act(&plans, &id, json!({ "act": "start", "on": "2030-02-10" })).expect(200);
    let grants = plans.world.rows("SELECT DISTINCT date(starts_at / 1000, 'unixepoch') AS day FROM v_grants WHERE balance > 0 ORDER BY day LIMIT 2");
    assert_eq!(grants, [json!({ "day": "2030-02-10" }), json!({ "day": "2030-03-10" })]);
    go_to(&plans.world, "2030-02-10");
    run_the_day(&plans.world);
    assert_eq!(plans.world.count("SELECT count(*) FROM invoices"), 1);
    assert_right(&plans.world);
}

#[test]
fn contracts_are_listed_page_by_page_by_customer_by_plan_and_by_state() {
    let plans = plans();
    plans.world.load(
        "INSERT INTO customers (id, name, email, created_at) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
         SELECT 'cus_of_' || i, 'Person', 'person@example.org', 1 FROM n;
INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
         SELECT 'con_of_' || substr(id, 8), id, id, 'pln_club', iif(id LIKE '%0', 'waiting', 'agreed'), '2030-01-01', 1, '2030-02-01', '2030-02-01', 'EUR', 0, '{}', 1 FROM customers WHERE id LIKE 'cus_of_%'",
    );
    let list = |query: &str| plans.get(Boss, &format!("/api/plans/all{query}")).expect(200);
    let first = list("?plan=pln_club");
    assert_eq!((first.trips, first.json["items"].as_array().unwrap().len()), (1, 50));
    let rest = list(&format!("?plan=pln_club&cursor={}", first.json["next_cursor"].as_str().unwrap())).json;
    assert_eq!((rest["items"].as_array().unwrap().len(), &rest["next_cursor"]), (10, &Value::Null));
    let count = |query: &str| list(query).json["items"].as_array().unwrap().len();
    assert_eq!(count("?plan=pln_club&state=waiting"), 6);
    assert_eq!((count("?customer=cus_tess"), count("?customer=cus_none"), count("?state=over")), (1, 0, 0));
    assert_eq!((count("?state=leaving"), count("?customer=cus_ada&state=current")), (0, 1));
    plans.get(Boss, "/api/plans/all?state=asleep").refused(422, "invalid-fields");
}

#[test]
fn reception_changes_a_plan_for_whoever_may_not() {
    let plans = desk_of_ada();
    plans.world.load("UPDATE space_settings SET rights = '{\"change_plan\":false}'");
    plans.world.load("UPDATE contracts SET terms = json_set(terms, '$.cycles_min', 6) WHERE id = 'con_1'");
    let to = |plan: &str, on: &str| json!({ "act": "plan", "plan_id": plan, "quantity": 2, "on": on });
    act(&plans, "con_1", to("pln_gone", "2030-01-16")).refused(404, "no-such-plan");
    act(&plans, "con_1", to("pln_none", "2030-01-16")).refused(404, "no-such-plan");
    act(&plans, "con_1", to("pln_full", "2030-01-16")).refused(409, "plan-full");
    act(&plans, "con_1", to("pln_dollar", "2030-01-16")).refused(422, "other-currency");
    act(&plans, "con_1", to("pln_secret", "2029-12-31")).refused(422, "in-the-past");
    // Whoever has the plan by another contract, also one that another pays for, is told so by the look already.
    plans.world.load("INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
      VALUES ('con_theirs', 'cus_ada', 'cus_tess', 'pln_secret', 'agreed', '2030-02-01', 1896134400000, '2030-02-01', '2030-02-01', 'EUR', 100, '{}', 1000)");
    plans
        .post(Boss, "/api/plans/all/con_1/acts?version=2&dry_run=true", to("pln_secret", "2030-01-16"))
        .refused(409, "has-plan");
    plans.world.load("DELETE FROM contracts WHERE id = 'con_theirs'");
    // Nobody is offered it, it is cheaper, and the minimum term is not over: an operator's word is enough.
    let looked = plans.post(Boss, "/api/plans/all/con_1/acts?version=2&dry_run=true", to("pln_secret", "2030-01-16"));
    assert_eq!((looked.trips, &looked.json["preview"]["takes_effect_on"]), (1, &json!("2030-01-16")));
    assert_eq!(plans.world.count("SELECT count(*) FROM contracts WHERE follows = 'con_1'"), 0);
    let made = act(&plans, "con_1", to("pln_secret", "2030-01-16")).expect(200).json;
    assert_eq!(made["preview"], looked.json["preview"], "what was seen is what comes");
    act(&plans, "con_1", to("pln_club", "2030-01-20")).refused(409, "ends-already");
    let known = plans.get(Boss, &format!("/api/plans/all/{}", made["contract_id"].as_str().unwrap())).expect(200).json;
    assert_eq!(
        (&known["plan"]["id"], &known["status"], &known["quantity"], &known["follows"]),
        (&json!("pln_secret"), &json!("agreed"), &json!(2), &json!("con_1"))
    );
    assert_eq!(plans.world.count("SELECT count(*) FROM outbox WHERE topic = 'plans.changed'"), 1);
    go_to(&plans.world, "2030-01-16");
    run_the_day(&plans.world);
    // 16 of 31 days of 310.00 and the deposit come back, 2 of 1.00 are charged, all with 19 %.
    let issued = plans.world.count("SELECT sum(gross_minor) FROM invoices WHERE issued_on = '2030-01-16'");
    assert_eq!(issued, -19_040 - 50_000 + 238);
    assert_right(&plans.world);
}

#[test]
fn what_is_sold_costs_a_currency_of_the_space() {
    let plans = plans();
    let of = |mut setup: Value, currency: &str, archived: bool| {
        (setup["currency"], setup["archived"]) = (currency.into(), archived.into());
        setup
    };
    for (path, setup) in [("/api/plans/setup", plan()), ("/api/plans/products", product())] {
        let refused = plans.post(Boss, path, of(setup.clone(), "ERU", false)).refused(422, "invalid-fields");
        let error = json!({ "pointer": "/currency", "rule": "unknown", "detail": "no location has it; there is EUR" });
        assert_eq!((refused.trips, &refused.json["errors"]), (1, &json!([error])));
        // What is archived keeps the one that it had.
        plans.post(Boss, path, of(setup, "ERU", true)).expect(201);
    }
    let import = json!({ "products": [{ "id": "prd_typo", "setup": of(product(), "ERU", false) }] });
    let refused = plans.post(Boss, "/api/plans/import", import).refused(422, "invalid-fields");
    assert_eq!(refused.json["errors"][0]["pointer"], "/products/0/setup/currency");
    for (path, id, setup) in [("setup", "pln_kept", plan()), ("products", "prd_kept", product())] {
        plans.put(Boss, &format!("/api/plans/{path}/{id}?version=0"), setup).expect(200);
    }
    plans.world.load("UPDATE locations SET currency = 'CHF'");
    plans.post(Boss, "/api/plans/products", of(product(), "CHF", false)).expect(201);
    // What is there can be changed in all else, though no location has its currency any more.
    for (path, id, mut setup) in [("setup", "pln_kept", plan()), ("products", "prd_kept", product())] {
        setup["name"] = "Another name".into();
        let put = |setup: Value| plans.put(Boss, &format!("/api/plans/{path}/{id}?version=1"), setup);
        assert_eq!(
            put(of(setup.clone(), "USD", false)).refused(422, "invalid-fields").json["errors"][0]["pointer"],
            "/currency"
        );
        put(setup).expect(200);
    }
    let import = json!({ "plans": [{ "id": "pln_kept", "setup": plan() }], "products": [{ "id": "prd_kept", "setup": product() }] });
    plans.post(Boss, "/api/plans/import", import).expect(200);
}

#[test]
fn whoever_sees_contracts_finds_their_customers_by_name_and_address() {
    let plans = plans();
    let found = |search: &str| {
        let found = plans.get(Boss, &format!("/api/plans/customers?search={search}")).expect(200);
        assert_eq!(found.trips, 1);
        let items = found.json["items"].as_array().unwrap().clone();
        items.iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!((found("CARL"), found("carl%40example")), (vec!["cus_carl".to_owned()], vec!["cus_carl".to_owned()]));
    assert!(found("").contains(&"cus_ada".to_owned()));
    assert_eq!(found("nobody%20at%20all"), [""; 0]);
    plans.world.load("UPDATE customers SET name = 'Übelhör' WHERE id = 'cus_carl'");
    assert_eq!((found("%C3%9CBELH"), found("h%C3%B6r")), (vec!["cus_carl".to_owned()], vec!["cus_carl".to_owned()]));
    plans.get(Ada, "/api/plans/customers").refused(403, "forbidden");
}
