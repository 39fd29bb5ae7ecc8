/// Why a batch did not happen. Nothing of it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DbError {
    /// The schema refused a write. `rule` is what the schema calls it: the name of a CHECK,
    /// `table.column` of a NOT NULL, `table.a, table.b` of a UNIQUE or PRIMARY KEY, or
    /// `foreign key`.
    Refused {
        /// The schema's name for the rule.
        rule: String,
    },
    /// The database could not be asked or did not understand; for the log, never for the caller.
    Failed(String),
    /// There is so much of something that a list of it may have been cut, and what is decided on it would be wrong.
    Beyond {
        /// Of what.
        what: &'static str,
        /// How many are read at most; there are as many, or more.
        max: usize,
    },
}

/// All the rows that there are of `what`, which were read with `LIMIT max`: if as many came, there may be more.
pub fn all_of<T>(what: &'static str, rows: Vec<T>, max: usize) -> Result<Vec<T>, DbError> {
    if rows.len() < max { Ok(rows) } else { Err(DbError::Beyond { what, max }) }
}

impl DbError {
    /// Reads an error text; SQLite and D1 word them alike (the twin tests hold them to it).
    pub fn from_text(text: &str) -> Self {
        let text = text.trim_start_matches("D1_ERROR: ");
        // D1 appends ": SQLITE_CONSTRAINT (extended: …)"; the tail differs between runtimes.
        let text = text.split(": SQLITE_").next().unwrap_or(text).trim();
        for kind in ["UNIQUE", "CHECK", "NOT NULL"] {
            let said = text.split_once("constraint failed: ").filter(|(before, _)| before.trim_end() == kind);
            if let Some((_, rule)) = said {
                return Self::Refused { rule: rule.trim().to_owned() };
            }
        }
        if text.starts_with("FOREIGN KEY constraint failed") {
            return Self::Refused { rule: "foreign key".to_owned() };
        }
        Self::Failed(text.to_owned())
    }

    /// Whether the schema refused the write by `rule`.
    pub fn is_refused_by(&self, rule: &str) -> bool {
        matches!(self, Self::Refused { rule: named } if named == rule)
    }
}

impl std::fmt::Display for DbError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused { rule } => write!(f, "the schema refused a write: {rule}"),
            Self::Failed(cause) => write!(f, "the database failed: {cause}"),
            Self::Beyond { what, max } => write!(f, "{max} {what} or more, which is more than is read at once"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, rule: &str) {
        assert_eq!(DbError::from_text(text), DbError::Refused { rule: rule.to_owned() }, "{text}");
    }

    #[test]
    fn the_schema_is_quoted_by_its_own_names() {
        check("UNIQUE constraint failed: m.email: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_UNIQUE)", "m.email");
        check("D1_ERROR: CHECK constraint failed: ends_after_start: SQLITE_CONSTRAINT", "ends_after_start");
        check("NOT NULL constraint failed: slot_claims.unit", "slot_claims.unit");
        check("FOREIGN KEY constraint failed: SQLITE_CONSTRAINT", "foreign key");
        assert_eq!(DbError::from_text("no such table: x"), DbError::Failed("no such table: x".to_owned()));
    }
}
