//! The function in a world that stands still; and what a browser and a mailbox would hold.
#![allow(dead_code, clippy::unwrap_used, reason = "each test crate uses its part; a failure is what a test is for")]
pub(crate) mod authenticator;
pub(crate) mod factors;
pub(crate) mod provider;

use db::{Database, DbError, Row, Statement};
use futures::future::LocalBoxFuture;
use identity::passwords::{Argon2id, Passwords};
use identity::secrets::{SealingKey, Secret, Secrets};
use identity::{App, routes};
use kernel::NewIds;
use serde_json::{Value, json};
use std::cell::Cell;
use std::rc::Rc;
use testkit::{Answer, Fault, Function, Persona, World};
use web::token::{SecretKey, Shown};
use web::{Claims, Headers, Request};

pub(crate) const PASSWORD: &str = "correct horse battery";
pub(crate) const OTHER_PASSWORD: &str = "a lighter shade of grey";
pub(crate) const SETUP_TOKEN: &str = "set me up";
/// RFC 8032, 7.1, test 1.
pub(crate) const SEED: &str = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";

/// Secrets that count.
struct Counting(Rc<dyn NewIds>);

impl Secrets for Counting {
    fn fresh(&self) -> Option<Secret> {
        let mut bytes = [0; 32];
        bytes[..4].copy_from_slice(&self.0.next().parse::<u32>().unwrap().to_be_bytes());
        Some(Secret(bytes))
    }
    fn succession_key(&self) -> &[u8; 32] {
        &[9; 32]
    }
}

/// Argon2id as at the edge, but for its cost, which is counted.
const CHEAP: Argon2id = Argon2id { memory_kib: 8, passes: 1 };
struct Counted;

thread_local! { static HASHES: Cell<u32> = const { Cell::new(0) }; }

impl Passwords for Counted {
    fn hash(&self, password: &str, salt: &Secret) -> Option<String> {
        HASHES.set(HASHES.get() + 1);
        CHEAP.hash(password, salt)
    }
    fn verify(&self, password: &str, hash: Option<&str>) -> bool {
        HASHES.set(HASHES.get() + 1);
        CHEAP.verify(password, hash)
    }
}

/// How many hashes this test has cost since it last asked.
pub(crate) fn hashes_computed() -> u32 {
    HASHES.take()
}

fn app(world: &World, db: db::Db) -> App {
    App {
        db,
        clock: world.clock(),
        ids: world.ids(),
        secrets: Rc::new(Counting(world.ids())),
        passwords: Rc::new(Counted),
        token_key: SecretKey::from_text(SEED).unwrap(),
        portal_url: "https://portal.example".to_owned(),
        http: Rc::new(provider::AsksFake),
        sealing_key: SealingKey::from_text(SEED),
        setup_token: Some(SETUP_TOKEN.to_owned()),
    }
}

/// The function, with the people of the world, who all have `PASSWORD`.
pub(crate) fn identity() -> Function<App> {
    let function = Function::new(routes(), app);
    function.world.load(
        // CHEAP's hash of PASSWORD under the salt 0101…
        "UPDATE accounts SET password_hash = '$argon2id$v=19$m=8,t=1,p=1$AQEBAQEBAQEBAQEBAQEBAQ$OFV8TrrEQliqqHF4+jF1XekyKTLvLxAcRxwpKMBoFjc'",
    );
    function
}

/// The same world, where the nth trip to the database fails.
pub(crate) fn failing(function: &Function<App>, fault: Fault, nth: u32) -> Function<App> {
    function.failing(fault, nth)
}

/// A database in which somebody else writes between our first trip and our second.
struct Meanwhile {
    inner: Rc<dyn Database>,
    theirs: Cell<Option<&'static str>>,
}

impl Database for Meanwhile {
    fn batch(&self, statements: Vec<Statement>) -> LocalBoxFuture<'_, Result<Vec<Vec<Row>>, DbError>> {
        Box::pin(async move {
            let rows = self.inner.batch(statements).await?;
            if let Some(sql) = self.theirs.take() {
                self.inner.batch(vec![Statement::new(sql, [])]).await?;
            }
            Ok(rows)
        })
    }
}

/// The same world, where `theirs` is written between the first trip to the database and the second.
pub(crate) fn meanwhile(function: &Function<App>, theirs: &'static str) -> Function<App> {
    let database = Meanwhile { inner: function.world.database.clone(), theirs: Cell::new(Some(theirs)) };
    Function::new(routes(), app).in_world(function.world.through(Rc::new(database)))
}

/// What the link of an invitation into the team of Tess carries.
pub(crate) const INVITATION: &str = "abcdefghijklmnopqrstuvwxyz0123456789_-ABCDE";

/// Shuts the door to strangers; an invitation into the team of Tess is open, for an address or for so many.
pub(crate) fn invited(identity: &Function<App>, email: Option<&str>, uses_max: i64) {
    identity.world.load("UPDATE space_settings SET sign_up_open = 0");
    let insert = "INSERT INTO team_invitations (id, team_id, email, token_hash, is_administrator, narrowed, uses_max, invited_by, created_at, expires_at)
      VALUES ('inv_1', 'tea_tess', ?1, ?2, 0, '{}', ?3, 'acc_tess', 1, ?4)";
    let hash = identity::secrets::digest(INVITATION.as_bytes());
    let expires_at = identity.world.now().plus_minutes(14 * 24 * 60);
    let params = [email.into(), hash.into(), uses_max.into(), expires_at.into()];
    futures::executor::block_on(identity.world.db().commit(vec![db::Statement::new(insert, params)])).unwrap();
}

pub(crate) fn sign_up(email: &str, password: &str) -> Value {
    json!({ "email": email, "password": password, "name": "Dan Newcomer", "locale": "de", "accepted_terms_version": "1" })
}

pub(crate) fn sign_in(function: &Function<App>, email: &str, password: &str) -> Answer {
    sign_in_from(function, email, password, "192.0.2.1")
}

pub(crate) fn sign_in_from(function: &Function<App>, email: &str, password: &str, address: &str) -> Answer {
    let headers = [("cf-connecting-ip", address), ("user-agent", "Browser/1")];
    let body = json!({ "email": email, "password": password });
    function.send_with(Persona::Nobody, "POST", "/api/identity/sessions", body, &headers)
}

/// The value of a cookie that an answer sets, its attributes included.
pub(crate) fn cookie(answer: &Answer, name: &str) -> Option<String> {
    let set = answer.headers.0.iter().filter(|(header, _)| header == "set-cookie");
    set.filter_map(|(_, value)| value.strip_prefix(name)?.strip_prefix('=')).map(str::to_owned).next()
}

/// What the browser would send back of it.
pub(crate) fn refresh_cookie(answer: &Answer) -> String {
    let value = cookie(answer, "__Secure-portico_refresh").unwrap();
    format!("__Secure-portico_refresh={}", value.split(';').next().unwrap())
}

/// `POST /sessions/refresh` with that `cookie` header.
pub(crate) fn refresh(function: &Function<App>, cookie: &str) -> Answer {
    function.send_with(Persona::Nobody, "POST", "/api/identity/sessions/refresh", Value::Null, &[("cookie", cookie)])
}

/// The outbox: topic and recipient, the oldest first.
pub(crate) fn told(function: &Function<App>) -> Vec<(String, String)> {
    let rows = function.world.rows("SELECT topic, recipient FROM outbox ORDER BY rowid");
    let text = |row: &Value, column: &str| row[column].as_str().unwrap().to_owned();
    rows.iter().map(|row| (text(row, "topic"), text(row, "recipient"))).collect()
}

/// The token in the link of the newest mail.
pub(crate) fn link_token(function: &Function<App>) -> String {
    let rows = function.world.rows("SELECT payload FROM outbox ORDER BY rowid DESC LIMIT 1");
    let payload: Value = serde_json::from_str(rows[0]["payload"].as_str().unwrap()).unwrap();
    payload["link"].as_str().unwrap().split("token=").nth(1).unwrap().to_owned()
}

pub(crate) fn verify(function: &Function<App>, token: &str) -> Answer {
    function.post(Persona::Nobody, "/api/identity/email-verifications", json!({ "token": token }))
}

/// What every Worker makes of a bearer's access token.
pub(crate) fn bearers(function: &Function<App>, access: &str) -> Claims {
    let headers = Headers(vec![("authorization".to_owned(), format!("Bearer {access}"))]);
    let key = SecretKey::from_text(SEED).unwrap().public();
    Shown::by(&headers).unwrap().verify(&key, function.world.now()).unwrap()
}

/// A browser in which somebody signed in: what its cookies say.
pub(crate) struct Browser {
    pub(crate) claims: Claims,
    pub(crate) refresh_cookie: String,
}

impl Browser {
    /// The browser that got this answer.
    pub(crate) fn of(function: &Function<App>, answer: &Answer) -> Self {
        let access = cookie(answer, web::token::COOKIE).unwrap();
        let access = Shown::Cookie(access.split(';').next().unwrap());
        let key = SecretKey::from_text(SEED).unwrap().public();
        let claims = access.verify(&key, function.world.now()).unwrap();
        Self { claims, refresh_cookie: refresh_cookie(answer) }
    }

    /// Asks for a new access token, as the pages do.
    pub(crate) fn refresh(&mut self, function: &Function<App>) {
        *self = Self::of(function, &refresh(function, &self.refresh_cookie).expect(200));
    }

    pub(crate) fn ask(&self, function: &Function<App>, method: &str, path: &str, body: Value) -> Answer {
        self.ask_with(function, method, path, body, &[])
    }

    pub(crate) fn ask_with(
        &self,
        function: &Function<App>,
        method: &str,
        path: &str,
        body: Value,
        headers: &[(&str, &str)],
    ) -> Answer {
        let bytes = match body {
            Value::Null => Vec::new(),
            body => body.to_string().into_bytes(),
        };
        let mut request = Request::new(method, path, bytes);
        request.claims = Some(self.claims.clone());
        request.headers.0 = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        request.headers.0.push(("content-type".to_owned(), "application/json".to_owned()));
        function.answer(request)
    }

    /// Sets an app up in this browser and shows a code of it.
    pub(crate) fn set_codes_up(&self, function: &Function<App>) -> String {
        let enrolment = self.ask(function, "POST", factors::TOTP, Value::Null).expect(201);
        let secret = enrolment.json["secret"].as_str().unwrap().to_owned();
        let shown = json!({ "code": factors::code(function, &secret, -1) });
        self.ask(function, "POST", &format!("{}/confirmation", factors::TOTP), shown).expect(201);
        secret
    }
}

/// A line that whoever signs up is asked, and may leave out.
pub(crate) fn text_field() -> Value {
    json!({ "kind": "text", "asked": "sign_up", "required": false, "position": 1, "labels": { "en": "Trade", "de": "", "es": "" } })
}
