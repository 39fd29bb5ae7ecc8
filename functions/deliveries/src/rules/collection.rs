//! Who may take things away.
use super::{Refusal, read_code};
use crate::api::DeliveryStatus;
use kernel::CustomerId;

/// One of the things that are handed over, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Where it stands.
    pub status: DeliveryStatus,
    /// Whose it is.
    pub customer: Option<CustomerId>,
}

/// What somebody shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown<'a> {
    /// A code, as it was typed.
    Code(&'a str),
    /// Their signature.
    Signature,
}

/// Whose things are handed over: all of one customer, all still waiting, to somebody who shows that customer's code or signs.
pub fn hand_over<'a>(taken: &'a [Taken], shown: Shown<'_>, code: Option<&str>) -> Result<&'a CustomerId, Refusal> {
    if let Some(moved) = taken.iter().find(|one| one.status != DeliveryStatus::Waiting) {
        return Err(Refusal::Moved(moved.status));
    }
    let customer = taken.first().and_then(|one| one.customer.as_ref()).ok_or(Refusal::SeveralCustomers)?;
    if taken.iter().any(|one| one.customer.as_ref() != Some(customer)) {
        return Err(Refusal::SeveralCustomers);
    }
    if let Shown::Code(typed) = shown
        && (code.is_none() || read_code(typed).as_deref() != code)
    {
        return Err(Refusal::WrongCode);
    }
    Ok(customer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(customer: &str) -> Taken {
        Taken { status: DeliveryStatus::Waiting, customer: Some(customer.parse().unwrap()) }
    }

    #[test]
    fn whoever_shows_the_code_or_signs_takes_what_waits_of_one_customer() {
        let (ada, bob) = (of("cus_ada"), of("cus_bob"));
        let gone = Taken { status: DeliveryStatus::Collected, ..ada.clone() };
        let code = Some("k7qf2m90");
        let ok: CustomerId = "cus_ada".parse().unwrap();
        let two = [ada.clone(), ada.clone()];
        assert_eq!(hand_over(&two, Shown::Code("K7QF-2M9O"), code), Ok(&ok));
        assert_eq!(hand_over(&two, Shown::Signature, None), Ok(&ok));
        assert_eq!(hand_over(&two, Shown::Code("k7qf2m91"), code), Err(Refusal::WrongCode));
        assert_eq!(hand_over(&two, Shown::Code(""), None), Err(Refusal::WrongCode));
        assert_eq!(hand_over(&[ada.clone(), bob], Shown::Signature, code), Err(Refusal::SeveralCustomers));
        assert_eq!(hand_over(&[ada, gone], Shown::Signature, code), Err(Refusal::Moved(DeliveryStatus::Collected)));
        assert_eq!(hand_over(&[], Shown::Signature, code), Err(Refusal::SeveralCustomers));
    }
}
