//! The public pages through their routes: a real database, real migrations.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use Persona::*;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use site::{routes, store};
use support::*;
use testkit::{Persona, access_matrix, check_sql};

#[test]
fn every_endpoint_answers_each_person_as_the_matrix_says() {
    access_matrix(&routes().endpoints, include_str!("access.txt"), |method, path, who| {
        let site = site();
        invite(&site);
        let answer = site.send(who, method, &path.replace("{code}", "k7qf2m9x4tca"), Value::Null);
        assert_eq!(answer.trips, 1, "{who:?} {method} {path}");
        answer.status.to_string()
    });
}

#[test]
fn every_sql_text_is_planned() {
    check_sql(store::ALL_SQL, &["space_settings", "plans", "products", "locations", "kinds"]);
}

#[test]
fn nobody_sees_what_is_not_public_and_learns_why() {
    let site = site();
    site.world.load(r#"UPDATE space_settings SET levels = '{"base":"members","sections":{}}'"#);
    let nobody = site.get(Nobody, "/prices").expect(401);
    assert_eq!(nobody.headers.get("cache-control"), Some("no-store"));
    assert!(
        nobody.text.contains("Please sign in") && nobody.text.contains("/sign-in?next=%2Fprices"),
        "{}",
        nobody.text
    );
    assert!(!nobody.text.contains("Fixed desk"));
    let contact = site.get(Carl, "/prices").expect(403);
    assert!(contact.text.contains("Not for this account") && !contact.text.contains("Fixed desk"));
    let member = site.get(Ada, "/prices").expect(200);
    assert!(member.text.contains("Fixed desk"));
    assert_eq!(member.headers.get("cache-control"), Some("private, no-cache"), "nobody else may be shown this copy");
    site.world.load(r#"UPDATE space_settings SET levels = '{"base":"off","sections":{}}'"#);
    let off = site.get(Ada, "/prices").expect(404);
    assert!(off.text.contains("<h1>Nothing here</h1>") && !off.text.contains("Fixed desk"));
}

#[test]
fn of_two_sections_each_shows_to_those_its_level_names() {
    let site = site();
    site.world.load(r#"UPDATE space_settings SET levels = '{"base":"off","sections":{"plans":"public"}}'"#);
    let answer = site.get(Nobody, "/prices").expect(200);
    assert!(answer.text.contains("Fixed desk") && !answer.text.contains("Ten days"));
    assert_eq!(answer.headers.get("cache-control"), Some("public, max-age=60, stale-while-revalidate=600"));
    site.world.load(r#"UPDATE space_settings SET levels = '{"base":"off","sections":{"products":"signed_in"}}'"#);
    site.get(Nobody, "/prices").expect(401);
    let carl = site.get(Carl, "/prices").expect(200).text;
    assert!(!carl.contains("Fixed desk") && carl.contains("Ten days"));
}

#[test]
fn the_page_speaks_the_reader_s_language() {
    let site = site();
    let german = ask(&site, "/prices", &[("accept-language", "fr, de-AT;q=0.8")]).expect(200);
    assert!(german.text.contains(r#"<html lang="de">"#) && german.text.contains("<h1>Tarife und Preise</h1>"));
    assert!(seen(&german.text, "Fixed desk</th>", "</tr>").contains("368,90 € im Monat"), "as German writes it");
    assert_eq!(german.headers.get("vary"), Some("accept-language, cookie"));
    let spanish = ask(&site, "/prices?lang=es", &[("accept-language", "de")]).expect(200).text;
    assert!(spanish.contains("<h1>Planes y precios</h1>"));
    assert!(spanish.contains(r#"<link rel="canonical" href="https://portal.example/prices?lang=es">"#));
    let lost = ask(&site, "/prices/of/old?lang=de", &[]).expect(404).text;
    assert!(lost.contains(r#"<html lang="de">"#) && lost.contains("Hier ist nichts"));
}

#[test]
fn a_space_without_offers_says_so() {
    let site = bare();
    site.world.load(r#"UPDATE space_settings SET levels = '{"base":"public","sections":{}}'"#);
    let page = page(&site);
    assert!(page.contains("No prices yet") && !page.contains("<table") && !page.contains("For friends"), "{page}");
    assert_eq!(data(&page)["hasOfferCatalog"]["itemListElement"], json!([]));
}

#[test]
fn a_plan_is_told_in_full() {
    let desk = seen(&page(&site()), "Fixed desk</th>", "</tr>");
    for told in [
        "A desk that is yours.",
        "€368.90 a month incl. 19% VAT · €310.00 net",
        "Choose Fixed desk",
        "10 hours of bookings a month Rooms · Meeting room · at Harbour",
        "2 day passes a week Guests",
        "Visitors a month: at most 8",
        "€59.50 incl. 19% VAT · €50.00 net",
        "€200.00, back when you leave",
        "3 months, after the first part",
        "Up to 1 a year, each up to 2 months",
        "At the end of a paid month Notice: 30 days",
        "Billed on day 1 of the month; until then you pay only the days you have",
    ] {
        assert!(desk.contains(told), "{told}\nin {desk}");
    }
    let office = seen(&page(&site()), "Office ", "</tr>");
    assert!(office.contains("every 3 months") && office.contains("Counts from the day you start"), "{office}");
    let night = seen(&page(&site()), "Night owl ", "</tr>");
    assert!(night.contains("every 4 weeks") && night.contains("On any day; you pay the days until then"), "{night}");
}

/// 310.00 for 15 of 31 days is 150.00, 178.50 with tax; the deposit bears none.
#[test]
fn the_first_invoice_is_the_one_that_the_ledger_would_issue() {
    let site = site();
    site.world.set_now("2030-01-17T08:00:00Z");
    site.world.load("UPDATE billing_settings SET contacts_pay = 'next_invoice'");
    let first = seen(&page(&site), r#"data-label="First invoice">"#, "</td>");
    let expected = "Start today €438.00 Membership, 15 of 31 days €178.50 Sign-up fee €59.50 Deposit €200.00 Payable by 31 January 2030 \
        Start on 1 February 2030 €628.40 Membership €368.90 Sign-up fee €59.50 Deposit €200.00 Payable by 15 February 2030";
    assert_eq!(first, expected);
    let office = seen(&page(&site), "Apply for Office", "</tr>");
    assert!(office.contains("Whenever you start €1,166.20"), "the day makes no difference: {office}");
    site.world.load("UPDATE plans SET price_minor = 0 WHERE id = 'pln_office'");
    let office = seen(&page(&site), "Office ", "</tr>");
    assert!(office.contains("Free Apply") && office.contains("Nothing"), "{office}");
}

/// Whoever joins is a contact, and these pay before they have it; what takes a yes is paid after it.
#[test]
fn what_is_paid_when_it_is_ordered_says_so_and_promises_no_later_day() {
    let site = site();
    site.world.load("UPDATE billing_settings SET contacts_pay = 'at_once', members_pay = 'next_invoice'");
    let first = |plan: &str| {
        let row = seen(&page(&site), plan, "</tr>");
        (row.matches("Paid when you order").count(), row.contains("Payable by"))
    };
    assert_eq!(first(r#"scope="row">Fixed desk"#), (2, false), "today and on the first of next month");
    assert_eq!(first(r#"scope="row">Night owl"#), (1, false), "whenever one starts");
    assert_eq!(first(r#"scope="row">Office"#), (0, false), "takes a yes, and one day makes no difference");
    site.world.load("UPDATE plans SET approval = 1 WHERE id = 'pln_desk'");
    assert_eq!(first(r#"scope="row">Fixed desk"#), (0, true));
    site.world.load("UPDATE plans SET approval = 0, audience = 'members' WHERE id = 'pln_desk'");
    assert_eq!(first(r#"scope="row">Fixed desk"#), (0, true), "members pay as members do");
    site.world
        .load("UPDATE plans SET audience = 'everyone';\nUPDATE billing_settings SET contacts_pay = 'next_invoice'");
    assert_eq!(first(r#"scope="row">Fixed desk"#), (0, true));
}

#[test]
fn whoever_cannot_join_at_once_is_told_so() {
    let site = site();
    let shown = page(&site);
    assert!(
        shown.contains(r#"href="/basket?add=plan:pln_desk""#)
            && shown.contains(r#"href="/basket?add=product:prd_ten""#)
    );
    let office = seen(&shown, "Office ", "</tr>");
    assert!(office.contains("By approval") && office.contains("Apply for Office You pay once we have said yes."));
    let night = seen(&shown, "Night owl ", "</tr>");
    assert!(night.contains("Full at the moment") && night.contains("All places are taken."), "who waits has a place");
    let locker = seen(&shown, "Locker</h3>", "</article>");
    assert!(locker.contains("Sold out For members") && locker.contains("€16.05 incl. 7% VAT · €15.00 net"), "{locker}");
    for closed in ["plan:pln_night", "product:prd_box", "For friends", "Of old"] {
        assert!(!shown.contains(closed), "{closed}");
    }
    site.world.load(
        "UPDATE contracts SET starts_on = '2029-01-01', starts_at = 0, ends_on = '2030-01-01', ends_at = 1893456000000 WHERE id = 'con_night'",
    );
    assert!(page(&site).contains("plan:pln_night"), "the place is free again");
}

#[test]
fn what_somebody_has_is_not_offered_to_them_again() {
    let site = site();
    site.world.with_lockers();
    let carl = site.get(Carl, "/prices").expect(200);
    assert_eq!((carl.trips, carl.headers.get("cache-control")), (1, Some("private, no-cache")), "the page is Carl's");
    let night = seen(&carl.text, "Night owl ", "</tr>");
    assert!(night.contains("You have this") && night.contains("See what you have of Night owl"), "{night}");
    let locker = seen(&carl.text, "Locker</h3><p>", "</article>");
    assert!(locker.contains("You have this") && !locker.contains("Buy Locker"), "{locker}");
    assert!(!carl.text.contains("add=plan:pln_locker") && carl.text.contains("add=plan:pln_desk"));
    // Nobody else's page says so, and anybody may keep it.
    let nobody = site.get(Nobody, "/prices").expect(200);
    assert!(nobody.text.contains("add=plan:pln_locker") && !nobody.text.contains("You have this"));
    assert_eq!(nobody.headers.get("cache-control"), Some("public, max-age=60, stale-while-revalidate=600"));
    // What is over is offered again.
    site.world.load("UPDATE contracts SET starts_on = '2029-01-01', starts_at = 0, ends_on = '2030-01-01', ends_at = 1893456000000 WHERE customer_id = 'cus_carl'");
    assert!(site.get(Carl, "/prices").expect(200).text.contains("add=plan:pln_locker"));
}

#[test]
fn whoever_may_not_pause_by_themselves_asks_at_reception() {
    let site = site();
    let told = |change: &'static str| {
        site.world.load(change);
        seen(&page(&site), "Fixed desk</th>", "</tr>").contains("Up to 1 a year, each up to 2 months; ask at reception")
    };
    assert!(!told("UPDATE space_settings SET rights = '{}'"));
    assert!(told("UPDATE plans SET rights = '{\"change_plan\":false}' WHERE id = 'pln_desk'"));
    assert!(!told("UPDATE plans SET rights = '{}' WHERE id = 'pln_desk'"));
    assert!(told("UPDATE space_settings SET rights = '{\"change_plan\":false}'"));
    // The plan has the last word.
    assert!(!told("UPDATE plans SET rights = '{\"change_plan\":true}' WHERE id = 'pln_desk'"));
}

#[test]
fn a_product_by_the_cycle_is_a_product_with_the_terms_of_a_contract() {
    let site = site();
    site.world.with_lockers();
    let shown = page(&site);
    let locker = seen(&shown, "Locker</h3><p class=\"price", "</article>");
    for told in [
        "€17.85 a month incl. 19% VAT · €15.00 net",
        "Whenever you start €42.85 Price €17.85 Deposit €25.00",
        "€25.00, back when you leave",
        "At the end of a paid month Notice: 7 days",
        "Up to 1 a year, each up to 1 month",
        "Buy Locker",
    ] {
        assert!(locker.contains(told), "{told}\nin {locker}");
    }
    assert!(shown.contains(r#"href="/basket?add=plan:pln_locker""#) && !locker.contains("Membership"));
    let offers = data(&shown)["hasOfferCatalog"]["itemListElement"].as_array().unwrap().clone();
    let locker = offers.iter().find(|offer| offer["name"] == "Locker" && offer["price"] == "17.85").unwrap();
    assert_eq!(
        (&locker["priceSpecification"]["unitCode"], &locker["priceSpecification"]["billingDuration"]),
        (&json!("MON"), &json!(1))
    );
    // It shows and hides with products.
    site.world.load(r#"UPDATE space_settings SET levels = '{"base":"off","sections":{"plans":"public"}}'"#);
    assert!(!page(&site).contains("pln_locker"));
    site.world.load(r#"UPDATE space_settings SET levels = '{"base":"off","sections":{"products":"public"}}'"#);
    assert!(page(&site).contains("pln_locker"));
    site.world.load("UPDATE plans SET subscribers_max = 2 WHERE id = 'pln_locker'");
    let full = page(&site);
    assert!(full.contains("Sold out") && !full.contains("add=plan:pln_locker"));
    // Somebody leaves: it is put into the basket from that day on.
    site.world.load(
        "UPDATE contracts SET ends_on = '2030-06-01', ends_at = 1906502400000, ended_by = 'member' WHERE id = 'con_locker_carl'",
    );
    let free = page(&site);
    assert!(free.contains("Free from 1 June 2030") && free.contains("add=plan:pln_locker:2030-06-01"), "{free}");
}

#[test]
fn the_first_invoice_is_of_the_first_day_on_which_there_is_a_place() {
    let site = site();
    let told = |text: &str| seen(&page(&site), r#"scope="row">Fixed desk"#, "</tr>").contains(text);
    assert!(told("Start today"));
    site.world.load(
        r"UPDATE plans SET subscribers_max = 1 WHERE id = 'pln_desk';
         INSERT INTO contracts (id, customer_id, payer_id, plan_id, starts_on, starts_at, ends_on, ends_at, ended_by, charged_until, granted_until,
           currency, price_minor, terms, created_at)
         VALUES ('con_desk', 'cus_carl', 'cus_carl', 'pln_desk', '2029-01-01', 0, '2030-06-10', 1907280000000, 'member', '2030-06-10', '2030-06-10',
           'EUR', 0, '{}', 1000)",
    );
    assert!(told("Free from 10 June 2030") && told("Start on 10 June 2030") && told("Start on 1 July 2030"));
    assert!(!told("Start today"), "nobody can start today");
}

#[test]
fn prices_contain_the_tax_or_do_not() {
    let site = site();
    site.world.load("UPDATE billing_settings SET prices_include_tax = 1");
    let desk = seen(&page(&site), "Fixed desk</th>", "</tr>");
    assert!(desk.contains("€310.00 a month incl. 19% VAT · €260.50 net"), "{desk}");
    site.world.load("UPDATE plans SET tax_class = 'exempt'");
    let desk = seen(&page(&site), "Fixed desk</th>", "</tr>");
    assert!(desk.contains("€310.00 a month No VAT is charged"), "{desk}");
}

#[test]
fn each_location_has_its_part_and_each_price_its_currency() {
    let site = site();
    let one = page(&site);
    assert!(
        !one.contains(r#"class="place-name""#) && one.contains(r#"<h2 class="part">Plans</h2>"#),
        "one place needs no name"
    );
    site.world.load(
        "INSERT INTO locations (id, slug, name, address, currency, zone, hours, version)
           SELECT 'loc_dock', 'dock', 'Dock & Co', '', 'USD', zone, hours, 1 FROM locations;
         UPDATE plans SET location_id = 'loc_dock', currency = 'USD' WHERE id = 'pln_office';
         UPDATE plans SET location_id = 'loc_utc' WHERE id = 'pln_desk'",
    );
    let page = page(&site);
    let parts: Vec<&str> =
        page.split(r#"<h2 class="place-name">"#).skip(1).map(|part| part.split("</h2>").next().unwrap()).collect();
    assert_eq!(parts, ["For every location", "Dock &amp; Co", "Harbour"]);
    assert!(page.contains(r##"<a class="pill" href="#dock">Dock &amp; Co</a>"##));
    let dock = seen(&page, r#"id="dock""#, "</section>");
    assert!(dock.contains("Office") && dock.contains("$1,166.20") && !dock.contains("Fixed desk"), "{dock}");
}

#[test]
fn names_cannot_become_markup() {
    let site = site();
    site.world.load(
        r#"UPDATE space_settings SET name = '</title><script>alert(1)</script>';
UPDATE plans SET name = '</script><img src=x onerror=alert(2)>', description = '" onclick="alert(3)' WHERE id = 'pln_desk'"#,
    );
    let page = page(&site);
    assert_eq!(page.matches("<script").count(), 1, "the structured data alone");
    assert_eq!(page.matches("</script").count(), 1);
    assert!(!page.contains("<img"), "{page}");
    assert!(page.contains("&quot; onclick=&quot;alert(3)") && !page.contains(r#"=" onclick="#), "{page}");
    let offers = data(&page)["hasOfferCatalog"]["itemListElement"].clone();
    assert_eq!(
        offers[0]["name"], "</script><img src=x onerror=alert(2)>",
        "what machines read is what the operator wrote"
    );
}

#[test]
fn machines_read_the_same_prices() {
    let data = data(&page(&site()));
    assert_eq!((&data["@type"], &data["name"]), (&json!("LocalBusiness"), &json!("Quayside")));
    let offers = data["hasOfferCatalog"]["itemListElement"].as_array().unwrap();
    assert_eq!(offers.len(), 5);
    let told =
        |n: usize| [&offers[n]["name"], &offers[n]["price"], &offers[n]["priceCurrency"], &offers[n]["availability"]];
    assert_eq!(told(0), [&json!("Fixed desk"), &json!("368.90"), &json!("EUR"), &json!("https://schema.org/InStock")]);
    assert_eq!(told(2)[3], &json!("https://schema.org/SoldOut"));
    assert_eq!(offers[1]["priceSpecification"]["billingDuration"], 3);
    assert_eq!(offers[2]["priceSpecification"]["unitCode"], "WEE");
}

#[test]
fn the_page_lets_in_its_own_style_and_nothing_else() {
    let answer = site().get(Nobody, "/prices").expect(200);
    let style = answer.text.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    let policy = answer.headers.get("content-security-policy").unwrap();
    let hash = STANDARD.encode(Sha256::digest(style));
    assert!(
        policy.contains(&format!("style-src 'sha256-{hash}'")) && policy.starts_with("default-src 'none'"),
        "{policy}"
    );
    assert!(!policy.contains("script-src") && !policy.contains("unsafe"), "{policy}");
    assert!(!answer.text.contains(" style="), "no inline style");
}

#[test]
fn a_browser_that_holds_the_page_is_told_so_with_the_page_s_own_policy() {
    let site = site();
    let first = site.get(Nobody, "/prices").expect(200);
    let tag = first.headers.get("etag").unwrap();
    let again = ask(&site, "/prices", &[("if-none-match", tag)]).expect(304);
    assert!(again.text.is_empty() && again.headers.get("content-type").is_none());
    for kept in ["content-security-policy", "cache-control", "vary", "etag"] {
        assert_eq!(again.headers.get(kept), first.headers.get(kept), "{kept}");
    }
    site.world.load("UPDATE plans SET price_minor = 1 WHERE id = 'pln_desk'");
    ask(&site, "/prices", &[("if-none-match", tag)]).expect(200);
}

#[test]
fn what_goes_wrong_is_said_in_words_and_its_cause_is_kept() {
    let site = site();
    site.world.load(r#"UPDATE plans SET terms = '{"cycle":"often"}' WHERE id = 'pln_desk'"#);
    let broken = ask(&site, "/prices", &[("accept-language", "es")]).expect(500);
    assert!(broken.text.contains("No ha funcionado") && !broken.text.contains("often"), "{}", broken.text);
    assert!(broken.cause.is_some_and(|cause| cause.contains("often")));
    let method = site.post(Nobody, "/prices", json!({})).expect(405);
    assert_eq!(method.headers.get("allow"), Some("GET, HEAD"));
    assert_eq!(method.headers.get("content-type"), Some("text/html; charset=utf-8"));
}
