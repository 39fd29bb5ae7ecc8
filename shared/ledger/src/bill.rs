//! What is invoiced on a day, and on the days to come: one code for the job that issues and the pages that foresee.
use crate::even::rounding;
use crate::{Amounts, Charge, ChargeId, Contract, ContractId, Setting, Source};
use kernel::{Currency, Day};
use std::collections::BTreeSet;

/// All that decides what a payer is invoiced.
#[derive(Debug, Clone)]
pub struct Account {
    /// The contracts that the payer pays for, with each what has been written by changes to them.
    pub contracts: Vec<Contract>,
    /// Charges that no invoice has yet.
    pub open: Vec<OpenCharge>,
    /// Days to the due day: the customer's own, if any, and the space's.
    pub due_days: (Option<u16>, u16),
}

/// A charge that no invoice has yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenCharge {
    /// Its id, once it is written.
    pub id: Option<ChargeId>,
    /// The charge.
    pub charge: Charge,
}

impl OpenCharge {
    fn is_of_contract(&self) -> bool {
        matches!(self.charge.source, Source::Contract | Source::SignUpFee | Source::Deposit)
    }

    /// Whether it waits for its day, whatever is invoiced before: what a contract that was ordered ahead costs on its first day.
    fn waits(&self, today: Day) -> bool {
        self.is_of_contract() && 0 < self.charge.amounts.gross_minor && today < self.charge.invoice_by
    }
}

/// An invoice (or, below zero, a credit note) as it is to be issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The day it is issued.
    pub issued_on: Day,
    /// The day by which it is to be paid.
    pub due_on: Day,
    /// Its currency.
    pub currency: Currency,
    /// Its lines, in order.
    pub lines: Vec<OpenCharge>,
    /// Their sum.
    pub total: Amounts,
}

/// What a day brings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bill {
    /// The invoices, one for each currency; and where less is owed than given back, a credit note beside what is new.
    pub drafts: Vec<Draft>,
    /// Charges that the day makes, to be written before they are invoiced.
    pub charges: Vec<Charge>,
    /// How far each contract that was charged is charged now; `None` for one that has ended and is closed.
    pub charged: Vec<(ContractId, Option<Day>)>,
}

impl Account {
    /// What `today` brings: contracts whose next charge is due, however many periods were missed; with them every open
    /// charge, but for what contracts cost that begin later; and open charges whose day has come, or for which no contract is left to
    /// wait. Nothing, on a day with none of this.
    pub fn bill(&self, today: Day, setting: &Setting<'_>) -> Bill {
        let mut bill = Bill::default();
        for contract in self.contracts.iter().filter(|contract| contract.charged_until <= today) {
            let mut contract = contract.clone();
            while contract.charged_until <= today {
                match (contract.next_charges(setting), contract.ends_on) {
                    // The last day there is has no next one.
                    (Some((_, until)), _) if until <= contract.charged_until => break,
                    (Some((charges, until)), _) => {
                        bill.charges.extend(charges);
                        contract.charged_until = until;
                    }
                    (None, Some(ends_on)) => {
                        bill.charges.extend(contract.closing_charges(ends_on, setting));
                        break;
                    }
                    (None, None) => break,
                }
            }
            let closed = contract.ends_on.is_some_and(|ends| ends <= today && ends <= contract.charged_until);
            bill.charged.push((contract.id.clone(), (!closed).then_some(contract.charged_until)));
        }
        let closed = bill.charged.iter().filter(|(_, charged_until)| charged_until.is_none()).count();
        let has_left = 0 < closed && closed == self.contracts.len();
        let comes =
            !bill.charges.is_empty() || self.open.iter().any(|open| has_left || open.charge.invoice_by <= today);
        if comes {
            let new = bill.charges.iter().map(|charge| OpenCharge { id: None, charge: charge.clone() });
            let open = if has_left { self.open.clone() } else { self.open_on(today) };
            let lines: Vec<OpenCharge> = new.chain(open).collect();
            bill.drafts = self.drafts(&lines, today);
        }
        bill
    }

    /// The open charges that can be invoiced on `today`: all but what a contract costs that was ordered ahead, and what takes that back.
    pub fn open_on(&self, today: Day) -> Vec<OpenCharge> {
        let waiting: Vec<_> = self.open.iter().filter(|open| open.waits(today)).collect();
        let of = |open: &OpenCharge| waiting.iter().any(|one| one.charge.source_id == open.charge.source_id);
        self.open.iter().filter(|open| !(open.is_of_contract() && of(open))).cloned().collect()
    }

    /// What `lines` are issued as `today`: an invoice for each currency. Where more is given back than is owed that is a credit
    /// note, on which nothing new is charged: that has an invoice of its own, which the credit settles.
    pub fn drafts(&self, lines: &[OpenCharge], today: Day) -> Vec<Draft> {
        let currencies: BTreeSet<String> = lines.iter().map(|line| line.charge.currency.to_string()).collect();
        let of = |currency: &String| -> Vec<OpenCharge> {
            lines.iter().filter(|line| line.charge.currency.to_string() == *currency).cloned().collect()
        };
        let apart = |lines: Vec<OpenCharge>| -> [Vec<OpenCharge>; 2] {
            if 0 <= Amounts::sum(lines.iter().map(|line| line.charge.amounts)).gross_minor {
                return [lines, Vec::new()];
            }
            let (new, back) = lines.into_iter().partition(|line| 0 < line.charge.amounts.gross_minor);
            [new, back]
        };
        currencies.iter().map(of).flat_map(apart).filter_map(|lines| self.draft(lines, today)).collect()
    }

    /// One invoice for `lines`, issued `today`; with a line that evens out what was rounded, where that is too much.
    pub fn draft(&self, mut lines: Vec<OpenCharge>, today: Day) -> Option<Draft> {
        let currency = lines.first()?.charge.currency;
        lines.extend(rounding(&lines, today));
        let total = Amounts::sum(lines.iter().map(|line| line.charge.amounts));
        let days = self.due_days_of(&lines);
        Some(Draft { issued_on: today, due_on: today.plus_days(days.into()), currency, lines, total })
    }

    /// Customer, else contract, else plan, else space; of several contracts the nearest.
    fn due_days_of(&self, lines: &[OpenCharge]) -> u16 {
        let (own, space) = self.due_days;
        let of_contract = |contract: &Contract| contract.due_days.0.or(contract.due_days.1).unwrap_or(space);
        let charged = self
            .contracts
            .iter()
            .filter(|contract| lines.iter().any(|line| line.charge.source_id == contract.id.as_str()));
        own.unwrap_or_else(|| charged.map(of_contract).min().unwrap_or(space))
    }

    /// The invoices of the days after `today` until `until`, if nothing else happens.
    pub fn ahead(&self, today: Day, until: Day, setting: &Setting<'_>) -> Vec<Draft> {
        let (mut account, mut drafts, mut done) = (self.clone(), Vec::new(), None);
        while let Some(day) = account.next_day(today, done).filter(|day| *day <= until) {
            let bill = account.bill(day, setting);
            account.apply(&bill);
            // What is held back on its day, as what a contract gives back that has not begun, comes with another.
            if bill.drafts.is_empty() && account.next_day(today, done) == Some(day) {
                done = Some(day);
            }
            drafts.extend(bill.drafts);
        }
        drafts
    }

    /// The next day from `today` on, and after the one that is `done`, that can bring anything.
    fn next_day(&self, today: Day, done: Option<Day>) -> Option<Day> {
        let contracts = self.contracts.iter().map(|contract| contract.charged_until);
        let open = self.open.iter().map(|open| open.charge.invoice_by);
        contracts.chain(open).map(|day| day.max(today)).filter(|day| done < Some(*day)).min()
    }

    /// The account after `bill` was issued.
    fn apply(&mut self, bill: &Bill) {
        for (id, charged) in &bill.charged {
            match charged {
                Some(until) => self.contracts.iter_mut().filter(|c| c.id == *id).for_each(|c| c.charged_until = *until),
                None => self.contracts.retain(|contract| contract.id != *id),
            }
        }
        let invoiced = |open: &OpenCharge| {
            let of = |line: &OpenCharge| line.id == open.id && line.charge.key == open.charge.key;
            bill.drafts.iter().flat_map(|draft| &draft.lines).any(of)
        };
        self.open.retain(|open| !invoiced(open));
    }
}
