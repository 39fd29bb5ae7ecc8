//! What operators of the shop choose from and look up, with no other role than the shop's.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::json;
use support::*;
use testkit::{Function, Persona};

fn ids(function: &Function<shop::App>, path: &str) -> Vec<String> {
    let listed = function.get(Boss, path).expect(200);
    assert_eq!(listed.trips, 1, "{path}");
    listed.json["items"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_codes_and_proposals_can_name_is_told_by_name() {
    let function = function();
    let known = function.get(Boss, "/api/shop/known").expect(200).json;
    let of = |id: &str| known["items"].as_array().unwrap().iter().find(|one| one["id"] == id).cloned().unwrap();
    let eur = |minor: i64| json!({ "minor": minor, "currency": "EUR" });
    // Nobody can join it by themselves: it is there to be proposed.
    let secret = json!({ "kind": "plan", "sold_as": "plan", "id": "pln_secret", "name": "Secret", "detail": null, "price": eur(10000), "sign_up_fee": eur(0), "deposit": eur(0), "archived": false });
    assert_eq!(of("pln_secret"), secret);
    assert_eq!((&of("prd_old")["kind"], &of("prd_old")["archived"]), (&json!("product"), &json!(true)));
    let oak = json!({ "kind": "booking", "sold_as": null, "id": "res_oak", "name": "Oak", "detail": "Meeting room", "price": null, "sign_up_fee": null, "deposit": null, "archived": false });
    assert_eq!(of("res_oak"), oak);
}

#[test]
fn all_that_there_is_to_sell_is_told_page_by_page() {
    const MANY: &str = "
INSERT INTO products (id, name, description, location_id, currency, price_minor, tax_class, benefits, audience, public, archived, stock, position, version)
SELECT printf('prd_n%04d', value), 'Mug', '', NULL, 'EUR', 1, 'standard', '[]', 'everyone', 1, 0, NULL, 1, 1
FROM (WITH RECURSIVE counted (value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM counted WHERE value < 2199) SELECT value FROM counted)";
    let function = function();
    function.world.load(MANY);
    let all = pages(&function, Boss, "/api/shop/known");
    let there = count(
        &function,
        "SELECT (SELECT count(*) FROM plans) + (SELECT count(*) FROM products) + (SELECT count(*) FROM resources)",
    );
    assert_eq!(i64::try_from(all.len()).unwrap(), there);
    assert!(all.contains(&"res_oak".to_owned()) && all.contains(&"prd_n2199".to_owned()));
}

/// The ids of all pages of a list, each once.
fn pages(function: &Function<shop::App>, who: Persona, path: &str) -> Vec<String> {
    let (mut all, mut next) = (Vec::new(), String::new());
    loop {
        let page = function.get(who, &format!("{path}{next}")).expect(200);
        assert_eq!(page.trips, 1, "{path}");
        all.extend(page.json["items"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()));
        let Some(cursor) = page.json["next_cursor"].as_str() else { break };
        next = format!("?cursor={cursor}");
    }
    let mut once = all.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), all.len(), "{path}");
    all
}

#[test]
fn a_member_s_proposals_go_on_page_by_page() {
    const MANY: &str = "
INSERT INTO proposals (id, key, customer_id, status, message, lines, currency, expires_at, created_at)
SELECT printf('pro_%03d', value), printf('k%03d', value), 'cus_ada', 'withdrawn', '', '[]', 'EUR', 1, value / 3
FROM (WITH RECURSIVE counted (value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM counted WHERE value < 129) SELECT value FROM counted)";
    let function = function();
    function.world.load(MANY);
    let all = pages(&function, Ada, "/api/shop/proposals");
    assert_eq!((all.len(), all[0].as_str(), all[129].as_str()), (130, "pro_129", "pro_000"));
    assert_eq!(pages(&function, Bob, "/api/shop/proposals"), [""; 0]);
}

#[test]
fn a_customer_is_found_by_a_part_of_the_name_or_the_address() {
    let function = function();
    let everybody = ids(&function, "/api/shop/all/customers");
    assert!(everybody.contains(&"cus_carl".to_owned()) && everybody.contains(&"cus_ada".to_owned()), "{everybody:?}");
    assert_eq!(ids(&function, "/api/shop/all/customers?search=CARL"), ["cus_carl"]);
    assert_eq!(ids(&function, "/api/shop/all/customers?search=carl%40example"), ["cus_carl"]);
    assert_eq!(ids(&function, "/api/shop/all/customers?search=nobody%20at%20all"), [""; 0]);
}

#[test]
fn an_order_is_looked_up_by_id_and_by_its_customer() {
    let function = function();
    for who in [Carl, Ada] {
        add(&function, who, offered("product", "prd_mug", 1)).expect(200);
    }
    let carls = check_out(&function, Carl, "k").expect(201).json;
    check_out(&function, Ada, "k").expect(201);
    let id = carls["id"].as_str().unwrap();
    let seen = function.get(Boss, &format!("/api/shop/all/orders/{id}")).expect(200);
    assert_eq!((seen.trips, &seen.json["order"]["payment_id"]), (1, &carls["payment_id"]));
    assert_eq!((&seen.json["customer_id"], &seen.json["order"]["lines"]), (&json!("cus_carl"), &carls["lines"]));
    let of = |path: &str| function.get(Boss, path).expect(200).json["items"].as_array().unwrap().len();
    assert_eq!(of("/api/shop/all/orders"), 2);
    let only = function.get(Boss, "/api/shop/all/orders?customer=cus_carl").expect(200).json;
    assert_eq!((only["items"].as_array().unwrap().len(), &only["items"][0]["order"]["id"]), (1, &carls["id"]));
    function.get(Boss, "/api/shop/all/orders/ord_nowhere").refused(404, "not-found");
    // To anybody else it is not there, whoever they are.
    function.get(Bob, &format!("/api/shop/all/orders/{id}")).refused(403, "forbidden");
}

#[test]
fn a_proposal_is_looked_up_by_id_and_by_its_customer() {
    let function = function();
    let send = |customer: &str| {
        let wish = json!({ "customer_id": customer, "message": "", "expires_at": "2030-01-08T08:00:00Z",
            "lines": [{ "kind": "plan", "subject_id": "pln_desk", "quantity": 1, "price_minor": null, "starts_on": null }] });
        function.post(Boss, "/api/shop/all/proposals", wish).expect(201).json
    };
    let (adas, _) = (send("cus_ada"), send("cus_carl"));
    let seen = function.get(Boss, &format!("/api/shop/all/proposals/{}", adas["id"].as_str().unwrap())).expect(200);
    assert_eq!((seen.trips, &seen.json), (1, &adas));
    let id = adas["id"].as_str().unwrap().to_owned();
    assert_eq!(ids(&function, "/api/shop/all/proposals?customer=cus_ada"), [id]);
    assert_eq!(ids(&function, "/api/shop/all/proposals").len(), 2);
    function.get(Boss, "/api/shop/all/proposals/pro_nowhere").refused(404, "not-found");
}

#[test]
fn what_is_wrong_with_a_code_is_told_at_its_own_field() {
    let function = function();
    let setup = json!({ "name": "Spring", "off": { "kind": "percent", "off_ppm": 250_000 }, "scope": { "plans": true, "products": false, "bookings": false, "ids": [] },
        "audience": "contacts", "valid_from": null, "valid_until": null, "uses_max": 10, "uses_per_customer_max": 1, "archived": false });
    function.post(Boss, "/api/shop/codes", json!({ "code": "SPRING", "setup": setup })).expect(201);
    let nothing = json!({ "scope": { "plans": false, "products": false, "bookings": false, "ids": [] } });
    let backwards = json!({ "valid_from": "2030-02-01T00:00:00Z", "valid_until": "2030-01-01T00:00:00Z" });
    let nameless = json!({ "name": "" });
    for (change, pointer) in [(nothing, "/scope"), (backwards, "/valid_until"), (nameless, "/name")] {
        let mut wrong = setup.clone();
        wrong.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let new = function.post(Boss, "/api/shop/codes", json!({ "code": "X", "setup": wrong.clone() }));
        let changed = function.put(Boss, "/api/shop/codes/SPRING?version=1", wrong);
        let told = |answer: testkit::Answer| answer.refused(422, "invalid-fields").json["errors"][0]["pointer"].clone();
        assert_eq!((told(new), told(changed)), (json!(format!("/setup{pointer}")), json!(pointer)));
    }
}
