//! The pages behind links in mails: the one that turns mails like it off, and the one that shows that an address works. They work without a script, signed in or not.
use crate::api::Area;
use crate::rules::AREAS;
use crate::texts::notices::UnsubscribePage;
use crate::texts::{fill, texts};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use kernel::Locale;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;
use web::Html;

/// The app's own tokens, elements and controls. It stands in the page: one request shows all.
const STYLE: &str = concat!(
    include_str!("../../../static/src/lib/styles/tokens.css"),
    include_str!("../../../static/src/lib/styles/base.css"),
    include_str!("../../../static/src/lib/styles/controls.css"),
    "main { max-width: 34rem; margin: 0 auto; padding: var(--s7) var(--s4); } form { margin: 0; } h1 { margin-bottom: var(--s3); font-size: var(--t-xl); } p { margin-bottom: var(--s4); }",
);

/// What a page may load: this very style, and send its form back here. No script at all.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    format!(
        "default-src 'none'; style-src 'sha256-{hash}'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
});

/// Asks whether mails about `area` are to stop. The form goes to where the page is.
pub(crate) fn asked(area: Area, locale: Locale) -> Html {
    let words = words(locale);
    let content = html! {
        h1 { (words.title) }
        p { (about(words.lead, area, words)) }
        form method="post" { button.button type="submit" { (words.button) } }
    };
    page(locale, words.title, &content)
}

/// Says that they have.
pub(crate) fn done(area: Area, locale: Locale) -> Html {
    let words = words(locale);
    let content = html! {
        h1 { (words.done_title) }
        p { (about(words.done, area, words)) }
        p { a href="/account/notices" { (words.settings) } }
    };
    page(locale, words.done_title, &content)
}

/// Asks whoever reads the mail to press: a program that follows links does not.
pub(crate) fn prove(locale: Locale) -> Html {
    let words = &texts(locale).notices.proof;
    let content = html! {
        h1 { (words.title) }
        p { (words.lead) }
        form method="post" { button.button type="submit" { (words.button) } }
    };
    page(locale, words.title, &content)
}

/// Says that the address is written to again.
pub(crate) fn proven(locale: Locale) -> Html {
    let (words, settings) = (&texts(locale).notices.proof, texts(locale).notices.page.settings);
    let content = html! {
        h1 { (words.done_title) }
        p { (words.done) }
        p { a href="/account/notices" { (settings) } }
    };
    page(locale, words.done_title, &content)
}

/// The page for whoever followed a link that is cut off, or that was not written by us.
pub(crate) fn broken(locale: Locale) -> Html {
    let words = words(locale);
    let content = html! {
        h1 { (words.broken_title) }
        p { (words.broken) }
        p { a href="/account/notices" { (words.settings) } }
    };
    page(locale, words.broken_title, &content)
}

fn words(locale: Locale) -> &'static UnsubscribePage {
    &texts(locale).notices.page
}

fn about(text: &str, area: Area, words: &UnsubscribePage) -> String {
    let place = AREAS.iter().position(|one| *one == area).unwrap_or(0);
    fill(text, &[("area", words.areas[place])])
}

fn page(locale: Locale, title: &str, content: &Markup) -> Html {
    let markup = html! {
        (DOCTYPE)
        html lang=(locale.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (title) }
                link rel="icon" href="/favicon.svg" type="image/svg+xml";
                style { (PreEscaped(STYLE)) }
            }
            body { main { div.card { (content) } } }
        }
    };
    let headers = vec![
        ("content-security-policy", POLICY.clone()),
        ("cache-control", "no-store".to_owned()),
        // The address is as good as a key.
        ("referrer-policy", "no-referrer".to_owned()),
    ];
    Html { document: markup.into_string(), headers }
}
