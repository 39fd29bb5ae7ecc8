//! House style as tests: what these refuse, no review has to. This reads the project as text.
use std::fs;
use std::path::{Path, PathBuf};

/// A source file of the project.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its path from the project's root, with forward slashes.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl Source {
    /// The part before its unit tests.
    pub fn product(&self) -> &str {
        self.text.split("#[cfg(test)]").next().unwrap_or_default()
    }

    /// Whether it is written for tests alone.
    pub fn is_test(&self) -> bool {
        self.path.contains("/tests/") || self.path.starts_with("tests/") || self.path.starts_with("shared/testkit/")
    }
}

/// Every file of the project with one of these endings, generated and fetched ones left out.
pub fn sources(endings: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut found = Vec::new();
    for top in ["d1-migrations", "functions", "shared", "static", "tests", "xtask"] {
        walk(&root, &root.join(top), endings, &mut found);
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

const LEFT_OUT: [&str; 7] = ["node_modules", "target", "build", ".svelte-kit", "golden", "paraglide", "generated"];

fn walk(root: &Path, folder: &Path, endings: &[&str], found: &mut Vec<Source>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    for path in entries {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && !LEFT_OUT.contains(&name.as_str()) {
            walk(root, &path, endings, found);
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            found.extend(read(root, &path));
        }
    }
}

fn read(root: &Path, path: &PathBuf) -> Option<Source> {
    let relative = path.strip_prefix(root).ok()?.to_string_lossy().replace('\\', "/");
    Some(Source { path: relative, text: fs::read_to_string(path).ok()? })
}

/// The functions of a Rust file: name and number of lines, by indentation, which rustfmt keeps.
pub fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let words: Vec<&str> = line.split_whitespace().collect();
        let Some(at) = words.iter().position(|word| *word == "fn") else { continue };
        if line.trim_start().starts_with("//") || line.trim_end().ends_with(';') {
            continue;
        }
        let name = words.get(at + 1).map(|name| name.split(['(', '<']).next().unwrap_or(name)).unwrap_or_default();
        let closing = format!("{}}}", " ".repeat(indent));
        let length = lines[i..].iter().position(|l| l.trim_end() == closing).map_or(1, |n| n + 1);
        found.push((name.to_owned(), length));
    }
    found
}
