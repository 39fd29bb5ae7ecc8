//! What the provider in memory makes of orders.
use super::till::{Mood, Till};
use billing::provider::*;

impl Till {
    pub(crate) fn paid(&self, id: &TheirId, new: &NewPayment) -> Result<Payment, Failure> {
        let (method, confirmed) = match &new.with {
            PayWith::Chosen { .. } => (None, false),
            PayWith::Here(method, _) | PayWith::Away(method, _) => (Some(method.clone()), true),
        };
        let away = matches!(new.with, PayWith::Away(..));
        let status = match (confirmed, self.mood.get()) {
            (true, Mood::Cautious) => "needs_action",
            (true, Mood::Slow) => "processing",
            (true, Mood::Declining(_)) | (false, _) => "wanted",
            (true, _) => "succeeded",
        };
        let payment = Payment {
            id: id.clone(),
            ours: Some(new.ours.clone()),
            status: status.into(),
            amount: new.amount,
            received_minor: 0,
            customer: Some(new.customer.clone()),
            method,
            decline: None,
            client_secret: Some(ClientSecret(format!("{id}_secret"))),
            created_at: self.now.get(),
        };
        self.payments.borrow_mut().insert(id.to_string(), payment.clone());
        match self.mood.get() {
            Mood::Declining(code) if confirmed => Err(Failure::Declined {
                decline: Decline { code: code.to_owned(), decline_code: None },
                payment: Some(id.clone()),
            }),
            Mood::Cautious if away => Err(Failure::NeedsAction { payment: Some(id.clone()) }),
            _ => Ok(payment),
        }
    }

    pub(crate) fn set_up_now(&self, id: &TheirId, new: &NewSetup) -> Setup {
        let method: TheirId = format!("pm_{id}").parse().unwrap();
        let mandate: TheirId = format!("mandate_{id}").parse().unwrap();
        let (bank, kind) = match &new.with {
            WithMethod::Browser(kind) => (false, kind.clone()),
            WithMethod::Bank(details, ..) => (true, details.kind()),
        };
        let proof = bank && kind == MethodKind::UsBankAccount;
        if bank {
            self.give_method(method.as_str(), kind.clone(), "3000");
            let status = if kind == MethodKind::BacsDebit { MandateStatus::Pending } else { MandateStatus::Active };
            let given = Mandate {
                id: mandate.clone(),
                status,
                method: method.clone(),
                reference: Some("REF1".to_owned()),
                url: None,
            };
            self.mandates.borrow_mut().insert(mandate.to_string(), given);
        }
        let status = if !bank {
            "wanted"
        } else if proof {
            "needs_action"
        } else {
            "succeeded"
        };
        let setup = Setup {
            id: id.clone(),
            ours: Some(new.ours.clone()),
            status: status.into(),
            customer: Some(new.customer.clone()),
            method: bank.then_some(method),
            mandate: bank.then_some(mandate),
            decline: None,
            wants_proof: proof,
            client_secret: Some(ClientSecret(format!("{id}_secret"))),
        };
        self.setups.borrow_mut().insert(id.to_string(), setup.clone());
        setup
    }
}
