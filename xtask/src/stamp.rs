//! Remembers what a step was done for, so that it is skipped while that has not changed.

use crate::Result;
use crate::project::write;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

/// Folders that are never a source.
const NOT_SOURCES: [&str; 9] =
    ["build", "target", "node_modules", ".svelte-kit", "paraglide", "generated", "cache", ".git", "tests"];

/// The note that a step leaves when it is done.
pub(crate) struct Stamp(pub(crate) PathBuf);

impl Stamp {
    /// Whether the step was done for just this.
    pub(crate) fn holds(&self, print: &str) -> bool {
        fs::read_to_string(&self.0).is_ok_and(|text| text == print)
    }

    pub(crate) fn set(&self, print: &str) -> Result<()> {
        write(&self.0, print)
    }

    /// Forgets, before a step that may fail half-way.
    pub(crate) fn clear(&self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// A fingerprint of the contents of files and folders and of what else decides.
pub(crate) fn print_of<'a>(paths: impl IntoIterator<Item = &'a Path>, also: &[&str]) -> String {
    let mut hasher = DefaultHasher::new();
    also.hash(&mut hasher);
    for path in paths {
        for file in sources(path) {
            file.hash(&mut hasher);
            fs::read(&file).unwrap_or_default().hash(&mut hasher);
        }
    }
    format!("{:016x}", hasher.finish())
}

/// The source files under a folder, in a fixed order; a file stands for itself.
pub(crate) fn sources(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(path) else {
        return if path.is_file() { vec![path.to_owned()] } else { Vec::new() };
    };
    let mut paths: Vec<PathBuf> = entries
        .flatten()
        .filter(|entry| !NOT_SOURCES.iter().any(|name| entry.file_name() == *name))
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    paths.iter().flat_map(|path| sources(path)).collect()
}
