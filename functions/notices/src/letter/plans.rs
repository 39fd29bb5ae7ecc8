//! Plans.
use super::Letter;
use super::pen::{Pen, counted};
use crate::texts::{Words, fill};
use outbox::{
    BenefitAmount, BenefitNotice, BenefitTaken, CancellationNotice, ContractNotice, ContractWaits, GoesOn, PauseNotice,
    PayerChange, PlanChange, PlanGoesOn, PriceAhead, RefusedPlan, ToldAs,
};

pub(super) fn joined(pen: &Pen, notice: &ContractNotice) -> Letter {
    of_contract(pen, &pen.texts.plans.joined, notice)
}

pub(super) fn approved(pen: &Pen, notice: &ContractNotice) -> Letter {
    of_contract(pen, &pen.texts.plans.approved, notice)
}

fn of_contract(pen: &Pen, words: &Words, notice: &ContractNotice) -> Letter {
    let (texts, day) = (&pen.texts.plans, pen.day(notice.starts_on));
    let plan = plan_of(&notice.plan, notice.of.as_deref());
    let values = vec![("plan", plan.clone()), ("day", day.clone())];
    let days = if notice.notice_days == 0 { String::new() } else { pen.days(notice.notice_days) };
    let letter = pen.letter(words, &notice.name, &notice.page, values);
    letter.with_paragraph(paid_for(pen, notice.of.as_deref())).with_facts([
        (texts.plan, plan),
        (texts.from, day),
        (pen.texts.price, pen.price(&notice.price)),
        (texts.notice, days),
    ])
}

pub(super) fn waits(pen: &Pen, notice: &ContractWaits) -> Letter {
    let (texts, day) = (&pen.texts.plans, pen.day(notice.starts_on));
    let values = vec![("customer", notice.customer.clone()), ("plan", notice.plan.clone())];
    pen.letter(&texts.waits, "", &notice.page, values)
        .with_facts([(texts.plan, notice.plan.clone()), (texts.from, day)])
}

pub(super) fn changed(pen: &Pen, notice: &PlanChange) -> Letter {
    let (texts, day) = (&pen.texts.plans, pen.day(notice.on));
    let plan = plan_of(&notice.plan, notice.of.as_deref());
    let values = vec![("day", day.clone()), ("plan", plan.clone()), ("before", notice.before.clone())];
    let words = if notice.before == notice.plan { &texts.changed_terms } else { &texts.changed };
    let letter = pen.letter(words, &notice.name, &notice.page, values);
    let letter = letter.with_paragraph(Some(until_then(pen, &notice.left)));
    letter.with_paragraph(paid_for(pen, notice.of.as_deref())).with_facts([
        (texts.plan, plan),
        (texts.from, day),
        (pen.texts.price, pen.price(&notice.price)),
        (texts.left, amounts(pen, &notice.left)),
    ])
}

pub(super) fn payer_changed(pen: &Pen, notice: &PayerChange) -> Letter {
    let (texts, day) = (&pen.texts.plans, pen.day(notice.on));
    let (words, deposit, price) = match notice.told {
        ToldAs::Customer => (&texts.payer_changed, texts.deposit, String::new()),
        ToldAs::Before => (&texts.paid_no_more, texts.deposit, String::new()),
        ToldAs::Payer => (&texts.paid_by_you, texts.deposit_held, pen.price(&notice.price)),
        ToldAs::NotAfterAll => (&texts.paid_not_after_all, texts.deposit, String::new()),
    };
    let plan = plan_of(&notice.plan, notice.of.as_deref());
    let values = vec![("plan", plan.clone()), ("day", day.clone()), ("payer", notice.payer.clone())];
    let money = |amount: Option<_>| amount.map(|amount| pen.money(amount)).unwrap_or_default();
    pen.letter(words, &notice.name, &notice.page, values).with_facts([
        (texts.plan, plan),
        (texts.from, if notice.told == ToldAs::NotAfterAll { String::new() } else { day }),
        (pen.texts.price, price),
        (texts.credit, money(notice.credit)),
        (deposit, money(notice.deposit)),
    ])
}

pub(super) fn paused(pen: &Pen, notice: &PauseNotice) -> Letter {
    let values = vec![
        ("plan", plan_of(&notice.plan, notice.of.as_deref())),
        ("from", pen.day(notice.from)),
        ("last", pen.day_before(notice.until)),
        ("until", pen.day(notice.until)),
    ];
    let letter = pen.letter(&pen.texts.plans.pause_set, &notice.name, &notice.page, values);
    letter.with_paragraph(paid_for(pen, notice.of.as_deref()))
}

pub(super) fn goes_on(pen: &Pen, notice: &PlanGoesOn) -> Letter {
    let (texts, day) = (&pen.texts.plans, pen.day(notice.on));
    let words = match notice.how {
        GoesOn::Reopened => &texts.reopened,
        GoesOn::Resumed => &texts.resumed,
        GoesOn::Moved => &texts.moved,
    };
    let plan = plan_of(&notice.plan, notice.of.as_deref());
    let values = vec![("plan", plan.clone()), ("day", day), ("last", pen.day_before(notice.on))];
    let letter = pen.letter(words, &notice.name, &notice.page, values);
    letter
        .with_paragraph(paid_for(pen, notice.of.as_deref()))
        .with_facts([(texts.plan, plan), (pen.texts.price, pen.price(&notice.price))])
}

/// The plan as whoever is told knows it: by its name, and where it is another's, by whose it is.
fn plan_of(plan: &str, of: Option<&str>) -> String {
    of.map_or_else(|| plan.to_owned(), |of| format!("{plan} ({of})"))
}

/// Why somebody is told of another's plan.
fn paid_for(pen: &Pen, of: Option<&str>) -> Option<String> {
    of.map(|of| fill(pen.texts.plans.paid_for, &[("customer", of.to_owned())]))
}

pub(super) fn cancelled(pen: &Pen, notice: &CancellationNotice) -> Letter {
    let (texts, last) = (&pen.texts.plans, pen.day_before(notice.ends_on));
    let plan = plan_of(&notice.plan, notice.of.as_deref());
    let values = vec![("plan", plan.clone()), ("last", last.clone())];
    let money = |amount: Option<_>| amount.map(|amount| pen.money(amount)).unwrap_or_default();
    let letter = pen.letter(&texts.cancelled, &notice.name, &notice.page, values);
    let back = if notice.can_take_back { texts.take_back } else { texts.tell };
    let letter = letter.with_paragraph(Some(until_then(pen, &notice.left))).with_paragraph(Some(back.to_owned()));
    letter.with_paragraph(paid_for(pen, notice.of.as_deref())).with_facts([
        (texts.plan, plan),
        (texts.last_day, last),
        (texts.left, amounts(pen, &notice.left)),
        (texts.credit, money(notice.credit)),
        (texts.deposit, money(notice.deposit)),
    ])
}

/// Whether all stays as it is until a contract ends, or its benefits are cut short to what is `left` of them.
fn until_then(pen: &Pen, left: &[BenefitAmount]) -> String {
    let texts = &pen.texts.plans;
    if left.is_empty() { texts.stays } else { texts.cut }.to_owned()
}

fn amounts(pen: &Pen, left: &[BenefitAmount]) -> String {
    left.iter().map(|left| amount(pen, *left)).collect::<Vec<_>>().join(", ")
}

pub(super) fn refused(pen: &Pen, notice: &RefusedPlan) -> Letter {
    let values = vec![("plan", plan_of(&notice.plan, notice.of.as_deref()))];
    let letter = pen.letter(&pen.texts.plans.refused, &notice.name, &notice.page, values);
    letter
        .with_paragraph(paid_for(pen, notice.of.as_deref()))
        .with_facts([(pen.texts.billing.labels.reason, notice.reason.clone())])
}

pub(super) fn price_ahead(pen: &Pen, notice: &PriceAhead) -> Letter {
    let texts = &pen.texts.plans;
    let (before, price) = (pen.price(&notice.before), pen.price(&notice.price));
    let plan = plan_of(&notice.plan, notice.of.as_deref());
    let values = vec![
        ("plan", plan.clone()),
        ("day", pen.day(notice.from)),
        ("price", price.clone()),
        ("before", before.clone()),
    ];
    let leave_by = notice.leave_by.map(|day| fill(texts.leave_by, &[("leave_by", pen.day(day))]));
    let letter = pen.letter(&texts.price_ahead, &notice.name, &notice.page, values).with_paragraph(leave_by);
    letter.with_paragraph(paid_for(pen, notice.of.as_deref())).with_facts([
        (texts.plan, plan),
        (texts.price_before, before),
        (texts.price_after, price),
    ])
}

pub(super) fn benefit_given(pen: &Pen, notice: &BenefitNotice) -> Letter {
    let (texts, amount) = (&pen.texts.plans, amount(pen, notice.amount));
    let values = vec![("benefit", notice.benefit.clone()), ("amount", amount.clone())];
    let last = notice.ends_on.map_or_else(|| texts.for_ever.to_owned(), |day| pen.day_before(day));
    pen.letter(&texts.benefit_given, &notice.name, &notice.page, values).with_facts([
        (texts.benefit, amount),
        (texts.note, notice.benefit.clone()),
        (texts.used_for, notice.kinds.join(", ")),
        (pen.texts.place, notice.locations.join(", ")),
        (texts.from, pen.day(notice.starts_on)),
        (texts.last_day, last),
    ])
}

pub(super) fn benefit_taken(pen: &Pen, notice: &BenefitTaken) -> Letter {
    let (texts, amount) = (&pen.texts.plans, amount(pen, notice.amount));
    let values = vec![("benefit", notice.benefit.clone()), ("amount", amount.clone())];
    pen.letter(&texts.benefit_taken, &notice.name, &notice.page, values)
        .with_facts([(texts.benefit, amount), (pen.texts.billing.labels.reason, notice.reason.clone())])
}

/// `2 h to book with`, `3 day passes`.
fn amount(pen: &Pen, amount: BenefitAmount) -> String {
    let texts = &pen.texts.plans.amounts;
    let time = |text: &str, minutes: i64| fill(text, &[("time", hours(minutes))]);
    match amount {
        BenefitAmount::TimeCredit { minutes } => time(texts.time_credit, minutes),
        BenefitAmount::MoneyCredit { money } => fill(texts.money_credit, &[("amount", pen.money(money))]),
        BenefitAmount::DayPass { passes } => counted(texts.day_passes, u16::try_from(passes).unwrap_or(u16::MAX)),
        BenefitAmount::TimePass { minutes } => time(texts.time_pass, minutes),
    }
}

/// `1 h 30 min`, which is read in each language.
fn hours(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}
