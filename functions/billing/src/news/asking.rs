//! What is asked of the provider, and what is known if it does not answer: the same for whoever pays and for collections.
use super::{Chosen, Learnt};
use crate::provider::{Customer, Failure, MethodKind, Provider, RequestKey, TheirId};
use crate::store::{AccountRow, NewsFacts};
use kernel::Instant;
use ledger::{PayMethod, PaymentMove, PaymentStatus, move_payment};

/// The kind in the provider's words; what no provider carries is no kind of theirs.
pub(crate) fn kind_of(method: PayMethod) -> MethodKind {
    match method {
        PayMethod::Card => MethodKind::Card,
        PayMethod::SepaDebit => MethodKind::SepaDebit,
        PayMethod::BacsDebit => MethodKind::BacsDebit,
        PayMethod::UsBankAccount => MethodKind::UsBankAccount,
        PayMethod::BankTransfer => MethodKind::Other("bank_transfer".to_owned()),
        PayMethod::Cash => MethodKind::Other("cash".to_owned()),
    }
}

/// What the provider calls a customer, who is made known to it if need be.
pub(crate) async fn theirs(provider: &dyn Provider, account: &AccountRow) -> Result<TheirId, Failure> {
    if let Some(known) = account.provider_ref.as_deref().and_then(|id| id.parse().ok()) {
        return Ok(known);
    }
    let customer =
        Customer { ours: account.customer_id.to_string(), name: account.name.clone(), email: account.email.clone() };
    provider.ensure_customer(&RequestKey::new(&account.customer_id, "customer"), &customer).await
}

/// What is known after a failure: a decline is one; of no answer nobody knows what happened, so that nothing else may be
/// tried until the provider has been asked.
pub(crate) fn unanswered(facts: &NewsFacts, failure: &Failure, with: Chosen<'_>, at: Instant) -> Learnt {
    let row = &facts.payment.row;
    let with = with.map(|(method, id)| (method, id.map(crate::api::MethodId::as_str)));
    let moved = |to, note: Option<&str>, id: Option<&str>| {
        let step = PaymentMove { payment: &row.id, from: row.status, to, provider_ref: id, note, with, at };
        let note = note.map(str::to_owned);
        Learnt { statements: move_payment(step), status: Some(to), note, ..Learnt::default() }
    };
    match failure {
        Failure::Declined { decline, payment } => {
            moved(PaymentStatus::Failed, Some(decline.word()), payment.as_ref().map(TheirId::as_str))
        }
        Failure::Unavailable { .. } => moved(PaymentStatus::Processing, None, None),
        Failure::Refused { .. } | Failure::NeedsAction { .. } | Failure::RateLimited { .. } => Learnt::default(),
    }
}
