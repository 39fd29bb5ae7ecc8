//! Where a push may be sent. A browser hands the address in, so it is a stranger's wish to have this Worker call something.

/// Reads the origin of a push service's address, `https://push.example.net`; `Err` says which rule it breaks. It has to be
/// `https`, on the usual port, under a name that has dots: no address of a machine (RFC 1918 and all others), nothing local. On
/// a developer's machine `http` to `127.0.0.1` will do as well. The Worker follows no redirects, and Cloudflare's `fetch`
/// reaches no private network whatever a name resolves to.
pub(crate) fn origin(endpoint: &str, loopback_too: bool) -> Result<String, &'static str> {
    let plain = |b: u8| b.is_ascii_graphic() && !b"\"<>\\^`{|}#".contains(&b);
    if 1000 < endpoint.len() || !endpoint.bytes().all(plain) {
        return Err("not an address");
    }
    let (scheme, rest) = endpoint.split_once("://").ok_or("not an address")?;
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    if authority.len() == rest.len() {
        return Err("an address without a path");
    }
    if loopback_too
        && scheme == "http"
        && authority.strip_prefix("127.0.0.1:").is_some_and(|port| port.parse::<u16>().is_ok())
    {
        return Ok(format!("http://{authority}"));
    }
    if scheme != "https" {
        return Err("must begin with https://");
    }
    if is_public_name(authority) { Ok(format!("https://{authority}")) } else { Err("not the name of a push service") }
}

/// A name under a public domain. What URL parsers read as an IPv4 address ends in a number (WHATWG URL, "ends in a number").
fn is_public_name(host: &str) -> bool {
    const LOCAL: [&str; 8] = ["localhost", "local", "internal", "intranet", "lan", "home", "arpa", "test"];
    let labels: Vec<&str> = host.split('.').collect();
    let fits = |label: &&str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = labels.last().map(|last| last.to_ascii_lowercase()).unwrap_or_default();
    2 <= labels.len()
        && host.len() <= 253
        && labels.iter().all(fits)
        && last.bytes().next().is_some_and(|b| b.is_ascii_alphabetic())
        && !LOCAL.contains(&last.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn push_services_are_called_and_nothing_else() {
        let good = [
            ("https://fcm.googleapis.com/fcm/send/abc:def", "https://fcm.googleapis.com"),
            (
                "https://updates.push.services.mozilla.com/wpush/v2/gAAA?x=1",
                "https://updates.push.services.mozilla.com",
            ),
            ("https://web.push.apple.com/QABC", "https://web.push.apple.com"),
        ];
        for (endpoint, expected) in good {
            assert_eq!(origin(endpoint, false), Ok(expected.to_owned()));
        }
        for bad in [
            "http://fcm.googleapis.com/x",
            "https://10.0.0.1/x",
            "https://127.0.0.1/x",
            "https://2130706433/x",
            "https://0x7f.1/x",
            "https://example.0x7f000001/x",
            "https://[::1]/x",
            "https://localhost/x",
            "https://router.lan/x",
            "https://metadata.google.internal/x",
            "https://user@fcm.googleapis.com/x",
            "https://fcm.googleapis.com:8443/x",
            "https://fcm.googleapis.com",
            "https://fcm.googleapis.com#/x",
            "https://fcm.googleapis.com\\@10.0.0.1/x",
            "https://fcm.googleapis.com./x",
            "https://.googleapis.com/x",
            "ftp://fcm.googleapis.com/x",
            "http://127.0.0.1:8090/x",
            "https:// fcm.googleapis.com/x",
            "",
        ] {
            assert!(origin(bad, false).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_developer_s_machine_may_call_itself() {
        assert_eq!(origin("http://127.0.0.1:8090/notify/1", true), Ok("http://127.0.0.1:8090".to_owned()));
        for bad in
            ["http://127.0.0.1/x", "http://127.0.0.1:80@10.0.0.1/x", "http://localhost:80/x", "http://10.0.0.1:80/x"]
        {
            assert!(origin(bad, true).is_err(), "{bad}");
        }
    }
}
