//! Questions that are asked often: who reads what of them, and how operators write them.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod desk;

use Persona::*;
use desk::*;
use futures::executor::block_on;
use serde_json::{Value, json};
use testkit::{Function, Persona};

const READ: &str = "/api/support/faq";
const WRITTEN: &str = "/api/support/faq-entries";

fn asked_at(function: &Function<support::App>, path: &str) -> Vec<String> {
    let items = function.get(Boss, path).expect(200).json["items"].clone();
    items.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

/// Shows the section to `level`.
fn show_to(function: &Function<support::App>, level: &str) {
    const SET: &str = "UPDATE space_settings SET levels = json_set(levels, '$.sections.faq', ?1)";
    block_on(function.world.db().commit(vec![db::Statement::new(SET, [level.into()])])).unwrap();
}

#[test]
fn what_is_published_is_read_in_its_order_as_safe_html() {
    let function = function();
    let faq = function.get(Ada, READ).expect(200);
    let answered = |id: &str, language: &str, question: &str, html: &str| json!({ "id": id, "language": language, "question": question, "answer_html": html });
    let expected = json!([
        answered("faq_offen", "de", "Wann habt ihr offen?", "<p>Von 8 bis 18 Uhr.</p>"),
        answered("faq_wifi", "en", "How do I get into the network?", "<p>Ask &lt;b&gt;us&lt;/b&gt;.</p>"),
        answered(
            "faq_hours",
            "en",
            "When are you open?",
            r#"<p>From <strong>8 to 18</strong>, see <a href="/find">Find</a>.</p>"#
        ),
    ]);
    assert_eq!((faq.trips, &faq.json["items"]), (1, &expected));
}

#[test]
fn the_section_says_who_reads_it() {
    let function = function();
    function.get(Nobody, READ).refused(401, "sign-in-required");
    show_to(&function, "public");
    assert_eq!(function.get(Nobody, READ).expect(200).json["items"].as_array().unwrap().len(), 3);
    show_to(&function, "members");
    function.get(Ada, READ).expect(200);
    function.get(Carl, READ).refused(403, "members-only");
    show_to(&function, "off");
    function.get(Ada, READ).refused(404, "section-off");
    // Operators write it all the same.
    assert_eq!(asked_at(&function, WRITTEN), ["faq_offen", "faq_wifi", "faq_hours", "faq_draft"]);
}

#[test]
fn an_entry_is_written_changed_published_and_removed() {
    let function = function();
    let made = function.post(Boss, WRITTEN, faq_entry("Is there coffee?")).expect(201);
    assert_eq!((made.trips, &made.json["version"], &made.json["published"]), (1, &json!(1), &json!(true)));
    assert_eq!(made.json["answer_html"], "<p>Yes.</p><ul><li><em>Here</em></li></ul>");
    let path = format!("{WRITTEN}/{}", made.json["id"].as_str().unwrap());
    assert_eq!(asked_at(&function, READ).len(), 4);
    let mut hidden = faq_entry("Is there good coffee?");
    hidden["published"] = json!(false);
    let changed = function.put(Boss, &format!("{path}?version=1"), hidden.clone()).expect(200);
    assert_eq!((changed.trips, &changed.json["version"]), (1, &json!(2)));
    assert_eq!(asked_at(&function, READ).len(), 3, "a draft is read by nobody");
    function.put(Boss, &format!("{path}?version=1"), hidden.clone()).refused(409, "changed-meanwhile");
    function.put(Boss, &format!("{WRITTEN}/faq_none?version=1"), hidden).refused(409, "changed-meanwhile");
    function.delete(Boss, &path).expect(204);
    function.delete(Boss, &path).refused(404, "not-found");
    assert_eq!(count(&function, "SELECT count(*) FROM audit WHERE action LIKE '%faq_entry'"), 3);
    assert_consistent(&function);
}

#[test]
fn a_question_stands_once_in_each_language() {
    let function = function();
    let taken = function.post(Boss, WRITTEN, faq_entry("When are you open?")).refused(409, "question-taken");
    assert_eq!(taken.json["errors"][0]["pointer"], "/question");
    let mut german = faq_entry("When are you open?");
    german["language"] = json!("de");
    function.post(Boss, WRITTEN, german).expect(201);
    function
        .put(Boss, &format!("{WRITTEN}/faq_wifi?version=1"), faq_entry("When are you open?"))
        .refused(409, "question-taken");
    assert_eq!(count(&function, "SELECT count(*) FROM audit"), 1, "what was refused left nothing");
}

#[test]
fn what_is_wrong_is_named() {
    let function = function();
    for (name, value, pointer) in [
        ("question", json!(" "), "/question"),
        ("question", json!("x".repeat(201)), "/question"),
        ("answer", json!("x".repeat(4001)), "/answer"),
        ("answer", json!("bell \u{7}"), "/answer"),
        ("language", json!("fr"), "/language"),
        ("position", json!(-1), "/position"),
        ("published", Value::Null, "/published"),
    ] {
        let mut entry = faq_entry("Is there coffee?");
        entry[name] = value;
        let refused = function.post(Boss, WRITTEN, entry).refused(422, "invalid-fields");
        assert_eq!(refused.json["errors"][0]["pointer"], pointer);
    }
    assert_eq!(count(&function, "SELECT count(*) FROM faq_entries"), 4);
}

#[test]
fn there_are_as_many_as_are_read_at_once() {
    let function = function();
    function.world.load(
        "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 195)
         INSERT INTO faq_entries (id, language, question, answer, position, published, version)
         SELECT 'faq_n' || n, 'en', 'Question ' || n, 'Yes.', n, 1, 1 FROM n",
    );
    function.post(Boss, WRITTEN, faq_entry("The last one?")).expect(201);
    function.post(Boss, WRITTEN, faq_entry("One too many?")).refused(409, "too-many-faq-entries");
    assert_eq!(asked_at(&function, WRITTEN).len(), 200);
    assert_eq!(count(&function, "SELECT count(*) FROM audit"), 1);
}
