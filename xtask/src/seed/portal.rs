//! A running portal, as a program talks to it: the same endpoints that an operator's browser uses.

use crate::{Result, failure};
use serde_json::{Value, json};
use std::time::Duration;

/// An import of a thousand bookings takes about a second on a slow machine.
const ANSWER_AFTER_MAX: Duration = Duration::from_mins(1);

/// The portal, signed in or not.
pub(crate) struct Portal<'a> {
    base_url: &'a str,
    agent: ureq::Agent,
    /// The access token, once signed in.
    cookie: String,
}

/// What the portal answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Value,
    cookies: Vec<String>,
}

impl<'a> Portal<'a> {
    /// The portal at an address; nobody is signed in.
    pub(crate) fn at(base_url: &'a str) -> Self {
        let settings = ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(ANSWER_AFTER_MAX));
        Self { base_url: base_url.trim_end_matches('/'), agent: settings.build().into(), cookie: String::new() }
    }

    /// Signs in; whatever follows is sent as this person.
    pub(crate) fn sign_in(&mut self, email: &str, password: &str) -> Result<()> {
        let answer = self.post("/api/identity/sessions", &json!({ "email": email, "password": password }))?;
        let answer = answer.expect(201, "signing in")?;
        // A cookie's value without its attributes; a program needs no refresh token.
        let values: Vec<&str> = answer.cookies.iter().filter_map(|cookie| cookie.split(';').next()).collect();
        self.cookie = values.join("; ");
        Ok(())
    }

    /// `GET path`.
    pub(crate) fn get(&self, path: &str) -> Result<Answer> {
        let request = self.agent.get(self.url(path)).header("cookie", &self.cookie);
        read(path, request.call())
    }

    /// `POST path` with a JSON body.
    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<Answer> {
        let request = self.agent.post(self.url(path)).header("cookie", &self.cookie);
        read(path, request.send_json(body))
    }

    /// `PUT path` with a JSON body.
    pub(crate) fn put(&self, path: &str, body: &Value) -> Result<Answer> {
        let request = self.agent.put(self.url(path)).header("cookie", &self.cookie);
        read(path, request.send_json(body))
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }
}

fn read(path: &str, answered: std::result::Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Answer> {
    let unheard = |error: ureq::Error| failure!("the portal did not answer {path}: {error}");
    let mut response = answered.map_err(unheard)?;
    let cookies = response.headers().get_all("set-cookie").iter();
    let cookies = cookies.filter_map(|cookie| cookie.to_str().ok()).map(str::to_owned).collect();
    let text = response.body_mut().read_to_string().map_err(unheard)?;
    // What is not JSON is kept, for the message.
    let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
    Ok(Answer { status: response.status().as_u16(), body, cookies })
}

impl Answer {
    /// The answer, if it has this status; else what the portal said.
    pub(crate) fn expect(self, status: u16, doing: &str) -> Result<Self> {
        if self.status == status { Ok(self) } else { Err(self.failed(doing)) }
    }

    /// What the portal said, as a failure.
    pub(crate) fn failed(&self, doing: &str) -> crate::Failure {
        let Self { status, body, .. } = self;
        failure!("{doing}: the portal answered {status} {body}")
    }

    /// The last part of a problem's type, such as `operators-exist`.
    pub(crate) fn problem(&self) -> &str {
        self.body["type"].as_str().and_then(|kind| kind.strip_prefix("/problems/")).unwrap_or_default()
    }
}
