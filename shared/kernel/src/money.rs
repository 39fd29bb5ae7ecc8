use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// An ISO 4217 currency code, such as `EUR`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency([u8; 3]);

impl std::str::FromStr for Currency {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.as_bytes() {
            &[a, b, c] if [a, b, c].iter().all(u8::is_ascii_uppercase) => Ok(Self([a, b, c])),
            _ => Err("not a three-letter ISO 4217 currency code"),
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::str::from_utf8(&self.0).unwrap_or("???"))
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

crate::schema!(Currency, schemars::json_schema!({ "type": "string", "pattern": "^[A-Z]{3}$" }));

/// An amount: integer minor units (cents, pence; yen have none) of a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// The amount in the currency's smallest unit, exact as a number of JavaScript and so of D1.
    #[serde(deserialize_with = "exact")]
    #[cfg_attr(feature = "openapi", schemars(range(min = -MINOR_MAX, max = MINOR_MAX)))]
    pub minor: i64,
    /// The currency.
    pub currency: Currency,
}

/// 2^53 - 1, the last integer before a 64-bit float skips one.
const MINOR_MAX: i64 = 9_007_199_254_740_991;

fn exact<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    let minor = i64::deserialize(deserializer)?;
    let fits = (-MINOR_MAX..=MINOR_MAX).contains(&minor);
    if fits { Ok(minor) } else { Err(de::Error::custom("must have at most 15 digits")) }
}

impl Money {
    /// Shows the amount as `12.50 EUR`, for plain-text mails; pages use the viewer's own format.
    pub fn plain(&self) -> String {
        let digits = self.currency.minor_digits();
        if digits == 0 {
            return format!("{} {}", self.minor, self.currency);
        }
        let unit = 10_i64.pow(digits);
        let sign = if self.minor < 0 { "-" } else { "" };
        let (whole, part) = (self.minor.abs() / unit, self.minor.abs() % unit);
        format!("{sign}{whole}.{part:0width$} {}", self.currency, width = digits as usize)
    }
}

impl Currency {
    /// How many decimal digits the minor unit has (ISO 4217, column E): most have two.
    pub fn minor_digits(self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF" | b"UGX"
            | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(minor: i64, currency: &str, expected: &str) {
        assert_eq!(Money { minor, currency: currency.parse().unwrap() }.plain(), expected);
    }

    #[test]
    fn an_amount_shows_the_digits_its_currency_has() {
        check(1250, "EUR", "12.50 EUR");
        check(5, "AUD", "0.05 AUD");
        check(-199, "EUR", "-1.99 EUR");
        check(1500, "JPY", "1500 JPY");
        check(1500, "KWD", "1.500 KWD");
    }

    #[test]
    fn an_amount_that_a_float_cannot_hold_is_refused() {
        let read = |minor: &str| serde_json::from_str::<Money>(&format!(r#"{{"minor":{minor},"currency":"EUR"}}"#));
        assert_eq!(read("9007199254740991").unwrap().minor, MINOR_MAX);
        assert!(read("9007199254740992").is_err());
        assert!(read("-9007199254740992").is_err());
    }
}
