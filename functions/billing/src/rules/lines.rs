//! Lines of invoices, issued or foreseen, and what they come to.
use crate::api::{Days, InvoiceLine, TaxTotal, Totals, UpcomingInvoice};
use kernel::{Currency, Money};
use ledger::{Amounts, Draft, OpenCharge, Step, is_late_fee, is_rounding};

/// What the keys of charges begin with that operators make.
pub(crate) const BY_HAND: &str = "manual:";

/// The sums of `amounts` in a currency.
pub(crate) fn totals(amounts: Amounts, currency: Currency) -> Totals {
    let money = |minor| Money { minor, currency };
    Totals { net: money(amounts.net_minor), tax: money(amounts.tax_minor), gross: money(amounts.gross_minor) }
}

/// What one costs, where the whole amount is so many of one price.
pub(crate) fn unit_price(why: &[Step], currency: Currency) -> Option<Money> {
    match why {
        [Step::Price { unit_minor, quantity }] if *quantity != 0 => Some(Money { minor: *unit_minor, currency }),
        _ => None,
    }
}

/// An open charge as the line of an invoice.
fn line_of(OpenCharge { id, charge }: &OpenCharge) -> InvoiceLine {
    InvoiceLine {
        name: charge.name.clone(),
        source: charge.source,
        is_late_fee: is_late_fee(&charge.key),
        is_rounding: is_rounding(&charge.key),
        period: charge.period.map(|(from, until)| Days { from, until }),
        quantity_thousandths: charge.quantity_thousandths,
        unit_price: unit_price(&charge.why, charge.currency),
        totals: totals(charge.amounts, charge.currency),
        tax_category: charge.tax.category,
        tax_rate_ppm: charge.tax.rate_ppm,
        tax_reason: charge.tax.reason.clone(),
        why: charge.why.clone(),
        withdrawable: id.clone().filter(|_| charge.key.starts_with(BY_HAND) || is_late_fee(&charge.key)),
    }
}

/// The tax of each category and rate: the sums of the lines, not rounded again. The highest rate first.
pub(crate) fn taxes(lines: &[InvoiceLine]) -> Vec<TaxTotal> {
    let mut taxes: Vec<TaxTotal> = Vec::new();
    for line in lines {
        let same = |tax: &&mut TaxTotal| {
            tax.category == line.tax_category && tax.rate_ppm == line.tax_rate_ppm && tax.reason == line.tax_reason
        };
        match taxes.iter_mut().find(same) {
            Some(tax) => {
                tax.net.minor += line.totals.net.minor;
                tax.tax.minor += line.totals.tax.minor;
            }
            None => taxes.push(TaxTotal {
                category: line.tax_category,
                rate_ppm: line.tax_rate_ppm,
                reason: line.tax_reason.clone(),
                net: line.totals.net,
                tax: line.totals.tax,
            }),
        }
    }
    taxes.sort_by(|a, b| b.rate_ppm.cmp(&a.rate_ppm).then(a.category.cmp(&b.category)));
    taxes
}

/// An invoice that is foreseen.
pub(crate) fn upcoming(draft: &Draft) -> UpcomingInvoice {
    UpcomingInvoice {
        issued_on: draft.issued_on,
        due_on: draft.due_on,
        totals: totals(draft.total, draft.currency),
        lines: draft.lines.iter().map(line_of).collect(),
    }
}
