//! What a customer spends with: benefits, the discount and the caps of their contracts, who pays for them, and the books
//! that the rest is charged in. Read in the round trip of whoever books, buys, checks in or is handed something.
use crate::benefit::in_turn;
use crate::{
    BenefitKind, Books, BooksRow, Gives, Grant, Pause, Setting, SoldAs, TaxRate, TaxTreatment, Terms, WhenToPay,
};
use db::{DbError, Query, all_of, json};
use kernel::{CustomerId, Day, Instant, KindId, LocationId, millis, millis_option};
use serde::Deserialize;

/// What a customer spends with.
#[derive(Debug, Clone)]
pub struct Purse {
    /// Whose it is; nobody's, for a visitor.
    pub customer: Option<CustomerId>,
    /// Whether the customer pays alone, whoever pays for their contracts.
    pub pays_alone: bool,
    /// The customer, and who pays for their contracts.
    pub paying: Vec<Paying>,
    /// How the space keeps its books.
    pub books: Books,
    /// The customer's contracts that have not ended; of several that hold, the first says who pays.
    pub agreements: Vec<Agreed>,
    /// The grants around the time that the customer can spend: their own, and those that a team shares with them.
    pub grants: Vec<Grant>,
}

/// Somebody who pays for what a customer spends.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Paying {
    /// Who.
    pub id: CustomerId,
    /// How they are taxed, where it was said.
    pub tax_treatment: Option<TaxTreatment>,
    /// 1 if they are suspended, and so owe no more.
    pub suspended: u8,
    /// The day on which their contracts are charged next, if one ever is.
    pub next_charge_on: Option<Day>,
}

/// A contract, as far as spending is concerned.
#[derive(Debug, Clone, Deserialize)]
pub struct Agreed {
    /// Which.
    pub id: String,
    /// Who pays for it.
    pub payer_id: CustomerId,
    /// The plan.
    pub plan_id: String,
    /// The plan's name.
    pub plan: String,
    /// Whether it is a plan's, or that of a product by the cycle.
    pub sold_as: SoldAs,
    /// From when it holds.
    #[serde(with = "millis")]
    pub starts_at: Instant,
    /// Until when.
    #[serde(with = "millis_option")]
    pub ends_at: Option<Instant>,
    /// How many of it.
    pub quantity: i64,
    /// What was agreed.
    pub terms: Terms,
    /// When it rests.
    pub pauses: Vec<Pause>,
}

/// The discount of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanDiscount<'a> {
    /// The plan's name.
    pub plan: &'a str,
    /// The part taken off, in parts per million.
    pub off_ppm: i64,
}

impl Agreed {
    /// Whether it holds at `at`, resting or not.
    pub fn holds_at(&self, at: Instant) -> bool {
        self.starts_at <= at && self.ends_at.is_none_or(|ends_at| at < ends_at)
    }

    /// Whether it rests on `day`.
    pub fn rests_on(&self, day: Day) -> bool {
        self.pauses.iter().any(|pause| pause.from <= day && day < pause.until)
    }
}

impl Purse {
    /// The largest discount that a contract gives on `kind` at `location` at `at`; none while it rests.
    pub fn discount(&self, kind: &KindId, location: &LocationId, at: Instant) -> Option<PlanDiscount<'_>> {
        let of = |agreed: &'_ Agreed| {
            let benefits = agreed.terms.benefits.iter();
            let in_scope = benefits.filter(|benefit| benefit.scope.takes_in(kind, location));
            let parts = in_scope.filter_map(|benefit| match benefit.gives {
                Gives::Discount { off_ppm } => Some(i64::from(off_ppm).min(1_000_000)),
                _ => None,
            });
            parts.max()
        };
        let discounts = self
            .in_force(at)
            .filter_map(|agreed| of(agreed).map(|off_ppm| PlanDiscount { plan: &agreed.plan, off_ppm }));
        discounts.filter(|discount| 0 < discount.off_ppm).max_by_key(|discount| discount.off_ppm)
    }

    /// The contracts that hold at `at` and do not rest.
    pub fn in_force(&self, at: Instant) -> impl Iterator<Item = &Agreed> {
        let day = self.books.day(at);
        self.agreements.iter().filter(move |agreed| agreed.holds_at(at) && !agreed.rests_on(day))
    }

    /// The grants that cover a booking of `kind` at `location` which starts at `at`.
    pub fn grants_for(&self, kind: &KindId, location: &LocationId, at: Instant) -> Vec<Grant> {
        let covers = |grant: &&Grant| grant.holds_at(at) && grant.scope.takes_in(kind, location);
        let day = self.books.day(at);
        self.grants.iter().filter(covers).map(|grant| grant.on(day)).collect()
    }

    /// The day and time passes that let in at `location` at `at`, which is `day` there, in the order in which they are drawn from.
    /// Above the caps of the plans (`over`) only those that were bought do.
    pub fn passes_for(&self, location: &LocationId, (at, day): (Instant, Day), over: bool) -> Vec<Grant> {
        passes_in(&self.grants, location, (at, day), over)
    }

    /// The contracts of plans that hold at `at`, resting or not.
    fn memberships(&self, at: Instant) -> impl Iterator<Item = &Agreed> {
        self.agreements.iter().filter(move |agreed| agreed.sold_as.makes_member() && agreed.holds_at(at))
    }

    /// Whether whoever spends is a member at `at`.
    pub fn is_member(&self, at: Instant) -> bool {
        self.memberships(at).next().is_some()
    }

    /// The most of what `cap` names under the plans that hold at `at`: their sum, and no limit where one of them has none. A product by
    /// the cycle has no caps, and lifts none.
    pub fn cap(&self, at: Instant, cap: fn(&crate::Caps) -> Option<u32>) -> Option<i64> {
        let mut holding = self.memberships(at).peekable();
        holding.peek()?;
        holding.map(|agreed| cap(&agreed.terms.caps).map(|cap| i64::from(cap) * agreed.quantity)).sum()
    }

    /// When a member, or a contact, pays.
    pub fn when_to_pay(&self, is_member: bool) -> WhenToPay {
        let (members, contacts) = self.books.pay;
        if is_member { members } else { contacts }
    }

    /// The same where what is paid at once is paid by whoever is there, whoever pays for the contract.
    pub fn as_paid_by(self, is_member: bool) -> Self {
        let pays_alone = self.when_to_pay(is_member) == WhenToPay::AtOnce;
        Self { pays_alone, ..self }
    }

    /// Who pays for what takes place at `at`: who pays for the contract that holds then, else the customer (docs/money.md, part 7).
    pub fn payer_id_at(&self, at: Instant) -> Option<&CustomerId> {
        let of = self.agreements.iter().filter(|_| !self.pays_alone).find(|agreed| agreed.holds_at(at));
        of.map(|agreed| &agreed.payer_id).or(self.customer.as_ref())
    }

    fn paying_at(&self, at: Instant) -> Option<&Paying> {
        self.payer_id_at(at).and_then(|id| self.paying.iter().find(|paying| paying.id == *id))
    }

    /// Whether who pays for what takes place at `at` is suspended, and so owes no more.
    pub fn is_suspended_at(&self, at: Instant) -> bool {
        self.paying_at(at).is_some_and(|paying| paying.suspended == 1)
    }

    /// What the amounts of what takes place at `at` depend on.
    pub fn setting_at(&self, at: Instant) -> Setting<'_> {
        self.books.setting(self.paying_at(at).and_then(|paying| paying.tax_treatment).unwrap_or_default())
    }

    /// The day by which what takes place from `starts_at` to `ends_at` stands on an invoice: the next that the contracts of who pays
    /// for it bring; the day after it ends, for whoever has none.
    pub fn invoice_by(&self, starts_at: Instant, ends_at: Instant) -> Day {
        self.or_the_day_after(self.paying_at(starts_at), ends_at)
    }

    /// The same of what the customer pays, whoever pays for their contract.
    pub fn own_invoice_by(&self, ends_at: Instant) -> Day {
        self.or_the_day_after(self.paying.iter().find(|paying| Some(&paying.id) == self.customer.as_ref()), ends_at)
    }

    fn or_the_day_after(&self, paying: Option<&Paying>, ends_at: Instant) -> Day {
        let next = paying.and_then(|paying| paying.next_charge_on);
        next.unwrap_or_else(|| self.books.day(ends_at.plus_seconds(-1)).plus_days(1))
    }
}

/// The day and time passes among `grants` that let in at `location` at `at`, as `Purse::passes_for` gives them.
pub fn passes_in(grants: &[Grant], location: &LocationId, (at, day): (Instant, Day), over: bool) -> Vec<Grant> {
    let lets_in = |grant: &&Grant| {
        matches!(grant.kind, BenefitKind::DayPass | BenefitKind::TimePass)
            && grant.holds_at(at)
            && grant.scope.takes_in_place(location)
            && (!over || grant.contract_id.is_none())
    };
    let there: Vec<Grant> = grants.iter().filter(lets_in).map(|grant| grant.on(day)).collect();
    in_turn(there.iter()).into_iter().cloned().collect()
}

pub(crate) const ALL_SQL: &[&str] = &[SPENDER];

/// What `purse` asks, in order.
pub type PurseQueries = (Query<BooksRow>, Query<TaxRate>, Query<Grant>, Query<SpenderRow>);
/// What it hears.
pub type PurseAnswers = <PurseQueries as db::Queries>::Answers;

const SPENDER: &str = concat!(
    "
SELECT ?1 AS customer_id,
  (SELECT json_group_array(json_object('id', payer.id,
      'tax_treatment', (SELECT tax_treatment FROM v_billing_accounts WHERE customer_id = payer.id),
      'suspended', EXISTS (SELECT 1 FROM v_billing_accounts WHERE customer_id = payer.id AND suspended_at IS NOT NULL),
      'next_charge_on', ",
    crate::next_charge_of!("payer.id"),
    "))
    FROM (SELECT ?1 AS id WHERE ?1 IS NOT NULL UNION SELECT payer_id FROM v_agreements
      WHERE customer_id = ?1 AND status = 'agreed' AND (ends_at IS NULL OR ?2 < ends_at)) AS payer) AS paying,
  (SELECT json_group_array(json_object('id', id, 'payer_id', payer_id, 'plan_id', plan_id, 'plan', plan_name, 'sold_as', sold_as,
      'starts_at', starts_at, 'ends_at', ends_at, 'quantity', quantity, 'terms', json(terms), 'pauses', json(pauses)))
    FROM (SELECT * FROM v_agreements WHERE customer_id = ?1 AND status = 'agreed' AND (ends_at IS NULL OR ?2 < ends_at)",
    crate::first_pays!(),
    ")) AS agreements
LIMIT 1"
);

/// Who may pay, and the customer's contracts.
#[derive(Debug, Deserialize)]
pub struct SpenderRow {
    customer_id: Option<CustomerId>,
    paying: String,
    agreements: String,
}

/// The benefits of `customer` between two instants, and who pays: what makes a purse, once the books are known.
pub fn benefits(
    customer: Option<&CustomerId>,
    (from, until): (Instant, Instant),
    now: Instant,
) -> (Query<Grant>, Query<SpenderRow>) {
    let spender = Query::new(SPENDER, [customer.map(CustomerId::as_str).into(), now.into()]);
    (crate::holding(customer, from, until), spender)
}

/// What `customer` spends with between two instants.
pub fn purse(customer: Option<&CustomerId>, span: (Instant, Instant), now: Instant) -> PurseQueries {
    let (books, rates) = crate::books();
    let (grants, spender) = benefits(customer, span, now);
    (books, rates, grants, spender)
}

impl Purse {
    /// Reads the answers of `purse`; an error if a column does not hold what its table promises.
    pub fn read((books, rates, grants, spender): PurseAnswers) -> Result<Self, DbError> {
        Self::of(Books::alone((books, rates))?, grants, spender)
    }

    /// Reads the answers of `benefits`, in these books.
    pub fn of(books: Books, grants: Vec<Grant>, spender: Vec<SpenderRow>) -> Result<Self, DbError> {
        let spender = spender.into_iter().next();
        let spender = spender.ok_or_else(|| DbError::Failed("no answer about who pays".to_owned()))?;
        Ok(Self {
            customer: spender.customer_id,
            pays_alone: false,
            paying: json(&spender.paying)?,
            books,
            agreements: json(&spender.agreements)?,
            grants: all_of("benefits", grants, crate::benefit::HOLDING_READ)?,
        })
    }
}
