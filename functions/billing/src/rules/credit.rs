//! What of an invoice is credited.
use crate::api::CreditLine;
use ledger::{Amounts, half_up};
use rust_decimal::Decimal;
use web::{FieldError, broken};

/// A line of an invoice, and what corrections took off it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Charged {
    /// Its place, counted from 1.
    pub(crate) position: i64,
    /// What it came to.
    pub(crate) amounts: Amounts,
    /// What was taken off it again, the other way around.
    pub(crate) credited: Amounts,
    /// A deposit goes back by itself when its contract has ended, or to the contract that takes its place: if it were credited as
    /// well it would go back twice.
    pub(crate) is_deposit: bool,
}

/// What is taken off a line now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TakenOff {
    /// The line's place.
    pub(crate) position: i64,
    /// The other way around from the line.
    pub(crate) amounts: Amounts,
    /// Whether nothing of the line had been taken off before, and nothing is left now.
    pub(crate) whole: bool,
}

/// What of `lines` is taken off for `wish`; all that is left of every line but deposits, if it names none. A part has tax in the
/// proportion of its line, rounded once.
pub(crate) fn take_off(lines: &[Charged], wish: &[CreditLine]) -> Result<Vec<TakenOff>, Vec<FieldError>> {
    if wish.is_empty() {
        let left = lines.iter().filter(|line| line.left() != Amounts::default() && !line.is_deposit);
        return Ok(left.map(Charged::rest).collect());
    }
    let (mut taken, mut errors) = (Vec::new(), Vec::new());
    for (n, wanted) in wish.iter().enumerate() {
        let position = wanted.position.get();
        let Some(line) = lines.iter().find(|line| line.position == position) else {
            errors.push(broken(format!("/lines/{n}/position"), "no-such-line", "the invoice has no such line"));
            continue;
        };
        if wish[..n].iter().any(|other| other.position == wanted.position) {
            errors.push(broken(format!("/lines/{n}/position"), "each-once", "names a line for the second time"));
            continue;
        }
        if line.is_deposit {
            errors.push(broken(format!("/lines/{n}/position"), "deposit", "goes back when its contract has ended"));
            continue;
        }
        let left = line.left().gross_minor;
        match wanted.gross_minor.map(crate::api::Minor::get) {
            None if line.left() != Amounts::default() => taken.push(line.rest()),
            Some(gross) if gross <= left => taken.push(line.part(gross)),
            _ => errors.push(broken(format!("/lines/{n}/gross_minor"), "too-much", "more than is left of the line")),
        }
    }
    if errors.is_empty() { Ok(taken) } else { Err(errors) }
}

impl Charged {
    fn left(&self) -> Amounts {
        Amounts::sum([self.amounts, self.credited])
    }

    fn rest(&self) -> TakenOff {
        let whole = self.credited == Amounts::default();
        TakenOff { position: self.position, amounts: self.left().reversed(), whole }
    }

    fn part(&self, gross_minor: i64) -> TakenOff {
        if gross_minor == self.left().gross_minor {
            return self.rest();
        }
        let share = Decimal::from(self.amounts.net_minor) / Decimal::from(self.amounts.gross_minor.max(1));
        let net_minor = half_up(Decimal::from(gross_minor) * share);
        TakenOff { position: self.position, amounts: Amounts::new(net_minor, gross_minor).reversed(), whole: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(position: i64, net: i64, gross: i64, credited: (i64, i64)) -> Charged {
        let (amounts, credited) = (Amounts::new(net, gross), Amounts::new(credited.0, credited.1));
        Charged { position, amounts, credited, is_deposit: false }
    }

    fn wish(lines: &[(i64, Option<i64>)]) -> Vec<CreditLine> {
        let number = |n: i64| n.try_into().unwrap();
        lines
            .iter()
            .map(|(position, gross)| CreditLine {
                position: (*position).try_into().unwrap(),
                gross_minor: gross.map(number),
            })
            .collect()
    }

    #[test]
    fn nothing_named_is_all_that_is_left() {
        let lines = [line(1, 1000, 1190, (0, 0)), line(2, 500, 595, (-100, -119)), line(3, 200, 238, (-200, -238))];
        let taken = take_off(&lines, &[]).unwrap();
        let amounts: Vec<_> =
            taken.iter().map(|t| (t.position, t.amounts.net_minor, t.amounts.gross_minor, t.whole)).collect();
        assert_eq!(amounts, [(1, -1000, -1190, true), (2, -400, -476, false)]);
    }

    #[test]
    fn parts_add_up_to_the_line_to_the_cent() {
        let first = take_off(&[line(1, 1000, 1190, (0, 0))], &wish(&[(1, Some(333))])).unwrap()[0].amounts;
        assert_eq!((first.net_minor, first.tax_minor), (-280, -53));
        let credited = (first.net_minor, first.gross_minor);
        let rest = take_off(&[line(1, 1000, 1190, credited)], &wish(&[(1, Some(857))])).unwrap()[0].amounts;
        assert_eq!(Amounts::sum([first, rest]), Amounts::new(-1000, -1190));
    }

    #[test]
    fn more_than_is_left_and_lines_that_are_not_there_are_refused() {
        let lines = [line(1, 1000, 1190, (-1000, -1190)), line(2, 500, 595, (0, 0))];
        for (wanted, rule) in [
            (wish(&[(1, None)]), "too-much"),
            (wish(&[(2, Some(596))]), "too-much"),
            (wish(&[(9, None)]), "no-such-line"),
            (wish(&[(2, Some(1)), (2, Some(1))]), "each-once"),
        ] {
            assert_eq!(take_off(&lines, &wanted).unwrap_err()[0].rule, rule);
        }
    }

    #[test]
    fn a_deposit_is_not_credited() {
        let deposit = Charged { is_deposit: true, ..line(2, 20_000, 20_000, (0, 0)) };
        let lines = [line(1, 1000, 1190, (0, 0)), deposit];
        let all = take_off(&lines, &wish(&[])).unwrap();
        assert_eq!(all.iter().map(|off| off.position).collect::<Vec<_>>(), [1]);
        let named = take_off(&lines, &wish(&[(1, None), (2, Some(100))])).unwrap_err();
        assert_eq!(named, [broken("/lines/1/position", "deposit", "goes back when its contract has ended")]);
    }
}
