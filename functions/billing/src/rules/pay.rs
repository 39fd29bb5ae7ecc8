//! Whether somebody can pay what they want to pay.
use crate::api::{PartWish, PaymentStatusName};
use kernel::{Currency, Day, Money};
use ledger::{InvoiceId, Part, PayMethod, PaymentId, Purpose, least, leaves_too_little, payable};
use web::{FieldError, broken};

/// How many payments somebody may have begun that have not come to an end: more invoices than this are paid in fewer payments, of up to 50
/// each, so that what has to be looked through for one customer has an end.
pub(crate) const BEGUN_MAX: u32 = 20;

/// An invoice that somebody wants to pay, if it is theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// Which.
    pub(crate) id: InvoiceId,
    /// Its currency.
    pub(crate) currency: Currency,
    /// What is left of it, whoever else is paying.
    pub(crate) left_minor: i64,
}

/// A payment that has not come to an end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pending {
    /// Which.
    pub(crate) id: PaymentId,
    /// How far it has come.
    pub(crate) status: PaymentStatusName,
    /// What it is for.
    pub(crate) purpose: Purpose,
    /// Whether its customer began it.
    pub(crate) is_begun: bool,
}

/// What comes of a wish to pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Asked {
    /// A new payment over so much.
    New(Money),
    /// The same is asked for already and nobody has paid: that payment.
    Same(PaymentId),
}

/// Why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// There is no such invoice, or it is somebody else's.
    NoSuchInvoice(InvoiceId),
    /// They are in several currencies.
    SeveralCurrencies,
    /// Nothing is left of it.
    AlreadyPaid(InvoiceId),
    /// Another payment of it has not come to an end.
    PaymentPending(PaymentId),
    /// Too many payments are begun and have not come to an end.
    TooManyBegun,
    /// Less is left of it.
    AmountChanged(InvoiceId, Money),
    /// The space does not take it, or not in that currency.
    NotTaken,
    /// It is too little to be paid by card or account, or no multiple of what can be.
    TooLittle {
        /// What was to be paid.
        amount: Money,
        /// How much of it can be, if any.
        payable: Option<Money>,
    },
    /// What would be left of an invoice is too little to be paid.
    LeavesTooLittle {
        /// Of which part of the wish.
        nth: usize,
        /// How much.
        left: Money,
    },
    /// A debit would be there when what it pays for has begun.
    DebitTooSlow {
        /// The first day on which something can begin that a debit pays for.
        earliest: Day,
    },
}

/// What is wrong with a wish to pay, whatever is owed.
pub(crate) fn check_parts(parts: &[PartWish]) -> Vec<FieldError> {
    let twice = |n: &usize| parts[..*n].iter().any(|other| other.id == parts[*n].id);
    let doubled = (0..parts.len()).find(twice);
    let doubled =
        doubled.map(|n| broken(format!("/invoices/{n}/id"), "each-once", "names an invoice for the second time"));
    let many = (50 < parts.len()).then(|| broken("/invoices".to_owned(), "how-many", "at most 50 at once"));
    doubled.into_iter().chain(many).collect()
}

/// Admits a wish to pay `parts`, which name each invoice once, by card or account; what is left may be paid by a transfer where the
/// space takes those.
pub(crate) fn admit(
    parts: &[Part],
    invoices: &[Wanted],
    pending: &[Pending],
    takes_transfers: bool,
) -> Result<Asked, Refusal> {
    let mut amount: Option<Money> = None;
    for part in parts {
        let known = invoices.iter().find(|invoice| invoice.id == part.id);
        let invoice = known.ok_or_else(|| Refusal::NoSuchInvoice(part.id.clone()))?;
        let sum = amount.get_or_insert(Money { minor: 0, currency: invoice.currency });
        if sum.currency != invoice.currency {
            return Err(Refusal::SeveralCurrencies);
        }
        sum.minor = sum.minor.saturating_add(part.minor);
    }
    let untouched = |pending: &&Pending| {
        matches!(pending.status, PaymentStatusName::Wanted | PaymentStatusName::NeedsAction)
            && pending.purpose.invoices == parts
    };
    if let Some(same) = pending.iter().find(untouched) {
        return Ok(Asked::Same(same.id.clone()));
    }
    let begun = pending.iter().filter(|pending| pending.is_begun).count();
    if usize::try_from(BEGUN_MAX).is_ok_and(|most| most <= begun) {
        return Err(Refusal::TooManyBegun);
    }
    for part in parts {
        fits_invoice(part, invoices, pending)?;
    }
    let amount = amount.ok_or(Refusal::SeveralCurrencies)?;
    is_payable(amount)?;
    let rest = |(nth, part): (usize, &Part)| {
        let invoice = invoices.iter().find(|invoice| invoice.id == part.id)?;
        let minor = invoice.left_minor - taken_by_others(part, pending) - part.minor;
        let left = Money { minor, currency: invoice.currency };
        leaves_too_little(left).then_some(Refusal::LeavesTooLittle { nth, left })
    };
    let too_little = parts.iter().enumerate().find_map(rest).filter(|_| !takes_transfers);
    too_little.map_or(Ok(Asked::New(amount)), Err)
}

/// Whether `amount` can be taken by card or account as it is.
fn is_payable(amount: Money) -> Result<(), Refusal> {
    let payable = payable(amount);
    if payable == Some(amount) { Ok(()) } else { Err(Refusal::TooLittle { amount, payable }) }
}

/// What others pay of the invoice of `part`.
fn taken_by_others(part: &Part, pending: &[Pending]) -> i64 {
    let parts = pending.iter().flat_map(|pending| &pending.purpose.invoices);
    parts.filter(|other| other.id == part.id).map(|other| other.minor).sum()
}

/// Admits that what is wanted already is paid now, beside what else is `pending`: since it was asked for somebody may have paid
/// in another way.
pub(crate) fn admit_still(parts: &[Part], invoices: &[Wanted], pending: &[Pending]) -> Result<(), Refusal> {
    parts.iter().try_for_each(|part| fits_invoice(part, invoices, pending))
}

fn fits_invoice(part: &Part, invoices: &[Wanted], pending: &[Pending]) -> Result<(), Refusal> {
    let Some(invoice) = invoices.iter().find(|invoice| invoice.id == part.id) else { return Ok(()) };
    let Wanted { currency, left_minor, .. } = *invoice;
    if left_minor <= 0 {
        return Err(Refusal::AlreadyPaid(part.id.clone()));
    }
    let is_of_it = |pending: &&Pending| pending.purpose.invoices.iter().any(|other| other.id == part.id);
    let taken = taken_by_others(part, pending);
    match pending.iter().rev().find(is_of_it) {
        Some(other) if left_minor < taken.saturating_add(part.minor) => Err(Refusal::PaymentPending(other.id.clone())),
        _ if left_minor < part.minor => {
            Err(Refusal::AmountChanged(part.id.clone(), Money { minor: left_minor, currency }))
        }
        _ => Ok(()),
    }
}

/// How many days it takes as a rule until the money of a direct debit is there; none for what is there at once.
///
/// SEPA's is there on the sixth business day after the one that takes it, which is the next where the order comes after 10:30
/// (<https://support.stripe.com/questions/changes-to-sepa-direct-debit-payment-behavior>): eleven days from a Friday's noon, thirteen where
/// Easter or Christmas lies between. Bacs takes four business days, seven where its mandate is new
/// (<https://docs.stripe.com/payments/payment-methods/bacs-debit>), with two weekends between; ACH up to four, with one
/// (<https://docs.stripe.com/payments/ach-direct-debit>). A bank can take longer, SEPA's up to 14 business days
/// (<https://docs.stripe.com/payments/sepa-debit>): what has begun by then is paid back, or begins later (docs/money.md, part 7).
const fn debit_days(method: PayMethod) -> Option<u32> {
    match method {
        PayMethod::SepaDebit => Some(14),
        PayMethod::BacsDebit => Some(11),
        PayMethod::UsBankAccount => Some(7),
        PayMethod::Card | PayMethod::BankTransfer | PayMethod::Cash => None,
    }
}

/// What decides how something can be paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ways {
    /// What the space takes.
    pub(crate) taken: Vec<PayMethod>,
    /// How much is to be paid.
    pub(crate) amount: Money,
    /// The day on which what is paid for begins, paid or not; none for what begins when it is paid, or has begun.
    pub(crate) begins_on: Option<Day>,
    /// Today.
    pub(crate) today: Day,
}

impl Ways {
    /// Whether it can be paid by `method`.
    pub(crate) fn admit(&self, method: PayMethod) -> Result<(), Refusal> {
        if !self.taken.contains(&method) || !method.takes(self.amount.currency) {
            return Err(Refusal::NotTaken);
        }
        if method.is_carried() {
            is_payable(self.amount)?;
        }
        let earliest = debit_days(method).map(|days| self.today.plus_days(days));
        match earliest.zip(self.begins_on) {
            Some((earliest, begins_on)) if begins_on < earliest => Err(Refusal::DebitTooSlow { earliest }),
            _ => Ok(()),
        }
    }

    /// Where a debit that would be taken comes too late: from which day on something can begin that it pays for.
    pub(crate) fn debit_from(&self) -> Option<Day> {
        self.taken.iter().find_map(|method| match self.admit(*method) {
            Err(Refusal::DebitTooSlow { earliest }) => Some(earliest),
            _ => None,
        })
    }

    /// Where the amount is too little to be paid by card or account: the least that is not.
    pub(crate) fn least(&self) -> Option<Money> {
        is_payable(self.amount).is_err().then(|| least(self.amount.currency))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(id: &str, minor: i64) -> Part {
        Part { id: id.parse().unwrap(), minor }
    }

    fn invoice(id: &str, left_minor: i64, currency: &str) -> Wanted {
        Wanted { id: id.parse().unwrap(), currency: currency.parse().unwrap(), left_minor }
    }

    fn pending(status: PaymentStatusName, parts: &[Part]) -> Pending {
        let purpose = Purpose { invoices: parts.to_vec(), order: None };
        Pending { id: "pay_1".parse().unwrap(), status, purpose, is_begun: true }
    }

    #[test]
    fn a_payment_is_for_no_more_than_is_left_and_wanted_by_nobody_else() {
        let invoices = [invoice("inv_a", 1000, "EUR"), invoice("inv_b", 0, "EUR"), invoice("inv_c", 500, "USD")];
        let eur = |minor| Money { minor, currency: "EUR".parse().unwrap() };
        let half = [pending(PaymentStatusName::Processing, &[part("inv_a", 600)])];
        let id = |id: &str| id.parse().unwrap();
        let check = |parts: &[Part], pending: &[Pending], expected: Result<Asked, Refusal>| {
            assert_eq!(admit(parts, &invoices, pending, true), expected, "{parts:?}");
        };
        check(&[part("inv_a", 1000)], &[], Ok(Asked::New(eur(1000))));
        check(&[part("inv_a", 50)], &[], Ok(Asked::New(eur(50))));
        check(&[part("inv_a", 49)], &[], Err(Refusal::TooLittle { amount: eur(49), payable: None }));
        check(&[part("inv_x", 1)], &[], Err(Refusal::NoSuchInvoice(id("inv_x"))));
        check(&[part("inv_a", 1), part("inv_c", 1)], &[], Err(Refusal::SeveralCurrencies));
        check(&[part("inv_b", 1)], &[], Err(Refusal::AlreadyPaid(id("inv_b"))));
        check(&[part("inv_a", 1001)], &[], Err(Refusal::AmountChanged(id("inv_a"), eur(1000))));
        check(&[part("inv_a", 401)], &half, Err(Refusal::PaymentPending("pay_1".parse().unwrap())));
        check(&[part("inv_a", 400)], &half, Ok(Asked::New(eur(400))));
    }

    #[test]
    fn a_part_leaves_no_less_than_the_least_unless_transfers_are_taken() {
        let invoices = [invoice("inv_a", 1000, "EUR"), invoice("inv_b", 30, "EUR"), invoice("inv_k", 5124, "KWD")];
        let admitted = |parts: &[Part], pending: &[Pending], transfers| admit(parts, &invoices, pending, transfers);
        let leaves =
            |nth, minor| Err(Refusal::LeavesTooLittle { nth, left: Money { minor, currency: "EUR".parse().unwrap() } });
        assert_eq!(admitted(&[part("inv_a", 951)], &[], false), leaves(0, 49));
        assert_eq!(admitted(&[part("inv_b", 30), part("inv_a", 951)], &[], false), leaves(1, 49));
        assert!(admitted(&[part("inv_a", 951)], &[], true).is_ok());
        assert!(admitted(&[part("inv_a", 950)], &[], false).is_ok());
        // With another invoice it is enough, and what others pay is not left.
        assert!(admitted(&[part("inv_b", 30), part("inv_a", 1000)], &[], false).is_ok());
        let others = [pending(PaymentStatusName::Processing, &[part("inv_a", 500)])];
        assert_eq!(admitted(&[part("inv_a", 460)], &others, false), leaves(0, 40));
        assert!(admitted(&[part("inv_a", 500)], &others, false).is_ok());
        // The last of three decimals stays whatever is paid.
        assert!(admitted(&[part("inv_k", 5120)], &[], false).is_ok());
        let all = Money { minor: 5124, currency: "KWD".parse().unwrap() };
        let payable = Some(Money { minor: 5120, ..all });
        assert_eq!(admitted(&[part("inv_k", 5124)], &[], true), Err(Refusal::TooLittle { amount: all, payable }));
    }

    #[test]
    fn what_is_less_than_the_least_is_offered_in_no_way_that_the_provider_carries() {
        let taken = vec![PayMethod::Card, PayMethod::SepaDebit, PayMethod::BankTransfer, PayMethod::Cash];
        let amount = |minor| Money { minor, currency: "EUR".parse().unwrap() };
        let today = "2030-01-01".parse().unwrap();
        let ways = |minor| Ways { taken: taken.clone(), amount: amount(minor), begins_on: None, today };
        let admitted = |minor| taken.iter().filter(|method| ways(minor).admit(**method).is_ok()).count();
        assert_eq!([49, 50].map(admitted), [2, 4]);
        assert_eq!([49, 50].map(|minor| ways(minor).least()), [Some(amount(50)), None]);
        let refused = Err(Refusal::TooLittle { amount: amount(49), payable: None });
        assert_eq!(ways(49).admit(PayMethod::Card), refused);
    }

    #[test]
    fn what_is_asked_for_twice_is_one_payment_until_money_moves() {
        let invoices = [invoice("inv_a", 1000, "EUR")];
        let parts = [part("inv_a", 1000)];
        for (status, same) in [
            (PaymentStatusName::Wanted, true),
            (PaymentStatusName::NeedsAction, true),
            (PaymentStatusName::Processing, false),
        ] {
            let asked = admit(&parts, &invoices, &[pending(status, &parts)], true);
            assert_eq!(matches!(asked, Ok(Asked::Same(_))), same, "{status:?}");
            assert_eq!(matches!(asked, Err(Refusal::PaymentPending(_))), !same, "{status:?}");
        }
    }

    #[test]
    fn who_has_begun_many_payments_ends_some_first() {
        let invoices = [invoice("inv_a", 1000, "EUR"), invoice("inv_b", 1000, "EUR")];
        let parts = [part("inv_a", 1000)];
        let other = pending(PaymentStatusName::Processing, &[part("inv_b", 50)]);
        let others = |count: usize, is_begun| vec![Pending { is_begun, ..other.clone() }; count];
        let admitted = |pending: &[Pending]| admit(&parts, &invoices, pending, true);
        assert!(matches!(admitted(&others(19, true)), Ok(Asked::New(_))));
        assert_eq!(admitted(&others(20, true)), Err(Refusal::TooManyBegun));
        // What the space collects keeps nobody from paying.
        assert!(matches!(admitted(&others(40, false)), Ok(Asked::New(_))));
        let same = [others(20, true), vec![pending(PaymentStatusName::Wanted, &parts)]].concat();
        assert!(matches!(admitted(&same), Ok(Asked::Same(_))));
    }

    #[test]
    fn a_debit_pays_for_what_begins_when_its_money_is_there() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let ways = |currency: &str, begins_on: Option<&str>| Ways {
            taken: vec![PayMethod::Card, PayMethod::SepaDebit, PayMethod::BacsDebit, PayMethod::UsBankAccount],
            amount: Money { minor: 1000, currency: currency.parse().unwrap() },
            begins_on: begins_on.map(day),
            today: day("2030-01-01"),
        };
        let too_slow = |from: &str| Err(Refusal::DebitTooSlow { earliest: day(from) });
        let debits = [PayMethod::SepaDebit, PayMethod::BacsDebit, PayMethod::UsBankAccount];
        for (currency, method, begins_on, by_debit) in [
            ("EUR", PayMethod::SepaDebit, Some("2030-01-01"), too_slow("2030-01-15")),
            ("EUR", PayMethod::SepaDebit, Some("2030-01-14"), too_slow("2030-01-15")),
            ("EUR", PayMethod::SepaDebit, Some("2030-01-15"), Ok(())),
            ("EUR", PayMethod::SepaDebit, None, Ok(())),
            ("GBP", PayMethod::BacsDebit, Some("2030-01-11"), too_slow("2030-01-12")),
            ("GBP", PayMethod::BacsDebit, Some("2030-01-12"), Ok(())),
            ("USD", PayMethod::UsBankAccount, Some("2030-01-07"), too_slow("2030-01-08")),
            ("USD", PayMethod::UsBankAccount, Some("2030-01-08"), Ok(())),
        ] {
            let ways = ways(currency, begins_on);
            assert_eq!(ways.debit_from().is_some(), by_debit.is_err(), "{method:?} {begins_on:?}");
            assert_eq!(ways.admit(method), by_debit, "{method:?} {begins_on:?}");
            assert_eq!(ways.admit(PayMethod::Card), Ok(()), "{method:?} {begins_on:?}");
            // Another currency's stays that, and what is not taken is not taken.
            for other in debits.into_iter().filter(|other| *other != method) {
                assert_eq!(ways.admit(other), Err(Refusal::NotTaken), "{method:?} {begins_on:?}");
            }
            let card_alone = Ways { taken: vec![PayMethod::Card], ..ways };
            assert_eq!(card_alone.admit(method), Err(Refusal::NotTaken), "{method:?} {begins_on:?}");
        }
    }
}
