mod audit;
mod import;
mod locations;
mod portal;

pub(crate) use audit::*;
pub(crate) use import::*;
pub(crate) use locations::*;
pub(crate) use portal::*;

use crate::App;
use db::Statement;
use serde::Serialize;
use web::Claims;

impl App {
    /// Says what an operator did, in the batch of the deed.
    fn audit(&self, who: &Claims, action: &str, subject: &str, detail: impl Serialize) -> Statement {
        access::audit(who, action, subject, detail, self.clock.now(), &*self.ids)
    }
}
