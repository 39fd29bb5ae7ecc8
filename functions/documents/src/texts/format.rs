use kernel::{Currency, Day, Locale, Money};
use ledger::Quoted;
use rust_decimal::{Decimal, RoundingStrategy};

/// How a language writes days, numbers and money on paper: as `figures` does, with a true minus.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Format(pub(crate) Locale);

fn typeset(number: &str) -> String {
    number.replace('-', "\u{2212}")
}

impl Format {
    /// `3 November 2026`.
    pub(crate) fn day(self, day: Day) -> String {
        figures::day(day.date(), self.0)
    }

    /// `3 Nov 2026`: for tables.
    pub(crate) fn short_day(self, day: Day) -> String {
        figures::short_day(day.date(), self.0)
    }

    /// From the first to the last day of a period.
    pub(crate) fn period(self, from: Day, to: Day) -> String {
        format!("{}\u{a0}– {}", self.short_day(from), self.short_day(to))
    }

    /// `1,234.50`, where the head of the column says of what.
    pub(crate) fn amount(self, minor: i64, currency: Currency) -> String {
        self.decimal(minor, currency.minor_digits())
    }

    /// `€1,234.50`.
    pub(crate) fn money(self, money: Money) -> String {
        typeset(&figures::money(money, self.0))
    }

    /// A quantity in thousandths without needless zeros.
    pub(crate) fn quantity(self, thousandths: i64) -> String {
        let quantity = Decimal::new(thousandths, 3).normalize();
        self.decimal(i64::try_from(quantity.mantissa()).unwrap_or(thousandths), quantity.scale())
    }

    /// A rate in parts per million as per cent.
    pub(crate) fn percent(self, ppm: i64) -> String {
        figures::percent(ppm, self.0)
    }

    /// An exchange rate as it was published: `1 EUR = 1.0853 USD`.
    pub(crate) fn rate(self, Quoted { one, rate, of }: Quoted) -> String {
        let rate = Decimal::new(rate.nanos(), 9).normalize();
        let rate = self.decimal(i64::try_from(rate.mantissa()).unwrap_or_default(), rate.scale());
        format!("1\u{a0}{one} = {rate}\u{a0}{of}")
    }

    /// The price of one where `thousandths` cost `net_minor`: to the currency's decimals, and up to two more where it
    /// has no price in whole minor units. Nothing for no quantity.
    pub(crate) fn price(self, net_minor: i64, thousandths: i64, currency: Currency) -> String {
        if thousandths == 0 {
            return String::new();
        }
        let digits = currency.minor_digits();
        let price = Decimal::new(net_minor, digits) / Decimal::new(thousandths, 3);
        let price = price.round_dp_with_strategy(digits + 2, RoundingStrategy::MidpointAwayFromZero).normalize();
        let places = price.scale().max(digits);
        self.decimal(ledger::half_up(price * Decimal::from(10_u64.pow(places))), places)
    }

    fn decimal(self, value: i64, places: u32) -> String {
        typeset(&figures::number(value, places, self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_shows_more_decimals_only_where_it_must() {
        let price = |net, thousandths| Format(Locale::De).price(net, thousandths, "EUR".parse().unwrap());
        assert_eq!([price(6000, 3000), price(10000, 3000), price(6327, 4000)], ["20,00", "33,3333", "15,8175"]);
        assert_eq!([price(-2500, -1000), price(625, 2500), price(100, 0)], ["25,00", "2,50", ""]);
    }

    #[test]
    fn a_rate_has_the_decimals_that_it_has() {
        let quoted = |rate: &str| ledger::Quoted {
            one: "EUR".parse().unwrap(),
            rate: rate.parse().unwrap(),
            of: "HUF".parse().unwrap(),
        };
        let rate = |locale, text| Format(locale).rate(quoted(text)).replace('\u{a0}', " ");
        assert_eq!(rate(Locale::En, "1388.90"), "1 EUR = 1,388.9 HUF");
        assert_eq!(rate(Locale::De, "0.002571355"), "1 EUR = 0,002571355 HUF");
        assert_eq!(rate(Locale::En, "2"), "1 EUR = 2 HUF");
    }

    #[test]
    fn quantities_show_the_decimals_they_have_and_a_minus_is_one() {
        let format = Format(Locale::De);
        assert_eq!([format.quantity(1000), format.quantity(-2500), format.quantity(1)], ["1", "−2,5", "0,001"]);
        let minor = Money { minor: -5, currency: "EUR".parse().unwrap() };
        assert_eq!(format.money(minor), "−0,05\u{a0}€");
    }
}
