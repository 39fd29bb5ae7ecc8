use crate::api::{MethodId, MethodStatus};
use crate::provider::{Failure, MandateStatus, Provider, RequestKey, Setup, SetupStatus, TheirId};
use crate::store::{self, AccountRow, MethodRow};
use crate::{events, provider};
use db::Statement;
use kernel::{Instant, NewIds};
use ledger::PayMethod;

/// What it takes to follow the saving of a method.
pub(crate) struct Saving<'a> {
    /// Who knows how it is.
    pub(crate) provider: &'a dyn Provider,
    /// Whose method it is.
    pub(crate) account: &'a AccountRow,
    /// Who collects, as SEPA knows them.
    pub(crate) creditor_id: &'a str,
    /// Now.
    pub(crate) now: Instant,
    /// New ids.
    pub(crate) ids: &'a dyn NewIds,
}

/// A method as it is now, and what is written beside it.
pub(crate) struct Saved {
    /// The method.
    pub(crate) row: MethodRow,
    /// That it is collected from, and the notice of its mandate.
    pub(crate) beside: Vec<Statement>,
}

/// What the method `row` is, now that its saving stands like `setup`. The first account that can be debited is collected
/// from: that is what its mandate is for.
pub(crate) async fn saved_as(saving: &Saving<'_>, row: &MethodRow, setup: &Setup) -> Result<Saved, Failure> {
    let mut saved = MethodRow { changed_at: saving.now, ..row.clone() };
    match setup.status {
        SetupStatus::Succeeded => saved.status = MethodStatus::Active,
        SetupStatus::Processing => saved.status = MethodStatus::Pending,
        SetupStatus::NeedsAction if setup.wants_proof => saved.status = MethodStatus::Pending,
        SetupStatus::Failed | SetupStatus::Cancelled => saved.status = MethodStatus::Failed,
        SetupStatus::Wanted | SetupStatus::NeedsAction | SetupStatus::Other(_) => {}
    }
    if matches!(saved.status, MethodStatus::Active | MethodStatus::Pending) {
        if let Some(method) = &setup.method {
            let known = saving.provider.method(method).await?;
            saved = super::completed(&saved, &known, saved.status, saving.now);
        }
        if let Some(mandate) = &setup.mandate {
            let waits = saved.status == MethodStatus::Pending;
            apply_mandate(&mut saved, &saving.provider.mandate(mandate).await?);
            // The bank has accepted the mandate, but the holder has yet to prove the account.
            if waits && saved.status == MethodStatus::Active {
                saved.status = MethodStatus::Pending;
            }
        }
    }
    let unchanged = MethodRow { changed_at: row.changed_at, ..saved.clone() } == *row;
    if unchanged {
        return Ok(Saved { row: row.clone(), beside: Vec::new() });
    }
    let beside = beside(saving, row, &saved);
    Ok(Saved { row: saved, beside })
}

/// Gives a method up at the provider, for good. One that it does not know, or that belongs to nobody there any more, is given up already.
pub(crate) async fn detached(provider: &dyn Provider, row: &MethodRow) -> Result<(), Failure> {
    let Some(theirs) = row.provider_ref.as_deref().and_then(|id| id.parse::<TheirId>().ok()) else { return Ok(()) };
    match provider.detach(&RequestKey::new(&row.id, "detach"), &theirs).await {
        Ok(_) => Ok(()),
        Err(failure) if failure.is_missing() => Ok(()),
        Err(failure @ Failure::Refused { .. }) if !failure.is_barred() => match provider.method(&theirs).await {
            Ok(known) if known.customer.is_none() => Ok(()),
            _ => Err(failure),
        },
        Err(failure) => Err(failure),
    }
}

/// What a mandate says of its method.
pub(crate) fn apply_mandate(row: &mut MethodRow, mandate: &provider::Mandate) {
    row.mandate_id = Some(mandate.id.to_string());
    row.mandate_ref = mandate.reference.clone().or(row.mandate_ref.take());
    row.mandate_url = mandate.url.clone().or(row.mandate_url.take());
    match mandate.status {
        MandateStatus::Active => row.status = MethodStatus::Active,
        MandateStatus::Pending => row.status = MethodStatus::Pending,
        MandateStatus::Inactive => row.status = MethodStatus::Revoked,
        MandateStatus::Other(_) => {}
    }
}

/// That a method is collected from if it is the first that can be, and the notice that its mandate holds.
pub(crate) fn beside(saving: &Saving<'_>, before: &MethodRow, after: &MethodRow) -> Vec<Statement> {
    let debit = after.method != PayMethod::Card;
    let holds = |row: &MethodRow| matches!(row.status, MethodStatus::Active | MethodStatus::Pending);
    let first = debit && holds(after) && saving.account.default_method_id.is_none();
    let mut beside: Vec<Statement> = Vec::new();
    if first {
        beside.extend(store::put_default(&after.customer_id, &after.id));
    }
    // Whatever became of it, revoked or never proven: nothing is collected from what cannot be used.
    if holds(before) && !holds(after) {
        beside.push(store::forget_default(&after.customer_id, &MethodId::clone(&after.id)));
    }
    if debit && after.status == MethodStatus::Active && before.status != MethodStatus::Active {
        beside.push(events::mandate(saving.account, after, saving.creditor_id, saving.now, saving.ids));
    }
    beside
}
