//! Text that exists only if it is valid: trimmed, bounded, without control characters.

/// Declares a text type of `min..=max` characters, trimmed, without control characters; `min` is 0 or 1.
#[macro_export]
macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $min:literal ..= $max:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::text::tidy(text, $min, $max).map(Self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        $crate::schema!($name, $crate::text::schema($min, $max));
    };
}

/// Trims `text` and refuses it unless it has at most `max` characters, at least `min` once trimmed, and no control but
/// a line break. The longest is measured before trimming, so that a schema can say the same.
pub fn tidy(text: &str, min: usize, max: usize) -> Result<String, String> {
    let (given, text) = (text, text.trim());
    for length in [given.chars().count(), text.chars().count()] {
        if length < min || max < length {
            return Err(format!("must have {min} to {max} characters, has {length}"));
        }
    }
    if given.chars().any(|c| c.is_control() && c != '\n') {
        return Err("must not hold control characters".to_owned());
    }
    Ok(text.to_owned())
}

/// The JSON Schema of a text that `tidy` accepts; `min` is 0 or 1.
#[cfg(feature = "openapi")]
pub fn schema(min: usize, max: usize) -> schemars::Schema {
    let any = r"[^\u0000-\u0009\u000b-\u001f\u007f-\u009f]*";
    // Neither a control nor one of Unicode's `White_Space`, which `trim` removes.
    let ink = r"[^\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]";
    let pattern = if min == 0 { format!("^{any}$") } else { format!("^{any}{ink}{any}$") };
    schemars::json_schema!({ "type": "string", "minLength": min, "maxLength": max, "pattern": pattern })
}

text!(
    /// A name of something or somebody.
    Name,
    1..=120
);
text!(
    /// A sentence or two.
    Note,
    0..=1000
);

/// An e-mail address as people have them: one `@`, a dotted domain, at most 254 characters
/// (RFC 5321, 4.5.3.1.3). Lower-cased, so that one mailbox is one account. Whether it exists is
/// shown by a mail that arrives, not by a longer pattern.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// The address in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Email {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const RULE: &str = "not an e-mail address such as ada@example.org";
        let text = text.trim().to_ascii_lowercase();
        let (local, domain) = text.rsplit_once('@').ok_or(RULE)?;
        let plain = |b: u8| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b);
        let label = |l: &str| {
            !l.is_empty()
                && l.len() <= 63
                && !l.starts_with('-')
                && !l.ends_with('-')
                && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        let dots_fit = !local.starts_with('.') && !local.ends_with('.') && !local.contains("..");
        let local_fits = !local.is_empty() && local.len() <= 64 && local.bytes().all(plain) && dots_fit;
        let domain_fits = domain.contains('.') && domain.split('.').all(label);
        if local_fits && domain_fits && text.len() <= 254 { Ok(Self(text)) } else { Err(RULE) }
    }
}

impl<'de> serde::Deserialize<'de> for Email {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

crate::schema!(
    Email,
    schemars::json_schema!({
        "type": "string", "format": "email", "maxLength": 254,
        "pattern": "^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$"
    })
);

/// A web address with `https://`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct WebAddress(String);

impl WebAddress {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> serde::Deserialize<'de> for WebAddress {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let rest = text.strip_prefix("https://").unwrap_or_default();
        let fits = !rest.is_empty() && text.len() <= 500 && rest.bytes().all(|b| b.is_ascii_graphic());
        if fits {
            Ok(Self(text))
        } else {
            Err(serde::de::Error::custom("not an address such as https://example.org/terms"))
        }
    }
}

crate::schema!(
    WebAddress,
    schemars::json_schema!({ "type": "string", "maxLength": 500, "pattern": "^https://[!-~]+$" })
);

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(text.parse::<Email>().ok().as_ref().map(Email::as_str), expected, "{text}");
    }

    #[test]
    fn an_email_address_is_lower_cased_and_plausible() {
        check(" Ada@Example.org ", Some("ada@example.org"));
        check("a.b+c@sub.example.co.uk", Some("a.b+c@sub.example.co.uk"));
        for bad in
            ["", "ada", "ada@", "@example.org", "ada@example", "a b@example.org", "ada@-x.org", "a@b..org", ".a@b.org"]
        {
            check(bad, None);
        }
        // A Kelvin sign, whose lower case is a plain k.
        check("\u{212a}im@example.org", None);
        check("ada@example.org\r\nbcc: all@example.org", None);
    }

    #[test]
    fn a_name_is_trimmed_and_bounded() {
        assert_eq!("  Oak room ".parse::<Name>().unwrap().as_str(), "Oak room");
        assert!("   ".parse::<Name>().is_err());
        assert!("x".repeat(121).parse::<Name>().is_err());
        assert!("a\u{7}b".parse::<Name>().is_err());
    }

    #[test]
    fn a_text_is_measured_and_searched_for_controls_as_it_was_given() {
        assert!(format!(" {}", "x".repeat(120)).parse::<Name>().is_err());
        assert!("Ada\t".parse::<Name>().is_err());
        assert_eq!(" 12 Yard\nBerlin\n".parse::<Note>().unwrap().as_str(), "12 Yard\nBerlin");
    }
}
