//! A day at the front desk: each thing is done by whoever would do it, through the endpoints that they would use.

use super::portal::Portal;
use super::{PASSWORD, import, now};
use crate::{Result, failure};
use serde_json::{Value, json};

/// What one import of stays takes.
const STAYS_MAX: usize = 1000;
const DEPARTMENTS: &str = "/api/support/departments";
const REPLIES: &str = "/api/support/canned-replies";
const FAQ: &str = "/api/support/faq-entries";

/// Fills the front desk, unless there is one already.
pub(crate) fn fill(boss: &Portal, base_url: &str, desk: &Value, stays: &[Value]) -> Result<()> {
    // There is one department from the first day on.
    let known = boss.get(REPLIES)?.expect(200, REPLIES)?.body;
    if known["items"].as_array().is_some_and(|replies| !replies.is_empty()) {
        return Ok(());
    }
    for stays in stays.chunks(STAYS_MAX) {
        import(boss, "/api/activity/import", &json!({ "check_ins": stays }))?;
    }
    for visit in list(desk, "visits") {
        visitors(boss, visit)?;
    }
    for gone in list(desk, "gone") {
        delivery(boss, base_url, gone)?;
    }
    requests(boss, base_url, desk)
}

fn list<'a>(of: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    of[name].as_array().into_iter().flatten()
}

fn text<'a>(of: &'a Value, name: &str) -> &'a str {
    of[name].as_str().unwrap_or_default()
}

/// Somebody who has an account, signed in.
fn as_person<'a>(base_url: &'a str, email: &str) -> Result<Portal<'a>> {
    let mut portal = Portal::at(base_url);
    portal.sign_in(email, PASSWORD)?;
    Ok(portal)
}

/// Departments, answers and questions that come often, and requests with what was written.
fn requests(boss: &Portal, base_url: &str, desk: &Value) -> Result<()> {
    let mut departments = Vec::new();
    for department in list(desk, "departments") {
        let made = boss.post(DEPARTMENTS, department)?.expect(201, DEPARTMENTS)?.body;
        departments.push(text(&made, "id").to_owned());
    }
    let id_of =
        |row: &Value| row["department"].as_u64().and_then(|n| departments.get(usize::try_from(n).ok()?)).cloned();
    for reply in list(desk, "canned_replies") {
        let setup = json!({ "name": reply["name"], "department_id": id_of(reply), "text": reply["text"] });
        boss.post(REPLIES, &setup)?.expect(201, REPLIES)?;
    }
    for entry in list(desk, "faq") {
        boss.post(FAQ, entry)?.expect(201, FAQ)?;
    }
    for ticket in list(desk, "tickets") {
        let member = as_person(base_url, text(ticket, "by"))?;
        let wish = json!({ "department_id": id_of(ticket), "location_id": ticket["location_id"],
            "subject": ticket["subject"], "text": ticket["text"], "file_ids": [] });
        let made = member.post("/api/support/tickets", &wish)?.expect(201, "a request")?.body;
        let path = format!("/api/support/all/tickets/{}/messages", text(&made, "id"));
        for answer in list(ticket, "then") {
            boss.post(&path, answer)?.expect(201, "an answer")?;
        }
    }
    Ok(())
}

/// Visitors of a customer, so many minutes from now; those who `comes` says are let in, and let go where it says `leaves`.
fn visitors(boss: &Portal, visit: &Value) -> Result<()> {
    const PATH: &str = "/api/visitors/all/visits";
    let minutes = |name: &str| visit[name].as_i64().unwrap_or_default();
    let starts_at = now().plus_minutes(minutes("in_minutes"));
    let repeat = visit["weeks"].as_i64().map(|weeks| {
        let until = starts_at.plus_minutes(weeks * 7 * 24 * 60).utc_date().to_string();
        json!({ "every": "week", "interval": 1, "weekdays": [], "until": until })
    });
    let registration = json!({ "location_id": visit["location_id"], "host_id": null, "booking_id": null,
        "starts_at": starts_at, "ends_at": starts_at.plus_minutes(minutes("minutes")), "repeat": repeat,
        "reason": visit["reason"], "note": "", "visitors": visit["visitors"] });
    let wish = json!({ "customer_id": visit["customer_id"], "registration": registration });
    let made = boss.post(PATH, &wish)?.expect(201, PATH)?.body;
    for one in list(&made, "visits") {
        for (does, deed) in [("comes", "check-in"), ("leaves", "check-out")] {
            // Around midnight a visit may have been yesterday: then nobody came.
            let path = format!("{PATH}/{}/{deed}", text(one, "id"));
            if visit[does] == true && boss.post(&path, &Value::Null)?.status != 200 {
                break;
            }
        }
    }
    Ok(())
}

/// Something that came, and what became of it: chosen by its customer, done by the desk, or collected by the customer's code.
fn delivery(boss: &Portal, base_url: &str, gone: &Value) -> Result<()> {
    const PATH: &str = "/api/deliveries/all";
    let wish =
        json!({ "location_id": gone["location_id"], "deliveries": [{ "label": gone["label"], "photo_id": null }] });
    let made = boss.post(PATH, &wish)?.expect(201, PATH)?.body;
    let id = made["deliveries"][0]["id"].as_str().ok_or_else(|| failure!("{PATH} made nothing"))?;
    if let Some(email) = gone["chosen_by"].as_str() {
        let member = as_person(base_url, email)?;
        let path = format!("/api/deliveries/mine/{id}");
        let shown = member.get(&path)?.expect(200, &path)?.body;
        let offer = list(&shown, "offers").find(|offer| offer["handling"] == gone["handling"]);
        let minor = offer.and_then(|offer| offer["price"]["gross"]["minor"].as_i64()).unwrap_or_default();
        let wish = json!({ "handling": gone["handling"], "address": gone["address"], "gross_minor": minor,
            "version": shown["delivery"]["version"] });
        member.post(&format!("{path}/handling"), &wish)?.expect(200, "choosing")?;
    }
    let path = format!("{PATH}/{id}");
    let version = boss.get(&path)?.expect(200, &path)?.body["delivery"]["version"].clone();
    if !gone["done"].is_null() {
        let path = format!("{path}/completion?version={version}");
        boss.post(&path, &gone["done"])?.expect(200, &path)?;
    }
    if let Some(email) = gone["collected_by"].as_str() {
        let member = as_person(base_url, email)?;
        let code = member.get("/api/deliveries/code")?.expect(200, "the code")?.body["code"].clone();
        let wish = json!({ "deliveries": [{ "id": id, "version": version }], "handed_to": "Ada Lindqvist",
            "proof": { "kind": "code", "code": code }, "photo_id": null });
        boss.post("/api/deliveries/desk/collections", &wish)?.expect(201, "handing over")?;
    }
    Ok(())
}
