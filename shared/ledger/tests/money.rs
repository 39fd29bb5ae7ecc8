//! The tables of docs/money.md, recomputed.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod books;

use books::table;
use kernel::{Currency, Day, Instant, Zone};
use ledger::*;
use rust_decimal::Decimal;

fn number(text: &str) -> i64 {
    text.parse().unwrap_or_else(|_| panic!("{text} is no number"))
}

/// An exact amount: `58000/3` or `10000`.
fn exact(text: &str) -> Decimal {
    let (over, under) = text.split_once('/').unwrap_or((text, "1"));
    Decimal::from(number(over)) / Decimal::from(number(under))
}

fn day(text: &str) -> Day {
    text.parse().unwrap_or_else(|_| panic!("{text} is no day"))
}

fn maybe<T>(text: &str, read: impl Fn(&str) -> T) -> Option<T> {
    (text != "-").then(|| read(text))
}

fn euro() -> Currency {
    "EUR".parse().unwrap()
}

fn rates() -> Vec<TaxRate> {
    let rate = |class, rate_ppm| TaxRate { class, from_day: day("1970-01-01"), rate_ppm, reason: None };
    vec![
        rate(TaxClass::Standard, 190_000),
        rate(TaxClass::Reduced, 70_000),
        rate(TaxClass::Zero, 0),
        rate(TaxClass::Exempt, 0),
    ]
}

fn taxed(rate_ppm: i64) -> Tax {
    Tax { category: if rate_ppm == 0 { TaxCategory::Z } else { TaxCategory::S }, rate_ppm, reason: None }
}

/// A contract of one month from `starts_on`, for 100.00 EUR.
fn contract(starts_on: &str) -> Contract {
    Contract {
        id: "con_1".parse().unwrap(),
        customer: "cus_ada".parse().unwrap(),
        payer: "cus_ada".parse().unwrap(),
        name: "Flex".to_owned(),
        starts_on: day(starts_on),
        ends_on: None,
        charged_until: day(starts_on),
        granted_until: day(starts_on),
        quantity: 1,
        currency: euro(),
        price_minor: 10_000,
        prices_ahead: Vec::new(),
        pauses: Vec::new(),
        sign_up_fee_minor: 0,
        deposit_minor: 0,
        deposit_before_minor: 0,
        is_followed: false,
        bound_until: None,
        paid_until: None,
        tax_class: TaxClass::Standard,
        terms: Terms::default(),
        due_days: (None, None),
    }
}

#[test]
fn a_line_is_taxed_before_it_is_rounded_and_rounded_once() {
    for row in table("lines") {
        let [amount, contains, rate, net, tax, gross] = row[..] else { panic!("{row:?}") };
        let pricing =
            Pricing { includes_tax: contains == "yes", usual_rate_ppm: number(rate), tax: taxed(number(rate)) };
        let expected = Amounts { net_minor: number(net), tax_minor: number(tax), gross_minor: number(gross) };
        assert_eq!(pricing.line(exact(amount)), expected, "{row:?}");
        assert_eq!(pricing.line(-exact(amount)), expected.reversed(), "{row:?}, the other way");
    }
}

#[test]
fn the_tax_follows_what_is_sold_and_who_buys() {
    for row in table("tax") {
        let [class, treatment, category, rate] = row[..] else { panic!("{row:?}") };
        let class = serde_json::from_value(class.into()).unwrap();
        let treatment = serde_json::from_value(treatment.into()).unwrap();
        let tax = Tax::on(class, treatment, &rates(), day("2026-01-01"));
        assert_eq!((serde_json::json!(tax.category), tax.rate_ppm), (category.into(), number(rate)), "{row:?}");
        assert_eq!(tax.reason.is_some(), matches!(tax.category, TaxCategory::E | TaxCategory::AE), "{row:?}");
    }
}

#[test]
fn a_price_that_contains_tax_is_paid_without_it_by_who_owes_none() {
    let tax = Tax::on(TaxClass::Standard, TaxTreatment::ReverseCharge, &rates(), day("2026-01-01"));
    let pricing = Pricing { includes_tax: true, usual_rate_ppm: 190_000, tax };
    assert_eq!(pricing.line(Decimal::from(11_900)), Amounts::new(10_000, 10_000));
}

#[test]
fn a_rate_holds_from_its_day() {
    let mut rates = rates();
    rates.push(TaxRate { class: TaxClass::Standard, from_day: day("2020-07-01"), rate_ppm: 160_000, reason: None });
    rates.push(TaxRate { class: TaxClass::Standard, from_day: day("2021-01-01"), rate_ppm: 190_000, reason: None });
    let on = |text| Tax::on(TaxClass::Standard, TaxTreatment::AsUsual, &rates, day(text)).rate_ppm;
    assert_eq!(
        [on("2020-06-30"), on("2020-07-01"), on("2020-12-31"), on("2021-01-01")],
        [190_000, 160_000, 160_000, 190_000]
    );
}

fn cycle(text: &str) -> Cycle {
    let (count, unit) = text.split_once(' ').unwrap();
    Cycle { unit: serde_json::from_value(unit.into()).unwrap(), count: number(count).try_into().unwrap() }
}

fn billing_day(text: &str) -> Option<u32> {
    maybe(text, |text| number(text).try_into().unwrap())
}

#[test]
fn periods_are_counted_from_the_anchor() {
    for row in table("periods") {
        let [starts, of, billing, asked, from, until, days] = row[..] else { panic!("{row:?}") };
        let terms = Terms { cycle: cycle(of), billing_day: billing_day(billing), ..Terms::default() };
        let expected = Period { from: day(from), until: day(until), cycle_days: number(days) };
        assert_eq!(terms.period_of(day(starts), day(asked)), expected, "{row:?}");
    }
}

#[test]
fn every_day_lies_in_one_period_and_periods_leave_no_gap() {
    for cycle in ["1 month", "2 month", "12 month", "1 week", "4 week"].map(cycle) {
        for billing_day in [None, Some(1), Some(15), Some(28)] {
            let terms = Terms { cycle, billing_day, ..Terms::default() };
            for start in 0..400 {
                let starts_on = day("2027-12-20").plus_days(start);
                let mut at = starts_on;
                for _ in 0..14 {
                    let period = terms.period_of(starts_on, at);
                    assert_eq!((period.from, at < period.until), (at, true), "{terms:?} from {starts_on}");
                    let last = Day::new(period.until.date().pred_opt().unwrap()).unwrap();
                    assert_eq!(terms.period_of(starts_on, last), period, "{terms:?} from {starts_on}, on {last}");
                    assert!(period.days() <= period.cycle_days);
                    at = period.until;
                }
            }
        }
    }
}

#[test]
fn a_part_of_a_period_costs_its_days() {
    for row in table("shares") {
        let [price, starts, ends, billing, first, last, of, amount] = row[..] else { panic!("{row:?}") };
        let mut contract = contract(starts);
        contract.ends_on = maybe(ends, day);
        contract.terms.billing_day = billing_day(billing);
        (contract.terms.prorates_first, contract.terms.prorates_last) = (first == "yes", last == "yes");
        let share = contract.terms.period_of(day(starts), day(of)).share(&contract);
        assert_eq!(share.of(number(price)), exact(amount), "{row:?}");
    }
}

#[test]
fn leaving_takes_notice_and_the_minimum_term() {
    for row in table("leaving") {
        let [starts, today, notice, cycles, any_day, earliest] = row[..] else { panic!("{row:?}") };
        let terms = Terms {
            notice_days: number(notice).try_into().unwrap(),
            cycles_min: number(cycles).try_into().unwrap(),
            prorates_last: any_day == "yes",
            ..Terms::default()
        };
        let charged = if starts == today { day(starts) } else { terms.period_of(day(starts), day(today)).until };
        assert_eq!(terms.earliest_leave(day(starts), charged, day(today)), day(earliest), "{row:?}");
    }
}

#[test]
fn on_the_day_a_cycle_was_charged_it_can_no_longer_be_left() {
    let terms = Terms::default();
    let (starts, today, charged) = (day("2026-05-16"), day("2026-06-16"), day("2026-07-16"));
    assert_eq!(terms.earliest_leave(starts, today, today), today);
    assert_eq!(terms.earliest_leave(starts, charged, today), charged);
}

#[test]
fn the_due_day_is_the_nearest_of_what_was_agreed() {
    for row in table("due") {
        let [customer, contracts, space, days] = row[..] else { panic!("{row:?}") };
        let short = |text: &str| maybe(text, |text| number(text).try_into().unwrap());
        let contracts = contracts.split_whitespace().enumerate().map(|(n, text)| {
            let (own, plan) = text.split_once('/').unwrap();
            Contract {
                id: format!("con_{n}").parse().unwrap(),
                due_days: (short(own), short(plan)),
                ..contract("2026-05-16")
            }
        });
        let account = Account {
            contracts: contracts.collect(),
            open: vec![fee(500)],
            due_days: (short(customer), number(space).try_into().unwrap()),
        };
        let draft = account.bill(day("2026-05-16"), &setting(&rates(), &zone())).drafts.remove(0);
        assert_eq!(draft.issued_on.days_until(draft.due_on), number(days), "{row:?}");
    }
}

fn zone() -> Zone {
    Zone::fixed("Etc/UTC", 0)
}

fn setting<'a>(rates: &'a [TaxRate], zone: &'a Zone) -> Setting<'a> {
    Setting { includes_tax: false, rates, treatment: TaxTreatment::AsUsual, zone }
}

/// A fee that was charged and that no invoice has yet.
fn fee(minor: i64) -> OpenCharge {
    let charge = Charge {
        key: "fee:1".to_owned(),
        payer: "cus_ada".parse().unwrap(),
        customer: "cus_ada".parse().unwrap(),
        source: Source::Fee,
        source_id: "fee_1".to_owned(),
        name: "A lost key".to_owned(),
        period: None,
        quantity_thousandths: 1000,
        currency: euro(),
        amounts: Amounts::new(minor, minor),
        tax: Tax::on_deposit(),
        why: vec![],
        occurred_at: Instant::from_seconds(1_800_000_000),
        invoice_by: day("2026-05-16"),
    };
    OpenCharge { id: Some("chg_fee".parse().unwrap()), charge }
}

fn grant(id: &str, kind: BenefitKind, balance: i64) -> Grant {
    Grant {
        id: format!("grt_{id}").parse().unwrap(),
        kind,
        name: id.to_owned(),
        amount: balance,
        balance,
        currency: (kind == BenefitKind::MoneyCredit).then(euro),
        scope: Scope::default(),
        contract_id: None,
        starts_at: Instant::from_seconds(0),
        expires_at: Some(Instant::from_seconds(2_000_000_000)),
        of: None,
        turn: 0,
        lent: None,
    }
}

#[test]
fn benefits_cover_a_part_without_a_cliff() {
    for row in table("cover") {
        let [minutes, price, time, discount, money, drawn_minutes, drawn_money, left] = row[..] else {
            panic!("{row:?}")
        };
        let cost = Cost { minutes: number(minutes), price_minor: number(price), currency: euro() };
        let grants = [
            grant("time", BenefitKind::TimeCredit, number(time)),
            grant("money", BenefitKind::MoneyCredit, number(money)),
        ];
        let cover = cover(cost, &grants, number(discount));
        let drawn = |kind| cover.draws.iter().filter(|draw| draw.kind == kind).map(|draw| draw.amount).sum::<i64>();
        let drawn = (drawn(BenefitKind::TimeCredit), drawn(BenefitKind::MoneyCredit), cover.left_minor);
        assert_eq!(drawn, (number(drawn_minutes), number(drawn_money), number(left)), "{row:?}");
        let worth: i64 = cover.draws.iter().map(|draw| draw.worth_minor).sum();
        assert_eq!(worth + cover.discount_minor + cover.left_minor, cost.price_minor, "{row:?}");
    }
}

#[test]
fn a_minute_more_of_credit_never_costs_more() {
    for price_minor in [0, 1, 99, 999, 4000] {
        let cost = Cost { minutes: 90, price_minor, currency: euro() };
        let left = |minutes| cover(cost, &[grant("time", BenefitKind::TimeCredit, minutes)], 100_000).left_minor;
        let all: Vec<i64> = (0..=100).map(left).collect();
        assert!(all.is_sorted_by(|a, b| a >= b), "{price_minor}: {all:?}");
        assert_eq!(all[90], 0);
    }
}

#[test]
fn what_expires_first_is_spent_first_and_the_narrow_before_the_wide() {
    let soon = Grant {
        expires_at: Some(Instant::from_seconds(1_900_000_000)),
        ..grant("b_soon", BenefitKind::TimeCredit, 10)
    };
    let narrow = Scope { kinds: vec!["knd_room".parse().unwrap()], locations: vec![] };
    let narrow = Grant { scope: narrow, ..grant("c_narrow", BenefitKind::TimeCredit, 10) };
    let for_ever = Grant { expires_at: None, ..grant("a_ever", BenefitKind::TimeCredit, 100) };
    let wide = grant("a_wide", BenefitKind::TimeCredit, 10);
    let cost = Cost { minutes: 60, price_minor: 600, currency: euro() };
    let drawn = cover(cost, &[for_ever, wide, narrow, soon], 0).draws;
    let drawn: Vec<_> = drawn.iter().map(|draw| (draw.name.as_str(), draw.amount)).collect();
    assert_eq!(drawn, [("b_soon", 10), ("c_narrow", 10), ("a_wide", 10), ("a_ever", 30)]);
}

/// "60/31": so many minutes until that day of the month.
fn until_day(cell: &str) -> (i64, Instant) {
    let (minutes, day) = cell.split_once('/').unwrap();
    (number(minutes), Instant::from_seconds(1_900_000_000 + 86_400 * number(day)))
}

#[test]
fn what_a_team_shares_is_spent_in_its_turn() {
    for row in table("shared") {
        let [sharing, own, payers, minutes, of_own, of_payer, left] = row[..] else { panic!("{row:?}") };
        let ((own, own_ends), (payers, payers_end)) = (until_day(own), until_day(payers));
        let mut grants = vec![Grant { expires_at: Some(own_ends), ..grant("own", BenefitKind::TimeCredit, own) }];
        grants.extend((sharing != "none").then(|| Grant {
            expires_at: Some(payers_end),
            of: Some("Acme".to_owned()),
            turn: u8::from(sharing == "after_own"),
            ..grant("acme", BenefitKind::TimeCredit, payers)
        }));
        let cost = Cost { minutes: number(minutes), price_minor: number(minutes) * 10, currency: euro() };
        let cover = cover(cost, &grants, 0);
        let drawn = |shared: bool| -> i64 {
            cover.draws.iter().filter(|draw| draw.of.is_some() == shared).map(|draw| draw.amount).sum()
        };
        let drawn = (drawn(false), drawn(true), cover.left_minor);
        assert_eq!(drawn, (number(of_own), number(of_payer), number(left)), "{row:?}");
    }
}

#[test]
fn one_member_draws_as_much_as_the_cap_leaves() {
    for row in table("capped") {
        let [sharing, own, payers, cap, before, minutes, of_own, of_payer, left] = row[..] else { panic!("{row:?}") };
        let january = day("2030-01-01");
        let of_acme = Lent {
            payer: "cus_acme".parse().unwrap(),
            cap: (cap != "-").then(|| number(cap)),
            drawn: [(january, number(before))].into(),
            month: None,
        };
        let acme = Grant {
            of: Some("Acme".to_owned()),
            turn: u8::from(sharing == "after_own"),
            lent: Some(of_acme),
            ..grant("acme", BenefitKind::TimeCredit, number(payers))
        };
        let grants = [grant("own", BenefitKind::TimeCredit, number(own)), acme.on(day("2030-01-31"))];
        let cost = Cost { minutes: number(minutes), price_minor: number(minutes) * 10, currency: euro() };
        let cover = cover(cost, &grants, 0);
        let drawn = |shared: bool| -> i64 {
            cover.draws.iter().filter(|draw| draw.of.is_some() == shared).map(|draw| draw.amount).sum()
        };
        let drawn = (drawn(false), drawn(true), cover.left_minor);
        assert_eq!(drawn, (number(of_own), number(of_payer), number(left)), "{row:?}");
        assert!(cover.draws.iter().all(|draw| draw.month == draw.of.is_some().then_some(january)), "{row:?}");
    }
}

#[test]
fn money_of_another_currency_and_spent_grants_cover_nothing() {
    let dollars = Grant { currency: "USD".parse().ok(), ..grant("usd", BenefitKind::MoneyCredit, 1000) };
    let cost = Cost { minutes: 60, price_minor: 600, currency: euro() };
    let cover = cover(cost, &[dollars, grant("spent", BenefitKind::TimeCredit, 0)], 0);
    assert_eq!((cover.draws, cover.left_minor), (vec![], 600));
}
