//! What banks have taken of a payment of which a refund is heard.
use crate::store::{DisputeRow, LeftRow};
use ledger::{Dispute, DisputeStatus, Recount};

/// What banks want and have taken of a payment, and what is left of it.
pub(super) struct Taken {
    /// Less than nothing, while more has gone back than was paid.
    left_minor: i64,
    disputes: Vec<DisputeRow>,
}

impl Taken {
    /// As they were read.
    pub(super) fn new(left: &[LeftRow], disputes: Vec<DisputeRow>) -> Self {
        Self { left_minor: left.first().map_or(0, |row| row.left_minor), disputes }
    }

    /// Counts in a refund that has gone back already. The lost disputes of which less counts therefore: of one payment no more
    /// goes back than was paid.
    pub(super) fn refunded(&mut self, minor: i64) -> Vec<Recount> {
        self.left_minor -= minor;
        let open = self.disputes.iter().filter(|row| row.status == DisputeStatus::Open);
        let open_minor: i64 = open.map(|row| row.amount_minor).sum();
        let mut again = Vec::new();
        let taken = |row: &&mut DisputeRow| row.status == DisputeStatus::Lost && 0 < row.amount_minor;
        for row in self.disputes.iter_mut().filter(taken) {
            if 0 <= self.left_minor + open_minor {
                break;
            }
            let (claimed_minor, left_minor) = (row.claimed_minor(), self.left_minor + row.amount_minor);
            let counts_minor = left_minor.clamp(0, claimed_minor);
            again.push(Recount {
                dispute: Dispute {
                    provider_ref: row.provider_ref.clone(),
                    payment: row.payment_id.clone(),
                    customer: row.customer_id.clone(),
                    amount_minor: claimed_minor,
                    reason: row.reason.clone(),
                },
                losses: row.losses,
                beyond_minor: claimed_minor - counts_minor,
            });
            self.left_minor = left_minor - counts_minor;
            row.recount(counts_minor);
        }
        again
    }
}
