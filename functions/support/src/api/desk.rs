use super::MessageText;
use kernel::AccountId;
use kernel::text::{Name, Note};
use serde::{Deserialize, Serialize};

kernel::id!(
    /// A department of the help desk.
    DepartmentId,
    "dep"
);
kernel::id!(
    /// An answer that is given often.
    CannedReplyId,
    "can"
);
kernel::number!(
    /// Minutes in which a location is open: up to four weeks of ten hours a day.
    AnswerMinutes, 1..=16_800, "must be 1 to 16800 minutes"
);
kernel::number!(
    /// Days after which what is solved closes.
    ReopenDays, 1..=90, "must be 1 to 90 days"
);
kernel::number!(
    /// A place among others.
    Position, 0..=10_000, "must be 0 to 10000"
);

/// Operators of a department at the most.
pub const OPERATORS_MAX: usize = 50;

/// A department, as operators set it up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DepartmentSetup {
    /// What it is called.
    pub name: Name,
    /// What it is for; may be empty.
    pub description: Note,
    /// Who hears of its requests; empty for all who answer requests.
    #[cfg_attr(feature = "openapi", schemars(length(max = OPERATORS_MAX)))]
    pub operators: Vec<AccountId>,
    /// In how many minutes, of those in which the location is open, a request has its first answer; null for no target.
    pub first_answer_minutes: Option<AnswerMinutes>,
    /// For how many days a reply opens a solved request again.
    pub reopen_days: ReopenDays,
    /// Its place among the others.
    pub position: Position,
    /// Whether it takes no more requests.
    pub archived: bool,
}

/// A department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Department {
    /// The department.
    pub id: DepartmentId,
    /// What it is.
    #[serde(flatten)]
    pub setup: DepartmentSetup,
    /// How many requests of it are not solved.
    pub unsolved: i64,
    /// Grows with every change; a change names the version that it was decided on.
    pub version: i64,
}

/// An answer that is given often, as operators set it up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CannedReplySetup {
    /// What operators know it by.
    pub name: Name,
    /// For the requests of one department; null for all.
    pub department_id: Option<DepartmentId>,
    /// What it says. `{name}`, `{number}`, `{subject}`, `{operator}` and `{location}` stand for what they say.
    pub text: MessageText,
}

/// An answer that is given often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CannedReply {
    /// The reply.
    pub id: CannedReplyId,
    /// What it is.
    #[serde(flatten)]
    pub setup: CannedReplySetup,
    /// Grows with every change; a change names the version that it was decided on.
    pub version: i64,
}

/// Such an answer, filled in for one request by one operator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FilledReply {
    /// The reply.
    pub id: CannedReplyId,
    /// What operators know it by.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// An operator who answers requests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SupportOperator {
    /// The account.
    pub id: AccountId,
    /// Its owner's name.
    pub name: String,
}

/// What the console's lists and forms choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct KnownSupport {
    /// Every department, archived ones too.
    pub departments: Vec<Department>,
    /// Who answers requests.
    pub operators: Vec<SupportOperator>,
    /// Every location.
    pub locations: Vec<super::OfferedLocation>,
}
