//! The demo space's tables: CSV files whose first line names the columns.

use crate::{Result, failure};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use std::str::FromStr;

/// One line of a table.
pub(crate) struct Row {
    /// For messages: the file and the line.
    place: String,
    cells: BTreeMap<String, String>,
}

/// Reads a table.
pub(crate) fn read(file: &Path) -> Result<Vec<Row>> {
    let broken = |error: csv::Error| failure!("{}: {error}", file.display());
    let mut reader = csv::Reader::from_path(file).map_err(broken)?;
    let columns: Vec<String> = reader.headers().map_err(broken)?.iter().map(str::to_owned).collect();
    let mut rows = Vec::new();
    for (index, record) in reader.records().enumerate() {
        let record = record.map_err(broken)?;
        let cells = columns.iter().cloned().zip(record.iter().map(str::to_owned)).collect();
        rows.push(Row { place: format!("{}, line {}", file.display(), index + 2), cells });
    }
    Ok(rows)
}

/// Reads a file that is JSON already.
pub(crate) fn read_json(file: &Path) -> Result<Value> {
    let text = std::fs::read_to_string(file).map_err(|error| failure!("{}: {error}", file.display()))?;
    serde_json::from_str(&text).map_err(|error| failure!("{}: {error}", file.display()))
}

impl Row {
    /// A cell as it stands.
    pub(crate) fn text(&self, column: &str) -> Result<&str> {
        let cell = self.cells.get(column);
        cell.map(String::as_str).ok_or_else(|| failure!("{} has no column {column}", self.place))
    }

    /// A cell that is something else than text.
    pub(crate) fn value<T: FromStr>(&self, column: &str) -> Result<T> {
        let text = self.text(column)?;
        text.parse().map_err(|_| failure!("{}: {column} cannot be {text:?}", self.place))
    }

    /// A cell that may be empty.
    pub(crate) fn optional<T: FromStr>(&self, column: &str) -> Result<Option<T>> {
        if self.text(column)?.is_empty() { Ok(None) } else { self.value(column).map(Some) }
    }

    /// A cell that is `yes` or `no`.
    pub(crate) fn yes(&self, column: &str) -> Result<bool> {
        match self.text(column)? {
            "yes" => Ok(true),
            "no" => Ok(false),
            other => Err(failure!("{}: {column} is yes or no, not {other:?}", self.place)),
        }
    }

    /// The words of a cell.
    pub(crate) fn words(&self, column: &str) -> Result<Vec<&str>> {
        Ok(self.text(column)?.split_whitespace().collect())
    }

    /// The rights that one column grants and another withholds; a table need not have the first.
    pub(crate) fn rights(&self, grants: Option<&str>, withholds: &str) -> Result<Value> {
        let mut rights = Map::new();
        for right in grants.map(|column| self.words(column)).transpose()?.unwrap_or_default() {
            rights.insert(right.to_owned(), json!(true));
        }
        for right in self.words(withholds)? {
            rights.insert(right.to_owned(), json!(false));
        }
        Ok(rights.into())
    }
}
