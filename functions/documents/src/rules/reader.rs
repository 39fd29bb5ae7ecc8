use crate::problems::TOO_MUCH;
use access::{Right, Rule, Section, Viewer, decide};
use kernel::CustomerId;
use web::{Caller, Claims, Operator, Problem, problem, role};

/// Whose documents somebody may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reader {
    /// An operator of billing: everybody's.
    Staff,
    /// Whoever may see invoices: one's own.
    Customer(CustomerId),
}

impl Reader {
    /// Who `claims` names.
    pub(crate) fn of(claims: &Claims) -> Result<Self, Problem> {
        if Operator::<role::BillingRead>::admit(Some(claims)).is_ok() {
            return Ok(Self::Staff);
        }
        claims.customer.clone().map(Self::Customer).ok_or_else(|| Rule::NoCustomer.into())
    }

    /// Whether they may see documents at all.
    pub(crate) fn check(&self, viewer: &Viewer) -> Result<(), Problem> {
        if *self == Self::Staff {
            return Ok(());
        }
        decide(viewer, Section::Billing)?;
        Ok(decide(viewer, Right::SeeInvoices)?)
    }

    /// Whether they may have what is `owner`'s. Somebody else's is nothing that one may know of.
    pub(crate) fn may_have(&self, owner: &CustomerId) -> Result<(), Problem> {
        match self {
            Self::Customer(own) if own != owner => Err(problem::NOT_FOUND.because("")),
            _ => Ok(()),
        }
    }

    /// Whose documents are meant: those of whom is `asked` for, else one's own; everybody's, for an operator who asks for
    /// nobody's.
    pub(crate) fn whose(&self, asked: Option<CustomerId>) -> Result<Option<CustomerId>, Problem> {
        if let Some(asked) = &asked {
            self.may_have(asked)?;
        }
        match self {
            Self::Staff => Ok(asked),
            Self::Customer(own) => Ok(Some(own.clone())),
        }
    }
}

/// Refuses what no document holds.
pub(crate) fn at_most<T>(rows: Vec<T>, max: usize, of_what: &str) -> Result<Vec<T>, Problem> {
    if max < rows.len() { Err(TOO_MUCH.because(format!("At most {max} {of_what}."))) } else { Ok(rows) }
}
