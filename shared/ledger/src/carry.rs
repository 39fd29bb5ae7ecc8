//! Carrying out what a day brings: charges, invoices, how far contracts are charged, the benefits of the cycles to come.
use crate::{Advance, Bill, Books, Charge, GRANT_DAYS_AHEAD, GrantWish, Issuing, NewInvoice, Payer};
use crate::{advance, by_key, charge, grant, issue};
use db::Statement;
use kernel::{CustomerId, Day, Instant, NewIds};

/// What carries bills out, as one batch.
#[derive(Debug, Clone, Default)]
pub struct Carried {
    /// The invoices and credit notes, in the order in which they are numbered.
    pub invoices: Vec<NewInvoice>,
    /// The batch. It breaks `contract_changed`, `charge_is_not_open` or a key if one of the bills no longer holds.
    pub statements: Vec<Statement>,
}

/// Carries out the `bills` of payers whom `books` have read, some hundreds of contracts at most; `None` if one of them is no
/// bill of these books. Whatever previews foresee comes about through this and through nothing else.
pub fn carry(bills: &[(CustomerId, Bill)], books: &Books, now: Instant, ids: &dyn NewIds) -> Option<Carried> {
    let charges: Vec<Charge> = bills.iter().flat_map(|(_, bill)| bill.charges.iter().cloned()).collect();
    let (new, mut statements) = charge(&charges, ids);
    let (mut advances, mut grants) = (Vec::new(), Vec::new());
    for (customer, bill) in bills {
        let payer = books.payers.get(customer)?;
        for (contract, charged_until) in &bill.charged {
            let until = books.day(now).plus_days(GRANT_DAYS_AHEAD);
            let (advance, new) = payer.advance(contract, *charged_until, until, books)?;
            advances.push(advance);
            grants.extend(new);
        }
    }
    if !advances.is_empty() {
        statements.extend(advance(&advances));
    }
    statements.extend(grant(&grants, now, ids));
    let written = by_key(&charges, &new);
    let drafts = bills.iter().flat_map(|(customer, bill)| bill.drafts.iter().map(move |draft| (customer, draft)));
    let invoices: Vec<NewInvoice> = drafts
        .map(|(customer, draft)| NewInvoice::of(draft, Issuing { books, customer, now }, &written, ids))
        .collect::<Option<_>>()?;
    statements.extend(issue(&invoices));
    Some(Carried { invoices, statements })
}

impl Payer {
    /// How far `contract` is charged and granted once it is charged until `charged_until`, and the benefits that this takes;
    /// one that is closed is charged for good.
    fn advance(
        &self,
        contract: &crate::ContractId,
        charged_until: Option<Day>,
        granted_until: Day,
        books: &Books,
    ) -> Option<(Advance, Vec<GrantWish>)> {
        let version = self.agreements.get(contract)?.version;
        let known = self.account.contracts.iter().find(|known| known.id == *contract)?;
        let (grants, granted_until) = known.grants(granted_until, version, &books.setting(self.treatment));
        let charged_until = Some(charged_until.unwrap_or(Day::LAST));
        let advance =
            Advance { contract: contract.clone(), version, charged_until, granted_until: Some(granted_until) };
        Some((advance, grants))
    }
}
