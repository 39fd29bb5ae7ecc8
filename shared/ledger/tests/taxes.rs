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

#[test]
fn a_class_that_lost_its_rate_is_told_of() {
    let world = World::new();
    assert_eq!(broken(&world), [""; 0]);
    world.load("UPDATE tax_rates SET from_day = '2030-07-01' WHERE class IN ('standard', 'exempt')");
    assert_eq!(broken(&world), ["tax_class_without_a_rate"]);
}
