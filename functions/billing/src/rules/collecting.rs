//! When an invoice is collected, and of what its customer is told ahead.
use super::dunning::{Late, plus};
use crate::api::{Dunning, MethodId};
use kernel::Day;
use ledger::{InvoiceId, PayMethod};

/// What an invoice is collected from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Means<'a> {
    /// The card or account: its holder is told of collections from it, and of none from another.
    pub(crate) id: &'a MethodId,
    /// By which scheme.
    pub(crate) method: PayMethod,
}

/// The most days that any scheme wants a collection told ahead.
pub(crate) const TOLD_AHEAD_MAX: u32 = 10;

/// How many days before the money is taken the customer is told the amount and the day; none for what needs no telling.
/// SEPA: 14 days unless less is agreed (Core Rulebook, 4.3.4); the mandate that our customers accept agrees on 2. Bacs: 3
/// working days (Direct Debit Guarantee), which 8 days always hold, also over Christmas and Easter. ACH: 10 days where amounts vary (12 CFR 1005.10(d)).
pub(super) const fn told_ahead(method: PayMethod) -> Option<u32> {
    match method {
        PayMethod::SepaDebit => Some(2),
        PayMethod::BacsDebit => Some(8),
        PayMethod::UsBankAccount => Some(TOLD_AHEAD_MAX),
        PayMethod::Card | PayMethod::BankTransfer | PayMethod::Cash => None,
    }
}

/// When an invoice that falls due on `due_on` is collected by `method`, if its customer is told on `told_on`.
pub(crate) fn collected_on(method: PayMethod, due_on: Day, told_on: Day) -> Day {
    told_ahead(method).map_or(due_on, |days| due_on.max(told_on.plus_days(days)))
}

/// The step of telling ahead, and the day that is told, where one is due on `today`; none where no try is left to tell of.
pub(super) fn announcing(policy: &Dunning, means: Means<'_>, invoice: &Late, today: Day) -> Option<(String, Day)> {
    let due = invoice.due_on <= today.plus_days(told_ahead(means.method)?);
    let told = invoice.told_ahead_on(means).is_some();
    let on = next_collection(policy, means, invoice, today)?;
    (due && !told).then(|| (announcement(means), on))
}

fn announcement(means: Means<'_>) -> String {
    format!("announce:{}", means.id)
}

impl Late {
    /// When the customer was told that it will be collected from `means`.
    fn told_ahead_on(&self, means: Means<'_>) -> Option<Day> {
        let step = announcement(means);
        self.taken.iter().find(|taken| taken.step == step).map(|taken| taken.on)
    }

    /// Whether the customer was told that it will be collected from `means`.
    pub(super) fn is_told(&self, means: Means<'_>) -> bool {
        self.told_ahead_on(means).is_some()
    }

    /// What the customer was told goes with the debit from `means` that it leads, until that is tried; nothing, where no such debit was told.
    pub(super) fn told_with(&self, means: Means<'_>) -> Option<&[InvoiceId]> {
        let step = announcement(means);
        let told = self.taken.iter().find(|taken| taken.step == step)?;
        let tried = self.taken.iter().any(|taken| taken.step.starts_with("collect:") && told.on < taken.on);
        told.told_with.as_deref().filter(|_| !tried)
    }

    /// Whether a first collection from `means` that the customer was told of lies ahead.
    pub(super) fn is_promised(&self, means: Means<'_>, today: Day) -> bool {
        let tried = self.taken.iter().any(|taken| taken.step.starts_with("collect:"));
        let told = self.told_ahead_on(means);
        !tried && told.is_some_and(|told_on| today <= collected_on(means.method, self.due_on, told_on))
    }

    /// Whether it may be collected from `means`: told long enough ahead, where that is to be told.
    pub(super) fn is_announced(&self, means: Means<'_>, today: Day) -> bool {
        let told = |told_on: Day| collected_on(means.method, self.due_on, told_on) <= today;
        told_ahead(means.method).is_none() || self.told_ahead_on(means).is_some_and(told)
    }
}

/// The step of collecting `invoice` from `means` that is due on `today`: on its due day, and on the days after it that the
/// policy says, never without having been told as the scheme wants it. After an outage the latest alone, and none once a
/// later one was taken.
pub(super) fn collecting(policy: &Dunning, means: Means<'_>, invoice: &Late, today: Day) -> Option<String> {
    if !invoice.is_announced(means, today) {
        return None;
    }
    let days = invoice.due_on.days_until(today);
    let steps = policy.retry.iter().map(|day| day.get()).chain([0]);
    let latest = steps.filter(|day| *day <= days).max()?;
    let step = format!("collect:{latest}");
    invoice.taken.iter().all(|taken| taken.step != step).then_some(step)
}

/// When `invoice` is collected from `means` next, from `today` on; none, if no try is left.
pub(crate) fn next_collection(policy: &Dunning, means: Means<'_>, invoice: &Late, today: Day) -> Option<Day> {
    let tried = invoice.taken.iter().filter_map(|taken| taken.step.strip_prefix("collect:")?.parse::<i64>().ok()).max();
    let first = collected_on(means.method, invoice.due_on, invoice.told_ahead_on(means).unwrap_or(today));
    let steps =
        policy.retry.iter().map(|day| day.get()).chain([0]).filter(|step| tried.is_none_or(|tried| tried < *step));
    steps.map(|step| plus(invoice.due_on, step).max(first)).filter(|day| today <= *day).min()
}

/// Whether the money comes without its customer's doing: all that is left is under way, or the first collection from
/// `means`, which the customer was told of, lies ahead. As long as that is so nobody is late, whatever day it is.
pub(crate) fn is_coming(means: Option<Means<'_>>, invoice: &Late, today: Day) -> bool {
    invoice.under_way || means.is_some_and(|means| invoice.is_promised(means, today))
}

#[cfg(test)]
mod tests {
    use super::super::dunning::tests::{day, invoice, shown, taken};
    use super::*;

    fn id(id: &str) -> MethodId {
        id.parse().unwrap()
    }

    #[test]
    fn a_collection_is_tried_on_the_due_day_and_again_as_the_policy_says() {
        let policy: Dunning = serde_json::from_value(serde_json::json!({ "retry": [3, 7] })).unwrap();
        let mut invoice = invoice();
        let mut tried = Vec::new();
        let means = Means { id: &id("mth_card"), method: PayMethod::Card };
        for n in [0, 19, 20, 21, 22, 23, 24, 40, 41] {
            if let Some(step) = collecting(&policy, means, &invoice, day(n)) {
                invoice.taken.push(taken(&step, n));
                tried.push((n, step));
            }
        }
        assert_eq!(shown(&tried), [(20, "collect:0"), (23, "collect:3"), (40, "collect:7")]);
    }

    #[test]
    fn a_debit_is_told_ahead_and_never_taken_untold() {
        let policy: Dunning = serde_json::from_value(serde_json::json!({ "retry": [3, 7] })).unwrap();
        let lived = |method, invoice: Late, days: &[u32]| {
            let (mut invoice, mut happened) = (invoice, Vec::new());
            let means = Means { id: &id("mth_bank"), method };
            for n in days.iter().copied() {
                let told = announcing(&policy, means, &invoice, day(n));
                happened.extend(told.iter().map(|(_, on)| (n, format!("for {on}"))));
                let steps = told.map(|(step, _)| step).into_iter().chain(collecting(&policy, means, &invoice, day(n)));
                let steps: Vec<String> = steps.collect();
                happened.extend(steps.iter().filter(|step| step.starts_with("collect")).map(|step| (n, step.clone())));
                invoice.taken.extend(steps.into_iter().map(|step| taken(&step, n)));
            }
            happened
        };
        let days: Vec<u32> = (0..40).collect();
        let sepa = lived(PayMethod::SepaDebit, invoice(), &days);
        let retried = [(23, "collect:3"), (27, "collect:7")];
        assert_eq!(shown(&sepa), [&[(18, "for 2030-01-21"), (20, "collect:0")], &retried[..]].concat());
        let card = lived(PayMethod::Card, invoice(), &days);
        assert_eq!(shown(&card), [&[(20, "collect:0")], &retried[..]].concat());
        // Due as it is issued: as soon as the scheme allows.
        let at_once = Late { due_on: day(0), counts_from: day(0), ..invoice() };
        assert_eq!(shown(&lived(PayMethod::UsBankAccount, at_once, &days)), [(0, "for 2030-01-11"), (10, "collect:7")]);
        // Who comes from a card is told of the tries that are left, and of none when none is.
        let tried = |step: &str| Late { taken: vec![taken(step, 23)], ..invoice() };
        let after: Vec<u32> = (23..60).collect();
        let rest = lived(PayMethod::SepaDebit, tried("collect:3"), &after);
        assert_eq!(shown(&rest), [(23, "for 2030-01-28"), (27, "collect:7")]);
        assert_eq!(shown(&lived(PayMethod::SepaDebit, tried("collect:7"), &after)), []);
        // What was told of another account counts for nothing.
        let other = Late { taken: vec![taken("announce:mth_other", 18)], ..invoice() };
        let moved = lived(PayMethod::SepaDebit, other, &[19, 20, 21]);
        assert_eq!(shown(&moved), [(19, "for 2030-01-22"), (21, "collect:0")]);
        // After an outage too.
        let late = lived(PayMethod::BacsDebit, invoice(), &[30, 31, 37, 38, 39]);
        assert_eq!(shown(&late), [(30, "for 2030-02-08"), (38, "collect:7")]);
    }

    /// The days on which banks in England rest (<https://www.gov.uk/bank-holidays>).
    const BANKS_REST: [&str; 16] = [
        "2026-12-25",
        "2026-12-28",
        "2027-01-01",
        "2027-03-26",
        "2027-03-29",
        "2027-05-03",
        "2027-05-31",
        "2027-08-30",
        "2027-12-27",
        "2027-12-28",
        "2028-01-03",
        "2028-04-14",
        "2028-04-17",
        "2028-05-01",
        "2028-05-29",
        "2028-08-28",
    ];

    #[test]
    fn who_is_told_of_a_bacs_debit_has_three_working_days_whatever_the_season() {
        let first: Day = "2026-12-01".parse().unwrap();
        let works = |day: Day| {
            let weekend = chrono::Datelike::weekday(&day.date()).num_days_from_monday() >= 5;
            !weekend && !BANKS_REST.contains(&day.to_string().as_str())
        };
        let between = |told: Day, days: u32| (1..days).filter(|n| works(told.plus_days(*n))).count();
        let ahead = told_ahead(PayMethod::BacsDebit).unwrap();
        let fewest = |days: u32| (0..640).map(|n| between(first.plus_days(n), days)).min();
        assert_eq!((fewest(ahead), fewest(5)), (Some(3), Some(0)));
    }

    #[test]
    fn a_reminder_names_the_next_try_and_none_when_none_is_left() {
        let policy: Dunning = serde_json::from_value(serde_json::json!({ "retry": [3, 7] })).unwrap();
        let mut invoice = invoice();
        let bank = id("mth_bank");
        let means = Means { id: &bank, method: PayMethod::SepaDebit };
        let next = |invoice: &Late, n: u32| next_collection(&policy, means, invoice, day(n)).map(|day| day.to_string());
        assert_eq!(next(&invoice, 10).as_deref(), Some("2030-01-21"));
        assert_eq!(next(&invoice, 20).as_deref(), Some("2030-01-23"), "nobody was told yet");
        invoice.taken.push(taken("announce:mth_bank", 18));
        assert_eq!(next(&invoice, 20).as_deref(), Some("2030-01-21"));
        invoice.taken.push(taken("collect:0", 20));
        assert_eq!(next(&invoice, 20).as_deref(), Some("2030-01-24"));
        invoice.taken.push(taken("collect:7", 27));
        assert_eq!(next(&invoice, 27), None);
    }

    #[test]
    fn who_was_told_of_a_collection_is_not_late_until_it_was_tried() {
        let bank = id("mth_bank");
        let means = Some(Means { id: &bank, method: PayMethod::BacsDebit });
        let told = |on: u32| taken("announce:mth_bank", on);
        let mut invoice = invoice();
        assert!(!is_coming(means, &invoice, day(19)), "nobody was told yet");
        // Told on the due day: it is taken eight days later.
        invoice.taken.push(told(20));
        let coming = [20, 27, 28, 29].map(|n| is_coming(means, &invoice, day(n)));
        assert_eq!(coming, [true, true, true, false]);
        assert!(!is_coming(None, &invoice, day(24)), "from an account that is not chosen any more");
        invoice.taken.push(taken("collect:7", 28));
        assert!(!is_coming(means, &invoice, day(28)), "it was tried and nothing is under way");
        assert!(is_coming(None, &Late { under_way: true, ..invoice }, day(90)));
    }
}
