//! Days, amounts and shares as a language writes them (Unicode CLDR). A library for it would weigh more than all of this.
use chrono::{Datelike, NaiveDate};
use kernel::{Locale, Money};

const NO_BREAK: char = '\u{a0}';

/// January to December.
fn months(locale: Locale) -> [&'static str; 12] {
    match locale {
        Locale::En => [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        Locale::Es => [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        Locale::De => [
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ],
    }
}

/// Monday to Sunday.
fn weekdays(locale: Locale) -> [&'static str; 7] {
    match locale {
        Locale::En => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        Locale::Es => ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        Locale::De => ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    }
}

/// `1 January 2030`, `1 de enero de 2030`, `1. Januar 2030`.
pub fn day(date: NaiveDate, locale: Locale) -> String {
    let name = months(locale)[date.month0() as usize];
    match locale {
        Locale::En => format!("{} {name} {}", date.day(), date.year()),
        Locale::Es => format!("{} de {name} de {}", date.day(), date.year()),
        Locale::De => format!("{}. {name} {}", date.day(), date.year()),
    }
}

/// For tables: `1 Jan 2030`, `01/01/2030`, `01.01.2030`.
pub fn short_day(date: NaiveDate, locale: Locale) -> String {
    match locale {
        Locale::En => date.format("%-d\u{a0}%b\u{a0}%Y").to_string(),
        Locale::Es => date.format("%d/%m/%Y").to_string(),
        Locale::De => date.format("%d.%m.%Y").to_string(),
    }
}

/// `Tuesday, 1 January 2030`.
pub fn weekday(date: NaiveDate, locale: Locale) -> String {
    let name = weekdays(locale)[date.weekday().num_days_from_monday() as usize];
    format!("{name}, {}", day(date, locale))
}

/// An amount: `€1,234.50`, `1234,50 €`, `1.234,50 €`.
pub fn money(amount: Money, locale: Locale) -> String {
    let sign = if amount.minor < 0 { "-" } else { "" };
    let number = number(amount.minor, amount.currency.minor_digits(), locale);
    let number = number.trim_start_matches('-');
    let code = amount.currency.to_string();
    match (locale, symbol(&code, locale)) {
        (Locale::En, Some(symbol)) => format!("{sign}{symbol}{number}"),
        (Locale::En, None) => format!("{sign}{code}{NO_BREAK}{number}"),
        (_, symbol) => format!("{sign}{number}{NO_BREAK}{}", symbol.unwrap_or(&code)),
    }
}

/// A number of which the last `places` digits are decimals: `1,234.50`, `1234,50`, `1.234,50`.
pub fn number(value: i64, places: u32, locale: Locale) -> String {
    let unit = 10_u64.pow(places);
    let (whole, part) = (value.unsigned_abs() / unit, value.unsigned_abs() % unit);
    let sign = if value < 0 { "-" } else { "" };
    let whole = group(whole, locale);
    let point = point(locale);
    if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}{point}{part:0w$}", w = places as usize) }
}

/// A share in parts per million, with the decimals it has: `19%`, `8,875 %`.
pub fn percent(ppm: i64, locale: Locale) -> String {
    let (whole, part) = (ppm.unsigned_abs() / 10_000, format!("{:04}", ppm.unsigned_abs() % 10_000));
    let sign = if ppm < 0 { "-" } else { "" };
    let decimals = match part.trim_end_matches('0') {
        "" => String::new(),
        part => format!("{}{part}", point(locale)),
    };
    let space = if locale == Locale::En { String::new() } else { NO_BREAK.to_string() };
    format!("{sign}{}{decimals}{space}%", group(whole, locale))
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

fn point(locale: Locale) -> char {
    if locale == Locale::En { '.' } else { ',' }
}

fn group(whole: u64, locale: Locale) -> String {
    let digits = whole.to_string();
    // Spanish groups from five digits on (CLDR, minimumGroupingDigits).
    if locale == Locale::Es && digits.len() < 5 {
        return digits;
    }
    let separator = if locale == Locale::En { ',' } else { '.' };
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

    fn all(write: impl Fn(Locale) -> String) -> [String; 3] {
        [Locale::En, Locale::Es, Locale::De].map(|locale| write(locale).replace(NO_BREAK, " "))
    }

    #[test]
    fn a_day_is_named_in_its_language() {
        let date: NaiveDate = "2030-01-01".parse().unwrap();
        assert_eq!(all(|locale| day(date, locale)), ["1 January 2030", "1 de enero de 2030", "1. Januar 2030"]);
        let expected = ["Tuesday, 1 January 2030", "martes, 1 de enero de 2030", "Dienstag, 1. Januar 2030"];
        assert_eq!(all(|locale| weekday(date, locale)), expected);
        assert_eq!(weekday("2028-12-31".parse().unwrap(), Locale::De), "Sonntag, 31. Dezember 2028");
    }

    #[track_caller]
    fn check_money(minor: i64, currency: &str, expected: [&str; 3]) {
        let amount = Money { minor, currency: currency.parse().unwrap() };
        assert_eq!(all(|locale| money(amount, locale)), expected);
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

    #[test]
    fn a_number_has_the_decimals_it_is_told_and_a_day_in_a_table_is_short() {
        assert_eq!(all(|locale| number(-123_450, 2, locale)), ["-1,234.50", "-1234,50", "-1.234,50"]);
        assert_eq!(all(|locale| number(1_234, 0, locale)), ["1,234", "1234", "1.234"]);
        let date: NaiveDate = "2030-03-01".parse().unwrap();
        assert_eq!(all(|locale| short_day(date, locale)), ["1 Mar 2030", "01/03/2030", "01.03.2030"]);
    }

    #[test]
    fn a_share_shows_the_decimals_it_has() {
        assert_eq!(all(|locale| percent(190_000, locale)), ["19%", "19 %", "19 %"]);
        assert_eq!(all(|locale| percent(88_750, locale)), ["8.875%", "8,875 %", "8,875 %"]);
        assert_eq!(percent(-5_000, Locale::En), "-0.5%");
    }
}
