//! The pages of a space with plans and products, and what a test looks for in them.
use serde_json::Value;
use site::{App, routes};
use testkit::{Answer, Function, Persona};

/// A space that shows its offers to everybody, on 1 January 2030.
pub(crate) fn site() -> Function<App> {
    let site = bare();
    site.world.load(include_str!("../offers.sql"));
    site
}

/// A space that has just been set up.
pub(crate) fn bare() -> Function<App> {
    Function::new(routes(), |world, db| App { db, clock: world.clock(), portal_url: "https://portal.example".into() })
}

/// The page as nobody's browser gets it, with these headers.
pub(crate) fn ask(site: &Function<App>, path: &str, headers: &[(&str, &str)]) -> Answer {
    site.send_with(Persona::Nobody, "GET", path, Value::Null, headers)
}

/// The prices page in English, having checked that it is one.
pub(crate) fn page(site: &Function<App>) -> String {
    let answer = site.get(Persona::Nobody, "/prices").expect(200);
    assert_eq!((answer.trips, answer.headers.get("content-type")), (1, Some("text/html; charset=utf-8")));
    answer.text
}

/// What a reader sees of the part that begins with `from`, up to `until`: without tags, white space as one space.
pub(crate) fn seen(page: &str, from: &str, until: &str) -> String {
    let body = page.split("<body>").nth(1).unwrap();
    let part = body.split(from).nth(1).unwrap_or_else(|| panic!("no {from} in {body}"));
    let part = part.split(until).next().unwrap();
    let text: String = part
        .split('<')
        .enumerate()
        .map(|(n, piece)| if n == 0 { piece } else { piece.split_once('>').map_or("", |(_, text)| text) })
        .collect::<Vec<_>>()
        .join(" ");
    text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The structured data of a page.
pub(crate) fn data(page: &str) -> Value {
    let data = page.split(r#"<script type="application/ld+json">"#).nth(1).unwrap();
    serde_json::from_str(data.split("</script>").next().unwrap()).unwrap()
}
