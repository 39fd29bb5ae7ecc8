//! The line that makes an invoice's tax that of its sums again, where many lines were rounded (docs/money.md, part 1).
use crate::{Amounts, Charge, OpenCharge, Source, TaxCategory, half_up};
use kernel::Day;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What the key of such a line begins with; it is called by its rate.
const ROUNDING: &str = "rounding:";
/// EN 16931, BR-CO-17 and BR-S-09: the tax of a rate lies less than one of the currency from rate × net; a hundredth is kept back for what is
/// rounded to two decimals there.
const OFF_HUNDREDTHS_MAX: i64 = 99;

/// Whether a charge of this key evens out what was rounded on its invoice.
pub fn is_rounding(key: &str) -> bool {
    key.starts_with(ROUNDING)
}

/// For each rate whose sums `lines` drive too far apart, a line that is nothing with tax and moves the difference between net and tax.
pub(crate) fn rounding(lines: &[OpenCharge], today: Day) -> Vec<OpenCharge> {
    let evened = evened(lines.iter().map(|line| &line.charge), today);
    evened.into_iter().map(|charge| OpenCharge { id: None, charge }).collect()
}

/// The same of charges that stand on an invoice of their own, for whoever shows beforehand what it comes to.
pub fn evened<'a>(charges: impl IntoIterator<Item = &'a Charge>, today: Day) -> Vec<Charge> {
    let mut rates: BTreeMap<i64, Vec<&Charge>> = BTreeMap::new();
    for charge in charges.into_iter().filter(|charge| charge.tax.category == TaxCategory::S) {
        rates.entry(charge.tax.rate_ppm).or_default().push(charge);
    }
    let evened = |(rate_ppm, charges): (i64, Vec<&Charge>)| {
        let net_minor = moved(rate_ppm, &charges)?;
        let (first, last) = (charges.first()?, charges.iter().map(|charge| charge.occurred_at).max()?);
        let key = format!("{ROUNDING}{rate_ppm}:{}", first.key);
        Some(Charge {
            payer: first.payer.clone(),
            customer: first.payer.clone(),
            source: Source::Adjustment,
            source_id: key.clone(),
            key,
            name: format!("{} %", Decimal::new(rate_ppm, 4).normalize()),
            period: None,
            quantity_thousandths: 1000,
            currency: first.currency,
            amounts: Amounts::new(net_minor, 0),
            tax: first.tax.clone(),
            why: Vec::new(),
            occurred_at: last,
            invoice_by: today,
        })
    };
    rates.into_iter().filter_map(evened).collect()
}

/// How much the net sum of one rate's charges moves, their sum with tax staying what it is; `None` if they are near enough.
fn moved(rate_ppm: i64, charges: &[&Charge]) -> Option<i64> {
    let sum = Amounts::sum(charges.iter().map(|charge| charge.amounts));
    let rate = Decimal::new(rate_ppm, 6);
    let off = (Decimal::from(sum.tax_minor) - rate * Decimal::from(sum.net_minor)).abs();
    let digits = charges.first()?.currency.minor_digits();
    let off_max = Decimal::new(OFF_HUNDREDTHS_MAX, 2) * Decimal::from(10_i64.checked_pow(digits)?);
    let net_minor = half_up(Decimal::from(sum.gross_minor) / (Decimal::ONE + rate));
    (off_max <= off && net_minor != sum.net_minor).then(|| net_minor - sum.net_minor)
}
