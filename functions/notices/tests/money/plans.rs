use super::{NAME, PLAN, day, euros};
use outbox::{
    BenefitAmount, BenefitNotice, BenefitTaken, CancellationNotice, ContractNotice, ContractWaits, Every, EveryUnit,
    GoesOn, Page, PauseNotice, PayerChange, PlanChange, PlanGoesOn, Price, PriceAhead, RefusedPlan, ToldAs, Topic,
};

fn price(minor: i64, count: u32, unit: EveryUnit) -> Price {
    Price { amount: euros(minor), every: Every { unit, count } }
}

pub(super) fn told() -> Vec<(&'static str, Topic)> {
    let contract = ContractNotice {
        name: NAME.to_owned(),
        plan: PLAN.to_owned(),
        of: None,
        starts_on: day("2030-02-01"),
        price: price(24_900, 1, EveryUnit::Month),
        notice_days: 14,
        page: Page::plans(),
    };
    let waits = ContractWaits {
        customer: NAME.to_owned(),
        plan: PLAN.to_owned(),
        starts_on: day("2030-02-01"),
        page: Page::console_contract("con_ada"),
    };
    let free = ContractNotice { price: price(0, 1, EveryUnit::Month), notice_days: 0, ..contract.clone() };
    let others = ContractNotice { of: Some("Bob Member".to_owned()), ..contract.clone() };
    let weeks = ContractNotice { price: price(5_000, 2, EveryUnit::Week), notice_days: 1, ..contract.clone() };
    [
        vec![
            ("paid_for", Topic::PlanJoined(others)),
            ("", Topic::PlanJoined(contract)),
            ("free", Topic::PlanJoined(free)),
            ("", Topic::PlanApproved(weeks)),
        ],
        vec![("", Topic::PlanWaits(waits))],
        rests(),
        changes(),
        payers(),
        by_hand(),
    ]
    .concat()
}

/// A plan that rests, and one that goes on or begins on another day.
fn rests() -> Vec<(&'static str, Topic)> {
    let of = || Some("Bob Member".to_owned());
    let rests = |of| {
        let (name, plan, page) = (NAME.to_owned(), PLAN.to_owned(), Page::plans());
        Topic::PauseSet(PauseNotice { name, plan, of, from: day("2030-02-01"), until: day("2030-03-01"), page })
    };
    let goes_on = |how, of| {
        let (name, plan, page) = (NAME.to_owned(), PLAN.to_owned(), Page::plans());
        let price = price(24_900, 1, EveryUnit::Month);
        Topic::PlanGoesOn(PlanGoesOn { name, plan, of, how, on: day("2030-03-01"), price, page })
    };
    vec![
        ("", rests(None)),
        ("paid_for", rests(of())),
        ("", goes_on(GoesOn::Reopened, None)),
        ("resumed", goes_on(GoesOn::Resumed, None)),
        ("moved", goes_on(GoesOn::Moved, None)),
        ("paid_for", goes_on(GoesOn::Reopened, of())),
    ]
}

/// A plan that somebody else pays for, as each of the three is told.
fn payers() -> Vec<(&'static str, Topic)> {
    let told = |told, of: Option<&str>, deposit, credit| {
        Topic::PayerChanged(PayerChange {
            name: NAME.to_owned(),
            plan: PLAN.to_owned(),
            of: of.map(str::to_owned),
            told,
            payer: "Harbour Ltd".to_owned(),
            on: day("2030-03-01"),
            price: price(24_900, 1, EveryUnit::Month),
            deposit,
            credit,
            page: Page::plans(),
        })
    };
    vec![
        ("", told(ToldAs::Customer, None, None, None)),
        ("before", told(ToldAs::Before, None, Some(euros(50_000)), Some(euros(12_450)))),
        ("payer", told(ToldAs::Payer, Some("Bob Member"), Some(euros(50_000)), None)),
        ("not_after_all", told(ToldAs::NotAfterAll, Some("Bob Member"), None, None)),
    ]
}

fn changes() -> Vec<(&'static str, Topic)> {
    let (name, plan, page) = (NAME.to_owned(), PLAN.to_owned(), Page::plans());
    let ahead = PriceAhead {
        name: name.clone(),
        plan: plan.clone(),
        of: None,
        from: day("2030-03-01"),
        before: price(24_900, 1, EveryUnit::Month),
        price: price(26_900, 1, EveryUnit::Month),
        leave_by: Some(day("2030-02-14")),
        page: page.clone(),
    };
    let cancelled = CancellationNotice {
        name: name.clone(),
        plan: plan.clone(),
        of: None,
        ends_on: day("2030-03-01"),
        deposit: Some(euros(20_000)),
        credit: Some(euros(8_300)),
        left: vec![],
        can_take_back: false,
        page: page.clone(),
    };
    let left = vec![BenefitAmount::DayPass { passes: 5 }, BenefitAmount::TimeCredit { minutes: 108 }];
    let refused =
        RefusedPlan { name: name.clone(), plan: plan.clone(), of: None, reason: String::new(), page: page.clone() };
    let of = Some("Bob Member".to_owned());
    let reason = "No desk is free before May.".to_owned();
    let change = PlanChange {
        name: name.clone(),
        before: "Flex".to_owned(),
        plan: plan.clone(),
        of: None,
        on: day("2030-02-01"),
        price: price(90_000, 3, EveryUnit::Month),
        left: vec![],
        page: page.clone(),
    };
    let weekly = price(5_000, 1, EveryUnit::Week);
    vec![
        ("paid_for", Topic::PlanChanged(PlanChange { of: of.clone(), ..change.clone() })),
        ("cut", Topic::PlanChanged(PlanChange { left: left.clone(), ..change.clone() })),
        ("terms", Topic::PlanChanged(PlanChange { before: plan.clone(), ..change.clone() })),
        ("", Topic::PlanChanged(change)),
        ("nothing_back", Topic::PlanCancelled(CancellationNotice { deposit: None, credit: None, ..cancelled.clone() })),
        ("cut", Topic::PlanCancelled(CancellationNotice { left, can_take_back: true, ..cancelled.clone() })),
        ("paid_for", Topic::PlanCancelled(CancellationNotice { of: of.clone(), ..cancelled.clone() })),
        ("", Topic::PlanCancelled(cancelled)),
        ("reason", Topic::PlanRefused(RefusedPlan { reason, ..refused.clone() })),
        ("paid_for", Topic::PlanRefused(RefusedPlan { of: of.clone(), ..refused.clone() })),
        ("", Topic::PlanRefused(refused)),
        ("bound", Topic::PriceAhead(PriceAhead { leave_by: None, before: weekly, ..ahead.clone() })),
        ("paid_for", Topic::PriceAhead(PriceAhead { of, ..ahead.clone() })),
        ("", Topic::PriceAhead(ahead)),
    ]
}

fn by_hand() -> Vec<(&'static str, Topic)> {
    let given = BenefitNotice {
        name: NAME.to_owned(),
        benefit: "For the flooded week in May".to_owned(),
        amount: BenefitAmount::TimeCredit { minutes: 150 },
        kinds: vec!["Meeting room".to_owned(), "Phone booth".to_owned()],
        locations: vec!["Harbour".to_owned()],
        starts_on: day("2030-02-01"),
        ends_on: Some(day("2030-05-01")),
        page: Page::plans(),
    };
    let wide = |amount| BenefitNotice { amount, kinds: vec![], locations: vec![], ends_on: None, ..given.clone() };
    let taken = |amount| BenefitTaken {
        name: NAME.to_owned(),
        benefit: given.benefit.clone(),
        amount,
        reason: "Given to the wrong Ada by phone.".to_owned(),
        page: Page::plans(),
    };
    vec![
        ("", Topic::BenefitGiven(given.clone())),
        ("money", Topic::BenefitGiven(wide(BenefitAmount::MoneyCredit { money: euros(2_500) }))),
        ("day_pass", Topic::BenefitGiven(wide(BenefitAmount::DayPass { passes: 1 }))),
        ("day_passes", Topic::BenefitGiven(wide(BenefitAmount::DayPass { passes: 3 }))),
        ("time_pass", Topic::BenefitGiven(wide(BenefitAmount::TimePass { minutes: 120 }))),
        ("", Topic::BenefitTaken(taken(BenefitAmount::TimeCredit { minutes: 45 }))),
        ("money", Topic::BenefitTaken(taken(BenefitAmount::MoneyCredit { money: euros(100) }))),
    ]
}
