//! What was drawn of a benefit that goes away: drawn anew of what is then given, so that nothing is charged that the next contract, or
//! the same one once it goes on, gives as much of.
use crate::rules::{Facts, Outcome, Reversal};
use kernel::{Currency, CustomerId, Instant, KindId, LocationId};
use ledger::{BenefitKind, Beyond, Charge, Contract, ContractId, GrantWish, Redrawn, Scope, half_up, withdrawn_key};
use rust_decimal::Decimal;

/// What was drawn of a period that is not over.
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
    /// What the benefit could be used for.
    pub scope: Scope,
    /// Minutes, minor units, passes; of what was charged, as much as was.
    pub amount: i64,
    /// What it saves, in minor units before tax.
    pub worth_minor: i64,
    /// When the period begins of which it was drawn.
    pub period_at: Instant,
    /// When the booking starts, also where its order waits for its payment; when it was drawn, for what is none.
    pub starts_at: Option<Instant>,
    /// What is booked, and where; nothing, for a stay or an order.
    pub booked: Option<(KindId, LocationId)>,
    /// What takes back its charge, if it was returned before and charged; none while it is drawn.
    pub charged: Option<Reversal>,
}

/// What an outcome gives of which there is still something to draw.
struct Left {
    wishes: Vec<GrantWish>,
    /// The contract that takes the place of another, and when its first period begins.
    follower: Option<(ContractId, Instant)>,
}

impl DrawnAhead {
    /// The same, as much of it as its period does not give any more.
    fn beyond(&self, beyond: &Beyond) -> Self {
        Self { amount: beyond.amount, worth_minor: beyond.worth_minor, ..self.clone() }
    }

    /// Whether a grant covers it, but for its time.
    fn is_of(&self, wish: &GrantWish) -> bool {
        let in_scope = self.booked.as_ref().map_or_else(
            || wish.scope == self.scope || wish.scope == Scope::default(),
            |(kind, location)| wish.scope.takes_in(kind, location),
        );
        (wish.kind, wish.currency, &wish.customer) == (self.kind, self.currency, &self.customer) && in_scope
    }

    /// Whether it lies in the time of a grant, or was drawn of the same period before.
    fn lies_in(&self, wish: &GrantWish) -> bool {
        let same = (wish.contract.as_ref(), wish.starts_at) == (Some(&self.contract), self.period_at);
        let holds_at = |at: Instant| wish.starts_at <= at && wish.expires_at.is_none_or(|expires| at < expires);
        same || self.starts_at.is_some_and(holds_at)
    }
}

impl Left {
    /// What there is in `outcome`, in the order in which benefits are drawn.
    fn of(outcome: &Outcome, facts: &Facts) -> Self {
        let made = outcome.made.iter().flat_map(|made| &made.grants);
        let mut wishes: Vec<GrantWish> =
            outcome.regrants.iter().flat_map(|regrant| &regrant.grants).chain(made).cloned().collect();
        wishes.sort_by_key(|wish| (wish.expires_at, wish.scope.breadth(), wish.starts_at, wish.key.clone()));
        for kept in &outcome.redrawn {
            wishes.iter_mut().filter(|wish| wish.key == kept.grant).for_each(|wish| wish.amount -= kept.amount);
        }
        let follows = outcome.made.as_ref().and_then(|made| made.follows.as_ref());
        let is_followed = |contract: &&Contract| contract.is_followed || Some(&contract.id) == follows;
        let old = outcome.changed.iter().map(|changed| &changed.contract).find(is_followed);
        let new = old.and_then(|old| outcome.contracts().find(|contract| contract.id != old.id));
        let begins = |day: kernel::Day| facts.books.zone.day_begins(day.date());
        Self { wishes, follower: new.map(|new| (new.id.clone(), begins(new.starts_on))) }
    }

    /// Where it can be drawn of: the grants of its time, and for what was drawn of a period that had begun (`has_begun`) those of the
    /// first period of the contract that follows.
    fn fitting(&mut self, drawn: &DrawnAhead, has_begun: bool) -> impl Iterator<Item = &mut GrantWish> {
        let Self { wishes, follower } = self;
        let first = follower.as_ref().filter(|_| has_begun);
        let is_first = move |wish: &GrantWish| {
            first.is_some_and(|(id, at)| wish.contract.as_ref() == Some(id) && wish.starts_at == *at)
        };
        wishes.iter_mut().filter(move |wish| drawn.is_of(wish) && (drawn.lies_in(wish) || is_first(wish)))
    }

    /// Takes of it what it gives of `drawn`.
    fn take(&mut self, drawn: &DrawnAhead, has_begun: bool) -> Vec<Redrawn> {
        let worth_of = |amount: i64| {
            half_up(Decimal::from(drawn.worth_minor) * Decimal::from(amount) / Decimal::from(drawn.amount.max(1)))
        };
        let (mut redrawn, mut taken) = (Vec::new(), 0);
        for wish in self.fitting(drawn, has_begun) {
            let amount = wish.amount.min(drawn.amount - taken);
            if 0 < amount {
                let worth_minor = worth_of(taken + amount) - worth_of(taken);
                redrawn.push(Redrawn { draw: drawn.key.clone(), grant: wish.key.clone(), amount, worth_minor });
                taken += amount;
                wish.amount -= amount;
            }
        }
        redrawn
    }
}

impl Outcome {
    /// The same where what is returned is drawn anew of what is given by it, the earliest booking first, as far as that covers it: then
    /// nothing is charged for it. So is what was returned before of the same contracts and charged, if all of it is covered.
    pub(super) fn drawn_anew(mut self, facts: &Facts) -> Self {
        let mut left = Left::of(&self, facts);
        for drawn in &facts.drawn {
            let beyond = self.regrants.iter().find_map(|regrant| regrant.beyond(&drawn.key)).cloned();
            let is_concerned = self.changed.iter().any(|changed| changed.contract.id == drawn.contract);
            if let Some(beyond) = beyond {
                let redrawn = left.take(&drawn.beyond(&beyond), beyond.has_begun);
                self.charge_less(&drawn.key, redrawn.iter().map(|one| one.worth_minor).sum());
                self.redrawn.extend(redrawn);
            } else if drawn.charged.is_some() && is_concerned {
                let there: i64 = left.fitting(drawn, false).map(|wish| wish.amount).sum();
                if drawn.amount <= there {
                    self.redrawn.extend(left.take(drawn, false));
                    self.reversed.extend(drawn.charged.clone());
                }
            }
        }
        self
    }

    /// Charges so much less for a draw that is returned; nothing, where nothing is left.
    fn charge_less(&mut self, draw: &str, worth_minor: i64) {
        let regrant = self.regrants.iter().find_map(|regrant| regrant.beyond(draw).map(|beyond| (regrant, beyond)));
        let Some((regrant, beyond)) = regrant.filter(|_| 0 < worth_minor) else { return };
        let (key, rest_minor) = (withdrawn_key(draw), beyond.worth_minor - worth_minor);
        let less = |charge: Charge| {
            if charge.key == key { (0 < rest_minor).then(|| regrant.at_rest(charge, rest_minor)) } else { Some(charge) }
        };
        self.charges = std::mem::take(&mut self.charges).into_iter().filter_map(less).collect();
    }
}
