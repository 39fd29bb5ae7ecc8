mod acts;
mod contracts;
mod customers;
mod grants;
mod members;
mod prices;
mod setup;

pub(crate) use acts::*;
pub(crate) use contracts::*;
pub(crate) use customers::*;
pub(crate) use grants::*;
pub(crate) use members::*;
pub(crate) use prices::*;
pub(crate) use setup::*;

use crate::App;
use access::customer_of;
use db::Statement;
use serde::Serialize;
use web::Claims;

impl App {
    /// Says what an operator did, in the batch of the deed.
    fn audit(&self, who: &Claims, action: &str, subject: &str, detail: impl Serialize) -> Statement {
        access::audit(who, action, subject, detail, self.clock.now(), &*self.ids)
    }
}
