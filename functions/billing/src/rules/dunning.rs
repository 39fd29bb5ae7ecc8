//! What is done on a day about an invoice that is not paid.
use crate::api::Dunning;
use kernel::Day;
use ledger::InvoiceId;

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Taken {
    /// Which, such as `remind:7`.
    pub(crate) step: String,
    /// On which day.
    pub(crate) on: Day,
    /// Where a debit that it leads was told ahead: what goes with it.
    pub(crate) told_with: Option<Vec<InvoiceId>>,
}

/// An invoice that is not paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Late {
    /// When it was issued.
    pub(crate) issued_on: Day,
    /// By when it was to be paid.
    pub(crate) due_on: Day,
    /// From when on it is counted how late it is: the due day or, where it had been paid and was opened again later, the day of that.
    pub(crate) counts_from: Day,
    /// What has been done about it.
    pub(crate) taken: Vec<Taken>,
    /// Whether a fee can be charged: it is in the fee's currency, and over more than such fees.
    pub(crate) bears_fee: bool,
    /// Whether all that is left of it is under way: a bank has it, or it is a collection that is to be asked for.
    pub(crate) under_way: bool,
    /// Whether so much is left that it can be paid by card or account: who owes less is reminded, and nothing worse.
    pub(crate) is_payable: bool,
}

pub(super) fn plus(day: Day, days: i64) -> Day {
    day.plus_days(u32::try_from(days).unwrap_or(0))
}

/// What is to be done now. Each step that is taken or passed over is marked, so that it never comes again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Acts {
    /// The steps to mark.
    pub(crate) marks: Vec<String>,
    /// A reminder, that many days after the due day (before it, if negative).
    pub(crate) remind: Option<i64>,
    /// The fee is charged.
    pub(crate) fee: bool,
    /// The customer is told of being suspended on that day.
    pub(crate) suspended_on: Option<Day>,
    /// The customer is suspended.
    pub(crate) suspend: bool,
}

impl Late {
    /// The name of a step so many days after it is counted from; of an invoice that was opened again each has a name of its own, since each is
    /// taken anew.
    fn step(&self, name: &str, days: i64) -> String {
        if self.is_open_again() { format!("{name}:{days}:{}", self.counts_from) } else { format!("{name}:{days}") }
    }

    fn is_open_again(&self) -> bool {
        self.due_on < self.counts_from
    }

    /// The step of that name that was taken since it was opened, the last time.
    fn taken_since(&self, name: &str) -> Option<&Taken> {
        let since = if self.is_open_again() { self.counts_from.to_string() } else { String::new() };
        self.taken.iter().find(|taken| {
            let mut parts = taken.step.split(':');
            parts.next() == Some(name) && parts.nth(1).unwrap_or_default() == since
        })
    }
}

/// What `policy` says of `invoice` on `today`. After days of outage the latest reminder is sent and those before it are
/// passed over; one that was to come before the invoice was issued is never sent.
pub(crate) fn acts(policy: &Dunning, invoice: &Late, today: Day) -> Acts {
    let mut acts = Acts::default();
    let days = invoice.counts_from.days_until(today);
    let mut due: Vec<i64> = policy.remind.iter().map(|day| day.get()).filter(|day| *day <= days).collect();
    due.sort_unstable();
    due.dedup();
    let steps = due.iter().map(|day| (*day, invoice.step("remind", *day)));
    let new: Vec<(i64, String)> =
        steps.filter(|(_, step)| invoice.taken.iter().all(|taken| taken.step != *step)).collect();
    let since_issue = invoice.counts_from.days_until(invoice.issued_on);
    // Only the last that is due counts, and only if it is new: an older one that was added later says nothing.
    let says = due.last().is_some_and(|last| new.iter().any(|(day, _)| day == last) && since_issue < *last);
    acts.remind = says.then(|| invoice.due_on.days_until(today));
    acts.marks.extend(new.into_iter().map(|(_, step)| step));
    if let Some(fee) =
        policy.late_fee.filter(|fee| invoice.bears_fee && invoice.is_payable && fee.after_days.get() <= days)
    {
        let charged = invoice.taken.iter().any(|taken| taken.step.starts_with("fee:"));
        acts.fee = !charged;
        acts.marks.extend((!charged).then(|| invoice.step("fee", fee.after_days.get())));
    }
    if let Some(policy) = policy.suspension.filter(|_| invoice.is_payable) {
        suspension(policy.after_days.get(), policy.notice_days.get(), invoice, today, &mut acts);
    }
    acts
}

fn suspension(after_days: i64, notice_days: i64, invoice: &Late, today: Day, acts: &mut Acts) {
    let days = invoice.counts_from.days_until(today);
    let suspended = invoice.taken_since("suspend").is_some();
    match invoice.taken_since("suspension_told") {
        None if after_days - notice_days <= days => {
            acts.marks.push(invoice.step("suspension_told", after_days - notice_days));
            acts.suspended_on = Some(plus(invoice.counts_from, after_days).max(plus(today, notice_days)));
        }
        Some(told) if !suspended && after_days <= days && notice_days <= told.on.days_until(today) => {
            acts.marks.push(invoice.step("suspend", after_days));
            acts.suspend = true;
        }
        _ => {}
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::rules) fn day(n: u32) -> Day {
        "2030-01-01".parse::<Day>().unwrap().plus_days(n)
    }

    /// A step that was taken on a day.
    pub(in crate::rules) fn taken(step: &str, on: u32) -> Taken {
        Taken { step: step.to_owned(), on: day(on), told_with: None }
    }

    fn policy() -> Dunning {
        serde_json::from_value(serde_json::json!({
            "remind": [7, -3, 0, 14],
            "late_fee": { "after_days": 10, "fee": { "minor": 500, "currency": "EUR" }, "tax_class": "exempt" },
            "suspension": { "after_days": 30, "notice_days": 7 }
        }))
        .unwrap()
    }

    /// Issued on the first day, due on the twentieth.
    pub(in crate::rules) fn invoice() -> Late {
        Late {
            issued_on: day(0),
            due_on: day(20),
            counts_from: day(20),
            taken: Vec::new(),
            bears_fee: true,
            under_way: false,
            is_payable: true,
        }
    }

    /// What happens on each of the days from `first` on when the job runs, and the marks are kept.
    fn lived(invoice: &mut Late, days: impl IntoIterator<Item = u32>) -> Vec<(u32, String)> {
        let mut happened = Vec::new();
        for n in days {
            let acts = acts(&policy(), invoice, day(n));
            let mut words = Vec::new();
            words.extend(acts.remind.map(|days| format!("remind {days}")));
            words.extend(acts.fee.then(|| "fee".to_owned()));
            words.extend(acts.suspended_on.map(|day| format!("told {day}")));
            words.extend(acts.suspend.then(|| "suspend".to_owned()));
            happened.extend(words.into_iter().map(|word| (n, word)));
            invoice.taken.extend(acts.marks.into_iter().map(|step| taken(&step, n)));
            assert_eq!(super::acts(&policy(), invoice, day(n)), Acts::default(), "twice on day {n}");
        }
        happened
    }

    pub(in crate::rules) fn shown(happened: &[(u32, String)]) -> Vec<(u32, &str)> {
        happened.iter().map(|(n, word)| (*n, word.as_str())).collect()
    }

    #[test]
    fn each_step_comes_once_on_its_day() {
        let expected = [
            (17, "remind -3"),
            (20, "remind 0"),
            (27, "remind 7"),
            (30, "fee"),
            (34, "remind 14"),
            (43, "told 2030-02-20"),
            (50, "suspend"),
        ];
        assert_eq!(shown(&lived(&mut invoice(), 0..100)), expected);
    }

    #[test]
    fn what_was_paid_and_is_open_again_is_late_from_that_day() {
        // Told on day 43, paid, and taken back by the bank on day 80.
        let mut invoice = invoice();
        assert_eq!(shown(&lived(&mut invoice, 40..45)).last(), Some(&(43, "told 2030-02-20")));
        invoice.taken.retain(|taken| !taken.step.starts_with("fee:"));
        invoice.counts_from = day(80);
        let expected = [
            (80, "remind 60"),
            (87, "remind 67"),
            (90, "fee"),
            (94, "remind 74"),
            (103, "told 2030-04-21"),
            (110, "suspend"),
        ];
        assert_eq!(shown(&lived(&mut invoice, 80..150)), expected);
        // Once more: the fee is charged, everything else comes again.
        invoice.counts_from = day(200);
        let expected =
            [(200, "remind 180"), (207, "remind 187"), (214, "remind 194"), (223, "told 2030-08-19"), (230, "suspend")];
        assert_eq!(shown(&lived(&mut invoice, 200..250)), expected);
    }

    #[test]
    fn who_owes_less_than_the_least_is_reminded_and_nothing_worse() {
        let mut little = Late { is_payable: false, ..invoice() };
        let expected = [(17, "remind -3"), (20, "remind 0"), (27, "remind 7"), (34, "remind 14")];
        assert_eq!(shown(&lived(&mut little, 0..100)), expected);
        // Once it is more, what is open happens.
        little.is_payable = true;
        let expected = [(100, "fee"), (100, "told 2030-04-18"), (107, "suspend")];
        assert_eq!(shown(&lived(&mut little, 100..110)), expected);
    }

    #[test]
    fn after_an_outage_the_latest_reminder_comes_and_nobody_is_suspended_untold() {
        let happened = lived(&mut invoice(), [10, 60, 61, 66, 67, 68]);
        let expected = [(60, "remind 40"), (60, "fee"), (60, "told 2030-03-09"), (67, "suspend")];
        assert_eq!(shown(&happened), expected);
    }

    #[test]
    fn who_is_to_pay_at_once_is_not_reminded_on_the_day_of_issue() {
        let mut at_once = Late { due_on: day(0), counts_from: day(0), bears_fee: false, ..invoice() };
        assert_eq!(shown(&lived(&mut at_once, 0..12)), [(7, "remind 7")]);
    }
}
