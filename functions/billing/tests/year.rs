//! A year of 400 customers, day by day, through the real jobs: the books are right every evening, to the cent.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::jobs::run;
use db::Statement;
use futures::executor::block_on;
use kernel::{CustomerId, Day, NewIds};
use ledger::*;
use std::collections::{BTreeMap, VecDeque};
use support::{app, billing, broken, commit};
use testkit::World;

const CUSTOMERS: u32 = 400;
const DAYS: u32 = 365;

/// Numbers that look random (Knuth's MMIX generator) and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(limit)).unwrap()
    }
}

fn first_day() -> Day {
    "2030-01-01".parse().unwrap()
}

/// The customers, three in four with a contract that begins on some day of the year.
fn people(world: &World, chance: &mut Chance) {
    let mut rows = Vec::new();
    for n in 0..CUSTOMERS {
        let customer = format!("cus_y{n}");
        rows.push(Statement::new(
            "INSERT INTO customers (id, name, email, rights, created_at) VALUES (?1, ?1, ?1 || '@example.org', '{}', 1000)",
            [customer.as_str().into()],
        ));
        if chance.below(4) == 0 {
            continue;
        }
        let starts_on = first_day().plus_days(chance.below(300));
        let ends_on = (chance.below(3) == 0).then(|| starts_on.plus_days(20 + chance.below(200)));
        let (unit, count) =
            if chance.below(4) == 0 { (CycleUnit::Week, 4) } else { (CycleUnit::Month, 1 + chance.below(3)) };
        let terms = Terms {
            cycle: Cycle { unit, count },
            billing_day: (unit == CycleUnit::Month && chance.below(2) == 0).then_some(1),
            prorates_first: chance.below(2) == 0,
            prorates_last: chance.below(2) == 0,
            benefits: vec![Benefit {
                name: "Rooms".parse().unwrap(),
                gives: Gives::TimeCredit { minutes: 60 * (1 + chance.below(10)) },
                scope: Scope::default(),
                days: None,
                every: (chance.below(2) == 0).then_some(Cycle { unit: CycleUnit::Week, count: 1 + chance.below(3) }),
            }],
            ..Terms::default()
        };
        let contract = Contract {
            id: format!("con_y{n}").parse().unwrap(),
            customer: customer.parse().unwrap(),
            payer: customer.parse().unwrap(),
            name: "Flex".to_owned(),
            starts_on,
            ends_on,
            charged_until: starts_on,
            granted_until: starts_on,
            quantity: i64::from(1 + chance.below(3)),
            currency: "EUR".parse().unwrap(),
            price_minor: i64::from(1000 + chance.below(50_000)),
            prices_ahead: Vec::new(),
            pauses: Vec::new(),
            sign_up_fee_minor: i64::from(chance.below(3) * 2500),
            deposit_minor: i64::from(chance.below(3) * 30_000),
            deposit_before_minor: 0,
            is_followed: false,
            bound_until: None,
            paid_until: None,
            tax_class: if chance.below(6) == 0 { TaxClass::Reduced } else { TaxClass::Standard },
            terms,
            due_days: (None, None),
        };
        let books = Books::alone(block_on(world.db().read(books())).unwrap()).unwrap();
        // One in five is of a product by the cycle: to the books it is a contract like another.
        let plan = if n % 5 == 0 { "pln_locker" } else { "pln_flex" }.parse().unwrap();
        rows.push(agree(
            &contract,
            Agreeing { plan: &plan, waits: false, follows: None, zone: &books.zone, now: world.now() },
        ));
    }
    commit(world, rows).unwrap();
}

/// What a day's people do: things are booked and bought, bills are paid by transfer, in full, in part or too much.
fn live(world: &World, chance: &mut Chance, today: Day) {
    for _ in 0..chance.below(8) {
        let customer: CustomerId = format!("cus_y{}", chance.below(CUSTOMERS)).parse().unwrap();
        let key = format!("booking:{}", world.next());
        let net = i64::from(1 + chance.below(9000));
        let pricing = Pricing { includes_tax: chance.below(2) == 0, usual_rate_ppm: 190_000, tax: tax() };
        let charge_of = Charge {
            key: key.clone(),
            payer: customer.clone(),
            customer,
            source: Source::Booking,
            source_id: key.clone(),
            name: "Oak".to_owned(),
            period: None,
            quantity_thousandths: 1000,
            currency: "EUR".parse().unwrap(),
            amounts: pricing.line(rust_decimal::Decimal::from(net)),
            tax: pricing.tax,
            why: vec![Step::Price { unit_minor: net, quantity: 1 }],
            occurred_at: world.now(),
            invoice_by: today.plus_days(chance.below(20)),
        };
        commit(world, charge(&[charge_of], &*world.ids()).1).unwrap();
        if chance.below(6) == 0 {
            commit(world, reverse(&key, world.now(), today, &*world.ids())).unwrap();
        }
    }
    give_back(world, chance, today);
    let open = world.rows("SELECT id, customer_id, gross_minor - settled_minor AS minor FROM v_invoices WHERE is_open = 1 ORDER BY due_on, id LIMIT 60");
    for row in open {
        if chance.below(3) != 0 {
            continue;
        }
        let left = row["minor"].as_i64().unwrap();
        let minor = match chance.below(6) {
            0 => left / 2 + 1,
            1 => left + 1000,
            _ => left,
        };
        let part = Part { id: row["id"].as_str().unwrap().parse().unwrap(), minor: minor.min(left) };
        pay(world, row["customer_id"].as_str().unwrap(), minor, part);
    }
}

/// Of what was invoiced some is credited, in part or all that is left, and some is cancelled, one after the other or the other way around.
fn give_back(world: &World, chance: &mut Chance, today: Day) {
    let lines = world.rows(
        "SELECT id, key, source, payer_id, net_minor, gross_minor,
  gross_minor + (SELECT coalesce(sum(gross_minor), 0) FROM v_given_back WHERE charge_id = v_invoice_lines.id) AS left_minor,
  net_minor + (SELECT coalesce(sum(net_minor), 0) FROM v_given_back WHERE charge_id = v_invoice_lines.id) AS left_net_minor
FROM v_invoice_lines WHERE source IN ('booking', 'contract') AND 0 < gross_minor AND reverses IS NULL
  AND NOT EXISTS (SELECT 1 FROM charges WHERE charges.reverses = v_invoice_lines.id) ORDER BY invoice_id DESC, position LIMIT 40",
    );
    for row in lines {
        let minor = |column: &str| row[column].as_i64().unwrap();
        let (key, left) = (row["key"].as_str().unwrap(), minor("left_minor"));
        match (chance.below(40), row["source"].as_str().unwrap()) {
            (0, "booking") => commit(world, reverse(key, world.now(), today, &*world.ids())).unwrap(),
            (1..3, _) if 0 < left => {
                let gross = if chance.below(2) == 0 { left } else { (left + 1) / 2 };
                let off = Amounts::new(minor("net_minor") * gross / minor("gross_minor"), gross);
                let left = Amounts::new(minor("left_net_minor"), left);
                let payer: CustomerId = row["payer_id"].as_str().unwrap().parse().unwrap();
                let credit = Charge {
                    key: format!("credit:{}", world.next()),
                    payer: payer.clone(),
                    customer: payer,
                    source: Source::Adjustment,
                    source_id: row["id"].as_str().unwrap().to_owned(),
                    name: "Too loud".to_owned(),
                    period: None,
                    quantity_thousandths: -1000,
                    currency: "EUR".parse().unwrap(),
                    amounts: off.within(left).reversed(),
                    tax: tax(),
                    why: vec![Step::Note { text: "Too loud".to_owned() }],
                    occurred_at: world.now(),
                    invoice_by: today,
                };
                commit(world, charge(&[credit], &*world.ids()).1).unwrap();
            }
            _ => {}
        }
    }
}

fn pay(world: &World, customer: &str, amount_minor: i64, part: Part) {
    let id = PaymentId::new(&*world.ids());
    let purpose = Purpose { invoices: vec![part], order: None };
    let new = NewPayment {
        key: id.to_string(),
        id: id.clone(),
        customer: customer.parse().unwrap(),
        method: PayMethod::BankTransfer,
        currency: "EUR".parse().unwrap(),
        amount_minor,
        purpose: purpose.clone(),
        method_id: None,
        on_session: false,
        note: None,
        received_on: None,
        now: world.now(),
    };
    let mut batch = vec![want_payment(&new)];
    let (from, now) = (PaymentStatus::Wanted, world.now());
    batch.extend(settle(Settling { payment: &id, from, purpose: &purpose, provider_ref: None, with: None, now }));
    commit(world, batch).unwrap();
}

fn tax() -> Tax {
    Tax { category: TaxCategory::S, rate_ppm: 190_000, reason: None }
}

/// The invoices that each contract alone will bring, as foreseen on its first day.
type Foreseen = BTreeMap<String, VecDeque<(String, i64)>>;

fn foresee(world: &World, today: Day, foreseen: &mut Foreseen) {
    let new = world.rows("SELECT id, customer_id, starts_on FROM contracts WHERE id LIKE 'con_y%'");
    for row in new.iter().filter(|row| row["starts_on"] == today.to_string()) {
        let customer: CustomerId = row["customer_id"].as_str().unwrap().parse().unwrap();
        let books = Books::read(block_on(world.db().read(asked([&customer]))).unwrap()).unwrap();
        let payer = &books.payers[&customer];
        let account = Account { open: Vec::new(), ..payer.account.clone() };
        let until = first_day().plus_days(DAYS - 1);
        let drafts = account.ahead(today, until, &books.setting(payer.treatment));
        let sums = drafts.into_iter().map(|draft| (draft.issued_on.to_string(), draft.total.gross_minor)).collect();
        foreseen.insert(row["id"].as_str().unwrap().to_owned(), sums);
    }
}

/// What was foreseen of each contract is what its lines on the invoices of the year come to, day by day.
fn came_as_foreseen(world: &World, foreseen: &Foreseen) {
    let lines = world.rows(
        "SELECT v_invoice_lines.source_id, invoices.issued_on, sum(v_invoice_lines.gross_minor) AS minor FROM v_invoice_lines
  JOIN invoices ON invoices.id = v_invoice_lines.invoice_id WHERE source IN ('contract', 'sign_up_fee', 'deposit')
  GROUP BY v_invoice_lines.source_id, invoices.issued_on ORDER BY invoices.issued_on",
    );
    let mut came = Foreseen::new();
    for row in lines {
        let sum = (row["issued_on"].as_str().unwrap().to_owned(), row["minor"].as_i64().unwrap());
        came.entry(row["source_id"].as_str().unwrap().to_owned()).or_default().push_back(sum);
    }
    assert!(200 < foreseen.len(), "{} contracts began", foreseen.len());
    for (contract, sums) in foreseen {
        let empty = VecDeque::new();
        assert_eq!(came.get(contract).unwrap_or(&empty), sums, "{contract}");
    }
}

#[test]
fn a_year_of_four_hundred_customers_is_right_every_evening() {
    let world = billing().world;
    world.with_lockers();
    world.load("DELETE FROM contracts");
    world.load("UPDATE billing_settings SET dunning = '{\"remind\":[0,7]}'");
    let mut chance = Chance(42);
    people(&world, &mut chance);
    let (mut foreseen, mut issued) = (Foreseen::new(), 0);
    for day in 0..DAYS {
        let today = first_day().plus_days(day);
        world.set_now(&format!("{today}T06:00:00Z"));
        foresee(&world, today, &mut foreseen);
        for again in [false, true] {
            let done = block_on(run(&app(&world, world.db())));
            assert_eq!((done.log, done.more), (vec![], false), "{today}");
            assert!(!again || done.issued + done.told + done.dunned == 0, "{today}: a second run did something");
            issued += done.issued;
        }
        live(&world, &mut chance, today);
        assert_eq!(broken(&world), [""; 0], "{today}");
    }
    came_as_foreseen(&world, &foreseen);
    let counted = world.count("SELECT count(*) FROM invoices");
    assert_eq!((usize::try_from(counted).unwrap(), 1500 < counted), (issued, true), "{counted} invoices");
    let lessened = world.count("SELECT count(*) FROM charges WHERE reverses IS NOT NULL AND why LIKE '%given_back%'");
    assert!(10 < lessened, "{lessened} cancellations of what was credited before");
    sums_agree(&world);
}

/// The accounts, the invoices and the payments tell the same story.
fn sums_agree(world: &World) {
    let balance = world.count("SELECT sum(amount_minor) FROM account_entries");
    let owed = world.count("SELECT sum(gross_minor) FROM invoices");
    let paid = world.count("SELECT sum(amount_minor) FROM payments WHERE status = 'succeeded'");
    assert_eq!(balance, owed - paid);
    let open = world.count("SELECT sum(gross_minor - settled_minor) FROM v_invoices WHERE kind = 'invoice'");
    let credit = world.count("SELECT sum(unspent_minor) FROM v_unspent");
    assert_eq!(balance, open - credit);
    let charged = world.count("SELECT sum(gross_minor) FROM charges");
    let waiting = world.count("SELECT coalesce(sum(gross_minor), 0) FROM charges JOIN open_charges ON charge_id = id");
    assert_eq!(charged - waiting, owed);
}
