//! The page of an invitation, for whoever has its address.
use super::frame::{Page, document, headers};
use crate::api::{Invitation, Standing, Time};
use crate::texts::{Words, fill};
use kernel::{Instant, Locale};
use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write as _;
use web::Html;

/// Squares left white around a code (ISO/IEC 18004, 9.1).
const MARGIN: usize = 4;
/// Later times that are written out.
const TIMES_MAX: usize = 20;

/// The page, for readers of `locale`.
pub(crate) fn invitation(invitation: &Invitation, locale: Locale, portal_url: &str) -> Html {
    let words = Words::of(locale);
    let (title, lead) = match invitation.next.standing {
        Standing::Expected => (words.invited, words.invited_lead),
        Standing::In => (words.visit_in, words.visit_in_lead),
        Standing::Off => (words.visit_off, words.visit_off_lead),
        Standing::Over => (words.visit_over, words.visit_over_lead),
    };
    let lead = fill(lead, &[("host", &invitation.host), ("location", &invitation.location)]);
    let opens = matches!(invitation.next.standing, Standing::Expected | Standing::In);
    let code = invitation.code.as_str();
    let content = html! {
        article.invitation.card {
            h1 { (title) }
            p.soft { (lead) }
            @if opens { (picture(&format!("{portal_url}/visit/{code}"), &invitation.code.grouped(), words)) }
            dl {
                dt { (words.visitor) } dd { (invitation.visitor) }
                dt { (words.when) } dd { (span(invitation, &invitation.next, locale)) }
                @for time in invitation.later.iter().take(TIMES_MAX) {
                    dt { (words.and_on) } dd { (span(invitation, time, locale)) }
                }
                dt { (words.where_at) } dd {
                    (invitation.location)
                    @if !invitation.address.trim().is_empty() { br; (invitation.address) }
                }
                dt { (words.host) } dd { (invitation.host) }
            }
            @if opens { p { a.button.plain.wide href={ "/visit/" (code) "/calendar" } download="visit.ics" { (words.calendar_file) } } }
        }
    };
    let page = Page { locale, title, listing: None, space: &invitation.space, here: None };
    // Its address is the key to it: no other site hears of it, and nobody keeps a copy.
    let mut headers = headers("private, no-cache");
    headers.retain(|(name, _)| *name != "referrer-policy");
    headers.push(("referrer-policy", "no-referrer".to_owned()));
    Html { document: document(&page, &content), headers }
}

/// `Tuesday, 1 January 2030, 09:30–11:00 (Europe/Berlin)`.
fn span(invitation: &Invitation, time: &Time, locale: Locale) -> String {
    let clock = |at: Instant| invitation.zone.local(at);
    let (starts, ends) = (clock(time.starts_at), clock(time.ends_at));
    let until = if starts.date() == ends.date() {
        ends.format("%H:%M").to_string()
    } else {
        format!("{}, {}", figures::weekday(ends.date(), locale), ends.format("%H:%M"))
    };
    let day = figures::weekday(starts.date(), locale);
    format!("{day}, {}–{until} ({})", starts.format("%H:%M"), invitation.zone.name)
}

/// The address as a code to scan, and the code as it is typed.
fn picture(address: &str, grouped: &str, words: &Words) -> Markup {
    let drawn = QrCode::with_error_correction_level(address, EcLevel::Q).ok().map(|code| {
        let (width, colours) = (code.width(), code.to_colors());
        let mut path = String::new();
        for (n, _) in colours.iter().enumerate().filter(|(_, colour)| **colour == Color::Dark) {
            let _ = write!(path, "M{} {}h1v1h-1z", n % width + MARGIN, n / width + MARGIN);
        }
        (width + 2 * MARGIN, path)
    });
    html! {
        div.code {
            @if let Some((side, path)) = drawn {
                svg viewBox={ "0 0 " (side) " " (side) } role="img" aria-label=(words.code_picture) shape-rendering="crispEdges" {
                    path d=(path) {}
                }
            }
            output { (grouped) }
            p.small.soft { (words.show_code) }
        }
    }
}
