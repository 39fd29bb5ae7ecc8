//! Where things are in this repository, and which function depends on what.

use crate::process;
use crate::{Failure, Result, failure};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The repository.
pub(crate) struct Project {
    pub(crate) root: PathBuf,
    /// This very program: asked for at once, for a build may put another in its place while it runs.
    pub(crate) program: PathBuf,
}

impl Project {
    /// The repository that this program was built from.
    pub(crate) fn here() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_owned).unwrap_or_default();
        if root.join("Cargo.toml").is_file() {
            return Ok(Self { root, program: std::env::current_exe().unwrap_or_default() });
        }
        Err(failure!("the repository is not at {}; run this as `cargo xtask` inside it", root.display()))
    }

    /// A file or folder of the repository.
    pub(crate) fn at(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(path)
    }

    /// What this machine keeps for the portal; git ignores it.
    pub(crate) fn local(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(".portico").join(path)
    }

    /// The functions by the names of their folders, the front door last.
    pub(crate) fn functions(&self) -> Result<Vec<String>> {
        let folder = self.at("functions");
        let mut names: Vec<String> = fs::read_dir(&folder)
            .map_err(|error| failure!("{} cannot be read: {error}", folder.display()))?
            .flatten()
            .filter(|entry| entry.path().join("Cargo.toml").is_file())
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect();
        names.sort_by_key(|name| (name == "front", name.clone()));
        Ok(names)
    }

    /// The functions that are meant: one, or all.
    pub(crate) fn chosen(&self, function: Option<&str>) -> Result<Vec<String>> {
        let all = self.functions()?;
        match function {
            None => Ok(all),
            Some(name) if all.iter().any(|one| one == name) => Ok(vec![name.to_owned()]),
            Some(name) => Err(failure!("there is no function {name}; there are: {}", all.join(", "))),
        }
    }

    /// Where wrangler runs for a function, and so where its wrangler.toml is.
    pub(crate) fn wrangler_folder(&self, function: &str) -> PathBuf {
        if function == "front" { self.root.clone() } else { self.at("functions").join(function) }
    }

    /// For each crate of the workspace by its folder: the folders of all workspace crates
    /// that go into it, itself included.
    pub(crate) fn crate_folders(&self) -> Result<BTreeMap<PathBuf, BTreeSet<PathBuf>>> {
        let mut cargo = Command::new("cargo");
        cargo.args(["metadata", "--no-deps", "--offline", "--format-version", "1"]).current_dir(&self.root);
        let text = process::quietly("reading the workspace", &mut cargo)?;
        let metadata: Value = serde_json::from_str(&text)
            .map_err(|error| failure!("cargo metadata printed something that is not JSON: {error}"))?;
        let direct: BTreeMap<PathBuf, BTreeSet<PathBuf>> =
            metadata["packages"].as_array().into_iter().flatten().filter_map(direct_dependencies).collect();
        Ok(direct.keys().map(|folder| (folder.clone(), closure(folder, &direct))).collect())
    }
}

/// A package's folder, those of the workspace crates that it names (but for tests alone), and those that its metadata
/// says it reads from.
fn direct_dependencies(package: &Value) -> Option<(PathBuf, BTreeSet<PathBuf>)> {
    let folder = Path::new(package["manifest_path"].as_str()?).parent()?.to_owned();
    let named = package["dependencies"].as_array()?.iter();
    let paths = named
        .filter(|dependency| dependency["kind"] != "dev")
        .filter_map(|dependency| dependency["path"].as_str())
        .map(PathBuf::from);
    let read = package["metadata"]["portico"]["reads"].as_array().into_iter().flatten();
    let read = read.filter_map(Value::as_str).map(|path| folder.join(path));
    Some((folder.clone(), paths.chain(read).collect()))
}

fn closure(folder: &Path, direct: &BTreeMap<PathBuf, BTreeSet<PathBuf>>) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        if found.insert(next.clone()) {
            open.extend(direct.get(&next).into_iter().flatten().cloned());
        }
    }
    found
}

/// Makes a folder with its parents.
pub(crate) fn make_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(|error| failure!("{} cannot be made: {error}", folder.display()))
}

/// Writes a small file.
pub(crate) fn write(file: &Path, text: &str) -> Result<()> {
    if let Some(folder) = file.parent() {
        make_folder(folder)?;
    }
    fs::write(file, text).map_err(|error| unwritable(file, &error))
}

/// What to say when a file cannot be written.
pub(crate) fn unwritable(file: &Path, error: &std::io::Error) -> Failure {
    failure!("{} cannot be written: {error}", file.display())
}
