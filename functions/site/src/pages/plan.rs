//! Plans compared: a table with a row for each, shown as columns on a wide screen and as cards on a narrow one.
use super::prices::{amount, audience_note, gift, tax_note};
use crate::api::{FirstInvoice, Joining, Line, Plan};
use crate::texts::{Words, fill};
use kernel::{Day, Locale};
use ledger::{Caps, Source};
use maud::{Markup, html};

/// The plans, next to one another.
pub(super) fn table(plans: &[Plan], locale: Locale) -> Markup {
    let words = Words::of(locale);
    let names = plans.iter().map(|plan| plan.name.as_str()).collect::<Vec<_>>().join(", ");
    // The layout takes the table's display away, and with it what browsers tell assistive technology; the roles keep it.
    html! {
        table class={ "plans of-" (plans.len()) } role="table" {
            caption { (fill(words.compare, &[("plans", &names)])) }
            thead role="rowgroup" {
                tr role="row" {
                    @for (label, shown) in labels(words) {
                        th role="columnheader" scope="col" { span.visually-hidden[!shown] { (label) } }
                    }
                }
            }
            tbody role="rowgroup" { @for plan in plans { (row(plan, locale)) } }
        }
    }
}

/// What the columns are called, and whether the name shows beside them: a card's head needs none.
fn labels(words: &Words) -> [(&'static str, bool); 12] {
    [
        (words.plan, false),
        (words.about, false),
        (words.price, false),
        (words.join, false),
        (words.included, true),
        (words.first_invoice, true),
        (words.sign_up_fee, true),
        (words.deposit, true),
        (words.minimum_term, true),
        (words.pausing, true),
        (words.leaving, true),
        (words.billing, true),
    ]
}

fn row(plan: &Plan, locale: Locale) -> Markup {
    let words = Words::of(locale);
    html! {
        tr role="row" {
            th.name role="rowheader" scope="row" {
                (plan.name)
                @match plan.joining {
                    Joining::Full => { " " span.pill.bad { (words.full) } },
                    Joining::ByApproval => { " " span.pill { (words.by_approval) } },
                    Joining::Had => { " " span.pill.good { (words.had) } },
                    Joining::Open => {},
                }
                @if let Some(day) = plan.free_from { " " span.pill { (free_from(day, locale)) } }
                @if let Some(note) = audience_note(plan.audience, words) { " " span.pill.good { (note) } }
            }
            td.about.soft role="cell" { (plan.description) }
            td.price role="cell" {
                span.full-price.figures { (amount(plan.price.gross, locale)) }
                @if 0 < plan.price.gross.minor { " " span.per.soft { (words.per(plan.terms.cycle)) } }
                @if let Some(note) = tax_note(&plan.price, locale) { span.tax.small.soft.figures { (note) } }
            }
            td.join role="cell" { (join(plan, words)) }
            (fact(words.included, &included(plan, locale)))
            (fact(words.first_invoice, &first_invoices(plan, line_name, locale)))
            (short_fact(words.sign_up_fee, &sign_up_fee(plan, locale)))
            (short_fact(words.deposit, &deposit(plan, locale)))
            (short_fact(words.minimum_term, &html! { (minimum_term(plan, words)) }))
            (short_fact(words.pausing, &html! { (pausing(plan, words)) }))
            (fact(words.leaving, &leaving(plan, words)))
            (fact(words.billing, &html! { (first_period(plan, words)) }))
        }
    }
}

/// A cell with its label, which shows where the column's heading does not.
fn fact(label: &str, value: &Markup) -> Markup {
    html! { td.fact role="cell" data-label=(label) { (value) } }
}

/// A fact that is short enough to share its line with another.
fn short_fact(label: &str, value: &Markup) -> Markup {
    html! { td.fact.short role="cell" data-label=(label) { (value) } }
}

fn join(plan: &Plan, words: &Words) -> Markup {
    let (text, hint) = match plan.joining {
        Joining::Full => return html! { span.soft { (words.full_hint) } },
        Joining::Had => return had(&plan.name, words),
        Joining::ByApproval => (words.apply, Some(words.apply_hint)),
        Joining::Open => (words.choose, None),
    };
    html! {
        a.button.wide href=(put_in(plan)) rel="nofollow" { (fill(text, &[("plan", &plan.name)])) }
        @if let Some(hint) = hint { span.hint.small.soft { (hint) } }
    }
}

/// Where it is put into the basket, from the day on which it can be had.
pub(super) fn put_in(plan: &Plan) -> String {
    let day = plan.free_from.map(|day| format!(":{day}")).unwrap_or_default();
    format!("/basket?add=plan:{}{day}", plan.id)
}

/// From when on it can be had.
pub(super) fn free_from(day: Day, locale: Locale) -> String {
    fill(Words::of(locale).free_from, &[("date", &figures::day(day.date(), locale))])
}

/// The way to what whoever looks has of it.
pub(super) fn had(name: &str, words: &Words) -> Markup {
    html! { a.button.plain.wide href="/plans" rel="nofollow" { (fill(words.had_see, &[("plan", name)])) } }
}

fn included(plan: &Plan, locale: Locale) -> Markup {
    let words = Words::of(locale);
    let caps = caps(&plan.terms.caps, words);
    html! {
        @if plan.gives.is_empty() && caps.is_empty() { span.soft { (words.no_credits) } } @else {
            ul role="list" {
                @for one in &plan.gives { (gift(one, Some(plan.terms.cycle), locale)) }
                @for cap in &caps { li.soft { (cap) } }
            }
        }
    }
}

fn caps(caps: &Caps, words: &Words) -> Vec<String> {
    let time = |minutes: u32| ("time", words.time(minutes));
    let days = |n: u32| ("days", words.days(n));
    let all = [
        (words.cap_booking_week, caps.booking_minutes_per_week.map(time)),
        (words.cap_booking_month, caps.booking_minutes_per_month.map(time)),
        (words.cap_check_ins_week, caps.check_ins_per_week.map(days)),
        (words.cap_check_ins_month, caps.check_ins_per_month.map(days)),
        (words.cap_visitors_day, caps.visitors_per_day.map(|n| ("n", n.to_string()))),
        (words.cap_visitors_week, caps.visitors_per_week.map(|n| ("n", n.to_string()))),
        (words.cap_visitors, caps.visitors_per_month.map(|n| ("n", n.to_string()))),
    ];
    all.into_iter().filter_map(|(text, value)| value.map(|(name, value)| fill(text, &[(name, &value)]))).collect()
}

/// The total by the day on which one starts; its lines, called by `name`, unfold without a script.
pub(super) fn first_invoices(plan: &Plan, name: fn(&Line, &Words) -> String, locale: Locale) -> Markup {
    let (words, first) = (Words::of(locale), &plan.first);
    let when = |n: usize, invoice: &FirstInvoice| match (n, first.len()) {
        (_, 1) => words.start_any.to_owned(),
        (0, _) if plan.free_from.is_none() => words.start_today.to_owned(),
        _ => fill(words.start_on, &[("day", &figures::day(invoice.starts_on.date(), locale))]),
    };
    html! {
        @if first.is_empty() { span.soft { (words.nothing) } }
        @for (n, invoice) in first.iter().enumerate() {
            details.first {
                summary {
                    span.when { (when(n, invoice)) } " "
                    span.total.figures { (figures::money(invoice.total, locale)) }
                }
                dl {
                    @for line in &invoice.lines {
                        dt { (name(line, words)) }
                        dd.figures { (figures::money(line.gross, locale)) }
                    }
                }
                // Which day it is due depends on the day it starts, so with one total for all days there is none to name.
                @match invoice.due_on {
                    None => { p.small.soft { (words.paid_at_once) } },
                    Some(day) if 1 < first.len() => {
                        p.small.soft { (fill(words.due, &[("day", &figures::day(day.date(), locale))])) }
                    },
                    Some(_) => {},
                }
            }
        }
    }
}

fn line_name(line: &Line, words: &Words) -> String {
    match (line.source, line.part) {
        (Source::SignUpFee, _) => words.sign_up_fee.to_owned(),
        (Source::Deposit, _) => words.deposit.to_owned(),
        (_, Some((days, of))) => fill(words.line_part, &[("days", &days.to_string()), ("of", &of.to_string())]),
        _ => words.line_contract.to_owned(),
    }
}

/// The fee for signing up.
pub(super) fn sign_up_fee(plan: &Plan, locale: Locale) -> Markup {
    let words = Words::of(locale);
    html! {
        @match &plan.sign_up_fee {
            None => span.soft { (words.none_of_it) },
            Some(fee) => {
                span.figures { (amount(fee.gross, locale)) }
                @if let Some(note) = tax_note(fee, locale) { span.tax.small.soft.figures { (note) } }
            },
        }
    }
}

/// What is held, and when it comes back.
pub(super) fn deposit(plan: &Plan, locale: Locale) -> Markup {
    let words = Words::of(locale);
    html! {
        @match plan.deposit {
            None => span.soft { (words.none_of_it) },
            Some(money) => span.figures { (fill(words.deposit_back, &[("money", &figures::money(money, locale))])) },
        }
    }
}

/// How long it lasts at least.
pub(super) fn minimum_term(plan: &Plan, words: &Words) -> String {
    let terms = &plan.terms;
    let time = words.lasting(terms.cycle, terms.cycles_min);
    match (terms.cycles_min, terms.billing_day) {
        (0, _) => words.none_of_it.to_owned(),
        (_, None) => time,
        (_, Some(_)) => fill(words.after_part, &[("time", &time)]),
    }
}

/// When one can leave, and how long before one says so.
pub(super) fn leaving(plan: &Plan, words: &Words) -> Markup {
    let terms = &plan.terms;
    let when = if terms.prorates_last { words.any_day.to_owned() } else { words.at_end_of(terms.cycle) };
    let notice = match terms.notice_days {
        0 => words.no_notice.to_owned(),
        days => fill(words.notice, &[("days", &words.days(days.into()))]),
    };
    html! { (when) br; span.soft { (notice) } }
}

/// Which days a period has.
pub(super) fn first_period(plan: &Plan, words: &Words) -> String {
    match plan.terms.billing_day {
        None => words.from_start.to_owned(),
        Some(day) => {
            let text = if plan.terms.prorates_first { words.part_prorated } else { words.part_whole };
            fill(text, &[("day", &day.to_string())])
        }
    }
}

/// Whether and how long it can rest.
pub(super) fn pausing(plan: &Plan, words: &Words) -> String {
    let rules = plan.terms.pause;
    if rules.per_year_max == 0 || rules.cycles_max == 0 {
        return words.no_pauses.to_owned();
    }
    let time = words.lasting(plan.terms.cycle, rules.cycles_max);
    let text = if plan.at_reception { words.pauses_at_reception } else { words.pauses };
    fill(text, &[("n", &rules.per_year_max.to_string()), ("time", &time)])
}
