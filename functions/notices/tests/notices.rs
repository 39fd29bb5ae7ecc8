//! What operators see and do, through `routes()`.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
mod given;
mod post;

use db::Statement;
use futures::executor::block_on;
use notices::{App, routes};
use serde_json::{Value, json};
use std::path::Path;
use std::rc::Rc;
use testkit::Persona::{Ada, Boss};
use testkit::{Fault, Function, Persona, World, access_matrix};

fn app(world: &World, db: db::Db) -> App {
    App { db, clock: world.clock(), ids: world.ids(), keys: Rc::new(post::keys()), letterhead: Rc::new(post::head()) }
}

fn notices() -> Function<App> {
    let function = Function::new(routes(), app);
    function.world.load(
        "INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at, attempts, last_error)
         VALUES ('out_waits', 'identity.reset_password', 'ada@example.org', 'en', '{\"link\":\"secret\"}', 1000, 5000, 2, 'MAIL: 451 wait');
         INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at, attempts, sent_at)
         VALUES ('out_sent', 'bookings.confirmed', 'bob@example.org', 'de', '{}', 2000, 2000, 1, 3000);
         INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at, attempts, dead_at, last_error)
         VALUES ('out_dead', 'bookings.cancelled', 'tess@example.org', 'es', '{\"link\":\"secret\"}', 4000, 4000, 6, 9000, 'RCPT: 550 no');\n",
    );
    function
}

fn ids(page: &Value) -> Vec<&str> {
    page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect()
}

#[test]
fn every_sql_text_is_planned() {
    testkit::check_sql(outbox::store::ALL_SQL, &[]);
    testkit::check_sql(
        &notices::store::all_sql(),
        &["space_settings", "locations", "last", "due", "v_account_addresses"],
    );
}

#[test]
fn access_is_as_written_down() {
    access_matrix(&routes().endpoints, include_str!("access.txt"), |method, path, who| {
        status(method, path, who).to_string()
    });
}

/// What a plausible request is answered.
fn status(method: &str, path: &str, who: Persona) -> u16 {
    let function = notices();
    function.world.load(given::WORLD);
    let name = who.name();
    let id = match path {
        path if path.contains("/devices/") => "dev_ada",
        path if path.contains("/bounces/") => "bnc_tess",
        path if path.contains("/inbox/") => "out_sent",
        _ => "out_dead",
    };
    if path.ends_with("/returned") {
        let path = format!("{path}?to={}", post::return_address("out_sent").replace('+', "%2B"));
        let mut request = web::Request::new("POST", &path, include_bytes!("returned/postfix-unknown.eml").to_vec());
        request.claims = who.claims();
        function.world.load("UPDATE outbox SET sent_at = 1893484800000 WHERE id = 'out_sent'");
        return function.answer(request).status;
    }
    let token =
        if path.contains("/proofs/") { post::proof_token("out_sent") } else { post::keys_token("acc_ada", "bookings") };
    let filled = path.replace("{id}", id).replace("{token}", &token).replace("{topic}", "bookings.confirmed");
    let (query, body) = match (method, path) {
        ("POST", path) if path.ends_with("/inbox/read") || path.ends_with("/dismissals") => {
            ("", json!({ "until": testkit::NOW }))
        }
        ("POST", path) if path.ends_with("/devices") => {
            ("", given::device(&format!("https://push.example.net/{name}")))
        }
        ("POST", path) if path.ends_with("/strays/replays") => {
            function.world.load("INSERT INTO stray_messages (queue, body, why, first_at, last_at, times) VALUES ('orders', 'ord_1', '', 1, 1, 1)");
            ("", json!({ "queue": "orders", "body": "ord_1" }))
        }
        ("POST", path) if path.ends_with("/replays") => ("", json!({ "ids": ["out_dead"] })),
        ("PUT", path) if path.ends_with("/settings") => ("?version=0", given::settings()),
        ("PUT", _) => ("?locale=en&version=0", json!({ "subject": "Booked", "opening": null, "closing": null })),
        ("POST", path) if path.ends_with("/preview") => {
            ("?locale=en", json!({ "subject": "Booked", "opening": null, "closing": null }))
        }
        ("GET", path) if path.contains("/texts") => ("?locale=en", Value::Null),
        _ => ("", Value::Null),
    };
    function.send(who, method, &format!("{filled}{query}"), body).status
}

#[test]
fn an_operator_sees_what_became_of_each_notice_and_not_what_it_says() {
    let function = notices();
    let waiting = function.get(Boss, "/api/notices").expect(200);
    assert_eq!(waiting.trips, 1);
    let expected = json!({ "items": [{
        "id": "out_waits", "topic": "identity.reset_password", "recipient": "ada@example.org", "state": "waiting",
        "attempts": 2, "created_at": "1970-01-01T00:00:01Z", "due_at": "1970-01-01T00:00:05Z", "sent_at": null,
        "last_error": "MAIL: 451 wait",
    }], "next_cursor": null });
    assert_eq!(waiting.json, expected);
    let sent = function.get(Boss, "/api/notices?state=sent").expect(200);
    assert_eq!(
        (ids(&sent.json), &sent.json["items"][0]["sent_at"]),
        (vec!["out_sent"], &json!("1970-01-01T00:00:03Z"))
    );
    let dead = function.get(Boss, "/api/notices?state=dead").expect(200);
    assert_eq!((ids(&dead.json), &dead.json["items"][0]["last_error"]), (vec!["out_dead"], &json!("RCPT: 550 no")));
    for answer in [waiting, sent, dead] {
        assert!(!answer.text.contains("secret"), "{}", answer.text);
    }
}

#[test]
fn a_long_list_comes_in_pages_without_gaps_or_repeats() {
    const MANY: &str = "
WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 399)
INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at, sent_at, dead_at)
SELECT 'out_' || i, 't', 'a@example.org', 'en', '{}', 5000 + i / 7, 5000 + i / 7, CASE i % 3 WHEN 1 THEN 1 END,
  CASE i % 3 WHEN 2 THEN 1 END FROM n";
    let function = Function::new(routes(), app);
    // A hundred in each state, several of them in the same millisecond.
    function.world.load(MANY);
    for state in ["waiting", "sent", "dead"] {
        let (mut seen, mut path) = (Vec::new(), format!("/api/notices?state={state}"));
        loop {
            let page = function.get(Boss, &path).expect(200).json;
            assert!(page["items"].as_array().unwrap().len() <= 50);
            seen.extend(ids(&page).into_iter().map(str::to_owned));
            let Some(cursor) = page["next_cursor"].as_str() else { break };
            path = format!("/api/notices?state={state}&cursor={cursor}");
        }
        let mut expected = seen.clone();
        expected.sort();
        expected.dedup();
        assert_eq!(expected.len(), seen.len(), "{state} repeats something");
        let count = |sql| function.world.count(sql);
        let all = match state {
            "waiting" => count("SELECT count(*) FROM outbox WHERE sent_at IS NULL AND dead_at IS NULL"),
            "sent" => count("SELECT count(*) FROM outbox WHERE sent_at IS NOT NULL"),
            _ => count("SELECT count(*) FROM outbox WHERE dead_at IS NOT NULL"),
        };
        assert_eq!(i64::try_from(seen.len()).unwrap(), all, "{state} leaves something out");
    }
}

#[test]
fn a_list_that_is_not_there_is_refused() {
    let function = notices();
    function.get(Boss, "/api/notices?state=lost").refused(422, "invalid-fields");
    function.get(Boss, "/api/notices?page=2").refused(422, "invalid-fields");
    for cursor in ["1", "x.out_1", "1.bkg_1", "-1.out_1", "99999999999999.out_1", "1."] {
        function.get(Boss, &format!("/api/notices?cursor={cursor}")).refused(422, "invalid-fields");
    }
    function.get(Boss, "/api/notices?cursor=9999999999999.out_1").expect(200);
}

#[test]
fn a_dead_notice_is_replayed_and_the_replay_is_on_record() {
    let function = notices();
    let answer = function.post(Boss, "/api/notices/out_dead/replay", Value::Null).expect(204);
    assert_eq!(answer.trips, 1);
    let waiting = function.get(Boss, "/api/notices").json;
    assert_eq!(ids(&waiting), ["out_waits", "out_dead"]);
    let replayed = &waiting["items"][1];
    assert_eq!(
        (&replayed["attempts"], &replayed["due_at"], &replayed["last_error"]),
        (&json!(0), &json!(testkit::NOW), &Value::Null)
    );
    let audit = function.world.rows("SELECT account_id, action, subject, detail FROM audit");
    let expected =
        json!({ "account_id": "acc_boss", "action": "replay_notice", "subject": "out_dead", "detail": "{}" });
    assert_eq!(audit, [expected]);
}

#[test]
fn a_replay_nudges_the_queue() {
    let function = notices();
    let db = function.world.db();
    block_on(db.commit(vec![outbox::store::replay("out_dead", function.world.now())])).unwrap();
    assert_eq!(db.take_nudges(), ["out_dead"]);
}

#[test]
fn only_a_dead_notice_is_replayed() {
    let function = notices();
    let before = function.world.rows("SELECT * FROM outbox ORDER BY id");
    for id in ["out_waits", "out_sent", "out_unknown", "bkg_1", "x"] {
        function.post(Boss, &format!("/api/notices/{id}/replay"), Value::Null).refused(404, "not-found");
    }
    function.post(Ada, "/api/notices/out_dead/replay", Value::Null).refused(403, "forbidden");
    assert_eq!(function.world.rows("SELECT * FROM outbox ORDER BY id"), before);
    assert_eq!(function.world.count("SELECT count(*) FROM audit"), 0);
    assert_eq!(function.world.count("SELECT count(*) FROM outbox_guards"), 0);
}

#[test]
fn a_replay_whose_answer_is_lost_happened_once() {
    for (fault, again) in [(Fault::Before, 204), (Fault::After, 404)] {
        let mut function = notices();
        function.world = function.world.failing(fault, 1);
        function.post(Boss, "/api/notices/out_dead/replay", Value::Null).refused(500, "internal");
        function.post(Boss, "/api/notices/out_dead/replay", Value::Null).expect(again);
        assert_eq!(function.world.count("SELECT count(*) FROM audit"), 1, "{fault:?}");
        assert_eq!(function.world.count("SELECT count(*) FROM outbox WHERE dead_at IS NOT NULL"), 0, "{fault:?}");
    }
}

#[test]
fn the_guard_refuses_by_the_name_that_the_handler_knows() {
    let world = World::new();
    let refused = block_on(world.db().commit(vec![outbox::store::is_dead("out_1")])).unwrap_err();
    assert!(refused.is_refused_by(outbox::store::NOT_DEAD), "{refused}");
    let direct = Statement::new("INSERT INTO outbox_guards (guard) VALUES ('anything else')", []);
    assert!(block_on(world.db().commit(vec![direct])).is_ok());
}

#[cfg(feature = "openapi")]
#[test]
fn the_openapi_document_is_current() {
    let promise = "Tells what the outbox owes: by mail, in an inbox, by push, as each reader wants it.";
    let text = web::openapi::text("notices", promise, &routes());
    testkit::golden(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/openapi.json"), &text);
}
