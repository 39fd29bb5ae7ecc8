//! The pages of a space with plans and products, and what a test looks for in them.
#![allow(dead_code, reason = "each test crate uses its part")]
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

/// Eve is expected by Ada on 1 and on 8 January from ten to eleven, and has the code `k7qf2m9x4tca`.
pub(crate) fn invite(site: &Function<App>) {
    site.world.load(
        "INSERT INTO visits (id, guest_id, location_id, host_id, customer_id, name, sought, email, locale, company, reason, note, starts_at, ends_at,
           local_day, repeats, walk_in, status, sequence, request_key, request_place, created_at) VALUES
         ('vis_1', 'gst_1', 'loc_utc', 'cus_ada', 'cus_ada', 'Eve <Adams>', 'eve', 'eve@example.com', 'en', '', 'Secret plans', 'Has a dog', 1893492000000, 1893495600000, '2030-01-01', 1, 0, 'expected', 2, 'k', 0, 0),
         ('vis_2', 'gst_1', 'loc_utc', 'cus_ada', 'cus_ada', 'Eve <Adams>', 'eve', 'eve@example.com', 'en', '', '', '', 1894096800000, 1894100400000, '2030-01-08', 1, 0, 'expected', 0, 'k', 1, 0);
INSERT INTO visit_codes (code_hash, guest_id, made_at) VALUES ('VR-_y1nx2rMCW8-S6RPPsC_ckp-C7nOvO3aIA3m9jHU', 'gst_1', 0)"
    );
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
