use super::{ItemProblem, OrderLine, Quantity, Terms, TermsVersion, Totals};
use kernel::text::{Name, Note};
use kernel::{CustomerId, Day, Instant, Money};
use serde::{Deserialize, Serialize};

kernel::id!(
    /// A proposal.
    ProposalId,
    "pro"
);
kernel::number!(
    /// A price in minor units, none to ten million major ones.
    OwnPrice, 0..=1_000_000_000, "must be 0 to 1000000000 minor units"
);

/// Lines of a proposal at the most.
pub const PROPOSAL_LINES_MAX: usize = 20;

/// What is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Proposed {
    /// A plan.
    Plan,
    /// A product.
    Product,
}

/// A line of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProposalLine {
    /// What sort.
    pub kind: Proposed,
    /// The plan or the product.
    pub subject_id: Name,
    /// How many.
    pub quantity: Quantity,
    /// What one costs (of a plan, for a cycle); null for what it costs anybody.
    pub price_minor: Option<OwnPrice>,
    /// What signing up for a plan costs, as prices are meant in this space; 0 waives it, null for what it costs anybody.
    pub sign_up_fee_minor: Option<OwnPrice>,
    /// What is held for one of a plan until it ends; 0 waives it, null for what anybody leaves.
    pub deposit_minor: Option<OwnPrice>,
    /// The first day of a plan; the day of acceptance, if none.
    pub starts_on: Option<Day>,
}

/// A line of a proposal as it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SentLine {
    /// What sort.
    pub kind: Proposed,
    /// The plan or the product.
    pub subject_id: Name,
    /// How many.
    pub quantity: Quantity,
    /// What one costs; null for what it costs anybody.
    pub price_minor: Option<OwnPrice>,
    /// What signing up for a plan costs; null for what it costs anybody.
    pub sign_up_fee_minor: Option<OwnPrice>,
    /// What is held for one of a plan until it ends; null for what anybody leaves.
    pub deposit_minor: Option<OwnPrice>,
    /// The first day of a plan; the day of acceptance, if none.
    pub starts_on: Option<Day>,
}

impl From<ProposalLine> for SentLine {
    fn from(line: ProposalLine) -> Self {
        let ProposalLine { kind, subject_id, quantity, price_minor, sign_up_fee_minor, deposit_minor, starts_on } =
            line;
        Self { kind, subject_id, quantity, price_minor, sign_up_fee_minor, deposit_minor, starts_on }
    }
}

/// A proposal to send.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewProposal {
    /// To whom.
    pub customer_id: CustomerId,
    /// What to say with it; may be empty.
    pub message: Note,
    /// What is proposed.
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = PROPOSAL_LINES_MAX)))]
    pub lines: Vec<ProposalLine>,
    /// Until when it stands.
    pub expires_at: Instant,
}

/// Where a proposal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProposalStatus {
    /// It can be accepted or refused.
    Sent,
    /// It was accepted; its order says the rest.
    Accepted,
    /// It was refused.
    Refused,
    /// The operator took it back.
    Withdrawn,
    /// Its time is over.
    Expired,
}

/// A proposal.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// Where it stands.
    pub status: ProposalStatus,
    /// What the operator wrote.
    pub message: String,
    /// What is proposed; of a plan the first invoice. Of one that was accepted, what was ordered.
    pub lines: Vec<OrderLine>,
    /// What accepting it today comes to, or came to.
    pub totals: Totals,
    /// What stands in the way of accepting it now; null where it can be accepted, or stands no more.
    pub problem: Option<ItemProblem>,
    /// Until when it stands.
    pub expires_at: Instant,
    /// When it was sent.
    pub created_at: Instant,
    /// The order that accepting it made.
    pub order_id: Option<String>,
    /// What one agrees to with it.
    pub terms: Terms,
}

/// A proposal as operators see it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OperatorProposal {
    /// Its id.
    pub id: ProposalId,
    /// To whom.
    pub customer_id: CustomerId,
    /// The customer's name.
    pub customer_name: String,
    /// Where it stands.
    pub status: ProposalStatus,
    /// What was written.
    pub message: String,
    /// What is proposed.
    pub lines: Vec<SentLine>,
    /// Until when it stands.
    pub expires_at: Instant,
    /// When it was sent.
    pub created_at: Instant,
    /// When it was decided.
    pub decided_at: Option<Instant>,
    /// The order that accepting it made.
    pub order_id: Option<String>,
}

/// A yes to a proposal.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Accept {
    /// The terms that are agreed to.
    pub accepted_terms_version: TermsVersion,
    /// What it came to, as it was seen: if it comes to anything else by now, it is not accepted.
    pub expected_gross: Money,
}
