use kernel::Instant;
use serde::Serialize;

/// How the portal is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Health {
    /// The functions that have jobs, by name.
    pub functions: Vec<FunctionHealth>,
}

/// How a function is that has jobs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FunctionHealth {
    /// Its name, such as `billing`.
    pub function: String,
    /// When its jobs ran last, to some ten minutes; null for never.
    pub ran_at: Option<Instant>,
    /// Whether that is too long ago: they run each hour or more often.
    pub late: bool,
    /// What they complained of then; at most 20 lines.
    pub complaints: Vec<String>,
    /// When was last looked, once a night, for what must never be true; null for never.
    pub looked_at: Option<Instant>,
    /// What was found then, by name.
    pub broken: Vec<Broken>,
}

/// Something that must never be true and is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Broken {
    /// The rule's name, such as `invoice_number_gap`.
    pub rule: String,
    /// How many cases there are.
    pub cases: i64,
}
