//! Days, times and amounts as a language writes them.
use crate::texts::{fill, texts};
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use kernel::{Instant, Money};
use outbox::Locale;

/// What the clock on the wall shows `offset_seconds` east of UTC.
pub(crate) fn wall_clock(at: Instant, offset_seconds: i32) -> NaiveDateTime {
    DateTime::from_timestamp(at.as_seconds() + i64::from(offset_seconds), 0).unwrap_or_default().naive_utc()
}

/// `Tuesday, 1 January 2030`.
pub(crate) fn day(date: NaiveDate, locale: Locale) -> String {
    let texts = texts(locale);
    let name = |names: &[&'static str], index: u32| {
        usize::try_from(index).ok().and_then(|index| names.get(index)).copied().unwrap_or_default()
    };
    let values = [
        ("weekday", name(&texts.weekdays, date.weekday().num_days_from_monday())),
        ("day", &date.day().to_string()),
        ("month", name(&texts.months, date.month0())),
        ("year", &date.year().to_string()),
    ];
    fill(texts.date, &values)
}

/// `09:30`.
pub(crate) fn time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// `Tuesday, 1 January 2030, 09:30–11:00`; both days are named where there are two.
pub(crate) fn span(starts: NaiveDateTime, ends: NaiveDateTime, locale: Locale) -> String {
    let (first, from) = (day(starts.date(), locale), time(starts.time()));
    let ends_with_the_day = ends.time() == NaiveTime::MIN && Some(ends.date()) == starts.date().succ_opt();
    if ends_with_the_day {
        format!("{first}, {from}–24:00")
    } else if starts.date() == ends.date() {
        format!("{first}, {from}–{}", time(ends.time()))
    } else {
        format!("{first}, {from} – {}, {}", day(ends.date(), locale), time(ends.time()))
    }
}

/// An amount as the language writes it (Unicode CLDR): `€1,234.50`, `1234,50 €`, `1.234,50 €`.
/// A library for it would weigh more than all of this function.
pub(crate) fn money(amount: Money, locale: Locale) -> String {
    let digits = amount.currency.minor_digits();
    let unit = 10_u64.pow(digits);
    let (whole, part) = (amount.minor.unsigned_abs() / unit, amount.minor.unsigned_abs() % unit);
    let (separator, point) = if locale == Locale::En { (',', '.') } else { ('.', ',') };
    // Spanish groups from five digits on (CLDR, minimumGroupingDigits).
    let grouped = if locale == Locale::Es && whole < 10_000 { whole.to_string() } else { group(whole, separator) };
    let number = if digits == 0 { grouped } else { format!("{grouped}{point}{part:0width$}", width = digits as usize) };
    let sign = if amount.minor < 0 { "-" } else { "" };
    let code = amount.currency.to_string();
    match (locale, symbol(&code, locale)) {
        (Locale::En, Some(symbol)) => format!("{sign}{symbol}{number}"),
        (Locale::En, None) => format!("{sign}{code}\u{a0}{number}"),
        (_, symbol) => format!("{sign}{number}\u{a0}{}", symbol.unwrap_or(&code)),
    }
}

/// The symbols that no reader takes for another currency's; the others are written as their code.
fn symbol(code: &str, locale: Locale) -> Option<&'static str> {
    match (code, locale) {
        ("EUR", _) => Some("€"),
        ("GBP", Locale::En | Locale::De) => Some("£"),
        ("USD", Locale::Es) => Some("US$"),
        ("USD", _) => Some("$"),
        _ => None,
    }
}

fn group(whole: u64, separator: char) -> String {
    let digits = whole.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if 0 < index && (digits.len() - index).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_named_in_its_language() {
        let date: NaiveDate = "2030-01-01".parse().unwrap();
        assert_eq!(day(date, Locale::En), "Tuesday, 1 January 2030");
        assert_eq!(day(date, Locale::Es), "martes, 1 de enero de 2030");
        assert_eq!(day(date, Locale::De), "Dienstag, 1. Januar 2030");
        assert_eq!(day("2028-12-31".parse().unwrap(), Locale::De), "Sonntag, 31. Dezember 2028");
    }

    #[track_caller]
    fn check_span(from: &str, until: &str, expected: &str) {
        assert_eq!(span(from.parse().unwrap(), until.parse().unwrap(), Locale::En), expected);
    }

    #[test]
    fn both_days_are_named_where_there_are_two() {
        check_span("2030-01-01T09:30:00", "2030-01-01T11:00:00", "Tuesday, 1 January 2030, 09:30–11:00");
        check_span("2030-01-01T22:00:00", "2030-01-02T00:00:00", "Tuesday, 1 January 2030, 22:00–24:00");
        let two = "Tuesday, 1 January 2030, 22:00 – Wednesday, 2 January 2030, 01:00";
        check_span("2030-01-01T22:00:00", "2030-01-02T01:00:00", two);
    }

    #[test]
    fn the_wall_shows_utc_moved_by_its_offset() {
        let at: Instant = "2030-01-01T23:30:00Z".parse().unwrap();
        assert_eq!(wall_clock(at, 3600).to_string(), "2030-01-02 00:30:00");
        assert_eq!(wall_clock(at, -12_600).to_string(), "2030-01-01 20:00:00");
    }

    #[track_caller]
    fn check_money(minor: i64, currency: &str, expected: [&str; 3]) {
        let amount = Money { minor, currency: currency.parse().unwrap() };
        let written = [Locale::En, Locale::Es, Locale::De].map(|locale| money(amount, locale).replace('\u{a0}', " "));
        assert_eq!(written, expected);
    }

    #[test]
    fn an_amount_is_written_as_its_language_does() {
        check_money(1250, "EUR", ["€12.50", "12,50 €", "12,50 €"]);
        check_money(123_450, "EUR", ["€1,234.50", "1234,50 €", "1.234,50 €"]);
        check_money(123_456_789, "EUR", ["€1,234,567.89", "1.234.567,89 €", "1.234.567,89 €"]);
        check_money(-5, "EUR", ["-€0.05", "-0,05 €", "-0,05 €"]);
        check_money(1000, "GBP", ["£10.00", "10,00 GBP", "10,00 £"]);
        check_money(1000, "USD", ["$10.00", "10,00 US$", "10,00 $"]);
        check_money(1000, "CHF", ["CHF 10.00", "10,00 CHF", "10,00 CHF"]);
        check_money(1_234_567, "ISK", ["ISK 1,234,567", "1.234.567 ISK", "1.234.567 ISK"]);
        check_money(12_345, "KWD", ["KWD 12.345", "12,345 KWD", "12,345 KWD"]);
    }
}
