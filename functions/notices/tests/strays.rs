//! What the queues brought that names nothing: seen, dismissed, sent again.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod given;
mod post;

use futures::executor::block_on;
use notices::{App, jobs, routes};
use serde_json::json;
use std::rc::Rc;
use testkit::Persona::{Ada, Boss};
use testkit::{Function, World};

fn app(world: &World, db: db::Db) -> App {
    App { db, clock: world.clock(), ids: world.ids(), keys: Rc::new(post::keys()), letterhead: Rc::new(post::head()) }
}

fn function() -> Function<App> {
    let function = Function::new(routes(), app);
    function.world.load(given::WORLD);
    function
}

#[test]
fn operators_see_what_named_nothing_and_dismiss_what_they_saw() {
    const STRAYS: &str = "
INSERT INTO stray_messages (queue, body, why, first_at, last_at, times) VALUES
  ('notices', 'out_x', 'there is no message of that id', 1000, 2000, 2), ('orders', '{}', 'there is no order of that id', 3000, 3000, 1)";
    let function = function();
    function.world.load(STRAYS);
    assert_eq!(function.get(Boss, "/api/notices/summary").expect(200).json["stray"], 2);
    let listed = function.get(Boss, "/api/notices/strays").expect(200);
    let newest = json!({ "queue": "orders", "body": "{}", "why": "there is no order of that id", "times": 1, "can_replay": true,
        "first_at": "1970-01-01T00:00:03Z", "last_at": "1970-01-01T00:00:03Z" });
    assert_eq!((listed.trips, &listed.json["items"][0]), (1, &newest));
    let dismiss =
        |until: &str| function.post(Boss, "/api/notices/strays/dismissals", json!({ "until": until })).expect(200);
    assert_eq!(dismiss("1970-01-01T00:00:02Z").json["dismissed"], 1);
    assert_eq!(
        (dismiss("1970-01-01T00:00:03Z").trips, dismiss("1970-01-01T00:00:03Z").json["dismissed"].clone()),
        (1, json!(0))
    );
    assert_eq!(function.get(Boss, "/api/notices/summary").json["stray"], 0);
    assert_eq!(function.world.count("SELECT count(*) FROM audit WHERE action = 'dismiss_stray_messages'"), 3);
}

#[test]
fn what_named_nothing_is_sent_to_its_queue_again_once_on_record_and_comes_back_as_before() {
    const STRAYS: &str = "
INSERT INTO stray_messages (queue, body, is_json, why, first_at, last_at, times) VALUES
  ('notices', '{\"id\":7}', 1, 'it is no id of a message', 1000, 2000, 2), ('orders', 'ord_x', 0, 'there is no order of that id', 3000, 3000, 1)";
    let function = function();
    function.world.load(STRAYS);
    let wish = |queue: &str, body: &str| json!({ "queue": queue, "body": body });
    let replay = |queue: &str, body: &str| function.post(Boss, "/api/notices/strays/replays", wish(queue, body));
    let (db, now) = (function.world.db(), function.world.now());
    let taken = || block_on(jobs::replays(&db, function.world.now())).unwrap();
    function.post(Ada, "/api/notices/strays/replays", wish("orders", "ord_x")).refused(403, "forbidden");
    assert_eq!(replay("notices", "{\"id\":7}").expect(204).trips, 1);
    // Of two operators who press at once, one batch is the second: it finds it gone.
    replay("orders", "ord_x").expect(204);
    replay("orders", "ord_x").refused(404, "not-found");
    replay("notices", "never").refused(404, "not-found");
    assert_eq!(function.world.count("SELECT count(*) FROM audit WHERE action = 'replay_stray_message'"), 2);
    assert_eq!(function.get(Boss, "/api/notices/strays").expect(200).json["items"], json!([]));
    // Each is taken once, in the form in which it came; what nobody has sent is taken again when its time is over.
    let mut both: Vec<_> = taken().into_iter().map(|replay| (replay.queue, replay.body, replay.is_json)).collect();
    both.sort();
    assert_eq!(
        both,
        [("notices".to_owned(), "{\"id\":7}".to_owned(), 1), ("orders".to_owned(), "ord_x".to_owned(), 0)]
    );
    assert_eq!(taken(), []);
    function.world.set_now("2030-01-01T08:02:00Z");
    let again = taken();
    assert_eq!(again.len(), 2);
    for replay in &again {
        block_on(jobs::replayed(&db, replay)).unwrap();
    }
    function.world.set_now("2030-01-01T09:00:00Z");
    assert_eq!(taken(), []);
    // The queue brings it once more, and it names nothing still: a new dead letter, which can be sent again as the first was.
    block_on(jobs::unreadable(&db, &["{\"id\":7}".to_owned()], now)).unwrap();
    let back = function.get(Boss, "/api/notices/strays").expect(200).json["items"][0].clone();
    assert_eq!((&back["times"], &back["why"]), (&json!(1), &json!("it is no id of a message")));
    replay("notices", "{\"id\":7}").expect(204);
}

#[test]
fn of_what_only_the_beginning_was_kept_nothing_is_sent() {
    let function = function();
    block_on(jobs::unreadable(&function.world.db(), &["x".repeat(2000)], function.world.now())).unwrap();
    let listed = function.get(Boss, "/api/notices/strays").expect(200).json["items"][0].clone();
    assert_eq!(listed["can_replay"], false);
    let wish = json!({ "queue": "notices", "body": listed["body"] });
    function.post(Boss, "/api/notices/strays/replays", wish).refused(404, "not-found");
    assert_eq!(function.world.count("SELECT count(*) FROM stray_messages"), 1);
}
