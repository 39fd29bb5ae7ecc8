//! An owner with an app that makes codes.
use super::{cookie, sign_in};
use identity::App;
use identity::rules::codes::{code_of, step_at};
use serde_json::{Value, json};
use testkit::{Answer, Function, Persona};

pub(crate) const TOTP: &str = "/api/identity/totp";
pub(crate) const FACTORS: &str = "/api/identity/factors";
pub(crate) const SECOND: &str = "/api/identity/sessions/second-step";
pub(crate) const CONFIRMATION: &str = "/api/identity/sessions/current/confirmation";

/// Everybody's session began just now.
pub(crate) fn just_signed_in(function: &Function<App>) {
    function.world.load("UPDATE sessions SET created_at = 1893484800000");
}

/// The app's code of now, or of some steps later or earlier.
pub(crate) fn code(function: &Function<App>, secret: &str, later: i64) -> String {
    code_of(secret, step_at(function.world.now()) + later).unwrap()
}

/// Sets an app up and shows a code of it: its secret, and the recovery codes.
pub(crate) fn set_codes_up(function: &Function<App>, who: Persona) -> (String, Vec<String>) {
    just_signed_in(function);
    let secret = function.post(who, TOTP, Value::Null).expect(201).json["secret"].as_str().unwrap().to_owned();
    let shown = json!({ "code": code(function, &secret, -1) });
    let answer = function.post(who, &format!("{TOTP}/confirmation"), shown).expect(201);
    let codes = answer.json["codes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned());
    (secret, codes.collect())
}

/// A password that is right: the cookie of the second step.
pub(crate) fn first_step(function: &Function<App>, email: &str, password: &str) -> String {
    let answer = sign_in(function, email, password).refused(403, "second-step");
    second_step_cookie(&answer)
}

pub(crate) fn second_step_cookie(answer: &Answer) -> String {
    let kept = cookie(answer, "__Host-portico_second_step").unwrap();
    format!("__Host-portico_second_step={}", kept.split(';').next().unwrap())
}

/// The second step, in the browser that has the cookie.
pub(crate) fn second_step(function: &Function<App>, cookie: &str, code: &str) -> Answer {
    let headers = [("cookie", cookie), ("cf-connecting-ip", "192.0.2.1")];
    function.send_with(Persona::Nobody, "POST", SECOND, json!({ "code": code }), &headers)
}
