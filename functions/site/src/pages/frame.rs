//! What every page has: its head, the way around, the style, and the policy that lets nothing else in.
use crate::texts::Words;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use kernel::Locale;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// The app's own tokens, elements and controls, and what these pages add. It stands in the page: one request shows all.
const STYLE: &str = concat!(
    include_str!("../../../../static/src/lib/styles/tokens.css"),
    include_str!("../../../../static/src/lib/styles/base.css"),
    include_str!("../../../../static/src/lib/styles/controls.css"),
    include_str!("site.css"),
);

/// What a page may load: this very style, and pictures from here. No script at all; structured data is none.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    format!(
        "default-src 'none'; style-src 'sha256-{hash}'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
});

/// What a page says of itself.
pub(super) struct Page<'a> {
    pub(super) locale: Locale,
    pub(super) title: &'a str,
    /// For search results and previews; `None` for a page that is none of theirs.
    pub(super) listing: Option<Listing<'a>>,
    /// The space's name.
    pub(super) space: &'a str,
    /// Which of the pages in the menu this is.
    pub(super) here: Option<&'a str>,
}

/// How a page is listed elsewhere.
pub(super) struct Listing<'a> {
    pub(super) description: &'a str,
    pub(super) portal_url: &'a str,
    pub(super) path: &'a str,
    /// schema.org data as JSON.
    pub(super) data: &'a serde_json::Value,
}

/// The headers of every page.
pub(super) fn headers(kept: &str) -> Vec<(&'static str, String)> {
    vec![
        ("content-security-policy", POLICY.clone()),
        ("referrer-policy", "strict-origin-when-cross-origin".to_owned()),
        ("cache-control", kept.to_owned()),
        ("vary", "accept-language, cookie".to_owned()),
    ]
}

/// The whole document around `content`.
pub(super) fn document(page: &Page<'_>, content: &Markup) -> String {
    let words = Words::of(page.locale);
    let markup = html! {
        (DOCTYPE)
        html lang=(page.locale.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (page.title) @if !page.space.is_empty() { " · " (page.space) } }
                @match &page.listing {
                    Some(listing) => (listed(page, listing)),
                    None => { meta name="robots" content="noindex"; },
                }
                link rel="icon" href="/favicon.svg" type="image/svg+xml";
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#content" { (words.skip) }
                div.frame {
                    (header(page, words))
                    main #content tabindex="-1" { (content) }
                    (footer(page, words))
                }
                @if let Some(listing) = &page.listing {
                    script type="application/ld+json" { (PreEscaped(data_text(listing.data))) }
                }
            }
        }
    };
    markup.into_string()
}

/// JSON that cannot end its element.
fn data_text(data: &serde_json::Value) -> String {
    data.to_string().replace('<', "\\u003c")
}

fn listed(page: &Page<'_>, listing: &Listing<'_>) -> Markup {
    let url = |locale: Locale| format!("{}{}?lang={}", listing.portal_url, listing.path, locale.tag());
    html! {
        meta name="description" content=(listing.description);
        link rel="canonical" href=(url(page.locale));
        @for locale in Locale::ALL { link rel="alternate" hreflang=(locale.tag()) href=(url(*locale)); }
        link rel="alternate" hreflang="x-default" href={ (listing.portal_url) (listing.path) };
        meta property="og:type" content="website";
        meta property="og:site_name" content=(page.space);
        meta property="og:title" content=(page.title);
        meta property="og:description" content=(listing.description);
        meta property="og:url" content=(url(page.locale));
        meta property="og:locale" content=(page.locale.tag());
    }
}

fn header(page: &Page<'_>, words: &Words) -> Markup {
    let name = if page.space.is_empty() { "Portico" } else { page.space };
    html! {
        header {
            a.brand href="/" {
                svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" {
                    rect.ground width="32" height="32" rx="8" {}
                    path.sign d="M7 25V15a9 9 0 0 1 18 0v10h-4V15a5 5 0 0 0-10 0v10z" {}
                }
                span { (name) }
            }
            nav aria-label=(words.menu) {
                a.button.quiet href="/prices" aria-current=[(page.here == Some("/prices")).then_some("page")] {
                    (words.prices)
                }
                a.button.quiet href="/sign-in" { (words.sign_in) }
            }
        }
    }
}

fn footer(page: &Page<'_>, words: &Words) -> Markup {
    html! {
        footer {
            nav aria-label=(words.languages) {
                ul role="list" {
                    @for (locale, name) in [(Locale::En, "English"), (Locale::Es, "Español"), (Locale::De, "Deutsch")] {
                        li {
                            a href={ "?lang=" (locale.tag()) } lang=(locale.tag()) hreflang=(locale.tag())
                                aria-current=[(locale == page.locale).then_some("true")] { (name) }
                        }
                    }
                }
            }
        }
    }
}
