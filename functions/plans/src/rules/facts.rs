use crate::api::{ContractStatus, EndedBy, PlanSetup, ProductId, ProductSetup};
use crate::rules::{DrawnAhead, Outcome, Refusal};
use access::{NewDebt, Right, Rule, Section, Viewer, Wish, decide};
use kernel::{CustomerId, Day, Instant};
use ledger::{
    AHEAD_DAYS_MAX, Account, Amounts, Books, ChargeId, ChargedPeriod, Contract, ContractId, Granted, Places, PlanId,
    Setting, SoldAs, Step, Tax, TaxTreatment, usual_rate_ppm,
};
use serde::Deserialize;

/// A plan as it stands.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// What it is.
    pub setup: PlanSetup,
    /// The version that a contract of it is guarded with.
    pub version: i64,
    /// How many have it or wait for it, quantities counted, where that was asked.
    pub counted: i64,
    /// How many may have it, and who has it when.
    pub places: Places,
}

/// A product as it stands.
#[derive(Debug, Clone)]
pub struct Product {
    /// Its id.
    pub id: ProductId,
    /// What it is.
    pub setup: ProductSetup,
}

/// What a contract was charged or credited for some days, and was not taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargedLine {
    /// The charge.
    pub id: ChargeId,
    /// Its key.
    pub key: String,
    /// The first day.
    pub from: Day,
    /// The day after the last.
    pub until: Day,
    /// What it came to; negative for a credit.
    pub amounts: Amounts,
    /// What of it was given back otherwise, or, of a credit, taken back: the other way around.
    pub given_back: Amounts,
    /// The tax it bore.
    pub tax: Tax,
    /// How it came about.
    pub why: Vec<Step>,
}

/// A contract with all that decides about it.
#[derive(Debug, Clone)]
pub struct Held {
    /// The contract.
    pub contract: Contract,
    /// To which plan it binds.
    pub plan: PlanId,
    /// Whether that is a plan, or a product by the cycle.
    pub sold_as: SoldAs,
    /// Where it stands.
    pub status: ContractStatus,
    /// The version that a change is guarded with.
    pub version: i64,
    /// What whoever has it is called.
    pub customer_name: String,
    /// What whoever pays for it is called.
    pub payer_name: String,
    /// Why it is left.
    pub leaving_reason: Option<String>,
    /// Who set its end; not known of old ones.
    pub ended_by: Option<EndedBy>,
    /// The contract that it takes the place of.
    pub follows: Option<ContractId>,
    /// Whether it was brought in and ended before it was known until when it had been paid elsewhere.
    pub paid_until_unsure: bool,
    /// What it was charged for days that have not passed, or credited for them.
    pub charged: Vec<ChargedLine>,
    /// Its benefits that have not expired.
    pub granted: Vec<Granted>,
}

/// A plan that somebody has ordered, and whose order waits for its payment.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Ordered {
    /// Who.
    pub customer_id: CustomerId,
    /// Which.
    pub plan_id: PlanId,
    /// From when on; not known of old ones.
    pub starts_on: Option<Day>,
}

/// Whoever is to pay for a contract instead of whoever pays now.
#[derive(Debug, Clone)]
pub struct NextPayer {
    /// Who.
    pub id: CustomerId,
    /// What they are called.
    pub name: String,
    /// What they owe and will owe.
    pub account: Account,
    /// How they are taxed.
    pub treatment: TaxTreatment,
    /// How many contracts they have that are not closed, those that wait for a yes among them.
    pub paid_for: usize,
    /// Whether they are suspended, and so owe no more.
    pub suspended: bool,
}

/// Everything that decides about a customer's contracts.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Now.
    pub now: Instant,
    /// The day in the books.
    pub today: Day,
    /// Who asks; nobody where an operator acts.
    pub viewer: Option<Viewer>,
    /// Whose contracts these are.
    pub customer: CustomerId,
    /// What they are called.
    pub customer_name: String,
    /// What whoever pays is called.
    pub payer_name: String,
    /// How the space keeps its books.
    pub books: Books,
    /// How the payer is taxed.
    pub treatment: TaxTreatment,
    /// What the payer owes and will owe.
    pub account: Account,
    /// How many contracts the payer has that are not closed, those that wait for a yes among them.
    pub paid_for: usize,
    /// Whether the payer is suspended, and so owes no more.
    pub payer_suspended: bool,
    /// Whoever is to pay instead, where an operator names one.
    pub next_payer: Option<NextPayer>,
    /// Whether those are more than can be reckoned together: the account is then of these contracts alone.
    pub in_part: bool,
    /// Their contracts that are not closed.
    pub held: Vec<Held>,
    /// The plans that are offered, and those of the contracts.
    pub plans: Vec<Plan>,
    /// What the customer of the contract that is acted on has ordered, and its order waits for its payment.
    pub ordered: Vec<Ordered>,
    /// What was drawn of the contracts in periods that are not over, the earliest booking first.
    pub drawn: Vec<DrawnAhead>,
}

impl Facts {
    /// What amounts depend on.
    pub fn setting(&self) -> Setting<'_> {
        self.books.setting(self.treatment)
    }

    /// The contract of that id.
    pub fn held(&self, id: &ContractId) -> Result<&Held, Refusal> {
        self.held.iter().find(|held| held.contract.id == *id).ok_or(Refusal::NoSuchContract)
    }

    /// The plan of that id, on offer or not.
    pub fn plan(&self, id: &PlanId) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.id == *id)
    }

    /// The contract that takes, or is to take, the place of `id`.
    pub fn follower(&self, id: &ContractId) -> Option<&Held> {
        let alive = |held: &&Held| matches!(held.status, ContractStatus::Agreed | ContractStatus::Waiting);
        self.held.iter().filter(alive).find(|held| held.follows.as_ref() == Some(id))
    }

    /// What is known once `outcome` is written, but for charges and grants.
    pub fn after(&self, outcome: &Outcome) -> Self {
        let mut after = self.clone();
        let waits = outcome.made.as_ref().is_some_and(|made| made.waits);
        if !waits {
            after.account = outcome.account(&self.account);
        }
        for changed in &outcome.changed {
            for held in after.held.iter_mut().filter(|held| held.contract.id == changed.contract.id) {
                let ended_by =
                    if held.contract.ends_on.is_none() { Some(outcome.ended_by(self)) } else { held.ended_by };
                held.ended_by = ended_by.filter(|_| changed.contract.ends_on.is_some());
                held.contract = changed.contract.clone();
                (held.status, held.version) = (changed.status, changed.version + 1);
                let reason = changed.reason.clone().or_else(|| held.leaving_reason.take());
                held.leaving_reason = reason.filter(|_| held.contract.ends_on.is_some());
            }
        }
        let name_of = |customer: &CustomerId| {
            let known = self.held.iter().find(|held| held.contract.customer == *customer);
            known.map_or(&self.customer_name, |held| &held.customer_name).clone()
        };
        after.held.extend(outcome.made.iter().map(|made| Held {
            customer_name: name_of(&made.contract.customer),
            payer_name: self.payer_name.clone(),
            ended_by: None,
            contract: made.contract.clone(),
            plan: made.plan.clone(),
            sold_as: self.plan(&made.plan).map(|plan| plan.setup.sold_as).unwrap_or_default(),
            status: if waits { ContractStatus::Waiting } else { ContractStatus::Agreed },
            version: 1,
            leaving_reason: None,
            follows: made.follows.clone(),
            paid_until_unsure: false,
            charged: Vec::new(),
            granted: Vec::new(),
        }));
        after
    }

    /// Whether the viewer may: use a right, see a section, owe more; an operator may.
    pub(super) fn may(&self, wish: impl Wish) -> Result<(), Refusal> {
        match &self.viewer {
            Some(viewer) => Ok(decide(viewer, wish)?),
            None => Ok(()),
        }
    }

    /// Whether more can be owed: nobody makes whoever is suspended owe more, neither they nor an operator.
    pub(super) fn may_owe(&self) -> Result<(), Refusal> {
        self.may(NewDebt)?;
        if self.payer_suspended { Err(Rule::Suspended.into()) } else { Ok(()) }
    }

    /// Whether the viewer sees the section of that sort. A product by the cycle stands beside plans, and is seen by whoever sees either.
    pub fn may_see(&self, sold_as: SoldAs) -> Result<(), Refusal> {
        match sold_as {
            SoldAs::Plan => self.may(Section::Plans),
            SoldAs::Product => self.may(Section::Products).or_else(|_| self.may(Section::Plans)),
        }
    }

    /// Whether the viewer sees the contract, which they have or pay for: whatever its section says, since nobody has to pay for what they
    /// cannot leave. Whoever has no private area sees what all see.
    pub fn may_see_own(&self, held: &Held) -> Result<(), Refusal> {
        self.may_see(held.sold_as).or_else(|_| self.may(Right::PrivateArea))
    }

    /// Whether the viewer may have something else of that sort: a plan is changed, a product is bought.
    pub(super) fn may_have_another(&self, sold_as: SoldAs) -> Result<(), Refusal> {
        let (section, right) = match sold_as {
            SoldAs::Plan => (Section::Plans, Right::ChangePlan),
            SoldAs::Product => (Section::Products, Right::BuyProducts),
        };
        self.may(section)?;
        self.may(right)
    }

    /// Whether the viewer decides about the contract: whoever pays for it does.
    pub(super) fn decides(&self, held: &Held) -> Result<(), Refusal> {
        let own = self.viewer.is_none() || held.contract.payer == self.customer;
        if own { Ok(()) } else { Err(Refusal::PaidByAnother) }
    }

    /// A day that lies in the future, or today, and not too far.
    pub(super) fn ahead(&self, day: Day) -> Result<(), Refusal> {
        self.ahead_of(day, self.today)
    }

    /// The same of a day that may lie as far ahead as `earliest`, which is the first that the terms allow.
    pub(super) fn ahead_of(&self, day: Day, earliest: Day) -> Result<(), Refusal> {
        if day < self.today {
            Err(Refusal::InThePast)
        } else if self.today.plus_days(AHEAD_DAYS_MAX).max(earliest) < day {
            Err(Refusal::TooFarAhead { days_max: AHEAD_DAYS_MAX })
        } else {
            Ok(())
        }
    }
}

impl Held {
    /// Whether it was charged at all, and so has begun as far as money is concerned.
    pub fn is_charged(&self) -> bool {
        self.contract.starts_on < self.contract.charged_until
    }

    /// Whether its end has come.
    pub fn is_over(&self, today: Day) -> bool {
        self.contract.ends_on.is_some_and(|ends| ends <= today)
    }

    /// That it is agreed on and not over.
    pub(super) fn is_agreed(&self, today: Day) -> Result<(), Refusal> {
        match self.status {
            ContractStatus::Agreed if self.is_over(today) => Err(Refusal::IsOver),
            ContractStatus::Agreed => Ok(()),
            _ => Err(Refusal::NotAgreed),
        }
    }

    /// That it has no end yet.
    pub(super) fn has_no_end(&self) -> Result<(), Refusal> {
        self.contract.ends_on.map_or(Ok(()), |ends_on| Err(Refusal::EndsAlready { ends_on }))
    }

    /// The first day of a cycle on `day` or after it.
    pub fn cycle_start(&self, day: Day) -> Day {
        let period = self.contract.terms.period_of(self.contract.starts_on, day);
        if period.from == day || day < period.from { period.from } else { period.until }
    }

    /// Until when it lasts at least; `None` without a minimum term, its own or what is left of another's.
    pub fn minimum_until(&self) -> Option<Day> {
        let Contract { terms, starts_on, bound_until, .. } = &self.contract;
        let alone = ledger::Terms { notice_days: 0, prorates_last: true, ..terms.clone() };
        let own = (0 < terms.cycles_min).then(|| alone.earliest_leave(*starts_on, *starts_on, *starts_on));
        own.max(*bound_until)
    }

    /// The earliest day on which it can be left.
    pub fn earliest_leave(&self, today: Day) -> Day {
        let Contract { terms, starts_on, charged_until, bound_until, .. } = &self.contract;
        // Whoever is bound gives notice in time for that day.
        let today = bound_until.map_or(today, |bound| today.max(bound.minus_days(terms.notice_days.into())));
        terms.earliest_leave(*starts_on, *charged_until, today)
    }
}

impl ChargedLine {
    /// As the ledger reckons with it.
    pub(super) fn period(&self, contract: &Contract, books: &Books) -> ChargedPeriod {
        ChargedPeriod {
            from: self.from,
            until: self.until,
            exact_minor: ChargedPeriod::exact_of(&self.why),
            amounts: self.amounts,
            given_back: self.given_back,
            tax: self.tax.clone(),
            usual_rate_ppm: usual_rate_ppm(contract.tax_class, &books.rates, self.from),
        }
    }

    /// Whether it gives back days that are not used.
    pub(super) fn is_credit(&self) -> bool {
        self.key.contains(":unused:")
    }
}
