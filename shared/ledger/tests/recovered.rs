//! Money that comes for what was given up, and what is left of an order's payment once its bank has decided: it is in an invoice, a credit
//! or a refund, and nowhere else.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod books;

use books::*;
use ledger::*;
use testkit::World;

fn ada() -> kernel::CustomerId {
    "cus_ada".parse().unwrap()
}

fn given_up(world: &World, invoice: &InvoiceId) {
    commit(world, write_off(invoice, &WriteOffId::new(&*world.ids()), now())).unwrap();
}

/// What stays given up.
fn lost(world: &World) -> i64 {
    world.count("SELECT coalesce(sum(amount_minor), 0) FROM allocations WHERE source = 'write_off'")
}

fn disputed(payment: &NewPayment) -> Dispute {
    Dispute {
        provider_ref: "du_1".to_owned(),
        payment: payment.id.clone(),
        customer: ada(),
        amount_minor: payment.amount_minor,
        reason: "fraudulent".to_owned(),
    }
}

#[test]
fn what_was_given_up_and_is_paid_is_as_the_page_says() {
    for row in &table("recovered") {
        let numbers: Vec<i64> = row.iter().map(|text| text.parse().unwrap()).collect();
        let [gross, before, asked, comes, taken_back, credit_after] = numbers[..] else { panic!("{row:?}") };
        let world = World::new();
        let debt = invoice(&world, "a", gross, 10);
        if 0 < before {
            paid(&world, before, &[(&debt, before)]);
        }
        given_up(&world, &debt);
        let given = gross - before;
        assert_eq!((open(&world, &debt), lost(&world), broken(&world)), (0, given, vec![]));
        let parts: &[(&InvoiceId, i64)] = if 0 < asked { &[(&debt, asked)] } else { &[] };
        paid(&world, comes, parts);
        assert_eq!((lost(&world), credit(&world)), (given - taken_back, credit_after), "{row:?}");
        let entries = "SELECT sum(amount_minor) FROM account_entries";
        assert_eq!((open(&world, &debt), world.count(entries), broken(&world)), (0, -credit_after, vec![]), "{row:?}");
    }
}

#[test]
fn of_two_debts_the_first_due_is_paid_first_and_each_write_off_is_taken_back_by_what_pays_it() {
    let world = World::new();
    let (late, soon) = (invoice(&world, "a", 1000, 20), invoice(&world, "b", 500, 10));
    paid(&world, 600, &[(&late, 600)]);
    given_up(&world, &late);
    given_up(&world, &soon);
    paid(&world, 700, &[(&late, 1000), (&soon, 500)]);
    assert_eq!((lost(&world), credit(&world), broken(&world)), (200, 0, vec![]));
    // The rest of it, in two parts.
    paid(&world, 50, &[(&late, 1000)]);
    paid(&world, 350, &[(&late, 1000)]);
    assert_eq!((lost(&world), credit(&world), broken(&world)), (0, 200, vec![]));
    let entered = "SELECT sum(amount_minor) FROM account_entries WHERE kind = 'write_off'";
    assert_eq!(world.count(entered), 0);
}

#[test]
fn money_that_a_bank_gives_back_pays_what_was_given_up_for_it() {
    let world = World::new();
    let debt = invoice(&world, "a", 1000, 10);
    let payment = paid(&world, 1000, &[(&debt, 1000)]);
    let dispute = disputed(&payment);
    commit(&world, vec![open_dispute(&dispute, false, now())]).unwrap();
    commit(&world, lose_dispute(&dispute, Decided::NEVER, 0, now(), &*world.ids())).unwrap();
    assert_eq!(open(&world, &debt), 1000);
    given_up(&world, &debt);
    let other = invoice(&world, "b", 300, 5);
    let decided = Decided { status: DisputeStatus::Lost, losses: 1 };
    commit(&world, win_dispute(&dispute, decided, now(), &*world.ids())).unwrap();
    assert_eq!((lost(&world), credit(&world)), (0, 0), "not the customer's to spend");
    assert_eq!((open(&world, &debt), open(&world, &other), broken(&world)), (0, 300, vec![]));
}

/// An order that has come to `status`, and the payment of it, over 10.00, of which a bank wants so much.
fn ordered(world: &World, status: &'static str, wanted_back: i64) -> (NewPayment, Dispute) {
    let payment = wanted(world, 1000, &[]);
    let purpose = Purpose { invoices: Vec::new(), order: Some("ord_1".to_owned()) };
    let fixture = format!(
        "INSERT INTO orders (id, key, customer_id, status, lines, currency, net_minor, tax_minor, gross_minor, terms_version, payment_id, created_at, changed_at)
VALUES ('ord_1', 'o', 'cus_ada', '{status}', '[]', 'EUR', 1000, 0, 1000, '1', '{0}', 1000, 1000);
UPDATE payments SET purpose = '{{\"order\":\"ord_1\"}}' WHERE id = '{0}'",
        payment.id
    );
    world.load(Box::leak(fixture.into_boxed_str()));
    commit(world, settling(&NewPayment { purpose, ..payment.clone() })).unwrap();
    let dispute = Dispute { amount_minor: wanted_back, ..disputed(&payment) };
    commit(world, vec![open_dispute(&dispute, false, now())]).unwrap();
    (payment, dispute)
}

#[test]
fn an_order_that_came_to_nothing_while_a_bank_had_its_money_leaves_it_to_its_customer_once_the_bank_gives_in() {
    let world = World::new();
    let (_, dispute) = ordered(&world, "refunded", 1000);
    let debt = invoice(&world, "a", 300, 5);
    assert_eq!((credit(&world), broken(&world)), (0, vec![]), "the bank has it");
    commit(&world, win_dispute(&dispute, Decided::NEVER, now(), &*world.ids())).unwrap();
    assert_eq!((open(&world, &debt), credit(&world), broken(&world)), (0, 700, vec![]));
}

#[test]
fn an_order_that_is_to_be_carried_out_keeps_its_money_for_that() {
    for status in ["awaiting_payment", "lapsed"] {
        let world = World::new();
        let (_, dispute) = ordered(&world, status, 1000);
        commit(&world, win_dispute(&dispute, Decided::NEVER, now(), &*world.ids())).unwrap();
        assert_eq!((credit(&world), broken(&world)), (0, vec![]), "{status}");
    }
}

#[test]
fn what_is_left_of_the_payment_of_an_order_that_ended_is_found_where_it_is_nobodys() {
    let world = World::new();
    ordered(&world, "refunded", 1000);
    world.load("UPDATE disputes SET status = 'won'");
    assert_eq!(broken(&world), ["money_of_an_order_that_ended_forgotten"]);
}
