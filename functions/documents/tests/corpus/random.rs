//! Invoices that nobody thought of, the same every time.
use super::{Case, invoice, line, times};
use documents::invoice::{Invoice, InvoiceKind, Line, Preceding};
use kernel::Locale;
use ledger::TaxCategory as Category;
use rust_decimal::Decimal;

/// A generator of Lehmer's sort (Park and Miller 1988): small, and the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0 * 48271 % 2_147_483_647;
        self.0 % limit
    }

    fn within(&mut self, from: i64, to: i64) -> i64 {
        from + i64::try_from(self.below(u64::try_from(to - from).unwrap())).unwrap()
    }
}

const NAMES: [&str; 6] =
    ["Hot desk", "Meeting room “Oak”", "Locker", "Post handling", "Coffee & cake", "Day pass <10 h>"];
const RATES: [(Category, i64); 7] = [
    (Category::S, 190_000),
    (Category::S, 70_000),
    (Category::S, 88_750),
    (Category::S, 200_000),
    (Category::S, 5_000),
    (Category::Z, 0),
    (Category::E, 0),
];

fn case_of(seed: u64) -> Invoice {
    let mut chance = Chance(seed * 7919 + 1);
    let count = 1 + chance.below(40);
    let mut lines: Vec<Line> = (0..count).map(|_| one(&mut chance)).collect();
    if lines.iter().map(|line| line.amounts.gross_minor).sum::<i64>() < 0 {
        for line in &mut lines {
            line.amounts = line.amounts.reversed();
        }
    }
    let mut made = invoice(&format!("RND-2026-{seed}"), lines);
    let total = made.total().gross_minor;
    match chance.below(4) {
        0 if 0 < total => made.prepaid_minor = chance.within(0, total + 1),
        1 => {
            made.kind = InvoiceKind::CreditNote;
            made.corrects = vec![Preceding { number: "INV-2026-9".to_owned(), issued_on: made.issued_on }];
        }
        _ => {}
    }
    made
}

fn one(chance: &mut Chance) -> Line {
    let (category, rate_ppm) = RATES[usize::try_from(chance.below(7)).unwrap()];
    let exact = Decimal::from(chance.within(-20_000, 100_000)) / Decimal::from(chance.within(1, 32));
    let name = NAMES[usize::try_from(chance.below(6)).unwrap()];
    times(chance.within(0, 20_000), line(name, exact, category, rate_ppm))
}

pub(crate) fn case(seed: u64) -> Case {
    let locale = Locale::ALL[usize::try_from(seed % 3).unwrap()];
    super::case(&format!("random-{seed:02}"), locale, case_of(seed))
}
