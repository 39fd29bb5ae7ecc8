//! Operators, roles, customers, imports, and the sweep.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use futures::executor::block_on;
use serde_json::{Value, json};
use support::*;
use testkit::{FAULTS, Fault, Function, Persona::*};

const FIRST: &str = "/api/identity/operators/first";
const OPERATORS: &str = "/api/identity/operators";
const IMPORT: &str = "/api/identity/import";

fn first(email: &str) -> Value {
    json!({ "setup_token": SETUP_TOKEN, "email": email, "password": PASSWORD, "name": "Bea" })
}

fn without_operators() -> Function<identity::App> {
    let identity = identity();
    identity.world.load("UPDATE accounts SET roles = '[]'");
    identity
}

#[test]
fn the_first_operator_has_every_role_and_there_is_one() {
    let identity = without_operators();
    let made = identity.post(Nobody, FIRST, first("bea@example.org")).expect(201);
    assert_eq!((made.json["roles"].as_array().unwrap().len(), made.trips), (web::role::ALL.len(), 2));
    let signed_in = sign_in(&identity, "bea@example.org", PASSWORD).expect(201);
    assert_eq!(signed_in.json["account_id"], made.json["account_id"]);
    identity.post(Nobody, FIRST, first("eve@example.org")).refused(409, "operators-exist");
    assert_eq!(identity.world.count("SELECT count(*) FROM accounts WHERE email = 'eve@example.org'"), 0);
}

#[test]
fn of_two_first_operators_at_once_there_is_one() {
    let identity = without_operators();
    let raced = meanwhile(&identity, "UPDATE accounts SET roles = '[\"operators:write\"]' WHERE id = 'acc_boss'");
    raced.post(Nobody, FIRST, first("eve@example.org")).refused(409, "operators-exist");
    assert_eq!(identity.world.count("SELECT count(*) FROM accounts WHERE email = 'eve@example.org'"), 0);
}

#[test]
fn the_first_operator_needs_the_set_up_token() {
    let identity = without_operators();
    let mut wish = first("eve@example.org");
    wish["setup_token"] = "guess".into();
    identity.post(Nobody, FIRST, wish).refused(403, "wrong-setup-token");
    assert_eq!(identity.world.count("SELECT count(*) FROM accounts WHERE roles <> '[]'"), 0);
}

#[test]
fn the_first_operator_takes_over_an_account_with_that_address() {
    let identity = without_operators();
    let before = refresh_cookie(&sign_in(&identity, "ada@example.org", PASSWORD).expect(201));
    let mut wish = first("ada@example.org");
    wish["password"] = OTHER_PASSWORD.into();
    assert_eq!(identity.post(Nobody, FIRST, wish).expect(201).json["account_id"], "acc_ada");
    refresh(&identity, &before).refused(401, "session-ended");
    sign_in(&identity, "ada@example.org", OTHER_PASSWORD).expect(201);
}

#[test]
fn roles_are_handed_out_with_a_trace_and_the_last_one_stays() {
    let identity = identity();
    let path = format!("{OPERATORS}/acc_ada");
    let found = identity.get(Boss, "/api/identity/accounts?email=ada@example.org").expect(200);
    assert_eq!((&found.json["items"][0]["account_id"], found.trips), (&json!("acc_ada"), 1));
    let roles = json!({ "roles": ["space:write", "operators:write", "space:write"] });
    let made = identity.put(Boss, &path, roles).expect(200);
    assert_eq!((&made.json["roles"], made.trips), (&json!(["operators:write", "space:write"]), 2));
    let listed = identity.get(Boss, OPERATORS).expect(200);
    let emails: Vec<_> = listed.json["items"].as_array().unwrap().iter().map(|o| o["email"].clone()).collect();
    assert_eq!((emails, listed.trips), (vec![json!("ada@example.org"), json!("boss@example.org")], 1));

    identity.put(Boss, &format!("{OPERATORS}/acc_boss"), json!({ "roles": [] })).expect(200);
    identity.put(Ada, &path, json!({ "roles": [] })).refused(403, "forbidden");
    identity.put(Boss, &path, json!({ "roles": ["space:write"] })).refused(409, "last-operator");
    assert_eq!(identity.get(Boss, OPERATORS).json["items"][0]["roles"], json!(["operators:write", "space:write"]));
    identity.put(Boss, &format!("{OPERATORS}/acc_none"), json!({ "roles": [] })).refused(404, "not-found");
    let traces = identity.world.rows("SELECT account_id, action, subject, detail FROM audit ORDER BY rowid");
    assert_eq!(traces.len(), 2, "a refused change leaves no trace");
    let trace = json!({ "account_id": "acc_boss", "action": "update_operator", "subject": "acc_ada", "detail": "[\"operators:write\",\"space:write\"]" });
    assert_eq!(traces[0], trace);
}

#[test]
fn a_locker_makes_nobody_a_member() {
    let identity = identity();
    identity.world.with_lockers();
    let standing = |who: &str| {
        let found = identity.get(Boss, &format!("/api/identity/customers?search={who}%40")).expect(200).json;
        let rights = format!("/api/identity/customers/cus_{who}/rights");
        let one = identity.put(Boss, &rights, json!({ "rights": {} })).expect(200).json;
        assert_eq!(found["items"][0]["standing"], one["standing"]);
        one["standing"].clone()
    };
    assert_eq!((standing("carl"), standing("ada")), (json!("contact"), json!("member")));
}

#[test]
fn customers_are_found_by_name_page_by_page() {
    let identity = identity();
    identity.world.load(
        "INSERT INTO customers (id, name, email, created_at)
         SELECT 'cus_' || value, 'Firm ' || value, 'firm' || value || '@example.org', 1 FROM (WITH RECURSIVE n(value) AS (SELECT 100 UNION ALL SELECT value + 1 FROM n WHERE value < 199) SELECT value FROM n)",
    );
    let mut names = Vec::new();
    let mut cursor = String::new();
    for (trips, items) in [(1, 50), (1, 50), (1, 4)] {
        let page = identity.get(Boss, &format!("/api/identity/customers?search={cursor}")).expect(200);
        assert_eq!((page.trips, page.json["items"].as_array().unwrap().len()), (trips, items));
        names.extend(page.json["items"].as_array().unwrap().iter().map(|c| c["name"].as_str().unwrap().to_owned()));
        cursor = page.json["next_cursor"].as_str().map(|next| format!("&cursor={next}")).unwrap_or_default();
    }
    let mut sorted = names.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(names, sorted);
    let carl = json!({ "id": "cus_carl", "name": "Carl Contact", "email": "carl@example.org", "standing": "contact", "rights": {} });
    assert_eq!(identity.get(Boss, "/api/identity/customers?search=CARL%40").expect(200).json["items"], json!([carl]));
    assert_eq!(
        identity.get(Boss, "/api/identity/customers?search=ada").expect(200).json["items"][0]["standing"],
        "member"
    );
    identity.get(Boss, "/api/identity/customers?cursor=x").refused(422, "invalid-fields");
}

#[test]
fn rights_are_granted_and_withheld_for_one_customer_with_a_trace() {
    let identity = identity();
    let path = "/api/identity/customers/cus_carl/rights";
    let wish = json!({ "rights": { "book": false, "buy_products": true } });
    let changed = identity.put(Boss, path, wish.clone()).expect(200);
    assert_eq!((&changed.json["rights"], &changed.json["id"], changed.trips), (&wish["rights"], &json!("cus_carl"), 2));
    assert_eq!(identity.world.count("SELECT count(*) FROM customers WHERE rights <> '{}'"), 1);
    assert_eq!(
        identity
            .world
            .count("SELECT count(*) FROM audit WHERE action = 'update_customer_rights' AND subject = 'cus_carl'"),
        1
    );
    identity.put(Boss, path, json!({ "rights": { "fly": true } })).refused(422, "invalid-fields");
    identity.put(Boss, "/api/identity/customers/cus_none/rights", wish).refused(404, "not-found");
}

fn people() -> Value {
    json!({
        "customers": [
            { "id": "cus_ada", "name": "Ada Lovelace", "email": "ada@example.org" },
            { "id": "cus_dan", "name": "Dan Ltd", "email": "office@example.org", "rights": { "book": false } }],
        "accounts": [
            { "email": "ada@example.org", "name": "Ada Lovelace", "locale": "es", "customer_ids": ["cus_dan"],
              "password_hash": "$argon2id$v=19$m=8,t=1,p=1$AQEBAQEBAQEBAQEBAQEBAQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" },
            { "id": "acc_dan", "email": "dan@example.org", "name": "Dan", "locale": "de", "customer_ids": ["cus_dan"],
              "password_hash": "$argon2id$v=19$m=8,t=1,p=1$AQEBAQEBAQEBAQEBAQEBAQ$OFV8TrrEQliqqHF4+jF1XekyKTLvLxAcRxwpKMBoFjc" }]
    })
}

#[test]
fn an_import_makes_and_changes_and_can_be_repeated() {
    let identity = identity();
    identity.world.load("UPDATE customers SET rights = '{\"book\":true}' WHERE id = 'cus_ada'");
    let looked = identity.post(Boss, &format!("{IMPORT}?dry_run=true"), people()).expect(200);
    assert_eq!((looked.json, looked.trips), (json!({ "dry_run": true, "created": 2, "updated": 2 }), 1));
    assert_eq!(identity.world.count("SELECT count(*) FROM accounts"), 5);

    let done = identity.post(Boss, IMPORT, people()).expect(200);
    assert_eq!((done.json, done.trips), (json!({ "dry_run": false, "created": 2, "updated": 2 }), 2));
    sign_in(&identity, "dan@example.org", PASSWORD).expect(201);
    sign_in(&identity, "ada@example.org", PASSWORD).expect(201);
    let again = identity.post(Boss, IMPORT, people()).expect(200);
    assert_eq!(again.json, json!({ "dry_run": false, "created": 0, "updated": 4 }));
    let customers =
        identity.world.rows("SELECT id, name, rights FROM customers WHERE id IN ('cus_ada', 'cus_dan') ORDER BY id");
    assert_eq!(customers[0], json!({ "id": "cus_ada", "name": "Ada Lovelace", "rights": "{\"book\":true}" }));
    assert_eq!(customers[1], json!({ "id": "cus_dan", "name": "Dan Ltd", "rights": "{\"book\":false}" }));
    let links = "SELECT count(*) FROM account_customers WHERE account_id IN ('acc_ada', 'acc_dan')";
    assert_eq!(identity.world.count(links), 3);
    let told = identity.world.rows("SELECT detail -> '$.customers' AS customers, json_array_length(detail, '$.accounts') AS accounts FROM audit WHERE action = 'import_people'");
    assert_eq!(told.len(), 2);
    assert_eq!(told[0], json!({ "customers": "[\"cus_ada\",\"cus_dan\"]", "accounts": 2 }), "each that came is named");
    assert_eq!(
        identity.world.count("SELECT count(*) FROM accounts WHERE roles <> '[]'"),
        1,
        "an import gives no roles"
    );
}

#[test]
fn one_broken_row_keeps_the_whole_import_out() {
    let identity = identity();
    let mut import = people();
    import["accounts"][1]["email"] = "bob@example.org".into();
    import["accounts"][1]["customer_ids"] = json!(["cus_nobody"]);
    let refused = identity.post(Boss, IMPORT, import).refused(422, "invalid-fields");
    let rules: Vec<_> =
        refused.json["errors"].as_array().unwrap().iter().map(|e| (e["pointer"].clone(), e["rule"].clone())).collect();
    assert_eq!(
        rules,
        [
            (json!("/accounts/1/email"), json!("email-taken")),
            (json!("/accounts/1/customer_ids"), json!("unknown-customer"))
        ]
    );
    assert_eq!(identity.world.count("SELECT count(*) FROM customers WHERE id = 'cus_dan'"), 0);
    let raced = meanwhile(&identity, "UPDATE accounts SET email = 'dan@example.org' WHERE id = 'acc_carl'");
    raced.post(Boss, IMPORT, people()).refused(409, "changed-meanwhile");
    assert_eq!(identity.world.count("SELECT count(*) FROM customers WHERE id = 'cus_dan'"), 0);
}

#[test]
fn a_thousand_people_come_in_with_two_trips() {
    let identity = identity();
    let customer =
        |i| json!({ "id": format!("cus_{i}"), "name": format!("Firm {i}"), "email": format!("f{i}@example.org") });
    let account = |i| json!({ "email": format!("p{i}@example.org"), "name": "P", "locale": "en", "customer_ids": [format!("cus_{i}")] });
    let import = json!({ "customers": (0..500).map(customer).collect::<Vec<_>>(), "accounts": (0..500).map(account).collect::<Vec<_>>() });
    assert_eq!(identity.post(Boss, IMPORT, import).expect(200).trips, 2);
    assert_eq!(identity.world.count("SELECT count(*) FROM account_customers"), 504);
    let too_many = json!({ "customers": (0..1001).map(customer).collect::<Vec<_>>() });
    identity.post(Boss, IMPORT, too_many).refused(422, "invalid-fields");
}

#[test]
fn operators_work_survives_a_database_that_fails() {
    for (fault, nth) in FAULTS {
        let happened = (fault, nth) == (Fault::After, 2);
        let identity = without_operators();
        failing(&identity, fault, nth).post(Nobody, FIRST, first("bea@example.org")).refused(500, "internal");
        let again = identity.post(Nobody, FIRST, first("bea@example.org"));
        if happened {
            again.refused(409, "operators-exist")
        } else {
            again.expect(201)
        };
        sign_in(&identity, "bea@example.org", PASSWORD).expect(201);

        let writes = [
            ("PUT", "/api/identity/operators/acc_ada", json!({ "roles": ["space:write"] })),
            ("PUT", "/api/identity/customers/cus_ada/rights", json!({ "rights": { "book": false } })),
            ("POST", IMPORT, people()),
        ];
        for (method, path, body) in writes {
            failing(&identity, fault, nth).send(Boss, method, path, body.clone()).refused(500, "internal");
            identity.send(Boss, method, path, body).expect(200);
        }
        let traces = identity.world.count("SELECT count(*) FROM audit");
        assert_eq!(traces, if happened { 6 } else { 3 }, "every deed that was done has its trace");
        assert_eq!(identity.world.count("SELECT count(*) FROM identity_guards"), 0);
    }
}

#[test]
fn the_sweep_removes_what_is_over_and_nothing_else() {
    let identity = identity();
    identity.post(Nobody, "/api/identity/accounts", sign_up("dan@example.org", PASSWORD)).expect(202);
    identity.post(Nobody, "/api/identity/password-resets", json!({ "email": "ada@example.org" })).expect(202);
    sign_in(&identity, "carl@example.org", "wrong").refused(401, "wrong-credentials");
    identity.delete(Carl, "/api/identity/sessions/current").expect(204);
    let left = || {
        ["sign_ups", "password_resets", "throttles", "sessions"].map(|table| match table {
            "sign_ups" => identity.world.count("SELECT count(*) FROM sign_ups"),
            "password_resets" => identity.world.count("SELECT count(*) FROM password_resets"),
            "throttles" => identity.world.count("SELECT count(*) FROM throttles"),
            _ => identity.world.count("SELECT count(*) FROM sessions"),
        })
    };
    let sweep = || block_on(identity::jobs::sweep(&identity.world.db(), identity.world.now())).unwrap();
    let before = left();
    sweep();
    assert_eq!(left(), before);
    identity.world.set_now("2030-01-02T08:00:01Z");
    sweep();
    assert_eq!(left(), [0, 0, 0, 5]);
    identity.world.set_now("2030-01-31T08:00:01Z");
    sweep();
    sweep();
    assert_eq!(left(), [0, 0, 0, 4], "Carl's ended session is gone");
}
