/// How a connection is kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tls {
    /// From the first byte (RFC 8314, 3.3).
    Implicit,
    /// After STARTTLS (RFC 3207); a server that does not offer it gets neither password nor mail.
    StartTls,
    /// Not at all: only for a server on this very machine.
    Loopback,
}

/// An SMTP server, as `SMTP_URL` names it.
#[derive(Clone, PartialEq, Eq)]
pub struct Server {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept private.
    pub tls: Tls,
    /// User and password, if it wants them.
    pub credentials: Option<(String, String)>,
}

const RULE: &str = "SMTP_URL is not of the form smtp://user:password@host:587 or smtps://user:password@host:465";

impl Server {
    /// Reads `smtp://user:password@host:port` (STARTTLS, port 587 unless said) or `smtps://…` (TLS
    /// at once, port 465 unless said). User and password are percent-encoded where they must be.
    pub fn from_url(url: &str) -> Result<Self, &'static str> {
        let (scheme, rest) = url.trim().split_once("://").ok_or(RULE)?;
        let (private, default_port) = match scheme {
            "smtps" => (Tls::Implicit, 465),
            "smtp" => (Tls::StartTls, 587),
            _ => return Err(RULE),
        };
        let rest = rest.trim_end_matches('/');
        let (user_info, address) = rest.rsplit_once('@').map_or((None, rest), |(user, host)| (Some(user), host));
        let credentials = match user_info {
            Some(info) => {
                let (user, password) = info.split_once(':').ok_or(RULE)?;
                Some((decode(user), decode(password)))
            }
            None => None,
        };
        let (host, port) = match address.rsplit_once(':') {
            Some((host, port)) if !port.contains(']') => (host, port.parse().map_err(|_| RULE)?),
            _ => (address, default_port),
        };
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        if host.is_empty() || host.contains(['/', '?', '#', ' ']) {
            return Err(RULE);
        }
        let here = matches!(host.as_str(), "localhost" | "127.0.0.1" | "::1");
        let tls = if here && private == Tls::StartTls { Tls::Loopback } else { private };
        Ok(Self { host, port, tls, credentials })
    }
}

fn decode(text: &str) -> String {
    // The form decoder reads percent signs; what else means something to it is hidden from it.
    let hidden = text.replace('+', "%2B").replace('&', "%26").replace('=', "%3D");
    form_urlencoded::parse(hidden.as_bytes()).next().map(|(name, _)| name.into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, host: &str, port: u16, tls: Tls, credentials: Option<(&str, &str)>) {
        let credentials = credentials.map(|(user, password)| (user.to_owned(), password.to_owned()));
        let expected = Server { host: host.to_owned(), port, tls, credentials };
        assert!(Server::from_url(url) == Ok(expected), "{url}");
    }

    #[test]
    fn a_server_is_named_by_an_address() {
        check("smtps://u:p@mail.example.org", "mail.example.org", 465, Tls::Implicit, Some(("u", "p")));
        check("smtp://u:p@mail.example.org", "mail.example.org", 587, Tls::StartTls, Some(("u", "p")));
        check("smtp://mail.example.org:2525/", "mail.example.org", 2525, Tls::StartTls, None);
        check("smtp://a%40b.org:p%3A+&=%25@h:1", "h", 1, Tls::StartTls, Some(("a@b.org", "p:+&=%")));
        check("smtp://127.0.0.1:1025", "127.0.0.1", 1025, Tls::Loopback, None);
        check("smtp://[::1]", "::1", 587, Tls::Loopback, None);
        check("smtps://localhost", "localhost", 465, Tls::Implicit, None);
    }

    #[test]
    fn anything_else_is_refused() {
        for bad in ["", "mail.example.org", "http://x", "smtp://", "smtp://h:port", "smtp://user@h", "smtp://h/path/x"]
        {
            assert!(Server::from_url(bad).is_err(), "{bad}");
        }
    }
}
