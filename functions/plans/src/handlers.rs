mod acts;
mod contracts;
mod members;
mod setup;

pub(crate) use acts::*;
pub(crate) use contracts::*;
pub(crate) use members::*;
pub(crate) use setup::*;

use crate::App;
use db::Statement;
use kernel::CustomerId;
use serde::Serialize;
use web::{Claims, Problem};

impl App {
    /// Says what an operator did, in the batch of the deed.
    fn audit(&self, who: &Claims, action: &str, subject: &str, detail: impl Serialize) -> Statement {
        access::audit(who, action, subject, detail, self.clock.now(), &*self.ids)
    }
}

/// The customer that the account acts for.
fn customer_of(claims: &Claims) -> Result<&CustomerId, Problem> {
    claims.customer.as_ref().ok_or_else(|| access::Rule::NoCustomer.into())
}
