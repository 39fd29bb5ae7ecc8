use crate::{Persona, World};
use db::Db;
use futures::executor::block_on;
use serde_json::Value;
use std::rc::Rc;
use web::{Headers, Request, Routes};

/// A function under test: its routes, and how it makes its `App` for a request.
pub struct Function<A: 'static> {
    /// The world it runs in.
    pub world: World,
    routes: Rc<Routes<A>>,
    app: fn(&World, Db) -> A,
}

/// An answer, and what it cost.
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: Headers,
    /// The body.
    pub bytes: Vec<u8>,
    /// The body as text, if it is text.
    pub text: String,
    /// The body as JSON; null if it is none.
    pub json: Value,
    /// How many round trips to the database it took.
    pub trips: u32,
    /// The cause of an internal error.
    pub cause: Option<String>,
}

impl<A: 'static> Function<A> {
    /// A function in a world of its own.
    pub fn new(routes: Routes<A>, app: fn(&World, Db) -> A) -> Self {
        Self { world: World::new(), routes: Rc::new(routes), app }
    }

    /// The same function in another world.
    pub fn in_world(self, world: World) -> Self {
        Self { world, ..self }
    }

    /// The same function once more, in another world.
    pub fn seen_in(&self, world: World) -> Self {
        Self { world, routes: self.routes.clone(), app: self.app }
    }

    /// The endpoints.
    pub fn routes(&self) -> &Routes<A> {
        &self.routes
    }

    /// `GET path` as `who`.
    pub fn get(&self, who: Persona, path: &str) -> Answer {
        self.send(who, "GET", path, Value::Null)
    }

    /// `POST path` as `who`.
    pub fn post(&self, who: Persona, path: &str, body: Value) -> Answer {
        self.send(who, "POST", path, body)
    }

    /// `PUT path` as `who`.
    pub fn put(&self, who: Persona, path: &str, body: Value) -> Answer {
        self.send(who, "PUT", path, body)
    }

    /// `DELETE path` as `who`.
    pub fn delete(&self, who: Persona, path: &str) -> Answer {
        self.send(who, "DELETE", path, Value::Null)
    }

    /// A request as `who`, with `body` as JSON unless it is null.
    pub fn send(&self, who: Persona, method: &str, path: &str, body: Value) -> Answer {
        self.send_with(who, method, path, body, &[])
    }

    /// A request with headers of its own.
    pub fn send_with(&self, who: Persona, method: &str, path: &str, body: Value, headers: &[(&str, &str)]) -> Answer {
        self.answer(asked(who, method, path, &body, headers))
    }

    /// A write as `who` which somebody overtakes: it may look and write once more.
    #[track_caller]
    pub fn send_overtaken(&self, who: Persona, method: &str, path: &str, body: Value) -> Answer {
        self.answer_within(4, asked(who, method, path, &body, &[]))
    }

    /// A request as the edge would hand it over. Whatever is asked, a read takes one round trip to
    /// the database and a write two at the most: every test of every endpoint holds it to that.
    #[track_caller]
    pub fn answer(&self, request: Request) -> Answer {
        let trips_max = if request.method == "GET" { 1 } else { 2 };
        self.answer_within(trips_max, request)
    }

    /// The same of what has to look and write more often, which is seldom asked: its test says how often.
    #[track_caller]
    pub fn answer_within(&self, trips_max: u32, request: Request) -> Answer {
        let (db, asked) = (self.world.db(), format!("{} {}", request.method, request.path));
        let (response, cause) = block_on(self.routes.answer((self.app)(&self.world, db.clone()), request));
        assert!(db.trips() <= trips_max, "{asked} took {} round trips", db.trips());
        let text = String::from_utf8(response.body.clone()).unwrap_or_default();
        Answer {
            status: response.status,
            headers: response.headers,
            bytes: response.body,
            json: serde_json::from_str(&text).unwrap_or_default(),
            text,
            trips: db.trips(),
            cause,
        }
    }
}

/// A request of `who`.
fn asked(who: Persona, method: &str, path: &str, body: &Value, headers: &[(&str, &str)]) -> Request {
    let bytes = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
    let mut request = Request::new(method, path, bytes);
    request.claims = who.claims();
    let given = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    request.headers.0 = given.collect();
    if !body.is_null() {
        request.headers.0.push(("content-type".to_owned(), "application/json".to_owned()));
    }
    request
}

impl Answer {
    /// The slug of the problem; empty if it is none.
    pub fn problem(&self) -> &str {
        self.json["type"].as_str().and_then(|t| t.strip_prefix("/problems/")).unwrap_or_default()
    }

    /// The answer, having checked its status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{} {:?}", self.text, self.cause);
        self
    }

    /// The answer, having checked that it is this problem.
    #[track_caller]
    pub fn refused(self, status: u16, slug: &str) -> Self {
        assert_eq!((self.status, self.problem()), (status, slug), "{} {:?}", self.text, self.cause);
        self
    }
}
