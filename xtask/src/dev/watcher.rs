//! Notices changed sources by their times and sizes. A few hundred files are looked at
//! in milliseconds, on every system and file share alike.

use crate::Result;
use crate::project::Project;
use crate::stamp::sources;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What has to be done after a change.
#[derive(Default, PartialEq, Debug)]
pub(crate) struct Changes {
    pub(crate) functions: BTreeSet<String>,
    pub(crate) front: bool,
    pub(crate) migrations: bool,
    /// A wrangler.toml: nothing to build, but other bindings.
    pub(crate) settings: bool,
}

impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [(self.front, "front end"), (self.migrations, "migrations"), (self.settings, "settings")];
        let named = parts.into_iter().filter(|(changed, _)| *changed).map(|(_, name)| name);
        let all: Vec<&str> = self.functions.iter().map(String::as_str).chain(named).collect();
        f.write_str(&all.join(", "))
    }
}

type Seen = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// Remembers how the sources looked.
pub(crate) struct Watcher {
    seen: Seen,
}

impl Watcher {
    pub(crate) fn new(project: &Project) -> Self {
        Self { seen: snapshot(project) }
    }

    /// What changed since the last look. An editor that is still writing is waited for.
    pub(crate) fn look(&mut self, project: &Project) -> Result<Option<Changes>> {
        let now = snapshot(project);
        if now == self.seen {
            return Ok(None);
        }
        std::thread::sleep(std::time::Duration::from_millis(60));
        let now = snapshot(project);
        let files: Vec<PathBuf> = differing(&self.seen, &now).cloned().collect();
        self.seen = now;
        let changes = meaning(&project.root, &files, &project.crate_folders()?);
        Ok((changes != Changes::default()).then_some(changes))
    }
}

fn snapshot(project: &Project) -> Seen {
    let roots = ["functions", "shared", "static", "d1-migrations", "wrangler.toml", "Cargo.toml"];
    let files = roots.iter().flat_map(|root| sources(&project.at(root)));
    files
        .map(|file| {
            let about = fs::metadata(&file).ok();
            let time = about.as_ref().and_then(|about| about.modified().ok());
            (file, (time, about.map_or(0, |about| about.len())))
        })
        .collect()
}

fn differing<'a>(old: &'a Seen, new: &'a Seen) -> impl Iterator<Item = &'a PathBuf> {
    let gone = old.keys().filter(|file| !new.contains_key(*file));
    let other = new.iter().filter(|(file, about)| old.get(*file) != Some(about)).map(|(file, _)| file);
    gone.chain(other)
}

/// Which functions depend on what changed.
fn meaning(root: &Path, files: &[PathBuf], crates: &BTreeMap<PathBuf, BTreeSet<PathBuf>>) -> Changes {
    let mut changes = Changes::default();
    let functions = root.join("functions");
    let names =
        || crates.iter().filter_map(|(folder, parts)| Some((folder.strip_prefix(&functions).ok()?.to_str()?, parts)));
    for file in files {
        if file.ends_with("wrangler.toml") {
            changes.settings = true;
        } else if file.starts_with(root.join("static")) {
            changes.front = true;
        } else if file.starts_with(root.join("d1-migrations")) {
            changes.migrations = true;
        } else {
            let all = *file == root.join("Cargo.toml");
            let touched = names().filter(|(_, parts)| all || parts.iter().any(|part| file.starts_with(part)));
            changes.functions.extend(touched.map(|(name, _)| name.to_owned()));
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crates() -> BTreeMap<PathBuf, BTreeSet<PathBuf>> {
        let set = |names: &[&str]| names.iter().map(PathBuf::from).collect();
        BTreeMap::from([
            ("/p/functions/bookings".into(), set(&["/p/functions/bookings", "/p/shared/claims", "/p/shared/db"])),
            ("/p/functions/front".into(), set(&["/p/functions/front"])),
            ("/p/functions/space".into(), set(&["/p/functions/space", "/p/shared/db"])),
            ("/p/shared/db".into(), set(&["/p/shared/db"])),
        ])
    }

    #[test]
    fn a_change_concerns_those_that_depend_on_it_and_no_others() {
        let rows: &[(&str, &str)] = &[
            ("functions/bookings/src/rules.rs", "bookings"),
            ("shared/claims/src/lib.rs", "bookings"),
            ("shared/db/src/lib.rs", "bookings, space"),
            ("Cargo.toml", "bookings, front, space"),
            ("static/src/app.html", "front end"),
            ("d1-migrations/0002_more.sql", "migrations"),
            ("functions/space/wrangler.toml", "settings"),
            ("wrangler.toml", "settings"),
            ("shared/unused/src/lib.rs", ""),
        ];
        for (file, expected) in rows {
            let changes = meaning(Path::new("/p"), &[Path::new("/p").join(file)], &crates());
            assert_eq!(changes.to_string(), *expected, "{file}");
        }
    }
}
