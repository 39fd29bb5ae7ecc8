//! Mails about mails: what a delivery status notification says (RFC 3464; RFC 6533 for addresses beyond ASCII). `mail-parser`
//! reads the message around it and the groups of fields within.
use mail_parser::{MessageParser, MimeHeaders};

/// What became of a mail, for one of its recipients.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fate {
    /// `failed`, `delayed`, `delivered`, `relayed` or `expanded`, in small letters.
    pub(crate) action: String,
    /// The enhanced code (RFC 3463), such as `5.1.1`; empty if there is none.
    pub(crate) status: String,
    /// What the other server said, or what the reporting one makes of it; may be empty.
    pub(crate) diagnostic: String,
}

/// Recipients that one report is read for. Each of our mails has one; a list that it was forwarded to may have more.
const FATES_MAX: usize = 20;

/// The fates that a message reports; none, if it is no report.
pub(crate) fn fates(message: &[u8]) -> Vec<Fate> {
    let parser = MessageParser::new().with_mime_headers();
    let Some(message) = parser.parse(message) else { return Vec::new() };
    let report = message.parts.iter().find(|part| {
        part.content_type().is_some_and(|of| {
            let is_status = |name: &str| ["delivery-status", "global-delivery-status"].contains(&name);
            of.ctype().eq_ignore_ascii_case("message")
                && of.subtype().is_some_and(|name| is_status(&name.to_ascii_lowercase()))
        })
    });
    let Some(report) = report else { return Vec::new() };
    let text = String::from_utf8_lossy(report.contents()).replace("\r\n", "\n");
    // The first group is about the report itself; what has no action is none about a recipient (RFC 3464, 2.3).
    text.split("\n\n").filter_map(fate).take(FATES_MAX).collect()
}

/// One group of fields, read as the head of a message that has nothing else.
fn fate(group: &str) -> Option<Fate> {
    let head = format!("{}\n\n", group.trim_matches('\n'));
    let fields = MessageParser::new().default_header_text().parse_headers(head.as_bytes())?;
    let field = |name: &'static str| fields.header(name).and_then(|value| value.as_text()).unwrap_or_default();
    let action = field("Action").split_whitespace().next()?.to_ascii_lowercase();
    // Some write what it means behind the code: "5.1.1 (bad destination mailbox address)".
    let status = field("Status").split_whitespace().next().unwrap_or_default().to_owned();
    // "smtp; 550 5.1.1 no such user": the type of the code says nothing to people (RFC 3464, 2.3.6).
    let said = field("Diagnostic-Code");
    let said = said.split_once(';').map_or(said, |(_, text)| text);
    let diagnostic = said.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Fate { action, status, diagnostic })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(message: &str, expected: &[(&str, &str, &str)]) {
        let found = fates(message.as_bytes());
        let found: Vec<_> =
            found.iter().map(|one| (one.action.as_str(), one.status.as_str(), one.diagnostic.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_five_mail_servers_report_is_read() {
        check(
            include_str!("../../tests/returned/postfix-unknown.eml"),
            &[(
                "failed",
                "5.1.1",
                "550 5.1.1 <ada@example.org>: Recipient address rejected: User unknown in virtual mailbox table",
            )],
        );
        check(include_str!("../../tests/returned/exim-unknown.eml"), &[("failed", "5.0.0", "550 No such user here")]);
        check(
            include_str!("../../tests/returned/exchange-unknown.eml"),
            &[(
                "failed",
                "5.1.10",
                "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ada@example.org not found by SMTP address lookup",
            )],
        );
        check(
            include_str!("../../tests/returned/gmail-full.eml"),
            &[(
                "failed",
                "5.2.2",
                "552-5.2.2 The recipient's inbox is out of storage space. 552 5.2.2 https://support.example.com/mail/?p=OverQuotaPerm",
            )],
        );
        check(include_str!("../../tests/returned/sendmail-expired.eml"), &[("failed", "4.4.7", "")]);
        check(
            include_str!("../../tests/returned/postfix-delayed.eml"),
            &[("delayed", "4.4.1", "connect to mx.example.org[192.0.2.7]:25: Connection timed out")],
        );
        check(include_str!("../../tests/returned/global.eml"), &[("failed", "5.1.1", "550 5.1.1 Empfänger unbekannt")]);
    }

    #[test]
    fn what_is_no_report_says_nothing() {
        check(include_str!("../../tests/returned/away.eml"), &[]);
        for nothing in ["", "x", "\r\n\r\n", "Content-Type: multipart/report; boundary=a\r\n\r\n--a\r\n"] {
            check(nothing, &[]);
        }
        let headless =
            "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\nStatus: 5.1.1\r\n";
        check(headless, &[]);
    }
}
