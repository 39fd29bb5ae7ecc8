//! What an act leaves behind: the one value that previews show and that is written.
use crate::api::{ContractStatus, EndedBy};
use crate::rules::{ChargedLine, Facts, Held};
use kernel::{Currency, CustomerId, Day};
use ledger::{
    Account, Amounts, Charge, ChargeId, Contract, ContractId, GRANT_DAYS_AHEAD, GrantWish, OpenCharge, PlanId,
    PriceFrom, Redrawn, Regrant, Regranting, Step,
};

/// What an act leaves behind.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// From when it holds.
    pub takes_effect_on: Day,
    /// Contracts as they then are.
    pub changed: Vec<Changed>,
    /// A contract that is made.
    pub made: Option<Made>,
    /// What is charged or credited at once.
    pub charges: Vec<Charge>,
    /// Charges that are taken back.
    pub reversed: Vec<Reversal>,
    /// Benefits that are granted anew.
    pub regrants: Vec<Regrant>,
    /// What was drawn, was returned and is drawn anew.
    pub redrawn: Vec<Redrawn>,
    /// What is told.
    pub event: Event,
    /// The currency of what it is about.
    pub currency: Currency,
}

/// A contract as it then is.
#[derive(Debug, Clone)]
pub struct Changed {
    /// The contract.
    pub contract: Contract,
    /// Where it then stands.
    pub status: ContractStatus,
    /// The version that was decided on.
    pub version: i64,
    /// Why it is left, if that is said now.
    pub reason: Option<String>,
    /// To which plan it binds.
    pub plan: PlanId,
    /// Whether it takes a place of its plan only now, or keeps one that it had given up.
    pub joins: bool,
}

/// A contract that is made.
#[derive(Debug, Clone)]
pub struct Made {
    /// The contract.
    pub contract: Contract,
    /// To which plan it binds.
    pub plan: PlanId,
    /// The version of the plan whose terms it copies; none where it copies those of another contract.
    pub plan_version: Option<i64>,
    /// Whether it waits for an operator's yes.
    pub waits: bool,
    /// The contract that it takes the place of.
    pub follows: Option<ContractId>,
    /// What it gives.
    pub grants: Vec<GrantWish>,
}

/// A charge that is taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reversal {
    /// The charge.
    pub id: ChargeId,
    /// Its key.
    pub key: String,
    /// What it came to, for a preview where it was invoiced already.
    pub charge: Charge,
}

/// What is told of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Nothing: whoever acted knows.
    Nothing,
    /// A contract waits for an operator's yes.
    Waits,
    /// A contract was made.
    Joined,
    /// A plan takes the place of another.
    Changed,
    /// A contract is paid by somebody else.
    PaidByAnother,
    /// A plan rests.
    Paused {
        /// From when.
        from: Day,
        /// Until when.
        until: Day,
    },
    /// A plan ends no more, though it had an end on that day.
    Reopened,
    /// A plan rests no more.
    Resumed,
    /// A plan begins on another day.
    Moved,
    /// A plan ends.
    Left,
    /// An operator said yes.
    Approved,
    /// An operator said no.
    Refused {
        /// Why.
        reason: String,
    },
    /// A plan will cost something else.
    PriceAhead {
        /// The price.
        price: PriceFrom,
        /// The last day on which to say that one leaves before.
        leave_by: Option<Day>,
    },
}

impl Outcome {
    pub(super) fn new(takes_effect_on: Day, event: Event, currency: Currency) -> Self {
        Self {
            takes_effect_on,
            changed: Vec::new(),
            made: None,
            charges: Vec::new(),
            reversed: Vec::new(),
            regrants: Vec::new(),
            redrawn: Vec::new(),
            event,
            currency,
        }
    }

    /// Puts `contract` in the place of `held`.
    pub(super) fn change(&mut self, held: &Held, contract: Contract, status: ContractStatus, reason: Option<&str>) {
        let goes_on = held.contract.ends_on.is_some() && contract.ends_on.is_none();
        let joins = status == ContractStatus::Agreed && (held.status != status || goes_on);
        let reason = reason.filter(|reason| !reason.is_empty()).map(str::to_owned);
        let (version, plan) = (held.version, held.plan.clone());
        self.changed.push(Changed { contract, status, version, reason, plan, joins });
    }

    /// Grants the benefits of `contract` anew from `from` on.
    pub(super) fn regrant(&mut self, facts: &Facts, held: &Held, contract: &mut Contract, from: Day) {
        let how = Regranting {
            from,
            today: facts.today,
            now: facts.now,
            paid_until: held.paid_for_good(from),
            version: held.version + 1,
            granted: &held.granted,
        };
        let regrant = contract.regrant(how, &facts.setting());
        contract.granted_until = regrant.granted_until;
        self.charges.extend(regrant.charges.iter().cloned());
        self.redrawn.extend(regrant.kept.iter().cloned());
        self.regrants.push(regrant);
    }

    /// The contract with an end, what it was charged beyond credited.
    pub(super) fn end(&mut self, facts: &Facts, held: &Held, on: Day) -> Contract {
        let mut contract = Contract { ends_on: Some(on), ..held.contract.clone() };
        for line in held.charged.iter().filter(|line| !line.is_credit() && on < line.until) {
            let credit = contract.unused(&line.period(&contract, &facts.books), on, &facts.setting());
            // Its end may be taken back and set anew.
            let of_version = |credit: Charge| Charge { key: format!("{}:{}", credit.key, held.version + 1), ..credit };
            self.charges.extend(credit.map(of_version));
        }
        // One that was charged has begun, and gives its deposit back even if it is left on its first day.
        let earliest = if held.is_charged() { contract.starts_on.plus_days(1) } else { contract.starts_on };
        contract.charged_until = contract.charged_until.min(on.max(earliest));
        self.regrant(facts, held, &mut contract, on);
        contract
    }

    /// The same as it is written while it waits for an operator's yes: nothing happens but the wish.
    pub fn waiting(mut self) -> Self {
        self.made = self.made.map(|made| {
            let contract = Contract { granted_until: made.contract.starts_on, ..made.contract };
            Made { contract, waits: true, grants: Vec::new(), ..made }
        });
        let Self { takes_effect_on, made, currency, .. } = self;
        Self { made, ..Self::new(takes_effect_on, Event::Waits, currency) }
    }

    /// Who sets an end by it: an operator, but where they say yes to what a member wished.
    pub fn ended_by(&self, facts: &Facts) -> EndedBy {
        let by_member = facts.viewer.is_some() || self.event == Event::Approved;
        if by_member { EndedBy::Member } else { EndedBy::Operator }
    }

    /// What of it whoever that is pays for.
    pub fn paid_by(&self, payer: &CustomerId) -> Self {
        let mut own = self.clone();
        own.changed.retain(|changed| changed.contract.payer == *payer);
        own.made = own.made.filter(|made| made.contract.payer == *payer);
        own.charges.retain(|charge| charge.payer == *payer);
        own.reversed.retain(|reversal| reversal.charge.payer == *payer);
        own
    }

    /// The contracts that then hold, the one that is made among them.
    pub fn contracts(&self) -> impl Iterator<Item = &Contract> {
        let agreed = self.changed.iter().filter(|changed| changed.status == ContractStatus::Agreed);
        agreed.map(|changed| &changed.contract).chain(self.made.iter().map(|made| &made.contract))
    }

    /// Whether what is made only keeps the places of its plan that the contract had whose place it takes.
    pub fn takes_no_place(&self) -> bool {
        let Some(made) = self.made.as_ref().filter(|made| !made.waits) else { return false };
        let is_of_it =
            |changed: &&Changed| Some(&changed.contract.id) == made.follows.as_ref() && changed.plan == made.plan;
        self.changed.iter().find(is_of_it).is_some_and(|changed| made.contract.quantity <= changed.contract.quantity)
    }

    /// The payer's account after the act: what is foreseen of it is what comes.
    pub fn account(&self, before: &Account) -> Account {
        let mut after = before.clone();
        let is_changed = |id: &ContractId| self.changed.iter().any(|changed| changed.contract.id == *id);
        after.contracts.retain(|contract| !is_changed(&contract.id));
        after.contracts.extend(self.contracts().cloned());
        after.contracts.sort_by(|a, b| (a.starts_on, &a.id).cmp(&(b.starts_on, &b.id)));
        for reversal in &self.reversed {
            let open = after.open.len();
            after.open.retain(|open| open.id.as_ref() != Some(&reversal.id));
            if after.open.len() == open && reversal.charge.amounts != Amounts::default() {
                after.open.push(OpenCharge { id: None, charge: reversal.charge.clone() });
            }
        }
        after.open.extend(self.charges.iter().map(|charge| OpenCharge { id: None, charge: charge.clone() }));
        after.open.sort_by_key(|open| open.charge.occurred_at);
        after
    }
}

impl Made {
    /// `contract` of `plan` with the benefits that it gives from its first day on.
    pub(super) fn new(facts: &Facts, mut contract: Contract, plan: PlanId, plan_version: Option<i64>) -> Self {
        let until = facts.today.plus_days(GRANT_DAYS_AHEAD);
        let (grants, granted_until) = contract.grants(until, 1, &facts.setting());
        contract.granted_until = granted_until;
        Self { contract, plan, plan_version, waits: false, follows: None, grants }
    }
}

impl Reversal {
    /// Takes back `line` of `contract`.
    pub(super) fn of(line: &ChargedLine, contract: &Contract, facts: &Facts) -> Self {
        let mut why = line.why.clone();
        if line.given_back != Amounts::default() {
            why.push(Step::GivenBack { minor: -line.given_back.net_minor });
        }
        let charge = Charge {
            key: format!("reversal:{}", line.id),
            payer: contract.payer.clone(),
            customer: contract.customer.clone(),
            source: ledger::Source::Contract,
            source_id: contract.id.to_string(),
            name: contract.name.clone(),
            period: Some((line.from, line.until)),
            quantity_thousandths: contract.quantity * 1000,
            currency: contract.currency,
            amounts: Amounts::sum([line.amounts, line.given_back]).reversed(),
            tax: line.tax.clone(),
            why,
            occurred_at: facts.now,
            invoice_by: facts.today,
        };
        Self { id: line.id.clone(), key: line.key.clone(), charge }
    }
}
