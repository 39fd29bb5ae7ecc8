//! Who may be taxed how: the tables of docs/money.md, part 2, and what is asked of the live database.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod books;

use books::*;
use ledger::*;
use testkit::World;

#[test]
fn each_class_with_a_rate_has_one_from_the_first_day() {
    for row in table("rates") {
        let [standard, reduced, refused] = row[..] else { panic!("{row:?}") };
        let from = |class: TaxClass, days: &str| -> Vec<_> {
            days.split(' ').filter(|day| *day != "-").map(|day| (class, day.parse().unwrap())).collect()
        };
        let rates = [from(TaxClass::Standard, standard), from(TaxClass::Reduced, reduced)].concat();
        let named = |class: &TaxClass| if *class == TaxClass::Standard { "standard" } else { "reduced" };
        let without: Vec<_> = without_a_rate(&rates).iter().map(named).collect();
        assert_eq!(without, refused.split(' ').filter(|class| *class != "-").collect::<Vec<_>>(), "{row:?}");
    }
}

#[test]
fn the_buyer_owes_the_tax_only_across_a_border() {
    for row in table("reversed") {
        let [country, seller, buyer, may] = row[..] else { panic!("{row:?}") };
        let number = |text: &str| (text != "-").then(|| text.to_owned());
        let seller = Party { country: country.to_owned(), vat_number: number(seller), ..Party::default() };
        let buyer = Party { vat_number: number(buyer), ..Party::default() };
        assert_eq!(buyer.may_owe_vat_of(&seller), may == "yes", "{row:?}");
    }
}

/// So many things of a price that contains the tax, invoiced at once.
fn drafted(count: i64, currency: &str, exact: i64, rate_ppm: i64) -> Draft {
    let tax = Tax { category: TaxCategory::S, rate_ppm, reason: None };
    let amounts = Pricing { includes_tax: true, usual_rate_ppm: rate_ppm, tax: tax.clone() }.line(exact.into());
    let one = |n: i64| Charge {
        amounts,
        tax: tax.clone(),
        currency: currency.parse().unwrap(),
        ..charged("cus_ada", &format!("l{n}"), 0)
    };
    let lines = (0..count).map(|n| OpenCharge { id: None, charge: one(n) }).collect();
    let account = Account { contracts: vec![], open: vec![], due_days: (None, 14) };
    account.draft(lines, today()).unwrap()
}

#[test]
fn what_many_lines_round_away_is_moved_between_net_and_tax() {
    for row in table("evened") {
        let [count, currency, exact, rate, net_of, tax_of, moved, net, tax] = row[..] else { panic!("{row:?}") };
        let number = |text: &str| text.parse::<i64>().unwrap();
        let draft = drafted(number(count), currency, number(exact), number(rate));
        let lines = draft.lines.iter().filter(|line| !is_rounding(&line.charge.key)).map(|line| line.charge.amounts);
        let lines = Amounts::sum(lines);
        assert_eq!((lines.net_minor, lines.tax_minor), (number(net_of), number(tax_of)), "{row:?}");
        let total = draft.total;
        assert_eq!((total.net_minor, total.tax_minor), (number(net), number(tax)), "{row:?}");
        assert_eq!((total.net_minor - lines.net_minor, total.gross_minor), (number(moved), lines.gross_minor));
        assert_eq!(number(moved) == 0, draft.lines.len() == usize::try_from(number(count)).unwrap(), "{row:?}");
    }
}

#[test]
fn what_evens_out_an_invoice_comes_about_with_it() {
    let world = World::new();
    let draft = drafted(2, "ISK", 9990, 240_000);
    let charges: Vec<Charge> = draft.lines[..2].iter().map(|line| line.charge.clone()).collect();
    let (ids, statements) = charge(&charges, &*world.ids());
    commit(&world, statements).unwrap();
    let customer = "cus_ada".parse().unwrap();
    let books = Books::read(futures::executor::block_on(world.db().read(asked([&customer]))).unwrap()).unwrap();
    let issuing = Issuing { books: &books, customer: &customer, now: now() };
    let new = NewInvoice::of(&draft, issuing, &by_key(&charges, &ids), &*world.ids()).unwrap();
    commit(&world, issue(std::slice::from_ref(&new))).unwrap();
    let lines = world.rows("SELECT name, net_minor, tax_minor, gross_minor FROM v_invoice_lines ORDER BY position");
    assert_eq!(lines[2], serde_json::json!({ "name": "24 %", "net_minor": 1, "tax_minor": -1, "gross_minor": 0 }));
    assert_eq!((lines.len(), broken(&world)), (3, vec![]));
    assert!(commit(&world, issue(&[new])).is_err());
}

#[test]
fn a_class_that_lost_its_rate_is_told_of() {
    let world = World::new();
    assert_eq!(broken(&world), [""; 0]);
    world.load("UPDATE tax_rates SET from_day = '2030-07-01' WHERE class IN ('standard', 'exempt')");
    assert_eq!(broken(&world), ["tax_class_without_a_rate"]);
}
