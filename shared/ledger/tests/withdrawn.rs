//! What is charged for benefits that are withdrawn, in which currency: a table of docs/money.md.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod books;

use books::{now, table, today};
use kernel::{Currency, CustomerId, Day, Zone};
use ledger::*;

/// A month's desk for 100.00, which ends with today's cycle: a benefit of the next was drawn.
fn desk(currency: Currency) -> Contract {
    let customer: CustomerId = "cus_ada".parse().unwrap();
    let offered = Offered {
        name: "Desk".to_owned(),
        currency,
        price_minor: 10_000,
        sign_up_fee_minor: 0,
        deposit_minor: 0,
        tax_class: TaxClass::Standard,
        terms: Terms::default(),
        due_days: None,
    };
    Contract::new("con_1".parse().unwrap(), &customer, offered, today(), 1)
}

/// What `credit` of the February after saved.
fn drawn(credit: &str, worth_minor: i64, booked: Currency) -> Granted {
    let (of, money) = (day("2030-02-01"), credit != "minutes");
    let zone = Zone::fixed("Etc/UTC", 0);
    Granted {
        id: "grt_1".parse().unwrap(),
        key: format!("contract:con_1:{of}:0:1"),
        contract_id: "con_1".parse().unwrap(),
        kind: if money { BenefitKind::MoneyCredit } else { BenefitKind::TimeCredit },
        name: "Rooms".to_owned(),
        currency: money.then(|| credit.parse().unwrap()),
        amount: 6000,
        balance: 0,
        starts_at: zone.day_begins(of.date()),
        expires_at: None,
        revoked: 0,
        taken: 0,
        draws: vec![Drawn {
            key: "booking:bkg_1:grt_1".to_owned(),
            source_id: "bkg_1".to_owned(),
            amount: 6000,
            worth_minor,
            currency: booked,
            starts_at: zone.day_begins(of.date()),
        }],
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn what_was_saved_is_owed_in_the_currency_in_which_it_was_saved() {
    let rate = TaxRate { class: TaxClass::Standard, from_day: day("1970-01-01"), rate_ppm: 190_000, reason: None };
    let (rates, zone) = ([rate], Zone::fixed("Etc/UTC", 0));
    let setting = Setting { includes_tax: false, rates: &rates, treatment: TaxTreatment::AsUsual, zone: &zone };
    for row in table("withdrawn") {
        let [contract, booked, credit, saved, charged, invoices] = row[..] else { panic!("{row:?}") };
        let granted = [drawn(credit, saved.parse().unwrap(), booked.parse().unwrap())];
        let contract = Contract { ends_on: Some(day("2030-02-01")), ..desk(contract.parse().unwrap()) };
        let how = Regranting {
            from: day("2030-02-01"),
            today: today(),
            now: now(),
            paid_until: today(),
            version: 2,
            granted: &granted,
        };
        let regrant = contract.regrant(how, &setting);
        let shown = |charge: &Charge| format!("{} {}", charge.amounts.gross_minor, charge.currency);
        let owed = regrant.charges.first().map_or_else(|| "-".to_owned(), shown);
        assert_eq!(owed, charged, "{row:?}");
        // The same day brings the contract's own charge.
        let open = regrant.charges.iter().map(|charge| OpenCharge { id: None, charge: charge.clone() }).collect();
        let account = Account { contracts: vec![contract], open, due_days: (None, 14) };
        let bill = account.bill(today(), &setting);
        let currencies: Vec<_> = bill.drafts.iter().map(|draft| draft.currency.to_string()).collect();
        assert_eq!(currencies.join(", "), invoices, "{row:?}");
    }
}
