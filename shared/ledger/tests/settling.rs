//! Payments, credit, refunds and disputes on real SQLite: doing anything twice, or on what was true before, changes nothing.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod books;

use books::*;
use db::Statement;
use ledger::*;
use testkit::World;

#[test]
fn a_payment_settles_its_invoices_oldest_due_first_and_the_rest_is_credit() {
    let world = World::new();
    let (late, soon) = (invoice(&world, "a", 1000, 20), invoice(&world, "b", 500, 10));
    let other = invoice(&world, "c", 100, 0);
    paid(&world, 800, &[(&late, 1000), (&soon, 500)]);
    assert_eq!((open(&world, &soon), open(&world, &late), open(&world, &other)), (0, 700, 100));
    paid(&world, 1000, &[(&late, 300), (&soon, 500)]);
    assert_eq!((open(&world, &late), credit(&world)), (400, 700), "no more of an invoice than was asked for");
    assert_eq!(broken(&world), [""; 0]);
    commit(&world, spend_credit(&[&ada()], now(), &*world.ids())).unwrap();
    assert_eq!((open(&world, &other), open(&world, &late), credit(&world)), (0, 0, 200));
    commit(&world, spend_credit(&[&ada()], now(), &*world.ids())).unwrap();
    assert_eq!(world.count("SELECT count(*) FROM open_invoices"), 0);
    assert_eq!(broken(&world), [""; 0]);
}

#[test]
fn what_settles_what_is_as_the_page_says() {
    let rows = table("settling");
    for row in &rows {
        let [invoices, asked, paid_minor, open_then, credit_then, open_after, credit_after] = row[..] else {
            panic!("{row:?}")
        };
        let world = World::new();
        let made: Vec<_> = invoices
            .split(", ")
            .enumerate()
            .map(|(at, text)| {
                let (gross, due) = text.split_once('/').unwrap();
                invoice(&world, &format!("i{at}"), gross.parse().unwrap(), due.parse().unwrap())
            })
            .collect();
        let parts: Vec<_> = made.iter().zip(minors(asked)).filter(|(_, minor)| 0 < *minor).collect();
        paid(&world, paid_minor.parse().unwrap(), &parts);
        let now_open = || made.iter().map(|id| open(&world, id)).collect::<Vec<_>>();
        assert_eq!((now_open(), vec![credit(&world)]), (minors(open_then), minors(credit_then)), "{row:?}");
        commit(&world, spend_credit(&[&ada()], now(), &*world.ids())).unwrap();
        assert_eq!((now_open(), vec![credit(&world)]), (minors(open_after), minors(credit_after)), "{row:?}");
        assert_eq!(broken(&world), [""; 0]);
    }
}

fn minors(text: &str) -> Vec<i64> {
    text.split(", ").map(|minor| minor.parse().unwrap()).collect()
}

fn ada() -> kernel::CustomerId {
    "cus_ada".parse().unwrap()
}

#[test]
fn a_payment_is_settled_once_by_whoever_comes_first() {
    let world = World::new();
    let invoice = invoice(&world, "a", 1000, 0);
    let payment = wanted(&world, 1000, &[(&invoice, 1000)]);
    let seen_twice = [settling(&payment), settling(&payment)];
    let [first, second] = seen_twice;
    commit(&world, first).unwrap();
    assert!(commit(&world, second).unwrap_err().is_refused_by("status_changed"));
    let step = |to| PaymentMove {
        payment: &payment.id,
        from: PaymentStatus::Wanted,
        to,
        provider_ref: None,
        note: None,
        with: None,
        at: now(),
    };
    assert!(commit(&world, move_payment(step(PaymentStatus::Failed))).unwrap_err().is_refused_by("status_changed"));
    assert!(commit(&world, vec![want_payment(&payment)]).unwrap_err().is_refused_by("payments.key"));
    assert_eq!(world.count("SELECT sum(amount_minor) FROM account_entries"), 0);
    assert_eq!(broken(&world), [""; 0]);
}

#[test]
fn what_two_payments_want_of_one_invoice_is_not_settled_twice() {
    let world = World::new();
    let invoice = invoice(&world, "a", 1000, 0);
    let (one, two) = (wanted(&world, 1000, &[(&invoice, 1000)]), wanted(&world, 1000, &[(&invoice, 1000)]));
    commit(&world, settling(&one)).unwrap();
    commit(&world, settling(&two)).unwrap();
    assert_eq!((open(&world, &invoice), credit(&world)), (0, 1000));
    assert_eq!(broken(&world), [""; 0]);
}

#[test]
fn what_was_paid_for_an_order_waits_for_it() {
    let world = World::new();
    let before = invoice(&world, "a", 1000, 0);
    let purpose = Purpose { order: Some("ord_1".to_owned()), ..Purpose::default() };
    let payment =
        NewPayment { purpose, id: "pay_order".parse().unwrap(), key: "order".to_owned(), ..wanted(&world, 700, &[]) };
    commit(&world, [vec![want_payment(&payment)], settling(&payment)].concat()).unwrap();
    commit(&world, spend_credit(&[&ada()], now(), &*world.ids())).unwrap();
    assert_eq!((open(&world, &before), credit(&world)), (1000, 0));
    let ordered = owed(&world, "cus_ada", "o", 600);
    let mut batch = issue(std::slice::from_ref(&ordered));
    batch.extend(spend(payment.id.as_str(), std::slice::from_ref(&ordered.id), now(), &*world.ids()));
    commit(&world, batch).unwrap();
    assert_eq!((open(&world, &ordered.id), credit(&world)), (0, 100), "what is left is the customer's");
    assert_eq!(broken(&world), [""; 0]);
}

#[test]
fn a_credit_note_settles_what_it_corrects_first() {
    let world = World::new();
    let (old, wrong) = (invoice(&world, "a", 1000, 0), invoice(&world, "b", 500, 30));
    let note = NewInvoice { corrects: Some(wrong.clone()), ..owed(&world, "cus_ada", "n", -700) };
    commit(&world, [issue(&[note]), spend_credit(&[&ada()], now(), &*world.ids())].concat()).unwrap();
    assert_eq!((open(&world, &wrong), open(&world, &old), credit(&world)), (0, 800, 0));
    assert_eq!(broken(&world), [""; 0]);
}

fn refund(world: &World, payment: &NewPayment, amount_minor: i64) -> NewRefund {
    let id = RefundId::new(&*world.ids());
    let (payment, customer) = (payment.id.clone(), payment.customer.clone());
    NewRefund { key: id.to_string(), id, payment, customer, amount_minor, reason: String::new(), now: now() }
}

fn step(refund: &NewRefund, from: RefundStatus) -> RefundMove<'_> {
    RefundMove { refund: &refund.id, from, provider_ref: None, now: now() }
}

#[test]
fn a_refund_takes_what_is_left_and_then_opens_the_newest_invoice_again() {
    let world = World::new();
    let (old, new) = (invoice(&world, "a", 500, 0), invoice(&world, "b", 400, 5));
    let payment = paid(&world, 1000, &[(&old, 500), (&new, 400)]);
    let wish = refund(&world, &payment, 350);
    commit(&world, want_refund(&wish, &*world.ids())).unwrap();
    assert!(commit(&world, want_refund(&wish, &*world.ids())).unwrap_err().is_refused_by("refunds.key"));
    assert_eq!((open(&world, &old) + open(&world, &new), credit(&world)), (250, 0));
    assert_eq!(broken(&world), [""; 0]);
    let much = refund(&world, &payment, 651);
    assert!(commit(&world, want_refund(&much, &*world.ids())).unwrap_err().is_refused_by("refund_exceeds_payment"));
    commit(&world, move_refund(step(&wish, RefundStatus::Wanted))).unwrap();
    assert!(
        commit(&world, settle_refund(step(&wish, RefundStatus::Wanted))).unwrap_err().is_refused_by("status_changed")
    );
    commit(&world, settle_refund(step(&wish, RefundStatus::Processing))).unwrap();
    assert_eq!(world.count("SELECT sum(amount_minor) FROM account_entries"), 250);
    assert_eq!(broken(&world), [""; 0]);
}

#[test]
fn a_refund_that_fails_even_late_is_the_customers_credit_and_settles_what_is_open() {
    for first in [None, Some(RefundStatus::Succeeded)] {
        let world = World::new();
        let invoice = invoice(&world, "a", 500, 0);
        let payment = paid(&world, 500, &[(&invoice, 500)]);
        let wish = refund(&world, &payment, 200);
        commit(&world, want_refund(&wish, &*world.ids())).unwrap();
        if first.is_some() {
            commit(&world, settle_refund(step(&wish, RefundStatus::Wanted))).unwrap();
        }
        assert_eq!(open(&world, &invoice), 200);
        let from = first.unwrap_or(RefundStatus::Wanted);
        let fail = || fail_refund(step(&wish, from), &payment.id, &payment.customer, &*world.ids());
        commit(&world, fail()).unwrap();
        assert!(commit(&world, fail()).unwrap_err().is_refused_by("status_changed"));
        assert_eq!((open(&world, &invoice), credit(&world)), (0, 0));
        assert_eq!(broken(&world), [""; 0]);
    }
}

#[test]
fn a_credit_note_and_the_refund_of_its_invoice_leave_nothing_open() {
    let world = World::new();
    let invoice = invoice(&world, "a", 1000, 0);
    let payment = paid(&world, 1000, &[(&invoice, 1000)]);
    let note = NewInvoice { corrects: Some(invoice.clone()), ..owed(&world, "cus_ada", "n", -400) };
    let mut batch = issue(&[note]);
    batch.extend(want_refund(&refund(&world, &payment, 400), &*world.ids()));
    commit(&world, batch).unwrap();
    assert_eq!((open(&world, &invoice), credit(&world)), (0, 0));
    assert_eq!(broken(&world), [""; 0]);
}

#[test]
fn a_dispute_that_is_lost_is_owed_again_and_one_that_is_won_is_not() {
    let world = World::new();
    let invoice = invoice(&world, "a", 1000, 0);
    let payment = paid(&world, 1000, &[(&invoice, 1000)]);
    let dispute = disputed(&payment, 1000);
    commit(&world, vec![open_dispute(&dispute, false, now())]).unwrap();
    assert!(
        commit(&world, vec![open_dispute(&dispute, false, now())]).unwrap_err().is_refused_by("disputes.provider_ref")
    );
    let back = want_refund(&refund(&world, &payment, 1), &*world.ids());
    assert!(commit(&world, back).unwrap_err().is_refused_by("refund_exceeds_payment"), "not given back twice");
    assert_eq!(open(&world, &invoice), 0, "until the banks decide");
    commit(&world, lose_dispute(&dispute, Decided::NEVER, 0, now(), &*world.ids())).unwrap();
    assert_eq!((open(&world, &invoice), world.count("SELECT sum(amount_minor) FROM account_entries")), (1000, 1000));
    assert_eq!(broken(&world), [""; 0]);
    let decided = |status, losses| Decided { status, losses };
    let win = |losses| win_dispute(&dispute, decided(DisputeStatus::Lost, losses), now(), &*world.ids());
    let lose = |losses| lose_dispute(&dispute, decided(DisputeStatus::Won, losses), 0, now(), &*world.ids());
    let stale = win_dispute(&dispute, Decided::NEVER, now(), &*world.ids());
    assert!(commit(&world, stale).unwrap_err().is_refused_by("status_changed"));
    commit(&world, win(1)).unwrap();
    assert_eq!((open(&world, &invoice), credit(&world)), (0, 0));
    // A bank may decide anew, as often as it will.
    for losses in 1..4 {
        commit(&world, lose(losses)).unwrap();
        assert!(commit(&world, lose(losses)).unwrap_err().is_refused_by("status_changed"), "told twice");
        assert_eq!((open(&world, &invoice), broken(&world)), (1000, vec![]));
        assert!(commit(&world, win(losses)).unwrap_err().is_refused_by("status_changed"), "of the loss before");
        commit(&world, win(losses + 1)).unwrap();
        assert_eq!((open(&world, &invoice), broken(&world)), (0, vec![]));
    }
    assert_eq!(world.count("SELECT sum(amount_minor) FROM account_entries"), 0);
    assert_eq!(broken(&world), [""; 0]);
}

#[test]
fn a_bank_that_only_asks_binds_nothing_until_it_wants_the_money() {
    let world = World::new();
    let invoice = invoice(&world, "a", 1000, 0);
    let payment = paid(&world, 1000, &[(&invoice, 1000)]);
    let dispute = disputed(&payment, 1000);
    let bound = || world.count("SELECT sum(amount_minor) FROM disputes");
    commit(&world, vec![open_dispute(&dispute, true, now())]).unwrap();
    commit(&world, want_refund(&refund(&world, &payment, 300), &*world.ids())).unwrap();
    assert_eq!(bound(), 0);
    commit(&world, claim_dispute(&dispute, now())).unwrap();
    assert_eq!((bound(), world.count("SELECT claimed_minor FROM disputes")), (700, 1000));
    let more = want_refund(&refund(&world, &payment, 1), &*world.ids());
    assert!(commit(&world, more).unwrap_err().is_refused_by("refund_exceeds_payment"));
    // What went back at the provider all the same has gone back.
    commit(&world, adopt_refund(&refund(&world, &payment, 200), &[], &*world.ids())).unwrap();
    assert_eq!(broken(&world), [""; 0]);
    let lose = |beyond| lose_dispute(&dispute, Decided::NEVER, beyond, now(), &*world.ids());
    assert!(
        commit(&world, lose(300)).unwrap_err().is_refused_by("status_changed"),
        "what is beyond is another amount by now"
    );
    commit(&world, lose(500)).unwrap();
    assert_eq!((open(&world, &invoice), bound()), (1000, 500));
    let gone = adopt_refund(&refund(&world, &payment, 1), &[], &*world.ids());
    assert!(commit(&world, gone).unwrap_err().is_refused_by("refund_exceeds_payment"), "all of it is gone");
    assert_eq!(broken(&world), [""; 0]);
}

#[test]
fn what_a_bank_takes_of_what_went_back_already_is_as_the_page_says() {
    for row in &table("taken") {
        let [paid_minor, refunded, asked, taken, beyond, owed_again] =
            row.iter().map(|cell| cell.parse::<i64>().unwrap()).collect::<Vec<_>>()[..]
        else {
            panic!("{row:?}")
        };
        // Whichever of both is heard of first.
        for is_refunded_first in [true, false] {
            let world = World::new();
            let invoice = invoice(&world, "a", paid_minor, 0);
            let payment = paid(&world, paid_minor, &[(&invoice, paid_minor)]);
            let dispute = disputed(&payment, asked);
            let again = Recount { dispute: dispute.clone(), losses: 1, beyond_minor: beyond };
            let again = if is_refunded_first || beyond == 0 { vec![] } else { vec![again] };
            let refunding = || {
                let wish = refund(&world, &payment, refunded);
                commit(&world, adopt_refund(&wish, &again, &*world.ids())).unwrap();
                commit(&world, settle_refund(step(&wish, RefundStatus::Wanted))).unwrap();
            };
            let losing = |beyond| {
                let mut batch = vec![open_dispute(&dispute, false, now())];
                batch.extend(lose_dispute(&dispute, Decided::NEVER, beyond, now(), &*world.ids()));
                commit(&world, batch).unwrap();
            };
            if is_refunded_first && 0 < refunded {
                refunding();
            }
            losing(if is_refunded_first { beyond } else { 0 });
            if !is_refunded_first && 0 < refunded {
                refunding();
            }
            if 0 < beyond {
                commit(&world, issue(&[owed(&world, "cus_ada", "beyond", beyond)])).unwrap();
            }
            let seen = (
                world.count("SELECT amount_minor FROM disputes"),
                world.count("SELECT sum(amount_minor) FROM account_entries"),
                open(&world, &invoice),
            );
            assert_eq!(
                (seen, broken(&world)),
                ((taken, owed_again, owed_again - beyond), vec![]),
                "{row:?} {is_refunded_first}"
            );
        }
    }
}

#[test]
fn a_refund_heard_of_late_is_refused_where_less_is_lost_by_now_than_was_read() {
    let world = World::new();
    let invoice = invoice(&world, "a", 1000, 0);
    let payment = paid(&world, 1000, &[(&invoice, 1000)]);
    let dispute = disputed(&payment, 1000);
    commit(&world, vec![open_dispute(&dispute, false, now())]).unwrap();
    commit(&world, lose_dispute(&dispute, Decided::NEVER, 0, now(), &*world.ids())).unwrap();
    let adopting = |refunded, losses, beyond_minor| {
        let again = [Recount { dispute: dispute.clone(), losses, beyond_minor }];
        commit(&world, adopt_refund(&refund(&world, &payment, refunded), &again, &*world.ids()))
    };
    for (losses, beyond) in [(1, 299), (2, 300)] {
        assert!(adopting(300, losses, beyond).unwrap_err().is_refused_by("status_changed"), "{losses} {beyond}");
    }
    adopting(300, 1, 300).unwrap();
    assert!(adopting(100, 1, 400).unwrap_err().is_refused_by("status_changed"), "it was counted anew meanwhile");
    adopting(100, 2, 400).unwrap();
    // Won after all, as much is credit again as counted last.
    let lost = Decided { status: DisputeStatus::Lost, losses: 3 };
    commit(&world, win_dispute(&dispute, lost, now(), &*world.ids())).unwrap();
    let seen = (open(&world, &invoice), world.count("SELECT sum(amount_minor) FROM account_entries"));
    assert_eq!((seen, broken(&world)), ((400, 0), vec![]));
}

fn disputed(payment: &NewPayment, amount_minor: i64) -> Dispute {
    Dispute {
        provider_ref: "du_1".to_owned(),
        payment: payment.id.clone(),
        customer: payment.customer.clone(),
        amount_minor,
        reason: "fraudulent".to_owned(),
    }
}

#[test]
fn a_debt_that_is_given_up_is_settled_once() {
    let world = World::new();
    let invoice = invoice(&world, "a", 1000, 0);
    paid(&world, 300, &[(&invoice, 300)]);
    let give_up = || write_off(&invoice, &WriteOffId::new(&*world.ids()), now());
    let stale: Vec<Statement> = give_up();
    commit(&world, give_up()).unwrap();
    commit(&world, stale).unwrap();
    assert_eq!(
        (open(&world, &invoice), world.count("SELECT count(*) FROM account_entries WHERE kind = 'write_off'")),
        (0, 1)
    );
    assert_eq!(world.count("SELECT sum(amount_minor) FROM account_entries"), 0);
    assert_eq!(broken(&world), [""; 0]);
}
