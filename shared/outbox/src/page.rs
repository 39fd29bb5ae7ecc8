use serde::{Deserialize, Serialize};
use std::fmt::Display;

/// A page of the portal that a notice leads to: its path. There is no other way to name one, so that a test can hold all
/// that there are against the pages of the front end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Page(String);

macro_rules! pages {
    ($($(#[$doc:meta])* $name:ident $(($id:ident))? = $pattern:literal;)+) => {
        impl Page {
            /// Each of them as the front end names its folder: `[id]` stands for an id.
            pub const ALL: &[&str] = &[$($pattern),+];
            $($(#[$doc])* pub fn $name($($id: impl Display)?) -> Self {
                Self($pattern$(.replace("[id]", &$id.to_string()))?.to_owned())
            })+
        }
    };
}

pages! {
    /// What a customer has booked.
    bookings = "/bookings";
    /// The plans of a customer.
    plans = "/plans";
    /// What a customer owes.
    billing = "/billing";
    /// An invoice or credit note.
    invoice(id) = "/billing/invoices/[id]";
    /// How a customer pays.
    methods = "/billing/methods";
    /// The basket.
    basket = "/basket";
    /// An order.
    order(id) = "/orders/[id]";
    /// A proposal, as its customer sees it.
    proposal(id) = "/proposals/[id]";
    /// A request, as its member sees it.
    ticket(id) = "/support/[id]";
    /// The operators' part of the portal.
    console = "/console";
    /// A contract, as operators see it.
    console_contract(id) = "/console/contracts/[id]";
    /// A payment, as operators see it.
    console_payment(id) = "/console/billing/payments/[id]";
    /// A proposal, as operators see it.
    console_proposal(id) = "/console/proposals/[id]";
    /// A visit, as its host sees it.
    visit(id) = "/visitors/[id]";
    /// Who comes to see a member.
    visitors = "/visitors";
    /// A visit, as operators see it.
    console_visit(id) = "/console/visitors/[id]";
    /// What the staff have given a customer.
    account_files = "/account/files";
    /// What becomes of somebody's data.
    account_data = "/account/data";
    /// A request, as operators see it.
    console_ticket(id) = "/console/support/[id]";
    /// What has come for a customer.
    deliveries = "/deliveries";
    /// A delivery, as its customer sees it.
    delivery(id) = "/deliveries/[id]";
    /// What an account was told.
    inbox = "/inbox";
    /// How an account wants to be told.
    notice_settings = "/account/notices";
    /// An invitation into a team; the id is its token.
    team_invitation(id) = "/team/invitations/[id]";
    /// What is next.
    dashboard = "/dashboard";
    /// How far an account is that waits until an operator approves.
    waiting = "/waiting";
    /// The accounts that wait, as operators see them.
    console_approvals = "/console/approvals";
    /// How the portal is.
    console_health = "/console/health";
    /// An invitation to be an operator; the id is its token.
    operator_invitation(id) = "/operators/invitations/[id]";
    /// A team, as operators see it.
    console_team(id) = "/console/teams/[id]";
}

impl Page {
    /// Its path, `/orders/ord_1`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
