//! Bookings ahead whose benefit goes away: drawn anew of what is then given, so that nothing is charged that the next contract, or
//! the same one once it goes on, gives as much of.
use crate::rules::{Facts, Outcome, Reversal};
use kernel::{Currency, CustomerId, Instant, KindId, LocationId};
use ledger::{BenefitKind, ContractId, GrantWish, Redrawn, half_up};
use rust_decimal::Decimal;

/// What was drawn for a booking that lies ahead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnAhead {
    /// The draw.
    pub key: String,
    /// Of what this contract gives.
    pub contract: ContractId,
    /// Of whose benefit.
    pub customer: CustomerId,
    /// Counted in what.
    pub kind: BenefitKind,
    /// Of which currency, for money.
    pub currency: Option<Currency>,
    /// Minutes, minor units.
    pub amount: i64,
    /// What it saves, in minor units before tax.
    pub worth_minor: i64,
    /// When the booking starts.
    pub starts_at: Instant,
    /// What is booked.
    pub booked: KindId,
    /// Where.
    pub location: LocationId,
    /// What takes back its charge, if it was returned before and charged; none while it is drawn.
    pub charged: Option<Reversal>,
}

impl DrawnAhead {
    /// Whether a grant covers the booking.
    fn fits(&self, wish: &GrantWish) -> bool {
        (wish.kind, wish.currency, &wish.customer) == (self.kind, self.currency, &self.customer)
            && wish.starts_at <= self.starts_at
            && wish.expires_at.is_none_or(|expires| self.starts_at < expires)
            && wish.scope.takes_in(&self.booked, &self.location)
    }

    /// Takes all of it of `left`, in the order in which benefits are drawn; nothing, if that is not enough.
    fn take(&self, left: &mut [GrantWish]) -> Option<Vec<Redrawn>> {
        let there: i64 = left.iter().filter(|wish| self.fits(wish)).map(|wish| wish.amount).sum();
        if there < self.amount {
            return None;
        }
        let worth_of = |amount: i64| {
            half_up(Decimal::from(self.worth_minor) * Decimal::from(amount) / Decimal::from(self.amount.max(1)))
        };
        let (mut redrawn, mut taken) = (Vec::new(), 0);
        for wish in left.iter_mut().filter(|wish| self.fits(wish)) {
            let amount = wish.amount.min(self.amount - taken);
            if 0 < amount {
                let worth_minor = worth_of(taken + amount) - worth_of(taken);
                redrawn.push(Redrawn { draw: self.key.clone(), grant: wish.key.clone(), amount, worth_minor });
                taken += amount;
                wish.amount -= amount;
            }
        }
        Some(redrawn)
    }
}

impl Outcome {
    /// The same where what is returned of bookings ahead, or was before of the same contracts and charged, is drawn anew of what is given
    /// by it, the earliest booking first, if that covers the whole of it at its time and place: then nothing is charged for it.
    pub(super) fn drawn_anew(mut self, facts: &Facts) -> Self {
        let made = self.made.iter().flat_map(|made| &made.grants);
        let mut left: Vec<GrantWish> =
            self.regrants.iter().flat_map(|regrant| &regrant.grants).chain(made).cloned().collect();
        left.sort_by_key(|wish| (wish.expires_at, wish.scope.breadth(), wish.starts_at, wish.key.clone()));
        for drawn in &facts.drawn {
            let is_returned = self.regrants.iter().any(|regrant| regrant.returned().contains(&drawn.key));
            let is_concerned = self.changed.iter().any(|changed| changed.contract.id == drawn.contract);
            let asks = is_returned || is_concerned && drawn.charged.is_some();
            if let Some(redrawn) = Some(&mut left).filter(|_| asks).and_then(|left| drawn.take(left)) {
                self.redrawn.extend(redrawn);
                self.charges.retain(|charge| charge.key != ledger::withdrawn_key(&drawn.key));
                self.reversed.extend(drawn.charged.clone());
            }
        }
        self
    }
}
