//! Hundreds of acts in an order that nobody chose, some of them twice and some refused: after each of them the books are right.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod books;

use books::*;
use db::{DbError, Statement};
use ledger::*;
use testkit::World;

/// The same numbers in every run (Knuth's linear congruential generator).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn amount(&mut self) -> i64 {
        i64::try_from(1 + self.roll(1000)).unwrap()
    }

    fn of<'a, T>(&mut self, several: &'a [T]) -> Option<&'a T> {
        let sides = u64::try_from(several.len()).unwrap();
        if sides == 0 { None } else { several.get(usize::try_from(self.roll(sides)).unwrap()) }
    }
}

#[derive(Default)]
struct Known {
    invoices: Vec<InvoiceId>,
    payments: Vec<NewPayment>,
    refunds: Vec<NewRefund>,
    disputes: Vec<Dispute>,
    /// Whether the last act counts a lost dispute anew.
    is_anew: bool,
}

/// What one act writes; it may have been decided on what is no longer true.
fn act(world: &World, dice: &mut Dice, known: &mut Known, n: usize) -> Vec<Statement> {
    let ids = world.ids();
    let two: Vec<InvoiceId> =
        [dice.of(&known.invoices), dice.of(&known.invoices)].into_iter().flatten().cloned().collect();
    let payment = dice.of(&known.payments).cloned();
    match (dice.roll(10), payment) {
        (0 | 1, _) => {
            let new =
                NewInvoice { due_on: today().plus_days(5), ..owed(world, "cus_ada", &format!("i{n}"), dice.amount()) };
            known.invoices.push(new.id.clone());
            issue(&[new])
        }
        (2, _) => {
            let note = NewInvoice {
                corrects: two.first().cloned(),
                ..owed(world, "cus_ada", &format!("n{n}"), -dice.amount())
            };
            [issue(&[note]), spend_credit(&[&"cus_ada".parse().unwrap()], now(), &*ids)].concat()
        }
        (3 | 4, _) => {
            let mut parts: Vec<(&InvoiceId, i64)> = two.iter().map(|id| (id, dice.amount())).collect();
            parts.dedup_by_key(|part| part.0);
            let payment = wanted(world, dice.amount(), &parts);
            known.payments.push(payment.clone());
            settling(&payment)
        }
        (5, Some(payment)) => settling(&payment),
        (6, Some(payment)) => {
            let (id, amount_minor) = (RefundId::new(&*ids), dice.amount());
            let customer = payment.customer.clone();
            let refund = NewRefund {
                key: id.to_string(),
                id,
                payment: payment.id,
                customer,
                amount_minor,
                reason: String::new(),
                now: now(),
            };
            if dice.roll(2) == 0 {
                return adopting(world, dice, known, refund);
            }
            known.refunds.push(refund.clone());
            want_refund(&refund, &*ids)
        }
        (7, Some(_)) => {
            let Some(refund) = dice.of(&known.refunds).cloned() else { return Vec::new() };
            let from = if dice.roll(2) == 0 { RefundStatus::Wanted } else { RefundStatus::Succeeded };
            let step = RefundMove { refund: &refund.id, from, provider_ref: None, now: now() };
            if dice.roll(2) == 0 {
                settle_refund(step)
            } else {
                fail_refund(step, &refund.payment, &refund.customer, &*ids)
            }
        }
        (8, Some(payment)) => disputing(world, dice, known, payment, n),
        (9, _) if dice.roll(4) == 0 => {
            two.first().map_or_else(Vec::new, |id| write_off(id, &WriteOffId::new(&*ids), now()))
        }
        _ => spend_credit(&[&"cus_ada".parse().unwrap()], now(), &*ids),
    }
}

fn disputing(world: &World, dice: &mut Dice, known: &mut Known, payment: NewPayment, n: usize) -> Vec<Statement> {
    let status = [DisputeStatus::Open, DisputeStatus::Won, DisputeStatus::Lost][usize::try_from(dice.roll(3)).unwrap()];
    let Some(dispute) = dice.of(&known.disputes).cloned().filter(|_| dice.roll(3) != 0) else {
        let (customer, amount_minor) = (payment.customer, payment.amount_minor);
        let (provider_ref, reason) = (format!("du_{n}"), String::new());
        let dispute = Dispute { provider_ref, payment: payment.id, customer, amount_minor, reason };
        known.disputes.push(dispute.clone());
        return vec![open_dispute(&dispute, dice.roll(4) == 0, now())];
    };
    let rows = world.rows(LOSSES);
    let seen = rows.iter().find(|row| row["provider_ref"] == dispute.provider_ref);
    let minor = |name: &str| seen.and_then(|row| row[name].as_i64()).unwrap_or_default();
    let from = Decided { status, losses: minor("losses") };
    match dice.roll(5) {
        0 => claim_dispute(&dispute, now()),
        1 | 2 => win_dispute(&dispute, from, now(), &*world.ids()),
        // What is beyond the payment is charged, and invoiced later.
        _ => lose_dispute(&dispute, from, (dispute.amount_minor - minor("left").max(0)).max(0), now(), &*world.ids()),
    }
}

/// A refund that was ordered at the provider is heard of, where a bank has taken the money after that: of what was lost less counts.
fn adopting(world: &World, dice: &mut Dice, known: &mut Known, mut refund: NewRefund) -> Vec<Statement> {
    let mut again = Vec::new();
    let lost: Vec<_> = world.rows(LOSSES).into_iter().filter(|row| row["status"] == "lost").collect();
    if let Some(row) = dice.of(&lost) {
        let minor = |name: &str| row[name].as_i64().unwrap();
        let dispute = known.disputes.iter().find(|known| row["provider_ref"] == known.provider_ref).cloned().unwrap();
        refund.payment = dispute.payment.clone();
        refund.amount_minor = 1 + dispute.amount_minor / 4;
        let left = minor("left") - refund.amount_minor;
        // It alone is counted anew: where several were lost, the batch may be refused.
        if left < minor("amount_minor") {
            let beyond_minor = dispute.amount_minor - left.clamp(0, dispute.amount_minor);
            again.push(Recount { dispute, losses: minor("losses"), beyond_minor });
        }
    }
    known.is_anew = !again.is_empty();
    known.refunds.push(refund.clone());
    adopt_refund(&refund, &again, &*world.ids())
}

const LOSSES: &str = "SELECT provider_ref, status, losses, amount_minor, (SELECT payments.amount_minor
    - (SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE payment_id = payments.id AND status <> 'failed')
    - (SELECT coalesce(sum(amount_minor), 0) FROM disputes AS other WHERE other.payment_id = payments.id AND other.status <> 'won'
        AND other.provider_ref <> disputes.provider_ref) FROM payments WHERE payments.id = disputes.payment_id) AS left FROM disputes";

#[test]
fn whatever_happens_in_whatever_order_the_books_are_right() {
    let (mut refused, mut anew) = (0, 0);
    for seed in 1..=16 {
        let (world, mut dice, mut known) = (World::new(), Dice(seed), Known::default());
        for n in 0..60 {
            let statements = act(&world, &mut dice, &mut known, n);
            let outcome = commit(&world, statements);
            assert!(matches!(outcome, Ok(()) | Err(DbError::Refused { .. })), "{outcome:?}");
            refused += u32::from(outcome.is_err());
            anew += u32::from(std::mem::take(&mut known.is_anew) && outcome.is_ok());
            assert_eq!(broken(&world), [""; 0], "seed {seed}, act {n}");
        }
    }
    assert!((50..500).contains(&refused), "some acts were to be refused, {refused} were");
    assert!(5 < anew, "some disputes were to be counted anew, {anew} were");
}
