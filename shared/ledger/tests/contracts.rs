//! What contracts come to, day by day.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod books;

use books::table;
use kernel::{Day, Instant, Zone};
use ledger::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn rates() -> Vec<TaxRate> {
    vec![TaxRate { class: TaxClass::Standard, from_day: day("1970-01-01"), rate_ppm: 190_000, reason: None }]
}

fn zone() -> Zone {
    Zone::fixed("Etc/UTC", 0)
}

fn setting<'a>(rates: &'a [TaxRate], zone: &'a Zone) -> Setting<'a> {
    Setting { includes_tax: false, rates, treatment: TaxTreatment::AsUsual, zone }
}

/// A contract of one month from 16 May 2026, for 310.00 EUR and a deposit of 500.00.
fn contract(id: &str) -> Contract {
    let starts_on = day("2026-05-16");
    Contract {
        id: format!("con_{id}").parse().unwrap(),
        customer: "cus_ada".parse().unwrap(),
        payer: "cus_ada".parse().unwrap(),
        name: "Flex".to_owned(),
        starts_on,
        ends_on: None,
        charged_until: starts_on,
        granted_until: starts_on,
        quantity: 1,
        currency: "EUR".parse().unwrap(),
        price_minor: 31_000,
        prices_ahead: Vec::new(),
        pauses: Vec::new(),
        sign_up_fee_minor: 5_000,
        deposit_minor: 50_000,
        deposit_before_minor: 0,
        is_followed: false,
        bound_until: None,
        paid_until: None,
        tax_class: TaxClass::Standard,
        terms: Terms { prorates_first: true, prorates_last: true, ..Terms::default() },
        due_days: (None, None),
    }
}

fn account(contracts: Vec<Contract>) -> Account {
    Account { contracts, open: Vec::new(), due_days: (None, 14) }
}

fn gross(drafts: &[Draft]) -> Vec<(String, i64)> {
    drafts.iter().map(|draft| (draft.issued_on.to_string(), draft.total.gross_minor)).collect()
}

fn shown(all: &[(String, i64)]) -> Vec<(&str, i64)> {
    all.iter().map(|(day, minor)| (day.as_str(), *minor)).collect()
}

#[test]
fn the_first_invoice_has_the_fee_and_the_deposit_and_the_last_gives_it_back() {
    let (rates, zone) = (rates(), zone());
    let contract = Contract { ends_on: Some(day("2026-08-16")), ..contract("1") };
    let drafts = account(vec![contract]).ahead(day("2026-05-16"), day("2027-05-16"), &setting(&rates, &zone));
    let expected = [
        ("2026-05-16", 36_890 + 5_950 + 50_000),
        ("2026-06-16", 36_890),
        ("2026-07-16", 36_890),
        ("2026-08-16", -50_000),
    ];
    assert_eq!(shown(&gross(&drafts)), expected);
    let lines: Vec<_> = drafts[0].lines.iter().map(|line| (line.charge.key.as_str(), line.charge.source)).collect();
    let expected = [
        ("contract:con_1:2026-05-16:price", Source::Contract),
        ("contract:con_1:sign_up_fee", Source::SignUpFee),
        ("contract:con_1:deposit", Source::Deposit),
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_billing_day_cuts_the_first_period() {
    let (rates, zone) = (rates(), zone());
    let mut contract = Contract { sign_up_fee_minor: 0, deposit_minor: 0, ..contract("1") };
    contract.terms.billing_day = Some(1);
    let drafts = account(vec![contract]).ahead(day("2026-05-16"), day("2026-07-15"), &setting(&rates, &zone));
    let expected = [("2026-05-16", 19_040), ("2026-06-01", 36_890), ("2026-07-01", 36_890)];
    assert_eq!(shown(&gross(&drafts)), expected);
}

#[test]
fn a_price_from_a_day_holds_for_periods_that_begin_then() {
    let (rates, zone) = (rates(), zone());
    let prices_ahead = vec![
        PriceFrom { from: day("2026-06-20"), price_minor: 40_000 },
        PriceFrom { from: day("2026-08-16"), price_minor: 0 },
    ];
    let contract = Contract { prices_ahead, sign_up_fee_minor: 0, deposit_minor: 0, ..contract("1") };
    let drafts = account(vec![contract]).ahead(day("2026-05-16"), day("2026-09-30"), &setting(&rates, &zone));
    let expected = [("2026-05-16", 36_890), ("2026-06-16", 36_890), ("2026-07-16", 47_600)];
    assert_eq!(shown(&gross(&drafts)), expected);
}

#[test]
fn what_waits_for_its_day_is_looked_past() {
    let (rates, zone) = (rates(), zone());
    let setting = setting(&rates, &zone);
    let ordered = Contract { sign_up_fee_minor: 0, deposit_minor: 0, ..contract("1") };
    let (mut charges, _) = ordered.next_charges(&setting).unwrap();
    let price = Charge { invoice_by: day("2026-07-16"), ..charges.remove(0) };
    let back = Charge {
        key: "back".to_owned(),
        amounts: price.amounts.reversed(),
        invoice_by: day("2026-05-17"),
        ..price.clone()
    };
    let open = [price, back].map(|charge| OpenCharge { id: None, charge }).into();
    let account = Account { open, ..account(Vec::new()) };
    let drafts = account.ahead(day("2026-05-16"), day("2027-05-16"), &setting);
    assert_eq!(shown(&gross(&drafts)), [("2026-07-16", 0)], "what is given back waits with what it is given back of");
}

#[test]
fn a_pause_rests_whole_cycles() {
    let (rates, zone) = (rates(), zone());
    let pauses = vec![Pause { from: day("2026-06-16"), until: day("2026-08-16") }];
    let contract = Contract { pauses, sign_up_fee_minor: 0, deposit_minor: 0, ..contract("1") };
    let drafts = account(vec![contract]).ahead(day("2026-05-16"), day("2026-09-15"), &setting(&rates, &zone));
    assert_eq!(shown(&gross(&drafts)), [("2026-05-16", 36_890), ("2026-08-16", 36_890)]);
}

#[test]
fn an_outage_is_caught_up_with_on_one_invoice() {
    let (rates, zone) = (rates(), zone());
    let bill = account(vec![contract("1")]).bill(day("2026-07-20"), &setting(&rates, &zone));
    assert_eq!(shown(&gross(&bill.drafts)), [("2026-07-20", 3 * 36_890 + 5_950 + 50_000)]);
    assert_eq!(bill.charged, [("con_1".parse().unwrap(), Some(day("2026-08-16")))]);
    assert_eq!(bill.charges.len(), 5);
}

#[test]
fn a_day_that_brings_nothing_issues_nothing() {
    let (rates, zone) = (rates(), zone());
    let charged = Contract { charged_until: day("2026-06-16"), ..contract("1") };
    assert_eq!(account(vec![charged]).bill(day("2026-06-15"), &setting(&rates, &zone)), Bill::default());
}

#[test]
fn the_deposit_goes_on_to_the_contract_that_follows() {
    let (rates, zone) = (rates(), zone());
    let old = Contract { ends_on: Some(day("2026-06-16")), is_followed: true, ..contract("1") };
    let new = Contract {
        starts_on: day("2026-06-16"),
        charged_until: day("2026-06-16"),
        ends_on: Some(day("2026-07-16")),
        sign_up_fee_minor: 0,
        deposit_minor: 80_000,
        deposit_before_minor: 50_000,
        ..contract("2")
    };
    let drafts = account(vec![old, new]).ahead(day("2026-05-16"), day("2027-01-01"), &setting(&rates, &zone));
    let expected = [("2026-05-16", 36_890 + 5_950 + 50_000), ("2026-06-16", 36_890 + 30_000), ("2026-07-16", -80_000)];
    assert_eq!(shown(&gross(&drafts)), expected);
}

/// What a contract has been charged for one period.
fn charged(charge: &Charge) -> ChargedPeriod {
    let (from, until) = charge.period.unwrap();
    ChargedPeriod {
        from,
        until,
        exact_minor: ChargedPeriod::exact_of(&charge.why),
        amounts: charge.amounts,
        given_back: Amounts::default(),
        tax: charge.tax.clone(),
        usual_rate_ppm: 190_000,
    }
}

#[test]
fn charge_and_credit_are_together_the_price_of_the_days_used() {
    let (rates, zone) = (rates(), zone());
    for includes_tax in [false, true] {
        let setting = Setting { includes_tax, ..setting(&rates, &zone) };
        for price_minor in [1, 999, 20_000, 31_001] {
            for (billing_day, quantity) in [(None, 1), (Some(1), 3)] {
                let mut contract = Contract { price_minor, quantity, ..contract("1") };
                contract.terms.billing_day = billing_day;
                let (charges, until) = contract.next_charges(&setting).unwrap();
                let mut back = 0;
                for used in 0..=contract.starts_on.days_until(until) {
                    let ends_on = contract.starts_on.plus_days(used.try_into().unwrap());
                    let known = Contract { ends_on: Some(ends_on), ..contract.clone() };
                    let known =
                        known.next_charges(&setting).map_or(Amounts::default(), |(charges, _)| charges[0].amounts);
                    let credit = contract.unused(&charged(&charges[0]), ends_on, &setting);
                    let credit = credit.map_or(Amounts::default(), |charge| charge.amounts);
                    assert_eq!(Amounts::sum([charges[0].amounts, credit]), known, "{price_minor}, {used} days");
                    back += credit.gross_minor;
                }
                assert!(back <= 0);
            }
        }
    }
}

#[test]
fn what_is_given_back_contains_the_rate_that_was_charged() {
    let (rates, zone) = (rates(), zone());
    for row in table("contained") {
        let [price, treatment, now, used, net, gross] = row[..] else { panic!("{row:?}") };
        let number = |text: &str| text.parse::<i64>().unwrap();
        let treatment = match treatment {
            "as_usual" => TaxTreatment::AsUsual,
            "exempt" => TaxTreatment::Exempt,
            _ => TaxTreatment::ReverseCharge,
        };
        let setting = Setting { includes_tax: true, treatment, ..setting(&rates, &zone) };
        let starts_on = day("2026-04-01");
        let contract = Contract { price_minor: number(price), starts_on, charged_until: starts_on, ..contract("1") };
        let (charges, _) = contract.next_charges(&setting).unwrap();
        let known = ChargedPeriod { usual_rate_ppm: number(now), ..charged(&charges[0]) };
        let ends_on = starts_on.plus_days(number(used).try_into().unwrap());
        let credit = contract.unused(&known, ends_on, &setting).unwrap();
        let kept = Amounts::sum([charges[0].amounts, credit.amounts]);
        assert_eq!((kept.net_minor, kept.gross_minor), (number(net), number(gross)), "{row:?}");
    }
}

#[test]
fn a_credit_is_at_the_price_that_was_charged() {
    let (rates, zone) = (rates(), zone());
    let setting = setting(&rates, &zone);
    let mut contract = contract("1");
    let (charges, _) = contract.next_charges(&setting).unwrap();
    contract.price_minor = 1_000_000;
    let credit = contract.unused(&charged(&charges[0]), day("2026-05-16"), &setting).unwrap();
    assert_eq!(credit.amounts, charges[0].amounts.reversed());
    assert_eq!(credit.period, Some((day("2026-05-16"), day("2026-06-16"))));
}

#[test]
fn what_is_foreseen_is_what_comes_day_by_day() {
    let (rates, zone) = (rates(), zone());
    let setting = setting(&rates, &zone);
    let start = day("2026-05-16");
    for ends in [None, Some(40_u32), Some(75), Some(200)] {
        for (count, billing_day) in [(1, None), (3, Some(1)), (2, Some(28))] {
            let mut one = Contract { ends_on: ends.map(|days| start.plus_days(days)), ..contract("1") };
            (one.terms.cycle.count, one.terms.billing_day) = (count, billing_day);
            let weekly = Terms { cycle: Cycle { unit: CycleUnit::Week, count: 2 }, ..Terms::default() };
            let two = Contract { terms: weekly, ..contract("2") };
            let account = account(vec![one, two]);
            let foreseen = account.ahead(start, start.plus_days(400), &setting);
            let (mut lived, mut issued) = (account, Vec::new());
            for today in (0..=400).map(|days| start.plus_days(days)) {
                let bill = lived.bill(today, &setting);
                for (id, until) in &bill.charged {
                    let at = lived.contracts.iter().position(|contract| contract.id == *id).unwrap();
                    match until {
                        Some(until) => lived.contracts[at].charged_until = *until,
                        None => drop(lived.contracts.remove(at)),
                    }
                }
                issued.extend(bill.drafts);
            }
            assert_eq!(foreseen, issued, "{ends:?}, every {count} months on {billing_day:?}");
        }
    }
}

#[test]
fn benefits_are_granted_ahead_and_cut_like_the_price() {
    let (rates, zone) = (rates(), zone());
    let benefit =
        |gives| Benefit { name: "Rooms".parse().unwrap(), gives, scope: Scope::default(), days: None, every: None };
    let mut contract = Contract { ends_on: Some(day("2026-07-11")), quantity: 2, ..contract("1") };
    contract.terms.billing_day = Some(1);
    contract.terms.benefits =
        vec![benefit(Gives::TimeCredit { minutes: 310 }), benefit(Gives::Discount { off_ppm: 200_000 })];
    let (grants, until) = contract.grants(day("2027-05-16"), 1, &setting(&rates, &zone));
    let given: Vec<_> = grants.iter().map(|grant| (grant.key.as_str(), grant.amount)).collect();
    let expected = [
        ("contract:con_1:2026-05-16:0:1", 320),
        ("contract:con_1:2026-06-01:0:1", 620),
        ("contract:con_1:2026-07-01:0:1", 200),
    ];
    assert_eq!(given, expected);
    assert_eq!(until, day("2026-08-01"));
    assert_eq!(grants[2].expires_at, Some(zone.day_begins(day("2026-07-11").date())));
    assert!(grants.iter().all(|grant| grant.starts_at < grant.expires_at.unwrap_or(Instant::from_seconds(i64::MAX))));
}

#[test]
fn what_a_contract_costs_that_was_ordered_ahead_waits_for_its_first_day() {
    let (rates, zone) = (rates(), zone());
    let setting = setting(&rates, &zone);
    let monthly = Contract { sign_up_fee_minor: 0, deposit_minor: 0, ..contract("1") };
    let ahead = Contract { starts_on: day("2026-08-01"), charged_until: day("2026-08-01"), ..contract("2") };
    let (charges, charged_until) = ahead.next_charges(&setting).unwrap();
    let open = charges.into_iter().map(|charge| OpenCharge { id: None, charge }).collect();
    let ahead = Contract { charged_until, ..ahead };
    let both = Account { open, ..account(vec![monthly, ahead]) };
    let drafts = both.ahead(day("2026-05-16"), day("2026-08-15"), &setting);
    let expected = [
        ("2026-05-16", 36_890),
        ("2026-06-16", 36_890),
        ("2026-07-16", 36_890),
        ("2026-08-01", 36_890 + 5_950 + 50_000),
    ];
    assert_eq!(shown(&gross(&drafts)), expected);
}
