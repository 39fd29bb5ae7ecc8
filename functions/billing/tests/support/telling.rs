//! What the provider tells, signed as it signs.
use super::*;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fmt::Write;
use testkit::Persona::Ada;
use web::Request;

/// What the provider signs a body with.
pub(crate) fn signature(body: &str, secret: &str, seconds: i64) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(format!("{seconds}.{body}").as_bytes());
    let mut signed = format!("t={seconds},v1=");
    for byte in mac.finalize().into_bytes() {
        write!(signed, "{byte:02x}").unwrap();
    }
    signed
}

/// The provider tells this, signed so.
pub(crate) fn tell_signed(function: &Function<App>, body: &str, signature: String) -> Answer {
    let mut request = Request::new("POST", "/api/billing/events", body.as_bytes().to_vec());
    request.headers.0 = vec![("stripe-signature".to_owned(), signature)];
    function.answer(request)
}

/// The provider tells of an event.
pub(crate) fn tell(function: &Function<App>, event: &Value) -> Answer {
    let body = event.to_string();
    let signed = signature(&body, SECRET, function.world.now().as_seconds());
    tell_signed(function, &body, signed)
}

/// The same of an event that is about a payment whose beginning is to be heard first: that is looked for and written down, and what the
/// event is about is looked at anew.
pub(crate) fn tell_before(function: &Function<App>, event: &Value) -> Answer {
    let body = event.to_string();
    let signed = signature(&body, SECRET, function.world.now().as_seconds());
    let mut request = Request::new("POST", "/api/billing/events", body.as_bytes().to_vec());
    request.headers.0 = vec![("stripe-signature".to_owned(), signed)];
    function.answer_within(5, request)
}

/// An event about `object`.
pub(crate) fn event(id: &str, kind: &str, object: impl Into<Value>, created: i64) -> Value {
    let object: Value = object.into();
    json!({ "id": id, "object": "event", "type": kind, "created": created, "data": { "object": object } })
}

/// A payment of ours as the provider has it.
pub(crate) fn intent(payment: &str, id: &str, status: &str, minor: i64) -> Value {
    json!({ "id": id, "object": "payment_intent", "status": status, "amount": minor, "amount_received": 0, "currency": "eur",
        "customer": "cus_1", "payment_method": "pm_card", "metadata": { "payment": payment }, "created": 1_893_484_800 })
}

/// A payment of Ada's that the browser has begun.
pub(crate) fn begun(function: &Function<App>) -> (ledger::InvoiceId, String, String) {
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
    let payment = asks(function, &invoice, 1190);
    start(function, &payment, json!({})).expect(200);
    let theirs = till().only_payment().id.to_string();
    (invoice, payment, theirs)
}
